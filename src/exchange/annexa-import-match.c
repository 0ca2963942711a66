/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-error.h"
#include "annexa-import-table-private.h"
#include "annexa-text.h"

static gboolean
is_taken (GArray            *columns,
          const AnnexaField *field)
{
  for (guint i = 0; i < columns->len; i++)
    if (g_array_index (columns, AnnexaColumn, i).field == field)
      return TRUE;

  return FALSE;
}

static void
take (AnnexaColumn      *column,
      const AnnexaField *field,
      AnnexaColumnMatch  match)
{
  column->field = field;
  column->match = annexa_field_is_stored (field) ? match : ANNEXA_COLUMN_COMPUTED;
}

/* What nearly every program calls the reference, also of kinds where nobody thought of it as a synonym. */
static gboolean
is_called_ref (const char *title)
{
  static const char *const words[] = { "refid", "id", "identifier" };
  g_autofree char *key = annexa_text_match_key (title);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (key, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Gives each column its field. Surer ways go first, so that a column named like a field is never pushed aside by one
 * whose heading is only a synonym. Returns how many columns are understood. */
guint
annexa_import_match_columns (const AnnexaKind *kind,
                             GArray           *columns)
{
  const AnnexaField *ref = annexa_kind_find_field (kind, "ref");
  guint n = 0;

  for (guint i = 0; i < columns->len; i++)
    {
      AnnexaColumn *column = &g_array_index (columns, AnnexaColumn, i);

      column->field = NULL;
      column->match = ANNEXA_COLUMN_UNKNOWN;
    }
  for (AnnexaMatch match = ANNEXA_MATCH_NAME; match <= ANNEXA_MATCH_SYNONYM; match++)
    for (guint i = 0; i < columns->len; i++)
      {
        AnnexaColumn *column = &g_array_index (columns, AnnexaColumn, i);
        const AnnexaField *field = annexa_kind_match_field_by (kind, match, column->title);

        if (column->field == NULL && field != NULL && !is_taken (columns, field))
          take (column, field, ANNEXA_COLUMN_BY_NAME + (AnnexaColumnMatch) match);
      }
  for (guint i = 0; i < columns->len; i++)
    {
      AnnexaColumn *column = &g_array_index (columns, AnnexaColumn, i);

      if (column->field == NULL && is_called_ref (column->title) && !is_taken (columns, ref))
        take (column, ref, ANNEXA_COLUMN_BY_SYNONYM);
      n += column->field != NULL;
    }
  return n;
}

/* The fields with a list of choices that no column is yet. */
static GPtrArray *
list_free_choices (const AnnexaKind *kind,
                   GArray           *columns)
{
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == ANNEXA_FIELD_CHOICE && !is_taken (columns, &kind->fields[i]))
      g_ptr_array_add (fields, (gpointer) &kind->fields[i]);
  return fields;
}

/* Leaves those fields that all values of a column are words of; none once the column's own field knows a value. */
static void
narrow_down (AnnexaCsvReader   *reader,
             guint              position,
             const AnnexaField *own,
             GPtrArray         *fields)
{
  gboolean has_values = FALSE;

  annexa_csv_reader_rewind (reader);
  (void) annexa_csv_reader_next (reader, NULL);
  while (fields->len > 0 && annexa_csv_reader_next (reader, NULL))
    {
      g_autofree char *text = annexa_text_clean (annexa_csv_reader_get_cell (reader, position), FALSE);

      if (text == NULL)
        continue;
      has_values = TRUE;
      if (annexa_field_match_choice (own, text) != NULL)
        g_ptr_array_set_size (fields, 0);
      for (guint i = fields->len; i > 0; i--)
        if (annexa_field_match_choice (fields->pdata[i - 1], text) == NULL)
          g_ptr_array_remove_index (fields, i - 1);
    }
  if (!has_values)
    g_ptr_array_set_size (fields, 0);
}

/* Two programs may mean different things by one word: where no value of a column is a word of the field that its heading
 * names, but all of them are words of exactly one other field that has no column, they mean that field. */
void
annexa_import_match_values (const AnnexaKind *kind,
                            GArray           *columns,
                            AnnexaCsvReader  *reader)
{
  for (guint i = 0; i < columns->len; i++)
    {
      AnnexaColumn *column = &g_array_index (columns, AnnexaColumn, i);
      g_autoptr (GPtrArray) fields = NULL;

      if (column->field == NULL || column->field->type != ANNEXA_FIELD_CHOICE)
        continue;
      fields = list_free_choices (kind, columns);
      narrow_down (reader, i, column->field, fields);
      if (fields->len == 1)
        take (column, fields->pdata[0], ANNEXA_COLUMN_BY_VALUES);
    }
}

static gboolean
has_required_columns (const AnnexaKind *kind,
                      GArray           *columns)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & ANNEXA_FIELD_REQUIRED) && kind->fields[i].initial == NULL
        && !is_taken (columns, &kind->fields[i]))
      return FALSE;

  return TRUE;
}

