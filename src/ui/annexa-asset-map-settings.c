/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-asset-map-settings.h"
#include "annexa-settings.h"

#define MOST_PROJECTS 100
#define MAPS_TYPE "a(sbs)"

/**
 * annexa_asset_map_settings_load:
 * @path: a project file
 * @need: (out) (transfer full) (nullable) (optional): the name of the need that the map was coloured by
 *
 * Returns: whether the assets of the project were last looked at as a map
 */
gboolean
annexa_asset_map_settings_load (const char *path,
                                char      **need)
{
  g_autoptr (GVariant) list = g_settings_get_value (annexa_settings_get (), "asset-maps");
  GVariantIter iter;
  const char *other, *other_need;
  gboolean shown;

  if (need != NULL)
    *need = NULL;
  g_variant_iter_init (&iter, list);
  while (g_variant_iter_next (&iter, "(&sb&s)", &other, &shown, &other_need))
    if (g_strcmp0 (other, path) == 0)
      {
        if (need != NULL)
          *need = g_strdup (other_need);
        return shown;
      }
  return FALSE;
}

/**
 * annexa_asset_map_settings_save:
 * @path: a project file
 * @shown: whether its assets are looked at as a map
 * @need: (nullable): the name of the need that the map is coloured by, or %NULL to leave that as it is
 *
 * Of many projects, those looked at last are remembered.
 */
void
annexa_asset_map_settings_save (const char *path,
                                gboolean    shown,
                                const char *need)
{
  g_autoptr (GVariant) list = g_settings_get_value (annexa_settings_get (), "asset-maps");
  g_autofree char *before = NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *other, *other_need;
  gboolean other_shown;
  guint n = 0;

  annexa_asset_map_settings_load (path, &before);
  if (need == NULL)
    need = before != NULL ? before : "highest";
  g_variant_builder_init (&builder, G_VARIANT_TYPE (MAPS_TYPE));
  g_variant_builder_add (&builder, "(sbs)", path, shown, need);
  g_variant_iter_init (&iter, list);
  while (g_variant_iter_next (&iter, "(&sb&s)", &other, &other_shown, &other_need) && ++n < MOST_PROJECTS)
    if (g_strcmp0 (other, path) != 0)
      g_variant_builder_add (&builder, "(sbs)", other, other_shown, other_need);
  g_settings_set_value (annexa_settings_get (), "asset-maps", g_variant_builder_end (&builder));
}
