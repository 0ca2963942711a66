/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-apply.h"
#include "annexa-dialog.h"
#include "annexa-grid-private.h"
#include "annexa-import.h"
#include "annexa-kind-counts.h"
#include "annexa-record-edits.h"

/* Edits of all that is selected in a grid, each of them one step of undo. */

/* Whether somebody can write a value into cells of the column. The gate knows more, and says so. */
static gboolean
can_write (const AnnexaField *field)
{
  return annexa_field_is_stored (field) && field->type != ANNEXA_FIELD_REF;
}

static const AnnexaField *
get_field (AnnexaGrid *self,
           guint       column)
{
  return annexa_grid_columns_get (self->columns, column)->field;
}

static const AnnexaKind *
get_kind (AnnexaGrid *self)
{
  return annexa_grid_columns_get_kind (self->columns);
}

/* The rows that are filled, and the one above them that they are filled from. */
static gboolean
find_source (AnnexaGrid *self,
             GtkBitset  *rows,
             guint      *source)
{
  guint first = gtk_bitset_get_minimum (rows);

  if (gtk_bitset_get_size (rows) == 1 && first == 0)
    return FALSE;
  *source = gtk_bitset_get_size (rows) == 1 ? first - 1 : first;
  gtk_bitset_remove (rows, *source);
  return TRUE;
}

/* Emptiness is not filled down: who does that has begun in the wrong row, and would lose what stands below. */
static gboolean
is_filled (AnnexaGrid   *self,
           AnnexaRecord *source,
           guint         column)
{
  const AnnexaField *field = get_field (self, column);

  return can_write (field) && !annexa_value_is_empty (annexa_record_get_value (source, field));
}

static gboolean
has_filled (AnnexaGrid   *self,
            AnnexaRecord *source,
            guint         first,
            guint         last)
{
  for (guint i = first; i <= last; i++)
    if (is_filled (self, source, i))
      return TRUE;

  return FALSE;
}

static void
fill_row (AnnexaGrid   *self,
          AnnexaEdit   *edit,
          gint64        id,
          AnnexaRecord *source,
          guint         first,
          guint         last)
{
  for (guint i = first; i <= last; i++)
    if (is_filled (self, source, i))
      annexa_edit_set (edit, get_kind (self), id, get_field (self, i),
                       annexa_record_get_value (source, get_field (self, i)));
}

/* The first row of what is selected goes to the others; with one cell, the cell above it goes there. */
void
annexa_grid_fill_down (AnnexaGrid *self)
{
  guint first, last, row, source;
  g_autoptr (GtkBitset) rows = annexa_grid_list_selected (self, &first, &last);
  g_autoptr (AnnexaRecord) record = NULL;
  g_autoptr (AnnexaEdit) edit = NULL;
  g_autofree char *label = NULL;
  gulong n;
  GtkBitsetIter iter;

  if (gtk_bitset_is_empty (rows) || !find_source (self, rows, &source))
    return;
  record = annexa_grid_get_record (self, source);
  if (!has_filled (self, record, first, last))
    {
      annexa_say (GTK_WIDGET (self), _("The first cell is empty, so there is nothing to fill down. Delete empties cells."));
      return;
    }
  n = (gulong) gtk_bitset_get_size (rows);
  label = first == last
              /* TRANSLATORS: History: a field: “Owner filled down in 12 records” */
              ? g_strdup_printf (ngettext ("%s filled down in %lu record", "%s filled down in %lu records", n),
                                 annexa_field_get_label (get_field (self, first)), n)
              : g_strdup_printf (ngettext ("Cells filled down in %lu record", "Cells filled down in %lu records", n), n);
  edit = annexa_project_begin (self->project, label);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, rows, &row); more; more = gtk_bitset_iter_next (&iter, &row))
    fill_row (self, edit, annexa_record_list_get_id (self->list, row), record, first, last);
  annexa_grid_apply (self, edit);
}

