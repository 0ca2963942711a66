/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-pages.h"
#include "annexa-canvas.h"
#include "annexa-typesetter.h"

G_BEGIN_DECLS

/**
 * AnnexaPieceType:
 * @ANNEXA_PIECE_TEXT: Lines of a paragraph.
 * @ANNEXA_PIECE_LABEL: The sign or number in front of a point of a list.
 * @ANNEXA_PIECE_RULE: A filled rectangle.
 * @ANNEXA_PIECE_SCENE: A picture.
 * @ANNEXA_PIECE_LOGO: The organization's logo.
 */
typedef enum
{
  ANNEXA_PIECE_TEXT,
  ANNEXA_PIECE_LABEL,
  ANNEXA_PIECE_RULE,
  ANNEXA_PIECE_SCENE,
  ANNEXA_PIECE_LOGO,
} AnnexaPieceType;

typedef enum
{
  ANNEXA_INK_LINE,
  ANNEXA_INK_DIM,
  ANNEXA_INK_TEXT,
  ANNEXA_INK_ACCENT,
} AnnexaInk;

/**
 * AnnexaPiece:
 * @type: what is drawn
 * @ink: of a rule
 * @cell: of a text: which cell of its row it is
 * @paragraph: of a text: its number
 * @first_line: of a text: the first line
 * @n_lines: of a text: how many lines
 * @x: from the side of the box where lines begin
 * @y: from the top of the box
 * @width: how wide
 * @height: how high
 *
 * Something to draw, placed inside its box.
 */
typedef struct
{
  guint8 type;
  guint8 ink;
  guint16 cell;
  guint paragraph;
  guint first_line;
  guint n_lines;
  float x;
  float y;
  float width;
  float height;
} AnnexaPiece;

/**
 * AnnexaBoxType:
 * @ANNEXA_BOX_TEXT: A heading or paragraph; breaks between lines.
 * @ANNEXA_BOX_ITEM: A point of a list; breaks between lines.
 * @ANNEXA_BOX_TITLES: The heading row of a table.
 * @ANNEXA_BOX_ROW: A row of a table; breaks between lines only when no page could hold it.
 * @ANNEXA_BOX_FACT: A label and what it says.
 * @ANNEXA_BOX_FIGURE: A picture with its caption.
 * @ANNEXA_BOX_SIGNATURE: Lines to sign on.
 * @ANNEXA_BOX_CONTENTS: A line of the contents.
 * @ANNEXA_BOX_COVER: A whole page.
 * @ANNEXA_BOX_MASTHEAD: The title above a text.
 * @ANNEXA_BOX_BREAK: The end of a page.
 */
typedef enum
{
  ANNEXA_BOX_TEXT,
  ANNEXA_BOX_ITEM,
  ANNEXA_BOX_TITLES,
  ANNEXA_BOX_ROW,
  ANNEXA_BOX_FACT,
  ANNEXA_BOX_FIGURE,
  ANNEXA_BOX_SIGNATURE,
  ANNEXA_BOX_CONTENTS,
  ANNEXA_BOX_COVER,
  ANNEXA_BOX_MASTHEAD,
  ANNEXA_BOX_BREAK,
} AnnexaBoxType;

/**
 * AnnexaKeep:
 * @ANNEXA_KEEP_NOT: What follows may begin a page.
 * @ANNEXA_KEEP_WISHED: It should not.
 * @ANNEXA_KEEP_ALWAYS: It must not, as long as both fit on one page.
 */
typedef enum
{
  ANNEXA_KEEP_NOT,
  ANNEXA_KEEP_WISHED,
  ANNEXA_KEEP_ALWAYS,
} AnnexaKeep;

