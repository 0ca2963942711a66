/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-change-row.h"
#include "annexa-edit-details.h"
#include "annexa-history-index.h"
#include "annexa-names.h"
#include "annexa-record-history.h"
#include "annexa-record-view.h"
#include "annexa-time.h"

/* So many edits are shown at first, and so many more with each further step. */
#define FIRST_EDITS 10
#define MORE_EDITS 20

/**
 * AnnexaRecordHistory:
 *
 * The edits of the record that a form shows, with what each one changed in it. Nothing is read before somebody opens it.
 */
struct _AnnexaRecordHistory
{
  AdwPreferencesGroup parent_instance;

  AnnexaProject *project;
  AnnexaRecord *record;
  AnnexaHistoryIndex *index;
  gulong updated_handler;

  GCancellable *loading;
  guint wanted;  /* how many edits are to be shown */
  GArray *shown; /* the numbers of those that are */

  AdwExpanderRow *expander;
  GPtrArray *rows;
};

static void annexa_record_history_view_init (AnnexaRecordViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnexaRecordHistory, annexa_record_history, ADW_TYPE_PREFERENCES_GROUP,
                               G_IMPLEMENT_INTERFACE (ANNEXA_TYPE_RECORD_VIEW, annexa_record_history_view_init))

static void update (AnnexaRecordHistory *self);

static void
remove_rows (AnnexaRecordHistory *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (self->expander, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_array_set_size (self->shown, 0);
}

static void
stop_loading (AnnexaRecordHistory *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
forget_record (AnnexaRecordHistory *self)
{
  stop_loading (self);
  if (self->index != NULL)
    g_clear_signal_handler (&self->updated_handler, self->index);
  self->index = NULL;
  g_clear_object (&self->project);
  g_clear_object (&self->record);
}

static void
add_row (AnnexaRecordHistory *self,
         GtkWidget           *row)
{
  adw_expander_row_add_row (self->expander, row);
  g_ptr_array_add (self->rows, row);
}

static GtkWidget *
make_heading (const AnnexaHistoryEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *time = annexa_time_format (entry->time);
  /* TRANSLATORS: Who made an edit, and when: “Ana Ruiz · 23 Nov 2026, 21:07” */
  g_autofree char *line = g_strdup_printf (_("%s · %s"), entry->person, time);
  g_autofree char *sentence = g_strdup_printf ("%s, %s, %s", entry->label, entry->person, time);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), entry->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_add_css_class (row, "edit-heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  return row;
}

/* What a row says instead of what an edit changed. */
static GtkWidget *
make_note (const char *text)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_add_css_class (row, "dim-label");
  return row;
}

static void
add_edit (AnnexaRecordHistory *self,
          GPtrArray           *edits,
          guint                position)
{
  const AnnexaEditDetails *details = edits->pdata[position];

  add_row (self, make_heading (&details->entry));
  if (details->problem != NULL)
    add_row (self, make_note (details->problem));
  for (guint i = 0; details->changes != NULL && i < details->changes->len; i++)
    if (g_array_index (details->changes, AnnexaFieldChange, i).field != NULL)
      add_row (self, annexa_change_row_new (self->project, edits, position, i));
}

static void
show_older (AnnexaRecordHistory *self)
{
  self->wanted += MORE_EDITS;
  update (self);
}

static void
add_older_button (AnnexaRecordHistory *self)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Show older edits"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Show older edits"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (show_older), self);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), button);
  add_row (self, row);
}

static GArray *
find_edits (AnnexaRecordHistory *self)
{
  AnnexaHistoryFilter filter = { .record = annexa_record_get_id (self->record) };

  return annexa_history_index_find (self->index, &filter);
}

/* A row that goes takes the keyboard with it, which then stays at the section. */
static void
fill (AnnexaRecordHistory *self,
      GPtrArray           *edits)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->expander));
  g_autoptr (GArray) all = find_edits (self);

  remove_rows (self);
  for (guint i = 0; i < edits->len; i++)
    {
      add_edit (self, edits, i);
      g_array_append_val (self->shown, ((AnnexaEditDetails *) edits->pdata[i])->entry.seq);
    }
  if (self->shown->len < all->len)
    add_older_button (self);
  annexa_name_widgets (GTK_WIDGET (self->expander));
  annexa_name_expander (self->expander, _("History"));
  if (had_focus)
    gtk_widget_child_focus (GTK_WIDGET (self->expander), GTK_DIR_TAB_FORWARD);
}

static void
loaded (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr (AnnexaRecordHistory) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) edits = annexa_project_load_edits_finish (ANNEXA_PROJECT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->project != ANNEXA_PROJECT (source))
    return;
  g_clear_object (&self->loading);
  if (edits != NULL)
    fill (self, edits);
}