static gboolean
can_clear (const AnnexaField *field)
{
  return can_write (field) && !(field->flags & ANNEXA_FIELD_REQUIRED);
}

static void
clear_row (AnnexaGrid *self,
           AnnexaEdit *edit,
           gint64      id,
           guint       first,
           guint       last)
{
  for (guint i = first; i <= last; i++)
    {
      const AnnexaField *field = get_field (self, i);
      g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

      if (!can_clear (field))
        continue;
      if (field->type == ANNEXA_FIELD_YES_NO)
        annexa_value_set_integer (&value, 0);
      annexa_edit_set (edit, get_kind (self), id, field, &value);
    }
}

static void
clear_now (AnnexaGrid *self)
{
  guint first, last;
  g_autoptr (GtkBitset) rows = annexa_grid_list_selected (self, &first, &last);
  g_autoptr (GArray) ids = annexa_grid_list_ids (self);
  g_autofree char *label
      = first == last
            /* TRANSLATORS: History: a field: “Owner cleared in 12 records” */
            ? g_strdup_printf (ngettext ("%s cleared in %u record", "%s cleared in %u records", ids->len),
                               annexa_field_get_label (get_field (self, first)), ids->len)
            : g_strdup_printf (ngettext ("Cells cleared in %u record", "Cells cleared in %u records", ids->len), ids->len);
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (self->project, label);

  for (guint i = 0; i < ids->len; i++)
    clear_row (self, edit, g_array_index (ids, gint64, i), first, last);
  annexa_grid_apply (self, edit);
}

static void
clear_answered (const char *answer,
                gpointer    data)
{
  g_autoptr (AnnexaGrid) self = data;

  if (g_str_equal (answer, "clear") && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    clear_now (self);
}

/* What has to be there is never cleared; where that leaves other cells, it is asked first. */
void
annexa_grid_clear (AnnexaGrid *self)
{
  guint first, last;
  g_autoptr (GtkBitset) rows = annexa_grid_list_selected (self, &first, &last);
  const AnnexaField *needed = NULL;
  g_autofree char *text = NULL;
  guint n = 0;

  if (gtk_bitset_is_empty (rows))
    return;
  for (guint i = first; i <= last; i++)
    {
      n += can_clear (get_field (self, i));
      if (needed == NULL && !can_clear (get_field (self, i)) && annexa_field_is_stored (get_field (self, i)))
        needed = get_field (self, i);
    }
  if (needed != NULL)
    text = g_strdup_printf (_("“%s” must not be empty."), annexa_field_get_label (needed));

  if (n == 0)
    annexa_say (GTK_WIDGET (self),
                text != NULL ? text : _("This follows from other values. Change those, and it changes with them."));
  else if (needed != NULL)
    annexa_ask (GTK_WIDGET (self), _("Clear the other cells?"), text, "clear", clear_answered, g_object_ref (self),
                "cancel", _("_Cancel"), "clear", _("C_lear the others"), NULL);
  else
    clear_now (self);
}

/* What a record says of itself; what others say of it stays with the one they mean, and no set has proposed the copy. */
static gboolean
is_copied (const AnnexaField *field)
{
  return annexa_field_is_stored (field) && field->type != ANNEXA_FIELD_REF && field->inverse == NULL
         && !(field->flags & ANNEXA_FIELD_INTERNAL);
}

static gint64
duplicate_record (AnnexaGrid *self,
                  AnnexaEdit *edit,
                  gint64      id)
{
  const AnnexaKind *kind = get_kind (self);
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (self->project, kind, id, NULL);
  g_autofree char *title = NULL;
  gint64 copy;

  if (record == NULL)
    return 0;
  copy = annexa_edit_create (edit, kind);
  for (guint i = 0; i < kind->n_fields; i++)
    if (is_copied (&kind->fields[i]))
      annexa_edit_set (edit, kind, copy, &kind->fields[i], annexa_record_get_value (record, &kind->fields[i]));
  if (annexa_kind_get_title_field (kind)->type == ANNEXA_FIELD_TEXT)
    {
      /* TRANSLATORS: The name of a record that was made from another one: “Customer database (copy)” */
      title = g_strdup_printf (_("%s (copy)"), annexa_record_get_title (record));
      annexa_edit_set_text (edit, kind, copy, kind->title, title);
    }
  return copy;
}

/* Makes a new record like each that is selected, and goes to the first. */
void
annexa_grid_duplicate (AnnexaGrid *self)
{
  g_autoptr (GArray) ids = annexa_grid_list_ids (self);
  g_autofree char *records = annexa_kind_describe_count (get_kind (self), ids->len);
  /* TRANSLATORS: History: “12 assets duplicated” */
  g_autofree char *label = g_strdup_printf (_("%s duplicated"), records);
  g_autoptr (AnnexaEdit) edit = NULL;
  gint64 first = 0;
  guint row;

  if (ids->len == 0)
    return;
  if (get_kind (self)->add == NULL)
    {
      annexa_say (GTK_WIDGET (self), _("Records cannot be added to this list."));
      return;
    }
  edit = annexa_project_begin (self->project, label);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 copy = duplicate_record (self, edit, g_array_index (ids, gint64, i));

      if (first == 0)
        first = copy;
    }
  if (annexa_grid_apply (self, edit) && annexa_record_list_find (self->list, first, &row))
    annexa_grid_move_to (self, row, self->column, FALSE);
}

