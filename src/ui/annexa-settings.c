/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-settings.h"

/* What the program remembers of its windows; never anything of a project's contents but its name. */

#define MOST_RECENT 12

static GSettings *
get_settings (void)
{
  static GSettings *settings;

  if (settings == NULL)
    settings = g_settings_new (ANNEXA_APPLICATION_ID);

  return settings;
}

/**
 * annexa_settings_get_columns:
 * @kind: the name of a kind
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): the names of the fields that were chosen as columns, or
 *   %NULL for the usual ones
 */
char **
annexa_settings_get_columns (const char *kind)
{
  g_autoptr (GVariant) all = g_settings_get_value (get_settings (), "columns");
  char **columns = NULL;

  g_variant_lookup (all, kind, "^as", &columns);
  return columns;
}

/**
 * annexa_settings_set_columns:
 * @kind: the name of a kind
 * @columns: (nullable): the names of fields, or %NULL for the usual ones
 */
void
annexa_settings_set_columns (const char        *kind,
                             const char *const *columns)
{
  g_autoptr (GVariant) all = g_settings_get_value (get_settings (), "columns");
  GVariantBuilder builder;
  GVariantIter iter;
  const char *name;
  GVariant *value;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sas}"));
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "{&s@as}", &name, &value))
    {
      if (g_strcmp0 (name, kind) != 0)
        g_variant_builder_add (&builder, "{s@as}", name, value);
      g_variant_unref (value);
    }
  if (columns != NULL)
    g_variant_builder_add (&builder, "{s^as}", kind, columns);
  g_settings_set_value (get_settings (), "columns", g_variant_builder_end (&builder));
}

static void
free_recent (gpointer data)
{
  AnnexaRecent *recent = data;

  g_free (recent->path);
  g_free (recent->name);
  g_free (recent);
}

/**
 * annexa_settings_get_recent:
 *
 * Returns: (transfer full) (element-type AnnexaRecent): the projects opened last that still exist, the latest first
 */
GPtrArray *
annexa_settings_get_recent (void)
{
  g_autoptr (GVariant) list = g_settings_get_value (get_settings (), "recent-projects");
  GPtrArray *all = g_ptr_array_new_with_free_func (free_recent);
  GVariantIter iter;
  const char *path, *name;

  g_variant_iter_init (&iter, list);
  while (g_variant_iter_next (&iter, "(&s&s)", &path, &name))
    {
      AnnexaRecent *recent;

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        continue;
      recent = g_new0 (AnnexaRecent, 1);
      recent->path = g_strdup (path);
      recent->name = g_strdup (name);
      g_ptr_array_add (all, recent);
    }
  return all;
}

static void
replace_recent (const char *path,
                const char *name)
{
  g_autoptr (GVariant) list = g_settings_get_value (get_settings (), "recent-projects");
  GVariantBuilder builder;
  GVariantIter iter;
  const char *other, *other_name;
  guint n = 0;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ss)"));
  if (name != NULL)
    g_variant_builder_add (&builder, "(ss)", path, name);
  g_variant_iter_init (&iter, list);
  while (g_variant_iter_next (&iter, "(&s&s)", &other, &other_name) && ++n < MOST_RECENT)
    if (g_strcmp0 (other, path) != 0)
      g_variant_builder_add (&builder, "(ss)", other, other_name);
  g_settings_set_value (get_settings (), "recent-projects", g_variant_builder_end (&builder));
}

/**
 * annexa_settings_add_recent:
 * @path: a project file
 * @name: what the project is called
 *
 * Puts the project at the top of those opened last.
 */
void
annexa_settings_add_recent (const char *path,
                            const char *name)
{
  replace_recent (path, name);
}

void
annexa_settings_remove_recent (const char *path)
{
  replace_recent (path, NULL);
}

void
annexa_settings_get_window (int      *width,
                            int      *height,
                            gboolean *maximized)
{
  *width = g_settings_get_int (get_settings (), "window-width");
  *height = g_settings_get_int (get_settings (), "window-height");
  *maximized = g_settings_get_boolean (get_settings (), "window-maximized");
}

void
annexa_settings_set_window (int      width,
                            int      height,
                            gboolean maximized)
{
  g_settings_set_int (get_settings (), "window-width", width);
  g_settings_set_int (get_settings (), "window-height", height);
  g_settings_set_boolean (get_settings (), "window-maximized", maximized);
}
