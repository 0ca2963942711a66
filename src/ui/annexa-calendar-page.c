/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <stdlib.h>
#include <string.h>

#include "annexa-apply.h"
#include "annexa-calendar-page.h"
#include "annexa-calendar-saver.h"
#include "annexa-calendar.h"
#include "annexa-date.h"
#include "annexa-due-row.h"
#include "annexa-duties-view.h"
#include "annexa-files.h"
#include "annexa-focus.h"
#include "annexa-history-row.h"
#include "annexa-month-view.h"
#include "annexa-pane.h"
#include "annexa-query.h"
#include "annexa-tabs.h"

/**
 * AnnexaCalendarPage:
 *
 * Everything that is due, from all kinds: as a month, or as a list with what is overdue on top.
 */
struct _AnnexaCalendarPage
{
  AnnexaPage parent_instance;

  char *month; /* “2026-11” */
  char *first; /* the first day that the month shows, and how many weeks from there on */
  guint n_weeks;
  gboolean stale; /* Something changed while nobody saw it. */
  gboolean filling;
  char *wanted_day; /* the day whose first entry in the list gets the keyboard */
  GCancellable *cancellable;
  GPtrArray *overdue; /* AnnexaCalendarEntry */
  GPtrArray *entries;
  GArray *people; /* gint64, below “Everybody” */

  AdwWindowTitle *title;
  GtkToggleButton *month_button;
  GtkToggleButton *agenda_button;
  GtkToggleButton *duties_button;
  GtkWidget *month_box;
  GtkDropDown *person_choice;
  GtkStack *stack;
  AnnexaMonthView *month_view;
  AnnexaDutiesView *duties_view;
  GtkStack *agenda_stack;
  GtkListBox *agenda;
  GtkLabel *more;
};

G_DEFINE_FINAL_TYPE (AnnexaCalendarPage, annexa_calendar_page, ANNEXA_TYPE_PAGE)

/* More rows than these are for the registers. */
#define MOST_ROWS 150

static AnnexaProject *
get_project (AnnexaCalendarPage *self)
{
  return annexa_page_get_project (ANNEXA_PAGE (self));
}

/* 0 for weeks that begin on Sunday, 1 for Monday. The C library says it as the day of a week that began on a known date. */
static guint
get_first_weekday (void)
{
#ifdef __GLIBC__
  union
  {
    const char *text;
    guint number;
  } origin = { nl_langinfo (_NL_TIME_WEEK_1STDAY) };
  guint first = (guint) *nl_langinfo (_NL_TIME_FIRST_WEEKDAY);

  return ((origin.number == 19971201 ? 1 : 0) + first + 6) % 7;
#else
  return 1;
#endif
}

static GDateWeekday
get_weekday (const char *day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) atoi (day + 8), (GDateMonth) atoi (day + 5), (GDateYear) atoi (day));
  return g_date_get_weekday (&date);
}

static guint
get_days_in_month (const char *month)
{
  return g_date_get_days_in_month ((GDateMonth) atoi (month + 5), (GDateYear) atoi (month));
}

/* Whole weeks around the days of the month. */
static void
lay_out_month (AnnexaCalendarPage *self)
{
  g_autofree char *day = g_strconcat (self->month, "-01", NULL);
  guint before = ((guint) get_weekday (day) % 7 + 7 - get_first_weekday ()) % 7;

  g_free (self->first);
  self->first = annexa_date_add_days (day, -(int) before);
  self->n_weeks = (before + get_days_in_month (self->month) + 6) / 7;
}

static char *
describe_month (const char *month)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (atoi (month), atoi (month + 5), 1, 12, 0, 0);

  /* TRANSLATORS: A month as strftime writes it: November 2026 */
  return g_date_time_format (time, _("%OB %Y"));
}

static void
update_title (AnnexaCalendarPage *self)
{
  g_autofree char *month = describe_month (self->month);
  guint n = self->overdue->len;
  g_autofree char *both = g_strdup_printf (ngettext ("%s, %u overdue", "%s, %u overdue", n), month, n);
  gboolean duties = gtk_toggle_button_get_active (self->duties_button);

  /* What has to be done again and again belongs to no month. */
  adw_window_title_set_subtitle (self->title, duties ? NULL : n > 0 ? both : month);
}

