/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-condition.h"
#include "annexa-error.h"
#include "annexa-project-private.h"
#include "annexa-text.h"

/* Conditions as text: as the command line and settings have them (due<2027-05-01), and as sentences (Due before 1 May
 * 2027). */

/* So many values of a list are named in a sentence. */
#define MOST_NAMED 3

/* Longer signs before those that they begin with. */
static const struct
{
  const char *sign;
  AnnexaConditionType type;
} signs[] = {
  { "!=", ANNEXA_CONDITION_IS_NOT },  { "!~", ANNEXA_CONDITION_LACKS },     { "<=", ANNEXA_CONDITION_AT_MOST },
  { ">=", ANNEXA_CONDITION_AT_LEAST }, { "=", ANNEXA_CONDITION_IS },        { "<", ANNEXA_CONDITION_LESS },
  { ">", ANNEXA_CONDITION_GREATER },  { "~", ANNEXA_CONDITION_CONTAINS },
};

static const struct
{
  const char *word;
  AnnexaConditionType type;
} spans[] = {
  { "overdue", ANNEXA_CONDITION_OVERDUE },
  { "this-month", ANNEXA_CONDITION_THIS_MONTH },
  { "next-30-days", ANNEXA_CONDITION_NEXT_30_DAYS },
};

/* Splits "field<=value". */
static gboolean
split (const char          *condition,
       char               **name,
       AnnexaConditionType *type,
       const char         **text,
       GError             **error)
{
  gsize length = strcspn (condition, "!<>=~");

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (length > 0 && g_str_has_prefix (condition + length, signs[i].sign))
      {
        *name = g_strstrip (g_strndup (condition, length));
        *type = signs[i].type;
        *text = condition + length + strlen (signs[i].sign);
        return TRUE;
      }
  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX,
               _("“%s” is no condition. Write FIELD=VALUE, or !=, <, <=, >, >=, ~, !~ instead of =, in quotes."),
               condition);
  return FALSE;
}

static gboolean
has_order (const AnnexaField *field)
{
  return annexa_condition_suits (field, ANNEXA_CONDITION_BETWEEN);
}

/* Says what can be asked of the field instead. */
static gboolean
check_type (const AnnexaField  *field,
            AnnexaConditionType type,
            const char         *text,
            GError            **error)
{
  if (*text == '\0' && type != ANNEXA_CONDITION_IS && type != ANNEXA_CONDITION_IS_NOT)
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT, _("%s: there has to be a value to compare with."),
                 field->name);
  else if (*text != '\0' && !annexa_condition_suits (field, type))
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT,
                 annexa_condition_suits (field, ANNEXA_CONDITION_CONTAINS)
                     ? _("%s: this can be compared by =, !=, ~ and !~ only.")
                 : has_order (field) ? _("%s: this can be compared by =, !=, <, <=, > and >= only.")
                                     : _("%s: this can be compared by = and != only."),
                 field->name);
  else
    return TRUE;
  return FALSE;
}

static gboolean
is_set (const AnnexaField *field)
{
  return field->type == ANNEXA_FIELD_LINKS || annexa_field_get_result (field) == ANNEXA_FIELD_CHOICES;
}

/* Takes one more word, id or number to a list. */
static void
add_to_list (const AnnexaField *field,
             const AnnexaValue *value,
             GString           *words,
             GArray            *ids)
{
  gsize n_ids;
  const gint64 *more = annexa_value_get_ids (value, &n_ids);

  if (value->type == ANNEXA_VALUE_INTEGER)
    g_array_append_val (ids, value->integer);
  else if (value->type == ANNEXA_VALUE_IDS)
    g_array_append_vals (ids, more, (guint) n_ids);
  else if (value->type == ANNEXA_VALUE_TEXT)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", value->text);
}

