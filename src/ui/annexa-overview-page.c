/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-bars.h"
#include "annexa-calendar.h"
#include "annexa-date.h"
#include "annexa-due-row.h"
#include "annexa-gap-row.h"
#include "annexa-history-list.h"
#include "annexa-overview-page.h"
#include "annexa-overview.h"
#include "annexa-pane.h"
#include "annexa-pill.h"
#include "annexa-readiness-watch.h"
#include "annexa-scene-view.h"
#include "annexa-tiles-layout.h"
#include "annexa-time.h"
#include "annexa-view-counter.h"
#include "annexa-way.h"

/**
 * AnnexaOverviewPage:
 *
 * Where the organization stands and what comes next; everything leads to where it is from.
 */
struct _AnnexaOverviewPage
{
  AnnexaPage parent_instance;

  gboolean stale; /* Something changed while nobody saw it. */
  GCancellable *cancellable;
  AnnexaOverview *overview;
  AnnexaViewCounter *counter; /* of what waits for somebody */
  AnnexaHistoryList *history;
  AnnexaReadinessWatch *watch; /* lives as long as the project */

  GtkStack *stack;
  GtkWidget *steps_group;
  GtkListBox *steps;
  GtkListBox *waiting;
  GtkListBox *due;
  GtkWidget *risks_group;
  GtkWidget *controls_group;
  GtkWidget *clauses_group;
  AnnexaSceneView *risks;
  AnnexaSceneView *controls;
  AnnexaSceneView *clauses;
  GtkListBox *edits;
};

G_DEFINE_FINAL_TYPE (AnnexaOverviewPage, annexa_overview_page, ANNEXA_TYPE_PAGE)

#define MOST_STEPS 4
#define MOST_DUE 6
#define MOST_EDITS 5

