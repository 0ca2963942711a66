/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-date.h"
#include "annexa-grid-options.h"
#include "annexa-query.h"
#include "annexa-scales.h"
#include "annexa-text.h"

/* What can be chosen in a cell that holds one of several things, narrowed down by what was typed. */

/* More records than this are found by typing more; among so many of those that are found, the ones whose name is meant are
 * looked for. */
#define MOST_RECORDS 8
#define MOST_LOOKED_AT 200

/* Among so many records at most one is looked for whose name was meant but for a slip. */
#define MOST_COMPARED 1000

static void
free_option (gpointer data)
{
  AnnexaGridOption *option = data;

  g_free (option->label);
  g_free (option->adds);
  annexa_value_clear (&option->value);
  g_free (option);
}

/**
 * annexa_grid_options_suit:
 * @field: a field
 *
 * Returns: whether its value is one of several that can be listed
 */
gboolean
annexa_grid_options_suit (const AnnexaField *field)
{
  switch ((int) field->type)
    {
    case ANNEXA_FIELD_CHOICE:
    case ANNEXA_FIELD_CHOICES:
    case ANNEXA_FIELD_SCALE:
    case ANNEXA_FIELD_RATING:
      return TRUE;
    case ANNEXA_FIELD_RECORD:
      return annexa_field_get_target (field) != NULL;
    default:
      return FALSE;
    }
}

/* Whether a word of the text begins with what was typed, in whatever case and with or without accents. */
static gboolean
is_meant (const char *text,
          const char *words)
{
  g_autofree char *folded = annexa_text_fold (text);
  g_autofree char *wanted = annexa_text_fold (words);
  const char *found = strstr (folded, wanted);

  while (found != NULL && found > folded && g_ascii_isalnum (found[-1]))
    found = strstr (found + 1, wanted);
  return found != NULL;
}

static AnnexaGridOption *
add (GPtrArray  *options,
     char       *label,
     const char *words)
{
  AnnexaGridOption *option;

  if (words != NULL && *words != '\0' && !is_meant (label, words))
    {
      g_free (label);
      return NULL;
    }
  option = g_new0 (AnnexaGridOption, 1);
  option->label = label;
  g_ptr_array_add (options, option);
  return option;
}

static void
add_choices (GPtrArray         *options,
             const AnnexaField *field,
             const char        *words)
{
  for (const AnnexaChoice *choice = field->choices; choice->word != NULL; choice++)
    {
      AnnexaGridOption *option = add (options, g_strdup (annexa_choice_get_label (choice)), words);

      if (option != NULL)
        annexa_value_set_text (&option->value, choice->word);
    }
}

static void
add_numbers (GPtrArray         *options,
             AnnexaProject     *project,
             const AnnexaField *field,
             const char        *words)
{
  gint64 last = field->type == ANNEXA_FIELD_SCALE
                    ? annexa_scales_get_n_steps (annexa_project_get_scales (project), field->scale)
                    : field->maximum;

  for (gint64 number = field->type == ANNEXA_FIELD_SCALE ? 1 : field->minimum; number <= last; number++)
    {
      g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
      AnnexaGridOption *option;

      annexa_value_set_integer (&value, number);
      option = add (options, annexa_project_describe (project, field, &value), words);
      if (option != NULL)
        annexa_value_set_integer (&option->value, number);
    }
}

static void
add_record (GPtrArray        *options,
            AnnexaProject    *project,
            const AnnexaKind *kind,
            gint64            id)
{
  /* TRANSLATORS: A record in a list to choose from: its name and its reference */
  char *label = g_strdup_printf (_("%s (%s)"), annexa_project_get_title (project, kind, id),
                                 annexa_project_get_ref (project, kind, id));

  annexa_value_set_integer (&add (options, label, NULL)->value, id);
}

static gboolean
is_listed (GPtrArray *options,
           gint64     id)
{
  for (guint i = 0; i < options->len; i++)
    if (annexa_value_get_integer (&((AnnexaGridOption *) options->pdata[i])->value) == id)
      return TRUE;
  return FALSE;
}

