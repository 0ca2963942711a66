/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-drop-down.h"
#include "annexa-filter-editor.h"
#include "annexa-filter-values.h"
#include "annexa-text.h"

/* Narrow enough for the smallest window. */
#define WIDTH 270
#define TALLEST 300

/**
 * AnnexaFilterEditor:
 *
 * Makes a filter in two steps, or changes one: which field, then what is asked of it.
 */
struct _AnnexaFilterEditor
{
  GtkPopover parent_instance;

  AnnexaProject *project;
  const AnnexaKind *kind;
  const AnnexaField *field;
  AnnexaValue value; /* what the values begin with */
  AnnexaValue until;
  GArray *types; /* AnnexaConditionType of each item of the list */
  gboolean updating;

  GtkStack *stack;
  GtkSearchEntry *search;
  GtkListBox *fields;
  GtkLabel *title;
  GtkWidget *back;
  GtkDropDown *relation;
  GtkBox *values;
  GtkWidget *list;  /* AnnexaFilterValues, or NULL */
  GtkWidget *until_list;
  GtkEditable *entry;
  GtkEditable *until_entry;
  GtkLabel *error;
  GtkWidget *apply;
};

G_DEFINE_FINAL_TYPE (AnnexaFilterEditor, annexa_filter_editor, GTK_TYPE_POPOVER)

enum
{
  APPLIED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
annexa_filter_editor_finalize (GObject *object)
{
  AnnexaFilterEditor *self = ANNEXA_FILTER_EDITOR (object);

  annexa_value_clear (&self->value);
  annexa_value_clear (&self->until);
  g_array_unref (self->types);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (annexa_filter_editor_parent_class)->finalize (object);
}

static void
annexa_filter_editor_class_init (AnnexaFilterEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annexa_filter_editor_finalize;

  /**
   * AnnexaFilterEditor::applied:
   * @condition: an #AnnexaCondition
   *
   * Somebody wants only records that fulfil the condition.
   */
  signals[APPLIED] = g_signal_new ("applied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static AnnexaConditionType
get_type (AnnexaFilterEditor *self)
{
  guint selected = gtk_drop_down_get_selected (self->relation);

  return selected < self->types->len ? g_array_index (self->types, AnnexaConditionType, selected) : ANNEXA_CONDITION_IS;
}

static void
tell (AnnexaFilterEditor *self,
      const char         *message)
{
  gtk_label_set_label (self->error, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), message != NULL);
}

static GtkEditable *
add_entry (AnnexaFilterEditor *self,
           const AnnexaValue  *value,
           const char         *name)
{
  GtkWidget *entry = gtk_entry_new ();
  AnnexaConditionType type = get_type (self);
  g_autofree char *text = NULL;

  if (type == ANNEXA_CONDITION_CONTAINS || type == ANNEXA_CONDITION_LACKS)
    text = g_strdup (annexa_value_get_text (value));
  else if (value->type != ANNEXA_VALUE_IDS)
    text = annexa_project_format (self->project, self->field, value);
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (self->values, entry);
  return GTK_EDITABLE (entry);
}

static gboolean
is_date (const AnnexaField *field)
{
  AnnexaFieldType type = annexa_field_get_result (field);

  return type == ANNEXA_FIELD_DATE || type == ANNEXA_FIELD_DATE_TIME;
}

static void
add_entries (AnnexaFilterEditor *self,
             guint               n)
{
  const char *hint = is_date (self->field) ? _("1 May 2027, today, +2w") : NULL;

  self->entry = add_entry (self, &self->value, n > 1 ? _("From") : annexa_field_get_label (self->field));
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), hint);
  if (n < 2)
    return;
  gtk_box_append (self->values, gtk_label_new (_("and")));
  self->until_entry = add_entry (self, &self->until, _("Until"));
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->until_entry), hint);
}

static gboolean
is_single (AnnexaFilterEditor *self,
           AnnexaConditionType type)
{
  return type > ANNEXA_CONDITION_HAS_ALL || annexa_field_get_result (self->field) == ANNEXA_FIELD_YES_NO;
}

/* What can be listed is ticked, not written. */
static gboolean
wants_list (AnnexaFilterEditor *self,
            AnnexaConditionType type)
{
  return type != ANNEXA_CONDITION_CONTAINS && type != ANNEXA_CONDITION_LACKS && annexa_filter_values_suit (self->field);
}

