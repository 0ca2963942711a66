/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-change-row.h"
#include "annexa-edit-details.h"
#include "annexa-edit-view.h"
#include "annexa-history-index.h"
#include "annexa-names.h"
#include "annexa-time.h"
#include "annexa-worker.h"
#include "annexa-wrapping.h"

/* An import may have added thousands of records; rows are made for so many changes at first, and for so many more with each
 * further step. A record is shown whole. */
#define FIRST_CHANGES 40
#define MORE_CHANGES 80

/* While an edit is being read for longer than this, one sees that something happens. */
#define LONGEST_SILENCE_MS 300

/**
 * AnnexaEditView:
 *
 * One edit of history: who made it and when, and which records and fields it changed, from what to what.
 */
struct _AnnexaEditView
{
  AdwBin parent_instance;

  AnnexaProject *project;
  gulong index_handler;
  gint64 seq;
  GCancellable *loading;
  guint silence_source;
  GPtrArray *edits;   /* AnnexaEditDetails, of one edit */
  GArray *records;    /* Part */
  guint shown;        /* how many of the records are shown */
  gboolean named;     /* Whether the names of records that were deleted were known. */
  GPtrArray *go_buttons;

  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkLabel *title;
  GtkLabel *line;
  GtkLabel *problem;
  GtkBox *groups;
  GtkWidget *more;
};

G_DEFINE_FINAL_TYPE (AnnexaEditView, annexa_edit_view, ADW_TYPE_BIN)

/* What the edit changed in one record: the places of these changes. */
typedef struct
{
  const AnnexaKind *kind;
  gint64 id;
  AnnexaRecordChangeType type;
  GArray *changes; /* guint */
} Part;

static void
clear_part (gpointer data)
{
  g_array_unref (((Part *) data)->changes);
}

static void
stop_loading (AnnexaEditView *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_handle_id (&self->silence_source, g_source_remove);
}

/* An edit may have changed every record. */
static void
let_go (AnnexaEditView *self)
{
  annexa_worker_free (g_steal_pointer (&self->edits), (GDestroyNotify) g_ptr_array_unref);
  annexa_worker_free (g_steal_pointer (&self->records), (GDestroyNotify) g_array_unref);
}

static void
forget_project (AnnexaEditView *self)
{
  if (self->project != NULL)
    g_clear_signal_handler (&self->index_handler, annexa_project_get_history_index (self->project));
  g_clear_object (&self->project);
}

static void
annexa_edit_view_dispose (GObject *object)
{
  AnnexaEditView *self = ANNEXA_EDIT_VIEW (object);

  stop_loading (self);
  forget_project (self);
  g_clear_pointer (&self->go_buttons, g_ptr_array_unref);
  G_OBJECT_CLASS (annexa_edit_view_parent_class)->dispose (object);
  /* Not before the rows are gone, which hold the edits, too. */
  let_go (self);
}

static void
annexa_edit_view_class_init (AnnexaEditViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annexa_edit_view_dispose;
}

static GtkLabel *
add_label (GtkBox     *box,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static void show_more (AnnexaEditView *self);

static GtkWidget *
build_content (AnnexaEditView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *clamp = adw_clamp_new ();

  self->title = add_label (GTK_BOX (heading), "title-4");
  self->line = add_label (GTK_BOX (heading), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->line), "numeric");
  self->problem = add_label (GTK_BOX (heading), "missing");
  gtk_box_append (GTK_BOX (box), heading);
  self->groups = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->groups));
  self->more = gtk_button_new ();
  gtk_widget_set_halign (self->more, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->more, "pill");
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (show_more), self);
  gtk_box_append (GTK_BOX (box), self->more);

  gtk_widget_add_css_class (box, "form");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 640);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  return clamp;
}

static GtkWidget *
build_empty (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "annexa-log-symbolic");
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _("Choose an edit in the list to see what it changed."));
  gtk_widget_add_css_class (page, "compact");
  return page;
}

static GtkWidget *
build_loading (void)
{
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_spinner_set_spinning (GTK_SPINNER (spinner), TRUE);
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spinner), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reading what was changed"),
                                  -1);
  return spinner;
}

static void
annexa_edit_view_init (AnnexaEditView *self)
{
  self->go_buttons = g_ptr_array_new ();
  self->stack = GTK_STACK (gtk_stack_new ());
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, build_content (self));
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, build_empty (), "empty");
  gtk_stack_add_named (self->stack, build_loading (), "loading");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->scroller), "edit");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

