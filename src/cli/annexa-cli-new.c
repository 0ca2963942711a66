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
#include "annexa-error.h"
#include "annexa-first-answers.h"
#include "annexa-sample.h"
#include "annexa-setup.h"
#include "annexa-starters.h"
#include "annexa-text.h"

static gboolean
check_is_free (const char *path,
               GError    **error)
{
  g_autofree char *name = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return TRUE;

  name = g_filename_display_name (path);
  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT, _("“%s” exists already. Choose another name."), name);
  return FALSE;
}

/* "firm.annexa" is about "firm" until somebody says more. */
static char *
choose_name (const char *path,
             const char *name)
{
  g_autofree char *base = g_filename_display_basename (path);
  char *chosen;

  if (name == NULL && g_str_has_suffix (base, ".annexa") && strlen (base) > strlen (".annexa"))
    base[strlen (base) - strlen (".annexa")] = '\0';
  chosen = annexa_text_clean (name != NULL ? name : base, FALSE);
  return chosen != NULL ? chosen : g_strdup ("");
}

static gboolean
rename_organization (AnnexaProject *project,
                     const char    *name,
                     GError       **error)
{
  const AnnexaKind *kind = annexa_kind_lookup ("organization");
  const AnnexaField *field = annexa_kind_get_title_field (kind);
  g_autoptr (AnnexaRecord) organization = annexa_project_get_single (project, kind, error);
  g_autofree char *label = NULL;
  g_autoptr (AnnexaEdit) edit = NULL;
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  if (organization == NULL || !annexa_field_parse (field, name, &value, error))
    return FALSE;
  /* TRANSLATORS: History: a field and the record it belongs to: “Owner of A-003 changed” */
  label
      = g_strdup_printf (_("“%s” of %s changed"), annexa_field_get_label (field), annexa_record_get_ref (organization));
  edit = annexa_project_begin (project, label);
  annexa_edit_set (edit, kind, annexa_record_get_id (organization), field, &value);
  return annexa_cli_project_apply (project, edit, error);
}

/* What the options say of the firm. */
static gboolean
read_answers (AnnexaCliArguments *arguments,
              AnnexaFirstAnswers *answers,
              GError            **error)
{
  const char *people = annexa_cli_arguments_get_option (arguments, "people");
  const char *wanted = annexa_cli_arguments_get_option (arguments, "wanted");
  g_autofree char *today = annexa_date_today ();
  guint64 number = 0;

  if (people != NULL && !g_ascii_string_to_unsigned (people, 10, 1, 1000000, &number, NULL))
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX, _("“%s” is no number of people."), people);
      return FALSE;
    }
  answers->people = (int) number;
  answers->wanted = wanted != NULL ? annexa_date_parse (wanted) : NULL;
  if (wanted != NULL && (answers->wanted == NULL || strcmp (answers->wanted, today) <= 0))
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX, _("“%s” is no day that is still to come."), wanted);
      return FALSE;
    }
  answers->sites = annexa_text_clean (annexa_cli_arguments_get_option (arguments, "sites"), TRUE);
  answers->customers = annexa_text_clean (annexa_cli_arguments_get_option (arguments, "customers"), TRUE);
  answers->top_management = annexa_text_clean (annexa_cli_arguments_get_option (arguments, "top-management"), FALSE);
  answers->isms_manager = annexa_text_clean (annexa_cli_arguments_get_option (arguments, "isms-manager"), FALSE);
  return TRUE;
}

static AnnexaProject *
create (const char               *path,
        const char               *name,
        const char               *method,
        const AnnexaStarter      *starter,
        const AnnexaFirstAnswers *answers,
        GError                  **error)
{
  g_autofree char *chosen = choose_name (path, name);
  g_autoptr (AnnexaProject) project
      = annexa_setup_new_project (path, chosen, method, error);

  if (project == NULL || (starter != NULL && !annexa_starters_apply (project, starter, error))
      || !annexa_first_answers_apply (project, answers, error))
    return NULL;
  return g_steal_pointer (&project);
}

