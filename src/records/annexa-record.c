/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-problems.h"
#include "annexa-record.h"

/**
 * AnnexaRecord:
 *
 * One row of a kind. It holds what the file holds: only the project writes into it, after an edit was committed.
 * Its properties are read-only and follow from the kind's field table; the first is "id". Where a property cannot be
 * empty (a number, a yes or no), an empty value reads as 0; annexa_record_get_value() tells the two apart.
 */
typedef struct
{
  gint64 id;
  gboolean deleted;
  AnnexaValue *values;
} AnnexaRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AnnexaRecord, annexa_record, G_TYPE_OBJECT)

/* Property numbers: 1 is the id, the field at index i is i + 2. */
enum
{
  PROP_0,
  PROP_ID,
  FIRST_FIELD_PROP,
};

static void
annexa_record_get_property (GObject    *object,
                            guint       property,
                            GValue     *value,
                            GParamSpec *pspec)
{
  AnnexaRecord *self = ANNEXA_RECORD (object);
  AnnexaRecordPrivate *priv = annexa_record_get_instance_private (self);
  AnnexaRecordClass *klass = ANNEXA_RECORD_GET_CLASS (self);
  const AnnexaField *field;
  const AnnexaValue *held;

  if (property == PROP_ID)
    {
      g_value_set_int64 (value, priv->id);
      return;
    }

  g_assert (property - FIRST_FIELD_PROP < klass->kind->n_fields);
  field = &klass->kind->fields[property - FIRST_FIELD_PROP];
  held = &priv->values[property - FIRST_FIELD_PROP];

  switch (annexa_field_get_value_type (field))
    {
    case ANNEXA_VALUE_TEXT:
      g_value_set_string (value, annexa_value_get_text (held));
      break;
    case ANNEXA_VALUE_NUMBER:
      g_value_set_double (value, annexa_value_get_number (held));
      break;
    case ANNEXA_VALUE_INTEGER:
      if (annexa_field_get_result (field) == ANNEXA_FIELD_YES_NO)
        g_value_set_boolean (value, annexa_value_get_integer (held) != 0);
      else
        g_value_set_int64 (value, annexa_value_get_integer (held));
      break;
    case ANNEXA_VALUE_IDS:
      g_value_set_boxed (value, held->type == ANNEXA_VALUE_IDS ? held->ids : NULL);
      break;
    case ANNEXA_VALUE_NONE:
    default:
      g_assert_not_reached ();
    }
}

static void
annexa_record_constructed (GObject *object)
{
  AnnexaRecord *self = ANNEXA_RECORD (object);
  AnnexaRecordPrivate *priv = annexa_record_get_instance_private (self);

  G_OBJECT_CLASS (annexa_record_parent_class)->constructed (object);

  priv->values = g_new0 (AnnexaValue, ANNEXA_RECORD_GET_CLASS (self)->kind->n_fields);
}

static void
annexa_record_finalize (GObject *object)
{
  AnnexaRecord *self = ANNEXA_RECORD (object);
  AnnexaRecordPrivate *priv = annexa_record_get_instance_private (self);

  for (guint i = 0; i < ANNEXA_RECORD_GET_CLASS (self)->kind->n_fields; i++)
    annexa_value_clear (&priv->values[i]);
  g_free (priv->values);

  G_OBJECT_CLASS (annexa_record_parent_class)->finalize (object);
}

static void
annexa_record_class_init (AnnexaRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = annexa_record_constructed;
  object_class->finalize = annexa_record_finalize;
}

static void
annexa_record_init (AnnexaRecord *self)
{
}

static GParamSpec *
make_property (const AnnexaField *field)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  switch (annexa_field_get_value_type (field))
    {
    case ANNEXA_VALUE_TEXT:
      return g_param_spec_string (field->name, NULL, NULL, NULL, flags);
    case ANNEXA_VALUE_NUMBER:
      return g_param_spec_double (field->name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
    case ANNEXA_VALUE_INTEGER:
      if (annexa_field_get_result (field) == ANNEXA_FIELD_YES_NO)
        return g_param_spec_boolean (field->name, NULL, NULL, FALSE, flags);
      return g_param_spec_int64 (field->name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
    case ANNEXA_VALUE_IDS:
      return g_param_spec_boxed (field->name, NULL, NULL, ANNEXA_TYPE_IDS, flags);
    case ANNEXA_VALUE_NONE:
    default:
      g_assert_not_reached ();
    }
}

/**
 * annexa_record_class_install_kind:
 * @klass: the class of a kind, in its class init
 * @kind: the kind
 *
 * Makes the fields of @kind properties of @klass.
 */
void
annexa_record_class_install_kind (AnnexaRecordClass *klass,
                                  const AnnexaKind  *kind)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  /* GObject clears get_property in every subclass, so that installing a property without it stops the program. */
  object_class->get_property = annexa_record_get_property;

  klass->kind = kind;
  klass->properties = g_new0 (GParamSpec *, kind->n_fields + FIRST_FIELD_PROP);
  klass->properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  for (guint i = 0; i < kind->n_fields; i++)
    klass->properties[i + FIRST_FIELD_PROP] = make_property (&kind->fields[i]);

  g_object_class_install_properties (object_class, kind->n_fields + FIRST_FIELD_PROP, klass->properties);
}

