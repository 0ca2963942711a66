/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-base"

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#include "annexa-error.h"

G_DEFINE_QUARK (annexa-error-quark, annexa_error)

/**
 * annexa_error_set_from_errno:
 * @error: (out callee-allocates) (optional): where to put the error
 * @saved_errno: the value of `errno` right after the failed call
 * @path: the file or folder the call was about
 *
 * Turns a failed system call into an error that says what happened to which file and that a caller can act on.
 */
void
annexa_error_set_from_errno (GError    **error,
                             int         saved_errno,
                             const char *path)
{
  g_autofree char *name = g_filename_display_name (path);

  switch (saved_errno)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NO_SPACE,
                   _("There is no space left to write “%s”. Free some space, then try again."), name);
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_READ_ONLY,
                   _("You may not write “%s”. Choose another place or change its permissions."), name);
      break;
    case ENOENT:
    case ENOTDIR:
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND, _("“%s” does not exist."), name);
      break;
    case ELOOP:
    case EISDIR:
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_IO, _("“%s” is not an ordinary file."), name);
      break;
    default:
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_IO, _("“%s” could not be read or written: %s"), name,
                   g_strerror (saved_errno));
      break;
    }
}
