/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <string.h>

#include "annexa-report-list.h"
#include "annexa-reports-page-private.h"

/* Where somebody reads, which stays when the pages are made anew, or the window is. */

static const char place_format[] = "(msmsb(duud))";

/* The last heading that stands above what is read. */
static const AnnexaContentsLine *
find_heading (AnnexaPages *pages,
              guint        page)
{
  const AnnexaContentsLine *heading = NULL;

  for (guint i = 0; pages != NULL && i < annexa_pages_get_n_contents (pages); i++)
    if (annexa_pages_get_contents (pages, i)->page <= page)
      heading = annexa_pages_get_contents (pages, i);

  return heading;
}

/**
 * annexa_reports_page_count_moved:
 * @self: the page
 * @pages: the pages of the report that is shown, made anew
 *
 * Returns: by how many pages the heading has moved under which somebody reads
 */
int
annexa_reports_page_count_moved (AnnexaReportsPage *self,
                                 AnnexaPages       *pages)
{
  const AnnexaContentsLine *heading
      = find_heading (annexa_preview_get_pages (self->preview), annexa_preview_get_page (self->preview));

  for (guint i = 0; heading != NULL && i < annexa_pages_get_n_contents (pages); i++)
    {
      const AnnexaContentsLine *line = annexa_pages_get_contents (pages, i);

      if (g_strcmp0 (line->id, heading->id) == 0)
        return (int) line->page - (int) heading->page;
    }
  return 0;
}

/**
 * annexa_reports_page_save_place:
 * @page: the page of reports
 *
 * Returns: (transfer floating) (nullable): which report is shown, and where it is read
 */
GVariant *
annexa_reports_page_save_place (AnnexaPage *page)
{
  AnnexaReportsPage *self = ANNEXA_REPORTS_PAGE (page);
  gboolean composing = gtk_stack_get_visible_child (self->left) == GTK_WIDGET (self->editor);
  AnnexaPreviewPlace place;

  annexa_preview_get_place (self->preview, &place);
  return g_variant_new (place_format, self->report->name, self->ref, composing, place.zoom, place.page, place.anchor,
                        place.part);
}

/**
 * annexa_reports_page_restore_place:
 * @page: the page of reports, made anew
 * @saved: what annexa_reports_page_save_place() gave
 *
 * Shows the same report at the same place, as soon as its pages are made.
 */
void
annexa_reports_page_restore_place (AnnexaPage *page,
                                   GVariant   *saved)
{
  AnnexaReportsPage *self = ANNEXA_REPORTS_PAGE (page);
  const AnnexaKind *pack = annexa_kind_lookup ("pack");
  g_autofree char *name = NULL;
  g_autofree char *ref = NULL;
  gboolean composing;
  AnnexaPreviewPlace place;
  GtkListBoxRow *row;
  gint64 id;

  g_variant_get (saved, place_format, &name, &ref, &composing, &place.zoom, &place.page, &place.anchor, &place.part);
  id = composing && ref != NULL ? annexa_project_find_ref (annexa_page_get_project (page), pack, ref) : 0;
  annexa_reports_page_choose (self, name, ref);
  row = annexa_report_list_find (self->report_list, name, ref);
  if (row != NULL)
    gtk_list_box_select_row (self->report_list, row);
  if (id != 0)
    annexa_reports_page_show_pack (self, id);
  if (strcmp (self->report->name, name) != 0 || g_strcmp0 (self->ref, ref) != 0)
    return;

  self->shown_report = self->report;
  g_free (self->shown_ref);
  self->shown_ref = g_strdup (self->ref);
  annexa_preview_set_place (self->preview, &place);
}
