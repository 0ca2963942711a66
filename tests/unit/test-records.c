/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-error.h"
#include "annexa-hash.h"
#include "annexa-open-point.h"
#include "annexa-record.h"
#include "annexa-schema.h"
#include "annexa-test.h"
#include "annexa-text.h"

/* The tables check themselves: what the rest of the program takes for granted about every kind and field. */

typedef void (*FieldCheck) (const AnnexaKind  *kind,
                            const AnnexaField *field);

static void
for_each_field (FieldCheck check)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      {
        g_test_message ("%s.%s", kinds[i]->name, kinds[i]->fields[j].name);
        check (kinds[i], &kinds[i]->fields[j]);
      }
}

static gboolean
is_stable_name (const char *name)
{
  return g_regex_match_simple ("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", name, 0, 0);
}

static void
add_once (GHashTable *seen,
          const char *name)
{
  if (!g_hash_table_add (seen, g_strdup (name)))
    g_error ("“%s” occurs twice", name);
}

/* A kind that keeps records says why, and so do the parts of it. */
static void
check_kept (const AnnexaKind *kind)
{
  const AnnexaField *parent = annexa_kind_get_parent_field (kind);
  const AnnexaKind *whole = parent != NULL ? annexa_field_get_target (parent) : NULL;

  g_assert_true ((kind->keeps != NULL) == (kind->kept_by != NULL));
  g_assert_true ((kind->keeps != NULL) == (kind->why_kept != NULL));
  g_assert_true (kind->kept_by == NULL || annexa_kind_find_field (kind, kind->kept_by) != NULL);
  g_assert_true (whole == NULL || whole->keeps == NULL || kind->keeps != NULL);
}

static void
test_kinds (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) prefixes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  g_assert_cmpuint (n_kinds, >=, 12);
  for (guint i = 0; i < n_kinds; i++)
    {
      const AnnexaKind *kind = kinds[i];
      const AnnexaField *ref = annexa_kind_find_field (kind, "ref");
      const AnnexaField *title = annexa_kind_get_title_field (kind);
      gboolean part = (kind->flags & ANNEXA_KIND_PART) != 0;

      g_test_message ("%s", kind->name);
      add_once (names, kind->name);
      g_assert_true (is_stable_name (kind->name));
      g_assert_true (annexa_kind_lookup (kind->name) == kind);
      g_assert_cmpstr (annexa_kind_get_label (kind), !=, "");
      g_assert_cmpstr (annexa_kind_get_plural (kind), !=, "");
      g_assert_true (g_str_has_prefix (kind->icon, "annexa-"));
      g_assert_true (g_str_has_suffix (kind->icon, "-symbolic"));
      g_assert_nonnull (title);
      g_assert_cmpint (annexa_field_get_value_type (title), ==, ANNEXA_VALUE_TEXT);
      g_assert_true (title == ref || (title->flags & ANNEXA_FIELD_REQUIRED) != 0);
      g_assert_nonnull (ref);
      g_assert_true (ref == &kind->fields[0]);
      add_once (prefixes, ref->prefix);
      g_assert_true (g_regex_match_simple ("^[A-Z]{1,4}$", ref->prefix, 0, 0));
      g_assert_nonnull (annexa_kind_find_field (kind, "notes"));
      g_assert_nonnull (annexa_kind_find_field (kind, "created"));
      g_assert_true (part == (annexa_kind_get_parent_field (kind) != NULL));
      check_kept (kind);
      g_assert_true (part || (kind->flags & ANNEXA_KIND_SINGLE) != 0 || (kind->add != NULL && kind->fresh != NULL));
    }
}

static void
test_names (void)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autoptr (GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      guint n_parents = 0;

      for (guint j = 0; j < kinds[i]->n_fields; j++)
        {
          const AnnexaField *field = &kinds[i]->fields[j];

          add_once (names, field->name);
          add_once (labels, field->label);
          g_assert_true (is_stable_name (field->name));
          g_assert_cmpstr (field->name, !=, "id");
          g_assert_cmpstr (field->label, !=, "");
          g_assert_true (annexa_kind_find_field (kinds[i], field->name) == field);
          g_assert_cmpuint (annexa_kind_get_index (kinds[i], field), ==, j);
          /* What a file calls a column by its own name is never another. */
          g_assert_true (annexa_kind_match_field (kinds[i], field->name) == field);
          n_parents += (field->flags & ANNEXA_FIELD_PARENT) != 0;
        }
      g_assert_cmpuint (n_parents, <=, 1);
    }
}

