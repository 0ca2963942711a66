/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <string.h>

#include "annexa-soa-needs.h"
#include "annexa-soa.h"

static void
free_need (gpointer data)
{
  AnnexaSoaNeed *need = data;

  g_free (need->name);
  g_hash_table_unref (need->controls);
  g_free (need);
}

static gpointer
copy_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

/* Every framework that was imported, also one that is not mapped to anything yet. */
static GPtrArray *
list_frameworks (AnnexaProject *project)
{
  const AnnexaKind *kind = annexa_kind_lookup ("framework");
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GPtrArray) frameworks = NULL;
  g_auto (AnnexaValue) yes = ANNEXA_VALUE_INIT;
  GPtrArray *needs = g_ptr_array_new_with_free_func (free_need);

  annexa_value_set_integer (&yes, TRUE);
  annexa_query_add_filter (query, annexa_kind_find_field (kind, "own"), ANNEXA_TEST_EQUAL, &yes);
  frameworks = annexa_project_query_records (project, query, NULL);
  for (guint i = 0; frameworks != NULL && i < frameworks->len; i++)
    {
      AnnexaSoaNeed *need = g_new0 (AnnexaSoaNeed, 1);

      need->framework = annexa_record_get_id (frameworks->pdata[i]);
      need->name = g_strdup (annexa_record_get_title (frameworks->pdata[i]));
      need->controls = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      g_ptr_array_add (needs, need);
    }
  return needs;
}

/* The controls at both ends of all mappings, by id. */
static GHashTable *
read_controls (AnnexaProject *project,
               GPtrArray     *mappings)
{
  GHashTable *controls = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) records = NULL;

  for (guint i = 0; i < 2 * mappings->len; i++)
    {
      gint64 id = annexa_record_get_integer (mappings->pdata[i / 2], i % 2 == 0 ? "control" : "other");

      if (g_hash_table_add (wanted, copy_id (id)))
        g_array_append_val (ids, id);
    }
  records = annexa_project_get_records (project, annexa_kind_lookup ("control"), (const gint64 *) (void *) ids->data,
                                        ids->len, NULL);
  for (guint i = 0; records != NULL && i < records->len; i++)
    g_hash_table_insert (controls, copy_id (annexa_record_get_id (records->pdata[i])), g_object_ref (records->pdata[i]));
  return controls;
}

static AnnexaRecord *
find_control (GHashTable   *controls,
              AnnexaRecord *mapping,
              const char   *end)
{
  gint64 id = annexa_record_get_integer (mapping, end);

  return g_hash_table_lookup (controls, &id);
}

static gboolean
is_decided (AnnexaRecord *control)
{
  const char *applicable = annexa_record_get_text (control, "applicable");

  return g_strcmp0 (applicable, "yes") == 0 || g_strcmp0 (applicable, "no") == 0;
}

/* A requirement that the framework has given up asks for nothing. */
static void
note_need (GPtrArray    *needs,
           AnnexaRecord *requirement,
           AnnexaRecord *control)
{
  gint64 framework;

  if (annexa_record_get_integer (control, "in-soa") == 0 || annexa_record_get_integer (requirement, "in-soa") != 0
      || annexa_record_get_integer (requirement, "withdrawn") != 0)
    return;
  framework = annexa_record_get_integer (requirement, "framework");
  for (guint i = 0; i < needs->len; i++)
    {
      AnnexaSoaNeed *need = needs->pdata[i];

      if (need->framework == framework && g_hash_table_add (need->controls, copy_id (annexa_record_get_id (control)))
          && !is_decided (control))
        need->n_undecided++;
    }
}

/**
 * annexa_soa_list_needs:
 * @project: a project
 *
 * Returns: (transfer full) (element-type AnnexaSoaNeed): for each framework that was imported beside Annex A, which
 *   controls of the Statement of Applicability its requirements are mapped to
 */
GPtrArray *
annexa_soa_list_needs (AnnexaProject *project)
{
  GPtrArray *needs = list_frameworks (project);
  g_autoptr (AnnexaQuery) query = annexa_query_new (annexa_kind_lookup ("control-mapping"));
  g_autoptr (GPtrArray) mappings = needs->len > 0 ? annexa_project_query_records (project, query, NULL) : NULL;
  g_autoptr (GHashTable) controls = NULL;

  if (mappings == NULL)
    return needs;
  controls = read_controls (project, mappings);
  for (guint i = 0; i < mappings->len; i++)
    {
      AnnexaRecord *one = find_control (controls, mappings->pdata[i], "control");
      AnnexaRecord *other = find_control (controls, mappings->pdata[i], "other");

      if (one == NULL || other == NULL)
        continue;
      note_need (needs, one, other);
      note_need (needs, other, one);
    }
  return needs;
}
