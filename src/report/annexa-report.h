/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-document.h"
#include "annexa-project.h"

G_BEGIN_DECLS

/**
 * AnnexaReport:
 * @name: the stable name: word of the command line
 * @title: what people see, untranslated
 * @description: what is in it and who wants to read it, untranslated
 * @icon: the symbolic icon
 * @collect: reads the project and says what the report says
 *
 * A report that can be made of a project.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *description;
  const char *icon;
  AnnexaDocument *(*collect) (AnnexaProject *project,
                              const char    *ref,
                              GError       **error);
} AnnexaReport;

const AnnexaReport *const *annexa_reports_list           (guint              *n_reports);
const AnnexaReport        *annexa_report_find            (const char         *name);
const char                *annexa_report_get_title       (const AnnexaReport *self);
const char                *annexa_report_get_description (const AnnexaReport *self);
char                      *annexa_report_get_file_name   (const AnnexaReport *self,
                                                          AnnexaProject      *project,
                                                          const char         *extension);
AnnexaDocument            *annexa_report_collect         (const AnnexaReport *self,
                                                          AnnexaProject      *project,
                                                          const char         *ref,
                                                          GError            **error);

G_END_DECLS
