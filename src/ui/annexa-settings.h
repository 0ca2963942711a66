/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gio/gio.h>

#include "annexa-date.h"

G_BEGIN_DECLS

/**
 * AnnexaRecent:
 * @path: the project file
 * @name: what the project was called
 */
typedef struct
{
  char *path;
  char *name;
} AnnexaRecent;

GSettings *annexa_settings_get           (void);
GPtrArray *annexa_settings_get_recent    (void);
void       annexa_settings_add_recent    (const char        *path,
                                          const char        *name);
void       annexa_settings_remove_recent (const char        *path);
void       annexa_settings_get_window    (int               *width,
                                          int               *height,
                                          gboolean          *maximized);
void       annexa_settings_set_window    (int                width,
                                          int                height,
                                          gboolean           maximized);
gint64     annexa_settings_get_place     (const char        *path,
                                          char             **page,
                                          char             **kind);
void       annexa_settings_set_place     (const char        *path,
                                          const char        *page,
                                          const char        *kind,
                                          gint64             id);
char      *annexa_settings_get_person    (void);
char      *annexa_settings_get_paper     (void);
AnnexaDateStyle annexa_settings_get_dates (void);
char      *annexa_settings_get_backup_folder (void);
void       annexa_settings_set_backup_folder (const char  *folder);

G_END_DECLS
