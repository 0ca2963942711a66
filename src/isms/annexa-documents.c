/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-date.h"
#include "annexa-documents.h"
#include "annexa-open-point.h"
#include "annexa-template-text.h"

/* The life of a document (7.5): draft, in review, in force, obsolete. What comes into force is kept as a version, in the
 * same edit and whichever way it came, be it the form, a list, an import or the command line. A new draft then changes the
 * document, and the version in force can still be read.
 *
 * The text of a document has words in braces that follow the project. A version does not: it says what people were told on
 * the day of its approval, so it is kept with the words filled. */

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

/* What says that somebody approved a document. */
static const char *const approval[] = { "version", "approver", "approved-on" };

/* Texts lack a version and an approver as well, and are asked for them in the same words. */
static char *
dup_request (const char *field)
{
  if (strcmp (field, "approved-on") == 0)
    return g_strdup (_("Say on what day this document was approved"));
  return annexa_template_text_dup_request (field);
}

static gboolean
is_approved (AnnexaRecord *document)
{
  for (guint i = 0; i < G_N_ELEMENTS (approval); i++)
    if (annexa_record_is_empty (document, approval[i]))
      return FALSE;
  return TRUE;
}

static gboolean
has_version (AnnexaProject  *project,
             AnnexaRecord   *document,
             AnnexaProblems *problems)
{
  g_autofree char *version = annexa_rule_quote (annexa_record_get_text (document, "version"));

  return annexa_rule_read_number (project, problems,
                                  "SELECT count (*) FROM document_version WHERE document = %" G_GINT64_FORMAT
                                  " AND version = %s",
                                  annexa_record_get_id (document), version)
         > 0;
}

/* Whether the version that was kept under this number says the same. */
static gboolean
has_same_version (AnnexaProject  *project,
                  AnnexaRecord   *document,
                  const char     *text,
                  AnnexaProblems *problems)
{
  g_autofree char *version = annexa_rule_quote (annexa_record_get_text (document, "version"));
  g_autofree char *body = annexa_rule_quote (text);
  g_autofree char *file = annexa_rule_quote (annexa_record_get_text (document, "file"));

  return annexa_rule_read_number (project, problems,
                                     "SELECT count (*) FROM document_version WHERE document = %" G_GINT64_FORMAT
                                     " AND version = %s AND body IS %s AND file IS %s",
                                     annexa_record_get_id (document), version, body, file)
         > 0;
}

static void
add_point (GPtrArray    *points,
           AnnexaRecord *document,
           const char   *text,
           const char   *field)
{
  annexa_open_points_add (points, text, annexa_record_get_kind (document), annexa_record_get_id (document), field);
}

static void
add_if_empty (GPtrArray    *points,
              AnnexaRecord *document,
              const char   *field)
{
  g_autofree char *request = NULL;

  if (!annexa_record_is_empty (document, field))
    return;
  request = dup_request (field);
  add_point (points, document, request, field);
}

/* The text of a document as it reads today. What the project does not say yet goes to @missing. */
static char *
fill_text (AnnexaProject *project,
           AnnexaRecord  *document,
           GPtrArray     *missing)
{
  const char *body = annexa_record_get_text (document, "body");

  return body != NULL ? annexa_template_text_fill (body, project, document, missing) : NULL;
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

/* Everything at once: whoever is told of one thing after the other does not know how much is still to come. */
static void
tell_needs (AnnexaRecord   *document,
            GPtrArray      *needs,
            AnnexaProblems *problems)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *message = NULL;

  for (guint i = 0; i < needs->len; i++)
    g_string_append_printf (lines, "\n• %s", ((const AnnexaOpenPoint *) needs->pdata[i])->text);

  /* TRANSLATORS: A list follows, a line for each: “• Give this document a version” */
  message = g_strdup_printf (_("This document is not complete yet, so it cannot come into force:%s"), lines->str);
  annexa_problems_add_for (problems, document, "status", message);
}

/* A document that nobody approved: told at the end, with what its text lacks by then. */
static void
check_needs (AnnexaProject  *project,
             AnnexaEdit     *edit,
             gint64          id,
             AnnexaProblems *problems)
{
  AnnexaRecord *document = annexa_edit_get_held (edit, id);
  g_autoptr (GPtrArray) needs = annexa_open_points_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (approval); i++)
    add_if_empty (needs, document, approval[i]);
  text = fill_text (project, document, needs);
  tell_needs (document, needs, problems);
}

/* The version is filled when everything else that the edit does is there, roles and people included. Until then the edit
 * holds on to the document as it is going to be. */
