/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include "annexa-export-private.h"
#include "annexa-id.h"

/**
 * annexa_export_add_value:
 * @project: a project
 * @field: a field
 * @value: what it holds
 * @writer: a writer
 *
 * Writes a value as JSON: numbers as numbers, yes and no as true and false, sets and links as arrays of words and refs
 * (empty where there are none), one record as its ref, everything else as the text that a CSV file has. An empty value is
 * null.
 */
void
annexa_export_add_value (AnnexaProject     *project,
                         const AnnexaField *field,
                         const AnnexaValue *value,
                         AnnexaJsonWriter  *writer)
{
  AnnexaFieldType type = annexa_field_get_result (field);
  g_autofree char *text = annexa_project_format (project, field, value);
  g_auto (GStrv) parts = NULL;

  switch ((int) type)
    {
    case ANNEXA_FIELD_CHOICES:
    case ANNEXA_FIELD_LINKS:
      parts = *text != '\0' ? g_strsplit (text, "; ", -1) : g_new0 (char *, 1);
      annexa_json_writer_add_strings (writer, parts);
      return;
    case ANNEXA_FIELD_YES_NO:
      if (!annexa_value_is_empty (value))
        {
          annexa_json_writer_add_boolean (writer, annexa_value_get_integer (value) != 0);
          return;
        }
      break;
    case ANNEXA_FIELD_INTEGER:
    case ANNEXA_FIELD_PERCENT:
    case ANNEXA_FIELD_SCALE:
    case ANNEXA_FIELD_RATING:
    case ANNEXA_FIELD_NUMBER:
    case ANNEXA_FIELD_MONEY:
      if (value->type == ANNEXA_VALUE_INTEGER)
        annexa_json_writer_add_integer (writer, value->integer);
      else if (value->type == ANNEXA_VALUE_NUMBER)
        annexa_json_writer_add_number (writer, value->number);
      else
        annexa_json_writer_add_null (writer);
      return;
    default:
      break;
    }
  annexa_json_writer_add_string (writer, *text != '\0' ? text : NULL);
}

/**
 * annexa_export_add_record:
 * @project: a project
 * @record: one of its records
 * @writer: a writer inside an object
 *
 * Writes the id (as a text: it is larger than numbers in JavaScript can be) and all fields of a record, also computed
 * ones, as members named after the fields.
 */
void
annexa_export_add_record (AnnexaProject    *project,
                          AnnexaRecord     *record,
                          AnnexaJsonWriter *writer)
{
  const AnnexaKind *kind = annexa_record_get_kind (record);
  g_autofree char *id = annexa_id_format (annexa_record_get_id (record));

  annexa_json_writer_add_member (writer, "id", id);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      annexa_json_writer_add_name (writer, kind->fields[i].name);
      annexa_export_add_value (project, &kind->fields[i], annexa_record_get_value (record, &kind->fields[i]), writer);
    }
}

/**
 * annexa_export_json:
 * @project: a project
 * @kind: a kind
 * @ids: (nullable) (element-type gint64): which records, in which order, or %NULL for all
 * @error: return location
 *
 * Writes records as a JSON array of objects; see annexa_export_add_record().
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
annexa_export_json (AnnexaProject    *project,
                    const AnnexaKind *kind,
                    GArray           *ids,
                    GError          **error)
{
  g_autoptr (AnnexaJsonWriter) writer = annexa_json_writer_new ();
  g_autoptr (GArray) all = NULL;

  if (!annexa_project_require_all (project, kind, error))
    return NULL;
  all = annexa_export_list_ids (project, kind, ids, error);
  if (all == NULL)
    return NULL;

  annexa_json_writer_begin_array (writer);
  for (guint start = 0; start < all->len; start += ANNEXA_EXPORT_BATCH)
    {
      g_autoptr (GPtrArray) records
          = annexa_project_get_records (project, kind, &g_array_index (all, gint64, start),
                                        MIN (ANNEXA_EXPORT_BATCH, all->len - start), error);

      if (records == NULL)
        return NULL;
      for (guint i = 0; i < records->len; i++)
        {
          annexa_json_writer_begin_object (writer);
          annexa_export_add_record (project, records->pdata[i], writer);
          annexa_json_writer_end_object (writer);
        }
    }
  annexa_json_writer_end_array (writer);
  return annexa_json_writer_finish (writer);
}
