/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-drop-down.h"
#include "annexa-inside.h"
#include "annexa-names.h"

/* Names for screen readers where GTK 4.8 gives none, so that they would read the name of a class: buttons that show
 * only an icon, the button inside a menu button, the lists inside groups and tables. */

static void
set_name (GtkWidget  *widget,
          const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* A tooltip is a verb and its key: “Search (Ctrl+F)”. */
static char *
name_from_tooltip (GtkWidget *widget)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);
  const char *key;

  if (tooltip == NULL)
    return NULL;
  key = strrchr (tooltip, '(');
  return g_strstrip (g_strndup (tooltip, key != NULL && key > tooltip ? (gsize) (key - tooltip) : strlen (tooltip)));
}

static void
name_button (GtkWidget *button)
{
  g_autofree char *name = name_from_tooltip (button);

  /* The name of a menu button is that of the button inside, and would be read twice if both had one. */
  if (name != NULL)
    set_name (GTK_IS_MENU_BUTTON (button) ? gtk_widget_get_first_child (button) : button, name);
}

/* The keyboard goes to the button inside, and there GTK counts the row for what is chosen as well. */
static void
name_drop_down (GtkWidget  *widget,
                const char *name)
{
  if (GTK_IS_TOGGLE_BUTTON (widget) || strcmp (G_OBJECT_TYPE_NAME (widget), "GtkListItemWidget") == 0)
    set_name (widget, name);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_POPOVER (child))
      name_drop_down (child, name);
}

static void
name_choice (GtkWidget *choice)
{
  g_autofree char *name = name_from_tooltip (choice);

  if (name != NULL)
    name_drop_down (choice, name);
}

/**
 * annexa_set_first_tooltip:
 * @widget: a widget that is just being made
 * @text: its tooltip
 *
 * Gives a widget its tooltip while it is not visible: for one that is, GTK looks at once whether the pointer is over it,
 * and on X11 that is four questions to the server, though the widget is in no window yet.
 */
void
annexa_set_first_tooltip (GtkWidget  *widget,
                          const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && gtk_widget_get_root (widget) == NULL);

  gtk_widget_set_visible (widget, FALSE);
  gtk_widget_set_tooltip_text (widget, text);
  gtk_widget_set_visible (widget, TRUE);
}

/**
 * annexa_hide_tooltip_while_open:
 * @button: a menu button or drop-down with a tooltip
 *
 * The tooltip of a button would cover the first lines of the menu that it opens, while the pointer rests where it was
 * pressed. annexa_name_widgets() sees to it for all that it finds.
 */
void
annexa_hide_tooltip_while_open (GtkWidget *button)
{
  GtkWidget *toggle = annexa_find_inside (button, GTK_TYPE_TOGGLE_BUTTON);

  if (toggle == NULL || !gtk_widget_get_has_tooltip (button)
      || g_object_get_data (G_OBJECT (toggle), "hides-tooltip") != NULL)
    return;
  g_object_set_data (G_OBJECT (toggle), "hides-tooltip", button);
  g_object_bind_property (toggle, "active", button, "has-tooltip", G_BINDING_INVERT_BOOLEAN);
}

/* The list of a group with a title is named by that; of one without, by what is said about it. */
static void
name_group (AdwPreferencesGroup *group)
{
  GtkWidget *list = annexa_find_inside (GTK_WIDGET (group), GTK_TYPE_LIST_BOX);
  const char *title = adw_preferences_group_get_title (group);
  const char *description = adw_preferences_group_get_description (group);

  if (list != NULL && (title == NULL || *title == '\0'))
    set_name (list, description != NULL && *description != '\0' ? description : _("More"));
}

/* A row that unfolds has a list for itself and one for what it hides. */
static void
name_lists (GtkWidget  *widget,
            const char *name)
{
  if (GTK_IS_LIST_BOX (widget))
    set_name (widget, name);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    name_lists (child, name);
}

/**
 * annexa_name_widgets:
 * @widget: a part of the window that was just built
 *
 * Gives names to what lies in it; names that were given by hand are given afterwards.
 */
void
annexa_name_widgets (GtkWidget *widget)
{
  if (GTK_IS_MENU_BUTTON (widget) || (GTK_IS_BUTTON (widget) && GTK_IS_IMAGE (gtk_button_get_child (GTK_BUTTON (widget)))))
    name_button (widget);
  else if (ADW_IS_PREFERENCES_GROUP (widget))
    name_group (ADW_PREFERENCES_GROUP (widget));
  else if (ADW_IS_EXPANDER_ROW (widget))
    name_lists (widget, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)));
  else if (GTK_IS_DROP_DOWN (widget))
    name_choice (widget);
  if (GTK_IS_MENU_BUTTON (widget) || GTK_IS_DROP_DOWN (widget))
    annexa_hide_tooltip_while_open (widget);
  if (GTK_IS_DROP_DOWN (widget) || ADW_IS_COMBO_ROW (widget))
    annexa_open_at_selected (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    annexa_name_widgets (child);
}

static GtkWidget *
find_action_row (GtkWidget *widget)
{
  GtkWidget *row = ADW_IS_ACTION_ROW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && row == NULL;
       child = gtk_widget_get_next_sibling (child))
    row = find_action_row (child);
  return row;
}

/**
 * annexa_name_expander:
 * @row: a row that unfolds
 * @name: what a screen reader says for it
 *
 * The keyboard goes to a row inside the row, which would be called by the title alone.
 */
void
annexa_name_expander (AdwExpanderRow *row,
                      const char     *name)
{
  GtkWidget *header = find_action_row (GTK_WIDGET (row));

  set_name (GTK_WIDGET (row), name);
  if (header != NULL)
    set_name (header, name);
}
