/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-value.h"

G_BEGIN_DECLS

/**
 * AnnexaStatement:
 *
 * A prepared SQL statement of a store, borrowed from its cache until it is freed.
 */
typedef struct _AnnexaStatement AnnexaStatement;

void         annexa_statement_free       (AnnexaStatement   *self);

void         annexa_statement_bind_value (AnnexaStatement   *self,
                                          int                parameter,
                                          const AnnexaValue *value);
void         annexa_statement_bind_int64 (AnnexaStatement   *self,
                                          int                parameter,
                                          gint64             integer);
void         annexa_statement_bind_text  (AnnexaStatement   *self,
                                          int                parameter,
                                          const char        *text);
void         annexa_statement_bind_blob  (AnnexaStatement   *self,
                                          int                parameter,
                                          gconstpointer      data,
                                          gsize              length);
void         annexa_statement_bind_null  (AnnexaStatement   *self,
                                          int                parameter);

gboolean     annexa_statement_next       (AnnexaStatement   *self,
                                          GError           **error);
gboolean     annexa_statement_run        (AnnexaStatement   *self,
                                          GError           **error);

int          annexa_statement_get_n_columns (AnnexaStatement *self);
gboolean     annexa_statement_is_null    (AnnexaStatement   *self,
                                          int                column);
gboolean     annexa_statement_is_text    (AnnexaStatement   *self,
                                          int                column);
gint64       annexa_statement_get_int64  (AnnexaStatement   *self,
                                          int                column);
const char  *annexa_statement_get_text   (AnnexaStatement   *self,
                                          int                column);
gconstpointer annexa_statement_get_blob  (AnnexaStatement   *self,
                                          int                column,
                                          gsize             *length);
void         annexa_statement_get_value  (AnnexaStatement   *self,
                                          int                column,
                                          AnnexaValue       *value);
GArray      *annexa_statement_read_ids   (AnnexaStatement   *self,
                                          GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaStatement, annexa_statement_free)

G_END_DECLS
