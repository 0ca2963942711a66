/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-focus.h"
#include "annexa-form-pane.h"
#include "annexa-front-page.h"
#include "annexa-pane.h"
#include "annexa-panes.h"
#include "annexa-record-edits.h"
#include "annexa-register.h"
#include "annexa-tab-bar.h"
#include "annexa-table-import.h"
#include "annexa-wrapping.h"

/**
 * AnnexaFrontPage:
 *
 * A page on which the records of a kind are shown in a way of their own, in front of the register, which is the other
 * tab. The form beside both shows the same record.
 */
typedef struct
{
  AnnexaRecord *record; /* The one that is shown, or NULL. */
  gboolean form_closed; /* What somebody last wanted while the register was shown. */
  gboolean following;   /* The register is told what to select, and has nothing to say. */

  AnnexaPanes *panes;
  AnnexaFormPane *form_pane;
  AdwViewStack *stack;
  AdwViewSwitcherTitle *switcher;
  GtkWidget *switcher_bar;
  GtkWidget *add_button;
  GtkMenuButton *columns_button;
  GtkMenuButton *menu_button;
  GtkStack *front_stack;
  GtkWidget *search_button;
  GtkWidget *form_button;
  AdwStatusPage *empty_page;
  GtkButton *empty_add;
  GtkWidget *reg;
} AnnexaFrontPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AnnexaFrontPage, annexa_front_page, ANNEXA_TYPE_PAGE)

static AnnexaFrontPagePrivate *
get_private (AnnexaFrontPage *self)
{
  return annexa_front_page_get_instance_private (self);
}

static const AnnexaKind *
get_kind (AnnexaFrontPage *self)
{
  return annexa_kind_lookup (ANNEXA_FRONT_PAGE_GET_CLASS (self)->kind);
}

static AnnexaRegister *
get_register (AnnexaFrontPage *self)
{
  return ANNEXA_REGISTER (get_private (self)->reg);
}

static AnnexaProject *
get_project (AnnexaFrontPage *self)
{
  return annexa_page_get_project (ANNEXA_PAGE (self));
}

/**
 * annexa_front_page_is_front:
 * @self: a page
 *
 * Returns: whether the front is shown, and not the register
 */
gboolean
annexa_front_page_is_front (AnnexaFrontPage *self)
{
  AnnexaFrontPagePrivate *priv = get_private (self);

  return adw_view_stack_get_visible_child (priv->stack) != priv->reg;
}

/**
 * annexa_front_page_get_record:
 * @self: a page
 *
 * Returns: (nullable) (transfer none): the record that is shown
 */
AnnexaRecord *
annexa_front_page_get_record (AnnexaFrontPage *self)
{
  return get_private (self)->record;
}

/* While there is no record, nobody needs a button for its form. */
static void
update_form_button (AnnexaFrontPage *self)
{
  AnnexaFrontPagePrivate *priv = get_private (self);
  gboolean hidden;

  g_object_get (priv->panes, "end-hidden", &hidden, NULL);
  gtk_widget_set_visible (priv->form_button, hidden && annexa_project_count (get_project (self), get_kind (self)) > 0);
}

static void
update_title (AnnexaFrontPage *self)
{
  AnnexaFrontPagePrivate *priv = get_private (self);
  g_autofree char *subtitle = annexa_register_describe (get_register (self));
  gboolean any = annexa_project_count (get_project (self), get_kind (self)) > 0;

  update_form_button (self);
  annexa_form_pane_set_choosable (priv->form_pane, any);
  g_object_set (priv->panes, "end-needed", any, NULL);

  adw_view_switcher_title_set_title (priv->switcher, annexa_kind_get_short_plural (get_kind (self)));
  adw_view_switcher_title_set_subtitle (priv->switcher, subtitle);
  gtk_stack_set_visible_child_name (priv->front_stack, any ? "front" : "empty");
}

static void
follow (AnnexaFrontPage *self)
{
  AnnexaFrontPagePrivate *priv = get_private (self);

  priv->following = TRUE;
  if (priv->record != NULL)
    annexa_register_select (get_register (self), annexa_record_get_id (priv->record));
  priv->following = FALSE;
}

/**
 * annexa_front_page_show:
 * @self: a page
 * @record: (nullable): a record of its kind
 *
 * Turns to a record: front, form and register alike.
 *
 * Returns: whether it is shown; not when something was typed that cannot be written
 */
