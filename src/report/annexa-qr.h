/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-scene.h"

G_BEGIN_DECLS

AnnexaScene *annexa_qr_make_scene (const char             *text,
                                   const AnnexaSceneStyle *style,
                                   GError                **error);

G_END_DECLS
