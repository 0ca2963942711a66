/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-kind-counts.h"
#include "annexa-soa-page-private.h"
#include "annexa-soa.h"

/* So many frames a list takes to get its size and to learn how high its rows are. */
#define FRAMES_TO_SETTLE 3

static gboolean
scroll_to_selected (GtkWidget     *view,
                    GdkFrameClock *clock,
                    gpointer       data)
{
  AnnexaSoaPage *self = data;
  guint position;

  if (gtk_widget_get_height (view) == 0)
    return G_SOURCE_CONTINUE;
  if (self->selected_id != 0 && annexa_control_list_find (self->list, self->selected_id, &position))
    gtk_widget_activate_action (view, "list.scroll-to-item", "u", position);
  self->frames_to_settle--;
  return self->frames_to_settle > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* A list that is not seen yet cannot be scrolled. */
void
annexa_soa_page_select_position (AnnexaSoaPage *self,
                                 guint          position)
{
  gboolean waiting = self->frames_to_settle > 0;

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
  if (gtk_widget_get_height (GTK_WIDGET (self->view)) > 0 || waiting)
    return;
  self->frames_to_settle = FRAMES_TO_SETTLE;
  gtk_widget_add_tick_callback (GTK_WIDGET (self->view), scroll_to_selected, self, NULL);
}

/* The control there, or the last one before. */
void
annexa_soa_page_select_near (AnnexaSoaPage *self,
                             guint          position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  for (guint i = MIN (position + 1, n); i > 0; i--)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->list), i - 1);

      if (ANNEXA_IS_RECORD (item))
        {
          annexa_soa_page_select_position (self, i - 1);
          return;
        }
    }
}

/* The controls that are selected in the list; a heading is none. */
static GArray *
list_selected (AnnexaSoaPage *self)
{
  g_autoptr (GtkBitset) positions = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, positions, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = annexa_control_list_get_id (self->list, position);

      if (id != 0)
        g_array_append_val (ids, id);
    }
  return ids;
}

static void
add_position (AnnexaSoaPage *self,
              GtkBitset     *positions,
              gint64         id)
{
  guint position;

  if (id != 0 && annexa_control_list_find (self->list, id, &position))
    gtk_bitset_add (positions, position);
}

/* The list forgets what was selected when its rows are made anew. */
void
annexa_soa_page_restore_selection (AnnexaSoaPage *self)
{
  g_autoptr (GtkBitset) positions = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) mask = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (self->list)));

  for (guint i = 0; i < self->selected->len; i++)
    add_position (self, positions, g_array_index (self->selected, gint64, i));
  if (self->selected->len == 0)
    add_position (self, positions, self->selected_id);
  self->restoring = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), positions, mask);
  self->restoring = FALSE;
}

/* Whether all that is listed, unless somebody searches in it, is undecided. */
gboolean
annexa_soa_page_lists_undecided (AnnexaSoaPage *self)
{
  static const char *const undecided[] = { "undecided", "needed", NULL };
  const AnnexaView *view = annexa_filter_bar_get_view (self->filter_bar);

  return view != NULL && g_strv_contains (undecided, view->name);
}

/* Nobody has to know that several can be selected, and decided together. Returns whether there is something to offer. */
static gboolean
update_offer (AnnexaSoaPage *self)
{
  AnnexaProject *project = annexa_page_get_project (ANNEXA_PAGE (self));
  gboolean listed = annexa_soa_page_lists_undecided (self);
  g_autofree char *text = NULL;
  AnnexaSoaProgress progress;
  guint n;

  annexa_soa_get_progress (project, NULL, &progress);
  n = listed && self->records != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->records))
                                      : (guint) (progress.total - progress.decided);
  text = g_strdup_printf (listed ? ngettext ("Decide about _all %u", "Decide about _all %u", n)
                                 : ngettext ("Decide about _all %u undecided", "Decide about _all %u undecided", n),
                          n);
  gtk_button_set_label (self->offer_button, text);
  return n > 1 && annexa_project_get_access (project) == ANNEXA_ACCESS_EDIT;
}

/* One line below the list, whatever it says, so that the list stays where it is. */
void
annexa_soa_page_update_selection_bar (AnnexaSoaPage *self)
{
  gboolean selecting = self->selecting || self->selected->len > 1;
  int n = MAX ((int) self->selected->len, self->selected_id != 0 ? 1 : 0);
  g_autofree char *text = g_strdup_printf (ngettext ("%d selected", "%d selected", (gulong) n), n);
  guint n_listed = self->records != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->records)) : 0;
  g_autofree char *listed = annexa_kind_describe_count (annexa_kind_lookup ("control"), n_listed);
  gboolean offers = update_offer (self);

  gtk_label_set_label (self->selection_label, text);
  gtk_label_set_label (self->count_label, listed);
  gtk_stack_set_visible_child (self->foot, selecting ? self->selection_bar
                                           : offers  ? self->offer_bar
                                                     : GTK_WIDGET (self->count_label));
}

