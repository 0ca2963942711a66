/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "annexa-cli-method-output.h"
#include "annexa-cli-output.h"
#include "annexa-cli-table.h"
#include "annexa-json-writer.h"
#include "annexa-method-check.h"

static const char *
get_text (AnnexaRecord *record,
          const char   *field)
{
  const char *text = record != NULL ? annexa_record_get_text (record, field) : NULL;

  return text != NULL ? text : "";
}

static void
print_steps (const AnnexaMethodDraft *draft,
             AnnexaMethodScale        scale)
{
  g_autoptr (AnnexaCliTable) table = annexa_cli_table_new ();

  annexa_cli_table_add_column (table, _("Step"), TRUE);
  annexa_cli_table_add_column (table, scale == ANNEXA_METHOD_LIKELIHOOD ? _("Likelihood") : _("Impact"), FALSE);
  annexa_cli_table_add_column (table, _("What it means"), FALSE);
  for (guint step = 1; step <= annexa_method_draft_get_n_steps (draft, scale); step++)
    {
      AnnexaRecord *record = annexa_method_draft_get_step (draft, scale, step);
      g_autofree char *number = g_strdup_printf ("%u", step);

      annexa_cli_table_add (table, number);
      annexa_cli_table_add (table, get_text (record, "label"));
      annexa_cli_table_add (table, get_text (record, "description"));
    }
  annexa_cli_table_print (table);
}

static void
print_levels (const AnnexaMethodDraft *draft)
{
  g_autoptr (AnnexaCliTable) table = annexa_cli_table_new ();

  annexa_cli_table_add_column (table, _("Level"), FALSE);
  annexa_cli_table_add_column (table, _("Sign"), FALSE);
  annexa_cli_table_add_column (table, _("Acceptable"), FALSE);
  for (guint position = 1; position <= draft->levels->len; position++)
    {
      AnnexaRecord *level = annexa_method_draft_get_level (draft, position);

      annexa_cli_table_add (table, get_text (level, "label"));
      annexa_cli_table_add (table, get_text (level, "sign"));
      annexa_cli_table_add (table, annexa_record_get_integer (level, "acceptable") ? _("yes") : _("no"));
    }
  annexa_cli_table_print (table);
}

/* Likelihood grows upwards, as in the picture. */
static void
print_matrix (const AnnexaMethodDraft *draft)
{
  g_autoptr (AnnexaCliTable) table = annexa_cli_table_new ();
  guint n_impacts = annexa_method_draft_get_n_steps (draft, ANNEXA_METHOD_IMPACT);

  /* TRANSLATORS: The corner of a table: likelihood downwards, impact to the right */
  annexa_cli_table_add_column (table, _("Likelihood \\ impact"), FALSE);
  for (guint impact = 1; impact <= n_impacts; impact++)
    annexa_cli_table_add_column (table,
                                 get_text (annexa_method_draft_get_step (draft, ANNEXA_METHOD_IMPACT, impact), "label"),
                                 FALSE);
  for (guint likelihood = annexa_method_draft_get_n_steps (draft, ANNEXA_METHOD_LIKELIHOOD); likelihood >= 1; likelihood--)
    {
      annexa_cli_table_add (
          table, get_text (annexa_method_draft_get_step (draft, ANNEXA_METHOD_LIKELIHOOD, likelihood), "label"));
      for (guint impact = 1; impact <= n_impacts; impact++)
        annexa_cli_table_add (table, get_text (annexa_method_draft_get_cell (draft, likelihood, impact), "label"));
    }
  annexa_cli_table_print (table);
}

/* Every field of a part but those that its place says. */
static void
add_part (AnnexaJsonWriter *writer,
          AnnexaProject    *project,
          AnnexaRecord     *part)
{
  const AnnexaKind *kind = annexa_record_get_kind (part);

  annexa_json_writer_begin_object (writer);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const AnnexaField *field = &kind->fields[i];
      const AnnexaValue *value = annexa_record_get_value (part, field);

      if (!annexa_field_is_stored (field) || (field->flags & ANNEXA_FIELD_PARENT) || annexa_value_is_empty (value))
        continue;
      annexa_json_writer_add_name (writer, field->name);
      if (field->type == ANNEXA_FIELD_YES_NO)
        annexa_json_writer_add_boolean (writer, annexa_value_get_integer (value) != 0);
      else if (value->type == ANNEXA_VALUE_INTEGER)
        annexa_json_writer_add_integer (writer, annexa_value_get_integer (value));
      else
        annexa_json_writer_add_string (writer, annexa_value_get_text (value));
    }
  annexa_json_writer_end_object (writer);
}

