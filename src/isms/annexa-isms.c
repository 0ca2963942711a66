/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include "annexa-check-private.h"
#include "annexa-document-rules.h"
#include "annexa-documents.h"
#include "annexa-frameworks.h"
#include "annexa-isms.h"
#include "annexa-method-rules.h"
#include "annexa-needs.h"
#include "annexa-next-reviews.h"
#include "annexa-pack-rules.h"
#include "annexa-proposal-rules.h"
#include "annexa-review-rules.h"
#include "annexa-role-holders.h"
#include "annexa-rounds.h"

/**
 * annexa_isms_init:
 *
 * Registers with the project what follows from the rules of the standard. Every program calls it before it opens a
 * project.
 */
void
annexa_isms_init (void)
{
  annexa_project_register_pass (&annexa_needs_pass);
  annexa_project_register_rule ("acceptance", annexa_checks_check_acceptance);
  annexa_project_register_rule ("document", annexa_document_rules_check);
  annexa_project_register_rule ("acknowledgement", annexa_document_rules_check_acknowledgement);
  annexa_project_register_rule ("control", annexa_frameworks_check_control);
  annexa_project_register_rule ("control-mapping", annexa_frameworks_check_mapping);
  annexa_project_register_rule ("assessment", annexa_rounds_check_assessment);
  annexa_project_register_rule ("method", annexa_method_rules_check);
  annexa_project_register_rule ("scale-step", annexa_method_rules_check_part);
  annexa_project_register_rule ("level", annexa_method_rules_check_part);
  annexa_project_register_rule ("matrix-cell", annexa_method_rules_check_part);
  annexa_project_register_rule ("review", annexa_review_rules_check);
  annexa_project_register_rule ("pack", annexa_pack_rules_check);
  annexa_project_register_rule ("document", annexa_documents_check);
  annexa_project_register_rule ("document-version", annexa_documents_check_version);
  annexa_next_reviews_register ();
  annexa_proposal_rules_register ();
  annexa_role_holders_register ();
}