/* A role is proposed for a field of the same kind that names one person. */
static void
check_proposed_role (const AnnexaKind  *kind,
                     const AnnexaField *field)
{
  const AnnexaField *person;

  if (field->proposes_for == NULL)
    return;
  person = annexa_kind_find_field (kind, field->proposes_for);
  g_assert_cmpint (field->type, ==, ANNEXA_FIELD_RECORD);
  g_assert_cmpstr (field->target, ==, "role");
  g_assert_nonnull (person);
  g_assert_cmpint (person->type, ==, ANNEXA_FIELD_RECORD);
  g_assert_cmpstr (person->target, ==, "person");
  g_assert_true (annexa_kind_find_role_field (kind, person) == field);
}

static void
test_proposed_roles (void)
{
  for_each_field (check_proposed_role);
}

/* Both ends of a link are told from each other, and each leads to the kind of the other. */
static void
assert_inverse (const AnnexaKind  *kind,
                const AnnexaField *field)
{
  const AnnexaField *other;

  if (field->inverse == NULL)
    return;
  other = annexa_kind_find_field (annexa_field_get_target (field), field->inverse);
  g_assert_nonnull (other);
  g_assert_cmpint (field->type, ==, ANNEXA_FIELD_LINKS);
  g_assert_cmpint (other->type, ==, ANNEXA_FIELD_LINKS);
  g_assert_null (other->inverse);
  g_assert_true (annexa_field_may_name (other, kind));
}

static void
assert_targets (const AnnexaField *field)
{
  g_auto (GStrv) targets = g_strsplit (field->target != NULL ? field->target : "", "|", -1);

  for (guint i = 0; targets[i] != NULL; i++)
    g_assert_nonnull (annexa_kind_lookup (targets[i]));
}

static void
check_shape (const AnnexaKind  *kind,
             const AnnexaField *field)
{
  AnnexaFieldType result = annexa_field_get_result (field);
  gboolean choice = result == ANNEXA_FIELD_CHOICE || result == ANNEXA_FIELD_CHOICES;
  gboolean link = field->type == ANNEXA_FIELD_RECORD || field->type == ANNEXA_FIELD_LINKS;

  g_assert_true (choice == (field->choices != NULL));
  g_assert_true ((field->type == ANNEXA_FIELD_REF) == (field->prefix != NULL));
  g_assert_true ((field->type == ANNEXA_FIELD_SCALE) == (field->scale != NULL));
  g_assert_true ((field->type == ANNEXA_FIELD_COMPUTED) == (field->sql != NULL));
  g_assert_cmpint (field->type, !=, ANNEXA_FIELD_LEVEL);
  g_assert_true (link || field->target == NULL);
  g_assert_true (link || field->on_delete == ANNEXA_ON_DELETE_CLEAR);
  g_assert_true (field->type != ANNEXA_FIELD_RECORD || annexa_field_get_target (field) != NULL);
  assert_targets (field);
  assert_inverse (kind, field);
  g_assert_true (!(field->flags & ANNEXA_FIELD_PARENT) || field->type == ANNEXA_FIELD_RECORD);
  g_assert_true (!(field->flags & ANNEXA_FIELD_SEARCH) || field->type == ANNEXA_FIELD_TEXT
                 || field->type == ANNEXA_FIELD_LONG_TEXT);
  g_assert_true (field->pass == NULL || field->type == ANNEXA_FIELD_COMPUTED);
  g_assert_cmpint (field->minimum, <=, field->maximum);
  if (field->scale != NULL)
    g_assert_true (g_str_equal (field->scale, "likelihood") || g_str_equal (field->scale, "impact"));
  if (field->type == ANNEXA_FIELD_RATING)
    g_assert_cmpint (field->maximum, >, 0);
  if (field->type == ANNEXA_FIELD_COMPUTED)
    g_assert_false (field->flags & (ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LOCKED | ANNEXA_FIELD_CREATES));
}

static void
test_shapes (void)
{
  for_each_field (check_shape);
}

