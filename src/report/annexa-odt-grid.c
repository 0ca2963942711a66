/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <string.h>

#include "annexa-odt-private.h"

/* LibreOffice reads the looks of tables and cells from automatic styles only. There is one for each look, whatever the
 * number of tables. */

typedef enum
{
  LINE_NONE,
  LINE_ROW,
  LINE_TITLES,
  LINE_TOTAL,
} Line;

/* Cells at the edges of a table have no white space there, so that their texts stand at the margins. */
static const char *const edges[] = { "middle", "first", "last", "only" };

typedef enum
{
  SPACE_NONE,
  SPACE_CELL,
  SPACE_GROUP,
} Space;

static const struct
{
  const char *name;
  Space space;
  Line above;
  Line below;
  const char *align;
} looks[] = {
  { "Title", SPACE_NONE, LINE_NONE, LINE_TITLES, "bottom" },
  { "Body", SPACE_CELL, LINE_NONE, LINE_ROW, "top" },
  { "Group", SPACE_GROUP, LINE_NONE, LINE_ROW, "top" },
  { "Group.top", SPACE_CELL, LINE_NONE, LINE_ROW, "top" },
  { "Total", SPACE_CELL, LINE_TOTAL, LINE_ROW, "top" },
};

/* No look at an edge has a longer name. */
#define LONGEST_NAME 32

static void
write_line (AnnexaOdt    *odt,
            AnnexaOdtXml *xml,
            const char   *name,
            Line          line)
{
  const AnnexaTheme *theme = &odt->theme;

  if (line == LINE_NONE)
    annexa_odt_xml_attribute (xml, name, "none");
  else if (line == LINE_ROW)
    annexa_odt_xml_line (xml, name, theme->thin, &theme->palette->line);
  else if (line == LINE_TITLES)
    annexa_odt_xml_line (xml, name, theme->thick, &theme->accent);
  else
    annexa_odt_xml_line (xml, name, theme->thick / 2, &theme->palette->text);
}

/* Lines take room of their own there; on the pages they lie in the white space. */
static double
get_below (const AnnexaTheme *theme,
           Line               line)
{
  return MAX (0, theme->cell_below - (line == LINE_TITLES ? theme->thick : line == LINE_ROW ? theme->thin : 0));
}

/* Letters are up to a hair wider there, and a line that only just fits on our pages has to fit in LibreOffice as well. */
#define HAIR 0.35

static double
get_end (const AnnexaTheme *theme,
         guint              edge)
{
  return (edge & 2) != 0 ? 0 : theme->cell_padding - HAIR;
}

static double
get_above (const AnnexaTheme *theme,
           Space              space)
{
  if (space == SPACE_NONE)
    return 0;

  return space == SPACE_GROUP ? theme->group_above : theme->cell_above;
}

static void
declare_cell (AnnexaOdtContent *content,
              guint             look,
              guint             edge)
{
  const AnnexaTheme *theme = &content->odt->theme;
  g_autofree char *name = g_strconcat (looks[look].name, ".", edges[edge], NULL);
  gboolean mirrored = content->odt->info->right_to_left;
  double start = (edge & 1) != 0 ? 0 : theme->cell_padding;
  double end = get_end (theme, edge);

  annexa_odt_xml_begin (content->xml, "style:style");
  annexa_odt_xml_attributes (content->xml, "style:name", name, "style:family", "table-cell", NULL);
  annexa_odt_xml_begin (content->xml, "style:table-cell-properties");
  annexa_odt_xml_length (content->xml, "fo:padding-top", get_above (theme, looks[look].space));
  annexa_odt_xml_length (content->xml, "fo:padding-bottom", get_below (theme, looks[look].below));
  annexa_odt_xml_length (content->xml, "fo:padding-left", mirrored ? end : start);
  annexa_odt_xml_length (content->xml, "fo:padding-right", mirrored ? start : end);
  annexa_odt_xml_attributes (content->xml, "fo:border-left", "none", "fo:border-right", "none", NULL);
  write_line (content->odt, content->xml, "fo:border-top", looks[look].above);
  write_line (content->odt, content->xml, "fo:border-bottom", looks[look].below);
  annexa_odt_xml_attribute (content->xml, "style:vertical-align", looks[look].align);
  annexa_odt_xml_end (content->xml);
  annexa_odt_xml_end (content->xml);
}

