/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include "annexa-odt-private.h"

/* LibreOffice lays out ten thousand rows in one table in minutes, and in forty tables in seconds. */
#define MOST_ROWS 250

/* So many rows at most stay with what stands below a table. */
#define MOST_LAST_ROWS 4

typedef struct
{
  AnnexaOdtContent *content;
  const AnnexaTable *table;
  guint block;
} Writer;

static const AnnexaTableRow *
get_row (const AnnexaTable *table,
         guint              row)
{
  return &g_array_index (table->rows, AnnexaTableRow, row);
}

/* Where the last rows stand on a new page because they stay with what stands below them. They are a table of their own
 * then: only whole tables stay with a paragraph in LibreOffice. */
static gboolean
begins_last (Writer *writer,
             guint   row)
{
  AnnexaOdt *odt = writer->content->odt;

  if (!annexa_odt_row_is (odt, writer->block, row, ANNEXA_ODT_ROW_BEGINS_PAGE))
    return FALSE;

  while (row < writer->table->rows->len && annexa_odt_row_is (odt, writer->block, row, ANNEXA_ODT_ROW_KEPT))
    row++;
  return row == writer->table->rows->len;
}

/* Gives the row behind the part of the table that begins with the row @first. A table is cut where it goes on on a new
 * page, so that the titles of the next part take no room that they do not take on our pages. */
static guint
find_end (Writer *writer,
          guint   first)
{
  guint n_rows = writer->table->rows->len;
  guint end = MIN (first + MOST_ROWS, n_rows);

  for (guint i = n_rows - MIN (n_rows, MOST_LAST_ROWS); i <= end && i < n_rows; i++)
    if (i > first && begins_last (writer, i))
      return i;
  if (end == n_rows)
    return end;

  for (guint i = end; i > first; i--)
    if (annexa_odt_row_is (writer->content->odt, writer->block, i, ANNEXA_ODT_ROW_BEGINS_PAGE))
      return i;
  return end;
}

/* The white space around a table belongs to its first and last part. */
static const char *
get_suffix (const AnnexaTable *table,
            guint              first,
            guint              end)
{
  if (end == table->rows->len)
    return first == 0 ? "" : ".end";

  return first == 0 ? ".begin" : ".middle";
}

/* LibreOffice does not look at the rows of a table that it must not tear apart. */
static gboolean
is_kept (Writer *writer)
{
  guint n_rows = writer->table->rows->len;

  return n_rows > 0 && annexa_odt_row_is (writer->content->odt, writer->block, n_rows - 1, ANNEXA_ODT_ROW_KEPT);
}

/**
 * annexa_odt_declare_table:
 * @content: the content, among its automatic styles
 * @table: a table
 * @block: the number of its block
 *
 * Declares how wide the table and its columns are, and how its parts follow each other.
 */
void
annexa_odt_declare_table (AnnexaOdtContent  *content,
                          const AnnexaTable *table,
                          guint              block)
{
  const AnnexaOdtPlace *place = &content->odt->places[block];
  double gap = annexa_odt_get_below (content->odt, block);
  AnnexaOdtGrid grid = { place->page_break, annexa_odt_get_text_width (content->odt, place->orientation), TRUE,
                         annexa_odt_get_above (content->odt, block) };
  const double *widths = annexa_odt_get_widths (content->odt, content->n_data_tables++);
  Writer writer = { content, table, block };
  gboolean cut = find_end (&writer, 0) < table->rows->len;

  content->n_tables++;
  grid.whole = annexa_odt_is_whole (content->odt, content->n_data_tables - 1);
  grid.kept = grid.whole && is_kept (&writer);
  grid.below = cut ? 0 : gap;
  annexa_odt_declare_grid (content, cut ? ".begin" : "", &grid);
  if (cut)
    {
      grid.page_break = ANNEXA_ODT_BREAK_NONE;
      grid.above = content->odt->theme.cell_above + content->odt->theme.cell_below;
      annexa_odt_declare_grid (content, ".middle", &grid);
      grid.below = gap;
      annexa_odt_declare_grid (content, ".end", &grid);
    }
  annexa_odt_declare_columns (content, widths, table->n_columns);
}

