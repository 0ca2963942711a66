/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-method-change.h"
#include "annexa-method-check.h"
#include "annexa-pass.h"
#include "annexa-risk-map.h"

/* A change of the risk method is one edit: the method, its steps, levels and cells, and the ratings that have to follow. A
 * method that was approved, or that a closed round was made with, stays as it was: the change makes a new version. */

static const AnnexaKind *
method_kind (void)
{
  return annexa_kind_lookup ("method");
}

/**
 * annexa_method_change_makes_version:
 * @project: a project
 * @method: the id of a risk method
 *
 * Returns: whether changing the method makes a new version of it, because somebody approved it or a closed round of risk
 *   assessment was made with it; putting it in force as it is does not
 */
gboolean
annexa_method_change_makes_version (AnnexaProject *project,
                                    gint64         method)
{
  g_autofree char *sql = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM assessment WHERE method = %" G_GINT64_FORMAT
                                          " AND closed) OR EXISTS (SELECT 1 FROM method WHERE id = %" G_GINT64_FORMAT
                                          " AND (approved_by IS NOT NULL OR approved_on IS NOT NULL))",
                                          method, method);
  g_autoptr (GArray) cells = annexa_project_read_numbers (project, sql, NULL);

  /* When that cannot be read, the old one had better stay. */
  return cells == NULL || g_array_index (cells, gint64, 0) != 0;
}

/* Whether the method itself is going to say something else, apart from being in force and from where ratings go. */
static gboolean
changes_method (AnnexaProject           *project,
                const AnnexaMethodDraft *draft)
{
  g_autoptr (AnnexaMethodDraft) base = annexa_method_draft_new (project, draft->base, NULL);

  if (base == NULL)
    return TRUE;
  base->puts_in_force = draft->puts_in_force;
  memcpy (base->map, draft->map, sizeof draft->map);
  return !annexa_method_draft_equal (base, draft);
}

/* Everything that a record of a draft says, but its reference and what it is a part of. */
static void
write_values (AnnexaEdit   *edit,
              gint64        id,
              AnnexaRecord *record)
{
  const AnnexaKind *kind = annexa_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const AnnexaField *field = &kind->fields[i];

      if (annexa_field_is_stored (field) && field->type != ANNEXA_FIELD_REF && !(field->flags & ANNEXA_FIELD_PARENT))
        annexa_edit_set (edit, kind, id, field, annexa_record_get_value (record, field));
    }
}

/* The record of a part: its own when the method is changed as it is, or a new one. */
static gint64
write_part (AnnexaEdit   *edit,
            gint64        method,
            AnnexaRecord *part,
            gboolean      anew)
{
  const AnnexaKind *kind = annexa_record_get_kind (part);
  gint64 id = anew || annexa_record_get_id (part) == 0 ? annexa_edit_create (edit, kind) : annexa_record_get_id (part);

  write_values (edit, id, part);
  annexa_edit_set_integer (edit, kind, id, "method", method);
  return id;
}

static void
write_steps (AnnexaEdit              *edit,
             const AnnexaMethodDraft *draft,
             gint64                   method,
             gboolean                 anew)
{
  const AnnexaKind *kind = annexa_kind_lookup ("scale-step");

  for (guint scale = 0; scale < ANNEXA_N_METHOD_SCALES; scale++)
    for (guint i = 0; i < draft->steps[scale]->len; i++)
      {
        gint64 id = write_part (edit, method, draft->steps[scale]->pdata[i], anew);

        annexa_edit_set_text (edit, kind, id, "dimension", annexa_method_scale_get_name (scale));
        annexa_edit_set_integer (edit, kind, id, "step", i + 1);
      }
}

/* Writes the levels and says in @ids which records they are, by their positions. */
static void
write_levels (AnnexaEdit              *edit,
              const AnnexaMethodDraft *draft,
              gint64                   method,
              gboolean                 anew,
              gint64                  *ids)
{
  for (guint i = 0; i < draft->levels->len; i++)
    {
      ids[i + 1] = write_part (edit, method, draft->levels->pdata[i], anew);
      annexa_edit_set_integer (edit, annexa_kind_lookup ("level"), ids[i + 1], "position", i + 1);
    }
}

/* @cells has the records of the cells that are there, by likelihood and impact. */
static void
write_matrix (AnnexaEdit              *edit,
              const AnnexaMethodDraft *draft,
              gint64                   method,
              const gint64            *levels,
              gint64                   cells[][ANNEXA_LARGEST_SCALE + 1])
{
  const AnnexaKind *kind = annexa_kind_lookup ("matrix-cell");

  for (guint likelihood = 1; likelihood <= draft->steps[ANNEXA_METHOD_LIKELIHOOD]->len; likelihood++)
    for (guint impact = 1; impact <= draft->steps[ANNEXA_METHOD_IMPACT]->len; impact++)
      {
        gint64 id = cells[likelihood][impact];

        if (id == 0)
          {
            id = annexa_edit_create (edit, kind);
            annexa_edit_set_integer (edit, kind, id, "method", method);
            annexa_edit_set_integer (edit, kind, id, "likelihood", likelihood);
            annexa_edit_set_integer (edit, kind, id, "impact", impact);
          }
        annexa_edit_set_integer (edit, kind, id, "level", levels[draft->matrix[likelihood][impact]]);
      }
}

