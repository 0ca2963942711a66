/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "annexa-focus.h"
#include "annexa-many.h"
#include "annexa-pane.h"
#include "annexa-panes.h"
#include "annexa-pill.h"
#include "annexa-risk-list.h"
#include "annexa-risk-map-page.h"
#include "annexa-risk-map.h"
#include "annexa-risk-picture.h"
#include "annexa-scene-view.h"

/**
 * AnnexaRiskMapPage:
 *
 * The risks by likelihood and impact: today, without controls, and when the plan is done. A cell opens the risks in it.
 * Arrows show how they move from one of these to the next, if somebody wants to see it.
 */
struct _AnnexaRiskMapPage
{
  AnnexaPage parent_instance;

  AnnexaRiskView view;
  AnnexaRiskCell cell; /* The one that is chosen; its likelihood is 0 when none is. */
  AnnexaRiskMap map;
  gboolean counted; /* The map is filled. */
  gboolean stale; /* Something was edited while nobody looked. */
  GCancellable *counting; /* while a worker does */
  AnnexaRiskMovement *movement; /* While it is shown. */
  GArray *moves;                /* AnnexaRiskMove, those that are drawn */

  AnnexaPanes *panes;
  AdwWindowTitle *title;
  GtkToggleButton *current_button;
  GtkToggleButton *inherent_button;
  GtkToggleButton *target_button;
  GtkToggleButton *movement_button;
  GtkToggleButton *list_button;
  GtkStack *picture_stack;
  AnnexaRiskList *list;
  AnnexaSceneView *scene_view;
  GtkLabel *summary;
  AdwWindowTitle *cell_title;
  GtkStack *cell_stack;
  AdwPreferencesGroup *cell_group;
  GtkListBox *risk_list;
  AdwPreferencesGroup *movement_group;
  GtkListBox *movement_list;
  AdwActionRow *method_row;
  AdwActionRow *line_row;
};

G_DEFINE_FINAL_TYPE (AnnexaRiskMapPage, annexa_risk_map_page, ANNEXA_TYPE_PAGE)

/* More risks than this in one cell are looked at in the register. */
#define MOST_ROWS 100

/* With more risks than this a worker counts them. */
#define MANY_RISKS 5000

static AnnexaProject *
get_project (AnnexaRiskMapPage *self)
{
  return annexa_page_get_project (ANNEXA_PAGE (self));
}

static AnnexaScene *
make_scene (double                  width,
            double                  height,
            const AnnexaSceneStyle *style,
            gpointer                data)
{
  AnnexaRiskMapPage *self = data;
  const AnnexaScales *scales = annexa_project_get_scales (get_project (self));
  g_autoptr (GArray) arrows = NULL;
  AnnexaHeatMap map;

  if (!self->counted || !annexa_risk_picture_fill (&map, scales, &self->map))
    return NULL;
  map.selected_likelihood = self->cell.likelihood;
  map.selected_impact = self->cell.impact;
  if (self->moves != NULL)
    {
      arrows = annexa_risk_picture_make_arrows (scales, self->moves);
      map.moves = (const AnnexaHeatMapMove *) (void *) arrows->data;
      map.n_moves = arrows->len;
    }
  return annexa_heat_map_make_scene (&map, width, height, style);
}

/* What the arrows show depends on what the map does: without controls, what they achieve, else what the plan is going
 * to. */
static void
get_leg (AnnexaRiskMapPage *self,
         AnnexaRiskView    *from,
         AnnexaRiskView    *to)
{
  gboolean controls = self->view == ANNEXA_RISK_INHERENT;

  *from = controls ? ANNEXA_RISK_INHERENT : ANNEXA_RISK_CURRENT;
  *to = controls ? ANNEXA_RISK_CURRENT : ANNEXA_RISK_TARGET;
}