static void
add_parts (AnnexaJsonWriter *writer,
           AnnexaProject    *project,
           const char       *name,
           GPtrArray        *parts)
{
  annexa_json_writer_add_name (writer, name);
  annexa_json_writer_begin_array (writer);
  for (guint i = 0; i < parts->len; i++)
    add_part (writer, project, parts->pdata[i]);
  annexa_json_writer_end_array (writer);
}

static void
add_matrix (AnnexaJsonWriter        *writer,
            const AnnexaMethodDraft *draft)
{
  annexa_json_writer_add_name (writer, "matrix");
  annexa_json_writer_begin_array (writer);
  for (guint likelihood = 1; likelihood <= annexa_method_draft_get_n_steps (draft, ANNEXA_METHOD_LIKELIHOOD); likelihood++)
    {
      annexa_json_writer_begin_array (writer);
      for (guint impact = 1; impact <= annexa_method_draft_get_n_steps (draft, ANNEXA_METHOD_IMPACT); impact++)
        if (draft->matrix[likelihood][impact] != 0)
          annexa_json_writer_add_integer (writer, draft->matrix[likelihood][impact]);
        else
          annexa_json_writer_add_null (writer);
      annexa_json_writer_end_array (writer);
    }
  annexa_json_writer_end_array (writer);
}

static void
print_json (AnnexaProject           *project,
            const AnnexaMethodDraft *draft)
{
  static const char *const fields[] = { "ref", "title", "version", "status" };
  g_autoptr (AnnexaJsonWriter) writer = annexa_json_writer_new ();

  annexa_json_writer_begin_object (writer);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    annexa_json_writer_add_member (writer, fields[i], get_text (draft->method, fields[i]));
  for (guint scale = 0; scale < ANNEXA_N_METHOD_SCALES; scale++)
    add_parts (writer, project, annexa_method_scale_get_name (scale), draft->steps[scale]);
  add_parts (writer, project, "levels", draft->levels);
  add_matrix (writer, draft);
  annexa_json_writer_end_object (writer);
  annexa_cli_print_json (writer);
}

/**
 * annexa_cli_method_print:
 * @project: a project
 * @draft: a risk method
 * @json: whether for programs
 *
 * Prints scales, levels and matrix.
 */
void
annexa_cli_method_print (AnnexaProject           *project,
                         const AnnexaMethodDraft *draft,
                         gboolean                 json)
{
  if (json)
    {
      print_json (project, draft);
      return;
    }
  annexa_cli_print ("%s %s\n\n", get_text (draft->method, "ref"), get_text (draft->method, "title"));
  print_matrix (draft);
  annexa_cli_print ("\n");
  print_levels (draft);
  for (guint scale = 0; scale < ANNEXA_N_METHOD_SCALES; scale++)
    {
      annexa_cli_print ("\n");
      print_steps (draft, scale);
    }
}

static const char *
get_old_label (AnnexaProject *project,
               guint          position)
{
  const AnnexaLevelInfo *level = annexa_scales_get_level (annexa_project_get_scales (project), position);

  return level != NULL ? level->label : NULL;
}

static void
add_level (AnnexaJsonWriter *writer,
           const char       *name,
           const char       *label)
{
  annexa_json_writer_add_name (writer, name);
  if (label != NULL)
    annexa_json_writer_add_string (writer, label);
  else
    annexa_json_writer_add_null (writer);
}

static void
add_move (AnnexaJsonWriter        *writer,
          AnnexaProject           *project,
          const AnnexaMethodDraft *draft,
          const AnnexaMethodMove  *move)
{
  static const char *const views[ANNEXA_N_RISK_VIEWS] = { "current", "inherent", "target" };
  const AnnexaKind *kind = annexa_kind_lookup ("risk");

  annexa_json_writer_begin_object (writer);
  annexa_json_writer_add_member (writer, "ref", annexa_project_get_ref (project, kind, move->risk));
  annexa_json_writer_add_member (writer, "title", annexa_project_get_title (project, kind, move->risk));
  for (guint view = 0; view < ANNEXA_N_RISK_VIEWS; view++)
    {
      AnnexaRecord *level = annexa_method_draft_get_level (draft, move->after[view]);

      annexa_json_writer_add_name (writer, views[view]);
      annexa_json_writer_begin_object (writer);
      add_level (writer, "before", get_old_label (project, move->before[view]));
      add_level (writer, "after", level != NULL ? annexa_record_get_text (level, "label") : NULL);
      annexa_json_writer_end_object (writer);
    }
  annexa_json_writer_end_object (writer);
}

