/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-dialog.h"
#include "annexa-files.h"
#include "annexa-names.h"
#include "annexa-preferences-window.h"
#include "annexa-settings.h"
#include "annexa-wrapping.h"

/**
 * AnnexaPreferencesWindow:
 *
 * What a person wants of the program, whatever project is open. What belongs to a project is edited in the project.
 */
struct _AnnexaPreferencesWindow
{
  AdwWindow parent_instance;

  AdwEntryRow *person;
  AdwComboRow *appearance;
  AdwComboRow *dates;
  AdwActionRow *backup;
  GtkWidget *no_backup;
  AdwComboRow *paper;
};

G_DEFINE_FINAL_TYPE (AnnexaPreferencesWindow, annexa_preferences_window, ADW_TYPE_WINDOW)

/* The words of the settings, in the order of the lists. */
static const char *const appearances[] = { "follow", "light", "dark", NULL };
static const char *const date_styles[] = { "words", "local", "iso", "points", NULL };
static const char *const papers[] = { "usual", "A4", "Letter", NULL };

static gboolean
word_to_position (GValue   *value,
                  GVariant *variant,
                  gpointer  data)
{
  const char *const *words = data;
  const char *word = g_variant_get_string (variant, NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], word))
      {
        g_value_set_uint (value, i);
        return TRUE;
      }
  return FALSE;
}

static GVariant *
position_to_word (const GValue       *value,
                  const GVariantType *type,
                  gpointer            data)
{
  const char *const *words = data;
  guint position = g_value_get_uint (value);

  return position < g_strv_length ((char **) words) ? g_variant_new_string (words[position]) : NULL;
}

static void
bind_list (const char        *key,
           AdwComboRow       *row,
           const char *const *words)
{
  g_settings_bind_with_mapping (annexa_settings_get (), key, row, "selected", G_SETTINGS_BIND_DEFAULT, word_to_position,
                                position_to_word, (gpointer) words, NULL);
}

/* The list shows by the day of today what each way looks like. The last one is usual in many countries: there it is not
 * listed twice. */
static void
list_dates (AnnexaPreferencesWindow *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autofree char *today = annexa_date_today ();
  AnnexaDateStyle chosen = annexa_settings_get_dates ();
  g_autofree char *local = NULL;

  for (AnnexaDateStyle style = ANNEXA_DATE_WORDS; style <= ANNEXA_DATE_POINTS; style++)
    {
      g_autofree char *example = NULL;

      annexa_date_set_style (style);
      example = annexa_date_format (today);
      if (style == ANNEXA_DATE_LOCAL)
        local = g_strdup (example);
      if (style != ANNEXA_DATE_POINTS || style == chosen || !g_str_equal (example, local))
        gtk_string_list_append (labels, example);
    }
  annexa_date_set_style (chosen);
  adw_combo_row_set_model (self->dates, G_LIST_MODEL (labels));
}

static void
backup_changed (AnnexaPreferencesWindow *self)
{
  g_autofree char *folder = annexa_settings_get_backup_folder ();
  g_autofree char *name = folder != NULL ? g_filename_display_name (folder) : NULL;

  adw_action_row_set_subtitle (self->backup, name != NULL ? name : _("None: no copies are made"));
  gtk_widget_set_visible (self->no_backup, folder != NULL);
}

static void
folder_chosen (const char *path,
               gpointer    data)
{
  g_autoptr (AnnexaPreferencesWindow) self = data;

  annexa_settings_set_backup_folder (path);
}

static void
choose_clicked (AnnexaPreferencesWindow *self)
{
  annexa_choose_folder (GTK_WIDGET (self), _("Where to put copies"), folder_chosen, g_object_ref (self),
                        g_object_unref);
}

static void
no_backup_clicked (AnnexaPreferencesWindow *self)
{
  annexa_settings_set_backup_folder (NULL);
}

static void
annexa_preferences_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNEXA_TYPE_PREFERENCES_WINDOW);

  G_OBJECT_CLASS (annexa_preferences_window_parent_class)->dispose (object);
}

static void
annexa_preferences_window_class_init (AnnexaPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_preferences_window_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/annexa/Annexa/ui/annexa-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaPreferencesWindow, person);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPreferencesWindow, appearance);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPreferencesWindow, dates);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPreferencesWindow, backup);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPreferencesWindow, no_backup);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPreferencesWindow, paper);
  gtk_widget_class_bind_template_callback (widget_class, choose_clicked);
  gtk_widget_class_bind_template_callback (widget_class, no_backup_clicked);
}

static void
annexa_preferences_window_init (AnnexaPreferencesWindow *self)
{
  GtkEditable *text;

  gtk_widget_init_template (GTK_WIDGET (self));
  annexa_name_widgets (GTK_WIDGET (self));
  annexa_stack_choices (GTK_WIDGET (self));
  text = gtk_editable_get_delegate (GTK_EDITABLE (self->person));
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->person)), -1);

  g_settings_bind (annexa_settings_get (), "person", self->person, "text", G_SETTINGS_BIND_DEFAULT);
  list_dates (self);
  g_signal_connect_object (annexa_settings_get (), "changed::backup-folder", G_CALLBACK (backup_changed), self,
                           G_CONNECT_SWAPPED);
  backup_changed (self);
  bind_list ("appearance", self->appearance, appearances);
  bind_list ("dates", self->dates, date_styles);
  bind_list ("paper", self->paper, papers);
}

/**
 * annexa_preferences_window_new:
 * @parent: (nullable): the window that it belongs to
 *
 * Returns: (transfer floating): a window with the preferences
 */
GtkWidget *
annexa_preferences_window_new (GtkWindow *parent)
{
  return annexa_dialog_new (ANNEXA_TYPE_PREFERENCES_WINDOW, parent);
}
