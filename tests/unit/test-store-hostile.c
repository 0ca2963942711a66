/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "annexa-attachment.h"
#include "annexa-changeset.h"
#include "annexa-compress.h"
#include "annexa-error.h"
#include "annexa-history.h"
#include "annexa-project-file.h"
#include "annexa-query.h"
#include "annexa-scales.h"
#include "annexa-search.h"
#include "annexa-test.h"

/* Files from anywhere: damaged by accident, or made to do harm. */

static GBytes *
make_project (void)
{
  AnnexaProject *project = annexa_test_new_project ("sound.annexa");
  gint64 asset = annexa_test_add (project, "asset", "Server");
  gint64 risk = annexa_test_add (project, "risk", "Fire");
  g_autofree char *path = g_strdup (annexa_project_get_path (project));
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  annexa_test_set (project, "asset", asset, "notes", "Below the stairs", &error);
  g_assert_no_error (error);
  annexa_test_set (project, "risk", risk, "assets", "A-001", &error);
  g_assert_no_error (error);
  annexa_project_undo (project, NULL, &error);
  g_assert_no_error (error);
  annexa_test_close (project);
  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

static char *
write_file (const char   *name,
            gconstpointer data,
            gsize         length)
{
  char *path = annexa_test_path (name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, data, (gssize) length, &error);
  g_assert_no_error (error);
  return path;
}

static void
assert_refused (const char *path,
                int         code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaProject) project = annexa_project_open (path, TRUE, &error);

  g_assert_null (project);
  g_assert_cmpuint (error->domain, ==, ANNEXA_ERROR);
  if (code >= 0 && error->code != code)
    g_error ("%s: %d %s", path, error->code, error->message);
}

/* Reads everything that a project holds, in every way the program reads it. */
static void
read_records (AnnexaProject    *project,
              const AnnexaKind *kind)
{
  g_autoptr (AnnexaQuery) all = annexa_query_new (kind);
  g_autoptr (GArray) ids = annexa_project_query (project, all, NULL);
  g_autoptr (GPtrArray) records = NULL;

  if (ids != NULL)
    records = annexa_project_get_records (project, kind, (const gint64 *) (void *) ids->data, ids->len, NULL);
  for (guint i = 0; records != NULL && i < records->len; i++)
    for (guint j = 0; j < kind->n_fields; j++)
      {
        const AnnexaValue *value = annexa_record_get_value (records->pdata[i], &kind->fields[j]);
        g_autofree char *formatted = annexa_project_format (project, &kind->fields[j], value);
        g_autofree char *described = annexa_project_describe (project, &kind->fields[j], value);

        g_assert_true (g_utf8_validate (formatted, -1, NULL));
        g_assert_true (g_utf8_validate (described, -1, NULL));
      }
  for (guint j = 0; j < kind->n_fields; j++)
    {
      g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
      g_autoptr (GArray) sorted = NULL;

      annexa_query_add_sort (query, &kind->fields[j], TRUE);
      sorted = annexa_project_query (project, query, NULL);
    }
}

static void
read_everything (AnnexaProject *project)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);
  g_autoptr (GPtrArray) history = annexa_project_list_history (project, 0, NULL);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) found = annexa_project_search (project, "server", 10, NULL);
  g_autofree char *head = annexa_project_get_chain_head (project, NULL);

  annexa_project_get_scales (project);
  for (guint i = 0; i < n_kinds; i++)
    read_records (project, kinds[i]);
  for (guint i = 0; history != NULL && i < history->len; i++)
    {
      AnnexaHistoryEntry *entry = history->pdata[i];
      g_autoptr (GArray) changes = annexa_project_get_changes (project, entry->seq, 0, NULL);

      g_assert_nonnull (entry->label);
      for (guint j = 0; changes != NULL && j < changes->len; j++)
        {
          AnnexaFieldChange *change = &g_array_index (changes, AnnexaFieldChange, j);
          g_autofree char *text
              = change->field != NULL ? annexa_project_describe (project, change->field, &change->before) : NULL;
        }
    }
  (void) annexa_project_verify (project, findings, NULL);
}