static void
check_choices (const AnnexaKind  *kind,
               const AnnexaField *field)
{
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) meanings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (const AnnexaChoice *choice = field->choices; choice != NULL && choice->word != NULL; choice++)
    {
      g_autoptr (GHashTable) own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autofree char *names
          = g_strjoin ("|", choice->word, choice->label, choice->synonyms != NULL ? choice->synonyms : choice->word, NULL);
      g_auto (GStrv) parts = g_strsplit (names, "|", -1);

      add_once (words, choice->word);
      /* A word stands in a list with spaces between and in SQL between quotes. */
      g_assert_true (g_regex_match_simple ("^[A-Za-z0-9-]+$", choice->word, 0, 0));
      g_assert_cmpstr (annexa_choice_get_label (choice), !=, "");
      g_assert_true (annexa_field_find_choice (field, choice->word) == choice);
      g_assert_true (annexa_field_match_choice (field, choice->label) == choice);
      for (guint i = 0; parts[i] != NULL; i++)
        {
          char *key = annexa_text_match_key (parts[i]);

          g_assert_cmpstr (key, !=, "");
          if (g_hash_table_add (own, key))
            add_once (meanings, key);
        }
    }
}

static void
test_choices (void)
{
  for_each_field (check_choices);
}

static void
check_initial (const AnnexaKind  *kind,
               const AnnexaField *field)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  if (field->initial == NULL)
    return;
  g_assert_true (annexa_field_is_stored (field));
  annexa_field_parse (field, field->initial, &value, &error);
  g_assert_no_error (error);
  g_assert_false (annexa_value_is_empty (&value));
}

static void
test_initial_values (void)
{
  for_each_field (check_initial);
}

/* The schema is written by hand; here it has to equal what the tables say. */

static AnnexaStore *
open_fresh (void)
{
  g_autoptr (GError) error = NULL;
  AnnexaStore *store = annexa_store_open_memory (&error);

  g_assert_no_error (error);
  annexa_schema_create (store, annexa_schema_get_version (), &error);
  g_assert_no_error (error);
  return store;
}

static const char *
sql_type (const AnnexaField *field)
{
  switch (annexa_field_get_value_type (field))
    {
    case ANNEXA_VALUE_TEXT:
      return "TEXT";
    case ANNEXA_VALUE_NUMBER:
      return "REAL";
    case ANNEXA_VALUE_INTEGER:
      return "INTEGER";
    case ANNEXA_VALUE_NONE:
    case ANNEXA_VALUE_IDS:
    default:
      g_assert_not_reached ();
    }
}

/* The few words of SQL that are names of columns. */
static gboolean
is_keyword (const char *column)
{
  static const char *const keywords[] = { "by", "left", "when", NULL };

  return g_strv_contains (keywords, column);
}

static char *
quote (const char *column)
{
  return g_strdup_printf (is_keyword (column) ? "\"%s\"" : "%s", column);
}

/* A column as CREATE TABLE has to write it. */
static char *
column_sql (const AnnexaField *field)
{
  const char *column = annexa_field_get_column (field);
  g_autofree char *name = quote (column);
  GString *sql = g_string_new (NULL);
  gint64 minimum = field->type == ANNEXA_FIELD_SCALE ? 1 : field->type == ANNEXA_FIELD_PERCENT ? 0 : field->minimum;
  gint64 maximum = field->type == ANNEXA_FIELD_SCALE ? 6 : field->type == ANNEXA_FIELD_PERCENT ? 100 : field->maximum;

  g_string_append_printf (sql, "%s %s", name, sql_type (field));
  if (field->type == ANNEXA_FIELD_REF)
    g_string_append (sql, " NOT NULL");
  if (field->type == ANNEXA_FIELD_YES_NO)
    g_string_append_printf (sql, " NOT NULL DEFAULT %d CHECK (%s IN (0, 1))", g_strcmp0 (field->initial, "yes") == 0,
                            name);
  else if (maximum > minimum)
    g_string_append_printf (sql, " CHECK (%s BETWEEN %" G_GINT64_FORMAT " AND %" G_GINT64_FORMAT ")", name, minimum,
                            maximum);
  if (field->type == ANNEXA_FIELD_RECORD)
    {
      g_autofree char *table = g_strdelimit (g_strdup (field->target), "-", '_');

      g_string_append_printf (sql, " REFERENCES %s DEFERRABLE INITIALLY DEFERRED", table);
    }
  return g_string_free (sql, FALSE);
}

