/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-columns.h"
#include "annexa-date.h"
#include "annexa-edit-view.h"
#include "annexa-focus.h"
#include "annexa-history-check.h"
#include "annexa-history-list.h"
#include "annexa-history-page.h"
#include "annexa-history-row.h"
#include "annexa-moment.h"
#include "annexa-names.h"
#include "annexa-pane.h"
#include "annexa-panes.h"

/* A record may have a long name; so many characters of it are shown in the bar of filters. */
#define LONGEST_CHIP 28

/**
 * AnnexaHistoryPage:
 *
 * Who changed what and when: the edits of the project, and what the selected one changed.
 */
struct _AnnexaHistoryPage
{
  AnnexaPage parent_instance;

  AnnexaHistoryIndex *index;
  AnnexaHistoryList *list;
  GtkSingleSelection *selection;
  gint64 selected;
  gboolean restoring;
  char *today; /* the day for which the headings of the list are right */

  const AnnexaKind *record_kind;
  gint64 record;     /* whose edits alone are shown, or 0 */
  GPtrArray *people; /* who is in the list of people, below “Everybody” */
  GPtrArray *kinds;  /* AnnexaKind, below “Everything” */

  AnnexaPanes *panes;
  AdwWindowTitle *title;
  GtkDropDown *person_choice;
  GtkDropDown *kind_choice;
  GtkToggleButton *record_button;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkStack *stack;
  AdwStatusPage *failed;
  GtkListView *view;
  AnnexaEditView *edit_view;
  AdwWindowTitle *edit_title;
  GtkWidget *look_button;
};

G_DEFINE_FINAL_TYPE (AnnexaHistoryPage, annexa_history_page, ANNEXA_TYPE_PAGE)

static AnnexaProject *
get_project (AnnexaHistoryPage *self)
{
  return annexa_page_get_project (ANNEXA_PAGE (self));
}

static void
update_title (AnnexaHistoryPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autofree char *subtitle = annexa_history_list_is_filtered (self->list)
                                  ? g_strdup_printf (ngettext ("%'u edit found", "%'u edits found", n), n)
                                  : g_strdup_printf (ngettext ("%'u edit", "%'u edits", n), n);

  adw_window_title_set_subtitle (self->title, annexa_history_list_is_loading (self->list) ? "" : subtitle);
}

static void
show_edit (AnnexaHistoryPage *self,
           gint64             seq)
{
  g_autofree char *title = seq != 0 ? g_strdup_printf (_("Edit %d"), (int) seq) : g_strdup ("");

  self->selected = seq;
  annexa_edit_view_show_edit (self->edit_view, get_project (self), seq);
  adw_window_title_set_title (self->edit_title, title);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->look_button), "x", seq);
  gtk_widget_set_visible (self->look_button, seq != 0 && !annexa_project_is_past (get_project (self)));
}

/* What is shown beside the list stays there while it is still in it; else the newest edit comes. */
static void
restore_selection (AnnexaHistoryPage *self)
{
  guint position;

  if (self->selected == 0 || !annexa_history_list_find (self->list, self->selected, &position))
    position = 0;
  self->restoring = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->restoring = FALSE;
  show_edit (self, annexa_history_list_get_seq (self->list, position));
}

static void
update_stack (AnnexaHistoryPage *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0;
  gboolean loading = annexa_history_list_is_loading (self->list);
  gboolean filtered = annexa_history_list_is_filtered (self->list);
  const GError *error = filtered ? annexa_history_index_get_error (self->index) : NULL;

  if (error != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->failed, escaped);
    }
  gtk_stack_set_visible_child_name (self->stack, loading         ? "loading"
                                                 : error != NULL ? "failed"
                                                 : any           ? "list"
                                                 : filtered      ? "nothing-found"
                                                                 : "empty");
  update_title (self);
  if (!loading)
    restore_selection (self);
}

static const char *
get_person (AnnexaHistoryPage *self)
{
  guint chosen = gtk_drop_down_get_selected (self->person_choice);

  return chosen > 0 && chosen <= self->people->len ? self->people->pdata[chosen - 1] : NULL;
}

static const AnnexaKind *
get_kind (AnnexaHistoryPage *self)
{
  guint chosen = gtk_drop_down_get_selected (self->kind_choice);

  return chosen > 0 && chosen <= self->kinds->len ? self->kinds->pdata[chosen - 1] : NULL;
}

