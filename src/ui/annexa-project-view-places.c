/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <string.h>

#include "annexa-earlier.h"
#include "annexa-field-row.h"
#include "annexa-form-pane.h"
#include "annexa-inside.h"
#include "annexa-moment.h"
#include "annexa-project-view-private.h"
#include "annexa-settings.h"

/* Where somebody is in a project, and how they get elsewhere: to a page or a record, back and forward. */

static void
page_changed (AnnexaProjectView *self)
{
  annexa_sidebar_set_can_go_back (self->sidebar, annexa_places_can_move (self->places, -1));
  g_object_notify (G_OBJECT (self), "page");
}

/* A page that has no selection is known by what it was asked to show. Another tab than before is a place of its own: that
 * somebody turned to it is seen only now. */
static void
note_leaving (AnnexaProjectView *self)
{
  const AnnexaPlace *place = annexa_places_get_current (self->places);
  AnnexaPage *page = annexa_project_view_get_page (self);
  AnnexaRecord *record = page != NULL ? annexa_page_get_selected (page) : NULL;
  const char *name = gtk_stack_get_visible_child_name (self->stack);
  const char *kind;

  if (place == NULL || record == NULL)
    return;
  kind = annexa_record_get_kind (record)->name;
  if (place->kind != NULL && strcmp (place->kind, kind) != 0)
    annexa_places_visit (self->places, name, kind, annexa_record_get_id (record));
  else
    annexa_places_update (self->places, name, kind, annexa_record_get_id (record));
}

static void
note_arriving (AnnexaProjectView *self,
               const AnnexaKind  *kind,
               gint64             id)
{
  AnnexaRecord *record = annexa_page_get_selected (annexa_project_view_get_page (self));

  if (record != NULL)
    {
      kind = annexa_record_get_kind (record);
      id = annexa_record_get_id (record);
    }
  annexa_places_visit (self->places, gtk_stack_get_visible_child_name (self->stack), kind != NULL ? kind->name : NULL, id);
  page_changed (self);
}

/**
 * annexa_project_view_go:
 * @self: a view
 * @name: the name of a destination
 *
 * Turns to a page. What was typed on the page before is written first; when it cannot be, the view stays there.
 *
 * Returns: whether the page is shown
 */
gboolean
annexa_project_view_go (AnnexaProjectView *self,
                        const char        *name)
{
  g_return_val_if_fail (ANNEXA_IS_PROJECT_VIEW (self), FALSE);

  note_leaving (self);
  if (!annexa_project_view_turn_to_page (self, name))
    return FALSE;
  annexa_point_trail_end (self->trail);
  note_arriving (self, NULL, 0);
  return TRUE;
}

static void
destination_chosen (AnnexaProjectView *self,
                    const char        *name)
{
  annexa_project_view_go (self, name);
}

/**
 * annexa_project_view_turn:
 * @self: a view
 * @step: how many destinations to go on, or back
 *
 * Turns to the page that comes next in the sidebar, and around.
 */
void
annexa_project_view_turn (AnnexaProjectView *self,
                          int                step)
{
  const char *current = gtk_stack_get_visible_child_name (self->stack);
  guint n;
  const AnnexaDestination *destinations = annexa_destinations_list (&n);

  for (guint i = 0; i < n; i++)
    if (strcmp (destinations[i].name, current) == 0)
      {
        annexa_project_view_go (self, destinations[(i + n + (guint) step) % n].name);
        return;
      }
}

static gint64
get_parent (AnnexaProjectView *self,
            const AnnexaKind  *kind,
            gint64             id)
{
  g_autoptr (AnnexaRecord) part = annexa_project_get_record (self->project, kind, id, NULL);

  return part != NULL ? annexa_record_get_integer (part, annexa_kind_get_parent_field (kind)->name) : 0;
}

/* A kind has one page, but for controls: those that do not count for the Statement of Applicability stand with the
 * framework they were imported with. Questions of an audit have one although they are parts. */
static const AnnexaDestination *
find_destination (AnnexaProjectView *self,
                  const AnnexaKind  *kind,
                  gint64             id)
{
  if (kind == annexa_kind_lookup ("control") && id != 0)
    {
      g_autoptr (AnnexaRecord) control = annexa_project_get_record (self->project, kind, id, NULL);

      if (control != NULL && annexa_record_get_integer (control, "in-soa") == 0)
        return annexa_destination_of (annexa_kind_lookup ("framework"));
    }
  if (kind == annexa_kind_lookup ("checklist-item"))
    return annexa_destination_find ("audit-programme");
  return annexa_destination_of (kind);
}

/**
 * annexa_project_view_show_record:
 * @self: a view
 * @kind: the kind of a record
 * @id: its id
 *
 * Turns to the page of the kind and to the record on it. A part without a page is shown with what it is part of.
 *
 * Returns: whether the page is shown; what was typed on the page before may hold somebody there
 */
