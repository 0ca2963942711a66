/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <string.h>

#include "annexa-audit-page.h"
#include "annexa-calendar-page.h"
#include "annexa-earlier.h"
#include "annexa-frameworks-page.h"
#include "annexa-history-page.h"
#include "annexa-moment.h"
#include "annexa-names.h"
#include "annexa-objectives-page.h"
#include "annexa-organization-page.h"
#include "annexa-overview-page.h"
#include "annexa-pane.h"
#include "annexa-panes.h"
#include "annexa-places.h"
#include "annexa-plan-page.h"
#include "annexa-project-view.h"
#include "annexa-readiness-page.h"
#include "annexa-register-page.h"
#include "annexa-reports-page.h"
#include "annexa-review-page.h"
#include "annexa-risk-map-page.h"
#include "annexa-settings.h"
#include "annexa-sidebar.h"
#include "annexa-soa-page.h"

/**
 * AnnexaProjectView:
 *
 * An open project: the sidebar, and the page that was chosen in it. Pages are made when they are first turned to.
 */
struct _AnnexaProjectView
{
  AdwBin parent_instance;

  AnnexaProject *project;
  AnnexaPlaces *places;

  AnnexaPanes *panes;
  AnnexaSidebar *sidebar;
  GtkStack *stack;
  GtkWidget *menu;       /* the main menu where the sidebar with its button is not seen, or NULL */
  GtkWidget *menu_focus; /* (weak) who had the keyboard before that menu */
};

