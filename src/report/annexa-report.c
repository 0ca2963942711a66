/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-document-report.h"
#include "annexa-report.h"
#include "annexa-risk-report.h"
#include "annexa-soa-report.h"
#include "annexa-text.h"

/* The one list of reports, in the order in which people see them. */
static const AnnexaReport *const reports[] = {
  &annexa_soa_report,
  &annexa_risk_report,
  &annexa_document_report,
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
  g_return_val_if_fail (ANNEXA_IS_PROJECT (project), NULL);

  return self->collect (project, ref, error);
}
