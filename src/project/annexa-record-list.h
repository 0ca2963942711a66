/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-query.h"

G_BEGIN_DECLS

/**
 * AnnexaListGroup:
 * @value: what its records hold; of dates the month, 2027-05
 * @key: the same as text
 * @first: where the first of them stands in the list, or would
 * @count: how many there are, shown or not
 * @folded: whether they are not shown
 * @sums: (nullable): what their numbers add up to, while all of them are found
 *
 * Some records of a list that hold the same.
 */
typedef struct
{
  const AnnexaValue *value;
  char *key;
  guint first;
  guint count;
  gboolean folded;
  const double *sums;
} AnnexaListGroup;

#define ANNEXA_TYPE_RECORD_LIST (annexa_record_list_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaRecordList, annexa_record_list, ANNEXA, RECORD_LIST, GObject)

AnnexaRecordList *annexa_record_list_new         (AnnexaProject    *project,
                                                  const AnnexaKind *kind);
const AnnexaKind *annexa_record_list_get_kind    (AnnexaRecordList *self);
AnnexaProject    *annexa_record_list_get_project (AnnexaRecordList *self);
AnnexaQuery      *annexa_record_list_get_query   (AnnexaRecordList *self);
void              annexa_record_list_set_query   (AnnexaRecordList *self,
                                                  AnnexaQuery      *query);
void              annexa_record_list_set_words   (AnnexaRecordList *self,
                                                  const char       *words);
const char       *annexa_record_list_get_words   (AnnexaRecordList *self);
gint64            annexa_record_list_get_id      (AnnexaRecordList *self,
                                                  guint             position);
gboolean          annexa_record_list_find        (AnnexaRecordList *self,
                                                  gint64            id,
                                                  guint            *position);
gboolean          annexa_record_list_is_loading  (AnnexaRecordList *self);
guint             annexa_record_list_get_n_found (AnnexaRecordList *self);
GArray           *annexa_record_list_copy_found (AnnexaRecordList *self);

guint             annexa_record_list_get_n_groups (AnnexaRecordList *self);
const AnnexaListGroup *annexa_record_list_get_group (AnnexaRecordList *self,
                                                  guint             group);
gboolean          annexa_record_list_find_group  (AnnexaRecordList *self,
                                                  guint             position,
                                                  guint            *group);
guint             annexa_record_list_get_n_slots (AnnexaRecordList *self);
guint             annexa_record_list_slot_of     (AnnexaRecordList *self,
                                                  guint             position);
guint             annexa_record_list_slot_of_group (AnnexaRecordList *self,
                                                  guint             group);
gboolean          annexa_record_list_find_slot   (AnnexaRecordList *self,
                                                  guint             slot,
                                                  guint            *position,
                                                  guint            *group);
void              annexa_record_list_fold        (AnnexaRecordList *self,
                                                  guint             group,
                                                  gboolean          folded);
void              annexa_record_list_fold_all    (AnnexaRecordList *self,
                                                  gboolean          folded);
gboolean          annexa_record_list_reveal      (AnnexaRecordList *self,
                                                  gint64            id);

G_END_DECLS
