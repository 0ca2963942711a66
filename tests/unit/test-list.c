/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-error.h"
#include "annexa-many.h"
#include "annexa-project-private.h"
#include "annexa-query.h"
#include "annexa-record-list.h"
#include "annexa-search.h"
#include "annexa-test.h"
#include "annexa-text.h"

/* Lists follow edits by splices; queries sort and filter as a naive reader of the records would. */

/* A copy of a list that only knows what the list has told. */
typedef struct
{
  AnnexaRecordList *list;
  GArray *ids;
  guint n_signals;
} Mirror;

static void
items_changed (GListModel *model,
               guint       position,
               guint       removed,
               guint       added,
               Mirror     *mirror)
{
  mirror->n_signals++;
  g_assert_cmpuint (position + removed, <=, mirror->ids->len);
  g_array_remove_range (mirror->ids, position, removed);
  for (guint i = 0; i < added; i++)
    {
      gint64 id = annexa_record_list_get_id (mirror->list, position + i);

      g_array_insert_val (mirror->ids, position + i, id);
    }
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, mirror->ids->len);
}

static Mirror *
mirror_new (AnnexaProject *project,
            const char    *kind,
            AnnexaQuery   *query,
            const char    *words)
{
  Mirror *mirror = g_new0 (Mirror, 1);

  mirror->list = annexa_record_list_new (project, annexa_kind_lookup (kind));
  mirror->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (query != NULL)
    annexa_record_list_set_query (mirror->list, query);
  annexa_record_list_set_words (mirror->list, words);
  items_changed (G_LIST_MODEL (mirror->list), 0, 0, g_list_model_get_n_items (G_LIST_MODEL (mirror->list)), mirror);
  mirror->n_signals = 0;
  g_signal_connect (mirror->list, "items-changed", G_CALLBACK (items_changed), mirror);
  return mirror;
}

static void
mirror_free (gpointer data)
{
  Mirror *mirror = data;

  g_signal_handlers_disconnect_by_data (mirror->list, mirror);
  g_assert_finalize_object (mirror->list);
  g_array_unref (mirror->ids);
  g_free (mirror);
}

static void
assert_mirrors (Mirror *mirror)
{
  AnnexaProject *project = annexa_record_list_get_project (mirror->list);
  const char *words = annexa_record_list_get_words (mirror->list);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) fresh = annexa_project_query (project, annexa_record_list_get_query (mirror->list), &error);

  g_assert_no_error (error);
  if (words != NULL)
    {
      g_autoptr (GHashTable) found = annexa_project_search_ids (project, words, &error);

      for (guint i = fresh->len; i-- > 0;)
        if (!g_hash_table_contains (found, (gpointer) (gintptr) g_array_index (fresh, gint64, i)))
          g_array_remove_index (fresh, i);
    }
  g_assert_cmpmem (mirror->ids->data, mirror->ids->len * sizeof (gint64), fresh->data, fresh->len * sizeof (gint64));
}

static AnnexaQuery *
sorted_by (const char *kind,
           const char *field,
           gboolean    descending)
{
  const AnnexaKind *k = annexa_kind_lookup (kind);
  AnnexaQuery *query = annexa_query_new (k);

  annexa_query_add_sort (query, annexa_kind_find_field (k, field), descending);
  return query;
}

static AnnexaQuery *
filtered_by (const char *kind,
             const char *field,
             AnnexaTest  test,
             const char *text)
{
  const AnnexaKind *k = annexa_kind_lookup (kind);
  AnnexaQuery *query = annexa_query_new (k);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  if (text != NULL)
    annexa_value_set_text (&value, text);
  annexa_query_add_filter (query, annexa_kind_find_field (k, field), test, &value);
  annexa_query_add_sort (query, annexa_kind_find_field (k, "name"), TRUE);
  return query;
}

