/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-query.h"

G_BEGIN_DECLS

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

G_END_DECLS