/**
 * annexa_record_new:
 * @kind: a kind
 * @id: the record's id
 *
 * Returns: (transfer full): an empty record of the class of @kind
 */
AnnexaRecord *
annexa_record_new (const AnnexaKind *kind,
                   gint64            id)
{
  AnnexaRecord *self = g_object_new (kind->get_type (), NULL);
  AnnexaRecordPrivate *priv = annexa_record_get_instance_private (self);

  priv->id = id;
  return self;
}

/**
 * annexa_record_copy:
 * @self: a record
 *
 * Returns: (transfer full): a record with the same id and values
 */
AnnexaRecord *
annexa_record_copy (AnnexaRecord *self)
{
  AnnexaRecordPrivate *priv = annexa_record_get_instance_private (self);
  const AnnexaKind *kind = annexa_record_get_kind (self);
  AnnexaRecord *copy = annexa_record_new (kind, priv->id);
  AnnexaRecordPrivate *copy_priv = annexa_record_get_instance_private (copy);

  for (guint i = 0; i < kind->n_fields; i++)
    annexa_value_copy (&priv->values[i], &copy_priv->values[i]);

  return copy;
}

/**
 * annexa_record_get_kind:
 * @self: a record
 *
 * Returns: (transfer none): what kind of record it is
 */
const AnnexaKind *
annexa_record_get_kind (AnnexaRecord *self)
{
  g_return_val_if_fail (ANNEXA_IS_RECORD (self), NULL);

  return ANNEXA_RECORD_GET_CLASS (self)->kind;
}

/**
 * annexa_record_get_id:
 * @self: a record
 *
 * Returns: its id, unique across all kinds
 */
gint64
annexa_record_get_id (AnnexaRecord *self)
{
  AnnexaRecordPrivate *priv = annexa_record_get_instance_private (self);

  g_return_val_if_fail (ANNEXA_IS_RECORD (self), 0);

  return priv->id;
}

/**
 * annexa_record_is_deleted:
 * @self: a record
 *
 * Returns: whether the record is gone from the project; its values are the last ones
 */
gboolean
annexa_record_is_deleted (AnnexaRecord *self)
{
  AnnexaRecordPrivate *priv = annexa_record_get_instance_private (self);

  g_return_val_if_fail (ANNEXA_IS_RECORD (self), TRUE);

  return priv->deleted;
}

/**
 * annexa_record_set_deleted:
 * @self: a record
 * @deleted: whether it is gone
 *
 * For the project alone. A deleted record comes back when the deletion is undone.
 */
void
annexa_record_set_deleted (AnnexaRecord *self,
                           gboolean      deleted)
{
  AnnexaRecordPrivate *priv = annexa_record_get_instance_private (self);

  g_return_if_fail (ANNEXA_IS_RECORD (self));

  priv->deleted = deleted;
}

/**
 * annexa_record_get_value:
 * @self: a record
 * @field: a field of its kind
 *
 * Returns: (transfer none): the value
 */
const AnnexaValue *
annexa_record_get_value (AnnexaRecord      *self,
                         const AnnexaField *field)
{
  AnnexaRecordPrivate *priv = annexa_record_get_instance_private (self);

  g_return_val_if_fail (ANNEXA_IS_RECORD (self), NULL);

  return &priv->values[annexa_kind_get_index (ANNEXA_RECORD_GET_CLASS (self)->kind, field)];
}

/**
 * annexa_record_set_value:
 * @self: a record
 * @field: a field of its kind
 * @value: the new value
 *
 * For the project alone, after the value was committed. Tells watchers only when the value is another one.
 */
void
annexa_record_set_value (AnnexaRecord      *self,
                         const AnnexaField *field,
                         const AnnexaValue *value)
{
  AnnexaRecordPrivate *priv = annexa_record_get_instance_private (self);
  guint index = annexa_kind_get_index (ANNEXA_RECORD_GET_CLASS (self)->kind, field);
  AnnexaValue copy;

  g_return_if_fail (ANNEXA_IS_RECORD (self));

  if (annexa_value_equal (&priv->values[index], value))
    return;

  annexa_value_copy (value, &copy);
  annexa_value_clear (&priv->values[index]);
  priv->values[index] = copy;
  g_object_notify_by_pspec (G_OBJECT (self), ANNEXA_RECORD_GET_CLASS (self)->properties[index + FIRST_FIELD_PROP]);
}

