/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-import-table.h"

G_BEGIN_DECLS

/**
 * AnnexaImportMeaning:
 * @heading: the column that it stands in, as annexa_import_settings_list_headings() calls it
 * @field: the name of the field that the column is
 * @text: a word that is not in the list of the field
 * @meaning: the word of the field that is meant, or "" for nothing
 */
typedef struct
{
  char *heading;
  char *field;
  char *text;
  char *meaning;
} AnnexaImportMeaning;

/**
 * AnnexaImportChoices:
 * @columns: what somebody chose for a column, by its heading: the name of a field, or a word of the dialog
 * @meanings: (element-type AnnexaImportMeaning): what somebody said that words mean
 *
 * What somebody said about a table before it was imported.
 */
typedef struct
{
  GHashTable *columns;
  GPtrArray *meanings;
} AnnexaImportChoices;

AnnexaImportChoices *annexa_import_choices_new             (void);
void                 annexa_import_choices_free            (AnnexaImportChoices *self);
void                 annexa_import_choices_add_meaning     (AnnexaImportChoices *self,
                                                            const char          *heading,
                                                            const char          *field,
                                                            const char          *text,
                                                            const char          *meaning);

GStrv                annexa_import_settings_list_headings  (AnnexaImportTable   *table);
const AnnexaKind    *annexa_import_settings_find_kind      (const char          *path,
                                                            AnnexaImportTable   *table);
void                 annexa_import_settings_prefer_sheet   (const char          *path,
                                                            AnnexaImportTable   *table,
                                                            const AnnexaKind    *kind);
AnnexaImportChoices *annexa_import_settings_load           (const char          *path,
                                                            AnnexaImportTable   *table);
void                 annexa_import_settings_save           (AnnexaImportChoices *choices,
                                                            const char          *path,
                                                            AnnexaImportTable   *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaImportChoices, annexa_import_choices_free)

G_END_DECLS
