/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-history.h"
#include "annexa-starter-swap.h"
#include "annexa-starters.h"

/* The trade of a firm can turn out to be another than was said at first. The proposals of the wrong one go then, as long as
 * nobody has made anything of them, and those of the right one come. */

typedef struct
{
  AnnexaProject *project;
  AnnexaStarterSwap *swap;
  GHashTable *titles;     /* of the set: “KIND TITLE”, to the AnnexaStarterRecord */
  GHashTable *candidates; /* gint64 of proposals that may go, to their kind */
} Planning;

static char *
make_key (const AnnexaKind *kind,
          const char       *title)
{
  return g_strdup_printf ("%s %s", kind->name, title);
}

static const char *
get_title (const AnnexaStarterRecord *record)
{
  for (guint i = 0; i < record->values->len; i++)
    {
      const AnnexaStarterValue *value = record->values->pdata[i];

      if (strcmp (value->field->name, record->kind->title) == 0)
        return value->text;
    }
  return "";
}

static void
read_titles (Planning *planning)
{
  const AnnexaStarter *starter = planning->swap->starter;

  planning->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; starter != NULL && i < starter->records->len; i++)
    {
      AnnexaStarterRecord *record = starter->records->pdata[i];

      g_hash_table_insert (planning->titles, make_key (record->kind, get_title (record)), record);
    }
}

static void
add_candidates (Planning         *planning,
                const AnnexaKind *kind,
                GHashTable       *edits,
                GPtrArray        *proposals)
{
  for (guint i = 0; i < proposals->len; i++)
    {
      gint64 id = annexa_record_get_id (proposals->pdata[i]);

      if (GPOINTER_TO_UINT (g_hash_table_lookup (edits, &id)) <= 1)
        g_hash_table_insert (planning->candidates, g_memdup2 (&id, sizeof id), (gpointer) kind);
    }
}

static gboolean
find_candidates (Planning *planning,
                 GError  **error)
{
  g_autoptr (GHashTable) edits = annexa_project_count_edits (planning->project, error);
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  planning->candidates = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; edits != NULL && i < n_kinds; i++)
    {
      g_autoptr (AnnexaQuery) query = annexa_starters_query_proposals (kinds[i]);
      g_autoptr (GPtrArray) proposals = NULL;

      if (query == NULL)
        continue;
      proposals = annexa_project_query_records (planning->project, query, error);
      if (proposals == NULL)
        return FALSE;
      add_candidates (planning, kinds[i], edits, proposals);
    }
  return edits != NULL;
}

static gboolean
is_named_from_elsewhere (Planning         *planning,
                         const AnnexaKind *kind,
                         gint64            id)
{
  g_autoptr (GArray) references = annexa_kind_get_references (kind);

  for (guint i = 0; i < references->len; i++)
    {
      g_autoptr (GArray) users
          = annexa_project_list_users (planning->project, &g_array_index (references, AnnexaReference, i), id, NULL);

      for (guint j = 0; users != NULL && j < users->len; j++)
        if (!g_hash_table_contains (planning->candidates, &g_array_index (users, gint64, j)))
          return TRUE;
    }
  return FALSE;
}

/* What stays keeps what it names, and that in turn what it names. */
static void
spare_named (Planning *planning)
{
  gboolean spared = TRUE;

  while (spared)
    {
      GHashTableIter iter;
      gpointer id, kind;

      spared = FALSE;
      g_hash_table_iter_init (&iter, planning->candidates);
      while (g_hash_table_iter_next (&iter, &id, &kind))
        if (is_named_from_elsewhere (planning, kind, *(gint64 *) id))
          {
            g_hash_table_iter_remove (&iter);
            spared = TRUE;
          }
    }
}

/* Where all are in the set, the project has the right proposals, and none of them goes. */
static void
spare_right (Planning *planning)
{
  GHashTableIter iter;
  gpointer id, kind;

  g_hash_table_iter_init (&iter, planning->candidates);
  while (g_hash_table_iter_next (&iter, &id, &kind))
    {
      g_autofree char *key = make_key (kind, annexa_project_get_title (planning->project, kind, *(gint64 *) id));

      if (!g_hash_table_contains (planning->titles, key))
        return;
    }
  g_hash_table_remove_all (planning->candidates);
}

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

      if (record != NULL && !g_hash_table_contains (planning->candidates, &title->id))
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

/**
 * annexa_starter_swap_new:
 * @project: a project
 * @organization: its organization
 * @error: return location
 *
 * Finds out what is to be done so that the proposals are those for the trade of the organization. What somebody confirmed
 * or changed stays, and so does what it names.
 *
 * Returns: (transfer full) (nullable): what is to be done
 */
AnnexaStarterSwap *
annexa_starter_swap_new (AnnexaProject *project,
                         AnnexaRecord  *organization,
                         GError       **error)
{
  const char *trade = annexa_record_get_text (organization, "trade");
  g_autoptr (AnnexaStarterSwap) self = g_new0 (AnnexaStarterSwap, 1);
  Planning planning = { project, self, NULL, NULL };
  gboolean found;

  self->starter = trade != NULL ? annexa_starters_find (trade) : NULL;
  self->gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  read_titles (&planning);
  found = find_candidates (&planning, error);
  if (found)
    {
      spare_named (&planning);
      spare_right (&planning);
      list_gone (&planning);
      found = find_all_known (&planning, error);
    }
  g_hash_table_unref (planning.titles);
  g_hash_table_unref (planning.candidates);
  return found ? g_steal_pointer (&self) : NULL;
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
  if (self->gone->len == 0)
    /* TRANSLATORS: History */
    return g_strdup_printf (ngettext ("%u proposal fetched", "%u proposals fetched", self->n_new), self->n_new);
  if (self->n_new == 0)
    /* TRANSLATORS: History */
    return g_strdup_printf (ngettext ("%u proposal of another trade taken away",
                                      "%u proposals of another trade taken away", self->gone->len),
                            self->gone->len);
  /* TRANSLATORS: History: how many proposals came, and how many went */
  return g_strdup_printf (_("%u proposals fetched, %u of another trade taken away"), self->n_new, self->gone->len);
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
  for (guint i = 0; i < swap->gone->len; i++)
    {
      gint64 id = g_array_index (swap->gone, gint64, i);

      annexa_edit_delete (edit, annexa_project_find_kind (project, id), id);
    }
  if (swap->n_new > 0)
    annexa_starters_fill (project, edit, swap->starter, swap->known);
  return edit;
}