static void
declare_row (AnnexaOdtContent *content,
             const char       *name,
             double            height,
             const char       *keep)
{
  annexa_odt_xml_begin (content->xml, "style:style");
  annexa_odt_xml_attributes (content->xml, "style:name", name, "style:family", "table-row", NULL);
  annexa_odt_xml_begin (content->xml, "style:table-row-properties");
  if (height > 0)
    annexa_odt_xml_length (content->xml, "style:min-row-height", height);
  annexa_odt_xml_attribute (content->xml, "fo:keep-together", keep);
  annexa_odt_xml_end (content->xml);
  annexa_odt_xml_end (content->xml);
}

/* Facts and signatures have no lines between their rows. */
static void
declare_bare_cell (AnnexaOdtContent *content,
                   const char       *name,
                   double            above,
                   double            below,
                   const char       *align)
{
  annexa_odt_xml_begin (content->xml, "style:style");
  annexa_odt_xml_attributes (content->xml, "style:name", name, "style:family", "table-cell", NULL);
  annexa_odt_xml_begin (content->xml, "style:table-cell-properties");
  annexa_odt_xml_attribute (content->xml, "fo:border", "none");
  annexa_odt_xml_length (content->xml, "fo:padding-top", above);
  annexa_odt_xml_length (content->xml, "fo:padding-bottom", below);
  annexa_odt_xml_length (content->xml, "fo:padding-left", 0);
  annexa_odt_xml_length (content->xml, "fo:padding-right", 0);
  annexa_odt_xml_attribute (content->xml, "style:vertical-align", align);
  annexa_odt_xml_end (content->xml);
  annexa_odt_xml_end (content->xml);
}

/**
 * annexa_odt_declare_cells:
 * @content: the content, among its automatic styles
 *
 * Declares what rows and cells of all tables look like.
 */
void
annexa_odt_declare_cells (AnnexaOdtContent *content)
{
  for (guint look = 0; look < G_N_ELEMENTS (looks); look++)
    for (guint edge = 0; edge < G_N_ELEMENTS (edges); edge++)
      declare_cell (content, look, edge);
  declare_bare_cell (content, "Fact", 0, ANNEXA_ODT_FACT_GAP, "top");
  declare_bare_cell (content, "Role", 0, 0, "top");
  declare_bare_cell (content, "Role.next", content->odt->theme.block_gap * 1.5, 0, "top");
  declare_bare_cell (content, "Signature", 0, 0, "bottom");
  declare_bare_cell (content, "Signature.label", 3, 0, "top");
  declare_row (content, "Row", 0, "always");
  declare_row (content, "Row.long", 0, "auto");
  declare_row (content, "Row.signature", ANNEXA_SIGNATURE_HEIGHT, "always");
}

static char *
get_name (AnnexaOdtContent *content,
          const char       *suffix)
{
  return g_strdup_printf ("Table%u%s", content->n_tables, suffix);
}

/**
 * annexa_odt_declare_grid:
 * @content: the content, among its automatic styles
 * @suffix: "" or what tells this part of the table from its others
 * @grid: how it looks
 *
 * Declares the table that is counted last, or a part of it.
 */
void
annexa_odt_declare_grid (AnnexaOdtContent    *content,
                         const char          *suffix,
                         const AnnexaOdtGrid *grid)
{
  gboolean mirrored = content->odt->info->right_to_left;
  g_autofree char *name = get_name (content, suffix);

  annexa_odt_xml_begin (content->xml, "style:style");
  annexa_odt_xml_attributes (content->xml, "style:name", name, "style:family", "table", NULL);
  annexa_odt_write_break (content->xml, grid->page_break);
  annexa_odt_xml_begin (content->xml, "style:table-properties");
  annexa_odt_xml_length (content->xml, "style:width", grid->width);
  annexa_odt_xml_attribute (content->xml, "table:align", grid->full ? "margins" : mirrored ? "right" : "left");
  annexa_odt_xml_length (content->xml, "fo:margin-top", grid->above);
  annexa_odt_xml_length (content->xml, "fo:margin-bottom", grid->below);
  annexa_odt_xml_attribute (content->xml, "table:border-model", "collapsing");
  annexa_odt_xml_attribute (content->xml, "style:may-break-between-rows", grid->whole ? "false" : "true");
  if (grid->kept)
    annexa_odt_xml_attribute (content->xml, "fo:keep-with-next", "always");
  annexa_odt_xml_attribute (content->xml, "style:writing-mode", mirrored ? "rl-tb" : "lr-tb");
  if (grid->page_break == ANNEXA_ODT_BREAK_PAGE)
    annexa_odt_xml_attribute (content->xml, "fo:break-before", "page");
  annexa_odt_xml_end (content->xml);
  annexa_odt_xml_end (content->xml);
}

