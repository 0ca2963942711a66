/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <string.h>

#include "annexa-register-settings.h"
#include "annexa-settings.h"

/* How somebody likes to see each register of each project, of which one has about thirty; and the filters that were saved
 * under a name, each with everything that belongs to it. */
#define MOST_REGISTERS 300
#define MOST_SAVED 500
#define ARRANGEMENT_TYPE "(asa{si}asasss)"
#define REGISTERS_TYPE "a(ss" ARRANGEMENT_TYPE ")"
#define SAVED_TYPE "a(sss" ARRANGEMENT_TYPE ")"

static GVariant *
read_all (const char *key)
{
  return g_settings_get_value (annexa_settings_get (), key);
}

static AnnexaRegisterSettings *
make_settings (void)
{
  AnnexaRegisterSettings *settings = g_new0 (AnnexaRegisterSettings, 1);

  settings->widths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  settings->sorts = g_new0 (char *, 1);
  settings->filters = g_new0 (char *, 1);
  settings->view = g_strdup ("");
  settings->group = g_strdup ("");
  return settings;
}

static AnnexaRegisterSettings *
read_arrangement (GVariant *arrangement)
{
  AnnexaRegisterSettings *settings = g_new0 (AnnexaRegisterSettings, 1);
  g_autoptr (GVariant) widths = NULL;
  GVariantIter iter;
  const char *name;
  int width;

  settings->widths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_variant_get (arrangement, "(^as@a{si}^as^asss)", &settings->columns, &widths, &settings->sorts, &settings->filters,
                 &settings->view, &settings->group);
  if (settings->columns[0] == NULL)
    g_clear_pointer (&settings->columns, g_strfreev);
  g_variant_iter_init (&iter, widths);
  while (g_variant_iter_next (&iter, "{&si}", &name, &width))
    g_hash_table_insert (settings->widths, g_strdup (name), GINT_TO_POINTER (width));
  return settings;
}

static GVariant *
write_arrangement (AnnexaRegisterSettings *settings)
{
  static const char *const none[] = { NULL };
  GVariantBuilder widths;
  GHashTableIter iter;
  gpointer name, width;

  g_variant_builder_init (&widths, G_VARIANT_TYPE ("a{si}"));
  g_hash_table_iter_init (&iter, settings->widths);
  while (g_hash_table_iter_next (&iter, &name, &width))
    g_variant_builder_add (&widths, "{si}", name, GPOINTER_TO_INT (width));
  return g_variant_new ("(^asa{si}^as^asss)", settings->columns != NULL ? (const char *const *) settings->columns : none,
                        &widths, settings->sorts, settings->filters, settings->view, settings->group);
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

/* Whether an entry belongs to the register and, where a name is given, has it. */
static gboolean
is_entry (GVariant   *entry,
          const char *path,
          const char *kind,
          const char *name)
{
  return child_is (entry, 0, path) && child_is (entry, 1, kind) && (name == NULL || child_is (entry, 2, name));
}

static AnnexaRegisterSettings *
load (const char *key,
      const char *path,
      const char *kind,
      const char *name)
{
  g_autoptr (GVariant) all = read_all (key);

  for (gsize i = 0; i < g_variant_n_children (all); i++)
    {
      g_autoptr (GVariant) entry = g_variant_get_child_value (all, i);
      g_autoptr (GVariant) arrangement = NULL;

      if (!is_entry (entry, path, kind, name))
        continue;
      arrangement = g_variant_get_child_value (entry, name != NULL ? 3 : 2);
      return read_arrangement (arrangement);
    }
  return NULL;
}

/**
 * annexa_register_settings_load:
 * @path: a project file
 * @kind: the name of a kind
 *
 * Returns: (transfer full): how the register was last looked at
 */
AnnexaRegisterSettings *
annexa_register_settings_load (const char *path,
                               const char *kind)
{
  AnnexaRegisterSettings *settings = load ("registers", path, kind, NULL);

  return settings != NULL ? settings : make_settings ();
}

/**
 * annexa_register_settings_save:
 * @settings: how the register is looked at
 * @path: a project file
 * @kind: the name of a kind
 *
 * Of many projects, those looked at last are remembered.
 */
void
annexa_register_settings_save (AnnexaRegisterSettings *settings,
                               const char             *path,
                               const char             *kind)
{
  g_autoptr (GVariant) all = read_all ("registers");
  GVariantBuilder builder;
  guint n = 1;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (REGISTERS_TYPE));
  g_variant_builder_add (&builder, "(ss@" ARRANGEMENT_TYPE ")", path, kind, write_arrangement (settings));
  for (gsize i = 0; i < g_variant_n_children (all) && n < MOST_REGISTERS; i++)
    {
      g_autoptr (GVariant) entry = g_variant_get_child_value (all, i);

      if (is_entry (entry, path, kind, NULL))
        continue;
      g_variant_builder_add_value (&builder, entry);
      n++;
    }
  g_settings_set_value (annexa_settings_get (), "registers", g_variant_builder_end (&builder));
}

