/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-kinds-private.h"
#include "annexa-pack-section.h"

/**
 * AnnexaPackSection:
 *
 * A report as a section of a pack. Which reports there are is known above this folder, and a newer program may know
 * more of them: so a section names its report by a text, and one that nobody knows stays as it is.
 */
ANNEXA_DEFINE_RECORD (AnnexaPackSection, annexa_pack_section, annexa_pack_section_kind)

static const AnnexaChoice orientations[] = {
  { "as-report", N_ ("As the report wants") },
  { "portrait", N_ ("Portrait") },
  { "landscape", N_ ("Landscape") },
  { NULL },
};

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), .prefix = "PS" },
  { "pack", ANNEXA_FIELD_RECORD, N_ ("Pack"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST | ANNEXA_FIELD_PARENT,
    .target = "pack" },
  { "position", ANNEXA_FIELD_INTEGER, N_ ("Place"), ANNEXA_FIELD_LIST, .minimum = 1, .maximum = 100000,
    .help = N_ ("Sections follow each other by this number.") },
  { "report", ANNEXA_FIELD_TEXT, N_ ("Report"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST,
    .help = N_ (
        "The name of a report, such as soa. On the command line “annexa-cli report --list” says which there are.") },
  { "about", ANNEXA_FIELD_LINKS, N_ ("Records"),
    .help = N_ ("Which records it is about, where the report is about one: the section is made for each of them.") },
  { "left-out", ANNEXA_FIELD_YES_NO, N_ ("Left out"), ANNEXA_FIELD_LIST,
    .help = N_ ("The section keeps its place and its words, but is not printed.") },
  { "heading", ANNEXA_FIELD_TEXT, N_ ("Own heading"), ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST,
    .help = N_ ("Stands above the section instead of the title of the report.") },
  { "text-before", ANNEXA_FIELD_LONG_TEXT, N_ ("Text before"), ANNEXA_FIELD_SEARCH,
    .help = N_ ("Your own words below the heading of the section.") },
  { "text-after", ANNEXA_FIELD_LONG_TEXT, N_ ("Text after"), ANNEXA_FIELD_SEARCH,
    .help = N_ ("Your own words at the end of the section.") },
  { "hidden-chapters", ANNEXA_FIELD_TEXT, N_ ("Hidden chapters"),
    .help = N_ ("The names of chapters that it goes without, separated by spaces.") },
  { "hidden-columns", ANNEXA_FIELD_TEXT, N_ ("Hidden columns"),
    .help = N_ ("The names of columns that its tables go without, separated by spaces.") },
  { "orientation", ANNEXA_FIELD_CHOICE, N_ ("Pages"), ANNEXA_FIELD_REQUIRED, .choices = orientations,
    .initial = "as-report",
    .help = N_ ("Portrait pages stand upright; landscape pages lie on their side and have room for wide tables.") },
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

const AnnexaKind annexa_pack_section_kind = {
  .name = "pack-section",
  .label = N_ ("Section"),
  .plural = N_ ("Sections"),
  .add = N_ ("Add section"),
  .icon = "annexa-list-symbolic",
  .title = "report",
  .flags = ANNEXA_KIND_PART | ANNEXA_KIND_CATALOGUE_ORDER,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_pack_section_get_type,
};