static gboolean
read_list (AnnexaCondition             *self,
           AnnexaProject               *project,
           const AnnexaField           *field,
           const char                  *text,
           const AnnexaConditionReader *reader,
           GError                     **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "|", -1);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

      if (!reader->parse (project, field, g_strstrip (parts[i]), &value, error))
        return FALSE;
      add_to_list (field, &value, words, ids);
    }
  if (ids->len > 0)
    annexa_value_set_ids (&self->value, (const gint64 *) (void *) ids->data, ids->len);
  else
    annexa_value_set_text (&self->value, words->str);
  return TRUE;
}

/* Several of a set without | between them are all asked for. */
static gboolean
asks_for_all (const AnnexaField *field,
              const char        *text,
              const AnnexaValue *value)
{
  gsize n_ids;

  (void) annexa_value_get_ids (value, &n_ids);
  return is_set (field) && strchr (text, '|') == NULL
         && (n_ids > 1 || (value->type == ANNEXA_VALUE_TEXT && strchr (value->text, ' ') != NULL));
}

static gboolean
can_be_listed (const AnnexaField *field)
{
  switch ((int) annexa_field_get_result (field))
    {
    case ANNEXA_FIELD_CHOICE:
    case ANNEXA_FIELD_CHOICES:
    case ANNEXA_FIELD_RECORD:
    case ANNEXA_FIELD_LINKS:
    case ANNEXA_FIELD_SCALE:
    case ANNEXA_FIELD_LEVEL:
    case ANNEXA_FIELD_RATING:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
read_between (AnnexaCondition             *self,
              AnnexaProject               *project,
              const AnnexaField           *field,
              const char                  *text,
              const AnnexaConditionReader *reader,
              GError                     **error)
{
  const char *dots = strstr (text, "..");
  g_autofree char *from = g_strstrip (g_strndup (text, (gsize) (dots - text)));
  g_autofree char *until = g_strstrip (g_strdup (dots + 2));

  if (*from == '\0' || *until == '\0')
    return check_type (field, ANNEXA_CONDITION_BETWEEN, "", error);
  self->type = ANNEXA_CONDITION_BETWEEN;
  return reader->parse (project, field, from, &self->value, error)
         && reader->parse (project, field, until, &self->until, error);
}

static gboolean
read_span (AnnexaCondition *self,
           const char      *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    if (self->type == ANNEXA_CONDITION_IS && strcmp (text, spans[i].word) == 0
        && annexa_condition_suits (self->field, spans[i].type))
      {
        self->type = spans[i].type;
        return TRUE;
      }
  return FALSE;
}

/* What a computed field shows is written like what a stored field of that type holds. */
static gboolean
read_value (AnnexaCondition             *self,
            AnnexaProject               *project,
            const char                  *text,
            const AnnexaConditionReader *reader,
            GError                     **error)
{
  AnnexaField plain = *self->field;

  plain.type = annexa_field_get_result (self->field);
  if (self->type == ANNEXA_CONDITION_CONTAINS || self->type == ANNEXA_CONDITION_LACKS)
    {
      annexa_value_set_text (&self->value, text);
      return TRUE;
    }
  if (read_span (self, text))
    return TRUE;
  if (self->type == ANNEXA_CONDITION_IS && has_order (self->field) && strstr (text, "..") != NULL)
    return read_between (self, project, &plain, text, reader, error);
  if ((self->type != ANNEXA_CONDITION_IS && self->type != ANNEXA_CONDITION_IS_NOT) || !can_be_listed (self->field))
    return reader->parse (project, &plain, text, &self->value, error);
  if (!read_list (self, project, &plain, text, reader, error))
    return FALSE;
  if (self->type == ANNEXA_CONDITION_IS && asks_for_all (self->field, text, &self->value))
    self->type = ANNEXA_CONDITION_HAS_ALL;
  return TRUE;
}

/**
 * annexa_condition_read:
 * @project: a project
 * @kind: a kind
 * @text: a field, a sign and a value: due<2027-05-01, owner=P-001|P-002, title~server, cost=100..200, due=this-month; without
 *   value = finds what is empty and != what is filled
 * @reader: how fields and values are understood
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the condition
 */
AnnexaCondition *
annexa_condition_read (AnnexaProject               *project,
                       const AnnexaKind            *kind,
                       const char                  *text,
                       const AnnexaConditionReader *reader,
                       GError                     **error)
{
  g_autoptr (AnnexaCondition) self = NULL;
  g_autofree char *name = NULL;
  const AnnexaField *field;
  AnnexaConditionType type;
  const char *value;

  if (!split (text, &name, &type, &value, error))
    return NULL;
  field = reader->find_field (kind, name, error);
  if (field == NULL || !check_type (field, type, value, error))
    return NULL;
  self = annexa_condition_new (field, type);
  if (*value == '\0')
    self->type = type == ANNEXA_CONDITION_IS ? ANNEXA_CONDITION_EMPTY : ANNEXA_CONDITION_FILLED;
  else if (!read_value (self, project, value, reader, error))
    {
      /* TRANSLATORS: The stable name of a field, with what is wrong with it behind */
      g_prefix_error (error, _("%s: "), field->name);
      return NULL;
    }
  return g_steal_pointer (&self);
}

static const AnnexaField *
find_field (const AnnexaKind *kind,
            const char       *name,
            GError          **error)
{
  const AnnexaField *field = annexa_kind_find_field (kind, name);

  if (field == NULL)
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND, _("There is no field “%s”."), name);
  return field;
}

/* A level by its position from 1, whatever the method calls it. */
static gboolean
parse_value (AnnexaProject     *project,
             const AnnexaField *field,
             const char        *text,
             AnnexaValue       *value,
             GError           **error)
{
  gint64 number;

  if (field->type != ANNEXA_FIELD_LEVEL)
    return annexa_project_parse (project, field, text, value, error);
  if (annexa_integer_parse (text, &number)
      && annexa_scales_get_level (annexa_project_get_scales (project), number) != NULL)
    {
      annexa_value_set_integer (value, number);
      return TRUE;
    }
  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT, _("“%s” is no level of the risk method."), text);
  return FALSE;
}