/**
 * AnnexaBox:
 * @type: what it is
 * @row_type: of a row
 * @orientation: of a break: of the page that begins
 * @keep: whether the next box begins on the same page, an #AnnexaKeep
 * @split: whether it is not all there is of its text or row
 * @soft: of a break: whether there is none where the section behind it fits
 * @block: the number of the document's block
 * @row: of a row, fact, signature or line of the contents: its number
 * @list: of a point: the number of the list
 * @table: of a row: the number of the table in the layout
 * @section: how many headings of level 1 there are up to here
 * @before: white space above, unless it begins a page
 * @height: without that
 * @first_piece: what is in it
 * @n_pieces: how many
 *
 * A part of the document that stands on one page.
 */
typedef struct
{
  guint8 type;
  guint8 row_type;
  guint8 orientation;
  guint8 keep;
  guint8 split;
  guint8 soft;
  guint block;
  guint row;
  guint list;
  guint table;
  guint section;
  float before;
  float height;
  guint first_piece;
  guint n_pieces;
} AnnexaBox;

/* Above and below the rule between the title of a report and what it is about. */
#define ANNEXA_COVER_GAP 16.0
#define ANNEXA_MASTHEAD_GAP 10.0

/* A table as it is laid out. */
typedef struct
{
  guint titles; /* its box */
  guint n_columns;
  const double *widths;
  double width;
  gboolean whole; /* too small to be torn apart */
} AnnexaTableFrame;

/* A box on a page. */
typedef struct
{
  guint box;
  float y;
  guint8 repeated; /* a heading row that stands on an earlier page, too */
} AnnexaPlacedBox;

/* Where a text of the header or footer stands, in parts of the width between the margins. */
typedef struct
{
  double start;
  double share;
  double align;
  gboolean at_foot;
} AnnexaRunning;

#define ANNEXA_N_RUNNING 4

extern const AnnexaRunning annexa_running[ANNEXA_N_RUNNING];

/* What somebody who signs fills in, untranslated, and which part of the width it takes. */
typedef struct
{
  const char *label;
  double share;
} AnnexaSignatureField;

#define ANNEXA_N_SIGNATURE_FIELDS 3
#define ANNEXA_SIGNATURE_GAP 14.0

/* Room for a hand that signs. */
#define ANNEXA_SIGNATURE_HEIGHT 34.0

/* More lines to sign on than these may go on on the next page. */
#define ANNEXA_MOST_WHOLE_SIGNATURES 4

extern const AnnexaSignatureField annexa_signature_fields[ANNEXA_N_SIGNATURE_FIELDS];

typedef struct
{
  guint8 orientation;
  guint8 cover;
  guint first_placed;
  guint n_placed;
  guint running[ANNEXA_N_RUNNING]; /* texts of header and footer */
} AnnexaSheet;

/**
 * AnnexaNaming:
 * @paragraph: the text
 * @setting: how it was set
 *
 * A text that names the page of a heading, and is set anew once that is known.
 */
typedef struct
{
  guint paragraph;
  AnnexaTypesetting setting;
} AnnexaNaming;

/**
 * AnnexaLayout:
 *
 * A document on its way to pages: blocks become boxes, boxes are put on sheets.
 */
typedef struct
{
  AnnexaDocument *document;
  const AnnexaDocumentInfo *info;
  AnnexaTheme theme;
  AnnexaTypesetter *typesetter;
  GStringChunk *texts;
  GPtrArray *runs;    /* of texts that are not the document's */
  GArray *boxes;      /* AnnexaBox */
  GArray *pieces;     /* AnnexaPiece */
  GArray *tables;     /* AnnexaTableFrame */
  GArray *placed;     /* AnnexaPlacedBox */
  GArray *sheets;     /* AnnexaSheet */
  GArray *contents;   /* AnnexaContentsLine */
  GHashTable *columns; /* tables to the widths of their columns */
  GHashTable *kept;    /* blocks, soft breaks at which no page begins */
  GHashTable *targets; /* ids of headings to the numbers of their pages, from 1 */
  cairo_surface_t *logo;
  GCancellable *cancellable; /* of the run */
  GArray *naming;            /* AnnexaNaming, in the order in which they were added */
  AnnexaOrientation orientation; /* of the boxes being made */
  double width;                  /* between the margins, for the boxes being made */
  guint section;
  guint list;
  guint numbers[8]; /* of numbered points, by level */
} AnnexaLayout;