/* Puts together what happened to one record, in the order in which the edit has it. */
static GArray *
collect_records (GArray *changes)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, NULL);

  g_array_set_clear_func (parts, clear_part);
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const AnnexaFieldChange *change = &g_array_index (changes, AnnexaFieldChange, i);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, &change->id));
      Part *part;

      if (place == 0)
        {
          Part new_part = { change->kind, change->id, change->type, g_array_new (FALSE, FALSE, sizeof (guint)) };

          g_array_append_val (parts, new_part);
          place = parts->len;
          g_hash_table_insert (places, (gpointer) &change->id, GUINT_TO_POINTER (place));
        }
      part = &g_array_index (parts, Part, place - 1);
      if (change->field != NULL)
        g_array_append_val (part->changes, i);
      else
        part->type = change->type;
    }
  return parts;
}

static char *
describe_part (const Part *part)
{
  const char *kind = annexa_kind_get_label (part->kind);

  switch (part->type)
    {
    case ANNEXA_RECORD_ADDED:
      /* TRANSLATORS: What happened to a record of a kind: “Asset, added” */
      return g_strdup_printf (_("%s, added"), kind);
    case ANNEXA_RECORD_DELETED:
      return g_strdup_printf (_("%s, deleted"), kind);
    case ANNEXA_RECORD_CHANGED:
    default:
      return g_strdup_printf (_("%s, changed"), kind);
    }
}

static GtkWidget *
make_button (const char *icon,
             const char *action,
             const Part *part,
             const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sx)", part->kind->name, part->id);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static GtkWidget *
make_buttons (AnnexaEditView *self,
              const Part     *part,
              const char     *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  /* TRANSLATORS: What buttons do; the reference and the title of a record */
  g_autofree char *only = g_strdup_printf (_("Show only edits of %s"), name);
  g_autofree char *go = g_strdup_printf (_("Go to %s"), name);
  GtkWidget *go_button = make_button ("go-next-symbolic", "win.show-record", part, go);

  gtk_box_append (GTK_BOX (box), make_button ("annexa-filter-symbolic", "history.show-record", part, only));
  gtk_box_append (GTK_BOX (box), go_button);
  gtk_widget_set_visible (go_button, annexa_project_find_kind (self->project, part->id) != NULL);
  g_ptr_array_add (self->go_buttons, go_button);
  return box;
}

static void
add_record (AnnexaEditView *self,
            const Part     *part)
{
  g_autofree char *name = annexa_project_name_record (self->project, part->kind, part->id);
  g_autofree char *description = describe_part (part);
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *escaped = g_markup_escape_text (name, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), escaped);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), make_buttons (self, part, name));
  for (guint i = 0; i < part->changes->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               annexa_change_row_new (self->project, self->edits, 0,
                                                      g_array_index (part->changes, guint, i)));
  annexa_wrap_headings (group);
  annexa_name_widgets (group);
  gtk_box_append (self->groups, group);
}

static void
update_more_button (AnnexaEditView *self)
{
  guint rest = self->records->len - self->shown;
  g_autofree char *label
      = g_strdup_printf (ngettext ("Show more (%u record)", "Show more (%u records)", rest), rest);

  gtk_button_set_label (GTK_BUTTON (self->more), label);
  gtk_widget_set_visible (self->more, rest > 0);
}

static void
add_records (AnnexaEditView *self,
             guint           n_changes)
{
  guint added = 0;

  while (self->shown < self->records->len && added < n_changes)
    {
      const Part *part = &g_array_index (self->records, Part, self->shown++);

      add_record (self, part);
      added += MAX (part->changes->len, 1);
    }
  update_more_button (self);
}

static void
show_more (AnnexaEditView *self)
{
  add_records (self, MORE_CHANGES);
}

static void
remove_groups (AnnexaEditView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
}

static void
fill (AnnexaEditView *self)
{
  const AnnexaEditDetails *details = self->edits->pdata[0];
  g_autofree char *time = annexa_time_format (details->entry.time);
  /* TRANSLATORS: Who made an edit, when, and its number: “Ana Ruiz · 23 Nov 2026, 21:07 · Edit 42” */
  g_autofree char *line = g_strdup_printf (_("%s · %s · Edit %d"), details->entry.person, time, (int) details->entry.seq);

  remove_groups (self);
  gtk_label_set_label (self->title, details->entry.label);
  gtk_label_set_label (self->line, line);
  gtk_label_set_label (self->problem, details->problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), details->problem != NULL);
  self->shown = 0;
  self->named = annexa_history_index_is_ready (annexa_project_get_history_index (self->project));
  g_ptr_array_set_size (self->go_buttons, 0);
  add_records (self, FIRST_CHANGES);
  gtk_stack_set_visible_child_name (self->stack, "edit");
}

