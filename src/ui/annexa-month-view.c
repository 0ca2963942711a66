/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "annexa-apply.h"
#include "annexa-date.h"
#include "annexa-due-row.h"
#include "annexa-history-row.h"
#include "annexa-month-view.h"

/**
 * AnnexaMonthView:
 *
 * The days of a month in weeks, with what is due on them. An entry is dragged to another day; Ctrl with the arrow keys
 * does the same. Where there is no room for words, a day says how much is due on it.
 */
struct _AnnexaMonthView
{
  GtkWidget parent_instance;

  AnnexaProject *project;
  GPtrArray *entries;
  char *month; /* “2026-11”: days of other months are dim */
  char *focus; /* The entry that gets the keyboard when the days are made anew. */

  GtkWidget *wide;    /* a grid of days with their entries */
  GtkWidget *compact; /* a grid of buttons */
};

G_DEFINE_FINAL_TYPE (AnnexaMonthView, annexa_month_view, GTK_TYPE_WIDGET)

/* A day with more entries than these says how many more there are. */
#define MOST_CHIPS 3

enum
{
  DAY_CHOSEN,
  MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* There is room for words where the days can be as wide as they need for that. */
static GtkWidget *
choose_grid (AnnexaMonthView *self,
             int              width)
{
  int minimum;

  gtk_widget_measure (self->wide, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return width < 0 || width >= minimum ? self->wide : self->compact;
}

static GtkSizeRequestMode
annexa_month_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
annexa_month_view_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  AnnexaMonthView *self = ANNEXA_MONTH_VIEW (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      gtk_widget_measure (choose_grid (self, for_size), orientation, for_size, minimum, natural, NULL, NULL);
      return;
    }
  gtk_widget_measure (self->compact, orientation, -1, minimum, NULL, NULL, NULL);
  gtk_widget_measure (self->wide, orientation, -1, NULL, natural, NULL, NULL);
}

static void
annexa_month_view_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  AnnexaMonthView *self = ANNEXA_MONTH_VIEW (widget);
  GtkWidget *shown = choose_grid (self, width);

  gtk_widget_set_child_visible (self->wide, shown == self->wide);
  gtk_widget_set_child_visible (self->compact, shown == self->compact);
  gtk_widget_allocate (shown, width, height, baseline, NULL);
}

static void
annexa_month_view_dispose (GObject *object)
{
  AnnexaMonthView *self = ANNEXA_MONTH_VIEW (object);

  g_clear_pointer (&self->wide, gtk_widget_unparent);
  g_clear_pointer (&self->compact, gtk_widget_unparent);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->month, g_free);
  g_clear_pointer (&self->focus, g_free);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (annexa_month_view_parent_class)->dispose (object);
}

static GtkWidget *
find_today (GtkWidget *grid)
{
  for (GtkWidget *child = gtk_widget_get_first_child (grid); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_has_css_class (child, "today"))
      return child;

  return NULL;
}

/* The keyboard comes to today, where that is shown. */
static gboolean
annexa_month_view_grab_focus (GtkWidget *widget)
{
  AnnexaMonthView *self = ANNEXA_MONTH_VIEW (widget);
  GtkWidget *grid = gtk_widget_get_child_visible (self->wide) ? self->wide : self->compact;
  GtkWidget *today = find_today (grid);

  if (today != NULL && (gtk_widget_grab_focus (today) || gtk_widget_child_focus (today, GTK_DIR_TAB_FORWARD)))
    return TRUE;
  return gtk_widget_child_focus (grid, GTK_DIR_TAB_FORWARD);
}

static void
annexa_month_view_class_init (AnnexaMonthViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_month_view_dispose;
  widget_class->get_request_mode = annexa_month_view_get_request_mode;
  widget_class->measure = annexa_month_view_measure;
  widget_class->size_allocate = annexa_month_view_size_allocate;
  widget_class->grab_focus = annexa_month_view_grab_focus;

  /**
   * AnnexaMonthView::day-chosen:
   * @day: a day
   *
   * Somebody wants to see all that is due on it.
   */
  signals[DAY_CHOSEN] = g_signal_new ("day-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * AnnexaMonthView::moved:
   * @day: a day
   *
   * An entry was moved there.
   */
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "monthview");
}

static const AnnexaCalendarEntry *
get_entry (GtkWidget *chip)
{
  return g_object_get_data (G_OBJECT (chip), "entry");
}

