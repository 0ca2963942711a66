/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utime.h>

#include "annexa-compress.h"
#include "annexa-data.h"
#include "annexa-error.h"
#include "annexa-file-writer.h"
#include "annexa-file.h"
#include "annexa-hash.h"
#include "annexa-id.h"
#include "annexa-test.h"
#include "annexa-value.h"
#include "annexa-worker.h"
#include "annexa-xml.h"

/* Values. */

static void
test_value_set (void)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  const gint64 ids[] = { 7, 3, 7, 5, 3 };
  const gint64 sorted[] = { 3, 5, 7 };
  const gint64 *found;
  gsize n;

  g_assert_true (annexa_value_is_empty (&value));

  annexa_value_set_text (&value, "one");
  annexa_value_set_text (&value, "two");
  g_assert_cmpstr (annexa_value_get_text (&value), ==, "two");
  g_assert_cmpint (annexa_value_get_integer (&value), ==, 0);
  g_assert_cmpfloat (annexa_value_get_number (&value), ==, 0);
  g_assert_false (annexa_value_has_id (&value, 0));
  g_assert_null (annexa_value_get_ids (&value, &n));
  g_assert_cmpuint (n, ==, 0);

  annexa_value_set_text (&value, "");
  g_assert_true (annexa_value_is_empty (&value));
  g_assert_cmpint (value.type, ==, ANNEXA_VALUE_NONE);
  annexa_value_take_text (&value, g_strdup (""));
  g_assert_true (annexa_value_is_empty (&value));
  annexa_value_take_text (&value, NULL);
  g_assert_true (annexa_value_is_empty (&value));

  annexa_value_set_integer (&value, -5);
  g_assert_cmpint (annexa_value_get_integer (&value), ==, -5);
  g_assert_cmpfloat (annexa_value_get_number (&value), ==, -5);
  g_assert_null (annexa_value_get_text (&value));
  g_assert_true (annexa_value_has_id (&value, -5));

  annexa_value_set_number (&value, 0.25);
  g_assert_cmpfloat (annexa_value_get_number (&value), ==, 0.25);
  g_assert_cmpint (annexa_value_get_integer (&value), ==, 0);

  annexa_value_set_ids (&value, ids, G_N_ELEMENTS (ids));
  found = annexa_value_get_ids (&value, &n);
  g_assert_cmpmem (found, n * sizeof *found, sorted, sizeof sorted);
  g_assert_true (annexa_value_has_id (&value, 5));
  g_assert_false (annexa_value_has_id (&value, 4));

  /* Setting a value to what it holds itself. */
  annexa_value_set_ids (&value, annexa_value_get_ids (&value, &n), 2);
  found = annexa_value_get_ids (&value, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (found[1], ==, 5);

  annexa_value_set_ids (&value, NULL, 0);
  g_assert_true (annexa_value_is_empty (&value));
}

static void
test_value_equal (void)
{
  const gint64 ids[] = { 1, 2 };
  AnnexaValue values[] = { ANNEXA_VALUE_INIT, ANNEXA_VALUE_INIT, ANNEXA_VALUE_INIT, ANNEXA_VALUE_INIT,
                           ANNEXA_VALUE_INIT, ANNEXA_VALUE_INIT, ANNEXA_VALUE_INIT };
  g_auto (AnnexaValue) no_links = ANNEXA_VALUE_INIT;

  annexa_value_set_integer (&values[1], 1);
  annexa_value_set_integer (&values[2], 2);
  annexa_value_set_number (&values[3], 1);
  annexa_value_set_text (&values[4], "1");
  annexa_value_set_ids (&values[5], ids, 1);
  annexa_value_set_ids (&values[6], ids, 2);
  annexa_value_set_ids (&no_links, NULL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    for (guint j = 0; j < G_N_ELEMENTS (values); j++)
      {
        g_auto (AnnexaValue) copy = ANNEXA_VALUE_INIT;

        annexa_value_copy (&values[j], &copy);
        g_assert_cmpint (annexa_value_equal (&values[i], &copy), ==, i == j);
      }
  g_assert_true (annexa_value_equal (&values[0], &no_links));
  g_assert_false (annexa_value_equal (&values[5], &no_links));

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    annexa_value_clear (&values[i]);
}

/* A copy is independent of what it was copied from. */
static void
test_value_copy (void)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  g_auto (AnnexaValue) copy = ANNEXA_VALUE_INIT;
  const gint64 ids[] = { 4, 9 };

  annexa_value_set_ids (&value, ids, 2);
  annexa_value_copy (&value, &copy);
  annexa_value_set_ids (&value, ids, 1);
  g_assert_true (annexa_value_has_id (&copy, 9));
  g_assert_false (annexa_value_has_id (&value, 9));
}

