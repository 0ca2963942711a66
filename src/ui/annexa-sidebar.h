/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"

G_BEGIN_DECLS

/**
 * AnnexaDestination:
 * @name: the stable name of the page
 * @section: (nullable): the heading above it, where a new section begins, untranslated
 * @label: what the sidebar says, untranslated
 * @icon: the symbolic icon
 * @count: (nullable): how many things are there
 * @urgent: (nullable): how many of them somebody must act on
 *
 * One destination of the window, in the order of the work.
 */
typedef struct
{
  const char *name;
  const char *section;
  const char *label;
  const char *icon;
  gint64 (*count) (AnnexaProject *project);
  gint64 (*urgent) (AnnexaProject *project);
} AnnexaDestination;

const AnnexaDestination *annexa_destinations_list (guint *n);

#define ANNEXA_TYPE_SIDEBAR (annexa_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaSidebar, annexa_sidebar, ANNEXA, SIDEBAR, AdwBin)

void annexa_sidebar_set_project (AnnexaSidebar *self,
                                 AnnexaProject *project);
void annexa_sidebar_select      (AnnexaSidebar *self,
                                 const char    *name);
void annexa_sidebar_take_focus  (AnnexaSidebar *self);

G_END_DECLS
