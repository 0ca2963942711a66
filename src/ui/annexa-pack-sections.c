/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-pack-adder.h"
#include "annexa-pack-edits.h"
#include "annexa-pack-plan.h"
#include "annexa-pack-section-row.h"
#include "annexa-pack-sections.h"
#include "annexa-record-list.h"
#include "annexa-record-view.h"

/**
 * AnnexaPackSections:
 *
 * The sections of a pack, in their order: which are in it, what comes first, and a way to add others. A row is moved by
 * dragging it, from its menu, or with Ctrl and the arrow keys.
 */
struct _AnnexaPackSections
{
  AdwPreferencesGroup parent_instance;

  AnnexaProject *project;
  AnnexaRecord *pack;
  AnnexaRecordList *sections;

  GtkMenuButton *add;
  GtkWidget *adder;
  GtkListBox *list;
  GtkWidget *empty;
  gint64 focus_id; /* The section whose row gets the keyboard back, or 0. */
};

static void annexa_pack_sections_view_init (AnnexaRecordViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnexaPackSections, annexa_pack_sections, ADW_TYPE_PREFERENCES_GROUP,
                               G_IMPLEMENT_INTERFACE (ANNEXA_TYPE_RECORD_VIEW, annexa_pack_sections_view_init))

enum
{
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static AnnexaRecord *
get_section (GtkListBoxRow *row)
{
  return annexa_pack_section_row_get_section (ANNEXA_PACK_SECTION_ROW (row));
}

static GtkListBoxRow *
find_row (AnnexaPackSections *self,
          gint64              section)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (annexa_record_get_id (get_section (row)) == section)
      return row;

  return NULL;
}

/* Where the keyboard is among the rows; 0 where it is elsewhere. */
static gint64
find_focus (AnnexaPackSections *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, ANNEXA_TYPE_PACK_SECTION_ROW) : NULL;

  if (row == NULL || !gtk_widget_is_ancestor (row, GTK_WIDGET (self->list)))
    return 0;
  return annexa_record_get_id (get_section (GTK_LIST_BOX_ROW (row)));
}

static void
move (AnnexaPackSections *self,
      AnnexaRecord       *section,
      guint               place)
{
  gint64 id = annexa_record_get_id (section);

  self->focus_id = id;
  if (!annexa_pack_move_section (GTK_WIDGET (self), self->project, self->pack, id, place))
    self->focus_id = 0;
}

static void
row_moved (AnnexaPackSections *self,
           int                 step,
           GtkListBoxRow      *row)
{
  int place = gtk_list_box_row_get_index (row) + step;

  if (place >= 0 && gtk_list_box_get_row_at_index (self->list, place) != NULL)
    move (self, get_section (row), (guint) place);
}

static void
row_dropped (AnnexaPackSections *self,
             AnnexaRecord       *section,
             GtkListBoxRow      *row)
{
  if (section != get_section (row))
    move (self, section, (guint) gtk_list_box_row_get_index (row));
}

static void
row_opened (AnnexaPackSections *self,
            GtkListBoxRow      *row)
{
  g_signal_emit (self, signals[OPENED], 0, get_section (row));
}

/* The row below gets the keyboard, or else the one above. */
static void
row_removed (AnnexaPackSections *self,
             GtkListBoxRow      *row)
{
  int place = gtk_list_box_row_get_index (row);
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (self->list, place + 1);

  if (next == NULL && place > 0)
    next = gtk_list_box_get_row_at_index (self->list, place - 1);
  self->focus_id = next != NULL ? annexa_record_get_id (get_section (next)) : 0;
  if (!annexa_pack_remove_section (GTK_WIDGET (self), self->project, self->pack, get_section (row)))
    self->focus_id = 0;
}

