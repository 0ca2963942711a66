/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-xml.h"

G_BEGIN_DECLS

xmlDoc *annexa_standards_read           (const char *name);
char   *annexa_standards_get_translated (xmlNode    *parent,
                                         const char *name);
char  **annexa_standards_get_items      (xmlNode    *parent,
                                         const char *name);
char  **annexa_standards_get_words      (xmlNode    *node,
                                         const char *name);

G_END_DECLS
