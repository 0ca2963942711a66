/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-apply.h"
#include "annexa-lessons-group.h"
#include "annexa-lessons.h"
#include "annexa-record-view.h"

/**
 * AnnexaLessonsGroup:
 *
 * A part of the form of an incident: what is learned becomes a risk, a corrective action or a task, linked to the incident.
 */
struct _AnnexaLessonsGroup
{
  AdwPreferencesGroup parent_instance;

  AnnexaProject *project;
  AnnexaRecord *record;
};

static void annexa_lessons_group_view_init (AnnexaRecordViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnexaLessonsGroup, annexa_lessons_group, ADW_TYPE_PREFERENCES_GROUP,
                               G_IMPLEMENT_INTERFACE (ANNEXA_TYPE_RECORD_VIEW, annexa_lessons_group_view_init))

static void
annexa_lessons_group_set_record (AnnexaRecordView *view,
                                 AnnexaProject    *project,
                                 AnnexaRecord     *record)
{
  AnnexaLessonsGroup *self = ANNEXA_LESSONS_GROUP (view);

  g_set_object (&self->project, project);
  g_set_object (&self->record, record);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lessons.draw",
                                 record != NULL && project != NULL
                                     && annexa_project_get_access (project) == ANNEXA_ACCESS_EDIT);
}

static gboolean
annexa_lessons_group_flush (AnnexaRecordView *view)
{
  return TRUE;
}

static void
annexa_lessons_group_view_init (AnnexaRecordViewInterface *iface)
{
  iface->set_record = annexa_lessons_group_set_record;
  iface->flush = annexa_lessons_group_flush;
}

/* The new record opens: what it lacks is for somebody to fill in. */
static void
draw_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  AnnexaLessonsGroup *self = ANNEXA_LESSONS_GROUP (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  AnnexaLesson lesson = (AnnexaLesson) CLAMP (g_variant_get_int32 (parameter), 0, ANNEXA_N_LESSONS - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaEdit) edit = NULL;
  gint64 id;

  if (self->record == NULL || root == NULL)
    return;
  edit = annexa_lesson_draw (self->project, annexa_record_get_id (self->record), lesson, &id, &error);
  if (annexa_apply (widget, self->project, edit, error))
    gtk_widget_activate_action (GTK_WIDGET (root), "win.show-record", "(sx)", annexa_lesson_get_kind (lesson)->name,
                                id);
}

static void
annexa_lessons_group_dispose (GObject *object)
{
  AnnexaLessonsGroup *self = ANNEXA_LESSONS_GROUP (object);

  g_clear_object (&self->record);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (annexa_lessons_group_parent_class)->dispose (object);
}

static void
annexa_lessons_group_class_init (AnnexaLessonsGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annexa_lessons_group_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "lessons.draw", "i", draw_action);
}

static void
annexa_lessons_group_init (AnnexaLessonsGroup *self)
{
  static const struct
  {
    const char *title;
    const char *subtitle;
  } rows[ANNEXA_N_LESSONS] = {
    [ANNEXA_LESSON_RISK] = { N_ ("Make a risk of it"), N_ ("It can happen again: rate it and treat it.") },
    [ANNEXA_LESSON_ACTION] = { N_ ("Make a corrective action of it"), N_ ("A rule was not kept: take the cause away.") },
    [ANNEXA_LESSON_TASK] = { N_ ("Make a task of it"), N_ ("Something is to be done, by somebody, by a day.") },
  };

  for (int i = 0; i < ANNEXA_N_LESSONS; i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(rows[i].title));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(rows[i].subtitle));
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("list-add-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "lessons.draw");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "i", i);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
    }
}