static void
run_filter (AnnexaHistoryPage *self)
{
  AnnexaHistoryFilter filter = { gtk_editable_get_text (GTK_EDITABLE (self->search_entry)), get_person (self),
                                 get_kind (self), self->record };

  if (self->list == NULL || self->restoring)
    return;
  self->restoring = TRUE;
  annexa_history_list_set_filter (self->list, &filter);
  self->restoring = FALSE;
  update_stack (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u",
                                gtk_single_selection_get_selected (self->selection));
}

static void
clear_clicked (AnnexaHistoryPage *self)
{
  self->restoring = TRUE;
  self->record = 0;
  gtk_toggle_button_set_active (self->record_button, FALSE);
  gtk_drop_down_set_selected (self->person_choice, 0);
  gtk_drop_down_set_selected (self->kind_choice, 0);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  self->restoring = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->record_button), FALSE);
  run_filter (self);
  annexa_page_take_focus (ANNEXA_PAGE (self));
}

static void
record_toggled (AnnexaHistoryPage *self)
{
  if (self->restoring || gtk_toggle_button_get_active (self->record_button))
    return;
  self->record = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->record_button), FALSE);
  run_filter (self);
  annexa_page_take_focus (ANNEXA_PAGE (self));
}

static void
update_record_button (AnnexaHistoryPage *self)
{
  g_autofree char *name = annexa_project_name_record (get_project (self), self->record_kind, self->record);
  /* TRANSLATORS: A filter; the reference and the title of a record */
  g_autofree char *label = g_strdup_printf (_("Only %s"), name);
  GtkLabel *text;

  gtk_button_set_label (GTK_BUTTON (self->record_button), label);
  text = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->record_button)));
  gtk_label_set_ellipsize (text, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (text, LONGEST_CHIP);
  gtk_widget_set_visible (GTK_WIDGET (self->record_button), self->record != 0);
}

/**
 * annexa_history_page_show_edits:
 * @self: the page
 * @kind: the kind of a record
 * @record: its id
 *
 * Shows the edits of one record and no others.
 */
void
annexa_history_page_show_edits (AnnexaHistoryPage *self,
                                const AnnexaKind  *kind,
                                gint64             record)
{
  g_return_if_fail (ANNEXA_IS_HISTORY_PAGE (self));

  self->restoring = TRUE;
  self->record_kind = kind;
  self->record = record;
  gtk_drop_down_set_selected (self->person_choice, 0);
  gtk_drop_down_set_selected (self->kind_choice, 0);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_toggle_button_set_active (self->record_button, TRUE);
  self->restoring = FALSE;
  update_record_button (self);
  annexa_panes_set_shows_end (self->panes, FALSE);
  run_filter (self);
}

/* Choosing. */

static void
fill_choice (GtkDropDown *choice,
             const char  *all,
             GPtrArray   *names)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint chosen = gtk_drop_down_get_selected (choice);

  gtk_string_list_append (list, all);
  for (guint i = 0; i < names->len; i++)
    gtk_string_list_append (list, names->pdata[i]);
  gtk_drop_down_set_model (choice, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (choice, chosen <= names->len && chosen != GTK_INVALID_LIST_POSITION ? chosen : 0);
}

static gboolean
same_names (GPtrArray *a,
            GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (g_strcmp0 (a->pdata[i], b->pdata[i]) != 0)
      return FALSE;
  return TRUE;
}

static void
find_place (GPtrArray   *names,
            const char  *name,
            GtkDropDown *choice)
{
  for (guint i = 0; name != NULL && i < names->len; i++)
    if (g_strcmp0 (names->pdata[i], name) == 0)
      gtk_drop_down_set_selected (choice, i + 1);
}

static void
update_people (AnnexaHistoryPage *self)
{
  g_autoptr (GPtrArray) people = annexa_history_index_list_people (self->index);
  g_autofree char *chosen = g_strdup (get_person (self));

  if (same_names (people, self->people))
    return;
  g_ptr_array_unref (self->people);
  self->people = g_ptr_array_ref (people);
  fill_choice (self->person_choice, _("Everybody"), people);
  find_place (people, chosen, self->person_choice);
}