/**
 * annexa_condition_parse:
 * @project: a project
 * @kind: a kind
 * @text: what annexa_condition_format() gave
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the condition
 */
AnnexaCondition *
annexa_condition_parse (AnnexaProject    *project,
                        const AnnexaKind *kind,
                        const char       *text,
                        GError          **error)
{
  static const AnnexaConditionReader reader = { find_field, parse_value };

  return annexa_condition_read (project, kind, text, &reader, error);
}

/* Lists the values one by one, each as a value of the field. */
static GPtrArray *
list_values (const AnnexaCondition *self,
             AnnexaProject         *project,
             char                *(*write) (AnnexaProject     *project,
                                            const AnnexaField *field,
                                            const AnnexaValue *value))
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) words = NULL;
  gsize n_ids;
  const gint64 *ids = annexa_value_get_ids (&self->value, &n_ids);
  AnnexaFieldType type = annexa_field_get_result (self->field);

  for (gsize i = 0; i < n_ids; i++)
    {
      g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

      if (type == ANNEXA_FIELD_LINKS)
        annexa_value_set_ids (&value, &ids[i], 1);
      else
        annexa_value_set_integer (&value, ids[i]);
      g_ptr_array_add (texts, write (project, self->field, &value));
    }
  if (n_ids > 0)
    return texts;
  if (type != ANNEXA_FIELD_CHOICE && type != ANNEXA_FIELD_CHOICES)
    {
      g_ptr_array_add (texts, write (project, self->field, &self->value));
      return texts;
    }
  words = g_strsplit (self->value.type == ANNEXA_VALUE_TEXT ? self->value.text : "", " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

      annexa_value_set_text (&value, words[i]);
      g_ptr_array_add (texts, write (project, self->field, &value));
    }
  return texts;
}

