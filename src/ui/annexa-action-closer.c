/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-action-closer.h"
#include "annexa-actions.h"

/**
 * AnnexaActionCloser:
 *
 * What a corrective action lacks before it can be closed, and the button that closes it. Of one that was closed all the
 * same it says what an auditor is going to miss.
 */
struct _AnnexaActionCloser
{
  AnnexaFormAction parent_instance;
};

G_DEFINE_FINAL_TYPE (AnnexaActionCloser, annexa_action_closer, ANNEXA_TYPE_FORM_ACTION)

static const char *
describe_open (guint n_missing)
{
  return n_missing > 0 ? _("Before it can be closed, this is missing. Each line leads to where it is added:")
                       : _("Everything is there: what was done at once, the cause, the plan, and a look whether it "
                           "helped.");
}

static gboolean
annexa_action_closer_show_state (AnnexaFormAction *action,
                                 AnnexaRecord     *record)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (action);
  gboolean closed = record != NULL && g_strcmp0 (annexa_record_get_text (record, "status"), "closed") == 0;
  guint n_missing = annexa_form_action_count_points (action);

  gtk_widget_set_visible (GTK_WIDGET (action), record != NULL && (!closed || n_missing > 0));
  adw_preferences_group_set_title (group, closed ? _("Closed too early") : _("Close it"));
  adw_preferences_group_set_description (
      group, closed ? _("An auditor objects to a case that is closed without this. Each line leads to where it is added:")
                    : describe_open (n_missing));
  return !closed;
}

static void
annexa_action_closer_class_init (AnnexaActionCloserClass *klass)
{
  AnnexaFormActionClass *action_class = ANNEXA_FORM_ACTION_CLASS (klass);

  action_class->label = N_ ("_Close this corrective action");
  action_class->finishes = TRUE;
  action_class->field = "status";
  action_class->list_points = annexa_actions_list_needs;
  action_class->prepare = annexa_actions_close;
  action_class->show_state = annexa_action_closer_show_state;
}

static void
annexa_action_closer_init (AnnexaActionCloser *self)
{
}
