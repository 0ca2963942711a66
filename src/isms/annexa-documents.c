/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-documents.h"

/* The life of a document (7.5): draft, in review, in force, obsolete. What comes into force is kept as a version, in the
 * same edit and whichever way it came, be it the form, a list, an import or the command line. A new draft then changes the
 * document, and the version in force can still be read. */

static const AnnexaKind *
version_kind (void)
{
  return annexa_kind_lookup ("document-version");
}

static gboolean
is_in_force (AnnexaRecord *document)
{
  return document != NULL && g_strcmp0 (annexa_record_get_text (document, "status"), "in-force") == 0;
}

static gboolean
is_approved (AnnexaRecord *document)
{
  return !annexa_record_is_empty (document, "version") && !annexa_record_is_empty (document, "approver")
         && !annexa_record_is_empty (document, "approved-on");
}

/* A text as SQL has it. */
static char *
quote (const char *text)
{
  g_auto (GStrv) parts = text != NULL ? g_strsplit (text, "'", -1) : NULL;
  g_autofree char *doubled = parts != NULL ? g_strjoinv ("''", parts) : NULL;

  return doubled != NULL ? g_strconcat ("'", doubled, "'", NULL) : g_strdup ("NULL");
}

static gboolean
has_version (AnnexaProject *project,
             AnnexaRecord  *document,
             gboolean       same_text)
{
  g_autofree char *version = quote (annexa_record_get_text (document, "version"));
  g_autofree char *body = quote (annexa_record_get_text (document, "body"));
  g_autofree char *file = quote (annexa_record_get_text (document, "file"));
  g_autofree char *same = same_text ? g_strdup_printf (" AND body IS %s AND file IS %s", body, file) : g_strdup ("");

  return annexa_project_read_number (project,
                                     "SELECT count (*) FROM document_version WHERE document = %" G_GINT64_FORMAT
                                     " AND version = %s%s",
                                     annexa_record_get_id (document), version, same)
         > 0;
}

static void
copy (AnnexaEdit   *edit,
      gint64        version,
      const char   *to,
      AnnexaRecord *document,
      const char   *from)
{
  const AnnexaValue *value = annexa_record_get (document, from);

  if (!annexa_value_is_empty (value))
    annexa_edit_set (edit, version_kind (), version, annexa_kind_find_field (version_kind (), to), value);
}

static void
keep_version (AnnexaEdit   *edit,
              AnnexaRecord *document)
{
  gint64 version = annexa_edit_create (edit, version_kind ());

  annexa_edit_set_integer (edit, version_kind (), version, "document", annexa_record_get_id (document));
  copy (edit, version, "version", document, "version");
  copy (edit, version, "body", document, "body");
  copy (edit, version, "file", document, "file");
  copy (edit, version, "approved-by", document, "approver");
  copy (edit, version, "approved-on", document, "approved-on");
}

/* What people were told to follow does not change under the same number. */
static void
check_unchanged (AnnexaRecord   *before,
                 AnnexaRecord   *after,
                 AnnexaProblems *problems)
{
  static const char *const texts[] = { "body", "file" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!annexa_value_equal (annexa_record_get (before, texts[i]), annexa_record_get (after, texts[i])))
      annexa_problems_add_for (problems, after, texts[i],
                               _("This version is in force and stays as it was approved. Set the status to “Draft” "
                                 "to work on the next one."));
}

/* What comes from elsewhere may be in force without anybody knowing who approved it; the checks of readiness find it. */
static void
check_in_force (AnnexaProject  *project,
                AnnexaEdit     *edit,
                AnnexaRecord   *before,
                AnnexaRecord   *after,
                AnnexaProblems *problems)
{
  const char *version = annexa_record_get_text (after, "version");
  gboolean comes_into_force = !is_in_force (before);

  if (!is_approved (after))
    {
      if (before != NULL && comes_into_force)
        annexa_problems_add_for (problems, after, "status",
                                 _("Before a document comes into force it needs a version, an approver, and the day on "
                                   "which it was approved."));
      return;
    }
  if (annexa_edit_creates_part (edit, version_kind (), annexa_record_get_id (after), "version", version))
    return;

  if (!has_version (project, after, FALSE))
    keep_version (edit, after);
  else if (!comes_into_force)
    check_unchanged (before, after, problems);
  else if (!has_version (project, after, TRUE))
    annexa_problems_add_for (problems, after, "version",
                             _("There was a version of this number before, with another text, and it is kept. Give the "
                               "new one another number."));
}

/* A new draft is not approved by anybody yet; the kept version says when the old one was. */
static void
begin_draft (AnnexaRecord *before,
             AnnexaRecord *after)
{
  const char *status = annexa_record_get_text (after, "status");
  const AnnexaField *field = annexa_kind_find_field (annexa_record_get_kind (after), "approved-on");
  g_auto (AnnexaValue) nothing = ANNEXA_VALUE_INIT;

  if (is_in_force (before) && (g_strcmp0 (status, "draft") == 0 || g_strcmp0 (status, "in-review") == 0)
      && annexa_value_equal (annexa_record_get_value (before, field), annexa_record_get_value (after, field)))
    annexa_record_set_value (after, field, &nothing);
}

static void
check_delete (AnnexaProject  *project,
              AnnexaRecord   *document,
              AnnexaProblems *problems)
{
  if (annexa_project_read_number (project,
                                  "SELECT count (*) FROM document_version WHERE document = %" G_GINT64_FORMAT,
                                  annexa_record_get_id (document))
      > 0)
    annexa_problems_add_for (problems, document, NULL,
                             _("Approved versions of this document are kept for good, so it cannot be deleted. Set its "
                               "status to “Obsolete” instead."));
}

/* The rule about documents. */
void
annexa_documents_check (AnnexaProject  *project,
                        AnnexaEdit     *edit,
                        AnnexaRecord   *before,
                        AnnexaRecord   *after,
                        AnnexaProblems *problems)
{
  if (after == NULL)
    check_delete (project, before, problems);
  else if (is_in_force (after))
    check_in_force (project, edit, before, after, problems);
  else
    begin_draft (before, after);
}
