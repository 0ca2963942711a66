/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-method-part-row.h"
#include "annexa-names.h"
#include "annexa-pill.h"

/**
 * AnnexaMethodPartRow:
 *
 * A step or a level of a risk method that somebody is working on: a line that can be read, and its fields when it is
 * opened. What is written goes into the draft alone.
 */
struct _AnnexaMethodPartRow
{
  AdwExpanderRow parent_instance;

  AnnexaRecord *part;
  guint number;
  gboolean with_meanings;
  gboolean built;
  GtkWidget *pill;      /* Of a level. */
  GtkWidget *word;
  GtkWidget *remove;
  GtkWidget *colour_row;
  GPtrArray *colours;   /* GtkToggleButton, in the order of the choices */
};

G_DEFINE_FINAL_TYPE (AnnexaMethodPartRow, annexa_method_part_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  CHANGED,
  REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_level (AnnexaMethodPartRow *self)
{
  return strcmp (annexa_record_get_kind (self->part)->name, "level") == 0;
}

static const char *
get_text (AnnexaMethodPartRow *self,
          const char          *field)
{
  const char *text = annexa_record_get_text (self->part, field);

  return text != NULL ? text : "";
}

static const char *
describe (AnnexaMethodPartRow *self)
{
  if (!is_level (self))
    return get_text (self, "description");
  return annexa_record_get_integer (self->part, "acceptable") ? _("Acceptable without treatment")
                                                              : _("Has to be treated");
}

static void
show_line (AnnexaMethodPartRow *self)
{
  const char *label = get_text (self, "label");
  const char *rest = describe (self);
  /* TRANSLATORS: A step of a scale or a level: its number and its word: “3 Possible” */
  g_autofree char *title = g_strdup_printf (_("%u %s"), self->number, *label != '\0' ? label : _("(no word yet)"));
  g_autofree char *sentence = *rest != '\0' ? g_strconcat (title, ", ", rest, NULL) : g_strdup (title);
  g_autofree char *tooltip = g_strdup_printf (_("Remove %s"), title);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), rest);
  gtk_widget_set_tooltip_text (self->remove, tooltip);
  if (self->pill != NULL)
    annexa_pill_show_word (self->pill, *get_text (self, "sign") != '\0' ? get_text (self, "sign") : "–",
                           get_text (self, "colour"));
  annexa_name_widgets (GTK_WIDGET (self));
  annexa_name_expander (ADW_EXPANDER_ROW (self), sentence);
}

static void
set_value (AnnexaMethodPartRow *self,
           const AnnexaField   *field,
           const AnnexaValue   *value)
{
  if (annexa_value_equal (annexa_record_get_value (self->part, field), value))
    return;
  annexa_record_set_value (self->part, field, value);
  show_line (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A text that the gate would refuse is not taken; the row says so. */
static void
take_text (AnnexaMethodPartRow *self,
           const AnnexaField   *field,
           GtkWidget           *row,
           const char          *text)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  gboolean right = annexa_field_parse (field, text, &value, &error);

  if (right)
    gtk_widget_remove_css_class (row, "error");
  else
    gtk_widget_add_css_class (row, "error");
  gtk_widget_set_tooltip_text (row, right ? NULL : error->message);
  if (right)
    set_value (self, field, &value);
}

static const AnnexaField *
get_field (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), "field");
}

static void
entry_changed (GtkEditable         *entry,
               AnnexaMethodPartRow *self)
{
  take_text (self, get_field (entry), GTK_WIDGET (entry), gtk_editable_get_text (entry));
}

static void
buffer_changed (GtkTextBuffer       *buffer,
                AnnexaMethodPartRow *self)
{
  g_autofree char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  take_text (self, get_field (buffer), g_object_get_data (G_OBJECT (buffer), "row"), text);
}

static GtkWidget *
make_entry (AnnexaMethodPartRow *self,
            const AnnexaField   *field)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), annexa_field_get_label (field));
  gtk_editable_set_text (GTK_EDITABLE (row), get_text (self, field->name));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, annexa_field_get_label (field), -1);
  g_object_set_data (G_OBJECT (row), "field", (gpointer) field);
  g_signal_connect (row, "changed", G_CALLBACK (entry_changed), self);
  return row;
}

