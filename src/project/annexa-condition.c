/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include "annexa-condition.h"
#include "annexa-query-private.h"

/* What can be asked of fields, and what that means for a query. */

/**
 * annexa_condition_new:
 * @field: a field
 * @type: what is asked of it
 *
 * Returns: (transfer full): a condition without a value
 */
AnnexaCondition *
annexa_condition_new (const AnnexaField  *field,
                      AnnexaConditionType type)
{
  AnnexaCondition *self = g_new0 (AnnexaCondition, 1);

  self->field = field;
  self->type = type;
  return self;
}

/**
 * annexa_condition_copy:
 * @self: a condition
 *
 * Returns: (transfer full): one that asks the same
 */
AnnexaCondition *
annexa_condition_copy (const AnnexaCondition *self)
{
  AnnexaCondition *copy = annexa_condition_new (self->field, self->type);

  annexa_value_copy (&self->value, &copy->value);
  annexa_value_copy (&self->until, &copy->until);
  return copy;
}

void
annexa_condition_free (AnnexaCondition *self)
{
  annexa_value_clear (&self->value);
  annexa_value_clear (&self->until);
  g_free (self);
}

#define BIT(type) (1u << ANNEXA_CONDITION_##type)
#define PRESENCE (BIT (EMPTY) | BIT (FILLED))
#define ORDER (BIT (LESS) | BIT (AT_MOST) | BIT (GREATER) | BIT (AT_LEAST) | BIT (BETWEEN))
#define EQUALITY (BIT (IS) | BIT (IS_NOT))
#define PARTS (BIT (CONTAINS) | BIT (LACKS))

static guint
list_types (const AnnexaField *field)
{
  switch ((int) annexa_field_get_result (field))
    {
    case ANNEXA_FIELD_REF:
    case ANNEXA_FIELD_TEXT:
      return EQUALITY | PARTS | PRESENCE;
    case ANNEXA_FIELD_LONG_TEXT:
      return PARTS | PRESENCE;
    case ANNEXA_FIELD_FILE:
      return PARTS | PRESENCE;
    case ANNEXA_FIELD_INTEGER:
    case ANNEXA_FIELD_NUMBER:
    case ANNEXA_FIELD_MONEY:
    case ANNEXA_FIELD_PERCENT:
    case ANNEXA_FIELD_SCALE:
    case ANNEXA_FIELD_LEVEL:
    case ANNEXA_FIELD_RATING:
      return EQUALITY | ORDER | PRESENCE;
    case ANNEXA_FIELD_DATE:
    case ANNEXA_FIELD_DATE_TIME:
      return EQUALITY | ORDER | PRESENCE | BIT (OVERDUE) | BIT (THIS_MONTH) | BIT (NEXT_30_DAYS);
    case ANNEXA_FIELD_CHOICES:
    case ANNEXA_FIELD_LINKS:
      return EQUALITY | BIT (HAS_ALL) | PRESENCE;
    case ANNEXA_FIELD_RECORD:
      return EQUALITY | PARTS | PRESENCE;
    case ANNEXA_FIELD_YES_NO:
      return EQUALITY;
    default:
      return EQUALITY | PRESENCE;
    }
}

/**
 * annexa_condition_suits:
 * @field: a field
 * @type: what is asked of it
 *
 * Returns: whether that can be asked of such a field
 */
gboolean
annexa_condition_suits (const AnnexaField  *field,
                        AnnexaConditionType type)
{
  return (list_types (field) & (1u << type)) != 0;
}

/**
 * annexa_condition_count_values:
 * @type: what is asked
 *
 * Returns: how many values are compared with: none, one, or two
 */
guint
annexa_condition_count_values (AnnexaConditionType type)
{
  if (type == ANNEXA_CONDITION_BETWEEN)
    return 2;
  return type < ANNEXA_CONDITION_BETWEEN;
}

static gboolean
is_set (const AnnexaField *field)
{
  return field->type == ANNEXA_FIELD_LINKS || annexa_field_get_result (field) == ANNEXA_FIELD_CHOICES;
}

/* Text in which there may be spaces is compared as a whole. */
static gboolean
is_list (const AnnexaCondition *self)
{
  AnnexaFieldType type = annexa_field_get_result (self->field);

  return self->value.type == ANNEXA_VALUE_IDS || type == ANNEXA_FIELD_CHOICE || type == ANNEXA_FIELD_CHOICES;
}

static void
add (AnnexaQuery       *query,
     const AnnexaField *field,
     AnnexaTest         test,
     const AnnexaValue *value)
{
  annexa_query_add_filter (query, field, test, value);
}

static void
add_text (AnnexaQuery       *query,
          const AnnexaField *field,
          AnnexaTest         test,
          char              *text)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_take_text (&value, text);
  add (query, field, test, &value);
}