gboolean
annexa_front_page_show (AnnexaFrontPage *self,
                        AnnexaRecord    *record)
{
  AnnexaFrontPagePrivate *priv = get_private (self);
  AnnexaFrontPageClass *klass = ANNEXA_FRONT_PAGE_GET_CLASS (self);

  if (record == priv->record)
    return TRUE;
  if (!klass->flush_front (self) || !annexa_form_pane_show_record (priv->form_pane, get_project (self), record))
    {
      follow (self);
      return FALSE;
    }
  g_set_object (&priv->record, record);
  klass->show_front (self, record);
  follow (self);
  return TRUE;
}

static gboolean
show_id (AnnexaFrontPage *self,
         gint64           id)
{
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (get_project (self), get_kind (self), id, NULL);

  return record != NULL && annexa_front_page_show (self, record);
}

static void
show_first (AnnexaFrontPage *self)
{
  AnnexaFrontPageClass *klass = ANNEXA_FRONT_PAGE_GET_CLASS (self);
  g_autoptr (AnnexaRecord) record = klass->find_first != NULL ? klass->find_first (self) : NULL;

  annexa_front_page_show (self, record);
}

/**
 * annexa_front_page_open_form:
 * @self: a page
 *
 * Turns to the form, also when it was closed.
 */
void
annexa_front_page_open_form (AnnexaFrontPage *self)
{
  annexa_panes_open_end (get_private (self)->panes);
}

static void
update_buttons (AnnexaFrontPage *self)
{
  AnnexaFrontPagePrivate *priv = get_private (self);
  gboolean front = annexa_front_page_is_front (self);

  gtk_widget_set_visible (priv->search_button, !front);
  gtk_widget_set_visible (GTK_WIDGET (priv->columns_button), !front && annexa_register_has_table (get_register (self)));
  gtk_widget_set_visible (GTK_WIDGET (priv->menu_button),
                          front && gtk_menu_button_get_menu_model (priv->menu_button) != NULL);
}

/**
 * annexa_front_page_set_menu:
 * @self: a page
 * @menu: what can be done with the record that is shown on the front
 * @tooltip: what the button of the menu is called
 */
void
annexa_front_page_set_menu (AnnexaFrontPage *self,
                            GMenuModel      *menu,
                            const char      *tooltip)
{
  AnnexaFrontPagePrivate *priv = get_private (self);

  gtk_menu_button_set_menu_model (priv->menu_button, menu);
  gtk_widget_set_tooltip_text (GTK_WIDGET (priv->menu_button), tooltip);
  update_buttons (self);
}

/* A front that needs the whole page closes the form; back at the register it is as it was left there. */
static void
tab_changed (AnnexaFrontPage *self)
{
  AnnexaFrontPagePrivate *priv = get_private (self);
  gboolean front = annexa_front_page_is_front (self);
  gboolean closed;

  if (ANNEXA_FRONT_PAGE_GET_CLASS (self)->whole)
    {
      g_object_get (priv->panes, "end-closed", &closed, NULL);
      if (front)
        priv->form_closed = closed;
      g_object_set (priv->panes, "end-closed", front || priv->form_closed, NULL);
    }
  update_buttons (self);
  if (priv->record != NULL)
    return;
  if (front)
    show_first (self);
  else
    annexa_front_page_show (self, annexa_register_get_selected (get_register (self)));
}

/* What a filter or a search takes out of the list is not edited unseen, unless there is something in it that could not be
 * written. */
static void
show_none (AnnexaFrontPage *self)
{
  AnnexaFrontPagePrivate *priv = get_private (self);
  AnnexaFrontPageClass *klass = ANNEXA_FRONT_PAGE_GET_CLASS (self);

  if (!klass->flush_front (self) || !annexa_form_pane_show_record (priv->form_pane, get_project (self), NULL))
    return;
  g_clear_object (&priv->record);
  klass->show_front (self, NULL);
}

static void
record_selected (AnnexaRegister  *reg,
                 AnnexaFrontPage *self)
{
  AnnexaRecord *record = annexa_register_get_selected (reg);

  if (get_private (self)->following || annexa_front_page_is_front (self))
    return;
  if (record != NULL)
    annexa_front_page_show (self, record);
  else
    show_none (self);
}

