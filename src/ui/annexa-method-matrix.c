/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "annexa-heat-map.h"
#include "annexa-method-matrix.h"
#include "annexa-scene-view.h"

/**
 * AnnexaMethodMatrix:
 *
 * The matrix of a risk method that somebody is working on, with the number of risks in each cell. A click, Space or Enter
 * gives a cell the next level, a digit the level of that number; the arrow keys walk from cell to cell.
 */
struct _AnnexaMethodMatrix
{
  AdwBin parent_instance;

  AnnexaMethodDraft *draft; /* Not owned. */
  gint64 counts[ANNEXA_LARGEST_SCALE + 1][ANNEXA_LARGEST_SCALE + 1];
  AnnexaSceneView *view;
};

G_DEFINE_FINAL_TYPE (AnnexaMethodMatrix, annexa_method_matrix, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_label (AnnexaRecord *part)
{
  return part != NULL ? annexa_record_get_text (part, "label") : NULL;
}

static void
fill_cell (AnnexaMethodMatrix *self,
           AnnexaHeatMapCell  *cell,
           guint               likelihood,
           guint               impact)
{
  AnnexaRecord *level = annexa_method_draft_get_cell (self->draft, likelihood, impact);

  cell->count = self->counts[likelihood][impact];
  if (level == NULL)
    return;
  cell->level = get_label (level);
  cell->sign = annexa_record_get_text (level, "sign");
  cell->colour = annexa_colour_from_name (annexa_record_get_text (level, "colour"));
  cell->acceptable = annexa_record_get_integer (level, "acceptable") != 0;
}

static AnnexaScene *
make_scene (double                  width,
            double                  height,
            const AnnexaSceneStyle *style,
            gpointer                data)
{
  AnnexaMethodMatrix *self = data;
  AnnexaHeatMap map = { 0 };

  if (self->draft == NULL)
    return NULL;
  map.n_likelihoods = annexa_method_draft_get_n_steps (self->draft, ANNEXA_METHOD_LIKELIHOOD);
  map.n_impacts = annexa_method_draft_get_n_steps (self->draft, ANNEXA_METHOD_IMPACT);
  if (map.n_likelihoods == 0 || map.n_impacts == 0)
    return NULL;
  for (guint i = 1; i <= map.n_likelihoods; i++)
    map.likelihoods[i] = get_label (annexa_method_draft_get_step (self->draft, ANNEXA_METHOD_LIKELIHOOD, i));
  for (guint i = 1; i <= map.n_impacts; i++)
    map.impacts[i] = get_label (annexa_method_draft_get_step (self->draft, ANNEXA_METHOD_IMPACT, i));
  for (guint likelihood = 1; likelihood <= map.n_likelihoods; likelihood++)
    for (guint impact = 1; impact <= map.n_impacts; impact++)
      fill_cell (self, &map.cells[likelihood][impact], likelihood, impact);
  return annexa_heat_map_make_scene (&map, width, height, style);
}

/* The cell that a mark is about, or NULL. */
static guint *
find_cell (AnnexaMethodMatrix *self,
           const char         *id)
{
  guint likelihood, impact;

  if (self->draft == NULL || id == NULL || sscanf (id, "cell-%u-%u", &likelihood, &impact) != 2
      || likelihood > ANNEXA_LARGEST_SCALE || impact > ANNEXA_LARGEST_SCALE)
    return NULL;
  return &self->draft->matrix[likelihood][impact];
}

static void
set_cell (AnnexaMethodMatrix *self,
          guint              *cell,
          guint               position)
{
  if (*cell == position)
    return;
  *cell = position;
  annexa_scene_view_update (self->view);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
mark_activated (AnnexaMethodMatrix *self,
                const char         *id)
{
  guint *cell = find_cell (self, id);

  /* A method that was made by hand may have steps and no levels yet. */
  if (cell != NULL && self->draft->levels->len > 0)
    set_cell (self, cell, *cell % self->draft->levels->len + 1);
}

static gboolean
key_pressed (GtkEventControllerKey *controller,
             guint                  key,
             guint                  code,
             GdkModifierType        state,
             AnnexaMethodMatrix    *self)
{
  guint *cell = find_cell (self, annexa_scene_view_get_focused (self->view));
  guint digit = 0;

  if (key >= GDK_KEY_1 && key <= GDK_KEY_9)
    digit = key - GDK_KEY_0;
  else if (key >= GDK_KEY_KP_1 && key <= GDK_KEY_KP_9)
    digit = key - GDK_KEY_KP_0;
  if (cell == NULL || digit == 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
    return GDK_EVENT_PROPAGATE;

  if (digit <= self->draft->levels->len)
    set_cell (self, cell, digit);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

static void
annexa_method_matrix_class_init (AnnexaMethodMatrixClass *klass)
{
  /**
   * AnnexaMethodMatrix::changed:
   *
   * A cell of the draft got another level.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
annexa_method_matrix_init (AnnexaMethodMatrix *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = g_object_new (ANNEXA_TYPE_SCENE_VIEW, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Matrix"), -1);
  annexa_scene_view_set_func (self->view, make_scene, self);
  g_signal_connect_swapped (self->view, "activated", G_CALLBACK (mark_activated), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->view));
}

/**
 * annexa_method_matrix_show:
 * @self: the matrix
 * @draft: (nullable) (transfer none): a draft, which has to outlive what is shown of it; %NULL for none
 * @preview: (nullable): how many risks there are in each cell
 *
 * Shows the matrix of the draft, and changes it from now on.
 */
void
annexa_method_matrix_show (AnnexaMethodMatrix        *self,
                           AnnexaMethodDraft         *draft,
                           const AnnexaMethodPreview *preview)
{
  g_return_if_fail (ANNEXA_IS_METHOD_MATRIX (self));

  self->draft = draft;
  if (preview != NULL)
    memcpy (self->counts, preview->counts, sizeof self->counts);
  annexa_scene_view_update (self->view);
}
