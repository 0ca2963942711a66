/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-attachment.h"
#include "annexa-changes-private.h"
#include "annexa-error.h"
#include "annexa-file.h"
#include "annexa-history.h"
#include "annexa-id.h"
#include "annexa-moment.h"
#include "annexa-project-private.h"
#include "annexa-store.h"
#include "annexa-text.h"

/**
 * AnnexaProject:
 *
 * An open project: its records, the one gate through which they change, its history and its search index. All calls
 * come from the thread that opened it.
 */
G_DEFINE_FINAL_TYPE (AnnexaProject, annexa_project, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_EDITABLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  PUBLISHED,
  FILE_PROBLEM,
  SEARCH_READY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
annexa_project_get_property (GObject    *object,
                             guint       property,
                             GValue     *value,
                             GParamSpec *pspec)
{
  AnnexaProject *self = ANNEXA_PROJECT (object);
  g_autofree char *label = NULL;

  switch (property)
    {
    case PROP_CAN_UNDO:
      label = annexa_project_get_undo_label (self);
      g_value_set_boolean (value, label != NULL);
      break;
    case PROP_CAN_REDO:
      label = annexa_project_get_redo_label (self);
      g_value_set_boolean (value, label != NULL);
      break;
    case PROP_EDITABLE:
      g_value_set_boolean (value, self->access == ANNEXA_ACCESS_EDIT);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
let_go_of_file (AnnexaProject *self)
{
  annexa_project_stop_work (self);
  annexa_project_stop_filling (self);
  if (self->store != NULL)
    annexa_project_close_search (self);
  g_clear_pointer (&self->store, annexa_store_close);

  g_mutex_lock (&self->copy_lock);
  g_clear_pointer (&self->copy, annexa_working_copy_free);
  g_mutex_unlock (&self->copy_lock);
}

static void
annexa_project_dispose (GObject *object)
{
  AnnexaProject *self = ANNEXA_PROJECT (object);

  annexa_project_stop_publishing (self);
  let_go_of_file (self);

  G_OBJECT_CLASS (annexa_project_parent_class)->dispose (object);
}

static void
annexa_project_finalize (GObject *object)
{
  AnnexaProject *self = ANNEXA_PROJECT (object);

  annexa_project_forget_titles (self, NULL);
  g_hash_table_unref (self->titles);
  g_hash_table_unref (self->inserts);
  annexa_project_forget_live (self);
  g_hash_table_unref (self->live);
  g_clear_pointer (&self->scales, annexa_scales_free);
  annexa_project_forget_stacks (self);
  g_clear_object (&self->work);
  g_free (self->path);
  g_free (self->database);
  g_free (self->search_path);
  g_free (self->person);
  g_mutex_clear (&self->copy_lock);

  G_OBJECT_CLASS (annexa_project_parent_class)->finalize (object);
}

static void
annexa_project_class_init (AnnexaProjectClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = annexa_project_dispose;
  object_class->finalize = annexa_project_finalize;
  object_class->get_property = annexa_project_get_property;

  /**
   * AnnexaProject:can-undo:
   *
   * Whether there is an edit to take back.
   */
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY
                                                        | G_PARAM_STATIC_STRINGS);
  /**
   * AnnexaProject:can-redo:
   *
   * Whether there is an edit that was taken back and can be made again.
   */
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY
                                                        | G_PARAM_STATIC_STRINGS);
  /**
   * AnnexaProject:editable:
   *
   * Whether the project can be edited.
   */
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY
                                                        | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * AnnexaProject::changed:
   * @changes: (type AnnexaChanges): which records
   *
   * An edit, an undo or a redo was committed, and the records that are in use already show it.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, ANNEXA_TYPE_CHANGES);
  /**
   * AnnexaProject::published:
   *
   * The person's file holds everything.
   */
  signals[PUBLISHED] = g_signal_new ("published", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);
  /**
   * AnnexaProject::file-problem:
   * @error: what is wrong
   *
   * The person's file could not be written, or is not the one any more that was last written from here.
   */
  signals[FILE_PROBLEM] = g_signal_new ("file-problem", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  /**
   * AnnexaProject::search-ready:
   *
   * The search index has been made.
   */
  signals[SEARCH_READY] = g_signal_new ("search-ready", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);
}

static char *
get_login_name (void)
{
  const char *real = g_get_real_name ();

  return g_utf8_make_valid (real != NULL && strcmp (real, "Unknown") != 0 ? real : g_get_user_name (), -1);
}

static void
annexa_project_init (AnnexaProject *self)
{
  g_mutex_init (&self->copy_lock);
  self->live = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  self->titles = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->inserts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->person = get_login_name ();
}

/* No edit of ours has such a number, and the next one would have none at all. */
#define LARGEST_SEQ G_MAXINT32

static AnnexaProject *
project_new (AnnexaWorkingCopy *copy,
             GError           **error)
{
  g_autoptr (AnnexaProject) self = g_object_new (ANNEXA_TYPE_PROJECT, NULL);

  self->copy = copy;
  self->store = annexa_working_copy_take_store (copy);
  self->access = (AnnexaAccess) annexa_working_copy_get_read_only (copy);
  self->path = g_strdup (annexa_working_copy_get_target (copy));
  self->database = g_strdup (annexa_working_copy_get_database (copy));
  self->search_path = g_strdup (annexa_working_copy_get_search (copy));
  if (!annexa_store_get_int64 (self->store, "SELECT max (seq) FROM history", &self->newest_seq, error))
    return NULL;
  if (self->newest_seq < 0 || self->newest_seq > LARGEST_SEQ)
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CORRUPT,
                   _("The history of this project is damaged. Restore an earlier copy."));
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * annexa_project_create:
 * @path: where the project file is going to be
 * @error: return location
 *
 * Makes an empty project. The file appears when it is published.
 *
 * Returns: (transfer full) (nullable): the project
 */
AnnexaProject *
annexa_project_create (const char *path,
                       GError    **error)
{
  AnnexaWorkingCopy *copy = annexa_working_copy_create (path, error);

  return copy != NULL ? project_new (copy, error) : NULL;
}

/**
 * annexa_project_open:
 * @path: a project file
 * @read_only: whether it is only going to be read
 * @error: return location
 *
 * Opens a project. Where it cannot be edited, it is opened for reading and annexa_project_get_access() says why;
 * %ANNEXA_ERROR_BUSY when somebody else is editing it and @read_only is %FALSE.
 *
 * Returns: (transfer full) (nullable): the project
 */
AnnexaProject *
annexa_project_open (const char *path,
                     gboolean    read_only,
                     GError    **error)
{
  AnnexaWorkingCopy *copy = annexa_working_copy_open (path, read_only, error);

  return copy != NULL ? project_new (copy, error) : NULL;
}

/* A reader of a project that is known by its files, as in a worker whose project may be closed meanwhile. */
AnnexaProject *
annexa_project_open_reader_of (const char *path,
                               const char *database,
                               GError    **error)
{
  g_autoptr (AnnexaProject) reader = g_object_new (ANNEXA_TYPE_PROJECT, NULL);

  reader->access = ANNEXA_ACCESS_ASKED;
  reader->path = g_strdup (path);
  reader->database = g_strdup (database);
  reader->store = annexa_store_open (database, ANNEXA_STORE_READER, error);
  if (reader->store == NULL || !annexa_store_execute (reader->store, "BEGIN", error)
      || !annexa_store_get_int64 (reader->store, "SELECT max (seq) FROM history", &reader->newest_seq, error))
    return NULL;

  return g_steal_pointer (&reader);
}

/**
 * annexa_project_open_reader:
 * @self: a project
 * @error: return location
 *
 * Opens the same project a second time, for reading, as it is at this moment. The reader belongs to the thread that
 * uses it: reports and exports run in a worker on one.
 *
 * Returns: (transfer full) (nullable): the reader
 */
AnnexaProject *
annexa_project_open_reader (AnnexaProject *self,
                            GError       **error)
{
  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), NULL);

  return annexa_project_open_reader_of (self->path, self->database, error);
}