static void
test_no_project (void)
{
  g_autofree char *folder = annexa_test_path ("folder.annexa");
  g_autofree char *fifo = annexa_test_path ("fifo.annexa");
  g_autofree char *empty = write_file ("empty.annexa", "", 0);
  g_autofree char *text = write_file ("text.annexa", "Dear Sir or Madam", 17);
  g_autofree char *plain = annexa_test_path ("plain.annexa");
  g_autofree char *work = g_build_filename (g_get_user_state_dir (), "annexa", "work", NULL);
  g_autoptr (GDir) dir = NULL;
  sqlite3 *db;

  g_assert_no_errno (g_mkdir (folder, 0700));
  g_assert_no_errno (mkfifo (fifo, 0600));
  g_assert_cmpint (sqlite3_open (plain, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "CREATE TABLE t (x)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);

  assert_refused (folder, ANNEXA_ERROR_NOT_A_PROJECT);
  assert_refused (fifo, ANNEXA_ERROR_NOT_A_PROJECT);
  assert_refused ("/dev/zero", ANNEXA_ERROR_NOT_A_PROJECT);
  assert_refused (empty, ANNEXA_ERROR_NOT_A_PROJECT);
  assert_refused (text, ANNEXA_ERROR_NOT_A_PROJECT);
  assert_refused (plain, ANNEXA_ERROR_NOT_A_PROJECT);

  /* What is no project leaves nothing behind. */
  dir = g_dir_open (work, 0, NULL);
  g_assert_true (dir == NULL || g_dir_read_name (dir) == NULL);
}

static void
test_hostile_sizes (void)
{
  g_autoptr (GBytes) sound = make_project ();
  g_autofree char *path = NULL;
  g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (sound, NULL), g_bytes_get_size (sound));
  const gsize length = g_bytes_get_size (sound);

  path = write_file ("huge.annexa", data, length);
  g_assert_no_errno (truncate (path, G_GINT64_CONSTANT (5) << 30));
  assert_refused (path, ANNEXA_ERROR_NOT_A_PROJECT);
  g_clear_pointer (&path, g_free);

  /* A page size that is none; a page count beyond the file; a text encoding that no version wrote. */
  data[16] = 0x0f;
  path = write_file ("page-size.annexa", data, length);
  assert_refused (path, ANNEXA_ERROR_NOT_A_PROJECT);
  g_clear_pointer (&path, g_free);
  data[16] = ((const guint8 *) g_bytes_get_data (sound, NULL))[16];

  data[28] = 0x7f;
  path = write_file ("page-count.annexa", data, length);
  assert_refused (path, ANNEXA_ERROR_CORRUPT);
  g_clear_pointer (&path, g_free);
  data[28] = 0;

  data[59] = 2;
  path = write_file ("encoding.annexa", data, length);
  assert_refused (path, ANNEXA_ERROR_NOT_A_PROJECT);
  data[59] = 1;
}

/* A project whose end is missing is never opened as if nothing were wrong. */
static void
test_truncated (void)
{
  g_autoptr (GBytes) sound = make_project ();
  const guint8 *data = g_bytes_get_data (sound, NULL);
  const gsize length = g_bytes_get_size (sound);

  for (gsize cut = 0; cut < length - 48; cut += cut < 200 ? 7 : 3001)
    {
      g_autofree char *path = write_file ("cut.annexa", data, cut);

      assert_refused (path, -1);
    }

  /* Without its seal, or with half of it, the database is whole and is checked by reading it. */
  for (gsize cut = length - 48; cut < length; cut += 13)
    {
      g_autofree char *path = write_file ("unsealed.annexa", data, cut);
      g_autoptr (GError) error = NULL;
      g_autoptr (AnnexaProject) project = annexa_project_open (path, TRUE, &error);

      g_assert_no_error (error);
      annexa_project_check_file (project, &error);
      g_assert_no_error (error);
      annexa_test_assert_sound (project);
    }
}

static void
flip (guint8 *data,
      gsize   bit)
{
  data[bit / 8] ^= (guint8) (1 << (bit % 8));
}

/* Whether the seal tells, or the file is refused at once. */
static gboolean
is_noticed (const char *path)
{
  AnnexaProjectFile file;
  guint8 hash[ANNEXA_SHA256_SIZE];
  int fd = annexa_project_file_open (path, &file, NULL);
  gboolean noticed = TRUE;

  if (fd < 0)
    return TRUE;
  if (file.sealed && file.untouched)
    {
      g_assert_true (annexa_project_file_hash (fd, file.length, NULL, path, hash, NULL));
      noticed = memcmp (hash, file.sha256, sizeof hash) != 0;
    }
  else
    noticed = FALSE;
  close (fd);
  return noticed;
}

static void
test_flipped_bits (void)
{
  g_autoptr (GBytes) sound = make_project ();
  const gsize length = g_bytes_get_size (sound);
  g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (sound, NULL), length);
  g_autofree char *path = annexa_test_path ("flipped.annexa");
  const guint n_flips = 4000;
  guint n_noticed = 0;

  for (guint i = 0; i < n_flips; i++)
    {
      gsize bit = (gsize) (g_test_rand_double () * (double) length * 8);
      FILE *file = g_fopen (path, "w");

      flip (data, bit);
      g_assert_cmpuint (fwrite (data, 1, length, file), ==, length);
      fclose (file);
      n_noticed += is_noticed (path);
      flip (data, bit);
    }
  g_test_message ("%u of %u flipped bits noticed", n_noticed, n_flips);
  g_assert_cmpuint (n_noticed * 1000, >=, n_flips * 999);
}

