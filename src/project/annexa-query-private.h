/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-query.h"
#include "annexa-store.h"

G_BEGIN_DECLS

/* A day that depends on the one that counts as today where the query runs: in a project of the past it is another one. */
typedef enum
{
  ANNEXA_QUERY_DAY_NONE,
  ANNEXA_QUERY_DAY_TODAY,
  ANNEXA_QUERY_DAY_MONTH_BEGINS,
  ANNEXA_QUERY_DAY_MONTH_IS_OVER, /* behind every day and moment of this month */
  ANNEXA_QUERY_DAY_IN_31_DAYS,
} AnnexaQueryDay;

typedef struct
{
  const AnnexaField *field;
  AnnexaTest test;
  AnnexaValue value;
  AnnexaQueryDay day; /* what to compare with instead of the value */
} AnnexaQueryFilter;

typedef struct
{
  const AnnexaField *field;
  gboolean descending;
} AnnexaQuerySort;

/* How a term sorts. Empty ones come last in each way; a reference is never empty, and an index gives its order. */
typedef enum
{
  ANNEXA_DIRECTION_UP,
  ANNEXA_DIRECTION_UP_EMPTY_LAST,
  ANNEXA_DIRECTION_DOWN,
} AnnexaDirection;

struct _AnnexaQuery
{
  const AnnexaKind *kind;
  GArray *filters; /* AnnexaQueryFilter */
  GArray *sorts;   /* AnnexaQuerySort */
  const AnnexaField *group; /* or NULL */
  gboolean group_descending;
  gboolean by_name; /* sorts choices that are names by the alphabet */
  GPtrArray *sums; /* AnnexaField */
};

/* annexa-query.c */
void       annexa_query_add_day_filter    (AnnexaQuery       *self,
                                           const AnnexaField *field,
                                           AnnexaTest         test,
                                           AnnexaQueryDay     day);
AnnexaStatement *annexa_query_prepare     (AnnexaQuery       *self,
                                           AnnexaStore       *store,
                                           const char        *sql,
                                           GError           **error);
gboolean   annexa_query_run_passes        (AnnexaQuery       *self,
                                           AnnexaProject     *project,
                                           GError           **error);
GArray    *annexa_query_run               (AnnexaQuery       *self,
                                           AnnexaStore       *store,
                                           GError           **error);
gboolean   annexa_query_count             (AnnexaQuery       *self,
                                           AnnexaStore       *store,
                                           gint64            *count,
                                           GError           **error);
gboolean   annexa_field_follows           (const AnnexaField *field,
                                           AnnexaChanges     *changes);
gboolean   annexa_query_follows           (AnnexaQuery       *self,
                                           AnnexaChanges     *changes);
gboolean   annexa_query_is_slow           (AnnexaQuery       *self);
gboolean   annexa_query_needs_pass        (AnnexaQuery       *self);
gboolean   annexa_query_matches           (AnnexaQuery       *self,
                                           AnnexaProject     *project,
                                           gint64             id);

/* annexa-query-filter.c */
char      *annexa_query_links_sql         (const AnnexaKind  *kind,
                                           const AnnexaField *field,
                                           const char        *format);
void       annexa_query_append_where      (AnnexaQuery       *self,
                                           GString           *sql);
gboolean   annexa_query_filter_binds      (const AnnexaQueryFilter *filter);

/* annexa-query-sort.c */
char      *annexa_query_title_sql         (const AnnexaKind  *kind,
                                           const AnnexaField *field);
void       annexa_query_append_order      (AnnexaQuery       *self,
                                           GString           *sql,
                                           gboolean           of_groups);
GPtrArray *annexa_query_get_sort_values   (AnnexaQuery       *self,
                                           AnnexaProject     *project,
                                           gint64             id);
int        annexa_query_compare           (AnnexaQuery       *self,
                                           GPtrArray         *a,
                                           GPtrArray         *b);

/* annexa-query-group.c */
char      *annexa_query_group_sql         (AnnexaQuery       *self);
GArray    *annexa_query_run_groups        (AnnexaQuery       *self,
                                           AnnexaStore       *store,
                                           GError           **error);

/* annexa-query-worker.c */
gboolean   annexa_project_query_finish_groups (AnnexaProject *project,
                                           GAsyncResult      *result,
                                           GArray           **ids,
                                           GArray           **groups,
                                           GError           **error);

G_END_DECLS
