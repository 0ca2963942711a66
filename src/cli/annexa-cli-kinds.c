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
#include "annexa-cli-table.h"
#include "annexa-json-writer.h"
#include "annexa-required-document.h"

static void
add_flag (AnnexaJsonWriter *writer,
          const char       *name,
          gboolean          flag)
{
  annexa_json_writer_add_name (writer, name);
  annexa_json_writer_add_boolean (writer, flag);
}

static void
add_choices (AnnexaJsonWriter  *writer,
             const AnnexaField *field)
{
  const AnnexaChoice *choice = annexa_required_documents_get_choices (field);

  annexa_json_writer_add_name (writer, "choices");
  annexa_json_writer_begin_array (writer);
  for (; choice != NULL && choice->word != NULL; choice++)
    {
      annexa_json_writer_begin_object (writer);
      annexa_json_writer_add_member (writer, "word", choice->word);
      annexa_json_writer_add_member (writer, "label", annexa_choice_get_label (choice));
      annexa_json_writer_end_object (writer);
    }
  annexa_json_writer_end_array (writer);
}

static void
add_limits (AnnexaJsonWriter  *writer,
            const AnnexaField *field)
{
  gboolean limited = field->maximum > field->minimum;

  annexa_json_writer_add_name (writer, "minimum");
  if (limited)
    annexa_json_writer_add_integer (writer, field->minimum);
  else
    annexa_json_writer_add_null (writer);
  annexa_json_writer_add_name (writer, "maximum");
  if (limited)
    annexa_json_writer_add_integer (writer, field->maximum);
  else
    annexa_json_writer_add_null (writer);
}

static void
add_field (AnnexaJsonWriter  *writer,
           const AnnexaField *field)
{
  annexa_json_writer_begin_object (writer);
  annexa_json_writer_add_member (writer, "name", field->name);
  annexa_json_writer_add_member (writer, "label", annexa_field_get_label (field));
  annexa_json_writer_add_member (writer, "type", annexa_field_type_get_name (annexa_field_get_result (field)));
  add_flag (writer, "computed", !annexa_field_is_stored (field));
  add_flag (writer, "required", (field->flags & ANNEXA_FIELD_REQUIRED) != 0);
  add_flag (writer, "searched", (field->flags & ANNEXA_FIELD_SEARCH) != 0);
  add_flag (writer, "listed", (field->flags & ANNEXA_FIELD_LIST) != 0);
  annexa_json_writer_add_member (writer, "target", field->target);
  annexa_json_writer_add_member (writer, "scale", field->scale);
  add_choices (writer, field);
  add_limits (writer, field);
  annexa_json_writer_add_member (writer, "unit", field->unit != NULL ? _(field->unit) : NULL);
  annexa_json_writer_add_member (writer, "initial", field->initial);
  annexa_json_writer_add_member (writer, "help", annexa_field_get_help (field));
  annexa_json_writer_end_object (writer);
}

static void
add_kind (AnnexaJsonWriter *writer,
          const AnnexaKind *kind)
{
  const AnnexaField *parent = annexa_kind_get_parent_field (kind);

  annexa_json_writer_begin_object (writer);
  annexa_json_writer_add_member (writer, "name", kind->name);
  annexa_json_writer_add_member (writer, "label", annexa_kind_get_label (kind));
  annexa_json_writer_add_member (writer, "plural", annexa_kind_get_plural (kind));
  add_flag (writer, "single", (kind->flags & ANNEXA_KIND_SINGLE) != 0);
  annexa_json_writer_add_member (writer, "part-of", parent != NULL ? parent->target : NULL);
  annexa_json_writer_add_name (writer, "fields");
  annexa_json_writer_begin_array (writer);
  for (guint i = 0; i < kind->n_fields; i++)
    add_field (writer, &kind->fields[i]);
  annexa_json_writer_end_array (writer);
  annexa_json_writer_end_object (writer);
}

static void
print_json (const AnnexaKind *chosen)
{
  g_autoptr (AnnexaJsonWriter) writer = annexa_json_writer_new ();
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  annexa_json_writer_begin_array (writer);
  for (guint i = 0; i < n_kinds; i++)
    if (chosen == NULL || chosen == kinds[i])
      add_kind (writer, kinds[i]);
  annexa_json_writer_end_array (writer);
  annexa_cli_print_json (writer);
}