/* Hashes and sums. */

static AnnexaSum
hash_of (const char *first,
         const char *second)
{
  AnnexaSum hash = { 0, 0 };

  annexa_hash_mix (&hash, first, strlen (first));
  annexa_hash_mix (&hash, second, strlen (second));
  annexa_hash_finish (&hash);
  return hash;
}

static void
test_hash_boundaries (void)
{
  static const char *const texts[][2] = { { "ab", "c" }, { "a", "bc" }, { "abc", "" }, { "", "abc" }, { "", "" },
                                          { "abcdefgh", "i" }, { "abcdefg", "hi" }, { "12345678", "12345678" },
                                          { "1234567812345678", "" }, { "ba", "c" } };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint j = 0; j < i; j++)
      {
        AnnexaSum a = hash_of (texts[i][0], texts[i][1]);
        AnnexaSum b = hash_of (texts[j][0], texts[j][1]);

        g_assert_true (a.low != b.low);
        g_assert_true (a.high != b.high);
      }
}

/* One flipped bit anywhere changes the hash, in both halves of it and in about half of the bits. */
static void
test_hash_bits (void)
{
  guint8 data[64] = { 0 };
  AnnexaSum zero = { 0, 0 };
  guint total = 0;

  annexa_hash_mix (&zero, data, sizeof data);
  annexa_hash_finish (&zero);
  for (guint bit = 0; bit < sizeof data * 8; bit++)
    {
      AnnexaSum flipped = { 0, 0 };
      guint changed;

      data[bit / 8] ^= (guint8) (1 << bit % 8);
      annexa_hash_mix (&flipped, data, sizeof data);
      annexa_hash_finish (&flipped);
      data[bit / 8] ^= (guint8) (1 << bit % 8);
      changed = (guint) __builtin_popcountll (flipped.low ^ zero.low)
                + (guint) __builtin_popcountll (flipped.high ^ zero.high);
      g_assert_cmpuint (changed, >, 30);
      total += changed;
    }
  g_assert_cmpuint (total / (sizeof data * 8), >, 60);
  g_assert_cmpuint (total / (sizeof data * 8), <, 68);
}

static void
test_sum_algebra (void)
{
  AnnexaSum sum = { 0, 0 };
  AnnexaSum one = { 0, 1 };
  AnnexaSum largest = { G_MAXUINT64, G_MAXUINT64 };
  guint8 bytes[ANNEXA_SUM_SIZE];
  AnnexaSum read;

  annexa_sum_add (&sum, &largest);
  annexa_sum_add (&sum, &one);
  g_assert_true (sum.high == 0 && sum.low == 0);
  annexa_sum_subtract (&sum, &one);
  g_assert_true (sum.high == G_MAXUINT64 && sum.low == G_MAXUINT64);

  /* In any order, adding and taking away gives zero: what is left is the difference of the sets. */
  sum = (AnnexaSum){ 0, 0 };
  for (guint i = 0; i < 1000; i++)
    {
      AnnexaSum hash = hash_of (i % 2 != 0 ? "odd" : "even", (char[]){ (char) ('a' + i % 26), 0 });

      annexa_sum_add (&sum, &hash);
    }
  for (int i = 999; i >= 0; i--)
    {
      AnnexaSum hash = hash_of (i % 2 != 0 ? "odd" : "even", (char[]){ (char) ('a' + i % 26), 0 });

      annexa_sum_to_bytes (&sum, bytes);
      annexa_sum_from_bytes (&read, bytes);
      g_assert_true (read.high == sum.high && read.low == sum.low);
      annexa_sum_subtract (&sum, &hash);
    }
  g_assert_true (sum.high == 0 && sum.low == 0);

  sum = (AnnexaSum){ 1, 2 };
  annexa_sum_to_bytes (&sum, bytes);
  g_assert_cmpmem (bytes, sizeof bytes, "\0\0\0\0\0\0\0\1\0\0\0\0\0\0\0\2", 16);
}