G_DEFINE_FINAL_TYPE (AnnexaProjectView, annexa_project_view, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_PAGE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
annexa_project_view_get_property (GObject    *object,
                                  guint       property,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (property)
    {
    case PROP_PAGE:
      g_value_set_object (value, annexa_project_view_get_page (ANNEXA_PROJECT_VIEW (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
page_changed (AnnexaProjectView *self)
{
  annexa_sidebar_set_can_go_back (self->sidebar, annexa_places_can_move (self->places, -1));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

static void
destination_chosen (AnnexaProjectView *self,
                    const char        *name)
{
  annexa_project_view_go (self, name);
}

/* Next time one goes on here; nobody goes on in an earlier copy or in the past. */
static void
remember_place (AnnexaProjectView *self)
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

static void
annexa_project_view_dispose (GObject *object)
{
  AnnexaProjectView *self = ANNEXA_PROJECT_VIEW (object);

  if (self->project != NULL)
    remember_place (self);
  g_clear_weak_pointer (&self->menu_focus);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  /* Disposing of the template takes its children out of their parent behind the parent's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNEXA_TYPE_PROJECT_VIEW);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (annexa_project_view_parent_class)->dispose (object);
}

static void
annexa_project_view_finalize (GObject *object)
{
  annexa_places_free (ANNEXA_PROJECT_VIEW (object)->places);

  G_OBJECT_CLASS (annexa_project_view_parent_class)->finalize (object);
}

static void
annexa_project_view_class_init (AnnexaProjectViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = annexa_project_view_dispose;
  object_class->finalize = annexa_project_view_finalize;
  object_class->get_property = annexa_project_view_get_property;

  /**
   * AnnexaProjectView:page:
   *
   * The page that is shown.
   */
  properties[PROP_PAGE] = g_param_spec_object ("page", NULL, NULL, ANNEXA_TYPE_PAGE,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ANNEXA_TYPE_PANE);
  g_type_ensure (ANNEXA_TYPE_PANES);
  g_type_ensure (ANNEXA_TYPE_SIDEBAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-project-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaProjectView, panes);
  gtk_widget_class_bind_template_child (widget_class, AnnexaProjectView, sidebar);
  gtk_widget_class_bind_template_child (widget_class, AnnexaProjectView, stack);
  gtk_widget_class_bind_template_callback (widget_class, page_changed);
  gtk_widget_class_bind_template_callback (widget_class, destination_chosen);
}

/* Where the header of a page ends. */
#define HEADER_HEIGHT 46

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

static void
annexa_project_view_init (AnnexaProjectView *self)
{
  GtkGesture *mouse = gtk_gesture_click_new ();

  self->places = annexa_places_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  annexa_name_widgets (GTK_WIDGET (self));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (mouse), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (mouse), GTK_PHASE_CAPTURE);
  g_signal_connect (mouse, "pressed", G_CALLBACK (mouse_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (mouse));
}

/* A page that is gone, or a record that was deleted, is no reason to stop. */
static void
go_to_last_place (AnnexaProjectView *self)
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

static void
person_changed (AnnexaProjectView *self)
{
  g_autofree char *person = annexa_settings_get_person ();

  annexa_project_set_person (self->project, person);
}

/**
 * annexa_project_view_new:
 * @project: a project
 *
 * Returns: (transfer floating): a view of the project, where it was left last, or at its overview
 */
GtkWidget *
annexa_project_view_new (AnnexaProject *project)
{
  AnnexaProjectView *self = g_object_new (ANNEXA_TYPE_PROJECT_VIEW, NULL);

  self->project = g_object_ref (project);
  annexa_sidebar_set_project (self->sidebar, project);
  person_changed (self);
  g_signal_connect_object (annexa_settings_get (), "changed::person", G_CALLBACK (person_changed), self,
                           G_CONNECT_SWAPPED);
  go_to_last_place (self);
  annexa_panes_set_shows_end (self->panes, FALSE);
  return GTK_WIDGET (self);
}

/**
 * annexa_project_view_get_page:
 * @self: a view
 *
 * Returns: (nullable) (transfer none): the page that is shown
 */
AnnexaPage *
annexa_project_view_get_page (AnnexaProjectView *self)
{
  GtkWidget *child;

  g_return_val_if_fail (ANNEXA_IS_PROJECT_VIEW (self), NULL);

  child = gtk_stack_get_visible_child (self->stack);
  return child != NULL ? ANNEXA_PAGE (child) : NULL;
}

static GtkWidget *
make_page (AnnexaProject *project,
           const char    *name)
{
  const AnnexaDestination *destination = annexa_destination_find (name);

  if (destination == NULL)
    return NULL;
  if (strcmp (name, "overview") == 0)
    return annexa_overview_page_new (project);
  if (strcmp (name, "readiness") == 0)
    return annexa_readiness_page_new (project);
  if (strcmp (name, "organization") == 0)
    return annexa_organization_page_new (project, destination->kinds);
  if (strcmp (name, "risk-map") == 0)
    return annexa_risk_map_page_new (project);
  if (strcmp (name, "objectives") == 0)
    return annexa_objectives_page_new (project);
  if (strcmp (name, "calendar") == 0)
    return annexa_calendar_page_new (project);
  if (strcmp (name, "audit-programme") == 0)
    return annexa_audit_page_new (project);
  if (strcmp (name, "timeline") == 0)
    return annexa_plan_page_new (project);
  if (strcmp (name, "applicability") == 0)
    return annexa_soa_page_new (project);
  if (strcmp (name, "frameworks") == 0)
    return annexa_frameworks_page_new (project);
  if (strcmp (name, "reviews") == 0)
    return annexa_review_page_new (project);
  if (strcmp (name, "history") == 0)
    return annexa_history_page_new (project);
  if (strcmp (name, "reports") == 0)
    return annexa_reports_page_new (project);
  return annexa_register_page_new (project, destination->kinds);
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

static gboolean
turn_to_page (AnnexaProjectView *self,
              const char        *name)
{
  AnnexaPage *page = annexa_project_view_get_page (self);

  if (page != NULL && !annexa_page_flush (page))
    {
      annexa_sidebar_select (self->sidebar, gtk_stack_get_visible_child_name (self->stack));
      return FALSE;
    }
  if (gtk_stack_get_child_by_name (self->stack, name) == NULL)
    {
      GtkWidget *made = make_page (self->project, name);

      if (made == NULL)
        return FALSE;
      annexa_name_widgets (made);
      g_object_bind_property (self->panes, "folded", made, "sidebar-folded", G_BINDING_SYNC_CREATE);
      gtk_stack_add_named (self->stack, made, name);
    }
  gtk_stack_set_visible_child_name (self->stack, name);
  annexa_sidebar_select (self->sidebar, name);
  annexa_panes_set_shows_end (self->panes, TRUE);
  annexa_page_take_focus (annexa_project_view_get_page (self));
  return TRUE;
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
  if (!turn_to_page (self, name))
    return FALSE;
  note_arriving (self, NULL, 0);
  return TRUE;
}

/**
 * annexa_project_view_reveal_page:
 * @self: a view
 *
 * Shows the page where only one pane is shown, so that what a key does there is seen.
 */
void
annexa_project_view_reveal_page (AnnexaProjectView *self)
{
  g_return_if_fail (ANNEXA_IS_PROJECT_VIEW (self));

  annexa_panes_set_shows_end (self->panes, TRUE);
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

/**
 * annexa_project_view_show_record:
 * @self: a view
 * @kind: the kind of a record
 * @id: its id
 *
 * Turns to the page of the kind and to the record on it. A part without a page is shown with what it is part of.
 */
void
annexa_project_view_show_record (AnnexaProjectView *self,
                                 const AnnexaKind  *kind,
                                 gint64             id)
{
  const AnnexaDestination *destination;

  g_return_if_fail (ANNEXA_IS_PROJECT_VIEW (self));

  while (kind != NULL && (kind->flags & ANNEXA_KIND_PART) && find_destination (self, kind, 0) == NULL)
    {
      id = get_parent (self, kind, id);
      kind = annexa_project_find_kind (self->project, id);
    }
  destination = kind != NULL ? find_destination (self, kind, id) : NULL;
  note_leaving (self);
  if (destination == NULL || !turn_to_page (self, destination->name))
    return;
  annexa_page_show_record (annexa_project_view_get_page (self), kind, id);
  note_arriving (self, kind, id);
}

static void
collect_panes (GtkWidget *widget,
               GPtrArray *panes)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (ANNEXA_IS_PANE (widget))
    {
      g_ptr_array_add (panes, widget);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_panes (child, panes);
}

/* In the order of reading: a leaflet keeps its children in the order in which they were seen last. */
static int
compare_panes (gconstpointer a,
               gconstpointer b)
{
  GtkWidget *first = *(GtkWidget *const *) a;
  GtkWidget *second = *(GtkWidget *const *) b;
  double offset = 0;

  gtk_widget_translate_coordinates (second, first, 0, 0, &offset, NULL);
  if (gtk_widget_get_direction (first) == GTK_TEXT_DIR_RTL)
    offset = -offset;
  return offset > 0 ? -1 : offset < 0 ? 1 : 0;
}

/* What lies below the header bar; its buttons are the last thing somebody looks for there. */
static gboolean
focus_content (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child) && !ADW_IS_HEADER_BAR (child)
        && (ADW_IS_HEADER_BAR (gtk_widget_get_first_child (widget)) ? gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD)
                                                                    : focus_content (child)))
      return TRUE;

  return FALSE;
}

/* A form without a record says so in a page that takes the keyboard only to be scrolled, and has nothing to scroll. */
static gboolean
is_idle (GtkWidget *focus)
{
  GtkAdjustment *adjustment;

  if (!GTK_IS_SCROLLED_WINDOW (focus))
    return FALSE;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (focus));
  return gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment);
}

/* Returns whether there was something in it that takes the keyboard. */
static gboolean
focus_pane (AnnexaProjectView *self,
            GtkWidget         *pane)
{
  AnnexaPage *page = annexa_project_view_get_page (self);

  if (gtk_widget_is_ancestor (GTK_WIDGET (self->sidebar), pane))
    annexa_sidebar_take_focus (self->sidebar);
  else if (gtk_widget_has_css_class (pane, "list-pane"))
    annexa_page_take_focus (page);
  else
    return focus_content (pane) && !is_idle (gtk_root_get_focus (gtk_widget_get_root (pane)));
  return TRUE;
}

/**
 * annexa_project_view_turn_pane:
 * @self: a view in a window
 * @step: 1 for the next, -1 for the one before
 *
 * Moves the keyboard to another of the panes that are seen: sidebar, list, form, and around.
 */
void
annexa_project_view_turn_pane (AnnexaProjectView *self,
                               int                step)
{
  g_autoptr (GPtrArray) panes = g_ptr_array_new ();
  GtkWidget *focus;
  guint next = 0;

  g_return_if_fail (ANNEXA_IS_PROJECT_VIEW (self));

  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  collect_panes (GTK_WIDGET (self), panes);
  g_ptr_array_sort (panes, compare_panes);
  for (guint i = 0; focus != NULL && i < panes->len; i++)
    if (gtk_widget_is_ancestor (focus, panes->pdata[i]))
      next = (i + panes->len + (guint) step) % panes->len;
  for (guint i = 0; i < panes->len; i++)
    if (focus_pane (self, panes->pdata[(next + i * (panes->len + (guint) step)) % panes->len]))
      return;
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
  if (!turn_to_page (self, place->page))
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

/**
 * annexa_project_view_get_menu:
 * @self: a view
 *
 * Returns: (transfer none): the main menu
 */
GMenuModel *
annexa_project_view_get_menu (AnnexaProjectView *self)
{
  g_return_val_if_fail (ANNEXA_IS_PROJECT_VIEW (self), NULL);

  return annexa_sidebar_get_menu (self->sidebar);
}

/* Who opened the menu by the key and thought better of it goes on where they were. */
static void
menu_closed (AnnexaProjectView *self)
{
  GtkWidget *focus = self->menu_focus;

  g_clear_weak_pointer (&self->menu_focus);
  if (focus != NULL && gtk_widget_get_mapped (focus) && gtk_widget_get_root (focus) == gtk_widget_get_root (self->menu))
    gtk_widget_grab_focus (focus);
}

static void
open_menu_over_page (AnnexaProjectView *self)
{
  GdkRectangle top = { gtk_widget_get_width (GTK_WIDGET (self)) / 2, HEADER_HEIGHT, 1, 1 };

  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (annexa_sidebar_get_menu (self->sidebar));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_popover_set_position (GTK_POPOVER (self->menu), GTK_POS_BOTTOM);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      g_signal_connect_swapped (self->menu, "closed", G_CALLBACK (menu_closed), self);
    }
  g_set_weak_pointer (&self->menu_focus, gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &top);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/**
 * annexa_project_view_open_menu:
 * @self: a view
 *
 * Opens the main menu: below its button, or over the page where the sidebar with the button is not seen.
 */
void
annexa_project_view_open_menu (AnnexaProjectView *self)
{
  g_return_if_fail (ANNEXA_IS_PROJECT_VIEW (self));

  if (annexa_panes_get_folded (self->panes) && annexa_panes_get_shows_end (self->panes))
    open_menu_over_page (self);
  else
    annexa_sidebar_open_menu (self->sidebar);
}
