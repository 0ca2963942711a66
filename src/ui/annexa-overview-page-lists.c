/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-calendar.h"
#include "annexa-date.h"
#include "annexa-due-row.h"
#include "annexa-gap-row.h"
#include "annexa-overview-page-private.h"
#include "annexa-pill.h"
#include "annexa-sidebar.h"
#include "annexa-time.h"
#include "annexa-way-place.h"

/* What stands in lists: what comes next, what waits for somebody, what is due, and what was done last. */

#define MOST_STEPS 4
#define MOST_DUE 6
#define MOST_EDITS 5

/* What somebody has to decide, in the order in which it matters; only what there is is shown. */
static const struct
{
  const char *kind;
  const char *view;
} waiting[] = {
  { "incident", "notify-overdue" },
  { "risk", "above" },
  { "risk", "undecided" },
  { "risk", "not-rated" },
  { "assessment", "not-approved" },
  { "control", "undecided" },
  { "requirement", "not-assessed" },
  { "document", "in-review" },
  { "exception", "requested" },
  { "party", "undecided" },
  { "context-issue", "proposal" },
  { "party", "proposal" },
  { "obligation", "proposal" },
  { "role", "proposal" },
  { "asset", "proposal" },
  { "supplier", "proposal" },
  { "risk", "proposal" },
  { "task", "proposal" },
};

static AnnexaProject *
get_project (AnnexaOverviewPage *self)
{
  return annexa_page_get_project (ANNEXA_PAGE (self));
}

static void
clear_list (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

/* A row that leads to a page. */
static GtkWidget *
make_row (const char *title,
          const char *subtitle,
          const char *page)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.go");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", page);
  return row;
}

static void
add_arrow (GtkWidget *row)
{
  GtkWidget *image = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), image);
}

static void
add_nothing (GtkListBox *list,
             const char *text)
{
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "nothing");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (list, row);
}

static void
add_way (AnnexaOverviewPage *self,
         AnnexaReadiness    *readiness)
{
  int first = annexa_readiness_get_percent (annexa_readiness_get_score (readiness, ANNEXA_STAGE_1));
  int second = annexa_readiness_get_percent (annexa_readiness_get_score (readiness, ANNEXA_STAGE_2));
  g_autofree char *text = g_strdup_printf (_("Stage 1: %d %% in order · Stage 2: %d %%"), first, second);
  AnnexaWayPlace place;
  g_autofree char *here = NULL;
  GtkWidget *row;

  /* Whoever has just begun is at a step; how far that is from the end says nothing yet. */
  annexa_way_find_place (readiness, ANNEXA_STAGE_1, &place);
  if (place.n_later > 0)
    here = annexa_way_place_describe (&place);
  row = make_row (_("The whole way"), here != NULL ? here : text, "readiness");

  add_arrow (row);
  gtk_list_box_append (self->steps, row);
}

static void
show_steps (AnnexaOverviewPage *self)
{
  AnnexaReadiness *readiness = annexa_readiness_watch_get_result (self->watch);
  g_autoptr (GPtrArray) next = NULL;

  clear_list (self->steps);
  gtk_widget_set_visible (GTK_WIDGET (self->steps_group), readiness != NULL);
  if (readiness == NULL)
    return;
  adw_preferences_group_set_description (self->steps_group, annexa_way_describe_round (readiness, ANNEXA_STAGE_2));
  next = annexa_way_list_next_rules (readiness, ANNEXA_STAGE_2, MOST_STEPS);
  for (guint i = 0; i < next->len; i++)
    gtk_list_box_append (self->steps, annexa_gap_row_new_next (get_project (self), readiness, next->pdata[i]));
  add_way (self, readiness);
}

/* “2 overdue · 3 due this week” */
static char *
describe_week (guint n_overdue,
               guint n_week)
{
  /* TRANSLATORS: How many things are late */
  g_autofree char *overdue = g_strdup_printf (ngettext ("%u overdue", "%u overdue", n_overdue), n_overdue);
  /* TRANSLATORS: How many things have to be done within seven days */
  g_autofree char *week
      = g_strdup_printf (ngettext ("%u due within seven days", "%u due within seven days", n_week), n_week);

  if (n_overdue == 0)
    return g_steal_pointer (&week);
  if (n_week == 0)
    return g_steal_pointer (&overdue);
  return g_strdup_printf ("%s · %s", overdue, week);
}

/* What presses most is said in a line above the days. */
static void
add_week (AnnexaOverviewPage *self,
          GPtrArray          *due)
{
  g_autofree char *today = annexa_project_get_today (get_project (self));
  g_autofree char *last = annexa_date_add_days (today, 7);
  g_autofree char *day = annexa_date_format_long (last);
  g_autofree char *until = g_strdup_printf (_("This week, until %s"), day);
  g_autofree char *text = NULL;
  guint n_overdue = 0;
  guint n_week = 0;
  GtkWidget *row;

  for (guint i = 0; i < due->len; i++)
    {
      const AnnexaCalendarEntry *entry = due->pdata[i];

      n_overdue += entry->state == ANNEXA_DUE_OVERDUE;
      n_week += entry->state != ANNEXA_DUE_OVERDUE && strcmp (entry->day, last) <= 0;
    }
  if (n_overdue + n_week == 0)
    return;
  text = describe_week (n_overdue, n_week);
  row = make_row (text, until, "calendar");
  gtk_widget_add_css_class (row, "heading");
  add_arrow (row);
  gtk_list_box_append (self->due, row);
}

