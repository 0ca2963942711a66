/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

/**
 * AnnexaDueState:
 * @ANNEXA_DUE_OVERDUE: The day is past, and the thing is not done.
 * @ANNEXA_DUE_SOON: It comes up within the days that count as soon.
 * @ANNEXA_DUE_LATER: It comes up after that.
 * @ANNEXA_DUE_DONE: Nobody has to do anything about it any more.
 *
 * How urgent a deadline is.
 */
typedef enum
{
  ANNEXA_DUE_OVERDUE,
  ANNEXA_DUE_SOON,
  ANNEXA_DUE_LATER,
  ANNEXA_DUE_DONE,
} AnnexaDueState;

/**
 * AnnexaCalendarEntry:
 * @day: the day
 * @kind: the kind of a record
 * @id: its id
 * @field: the field that holds the day
 * @state: how urgent it is
 * @person: the id of who is to see to it, or 0
 *
 * A day on which something has to be done, ends or takes place. A record can have several.
 */
typedef struct
{
  char day[11];
  const AnnexaKind *kind;
  gint64 id;
  const AnnexaField *field;
  AnnexaDueState state;
  gint64 person;
} AnnexaCalendarEntry;

/**
 * AnnexaCalendarFilter:
 * @from: (nullable): the first day, or %NULL for all before @to
 * @to: (nullable): the last day, or %NULL for all after @from
 * @person: whose entries are wanted, or 0 for those of everybody
 * @with_done: whether what is done is wanted as well
 * @only_overdue: whether nothing else is wanted than what is overdue
 */
typedef struct
{
  const char *from;
  const char *to;
  gint64 person;
  gboolean with_done;
  gboolean only_overdue;
} AnnexaCalendarFilter;

GPtrArray         *annexa_calendar_list            (AnnexaProject              *project,
                                                    const AnnexaCalendarFilter *filter,
                                                    GError                    **error);
void               annexa_calendar_list_async      (AnnexaProject              *project,
                                                    const AnnexaCalendarFilter *filter,
                                                    GCancellable               *cancellable,
                                                    GAsyncReadyCallback         callback,
                                                    gpointer                    user_data);
GPtrArray         *annexa_calendar_list_finish     (AnnexaProject              *project,
                                                    GAsyncResult               *result,
                                                    GError                    **error);
gboolean           annexa_calendar_can_move        (const AnnexaCalendarEntry  *entry);
char              *annexa_calendar_move            (AnnexaProject              *project,
                                                    const AnnexaCalendarEntry  *entry,
                                                    const char                 *day,
                                                    GError                    **error);
const AnnexaField *annexa_calendar_get_person_field (const AnnexaKind          *kind);

G_END_DECLS
