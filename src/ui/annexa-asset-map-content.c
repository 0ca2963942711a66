/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-asset-map-content.h"

/**
 * AnnexaAssetMapContent:
 *
 * What a map of assets shows: the assets with their places, and what is written and spoken about each.
 */
struct _AnnexaAssetMapContent
{
  AnnexaProject *project;
  AnnexaAssetNeed need;
  AnnexaAssetGraph *graph;
  AnnexaAssetMapLayout *layout;
  GArray *boxes;    /* AnnexaAssetMapBox */
  GPtrArray *texts; /* What the boxes point to. */
};

/**
 * annexa_asset_map_need_get_label:
 * @need: what assets are coloured by
 *
 * Returns: what people see
 */
const char *
annexa_asset_map_need_get_label (AnnexaAssetNeed need)
{
  static const char *const labels[]
      = { N_ ("Highest need"), N_ ("Confidentiality"), N_ ("Integrity"), N_ ("Availability") };

  return _(labels[need]);
}

static char *
keep_text (AnnexaAssetMapContent *self,
           char                  *text)
{
  g_ptr_array_add (self->texts, text);
  return text;
}

static const AnnexaAssetLink *
nth_link (AnnexaAssetMapContent *self,
          guint                  i)
{
  return &g_array_index (self->graph->links, AnnexaAssetLink, i);
}

static char *
describe_need (AnnexaAssetMapContent *self,
               AnnexaRecord          *asset)
{
  gboolean inherited;
  const char *label = annexa_asset_need_get_label (annexa_asset_get_need (asset, self->need, &inherited));

  /* TRANSLATORS: What an asset needs because others depend on it: “Very high, inherited” */
  return inherited ? g_strdup_printf (_("%s, inherited"), label) : g_strdup (label);
}

/* What a screen reader says: all that the picture shows of the asset. */
static char *
describe_asset (AnnexaAssetMapContent *self,
                guint                  position)
{
  AnnexaRecord *asset = self->graph->assets->pdata[position];
  g_autofree char *type = annexa_project_describe_field (self->project, asset, "type");
  g_autofree char *need = describe_need (self, asset);
  GString *text = g_string_new (annexa_record_get_ref (asset));
  guint n_needed = 0;
  guint n_needing = 0;

  for (guint i = 0; i < self->graph->links->len; i++)
    {
      n_needed += nth_link (self, i)->from == position;
      n_needing += nth_link (self, i)->to == position;
    }
  g_string_append_printf (text, " %s", annexa_record_get_title (asset));
  if (*type != '\0')
    g_string_append_printf (text, ", %s", type);
  /* TRANSLATORS: For screen readers, behind the name of an asset: “. Highest need: Very high, inherited.” */
  g_string_append_printf (text, _(". %s: %s."), annexa_asset_map_need_get_label (self->need), need);
  g_string_append_c (text, ' ');
  g_string_append_printf (text, ngettext ("It depends on %u asset,", "It depends on %u assets,", n_needed), n_needed);
  g_string_append_c (text, ' ');
  g_string_append_printf (text, ngettext ("%u depends on it.", "%u depend on it.", n_needing), n_needing);
  return g_string_free (text, FALSE);
}

static AnnexaColour
colour_of (int need)
{
  static const AnnexaColour colours[] = { ANNEXA_COLOUR_NONE, ANNEXA_COLOUR_GREEN, ANNEXA_COLOUR_YELLOW,
                                          ANNEXA_COLOUR_ORANGE, ANNEXA_COLOUR_RED };

  return need < 0 || need >= (int) G_N_ELEMENTS (colours) ? ANNEXA_COLOUR_NONE : colours[need];
}

