/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_CAUSE_PICTURE (annexa_cause_picture_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaCausePicture, annexa_cause_picture, ANNEXA, CAUSE_PICTURE, AdwBin)

G_END_DECLS
