/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-apply.h"
#include "annexa-date.h"
#include "annexa-dialog.h"
#include "annexa-query.h"
#include "annexa-record-edits.h"
#include "annexa-starters.h"

static gboolean
is_taken (AnnexaProject    *project,
          const AnnexaKind *kind,
          const char       *name)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  g_autoptr (GArray) ids = NULL;

  annexa_value_set_text (&value, name);
  annexa_query_add_filter (query, annexa_kind_find_field (kind, kind->title), ANNEXA_TEST_EQUAL, &value);
  ids = annexa_project_query (project, query, NULL);
  return ids != NULL && ids->len > 0;
}

/* Reviews are called by their year everywhere; the second of a year has a number. */
static char *
name_review (AnnexaProject    *project,
             const AnnexaKind *kind,
             const char       *today)
{
  /* TRANSLATORS: What a new management review is called: the year */
  g_autofree char *first = g_strdup_printf (_("Management review %.4s"), today);
  g_autofree char *name = g_strdup (first);

  for (guint i = 2; is_taken (project, kind, name); i++)
    {
      g_free (name);
      /* TRANSLATORS: What one more management review of the same year is called: “Management review 2026 (2)” */
      name = g_strdup_printf (_("%s (%u)"), first, i);
    }
  return g_steal_pointer (&name);
}

/* A name that waits to be changed; that of a review need not wait. */
static char *
name_new (AnnexaProject    *project,
          const AnnexaKind *kind,
          const char       *today)
{
  if (strcmp (kind->name, "review") == 0)
    return name_review (project, kind, today);
  return g_strdup (kind->fresh != NULL ? _(kind->fresh) : annexa_kind_get_label (kind));
}

/**
 * annexa_add_record:
 * @widget: a widget of the window
 * @project: a project
 * @kind: a kind
 *
 * Adds a record under a name that waits to be changed.
 *
 * Returns: its id, or 0 when it could not be added, which was told
 */
gint64
annexa_add_record (GtkWidget        *widget,
                   AnnexaProject    *project,
                   const AnnexaKind *kind)
{
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, kind->fresh != NULL ? _(kind->fresh) : "");
  g_autofree char *today = annexa_date_today ();
  g_autofree char *name = name_new (project, kind, today);
  g_autoptr (GError) error = NULL;
  gint64 id = annexa_edit_create (edit, kind);

  annexa_edit_set_text (edit, kind, id, kind->title, name);
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == ANNEXA_FIELD_DATE && (kind->fields[i].flags & ANNEXA_FIELD_REQUIRED))
      annexa_edit_set_text (edit, kind, id, kind->fields[i].name, today);
  /* Evidence without any place is no evidence; this one says what is still to be done. */
  if (strcmp (kind->name, "evidence") == 0)
    annexa_edit_set_text (edit, kind, id, "location", _("Still to be collected"));
  if (!annexa_project_apply (project, edit, &error))
    {
      annexa_say (widget, error->message);
      return 0;
    }
  return id;
}

/**
 * annexa_tell_added:
 * @widget: a widget of the window
 * @kind: a kind
 * @title: what the record is called
 *
 * Says that a record was added along with something else, and offers to take that back. Nobody asked for the record by
 * itself, so one has to see that it is there now.
 */
void
annexa_tell_added (GtkWidget        *widget,
                   const AnnexaKind *kind,
                   const char       *title)
{
  /* TRANSLATORS: The kind and the name of a record that was added: “Person Ana Ruiz added” */
  g_autofree char *message = g_strdup_printf (_("%s %s added"), annexa_kind_get_label (kind), title);

  annexa_offer_undo (widget, message);
}

typedef struct
{
  GtkWidget *widget;
  AnnexaProject *project;
  AnnexaRecord *record;
  AnnexaDeleted deleted;
  gpointer user_data;
} Deletion;

static void
free_deletion (Deletion *deletion)
{
  g_object_unref (deletion->widget);
  g_object_unref (deletion->project);
  g_object_unref (deletion->record);
  g_free (deletion);
}

