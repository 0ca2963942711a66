/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-query.h"
#include "annexa-rule.h"
#include "annexa-starter-swap.h"
#include "annexa-starters.h"

/* The trade of a firm can turn out to be another than was said at first. The proposals of the wrong one go then, as long as
 * nobody has made anything of them, and those of the right one come. The organization says for which trade they were fetched
 * last: as long as that is its trade nothing is offered, so that what was deleted on purpose does not come back. */

typedef struct
{
  AnnexaProject *project;
  AnnexaStarterSwap *swap;
  GHashTable *entries;    /* of the set: origin, to the AnnexaStarterRecord */
  GHashTable *titles;     /* of the set: “KIND TITLE”, to the AnnexaStarterRecord */
  GHashTable *candidates; /* gint64 of proposals that may go, to the AnnexaRecord */
  GArray *names;          /* Name: which records name them */
} Planning;

typedef struct
{
  gint64 target;
  gint64 source;
} Name;

static char *
make_key (const AnnexaKind *kind,
          const char       *title)
{
  return g_strdup_printf ("%s %s", kind->name, title);
}

static void
planning_init (Planning          *self,
               AnnexaProject     *project,
               AnnexaStarterSwap *swap)
{
  const AnnexaStarter *starter = swap->starter;

  self->project = project;
  self->swap = swap;
  self->entries = g_hash_table_new (g_str_hash, g_str_equal);
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->candidates = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->names = g_array_new (FALSE, FALSE, sizeof (Name));
  for (guint i = 0; starter != NULL && i < starter->records->len; i++)
    {
      AnnexaStarterRecord *record = starter->records->pdata[i];

      g_hash_table_insert (self->entries, record->origin, record);
      g_hash_table_insert (self->titles, make_key (record->kind, annexa_starter_record_get_title (record)), record);
    }
}

static void
planning_clear (Planning *self)
{
  g_hash_table_unref (self->entries);
  g_hash_table_unref (self->titles);
  g_hash_table_unref (self->candidates);
  g_array_unref (self->names);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Planning, planning_clear)

/* The records of a kind that come from a starter set, whatever became of them. */
static GPtrArray *
list_proposed (AnnexaProject    *project,
               const AnnexaKind *kind,
               GError          **error)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_auto (AnnexaValue) none = ANNEXA_VALUE_INIT;

  annexa_query_add_filter (query, annexa_kind_find_field (kind, "starter-id"), ANNEXA_TEST_FILLED, &none);
  return annexa_project_query_records (project, query, error);
}

/* What nobody confirmed or changed may go. */
static void
sort_proposed (Planning  *planning,
               GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      AnnexaRecord *record = records->pdata[i];
      gint64 id = annexa_record_get_id (record);
      AnnexaStarterRecord *entry
          = g_hash_table_lookup (planning->entries, annexa_record_get_text (record, "starter-id"));

      if (annexa_record_get_integer (record, "proposal") != 0 && annexa_record_get_integer (record, "as-proposed") != 0)
        g_hash_table_insert (planning->candidates, g_memdup2 (&id, sizeof id), g_object_ref (record));
      else if (entry != NULL)
        g_hash_table_insert (planning->swap->known, entry->id, g_memdup2 (&id, sizeof id));
    }
}

static gboolean
find_candidates (Planning *planning,
                 GError  **error)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (GPtrArray) records = NULL;

      if (annexa_kind_find_field (kinds[i], "starter-id") == NULL)
        continue;
      records = list_proposed (planning->project, kinds[i], error);
      if (records == NULL)
        return FALSE;
      sort_proposed (planning, records);
    }
  return TRUE;
}

/* Which records name proposals of a kind in a field. */
static gboolean
read_names (Planning              *planning,
            const AnnexaKind      *kind,
            const AnnexaReference *reference,
            GError               **error)
{
  gboolean links = reference->field->type == ANNEXA_FIELD_LINKS;
  g_autofree char *table = links ? annexa_kind_get_link_table (reference->kind, reference->field)
                                 : g_strdup (annexa_kind_get_table (reference->kind));
  const char *source = links ? "source" : "id";
  const char *target = links ? "target" : annexa_field_get_column (reference->field);
  g_autofree char *sql = g_strdup_printf ("SELECT \"%s\", \"%s\" FROM %s"
                                          " WHERE \"%s\" IN (SELECT id FROM %s WHERE as_proposed)",
                                          target, source, table, target, annexa_kind_get_table (kind));
  g_autoptr (GArray) cells = annexa_project_read_numbers (planning->project, sql, error);

  for (guint i = 0; cells != NULL && i + 1 < cells->len; i += 2)
    {
      Name name = { g_array_index (cells, gint64, i), g_array_index (cells, gint64, i + 1) };

      g_array_append_val (planning->names, name);
    }
  return cells != NULL;
}

