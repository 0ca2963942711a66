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
#include "annexa-cli-record.h"

/* Adds all records that are named to the edit, or none, and says what that does to others. */
static gboolean
delete_records (AnnexaProject      *project,
                AnnexaEdit         *edit,
                const AnnexaKind   *kind,
                AnnexaCliArguments *arguments,
                char              **preview,
                GError            **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 2; i < annexa_cli_arguments_get_size (arguments); i++)
    {
      gint64 id = annexa_cli_find_record (project, kind, annexa_cli_arguments_get (arguments, i), error);

      if (id == 0)
        return FALSE;
      annexa_edit_delete (edit, kind, id);
      g_array_append_val (ids, id);
    }
  *preview = annexa_project_preview_delete (project, kind, (const gint64 *) (void *) ids->data, ids->len);
  return TRUE;
}

static char *
describe (const AnnexaKind *kind,
          const char       *ref,
          guint             n_records)
{
  if (n_records == 1)
    /* TRANSLATORS: The kind and the reference of a record: “Asset A-006 deleted” */
    return g_strdup_printf (_("%s %s deleted"), annexa_kind_get_label (kind), ref);
  /* TRANSLATORS: History: the kind of several records, how many: “Assets: 3 deleted” */
  return g_strdup_printf (ngettext ("%s: %u deleted", "%s: %u deleted", n_records), annexa_kind_get_plural (kind),
                          n_records);
}

static gboolean
is_deleted (AnnexaChanges *changes,
            gint64         id)
{
  const AnnexaRecordChange *change = annexa_changes_find (changes, id);

  return change != NULL && change->type == ANNEXA_RECORD_DELETED;
}

/* What would go: the records that are named, their parts, and what cannot be without them. */
static void
print_deleted (AnnexaProject *project,
               AnnexaChanges *changes)
{
  annexa_cli_print ("%s\n", _("Would be deleted"));
  for (guint i = 0; i < annexa_changes_get_size (changes); i++)
    {
      const AnnexaRecordChange *change = annexa_changes_get (changes, i);

      if (change->type == ANNEXA_RECORD_DELETED)
        annexa_cli_print_named (project, change->kind, change->id, NULL);
    }
}

/* What would stay, with a field less. A record that names itself, or another one that goes, is not told again. */
static gboolean
print_cleared (AnnexaProject *project,
               AnnexaChanges *changes,
               GError       **error)
{
  gboolean headed = FALSE;

  for (guint i = 0; i < annexa_changes_get_size (changes); i++)
    {
      const AnnexaRecordChange *change = annexa_changes_get (changes, i);
      g_autoptr (GArray) uses = NULL;

      if (change->type != ANNEXA_RECORD_DELETED)
        continue;
      uses = annexa_cli_list_uses (project, change->kind, change->id, error);
      if (uses == NULL)
        return FALSE;
      for (guint j = 0; j < uses->len; j++)
        {
          const AnnexaCliUse *use = &g_array_index (uses, AnnexaCliUse, j);

          if (is_deleted (changes, use->id))
            continue;
          if (!headed)
            annexa_cli_print ("\n%s\n", _("Would not name it any more"));
          headed = TRUE;
          annexa_cli_print_named (project, use->kind, use->id, use->field);
        }
    }
  return TRUE;
}

/* Says what would be done. What is in the way is found out as well: the gate is asked, and takes it back. */
static gboolean
try (AnnexaProject *project,
     AnnexaEdit    *edit,
     GError       **error)
{
  AnnexaChanges *changes;

  if (!annexa_project_try (project, edit, error))
    return FALSE;
  changes = annexa_edit_get_changes (edit);
  if (changes == NULL)
    return TRUE;
  print_deleted (project, changes);
  return print_cleared (project, changes, error);
}

static void
tell_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    annexa_cli_tell (lines[i]);
}

static AnnexaCliResult
run (AnnexaCliArguments *arguments,
     GError            **error)
{
  const AnnexaKind *kind = annexa_cli_find_kind_of_record (arguments, error);
  g_autoptr (AnnexaProject) project = NULL;
  g_autoptr (AnnexaEdit) edit = NULL;
  g_autofree char *label = NULL;
  g_autofree char *preview = NULL;

  project = kind != NULL ? annexa_cli_project_edit (annexa_cli_arguments_get (arguments, 0), error) : NULL;
  if (project == NULL)
    return ANNEXA_CLI_ERROR;

  edit = annexa_project_begin (project, NULL);
  if (!delete_records (project, edit, kind, arguments, &preview, error))
    return ANNEXA_CLI_ERROR;
  if (annexa_cli_arguments_has (arguments, "dry-run"))
    return try (project, edit, error) ? ANNEXA_CLI_YES : ANNEXA_CLI_ERROR;
  label = describe (kind, annexa_cli_arguments_get (arguments, 2), annexa_edit_get_size (edit));
  annexa_edit_set_label (edit, label);
  if (!annexa_cli_project_apply (project, edit, error) || !annexa_cli_project_finish (project, error))
    return ANNEXA_CLI_ERROR;
  tell_lines (preview);
  return ANNEXA_CLI_YES;
}

static const AnnexaCliOption options[] = {
  { "dry-run", 0, NULL, N_ ("Only say what would be deleted, and which records name it") },
  { NULL },
};

const AnnexaCliCommand annexa_cli_delete_command = {
  .name = "delete",
  .usage = "FILE [KIND] REF…",
  .least = 3,
  .most = ANNEXA_CLI_ANY_NUMBER,
  .paths = 1,
  .record = TRUE,
  .summary = N_ ("Deletes records"),
  .description = N_ ("Deletes the records with their parts, all of them or, if anything is in the way, none. Links to "
                     "them are removed, and fields that name them become empty; it says how many records that touches. "
                     "“annexa-cli undo” brings them back."),
  .options = options,
  .run = run,
};