/* What somebody has to decide, in the order in which it matters; only what there is is shown. */
static const struct
{
  const char *kind;
  const char *view;
  const char *page;
} waiting[] = {
  { "incident", "notify-overdue", "incidents" },
  { "risk", "above", "risks" },
  { "risk", "undecided", "risks" },
  { "risk", "not-rated", "risks" },
  { "assessment", "not-approved", "assessments" },
  { "control", "undecided", "applicability" },
  { "requirement", "not-assessed", "requirements" },
  { "document", "in-review", "documents" },
  { "exception", "requested", "requirements" },
  { "party", "undecided", "context" },
  { "context-issue", "proposal", "context" },
  { "party", "proposal", "context" },
  { "obligation", "proposal", "context" },
  { "role", "proposal", "people" },
  { "asset", "proposal", "assets" },
  { "supplier", "proposal", "suppliers" },
  { "risk", "proposal", "risks" },
  { "task", "proposal", "tasks" },
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

static gint64
count_decided (const AnnexaOverview *overview)
{
  gint64 n = 0;

  for (guint i = 0; i < ANNEXA_OVERVIEW_THEMES; i++)
    {
      n += overview->excluded[i];
      for (guint j = 0; j < ANNEXA_OVERVIEW_STATUSES; j++)
        n += overview->controls[i][j];
    }
  return n;
}

static void
add_way (AnnexaOverviewPage *self,
         AnnexaReadiness    *readiness)
{
  int first = annexa_readiness_get_percent (annexa_readiness_get_score (readiness, ANNEXA_STAGE_1));
  int second = annexa_readiness_get_percent (annexa_readiness_get_score (readiness, ANNEXA_STAGE_2));
  g_autofree char *text = g_strdup_printf (_("Stage 1: %d %% in order · Stage 2: %d %%"), first, second);
  GtkWidget *row = make_row (_("The whole way"), text, "readiness");

  add_arrow (row);
  gtk_list_box_append (self->steps, row);
}

static void
show_steps (AnnexaOverviewPage *self)
{
  AnnexaReadiness *readiness = annexa_readiness_watch_get_result (self->watch);
  g_autoptr (GPtrArray) next = NULL;

  clear_list (self->steps);
  gtk_widget_set_visible (self->steps_group, readiness != NULL);
  if (readiness == NULL)
    return;
  next = annexa_way_list_next_rules (readiness, ANNEXA_STAGE_2, MOST_STEPS);
  for (guint i = 0; i < next->len; i++)
    gtk_list_box_append (self->steps, annexa_gap_row_new (get_project (self), next->pdata[i], TRUE));
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

static gint64
sum (const gint64 *counts,
     guint         n)
{
  gint64 total = 0;

  for (guint i = 0; i < n; i++)
    total += MAX (counts[i], 0);
  return total;
}

static void
show_overview (AnnexaOverviewPage *self)
{
  const AnnexaOverview *overview = self->overview;

  show_steps (self);
  show_due (self);
  gtk_widget_set_visible (self->risks_group, sum (overview->risks_today, ANNEXA_LARGEST_SCALE + 1) > 0);
  gtk_widget_set_visible (self->controls_group,
                          count_decided (overview) + sum (overview->undecided, ANNEXA_OVERVIEW_THEMES) > 0);
  gtk_widget_set_visible (self->clauses_group, sum (overview->clauses, ANNEXA_OVERVIEW_STATUSES) > 0);
  annexa_scene_view_update (self->risks);
  annexa_scene_view_update (self->controls);
  annexa_scene_view_update (self->clauses);
  gtk_stack_set_visible_child_name (self->stack, "overview");
}

static AnnexaColour
get_tone_colour (AnnexaTone tone)
{
  static const AnnexaColour colours[] = { ANNEXA_COLOUR_NONE, ANNEXA_COLOUR_GREEN, ANNEXA_COLOUR_YELLOW,
                                          ANNEXA_COLOUR_ORANGE, ANNEXA_COLOUR_RED };

  return colours[tone];
}

/* The words of a status, the best one first. Gives how many there are. */
static guint
list_statuses (const AnnexaField *field,
               AnnexaBarPart     *parts)
{
  guint n = 0;

  while (field->choices[n].word != NULL && n < ANNEXA_OVERVIEW_STATUSES)
    n++;
  for (guint i = 0; i < n; i++)
    {
      const AnnexaChoice *choice = &field->choices[n - 1 - i];

      parts[i] = (AnnexaBarPart){ annexa_choice_get_label (choice), get_tone_colour (choice->tone) };
      /* Of two that are equally poor, the one further from the goal. */
      if (i > 0 && parts[i].colour == parts[i - 1].colour)
        parts[i].colour = ANNEXA_COLOUR_RED;
    }
  return n;
}

/* Parts that count nothing in any bar would only make the key longer. */
static AnnexaScene *
make_bars (AnnexaBarPart          *parts,
           guint                   n_parts,
           AnnexaBar              *bars,
           guint                   n_bars,
           double                  width,
           const AnnexaSceneStyle *style)
{
  guint n_kept = 0;

  for (guint i = 0; i < n_parts; i++)
    {
      gint64 total = 0;

      for (guint j = 0; j < n_bars; j++)
        {
          total += bars[j].counts[i];
          bars[j].counts[n_kept] = bars[j].counts[i];
        }
      parts[n_kept] = parts[i];
      n_kept += total > 0;
    }
  return annexa_bars_make_scene (parts, n_kept, bars, n_bars, width, style);
}

static AnnexaScene *
make_risks (double                  width,
            double                  height,
            const AnnexaSceneStyle *style,
            gpointer                data)
{
  AnnexaOverviewPage *self = data;
  const AnnexaScales *scales = annexa_project_get_scales (get_project (self));
  AnnexaBarPart parts[ANNEXA_LARGEST_SCALE + 1];
  AnnexaBar bars[] = { { "today", _("Today") }, { "target", _("When the plan is done") } };

  if (self->overview == NULL)
    return NULL;
  for (guint i = 0; i < scales->n_levels; i++)
    {
      guint level = scales->n_levels - i;

      parts[i] = (AnnexaBarPart){ scales->levels[level].label != NULL ? scales->levels[level].label : "–",
                                  annexa_colour_from_name (scales->levels[level].colour) };
      bars[0].counts[i] = self->overview->risks_today[level];
      bars[1].counts[i] = self->overview->risks_target[level];
    }
  parts[scales->n_levels] = (AnnexaBarPart){ _("Not rated"), ANNEXA_COLOUR_NONE };
  bars[0].counts[scales->n_levels] = self->overview->risks_today[0];
  bars[1].counts[scales->n_levels] = self->overview->risks_target[0];
  return make_bars (parts, scales->n_levels + 1, bars, G_N_ELEMENTS (bars), width, style);
}

static void
fill_theme (const AnnexaOverview *overview,
            guint                 theme,
            guint                 n_statuses,
            AnnexaBar            *bar)
{
  for (guint i = 0; i < n_statuses; i++)
    bar->counts[i] = overview->controls[theme][n_statuses - 1 - i];
  bar->counts[n_statuses] = overview->undecided[theme];
  bar->counts[n_statuses + 1] = overview->excluded[theme];
}

static AnnexaScene *
make_controls (double                  width,
               double                  height,
               const AnnexaSceneStyle *style,
               gpointer                data)
{
  AnnexaOverviewPage *self = data;
  const AnnexaKind *kind = annexa_kind_lookup ("control");
  const AnnexaField *theme = annexa_kind_find_field (kind, "theme");
  AnnexaBarPart parts[ANNEXA_BARS_MOST_PARTS];
  AnnexaBar bars[ANNEXA_OVERVIEW_THEMES] = { { NULL } };
  guint n_statuses = list_statuses (annexa_kind_find_field (kind, "status"), parts);
  guint n_bars = 0;

  if (self->overview == NULL)
    return NULL;
  parts[n_statuses] = (AnnexaBarPart){ _("Undecided"), ANNEXA_COLOUR_PURPLE };
  parts[n_statuses + 1] = (AnnexaBarPart){ _("Does not apply"), ANNEXA_COLOUR_NONE };
  for (guint i = 0; i < ANNEXA_OVERVIEW_THEMES; i++)
    {
      gboolean own = i == ANNEXA_OVERVIEW_THEMES - 1;
      AnnexaBar *bar = &bars[n_bars];

      bar->id = own ? "own" : theme->choices[i].word;
      bar->label = own ? _("Own controls") : annexa_choice_get_label (&theme->choices[i]);
      fill_theme (self->overview, i, n_statuses, bar);
      n_bars += sum (bar->counts, n_statuses + 2) > 0;
    }
  return make_bars (parts, n_statuses + 2, bars, n_bars, width, style);
}

static AnnexaScene *
make_clauses (double                  width,
              double                  height,
              const AnnexaSceneStyle *style,
              gpointer                data)
{
  AnnexaOverviewPage *self = data;
  AnnexaBarPart parts[ANNEXA_BARS_MOST_PARTS];
  AnnexaBar bar = { "clauses", _("Clauses") };
  guint n = list_statuses (annexa_kind_find_field (annexa_kind_lookup ("requirement"), "status"), parts);

  if (self->overview == NULL)
    return NULL;
  for (guint i = 0; i < n; i++)
    bar.counts[i] = self->overview->clauses[n - 1 - i];
  return make_bars (parts, n, &bar, 1, width, style);
}

static void
go (AnnexaOverviewPage *self,
    const char         *page)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "s", page);
}

