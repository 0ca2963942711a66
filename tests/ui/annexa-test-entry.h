/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-field-editor.h"
#include "annexa-record.h"

G_BEGIN_DECLS

AnnexaFieldEditor *annexa_test_entry_get_editor (GtkWidget         *row);
void               annexa_test_entry_pick       (GtkWidget         *row,
                                                 gint64             id);
void               annexa_test_enter            (GtkWidget         *row,
                                                 AnnexaProject     *project,
                                                 AnnexaRecord      *record,
                                                 const AnnexaField *field,
                                                 const AnnexaValue *value);

G_END_DECLS