/* In the part of the file that everything hangs on, every bit: noticed, or harmless. */
static void
test_flipped_header (void)
{
  g_autoptr (GBytes) sound = make_project ();
  const gsize length = g_bytes_get_size (sound);
  g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (sound, NULL), length);

  for (gsize bit = 0; bit < 800; bit++)
    {
      g_autofree char *path = NULL;

      flip (data, bit);
      path = write_file ("header.annexa", data, length);
      if (!is_noticed (path))
        g_error ("bit %d of byte %d", (int) bit % 8, (int) bit / 8);
      flip (data, bit);
    }
}

/* Opened all the same, a damaged file does no harm. */
static void
test_flipped_and_opened (void)
{
  g_autoptr (GBytes) sound = make_project ();
  const gsize length = g_bytes_get_size (sound);
  const guint n_files = g_test_slow () ? 2000 : 150;
  guint n_opened = 0;

  for (guint i = 0; i < n_files; i++)
    {
      g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (sound, NULL), length);
      g_autofree char *path = NULL;
      g_autoptr (AnnexaProject) project = NULL;
      g_autoptr (GError) error = NULL;

      for (guint j = 0; j < 1 + i % 40; j++)
        flip (data, (gsize) (g_test_rand_double () * (double) (length - 100)) * 8 + 800);
      path = write_file ("harm.annexa", data, length);
      project = annexa_project_open (path, FALSE, &error);
      if (project == NULL)
        continue;
      n_opened++;
      g_assert_false (annexa_project_check_file (project, &error));
      g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CORRUPT);
      read_everything (project);
      (void) annexa_project_undo (project, NULL, NULL);
    }
  g_assert_cmpuint (n_opened, >, 0);
}

/* Changes a copy of the project as another program would, and gives its path. */
static char *
change_with_sql (GBytes     *sound,
                 const char *name,
                 const char *sql)
{
  char *path = write_file (name, g_bytes_get_data (sound, NULL), g_bytes_get_size (sound));
  char *message = NULL;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
  sqlite3_close (db);
  return path;
}