static gint64
any (AnnexaProject *project,
     const char    *kind)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (annexa_kind_lookup (kind));
  g_autoptr (GArray) ids = annexa_project_query (project, query, NULL);

  return ids->len > 0 ? g_array_index (ids, gint64, g_test_rand_int_range (0, (int) ids->len)) : 0;
}

static void
change_assets (AnnexaProject *project,
               AnnexaEdit    *edit,
               guint          n)
{
  static const char *const names[] = { "Server", "server 9", "Server 10", "Ölofen", "Zug", "archive", "Laptop", "ßt" };
  const AnnexaKind *kind = annexa_kind_lookup ("asset");

  for (guint i = 0; i < n; i++)
    {
      int what = g_test_rand_int_range (0, 10);
      gint64 id = what < 3 ? annexa_edit_create (edit, kind) : any (project, "asset");
      gint64 person = any (project, "person");
      g_autofree char *value = g_strdup_printf ("2026-0%d-11", g_test_rand_int_range (1, 9));

      if (id == 0)
        continue;
      if (what == 9)
        {
          annexa_edit_delete (edit, kind, id);
          continue;
        }
      if (what != 8)
        annexa_edit_set_text (edit, kind, id, "name", names[g_test_rand_int_range (0, G_N_ELEMENTS (names))]);
      annexa_edit_set_text (edit, kind, id, "status", g_test_rand_bit () ? "retired" : "in-use");
      annexa_edit_set_text (edit, kind, id, "next-review", g_test_rand_bit () ? value : NULL);
      if (person != 0 && g_test_rand_bit ())
        annexa_edit_set_integer (edit, kind, id, "owner", person);
    }
}

static void
change_others (AnnexaProject *project,
               AnnexaEdit    *edit)
{
  const AnnexaKind *person = annexa_kind_lookup ("person");
  const AnnexaKind *risk = annexa_kind_lookup ("risk");
  g_autofree char *name = g_strdup_printf ("Person %d", g_test_rand_int_range (0, 50));
  gint64 asset = any (project, "asset");
  gint64 id = any (project, "person");

  if (id != 0 && g_test_rand_int_range (0, 6) == 0)
    annexa_edit_delete (edit, person, id);
  else if (id != 0 && g_test_rand_bit ())
    annexa_edit_set_text (edit, person, id, "name", name);
  else
    annexa_edit_set_text (edit, person, annexa_edit_create (edit, person), "name", name);

  if (asset != 0 && g_test_rand_bit ())
    {
      id = annexa_edit_create (edit, risk);
      annexa_edit_set_text (edit, risk, id, "title", "Fire");
      annexa_edit_set_ids (edit, risk, id, "assets", &asset, 1);
      annexa_edit_set_integer (edit, risk, id, "current-likelihood", g_test_rand_int_range (1, 6));
      annexa_edit_set_integer (edit, risk, id, "current-impact", g_test_rand_int_range (1, 6));
    }
}

static void
edit_anything (AnnexaProject *project)
{
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Edited");
  g_autofree char *label = annexa_project_get_undo_label (project);
  g_autoptr (GError) error = NULL;
  int what = g_test_rand_int_range (0, 20);

  if (what < 3 && g_strcmp0 (label, "Edited") == 0)
    annexa_project_undo (project, NULL, &error);
  else if (what == 3)
    annexa_project_redo (project, NULL, NULL);
  else if (what < 8)
    change_others (project, edit);
  else
    change_assets (project, edit, what == 8 ? 80 : what < 12 ? 5 : 1);
  g_assert_no_error (error);
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
}

