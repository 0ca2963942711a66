/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "annexa-apply.h"
#include "annexa-date.h"
#include "annexa-dialog.h"
#include "annexa-names.h"
#include "annexa-pill.h"
#include "annexa-progress-work.h"
#include "annexa-risk-picture.h"
#include "annexa-round-item.h"
#include "annexa-round-window.h"
#include "annexa-scene-view.h"
#include "annexa-table-copy.h"
#include "annexa-window-private.h"

/**
 * AnnexaRoundWindow:
 *
 * Two closed rounds of risk assessment beside each other (8.2, 9.3.2 e): which risks are new or gone, better or worse, as a
 * list that leads to the risks, as a map with arrows, and as a table for the clipboard.
 */
struct _AnnexaRoundWindow
{
  AdwWindow parent_instance;

  AnnexaWindow *window; /* Which this is in front of. */
  AnnexaProject *project;
  AnnexaRecord *earlier;
  AnnexaRecord *later;
  GListStore *items;
  GtkFilterListModel *filtered;
  gint64 counts[ANNEXA_ROUND_SAME + 1];
  int verdict; /* What is listed, or -1 for all. */
  AnnexaRiskCell cell;
  AnnexaRiskMap map;
  AnnexaRiskMovement *movement; /* NULL where there is no common map */

  AdwWindowTitle *title;
  GtkLabel *summary;
  GtkLabel *note;
  GtkBox *chips;
  GtkToggleButton *cell_button;
  GtkToggleButton *map_button;
  GtkStack *stack;
  GtkListView *list_view;
  AnnexaSceneView *scene_view;
};

G_DEFINE_FINAL_TYPE (AnnexaRoundWindow, annexa_round_window, ADW_TYPE_WINDOW)

#define ALL_VERDICTS -1

/* In the order in which people want to hear of them. */
static const AnnexaRoundVerdict verdicts[]
    = { ANNEXA_ROUND_WORSE, ANNEXA_ROUND_NEW, ANNEXA_ROUND_BETTER, ANNEXA_ROUND_GONE, ANNEXA_ROUND_SAME };

static gboolean
is_listed (gpointer item,
           gpointer data)
{
  AnnexaRoundWindow *self = data;

  return (self->verdict == ALL_VERDICTS || annexa_round_item_get_verdict (item) == (AnnexaRoundVerdict) self->verdict)
         && (self->cell.likelihood == 0 || annexa_round_item_touches (item, &self->cell));
}

static void
refilter (AnnexaRoundWindow *self)
{
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->filtered), GTK_FILTER_CHANGE_DIFFERENT);
  gtk_stack_set_visible_child_name (self->stack,
                                    gtk_toggle_button_get_active (self->map_button)               ? "map"
                                    : g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) > 0 ? "list"
                                                                                                  : "empty");
}

static const char *
name_colour (AnnexaRoundVerdict verdict)
{
  return verdict == ANNEXA_ROUND_BETTER  ? "green"
         : verdict == ANNEXA_ROUND_WORSE ? "red"
         : verdict == ANNEXA_ROUND_NEW   ? "yellow"
                                         : "neutral";
}

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_row (AnnexaRoundItem *item)
{
  g_autofree char *title
      = g_strdup_printf ("%s %s", annexa_round_item_get_ref (item), annexa_round_item_get_title (item));
  g_autofree char *subtitle = annexa_round_item_describe (item);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *second = make_label (subtitle, "dim-label");
  GtkWidget *pill = annexa_pill_new ();

  gtk_widget_add_css_class (second, "caption");
  gtk_box_append (GTK_BOX (lines), make_label (title, NULL));
  gtk_box_append (GTK_BOX (lines), second);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (row), lines);
  annexa_pill_show_word (pill, annexa_round_verdict_get_label (annexa_round_item_get_verdict (item)),
                         name_colour (annexa_round_item_get_verdict (item)));
  gtk_label_set_ellipsize (GTK_LABEL (pill), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), pill);
  return row;
}

