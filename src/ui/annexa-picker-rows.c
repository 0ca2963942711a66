/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-picker-rows.h"
#include "annexa-record.h"

/**
 * AnnexaPickerRows:
 *
 * The rows of a picker: a record each, with a check on those that are chosen.
 */
struct _AnnexaPickerRows
{
  GObject parent_instance;

  GHashTable *chosen; /* ids as pointers */
  GHashTable *shown;  /* GtkListItem that show a record now */
};

G_DEFINE_FINAL_TYPE (AnnexaPickerRows, annexa_picker_rows, G_TYPE_OBJECT)

static void
annexa_picker_rows_finalize (GObject *object)
{
  AnnexaPickerRows *self = ANNEXA_PICKER_ROWS (object);

  g_hash_table_unref (self->chosen);
  g_hash_table_unref (self->shown);

  G_OBJECT_CLASS (annexa_picker_rows_parent_class)->finalize (object);
}

static void
annexa_picker_rows_class_init (AnnexaPickerRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annexa_picker_rows_finalize;
}

static void
annexa_picker_rows_init (AnnexaPickerRows *self)
{
  self->chosen = g_hash_table_new (NULL, NULL);
  self->shown = g_hash_table_new (NULL, NULL);
}

AnnexaPickerRows *
annexa_picker_rows_new (void)
{
  return g_object_new (ANNEXA_TYPE_PICKER_ROWS, NULL);
}

static void
set_up_row (GtkSignalListItemFactory *factory,
            GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *ref = gtk_label_new (NULL);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_widget_add_css_class (ref, "numeric");
  gtk_widget_add_css_class (ref, "dim-label");
  gtk_widget_set_valign (ref, GTK_ALIGN_BASELINE);
  gtk_label_set_xalign (GTK_LABEL (ref), 0);
  gtk_label_set_width_chars (GTK_LABEL (ref), 6);
  gtk_widget_set_valign (title, GTK_ALIGN_BASELINE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  /* The picker is as wide as it is, whatever is in it: a long name takes a second line. */
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (title), 2);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 1);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), ref);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), check);
  gtk_list_item_set_child (item, box);
}

/* A check says it to those who see it, and the name of the row to those who do not. */
static void
show_row (AnnexaPickerRows *self,
          GtkListItem      *item)
{
  AnnexaRecord *record = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  gboolean is_chosen = g_hash_table_contains (self->chosen, (gpointer) (gintptr) annexa_record_get_id (record));
  g_autofree char *name = g_strjoin (" ", annexa_record_get_ref (record), annexa_record_get_title (record), NULL);
  /* TRANSLATORS: For screen readers: a record in a list, which is chosen already: “A-003 Customer database, chosen” */
  g_autofree char *chosen = g_strdup_printf (_("%s, chosen"), name);

  gtk_widget_set_opacity (gtk_widget_get_last_child (box), is_chosen ? 1 : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_chosen ? chosen : name, -1);
}

static void
bind_row (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          AnnexaPickerRows         *self)
{
  AnnexaRecord *record = gtk_list_item_get_item (item);
  GtkWidget *ref = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  gtk_label_set_label (GTK_LABEL (ref), annexa_record_get_ref (record));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (ref)), annexa_record_get_title (record));
  g_hash_table_add (self->shown, item);
  show_row (self, item);
}

static void
unbind_row (GtkSignalListItemFactory *factory,
            GtkListItem              *item,
            AnnexaPickerRows         *self)
{
  g_hash_table_remove (self->shown, item);
}

/**
 * annexa_picker_rows_make_factory:
 * @self: rows
 *
 * Returns: (transfer full): what makes the rows of a list view, of one only
 */
GtkListItemFactory *
annexa_picker_rows_make_factory (AnnexaPickerRows *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row), self, 0);
  return factory;
}

/**
 * annexa_picker_rows_set_chosen:
 * @self: rows
 * @ids: (array length=n_ids): the records that are chosen
 * @n_ids: how many
 */
void
annexa_picker_rows_set_chosen (AnnexaPickerRows *self,
                               const gint64     *ids,
                               gsize             n_ids)
{
  GHashTableIter iter;
  gpointer item;

  g_return_if_fail (ANNEXA_IS_PICKER_ROWS (self));

  g_hash_table_remove_all (self->chosen);
  for (gsize i = 0; i < n_ids; i++)
    g_hash_table_add (self->chosen, (gpointer) (gintptr) ids[i]);
  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    show_row (self, item);
}

/**
 * annexa_picker_rows_count_chosen:
 * @self: rows
 *
 * Returns: how many records are chosen, whether they are listed or not
 */
guint
annexa_picker_rows_count_chosen (AnnexaPickerRows *self)
{
  g_return_val_if_fail (ANNEXA_IS_PICKER_ROWS (self), 0);

  return g_hash_table_size (self->chosen);
}
