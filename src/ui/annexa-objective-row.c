/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-date.h"
#include "annexa-objective-measuring.h"
#include "annexa-objective-row.h"
#include "annexa-pill.h"
#include "annexa-query.h"
#include "annexa-scene-view.h"
#include "annexa-trend.h"

/**
 * AnnexaObjectiveRow:
 *
 * An objective on its page: what is to be reached, where it stands, how it develops, and a button that adds a
 * measurement. Its title opens the form.
 */
struct _AnnexaObjectiveRow
{
  AdwBin parent_instance;

  AnnexaProject *project;
  AnnexaRecord *objective;
  GPtrArray *measurements; /* AnnexaRecord with a value, the oldest first */
  GArray *points;          /* AnnexaTrendPoint, one per measurement */
  GPtrArray *texts;        /* what the picture says */
  AnnexaTrend trend;

  GtkWidget *heading;
  GtkLabel *title;
  GtkLabel *line;
  GtkWidget *status;
  GtkLabel *value;
  GtkLabel *target;
  GtkWidget *trend_pill;
  GtkLabel *missing;
  AnnexaSceneView *view;
  AnnexaObjectiveMeasuring *measuring;
};

G_DEFINE_FINAL_TYPE (AnnexaObjectiveRow, annexa_objective_row, ADW_TYPE_BIN)

/* More letters than this are cut. */
#define LONGEST_WORD 14

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const AnnexaField *
get_field (AnnexaObjectiveRow *self,
           const char         *name)
{
  return annexa_kind_find_field (annexa_record_get_kind (self->objective), name);
}

static char *
describe (AnnexaObjectiveRow *self,
          const char         *field)
{
  return annexa_project_describe_field (self->project, self->objective, field);
}

static const char *
keep_text (AnnexaObjectiveRow *self,
           char               *text)
{
  g_ptr_array_add (self->texts, text);
  return text;
}

/* A number as people write it, with the unit of the objective. */
static char *
add_unit (AnnexaObjectiveRow *self,
          char               *number)
{
  const char *unit = annexa_record_get_text (self->objective, "unit");
  char *both = *number != '\0' && unit != NULL ? g_strdup_printf ("%s %s", number, unit) : g_strdup (number);

  g_free (number);
  return both;
}

static void
load_measurements (AnnexaObjectiveRow *self)
{
  const AnnexaKind *kind = annexa_kind_lookup ("measurement");
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_set_integer (&value, annexa_record_get_id (self->objective));
  annexa_query_add_filter (query, annexa_kind_find_field (kind, "objective"), ANNEXA_TEST_EQUAL, &value);
  annexa_query_add_filter (query, annexa_kind_find_field (kind, "value"), ANNEXA_TEST_FILLED, NULL);
  annexa_query_add_sort (query, annexa_kind_find_field (kind, "date"), FALSE);
  g_clear_pointer (&self->measurements, g_ptr_array_unref);
  self->measurements = annexa_project_query_records (self->project, query, NULL);
  if (self->measurements == NULL)
    self->measurements = g_ptr_array_new ();
}

static void
add_point (AnnexaObjectiveRow *self,
           AnnexaRecord       *measurement)
{
  AnnexaTrendPoint point = { 0 };
  g_autofree char *day = annexa_date_format_long (annexa_record_get_text (measurement, "date"));
  const char *comment = annexa_record_get_text (measurement, "comment");
  g_autofree char *id = g_strdup_printf ("measurement-%" G_GINT64_FORMAT, annexa_record_get_id (measurement));

  point.id = keep_text (self, g_steal_pointer (&id));
  point.day = annexa_date_get_julian (annexa_record_get_text (measurement, "date"));
  point.value = annexa_value_get_number (annexa_record_get (measurement, "value"));
  point.label = keep_text (self, add_unit (self, annexa_project_describe_field (self->project, measurement, "value")));
  /* TRANSLATORS: The day of a measurement and its value: “2 November 2026: 96 %” */
  point.spoken = keep_text (self, g_strdup_printf (_("%s: %s"), day, point.label));
  if (comment != NULL)
    point.spoken = keep_text (self, g_strdup_printf ("%s, %s", point.spoken, comment));
  g_array_append_val (self->points, point);
}

