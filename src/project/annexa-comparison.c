/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-change-text.h"
#include "annexa-comparison.h"
#include "annexa-error.h"
#include "annexa-query.h"

struct _AnnexaComparison
{
  AnnexaProject *earlier;
  AnnexaProject *later;
  GPtrArray *differences; /* AnnexaDifference, in the order of kinds and references */
  GHashTable *by_id;      /* id -> AnnexaDifference */
};

static void
free_difference (gpointer data)
{
  AnnexaDifference *difference = data;

  g_free (difference->ref);
  g_free (difference->title);
  g_array_unref (difference->changes);
  g_free (difference);
}

static void
clear_change (gpointer data)
{
  AnnexaFieldChange *change = data;

  annexa_value_clear (&change->before);
  annexa_value_clear (&change->after);
}

static AnnexaDifference *
get_difference (AnnexaComparison      *self,
                const AnnexaKind      *kind,
                gint64                 id,
                AnnexaRecordChangeType type)
{
  AnnexaDifference *difference = g_hash_table_lookup (self->by_id, &id);
  AnnexaProject *project = type == ANNEXA_RECORD_DELETED ? self->earlier : self->later;

  if (difference != NULL)
    return difference;

  difference = g_new0 (AnnexaDifference, 1);
  difference->kind = kind;
  difference->id = id;
  difference->type = type;
  difference->ref = g_strdup (annexa_project_get_ref (project, kind, id));
  difference->title = g_strdup (annexa_project_get_title (project, kind, id));
  difference->changes = g_array_new (FALSE, FALSE, sizeof (AnnexaFieldChange));
  g_array_set_clear_func (difference->changes, clear_change);
  g_hash_table_insert (self->by_id, &difference->id, difference);
  g_ptr_array_add (self->differences, difference);
  return difference;
}

/* From the best word to the worst; 0 for one that is neither. */
static int
rank_tone (AnnexaTone tone)
{
  switch (tone)
    {
    case ANNEXA_TONE_GOOD:
      return 1;
    case ANNEXA_TONE_FAIR:
      return 2;
    case ANNEXA_TONE_POOR:
      return 3;
    case ANNEXA_TONE_BAD:
      return 4;
    case ANNEXA_TONE_NONE:
    default:
      return 0;
    }
}

static int
rank (const AnnexaField *field,
      const AnnexaValue *value)
{
  const AnnexaChoice *choice;

  if (annexa_value_is_empty (value))
    return 0;
  if (annexa_field_get_result (field) == ANNEXA_FIELD_LEVEL)
    return (int) annexa_value_get_integer (value);
  if (annexa_field_get_result (field) != ANNEXA_FIELD_CHOICE)
    return 0;

  choice = annexa_field_find_choice (field, annexa_value_get_text (value));
  return choice != NULL ? rank_tone (choice->tone) : 0;
}

static void
add_change (AnnexaDifference        *difference,
            const AnnexaFieldChange *change)
{
  AnnexaFieldChange copy = *change;

  copy.before = (AnnexaValue) ANNEXA_VALUE_INIT;
  copy.after = (AnnexaValue) ANNEXA_VALUE_INIT;
  annexa_value_copy (&change->before, &copy.before);
  annexa_value_copy (&change->after, &copy.after);
  g_array_append_val (difference->changes, copy);
}

static void
judge (AnnexaDifference *difference)
{
  gboolean better = FALSE;
  gboolean worse = FALSE;

  if (difference->type != ANNEXA_RECORD_CHANGED)
    return;
  for (guint i = 0; i < difference->changes->len; i++)
    {
      const AnnexaFieldChange *change = &g_array_index (difference->changes, AnnexaFieldChange, i);
      int before = change->field != NULL ? rank (change->field, &change->before) : 0;
      int after = change->field != NULL ? rank (change->field, &change->after) : 0;

      better = better || (before > after && after > 0);
      worse = worse || (after > before && before > 0);
    }
  if (better != worse)
    difference->turn = better ? ANNEXA_TURN_BETTER : ANNEXA_TURN_WORSE;
}

static gboolean
has_level (const AnnexaKind *kind)
{
  if ((kind->flags & ANNEXA_KIND_PART) != 0)
    return FALSE;
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == ANNEXA_FIELD_COMPUTED && kind->fields[i].result == ANNEXA_FIELD_LEVEL)
      return TRUE;

  return FALSE;
}

