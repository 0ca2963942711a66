/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-kind-counts.h"
#include "annexa-several-view.h"

/**
 * AnnexaSeveralView:
 *
 * Stands in the place of a form while several rows of the list beside it are selected: how many there are, and what can be
 * done with all of them. The form of the first of them would look as if it were the only one.
 */
struct _AnnexaSeveralView
{
  AdwBin parent_instance;

  AdwStatusPage *page;
  GtkWidget *confirm;
  GtkWidget *set;
  GtkWidget *duplicate;
  GtkWidget *delete_proposals;
  GtkWidget *delete_all;
};

G_DEFINE_FINAL_TYPE (AnnexaSeveralView, annexa_several_view, ADW_TYPE_BIN)

static GtkWidget *
add_button (GtkWidget  *box,
            const char *label,
            const char *action)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *text = gtk_label_new_with_mnemonic (label);

  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_justify (GTK_LABEL (text), GTK_JUSTIFY_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), text);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
annexa_several_view_class_init (AnnexaSeveralViewClass *klass)
{
}

static void
annexa_several_view_init (AnnexaSeveralView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  self->confirm = add_button (box, "", "page.confirm-proposal");
  gtk_widget_add_css_class (self->confirm, "suggested-action");
  self->set = add_button (box, _("Set a _field…"), "page.set-field");
  self->duplicate = add_button (box, _("D_uplicate"), "page.duplicate");
  self->delete_proposals = add_button (box, "", "page.delete-proposal");
  self->delete_all = add_button (box, _("Dele_te records…"), "win.delete");

  self->page = ADW_STATUS_PAGE (adw_status_page_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->page), "compact");
  adw_status_page_set_child (self->page, box);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->page));
}

/**
 * annexa_several_view_new:
 *
 * Returns: (transfer floating): a view that shows nothing yet
 */
GtkWidget *
annexa_several_view_new (void)
{
  return g_object_new (ANNEXA_TYPE_SEVERAL_VIEW, NULL);
}

static void
say (GtkWidget *button,
     char      *label)
{
  gtk_label_set_text_with_mnemonic (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), label);
  g_free (label);
}

/**
 * annexa_several_view_show:
 * @self: a view
 * @project: a project
 * @kind: of which kind the records are
 * @n: how many are selected
 * @n_proposals: how many of these are proposals
 */
void
annexa_several_view_show (AnnexaSeveralView *self,
                          AnnexaProject     *project,
                          const AnnexaKind  *kind,
                          guint              n,
                          guint              n_proposals)
{
  gboolean editable = annexa_project_get_access (project) == ANNEXA_ACCESS_EDIT;
  g_autofree char *records = annexa_kind_describe_count (kind, n);
  /* TRANSLATORS: How many records are selected: “51 assets selected” */
  g_autofree char *title = g_strdup_printf (_("%s selected"), records);

  g_return_if_fail (ANNEXA_IS_SEVERAL_VIEW (self));

  adw_status_page_set_title (self->page, title);
  adw_status_page_set_description (
      self->page, n_proposals > 0
                      /* Nobody signs what they have not read, and the reasons of a risk read like what happened here. */
                      ? _("Proposals say what is so in many firms like yours. Once they are confirmed, the audit pack says it "
                          "of your firm: look through them first, and change what is not so.")
                      : _("What is done here is done with all of them. A click on a row, or an arrow key, leads back to "
                          "one."));
  say (self->confirm, g_strdup_printf (ngettext ("_Confirm %u proposal", "_Confirm %u proposals", n_proposals), n_proposals));
  say (self->delete_proposals,
       g_strdup_printf (ngettext ("De_lete %u proposal", "De_lete %u proposals", n_proposals), n_proposals));
  gtk_widget_set_visible (self->set, editable);
  gtk_widget_set_visible (self->duplicate, editable && kind->add != NULL);
  gtk_widget_set_visible (self->confirm, editable && n_proposals > 0);
  gtk_widget_set_visible (self->delete_proposals, editable && n_proposals > 0);
  gtk_widget_set_visible (self->delete_all, editable && n_proposals < n);
}
