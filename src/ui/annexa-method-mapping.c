/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-method-mapping.h"
#include "annexa-names.h"

/**
 * AnnexaMethodMapping:
 *
 * Asks where the ratings go when the steps of a scale change: a row for each step of the method in force, with the step
 * that takes its ratings.
 */
struct _AnnexaMethodMapping
{
  AdwPreferencesGroup parent_instance;

  AnnexaMethodDraft *draft; /* Not owned. */
  AnnexaMethodScale scale;
  GPtrArray *rows;          /* AdwComboRow, by old step from index 0 */
};

G_DEFINE_FINAL_TYPE (AnnexaMethodMapping, annexa_method_mapping, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Only where a scale gets other steps is there anything to ask. */
static gboolean
has_to_ask (const AnnexaMethodDraft *draft,
            AnnexaMethodScale        scale)
{
  if (draft->n_old[scale] == 0)
    return FALSE;
  if (annexa_method_draft_get_n_steps (draft, scale) != draft->n_old[scale])
    return TRUE;
  for (guint old = 1; old <= draft->n_old[scale]; old++)
    if (draft->map[scale][old] != old)
      return TRUE;
  return FALSE;
}

static void
row_selected (AdwComboRow         *row,
              GParamSpec          *pspec,
              AnnexaMethodMapping *self)
{
  guint selected = adw_combo_row_get_selected (row);
  guint index;

  if (self->draft == NULL || selected == GTK_INVALID_LIST_POSITION || !g_ptr_array_find (self->rows, row, &index)
      || self->draft->map[self->scale][index + 1] == selected + 1)
    return;
  self->draft->map[self->scale][index + 1] = selected + 1;
  g_signal_emit (self, signals[CHANGED], 0);
}

static char *
describe_step (guint       number,
               const char *label)
{
  return g_strdup_printf (_("%u %s"), number, label != NULL ? label : _("(no word yet)"));
}

static GtkStringList *
list_steps (AnnexaMethodMapping *self)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint step = 1; step <= annexa_method_draft_get_n_steps (self->draft, self->scale); step++)
    gtk_string_list_take (list, describe_step (step, annexa_record_get_text (
                                                         annexa_method_draft_get_step (self->draft, self->scale, step),
                                                         "label")));
  return list;
}

static GtkWidget *
make_row (AnnexaMethodMapping *self,
          AnnexaProject       *project,
          guint                old)
{
  const AnnexaScaleStep *step
      = annexa_scales_get_step (annexa_project_get_scales (project), annexa_method_scale_get_name (self->scale), old);
  g_autofree char *title = describe_step (old, step != NULL ? step->label : NULL);
  g_autoptr (GtkStringList) steps = list_steps (self);
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (steps));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), self->draft->map[self->scale][old] - 1);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (row_selected), self, 0);
  return row;
}

/**
 * annexa_method_mapping_show:
 * @self: the group
 * @project: the project
 * @draft: (nullable) (transfer none): a draft, which has to outlive what is shown of it; %NULL for none
 * @scale: which of its scales
 *
 * Shows where ratings go, when that has to be asked, and changes it from now on.
 */
void
annexa_method_mapping_show (AnnexaMethodMapping *self,
                            AnnexaProject       *project,
                            AnnexaMethodDraft   *draft,
                            AnnexaMethodScale    scale)
{
  g_return_if_fail (ANNEXA_IS_METHOD_MAPPING (self));

  self->draft = NULL;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), scale == ANNEXA_METHOD_LIKELIHOOD
                                                                     ? _("Where ratings of likelihood go")
                                                                     : _("Where ratings of impact go"));
  gtk_widget_set_visible (GTK_WIDGET (self), draft != NULL && has_to_ask (draft, scale));
  if (draft == NULL)
    return;

  self->draft = draft;
  self->scale = scale;
  for (guint old = 1; gtk_widget_get_visible (GTK_WIDGET (self)) && old <= draft->n_old[scale]; old++)
    {
      GtkWidget *row = make_row (self, project, old);

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
    }
  annexa_name_widgets (GTK_WIDGET (self));
}

static void
annexa_method_mapping_finalize (GObject *object)
{
  g_ptr_array_unref (ANNEXA_METHOD_MAPPING (object)->rows);

  G_OBJECT_CLASS (annexa_method_mapping_parent_class)->finalize (object);
}

static void
annexa_method_mapping_class_init (AnnexaMethodMappingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annexa_method_mapping_finalize;

  /**
   * AnnexaMethodMapping::changed:
   *
   * Somebody chose another step for the ratings of an old one.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
annexa_method_mapping_init (AnnexaMethodMapping *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         _("For each step of the method in force, the step that takes its place."));
}