static void
name_row (GtkWidget       *child,
          AnnexaRoundItem *item)
{
  g_autofree char *words = annexa_round_item_describe (item);
  /* TRANSLATORS: For screen readers: reference and title of a risk, what became of it, and its level */
  g_autofree char *name = g_strdup_printf (_("%s %s, %s: %s"), annexa_round_item_get_ref (item),
                                           annexa_round_item_get_title (item),
                                           annexa_round_verdict_get_label (annexa_round_item_get_verdict (item)), words);

  for (guint i = 0; i < 2 && child != NULL; i++, child = gtk_widget_get_parent (child))
    gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
bind_row (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          gpointer                  data)
{
  AnnexaRoundItem *item = gtk_list_item_get_item (list_item);

  gtk_list_item_set_child (list_item, make_row (item));
  name_row (gtk_list_item_get_child (list_item), item);
}

static void
unbind_row (GtkSignalListItemFactory *factory,
            GtkListItem              *list_item,
            gpointer                  data)
{
  gtk_list_item_set_child (list_item, NULL);
}

/* A risk that was deleted since stands in the rounds alone. */
static void
row_activated (AnnexaRoundWindow *self,
               guint              position)
{
  g_autoptr (AnnexaRoundItem) item = g_list_model_get_item (G_LIST_MODEL (self->filtered), position);
  gint64 risk = annexa_round_item_get_risk (item);
  AnnexaWindow *window = self->window;

  if (risk == 0)
    {
      gtk_label_set_label (self->note, _("This risk was deleted since. It stands in the rounds only."));
      gtk_widget_set_visible (GTK_WIDGET (self->note), TRUE);
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-record", "(sx)", "risk", risk);
  gtk_window_close (GTK_WINDOW (self));
}

static AnnexaScene *
make_scene (double                  width,
            double                  height,
            const AnnexaSceneStyle *style,
            gpointer                data)
{
  AnnexaRoundWindow *self = data;
  const AnnexaScales *scales = annexa_project_get_scales (self->project);
  g_autoptr (GArray) moves = NULL;
  g_autoptr (GArray) arrows = NULL;
  AnnexaHeatMap map;

  if (self->movement == NULL || !annexa_risk_picture_fill (&map, scales, &self->map))
    return NULL;
  moves = annexa_risk_picture_list_moves (self->movement, &self->cell);
  arrows = annexa_risk_picture_make_arrows (scales, moves);
  map.moves = (const AnnexaHeatMapMove *) (void *) arrows->data;
  map.n_moves = arrows->len;
  return annexa_heat_map_make_scene (&map, width, height, style);
}

static void
set_cell (AnnexaRoundWindow    *self,
          const AnnexaRiskCell *cell)
{
  g_autofree char *label = NULL;

  self->cell = *cell;
  if (cell->likelihood != 0)
    label = annexa_risk_picture_describe_cell (annexa_project_get_scales (self->project), cell);
  gtk_button_set_label (GTK_BUTTON (self->cell_button), label != NULL ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->cell_button), cell->likelihood != 0);
  gtk_toggle_button_set_active (self->cell_button, cell->likelihood != 0);
  annexa_scene_view_update (self->scene_view);
  refilter (self);
}

/* A cell leads to the list of what lies there, or lay there before. */
static void
mark_activated (AnnexaRoundWindow *self,
                const char        *id)
{
  AnnexaRiskCell cell;

  if (sscanf (id, "cell-%u-%u", &cell.likelihood, &cell.impact) != 2)
    return;
  gtk_toggle_button_set_active (self->map_button, FALSE);
  set_cell (self, &cell);
}

static void
cell_toggled (AnnexaRoundWindow *self)
{
  AnnexaRiskCell none = { 0, 0 };

  if (!gtk_toggle_button_get_active (self->cell_button) && self->cell.likelihood != 0)
    set_cell (self, &none);
}

static void
map_toggled (AnnexaRoundWindow *self)
{
  refilter (self);
}

static void
verdict_toggled (AnnexaRoundWindow *self,
                 GtkToggleButton   *chip)
{
  if (!gtk_toggle_button_get_active (chip))
    return;
  self->verdict = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chip), "verdict"));
  refilter (self);
}