static void
test_splices (void)
{
  AnnexaProject *project = annexa_test_new_project ("splices.annexa");
  g_autoptr (GPtrArray) mirrors = g_ptr_array_new_with_free_func (mirror_free);
  const guint n_edits = g_test_slow () ? 2000 : 250;

  annexa_project_prepare_search (project, NULL);
  g_ptr_array_add (mirrors, mirror_new (project, "asset", NULL, NULL));
  g_ptr_array_add (mirrors, mirror_new (project, "asset", sorted_by ("asset", "name", FALSE), NULL));
  g_ptr_array_add (mirrors, mirror_new (project, "asset", sorted_by ("asset", "next-review", TRUE), NULL));
  g_ptr_array_add (mirrors, mirror_new (project, "asset", sorted_by ("asset", "status", FALSE), "serv"));
  g_ptr_array_add (mirrors, mirror_new (project, "asset", sorted_by ("asset", "owner", FALSE), NULL));
  g_ptr_array_add (mirrors, mirror_new (project, "asset", sorted_by ("asset", "worst-level", TRUE), NULL));
  g_ptr_array_add (mirrors, mirror_new (project, "asset", sorted_by ("asset", "changed", TRUE), NULL));
  g_ptr_array_add (mirrors,
                   mirror_new (project, "asset", filtered_by ("asset", "status", ANNEXA_TEST_EQUAL, "retired"), NULL));
  g_ptr_array_add (mirrors,
                   mirror_new (project, "asset", filtered_by ("asset", "owner", ANNEXA_TEST_EMPTY, NULL), "server"));
  g_ptr_array_add (mirrors, mirror_new (project, "person", sorted_by ("person", "name", FALSE), NULL));

  for (guint i = 0; i < n_edits; i++)
    {
      edit_anything (project);
      for (guint j = 0; j < mirrors->len; j++)
        assert_mirrors (mirrors->pdata[j]);
    }
  annexa_test_assert_sound (project);
  g_clear_pointer (&mirrors, g_ptr_array_unref);
  annexa_test_close (project);
}

/* The smallest splices: what stays where it is, is not told of. */
static void
test_smallest (void)
{
  AnnexaProject *project = annexa_test_new_project ("smallest.annexa");
  gint64 ids[3];
  Mirror *mirror;
  g_autoptr (AnnexaEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  const AnnexaKind *kind = annexa_kind_lookup ("asset");

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("Asset %u", i);

      ids[i] = annexa_test_add (project, "asset", name);
    }
  mirror = mirror_new (project, "asset", sorted_by ("asset", "name", FALSE), NULL);
  annexa_test_set (project, "asset", ids[1], "notes", "x", &error);
  g_assert_cmpuint (mirror->n_signals, ==, 0);

  edit = annexa_project_begin (project, "Bulk");
  for (guint i = 0; i < 3; i++)
    annexa_edit_set_text (edit, kind, ids[i], "location", "Cellar");
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mirror->n_signals, ==, 0);

  annexa_test_set (project, "asset", ids[0], "name", "Asset 9", &error);
  g_assert_cmpuint (mirror->n_signals, ==, 1);
  assert_mirrors (mirror);
  mirror_free (mirror);
  annexa_test_close (project);
}

