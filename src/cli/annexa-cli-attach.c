/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "annexa-cli-arguments.h"
#include "annexa-cli-commands-private.h"
#include "annexa-cli-lookup.h"
#include "annexa-cli-output.h"
#include "annexa-cli-project.h"
#include "annexa-date.h"

/* A new piece of evidence for the record, called like the file. */
static gint64
add_evidence (AnnexaEdit       *edit,
              const AnnexaKind *evidence,
              gint64            proves,
              const char       *name)
{
  gint64 id = annexa_edit_create (edit, evidence);
  g_autofree char *today = annexa_date_today ();

  annexa_edit_set_text (edit, evidence, id, evidence->title, name);
  annexa_edit_set_text (edit, evidence, id, "effective-from", today);
  annexa_edit_set_ids (edit, evidence, id, "for", &proves, 1);
  return id;
}

static gint64
attach (AnnexaProject    *project,
        const AnnexaKind *kind,
        gint64            record,
        const char       *path,
        GError          **error)
{
  const AnnexaKind *evidence = annexa_kind_lookup ("evidence");
  g_autofree char *name = g_filename_display_basename (path);
  /* TRANSLATORS: History: the name of a file */
  g_autofree char *label = g_strdup_printf (_("File %s attached"), name);
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, label);
  gint64 id = kind == evidence ? record : add_evidence (edit, evidence, record, name);

  annexa_edit_set_file (edit, evidence, id, annexa_kind_find_field (evidence, "file"), path);
  return annexa_cli_project_apply (project, edit, error) ? id : 0;
}

static AnnexaCliResult
run (AnnexaCliArguments *arguments,
     GError            **error)
{
  const AnnexaKind *kind = annexa_cli_find_kind_of_record (arguments, error);
  g_autoptr (AnnexaProject) project = NULL;
  g_autofree char *ref = NULL;
  gint64 id;

  project = kind != NULL && annexa_check_file_to_attach (annexa_cli_arguments_get (arguments, 3), error)
                ? annexa_cli_project_edit (annexa_cli_arguments_get (arguments, 0), error)
                : NULL;
  if (project == NULL)
    return ANNEXA_CLI_ERROR;
  id = annexa_cli_find_record (project, kind, annexa_cli_arguments_get (arguments, 2), error);
  if (id != 0)
    id = attach (project, kind, id, annexa_cli_arguments_get (arguments, 3), error);
  if (id == 0)
    return ANNEXA_CLI_ERROR;

  ref = g_strdup (annexa_project_get_ref (project, annexa_kind_lookup ("evidence"), id));
  if (!annexa_cli_project_finish (project, error))
    return ANNEXA_CLI_ERROR;
  annexa_cli_print ("%s\n", ref);
  return ANNEXA_CLI_YES;
}

const AnnexaCliCommand annexa_cli_attach_command = {
  .name = "attach",
  .usage = "FILE [KIND] REF PATH",
  .least = 4,
  .most = 4,
  .paths = 1 | 1 << 3,
  .record = TRUE,
  .summary = N_ ("Stores a file as evidence and prints the reference of the evidence"),
  .description = N_ ("Keeps a copy of the file inside the project, at most 100 MiB, as new evidence for the record from "
                     "today on. When the record is evidence itself, its file is replaced."),
  .run = run,
};
