/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "annexa-date.h"
#include "annexa-error.h"
#include "annexa-field-private.h"
#include "annexa-hash.h"
#include "annexa-id.h"
#include "annexa-text.h"
#include "annexa-time.h"

/**
 * annexa_field_type_get_name:
 * @type: a type
 *
 * Returns: the type's stable name, as `annexa-cli kinds` prints it
 */
const char *
annexa_field_type_get_name (AnnexaFieldType type)
{
  switch (type)
    {
    case ANNEXA_FIELD_REF:
      return "ref";
    case ANNEXA_FIELD_TEXT:
      return "text";
    case ANNEXA_FIELD_LONG_TEXT:
      return "long";
    case ANNEXA_FIELD_INTEGER:
      return "int";
    case ANNEXA_FIELD_NUMBER:
      return "number";
    case ANNEXA_FIELD_MONEY:
      return "money";
    case ANNEXA_FIELD_PERCENT:
      return "percent";
    case ANNEXA_FIELD_YES_NO:
      return "yesno";
    case ANNEXA_FIELD_DATE:
      return "date";
    case ANNEXA_FIELD_DATE_TIME:
      return "date-time";
    case ANNEXA_FIELD_CHOICE:
      return "choice";
    case ANNEXA_FIELD_CHOICES:
      return "set";
    case ANNEXA_FIELD_SCALE:
      return "scale";
    case ANNEXA_FIELD_LEVEL:
      return "level";
    case ANNEXA_FIELD_RATING:
      return "rating";
    case ANNEXA_FIELD_RECORD:
      return "one";
    case ANNEXA_FIELD_LINKS:
      return "many";
    case ANNEXA_FIELD_FILE:
      return "file";
    case ANNEXA_FIELD_COMPUTED:
      return "computed";
    default:
      g_assert_not_reached ();
    }
}

/**
 * annexa_field_get_result:
 * @field: a field
 *
 * Returns: the type of what the field shows: its own type or, of a computed field, that of its result
 */
AnnexaFieldType
annexa_field_get_result (const AnnexaField *field)
{
  return field->type == ANNEXA_FIELD_COMPUTED ? field->result : field->type;
}

/**
 * annexa_field_get_column:
 * @field: a field
 *
 * Returns: the name of its SQL column
 */
const char *
annexa_field_get_column (const AnnexaField *field)
{
  g_autofree char *column = NULL;

  if (strchr (field->name, '-') == NULL)
    return field->name;

  column = g_strdelimit (g_strdup (field->name), "-", '_');
  return g_intern_string (column);
}

/**
 * annexa_field_get_label:
 * @field: a field
 *
 * Returns: what people see, in their language
 */
const char *
annexa_field_get_label (const AnnexaField *field)
{
  return _(field->label);
}

/**
 * annexa_field_get_help:
 * @field: a field
 *
 * Returns: (nullable): what to fill in, in the person's language
 */
const char *
annexa_field_get_help (const AnnexaField *field)
{
  return field->help != NULL ? _(field->help) : NULL;
}

/**
 * annexa_field_is_column:
 * @field: a field
 *
 * Returns: whether the field is a column of its kind's table (links have a table of their own, computed fields nothing)
 */
gboolean
annexa_field_is_column (const AnnexaField *field)
{
  return field->type != ANNEXA_FIELD_LINKS && field->type != ANNEXA_FIELD_COMPUTED;
}

/**
 * annexa_field_is_stored:
 * @field: a field
 *
 * Returns: whether the field can be written, that is, is not computed
 */
gboolean
annexa_field_is_stored (const AnnexaField *field)
{
  return field->type != ANNEXA_FIELD_COMPUTED;
}

/**
 * annexa_field_get_value_type:
 * @field: a field
 *
 * Returns: of which type the values of the field are when they are not empty
 */
