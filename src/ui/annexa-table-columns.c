/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-columns.h"
#include "annexa-field-sorter.h"
#include "annexa-settings.h"
#include "annexa-table-columns.h"

/**
 * AnnexaTableColumns:
 *
 * Which columns the table of a register has, and how wide they are: those that the person chose, or as many of the usual
 * ones as there is room for.
 */
struct _AnnexaTableColumns
{
  GObject parent_instance;

  AnnexaProject *project;
  const AnnexaKind *kind;
  GtkColumnView *table;
  GPtrArray *columns; /* GtkColumnViewColumn, also those for which there is no room */
  int width;
};

G_DEFINE_FINAL_TYPE (AnnexaTableColumns, annexa_table_columns, G_TYPE_OBJECT)

static void
annexa_table_columns_finalize (GObject *object)
{
  AnnexaTableColumns *self = ANNEXA_TABLE_COLUMNS (object);

  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (annexa_table_columns_parent_class)->finalize (object);
}

static void
annexa_table_columns_class_init (AnnexaTableColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annexa_table_columns_finalize;
}

static void
annexa_table_columns_init (AnnexaTableColumns *self)
{
  self->columns = g_ptr_array_new_with_free_func (g_object_unref);
}

/* The title gets at least this much room before another column does. */
#define TITLE_WIDTH 200

/* Beyond this the title leaves the room to other columns, each of which takes this much more at most. */
#define COMFORTABLE_TITLE_WIDTH 220
#define MOST_GROWTH 120

/* GTK 4.8 gives hidden columns room as well, so a column that is not to be seen is taken out of the table. */
static void
show_column (AnnexaTableColumns  *self,
             GtkColumnViewColumn *column,
             gboolean             shown,
             guint               *position)
{
  gboolean was_shown = gtk_column_view_column_get_column_view (column) != NULL;

  if (shown && !was_shown)
    gtk_column_view_insert_column (self->table, *position, column);
  else if (!shown && was_shown)
    gtk_column_view_remove_column (self->table, column);
  if (shown)
    (*position)++;
}

static const AnnexaField *
get_field (AnnexaTableColumns *self,
           guint               index)
{
  return g_object_get_data (G_OBJECT (self->columns->pdata[index]), "field");
}

static int
get_width (AnnexaTableColumns *self,
           guint               index)
{
  return annexa_column_get_width (GTK_WIDGET (self->table), get_field (self, index));
}

static gboolean
is_title (AnnexaTableColumns *self,
          const AnnexaField  *field)
{
  return strcmp (field->name, self->kind->title) == 0;
}

/* A column that the person made wider or narrower keeps its width. */
static void
set_column_width (GtkColumnViewColumn *column,
                  int                  width)
{
  int given = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), "width"));

  if (given != 0 && gtk_column_view_column_get_fixed_width (column) != given)
    return;
  gtk_column_view_column_set_fixed_width (column, width);
  g_object_set_data (G_OBJECT (column), "width", GINT_TO_POINTER (width));
}

static gboolean
is_shown (AnnexaTableColumns *self,
          guint               index)
{
  return gtk_column_view_column_get_column_view (self->columns->pdata[index]) != NULL;
}

/* What the title does not need goes to the columns whose texts are often cut off, in equal parts. */
static void
share_room (AnnexaTableColumns *self)
{
  int room = self->width - COMFORTABLE_TITLE_WIDTH;
  int n_growing = 0;

  for (guint i = 0; i < self->columns->len; i++)
    if (is_shown (self, i) && !is_title (self, get_field (self, i)))
      {
        room -= get_width (self, i);
        n_growing += annexa_column_can_grow (get_field (self, i));
      }

  for (guint i = 0; i < self->columns->len; i++)
    {
      int growth = annexa_column_can_grow (get_field (self, i)) && room > 0 ? room / MAX (n_growing, 1) : 0;

      if (!is_title (self, get_field (self, i)))
        set_column_width (self->columns->pdata[i], get_width (self, i) + MIN (growth, MOST_GROWTH));
    }
}

/* What can be told apart by its colour, and what the table is sorted by, stays longest. */
static gboolean
stays (AnnexaTableColumns *self,
       const AnnexaField  *field,
       char              **chosen)
{
  gboolean descending;

  return chosen != NULL || is_title (self, field) || field == annexa_find_pill_field (self->kind)
         || field == annexa_field_sorter_probe (gtk_column_view_get_sorter (self->table), &descending);
}

/**
 * annexa_table_columns_fit:
 * @self: the columns of a table
 * @width: how wide the table is
 *
 * Where nobody chose columns, those that do not fit are left away, from the end of the table on; what room there is beyond
 * that goes to those that need it.
 */
