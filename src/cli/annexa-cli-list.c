/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "annexa-cli-arguments.h"
#include "annexa-cli-commands-private.h"
#include "annexa-cli-filter.h"
#include "annexa-cli-lookup.h"
#include "annexa-cli-output.h"
#include "annexa-cli-project.h"
#include "annexa-cli-table.h"
#include "annexa-export.h"
#include "annexa-search.h"

/* So many records are read at once. */
#define BATCH 1000

static AnnexaQuery *
make_query (AnnexaProject      *project,
            const AnnexaKind   *kind,
            AnnexaCliArguments *arguments,
            GError            **error)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GPtrArray) conditions = annexa_cli_arguments_get_options (arguments, "where");
  g_autoptr (GPtrArray) sorts = annexa_cli_arguments_get_options (arguments, "sort");

  for (guint i = 0; i < conditions->len; i++)
    if (!annexa_cli_filter_add (project, query, conditions->pdata[i], error))
      return NULL;
  for (guint i = 0; i < sorts->len; i++)
    if (!annexa_cli_sort_add (query, sorts->pdata[i], error))
      return NULL;
  return g_steal_pointer (&query);
}

/* Leaves only what the words find, in the order of the query. */
static GArray *
keep_found (AnnexaProject *project,
            GArray        *ids,
            const char    *words,
            GError       **error)
{
  g_autoptr (GHashTable) found = annexa_project_search_ids (project, words, error);
  GArray *kept;

  if (found == NULL)
    return NULL;
  kept = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < ids->len; i++)
    if (g_hash_table_contains (found, (gpointer) (gintptr) g_array_index (ids, gint64, i)))
      g_array_append_val (kept, g_array_index (ids, gint64, i));
  return kept;
}

static GArray *
list_ids (AnnexaProject      *project,
          const AnnexaKind   *kind,
          AnnexaCliArguments *arguments,
          GError            **error)
{
  const char *words = annexa_cli_arguments_get_option (arguments, "search");
  g_autoptr (AnnexaQuery) query = make_query (project, kind, arguments, error);
  g_autoptr (GArray) ids = query != NULL ? annexa_project_query (project, query, error) : NULL;

  if (ids == NULL || words == NULL)
    return g_steal_pointer (&ids);
  return keep_found (project, ids, words, error);
}

static gboolean
is_number (const AnnexaField *field)
{
  AnnexaValueType type = annexa_field_get_value_type (field);
  AnnexaFieldType result = annexa_field_get_result (field);

  return type == ANNEXA_VALUE_NUMBER || result == ANNEXA_FIELD_INTEGER || result == ANNEXA_FIELD_PERCENT
         || result == ANNEXA_FIELD_RATING;
}

/* The reference comes first, also where lists in the window do without it: other commands ask for it. */
static gboolean
is_column (const AnnexaField *field)
{
  return (field->flags & ANNEXA_FIELD_LIST) != 0 && field->type != ANNEXA_FIELD_REF;
}

static void
add_row (AnnexaProject  *project,
         AnnexaRecord   *record,
         AnnexaCliTable *table)
{
  const AnnexaKind *kind = annexa_record_get_kind (record);

  annexa_cli_table_add (table, annexa_record_get_text (record, "ref"));
  for (guint i = 0; i < kind->n_fields; i++)
    if (is_column (&kind->fields[i]))
      {
        g_autofree char *text
            = annexa_project_describe (project, &kind->fields[i], annexa_record_get_value (record, &kind->fields[i]));

        annexa_cli_table_add (table, text);
      }
}

static gboolean
print_table (AnnexaProject    *project,
             const AnnexaKind *kind,
             GArray           *ids,
             GError          **error)
{
  g_autoptr (AnnexaCliTable) table = annexa_cli_table_new ();

  annexa_cli_table_add_column (table, annexa_field_get_label (annexa_kind_find_field (kind, "ref")), FALSE);
  for (guint i = 0; i < kind->n_fields; i++)
    if (is_column (&kind->fields[i]))
      annexa_cli_table_add_column (table, annexa_field_get_label (&kind->fields[i]), is_number (&kind->fields[i]));

  for (guint start = 0; start < ids->len; start += BATCH)
    {
      g_autoptr (GPtrArray) records
          = annexa_project_get_records (project, kind, &g_array_index (ids, gint64, start),
                                        MIN (BATCH, ids->len - start), error);

      if (records == NULL)
        return FALSE;
      for (guint i = 0; i < records->len; i++)
        add_row (project, records->pdata[i], table);
    }
  annexa_cli_table_print (table);
  /* For people, who may wonder what a heading alone means; whoever reads the table goes on reading nothing. */
  if (ids->len == 0)
    annexa_cli_tell (_("Nothing was found."));
  return TRUE;
}

static AnnexaCliResult
run (AnnexaCliArguments *arguments,
     GError            **error)
{
  const AnnexaKind *kind = annexa_cli_find_kind (annexa_cli_arguments_get (arguments, 1), error);
  g_autoptr (AnnexaProject) project = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GBytes) bytes = NULL;

  project = kind != NULL ? annexa_cli_project_read_as_of (arguments, error) : NULL;
  ids = project != NULL && annexa_project_require_all (project, kind, error)
            ? list_ids (project, kind, arguments, error)
            : NULL;
  if (ids == NULL)
    return ANNEXA_CLI_ERROR;

  if (annexa_cli_arguments_wants (arguments, "json"))
    bytes = annexa_export_json (project, kind, ids, error);
  else if (annexa_cli_arguments_wants (arguments, "csv"))
    bytes = annexa_export_csv (project, kind, ids, TRUE, error);
  else
    return print_table (project, kind, ids, error) ? ANNEXA_CLI_YES : ANNEXA_CLI_ERROR;

  if (bytes == NULL)
    return ANNEXA_CLI_ERROR;
  annexa_cli_print_bytes (bytes);
  return ANNEXA_CLI_YES;
}

static const AnnexaCliOption options[] = {
  { "where", 0, "FIELD=VALUE", N_ ("Only records that pass this test; all of several. Also != < <= > >= ~ !~"),
    .several = TRUE },
  { "search", 0, "WORDS", N_ ("Only records that have all these words") },
  { "sort", 0, "FIELD", N_ ("By this field, or -FIELD for the greatest first; several one after the other"),
    .several = TRUE },
  ANNEXA_CLI_AS_OF_OPTION,
  ANNEXA_CLI_FORMAT_OPTION ("table|csv|json"),
  { NULL },
};

const AnnexaCliCommand annexa_cli_list_command = {
  .name = "list",
  .usage = "FILE KIND",
  .least = 2,
  .most = 2,
  .paths = 1,
  .summary = N_ ("Lists the records of a kind"),
  .description = N_ ("The table has the reference and the usual columns, CSV and JSON have all fields. A test without "
                     "value finds what is empty (owner=) or filled (owner!=); ~ finds text within text (name~server), "
                     "| any of several (status=open|blocked), .. what lies between (due=today..+2w). Dates may be "
                     "“today” or “+2w”, and due=overdue, due=this-month and due=next-30-days are understood; levels "
                     "are the words of the risk method. Quote tests with <, > or |, which the shell understands "
                     "otherwise.\n"
                     "\n"
                     "Example: annexa-cli list firm.annexa risk --where owner= --where 'current-level>=High' "
                     "--sort -current-level"),
  .json = N_ ("An array with an object for each record: “id” (a text) and a member for each field, named like it. "
              "Numbers are numbers, yes and no are true and false, other records are their references, sets and links "
              "are arrays, everything else is text as in a CSV file; what is empty is null or an empty array."),
  .options = options,
  .run = run,
};
