/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record-list.h"

G_BEGIN_DECLS

struct _AnnexaRecordList
{
  GObject parent_instance;

  AnnexaProject *project;
  AnnexaQuery *query;
  char *words;

  /* The ids that pass the filters, in order; those of them that the words find, which without words is the same array; and
   * of these those in groups that are not folded, which mostly is the same array, too. A keystroke then costs the search
   * itself and one walk over the ids. */
  GArray *ordered;
  GArray *found;
  GArray *shown;
  GArray *places; /* Place of each ordered id, by id; NULL until somebody searches */

  GArray *totals;      /* AnnexaGroupTotal of the ordered ids, or NULL */
  GArray *groups;      /* AnnexaListGroup of the shown ids; of a list without groups none */
  gboolean had_groups; /* Whether the last ones were told of. */
  GHashTable *folded;  /* keys of groups whose records are not shown */

  GQueue *cache; /* AnnexaRecord, the latest first */
  GHashTable *cached;

  GCancellable *loading;
};

/* annexa-record-list-groups.c */
void    annexa_record_list_take_totals  (AnnexaRecordList *self,
                                         GArray           *totals);
void    annexa_record_list_count_groups (AnnexaRecordList *self);
GArray *annexa_record_list_leave_folded (AnnexaRecordList *self);

G_END_DECLS
