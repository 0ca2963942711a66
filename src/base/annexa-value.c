/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-base"

#include "config.h"

#include <string.h>

#include "annexa-value.h"

/* The ids of linked records as a boxed type, so that a property can hold them. The arrays are never changed once they
 * are in a value, which is why sharing them is safe. */
G_DEFINE_BOXED_TYPE (GArray, annexa_ids, g_array_ref, g_array_unref)

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

/**
 * annexa_value_clear:
 * @value: a value
 *
 * Frees what @value holds and makes it empty.
 */
void
annexa_value_clear (AnnexaValue *value)
{
  if (value->type == ANNEXA_VALUE_TEXT)
    g_free (value->text);
  else if (value->type == ANNEXA_VALUE_IDS)
    g_array_unref (value->ids);

  *value = ANNEXA_VALUE_INIT;
}

/**
 * annexa_value_copy:
 * @value: a value
 * @copy: (out caller-allocates): an uninitialised or empty value
 *
 * Makes @copy hold the same as @value.
 */
void
annexa_value_copy (const AnnexaValue *value,
                   AnnexaValue       *copy)
{
  *copy = *value;

  if (value->type == ANNEXA_VALUE_TEXT)
    copy->text = g_strdup (value->text);
  else if (value->type == ANNEXA_VALUE_IDS)
    copy->ids = g_array_ref (value->ids);
}

/**
 * annexa_value_equal:
 * @a: a value
 * @b: another value
 *
 * Returns: whether both hold the same; an empty list of links equals an empty value
 */
gboolean
annexa_value_equal (const AnnexaValue *a,
                    const AnnexaValue *b)
{
  if (annexa_value_is_empty (a) || annexa_value_is_empty (b))
    return annexa_value_is_empty (a) && annexa_value_is_empty (b);

  if (a->type != b->type)
    return FALSE;

  switch (a->type)
    {
    case ANNEXA_VALUE_INTEGER:
      return a->integer == b->integer;
    case ANNEXA_VALUE_NUMBER:
      return a->number == b->number;
    case ANNEXA_VALUE_TEXT:
      return strcmp (a->text, b->text) == 0;
    case ANNEXA_VALUE_IDS:
      return a->ids->len == b->ids->len && memcmp (a->ids->data, b->ids->data, a->ids->len * sizeof (gint64)) == 0;
    case ANNEXA_VALUE_NONE:
      return TRUE;
    default:
      g_assert_not_reached ();
    }
}

/**
 * annexa_value_is_empty:
 * @value: a value
 *
 * Returns: whether nothing was entered
 */
gboolean
annexa_value_is_empty (const AnnexaValue *value)
{
  return value->type == ANNEXA_VALUE_NONE || (value->type == ANNEXA_VALUE_IDS && value->ids->len == 0);
}

/**
 * annexa_value_set_integer:
 * @value: a value, whose old contents are freed
 * @integer: a whole number, a step, yes (1) or no (0), or the id of a record
 */
void
annexa_value_set_integer (AnnexaValue *value,
                          gint64       integer)
{
  annexa_value_clear (value);
  value->type = ANNEXA_VALUE_INTEGER;
  value->integer = integer;
}

/**
 * annexa_value_set_number:
 * @value: a value, whose old contents are freed
 * @number: a number with decimals
 */
void
annexa_value_set_number (AnnexaValue *value,
                         double       number)
{
  annexa_value_clear (value);
  value->type = ANNEXA_VALUE_NUMBER;
  value->number = number;
}

/**
 * annexa_value_set_text:
 * @value: a value
 * @text: (nullable): the text; %NULL and "" make the value empty
 *
 * Stores a copy of @text. There is no empty text in Annexa: a field is filled or it is not.
 */
void
annexa_value_set_text (AnnexaValue *value,
                       const char  *text)
{
  annexa_value_take_text (value, g_strdup (text));
}

/**
 * annexa_value_take_text:
 * @value: a value
 * @text: (nullable) (transfer full): the text; %NULL and "" make the value empty
 *
 * Stores @text and becomes its owner.
 */
void
annexa_value_take_text (AnnexaValue *value,
                        char        *text)
{
  annexa_value_clear (value);

  if (text == NULL || *text == '\0')
    {
      g_free (text);
      return;
    }

  value->type = ANNEXA_VALUE_TEXT;
  value->text = text;
}

/**
 * annexa_value_set_ids:
 * @value: a value
 * @ids: (array length=n_ids): ids of records, in any order
 * @n_ids: how many
 *
 * Stores the ids sorted and each once, so that equal sets of links are equal values.
 */
void
annexa_value_set_ids (AnnexaValue  *value,
                      const gint64 *ids,
                      gsize         n_ids)
{
  GArray *array = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) n_ids);
  guint kept = 0;

  if (n_ids > 0)
    g_array_append_vals (array, ids, (guint) n_ids);
  g_array_sort (array, compare_ids);

  for (guint i = 0; i < array->len; i++)
    {
      gint64 id = g_array_index (array, gint64, i);

      if (kept == 0 || g_array_index (array, gint64, kept - 1) != id)
        g_array_index (array, gint64, kept++) = id;
    }
  g_array_set_size (array, kept);

  annexa_value_clear (value);
  value->type = ANNEXA_VALUE_IDS;
  value->ids = array;
}

/**
 * annexa_value_get_text:
 * @value: a value
 *
 * Returns: (nullable): the text, or %NULL when @value is empty or no text
 */
const char *
annexa_value_get_text (const AnnexaValue *value)
{
  return value->type == ANNEXA_VALUE_TEXT ? value->text : NULL;
}

/**
 * annexa_value_get_integer:
 * @value: a value
 *
 * Returns: the whole number, or 0 when @value is empty or no whole number
 */
gint64
annexa_value_get_integer (const AnnexaValue *value)
{
  return value->type == ANNEXA_VALUE_INTEGER ? value->integer : 0;
}

/**
 * annexa_value_get_number:
 * @value: a value
 *
 * Returns: the number, or 0 when @value is empty or no number
 */
double
annexa_value_get_number (const AnnexaValue *value)
{
  if (value->type == ANNEXA_VALUE_INTEGER)
    return (double) value->integer;

  return value->type == ANNEXA_VALUE_NUMBER ? value->number : 0;
}

/**
 * annexa_value_get_ids:
 * @value: a value
 * @n_ids: (out): how many ids there are
 *
 * Returns: (array length=n_ids) (nullable): the ids of the linked records, ascending
 */
const gint64 *
annexa_value_get_ids (const AnnexaValue *value,
                      gsize             *n_ids)
{
  if (value->type != ANNEXA_VALUE_IDS)
    {
      *n_ids = 0;
      return NULL;
    }

  *n_ids = value->ids->len;
  return (const gint64 *) (void *) value->ids->data;
}

/**
 * annexa_value_has_id:
 * @value: a value
 * @id: the id of a record
 *
 * Returns: whether @id is among the links, or is the one record, that @value holds
 */
gboolean
annexa_value_has_id (const AnnexaValue *value,
                     gint64             id)
{
  if (value->type == ANNEXA_VALUE_INTEGER)
    return value->integer == id;

  return value->type == ANNEXA_VALUE_IDS && g_array_binary_search (value->ids, &id, compare_ids, NULL);
}