/**
 * annexa_project_close:
 * @self: a project
 * @error: return location
 *
 * Publishes what is not in the person's file yet and closes the project. When that fails, the project stays open, so
 * that it can be saved elsewhere, and goes on publishing by itself if it did so before.
 *
 * Returns: whether the project is closed
 */
gboolean
annexa_project_close (AnnexaProject *self,
                      GError       **error)
{
  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), FALSE);

  annexa_project_stop_work (self);
  if (annexa_project_has_unpublished (self) && !annexa_project_publish (self, FALSE, error))
    return FALSE;

  annexa_project_stop_publishing (self);
  let_go_of_file (self);
  return TRUE;
}

/**
 * annexa_project_get_path:
 * @self: a project
 *
 * Returns: (transfer none): the absolute path of the person's file
 */
const char *
annexa_project_get_path (AnnexaProject *self)
{
  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), NULL);

  return self->path;
}

/**
 * annexa_project_check_output:
 * @self: a project
 * @path: a file that is going to be written
 * @error: return location
 *
 * Returns: whether that file may be written over, which the project itself may not
 */
gboolean
annexa_project_check_output (AnnexaProject *self,
                             const char    *path,
                             GError       **error)
{
  AnnexaFileState own;
  AnnexaFileState other;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), FALSE);

  if (!annexa_file_get_state (self->path, &own, NULL) || !annexa_file_get_state (path, &other, NULL)
      || own.device != other.device || own.inode != other.inode)
    return TRUE;

  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT,
               _("That is the project itself. Choose another name, so that it is not overwritten."));
  return FALSE;
}