static char *
make_entry_name (const AnnexaCalendarEntry *entry)
{
  return g_strdup_printf ("%s-%" G_GINT64_FORMAT, entry->field->name, entry->id);
}

static void
chip_clicked (GtkWidget       *chip,
              AnnexaMonthView *self)
{
  const AnnexaCalendarEntry *entry = get_entry (chip);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "(sx)", entry->kind->name, entry->id);
}

static void
day_clicked (GtkWidget       *button,
             AnnexaMonthView *self)
{
  g_autofree char *day = g_strdup (g_object_get_data (G_OBJECT (button), "day"));

  g_signal_emit (self, signals[DAY_CHOSEN], 0, day);
}

/* By how many days an arrow key moves, or 0. */
static int
get_step (guint    key,
          gboolean right_to_left)
{
  switch (key)
    {
    case GDK_KEY_Left:
      return right_to_left ? 1 : -1;
    case GDK_KEY_Right:
      return right_to_left ? -1 : 1;
    case GDK_KEY_Up:
      return -7;
    case GDK_KEY_Down:
      return 7;
    default:
      return 0;
    }
}

static gboolean
key_pressed (GtkEventControllerKey *controller,
             guint                  key,
             guint                  code,
             GdkModifierType        state,
             AnnexaMonthView       *self)
{
  GtkWidget *chip = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  const AnnexaCalendarEntry *entry = get_entry (chip);
  int step = get_step (key, gtk_widget_get_direction (chip) == GTK_TEXT_DIR_RTL);
  g_autofree char *day = NULL;

  if (step == 0 || (state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  day = annexa_date_add_days (entry->day, step);
  g_free (self->focus);
  self->focus = make_entry_name (entry);
  if (!annexa_month_view_move (self, entry, day))
    g_clear_pointer (&self->focus, g_free);
  return GDK_EVENT_STOP;
}

static GdkContentProvider *
chip_taken (GtkDragSource *source,
            double         x,
            double         y,
            gpointer       data)
{
  GtkWidget *chip = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (chip);

  gtk_drag_source_set_icon (source, picture, (int) x, (int) y);
  return gdk_content_provider_new_typed (GTK_TYPE_WIDGET, chip);
}

static gboolean
chip_dropped (GtkDropTarget   *target,
              const GValue    *value,
              double           x,
              double           y,
              AnnexaMonthView *self)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  GtkWidget *chip = g_value_get_object (value);
  const AnnexaCalendarEntry *entry = get_entry (chip);

  /* It may come from the window of another project. */
  return entry != NULL && gtk_widget_is_ancestor (chip, GTK_WIDGET (self))
         && annexa_month_view_move (self, entry, g_object_get_data (G_OBJECT (cell), "day"));
}

/* Days that follow from something else stay where they are. */
static void
make_movable (AnnexaMonthView *self,
              GtkWidget       *chip)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (chip_taken), NULL);
  gtk_widget_add_controller (chip, GTK_EVENT_CONTROLLER (source));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (chip, keys);
}

static GtkWidget *
make_chip (AnnexaMonthView           *self,
           const AnnexaCalendarEntry *entry)
{
  GtkWidget *chip = gtk_button_new ();
  const char *sign = annexa_due_get_sign (entry);
  const char *title = annexa_project_get_title (self->project, entry->kind, entry->id);
  g_autofree char *text = sign != NULL ? g_strdup_printf ("%s %s", sign, title) : g_strdup (title);
  g_autofree char *spoken = annexa_due_describe (self->project, entry);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 8);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (chip), label);
  gtk_widget_add_css_class (chip, "level");
  gtk_widget_add_css_class (chip, annexa_due_get_colour (entry));
  gtk_widget_set_tooltip_text (chip, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (chip), "entry", (gpointer) entry);
  g_signal_connect (chip, "clicked", G_CALLBACK (chip_clicked), self);
  if (annexa_calendar_can_move (entry))
    make_movable (self, chip);
  return chip;
}

/* “Monday, 23 November 2026, 3 entries, 1 overdue” */
static char *
describe_cell (const char *day,
               guint       n_entries,
               guint       n_overdue)
{
  g_autofree char *date = annexa_describe_day (day);
  g_autofree char *count = g_strdup_printf (ngettext ("%u entry", "%u entries", n_entries), n_entries);

  if (n_overdue > 0)
    /* TRANSLATORS: A day, how much is due on it, and how much of that is overdue */
    return g_strdup_printf (_("%s, %s, %u overdue"), date, count, n_overdue);
  /* TRANSLATORS: A day and how much is due on it */
  return g_strdup_printf (_("%s, %s"), date, count);
}

