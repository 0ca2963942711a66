/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-check.h"
#include "annexa-project.h"
#include "annexa-template.h"

G_BEGIN_DECLS

/**
 * AnnexaGap:
 * @check: the check that found it
 * @id: what names the check in an acceptance and in answers: the id of the check, of a missing document "R30-M05"
 * @kind: the kind of what is meant
 * @record: the id of the record that is not as it should be, or 0 when something is missing altogether
 * @item: (nullable): the id of the required document that is missing, "M05"
 * @acceptance: the id of the acceptance that holds today, or 0 while the gap is open
 *
 * Something that an auditor would object to today.
 */
typedef struct
{
  const AnnexaCheck *check;
  char *id;
  const AnnexaKind *kind;
  gint64 record;
  char *item;
  gint64 acceptance;
} AnnexaGap;

/**
 * AnnexaGapChoice:
 * @ANNEXA_GAPS_ALL: All of them.
 * @ANNEXA_GAPS_OPEN: Those that nobody has accepted.
 * @ANNEXA_GAPS_ACCEPTED: Those that somebody has accepted for a while.
 * @ANNEXA_GAPS_ENDING: Accepted ones that are open again soon, by the limits of the project.
 *
 * Which gaps are meant.
 */
typedef enum
{
  ANNEXA_GAPS_ALL,
  ANNEXA_GAPS_OPEN,
  ANNEXA_GAPS_ACCEPTED,
  ANNEXA_GAPS_ENDING,
} AnnexaGapChoice;

gboolean           annexa_gap_is_meant  (const AnnexaGap *gap,
                                         AnnexaProject   *project,
                                         AnnexaGapChoice  choice);
char              *annexa_gap_get_title  (const AnnexaGap *gap);
char *annexa_gap_get_clause (const AnnexaGap *gap);
gboolean           annexa_gap_is_missing (const AnnexaGap *gap);
char              *annexa_gap_describe   (const AnnexaGap *gap,
                                          AnnexaProject   *project);
guint              annexa_gap_count_proposals (const AnnexaGap *gap,
                                               AnnexaProject   *project);
const char        *annexa_gap_get_why    (const AnnexaGap *gap);
char              *annexa_gap_get_action (const AnnexaGap *gap);
const AnnexaKind  *annexa_gap_get_register (const AnnexaGap *gap);
const AnnexaField *annexa_gap_find_field (const AnnexaGap *gap,
                                          AnnexaProject   *project);
char             **annexa_gap_get_values (const AnnexaGap *gap);
gint64             annexa_gap_find_begun (const AnnexaGap *gap,
                                          AnnexaProject   *project);
const AnnexaTemplate *annexa_gap_find_template (const AnnexaGap *gap,
                                                AnnexaProject   *project);
AnnexaEdit        *annexa_gap_accept     (const AnnexaGap *gap,
                                          AnnexaProject   *project,
                                          const char      *reason,
                                          gint64           person,
                                          const char      *until);

G_END_DECLS
