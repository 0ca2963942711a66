/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-columns.h"
#include "annexa-focus.h"
#include "annexa-pill.h"
#include "annexa-wrapping.h"

/* What the padding of a cell takes with a little air, the arrow of a sorted column, and the round ends of a pill. */
#define CELL_PADDING 30
#define ARROW_WIDTH 14
#define PILL_PADDING 20

/* However long the words of a choice are, other columns need room as well. */
#define WIDEST_CHOICE 190

static int
measure (GtkWidget  *widget,
         const char *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static int
get_widest_choice (GtkWidget *widget)
{
  return (int) (WIDEST_CHOICE * MAX (annexa_get_text_scale (widget), 1));
}

/* Columns of choices are as wide as the longest word, so that none is cut off. */
static int
measure_choices (GtkWidget         *widget,
                 const AnnexaField *field)
{
  int widest = 0;

  for (const AnnexaChoice *choice = field->choices; choice->word != NULL; choice++)
    widest = MAX (widest, measure (widget, annexa_choice_get_label (choice)));
  if (field->missing != NULL)
    widest = MAX (widest, measure (widget, _(field->missing)));
  return MIN (widest + CELL_PADDING + (annexa_pill_suits (field) ? PILL_PADDING : 0), get_widest_choice (widget));
}

static int
measure_values (GtkWidget         *widget,
                const AnnexaField *field)
{
  switch ((int) annexa_field_get_result (field))
    {
    case ANNEXA_FIELD_REF:
      return measure (widget, "MMM-000") + CELL_PADDING;
    case ANNEXA_FIELD_DATE:
      return measure (widget, "00 MMM 0000") + CELL_PADDING;
    case ANNEXA_FIELD_DATE_TIME:
      return measure (widget, "00 MMM 0000, 00:00") + CELL_PADDING;
    case ANNEXA_FIELD_RECORD:
      return measure (widget, "Ana Rodriguez") + CELL_PADDING;
    case ANNEXA_FIELD_CHOICE:
      return measure_choices (widget, field);
    case ANNEXA_FIELD_LEVEL:
      return measure (widget, "Very critical") + CELL_PADDING;
    case ANNEXA_FIELD_RATING:
    case ANNEXA_FIELD_INTEGER:
    case ANNEXA_FIELD_PERCENT:
    case ANNEXA_FIELD_YES_NO:
      return measure (widget, "00,000") + CELL_PADDING;
    default:
      return measure (widget, "Some words of text") + CELL_PADDING;
    }
}

/**
 * annexa_column_get_width:
 * @widget: where the column is, for its font
 * @field: a field
 *
 * Returns: how wide its column is at first, in pixels: as wide as its usual values and its name need it
 */
int
annexa_column_get_width (GtkWidget         *widget,
                         const AnnexaField *field)
{
  /* Names of columns are set smaller than what stands in them. */
  int label = measure (widget, annexa_field_get_label (field)) * 9 / 10 + CELL_PADDING + ARROW_WIDTH;

  return MAX (measure_values (widget, field), MIN (label, get_widest_choice (widget)));
}

/**
 * annexa_column_can_grow:
 * @field: a field
 *
 * Returns: whether values of the field are often longer than its column, so that room that is left is of use to it
 */
gboolean
annexa_column_can_grow (const AnnexaField *field)
{
  AnnexaFieldType type = annexa_field_get_result (field);

  return type == ANNEXA_FIELD_TEXT || type == ANNEXA_FIELD_LINKS || type == ANNEXA_FIELD_RECORD
         || type == ANNEXA_FIELD_CHOICES;
}

/**
 * annexa_column_suits:
 * @field: a field
 *
 * Returns: whether the field can be a column of a register
 */
gboolean
annexa_column_suits (const AnnexaField *field)
{
  return field->type != ANNEXA_FIELD_LONG_TEXT && !(field->flags & (ANNEXA_FIELD_PARENT | ANNEXA_FIELD_INTERNAL));
}

/**
 * annexa_is_proposal:
 * @record: a record
 *
 * Returns: whether a starter set proposes it, and nobody has looked at it yet
 */
gboolean
annexa_is_proposal (AnnexaRecord *record)
{
  return annexa_kind_find_field (annexa_record_get_kind (record), "proposal") != NULL
         && annexa_record_get_integer (record, "proposal") != 0;
}

/**
 * annexa_describe_title:
 * @record: a record
 *
 * Returns: (transfer full): what the record is known by, with a word on it when it is a proposal of a starter set
 */
char *
annexa_describe_title (AnnexaRecord *record)
{
  const char *title = annexa_record_get_title (record);

  /* TRANSLATORS: The name of a record that a starter set proposes: “Email (proposal)” */
  return annexa_is_proposal (record) ? g_strdup_printf (_("%s (proposal)"), title) : g_strdup (title);
}

/**
 * annexa_describe_row:
 * @project: a project
 * @record: a record
 *
 * Returns: (transfer full): the record as a sentence, for a screen reader: “A-003 Customer database, Type: Information,
 *   Owner: Ana Ruiz”
 */
char *
annexa_describe_row (AnnexaProject *project,
                     AnnexaRecord  *record)
{
  const AnnexaKind *kind = annexa_record_get_kind (record);
  g_autofree char *title = annexa_describe_title (record);
  GString *sentence = g_string_new (annexa_record_get_ref (record));

  g_string_append_printf (sentence, " %s", title);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const AnnexaField *field = &kind->fields[i];
      g_autofree char *text = NULL;

      if (!(field->flags & ANNEXA_FIELD_LIST) || field->type == ANNEXA_FIELD_REF || strcmp (field->name, kind->title) == 0)
        continue;
      text = annexa_project_describe (project, field, annexa_record_get_value (record, field));
      if (*text == '\0' && field->missing == NULL)
        continue;
      g_string_append_printf (sentence, ", %s: %s", annexa_field_get_label (field),
                              *text != '\0' ? text : _(field->missing));
    }
  return g_string_free (sentence, FALSE);
}