static void
write_titles (Writer *writer)
{
  AnnexaOdtContent *content = writer->content;
  const AnnexaTable *table = writer->table;

  annexa_odt_xml_begin (content->xml, "table:table-header-rows");
  annexa_odt_begin_row (content, "Row");
  for (guint i = 0; i < table->n_columns; i++)
    {
      annexa_odt_begin_cell (content, "Title", i, 1, table->n_columns);
      annexa_odt_add_paragraph (content,
                                table->columns[i].align > 0.5 ? ANNEXA_ODT_CELL_TITLE_END : ANNEXA_ODT_CELL_TITLE,
                                table->columns[i].title);
      annexa_odt_end_cell (content, 1);
    }
  annexa_odt_xml_end (content->xml);
  annexa_odt_xml_end (content->xml);
}

static AnnexaOdtStyle
get_style (const AnnexaTable    *table,
           const AnnexaTableRow *row,
           guint                 column)
{
  gboolean end = table->columns[column].align > 0.5;

  if (row->type == ANNEXA_ROW_GROUP)
    return ANNEXA_ODT_CELL_GROUP;
  if (row->type == ANNEXA_ROW_TOTAL)
    return end ? ANNEXA_ODT_CELL_TOTAL_END : ANNEXA_ODT_CELL_TOTAL;

  return end ? ANNEXA_ODT_CELL_END : ANNEXA_ODT_CELL;
}

/* Cells that nobody filled are empty ones. */
static void
write_cell (Writer               *writer,
            const AnnexaTableRow *row,
            const char           *look,
            AnnexaOdtStyle        style,
            guint                 column,
            guint                 span)
{
  AnnexaOdtContent *content = writer->content;

  annexa_odt_begin_cell (content, look, column, span, writer->table->n_columns);
  annexa_odt_begin_paragraph (content, style, NULL);
  if (column < row->n_cells)
    annexa_odt_write_runs (content, g_array_index (writer->table->cells, AnnexaSpan, row->first_cell + column));
  annexa_odt_xml_end (content->xml);
  annexa_odt_end_cell (content, span);
}

static void
write_row (Writer *writer,
           guint   number,
           guint   first)
{
  static const char *const looks[] = {
    [ANNEXA_ROW_BODY] = "Body",
    [ANNEXA_ROW_GROUP] = "Group",
    [ANNEXA_ROW_TOTAL] = "Total",
  };
  const AnnexaTableRow *row = get_row (writer->table, number);
  gboolean kept = annexa_odt_row_is (writer->content->odt, writer->block, number, ANNEXA_ODT_ROW_KEPT);
  gboolean split = annexa_odt_row_is (writer->content->odt, writer->block, number, ANNEXA_ODT_ROW_SPLIT);
  const char *look = row->type == ANNEXA_ROW_GROUP && number == first ? "Group.top" : looks[row->type];

  annexa_odt_begin_row (writer->content, split ? "Row.long" : "Row");
  if (row->type == ANNEXA_ROW_GROUP)
    write_cell (writer, row, look, get_style (writer->table, row, 0), 0, writer->table->n_columns);
  else
    for (guint i = 0; i < writer->table->n_columns; i++)
      {
        AnnexaOdtStyle style = get_style (writer->table, row, i);

        /* A row stays with the next one when the first of its paragraphs does. */
        write_cell (writer, row, look, kept && i == 0 && style == ANNEXA_ODT_CELL ? ANNEXA_ODT_CELL_KEPT : style, i, 1);
      }
  annexa_odt_xml_end (writer->content->xml);
}

/**
 * annexa_odt_write_table:
 * @content: the content
 * @table: a table
 * @block: the number of its block
 * @error: return location
 *
 * Writes a table, in parts when it is long, each with the titles of the columns.
 *
 * Returns: whether it was not stopped
 */
gboolean
annexa_odt_write_table (AnnexaOdtContent  *content,
                        const AnnexaTable *table,
                        guint              block,
                        GError           **error)
{
  Writer writer = { content, table, block };
  guint part = 0;
  guint first = 0;

  content->n_tables++;
  do
    {
      guint end = find_end (&writer, first);

      if (g_cancellable_set_error_if_cancelled (content->odt->cancellable, error))
        return FALSE;

      annexa_odt_begin_grid (content, get_suffix (table, first, end), part++, table->n_columns, table->summary);
      write_titles (&writer);
      for (guint i = first; i < end; i++)
        write_row (&writer, i, first);
      annexa_odt_xml_end (content->xml);
      first = end;
    }
  while (first < table->rows->len);
  return TRUE;
}