AnnexaValueType
annexa_field_get_value_type (const AnnexaField *field)
{
  switch (annexa_field_get_result (field))
    {
    case ANNEXA_FIELD_REF:
    case ANNEXA_FIELD_TEXT:
    case ANNEXA_FIELD_LONG_TEXT:
    case ANNEXA_FIELD_DATE:
    case ANNEXA_FIELD_DATE_TIME:
    case ANNEXA_FIELD_CHOICE:
    case ANNEXA_FIELD_CHOICES:
    case ANNEXA_FIELD_FILE:
      return ANNEXA_VALUE_TEXT;
    case ANNEXA_FIELD_NUMBER:
    case ANNEXA_FIELD_MONEY:
      return ANNEXA_VALUE_NUMBER;
    case ANNEXA_FIELD_INTEGER:
    case ANNEXA_FIELD_PERCENT:
    case ANNEXA_FIELD_YES_NO:
    case ANNEXA_FIELD_SCALE:
    case ANNEXA_FIELD_LEVEL:
    case ANNEXA_FIELD_RATING:
    case ANNEXA_FIELD_RECORD:
      return ANNEXA_VALUE_INTEGER;
    case ANNEXA_FIELD_LINKS:
      return ANNEXA_VALUE_IDS;
    case ANNEXA_FIELD_COMPUTED:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
refuse (GError    **error,
        const char *format,
        ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError    **error,
        const char *format,
        ...)
{
  va_list arguments;
  g_autofree char *message = NULL;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT, message);
  return FALSE;
}

/* What a person may write, as forms and lists show it. */
static char *
list_labels (const AnnexaField *field)
{
  GString *list = g_string_new (NULL);

  for (const AnnexaChoice *choice = field->choices; choice->word != NULL; choice++)
    g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", annexa_choice_get_label (choice));

  return g_string_free (list, FALSE);
}

static gboolean
check_words (const AnnexaField *field,
             const AnnexaValue *value,
             GError           **error)
{
  g_auto (GStrv) several = field->type == ANNEXA_FIELD_CHOICES ? annexa_field_get_words (field, value) : NULL;
  const char *one[] = { annexa_value_get_text (value), NULL };
  const char *const *words = several != NULL ? (const char *const *) several : one;

  for (guint i = 0; words[i] != NULL; i++)
    if (annexa_field_find_choice (field, words[i]) == NULL)
      {
        g_autofree char *list = list_labels (field);

        return refuse (error, _("“%s” is not one of: %s."), words[i], list);
      }
  return TRUE;
}

static gboolean
check_range (const AnnexaField *field,
             double             number,
             GError           **error)
{
  gint64 minimum = field->minimum;
  gint64 maximum = field->maximum;

  if (annexa_field_get_result (field) == ANNEXA_FIELD_PERCENT)
    {
      minimum = 0;
      maximum = 100;
    }
  if (!isfinite (number))
    return refuse (error, _("This must be a number."));
  if (maximum <= minimum || (number >= (double) minimum && number <= (double) maximum))
    return TRUE;

  return refuse (error, _("This must be a number from %ld to %ld."), (long) minimum, (long) maximum);
}

static gboolean
check_length (const char *text,
              glong       longest,
              GError    **error)
{
  /* No character is shorter than a byte, and hardly any text is anywhere near the limit. */
  if (strlen (text) <= (gsize) longest || g_utf8_strlen (text, -1) <= longest)
    return TRUE;

  return refuse (error, _("This text is longer than %ld characters."), longest);
}

/* Semicolons, vertical bars and line breaks stand between refs in lists. */
static gboolean
check_ref (const char *text,
           GError    **error)
{
  if (strpbrk (text, ";|\n\r\t") != NULL)
    return refuse (error, _("A reference must be one line without “;” and “|”."));
  return check_length (text, ANNEXA_LONGEST_REF, error);
}

/* "a file" is the SHA-256 of its contents, a slash, and a name that is safe to write. */
static gboolean
check_file (const char *text,
            GError    **error)
{
  guint8 digest[ANNEXA_SHA256_SIZE];
  g_autofree char *hex = g_strndup (text, ANNEXA_SHA256_SIZE * 2);
  g_autofree char *safe = NULL;

  if (annexa_hex_parse (hex, digest, sizeof digest) && text[ANNEXA_SHA256_SIZE * 2] == '/')
    {
      safe = annexa_text_file_name (text + ANNEXA_SHA256_SIZE * 2 + 1);
      if (strcmp (safe, text + ANNEXA_SHA256_SIZE * 2 + 1) == 0)
        return TRUE;
    }
  return refuse (error, _("“%s” is no attached file. Attach the file itself."), text);
}

/**
 * annexa_field_fit:
 * @field: a field
 * @value: (inout): what a file holds in its place
 *
 * Makes a value from a file that nobody vouches for one that the field can have: a number in the place of a text becomes
 * text, and what cannot be anything here becomes empty.
 */
void
annexa_field_fit (const AnnexaField *field,
                  AnnexaValue       *value)
{
  AnnexaValueType expected = annexa_field_get_value_type (field);

  if (value->type == ANNEXA_VALUE_NONE || value->type == expected)
    return;

  if (expected == ANNEXA_VALUE_NUMBER && value->type == ANNEXA_VALUE_INTEGER)
    annexa_value_set_number (value, (double) value->integer);
  else if (expected == ANNEXA_VALUE_TEXT && value->type == ANNEXA_VALUE_INTEGER)
    annexa_value_take_text (value, annexa_id_format (value->integer));
  else if (expected == ANNEXA_VALUE_TEXT && value->type == ANNEXA_VALUE_NUMBER)
    annexa_value_take_text (value, annexa_number_format (value->number));
  else
    annexa_value_clear (value);
}

/**
 * annexa_field_check:
 * @field: a stored field
 * @value: a value that is going to be written
 * @error: return location
 *
 * Checks what can be checked without the project: type, range, length, words. Whether linked records exist and whether
 * a step is one of the method's is the gate's to check.
 *
 * Returns: whether @value may be written, with %ANNEXA_ERROR_CONSTRAINT and a sentence for people if not
 */
gboolean
annexa_field_check (const AnnexaField *field,
                    const AnnexaValue *value,
                    GError           **error)
{
  const char *text = annexa_value_get_text (value);

  if (annexa_value_is_empty (value))
    return field->type != ANNEXA_FIELD_YES_NO || refuse (error, _("This must be yes or no."));
  if (value->type != annexa_field_get_value_type (field))
    return refuse (error, _("This is not the right type of value."));
  if (text != NULL && !g_utf8_validate (text, -1, NULL))
    return refuse (error, _("This text is damaged: it is not valid UTF-8."));

  switch (field->type)
    {
    case ANNEXA_FIELD_REF:
      return check_ref (text, error);
    case ANNEXA_FIELD_TEXT:
      if (strpbrk (text, "\n\r") != NULL)
        return refuse (error, _("This text must be one line."));
      return check_length (text, ANNEXA_LONGEST_TEXT, error);
    case ANNEXA_FIELD_LONG_TEXT:
      return check_length (text, ANNEXA_LONGEST_LONG_TEXT, error);
    case ANNEXA_FIELD_DATE:
      return annexa_date_is_valid (text)
             || refuse (error, _("“%s” is not a date. Try 12.1.2027 or 12 Jan."), text);
    case ANNEXA_FIELD_DATE_TIME:
      return annexa_time_is_valid (text)
             || refuse (error, _("“%s” is not a date with a time. Try 12.1.2027 14:30."), text);
    case ANNEXA_FIELD_CHOICE:
    case ANNEXA_FIELD_CHOICES:
      return check_words (field, value, error);
    case ANNEXA_FIELD_FILE:
      return check_file (text, error);
    case ANNEXA_FIELD_YES_NO:
      return value->integer == 0 || value->integer == 1 || refuse (error, _("This must be yes or no."));
    case ANNEXA_FIELD_INTEGER:
    case ANNEXA_FIELD_PERCENT:
    case ANNEXA_FIELD_RATING:
    case ANNEXA_FIELD_NUMBER:
    case ANNEXA_FIELD_MONEY:
      return check_range (field, annexa_value_get_number (value), error);
    case ANNEXA_FIELD_SCALE:
    case ANNEXA_FIELD_RECORD:
    case ANNEXA_FIELD_LINKS:
      return TRUE;
    case ANNEXA_FIELD_LEVEL:
    case ANNEXA_FIELD_COMPUTED:
      return refuse (error, _("“%s” follows from other values and cannot be set."), annexa_field_get_label (field));
    default:
      g_assert_not_reached ();
    }
}

static gboolean
parse_yes_no (const char  *text,
              AnnexaValue *value)
{
  g_autofree char *key = annexa_text_match_key (text);

  if (annexa_field_key_is_one_of (key, "yes|y|true|t|1|on|x") || annexa_field_key_is_one_of (key, _("yes"))
      || g_str_has_prefix (text, "✓"))
    annexa_value_set_integer (value, 1);
  else if (annexa_field_key_is_one_of (key, "no|n|false|f|0|off") || annexa_field_key_is_one_of (key, _("no")))
    annexa_value_set_integer (value, 0);
  else
    return FALSE;
  return TRUE;
}

static gboolean
parse_words (const AnnexaField *field,
             const char        *text,
             AnnexaValue       *value,
             GError           **error)
{
  g_auto (GStrv) parts = annexa_text_split_list (text);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  /* "C I A" is how the file itself holds a set: words have no spaces inside, labels may. */
  if (parts[0] != NULL && parts[1] == NULL && annexa_field_match_choice (field, parts[0]) == NULL)
    {
      char **split = g_strsplit_set (parts[0], " /+", -1);

      g_strfreev (parts);
      parts = split;
    }

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const AnnexaChoice *choice;

      if (*parts[i] == '\0')
        continue;
      choice = annexa_field_match_choice (field, parts[i]);
      if (choice == NULL)
        {
          g_autofree char *list = list_labels (field);

          return refuse (error, _("“%s” is not one of: %s."), parts[i], list);
        }
      g_ptr_array_add (words, (gpointer) choice->word);
    }

  annexa_value_take_text (value, annexa_field_join_words (field, words));
  return TRUE;
}

