/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-kinds-private.h"

/* The three properties of information that risks and threats affect (6.1.2 c). */
const AnnexaChoice annexa_properties_choices[] = {
  { "C", N_ ("Confidentiality") },
  { "I", N_ ("Integrity") },
  { "A", N_ ("Availability") },
  { NULL },
};

/* How confidential information is, for assets and documents alike (A.5.12). */
const AnnexaChoice annexa_classification_choices[] = {
  { "public", N_ ("Public") },
  { "internal", N_ ("Internal") },
  { "confidential", N_ ("Confidential"), .synonyms = "restricted" },
  { "strictly-confidential", N_ ("Strictly confidential"), .synonyms = "secret|highly confidential" },
  { NULL },
};

/* What an asset is, and what a threat or weakness typically concerns. */
const AnnexaChoice annexa_asset_type_choices[] = {
  { "process", N_ ("Process"), .synonyms = "business process" },
  { "information", N_ ("Information"), .synonyms = "data" },
  { "hardware", N_ ("Hardware"), .synonyms = "device|equipment|physical" },
  { "software", N_ ("Software"), .synonyms = "application|program" },
  { "network", N_ ("Network") },
  { "site", N_ ("Site"), .synonyms = "location|building|premises|room" },
  { "people", N_ ("People"), .synonyms = "person|staff|personnel" },
  { "service", N_ ("Service"), .synonyms = "cloud service|SaaS" },
  { "paper", N_ ("Paper"), .synonyms = "document|documents" },
  { "other", N_ ("Other") },
  { NULL },
};
