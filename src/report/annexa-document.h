/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-report-data.h"
#include "annexa-scene.h"

G_BEGIN_DECLS

/**
 * AnnexaDocument:
 *
 * A report as a list of blocks: what it says, and nothing about pages. It is filled once, from top to bottom, and then
 * only read, so that a worker can lay it out while the window goes on. Texts are the document's own copies.
 */
typedef struct _AnnexaDocument AnnexaDocument;

/* The level of the headings that stand below all others. */
#define ANNEXA_DEEPEST_HEADING 4

typedef enum
{
  ANNEXA_PAPER_A4,
  ANNEXA_PAPER_LETTER,
} AnnexaPaper;

typedef enum
{
  ANNEXA_ORIENTATION_PORTRAIT,
  ANNEXA_ORIENTATION_LANDSCAPE,
} AnnexaOrientation;

/**
 * AnnexaDocumentInfo:
 * @title: what the report is called
 * @organization: whose report it is
 * @version: (nullable): the version that was approved, or "draft" in words
 * @date: the day the report is of, 2026-11-23
 * @language: of the texts, as in "en" or "pt-BR"
 * @confidentiality: (nullable): the label that every page carries
 * @author: (nullable): who answers for the report
 * @subject: (nullable): a sentence about it, for the file's properties
 * @logo: (nullable): a PNG or JPEG picture
 * @paper: the paper
 * @accent: the colour of rules and of the cover, dark enough to be read on white
 * @second: the colour of the headings of sections and of groups; transparent for the usual ones
 * @font: (nullable): a list of font families, or %NULL for the usual ones
 * @right_to_left: whether pages are mirrored
 *
 * What is true of the whole report.
 */
typedef struct
{
  const char *title;
  const char *organization;
  const char *version;
  const char *date;
  const char *language;
  const char *confidentiality;
  const char *author;
  const char *subject;
  GBytes *logo;
  AnnexaPaper paper;
  AnnexaRgba accent;
  AnnexaRgba second;
  const char *font;
  gboolean right_to_left;
} AnnexaDocumentInfo;

/**
 * AnnexaRunType:
 * @ANNEXA_RUN_TEXT: Text; a line feed in it breaks the line.
 * @ANNEXA_RUN_PILL: A word on a coloured ground: a level, a status.
 * @ANNEXA_RUN_LINK: Text that leads to the heading whose id is @target.
 * @ANNEXA_RUN_PAGE_OF: The number of the page on which the heading or the line to sign on stands whose id is @target.
 */
typedef enum
{
  ANNEXA_RUN_TEXT,
  ANNEXA_RUN_PILL,
  ANNEXA_RUN_LINK,
  ANNEXA_RUN_PAGE_OF,
} AnnexaRunType;

/**
 * AnnexaRunFlags:
 * @ANNEXA_RUN_BOLD: Strong.
 * @ANNEXA_RUN_ITALIC: Slanted.
 * @ANNEXA_RUN_DIM: Less important.
 * @ANNEXA_RUN_ATTENTION: Missing or overdue, in the ink that says so.
 */
typedef enum
{
  ANNEXA_RUN_PLAIN = 0,
  ANNEXA_RUN_BOLD = 1 << 0,
  ANNEXA_RUN_ITALIC = 1 << 1,
  ANNEXA_RUN_DIM = 1 << 2,
  ANNEXA_RUN_ATTENTION = 1 << 3,
} AnnexaRunFlags;

typedef struct
{
  AnnexaRunType type;
  AnnexaRunFlags flags;
  AnnexaColour colour; /* of a pill */
  const char *text;
  const char *target;
  const char *fields; /* (nullable): what it tells of, see annexa_document_begin_fields() */
} AnnexaRun;

/**
 * AnnexaSpan:
 *
 * Runs of a document that follow each other: what a paragraph or a cell says. See annexa_document_get_runs().
 */
typedef struct
{
  guint first;
  guint count;
} AnnexaSpan;

/**
 * AnnexaParagraphStyle:
 * @ANNEXA_PARAGRAPH_BODY: Running text.
 * @ANNEXA_PARAGRAPH_LEAD: The first sentence of a report or chapter, a little larger.
 * @ANNEXA_PARAGRAPH_SMALL: A remark below a table or picture.
 * @ANNEXA_PARAGRAPH_ITEM: A point of a list.
 * @ANNEXA_PARAGRAPH_NUMBERED: A numbered point of a list; the numbers begin anew behind anything else.
 */
typedef enum
{
  ANNEXA_PARAGRAPH_BODY,
  ANNEXA_PARAGRAPH_LEAD,
  ANNEXA_PARAGRAPH_SMALL,
  ANNEXA_PARAGRAPH_ITEM,
  ANNEXA_PARAGRAPH_NUMBERED,
} AnnexaParagraphStyle;

