/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-template-text.h"
#include "annexa-template.h"

G_BEGIN_DECLS

/* How the text of a project becomes part of a line, of a paragraph or of a cell. */
char *annexa_template_text_fill_for    (const char           *text,
                                        AnnexaProject        *project,
                                        const AnnexaTemplate *template,
                                        AnnexaRecord         *document,
                                        GPtrArray            *missing);
char *annexa_template_text_escape      (const char           *text);

/* The risk method in force. */
char *annexa_template_method_fact      (AnnexaProject        *project,
                                        const char           *field);
char *annexa_template_method_scale     (AnnexaProject        *project,
                                        const char           *dimension);
char *annexa_template_method_levels    (AnnexaProject        *project,
                                        const char           *unused);
char *annexa_template_method_matrix    (AnnexaProject        *project,
                                        const char           *unused);
char *annexa_template_method_line      (AnnexaProject        *project,
                                        const char           *side);

G_END_DECLS
