/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-apply.h"
#include "annexa-dialog.h"
#include "annexa-field-row.h"
#include "annexa-record-view.h"
#include "annexa-review-input.h"
#include "annexa-review-inputs.h"
#include "annexa-review-minutes.h"
#include "annexa-wrapping.h"

/**
 * AnnexaReviewInput:
 *
 * One input of a management review: what it asks, the text of the minutes about it, and a button that writes that
 * from the registers.
 */
struct _AnnexaReviewInput
{
  AdwBin parent_instance;

  char *field;
  AnnexaProject *project;
  AnnexaRecord *review;

  GtkWidget *row;
  GtkWidget *button;
};

static void annexa_review_input_view_init (AnnexaRecordViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnexaReviewInput, annexa_review_input, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ANNEXA_TYPE_RECORD_VIEW, annexa_review_input_view_init))

static void
write_now (AnnexaReviewInput *self,
           gboolean           below)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaEdit) edit = annexa_review_inputs_prepare_one (self->project, annexa_record_get_id (self->review),
                                                                  self->field, below, &error);

  annexa_apply (GTK_WIDGET (self), self->project, edit, error);
}

typedef struct
{
  AnnexaReviewInput *input;
  AnnexaRecord *review;
} Question;

/* The window may have been closed, or another review chosen, while it was asked. */
static void
answered (const char *answer,
          gpointer    data)
{
  Question *question = data;

  if (question->review == question->input->review && gtk_widget_get_root (GTK_WIDGET (question->input)) != NULL
      && strcmp (answer, "cancel") != 0)
    write_now (question->input, strcmp (answer, "below") == 0);
  g_object_unref (question->input);
  g_object_unref (question->review);
  g_free (question);
}

static void
ask (AnnexaReviewInput *self)
{
  Question *question = g_new0 (Question, 1);
  const AnnexaField *field = annexa_kind_find_field (annexa_record_get_kind (self->review), self->field);
  /* TRANSLATORS: An input of a management review */
  g_autofree char *heading = g_strdup_printf (_("Replace what is written under “%s”?"), annexa_field_get_label (field));

  question->input = g_object_ref (self);
  question->review = g_object_ref (self->review);
  annexa_ask (GTK_WIDGET (self), heading,
              _("Somebody has written this text. The registers can be added below it, or take its place."), NULL,
              answered, question, "cancel", _("_Cancel"), "replace", _("_Replace"), "below", _("_Add below"), NULL);
}

static void
write_clicked (AnnexaReviewInput *self)
{
  if (self->review == NULL || !annexa_record_view_flush (ANNEXA_RECORD_VIEW (self->row)))
    return;
  if (annexa_review_inputs_is_own (self->project, self->review, self->field))
    ask (self);
  else
    write_now (self, FALSE);
}

static void
update_button (AnnexaReviewInput *self)
{
  gtk_widget_set_visible (self->button, self->review != NULL && !annexa_review_minutes_is_approved (self->review)
                                            && annexa_project_get_access (self->project) == ANNEXA_ACCESS_EDIT);
}

static void
forget_review (AnnexaReviewInput *self)
{
  if (self->review != NULL)
    g_signal_handlers_disconnect_by_func (self->review, update_button, self);
  g_clear_object (&self->review);
}

static void
annexa_review_input_set_record (AnnexaRecordView *view,
                                AnnexaProject    *project,
                                AnnexaRecord     *record)
{
  AnnexaReviewInput *self = ANNEXA_REVIEW_INPUT (view);

  if (self->review == record)
    return;
  forget_review (self);
  g_set_object (&self->project, project);
  if (record != NULL)
    {
      self->review = g_object_ref (record);
      g_signal_connect_swapped (record, "notify::status", G_CALLBACK (update_button), self);
    }
  annexa_record_view_set_record (ANNEXA_RECORD_VIEW (self->row), project, record);
  update_button (self);
}

static gboolean
annexa_review_input_flush (AnnexaRecordView *view)
{
  return annexa_record_view_flush (ANNEXA_RECORD_VIEW (ANNEXA_REVIEW_INPUT (view)->row));
}

static void
annexa_review_input_view_init (AnnexaRecordViewInterface *iface)
{
  iface->set_record = annexa_review_input_set_record;
  iface->flush = annexa_review_input_flush;
}

static void
annexa_review_input_dispose (GObject *object)
{
  AnnexaReviewInput *self = ANNEXA_REVIEW_INPUT (object);

  forget_review (self);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (annexa_review_input_parent_class)->dispose (object);
}

static void
annexa_review_input_finalize (GObject *object)
{
  g_free (ANNEXA_REVIEW_INPUT (object)->field);

  G_OBJECT_CLASS (annexa_review_input_parent_class)->finalize (object);
}

static void
annexa_review_input_class_init (AnnexaReviewInputClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annexa_review_input_dispose;
  G_OBJECT_CLASS (klass)->finalize = annexa_review_input_finalize;
}

static void
annexa_review_input_init (AnnexaReviewInput *self)
{
}

/**
 * annexa_review_input_new:
 * @field: the field of an input of a management review
 *
 * Returns: (transfer floating): the input
 */
GtkWidget *
annexa_review_input_new (const char *field)
{
  AnnexaReviewInput *self = g_object_new (ANNEXA_TYPE_REVIEW_INPUT, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *group = adw_preferences_group_new ();
  const char *title = annexa_field_get_label (annexa_kind_find_field (annexa_kind_lookup ("review"), field));
  /* TRANSLATORS: What a button does, and for which input of a management review */
  g_autofree char *name = g_strdup_printf (_("Write from the registers: %s"), title);

  self->field = g_strdup (field);
  self->row = annexa_field_row_new (field);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->row);
  self->button = gtk_button_new_with_label (_("Write from the registers"));
  annexa_wrap_button (self->button);
  gtk_widget_set_halign (self->button, GTK_ALIGN_END);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (write_clicked), self);
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), self->button);
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}
