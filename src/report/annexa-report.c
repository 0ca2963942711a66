/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-audit-pack.h"
#include "annexa-error.h"
#include "annexa-policy-report.h"
#include "annexa-readiness-report.h"
#include "annexa-register-reports.h"
#include "annexa-report.h"
#include "annexa-risk-report.h"
#include "annexa-soa-report.h"
#include "annexa-text.h"

/* The one list of reports, in the order in which people see them: those of a group beside each other. */
static const AnnexaReport *const reports[] = {
  &annexa_audit_pack_report,
  &annexa_context_report,
  &annexa_legal_report,
  &annexa_role_report,
  &annexa_competence_report,
  &annexa_asset_report,
  &annexa_supplier_report,
  &annexa_risk_report,
  &annexa_treatment_report,
  &annexa_soa_report,
  &annexa_requirement_report,
  &annexa_exception_report,
  &annexa_evidence_report,
  &annexa_policy_report,
  &annexa_document_report,
  &annexa_plan_report,
  &annexa_objective_report,
  &annexa_incidents_report,
  &annexa_incident_report,
  &annexa_calendar_report,
  &annexa_programme_report,
  &annexa_audit_report,
  &annexa_checklist_report,
  &annexa_action_report,
  &annexa_review_report,
  &annexa_readiness_report,
  &annexa_summary_report,
  &annexa_history_report,
  &annexa_extract_report,
};

/**
 * annexa_reports_list:
 * @n_reports: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_reports): all reports
 */
const AnnexaReport *const *
annexa_reports_list (guint *n_reports)
{
  *n_reports = G_N_ELEMENTS (reports);
  return reports;
}

/**
 * annexa_report_find:
 * @name: a word of the command line
 *
 * Returns: (transfer none) (nullable): the report of that name
 */
const AnnexaReport *
annexa_report_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    if (strcmp (reports[i]->name, name) == 0)
      return reports[i];

  return NULL;
}

/**
 * annexa_report_group_get_title:
 * @group: a group of reports
 *
 * Returns: (transfer none): the heading above its reports
 */
const char *
annexa_report_group_get_title (AnnexaReportGroup group)
{
  static const char *const titles[] = {
    [ANNEXA_REPORT_PACKS] = N_ ("Packs"),
    [ANNEXA_REPORT_CONTEXT] = N_ ("Context and people"),
    [ANNEXA_REPORT_RISKS] = N_ ("Assets and risks"),
    [ANNEXA_REPORT_CONTROLS] = N_ ("Controls and requirements"),
    [ANNEXA_REPORT_DOCUMENTS] = N_ ("Documents"),
    [ANNEXA_REPORT_OPERATION] = N_ ("Plan and operation"),
    [ANNEXA_REPORT_EVALUATION] = N_ ("Audits and improvement"),
    [ANNEXA_REPORT_PROJECT] = N_ ("The project"),
  };

  return _(titles[group]);
}

const char *
annexa_report_get_title (const AnnexaReport *self)
{
  return _(self->title);
}

const char *
annexa_report_get_description (const AnnexaReport *self)
{
  return _(self->description);
}

/**
 * annexa_report_get_file_name:
 * @self: a report
 * @project: the project that it is about
 * @extension: "pdf" or "odt"
 *
 * Returns: (transfer full): what its file could be called: “Weber Optics – Risk assessment.pdf”
 */
char *
annexa_report_get_file_name (const AnnexaReport *self,
                             AnnexaProject      *project,
                             const char         *extension)
{
  g_autofree char *organization = annexa_project_get_name (project);
  /* TRANSLATORS: The name of a file: the name of the organization and the title of the report */
  g_autofree char *title = g_strdup_printf (_("%s – %s"), organization, annexa_report_get_title (self));
  g_autofree char *name = g_strdup_printf ("%s.%s", g_strdelimit (title, "/\\", '-'), extension);

  return annexa_text_file_name (name);
}

/* The record that somebody named, of the kind that the report is about. */
static AnnexaRecord *
find_subject (const AnnexaReport *self,
              AnnexaProject      *project,
              const char         *ref,
              GError            **error)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      gint64 id = self->kind == NULL || strcmp (self->kind, kinds[i]->name) == 0
                      ? annexa_project_find_ref (project, kinds[i], ref)
                      : 0;

      if (id != 0)
        return annexa_project_get_record (project, kinds[i], id, error);
    }
  if (self->kind != NULL)
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND, _("This report is about one of these: %s. None of them is “%s”."),
                 annexa_kind_get_plural (annexa_kind_lookup (self->kind)), ref);
  else
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND, _("There is no record “%s”."), ref);
  return NULL;
}

/* A report that left a reference aside would look as if it were about that record alone. */
static gboolean
check_ref (const AnnexaReport *self,
           const char         *ref,
           GError            **error)
{
  if (self->about == ANNEXA_REPORT_ABOUT_ALL && ref != NULL)
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX,
                 _("This report is about the whole project. Leave the reference “%s” out."), ref);
  else if (self->about == ANNEXA_REPORT_ABOUT_ONE && ref == NULL && self->kind == NULL)
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX,
                 _("This report is about one record. Say which one by its reference, such as R-001."));
  else if (self->about == ANNEXA_REPORT_ABOUT_ONE && ref == NULL)
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX,
                 _("This report is about one of these: %s. Say which one by its reference, such as %s-001."),
                 annexa_kind_get_plural (annexa_kind_lookup (self->kind)),
                 annexa_kind_find_field (annexa_kind_lookup (self->kind), "ref")->prefix);
  else
    return TRUE;
  return FALSE;
}

/**
 * annexa_report_collect:
 * @self: a report
 * @project: a project, or a reader of it in the thread that owns the reader
 * @ref: (nullable): the record that the report is about, where it is about one
 * @error: return location
 *
 * Reads the project and says what the report says.
 *
 * Returns: (transfer full) (nullable): the report, ready to be laid out
 */
AnnexaDocument *
annexa_report_collect (const AnnexaReport *self,
                       AnnexaProject      *project,
                       const char         *ref,
                       GError            **error)
{
  g_autoptr (AnnexaRecord) subject = NULL;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (project), NULL);

  if (!check_ref (self, ref, error))
    return NULL;
  if (ref != NULL && (subject = find_subject (self, project, ref, error)) == NULL)
    return NULL;
  return self->collect (self, project, subject, error);
}
