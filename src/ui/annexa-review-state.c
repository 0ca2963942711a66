/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-apply.h"
#include "annexa-date.h"
#include "annexa-dialog.h"
#include "annexa-picker.h"
#include "annexa-pill.h"
#include "annexa-point-list.h"
#include "annexa-record-view.h"
#include "annexa-review-minutes.h"
#include "annexa-review-state.h"
#include "annexa-wrapping.h"

/**
 * AnnexaReviewState:
 *
 * How far the minutes of a management review have come: a draft with what is still missing, or approved, by whom and
 * when.
 */
struct _AnnexaReviewState
{
  AdwBin parent_instance;

  AnnexaProject *project;
  AnnexaRecord *review;
  gulong changed_handler;

  GtkWidget *pill;
  GtkLabel *sentence;
  GtkWidget *missing;
  GtkWidget *approve_button;
  GtkWidget *reopen_button;
  GtkWidget *picker;
  guint n_frames; /* Since what the list of people is to open at is being scrolled to. */
};

static void annexa_review_state_view_init (AnnexaRecordViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnexaReviewState, annexa_review_state, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ANNEXA_TYPE_RECORD_VIEW, annexa_review_state_view_init))

static const AnnexaField *
get_field (const char *name)
{
  return annexa_kind_find_field (annexa_kind_lookup ("review"), name);
}

/* Minutes that a file calls approved need not say by whom and when. */
static char *
describe_approval (AnnexaReviewState *self)
{
  g_autofree char *person = annexa_project_describe_field (self->project, self->review, "approved-by");
  const char *date = annexa_record_get_text (self->review, "approved-on");
  g_autofree char *day = date != NULL ? annexa_date_format_long (date) : NULL;

  if (*person == '\0')
    return g_strdup (_("Nobody is named who approved the minutes."));
  if (day == NULL)
    /* TRANSLATORS: A person */
    return g_strdup_printf (_("Approved by %s, without a date."), person);
  /* TRANSLATORS: A person and a date */
  return g_strdup_printf (_("Approved by %s on %s."), person, day);
}

static char *
describe_state (AnnexaReviewState *self,
                guint              n_missing)
{
  g_autofree char *approval = annexa_review_minutes_is_approved (self->review) ? describe_approval (self) : NULL;

  if (approval != NULL && n_missing > 0)
    /* TRANSLATORS: Who approved the minutes, before a list of what their decisions lack */
    return g_strdup_printf (_("%s For what was decided, this can still be added:"), approval);
  if (approval != NULL)
    return g_steal_pointer (&approval);
  if (n_missing > 0)
    return g_strdup (_("The minutes are a draft. Still missing:"));
  return g_strdup (_("The minutes are a draft. Everything is there, so they can be approved."));
}

/* What the trail asks again. */
static GPtrArray *
list_gaps (AnnexaProject *project,
           AnnexaRecord  *review)
{
  return annexa_review_minutes_list_gaps (project, review, NULL);
}

static void
update (AnnexaReviewState *self)
{
  g_autoptr (GPtrArray) missing = NULL;
  g_autofree char *sentence = NULL;
  gboolean approved, editable;
  g_autoptr (GError) error = NULL;

  if (self->review == NULL || annexa_record_is_deleted (self->review))
    return;
  missing = annexa_review_minutes_list_gaps (self->project, self->review, &error);
  approved = annexa_review_minutes_is_approved (self->review);
  editable = annexa_project_get_access (self->project) == ANNEXA_ACCESS_EDIT;
  sentence = missing != NULL ? describe_state (self, missing->len) : g_strdup (error->message);
  annexa_pill_show (self->pill, self->project, get_field ("status"), annexa_record_get (self->review, "status"));
  gtk_label_set_label (self->sentence, sentence);
  annexa_point_list_set_subject (ANNEXA_POINT_LIST (self->missing), self->project, self->review, list_gaps);
  annexa_point_list_show (ANNEXA_POINT_LIST (self->missing), missing);
  gtk_widget_set_visible (self->approve_button, !approved && editable);
  gtk_widget_set_visible (self->reopen_button, approved && editable);
  if (missing != NULL && missing->len == 0)
    gtk_widget_add_css_class (self->approve_button, "suggested-action");
  else
    gtk_widget_remove_css_class (self->approve_button, "suggested-action");
}

static void
project_changed (AnnexaReviewState *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
}

static void
annexa_review_state_map (GtkWidget *widget)
{
  update (ANNEXA_REVIEW_STATE (widget));

  GTK_WIDGET_CLASS (annexa_review_state_parent_class)->map (widget);
}

static void
apply (AnnexaReviewState *self,
       AnnexaEdit        *edit,
       GError            *problem)
{
  g_autoptr (GError) error = problem;

  annexa_apply (GTK_WIDGET (self), self->project, edit, error);
}

static void ask_who (AnnexaReviewState *self);