static gboolean
find_names (Planning *planning,
            GError  **error)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (GArray) references = NULL;

      if (annexa_kind_find_field (kinds[i], "as-proposed") == NULL)
        continue;
      references = annexa_kind_get_references (kinds[i]);
      for (guint j = 0; j < references->len; j++)
        if (!read_names (planning, kinds[i], &g_array_index (references, AnnexaReference, j), error))
          return FALSE;
    }
  return TRUE;
}

/* A record that stays stands for what the set would propose, if it does. */
static void
spare (Planning *planning,
       gint64    id)
{
  AnnexaRecord *record = g_hash_table_lookup (planning->candidates, &id);
  AnnexaStarterRecord *entry = g_hash_table_lookup (planning->entries, annexa_record_get_text (record, "starter-id"));

  if (entry != NULL)
    g_hash_table_insert (planning->swap->known, entry->id, g_memdup2 (&id, sizeof id));
  g_hash_table_remove (planning->candidates, &id);
}

/* What stays keeps what it names, and that in turn what it names. */
static void
spare_named (Planning *planning)
{
  gboolean spared = TRUE;

  while (spared)
    {
      spared = FALSE;
      for (guint i = 0; i < planning->names->len; i++)
        {
          const Name *name = &g_array_index (planning->names, Name, i);

          if (!g_hash_table_contains (planning->candidates, &name->target)
              || g_hash_table_contains (planning->candidates, &name->source))
            continue;
          spare (planning, name->target);
          spared = TRUE;
        }
    }
}

/* Where all are in the set, the project has the right proposals, and none of them goes. */
static void
spare_right (Planning *planning)
{
  g_autoptr (GList) records = g_hash_table_get_values (planning->candidates);

  for (GList *item = records; item != NULL; item = item->next)
    if (!g_hash_table_contains (planning->entries, annexa_record_get_text (item->data, "starter-id")))
      return;
  for (GList *item = records; item != NULL; item = item->next)
    spare (planning, annexa_record_get_id (item->data));
}

/* What somebody wrote under the same title stands for a proposal, too. */
static gboolean
find_known (Planning         *planning,
            const AnnexaKind *kind,
            GError          **error)
{
  g_autoptr (GArray) titles = annexa_project_list_titles (planning->project, kind, error);

  for (guint i = 0; titles != NULL && i < titles->len; i++)
    {
      const AnnexaTitle *title = &g_array_index (titles, AnnexaTitle, i);
      g_autofree char *key = make_key (kind, title->title);
      const AnnexaStarterRecord *record = g_hash_table_lookup (planning->titles, key);

      if (record != NULL && !g_hash_table_contains (planning->candidates, &title->id)
          && !g_hash_table_contains (planning->swap->known, record->id))
        g_hash_table_insert (planning->swap->known, record->id, g_memdup2 (&title->id, sizeof title->id));
    }
  return titles != NULL;
}

static gboolean
find_all_known (Planning *planning,
                GError  **error)
{
  const AnnexaStarter *starter = planning->swap->starter;
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; starter != NULL && i < n_kinds; i++)
    if (annexa_starter_count (starter, kinds[i]) > 0 && !find_known (planning, kinds[i], error))
      return FALSE;
  planning->swap->n_new = starter != NULL ? starter->records->len - g_hash_table_size (planning->swap->known) : 0;
  return TRUE;
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static void
list_gone (Planning *planning)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, planning->candidates);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (planning->swap->gone, id, 1);
  g_array_sort (planning->swap->gone, compare_ids);
}

static gboolean
plan (AnnexaStarterSwap *self,
      AnnexaProject     *project,
      GError           **error)
{
  g_auto (Planning) planning = { 0 };

  planning_init (&planning, project, self);
  if (!find_candidates (&planning, error) || !find_names (&planning, error))
    return FALSE;
  spare_named (&planning);
  spare_right (&planning);
  list_gone (&planning);
  return find_all_known (&planning, error);
}

