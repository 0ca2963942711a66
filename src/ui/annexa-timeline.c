/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "annexa-apply.h"
#include "annexa-columns.h"
#include "annexa-date.h"
#include "annexa-edit.h"
#include "annexa-gantt.h"
#include "annexa-palette.h"
#include "annexa-query.h"
#include "annexa-scene-view.h"
#include "annexa-timeline.h"

/**
 * AnnexaTimeline:
 *
 * The tasks as bars over the days. A bar is dragged to other days, or taken by its end to be made longer; Ctrl with the
 * arrow keys does the same.
 */
struct _AnnexaTimeline
{
  AdwBin parent_instance;

  AnnexaProject *project;
  gboolean show_done;
  gboolean stale; /* Something changed while nobody saw it. */
  gint64 selected;

  GPtrArray *tasks; /* AnnexaRecord, in the order of the rows */
  GArray *bars;     /* AnnexaGanttBar, one per task */
  GPtrArray *texts; /* what the bars say */
  GPtrArray *afters;
  char *selected_id;
  guint n_all;

  /* Of the scene as it was made last, for whoever takes hold of a bar. */
  double width;
  double text_scale;
  gboolean right_to_left;

  char *dragged; /* the bar that is being dragged, and how far */
  AnnexaGanttPart part;
  int drag_days;

  GtkStack *stack;
  AnnexaSceneView *view;
  GtkLabel *more;
};

G_DEFINE_FINAL_TYPE (AnnexaTimeline, annexa_timeline, ADW_TYPE_BIN)

/* More rows than these are for the list. */
#define MOST_BARS 300

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const AnnexaKind *
task_kind (void)
{
  return annexa_kind_lookup ("task");
}

/* A task without a beginning takes the day that it is due. */
static void
get_days (AnnexaRecord *task,
          guint32      *start,
          guint32      *end)
{
  guint32 starts = annexa_date_get_julian (annexa_record_get_text (task, "starts"));
  guint32 due = annexa_date_get_julian (annexa_record_get_text (task, "due"));

  *start = starts != 0 ? starts : due;
  *end = due != 0 ? due : starts;
  if (annexa_record_get_integer (task, "milestone") != 0)
    *start = *end;
}

static gboolean
has_status (AnnexaRecord *task,
            const char   *status)
{
  return g_strcmp0 (annexa_record_get_text (task, "status"), status) == 0;
}

/* Those without a date come last; else by their beginning, and of two that begin together the one that ends first. */
static int
compare_tasks (gconstpointer a,
               gconstpointer b)
{
  guint32 start_a, end_a, start_b, end_b;

  get_days (*(AnnexaRecord *const *) a, &start_a, &end_a);
  get_days (*(AnnexaRecord *const *) b, &start_b, &end_b);
  if ((start_a == 0) != (start_b == 0))
    return start_a == 0 ? 1 : -1;
  if (start_a != start_b)
    return start_a < start_b ? -1 : 1;
  return (end_a > end_b) - (end_a < end_b);
}

static const char *
keep_text (AnnexaTimeline *self,
           char           *text)
{
  g_ptr_array_add (self->texts, text);
  return text;
}

/* Everything that the picture shows of a task, as a sentence. */
static char *
describe_task (AnnexaTimeline *self,
               AnnexaRecord   *task)
{
  static const char *const fields[] = { "responsible", "starts", "due", "status", "progress", "after" };
  g_autofree char *title = annexa_describe_title (task);
  g_autoptr (GString) spoken = g_string_new (title);

  if (annexa_record_get_integer (task, "milestone") != 0)
    g_string_append_printf (spoken, ", %s", _("Milestone"));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = annexa_project_describe_field (self->project, task, fields[i]);

      if (*text != '\0')
        /* TRANSLATORS: A field and what it holds, in a sentence that is read aloud: “, Due: 3 March 2026” */
        g_string_append_printf (spoken, _(", %s: %s"),
                                annexa_field_get_label (annexa_kind_find_field (task_kind (), fields[i])), text);
    }
  if (annexa_record_get_integer (task, "overdue") != 0)
    g_string_append_printf (spoken, ", %s", _("Overdue"));
  return g_string_free (g_steal_pointer (&spoken), FALSE);
}

