/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "annexa-cli-arguments.h"
#include "annexa-cli-commands-private.h"
#include "annexa-cli-lookup.h"
#include "annexa-cli-method-output.h"
#include "annexa-cli-output.h"
#include "annexa-cli-project.h"
#include "annexa-error.h"
#include "annexa-method-change.h"
#include "annexa-method-check.h"

/* One "3=2": the ratings of old step 3 go to new step 2. */
static gboolean
read_pair (AnnexaMethodDraft *draft,
           AnnexaMethodScale  scale,
           const char        *text,
           GError           **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "=", 2);
  guint64 old, new;

  if (g_strv_length (parts) != 2
      || !g_ascii_string_to_unsigned (g_strstrip (parts[0]), 10, 1, draft->n_old[scale], &old, NULL)
      || !g_ascii_string_to_unsigned (g_strstrip (parts[1]), 10, 1, annexa_method_draft_get_n_steps (draft, scale), &new,
                                      NULL))
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX,
                   _("“%s” does not say where ratings go. Write OLD=NEW, as in 3=2; the old steps are 1 to %u, the new ones "
                     "1 to %u."),
                   text, draft->n_old[scale], annexa_method_draft_get_n_steps (draft, scale));
      return FALSE;
    }
  draft->map[scale][old] = (guint) new;
  return TRUE;
}

