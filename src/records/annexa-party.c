/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-kinds-private.h"
#include "annexa-party.h"

/**
 * AnnexaParty:
 *
 * Somebody with a stake in the security of the organization, and what they require (4.2).
 */
ANNEXA_DEFINE_RECORD (AnnexaParty, annexa_party, annexa_party_kind)

static const AnnexaChoice categories[] = {
  { "customer", N_ ("Customers"), .synonyms = "client|clients" },
  { "employee", N_ ("Employees"), .synonyms = "staff" },
  { "owner", N_ ("Owners"), .synonyms = "shareholder|shareholders" },
  { "supplier", N_ ("Suppliers") },
  { "authority", N_ ("Authorities"), .synonyms = "regulator|government" },
  { "certification-body", N_ ("Certification body") },
  { "neighbour", N_ ("Neighbours"), .synonyms = "public|community" },
  { "other", N_ ("Others") },
  { NULL },
};

static const AnnexaChoice decisions[] = {
  { "undecided", N_ ("Undecided"), ANNEXA_TONE_POOR },
  { "yes", N_ ("Taken on") },
  { "no", N_ ("Left out") },
  { NULL },
};

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), ANNEXA_FIELD_LIST, .prefix = "PTY" },
  { "name", ANNEXA_FIELD_TEXT, N_ ("Interested party"),
    ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST, .synonyms = "party|stakeholder|name of party" },
  { "category", ANNEXA_FIELD_CHOICE, N_ ("Category"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_NAMES, .choices = categories },
  { "needs", ANNEXA_FIELD_LONG_TEXT, N_ ("Needs and expectations"), ANNEXA_FIELD_SEARCH,
    .synonyms = "needs|expectations" },
  { "requirement", ANNEXA_FIELD_LONG_TEXT, N_ ("What they require"), ANNEXA_FIELD_SEARCH,
    N_ ("As concrete as you can: a clause of a contract, a deadline."), .synonyms = "requirements" },
  { "taken-into-isms", ANNEXA_FIELD_CHOICE, N_ ("Decision"), ANNEXA_FIELD_LIST,
    N_ ("Whether the management system takes care of it (4.2 c)."), .choices = decisions, .initial = "undecided",
    .synonyms = "taken on" },
  { "how", ANNEXA_FIELD_LONG_TEXT, N_ ("How it is met"), ANNEXA_FIELD_SEARCH },
  { "met-by", ANNEXA_FIELD_LINKS, N_ ("Met by"), .help = N_ ("The controls and documents that fulfil it."),
    .target = "control|document", .missing = N_ ("nothing yet") },
  ANNEXA_PROPOSAL_FIELD,
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

const AnnexaKind annexa_party_kind = {
  .name = "party",
  .label = N_ ("Interested party"),
  .plural = N_ ("Interested parties"),
  .short_plural = N_ ("Parties"),
  .add = N_ ("Add interested party"),
  .fresh = N_ ("New interested party"),
  .icon = "annexa-party-symbolic",
  .title = "name",
  .purpose = N_ ("List who expects security of you and what exactly: customers, employees, authorities, insurers. "
                 "You decide which of it the management system takes on (4.2)."),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_party_get_type,
};
