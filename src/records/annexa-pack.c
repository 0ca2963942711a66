/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-kinds-private.h"
#include "annexa-pack.h"

/**
 * AnnexaPack:
 *
 * Reports that somebody put together as one document, with a name and words of their own (7.4, 7.5).
 */
ANNEXA_DEFINE_RECORD (AnnexaPack, annexa_pack, annexa_pack_kind)

/* What can stand around the sections, in the order in which it does. */
static const AnnexaChoice frame[] = {
  { "cover", N_ ("Cover") },
  { "contents", N_ ("Contents") },
  { "control", N_ ("Document control") },
  { "open-points", N_ ("Open points") },
  { "numbers", N_ ("Numbers in front of headings") },
  { "signatures", N_ ("Signatures") },
  { "fingerprint", N_ ("Fingerprint of the history") },
  { NULL },
};

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), ANNEXA_FIELD_LIST, .prefix = "PK" },
  { "name", ANNEXA_FIELD_TEXT, N_ ("Name"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST,
    .synonyms = "title", .help = N_ ("What you call the pack, such as “For customers”.") },
  { "heading", ANNEXA_FIELD_TEXT, N_ ("Title of the document"), ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST,
    .help = N_ ("Stands on the cover and on every page. Without one it is the name of the pack.") },
  /* What is wrong in the firm is told to those whom somebody wants to tell it. */
  { "frame", ANNEXA_FIELD_CHOICES, N_ ("Around the sections"), .choices = frame,
    .initial = "cover contents numbers",
    .help = N_ ("What the document has besides its sections. Without open points or signatures the sections have none "
                "either.") },
  { "introduction", ANNEXA_FIELD_LONG_TEXT, N_ ("Introduction"), ANNEXA_FIELD_SEARCH,
    .help = N_ ("Your own words in front of the first section.") },
  { "closing", ANNEXA_FIELD_LONG_TEXT, N_ ("Closing words"), ANNEXA_FIELD_SEARCH,
    .help = N_ ("Your own words behind the last section.") },
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

const AnnexaKind annexa_pack_kind = {
  .name = "pack",
  .label = N_ ("Pack"),
  .plural = N_ ("Packs"),
  .add = N_ ("Add pack"),
  .fresh = N_ ("New pack"),
  .icon = "annexa-report-symbolic",
  .title = "name",
  .flags = ANNEXA_KIND_MADE_HERE,
  .purpose
      = N_ ("A pack is several reports in one document: the sections that its readers need, in your order and with your "
            "own words."),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_pack_get_type,
};
