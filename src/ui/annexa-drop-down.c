/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "annexa-drop-down.h"
#include "annexa-inside.h"
#include "annexa-text.h"

/* Typing finds nothing in the lists of these versions. GTK 4.8 opens the list of a drop-down with the keyboard at its first
 * item when it is opened for the first time, and libadwaita 1.2 at the item where the keyboard was when the list was closed
 * without a choice: neither needs to be the one that is chosen, so that an arrow and Enter would choose another than the one
 * beside it. */

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
  GtkWidget *list = annexa_find_inside (annexa_find_inside (drop_down, GTK_TYPE_POPOVER), GTK_TYPE_LIST_VIEW);
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (list));

  if (position == GTK_INVALID_LIST_POSITION || !GTK_IS_SINGLE_SELECTION (model))
    return;
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (model), position);
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
  gtk_widget_add_tick_callback (list, go_to_selected, g_new0 (guint, 1), g_free);
}

/* What somebody typed just now, and where it led. */
typedef struct
{
  GString *text;
  guint32 time;
  guint position;
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

static guint
get_selected (GtkWidget *drop_down)
{
  return ADW_IS_COMBO_ROW (drop_down) ? adw_combo_row_get_selected (ADW_COMBO_ROW (drop_down))
                                      : gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down));
}

/* Items that are not texts say by an expression what stands for them in the list. */
static char *
get_text (GtkWidget *drop_down,
          guint      position)
{
  GtkExpression *expression = ADW_IS_COMBO_ROW (drop_down) ? adw_combo_row_get_expression (ADW_COMBO_ROW (drop_down))
                                                           : gtk_drop_down_get_expression (GTK_DROP_DOWN (drop_down));
  g_autoptr (GObject) item = g_list_model_get_item (get_items (drop_down), position);
  g_auto (GValue) value = G_VALUE_INIT;

  if (GTK_IS_STRING_OBJECT (item))
    return g_strdup (gtk_string_object_get_string (GTK_STRING_OBJECT (item)));
  if (expression == NULL || !gtk_expression_evaluate (expression, item, &value) || !G_VALUE_HOLDS_STRING (&value))
    return NULL;
  return g_value_dup_string (&value);
}

static guint
count_items (GtkWidget *drop_down)
{
  GListModel *items = get_items (drop_down);

  return items != NULL ? g_list_model_get_n_items (items) : 0;
}

/* Where nobody knows what an item says, letters are left to others. */
static gboolean
can_be_typed (GtkWidget *drop_down)
{
  g_autofree char *first = count_items (drop_down) > 0 ? get_text (drop_down, 0) : NULL;

  return first != NULL;
}

/* The first item from a position on, and round the end of the list, that begins so. */
static gboolean
find_typed (GtkWidget  *drop_down,
            const char *text,
            guint       from,
            guint      *position)
{
  guint n = count_items (drop_down);
  g_autofree char *folded = annexa_text_fold (text);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *item = get_text (drop_down, (from + i) % n);
      g_autofree char *begins = item != NULL ? annexa_text_fold (item) : NULL;

      if (begins != NULL && g_str_has_prefix (begins, folded))
        {
          *position = (from + i) % n;
          return TRUE;
        }
    }
  return FALSE;
}

/* As in any list of a desktop, a word leads to the first item that begins so, and the same letter again to the next one. What
 * leads nowhere is not part of the word. */
static gboolean
take_letter (GtkWidget  *drop_down,
             Typed      *typed,
             const char *letter)
{
  g_autofree char *word = g_strconcat (typed->text->str, letter, NULL);

  if (find_typed (drop_down, word, 0, &typed->position))
    {
      g_string_assign (typed->text, word);
      return TRUE;
    }
  return strcmp (typed->text->str, letter) == 0
         && find_typed (drop_down, letter, typed->position + 1, &typed->position);
}

static void
opened (GtkWidget *drop_down)
{
  Typed *typed = g_object_get_data (G_OBJECT (drop_down), "typed");

  /* Whoever opened it by typing is where that leads to. */
  go_to (drop_down, typed->text->len > 0 ? typed->position : get_selected (drop_down));
}

/* A row that is closed opens, so that Enter chooses what the typing led to, and Escape leaves it as it was. */
static void
open_list (GtkWidget *drop_down)
{
  GtkWidget *popover = annexa_find_inside (drop_down, GTK_TYPE_POPOVER);

  if (gtk_widget_get_visible (popover))
    return;
  if (ADW_IS_COMBO_ROW (drop_down))
    adw_action_row_activate (ADW_ACTION_ROW (drop_down));
  else
    gtk_widget_activate (drop_down);
}

/* Takes the last letter away again. Whoever does so goes on with the same word. */
static gboolean
take_back (GtkWidget *drop_down,
           Typed     *typed,
           guint32    time)
{
  const char *last = g_utf8_find_prev_char (typed->text->str, typed->text->str + typed->text->len);

  if (last == NULL)
    return GDK_EVENT_PROPAGATE;
  typed->time = time;
  g_string_truncate (typed->text, (gsize) (last - typed->text->str));
  if (typed->text->len > 0 && find_typed (drop_down, typed->text->str, 0, &typed->position))
    go_to (drop_down, typed->position);
  return GDK_EVENT_STOP;
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
  char utf8[7] = "";

  if (time - typed->time > WORD_ENDS)
    g_string_truncate (typed->text, 0);
  if (key == GDK_KEY_BackSpace)
    return take_back (drop_down, typed, time);
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK) || !g_unichar_isprint (letter) || !can_be_typed (drop_down))
    return GDK_EVENT_PROPAGATE;
  /* A space alone opens the list and chooses in it. */
  if (g_unichar_isspace (letter) && typed->text->len == 0)
    return GDK_EVENT_PROPAGATE;
  typed->time = time;
  g_unichar_to_utf8 (letter, utf8);
  if (!take_letter (drop_down, typed, utf8))
    gtk_widget_error_bell (drop_down);
  open_list (drop_down);
  if (typed->text->len > 0)
    go_to (drop_down, typed->position);
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
  GtkWidget *popover = annexa_find_inside (drop_down, GTK_TYPE_POPOVER);
  Typed *typed;

  if (popover == NULL || annexa_find_inside (popover, GTK_TYPE_LIST_VIEW) == NULL
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

static void
set_up_name (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             GtkExpression            *name)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_expression_bind (gtk_expression_ref (name), label, "label", item);
  gtk_list_item_set_child (item, label);
}

static void
free_name (gpointer  name,
           GClosure *closure)
{
  gtk_expression_unref (name);
}

/**
 * annexa_shorten_names:
 * @drop_down: a drop-down of names
 * @type: the type of its items
 * @property: the property in which they have their name
 *
 * Shortens names that are longer than there is room for, which what GTK makes by itself does not.
 */
void
annexa_shorten_names (GtkDropDown *drop_down,
                      GType        type,
                      const char  *property)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkExpression *item = gtk_property_expression_new (GTK_TYPE_LIST_ITEM, NULL, "item");

  g_signal_connect_data (factory, "setup", G_CALLBACK (set_up_name), gtk_property_expression_new (type, item, property),
                         free_name, 0);
  gtk_drop_down_set_factory (drop_down, factory);
}