static void
colour_bar (AnnexaGanttBar *bar,
            AnnexaRecord   *task)
{
  bar->colour = ANNEXA_COLOUR_NONE;
  if (has_status (task, "done"))
    {
      bar->colour = ANNEXA_COLOUR_GREEN;
      bar->sign = "✓";
      bar->progress = 1;
    }
  else if (annexa_record_get_integer (task, "overdue") != 0)
    {
      bar->colour = ANNEXA_COLOUR_RED;
      bar->sign = "!";
    }
  else if (has_status (task, "blocked"))
    {
      bar->colour = ANNEXA_COLOUR_ORANGE;
      bar->sign = "‖";
    }
  else if (has_status (task, "in-progress"))
    bar->colour = ANNEXA_COLOUR_YELLOW;
}

static void
add_bar (AnnexaTimeline *self,
         AnnexaRecord   *task)
{
  AnnexaGanttBar bar = { .milestone = annexa_record_get_integer (task, "milestone") != 0,
                         .progress = (double) annexa_record_get_integer (task, "progress") / 100 };

  bar.id = keep_text (self, g_strdup_printf ("task-%" G_GINT64_FORMAT, annexa_record_get_id (task)));
  bar.label = keep_text (self, annexa_describe_title (task));
  bar.spoken = keep_text (self, describe_task (self, task));
  get_days (task, &bar.start, &bar.end);
  colour_bar (&bar, task);
  g_array_append_val (self->bars, bar);
}

/* Which rows have to be done before a row; what is not drawn is no row. */
static void
link_bars (AnnexaTimeline *self)
{
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < self->tasks->len; i++)
    {
      gint64 id = annexa_record_get_id (self->tasks->pdata[i]);

      g_hash_table_insert (rows, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (i + 1));
    }
  for (guint i = 0; i < self->tasks->len; i++)
    {
      AnnexaGanttBar *bar = &g_array_index (self->bars, AnnexaGanttBar, i);
      GArray *after = g_array_new (FALSE, FALSE, sizeof (guint));
      gsize n;
      const gint64 *ids = annexa_value_get_ids (annexa_record_get (self->tasks->pdata[i], "after"), &n);

      for (gsize j = 0; j < n; j++)
        {
          guint row = GPOINTER_TO_UINT (g_hash_table_lookup (rows, &ids[j]));

          if (row != 0)
            {
              row--;
              g_array_append_val (after, row);
            }
        }
      bar->after = (const guint *) (void *) after->data;
      bar->n_after = after->len;
      g_ptr_array_add (self->afters, after);
    }
}

static GPtrArray *
load_tasks (AnnexaTimeline *self)
{
  const AnnexaField *status = annexa_kind_find_field (task_kind (), "status");
  const AnnexaField *due = annexa_kind_find_field (task_kind (), "due");
  g_autoptr (AnnexaQuery) query = annexa_query_new (task_kind ());
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  g_autoptr (GArray) ids = NULL;

  annexa_value_set_text (&value, "dropped");
  annexa_query_add_filter (query, status, ANNEXA_TEST_NOT_EQUAL, &value);
  annexa_value_set_text (&value, "done");
  if (!self->show_done)
    annexa_query_add_filter (query, status, ANNEXA_TEST_NOT_EQUAL, &value);
  annexa_query_add_sort (query, due, FALSE);
  ids = annexa_project_query (self->project, query, NULL);
  self->n_all = ids != NULL ? ids->len : 0;
  return ids != NULL ? annexa_project_get_records (self->project, task_kind (), (const gint64 *) (void *) ids->data,
                                                   MIN (ids->len, MOST_BARS), NULL)
                     : NULL;
}

static AnnexaGantt
make_gantt (AnnexaTimeline *self)
{
  g_autofree char *today = annexa_project_get_today (self->project);

  return (AnnexaGantt){ (const AnnexaGanttBar *) (void *) self->bars->data, self->bars->len, annexa_date_get_julian (today),
                        self->selected_id };
}

