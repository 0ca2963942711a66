/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <gtk/gtk.h>

#include <string.h>

#include "annexa-settings.h"

/* What the program remembers of its windows; never anything of a project's contents but its name. */

#define MOST_RECENT 12
#define PLACES_TYPE "a(sssx)"

/**
 * annexa_settings_get:
 *
 * Returns: (transfer none): the settings, to bind widgets to them
 */
GSettings *
annexa_settings_get (void)
{
  static GSettings *settings;

  if (settings == NULL)
    settings = g_settings_new (ANNEXA_APPLICATION_ID);

  return settings;
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
  g_autoptr (GVariant) list = g_settings_get_value (annexa_settings_get (), "recent-projects");
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
  g_autoptr (GVariant) list = g_settings_get_value (annexa_settings_get (), "recent-projects");
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
  g_settings_set_value (annexa_settings_get (), "recent-projects", g_variant_builder_end (&builder));
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
  *width = g_settings_get_int (annexa_settings_get (), "window-width");
  *height = g_settings_get_int (annexa_settings_get (), "window-height");
  *maximized = g_settings_get_boolean (annexa_settings_get (), "window-maximized");
}

void
annexa_settings_set_window (int      width,
                            int      height,
                            gboolean maximized)
{
  g_settings_set_int (annexa_settings_get (), "window-width", width);
  g_settings_set_int (annexa_settings_get (), "window-height", height);
  g_settings_set_boolean (annexa_settings_get (), "window-maximized", maximized);
}

/**
 * annexa_settings_get_place:
 * @path: a project file
 * @page: (out) (transfer full) (nullable): the name of the page that was shown last
 * @kind: (out) (transfer full) (nullable): the name of the kind of the record that was selected there, or ""
 *
 * Returns: the id of that record, or 0
 */
gint64
annexa_settings_get_place (const char *path,
                           char      **page,
                           char      **kind)
{
  g_autoptr (GVariant) list = g_settings_get_value (annexa_settings_get (), "last-places");
  GVariantIter iter;
  const char *other, *other_page, *other_kind;
  gint64 id;

  *page = *kind = NULL;
  g_variant_iter_init (&iter, list);
  while (g_variant_iter_next (&iter, "(&s&s&sx)", &other, &other_page, &other_kind, &id))
    if (g_strcmp0 (other, path) == 0)
      {
        *page = g_strdup (other_page);
        *kind = g_strdup (other_kind);
        return id;
      }
  return 0;
}

/**
 * annexa_settings_set_place:
 * @path: a project file
 * @page: the name of the page that is shown
 * @kind: (nullable): the name of the kind of the record that is selected there
 * @id: the id of that record, or 0
 */
void
annexa_settings_set_place (const char *path,
                           const char *page,
                           const char *kind,
                           gint64      id)
{
  g_autoptr (GVariant) list = g_settings_get_value (annexa_settings_get (), "last-places");
  GVariantBuilder builder;
  GVariantIter iter;
  const char *other, *other_page, *other_kind;
  gint64 other_id;
  guint n = 0;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (PLACES_TYPE));
  g_variant_builder_add (&builder, "(sssx)", path, page, kind != NULL ? kind : "", id);
  g_variant_iter_init (&iter, list);
  while (g_variant_iter_next (&iter, "(&s&s&sx)", &other, &other_page, &other_kind, &other_id) && ++n < MOST_RECENT)
    if (g_strcmp0 (other, path) != 0)
      g_variant_builder_add (&builder, "(sssx)", other, other_page, other_kind, other_id);
  g_settings_set_value (annexa_settings_get (), "last-places", g_variant_builder_end (&builder));
}

/**
 * annexa_settings_get_person:
 *
 * Returns: (transfer full): what history calls the person, or "" for the name of the login
 */
char *
annexa_settings_get_person (void)
{
  return g_settings_get_string (annexa_settings_get (), "person");
}

/**
 * annexa_settings_get_paper:
 *
 * Returns: (transfer full): the word for the paper of new projects, as organizations have it: A4 or Letter
 */
char *
annexa_settings_get_paper (void)
{
  g_autofree char *paper = g_settings_get_string (annexa_settings_get (), "paper");

  if (!g_str_equal (paper, "usual"))
    return g_steal_pointer (&paper);
  return g_strdup (g_str_equal (gtk_paper_size_get_default (), GTK_PAPER_NAME_LETTER) ? "Letter" : "A4");
}

/**
 * annexa_settings_get_dates:
 *
 * Returns: how the person wants dates
 */
AnnexaDateStyle
annexa_settings_get_dates (void)
{
  g_autofree char *dates = g_settings_get_string (annexa_settings_get (), "dates");

  if (g_str_equal (dates, "local"))
    return ANNEXA_DATE_LOCAL;
  if (g_str_equal (dates, "points"))
    return ANNEXA_DATE_POINTS;
  return g_str_equal (dates, "iso") ? ANNEXA_DATE_ISO : ANNEXA_DATE_WORDS;
}

/**
 * annexa_settings_get_backup_folder:
 *
 * Returns: (transfer full) (nullable): the folder into which projects are copied on closing, or %NULL for none
 */
char *
annexa_settings_get_backup_folder (void)
{
  g_autoptr (GVariant) value = g_settings_get_value (annexa_settings_get (), "backup-folder");
  const char *folder = g_variant_get_bytestring (value);

  return *folder != '\0' ? g_strdup (folder) : NULL;
}

/**
 * annexa_settings_set_backup_folder:
 * @folder: (nullable): a folder, or %NULL to make no copies
 */
void
annexa_settings_set_backup_folder (const char *folder)
{
  /* Names of folders need not be text. */
  g_settings_set_value (annexa_settings_get (), "backup-folder",
                        g_variant_new_bytestring (folder != NULL ? folder : ""));
}
