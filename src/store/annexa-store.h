/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gio/gio.h>

#include "annexa-statement.h"

G_BEGIN_DECLS

/**
 * AnnexaStore:
 *
 * One connection to one database, used by one thread at a time.
 */
typedef struct _AnnexaStore AnnexaStore;

/**
 * AnnexaStoreMode:
 * @ANNEXA_STORE_WRITER: The one connection that writes and that alone checkpoints.
 * @ANNEXA_STORE_READER: Reads only; sees what was committed when its transaction began.
 * @ANNEXA_STORE_IMMUTABLE: Reads a file that nobody changes, without locks and without files beside it.
 */
typedef enum
{
  ANNEXA_STORE_WRITER,
  ANNEXA_STORE_READER,
  ANNEXA_STORE_IMMUTABLE,
} AnnexaStoreMode;

AnnexaStore     *annexa_store_open           (const char      *path,
                                              AnnexaStoreMode  mode,
                                              GError         **error);
AnnexaStore     *annexa_store_open_memory    (GError         **error);
void             annexa_store_close          (AnnexaStore     *self);
void             annexa_store_set_cancellable (AnnexaStore    *self,
                                               GCancellable   *cancellable);
gboolean         annexa_store_check_cancelled (AnnexaStore    *self,
                                               GError        **error);
void             annexa_store_set_today      (AnnexaStore     *self,
                                              const char      *today);
char            *annexa_store_get_today      (AnnexaStore     *self);

gboolean         annexa_store_execute        (AnnexaStore     *self,
                                              const char      *sql,
                                              GError         **error);
AnnexaStatement *annexa_store_prepare        (AnnexaStore     *self,
                                              const char      *sql,
                                              GError         **error);
gboolean         annexa_store_get_int64      (AnnexaStore     *self,
                                              const char      *sql,
                                              gint64          *result,
                                              GError         **error);
char            *annexa_store_get_text       (AnnexaStore     *self,
                                              const char      *sql,
                                              GError         **error);

gboolean         annexa_store_begin          (AnnexaStore     *self,
                                              GError         **error);
gboolean         annexa_store_begin_edit     (AnnexaStore     *self,
                                              GError         **error);
gboolean         annexa_store_commit         (AnnexaStore     *self,
                                              GError         **error);
void             annexa_store_rollback       (AnnexaStore     *self);

gboolean         annexa_store_attach_search  (AnnexaStore     *self,
                                              const char      *path,
                                              GError         **error);
void             annexa_store_detach_search  (AnnexaStore     *self);

char           **annexa_store_list_tables    (AnnexaStore     *self,
                                              GError         **error);
gboolean         annexa_store_records_table  (const char      *table);
const char      *annexa_store_describe_table (const char      *table);

gboolean         annexa_store_start_recording  (AnnexaStore   *self,
                                                GError       **error);
GBytes          *annexa_store_finish_recording (AnnexaStore   *self,
                                                GError       **error);
void             annexa_store_cancel_recording (AnnexaStore   *self);
gboolean         annexa_store_apply            (AnnexaStore   *self,
                                                GBytes        *changeset,
                                                gboolean       inverted,
                                                GError       **error);

gboolean         annexa_store_check_integrity  (AnnexaStore   *self,
                                                GError       **error);
gboolean         annexa_store_check_references (AnnexaStore   *self,
                                                GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaStore, annexa_store_close)

G_END_DECLS