static void
append_row (AnnexaCalendarPage        *self,
            const AnnexaCalendarEntry *entry,
            const char                *heading,
            gboolean                   with_day)
{
  GtkWidget *row = annexa_due_row_new (get_project (self), entry, with_day);

  g_object_set_data_full (G_OBJECT (row), "heading", g_strdup (heading), g_free);
  gtk_list_box_append (self->agenda, row);
  if (!with_day && g_strcmp0 (self->wanted_day, entry->day) == 0)
    {
      gtk_widget_grab_focus (row);
      g_clear_pointer (&self->wanted_day, g_free);
    }
}

/* What is overdue stands on top of the list, whatever day it was due, and nowhere else in it. */
static guint
list_overdue (AnnexaCalendarPage *self)
{
  guint n = MIN (self->overdue->len, MOST_ROWS);

  for (guint i = 0; i < n; i++)
    append_row (self, self->overdue->pdata[i], i == 0 ? _("Overdue") : NULL, TRUE);
  return n;
}

static guint
list_month (AnnexaCalendarPage *self,
            guint               n_rows)
{
  const char *day = "";
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const AnnexaCalendarEntry *entry = self->entries->pdata[i];
      g_autofree char *heading = NULL;

      if (entry->state == ANNEXA_DUE_OVERDUE || !g_str_has_prefix (entry->day, self->month))
        continue;
      if (strcmp (entry->day, day) != 0)
        heading = annexa_describe_day (entry->day);
      day = entry->day;
      if (n_rows + n++ < MOST_ROWS)
        append_row (self, entry, heading, FALSE);
    }
  return n;
}

static void
update_agenda (AnnexaCalendarPage *self)
{
  GtkWidget *child;
  guint n_overdue, n_month;
  guint n_left = 0;
  g_autofree char *more = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->agenda))) != NULL)
    gtk_list_box_remove (self->agenda, child);
  n_overdue = list_overdue (self);
  n_month = list_month (self, n_overdue);
  if (self->overdue->len + n_month > MOST_ROWS)
    n_left = self->overdue->len + n_month - MOST_ROWS;
  more = g_strdup_printf (ngettext ("%u more is in the registers.", "%u more are in the registers.", n_left), n_left);
  gtk_label_set_label (self->more, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n_left > 0);
  gtk_stack_set_visible_child_name (self->agenda_stack, n_overdue + n_month > 0 ? "list" : "empty");
  g_clear_pointer (&self->wanted_day, g_free);
}

static void
show_entries (AnnexaCalendarPage *self)
{
  update_title (self);
  annexa_month_view_show (self->month_view, self->first, self->month, self->n_weeks, self->entries);
  if (gtk_toggle_button_get_active (self->agenda_button))
    update_agenda (self);
  if (gtk_toggle_button_get_active (self->duties_button))
    annexa_duties_view_show (self->duties_view, get_project (self));
}

static void
tell_error (GtkWidget    *page,
            const GError *error)
{
  /* TRANSLATORS: Why, as a sentence */
  g_autofree char *text = g_strdup_printf (_("What is due cannot be read. %s"), error->message);

  annexa_say (page, text);
}

/* Who was stopped may be gone. */
static GPtrArray *
finish (gpointer      page,
        GObject      *project,
        GAsyncResult *result,
        gboolean     *stopped)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = annexa_calendar_list_finish (ANNEXA_PROJECT (project), result, &error);

  *stopped = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (error != NULL && !*stopped)
    tell_error (page, error);
  return entries;
}

static void
month_listed (GObject      *project,
              GAsyncResult *result,
              gpointer      user_data)
{
  AnnexaCalendarPage *self = user_data;
  gboolean stopped;
  g_autoptr (GPtrArray) entries = finish (self, project, result, &stopped);

  if (stopped)
    return;
  g_clear_object (&self->cancellable);
  if (entries == NULL)
    return;
  g_ptr_array_unref (self->entries);
  self->entries = g_ptr_array_ref (entries);
  show_entries (self);
}

