/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-rule.h"

G_BEGIN_DECLS

/* An empty cell, among the numbers that a pass reads and writes. */
#define ANNEXA_PASS_EMPTY G_MININT64

/**
 * AnnexaPass:
 * @name: what the fields' @pass says, and the name of the TEMP table
 * @columns: the columns of the table, as CREATE TABLE takes them; the first one is the id of a record
 * @kinds: (nullable): the names of the kinds that it reads, ended by %NULL; an edit of others changes nothing. %NULL when
 *   it reads all of them
 * @fields: (nullable): the names of the fields that it reads, of the first of @kinds alone, ended by %NULL; an edit of
 *   others changes nothing. %NULL when it reads all of them
 * @live: whether what it filled in is worth filling in anew right after an edit, for records that somebody looks at
 * @grows: whether what it filled in stays right, so that @fill finds it there and only adds what came since
 * @alone: whether it reads nothing but the database, and of its fields no other pass, so that a worker can run it; it then
 *   has @kinds, and cells of numbers alone
 * @fill: fills the table, which is empty unless it grows
 *
 * A computation that SQL cannot do row by row: it fills a TEMP table, which the SQL of computed fields reads. The table
 * belongs to one connection, is in no changeset and in no file.
 */
typedef struct
{
  const char *name;
  const char *columns;
  const char *const *kinds;
  const char *const *fields;
  gboolean live;
  gboolean grows;
  gboolean alone;
  gboolean (*fill) (AnnexaProject *project,
                    GError       **error);
} AnnexaPass;

void     annexa_project_register_pass (const AnnexaPass  *pass);

gboolean annexa_pass_write            (AnnexaProject     *project,
                                       const AnnexaPass  *pass,
                                       guint              n_columns,
                                       const gint64      *cells,
                                       gsize              n_rows,
                                       GError           **error);

G_END_DECLS
