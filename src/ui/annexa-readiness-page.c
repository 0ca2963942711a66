/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-accept-window.h"
#include "annexa-apply.h"
#include "annexa-date.h"
#include "annexa-focus.h"
#include "annexa-gap-row.h"
#include "annexa-pane.h"
#include "annexa-pill.h"
#include "annexa-readiness-page.h"
#include "annexa-readiness-trend.h"
#include "annexa-readiness-watch.h"
#include "annexa-scene-view.h"
#include "annexa-tabs.h"
#include "annexa-trend.h"
#include "annexa-way-place.h"
#include "annexa-way-row.h"

/**
 * AnnexaReadinessPage:
 *
 * The way to the certificate: where one is, what comes next, the steps, and everything that an auditor would object to
 * today.
 */
struct _AnnexaReadinessPage
{
  AnnexaPage parent_instance;

  AnnexaReadinessWatch *watch;
  gboolean stale; /* The result changed while nobody saw it. */
  GCancellable *trend_cancellable; /* of the trend, which is read once */
  GArray *trend; /* AnnexaReadinessPoint */
  GHashTable *open; /* the titles of the rows that are open, so that they stay it */

  GtkToggleButton *way_button;
  GtkToggleButton *gaps_button;
  GtkDropDown *stage_choice;
  GtkDropDown *severity_choice;
  GtkDropDown *acceptance_choice;
  GtkStack *stack;
  AdwStatusPage *failed;
  GtkListBox *scores;
  AdwPreferencesGroup *next_group;
  GtkListBox *next;
  GtkListBox *steps;
  GtkWidget *trend_group;
  AnnexaSceneView *trend_view;
  GtkListBox *gaps;
  GtkListBox *later;
  GtkWidget *gaps_group;
  GtkWidget *later_group;
  AdwStatusPage *nothing;
  GtkListBox *accepted;
  GtkWidget *accepted_group;
};

G_DEFINE_FINAL_TYPE (AnnexaReadinessPage, annexa_readiness_page, ANNEXA_TYPE_PAGE)

/* What comes next is a short list, or it would be no help. */
#define MOST_NEXT 5

static AnnexaProject *
get_project (AnnexaReadinessPage *self)
{
  return annexa_page_get_project (ANNEXA_PAGE (self));
}

static AnnexaReadiness *
get_result (AnnexaReadinessPage *self)
{
  return annexa_readiness_watch_get_result (self->watch);
}

static void
clear_list (AnnexaReadinessPage *self,
            GtkListBox          *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    {
      if (ADW_IS_EXPANDER_ROW (child) && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (child)))
        g_hash_table_add (self->open, g_strdup (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (child))));
      gtk_list_box_remove (list, child);
    }
}

/* The rows hold on to a result that is about to go, or is gone. */
static void
clear (AnnexaReadinessPage *self)
{
  clear_list (self, self->scores);
  clear_list (self, self->next);
  clear_list (self, self->steps);
  clear_list (self, self->gaps);
  clear_list (self, self->later);
  clear_list (self, self->accepted);
}

static void
append (AnnexaReadinessPage *self,
        GtkListBox          *list,
        GtkWidget           *row)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));

  gtk_list_box_append (list, row);
  if (ADW_IS_EXPANDER_ROW (row) && g_hash_table_remove (self->open, title))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
}

/* How much is in order, and what an auditor would write down. Whoever has just begun is told where they are instead, and
 * that what is missing later on is natural; all of it stands under what is missing. */
static char *
describe_score (AnnexaReadinessPage  *self,
                AnnexaStage           stage,
                const AnnexaWayPlace *place,
                const char           *number)
{
  AnnexaReadiness *readiness = get_result (self);
  guint n_major = annexa_readiness_count_open (readiness, stage, ANNEXA_SEVERITY_MAJOR);
  guint n_minor = annexa_readiness_count_open (readiness, stage, ANNEXA_SEVERITY_MINOR);
  g_autofree char *major = g_strdup_printf (ngettext ("%u major gap", "%u major gaps", n_major), n_major);
  g_autofree char *minor = g_strdup_printf (ngettext ("%u minor gap", "%u minor gaps", n_minor), n_minor);
  g_autofree char *here = annexa_way_place_describe (place);
  g_autofree char *later = annexa_way_place_describe_later (place);

  if (place->n_later == 0)
    /* TRANSLATORS: “84 % in order · 1 major gap · 12 minor gaps” */
    return g_strdup_printf (_("%s · %s · %s"), number, major, minor);
  if (stage == ANNEXA_STAGE_2 && !annexa_readiness_is_ready (readiness, ANNEXA_STAGE_1))
    /* TRANSLATORS: “0 % in order · comes after stage 1” */
    return g_strdup_printf (_("%s · comes after stage 1"), number);
  /* TRANSLATORS: How much is in order, where one is and what to think of the rest, which ends with a full stop: “0 % in
   * order · Step 1 of 11, Context and scope: 10 points to settle. In later steps that have hardly begun it is natural that
   * much is missing.” */
  return g_strdup_printf (_("%s · %s. %s"), number, here, later);
}