static gboolean
show_one (AnnexaSoaPage *self,
          gint64         id)
{
  g_autoptr (GObject) record = NULL;
  guint position;

  if (!annexa_control_list_find (self->list, id, &position))
    return FALSE;
  record = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  if (!annexa_form_pane_show_record (self->form_pane, annexa_page_get_project (ANNEXA_PAGE (self)),
                                     ANNEXA_RECORD (record)))
    return FALSE;
  gtk_stack_set_visible_child (self->end_stack, GTK_WIDGET (self->form_pane));
  self->selected_id = id;
  g_array_set_size (self->selected, 0);
  return TRUE;
}

static gboolean
show_several (AnnexaSoaPage *self,
              GArray        *ids)
{
  if (!annexa_form_pane_flush (self->form_pane))
    return FALSE;
  g_array_set_size (self->selected, 0);
  g_array_append_vals (self->selected, ids->data, ids->len);
  annexa_soa_bulk_set_controls (self->bulk, annexa_page_get_project (ANNEXA_PAGE (self)), ids);
  gtk_stack_set_visible_child (self->end_stack, GTK_WIDGET (self->bulk));
  return TRUE;
}

/* What is in the form and could not be written keeps its control. With no control left, the form keeps the last one. */
void
annexa_soa_page_selection_changed (AnnexaSoaPage *self)
{
  g_autoptr (GArray) ids = NULL;

  if (self->restoring)
    return;
  ids = list_selected (self);
  if (ids->len == 0 || !(ids->len == 1 ? show_one (self, g_array_index (ids, gint64, 0)) : show_several (self, ids)))
    annexa_soa_page_restore_selection (self);
  annexa_soa_page_update_selection_bar (self);
}

/* The form shows what the list shows; what it hides comes back with it. What is in the form and could not be written keeps its
 * control. */
static void
hide_unlisted (AnnexaSoaPage *self)
{
  AnnexaRecord *record = annexa_form_pane_get_record (self->form_pane);
  guint position;
  gboolean listed = self->selected_id != 0 && annexa_control_list_find (self->list, self->selected_id, &position);

  if (!listed && record != NULL)
    annexa_form_pane_show_record (self->form_pane, NULL, NULL);
  else if (listed && record == NULL)
    show_one (self, self->selected_id);
}

/* Of those that are selected, only these stay so. */
static void
keep_selected (AnnexaSoaPage *self,
               GArray        *ids)
{
  guint position;

  if (ids->len == 1 && annexa_control_list_find (self->list, g_array_index (ids, gint64, 0), &position))
    {
      annexa_soa_page_select_position (self, position);
      return;
    }
  g_array_set_size (self->selected, 0);
  g_array_append_vals (self->selected, ids->data, ids->len);
  annexa_soa_bulk_set_controls (self->bulk, annexa_page_get_project (ANNEXA_PAGE (self)), ids);
  annexa_soa_page_restore_selection (self);
  annexa_soa_page_update_selection_bar (self);
}

/* Where only a part of what is selected was decided about, what is done next is meant for the rest. */
void
annexa_soa_page_keep_undecided (AnnexaSoaPage *self)
{
  AnnexaProject *project = annexa_page_get_project (ANNEXA_PAGE (self));
  g_autoptr (GPtrArray) records =
      annexa_project_get_records (project, annexa_kind_lookup ("control"),
                                  (const gint64 *) (void *) self->selected->data, self->selected->len, NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      gint64 id = annexa_record_get_id (records->pdata[i]);

      if (g_strcmp0 (annexa_record_get_text (records->pdata[i], "applicable"), "undecided") == 0)
        g_array_append_val (ids, id);
    }
  if (ids->len > 0 && ids->len < self->selected->len)
    keep_selected (self, ids);
}

/* Who turns to other controls decides about those, and not about what was selected before and cannot be seen any more. A
 * control that leaves the list because it was decided stays in the form, where its reasons are asked for. */
void
annexa_soa_page_forget_unlisted (AnnexaSoaPage *self)
{
  g_autoptr (GArray) listed = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint position;

  if (annexa_record_list_is_loading (self->records))
    return;
  for (guint i = self->selected->len; i > 0; i--)
    if (annexa_control_list_find (self->list, g_array_index (self->selected, gint64, i - 1), &position))
      g_array_prepend_val (listed, g_array_index (self->selected, gint64, i - 1));
  if (self->selected->len < 2)
    hide_unlisted (self);
  if (self->selected->len < 2 || listed->len == self->selected->len
      || g_list_model_get_n_items (G_LIST_MODEL (self->list)) < 2)
    return;
  /* The first row is the heading of a theme. */
  if (listed->len == 0)
    annexa_soa_page_select_position (self, 1);
  else
    keep_selected (self, listed);
}

/* Controls that are gone are no longer decided about. */
void
annexa_soa_page_forget_deleted (AnnexaSoaPage *self)
{
  AnnexaProject *project = annexa_page_get_project (ANNEXA_PAGE (self));

  for (guint i = self->selected->len; i > 0; i--)
    if (annexa_project_find_kind (project, g_array_index (self->selected, gint64, i - 1)) == NULL)
      g_array_remove_index (self->selected, i - 1);
  if (self->selected->len > 1)
    {
      g_autoptr (GArray) ids = g_array_copy (self->selected);

      annexa_soa_bulk_set_controls (self->bulk, project, ids);
    }
}
