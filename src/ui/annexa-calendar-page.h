/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-page.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_CALENDAR_PAGE (annexa_calendar_page_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaCalendarPage, annexa_calendar_page, ANNEXA, CALENDAR_PAGE, AnnexaPage)

GtkWidget *annexa_calendar_page_new        (AnnexaProject      *project);
void       annexa_calendar_page_show_month (AnnexaCalendarPage *self,
                                            const char         *day);
gboolean   annexa_calendar_page_is_loading (AnnexaCalendarPage *self);
void       annexa_calendar_page_save_to    (AnnexaCalendarPage *self,
                                            const char         *path);

G_END_DECLS
