/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-edit.h"
#include "annexa-lessons.h"

/* What is learned from an incident becomes a record that somebody sees to, with what the incident already says. */

typedef struct
{
  AnnexaEdit *edit;
  const AnnexaKind *kind;
  gint64 id;
  AnnexaRecord *incident;
} Drawing;

/**
 * annexa_lesson_get_kind:
 * @lesson: what follows from an incident
 *
 * Returns: the kind of the record that it becomes
 */
const AnnexaKind *
annexa_lesson_get_kind (AnnexaLesson lesson)
{
  static const char *const kinds[ANNEXA_N_LESSONS] = { "risk", "action", "task" };

  return annexa_kind_lookup (kinds[lesson]);
}

static void
copy_text (Drawing    *drawing,
           const char *from,
           const char *to)
{
  const char *text = annexa_record_get_text (drawing->incident, from);

  if (text != NULL)
    annexa_edit_set_text (drawing->edit, drawing->kind, drawing->id, to, text);
}

static void
copy_links (Drawing    *drawing,
            const char *from,
            const char *to)
{
  gsize n;
  const gint64 *ids = annexa_value_get_ids (annexa_record_get (drawing->incident, from), &n);

  if (n > 0)
    annexa_edit_set_ids (drawing->edit, drawing->kind, drawing->id, to, ids, n);
}

static void
copy_person (Drawing    *drawing,
             const char *to)
{
  gint64 handler = annexa_record_get_integer (drawing->incident, "handler");

  if (handler != 0)
    annexa_edit_set_integer (drawing->edit, drawing->kind, drawing->id, to, handler);
}

/* The incident names its risks, with those that it named before. */
static void
link_risk (Drawing *drawing)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gsize n;
  const gint64 *before = annexa_value_get_ids (annexa_record_get (drawing->incident, "risks"), &n);

  if (n > 0)
    g_array_append_vals (ids, before, (guint) n);
  g_array_append_val (ids, drawing->id);
  annexa_edit_set_ids (drawing->edit, annexa_record_get_kind (drawing->incident),
                       annexa_record_get_id (drawing->incident), "risks", (const gint64 *) (void *) ids->data, ids->len);
}

static void
draw_risk (Drawing *drawing)
{
  copy_text (drawing, "title", "title");
  copy_text (drawing, "description", "scenario");
  copy_text (drawing, "lessons", "notes");
  copy_links (drawing, "assets", "assets");
  annexa_edit_set (drawing->edit, drawing->kind, drawing->id, annexa_kind_find_field (drawing->kind, "affects"),
                   annexa_record_get (drawing->incident, "affects"));
  link_risk (drawing);
}

static void
draw_action (Drawing *drawing)
{
  copy_text (drawing, "title", "title");
  copy_text (drawing, "description", "nonconformity");
  copy_text (drawing, "containment", "correction");
  copy_text (drawing, "cause", "cause");
  copy_text (drawing, "lessons", "plan");
  copy_person (drawing, "owner");
  annexa_edit_set_text (drawing->edit, drawing->kind, drawing->id, "source", "incident");
  annexa_edit_set_integer (drawing->edit, drawing->kind, drawing->id, "incident",
                           annexa_record_get_id (drawing->incident));
}

static void
draw_task (Drawing *drawing)
{
  gint64 incident = annexa_record_get_id (drawing->incident);

  copy_text (drawing, "title", "title");
  copy_text (drawing, "lessons", "description");
  copy_person (drawing, "responsible");
  annexa_edit_set_text (drawing->edit, drawing->kind, drawing->id, "step", "improvement");
  annexa_edit_set_ids (drawing->edit, drawing->kind, drawing->id, "for", &incident, 1);
}

/**
 * annexa_lesson_draw:
 * @project: a project
 * @incident: the id of an incident
 * @lesson: what follows from it
 * @id: (out): the id of the new record
 * @error: return location
 *
 * Begins the record, with what the incident says, and links the two.
 *
 * Returns: (transfer full) (nullable): the edit that adds it, not applied yet
 */
AnnexaEdit *
annexa_lesson_draw (AnnexaProject *project,
                    gint64         incident,
                    AnnexaLesson   lesson,
                    gint64        *id,
                    GError       **error)
{
  static void (*const draw[ANNEXA_N_LESSONS]) (Drawing *) = { draw_risk, draw_action, draw_task };
  const AnnexaKind *kind = annexa_lesson_get_kind (lesson);
  g_autoptr (AnnexaRecord) record
      = annexa_project_get_record (project, annexa_kind_lookup ("incident"), incident, error);
  g_autofree char *label = NULL;
  Drawing drawing;

  if (record == NULL)
    return NULL;
  /* TRANSLATORS: History: the reference of an incident, and the kind of a record: “Learned from INC-003: Risk” */
  label = g_strdup_printf (_("Learned from %s: %s"), annexa_record_get_ref (record), annexa_kind_get_label (kind));
  drawing = (Drawing){ annexa_project_begin (project, label), kind, 0, record };
  drawing.id = *id = annexa_edit_create (drawing.edit, kind);
  draw[lesson] (&drawing);
  return drawing.edit;
}