static GtkWidget *
add_list (AnnexaFilterEditor *self,
          const AnnexaValue  *value)
{
  GtkWidget *list = annexa_filter_values_new (self->project, self->field, value, is_single (self, get_type (self)));

  gtk_box_append (self->values, list);
  return list;
}

static void
add_lists (AnnexaFilterEditor *self,
           guint               n)
{
  self->list = add_list (self, &self->value);
  if (n < 2)
    return;
  gtk_box_append (self->values, gtk_label_new (_("and")));
  self->until_list = add_list (self, &self->until);
}

static void
build_values (AnnexaFilterEditor *self)
{
  AnnexaConditionType type = get_type (self);
  guint n = annexa_condition_count_values (type);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->values))) != NULL)
    gtk_box_remove (self->values, child);
  self->list = self->until_list = NULL;
  self->entry = self->until_entry = NULL;
  tell (self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->values), n > 0);
  if (n == 0)
    return;
  if (wants_list (self, type))
    add_lists (self, n);
  else
    add_entries (self, n);
}

static void
relation_changed (AnnexaFilterEditor *self)
{
  if (self->updating)
    return;
  annexa_value_clear (&self->value);
  annexa_value_clear (&self->until);
  build_values (self);
}

/* Only what has a date by which something is to be done can be overdue. */
static gboolean
is_offered (const AnnexaField  *field,
            AnnexaConditionType type)
{
  if (type == ANNEXA_CONDITION_OVERDUE)
    return (field->flags & ANNEXA_FIELD_DEADLINE) && annexa_condition_suits (field, type);
  if (annexa_field_get_result (field) == ANNEXA_FIELD_YES_NO)
    return type == ANNEXA_CONDITION_IS;
  if (annexa_field_get_result (field) == ANNEXA_FIELD_FILE)
    return type == ANNEXA_CONDITION_EMPTY || type == ANNEXA_CONDITION_FILLED;
  return annexa_condition_suits (field, type);
}

/* In the order in which they are wanted most often. */
static void
add_type (AnnexaFilterEditor *self,
          GtkStringList      *labels,
          AnnexaConditionType type)
{
  if (!is_offered (self->field, type))
    return;
  g_array_append_val (self->types, type);
  gtk_string_list_append (labels, annexa_condition_get_label (self->field, type));
}

static void
build_relations (AnnexaFilterEditor *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  g_array_set_size (self->types, 0);
  if (!annexa_filter_values_suit (self->field))
    add_type (self, labels, ANNEXA_CONDITION_CONTAINS);
  for (AnnexaConditionType type = ANNEXA_CONDITION_OVERDUE; type <= ANNEXA_CONDITION_NEXT_30_DAYS; type++)
    if (is_date (self->field))
      add_type (self, labels, type);
  for (AnnexaConditionType type = 0; type < ANNEXA_CONDITION_N_TYPES; type++)
    if ((type != ANNEXA_CONDITION_CONTAINS || annexa_filter_values_suit (self->field))
        && !(type >= ANNEXA_CONDITION_OVERDUE && type <= ANNEXA_CONDITION_NEXT_30_DAYS))
      add_type (self, labels, type);
  self->updating = TRUE;
  gtk_drop_down_set_model (self->relation, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->relation, 0);
  self->updating = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->relation), self->types->len > 1);
}

static void
show_field (AnnexaFilterEditor *self,
            const AnnexaField  *field)
{
  self->field = field;
  gtk_label_set_label (self->title, annexa_field_get_label (field));
  build_relations (self);
  gtk_stack_set_visible_child_name (self->stack, "condition");
}

static gboolean
focus_values (gpointer data)
{
  AnnexaFilterEditor *self = data;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->values)) || !gtk_widget_child_focus (GTK_WIDGET (self->values), GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (gtk_widget_get_visible (GTK_WIDGET (self->relation)) ? GTK_WIDGET (self->relation) : self->apply);
  return G_SOURCE_REMOVE;
}

static void
focus_later (AnnexaFilterEditor *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, focus_values, g_object_ref (self), g_object_unref);
}

/**
 * annexa_filter_editor_set_field:
 * @self: an editor
 * @field: a field of its kind
 *
 * Goes on to what is asked of the field.
 */
