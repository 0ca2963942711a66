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
#include "annexa-cli-record.h"
#include "annexa-export.h"
#include "annexa-text.h"

/* How wide text is where nobody says how wide the screen is. */
#define USUAL_WIDTH 100

static guint
widest_label (const AnnexaKind *kind)
{
  guint widest = 0;

  for (guint i = 0; i < kind->n_fields; i++)
    widest = MAX (widest, annexa_cli_text_width (annexa_field_get_label (&kind->fields[i])));
  return widest;
}

static void
print_line (const char *label,
            guint       width,
            const char *text)
{
  guint screen = annexa_cli_screen_width ();
  g_autofree char *clean = annexa_text_clean (text, TRUE);
  g_autofree char *wrapped = NULL;

  if (clean == NULL)
    return;
  wrapped = annexa_cli_text_wrap (clean, screen > 0 ? screen : USUAL_WIDTH, width + 2);
  annexa_cli_print ("%s%*s  %s\n", label, (int) (width - annexa_cli_text_width (label)), "", wrapped);
}

static void
print_uses (AnnexaProject *project,
            GArray        *uses)
{
  if (uses->len > 0)
    annexa_cli_print ("\n%s\n", _("Named by"));
  for (guint i = 0; i < uses->len; i++)
    {
      const AnnexaCliUse *use = &g_array_index (uses, AnnexaCliUse, i);

      annexa_cli_print_named (project, use->kind, use->id, use->field);
    }
}

static void
print_record (AnnexaProject *project,
              AnnexaRecord  *record,
              GArray        *uses)
{
  const AnnexaKind *kind = annexa_record_get_kind (record);
  guint width = widest_label (kind);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const AnnexaField *field = &kind->fields[i];
      g_autofree char *text = annexa_project_describe (project, field, annexa_record_get_value (record, field));
      g_autofree char *ref = NULL;

      if (field->flags & ANNEXA_FIELD_INTERNAL)
        continue;
      /* Whoever wants to change the record needs the reference, too. */
      if (field->type == ANNEXA_FIELD_RECORD && *text != '\0')
        {
          ref = annexa_project_format (project, field, annexa_record_get_value (record, field));
          if (strcmp (ref, text) != 0)
            {
              g_autofree char *both = g_strdup_printf ("%s %s", ref, text);

              print_line (annexa_field_get_label (field), width, both);
              continue;
            }
        }
      print_line (annexa_field_get_label (field), width, text);
    }
  print_uses (project, uses);
}

static void
print_json (AnnexaProject *project,
            AnnexaRecord  *record,
            GArray        *uses)
{
  g_autoptr (AnnexaJsonWriter) writer = annexa_json_writer_new ();

  annexa_json_writer_begin_object (writer);
  annexa_json_writer_add_member (writer, "kind", annexa_record_get_kind (record)->name);
  annexa_export_add_record (project, record, writer);
  annexa_json_writer_add_name (writer, "named-by");
  annexa_json_writer_begin_array (writer);
  for (guint i = 0; i < uses->len; i++)
    {
      const AnnexaCliUse *use = &g_array_index (uses, AnnexaCliUse, i);

      annexa_json_writer_begin_object (writer);
      annexa_json_writer_add_member (writer, "kind", use->kind->name);
      annexa_json_writer_add_member (writer, "ref", annexa_project_get_ref (project, use->kind, use->id));
      annexa_json_writer_add_member (writer, "field", use->field->name);
      annexa_json_writer_end_object (writer);
    }
  annexa_json_writer_end_array (writer);
  annexa_json_writer_end_object (writer);
  annexa_cli_print_json (writer);
}

static AnnexaCliResult
run (AnnexaCliArguments *arguments,
     GError            **error)
{
  const AnnexaKind *kind = annexa_cli_find_kind_of_record (arguments, error);
  g_autoptr (AnnexaProject) project = NULL;
  g_autoptr (AnnexaRecord) record = NULL;
  g_autoptr (GArray) uses = NULL;
  gint64 id;

  project = kind != NULL ? annexa_cli_project_read_as_of (arguments, error) : NULL;
  if (project == NULL)
    return ANNEXA_CLI_ERROR;
  id = annexa_cli_find_record (project, kind, annexa_cli_arguments_get (arguments, 2), error);
  if (id == 0 || !annexa_project_require_all (project, kind, error))
    return ANNEXA_CLI_ERROR;
  record = annexa_project_get_record (project, kind, id, error);
  uses = record != NULL ? annexa_cli_list_uses (project, kind, id, error) : NULL;
  if (uses == NULL)
    return ANNEXA_CLI_ERROR;

  if (annexa_cli_arguments_wants (arguments, "json"))
    print_json (project, record, uses);
  else
    print_record (project, record, uses);
  return ANNEXA_CLI_YES;
}

static const AnnexaCliOption options[] = {
  ANNEXA_CLI_AS_OF_OPTION,
  ANNEXA_CLI_FORMAT_OPTION ("table|json"),
  { NULL },
};

const AnnexaCliCommand annexa_cli_show_command = {
  .name = "show",
  .usage = "FILE [KIND] REF",
  .least = 2,
  .most = 3,
  .paths = 1,
  .record = TRUE,
  .summary = N_ ("Shows a record and the records that name it"),
  .description = N_ ("Fields that are empty are left out. The organization needs no reference, and a reference needs no kind "
                     "where its form tells it: A-012 is an asset, A.5.1 a control, 6.1.3 a clause."),
  .json = N_ ("An object: “kind”, then “id” and the fields as “annexa-cli list” has them, then “named-by”: an array of "
              "objects with “kind” and “ref” of a record and the “field” in which it names this one."),
  .options = options,
  .run = run,
};
