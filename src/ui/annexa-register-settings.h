/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnnexaRegisterSettings:
 * @columns: (nullable): the names of the fields that were chosen as columns, in order, or %NULL for the usual ones
 * @widths: the widths that columns were given, by the name of the field
 * @sorts: the names of the fields that the register is sorted by, the descending ones with a minus before
 * @filters: the conditions that its records fulfil, as the command line has them
 * @view: the name of the ready-made selection that is shown, or ""
 * @group: the name of the field that records are put together by, or ""
 *
 * How somebody likes to see a register of a project.
 */
typedef struct
{
  char **columns;
  GHashTable *widths;
  char **sorts;
  char **filters;
  char *view;
  char *group;
} AnnexaRegisterSettings;

AnnexaRegisterSettings *annexa_register_settings_load (const char             *path,
                                                       const char             *kind);
void                    annexa_register_settings_save (AnnexaRegisterSettings *settings,
                                                       const char             *path,
                                                       const char             *kind);
void                    annexa_register_settings_free (AnnexaRegisterSettings *settings);

char                  **annexa_saved_filters_list     (const char             *path,
                                                       const char             *kind);
AnnexaRegisterSettings *annexa_saved_filters_load     (const char             *path,
                                                       const char             *kind,
                                                       const char             *name);
void                    annexa_saved_filters_save     (AnnexaRegisterSettings *settings,
                                                       const char             *path,
                                                       const char             *kind,
                                                       const char             *name);
gboolean                annexa_saved_filters_rename   (const char             *path,
                                                       const char             *kind,
                                                       const char             *name,
                                                       const char             *new_name);
void                    annexa_saved_filters_delete   (const char             *path,
                                                       const char             *kind,
                                                       const char             *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaRegisterSettings, annexa_register_settings_free)

G_END_DECLS