void
annexa_filter_editor_set_field (AnnexaFilterEditor *self,
                                const AnnexaField  *field)
{
  g_return_if_fail (ANNEXA_IS_FILTER_EDITOR (self));

  annexa_value_clear (&self->value);
  annexa_value_clear (&self->until);
  show_field (self, field);
  build_values (self);
  focus_later (self);
}

/**
 * annexa_filter_editor_set_type:
 * @self: an editor that shows a field
 * @type: what is asked of it
 */
void
annexa_filter_editor_set_type (AnnexaFilterEditor *self,
                               AnnexaConditionType type)
{
  g_return_if_fail (ANNEXA_IS_FILTER_EDITOR (self));

  for (guint i = 0; i < self->types->len; i++)
    if (g_array_index (self->types, AnnexaConditionType, i) == type)
      gtk_drop_down_set_selected (self->relation, i);
}

/* What a computed field shows is written like what a stored field of that type holds. */
static gboolean
read_entry (AnnexaFilterEditor *self,
            GtkEditable        *entry,
            AnnexaValue        *value)
{
  const char *text = gtk_editable_get_text (entry);
  AnnexaConditionType type = get_type (self);
  AnnexaField plain = *self->field;
  g_autoptr (GError) error = NULL;
  g_autofree char *clean = annexa_text_clean (text, FALSE);

  plain.type = annexa_field_get_result (self->field);
  if (clean == NULL)
    tell (self, _("Write what to look for."));
  else if (type == ANNEXA_CONDITION_CONTAINS || type == ANNEXA_CONDITION_LACKS)
    {
      annexa_value_set_text (value, clean);
      return TRUE;
    }
  else if (annexa_project_parse (self->project, &plain, clean, value, &error))
    return TRUE;
  else
    tell (self, error->message);
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  return FALSE;
}

static gboolean
read_list (AnnexaFilterEditor *self,
           GtkWidget          *list,
           AnnexaValue        *value)
{
  if (list == NULL || annexa_filter_values_read (ANNEXA_FILTER_VALUES (list), value))
    return TRUE;
  tell (self, _("Choose at least one."));
  return FALSE;
}

static gboolean
read_values (AnnexaFilterEditor *self,
             AnnexaCondition    *condition)
{
  return read_list (self, self->list, &condition->value) && read_list (self, self->until_list, &condition->until)
         && (self->entry == NULL || read_entry (self, self->entry, &condition->value))
         && (self->until_entry == NULL || read_entry (self, self->until_entry, &condition->until));
}

/**
 * annexa_filter_editor_apply:
 * @self: an editor that shows a field
 *
 * Makes the filter, if what was written is understood; otherwise says why not.
 *
 * Returns: whether it was made
 */
gboolean
annexa_filter_editor_apply (AnnexaFilterEditor *self)
{
  g_autoptr (AnnexaCondition) condition = annexa_condition_new (self->field, get_type (self));

  g_return_val_if_fail (ANNEXA_IS_FILTER_EDITOR (self), FALSE);

  if (!read_values (self, condition))
    return FALSE;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[APPLIED], 0, condition);
  return TRUE;
}

static const AnnexaField *
get_field (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "field");
}

static gboolean
is_wanted (GtkListBoxRow *row,
           gpointer       data)
{
  AnnexaFilterEditor *self = data;
  g_autofree char *label = annexa_text_fold (annexa_field_get_label (get_field (row)));
  g_autofree char *words = annexa_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));

  return strstr (label, words) != NULL;
}

static void
field_activated (AnnexaFilterEditor *self,
                 GtkListBoxRow      *row)
{
  annexa_filter_editor_set_field (self, get_field (row));
}

/* Enter in the search takes the first that is found. The entry itself tells of what is typed only after a pause. */
static void
search_activated (AnnexaFilterEditor *self)
{
  gtk_list_box_invalidate_filter (self->fields);
  for (int i = 0;; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->fields, i);

      if (row == NULL)
        return;
      if (!gtk_widget_get_child_visible (GTK_WIDGET (row)))
        continue;
      annexa_filter_editor_set_field (self, get_field (row));
      return;
    }
}

static void
add_field (AnnexaFilterEditor *self,
           const AnnexaField  *field)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (annexa_field_get_label (field));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, annexa_field_get_label (field), -1);
  g_object_set_data (G_OBJECT (row), "field", (gpointer) field);
  gtk_list_box_append (self->fields, row);
}