/* Who is to approve although they did not take part, and what. */
typedef struct
{
  AnnexaReviewState *self;
  gint64 review;
  gint64 person;
} Outsider;

static void
approve (AnnexaReviewState *self,
         gint64             person)
{
  GError *error = NULL;
  g_autoptr (AnnexaEdit) edit
      = annexa_review_minutes_approve (self->project, annexa_record_get_id (self->review), person, &error);

  apply (self, edit, error);
}

/* Another review may be shown by now. */
static void
outsider_answered (const char *answer,
                   gpointer    data)
{
  Outsider *outsider = data;
  AnnexaReviewState *self = outsider->self;

  if (self->review != NULL && annexa_record_get_id (self->review) == outsider->review)
    {
      if (strcmp (answer, "approve") == 0)
        approve (self, outsider->person);
      else if (strcmp (answer, "choose") == 0)
        ask_who (self);
    }
  g_object_unref (self);
  g_free (outsider);
}

/* A list of people is long, and the row below is soon hit. */
static void
ask_about_outsider (AnnexaReviewState *self,
                    gint64             person)
{
  const char *name = annexa_project_get_title (self->project, annexa_kind_lookup ("person"), person);
  /* TRANSLATORS: The name of a person: “Jon Meyer did not take part” */
  g_autofree char *heading = g_strdup_printf (_("%s did not take part"), name);
  Outsider *outsider = g_new0 (Outsider, 1);

  *outsider = (Outsider){ g_object_ref (self), annexa_record_get_id (self->review), person };
  annexa_ask (GTK_WIDGET (self), heading,
              _("The minutes name somebody else as chair, and this person is not among those present. Usually the chair "
                "approves."),
              NULL, outsider_answered, outsider, "cancel", _("_Cancel"), "approve", _("_Approve all the same"), "choose",
              _("_Choose somebody else"), NULL);
}

static void
picked (AnnexaPicker      *picker,
        gint64             person,
        AnnexaReviewState *self)
{
  if (self->review == NULL)
    return;
  if (annexa_review_minutes_took_part (self->review, person))
    approve (self, person);
  else
    ask_about_outsider (self, person);
}

/* Somebody who is not in the list yet is added along with the approval. */
static void
add_picked (AnnexaPicker      *picker,
            const char        *name,
            AnnexaReviewState *self)
{
  const AnnexaKind *kind = annexa_kind_lookup ("person");
  gint64 review = self->review != NULL ? annexa_record_get_id (self->review) : 0;
  GError *error = NULL;
  g_autoptr (AnnexaEdit) edit = NULL;

  if (review == 0)
    return;
  edit = annexa_review_minutes_approve (self->project, review, 0, &error);
  if (edit != NULL)
    {
      gint64 person = annexa_edit_create (edit, kind);

      annexa_edit_set_text (edit, kind, person, kind->title, name);
      annexa_edit_set_integer (edit, annexa_kind_lookup ("review"), review, "approved-by", person);
    }
  apply (self, edit, error);
}

static gboolean
is_open (AnnexaReviewState *self)
{
  return self->review != NULL && !annexa_review_minutes_is_approved (self->review);
}

/* Scrolling takes some frames. */
#define MOST_FRAMES 60

static gboolean
is_seen (GtkWidget *widget)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));
  graphene_rect_t bounds;

  return root == NULL || !gtk_widget_compute_bounds (widget, root, &bounds)
         || (bounds.origin.y >= 0 && bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (root));
}

static gboolean
open_picker (GtkWidget     *button,
             GdkFrameClock *clock,
             gpointer       data)
{
  AnnexaReviewState *self = data;

  if (!is_seen (button) && self->n_frames++ < MOST_FRAMES)
    return G_SOURCE_CONTINUE;
  if (is_open (self) && self->picker != NULL)
    gtk_popover_popup (GTK_POPOVER (self->picker));
  return G_SOURCE_REMOVE;
}

static void
ask_who (AnnexaReviewState *self)
{
  g_autoptr (GArray) people = annexa_review_minutes_list_who_took_part (self->review);

  if (self->picker == NULL)
    {
      self->picker = annexa_picker_new (self->project, get_field ("approved-by"));
      annexa_picker_set_title (ANNEXA_PICKER (self->picker), _("Who approves the minutes?"));
      gtk_widget_set_parent (self->picker, self->approve_button);
      g_signal_connect (self->picker, "picked", G_CALLBACK (picked), self);
      g_signal_connect (self->picker, "add", G_CALLBACK (add_picked), self);
    }
  annexa_picker_set_first (ANNEXA_PICKER (self->picker), people);
  /* From the menu this is asked while the button may lie above what is seen: the list opens once it has been scrolled
   * to, as there is no place for one that hangs outside of the screen. */
  gtk_widget_grab_focus (self->approve_button);
  self->n_frames = 0;
  gtk_widget_add_tick_callback (self->approve_button, open_picker, self, NULL);
}

