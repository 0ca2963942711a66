/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "annexa-error.h"
#include "annexa-pdf-file.h"
#include "annexa-pdf-structure.h"
#include "annexa-test.h"

/* The file of a PDF while it is written: piece by piece, and whole or not at all. */

#define PIECE (64 * 1024)

/* What does not compress, and is the same each time. */
static void
add_noise (AnnexaPdfFile *file,
           guint          n_pieces)
{
  static guint8 bytes[PIECE];
  guint32 state = 1;

  for (guint i = 0; i < n_pieces; i++)
    {
      for (guint j = 0; j < PIECE; j++)
        {
          state = state * 1664525 + 1013904223;
          bytes[j] = (guint8) (state >> 24);
        }
      annexa_pdf_file_add_stream (file, "", bytes, PIECE);
    }
}

/* The bytes of the file beside @path that is going to be it and is open, with a hidden name or none; -1 where there is none. */
static gint64
get_hidden_size (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *prefix = g_strconcat (folder, "/", NULL);
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *descriptor = g_build_filename ("/proc/self/fd", name, NULL);
      g_autofree char *file = g_file_read_link (descriptor, NULL);
      GStatBuf info;

      if (file == NULL || !g_str_has_prefix (file, prefix))
        continue;
      g_assert_no_errno (g_stat (descriptor, &info));
      return info.st_size;
    }
  return -1;
}

/* Files in the folder of @path that are neither it nor of another test. */
static void
assert_nothing_left (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_cmpint (get_hidden_size (path), ==, -1);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, ".~new."));
}

/* What was added is on the disk before the last is added, and nobody sees it there before it is whole. */
static void
test_pieces (void)
{
  g_autofree char *path = annexa_test_path ("pieces.pdf");
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaPdfFile) file = annexa_pdf_file_new (path, NULL, &error);
  g_autofree char *contents = NULL;
  gsize length;
  guint root;

  g_assert_no_error (error);
  add_noise (file, 64);
  g_assert_cmpint (get_hidden_size (path), >, 63 * PIECE - 256 * 1024);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  root = annexa_pdf_file_add (file, "<</Type/Catalog>>");
  g_assert_true (annexa_pdf_file_finish (file, root, root, &error));
  g_assert_no_error (error);
  assert_nothing_left (path);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_cmpuint (length, >, 64 * PIECE);
  g_assert_true (g_str_has_prefix (contents, "%PDF-1.7\n"));
  g_assert_true (g_str_has_suffix (contents + length - 7, "%%EOF\n"));
}

/* The table at the end is where the last line says, however the bytes came to the disk. */
static void
test_offsets (void)
{
  for (guint n_pieces = 0; n_pieces < 12; n_pieces += 3)
    {
      g_autofree char *path = annexa_test_path ("offsets.pdf");
      g_autoptr (GError) error = NULL;
      g_autoptr (AnnexaPdfFile) file = annexa_pdf_file_new (path, NULL, &error);
      g_autofree char *contents = NULL;
      const char *tail;
      gsize length;
      guint root;
      guint64 start;

      add_noise (file, n_pieces);
      root = annexa_pdf_file_add (file, "<</Type/Catalog>>");
      g_assert_true (annexa_pdf_file_finish (file, root, root, &error));
      g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
      tail = memmem (contents + length - 40, 40, "startxref\n", strlen ("startxref\n"));
      g_assert_nonnull (tail);
      start = g_ascii_strtoull (tail + strlen ("startxref\n"), NULL, 10);
      g_assert_cmpuint (start, <, length);
      g_assert_nonnull (g_strstr_len (contents + start, 40, " 0 obj\n<</Type/XRef"));
    }
}

/* Also behind the last page: nothing is written any more, and an older file stays. */
static void
test_cancelled (void)
{
  g_autofree char *path = annexa_test_path ("stopped.pdf");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  AnnexaPdfFile *file;
  guint root;
  gint64 size;

  g_assert_true (g_file_set_contents (path, "older", -1, NULL));
  file = annexa_pdf_file_new (path, cancellable, &error);
  g_assert_no_error (error);
  add_noise (file, 16);
  g_assert_false (annexa_pdf_file_has_failed (file));
  size = get_hidden_size (path);
  g_cancellable_cancel (cancellable);
  g_assert_true (annexa_pdf_file_has_failed (file));
  add_noise (file, 16);
  g_assert_cmpint (get_hidden_size (path), ==, size);
  root = annexa_pdf_file_add (file, "<</Type/Catalog>>");
  g_assert_false (annexa_pdf_file_finish (file, root, root, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  annexa_pdf_file_free (file);
  assert_nothing_left (path);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "older");
}

/* As on a disk that is full: the first piece that does not fit ends it, and nothing is left. */
static void
test_no_room (void)
{
  g_autofree char *path = annexa_test_path ("room.pdf");
  g_autoptr (GError) error = NULL;
  AnnexaPdfFile *file = annexa_pdf_file_new (path, NULL, &error);
  struct rlimit before, small;
  guint root;

  g_assert_no_error (error);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_no_errno (getrlimit (RLIMIT_FSIZE, &before));
  small = before;
  small.rlim_cur = 512 * 1024;
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &small));
  add_noise (file, 32);
  g_assert_true (annexa_pdf_file_has_failed (file));
  root = annexa_pdf_file_add (file, "<</Type/Catalog>>");
  g_assert_false (annexa_pdf_file_finish (file, root, root, &error));
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &before));
  g_assert_nonnull (error);
  g_assert_true (error->domain == ANNEXA_ERROR);
  annexa_pdf_file_free (file);
  assert_nothing_left (path);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* A link needs an element around it, or nothing in the file would lead to it. */
static void
test_link_alone (void)
{
  AnnexaPdfStructure *structure = annexa_pdf_structure_new (1);

  g_assert_cmpuint (annexa_pdf_structure_get_current (structure), ==, G_MAXUINT);
  g_test_expect_message ("annexa-report", G_LOG_LEVEL_CRITICAL, "*n_open > 0*");
  g_assert_cmpuint (annexa_pdf_structure_begin_link (structure, 0, 7), ==, 0);
  g_test_assert_expected_messages ();
  g_test_expect_message ("annexa-report", G_LOG_LEVEL_CRITICAL, "*n_open > 0*");
  g_assert_null (annexa_pdf_structure_get_name (structure));
  g_test_assert_expected_messages ();
  annexa_pdf_structure_free (structure);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/pdf-file/pieces", test_pieces);
  g_test_add_func ("/pdf-file/offsets", test_offsets);
  g_test_add_func ("/pdf-file/cancelled", test_cancelled);
  g_test_add_func ("/pdf-file/no-room", test_no_room);
  g_test_add_func ("/pdf-file/link-alone", test_link_alone);

  return g_test_run ();
}
