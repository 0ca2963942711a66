/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-page.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_ORGANIZATION_PAGE (annexa_organization_page_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaOrganizationPage, annexa_organization_page, ANNEXA, ORGANIZATION_PAGE, AnnexaPage)

/**
 * AnnexaOrganizationTab:
 * @name: what annexa_organization_page_show_tab() knows it by
 * @title: what people read, untranslated
 * @icon: its icon
 * @words: what else somebody may look for who means it, untranslated
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *icon;
  const char *words;
} AnnexaOrganizationTab;

const AnnexaOrganizationTab *annexa_organization_tabs_list (guint                       *n);
gboolean                     annexa_organization_has_tab   (AnnexaProject               *project,
                                                            const AnnexaOrganizationTab *tab);

GtkWidget *annexa_organization_page_new      (AnnexaProject          *project,
                                              const char *const      *kinds);
void       annexa_organization_page_show_tab (AnnexaOrganizationPage *self,
                                              const char             *name);

G_END_DECLS