/* Where there is room for both, selecting is enough, and activating goes on in the form. */
static void
record_activated (AnnexaRegister  *reg,
                  AnnexaFrontPage *self)
{
  AnnexaFrontPagePrivate *priv = get_private (self);

  annexa_panes_open_end (priv->panes);
  if (!annexa_panes_get_folded (priv->panes))
    annexa_form_pane_focus_title (priv->form_pane);
}

static void
record_clicked (AnnexaRegister  *reg,
                AnnexaFrontPage *self)
{
  if (annexa_panes_get_folded (get_private (self)->panes))
    record_activated (reg, self);
}

static void
project_changed (AnnexaFrontPage *self)
{
  AnnexaFrontPagePrivate *priv = get_private (self);

  if (priv->record != NULL && annexa_record_is_deleted (priv->record))
    {
      annexa_form_pane_show_record (priv->form_pane, get_project (self), NULL);
      g_clear_object (&priv->record);
      ANNEXA_FRONT_PAGE_GET_CLASS (self)->show_front (self, NULL);
      annexa_panes_set_shows_end (priv->panes, FALSE);
    }
  if (priv->record == NULL)
    show_first (self);
  update_title (self);
}

static gboolean
annexa_front_page_show_record (AnnexaPage       *page,
                               const AnnexaKind *kind,
                               gint64            id)
{
  AnnexaFrontPage *self = ANNEXA_FRONT_PAGE (page);

  if (kind != get_kind (self))
    return FALSE;
  if (id != 0 && show_id (self, id)
      && !(ANNEXA_FRONT_PAGE_GET_CLASS (self)->whole && annexa_front_page_is_front (self)))
    annexa_front_page_open_form (self);
  return TRUE;
}

static AnnexaRecord *
annexa_front_page_get_selected (AnnexaPage *page)
{
  return annexa_front_page_get_record (ANNEXA_FRONT_PAGE (page));
}

static void
annexa_front_page_select_record (AnnexaPage       *page,
                                 const AnnexaKind *kind,
                                 gint64            id)
{
  if (kind == get_kind (ANNEXA_FRONT_PAGE (page)))
    show_id (ANNEXA_FRONT_PAGE (page), id);
}

static void
annexa_front_page_select_several (AnnexaPage       *page,
                                  const AnnexaKind *kind,
                                  GArray           *ids)
{
  AnnexaFrontPage *self = ANNEXA_FRONT_PAGE (page);

  if (kind != get_kind (self))
    return;
  adw_view_stack_set_visible_child (get_private (self)->stack, get_private (self)->reg);
  annexa_register_select_several (get_register (self), ids);
}

/* The front shows everything; only the register can show less. */
static gboolean
annexa_front_page_show_list (AnnexaPage       *page,
                             const AnnexaKind *kind,
                             const AnnexaView *view)
{
  AnnexaFrontPagePrivate *priv = get_private (ANNEXA_FRONT_PAGE (page));

  if (kind != get_kind (ANNEXA_FRONT_PAGE (page)))
    return FALSE;
  annexa_panes_set_shows_end (priv->panes, FALSE);
  if (view == NULL)
    return TRUE;
  adw_view_stack_set_visible_child (priv->stack, priv->reg);
  annexa_register_show_view (ANNEXA_REGISTER (priv->reg), view);
  return TRUE;
}

static gboolean
annexa_front_page_go_back (AnnexaPage *page)
{
  return annexa_panes_go_back (get_private (ANNEXA_FRONT_PAGE (page))->panes);
}

static void
annexa_front_page_add (AnnexaPage *page)
{
  AnnexaFrontPage *self = ANNEXA_FRONT_PAGE (page);
  AnnexaFrontPageClass *klass = ANNEXA_FRONT_PAGE_GET_CLASS (self);
  gint64 id;

  if (!annexa_page_flush (page))
    return;
  id = annexa_add_record (GTK_WIDGET (self), get_project (self), get_kind (self));
  if (id == 0 || !show_id (self, id))
    return;
  if (annexa_front_page_is_front (self) && klass->added != NULL)
    {
      klass->added (self);
      return;
    }
  annexa_front_page_open_form (self);
  annexa_form_pane_focus_title (get_private (self)->form_pane);
}