static void
print_kinds (void)
{
  g_autoptr (AnnexaCliTable) table = annexa_cli_table_new ();
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  annexa_cli_table_add_column (table, _("Kind"), FALSE);
  annexa_cli_table_add_column (table, _("What it is"), FALSE);
  annexa_cli_table_add_column (table, _("Part of"), FALSE);
  annexa_cli_table_add_column (table, _("Fields"), TRUE);
  for (guint i = 0; i < n_kinds; i++)
    {
      const AnnexaField *parent = annexa_kind_get_parent_field (kinds[i]);
      g_autofree char *count = g_strdup_printf ("%u", kinds[i]->n_fields);

      annexa_cli_table_add (table, kinds[i]->name);
      annexa_cli_table_add (table, annexa_kind_get_plural (kinds[i]));
      annexa_cli_table_add (table, parent != NULL ? parent->target : "");
      annexa_cli_table_add (table, count);
    }
  annexa_cli_table_print (table);
}

/* What may stand in a field, in short. */
static char *
describe_values (const AnnexaField *field)
{
  const AnnexaChoice *choice = annexa_required_documents_get_choices (field);
  GString *values = g_string_new (NULL);

  if (!annexa_field_is_stored (field))
    g_string_append (values, _("computed"));
  if (field->flags & ANNEXA_FIELD_REQUIRED)
    g_string_append (values, _("required"));
  if (field->target != NULL)
    g_string_append_printf (values, "%s%s", values->len > 0 ? ", " : "", field->target);
  if (field->catalogue)
    g_string_append_printf (values, "%s%s", values->len > 0 ? ", " : "", _("see below"));
  for (; !field->catalogue && choice != NULL && choice->word != NULL; choice++)
    g_string_append_printf (values, "%s%s", values->len > 0 ? ", " : "", choice->word);
  if (field->maximum > field->minimum)
    /* TRANSLATORS: The least and the greatest number allowed */
    g_string_append_printf (values, _("%s%d to %d"), values->len > 0 ? ", " : "", (int) field->minimum,
                            (int) field->maximum);
  return g_string_free (values, FALSE);
}

/* The words of a catalogue say nothing by themselves. */
static void
print_catalogue (const AnnexaField *field)
{
  GPtrArray *documents = annexa_required_documents_get ();
  g_autoptr (AnnexaCliTable) table = annexa_cli_table_new ();

  annexa_cli_table_add_column (table, field->name, FALSE);
  annexa_cli_table_add_column (table, _("What it is"), FALSE);
  for (guint i = 0; i < documents->len; i++)
    {
      const AnnexaRequiredDocument *document = documents->pdata[i];

      annexa_cli_table_add (table, document->id);
      annexa_cli_table_add (table, document->title);
    }
  annexa_cli_print ("\n");
  annexa_cli_table_print (table);
}

static void
print_fields (const AnnexaKind *kind)
{
  g_autoptr (AnnexaCliTable) table = annexa_cli_table_new ();

  annexa_cli_table_add_column (table, _("Field"), FALSE);
  annexa_cli_table_add_column (table, _("Type"), FALSE);
  annexa_cli_table_add_column (table, _("What it is"), FALSE);
  annexa_cli_table_add_column (table, _("Values"), FALSE);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const AnnexaField *field = &kind->fields[i];
      g_autofree char *values = describe_values (field);

      annexa_cli_table_add (table, field->name);
      annexa_cli_table_add (table, annexa_field_type_get_name (annexa_field_get_result (field)));
      annexa_cli_table_add (table, annexa_field_get_label (field));
      annexa_cli_table_add (table, values);
    }
  annexa_cli_table_print (table);
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].catalogue)
      print_catalogue (&kind->fields[i]);
}

static AnnexaCliResult
run (AnnexaCliArguments *arguments,
     GError            **error)
{
  const char *name = annexa_cli_arguments_get (arguments, 0);
  const AnnexaKind *kind = name != NULL ? annexa_cli_find_kind (name, error) : NULL;

  if (name != NULL && kind == NULL)
    return ANNEXA_CLI_ERROR;

  if (annexa_cli_arguments_wants (arguments, "json"))
    print_json (kind);
  else if (kind != NULL)
    print_fields (kind);
  else
    print_kinds ();
  return ANNEXA_CLI_YES;
}

static const AnnexaCliOption options[] = {
  ANNEXA_CLI_FORMAT_OPTION ("table|json"),
  { NULL },
};

const AnnexaCliCommand annexa_cli_kinds_command = {
  .name = "kinds",
  .usage = "[KIND]",
  .least = 0,
  .most = 1,
  .summary = N_ ("Lists the kinds of records, or the fields of one"),
  .json = N_ ("An array of objects, one for each kind: “name”, “label”, “plural”, “single” (whether a project has one "
              "such record only), “part-of” (a kind or null) and “fields”: an array of objects with “name”, “label”, "
              "“type”, “computed”, “required”, “searched”, “listed”, “target” (a kind, or null for any), “scale” "
              "(likelihood, impact or null), “choices” (an array of objects with “word” and “label”), “minimum” and "
              "“maximum” (numbers or null), “unit”, “initial” and “help” (texts or null)."),
  .options = options,
  .run = run,
};
