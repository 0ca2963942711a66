/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "annexa-cli-arguments.h"
#include "annexa-cli-commands-private.h"
#include "annexa-cli-output.h"
#include "annexa-cli-project.h"
#include "annexa-cli-table.h"
#include "annexa-search.h"

static void
print_table (AnnexaProject *project,
             GArray        *ids)
{
  g_autoptr (AnnexaCliTable) table = annexa_cli_table_new ();

  annexa_cli_table_add_column (table, _("Kind"), FALSE);
  annexa_cli_table_add_column (table, _("Reference"), FALSE);
  annexa_cli_table_add_column (table, _("Title"), FALSE);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      const AnnexaKind *kind = annexa_project_find_kind (project, id);

      if (kind == NULL)
        continue;
      annexa_cli_table_add (table, kind->name);
      annexa_cli_table_add (table, annexa_project_get_ref (project, kind, id));
      annexa_cli_table_add (table, annexa_project_get_title (project, kind, id));
    }
  annexa_cli_table_print (table);
}

static void
print_json (AnnexaProject *project,
            GArray        *ids)
{
  g_autoptr (AnnexaJsonWriter) writer = annexa_json_writer_new ();

  annexa_json_writer_begin_array (writer);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      const AnnexaKind *kind = annexa_project_find_kind (project, id);

      if (kind == NULL)
        continue;
      annexa_json_writer_begin_object (writer);
      annexa_json_writer_add_member (writer, "kind", kind->name);
      annexa_json_writer_add_member (writer, "ref", annexa_project_get_ref (project, kind, id));
      annexa_json_writer_add_member (writer, "title", annexa_project_get_title (project, kind, id));
      annexa_json_writer_end_object (writer);
    }
  annexa_json_writer_end_array (writer);
  annexa_cli_print_json (writer);
}

static char *
join_words (AnnexaCliArguments *arguments)
{
  GString *words = g_string_new (NULL);

  for (guint i = 1; i < annexa_cli_arguments_get_size (arguments); i++)
    g_string_append_printf (words, "%s%s", i > 1 ? " " : "", annexa_cli_arguments_get (arguments, i));
  return g_string_free (words, FALSE);
}

static AnnexaCliResult
run (AnnexaCliArguments *arguments,
     GError            **error)
{
  g_autoptr (AnnexaProject) project = annexa_cli_project_read (annexa_cli_arguments_get (arguments, 0), error);
  g_autofree char *words = join_words (arguments);
  g_autoptr (GArray) ids = project != NULL ? annexa_project_search (project, words, G_MAXUINT, error) : NULL;

  if (ids == NULL)
    return ANNEXA_CLI_ERROR;

  if (annexa_cli_arguments_wants (arguments, "json"))
    print_json (project, ids);
  else if (ids->len > 0)
    print_table (project, ids);
  else
    annexa_cli_tell (_("Nothing was found."));
  return ANNEXA_CLI_YES;
}

static const AnnexaCliOption options[] = {
  ANNEXA_CLI_FORMAT_OPTION ("table|json"),
  { NULL },
};

const AnnexaCliCommand annexa_cli_search_command = {
  .name = "search",
  .usage = "FILE WORDS…",
  .least = 2,
  .most = ANNEXA_CLI_ANY_NUMBER,
  .paths = 1,
  .summary = N_ ("Finds records of all kinds by words"),
  .description = N_ ("All words have to occur, in any order, whatever case and accents they have; the last one may be "
                     "the beginning of a word."),
  .json = N_ ("An array of objects with “kind”, “ref” and “title”."),
  .options = options,
  .run = run,
};
