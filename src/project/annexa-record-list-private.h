/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record-list.h"

G_BEGIN_DECLS

/* Over more records than this, what is slow runs in a worker; the list shows what it showed until it is done. */
#define ANNEXA_RECORD_LIST_MANY 20000

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

  /* What the query gave last, for as long as it is not shown because the words are still looked for among it, or NULL. */
  GArray *next_ordered;
  GArray *next_totals;

  GArray *totals;      /* AnnexaGroupTotal of the ordered ids, or NULL */
  GArray *groups;      /* AnnexaListGroup of the shown ids; of a list without groups none */
  gboolean had_groups; /* Whether the last ones were told of. */
  GHashTable *folded;  /* keys of groups whose records are not shown */

  GQueue *cache; /* AnnexaRecord, the latest first */
  GHashTable *cached;

  GCancellable *loading; /* stops the worker, or NULL */
  gboolean querying;     /* Whether that one runs the query; what the words find comes after it. */
  guint generation;      /* Counts how often other records were shown. */
};

/* annexa-record-list.c */
void    annexa_record_list_set_ordered  (AnnexaRecordList *self,
                                         GArray           *ids);
void    annexa_record_list_set_loading  (AnnexaRecordList *self,
                                         GCancellable     *loading);
gboolean annexa_record_list_announce    (AnnexaRecordList *self,
                                         GArray           *found);
void    annexa_record_list_show_found   (AnnexaRecordList *self,
                                         GArray           *found);
gboolean annexa_record_list_find_id     (GArray           *ids,
                                         gint64            id,
                                         guint            *position);
void    annexa_record_list_replaced     (AnnexaRecordList *self);
void    annexa_record_list_fail         (AnnexaRecordList *self,
                                         const GError     *error);

/* annexa-record-list-loading.c */
void    annexa_record_list_reload       (AnnexaRecordList *self);
void    annexa_record_list_search       (AnnexaRecordList *self);
gboolean annexa_record_list_searches_long (AnnexaRecordList *self);
GArray *annexa_record_list_count_totals (AnnexaRecordList *self);

/* annexa-record-list-groups.c */
void    annexa_record_list_take_totals  (AnnexaRecordList *self,
                                         GArray           *totals);
void    annexa_record_list_count_groups (AnnexaRecordList *self);
GArray *annexa_record_list_leave_folded (AnnexaRecordList *self);

G_END_DECLS