static gboolean
read_number (AnnexaObjectiveRow *self,
             const char         *field,
             double             *number)
{
  if (annexa_record_is_empty (self->objective, field))
    return FALSE;
  *number = annexa_value_get_number (annexa_record_get (self->objective, field));
  return TRUE;
}

static void
update_trend (AnnexaObjectiveRow *self)
{
  g_autofree char *today = annexa_project_get_today (self->project);
  g_autofree char *target = add_unit (self, describe (self, "target"));
  g_autofree char *baseline = add_unit (self, describe (self, "baseline"));

  g_array_set_size (self->points, 0);
  g_ptr_array_set_size (self->texts, 0);
  for (guint i = 0; i < self->measurements->len; i++)
    add_point (self, self->measurements->pdata[i]);
  self->trend = (AnnexaTrend){ (const AnnexaTrendPoint *) (void *) self->points->data, self->points->len };
  self->trend.down = g_strcmp0 (annexa_record_get_text (self->objective, "direction"), "down") == 0;
  self->trend.today = annexa_date_get_julian (today);
  self->trend.has_target = read_number (self, "target", &self->trend.target);
  self->trend.has_baseline = read_number (self, "baseline", &self->trend.baseline);
  /* TRANSLATORS: What is written at a line of a picture: “Target 98 %” */
  self->trend.target_label = keep_text (self, g_strdup_printf (_("Target %s"), target));
  /* TRANSLATORS: What is written at a line of a picture: “Start 81 %” */
  self->trend.baseline_label = keep_text (self, g_strdup_printf (_("Start %s"), baseline));
  annexa_scene_view_update (self->view);
}

static AnnexaScene *
make_scene (double                  width,
            double                  height,
            const AnnexaSceneStyle *style,
            gpointer                data)
{
  AnnexaObjectiveRow *self = data;

  return annexa_trend_make_scene (&self->trend, width, style);
}

/* Reference, owner and date, or the word that says that there is none. */
static void
update_line (AnnexaObjectiveRow *self)
{
  static const char *const fields[] = { "owner", "due" };
  g_autoptr (GString) line = g_string_new (annexa_record_get_ref (self->objective));

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = describe (self, fields[i]);
      const AnnexaField *field = get_field (self, fields[i]);

      g_string_append_printf (line, " · %s", *text != '\0' ? text : _(field->missing));
    }
  gtk_label_set_label (self->line, line->str);
}

/* What somebody has to see to, as words. */
static char *
describe_missing (AnnexaObjectiveRow *self)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  if (annexa_record_is_empty (self->objective, "measure"))
    g_ptr_array_add (words, (gpointer) _(get_field (self, "measure")->missing));
  if (!self->trend.has_target)
    g_ptr_array_add (words, (gpointer) _(get_field (self, "target")->missing));
  if (annexa_record_get_integer (self->objective, "measurement-due") != 0)
    g_ptr_array_add (words, (gpointer) _("measurement due"));
  if (annexa_record_get_integer (self->objective, "overdue") != 0)
    g_ptr_array_add (words, (gpointer) _("overdue"));
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" · ", (char **) words->pdata);
}

/* What is aimed at and when it was measured last, or whichever of them there is. */
static char *
describe_figures (AnnexaObjectiveRow *self)
{
  g_autofree char *target = self->trend.has_target ? add_unit (self, describe (self, "target")) : NULL;
  g_autofree char *measured = describe (self, "last-measured");

  if (target != NULL && *measured != '\0')
    /* TRANSLATORS: Behind a value: what is aimed at, and when it was measured last: “target 98 %, measured 2 Nov 2026” */
    return g_strdup_printf (_("target %s, measured %s"), target, measured);
  if (target != NULL)
    /* TRANSLATORS: Behind a value: what is aimed at: “target 98 %” */
    return g_strdup_printf (_("target %s"), target);
  /* TRANSLATORS: Behind a value: when it was measured last: “measured 2 Nov 2026” */
  return *measured != '\0' ? g_strdup_printf (_("measured %s"), measured) : g_strdup ("");
}

