/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-apply.h"
#include "annexa-column-chooser.h"
#include "annexa-columns.h"
#include "annexa-focus.h"
#include "annexa-many.h"
#include "annexa-nothing-found.h"
#include "annexa-register-private.h"
#include "annexa-starters.h"
#include "annexa-wrapping.h"

/* In registers that are longer, what the status line says is counted in a worker. */
#define MANY_RECORDS 20000

/**
 * AnnexaRegister:
 *
 * The records of a kind: filters, search, and a grid, or rows of two lines where there is no room for one.
 */
G_DEFINE_FINAL_TYPE (AnnexaRegister, annexa_register, ADW_TYPE_BIN)

enum
{
  SELECTED,
  ACTIVATED,
  CLICKED,
  COUNTED,
  MARKED,
  FITTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
annexa_register_dispose (GObject *object)
{
  AnnexaRegister *self = ANNEXA_REGISTER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ANNEXA_TYPE_REGISTER);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_object (&self->narrow);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->project);
  g_clear_pointer (&self->records, g_free);
  g_clear_pointer (&self->awaited, g_array_unref);

  G_OBJECT_CLASS (annexa_register_parent_class)->dispose (object);
}

/* How many of the records that are shown are proposals; none where that would take long to find out. */
static gint64
count_shown_proposals (AnnexaRegister *self)
{
  g_autoptr (AnnexaQuery) query = annexa_starters_query_proposals (self->kind);
  g_autoptr (GArray) ids = NULL;
  gint64 n = 0;

  if (query == NULL || annexa_is_many (annexa_project_count (self->project, self->kind), MANY_RECORDS))
    return 0;
  ids = annexa_project_query (self->project, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      guint position;

      n += annexa_record_list_find (self->list, g_array_index (ids, gint64, i), &position);
    }
  return n;
}

/* How many records there are, with what the italics of those that are shown mean. */
static char *
describe_records (AnnexaRegister *self,
                  gboolean        narrowed)
{
  g_autofree char *records = annexa_register_describe (self);
  gint64 n = narrowed && self->n_proposals > 0 ? count_shown_proposals (self) : self->n_proposals;
  g_autofree char *proposals = NULL;

  if (n == 0)
    return g_steal_pointer (&records);
  /* TRANSLATORS: The names of records that nobody has looked at yet are set in italics */
  proposals = g_strdup_printf (ngettext ("%d proposal, in italics", "%d proposals, in italics", (gulong) n), (int) n);
  return g_strdup_printf ("%s · %s", records, proposals);
}

/* How many records there are, and what is selected of them. */
static void
update_status_line (AnnexaRegister *self)
{
  const char *records = self->records;
  g_autofree char *selected = gtk_widget_get_mapped (GTK_WIDGET (self->grid)) ? annexa_grid_summarize (self->grid) : NULL;
  g_autofree char *both = selected != NULL ? g_strdup_printf ("%s · %s", records, selected) : NULL;

  gtk_label_set_label (self->status, both != NULL ? both : records);
  g_signal_emit (self, signals[MARKED], 0);
}

/**
 * annexa_register_update_status:
 * @self: a register
 *
 * Shows the list or what stands in its place, and says how many records there are.
 */
void
annexa_register_update_status (AnnexaRegister *self)
{
  guint shown = annexa_record_list_get_n_found (self->list);
  gint64 all = annexa_project_count (self->project, self->kind);
  gboolean narrowed = annexa_record_list_get_words (self->list) != NULL
                      || annexa_filter_bar_is_narrowed (self->filter_bar);

  g_free (self->records);
  self->records = describe_records (self, narrowed);
  update_status_line (self);
  gtk_widget_set_visible (GTK_WIDGET (self->status), all > 0);
  annexa_filter_bar_set_shown (self->filter_bar, all > 0);
  annexa_show_nothing_found (self->nothing_page, self->list, self->filter_bar);
  gtk_stack_set_visible_child_name (self->stack, shown > 0 ? "list" : narrowed && all > 0 ? "nothing-found" : "empty");
  g_signal_emit (self, signals[COUNTED], 0);
}

static void
proposals_counted (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (AnnexaRegister) self = data;
  g_autoptr (GArray) counts = annexa_project_count_finish (ANNEXA_PROJECT (source), result, NULL);

  if (counts == NULL || self->list == NULL)
    return;
  self->n_proposals = g_array_index (counts, gint64, 0);
  annexa_register_update_status (self);
}

/* Counting them in a long register takes longer than a keystroke may. */
static void
count_proposals (AnnexaRegister *self)
{
  g_autoptr (AnnexaQuery) query = NULL;

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  if (!annexa_is_many (annexa_project_count (self->project, self->kind), MANY_RECORDS))
    {
      self->n_proposals = annexa_starters_count_proposals (self->project, self->kind);
      return;
    }
  query = annexa_starters_query_proposals (self->kind);
  if (query == NULL)
    return;
  self->counting = g_cancellable_new ();
  annexa_project_count_async (self->project, &query, 1, self->counting, proposals_counted, g_object_ref (self));
}