static void
compare_levels_of (AnnexaComparison *self,
                   AnnexaRecord     *before,
                   AnnexaRecord     *after)
{
  const AnnexaKind *kind = annexa_record_get_kind (after);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const AnnexaField *field = &kind->fields[i];
      AnnexaFieldChange change = { kind, annexa_record_get_id (after), ANNEXA_RECORD_CHANGED, field, ANNEXA_VALUE_INIT,
                                   ANNEXA_VALUE_INIT };

      if (field->type != ANNEXA_FIELD_COMPUTED || field->result != ANNEXA_FIELD_LEVEL
          || annexa_value_equal (annexa_record_get_value (before, field), annexa_record_get_value (after, field)))
        continue;
      annexa_value_copy (annexa_record_get_value (before, field), &change.before);
      annexa_value_copy (annexa_record_get_value (after, field), &change.after);
      add_change (get_difference (self, kind, change.id, ANNEXA_RECORD_CHANGED), &change);
      clear_change (&change);
    }
}

/* A level may change because the risk method did. */
static gboolean
compare_levels (AnnexaComparison *self,
                const AnnexaKind *kind,
                GError          **error)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GPtrArray) before = annexa_project_query_records (self->earlier, query, error);
  g_autoptr (GPtrArray) after = before != NULL ? annexa_project_query_records (self->later, query, error) : NULL;
  g_autoptr (GHashTable) old = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (after == NULL)
    return FALSE;
  for (guint i = 0; i < before->len; i++)
    {
      gint64 id = annexa_record_get_id (before->pdata[i]);

      g_array_append_val (ids, id);
    }
  for (guint i = 0; i < before->len; i++)
    g_hash_table_insert (old, &g_array_index (ids, gint64, i), before->pdata[i]);
  for (guint i = 0; i < after->len; i++)
    {
      gint64 id = annexa_record_get_id (after->pdata[i]);
      AnnexaRecord *record = g_hash_table_lookup (old, &id);

      if (record != NULL)
        compare_levels_of (self, record, after->pdata[i]);
    }
  return TRUE;
}

static int
compare_differences (gconstpointer a,
                     gconstpointer b)
{
  const AnnexaDifference *left = *(const AnnexaDifference *const *) a;
  const AnnexaDifference *right = *(const AnnexaDifference *const *) b;
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);
  g_autofree char *left_key = NULL;
  g_autofree char *right_key = NULL;

  for (guint i = 0; left->kind != right->kind && i < n_kinds; i++)
    if (kinds[i] == left->kind || kinds[i] == right->kind)
      return kinds[i] == left->kind ? -1 : 1;

  left_key = g_utf8_collate_key_for_filename (left->ref, -1);
  right_key = g_utf8_collate_key_for_filename (right->ref, -1);
  return strcmp (left_key, right_key);
}

static gboolean
fill (AnnexaComparison *self,
      GArray           *changes,
      GCancellable     *cancellable,
      GError          **error)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < changes->len; i++)
    {
      const AnnexaFieldChange *change = &g_array_index (changes, AnnexaFieldChange, i);
      AnnexaDifference *difference;

      /* That a moment got a name changes nothing else. */
      if (change->kind == annexa_kind_lookup ("baseline"))
        continue;
      difference = get_difference (self, change->kind, change->id, change->type);
      if (change->field != NULL)
        add_change (difference, change);
    }
  for (guint i = 0; i < n_kinds; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || (has_level (kinds[i]) && !compare_levels (self, kinds[i], error)))
      return FALSE;
  for (guint i = 0; i < self->differences->len; i++)
    judge (self->differences->pdata[i]);
  g_ptr_array_sort (self->differences, compare_differences);
  return TRUE;
}

/**
 * annexa_comparison_new:
 * @project: a project, or a reader of it in the thread that owns it
 * @earlier: a moment
 * @later: a later moment
 * @cancellable: (nullable): stops the work
 * @error: return location
 *
 * Compares the project as it was at two moments.
 *
 * Returns: (transfer full) (nullable): the differences; %ANNEXA_ERROR_SYNTAX when @later is the earlier one
 */
