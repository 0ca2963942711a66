/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_CATALOGUE_TEXT (annexa_catalogue_text_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaCatalogueText, annexa_catalogue_text, ANNEXA, CATALOGUE_TEXT, GtkBox)

G_END_DECLS
