/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *annexa_text_clean         (const char *text,
                                    gboolean    multiple_lines);
char    *annexa_text_fold          (const char *text);
char    *annexa_text_match_key     (const char *text);
char    *annexa_text_sort_key      (const char *text);
void     annexa_text_sort          (GPtrArray  *texts);
char    *annexa_text_file_name     (const char *text);
char    *annexa_text_add_extension (const char *name,
                                    const char *extension);
char   **annexa_text_split_list    (const char *text);
char    *annexa_text_squeeze       (const char *text);
gboolean annexa_text_is_draft      (const char *text);
gboolean annexa_text_has_letters (const char *text);
gboolean annexa_text_is_near (const char *text,
                              const char *name);

gboolean annexa_number_parse       (const char *text,
                                    double     *number);
gboolean annexa_integer_parse      (const char *text,
                                    gint64     *integer);
char    *annexa_number_format      (double      number);

G_END_DECLS