AnnexaComparison *
annexa_comparison_new (AnnexaProject      *project,
                       const AnnexaMoment *earlier,
                       const AnnexaMoment *later,
                       GCancellable       *cancellable,
                       GError            **error)
{
  g_autoptr (AnnexaComparison) self = g_new0 (AnnexaComparison, 1);
  g_autoptr (GArray) changes = NULL;

  self->differences = g_ptr_array_new_with_free_func (free_difference);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  if (earlier->seq > later->seq)
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX, _("“%s” is later than “%s”. Name the earlier one first."),
                   earlier->label, later->label);
      return NULL;
    }
  changes = annexa_project_get_changes_between (project, earlier->seq, later->seq, error);
  self->earlier = changes != NULL ? annexa_project_open_past (project, earlier, cancellable, error) : NULL;
  self->later = self->earlier != NULL ? annexa_project_open_past (project, later, cancellable, error) : NULL;
  if (self->later == NULL || !fill (self, changes, cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
annexa_comparison_free (AnnexaComparison *self)
{
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->differences);
  g_clear_object (&self->earlier);
  g_clear_object (&self->later);
  g_free (self);
}

/**
 * annexa_comparison_get_size:
 * @self: a comparison
 *
 * Returns: how many differences there are
 */
guint
annexa_comparison_get_size (AnnexaComparison *self)
{
  return self->differences->len;
}

/**
 * annexa_comparison_get:
 * @self: a comparison
 * @position: which difference
 *
 * Returns: (transfer none): the difference, by register and reference
 */
const AnnexaDifference *
annexa_comparison_get (AnnexaComparison *self,
                       guint             position)
{
  return self->differences->pdata[position];
}

/**
 * annexa_comparison_get_project:
 * @self: a comparison
 * @later: which of the two
 *
 * Returns: (transfer none): the project as it was at that moment
 */
AnnexaProject *
annexa_comparison_get_project (AnnexaComparison *self,
                               gboolean          later)
{
  return later ? self->later : self->earlier;
}

/**
 * annexa_comparison_describe:
 * @self: a comparison
 * @change: one of its changes
 *
 * Returns: (transfer full): the change in one line, with the names that records had at the time
 */
char *
annexa_comparison_describe (AnnexaComparison        *self,
                            const AnnexaFieldChange *change)
{
  g_autofree char *before = annexa_project_describe_before (self->earlier, change);
  g_autofree char *after = annexa_project_describe_after (self->later, change);

  return annexa_change_describe (change, before, after);
}

/**
 * annexa_turn_get_name:
 * @turn: whether something is better or worse than it was
 *
 * Returns: (transfer none): its word in answers of the command line
 */
const char *
annexa_turn_get_name (AnnexaTurn turn)
{
  static const char *const names[] = { "none", "better", "worse" };

  return names[turn];
}

/**
 * annexa_difference_get_group:
 * @self: a difference
 *
 * Returns: what people call it; a change that is better or worse is no mere change
 */
AnnexaDifferenceGroup
annexa_difference_get_group (const AnnexaDifference *self)
{
  if (self->type == ANNEXA_RECORD_ADDED)
    return ANNEXA_DIFFERENCE_NEW;
  if (self->type == ANNEXA_RECORD_DELETED)
    return ANNEXA_DIFFERENCE_GONE;
  switch (self->turn)
    {
    case ANNEXA_TURN_BETTER:
      return ANNEXA_DIFFERENCE_BETTER;
    case ANNEXA_TURN_WORSE:
      return ANNEXA_DIFFERENCE_WORSE;
    case ANNEXA_TURN_NONE:
    default:
      return ANNEXA_DIFFERENCE_CHANGED;
    }
}

/**
 * annexa_difference_get_label:
 * @self: a difference
 *
 * Returns: (transfer none): “New”, “Gone”, “Better”, “Worse” or “Changed”
 */
const char *
annexa_difference_get_label (const AnnexaDifference *self)
{
  switch (annexa_difference_get_group (self))
    {
    case ANNEXA_DIFFERENCE_NEW:
      return _("New");
    case ANNEXA_DIFFERENCE_GONE:
      return _("Gone");
    case ANNEXA_DIFFERENCE_BETTER:
      return _("Better");
    case ANNEXA_DIFFERENCE_WORSE:
      return _("Worse");
    case ANNEXA_DIFFERENCE_CHANGED:
    case ANNEXA_DIFFERENCE_N_GROUPS:
    default:
      return _("Changed");
    }
}
