/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "annexa-cli-arguments.h"
#include "annexa-cli-assign.h"
#include "annexa-cli-commands-private.h"
#include "annexa-cli-lookup.h"
#include "annexa-cli-output.h"
#include "annexa-cli-project.h"

/* History calls the new record by its title, for its reference is given out only when it is made. */
static char *
describe (const AnnexaKind   *kind,
          AnnexaCliArguments *arguments)
{
  g_autofree char *prefix = g_strconcat (kind->title, "=", NULL);
  const char *title = "";

  for (guint i = 2; i < annexa_cli_arguments_get_size (arguments); i++)
    if (g_str_has_prefix (annexa_cli_arguments_get (arguments, i), prefix))
      title = annexa_cli_arguments_get (arguments, i) + strlen (prefix);

  /* TRANSLATORS: History: the kind and the name of a record that was added: “Person Ana Ruiz added” */
  return g_strdup_printf (_("%s %s added"), annexa_kind_get_label (kind), title);
}

static AnnexaCliResult
run (AnnexaCliArguments *arguments,
     GError            **error)
{
  const AnnexaKind *kind = annexa_cli_find_kind (annexa_cli_arguments_get (arguments, 1), error);
  g_autoptr (AnnexaProject) project = NULL;
  g_autoptr (AnnexaEdit) edit = NULL;
  g_autofree char *label = NULL;
  g_autofree char *ref = NULL;
  gint64 id;

  project = kind != NULL ? annexa_cli_project_edit (annexa_cli_arguments_get (arguments, 0), error) : NULL;
  if (project == NULL)
    return ANNEXA_CLI_ERROR;

  label = describe (kind, arguments);
  edit = annexa_project_begin (project, label);
  id = annexa_edit_create (edit, kind);
  if (!annexa_cli_assign (project, edit, kind, id, arguments, 2, error)
      || !annexa_cli_project_apply (project, edit, error))
    return ANNEXA_CLI_ERROR;

  ref = g_strdup (annexa_project_get_ref (project, kind, id));
  if (!annexa_cli_project_finish (project, error))
    return ANNEXA_CLI_ERROR;
  annexa_cli_print ("%s\n", ref);
  return ANNEXA_CLI_YES;
}

const AnnexaCliCommand annexa_cli_add_command = {
  .name = "add",
  .usage = "FILE KIND FIELD=VALUE…",
  .least = 3,
  .most = ANNEXA_CLI_ANY_NUMBER,
  .paths = 1,
  .summary = N_ ("Adds a record and prints its reference"),
  .description = N_ ("Values are written as in a CSV file: words of a list of choices by their name or label, dates as "
                     "2027-01-12, yes or no, other records by their references. Several of them are separated by “;”. A "
                     "field that holds a file takes the path of one. “annexa-cli kinds KIND” lists the fields.\n"
                     "\n"
                     "Example: annexa-cli add firm.annexa asset name=Server type=hardware owner=P-003"),
  .run = run,
};