/* In the register the neighbour of what is gone is next. */
static void
select_neighbour (AnnexaFrontPage *self,
                  guint            position)
{
  AnnexaRegister *reg = get_register (self);

  annexa_register_select_position (reg, position);
  if (annexa_register_get_selected (reg) != NULL)
    annexa_front_page_show (self, annexa_register_get_selected (reg));
}

static void
selected_deleted (GtkWidget *page,
                  gpointer   position)
{
  select_neighbour (ANNEXA_FRONT_PAGE (page), GPOINTER_TO_UINT (position));
  annexa_page_take_focus (ANNEXA_PAGE (page));
}

static void
delete_record (AnnexaFrontPage *self)
{
  guint position = annexa_register_get_position (get_register (self));
  gboolean listed = !annexa_front_page_is_front (self) && position != GTK_INVALID_LIST_POSITION;

  annexa_delete_record (GTK_WIDGET (self), get_project (self), annexa_front_page_get_record (self),
                        listed ? selected_deleted : NULL, GUINT_TO_POINTER (position));
}

static void
annexa_front_page_delete_selected (AnnexaPage *page)
{
  AnnexaFrontPage *self = ANNEXA_FRONT_PAGE (page);

  if (annexa_front_page_get_record (self) != NULL
      && (annexa_front_page_is_front (self) || !annexa_register_delete_several (get_register (self))))
    delete_record (self);
}

static void
annexa_front_page_toggle_search (AnnexaPage *page)
{
  AnnexaFrontPage *self = ANNEXA_FRONT_PAGE (page);
  AnnexaFrontPagePrivate *priv = get_private (self);

  annexa_panes_set_shows_end (priv->panes, FALSE);
  adw_view_stack_set_visible_child (priv->stack, priv->reg);
  annexa_register_toggle_search (get_register (self));
}

static gboolean
annexa_front_page_flush (AnnexaPage *page)
{
  AnnexaFrontPage *self = ANNEXA_FRONT_PAGE (page);
  AnnexaFrontPagePrivate *priv = get_private (self);

  return annexa_form_pane_flush (priv->form_pane) && ANNEXA_FRONT_PAGE_GET_CLASS (self)->flush_front (self)
         && annexa_register_flush (get_register (self));
}

static gboolean
annexa_front_page_take_focus (AnnexaPage *page)
{
  AnnexaFrontPage *self = ANNEXA_FRONT_PAGE (page);
  AnnexaFrontPagePrivate *priv = get_private (self);

  if (annexa_panes_get_folded (priv->panes) && annexa_panes_get_shows_end (priv->panes))
    return TRUE;
  if (!annexa_front_page_is_front (self))
    return annexa_register_take_focus (get_register (self));
  if (gtk_widget_get_width (GTK_WIDGET (priv->front_stack)) == 0)
    return FALSE;
  if (strcmp (gtk_stack_get_visible_child_name (priv->front_stack), "empty") == 0)
    return annexa_focus_into (GTK_WIDGET (priv->front_stack));
  return ANNEXA_FRONT_PAGE_GET_CLASS (self)->focus_front (self);
}

/* On a narrow screen there is nothing beside the front, so the form takes its place. */
static void
annexa_front_page_toggle_form (AnnexaPage *page)
{
  AnnexaFrontPagePrivate *priv = get_private (ANNEXA_FRONT_PAGE (page));
  gboolean closed;

  g_object_get (priv->panes, "end-closed", &closed, NULL);
  if (closed)
    annexa_panes_open_end (priv->panes);
  else
    annexa_panes_toggle_end (priv->panes);
}

static void
annexa_front_page_turn_tab (AnnexaPage *page,
                            int         step)
{
  AnnexaFrontPage *self = ANNEXA_FRONT_PAGE (page);
  AnnexaFrontPagePrivate *priv = get_private (self);

  annexa_panes_set_shows_end (priv->panes, FALSE);
  adw_view_stack_set_visible_child (priv->stack,
                                    annexa_front_page_is_front (self) ? priv->reg : GTK_WIDGET (priv->front_stack));
}

static gboolean
annexa_front_page_can_add (AnnexaPage *page)
{
  return get_kind (ANNEXA_FRONT_PAGE (page))->add != NULL;
}