static void
keep_version (AnnexaEdit   *edit,
              AnnexaRecord *document)
{
  gint64 version = annexa_edit_create (edit, version_kind ());

  annexa_edit_set_integer (edit, version_kind (), version, "document", annexa_record_get_id (document));
  copy (edit, version, "version", document, "version");
  copy (edit, version, "file", document, "file");
  copy (edit, version, "approved-by", document, "approver");
  copy (edit, version, "approved-on", document, "approved-on");
  annexa_edit_hold (edit, version, document);
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

static void
check_approval (AnnexaProject  *project,
                AnnexaEdit     *edit,
                AnnexaRecord   *after,
                AnnexaProblems *problems)
{
  g_autofree char *text = NULL;

  if (!has_version (project, after, problems))
    {
      keep_version (edit, after);
      return;
    }
  text = fill_text (project, after, NULL);
  if (!has_same_version (project, after, text, problems))
    annexa_problems_add_for (problems, after, "version",
                             _("There was a version of this number before, with another text, and it is kept. Give the "
                               "new one another number."));
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
        {
          annexa_edit_hold (edit, annexa_record_get_id (after), after);
          annexa_project_check_last (project, edit, check_needs, annexa_record_get_id (after));
        }
      return;
    }
  if (annexa_edit_creates_part (edit, version_kind (), annexa_record_get_id (after), "version", version))
    return;

  if (!comes_into_force && has_version (project, after, problems))
    check_unchanged (before, after, problems);
  else
    check_approval (project, edit, after, problems);
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
  if (annexa_rule_read_number (project, problems,
                               "SELECT count (*) FROM document_version WHERE document = %" G_GINT64_FORMAT,
                               annexa_record_get_id (document))
      > 0)
    annexa_problems_add_for (problems, document, NULL,
                             _("Approved versions of this document are kept for good, so it cannot be deleted. Set its "
                               "status to “Obsolete” instead."));
}

/**
 * annexa_documents_check:
 * @project: a project
 * @edit: an edit
 * @before: (nullable): a document as it was
 * @after: (nullable): as it is going to be
 * @problems: where to say what is wrong
 *
 * A document that comes into force needs an approval and keeps what was approved as a version; one with versions cannot be
 * deleted; any other is a draft.
 */
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

static void
set_body (AnnexaRecord *version,
          const char   *text)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_set_text (&value, text);
  annexa_record_set_value (version, annexa_kind_find_field (version_kind (), "body"), &value);
}

/**
 * annexa_documents_check_version:
 * @project: a project
 * @edit: an edit
 * @before: (nullable): a version as it was
 * @after: (nullable): as it is going to be
 * @problems: where to say what is wrong
 *
 * The versions that documents keep are filled here. Nobody approves a text with gaps; but what comes from elsewhere is
 * approved already, and there the text itself says in bold what is missing.
 */
void
annexa_documents_check_version (AnnexaProject  *project,
                                AnnexaEdit     *edit,
                                AnnexaRecord   *before,
                                AnnexaRecord   *after,
                                AnnexaProblems *problems)
{
  AnnexaRecord *document = after != NULL ? annexa_edit_get_held (edit, annexa_record_get_id (after)) : NULL;
  g_autoptr (GPtrArray) gaps = annexa_open_points_new ();
  g_autofree char *text = document != NULL ? fill_text (project, document, gaps) : NULL;

  if (before != NULL || text == NULL)
    return;
  set_body (after, text);
  if (gaps->len > 0 && !annexa_edit_creates (edit, annexa_record_get_id (document)))
    tell_needs (document, gaps, problems);
}

static gboolean
says_nothing (AnnexaRecord *document)
{
  return annexa_record_is_empty (document, "body") && annexa_record_is_empty (document, "file")
         && annexa_record_is_empty (document, "location");
}

/**
 * annexa_documents_list_needs:
 * @project: a project
 * @document: a document
 *
 * The version and the day of the approval are not among it: annexa_documents_approve() gives these.
 *
 * Returns: (transfer full) (element-type AnnexaOpenPoint): what has to be added before the document can be approved
 */
GPtrArray *
annexa_documents_list_needs (AnnexaProject *project,
                             AnnexaRecord  *document)
{
  GPtrArray *needs = annexa_open_points_new ();
  g_autofree char *text = NULL;

  if (says_nothing (document))
    add_point (needs, document, _("Write the text, attach the file, or say where to find it"), "body");
  add_if_empty (needs, document, "approver");
  text = fill_text (project, document, needs);
  return needs;
}

/**
 * annexa_documents_approve:
 * @project: a project
 * @document: the id of a document
 * @error: return location
 *
 * Brings a document into force as of today, for the approver that it names. The gate refuses that while something is
 * missing, and says what.
 *
 * Returns: (transfer full) (nullable): the edit, not applied yet
 */
AnnexaEdit *
annexa_documents_approve (AnnexaProject *project,
                          gint64         document,
                          GError       **error)
{
  const AnnexaKind *kind = annexa_kind_lookup ("document");
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (project, kind, document, error);
  g_autofree char *today = annexa_date_today ();
  g_autofree char *label = NULL;
  AnnexaEdit *edit;

  if (record == NULL)
    return NULL;
  /* TRANSLATORS: History: the reference of a document */
  label = g_strdup_printf (_("%s brought into force"), annexa_record_get_ref (record));
  edit = annexa_project_begin (project, label);
  annexa_edit_set_text (edit, kind, document, "status", "in-force");
  annexa_edit_set_text (edit, kind, document, "approved-on", today);
  if (annexa_record_is_empty (record, "version"))
    annexa_edit_set_text (edit, kind, document, "version", "1.0");
  return edit;
}