/* What is being dragged is drawn where it would come to lie. */
static void
shift_bar (AnnexaTimeline *self,
           AnnexaGanttBar *bar,
           int             days)
{
  if (self->part == ANNEXA_GANTT_WHOLE)
    bar->start += (guint32) days;
  bar->end = self->part == ANNEXA_GANTT_END ? MAX (bar->start, bar->end + (guint32) days) : bar->end + (guint32) days;
}

static AnnexaGanttBar *
find_bar (AnnexaTimeline *self,
          const char     *id)
{
  for (guint i = 0; id != NULL && i < self->bars->len; i++)
    {
      AnnexaGanttBar *bar = &g_array_index (self->bars, AnnexaGanttBar, i);

      if (strcmp (bar->id, id) == 0)
        return bar;
    }
  return NULL;
}

/* From when until when it would be. */
static char *
describe_days (const AnnexaGanttBar *bar)
{
  GDate first, last;
  char start[11], end[11];
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  g_date_clear (&first, 1);
  g_date_clear (&last, 1);
  g_date_set_julian (&first, bar->start);
  g_date_set_julian (&last, bar->end);
  g_date_strftime (start, sizeof start, "%Y-%m-%d", &first);
  g_date_strftime (end, sizeof end, "%Y-%m-%d", &last);
  from = annexa_date_format (start);
  until = annexa_date_format (end);
  if (bar->milestone || bar->start == bar->end)
    return g_steal_pointer (&until);
  /* TRANSLATORS: From one day to another: “12 Jan 2027 – 3 Mar 2027” */
  return g_strdup_printf (C_ ("days", "%s – %s"), from, until);
}

static AnnexaScene *
make_scene (double                  width,
            double                  height,
            const AnnexaSceneStyle *style,
            gpointer                data)
{
  AnnexaTimeline *self = data;
  AnnexaGantt gantt = make_gantt (self);
  AnnexaGanttBar *bar = find_bar (self, self->dragged);
  AnnexaGanttBar before = { 0 };
  g_autofree char *note = NULL;
  AnnexaScene *scene;

  self->width = width;
  self->text_scale = style->text_scale;
  self->right_to_left = style->right_to_left;
  if (bar != NULL && self->part != ANNEXA_GANTT_NOTHING)
    {
      before = *bar;
      shift_bar (self, bar, self->drag_days);
      bar->note = note = describe_days (bar);
    }
  scene = annexa_gantt_make_scene (&gantt, width, style);
  if (bar != NULL && self->part != ANNEXA_GANTT_NOTHING)
    *bar = before;
  return scene;
}

/* The style that bars are taken hold of in; colours do not matter for that. */
static AnnexaSceneStyle
get_style (AnnexaTimeline *self)
{
  return (AnnexaSceneStyle){ annexa_palette_get (ANNEXA_PALETTE_LIGHT), NULL, self->text_scale, self->right_to_left };
}

static void
update_more (AnnexaTimeline *self)
{
  g_autofree char *text = NULL;

  if (self->n_all > self->bars->len)
    text = g_strdup_printf (_("The %u tasks that are due first are drawn. The list has all %u."), self->bars->len,
                            self->n_all);
  gtk_label_set_label (self->more, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->more), text != NULL);
}

static void
update (AnnexaTimeline *self)
{
  g_autoptr (GPtrArray) tasks = NULL;

  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale || self->project == NULL)
    return;

  tasks = load_tasks (self);
  g_array_set_size (self->bars, 0);
  g_ptr_array_set_size (self->texts, 0);
  g_ptr_array_set_size (self->afters, 0);
  g_ptr_array_set_size (self->tasks, 0);
  for (guint i = 0; tasks != NULL && i < tasks->len; i++)
    g_ptr_array_add (self->tasks, g_object_ref (tasks->pdata[i]));
  g_ptr_array_sort (self->tasks, compare_tasks);
  for (guint i = 0; i < self->tasks->len; i++)
    add_bar (self, self->tasks->pdata[i]);
  link_bars (self);

  gtk_stack_set_visible_child_name (self->stack, self->tasks->len > 0 ? "plan" : "empty");
  update_more (self);
  annexa_scene_view_update (self->view);
}

