/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ANNEXA_ERROR (annexa_error_quark ())

/**
 * AnnexaError:
 * @ANNEXA_ERROR_IO: Reading or writing failed for a reason none of the other codes names.
 * @ANNEXA_ERROR_NOT_A_PROJECT: The file is something else than an Annexa project.
 * @ANNEXA_ERROR_NEWER: The project was written by a newer version of Annexa.
 * @ANNEXA_ERROR_CORRUPT: The file is an Annexa project, but damaged.
 * @ANNEXA_ERROR_READ_ONLY: The file, its folder, or the opened project may not be written.
 * @ANNEXA_ERROR_BUSY: Somebody else has the project open.
 * @ANNEXA_ERROR_CHANGED_ELSEWHERE: The file is not the one that was last written from here.
 * @ANNEXA_ERROR_NO_SPACE: The disk is full.
 * @ANNEXA_ERROR_CONSTRAINT: A value or a combination of values is not allowed.
 * @ANNEXA_ERROR_NOT_FOUND: What was asked for does not exist.
 * @ANNEXA_ERROR_SYNTAX: A text (an argument, a CSV or an XML file) could not be understood.
 *
 * The one error domain of Annexa. Each code is something that a caller can act on.
 */
typedef enum
{
  ANNEXA_ERROR_IO,
  ANNEXA_ERROR_NOT_A_PROJECT,
  ANNEXA_ERROR_NEWER,
  ANNEXA_ERROR_CORRUPT,
  ANNEXA_ERROR_READ_ONLY,
  ANNEXA_ERROR_BUSY,
  ANNEXA_ERROR_CHANGED_ELSEWHERE,
  ANNEXA_ERROR_NO_SPACE,
  ANNEXA_ERROR_CONSTRAINT,
  ANNEXA_ERROR_NOT_FOUND,
  ANNEXA_ERROR_SYNTAX,
} AnnexaError;

GQuark annexa_error_quark (void);

void annexa_error_set_from_errno (GError    **error,
                                  int         saved_errno,
                                  const char *path);

G_END_DECLS
