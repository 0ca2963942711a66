/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-soa-proposal.h"
#include "annexa-soa-proposer.h"

/**
 * AnnexaSoaProposer:
 *
 * Says in the form of a control that is undecided what is proposed, and because of which risks, and decides so.
 */
struct _AnnexaSoaProposer
{
  AnnexaFormAction parent_instance;
};

G_DEFINE_FINAL_TYPE (AnnexaSoaProposer, annexa_soa_proposer, ANNEXA_TYPE_FORM_ACTION)

static AnnexaSoaProposal *
propose (AnnexaProject *project,
         gint64         control,
         GError       **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, control);
  return annexa_soa_proposal_new (project, ids, error);
}

/* A single control is either proposed to apply or to be left out. */
static AnnexaSoaAnswer
get_answer (AnnexaSoaProposal *proposal)
{
  return annexa_soa_proposal_get_size (proposal, ANNEXA_SOA_LEFT_OUT) > 0 ? ANNEXA_SOA_LEFT_OUT : ANNEXA_SOA_APPLIES;
}

static AnnexaEdit *
annexa_soa_proposer_prepare (AnnexaProject *project,
                             gint64         control,
                             GError       **error)
{
  g_autoptr (AnnexaSoaProposal) proposal = propose (project, control, error);

  return proposal != NULL ? annexa_soa_proposal_prepare (proposal, get_answer (proposal)) : NULL;
}

static gboolean
annexa_soa_proposer_show_state (AnnexaFormAction *action,
                                AnnexaRecord     *record)
{
  g_autoptr (AnnexaSoaProposal) proposal = NULL;
  g_autofree char *words = NULL;

  if (record != NULL)
    proposal = propose (annexa_form_action_get_project (action), annexa_record_get_id (record), NULL);
  if (proposal == NULL || annexa_soa_proposal_get_size (proposal, get_answer (proposal)) == 0)
    return FALSE;
  words = annexa_soa_proposal_describe (proposal, get_answer (proposal));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (action), _("Proposed answer"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (action), words);
  return TRUE;
}

static void
annexa_soa_proposer_class_init (AnnexaSoaProposerClass *klass)
{
  AnnexaFormActionClass *action_class = ANNEXA_FORM_ACTION_CLASS (klass);

  action_class->label = N_ ("A_ccept");
  action_class->nothing = N_ ("This control is decided already.");
  action_class->field = "applicable";
  action_class->prepare = annexa_soa_proposer_prepare;
  action_class->show_state = annexa_soa_proposer_show_state;
}

/* Risks may have been linked to the control meanwhile, on another page. */
static void
annexa_soa_proposer_init (AnnexaSoaProposer *self)
{
  g_signal_connect (self, "map", G_CALLBACK (annexa_form_action_update), NULL);
}