/**
 * annexa_field_parse:
 * @field: a stored field that needs no project to be understood (no record, links or scale)
 * @text: what a person typed or a file holds; "" empties the field
 * @value: (out caller-allocates): an empty value
 * @error: return location
 *
 * Understands what a person means: labels and synonyms for words, decimals with comma or point, dates in many forms.
 *
 * Returns: whether @text could be understood and is allowed, with %ANNEXA_ERROR_CONSTRAINT if not
 */
gboolean
annexa_field_parse (const AnnexaField *field,
                    const char        *text,
                    AnnexaValue       *value,
                    GError           **error)
{
  g_autofree char *clean = annexa_text_clean (text, field->type == ANNEXA_FIELD_LONG_TEXT);
  const AnnexaChoice *choice;
  char *date;
  gint64 integer;
  double number;

  annexa_value_clear (value);
  if (clean == NULL)
    {
      if (field->type == ANNEXA_FIELD_YES_NO)
        annexa_value_set_integer (value, g_strcmp0 (field->initial, "yes") == 0);
      return TRUE;
    }

  switch (field->type)
    {
    case ANNEXA_FIELD_REF:
    case ANNEXA_FIELD_TEXT:
    case ANNEXA_FIELD_LONG_TEXT:
    case ANNEXA_FIELD_FILE:
      annexa_value_set_text (value, clean);
      break;
    case ANNEXA_FIELD_YES_NO:
      if (!parse_yes_no (clean, value))
        return refuse (error, _("“%s” is neither yes nor no."), clean);
      break;
    case ANNEXA_FIELD_INTEGER:
    case ANNEXA_FIELD_PERCENT:
    case ANNEXA_FIELD_RATING:
      if (!annexa_integer_parse (clean, &integer))
        return refuse (error, _("“%s” is not a whole number."), clean);
      annexa_value_set_integer (value, integer);
      break;
    case ANNEXA_FIELD_NUMBER:
    case ANNEXA_FIELD_MONEY:
      if (!annexa_number_parse (clean, &number))
        return refuse (error, _("“%s” is not a number."), clean);
      annexa_value_set_number (value, number);
      break;
    case ANNEXA_FIELD_DATE:
      date = annexa_date_parse (clean);
      if (date == NULL)
        return refuse (error, _("“%s” is not a date. Try 12.1.2027 or 12 Jan."), clean);
      annexa_value_take_text (value, date);
      break;
    case ANNEXA_FIELD_DATE_TIME:
      date = annexa_time_parse (clean);
      if (date == NULL)
        return refuse (error, _("“%s” is not a date with a time. Try 12.1.2027 14:30."), clean);
      annexa_value_take_text (value, date);
      break;
    case ANNEXA_FIELD_CHOICE:
      choice = annexa_field_match_choice (field, clean);
      annexa_value_set_text (value, choice != NULL ? choice->word : clean);
      break;
    case ANNEXA_FIELD_CHOICES:
      return parse_words (field, clean, value, error);
    case ANNEXA_FIELD_COMPUTED:
    case ANNEXA_FIELD_LEVEL:
      return refuse (error, _("“%s” follows from other values and cannot be set."), annexa_field_get_label (field));
    case ANNEXA_FIELD_SCALE:
    case ANNEXA_FIELD_RECORD:
    case ANNEXA_FIELD_LINKS:
    default:
      g_assert_not_reached ();
    }

  return annexa_field_check (field, value, error);
}

