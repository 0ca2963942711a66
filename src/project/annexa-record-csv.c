/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include "annexa-csv-writer.h"
#include "annexa-record-csv.h"

/* As many records are read at once. */
#define BATCH 1000

typedef struct
{
  AnnexaProject *project;
  const AnnexaKind *kind;
  gboolean computed;
  AnnexaNameFile name_file;
  gpointer data;
  AnnexaCsvWriter *writer;
} Table;

static gboolean
is_written (Table             *table,
            const AnnexaField *field)
{
  return table->computed || annexa_field_is_stored (field);
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
write_heading (Table *table)
{
  for (guint i = 0; i < table->kind->n_fields; i++)
    if (is_written (table, &table->kind->fields[i]))
      annexa_csv_writer_add_text (table->writer, table->kind->fields[i].name);
  annexa_csv_writer_end_row (table->writer);
}

static void
write_row (Table        *table,
           AnnexaRecord *record)
{
  for (guint i = 0; i < table->kind->n_fields; i++)
    {
      const AnnexaField *field = &table->kind->fields[i];
      const AnnexaValue *value = annexa_record_get_value (record, field);
      g_autofree char *text = NULL;

      if (!is_written (table, field))
        continue;
      if (field->type == ANNEXA_FIELD_FILE && table->name_file != NULL && !annexa_value_is_empty (value))
        text = table->name_file (annexa_value_get_text (value), table->data);
      else
        text = annexa_project_format (table->project, field, value);
      if (is_number (field))
        annexa_csv_writer_add_number (table->writer, text);
      else
        annexa_csv_writer_add_text (table->writer, text);
    }
  annexa_csv_writer_end_row (table->writer);
}

/**
 * annexa_record_csv_write:
 * @project: a project
 * @kind: a kind
 * @ids: (element-type gint64): which records, in which order
 * @computed: whether to write computed fields, too, which an import leaves out
 * @name_file: (nullable) (scope call): says what stands for an attached file, or %NULL for what the record calls it
 * @data: for @name_file
 * @error: return location
 *
 * Writes records as a CSV file: a heading of the fields' names, then one row each. Linked records stand as refs.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
annexa_record_csv_write (AnnexaProject    *project,
                         const AnnexaKind *kind,
                         GArray           *ids,
                         gboolean          computed,
                         AnnexaNameFile    name_file,
                         gpointer          data,
                         GError          **error)
{
  g_autoptr (AnnexaCsvWriter) writer = annexa_csv_writer_new ();
  Table table = { project, kind, computed, name_file, data, writer };

  g_return_val_if_fail (ANNEXA_IS_PROJECT (project), NULL);

  if (computed && !annexa_project_require_all (project, kind, error))
    return NULL;
  write_heading (&table);
  for (guint start = 0; start < ids->len; start += BATCH)
    {
      g_autoptr (GPtrArray) records
          = annexa_project_get_records (project, kind, &g_array_index (ids, gint64, start),
                                        MIN (BATCH, ids->len - start), error);

      if (records == NULL)
        return NULL;
      for (guint i = 0; i < records->len; i++)
        write_row (&table, records->pdata[i]);
    }
  return annexa_csv_writer_finish (writer);
}
