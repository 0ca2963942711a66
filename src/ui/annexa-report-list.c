/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-audit-pack.h"
#include "annexa-report-list.h"

/* The two lists of the page of reports: which reports there are, and what is in the one that is read. */

/**
 * annexa_report_list_get:
 * @row: a row of a list of reports
 *
 * Returns: the report
 */
const AnnexaReport *
annexa_report_list_get (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "report");
}

/**
 * annexa_report_list_get_pack:
 * @row: a row of a list of reports
 *
 * Returns: (nullable): the reference of the pack of the project that it stands for
 */
const char *
annexa_report_list_get_pack (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "pack");
}

/* What is in a report is told where the pointer rests, and read aloud: with all descriptions in sight nobody would find a
 * report among so many. */
static GtkWidget *
make_report_row (const AnnexaReport *report,
                 const AnnexaTitle  *pack,
                 AnnexaPanes        *panes)
{
  const char *name = pack != NULL ? pack->title : annexa_report_get_title (report);
  const char *description = pack != NULL ? _("A pack of your own") : annexa_report_get_description (report);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (name);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (report->icon));
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), arrow);
  g_object_bind_property (panes, "folded", arrow, "visible", G_BINDING_SYNC_CREATE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  g_object_set_data (G_OBJECT (row), "report", (gpointer) report);
  if (pack != NULL)
    {
      g_object_set_data_full (G_OBJECT (row), "pack", g_strdup (pack->ref), g_free);
      g_object_set_data (G_OBJECT (row), "title", title);
    }
  return row;
}

/* What belongs together stands below a heading. */
static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       data)
{
  const AnnexaReport *report = annexa_report_list_get (row);
  const AnnexaReport *above = before != NULL ? annexa_report_list_get (before) : NULL;
  GtkWidget *heading;

  if (above != NULL && above->group == report->group)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  heading = gtk_label_new (annexa_report_group_get_title (report->group));
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "section-heading");
  gtk_list_box_row_set_header (row, heading);
}

/**
 * annexa_report_list_fill:
 * @list: a list
 * @panes: the panes of the page
 *
 * Fills the list with all reports, group by group.
 */
void
annexa_report_list_fill (GtkListBox  *list,
                         AnnexaPanes *panes)
{
  guint n_reports;
  const AnnexaReport *const *reports = annexa_reports_list (&n_reports);

  gtk_list_box_set_header_func (list, update_header, NULL, NULL);
  for (guint i = 0; i < n_reports; i++)
    gtk_list_box_append (list, make_report_row (reports[i], NULL, panes));
}

/**
 * annexa_report_list_find:
 * @list: a list of reports
 * @name: the name of a report
 * @pack: (nullable): the reference of a pack of the project, where that is meant
 *
 * Returns: (nullable) (transfer none): its row
 */
GtkListBoxRow *
annexa_report_list_find (GtkListBox *list,
                         const char *name,
                         const char *pack)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (strcmp (annexa_report_list_get (row)->name, name) == 0
        && g_strcmp0 (annexa_report_list_get_pack (row), pack) == 0)
      return row;

  return NULL;
}

static gboolean
has_pack (GArray     *packs,
          const char *ref)
{
  for (guint i = 0; i < packs->len; i++)
    if (strcmp (g_array_index (packs, AnnexaTitle, i).ref, ref) == 0)
      return TRUE;

  return FALSE;
}

static void
remove_packs (GtkListBox *list,
              GArray     *packs)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL;)
    if (annexa_report_list_get_pack (row) != NULL && !has_pack (packs, annexa_report_list_get_pack (row)))
      gtk_list_box_remove (list, GTK_WIDGET (row));
    else
      i++;
}

static void
show_pack (GtkListBox        *list,
           AnnexaPanes       *panes,
           const AnnexaTitle *pack,
           int                place)
{
  GtkListBoxRow *row = annexa_report_list_find (list, annexa_audit_pack_report.name, pack->ref);

  if (row == NULL)
    {
      gtk_list_box_insert (list, make_report_row (&annexa_audit_pack_report, pack, panes), place);
      return;
    }
  gtk_label_set_label (g_object_get_data (G_OBJECT (row), "title"), pack->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, pack->title, -1);
}

/**
 * annexa_report_list_update_packs:
 * @list: a list of reports
 * @panes: the panes of the page
 * @project: a project
 *
 * Shows the packs of the project below the built-in one.
 */
void
annexa_report_list_update_packs (GtkListBox    *list,
                                 AnnexaPanes   *panes,
                                 AnnexaProject *project)
{
  g_autoptr (GArray) packs = annexa_project_list_titles (project, annexa_kind_lookup ("pack"), NULL);
  int place = gtk_list_box_row_get_index (annexa_report_list_find (list, annexa_audit_pack_report.name, NULL)) + 1;

  if (packs == NULL)
    return;
  remove_packs (list, packs);
  for (guint i = 0; i < packs->len; i++)
    show_pack (list, panes, &g_array_index (packs, AnnexaTitle, i), place + (int) i);
}

static GtkWidget *
make_contents_row (const AnnexaContentsLine *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (line->title);
  g_autofree char *number = g_strdup_printf ("%u", line->page + 1);
  /* TRANSLATORS: A line of the contents: the heading and its page */
  g_autofree char *spoken = g_strdup_printf (_("%s, page %u"), line->title, line->page + 1);
  GtkWidget *page = gtk_label_new (number);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 40);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_margin_start (title, line->level > 1 ? 18 : 0);
  if (line->level <= 1)
    gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (page, "numeric");
  gtk_widget_add_css_class (page, "dim-label");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), page);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (row), "page", GUINT_TO_POINTER (line->page));
  return row;
}

/**
 * annexa_report_list_fill_contents:
 * @list: a list
 * @pages: the pages of a report
 *
 * Fills the list with the headings of the report; "page" of a row is the number of the page that it stands on.
 */
void
annexa_report_list_fill_contents (GtkListBox  *list,
                                  AnnexaPages *pages)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
  for (guint i = 0; i < annexa_pages_get_n_contents (pages); i++)
    gtk_list_box_append (list, make_contents_row (annexa_pages_get_contents (pages, i)));
}