static gint64
get_person (AnnexaCalendarPage *self)
{
  guint chosen = gtk_drop_down_get_selected (self->person_choice);

  return chosen > 0 && chosen <= self->people->len ? g_array_index (self->people, gint64, chosen - 1) : 0;
}

static void
overdue_listed (GObject      *project,
                GAsyncResult *result,
                gpointer      user_data)
{
  AnnexaCalendarPage *self = user_data;
  gboolean stopped;
  g_autoptr (GPtrArray) entries = finish (self, project, result, &stopped);
  g_autofree char *last = NULL;
  AnnexaCalendarFilter filter = { 0 };

  if (stopped)
    return;
  if (entries != NULL)
    {
      g_ptr_array_unref (self->overdue);
      self->overdue = g_ptr_array_ref (entries);
    }
  last = annexa_date_add_days (self->first, (int) self->n_weeks * 7 - 1);
  filter = (AnnexaCalendarFilter){ self->first, last, get_person (self), TRUE };
  annexa_calendar_list_async (ANNEXA_PROJECT (project), &filter, self->cancellable, month_listed, self);
}

static void
stop (AnnexaCalendarPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
reload (AnnexaCalendarPage *self)
{
  g_autofree char *today = annexa_project_get_today (annexa_page_get_project (ANNEXA_PAGE (self)));
  AnnexaCalendarFilter filter = { NULL, today, get_person (self), FALSE, TRUE };

  if (self->filling)
    return;
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale)
    return;
  stop (self);
  self->cancellable = g_cancellable_new ();
  annexa_calendar_list_async (get_project (self), &filter, self->cancellable, overdue_listed, self);
}

/* Everybody first; then the people by their names. Who was chosen stays it. */
static void
fill_people (AnnexaCalendarPage *self)
{
  const AnnexaKind *kind = annexa_kind_lookup ("person");
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  gint64 person = get_person (self);
  guint chosen = 0;

  annexa_query_add_sort (query, annexa_kind_get_title_field (kind), FALSE);
  self->filling = TRUE;
  g_array_unref (self->people);
  self->people = annexa_project_query (get_project (self), query, NULL);
  if (self->people == NULL)
    self->people = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_string_list_append (names, _("Everybody"));
  for (guint i = 0; i < self->people->len; i++)
    {
      gint64 id = g_array_index (self->people, gint64, i);

      gtk_string_list_append (names, annexa_project_get_title (get_project (self), kind, id));
      if (id == person)
        chosen = i + 1;
    }
  gtk_drop_down_set_model (self->person_choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->person_choice, chosen);
  self->filling = FALSE;
}

static void
project_changed (AnnexaCalendarPage *self,
                 AnnexaChanges      *changes)
{
  if (annexa_changes_touch (changes, annexa_kind_lookup ("person")))
    fill_people (self);
  reload (self);
}

static void
mapped (AnnexaCalendarPage *self)
{
  if (self->stale)
    reload (self);
}

static void
turn_month (AnnexaCalendarPage *self,
            int                 step)
{
  int months = atoi (self->month) * 12 + atoi (self->month + 5) - 1 + step;
  g_autofree char *day = g_strdup_printf ("%04d-%02d-01", months / 12, months % 12 + 1);

  annexa_calendar_page_show_month (self, day);
}

static void
previous_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  turn_month (ANNEXA_CALENDAR_PAGE (widget), -1);
}

static void
next_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  turn_month (ANNEXA_CALENDAR_PAGE (widget), 1);
}

static void
today_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  AnnexaCalendarPage *self = ANNEXA_CALENDAR_PAGE (widget);
  g_autofree char *today = annexa_project_get_today (annexa_page_get_project (ANNEXA_PAGE (self)));

  g_free (self->wanted_day);
  self->wanted_day = g_strdup (today);
  annexa_calendar_page_show_month (self, today);
}

static void
view_toggled (AnnexaCalendarPage *self)
{
  gboolean agenda = gtk_toggle_button_get_active (self->agenda_button);
  gboolean duties = gtk_toggle_button_get_active (self->duties_button);

  gtk_stack_set_visible_child_name (self->stack, duties ? "duties" : agenda ? "agenda" : "month");
  gtk_widget_set_visible (self->month_box, !duties);
  gtk_widget_set_visible (GTK_WIDGET (self->person_choice), !duties);
  update_title (self);
  if (agenda)
    update_agenda (self);
  if (duties)
    annexa_duties_view_show (self->duties_view, get_project (self));
}

