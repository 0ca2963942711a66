/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gio/gio.h>

#include "annexa-changes.h"
#include "annexa-edit.h"
#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_PROJECT (annexa_project_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaProject, annexa_project, ANNEXA, PROJECT, GObject)

/**
 * AnnexaAccess:
 * @ANNEXA_ACCESS_EDIT: The project can be edited.
 * @ANNEXA_ACCESS_ASKED: It was opened for reading.
 * @ANNEXA_ACCESS_PERMISSION: The file or its folder may not be written.
 * @ANNEXA_ACCESS_NEWER: A newer version of Annexa wrote it.
 * @ANNEXA_ACCESS_BUSY: Somebody else is editing it.
 *
 * Whether a project can be edited and, if not, why.
 */
typedef enum
{
  ANNEXA_ACCESS_EDIT,
  ANNEXA_ACCESS_ASKED,
  ANNEXA_ACCESS_PERMISSION,
  ANNEXA_ACCESS_NEWER,
  ANNEXA_ACCESS_BUSY,
} AnnexaAccess;

/**
 * AnnexaTitle:
 * @id: the id of a record
 * @ref: what people call it by
 * @title: the text of the field that people know it by, or ""
 *
 * A record by its names alone.
 */
typedef struct
{
  gint64 id;
  char *ref;
  char *title;
} AnnexaTitle;

/* The file. */

AnnexaProject *annexa_project_create            (const char          *path,
                                                 GError             **error);
AnnexaProject *annexa_project_open              (const char          *path,
                                                 gboolean             read_only,
                                                 GError             **error);
AnnexaProject *annexa_project_open_reader       (AnnexaProject       *self,
                                                 GError             **error);
gboolean       annexa_project_close             (AnnexaProject       *self,
                                                 GError             **error);
const char    *annexa_project_get_path          (AnnexaProject       *self);
gboolean       annexa_project_check_output      (AnnexaProject       *self,
                                                 const char          *path,
                                                 GError             **error);
char          *annexa_project_get_name          (AnnexaProject       *self);
gboolean       annexa_project_is_open           (AnnexaProject       *self);
AnnexaAccess   annexa_project_get_access        (AnnexaProject       *self);
gboolean       annexa_project_was_recovered     (AnnexaProject       *self);
const char    *annexa_project_get_kept          (AnnexaProject       *self);
char          *annexa_project_describe_kept     (AnnexaProject       *self,
                                                 const char         **heading);
void           annexa_project_set_person        (AnnexaProject       *self,
                                                 const char          *name);

gboolean       annexa_project_has_unpublished   (AnnexaProject       *self);
gint64         annexa_project_get_published_seq (AnnexaProject       *self);
gboolean       annexa_project_publish           (AnnexaProject       *self,
                                                 gboolean             overwrite,
                                                 GError             **error);