static void
add_item (AnnexaTableCopy *table,
          AnnexaRoundItem *item)
{
  annexa_table_copy_add_cell (table, annexa_round_item_get_ref (item));
  annexa_table_copy_add_cell (table, annexa_round_item_get_title (item));
  annexa_table_copy_add_cell (table, annexa_round_item_get_before (item));
  annexa_table_copy_add_cell (table, annexa_round_item_get_after (item));
  annexa_table_copy_add_cell (table, annexa_round_verdict_get_label (annexa_round_item_get_verdict (item)));
  annexa_table_copy_end_row (table);
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  AnnexaRoundWindow *self = ANNEXA_ROUND_WINDOW (widget);
  const char *const headings[] = { _("Reference"), _("Risk"), _("Earlier"), _("Later"), _("Change") };
  g_autoptr (AnnexaTableCopy) table = annexa_table_copy_new ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  g_autofree char *message = g_strdup_printf (ngettext ("%u row copied", "%u rows copied", n), n);

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    annexa_table_copy_add_heading (table, headings[i]);
  annexa_table_copy_end_row (table);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AnnexaRoundItem) item = g_list_model_get_item (G_LIST_MODEL (self->filtered), i);

      add_item (table, item);
    }
  annexa_table_copy_give (table, widget);
  gtk_label_set_label (self->note, message);
  gtk_widget_set_visible (GTK_WIDGET (self->note), TRUE);
}

/* The list and the map are like the tabs of a page, and so are the keys. */
static void
turn_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GtkToggleButton *button = ANNEXA_ROUND_WINDOW (widget)->map_button;

  if (gtk_widget_get_visible (GTK_WIDGET (button)))
    gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
}

static void
annexa_round_window_dispose (GObject *object)
{
  AnnexaRoundWindow *self = ANNEXA_ROUND_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ANNEXA_TYPE_ROUND_WINDOW);
  g_clear_object (&self->filtered);
  g_clear_object (&self->items);
  g_clear_object (&self->earlier);
  g_clear_object (&self->later);
  g_clear_object (&self->project);
  g_clear_object (&self->window);
  g_clear_pointer (&self->movement, annexa_risk_movement_free);

  G_OBJECT_CLASS (annexa_round_window_parent_class)->dispose (object);
}

static void
annexa_round_window_class_init (AnnexaRoundWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_round_window_dispose;

  g_type_ensure (ANNEXA_TYPE_SCENE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-round-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaRoundWindow, title);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRoundWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRoundWindow, note);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRoundWindow, chips);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRoundWindow, cell_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRoundWindow, map_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRoundWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRoundWindow, list_view);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRoundWindow, scene_view);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
  gtk_widget_class_bind_template_callback (widget_class, mark_activated);
  gtk_widget_class_bind_template_callback (widget_class, cell_toggled);
  gtk_widget_class_bind_template_callback (widget_class, map_toggled);
  gtk_widget_class_install_action (widget_class, "round.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "round.turn", NULL, turn_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "round.copy", NULL);
}

static void
annexa_round_window_init (AnnexaRoundWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->verdict = ALL_VERDICTS;
}

