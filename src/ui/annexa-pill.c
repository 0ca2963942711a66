/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-pill.h"
#include "annexa-scales.h"
#include "annexa-wrapping.h"

/* A word on a coloured ground with round ends: a level of risk, or how far something has come. The word says everything;
 * the colour only helps the eye. The colours are in style.css, by the same names as in chart/. */

static const char *const colours[] = { "green", "lime", "yellow", "orange", "red", "purple", "neutral" };

/**
 * annexa_pill_new:
 *
 * Returns: (transfer floating): an empty pill
 */
GtkWidget *
annexa_pill_new (void)
{
  GtkWidget *pill = gtk_label_new (NULL);

  gtk_widget_add_css_class (pill, "level");
  gtk_widget_set_halign (pill, GTK_ALIGN_START);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_label_set_ellipsize (GTK_LABEL (pill), PANGO_ELLIPSIZE_END);
  return pill;
}

static void
set (GtkWidget  *pill,
     const char *text,
     const char *colour)
{
  gtk_label_set_label (GTK_LABEL (pill), text);
  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    if (g_strcmp0 (colours[i], colour) == 0)
      gtk_widget_add_css_class (pill, colours[i]);
    else
      gtk_widget_remove_css_class (pill, colours[i]);
}

static const char *
colour_of_tone (AnnexaTone tone)
{
  switch (tone)
    {
    case ANNEXA_TONE_GOOD:
      return "green";
    case ANNEXA_TONE_FAIR:
      return "yellow";
    case ANNEXA_TONE_POOR:
      return "orange";
    case ANNEXA_TONE_BAD:
      return "red";
    case ANNEXA_TONE_NONE:
    default:
      return "neutral";
    }
}

/**
 * annexa_pill_describe:
 * @project: a project
 * @field: a field that suits a pill
 * @value: its value
 * @text: (out): what the pill says
 *
 * Returns: the name of its colour; its ground is the colour of CSS called so with “_ground” behind, its ink that with
 *   “_ink”
 */
const char *
annexa_pill_describe (AnnexaProject     *project,
                      const AnnexaField *field,
                      const AnnexaValue *value,
                      char             **text)
{
  const AnnexaLevelInfo *level;
  const AnnexaChoice *choice;

  if (annexa_field_get_result (field) == ANNEXA_FIELD_LEVEL)
    {
      level = annexa_scales_get_level (annexa_project_get_scales (project), annexa_value_get_integer (value));
      *text = g_strdup (level != NULL ? level->label : "–");
      return level != NULL && level->colour != NULL ? g_intern_string (level->colour) : "neutral";
    }
  choice = annexa_field_find_choice (field, annexa_value_get_text (value));
  *text = annexa_field_describe (field, value);
  if (**text == '\0')
    {
      g_free (*text);
      *text = g_strdup ("–");
    }
  return colour_of_tone (choice != NULL ? choice->tone : ANNEXA_TONE_NONE);
}

/**
 * annexa_pill_show_level:
 * @pill: a pill
 * @project: a project
 * @position: the position of a level of its risk method, or 0 for a risk that is not rated
 */
void
annexa_pill_show_level (GtkWidget     *pill,
                        AnnexaProject *project,
                        gint64         position)
{
  const AnnexaLevelInfo *level = annexa_scales_get_level (annexa_project_get_scales (project), position);

  if (level != NULL)
    set (pill, level->label, level->colour);
  else
    set (pill, "–", "neutral");
}

/**
 * annexa_pill_show_word:
 * @pill: a pill
 * @word: what it says
 * @colour: the name of a colour of levels
 */
void
annexa_pill_show_word (GtkWidget  *pill,
                       const char *word,
                       const char *colour)
{
  set (pill, word, colour);
}

static GtkWidget *
find_titles (GtkWidget *widget)
{
  GtkWidget *titles =
      GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "title") ? gtk_widget_get_parent (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); titles == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    titles = find_titles (child);
  return titles;
}

/**
 * annexa_pill_add_to_row:
 * @pill: a pill
 * @row: an action row or an expander
 *
 * Adds the pill whole: words that are cut off would leave the colour alone. It stands at the end of the row, and where text
 * is large below what the row says, of which little could be read beside it.
 */
void
annexa_pill_add_to_row (GtkWidget         *pill,
                        AdwPreferencesRow *row)
{
  GtkWidget *titles =
      annexa_get_text_scale (GTK_WIDGET (row)) >= ANNEXA_LARGE_TEXT ? find_titles (GTK_WIDGET (row)) : NULL;

  gtk_label_set_ellipsize (GTK_LABEL (pill), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  if (titles != NULL)
    {
      gtk_widget_set_halign (pill, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (titles), pill);
    }
  else if (ADW_IS_EXPANDER_ROW (row))
    adw_expander_row_add_action (ADW_EXPANDER_ROW (row), pill);
  else
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), pill);
}

/**
 * annexa_pill_suits:
 * @field: a field
 *
 * Returns: whether the values of the field are shown as pills: levels, and choices that are better or worse
 */
gboolean
annexa_pill_suits (const AnnexaField *field)
{
  if (annexa_field_get_result (field) == ANNEXA_FIELD_LEVEL)
    return TRUE;
  return annexa_field_get_result (field) == ANNEXA_FIELD_CHOICE && annexa_field_has_tones (field);
}

/* Longer than “Implemented” or “Not started” is. */
#define LONG_WORD 11

/**
 * annexa_pill_has_long_words:
 * @field: a field that suits a pill
 *
 * Returns: whether some of its pills take so much room that in a narrow list nothing of a title could be read beside them
 */
gboolean
annexa_pill_has_long_words (const AnnexaField *field)
{
  if (annexa_field_get_result (field) != ANNEXA_FIELD_CHOICE)
    return FALSE;
  for (const AnnexaChoice *choice = field->choices; choice->word != NULL; choice++)
    if (g_utf8_strlen (annexa_choice_get_label (choice), -1) > LONG_WORD)
      return TRUE;

  return FALSE;
}

/**
 * annexa_pill_show:
 * @pill: a pill
 * @project: a project
 * @field: a field that suits a pill
 * @value: its value
 */
void
annexa_pill_show (GtkWidget         *pill,
                  AnnexaProject     *project,
                  const AnnexaField *field,
                  const AnnexaValue *value)
{
  g_autofree char *text = NULL;
  const char *colour = annexa_pill_describe (project, field, value, &text);

  set (pill, text, colour);
}
