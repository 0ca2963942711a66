/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-record-view.h"
#include "annexa-round-closer.h"
#include "annexa-rounds.h"
#include "annexa-window.h"

/**
 * AnnexaRoundCloser:
 *
 * What closing a round of risk assessment means, and the button that does it. A closed round has none.
 */
struct _AnnexaRoundCloser
{
  AdwPreferencesGroup parent_instance;

  AnnexaProject *project;
  AnnexaRecord *record;
  GtkWidget *button;
};

static void annexa_round_closer_view_init (AnnexaRecordViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnexaRoundCloser, annexa_round_closer, ADW_TYPE_PREFERENCES_GROUP,
                               G_IMPLEMENT_INTERFACE (ANNEXA_TYPE_RECORD_VIEW, annexa_round_closer_view_init))

static void
show_state (AnnexaRoundCloser *self)
{
  gboolean closed = self->record != NULL && annexa_record_get_integer (self->record, "closed") != 0;
  gboolean editable = self->project != NULL && annexa_project_get_access (self->project) == ANNEXA_ACCESS_EDIT;

  gtk_widget_set_visible (self->button, !closed);
  gtk_widget_set_sensitive (self->button, editable);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self),
                                   closed ? _("This round is closed") : _("This round is open"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self),
      closed ? _("Its ratings stay as they are when the risks or the method change later.")
             : _("Rate the risks and have somebody approve the result. Closing the round keeps all ratings as they are "
                 "on that day."));
}

static void
close_round (AnnexaRoundCloser *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  AnnexaWindow *window = ANNEXA_IS_WINDOW (root) ? ANNEXA_WINDOW (root) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaEdit) edit = NULL;

  if (self->record == NULL)
    return;
  edit = annexa_rounds_close (self->project, annexa_record_get_id (self->record), &error);
  if (edit == NULL || !annexa_project_apply (self->project, edit, &error))
    {
      if (window != NULL)
        annexa_window_tell (window, error->message);
      return;
    }
  if (window != NULL)
    annexa_window_offer_undo (window, annexa_edit_get_label (edit));
}

static void
annexa_round_closer_set_record (AnnexaRecordView *view,
                                AnnexaProject    *project,
                                AnnexaRecord     *record)
{
  AnnexaRoundCloser *self = ANNEXA_ROUND_CLOSER (view);

  if (self->record != NULL)
    g_signal_handlers_disconnect_by_func (self->record, show_state, self);
  g_set_object (&self->project, project);
  g_set_object (&self->record, record);
  if (record != NULL)
    g_signal_connect_swapped (record, "notify::closed", G_CALLBACK (show_state), self);
  show_state (self);
}

static gboolean
annexa_round_closer_flush (AnnexaRecordView *view)
{
  return TRUE;
}

static void
annexa_round_closer_view_init (AnnexaRecordViewInterface *iface)
{
  iface->set_record = annexa_round_closer_set_record;
  iface->flush = annexa_round_closer_flush;
}

static void
annexa_round_closer_dispose (GObject *object)
{
  AnnexaRoundCloser *self = ANNEXA_ROUND_CLOSER (object);

  if (self->record != NULL)
    g_signal_handlers_disconnect_by_func (self->record, show_state, self);
  g_clear_object (&self->record);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (annexa_round_closer_parent_class)->dispose (object);
}

static void
annexa_round_closer_class_init (AnnexaRoundCloserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annexa_round_closer_dispose;
}

static void
annexa_round_closer_init (AnnexaRoundCloser *self)
{
  self->button = gtk_button_new_with_mnemonic (_("_Close this round"));
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (close_round), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->button);
  show_state (self);
}
