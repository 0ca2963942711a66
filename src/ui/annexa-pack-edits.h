/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-report.h"

G_BEGIN_DECLS

char    *annexa_pack_describe_section (AnnexaRecord        *section);
gint64   annexa_pack_add              (GtkWidget           *widget,
                                       AnnexaProject       *project,
                                       gboolean             usual);
gboolean annexa_pack_add_section      (GtkWidget           *widget,
                                       AnnexaProject       *project,
                                       AnnexaRecord        *pack,
                                       const AnnexaReport  *report);
gboolean annexa_pack_remove_report    (GtkWidget           *widget,
                                       AnnexaProject       *project,
                                       AnnexaRecord        *pack,
                                       const AnnexaReport  *report);
gboolean annexa_pack_remove_section   (GtkWidget           *widget,
                                       AnnexaProject       *project,
                                       AnnexaRecord        *pack,
                                       AnnexaRecord        *section);
gboolean annexa_pack_move_section     (GtkWidget           *widget,
                                       AnnexaProject       *project,
                                       AnnexaRecord        *pack,
                                       gint64               section,
                                       guint                place);
gboolean annexa_pack_leave_out        (GtkWidget           *widget,
                                       AnnexaProject       *project,
                                       AnnexaRecord        *section,
                                       gboolean             left_out);
gboolean annexa_pack_hide             (GtkWidget           *widget,
                                       AnnexaProject       *project,
                                       AnnexaRecord        *section,
                                       const char          *field,
                                       const char          *name,
                                       gboolean             hidden);

G_END_DECLS
