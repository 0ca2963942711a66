/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "annexa-change-text.h"
#include "annexa-cli-arguments.h"
#include "annexa-cli-commands-private.h"
#include "annexa-cli-lookup.h"
#include "annexa-cli-output.h"
#include "annexa-cli-project.h"
#include "annexa-cli-table.h"
#include "annexa-export.h"
#include "annexa-history-index.h"
#include "annexa-history.h"
#include "annexa-text.h"
#include "annexa-time.h"

/* How far changes stand behind the edit, and how wide they are where nobody says how wide the screen is. */
#define INDENT 7
#define USUAL_WIDTH 160

/* What is asked for: the edits of the project, or those of one record with what they changed in it. */
typedef struct
{
  AnnexaProject *project;
  const AnnexaKind *kind; /* NULL for the project */
  gint64 record;
  GPtrArray *entries; /* AnnexaHistoryEntry, the newest first */
} History;

static const char *
describe_type (AnnexaRecordChangeType type)
{
  switch (type)
    {
    case ANNEXA_RECORD_ADDED:
      return "added";
    case ANNEXA_RECORD_DELETED:
      return "deleted";
    case ANNEXA_RECORD_CHANGED:
    default:
      return "changed";
    }
}

static gboolean
print_changes (History                  *history,
               const AnnexaHistoryEntry *entry,
               GError                  **error)
{
  g_autoptr (GArray) changes
      = annexa_project_get_changes (history->project, entry->seq, history->record, error);
  guint screen = annexa_cli_screen_width ();

  if (changes == NULL)
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    {
      g_autofree char *text = annexa_project_describe_change (history->project, &g_array_index (changes, AnnexaFieldChange, i));
      g_autofree char *clean = annexa_text_clean (text, FALSE);
      g_autofree char *line = annexa_cli_text_shorten (clean, (screen > 0 ? screen : USUAL_WIDTH) - INDENT);

      annexa_cli_print ("%*s%s\n", INDENT, "", line);
    }
  return TRUE;
}

static gboolean
print_text (History *history,
            GError **error)
{
  /* What edits linked may have been deleted since; history knows what it was called. */
  if (history->record != 0 && !annexa_project_read_history_index (history->project, error))
    return FALSE;
  for (guint i = 0; i < history->entries->len; i++)
    {
      const AnnexaHistoryEntry *entry = history->entries->pdata[i];
      g_autofree char *time = annexa_time_format (entry->time);
      g_autofree char *text = g_strdup_printf ("%s  %s  %s", time, entry->person, entry->label);
      g_autofree char *line = annexa_text_clean (text, FALSE);

      annexa_cli_print ("%5" G_GINT64_FORMAT "  %s\n", entry->seq, line != NULL ? line : "");
      if (history->record != 0 && !print_changes (history, entry, error))
        return FALSE;
    }
  return TRUE;
}

static void
add_value (History           *history,
           AnnexaJsonWriter  *writer,
           const char        *name,
           const AnnexaField *field,
           const AnnexaValue *value)
{
  annexa_json_writer_add_name (writer, name);
  annexa_export_add_value (history->project, field, value, writer);
}

static gboolean
add_changes (History                  *history,
             const AnnexaHistoryEntry *entry,
             AnnexaJsonWriter         *writer,
             GError                  **error)
{
  g_autoptr (GArray) changes
      = annexa_project_get_changes (history->project, entry->seq, history->record, error);

  if (changes == NULL)
    return FALSE;
  annexa_json_writer_add_name (writer, "changes");
  annexa_json_writer_begin_array (writer);
  for (guint i = 0; i < changes->len; i++)
    {
      const AnnexaFieldChange *change = &g_array_index (changes, AnnexaFieldChange, i);

      annexa_json_writer_begin_object (writer);
      annexa_json_writer_add_name (writer, "type");
      annexa_json_writer_add_string (writer, describe_type (change->type));
      annexa_json_writer_add_name (writer, "field");
      annexa_json_writer_add_string (writer, change->field != NULL ? change->field->name : NULL);
      if (change->field != NULL)
        {
          add_value (history, writer, "before", change->field, &change->before);
          add_value (history, writer, "after", change->field, &change->after);
        }
      annexa_json_writer_end_object (writer);
    }
  annexa_json_writer_end_array (writer);
  return TRUE;
}

static gboolean
add_entry (History                  *history,
           const AnnexaHistoryEntry *entry,
           AnnexaJsonWriter         *writer,
           GError                  **error)
{
  annexa_json_writer_begin_object (writer);
  annexa_json_writer_add_name (writer, "seq");
  annexa_json_writer_add_integer (writer, entry->seq);
  annexa_json_writer_add_name (writer, "time");
  annexa_json_writer_add_string (writer, entry->time);
  annexa_json_writer_add_name (writer, "person");
  annexa_json_writer_add_string (writer, entry->person);
  annexa_json_writer_add_name (writer, "label");
  annexa_json_writer_add_string (writer, entry->label);
  annexa_json_writer_add_name (writer, "undoes");
  if (entry->undoes != 0)
    annexa_json_writer_add_integer (writer, entry->undoes);
  else
    annexa_json_writer_add_null (writer);
  if (history->record != 0 && !add_changes (history, entry, writer, error))
    return FALSE;
  annexa_json_writer_end_object (writer);
  return TRUE;
}