static GtkWidget *
make_day_button (AnnexaMonthView *self,
                 const char      *text,
                 const char      *day,
                 guint            n_entries,
                 guint            n_overdue)
{
  GtkWidget *button = gtk_button_new_with_label (text);
  g_autofree char *spoken = describe_cell (day, n_entries, n_overdue);

  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (button), "day", g_strdup (day), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (day_clicked), self);
  return button;
}

static void
style_day (AnnexaMonthView *self,
           GtkWidget       *widget,
           const char      *day)
{
  g_autofree char *today = annexa_project_get_today (self->project);

  if (strcmp (day, today) == 0)
    gtk_widget_add_css_class (widget, "today");
  if (!g_str_has_prefix (day, self->month))
    gtk_widget_add_css_class (widget, "other-month");
}

static GtkWidget *
make_cell (AnnexaMonthView *self,
           const char      *day,
           guint            first,
           guint            n_entries,
           guint            n_overdue)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkDropTarget *target = gtk_drop_target_new (GTK_TYPE_WIDGET, GDK_ACTION_MOVE);
  g_autofree char *number = g_strdup_printf ("%d", atoi (day + 8));
  GtkWidget *heading = make_day_button (self, number, day, n_entries, n_overdue);
  guint n_shown = n_entries <= MOST_CHIPS ? n_entries : MOST_CHIPS - 1;

  gtk_widget_add_css_class (cell, "day");
  gtk_widget_set_vexpand (cell, TRUE);
  gtk_widget_add_css_class (heading, "day-number");
  gtk_widget_set_halign (heading, GTK_ALIGN_START);
  style_day (self, cell, day);
  gtk_box_append (GTK_BOX (cell), heading);
  for (guint i = first; i < first + n_shown; i++)
    gtk_box_append (GTK_BOX (cell), make_chip (self, self->entries->pdata[i]));
  if (n_shown < n_entries)
    {
      /* TRANSLATORS: How many more entries a day of the calendar has than there is room for */
      g_autofree char *more = g_strdup_printf (_("%u more"), n_entries - n_shown);
      GtkWidget *button = make_day_button (self, more, day, n_entries, n_overdue);

      gtk_widget_add_css_class (button, "more");
      gtk_box_append (GTK_BOX (cell), button);
    }
  g_object_set_data_full (G_OBJECT (cell), "day", g_strdup (day), g_free);
  g_signal_connect (target, "drop", G_CALLBACK (chip_dropped), self);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (target));
  return cell;
}

static GtkWidget *
make_compact_cell (AnnexaMonthView *self,
                   const char      *day,
                   guint            n_entries,
                   guint            n_overdue)
{
  g_autofree char *number = g_strdup_printf ("%d", atoi (day + 8));
  GtkWidget *button = make_day_button (self, "", day, n_entries, n_overdue);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *count = n_overdue > 0   ? g_strdup_printf ("!%u", n_entries)
                           : n_entries > 0 ? g_strdup_printf ("%u", n_entries)
                                           : g_strdup ("");
  GtkWidget *pill = gtk_label_new (count);

  gtk_box_append (GTK_BOX (box), gtk_label_new (number));
  gtk_widget_add_css_class (pill, "day-count");
  if (n_entries > 0)
    {
      gtk_widget_add_css_class (pill, "level");
      gtk_widget_add_css_class (pill, n_overdue > 0 ? "red" : "neutral");
    }
  gtk_box_append (GTK_BOX (box), pill);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "day");
  gtk_widget_set_vexpand (button, TRUE);
  style_day (self, button, day);
  return button;
}

static void
clear_grid (GtkWidget *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (grid)) != NULL)
    gtk_grid_remove (GTK_GRID (grid), child);
}

/* The names of the weekdays, from that of the first day of a week on. */
static void
add_weekdays (AnnexaMonthView *self,
              const char      *first)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  for (int i = 0; i < 7; i++)
    {
      g_autofree char *day = annexa_date_add_days (first, i);
      g_autoptr (GDateTime) time = g_date_time_new (zone, atoi (day), atoi (day + 5), atoi (day + 8), 12, 0, 0);
      g_autofree char *name = g_date_time_format (time, "%a");
      GtkWidget *wide = gtk_label_new (name);
      /* Two characters tell the days of a week apart: “Mo”, “Tu”, “周一”. */
      g_autofree char *start = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), 2));
      GtkWidget *compact = gtk_label_new (start);

      gtk_widget_add_css_class (wide, "weekday");
      gtk_widget_add_css_class (compact, "weekday");
      gtk_label_set_xalign (GTK_LABEL (wide), 0);
      gtk_grid_attach (GTK_GRID (self->wide), wide, i, 0, 1, 1);
      gtk_grid_attach (GTK_GRID (self->compact), compact, i, 0, 1, 1);
    }
}