static void
risks_activated (AnnexaOverviewPage *self)
{
  go (self, "risk-map");
}

static void
controls_activated (AnnexaOverviewPage *self)
{
  go (self, "applicability");
}

static void
clauses_activated (AnnexaOverviewPage *self)
{
  go (self, "requirements");
}

static void
show_error (AnnexaOverviewPage *self,
            const GError       *error)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->stack, "error");

  if (page == NULL)
    {
      page = adw_status_page_new ();
      adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "dialog-error-symbolic");
      adw_status_page_set_title (ADW_STATUS_PAGE (page), _("The project cannot be read"));
      gtk_stack_add_named (self->stack, page, "error");
    }
  adw_status_page_set_description (ADW_STATUS_PAGE (page), error->message);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

/* Who was stopped may be gone. */
static void
loaded (GObject      *project,
        GAsyncResult *result,
        gpointer      user_data)
{
  AnnexaOverviewPage *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaOverview) overview = annexa_overview_load_finish (ANNEXA_PROJECT (project), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (overview == NULL)
    {
      show_error (self, error);
      return;
    }
  g_clear_pointer (&self->overview, annexa_overview_free);
  self->overview = g_steal_pointer (&overview);
  show_overview (self);
}

static void
stop (AnnexaOverviewPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
reload (AnnexaOverviewPage *self)
{
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale)
    return;
  stop (self);
  self->cancellable = g_cancellable_new ();
  annexa_overview_load_async (get_project (self), self->cancellable, loaded, self);
}

static void
mapped (AnnexaOverviewPage *self)
{
  if (self->stale)
    reload (self);
}

