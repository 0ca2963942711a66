/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-application.h"
#include "annexa-test.h"
#include "annexa-window.h"

G_BEGIN_DECLS

void               annexa_test_ui_init       (int                *argc,
                                              char             ***argv);
void               annexa_test_ui_overlook_leaks (gboolean          overlook);
AnnexaApplication *annexa_test_ui_get_application (void);
gboolean           annexa_test_ui_is_mapped  (gpointer            widget);
void               annexa_test_ui_wait       (AnnexaTestCondition condition,
                                              gpointer            data);
void               annexa_test_ui_settle     (void);
void               annexa_test_ui_act        (GtkWidget          *widget,
                                              const char         *action,
                                              GVariant           *target);
GtkWidget         *annexa_test_ui_find_window (GType              type);
GtkWidget         *annexa_test_ui_find       (GtkWidget          *widget,
                                              GType               type);
GtkWidget         *annexa_test_ui_find_nth   (GtkWidget          *widget,
                                              GType               type,
                                              guint               n);
AdwPreferencesRow *annexa_test_ui_find_row   (GtkWidget          *widget,
                                              const char         *title);
gboolean annexa_test_ui_has_mouse (GtkWidget *window);
void annexa_test_ui_use_mouse (const char *command);
void annexa_test_ui_point_at (GtkWidget *widget);
AnnexaWindow      *annexa_test_ui_open       (const char         *path,
                                              int                 width,
                                              int                 height);
void               annexa_test_ui_close      (AnnexaWindow       *window);
char              *annexa_test_ui_sample     (const char         *name);

G_END_DECLS
