/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-field-row.h"
#include "annexa-look-page.h"
#include "annexa-look-preview.h"
#include "annexa-names.h"
#include "annexa-record-view.h"

/**
 * AnnexaLookPage:
 *
 * How the reports of a project look: what can be chosen, and beside it, or above it where there is little room, two pages
 * that show it at once.
 */
struct _AnnexaLookPage
{
  GtkWidget parent_instance;

  GPtrArray *views; /* AnnexaRecordView */

  GtkWidget *scroller;
  GtkWidget *content;
  GtkLabel *lacks;
  AnnexaLookPreview *preview;
};

G_DEFINE_FINAL_TYPE (AnnexaLookPage, annexa_look_page, GTK_TYPE_WIDGET)

/* From this width on the preview stands beside. */
#define WIDE 760
#define PREVIEW_WIDTH 320
#define PREVIEW_HEIGHT 216
#define MARGIN 12

static void
annexa_look_page_measure (GtkWidget     *widget,
                          GtkOrientation orientation,
                          int            for_size,
                          int           *minimum,
                          int           *natural,
                          int           *minimum_baseline,
                          int           *natural_baseline)
{
  AnnexaLookPage *self = ANNEXA_LOOK_PAGE (widget);

  gtk_widget_measure (self->scroller, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  *minimum += PREVIEW_HEIGHT;
  *natural += PREVIEW_HEIGHT;
}

static void
place (GtkWidget *child,
       int        x,
       int        y,
       int        width,
       int        height)
{
  const GtkAllocation allocation = { x, y, width, height };

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &(int){ 0 }, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &allocation, -1);
}

static void
annexa_look_page_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  AnnexaLookPage *self = ANNEXA_LOOK_PAGE (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int room = width - PREVIEW_WIDTH;

  if (width < WIDE)
    {
      place (GTK_WIDGET (self->preview), MARGIN, MARGIN, width - 2 * MARGIN, PREVIEW_HEIGHT - 2 * MARGIN);
      place (self->scroller, 0, PREVIEW_HEIGHT, width, height - PREVIEW_HEIGHT);
      return;
    }
  place (self->scroller, mirrored ? PREVIEW_WIDTH : 0, 0, room, height);
  place (GTK_WIDGET (self->preview), mirrored ? MARGIN : room, MARGIN, PREVIEW_WIDTH - MARGIN, height - 2 * MARGIN);
}

static GtkSizeRequestMode
annexa_look_page_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
annexa_look_page_dispose (GObject *object)
{
  AnnexaLookPage *self = ANNEXA_LOOK_PAGE (object);

  g_ptr_array_set_size (self->views, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNEXA_TYPE_LOOK_PAGE);

  G_OBJECT_CLASS (annexa_look_page_parent_class)->dispose (object);
}

static void
annexa_look_page_finalize (GObject *object)
{
  g_ptr_array_unref (ANNEXA_LOOK_PAGE (object)->views);

  G_OBJECT_CLASS (annexa_look_page_parent_class)->finalize (object);
}

static void
annexa_look_page_class_init (AnnexaLookPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_look_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = annexa_look_page_finalize;
  widget_class->measure = annexa_look_page_measure;
  widget_class->size_allocate = annexa_look_page_size_allocate;
  widget_class->get_request_mode = annexa_look_page_get_request_mode;

  g_type_ensure (ANNEXA_TYPE_FIELD_ROW);
  g_type_ensure (ANNEXA_TYPE_LOOK_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-look-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaLookPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, AnnexaLookPage, content);
  gtk_widget_class_bind_template_child (widget_class, AnnexaLookPage, lacks);
  gtk_widget_class_bind_template_child (widget_class, AnnexaLookPage, preview);
}

static void
annexa_look_page_init (AnnexaLookPage *self)
{
  self->views = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  annexa_record_views_collect (self->views, self->content);
}

/**
 * annexa_look_page_new:
 * @project: a project
 *
 * Returns: (transfer floating): what can be chosen about the look of its reports
 */
GtkWidget *
annexa_look_page_new (AnnexaProject *project)
{
  AnnexaLookPage *self = g_object_new (ANNEXA_TYPE_LOOK_PAGE, NULL);
  g_autoptr (AnnexaRecord) organization = annexa_project_get_single (project, annexa_kind_lookup ("organization"), NULL);

  if (organization != NULL)
    annexa_record_views_set_record (self->views, project, organization);
  annexa_name_widgets (self->content);
  annexa_look_preview_set_project (self->preview, project, self->lacks);
  return GTK_WIDGET (self);
}

/**
 * annexa_look_page_flush:
 * @self: a page
 *
 * Writes what was typed and not written yet.
 *
 * Returns: whether nothing is left that could not be written
 */
gboolean
annexa_look_page_flush (AnnexaLookPage *self)
{
  g_return_val_if_fail (ANNEXA_IS_LOOK_PAGE (self), TRUE);

  return annexa_record_views_flush (self->views);
}
