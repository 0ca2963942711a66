/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "annexa-cli-import-catalogue.h"
#include "annexa-cli-output.h"
#include "annexa-cli-project.h"
#include "annexa-error.h"
#include "annexa-import.h"
#include "annexa-json-writer.h"
#include "annexa-kind-counts.h"
#include "annexa-oscal-import.h"

static void
print (const AnnexaOscalCatalogue *catalogue,
       const AnnexaOscalResult    *result,
       gboolean                    dry_run)
{
  g_autoptr (GPtrArray) sentences = annexa_oscal_result_describe (result, catalogue);
  g_autofree char *controls = annexa_kind_describe_count (annexa_kind_lookup ("control"), catalogue->controls->len);
  g_autofree char *groups
      = g_strdup_printf (ngettext ("%u chapter", "%u chapters", catalogue->n_groups), catalogue->n_groups);
  const char *version = catalogue->version;

  /* TRANSLATORS: The name of a file, the title of a catalogue, its version */
  if (version != NULL)
    annexa_cli_print (_("%s: %s, version %s\n"), catalogue->file, catalogue->title, version);
  else
    /* TRANSLATORS: The name of a file, the title of a catalogue */
    annexa_cli_print (_("%s: %s, without a version\n"), catalogue->file, catalogue->title);
  /* TRANSLATORS: What a catalogue holds: “219 controls in 6 chapters” */
  annexa_cli_print (_("%s in %s\n"), controls, groups);
  for (guint i = 0; i < sentences->len; i++)
    annexa_cli_print ("%s\n", (char *) sentences->pdata[i]);
  annexa_cli_print ("\n");
  if (result->known && result->n_added + result->n_updated + result->n_gone == 0)
    annexa_cli_print (_("Nothing to bring up to date: %s\n"), result->ref);
  else if (result->known)
    annexa_cli_print (dry_run ? _("Would be brought up to date: %s\n") : _("Brought up to date: %s\n"), result->ref);
  else
    annexa_cli_print (dry_run ? _("Would be added: %s\n") : _("Added: %s\n"), result->ref);
}

static void
add_number (AnnexaJsonWriter *writer,
            const char       *name,
            guint             number)
{
  annexa_json_writer_add_name (writer, name);
  annexa_json_writer_add_integer (writer, number);
}

static void
add_flag (AnnexaJsonWriter *writer,
          const char       *name,
          gboolean          flag)
{
  annexa_json_writer_add_name (writer, name);
  annexa_json_writer_add_boolean (writer, flag);
}

static void
add_count (AnnexaJsonWriter *writer,
           const char       *kind,
           guint             added,
           guint             updated,
           guint             unchanged)
{
  annexa_json_writer_begin_object (writer);
  annexa_json_writer_add_member (writer, "kind", kind);
  add_number (writer, "added", added);
  add_number (writer, "updated", updated);
  add_number (writer, "unchanged", unchanged);
  add_number (writer, "created", 0);
  add_number (writer, "removed", 0);
  annexa_json_writer_end_object (writer);
}

static void
add_message (AnnexaJsonWriter *writer,
             const char       *file,
             const char       *text)
{
  annexa_json_writer_begin_object (writer);
  annexa_json_writer_add_member (writer, "file", file);
  annexa_json_writer_add_member (writer, "line", NULL);
  annexa_json_writer_add_member (writer, "column", NULL);
  add_flag (writer, "error", FALSE);
  annexa_json_writer_add_member (writer, "text", text);
  annexa_json_writer_add_member (writer, "kept-in-notes", NULL);
  annexa_json_writer_end_object (writer);
}

static void
add_catalogue (AnnexaJsonWriter           *writer,
               const AnnexaOscalCatalogue *catalogue,
               const AnnexaOscalResult    *result)
{
  annexa_json_writer_add_name (writer, "catalogue");
  annexa_json_writer_begin_object (writer);
  annexa_json_writer_add_member (writer, "framework", result->ref);
  annexa_json_writer_add_member (writer, "name", catalogue->title);
  annexa_json_writer_add_member (writer, "edition", catalogue->version);
  annexa_json_writer_add_member (writer, "publisher", catalogue->publisher);
  add_flag (writer, "known", result->known);
  add_number (writer, "groups", catalogue->n_groups);
  add_number (writer, "controls", catalogue->controls->len);
  add_number (writer, "withdrawn", catalogue->n_withdrawn);
  annexa_json_writer_end_object (writer);
}

/* The same as for tables, so that a program need not know beforehand what a file is. */
static void
print_json (const AnnexaOscalCatalogue *catalogue,
            const AnnexaOscalResult    *result,
            gboolean                    dry_run)
{
  g_autoptr (AnnexaJsonWriter) writer = annexa_json_writer_new ();
  g_autoptr (GPtrArray) sentences = annexa_oscal_result_describe (result, catalogue);

  annexa_json_writer_begin_object (writer);
  add_flag (writer, "dry-run", dry_run);
  add_flag (writer, "accepted", TRUE);
  add_catalogue (writer, catalogue, result);
  annexa_json_writer_add_name (writer, "tables");
  annexa_json_writer_begin_array (writer);
  annexa_json_writer_end_array (writer);
  annexa_json_writer_add_name (writer, "counts");
  annexa_json_writer_begin_array (writer);
  add_count (writer, "framework", !result->known, result->known, 0);
  add_count (writer, "control", result->n_added, result->n_updated + result->n_gone,
             catalogue->controls->len - result->n_added - result->n_updated);
  annexa_json_writer_end_array (writer);
  annexa_json_writer_add_name (writer, "messages");
  annexa_json_writer_begin_array (writer);
  for (guint i = 0; i < sentences->len; i++)
    add_message (writer, catalogue->file, sentences->pdata[i]);
  annexa_json_writer_end_array (writer);
  annexa_json_writer_end_object (writer);
  annexa_cli_print_json (writer);
}

/**
 * annexa_cli_import_catalogue:
 * @project: a project that can be edited
 * @path: an OSCAL catalogue
 * @arguments: what the person gave
 * @error: return location
 *
 * Imports a catalogue and says what was, or would be, done.
 *
 * Returns: whether it was, or would be, imported
 */
gboolean
annexa_cli_import_catalogue (AnnexaProject      *project,
                             const char         *path,
                             AnnexaCliArguments *arguments,
                             GError            **error)
{
  gboolean dry_run = annexa_cli_arguments_has (arguments, "dry-run");
  g_autoptr (AnnexaOscalCatalogue) catalogue = NULL;
  g_autoptr (AnnexaOscalResult) result = NULL;

  if (annexa_cli_arguments_has (arguments, "kind") || annexa_cli_arguments_has (arguments, "map")
      || annexa_cli_arguments_has (arguments, "sheet"))
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX,
                   _("--kind, --map and --sheet are for tables. A catalogue becomes a framework with its controls."));
      return FALSE;
    }
  catalogue = annexa_oscal_catalogue_read (path, error);
  if (catalogue == NULL)
    return FALSE;
  result = annexa_oscal_import (project, catalogue, dry_run, error);
  if (result == NULL || (!dry_run && !annexa_cli_project_finish (project, error)))
    return FALSE;
  if (annexa_cli_arguments_wants (arguments, "json"))
    print_json (catalogue, result, dry_run);
  else
    print (catalogue, result, dry_run);
  return TRUE;
}
