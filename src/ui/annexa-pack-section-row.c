/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-names.h"
#include "annexa-pack-edits.h"
#include "annexa-pack-section-row.h"

/**
 * AnnexaPackSectionRow:
 *
 * A section of a pack: whether it is in the pack, what it is called, and what can be done with it.
 */
struct _AnnexaPackSectionRow
{
  GtkListBoxRow parent_instance;

  AnnexaProject *project;
  AnnexaRecord *section;
  gulong notify_handler;
  gboolean updating;

  GtkCheckButton *check;
  GtkLabel *title;
  GtkLabel *remark;
};

G_DEFINE_FINAL_TYPE (AnnexaPackSectionRow, annexa_pack_section_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  MOVED,
  DROPPED,
  REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What somebody has changed about the section is seen without opening it. */
static char *
describe_changes (AnnexaRecord *section)
{
  static const char *const fields[] = { "text-before", "text-after", "hidden-chapters", "hidden-columns", "about" };
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!annexa_record_is_empty (section, fields[i]))
      g_string_append_printf (
          line, "%s%s", line->len > 0 ? " · " : "",
          annexa_field_get_label (annexa_kind_find_field (annexa_record_get_kind (section), fields[i])));
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
update (AnnexaPackSectionRow *self)
{
  g_autofree char *title = annexa_pack_describe_section (self->section);
  g_autofree char *remark = describe_changes (self->section);
  gboolean left_out = annexa_record_get_integer (self->section, "left-out") != 0;
  /* TRANSLATORS: What is read aloud about a section of a pack that is not printed */
  g_autofree char *spoken = left_out ? g_strdup_printf (_("%s, left out"), title) : g_strdup (title);
  /* TRANSLATORS: A check button: the name of a section of a pack */
  g_autofree char *check = g_strdup_printf (_("Print “%s”"), title);

  self->updating = TRUE;
  gtk_check_button_set_active (self->check, !left_out);
  self->updating = FALSE;
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->remark, remark);
  gtk_widget_set_visible (GTK_WIDGET (self->remark), *remark != '\0');
  if (left_out)
    gtk_widget_add_css_class (GTK_WIDGET (self->title), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title), "dim-label");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->check), check);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, check, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, remark, -1);
}

static void
toggled (AnnexaPackSectionRow *self)
{
  if (!self->updating
      && !annexa_pack_leave_out (GTK_WIDGET (self), self->project, self->section,
                                 !gtk_check_button_get_active (self->check)))
    update (self);
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_signal_emit (widget, signals[MOVED], 0, g_variant_get_int32 (parameter));
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  g_signal_emit (widget, signals[REMOVED], 0);
}

/* Before the list takes the keys for moving the cursor. */
static gboolean
key_pressed (AnnexaPackSectionRow *self,
             guint                 key,
             guint                 code,
             GdkModifierType       state)
{
  gboolean up = key == GDK_KEY_Up || key == GDK_KEY_KP_Up;
  gboolean down = key == GDK_KEY_Down || key == GDK_KEY_KP_Down;

  if ((state & GDK_CONTROL_MASK) == 0 || (!up && !down))
    return GDK_EVENT_PROPAGATE;

  gtk_widget_activate_action (GTK_WIDGET (self), "section.move", "i", up ? -1 : 1);
  return GDK_EVENT_STOP;
}

static GdkContentProvider *
taken (AnnexaPackSectionRow *self,
       double                x,
       double                y,
       GtkDragSource        *source)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, (int) x, (int) y);
  return gdk_content_provider_new_typed (ANNEXA_TYPE_RECORD, self->section);
}

static gboolean
dropped (AnnexaPackSectionRow *self,
         const GValue         *value)
{
  AnnexaRecord *section = g_value_get_object (value);

  if (annexa_record_get_kind (section) != annexa_record_get_kind (self->section))
    return FALSE;
  g_signal_emit (self, signals[DROPPED], 0, section);
  return TRUE;
}

static void
add_controllers (AnnexaPackSectionRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (ANNEXA_TYPE_RECORD, GDK_ACTION_MOVE);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (taken), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (dropped), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* The first section cannot move up, nor the last one down. */
static void
make_menu (GtkMenuButton *button,
           gpointer       row)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) moves = g_menu_new ();
  g_autoptr (GMenu) removal = g_menu_new ();

  if (gtk_widget_get_prev_sibling (row) != NULL)
    g_menu_append (moves, _("Move _up"), "section.move(-1)");
  if (gtk_widget_get_next_sibling (row) != NULL)
    g_menu_append (moves, _("Move _down"), "section.move(1)");
  g_menu_append (removal, _("_Remove from the pack"), "section.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (moves));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (removal));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static GtkWidget *
make_menu_button (AnnexaPackSectionRow *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_menu, self, NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Move or remove (Ctrl+Up, Ctrl+Down)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Move or remove"), -1);
  annexa_hide_tooltip_while_open (button);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static void
annexa_pack_section_row_dispose (GObject *object)
{
  AnnexaPackSectionRow *self = ANNEXA_PACK_SECTION_ROW (object);

  if (self->section != NULL)
    g_clear_signal_handler (&self->notify_handler, self->section);
  g_clear_object (&self->section);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (annexa_pack_section_row_parent_class)->dispose (object);
}

static void
annexa_pack_section_row_class_init (AnnexaPackSectionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_pack_section_row_dispose;
  gtk_widget_class_install_action (widget_class, "section.move", "i", move_action);
  gtk_widget_class_install_action (widget_class, "section.remove", NULL, remove_action);
  /* Menus show the last of them. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "section.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "section.remove", NULL);

  /**
   * AnnexaPackSectionRow::moved:
   * @step: -1 for up, 1 for down
   *
   * The section is to change places with its neighbour.
   */
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_INT);
  /**
   * AnnexaPackSectionRow::dropped:
   * @section: another section
   *
   * The other one is to stand where this one is.
   */
  signals[DROPPED] = g_signal_new ("dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, ANNEXA_TYPE_RECORD);
  /**
   * AnnexaPackSectionRow::removed:
   *
   * The section is to go.
   */
  signals[REMOVED]
      = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkLabel *
add_label (GtkWidget *box)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (label));
  return label;
}

static void
annexa_pack_section_row_init (AnnexaPackSectionRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->check), GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (toggled), self);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  self->title = add_label (words);
  self->remark = add_label (words);
  gtk_widget_add_css_class (GTK_WIDGET (self->remark), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->remark), "caption");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->check));
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), make_menu_button (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "pack-section");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  add_controllers (self);
}

/**
 * annexa_pack_section_row_new:
 * @project: a project
 * @section: a section of a pack
 *
 * Returns: (transfer floating): a row for it
 */
GtkWidget *
annexa_pack_section_row_new (AnnexaProject *project,
                             AnnexaRecord  *section)
{
  AnnexaPackSectionRow *self = g_object_new (ANNEXA_TYPE_PACK_SECTION_ROW, NULL);
  gboolean editable = annexa_project_get_access (project) == ANNEXA_ACCESS_EDIT;

  self->project = g_object_ref (project);
  self->section = g_object_ref (section);
  self->notify_handler = g_signal_connect_swapped (section, "notify", G_CALLBACK (update), self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->check), editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "section.move", editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "section.remove", editable);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * annexa_pack_section_row_get_section:
 * @self: a row
 *
 * Returns: (transfer none): the section
 */
AnnexaRecord *
annexa_pack_section_row_get_section (AnnexaPackSectionRow *self)
{
  g_return_val_if_fail (ANNEXA_IS_PACK_SECTION_ROW (self), NULL);

  return self->section;
}
