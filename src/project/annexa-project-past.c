/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-error.h"
#include "annexa-moment.h"
#include "annexa-past.h"
#include "annexa-project-private.h"

/**
 * annexa_project_open_past:
 * @self: a project
 * @moment: a moment of it
 * @cancellable: (nullable): stops the work
 * @error: return location
 *
 * Opens the project as it was, for reading: lists, reports and all that is computed take the day of the moment for today.
 * Attached files are those of the present, which never change. The result does not follow later edits.
 *
 * Returns: (transfer full) (nullable): the project of the past
 */
AnnexaProject *
annexa_project_open_past (AnnexaProject      *self,
                          const AnnexaMoment *moment,
                          GCancellable       *cancellable,
                          GError            **error)
{
  g_autoptr (AnnexaProject) past = NULL;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), NULL);

  if (self->access == ANNEXA_ACCESS_NEWER)
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NEWER,
                   _("A newer version of Annexa made this project. Update the program to look at its past."));
      return NULL;
    }

  past = g_object_new (ANNEXA_TYPE_PROJECT, NULL);
  past->access = ANNEXA_ACCESS_ASKED;
  past->path = g_strdup (self->path);
  past->newest_seq = moment->seq;
  past->store = annexa_past_open (self->database, moment->seq, moment->date, &past->database, cancellable, error);
  return past->store != NULL ? g_steal_pointer (&past) : NULL;
}

/**
 * annexa_project_is_past:
 * @self: a project
 *
 * Returns: whether annexa_project_open_past() opened it
 */
gboolean
annexa_project_is_past (AnnexaProject *self)
{
  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), FALSE);

  return annexa_past_is_name (self->database);
}

/**
 * annexa_project_get_today:
 * @self: a project
 *
 * Returns: (transfer full): the day that counts as today: the one that it is, or that of the past
 */
char *
annexa_project_get_today (AnnexaProject *self)
{
  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), NULL);

  return annexa_store_get_today (self->store);
}