static char *
table_sql (const AnnexaKind *kind)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "CREATE TABLE %s (id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY "
                               "DEFERRED", annexa_kind_get_table (kind));
  for (guint i = 0; i < kind->n_fields; i++)
    if (annexa_field_is_column (&kind->fields[i]))
      {
        g_autofree char *column = column_sql (&kind->fields[i]);

        g_string_append_printf (sql, ", %s", column);
      }
  g_string_append (sql, ") STRICT");
  return g_string_free (sql, FALSE);
}

static char *
link_sql (const AnnexaKind  *kind,
          const AnnexaField *field)
{
  g_autofree char *table = annexa_kind_get_link_table (kind, field);
  g_autofree char *target = g_strdelimit (
      g_strdup (annexa_field_get_target (field) != NULL ? field->target : "record"), "-", '_');

  return g_strdup_printf ("CREATE TABLE %s (source INTEGER NOT NULL REFERENCES %s DEFERRABLE INITIALLY DEFERRED, target "
                          "INTEGER NOT NULL REFERENCES %s DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY (source, target)) "
                          "STRICT, WITHOUT ROWID",
                          table, annexa_kind_get_table (kind), target);
}

static char *
read_sql (AnnexaStore *store,
          const char  *type,
          const char  *name)
{
  g_autofree char *query
      = g_strdup_printf ("SELECT sql FROM sqlite_schema WHERE type = '%s' AND name = '%s'", type, name);
  g_autofree char *sql = annexa_store_get_text (store, query, NULL);
  g_autofree char *squeezed = sql != NULL ? annexa_text_squeeze (sql) : g_strdup ("(none)");
  g_autoptr (GString) plain = g_string_new (squeezed);

  g_string_replace (plain, "( ", "(", 0);
  g_string_replace (plain, " )", ")", 0);
  return g_strdup (plain->str);
}

static void
assert_sql (AnnexaStore *store,
            const char  *type,
            const char  *name,
            const char  *expected)
{
  g_autofree char *found = read_sql (store, type, name);

  g_assert_cmpstr (found, ==, expected);
}

static void
assert_index (AnnexaStore *store,
              const char  *table,
              const char  *column,
              const char  *columns)
{
  g_autofree char *name = g_strdup_printf ("%s_by_%s", table, column);
  g_autofree char *sql = g_strdup_printf ("CREATE INDEX %s ON %s (%s)", name, table, columns);

  assert_sql (store, "index", name, sql);
}

static void
assert_links (AnnexaStore       *store,
              const AnnexaKind  *kind,
              const AnnexaField *field)
{
  g_autofree char *table = annexa_kind_get_link_table (kind, field);
  g_autofree char *sql = link_sql (kind, field);
  const AnnexaKind *found_kind;
  const AnnexaField *found_field;

  assert_sql (store, "table", table, sql);
  assert_index (store, table, "target", "target");
  g_assert_true (annexa_kind_lookup_table (table, &found_kind, &found_field));
  g_assert_true (found_kind == kind && found_field == field);
}

static void
test_schema (void)
{
  g_autoptr (AnnexaStore) store = open_fresh ();
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);
  g_auto (GStrv) tables = annexa_store_list_tables (store, NULL);
  guint n_tables = 1; /* the table "record" */

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autofree char *sql = table_sql (kinds[i]);
      const char *table = annexa_kind_get_table (kinds[i]);

      assert_sql (store, "table", table, sql);
      assert_index (store, table, "ref", "length (ref), ref");
      n_tables++;
      for (guint j = 0; j < kinds[i]->n_fields; j++)
        {
          const AnnexaField *field = &kinds[i]->fields[j];

          if (field->type == ANNEXA_FIELD_RECORD)
            {
              g_autofree char *column = quote (annexa_field_get_column (field));

              assert_index (store, table, annexa_field_get_column (field), column);
            }
          if (field->type == ANNEXA_FIELD_LINKS && field->inverse == NULL)
            {
              assert_links (store, kinds[i], field);
              n_tables++;
            }
        }
    }
  /* No table of records that no kind knows. */
  g_assert_cmpuint (g_strv_length (tables), ==, n_tables);
}

