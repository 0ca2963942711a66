/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <string.h>

#include "annexa-import-settings.h"
#include "annexa-settings.h"
#include "annexa-text.h"

/* What somebody said about the tables that they imported: who brings a list up to date every month says once which column
 * is which field. A list is known again by its headings. */

#define KEY "imports"
#define MOST_IMPORTS 100
#define ENTRY_TYPE "(ssasa{ss}a(ssss))"

static void
free_meaning (gpointer data)
{
  AnnexaImportMeaning *meaning = data;

  g_free (meaning->heading);
  g_free (meaning->field);
  g_free (meaning->text);
  g_free (meaning->meaning);
  g_free (meaning);
}

/**
 * annexa_import_choices_new:
 *
 * Returns: (transfer full): no choices yet
 */
AnnexaImportChoices *
annexa_import_choices_new (void)
{
  AnnexaImportChoices *self = g_new0 (AnnexaImportChoices, 1);

  self->columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->meanings = g_ptr_array_new_with_free_func (free_meaning);
  return self;
}

void
annexa_import_choices_free (AnnexaImportChoices *self)
{
  g_hash_table_unref (self->columns);
  g_ptr_array_unref (self->meanings);
  g_free (self);
}

/**
 * annexa_import_choices_add_meaning:
 * @self: choices
 * @heading: the column that the word stands in
 * @field: the name of the field that the column is
 * @text: the word
 * @meaning: what it means
 *
 * Adds what somebody said that a word means.
 */
void
annexa_import_choices_add_meaning (AnnexaImportChoices *self,
                                   const char          *heading,
                                   const char          *field,
                                   const char          *text,
                                   const char          *meaning)
{
  AnnexaImportMeaning *added = g_new0 (AnnexaImportMeaning, 1);

  *added = (AnnexaImportMeaning){ g_strdup (heading), g_strdup (field), g_strdup (text), g_strdup (meaning) };
  g_ptr_array_add (self->meanings, added);
}

/**
 * annexa_import_settings_list_headings:
 * @table: a table
 *
 * Returns: (transfer full): what each of its columns is known again by: its heading, without capitals and the like; of
 *   several that are called the same, and of those without any, also by which one it is
 */
GStrv
annexa_import_settings_list_headings (AnnexaImportTable *table)
{
  g_autoptr (GStrvBuilder) headings = g_strv_builder_new ();
  g_autoptr (GHashTable) times = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < annexa_import_table_get_n_columns (table); i++)
    {
      char *key = annexa_text_match_key (annexa_import_table_get_column (table, i)->title);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (times, key)) + 1;
      g_autofree char *heading = n > 1 || *key == '\0' ? g_strdup_printf ("%s %u", key, n) : g_strdup (key);

      g_hash_table_replace (times, key, GUINT_TO_POINTER (n));
      g_strv_builder_add (headings, heading);
    }
  return g_strv_builder_end (headings);
}

static GVariant *
read_all (void)
{
  return g_settings_get_value (annexa_settings_get (), KEY);
}

/* How many headings two tables have in common; 0 where that is not most of both. */
static guint
count_shared (const char *const *headings,
              GVariant          *entry)
{
  g_autofree const char **others = NULL;
  guint n = 0;
  guint n_most;

  g_variant_get_child (entry, 2, "^a&s", &others);
  for (guint i = 0; headings[i] != NULL; i++)
    n += g_strv_contains (others, headings[i]);
  n_most = MAX (g_strv_length ((char **) headings), g_strv_length ((char **) others));
  return n * 2 > n_most ? n : 0;
}

static gboolean
child_is (GVariant   *entry,
          gsize       child,
          const char *text)
{
  const char *other;

  g_variant_get_child (entry, child, "&s", &other);
  return strcmp (text, other) == 0;
}

/* The table that is most like this one, and of those the latest. Returns (transfer full) (nullable). */
static GVariant *
find (const char       *path,
      const AnnexaKind *kind,
      GStrv             headings)
{
  g_autoptr (GVariant) all = read_all ();
  g_autoptr (GVariant) best = NULL;
  guint most = 0;

  for (gsize i = 0; i < g_variant_n_children (all); i++)
    {
      g_autoptr (GVariant) entry = g_variant_get_child_value (all, i);
      guint n;

      if (!child_is (entry, 0, path) || !child_is (entry, 1, kind->name))
        continue;
      n = count_shared ((const char *const *) headings, entry);
      if (n <= most)
        continue;
      most = n;
      g_clear_pointer (&best, g_variant_unref);
      best = g_steal_pointer (&entry);
    }
  return g_steal_pointer (&best);
}

static gboolean
has_headings (GVariant *entry,
              GStrv     headings)
{
  g_autofree const char **others = NULL;

  g_variant_get_child (entry, 2, "^a&s", &others);
  return g_strv_equal ((const char *const *) headings, (const char *const *) others);
}

/**
 * annexa_import_settings_find_kind:
 * @path: a project file
 * @table: a table
 *
 * Returns: (transfer none) (nullable): into which register a table with exactly these headings went last
 */
const AnnexaKind *
annexa_import_settings_find_kind (const char        *path,
                                  AnnexaImportTable *table)
{
  g_autoptr (GVariant) all = read_all ();
  g_auto (GStrv) headings = annexa_import_settings_list_headings (table);

  for (gsize i = 0; i < g_variant_n_children (all); i++)
    {
      g_autoptr (GVariant) entry = g_variant_get_child_value (all, i);
      const char *kind;

      g_variant_get_child (entry, 1, "&s", &kind);
      if (child_is (entry, 0, path) && has_headings (entry, headings))
        return annexa_kind_lookup (kind);
    }
  return NULL;
}