/* The whole movement in a sentence, or what has to be rated before there is any. */
static void
append_movement (AnnexaRiskMapPage *self,
                 GString           *text)
{
  const AnnexaRiskMovement *movement = self->movement;
  gboolean controls = self->view == ANNEXA_RISK_INHERENT;
  gint64 n_all = movement->n_lower + movement->n_higher + movement->n_level + movement->n_still;

  g_string_append_c (text, ' ');
  if (n_all == 0)
    {
      g_string_append (text, controls ? _("No risk is rated without controls as well as today. Rate one both ways to see "
                                          "here what the controls achieve.")
                                      : _("No risk has a target yet. Say in a risk what the plan is to bring it to, and "
                                          "an arrow shows it here."));
      return;
    }
  g_string_append_printf (text,
                          controls ? ngettext ("Controls bring %d risk to a lower level,",
                                               "Controls bring %d risks to a lower level,", (gulong) movement->n_lower)
                                   : ngettext ("The plan brings %d risk to a lower level,",
                                               "The plan brings %d risks to a lower level,",
                                               (gulong) movement->n_lower),
                          (int) movement->n_lower);
  g_string_append_c (text, ' ');
  g_string_append_printf (text, ngettext ("%d to a higher one,", "%d to a higher one,", (gulong) movement->n_higher),
                          (int) movement->n_higher);
  g_string_append_c (text, ' ');
  g_string_append_printf (text, ngettext ("%d keeps its level.", "%d keep their level.",
                                          (gulong) (movement->n_level + movement->n_still)),
                          (int) (movement->n_level + movement->n_still));
}

static void
update_summary (AnnexaRiskMapPage *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *subtitle = NULL;

  subtitle = g_strdup_printf (ngettext ("%d risk", "%d risks", (gulong) (self->map.n_rated + self->map.n_unrated)),
                              (int) (self->map.n_rated + self->map.n_unrated));
  adw_window_title_set_subtitle (self->title, subtitle);

  if (self->map.n_rated + self->map.n_unrated == 0)
    {
      gtk_label_set_label (self->summary, _("No risks yet. Write down under Risks what could go wrong, and rate how likely and "
                                            "how bad it is: each risk then counts in its cell (6.1.2)."));
      return;
    }
  g_string_append_printf (text,
                          ngettext ("%d risk lies above the acceptance line.", "%d risks lie above the acceptance line.",
                                    (gulong) self->map.n_above),
                          (int) self->map.n_above);
  if (self->map.n_unrated > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text,
                              ngettext ("%d is not rated and not on the map.", "%d are not rated and not on the map.",
                                        (gulong) self->map.n_unrated),
                              (int) self->map.n_unrated);
    }
  if (self->movement != NULL)
    append_movement (self, text);
  gtk_label_set_label (self->summary, text->str);
}

/* Where a risk goes, or comes from; without movement where it is to go. */
static char *
describe_other_end (AnnexaRiskMapPage *self,
                    AnnexaRecord      *risk)
{
  AnnexaRiskView from, to;
  AnnexaRiskView other = ANNEXA_RISK_TARGET;
  g_autofree char *level = NULL;

  get_leg (self, &from, &to);
  if (self->movement != NULL)
    other = self->view == to ? from : to;
  level = annexa_project_describe_field (get_project (self), risk, annexa_risk_view_get_level (other)->name);
  if (*level == '\0')
    return NULL;
  switch (other)
    {
    case ANNEXA_RISK_INHERENT:
      /* TRANSLATORS: The level of risk if there were no controls */
      return g_strdup_printf (_("without controls: %s"), level);
    case ANNEXA_RISK_CURRENT:
      /* TRANSLATORS: The level of risk today */
      return g_strdup_printf (_("today: %s"), level);
    case ANNEXA_RISK_TARGET:
    default:
      /* TRANSLATORS: The level of risk that is aimed at */
      return g_strdup_printf (_("target: %s"), level);
    }
}

static GtkWidget *
make_risk_row (AnnexaRiskMapPage *self,
               AnnexaRecord      *risk)
{
  const AnnexaKind *kind = annexa_record_get_kind (risk);
  AnnexaProject *project = get_project (self);
  const AnnexaField *owner = annexa_kind_find_field (kind, "owner");
  g_autofree char *owner_name = annexa_project_describe_field (project, risk, "owner");
  g_autofree char *other_end = describe_other_end (self, risk);
  g_autoptr (GString) subtitle = g_string_new (*owner_name != '\0' ? owner_name : _(owner->missing));
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *pill = annexa_pill_new ();
  g_autofree char *title
      = g_strdup_printf ("%s %s", annexa_record_get_ref (risk), annexa_record_get_title (risk));

  if (other_end != NULL)
    g_string_append_printf (subtitle, " · %s", other_end);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle->str);
  annexa_pill_show_level (pill, project,
                          annexa_value_get_integer (annexa_record_get_value (risk, annexa_risk_view_get_level (self->view))));
  annexa_pill_add_to_row (pill, ADW_PREFERENCES_ROW (row));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sx)", kind->name, annexa_record_get_id (risk));
  return row;
}

