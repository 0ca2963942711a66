/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

/**
 * AnnexaReportData:
 *
 * Which records the registers of a report show, and, where somebody asks for it, their data as files that a PDF carries
 * with it.
 */
typedef struct _AnnexaReportData AnnexaReportData;

/**
 * AnnexaReportDataFile:
 * @name: what the file is called
 * @title: what is in it, as people call it
 * @bytes: a table as CSV
 *
 * The data of a register.
 */
typedef struct
{
  char *name;
  char *title;
  GBytes *bytes;
} AnnexaReportDataFile;

AnnexaReportData           *annexa_report_data_new         (void);
void                        annexa_report_data_free        (AnnexaReportData        *self);
void                        annexa_report_data_add         (AnnexaReportData        *self,
                                                            const AnnexaKind        *kind,
                                                            GPtrArray               *records);
void                        annexa_report_data_add_all     (AnnexaReportData        *self,
                                                            const AnnexaReportData  *other);
void                        annexa_report_data_withhold    (AnnexaReportData        *self,
                                                            const AnnexaReportData  *other);
gboolean                    annexa_report_data_is_empty    (const AnnexaReportData  *self);
gboolean                    annexa_report_data_read        (AnnexaReportData        *self,
                                                            AnnexaProject           *project,
                                                            GError                 **error);
guint                       annexa_report_data_get_n_files (const AnnexaReportData  *self);
const AnnexaReportDataFile *annexa_report_data_get_file    (const AnnexaReportData  *self,
                                                            guint                    position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaReportData, annexa_report_data_free)

G_END_DECLS
