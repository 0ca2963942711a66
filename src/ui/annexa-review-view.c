/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-apply.h"
#include "annexa-date.h"
#include "annexa-drop-down.h"
#include "annexa-field-row.h"
#include "annexa-focus.h"
#include "annexa-many.h"
#include "annexa-progress-work.h"
#include "annexa-query.h"
#include "annexa-record-view.h"
#include "annexa-review-columns.h"
#include "annexa-review-decisions.h"
#include "annexa-review-input.h"
#include "annexa-review-inputs.h"
#include "annexa-review-state.h"
#include "annexa-review-view.h"
#include "annexa-wrapping.h"

/* What so many records come to is told before anybody waits. */
#define MANY_RECORDS 5000

/**
 * AnnexaReviewView:
 *
 * A management review as the meeting goes through it: each input with what is decided about it beside it, and at the
 * top how far the minutes have come.
 */
struct _AnnexaReviewView
{
  AdwBin parent_instance;

  AnnexaProject *project;
  AnnexaRecord *review;
  GArray *ids;       /* Of the reviews to choose from, the latest first. */
  gboolean updating; /* The choice is being filled, and nobody chooses. */
  guint choosing;    /* Source that turns to what was chosen, or 0. */

  GtkDropDown *chooser;
  GtkScrolledWindow *scroller;
  GtkWidget *content;
  GtkWidget *title_row;
  GtkWidget *state;
  GtkWidget *other_decisions;
  GPtrArray *views; /* AnnexaRecordView, in the order of the page */
};

G_DEFINE_FINAL_TYPE (AnnexaReviewView, annexa_review_view, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const AnnexaKind *
review_kind (void)
{
  return annexa_kind_lookup ("review");
}

static GPtrArray *
load_reviews (AnnexaReviewView *self)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (review_kind ());

  annexa_query_add_sort (query, annexa_kind_find_field (review_kind (), "date"), TRUE);
  return annexa_project_query_records (self->project, query, NULL);
}

static char *
describe_review (AnnexaReviewView *self,
                 AnnexaRecord     *review)
{
  g_autofree char *date = annexa_project_describe_field (self->project, review, "date");
  g_autofree char *status = annexa_project_describe_field (self->project, review, "status");

  return g_strdup_printf ("%s · %s · %s", annexa_record_get_title (review), date, status);
}

static void
select_review (AnnexaReviewView *self)
{
  for (guint i = 0; self->review != NULL && i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == annexa_record_get_id (self->review))
      gtk_drop_down_set_selected (self->chooser, i);
}

static gboolean
shows_names (AnnexaReviewView *self,
             GtkStringList    *names)
{
  GtkStringList *shown = GTK_STRING_LIST (gtk_drop_down_get_model (self->chooser));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (names));

  if (shown == NULL || g_list_model_get_n_items (G_LIST_MODEL (shown)) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (strcmp (gtk_string_list_get_string (shown, i), gtk_string_list_get_string (names, i)) != 0)
      return FALSE;
  return TRUE;
}

/* Whoever has the list open would lose it, so it is filled only when it has changed. */
static void
fill_chooser (AnnexaReviewView *self)
{
  g_autoptr (GPtrArray) reviews = load_reviews (self);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->updating = TRUE;
  g_array_set_size (self->ids, 0);
  for (guint i = 0; reviews != NULL && i < reviews->len; i++)
    {
      gint64 id = annexa_record_get_id (reviews->pdata[i]);

      gtk_string_list_take (names, describe_review (self, reviews->pdata[i]));
      g_array_append_val (self->ids, id);
    }
  if (!shows_names (self, names))
    gtk_drop_down_set_model (self->chooser, G_LIST_MODEL (names));
  select_review (self);
  gtk_widget_set_visible (GTK_WIDGET (self->chooser), self->ids->len > 1);
  self->updating = FALSE;
}

/* When what was typed cannot be written the review stays, and the choice goes back to it. */
static gboolean
turn_to_chosen (gpointer data)
{
  AnnexaReviewView *self = data;
  guint position = gtk_drop_down_get_selected (self->chooser);

  self->choosing = 0;
  if (position < self->ids->len)
    g_signal_emit (self, signals[CHOSEN], 0, g_array_index (self->ids, gint64, position));
  self->updating = TRUE;
  select_review (self);
  self->updating = FALSE;
  return G_SOURCE_REMOVE;
}

