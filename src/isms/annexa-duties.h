/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-calendar.h"

G_BEGIN_DECLS

/**
 * AnnexaDuty:
 * @id: what names the duty
 * @title: what has to be done again and again, untranslated
 * @clause: the number of the clause or control that asks for it
 * @limit: the field of the limits that says how often
 * @kind: the kind of the records that show that it was done, or is planned
 * @only: (nullable): the field that tells records of the duty from others of the kind
 * @word: (nullable): what @only holds in records of the duty
 * @date: the field with the day on which it was done
 * @planned_date: (nullable): the field with the day for which it is planned; %NULL where each of several records has to be
 *   done, and the day stands there once it was
 * @status: (nullable): the field that says whether it was done; %NULL where it was when its day is past
 * @done: (nullable): the words of @status that say so, separated by |
 * @open: (nullable): those that say that it is planned
 *
 * Something that the standard wants to be done at intervals (9.2, 9.3, 8.2, 7.3 …).
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *clause;
  const char *limit;
  const char *kind;
  const char *only;
  const char *word;
  const char *date;
  const char *planned_date;
  const char *status;
  const char *done;
  const char *open;
} AnnexaDuty;

/**
 * AnnexaDutyState:
 * @duty: the duty
 * @months: how often
 * @last: (nullable): the day on which it was done last
 * @next: the day by which it has to be done again; today when it was never done
 * @planned: (nullable): the day for which it is planned
 * @record: the id of the record with that plan or, where there is none, of the one that shows when it was done last; 0 for
 *   none
 * @state: how urgent it is
 *
 * How it stands with a duty.
 */
typedef struct
{
  const AnnexaDuty *duty;
  int months;
  char *last;
  char *next;
  char *planned;
  gint64 record;
  AnnexaDueState state;
} AnnexaDutyState;

GPtrArray  *annexa_duties_list     (AnnexaProject    *project,
                                    GError          **error);
const char *annexa_duty_get_title  (const AnnexaDuty *duty);
char       *annexa_duty_describe   (const AnnexaDutyState *state);
gboolean    annexa_duty_can_plan   (const AnnexaDutyState *state);
AnnexaEdit *annexa_duty_plan       (AnnexaProject         *project,
                                    const AnnexaDutyState *state,
                                    gint64                *id);

G_END_DECLS
