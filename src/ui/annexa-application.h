/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_APPLICATION (annexa_application_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaApplication, annexa_application, ANNEXA, APPLICATION, AdwApplication)

AnnexaApplication *annexa_application_new (void);

G_END_DECLS
