/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _AnnexaTableCopy AnnexaTableCopy;

AnnexaTableCopy *annexa_table_copy_new         (void);
void             annexa_table_copy_free        (AnnexaTableCopy *self);
void             annexa_table_copy_add_heading (AnnexaTableCopy *self,
                                                const char      *text);
void             annexa_table_copy_add_cell    (AnnexaTableCopy *self,
                                                const char      *text);
void             annexa_table_copy_end_row     (AnnexaTableCopy *self);
const char      *annexa_table_copy_get_lines   (AnnexaTableCopy *self);
void             annexa_table_copy_give        (AnnexaTableCopy *self,
                                                GtkWidget       *widget);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaTableCopy, annexa_table_copy_free)

G_END_DECLS