/* The records stay as they were, which alone would look as if nobody had asked for others. */
static void
list_failed (AnnexaRegister *self,
             const GError   *error)
{
  /* TRANSLATORS: What is wrong with the file: “The records could not be read: disk I/O error” */
  g_autofree char *message = g_strdup_printf (_("The records could not be read: %s"), error->message);

  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    annexa_say (GTK_WIDGET (self), message);
}

static void
project_changed (AnnexaProject  *project,
                 AnnexaChanges  *changes,
                 AnnexaRegister *self)
{
  gint64 before = self->n_proposals;

  if (!annexa_changes_touch_field (changes, self->kind, annexa_kind_find_field (self->kind, "proposal")))
    return;
  count_proposals (self);
  if (self->n_proposals != before)
    annexa_register_update_status (self);
}

static void
row_activated (AnnexaRegister *self,
               guint           position)
{
  if (!annexa_narrow_list_toggle (self->narrow, position))
    g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
cell_activated (AnnexaRegister *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
cell_clicked (AnnexaRegister *self)
{
  g_signal_emit (self, signals[CLICKED], 0);
}

static void
list_clicked (AnnexaRegister  *self,
              int              n_press,
              double           x,
              double           y,
              GtkGestureClick *gesture)
{
  if (annexa_is_row_click (gesture, n_press, x, y) && !annexa_narrow_list_toggle_selected (self->narrow))
    g_signal_emit (self, signals[CLICKED], 0);
}

static void
width_changed (AnnexaRegister *self)
{
  g_signal_emit (self, signals[FITTED], 0);
}

static void
annexa_register_class_init (AnnexaRegisterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_register_dispose;

  /**
   * AnnexaRegister::selected:
   *
   * Another record, or none, is selected.
   */
  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  /**
   * AnnexaRegister::marked:
   *
   * Other rows of the table are selected, or more or fewer, or what is selected was changed.
   */
  signals[MARKED] = g_signal_new ("marked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  /**
   * AnnexaRegister::activated:
   *
   * The selected record is to be opened.
   */
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);

  /**
   * AnnexaRegister::clicked:
   *
   * The selected record was clicked once.
   */
  signals[CLICKED] = g_signal_new ("clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  /**
   * AnnexaRegister::counted:
   *
   * The number of records that are shown, or of all, may be another one.
   */
  signals[COUNTED] = g_signal_new ("counted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  /**
   * AnnexaRegister::fitted:
   *
   * The register has another width.
   */
  signals[FITTED] = g_signal_new ("fitted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  g_type_ensure (ANNEXA_TYPE_CONFIRMED_BAR);
  g_type_ensure (ANNEXA_TYPE_FILTER_BAR);
  g_type_ensure (ANNEXA_TYPE_GRID);
  g_type_ensure (ANNEXA_TYPE_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-register.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaRegister, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRegister, search_bar);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRegister, search_entry);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRegister, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRegister, empty_page);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRegister, nothing_page);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRegister, empty_add);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRegister, empty_template);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRegister, empty_paste);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRegister, pane);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRegister, grid);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRegister, narrow_list);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRegister, status);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRegister, confirmed_bar);
  gtk_widget_class_bind_template_callback (widget_class, width_changed);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
  gtk_widget_class_bind_template_callback (widget_class, cell_activated);
  gtk_widget_class_bind_template_callback (widget_class, cell_clicked);
  gtk_widget_class_bind_template_callback (widget_class, list_clicked);
  annexa_register_install_filters (widget_class);
  annexa_register_install_actions (widget_class);
}

static void
annexa_register_init (AnnexaRegister *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
}

static void
build_empty_page (AnnexaRegister *self)
{
  gboolean has_templates = strcmp (self->kind->name, "document") == 0;

  adw_status_page_set_icon_name (self->empty_page, self->kind->icon);
  adw_status_page_set_description (self->empty_page, self->kind->purpose != NULL ? _(self->kind->purpose) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_add), self->kind->add != NULL);
  gtk_widget_set_visible (self->empty_template, has_templates);
  gtk_widget_set_visible (self->empty_paste,
                          self->kind->add != NULL && !(self->kind->flags & ANNEXA_KIND_MADE_HERE));
  if (!has_templates)
    gtk_widget_add_css_class (GTK_WIDGET (self->empty_add), "suggested-action");
  if (self->kind->add != NULL)
    gtk_button_set_label (self->empty_add, _(self->kind->add));
  annexa_wrap_buttons (GTK_WIDGET (self->stack));
  annexa_keep_references (GTK_WIDGET (self->empty_page));
}

/**
 * annexa_register_new:
 * @project: a project
 * @kind: a kind
 *
 * Returns: (transfer floating): the register of the kind
 */
