/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <adwaita.h>

#include "annexa-drop-down.h"
#include "annexa-text.h"

/* Typing finds nothing in the lists of these versions. GTK 4.8 opens the list of a drop-down with the keyboard at its first
 * item when it is opened for the first time, and libadwaita 1.2 at the item where the keyboard was when the list was closed
 * without a choice: neither needs to be the one that is chosen, so that an arrow and Enter would choose another than the one
 * beside it. */

static GtkWidget *
find_inside (GtkWidget *widget,
             GType      type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_inside (child, type);
  return found;
}

static GtkWidget *
find_selected_item (GtkWidget *list)
{
  for (GtkWidget *item = gtk_widget_get_first_child (list); item != NULL; item = gtk_widget_get_next_sibling (item))
    if (gtk_widget_get_state_flags (item) & GTK_STATE_FLAG_SELECTED)
      return item;
  return NULL;
}

/* So long it may take until a list is laid out that was scrolled to its selected item. */
#define MOST_FRAMES 10

static gboolean
go_to_selected (GtkWidget     *list,
                GdkFrameClock *clock,
                gpointer       frames)
{
  GtkWidget *item = find_selected_item (list);

  if (item != NULL && gtk_widget_get_mapped (item))
    gtk_widget_grab_focus (item);
  else if (++*(guint *) frames < MOST_FRAMES)
    return G_SOURCE_CONTINUE;
  return G_SOURCE_REMOVE;
}

static void
go_to (GtkWidget *drop_down,
       guint      position)
{
  GtkWidget *list = find_inside (find_inside (drop_down, GTK_TYPE_POPOVER), GTK_TYPE_LIST_VIEW);
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (list));

  if (position == GTK_INVALID_LIST_POSITION || !GTK_IS_SINGLE_SELECTION (model))
    return;
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (model), position);
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
  gtk_widget_add_tick_callback (list, go_to_selected, g_new0 (guint, 1), g_free);
}

/* What somebody typed just now. */
typedef struct
{
  GString *text;
  guint32 time;
} Typed;

/* After so many milliseconds another word begins. */
#define WORD_ENDS 1000

static void
free_typed (gpointer data)
{
  Typed *typed = data;

  g_string_free (typed->text, TRUE);
  g_free (typed);
}

static void
closed (GtkWidget *drop_down)
{
  Typed *typed = g_object_get_data (G_OBJECT (drop_down), "typed");

  g_string_truncate (typed->text, 0);
}

static GListModel *
get_items (GtkWidget *drop_down)
{
  return ADW_IS_COMBO_ROW (drop_down) ? adw_combo_row_get_model (ADW_COMBO_ROW (drop_down))
                                      : gtk_drop_down_get_model (GTK_DROP_DOWN (drop_down));
}

static gboolean
begins_with (GListModel *items,
             guint       position,
             const char *folded)
{
  g_autoptr (GObject) item = g_list_model_get_item (items, position);
  g_autofree char *text =
      GTK_IS_STRING_OBJECT (item) ? annexa_text_fold (gtk_string_object_get_string (GTK_STRING_OBJECT (item))) : NULL;

  return text != NULL && g_str_has_prefix (text, folded);
}

/* Goes to the first item that begins so, as in any list of a desktop. */
static gboolean
find_typed (GtkWidget  *drop_down,
            const char *text)
{
  GListModel *items = get_items (drop_down);
  g_autofree char *folded = annexa_text_fold (text);

  for (guint i = 0; items != NULL && i < g_list_model_get_n_items (items); i++)
    if (begins_with (items, i, folded))
      {
        go_to (drop_down, i);
        return TRUE;
      }
  return FALSE;
}

static void
opened (GtkWidget *drop_down)
{
  Typed *typed = g_object_get_data (G_OBJECT (drop_down), "typed");

  /* Whoever opened it by typing is where that leads to. */
  if (typed->text->len > 0 && find_typed (drop_down, typed->text->str))
    return;
  go_to (drop_down, ADW_IS_COMBO_ROW (drop_down) ? adw_combo_row_get_selected (ADW_COMBO_ROW (drop_down))
                                                 : gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down)));
}

/* A row that is closed opens, so that Enter chooses what the typing led to, and Escape leaves it as it was. */
static void
open_list (GtkWidget *drop_down)
{
  GtkWidget *popover = find_inside (drop_down, GTK_TYPE_POPOVER);

  if (gtk_widget_get_visible (popover))
    return;
  if (ADW_IS_COMBO_ROW (drop_down))
    adw_action_row_activate (ADW_ACTION_ROW (drop_down));
  else
    gtk_widget_activate (drop_down);
}

static gboolean
key_pressed (GtkEventControllerKey *controller,
             guint                  key,
             guint                  code,
             GdkModifierType        state,
             GtkWidget             *drop_down)
{
  Typed *typed = g_object_get_data (G_OBJECT (drop_down), "typed");
  guint32 time = gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (controller));
  gunichar letter = gdk_keyval_to_unicode (key);

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK) || !g_unichar_isprint (letter))
    return GDK_EVENT_PROPAGATE;
  if (time - typed->time > WORD_ENDS)
    g_string_truncate (typed->text, 0);
  /* A space alone opens the list and chooses in it. */
  if (g_unichar_isspace (letter) && typed->text->len == 0)
    return GDK_EVENT_PROPAGATE;
  g_string_append_unichar (typed->text, letter);
  typed->time = time;
  open_list (drop_down);
  (void) find_typed (drop_down, typed->text->str);
  return GDK_EVENT_STOP;
}

static void
listen (GtkWidget *widget,
        GtkWidget *drop_down)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (key_pressed), drop_down, 0);
  gtk_widget_add_controller (widget, controller);
}

/**
 * annexa_open_at_selected:
 * @drop_down: a drop-down, or a row with one
 *
 * Puts the keyboard at the chosen item whenever the list is opened, and at another one when somebody types how that begins.
 * annexa_name_widgets() sees to it for all that it finds.
 */
void
annexa_open_at_selected (GtkWidget *drop_down)
{
  GtkWidget *popover = find_inside (drop_down, GTK_TYPE_POPOVER);
  Typed *typed;

  if (popover == NULL || find_inside (popover, GTK_TYPE_LIST_VIEW) == NULL
      || g_object_get_data (G_OBJECT (popover), "opens-at-selected") != NULL)
    return;
  g_object_set_data (G_OBJECT (popover), "opens-at-selected", drop_down);
  g_signal_connect_object (popover, "map", G_CALLBACK (opened), drop_down, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  typed = g_new0 (Typed, 1);
  typed->text = g_string_new (NULL);
  g_object_set_data_full (G_OBJECT (drop_down), "typed", typed, free_typed);
  g_signal_connect_object (popover, "closed", G_CALLBACK (closed), drop_down, G_CONNECT_SWAPPED);
  listen (drop_down, drop_down);
  listen (popover, drop_down);
}