static void
add_box (AnnexaAssetMapContent *self,
         guint                  position)
{
  AnnexaRecord *asset = self->graph->assets->pdata[position];
  AnnexaAssetMapBox box = { .name = keep_text (self, g_strdup (annexa_record_get_title (asset))) };

  box.id = keep_text (self, g_strdup_printf (ANNEXA_ASSET_MARK "%" G_GINT64_FORMAT, annexa_record_get_id (asset)));
  box.note = keep_text (self, describe_need (self, asset));
  box.spoken = keep_text (self, describe_asset (self, position));
  box.colour = colour_of (annexa_asset_get_need (asset, self->need, &box.inherited));
  g_array_append_val (self->boxes, box);
}

static void
fill_boxes (AnnexaAssetMapContent *self)
{
  g_array_set_size (self->boxes, 0);
  g_ptr_array_set_size (self->texts, 0);
  for (guint i = 0; i < self->graph->assets->len; i++)
    add_box (self, i);
}

/* The links as the picture takes them; both are two positions. */
static const AnnexaAssetMapLink *
get_links (AnnexaAssetMapContent *self)
{
  G_STATIC_ASSERT (sizeof (AnnexaAssetMapLink) == sizeof (AnnexaAssetLink)
                   && G_STRUCT_OFFSET (AnnexaAssetMapLink, to) == G_STRUCT_OFFSET (AnnexaAssetLink, to));

  return (const AnnexaAssetMapLink *) (void *) self->graph->links->data;
}

/**
 * annexa_asset_map_content_new:
 * @project: a project
 * @graph: (transfer full): its assets, or some of them
 * @need: what they are coloured by
 *
 * Returns: (transfer full): the assets, laid out and described
 */
AnnexaAssetMapContent *
annexa_asset_map_content_new (AnnexaProject    *project,
                              AnnexaAssetGraph *graph,
                              AnnexaAssetNeed   need)
{
  AnnexaAssetMapContent *self = g_new0 (AnnexaAssetMapContent, 1);

  self->project = g_object_ref (project);
  self->graph = graph;
  self->need = need;
  self->boxes = g_array_new (FALSE, FALSE, sizeof (AnnexaAssetMapBox));
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->layout = annexa_asset_map_layout_new (graph->assets->len, get_links (self), graph->links->len);
  fill_boxes (self);
  return self;
}

void
annexa_asset_map_content_free (AnnexaAssetMapContent *self)
{
  g_array_unref (self->boxes);
  g_ptr_array_unref (self->texts);
  annexa_asset_map_layout_free (self->layout);
  annexa_asset_graph_free (self->graph);
  g_object_unref (self->project);
  g_free (self);
}

/**
 * annexa_asset_map_content_get_graph:
 * @self: what a map shows
 *
 * Returns: (transfer none): the assets and what they depend on
 */
const AnnexaAssetGraph *
annexa_asset_map_content_get_graph (AnnexaAssetMapContent *self)
{
  return self->graph;
}

/**
 * annexa_asset_map_content_set_need:
 * @self: what a map shows
 * @need: what the assets are coloured by
 *
 * Colours and words alone are new then: nothing is read or laid out for them.
 */
void
annexa_asset_map_content_set_need (AnnexaAssetMapContent *self,
                                   AnnexaAssetNeed        need)
{
  self->need = need;
  fill_boxes (self);
}

/**
 * annexa_asset_map_content_make_scene:
 * @self: what a map shows
 * @selected: (nullable): the name of the mark of the chosen asset
 * @width: how wide the picture should be at least, in points
 * @style: where it is going to be seen
 *
 * Returns: (transfer full): the picture
 */
AnnexaScene *
annexa_asset_map_content_make_scene (AnnexaAssetMapContent  *self,
                                     const char             *selected,
                                     double                  width,
                                     const AnnexaSceneStyle *style)
{
  AnnexaAssetMap map = { .selected = selected, .layout = self->layout, .links = get_links (self) };

  map.boxes = (const AnnexaAssetMapBox *) (void *) self->boxes->data;
  map.n_boxes = self->boxes->len;
  map.n_links = self->graph->links->len;
  return annexa_asset_map_make_scene (&map, width, style);
}
