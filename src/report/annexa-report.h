/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-document.h"
#include "annexa-project.h"

G_BEGIN_DECLS

/**
 * AnnexaReportGroup:
 * @ANNEXA_REPORT_PACKS: Several reports in one document.
 * @ANNEXA_REPORT_CONTEXT: About the organization and who works in it.
 * @ANNEXA_REPORT_RISKS: About what could happen to what.
 * @ANNEXA_REPORT_CONTROLS: About what is asked for and what is done.
 * @ANNEXA_REPORT_DOCUMENTS: About what is written down.
 * @ANNEXA_REPORT_OPERATION: About what is planned and what happens.
 * @ANNEXA_REPORT_EVALUATION: About what is checked and put right.
 * @ANNEXA_REPORT_PROJECT: About the project as a whole, or any part of it.
 *
 * What reports belong together, in the order of the work.
 */
typedef enum
{
  ANNEXA_REPORT_PACKS,
  ANNEXA_REPORT_CONTEXT,
  ANNEXA_REPORT_RISKS,
  ANNEXA_REPORT_CONTROLS,
  ANNEXA_REPORT_DOCUMENTS,
  ANNEXA_REPORT_OPERATION,
  ANNEXA_REPORT_EVALUATION,
  ANNEXA_REPORT_PROJECT,
} AnnexaReportGroup;

/**
 * AnnexaReportAbout:
 * @ANNEXA_REPORT_ABOUT_ALL: The whole project.
 * @ANNEXA_REPORT_ABOUT_ONE: One record, which has to be named.
 * @ANNEXA_REPORT_ABOUT_EITHER: One record, where one is named, or else all of them.
 *
 * What a report is about.
 */
typedef enum
{
  ANNEXA_REPORT_ABOUT_ALL,
  ANNEXA_REPORT_ABOUT_ONE,
  ANNEXA_REPORT_ABOUT_EITHER,
} AnnexaReportAbout;

typedef struct _AnnexaReport AnnexaReport;
typedef struct _AnnexaReportRegister AnnexaReportRegister;

/**
 * AnnexaReport:
 * @name: the stable name: word of the command line
 * @title: what people see, untranslated
 * @description: what is in it and who wants to read it, untranslated
 * @icon: the symbolic icon
 * @group: which reports it stands with
 * @about: what it is about
 * @kind: (nullable): the kind of the record that it is about, or %NULL for any kind
 * @short_form: whether it goes without a cover and contents: all of it is read at a glance
 * @registers: (nullable): which registers it shows and how, where @collect asks for it
 * @collect: reads the project and says what the report says; @subject is the record that was named, if any
 *
 * A report that can be made of a project.
 */
struct _AnnexaReport
{
  const char *name;
  const char *title;
  const char *description;
  const char *icon;
  AnnexaReportGroup group;
  AnnexaReportAbout about;
  const char *kind;
  gboolean short_form;
  const AnnexaReportRegister *registers;
  AnnexaDocument *(*collect) (const AnnexaReport *self,
                              AnnexaProject      *project,
                              AnnexaRecord       *subject,
                              GError            **error);
};

const AnnexaReport *const *annexa_reports_list           (guint              *n_reports);
const AnnexaReport        *annexa_report_find            (const char         *name);
const char                *annexa_report_group_get_title (AnnexaReportGroup   group);
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
