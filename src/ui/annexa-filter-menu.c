/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-drop-down.h"
#include "annexa-filter-menu.h"
#include "annexa-text.h"
#include "annexa-wrapping.h"

#define WIDTH 280
#define TALLEST 240

/* In a narrow window, with what the popover has around it. */
#define WIDEST 312

/**
 * AnnexaFilterMenu:
 *
 * What a register is put together by, and the filters that were saved under a name, each with its order, columns and
 * groups: to pick, replace, rename, delete, and to save what is shown.
 */
struct _AnnexaFilterMenu
{
  GtkPopover parent_instance;

  AnnexaGridColumns *columns;
  char *path;
  const char *kind;
  GPtrArray *fields;  /* AnnexaField by which records can be put together; the first is NULL for none */
  char *renamed;      /* The filter that is going to get another name, or NULL. */
  char *deleted_name; /* What was deleted last and can be brought back, or NULL. */
  AnnexaRegisterSettings *deleted;
  gboolean updating;

  GtkDropDown *group;
  GtkWidget *folding;
  GtkBox *list;
  GtkWidget *scroller;
  GtkLabel *none;
  GtkButton *restore;
  GtkLabel *entry_title;
  GtkEntry *entry;
  GtkButton *save;
  GtkLabel *error;
};

G_DEFINE_FINAL_TYPE (AnnexaFilterMenu, annexa_filter_menu, GTK_TYPE_POPOVER)

enum
{
  PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
annexa_filter_menu_finalize (GObject *object)
{
  AnnexaFilterMenu *self = ANNEXA_FILTER_MENU (object);

  g_ptr_array_unref (self->fields);
  g_clear_pointer (&self->deleted, annexa_register_settings_free);
  g_free (self->deleted_name);
  g_free (self->renamed);
  g_free (self->path);
  g_clear_object (&self->columns);

  G_OBJECT_CLASS (annexa_filter_menu_parent_class)->finalize (object);
}

static void
annexa_filter_menu_class_init (AnnexaFilterMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annexa_filter_menu_finalize;

  /**
   * AnnexaFilterMenu::picked:
   * @name: what it was saved as
   *
   * The register is to be shown as it was saved.
   */
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tell (AnnexaFilterMenu *self,
      const char       *message)
{
  gtk_label_set_label (self->error, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), message != NULL);
}

/* The entry saves what is shown, or gives a saved filter another name. */
static void
set_renamed (AnnexaFilterMenu *self,
             const char       *name)
{
  g_free (self->renamed);
  self->renamed = g_strdup (name);
  gtk_label_set_label (self->entry_title, name != NULL ? _("New name") : _("Save what is shown as"));
  gtk_button_set_label (self->save, name != NULL ? _("_Rename") : _("_Save"));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), name != NULL ? name : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (self->entry_title), -1);
  tell (self, NULL);
}

static void update (AnnexaFilterMenu *self);

static const char *
get_name (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (gtk_widget_get_parent (button)), "name");
}

static void
pick_clicked (GtkWidget        *button,
              AnnexaFilterMenu *self)
{
  annexa_filter_menu_pick (self, get_name (button));
}

static void
replace_clicked (GtkWidget        *button,
                 AnnexaFilterMenu *self)
{
  annexa_filter_menu_save (self, get_name (button));
}

static void
rename_clicked (GtkWidget        *button,
                AnnexaFilterMenu *self)
{
  set_renamed (self, get_name (button));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
delete_clicked (GtkWidget        *button,
                AnnexaFilterMenu *self)
{
  g_autofree char *name = g_strdup (get_name (button));

  g_clear_pointer (&self->deleted, annexa_register_settings_free);
  g_free (self->deleted_name);
  self->deleted = annexa_saved_filters_load (self->path, self->kind, name);
  self->deleted_name = g_steal_pointer (&name);
  annexa_saved_filters_delete (self->path, self->kind, self->deleted_name);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  update (self);
}

static void
restore_clicked (AnnexaFilterMenu *self)
{
  if (self->deleted == NULL)
    return;
  annexa_saved_filters_save (self->deleted, self->path, self->kind, self->deleted_name);
  g_clear_pointer (&self->deleted, annexa_register_settings_free);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  update (self);
}

static void
add_button (GtkWidget        *row,
            const char       *icon,
            const char       *format,
            GCallback         clicked,
            AnnexaFilterMenu *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  const char *name = g_object_get_data (G_OBJECT (row), "name");
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *text = g_strconcat (parts[0], name, parts[1], NULL);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_signal_connect (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (row), button);
}

static void
add_row (AnnexaFilterMenu *self,
         const char       *name)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *pick = gtk_button_new ();
  GtkWidget *label = gtk_label_new (name);

  g_object_set_data_full (G_OBJECT (row), "name", g_strdup (name), g_free);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (pick), label);
  gtk_widget_add_css_class (pick, "flat");
  gtk_widget_set_hexpand (pick, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (pick), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (pick, "clicked", G_CALLBACK (pick_clicked), self);
  gtk_box_append (GTK_BOX (row), pick);
  /* TRANSLATORS: %s is the name of a saved filter */
  add_button (row, "document-save-as-symbolic", _("Replace “%s” by what is shown"), G_CALLBACK (replace_clicked), self);
  /* TRANSLATORS: %s is the name of a saved filter */
  add_button (row, "annexa-edit-symbolic", _("Rename “%s”"), G_CALLBACK (rename_clicked), self);
  /* TRANSLATORS: %s is the name of a saved filter */
  add_button (row, "annexa-trash-symbolic", _("Delete “%s”"), G_CALLBACK (delete_clicked), self);
  gtk_box_append (self->list, row);
}

