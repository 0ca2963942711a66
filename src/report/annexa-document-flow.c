/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include "annexa-document.h"

/* How the blocks of a report follow each other. */

/* Headings of these levels are bookmarks and stand in the contents. */
#define DEEPEST_CONTENTS 2

/**
 * annexa_document_is_break:
 * @block: a block
 *
 * Returns: whether it says nothing and only begins a page, or may begin one
 */
gboolean
annexa_document_is_break (const AnnexaBlock *block)
{
  return block->type == ANNEXA_BLOCK_SECTION || block->type == ANNEXA_BLOCK_PAGE_BREAK
         || block->type == ANNEXA_BLOCK_SOFT_BREAK;
}

/**
 * annexa_document_in_contents:
 * @block: a block
 *
 * Returns: whether the block is a heading that the contents and the bookmarks list
 */
gboolean
annexa_document_in_contents (const AnnexaBlock *block)
{
  return block->type == ANNEXA_BLOCK_HEADING && block->level <= DEEPEST_CONTENTS;
}

/* As many paragraphs below a heading say what somebody signs. */
#define MOST_ABOVE_SIGNATURES 2

static gboolean
is_type (AnnexaDocument *self,
         guint           position,
         AnnexaBlockType type)
{
  return position < annexa_document_get_n_blocks (self) && annexa_document_get_block (self, position)->type == type;
}

/**
 * annexa_document_leads_to_signatures:
 * @self: a document
 * @position: of a block
 *
 * Returns: whether somebody signs below the block, with no more between than a heading and what is signed in a paragraph or
 *   two, or one paragraph below a table: lines to sign on do not stand on a page that shows nothing of what is above them
 */
gboolean
annexa_document_leads_to_signatures (AnnexaDocument *self,
                                     guint           position)
{
  gboolean heading = is_type (self, position + 1, ANNEXA_BLOCK_HEADING);
  guint most = heading ? MOST_ABOVE_SIGNATURES : is_type (self, position, ANNEXA_BLOCK_PARAGRAPH) ? 0 : 1;
  guint next = heading ? position + 2 : position + 1;

  for (guint i = 0; i < most && is_type (self, next, ANNEXA_BLOCK_PARAGRAPH); i++)
    next++;
  return next > position + 1 && is_type (self, next, ANNEXA_BLOCK_SIGNATURES);
}

/**
 * annexa_document_goes_on_signing:
 * @self: a document
 * @position: of lines to sign on
 *
 * Returns: whether more people sign than one block holds, and these are some of them
 */
gboolean
annexa_document_goes_on_signing (AnnexaDocument *self,
                                 guint           position)
{
  return position > 0 && is_type (self, position - 1, ANNEXA_BLOCK_SIGNATURES);
}

/**
 * annexa_document_is_before_table:
 * @self: a document
 * @position: of a picture
 *
 * Returns: whether the table right behind the picture says the same in figures, so that both are looked at together
 */
gboolean
annexa_document_is_before_table (AnnexaDocument *self,
                                 guint           position)
{
  return is_type (self, position, ANNEXA_BLOCK_FIGURE) && is_type (self, position + 1, ANNEXA_BLOCK_TABLE);
}

/**
 * annexa_document_heads_text:
 * @self: a document
 * @position: of facts
 *
 * Returns: whether the facts stand between a heading, perhaps with a line below it, and text; all begin on the same page
 */
gboolean
annexa_document_heads_text (AnnexaDocument *self,
                            guint           position)
{
  guint above = position > 1 && is_type (self, position - 1, ANNEXA_BLOCK_PARAGRAPH) ? 2 : 1;

  return position >= above && is_type (self, position, ANNEXA_BLOCK_FACTS)
         && is_type (self, position - above, ANNEXA_BLOCK_HEADING)
         && is_type (self, position + 1, ANNEXA_BLOCK_PARAGRAPH);
}

/* A word in bold is the heading of the paragraph that follows. */
static gboolean
is_label (AnnexaDocument    *self,
          const AnnexaBlock *block)
{
  return block->text.count == 1 && annexa_document_get_runs (self, block->text)->flags == ANNEXA_RUN_BOLD;
}

/* A sentence above the first of several sections introduces them; a remark right below a heading, such as a
 * question, belongs to the paragraph that follows. */
static gboolean
leads_to_text (const AnnexaBlock *before,
               const AnnexaBlock *block,
               const AnnexaBlock *next)
{
  if (before == NULL || before->type != ANNEXA_BLOCK_HEADING)
    return FALSE;

  return (next->type == ANNEXA_BLOCK_HEADING && next->level > before->level)
         || (block->style == ANNEXA_PARAGRAPH_SMALL && next->type == ANNEXA_BLOCK_PARAGRAPH);
}

/**
 * annexa_document_leads_to_next:
 * @self: a document
 * @position: of a block
 *
 * Returns: whether the block is a paragraph that introduces the block behind it, so that it would be lost alone at the
 *   end of a page
 */
gboolean
annexa_document_leads_to_next (AnnexaDocument *self,
                               guint           position)
{
  const AnnexaBlock *block = annexa_document_get_block (self, position);
  const AnnexaBlock *next;

  if (block->type != ANNEXA_BLOCK_PARAGRAPH || position + 1 >= annexa_document_get_n_blocks (self))
    return FALSE;

  next = annexa_document_get_block (self, position + 1);
  return next->type == ANNEXA_BLOCK_TABLE || next->type == ANNEXA_BLOCK_FACTS || next->type == ANNEXA_BLOCK_FIGURE
         || next->type == ANNEXA_BLOCK_SIGNATURES || (next->type == ANNEXA_BLOCK_PARAGRAPH && is_label (self, block))
         || leads_to_text (position > 0 ? annexa_document_get_block (self, position - 1) : NULL, block, next);
}