static void
add_score (AnnexaReadinessPage *self,
           AnnexaStage          stage,
           const char          *title)
{
  AnnexaReadiness *readiness = get_result (self);
  gboolean ready = annexa_readiness_is_ready (readiness, stage);
  int percent = annexa_readiness_get_percent (annexa_readiness_get_score (readiness, stage));
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *bar = gtk_level_bar_new ();
  GtkWidget *pill = annexa_pill_new ();
  AnnexaWayPlace place;
  g_autofree char *number = g_strdup_printf (_("%d %% in order"), percent);
  g_autofree char *subtitle = NULL;
  g_autofree char *spoken = NULL;
  const char *word;

  annexa_way_find_place (readiness, stage, &place);
  subtitle = describe_score (self, stage, &place, number);
  word = ready ? _("Ready") : place.n_later > 0 ? _("Not yet") : _("Not ready");
  spoken = g_strdup_printf ("%s, %s, %s", title, word, subtitle);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), percent / 100.0);
  gtk_widget_set_size_request (bar, 64, -1);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, number, -1);
  annexa_pill_show_word (pill, word, ready ? "green" : place.n_later > 0 ? "neutral" : "orange");
  gtk_label_set_ellipsize (GTK_LABEL (pill), PANGO_ELLIPSIZE_NONE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), bar);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), pill);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  append (self, self->scores, row);
}

static AnnexaStage
get_stage (AnnexaReadinessPage *self)
{
  return gtk_drop_down_get_selected (self->stage_choice) == 1 ? ANNEXA_STAGE_1 : ANNEXA_STAGE_2;
}

static void
turn_to_gaps (AnnexaReadinessPage *self)
{
  gtk_toggle_button_set_active (self->gaps_button, TRUE);
}

/* The list above is short; the first of these numbers is the one that the sidebar shows. */
static void
add_missing (AnnexaReadinessPage *self)
{
  AnnexaWayPlace place;
  guint counts[ANNEXA_N_SEVERITIES];
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = NULL;

  annexa_way_find_place (get_result (self), get_stage (self), &place);
  annexa_way_place_count (&place, get_result (self), get_stage (self), counts);
  subtitle = annexa_way_place_describe_counts (&place, counts);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("All that is missing"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (turn_to_gaps), self, G_CONNECT_SWAPPED);
  append (self, self->next, row);
}

static void
show_next (AnnexaReadinessPage *self)
{
  g_autoptr (GPtrArray) next = annexa_way_list_next_rules (get_result (self), get_stage (self), MOST_NEXT);

  for (guint i = 0; i < next->len; i++)
    append (self, self->next, annexa_gap_row_new_next (get_project (self), get_result (self), next->pdata[i]));
  adw_preferences_group_set_description (self->next_group, annexa_way_describe_round (get_result (self), get_stage (self)));
  if (next->len > 0)
    add_missing (self);
  if (next->len == 0)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Nothing is missing for this audit"));
      append (self, self->next, row);
    }
}

static void
show_way (AnnexaReadinessPage *self)
{
  guint n_steps;
  const AnnexaWayStep *steps = annexa_way_list_steps (&n_steps);

  add_score (self, ANNEXA_STAGE_1, _("Stage 1: the documents are read"));
  add_score (self, ANNEXA_STAGE_2, _("Stage 2: the auditor comes"));
  show_next (self);
  for (guint i = 0; i < n_steps; i++)
    append (self, self->steps, annexa_way_row_new (get_project (self), get_result (self), &steps[i], i + 1));
  gtk_stack_set_visible_child_name (self->stack, "way");
}

