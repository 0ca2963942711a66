/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "annexa-preview-sheets.h"
#include "annexa-preview.h"

/* A sheet counts as the one that is read when it covers this part of the view from above. */
#define READING_LINE 0.35

/* Where a page begins: with a little of the ground above it, so that it is seen to be the beginning. */
#define BEGINNING -1.0
#define GROUND_ABOVE 8.0

#define LINE_STEP 48.0
#define KEPT_OF_SCREEN 0.9

static const double zooms[] = { 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4 };

/**
 * AnnexaPreview:
 *
 * Shows the pages of a report below each other: the same pages as in the PDF and on paper.
 */
struct _AnnexaPreview
{
  GtkWidget parent_instance;

  AnnexaPreviewSheets *sheets;
  GtkAdjustment *adjustments[2]; /* by orientation */
  GtkScrollablePolicy policies[2];
  double zoom;        /* 0 to fit the width */
  guint page;         /* what is read, for the reader and for the label */
  guint anchor;       /* the page at the upper edge */
  double anchor_part; /* how much of it is scrolled away */
  gboolean asked;     /* somebody asked for the page and has not scrolled since */
  gboolean arranging;
  gboolean preparing; /* what will be seen is being drawn */
  guint page_source;
};

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnexaPreview, annexa_preview, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

