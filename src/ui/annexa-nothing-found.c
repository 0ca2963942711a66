/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-nothing-found.h"

/**
 * annexa_show_nothing_found:
 * @page: what is seen instead of a list
 * @list: the list, which is empty
 *
 * Says why nothing is listed. Whoever has dealt with all that a selection holds has not searched in vain.
 */
void
annexa_show_nothing_found (AdwStatusPage    *page,
                           AnnexaRecordList *list)
{
  gboolean searched = annexa_record_list_get_words (list) != NULL;

  adw_status_page_set_title (page, searched ? _("Nothing found") : _("Nothing to show here"));
  adw_status_page_set_description (page, searched ? _("Try other words, or show everything.")
                                                  : _("No record fits what is chosen above."));
}
