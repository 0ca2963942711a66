/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "annexa-date.h"
#include "annexa-dialog.h"
#include "annexa-method-preset.h"
#include "annexa-names.h"
#include "annexa-new-project-window.h"
#include "annexa-setup.h"
#include "annexa-text.h"
#include "annexa-wrapping.h"

/**
 * AnnexaNewProjectWindow:
 *
 * Asks what a new project needs to know before it is made: the name of the organization, what to fill it with, and how
 * risks are rated; and what is good to know: the people, the places, the customers, and the day of the certificate.
 */
struct _AnnexaNewProjectWindow
{
  AdwWindow parent_instance;

  AdwEntryRow *name_row;
  GtkWidget *heading;
  AdwComboRow *starter_row;
  GtkLabel *starter_text;
  AdwEntryRow *people_row;
  GtkWidget *people_mistake_row;
  GtkLabel *people_mistake_label;
  AdwEntryRow *sites_row;
  AdwEntryRow *top_management_row;
  AdwEntryRow *isms_manager_row;
  AdwEntryRow *customers_row;
  AdwEntryRow *wanted_row;
  GtkLabel *answers_label;
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

static char *
get_answer (AdwEntryRow *row)
{
  return annexa_text_clean (gtk_editable_get_text (GTK_EDITABLE (row)), FALSE);
}

static const char *
find_mistake_in_people (AnnexaNewProjectWindow *self)
{
  g_autofree char *people = get_answer (self->people_row);

  if (people != NULL && !g_ascii_string_to_unsigned (people, 10, 1, 1000000, NULL, NULL))
    return _("Write the number of people in digits, such as 12.");
  return NULL;
}

/* What is wrong with the day, or %NULL; @remark is what there is to say otherwise. */
static const char *
find_mistake_in_day (AnnexaNewProjectWindow *self,
                     char                  **remark)
{
  g_autofree char *wanted = get_answer (self->wanted_row);
  g_autofree char *day = wanted != NULL ? annexa_date_parse (wanted) : NULL;
  g_autofree char *today = annexa_date_today ();

  *remark = NULL;
  if (wanted == NULL)
    return NULL;
  if (day == NULL)
    return _("Write the day as a date, such as 30.6.2027 or +9m for in nine months.");
  if (strcmp (day, today) <= 0)
    return _("That day is past. When do you want the certificate?");
  *remark = annexa_first_answers_judge_day (today, day);
  return NULL;
}

static void
mark (GtkWidget *widget,
      gboolean   wrong)
{
  if (wrong)
    gtk_widget_add_css_class (widget, "error");
  else
    gtk_widget_remove_css_class (widget, "error");
}

/* Marks what is wrong where it stands, and says so below it. */
static void
answers_changed (AnnexaNewProjectWindow *self)
{
  g_autofree char *name = get_answer (self->name_row);
  g_autofree char *remark = NULL;
  const char *people_mistake = find_mistake_in_people (self);
  const char *day_mistake = find_mistake_in_day (self, &remark);
  const char *text = day_mistake != NULL ? day_mistake : remark;

  mark (GTK_WIDGET (self->people_row), people_mistake != NULL);
  gtk_label_set_label (self->people_mistake_label, people_mistake != NULL ? people_mistake : "");
  gtk_widget_set_visible (self->people_mistake_row, people_mistake != NULL);
  mark (GTK_WIDGET (self->wanted_row), day_mistake != NULL);
  mark (GTK_WIDGET (self->answers_label), day_mistake != NULL);
  gtk_label_set_label (self->answers_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->answers_label), text != NULL);
  gtk_widget_set_sensitive (self->create_button, name != NULL && people_mistake == NULL && day_mistake == NULL);
}

/* Nothing is chosen at first, so that nobody gets the proposals of another trade, or none, by pressing Enter. */
static gboolean
is_trade_open (AnnexaNewProjectWindow *self)
{
  return adw_combo_row_get_selected (self->starter_row) == 0;
}

static char *
describe_starter (AnnexaNewProjectWindow *self)
{
  const AnnexaStarter *starter = annexa_new_project_window_get_starter (self);
  g_autofree char *brings = starter != NULL ? annexa_starter_describe (starter) : NULL;

  if (is_trade_open (self))
    return g_strdup (_("Choose the trade that is closest to yours. With the last choice you start empty."));
  if (starter == NULL)
    return g_strdup (_("You write down everything yourself. The clauses and controls of the standard and a list of "
                       "threats are there in any case."));
  return g_strjoin ("\n\n", starter->about, brings,
                    _("All of it is marked as a proposal: confirm, correct or delete it, one by one or several at "
                      "once. “Undo” takes all of it away."),
                    NULL);
}