static void
add_map (AnnexaJsonWriter        *writer,
         const AnnexaMethodDraft *draft)
{
  annexa_json_writer_add_name (writer, "map");
  annexa_json_writer_begin_object (writer);
  for (guint scale = 0; scale < ANNEXA_N_METHOD_SCALES; scale++)
    {
      annexa_json_writer_add_name (writer, annexa_method_scale_get_name (scale));
      annexa_json_writer_begin_object (writer);
      for (guint old = 1; old <= draft->n_old[scale]; old++)
        {
          g_autofree char *name = g_strdup_printf ("%u", old);

          annexa_json_writer_add_name (writer, name);
          annexa_json_writer_add_integer (writer, draft->map[scale][old]);
        }
      annexa_json_writer_end_object (writer);
    }
  annexa_json_writer_end_object (writer);
}

static void
add_warnings (AnnexaJsonWriter          *writer,
              const AnnexaMethodDraft   *draft,
              const AnnexaMethodPreview *preview)
{
  g_autoptr (GPtrArray) remarks = annexa_method_check (draft);
  g_autofree char *loss = annexa_method_preview_describe_loss (preview, draft);

  annexa_json_writer_add_name (writer, "warnings");
  annexa_json_writer_begin_array (writer);
  for (guint i = 0; i < remarks->len; i++)
    annexa_json_writer_add_string (writer, ((AnnexaMethodRemark *) remarks->pdata[i])->message);
  if (loss != NULL)
    annexa_json_writer_add_string (writer, loss);
  annexa_json_writer_end_array (writer);
}

static void
print_moves_json (AnnexaProject             *project,
                  const AnnexaMethodDraft   *draft,
                  const AnnexaMethodPreview *preview,
                  gboolean                   dry_run)
{
  const struct
  {
    const char *name;
    gint64 number;
  } numbers[] = {
    { "risks", preview->n_risks },
    { "rerated", preview->n_rerated },
    { "above-before", preview->above_before },
    { "above-after", preview->above_after },
  };
  g_autoptr (AnnexaJsonWriter) writer = annexa_json_writer_new ();

  annexa_json_writer_begin_object (writer);
  annexa_json_writer_add_name (writer, "dry-run");
  annexa_json_writer_add_boolean (writer, dry_run);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      annexa_json_writer_add_name (writer, numbers[i].name);
      annexa_json_writer_add_integer (writer, numbers[i].number);
    }
  add_map (writer, draft);
  annexa_json_writer_add_name (writer, "moves");
  annexa_json_writer_begin_array (writer);
  for (guint i = 0; i < preview->moves->len; i++)
    add_move (writer, project, draft, &g_array_index (preview->moves, AnnexaMethodMove, i));
  annexa_json_writer_end_array (writer);
  add_warnings (writer, draft, preview);
  annexa_json_writer_end_object (writer);
  annexa_cli_print_json (writer);
}

static gboolean
is_scale_kept (const AnnexaMethodDraft *draft,
               AnnexaMethodScale        scale)
{
  for (guint old = 1; old <= draft->n_old[scale]; old++)
    if (draft->map[scale][old] != old)
      return FALSE;
  return annexa_method_draft_get_n_steps (draft, scale) == draft->n_old[scale];
}

static char *
describe_step (guint       step,
               const char *label)
{
  /* TRANSLATORS: A step of a scale: its number, its word */
  return g_strdup_printf (_("%u %s"), step, label);
}

