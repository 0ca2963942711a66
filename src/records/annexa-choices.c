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