static void
add_row (AnnexaPackSections *self,
         AnnexaRecord       *section)
{
  GtkWidget *row = annexa_pack_section_row_new (self->project, section);

  g_signal_connect_object (row, "moved", G_CALLBACK (row_moved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "dropped", G_CALLBACK (row_dropped), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (row_removed), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row);
}

static void
clear (AnnexaPackSections *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
}

static void
update (AnnexaPackSections *self)
{
  guint n = self->sections != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->sections)) : 0;
  gint64 focus = self->focus_id != 0 ? self->focus_id : find_focus (self);
  GtkListBoxRow *row;

  clear (self);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AnnexaRecord) section = g_list_model_get_item (G_LIST_MODEL (self->sections), i);

      add_row (self, section);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_widget_set_visible (self->empty, n == 0);
  row = focus != 0 ? find_row (self, focus) : NULL;
  if (row != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (row));
  if (row != NULL)
    self->focus_id = 0;
  annexa_pack_adder_update (ANNEXA_PACK_ADDER (self->adder), G_LIST_MODEL (self->sections));
}

static void
forget_pack (AnnexaPackSections *self)
{
  if (self->sections != NULL)
    g_signal_handlers_disconnect_by_data (self->sections, self);
  g_clear_object (&self->sections);
  g_clear_object (&self->pack);
  g_clear_object (&self->project);
  self->focus_id = 0;
}

static void
follow_sections (AnnexaPackSections *self)
{
  self->sections = annexa_record_list_new (self->project, annexa_kind_lookup ("pack-section"));
  annexa_record_list_set_query (self->sections, annexa_pack_query_sections (annexa_record_get_id (self->pack)));
  g_signal_connect_swapped (self->sections, "items-changed", G_CALLBACK (update), self);
}

static void
annexa_pack_sections_set_record (AnnexaRecordView *view,
                                 AnnexaProject    *project,
                                 AnnexaRecord     *record)
{
  AnnexaPackSections *self = ANNEXA_PACK_SECTIONS (view);

  if (self->pack == record)
    return;
  forget_pack (self);
  if (record == NULL)
    {
      clear (self);
      return;
    }
  self->project = g_object_ref (project);
  self->pack = g_object_ref (record);
  gtk_widget_set_visible (GTK_WIDGET (self->add), annexa_project_get_access (project) == ANNEXA_ACCESS_EDIT);
  annexa_pack_adder_set_pack (ANNEXA_PACK_ADDER (self->adder), project, record);
  follow_sections (self);
  update (self);
}

static gboolean
annexa_pack_sections_flush (AnnexaRecordView *view)
{
  return TRUE;
}

static void
annexa_pack_sections_view_init (AnnexaRecordViewInterface *iface)
{
  iface->set_record = annexa_pack_sections_set_record;
  iface->flush = annexa_pack_sections_flush;
}

static void
annexa_pack_sections_dispose (GObject *object)
{
  forget_pack (ANNEXA_PACK_SECTIONS (object));

  G_OBJECT_CLASS (annexa_pack_sections_parent_class)->dispose (object);
}

static void
annexa_pack_sections_class_init (AnnexaPackSectionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annexa_pack_sections_dispose;

  /**
   * AnnexaPackSections::opened:
   * @section: a section of the pack
   *
   * Somebody wants to say more about the section.
   */
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, ANNEXA_TYPE_RECORD);
}

static void
annexa_pack_sections_init (AnnexaPackSections *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Sections"));
  self->adder = annexa_pack_adder_new ();
  self->add = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->add, "list-add-symbolic");
  gtk_menu_button_set_popover (self->add, self->adder);
  gtk_widget_add_css_class (GTK_WIDGET (self->add), "flat");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->add), _("Add sections"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add sections"), -1);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->add));

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Sections"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_opened), self);
  self->empty = gtk_label_new (_("No section yet. Add the reports that the pack is made of."));
  gtk_label_set_xalign (GTK_LABEL (self->empty), 0);
  gtk_label_set_wrap (GTK_LABEL (self->empty), TRUE);
  gtk_widget_add_css_class (self->empty, "dim-label");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->list));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->empty);
}

/**
 * annexa_pack_sections_focus:
 * @self: sections
 * @section: the id of one of them
 *
 * Puts the keyboard on its row.
 */
void
annexa_pack_sections_focus (AnnexaPackSections *self,
                            gint64              section)
{
  GtkListBoxRow *row;

  g_return_if_fail (ANNEXA_IS_PACK_SECTIONS (self));

  row = find_row (self, section);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}