/* @kind: (nullable): into which register the sheet has to have gone, or NULL for any */
static gboolean
choose_known_sheet (const char        *path,
                    AnnexaImportTable *table,
                    GStrv              sheets,
                    const AnnexaKind  *kind)
{
  for (guint i = 0; sheets[i] != NULL; i++)
    {
      const AnnexaKind *known = annexa_import_table_choose_sheet (table, sheets[i], NULL)
                                    ? annexa_import_settings_find_kind (path, table)
                                    : NULL;

      if (known != NULL && (kind == NULL || known == kind))
        return TRUE;
    }
  return FALSE;
}

/**
 * annexa_import_settings_prefer_sheet:
 * @path: a project file
 * @table: a table
 * @kind: (nullable): the kind whose records somebody looks at
 *
 * Makes the table the sheet of its file that was imported before, best into the register that somebody looks at; or else one
 * of which something can be imported.
 */
void
annexa_import_settings_prefer_sheet (const char        *path,
                                     AnnexaImportTable *table,
                                     const AnnexaKind  *kind)
{
  g_autofree char *sheet = g_strdup (annexa_import_table_get_sheet (table));
  g_auto (GStrv) sheets = annexa_import_table_list_sheets (table);

  if (sheet == NULL || (kind != NULL && choose_known_sheet (path, table, sheets, kind))
      || choose_known_sheet (path, table, sheets, NULL))
    return;
  (void) annexa_import_table_choose_sheet (table, sheet, NULL);
  annexa_import_table_pass_by_foreign_sheets (table);
}

/**
 * annexa_import_settings_load:
 * @path: a project file
 * @table: a table whose kind is known
 *
 * Returns: (transfer full) (nullable): what somebody chose for the table with these headings, or with most of them, when
 *   they last imported it into the register of that kind; what they left out only for exactly these
 */
AnnexaImportChoices *
annexa_import_settings_load (const char        *path,
                             AnnexaImportTable *table)
{
  g_auto (GStrv) headings = annexa_import_settings_list_headings (table);
  g_autoptr (GVariant) entry = find (path, annexa_import_table_get_kind (table), headings);
  g_autoptr (GVariant) columns = NULL;
  g_autoptr (GVariant) meanings = NULL;
  AnnexaImportChoices *choices;
  GVariantIter iter;
  const char *heading, *field, *text, *meaning;
  gboolean same;

  if (entry == NULL)
    return NULL;
  same = has_headings (entry, headings);
  choices = annexa_import_choices_new ();
  columns = g_variant_get_child_value (entry, 3);
  g_variant_iter_init (&iter, columns);
  /* Nothing is left out of a list because it was left out of one like it. */
  while (g_variant_iter_next (&iter, "{&s&s}", &heading, &field))
    if (same || *field != '\0')
      g_hash_table_insert (choices->columns, g_strdup (heading), g_strdup (field));
  meanings = g_variant_get_child_value (entry, 4);
  g_variant_iter_init (&iter, meanings);
  while (g_variant_iter_next (&iter, "(&s&s&s&s)", &heading, &field, &text, &meaning))
    annexa_import_choices_add_meaning (choices, heading, field, text, meaning);
  return choices;
}

static GVariant *
write_entry (AnnexaImportChoices *choices,
             const char          *path,
             const AnnexaKind    *kind,
             GStrv                headings)
{
  GVariantBuilder columns, meanings;
  GHashTableIter iter;
  gpointer heading, field;

  g_variant_builder_init (&columns, G_VARIANT_TYPE ("a{ss}"));
  g_hash_table_iter_init (&iter, choices->columns);
  while (g_hash_table_iter_next (&iter, &heading, &field))
    g_variant_builder_add (&columns, "{ss}", heading, field);
  g_variant_builder_init (&meanings, G_VARIANT_TYPE ("a(ssss)"));
  for (guint i = 0; i < choices->meanings->len; i++)
    {
      const AnnexaImportMeaning *meaning = choices->meanings->pdata[i];

      g_variant_builder_add (&meanings, "(ssss)", meaning->heading, meaning->field, meaning->text, meaning->meaning);
    }
  return g_variant_new ("(ss^asa{ss}a(ssss))", path, kind->name, headings, &columns, &meanings);
}

/**
 * annexa_import_settings_save:
 * @choices: what somebody chose
 * @path: a project file
 * @table: the table, which is imported into the register of its kind
 *
 * Remembers it for the next time. Of many tables, those imported last are remembered.
 */
void
annexa_import_settings_save (AnnexaImportChoices *choices,
                             const char          *path,
                             AnnexaImportTable   *table)
{
  const AnnexaKind *kind = annexa_import_table_get_kind (table);
  g_auto (GStrv) headings = annexa_import_settings_list_headings (table);
  g_autoptr (GVariant) all = read_all ();
  GVariantBuilder builder;
  guint n = 1;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a" ENTRY_TYPE));
  g_variant_builder_add_value (&builder, write_entry (choices, path, kind, headings));
  for (gsize i = 0; i < g_variant_n_children (all) && n < MOST_IMPORTS; i++)
    {
      g_autoptr (GVariant) entry = g_variant_get_child_value (all, i);

      if (child_is (entry, 0, path) && child_is (entry, 1, kind->name) && has_headings (entry, headings))
        continue;
      g_variant_builder_add_value (&builder, entry);
      n++;
    }
  g_settings_set_value (annexa_settings_get (), KEY, g_variant_builder_end (&builder));
}
