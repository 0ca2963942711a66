/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnnexaCliTable:
 *
 * A table for people, aligned and made to fit the terminal.
 */
typedef struct _AnnexaCliTable AnnexaCliTable;

AnnexaCliTable *annexa_cli_table_new        (void);
void            annexa_cli_table_free       (AnnexaCliTable *self);
void            annexa_cli_table_add_column (AnnexaCliTable *self,
                                             const char     *heading,
                                             gboolean        number);
void            annexa_cli_table_add        (AnnexaCliTable *self,
                                             const char     *text);
void            annexa_cli_table_print      (AnnexaCliTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaCliTable, annexa_cli_table_free)

G_END_DECLS
