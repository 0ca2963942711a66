/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "annexa-cli-output.h"
#include "annexa-cli-project.h"
#include "annexa-error.h"
#include "annexa-moment.h"

/**
 * annexa_cli_project_tell:
 * @project: a project that was just opened or made
 *
 * Says what happened to the file since last time, and what was done about it.
 */
void
annexa_cli_project_tell (AnnexaProject *project)
{
  g_autofree char *kept = annexa_project_describe_kept (project, NULL);

  if (annexa_project_was_recovered (project))
    annexa_cli_tell (_("Edits that had not reached the file when the program ended last time are included."));
  if (kept != NULL)
    annexa_cli_tell (kept);
}

/**
 * annexa_cli_project_read:
 * @path: a project file
 * @error: return location
 *
 * Opens a project for reading, also while somebody is editing it.
 *
 * Returns: (transfer full) (nullable): the project
 */
AnnexaProject *
annexa_cli_project_read (const char *path,
                         GError    **error)
{
  AnnexaProject *project = annexa_project_open (path, TRUE, error);

  if (project != NULL)
    annexa_cli_project_tell (project);
  return project;
}

/**
 * annexa_cli_project_read_as_of:
 * @arguments: of a command whose first argument is a project file and that has ANNEXA_CLI_AS_OF_OPTION
 * @error: return location
 *
 * Opens a project for reading, as it is or as it was.
 *
 * Returns: (transfer full) (nullable): the project
 */
AnnexaProject *
annexa_cli_project_read_as_of (AnnexaCliArguments *arguments,
                               GError            **error)
{
  const char *when = annexa_cli_arguments_get_option (arguments, "as-of");
  g_autoptr (AnnexaProject) project = annexa_cli_project_read (annexa_cli_arguments_get (arguments, 0), error);
  g_autoptr (AnnexaMoment) moment = NULL;

  if (project == NULL || when == NULL)
    return g_steal_pointer (&project);
  moment = annexa_moment_find (project, when, error);
  return moment != NULL ? annexa_project_open_past (project, moment, NULL, error) : NULL;
}

/**
 * annexa_cli_project_edit:
 * @path: a project file
 * @error: return location
 *
 * Opens a project for editing.
 *
 * Returns: (transfer full) (nullable): the project, to be given to annexa_cli_project_finish()
 */
AnnexaProject *
annexa_cli_project_edit (const char *path,
                         GError    **error)
{
  g_autoptr (AnnexaProject) project = annexa_project_open (path, FALSE, error);
  g_autofree char *name = g_filename_display_name (path);

  if (project == NULL)
    return NULL;

  switch (annexa_project_get_access (project))
    {
    case ANNEXA_ACCESS_EDIT:
      annexa_cli_project_tell (project);
      return g_steal_pointer (&project);
    case ANNEXA_ACCESS_NEWER:
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NEWER,
                   _("“%s” was made by a newer version of Annexa and can only be read. Update the program to edit it."),
                   name);
      break;
    case ANNEXA_ACCESS_BUSY:
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_BUSY,
                   _("“%s” is being edited elsewhere. Close it there, then try again."), name);
      break;
    case ANNEXA_ACCESS_ASKED:
    case ANNEXA_ACCESS_PERMISSION:
    default:
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_READ_ONLY,
                   _("“%s” may only be read. Change the permissions of the file and its folder, or work on a copy."), name);
      break;
    }
  return NULL;
}

/**
 * annexa_cli_project_apply:
 * @project: a project that can be edited
 * @edit: what is going to change
 * @error: return location
 *
 * Sends the edit through the gate. When it is refused for several reasons, all are told; the error is the last one.
 *
 * Returns: whether the edit was made
 */
gboolean
annexa_cli_project_apply (AnnexaProject *project,
                          AnnexaEdit    *edit,
                          GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *reason = NULL;
  AnnexaProblems *problems;

  if (annexa_project_apply (project, edit, &local_error))
    return TRUE;

  problems = annexa_edit_get_problems (edit);
  for (guint i = 0; problems != NULL && i < annexa_problems_get_count (problems); i++)
    {
      const AnnexaProblem *problem = annexa_problems_get (problems, i);

      if (reason != NULL)
        annexa_cli_tell (reason);
      g_free (reason);
      /* TRANSLATORS: The stable name of a field, what is wrong with it */
      reason = problem->field != NULL ? g_strdup_printf (_("%s: %s"), problem->field->name, problem->message)
                                      : g_strdup (problem->message);
    }
  if (reason != NULL)
    g_set_error_literal (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT, reason);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * annexa_cli_project_finish:
 * @project: a project that can be edited
 * @error: return location
 *
 * Writes the person's file and closes the project. Only then may a command say that something was done.
 *
 * Returns: whether the file holds everything
 */
gboolean
annexa_cli_project_finish (AnnexaProject *project,
                           GError       **error)
{
  gboolean changed = annexa_project_has_unpublished (project);

  if (annexa_project_close (project, error))
    return TRUE;
  if (changed)
    /* The edit is committed to the working copy, so doing it again would do it twice. */
    g_prefix_error (error, "%s ", _("The change was made and is kept, but it could not be written to the file yet; the "
                                    "next command will try again."));
  return FALSE;
}

/**
 * annexa_cli_has_ending:
 * @path: the name of a file
 * @ending: ".csv"
 *
 * Returns: whether the name ends so, in whatever case
 */
gboolean
annexa_cli_has_ending (const char *path,
                       const char *ending)
{
  gsize length = strlen (path);

  return length > strlen (ending) && g_ascii_strcasecmp (path + length - strlen (ending), ending) == 0;
}

/**
 * annexa_cli_check_output:
 * @project: a project
 * @path: a file that is going to be written
 * @error: return location
 *
 * Returns: whether that file may be written over, which the project itself may not
 */
gboolean
annexa_cli_check_output (AnnexaProject *project,
                         const char    *path,
                         GError       **error)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_IO, _("“%s” is a folder. Name a file inside it."), name);
      return FALSE;
    }
  return annexa_project_check_output (project, path, error);
}