static void
wait_for (AnnexaRecordList *list)
{
  while (annexa_record_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
}

/* Workers that were told to stop still hold what they work for. */
static void
let_workers_end (gpointer object)
{
  while (G_OBJECT (object)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
}

static void
add_many (AnnexaProject *project,
          guint          n)
{
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Added");
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf (i % 3 > 0 ? "Server %u" : "Laptop %u", i * 7 % n);

      annexa_edit_set_text (edit, kind, annexa_edit_create (edit, kind), "name", name);
    }
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
}

static void
note_failure (AnnexaRecordList *list,
              const GError     *error,
              guint            *n_failed)
{
  g_assert_nonnull (error);
  (*n_failed)++;
}

/* A search that fails, at once or in a worker, is told of, and has not found nothing. */
static void
test_search_fails (void)
{
  AnnexaProject *project = annexa_test_new_project ("search-fails.annexa");
  g_autofree char *database = g_strdup (project->database);
  guint n_failed = 0;
  Mirror *mirror;

  add_many (project, 30);
  mirror = mirror_new (project, "asset", NULL, "serv");
  g_signal_connect (mirror->list, "fail", G_CALLBACK (note_failure), &n_failed);
  g_assert_cmpuint (mirror->ids->len, ==, 20);

  annexa_project_close_search (project);
  project->search_attached = TRUE;
  annexa_record_list_set_words (mirror->list, "lap");
  project->search_attached = FALSE;
  g_assert_cmpuint (n_failed, ==, 1);
  g_assert_cmpuint (mirror->ids->len, ==, 20);

  annexa_many_lower_limit (10);
  g_free (project->database);
  project->database = g_strconcat (database, ".gone", NULL);
  annexa_record_list_set_words (mirror->list, "laptop");
  wait_for (mirror->list);
  g_free (project->database);
  project->database = g_steal_pointer (&database);
  g_assert_cmpuint (n_failed, ==, 2);
  g_assert_cmpuint (mirror->ids->len, ==, 20);

  annexa_record_list_set_words (mirror->list, "lap");
  wait_for (mirror->list);
  annexa_many_lower_limit (0);
  g_assert_cmpuint (n_failed, ==, 2);
  assert_mirrors (mirror);
  g_assert_cmpuint (mirror->ids->len, ==, 10);
  let_workers_end (mirror->list);
  mirror_free (mirror);
  annexa_test_close (project);
}

/* In a long list a worker finds what somebody types: whatever is typed, edited or sorted meanwhile, in the end the list
 * has what was asked for last. Without the index a thousand records are long. */
static void
test_search_in_worker (void)
{
  AnnexaProject *project = annexa_test_new_project ("worker.annexa");
  g_autoptr (GError) error = NULL;
  Mirror *mirror;

  add_many (project, 1200);
  mirror = mirror_new (project, "asset", NULL, NULL);
  annexa_record_list_set_words (mirror->list, "serv");
  g_assert_true (annexa_record_list_is_loading (mirror->list));
  g_assert_cmpuint (mirror->ids->len, ==, 1200);
  annexa_record_list_set_words (mirror->list, "lap");
  wait_for (mirror->list);
  assert_mirrors (mirror);
  g_assert_cmpuint (mirror->ids->len, ==, 400);

  annexa_record_list_set_words (mirror->list, "server");
  annexa_test_set (project, "asset", g_array_index (mirror->ids, gint64, 7), "name", "Server zero", &error);
  annexa_test_set (project, "asset", g_array_index (mirror->ids, gint64, 9), "notes", "of laptops", &error);
  wait_for (mirror->list);
  assert_mirrors (mirror);
  g_assert_cmpuint (mirror->ids->len, ==, 801);

  annexa_record_list_set_words (mirror->list, "laptop 1");
  annexa_record_list_set_query (mirror->list, sorted_by ("asset", "name", TRUE));
  wait_for (mirror->list);
  assert_mirrors (mirror);
  annexa_record_list_set_words (mirror->list, "laptop 11");
  annexa_record_list_set_words (mirror->list, NULL);
  assert_mirrors (mirror);
  wait_for (mirror->list);
  assert_mirrors (mirror);
  g_assert_cmpuint (mirror->ids->len, ==, 1200);
  let_workers_end (mirror->list);
  mirror_free (mirror);
  annexa_test_close (project);
}

static void
add_two (AnnexaProject *project)
{
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Added");
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    annexa_edit_set_text (edit, kind, annexa_edit_create (edit, kind), "name", "Laptop of a guest");
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
}

static void
type_on (Mirror     *mirror,
         const char *words)
{
  g_assert_true (annexa_record_list_is_loading (mirror->list));
  annexa_record_list_set_words (mirror->list, words);
  g_assert_true (annexa_record_list_is_loading (mirror->list));
  wait_for (mirror->list);
  assert_mirrors (mirror);
}

/* Who types on before the worker is done does not stop the list from taking what was added, sorted, filtered and grouped
 * before. */
static void
test_typed_on (void)
{
  AnnexaProject *project = annexa_test_new_project ("typed-on.annexa");
  g_autoptr (AnnexaQuery) grouped = annexa_query_new (annexa_kind_lookup ("asset"));
  Mirror *mirror;

  add_many (project, 1200);
  mirror = mirror_new (project, "asset", NULL, NULL);
  annexa_record_list_set_words (mirror->list, "lap");
  wait_for (mirror->list);
  add_two (project);
  type_on (mirror, "lapt");
  g_assert_cmpuint (mirror->ids->len, ==, 402);

  annexa_record_list_set_query (mirror->list, sorted_by ("asset", "name", TRUE));
  type_on (mirror, "lapto");
  annexa_record_list_set_query (mirror->list, filtered_by ("asset", "name", ANNEXA_TEST_LACKS, "77"));
  add_two (project);
  type_on (mirror, "laptop");

  annexa_query_set_group (grouped, annexa_kind_find_field (annexa_kind_lookup ("asset"), "type"), FALSE);
  annexa_record_list_set_query (mirror->list, g_steal_pointer (&grouped));
  type_on (mirror, "serv");
  g_assert_cmpuint (annexa_record_list_get_n_groups (mirror->list), ==, 1);
  g_assert_cmpuint (annexa_record_list_get_group (mirror->list, 0)->count, ==, 800);
  let_workers_end (mirror->list);
  mirror_free (mirror);
  annexa_test_close (project);
}

/* Nobody waits for the worker when the list or the project goes. */
static void
test_search_left (void)
{
  AnnexaProject *project = annexa_test_new_project ("left.annexa");
  g_autoptr (GError) error = NULL;
  AnnexaRecordList *list;

  add_many (project, 1200);
  list = annexa_record_list_new (project, annexa_kind_lookup ("asset"));
  annexa_record_list_set_words (list, "serv");
  g_object_unref (list);
  list = annexa_record_list_new (project, annexa_kind_lookup ("asset"));
  annexa_record_list_set_words (list, "serv");
  annexa_project_close (project, &error);
  g_assert_no_error (error);
  wait_for (list);
  g_assert_finalize_object (list);
  let_workers_end (project);
  g_assert_finalize_object (project);
}

/* Of many records even the plain list comes from a worker. */
static void
test_many (void)
{
  AnnexaProject *project = annexa_test_new_project ("many.annexa");
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  AnnexaQuery *query;
  guint n_failed = 0;
  g_autoptr (AnnexaRecordList) few = NULL;
  g_autoptr (AnnexaRecordList) many = NULL;

  add_many (project, 12);
  few = annexa_record_list_new (project, annexa_kind_lookup ("asset"));
  g_assert_false (annexa_record_list_is_loading (few));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (few)), ==, 12);

  annexa_many_lower_limit (10);
  many = annexa_record_list_new (project, annexa_kind_lookup ("asset"));
  g_assert_true (annexa_record_list_is_loading (many));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (many)), ==, 0);
  wait_for (many);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (many)), ==, 12);
  for (guint i = 0; i < 12; i++)
    g_assert_cmpint (annexa_record_list_get_id (many, i), ==, annexa_record_list_get_id (few, i));

  /* What a pass puts together is not known to a worker. */
  query = annexa_query_new (kind);
  annexa_query_add_sort (query, annexa_kind_find_field (kind, "changed"), TRUE);
  g_signal_connect (many, "fail", G_CALLBACK (note_failure), &n_failed);
  annexa_record_list_set_query (many, query);
  g_assert_false (annexa_record_list_is_loading (many));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (many)), ==, 12);
  g_assert_cmpuint (n_failed, ==, 0);
  annexa_many_lower_limit (0);
  g_clear_object (&few);
  g_clear_object (&many);
  annexa_test_close (project);
}

