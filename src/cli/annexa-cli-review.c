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
#include "annexa-cli-project.h"
#include "annexa-error.h"
#include "annexa-review-inputs.h"

/* What somebody wrote is left alone; how to have it written anew is said along with that. */
static char *
describe_kept (guint n_kept)
{
  return g_strdup_printf (ngettext ("%u input that somebody has written stays as it is. --input writes it anew.",
                                    "%u inputs that somebody has written stay as they are. --input writes one anew.",
                                    n_kept),
                          n_kept);
}

static void
tell_result (AnnexaEdit *edit,
             guint       n_kept,
             gboolean    dry_run)
{
  g_autofree char *result = NULL;
  g_autofree char *kept = describe_kept (n_kept);

  if (annexa_edit_get_size (edit) == 0)
    result = g_strdup (_("Nothing to write: the inputs are up to date."));
  else if (dry_run)
    /* TRANSLATORS: “Would be done: Inputs of MR-001 written from the registers” */
    result = g_strdup_printf (_("Would be done: %s"), annexa_edit_get_label (edit));
  else
    result = g_strdup (annexa_edit_get_label (edit));
  if (n_kept == 0 || annexa_edit_get_size (edit) > 0)
    annexa_cli_tell (result);
  if (n_kept > 0)
    annexa_cli_tell (kept);
}

static gboolean
check_input (const char *field,
             GError    **error)
{
  const AnnexaReviewTopic *topic = annexa_review_topics_find (field);
  g_autoptr (GString) names = NULL;
  GPtrArray *topics = annexa_review_topics_get ();

  if (topic != NULL && annexa_review_topic_is_input (topic))
    return TRUE;
  names = g_string_new (NULL);
  for (guint i = 0; i < topics->len; i++)
    if (annexa_review_topic_is_input (topics->pdata[i]))
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              ((AnnexaReviewTopic *) topics->pdata[i])->field);
  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT, _("There is no input “%s”. Inputs are: %s."), field,
               names->str);
  return FALSE;
}

/* The edit for one input, or for all that nobody has written. */
static AnnexaEdit *
prepare (AnnexaProject *project,
         gint64         review,
         const char    *field,
         guint         *n_kept,
         GError       **error)
{
  g_autoptr (AnnexaReviewInputs) inputs = NULL;

  *n_kept = 0;
  if (field != NULL)
    return check_input (field, error) ? annexa_review_inputs_prepare_one (project, review, field, FALSE, error) : NULL;
  inputs = annexa_review_inputs_prepare (project, review, error);
  if (inputs == NULL)
    return NULL;
  *n_kept = inputs->n_kept;
  return g_steal_pointer (&inputs->edit);
}

static AnnexaCliResult
run (AnnexaCliArguments *arguments,
     GError            **error)
{
  gboolean dry_run = annexa_cli_arguments_has (arguments, "dry-run");
  const char *path = annexa_cli_arguments_get (arguments, 0);
  g_autoptr (AnnexaProject) project = NULL;
  g_autoptr (AnnexaEdit) edit = NULL;
  gint64 review;
  guint n_kept = 0;

  project = dry_run ? annexa_cli_project_read (path, error) : annexa_cli_project_edit (path, error);
  if (project == NULL)
    return ANNEXA_CLI_ERROR;
  review =
      annexa_cli_find_record (project, annexa_kind_lookup ("review"), annexa_cli_arguments_get (arguments, 1), error);
  if (review != 0)
    edit = prepare (project, review, annexa_cli_arguments_get_option (arguments, "input"), &n_kept, error);
  if (edit == NULL)
    return ANNEXA_CLI_ERROR;
  if (!dry_run
      && (!annexa_cli_project_apply (project, edit, error) || !annexa_cli_project_finish (project, error)))
    return ANNEXA_CLI_ERROR;
  tell_result (edit, n_kept, dry_run);
  return ANNEXA_CLI_YES;
}

static const AnnexaCliOption options[] = {
  { "input", 0, "FIELD", N_ ("Write this input alone, whatever it holds") },
  { "dry-run", 0, NULL, N_ ("Only say what would be done") },
  { NULL },
};

const AnnexaCliCommand annexa_cli_prepare_review_command = {
  .name = "prepare-review",
  .usage = "FILE REF",
  .least = 2,
  .most = 2,
  .paths = 1,
  .summary = N_ ("Writes the inputs of a management review"),
  .description = N_ ("Writes the ten inputs of a management review from the registers, as they are today: what was "
                     "decided last time, nonconformities, figures, audits, risks and the rest. Inputs that somebody "
                     "has written or changed stay as they are.\n"
                     "\n"
                     "Example: annexa-cli prepare-review firm.annexa MR-001"),
  .options = options,
  .run = run,
};
