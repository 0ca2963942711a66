/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-accept-window.h"
#include "annexa-date.h"
#include "annexa-dialog.h"
#include "annexa-edit.h"
#include "annexa-field-editor.h"

/**
 * AnnexaAcceptWindow:
 *
 * Asks who accepts a gap of readiness, why, and until when.
 */
struct _AnnexaAcceptWindow
{
  AdwWindow parent_instance;

  AnnexaProject *project;
  AnnexaGap gap; /* its texts are copies */

  AdwPreferencesGroup *group;
  AnnexaFieldEditor *reason;
  AnnexaFieldEditor *person;
  AnnexaFieldEditor *until;
  GtkLabel *error;
  GtkWidget *accept_button;
};

G_DEFINE_FINAL_TYPE (AnnexaAcceptWindow, annexa_accept_window, ADW_TYPE_WINDOW)

enum
{
  ACCEPTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What is proposed; the person decides. */
#define USUAL_MONTHS 6

static void
show_error (AnnexaAcceptWindow *self,
            const char         *message)
{
  gtk_label_set_label (self->error, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), message != NULL);
}

static void
editor_failed (AnnexaFieldEditor  *editor,
               const GError       *error,
               AnnexaAcceptWindow *self)
{
  show_error (self, error->message);
}

static AnnexaFieldEditor *
add_editor (AnnexaAcceptWindow *self,
            const char         *field,
            const AnnexaValue  *value)
{
  const AnnexaKind *kind = annexa_kind_lookup ("acceptance");
  AnnexaFieldEditor *editor = annexa_field_editor_new (self->project, annexa_kind_find_field (kind, field), NULL);

  annexa_field_editor_show (editor, 0, value);
  g_signal_connect (editor, "fail", G_CALLBACK (editor_failed), self);
  gtk_widget_add_css_class (GTK_WIDGET (editor), "card");
  gtk_widget_set_margin_bottom (GTK_WIDGET (editor), 12);
  adw_preferences_group_add (self->group, GTK_WIDGET (editor));
  return editor;
}

static AnnexaEdit *
make_edit (AnnexaAcceptWindow *self,
           GError            **error)
{
  g_auto (AnnexaValue) reason = ANNEXA_VALUE_INIT;
  g_auto (AnnexaValue) person = ANNEXA_VALUE_INIT;
  g_auto (AnnexaValue) until = ANNEXA_VALUE_INIT;

  if (!annexa_field_editor_read (self->reason, &reason, error)
      || !annexa_field_editor_read (self->person, &person, error)
      || !annexa_field_editor_read (self->until, &until, error))
    return NULL;
  return annexa_gap_accept (&self->gap, self->project, annexa_value_get_text (&reason),
                            annexa_value_get_integer (&person), annexa_value_get_text (&until));
}

/* The keyboard goes to what is asked for first, so that one can go on typing. */
static void
focus_missing (AnnexaAcceptWindow *self)
{
  AnnexaFieldEditor *editors[] = { self->reason, self->person, self->until };

  for (guint i = 0; i < G_N_ELEMENTS (editors); i++)
    {
      g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

      if (annexa_field_editor_read (editors[i], &value, NULL) && !annexa_value_is_empty (&value))
        continue;
      gtk_widget_grab_focus (annexa_field_editor_get_focus (editors[i]));
      return;
    }
}

static void
accept_clicked (AnnexaAcceptWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaEdit) edit = make_edit (self, &error);

  if (edit == NULL || !annexa_project_apply (self->project, edit, &error))
    {
      show_error (self, error->message);
      focus_missing (self);
      return;
    }
  g_signal_emit (self, signals[ACCEPTED], 0, annexa_edit_get_label (edit));
  gtk_window_close (GTK_WINDOW (self));
}

static void
annexa_accept_window_dispose (GObject *object)
{
  AnnexaAcceptWindow *self = ANNEXA_ACCEPT_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ANNEXA_TYPE_ACCEPT_WINDOW);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (annexa_accept_window_parent_class)->dispose (object);
}

static void
annexa_accept_window_finalize (GObject *object)
{
  AnnexaAcceptWindow *self = ANNEXA_ACCEPT_WINDOW (object);

  g_free (self->gap.id);
  g_free (self->gap.item);

  G_OBJECT_CLASS (annexa_accept_window_parent_class)->finalize (object);
}

static void
annexa_accept_window_class_init (AnnexaAcceptWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_accept_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = annexa_accept_window_finalize;

  /**
   * AnnexaAcceptWindow::accepted:
   * @label: what was done
   *
   * The gap was accepted.
   */
  signals[ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-accept-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaAcceptWindow, group);
  gtk_widget_class_bind_template_child (widget_class, AnnexaAcceptWindow, error);
  gtk_widget_class_bind_template_child (widget_class, AnnexaAcceptWindow, accept_button);
  gtk_widget_class_bind_template_callback (widget_class, accept_clicked);
}

static void
annexa_accept_window_init (AnnexaAcceptWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Top management usually decides such things. */
static gint64
get_usual_person (AnnexaProject *project)
{
  g_autoptr (AnnexaRecord) organization
      = annexa_project_get_single (project, annexa_kind_lookup ("organization"), NULL);

  return organization != NULL ? annexa_record_get_integer (organization, "top-management") : 0;
}

/* Several records may have the same gap. */
static char *
describe_gap (AnnexaProject   *project,
              const AnnexaGap *gap)
{
  g_autofree char *title = annexa_gap_get_title (gap);

  if (gap->record == 0)
    return g_steal_pointer (&title);
  /* TRANSLATORS: The number and the name of a record, what is wrong with it: “A-030 Plotter: Nobody owns this asset” */
  return g_strdup_printf (_("%s %s: %s"), annexa_project_get_ref (project, gap->kind, gap->record),
                          annexa_project_get_title (project, gap->kind, gap->record), title);
}

/**
 * annexa_accept_window_new:
 * @parent: the window of the project
 * @project: the project, which can be edited
 * @gap: a gap that is open
 *
 * Returns: (transfer none): a dialog that accepts the gap
 */
GtkWidget *
annexa_accept_window_new (GtkWindow       *parent,
                          AnnexaProject   *project,
                          const AnnexaGap *gap)
{
  AnnexaAcceptWindow *self = annexa_dialog_new (ANNEXA_TYPE_ACCEPT_WINDOW, parent);
  g_autofree char *title = describe_gap (project, gap);
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *today = annexa_project_get_today (project);
  g_autofree char *day = annexa_date_add_months (today, USUAL_MONTHS);
  gint64 usual = get_usual_person (project);
  g_auto (AnnexaValue) person = ANNEXA_VALUE_INIT;
  g_auto (AnnexaValue) until = ANNEXA_VALUE_INIT;
  g_auto (AnnexaValue) nothing = ANNEXA_VALUE_INIT;

  self->project = g_object_ref (project);
  self->gap = *gap;
  self->gap.id = g_strdup (gap->id);
  self->gap.item = g_strdup (gap->item);
  adw_preferences_group_set_title (self->group, escaped);
  if (usual != 0)
    annexa_value_set_integer (&person, usual);
  annexa_value_set_text (&until, day);
  self->reason = add_editor (self, "reason", &nothing);
  self->person = add_editor (self, "accepted-by", &person);
  self->until = add_editor (self, "expires", &until);
  gtk_widget_grab_focus (annexa_field_editor_get_focus (self->reason));
  return GTK_WIDGET (self);
}
