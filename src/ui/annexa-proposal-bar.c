/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-apply.h"
#include "annexa-flowing-layout.h"
#include "annexa-page.h"
#include "annexa-panes.h"
#include "annexa-proposal-bar.h"
#include "annexa-query.h"
#include "annexa-record-view.h"
#include "annexa-starters.h"
#include "annexa-view.h"

/**
 * AnnexaProposalBar:
 *
 * Says above a form that the record is a proposal of a starter set, and asks to confirm or to delete it, which the page does.
 * Hidden with every other record.
 */
struct _AnnexaProposalBar
{
  AdwBin parent_instance;

  AnnexaProject *project;
  AnnexaRecord *record;
  GtkLabel *hint;
  GtkWidget *buttons;
  GtkWidget *confirm_button;
  GtkWidget *all_button;
  GtkWidget *next_button;
  GtkLabel *question;
  char *words; /* of the question */
  int height;       /* of what was in it when it was confirmed */
  gint64 confirmed; /* the record that was confirmed here, while it is shown */
  gboolean alone;   /* without the list beside it, in which they could be selected */
};

static void annexa_proposal_bar_view_init (AnnexaRecordViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnexaProposalBar, annexa_proposal_bar, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ANNEXA_TYPE_RECORD_VIEW, annexa_proposal_bar_view_init))

/* Which role would fit, and what the set says besides, which one would have to look for at the end of the form. */
static char *
describe (AnnexaProposalBar *self)
{
  g_autofree char *roles = annexa_starters_describe_roles (self->project, self->record);
  const char *notes = annexa_record_get_text (self->record, "notes");

  if (roles == NULL)
    return g_strdup (notes);
  return notes != NULL ? g_strconcat (notes, "\n\n", roles, NULL) : g_steal_pointer (&roles);
}

/* How many of its kind still wait. */
static guint
count_left (AnnexaProposalBar *self)
{
  return (guint) MAX (0, annexa_starters_count_proposals (self->project, annexa_record_get_kind (self->record)));
}

/* What was confirmed says so, and leads to the next one. */
static void
show_confirmed (AnnexaProposalBar *self)
{
  guint n = count_left (self);
  g_autofree char *label = g_strdup_printf (ngettext ("_Next proposal (%u left)", "_Next proposal (%u left)", n), n);

  gtk_label_set_label (self->question, n > 0 ? _("Confirmed. It is one of yours now.")
                                             : _("Confirmed. It is one of yours now, and there are no more proposals here."));
  gtk_button_set_label (GTK_BUTTON (self->next_button), label);
  gtk_widget_set_visible (self->next_button, n > 0);
  gtk_widget_set_visible (self->buttons, FALSE);
}

/* Nobody has to know that several rows can be selected. Where the form stands alone none can. */
static void
show_proposal (AnnexaProposalBar *self,
               gboolean           proposal)
{
  GtkWidget *panes = gtk_widget_get_ancestor (GTK_WIDGET (self), ANNEXA_TYPE_PANES);
  guint n = proposal ? count_left (self) : 0;
  g_autofree char *all = NULL;

  self->alone = panes != NULL && annexa_panes_get_folded (ANNEXA_PANES (panes));
  all = self->alone ? g_strdup_printf (ngettext ("Confirm _all %u", "Confirm _all %u", n), n)
                    : g_strdup_printf (ngettext ("Select _all %u", "Select _all %u", n), n);
  gtk_button_set_label (GTK_BUTTON (self->all_button), all);
  gtk_widget_set_tooltip_text (
      self->all_button, self->alone ? _("Confirm all proposals of this list at once")
                                    : _("Select all proposals of this list, to confirm or delete them at once"));
  gtk_widget_set_visible (self->all_button, n > 1);
  gtk_label_set_label (self->question, self->words);
  gtk_widget_set_visible (self->next_button, FALSE);
  gtk_widget_set_visible (self->buttons, TRUE);
}

static void
show_state (AnnexaProposalBar *self)
{
  gboolean proposal = self->record != NULL && annexa_record_get_integer (self->record, "proposal") != 0;
  gboolean editable = self->project != NULL && annexa_project_get_access (self->project) == ANNEXA_ACCESS_EDIT;
  gboolean confirmed = self->record != NULL && !proposal && annexa_record_get_id (self->record) == self->confirmed;
  g_autofree char *hint = self->record != NULL ? describe (self) : NULL;

  /* The fields below stay under the pointer of whoever has just confirmed it, so the bar stays, as high as it was. */
  gtk_widget_set_size_request (adw_bin_get_child (ADW_BIN (self)), -1, confirmed ? self->height : -1);
  gtk_widget_set_visible (GTK_WIDGET (self), proposal || confirmed);
  if (confirmed)
    show_confirmed (self);
  else
    show_proposal (self, proposal);
  gtk_label_set_label (self->hint, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), hint != NULL);
  gtk_widget_set_sensitive (self->buttons, editable && proposal);
}

