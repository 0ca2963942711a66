/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-filter-chips.h"
#include "annexa-filter-editor.h"

/* However long a sentence is, the next chip can be seen. */
#define LONGEST 36

/**
 * AnnexaFilterChips:
 *
 * The filters that somebody made, each as a sentence that can be changed or taken away. There is nothing to see while
 * there are none.
 */
struct _AnnexaFilterChips
{
  AdwBin parent_instance;

  AnnexaProject *project;
  const AnnexaKind *kind;
  GPtrArray *conditions; /* AnnexaCondition */
  GPtrArray *chips;      /* GtkWidget, in the same order */
  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (AnnexaFilterChips, annexa_filter_chips, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
annexa_filter_chips_dispose (GObject *object)
{
  AnnexaFilterChips *self = ANNEXA_FILTER_CHIPS (object);

  g_clear_object (&self->project);

  G_OBJECT_CLASS (annexa_filter_chips_parent_class)->dispose (object);
}

static void
annexa_filter_chips_finalize (GObject *object)
{
  AnnexaFilterChips *self = ANNEXA_FILTER_CHIPS (object);

  g_ptr_array_unref (self->conditions);
  g_ptr_array_unref (self->chips);

  G_OBJECT_CLASS (annexa_filter_chips_parent_class)->finalize (object);
}

static void
annexa_filter_chips_class_init (AnnexaFilterChipsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annexa_filter_chips_dispose;
  G_OBJECT_CLASS (klass)->finalize = annexa_filter_chips_finalize;

  /**
   * AnnexaFilterChips::changed:
   *
   * Somebody added, changed or removed a filter.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
annexa_filter_chips_init (AnnexaFilterChips *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->conditions = g_ptr_array_new_with_free_func ((GDestroyNotify) annexa_condition_free);
  self->chips = g_ptr_array_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "filter-chips");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Filters"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->box));
  gtk_widget_set_focusable (scroller, FALSE);
  adw_bin_set_child (ADW_BIN (self), scroller);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static guint
find_chip (AnnexaFilterChips *self,
           GtkWidget         *chip)
{
  guint position = GTK_INVALID_LIST_POSITION;

  (void) g_ptr_array_find (self->chips, chip, &position);
  return position;
}

static GtkWidget *
get_edit_button (GtkWidget *chip)
{
  return gtk_widget_get_first_child (chip);
}

static void
describe_chip (AnnexaFilterChips *self,
               guint              position)
{
  GtkWidget *chip = self->chips->pdata[position];
  GtkWidget *edit = get_edit_button (chip);
  GtkWidget *remove = gtk_widget_get_last_child (chip);
  GtkWidget *label = gtk_menu_button_get_child (GTK_MENU_BUTTON (edit));
  g_autofree char *sentence = annexa_condition_describe (self->conditions->pdata[position], self->project);
  /* TRANSLATORS: For screen readers: a button that changes a filter: “Filter: Due before 1 May 2027” */
  g_autofree char *name = g_strdup_printf (_("Filter: %s"), sentence);
  gboolean is_long = g_utf8_strlen (sentence, -1) > LONGEST;
  g_autofree char *removal = g_strdup_printf (_("Remove filter: %s"), sentence);

  gtk_label_set_label (GTK_LABEL (label), sentence);
  /* A label that may be cut off is cut off wherever the bar is full, which rather scrolls. */
  gtk_label_set_ellipsize (GTK_LABEL (label), is_long ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_label_set_width_chars (GTK_LABEL (label), is_long ? LONGEST : -1);
  gtk_widget_set_tooltip_text (edit, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (edit), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _("Enter changes it, Delete removes it"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, removal, -1);
}

static void
changed (AnnexaFilterChips *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), self->chips->len > 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
condition_changed (AnnexaFilterEditor    *editor,
                   const AnnexaCondition *condition,
                   GtkWidget             *chip)
{
  AnnexaFilterChips *self = ANNEXA_FILTER_CHIPS (gtk_widget_get_ancestor (chip, ANNEXA_TYPE_FILTER_CHIPS));
  guint position = find_chip (self, chip);

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  annexa_condition_free (self->conditions->pdata[position]);
  self->conditions->pdata[position] = annexa_condition_copy (condition);
  describe_chip (self, position);
  changed (self);
}

static void
editor_shown (AnnexaFilterEditor *editor,
              GtkWidget          *chip)
{
  AnnexaFilterChips *self = ANNEXA_FILTER_CHIPS (gtk_widget_get_ancestor (chip, ANNEXA_TYPE_FILTER_CHIPS));
  guint position = find_chip (self, chip);

  if (position != GTK_INVALID_LIST_POSITION)
    annexa_filter_editor_edit (editor, self->conditions->pdata[position]);
}

static void
drop_chip (AnnexaFilterChips *self,
           guint              position)
{
  gtk_box_remove (self->box, self->chips->pdata[position]);
  g_ptr_array_remove_index (self->chips, position);
  g_ptr_array_remove_index (self->conditions, position);
}

/* The keyboard goes on to the neighbour, or out of where nothing is any more. */
static void
remove_chip (AnnexaFilterChips *self,
             GtkWidget         *chip)
{
  guint position = find_chip (self, chip);

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  if (self->chips->len > 1)
    gtk_widget_grab_focus (get_edit_button (self->chips->pdata[position > 0 ? position - 1 : 1]));
  else
    gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (chip)), GTK_DIR_TAB_FORWARD);
  annexa_filter_chips_remove (self, position);
}

static void
remove_clicked (GtkButton *button)
{
  GtkWidget *chip = gtk_widget_get_parent (GTK_WIDGET (button));

  remove_chip (ANNEXA_FILTER_CHIPS (gtk_widget_get_ancestor (chip, ANNEXA_TYPE_FILTER_CHIPS)), chip);
}

static gboolean
key_pressed (GtkEventControllerKey *controller,
             guint                  key,
             guint                  code,
             GdkModifierType        state,
             GtkWidget             *chip)
{
  if (key != GDK_KEY_Delete && key != GDK_KEY_KP_Delete && key != GDK_KEY_BackSpace)
    return GDK_EVENT_PROPAGATE;
  remove_chip (ANNEXA_FILTER_CHIPS (gtk_widget_get_ancestor (chip, ANNEXA_TYPE_FILTER_CHIPS)), chip);
  return GDK_EVENT_STOP;
}

static void
make_editor (GtkMenuButton *button,
             gpointer       chip)
{
  AnnexaFilterChips *self = ANNEXA_FILTER_CHIPS (gtk_widget_get_ancestor (chip, ANNEXA_TYPE_FILTER_CHIPS));
  GtkWidget *editor;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  editor = annexa_filter_editor_new (self->project, self->kind);
  g_signal_connect (editor, "show", G_CALLBACK (editor_shown), chip);
  g_signal_connect (editor, "applied", G_CALLBACK (condition_changed), chip);
  gtk_menu_button_set_popover (button, editor);
}

static GtkWidget *
make_edit_button (GtkWidget *chip)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_max_width_chars (GTK_LABEL (label), LONGEST);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), label);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_editor, chip, NULL);
  return button;
}