void
annexa_odt_declare_columns (AnnexaOdtContent *content,
                            const double     *widths,
                            guint             n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *name = g_strdup_printf ("Table%u.%u", content->n_tables, i + 1);

      annexa_odt_xml_begin (content->xml, "style:style");
      annexa_odt_xml_attributes (content->xml, "style:name", name, "style:family", "table-column", NULL);
      annexa_odt_xml_begin (content->xml, "style:table-column-properties");
      annexa_odt_xml_length (content->xml, "style:column-width", widths[i]);
      annexa_odt_xml_end (content->xml);
      annexa_odt_xml_end (content->xml);
    }
}

/**
 * annexa_odt_begin_grid:
 * @content: the content
 * @suffix: of the style declared by annexa_odt_declare_grid()
 * @part: 0, or which of the parts of a long table it is
 * @n_columns: how many columns
 * @summary: (nullable): one sentence for whoever cannot see the table
 *
 * Begins the table that is counted last, or a part of it, up to its first row.
 */
void
annexa_odt_begin_grid (AnnexaOdtContent *content,
                       const char       *suffix,
                       guint             part,
                       guint             n_columns,
                       const char       *summary)
{
  g_autofree char *style = get_name (content, suffix);
  g_autofree char *name = part > 0 ? g_strdup_printf ("Table %u (%u)", content->n_tables, part + 1)
                                   : g_strdup_printf ("Table %u", content->n_tables);

  annexa_odt_xml_begin (content->xml, "table:table");
  annexa_odt_xml_attributes (content->xml, "table:name", name, "table:style-name", style, NULL);
  if (summary != NULL && *summary != '\0')
    annexa_odt_xml_element (content->xml, "table:desc", summary);
  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *column = g_strdup_printf ("Table%u.%u", content->n_tables, i + 1);

      annexa_odt_xml_begin (content->xml, "table:table-column");
      annexa_odt_xml_attribute (content->xml, "table:style-name", column);
      annexa_odt_xml_end (content->xml);
    }
}

void
annexa_odt_begin_row (AnnexaOdtContent *content,
                      const char       *style)
{
  annexa_odt_xml_begin (content->xml, "table:table-row");
  annexa_odt_xml_attribute (content->xml, "table:style-name", style);
}

/**
 * annexa_odt_begin_cell:
 * @content: the content, in a row
 * @look: how it looks
 * @column: in which column it begins
 * @span: how many columns it takes
 * @n_columns: how many columns the table has, or 0 when the look is the same in all of them
 *
 * Begins a cell, which annexa_odt_end_cell() ends.
 */
void
annexa_odt_begin_cell (AnnexaOdtContent *content,
                       const char       *look,
                       guint             column,
                       guint             span,
                       guint             n_columns)
{
  guint edge = (column == 0 ? 1 : 0) | (column + span >= n_columns ? 2 : 0);
  char style[LONGEST_NAME];

  g_assert (strlen (look) + sizeof ".middle" <= sizeof style);
  if (n_columns > 0)
    g_stpcpy (g_stpcpy (g_stpcpy (style, look), "."), edges[edge]);
  annexa_odt_xml_begin (content->xml, "table:table-cell");
  annexa_odt_xml_attribute (content->xml, "table:style-name", n_columns > 0 ? style : look);
  if (span > 1)
    annexa_odt_xml_number (content->xml, "table:number-columns-spanned", span);
}

void
annexa_odt_end_cell (AnnexaOdtContent *content,
                     guint             span)
{
  annexa_odt_xml_end (content->xml);
  for (guint i = 1; i < span; i++)
    annexa_odt_xml_element (content->xml, "table:covered-table-cell", NULL);
}
