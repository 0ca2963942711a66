/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-field.h"

G_BEGIN_DECLS

/* annexa-field-choices.c */
gboolean annexa_field_key_is_one_of (const char        *key,
                                     const char        *names);
char    *annexa_field_join_words    (const AnnexaField *field,
                                     GPtrArray         *words);

G_END_DECLS