/* The picture of what was in order over the days, for stage 2, which includes stage 1. */
static AnnexaScene *
make_trend (double                  width,
            double                  height,
            const AnnexaSceneStyle *style,
            gpointer                data)
{
  AnnexaReadinessPage *self = data;
  AnnexaTrendPoint points[ANNEXA_READINESS_TREND_DAYS];
  AnnexaTrend trend = { .points = points };
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; self->trend != NULL && i < MIN (self->trend->len, G_N_ELEMENTS (points)); i++)
    {
      const AnnexaReadinessPoint *point = &g_array_index (self->trend, AnnexaReadinessPoint, i);
      int percent = annexa_readiness_get_percent (point->scores[ANNEXA_STAGE_2]);
      char *label = g_strdup_printf (_("%d %%"), percent);
      g_autofree char *date = annexa_date_format (point->day);
      char *spoken = g_strdup_printf ("%s, %s", date, label);

      g_ptr_array_add (texts, label);
      g_ptr_array_add (texts, spoken);
      points[trend.n_points++]
          = (AnnexaTrendPoint){ point->day, annexa_date_get_julian (point->day), percent, label, spoken };
    }
  return trend.n_points > 1 ? annexa_trend_make_scene (&trend, width, style) : NULL;
}

/* Who was stopped may be gone. */
static void
trend_loaded (GObject      *project,
              GAsyncResult *result,
              gpointer      user_data)
{
  AnnexaReadinessPage *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) trend = annexa_readiness_trend_load_finish (ANNEXA_PROJECT (project), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* A past that was erased on request has no picture; everything else on the page does without it. */
  if (trend == NULL || trend->len < 2)
    return;
  self->trend = g_steal_pointer (&trend);
  gtk_widget_set_visible (self->trend_group, TRUE);
  annexa_scene_view_update (self->trend_view);
}

/* The days of the past do not change while the window is open, so they are read once. */
static void
load_trend (AnnexaReadinessPage *self)
{
  if (self->trend_cancellable != NULL)
    return;
  self->trend_cancellable = g_cancellable_new ();
  annexa_readiness_trend_load_async (get_project (self), self->trend_cancellable, trend_loaded, self);
}

static AnnexaGapChoice
get_choice (AnnexaReadinessPage *self)
{
  return (AnnexaGapChoice) gtk_drop_down_get_selected (self->acceptance_choice);
}

static gboolean
is_wanted (AnnexaReadinessPage *self,
           const AnnexaGap     *gap)
{
  gboolean major_only = gtk_drop_down_get_selected (self->severity_choice) == 1;

  return gap->check->stage <= get_stage (self)
         && (!major_only || gap->check->severity == ANNEXA_SEVERITY_MAJOR)
         && annexa_gap_is_meant (gap, get_project (self), get_choice (self));
}

static void
add_accepted (AnnexaReadinessPage *self,
              const AnnexaGap     *gap)
{
  const AnnexaKind *kind = annexa_kind_lookup ("acceptance");
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (get_project (self), kind, gap->acceptance, NULL);
  g_autofree char *title = annexa_gap_get_title (gap);
  g_autofree char *by = NULL;
  g_autofree char *until = NULL;
  g_autofree char *subtitle = NULL;
  GtkWidget *row;

  if (record == NULL)
    return;
  by = annexa_project_describe_field (get_project (self), record, "accepted-by");
  until = annexa_project_describe_field (get_project (self), record, "expires");
  /* TRANSLATORS: Why something is accepted, by whom, and until when */
  subtitle = g_strdup_printf (_("%s · %s, until %s"), annexa_record_get_title (record), by, until);
  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sx)", kind->name, gap->acceptance);
  append (self, self->accepted, row);
}

static gboolean
has_rows (GtkListBox *list)
{
  return gtk_widget_get_first_child (GTK_WIDGET (list)) != NULL;
}