static gboolean
print_json (History *history,
            GError **error)
{
  g_autoptr (AnnexaJsonWriter) writer = annexa_json_writer_new ();

  annexa_json_writer_begin_array (writer);
  for (guint i = 0; i < history->entries->len; i++)
    if (!add_entry (history, history->entries->pdata[i], writer, error))
      return FALSE;
  annexa_json_writer_end_array (writer);
  annexa_cli_print_json (writer);
  return TRUE;
}

static void
print_verdict_as_json (GPtrArray  *findings,
                       guint       n_edits,
                       const char *head)
{
  g_autoptr (AnnexaJsonWriter) writer = annexa_json_writer_new ();

  annexa_json_writer_begin_object (writer);
  annexa_json_writer_add_name (writer, "intact");
  annexa_json_writer_add_boolean (writer, findings->len == 0);
  annexa_json_writer_add_name (writer, "edits");
  annexa_json_writer_add_integer (writer, n_edits);
  annexa_json_writer_add_name (writer, "head");
  annexa_json_writer_add_string (writer, head);
  annexa_json_writer_add_name (writer, "findings");
  annexa_json_writer_begin_array (writer);
  for (guint i = 0; i < findings->len; i++)
    annexa_json_writer_add_string (writer, findings->pdata[i]);
  annexa_json_writer_end_array (writer);
  annexa_json_writer_end_object (writer);
  annexa_cli_print_json (writer);
}

static AnnexaCliResult
verify (History            *history,
        AnnexaCliArguments *arguments,
        GError            **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *head = annexa_project_get_chain_head (history->project, error);
  guint n_edits = history->entries->len;

  if (head == NULL || !annexa_project_verify_history (history->project, findings, error))
    return ANNEXA_CLI_ERROR;

  if (annexa_cli_arguments_wants (arguments, "json"))
    print_verdict_as_json (findings, n_edits, head);
  else
    {
      for (guint i = 0; i < findings->len; i++)
        annexa_cli_print ("%s\n", (char *) findings->pdata[i]);
      if (findings->len == 0)
        annexa_cli_print (ngettext ("History holds together: %u edit. Its head is %s.\n",
                                    "History holds together: %u edits. Its head is %s.\n", n_edits),
                          n_edits, head);
    }
  return findings->len == 0 ? ANNEXA_CLI_YES : ANNEXA_CLI_NO;
}

/* Finds the record, if one is named. */
static gboolean
find_record (History            *history,
             AnnexaCliArguments *arguments,
             GError            **error)
{
  if (annexa_cli_arguments_get_size (arguments) < 2)
    return TRUE;
  history->kind = annexa_cli_find_kind_of_record (arguments, error);
  if (history->kind == NULL)
    return FALSE;
  history->record
      = annexa_cli_find_record (history->project, history->kind, annexa_cli_arguments_get (arguments, 2), error);
  return history->record != 0;
}

static AnnexaCliResult
run (AnnexaCliArguments *arguments,
     GError            **error)
{
  g_autoptr (AnnexaProject) project = annexa_cli_project_read (annexa_cli_arguments_get (arguments, 0), error);
  History history = { .project = project };
  g_autoptr (GPtrArray) entries = NULL;
  gboolean printed;

  if (project == NULL || !find_record (&history, arguments, error))
    return ANNEXA_CLI_ERROR;
  entries = annexa_project_list_history (project, history.record, error);
  if (entries == NULL)
    return ANNEXA_CLI_ERROR;
  history.entries = entries;

  if (annexa_cli_arguments_has (arguments, "verify"))
    return verify (&history, arguments, error);
  printed = annexa_cli_arguments_wants (arguments, "json") ? print_json (&history, error)
                                                           : print_text (&history, error);
  return printed ? ANNEXA_CLI_YES : ANNEXA_CLI_ERROR;
}

static const AnnexaCliOption options[] = {
  { "verify", 0, NULL, N_ ("Say whether history holds together instead; exit with 1 if it does not") },
  ANNEXA_CLI_FORMAT_OPTION ("table|json"),
  { NULL },
};

const AnnexaCliCommand annexa_cli_history_command = {
  .name = "history",
  .usage = "FILE [[KIND] REF]",
  .least = 1,
  .most = 3,
  .paths = 1,
  .record = TRUE,
  .summary = N_ ("Says who changed what and when"),
  .description = N_ ("The newest edits come first. Of a record it says what each edit changed, from what to what. The "
                     "check shows accidents and simple tampering; whoever holds the file and the program could rebuild "
                     "history, which only a head kept elsewhere would show."),
  .json = N_ ("An array of objects with “seq”, “time” (UTC), “person”, “label” and “undoes” (a seq or null); of a record "
              "also “changes”: an array of objects with “type” (added, changed, deleted), “field” (null for the record as "
              "a whole), “before” and “after”. With --verify an object: “intact”, “edits”, “head”, “findings”."),
  .options = options,
  .run = run,
};
