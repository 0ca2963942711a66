/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-earlier.h"
#include "annexa-settings.h"
#include "annexa-welcome-page.h"
#include "annexa-wrapping.h"

/**
 * AnnexaWelcomePage:
 *
 * What a window shows before a project is open: begin one, open one, look at the example, go on with the last.
 */
struct _AnnexaWelcomePage
{
  AdwBin parent_instance;

  GtkWidget *new_button;
  GtkMenuButton *menu_button;
  AdwPreferencesGroup *recent_group;
  GtkListBox *recent_list;
};

G_DEFINE_FINAL_TYPE (AnnexaWelcomePage, annexa_welcome_page, ADW_TYPE_BIN)

static void
annexa_welcome_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNEXA_TYPE_WELCOME_PAGE);

  G_OBJECT_CLASS (annexa_welcome_page_parent_class)->dispose (object);
}

static void
annexa_welcome_page_class_init (AnnexaWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_welcome_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaWelcomePage, new_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaWelcomePage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaWelcomePage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, AnnexaWelcomePage, recent_list);
}

static void
annexa_welcome_page_init (AnnexaWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  annexa_wrap_buttons (GTK_WIDGET (self));
  annexa_welcome_page_update (self);
}

/* The home folder is said in one sign, as people do. */
static char *
describe_place (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  const char *home = g_get_home_dir ();
  g_autofree char *shown = NULL;

  if (g_str_has_prefix (folder, home) && (folder[strlen (home)] == '/' || folder[strlen (home)] == '\0'))
    shown = g_strconcat ("~", folder + strlen (home), NULL);
  return g_filename_display_name (shown != NULL ? shown : folder);
}

/* What was kept of the project before, where something was. */
static void
add_earlier_button (GtkWidget          *row,
                    const AnnexaRecent *recent)
{
  g_autoptr (GPtrArray) copies = annexa_earlier_list (recent->path);
  /* TRANSLATORS: A button; the name of a project */
  g_autofree char *name = g_strdup_printf (_("Earlier copies of “%s”"), recent->name);
  GtkWidget *button;

  if (copies->len == 0)
    return;
  button = gtk_button_new_from_icon_name ("annexa-history-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.earlier-copies-of");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", recent->path);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
make_row (const AnnexaRecent *recent)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *place = describe_place (recent->path);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), recent->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), place);
  add_earlier_button (row, recent);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-path");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", recent->path);
  return row;
}

/**
 * annexa_welcome_page_update:
 * @self: a welcome page
 *
 * Lists the projects that were opened last.
 */
void
annexa_welcome_page_update (AnnexaWelcomePage *self)
{
  g_autoptr (GPtrArray) recent = annexa_settings_get_recent ();
  GtkWidget *child;

  g_return_if_fail (ANNEXA_IS_WELCOME_PAGE (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->recent_list))) != NULL)
    gtk_list_box_remove (self->recent_list, child);
  for (guint i = 0; i < MIN (recent->len, 6); i++)
    gtk_list_box_append (self->recent_list, make_row (recent->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), recent->len > 0);
}

/**
 * annexa_welcome_page_take_focus:
 * @self: a welcome page
 *
 * Puts the keyboard onto the first of its buttons.
 */
void
annexa_welcome_page_take_focus (AnnexaWelcomePage *self)
{
  g_return_if_fail (ANNEXA_IS_WELCOME_PAGE (self));

  gtk_widget_grab_focus (self->new_button);
}

/**
 * annexa_welcome_page_open_menu:
 * @self: a welcome page
 *
 * Opens the main menu.
 */
void
annexa_welcome_page_open_menu (AnnexaWelcomePage *self)
{
  g_return_if_fail (ANNEXA_IS_WELCOME_PAGE (self));

  gtk_menu_button_popup (self->menu_button);
}