void
annexa_table_columns_fit (AnnexaTableColumns *self,
                          int                 width)
{
  g_auto (GStrv) chosen = annexa_settings_get_columns (self->kind->name);
  int room = width - TITLE_WIDTH;
  guint position = 0;

  g_return_if_fail (ANNEXA_IS_TABLE_COLUMNS (self));

  self->width = width;
  for (guint i = 0; i < self->columns->len; i++)
    if (!is_title (self, get_field (self, i)) && stays (self, get_field (self, i), chosen))
      room -= get_width (self, i);

  for (guint i = 0; i < self->columns->len; i++)
    {
      gboolean shown = stays (self, get_field (self, i), chosen);

      if (!shown)
        {
          room -= get_width (self, i);
          shown = room >= 0;
          /* The next one may be narrower, but columns that come and go out of their order confuse. */
          if (!shown)
            room = -1;
        }
      show_column (self, self->columns->pdata[i], shown, &position);
    }
  share_room (self);
}

static gboolean
belongs (AnnexaTableColumns *self,
                 const AnnexaField *field,
                 char             **chosen)
{
  if (!annexa_column_suits (field))
    return FALSE;
  if (is_title (self, field))
    return TRUE;
  return chosen != NULL ? g_strv_contains ((const char *const *) chosen, field->name)
                        : (field->flags & ANNEXA_FIELD_LIST) != 0;
}

/* The columns stand in the order of the table. */
static void
build_columns (AnnexaTableColumns *self)
{
  g_auto (GStrv) chosen = annexa_settings_get_columns (self->kind->name);
  guint position = 0;

  for (guint i = 0; i < self->columns->len; i++)
    show_column (self, self->columns->pdata[i], FALSE, &position);
  g_ptr_array_set_size (self->columns, 0);

  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const AnnexaField *field = &self->kind->fields[i];
      GtkColumnViewColumn *column;

      if (!belongs (self, field, chosen))
        continue;
      (void) annexa_project_require (self->project, field, NULL);
      column = annexa_column_new (self->project, field, is_title (self, field));
      g_object_set_data (G_OBJECT (column), "field", (gpointer) field);
      g_ptr_array_add (self->columns, column);
    }
}

/**
 * annexa_table_columns_new:
 * @project: a project
 * @kind: the kind whose records the table shows
 * @table: a table without columns, which lives as long as what is returned
 *
 * Returns: (transfer full): the columns of the table
 */
AnnexaTableColumns *
annexa_table_columns_new (AnnexaProject    *project,
                          const AnnexaKind *kind,
                          GtkColumnView    *table)
{
  AnnexaTableColumns *self = g_object_new (ANNEXA_TYPE_TABLE_COLUMNS, NULL);

  self->project = g_object_ref (project);
  self->kind = kind;
  self->table = table;
  build_columns (self);
  return self;
}

static void
column_toggled (GtkCheckButton *button,
                AnnexaTableColumns *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) chosen = NULL;
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (button));

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_CHECK_BUTTON (child) && gtk_check_button_get_active (GTK_CHECK_BUTTON (child)))
      g_strv_builder_add (names, g_object_get_data (G_OBJECT (child), "field"));
  chosen = g_strv_builder_end (names);
  annexa_settings_set_columns (self->kind->name, (const char *const *) chosen);
  build_columns (self);
  annexa_table_columns_fit (self, self->width);
}

static void
columns_reset (GtkButton      *button,
               AnnexaTableColumns *self)
{
  GtkWidget *box = g_object_get_data (G_OBJECT (button), "box");

  annexa_settings_set_columns (self->kind->name, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      const AnnexaField *field
          = annexa_kind_find_field (self->kind, g_object_get_data (G_OBJECT (child), "field"));

      g_signal_handlers_block_by_func (child, column_toggled, self);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (child), belongs (self, field, NULL));
      g_signal_handlers_unblock_by_func (child, column_toggled, self);
    }
  build_columns (self);
  annexa_table_columns_fit (self, self->width);
}

/**
 * annexa_table_columns_make_popover:
 * @self: the columns of a table
 *
 * Returns: (transfer floating): a popover in which the columns of the table are chosen
 */
GtkWidget *
annexa_table_columns_make_popover (AnnexaTableColumns *self)
{
  g_auto (GStrv) chosen = annexa_settings_get_columns (self->kind->name);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *reset = gtk_button_new_with_label (_("Usual columns"));

  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const AnnexaField *field = &self->kind->fields[i];
      GtkWidget *check;

      if (!annexa_column_suits (field))
        continue;
      check = gtk_check_button_new_with_label (annexa_field_get_label (field));
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), belongs (self, field, chosen));
      gtk_widget_set_sensitive (check, !is_title (self, field));
      g_object_set_data (G_OBJECT (check), "field", (gpointer) field->name);
      g_signal_connect_object (check, "toggled", G_CALLBACK (column_toggled), self, 0);
      gtk_box_append (GTK_BOX (box), check);
    }
  g_object_set_data (G_OBJECT (reset), "box", box);
  g_signal_connect_object (reset, "clicked", G_CALLBACK (columns_reset), self, 0);
  gtk_widget_add_css_class (reset, "flat");

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 400);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_box_append (GTK_BOX (outer), scroller);
  gtk_box_append (GTK_BOX (outer), reset);
  gtk_popover_set_child (GTK_POPOVER (popover), outer);
  return popover;
}