static AnnexaProject *
create_sample (const char *path,
               const char *name,
               GError    **error)
{
  g_autoptr (AnnexaProject) project = annexa_sample_new_project (path, error);

  if (project == NULL || (name != NULL && !rename_organization (project, name, error)))
    return NULL;
  return g_steal_pointer (&project);
}

static gboolean
check_sample (const char *method,
              const char *trade,
              GError    **error)
{
  if (method != NULL)
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX,
                 _("The example company comes with a risk method of its own. Leave --method or --sample out."));
  else if (trade != NULL)
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX,
                 _("The example company is filled already. Leave --starter or --sample out."));
  return method == NULL && trade == NULL;
}

static AnnexaCliResult
run (AnnexaCliArguments *arguments,
     GError            **error)
{
  const char *path = annexa_cli_arguments_get (arguments, 0);
  const char *name = annexa_cli_arguments_get_option (arguments, "name");
  const char *method = annexa_cli_arguments_get_option (arguments, "method");
  const char *trade = annexa_cli_arguments_get_option (arguments, "starter");
  gboolean sample = annexa_cli_arguments_has (arguments, "sample");
  const AnnexaStarter *starter = NULL;
  g_auto (AnnexaFirstAnswers) answers = { 0 };
  const AnnexaMethodPreset *preset = annexa_cli_find_preset (method != NULL ? method : ANNEXA_DEFAULT_METHOD, error);
  g_autoptr (AnnexaProject) project = NULL;

  if (preset == NULL || !check_is_free (path, error) || (sample && !check_sample (method, trade, error)))
    return ANNEXA_CLI_ERROR;
  if (trade != NULL && (starter = annexa_cli_find_starter (trade, error)) == NULL)
    return ANNEXA_CLI_ERROR;
  if (!read_answers (arguments, &answers, error))
    return ANNEXA_CLI_ERROR;
  project = sample ? create_sample (path, name, error) : create (path, name, preset->id, starter, &answers, error);
  if (project == NULL)
    return ANNEXA_CLI_ERROR;
  annexa_cli_project_tell (project);
  if (!annexa_project_close (project, error))
    return ANNEXA_CLI_ERROR;
  return ANNEXA_CLI_YES;
}

static const AnnexaCliOption options[] = {
  { "name", 0, "NAME", N_ ("What the organization is called; otherwise as the file") },
  { "method", 0, "METHOD", N_ ("The risk method: 3x3, 4x4 or 5x5; otherwise the last of these") },
  { "starter", 0, "TRADE", N_ ("Fill it with what firms of a trade typically have, all of it marked as a proposal; see "
                               "“annexa-cli starters”") },
  { "people", 0, "NUMBER", N_ ("How many people work in the firm") },
  { "sites", 0, "TEXT", N_ ("Where") },
  { "customers", 0, "TEXT", N_ ("What customers ask for") },
  { "top-management", 0, "NAME", N_ ("Who leads the firm") },
  { "isms-manager", 0, "NAME", N_ ("Who looks after information security") },
  { "wanted", 0, "DATE", N_ ("By when the certificate is wanted; the tasks of the starter set are fitted to it") },
  { "sample", 0, NULL, N_ ("Fill it with the example company") },
  { NULL },
};

const AnnexaCliCommand annexa_cli_new_command = {
  .name = "new",
  .usage = "FILE",
  .least = 1,
  .most = 1,
  .paths = 1,
  .summary = N_ ("Makes a project"),
  .description = N_ ("The new project has the organization, a risk method and the 93 controls of Annex A. A file that "
                     "exists already is never overwritten. What a starter set proposes is found with “annexa-cli "
                     "list FILE KIND --where proposal=yes”, confirmed with “annexa-cli set FILE KIND REF "
                     "proposal=no”, and deleted with “annexa-cli delete”."),
  .options = options,
  .run = run,
};