/* Which old step becomes which, where the steps are others: otherwise nobody could say whether the moves are right. */
static void
print_map (AnnexaProject           *project,
           const AnnexaMethodDraft *draft,
           AnnexaMethodScale        scale)
{
  const AnnexaScales *scales = annexa_project_get_scales (project);
  g_autoptr (AnnexaCliTable) table = annexa_cli_table_new ();

  if (is_scale_kept (draft, scale))
    return;
  annexa_cli_table_add_column (table, scale == ANNEXA_METHOD_LIKELIHOOD ? _("Likelihood") : _("Impact"), FALSE);
  annexa_cli_table_add_column (table, _("Becomes"), FALSE);
  for (guint old = 1; old <= draft->n_old[scale]; old++)
    {
      const AnnexaScaleStep *step = annexa_scales_get_step (scales, annexa_method_scale_get_name (scale), old);
      guint new = draft->map[scale][old];
      g_autofree char *before = describe_step (old, step != NULL ? step->label : "");
      g_autofree char *after = describe_step (new, get_text (annexa_method_draft_get_step (draft, scale, new), "label"));

      annexa_cli_table_add (table, before);
      annexa_cli_table_add (table, after);
    }
  annexa_cli_table_print (table);
  annexa_cli_print ("\n");
}

static void
append_label (GString    *labels,
              const char *label)
{
  g_string_append_printf (labels, "%s%s", labels->len > 0 ? ", " : "", label);
}

/* Says which levels are acceptable where these are others than before. */
static void
print_acceptable (AnnexaProject           *project,
                  const AnnexaMethodDraft *draft)
{
  const AnnexaScales *scales = annexa_project_get_scales (project);
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) after = g_string_new (NULL);

  for (guint position = 1; position <= scales->n_levels; position++)
    if (scales->levels[position].acceptable)
      append_label (before, scales->levels[position].label);
  for (guint position = 1; position <= draft->levels->len; position++)
    {
      AnnexaRecord *level = annexa_method_draft_get_level (draft, position);

      if (annexa_record_get_integer (level, "acceptable") != 0)
        append_label (after, get_text (level, "label"));
    }
  if (strcmp (before->str, after->str) != 0)
    /* TRANSLATORS: Words for levels of risk, separated by commas: “Acceptable: Low. Before: Low, Medium.” */
    annexa_cli_print (_("Acceptable: %s. Before: %s.\n"), after->len > 0 ? after->str : "–",
                      before->len > 0 ? before->str : "–");
}

static void
print_moves_table (AnnexaProject             *project,
                   const AnnexaMethodDraft   *draft,
                   const AnnexaMethodPreview *preview)
{
  const AnnexaKind *kind = annexa_kind_lookup ("risk");
  g_autoptr (AnnexaCliTable) table = annexa_cli_table_new ();

  annexa_cli_table_add_column (table, _("Reference"), FALSE);
  annexa_cli_table_add_column (table, _("Risk"), FALSE);
  annexa_cli_table_add_column (table, _("What changes"), FALSE);
  for (guint i = 0; i < preview->moves->len; i++)
    {
      const AnnexaMethodMove *move = &g_array_index (preview->moves, AnnexaMethodMove, i);
      g_autofree char *text = annexa_method_move_describe (move, project, draft);

      annexa_cli_table_add (table, annexa_project_get_ref (project, kind, move->risk));
      annexa_cli_table_add (table, annexa_project_get_title (project, kind, move->risk));
      annexa_cli_table_add (table, text);
    }
  annexa_cli_table_print (table);
}

/**
 * annexa_cli_method_print_moves:
 * @project: a project
 * @draft: what its risk method is going to be
 * @preview: what moves
 * @dry_run: whether it is only said
 * @json: whether for programs
 *
 * Prints which step becomes which, and which risks move.
 */
void
annexa_cli_method_print_moves (AnnexaProject             *project,
                               const AnnexaMethodDraft   *draft,
                               const AnnexaMethodPreview *preview,
                               gboolean                   dry_run,
                               gboolean                   json)
{
  g_autofree char *moves = annexa_method_preview_describe (preview);
  g_autofree char *line = annexa_method_preview_describe_line (preview);
  g_autofree char *loss = annexa_method_preview_describe_loss (preview, draft);

  if (json)
    {
      print_moves_json (project, draft, preview, dry_run);
      return;
    }
  print_map (project, draft, ANNEXA_METHOD_LIKELIHOOD);
  print_map (project, draft, ANNEXA_METHOD_IMPACT);
  if (preview->moves->len > 0)
    print_moves_table (project, draft, preview);
  annexa_cli_print ("%s %s\n", moves, line);
  print_acceptable (project, draft);
  if (loss != NULL)
    annexa_cli_print ("%s\n", loss);
}
