/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

/**
 * AnnexaRule:
 * @project: the project, in the middle of the edit
 * @edit: the edit; a rule may add records to it, which belong to this run of it only
 * @before: (nullable): the record as it was, or %NULL for a new one
 * @after: (nullable): the record as it is going to be, or %NULL for one that is going to be deleted
 * @problems: where to say what is wrong
 *
 * A rule about records of a kind that needs to look at others. It reads them with annexa_rule_read_numbers(): a record
 * object that it held on to would keep what is taken back when the edit is refused.
 */
typedef void (*AnnexaRule) (AnnexaProject  *project,
                            AnnexaEdit     *edit,
                            AnnexaRecord   *before,
                            AnnexaRecord   *after,
                            AnnexaProblems *problems);

/**
 * AnnexaLastRule:
 * @project: the project, with everything that the edit does written
 * @edit: the edit
 * @id: the id of a record, which may be gone by now
 * @problems: where to say what is wrong
 *
 * A rule about what several records of an edit make together. It can be asked only when all of them are written.
 */
typedef void (*AnnexaLastRule) (AnnexaProject  *project,
                                AnnexaEdit     *edit,
                                gint64          id,
                                AnnexaProblems *problems);

void    annexa_project_register_rule (const char    *kind,
                                      AnnexaRule     rule);
void    annexa_project_check_last    (AnnexaProject *project,
                                      AnnexaEdit    *edit,
                                      AnnexaLastRule rule,
                                      gint64         id);
GArray *annexa_project_read_numbers  (AnnexaProject *project,
                                      const char    *sql,
                                      GError       **error);
char   *annexa_rule_quote            (const char    *text);
GArray *annexa_rule_read_numbers     (AnnexaProject  *project,
                                      AnnexaProblems *problems,
                                      const char     *sql);
gint64  annexa_rule_read_number      (AnnexaProject  *project,
                                      AnnexaProblems *problems,
                                      const char     *format,
                                      ...) G_GNUC_PRINTF (3, 4);

G_END_DECLS