static void
test_sha256_and_hex (void)
{
  static const char expected[] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  guint8 digest[ANNEXA_SHA256_SIZE];
  guint8 parsed[ANNEXA_SHA256_SIZE];
  g_autofree char *hex = NULL;
  g_autofree char *upper = g_ascii_strup (expected, -1);
  g_autofree char *wrong = g_strdup (expected);

  annexa_sha256 ("abc", 3, digest);
  hex = annexa_hex (digest, sizeof digest);
  g_assert_cmpstr (hex, ==, expected);

  g_assert_true (annexa_hex_parse (upper, parsed, sizeof parsed));
  g_assert_cmpmem (parsed, sizeof parsed, digest, sizeof digest);
  g_assert_false (annexa_hex_parse (NULL, parsed, sizeof parsed));
  g_assert_false (annexa_hex_parse ("", parsed, sizeof parsed));
  g_assert_false (annexa_hex_parse (expected + 2, parsed, sizeof parsed));
  wrong[63] = 'g';
  g_assert_false (annexa_hex_parse (wrong, parsed, sizeof parsed));
  wrong[63] = ' ';
  g_assert_false (annexa_hex_parse (wrong, parsed, sizeof parsed));
}

/* Ids. */

static void
test_id_draw (void)
{
  gint64 last = 0;

  for (guint i = 0; i < 10000; i++)
    {
      gint64 id = annexa_id_draw (last);

      g_assert_cmpint (id, >, last);
      last = id;
    }
  /* A clock that was set back does not lead below what is there. */
  g_assert_cmpint (annexa_id_draw (G_MAXINT64 - 5), ==, G_MAXINT64 - 4);
  /* Above the highest there is none, but a file may claim it. */
  last = annexa_id_draw (G_MAXINT64);
  g_assert_cmpint (last, >, 0);
  g_assert_cmpint (last, <, G_MAXINT64);
  g_assert_cmpint (annexa_id_draw (0), !=, annexa_id_draw (0));
}

static void
test_id_text (void)
{
  g_autofree char *text = annexa_id_format (G_MAXINT64);

  g_assert_cmpstr (text, ==, "9223372036854775807");
}

/* Compression. */

static void
check_round_trip (GBytes *bytes)
{
  g_autoptr (GBytes) small = annexa_compress (bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) again = annexa_decompress (g_bytes_get_data (small, NULL), g_bytes_get_size (small), &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, again));
}

static void
test_compress_round_trip (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (gsize length = 0; length < 3 * 1024 * 1024; length = length * 3 + 1)
    {
      g_autofree guint8 *noise = g_malloc (length + 1);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GBytes) zeros = g_bytes_new_take (g_malloc0 (length), length);

      for (gsize i = 0; i < length; i++)
        noise[i] = (guint8) g_rand_int (random);
      bytes = g_bytes_new (noise, length);
      check_round_trip (bytes);
      check_round_trip (zeros);
    }
}

