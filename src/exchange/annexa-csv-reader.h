/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ANNEXA_CSV_LARGEST_FILE (100 * 1024 * 1024)
#define ANNEXA_CSV_MOST_COLUMNS 256
#define ANNEXA_CSV_MOST_ROWS 1000000

/**
 * AnnexaCsvReader:
 *
 * Reads a table from text as spreadsheets write it, one row after the other.
 */
typedef struct _AnnexaCsvReader AnnexaCsvReader;

gboolean         annexa_csv_check_size           (guint64          size,
                                                  GError         **error);

AnnexaCsvReader *annexa_csv_reader_new           (GBytes          *bytes,
                                                  char             separator,
                                                  GError         **error);
AnnexaCsvReader *annexa_csv_reader_new_for_sheet (GBytes         *table);
AnnexaCsvReader *annexa_csv_reader_copy          (AnnexaCsvReader *self);
void             annexa_csv_reader_free          (AnnexaCsvReader *self);
char             annexa_csv_reader_get_separator (AnnexaCsvReader *self);
const char      *annexa_csv_reader_get_encoding  (AnnexaCsvReader *self);

gboolean         annexa_csv_reader_has_lines     (AnnexaCsvReader *self,
                                                  guint            n_lines);

void             annexa_csv_reader_rewind        (AnnexaCsvReader *self);
gboolean         annexa_csv_reader_next          (AnnexaCsvReader *self,
                                                  GError         **error);
guint            annexa_csv_reader_get_line      (AnnexaCsvReader *self);
guint            annexa_csv_reader_get_n_cells   (AnnexaCsvReader *self);
const char      *annexa_csv_reader_get_cell      (AnnexaCsvReader *self,
                                                  guint            position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaCsvReader, annexa_csv_reader_free)

G_END_DECLS
