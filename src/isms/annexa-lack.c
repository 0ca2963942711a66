/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <string.h>

#include "annexa-lack.h"

/* What several records lack is what the rules of readiness miss in them, in the order in which the way goes. A field is meant
 * that can hold the same in all of them: who owns them, and not how likely each of them is. */

static gboolean
can_be_common (const AnnexaField *field)
{
  return annexa_field_is_stored (field) && field->inverse == NULL
         && (field->type == ANNEXA_FIELD_RECORD || field->type == ANNEXA_FIELD_CHOICE
             || field->type == ANNEXA_FIELD_DATE)
         && (field->flags & (ANNEXA_FIELD_PARENT | ANNEXA_FIELD_LOCKED)) == 0;
}

/* A choice that nobody has made yet stands there as it was made for a new record. */
static gboolean
is_left_open (AnnexaRecord      *record,
              const AnnexaField *field)
{
  return annexa_record_is_empty (record, field->name)
         || (field->type == ANNEXA_FIELD_CHOICE
             && g_strcmp0 (annexa_record_get_text (record, field->name), field->initial) == 0);
}

static GHashTable *
index_records (AnnexaProject    *project,
               const AnnexaKind *kind,
               GArray           *ids)
{
  GHashTable *index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  g_autoptr (GPtrArray) records =
      annexa_project_get_records (project, kind, (const gint64 *) (void *) ids->data, ids->len, NULL);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      gint64 id = annexa_record_get_id (records->pdata[i]);

      g_hash_table_insert (index, g_memdup2 (&id, sizeof id), g_object_ref (records->pdata[i]));
    }
  return index;
}

static AnnexaLack *
lack_new (const AnnexaCheck *check,
          const AnnexaField *field)
{
  AnnexaLack *self = g_new0 (AnnexaLack, 1);

  self->check = check;
  self->field = field;
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

/* The gaps stand in the order of the way, those of a rule together. */
static AnnexaLack *
find_in_gaps (AnnexaReadiness  *readiness,
              AnnexaProject    *project,
              const AnnexaKind *kind,
              GHashTable       *index)
{
  GPtrArray *gaps = annexa_readiness_get_gaps (readiness);
  AnnexaLack *lack = NULL;

  for (guint i = 0; i < gaps->len; i++)
    {
      const AnnexaGap *gap = gaps->pdata[i];
      AnnexaRecord *record =
          gap->kind == kind && gap->acceptance == 0 ? g_hash_table_lookup (index, &gap->record) : NULL;
      const AnnexaField *field = record != NULL ? annexa_gap_find_field (gap, project) : NULL;

      if (lack != NULL && gap->check != lack->check)
        break;
      if (field == NULL || !can_be_common (field) || !is_left_open (record, field))
        continue;
      if (lack == NULL)
        lack = lack_new (gap->check, field);
      if (field == lack->field)
        g_array_append_val (lack->ids, gap->record);
    }
  return lack;
}

/* Nobody has to confirm proposals before they name somebody. */
static AnnexaLack *
find_in_proposals (const AnnexaKind *kind,
                   GHashTable       *index,
                   GArray           *ids)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const AnnexaField *field =
          kind->fields[i].proposes_for != NULL ? annexa_kind_find_field (kind, kind->fields[i].proposes_for) : NULL;
      g_autoptr (AnnexaLack) lack = field != NULL ? lack_new (NULL, field) : NULL;

      for (guint j = 0; lack != NULL && j < ids->len; j++)
        {
          AnnexaRecord *record = g_hash_table_lookup (index, &g_array_index (ids, gint64, j));

          if (record != NULL && annexa_record_get_integer (record, "proposal") != 0 && is_left_open (record, field))
            g_array_append_val (lack->ids, g_array_index (ids, gint64, j));
        }
      if (lack != NULL && lack->ids->len > 0)
        return g_steal_pointer (&lack);
    }
  return NULL;
}

/**
 * annexa_lack_find:
 * @readiness: (nullable): what the rules found; it may be of a moment ago
 * @project: the project
 * @kind: a kind
 * @ids: (element-type gint64): records of that kind, not very many
 *
 * Returns: (transfer full) (nullable): what comes first of what they lack and can be given the same value in all of them
 */
AnnexaLack *
annexa_lack_find (AnnexaReadiness  *readiness,
                  AnnexaProject    *project,
                  const AnnexaKind *kind,
                  GArray           *ids)
{
  g_autoptr (GHashTable) index = index_records (project, kind, ids);
  AnnexaLack *lack = readiness != NULL ? find_in_gaps (readiness, project, kind, index) : NULL;

  return lack != NULL ? lack : find_in_proposals (kind, index, ids);
}

void
annexa_lack_free (AnnexaLack *self)
{
  g_array_unref (self->ids);
  g_free (self);
}

/**
 * annexa_lack_comes_first:
 * @self: what records lack
 *
 * Returns: whether it belongs to the step of the way that the records themselves belong to, and not to a later one
 */
gboolean
annexa_lack_comes_first (const AnnexaLack *self)
{
  return self->check == NULL || strcmp (annexa_check_find_first (self->check->kind)->step, self->check->step) == 0;
}
