/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-apply.h"
#include "annexa-names.h"
#include "annexa-part-row.h"
#include "annexa-query.h"
#include "annexa-record-list.h"
#include "annexa-record-view.h"
#include "annexa-review-decisions.h"
#include "annexa-review-minutes.h"
#include "annexa-wrapping.h"

/**
 * AnnexaReviewDecisions:
 *
 * What a management review decided about one of its inputs, or about none in particular, with a button that adds a
 * decision and one for each that makes a task of it.
 */
struct _AnnexaReviewDecisions
{
  AdwBin parent_instance;

  char *topic; /* The field of the input, or NULL. */
  AnnexaProject *project;
  AnnexaRecord *review;
  AnnexaRecordList *decisions;
  gint64 to_open; /* The decision that was just added and has no row yet, or 0. */

  GtkListBox *list;
  GtkWidget *nothing; /* Says that there is none where none can be added. */
  GtkWidget *add_button;
};

static void annexa_review_decisions_view_init (AnnexaRecordViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnexaReviewDecisions, annexa_review_decisions, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ANNEXA_TYPE_RECORD_VIEW, annexa_review_decisions_view_init))

static const AnnexaKind *
decision_kind (void)
{
  return annexa_kind_lookup ("decision");
}

static AnnexaPartRow *
get_row (AnnexaReviewDecisions *self,
         guint                  position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) position);

  return ANNEXA_IS_PART_ROW (row) ? ANNEXA_PART_ROW (row) : NULL;
}

/* What was typed belongs into the task as well. */
static void
task_clicked (AnnexaPartRow *row)
{
  AnnexaReviewDecisions *self
      = ANNEXA_REVIEW_DECISIONS (gtk_widget_get_ancestor (GTK_WIDGET (row), ANNEXA_TYPE_REVIEW_DECISIONS));
  gint64 id = annexa_record_get_id (annexa_part_row_get_record (row));
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaEdit) edit = NULL;

  if (!annexa_part_row_flush (row))
    return;
  edit = annexa_review_minutes_make_task (self->project, id, &error);
  annexa_apply (GTK_WIDGET (self), self->project, edit, error);
}

static void
open_clicked (AnnexaPartRow *row)
{
  gint64 task = annexa_record_get_integer (annexa_part_row_get_record (row), "task");

  if (task != 0)
    gtk_widget_activate_action (GTK_WIDGET (row), "win.show-record", "(sx)", "task", task);
}

/* A decision has a task, or a button that makes one. */
static void
update_buttons (AnnexaPartRow *row)
{
  AnnexaRecord *decision = annexa_part_row_get_record (row);
  GtkWidget *make = g_object_get_data (G_OBJECT (row), "make-task");
  GtkWidget *open = g_object_get_data (G_OBJECT (row), "open-task");
  gboolean has_task = !annexa_record_is_empty (decision, "task");

  gtk_widget_set_visible (make, !has_task);
  gtk_widget_set_visible (open, has_task);
}

static GtkWidget *
add_button (GtkWidget  *row,
            const char *name,
            GtkWidget  *button,
            const char *tooltip,
            GCallback   clicked)
{
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect_swapped (button, "clicked", clicked, row);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), button);
  g_object_set_data (G_OBJECT (row), name, button);
  return button;
}

static GtkWidget *
make_row (AnnexaReviewDecisions *self,
          AnnexaRecord          *decision)
{
  GtkWidget *row = annexa_part_row_new (self->project, decision);
  const char *ref = annexa_record_get_ref (decision);
  /* TRANSLATORS: A button: the reference of a decision */
  g_autofree char *make = g_strdup_printf (_("Make %s a task"), ref);
  /* TRANSLATORS: A button: the reference of a decision */
  g_autofree char *open = g_strdup_printf (_("Open the task of %s"), ref);
  GtkWidget *button;

  /* TRANSLATORS: A button beside a decision that makes a task of it; there is little room */
  button = add_button (row, "make-task", gtk_button_new_with_label (_("Make task")), make, G_CALLBACK (task_clicked));
  annexa_wrap_button (button);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, make, -1);
  gtk_widget_set_sensitive (button, annexa_project_get_access (self->project) == ANNEXA_ACCESS_EDIT);
  add_button (row, "open-task", gtk_button_new_from_icon_name ("go-next-symbolic"), open, G_CALLBACK (open_clicked));
  g_signal_connect_object (decision, "notify::task", G_CALLBACK (update_buttons), row, G_CONNECT_SWAPPED);
  update_buttons (ANNEXA_PART_ROW (row));
  annexa_name_widgets (row);
  return row;
}