/* The words of steps and levels are people's own. */
static void
describe_cell (AnnexaRiskMapPage *self,
               gint64             count)
{
  const AnnexaScales *scales = annexa_project_get_scales (get_project (self));
  const AnnexaLevelInfo *level = annexa_scales_get_level (scales, scales->matrix[self->cell.likelihood][self->cell.impact]);
  g_autofree char *cell = annexa_risk_picture_describe_cell (scales, &self->cell);
  g_autofree char *heading = g_markup_escape_text (cell, -1);
  g_autofree char *title = g_strdup_printf (ngettext ("%d risk", "%d risks", (gulong) count), (int) count);
  g_autofree char *description = NULL;

  if (level != NULL)
    description = g_markup_printf_escaped (level->acceptable ? _("%s: acceptable without treatment.")
                                                             : _("%s: has to be treated."),
                                           level->label);
  adw_window_title_set_title (self->cell_title, title);
  adw_preferences_group_set_title (self->cell_group, heading);
  adw_preferences_group_set_description (self->cell_group, description);
}

static GtkWidget *
make_move_row (AnnexaRiskMapPage    *self,
               const AnnexaRiskMove *move)
{
  const AnnexaScales *scales = annexa_project_get_scales (get_project (self));
  g_autofree char *title = annexa_risk_picture_describe_move (scales, move);
  g_autofree char *subtitle = annexa_risk_picture_describe_levels (scales, move);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

/* The arrows in words: of the chosen cell, or the most frequent ones. */
static void
show_moves (AnnexaRiskMapPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->movement_list))) != NULL)
    gtk_list_box_remove (self->movement_list, child);
  g_clear_pointer (&self->moves, g_array_unref);
  if (self->movement != NULL)
    self->moves = annexa_risk_picture_list_moves (self->movement, &self->cell);
  for (guint i = 0; self->moves != NULL && i < self->moves->len; i++)
    gtk_list_box_append (self->movement_list,
                         make_move_row (self, &g_array_index (self->moves, AnnexaRiskMove, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->movement_group), self->moves != NULL && self->moves->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->cell_stack),
                          self->cell.likelihood != 0
                              || (self->map.n_rated > 0 && !gtk_widget_get_visible (GTK_WIDGET (self->movement_group))));
  adw_preferences_group_set_title (self->movement_group, self->view == ANNEXA_RISK_INHERENT
                                                             ? _("What controls achieve")
                                                             : _("What the plan achieves"));
  adw_preferences_group_set_description (
      self->movement_group,
      self->moves != NULL && self->moves->len == ANNEXA_RISK_PICTURE_MOST_ARROWS
          ? _("The most frequent moves. Choose a cell to see those that begin or end there.")
          : NULL);
}

static void
show_cell (AnnexaRiskMapPage *self)
{
  const AnnexaKind *kind = annexa_kind_lookup ("risk");
  g_autoptr (AnnexaQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) risks = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->risk_list))) != NULL)
    gtk_list_box_remove (self->risk_list, child);
  gtk_stack_set_visible_child_name (self->cell_stack, self->cell.likelihood != 0 ? "risks" : "empty");
  if (self->cell.likelihood == 0)
    {
      adw_window_title_set_title (self->cell_title, "");
      return;
    }

  query = annexa_risk_map_query_cell (self->view, self->cell.likelihood, self->cell.impact);
  ids = annexa_project_query (get_project (self), query, NULL);
  if (ids != NULL)
    risks = annexa_project_get_records (get_project (self), kind, (const gint64 *) (void *) ids->data,
                                        MIN (ids->len, MOST_ROWS), NULL);
  for (guint i = 0; risks != NULL && i < risks->len; i++)
    gtk_list_box_append (self->risk_list, make_risk_row (self, risks->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->risk_list), risks != NULL && risks->len > 0);
  describe_cell (self, ids != NULL ? ids->len : 0);
}

static void
select_cell (AnnexaRiskMapPage    *self,
             const AnnexaRiskCell *cell)
{
  self->cell = *cell;
  show_cell (self);
  show_moves (self);
  annexa_scene_view_update (self->scene_view);
  annexa_panes_set_shows_end (self->panes, TRUE);
}

static void
move_activated (AnnexaRiskMapPage *self,
                GtkListBoxRow     *row)
{
  guint position = (guint) gtk_list_box_row_get_index (row);
  const AnnexaRiskMove *move = &g_array_index (self->moves, AnnexaRiskMove, position);
  AnnexaRiskCell cell = self->view == ANNEXA_RISK_TARGET ? move->to : move->from;

  select_cell (self, &cell);
}

