/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-json-writer.h"

G_BEGIN_DECLS

void     annexa_cli_print        (const char       *format,
                                  ...) G_GNUC_PRINTF (1, 2);
void     annexa_cli_print_bytes  (GBytes           *bytes);
void     annexa_cli_print_json   (AnnexaJsonWriter *writer);
void     annexa_cli_tell         (const char       *text);
gboolean annexa_cli_print_finish (GError          **error);

guint    annexa_cli_text_width   (const char       *text);
char    *annexa_cli_text_shorten (const char       *text,
                                  guint             width);
char    *annexa_cli_text_wrap    (const char       *text,
                                  guint             width,
                                  guint             indent);
guint    annexa_cli_screen_width (void);

G_END_DECLS