/**
 * AnnexaTableColumn:
 * @title: the heading
 * @share: how much of the width it gets beside the other shared columns, or 0 when its width follows from its widest
 *   word or number (refs, dates, pills)
 * @align: 0 for the side where lines begin, 1 for the other (numbers)
 * @id: (nullable): its stable name, that of the field where it shows one, by which a pack can leave it out; %NULL where
 *   the table makes no sense without it
 */
typedef struct
{
  const char *title;
  double share;
  double align;
  const char *id;
} AnnexaTableColumn;

/**
 * AnnexaRowType:
 * @ANNEXA_ROW_BODY: A cell for each column.
 * @ANNEXA_ROW_GROUP: One cell over all columns: the name of the group that follows.
 * @ANNEXA_ROW_TOTAL: A cell for each column, below the others.
 */
typedef enum
{
  ANNEXA_ROW_BODY,
  ANNEXA_ROW_GROUP,
  ANNEXA_ROW_TOTAL,
} AnnexaRowType;

typedef struct
{
  AnnexaRowType type;
  guint first_cell; /* in the table's cells */
  guint n_cells;
} AnnexaTableRow;

typedef struct
{
  AnnexaTableColumn *columns;
  guint n_columns;
  const char *summary; /* one sentence for whoever cannot see the table */
  GArray *rows;        /* AnnexaTableRow */
  GArray *cells;       /* AnnexaSpan */
} AnnexaTable;

/**
 * AnnexaFigure:
 * @scene: the picture, in points
 * @alternative: what it shows, in words
 * @caption: (nullable): what stands below it
 */
typedef struct
{
  AnnexaScene *scene;
  const char *alternative;
  const char *caption;
} AnnexaFigure;

/**
 * AnnexaSignature:
 * @role: as what somebody signs: "Approved by"
 * @name: (nullable): who; empty lines are left where nobody is named
 * @date: (nullable): when, as people read it
 * @fields: (nullable): what the name and the day tell of, see annexa_document_begin_fields()
 * @id: (nullable): what the number of its page names it by, unique in the document
 */
typedef struct
{
  const char *role;
  const char *name;
  const char *date;
  const char *fields;
  const char *id;
} AnnexaSignature;

/* A line of the cover: "Version", "1.2". */
typedef struct
{
  const char *label;
  const char *value;
  const char *fields; /* (nullable): what it tells of, see annexa_document_begin_fields() */
} AnnexaFact;

/**
 * AnnexaBlockType:
 * @ANNEXA_BLOCK_COVER: The first page: title, organization, logo, and the block's facts.
 * @ANNEXA_BLOCK_MASTHEAD: The same above a text that begins on the first page.
 * @ANNEXA_BLOCK_CONTENTS: The list of headings of levels 1 and 2 with page numbers.
 * @ANNEXA_BLOCK_SECTION: Begins a new page of another or the same orientation.
 * @ANNEXA_BLOCK_PAGE_BREAK: Begins a new page.
 * @ANNEXA_BLOCK_SOFT_BREAK: Begins a new page unless the section that follows fits on this one.
 * @ANNEXA_BLOCK_HEADING: A heading; those of levels 1 and 2 are bookmarks.
 * @ANNEXA_BLOCK_PARAGRAPH: A paragraph or point of a list.
 * @ANNEXA_BLOCK_TABLE: A table.
 * @ANNEXA_BLOCK_FACTS: Pairs of a label and what it says, as on the cover.
 * @ANNEXA_BLOCK_FIGURE: A picture.
 * @ANNEXA_BLOCK_SIGNATURES: Lines to sign on, kept on one page.
 */
typedef enum
{
  ANNEXA_BLOCK_COVER,
  ANNEXA_BLOCK_MASTHEAD,
  ANNEXA_BLOCK_CONTENTS,
  ANNEXA_BLOCK_SECTION,
  ANNEXA_BLOCK_PAGE_BREAK,
  ANNEXA_BLOCK_SOFT_BREAK,
  ANNEXA_BLOCK_HEADING,
  ANNEXA_BLOCK_PARAGRAPH,
  ANNEXA_BLOCK_TABLE,
  ANNEXA_BLOCK_FACTS,
  ANNEXA_BLOCK_FIGURE,
  ANNEXA_BLOCK_SIGNATURES,
} AnnexaBlockType;

typedef struct
{
  AnnexaBlockType type;
  guint level;                    /* of a heading: 1 to 4; of a point of a list: 0 or more */
  const char *id;                 /* of a heading: what links name it by, unique in the document */
  const char *fields;             /* (nullable): what it tells of, see annexa_document_begin_fields() */
  AnnexaSpan text;                /* of a heading, contents (its title) or paragraph */
  AnnexaParagraphStyle style;     /* of a paragraph */
  AnnexaOrientation orientation;  /* of a section */
  AnnexaTable *table;
  AnnexaFigure *figure;
  GArray *facts;                  /* AnnexaFact, of a cover or facts */
  GArray *signatures;             /* AnnexaSignature */
} AnnexaBlock;