static GtkWidget *
make_long_text (AnnexaMethodPartRow *self,
                const AnnexaField   *field)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (annexa_field_get_label (field));
  GtkWidget *view = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_set_size_request (view, -1, 44);
  gtk_text_buffer_set_text (buffer, get_text (self, field->name), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, annexa_field_get_label (field),
                                  -1);
  gtk_widget_add_css_class (box, "long-text");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), view);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (buffer), "field", (gpointer) field);
  g_object_set_data (G_OBJECT (buffer), "row", row);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (buffer_changed), self, 0);
  return row;
}

static void
switched (GtkSwitch           *button,
          GParamSpec          *pspec,
          AnnexaMethodPartRow *self)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_set_integer (&value, gtk_switch_get_active (button));
  set_value (self, get_field (button), &value);
}

static GtkWidget *
make_switch (AnnexaMethodPartRow *self,
             const AnnexaField   *field)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), annexa_field_get_label (field));
  gtk_switch_set_active (GTK_SWITCH (button), annexa_record_get_integer (self->part, field->name) != 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  gtk_widget_set_focusable (row, FALSE);
  g_object_set_data (G_OBJECT (button), "field", (gpointer) field);
  g_signal_connect (button, "notify::active", G_CALLBACK (switched), self);
  return row;
}

/* The chosen colour has a tick and is named; the others show how the sign looks on them. */
static void
show_colours (AnnexaMethodPartRow *self)
{
  const AnnexaField *field = get_field (self->colour_row);
  const char *word = get_text (self, field->name);
  const char *sign = get_text (self, "sign");

  for (guint i = 0; i < self->colours->len; i++)
    {
      gboolean chosen = strcmp (field->choices[i].word, word) == 0;
      g_autofree char *name = g_strdup_printf (_("%s: %s"), annexa_field_get_label (field),
                                               annexa_choice_get_label (&field->choices[i]));

      gtk_button_set_label (self->colours->pdata[i], chosen ? "✓" : *sign != '\0' ? sign : "A");
      /* The label would be read as the name. */
      gtk_accessible_update_property (self->colours->pdata[i], GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      if (chosen)
        adw_action_row_set_subtitle (ADW_ACTION_ROW (self->colour_row), annexa_choice_get_label (&field->choices[i]));
    }
}

static void
colour_toggled (GtkToggleButton     *button,
                AnnexaMethodPartRow *self)
{
  const AnnexaField *field = get_field (self->colour_row);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  guint index;

  if (!gtk_toggle_button_get_active (button) || !g_ptr_array_find (self->colours, button, &index))
    return;
  annexa_value_set_text (&value, field->choices[index].word);
  set_value (self, field, &value);
  show_colours (self);
}

/* Each colour is a pair of a ground and an ink that can be read on it, in every style of the window and on paper. */
static GtkWidget *
make_colours (AnnexaMethodPartRow *self,
              const AnnexaField   *field)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->colour_row = adw_action_row_new ();
  self->colours = g_ptr_array_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->colour_row), annexa_field_get_label (field));
  g_object_set_data (G_OBJECT (self->colour_row), "field", (gpointer) field);
  for (const AnnexaChoice *choice = field->choices; choice->word != NULL; choice++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label ("");

      if (self->colours->len > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), self->colours->pdata[0]);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), strcmp (choice->word, get_text (self, field->name)) == 0);
      gtk_widget_add_css_class (button, "level");
      gtk_widget_add_css_class (button, "colour");
      gtk_widget_add_css_class (button, choice->word);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (button, annexa_choice_get_label (choice));
      g_signal_connect (button, "toggled", G_CALLBACK (colour_toggled), self);
      g_ptr_array_add (self->colours, button);
      gtk_box_append (GTK_BOX (box), button);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->colour_row), box);
  gtk_widget_set_focusable (self->colour_row, FALSE);
  show_colours (self);
  return self->colour_row;
}

