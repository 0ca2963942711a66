/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-field-row.h"
#include "annexa-names.h"
#include "annexa-part-row.h"
#include "annexa-rating.h"
#include "annexa-record-edits.h"
#include "annexa-record-view.h"

/**
 * AnnexaPartRow:
 *
 * A part of a record, such as a measurement of an objective: a line that can be read, and its fields when it is opened.
 */
struct _AnnexaPartRow
{
  AdwExpanderRow parent_instance;

  AnnexaProject *project;
  AnnexaRecord *record;
  gulong notify_handler;
  GtkWidget *delete_button; /* NULL where parts are not added by hand */
  GPtrArray *rows; /* AnnexaFieldRow; NULL until the part is opened for the first time */
};

G_DEFINE_FINAL_TYPE (AnnexaPartRow, annexa_part_row, ADW_TYPE_EXPANDER_ROW)

static void
annexa_part_row_dispose (GObject *object)
{
  AnnexaPartRow *self = ANNEXA_PART_ROW (object);

  if (self->record != NULL)
    g_clear_signal_handler (&self->notify_handler, self->record);
  g_clear_object (&self->record);
  g_clear_object (&self->project);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (annexa_part_row_parent_class)->dispose (object);
}

static void
annexa_part_row_class_init (AnnexaPartRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annexa_part_row_dispose;
}

static void
annexa_part_row_init (AnnexaPartRow *self)
{
}

/* Words and names speak for themselves; of a number or a “yes” it has to be said what it is. */
static char *
describe_field (AnnexaPartRow     *self,
                const AnnexaField *field)
{
  g_autofree char *text
      = annexa_project_describe (self->project, field, annexa_record_get_value (self->record, field));

  if (*text == '\0')
    return NULL;
  if (field->type != ANNEXA_FIELD_YES_NO && field->type != ANNEXA_FIELD_INTEGER && field->type != ANNEXA_FIELD_NUMBER)
    return g_steal_pointer (&text);
  /* TRANSLATORS: A field and its value in a line of several: “Attended: Yes” */
  return g_strdup_printf (_("%s: %s"), annexa_field_get_label (field), text);
}

/* The words of the title, or, where people know the part by its number only, the first thing that a list shows. */
static const AnnexaField *
find_title_field (AnnexaRecord *record)
{
  const AnnexaKind *kind = annexa_record_get_kind (record);
  const AnnexaField *title = annexa_kind_get_title_field (kind);

  for (guint i = 0; title->type == ANNEXA_FIELD_REF && i < kind->n_fields; i++)
    if ((kind->fields[i].flags & ANNEXA_FIELD_LIST) && !(kind->fields[i].flags & ANNEXA_FIELD_PARENT)
        && !annexa_record_is_empty (record, kind->fields[i].name))
      title = &kind->fields[i];
  return title;
}

/* What carries the same name, such as the task made of a decision, is not named twice. */
static char *
describe_rest (AnnexaPartRow     *self,
               const AnnexaField *title)
{
  g_autofree char *name = describe_field (self, title);
  const AnnexaKind *kind = annexa_record_get_kind (self->record);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const AnnexaField *field = &kind->fields[i];
      g_autofree char *text = NULL;

      if (!(field->flags & ANNEXA_FIELD_LIST) || (field->flags & ANNEXA_FIELD_PARENT) || field == title)
        continue;
      text = describe_field (self, field);
      if (text != NULL && g_strcmp0 (text, name) != 0)
        g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", text);
    }
  return g_strdup (line->str);
}

/* A risk as it was called then. */
static char *
describe_rated_risk (AnnexaRecord *rating)
{
  const char *ref = annexa_record_get_text (rating, "risk-ref");

  return g_strdup_printf ("%s%s%s", ref != NULL ? ref : "", ref != NULL ? " " : "", annexa_record_get_title (rating));
}

/* Of three levels it has to be said which is which. */
static char *
describe_levels (AnnexaRecord *rating)
{
  static const struct
  {
    const char *field;
    const char *label;
  } levels[] = {
    { "inherent-level", N_ ("Without controls") },
    { "current-level", N_ ("Today") },
    { "target-level", N_ ("Afterwards") },
  };
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      const char *level = annexa_record_get_text (rating, levels[i].field);
      /* TRANSLATORS: A field and its value in a line of several: “Attended: Yes” */
      g_autofree char *text = g_strdup_printf (_("%s: %s"), _(levels[i].label), level);

      if (level != NULL)
        g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", text);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
show_line (AnnexaPartRow *self)
{
  const AnnexaField *field = find_title_field (self->record);
  gboolean rating = ANNEXA_IS_RATING (self->record);
  g_autofree char *title = rating ? describe_rated_risk (self->record) : describe_field (self, field);
  g_autofree char *rest = rating ? describe_levels (self->record) : describe_rest (self, field);
  g_autofree char *sentence = NULL;

  if (title == NULL)
    title = g_strdup (annexa_record_get_ref (self->record));
  sentence = *rest != '\0' ? g_strconcat (title, ", ", rest, NULL) : g_strdup (title);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), rest);
  if (self->delete_button != NULL)
    gtk_widget_set_visible (self->delete_button, !annexa_record_keeps (self->record, NULL));
  annexa_name_widgets (GTK_WIDGET (self));
  annexa_name_expander (ADW_EXPANDER_ROW (self), sentence);
}