static GtkToggleButton *
add_chip (AnnexaRoundWindow *self,
          GtkToggleButton   *group,
          int                verdict,
          const char        *word,
          gint64             count)
{
  /* TRANSLATORS: A button that lists some risks: what they are, and how many */
  g_autofree char *label = g_strdup_printf (_("%s %d"), word, (int) count);
  GtkWidget *chip = gtk_toggle_button_new_with_label (label);

  gtk_widget_add_css_class (chip, "chip");
  g_object_set_data (G_OBJECT (chip), "verdict", GINT_TO_POINTER (verdict));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (chip), group);
  gtk_widget_set_visible (chip, count > 0 || verdict == ALL_VERDICTS);
  g_signal_connect_swapped (chip, "toggled", G_CALLBACK (verdict_toggled), self);
  gtk_box_insert_child_after (self->chips, chip, gtk_widget_get_prev_sibling (GTK_WIDGET (self->cell_button)));
  return GTK_TOGGLE_BUTTON (chip);
}

static void
add_chips (AnnexaRoundWindow *self)
{
  GtkToggleButton *all
      = add_chip (self, NULL, ALL_VERDICTS, _("All"), g_list_model_get_n_items (G_LIST_MODEL (self->items)));

  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    add_chip (self, all, (int) verdicts[i], annexa_round_verdict_get_label (verdicts[i]), self->counts[verdicts[i]]);
  gtk_toggle_button_set_active (all, TRUE);
}

static void
update_summary (AnnexaRoundWindow *self)
{
  const gint64 *counts = self->counts;
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%d risk is worse,", "%d risks are worse,", (gulong) counts[ANNEXA_ROUND_WORSE]),
                          (int) counts[ANNEXA_ROUND_WORSE]);
  /* TRANSLATORS: Numbers of risks, behind “2 risks are worse,” */
  g_string_append_printf (text, _(" %d better, %d new, %d gone, %d unchanged."), (int) counts[ANNEXA_ROUND_BETTER],
                          (int) counts[ANNEXA_ROUND_NEW], (int) counts[ANNEXA_ROUND_GONE],
                          (int) counts[ANNEXA_ROUND_SAME]);
  if (annexa_record_get_integer (self->earlier, "method") != annexa_record_get_integer (self->later, "method"))
    {
      g_string_append_c (text, ' ');
      g_string_append (text, _("The rounds were made with different methods, or versions of one: better and worse "
                               "compare the order of their levels."));
    }
  gtk_label_set_label (self->summary, text->str);
}

static void
update_title (AnnexaRoundWindow *self)
{
  g_autofree char *first = annexa_date_format (annexa_record_get_text (self->earlier, "date"));
  g_autofree char *second = annexa_date_format (annexa_record_get_text (self->later, "date"));
  /* TRANSLATORS: References of two rounds of risk assessment, the earlier one first */
  g_autofree char *title = g_strdup_printf (_("%s and %s"), annexa_record_get_ref (self->earlier),
                                            annexa_record_get_ref (self->later));
  /* TRANSLATORS: Two dates */
  g_autofree char *subtitle = g_strdup_printf (_("%s to %s"), first, second);

  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
}

/* What a worker finds out. */
typedef struct
{
  gint64 earlier;
  gint64 later;
  GPtrArray *items; /* AnnexaRoundItem, in their order */
  gint64 counts[ANNEXA_ROUND_SAME + 1];
  AnnexaRiskMap map;
  AnnexaRiskMovement *movement; /* or NULL */
} Comparison;

static void
free_comparison (gpointer data)
{
  Comparison *comparison = data;

  g_ptr_array_unref (comparison->items);
  g_clear_pointer (&comparison->movement, annexa_risk_movement_free);
  g_free (comparison);
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  return annexa_round_item_compare (*(AnnexaRoundItem *const *) a, *(AnnexaRoundItem *const *) b, NULL);
}

/* The steps of both rounds have to be those of today, or their ratings would lie elsewhere than they did. */
static gboolean
has_map (AnnexaProject *project,
         gint64         round)
{
  g_autoptr (AnnexaRecord) record
      = annexa_project_get_record (project, annexa_kind_lookup ("assessment"), round, NULL);

  return record != NULL && annexa_risk_movement_has_map (project, record);
}

