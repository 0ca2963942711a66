/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-method-opener.h"
#include "annexa-record-view.h"

/**
 * AnnexaMethodOpener:
 *
 * In the form of a risk method, the way to its editor, where scales and matrix are seen together with what they do to the
 * risks. A retired method has none: it is kept as it was.
 */
struct _AnnexaMethodOpener
{
  AdwPreferencesGroup parent_instance;

  AnnexaRecord *record;
  GtkWidget *button;
};

static void annexa_method_opener_view_init (AnnexaRecordViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnexaMethodOpener, annexa_method_opener, ADW_TYPE_PREFERENCES_GROUP,
                               G_IMPLEMENT_INTERFACE (ANNEXA_TYPE_RECORD_VIEW, annexa_method_opener_view_init))

static void
show_state (AnnexaMethodOpener *self)
{
  gboolean retired
      = self->record != NULL && g_strcmp0 (annexa_record_get_text (self->record, "status"), "retired") == 0;

  gtk_widget_set_visible (self->button, self->record != NULL && !retired);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Scales, levels and matrix"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self),
      retired ? _("This method is retired and kept as it was.")
              : _("Changed together, and with the risks that would move seen before anything is applied."));
  if (self->record != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "x", annexa_record_get_id (self->record));
}

static void
annexa_method_opener_set_record (AnnexaRecordView *view,
                                 AnnexaProject    *project,
                                 AnnexaRecord     *record)
{
  AnnexaMethodOpener *self = ANNEXA_METHOD_OPENER (view);

  if (self->record != NULL)
    g_signal_handlers_disconnect_by_func (self->record, show_state, self);
  g_set_object (&self->record, record);
  if (record != NULL)
    g_signal_connect_swapped (record, "notify::status", G_CALLBACK (show_state), self);
  show_state (self);
}

static gboolean
annexa_method_opener_flush (AnnexaRecordView *view)
{
  return TRUE;
}

static void
annexa_method_opener_view_init (AnnexaRecordViewInterface *iface)
{
  iface->set_record = annexa_method_opener_set_record;
  iface->flush = annexa_method_opener_flush;
}

static void
annexa_method_opener_dispose (GObject *object)
{
  AnnexaMethodOpener *self = ANNEXA_METHOD_OPENER (object);

  if (self->record != NULL)
    g_signal_handlers_disconnect_by_func (self->record, show_state, self);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (annexa_method_opener_parent_class)->dispose (object);
}

static void
annexa_method_opener_class_init (AnnexaMethodOpenerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annexa_method_opener_dispose;
}

static void
annexa_method_opener_init (AnnexaMethodOpener *self)
{
  self->button = gtk_button_new_with_mnemonic (_("_Edit the method…"));
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "x", (gint64) 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "win.edit-method");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->button);
  show_state (self);
}