static void
update_group (AnnexaFilterMenu *self)
{
  const AnnexaField *field = annexa_grid_columns_get_group (self->columns);
  guint position = 0;

  (void) g_ptr_array_find (self->fields, field, &position);
  self->updating = TRUE;
  gtk_drop_down_set_selected (self->group, position);
  self->updating = FALSE;
  gtk_widget_set_visible (self->folding, field != NULL);
}

static void
update (AnnexaFilterMenu *self)
{
  g_auto (GStrv) names = annexa_saved_filters_list (self->path, self->kind);
  g_autofree char *restore = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_box_remove (self->list, child);
  for (guint i = 0; names[i] != NULL; i++)
    add_row (self, names[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->none), names[0] == NULL);
  gtk_widget_set_visible (self->scroller, names[0] != NULL);
  if (self->deleted != NULL)
    /* TRANSLATORS: A button that takes back that a saved filter was deleted */
    restore = g_strdup_printf (_("Bring back “%s”"), self->deleted_name);
  gtk_button_set_label (self->restore, restore != NULL ? restore : "");
  gtk_widget_set_visible (GTK_WIDGET (self->restore), restore != NULL);
  update_group (self);
  set_renamed (self, NULL);
}

/**
 * annexa_filter_menu_pick:
 * @self: a menu
 * @name: what a filter was saved as
 *
 * Shows the register as it was saved.
 */
void
annexa_filter_menu_pick (AnnexaFilterMenu *self,
                         const char       *name)
{
  g_autofree char *copy = g_strdup (name);

  g_return_if_fail (ANNEXA_IS_FILTER_MENU (self));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[PICKED], 0, copy);
}

/**
 * annexa_filter_menu_save:
 * @self: a menu
 * @name: a name
 *
 * Saves what is shown under the name, which may have been given before.
 *
 * Returns: whether it is a name
 */
gboolean
annexa_filter_menu_save (AnnexaFilterMenu *self,
                         const char       *name)
{
  g_autofree char *clean = annexa_text_clean (name, FALSE);

  g_return_val_if_fail (ANNEXA_IS_FILTER_MENU (self), FALSE);

  if (clean == NULL)
    {
      tell (self, _("Write a name first."));
      return FALSE;
    }
  annexa_saved_filters_save (annexa_grid_columns_get_settings (self->columns), self->path, self->kind, clean);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  update (self);
  return TRUE;
}

static void
save_clicked (AnnexaFilterMenu *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *clean = annexa_text_clean (text, FALSE);

  if (self->renamed == NULL)
    annexa_filter_menu_save (self, text);
  else if (clean == NULL)
    tell (self, _("Write a name first."));
  else if (strcmp (clean, self->renamed) == 0
           || annexa_saved_filters_rename (self->path, self->kind, self->renamed, clean))
    update (self);
  else
    tell (self, _("Another filter has this name. Choose another one."));
}

static void
group_chosen (AnnexaFilterMenu *self)
{
  guint selected = gtk_drop_down_get_selected (self->group);

  if (self->updating || selected >= self->fields->len)
    return;
  annexa_grid_columns_set_group (self->columns, self->fields->pdata[selected]);
  gtk_widget_set_visible (self->folding, self->fields->pdata[selected] != NULL);
}

/* At the width of the popover, whatever that is. */
static void
let_wrap (GtkLabel *label)
{
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (label, 1);
}

static GtkLabel *
add_heading (GtkBox     *box,
             const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  let_wrap (GTK_LABEL (label));
  gtk_widget_add_css_class (label, "heading");
  if (gtk_widget_get_first_child (GTK_WIDGET (box)) != NULL)
    gtk_widget_set_margin_top (label, 12);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static GtkWidget *
make_folding (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *fold = gtk_button_new_with_mnemonic (_("_Fold all"));
  GtkWidget *unfold = gtk_button_new_with_mnemonic (_("_Unfold all"));

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (fold), "register.fold-all");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (unfold), "register.unfold-all");
  gtk_box_append (GTK_BOX (box), fold);
  gtk_box_append (GTK_BOX (box), unfold);
  return box;
}

