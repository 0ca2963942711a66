/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

/**
 * AnnexaHistoryFilter:
 * @words: (nullable): words that are in what an edit is called or in the name of who made it, or the reference or the
 *   name of a record
 * @person: (nullable): the name of who made it
 * @kind: (nullable): a kind; only edits that touched one of its records
 * @record: the id of a record, or 0; only edits that touched it
 *
 * Which edits are wanted.
 */
typedef struct
{
  const char *words;
  const char *person;
  const AnnexaKind *kind;
  gint64 record;
} AnnexaHistoryFilter;

#define ANNEXA_TYPE_HISTORY_INDEX (annexa_history_index_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaHistoryIndex, annexa_history_index, ANNEXA, HISTORY_INDEX, GObject)

AnnexaHistoryIndex *annexa_project_get_history_index (AnnexaProject             *project);
gboolean            annexa_project_read_history_index (AnnexaProject            *project,
                                                       GError                  **error);
gboolean            annexa_history_index_is_ready    (AnnexaHistoryIndex        *self);
const GError       *annexa_history_index_get_error   (AnnexaHistoryIndex        *self);
GArray             *annexa_history_index_find        (AnnexaHistoryIndex        *self,
                                                      const AnnexaHistoryFilter *filter);
GPtrArray          *annexa_history_index_list_people (AnnexaHistoryIndex        *self);
GPtrArray          *annexa_history_index_list_kinds  (AnnexaHistoryIndex        *self);

char               *annexa_project_name_record       (AnnexaProject             *self,
                                                      const AnnexaKind          *kind,
                                                      gint64                     id);

G_END_DECLS
