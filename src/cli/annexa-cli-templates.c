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
#include "annexa-template.h"

static void
add_refs (AnnexaJsonWriter *writer,
          const char       *name,
          char            **refs)
{
  annexa_json_writer_add_name (writer, name);
  annexa_json_writer_begin_array (writer);
  for (guint i = 0; refs[i] != NULL; i++)
    annexa_json_writer_add_string (writer, refs[i]);
  annexa_json_writer_end_array (writer);
}

static void
add_template (AnnexaJsonWriter     *writer,
              const AnnexaTemplate *template)
{
  g_autofree char *text = annexa_template_get_text (template);

  annexa_json_writer_begin_object (writer);
  annexa_json_writer_add_member (writer, "id", template->id);
  annexa_json_writer_add_member (writer, "title", template->title);
  annexa_json_writer_add_member (writer, "about", template->about);
  annexa_json_writer_add_member (writer, "type", template->type);
  annexa_json_writer_add_member (writer, "mandatory-item", template->item);
  add_refs (writer, "clauses", template->clauses);
  add_refs (writer, "controls", template->controls);
  annexa_json_writer_add_member (writer, "text", text);
  annexa_json_writer_end_object (writer);
}

static void
print_json (const AnnexaTemplate *chosen)
{
  g_autoptr (AnnexaJsonWriter) writer = annexa_json_writer_new ();
  GPtrArray *templates = annexa_templates_get ();

  annexa_json_writer_begin_array (writer);
  for (guint i = 0; i < templates->len; i++)
    if (chosen == NULL || chosen == templates->pdata[i])
      add_template (writer, templates->pdata[i]);
  annexa_json_writer_end_array (writer);
  annexa_cli_print_json (writer);
}

static void
print_templates (void)
{
  g_autoptr (AnnexaCliTable) table = annexa_cli_table_new ();
  GPtrArray *templates = annexa_templates_get ();

  annexa_cli_table_add_column (table, _("Template"), FALSE);
  annexa_cli_table_add_column (table, _("Document"), FALSE);
  annexa_cli_table_add_column (table, _("What it is"), FALSE);
  for (guint i = 0; i < templates->len; i++)
    {
      const AnnexaTemplate *template = templates->pdata[i];

      annexa_cli_table_add (table, template->id);
      annexa_cli_table_add (table, template->title);
      annexa_cli_table_add (table, template->about);
    }
  annexa_cli_table_print (table);
}

static AnnexaCliResult
run (AnnexaCliArguments *arguments,
     GError            **error)
{
  const char *id = annexa_cli_arguments_get (arguments, 0);
  const AnnexaTemplate *template = id != NULL ? annexa_cli_find_template (id, error) : NULL;

  if (id != NULL && template == NULL)
    return ANNEXA_CLI_ERROR;

  if (annexa_cli_arguments_wants (arguments, "json"))
    print_json (template);
  else if (template != NULL)
    {
      g_autofree char *text = annexa_template_get_text (template);

      annexa_cli_print ("%s\n", text);
    }
  else
    print_templates ();
  return ANNEXA_CLI_YES;
}

static const AnnexaCliOption options[] = {
  ANNEXA_CLI_FORMAT_OPTION ("table|json"),
  { NULL },
};

const AnnexaCliCommand annexa_cli_templates_command = {
  .name = "templates",
  .usage = "[TEMPLATE]",
  .least = 0,
  .most = 1,
  .summary = N_ ("Lists the documents that can be adopted, or the text of one"),
  .description = N_ ("“annexa-cli add FILE document --template TEMPLATE” makes a document of one. Words in braces are "
                     "filled from the project when the document is read."),
  .json = N_ ("An array of objects, one for each template: “id”, “title”, “about”, “type”, “mandatory-item”, “clauses” "
              "and “controls” (arrays of numbers), “text” (Markdown)."),
  .options = options,
  .run = run,
};
