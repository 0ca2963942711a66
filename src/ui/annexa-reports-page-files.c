/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-audit-pack.h"
#include "annexa-dialog.h"
#include "annexa-print.h"
#include "annexa-report-job.h"
#include "annexa-reports-page-private.h"
#include "annexa-text.h"
#include "annexa-window.h"

/* Saving and printing the report that is chosen. */

static AnnexaProject *
get_project (AnnexaReportsPage *self)
{
  return annexa_page_get_project (ANNEXA_PAGE (self));
}

static void
end_saving (AnnexaReportsPage *self)
{
  g_clear_object (&self->saving);
  g_clear_pointer (&self->saving_to, g_free);
  gtk_revealer_set_reveal_child (self->saving_bar, FALSE);
}

static void
tell_saved (AnnexaReportsPage *self,
            const char        *path)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *message = g_strdup_printf (_("Saved “%s”"), name);

  if (ANNEXA_IS_WINDOW (root))
    annexa_window_offer_to_open (ANNEXA_WINDOW (root), message, path);
}

static void
saved (GObject      *source,
       GAsyncResult *result,
       gpointer      data)
{
  g_autoptr (AnnexaReportsPage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = annexa_report_save_finish (ANNEXA_PROJECT (source), result, &error);
  g_autofree char *path = g_strdup (self->saving_to);
  gboolean here = gtk_widget_get_root (GTK_WIDGET (self)) != NULL;

  end_saving (self);
  if (!here || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (done)
    tell_saved (self, path);
  else
    annexa_tell (GTK_WIDGET (self), _("The report was not saved"), error->message);
}

/**
 * annexa_reports_page_save_to:
 * @self: the page
 * @path: a file; a name that ends in .odt makes a text document, any other a PDF
 *
 * Saves the chosen report as the project is now, and says so when it is done.
 */
void
annexa_reports_page_save_to (AnnexaReportsPage *self,
                             const char        *path)
{
  g_autofree char *name = NULL;
  g_autofree char *message = NULL;

  g_return_if_fail (ANNEXA_IS_REPORTS_PAGE (self));

  if (self->saving != NULL)
    return;

  name = g_filename_display_basename (path);
  message = g_strdup_printf (_("Saving “%s”…"), name);
  gtk_label_set_label (self->saving_label, message);
  gtk_revealer_set_reveal_child (self->saving_bar, TRUE);
  self->saving = g_cancellable_new ();
  self->saving_to = g_strdup (path);
  annexa_report_save_async (get_project (self), self->report, self->ref, path, self->attach_data, self->saving,
                            saved, g_object_ref (self));
}

/**
 * annexa_reports_page_stop_saving:
 * @self: the page
 *
 * Gives up the file that is being written, if any.
 */
void
annexa_reports_page_stop_saving (AnnexaReportsPage *self)
{
  if (self->saving != NULL)
    g_cancellable_cancel (self->saving);
}

static void
place_chosen (const char *path,
              gpointer    data)
{
  g_autoptr (AnnexaReportsPage) self = data;
  g_autoptr (GError) error = NULL;

  if (annexa_project_check_output (get_project (self), path, &error))
    annexa_reports_page_save_to (self, path);
  else
    annexa_tell (GTK_WIDGET (self), _("The report was not saved"), error->message);
}

/* One document is called by its reference and its title, once its pages say what that is. */
static char *
get_file_name (AnnexaReportsPage *self,
               const char        *extension)
{
  AnnexaPages *pages = annexa_preview_get_pages (self->preview);
  const char *title;
  g_autofree char *name = NULL;
  g_autofree char *safe = NULL;

  if (self->ref == NULL)
    return annexa_report_get_file_name (self->report, get_project (self), extension);
  if (self->report == &annexa_audit_pack_report)
    {
      safe = annexa_text_file_name (adw_window_title_get_title (self->title));
      return annexa_text_add_extension (safe, extension);
    }
  title = pages != NULL ? annexa_document_get_info (annexa_pages_get_document (pages))->title : "";
  /* An extract is called by the reference already. */
  name = g_str_has_prefix (title, self->ref) ? g_strdup (title) : g_strdup_printf ("%s %s", self->ref, title);
  safe = annexa_text_file_name (g_strstrip (name));
  return annexa_text_add_extension (safe, extension);
}

/**
 * annexa_reports_page_save:
 * @self: the page
 * @type: %ANNEXA_FILE_PDF or %ANNEXA_FILE_ODT
 *
 * Lets the person choose a place and saves the chosen report there.
 */
void
annexa_reports_page_save (AnnexaReportsPage *self,
                          AnnexaFileType     type)
{
  gboolean pdf = type == ANNEXA_FILE_PDF;
  g_autofree char *name = NULL;

  g_return_if_fail (ANNEXA_IS_REPORTS_PAGE (self));

  if (annexa_reports_page_lacks_subject (self))
    {
      annexa_report_subject_ask (self->subject);
      return;
    }
  name = get_file_name (self, pdf ? "pdf" : "odt");
  annexa_choose_file_to_save (GTK_WIDGET (self), pdf ? _("Save report as PDF") : _("Save report as text document"), type,
                              name, place_chosen, g_object_ref (self), g_object_unref);
}

/**
 * annexa_reports_page_print:
 * @self: the page
 *
 * Prints the chosen report; as soon as it is made, if its pages are still being made.
 */
void
annexa_reports_page_print (AnnexaReportsPage *self)
{
  g_return_if_fail (ANNEXA_IS_REPORTS_PAGE (self));

  if (annexa_reports_page_lacks_subject (self))
    {
      annexa_report_subject_ask (self->subject);
      return;
    }
  if (self->refresh_source != 0 || self->stale)
    annexa_reports_page_make (self);
  if (self->making != NULL)
    self->print_when_made = TRUE;
  else if (annexa_preview_get_pages (self->preview) != NULL)
    annexa_print (GTK_WIDGET (self), annexa_preview_get_pages (self->preview), annexa_preview_get_page (self->preview));
}
