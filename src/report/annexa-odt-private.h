/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-layout-private.h"
#include "annexa-odt-xml-private.h"
#include "annexa-odt.h"
#include "annexa-theme.h"

G_BEGIN_DECLS

/* Lists below the last of these levels look like it. */
#define ANNEXA_ODT_LIST_LEVELS 4
#define ANNEXA_ODT_N_LIST_STYLES 4
#define ANNEXA_ODT_LIST(level, style) ((style) + ((level) -1) * ANNEXA_ODT_N_LIST_STYLES)

/* The named styles of paragraphs: whoever restyles the file changes these. */
typedef enum
{
  ANNEXA_ODT_STANDARD,
  ANNEXA_ODT_BODY,
  ANNEXA_ODT_LEAD,
  ANNEXA_ODT_SMALL,
  ANNEXA_ODT_SMALL_KEPT,
  ANNEXA_ODT_INTRODUCTION,
  ANNEXA_ODT_ITEM, /* these four for the outermost level of lists, then for those below */
  ANNEXA_ODT_LAST_ITEM,
  ANNEXA_ODT_NUMBERED,
  ANNEXA_ODT_LAST_NUMBERED,
  ANNEXA_ODT_HEADING = ANNEXA_ODT_ITEM + ANNEXA_ODT_LIST_LEVELS * ANNEXA_ODT_N_LIST_STYLES,
  ANNEXA_ODT_HEADING_1,
  ANNEXA_ODT_HEADING_2,
  ANNEXA_ODT_HEADING_3,
  ANNEXA_ODT_HEADING_4,
  ANNEXA_ODT_COVER_LOGO,
  ANNEXA_ODT_COVER_ORGANIZATION,
  ANNEXA_ODT_COVER_TITLE,
  ANNEXA_ODT_COVER_SUBJECT,
  ANNEXA_ODT_COVER_RULE,
  ANNEXA_ODT_COVER_LABEL,
  ANNEXA_ODT_CONTENTS_TITLE,
  ANNEXA_ODT_CONTENTS_1,
  ANNEXA_ODT_CONTENTS_1_KEPT,
  ANNEXA_ODT_CONTENTS_2,
  ANNEXA_ODT_CONTENTS_2_KEPT,
  ANNEXA_ODT_FIGURE,
  ANNEXA_ODT_LONE_FIGURE,
  ANNEXA_ODT_CAPTION,
  ANNEXA_ODT_CAPTION_KEPT,
  ANNEXA_ODT_CELL,
  ANNEXA_ODT_CELL_END,
  ANNEXA_ODT_CELL_KEPT,
  ANNEXA_ODT_CELL_TITLE,
  ANNEXA_ODT_CELL_TITLE_END,
  ANNEXA_ODT_CELL_GROUP,
  ANNEXA_ODT_CELL_TOTAL,
  ANNEXA_ODT_CELL_TOTAL_END,
  ANNEXA_ODT_FACT_LABEL,
  ANNEXA_ODT_FACT,
  ANNEXA_ODT_SIGNATURE_ROLE,
  ANNEXA_ODT_SIGNATURE_LINE,
  ANNEXA_ODT_SIGNATURE_LABEL,
  ANNEXA_ODT_HEADER,
  ANNEXA_ODT_FOOTER,
} AnnexaOdtStyle;

#define ANNEXA_ODT_N_STYLES (ANNEXA_ODT_FOOTER + 1)

/* As deep as lists and outlines go in ODF. */
#define ANNEXA_ODT_DEEPEST_LEVEL 10

/* The style of the lines of the contents. */
#define ANNEXA_ODT_INDEX_LINK "Index_20_Link"

/* The style of the dots that lead to numbers of pages. */
#define ANNEXA_ODT_LEADER "Contents_20_leader"

/* From the top of the running header to the rule below it. */
#define ANNEXA_ODT_HEADER_RULE 14.0

/* Below each fact, also the last. */
#define ANNEXA_ODT_FACT_GAP 3.0

/* A file of the package. */
typedef struct
{
  char *name;
  const char *media_type;
  GBytes *contents;
} AnnexaOdtFile;

/* What happens to the page before a block. */
typedef enum
{
  ANNEXA_ODT_BREAK_NONE,
  ANNEXA_ODT_BREAK_PAGE,
  ANNEXA_ODT_BREAK_COVER,
  ANNEXA_ODT_BREAK_PORTRAIT,
  ANNEXA_ODT_BREAK_LANDSCAPE,
} AnnexaOdtBreak;

/* Where a block stands. */
typedef struct
{
  AnnexaOdtBreak page_break;
  AnnexaOrientation orientation;
  double nearer; /* a heading or a picture: by how much it stands nearer to what is above it than its style says */
} AnnexaOdtPlace;

