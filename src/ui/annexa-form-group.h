/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_FORM_GROUP (annexa_form_group_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaFormGroup, annexa_form_group, ANNEXA, FORM_GROUP, AdwPreferencesGroup)

G_END_DECLS
