/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-kinds-private.h"
#include "annexa-timeline-entry.h"

/**
 * AnnexaTimelineEntry:
 *
 * What was noticed, decided or done in an incident, and when (A.5.28).
 */
ANNEXA_DEFINE_RECORD (AnnexaTimelineEntry, annexa_timeline_entry, annexa_timeline_entry_kind)

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), .prefix = "TL" },
  { "incident", ANNEXA_FIELD_RECORD, N_ ("Incident"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST | ANNEXA_FIELD_PARENT,
    .target = "incident" },
  { "time", ANNEXA_FIELD_DATE_TIME, N_ ("Time"), ANNEXA_FIELD_LIST },
  { "text", ANNEXA_FIELD_TEXT, N_ ("What was done"),
    ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST },
  { "by", ANNEXA_FIELD_RECORD, N_ ("By"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_CREATES, .target = "person" },
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

const AnnexaKind annexa_timeline_entry_kind = {
  .name = "timeline-entry",
  .label = N_ ("Entry"),
  .plural = N_ ("Timeline"),
  .counted = N_ ("Entries of a timeline"),
  .add = N_ ("Add entry"),
  .fresh = N_ ("New entry"),
  .icon = "annexa-history-symbolic",
  .title = "text",
  .flags = ANNEXA_KIND_PART | ANNEXA_KIND_CATALOGUE_ORDER,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_timeline_entry_get_type,
};
