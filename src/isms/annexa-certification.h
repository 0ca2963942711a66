/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

/**
 * AnnexaMilestoneState:
 * @ANNEXA_MILESTONE_OPEN: Nothing is known about its day.
 * @ANNEXA_MILESTONE_DUE: It follows from other days by when it has to be; no audit is planned for it.
 * @ANNEXA_MILESTONE_PLANNED: An audit is planned for it.
 * @ANNEXA_MILESTONE_LATE: Its day is past.
 * @ANNEXA_MILESTONE_DONE: It is behind.
 *
 * How it stands with a step of the certification.
 */
typedef enum
{
  ANNEXA_MILESTONE_OPEN,
  ANNEXA_MILESTONE_DUE,
  ANNEXA_MILESTONE_PLANNED,
  ANNEXA_MILESTONE_LATE,
  ANNEXA_MILESTONE_DONE,
} AnnexaMilestoneState;

/**
 * AnnexaMilestone:
 * @id: "stage-1", "stage-2", "certificate", "surveillance-1", "surveillance-2", "recertification"
 * @day: (nullable): when it took place, is planned, or has to be over
 * @audit: the id of the audit, or 0
 * @state: how it stands
 *
 * A step of the certification.
 */
typedef struct
{
  const char *id;
  char *day;
  gint64 audit;
  AnnexaMilestoneState state;
} AnnexaMilestone;

/**
 * AnnexaAuditDays:
 * @initial: stage 1 and stage 2 together
 * @surveillance: each surveillance audit
 * @recertification: the recertification
 *
 * How many days the certification body is going to ask for, in days of one auditor.
 */
typedef struct
{
  double initial;
  double surveillance;
  double recertification;
} AnnexaAuditDays;

GPtrArray  *annexa_certification_list          (AnnexaProject         *project,
                                                GError               **error);
const char *annexa_milestone_get_title         (const AnnexaMilestone *milestone);
const char *annexa_milestone_get_about         (const AnnexaMilestone *milestone);
char       *annexa_milestone_describe          (const AnnexaMilestone *milestone);
gboolean    annexa_milestone_can_plan          (const AnnexaMilestone *milestone);
AnnexaEdit *annexa_milestone_plan              (AnnexaProject         *project,
                                                const AnnexaMilestone *milestone,
                                                gint64                *id);
char       *annexa_certification_get_stage_1   (const char            *wanted);
char       *annexa_certification_get_stage_2   (const char            *wanted);
gboolean    annexa_certification_estimate_days (gint64                 n_people,
                                                AnnexaAuditDays       *days);

G_END_DECLS
