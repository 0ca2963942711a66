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
#include "annexa-document-template.h"
#include "annexa-error.h"

/* History calls the new record by its title, for its reference is given out only when it is made. */
static char *
describe (const AnnexaKind   *kind,
          AnnexaCliArguments *arguments)
{
  g_autofree char *prefix = g_strconcat (kind->title, "=", NULL);
  const char *title = NULL;

  for (guint i = 2; i < annexa_cli_arguments_get_size (arguments); i++)
    if (g_str_has_prefix (annexa_cli_arguments_get (arguments, i), prefix))
      title = annexa_cli_arguments_get (arguments, i) + strlen (prefix);

  if (title == NULL)
    /* TRANSLATORS: History: the kind of a record that has no name and was added: “Acknowledgement added” */
    return g_strdup_printf (_("%s added"), annexa_kind_get_label (kind));
  /* TRANSLATORS: History: the kind and the name of a record that was added: “Person Ana Ruiz added” */
  return g_strdup_printf (_("%s %s added"), annexa_kind_get_label (kind), title);
}

/* Finds the template that was asked for; it is %NULL without an error when none was. */
static gboolean
find_template (const AnnexaKind      *kind,
               AnnexaCliArguments    *arguments,
               const AnnexaTemplate **template,
               GError               **error)
{
  const char *id = annexa_cli_arguments_get_option (arguments, "template");

  *template = NULL;
  if (id == NULL && annexa_cli_arguments_get_size (arguments) > 2)
    return TRUE;
  if (id == NULL)
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX, _("Something is missing. Write: annexa-cli %s %s"),
                 annexa_cli_arguments_get_command (arguments)->name,
                 annexa_cli_arguments_get_command (arguments)->usage);
  else if (strcmp (kind->name, "document") != 0)
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX, _("Only documents have templates. Leave out --template."));
  else
    *template = annexa_cli_find_template (id, error);
  return *template != NULL;
}

static gint64
create (AnnexaProject        *project,
        AnnexaEdit           *edit,
        const AnnexaKind     *kind,
        const AnnexaTemplate *template)
{
  return template != NULL ? annexa_documents_add_from_template (project, edit, template)
                          : annexa_edit_create (edit, kind);
}

static AnnexaCliResult
run (AnnexaCliArguments *arguments,
     GError            **error)
{
  const AnnexaKind *kind = annexa_cli_find_kind (annexa_cli_arguments_get (arguments, 1), error);
  const AnnexaTemplate *template;
  g_autoptr (AnnexaProject) project = NULL;
  g_autoptr (AnnexaEdit) edit = NULL;
  g_autofree char *label = NULL;
  g_autofree char *ref = NULL;
  gint64 id;

  if (kind == NULL || !find_template (kind, arguments, &template, error))
    return ANNEXA_CLI_ERROR;
  project = annexa_cli_project_edit (annexa_cli_arguments_get (arguments, 0), error);
  if (project == NULL)
    return ANNEXA_CLI_ERROR;

  label = template != NULL ? annexa_documents_describe_added (template) : describe (kind, arguments);
  edit = annexa_project_begin (project, label);
  id = create (project, edit, kind, template);
  if (!annexa_cli_assign (project, edit, kind, id, arguments, 2, error)
      || !annexa_cli_project_apply (project, edit, error))
    return ANNEXA_CLI_ERROR;

  ref = g_strdup (annexa_project_get_ref (project, kind, id));
  if (!annexa_cli_project_finish (project, error))
    return ANNEXA_CLI_ERROR;
  annexa_cli_print ("%s\n", ref);
  return ANNEXA_CLI_YES;
}

static const AnnexaCliOption options[] = {
  { "template", 0, "TEMPLATE", N_ ("Begin with one of the documents that “annexa-cli templates” lists") },
  { NULL },
};

const AnnexaCliCommand annexa_cli_add_command = {
  .name = "add",
  .usage = "FILE KIND FIELD=VALUE…",
  .least = 2,
  .most = ANNEXA_CLI_ANY_NUMBER,
  .paths = 1,
  .summary = N_ ("Adds a record and prints its reference"),
  .description = N_ ("Values are written as in a CSV file: words of a list of choices by their name or label, dates as "
                     "2027-01-12, yes or no, other records by their references. Several of them are separated by “;”. A "
                     "field that holds a file takes the path of one. “annexa-cli kinds KIND” lists the fields.\n"
                     "\n"
                     "Example: annexa-cli add firm.annexa asset name=Server type=hardware owner=P-003\n"
                     "Example: annexa-cli add firm.annexa document --template backup-policy"),
  .options = options,
  .run = run,
};
