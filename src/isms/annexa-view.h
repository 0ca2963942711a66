/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-query.h"

G_BEGIN_DECLS

#define ANNEXA_VIEW_TESTS 3

/**
 * AnnexaView:
 * @kind: the name of a kind
 * @name: the stable name of the view
 * @label: what people see, untranslated
 * @problem: whether somebody has to act on what it shows
 * @tests: what the records have in common; a value "today" is the current day
 *
 * A ready-made selection of records: “No owner”, “Review due”.
 */
typedef struct
{
  const char *kind;
  const char *name;
  const char *label;
  gboolean problem;
  struct
  {
    const char *field;
    AnnexaTest test;
    const char *value;
  } tests[ANNEXA_VIEW_TESTS];
} AnnexaView;

GPtrArray  *annexa_views_list     (const AnnexaKind *kind);
GPtrArray  *annexa_views_list_imported (void);
const AnnexaView *annexa_view_find (const AnnexaKind *kind,
                                   const char       *name);
const char *annexa_view_get_label (const AnnexaView *view);
void        annexa_view_apply     (const AnnexaView *view,
                                   AnnexaProject    *project,
                                   AnnexaQuery      *query);
gint64      annexa_view_count     (const AnnexaView *view,
                                   AnnexaProject    *project);

G_END_DECLS
