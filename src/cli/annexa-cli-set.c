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
#include "annexa-cli-project.h"
#include "annexa-error.h"

static char *
describe (const AnnexaKind   *kind,
          const char         *ref,
          AnnexaCliArguments *arguments,
          guint               first)
{
  const char *assignment = annexa_cli_arguments_get (arguments, first);
  g_autofree char *name = g_strndup (assignment, strcspn (assignment, "="));
  const AnnexaField *field = annexa_kind_find_field (kind, name);

  if (field != NULL && annexa_cli_arguments_get_size (arguments) == first + 1)
    /* TRANSLATORS: History: a field and the record it belongs to: “Owner of A-003 changed” */
    return g_strdup_printf (_("“%s” of %s changed"), annexa_field_get_label (field), ref);
  /* TRANSLATORS: History: the kind and the reference of a record: “Asset A-003 changed” */
  return g_strdup_printf (_("%s %s changed"), annexa_kind_get_label (kind), ref);
}

/* There is one organization, so that its reference may be left out. */
static gboolean
names_record (const AnnexaKind *kind,
              const char       *argument)
{
  return !(kind->flags & ANNEXA_KIND_SINGLE) || strchr (argument, '=') == NULL;
}

static gboolean
check_has_assignment (AnnexaCliArguments *arguments,
                      guint               first,
                      GError            **error)
{
  if (annexa_cli_arguments_get_size (arguments) > first)
    return TRUE;

  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX, _("Say what to change: FIELD=VALUE"));
  return FALSE;
}

static AnnexaCliResult
run (AnnexaCliArguments *arguments,
     GError            **error)
{
  const AnnexaKind *kind = annexa_cli_find_kind_of_record (arguments, error);
  g_autoptr (AnnexaProject) project = NULL;
  g_autoptr (AnnexaEdit) edit = NULL;
  g_autofree char *label = NULL;
  gboolean named;
  guint first;
  gint64 id;

  project = kind != NULL ? annexa_cli_project_edit (annexa_cli_arguments_get (arguments, 0), error) : NULL;
  if (project == NULL)
    return ANNEXA_CLI_ERROR;
  named = names_record (kind, annexa_cli_arguments_get (arguments, 2));
  first = named ? 3 : 2;
  if (!check_has_assignment (arguments, first, error))
    return ANNEXA_CLI_ERROR;
  id = annexa_cli_find_record (project, kind, named ? annexa_cli_arguments_get (arguments, 2) : NULL, error);
  if (id == 0)
    return ANNEXA_CLI_ERROR;

  edit = annexa_project_begin (project, NULL);
  if (!annexa_cli_assign (project, edit, kind, id, arguments, first, error))
    return ANNEXA_CLI_ERROR;
  label = describe (kind, annexa_project_get_ref (project, kind, id), arguments, first);
  annexa_edit_set_label (edit, label);
  if (!annexa_cli_project_apply (project, edit, error) || !annexa_cli_project_finish (project, error))
    return ANNEXA_CLI_ERROR;
  return ANNEXA_CLI_YES;
}

const AnnexaCliCommand annexa_cli_set_command = {
  .name = "set",
  .usage = "FILE [KIND] REF FIELD=VALUE…",
  .least = 3,
  .most = ANNEXA_CLI_ANY_NUMBER,
  .paths = 1,
  .record = TRUE,
  .summary = N_ ("Changes fields of a record"),
  .description = N_ ("Values are written as for “annexa-cli add”. Nothing behind the equals sign empties the field. Links "
                     "are replaced as a whole. All fields change together or, if anything is wrong, none does.\n"
                     "\n"
                     "Example: annexa-cli set firm.annexa risk R-007 owner=P-003 treatment=modify"),
  .run = run,
};
