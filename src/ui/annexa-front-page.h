/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-page.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_FRONT_PAGE (annexa_front_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (AnnexaFrontPage, annexa_front_page, ANNEXA, FRONT_PAGE, AnnexaPage)

/**
 * AnnexaFrontPageClass:
 * @kind: the name of the kind whose records are shown
 * @title: what the tab of the front is called, untranslated
 * @icon: the symbolic icon of the tab
 * @whole: whether the front takes the whole page, so that the form is closed until somebody asks for it
 * @make_front: makes the front
 * @show_front: shows a record on the front, or that there is none
 * @flush_front: writes what was typed on the front; %FALSE when it cannot be written
 * @focus_front: puts the keyboard into the front
 * @find_first: (nullable): the record that the page begins with, transfer full
 * @added: (nullable): a record was added while the front was shown: the cursor goes where its title is
 *
 * A page whose records have a view of their own.
 */
struct _AnnexaFrontPageClass
{
  AnnexaPageClass parent_class;

  const char *kind;
  const char *title;
  const char *icon;
  gboolean whole;
  GtkWidget *(*make_front) (AnnexaFrontPage *self);
  void (*show_front) (AnnexaFrontPage *self,
                      AnnexaRecord    *record);
  gboolean (*flush_front) (AnnexaFrontPage *self);
  gboolean (*focus_front) (AnnexaFrontPage *self);
  AnnexaRecord *(*find_first) (AnnexaFrontPage *self);
  void (*added) (AnnexaFrontPage *self);
};

AnnexaRecord *annexa_front_page_get_record  (AnnexaFrontPage *self);
gboolean      annexa_front_page_show        (AnnexaFrontPage *self,
                                             AnnexaRecord    *record);
void          annexa_front_page_open_form   (AnnexaFrontPage *self);
gboolean      annexa_front_page_is_front    (AnnexaFrontPage *self);
void          annexa_front_page_set_menu    (AnnexaFrontPage *self,
                                             GMenuModel      *menu,
                                             const char      *tooltip);

G_END_DECLS