static void
update_figures (AnnexaObjectiveRow *self)
{
  guint n = self->points->len;
  const char *last = n > 0 ? g_array_index (self->points, AnnexaTrendPoint, n - 1).label : "–";
  g_autofree char *text = describe_figures (self);
  g_autofree char *missing = describe_missing (self);

  gtk_label_set_label (self->value, last);
  gtk_label_set_label (self->target, text);
  gtk_label_set_label (self->missing, missing);
  gtk_widget_set_visible (GTK_WIDGET (self->missing), *missing != '\0');
}

/* Everything that is seen of the objective, as a sentence. */
static void
update_name (AnnexaObjectiveRow *self)
{
  g_autofree char *status = describe (self, "status");
  g_autofree char *trend = describe (self, "trend");
  g_autofree char *missing = describe_missing (self);
  g_autoptr (GString) name = g_string_new (annexa_record_get_title (self->objective));
  g_autofree char *picture = NULL;

  if (*status != '\0')
    g_string_append_printf (name, ", %s", status);
  g_string_append_printf (name, ", %s", gtk_label_get_label (self->value));
  if (*gtk_label_get_label (self->target) != '\0')
    g_string_append_printf (name, ", %s", gtk_label_get_label (self->target));
  if (*trend != '\0')
    g_string_append_printf (name, ", %s", trend);
  if (*missing != '\0')
    g_string_append_printf (name, ", %s", missing);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->heading), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);

  /* TRANSLATORS: A picture of how an objective develops */
  picture = g_strdup_printf (_("Trend of %s"), annexa_record_get_title (self->objective));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, picture, -1);
}

/* A word is seen in full, so that the text beside it wraps instead; one that nobody knows may be any length. */
static void
update_pill (AnnexaObjectiveRow *self,
             GtkWidget          *pill,
             const char         *field)
{
  annexa_pill_show (pill, self->project, get_field (self, field), annexa_record_get (self->objective, field));
  gtk_label_set_width_chars (GTK_LABEL (pill),
                             MIN ((int) g_utf8_strlen (gtk_label_get_label (GTK_LABEL (pill)), -1), LONGEST_WORD));
  gtk_widget_set_visible (pill, !annexa_record_is_empty (self->objective, field));
}

/**
 * annexa_objective_row_update:
 * @self: a row
 *
 * Shows what has changed of the objective or its measurements.
 */
void
annexa_objective_row_update (AnnexaObjectiveRow *self)
{
  g_return_if_fail (ANNEXA_IS_OBJECTIVE_ROW (self));

  load_measurements (self);
  update_trend (self);
  gtk_label_set_label (self->title, annexa_record_get_title (self->objective));
  update_line (self);
  update_pill (self, self->status, "status");
  update_pill (self, self->trend_pill, "trend");
  update_figures (self);
  update_name (self);
}

static void
heading_clicked (AnnexaObjectiveRow *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
mark_activated (AnnexaSceneView    *view,
                const char         *id,
                AnnexaObjectiveRow *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
annexa_objective_row_dispose (GObject *object)
{
  AnnexaObjectiveRow *self = ANNEXA_OBJECTIVE_ROW (object);

  if (self->view != NULL)
    annexa_scene_view_set_func (self->view, NULL, NULL);
  self->view = NULL;
  g_clear_object (&self->project);
  g_clear_object (&self->objective);

  G_OBJECT_CLASS (annexa_objective_row_parent_class)->dispose (object);
}

static void
annexa_objective_row_finalize (GObject *object)
{
  AnnexaObjectiveRow *self = ANNEXA_OBJECTIVE_ROW (object);

  g_clear_pointer (&self->measurements, g_ptr_array_unref);
  g_array_unref (self->points);
  g_ptr_array_unref (self->texts);

  G_OBJECT_CLASS (annexa_objective_row_parent_class)->finalize (object);
}

static void
annexa_objective_row_class_init (AnnexaObjectiveRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annexa_objective_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = annexa_objective_row_finalize;

  /**
   * AnnexaObjectiveRow::activated:
   *
   * Somebody wants to see the objective in full.
   */
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);
}

static GtkLabel *
make_label (const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
}

static GtkWidget *
make_heading (AnnexaObjectiveRow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->title = make_label ("heading");
  self->line = make_label ("caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->line), "dim-label");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->line));
  self->status = annexa_pill_new ();
  gtk_widget_set_valign (self->status, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), texts);
  gtk_box_append (GTK_BOX (line), self->status);

  self->heading = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->heading), line);
  gtk_widget_add_css_class (self->heading, "flat");
  gtk_widget_add_css_class (self->heading, "card-heading");
  gtk_widget_set_tooltip_text (self->heading, _("Open the objective"));
  g_signal_connect_swapped (self->heading, "clicked", G_CALLBACK (heading_clicked), self);
  return self->heading;
}