/**
 * annexa_starter_swap_new:
 * @project: a project
 * @organization: its organization
 * @error: return location
 *
 * Finds out what is to be done so that the proposals are those for the trade of the organization: nothing as long as it is the
 * trade for which they were fetched last. What somebody confirmed or changed stays, and so does what it names.
 *
 * Returns: (transfer full) (nullable): what is to be done, or %NULL when the project cannot be read
 */
AnnexaStarterSwap *
annexa_starter_swap_new (AnnexaProject *project,
                         AnnexaRecord  *organization,
                         GError       **error)
{
  const char *trade = annexa_record_get_text (organization, "trade");
  g_autoptr (AnnexaStarterSwap) self = g_new0 (AnnexaStarterSwap, 1);

  self->starter = trade != NULL ? annexa_starters_find (trade) : NULL;
  self->gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  if (trade == NULL || g_strcmp0 (trade, annexa_record_get_text (organization, "proposals-for")) == 0)
    return g_steal_pointer (&self);
  return plan (self, project, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * annexa_starter_swap_is_empty:
 * @self: what is to be done
 *
 * Returns: whether nothing is to be done
 */
gboolean
annexa_starter_swap_is_empty (const AnnexaStarterSwap *self)
{
  return self->n_new == 0 && self->gone->len == 0;
}

/**
 * annexa_starter_swap_free:
 * @self: what was to be done
 */
void
annexa_starter_swap_free (AnnexaStarterSwap *self)
{
  g_array_unref (self->gone);
  g_hash_table_unref (self->known);
  g_free (self);
}

static char *
describe_edit (const AnnexaStarterSwap *self)
{
  /* TRANSLATORS: History */
  g_autofree char *come
      = g_strdup_printf (ngettext ("%u proposal fetched", "%u proposals fetched", self->n_new), self->n_new);
  /* TRANSLATORS: History, perhaps after what came: “118 proposals fetched, 121 proposals of another trade taken away” */
  g_autofree char *gone = g_strdup_printf (ngettext ("%u proposal of another trade taken away",
                                                     "%u proposals of another trade taken away", self->gone->len),
                                           self->gone->len);

  if (annexa_starter_swap_is_empty (self))
    return g_strdup (_("No proposals exchanged"));
  if (self->gone->len == 0)
    return g_steal_pointer (&come);
  if (self->n_new == 0)
    return g_steal_pointer (&gone);
  return g_strdup_printf (C_("list", "%s, %s"), come, gone);
}

static void
fill_edit (AnnexaProject           *project,
           AnnexaEdit              *edit,
           const AnnexaStarterSwap *swap,
           AnnexaRecord            *organization)
{
  annexa_edit_set_text (edit, annexa_record_get_kind (organization), annexa_record_get_id (organization), "proposals-for",
                        annexa_record_get_text (organization, "trade"));
  for (guint i = 0; i < swap->gone->len; i++)
    {
      gint64 id = g_array_index (swap->gone, gint64, i);

      annexa_edit_delete (edit, annexa_project_find_kind (project, id), id);
    }
  if (swap->n_new > 0)
    annexa_starters_fill (project, edit, swap->starter, swap->known);
}

/**
 * annexa_starters_swap:
 * @project: a project, with a risk method in force
 * @organization: the id of its organization
 * @error: return location
 *
 * Prepares to take away the proposals of another trade that nobody confirmed or changed, and to add those for the trade of
 * the organization that are not there.
 *
 * Returns: (transfer full) (nullable): the edit that does it, not applied yet; empty when there is nothing to do
 */
AnnexaEdit *
annexa_starters_swap (AnnexaProject *project,
                      gint64         organization,
                      GError       **error)
{
  g_autoptr (AnnexaRecord) record
      = annexa_project_get_record (project, annexa_kind_lookup ("organization"), organization, error);
  g_autoptr (AnnexaStarterSwap) swap = record != NULL ? annexa_starter_swap_new (project, record, error) : NULL;
  g_autofree char *label = NULL;
  AnnexaEdit *edit;

  if (swap == NULL)
    return NULL;
  label = describe_edit (swap);
  edit = annexa_project_begin (project, label);
  if (!annexa_starter_swap_is_empty (swap))
    fill_edit (project, edit, swap, record);
  return edit;
}