GtkWidget *
annexa_register_new (AnnexaProject    *project,
                     const AnnexaKind *kind)
{
  AnnexaRegister *self = g_object_new (ANNEXA_TYPE_REGISTER, NULL);

  self->project = g_object_ref (project);
  self->kind = kind;
  self->list = annexa_record_list_new (project, kind);
  if (annexa_kind_find_field (kind, "proposal") != NULL)
    {
      g_signal_connect_object (project, "changed", G_CALLBACK (project_changed), self, 0);
      annexa_confirmed_bar_watch (self->confirmed_bar, project, kind);
    }
  count_proposals (self);
  annexa_register_make_selection (self);
  annexa_grid_set_list (self->grid, self->list, self->selection);
  self->narrow = annexa_narrow_list_new (self->narrow_list, self->list, self->selection);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->narrow_list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  annexa_kind_get_plural (kind), -1);
  annexa_register_watch_list (self);
  build_empty_page (self);
  g_signal_connect_object (self->grid, "selected", G_CALLBACK (update_status_line), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (annexa_register_update_status), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "regrouped", G_CALLBACK (annexa_register_update_status), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "fail", G_CALLBACK (list_failed), self, G_CONNECT_SWAPPED);
  annexa_register_start_filters (self);
  annexa_register_update_status (self);
  annexa_register_select_position (self, 0);
  return GTK_WIDGET (self);
}

/**
 * annexa_register_get_kind:
 * @self: a register
 *
 * Returns: the kind whose records it shows
 */
const AnnexaKind *
annexa_register_get_kind (AnnexaRegister *self)
{
  g_return_val_if_fail (ANNEXA_IS_REGISTER (self), NULL);

  return self->kind;
}

/**
 * annexa_register_has_table:
 * @self: a register
 *
 * Returns: whether it is known that there is room for a table, and not only for rows of two lines
 */
gboolean
annexa_register_has_table (AnnexaRegister *self)
{
  int width, threshold;

  g_return_val_if_fail (ANNEXA_IS_REGISTER (self), FALSE);

  g_object_get (self->pane, "width", &width, "threshold", &threshold, NULL);
  return width >= threshold;
}

/**
 * annexa_register_get_list:
 * @self: a register
 *
 * Returns: (transfer none): the records that it shows
 */
AnnexaRecordList *
annexa_register_get_list (AnnexaRegister *self)
{
  g_return_val_if_fail (ANNEXA_IS_REGISTER (self), NULL);

  return self->list;
}

/**
 * annexa_register_take_focus:
 * @self: a register
 *
 * Puts the keyboard into the list, or onto the button that adds the first record.
 *
 * Returns: whether it could; not before the register has its size
 */
gboolean
annexa_register_take_focus (AnnexaRegister *self)
{
  GtkWidget *shown;

  g_return_val_if_fail (ANNEXA_IS_REGISTER (self), FALSE);

  shown = gtk_stack_get_visible_child (self->stack);
  if (gtk_widget_get_width (shown) == 0)
    return FALSE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self->grid)) && annexa_grid_take_focus (self->grid))
    return TRUE;
  if (annexa_focus_list (GTK_WIDGET (self->narrow_list)))
    return TRUE;
  /* The rows of a list that has just appeared come with the next frame. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self->narrow_list)) && g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    return FALSE;
  return annexa_focus_into (shown);
}

/**
 * annexa_register_describe:
 * @self: a register
 *
 * Returns: (transfer full): how many records are shown, and of how many
 */
char *
annexa_register_describe (AnnexaRegister *self)
{
  guint shown;
  gint64 all;

  g_return_val_if_fail (ANNEXA_IS_REGISTER (self), NULL);

  shown = annexa_record_list_get_n_found (self->list);
  all = annexa_project_count (self->project, self->kind);
  if (shown == all)
    return g_strdup_printf (ngettext ("%d record", "%d records", (gulong) all), (int) all);
  return g_strdup_printf (ngettext ("%d of %d record", "%d of %d records", (gulong) all), (int) shown, (int) all);
}

/**
 * annexa_register_make_columns:
 * @self: a register
 *
 * Returns: (transfer floating): a popover in which the columns of the grid are chosen
 */
GtkWidget *
annexa_register_make_columns (AnnexaRegister *self)
{
  g_return_val_if_fail (ANNEXA_IS_REGISTER (self), NULL);

  return annexa_column_chooser_new (annexa_grid_get_columns (self->grid));
}

/**
 * annexa_register_flush:
 * @self: a register
 *
 * Writes what is being edited in the grid. What cannot be written comes into view.
 *
 * Returns: whether nothing is left that could not be written
 */
gboolean
annexa_register_flush (AnnexaRegister *self)
{
  g_return_val_if_fail (ANNEXA_IS_REGISTER (self), TRUE);

  if (annexa_grid_flush (self->grid))
    return TRUE;
  annexa_grid_take_focus (self->grid);
  return FALSE;
}