/**
 * annexa_name_list_row:
 * @child: the child of a list item
 * @project: a project
 * @record: what the row shows
 *
 * Gives the row of a list view, which is the parent of the child, a name for screen readers; GTK 4.8 gives it none.
 */
void
annexa_name_list_row (GtkWidget     *child,
                      AnnexaProject *project,
                      AnnexaRecord  *record)
{
  g_autofree char *sentence = annexa_describe_row (project, record);
  GtkWidget *row = gtk_widget_get_parent (child);

  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

/**
 * annexa_focus_list:
 * @list: a list view, or the list inside a column view
 *
 * Puts the keyboard onto the selected row, or onto the one that had it last. The list itself would take it too, but then
 * no row shows where one is, and Enter does nothing.
 *
 * Returns: whether a row has it
 */
gboolean
annexa_focus_list (GtkWidget *list)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (list));

  if (!gtk_widget_get_mapped (list))
    return FALSE;
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED)
      return gtk_widget_grab_focus (row);

  return (focus != NULL && focus != list && gtk_widget_is_ancestor (focus, list))
         || annexa_focus_into (list);
}

/**
 * annexa_is_row_click:
 * @gesture: a gesture of a list view or a column view
 * @n_press: which click in a row it is
 * @x: where
 * @y: where
 *
 * The lists of GTK can activate rows by a single click, but then select them already when the pointer passes over.
 *
 * Returns: whether a row, and not a heading, was clicked once and is selected by that
 */
gboolean
annexa_is_row_click (GtkGestureClick *gesture,
                     int              n_press,
                     double           x,
                     double           y)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *widget = gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT);

  while (widget != NULL && widget != list && strcmp (gtk_widget_get_css_name (widget), "row") != 0)
    widget = gtk_widget_get_parent (widget);
  return n_press == 1 && widget != NULL && widget != list
         && (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_SELECTED) != 0;
}

/**
 * annexa_find_pill_field:
 * @kind: a kind
 *
 * Returns: (nullable): the field of its list that is shown as a pill, where there is room for one only: the first whose
 *   column does not go first where room is short
 */
const AnnexaField *
annexa_find_pill_field (const AnnexaKind *kind)
{
  const AnnexaField *last = NULL;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const AnnexaField *field = &kind->fields[i];

      if (!(field->flags & ANNEXA_FIELD_LIST) || !annexa_pill_suits (field))
        continue;
      if (!(field->flags & ANNEXA_FIELD_LIST_LAST))
        return field;
      if (last == NULL)
        last = field;
    }
  return last;
}

/* A “3” or a “Yes” without its name says nothing. */
static gboolean
speaks_for_itself (const AnnexaField *field)
{
  switch ((int) annexa_field_get_result (field))
    {
    case ANNEXA_FIELD_REF:
    case ANNEXA_FIELD_LINKS:
    case ANNEXA_FIELD_YES_NO:
    case ANNEXA_FIELD_INTEGER:
    case ANNEXA_FIELD_RATING:
      return FALSE;
    default:
      return TRUE;
    }
}

/**
 * annexa_describe_second_line:
 * @project: a project
 * @record: a record
 *
 * Returns: (transfer full): what stands below the title where a list is narrow: “A-003 · Information · Ana Ruiz”
 */
char *
annexa_describe_second_line (AnnexaProject *project,
                             AnnexaRecord  *record)
{
  const AnnexaKind *kind = annexa_record_get_kind (record);
  const AnnexaField *pill = annexa_find_pill_field (kind);
  GString *line = g_string_new (annexa_record_get_ref (record));
  guint n = 0;

  if (annexa_is_proposal (record))
    /* TRANSLATORS: Of a record that a starter set proposes: “A-003 · proposal · Information” */
    g_string_append_printf (line, " · %s", _("proposal"));

  for (guint i = 0; i < kind->n_fields && n < 2; i++)
    {
      const AnnexaField *field = &kind->fields[i];
      g_autofree char *text = NULL;

      if (!(field->flags & ANNEXA_FIELD_LIST) || field == pill || strcmp (field->name, kind->title) == 0
          || !speaks_for_itself (field))
        continue;
      text = annexa_project_describe (project, field, annexa_record_get_value (record, field));
      if (*text == '\0' && field->missing == NULL)
        continue;
      g_string_append_printf (line, " · %s", *text != '\0' ? text : _(field->missing));
      n++;
    }
  return g_string_free (line, FALSE);
}