gboolean
annexa_project_view_show_record (AnnexaProjectView *self,
                                 const AnnexaKind  *kind,
                                 gint64             id)
{
  const AnnexaDestination *destination;
  gboolean shown;

  g_return_val_if_fail (ANNEXA_IS_PROJECT_VIEW (self), FALSE);

  while (kind != NULL && (kind->flags & ANNEXA_KIND_PART) && find_destination (self, kind, 0) == NULL)
    {
      id = get_parent (self, kind, id);
      kind = annexa_project_find_kind (self->project, id);
    }
  destination = kind != NULL ? find_destination (self, kind, id) : NULL;
  note_leaving (self);
  if (destination == NULL || !annexa_project_view_turn_to_page (self, destination->name))
    return FALSE;
  shown = annexa_page_show_record (annexa_project_view_get_page (self), kind, id);
  note_arriving (self, kind, id);
  return shown;
}

/**
 * annexa_project_view_show_field:
 * @self: a view
 * @kind: the kind of a record
 * @id: its id
 * @field: the name of one of its fields, or ""
 *
 * Turns to the record, and points out the field in its form.
 *
 * Returns: whether the page of the record is shown
 */
gboolean
annexa_project_view_show_field (AnnexaProjectView *self,
                                const AnnexaKind  *kind,
                                gint64             id,
                                const char        *field)
{
  GtkWidget *pane, *row;

  if (!annexa_project_view_show_record (self, kind, id))
    return FALSE;
  pane = annexa_find_inside (GTK_WIDGET (annexa_project_view_get_page (self)), ANNEXA_TYPE_FORM_PANE);
  if (pane != NULL)
    annexa_form_pane_hurry (ANNEXA_FORM_PANE (pane));
  row = annexa_field_row_find (GTK_WIDGET (self), field);
  if (row != NULL)
    annexa_field_row_point_out (ANNEXA_FIELD_ROW (row));
  return TRUE;
}

/**
 * annexa_project_view_select_several:
 * @self: a view
 * @kind: the kind of records
 * @ids: (element-type gint64): their ids
 *
 * Turns to the list of the kind, with the records selected.
 */
void
annexa_project_view_select_several (AnnexaProjectView *self,
                                    const AnnexaKind  *kind,
                                    GArray            *ids)
{
  const AnnexaDestination *destination;

  g_return_if_fail (ANNEXA_IS_PROJECT_VIEW (self));

  destination = find_destination (self, kind, ids->len > 0 ? g_array_index (ids, gint64, 0) : 0);
  if (destination == NULL || !annexa_project_view_go (self, destination->name))
    return;
  annexa_page_select_several (annexa_project_view_get_page (self), kind, ids);
  note_leaving (self);
}

/**
 * annexa_project_view_show_list:
 * @self: a view
 * @kind: a kind of records
 * @view: (nullable): one of the ready-made selections of the kind
 *
 * Turns to the list of the kind, cut down to the selection, with its first record selected.
 *
 * Returns: whether the list is shown; what was typed on the page before may hold somebody there
 */
gboolean
annexa_project_view_show_list (AnnexaProjectView *self,
                               const AnnexaKind  *kind,
                               const AnnexaView  *view)
{
  const AnnexaDestination *destination;

  g_return_val_if_fail (ANNEXA_IS_PROJECT_VIEW (self), FALSE);

  destination = annexa_destination_of (kind);
  note_leaving (self);
  if (destination == NULL || !annexa_project_view_turn_to_page (self, destination->name))
    return FALSE;
  annexa_page_show_list (annexa_project_view_get_page (self), kind, view);
  note_arriving (self, kind, 0);
  return TRUE;
}

/* A record that was deleted meanwhile is not there any more; its page is. */
static void
show_place (AnnexaProjectView *self,
            const AnnexaPlace *place)
{
  AnnexaPage *page = annexa_project_view_get_page (self);
  const AnnexaKind *kind = place->id != 0 ? annexa_project_find_kind (self->project, place->id) : NULL;

  if (kind == NULL || g_strcmp0 (kind->name, place->kind) != 0)
    return;
  if (ANNEXA_PAGE_GET_CLASS (page)->select_record != NULL)
    annexa_page_select_record (page, kind, place->id);
  else
    annexa_page_show_record (page, kind, place->id);
}

static void
move (AnnexaProjectView *self,
      int                step)
{
  const AnnexaPlace *place;

  note_leaving (self);
  place = annexa_places_move (self->places, step);
  if (place == NULL)
    return;
  if (!annexa_project_view_turn_to_page (self, place->page))
    {
      annexa_places_move (self->places, -step);
      return;
    }
  show_place (self, place);
  page_changed (self);
}

/**
 * annexa_project_view_go_back:
 * @self: a view
 *
 * Goes back where only one pane is shown: from the form to the list, from the list to the sidebar. Else goes to where one
 * was before.
 */
