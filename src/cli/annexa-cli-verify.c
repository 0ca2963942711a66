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
#include "annexa-error.h"
#include "annexa-history.h"

static gboolean
is_damage (const GError *error)
{
  return g_error_matches (error, ANNEXA_ERROR, ANNEXA_ERROR_CORRUPT);
}

/* Damage may be so great that the project does not even open: that is an answer, too. */
static gboolean
verify (const char *path,
        GPtrArray  *findings,
        char      **head,
        GError    **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (AnnexaProject) project = annexa_cli_project_read (path, &local_error);

  if (project != NULL && !annexa_project_check_file (project, &local_error) && is_damage (local_error))
    {
      g_ptr_array_add (findings, g_strdup (local_error->message));
      g_clear_error (&local_error);
    }
  if (project != NULL && local_error == NULL && annexa_project_verify (project, findings, &local_error))
    *head = annexa_project_get_chain_head (project, &local_error);
  if (local_error == NULL)
    return TRUE;

  if (is_damage (local_error))
    {
      g_ptr_array_add (findings, g_strdup (local_error->message));
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static void
print_json (GPtrArray  *findings,
            const char *head)
{
  g_autoptr (AnnexaJsonWriter) writer = annexa_json_writer_new ();

  annexa_json_writer_begin_object (writer);
  annexa_json_writer_add_name (writer, "sound");
  annexa_json_writer_add_boolean (writer, findings->len == 0);
  annexa_json_writer_add_member (writer, "head", head);
  annexa_json_writer_add_name (writer, "findings");
  annexa_json_writer_begin_array (writer);
  for (guint i = 0; i < findings->len; i++)
    annexa_json_writer_add_string (writer, findings->pdata[i]);
  annexa_json_writer_end_array (writer);
  annexa_json_writer_end_object (writer);
  annexa_cli_print_json (writer);
}

static AnnexaCliResult
run (AnnexaCliArguments *arguments,
     GError            **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *head = NULL;

  if (!verify (annexa_cli_arguments_get (arguments, 0), findings, &head, error))
    return ANNEXA_CLI_ERROR;

  if (annexa_cli_arguments_wants (arguments, "json"))
    print_json (findings, head);
  else if (findings->len == 0)
    annexa_cli_print (_("The project is sound. The head of its history is %s.\n"), head);
  else
    for (guint i = 0; i < findings->len; i++)
      annexa_cli_print ("%s\n", (char *) findings->pdata[i]);
  return findings->len == 0 ? ANNEXA_CLI_YES : ANNEXA_CLI_NO;
}

static const AnnexaCliOption options[] = {
  ANNEXA_CLI_FORMAT_OPTION ("table|json"),
  { NULL },
};

const AnnexaCliCommand annexa_cli_verify_command = {
  .name = "verify",
  .usage = "FILE",
  .least = 1,
  .most = 1,
  .paths = 1,
  .summary = N_ ("Checks whether the file is sound"),
  .description = N_ ("Checks the file against the hash it was saved with, the database, the references between records, "
                     "the sums of the registers, the chain of history and the attached files. Exits with 1 if anything "
                     "is wrong."),
  .json = N_ ("An object: “sound”, “head” (of the chain of history, or null) and “findings” (an array of sentences)."),
  .options = options,
  .run = run,
};
