/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-record-edits.h"
#include "annexa-window.h"

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
  g_autoptr (GError) error = NULL;
  gint64 id = annexa_edit_create (edit, kind);

  annexa_edit_set_text (edit, kind, id, kind->title, kind->fresh != NULL ? _(kind->fresh) : annexa_kind_get_label (kind));
  /* Evidence without any place is no evidence; this one says what is still to be done. */
  if (strcmp (kind->name, "evidence") == 0)
    annexa_edit_set_text (edit, kind, id, "location", _("Still to be collected"));
  if (!annexa_project_apply (project, edit, &error))
    {
      annexa_window_tell (ANNEXA_WINDOW (gtk_widget_get_root (widget)), error->message);
      return 0;
    }
  return id;
}

/**
 * annexa_delete_record:
 * @widget: a widget of the window
 * @project: a project
 * @record: a record
 *
 * Deletes a record without asking; the message that says so offers to take it back.
 *
 * Returns: whether it was deleted
 */
gboolean
annexa_delete_record (GtkWidget     *widget,
                      AnnexaProject *project,
                      AnnexaRecord  *record)
{
  const AnnexaKind *kind = annexa_record_get_kind (record);
  AnnexaWindow *window = ANNEXA_WINDOW (gtk_widget_get_root (widget));
  /* TRANSLATORS: The kind and the reference of a record: “Asset A-006 deleted” */
  g_autofree char *label
      = g_strdup_printf (_("%s %s deleted"), annexa_kind_get_label (kind), annexa_record_get_ref (record));
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, label);
  g_autoptr (GError) error = NULL;

  annexa_edit_delete (edit, kind, annexa_record_get_id (record));
  if (!annexa_project_apply (project, edit, &error))
    {
      annexa_window_tell (window, error->message);
      return FALSE;
    }
  annexa_window_offer_undo (window, label);
  return TRUE;
}
