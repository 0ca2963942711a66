/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

typedef gboolean (*AnnexaTestCondition) (gpointer data);

void           annexa_test_init           (int           *argc,
                                           char        ***argv);
void           annexa_test_wait           (AnnexaTestCondition condition,
                                           gpointer       data);
gboolean       annexa_test_use_locale     (const char    *name);
char          *annexa_test_path           (const char    *name);
gboolean       annexa_test_in_child       (void         (*run) (gpointer data),
                                           gpointer       data,
                                           gboolean       unprivileged);
AnnexaProject *annexa_test_new_project    (const char    *name);
AnnexaProject *annexa_test_reopen         (AnnexaProject *project);
void           annexa_test_close          (AnnexaProject *project);
gint64         annexa_test_add            (AnnexaProject *project,
                                           const char    *kind,
                                           const char    *title);
gint64         annexa_test_add_method     (AnnexaProject *project,
                                           const char    *title,
                                           const char    *preset);
gboolean       annexa_test_set            (AnnexaProject *project,
                                           const char    *kind,
                                           gint64         id,
                                           const char    *field,
                                           const char    *text,
                                           GError       **error);
void           annexa_test_put            (AnnexaProject *project,
                                           const char    *kind_name,
                                           gint64         id,
                                           const char    *field_name,
                                           const char    *text);
char          *annexa_test_get            (AnnexaProject *project,
                                           const char    *kind,
                                           gint64         id,
                                           const char    *field);
char          *annexa_test_dump           (AnnexaProject *project);
void           annexa_test_assert_sound   (AnnexaProject *project);
char          *annexa_test_example_value  (AnnexaProject     *project,
                                           const AnnexaField *field,
                                           guint              variant);

G_END_DECLS
