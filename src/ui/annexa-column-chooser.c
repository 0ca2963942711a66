/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-column-chooser.h"
#include "annexa-columns.h"

#define TALLEST 400

/* In characters. */
#define WIDEST_LINE 28

/**
 * AnnexaColumnChooser:
 *
 * Which fields are columns of a grid, and for which of them there is no room. Where the columns stand and how wide they are is said at their headings.
 */
struct _AnnexaColumnChooser
{
  GtkPopover parent_instance;

  AnnexaGridColumns *columns;
  GPtrArray *checks; /* GtkCheckButton */
  GtkLabel *no_room;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (AnnexaColumnChooser, annexa_column_chooser, GTK_TYPE_POPOVER)

static void
annexa_column_chooser_finalize (GObject *object)
{
  AnnexaColumnChooser *self = ANNEXA_COLUMN_CHOOSER (object);

  g_ptr_array_unref (self->checks);
  g_clear_object (&self->columns);

  G_OBJECT_CLASS (annexa_column_chooser_parent_class)->finalize (object);
}

static void
annexa_column_chooser_class_init (AnnexaColumnChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annexa_column_chooser_finalize;
}

static void
annexa_column_chooser_init (AnnexaColumnChooser *self)
{
  self->checks = g_ptr_array_new ();
}

static const AnnexaField *
get_field (gpointer check)
{
  return g_object_get_data (check, "field");
}

/* What is chosen and cannot be seen is missed by whoever looks for it. */
static void
update_room (AnnexaColumnChooser *self)
{
  g_autoptr (GPtrArray) dropped = annexa_grid_columns_list_dropped (self->columns);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autofree char *names = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < dropped->len; i++)
    g_ptr_array_add (labels, (gpointer) annexa_field_get_label (dropped->pdata[i]));
  g_ptr_array_add (labels, NULL);
  names = g_strjoinv (_(", "), (char **) labels->pdata);
  /* TRANSLATORS: The names of columns: “No room for Owner, Treatment. Make the window wider, or show fewer columns.” */
  text = g_strdup_printf (_("No room for %s. Make the window wider, or show fewer columns."), names);
  gtk_label_set_label (self->no_room, dropped->len > 0 ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->no_room), dropped->len > 0);
  for (guint i = 0; i < self->checks->len; i++)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->checks->pdata[i]), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    g_ptr_array_find (dropped, get_field (self->checks->pdata[i]), NULL)
                                        ? _("There is no room for this column now")
                                        : "",
                                    -1);
}

static void
update (AnnexaColumnChooser *self)
{
  self->updating = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (self->checks->pdata[i],
                                 annexa_grid_columns_has (self->columns, get_field (self->checks->pdata[i])));
  self->updating = FALSE;
  update_room (self);
}

static void
toggled (GtkCheckButton      *check,
         AnnexaColumnChooser *self)
{
  if (!self->updating)
    annexa_grid_columns_choose (self->columns, get_field (check), gtk_check_button_get_active (check));
}

/* The title always is a column. */
static void
add_check (AnnexaColumnChooser *self,
           GtkBox              *box,
           const AnnexaField   *field)
{
  GtkWidget *check = gtk_check_button_new_with_label (annexa_field_get_label (field));

  g_object_set_data (G_OBJECT (check), "field", (gpointer) field);
  gtk_widget_set_sensitive (check, field != annexa_kind_get_title_field (annexa_grid_columns_get_kind (self->columns)));
  g_signal_connect (check, "toggled", G_CALLBACK (toggled), self);
  gtk_box_append (box, check);
  g_ptr_array_add (self->checks, check);
}

/* It may appear while columns are chosen, and is read out then. */
static GtkWidget *
make_no_room (AnnexaColumnChooser *self)
{
  self->no_room = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "wrap", TRUE, "xalign",
                                0., "max-width-chars", WIDEST_LINE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->no_room), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->no_room), "dim-label");
  return GTK_WIDGET (self->no_room);
}

/**
 * annexa_column_chooser_new:
 * @columns: the columns of a grid
 *
 * Returns: (transfer floating): a popover in which they are chosen
 */
GtkWidget *
annexa_column_chooser_new (AnnexaGridColumns *columns)
{
  AnnexaColumnChooser *self = g_object_new (ANNEXA_TYPE_COLUMN_CHOOSER, NULL);
  const AnnexaKind *kind = annexa_grid_columns_get_kind (columns);
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *reset = gtk_button_new_with_label (_("Usual columns"));

  self->columns = g_object_ref (columns);
  for (guint i = 0; i < kind->n_fields; i++)
    if (annexa_column_suits (&kind->fields[i]))
      add_check (self, GTK_BOX (box), &kind->fields[i]);
  g_signal_connect_object (columns, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (columns, "fitted", G_CALLBACK (update_room), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (reset, "clicked", G_CALLBACK (annexa_grid_columns_reset), columns, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (reset, "flat");

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), TALLEST);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_box_append (GTK_BOX (outer), scroller);
  gtk_box_append (GTK_BOX (outer), make_no_room (self));
  gtk_box_append (GTK_BOX (outer), reset);
  gtk_popover_set_child (GTK_POPOVER (self), outer);
  update (self);
  return GTK_WIDGET (self);
}