/* What is written on leaving a review may change the names to choose from, which the choice does not bear while it is
 * being made. */
static void
review_chosen (AnnexaReviewView *self)
{
  if (!self->updating && self->choosing == 0)
    self->choosing = g_idle_add (turn_to_chosen, self);
}

/* What is written for which review, and what that came to. */
typedef struct
{
  gint64 review;
  guint n_written;
  guint n_kept;
} Writing;

static void
tell_written (AnnexaReviewView *self,
              const Writing    *writing)
{
  g_autofree char *kept
      = g_strdup_printf (ngettext ("%u input that somebody has written stays as it is",
                                   "%u inputs that somebody has written stay as they are", writing->n_kept),
                         writing->n_kept);
  g_autofree char *written
      = g_strdup_printf (ngettext ("%u input written from the registers", "%u inputs written from the registers",
                                   writing->n_written),
                         writing->n_written);
  g_autofree char *both = g_strdup_printf ("%s. %s.", written, kept);

  if (writing->n_written == 0)
    annexa_say (GTK_WIDGET (self), writing->n_kept > 0 ? kept : _("The inputs are up to date"));
  else
    annexa_offer_undo (GTK_WIDGET (self), writing->n_kept > 0 ? both : written);
}

static gboolean
write_inputs (AnnexaProject *project,
              gpointer       data,
              GError       **error)
{
  Writing *writing = data;
  g_autoptr (AnnexaReviewInputs) inputs = annexa_review_inputs_prepare (project, writing->review, error);

  if (inputs == NULL)
    return FALSE;
  writing->n_written = inputs->n_written;
  writing->n_kept = inputs->n_kept;
  return annexa_project_apply (project, inputs->edit, error);
}

static void
inputs_written (GtkWidget    *widget,
                gpointer      data,
                const GError *error)
{
  if (error != NULL)
    annexa_say (widget, error->message);
  else
    tell_written (ANNEXA_REVIEW_VIEW (widget), data);
}

static gboolean
has_many_records (AnnexaProject *project)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);
  gint64 n = 0;

  for (guint i = 0; i < n_kinds; i++)
    n += annexa_project_count (project, kinds[i]);
  return annexa_is_many (n, MANY_RECORDS);
}

/**
 * annexa_review_view_write_inputs:
 * @self: a view in a window
 *
 * Writes all inputs from the registers that nobody has written; in a worker where the registers are long.
 */
void
annexa_review_view_write_inputs (AnnexaReviewView *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree Writing *writing = NULL;

  g_return_if_fail (ANNEXA_IS_REVIEW_VIEW (self));

  if (self->review == NULL || !annexa_review_view_flush (self))
    return;
  writing = g_new0 (Writing, 1);
  writing->review = annexa_record_get_id (self->review);
  if (has_many_records (self->project))
    {
      annexa_work_with_progress (GTK_WIDGET (self), self->project, _("Writing the inputs…"), write_inputs,
                                 g_steal_pointer (&writing), g_free, inputs_written);
      return;
    }
  (void) write_inputs (self->project, writing, &error);
  inputs_written (GTK_WIDGET (self), writing, error);
}

/* Everything that shows the review is asked and told together. */
static GtkWidget *
keep (AnnexaReviewView *self,
      GtkWidget        *view)
{
  g_ptr_array_add (self->views, view);
  return view;
}

static GtkWidget *
make_group (AnnexaReviewView  *self,
            const char        *title,
            const char *const *fields)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  for (guint i = 0; fields[i] != NULL; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), keep (self, annexa_field_row_new (fields[i])));
  return group;
}

/* Something that is no row, below a title that stands where those of rows stand. */
static GtkWidget *
make_titled (const char *title,
             const char *description,
             GtkWidget  *content)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  if (content != NULL)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), content);
  return group;
}

static void
add_row (AnnexaReviewView *self,
         GtkWidget        *left,
         GtkWidget        *right)
{
  gtk_box_append (GTK_BOX (self->content), annexa_review_columns_box_new (left, right));
}

