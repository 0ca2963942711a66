/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-method-preset.h"
#include "annexa-names.h"
#include "annexa-new-project-window.h"
#include "annexa-setup.h"
#include "annexa-text.h"

/**
 * AnnexaNewProjectWindow:
 *
 * Asks what a new project needs to know before it is made: the name of the organization, what to fill it with, and how
 * risks are rated.
 */
struct _AnnexaNewProjectWindow
{
  AdwWindow parent_instance;

  AdwEntryRow *name_row;
  AdwComboRow *starter_row;
  GtkLabel *starter_label;
  AdwComboRow *method_row;
  GtkWidget *create_button;
};

G_DEFINE_FINAL_TYPE (AnnexaNewProjectWindow, annexa_new_project_window, ADW_TYPE_WINDOW)

enum
{
  CREATE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
name_changed (AnnexaNewProjectWindow *self)
{
  g_autofree char *name = annexa_text_clean (annexa_new_project_window_get_name (self), FALSE);

  gtk_widget_set_sensitive (self->create_button, name != NULL);
}

/* What the choice means, so that nobody has to try it. */
static void
starter_changed (AnnexaNewProjectWindow *self)
{
  const AnnexaStarter *starter = annexa_new_project_window_get_starter (self);
  g_autofree char *brings = starter != NULL ? annexa_starter_describe (starter) : NULL;
  g_autofree char *text
      = starter != NULL
            ? g_strjoin ("\n\n", starter->about, brings,
                         _("All of it is marked as a proposal: keep, correct or remove it one by one. “Undo” takes all of "
                           "it away at once."),
                         NULL)
            : g_strdup (_("You write down everything yourself. The clauses and controls of the standard and a list of "
                          "threats are there in any case."));

  gtk_label_set_label (self->starter_label, text);
}

static void
create_clicked (AnnexaNewProjectWindow *self)
{
  if (gtk_widget_get_sensitive (self->create_button))
    g_signal_emit (self, signals[CREATE], 0);
}

static void
annexa_new_project_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNEXA_TYPE_NEW_PROJECT_WINDOW);

  G_OBJECT_CLASS (annexa_new_project_window_parent_class)->dispose (object);
}

static void
annexa_new_project_window_class_init (AnnexaNewProjectWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_new_project_window_dispose;

  /**
   * AnnexaNewProjectWindow::create:
   *
   * Everything was filled in.
   */
  signals[CREATE] = g_signal_new ("create", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/annexa/Annexa/ui/annexa-new-project-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaNewProjectWindow, name_row);
  gtk_widget_class_bind_template_child (widget_class, AnnexaNewProjectWindow, starter_row);
  gtk_widget_class_bind_template_child (widget_class, AnnexaNewProjectWindow, starter_label);
  gtk_widget_class_bind_template_child (widget_class, AnnexaNewProjectWindow, method_row);
  gtk_widget_class_bind_template_child (widget_class, AnnexaNewProjectWindow, create_button);
  gtk_widget_class_bind_template_callback (widget_class, name_changed);
  gtk_widget_class_bind_template_callback (widget_class, starter_changed);
  gtk_widget_class_bind_template_callback (widget_class, create_clicked);
}

static void
list_starters (AnnexaNewProjectWindow *self)
{
  GPtrArray *starters = annexa_starters_get ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_string_list_append (titles, _("None: start empty"));
  for (guint i = 0; i < starters->len; i++)
    gtk_string_list_append (titles, annexa_starter_get_title (starters->pdata[i]));
  adw_combo_row_set_model (self->starter_row, G_LIST_MODEL (titles));
  starter_changed (self);
}

static void
list_presets (AnnexaNewProjectWindow *self)
{
  GPtrArray *presets = annexa_method_presets_get ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint usual = 0;

  for (guint i = 0; i < presets->len; i++)
    {
      AnnexaMethodPreset *preset = presets->pdata[i];

      gtk_string_list_append (titles, preset->title);
      if (strcmp (preset->id, ANNEXA_DEFAULT_METHOD) == 0)
        usual = i;
    }
  adw_combo_row_set_model (self->method_row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->method_row, usual);
}

static void
annexa_new_project_window_init (AnnexaNewProjectWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  annexa_name_widgets (GTK_WIDGET (self));
  list_starters (self);
  list_presets (self);
}

GtkWidget *
annexa_new_project_window_new (GtkWindow *parent)
{
  AnnexaNewProjectWindow *self = g_object_new (ANNEXA_TYPE_NEW_PROJECT_WINDOW, "transient-for", parent, NULL);

  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
  return GTK_WIDGET (self);
}

/**
 * annexa_new_project_window_get_name:
 * @self: the window
 *
 * Returns: (transfer none): the name of the organization
 */
const char *
annexa_new_project_window_get_name (AnnexaNewProjectWindow *self)
{
  g_return_val_if_fail (ANNEXA_IS_NEW_PROJECT_WINDOW (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->name_row));
}

/**
 * annexa_new_project_window_get_preset:
 * @self: the window
 *
 * Returns: (transfer none): the stable name of the risk method
 */
const char *
annexa_new_project_window_get_preset (AnnexaNewProjectWindow *self)
{
  GPtrArray *presets = annexa_method_presets_get ();
  guint selected;

  g_return_val_if_fail (ANNEXA_IS_NEW_PROJECT_WINDOW (self), NULL);

  selected = adw_combo_row_get_selected (self->method_row);
  return selected < presets->len ? ((AnnexaMethodPreset *) presets->pdata[selected])->id : ANNEXA_DEFAULT_METHOD;
}

/**
 * annexa_new_project_window_get_starter:
 * @self: the window
 *
 * Returns: (transfer none) (nullable): what to fill the project with, or %NULL to start empty
 */
const AnnexaStarter *
annexa_new_project_window_get_starter (AnnexaNewProjectWindow *self)
{
  GPtrArray *starters = annexa_starters_get ();
  guint selected;

  g_return_val_if_fail (ANNEXA_IS_NEW_PROJECT_WINDOW (self), NULL);

  selected = adw_combo_row_get_selected (self->starter_row);
  return selected > 0 && selected <= starters->len ? starters->pdata[selected - 1] : NULL;
}