/* Records come and go with edits. Once history was read, those that are gone have names. */
static void
index_updated (AnnexaEditView *self)
{
  if (self->edits == NULL || self->loading != NULL)
    return;
  if (!self->named)
    fill (self);
  for (guint i = 0; i < self->go_buttons->len; i++)
    gtk_widget_set_visible (self->go_buttons->pdata[i],
                            annexa_project_find_kind (self->project, g_array_index (self->records, Part, i).id) != NULL);
}

static void
collect_in_worker (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  GPtrArray *edits = data;

  g_task_return_pointer (task, collect_records (((AnnexaEditDetails *) edits->pdata[0])->changes),
                         (GDestroyNotify) g_array_unref);
}

static void
collected (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (AnnexaEditView) self = data;
  g_autoptr (GArray) records = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Another edit may have been asked for meanwhile. */
  if (records == NULL || self->project != ANNEXA_PROJECT (source))
    return;
  stop_loading (self);
  remove_groups (self);
  let_go (self);
  self->edits = g_ptr_array_ref (g_task_get_task_data (G_TASK (result)));
  self->records = g_steal_pointer (&records);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  fill (self);
}

static void
loaded (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr (AnnexaEditView) self = data;
  AnnexaProject *project = ANNEXA_PROJECT (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) edits = annexa_project_load_edits_finish (project, result, &error);
  g_autoptr (GTask) task = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->project != project)
    return;
  if (edits == NULL || edits->len == 0)
    {
      stop_loading (self);
      gtk_stack_set_visible_child_name (self->stack, "empty");
      remove_groups (self);
      let_go (self);
      return;
    }
  task = g_task_new (project, self->loading, collected, g_object_ref (self));
  g_task_set_source_tag (task, loaded);
  g_task_set_task_data (task, g_steal_pointer (&edits), (GDestroyNotify) g_ptr_array_unref);
  annexa_worker_run (task, collect_in_worker, ANNEXA_URGENCY_AWAITED);
}

static gboolean
show_loading (gpointer data)
{
  AnnexaEditView *self = data;

  self->silence_source = 0;
  gtk_stack_set_visible_child_name (self->stack, "loading");
  return G_SOURCE_REMOVE;
}

/**
 * annexa_edit_view_show_edit:
 * @self: a view
 * @project: a project
 * @seq: the number of an edit, or 0 for none
 *
 * Shows an edit as soon as it was read.
 */
void
annexa_edit_view_show_edit (AnnexaEditView *self,
                            AnnexaProject  *project,
                            gint64          seq)
{
  g_return_if_fail (ANNEXA_IS_EDIT_VIEW (self));

  if (self->seq == seq)
    return;
  stop_loading (self);
  self->seq = seq;
  if (self->project != project)
    {
      forget_project (self);
      self->project = g_object_ref (project);
      self->index_handler = g_signal_connect_swapped (annexa_project_get_history_index (project), "updated",
                                                      G_CALLBACK (index_updated), self);
    }
  if (seq == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      remove_groups (self);
      let_go (self);
      return;
    }
  self->loading = g_cancellable_new ();
  self->silence_source = g_timeout_add (LONGEST_SILENCE_MS, show_loading, self);
  annexa_project_load_edits_async (project, &seq, 1, 0, self->loading, loaded, g_object_ref (self));
}

/**
 * annexa_edit_view_get_seq:
 * @self: a view
 *
 * Returns: the number of the edit that is shown or being read, or 0
 */
gint64
annexa_edit_view_get_seq (AnnexaEditView *self)
{
  g_return_val_if_fail (ANNEXA_IS_EDIT_VIEW (self), 0);

  return self->seq;
}

/**
 * annexa_edit_view_is_loading:
 * @self: a view
 *
 * Returns: whether the edit is still being read
 */
gboolean
annexa_edit_view_is_loading (AnnexaEditView *self)
{
  g_return_val_if_fail (ANNEXA_IS_EDIT_VIEW (self), FALSE);

  return self->loading != NULL;
}
