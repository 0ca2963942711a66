/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include "annexa-csv-writer.h"
#include "annexa-export-private.h"
#include "annexa-file-name-private.h"
#include "annexa-query.h"

typedef struct
{
  AnnexaProject *project;
  const AnnexaKind *kind;
  gboolean computed;
  GHashTable *files; /* path -> file: where attached files are going to be, or NULL */
  AnnexaCsvWriter *writer;
} CsvExport;

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
 * annexa_export_require:
 * @project: a project
 * @kind: a kind
 * @error: return location
 *
 * Has everything computed that records of the kind show, before they are read.
 *
 * Returns: whether that worked
 */
gboolean
annexa_export_require (AnnexaProject    *project,
                       const AnnexaKind *kind,
                       GError          **error)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (!annexa_project_require (project, &kind->fields[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
is_exported (CsvExport         *export,
             const AnnexaField *field)
{
  return export->computed || annexa_field_is_stored (field);
}

static gboolean
is_number (const AnnexaField *field)
{
  switch ((int) annexa_field_get_result (field))
    {
    case ANNEXA_FIELD_INTEGER:
    case ANNEXA_FIELD_NUMBER:
    case ANNEXA_FIELD_MONEY:
    case ANNEXA_FIELD_PERCENT:
    case ANNEXA_FIELD_SCALE:
    case ANNEXA_FIELD_RATING:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
write_heading (CsvExport *export)
{
  for (guint i = 0; i < export->kind->n_fields; i++)
    if (is_exported (export, &export->kind->fields[i]))
      annexa_csv_writer_add_text (export->writer, export->kind->fields[i].name);
  annexa_csv_writer_end_row (export->writer);
}

static void
write_row (CsvExport    *export,
           AnnexaRecord *record)
{
  for (guint i = 0; i < export->kind->n_fields; i++)
    {
      const AnnexaField *field = &export->kind->fields[i];
      const AnnexaValue *value = annexa_record_get_value (record, field);
      g_autofree char *text = NULL;

      if (!is_exported (export, field))
        continue;
      if (field->type == ANNEXA_FIELD_FILE && export->files != NULL && !annexa_value_is_empty (value))
        text = annexa_file_name_choose (annexa_value_get_text (value), export->files);
      else
        text = annexa_project_format (export->project, field, value);
      if (is_number (field))
        annexa_csv_writer_add_number (export->writer, text);
      else
        annexa_csv_writer_add_text (export->writer, text);
    }
  annexa_csv_writer_end_row (export->writer);
}

static GBytes *
write_csv (CsvExport *export,
           GArray    *chosen,
           GError   **error)
{
  g_autoptr (GArray) ids = annexa_export_list_ids (export->project, export->kind, chosen, error);

  if (ids == NULL)
    return NULL;
  write_heading (export);
  for (guint start = 0; start < ids->len; start += ANNEXA_EXPORT_BATCH)
    {
      g_autoptr (GPtrArray) records
          = annexa_project_get_records (export->project, export->kind, &g_array_index (ids, gint64, start),
                                        MIN (ANNEXA_EXPORT_BATCH, ids->len - start), error);

      if (records == NULL)
        return NULL;
      for (guint i = 0; i < records->len; i++)
        write_row (export, records->pdata[i]);
    }
  return annexa_csv_writer_finish (export->writer);
}

/**
 * annexa_export_csv:
 * @project: a project
 * @kind: a kind
 * @ids: (nullable) (element-type gint64): which records, in which order, or %NULL for all
 * @computed: whether to write computed fields, too, which an import leaves out
 * @error: return location
 *
 * Writes records as a CSV file: a heading of the fields' names, then one row each. Linked records stand as refs.
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
  g_autoptr (AnnexaCsvWriter) writer = annexa_csv_writer_new ();
  CsvExport export = { project, kind, computed, NULL, writer };

  if (computed && !annexa_export_require (project, kind, error))
    return NULL;
  return write_csv (&export, ids, error);
}

/* All records of a kind for a folder; @files (path -> file) learns of the files that have to be written into it. */
GBytes *
annexa_export_csv_with_files (AnnexaProject    *project,
                              const AnnexaKind *kind,
                              GHashTable       *files,
                              GError          **error)
{
  g_autoptr (AnnexaCsvWriter) writer = annexa_csv_writer_new ();
  CsvExport export = { project, kind, FALSE, files, writer };

  return write_csv (&export, NULL, error);
}
