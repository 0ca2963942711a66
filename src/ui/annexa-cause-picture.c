/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "annexa-cause-picture.h"
#include "annexa-causes.h"
#include "annexa-changes.h"
#include "annexa-fishbone.h"
#include "annexa-parts-editor.h"
#include "annexa-record-view.h"
#include "annexa-scene-view.h"

/**
 * AnnexaCausePicture:
 *
 * A part of the form of a corrective action: its possible causes as the bones of a fish. The list of the same causes
 * stands below it in the form; pressing a cause opens it there.
 */
struct _AnnexaCausePicture
{
  AdwBin parent_instance;

  AnnexaProject *project;
  AnnexaRecord *action;
  gulong changed_handler;
  GPtrArray *causes; /* AnnexaRecord, bone by bone; NULL when they could not be read */

  AnnexaSceneView *view;
};

static void annexa_cause_picture_view_init (AnnexaRecordViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnexaCausePicture, annexa_cause_picture, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ANNEXA_TYPE_RECORD_VIEW, annexa_cause_picture_view_init))

static AnnexaScene *
make_scene (double                  width,
            double                  height,
            const AnnexaSceneStyle *style,
            gpointer                data)
{
  AnnexaCausePicture *self = data;
  g_autoptr (GArray) causes = g_array_new (FALSE, FALSE, sizeof (AnnexaFishboneCause));

  if (self->action == NULL || self->causes == NULL || self->causes->len == 0)
    return NULL;
  for (guint i = 0; i < self->causes->len; i++)
    {
      AnnexaRecord *record = self->causes->pdata[i];
      AnnexaFishboneCause cause = { annexa_record_get_ref (record), annexa_causes_get_area (record),
                                    annexa_record_get_title (record), annexa_record_get_integer (record, "root") != 0 };

      g_array_append_val (causes, cause);
    }
  return annexa_fishbone_make_scene (annexa_causes_get_effect (self->action),
                                     (const AnnexaFishboneCause *) (void *) causes->data, causes->len, width, style);
}

static void
update (AnnexaCausePicture *self)
{
  g_clear_pointer (&self->causes, g_ptr_array_unref);
  if (self->action != NULL && !annexa_record_is_deleted (self->action))
    self->causes = annexa_causes_list (self->project, annexa_record_get_id (self->action), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), self->causes != NULL && self->causes->len > 0);
  annexa_scene_view_update (self->view);
}

static void
project_changed (AnnexaCausePicture *self,
                 AnnexaChanges      *changes)
{
  if (annexa_changes_touch (changes, annexa_kind_lookup ("cause"))
      || (self->action != NULL && annexa_changes_find (changes, annexa_record_get_id (self->action)) != NULL))
    update (self);
}

/* The causes stand in the list that follows in the same form. */
static void
mark_activated (AnnexaSceneView    *view,
                const char         *id,
                AnnexaCausePicture *self)
{
  GtkWidget *sibling = GTK_WIDGET (self);

  while (sibling != NULL && !ANNEXA_IS_PARTS_EDITOR (sibling))
    sibling = gtk_widget_get_next_sibling (sibling);
  for (guint i = 0; sibling != NULL && self->causes != NULL && i < self->causes->len; i++)
    if (g_strcmp0 (annexa_record_get_ref (self->causes->pdata[i]), id) == 0)
      annexa_parts_editor_open (ANNEXA_PARTS_EDITOR (sibling), annexa_record_get_id (self->causes->pdata[i]));
}

static void
forget_action (AnnexaCausePicture *self)
{
  if (self->project != NULL)
    g_clear_signal_handler (&self->changed_handler, self->project);
  g_clear_object (&self->action);
  g_clear_object (&self->project);
}

static void
annexa_cause_picture_set_record (AnnexaRecordView *view,
                                 AnnexaProject    *project,
                                 AnnexaRecord     *record)
{
  AnnexaCausePicture *self = ANNEXA_CAUSE_PICTURE (view);

  if (self->action == record)
    return;
  forget_action (self);
  if (record != NULL)
    {
      self->project = g_object_ref (project);
      self->action = g_object_ref (record);
      self->changed_handler = g_signal_connect_swapped (project, "changed", G_CALLBACK (project_changed), self);
    }
  update (self);
}

static gboolean
annexa_cause_picture_flush (AnnexaRecordView *view)
{
  return TRUE;
}

static void
annexa_cause_picture_view_init (AnnexaRecordViewInterface *iface)
{
  iface->set_record = annexa_cause_picture_set_record;
  iface->flush = annexa_cause_picture_flush;
}

static void
annexa_cause_picture_dispose (GObject *object)
{
  AnnexaCausePicture *self = ANNEXA_CAUSE_PICTURE (object);

  if (self->view != NULL)
    annexa_scene_view_set_func (self->view, NULL, NULL);
  self->view = NULL;
  forget_action (self);
  g_clear_pointer (&self->causes, g_ptr_array_unref);

  G_OBJECT_CLASS (annexa_cause_picture_parent_class)->dispose (object);
}

static void
annexa_cause_picture_class_init (AnnexaCausePictureClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annexa_cause_picture_dispose;
}

static void
annexa_cause_picture_init (AnnexaCausePicture *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->view = g_object_new (ANNEXA_TYPE_SCENE_VIEW, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What may have led to it, as bones of a fish"), -1);
  g_signal_connect (self->view, "activated", G_CALLBACK (mark_activated), self);
  annexa_scene_view_set_func (self->view, make_scene, self);
  gtk_widget_add_css_class (box, "card-content");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->view));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  adw_bin_set_child (ADW_BIN (self), box);
}
