/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-many.h"
#include "annexa-project-private.h"
#include "annexa-query.h"
#include "annexa-test.h"

/* Protection needs that assets take over from what depends on them. */

static const char *const own_fields[] = { "confidentiality", "integrity", "availability" };
static const char *const fields[] = { "effective-confidentiality", "effective-integrity", "effective-availability" };

static const AnnexaKind *
asset (void)
{
  return annexa_kind_lookup ("asset");
}

static void
set (AnnexaProject *project,
     gint64         id,
     const char    *field,
     const char    *text)
{
  g_autoptr (GError) error = NULL;

  annexa_test_set (project, "asset", id, field, text, &error);
  g_assert_no_error (error);
}

static void
require (AnnexaProject *project)
{
  g_autoptr (GError) error = NULL;

  annexa_project_require (project, annexa_kind_find_field (asset (), fields[0]), &error);
  g_assert_no_error (error);
}

/* Expects the three needs of an asset, as in "3 1 -". */
static void
assert_needs (AnnexaProject *project,
              gint64         id,
              const char    *expected)
{
  g_autoptr (AnnexaRecord) record = NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  require (project);
  record = annexa_project_get_record (project, asset (), id, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (annexa_record_is_empty (record, fields[i]))
      g_string_append (found, i > 0 ? " -" : "-");
    else
      g_string_append_printf (found, "%s%d", i > 0 ? " " : "", (int) annexa_record_get_integer (record, fields[i]));
  g_assert_cmpstr (found->str, ==, expected);
}

static gint64
add (AnnexaProject *project,
     const char    *name,
     const char    *ratings,
     const char    *depends_on)
{
  gint64 id = annexa_test_add (project, "asset", name);
  g_auto (GStrv) parts = g_strsplit (ratings, " ", -1);

  for (guint i = 0; i < G_N_ELEMENTS (own_fields); i++)
    if (strcmp (parts[i], "-") != 0)
      set (project, id, own_fields[i], parts[i]);
  set (project, id, "depends-on", depends_on);
  return id;
}

/* Order handling (3 2 4) needs the shop (- 3 1), which needs the server (1 - -), which needs the room; the intern’s
 * laptop (4 0 0) needs the room, too. */
static void
test_by_hand (void)
{
  AnnexaProject *project = annexa_test_new_project ("needs.annexa");
  gint64 room = add (project, "Room", "- - -", "");
  gint64 server = add (project, "Server", "1 - -", "A-001");
  gint64 shop = add (project, "Shop", "- 3 1", "A-002");
  gint64 orders = add (project, "Order handling", "3 2 4", "A-003");
  gint64 laptop = add (project, "Laptop", "4 0 0", "A-001");
  gint64 alone = add (project, "Poster", "- 0 -", "");

  assert_needs (project, orders, "3 2 4");
  assert_needs (project, shop, "3 3 4");
  assert_needs (project, server, "3 3 4");
  assert_needs (project, room, "4 3 4");
  assert_needs (project, laptop, "4 0 0");
  assert_needs (project, alone, "- 0 -");

  /* What does not take needs over passes on its own alone. */
  set (project, shop, "needs-inherited", "no");
  assert_needs (project, shop, "- 3 1");
  assert_needs (project, server, "1 3 1");
  assert_needs (project, room, "4 3 1");
  set (project, room, "needs-inherited", "no");
  assert_needs (project, room, "- - -");
  set (project, room, "availability", "2");
  assert_needs (project, room, "- - 2");
  annexa_test_assert_sound (project);
  annexa_test_close (project);
}

static void
delete (AnnexaProject *project,
        gint64         id)
{
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Deleted");
  g_autoptr (GError) error = NULL;

  annexa_edit_delete (edit, asset (), id);
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
}

/* Three in a circle and one that leads into it. */
static void
test_cycle (void)
{
  AnnexaProject *project = annexa_test_new_project ("cycle.annexa");
  gint64 a = add (project, "A", "1 - 0", "");
  gint64 b = add (project, "B", "- 2 -", "A-001");
  gint64 c = add (project, "C", "0 - -", "A-002");
  gint64 into = add (project, "Into", "- - 4", "A-003");

  set (project, a, "depends-on", "A-003");
  assert_needs (project, a, "1 2 4");
  assert_needs (project, b, "1 2 4");
  assert_needs (project, c, "1 2 4");
  assert_needs (project, into, "- - 4");
  delete (project, into);
  assert_needs (project, a, "1 2 0");
  delete (project, b);
  assert_needs (project, a, "1 - 0");
  assert_needs (project, c, "1 - 0");
  annexa_test_close (project);
}

/* A record that somebody holds follows edits, undo and redo; so does a list that is sorted and filtered by a need. */
static void
test_follows (void)
{
  AnnexaProject *project = annexa_test_new_project ("follows.annexa");
  gint64 server = add (project, "Server", "- - -", "");
  gint64 shop = add (project, "Shop", "2 - -", "A-001");
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (project, asset (), server, NULL);
  g_autoptr (AnnexaQuery) query = annexa_query_new (asset ());
  g_auto (AnnexaValue) three = ANNEXA_VALUE_INIT;

  annexa_value_set_integer (&three, 3);
  annexa_query_add_filter (query, annexa_kind_find_field (asset (), fields[0]), ANNEXA_TEST_EQUAL, &three);
  g_assert_true (annexa_record_is_empty (record, fields[0]));
  require (project);
  g_assert_cmpint (annexa_record_get_integer (record, fields[0]), ==, 2);
  g_assert_cmpint (annexa_project_count_query (project, query, NULL), ==, 0);
  set (project, shop, "confidentiality", "3");
  g_assert_cmpint (annexa_record_get_integer (record, fields[0]), ==, 3);
  g_assert_cmpint (annexa_project_count_query (project, query, NULL), ==, 2);
  annexa_project_undo (project, NULL, NULL);
  g_assert_cmpint (annexa_record_get_integer (record, fields[0]), ==, 2);
  annexa_project_redo (project, NULL, NULL);
  g_assert_cmpint (annexa_record_get_integer (record, fields[0]), ==, 3);
  set (project, shop, "depends-on", "");
  g_assert_true (annexa_record_is_empty (record, fields[0]));
  g_assert_cmpint (annexa_project_count_query (project, query, NULL), ==, 1);
  g_clear_object (&record);
  annexa_test_close (project);
}

static void
note_touched (AnnexaProject *project,
              AnnexaChanges *changes,
              GString       *touched)
{
  static const char *const names[] = { "name", "confidentiality", "integrity", "needs-inherited", "notes", "depends-on" };

  g_string_truncate (touched, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (annexa_changes_touch_field (changes, asset (), annexa_kind_find_field (asset (), names[i])))
      g_string_append_printf (touched, "%s%s", touched->len > 0 ? " " : "", names[i]);
}

/* Needs are worked out anew after edits that can change them, which is known of each field. */
static void
test_touched (void)
{
  AnnexaProject *project = annexa_test_new_project ("touched.annexa");
  g_autoptr (GString) touched = g_string_new (NULL);
  gint64 server, shop;

  g_signal_connect (project, "changed", G_CALLBACK (note_touched), touched);
  server = annexa_test_add (project, "asset", "Server");
  g_assert_cmpstr (touched->str, ==, "name confidentiality integrity needs-inherited notes");
  shop = annexa_test_add (project, "asset", "Shop");
  set (project, server, "name", "File server");
  g_assert_cmpstr (touched->str, ==, "name");
  set (project, server, "notes", "In the cellar");
  g_assert_cmpstr (touched->str, ==, "notes");
  set (project, server, "confidentiality", "3");
  g_assert_cmpstr (touched->str, ==, "confidentiality");
  annexa_project_undo (project, NULL, NULL);
  g_assert_cmpstr (touched->str, ==, "confidentiality");
  set (project, server, "needs-inherited", "no");
  g_assert_cmpstr (touched->str, ==, "needs-inherited");
  set (project, shop, "depends-on", "A-001");
  g_assert_cmpstr (touched->str, ==, "depends-on");
  annexa_test_add (project, "person", "Ana");
  g_assert_cmpstr (touched->str, ==, "");
  delete (project, server);
  g_assert_cmpstr (touched->str, ==, "name confidentiality integrity needs-inherited notes depends-on");
  annexa_test_close (project);
}

/* A reader fills in needs of its own, as of when it was opened. */
static void
test_reader (void)
{
  AnnexaProject *project = annexa_test_new_project ("reader.annexa");
  gint64 server = add (project, "Server", "- - -", "");
  gint64 shop = add (project, "Shop", "2 - -", "A-001");
  g_autoptr (AnnexaProject) reader = annexa_project_open_reader (project, NULL);

  set (project, shop, "confidentiality", "4");
  assert_needs (project, server, "4 - -");
  assert_needs (reader, server, "2 - -");
  g_clear_object (&reader);
  annexa_test_close (project);
}

/* Random assets: link i leads from sources[i] to targets[i]. */
typedef struct
{
  guint n;
  gint64 *ids;
  int (*ratings)[3];
  gboolean *inherits;
  guint n_links;
  guint *sources;
  guint *targets;
} Random;

static void
random_make (Random        *random,
             AnnexaProject *project,
             guint          n,
             guint          n_links,
             gboolean       chain)
{
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Random");
  g_autoptr (GError) error = NULL;

  *random = (Random){ .n = n, .n_links = n_links };
  random->ids = g_new (gint64, n);
  random->ratings = g_malloc (n * sizeof *random->ratings);
  random->inherits = g_new (gboolean, n);
  random->sources = g_new (guint, n_links);
  random->targets = g_new (guint, n_links);
  for (guint i = 0; i < n; i++)
    {
      random->ids[i] = annexa_edit_create (edit, asset ());
      random->inherits[i] = chain || g_test_rand_int_range (0, 4) > 0;
      annexa_edit_set_text (edit, asset (), random->ids[i], "name", "Asset");
      annexa_edit_set_integer (edit, asset (), random->ids[i], "needs-inherited", random->inherits[i]);
      for (guint j = 0; j < 3; j++)
        {
          random->ratings[i][j] = chain ? (i == 0 ? (int) j + 2 : (int) j - 1) : g_test_rand_int_range (-1, 5);
          if (random->ratings[i][j] >= 0)
            annexa_edit_set_integer (edit, asset (), random->ids[i], own_fields[j], random->ratings[i][j]);
        }
    }
  for (guint i = 0; i < n_links; i++)
    {
      random->sources[i] = chain ? i : (guint) g_test_rand_int_range (0, (gint32) n);
      random->targets[i] = (random->sources[i] + 1 + (chain ? 0 : (guint) g_test_rand_int_range (0, (gint32) n - 1))) % n;
    }
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

      for (guint j = 0; j < n_links; j++)
        if (random->sources[j] == i && g_hash_table_add (seen, GUINT_TO_POINTER (random->targets[j])))
          g_array_append_val (own, random->ids[random->targets[j]]);
      annexa_edit_set_ids (edit, asset (), random->ids[i], "depends-on", (gint64 *) (void *) own->data, own->len);
    }
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
}

/* Hands needs over along every link until nothing changes any more. */
static void
random_assert (Random        *random,
               AnnexaProject *project)
{
  gboolean changed = TRUE;

  while (changed)
    {
      changed = FALSE;
      for (guint i = 0; i < random->n_links; i++)
        for (guint j = 0; j < 3 && random->inherits[random->targets[i]]; j++)
          if (random->ratings[random->sources[i]][j] > random->ratings[random->targets[i]][j])
            {
              random->ratings[random->targets[i]][j] = random->ratings[random->sources[i]][j];
              changed = TRUE;
            }
    }
  for (guint i = 0; i < random->n; i++)
    {
      g_autoptr (GString) expected = g_string_new (NULL);

      for (guint j = 0; j < 3; j++)
        if (random->ratings[i][j] < 0)
          g_string_append (expected, j > 0 ? " -" : "-");
        else
          g_string_append_printf (expected, "%s%d", j > 0 ? " " : "", random->ratings[i][j]);
      assert_needs (project, random->ids[i], expected->str);
    }
  g_free (random->ids);
  g_free (random->ratings);
  g_free (random->inherits);
  g_free (random->sources);
  g_free (random->targets);
}

static void
test_chain (void)
{
  AnnexaProject *project = annexa_test_new_project ("chain.annexa");
  Random random;

  random_make (&random, project, 1000, 999, TRUE);
  assert_needs (project, random.ids[999], "2 3 4");
  random_assert (&random, project);
  annexa_test_close (project);
}

static void
test_random (void)
{
  for (guint i = 0; i < 12; i++)
    {
      AnnexaProject *project = annexa_test_new_project ("random.annexa");
      Random random;
      guint n = 2 + 10 * i;

      random_make (&random, project, n, n * (i % 4) / 2, FALSE);
      random_assert (&random, project);
      annexa_test_close (project);
    }
}

static void
add_fillers (AnnexaProject *project,
             guint          n)
{
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Fillers");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    annexa_edit_set_text (edit, asset (), annexa_edit_create (edit, asset ()), "name", "Filler");
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
}

static void
note_told (AnnexaRecord *record,
           GParamSpec   *pspec,
           guint        *n_told)
{
  (*n_told)++;
}

static gboolean
has_filled (gpointer project)
{
  return ((AnnexaProject *) project)->filling == NULL;
}

/* Whoever holds a record has been told by the time that the worker is done with. */
static void
wait_until_told (AnnexaProject *project,
                 guint         *n_told)
{
  *n_told = 0;
  annexa_test_wait (has_filled, project);
  g_assert_cmpuint (*n_told, >, 0);
}

/* What a worker cannot find out, as its connection cannot be opened, is found out at once. */
static void
test_worker_fails (void)
{
  AnnexaProject *project = annexa_test_new_project ("worker-fails.annexa");
  gint64 server = add (project, "Server", "1 - -", "");
  g_autofree char *database = g_strdup (project->database);
  g_autoptr (AnnexaRecord) record = NULL;
  guint n_told;

  annexa_many_lower_limit (1);
  add (project, "Shop", "2 - -", "A-001");
  record = annexa_project_get_record (project, asset (), server, NULL);
  g_signal_connect (record, "notify::effective-confidentiality", G_CALLBACK (note_told), &n_told);
  g_free (project->database);
  project->database = g_strconcat (database, ".gone", NULL);
  annexa_project_require_soon (project, annexa_kind_find_field (asset (), fields[0]));
  g_assert_true (annexa_record_is_empty (record, fields[0]));
  wait_until_told (project, &n_told);
  g_assert_cmpint (annexa_record_get_integer (record, fields[0]), ==, 2);
  g_free (project->database);
  project->database = g_steal_pointer (&database);
  annexa_many_lower_limit (0);
  g_clear_object (&record);
  annexa_test_close (project);
}

/* Of very many assets a worker finds it out. Who looks at one sees what was there before until the worker is done, who
 * sorts does not, and edits of that time count, too. */
static void
test_worker (void)
{
  AnnexaProject *project = annexa_test_new_project ("worker.annexa");
  const AnnexaField *field = annexa_kind_find_field (asset (), fields[0]);
  gint64 server = add (project, "Server", "1 - -", "");
  gint64 shop = add (project, "Shop", "2 - -", "A-001");
  g_autoptr (AnnexaRecord) record = NULL;
  guint n_told;

  annexa_many_lower_limit (20);
  add_fillers (project, 20);
  record = annexa_project_get_record (project, asset (), server, NULL);
  g_signal_connect (record, "notify::effective-confidentiality", G_CALLBACK (note_told), &n_told);
  annexa_project_require_soon (project, field);
  g_assert_true (annexa_record_is_empty (record, fields[0]));
  set (project, shop, "confidentiality", "3");
  g_assert_true (annexa_record_is_empty (record, fields[0]));
  wait_until_told (project, &n_told);
  g_assert_cmpint (annexa_record_get_integer (record, fields[0]), ==, 3);

  set (project, shop, "confidentiality", "4");
  g_assert_cmpint (annexa_record_get_integer (record, fields[0]), ==, 3);
  wait_until_told (project, &n_told);
  g_assert_cmpint (annexa_record_get_integer (record, fields[0]), ==, 4);

  /* The worker of the edit before is stopped by whoever cannot wait. */
  set (project, shop, "confidentiality", "2");
  assert_needs (project, server, "2 - -");
  g_assert_cmpint (annexa_record_get_integer (record, fields[0]), ==, 2);
  set (project, shop, "confidentiality", "3");
  annexa_many_lower_limit (0);
  g_clear_object (&record);
  annexa_test_close (project);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/needs/by-hand", test_by_hand);
  g_test_add_func ("/needs/cycle", test_cycle);
  g_test_add_func ("/needs/follows", test_follows);
  g_test_add_func ("/needs/touched", test_touched);
  g_test_add_func ("/needs/reader", test_reader);
  g_test_add_func ("/needs/chain", test_chain);
  g_test_add_func ("/needs/random", test_random);
  g_test_add_func ("/needs/worker", test_worker);
  g_test_add_func ("/needs/worker-fails", test_worker_fails);

  return g_test_run ();
}