/* What the choice means, so that nobody has to try it. */
static void
starter_changed (AnnexaNewProjectWindow *self)
{
  g_autofree char *text = describe_starter (self);

  gtk_label_set_label (self->starter_text, text);
  mark (GTK_WIDGET (self->starter_row), FALSE);
  mark (GTK_WIDGET (self->starter_text), FALSE);
}

static void
create_clicked (AnnexaNewProjectWindow *self)
{
  if (!gtk_widget_get_sensitive (self->create_button))
    return;
  if (is_trade_open (self))
    {
      mark (GTK_WIDGET (self->starter_row), TRUE);
      mark (GTK_WIDGET (self->starter_text), TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->starter_row));
      return;
    }
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
  gtk_widget_class_bind_template_child (widget_class, AnnexaNewProjectWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, AnnexaNewProjectWindow, starter_row);
  gtk_widget_class_bind_template_child (widget_class, AnnexaNewProjectWindow, starter_text);
  gtk_widget_class_bind_template_child (widget_class, AnnexaNewProjectWindow, people_row);
  gtk_widget_class_bind_template_child (widget_class, AnnexaNewProjectWindow, people_mistake_row);
  gtk_widget_class_bind_template_child (widget_class, AnnexaNewProjectWindow, people_mistake_label);
  gtk_widget_class_bind_template_child (widget_class, AnnexaNewProjectWindow, sites_row);
  gtk_widget_class_bind_template_child (widget_class, AnnexaNewProjectWindow, top_management_row);
  gtk_widget_class_bind_template_child (widget_class, AnnexaNewProjectWindow, isms_manager_row);
  gtk_widget_class_bind_template_child (widget_class, AnnexaNewProjectWindow, customers_row);
  gtk_widget_class_bind_template_child (widget_class, AnnexaNewProjectWindow, wanted_row);
  gtk_widget_class_bind_template_child (widget_class, AnnexaNewProjectWindow, answers_label);
  gtk_widget_class_bind_template_child (widget_class, AnnexaNewProjectWindow, method_row);
  gtk_widget_class_bind_template_child (widget_class, AnnexaNewProjectWindow, create_button);
  gtk_widget_class_bind_template_callback (widget_class, answers_changed);
  gtk_widget_class_bind_template_callback (widget_class, starter_changed);
  gtk_widget_class_bind_template_callback (widget_class, create_clicked);
}

static void
list_starters (AnnexaNewProjectWindow *self)
{
  GPtrArray *starters = annexa_starters_get ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_string_list_append (titles, _("Choose…"));
  for (guint i = 0; i < starters->len; i++)
    gtk_string_list_append (titles, annexa_starter_get_title (starters->pdata[i]));
  gtk_string_list_append (titles, _("Another: start empty"));
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
  annexa_stack_choices (GTK_WIDGET (self));
  gtk_widget_set_visible (self->heading, annexa_get_text_scale (GTK_WIDGET (self)) < ANNEXA_LARGE_TEXT);
  list_starters (self);
  list_presets (self);
  answers_changed (self);
}

GtkWidget *
annexa_new_project_window_new (GtkWindow *parent)
{
  AnnexaNewProjectWindow *self = annexa_dialog_new (ANNEXA_TYPE_NEW_PROJECT_WINDOW, parent);

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
 * Returns: (transfer none) (nullable): what to fill the project with, or %NULL to start empty, or while nothing is chosen
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

/**
 * annexa_new_project_window_get_answers:
 * @self: the window
 * @answers: (out caller-allocates): what was said of the firm
 */
void
annexa_new_project_window_get_answers (AnnexaNewProjectWindow *self,
                                       AnnexaFirstAnswers     *answers)
{
  g_autofree char *people = NULL;
  g_autofree char *wanted = NULL;

  g_return_if_fail (ANNEXA_IS_NEW_PROJECT_WINDOW (self));

  people = get_answer (self->people_row);
  wanted = get_answer (self->wanted_row);
  *answers = (AnnexaFirstAnswers){ .people = people != NULL ? atoi (people) : 0,
                                   .sites = get_answer (self->sites_row),
                                   .customers = get_answer (self->customers_row),
                                   .top_management = get_answer (self->top_management_row),
                                   .isms_manager = get_answer (self->isms_manager_row),
                                   .wanted = wanted != NULL ? annexa_date_parse (wanted) : NULL };
}