static void
add_facts (AnnexaReviewView *self)
{
  static const char *const fields[] = { "title", "date", "status", "chair", NULL };
  GtkWidget *group = make_group (self, annexa_kind_get_label (review_kind ()), fields);

  self->title_row = self->views->pdata[0];
  self->state = keep (self, annexa_review_state_new ());
  add_row (self, group, make_titled (_("Minutes"), NULL, self->state));
}

/* Above the inputs what the two columns are, and the button that writes them all. */
static void
add_headings (AnnexaReviewView *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Write the inputs from the registers"));

  annexa_wrap_button (button);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.write-inputs");
  add_row (self, make_titled (_("Inputs"), _("What top management has to consider (9.3.2)."), button),
           make_titled (_("Decisions"), _("What follows from it: improvements, and changes to the system (9.3.3)."),
                        NULL));
}

static void
add_inputs (AnnexaReviewView *self)
{
  GPtrArray *topics = annexa_review_topics_get ();

  add_headings (self);
  for (guint i = 0; i < topics->len; i++)
    {
      const AnnexaReviewTopic *topic = topics->pdata[i];
      GtkWidget *input;

      if (!annexa_review_topic_is_input (topic))
        continue;
      input = keep (self, annexa_review_input_new (topic->field));
      add_row (self, input, keep (self, annexa_review_decisions_new (topic->field)));
    }
}

static void
add_results (AnnexaReviewView *self)
{
  static const char *const results[] = { "improvement-result", "change-result", NULL };
  static const char *const people[] = { "present", "period-from", "period-to", NULL };
  static const char *const rest[] = { "notes", "ref", NULL };
  GtkWidget *group = make_group (self, _("Results"), results);

  self->other_decisions = keep (self, annexa_review_decisions_new (NULL));
  add_row (self, group, make_titled (_("Other decisions"), NULL, self->other_decisions));
  group = make_group (self, _("Who was there, and what the review looks back on"), people);
  add_row (self, group, make_group (self, _("More"), rest));
}

static void
annexa_review_view_dispose (GObject *object)
{
  AnnexaReviewView *self = ANNEXA_REVIEW_VIEW (object);

  g_clear_handle_id (&self->choosing, g_source_remove);
  g_clear_object (&self->review);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (annexa_review_view_parent_class)->dispose (object);
}

static void
annexa_review_view_finalize (GObject *object)
{
  AnnexaReviewView *self = ANNEXA_REVIEW_VIEW (object);

  g_array_unref (self->ids);
  g_ptr_array_unref (self->views);

  G_OBJECT_CLASS (annexa_review_view_parent_class)->finalize (object);
}