static void
mapped (AnnexaTimeline *self)
{
  if (self->stale)
    update (self);
}

static gint64
parse_id (const char *id)
{
  return g_str_has_prefix (id, "task-") ? g_ascii_strtoll (id + strlen ("task-"), NULL, 10) : 0;
}

static void
mark_activated (AnnexaTimeline *self,
                const char     *id)
{
  annexa_timeline_select (self, parse_id (id));
  g_signal_emit (self, signals[ACTIVATED], 0, parse_id (id));
}

static void
mark_dragged (AnnexaTimeline *self,
              const char     *id,
              double          start,
              double          offset,
              gboolean        done)
{
  AnnexaGantt gantt = make_gantt (self);
  AnnexaSceneStyle style = get_style (self);
  AnnexaGanttBar *bar = find_bar (self, id);
  double day = annexa_gantt_get_day_width (&gantt, self->width, &style);
  int days;

  if (bar == NULL)
    return;
  if (self->dragged == NULL)
    {
      guint row = (guint) (bar - (AnnexaGanttBar *) (void *) self->bars->data);

      self->dragged = g_strdup (id);
      self->part = annexa_gantt_find_part (&gantt, self->width, &style, row, start);
    }
  days = (int) round ((self->right_to_left ? -offset : offset) / day);
  if (!done)
    {
      if (self->part != ANNEXA_GANTT_NOTHING && days != self->drag_days)
        {
          self->drag_days = days;
          annexa_scene_view_update (self->view);
        }
      return;
    }
  g_clear_pointer (&self->dragged, g_free);
  self->drag_days = 0;
  if (self->part != ANNEXA_GANTT_NOTHING)
    annexa_timeline_move (self, parse_id (id), days, self->part == ANNEXA_GANTT_END);
  annexa_scene_view_update (self->view);
}

static void
mark_stepped (AnnexaTimeline *self,
              const char     *id,
              int             steps,
              gboolean        end)
{
  annexa_timeline_move (self, parse_id (id), self->right_to_left ? -steps : steps, end);
}

static void
annexa_timeline_dispose (GObject *object)
{
  AnnexaTimeline *self = ANNEXA_TIMELINE (object);

  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNEXA_TYPE_TIMELINE);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (annexa_timeline_parent_class)->dispose (object);
}

static void
annexa_timeline_finalize (GObject *object)
{
  AnnexaTimeline *self = ANNEXA_TIMELINE (object);

  g_ptr_array_unref (self->tasks);
  g_array_unref (self->bars);
  g_ptr_array_unref (self->texts);
  g_ptr_array_unref (self->afters);
  g_free (self->selected_id);
  g_free (self->dragged);

  G_OBJECT_CLASS (annexa_timeline_parent_class)->finalize (object);
}

static void
annexa_timeline_class_init (AnnexaTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_timeline_dispose;
  G_OBJECT_CLASS (klass)->finalize = annexa_timeline_finalize;

  /**
   * AnnexaTimeline::activated:
   * @id: the id of a task
   *
   * Somebody wants to see the task.
   */
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (ANNEXA_TYPE_SCENE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-timeline.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaTimeline, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnexaTimeline, view);
  gtk_widget_class_bind_template_child (widget_class, AnnexaTimeline, more);
  gtk_widget_class_bind_template_callback (widget_class, mapped);
  gtk_widget_class_bind_template_callback (widget_class, mark_activated);
  gtk_widget_class_bind_template_callback (widget_class, mark_dragged);
  gtk_widget_class_bind_template_callback (widget_class, mark_stepped);
}

static void
free_after (gpointer data)
{
  g_array_unref (data);
}