/* Rows of decisions that are gone go first, so that those that stay keep the cursor in them. */
static void
remove_rows (AnnexaReviewDecisions *self)
{
  guint i = 0;
  AnnexaPartRow *row;

  while ((row = get_row (self, i)) != NULL)
    {
      gint64 id = annexa_record_get_id (annexa_part_row_get_record (row));
      guint position;

      if (self->decisions != NULL && annexa_record_list_find (self->decisions, id, &position))
        i++;
      else
        gtk_list_box_remove (self->list, GTK_WIDGET (row));
    }
}

static void
open_added (AnnexaReviewDecisions *self)
{
  guint position;

  if (self->to_open == 0 || !annexa_record_list_find (self->decisions, self->to_open, &position)
      || get_row (self, position) == NULL)
    return;
  self->to_open = 0;
  annexa_part_row_open (get_row (self, position), NULL);
}

/* Approved minutes get no further decision. Beside an input that none follows from stands that, and not a gap. */
static void
update_add_button (AnnexaReviewDecisions *self)
{
  gboolean open = self->review != NULL && !annexa_review_minutes_is_approved (self->review)
                  && annexa_project_get_access (self->project) == ANNEXA_ACCESS_EDIT;

  gtk_widget_set_visible (self->add_button, open);
  gtk_widget_set_visible (self->nothing, self->review != NULL && !open && get_row (self, 0) == NULL);
}

static void
update (AnnexaReviewDecisions *self)
{
  guint n = self->decisions != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->decisions)) : 0;

  remove_rows (self);
  for (guint i = 0; i < n; i++)
    {
      AnnexaPartRow *row = get_row (self, i);
      g_autoptr (AnnexaRecord) decision = g_list_model_get_item (G_LIST_MODEL (self->decisions), i);

      if (row == NULL || annexa_part_row_get_record (row) != decision)
        gtk_list_box_insert (self->list, make_row (self, decision), (int) i);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  update_add_button (self);
  open_added (self);
}

/**
 * annexa_review_decisions_add:
 * @self: the decisions of a review that is shown
 *
 * Adds a decision, with the cursor in its words.
 */
void
annexa_review_decisions_add (AnnexaReviewDecisions *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaEdit) edit = NULL;

  g_return_if_fail (ANNEXA_IS_REVIEW_DECISIONS (self));

  if (self->review == NULL || annexa_project_get_access (self->project) != ANNEXA_ACCESS_EDIT)
    return;
  if (!annexa_review_minutes_check_open (self->review, &error))
    {
      annexa_say (GTK_WIDGET (self), error->message);
      return;
    }
  edit = annexa_review_minutes_decide (self->project, self->review, self->topic, _(decision_kind ()->fresh),
                                       &self->to_open);
  if (edit != NULL && annexa_project_apply (self->project, edit, &error))
    {
      open_added (self);
      return;
    }
  self->to_open = 0;
  annexa_say (GTK_WIDGET (self), error->message);
}

static void
follow_decisions (AnnexaReviewDecisions *self)
{
  AnnexaQuery *query = annexa_query_new (decision_kind ());
  const AnnexaField *topic = annexa_kind_find_field (decision_kind (), "topic");
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_set_integer (&value, annexa_record_get_id (self->review));
  annexa_query_add_filter (query, annexa_kind_get_parent_field (decision_kind ()), ANNEXA_TEST_EQUAL, &value);
  annexa_value_set_text (&value, self->topic != NULL ? self->topic : "");
  annexa_query_add_filter (query, topic, self->topic != NULL ? ANNEXA_TEST_EQUAL : ANNEXA_TEST_EMPTY,
                           self->topic != NULL ? &value : NULL);
  self->decisions = annexa_record_list_new (self->project, decision_kind ());
  annexa_record_list_set_query (self->decisions, query);
  g_signal_connect_swapped (self->decisions, "items-changed", G_CALLBACK (update), self);
}