static char *
write_value (AnnexaProject     *project,
             const AnnexaField *field,
             const AnnexaValue *value)
{
  if (annexa_field_get_result (field) == ANNEXA_FIELD_LEVEL)
    return g_strdup_printf ("%d", (int) annexa_value_get_integer (value));
  return annexa_project_format (project, field, value);
}

static char *
format_values (const AnnexaCondition *self,
               AnnexaProject         *project)
{
  g_autoptr (GPtrArray) texts = NULL;

  if (self->type == ANNEXA_CONDITION_CONTAINS || self->type == ANNEXA_CONDITION_LACKS)
    return g_strdup (annexa_value_get_text (&self->value));
  texts = list_values (self, project, write_value);
  g_ptr_array_add (texts, NULL);
  return g_strjoinv (self->type == ANNEXA_CONDITION_HAS_ALL ? ";" : "|", (char **) texts->pdata);
}

/**
 * annexa_condition_format:
 * @self: a condition
 * @project: a project
 *
 * Returns: (transfer full): the condition as the command line has it
 */
char *
annexa_condition_format (const AnnexaCondition *self,
                         AnnexaProject         *project)
{
  g_autofree char *values = NULL;
  g_autofree char *until = NULL;

  if (self->type == ANNEXA_CONDITION_EMPTY || self->type == ANNEXA_CONDITION_FILLED)
    return g_strconcat (self->field->name, self->type == ANNEXA_CONDITION_EMPTY ? "=" : "!=", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    if (self->type == spans[i].type)
      return g_strconcat (self->field->name, "=", spans[i].word, NULL);

  values = format_values (self, project);
  if (self->type == ANNEXA_CONDITION_BETWEEN)
    {
      until = write_value (project, self->field, &self->until);
      return g_strconcat (self->field->name, "=", values, "..", until, NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (self->type == signs[i].type)
      return g_strconcat (self->field->name, signs[i].sign, values, NULL);
  return g_strconcat (self->field->name, "=", values, NULL);
}

static gboolean
is_date (const AnnexaField *field)
{
  AnnexaFieldType type = annexa_field_get_result (field);

  return type == ANNEXA_FIELD_DATE || type == ANNEXA_FIELD_DATE_TIME;
}

/**
 * annexa_condition_get_label:
 * @field: a field
 * @type: what is asked of it
 *
 * Returns: (transfer none): what is asked, in words that stand between the name of the field and the value
 */
const char *
annexa_condition_get_label (const AnnexaField  *field,
                            AnnexaConditionType type)
{
  static const char *const labels[ANNEXA_CONDITION_N_TYPES] = {
    [ANNEXA_CONDITION_IS] = N_ ("is"),
    [ANNEXA_CONDITION_IS_NOT] = N_ ("is not"),
    [ANNEXA_CONDITION_HAS_ALL] = N_ ("has all of"),
    [ANNEXA_CONDITION_CONTAINS] = N_ ("contains"),
    [ANNEXA_CONDITION_LACKS] = N_ ("does not contain"),
    [ANNEXA_CONDITION_LESS] = N_ ("less than"),
    [ANNEXA_CONDITION_AT_MOST] = N_ ("at most"),
    [ANNEXA_CONDITION_GREATER] = N_ ("more than"),
    [ANNEXA_CONDITION_AT_LEAST] = N_ ("at least"),
    [ANNEXA_CONDITION_BETWEEN] = N_ ("between"),
    [ANNEXA_CONDITION_OVERDUE] = N_ ("overdue"),
    [ANNEXA_CONDITION_THIS_MONTH] = N_ ("this month"),
    [ANNEXA_CONDITION_NEXT_30_DAYS] = N_ ("in the next 30 days"),
    [ANNEXA_CONDITION_EMPTY] = N_ ("is empty"),
    [ANNEXA_CONDITION_FILLED] = N_ ("is filled"),
  };

  if (is_date (field) && type == ANNEXA_CONDITION_IS)
    return _("on");
  if (is_date (field) && type == ANNEXA_CONDITION_IS_NOT)
    return _("not on");
  if (is_date (field) && type == ANNEXA_CONDITION_LESS)
    return _("before");
  if (is_date (field) && type == ANNEXA_CONDITION_AT_MOST)
    return _("on or before");
  if (is_date (field) && type == ANNEXA_CONDITION_GREATER)
    return _("after");
  if (is_date (field) && type == ANNEXA_CONDITION_AT_LEAST)
    return _("on or after");
  if (annexa_field_get_result (field) == ANNEXA_FIELD_FILE && type == ANNEXA_CONDITION_EMPTY)
    return _("is not attached");
  if (annexa_field_get_result (field) == ANNEXA_FIELD_FILE && type == ANNEXA_CONDITION_FILLED)
    return _("is attached");
  return _(labels[type]);
}

/* Low, High or Very high; of many only the first. */
static char *
join_names (GPtrArray *names,
            gboolean   all)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  guint n = MIN (names->len, MOST_NAMED);

  for (guint i = 0; i < n; i++)
    {
      gboolean last = i > 0 && i == names->len - 1;

      /* TRANSLATORS: Between the last two of several: “Low or High”; the spaces are needed */
      g_string_append (joined, i == 0 ? "" : last && all ? _(" and ") : last ? _(" or ") : ", ");
      g_string_append (joined, names->pdata[i]);
    }
  if (n < names->len)
    /* TRANSLATORS: Behind the first of many; the space is needed: “Ana Ruiz, Ben Ott, Cem Ay and 4 more” */
    g_string_append_printf (joined, ngettext (" and %u more", " and %u more", names->len - n), names->len - n);
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

static char *
describe_value (AnnexaProject     *project,
                const AnnexaField *field,
                const AnnexaValue *value)
{
  return annexa_project_describe (project, field, value);
}

/**
 * annexa_condition_describe:
 * @self: a condition
 * @project: a project
 *
 * Returns: (transfer full): the condition as people say it: “Due before 1 May 2027”
 */
char *
annexa_condition_describe (const AnnexaCondition *self,
                           AnnexaProject         *project)
{
  const char *field = annexa_field_get_label (self->field);
  const char *relation = annexa_condition_get_label (self->field, self->type);
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *until = NULL;

  if (annexa_condition_count_values (self->type) == 0)
    /* TRANSLATORS: The name of a field and what is asked of it: “Owner is empty” */
    return g_strdup_printf (_("%s %s"), field, relation);
  if (self->type == ANNEXA_CONDITION_CONTAINS || self->type == ANNEXA_CONDITION_LACKS)
    /* TRANSLATORS: The name of a field, what is asked of it, and text: “Name contains “server”” */
    return g_strdup_printf (_("%s %s “%s”"), field, relation, annexa_value_get_text (&self->value));

  names = list_values (self, project, describe_value);
  joined = join_names (names, self->type == ANNEXA_CONDITION_HAS_ALL);
  if (annexa_field_get_result (self->field) == ANNEXA_FIELD_YES_NO)
    /* TRANSLATORS: The name of a field, and yes or no: “In use: no” */
    return g_strdup_printf (_("%s: %s"), field, joined);
  if (self->type != ANNEXA_CONDITION_BETWEEN)
    /* TRANSLATORS: The name of a field, what is asked of it, and what with: “Due before 1 May 2027” */
    return g_strdup_printf (_("%s %s %s"), field, relation, joined);
  until = annexa_project_describe (project, self->field, &self->until);
  /* TRANSLATORS: The name of a field and two values: “Due between 1 May 2027 and 31 May 2027” */
  return g_strdup_printf (_("%s between %s and %s"), field, joined, until);
}