static void
assert_none (AnnexaStore *store,
             const char  *sql)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = annexa_store_get_text (store, sql, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, NULL);
}

/* The rules of the file that undo, the past and merging depend on, asked of the database itself. */
static void
test_schema_rules (void)
{
  g_autoptr (AnnexaStore) store = open_fresh ();

  assert_none (store, "SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'view')");
  assert_none (store, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND NOT strict AND name NOT LIKE 'sqlite%'");
  assert_none (store, "SELECT name FROM pragma_table_list t WHERE schema = 'main' AND name NOT LIKE 'sqlite%' AND NOT"
                      " EXISTS (SELECT 1 FROM pragma_table_info (t.name) WHERE pk > 0)");
  assert_none (store, "SELECT t.name || '.' || c.name FROM pragma_table_list t JOIN pragma_table_info (t.name) c"
                      " WHERE t.schema = 'main' AND t.name NOT LIKE 'sqlite%' AND c.pk > 0 AND NOT c.\"notnull\"");
  assert_none (store, "SELECT t.name FROM pragma_table_list t JOIN pragma_foreign_key_list (t.name) f"
                      " WHERE f.on_delete <> 'NO ACTION' OR f.on_update <> 'NO ACTION'");
  assert_none (store, "SELECT name FROM sqlite_schema WHERE type = 'table' AND"
                      " length (sql) - length (replace (sql, 'REFERENCES', '')) <> "
                      " (length (sql) - length (replace (sql, 'DEFERRABLE INITIALLY DEFERRED', ''))) * 10 / 29");
  /* Every reference has an index that begins with it; the key itself is one. */
  assert_none (store, "SELECT t.name || '.' || f.\"from\" FROM pragma_table_list t JOIN pragma_foreign_key_list (t.name) f"
                      " WHERE NOT EXISTS (SELECT 1 FROM pragma_table_info (t.name) c WHERE c.name = f.\"from\" AND c.pk = 1)"
                      " AND NOT EXISTS (SELECT 1 FROM pragma_index_list (t.name) l JOIN pragma_index_info (l.name) i"
                      " WHERE i.seqno = 0 AND i.name = f.\"from\")");
  assert_none (store, "SELECT t.name FROM pragma_table_list t JOIN pragma_index_list (t.name) l"
                      " WHERE t.schema = 'main' AND l.\"unique\" AND l.origin <> 'pk'");
  assert_none (store, "SELECT t.name FROM pragma_table_list t JOIN pragma_table_xinfo (t.name) c"
                      " WHERE t.schema = 'main' AND c.hidden <> 0 AND t.name NOT LIKE 'sqlite%'");
  assert_none (store, "SELECT t.name FROM pragma_table_list t JOIN pragma_table_info (t.name) c WHERE t.schema = 'main'"
                      " GROUP BY t.name HAVING count (*) > 50");
  assert_none (store, "SELECT t.name FROM pragma_table_list t JOIN pragma_table_info (t.name) c WHERE t.schema = 'main'"
                      " AND c.name IN ('created', 'changed', 'changed_by')");
}

/* Every computed field is an expression that SQLite takes. */
static void
check_computed (const AnnexaKind  *kind,
                const AnnexaField *field)
{
  g_autoptr (AnnexaStore) store = NULL;
  g_autoptr (AnnexaStatement) statement = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *expression = NULL;
  g_autofree char *sql = NULL;

  if (field->type != ANNEXA_FIELD_COMPUTED)
    return;
  store = open_fresh ();
  annexa_store_execute (store,
                        "CREATE TEMP TABLE times (id INTEGER PRIMARY KEY, created, changed, changed_by);"
                        " CREATE TEMP TABLE needs (id INTEGER PRIMARY KEY, c, i, a);"
                        " CREATE TEMP TABLE approvals (risk, seq, rated, approved)",
                        &error);
  g_assert_no_error (error);
  expression = annexa_kind_get_sql (kind, field);
  sql = g_strdup_printf ("SELECT %s FROM %s", expression, annexa_kind_get_table (kind));
  statement = annexa_store_prepare (store, sql, &error);
  g_assert_no_error (error);
}

static void
test_computed (void)
{
  for_each_field (check_computed);
}

/* Records as objects. */

static void
fill (const AnnexaField *field,
      AnnexaValue       *value)
{
  const gint64 ids[] = { 9, 4, 9 };

  switch (annexa_field_get_value_type (field))
    {
    case ANNEXA_VALUE_TEXT:
      annexa_value_set_text (value, "Ω text");
      break;
    case ANNEXA_VALUE_NUMBER:
      annexa_value_set_number (value, 12.5);
      break;
    case ANNEXA_VALUE_INTEGER:
      annexa_value_set_integer (value, 1);
      break;
    case ANNEXA_VALUE_IDS:
      annexa_value_set_ids (value, ids, G_N_ELEMENTS (ids));
      break;
    case ANNEXA_VALUE_NONE:
    default:
      g_assert_not_reached ();
    }
}

static void
assert_property (AnnexaRecord      *record,
                 const AnnexaField *field,
                 gboolean           filled)
{
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (record), field->name);
  g_auto (GValue) value = G_VALUE_INIT;
  GArray *ids;

  g_assert_nonnull (pspec);
  g_assert_cmpint (pspec->flags & G_PARAM_READWRITE, ==, G_PARAM_READABLE);
  g_value_init (&value, pspec->value_type);
  g_object_get_property (G_OBJECT (record), field->name, &value);

  if (G_VALUE_HOLDS_STRING (&value))
    g_assert_cmpstr (g_value_get_string (&value), ==, filled ? "Ω text" : NULL);
  else if (G_VALUE_HOLDS_DOUBLE (&value))
    g_assert_cmpfloat (g_value_get_double (&value), ==, filled ? 12.5 : 0);
  else if (G_VALUE_HOLDS_BOOLEAN (&value))
    g_assert_cmpint (g_value_get_boolean (&value), ==, filled);
  else if (G_VALUE_HOLDS_INT64 (&value))
    g_assert_cmpint (g_value_get_int64 (&value), ==, filled);
  else
    {
      ids = g_value_get_boxed (&value);
      g_assert_cmpuint (ids != NULL ? ids->len : 0, ==, filled ? 2 : 0);
    }
}