static char *
format_words (const AnnexaField *field,
              const AnnexaValue *value,
              gboolean           labels)
{
  g_auto (GStrv) words = annexa_field_get_words (field, value);
  GString *list = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const AnnexaChoice *choice = labels ? annexa_field_find_choice (field, words[i]) : NULL;

      if (list->len > 0)
        g_string_append (list, labels ? ", " : "; ");
      g_string_append (list, choice != NULL ? annexa_choice_get_label (choice) : words[i]);
    }
  return g_string_free (list, FALSE);
}

/**
 * annexa_field_format:
 * @field: a field
 * @value: its value
 *
 * Writes a value as files and the command line have it: the same in every language, understood by
 * annexa_field_parse(). Linked records come out as ids; the project knows their refs.
 *
 * Returns: (transfer full): the text; "" for an empty value
 */
char *
annexa_field_format (const AnnexaField *field,
                     const AnnexaValue *value)
{
  if (annexa_value_is_empty (value))
    return g_strdup ("");

  switch (value->type)
    {
    case ANNEXA_VALUE_TEXT:
      if (annexa_field_get_result (field) == ANNEXA_FIELD_CHOICES)
        return format_words (field, value, FALSE);
      return g_strdup (value->text);
    case ANNEXA_VALUE_NUMBER:
      return annexa_number_format (value->number);
    case ANNEXA_VALUE_INTEGER:
      if (annexa_field_get_result (field) == ANNEXA_FIELD_YES_NO)
        return g_strdup (value->integer != 0 ? "yes" : "no");
      return annexa_id_format (value->integer);
    case ANNEXA_VALUE_IDS:
      {
        GString *list = g_string_new (NULL);

        for (guint i = 0; i < value->ids->len; i++)
          g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? "; " : "",
                                  g_array_index (value->ids, gint64, i));
        return g_string_free (list, FALSE);
      }
    case ANNEXA_VALUE_NONE:
    default:
      g_assert_not_reached ();
    }
}