/* There is one object per record as long as somebody holds it, and it follows every edit. */
static void
test_identity (void)
{
  AnnexaProject *project = annexa_test_new_project ("identity.annexa");
  gint64 id = annexa_test_add (project, "asset", "Server");
  g_autoptr (AnnexaRecordList) list = annexa_record_list_new (project, annexa_kind_lookup ("asset"));
  g_autoptr (AnnexaRecord) item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (project, annexa_kind_lookup ("asset"), id, NULL);
  g_autoptr (AnnexaRecord) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Deleted");

  g_assert_true (item == record);
  annexa_test_set (project, "asset", id, "name", "Archive", &error);
  g_assert_cmpstr (annexa_record_get_title (item), ==, "Archive");

  annexa_edit_delete (edit, annexa_kind_lookup ("asset"), id);
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
  g_assert_true (annexa_record_is_deleted (item));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  annexa_project_undo (project, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (annexa_record_is_deleted (item));
  again = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (again == item);

  /* A list and a record outlive the project they came from. */
  g_clear_object (&list);
  annexa_test_close (project);
  g_assert_cmpstr (annexa_record_get_title (item), ==, "Archive");
}

static char *
list_types (AnnexaProject *project,
            gboolean       by_name)
{
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (AnnexaQuery) copy = NULL;
  g_autoptr (GPtrArray) records = NULL;
  GString *types = g_string_new (NULL);

  annexa_query_add_sort (query, annexa_kind_find_field (kind, "type"), FALSE);
  if (by_name)
    annexa_query_sort_by_name (query);
  copy = annexa_query_copy (query);
  records = annexa_project_query_records (project, copy, NULL);
  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (types, "%s ", annexa_record_get_text (records->pdata[i], "type"));
  return g_string_free (types, FALSE);
}

/* Types sort by what they mean, and by the alphabet only for whoever clicks on their heading. */
static void
test_by_name (void)
{
  static const char *const types[] = { "information", "hardware", "process" };
  AnnexaProject *project = annexa_test_new_project ("by-name.annexa");
  g_autofree char *by_meaning = NULL;
  g_autofree char *by_name = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    annexa_test_set (project, "asset", annexa_test_add (project, "asset", types[i]), "type", types[i], NULL);
  by_meaning = list_types (project, FALSE);
  by_name = list_types (project, TRUE);
  g_assert_cmpstr (by_meaning, ==, "process information hardware ");
  g_assert_cmpstr (by_name, ==, "hardware information process ");
  annexa_test_close (project);
}

/* Sorting and filtering by every field, against a naive computation. */

typedef struct
{
  gint64 id;
  AnnexaValue value;
  char *key;
  gint64 number;
} Row;

static void
clear_row (gpointer data)
{
  Row *row = data;

  annexa_value_clear (&row->value);
  g_free (row->key);
}

static gint64
choice_rank (const AnnexaField *field,
             const char        *word)
{
  for (gint64 i = 0; field->choices[i].word != NULL; i++)
    if (strcmp (field->choices[i].word, word) == 0)
      return i;
  return -1;
}

static gboolean descending;


static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const Row *left = a;
  const Row *right = b;
  int order;

  if ((left->key == NULL) != (right->key == NULL))
    return left->key == NULL ? 1 : -1;
  order = left->key != NULL && left->number == right->number ? strcmp (left->key, right->key) : 0;
  if (left->number != right->number)
    order = left->number > right->number ? 1 : -1;
  if (order != 0)
    return descending ? -order : order;
  return (left->id > right->id) - (left->id < right->id);
}