static void
import_table_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  AnnexaFrontPage *self = ANNEXA_FRONT_PAGE (widget);

  if (annexa_page_flush (ANNEXA_PAGE (self)))
    annexa_choose_table_to_import (widget, get_project (self), get_kind (self));
}

static void
delete_proposal_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  AnnexaFrontPage *self = ANNEXA_FRONT_PAGE (widget);

  if (annexa_front_page_get_record (self) != NULL
      && (annexa_front_page_is_front (self) || !annexa_register_delete_proposals (get_register (self))))
    delete_record (self);
}

/* In a list of proposals what is confirmed leaves the list, and its neighbour is next. */
static void
confirm_proposal_action (GtkWidget  *widget,
                         const char *name,
                         GVariant   *parameter)
{
  AnnexaFrontPage *self = ANNEXA_FRONT_PAGE (widget);
  AnnexaRegister *reg = get_register (self);
  AnnexaRecord *record = annexa_front_page_get_record (self);
  guint position = annexa_register_get_position (reg);

  if (record == NULL || !annexa_page_flush (ANNEXA_PAGE (self))
      || ((annexa_front_page_is_front (self) || !annexa_register_confirm_proposals (reg))
          && !annexa_confirm_proposal (widget, get_project (self), record)))
    return;
  if (!annexa_front_page_is_front (self) && position != GTK_INVALID_LIST_POSITION
      && annexa_register_get_selected (reg) == NULL)
    select_neighbour (self, position);
}

static void
add_register (AnnexaFrontPage *self)
{
  AnnexaFrontPagePrivate *priv = get_private (self);

  priv->reg = annexa_register_new (get_project (self), get_kind (self));
  g_signal_connect (priv->reg, "selected", G_CALLBACK (record_selected), self);
  g_signal_connect (priv->reg, "activated", G_CALLBACK (record_activated), self);
  g_signal_connect (priv->reg, "clicked", G_CALLBACK (record_clicked), self);
  g_signal_connect_swapped (priv->reg, "counted", G_CALLBACK (update_title), self);
  g_signal_connect_swapped (priv->reg, "fitted", G_CALLBACK (update_buttons), self);
  adw_view_stack_add_titled_with_icon (priv->stack, priv->reg, "list", _("List"), "annexa-list-symbolic");
  gtk_menu_button_set_popover (priv->columns_button, annexa_register_make_columns (get_register (self)));
}

static void
add_front (AnnexaFrontPage *self)
{
  AnnexaFrontPagePrivate *priv = get_private (self);
  AnnexaFrontPageClass *klass = ANNEXA_FRONT_PAGE_GET_CLASS (self);
  AdwViewStackPage *page = adw_view_stack_get_page (priv->stack, GTK_WIDGET (priv->front_stack));

  adw_view_stack_page_set_title (page, _(klass->title));
  adw_view_stack_page_set_icon_name (page, klass->icon);
  adw_status_page_set_icon_name (priv->empty_page, get_kind (self)->icon);
  adw_status_page_set_description (priv->empty_page, _(get_kind (self)->purpose));
  gtk_button_set_label (priv->empty_add, _(get_kind (self)->add));
  annexa_wrap_button (GTK_WIDGET (priv->empty_add));
  annexa_keep_references (GTK_WIDGET (priv->empty_page));
  gtk_stack_add_named (priv->front_stack, klass->make_front (self), "front");
}