/* How much of the name of a file is a word for the kind: all of "asset", a part of "sample_assets". */
static gsize
match_name (const AnnexaKind *kind,
            const char       *key)
{
  const char *words[] = { kind->name, kind->label, kind->plural, annexa_kind_get_label (kind),
                          annexa_kind_get_plural (kind) };
  gsize longest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *word = annexa_text_match_key (words[i]);

      if (strcmp (word, key) == 0)
        return G_MAXSIZE;
      if (strstr (key, word) != NULL)
        longest = MAX (longest, strlen (word));
    }
  return longest;
}

/* The kind that the name of the file speaks of and whose required columns are there; a file called exactly like a kind
 * needs no further proof. */
static const AnnexaKind *
guess_from_name (const char *name,
                 GArray     *columns)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);
  const char *dot = strrchr (name, '.');
  g_autofree char *stem = dot != NULL ? g_strndup (name, (gsize) (dot - name)) : g_strdup (name);
  g_autofree char *key = annexa_text_match_key (stem);
  const AnnexaKind *best = NULL;
  gsize longest = 0;

  for (guint i = 0; i < n_kinds; i++)
    {
      gsize length = match_name (kinds[i], key);

      if (length <= longest)
        continue;
      annexa_import_match_columns (kinds[i], columns);
      if (length != G_MAXSIZE && !has_required_columns (kinds[i], columns))
        continue;
      longest = length;
      best = kinds[i];
    }
  return best;
}

static const AnnexaKind *
guess_from_columns (GArray *columns)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);
  const AnnexaKind *best = NULL;
  guint most = 0;

  for (guint i = 0; i < n_kinds; i++)
    {
      guint n = annexa_import_match_columns (kinds[i], columns);

      if (n < most || !has_required_columns (kinds[i], columns))
        continue;
      best = n > most ? kinds[i] : NULL;
      most = n;
    }
  return best;
}

/* Whether a sheet is called exactly like a kind. */
gboolean
annexa_import_is_named_after (const char       *name,
                              const AnnexaKind *kind)
{
  g_autofree char *key = annexa_text_match_key (name);

  return match_name (kind, key) == G_MAXSIZE;
}

/* What the rows of a table are: what the sheet or the file is called, or else what its columns look like. */
const AnnexaKind *
annexa_import_guess_kind (const char *name,
                          const char *sheet,
                          GArray     *columns,
                          GError    **error)
{
  const AnnexaKind *kind = sheet != NULL ? guess_from_name (sheet, columns) : NULL;

  if (kind == NULL)
    kind = guess_from_name (name, columns);
  if (kind == NULL)
    kind = guess_from_columns (columns);
  if (kind == NULL)
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX,
                 _("It is not clear what the rows of “%s” are. Say of which kind they are."), name);
  return kind;
}