/* That nothing is accepted does not mean that nothing is missing. */
static void
show_nothing (AnnexaReadinessPage *self)
{
  AnnexaGapChoice choice = get_choice (self);

  adw_status_page_set_title (self->nothing, choice == ANNEXA_GAPS_ENDING ? _("No acceptance ends soon")
                                            : choice == ANNEXA_GAPS_ACCEPTED ? _("No gap is accepted")
                                                                             : _("Nothing is missing"));
  adw_status_page_set_description (self->nothing,
                                   choice == ANNEXA_GAPS_ACCEPTED || choice == ANNEXA_GAPS_ENDING
                                       ? _("A gap that you decide to live with for a while can be accepted, with a reason "
                                           "and an end.")
                                       : _("No rule finds anything that an auditor would object to. An auditor may still "
                                           "see what no rule can."));
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

/* The rules in the order of the way, each with where it is not kept; those of steps that have not begun for themselves. */
static void
add_gaps (AnnexaReadinessPage *self)
{
  GPtrArray *all = annexa_readiness_get_gaps (get_result (self));
  AnnexaWayPlace place;

  annexa_way_find_place (get_result (self), get_stage (self), &place);
  for (guint i = 0; i < all->len;)
    {
      const AnnexaGap *first = all->pdata[i];
      g_autoptr (GPtrArray) gaps = g_ptr_array_new ();

      for (; i < all->len; i++)
        {
          const AnnexaGap *gap = all->pdata[i];

          if (gap->check != first->check || (gap->item != NULL && gaps->len > 0))
            break;
          if (is_wanted (self, gap) && gap->acceptance == 0)
            g_ptr_array_add (gaps, (gpointer) gap);
          else if (is_wanted (self, gap))
            add_accepted (self, gap);
        }
      if (gaps->len > 0)
        append (self, annexa_way_place_is_later (&place, first->check) ? self->later : self->gaps,
                annexa_check_row_new (get_project (self), first->check, gaps));
    }
}

static void
show_gaps (AnnexaReadinessPage *self)
{
  add_gaps (self);
  gtk_widget_set_visible (self->gaps_group, has_rows (self->gaps));
  gtk_widget_set_visible (self->later_group, has_rows (self->later));
  gtk_widget_set_visible (self->accepted_group, has_rows (self->accepted));
  if (has_rows (self->gaps) || has_rows (self->later) || has_rows (self->accepted))
    gtk_stack_set_visible_child_name (self->stack, "gaps");
  else
    show_nothing (self);
}

static void
show_failure (AnnexaReadinessPage *self)
{
  const GError *error = annexa_readiness_watch_get_error (self->watch);
  g_autofree char *escaped = error != NULL ? g_markup_escape_text (error->message, -1) : NULL;

  if (error == NULL)
    return;
  adw_status_page_set_description (self->failed, escaped);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
show_result (AnnexaReadinessPage *self)
{
  if (self->watch == NULL)
    return;
  clear (self);
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale)
    return;
  if (get_result (self) == NULL)
    {
      show_failure (self);
      return;
    }
  load_trend (self);
  if (gtk_toggle_button_get_active (self->gaps_button))
    show_gaps (self);
  else
    show_way (self);
  g_hash_table_remove_all (self->open);
}

static void
view_toggled (AnnexaReadinessPage *self)
{
  gboolean gaps = gtk_toggle_button_get_active (self->gaps_button);

  gtk_widget_set_visible (GTK_WIDGET (self->severity_choice), gaps);
  gtk_widget_set_visible (GTK_WIDGET (self->acceptance_choice), gaps);
  show_result (self);
}

static void
mapped (AnnexaReadinessPage *self)
{
  if (self->stale)
    show_result (self);
}

static void
accepted (GtkWidget           *dialog,
          const char          *label,
          AnnexaReadinessPage *self)
{
  annexa_offer_undo (GTK_WIDGET (self), label);
}

static void
accept_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  AnnexaReadinessPage *self = ANNEXA_READINESS_PAGE (widget);
  GPtrArray *gaps = get_result (self) != NULL ? annexa_readiness_get_gaps (get_result (self)) : NULL;
  const char *id;
  gint64 record;

  g_variant_get (parameter, "(&sx)", &id, &record);
  for (guint i = 0; gaps != NULL && i < gaps->len; i++)
    {
      const AnnexaGap *gap = gaps->pdata[i];

      if (gap->acceptance == 0 && gap->record == record && strcmp (gap->id, id) == 0)
        {
          GtkWidget *dialog
              = annexa_accept_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), get_project (self), gap);

          g_signal_connect_object (dialog, "accepted", G_CALLBACK (accepted), self, 0);
          gtk_window_present (GTK_WINDOW (dialog));
          return;
        }
    }
}

static gboolean
annexa_readiness_page_take_focus (AnnexaPage *page)
{
  GtkWidget *shown = gtk_stack_get_visible_child (ANNEXA_READINESS_PAGE (page)->stack);

  return gtk_widget_get_width (shown) > 0 && annexa_focus_into (shown);
}

