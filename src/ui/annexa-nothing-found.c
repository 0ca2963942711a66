/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-nothing-found.h"

static void
show (AdwStatusPage *page,
      const char    *icon,
      const char    *title,
      const char    *description)
{
  adw_status_page_set_icon_name (page, icon);
  adw_status_page_set_title (page, title);
  adw_status_page_set_description (page, description);
}

/* What waits to be dealt with is gone. */
static void
show_done (AdwStatusPage    *page,
           const AnnexaView *view)
{
  /* TRANSLATORS: The name of a selection of records that need somebody: “Nothing is left under “No owner”.” */
  g_autofree char *left = g_markup_printf_escaped (_("Nothing is left under “%s”."), annexa_view_get_label (view));

  if (strcmp (view->name, "proposal") == 0)
    show (page, "object-select-symbolic", _("All are confirmed"), _("No proposal is left here."));
  else
    show (page, "object-select-symbolic", _("All done"), left);
}

/**
 * annexa_show_nothing_found:
 * @page: what is seen instead of a list
 * @list: the list, which is empty
 * @filters: the bar that narrows it
 *
 * Says why nothing is listed. Whoever has dealt with all that a selection holds has not searched in vain.
 */
void
annexa_show_nothing_found (AdwStatusPage    *page,
                           AnnexaRecordList *list,
                           AnnexaFilterBar  *filters)
{
  const AnnexaView *view = annexa_filter_bar_get_view (filters);
  g_auto (GStrv) others = annexa_filter_bar_get_filters (filters);

  if (annexa_record_list_get_words (list) != NULL)
    show (page, "annexa-search-empty-symbolic", _("Nothing found"), _("Try other words, or show everything."));
  else if (view != NULL && view->problem && others[0] == NULL)
    show_done (page, view);
  else
    show (page, "annexa-search-empty-symbolic", _("Nothing to show here"), _("No record fits what is chosen above."));
}