/* Minutes that lack something are not approved, as a document that does is not put into force. */
static void
tell_missing (AnnexaReviewState *self,
              GPtrArray         *missing)
{
  g_autoptr (GString) body = g_string_new (_("Still missing:"));

  for (guint i = 0; i < missing->len; i++)
    g_string_append_printf (body, "\n• %s", (const char *) missing->pdata[i]);
  annexa_tell (GTK_WIDGET (self), _("The minutes cannot be approved yet"), body->str);
}

/**
 * annexa_review_state_approve:
 * @self: the state of a review that is shown
 *
 * Asks who approves the minutes, and approves them. Where they lack something, that is said instead.
 */
void
annexa_review_state_approve (AnnexaReviewState *self)
{
  g_autoptr (GPtrArray) missing = NULL;
  GError *error = NULL;

  g_return_if_fail (ANNEXA_IS_REVIEW_STATE (self));

  if (!is_open (self))
    return;
  missing = annexa_review_minutes_list_missing (self->project, self->review, &error);
  if (missing == NULL)
    apply (self, NULL, error);
  else if (missing->len > 0)
    tell_missing (self, missing);
  else
    ask_who (self);
}

/**
 * annexa_review_state_reopen:
 * @self: the state of a review that is shown
 *
 * Takes the approval of the minutes back.
 */
void
annexa_review_state_reopen (AnnexaReviewState *self)
{
  GError *error = NULL;
  g_autoptr (AnnexaEdit) edit = NULL;

  g_return_if_fail (ANNEXA_IS_REVIEW_STATE (self));

  if (self->review == NULL || !annexa_review_minutes_is_approved (self->review))
    return;
  edit = annexa_review_minutes_reopen (self->project, annexa_record_get_id (self->review), &error);
  apply (self, edit, error);
}

/* Who was asked about the review is not asked about the next one. */
static void
forget_review (AnnexaReviewState *self)
{
  if (self->picker != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->picker));
  if (self->review != NULL)
    g_signal_handlers_disconnect_by_data (self->review, self);
  if (self->project != NULL)
    g_clear_signal_handler (&self->changed_handler, self->project);
  g_clear_object (&self->review);
}

static void
annexa_review_state_set_record (AnnexaRecordView *view,
                                AnnexaProject    *project,
                                AnnexaRecord     *record)
{
  AnnexaReviewState *self = ANNEXA_REVIEW_STATE (view);

  if (self->review == record)
    return;
  forget_review (self);
  if (g_set_object (&self->project, project))
    g_clear_pointer (&self->picker, gtk_widget_unparent);
  if (record == NULL)
    return;
  self->review = g_object_ref (record);
  self->changed_handler = g_signal_connect_swapped (project, "changed", G_CALLBACK (project_changed), self);
  update (self);
}

static gboolean
annexa_review_state_flush (AnnexaRecordView *view)
{
  return TRUE;
}

static void
annexa_review_state_view_init (AnnexaRecordViewInterface *iface)
{
  iface->set_record = annexa_review_state_set_record;
  iface->flush = annexa_review_state_flush;
}

static void
annexa_review_state_dispose (GObject *object)
{
  AnnexaReviewState *self = ANNEXA_REVIEW_STATE (object);

  forget_review (self);
  g_clear_pointer (&self->picker, gtk_widget_unparent);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (annexa_review_state_parent_class)->dispose (object);
}

static void
annexa_review_state_class_init (AnnexaReviewStateClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annexa_review_state_dispose;
  GTK_WIDGET_CLASS (klass)->map = annexa_review_state_map;
}

static GtkLabel *
add_label (GtkWidget *box)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (label, 0);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (label));
  return label;
}

static GtkWidget *
add_button (AnnexaReviewState *self,
            GtkWidget         *box,
            const char        *label,
            GCallback          clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  annexa_wrap_button (button);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
annexa_review_state_init (AnnexaReviewState *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_widget_add_css_class (box, "card-content");
  self->pill = annexa_pill_new ();
  gtk_widget_set_halign (self->pill, GTK_ALIGN_START);
  gtk_widget_set_margin_top (self->pill, 6);
  gtk_box_append (GTK_BOX (box), self->pill);
  self->sentence = add_label (box);
  self->missing = annexa_point_list_new ();
  gtk_box_append (GTK_BOX (box), self->missing);
  self->approve_button
      = add_button (self, box, _("A_pprove the minutes…"), G_CALLBACK (annexa_review_state_approve));
  self->reopen_button = add_button (self, box, _("_Take the approval back"), G_CALLBACK (annexa_review_state_reopen));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * annexa_review_state_new:
 *
 * Returns: (transfer floating): the state of the minutes
 */
GtkWidget *
annexa_review_state_new (void)
{
  return g_object_new (ANNEXA_TYPE_REVIEW_STATE, NULL);
}