void
annexa_register_settings_free (AnnexaRegisterSettings *settings)
{
  g_strfreev (settings->columns);
  g_strfreev (settings->sorts);
  g_strfreev (settings->filters);
  g_free (settings->view);
  g_free (settings->group);
  g_hash_table_unref (settings->widths);
  g_free (settings);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/**
 * annexa_saved_filters_list:
 * @path: a project file
 * @kind: the name of a kind
 *
 * Returns: (transfer full) (array zero-terminated=1): the names of the filters that were saved for the register, in order
 */
char **
annexa_saved_filters_list (const char *path,
                           const char *kind)
{
  g_autoptr (GVariant) all = read_all ("saved-filters");
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (gsize i = 0; i < g_variant_n_children (all); i++)
    {
      g_autoptr (GVariant) entry = g_variant_get_child_value (all, i);
      char *name;

      if (!is_entry (entry, path, kind, NULL))
        continue;
      g_variant_get_child (entry, 2, "s", &name);
      g_ptr_array_add (names, name);
    }
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

/**
 * annexa_saved_filters_load:
 * @path: a project file
 * @kind: the name of a kind
 * @name: what it was saved as
 *
 * Returns: (transfer full) (nullable): what was saved
 */
AnnexaRegisterSettings *
annexa_saved_filters_load (const char *path,
                           const char *kind,
                           const char *name)
{
  return load ("saved-filters", path, kind, name);
}

/* Puts @entry, if there is one, in the place of what has the name. */
static void
replace (const char *path,
         const char *kind,
         const char *name,
         GVariant   *entry)
{
  g_autoptr (GVariant) all = read_all ("saved-filters");
  GVariantBuilder builder;
  guint n = 0;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (SAVED_TYPE));
  if (entry != NULL)
    g_variant_builder_add_value (&builder, entry);
  for (gsize i = 0; i < g_variant_n_children (all) && n < MOST_SAVED; i++)
    {
      g_autoptr (GVariant) other = g_variant_get_child_value (all, i);

      if (is_entry (other, path, kind, name))
        continue;
      g_variant_builder_add_value (&builder, other);
      n++;
    }
  g_settings_set_value (annexa_settings_get (), "saved-filters", g_variant_builder_end (&builder));
}

/**
 * annexa_saved_filters_save:
 * @settings: how the register is looked at
 * @path: a project file
 * @kind: the name of a kind
 * @name: what to save it as; replaces what has the name
 */
void
annexa_saved_filters_save (AnnexaRegisterSettings *settings,
                           const char             *path,
                           const char             *kind,
                           const char             *name)
{
  replace (path, kind, name,
           g_variant_new ("(sss@" ARRANGEMENT_TYPE ")", path, kind, name, write_arrangement (settings)));
}

/**
 * annexa_saved_filters_rename:
 * @path: a project file
 * @kind: the name of a kind
 * @name: what it was saved as
 * @new_name: what it is going to be called
 *
 * Returns: whether it has the new name; not where another one has it
 */
gboolean
annexa_saved_filters_rename (const char *path,
                             const char *kind,
                             const char *name,
                             const char *new_name)
{
  g_autoptr (AnnexaRegisterSettings) settings = annexa_saved_filters_load (path, kind, name);
  g_autoptr (AnnexaRegisterSettings) other = annexa_saved_filters_load (path, kind, new_name);

  if (settings == NULL || other != NULL)
    return FALSE;
  replace (path, kind, name,
           g_variant_new ("(sss@" ARRANGEMENT_TYPE ")", path, kind, new_name, write_arrangement (settings)));
  return TRUE;
}

/**
 * annexa_saved_filters_delete:
 * @path: a project file
 * @kind: the name of a kind
 * @name: what it was saved as
 *
 * Forgets a filter.
 */
void
annexa_saved_filters_delete (const char *path,
                             const char *kind,
                             const char *name)
{
  replace (path, kind, name, NULL);
}