/* The search also finds what is written elsewhere in a record; whoever types a name means that first. */
static void
add_found (GPtrArray        *options,
           AnnexaProject    *project,
           const AnnexaKind *kind,
           AnnexaRecordList *records,
           const char       *words,
           gboolean          named)
{
  guint n = MIN (g_list_model_get_n_items (G_LIST_MODEL (records)), MOST_LOOKED_AT);

  for (guint i = 0; i < n && options->len < MOST_RECORDS; i++)
    {
      gint64 id = annexa_record_list_get_id (records, i);

      if (is_meant (annexa_project_get_title (project, kind, id), words) == named && !is_listed (options, id))
        add_record (options, project, kind, id);
    }
}

/* What no name has is a slip of the keyboard in one rather than a name that is new. */
static void
add_near (GPtrArray        *options,
          AnnexaProject    *project,
          const AnnexaKind *kind,
          const char       *title)
{
  AnnexaQuery *query;
  g_autoptr (GArray) ids = NULL;

  if (annexa_project_count (project, kind) > MOST_COMPARED)
    return;
  query = annexa_query_new (kind);
  ids = annexa_project_query (project, query, NULL);
  annexa_query_free (query);
  for (guint i = 0; ids != NULL && i < ids->len && options->len < MOST_RECORDS; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (annexa_text_is_near (title, annexa_project_get_title (project, kind, id)))
        add_record (options, project, kind, id);
    }
}

/* What was typed into the wrong column. */
static gboolean
reads_as_date_or_number (const char *text)
{
  g_autofree char *date = annexa_date_parse (text);
  double number;

  return date != NULL || !annexa_text_has_letters (text) || annexa_number_parse (text, &number);
}

static void
add_records (GPtrArray         *options,
             AnnexaProject     *project,
             const AnnexaField *field,
             AnnexaRecordList  *records,
             const char        *words)
{
  const AnnexaKind *kind = annexa_field_get_target (field);
  g_autofree char *title = annexa_text_clean (words, FALSE);
  gboolean doubtful = FALSE;

  annexa_record_list_set_words (records, words);
  add_found (options, project, kind, records, words, TRUE);
  if (options->len == 0 && title != NULL)
    {
      add_near (options, project, kind, title);
      doubtful = options->len > 0 || reads_as_date_or_number (title);
    }
  /* What a worker is looking for is not there yet; the list shows what it showed before. */
  doubtful = doubtful || annexa_record_list_is_loading (records);
  add_found (options, project, kind, records, words, FALSE);
  if (title != NULL && kind->add != NULL && (field->flags & ANNEXA_FIELD_CREATES))
    /* TRANSLATORS: A button: what it does and the name that was typed: “Add person: Ana Ruiz” */
    add (options, g_strdup_printf (_("%s: %s"), _ (kind->add), title), NULL)->adds = g_strdup (title);
  for (guint i = 0; i < options->len; i++)
    ((AnnexaGridOption *) options->pdata[i])->doubtful = doubtful;
}

/**
 * annexa_grid_options_list:
 * @project: a project
 * @field: a field that suits
 * @records: (nullable): of a field that names a record: the list that is searched
 * @words: what was typed, or "" for everything
 *
 * Returns: (transfer full) (element-type AnnexaGridOption): what can be chosen
 */
GPtrArray *
annexa_grid_options_list (AnnexaProject     *project,
                          const AnnexaField *field,
                          AnnexaRecordList  *records,
                          const char        *words)
{
  GPtrArray *options = g_ptr_array_new_with_free_func (free_option);

  if (field->type == ANNEXA_FIELD_CHOICE || field->type == ANNEXA_FIELD_CHOICES)
    add_choices (options, field, words);
  else if (field->type == ANNEXA_FIELD_RECORD)
    add_records (options, project, field, records, words);
  else
    add_numbers (options, project, field, words);
  return options;
}