static void
test_foreign_schema (void)
{
  static const char *const changes[] = {
    "CREATE TRIGGER t AFTER UPDATE ON asset BEGIN DELETE FROM risk; END",
    "CREATE VIEW v AS SELECT * FROM asset",
    "CREATE TABLE extra (x INTEGER PRIMARY KEY)",
    "CREATE VIRTUAL TABLE texts USING fts5 (body)",
    "CREATE INDEX extra ON asset (notes)",
    "CREATE INDEX extra ON asset (lower (notes))",
    "ALTER TABLE asset ADD COLUMN extra TEXT",
    "ALTER TABLE asset RENAME COLUMN notes TO remarks",
    "ALTER TABLE asset DROP COLUMN acquired",
    "DROP INDEX asset_by_owner",
    "DROP TABLE evidence_for",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, 'STRICT', '') WHERE name = 'asset'",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, 'BETWEEN 0 AND 4', '> -1') WHERE"
    " name = 'asset'",
    "PRAGMA writable_schema = ON; INSERT INTO sqlite_schema VALUES ('trigger', 'sqlite_stat7', 'asset', 0,"
    " 'CREATE TRIGGER sqlite_stat7 AFTER UPDATE ON asset BEGIN DELETE FROM risk; END')",
    "PRAGMA writable_schema = ON; INSERT INTO sqlite_schema VALUES ('view', 'sqlite_stat1', 'sqlite_stat1', 0,"
    " 'CREATE VIEW sqlite_stat1 AS SELECT 1')",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'nonsense' WHERE name = 'risk'",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 3 WHERE name = 'risk'; DELETE FROM sqlite_schema"
    " WHERE name = 'asset'",
    "PRAGMA user_version = 0",
    "PRAGMA user_version = -5",
  };
  g_autoptr (GBytes) sound = make_project ();

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path = change_with_sql (sound, "foreign.annexa", changes[i]);

      g_test_message ("%s", changes[i]);
      assert_refused (path, ANNEXA_ERROR_CORRUPT);
    }
}

/* Statistics are SQLite's own, and other people's changes to the records are no crime. */
static void
test_edited_by_others (void)
{
  g_autoptr (GBytes) sound = make_project ();
  g_autofree char *path = change_with_sql (sound, "edited.annexa", "ANALYZE; UPDATE asset SET notes = 'by hand'");
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaProject) project = annexa_project_open (path, FALSE, &error);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  annexa_project_check_file (project, &error);
  g_assert_no_error (error);
  annexa_project_verify (project, findings, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_nonnull (strstr (findings->pdata[0], "Assets"));
}

/* A newer version may have added what we do not know. */
static void
test_newer (void)
{
  g_autoptr (GBytes) sound = make_project ();
  g_autofree char *path
      = change_with_sql (sound, "newer.annexa",
                         "ALTER TABLE asset ADD COLUMN colour TEXT; CREATE TABLE novelty (id INTEGER PRIMARY KEY NOT NULL,"
                         " ref TEXT) STRICT; UPDATE asset SET status = 'lent out'; PRAGMA user_version = 99");
  g_autofree char *other
      = change_with_sql (sound, "other.annexa", "ALTER TABLE asset DROP COLUMN acquired; PRAGMA user_version = 99");
  g_autofree char *active
      = change_with_sql (sound, "active.annexa", "CREATE VIEW v AS SELECT 1; PRAGMA user_version = 99");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *status = NULL;
  gsize length, length_after;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaProject) project = NULL;
  gint64 asset;

  g_file_get_contents (path, &before, &length, &error);
  for (guint i = 0; i < 2; i++)
    {
      g_clear_object (&project);
      g_clear_pointer (&status, g_free);
      g_clear_pointer (&after, g_free);
      project = annexa_project_open (path, FALSE, &error);
      g_assert_no_error (error);
      g_assert_cmpint (annexa_project_get_access (project), ==, ANNEXA_ACCESS_NEWER);
      asset = annexa_project_find_ref (project, annexa_kind_lookup ("asset"), "A-001");
      status = annexa_test_get (project, "asset", asset, "status");
      g_assert_cmpstr (status, ==, "lent out");
      g_assert_false (annexa_test_set (project, "asset", asset, "name", "x", &error));
      g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NEWER);
      g_clear_error (&error);
      annexa_project_close (project, &error);
      g_assert_no_error (error);
      g_file_get_contents (path, &after, &length_after, &error);
      g_assert_cmpmem (before, length, after, length_after);
    }

  assert_refused (other, ANNEXA_ERROR_CORRUPT);
  assert_refused (active, ANNEXA_ERROR_CORRUPT);
}