static void
count_notify (GObject    *object,
              GParamSpec *pspec,
              gpointer    data)
{
  guint *count = data;

  *count += 1;
}

static void
test_properties (void)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (AnnexaRecord) record = annexa_record_new (kinds[i], 77);
      g_autoptr (AnnexaRecord) copy = NULL;
      gint64 id = 0;

      g_assert_true (G_OBJECT_TYPE (record) == kinds[i]->get_type ());
      g_assert_true (annexa_record_get_kind (record) == kinds[i]);
      g_object_get (record, "id", &id, NULL);
      g_assert_cmpint (id, ==, 77);
      g_assert_cmpstr (annexa_record_get_title (record), ==, "");
      for (guint j = 0; j < kinds[i]->n_fields; j++)
        {
          const AnnexaField *field = &kinds[i]->fields[j];
          g_autofree char *signal = g_strdup_printf ("notify::%s", field->name);
          g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
          guint count = 0;

          assert_property (record, field, FALSE);
          fill (field, &value);
          g_signal_connect (record, signal, G_CALLBACK (count_notify), &count);
          annexa_record_set_value (record, field, &value);
          annexa_record_set_value (record, field, &value);
          g_assert_cmpuint (count, ==, 1);
          g_signal_handlers_disconnect_by_data (record, &count);
          assert_property (record, field, TRUE);
        }
      copy = annexa_record_copy (record);
      for (guint j = 0; j < kinds[i]->n_fields; j++)
        assert_property (copy, &kinds[i]->fields[j], TRUE);
    }
}

/* Values: what people type, what files hold. */

static const AnnexaField *
find (const char *kind,
      const char *name)
{
  const AnnexaField *field = annexa_kind_find_field (annexa_kind_lookup (kind), name);

  g_assert_nonnull (field);
  return field;
}

