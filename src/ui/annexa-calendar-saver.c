/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-calendar-saver.h"
#include "annexa-dialog.h"
#include "annexa-file.h"
#include "annexa-icalendar.h"
#include "annexa-progress-work.h"
#include "annexa-text.h"
#include "annexa-window.h"

/* What is due as a file for other calendars. */

typedef struct
{
  char *path;
  gint64 person;
} Saving;

static void
free_saving (gpointer data)
{
  Saving *saving = data;

  g_free (saving->path);
  g_free (saving);
}

static gboolean
save (AnnexaProject *reader,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  const Saving *saving = data;
  g_autoptr (GBytes) bytes = annexa_icalendar_export (reader, saving->person, error);

  return bytes != NULL && !g_cancellable_set_error_if_cancelled (cancellable, error)
         && annexa_file_export (saving->path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

static void
tell_unsaved (GtkWidget    *widget,
              const GError *error)
{
  annexa_tell (widget, _("The calendar could not be saved"), error->message);
}

static void
saved (GtkWidget    *widget,
       gpointer      data,
       const GError *error)
{
  const Saving *saving = data;
  GtkRoot *root = gtk_widget_get_root (widget);

  if (error != NULL)
    tell_unsaved (widget, error);
  else if (ANNEXA_IS_WINDOW (root))
    annexa_window_offer_to_open (ANNEXA_WINDOW (root), _("Calendar saved"), saving->path);
}

/**
 * annexa_name_calendar:
 * @project: a project
 *
 * Returns: (transfer full): what the file with its calendar is best called
 */
char *
annexa_name_calendar (AnnexaProject *project)
{
  g_autofree char *organization = annexa_project_get_name (project);
  /* TRANSLATORS: The name of a file: what is due in an organization */
  g_autofree char *title = g_strdup_printf (_("%s – What is due.ics"), organization);

  return annexa_text_file_name (title);
}

/**
 * annexa_save_calendar:
 * @widget: a widget of the window
 * @project: a project
 * @person: whose duties are meant, or 0 for those of everybody
 * @path: where to
 *
 * Writes what is due for another calendar, and says so when it is done.
 */
void
annexa_save_calendar (GtkWidget     *widget,
                      AnnexaProject *project,
                      gint64         person,
                      const char    *path)
{
  g_autoptr (GError) error = NULL;
  Saving *saving;

  if (!annexa_project_check_output (project, path, &error))
    {
      tell_unsaved (widget, error);
      return;
    }
  saving = g_new0 (Saving, 1);
  saving->path = g_strdup (path);
  saving->person = person;
  annexa_read_with_progress (widget, project, _("The calendar is being written…"), save, saving, free_saving, saved);
}