/* Values that the tables promise not to hold. */
static void
test_foreign_values (void)
{
  static const char loosen[] = "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (replace"
                               " (sql, 'STRICT', ''), 'NOT NULL', '')"
                               " WHERE type = 'table' AND sql NOT LIKE '%WITHOUT ROWID%'";
  static const char restore[] = "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = (SELECT saved.sql FROM saved"
                                " WHERE saved.name = sqlite_master.name) WHERE type = 'table' AND name <> 'saved'";
  static const char *const values[] = {
    "NULL", "-9223372036854775808", "9e300", "x'00ff00fe'", "'a' || char (10) || 'b'", "CAST (x'c328' AS TEXT)",
    "zeroblob (100000)", "'2026-99-99'", "''",
  };
  g_autoptr (GBytes) sound = make_project ();
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *path = change_with_sql (sound, "values.annexa",
                                               "PRAGMA writable_schema = ON; CREATE TABLE saved AS SELECT name, sql FROM"
                                               " sqlite_schema WHERE type = 'table'");
      g_autoptr (GString) sql = g_string_new ("PRAGMA ignore_check_constraints = ON; UPDATE history SET ");
      g_autoptr (GError) error = NULL;
      g_autoptr (AnnexaProject) project = NULL;
      sqlite3 *db;

      g_string_append_printf (sql, "time = %s, person = %s, label = %s, edit_id = %s;", values[i], values[i], values[i],
                              values[i]);
      for (guint j = 0; j < n_kinds; j++)
        for (guint k = 0; k < kinds[j]->n_fields; k++)
          if (annexa_field_is_column (&kinds[j]->fields[k]) && kinds[j]->fields[k].type != ANNEXA_FIELD_RECORD)
            g_string_append_printf (sql, "UPDATE %s SET \"%s\" = %s;", annexa_kind_get_table (kinds[j]),
                                    annexa_field_get_column (&kinds[j]->fields[k]), values[i]);

      g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (db, loosen, NULL, NULL, NULL), ==, SQLITE_OK);
      sqlite3_close (db);
      g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
      if (sqlite3_exec (db, sql->str, NULL, NULL, NULL) != SQLITE_OK)
        g_error ("%s", sqlite3_errmsg (db));
      if (sqlite3_exec (db, restore, NULL, NULL, NULL) != SQLITE_OK)
        g_error ("%s", sqlite3_errmsg (db));
      sqlite3_close (db);
      g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (db, "DROP TABLE saved", NULL, NULL, NULL), ==, SQLITE_OK);
      sqlite3_close (db);

      g_test_message ("%s", values[i]);
      project = annexa_project_open (path, FALSE, &error);
      g_assert_no_error (error);
      g_assert_false (annexa_project_check_file (project, NULL));
      (void) annexa_project_prepare_search (project, NULL);
      read_everything (project);
      (void) annexa_test_set (project, "asset", 1, "name", "x", NULL);
      (void) annexa_project_undo (project, NULL, NULL);
      read_everything (project);
    }
}

