/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <string.h>

#include "annexa-into-view.h"
#include "annexa-later.h"
#include "annexa-point-list.h"
#include "annexa-project-view.h"
#include "annexa-wrapping.h"

/**
 * AnnexaPointList:
 *
 * What a record lacks, a line for each, and each line leads to where it is added: to a field beside it, to a part of the
 * record, or to another record on another page.
 */
struct _AnnexaPointList
{
  AdwBin parent_instance;

  GtkBox *box;
  GPtrArray *points; /* AnnexaOpenPoint, those that are shown */
  AnnexaProject *project;
  AnnexaRecord *record; /* What lacks them, or NULL. */
  AnnexaPointLister lister;
};

G_DEFINE_FINAL_TYPE (AnnexaPointList, annexa_point_list, ADW_TYPE_BIN)

static const AnnexaOpenPoint *
get_point (GtkWidget *line)
{
  return g_object_get_data (G_OBJECT (line), "point");
}

/* Whoever is led away from the list is told what it says there, too. */
static AnnexaPointTrail *
leave_trail (AnnexaPointList       *self,
             const AnnexaOpenPoint *point)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ANNEXA_TYPE_PROJECT_VIEW);
  AnnexaPointTrail *trail;

  if (view == NULL || self->record == NULL || self->lister == NULL)
    return NULL;
  trail = annexa_project_view_get_trail (ANNEXA_PROJECT_VIEW (view));
  annexa_point_trail_follow (trail, self->project, self->record, self->lister, point);
  return trail;
}

/* Going somewhere writes what is typed, and then the points may be others. */
static void
clicked (GtkWidget       *button,
         AnnexaPointList *self)
{
  g_autoptr (GPtrArray) held = self->points != NULL ? g_ptr_array_ref (self->points) : NULL;
  const AnnexaOpenPoint *point = get_point (button);
  AnnexaPointTrail *trail;

  if (point == NULL)
    return;
  trail = leave_trail (self, point);
  if (!annexa_point_trail_go (GTK_WIDGET (self), point) && trail != NULL)
    annexa_point_trail_end (trail);
}

/* A button of its own for each: GTK 4.8 does not survive it when the keyboard goes to a link in a text because what had it
 * is taken away. */
static GtkWidget *
add_line (AnnexaPointList       *self,
          const AnnexaOpenPoint *point)
{
  GtkWidget *button
      = g_object_new (GTK_TYPE_BUTTON, "label", point->text, "accessible-role", GTK_ACCESSIBLE_ROLE_LINK, NULL);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  annexa_wrap_button (button);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_LEFT);
  gtk_widget_add_css_class (button, "link");
  gtk_widget_add_css_class (button, "line");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked), self);
  gtk_box_append (self->box, button);
  return button;
}

/* Lines that are about to go have no point any more. */
static GtkWidget *
find_line (AnnexaPointList       *self,
           const AnnexaOpenPoint *point)
{
  for (GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self->box)); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    if (get_point (line) != NULL && annexa_open_point_is_same (get_point (line), point))
      return line;
  return NULL;
}

static GtkWidget *
find_before (GtkWidget *line)
{
  do
    line = gtk_widget_get_prev_sibling (line);
  while (line != NULL && get_point (line) == NULL);
  return line;
}

static void
show_line (AnnexaPointList       *self,
           const AnnexaOpenPoint *point,
           GtkWidget             *before)
{
  GtkWidget *line = find_line (self, point);

  if (line == NULL)
    line = add_line (self, point);
  else if (strcmp (get_point (line)->text, point->text) != 0)
    gtk_button_set_label (GTK_BUTTON (line), point->text);
  g_object_set_data (G_OBJECT (line), "point", (gpointer) point);
  if (find_before (line) != before)
    gtk_box_reorder_child_after (self->box, line, before);
}

static void
remove_line (GtkWidget *list,
             GtkWidget *line)
{
  AnnexaPointList *self = ANNEXA_POINT_LIST (list);

  gtk_box_remove (self->box, line);
  gtk_widget_set_visible (list, gtk_widget_get_first_child (GTK_WIDGET (self->box)) != NULL);
}

static gboolean
has_point (GPtrArray             *points,
           const AnnexaOpenPoint *point)
{
  for (guint i = 0; points != NULL && i < points->len; i++)
    if (annexa_open_point_is_same (points->pdata[i], point))
      return TRUE;
  return FALSE;
}

static void
remove_others (AnnexaPointList *self,
               GPtrArray       *points)
{
  for (GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self->box)); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    if (get_point (line) != NULL && !has_point (points, get_point (line)))
      {
        g_object_set_data (G_OBJECT (line), "point", NULL);
        annexa_remove_later (GTK_WIDGET (self), line, remove_line);
      }
}