static void
add_row (AnnexaProject     *project,
         AnnexaRecord      *record,
         const AnnexaField *field,
         GArray            *rows)
{
  Row row = { .id = annexa_record_get_id (record), .value = ANNEXA_VALUE_INIT };
  const AnnexaValue *value = annexa_record_get_value (record, field);
  gsize n;

  annexa_value_copy (value, &row.value);
  if (!annexa_value_is_empty (value))
    switch ((int) annexa_field_get_result (field))
      {
      case ANNEXA_FIELD_TEXT:
      case ANNEXA_FIELD_LONG_TEXT:
      case ANNEXA_FIELD_FILE:
        row.key = annexa_text_sort_key (value->text);
        break;
      case ANNEXA_FIELD_REF:
        row.number = annexa_record_get_kind (record)->flags & ANNEXA_KIND_CATALOGUE_ORDER ? row.id
                                                                                           : (gint64) strlen (value->text);
        row.key = g_strdup (value->text);
        break;
      case ANNEXA_FIELD_RECORD:
        row.key = annexa_text_sort_key (
            annexa_project_get_title (project, annexa_kind_lookup (field->target), value->integer));
        break;
      case ANNEXA_FIELD_CHOICE:
        row.number = choice_rank (field, value->text);
        row.key = g_strdup ("");
        break;
      case ANNEXA_FIELD_LINKS:
        annexa_value_get_ids (value, &n);
        row.number = (gint64) n;
        row.key = g_strdup ("");
        break;
      default:
        row.number = value->type == ANNEXA_VALUE_NUMBER ? (gint64) (value->number * 1000) : annexa_value_get_integer (value);
        row.key = g_strdup (value->type == ANNEXA_VALUE_TEXT ? value->text : "");
        break;
      }
  g_array_append_val (rows, row);
}