static void
test_compress_garbage (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  g_autofree guint8 *zeros = g_malloc0 (100000);
  g_autoptr (GBytes) plain = g_bytes_new (zeros, 100000);
  g_autoptr (GBytes) small = annexa_compress (plain);
  gsize length;
  const guint8 *data = g_bytes_get_data (small, &length);
  g_autofree guint8 *longer = g_malloc0 (length + 1);

  for (gsize part = 0; part < length; part++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (annexa_decompress (data, part, &error));
      g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CORRUPT);
    }
  for (guint i = 0; i < 2000; i++)
    {
      guint8 noise[64];
      g_autoptr (GError) error = NULL;

      for (guint j = 0; j < sizeof noise; j++)
        noise[j] = (guint8) g_rand_int (random);
      g_assert_null (annexa_decompress (noise, sizeof noise, &error));
      g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CORRUPT);
    }

  memcpy (longer, data, length);
  {
    g_autoptr (GError) error = NULL;

    g_assert_null (annexa_decompress (longer, length + 1, &error));
    g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CORRUPT);
  }
}

/* Two megabytes that unpack to two gigabytes stop at the limit. */
static void
test_compress_bomb (void)
{
  g_autoptr (GByteArray) bomb = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) inner = NULL;

  if (!g_test_slow ())
    {
      g_test_skip ("needs three gigabytes of memory");
      return;
    }
  {
    g_autoptr (GBytes) zeros = g_bytes_new_take (g_malloc0 (G_MAXINT32), G_MAXINT32);

    inner = annexa_compress (zeros);
  }
  g_assert_null (annexa_decompress (g_bytes_get_data (inner, NULL), g_bytes_get_size (inner), &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CORRUPT);
}

/* Data and errors. */

static void
test_data (void)
{
  g_auto (GStrv) steps = annexa_data_list ("schema");
  g_auto (GStrv) nothing = annexa_data_list ("no-such-folder");
  g_autoptr (GBytes) missing = annexa_data_lookup ("schema/000-none.sql");

  g_assert_cmpuint (g_strv_length (steps), >=, 1);
  for (guint i = 0; steps[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("schema/", steps[i], NULL);
      g_autoptr (GBytes) step = annexa_data_lookup (path);

      g_assert_nonnull (step);
      /* The number in the name is the version that the step leads to. */
      g_assert_cmpuint (g_ascii_strtoull (steps[i], NULL, 10), ==, i + 1);
    }
  g_assert_cmpuint (g_strv_length (nothing), ==, 0);
  g_assert_null (missing);
}

static void
test_error_codes (void)
{
  static const struct
  {
    int number;
    AnnexaError code;
  } cases[] = {
    { ENOSPC, ANNEXA_ERROR_NO_SPACE }, { EDQUOT, ANNEXA_ERROR_NO_SPACE },  { EFBIG, ANNEXA_ERROR_NO_SPACE },
    { EACCES, ANNEXA_ERROR_READ_ONLY }, { EPERM, ANNEXA_ERROR_READ_ONLY }, { EROFS, ANNEXA_ERROR_READ_ONLY },
    { ENOENT, ANNEXA_ERROR_NOT_FOUND }, { ENOTDIR, ANNEXA_ERROR_NOT_FOUND }, { EISDIR, ANNEXA_ERROR_IO },
    { ELOOP, ANNEXA_ERROR_IO },         { EIO, ANNEXA_ERROR_IO },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      annexa_error_set_from_errno (&error, cases[i].number, "/somewhere/plan.annexa");
      g_assert_error (error, ANNEXA_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, "/somewhere/plan.annexa"));
    }
  annexa_error_set_from_errno (NULL, EIO, "nobody asks");
}

static guint
mode_of (const char *path)
{
  struct stat info;

  g_assert_no_errno (stat (path, &info));
  return info.st_mode & 0777;
}