static void
load (AnnexaRecordHistory *self,
      GArray              *seqs)
{
  stop_loading (self);
  self->loading = g_cancellable_new ();
  annexa_project_load_edits_async (self->project, (const gint64 *) (void *) seqs->data, MIN (seqs->len, self->wanted),
                                   annexa_record_get_id (self->record), self->loading, loaded, g_object_ref (self));
}

/* Whether the rows show what there is. */
static gboolean
is_up_to_date (AnnexaRecordHistory *self,
               GArray              *seqs)
{
  if (self->shown->len != MIN (seqs->len, self->wanted))
    return FALSE;
  for (guint i = 0; i < self->shown->len; i++)
    if (g_array_index (self->shown, gint64, i) != g_array_index (seqs, gint64, i))
      return FALSE;
  return TRUE;
}

static void
update (AnnexaRecordHistory *self)
{
  g_autoptr (GArray) seqs = NULL;

  if (self->record == NULL || annexa_record_is_deleted (self->record)
      || !adw_expander_row_get_expanded (self->expander))
    return;
  if (self->index == NULL)
    {
      self->index = annexa_project_get_history_index (self->project);
      self->updated_handler = g_signal_connect_swapped (self->index, "updated", G_CALLBACK (update), self);
    }
  if (!annexa_history_index_is_ready (self->index))
    {
      if (self->rows->len == 0)
        add_row (self, make_note (_("Reading history…")));
      return;
    }
  seqs = find_edits (self);
  if (!is_up_to_date (self, seqs))
    load (self, seqs);
}

static void
expanded_changed (AnnexaRecordHistory *self)
{
  update (self);
}

static void
annexa_record_history_set_record (AnnexaRecordView *view,
                                  AnnexaProject    *project,
                                  AnnexaRecord     *record)
{
  AnnexaRecordHistory *self = ANNEXA_RECORD_HISTORY (view);

  if (self->record == record)
    return;
  forget_record (self);
  remove_rows (self);
  self->wanted = FIRST_EDITS;
  adw_expander_row_set_expanded (self->expander, FALSE);
  if (record == NULL)
    return;
  self->project = g_object_ref (project);
  self->record = g_object_ref (record);
}

static void
annexa_record_history_view_init (AnnexaRecordViewInterface *iface)
{
  iface->set_record = annexa_record_history_set_record;
}

static void
annexa_record_history_dispose (GObject *object)
{
  AnnexaRecordHistory *self = ANNEXA_RECORD_HISTORY (object);

  forget_record (self);

  G_OBJECT_CLASS (annexa_record_history_parent_class)->dispose (object);
}

static void
annexa_record_history_finalize (GObject *object)
{
  AnnexaRecordHistory *self = ANNEXA_RECORD_HISTORY (object);

  g_ptr_array_unref (self->rows);
  g_array_unref (self->shown);

  G_OBJECT_CLASS (annexa_record_history_parent_class)->finalize (object);
}

static void
annexa_record_history_class_init (AnnexaRecordHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annexa_record_history_dispose;
  G_OBJECT_CLASS (klass)->finalize = annexa_record_history_finalize;
}

static void
annexa_record_history_init (AnnexaRecordHistory *self)
{
  GtkWidget *expander = adw_expander_row_new ();

  self->rows = g_ptr_array_new ();
  self->shown = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->wanted = FIRST_EDITS;
  self->expander = ADW_EXPANDER_ROW (expander);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), _("History"));
  adw_expander_row_set_subtitle (self->expander, _("Who changed what and when, and what was here before"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), expander);
  annexa_name_expander (self->expander, _("History"));
  g_signal_connect_object (expander, "notify::expanded", G_CALLBACK (expanded_changed), self, G_CONNECT_SWAPPED);
}

/**
 * annexa_record_history_new:
 *
 * Returns: (transfer floating): a section without a record
 */
GtkWidget *
annexa_record_history_new (void)
{
  return g_object_new (ANNEXA_TYPE_RECORD_HISTORY, NULL);
}

/**
 * annexa_record_history_set_open:
 * @self: a section of a form
 * @open: whether to show the edits
 */
void
annexa_record_history_set_open (AnnexaRecordHistory *self,
                                gboolean             open)
{
  g_return_if_fail (ANNEXA_IS_RECORD_HISTORY (self));

  adw_expander_row_set_expanded (self->expander, open);
}

/**
 * annexa_record_history_get_n_edits:
 * @self: a section of a form
 *
 * Returns: how many edits are shown
 */
guint
annexa_record_history_get_n_edits (AnnexaRecordHistory *self)
{
  g_return_val_if_fail (ANNEXA_IS_RECORD_HISTORY (self), 0);

  return self->shown->len;
}