static void
annexa_point_list_dispose (GObject *object)
{
  AnnexaPointList *self = ANNEXA_POINT_LIST (object);

  g_clear_pointer (&self->points, g_ptr_array_unref);
  g_clear_object (&self->project);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (annexa_point_list_parent_class)->dispose (object);
}

static void
annexa_point_list_class_init (AnnexaPointListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annexa_point_list_dispose;
}

static void
annexa_point_list_init (AnnexaPointList *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * annexa_point_list_new:
 *
 * Returns: (transfer floating): a list that shows nothing yet, and is not seen until it does
 */
GtkWidget *
annexa_point_list_new (void)
{
  return g_object_new (ANNEXA_TYPE_POINT_LIST, NULL);
}

/**
 * annexa_point_list_set_subject:
 * @self: a list
 * @project: (nullable): a project
 * @record: (nullable): the record of it that lacks what is shown
 * @lister: what finds out anew what it lacks
 *
 * Lets whoever follows a line see elsewhere what is still missing, and come back.
 */
void
annexa_point_list_set_subject (AnnexaPointList *self,
                               AnnexaProject *project,
                               AnnexaRecord *record,
                               AnnexaPointLister lister)
{
  g_return_if_fail (ANNEXA_IS_POINT_LIST (self));

  g_set_object (&self->project, project);
  g_set_object (&self->record, record);
  self->lister = lister;
}

/**
 * annexa_point_list_show:
 * @self: a list
 * @points: (nullable) (element-type AnnexaOpenPoint): what is missing
 *
 * Shows what is missing. Lines that stay keep the keyboard.
 */
void
annexa_point_list_show (AnnexaPointList *self,
                        GPtrArray       *points)
{
  g_autoptr (GPtrArray) former = NULL;
  GtkWidget *before = NULL;

  g_return_if_fail (ANNEXA_IS_POINT_LIST (self));

  if (annexa_open_points_are_same (self->points, points))
    return;

  former = g_steal_pointer (&self->points);
  self->points = points != NULL ? g_ptr_array_ref (points) : NULL;
  remove_others (self, points);
  for (guint i = 0; points != NULL && i < points->len; i++)
    {
      show_line (self, points->pdata[i], before);
      before = find_line (self, points->pdata[i]);
    }
  if (points != NULL && points->len > 0)
    gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/**
 * annexa_point_list_find:
 * @self: a list
 * @record: the id of the record where something is added, or 0 where there is none yet
 * @field: (nullable): the name of its field
 *
 * Returns: (transfer none) (nullable): the line that leads there
 */
GtkWidget *
annexa_point_list_find (AnnexaPointList *self,
                        gint64           record,
                        const char      *field)
{
  g_return_val_if_fail (ANNEXA_IS_POINT_LIST (self), NULL);

  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->box)); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    {
      const AnnexaOpenPoint *point = get_point (button);

      if (point != NULL && point->id == record && g_strcmp0 (point->field, field) == 0)
        return button;
    }
  return NULL;
}

/**
 * annexa_point_list_take_focus:
 * @self: a list
 *
 * Returns: whether the keyboard is at the first line
 */
gboolean
annexa_point_list_take_focus (AnnexaPointList *self)
{
  g_return_val_if_fail (ANNEXA_IS_POINT_LIST (self), FALSE);

  return self->points != NULL && self->points->len > 0
         && gtk_widget_grab_focus (find_line (self, self->points->pdata[0]));
}

static AnnexaPointList *
find_list_of (GtkWidget *widget,
              gint64     record)
{
  AnnexaPointList *found = NULL;

  if (ANNEXA_IS_POINT_LIST (widget))
    {
      AnnexaPointList *self = ANNEXA_POINT_LIST (widget);

      return self->record != NULL && annexa_record_get_id (self->record) == record
                     && gtk_widget_get_mapped (gtk_widget_get_parent (widget))
                 ? self
                 : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_list_of (child, record);
  return found;
}

/* The button stands behind the list. */
static void
focus_behind (AnnexaPointList *self)
{
  GtkWidget *behind = gtk_widget_get_next_sibling (GTK_WIDGET (self));

  while (behind != NULL && !(gtk_widget_get_visible (behind) && gtk_widget_grab_focus (behind)))
    behind = gtk_widget_get_next_sibling (behind);
}

/**
 * annexa_point_list_return:
 * @widget: a page
 * @record: the id of a record that it shows
 *
 * Goes to the list of what the record lacks; where that is nothing any more, to what can be done then.
 */
void
annexa_point_list_return (GtkWidget *widget,
                          gint64     record)
{
  AnnexaPointList *self = find_list_of (widget, record);

  if (self == NULL)
    return;
  if (!annexa_point_list_take_focus (self))
    focus_behind (self);
  annexa_bring_into_view (gtk_widget_get_parent (GTK_WIDGET (self)));
}