/**
 * annexa_field_describe:
 * @field: a field
 * @value: its value
 *
 * Writes a value as people read it, in their language. Linked records, steps and levels need the project and come out
 * as annexa_field_format() has them.
 *
 * Returns: (transfer full): the text; "" for an empty value
 */
char *
annexa_field_describe (const AnnexaField *field,
                       const AnnexaValue *value)
{
  if (annexa_value_is_empty (value))
    return g_strdup ("");

  switch (annexa_field_get_result (field))
    {
    case ANNEXA_FIELD_DATE:
      return annexa_date_format (value->text);
    case ANNEXA_FIELD_DATE_TIME:
      return annexa_time_format (value->text);
    case ANNEXA_FIELD_CHOICE:
    case ANNEXA_FIELD_CHOICES:
      return format_words (field, value, TRUE);
    case ANNEXA_FIELD_YES_NO:
      return g_strdup (value->integer != 0 ? _("Yes") : _("No"));
    case ANNEXA_FIELD_FILE:
      return g_strdup (strchr (value->text, '/') != NULL ? strchr (value->text, '/') + 1 : value->text);
    case ANNEXA_FIELD_MONEY:
      return g_strdup_printf ("%'.2f", annexa_value_get_number (value));
    case ANNEXA_FIELD_NUMBER:
      return g_strdup_printf ("%'.6g", annexa_value_get_number (value));
    case ANNEXA_FIELD_PERCENT:
      /* TRANSLATORS: A percentage */
      return g_strdup_printf (_("%d %%"), (int) annexa_value_get_integer (value));
    case ANNEXA_FIELD_INTEGER:
    case ANNEXA_FIELD_RATING:
    case ANNEXA_FIELD_REF:
    case ANNEXA_FIELD_TEXT:
    case ANNEXA_FIELD_LONG_TEXT:
    case ANNEXA_FIELD_SCALE:
    case ANNEXA_FIELD_LEVEL:
    case ANNEXA_FIELD_RECORD:
    case ANNEXA_FIELD_LINKS:
      return annexa_field_format (field, value);
    case ANNEXA_FIELD_COMPUTED:
    default:
      g_assert_not_reached ();
    }
}