static GtkWidget *
make_chip (void)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *edit = make_edit_button (chip);
  GtkWidget *remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_add_css_class (chip, "filter-chip");
  gtk_widget_set_tooltip_text (remove, _("Remove this filter"));
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_clicked), NULL);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), chip);
  gtk_widget_add_controller (edit, keys);
  gtk_box_append (GTK_BOX (chip), edit);
  gtk_box_append (GTK_BOX (chip), remove);
  return chip;
}

static void
append (AnnexaFilterChips *self,
        AnnexaCondition   *condition)
{
  GtkWidget *chip = make_chip ();

  g_ptr_array_add (self->conditions, condition);
  g_ptr_array_add (self->chips, chip);
  gtk_box_append (self->box, chip);
  describe_chip (self, self->chips->len - 1);
}

/* Names of records and steps that are in the sentences may be other ones. */
static void
describe_all (AnnexaFilterChips *self)
{
  for (guint i = 0; i < self->chips->len; i++)
    describe_chip (self, i);
}

/**
 * annexa_filter_chips_new:
 * @project: a project
 * @kind: the kind whose records are filtered
 *
 * Returns: (transfer floating): no filters
 */
GtkWidget *
annexa_filter_chips_new (AnnexaProject    *project,
                         const AnnexaKind *kind)
{
  AnnexaFilterChips *self = g_object_new (ANNEXA_TYPE_FILTER_CHIPS, NULL);

  self->project = g_object_ref (project);
  self->kind = kind;
  g_signal_connect_object (project, "changed", G_CALLBACK (describe_all), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
drop_all (AnnexaFilterChips *self)
{
  while (self->chips->len > 0)
    drop_chip (self, self->chips->len - 1);
}

/**
 * annexa_filter_chips_set_filters:
 * @self: filters
 * @filters: (array zero-terminated=1): what annexa_filter_chips_get_filters() gave
 *
 * Shows other filters; one that is not understood any more, because what it names is gone, is passed over. Nothing is
 * emitted.
 */
void
annexa_filter_chips_set_filters (AnnexaFilterChips *self,
                                 const char *const *filters)
{
  g_return_if_fail (ANNEXA_IS_FILTER_CHIPS (self));

  drop_all (self);
  for (guint i = 0; filters[i] != NULL; i++)
    {
      AnnexaCondition *condition = annexa_condition_parse (self->project, self->kind, filters[i], NULL);

      if (condition != NULL)
        append (self, condition);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->chips->len > 0);
}

/**
 * annexa_filter_chips_get_filters:
 * @self: filters
 *
 * Returns: (transfer full) (array zero-terminated=1): the filters as text
 */
char **
annexa_filter_chips_get_filters (AnnexaFilterChips *self)
{
  char **filters;

  g_return_val_if_fail (ANNEXA_IS_FILTER_CHIPS (self), NULL);

  filters = g_new0 (char *, self->conditions->len + 1);
  for (guint i = 0; i < self->conditions->len; i++)
    filters[i] = annexa_condition_format (self->conditions->pdata[i], self->project);
  return filters;
}

/**
 * annexa_filter_chips_get_size:
 * @self: filters
 *
 * Returns: how many there are
 */
guint
annexa_filter_chips_get_size (AnnexaFilterChips *self)
{
  g_return_val_if_fail (ANNEXA_IS_FILTER_CHIPS (self), 0);

  return self->conditions->len;
}

/**
 * annexa_filter_chips_add:
 * @self: filters
 * @condition: one more
 */
void
annexa_filter_chips_add (AnnexaFilterChips     *self,
                         const AnnexaCondition *condition)
{
  g_return_if_fail (ANNEXA_IS_FILTER_CHIPS (self));

  append (self, annexa_condition_copy (condition));
  changed (self);
}

/**
 * annexa_filter_chips_remove:
 * @self: filters
 * @position: which of them
 *
 * Removes one.
 */
void
annexa_filter_chips_remove (AnnexaFilterChips *self,
                            guint              position)
{
  g_return_if_fail (ANNEXA_IS_FILTER_CHIPS (self));
  g_return_if_fail (position < self->chips->len);

  drop_chip (self, position);
  changed (self);
}

/**
 * annexa_filter_chips_clear:
 * @self: filters
 *
 * Removes all of them.
 */
void
annexa_filter_chips_clear (AnnexaFilterChips *self)
{
  g_return_if_fail (ANNEXA_IS_FILTER_CHIPS (self));

  if (self->chips->len == 0)
    return;
  drop_all (self);
  changed (self);
}

/**
 * annexa_filter_chips_apply:
 * @self: filters
 * @query: a query over their kind
 *
 * Leaves only the records that fulfil all of them.
 */
void
annexa_filter_chips_apply (AnnexaFilterChips *self,
                           AnnexaQuery       *query)
{
  g_return_if_fail (ANNEXA_IS_FILTER_CHIPS (self));

  for (guint i = 0; i < self->conditions->len; i++)
    annexa_condition_apply (self->conditions->pdata[i], query);
}