/**
 * annexa_calendar_page_save_to:
 * @self: the page
 * @path: where to
 *
 * Writes what is due for another calendar, and says so when it is done.
 */
void
annexa_calendar_page_save_to (AnnexaCalendarPage *self,
                              const char         *path)
{
  g_return_if_fail (ANNEXA_IS_CALENDAR_PAGE (self));

  annexa_save_calendar (GTK_WIDGET (self), get_project (self), get_person (self), path);
}

static void
place_chosen (const char *path,
              gpointer    user_data)
{
  g_autoptr (AnnexaCalendarPage) self = user_data;

  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    annexa_calendar_page_save_to (self, path);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_autofree char *file_name = annexa_name_calendar (get_project (ANNEXA_CALENDAR_PAGE (widget)));

  annexa_choose_file_to_save (widget, _("Save for another calendar"), ANNEXA_FILE_CALENDAR, file_name, place_chosen,
                              g_object_ref (widget), g_object_unref);
}

static void
day_chosen (AnnexaCalendarPage *self,
            const char         *day)
{
  gtk_toggle_button_set_active (self->agenda_button, TRUE);
  g_free (self->wanted_day);
  self->wanted_day = g_strdup (day);
  annexa_calendar_page_show_month (self, day);
}

/* Whoever moves something out of the weeks that are shown goes along with it. */
static void
entry_moved (AnnexaCalendarPage *self,
             const char         *day)
{
  int days = annexa_date_days_between (self->first, day);

  if (days < 0 || days >= (int) self->n_weeks * 7)
    annexa_calendar_page_show_month (self, day);
}

static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       data)
{
  const char *text = g_object_get_data (G_OBJECT (row), "heading");
  GtkWidget *heading;

  if (text == NULL)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  heading = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "section-heading");
  gtk_list_box_row_set_header (row, heading);
}

static gboolean
annexa_calendar_page_take_focus (AnnexaPage *page)
{
  AnnexaCalendarPage *self = ANNEXA_CALENDAR_PAGE (page);
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);

  if (gtk_widget_get_width (shown) > 0 && !gtk_toggle_button_get_active (self->agenda_button))
    return gtk_widget_grab_focus (GTK_WIDGET (self->month_view));
  return gtk_widget_get_width (shown) > 0 && annexa_focus_into (shown);
}

static void
annexa_calendar_page_turn_tab (AnnexaPage *page,
                               int         step)
{
  AnnexaCalendarPage *self = ANNEXA_CALENDAR_PAGE (page);
  GtkToggleButton *buttons[] = { self->month_button, self->agenda_button, self->duties_button };

  annexa_tabs_turn_buttons (buttons, G_N_ELEMENTS (buttons), step);
}

static void
annexa_calendar_page_show_picture (AnnexaPage *page,
                                   const char *name)
{
  AnnexaCalendarPage *self = ANNEXA_CALENDAR_PAGE (page);

  gtk_toggle_button_set_active (strcmp (name, "duties") == 0   ? self->duties_button
                                : strcmp (name, "agenda") == 0 ? self->agenda_button
                                                               : self->month_button,
                                TRUE);
}

