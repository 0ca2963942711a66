/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-kinds-private.h"
#include "annexa-method.h"

/**
 * AnnexaMethod:
 *
 * A version of the way risks are rated (6.1.2 a): two scales, the levels, and the matrix that leads from one to the
 * other. Exactly one is in force; changing to another never rewrites what was rated before.
 */
ANNEXA_DEFINE_RECORD (AnnexaMethod, annexa_method, annexa_method_kind)

static const AnnexaChoice statuses[] = {
  { "draft", N_ ("Draft") },
  { "in-force", N_ ("In force"), ANNEXA_TONE_GOOD, "in force|active|current" },
  { "retired", N_ ("Retired") },
  { NULL },
};

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), ANNEXA_FIELD_LIST, .prefix = "M" },
  { "title", ANNEXA_FIELD_TEXT, N_ ("Risk method"),
    ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST, .synonyms = "name" },
  { "version", ANNEXA_FIELD_TEXT, N_ ("Version"), ANNEXA_FIELD_LIST },
  { "status", ANNEXA_FIELD_CHOICE, N_ ("Status"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST, .choices = statuses,
    .initial = "draft",
    .help = N_ ("One method is in force at a time. Retired ones are kept, because old assessments were made with "
                "them.") },
  { "approved-by", ANNEXA_FIELD_RECORD, N_ ("Approved by"), ANNEXA_FIELD_CREATES, .target = "person",
    .help = N_ ("Who decided that risks are rated like this; usually top management.") },
  { "approved-on", ANNEXA_FIELD_DATE, N_ ("Approved on") },
  { "description", ANNEXA_FIELD_LONG_TEXT, N_ ("How risks are found and rated"), ANNEXA_FIELD_SEARCH,
    .help = N_ ("Who finds and rates risks, how often, and what is taken into account, so that others come to the "
                "same result (6.1.2 b).") },
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

const AnnexaKind annexa_method_kind = {
  .name = "method",
  .label = N_ ("Risk method"),
  .plural = N_ ("Risk methods"),
  .add = N_ ("Add risk method"),
  .fresh = N_ ("New risk method"),
  .icon = "annexa-method-symbolic",
  .title = "title",
  .flags = ANNEXA_KIND_MADE_HERE,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_method_get_type,
};