static void
assert_parses (const AnnexaField *field,
               const char        *text,
               const char        *expected)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  g_auto (AnnexaValue) again = ANNEXA_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  g_autofree char *formatted = NULL;
  g_autofree char *described = NULL;

  annexa_field_parse (field, text, &value, &error);
  g_assert_no_error (error);
  formatted = annexa_field_format (field, &value);
  g_assert_cmpstr (formatted, ==, expected);
  annexa_field_parse (field, formatted, &again, &error);
  g_assert_no_error (error);
  g_assert_true (annexa_value_equal (&value, &again));
  described = annexa_field_describe (field, &value);
  g_assert_true ((*described == '\0') == (*expected == '\0'));
}

static void
assert_refused (const AnnexaField *field,
                const char        *text)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  g_assert_false (annexa_field_parse (field, text, &value, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
}

static char *
repeat (const char *text,
        guint       n)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (all, text);
  return g_string_free (all, FALSE);
}

static void
test_texts (void)
{
  g_autofree char *longest = repeat ("ß", ANNEXA_LONGEST_TEXT);
  g_autofree char *too_long = repeat ("ß", ANNEXA_LONGEST_TEXT + 1);
  g_autofree char *longest_page = repeat ("é", ANNEXA_LONGEST_LONG_TEXT);
  g_autofree char *long_ref = repeat ("X", ANNEXA_LONGEST_REF + 1);

  assert_parses (find ("asset", "name"), "  Größe 😀 \xe2\x80\x8f", "Größe 😀 \xe2\x80\x8f");
  assert_parses (find ("asset", "name"), "two\nlines", "two lines");
  assert_parses (find ("asset", "name"), "", "");
  assert_parses (find ("asset", "name"), " \t ", "");
  assert_parses (find ("asset", "name"), longest, longest);
  assert_refused (find ("asset", "name"), too_long);
  assert_parses (find ("asset", "description"), "one\r\ntwo\n\nthree", "one\ntwo\n\nthree");
  assert_parses (find ("asset", "description"), longest_page, longest_page);
  assert_parses (find ("asset", "ref"), "X/7 Ω", "X/7 Ω");
  assert_refused (find ("asset", "ref"), long_ref);
  assert_refused (find ("asset", "ref"), "A;B");
}

static void
test_numbers (void)
{
  assert_parses (find ("asset", "quantity"), "1 200", "1200");
  assert_parses (find ("asset", "quantity"), "0", "0");
  assert_parses (find ("asset", "quantity"), "1000000000", "1000000000");
  assert_refused (find ("asset", "quantity"), "1000000001");
  assert_refused (find ("asset", "quantity"), "-1");
  assert_refused (find ("asset", "quantity"), "1.5");
  assert_refused (find ("asset", "quantity"), "many");
  assert_parses (find ("asset", "value"), "1,234.50", "1234.5");
  assert_parses (find ("asset", "value"), "-0.1", "-0.1");
  assert_refused (find ("asset", "value"), "1e999");
  assert_parses (find ("asset", "integrity"), "4", "4");
  assert_refused (find ("asset", "integrity"), "5");
  assert_parses (find ("asset", "personal-data"), "Yes", "yes");
  assert_parses (find ("asset", "personal-data"), "", "no");
  assert_parses (find ("asset", "in-scope"), "", "yes");
  assert_refused (find ("asset", "in-scope"), "perhaps");
}

static void
test_dates_and_words (void)
{
  assert_parses (find ("asset", "acquired"), "29.2.2028", "2028-02-29");
  assert_refused (find ("asset", "acquired"), "29.2.2027");
  assert_refused (find ("asset", "acquired"), "2027-13-01");
  assert_parses (find ("asset", "class"), "PRIMARY", "primary");
  assert_refused (find ("asset", "class"), "nonsense");
  assert_parses (find ("risk", "affects"), "A, confidentiality, C", "C; A");
  assert_parses (find ("risk", "affects"), "I C", "C; I");
  assert_refused (find ("risk", "affects"), "C; X");
  assert_refused (find ("risk", "current-level"), "3");
  assert_refused (find ("evidence", "file"), "report.pdf");
}