/* What another SQLite left beside the file is not played back into it. */
static void
test_hot_journal (void)
{
  g_autoptr (GBytes) sound = make_project ();
  g_autofree char *path = write_file ("hot.annexa", g_bytes_get_data (sound, NULL), g_bytes_get_size (sound));
  static const guint8 magic[] = { 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7 };
  g_autofree guint8 *noise = g_malloc (8192);
  g_autofree char *journal = NULL;
  g_autofree char *log = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaProject) project = NULL;

  for (guint i = 0; i < 8192; i++)
    noise[i] = (guint8) g_test_rand_int ();
  memcpy (noise, magic, sizeof magic);
  journal = write_file ("hot.annexa-journal", noise, 8192);
  noise[0] = 0x37;
  log = write_file ("hot.annexa-wal", noise, 8192);

  project = annexa_project_open (path, FALSE, &error);
  g_assert_no_error (error);
  annexa_test_assert_sound (project);
  annexa_test_add (project, "asset", "One");
  annexa_project_close (project, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (journal, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
}

static void
test_wal_header (void)
{
  g_autoptr (GBytes) sound = make_project ();
  static const guint8 versions[] = { 0, 2, 3, 255 };

  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (sound, NULL), g_bytes_get_size (sound));
      g_autofree char *path = NULL;
      g_autoptr (AnnexaProject) project = NULL;

      data[18] = versions[i];
      data[19] = versions[i];
      path = write_file ("wal.annexa", data, g_bytes_get_size (sound));
      project = annexa_project_open (path, TRUE, NULL);
      g_assert_true (project == NULL || !annexa_project_check_file (project, NULL));
      if (versions[i] == 2)
        g_assert_nonnull (project);
    }
}

/* Attached files. */

static void
test_attachments (void)
{
  AnnexaProject *project = annexa_test_new_project ("attached.annexa");
  const AnnexaKind *kind = annexa_kind_lookup ("evidence");
  const AnnexaField *field = annexa_kind_find_field (kind, "file");
  gint64 id = annexa_test_add (project, "evidence", "Report");
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Attached");
  g_autofree char *path = write_file ("report.txt", "all is well", 11);
  g_autofree char *out = annexa_test_path ("out.sh");
  g_autofree char *value = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) loaded = NULL;
  g_autoptr (GError) error = NULL;
  struct stat info;

  annexa_edit_set_file_as (edit, kind, id, field, path, "../../etc/re\xe2\x80\xaeport .txt");
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
  value = annexa_test_get (project, "evidence", id, "file");
  g_assert_true (g_str_has_suffix (value, "/report .txt"));
  g_assert_cmpuint (strlen (value), ==, 64 + 1 + 11);

  loaded = annexa_project_load_file (project, value, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (loaded, NULL), g_bytes_get_size (loaded), "all is well", 11);
  annexa_project_write_file (project, value, out, &error);
  g_assert_no_error (error);
  g_assert_no_errno (stat (out, &info));
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  g_file_get_contents (out, &contents, NULL, NULL);
  g_assert_cmpstr (contents, ==, "all is well");

  value[0] = value[0] == '0' ? '1' : '0';
  g_assert_null (annexa_project_load_file (project, value, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND);
  annexa_test_close (project);
}

static void
assert_not_attached (AnnexaProject *project,
                     const char    *path,
                     int            code)
{
  const AnnexaKind *kind = annexa_kind_lookup ("evidence");
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Attached");
  gint64 id = annexa_edit_create (edit, kind);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = annexa_test_dump (project);
  g_autofree char *after = NULL;

  annexa_edit_set_text (edit, kind, id, "title", "Report");
  annexa_edit_set_text (edit, kind, id, "location", "Cabinet");
  annexa_edit_set_file (edit, kind, id, annexa_kind_find_field (kind, "file"), path);
  g_assert_false (annexa_project_apply (project, edit, &error));
  g_assert_error (error, ANNEXA_ERROR, code);
  g_assert_cmpuint (annexa_problems_get_count (annexa_edit_get_problems (edit)), >=, 1);
  after = annexa_test_dump (project);
  g_assert_cmpstr (before, ==, after);
}