static GtkWidget *
build_fields (AnnexaFilterEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  self->fields = GTK_LIST_BOX (gtk_list_box_new ());
  g_object_set (self->search, "placeholder-text", _("Filter by…"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find a field to filter by"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fields), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Fields"), -1);
  gtk_list_box_set_selection_mode (self->fields, GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (self->fields, is_wanted, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->fields), "picker-list");
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (gtk_list_box_invalidate_filter), self->fields);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (search_activated), self);
  g_signal_connect_swapped (self->fields, "row-activated", G_CALLBACK (field_activated), self);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), TALLEST);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->fields));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), scroller);
  return box;
}

static GtkWidget *
build_heading (AnnexaFilterEditor *self)
{
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  gtk_widget_add_css_class (self->back, "flat");
  gtk_widget_set_tooltip_text (self->back, _("Another field"));
  g_signal_connect_swapped (self->back, "clicked", G_CALLBACK (annexa_filter_editor_begin), self);
  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->title, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  gtk_box_append (GTK_BOX (heading), self->back);
  gtk_box_append (GTK_BOX (heading), GTK_WIDGET (self->title));
  return heading;
}

static GtkWidget *
build_condition (AnnexaFilterEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  self->relation = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->relation), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What is asked"), -1);
  annexa_open_at_selected (GTK_WIDGET (self->relation));
  g_signal_connect_swapped (self->relation, "notify::selected", G_CALLBACK (relation_changed), self);
  self->values = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  self->error = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->error, TRUE);
  gtk_label_set_xalign (self->error, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->error), "error");
  self->apply = gtk_button_new_with_mnemonic (_("_Show these"));
  gtk_widget_add_css_class (self->apply, "suggested-action");
  g_signal_connect_swapped (self->apply, "clicked", G_CALLBACK (annexa_filter_editor_apply), self);

  gtk_box_append (GTK_BOX (box), build_heading (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->relation));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->values));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->error));
  gtk_box_append (GTK_BOX (box), self->apply);
  return box;
}

static void
annexa_filter_editor_init (AnnexaFilterEditor *self)
{
  self->types = g_array_new (FALSE, FALSE, sizeof (AnnexaConditionType));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, build_fields (self), "fields");
  gtk_stack_add_named (self->stack, build_condition (self), "condition");
  gtk_widget_set_size_request (GTK_WIDGET (self->stack), WIDTH, -1);
  gtk_popover_set_child (GTK_POPOVER (self), GTK_WIDGET (self->stack));
  gtk_popover_set_default_widget (GTK_POPOVER (self), self->apply);
}

/**
 * annexa_filter_editor_new:
 * @project: a project
 * @kind: the kind whose records are filtered
 *
 * Returns: (transfer floating): a popover that makes a filter
 */
GtkWidget *
annexa_filter_editor_new (AnnexaProject    *project,
                          const AnnexaKind *kind)
{
  AnnexaFilterEditor *self = g_object_new (ANNEXA_TYPE_FILTER_EDITOR, NULL);

  self->project = g_object_ref (project);
  self->kind = kind;
  for (guint i = 0; i < kind->n_fields; i++)
    if (!(kind->fields[i].flags & ANNEXA_FIELD_INTERNAL))
      add_field (self, &kind->fields[i]);
  return GTK_WIDGET (self);
}

/**
 * annexa_filter_editor_begin:
 * @self: an editor
 *
 * Asks for a field first.
 */
void
annexa_filter_editor_begin (AnnexaFilterEditor *self)
{
  g_return_if_fail (ANNEXA_IS_FILTER_EDITOR (self));

  gtk_widget_set_visible (self->back, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_stack_set_visible_child_name (self->stack, "fields");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/**
 * annexa_filter_editor_edit:
 * @self: an editor
 * @condition: a filter that there is
 *
 * Shows what the filter asks, to change it.
 */
void
annexa_filter_editor_edit (AnnexaFilterEditor    *self,
                           const AnnexaCondition *condition)
{
  g_return_if_fail (ANNEXA_IS_FILTER_EDITOR (self));

  gtk_widget_set_visible (self->back, FALSE);
  show_field (self, condition->field);
  self->updating = TRUE;
  annexa_filter_editor_set_type (self, condition->type);
  self->updating = FALSE;
  annexa_value_clear (&self->value);
  annexa_value_clear (&self->until);
  annexa_value_copy (&condition->value, &self->value);
  annexa_value_copy (&condition->until, &self->until);
  build_values (self);
  focus_later (self);
}
