/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gio/gio.h>

#include "annexa-kind.h"

G_BEGIN_DECLS

/**
 * AnnexaColumnMatch:
 * @ANNEXA_COLUMN_UNKNOWN: No field is meant by it; what it holds goes to the notes.
 * @ANNEXA_COLUMN_BY_NAME: Its heading is the stable name of the field.
 * @ANNEXA_COLUMN_BY_LABEL: Its heading is the label of the field.
 * @ANNEXA_COLUMN_BY_SYNONYM: Its heading is another word for the field.
 * @ANNEXA_COLUMN_BY_VALUES: Its heading is a word for another field, but all its values are words of this one.
 * @ANNEXA_COLUMN_CHOSEN: The person said which field it is.
 * @ANNEXA_COLUMN_COMPUTED: The field follows from others and is not imported; what another program computed goes to the
 *   notes.
 * @ANNEXA_COLUMN_LEFT_OUT: The person does not want it.
 *
 * How a column came to its field.
 */
typedef enum
{
  ANNEXA_COLUMN_UNKNOWN,
  ANNEXA_COLUMN_BY_NAME,
  ANNEXA_COLUMN_BY_LABEL,
  ANNEXA_COLUMN_BY_SYNONYM,
  ANNEXA_COLUMN_BY_VALUES,
  ANNEXA_COLUMN_CHOSEN,
  ANNEXA_COLUMN_COMPUTED,
  ANNEXA_COLUMN_LEFT_OUT,
} AnnexaColumnMatch;

typedef struct
{
  char *title;
  const AnnexaField *field; /* NULL when it is not known */
  AnnexaColumnMatch match;
} AnnexaColumn;

/* Ways to recognize which record a row is, other than by a column of the table. */
#define ANNEXA_KEY_NAMES (-1)
#define ANNEXA_KEY_PROPOSED (-2)

/**
 * AnnexaImportTable:
 *
 * A table from a CSV file or a spreadsheet, of which kind its rows are, and which field each of its columns is.
 */
typedef struct _AnnexaImportTable AnnexaImportTable;

AnnexaImportTable  *annexa_import_table_new           (const char        *name,
                                                       GBytes            *bytes,
                                                       const AnnexaKind  *kind,
                                                       GError           **error);
AnnexaImportTable  *annexa_import_table_open          (const char        *name,
                                                       GBytes            *bytes,
                                                       GCancellable      *cancellable,
                                                       GError           **error);
GBytes             *annexa_import_table_load          (const char        *path,
                                                       GError           **error);
GStrv               annexa_import_table_list_sheets   (AnnexaImportTable *self);
const char         *annexa_import_table_get_sheet     (AnnexaImportTable *self);
gboolean            annexa_import_table_choose_sheet  (AnnexaImportTable *self,
                                                       const char        *sheet,
                                                       GError           **error);
void                annexa_import_table_prefer_sheet  (AnnexaImportTable *self,
                                                       const AnnexaKind  *kind);
void                annexa_import_table_pass_by_foreign_sheets (AnnexaImportTable *self);
gboolean            annexa_import_table_guess_kind    (AnnexaImportTable *self,
                                                       GError           **error);
gboolean            annexa_import_table_has_lines     (AnnexaImportTable *self,
                                                       guint              n_lines);
AnnexaImportTable  *annexa_import_table_copy          (AnnexaImportTable *self);
void                annexa_import_table_set_kind      (AnnexaImportTable *self,
                                                       const AnnexaKind  *kind);
const AnnexaKind   *annexa_import_table_propose_kind  (AnnexaImportTable *self,
                                                       const AnnexaKind  *shown);
GStrv               annexa_import_table_list_cells    (AnnexaImportTable *self,
                                                       guint              position,
                                                       guint              n_rows);
void                annexa_import_table_free          (AnnexaImportTable *self);
gboolean            annexa_import_table_choose        (AnnexaImportTable *self,
                                                       const char        *column,
                                                       const char        *field,
                                                       GError           **error);
gboolean            annexa_import_table_choose_at     (AnnexaImportTable *self,
                                                       guint              position,
                                                       const char        *field,
                                                       GError           **error);
void                annexa_import_table_set_meaning   (AnnexaImportTable *self,
                                                       guint              position,
                                                       const char        *text,
                                                       const char        *meaning);
gboolean            annexa_import_table_leaves_out    (AnnexaImportTable *self,
                                                       guint              position);
void                annexa_import_table_keep_at       (AnnexaImportTable *self,
                                                       guint              position);
GArray             *annexa_import_table_list_keys     (AnnexaImportTable *self);
void                annexa_import_table_set_key       (AnnexaImportTable *self,
                                                       int                position);
int                 annexa_import_table_get_key       (AnnexaImportTable *self);
const char         *annexa_import_table_get_name      (AnnexaImportTable *self);
const AnnexaKind   *annexa_import_table_get_kind      (AnnexaImportTable *self);
guint               annexa_import_table_get_n_columns (AnnexaImportTable *self);
const AnnexaColumn *annexa_import_table_get_column    (AnnexaImportTable *self,
                                                       guint              position);
char               *annexa_import_table_describe_column (AnnexaImportTable *self,
                                                         guint            position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaImportTable, annexa_import_table_free)

G_END_DECLS