void           annexa_project_publish_async     (AnnexaProject       *self,
                                                 gboolean             overwrite,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
gboolean       annexa_project_publish_finish    (AnnexaProject       *self,
                                                 GAsyncResult        *result,
                                                 GError             **error);
void           annexa_project_set_automatic     (AnnexaProject       *self,
                                                 gboolean             automatic);
void           annexa_project_save_copy_async   (AnnexaProject       *self,
                                                 const char          *path,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
gboolean       annexa_project_save_copy_finish  (AnnexaProject       *self,
                                                 GAsyncResult        *result,
                                                 GError             **error);
gboolean       annexa_project_keep_earlier      (AnnexaProject       *self,
                                                 const char          *reason,
                                                 GError             **error);
gboolean       annexa_project_check_file        (AnnexaProject       *self,
                                                 GError             **error);
void           annexa_project_check_file_async  (AnnexaProject       *self,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
gboolean       annexa_project_check_file_finish (AnnexaProject       *self,
                                                 GAsyncResult        *result,
                                                 GError             **error);

/* The gate. */

AnnexaEdit    *annexa_project_begin             (AnnexaProject       *self,
                                                 const char          *label);
gboolean       annexa_project_apply             (AnnexaProject       *self,
                                                 AnnexaEdit          *edit,
                                                 GError             **error);
gboolean       annexa_project_try               (AnnexaProject       *self,
                                                 AnnexaEdit          *edit,
                                                 GError             **error);
gboolean       annexa_project_undo              (AnnexaProject       *self,
                                                 char               **label,
                                                 GError             **error);
gboolean       annexa_project_redo              (AnnexaProject       *self,
                                                 char               **label,
                                                 GError             **error);
char          *annexa_project_get_undo_label    (AnnexaProject       *self);
char          *annexa_project_get_redo_label    (AnnexaProject       *self);
gboolean annexa_project_had_effect (AnnexaProject *self);
gboolean       annexa_project_is_large_undo     (AnnexaProject       *self,
                                                 gboolean             redo);

/* Reading in a worker. */

/**
 * AnnexaProjectRead:
 * @reader: the project, for the worker alone
 * @data: what was given to annexa_project_read_async()
 * @cancellable: (nullable): what stops the work; whoever gives no heed to a query that fails has to look at it
 * @error: return location
 *
 * What a worker reads of a project.
 *
 * Returns: whether it worked
 */
typedef gboolean (*AnnexaProjectRead)           (AnnexaProject       *reader,
                                                 gpointer             data,
                                                 GCancellable        *cancellable,
                                                 GError             **error);

void           annexa_project_read_async        (AnnexaProject       *self,
                                                 AnnexaProjectRead    read,
                                                 gpointer             data,
                                                 GDestroyNotify       free_data,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
gboolean       annexa_project_read_finish       (AnnexaProject       *self,
                                                 GAsyncResult        *result,
                                                 GError             **error);

/* The gate, from a worker. */

/**
 * AnnexaProjectWork:
 * @writer: the project, for the worker alone
 * @data: what was given to annexa_project_work_async()
 * @error: return location
 *
 * What a worker does to a project.
 *
 * Returns: whether it worked
 */
typedef gboolean (*AnnexaProjectWork)           (AnnexaProject       *writer,
                                                 gpointer             data,
                                                 GError             **error);

void           annexa_project_work_async        (AnnexaProject       *self,
                                                 AnnexaProjectWork    work,
                                                 gpointer             data,
                                                 GDestroyNotify       free_data,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
gboolean       annexa_project_work_finish       (AnnexaProject       *self,
                                                 GAsyncResult        *result,
                                                 GError             **error);
gboolean       annexa_project_is_working        (AnnexaProject       *self);

/* Records. */

AnnexaRecord  *annexa_project_get_record        (AnnexaProject       *self,
                                                 const AnnexaKind    *kind,
                                                 gint64               id,
                                                 GError             **error);
GPtrArray     *annexa_project_get_records       (AnnexaProject       *self,
                                                 const AnnexaKind    *kind,
                                                 const gint64        *ids,
                                                 gsize                n_ids,
                                                 GError             **error);
AnnexaRecord  *annexa_project_get_single        (AnnexaProject       *self,
                                                 const AnnexaKind    *kind,
                                                 GError             **error);
gint64         annexa_project_find_ref          (AnnexaProject       *self,
                                                 const AnnexaKind    *kind,
                                                 const char          *ref);
char          *annexa_project_get_next_ref      (AnnexaProject       *self,
                                                 const AnnexaKind    *kind);
const AnnexaKind *annexa_project_find_kind      (AnnexaProject       *self,
                                                 gint64               id);
const char    *annexa_project_get_ref           (AnnexaProject       *self,
                                                 const AnnexaKind    *kind,
                                                 gint64               id);
const char    *annexa_project_get_title         (AnnexaProject       *self,
                                                 const AnnexaKind    *kind,
                                                 gint64               id);
GArray        *annexa_project_list_titles       (AnnexaProject       *self,
                                                 const AnnexaKind    *kind,
                                                 GError             **error);
GArray        *annexa_project_list_texts        (AnnexaProject       *self,
                                                 const AnnexaKind    *kind,
                                                 const AnnexaField   *field,
                                                 GError             **error);
gint64         annexa_project_count             (AnnexaProject       *self,
                                                 const AnnexaKind    *kind);
gboolean       annexa_project_has_more_than     (AnnexaProject       *self,
                                                 gint64               limit,
                                                 gboolean           (*counts) (const AnnexaKind *kind));
GArray        *annexa_project_list_users        (AnnexaProject        *self,
                                                 const AnnexaReference *reference,
                                                 gint64                id,
                                                 GError              **error);
char          *annexa_project_preview_delete    (AnnexaProject       *self,
                                                 const AnnexaKind    *kind,
                                                 const gint64        *ids,
                                                 gsize                n_ids);
GBytes        *annexa_project_load_file         (AnnexaProject       *self,
                                                 const char          *file,
                                                 GError             **error);
gboolean       annexa_project_write_file        (AnnexaProject       *self,
                                                 const char          *file,
                                                 const char          *path,
                                                 GError             **error);

/* Values as text. */

gboolean       annexa_project_parse             (AnnexaProject       *self,
                                                 const AnnexaField   *field,
                                                 const char          *text,
                                                 AnnexaValue         *value,
                                                 GError             **error);
char          *annexa_project_format            (AnnexaProject       *self,
                                                 const AnnexaField   *field,
                                                 const AnnexaValue   *value);
char          *annexa_project_describe_field    (AnnexaProject       *self,
                                                 AnnexaRecord        *record,
                                                 const char          *field);
char          *annexa_project_describe          (AnnexaProject       *self,
                                                 const AnnexaField   *field,
                                                 const AnnexaValue   *value);

/* Values that a pass fills in (when and by whom a record was changed). */

gboolean       annexa_project_require           (AnnexaProject       *self,
                                                 const AnnexaField   *field,
                                                 GError             **error);
void           annexa_project_require_soon      (AnnexaProject       *self,
                                                 const AnnexaField   *field);
gboolean       annexa_project_require_all       (AnnexaProject       *self,
                                                 const AnnexaKind    *kind,
                                                 GError             **error);

/* Time. */

char          *annexa_project_get_today         (AnnexaProject       *self);

/* Soundness. */

gboolean       annexa_project_verify            (AnnexaProject       *self,
                                                 GPtrArray           *findings,
                                                 GError             **error);

G_END_DECLS
