/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-report.h"

G_BEGIN_DECLS

/* Other frameworks and their controls are beside the Statement of Applicability. */
#define ANNEXA_TEST_IN_SOA "(own OR framework IN (SELECT id FROM framework WHERE NOT own))"

typedef struct
{
  const char *name;
  AnnexaProject *(*make) (void);
} AnnexaTestReportProject;

#define ANNEXA_TEST_N_REPORT_PROJECTS 3

/* The example company, an empty project, and one with texts that break a report that trusts what people write. */
extern const AnnexaTestReportProject annexa_test_report_projects[ANNEXA_TEST_N_REPORT_PROJECTS];

char              *annexa_test_choose_subject (AnnexaProject      *project,
                                               const AnnexaReport *report);
gboolean           annexa_test_has_subject    (AnnexaProject      *project,
                                               const AnnexaReport *report);
AnnexaDocument    *annexa_test_collect        (AnnexaProject      *project,
                                               const char         *name);
gint64             annexa_test_ask            (AnnexaProject      *project,
                                               const char         *sql);
GPtrArray         *annexa_test_ask_list       (AnnexaProject      *project,
                                               const char         *sql);
char              *annexa_test_get_cell       (AnnexaDocument     *document,
                                               const AnnexaTable  *table,
                                               guint               row,
                                               guint               column);
GPtrArray         *annexa_test_find_tables    (AnnexaDocument     *document,
                                               const char         *id);
gboolean           annexa_test_has_heading    (AnnexaDocument     *document,
                                               const char         *id);
const AnnexaTable *annexa_test_find_table     (AnnexaDocument     *document,
                                               const char         *id,
                                               guint               position);
void               annexa_test_assert_refs    (AnnexaDocument     *document,
                                               const char         *heading,
                                               GPtrArray          *expected);
void               annexa_test_assert_number  (AnnexaDocument     *document,
                                               const AnnexaTable  *table,
                                               guint               row,
                                               guint               column,
                                               gint64              expected);
char              *annexa_test_dump_report    (AnnexaDocument     *document);

G_END_DECLS