static void
add_every (AnnexaQuery           *query,
           const AnnexaCondition *self)
{
  g_auto (GStrv) words = NULL;
  gsize n_ids;
  const gint64 *ids = annexa_value_get_ids (&self->value, &n_ids);

  for (gsize i = 0; i < n_ids; i++)
    {
      g_auto (AnnexaValue) id = ANNEXA_VALUE_INIT;

      annexa_value_set_integer (&id, ids[i]);
      add (query, self->field, ANNEXA_TEST_EQUAL, &id);
    }
  words = g_strsplit (self->value.type == ANNEXA_VALUE_TEXT ? self->value.text : "", " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    add_text (query, self->field, ANNEXA_TEST_EQUAL, g_strdup (words[i]));
}

/* Where the kind says what is overdue and the field is what it says that by, a thing that is done is not. */
static void
add_overdue (AnnexaQuery       *query,
             const AnnexaField *field)
{
  const AnnexaField *overdue = annexa_kind_find_field (annexa_query_get_kind (query), "overdue");
  g_autofree char *column = g_strconcat ("$.", annexa_field_is_column (field) ? annexa_field_get_column (field) : "", NULL);
  g_auto (AnnexaValue) yes = ANNEXA_VALUE_INIT;

  if (overdue == NULL || g_strcmp0 (overdue->due_by, column) != 0)
    {
      annexa_query_add_day_filter (query, field, ANNEXA_TEST_LESS, ANNEXA_QUERY_DAY_TODAY);
      return;
    }
  annexa_value_set_integer (&yes, TRUE);
  add (query, overdue, ANNEXA_TEST_EQUAL, &yes);
}

static void
add_this_month (AnnexaQuery       *query,
                const AnnexaField *field)
{
  annexa_query_add_day_filter (query, field, ANNEXA_TEST_AT_LEAST, ANNEXA_QUERY_DAY_MONTH_BEGINS);
  annexa_query_add_day_filter (query, field, ANNEXA_TEST_LESS, ANNEXA_QUERY_DAY_MONTH_IS_OVER);
}

static void
add_next_30_days (AnnexaQuery       *query,
                  const AnnexaField *field)
{
  annexa_query_add_day_filter (query, field, ANNEXA_TEST_AT_LEAST, ANNEXA_QUERY_DAY_TODAY);
  annexa_query_add_day_filter (query, field, ANNEXA_TEST_LESS, ANNEXA_QUERY_DAY_IN_31_DAYS);
}

static void
apply_equality (const AnnexaCondition *self,
                AnnexaQuery           *query)
{
  gboolean negated = self->type == ANNEXA_CONDITION_IS_NOT;

  if (is_list (self))
    add (query, self->field, negated ? ANNEXA_TEST_NONE_OF : ANNEXA_TEST_ANY_OF, &self->value);
  else
    add (query, self->field, negated ? ANNEXA_TEST_NOT_EQUAL : ANNEXA_TEST_EQUAL, &self->value);
}

/**
 * annexa_condition_apply:
 * @self: a condition
 * @query: a query over the kind of its field
 *
 * Leaves only the records of which the condition is true on the day that counts as today where the query runs.
 */
void
annexa_condition_apply (const AnnexaCondition *self,
                        AnnexaQuery           *query)
{
  static const AnnexaTest tests[ANNEXA_CONDITION_N_TYPES] = {
    [ANNEXA_CONDITION_CONTAINS] = ANNEXA_TEST_CONTAINS, [ANNEXA_CONDITION_LACKS] = ANNEXA_TEST_LACKS,
    [ANNEXA_CONDITION_LESS] = ANNEXA_TEST_LESS,         [ANNEXA_CONDITION_AT_MOST] = ANNEXA_TEST_AT_MOST,
    [ANNEXA_CONDITION_GREATER] = ANNEXA_TEST_GREATER,   [ANNEXA_CONDITION_AT_LEAST] = ANNEXA_TEST_AT_LEAST,
    [ANNEXA_CONDITION_EMPTY] = ANNEXA_TEST_EMPTY,       [ANNEXA_CONDITION_FILLED] = ANNEXA_TEST_FILLED,
  };

  switch ((int) self->type)
    {
    case ANNEXA_CONDITION_IS:
    case ANNEXA_CONDITION_IS_NOT:
      apply_equality (self, query);
      break;
    case ANNEXA_CONDITION_HAS_ALL:
      g_return_if_fail (is_set (self->field));
      add_every (query, self);
      break;
    case ANNEXA_CONDITION_BETWEEN:
      add (query, self->field, ANNEXA_TEST_AT_LEAST, &self->value);
      add (query, self->field, ANNEXA_TEST_AT_MOST, &self->until);
      break;
    case ANNEXA_CONDITION_OVERDUE:
      add_overdue (query, self->field);
      break;
    case ANNEXA_CONDITION_THIS_MONTH:
      add_this_month (query, self->field);
      break;
    case ANNEXA_CONDITION_NEXT_30_DAYS:
      add_next_30_days (query, self->field);
      break;
    default:
      add (query, self->field, tests[self->type], &self->value);
      break;
    }
}
