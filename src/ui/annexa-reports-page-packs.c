/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-apply.h"
#include "annexa-audit-pack.h"
#include "annexa-pack-edits.h"
#include "annexa-report-list.h"
#include "annexa-reports-page-private.h"

/* The packs of the project on the page of reports: which there are, and putting one together beside its pages. */

static AnnexaProject *
get_project (AnnexaReportsPage *self)
{
  return annexa_page_get_project (ANNEXA_PAGE (self));
}

static gboolean
is_composing (AnnexaReportsPage *self)
{
  return gtk_stack_get_visible_child (self->left) == GTK_WIDGET (self->editor);
}

/* The built-in pack stays as it is: whoever wants to change it gets a pack that begins like it. */
static void
show_edit_button (AnnexaReportsPage *self,
                  gboolean           own)
{
  const char *label = own ? _("Change this pack") : _("Make a pack of your own from it");

  gtk_button_set_icon_name (GTK_BUTTON (self->edit_button), own ? "annexa-edit-symbolic" : "edit-copy-symbolic");
  gtk_widget_set_tooltip_text (self->edit_button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->edit_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * annexa_reports_page_show_title:
 * @self: the page
 *
 * Says which report is shown, a pack by its name, and offers to change a pack.
 */
void
annexa_reports_page_show_title (AnnexaReportsPage *self)
{
  const AnnexaKind *kind = annexa_kind_lookup ("pack");
  gboolean pack = self->report == &annexa_audit_pack_report;
  gboolean editable = annexa_project_get_access (get_project (self)) == ANNEXA_ACCESS_EDIT;
  gint64 id = pack && self->ref != NULL ? annexa_project_find_ref (get_project (self), kind, self->ref) : 0;

  adw_window_title_set_title (self->title, id != 0 ? annexa_project_get_title (get_project (self), kind, id)
                                                   : annexa_report_get_title (self->report));
  gtk_widget_set_visible (self->edit_button, pack && editable && !is_composing (self));
  show_edit_button (self, id != 0);
}

static void
show_list (AnnexaReportsPage *self)
{
  gtk_stack_set_visible_child_name (self->left, "list");
  annexa_pack_editor_show (self->editor, NULL, NULL);
  annexa_reports_page_show_title (self);
}

static void
select_pack (AnnexaReportsPage *self,
             const char        *ref)
{
  gtk_list_box_select_row (self->report_list,
                           annexa_report_list_find (self->report_list, annexa_audit_pack_report.name, ref));
}

/**
 * annexa_reports_page_update_packs:
 * @self: the page
 *
 * Shows which packs there are now. One that is gone gives way to the built-in one.
 */
void
annexa_reports_page_update_packs (AnnexaReportsPage *self)
{
  const AnnexaKind *kind = annexa_kind_lookup ("pack");
  AnnexaRecord *pack = annexa_pack_editor_get_pack (self->editor);
  gboolean chosen = self->report == &annexa_audit_pack_report && self->ref != NULL;
  gboolean gone = chosen && annexa_project_find_ref (get_project (self), kind, self->ref) == 0;

  if (pack != NULL && annexa_project_find_kind (get_project (self), annexa_record_get_id (pack)) == NULL)
    show_list (self);
  annexa_report_list_update_packs (self->report_list, self->panes, get_project (self));
  if (gone)
    select_pack (self, NULL);
  else if (self->report != NULL)
    annexa_reports_page_show_title (self);
}

/**
 * annexa_reports_page_show_pack:
 * @self: the page
 * @pack: the id of a pack
 *
 * Shows the pages of the pack, and what it is made of.
 *
 * Returns: whether there is such a pack
 */
gboolean
annexa_reports_page_show_pack (AnnexaReportsPage *self,
                               gint64             pack)
{
  g_autoptr (AnnexaRecord) record
      = annexa_project_get_record (get_project (self), annexa_kind_lookup ("pack"), pack, NULL);

  if (record == NULL || !annexa_pack_editor_flush (self->editor))
    return FALSE;

  annexa_reports_page_update_packs (self);
  select_pack (self, annexa_record_get_ref (record));
  annexa_pack_editor_show (self->editor, get_project (self), record);
  gtk_stack_set_visible_child_name (self->left, "pack");
  annexa_reports_page_show_title (self);
  annexa_panes_set_shows_end (self->panes, FALSE);
  return TRUE;
}

/**
 * annexa_reports_page_leave_pack:
 * @self: the page
 *
 * Goes one step back from putting a pack together.
 *
 * Returns: whether there was such a step
 */
gboolean
annexa_reports_page_leave_pack (AnnexaReportsPage *self)
{
  GtkListBoxRow *row;

  if (!is_composing (self))
    return FALSE;
  if (annexa_pack_editor_go_back (self->editor))
    return TRUE;

  show_list (self);
  row = gtk_list_box_get_selected_row (self->report_list);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  return TRUE;
}

/* Where the section begins that is being put together. Titles do not tell sections apart: a report may be shown twice. */
static gboolean
find_section (AnnexaReportsPage *self,
              AnnexaPages       *pages,
              guint             *first)
{
  AnnexaRecord *section = annexa_pack_editor_get_section (self->editor);
  guint part = 0;
  guint n_parts = section != NULL ? annexa_pack_find_parts (get_project (self), section, &part) : 0;
  g_autofree char *id = annexa_audit_pack_name_part (part);

  for (guint i = 0; n_parts > 0 && pages != NULL && i < annexa_pages_get_n_contents (pages); i++)
    {
      const AnnexaContentsLine *line = annexa_pages_get_contents (pages, i);

      if (line->level <= 1 && strcmp (line->id, id) == 0)
        {
          *first = line->page;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * annexa_reports_page_show_section:
 * @self: the page
 *
 * Shows the pages of the section that was opened.
 */
void
annexa_reports_page_show_section (AnnexaReportsPage *self)
{
  guint first;

  if (find_section (self, annexa_preview_get_pages (self->preview), &first))
    annexa_preview_go_to (self->preview, first);
}

/**
 * annexa_reports_page_update_pages:
 * @self: the page
 * @pages: the pages of the report that is shown, made anew
 *
 * Shows them where somebody reads, or the section that has come in meanwhile.
 */
void
annexa_reports_page_update_pages (AnnexaReportsPage *self,
                                  AnnexaPages       *pages)
{
  guint first = 0;
  gboolean known = find_section (self, annexa_preview_get_pages (self->preview), &first);
  gboolean found = find_section (self, pages, &first);

  annexa_preview_update_pages (self->preview, pages, annexa_reports_page_count_moved (self, pages));
  if (found && !known)
    annexa_preview_go_to (self->preview, first);
}

static void
add_pack (AnnexaReportsPage *self,
          gboolean           usual)
{
  gint64 id = annexa_pack_add (GTK_WIDGET (self), get_project (self), usual);

  if (id == 0 || !annexa_reports_page_show_pack (self, id))
    return;

  annexa_pack_editor_focus_name (self->editor);
  if (usual)
    annexa_offer_undo (GTK_WIDGET (self), _("This is a pack of your own. The audit pack stays as it is."));
}

static void
new_pack_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  add_pack (ANNEXA_REPORTS_PAGE (widget), g_variant_get_boolean (parameter));
}

static void
compose_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  AnnexaReportsPage *self = ANNEXA_REPORTS_PAGE (widget);

  if (self->report != &annexa_audit_pack_report)
    return;
  if (self->ref == NULL)
    add_pack (self, TRUE);
  else
    annexa_reports_page_show_pack (
        self, annexa_project_find_ref (get_project (self), annexa_kind_lookup ("pack"), self->ref));
}

static void
preview_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  AnnexaReportsPage *self = ANNEXA_REPORTS_PAGE (widget);

  annexa_panes_set_shows_end (self->panes, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->preview));
}

/**
 * annexa_reports_page_install_packs:
 * @widget_class: the class of the page
 *
 * Installs the actions about packs.
 */
void
annexa_reports_page_install_packs (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "report.new-pack", "b", new_pack_action);
  gtk_widget_class_install_action (widget_class, "report.compose", NULL, compose_action);
  gtk_widget_class_install_action (widget_class, "report.preview", NULL, preview_action);
}
