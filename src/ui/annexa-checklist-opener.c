/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-checklist-opener.h"
#include "annexa-checklists.h"
#include "annexa-record-view.h"

/**
 * AnnexaChecklistOpener:
 *
 * A part of the form of an audit that says how far its checklist has come, and leads to it: over the whole width, and made
 * for filling on the spot.
 */
struct _AnnexaChecklistOpener
{
  AdwPreferencesGroup parent_instance;

  AnnexaProject *project;
  gulong changed_handler;
  AnnexaRecord *audit;
  GtkWidget *button;
};

static void annexa_checklist_opener_view_init (AnnexaRecordViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnexaChecklistOpener, annexa_checklist_opener, ADW_TYPE_PREFERENCES_GROUP,
                               G_IMPLEMENT_INTERFACE (ANNEXA_TYPE_RECORD_VIEW, annexa_checklist_opener_view_init))

static char *
describe (AnnexaChecklistOpener *self)
{
  AnnexaChecklistState state;
  g_autofree char *progress = NULL;
  g_autofree char *unasked = NULL;

  if (!annexa_checklists_get_state (self->project, self->audit, &state, NULL))
    return NULL;
  progress = annexa_checklists_describe (&state);
  unasked = annexa_checklists_describe_unasked (&state);
  /* TRANSLATORS: Two sentences, one after the other */
  return unasked != NULL ? g_strdup_printf (C_("sentences", "%s %s"), progress, unasked) : g_steal_pointer (&progress);
}

/* Where that cannot be read, nothing is said: what stood there may be about another audit. */
static void
show_state (AnnexaChecklistOpener *self)
{
  g_autofree char *text = NULL;

  if (self->audit == NULL || annexa_record_is_deleted (self->audit))
    return;
  text = describe (self);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), text != NULL ? text : "");
}

static void
project_changed (AnnexaChecklistOpener *self,
                 AnnexaChanges         *changes)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self))
      && (annexa_changes_touch (changes, annexa_kind_lookup ("checklist-item"))
          || annexa_changes_touch (changes, annexa_kind_lookup ("audit"))))
    show_state (self);
}

static void
annexa_checklist_opener_map (GtkWidget *widget)
{
  show_state (ANNEXA_CHECKLIST_OPENER (widget));

  GTK_WIDGET_CLASS (annexa_checklist_opener_parent_class)->map (widget);
}

static void
forget (AnnexaChecklistOpener *self)
{
  if (self->project != NULL)
    g_clear_signal_handler (&self->changed_handler, self->project);
  g_clear_object (&self->project);
  g_clear_object (&self->audit);
}

static void
annexa_checklist_opener_set_record (AnnexaRecordView *view,
                                    AnnexaProject    *project,
                                    AnnexaRecord     *record)
{
  AnnexaChecklistOpener *self = ANNEXA_CHECKLIST_OPENER (view);

  forget (self);
  gtk_widget_set_sensitive (self->button, record != NULL);
  if (record == NULL)
    return;
  self->project = g_object_ref (project);
  self->audit = g_object_ref (record);
  self->changed_handler = g_signal_connect_object (project, "changed", G_CALLBACK (project_changed), self,
                                                   G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "x", annexa_record_get_id (record));
  show_state (self);
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
annexa_checklist_opener_dispose (GObject *object)
{
  forget (ANNEXA_CHECKLIST_OPENER (object));

  G_OBJECT_CLASS (annexa_checklist_opener_parent_class)->dispose (object);
}

static void
annexa_checklist_opener_class_init (AnnexaChecklistOpenerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annexa_checklist_opener_dispose;
  GTK_WIDGET_CLASS (klass)->map = annexa_checklist_opener_map;
}

static void
annexa_checklist_opener_init (AnnexaChecklistOpener *self)
{
  self->button = gtk_button_new_with_mnemonic (_("_Fill in the checklist"));
  gtk_widget_set_tooltip_text (self->button, _("Answer the questions one after the other, with room for what was seen, and "
                                               "record findings right there"));
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "x", G_GINT64_CONSTANT (0));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "win.show-checklist");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->button);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Checklist"));
}