/**
 * annexa_method_change_add:
 * @edit: an edit
 * @draft: a draft that passes the check
 * @status: the status that the method gets
 *
 * Has the edit make a new risk method that is as the draft is.
 *
 * Returns: its id
 */
gint64
annexa_method_change_add (AnnexaEdit              *edit,
                          const AnnexaMethodDraft *draft,
                          const char              *status)
{
  gint64 method = annexa_edit_create (edit, method_kind ());
  gint64 levels[ANNEXA_LARGEST_SCALE + 1] = { 0 };
  gint64 none[ANNEXA_LARGEST_SCALE + 1][ANNEXA_LARGEST_SCALE + 1] = { { 0 } };

  write_values (edit, method, draft->method);
  annexa_edit_set_text (edit, method_kind (), method, "status", status);
  write_steps (edit, draft, method, TRUE);
  write_levels (edit, draft, method, TRUE, levels);
  write_matrix (edit, draft, method, levels, none);
  return method;
}

static gboolean
has_part (GPtrArray *parts,
          gint64     id)
{
  for (guint i = 0; i < parts->len; i++)
    if (annexa_record_get_id (parts->pdata[i]) == id)
      return TRUE;
  return FALSE;
}

/* Parts that the method has in the project and not in the draft go. */
static gboolean
delete_parts (AnnexaProject           *project,
              AnnexaEdit              *edit,
              const AnnexaMethodDraft *draft,
              const AnnexaKind        *kind,
              GError                 **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE method = %" G_GINT64_FORMAT,
                                          annexa_kind_get_table (kind), draft->base);
  g_autoptr (GArray) ids = annexa_project_read_numbers (project, sql, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (!has_part (draft->levels, id) && !has_part (draft->steps[ANNEXA_METHOD_LIKELIHOOD], id)
          && !has_part (draft->steps[ANNEXA_METHOD_IMPACT], id))
        annexa_edit_delete (edit, kind, id);
    }
  return ids != NULL;
}

/* Finds the records of the cells that stay; one that no step leads to any more, or that is there twice, goes. */
static gboolean
sort_cells (AnnexaProject           *project,
            AnnexaEdit              *edit,
            const AnnexaMethodDraft *draft,
            gint64                   cells[][ANNEXA_LARGEST_SCALE + 1],
            GError                 **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id, likelihood, impact FROM matrix_cell WHERE method = %" G_GINT64_FORMAT
                                          " ORDER BY id",
                                          draft->base);
  g_autoptr (GArray) rows = annexa_project_read_numbers (project, sql, error);

  for (guint i = 0; rows != NULL && i + 2 < rows->len; i += 3)
    {
      const gint64 *row = &g_array_index (rows, gint64, i);
      gboolean stays = row[1] >= 1 && row[1] <= draft->steps[ANNEXA_METHOD_LIKELIHOOD]->len && row[2] >= 1
                       && row[2] <= draft->steps[ANNEXA_METHOD_IMPACT]->len && cells[row[1]][row[2]] == 0;

      if (stays)
        cells[row[1]][row[2]] = row[0];
      else
        annexa_edit_delete (edit, annexa_kind_lookup ("matrix-cell"), row[0]);
    }
  return rows != NULL;
}

static gboolean
change_method (AnnexaProject           *project,
               AnnexaEdit              *edit,
               const AnnexaMethodDraft *draft,
               GError                 **error)
{
  gint64 levels[ANNEXA_LARGEST_SCALE + 1] = { 0 };
  gint64 cells[ANNEXA_LARGEST_SCALE + 1][ANNEXA_LARGEST_SCALE + 1] = { { 0 } };

  write_values (edit, draft->base, draft->method);
  if (draft->puts_in_force)
    annexa_edit_set_text (edit, method_kind (), draft->base, "status", "in-force");
  write_steps (edit, draft, draft->base, FALSE);
  write_levels (edit, draft, draft->base, FALSE, levels);
  if (!sort_cells (project, edit, draft, cells, error))
    return FALSE;
  write_matrix (edit, draft, draft->base, levels, cells);
  return delete_parts (project, edit, draft, annexa_kind_lookup ("scale-step"), error)
         && delete_parts (project, edit, draft, annexa_kind_lookup ("level"), error);
}

/* "1" becomes "2", "1.9" becomes "1.10"; what does not end with a number is the first one. */
static char *
count_version (const char *version)
{
  gsize length = version != NULL ? strlen (version) : 0;
  gsize digits = 0;
  gint64 number;

  while (digits < length && g_ascii_isdigit (version[length - digits - 1]))
    digits++;
  if (length == 0)
    return g_strdup ("2");
  if (digits == 0 || digits > 9)
    return g_strconcat (version, " 2", NULL);
  number = g_ascii_strtoll (version + length - digits, NULL, 10) + 1;
  return g_strdup_printf ("%.*s%" G_GINT64_FORMAT, (int) (length - digits), version, number);
}