static void
test_not_attached (void)
{
  AnnexaProject *project = annexa_test_new_project ("no-attachment.annexa");
  g_autofree char *large = write_file ("large", "", 0);
  g_autofree char *fifo = annexa_test_path ("fifo");
  g_autofree char *missing = annexa_test_path ("missing");

  g_assert_no_errno (truncate (large, ANNEXA_LARGEST_ATTACHMENT + 1));
  g_assert_no_errno (mkfifo (fifo, 0600));
  assert_not_attached (project, large, ANNEXA_ERROR_CONSTRAINT);
  assert_not_attached (project, fifo, ANNEXA_ERROR_CONSTRAINT);
  assert_not_attached (project, missing, ANNEXA_ERROR_CONSTRAINT);
  assert_not_attached (project, "/dev/zero", ANNEXA_ERROR_CONSTRAINT);
  annexa_test_assert_sound (project);
  annexa_test_close (project);
}

static gint64
attach_contents (AnnexaProject *project,
                 const char    *text,
                 GError       **error)
{
  const AnnexaKind *kind = annexa_kind_lookup ("evidence");
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Attached");
  g_autoptr (GBytes) contents = g_bytes_new (text, strlen (text));
  gint64 id = annexa_edit_create (edit, kind);

  annexa_edit_set_text (edit, kind, id, "title", "Report");
  annexa_edit_set_contents (edit, kind, id, annexa_kind_find_field (kind, "file"), "report.txt", contents);
  return annexa_project_apply (project, edit, error) ? id : 0;
}

/* A file with which the project could not be written any more is refused; one that is there already takes no room. */
static void
test_project_full (void)
{
  AnnexaProject *project = annexa_test_new_project ("full.annexa");
  g_autofree char *path = write_file ("more.txt", "one more", 8);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (attach_contents (project, "all is well", &error), !=, 0);
  g_assert_no_error (error);
  annexa_attachment_lower_limit (64 * 1024);
  assert_not_attached (project, path, ANNEXA_ERROR_CONSTRAINT);
  g_assert_cmpint (attach_contents (project, "all is well", &error), !=, 0);
  g_assert_no_error (error);
  annexa_attachment_lower_limit (0);
  g_assert_cmpint (attach_contents (project, "one more", &error), !=, 0);
  g_assert_no_error (error);
  annexa_test_assert_sound (project);
  annexa_test_close (project);
}

static gint64
ask_number (sqlite3    *db,
            const char *sql)
{
  sqlite3_stmt *statement;
  gint64 number;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return number;
}