/* A word from a newer version is shown and kept, though it cannot be entered. */
static void
test_unknown_words (void)
{
  const AnnexaField *one = find ("asset", "class");
  const AnnexaField *several = find ("risk", "affects");
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  g_autofree char *formatted = NULL;
  g_autofree char *described = NULL;
  g_autofree char *set = NULL;

  annexa_value_set_text (&value, "borrowed");
  formatted = annexa_field_format (one, &value);
  described = annexa_field_describe (one, &value);
  g_assert_cmpstr (formatted, ==, "borrowed");
  g_assert_cmpstr (described, ==, "borrowed");
  annexa_value_set_text (&value, "C privacy");
  set = annexa_field_describe (several, &value);
  g_assert_cmpstr (set, ==, "Confidentiality, privacy");
}

/* Whatever a hostile file holds in the place of a field, showing it does no harm. */
static void
check_fit (const AnnexaKind  *kind,
           const AnnexaField *field)
{
  AnnexaValue values[4] = { 0 };

  annexa_value_set_integer (&values[0], G_MININT64);
  annexa_value_set_number (&values[1], -1e308);
  annexa_value_set_text (&values[2], "\n/ ;| no");
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *formatted = NULL;
      g_autofree char *described = NULL;

      annexa_field_fit (field, &values[i]);
      g_assert_true (values[i].type == ANNEXA_VALUE_NONE || values[i].type == annexa_field_get_value_type (field));
      formatted = annexa_field_format (field, &values[i]);
      described = annexa_field_describe (field, &values[i]);
      g_assert_nonnull (formatted);
      g_assert_nonnull (described);
      annexa_value_clear (&values[i]);
    }
}

static void
test_fit (void)
{
  for_each_field (check_fit);
}

/* A register may have a name that cannot be counted. */
static void
test_counted (void)
{
  const AnnexaKind *evidence = annexa_kind_lookup ("evidence");
  const AnnexaKind *asset = annexa_kind_lookup ("asset");

  g_assert_cmpstr (annexa_kind_get_counted (asset, 1), ==, "Asset");
  g_assert_cmpstr (annexa_kind_get_counted (asset, 0), ==, "Assets");
  g_assert_cmpstr (annexa_kind_get_counted (evidence, 1), ==, "Piece of evidence");
  g_assert_cmpstr (annexa_kind_get_counted (evidence, 3), ==, "Pieces of evidence");
  g_assert_cmpstr (annexa_kind_get_counted (annexa_kind_lookup ("context-issue"), 8), ==, "Issues of the context");
}

/* What is added to one field of one record is one thing, in whatever words it is asked for; what only reads alike is not. */
static void
test_open_points (void)
{
  const AnnexaKind *kind = annexa_kind_lookup ("document");
  const AnnexaKind *role = annexa_kind_lookup ("role");
  g_autoptr (GPtrArray) points = annexa_open_points_new ();

  annexa_open_points_add (points, "Name the approver", kind, 1, "approver");
  annexa_open_points_add (points, "Say who approves it", kind, 1, "approver");
  g_assert_cmpuint (points->len, ==, 1);
  annexa_open_points_add (points, "Name the approver", kind, 2, "approver");
  annexa_open_points_add (points, "Name the approver", kind, 1, "owner");
  g_assert_cmpuint (points->len, ==, 3);
  annexa_open_points_add (points, "Name who audits", role, 0, "held-by");
  annexa_open_points_add (points, "Name who leads", role, 0, "held-by");
  annexa_open_points_add (points, "Name who leads", role, 0, "held-by");
  g_assert_cmpuint (points->len, ==, 5);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/records/kinds", test_kinds);
  g_test_add_func ("/records/names", test_names);
  g_test_add_func ("/records/proposed-roles", test_proposed_roles);
  g_test_add_func ("/records/shapes", test_shapes);
  g_test_add_func ("/records/choices", test_choices);
  g_test_add_func ("/records/initial-values", test_initial_values);
  g_test_add_func ("/records/schema", test_schema);
  g_test_add_func ("/records/schema-rules", test_schema_rules);
  g_test_add_func ("/records/computed", test_computed);
  g_test_add_func ("/records/properties", test_properties);
  g_test_add_func ("/records/texts", test_texts);
  g_test_add_func ("/records/numbers", test_numbers);
  g_test_add_func ("/records/dates-and-words", test_dates_and_words);
  g_test_add_func ("/records/unknown-words", test_unknown_words);
  g_test_add_func ("/records/fit", test_fit);
  g_test_add_func ("/records/counted", test_counted);
  g_test_add_func ("/records/open-points", test_open_points);

  return g_test_run ();
}
