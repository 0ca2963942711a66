/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-round-closer.h"
#include "annexa-rounds.h"

/**
 * AnnexaRoundCloser:
 *
 * What closing a round of risk assessment means, and the button that does it. A closed round has none.
 */
struct _AnnexaRoundCloser
{
  AnnexaFormAction parent_instance;
};

G_DEFINE_FINAL_TYPE (AnnexaRoundCloser, annexa_round_closer, ANNEXA_TYPE_FORM_ACTION)

static gboolean
annexa_round_closer_show_state (AnnexaFormAction *action,
                                AnnexaRecord     *record)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (action);
  gboolean closed = record != NULL && annexa_record_get_integer (record, "closed") != 0;

  adw_preferences_group_set_title (group, closed ? _("This round is closed") : _("This round is open"));
  adw_preferences_group_set_description (
      group, closed ? _("Its ratings stay as they are when the risks or the method change later.")
                    : _("Rate the risks and have somebody approve the result. Closing the round keeps all ratings as "
                        "they are on that day."));
  return !closed;
}

static void
annexa_round_closer_class_init (AnnexaRoundCloserClass *klass)
{
  AnnexaFormActionClass *action_class = ANNEXA_FORM_ACTION_CLASS (klass);

  action_class->label = N_ ("_Close this round");
  action_class->finishes = TRUE;
  action_class->field = "closed";
  action_class->prepare = annexa_rounds_close;
  action_class->many_of = "risk";
  action_class->doing = N_ ("The round is being closed…");
  action_class->show_state = annexa_round_closer_show_state;
}

static void
annexa_round_closer_init (AnnexaRoundCloser *self)
{
}
