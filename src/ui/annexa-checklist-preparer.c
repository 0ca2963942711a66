/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-checklist-preparer.h"
#include "annexa-checklists.h"

/**
 * AnnexaChecklistPreparer:
 *
 * What preparing the checklist of an audit means, and the button that does it. An audit that is over has none.
 */
struct _AnnexaChecklistPreparer
{
  AnnexaFormAction parent_instance;
};

G_DEFINE_FINAL_TYPE (AnnexaChecklistPreparer, annexa_checklist_preparer, ANNEXA_TYPE_FORM_ACTION)

static gboolean
annexa_checklist_preparer_show_state (AnnexaFormAction *action,
                                      AnnexaRecord     *record)
{
  gboolean shown = record == NULL || !annexa_checklists_is_over (record);

  gtk_widget_set_visible (GTK_WIDGET (action), shown);
  return shown;
}

static void
annexa_checklist_preparer_class_init (AnnexaChecklistPreparerClass *klass)
{
  AnnexaFormActionClass *action_class = ANNEXA_FORM_ACTION_CLASS (klass);

  action_class->label = N_ ("Pre_pare checklist");
  action_class->nothing = N_ ("All questions are in the checklist already");
  action_class->field = "status";
  action_class->prepare = annexa_checklists_prepare;
  action_class->show_state = annexa_checklist_preparer_show_state;
}

static void
annexa_checklist_preparer_init (AnnexaChecklistPreparer *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  adw_preferences_group_set_title (group, _("Questions to ask"));
  adw_preferences_group_set_description (
      group, _("Annexa knows questions about every clause and control. Say above what is audited, or leave it empty for "
               "all clauses and all controls that apply. What is in the checklist already stays as it is."));
}