static void
forget_review (AnnexaReviewDecisions *self)
{
  if (self->decisions != NULL)
    g_signal_handlers_disconnect_by_data (self->decisions, self);
  g_clear_object (&self->decisions);
  if (self->review != NULL)
    g_signal_handlers_disconnect_by_func (self->review, update_add_button, self);
  g_clear_object (&self->review);
  self->to_open = 0;
}

static void
annexa_review_decisions_set_record (AnnexaRecordView *view,
                                    AnnexaProject    *project,
                                    AnnexaRecord     *record)
{
  AnnexaReviewDecisions *self = ANNEXA_REVIEW_DECISIONS (view);

  if (self->review == record)
    return;
  forget_review (self);
  g_set_object (&self->project, project);
  if (record != NULL)
    {
      self->review = g_object_ref (record);
      g_signal_connect_swapped (record, "notify::status", G_CALLBACK (update_add_button), self);
      follow_decisions (self);
    }
  update (self);
}

static gboolean
annexa_review_decisions_flush (AnnexaRecordView *view)
{
  AnnexaReviewDecisions *self = ANNEXA_REVIEW_DECISIONS (view);
  gboolean flushed = TRUE;

  for (guint i = 0; get_row (self, i) != NULL; i++)
    flushed = annexa_part_row_flush (get_row (self, i)) && flushed;
  return flushed;
}

static void
annexa_review_decisions_view_init (AnnexaRecordViewInterface *iface)
{
  iface->set_record = annexa_review_decisions_set_record;
  iface->flush = annexa_review_decisions_flush;
}

static void
annexa_review_decisions_dispose (GObject *object)
{
  AnnexaReviewDecisions *self = ANNEXA_REVIEW_DECISIONS (object);

  forget_review (self);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (annexa_review_decisions_parent_class)->dispose (object);
}

static void
annexa_review_decisions_finalize (GObject *object)
{
  g_free (ANNEXA_REVIEW_DECISIONS (object)->topic);

  G_OBJECT_CLASS (annexa_review_decisions_parent_class)->finalize (object);
}

static void
annexa_review_decisions_class_init (AnnexaReviewDecisionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annexa_review_decisions_dispose;
  G_OBJECT_CLASS (klass)->finalize = annexa_review_decisions_finalize;
}

static void
annexa_review_decisions_init (AnnexaReviewDecisions *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  self->nothing = gtk_label_new (_("Nothing decided"));
  gtk_label_set_xalign (GTK_LABEL (self->nothing), 0);
  gtk_label_set_wrap (GTK_LABEL (self->nothing), TRUE);
  gtk_widget_set_margin_top (self->nothing, 12);
  gtk_widget_add_css_class (self->nothing, "dim-label");
  self->add_button = gtk_button_new_with_label (_("Add decision"));
  annexa_wrap_button (self->add_button);
  gtk_widget_set_halign (self->add_button, GTK_ALIGN_START);
  g_signal_connect_swapped (self->add_button, "clicked", G_CALLBACK (annexa_review_decisions_add), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), self->nothing);
  gtk_box_append (GTK_BOX (box), self->add_button);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * annexa_review_decisions_new:
 * @topic: (nullable): the field of an input of a management review, or %NULL for what follows from none of them
 *
 * Returns: (transfer floating): a list of what is decided about it
 */
GtkWidget *
annexa_review_decisions_new (const char *topic)
{
  AnnexaReviewDecisions *self = g_object_new (ANNEXA_TYPE_REVIEW_DECISIONS, NULL);
  const AnnexaField *field = topic != NULL ? annexa_kind_find_field (annexa_kind_lookup ("review"), topic) : NULL;
  const char *title = field != NULL ? annexa_field_get_label (field) : _("Other decisions");
  /* TRANSLATORS: What a list holds: the decisions about an input of a management review */
  g_autofree char *list = g_strdup_printf (_("Decisions: %s"), title);
  /* TRANSLATORS: What a button does, and about which input of a management review */
  g_autofree char *button = g_strdup_printf (_("Add decision: %s"), title);

  self->topic = g_strdup (topic);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, list, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL, button, -1);
  return GTK_WIDGET (self);
}