static void
annexa_readiness_page_turn_tab (AnnexaPage *page,
                                int         step)
{
  AnnexaReadinessPage *self = ANNEXA_READINESS_PAGE (page);
  GtkToggleButton *buttons[] = { self->way_button, self->gaps_button };

  annexa_tabs_turn_buttons (buttons, G_N_ELEMENTS (buttons), step);
}

static void
annexa_readiness_page_dispose (GObject *object)
{
  AnnexaReadinessPage *self = ANNEXA_READINESS_PAGE (object);

  if (self->trend_cancellable != NULL)
    g_cancellable_cancel (self->trend_cancellable);
  /* Disposing of the template takes its children out of their parent behind the parent's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNEXA_TYPE_READINESS_PAGE);

  G_OBJECT_CLASS (annexa_readiness_page_parent_class)->dispose (object);
}

static void
annexa_readiness_page_finalize (GObject *object)
{
  AnnexaReadinessPage *self = ANNEXA_READINESS_PAGE (object);

  g_clear_object (&self->trend_cancellable);
  g_clear_pointer (&self->trend, g_array_unref);
  g_hash_table_unref (self->open);

  G_OBJECT_CLASS (annexa_readiness_page_parent_class)->finalize (object);
}

static void
annexa_readiness_page_class_init (AnnexaReadinessPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_readiness_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = annexa_readiness_page_finalize;
  ANNEXA_PAGE_CLASS (klass)->take_focus = annexa_readiness_page_take_focus;
  ANNEXA_PAGE_CLASS (klass)->turn_tab = annexa_readiness_page_turn_tab;

  gtk_widget_class_install_action (widget_class, "readiness.accept", "(sx)", accept_action);
  g_type_ensure (ANNEXA_TYPE_PANE);
  g_type_ensure (ANNEXA_TYPE_SCENE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-readiness-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaReadinessPage, way_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReadinessPage, gaps_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReadinessPage, stage_choice);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReadinessPage, severity_choice);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReadinessPage, acceptance_choice);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReadinessPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReadinessPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReadinessPage, failed);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReadinessPage, scores);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReadinessPage, next_group);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReadinessPage, next);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReadinessPage, steps);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReadinessPage, trend_group);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReadinessPage, trend_view);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReadinessPage, gaps);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReadinessPage, gaps_group);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReadinessPage, later);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReadinessPage, later_group);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReadinessPage, accepted);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReadinessPage, accepted_group);
  gtk_widget_class_bind_template_callback (widget_class, mapped);
  gtk_widget_class_bind_template_callback (widget_class, view_toggled);
  gtk_widget_class_bind_template_callback (widget_class, show_result);
}

static void
annexa_readiness_page_init (AnnexaReadinessPage *self)
{
  self->open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->severity_choice), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->acceptance_choice), FALSE);
}

static void
project_changed (AnnexaReadinessPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "readiness.accept",
                                 annexa_project_get_access (get_project (self)) == ANNEXA_ACCESS_EDIT);
}

/**
 * annexa_readiness_page_new:
 * @project: a project
 *
 * Returns: (transfer floating): the page of the way to the certificate
 */
GtkWidget *
annexa_readiness_page_new (AnnexaProject *project)
{
  AnnexaReadinessPage *self = g_object_new (ANNEXA_TYPE_READINESS_PAGE, "project", project, NULL);

  annexa_scene_view_set_func (self->trend_view, make_trend, self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->trend_view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What was in order over time"), -1);
  self->watch = annexa_readiness_watch_get (project);
  g_signal_connect_object (self->watch, "updated", G_CALLBACK (show_result), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::editable", G_CALLBACK (project_changed), self, G_CONNECT_SWAPPED);
  project_changed (self);
  show_result (self);
  return GTK_WIDGET (self);
}

/**
 * annexa_readiness_page_is_loading:
 * @self: the page
 *
 * Returns: whether what it shows is going to be replaced
 */
gboolean
annexa_readiness_page_is_loading (AnnexaReadinessPage *self)
{
  g_return_val_if_fail (ANNEXA_IS_READINESS_PAGE (self), FALSE);

  return annexa_readiness_watch_is_working (self->watch);
}
