/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "annexa-history.h"
#include "annexa-query.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         length);

/* A small disk in memory, if there is one: thousands of files are written. */
static const char *
scratch_folder (void)
{
  static char *folder;

  if (folder == NULL)
    {
      folder = g_strdup_printf ("%s/annexa-fuzz-%d", g_access ("/dev/shm", W_OK) == 0 ? "/dev/shm" : g_get_tmp_dir (),
                                (int) getpid ());
      g_assert_no_errno (g_mkdir (folder, 0700));
      g_setenv ("XDG_STATE_HOME", folder, TRUE);
      g_setenv ("XDG_DATA_HOME", folder, TRUE);
    }
  return folder;
}

static void
read_kind (AnnexaProject    *project,
           const AnnexaKind *kind)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GArray) ids = annexa_project_query (project, query, NULL);
  g_autoptr (GPtrArray) records = NULL;

  if (ids != NULL)
    records = annexa_project_get_records (project, kind, (const gint64 *) (void *) ids->data, ids->len, NULL);
  for (guint i = 0; records != NULL && i < records->len; i++)
    for (guint j = 0; j < kind->n_fields; j++)
      g_free (annexa_project_describe (project, &kind->fields[j],
                                       annexa_record_get_value (records->pdata[i], &kind->fields[j])));
}

static void
read_project (AnnexaProject *project)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) history = annexa_project_list_history (project, 0, NULL);
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    read_kind (project, kinds[i]);
  for (guint i = 0; history != NULL && i < history->len; i++)
    {
      g_autoptr (GArray) changes
          = annexa_project_get_changes (project, ((AnnexaHistoryEntry *) history->pdata[i])->seq, 0, NULL);
    }
  (void) annexa_project_verify (project, findings, NULL);
  (void) annexa_project_undo (project, NULL, NULL);
}

/* A project file from anywhere. The input is a list of changes to one that is sound, named by the environment variable
 * ANNEXA_FUZZ_PROJECT: each a place of three bytes and what is put there. A whole file would be too much to vary. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         length)
{
  static GBytes *sound;
  g_autofree char *path = g_build_filename (scratch_folder (), "p.annexa", NULL);
  g_autofree guint8 *file = NULL;
  g_autoptr (AnnexaProject) project = NULL;
  gsize size;

  if (sound == NULL)
    {
      char *contents;

      g_assert_true (g_file_get_contents (g_getenv ("ANNEXA_FUZZ_PROJECT"), &contents, &size, NULL));
      sound = g_bytes_new_take (contents, size);
    }
  size = g_bytes_get_size (sound);
  file = g_memdup2 (g_bytes_get_data (sound, NULL), size);
  for (gsize i = 0; i + 4 <= length; i += 4)
    file[(((gsize) data[i] << 16) | ((gsize) data[i + 1] << 8) | data[i + 2]) % size] = data[i + 3];
  if (length % 4 == 1)
    size = size * data[length - 1] / 255;

  g_assert_true (g_file_set_contents_full (path, (const char *) file, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  project = annexa_project_open (path, FALSE, NULL);
  if (project != NULL)
    read_project (project);
  return 0;
}
