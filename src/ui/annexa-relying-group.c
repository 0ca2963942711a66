/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-later.h"
#include "annexa-record-view.h"
#include "annexa-relying-group.h"
#include "annexa-soa-relying.h"

/**
 * AnnexaRelyingGroup:
 *
 * A part of the form of a control that is left out: the records that count on it, each of which contradicts the decision.
 * Hidden when there are none.
 */
struct _AnnexaRelyingGroup
{
  AdwPreferencesGroup parent_instance;

  AnnexaProject *project;
  gulong changed_handler;
  AnnexaRecord *record;
  GHashTable *rows; /* By the id of the record. */
};

static void annexa_relying_group_view_init (AnnexaRecordViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnexaRelyingGroup, annexa_relying_group, ADW_TYPE_PREFERENCES_GROUP,
                               G_IMPLEMENT_INTERFACE (ANNEXA_TYPE_RECORD_VIEW, annexa_relying_group_view_init))

/* Titles are changed elsewhere, too. */
static void
name_row (AnnexaRelyingGroup  *self,
          GtkWidget           *row,
          const AnnexaRelying *relying)
{
  const char *ref = annexa_project_get_ref (self->project, relying->kind, relying->id);
  const char *title = annexa_project_get_title (self->project, relying->kind, relying->id);
  /* TRANSLATORS: The kind and the reference of a record: “Obligation OBL-003” */
  g_autofree char *line = g_strdup_printf (_("%s %s"), annexa_kind_get_label (relying->kind), ref);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), *title != '\0' ? title : ref);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
}

static GtkWidget *
make_row (const AnnexaRelying *relying)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sx)", relying->kind->name, relying->id);
  return row;
}

/* A row that stays is the same one, so that it keeps the keyboard. */
static GtkWidget *
show_row (AnnexaRelyingGroup  *self,
          const AnnexaRelying *relying)
{
  GtkWidget *row = g_hash_table_lookup (self->rows, &relying->id);

  if (row == NULL)
    {
      row = make_row (relying);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_hash_table_insert (self->rows, g_memdup2 (&relying->id, sizeof (gint64)), row);
    }
  name_row (self, row, relying);
  return row;
}

static void
remove_row (GtkWidget *group,
            GtkWidget *row)
{
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
  gtk_widget_set_visible (group, g_hash_table_size (ANNEXA_RELYING_GROUP (group)->rows) > 0);
}

static void
remove_others (AnnexaRelyingGroup *self,
               GHashTable         *shown)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    if (!g_hash_table_contains (shown, row))
      {
        annexa_remove_later (GTK_WIDGET (self), row, remove_row);
        g_hash_table_iter_remove (&iter);
      }
}

/* What cannot be read is not taken for nothing: what was shown stays until it can. */
static void
show_state (AnnexaRelyingGroup *self)
{
  g_autoptr (GHashTable) shown = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) relying = NULL;

  if (self->record != NULL && !annexa_record_is_deleted (self->record))
    {
      relying = annexa_soa_list_relying (self->project, annexa_record_get_id (self->record), NULL);
      if (relying == NULL)
        return;
    }
  for (guint i = 0; relying != NULL && i < relying->len; i++)
    g_hash_table_add (shown, show_row (self, &g_array_index (relying, AnnexaRelying, i)));
  remove_others (self, shown);
  if (g_hash_table_size (self->rows) > 0)
    gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
project_changed (AnnexaRelyingGroup *self,
                 AnnexaChanges      *changes)
{
  if (annexa_soa_relying_may_change (changes))
    show_state (self);
}

static void
forget (AnnexaRelyingGroup *self)
{
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
  g_hash_table_unref (ANNEXA_RELYING_GROUP (object)->rows);

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
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