/**
 * annexa_record_get:
 * @self: a record
 * @name: the name of a field that its kind has
 *
 * Returns: (transfer none): the value
 */
const AnnexaValue *
annexa_record_get (AnnexaRecord *self,
                   const char   *name)
{
  const AnnexaField *field = annexa_kind_find_field (annexa_record_get_kind (self), name);

  g_assert (field != NULL);
  return annexa_record_get_value (self, field);
}

/**
 * annexa_record_get_text:
 * @self: a record
 * @name: the name of a field that its kind has
 *
 * Returns: (nullable) (transfer none): the text, or %NULL when the field is empty
 */
const char *
annexa_record_get_text (AnnexaRecord *self,
                        const char   *name)
{
  return annexa_value_get_text (annexa_record_get (self, name));
}

/**
 * annexa_record_get_integer:
 * @self: a record
 * @name: the name of a field that its kind has
 *
 * Returns: the whole number, or 0 when the field is empty
 */
gint64
annexa_record_get_integer (AnnexaRecord *self,
                           const char   *name)
{
  return annexa_value_get_integer (annexa_record_get (self, name));
}

/**
 * annexa_record_keeps:
 * @self: a record
 * @field: (nullable): a field of its kind, or %NULL for the record as a whole
 *
 * Returns: whether it stays as it is, because what it belongs to is closed or approved
 */
gboolean
annexa_record_keeps (AnnexaRecord      *self,
                     const AnnexaField *field)
{
  const AnnexaKind *kind = annexa_record_get_kind (self);

  return kind->keeps != NULL && kind->keeps (self, field);
}

/* Whether the change opens the record again, which nobody does by a field that is locked. */
static gboolean
is_opened (AnnexaRecord *before,
           AnnexaRecord *after)
{
  const AnnexaKind *kind = annexa_record_get_kind (before);
  const AnnexaField *kept_by = annexa_kind_find_field (kind, kind->kept_by);

  return !(kept_by->flags & ANNEXA_FIELD_LOCKED) && !annexa_record_keeps (after, NULL);
}

/**
 * annexa_record_check_kept:
 * @before: a record as it was
 * @after: (nullable): as it is going to be, or %NULL when it is going to be deleted
 * @problems: where to say what is wrong
 *
 * Checks that what the record keeps stays as it is.
 */
void
annexa_record_check_kept (AnnexaRecord   *before,
                          AnnexaRecord   *after,
                          AnnexaProblems *problems)
{
  const AnnexaKind *kind = annexa_record_get_kind (before);

  if (!annexa_record_keeps (before, NULL))
    return;
  if (after == NULL)
    annexa_problems_add_for (problems, before, NULL,
                             kind->why_not_deleted != NULL ? _(kind->why_not_deleted) : _(kind->why_kept));
  else if (!is_opened (before, after))
    for (guint i = 0; i < kind->n_fields; i++)
      if (annexa_field_is_stored (&kind->fields[i]) && annexa_record_keeps (before, &kind->fields[i])
          && !annexa_value_equal (annexa_record_get_value (before, &kind->fields[i]),
                                  annexa_record_get_value (after, &kind->fields[i])))
        annexa_problems_add_for (problems, after, kind->fields[i].name, _(kind->why_kept));
}

/**
 * annexa_record_is_empty:
 * @self: a record
 * @name: the name of a field of its kind
 *
 * Returns: whether nothing was entered in the field
 */
gboolean
annexa_record_is_empty (AnnexaRecord *self,
                        const char   *name)
{
  return annexa_value_is_empty (annexa_record_get (self, name));
}

/**
 * annexa_record_get_ref:
 * @self: a record
 *
 * Returns: (transfer none): what people call the record by, "A-012"; "" before the gate gave it one
 */
const char *
annexa_record_get_ref (AnnexaRecord *self)
{
  const char *ref = annexa_record_get_text (self, "ref");

  return ref != NULL ? ref : "";
}

/**
 * annexa_record_get_title:
 * @self: a record
 *
 * Returns: (transfer none): the value of the field that people know the record by, or ""
 */
const char *
annexa_record_get_title (AnnexaRecord *self)
{
  const char *title = annexa_record_get_text (self, annexa_record_get_kind (self)->title);

  return title != NULL ? title : "";
}
