/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-file.h"
#include "annexa-hash.h"
#include "annexa-lock.h"
#include "annexa-project-file.h"
#include "annexa-working-copy.h"

G_BEGIN_DECLS

/**
 * AnnexaPublished:
 * @exists: whether the person's file was written or read at all
 * @state: its state right after
 * @hashed: whether @sha256 is known; a file without a trailer of ours is not hashed when it is opened
 * @sha256: the SHA-256 of the database in it
 * @seq: the newest row of history in it
 *
 * The person's file as it was last seen from here.
 */
typedef struct
{
  gboolean exists;
  AnnexaFileState state;
  gboolean hashed;
  guint8 sha256[ANNEXA_SHA256_SIZE];
  gint64 seq;
} AnnexaPublished;

struct _AnnexaWorkingCopy
{
  char *target;
  char *folder;
  char *database;
  char *search;
  char *kept;
  AnnexaKeptReason kept_reason;
  AnnexaLock *lock;
  AnnexaLock *visible_lock;
  AnnexaReadOnlyReason read_only;
  gboolean recovered;
  gboolean session_kept;
  AnnexaStore *store; /* until the project takes it */

  /* Guards what publishing in a worker and the main thread both look at. */
  GMutex mutex;
  AnnexaPublished published;

  /* The file that was copied, for checking its hash later, or -1. It stays the same file when its name is replaced. */
  int source;
  AnnexaProjectFile source_file;
};

/* annexa-working-copy.c */
gboolean annexa_working_copy_check_and_migrate (AnnexaWorkingCopy *self,
                                                AnnexaStore       *store,
                                                GError           **error);
gboolean annexa_working_copy_read_newest_seq   (AnnexaStore       *store,
                                                gint64            *seq,
                                                GError           **error);
void     annexa_working_copy_remove            (AnnexaWorkingCopy *self);

/* annexa-working-copy-left.c */
gboolean annexa_working_copy_continue_left     (AnnexaWorkingCopy *self,
                                                gboolean           target_exists,
                                                GError           **error);
gboolean annexa_working_copy_keep_left         (AnnexaWorkingCopy *self,
                                                GError           **error);

/* annexa-working-copy-state.c and annexa-publish.c */
gboolean annexa_working_copy_load_state (AnnexaWorkingCopy  *self,
                                         GError            **error);
gboolean annexa_working_copy_save_state (AnnexaWorkingCopy     *self,
                                         const AnnexaPublished *announced,
                                         GError               **error);
gboolean annexa_working_copy_target_is_unchanged (AnnexaWorkingCopy *self);
gboolean annexa_working_copy_back_up    (AnnexaWorkingCopy  *self,
                                         const char         *path,
                                         GCancellable       *cancellable,
                                         AnnexaPublished    *published,
                                         GError            **error);

G_END_DECLS
