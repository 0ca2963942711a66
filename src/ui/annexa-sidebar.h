/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_DESTINATION_KINDS 4

/**
 * AnnexaDestination:
 * @name: the stable name of the page
 * @section: (nullable): the heading above it, where a new section begins, untranslated
 * @label: what the sidebar says, untranslated
 * @icon: the symbolic icon
 * @kinds: the names of the kinds whose records are shown there, the main one first
 * @urgent_kind: (nullable): the name of a kind
 * @urgent: (nullable): the name of a view of that kind, which shows what somebody must act on
 *
 * One destination of the window, in the order of the work. A kind has one page, on which the first destination that names
 * it shows it.
 */
typedef struct
{
  const char *name;
  const char *section;
  const char *label;
  const char *icon;
  const char *kinds[ANNEXA_DESTINATION_KINDS + 1];
  const char *urgent_kind;
  const char *urgent;
} AnnexaDestination;

const AnnexaDestination *annexa_destinations_list (guint            *n);
const AnnexaDestination *annexa_destination_find  (const char       *name);
const AnnexaDestination *annexa_destination_of    (const AnnexaKind *kind);
const AnnexaDestination *annexa_destination_at_digit (guint          digit);

#define ANNEXA_TYPE_SIDEBAR (annexa_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaSidebar, annexa_sidebar, ANNEXA, SIDEBAR, AdwBin)

void        annexa_sidebar_set_project     (AnnexaSidebar *self,
                                            AnnexaProject *project);
void        annexa_sidebar_select          (AnnexaSidebar *self,
                                            const char    *name);
void        annexa_sidebar_take_focus      (AnnexaSidebar *self);
GMenuModel *annexa_sidebar_get_menu        (AnnexaSidebar *self);
void        annexa_sidebar_open_menu       (AnnexaSidebar *self);
void        annexa_sidebar_set_can_go_back (AnnexaSidebar *self,
                                            gboolean       can_go_back);

G_END_DECLS
