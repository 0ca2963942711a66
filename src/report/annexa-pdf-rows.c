/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include "annexa-pdf-private.h"
#include "annexa-pdf-update.h"

/* A row that goes on on the next page is drawn cell by cell on each of them. What cairo has ended it cannot begin again,
 * so that the parts are rows of their own at first; here they become one, which is read cell by cell. */

static gboolean
is_row (const AnnexaBox *box)
{
  return box->type == ANNEXA_BOX_TITLES || box->type == ANNEXA_BOX_ROW || box->type == ANNEXA_BOX_FACT;
}

static gboolean
is_rest (const AnnexaBox *box,
         const AnnexaBox *before)
{
  return before != NULL && box->split && before->split && before->block == box->block && before->row == box->row;
}

/**
 * annexa_pdf_list_rows:
 * @layout: the pages that were drawn
 *
 * Returns: (transfer full) (element-type guint8): for each row of the structure, in order, whether it goes on with the
 *   one before
 */
GByteArray *
annexa_pdf_list_rows (AnnexaLayout *layout)
{
  GByteArray *rows = g_byte_array_new ();
  const AnnexaBox *before = NULL;

  for (guint i = 0; i < layout->placed->len; i++)
    {
      const AnnexaPlacedBox *placed = &g_array_index (layout->placed, AnnexaPlacedBox, i);
      const AnnexaBox *box = annexa_layout_get_box (layout, placed->box);
      guint8 goes_on = is_rest (box, before);

      if (placed->repeated || !is_row (box))
        continue;
      g_byte_array_append (rows, &goes_on, 1);
      before = box;
    }
  return rows;
}

static GArray *
get_children (AnnexaPdfUpdate *update,
              guint            element)
{
  gsize length = 0;
  const char *object = annexa_pdf_update_get_object (update, element, &length);

  return object != NULL ? annexa_pdf_get_children (object, length) : g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
set_children (AnnexaPdfUpdate *update,
              guint            element,
              GArray          *children)
{
  g_autoptr (GString) list = g_string_new ("[ ");

  for (guint i = 0; i < children->len; i++)
    g_string_append_printf (list, "%u 0 R ", g_array_index (children, guint, i));
  g_string_append_c (list, ']');
  annexa_pdf_update_replace (update, element, "/K", list->str);
}

static void
move_children (AnnexaPdfUpdate *update,
               guint            from,
               guint            to)
{
  g_autoptr (GArray) children = get_children (update, to);
  g_autoptr (GArray) moved = get_children (update, from);
  g_autofree char *parent = g_strdup_printf ("%u 0 R", to);

  for (guint i = 0; i < moved->len; i++)
    annexa_pdf_update_replace (update, g_array_index (moved, guint, i), "/P", parent);
  g_array_append_vals (children, moved->data, moved->len);
  set_children (update, to, children);
}

static void
join_row (AnnexaPdfUpdate *update,
          guint            row,
          guint            rest)
{
  g_autoptr (GArray) cells = get_children (update, row);
  g_autoptr (GArray) others = get_children (update, rest);

  for (guint i = 0; i < MIN (cells->len, others->len); i++)
    move_children (update, g_array_index (others, guint, i), g_array_index (cells, guint, i));
}

/**
 * annexa_pdf_join_rows:
 * @update: an update
 * @table: the number of the element of a table
 * @rows: (inout): the numbers of the elements of its rows
 * @goes_on: for each of them, whether it goes on with the one before
 *
 * Makes one row of each that stands on several pages.
 */
void
annexa_pdf_join_rows (AnnexaPdfUpdate *update,
                      guint            table,
                      GArray          *rows,
                      const guint8    *goes_on)
{
  guint n_rows = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      guint row = g_array_index (rows, guint, i);

      if (goes_on[i] && n_rows > 0)
        join_row (update, g_array_index (rows, guint, n_rows - 1), row);
      else
        g_array_index (rows, guint, n_rows++) = row;
    }
  if (n_rows == rows->len)
    return;
  g_array_set_size (rows, n_rows);
  set_children (update, table, rows);
}
