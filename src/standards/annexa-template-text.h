/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

char  *annexa_template_text_fill        (const char    *text,
                                         AnnexaProject *project,
                                         AnnexaRecord  *document,
                                         GPtrArray     *missing);
char  *annexa_template_text_dup_request (const char    *word);
char **annexa_template_text_list_words  (void);

G_END_DECLS