void
annexa_project_view_go_back (AnnexaProjectView *self)
{
  AnnexaPage *page;

  g_return_if_fail (ANNEXA_IS_PROJECT_VIEW (self));

  page = annexa_project_view_get_page (self);
  if (page != NULL && !annexa_page_flush (page))
    return;
  if ((page == NULL || !annexa_page_go_back (page)) && !annexa_panes_go_back (self->panes))
    move (self, -1);
}

/**
 * annexa_project_view_go_forward:
 * @self: a view
 *
 * Goes to where one came back from.
 */
void
annexa_project_view_go_forward (AnnexaProjectView *self)
{
  g_return_if_fail (ANNEXA_IS_PROJECT_VIEW (self));

  move (self, 1);
}

/**
 * annexa_project_view_can_go_forward:
 * @self: a view
 *
 * Returns: whether somebody went back from a place that is still there
 */
gboolean
annexa_project_view_can_go_forward (AnnexaProjectView *self)
{
  g_return_val_if_fail (ANNEXA_IS_PROJECT_VIEW (self), FALSE);

  return annexa_places_can_move (self->places, 1);
}

/* The buttons at the side of a mouse, as X11 and Wayland number them. */
#define MOUSE_BACK 8
#define MOUSE_FORWARD 9

static void
mouse_pressed (GtkGestureClick   *gesture,
               int                n_presses,
               double             x,
               double             y,
               AnnexaProjectView *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (button != MOUSE_BACK && button != MOUSE_FORWARD)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (button == MOUSE_BACK)
    annexa_project_view_go_back (self);
  else
    annexa_project_view_go_forward (self);
}

/**
 * annexa_project_view_add_mouse:
 * @self: a view
 *
 * Lets somebody go back and forward with the buttons at the side of a mouse.
 */
void
annexa_project_view_add_mouse (AnnexaProjectView *self)
{
  GtkGesture *mouse = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (mouse), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (mouse), GTK_PHASE_CAPTURE);
  g_signal_connect (mouse, "pressed", G_CALLBACK (mouse_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (mouse));
}

/**
 * annexa_project_view_go_to_last_place:
 * @self: a view that shows no page yet
 *
 * Goes to where the project was left last, or to its overview. A page that is gone, or a record that was deleted, is no
 * reason to stop.
 */
void
annexa_project_view_go_to_last_place (AnnexaProjectView *self)
{
  g_autofree char *page = NULL;
  g_autofree char *kind_name = NULL;
  gint64 id = annexa_settings_get_place (annexa_project_get_path (self->project), &page, &kind_name);
  const AnnexaKind *kind = id != 0 ? annexa_project_find_kind (self->project, id) : NULL;

  if (page == NULL || !annexa_project_view_go (self, page))
    annexa_project_view_go (self, "overview");
  else if (kind != NULL && strcmp (kind->name, kind_name) == 0)
    annexa_page_select_record (annexa_project_view_get_page (self), kind, id);
}

/**
 * annexa_project_view_remember_place:
 * @self: a view
 *
 * Notes where somebody is, to go on there next time; nobody goes on in an earlier copy or in the past.
 */
void
annexa_project_view_remember_place (AnnexaProjectView *self)
{
  AnnexaPage *page = annexa_project_view_get_page (self);
  AnnexaRecord *record = page != NULL ? annexa_page_get_selected (page) : NULL;
  g_autofree char *copied = annexa_earlier_get_time (annexa_project_get_path (self->project));

  if (page != NULL && copied == NULL && !annexa_project_is_past (self->project))
    annexa_settings_set_place (annexa_project_get_path (self->project),
                               gtk_stack_get_visible_child_name (self->stack),
                               record != NULL ? annexa_record_get_kind (record)->name : NULL,
                               record != NULL ? annexa_record_get_id (record) : 0);
}

/**
 * annexa_project_view_install_places:
 * @widget_class: the class of views, which has its template
 *
 * Makes the sidebar and the stack of pages lead somewhere.
 */
void
annexa_project_view_install_places (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, page_changed);
  gtk_widget_class_bind_template_callback (widget_class, destination_chosen);
}

/**
 * annexa_project_view_take_places:
 * @self: a view that is not used any more
 *
 * Returns: (transfer full): where somebody was, for the view that takes its place
 */
AnnexaPlaces *
annexa_project_view_take_places (AnnexaProjectView *self)
{
  AnnexaPlaces *places = self->places;

  note_leaving (self);
  self->places = annexa_places_new ();
  return places;
}

/**
 * annexa_project_view_give_places:
 * @self: a view that shows the last of the places
 * @places: (transfer full): where somebody was
 *
 * Lets somebody go back to where they were in another view of the project.
 */
void
annexa_project_view_give_places (AnnexaProjectView *self,
                                 AnnexaPlaces      *places)
{
  annexa_places_free (self->places);
  self->places = places;
  page_changed (self);
}