/**
 * AnnexaOdtRow:
 * @ANNEXA_ODT_ROW_SPLIT: so high that it has to break between pages
 * @ANNEXA_ODT_ROW_KEPT: stays on one page with the next one, or with what stands below the table
 * @ANNEXA_ODT_ROW_BEGINS_PAGE: with it the table goes on on a new page, below the titles of the columns
 *
 * What sets a row of a table apart on our pages.
 */
typedef enum
{
  ANNEXA_ODT_ROW_SPLIT = 1 << 0,
  ANNEXA_ODT_ROW_KEPT = 1 << 1,
  ANNEXA_ODT_ROW_BEGINS_PAGE = 1 << 2,
} AnnexaOdtRow;

/* A report on its way into a package. */
typedef struct
{
  AnnexaDocument *document;
  const AnnexaDocumentInfo *info;
  AnnexaTheme theme;
  AnnexaLayout *layout;   /* the same report as pages, which decide on columns and numbers */
  AnnexaOdtPlace *places; /* of each block */
  guint cover;            /* its block, or G_MAXUINT */
  guint masthead;         /* the same of the title of a report without a cover */
  AnnexaOrientation cover_orientation;
  GHashTable *rows;       /* of tables, with what sets them apart */
  GHashTable *targets;    /* id -> the page it stands on, as people count, in words */
  GPtrArray *files;       /* AnnexaOdtFile */
  GCancellable *cancellable;
} AnnexaOdt;

/* content.xml while it is written. */
typedef struct
{
  AnnexaOdt *odt;
  AnnexaOdtXml *xml;
  guint n_tables;
  guint n_data_tables; /* those of them that are tables of the document */
  guint n_figures;
} AnnexaOdtContent;

void        annexa_odt_add_file             (AnnexaOdt             *self,
                                             const char            *name,
                                             const char            *media_type,
                                             GBytes                *contents);
double      annexa_odt_get_text_width       (AnnexaOdt             *self,
                                             AnnexaOrientation      orientation);

guint       annexa_odt_count_blocks         (AnnexaOdt             *self);
double      annexa_odt_get_above            (AnnexaOdt             *self,
                                             guint                  block);
double      annexa_odt_get_below            (AnnexaOdt             *self,
                                             guint                  block);

/* What the pages say. */

const AnnexaPiece *
            annexa_odt_find_piece           (AnnexaOdt             *self,
                                             guint                  block,
                                             AnnexaBoxType          box_type,
                                             AnnexaPieceType        type,
                                             guint                  number);
const AnnexaPiece *
            annexa_odt_find_title_piece     (AnnexaOdt             *self,
                                             AnnexaPieceType        type,
                                             guint                  number);
void        annexa_odt_get_fact_widths      (AnnexaOdt             *self,
                                             guint                  block,
                                             double                *widths);
double      annexa_odt_get_cover_top        (AnnexaOdt             *self);
AnnexaTextRole
            annexa_odt_get_title_role       (AnnexaOdt             *self);
gboolean    annexa_odt_cover_has_room       (AnnexaOdt             *self);
gboolean    annexa_odt_names_organization   (AnnexaOdt             *self);
GHashTable *annexa_odt_mark_rows            (AnnexaOdt             *self);
gboolean    annexa_odt_row_is               (AnnexaOdt             *self,
                                             guint                  block,
                                             guint                  row,
                                             AnnexaOdtRow           mark);
gboolean    annexa_odt_is_whole             (AnnexaOdt             *self,
                                             guint                  table);
gboolean    annexa_odt_are_short            (AnnexaOdt             *self,
                                             guint                  block);
const double *
            annexa_odt_get_widths           (AnnexaOdt             *self,
                                             guint                  table);

/* Styles: styles.xml, and what content.xml has to call them. */

const char *annexa_odt_style_name           (AnnexaOdtStyle         style,
                                             AnnexaOrientation      orientation);
double      annexa_odt_style_above          (AnnexaOdt             *self,
                                             AnnexaOdtStyle         style);
double      annexa_odt_style_below          (AnnexaOdt             *self,
                                             AnnexaOdtStyle         style);
const char *annexa_odt_list_name            (gboolean               numbered);
const char *annexa_odt_pill_name            (AnnexaColour           colour);
const char *annexa_odt_master_name          (AnnexaOdtBreak         page_break);
GBytes     *annexa_odt_write_styles         (AnnexaOdt             *self,
                                             GError               **error);
GBytes     *annexa_odt_write_settings       (AnnexaOdt             *self,
                                             GError               **error);
const char *annexa_odt_find_script_font     (AnnexaOdt             *self,
                                             gboolean               asian);
char       *annexa_odt_get_font             (AnnexaOdt             *self);
void        annexa_odt_write_fonts          (AnnexaOdt             *self,
                                             AnnexaOdtXml          *xml);
void        annexa_odt_write_size           (AnnexaOdtXml          *xml,
                                             double                 size);
void        annexa_odt_write_weight         (AnnexaOdtXml          *xml,
                                             gboolean               bold);
void        annexa_odt_write_text_styles    (AnnexaOdt             *self,
                                             AnnexaOdtXml          *xml);