static gboolean
compare (AnnexaProject *reader,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Comparison *comparison = data;
  g_autoptr (GPtrArray) changes = annexa_rounds_compare (reader, comparison->earlier, comparison->later, error);

  if (changes == NULL)
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    {
      const AnnexaRoundChange *change = changes->pdata[i];

      g_ptr_array_add (comparison->items, annexa_round_item_new (change));
      comparison->counts[change->verdict]++;
    }
  g_ptr_array_sort (comparison->items, compare_items);
  if (has_map (reader, comparison->earlier) && has_map (reader, comparison->later))
    comparison->movement
        = annexa_risk_movement_compare (annexa_project_get_scales (reader), changes, &comparison->map);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
fill (AnnexaRoundWindow *self,
      Comparison        *comparison)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  memcpy (self->counts, comparison->counts, sizeof self->counts);
  self->items = g_list_store_new (ANNEXA_TYPE_ROUND_ITEM);
  g_list_store_splice (self->items, 0, 0, comparison->items->pdata, comparison->items->len);
  self->filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)),
                                              GTK_FILTER (gtk_custom_filter_new (is_listed, self, NULL)));
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->filtered)));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row), NULL);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
}

static void
fill_map (AnnexaRoundWindow *self,
          Comparison        *comparison)
{
  self->map = comparison->map;
  self->movement = g_steal_pointer (&comparison->movement);
  gtk_widget_set_visible (GTK_WIDGET (self->map_button), self->movement != NULL);
  annexa_scene_view_set_func (self->scene_view, make_scene, self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scene_view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Map of the later round, with arrows from the earlier one"), -1);
}

static void
present (AnnexaWindow *window,
         Comparison   *comparison,
         AnnexaRecord *earlier,
         AnnexaRecord *later)
{
  AnnexaRoundWindow *self = annexa_dialog_new (ANNEXA_TYPE_ROUND_WINDOW, GTK_WINDOW (window));

  self->window = g_object_ref (window);
  self->project = g_object_ref (annexa_window_get_project (window));
  self->earlier = g_object_ref (earlier);
  self->later = g_object_ref (later);
  fill (self, comparison);
  fill_map (self, comparison);
  update_title (self);
  update_summary (self);
  add_chips (self);
  refilter (self);
  annexa_name_widgets (GTK_WIDGET (self));
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->list_view));
  gtk_window_present (GTK_WINDOW (self));
}

/* A round may have been deleted while both were compared, or the window may be about to go. */
static void
compared (GtkWidget    *widget,
          gpointer      data,
          const GError *error)
{
  const AnnexaKind *kind = annexa_kind_lookup ("assessment");
  Comparison *comparison = data;
  AnnexaProject *project = annexa_window_get_project (ANNEXA_WINDOW (widget));
  g_autoptr (AnnexaRecord) earlier = NULL;
  g_autoptr (AnnexaRecord) later = NULL;

  if (error != NULL)
    annexa_say (widget, error->message);
  if (error != NULL || project == NULL || ANNEXA_WINDOW (widget)->leaving)
    return;
  earlier = annexa_project_get_record (project, kind, comparison->earlier, NULL);
  later = annexa_project_get_record (project, kind, comparison->later, NULL);
  if (earlier != NULL && later != NULL)
    present (ANNEXA_WINDOW (widget), comparison, earlier, later);
}

/**
 * annexa_round_window_compare:
 * @window: the window of the project
 * @earlier: the id of a closed round of risk assessment
 * @later: the id of a later one
 *
 * Compares them in a worker and shows what became of the risks, or says why they cannot be compared.
 */
void
annexa_round_window_compare (AnnexaWindow *window,
                             gint64        earlier,
                             gint64        later)
{
  Comparison *comparison = g_new0 (Comparison, 1);

  comparison->earlier = earlier;
  comparison->later = later;
  comparison->items = g_ptr_array_new_with_free_func (g_object_unref);
  annexa_read_with_progress (GTK_WIDGET (window), annexa_window_get_project (window),
                             _("The two rounds are being compared…"), compare, comparison, free_comparison, compared);
}
