/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-store.h"

G_BEGIN_DECLS

/**
 * AnnexaWorkingCopy:
 *
 * The private copy on which SQLite runs, and the person's file that it belongs to. The person's file is only ever
 * replaced whole: its journal would get lost behind a document portal, on a share or in a synced folder.
 *
 * Edits are made by one thread, the one that opened the copy; annexa_working_copy_publish() and
 * annexa_working_copy_verify() may run in another.
 */
typedef struct _AnnexaWorkingCopy AnnexaWorkingCopy;

/**
 * AnnexaReadOnlyReason:
 * @ANNEXA_READ_ONLY_NOT: The project can be edited.
 * @ANNEXA_READ_ONLY_ASKED: It was opened for reading.
 * @ANNEXA_READ_ONLY_PERMISSION: The file or its folder may not be written.
 * @ANNEXA_READ_ONLY_NEWER: A newer version of Annexa wrote it.
 * @ANNEXA_READ_ONLY_BUSY: Somebody else is editing it.
 */
typedef enum
{
  ANNEXA_READ_ONLY_NOT,
  ANNEXA_READ_ONLY_ASKED,
  ANNEXA_READ_ONLY_PERMISSION,
  ANNEXA_READ_ONLY_NEWER,
  ANNEXA_READ_ONLY_BUSY,
} AnnexaReadOnlyReason;

/**
 * AnnexaKeptReason:
 * @ANNEXA_KEPT_CHANGED_ELSEWHERE: The person's file was changed elsewhere while it lacked edits that had been made here.
 * @ANNEXA_KEPT_FILE_DAMAGED: The person's file is damaged; what was kept is what was in it last time.
 * @ANNEXA_KEPT_COPY_DAMAGED: The copy from last time cannot be read, so nobody knows what the person's file lacks of it.
 *
 * Why there is a file beside the project when it is opened.
 */
typedef enum
{
  ANNEXA_KEPT_CHANGED_ELSEWHERE,
  ANNEXA_KEPT_FILE_DAMAGED,
  ANNEXA_KEPT_COPY_DAMAGED,
} AnnexaKeptReason;

AnnexaWorkingCopy   *annexa_working_copy_create         (const char        *target,
                                                         GError           **error);
AnnexaWorkingCopy   *annexa_working_copy_open           (const char        *target,
                                                         gboolean           read_only,
                                                         GError           **error);
void                 annexa_working_copy_free           (AnnexaWorkingCopy *self);

const char          *annexa_working_copy_get_target     (AnnexaWorkingCopy *self);
const char          *annexa_working_copy_get_database   (AnnexaWorkingCopy *self);
const char          *annexa_working_copy_get_search     (AnnexaWorkingCopy *self);
AnnexaReadOnlyReason annexa_working_copy_get_read_only  (AnnexaWorkingCopy *self);
gboolean             annexa_working_copy_was_recovered  (AnnexaWorkingCopy *self);
const char          *annexa_working_copy_get_kept       (AnnexaWorkingCopy *self,
                                                         AnnexaKeptReason  *reason);
AnnexaStore         *annexa_working_copy_take_store     (AnnexaWorkingCopy *self);

gint64               annexa_working_copy_get_published  (AnnexaWorkingCopy *self);
gboolean             annexa_working_copy_check_target   (AnnexaWorkingCopy *self,
                                                         GError           **error);
gboolean             annexa_working_copy_publish        (AnnexaWorkingCopy *self,
                                                         gboolean           overwrite,
                                                         GCancellable      *cancellable,
                                                         GError           **error);
gboolean             annexa_working_copy_publish_as     (AnnexaWorkingCopy *self,
                                                         const char        *path,
                                                         GCancellable      *cancellable,
                                                         GError           **error);
gboolean             annexa_working_copy_verify         (AnnexaWorkingCopy *self,
                                                         GCancellable      *cancellable,
                                                         GError           **error);
gboolean             annexa_working_copy_keep_earlier   (AnnexaWorkingCopy *self,
                                                         const char        *reason,
                                                         GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaWorkingCopy, annexa_working_copy_free)

G_END_DECLS
