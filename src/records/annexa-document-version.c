/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-document-version.h"
#include "annexa-kinds-private.h"
#include "annexa-problems.h"

/**
 * AnnexaDocumentVersion:
 *
 * A version of a document as it was approved. It is never changed and never deleted.
 */
ANNEXA_DEFINE_RECORD (AnnexaDocumentVersion, annexa_document_version, annexa_document_version_kind)

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), .prefix = "DV" },
  { "document", ANNEXA_FIELD_RECORD, N_ ("Document"),
    ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST | ANNEXA_FIELD_LOCKED | ANNEXA_FIELD_PARENT, .target = "document" },
  { "version", ANNEXA_FIELD_TEXT, N_ ("Version"),
    ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST | ANNEXA_FIELD_LOCKED },
  { "body", ANNEXA_FIELD_LONG_TEXT, N_ ("Text"), ANNEXA_FIELD_LOCKED },
  { "file", ANNEXA_FIELD_FILE, N_ ("File"), ANNEXA_FIELD_LOCKED },
  { "approved-by", ANNEXA_FIELD_RECORD, N_ ("Approved by"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_LOCKED,
    .target = "person", .on_delete = ANNEXA_ON_DELETE_REFUSE },
  { "approved-on", ANNEXA_FIELD_DATE, N_ ("Approved on"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_LOCKED },
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

/* Every approved version is kept: it is what people were told to follow at the time (7.5.3). */
static void
check_document_version (AnnexaRecord   *before,
                        AnnexaRecord   *after,
                        AnnexaProblems *problems)
{
  if (before != NULL && after == NULL)
    annexa_problems_add_for (problems, before, NULL, _("An approved version is kept for good and cannot be deleted."));
  for (guint i = 0; before != NULL && after != NULL && i < G_N_ELEMENTS (fields); i++)
    if ((fields[i].flags & ANNEXA_FIELD_LOCKED)
        && !annexa_value_equal (annexa_record_get_value (before, &fields[i]),
                                annexa_record_get_value (after, &fields[i])))
      annexa_problems_add_for (problems, after, fields[i].name,
                               _("An approved version is not changed any more. Make a new one."));
}

const AnnexaKind annexa_document_version_kind = {
  .name = "document-version",
  .label = N_ ("Version"),
  .plural = N_ ("Versions"),
  .add = N_ ("Add version"),
  .fresh = N_ ("New version"),
  .icon = "annexa-history-symbolic",
  .title = "version",
  .flags = ANNEXA_KIND_PART,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_document_version_get_type,
  .check = check_document_version,
};