enum
{
  PROP_0,
  PROP_PAGE,
  PROP_ZOOM,
  N_PROPS,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static GParamSpec *properties[N_PROPS];

enum
{
  PREPARED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* For whoever cannot see the pages: which report, which page, under which heading. */
static void
update_label (AnnexaPreview *self)
{
  AnnexaPages *pages = annexa_preview_sheets_get_pages (self->sheets);
  const char *heading = NULL;
  g_autofree char *label = NULL;

  if (pages == NULL)
    return;

  for (guint i = 0; i < annexa_pages_get_n_contents (pages); i++)
    if (annexa_pages_get_contents (pages, i)->page <= self->page)
      heading = annexa_pages_get_contents (pages, i)->title;
  /* TRANSLATORS: The title of a report, a page and how many there are */
  label = g_strdup_printf (_("%s, page %u of %u"), annexa_document_get_info (annexa_pages_get_document (pages))->title,
                           self->page + 1, annexa_pages_get_n_pages (pages));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, heading != NULL ? heading : "", -1);
}

static void
set_page (AnnexaPreview *self,
          guint          page)
{
  if (self->page == page)
    return;

  self->page = page;
  update_label (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

static double
get_value (AnnexaPreview *self,
           GtkOrientation orientation)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  return adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
}

static void
update_page (AnnexaPreview *self)
{
  double line = get_value (self, GTK_ORIENTATION_VERTICAL) + gtk_widget_get_height (GTK_WIDGET (self)) * READING_LINE;

  /* The last pages cannot be brought to the upper edge; whoever asked for one reads it all the same. */
  if (!self->asked && annexa_preview_sheets_get_n (self->sheets) > 0)
    set_page (self, annexa_preview_sheets_find (self->sheets, line));
}

static gboolean
update_page_later (gpointer data)
{
  AnnexaPreview *self = data;

  self->page_source = 0;
  update_page (self);
  return G_SOURCE_REMOVE;
}

/* What is at the upper edge stays there when the width or the zoom changes. */
static void
remember_place (AnnexaPreview *self)
{
  double y = get_value (self, GTK_ORIENTATION_VERTICAL);
  const AnnexaSheet *sheet;

  if (annexa_preview_sheets_get_n (self->sheets) == 0)
    return;

  self->anchor = annexa_preview_sheets_find (self->sheets, y);
  sheet = annexa_preview_sheets_get (self->sheets, self->anchor);
  self->anchor_part = (y - sheet->y) / sheet->height;
  update_page (self);
}

static void
scrolled (AnnexaPreview *self)
{
  if (self->arranging)
    return;

  self->asked = FALSE;
  remember_place (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
configure (AnnexaPreview *self,
           GtkOrientation orientation,
           int            content,
           int            room,
           double         value)
{
  if (self->adjustments[orientation] != NULL)
    gtk_adjustment_configure (self->adjustments[orientation], CLAMP (value, 0, MAX (0, content - room)), 0,
                              MAX (content, room), LINE_STEP, room * KEPT_OF_SCREEN, room);
}

/* Returns what is scrolled away above. */
static double
arrange (AnnexaPreview *self,
         int            width)
{
  const AnnexaSheet *sheet;

  annexa_preview_sheets_arrange (self->sheets, width, self->zoom);
  if (self->anchor >= annexa_preview_sheets_get_n (self->sheets))
    return 0;

  sheet = annexa_preview_sheets_get (self->sheets, self->anchor);
  return sheet->y + (self->anchor_part == BEGINNING ? -GROUND_ABOVE : self->anchor_part * sheet->height);
}

static void
annexa_preview_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  AnnexaPreview *self = ANNEXA_PREVIEW (widget);
  double middle = (get_value (self, GTK_ORIENTATION_HORIZONTAL) + width / 2.0)
                  / MAX (1, annexa_preview_sheets_get_width (self->sheets));
  double top = arrange (self, width);

  self->arranging = TRUE;
  configure (self, GTK_ORIENTATION_HORIZONTAL, annexa_preview_sheets_get_width (self->sheets), width,
             middle * annexa_preview_sheets_get_width (self->sheets) - width / 2.0);
  configure (self, GTK_ORIENTATION_VERTICAL, annexa_preview_sheets_get_height (self->sheets), height, top);
  self->arranging = FALSE;
  /* Whoever shows the number of the page would ask for another size in the middle of getting one. */
  if (self->page_source == 0)
    self->page_source = g_idle_add (update_page_later, self);
}

static void
annexa_preview_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  *minimum = 60;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 600 : 800;
}

static void
annexa_preview_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  AnnexaPreview *self = ANNEXA_PREVIEW (widget);

  if (annexa_preview_sheets_get_n (self->sheets) > 0)
    annexa_preview_sheets_snapshot (self->sheets, snapshot, get_value (self, GTK_ORIENTATION_HORIZONTAL),
                                    get_value (self, GTK_ORIENTATION_VERTICAL), gtk_widget_get_height (widget),
                                    gtk_widget_get_scale_factor (widget));
}

/* The whole window gets its size anew, not the preview alone: the bars beside it have to come after it. */
static void
rearrange (AnnexaPreview *self)
{
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_adjustment (AnnexaPreview *self,
                GtkOrientation orientation,
                GtkAdjustment *adjustment)
{
  GtkAdjustment **place = &self->adjustments[orientation];

  if (*place != NULL)
    g_signal_handlers_disconnect_by_func (*place, scrolled, self);
  g_clear_object (place);
  if (adjustment == NULL)
    return;

  *place = g_object_ref_sink (adjustment);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (scrolled), self);
  rearrange (self);
}

static void
annexa_preview_set_property (GObject      *object,
                             guint         property,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  AnnexaPreview *self = ANNEXA_PREVIEW (object);

  switch (property)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annexa_preview_get_property (GObject    *object,
                             guint       property,
                             GValue     *value,
                             GParamSpec *pspec)
{
  AnnexaPreview *self = ANNEXA_PREVIEW (object);

  switch (property)
    {
    case PROP_PAGE:
      g_value_set_uint (value, self->page);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, annexa_preview_get_zoom (self));
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annexa_preview_dispose (GObject *object)
{
  AnnexaPreview *self = ANNEXA_PREVIEW (object);

  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  g_clear_handle_id (&self->page_source, g_source_remove);

  G_OBJECT_CLASS (annexa_preview_parent_class)->dispose (object);
}

static void
annexa_preview_finalize (GObject *object)
{
  annexa_preview_sheets_free (ANNEXA_PREVIEW (object)->sheets);

  G_OBJECT_CLASS (annexa_preview_parent_class)->finalize (object);
}

/* The parameter is the orientation and how many lines, screens (by 100) or ends (by 10,000) to move. */
static gboolean
move (GtkWidget *widget,
      GVariant  *parameter,
      gpointer   data)
{
  AnnexaPreview *self = ANNEXA_PREVIEW (widget);
  GtkAdjustment *adjustment;
  double by;
  int orientation;
  int amount;

  g_variant_get (parameter, "(ii)", &orientation, &amount);
  adjustment = self->adjustments[orientation];
  if (adjustment == NULL)
    return FALSE;

  if (ABS (amount) >= 10000)
    by = amount > 0 ? gtk_adjustment_get_upper (adjustment) : -gtk_adjustment_get_upper (adjustment);
  else if (ABS (amount) >= 100)
    by = amount / 100 * gtk_adjustment_get_page_increment (adjustment);
  else
    by = amount * gtk_adjustment_get_step_increment (adjustment);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + by);
  return TRUE;
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    int orientation;
    int amount;
  } keys[] = {
    { GDK_KEY_Down, 0, GTK_ORIENTATION_VERTICAL, 1 },
    { GDK_KEY_Up, 0, GTK_ORIENTATION_VERTICAL, -1 },
    { GDK_KEY_Right, 0, GTK_ORIENTATION_HORIZONTAL, 1 },
    { GDK_KEY_Left, 0, GTK_ORIENTATION_HORIZONTAL, -1 },
    { GDK_KEY_Page_Down, 0, GTK_ORIENTATION_VERTICAL, 100 },
    { GDK_KEY_Page_Up, 0, GTK_ORIENTATION_VERTICAL, -100 },
    { GDK_KEY_KP_Page_Down, 0, GTK_ORIENTATION_VERTICAL, 100 },
    { GDK_KEY_KP_Page_Up, 0, GTK_ORIENTATION_VERTICAL, -100 },
    { GDK_KEY_space, 0, GTK_ORIENTATION_VERTICAL, 100 },
    { GDK_KEY_space, GDK_SHIFT_MASK, GTK_ORIENTATION_VERTICAL, -100 },
    { GDK_KEY_Home, 0, GTK_ORIENTATION_VERTICAL, -10000 },
    { GDK_KEY_End, 0, GTK_ORIENTATION_VERTICAL, 10000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].modifiers, move, "(ii)", keys[i].orientation,
                                  keys[i].amount);
}

static void
annexa_preview_class_init (AnnexaPreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = annexa_preview_set_property;
  object_class->get_property = annexa_preview_get_property;
  object_class->dispose = annexa_preview_dispose;
  object_class->finalize = annexa_preview_finalize;
  widget_class->measure = annexa_preview_measure;
  widget_class->size_allocate = annexa_preview_size_allocate;
  widget_class->snapshot = annexa_preview_snapshot;

  /**
   * AnnexaPreview:page:
   *
   * The page that is read, counted from 0.
   */
  properties[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * AnnexaPreview:zoom:
   *
   * How large pages are shown, 1 for their size on paper; 0 while they fit the width.
   */
  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0, 10, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  /**
   * AnnexaPreview::prepared:
   *
   * What annexa_preview_prepare() had drawn is there.
   */
  signals[PREPARED] = g_signal_new ("prepared", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "preview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
  add_keys (widget_class);
}

static gboolean
wheel_turned (AnnexaPreview            *self,
              double                    dx,
              double                    dy,
              GtkEventControllerScroll *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if (!(state & GDK_CONTROL_MASK) || dy == 0)
    return GDK_EVENT_PROPAGATE;

  annexa_preview_zoom (self, dy < 0 ? 1 : -1);
  return GDK_EVENT_STOP;
}

static void
pressed (AnnexaPreview *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
drawn (gpointer data)
{
  AnnexaPreview *self = data;

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (!self->preparing || !annexa_preview_is_drawn (self))
    return;
  self->preparing = FALSE;
  g_signal_emit (self, signals[PREPARED], 0);
}

static void
annexa_preview_init (AnnexaPreview *self)
{
  GtkEventController *scroll
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);
  GtkGesture *click = gtk_gesture_click_new ();

  self->sheets = annexa_preview_sheets_new (drawn, self);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (GTK_WIDGET (self), "preview-ground");
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (wheel_turned), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
annexa_preview_new (void)
{
  return g_object_new (ANNEXA_TYPE_PREVIEW, NULL);
}

static void
show_pages (AnnexaPreview *self,
            guint          page,
            guint          anchor,
            double         anchor_part)
{
  self->preparing = FALSE;
  self->anchor = anchor;
  self->anchor_part = anchor_part;
  self->page = page;
  update_label (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
  rearrange (self);
}

/**
 * annexa_preview_set_pages:
 * @self: a preview
 * @pages: (nullable): the pages of a report
 *
 * Shows the pages of another report from the first one on.
 */
void
annexa_preview_set_pages (AnnexaPreview *self,
                          AnnexaPages   *pages)
{
  g_return_if_fail (ANNEXA_IS_PREVIEW (self));

  self->asked = FALSE;
  annexa_preview_sheets_set_pages (self->sheets, pages);
  show_pages (self, 0, 0, BEGINNING);
}

/**
 * annexa_preview_prepare:
 * @self: a preview that is not seen yet
 * @width: how wide it is going to be
 * @height: how high
 *
 * Has what will be seen of the pages drawn, so that they come as they stay. #AnnexaPreview::prepared tells when.
 *
 * Returns: whether that takes a while
 */
gboolean
annexa_preview_prepare (AnnexaPreview *self,
                        int            width,
                        int            height)
{
  double top;

  g_return_val_if_fail (ANNEXA_IS_PREVIEW (self), FALSE);

  if (width <= 0 || height <= 0 || annexa_preview_get_pages (self) == NULL)
    return FALSE;
  top = arrange (self, width);
  self->preparing = !annexa_preview_sheets_prepare (self->sheets, MAX (top, 0), height,
                                                    gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  return self->preparing;
}

/**
 * annexa_preview_update_pages:
 * @self: a preview
 * @pages: the pages of the same report, made anew
 * @moved: by how many pages that what is read has moved
 *
 * Shows them at the place that is read.
 */
void
annexa_preview_update_pages (AnnexaPreview *self,
                             AnnexaPages   *pages,
                             int            moved)
{
  int last;

  g_return_if_fail (ANNEXA_IS_PREVIEW (self));

  last = (int) annexa_pages_get_n_pages (pages) - 1;
  annexa_preview_sheets_update_pages (self->sheets, pages, moved);
  show_pages (self, (guint) CLAMP ((int) self->page + moved, 0, last),
              (guint) CLAMP ((int) self->anchor + moved, 0, last), self->anchor_part);
}

/**
 * annexa_preview_is_drawn:
 * @self: a preview
 *
 * Returns: whether what is seen is drawn as finely as it will be
 */
gboolean
annexa_preview_is_drawn (AnnexaPreview *self)
{
  g_return_val_if_fail (ANNEXA_IS_PREVIEW (self), FALSE);

  return !annexa_preview_sheets_has_missing (self->sheets);
}

/**
 * annexa_preview_get_pages:
 * @self: a preview
 *
 * Returns: (nullable) (transfer none): the pages that are shown
 */
AnnexaPages *
annexa_preview_get_pages (AnnexaPreview *self)
{
  g_return_val_if_fail (ANNEXA_IS_PREVIEW (self), NULL);

  return annexa_preview_sheets_get_pages (self->sheets);
}

guint
annexa_preview_get_page (AnnexaPreview *self)
{
  g_return_val_if_fail (ANNEXA_IS_PREVIEW (self), 0);

  return self->page;
}

/**
 * annexa_preview_go_to:
 * @self: a preview
 * @page: a page, counted from 0
 *
 * Shows the pages from this one on, also when they have no size yet.
 */
void
annexa_preview_go_to (AnnexaPreview *self,
                      guint          page)
{
  AnnexaPages *pages;

  g_return_if_fail (ANNEXA_IS_PREVIEW (self));

  pages = annexa_preview_sheets_get_pages (self->sheets);
  if (pages == NULL || page >= annexa_pages_get_n_pages (pages))
    return;

  self->anchor = page;
  self->anchor_part = BEGINNING;
  self->asked = TRUE;
  set_page (self, page);
  rearrange (self);
}

/**
 * annexa_preview_get_zoom:
 * @self: a preview
 *
 * Returns: how large pages are shown, 1 for their size on paper; 0 while they fit the width
 */
double
annexa_preview_get_zoom (AnnexaPreview *self)
{
  g_return_val_if_fail (ANNEXA_IS_PREVIEW (self), 0);

  return self->zoom;
}

static void
set_zoom (AnnexaPreview *self,
          double         zoom)
{
  if (self->zoom == zoom)
    return;

  self->zoom = zoom;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
  rearrange (self);
}

/**
 * annexa_preview_zoom:
 * @self: a preview
 * @steps: 1 for the next larger size, -1 for the next smaller one
 *
 * Shows pages larger or smaller.
 */
void
annexa_preview_zoom (AnnexaPreview *self,
                     int            steps)
{
  double now;
  int place = 0;

  g_return_if_fail (ANNEXA_IS_PREVIEW (self));

  if (annexa_preview_sheets_get_n (self->sheets) == 0)
    return;

  now = self->zoom > 0 ? self->zoom : annexa_preview_sheets_get_scale (self->sheets, self->page);
  if (steps > 0)
    while (place + 1 < (int) G_N_ELEMENTS (zooms) && zooms[place] < now * 1.01)
      place++;
  else
    for (place = G_N_ELEMENTS (zooms) - 1; place > 0 && zooms[place] > now * 0.99;)
      place--;
  set_zoom (self, zooms[place]);
}

/**
 * annexa_preview_fit_width:
 * @self: a preview
 *
 * Shows each page as wide as there is room, from now on.
 */
void
annexa_preview_fit_width (AnnexaPreview *self)
{
  g_return_if_fail (ANNEXA_IS_PREVIEW (self));

  set_zoom (self, 0);
}

/**
 * annexa_preview_get_place:
 * @self: a preview
 * @place: (out caller-allocates): what is seen
 */
void
annexa_preview_get_place (AnnexaPreview      *self,
                          AnnexaPreviewPlace *place)
{
  g_return_if_fail (ANNEXA_IS_PREVIEW (self));

  *place = (AnnexaPreviewPlace){ self->zoom, self->page, self->anchor, self->anchor_part };
}

/**
 * annexa_preview_set_place:
 * @self: a preview without pages
 * @place: what was seen in another preview
 *
 * Shows the same, as soon as annexa_preview_update_pages() brings the pages.
 */
void
annexa_preview_set_place (AnnexaPreview            *self,
                          const AnnexaPreviewPlace *place)
{
  g_return_if_fail (ANNEXA_IS_PREVIEW (self));

  self->page = place->page;
  self->anchor = place->anchor;
  self->anchor_part = place->part;
  set_zoom (self, place->zoom);
}
