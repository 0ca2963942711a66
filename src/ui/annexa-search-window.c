/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-commands.h"
#include "annexa-dialog.h"
#include "annexa-names.h"
#include "annexa-recent-records.h"
#include "annexa-search-row.h"
#include "annexa-search-window.h"
#include "annexa-search.h"

/* Who needs more has to say more. */
#define MOST_HITS 50

/**
 * AnnexaSearchWindow:
 *
 * Finds records of all kinds, pages, reports and what the program does, and goes there. Until something is typed it offers the
 * records that were looked at last. Down leads from the entry into the list and Up back; Enter opens the first.
 */
struct _AnnexaSearchWindow
{
  AdwWindow parent_instance;

  AnnexaWindow *window; /* In front of which this is. */
  AnnexaProject *project;
  GMenuModel *menu;

  AnnexaSearchWords *words; /* What the list shows. */
  GPtrArray *items;         /* AnnexaSearchItem */
  GCancellable *searching;
  gboolean open_first; /* As soon as what was typed is found. */

  GtkSearchEntry *entry;
  GtkStack *stack;
  GtkListBox *list;
  GtkLabel *more;
  GtkScrolledWindow *scroller;
};

G_DEFINE_FINAL_TYPE (AnnexaSearchWindow, annexa_search_window, ADW_TYPE_WINDOW)

static AnnexaSearchRow *
get_row (AnnexaSearchWindow *self,
         guint               position)
{
  return ANNEXA_SEARCH_ROW (gtk_list_box_get_row_at_index (self->list, (int) position));
}

static void
show_rows (AnnexaSearchWindow *self)
{
  GtkListBoxRow *row;

  for (guint i = 0; i < self->items->len; i++)
    {
      if (get_row (self, i) == NULL)
        gtk_list_box_append (self->list, annexa_search_row_new ());
      annexa_search_row_set_item (get_row (self, i), self->items->pdata[i], self->words);
    }
  for (guint i = self->items->len; (row = gtk_list_box_get_row_at_index (self->list, (int) i)) != NULL; i++)
    annexa_search_row_set_item (ANNEXA_SEARCH_ROW (row), NULL, self->words);
  gtk_list_box_invalidate_headers (self->list);
  row = self->items->len > 0 ? gtk_list_box_get_row_at_index (self->list, 0) : NULL;
  gtk_list_box_select_row (self->list, row);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
show_more (AnnexaSearchWindow *self,
           guint               n)
{
  g_autofree char *text
      = g_strdup_printf (ngettext ("%'u more record. Type another word to find it.",
                                   "%'u more records. Type another word to find the right one.", n),
                         n);

  gtk_label_set_label (self->more, text);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n > 0);
}

/* The items are shown from then on; those that were shown before are forgotten only now, as rows have them. */
static void
show_items (AnnexaSearchWindow *self,
            AnnexaSearchWords  *words,
            GPtrArray          *items,
            guint               n_more)
{
  AnnexaSearchWords *old_words = self->words;
  GPtrArray *old_items = self->items;
  const char *page = items->len > 0 ? "list" : annexa_search_words_none (words) ? "begin" : "nothing";

  self->words = words;
  self->items = items;
  show_rows (self);
  show_more (self, n_more);
  gtk_stack_set_visible_child_name (self->stack, page);
  g_clear_pointer (&old_words, annexa_search_words_free);
  g_clear_pointer (&old_items, g_ptr_array_unref);
}

static void
show_recent (AnnexaSearchWindow *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) annexa_search_item_free);
  g_autoptr (GPtrArray) records = annexa_recent_records_list (self->project);

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (items,
                     annexa_search_item_new_record (ANNEXA_SEARCH_RECENT, self->project, records->pdata[i], NULL));
  show_items (self, annexa_search_words_new (""), items, 0);
}

static void
add_records (AnnexaSearchWindow *self,
             GPtrArray          *items,
             GArray             *ids,
             gboolean            parts,
             AnnexaSearchWords  *words)
{
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      const AnnexaKind *kind = annexa_project_find_kind (self->project, id);
      g_autoptr (AnnexaRecord) record = NULL;

      if (kind == NULL || ((kind->flags & ANNEXA_KIND_PART) != 0) != parts)
        continue;
      record = annexa_project_get_record (self->project, kind, id, NULL);
      if (record != NULL)
        g_ptr_array_add (items, annexa_search_item_new_record (ANNEXA_SEARCH_RECORDS, self->project, record, words));
    }
}