static void
show_due (AnnexaOverviewPage *self)
{
  GPtrArray *due = self->overview->due;
  g_autofree char *more = g_strdup_printf (ngettext ("All %u in the calendar", "All %u in the calendar", due->len),
                                           due->len);

  clear_list (self->due);
  add_week (self, due);
  for (guint i = 0; i < MIN (due->len, MOST_DUE); i++)
    gtk_list_box_append (self->due, annexa_due_row_new (get_project (self), due->pdata[i], TRUE));
  if (due->len == 0)
    add_nothing (self->due, _("Nothing is overdue, and nothing is due in the next 14 days."));
  if (due->len > MOST_DUE)
    {
      GtkWidget *row = make_row (more, NULL, "calendar");

      add_arrow (row);
      gtk_list_box_append (self->due, row);
    }
}

static void
add_waiting (AnnexaOverviewPage *self,
             const char         *kind_name,
             const char         *view_name,
             gint64              count)
{
  const AnnexaKind *kind = annexa_kind_lookup (kind_name);
  g_autofree char *number = g_strdup_printf ("%d", (int) count);
  /* TRANSLATORS: For screen readers: a kind of records, what they have in common, and how many there are */
  g_autofree char *spoken = g_strdup_printf (_("%s, %s: %d"), annexa_kind_get_plural (kind),
                                             annexa_view_get_label (annexa_view_find (kind, view_name)), (int) count);
  GtkWidget *row = make_row (annexa_view_get_label (annexa_view_find (kind, view_name)), annexa_kind_get_plural (kind),
                             annexa_destination_of (kind)->name);
  GtkWidget *pill = annexa_pill_new ();

  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-list");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", kind_name, view_name);
  annexa_pill_show_word (pill, number, "orange");
  gtk_label_set_ellipsize (GTK_LABEL (pill), PANGO_ELLIPSIZE_NONE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), pill);
  add_arrow (row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_list_box_append (self->waiting, row);
}

static void
show_waiting (const gint64 *counts,
              gpointer      data)
{
  AnnexaOverviewPage *self = data;

  clear_list (self->waiting);
  for (guint i = 0; i < G_N_ELEMENTS (waiting); i++)
    if (counts[i] > 0)
      add_waiting (self, waiting[i].kind, waiting[i].view, counts[i]);
  if (gtk_widget_get_first_child (GTK_WIDGET (self->waiting)) == NULL)
    add_nothing (self->waiting, _("Nothing waits to be decided."));
}

static AnnexaViewCounter *
make_counter (AnnexaOverviewPage *self)
{
  g_autoptr (GPtrArray) views = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (waiting); i++)
    g_ptr_array_add (views,
                     (gpointer) annexa_view_find (annexa_kind_lookup (waiting[i].kind), waiting[i].view));
  return annexa_view_counter_new (get_project (self), views, ANNEXA_VIEWS_AT_ONCE, show_waiting, self);
}

static void
add_edit (AnnexaOverviewPage *self,
          AnnexaHistoryItem  *item)
{
  g_autofree char *time = annexa_time_format (annexa_history_item_get_time (item));
  const char *person = annexa_history_item_get_person (item);
  g_autofree char *both = g_strdup_printf ("%s · %s", time, person);

  gtk_list_box_append (self->edits, make_row (annexa_history_item_get_label (item),
                                              person != NULL && *person != '\0' ? both : time, "history"));
}

static void
show_edits (AnnexaOverviewPage *self)
{
  guint n = MIN (g_list_model_get_n_items (G_LIST_MODEL (self->history)), MOST_EDITS);

  clear_list (self->edits);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AnnexaHistoryItem) item = g_list_model_get_item (G_LIST_MODEL (self->history), i);

      add_edit (self, item);
    }
}

/**
 * annexa_overview_page_show_lists:
 * @self: the page, whose overview is there
 *
 * Shows what comes next and what is due; what waits and what was done last shows itself.
 */
void
annexa_overview_page_show_lists (AnnexaOverviewPage *self)
{
  show_steps (self);
  show_due (self);
}

/**
 * annexa_overview_page_start_lists:
 * @self: the page
 *
 * Begins to look for what comes next, what waits for somebody and what was done last.
 */
void
annexa_overview_page_start_lists (AnnexaOverviewPage *self)
{
  self->watch = annexa_readiness_watch_get (get_project (self));
  g_signal_connect_object (self->watch, "updated", G_CALLBACK (show_steps), self, G_CONNECT_SWAPPED);
  self->counter = make_counter (self);
  self->history = annexa_history_list_new (get_project (self));
  g_signal_connect_object (self->history, "items-changed", G_CALLBACK (show_edits), self, G_CONNECT_SWAPPED);
  show_edits (self);
}