/**
 * annexa_project_get_name:
 * @self: a project
 *
 * Returns: (transfer full): what to call the project: the organization's name or, while it has none, the file's
 */
char *
annexa_project_get_name (AnnexaProject *self)
{
  g_autofree char *name = NULL;
  g_autofree char *base = NULL;
  char *display;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), NULL);

  name = annexa_store_get_text (self->store, "SELECT name FROM organization", NULL);
  if (name != NULL && *name != '\0')
    return g_steal_pointer (&name);

  base = g_path_get_basename (self->path);
  display = g_filename_display_name (base);
  if (g_str_has_suffix (display, ".annexa"))
    display[strlen (display) - strlen (".annexa")] = '\0';
  return display;
}

/**
 * annexa_project_is_open:
 * @self: a project
 *
 * Returns: whether it can be read; not any more once it was closed
 */
gboolean
annexa_project_is_open (AnnexaProject *self)
{
  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), FALSE);

  return self->store != NULL;
}

AnnexaAccess
annexa_project_get_access (AnnexaProject *self)
{
  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), ANNEXA_ACCESS_ASKED);

  return self->access;
}

/**
 * annexa_project_was_recovered:
 * @self: a project
 *
 * Returns: whether it holds edits that were not in the person's file when the program ended last time
 */
gboolean
annexa_project_was_recovered (AnnexaProject *self)
{
  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), FALSE);

  return self->copy != NULL && annexa_working_copy_was_recovered (self->copy);
}

/**
 * annexa_project_get_kept:
 * @self: a project
 *
 * Returns: (nullable) (transfer none): the file that holds something from last time that is not in the person's file, or
 *   may not be
 */
const char *
annexa_project_get_kept (AnnexaProject *self)
{
  AnnexaKeptReason reason;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), NULL);

  return self->copy != NULL ? annexa_working_copy_get_kept (self->copy, &reason) : NULL;
}

static const char *
get_kept_heading (AnnexaKeptReason reason)
{
  switch (reason)
    {
    case ANNEXA_KEPT_FILE_DAMAGED:
      return _("The project file is damaged");
    case ANNEXA_KEPT_COPY_DAMAGED:
      return _("Some edits may be missing");
    case ANNEXA_KEPT_CHANGED_ELSEWHERE:
    default:
      return _("Two versions of this project");
    }
}

/**
 * annexa_project_describe_kept:
 * @self: a project
 * @heading: (out) (optional) (transfer none): what has happened, in few words
 *
 * Returns: (nullable) (transfer full): what a person should know about the file of annexa_project_get_kept()
 */
char *
annexa_project_describe_kept (AnnexaProject *self,
                              const char   **heading)
{
  AnnexaKeptReason reason;
  const char *kept;
  g_autofree char *name = NULL;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), NULL);

  kept = self->copy != NULL ? annexa_working_copy_get_kept (self->copy, &reason) : NULL;
  if (kept == NULL)
    return NULL;
  if (heading != NULL)
    *heading = get_kept_heading (reason);
  name = g_filename_display_name (kept);
  switch (reason)
    {
    case ANNEXA_KEPT_FILE_DAMAGED:
      return g_strdup_printf (_("The project file was damaged since it was last open here. What was in it then is in “%s”."),
                              name);
    case ANNEXA_KEPT_COPY_DAMAGED:
      return g_strdup_printf (_("The program’s own copy from last time is damaged. If your latest edits are missing here,"
                                " what is left of that copy is in “%s”."),
                              name);
    case ANNEXA_KEPT_CHANGED_ELSEWHERE:
    default:
      return g_strdup_printf (_("The file was changed elsewhere while edits were waiting here. They are in “%s”."), name);
    }
}

/**
 * annexa_project_set_person:
 * @self: a project
 * @name: (nullable): the name that history notes with each edit; %NULL or "" for that of the login
 *
 * No proof of identity: whoever uses the computer can set any name.
 */
void
annexa_project_set_person (AnnexaProject *self,
                           const char    *name)
{
  g_autofree char *clean = annexa_text_clean (name, FALSE);

  g_return_if_fail (ANNEXA_IS_PROJECT (self));

  g_free (self->person);
  self->person = clean != NULL ? g_steal_pointer (&clean) : get_login_name ();
}

/**
 * annexa_project_begin:
 * @self: a project
 * @label: what the person is doing, in their language
 *
 * Returns: (transfer full): an empty edit with ids of its own
 */