void        annexa_odt_write_list_styles    (AnnexaOdt             *self,
                                             AnnexaOdtXml          *xml);
void        annexa_odt_write_page_layouts   (AnnexaOdt             *self,
                                             AnnexaOdtXml          *xml);
void        annexa_odt_write_masters        (AnnexaOdt             *self,
                                             AnnexaOdtXml          *xml);

/* content.xml. */

GBytes     *annexa_odt_write_content        (AnnexaOdt             *self,
                                             GError               **error);
void        annexa_odt_write_break          (AnnexaOdtXml          *xml,
                                             AnnexaOdtBreak         page_break);
void        annexa_odt_begin_paragraph      (AnnexaOdtContent      *content,
                                             AnnexaOdtStyle         style,
                                             const AnnexaOdtPlace  *place);
void        annexa_odt_add_paragraph        (AnnexaOdtContent      *content,
                                             AnnexaOdtStyle         style,
                                             const char            *text);
void annexa_odt_write_bookmark (AnnexaOdtXml *xml, const char *element, const char *id);
const char *annexa_odt_get_page             (AnnexaOdt             *self,
                                             const char            *id);
void        annexa_odt_write_mark           (AnnexaOdt             *self,
                                             AnnexaOdtXml          *xml,
                                             const char            *text);
void        annexa_odt_write_runs           (AnnexaOdtContent      *content,
                                             AnnexaSpan             span);
void        annexa_odt_write_contents       (AnnexaOdtContent      *content,
                                             const AnnexaBlock     *block);
gboolean    annexa_odt_is_point             (const AnnexaBlock     *block);
AnnexaOdtStyle
            annexa_odt_point_style          (AnnexaDocument        *document,
                                             guint                  position);
guint       annexa_odt_write_list           (AnnexaOdtContent      *content,
                                             guint                  position);
gboolean    annexa_odt_write_figure         (AnnexaOdtContent      *content,
                                             guint                  block,
                                             GError               **error);
gboolean    annexa_odt_write_logo           (AnnexaOdtContent      *content,
                                             GError               **error);

void        annexa_odt_declare_cover        (AnnexaOdtContent      *content,
                                             guint                  block);
gboolean    annexa_odt_write_masthead       (AnnexaOdtContent      *content,
                                             guint                  block,
                                             GError               **error);
gboolean    annexa_odt_write_cover          (AnnexaOdtContent      *content,
                                             guint                  block,
                                             GError               **error);

/* Tables in the widest sense. Each of the first functions declares the automatic styles of the second. */

/* The look of a table.
 * @page_break: what happens to the page before it
 * @width: of all columns
 * @full: whether it reaches from margin to margin, also when somebody changes the margins
 * @above: white space
 * @below: white space
 * @whole: whether it stays on one page
 * @kept: whether it stays on the page of what follows it
 */
typedef struct
{
  AnnexaOdtBreak page_break;
  double width;
  gboolean full;
  double above;
  double below;
  gboolean whole;
  gboolean kept;
} AnnexaOdtGrid;

void        annexa_odt_declare_table        (AnnexaOdtContent      *content,
                                             const AnnexaTable     *table,
                                             guint                  block);
gboolean    annexa_odt_write_table          (AnnexaOdtContent      *content,
                                             const AnnexaTable     *table,
                                             guint                  block,
                                             GError               **error);
void        annexa_odt_declare_facts        (AnnexaOdtContent      *content,
                                             AnnexaOdtGrid         *grid,
                                             guint                  block);
void        annexa_odt_write_facts          (AnnexaOdtContent      *content,
                                             GArray                *facts);
void        annexa_odt_declare_signatures   (AnnexaOdtContent      *content,
                                             guint                  block);
void        annexa_odt_write_signatures     (AnnexaOdtContent      *content,
                                             GArray                *signatures);

/* What they are made of. */

void        annexa_odt_declare_cells        (AnnexaOdtContent      *content);
void        annexa_odt_declare_grid         (AnnexaOdtContent      *content,
                                             const char            *suffix,
                                             const AnnexaOdtGrid   *grid);
void        annexa_odt_declare_columns      (AnnexaOdtContent      *content,
                                             const double          *widths,
                                             guint                  n_columns);
void        annexa_odt_begin_grid           (AnnexaOdtContent      *content,
                                             const char            *suffix,
                                             guint                  part,
                                             guint                  n_columns,
                                             const char            *summary);
void        annexa_odt_begin_row            (AnnexaOdtContent      *content,
                                             const char            *style);
void        annexa_odt_begin_cell           (AnnexaOdtContent      *content,
                                             const char            *look,
                                             guint                  column,
                                             guint                  span,
                                             guint                  n_columns);
void        annexa_odt_end_cell             (AnnexaOdtContent      *content,
                                             guint                  span);
GBytes     *annexa_odt_encode_png           (cairo_surface_t       *surface,
                                             GError               **error);

G_END_DECLS