AnnexaDocument           *annexa_document_new              (const AnnexaDocumentInfo *info);
AnnexaDocument           *annexa_document_ref              (AnnexaDocument           *self);
void                      annexa_document_unref            (AnnexaDocument           *self);

/* Filling it. What begins a block ends the one before; texts go to the paragraph, cell or heading begun last. */

void                      annexa_document_add_cover        (AnnexaDocument           *self);
void                      annexa_document_add_masthead     (AnnexaDocument           *self);
void                      annexa_document_add_contents     (AnnexaDocument           *self,
                                                            const char               *title);
void                      annexa_document_begin_section    (AnnexaDocument           *self,
                                                            AnnexaOrientation         orientation);
void                      annexa_document_add_page_break   (AnnexaDocument           *self);
void                      annexa_document_add_soft_break   (AnnexaDocument           *self);
void                      annexa_document_add_heading      (AnnexaDocument           *self,
                                                            guint                     level,
                                                            const char               *id,
                                                            const char               *text);
void                      annexa_document_add_paragraph    (AnnexaDocument           *self,
                                                            AnnexaParagraphStyle      style,
                                                            const char               *text);
void                      annexa_document_add_item         (AnnexaDocument           *self,
                                                            AnnexaParagraphStyle      style,
                                                            guint                     level,
                                                            const char               *text);
void                      annexa_document_begin_table      (AnnexaDocument           *self,
                                                            const AnnexaTableColumn  *columns,
                                                            guint                     n_columns,
                                                            const char               *summary);
void                      annexa_document_begin_row        (AnnexaDocument           *self,
                                                            AnnexaRowType             type);
void                      annexa_document_add_cell         (AnnexaDocument           *self,
                                                            const char               *text);
void                      annexa_document_begin_facts      (AnnexaDocument           *self);
void                      annexa_document_add_fact         (AnnexaDocument           *self,
                                                            const char               *label,
                                                            const char               *value);
void                      annexa_document_add_figure       (AnnexaDocument           *self,
                                                            AnnexaScene              *scene,
                                                            const char               *alternative,
                                                            const char               *caption);
void                      annexa_document_begin_signatures (AnnexaDocument           *self);
void                      annexa_document_add_signature    (AnnexaDocument           *self,
                                                            const char               *role,
                                                            const char               *name,
                                                            const char               *date);
void annexa_document_name_signature (AnnexaDocument *self, const char *id);
void                      annexa_document_add_text         (AnnexaDocument           *self,
                                                            AnnexaRunFlags            flags,
                                                            const char               *text);
void                      annexa_document_add_pill         (AnnexaDocument           *self,
                                                            AnnexaColour              colour,
                                                            const char               *text);
void                      annexa_document_add_link         (AnnexaDocument           *self,
                                                            const char               *target,
                                                            const char               *text);
void                      annexa_document_add_page_of      (AnnexaDocument           *self,
                                                            const char               *target);

/* What a reader must not learn is left out by what it tells of, wherever it stands. */

void                      annexa_document_begin_fields     (AnnexaDocument           *self,
                                                            const char               *fields);
void                      annexa_document_end_fields       (AnnexaDocument           *self);
gboolean                  annexa_document_tells_of         (const char               *fields,
                                                            const char *const        *names);

/* Reading it. */

const AnnexaDocumentInfo *annexa_document_get_info         (AnnexaDocument           *self);
AnnexaReportData         *annexa_document_get_data         (AnnexaDocument           *self);
guint                     annexa_document_get_n_blocks     (AnnexaDocument           *self);
const AnnexaBlock        *annexa_document_get_block        (AnnexaDocument           *self,
                                                            guint                     position);
const AnnexaRun          *annexa_document_get_runs         (AnnexaDocument           *self,
                                                            AnnexaSpan                span);
char                     *annexa_document_get_plain        (AnnexaDocument           *self,
                                                            AnnexaSpan                span);
gboolean                  annexa_document_is_break         (const AnnexaBlock        *block);
gboolean                  annexa_document_in_contents      (const AnnexaBlock        *block);
gboolean                  annexa_document_leads_to_next    (AnnexaDocument           *self,
                                                            guint                     position);
gboolean                  annexa_document_goes_on_signing (AnnexaDocument         *self,
                                                           guint                   position);
gboolean                  annexa_document_is_before_table  (AnnexaDocument           *self,
                                                            guint                     position);
gboolean                  annexa_document_heads_text       (AnnexaDocument           *self,
                                                            guint                     position);
gboolean                  annexa_document_leads_to_signatures (AnnexaDocument        *self,
                                                            guint                     position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaDocument, annexa_document_unref)

G_END_DECLS
