/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "annexa-cli-arguments.h"
#include "annexa-cli-commands-private.h"
#include "annexa-cli-lookup.h"
#include "annexa-cli-output.h"
#include "annexa-cli-table.h"
#include "annexa-json-writer.h"
#include "annexa-starter.h"

static void
add_starter (AnnexaJsonWriter    *writer,
             const AnnexaStarter *starter)
{
  annexa_json_writer_begin_object (writer);
  annexa_json_writer_add_member (writer, "trade", starter->trade);
  annexa_json_writer_add_member (writer, "title", annexa_starter_get_title (starter));
  annexa_json_writer_add_member (writer, "about", starter->about);
  annexa_json_writer_add_name (writer, "records");
  annexa_json_writer_begin_array (writer);
  for (guint i = 0; i < starter->records->len; i++)
    {
      const AnnexaStarterRecord *record = starter->records->pdata[i];

      annexa_json_writer_begin_object (writer);
      annexa_json_writer_add_member (writer, "kind", record->kind->name);
      annexa_json_writer_add_member (writer, "title", annexa_starter_record_get_title (record));
      annexa_json_writer_end_object (writer);
    }
  annexa_json_writer_end_array (writer);
  annexa_json_writer_end_object (writer);
}

static void
print_json (const AnnexaStarter *chosen)
{
  g_autoptr (AnnexaJsonWriter) writer = annexa_json_writer_new ();
  GPtrArray *starters = annexa_starters_get ();

  annexa_json_writer_begin_array (writer);
  for (guint i = 0; i < starters->len; i++)
    if (chosen == NULL || chosen == starters->pdata[i])
      add_starter (writer, starters->pdata[i]);
  annexa_json_writer_end_array (writer);
  annexa_cli_print_json (writer);
}

static void
print_starters (void)
{
  g_autoptr (AnnexaCliTable) table = annexa_cli_table_new ();
  GPtrArray *starters = annexa_starters_get ();

  annexa_cli_table_add_column (table, _("Trade"), FALSE);
  annexa_cli_table_add_column (table, _("Name"), FALSE);
  annexa_cli_table_add_column (table, _("What it brings"), FALSE);
  for (guint i = 0; i < starters->len; i++)
    {
      const AnnexaStarter *starter = starters->pdata[i];
      g_autofree char *brings = annexa_starter_describe (starter);

      annexa_cli_table_add (table, starter->trade);
      annexa_cli_table_add (table, annexa_starter_get_title (starter));
      annexa_cli_table_add (table, brings);
    }
  annexa_cli_table_print (table);
}

static void
print_records (const AnnexaStarter *starter)
{
  g_autoptr (AnnexaCliTable) table = annexa_cli_table_new ();

  annexa_cli_table_add_column (table, _("Kind"), FALSE);
  annexa_cli_table_add_column (table, _("Proposal"), FALSE);
  for (guint i = 0; i < starter->records->len; i++)
    {
      const AnnexaStarterRecord *record = starter->records->pdata[i];

      annexa_cli_table_add (table, record->kind->name);
      annexa_cli_table_add (table, annexa_starter_record_get_title (record));
    }
  annexa_cli_table_print (table);
}

static AnnexaCliResult
run (AnnexaCliArguments *arguments,
     GError            **error)
{
  const char *trade = annexa_cli_arguments_get (arguments, 0);
  const AnnexaStarter *starter = trade != NULL ? annexa_cli_find_starter (trade, error) : NULL;

  if (trade != NULL && starter == NULL)
    return ANNEXA_CLI_ERROR;

  if (annexa_cli_arguments_wants (arguments, "json"))
    print_json (starter);
  else if (starter != NULL)
    print_records (starter);
  else
    print_starters ();
  return ANNEXA_CLI_YES;
}

static const AnnexaCliOption options[] = {
  ANNEXA_CLI_FORMAT_OPTION ("table|json"),
  { NULL },
};

const AnnexaCliCommand annexa_cli_starters_command = {
  .name = "starters",
  .usage = "[TRADE]",
  .least = 0,
  .most = 1,
  .summary = N_ ("Lists what firms of a trade can start with, or the proposals of one set"),
  .description = N_ ("“annexa-cli new FILE --starter TRADE” fills a new project with them."),
  .json = N_ ("An array of objects, one for each starter set: “trade”, “title”, “about”, and “records” (an array of "
              "objects with “kind” and “title”)."),
  .options = options,
  .run = run,
};