static void
annexa_calendar_page_dispose (GObject *object)
{
  AnnexaCalendarPage *self = ANNEXA_CALENDAR_PAGE (object);

  stop (self);
  self->filling = TRUE;
  /* Disposing of the template takes its children out of their parent behind the parent's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNEXA_TYPE_CALENDAR_PAGE);

  G_OBJECT_CLASS (annexa_calendar_page_parent_class)->dispose (object);
}

static void
annexa_calendar_page_finalize (GObject *object)
{
  AnnexaCalendarPage *self = ANNEXA_CALENDAR_PAGE (object);

  g_free (self->month);
  g_free (self->first);
  g_free (self->wanted_day);
  g_ptr_array_unref (self->overdue);
  g_ptr_array_unref (self->entries);
  g_array_unref (self->people);

  G_OBJECT_CLASS (annexa_calendar_page_parent_class)->finalize (object);
}

static void
install_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "calendar.previous", NULL, previous_action);
  gtk_widget_class_install_action (widget_class, "calendar.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "calendar.today", NULL, today_action);
  gtk_widget_class_install_action (widget_class, "calendar.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "calendar.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "calendar.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "calendar.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Home, GDK_CONTROL_MASK, "calendar.today", NULL);
}

static void
annexa_calendar_page_class_init (AnnexaCalendarPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_calendar_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = annexa_calendar_page_finalize;
  ANNEXA_PAGE_CLASS (klass)->take_focus = annexa_calendar_page_take_focus;
  ANNEXA_PAGE_CLASS (klass)->turn_tab = annexa_calendar_page_turn_tab;
  ANNEXA_PAGE_CLASS (klass)->show_picture = annexa_calendar_page_show_picture;
  install_keys (widget_class);

  g_type_ensure (ANNEXA_TYPE_DUTIES_VIEW);
  g_type_ensure (ANNEXA_TYPE_MONTH_VIEW);
  g_type_ensure (ANNEXA_TYPE_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-calendar-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaCalendarPage, title);
  gtk_widget_class_bind_template_child (widget_class, AnnexaCalendarPage, month_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaCalendarPage, agenda_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaCalendarPage, duties_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaCalendarPage, month_box);
  gtk_widget_class_bind_template_child (widget_class, AnnexaCalendarPage, person_choice);
  gtk_widget_class_bind_template_child (widget_class, AnnexaCalendarPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnexaCalendarPage, month_view);
  gtk_widget_class_bind_template_child (widget_class, AnnexaCalendarPage, duties_view);
  gtk_widget_class_bind_template_child (widget_class, AnnexaCalendarPage, agenda_stack);
  gtk_widget_class_bind_template_child (widget_class, AnnexaCalendarPage, agenda);
  gtk_widget_class_bind_template_child (widget_class, AnnexaCalendarPage, more);
  gtk_widget_class_bind_template_callback (widget_class, mapped);
  gtk_widget_class_bind_template_callback (widget_class, reload);
  gtk_widget_class_bind_template_callback (widget_class, view_toggled);
  gtk_widget_class_bind_template_callback (widget_class, day_chosen);
  gtk_widget_class_bind_template_callback (widget_class, entry_moved);
}

static void
annexa_calendar_page_init (AnnexaCalendarPage *self)
{
  self->overdue = g_ptr_array_new ();
  self->entries = g_ptr_array_new ();
  self->people = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->agenda, update_header, NULL, NULL);
}

/**
 * annexa_calendar_page_new:
 * @project: a project
 *
 * Returns: (transfer floating): the page of everything that is due in it
 */
GtkWidget *
annexa_calendar_page_new (AnnexaProject *project)
{
  AnnexaCalendarPage *self = g_object_new (ANNEXA_TYPE_CALENDAR_PAGE, "project", project, NULL);
  g_autofree char *today = annexa_project_get_today (project);

  self->month = g_strndup (today, 7);
  annexa_month_view_set_project (self->month_view, project);
  lay_out_month (self);
  fill_people (self);
  show_entries (self);
  g_signal_connect_object (project, "changed", G_CALLBACK (project_changed), self, G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}

/**
 * annexa_calendar_page_show_month:
 * @self: the page
 * @day: a day
 *
 * Shows the month with that day.
 */
void
annexa_calendar_page_show_month (AnnexaCalendarPage *self,
                                 const char         *day)
{
  g_return_if_fail (ANNEXA_IS_CALENDAR_PAGE (self) && annexa_date_is_valid (day));

  g_free (self->month);
  self->month = g_strndup (day, 7);
  lay_out_month (self);
  reload (self);
}

/**
 * annexa_calendar_page_is_loading:
 * @self: the page
 *
 * Returns: whether what is due is still being read
 */
gboolean
annexa_calendar_page_is_loading (AnnexaCalendarPage *self)
{
  g_return_val_if_fail (ANNEXA_IS_CALENDAR_PAGE (self), FALSE);

  return self->cancellable != NULL;
}
