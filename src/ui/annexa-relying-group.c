/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-record-view.h"
#include "annexa-relying-group.h"

/**
 * AnnexaRelyingGroup:
 *
 * A part of the form of a control that is left out: the risks, obligations and interested parties that rely on it, each of
 * which contradicts the decision. Hidden when there are none.
 */
struct _AnnexaRelyingGroup
{
  AdwPreferencesGroup parent_instance;

  AnnexaProject *project;
  gulong changed_handler;
  AnnexaRecord *record;
  gulong notify_handler;
  GPtrArray *rows;
};

static void annexa_relying_group_view_init (AnnexaRecordViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnexaRelyingGroup, annexa_relying_group, ADW_TYPE_PREFERENCES_GROUP,
                               G_IMPLEMENT_INTERFACE (ANNEXA_TYPE_RECORD_VIEW, annexa_relying_group_view_init))

static const char *const relying_kinds[] = { "risk", "obligation", "party" };

static void
clear (AnnexaRelyingGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static void
add_row (AnnexaRelyingGroup *self,
         const AnnexaKind   *kind,
         gint64              id)
{
  const char *ref = annexa_project_get_ref (self->project, kind, id);
  const char *title = annexa_project_get_title (self->project, kind, id);
  /* TRANSLATORS: The kind and the reference of a record: “Obligation OBL-003” */
  g_autofree char *line = g_strdup_printf (_("%s %s"), annexa_kind_get_label (kind), ref);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), *title != '\0' ? title : ref);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sx)", kind->name, id);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

/* A risk may rely on a control in more than one way. */
static void
add_users (AnnexaRelyingGroup *self,
           const AnnexaKind   *kind)
{
  g_autoptr (GArray) references = annexa_kind_get_references (annexa_record_get_kind (self->record));
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < references->len; i++)
    {
      const AnnexaReference *reference = &g_array_index (references, AnnexaReference, i);
      GArray *ids = reference->kind == kind ? annexa_project_list_users (self->project, reference,
                                                                         annexa_record_get_id (self->record), NULL)
                                            : NULL;

      for (guint j = 0; ids != NULL && j < ids->len; j++)
        if (g_hash_table_add (known, g_memdup2 (&g_array_index (ids, gint64, j), sizeof (gint64))))
          add_row (self, kind, g_array_index (ids, gint64, j));
      g_clear_pointer (&ids, g_array_unref);
    }
}

static void
show_state (AnnexaRelyingGroup *self)
{
  clear (self);
  if (self->record != NULL && g_strcmp0 (annexa_record_get_text (self->record, "applicable"), "no") == 0)
    for (guint i = 0; i < G_N_ELEMENTS (relying_kinds); i++)
      add_users (self, annexa_kind_lookup (relying_kinds[i]));
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

static void
project_changed (AnnexaRelyingGroup *self,
                 AnnexaChanges      *changes)
{
  for (guint i = 0; i < G_N_ELEMENTS (relying_kinds); i++)
    if (annexa_changes_touch (changes, annexa_kind_lookup (relying_kinds[i])))
      {
        show_state (self);
        return;
      }
}

static void
forget (AnnexaRelyingGroup *self)
{
  if (self->record != NULL)
    g_clear_signal_handler (&self->notify_handler, self->record);
  if (self->project != NULL)
    g_clear_signal_handler (&self->changed_handler, self->project);
  g_clear_object (&self->record);
  g_clear_object (&self->project);
}

static void
annexa_relying_group_set_record (AnnexaRecordView *view,
                                 AnnexaProject    *project,
                                 AnnexaRecord     *record)
{
  AnnexaRelyingGroup *self = ANNEXA_RELYING_GROUP (view);

  forget (self);
  if (record != NULL)
    {
      self->project = g_object_ref (project);
      self->record = g_object_ref (record);
      self->changed_handler = g_signal_connect_object (project, "changed", G_CALLBACK (project_changed), self,
                                                       G_CONNECT_SWAPPED | G_CONNECT_AFTER);
      self->notify_handler = g_signal_connect_swapped (record, "notify::applicable", G_CALLBACK (show_state), self);
    }
  show_state (self);
}

static gboolean
annexa_relying_group_flush (AnnexaRecordView *view)
{
  return TRUE;
}

static void
annexa_relying_group_view_init (AnnexaRecordViewInterface *iface)
{
  iface->set_record = annexa_relying_group_set_record;
  iface->flush = annexa_relying_group_flush;
}

static void
annexa_relying_group_dispose (GObject *object)
{
  forget (ANNEXA_RELYING_GROUP (object));

  G_OBJECT_CLASS (annexa_relying_group_parent_class)->dispose (object);
}

static void
annexa_relying_group_finalize (GObject *object)
{
  g_ptr_array_unref (ANNEXA_RELYING_GROUP (object)->rows);

  G_OBJECT_CLASS (annexa_relying_group_parent_class)->finalize (object);
}

static void
annexa_relying_group_class_init (AnnexaRelyingGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annexa_relying_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = annexa_relying_group_finalize;
}

static void
annexa_relying_group_init (AnnexaRelyingGroup *self)
{
  self->rows = g_ptr_array_new ();
}