static void
add_day (AnnexaMonthView *self,
         const char      *day,
         int              column,
         int              row,
         guint           *position)
{
  guint first = *position;
  guint n_overdue = 0;

  for (; *position < self->entries->len; (*position)++)
    {
      const AnnexaCalendarEntry *entry = self->entries->pdata[*position];

      if (strcmp (entry->day, day) != 0)
        break;
      n_overdue += entry->state == ANNEXA_DUE_OVERDUE;
    }
  gtk_grid_attach (GTK_GRID (self->wide), make_cell (self, day, first, *position - first, n_overdue), column, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->compact), make_compact_cell (self, day, *position - first, n_overdue), column, row, 1,
                   1);
}

static gboolean
focus_chip (GtkWidget  *widget,
            const char *name)
{
  const AnnexaCalendarEntry *entry = get_entry (widget);
  g_autofree char *found = entry != NULL ? make_entry_name (entry) : NULL;

  if (found != NULL && strcmp (found, name) == 0)
    return gtk_widget_grab_focus (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (focus_chip (child, name))
      return TRUE;

  return FALSE;
}

static GtkWidget *
make_grid (AnnexaMonthView *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_widget_set_parent (grid, GTK_WIDGET (self));
  return grid;
}

static void
annexa_month_view_init (AnnexaMonthView *self)
{
  self->entries = g_ptr_array_new ();
  self->wide = make_grid (self);
  self->compact = make_grid (self);
}

/**
 * annexa_month_view_set_project:
 * @self: a view
 * @project: a project
 */
void
annexa_month_view_set_project (AnnexaMonthView *self,
                               AnnexaProject   *project)
{
  g_return_if_fail (ANNEXA_IS_MONTH_VIEW (self) && self->project == NULL);

  self->project = g_object_ref (project);
}

/**
 * annexa_month_view_show:
 * @self: a view
 * @first: the first day, which begins a week
 * @month: the month that is meant, as the beginning of its dates: 2026-11
 * @n_weeks: how many weeks
 * @entries: (element-type AnnexaCalendarEntry): what is due on the days, in their order, from @first on
 */
void
annexa_month_view_show (AnnexaMonthView *self,
                        const char      *first,
                        const char      *month,
                        guint            n_weeks,
                        GPtrArray       *entries)
{
  g_autofree char *focus = g_steal_pointer (&self->focus);
  guint position = 0;

  g_return_if_fail (ANNEXA_IS_MONTH_VIEW (self));

  clear_grid (self->wide);
  clear_grid (self->compact);
  g_ptr_array_ref (entries);
  g_ptr_array_unref (self->entries);
  self->entries = entries;
  g_free (self->month);
  self->month = g_strdup (month);

  add_weekdays (self, first);
  for (int i = 0; i < (int) n_weeks * 7; i++)
    {
      g_autofree char *day = annexa_date_add_days (first, i);

      add_day (self, day, i % 7, 1 + i / 7, &position);
    }
  if (focus != NULL)
    focus_chip (self->wide, focus);
}

/**
 * annexa_month_view_move:
 * @self: a view
 * @entry: an entry
 * @day: the day that it is to be on
 *
 * Moves an entry to another day, as one edit that can be taken back. What is wrong with it is told in the window.
 *
 * Returns: whether it was moved
 */
gboolean
annexa_month_view_move (AnnexaMonthView           *self,
                        const AnnexaCalendarEntry *entry,
                        const char                *day)
{
  g_autofree char *target = g_strdup (day);
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  if (!annexa_calendar_can_move (entry) || strcmp (entry->day, target) == 0)
    return FALSE;
  label = annexa_calendar_move (self->project, entry, target, &error);
  if (label == NULL)
    {
      annexa_say (GTK_WIDGET (self), error->message);
      return FALSE;
    }
  annexa_offer_undo (GTK_WIDGET (self), label);
  g_signal_emit (self, signals[MOVED], 0, target);
  return TRUE;
}