/* The fields are made when somebody looks at them: a record may have hundreds of parts. */
static void
expanded_changed (AnnexaPartRow *self)
{
  const AnnexaKind *kind = annexa_record_get_kind (self->record);

  if (self->rows != NULL || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;

  self->rows = g_ptr_array_new ();
  for (guint i = 0; i < kind->n_fields; i++)
    {
      GtkWidget *row;

      if (kind->fields[i].pass != NULL || kind->fields[i].type == ANNEXA_FIELD_REF
          || (kind->fields[i].flags & ANNEXA_FIELD_PARENT))
        continue;
      row = annexa_field_row_new (kind->fields[i].name);
      annexa_record_view_set_record (ANNEXA_RECORD_VIEW (row), self->project, self->record);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
      g_ptr_array_add (self->rows, row);
    }
  annexa_name_widgets (GTK_WIDGET (self));
}

static void
delete_clicked (AnnexaPartRow *self)
{
  annexa_delete_record (GTK_WIDGET (self), self->project, self->record, NULL, NULL);
}

static void
add_delete_button (AnnexaPartRow *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("annexa-trash-symbolic");
  /* TRANSLATORS: A button: deletes the part that is named by its reference */
  g_autofree char *tooltip = g_strdup_printf (_("Delete %s"), annexa_record_get_ref (self->record));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (delete_clicked), self);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), button);
  self->delete_button = button;
}

/**
 * annexa_part_row_new:
 * @project: a project
 * @part: a part of a record
 *
 * Returns: (transfer floating): a row for it, closed
 */
GtkWidget *
annexa_part_row_new (AnnexaProject *project,
                     AnnexaRecord  *part)
{
  AnnexaPartRow *self = g_object_new (ANNEXA_TYPE_PART_ROW, "use-markup", FALSE, NULL);

  self->project = g_object_ref (project);
  self->record = g_object_ref (part);
  if (annexa_record_get_kind (part)->add != NULL && annexa_project_get_access (project) == ANNEXA_ACCESS_EDIT)
    add_delete_button (self);
  self->notify_handler = g_signal_connect_swapped (part, "notify", G_CALLBACK (show_line), self);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_changed), NULL);
  show_line (self);
  return GTK_WIDGET (self);
}

/**
 * annexa_part_row_get_record:
 * @self: a row
 *
 * Returns: (transfer none): the part
 */
AnnexaRecord *
annexa_part_row_get_record (AnnexaPartRow *self)
{
  g_return_val_if_fail (ANNEXA_IS_PART_ROW (self), NULL);

  return self->record;
}

/**
 * annexa_part_row_flush:
 * @self: a row
 *
 * Returns: whether nothing is left that was typed and could not be written; else the cursor is in the first such field
 */
gboolean
annexa_part_row_flush (AnnexaPartRow *self)
{
  g_return_val_if_fail (ANNEXA_IS_PART_ROW (self), TRUE);

  return self->rows == NULL || annexa_record_views_flush (self->rows);
}

/**
 * annexa_part_row_open:
 * @self: a row in a window
 * @field: (nullable): the name of a field of the part
 *
 * Shows the fields of the part, with the cursor in @field, or else in the one that people know the part by.
 */
void
annexa_part_row_open (AnnexaPartRow *self,
                      const char    *field)
{
  g_return_if_fail (ANNEXA_IS_PART_ROW (self));

  if (field == NULL)
    field = annexa_record_get_kind (self->record)->title;
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  for (guint i = 0; i < self->rows->len; i++)
    if (strcmp (annexa_field_row_get_field (self->rows->pdata[i]), field) == 0)
      {
        annexa_field_row_focus (self->rows->pdata[i]);
        return;
      }
  if (self->rows->len > 0)
    annexa_field_row_focus (self->rows->pdata[0]);
}

/**
 * annexa_part_row_find:
 * @widget: a widget
 * @part: the id of a part of a record
 *
 * Returns: (transfer none) (nullable): the row of the part below @widget, where one is seen
 */
GtkWidget *
annexa_part_row_find (GtkWidget *widget,
                      gint64     part)
{
  GtkWidget *found = NULL;

  if (ANNEXA_IS_PART_ROW (widget) && gtk_widget_get_mapped (widget)
      && annexa_record_get_id (ANNEXA_PART_ROW (widget)->record) == part)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = annexa_part_row_find (child, part);
  return found;
}