/* The method stays for what was made with it. The new version waits for somebody to approve it. */
static void
make_version (AnnexaEdit              *edit,
              const AnnexaMethodDraft *draft)
{
  g_autofree char *version = count_version (annexa_record_get_text (draft->method, "version"));
  gint64 method = annexa_method_change_add (edit, draft, draft->puts_in_force ? "in-force" : "draft");

  annexa_edit_set_text (edit, method_kind (), method, "version", version);
  annexa_edit_set_text (edit, method_kind (), method, "approved-by", NULL);
  annexa_edit_set_text (edit, method_kind (), method, "approved-on", NULL);
}

/* A risk that follows to another step is as much a proposal as it was before. */
static void
move_rating (AnnexaEdit              *edit,
             gint64                   risk,
             gboolean                 as_proposed,
             const AnnexaField       *field,
             const AnnexaMethodDraft *draft,
             AnnexaMethodScale        scale,
             gint64                   step)
{
  guint mapped = annexa_method_draft_map (draft, scale, step);

  if (step < 1 || mapped == step)
    return;
  annexa_edit_set_integer (edit, annexa_kind_lookup ("risk"), risk, field->name, mapped);
  annexa_edit_set_integer (edit, annexa_kind_lookup ("risk"), risk, "as-proposed", as_proposed);
}

/* The ratings of all risks, also of those that are closed: their steps are steps of the method in force, too. */
static gboolean
move_ratings (AnnexaProject           *project,
              AnnexaEdit              *edit,
              const AnnexaMethodDraft *draft,
              AnnexaRiskView           view,
              GError                 **error)
{
  const AnnexaField *likelihood = annexa_risk_view_get_likelihood (view);
  const AnnexaField *impact = annexa_risk_view_get_impact (view);
  g_autofree char *sql = g_strdup_printf ("SELECT id, \"%s\", \"%s\", as_proposed FROM risk ORDER BY id",
                                          annexa_field_get_column (likelihood), annexa_field_get_column (impact));
  g_autoptr (GArray) rows = annexa_project_read_numbers (project, sql, error);

  for (guint i = 0; rows != NULL && i + 3 < rows->len; i += 4)
    {
      const gint64 *row = &g_array_index (rows, gint64, i);

      move_rating (edit, row[0], row[3] != 0, likelihood, draft, ANNEXA_METHOD_LIKELIHOOD, row[1]);
      move_rating (edit, row[0], row[3] != 0, impact, draft, ANNEXA_METHOD_IMPACT, row[2]);
    }
  return rows != NULL;
}

static char *
describe_change (AnnexaProject           *project,
                 const AnnexaMethodDraft *draft,
                 gboolean                 version)
{
  const char *ref = annexa_project_get_ref (project, method_kind (), draft->base);

  if (version)
    /* TRANSLATORS: History: the reference of a risk method: “Risk method M-001 in a new version” */
    return g_strdup_printf (_("Risk method %s in a new version"), ref);
  if (draft->puts_in_force && !draft->was_in_force)
    /* TRANSLATORS: History: the reference of a risk method: “Risk method M-002 put in force” */
    return g_strdup_printf (_("Risk method %s put in force"), ref);
  /* TRANSLATORS: History: the reference of a risk method: “Risk method M-001 changed” */
  return g_strdup_printf (_("Risk method %s changed"), ref);
}

/**
 * annexa_method_change_prepare:
 * @project: a project
 * @draft: a draft
 * @error: return location
 *
 * Prepares to apply the draft. A draft of the method in force changes that, or makes a new version of it that takes its
 * place, as annexa_method_change_makes_version() says; ratings follow to the steps that the draft names.
 *
 * Returns: (transfer full) (nullable): the edit that does it, not applied yet
 */
AnnexaEdit *
annexa_method_change_prepare (AnnexaProject           *project,
                              const AnnexaMethodDraft *draft,
                              GError                 **error)
{
  g_autoptr (GPtrArray) remarks = annexa_method_check (draft);
  gboolean version = annexa_method_change_makes_version (project, draft->base) && changes_method (project, draft);
  gint64 in_force = annexa_project_get_scales (project)->method;
  g_autofree char *label = describe_change (project, draft, version);
  g_autoptr (AnnexaEdit) edit = NULL;

  if (!annexa_method_check_passes (remarks, error))
    return NULL;

  edit = annexa_project_begin (project, label);
  /* The old one leaves first: ratings are checked against the method that is in force by then. */
  if (draft->puts_in_force && in_force != 0 && (version || in_force != draft->base))
    annexa_edit_set_text (edit, method_kind (), in_force, "status", "retired");
  if (version)
    make_version (edit, draft);
  else if (!change_method (project, edit, draft, error))
    return NULL;
  for (guint view = 0; draft->puts_in_force && view <= ANNEXA_RISK_TARGET; view++)
    if (!move_ratings (project, edit, draft, view, error))
      return NULL;
  return g_steal_pointer (&edit);
}
