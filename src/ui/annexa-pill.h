/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"

G_BEGIN_DECLS

GtkWidget  *annexa_pill_new            (void);
void        annexa_pill_show           (GtkWidget         *pill,
                                        AnnexaProject     *project,
                                        const AnnexaField *field,
                                        const AnnexaValue *value);
const char *annexa_pill_describe       (AnnexaProject     *project,
                                        const AnnexaField *field,
                                        const AnnexaValue *value,
                                        char             **text);
void        annexa_pill_show_level     (GtkWidget         *pill,
                                        AnnexaProject     *project,
                                        gint64             position);
void        annexa_pill_show_word      (GtkWidget         *pill,
                                        const char        *word,
                                        const char        *colour);
void annexa_pill_add_to_row (GtkWidget *pill, AdwPreferencesRow *row);
gboolean    annexa_pill_suits          (const AnnexaField *field);
gboolean    annexa_pill_has_long_words (const AnnexaField *field);

G_END_DECLS
