/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_CONTROL_HEADING (annexa_control_heading_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaControlHeading, annexa_control_heading, ANNEXA, CONTROL_HEADING, GObject)

/* The theme of the controls that the organization added itself. */
#define ANNEXA_CONTROL_HEADING_OWN "own"

AnnexaControlHeading *annexa_control_heading_new          (const char           *title,
                                                           const char           *theme);
const char           *annexa_control_heading_get_title    (AnnexaControlHeading *self);
const char           *annexa_control_heading_get_theme    (AnnexaControlHeading *self);
void                  annexa_control_heading_set_progress (AnnexaControlHeading *self,
                                                           guint                 decided,
                                                           guint                 total);
guint                 annexa_control_heading_get_progress (AnnexaControlHeading *self,
                                                           guint                *total);
char                 *annexa_control_heading_describe     (AnnexaControlHeading *self);

G_END_DECLS
