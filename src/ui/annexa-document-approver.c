/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-document-approver.h"
#include "annexa-documents.h"

/**
 * AnnexaDocumentApprover:
 *
 * What bringing a document into force means, what it still lacks for that, and the button that does it. A document in force
 * has none.
 */
struct _AnnexaDocumentApprover
{
  AnnexaFormAction parent_instance;
};

G_DEFINE_FINAL_TYPE (AnnexaDocumentApprover, annexa_document_approver, ANNEXA_TYPE_FORM_ACTION)

static gboolean
is_done (AnnexaRecord *record)
{
  const char *status = annexa_record_get_text (record, "status");

  return g_strcmp0 (status, "in-force") == 0 || g_strcmp0 (status, "obsolete") == 0;
}

static GPtrArray *
annexa_document_approver_list_points (AnnexaProject *project,
                                      AnnexaRecord  *record)
{
  return is_done (record) ? NULL : annexa_documents_list_needs (project, record);
}

static gboolean
annexa_document_approver_show_state (AnnexaFormAction *action,
                                     AnnexaRecord     *record)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (action);
  const char *status = record != NULL ? annexa_record_get_text (record, "status") : NULL;
  gboolean in_force = g_strcmp0 (status, "in-force") == 0;
  const char *description = _("When the approver agrees, it comes into force as of today, and this version is kept.");

  if (in_force)
    description = _("Its text stays as it was approved. To work on the next version, set the status to “Draft”.");
  else if (annexa_form_action_count_points (action) > 0)
    description = _("Before it can come into force, this is missing. Each line leads to where it is added:");

  adw_preferences_group_set_title (group,
                                   in_force ? _("This document is in force") : _("This document is not in force"));
  adw_preferences_group_set_description (group, description);
  return record != NULL && !is_done (record);
}

static void
annexa_document_approver_class_init (AnnexaDocumentApproverClass *klass)
{
  AnnexaFormActionClass *action_class = ANNEXA_FORM_ACTION_CLASS (klass);

  action_class->label = N_ ("_Approve, and bring into force");
  action_class->finishes = TRUE;
  action_class->field = "status";
  action_class->list_points = annexa_document_approver_list_points;
  action_class->prepare = annexa_documents_approve;
  action_class->show_state = annexa_document_approver_show_state;
}

static void
annexa_document_approver_init (AnnexaDocumentApprover *self)
{
}