static void
update_kinds (AnnexaHistoryPage *self)
{
  g_autoptr (GPtrArray) kinds = annexa_history_index_list_kinds (self->index);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const AnnexaKind *chosen = get_kind (self);

  if (kinds->len == self->kinds->len)
    return;
  for (guint i = 0; i < kinds->len; i++)
    g_ptr_array_add (names, (gpointer) annexa_kind_get_plural (kinds->pdata[i]));
  g_ptr_array_unref (self->kinds);
  self->kinds = g_ptr_array_ref (kinds);
  fill_choice (self->kind_choice, _("Everything"), names);
  find_place (names, chosen != NULL ? annexa_kind_get_plural (chosen) : NULL, self->kind_choice);
}

static void
index_updated (AnnexaHistoryPage *self)
{
  if (!annexa_history_index_is_ready (self->index))
    return;
  self->restoring = TRUE;
  update_people (self);
  update_kinds (self);
  self->restoring = FALSE;
  if (self->record != 0)
    update_record_button (self);
}

static void
try_again_clicked (AnnexaHistoryPage *self)
{
  annexa_project_get_history_index (get_project (self));
  update_stack (self);
}

/* The list. */

static void
list_changed (AnnexaHistoryPage *self)
{
  if (!self->restoring)
    update_stack (self);
}

static void
loading_changed (AnnexaHistoryPage *self)
{
  update_stack (self);
}

static void
selection_changed (AnnexaHistoryPage *self)
{
  AnnexaHistoryItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (!self->restoring && item != NULL)
    show_edit (self, annexa_history_item_get_seq (item));
}

static void
row_activated (AnnexaHistoryPage *self,
               guint              position)
{
  annexa_panes_open_end (self->panes);
  if (!annexa_panes_get_folded (self->panes))
    annexa_focus_first (GTK_WIDGET (self->edit_view));
}

static void
list_clicked (AnnexaHistoryPage *self,
              int                n_press,
              double             x,
              double             y,
              GtkGestureClick   *gesture)
{
  if (annexa_panes_get_folded (self->panes) && annexa_is_row_click (gesture, n_press, x, y))
    annexa_panes_open_end (self->panes);
}

static void
set_up_row (GtkSignalListItemFactory *factory,
            GtkListItem              *item,
            AnnexaHistoryPage        *self)
{
  gtk_list_item_set_child (item, annexa_history_row_new ());
}

static void
bind_row (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          AnnexaHistoryPage        *self)
{
  annexa_history_row_set_item (ANNEXA_HISTORY_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item),
                               annexa_history_list_begins_day (self->list, gtk_list_item_get_position (item)));
}

static void
build_rows (AnnexaHistoryPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_free (self->today);
  self->today = annexa_date_today ();
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), self);
  gtk_list_view_set_factory (self->view, factory);
}

/* What was today when somebody looked last is yesterday now. */
static void
annexa_history_page_map (GtkWidget *widget)
{
  AnnexaHistoryPage *self = ANNEXA_HISTORY_PAGE (widget);
  g_autofree char *today = annexa_date_today ();

  GTK_WIDGET_CLASS (annexa_history_page_parent_class)->map (widget);
  if (g_strcmp0 (today, self->today) != 0)
    build_rows (self);
}

/**
 * annexa_history_page_verify:
 * @self: the page
 *
 * Follows the chain of history from its first edit to the last, in a worker, and says in words what came of it.
 */
void
annexa_history_page_verify (AnnexaHistoryPage *self)
{
  g_return_if_fail (ANNEXA_IS_HISTORY_PAGE (self));

  annexa_check_history (GTK_WIDGET (self), get_project (self));
}

static void
verify_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  annexa_history_page_verify (ANNEXA_HISTORY_PAGE (widget));
}

static void
copy_head_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  annexa_copy_chain_head (widget, get_project (ANNEXA_HISTORY_PAGE (widget)));
}

static void
show_record_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  const char *kind;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &kind, &id);
  annexa_history_page_show_edits (ANNEXA_HISTORY_PAGE (widget), annexa_kind_lookup (kind), id);
}

static gboolean
annexa_history_page_go_back (AnnexaPage *page)
{
  return annexa_panes_go_back (ANNEXA_HISTORY_PAGE (page)->panes);
}

static void
annexa_history_page_toggle_search (AnnexaPage *page)
{
  AnnexaHistoryPage *self = ANNEXA_HISTORY_PAGE (page);

  annexa_panes_set_shows_end (self->panes, FALSE);
  gtk_search_bar_set_search_mode (self->search_bar, !gtk_search_bar_get_search_mode (self->search_bar));
}