AnnexaEdit *
annexa_project_begin (AnnexaProject *self,
                      const char    *label)
{
  gint64 last = 0;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), NULL);

  (void) annexa_store_get_int64 (self->store, "SELECT max (id) FROM record", &last, NULL);
  return annexa_edit_new (annexa_id_draw (last), label);
}

/* Whether the project is open for editing at all. */
gboolean
annexa_project_check_access (AnnexaProject *self,
                             GError       **error)
{
  switch (self->access)
    {
    case ANNEXA_ACCESS_EDIT:
      return TRUE;
    case ANNEXA_ACCESS_NEWER:
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NEWER,
                   _("This project was made by a newer version of Annexa and can only be read. Update the program to "
                     "edit it."));
      return FALSE;
    case ANNEXA_ACCESS_BUSY:
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_BUSY, _("The project is open in another window."));
      return FALSE;
    case ANNEXA_ACCESS_ASKED:
    case ANNEXA_ACCESS_PERMISSION:
    default:
      g_set_error_literal (
          error, ANNEXA_ERROR, ANNEXA_ERROR_READ_ONLY,
          annexa_project_is_past (self)
              ? _("This is the project as it was, which can only be read. Edit the project as it is now.")
              : _("This project can only be read. Save a copy in a place where you may write."));
      return FALSE;
    }
}

/* Whether an edit can be made now. */
gboolean
annexa_project_check_writable (AnnexaProject *self,
                               GError       **error)
{
  if (!annexa_project_check_access (self, error))
    return FALSE;
  if (self->work == NULL)
    return TRUE;

  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_BUSY,
               _("A larger change is still being written. Wait until it is done, then try again."));
  return FALSE;
}

/* What follows every commit, and only a commit: everybody who shows records is told which ones changed. */
void
annexa_project_committed (AnnexaProject *self,
                          AnnexaChanges *changes)
{
  self->had_effect = TRUE;
  annexa_project_index (self, changes);
  annexa_project_forget_titles (self, changes);
  if (annexa_changes_touch (changes, annexa_kind_lookup ("method"))
      || annexa_changes_touch (changes, annexa_kind_lookup ("scale-step"))
      || annexa_changes_touch (changes, annexa_kind_lookup ("level"))
      || annexa_changes_touch (changes, annexa_kind_lookup ("matrix-cell")))
    g_clear_pointer (&self->scales, annexa_scales_free);
  annexa_project_update_passes (self, changes);

  annexa_project_refresh_live (self, changes);
  g_signal_emit (self, signals[CHANGED], 0, changes);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
  annexa_project_schedule_publishing (self);
}

/**
 * annexa_project_load_file:
 * @self: a project
 * @file: the value of a file field
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the contents of the attached file, checked against its SHA-256
 */
GBytes *
annexa_project_load_file (AnnexaProject *self,
                          const char    *file,
                          GError       **error)
{
  g_autofree char *sha256 = g_strndup (file, ANNEXA_SHA256_SIZE * 2);

  return annexa_store_load_attachment (self->store, sha256, error);
}

/**
 * annexa_project_write_file:
 * @self: a project
 * @file: the value of a file field
 * @path: where to; replaced when it exists
 * @error: return location
 *
 * Returns: whether the attached file was written
 */
gboolean
annexa_project_write_file (AnnexaProject *self,
                           const char    *file,
                           const char    *path,
                           GError       **error)
{
  g_autofree char *sha256 = g_strndup (file, ANNEXA_SHA256_SIZE * 2);

  return annexa_store_write_attachment (self->store, sha256, path, error);
}

static void
note (GPtrArray *findings,
      GError   **error)
{
  g_ptr_array_add (findings, g_strdup ((*error)->message));
  g_clear_error (error);
}

/**
 * annexa_project_verify:
 * @self: a project
 * @findings: (element-type utf8): filled with a sentence for each thing that is wrong
 * @error: return location
 *
 * Checks everything that can be checked: the structure of the database, references, the sums of the registers, the chain
 * of history, attached files.
 *
 * Returns: %TRUE when the checks could be made, whatever they found
 */
gboolean
annexa_project_verify (AnnexaProject *self,
                       GPtrArray     *findings,
                       GError       **error)
{
  GError *finding = NULL;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), FALSE);

  if (!annexa_store_check_integrity (self->store, &finding))
    note (findings, &finding);
  if (!annexa_store_check_references (self->store, &finding))
    note (findings, &finding);
  if (!annexa_store_check_attachments (self->store, &finding))
    note (findings, &finding);

  return annexa_project_verify_digests (self, findings, error)
         && annexa_project_verify_history (self, findings, error);
}
