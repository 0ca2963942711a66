/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include "annexa-export-private.h"
#include "annexa-file-name-private.h"
#include "annexa-query.h"
#include "annexa-record-csv.h"

/* The ids that somebody chose, or those of all records of the kind in their usual order. */
GArray *
annexa_export_list_ids (AnnexaProject    *project,
                        const AnnexaKind *kind,
                        GArray           *ids,
                        GError          **error)
{
  g_autoptr (AnnexaQuery) query = NULL;

  if (ids != NULL)
    return g_array_ref (ids);

  query = annexa_query_new (kind);
  return annexa_project_query (project, query, error);
}

/**
 * annexa_export_csv:
 * @project: a project
 * @kind: a kind
 * @ids: (nullable) (element-type gint64): which records, in which order, or %NULL for all
 * @computed: whether to write computed fields, too, which an import leaves out
 * @error: return location
 *
 * Writes records as a CSV file, see annexa_record_csv_write().
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
annexa_export_csv (AnnexaProject    *project,
                   const AnnexaKind *kind,
                   GArray           *ids,
                   gboolean          computed,
                   GError          **error)
{
  g_autoptr (GArray) chosen = annexa_export_list_ids (project, kind, ids, error);

  return chosen != NULL ? annexa_record_csv_write (project, kind, chosen, computed, NULL, NULL, error) : NULL;
}

static char *
name_file (const char *file,
           gpointer    data)
{
  return annexa_file_name_choose (file, data);
}

/* All records of a kind for a folder; @files (path -> file) learns of the files that have to be written into it. */
GBytes *
annexa_export_csv_with_files (AnnexaProject    *project,
                              const AnnexaKind *kind,
                              GHashTable       *files,
                              GError          **error)
{
  g_autoptr (GArray) ids = annexa_export_list_ids (project, kind, NULL, error);

  return ids != NULL ? annexa_record_csv_write (project, kind, ids, FALSE, name_file, files, error) : NULL;
}
