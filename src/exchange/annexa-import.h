/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-folder.h"
#include "annexa-import-table.h"
#include "annexa-project.h"

G_BEGIN_DECLS

/**
 * AnnexaImportMessage:
 * @file: the name of the file
 * @line: the line on which the row begins, or 0 when it is about no row
 * @position: which column, from 0, or -1 when it is about none of the table
 * @column: (nullable): the heading of the column, or what the field is called that no column is
 * @error: whether it keeps the import from being made
 * @text: a sentence for people
 * @kept: (nullable): what went to the notes of the record, because no field takes it
 *
 * What happened to a row that was not simply taken over.
 */
typedef struct
{
  char *file;
  guint line;
  int position;
  char *column;
  gboolean error;
  char *text;
  char *kept;
} AnnexaImportMessage;

/**
 * AnnexaImportCount:
 * @kind: a kind
 * @added: how many rows became new records
 * @updated: how many rows changed records that were there
 * @unchanged: how many rows are of records that had all of it already
 * @created: how many records were made because cells name them
 * @removed: how many parts of a risk method went because the folder's has fewer
 * @added_names: (element-type utf8): what people call the first of the new records
 * @updated_names: (element-type utf8): what people call the first of those that were changed: “A-004 Server”
 * @updated_fields: (element-type utf8): what would become of the fields of each of those, line by line; only of a dry run
 *
 * What an import does, or would do, to the records of one kind.
 */
typedef struct
{
  const AnnexaKind *kind;
  guint added;
  guint updated;
  guint unchanged;
  guint created;
  guint removed;
  GPtrArray *added_names;
  GPtrArray *updated_names;
  GPtrArray *updated_fields;
} AnnexaImportCount;

/**
 * AnnexaImportWord:
 * @table: which table, from 0
 * @column: which of its columns, from 0
 * @field: what the column is: a field with a list of words, or a scale
 * @text: what stands there
 * @meaning: (nullable): what annexa_import_table_set_meaning() said that it means, or %NULL where nobody said
 * @n_rows: in how many rows
 *
 * A word that is not in the list of its field.
 */
typedef struct
{
  guint table;
  guint column;
  const AnnexaField *field;
  char *text;
  char *meaning;
  guint n_rows;
} AnnexaImportWord;

/**
 * AnnexaImport:
 *
 * Brings tables into a project as one edit.
 */
typedef struct _AnnexaImport AnnexaImport;

AnnexaImport              *annexa_import_new            (AnnexaProject     *project);
void                       annexa_import_free           (AnnexaImport      *self);
void                       annexa_import_take_table     (AnnexaImport      *self,
                                                         AnnexaImportTable *table);
void                       annexa_import_take_folder    (AnnexaImport      *self,
                                                         AnnexaFolder      *folder);
void                       annexa_import_set_label      (AnnexaImport      *self,
                                                         const char        *label);
void                       annexa_import_set_pasted     (AnnexaImport      *self,
                                                         gboolean           pasted);
void                       annexa_import_set_matches_titles (AnnexaImport  *self,
                                                             gboolean       matches);
void                       annexa_import_set_shift      (AnnexaImport      *self,
                                                         int                days);
gboolean                   annexa_import_run            (AnnexaImport      *self,
                                                         gboolean           dry_run,
                                                         GError           **error);
void                       annexa_import_run_async      (AnnexaImport      *self,
                                                         gboolean           dry_run,
                                                         GCancellable      *cancellable,
                                                         GAsyncReadyCallback callback,
                                                         gpointer           user_data);
gboolean                   annexa_import_run_finish     (AnnexaProject     *project,
                                                         GAsyncResult      *result,
                                                         GError           **error);
guint                      annexa_import_get_n_tables   (AnnexaImport      *self);
AnnexaImportTable         *annexa_import_get_table      (AnnexaImport      *self,
                                                         guint              position);
gboolean                   annexa_import_has_effect     (AnnexaImport      *self);
const char                *annexa_import_get_label      (AnnexaImport      *self);
guint                      annexa_import_get_n_messages (AnnexaImport      *self);
const AnnexaImportMessage *annexa_import_get_message    (AnnexaImport      *self,
                                                         guint              position);
guint                      annexa_import_get_n_words    (AnnexaImport      *self);
const AnnexaImportWord    *annexa_import_get_word       (AnnexaImport      *self,
                                                         guint              position);
guint                      annexa_import_get_n_counts   (AnnexaImport      *self);
const AnnexaImportCount   *annexa_import_get_count      (AnnexaImport      *self,
                                                         guint              position);
guint                      annexa_import_get_n_created  (AnnexaImport      *self);
const char                *annexa_import_get_created    (AnnexaImport      *self,
                                                         guint              position);
GArray                    *annexa_import_list_records   (AnnexaImport      *self,
                                                         const AnnexaKind  *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaImport, annexa_import_free)

G_END_DECLS