/* What all that make boxes use. */
AnnexaBox       *annexa_layout_add_box       (AnnexaLayout         *self,
                                              AnnexaBoxType         type,
                                              guint                 block);
AnnexaPiece     *annexa_layout_add_piece     (AnnexaLayout         *self,
                                              AnnexaPieceType       type,
                                              double                x,
                                              double                y,
                                              double                width,
                                              double                height);
AnnexaPiece     *annexa_layout_add_text      (AnnexaLayout         *self,
                                              const AnnexaRun      *runs,
                                              guint                 n_runs,
                                              AnnexaTextRole        role,
                                              double                x,
                                              double                y,
                                              double                width,
                                              double                align);
AnnexaPiece     *annexa_layout_add_span      (AnnexaLayout         *self,
                                              AnnexaSpan            span,
                                              AnnexaTextRole        role,
                                              double                x,
                                              double                y,
                                              double                width,
                                              double                align);
AnnexaPiece     *annexa_layout_add_own_text  (AnnexaLayout         *self,
                                              const char           *text,
                                              AnnexaTextRole        role,
                                              double                x,
                                              double                y,
                                              double                width,
                                              double                align);
const AnnexaRun *annexa_layout_own_run       (AnnexaLayout         *self,
                                              AnnexaRunType         type,
                                              const char           *text,
                                              const char           *target);
double           annexa_layout_get_room      (AnnexaLayout         *self,
                                              AnnexaOrientation     orientation);
AnnexaBox       *annexa_layout_get_box       (AnnexaLayout         *self,
                                              guint                 box);
const char *annexa_layout_get_target (AnnexaLayout *self, const AnnexaBox *box);

gboolean         annexa_layout_make_boxes    (AnnexaLayout         *self,
                                              GCancellable         *cancellable,
                                              GError              **error);
void             annexa_layout_make_cover    (AnnexaLayout         *self,
                                              guint                 block);
void             annexa_layout_make_masthead (AnnexaLayout         *self,
                                              guint                 block);
void             annexa_layout_make_contents (AnnexaLayout         *self,
                                              guint                 block);
void             annexa_layout_number_contents (AnnexaLayout       *self);
double           annexa_layout_add_fact      (AnnexaLayout         *self,
                                              const AnnexaFact     *fact,
                                              double                y,
                                              double                label_width,
                                              double                width);
void             annexa_layout_make_facts    (AnnexaLayout         *self,
                                              guint                 block);
void             annexa_layout_make_table    (AnnexaLayout         *self,
                                              guint                 block);
double           annexa_layout_get_padding   (AnnexaLayout         *self,
                                              const AnnexaTable    *table,
                                              guint                 column);
const double    *annexa_layout_get_columns   (AnnexaLayout         *self,
                                              const AnnexaTable    *table);
void             annexa_layout_make_signatures (AnnexaLayout       *self,
                                              guint                 block);
void             annexa_layout_break_pages   (AnnexaLayout         *self);
double           annexa_layout_get_head      (AnnexaLayout         *self,
                                              const AnnexaBox      *box,
                                              double                room);
guint            annexa_layout_split         (AnnexaLayout         *self,
                                              guint                 box,
                                              double                height,
                                              guint                *head);
void             annexa_layout_add_running   (AnnexaLayout         *self);
void             annexa_layout_draw          (AnnexaLayout         *self,
                                              guint                 page,
                                              AnnexaCanvas         *canvas);

AnnexaLayout    *annexa_layout_new           (AnnexaDocument       *document);
void             annexa_layout_free          (AnnexaLayout         *self);
gboolean         annexa_layout_run           (AnnexaLayout         *self,
                                              GCancellable         *cancellable,
                                              GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaLayout, annexa_layout_free)

G_END_DECLS