static void
add_waiting (AnnexaOverviewPage *self,
             const char         *kind_name,
             const char         *view_name,
             const char         *page,
             gint64              count)
{
  const AnnexaKind *kind = annexa_kind_lookup (kind_name);
  g_autofree char *number = g_strdup_printf ("%d", (int) count);
  /* TRANSLATORS: For screen readers: a kind of records, what they have in common, and how many there are */
  g_autofree char *spoken = g_strdup_printf (_("%s, %s: %d"), annexa_kind_get_plural (kind),
                                             annexa_view_get_label (annexa_view_find (kind, view_name)), (int) count);
  GtkWidget *row = make_row (annexa_view_get_label (annexa_view_find (kind, view_name)), annexa_kind_get_plural (kind),
                             page);
  GtkWidget *pill = annexa_pill_new ();

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
      add_waiting (self, waiting[i].kind, waiting[i].view, waiting[i].page, counts[i]);
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

static gboolean
annexa_overview_page_take_focus (AnnexaPage *page)
{
  GtkWidget *shown = gtk_stack_get_visible_child (ANNEXA_OVERVIEW_PAGE (page)->stack);

  return gtk_widget_get_width (shown) > 0 && gtk_widget_child_focus (shown, GTK_DIR_TAB_FORWARD);
}

static void
annexa_overview_page_dispose (GObject *object)
{
  AnnexaOverviewPage *self = ANNEXA_OVERVIEW_PAGE (object);

  stop (self);
  g_clear_pointer (&self->counter, annexa_view_counter_free);
  g_clear_object (&self->history);
  /* Disposing of the template takes its children out of their parent behind the parent's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNEXA_TYPE_OVERVIEW_PAGE);

  G_OBJECT_CLASS (annexa_overview_page_parent_class)->dispose (object);
}

static void
annexa_overview_page_finalize (GObject *object)
{
  g_clear_pointer (&ANNEXA_OVERVIEW_PAGE (object)->overview, annexa_overview_free);

  G_OBJECT_CLASS (annexa_overview_page_parent_class)->finalize (object);
}

static void
annexa_overview_page_class_init (AnnexaOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_overview_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = annexa_overview_page_finalize;
  ANNEXA_PAGE_CLASS (klass)->take_focus = annexa_overview_page_take_focus;

  g_type_ensure (ANNEXA_TYPE_PANE);
  g_type_ensure (ANNEXA_TYPE_SCENE_VIEW);
  g_type_ensure (ANNEXA_TYPE_TILES_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnexaOverviewPage, steps_group);
  gtk_widget_class_bind_template_child (widget_class, AnnexaOverviewPage, steps);
  gtk_widget_class_bind_template_child (widget_class, AnnexaOverviewPage, waiting);
  gtk_widget_class_bind_template_child (widget_class, AnnexaOverviewPage, due);
  gtk_widget_class_bind_template_child (widget_class, AnnexaOverviewPage, risks_group);
  gtk_widget_class_bind_template_child (widget_class, AnnexaOverviewPage, controls_group);
  gtk_widget_class_bind_template_child (widget_class, AnnexaOverviewPage, clauses_group);
  gtk_widget_class_bind_template_child (widget_class, AnnexaOverviewPage, risks);
  gtk_widget_class_bind_template_child (widget_class, AnnexaOverviewPage, controls);
  gtk_widget_class_bind_template_child (widget_class, AnnexaOverviewPage, clauses);
  gtk_widget_class_bind_template_child (widget_class, AnnexaOverviewPage, edits);
  gtk_widget_class_bind_template_callback (widget_class, mapped);
  gtk_widget_class_bind_template_callback (widget_class, risks_activated);
  gtk_widget_class_bind_template_callback (widget_class, controls_activated);
  gtk_widget_class_bind_template_callback (widget_class, clauses_activated);
}

static void
annexa_overview_page_init (AnnexaOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
name_picture (AnnexaSceneView *view,
              const char      *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * annexa_overview_page_new:
 * @project: a project
 *
 * Returns: (transfer floating): the page that says where it stands
 */
GtkWidget *
annexa_overview_page_new (AnnexaProject *project)
{
  AnnexaOverviewPage *self = g_object_new (ANNEXA_TYPE_OVERVIEW_PAGE, "project", project, NULL);

  annexa_scene_view_set_func (self->risks, make_risks, self);
  annexa_scene_view_set_func (self->controls, make_controls, self);
  annexa_scene_view_set_func (self->clauses, make_clauses, self);
  name_picture (self->risks, _("Risks by level"));
  name_picture (self->controls, _("Controls by status"));
  name_picture (self->clauses, _("Clauses by status"));
  self->watch = annexa_readiness_watch_get (project);
  g_signal_connect_object (self->watch, "updated", G_CALLBACK (show_steps), self, G_CONNECT_SWAPPED);
  self->counter = make_counter (self);
  self->history = annexa_history_list_new (project);
  g_signal_connect_object (self->history, "items-changed", G_CALLBACK (show_edits), self, G_CONNECT_SWAPPED);
  show_edits (self);
  g_signal_connect_object (project, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}

/**
 * annexa_overview_page_is_loading:
 * @self: the page
 *
 * Returns: whether it is still being counted
 */
gboolean
annexa_overview_page_is_loading (AnnexaOverviewPage *self)
{
  g_return_val_if_fail (ANNEXA_IS_OVERVIEW_PAGE (self), FALSE);

  return self->cancellable != NULL;
}
