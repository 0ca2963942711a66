/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

/**
 * AnnexaHistoryEntry:
 * @seq: the number of the row, from 1
 * @time: when, in UTC
 * @person: who, as they call themselves
 * @label: what they did
 * @undoes: the number of the row that this one takes back, or 0
 *
 * One row of history.
 */
typedef struct
{
  gint64 seq;
  char *time;
  char *person;
  char *label;
  gint64 undoes;
} AnnexaHistoryEntry;

/**
 * AnnexaFieldChange:
 * @kind: the kind of the record
 * @id: its id
 * @type: whether the record was added, changed or deleted
 * @field: (nullable): the field that changed; %NULL for the addition or deletion itself
 * @before: what it held before
 * @after: what it held afterwards; of links: the records that were linked, and in @before those that were unlinked
 *
 * What one row of history changed in one field.
 */
typedef struct
{
  const AnnexaKind *kind;
  gint64 id;
  AnnexaRecordChangeType type;
  const AnnexaField *field;
  AnnexaValue before;
  AnnexaValue after;
} AnnexaFieldChange;

GPtrArray *annexa_project_list_history    (AnnexaProject *self,
                                           gint64         record,
                                           GError       **error);
GArray    *annexa_project_get_changes     (AnnexaProject *self,
                                           gint64         seq,
                                           gint64         record,
                                           GError       **error);
GArray    *annexa_project_get_changes_between (AnnexaProject *self,
                                               gint64         after,
                                               gint64         until,
                                               GError       **error);
char      *annexa_project_get_identity    (AnnexaProject *self,
                                           GError       **error);
char      *annexa_project_get_first_day   (AnnexaProject *self,
                                           GError       **error);
char      *annexa_project_get_last_time   (AnnexaProject *self,
                                           GError       **error);
gboolean   annexa_project_settle          (AnnexaProject *self,
                                           GError       **error);
char      *annexa_project_get_chain_head  (AnnexaProject *self,
                                           GError       **error);
gboolean   annexa_project_verify_history  (AnnexaProject *self,
                                           GPtrArray     *findings,
                                           GError       **error);

G_END_DECLS
