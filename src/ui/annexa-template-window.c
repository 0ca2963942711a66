/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-apply.h"
#include "annexa-dialog.h"
#include "annexa-document-template.h"
#include "annexa-template-window.h"

/**
 * AnnexaTemplateWindow:
 *
 * Lists the documents that a firm can adopt and makes those that are ticked, all in one step.
 */
struct _AnnexaTemplateWindow
{
  AdwWindow parent_instance;

  AnnexaProject *project;
  AdwPreferencesGroup *group;
  GtkWidget *add_button;
  GPtrArray *checks; /* GtkCheckButton: one for each template, in their order */
};

G_DEFINE_FINAL_TYPE (AnnexaTemplateWindow, annexa_template_window, ADW_TYPE_WINDOW)

enum
{
  ADDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GPtrArray *
list_chosen (AnnexaTemplateWindow *self)
{
  GPtrArray *templates = annexa_templates_get ();
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      g_ptr_array_add (chosen, templates->pdata[i]);
  return chosen;
}

static void
check_toggled (AnnexaTemplateWindow *self)
{
  g_autoptr (GPtrArray) chosen = list_chosen (self);

  gtk_widget_set_sensitive (self->add_button, chosen->len > 0);
}

static char *
describe (GPtrArray *chosen)
{
  if (chosen->len == 1)
    return annexa_documents_describe_added (chosen->pdata[0]);
  return g_strdup_printf (ngettext ("%u document added from its template", "%u documents added from their templates",
                                    chosen->len), chosen->len);
}

static void
add_clicked (AnnexaTemplateWindow *self)
{
  g_autoptr (GPtrArray) chosen = list_chosen (self);
  g_autofree char *label = describe (chosen);
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (self->project, label);
  gint64 first = 0;

  for (guint i = 0; i < chosen->len; i++)
    {
      gint64 id = annexa_documents_add_from_template (self->project, edit, chosen->pdata[i]);

      first = first != 0 ? first : id;
    }
  if (annexa_apply (GTK_WIDGET (self), self->project, edit, NULL))
    g_signal_emit (self, signals[ADDED], 0, first);
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
is_there (GArray     *documents,
          const char *title)
{
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    if (strcmp (g_array_index (documents, AnnexaTitle, i).title, title) == 0)
      return TRUE;
  return FALSE;
}

/* What the project has already is said and can still be added: somebody may want to begin anew. */
static void
add_row (AnnexaTemplateWindow *self,
         const AnnexaTemplate *template,
         gboolean              there)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), template->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), template->about);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, template->title, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  if (there)
    {
      GtkWidget *label = gtk_label_new (_("In the project"));

      gtk_widget_add_css_class (label, "dim-label");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (check_toggled), self);
  g_ptr_array_add (self->checks, check);
  adw_preferences_group_add (self->group, row);
}

static void
annexa_template_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNEXA_TYPE_TEMPLATE_WINDOW);
  g_clear_object (&ANNEXA_TEMPLATE_WINDOW (object)->project);

  G_OBJECT_CLASS (annexa_template_window_parent_class)->dispose (object);
}

static void
annexa_template_window_finalize (GObject *object)
{
  g_ptr_array_unref (ANNEXA_TEMPLATE_WINDOW (object)->checks);

  G_OBJECT_CLASS (annexa_template_window_parent_class)->finalize (object);
}

static void
annexa_template_window_class_init (AnnexaTemplateWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_template_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = annexa_template_window_finalize;

  /**
   * AnnexaTemplateWindow::added:
   * @id: the first of the documents
   *
   * Documents were added to the project.
   */
  signals[ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-template-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaTemplateWindow, group);
  gtk_widget_class_bind_template_child (widget_class, AnnexaTemplateWindow, add_button);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked);
}

static void
annexa_template_window_init (AnnexaTemplateWindow *self)
{
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * annexa_template_window_new:
 * @parent: the window of the project
 * @project: the project
 *
 * Returns: (transfer none): a dialog that adds documents from templates
 */
GtkWidget *
annexa_template_window_new (GtkWindow     *parent,
                            AnnexaProject *project)
{
  AnnexaTemplateWindow *self = annexa_dialog_new (ANNEXA_TYPE_TEMPLATE_WINDOW, parent);
  g_autoptr (GArray) documents = annexa_project_list_titles (project, annexa_kind_lookup ("document"), NULL);
  GPtrArray *templates = annexa_templates_get ();

  self->project = g_object_ref (project);
  for (guint i = 0; i < templates->len; i++)
    {
      const AnnexaTemplate *template = templates->pdata[i];

      add_row (self, template, is_there (documents, template->title));
    }
  gtk_widget_grab_focus (self->checks->pdata[0]);
  return GTK_WIDGET (self);
}

/* The rows have their places only once the dialog is laid out; then the one with the keyboard is scrolled to. */
static gboolean
focus_check (GtkWidget     *check,
             GdkFrameClock *clock,
             gpointer       data)
{
  if (gtk_widget_get_height (check) == 0)
    return G_SOURCE_CONTINUE;
  gtk_widget_grab_focus (check);
  return G_SOURCE_REMOVE;
}

/**
 * annexa_template_window_choose:
 * @self: a dialog
 * @id: the stable name of a template
 *
 * Ticks a template, for whoever was told to adopt it.
 */
void
annexa_template_window_choose (AnnexaTemplateWindow *self,
                               const char           *id)
{
  GPtrArray *templates = annexa_templates_get ();

  g_return_if_fail (ANNEXA_IS_TEMPLATE_WINDOW (self));

  for (guint i = 0; i < self->checks->len; i++)
    if (strcmp (((AnnexaTemplate *) templates->pdata[i])->id, id) == 0)
      {
        gtk_check_button_set_active (self->checks->pdata[i], TRUE);
        gtk_widget_add_tick_callback (self->checks->pdata[i], focus_check, NULL, NULL);
      }
}