static void
annexa_timeline_init (AnnexaTimeline *self)
{
  self->tasks = g_ptr_array_new_with_free_func (g_object_unref);
  self->bars = g_array_new (FALSE, FALSE, sizeof (AnnexaGanttBar));
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->afters = g_ptr_array_new_with_free_func (free_after);
  self->text_scale = 1;
  gtk_widget_init_template (GTK_WIDGET (self));
  annexa_scene_view_set_func (self->view, make_scene, self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Timeline"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _("Ctrl with the arrow keys moves a task by a day, with Shift as well its end."), -1);
}

/**
 * annexa_timeline_set_project:
 * @self: a timeline
 * @project: a project
 *
 * Shows the tasks of a project, and follows it.
 */
void
annexa_timeline_set_project (AnnexaTimeline *self,
                             AnnexaProject  *project)
{
  g_return_if_fail (ANNEXA_IS_TIMELINE (self) && self->project == NULL);

  self->project = g_object_ref (project);
  g_signal_connect_object (project, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * annexa_timeline_set_show_done:
 * @self: a timeline
 * @show_done: whether to draw what is done
 */
void
annexa_timeline_set_show_done (AnnexaTimeline *self,
                               gboolean        show_done)
{
  g_return_if_fail (ANNEXA_IS_TIMELINE (self));

  self->show_done = show_done;
  update (self);
}

/**
 * annexa_timeline_select:
 * @self: a timeline
 * @id: the id of a task, or 0
 *
 * Marks the row of a task.
 */
void
annexa_timeline_select (AnnexaTimeline *self,
                        gint64          id)
{
  g_return_if_fail (ANNEXA_IS_TIMELINE (self));

  if (self->selected == id)
    return;
  self->selected = id;
  g_free (self->selected_id);
  self->selected_id = id != 0 ? g_strdup_printf ("task-%" G_GINT64_FORMAT, id) : NULL;
  annexa_scene_view_update (self->view);
}

static void
shift_date (AnnexaEdit   *edit,
            AnnexaRecord *task,
            const char   *field,
            int           days)
{
  const char *date = annexa_record_get_text (task, field);
  g_autofree char *shifted = date != NULL ? annexa_date_add_days (date, days) : NULL;

  if (shifted != NULL)
    annexa_edit_set_text (edit, task_kind (), annexa_record_get_id (task), field, shifted);
}

static char *
label_move (AnnexaRecord *task,
            int           days,
            gboolean      only_end)
{
  const char *title = annexa_record_get_title (task);
  gulong n = (gulong) ABS (days);

  if (only_end && days > 0)
    return g_strdup_printf (ngettext ("“%s” made %d day longer", "“%s” made %d days longer", n), title, days);
  if (only_end)
    return g_strdup_printf (ngettext ("“%s” made %d day shorter", "“%s” made %d days shorter", n), title, -days);
  if (days > 0)
    return g_strdup_printf (ngettext ("“%s” moved on by %d day", "“%s” moved on by %d days", n), title, days);
  return g_strdup_printf (ngettext ("“%s” moved back by %d day", "“%s” moved back by %d days", n), title, -days);
}

/**
 * annexa_timeline_move:
 * @self: a timeline
 * @id: the id of a task
 * @days: by how many days, to later ones or, below 0, to earlier ones
 * @only_end: whether only the day changes on which it is due
 *
 * Moves a task, as one edit that can be taken back. What is wrong with it is told in the window.
 *
 * Returns: whether it was moved
 */
gboolean
annexa_timeline_move (AnnexaTimeline *self,
                      gint64          id,
                      int             days,
                      gboolean        only_end)
{
  g_autoptr (AnnexaRecord) task = annexa_project_get_record (self->project, task_kind (), id, NULL);
  g_autoptr (AnnexaEdit) edit = NULL;
  g_autofree char *label = NULL;

  if (task == NULL || days == 0)
    return FALSE;
  label = label_move (task, days, only_end);
  edit = annexa_project_begin (self->project, label);
  if (!only_end)
    shift_date (edit, task, "starts", days);
  shift_date (edit, task, "due", days);
  /* A task without the date that is meant cannot be moved, and there would be nothing to take back. */
  if (annexa_edit_get_size (edit) == 0)
    return FALSE;
  return annexa_apply (GTK_WIDGET (self), self->project, edit, NULL);
}