static GArray *
load_rows (AnnexaProject     *project,
           const AnnexaKind  *kind,
           const AnnexaField *field)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GArray) ids = annexa_project_query (project, query, NULL);
  g_autoptr (GPtrArray) records = NULL;

  g_array_set_clear_func (rows, clear_row);
  annexa_project_require (project, field, NULL);
  records = annexa_project_get_records (project, kind, (const gint64 *) (void *) ids->data, ids->len, NULL);
  for (guint i = 0; i < records->len; i++)
    add_row (project, records->pdata[i], field, rows);
  return rows;
}

static void
assert_sorts (AnnexaProject     *project,
              const AnnexaKind  *kind,
              const AnnexaField *field,
              GArray            *rows)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  g_array_sort (rows, compare_rows);
  annexa_query_add_sort (query, field, descending);
  ids = annexa_project_query (project, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, rows->len);
  for (guint i = 0; i < rows->len; i++)
    if (g_array_index (ids, gint64, i) != g_array_index (rows, Row, i).id)
      g_error ("%s.%s sorts differently at %u", kind->name, field->name, i);
}

static gboolean
passes (const AnnexaField *field,
        const AnnexaValue *value,
        AnnexaTest         test,
        const AnnexaValue *wanted)
{
  g_autofree char *padded = NULL;
  g_autofree char *word = NULL;
  double difference;
  int order;

  if (test == ANNEXA_TEST_EMPTY || test == ANNEXA_TEST_FILLED)
    return annexa_value_is_empty (value) == (test == ANNEXA_TEST_EMPTY);
  if (field->type == ANNEXA_FIELD_LINKS)
    return annexa_value_has_id (value, wanted->integer) == (test == ANNEXA_TEST_EQUAL);
  if (annexa_field_get_result (field) == ANNEXA_FIELD_CHOICES)
    {
      padded = g_strdup_printf (" %s ", value->type == ANNEXA_VALUE_TEXT ? value->text : "");
      word = g_strdup_printf (" %s ", wanted->text);
      return (strstr (padded, word) != NULL) == (test == ANNEXA_TEST_EQUAL);
    }
  if (test == ANNEXA_TEST_EQUAL || test == ANNEXA_TEST_NOT_EQUAL)
    return annexa_value_equal (value, wanted) == (test == ANNEXA_TEST_EQUAL);
  if (annexa_value_is_empty (value))
    return FALSE;

  difference = value->type == ANNEXA_VALUE_TEXT ? strcmp (value->text, wanted->text)
                                                : annexa_value_get_number (value) - annexa_value_get_number (wanted);
  order = (difference > 0) - (difference < 0);
  return test == ANNEXA_TEST_LESS ? order < 0 : test == ANNEXA_TEST_AT_MOST ? order <= 0
         : test == ANNEXA_TEST_GREATER ? order > 0 : order >= 0;
}

