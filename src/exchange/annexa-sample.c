/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-date.h"
#include "annexa-error.h"
#include "annexa-folder-import.h"
#include "annexa-history.h"
#include "annexa-moment.h"
#include "annexa-sample-private.h"
#include "annexa-sample.h"
#include "annexa-setup.h"

#define FOLDER "sample"
#define REFERENCE_DAY "reference-day.txt"
#define DAYS_OF_WEEK 7

/* The example company lives on its reference day. Whole weeks keep Mondays Mondays, and rounding down keeps what has
 * happened there from lying in the future here. */
static gboolean
find_shift (AnnexaFolder *folder,
            int          *days,
            GError      **error)
{
  g_autoptr (GBytes) bytes = annexa_folder_read (folder, REFERENCE_DAY, error);
  g_autofree char *today = annexa_date_today ();
  g_autofree char *day = NULL;
  gsize length;
  const char *data;

  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &length);
  day = g_strstrip (g_strndup (data, length));
  if (!annexa_date_is_valid (day))
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX, _("“%s” does not hold a date."), REFERENCE_DAY);
      return FALSE;
    }

  *days = annexa_date_days_between (day, today);
  *days -= (*days % DAYS_OF_WEEK + DAYS_OF_WEEK) % DAYS_OF_WEEK;
  return TRUE;
}

/* Loads an example company from any folder; consumes @folder. */
gboolean
annexa_sample_load_from (AnnexaProject *project,
                         AnnexaFolder  *folder,
                         GError       **error)
{
  g_autoptr (AnnexaFolder) owned = folder;
  g_autoptr (AnnexaImport) import = NULL;
  int days;

  if (!find_shift (folder, &days, error))
    return FALSE;
  import = annexa_folder_import_new (project, g_steal_pointer (&owned), error);
  if (import == NULL)
    return FALSE;

  annexa_import_set_label (import, _("Example company loaded"));
  annexa_import_set_shift (import, days);
  return annexa_import_run (import, FALSE, error);
}

/**
 * annexa_sample_load:
 * @project: a project with the risk method of the preset "matrix-5x5"
 * @error: return location
 *
 * Fills a project with the example company as one edit. Its dates are moved by whole weeks so that its today is this
 * week.
 *
 * Returns: whether it was loaded
 */
gboolean
annexa_sample_load (AnnexaProject *project,
                    GError       **error)
{
  return annexa_sample_load_from (project, annexa_folder_open_data (FOLDER), error);
}

/**
 * annexa_sample_new_project:
 * @path: where the project file is going to be
 * @error: return location
 *
 * Makes a project that holds the example company, and a baseline to compare with what becomes of it. The file appears when
 * the project is published.
 *
 * Returns: (transfer full) (nullable): the project
 */
AnnexaProject *
annexa_sample_new_project (const char *path,
                           GError    **error)
{
  g_autoptr (AnnexaProject) project
      = annexa_setup_new_project (path, _("Example company"), ANNEXA_DEFAULT_METHOD, error);

  if (project == NULL || !annexa_sample_load (project, error)
      || annexa_baseline_take (project, _("As the example came"), error) == 0 || !annexa_project_settle (project, error))
    return NULL;
  return g_steal_pointer (&project);
}