static void
delete_now (AnnexaGrid *self,
            GArray     *ids)
{
  g_autofree char *records = annexa_kind_describe_count (get_kind (self), ids->len);
  /* TRANSLATORS: History: “12 assets deleted” */
  g_autofree char *label = g_strdup_printf (_("%s deleted"), records);
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (self->project, label);
  guint row = MIN (annexa_grid_get_row (self), self->anchor_row);

  for (guint i = 0; i < ids->len; i++)
    annexa_edit_delete (edit, get_kind (self), g_array_index (ids, gint64, i));
  if (!annexa_grid_apply (self, edit))
    return;
  annexa_grid_move_to (self, row, self->column, FALSE);
  annexa_grid_take_focus (self);
}

typedef struct
{
  AnnexaGrid *grid;
  GArray *ids;
} Deletion;

static void
delete_answered (const char *answer,
                 gpointer    data)
{
  Deletion *deletion = data;

  if (g_str_equal (answer, "delete") && gtk_widget_get_root (GTK_WIDGET (deletion->grid)) != NULL)
    delete_now (deletion->grid, deletion->ids);
  g_object_unref (deletion->grid);
  g_array_unref (deletion->ids);
  g_free (deletion);
}

/* It is always said before what becomes of others. */
void
annexa_grid_delete_ids (AnnexaGrid *self,
                        GArray     *ids)
{
  g_autofree char *records = annexa_kind_describe_count (get_kind (self), ids->len);
  g_autofree char *preview = NULL;
  /* TRANSLATORS: A question: “Delete 12 assets?” */
  g_autofree char *heading = g_strdup_printf (_("Delete %s?"), records);
  Deletion *deletion;

  preview = annexa_project_preview_delete (self->project, get_kind (self), (const gint64 *) (void *) ids->data, ids->len);
  if (preview == NULL)
    {
      delete_now (self, ids);
      return;
    }
  deletion = g_new0 (Deletion, 1);
  deletion->grid = g_object_ref (self);
  deletion->ids = g_array_ref (ids);
  annexa_ask (GTK_WIDGET (self), heading, preview, "delete", delete_answered, deletion, "cancel", _("_Cancel"), "delete",
              _("_Delete"), NULL);
}

/* One record is deleted as from anywhere. */
void
annexa_grid_delete (AnnexaGrid *self)
{
  g_autoptr (GArray) ids = annexa_grid_list_ids (self);

  if (ids->len < 2)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.delete", NULL);
  else
    annexa_grid_delete_ids (self, ids);
}