static GtkWidget *
make_figures (AnnexaObjectiveRow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->value = make_label ("title-2");
  gtk_widget_add_css_class (GTK_WIDGET (self->value), "numeric");
  self->target = make_label ("dim-label");
  self->missing = make_label ("missing");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->value));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->target));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->missing));
  self->trend_pill = annexa_pill_new ();
  gtk_widget_set_valign (self->trend_pill, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), texts);
  gtk_box_append (GTK_BOX (line), self->trend_pill);
  return line;
}

static void
annexa_objective_row_init (AnnexaObjectiveRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  self->points = g_array_new (FALSE, FALSE, sizeof (AnnexaTrendPoint));
  self->texts = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_add_css_class (box, "card-content");
  gtk_box_append (GTK_BOX (box), make_heading (self));
  gtk_box_append (GTK_BOX (box), make_figures (self));
  self->view = g_object_new (ANNEXA_TYPE_SCENE_VIEW, NULL);
  g_signal_connect (self->view, "activated", G_CALLBACK (mark_activated), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->view));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * annexa_objective_row_new:
 * @project: a project
 * @objective: an objective
 *
 * Returns: (transfer floating): a row for it
 */
GtkWidget *
annexa_objective_row_new (AnnexaProject *project,
                          AnnexaRecord  *objective)
{
  AnnexaObjectiveRow *self = g_object_new (ANNEXA_TYPE_OBJECTIVE_ROW, NULL);

  self->project = g_object_ref (project);
  self->objective = g_object_ref (objective);
  self->measuring = ANNEXA_OBJECTIVE_MEASURING (annexa_objective_measuring_new (project, objective));
  gtk_box_append (GTK_BOX (adw_bin_get_child (ADW_BIN (self))), GTK_WIDGET (self->measuring));
  annexa_objective_row_update (self);
  annexa_scene_view_set_func (self->view, make_scene, self);
  return GTK_WIDGET (self);
}

/**
 * annexa_objective_row_get_record:
 * @self: a row
 *
 * Returns: (transfer none): its objective
 */
AnnexaRecord *
annexa_objective_row_get_record (AnnexaObjectiveRow *self)
{
  g_return_val_if_fail (ANNEXA_IS_OBJECTIVE_ROW (self), NULL);

  return self->objective;
}

/**
 * annexa_objective_row_set_chosen:
 * @self: a row
 * @chosen: whether its objective is the one in the form
 */
void
annexa_objective_row_set_chosen (AnnexaObjectiveRow *self,
                                 gboolean            chosen)
{
  g_return_if_fail (ANNEXA_IS_OBJECTIVE_ROW (self));

  if (chosen)
    gtk_widget_add_css_class (GTK_WIDGET (self), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "chosen");
}

/**
 * annexa_objective_row_measure:
 * @self: a row in a window
 *
 * Opens the fields of a new measurement.
 */
void
annexa_objective_row_measure (AnnexaObjectiveRow *self)
{
  g_return_if_fail (ANNEXA_IS_OBJECTIVE_ROW (self));

  annexa_objective_measuring_open (self->measuring);
}

/**
 * annexa_objective_row_focus:
 * @self: a row
 *
 * Puts the keyboard onto its heading.
 */
void
annexa_objective_row_focus (AnnexaObjectiveRow *self)
{
  g_return_if_fail (ANNEXA_IS_OBJECTIVE_ROW (self));

  gtk_widget_grab_focus (self->heading);
}

/**
 * annexa_objective_row_flush:
 * @self: a row
 *
 * Returns: whether nothing is left that was typed and could not be written
 */
gboolean
annexa_objective_row_flush (AnnexaObjectiveRow *self)
{
  g_return_val_if_fail (ANNEXA_IS_OBJECTIVE_ROW (self), TRUE);

  return annexa_objective_measuring_flush (self->measuring);
}