/* Numbers and the scale are where the part stands; what an impact means in money and so on is asked of impacts alone. */
static GtkWidget *
make_row (AnnexaMethodPartRow *self,
          const AnnexaField   *field)
{
  const AnnexaKind *kind = annexa_record_get_kind (self->part);

  if (strcmp (field->name, "notes") == 0)
    return NULL;
  if (field->type == ANNEXA_FIELD_TEXT
      && (is_level (self) || self->with_meanings || strcmp (field->name, kind->title) == 0))
    return make_entry (self, field);
  if (field->type == ANNEXA_FIELD_LONG_TEXT)
    return make_long_text (self, field);
  if (field->type == ANNEXA_FIELD_YES_NO)
    return make_switch (self, field);
  if (field->type == ANNEXA_FIELD_CHOICE && is_level (self))
    return make_colours (self, field);
  return NULL;
}

static void
expanded_changed (AnnexaMethodPartRow *self)
{
  const AnnexaKind *kind = annexa_record_get_kind (self->part);

  if (self->built || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  self->built = TRUE;
  for (guint i = 0; i < kind->n_fields; i++)
    {
      GtkWidget *row = make_row (self, &kind->fields[i]);

      if (row == NULL)
        continue;
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
      if (strcmp (kind->fields[i].name, kind->title) == 0)
        self->word = row;
    }
  show_line (self);
}

static void
remove_clicked (AnnexaMethodPartRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
annexa_method_part_row_dispose (GObject *object)
{
  AnnexaMethodPartRow *self = ANNEXA_METHOD_PART_ROW (object);

  g_clear_object (&self->part);
  g_clear_pointer (&self->colours, g_ptr_array_unref);

  G_OBJECT_CLASS (annexa_method_part_row_parent_class)->dispose (object);
}

static void
annexa_method_part_row_class_init (AnnexaMethodPartRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annexa_method_part_row_dispose;

  /**
   * AnnexaMethodPartRow::changed:
   *
   * A field of the part was changed.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  /**
   * AnnexaMethodPartRow::remove:
   *
   * The part is to be taken out of the draft.
   */
  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
annexa_method_part_row_init (AnnexaMethodPartRow *self)
{
  self->remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  gtk_widget_add_css_class (self->remove, "flat");
  gtk_widget_set_valign (self->remove, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (remove_clicked), self);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), self->remove);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

/**
 * annexa_method_part_row_new:
 * @part: a step or level of a draft
 * @number: where it stands, from 1
 * @with_meanings: whether it is asked what the step means in money, before the law and so on
 * @removable: whether the method can do without it
 *
 * Returns: (transfer floating): a row for it
 */
GtkWidget *
annexa_method_part_row_new (AnnexaRecord *part,
                            guint         number,
                            gboolean      with_meanings,
                            gboolean      removable)
{
  AnnexaMethodPartRow *self = g_object_new (ANNEXA_TYPE_METHOD_PART_ROW, NULL);

  self->part = g_object_ref (part);
  self->number = number;
  self->with_meanings = with_meanings;
  gtk_widget_set_sensitive (self->remove, removable);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_changed), NULL);
  if (is_level (self))
    {
      self->pill = annexa_pill_new ();
      adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), self->pill);
    }
  show_line (self);
  return GTK_WIDGET (self);
}

/**
 * annexa_method_part_row_get_number:
 * @self: a row
 *
 * Returns: where the part stands, from 1
 */
guint
annexa_method_part_row_get_number (AnnexaMethodPartRow *self)
{
  g_return_val_if_fail (ANNEXA_IS_METHOD_PART_ROW (self), 0);

  return self->number;
}

/**
 * annexa_method_part_row_focus_word:
 * @self: a row
 *
 * Opens the part and puts the cursor into its word.
 */
void
annexa_method_part_row_focus_word (AnnexaMethodPartRow *self)
{
  g_return_if_fail (ANNEXA_IS_METHOD_PART_ROW (self));

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  if (self->word != NULL)
    gtk_widget_grab_focus (self->word);
}