static void
annexa_review_view_class_init (AnnexaReviewViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annexa_review_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = annexa_review_view_finalize;

  /**
   * AnnexaReviewView::chosen:
   * @id: the id of a management review
   *
   * Somebody wants to see another review.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT64);
}

static GtkWidget *
make_chooser (AnnexaReviewView *self)
{
  self->chooser = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  annexa_shorten_names (self->chooser, GTK_TYPE_STRING_OBJECT, "string");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->chooser), _("Choose a management review"));
  gtk_widget_set_halign (GTK_WIDGET (self->chooser), GTK_ALIGN_FILL);
  g_signal_connect_swapped (self->chooser, "notify::selected", G_CALLBACK (review_chosen), self);
  return GTK_WIDGET (self->chooser);
}

static void
annexa_review_view_init (AnnexaReviewView *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->views = g_ptr_array_new ();
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  gtk_widget_add_css_class (self->content, "form");
  gtk_box_append (GTK_BOX (self->content), make_chooser (self));
  add_facts (self);
  add_inputs (self);
  add_results (self);

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1240);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 1240);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->content);
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, clamp);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->scroller));
}

/**
 * annexa_review_view_new:
 * @project: a project
 *
 * Returns: (transfer floating): a view of its management reviews, which shows none yet
 */
GtkWidget *
annexa_review_view_new (AnnexaProject *project)
{
  AnnexaReviewView *self = g_object_new (ANNEXA_TYPE_REVIEW_VIEW, NULL);

  self->project = g_object_ref (project);
  g_signal_connect_object (project, "changed", G_CALLBACK (fill_chooser), self, G_CONNECT_SWAPPED);
  fill_chooser (self);
  return GTK_WIDGET (self);
}

/**
 * annexa_review_view_show:
 * @self: a view
 * @review: (nullable): a management review
 *
 * Shows another review, from its top.
 */
void
annexa_review_view_show (AnnexaReviewView *self,
                         AnnexaRecord     *review)
{
  g_return_if_fail (ANNEXA_IS_REVIEW_VIEW (self));

  g_set_object (&self->review, review);
  annexa_record_views_set_record (self->views, self->project, review);
  fill_chooser (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/**
 * annexa_review_view_flush:
 * @self: a view
 *
 * Returns: whether nothing is left that was typed and could not be written
 */
gboolean
annexa_review_view_flush (AnnexaReviewView *self)
{
  gboolean flushed = TRUE;

  g_return_val_if_fail (ANNEXA_IS_REVIEW_VIEW (self), TRUE);

  for (guint i = 0; self->review != NULL && i < self->views->len; i++)
    flushed = annexa_record_view_flush (self->views->pdata[i]) && flushed;
  return flushed;
}

/**
 * annexa_review_view_focus:
 * @self: a view
 *
 * Returns: whether the keyboard is in the minutes
 */
gboolean
annexa_review_view_focus (AnnexaReviewView *self)
{
  g_return_val_if_fail (ANNEXA_IS_REVIEW_VIEW (self), FALSE);

  return annexa_focus_into (self->content);
}

/**
 * annexa_review_view_focus_title:
 * @self: a view
 *
 * Puts the cursor into the name of the review.
 */
void
annexa_review_view_focus_title (AnnexaReviewView *self)
{
  g_return_if_fail (ANNEXA_IS_REVIEW_VIEW (self));

  annexa_field_row_focus (ANNEXA_FIELD_ROW (self->title_row));
}

/* Where the keyboard is among the inputs, the decision follows from that one. */
static GtkWidget *
find_decisions (AnnexaReviewView *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  for (guint i = 0; focus != NULL && i < self->views->len; i++)
    {
      GtkWidget *view = self->views->pdata[i];

      if (!gtk_widget_is_ancestor (focus, view))
        continue;
      if (ANNEXA_IS_REVIEW_DECISIONS (view))
        return view;
      if (ANNEXA_IS_REVIEW_INPUT (view))
        return self->views->pdata[i + 1];
    }
  return self->other_decisions;
}

/**
 * annexa_review_view_add_decision:
 * @self: a view in a window
 *
 * Adds a decision to the input in which the keyboard is, or to no input in particular.
 */
void
annexa_review_view_add_decision (AnnexaReviewView *self)
{
  GtkWidget *decisions;

  g_return_if_fail (ANNEXA_IS_REVIEW_VIEW (self));

  decisions = find_decisions (self);
  if (annexa_review_view_flush (self))
    annexa_review_decisions_add (ANNEXA_REVIEW_DECISIONS (decisions));
}

/**
 * annexa_review_view_approve:
 * @self: a view
 *
 * Asks who approves the minutes that are shown, and approves them.
 */
void
annexa_review_view_approve (AnnexaReviewView *self)
{
  g_return_if_fail (ANNEXA_IS_REVIEW_VIEW (self));

  if (annexa_review_view_flush (self))
    annexa_review_state_approve (ANNEXA_REVIEW_STATE (self->state));
}

/**
 * annexa_review_view_reopen:
 * @self: a view
 *
 * Takes the approval of the minutes that are shown back.
 */
void
annexa_review_view_reopen (AnnexaReviewView *self)
{
  g_return_if_fail (ANNEXA_IS_REVIEW_VIEW (self));

  annexa_review_state_reopen (ANNEXA_REVIEW_STATE (self->state));
}

/**
 * annexa_review_view_find_latest:
 * @self: a view
 *
 * Returns: (transfer full) (nullable): the latest review that there is
 */
AnnexaRecord *
annexa_review_view_find_latest (AnnexaReviewView *self)
{
  g_return_val_if_fail (ANNEXA_IS_REVIEW_VIEW (self), NULL);

  fill_chooser (self);
  return self->ids->len > 0 ? annexa_project_get_record (self->project, review_kind (),
                                                         g_array_index (self->ids, gint64, 0), NULL)
                            : NULL;
}
