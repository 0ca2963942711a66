/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_LESSONS_GROUP (annexa_lessons_group_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaLessonsGroup, annexa_lessons_group, ANNEXA, LESSONS_GROUP, AdwPreferencesGroup)

G_END_DECLS
