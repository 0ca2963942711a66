/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-scene-mark-button.h"

/**
 * AnnexaSceneMarkButton:
 *
 * An invisible child over an interactive mark of a scene: what the keyboard and a screen reader find there.
 */
struct _AnnexaSceneMarkButton
{
  GtkWidget parent_instance;

  char *id;
};

G_DEFINE_FINAL_TYPE (AnnexaSceneMarkButton, annexa_scene_mark_button, GTK_TYPE_WIDGET)

static void
annexa_scene_mark_button_finalize (GObject *object)
{
  g_free (ANNEXA_SCENE_MARK_BUTTON (object)->id);

  G_OBJECT_CLASS (annexa_scene_mark_button_parent_class)->finalize (object);
}

static void
annexa_scene_mark_button_class_init (AnnexaSceneMarkButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = annexa_scene_mark_button_finalize;
  gtk_widget_class_set_css_name (widget_class, "mark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
annexa_scene_mark_button_init (AnnexaSceneMarkButton *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/**
 * annexa_scene_mark_button_new:
 * @id: of the mark
 *
 * Returns: (transfer floating): a button without a place yet
 */
AnnexaSceneMarkButton *
annexa_scene_mark_button_new (const char *id)
{
  AnnexaSceneMarkButton *self = g_object_new (ANNEXA_TYPE_SCENE_MARK_BUTTON, NULL);

  self->id = g_strdup (id);
  return self;
}

/**
 * annexa_scene_mark_button_get_id:
 * @self: a button
 *
 * Returns: (transfer none): the id of the mark that it lies over
 */
const char *
annexa_scene_mark_button_get_id (AnnexaSceneMarkButton *self)
{
  g_return_val_if_fail (ANNEXA_IS_SCENE_MARK_BUTTON (self), NULL);

  return self->id;
}