static gboolean
annexa_history_page_take_focus (AnnexaPage *page)
{
  AnnexaHistoryPage *self = ANNEXA_HISTORY_PAGE (page);

  if (annexa_panes_get_folded (self->panes) && annexa_panes_get_shows_end (self->panes))
    return TRUE;
  return gtk_widget_get_width (GTK_WIDGET (self->stack)) > 0
         && annexa_focus_into (gtk_stack_get_visible_child (self->stack));
}

static void
annexa_history_page_toggle_form (AnnexaPage *page)
{
  annexa_panes_toggle_end (ANNEXA_HISTORY_PAGE (page)->panes);
}

static void
annexa_history_page_dispose (GObject *object)
{
  AnnexaHistoryPage *self = ANNEXA_HISTORY_PAGE (object);

  /* Disposing of the template takes its children out of their parent behind the parent's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNEXA_TYPE_HISTORY_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (annexa_history_page_parent_class)->dispose (object);
}

static void
annexa_history_page_finalize (GObject *object)
{
  AnnexaHistoryPage *self = ANNEXA_HISTORY_PAGE (object);

  g_free (self->today);
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->kinds);

  G_OBJECT_CLASS (annexa_history_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaHistoryPage, panes);
  gtk_widget_class_bind_template_child (widget_class, AnnexaHistoryPage, title);
  gtk_widget_class_bind_template_child (widget_class, AnnexaHistoryPage, person_choice);
  gtk_widget_class_bind_template_child (widget_class, AnnexaHistoryPage, kind_choice);
  gtk_widget_class_bind_template_child (widget_class, AnnexaHistoryPage, record_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaHistoryPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, AnnexaHistoryPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, AnnexaHistoryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnexaHistoryPage, failed);
  gtk_widget_class_bind_template_callback (widget_class, try_again_clicked);
  gtk_widget_class_bind_template_child (widget_class, AnnexaHistoryPage, view);
  gtk_widget_class_bind_template_child (widget_class, AnnexaHistoryPage, edit_view);
  gtk_widget_class_bind_template_child (widget_class, AnnexaHistoryPage, edit_title);
  gtk_widget_class_bind_template_child (widget_class, AnnexaHistoryPage, look_button);
  gtk_widget_class_bind_template_callback (widget_class, run_filter);
  gtk_widget_class_bind_template_callback (widget_class, record_toggled);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
  gtk_widget_class_bind_template_callback (widget_class, list_clicked);
}

static void
annexa_history_page_class_init (AnnexaHistoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AnnexaPageClass *page_class = ANNEXA_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_history_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = annexa_history_page_finalize;
  widget_class->map = annexa_history_page_map;
  page_class->go_back = annexa_history_page_go_back;
  page_class->toggle_search = annexa_history_page_toggle_search;
  page_class->take_focus = annexa_history_page_take_focus;
  page_class->toggle_form = annexa_history_page_toggle_form;

  g_type_ensure (ANNEXA_TYPE_EDIT_VIEW);
  g_type_ensure (ANNEXA_TYPE_PANE);
  g_type_ensure (ANNEXA_TYPE_PANES);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "history.verify", NULL, verify_action);
  gtk_widget_class_install_action (widget_class, "history.copy-head", NULL, copy_head_action);
  gtk_widget_class_install_action (widget_class, "history.show-record", "(sx)", show_record_action);
}

static void
annexa_history_page_init (AnnexaHistoryPage *self)
{
  self->people = g_ptr_array_new ();
  self->kinds = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  fill_choice (self->person_choice, _("Everybody"), self->people);
  fill_choice (self->kind_choice, _("Everything"), self->kinds);
}

/**
 * annexa_history_page_new:
 * @project: a project
 *
 * Returns: (transfer floating): the page of its history
 */
GtkWidget *
annexa_history_page_new (AnnexaProject *project)
{
  AnnexaHistoryPage *self = g_object_new (ANNEXA_TYPE_HISTORY_PAGE, "project", project, NULL);

  self->list = annexa_history_list_new (project);
  self->index = annexa_project_get_history_index (project);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->list)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_search_bar_set_key_capture_widget (self->search_bar, GTK_WIDGET (self->stack));
  build_rows (self);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));

  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selection_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (list_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (loading_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->index, "updated", G_CALLBACK (index_updated), self, G_CONNECT_SWAPPED);
  index_updated (self);
  update_stack (self);
  return GTK_WIDGET (self);
}
