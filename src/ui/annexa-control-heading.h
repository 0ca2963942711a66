/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_CONTROL_HEADING (annexa_control_heading_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaControlHeading, annexa_control_heading, ANNEXA, CONTROL_HEADING, GObject)

AnnexaControlHeading *annexa_control_heading_new       (const char           *title);
const char           *annexa_control_heading_get_title (AnnexaControlHeading *self);

G_END_DECLS