static gboolean
read_map (AnnexaMethodDraft  *draft,
          AnnexaMethodScale   scale,
          AnnexaCliArguments *arguments,
          GError            **error)
{
  g_autofree char *option = g_strconcat ("map-", annexa_method_scale_get_name (scale), NULL);
  const char *list = annexa_cli_arguments_get_option (arguments, option);
  g_auto (GStrv) pairs = g_strsplit (list != NULL ? list : "", ",", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    if (!read_pair (draft, scale, pairs[i], error))
      return FALSE;
  return TRUE;
}

/* What the options ask for, on top of the method as it is. */
static gboolean
change_draft (AnnexaMethodDraft  *draft,
              AnnexaCliArguments *arguments,
              GError            **error)
{
  const char *name = annexa_cli_arguments_get_option (arguments, "preset");
  const AnnexaMethodPreset *preset = name != NULL ? annexa_cli_find_preset (name, error) : NULL;

  if (name != NULL && preset == NULL)
    return FALSE;
  if (preset != NULL)
    annexa_method_draft_use_preset (draft, preset);
  draft->puts_in_force = draft->was_in_force || annexa_cli_arguments_has (arguments, "put-in-force");
  return read_map (draft, ANNEXA_METHOD_LIKELIHOOD, arguments, error)
         && read_map (draft, ANNEXA_METHOD_IMPACT, arguments, error);
}

static gboolean
asks_for_change (AnnexaCliArguments *arguments)
{
  static const char *const changing[] = { "preset", "put-in-force", "map-likelihood", "map-impact" };

  for (guint i = 0; i < G_N_ELEMENTS (changing); i++)
    if (annexa_cli_arguments_has (arguments, changing[i])
        || annexa_cli_arguments_get_option (arguments, changing[i]) != NULL)
      return TRUE;
  return FALSE;
}

static AnnexaMethodDraft *
read_draft (AnnexaProject      *project,
            AnnexaCliArguments *arguments,
            GError            **error)
{
  const char *ref = annexa_cli_arguments_get (arguments, 1);
  gint64 method = ref != NULL ? annexa_cli_find_record (project, annexa_kind_lookup ("method"), ref, error) : 0;

  return ref == NULL || method != 0 ? annexa_method_draft_new (project, method, error) : NULL;
}

static gboolean
apply (AnnexaProject           *project,
       const AnnexaMethodDraft *draft,
       GError                 **error)
{
  g_autoptr (AnnexaEdit) edit = annexa_method_change_prepare (project, draft, error);

  return edit != NULL && annexa_cli_project_apply (project, edit, error) && annexa_cli_project_finish (project, error);
}

/* What would move is said before it happens: afterwards nobody could tell any more. */
static gboolean
change (AnnexaProject      *project,
        AnnexaMethodDraft  *draft,
        AnnexaCliArguments *arguments,
        GError            **error)
{
  g_autoptr (AnnexaMethodDraft) before = annexa_method_draft_new (project, draft->base, error);
  g_autoptr (AnnexaMethodPreview) preview = NULL;
  g_autoptr (GPtrArray) remarks = NULL;
  gboolean dry_run = annexa_cli_arguments_has (arguments, "dry-run");

  if (before == NULL || !change_draft (draft, arguments, error))
    return FALSE;
  if (annexa_method_draft_equal (draft, before))
    {
      g_set_error_literal (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT, _("The risk method is like this already."));
      return FALSE;
    }
  remarks = annexa_method_check (draft);
  if (!annexa_method_check_passes (remarks, error))
    return FALSE;
  preview = annexa_method_preview_new (project, draft, error);
  if (preview == NULL)
    return FALSE;
  annexa_cli_method_print_moves (project, draft, preview, dry_run, annexa_cli_arguments_wants (arguments, "json"));
  return dry_run || apply (project, draft, error);
}

static AnnexaCliResult
run (AnnexaCliArguments *arguments,
     GError            **error)
{
  const char *path = annexa_cli_arguments_get (arguments, 0);
  gboolean changes = asks_for_change (arguments);
  gboolean writes = changes && !annexa_cli_arguments_has (arguments, "dry-run");
  g_autoptr (AnnexaProject) project
      = writes ? annexa_cli_project_edit (path, error) : annexa_cli_project_read (path, error);
  g_autoptr (AnnexaMethodDraft) draft = project != NULL ? read_draft (project, arguments, error) : NULL;

  if (draft == NULL || (changes && !change (project, draft, arguments, error)))
    return ANNEXA_CLI_ERROR;
  if (!changes)
    annexa_cli_method_print (project, draft, annexa_cli_arguments_wants (arguments, "json"));
  return ANNEXA_CLI_YES;
}

static const AnnexaCliOption options[] = {
  { "preset", 0, "METHOD", N_ ("Take scales, levels and matrix of a ready-made method: 3x3, 4x4 or 5x5") },
  { "map-likelihood", 0, "OLD=NEW,…", N_ ("Where the ratings of an old step of likelihood go; otherwise as spread evenly") },
  { "map-impact", 0, "OLD=NEW,…", N_ ("Where the ratings of an old step of impact go; otherwise as spread evenly") },
  { "put-in-force", 0, NULL, N_ ("Put the method in force; the one before is retired") },
  { "dry-run", 0, NULL, N_ ("Only say what would move") },
  ANNEXA_CLI_FORMAT_OPTION ("table|json"),
  { NULL },
};

const AnnexaCliCommand annexa_cli_method_command = {
  .name = "method",
  .usage = "FILE [REF]",
  .least = 1,
  .most = 2,
  .paths = 1,
  .summary = N_ ("Shows the risk method, or changes it and says which risks move"),
  .description = N_ ("Shows scales, levels and matrix of the method in force, or of the one with the reference. With --preset "
                     "or --put-in-force it is changed, in one step that can be undone, and the ratings of the risks go to the "
                     "new steps. A method that was approved, or that a closed round was made with, stays as it is: a new "
                     "version takes its place.\n"
                     "\n"
                     "Example: annexa-cli method firm.annexa --preset 4x4 --map-likelihood 3=2 --dry-run"),
  .json = N_ ("An object: “ref”, “title”, “version”, “status”, “likelihood” and “impact” (arrays of steps), “levels” (from "
              "the lowest), “matrix” (for each likelihood an array with the position of the level for each impact, or null). "
              "When it is changed: “dry-run”, “risks” (how many are not closed), “rerated” (how many get other steps), "
              "“above-before” and “above-after” (the acceptance line), “map” (old step to new step), “moves” (objects with "
              "“ref”, “title” and, for “inherent”, “current” and “target”, the levels “before” and “after”), “warnings”."),
  .options = options,
  .run = run,
};