/* What is ours stays ours; what was made for others obeys the umask, also where it takes the place of a private file. */
static void
test_file_modes (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("annexa-modes-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "file", NULL);
  g_autofree char *contents = NULL;
  mode_t before = umask (027);

  g_assert_true (annexa_file_replace (path, "ours", 4, &error));
  g_assert_no_error (error);
  g_assert_cmphex (mode_of (path), ==, 0600);
  g_assert_true (annexa_file_export (path, "theirs", 6, &error));
  g_assert_no_error (error);
  g_assert_cmphex (mode_of (path), ==, 0640);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "theirs");

  umask (before);
  g_unlink (path);
  g_rmdir (folder);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

/* As what is killed while it writes: nothing is freed. */
static void
begin_and_die (const char *path)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      AnnexaFileWriter *writer = annexa_file_writer_new (path, 0666, NULL);

      _exit (writer != NULL && annexa_file_writer_append (writer, "half", 4, NULL) ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
}

/* Until a file is whole the older one stays, and of one that never gets whole nothing does. */
static void
test_file_writer (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("annexa-writer-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "report.pdf", NULL);
  g_autofree char *contents = NULL;
  AnnexaFileWriter *writer;
  int fd = open (folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  gboolean can_hide = fd >= 0;
  mode_t before = umask (027);

  if (can_hide)
    close (fd);
  g_assert_true (annexa_file_export (path, "older", 5, &error));
  begin_and_die (path);
  if (can_hide)
    g_assert_cmpuint (count_files (folder), ==, 1);

  writer = annexa_file_writer_new (path, 0666, &error);
  g_assert_no_error (error);
  g_assert_true (annexa_file_writer_append (writer, "new", 3, &error));
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "older");
  g_clear_pointer (&contents, g_free);
  g_assert_true (annexa_file_writer_finish (writer, &error));
  annexa_file_writer_free (writer);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "new");
  g_assert_cmphex (mode_of (path), ==, 0640);

  writer = annexa_file_writer_new (path, 0666, &error);
  annexa_file_writer_free (writer);
  if (can_hide)
    g_assert_cmpuint (count_files (folder), ==, 1);
  annexa_file_remove_leftovers (path);
  umask (before);
  g_unlink (path);
  g_assert_no_errno (g_rmdir (folder));
}

static char *
make_file (const char *folder,
           const char *name,
           time_t      age)
{
  char *path = g_build_filename (folder, name, NULL);
  struct utimbuf times = { time (NULL) - age, time (NULL) - age };

  g_assert_true (g_file_set_contents (path, "half", 4, NULL));
  g_assert_no_errno (g_utime (path, &times));
  return path;
}

/* What was left long ago goes, whatever it was going to be; what may still be written, and what is no file of ours, stays. */
static void
test_file_leftovers (void)
{
  const time_t two_days = 48 * 60 * 60;
  g_autofree char *folder = g_dir_make_tmp ("annexa-leftovers-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "report.pdf", NULL);
  g_autofree char *old = make_file (folder, ".~new.other.pdf.A1b2C3", two_days);
  g_autofree char *young = make_file (folder, ".~new.report.pdf.A1b2C3", 60);
  g_autofree char *foreign = make_file (folder, ".~new.notes", two_days);
  g_autofree char *seen = make_file (folder, "new.report.pdf.A1b2C3", two_days);

  annexa_file_remove_old_leftovers (path);
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_unlink (young), ==, 0);
  g_assert_cmpint (g_unlink (foreign), ==, 0);
  g_assert_cmpint (g_unlink (seen), ==, 0);
  g_assert_no_errno (g_rmdir (folder));
}

/* A copy is there whole, or what was there before still is. */
static void
test_file_copy (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *folder = g_dir_make_tmp ("annexa-copy-XXXXXX", &error);
  g_autofree char *source = g_build_filename (folder, "source", NULL);
  g_autofree char *link = g_build_filename (folder, "link", NULL);
  g_autofree char *copy = g_build_filename (folder, "copy", NULL);
  g_autofree char *contents = NULL;

  g_assert_true (annexa_file_replace (source, "new", 3, &error));
  g_assert_true (annexa_file_replace (copy, "older and longer", 16, &error));
  g_cancellable_cancel (cancellable);
  g_assert_false (annexa_file_copy (source, copy, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (copy, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "older and longer");
  g_clear_pointer (&contents, g_free);

  g_assert_no_errno (symlink (source, link));
  g_assert_false (annexa_file_copy (link, copy, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  g_assert_true (annexa_file_copy (source, copy, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (copy, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "new");

  /* Nothing else was left in the folder. */
  g_unlink (source);
  g_unlink (link);
  g_unlink (copy);
  g_assert_no_errno (g_rmdir (folder));
}

/* Comments and instructions take no memory and do not tear a word apart; nothing that is read needs them. */
static void
test_xml_comments (void)
{
  static const char text[] = "<a>con<!-- no --><?no no?>trol</a>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (xmlDoc) document = annexa_xml_read (bytes, "a.xml", &error);
  xmlNode *root = document != NULL ? xmlDocGetRootElement (document) : NULL;

  g_assert_no_error (error);
  g_assert_nonnull (root);
  g_assert_cmpstr ((const char *) root->children->content, ==, "control");
  g_assert_null (root->children->next);
}

/* Workers. */

typedef struct
{
  GThread *thread;
  int priority; /* The higher, the more it stands back. */
  gboolean done;
} Work;

static void
note_worker (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Work *work = data;

  work->thread = g_thread_self ();
  work->priority = getpriority (PRIO_PROCESS, 0);
  if (cancellable != NULL && g_cancellable_is_cancelled (cancellable))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "stopped");
  else
    g_task_return_int (task, 7);
}

static void
work_done (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Work *work = data;
  g_autoptr (GError) error = NULL;
  gssize number = g_task_propagate_int (G_TASK (result), &error);

  g_assert_true (g_thread_self () != work->thread);
  if (error == NULL)
    g_assert_cmpint (number, ==, 7);
  else
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  work->done = error == NULL;
}

static Work
run_worker (AnnexaUrgency urgency,
            gboolean      cancelled)
{
  Work work = { NULL, 0, FALSE };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, work_done, &work);

  if (cancelled)
    g_cancellable_cancel (cancellable);
  g_task_set_task_data (task, &work, NULL);
  annexa_worker_run (task, note_worker, urgency);
  while (!g_task_get_completed (task))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (work.done == !cancelled);
  return work;
}

/* The window goes before everybody, and what is awaited before what nobody waits for. */
static void
test_worker_urgency (void)
{
  int window = getpriority (PRIO_PROCESS, 0);

  for (guint i = 0; i < 3; i++)
    {
      Work awaited = run_worker (ANNEXA_URGENCY_AWAITED, i == 2);
      Work quiet = run_worker (ANNEXA_URGENCY_QUIET, i == 2);

#ifdef __linux__
      /* Nobody stands back further than 19. */
      g_assert_cmpint (awaited.priority, ==, MIN (window + 4, 19));
      g_assert_cmpint (quiet.priority, ==, MIN (window + 12, 19));
#endif
      g_assert_cmpint (getpriority (PRIO_PROCESS, 0), ==, window);
    }
}

static void
note_thread (gpointer data)
{
  g_atomic_pointer_set ((gpointer *) data, g_thread_self ());
}

static void
test_worker_free (void)
{
  gpointer thread = NULL;

  annexa_worker_free (NULL, note_thread);
  annexa_worker_free (&thread, note_thread);
  while (g_atomic_pointer_get (&thread) == NULL)
    g_usleep (1000);
  g_assert_true (thread != g_thread_self ());
}

static void
note_end (gpointer thread,
          GObject *source)
{
  g_atomic_pointer_set ((gpointer *) thread, g_thread_self ());
}

static gpointer
let_go_of_task (gpointer task)
{
  g_object_unref (task);
  return NULL;
}

/* What a task is about ends where the task was begun, though another thread was the last to hold the task. */
static void
test_worker_source (void)
{
  Work work = { NULL, 0, FALSE };
  GObject *source = g_object_new (G_TYPE_OBJECT, NULL);
  GTask *task = g_task_new (source, NULL, work_done, &work);
  gpointer thread = NULL;

  g_object_weak_ref (source, note_end, &thread);
  g_object_unref (source);
  g_task_set_task_data (task, &work, NULL);
  annexa_worker_run (task, note_worker, ANNEXA_URGENCY_AWAITED);
  while (!g_task_get_completed (task))
    g_main_context_iteration (NULL, TRUE);
  g_thread_join (g_thread_new ("last", let_go_of_task, task));
  while (g_atomic_pointer_get (&thread) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (thread == g_thread_self ());
}

#define N_AT_ONCE 40

typedef struct
{
  gint n_working;
  gint most;
  guint n_done;
} Crowd;

typedef struct
{
  Crowd *crowd;
  gint ended;
} Member;

/* What it does after the task has its result is work, too. */
static void
work_in_crowd (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Member *member = data;
  gint n_working = g_atomic_int_add (&member->crowd->n_working, 1) + 1;
  gint most;

  do
    most = g_atomic_int_get (&member->crowd->most);
  while (n_working > most && !g_atomic_int_compare_and_exchange (&member->crowd->most, most, n_working));
  g_task_return_boolean (task, TRUE);
  g_usleep (2000);
  g_atomic_int_add (&member->crowd->n_working, -1);
  g_atomic_int_set (&member->ended, TRUE);
}

static void
member_done (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Member *member = data;

  g_assert_true (g_task_propagate_boolean (G_TASK (result), NULL));
  g_assert_true (g_atomic_int_get (&member->ended));
  member->crowd->n_done++;
}

/* A task returns after its work has ended, whatever its urgency, and few of the quiet ones work at the same time. */
static void
test_worker_many (void)
{
  for (AnnexaUrgency urgency = ANNEXA_URGENCY_AWAITED; urgency <= ANNEXA_URGENCY_QUIET; urgency++)
    {
      Crowd crowd = { 0, 0, 0 };
      Member members[N_AT_ONCE] = { 0 };

      for (guint i = 0; i < N_AT_ONCE; i++)
        {
          g_autoptr (GTask) task = g_task_new (NULL, NULL, member_done, &members[i]);

          members[i].crowd = &crowd;
          g_task_set_task_data (task, &members[i], NULL);
          annexa_worker_run (task, work_in_crowd, urgency);
        }
      while (crowd.n_done < N_AT_ONCE)
        g_main_context_iteration (NULL, TRUE);
      if (urgency == ANNEXA_URGENCY_QUIET)
        g_assert_cmpint (crowd.most, <=, 4);
    }
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/base/value/set", test_value_set);
  g_test_add_func ("/base/value/equal", test_value_equal);
  g_test_add_func ("/base/value/copy", test_value_copy);
  g_test_add_func ("/base/hash/boundaries", test_hash_boundaries);
  g_test_add_func ("/base/hash/bits", test_hash_bits);
  g_test_add_func ("/base/hash/sum", test_sum_algebra);
  g_test_add_func ("/base/hash/sha256", test_sha256_and_hex);
  g_test_add_func ("/base/id/draw", test_id_draw);
  g_test_add_func ("/base/id/text", test_id_text);
  g_test_add_func ("/base/compress/round-trip", test_compress_round_trip);
  g_test_add_func ("/base/compress/garbage", test_compress_garbage);
  g_test_add_func ("/base/compress/bomb", test_compress_bomb);
  g_test_add_func ("/base/data", test_data);
  g_test_add_func ("/base/file/modes", test_file_modes);
  g_test_add_func ("/base/file/writer", test_file_writer);
  g_test_add_func ("/base/file/leftovers", test_file_leftovers);
  g_test_add_func ("/base/file/copy", test_file_copy);
  g_test_add_func ("/base/error", test_error_codes);
  g_test_add_func ("/base/worker/urgency", test_worker_urgency);
  g_test_add_func ("/base/worker/free", test_worker_free);
  g_test_add_func ("/base/worker/source", test_worker_source);
  g_test_add_func ("/base/worker/many", test_worker_many);
  g_test_add_func ("/base/xml/comments", test_xml_comments);

  return g_test_run ();
}
