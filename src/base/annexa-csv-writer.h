/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnnexaCsvWriter:
 *
 * Writes a table as RFC 4180 has it: UTF-8, commas, lines ended by CR and LF, quotation marks only where they are needed.
 */
typedef struct _AnnexaCsvWriter AnnexaCsvWriter;

AnnexaCsvWriter *annexa_csv_writer_new        (void);
void             annexa_csv_writer_free       (AnnexaCsvWriter *self);
void             annexa_csv_writer_add_text   (AnnexaCsvWriter *self,
                                               const char      *text);
void             annexa_csv_writer_add_number (AnnexaCsvWriter *self,
                                               const char      *number);
void             annexa_csv_writer_end_row    (AnnexaCsvWriter *self);
gsize            annexa_csv_writer_get_length (AnnexaCsvWriter *self);
GBytes          *annexa_csv_writer_finish     (AnnexaCsvWriter *self);

gboolean         annexa_csv_is_guarded        (const char      *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaCsvWriter, annexa_csv_writer_free)

G_END_DECLS