static void
build_group (AnnexaFilterMenu *self,
             GtkBox           *box)
{
  const AnnexaKind *kind = annexa_grid_columns_get_kind (self->columns);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  g_ptr_array_add (self->fields, NULL);
  gtk_string_list_append (labels, _("Nothing"));
  for (guint i = 0; i < kind->n_fields; i++)
    if (annexa_query_can_group (&kind->fields[i]))
      {
        g_ptr_array_add (self->fields, (gpointer) &kind->fields[i]);
        gtk_string_list_append (labels, annexa_field_get_label (&kind->fields[i]));
      }
  add_heading (box, _("Group by"));
  self->group = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&labels)), NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->group), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Group by"), -1);
  annexa_open_at_selected (GTK_WIDGET (self->group));
  g_signal_connect_swapped (self->group, "notify::selected", G_CALLBACK (group_chosen), self);
  self->folding = make_folding ();
  gtk_box_append (box, GTK_WIDGET (self->group));
  gtk_box_append (box, self->folding);
}

static void
build_saved (AnnexaFilterMenu *self,
             GtkBox           *box)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->scroller = scroller;
  add_heading (box, _("Saved filters"));
  self->none = GTK_LABEL (gtk_label_new (_("A saved filter keeps filters, order, columns and groups under a name.")));
  let_wrap (self->none);
  gtk_label_set_xalign (self->none, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->none), "dim-label");
  gtk_box_append (box, GTK_WIDGET (self->none));

  self->list = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), TALLEST);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_box_append (box, scroller);

  self->restore = GTK_BUTTON (gtk_button_new_with_label (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->restore), "flat");
  g_signal_connect_swapped (self->restore, "clicked", G_CALLBACK (restore_clicked), self);
  gtk_box_append (box, GTK_WIDGET (self->restore));
}

static void
build_entry (AnnexaFilterMenu *self,
             GtkBox           *box)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->entry_title = add_heading (box, "");
  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_max_length (self->entry, 80);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (save_clicked), self);
  self->save = GTK_BUTTON (gtk_button_new_with_mnemonic (""));
  gtk_button_set_use_underline (self->save, TRUE);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_clicked), self);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->save));
  gtk_box_append (box, row);

  self->error = GTK_LABEL (gtk_label_new (NULL));
  let_wrap (self->error);
  gtk_label_set_xalign (self->error, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->error), "error");
  gtk_box_append (box, GTK_WIDGET (self->error));
}

/* GTK asks how high it has to be for a width that has the shadow of the popover in it; text that wraps would be cut off. */
static void
measure (GtkWidget     *widget,
         GtkOrientation orientation,
         int            for_size,
         int           *minimum,
         int           *natural,
         int           *minimum_baseline,
         int           *natural_baseline)
{
  GtkWidget *box = gtk_widget_get_first_child (widget);
  int width = MAX (WIDTH, MIN (WIDEST, (int) (WIDTH * annexa_get_text_scale (widget))));

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = width;
  else
    gtk_widget_measure (box, orientation, width, minimum, natural, NULL, NULL);
}

static void
allocate (GtkWidget *widget,
          int        width,
          int        height,
          int        baseline)
{
  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
}

static void
annexa_filter_menu_init (AnnexaFilterMenu *self)
{
  self->fields = g_ptr_array_new ();
}

/**
 * annexa_filter_menu_new:
 * @project: a project
 * @columns: the columns of a register, with what is remembered of it
 *
 * Returns: (transfer floating): a popover with its groups and saved filters
 */
GtkWidget *
annexa_filter_menu_new (AnnexaProject     *project,
                        AnnexaGridColumns *columns)
{
  AnnexaFilterMenu *self = g_object_new (ANNEXA_TYPE_FILTER_MENU, NULL);
  GtkWidget *bin = adw_bin_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->columns = g_object_ref (columns);
  self->path = g_strdup (annexa_project_get_path (project));
  self->kind = annexa_grid_columns_get_kind (columns)->name;
  build_group (self, GTK_BOX (box));
  build_saved (self, GTK_BOX (box));
  build_entry (self, GTK_BOX (box));
  adw_bin_set_child (ADW_BIN (bin), box);
  gtk_widget_set_layout_manager (bin, gtk_custom_layout_new (NULL, measure, allocate));
  gtk_popover_set_child (GTK_POPOVER (self), bin);
  g_signal_connect (self, "show", G_CALLBACK (update), NULL);
  update (self);
  return GTK_WIDGET (self);
}
