/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_CONTROL_ROW (annexa_control_row_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaControlRow, annexa_control_row, ANNEXA, CONTROL_ROW, GtkWidget)

/**
 * AnnexaControlRowShows:
 * @ANNEXA_CONTROL_ROW_DECISION: Whether it applies, how far it is implemented and who answers for it.
 * @ANNEXA_CONTROL_ROW_FRAMEWORK: In the list of a framework: what it is mapped to and which status that gives.
 * @ANNEXA_CONTROL_ROW_MAPPING: In the Statement of Applicability: its numbers in the older edition of the standard, and the
 *   requirements of other frameworks that are mapped to it.
 *
 * What a row says about a control.
 */
typedef enum
{
  ANNEXA_CONTROL_ROW_DECISION,
  ANNEXA_CONTROL_ROW_FRAMEWORK,
  ANNEXA_CONTROL_ROW_MAPPING,
} AnnexaControlRowShows;

GtkWidget *annexa_control_row_new         (AnnexaProject        *project,
                                           AnnexaControlRowShows shows,
                                           gboolean              selecting);
void       annexa_control_row_set_item    (AnnexaControlRow     *self,
                                           GObject              *item,
                                           guint                 depth);
void       annexa_control_row_set_checked (AnnexaControlRow     *self,
                                           gboolean              checked);
gint64     annexa_control_row_get_id      (AnnexaControlRow     *self);
GtkWidget *annexa_control_row_find        (GtkWidget            *view,
                                           gint64                id);
GtkWidget *annexa_control_row_new_heading (AnnexaControlRowShows shows,
                                           gboolean              selecting);

G_END_DECLS
