/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

/**
 * AnnexaTest:
 * @ANNEXA_TEST_EQUAL: The field holds the value; of sets and links: the value is among what it holds.
 * @ANNEXA_TEST_NOT_EQUAL: It does not.
 * @ANNEXA_TEST_LESS: The field is filled and lies below the value, or before it.
 * @ANNEXA_TEST_AT_MOST: The field is filled and lies below the value or at it.
 * @ANNEXA_TEST_GREATER: The field is filled and lies above the value, or after it.
 * @ANNEXA_TEST_AT_LEAST: The field is filled and lies above the value or at it.
 * @ANNEXA_TEST_EMPTY: The field is empty.
 * @ANNEXA_TEST_FILLED: The field is not empty.
 * @ANNEXA_TEST_CONTAINS: The value is a part of the text, or of the name of the record; case and accents do not matter.
 * @ANNEXA_TEST_LACKS: It is no part of it.
 * @ANNEXA_TEST_ANY_OF: The field holds one of several: words separated by spaces, or ids or numbers as ids.
 * @ANNEXA_TEST_NONE_OF: It holds none of them.
 */
typedef enum
{
  ANNEXA_TEST_EQUAL,
  ANNEXA_TEST_NOT_EQUAL,
  ANNEXA_TEST_LESS,
  ANNEXA_TEST_AT_MOST,
  ANNEXA_TEST_GREATER,
  ANNEXA_TEST_AT_LEAST,
  ANNEXA_TEST_EMPTY,
  ANNEXA_TEST_FILLED,
  ANNEXA_TEST_CONTAINS,
  ANNEXA_TEST_LACKS,
  ANNEXA_TEST_ANY_OF,
  ANNEXA_TEST_NONE_OF,
} AnnexaTest;

/**
 * AnnexaQuery:
 *
 * Which records of a kind, in which order.
 */
typedef struct _AnnexaQuery AnnexaQuery;

/**
 * AnnexaGroup:
 * @first: what the first field holds
 * @second: what the second field holds, if there is one
 * @count: how many records
 */
typedef struct
{
  AnnexaValue first;
  AnnexaValue second;
  gint64 count;
} AnnexaGroup;

/**
 * AnnexaGroupTotal:
 * @value: what the records of the group hold; of dates the month, 2027-05
 * @count: how many there are
 * @sums: what their numbers add up to, in the order in which annexa_query_add_sum() named the fields
 */
typedef struct
{
  AnnexaValue value;
  gint64 count;
  double *sums;
} AnnexaGroupTotal;

AnnexaQuery      *annexa_query_new           (const AnnexaKind  *kind);
AnnexaQuery      *annexa_query_copy          (AnnexaQuery       *self);
void              annexa_query_free          (AnnexaQuery       *self);
const AnnexaKind *annexa_query_get_kind      (AnnexaQuery       *self);
void              annexa_query_add_filter    (AnnexaQuery       *self,
                                              const AnnexaField *field,
                                              AnnexaTest         test,
                                              const AnnexaValue *value);
void              annexa_query_add_sort      (AnnexaQuery       *self,
                                              const AnnexaField *field,
                                              gboolean           descending);
void              annexa_query_sort_by_name  (AnnexaQuery       *self);
gboolean          annexa_query_can_group     (const AnnexaField *field);
void              annexa_query_set_group     (AnnexaQuery       *self,
                                              const AnnexaField *field,
                                              gboolean           descending);
const AnnexaField *annexa_query_get_group    (AnnexaQuery       *self);
void              annexa_query_add_sum       (AnnexaQuery       *self,
                                              const AnnexaField *field);
guint             annexa_query_get_n_sums    (AnnexaQuery       *self);
const AnnexaField *annexa_query_get_sum      (AnnexaQuery       *self,
                                              guint              sum);

GArray           *annexa_project_query       (AnnexaProject     *project,
                                              AnnexaQuery       *query,
                                              GError           **error);
GPtrArray        *annexa_project_query_records (AnnexaProject   *project,
                                              AnnexaQuery       *query,
                                              GError           **error);
gint64            annexa_project_count_query (AnnexaProject     *project,
                                              AnnexaQuery       *query,
                                              GError           **error);
GArray           *annexa_project_count_groups (AnnexaProject    *project,
                                              AnnexaQuery       *query,
                                              GError           **error);
GArray           *annexa_project_count_by    (AnnexaProject     *project,
                                              AnnexaQuery       *query,
                                              const AnnexaField *first,
                                              const AnnexaField *second,
                                              GError           **error);
void              annexa_project_query_async (AnnexaProject      *project,
                                              AnnexaQuery        *query,
                                              GCancellable       *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer            user_data);
GArray           *annexa_project_query_finish (AnnexaProject     *project,
                                               GAsyncResult      *result,
                                               GError           **error);
void              annexa_project_count_async (AnnexaProject      *project,
                                              AnnexaQuery *const *queries,
                                              guint               n_queries,
                                              GCancellable       *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer            user_data);
GArray           *annexa_project_count_finish (AnnexaProject     *project,
                                               GAsyncResult      *result,
                                               GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaQuery, annexa_query_free)

G_END_DECLS