/* What was deleted leaves pages that are free, and they hold the next file. */
static void
test_project_full_of_free_pages (void)
{
  AnnexaProject *project = annexa_test_new_project ("free.annexa");
  g_autofree char *path = g_strdup (annexa_project_get_path (project));
  g_autoptr (GError) error = NULL;
  gint64 size;
  sqlite3 *db;

  annexa_test_close (project);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "CREATE TABLE large (data BLOB); INSERT INTO large VALUES (zeroblob (1000000));"
                                 " DROP TABLE large",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  size = ask_number (db, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
  g_assert_cmpint (ask_number (db, "SELECT freelist_count * page_size FROM pragma_freelist_count, pragma_page_size"), >,
                   500000);
  sqlite3_close (db);

  project = annexa_project_open (path, FALSE, &error);
  g_assert_no_error (error);
  annexa_attachment_lower_limit (size - 500000);
  g_assert_cmpint (attach_contents (project, "one more", &error), !=, 0);
  g_assert_no_error (error);
  annexa_attachment_lower_limit (0);
  annexa_test_close (project);
}

static void
test_attachment_exchanged (void)
{
  AnnexaProject *project = annexa_test_new_project ("exchanged.annexa");
  const AnnexaKind *kind = annexa_kind_lookup ("evidence");
  gint64 id = annexa_test_add (project, "evidence", "Report");
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Attached");
  g_autoptr (GBytes) contents = g_bytes_new_static ("signed by Eva", 13);
  g_autofree char *path = g_strdup (annexa_project_get_path (project));
  g_autofree char *value = NULL;
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  sqlite3 *db;

  annexa_edit_set_contents (edit, kind, id, annexa_kind_find_field (kind, "file"), "minutes.pdf", contents);
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
  value = annexa_test_get (project, "evidence", id, "file");
  annexa_test_close (project);

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE attachment SET data = CAST ('signed by Ana' AS BLOB)", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  sqlite3_close (db);

  project = annexa_project_open (path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_null (annexa_project_load_file (project, value, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CORRUPT);
  g_clear_error (&error);
  annexa_project_verify (project, findings, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 1);
  annexa_test_close (project);
}

/* Changesets from a foreign history. */

static GBytes *
newest_changeset (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaStore) store = annexa_store_open (path, ANNEXA_STORE_IMMUTABLE, &error);
  g_autoptr (AnnexaStatement) statement = NULL;
  gconstpointer data;
  gsize length;
  GBytes *changeset;

  g_assert_no_error (error);
  statement = annexa_store_prepare (store, "SELECT changeset FROM history WHERE seq = 1", &error);
  g_assert_no_error (error);
  g_assert_true (annexa_statement_next (statement, &error));
  data = annexa_statement_get_blob (statement, 0, &length);
  changeset = annexa_decompress (data, length, &error);
  g_assert_no_error (error);
  return changeset;
}

static void
walk (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaChangeset) changeset = annexa_changeset_read (bytes, &error);
  AnnexaSum sum = { 0, 0 };

  while (changeset != NULL && annexa_changeset_next (changeset, &error))
    {
      annexa_changeset_add_sums (changeset, &sum);
      for (int i = 0; i < annexa_changeset_get_n_columns (changeset); i++)
        {
          g_auto (AnnexaValue) before = ANNEXA_VALUE_INIT;
          g_auto (AnnexaValue) after = ANNEXA_VALUE_INIT;

          annexa_changeset_get_old (changeset, i, &before);
          annexa_changeset_get_new (changeset, i, &after);
        }
    }
}

static void
test_foreign_changesets (void)
{
  g_autoptr (GBytes) sound = make_project ();
  g_autofree char *path = write_file ("changeset.annexa", g_bytes_get_data (sound, NULL), g_bytes_get_size (sound));
  g_autoptr (GBytes) changeset = newest_changeset (path);
  const gsize length = g_bytes_get_size (changeset);

  walk (changeset);
  for (guint i = 0; i < 1500; i++)
    {
      g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (changeset, NULL), length);
      g_autoptr (GBytes) damaged = NULL;

      for (guint j = 0; j <= i % 5; j++)
        flip (data, (gsize) (g_test_rand_double () * (double) MIN (length, 4000) * 8));
      damaged = g_bytes_new (data, i % 3 == 0 ? (gsize) (g_test_rand_double () * (double) length) : length);
      walk (damaged);
    }
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/hostile/no-project", test_no_project);
  g_test_add_func ("/hostile/sizes", test_hostile_sizes);
  g_test_add_func ("/hostile/truncated", test_truncated);
  g_test_add_func ("/hostile/flipped-bits", test_flipped_bits);
  g_test_add_func ("/hostile/flipped-header", test_flipped_header);
  g_test_add_func ("/hostile/flipped-and-opened", test_flipped_and_opened);
  g_test_add_func ("/hostile/schema", test_foreign_schema);
  g_test_add_func ("/hostile/edited-by-others", test_edited_by_others);
  g_test_add_func ("/hostile/newer", test_newer);
  g_test_add_func ("/hostile/values", test_foreign_values);
  g_test_add_func ("/hostile/hot-journal", test_hot_journal);
  g_test_add_func ("/hostile/wal-header", test_wal_header);
  g_test_add_func ("/hostile/attachments", test_attachments);
  g_test_add_func ("/hostile/not-attached", test_not_attached);
  g_test_add_func ("/hostile/project-full", test_project_full);
  g_test_add_func ("/hostile/project-full-of-free-pages", test_project_full_of_free_pages);
  g_test_add_func ("/hostile/attachment-exchanged", test_attachment_exchanged);
  g_test_add_func ("/hostile/changesets", test_foreign_changesets);

  return g_test_run ();
}
