/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-checklist-opener.h"
#include "annexa-record-view.h"

/**
 * AnnexaChecklistOpener:
 *
 * A part of the form of an audit that leads to its checklist, over the whole width and made for filling on the spot.
 */
struct _AnnexaChecklistOpener
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *button;
};

static void annexa_checklist_opener_view_init (AnnexaRecordViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnexaChecklistOpener, annexa_checklist_opener, ADW_TYPE_PREFERENCES_GROUP,
                               G_IMPLEMENT_INTERFACE (ANNEXA_TYPE_RECORD_VIEW, annexa_checklist_opener_view_init))

static void
annexa_checklist_opener_set_record (AnnexaRecordView *view,
                                    AnnexaProject    *project,
                                    AnnexaRecord     *record)
{
  AnnexaChecklistOpener *self = ANNEXA_CHECKLIST_OPENER (view);

  gtk_widget_set_sensitive (self->button, record != NULL);
  if (record != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "x", annexa_record_get_id (record));
}

static gboolean
annexa_checklist_opener_flush (AnnexaRecordView *view)
{
  return TRUE;
}

static void
annexa_checklist_opener_view_init (AnnexaRecordViewInterface *iface)
{
  iface->set_record = annexa_checklist_opener_set_record;
  iface->flush = annexa_checklist_opener_flush;
}

static void
annexa_checklist_opener_class_init (AnnexaChecklistOpenerClass *klass)
{
}

static void
annexa_checklist_opener_init (AnnexaChecklistOpener *self)
{
  self->button = gtk_button_new_with_mnemonic (_("_Fill in the checklist"));
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "x", G_GINT64_CONSTANT (0));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "win.show-checklist");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->button);
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self),
      _("Answer the questions one after the other, with room for what was seen, and record findings right there."));
}