/* Some have no title of their own. */
static char *
name_record (AnnexaRecord *record)
{
  const char *title = annexa_record_get_title (record);
  const char *ref = annexa_record_get_ref (record);

  if (*title == '\0' || *ref == '\0' || strcmp (title, ref) == 0)
    /* TRANSLATORS: The kind and the reference of a record: “Asset A-006” */
    return g_strdup_printf (_("%s %s"), annexa_kind_get_label (annexa_record_get_kind (record)),
                            *ref != '\0' ? ref : title);
  /* TRANSLATORS: The name and the reference of a record: “Customer database ” */
  return g_strdup_printf (_("%s (%s)"), title, ref);
}

static AnnexaEdit *
make_edit (Deletion *deletion)
{
  const AnnexaKind *kind = annexa_record_get_kind (deletion->record);
  g_autofree char *name = name_record (deletion->record);
  /* TRANSLATORS: The name and the reference of a record: “Customer database deleted” */
  g_autofree char *label = g_strdup_printf (_("%s deleted"), name);
  AnnexaEdit *edit = annexa_project_begin (deletion->project, label);

  annexa_edit_delete (edit, kind, annexa_record_get_id (deletion->record));
  return edit;
}

static void
delete_now (Deletion *deletion)
{
  g_autoptr (AnnexaEdit) edit = make_edit (deletion);

  if (annexa_apply (deletion->widget, deletion->project, edit, NULL) && deletion->deleted != NULL)
    deletion->deleted (deletion->widget, deletion->user_data);
}

/* The window may have been closed, or the record deleted elsewhere, while it was asked. */
static void
answered (const char *answer,
          gpointer    data)
{
  Deletion *deletion = data;

  if (strcmp (answer, "delete") == 0 && gtk_widget_get_root (deletion->widget) != NULL
      && !annexa_record_is_deleted (deletion->record))
    delete_now (deletion);
  free_deletion (deletion);
}

/* What is refused is told at once; what touches others is said before. */
static void
ask_or_delete (Deletion *deletion)
{
  const AnnexaKind *kind = annexa_record_get_kind (deletion->record);
  gint64 id = annexa_record_get_id (deletion->record);
  g_autofree char *preview = annexa_project_preview_delete (deletion->project, kind, &id, 1);
  g_autofree char *name = name_record (deletion->record);
  g_autofree char *heading = NULL;
  g_autoptr (AnnexaEdit) edit = make_edit (deletion);

  if (preview == NULL || !annexa_project_try (deletion->project, edit, NULL))
    {
      delete_now (deletion);
      free_deletion (deletion);
      return;
    }
  /* TRANSLATORS: The name and the reference of a record: “Delete Customer database ?” */
  heading = g_strdup_printf (_("Delete %s?"), name);
  annexa_ask (deletion->widget, heading, preview, "delete", answered, deletion, "cancel", _("_Cancel"), "delete",
              _("_Delete"), NULL);
}

/**
 * annexa_delete_record:
 * @widget: a widget of the window
 * @project: a project
 * @record: a record
 * @deleted: (nullable): called once the record is deleted
 * @user_data: for @deleted
 *
 * Deletes a record. When others name it, or it has parts, it is said before what becomes of these; else nobody is asked,
 * because the message that says so offers to take it back.
 */
void
annexa_delete_record (GtkWidget     *widget,
                      AnnexaProject *project,
                      AnnexaRecord  *record,
                      AnnexaDeleted  deleted,
                      gpointer       user_data)
{
  Deletion *deletion = g_new0 (Deletion, 1);

  deletion->widget = g_object_ref (widget);
  deletion->project = g_object_ref (project);
  deletion->record = g_object_ref (record);
  deletion->deleted = deleted;
  deletion->user_data = user_data;
  ask_or_delete (deletion);
}

/**
 * annexa_confirm_proposal:
 * @widget: a widget of the window
 * @project: a project
 * @record: a proposal of a starter set
 *
 * Confirms the proposal, and offers to take that back.
 *
 * Returns: whether it is confirmed; when not, the reason was told
 */
gboolean
annexa_confirm_proposal (GtkWidget     *widget,
                         AnnexaProject *project,
                         AnnexaRecord  *record)
{
  g_autoptr (AnnexaEdit) edit = annexa_starters_confirm (project, record);

  return annexa_apply (widget, project, edit, NULL);
}