static void
update_method (AnnexaRiskMapPage *self)
{
  const AnnexaKind *kind = annexa_kind_lookup ("method");
  const AnnexaScales *scales = annexa_project_get_scales (get_project (self));
  const char *highest = NULL;
  g_autofree char *line = NULL;

  for (guint i = 1; i <= scales->n_levels; i++)
    if (scales->levels[i].label != NULL && scales->levels[i].acceptable)
      highest = scales->levels[i].label;
  /* TRANSLATORS: The acceptance line: the highest level of risk that is acceptable */
  line = highest != NULL ? g_strdup_printf (_("%s and below"), highest) : g_strdup (_("Nothing is acceptable"));
  adw_action_row_set_subtitle (self->method_row, annexa_project_get_title (get_project (self), kind, scales->method));
  adw_action_row_set_subtitle (self->line_row, line);
}

typedef struct
{
  AnnexaRiskMapPage *page; /* weak; for the window's thread */
  GCancellable *cancellable;
  AnnexaRiskView view;
  AnnexaRiskView from; /* of the movement */
  AnnexaRiskView to;
  gboolean moves; /* whether that is counted, too */
  AnnexaRiskMap map;
  AnnexaRiskMovement *movement;
} Counting;

static void
free_counting (Counting *counting)
{
  g_clear_weak_pointer (&counting->page);
  g_clear_object (&counting->cancellable);
  g_clear_pointer (&counting->movement, annexa_risk_movement_free);
  g_free (counting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Counting, free_counting)

static gboolean
count (AnnexaProject *reader,
       gpointer       data,
       GCancellable  *cancellable,
       GError       **error)
{
  Counting *counting = data;

  annexa_risk_map_count (reader, counting->view, &counting->map);
  if (counting->moves)
    counting->movement = annexa_risk_movement_count (reader, counting->from, counting->to, NULL);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
show_counting (AnnexaRiskMapPage *self,
               Counting          *counting)
{
  self->counted = TRUE;
  self->map = counting->map;
  g_clear_pointer (&self->movement, annexa_risk_movement_free);
  self->movement = g_steal_pointer (&counting->movement);
  update_summary (self);
  show_cell (self);
  show_moves (self);
  annexa_scene_view_update (self->scene_view);
}

static void
stop_counting (AnnexaRiskMapPage *self)
{
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
}

/* A worker that cannot read leaves it to the window. */
static void
counted (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (Counting) counting = data;
  AnnexaProject *project = ANNEXA_PROJECT (source);
  gboolean done = annexa_project_read_finish (project, result, NULL);

  if (counting->page == NULL || g_cancellable_is_cancelled (counting->cancellable))
    return;
  if (!done)
    count (project, counting, NULL, NULL);
  g_clear_object (&counting->page->counting);
  show_counting (counting->page, counting);
}

static void
update (AnnexaRiskMapPage *self)
{
  AnnexaProject *project = get_project (self);
  g_autoptr (Counting) counting = g_new0 (Counting, 1);

  stop_counting (self);
  update_method (self);
  annexa_risk_list_set_view (self->list, project, self->view);
  counting->view = self->view;
  get_leg (self, &counting->from, &counting->to);
  counting->moves = gtk_toggle_button_get_active (self->movement_button);
  if (!annexa_is_many (annexa_project_count (project, annexa_kind_lookup ("risk")), MANY_RISKS))
    {
      count (project, counting, NULL, NULL);
      show_counting (self, counting);
      return;
    }
  g_set_weak_pointer (&counting->page, self);
  self->counting = g_cancellable_new ();
  counting->cancellable = g_object_ref (self->counting);
  annexa_project_read_async (project, count, counting, NULL, counting->cancellable, counted, counting);
  g_steal_pointer (&counting);
}

/* They are counted for those who look. */
static void
project_changed (AnnexaRiskMapPage *self)
{
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->stale)
    update (self);
}

static void
mapped (AnnexaRiskMapPage *self)
{
  if (!self->stale)
    return;
  self->stale = FALSE;
  update (self);
}

/* At first the movement of all risks is shown, not only that of a cell. */
static void
movement_toggled (AnnexaRiskMapPage *self)
{
  self->cell.likelihood = self->cell.impact = 0;
  update (self);
}

static void
list_toggled (AnnexaRiskMapPage *self)
{
  gtk_stack_set_visible_child_name (self->picture_stack,
                                    gtk_toggle_button_get_active (self->list_button) ? "list" : "map");
}

static void
view_toggled (AnnexaRiskMapPage *self)
{
  self->view = gtk_toggle_button_get_active (self->inherent_button) ? ANNEXA_RISK_INHERENT
               : gtk_toggle_button_get_active (self->target_button) ? ANNEXA_RISK_TARGET
                                                                    : ANNEXA_RISK_CURRENT;
  update (self);
}

static void
mark_activated (AnnexaRiskMapPage *self,
                const char        *id)
{
  AnnexaRiskCell cell;

  if (sscanf (id, "cell-%u-%u", &cell.likelihood, &cell.impact) == 2)
    select_cell (self, &cell);
}

static gboolean
annexa_risk_map_page_go_back (AnnexaPage *page)
{
  return annexa_panes_go_back (ANNEXA_RISK_MAP_PAGE (page)->panes);
}

static gboolean
annexa_risk_map_page_take_focus (AnnexaPage *page)
{
  GtkWidget *shown = gtk_stack_get_visible_child (ANNEXA_RISK_MAP_PAGE (page)->picture_stack);

  return gtk_widget_get_width (shown) > 0 && annexa_focus_into (shown);
}

/* The list and the map are its two tabs. */
static void
annexa_risk_map_page_turn_tab (AnnexaPage *page,
                               int         step)
{
  AnnexaRiskMapPage *self = ANNEXA_RISK_MAP_PAGE (page);

  annexa_panes_set_shows_end (self->panes, FALSE);
  gtk_toggle_button_set_active (self->list_button, !gtk_toggle_button_get_active (self->list_button));
}

static void
annexa_risk_map_page_dispose (GObject *object)
{
  stop_counting (ANNEXA_RISK_MAP_PAGE (object));
  /* Disposing of the template takes its children out of their parent behind the parent's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNEXA_TYPE_RISK_MAP_PAGE);

  G_OBJECT_CLASS (annexa_risk_map_page_parent_class)->dispose (object);
}

static void
annexa_risk_map_page_finalize (GObject *object)
{
  AnnexaRiskMapPage *self = ANNEXA_RISK_MAP_PAGE (object);

  g_clear_pointer (&self->movement, annexa_risk_movement_free);
  g_clear_pointer (&self->moves, g_array_unref);

  G_OBJECT_CLASS (annexa_risk_map_page_parent_class)->finalize (object);
}

static void
annexa_risk_map_page_class_init (AnnexaRiskMapPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_risk_map_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = annexa_risk_map_page_finalize;
  ANNEXA_PAGE_CLASS (klass)->go_back = annexa_risk_map_page_go_back;
  ANNEXA_PAGE_CLASS (klass)->take_focus = annexa_risk_map_page_take_focus;
  ANNEXA_PAGE_CLASS (klass)->turn_tab = annexa_risk_map_page_turn_tab;

  g_type_ensure (ANNEXA_TYPE_PANE);
  g_type_ensure (ANNEXA_TYPE_PANES);
  g_type_ensure (ANNEXA_TYPE_RISK_LIST);
  g_type_ensure (ANNEXA_TYPE_SCENE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-risk-map-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaRiskMapPage, panes);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRiskMapPage, title);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRiskMapPage, current_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRiskMapPage, inherent_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRiskMapPage, target_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRiskMapPage, movement_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRiskMapPage, list_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRiskMapPage, picture_stack);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRiskMapPage, list);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRiskMapPage, scene_view);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRiskMapPage, summary);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRiskMapPage, cell_title);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRiskMapPage, cell_stack);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRiskMapPage, cell_group);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRiskMapPage, risk_list);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRiskMapPage, movement_group);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRiskMapPage, movement_list);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRiskMapPage, method_row);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRiskMapPage, line_row);
  gtk_widget_class_bind_template_callback (widget_class, view_toggled);
  gtk_widget_class_bind_template_callback (widget_class, movement_toggled);
  gtk_widget_class_bind_template_callback (widget_class, move_activated);
  gtk_widget_class_bind_template_callback (widget_class, mark_activated);
  gtk_widget_class_bind_template_callback (widget_class, list_toggled);
}

static void
annexa_risk_map_page_init (AnnexaRiskMapPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * annexa_risk_map_page_new:
 * @project: a project
 *
 * Returns: (transfer floating): the page of its risk map
 */
GtkWidget *
annexa_risk_map_page_new (AnnexaProject *project)
{
  AnnexaRiskMapPage *self = g_object_new (ANNEXA_TYPE_RISK_MAP_PAGE, "project", project, NULL);

  annexa_scene_view_set_func (self->scene_view, make_scene, self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scene_view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Risk map"), -1);
  g_signal_connect_object (project, "changed", G_CALLBACK (project_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (mapped), NULL);
  update (self);
  return GTK_WIDGET (self);
}
