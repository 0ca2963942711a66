/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-date.h"
#include "annexa-history-row.h"
#include "annexa-wrapping.h"

/**
 * AnnexaHistoryRow:
 *
 * One edit in the list of the History page: what, who and at what time, below the day where that begins.
 */
struct _AnnexaHistoryRow
{
  AdwBin parent_instance;

  GtkLabel *day;
  GtkLabel *time;
  GtkLabel *label;
  GtkLabel *person;
};

G_DEFINE_FINAL_TYPE (AnnexaHistoryRow, annexa_history_row, ADW_TYPE_BIN)

static void
annexa_history_row_class_init (AnnexaHistoryRowClass *klass)
{
}

static GtkLabel *
add_label (GtkBox *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static void
annexa_history_row_init (AnnexaHistoryRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->day = add_label (GTK_BOX (box));
  gtk_widget_add_css_class (GTK_WIDGET (self->day), "day");
  self->time = add_label (GTK_BOX (entry));
  gtk_widget_set_valign (GTK_WIDGET (self->time), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->time), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->time), "numeric");
  gtk_label_set_ellipsize (self->time, PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (lines, TRUE);
  self->label = add_label (GTK_BOX (lines));
  self->person = add_label (GTK_BOX (lines));
  gtk_widget_add_css_class (GTK_WIDGET (self->person), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->person), "dim-label");
  gtk_box_append (GTK_BOX (entry), lines);
  gtk_widget_add_css_class (entry, "entry");
  gtk_box_append (GTK_BOX (box), entry);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * annexa_history_row_new:
 *
 * Returns: (transfer floating): a row without an edit
 */
GtkWidget *
annexa_history_row_new (void)
{
  return g_object_new (ANNEXA_TYPE_HISTORY_ROW, NULL);
}

/**
 * annexa_describe_day:
 * @day: a date
 *
 * Returns: (transfer full): “Today”, “Yesterday”, or the date with its weekday
 */
char *
annexa_describe_day (const char *day)
{
  g_autofree char *today = annexa_date_today ();
  g_autofree char *date = NULL;
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *midnight = g_strconcat (day, "T00:00:00Z", NULL);
  g_autofree char *weekday = NULL;

  if (!annexa_date_is_valid (day))
    return g_strdup (_("At an unknown time"));
  if (annexa_date_days_between (day, today) == 0)
    return g_strdup (_("Today"));
  if (annexa_date_days_between (day, today) == 1)
    return g_strdup (_("Yesterday"));

  date = annexa_date_format_long (day);
  time = g_date_time_new_from_iso8601 (midnight, NULL);
  weekday = g_date_time_format (time, "%A");
  /* TRANSLATORS: A weekday and a date: “Monday, 23 November 2026” */
  return g_strdup_printf (_("%s, %s"), weekday, date);
}

static char *
format_clock (const char *time)
{
  g_autoptr (GDateTime) parsed = g_date_time_new_from_iso8601 (time, NULL);
  g_autoptr (GDateTime) local = parsed != NULL ? g_date_time_to_local (parsed) : NULL;

  /* TRANSLATORS: The time of day, see g_date_time_format(): 21:07 */
  return local != NULL ? g_date_time_format (local, C_ ("time", "%H:%M")) : g_strdup ("–");
}

/* The row of the list has the keyboard, so it is the row that is read out. */
static void
set_name (AnnexaHistoryRow *self,
          const char       *name)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * annexa_history_row_set_item:
 * @self: a row
 * @item: the edit to show
 * @begins_day: whether the day stands above it
 */
void
annexa_history_row_set_item (AnnexaHistoryRow  *self,
                             AnnexaHistoryItem *item,
                             gboolean           begins_day)
{
  g_autofree char *day = NULL;
  g_autofree char *clock = NULL;
  g_autofree char *sentence = NULL;

  g_return_if_fail (ANNEXA_IS_HISTORY_ROW (self));

  day = annexa_describe_day (annexa_history_item_get_day (item));
  clock = format_clock (annexa_history_item_get_time (item));
  gtk_label_set_label (self->day, day);
  gtk_widget_set_visible (GTK_WIDGET (self->day), begins_day);
  gtk_label_set_label (self->time, clock);
  gtk_label_set_label (self->label, annexa_history_item_get_label (item));
  annexa_wrap_when_large (self->label);
  gtk_label_set_label (self->person, annexa_history_item_get_person (item));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->label), annexa_history_item_get_label (item));
  /* TRANSLATORS: For screen readers: what was done, by whom, on which day and at what time */
  sentence = g_strdup_printf (_("%s, %s, %s, %s"), annexa_history_item_get_label (item),
                              annexa_history_item_get_person (item), day, clock);
  set_name (self, sentence);
}