static void
describe_add_button (AnnexaFrontPage *self)
{
  AnnexaFrontPagePrivate *priv = get_private (self);
  const char *label = _(get_kind (self)->add);
  /* TRANSLATORS: A button and its key: “Add asset (Ctrl+N)” */
  g_autofree char *tooltip = g_strdup_printf (_("%s (Ctrl+N)"), label);

  gtk_widget_set_tooltip_text (priv->add_button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
annexa_front_page_constructed (GObject *object)
{
  AnnexaFrontPage *self = ANNEXA_FRONT_PAGE (object);
  AnnexaFrontPagePrivate *priv = get_private (self);

  G_OBJECT_CLASS (annexa_front_page_parent_class)->constructed (object);

  add_front (self);
  add_register (self);
  describe_add_button (self);
  g_object_bind_property (priv->switcher, "title-visible", priv->switcher_bar, "visible", G_BINDING_SYNC_CREATE);
  g_signal_connect_swapped (priv->stack, "notify::visible-child", G_CALLBACK (tab_changed), self);
  g_signal_connect_swapped (priv->panes, "notify::end-hidden", G_CALLBACK (update_form_button), self);
  g_signal_connect_object (get_project (self), "changed", G_CALLBACK (project_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  adw_view_stack_set_visible_child (priv->stack, GTK_WIDGET (priv->front_stack));
  if (ANNEXA_FRONT_PAGE_GET_CLASS (self)->whole)
    g_object_set (priv->panes, "end-closed", TRUE, NULL);
  show_first (self);
  update_buttons (self);
  update_title (self);
}

static void
annexa_front_page_dispose (GObject *object)
{
  AnnexaFrontPagePrivate *priv = get_private (ANNEXA_FRONT_PAGE (object));

  if (priv->reg != NULL)
    g_signal_handlers_disconnect_by_data (priv->reg, object);
  if (priv->stack != NULL)
    g_signal_handlers_disconnect_by_data (priv->stack, object);
  if (priv->panes != NULL)
    g_signal_handlers_disconnect_by_data (priv->panes, object);
  priv->reg = NULL;
  priv->stack = NULL;
  g_clear_object (&priv->record);
  /* Disposing of the template takes its children out of their parent behind the parent's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  /* The template itself goes with the object: GTK 4.8 looks for that of the class that derives from this one. */

  G_OBJECT_CLASS (annexa_front_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child_private (widget_class, AnnexaFrontPage, panes);
  gtk_widget_class_bind_template_child_private (widget_class, AnnexaFrontPage, form_pane);
  gtk_widget_class_bind_template_child_private (widget_class, AnnexaFrontPage, stack);
  gtk_widget_class_bind_template_child_private (widget_class, AnnexaFrontPage, switcher);
  gtk_widget_class_bind_template_child_private (widget_class, AnnexaFrontPage, switcher_bar);
  gtk_widget_class_bind_template_child_private (widget_class, AnnexaFrontPage, add_button);
  gtk_widget_class_bind_template_child_private (widget_class, AnnexaFrontPage, columns_button);
  gtk_widget_class_bind_template_child_private (widget_class, AnnexaFrontPage, menu_button);
  gtk_widget_class_bind_template_child_private (widget_class, AnnexaFrontPage, front_stack);
  gtk_widget_class_bind_template_child_private (widget_class, AnnexaFrontPage, search_button);
  gtk_widget_class_bind_template_child_private (widget_class, AnnexaFrontPage, form_button);
  gtk_widget_class_bind_template_child_private (widget_class, AnnexaFrontPage, empty_page);
  gtk_widget_class_bind_template_child_private (widget_class, AnnexaFrontPage, empty_add);
}

static void
annexa_front_page_class_init (AnnexaFrontPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AnnexaPageClass *page_class = ANNEXA_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = annexa_front_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = annexa_front_page_dispose;
  page_class->show_record = annexa_front_page_show_record;
  page_class->get_selected = annexa_front_page_get_selected;
  page_class->select_record = annexa_front_page_select_record;
  page_class->select_several = annexa_front_page_select_several;
  page_class->show_list = annexa_front_page_show_list;
  page_class->go_back = annexa_front_page_go_back;
  page_class->add = annexa_front_page_add;
  page_class->delete_selected = annexa_front_page_delete_selected;
  page_class->toggle_search = annexa_front_page_toggle_search;
  page_class->flush = annexa_front_page_flush;
  page_class->take_focus = annexa_front_page_take_focus;
  page_class->toggle_form = annexa_front_page_toggle_form;
  page_class->turn_tab = annexa_front_page_turn_tab;
  page_class->can_add = annexa_front_page_can_add;

  gtk_widget_class_install_action (widget_class, "page.import-table", NULL, import_table_action);
  gtk_widget_class_install_action (widget_class, "page.confirm-proposal", NULL, confirm_proposal_action);
  gtk_widget_class_install_action (widget_class, "page.delete-proposal", NULL, delete_proposal_action);

  g_type_ensure (ANNEXA_TYPE_FORM_PANE);
  g_type_ensure (ANNEXA_TYPE_PANE);
  g_type_ensure (ANNEXA_TYPE_PANES);
  g_type_ensure (ANNEXA_TYPE_TAB_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-front-page.ui");
  bind_children (widget_class);
}

static void
annexa_front_page_init (AnnexaFrontPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
