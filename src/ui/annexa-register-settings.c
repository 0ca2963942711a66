/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <string.h>

#include "annexa-register-settings.h"
#include "annexa-settings.h"

/* How somebody likes to see each register of each project, of which one has about thirty. */
#define MOST_REGISTERS 300
#define REGISTERS_TYPE "a(ssasa{si}as)"

static void
read_register (GVariant               *entry,
               AnnexaRegisterSettings *settings)
{
  g_autoptr (GVariant) widths = NULL;
  GVariantIter iter;
  const char *name;
  int width;

  g_strfreev (settings->sorts);
  g_variant_get (entry, "(ss^as@a{si}^as)", NULL, NULL, &settings->columns, &widths, &settings->sorts);
  if (settings->columns[0] == NULL)
    g_clear_pointer (&settings->columns, g_strfreev);
  g_variant_iter_init (&iter, widths);
  while (g_variant_iter_next (&iter, "{&si}", &name, &width))
    g_hash_table_insert (settings->widths, g_strdup (name), GINT_TO_POINTER (width));
}

static gboolean
is_register (GVariant   *entry,
             const char *path,
             const char *kind)
{
  const char *other_path, *other_kind;

  g_variant_get_child (entry, 0, "&s", &other_path);
  g_variant_get_child (entry, 1, "&s", &other_kind);
  return strcmp (path, other_path) == 0 && strcmp (kind, other_kind) == 0;
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
  g_autoptr (GVariant) all = g_settings_get_value (annexa_settings_get (), "registers");
  AnnexaRegisterSettings *settings = g_new0 (AnnexaRegisterSettings, 1);

  settings->widths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  settings->sorts = g_new0 (char *, 1);
  for (gsize i = 0; i < g_variant_n_children (all); i++)
    {
      g_autoptr (GVariant) entry = g_variant_get_child_value (all, i);

      if (is_register (entry, path, kind))
        {
          read_register (entry, settings);
          break;
        }
    }
  return settings;
}

static void
add_register (GVariantBuilder        *builder,
              const char             *path,
              const char             *kind,
              AnnexaRegisterSettings *settings)
{
  static const char *const none[] = { NULL };
  GVariantBuilder widths;
  GHashTableIter iter;
  gpointer name, width;

  g_variant_builder_init (&widths, G_VARIANT_TYPE ("a{si}"));
  g_hash_table_iter_init (&iter, settings->widths);
  while (g_hash_table_iter_next (&iter, &name, &width))
    g_variant_builder_add (&widths, "{si}", name, GPOINTER_TO_INT (width));
  g_variant_builder_add (builder, "(ss^asa{si}^as)", path, kind,
                         settings->columns != NULL ? (const char *const *) settings->columns : none, &widths,
                         settings->sorts);
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
  g_autoptr (GVariant) all = g_settings_get_value (annexa_settings_get (), "registers");
  GVariantBuilder builder;
  guint n = 1;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (REGISTERS_TYPE));
  add_register (&builder, path, kind, settings);
  for (gsize i = 0; i < g_variant_n_children (all) && n < MOST_REGISTERS; i++)
    {
      g_autoptr (GVariant) entry = g_variant_get_child_value (all, i);

      if (is_register (entry, path, kind))
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
  g_hash_table_unref (settings->widths);
  g_free (settings);
}
