/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <string.h>

#include "annexa-odt.h"
#include "annexa-pdf.h"
#include "annexa-report-job.h"
#include "annexa-worker.h"

/* Reports are read, laid out and written in a worker, on a reader of its own: the window goes on meanwhile, and edits do
 * not change a report that is half read. */

typedef struct
{
  const AnnexaReport *report;
  char *ref;  /* of the record that it is about, or NULL */
  char *path; /* NULL for pages to look at */
  gboolean attach_data;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->ref);
  g_free (job->path);
  g_free (job);
}

static AnnexaPages *
make_pages (AnnexaProject *project,
            Job           *job,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (AnnexaProject) reader = annexa_project_open_reader (project, error);
  g_autoptr (AnnexaDocument) document
      = reader != NULL ? annexa_report_collect (job->report, reader, job->ref, error) : NULL;

  if (document == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (job->attach_data && !annexa_report_data_read (annexa_document_get_data (document), reader, error))
    return NULL;

  return annexa_pages_new (document, cancellable, error);
}

static gboolean
write_pages (AnnexaPages  *pages,
             const char   *path,
             GCancellable *cancellable,
             GError      **error)
{
  if (g_str_has_suffix (path, ".odt"))
    return annexa_odt_write (annexa_pages_get_document (pages), pages, path, cancellable, error);

  return annexa_pdf_write (pages, path, cancellable, error);
}

/* Of a report that was given up meanwhile. */
static void
drop_pages (gpointer pages)
{
  annexa_worker_free (pages, (GDestroyNotify) annexa_pages_unref);
}

static void
show (GTask        *task,
      gpointer      source,
      gpointer      job,
      GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaPages) pages = make_pages (source, job, cancellable, &error);

  if (pages == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&pages), drop_pages);
}

/* The pages go as they came, in the worker. */
static void
save (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaPages) pages = make_pages (source, job, cancellable, &error);

  if (pages == NULL || !write_pages (pages, job->path, cancellable, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
start (AnnexaProject      *project,
       const AnnexaReport *report,
       const char         *ref,
       const char         *path,
       gboolean            attach_data,
       GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (project, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->report = report;
  job->ref = g_strdup (ref);
  job->path = g_strdup (path);
  job->attach_data = attach_data;
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, job, job_free);
  annexa_worker_run (task, path != NULL ? save : show, ANNEXA_URGENCY_AWAITED);
}

/**
 * annexa_report_make_async:
 * @project: a project
 * @report: a report
 * @ref: (nullable): the record that the report is about, where it is about one
 * @cancellable: (nullable): stops it
 * @callback: called when the pages are made
 * @user_data: for @callback
 *
 * Makes the pages of a report to look at.
 */
void
annexa_report_make_async (AnnexaProject      *project,
                          const AnnexaReport *report,
                          const char         *ref,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  start (project, report, ref, NULL, FALSE, cancellable, callback, user_data);
}

/**
 * annexa_report_make_finish:
 * @project: the project
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the pages
 */
AnnexaPages *
annexa_report_make_finish (AnnexaProject *project,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, project), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * annexa_report_save_async:
 * @project: a project
 * @report: a report
 * @ref: (nullable): the record that the report is about, where it is about one
 * @path: where to; a name that ends in .odt makes a text document, any other a PDF
 * @attach_data: whether a PDF carries the data of the report's registers with it
 * @cancellable: (nullable): stops it; the file that was there before stays
 * @callback: called when the file is written
 * @user_data: for @callback
 *
 * Writes a report of the project as it is now into a file.
 */
void
annexa_report_save_async (AnnexaProject      *project,
                          const AnnexaReport *report,
                          const char         *ref,
                          const char         *path,
                          gboolean            attach_data,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_return_if_fail (path != NULL);

  start (project, report, ref, path, attach_data, cancellable, callback, user_data);
}

gboolean
annexa_report_save_finish (AnnexaProject *project,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, project), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
read_details (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaProject) reader = annexa_project_open_reader (source, &error);
  g_autoptr (AnnexaPackDetails) details
      = reader != NULL ? annexa_pack_details_read (reader, *(gint64 *) data, &error) : NULL;

  if (details == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&details), (GDestroyNotify) annexa_pack_details_free);
}

/**
 * annexa_report_read_details_async:
 * @project: a project
 * @section: the id of a section of a pack
 * @cancellable: (nullable): stops it
 * @callback: called when it is known
 * @user_data: for @callback
 *
 * Looks at what there is to hide in a section.
 */
void
annexa_report_read_details_async (AnnexaProject      *project,
                                  gint64              section,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (project, cancellable, callback, user_data);

  g_task_set_source_tag (task, annexa_report_read_details_async);
  g_task_set_task_data (task, g_memdup2 (&section, sizeof section), g_free);
  annexa_worker_run (task, read_details, ANNEXA_URGENCY_AWAITED);
}

/**
 * annexa_report_read_details_finish:
 * @project: the project
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what the section can do without
 */
AnnexaPackDetails *
annexa_report_read_details_finish (AnnexaProject *project,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, project), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