/* Whoever has confirmed the last one goes on with its fields. What is in them stays: the next key replaces nothing. */
static void
focus_below (AnnexaProposalBar *self)
{
  GtkWidget *below = gtk_widget_get_next_sibling (GTK_WIDGET (self));
  GtkWidget *focus;

  while (below != NULL && !gtk_widget_child_focus (below, GTK_DIR_TAB_FORWARD))
    below = gtk_widget_get_next_sibling (below);
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  if (GTK_IS_EDITABLE (focus))
    gtk_editable_set_position (GTK_EDITABLE (focus), -1);
}

static gboolean
has_focus (AnnexaProposalBar *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* Where only proposals are listed, the page shows the next one in the same form; whoever goes through them goes on with the
 * same key. A click leaves the keyboard where it is: what is typed next would press the button with each space. */
static void
focus_button (AnnexaProposalBar *self,
              gboolean           by_key)
{
  if (!by_key)
    return;
  if (gtk_widget_get_visible (self->buttons) && gtk_widget_is_sensitive (self->confirm_button))
    gtk_widget_grab_focus (self->confirm_button);
  else if (gtk_widget_get_visible (self->next_button))
    gtk_widget_grab_focus (self->next_button);
  else
    focus_below (self);
}

static void
confirm (AnnexaProposalBar *self)
{
  gboolean by_key = has_focus (self);

  self->confirmed = self->record != NULL ? annexa_record_get_id (self->record) : 0;
  self->height = gtk_widget_get_height (adw_bin_get_child (ADW_BIN (self)));
  gtk_widget_activate_action (GTK_WIDGET (self), "page.confirm-proposal", NULL);
  focus_button (self, by_key);
}

/* All of the kind, in the order of their references. */
static GArray *
list_ids (AnnexaProposalBar *self,
          const AnnexaView  *view)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (annexa_record_get_kind (self->record));

  if (view != NULL)
    annexa_view_apply (view, self->project, query);
  return annexa_project_query (self->project, query, NULL);
}

static gboolean
has_id (GArray *ids,
        gint64  id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

/* The first one behind the record that is shown, or else the first of all. */
static gint64
find_next (AnnexaProposalBar *self)
{
  g_autoptr (GArray) all = list_ids (self, NULL);
  g_autoptr (GArray) proposals = list_ids (self, annexa_view_find (annexa_record_get_kind (self->record), "proposal"));
  gboolean behind = FALSE;

  for (guint i = 0; all != NULL && proposals != NULL && i < all->len; i++)
    {
      if (behind && has_id (proposals, g_array_index (all, gint64, i)))
        return g_array_index (all, gint64, i);
      behind = behind || g_array_index (all, gint64, i) == annexa_record_get_id (self->record);
    }
  return proposals != NULL && proposals->len > 0 ? g_array_index (proposals, gint64, 0) : 0;
}

static void
show_next (AnnexaProposalBar *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), ANNEXA_TYPE_PAGE);
  gint64 next = self->record != NULL ? find_next (self) : 0;
  gboolean by_key = has_focus (self);

  if (page == NULL || next == 0)
    return;
  annexa_page_select_record (ANNEXA_PAGE (page), annexa_record_get_kind (self->record), next);
  focus_button (self, by_key);
}

static void
confirm_all (AnnexaProposalBar *self)
{
  const AnnexaKind *kind = annexa_record_get_kind (self->record);
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), ANNEXA_TYPE_PAGE);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (AnnexaEdit) edit = NULL;

  if (page == NULL || !annexa_page_flush (ANNEXA_PAGE (page)))
    return;
  ids = list_ids (self, annexa_view_find (kind, "proposal"));
  if (ids == NULL)
    return;
  edit = annexa_starters_confirm_several (self->project, kind, (const gint64 *) (void *) ids->data, ids->len);
  self->confirmed = annexa_record_get_id (self->record);
  (void) annexa_apply (GTK_WIDGET (self), self->project, edit, NULL);
}

