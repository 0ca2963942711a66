/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-names.h"
#include "annexa-preferences-window.h"
#include "annexa-settings.h"

/**
 * AnnexaPreferencesWindow:
 *
 * What a person wants of the program, whatever project is open. What belongs to a project is edited in the project.
 */
struct _AnnexaPreferencesWindow
{
  AdwPreferencesWindow parent_instance;

  AdwEntryRow *person;
  AdwComboRow *appearance;
  AdwComboRow *paper;
};

G_DEFINE_FINAL_TYPE (AnnexaPreferencesWindow, annexa_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

/* The words of the settings, in the order of the lists. */
static const char *const appearances[] = { "follow", "light", "dark", NULL };
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
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaPreferencesWindow, person);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPreferencesWindow, appearance);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPreferencesWindow, paper);
}

static void
annexa_preferences_window_init (AnnexaPreferencesWindow *self)
{
  GtkEditable *text;

  gtk_widget_init_template (GTK_WIDGET (self));
  annexa_name_widgets (GTK_WIDGET (self));
  text = gtk_editable_get_delegate (GTK_EDITABLE (self->person));
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->person)), -1);

  g_settings_bind (annexa_settings_get (), "person", self->person, "text", G_SETTINGS_BIND_DEFAULT);
  bind_list ("appearance", self->appearance, appearances);
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
  return g_object_new (ANNEXA_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);
}