/* Parts come last: the ratings of an assessment repeat the titles of the risks, which are what somebody looks for. */
static void
show_found (AnnexaSearchWindow *self,
            GArray             *ids,
            guint               total)
{
  AnnexaSearchWords *words = annexa_search_words_new (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  GPtrArray *items = annexa_commands_find (self->window, self->menu, words);

  add_records (self, items, ids, FALSE, words);
  add_records (self, items, ids, TRUE, words);
  show_items (self, words, items, total - ids->len);
}

/* The window may be gone by then, and with it what it needs; the action belongs to the window behind. */
static void
open_item (AnnexaSearchWindow     *self,
           const AnnexaSearchItem *item)
{
  g_autoptr (AnnexaWindow) window = g_object_ref (self->window);
  g_autofree char *action = g_strdup (item->action);
  g_autoptr (GVariant) target = item->target != NULL ? g_variant_ref (item->target) : NULL;

  gtk_window_destroy (GTK_WINDOW (self));
  gtk_widget_activate_action_variant (GTK_WIDGET (window), action, target);
}

static void
row_activated (AnnexaSearchWindow *self,
               AnnexaSearchRow    *row)
{
  open_item (self, annexa_search_row_get_item (row));
}

static void
open_selected (AnnexaSearchWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  self->open_first = self->searching != NULL;
  if (!self->open_first && row != NULL)
    row_activated (self, ANNEXA_SEARCH_ROW (row));
}

static void
search_done (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (AnnexaSearchWindow) self = data;
  g_autoptr (GError) error = NULL;
  guint total;
  g_autoptr (GArray) ids = annexa_project_search_finish (ANNEXA_PROJECT (source), result, &total, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->searching)
    return;
  g_clear_object (&self->searching);
  if (ids == NULL)
    {
      g_warning ("Search failed: %s", error->message);
      ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      total = 0;
    }
  show_found (self, ids, total);
  if (self->open_first)
    open_selected (self);
}

static void
stop_searching (AnnexaSearchWindow *self)
{
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  self->open_first = FALSE;
}

static void
text_changed (AnnexaSearchWindow *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (AnnexaSearchWords) words = annexa_search_words_new (typed);

  stop_searching (self);
  if (annexa_search_words_none (words))
    {
      show_recent (self);
      return;
    }
  self->searching = g_cancellable_new ();
  annexa_project_search_async (self->project, typed, MOST_HITS, self->searching, search_done, g_object_ref (self));
}

static gboolean
key_pressed_in_entry (GtkEventControllerKey *controller,
                      guint                  key,
                      guint                  code,
                      GdkModifierType        state,
                      AnnexaSearchWindow    *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  GtkListBoxRow *next;

  if (row == NULL || (key != GDK_KEY_Down && key != GDK_KEY_KP_Down))
    return GDK_EVENT_PROPAGATE;
  next = gtk_list_box_get_row_at_index (self->list, gtk_list_box_row_get_index (row) + 1);
  if (next != NULL && gtk_widget_get_visible (GTK_WIDGET (next)))
    row = next;
  gtk_list_box_select_row (self->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_in_list (GtkEventControllerKey *controller,
                     guint                  key,
                     guint                  code,
                     GdkModifierType        state,
                     AnnexaSearchWindow    *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if ((key != GDK_KEY_Up && key != GDK_KEY_KP_Up) || (row != NULL && gtk_list_box_row_get_index (row) > 0))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  return GDK_EVENT_STOP;
}

static void
annexa_search_window_dispose (GObject *object)
{
  AnnexaSearchWindow *self = ANNEXA_SEARCH_WINDOW (object);

  stop_searching (self);
  /* Rows that go one by one would be asked for what they are among when that is gone. */
  if (self->list != NULL)
    gtk_list_box_set_header_func (self->list, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNEXA_TYPE_SEARCH_WINDOW);
  g_clear_object (&self->window);
  g_clear_object (&self->project);
  g_clear_object (&self->menu);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->words, annexa_search_words_free);

  G_OBJECT_CLASS (annexa_search_window_parent_class)->dispose (object);
}

static void
annexa_search_window_class_init (AnnexaSearchWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_search_window_dispose;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-search-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaSearchWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSearchWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSearchWindow, list);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSearchWindow, more);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSearchWindow, scroller);
  gtk_widget_class_bind_template_callback (widget_class, text_changed);
  gtk_widget_class_bind_template_callback (widget_class, open_selected);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
}

/* What rows are among stands above the first of them. */
static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       data)
{
  static const char *const headings[] = {
    [ANNEXA_SEARCH_RECENT] = N_ ("Looked at last"),
    [ANNEXA_SEARCH_COMMANDS] = N_ ("Pages, reports and actions"),
    [ANNEXA_SEARCH_RECORDS] = N_ ("Records"),
  };
  const AnnexaSearchItem *item = annexa_search_row_get_item (ANNEXA_SEARCH_ROW (row));
  const AnnexaSearchItem *above = before != NULL ? annexa_search_row_get_item (ANNEXA_SEARCH_ROW (before)) : NULL;
  GtkWidget *heading;

  if (item == NULL || (above != NULL && above->section == item->section))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  heading = gtk_label_new (_(headings[item->section]));
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "section-heading");
  gtk_list_box_row_set_header (row, heading);
}

static void
add_keys (GtkWidget *widget,
          GCallback  callback,
          gpointer   data)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", callback, data);
  gtk_widget_add_controller (widget, keys);
}

static void
annexa_search_window_init (AnnexaSearchWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  annexa_name_widgets (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
  add_keys (GTK_WIDGET (self->entry), G_CALLBACK (key_pressed_in_entry), self);
  add_keys (GTK_WIDGET (self->list), G_CALLBACK (key_pressed_in_list), self);
}

/**
 * annexa_search_window_new:
 * @window: a window with a project
 * @menu: its main menu
 *
 * Returns: (transfer none): a window to search everything, in front of it
 */
GtkWidget *
annexa_search_window_new (AnnexaWindow *window,
                          GMenuModel   *menu)
{
  AnnexaSearchWindow *self = annexa_dialog_new (ANNEXA_TYPE_SEARCH_WINDOW, GTK_WINDOW (window));

  self->window = g_object_ref (window);
  self->project = g_object_ref (annexa_window_get_project (window));
  self->menu = g_object_ref (menu);
  show_recent (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  return GTK_WIDGET (self);
}
