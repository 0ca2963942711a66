/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-dialog.h"
#include "annexa-print.h"
#include "annexa-window.h"

/* Printing gives the printer the same pages that the preview shows and the PDF has. */

static void
request_page_setup (GtkPrintOperation *operation,
                    GtkPrintContext   *context,
                    int                page,
                    GtkPageSetup      *setup,
                    gpointer           data)
{
  double width, height;

  annexa_pages_get_size (data, (guint) page, &width, &height);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
}

/* On other paper than the one the report was made for, a page is made smaller until it fits, and never larger. */
static void
draw_page (GtkPrintOperation *operation,
           GtkPrintContext   *context,
           int                page,
           gpointer           data)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double room_width = gtk_print_context_get_width (context);
  double room_height = gtk_print_context_get_height (context);
  double width, height, scale;

  annexa_pages_get_size (data, (guint) page, &width, &height);
  scale = MIN (1, MIN (room_width / width, room_height / height));
  cairo_save (cr);
  cairo_translate (cr, (room_width - width * scale) / 2, (room_height - height * scale) / 2);
  cairo_scale (cr, scale, scale);
  annexa_pages_draw (data, (guint) page, cr);
  cairo_restore (cr);
}

static GtkPageSetup *
make_page_setup (AnnexaPages *pages)
{
  const AnnexaDocumentInfo *info = annexa_document_get_info (annexa_pages_get_document (pages));
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *paper
      = gtk_paper_size_new (info->paper == ANNEXA_PAPER_LETTER ? GTK_PAPER_NAME_LETTER : GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_paper_size_free (paper);
  return setup;
}

/**
 * annexa_print_operation_new:
 * @pages: the pages of a report
 *
 * Returns: (transfer full): what prints them, each in its orientation and with its own margins
 */
GtkPrintOperation *
annexa_print_operation_new (AnnexaPages *pages)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = make_page_setup (pages);

  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, (int) annexa_pages_get_n_pages (pages));
  gtk_print_operation_set_job_name (operation, annexa_document_get_info (annexa_pages_get_document (pages))->title);
  g_object_set_data_full (G_OBJECT (operation), "pages", annexa_pages_ref (pages), (GDestroyNotify) annexa_pages_unref);
  g_signal_connect (operation, "request-page-setup", G_CALLBACK (request_page_setup), pages);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page), pages);
  return operation;
}

static void
printed (GtkPrintOperation      *operation,
         GtkPrintOperationResult result,
         gpointer                data)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;

  gtk_print_operation_get_error (operation, &error);
  annexa_tell (data, _("The report was not printed"), error != NULL ? error->message : _("The printer did not say why."));
}

static gboolean
end_preview (gpointer data)
{
  gtk_print_operation_preview_end_preview (data);
  return G_SOURCE_REMOVE;
}

/* The pages are on the page of the reports already, just as they are printed; GTK would look for another program to show
 * them, and says nothing when there is none. */
static gboolean
preview_asked (GtkPrintOperation        *operation,
               GtkPrintOperationPreview *preview,
               GtkPrintContext          *context,
               GtkWindow                *parent,
               gpointer                  data)
{
  GtkRoot *window = gtk_widget_get_root (data);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);

  /* GTK insists on a place to draw a preview, although nothing is drawn. */
  gtk_print_context_set_cairo_context (context, cr, 72, 72);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  if (ANNEXA_IS_WINDOW (window))
    {
      gtk_window_present (GTK_WINDOW (window));
      annexa_window_tell (ANNEXA_WINDOW (window), _("The preview is here: these pages are what is printed"));
    }
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, end_preview, g_object_ref (preview), g_object_unref);
  return TRUE;
}

/**
 * annexa_print:
 * @parent: a widget of the window that prints
 * @pages: the pages of a report
 * @seen: the page that is looked at, counted from 0
 *
 * Lets the person choose a printer and prints the pages, or some of them.
 */
void
annexa_print (GtkWidget   *parent,
              AnnexaPages *pages,
              guint        seen)
{
  g_autoptr (GtkPrintOperation) operation = annexa_print_operation_new (pages);

  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  gtk_print_operation_set_current_page (operation, (int) seen);
  g_signal_connect_object (operation, "done", G_CALLBACK (printed), parent, 0);
  g_signal_connect_object (operation, "preview", G_CALLBACK (preview_asked), parent, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_WINDOW (gtk_widget_get_root (parent)), NULL);
}