static void
select_all (AnnexaProposalBar *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), ANNEXA_TYPE_PAGE);
  const AnnexaKind *kind = annexa_record_get_kind (self->record);
  g_autoptr (GArray) ids = list_ids (self, annexa_view_find (kind, "proposal"));

  if (page != NULL && ids != NULL)
    annexa_page_select_several (ANNEXA_PAGE (page), kind, ids);
}

static void
all_clicked (AnnexaProposalBar *self)
{
  if (self->record == NULL)
    return;
  if (self->alone)
    confirm_all (self);
  else
    select_all (self);
}

/* Others of the kind may have been confirmed or taken back, which the button counts. */
static void
project_changed (AnnexaProject     *project,
                 AnnexaChanges     *changes,
                 AnnexaProposalBar *self)
{
  const AnnexaKind *kind = self->record != NULL ? annexa_record_get_kind (self->record) : NULL;
  const AnnexaField *field = kind != NULL ? annexa_kind_find_field (kind, "proposal") : NULL;

  if (field != NULL && !annexa_record_is_deleted (self->record) && annexa_changes_touch_field (changes, kind, field))
    show_state (self);
}

/* A project outlives the form of which this is a part. */
static void
set_project (AnnexaProposalBar *self,
             AnnexaProject     *project)
{
  if (project == self->project)
    return;
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_func (self->project, project_changed, self);
  g_set_object (&self->project, project);
  if (project != NULL)
    g_signal_connect_object (project, "changed", G_CALLBACK (project_changed), self, G_CONNECT_AFTER);
}

static void
annexa_proposal_bar_set_record (AnnexaRecordView *view,
                                AnnexaProject    *project,
                                AnnexaRecord     *record)
{
  AnnexaProposalBar *self = ANNEXA_PROPOSAL_BAR (view);

  if (self->record != NULL)
    g_signal_handlers_disconnect_by_func (self->record, show_state, self);
  if (record != self->record)
    self->confirmed = 0;
  set_project (self, project);
  g_set_object (&self->record, record);
  if (record != NULL)
    {
      /* Its mark, its notes, and whoever is named instead of a role that is proposed. */
      g_signal_connect_swapped (record, "notify", G_CALLBACK (show_state), self);
    }
  show_state (self);
}

static gboolean
annexa_proposal_bar_flush (AnnexaRecordView *view)
{
  return TRUE;
}

static void
annexa_proposal_bar_view_init (AnnexaRecordViewInterface *iface)
{
  iface->set_record = annexa_proposal_bar_set_record;
  iface->flush = annexa_proposal_bar_flush;
}

static void
annexa_proposal_bar_dispose (GObject *object)
{
  AnnexaProposalBar *self = ANNEXA_PROPOSAL_BAR (object);

  if (self->record != NULL)
    g_signal_handlers_disconnect_by_func (self->record, show_state, self);
  g_clear_object (&self->record);
  g_clear_object (&self->project);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNEXA_TYPE_PROPOSAL_BAR);

  G_OBJECT_CLASS (annexa_proposal_bar_parent_class)->dispose (object);
}

static void
annexa_proposal_bar_finalize (GObject *object)
{
  g_free (ANNEXA_PROPOSAL_BAR (object)->words);

  G_OBJECT_CLASS (annexa_proposal_bar_parent_class)->finalize (object);
}

static void
annexa_proposal_bar_class_init (AnnexaProposalBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_proposal_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = annexa_proposal_bar_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-proposal-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaProposalBar, hint);
  gtk_widget_class_bind_template_child (widget_class, AnnexaProposalBar, buttons);
  gtk_widget_class_bind_template_child (widget_class, AnnexaProposalBar, confirm_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaProposalBar, all_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaProposalBar, question);
  gtk_widget_class_bind_template_child (widget_class, AnnexaProposalBar, next_button);
  gtk_widget_class_bind_template_callback (widget_class, confirm);
  gtk_widget_class_bind_template_callback (widget_class, show_next);
  gtk_widget_class_bind_template_callback (widget_class, all_clicked);
}

static void
annexa_proposal_bar_init (AnnexaProposalBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->buttons, annexa_flowing_layout_new ());
  self->words = g_strdup (gtk_label_get_label (self->question));
  show_state (self);
}

/**
 * annexa_proposal_bar_new:
 *
 * Returns: (transfer floating): a bar without a record
 */
GtkWidget *
annexa_proposal_bar_new (void)
{
  return g_object_new (ANNEXA_TYPE_PROPOSAL_BAR, NULL);
}