static void
assert_filters (AnnexaProject     *project,
                const AnnexaKind  *kind,
                const AnnexaField *field,
                GArray            *rows)
{
  gboolean set = field->type == ANNEXA_FIELD_LINKS || annexa_field_get_result (field) == ANNEXA_FIELD_CHOICES;
  gboolean ordered = !set && field->type != ANNEXA_FIELD_RECORD;

  for (guint i = 0; i < rows->len; i += 3)
    for (AnnexaTest test = ANNEXA_TEST_EQUAL; test <= ANNEXA_TEST_FILLED; test++)
      {
        g_auto (AnnexaValue) wanted = ANNEXA_VALUE_INIT;
        g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
        const AnnexaValue *value = &g_array_index (rows, Row, i).value;
        gint64 expected = 0;

        if (annexa_value_is_empty (value) || (!ordered && test > ANNEXA_TEST_NOT_EQUAL && test < ANNEXA_TEST_EMPTY))
          continue;
        if (field->type == ANNEXA_FIELD_LINKS)
          annexa_value_set_integer (&wanted, g_array_index (value->ids, gint64, 0));
        else if (set)
          annexa_value_take_text (&wanted, g_strndup (value->text, strcspn (value->text, " ")));
        else
          annexa_value_copy (value, &wanted);

        annexa_query_add_filter (query, field, test, &wanted);
        for (guint j = 0; j < rows->len; j++)
          expected += passes (field, &g_array_index (rows, Row, j).value, test, &wanted);
        if (annexa_project_count_query (project, query, NULL) != expected)
          g_error ("%s.%s filters differently: test %d, row %u", kind->name, field->name, test, i);
      }
}

/* A dozen records of a kind with each field filled in some of them. */
static void
fill_kind (AnnexaProject    *project,
           const AnnexaKind *kind)
{
  for (guint i = 0; i < 8 && !(kind->flags & (ANNEXA_KIND_SINGLE | ANNEXA_KIND_PART)); i++)
    {
      g_autofree char *title = g_strdup_printf ("%s %u", i % 2 == 0 ? "Ärger" : "apple", 8 + i % 5);
      gint64 id = annexa_test_add (project, kind->name, title);

      for (guint j = 0; j < kind->n_fields; j++)
        {
          const AnnexaField *field = &kind->fields[j];
          g_autofree char *text = NULL;

          if (!annexa_field_is_stored (field) || (i + j) % 3 == 0 || field->type == ANNEXA_FIELD_REF
              || (field->flags & (ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LOCKED))
              || g_strcmp0 (field->target, kind->name) == 0)
            continue;
          text = annexa_test_example_value (project, field, (i + j) % 2);
          /* Some pairs of dates do not go together; then the field stays empty. */
          (void) annexa_test_set (project, kind->name, id, field->name, text, NULL);
        }
    }
}

static void
test_every_field (void)
{
  AnnexaProject *project = annexa_test_new_project ("every-field.annexa");
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    fill_kind (project, kinds[i]);
  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      {
        const AnnexaField *field = &kinds[i]->fields[j];
        g_autoptr (GArray) rows = load_rows (project, kinds[i], field);

        for (descending = FALSE; descending <= TRUE; descending++)
          assert_sorts (project, kinds[i], field, rows);
        assert_filters (project, kinds[i], field, rows);
      }
  annexa_test_close (project);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/list/every-field", test_every_field);
  g_test_add_func ("/list/identity", test_identity);
  g_test_add_func ("/list/many", test_many);
  g_test_add_func ("/list/by-name", test_by_name);
  g_test_add_func ("/list/search-in-worker", test_search_in_worker);
  g_test_add_func ("/list/search-fails", test_search_fails);
  g_test_add_func ("/list/search-left", test_search_left);
  g_test_add_func ("/list/smallest", test_smallest);
  g_test_add_func ("/list/splices", test_splices);
  g_test_add_func ("/list/typed-on", test_typed_on);

  return g_test_run ();
}
