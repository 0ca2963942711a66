/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include "annexa-layout-private.h"

#define LOGO_WIDEST 190
#define LOGO_HIGHEST 64
#define MASTHEAD_LOGO_HIGHEST 36
#define TITLE_TOP 0.27 /* of the room */
#define RULE_WIDTH 56
#define RULE_HEIGHT 3
#define LABEL_WIDTH 120
#define NUMBER_WIDTH 26
#define FACT_GAP 4
#define LABEL_GAP 12
#define TITLE_GAP 24

/* Returns how high it is. */
static double
add_logo (AnnexaLayout *self,
          double        highest)
{
  double width = cairo_image_surface_get_width (self->logo);
  double height = cairo_image_surface_get_height (self->logo);
  double scale = MIN (LOGO_WIDEST / width, highest / height);

  annexa_layout_add_piece (self, ANNEXA_PIECE_LOGO, 0, 0, width * scale, height * scale);
  return height * scale;
}

/* A title of several lines looks best when these are about as long as each other. */
static double
balance (AnnexaLayout  *self,
         const char    *text,
         AnnexaTextRole role,
         double         width)
{
  AnnexaTypesetting setting = { annexa_layout_own_run (self, ANNEXA_RUN_TEXT, text, NULL), 1, role, width, 0 };
  guint n_lines
      = annexa_typesetter_get_n_lines (self->typesetter, annexa_typesetter_set (self->typesetter, &setting));
  double least = width / 2;
  double most = width;

  while (n_lines > 1 && most - least > 2)
    {
      setting.width = (least + most) / 2;
      if (annexa_typesetter_get_n_lines (self->typesetter, annexa_typesetter_set (self->typesetter, &setting))
          > n_lines)
        least = setting.width;
      else
        most = setting.width;
    }
  return most;
}

/* Returns where the next text begins. No text may push the others off the page. */
static double
add_lines (AnnexaLayout  *self,
           const char    *text,
           AnnexaTextRole role,
           double         y,
           double         width,
           guint          most)
{
  AnnexaPiece *piece;

  if (text == NULL || *text == '\0')
    return y;

  piece = annexa_layout_add_own_text (self, text, role, 0, y, width, 0);
  piece->n_lines = MIN (piece->n_lines, most);
  piece->height = (float) annexa_typesetter_get_height (self->typesetter, piece->paragraph, 0, piece->n_lines);
  return y + piece->height;
}

/* A title that is a sentence is set smaller. */
static AnnexaTextRole
choose_title_role (AnnexaLayout *self)
{
  AnnexaExtent extent = { 0 };
  AnnexaTypesetting setting = { annexa_layout_own_run (self, ANNEXA_RUN_TEXT, self->info->title, NULL), 1,
                                ANNEXA_TEXT_COVER_TITLE, 0, 0 };

  annexa_typesetter_measure (self->typesetter, &setting, &extent);
  return extent.longest_line <= 2.5 * self->width && extent.widest_word <= self->width ? ANNEXA_TEXT_COVER_TITLE
                                                                                       : ANNEXA_TEXT_HEADING_1;
}

/* Returns where it ends. */
static double
add_title (AnnexaLayout  *self,
           AnnexaTextRole role,
           double         y,
           double         gap)
{
  const AnnexaDocumentInfo *info = self->info;

  y = add_lines (self, info->title, role, y, balance (self, info->title, role, self->width), 6) + gap;
  annexa_layout_add_piece (self, ANNEXA_PIECE_RULE, 0, y, RULE_WIDTH, RULE_HEIGHT)->ink = ANNEXA_INK_ACCENT;
  return add_lines (self, info->subject, ANNEXA_TEXT_COVER_SUBJECT, y + RULE_HEIGHT + gap, MIN (self->width, 360), 6);
}

/* Returns how high they are. */
static double
add_facts (AnnexaLayout *self,
           GArray       *facts)
{
  double y = 0;

  for (guint i = 0; i < facts->len; i++)
    {
      const AnnexaFact *fact = &g_array_index (facts, AnnexaFact, i);

      y += annexa_layout_add_fact (self, fact, y, LABEL_WIDTH, self->width) + (i + 1 < facts->len ? FACT_GAP : 0);
    }
  return y;
}

static void
move_down (AnnexaLayout *self,
           guint         first,
           guint         end,
           double        y)
{
  for (guint i = first; i < end; i++)
    g_array_index (self->pieces, AnnexaPiece, i).y += (float) y;
}

/* Returns how much room is left above it. */
static double
add_label (AnnexaLayout *self,
           double        room)
{
  double height = self->theme.styles[ANNEXA_TEXT_COVER_LABEL].leading;

  if (self->info->confidentiality == NULL || *self->info->confidentiality == '\0')
    return room;

  annexa_layout_add_piece (self, ANNEXA_PIECE_RULE, 0, room - height - LABEL_GAP, self->width, self->theme.thin);
  add_lines (self, self->info->confidentiality, ANNEXA_TEXT_COVER_LABEL, room - height, self->width, 1);
  return room - height - 2 * LABEL_GAP;
}

/* Puts the facts at the foot and the title where the eye falls first; it gives way when there are many facts. Returns
 * whether there was room for the facts. */
static gboolean
arrange (AnnexaLayout *self,
         GArray       *facts,
         double        room)
{
  guint first = self->pieces->len;
  double title = add_lines (self, self->info->organization, ANNEXA_TEXT_COVER_ORGANIZATION, 0, self->width, 2) + 6;
  double top = self->logo != NULL ? LOGO_HIGHEST + TITLE_GAP : 0;
  guint first_fact;
  guint end;
  double height;
  double bottom;
  gboolean fits;

  title = add_title (self, choose_title_role (self), title, ANNEXA_COVER_GAP);
  first_fact = self->pieces->len;
  height = add_facts (self, facts);
  end = self->pieces->len;
  bottom = add_label (self, room);
  fits = top + title + TITLE_GAP + height <= bottom;
  if (fits)
    {
      move_down (self, first, first_fact, CLAMP (bottom - height - TITLE_GAP - title, top, room * TITLE_TOP));
      move_down (self, first_fact, end, bottom - height);
      return TRUE;
    }

  move_down (self, first, first_fact, MAX (top, MIN (bottom - title, room * TITLE_TOP)));
  g_array_remove_range (self->pieces, first_fact, end - first_fact);
  annexa_layout_get_box (self, self->boxes->len - 1)->n_pieces -= end - first_fact;
  return FALSE;
}

/**
 * annexa_layout_make_cover:
 * @self: a layout
 * @block: the number of the cover
 */
void
annexa_layout_make_cover (AnnexaLayout *self,
                          guint         block)
{
  double room = annexa_layout_get_room (self, self->orientation);
  gboolean fits;
  AnnexaBox *box;

  annexa_layout_add_box (self, ANNEXA_BOX_COVER, block);
  if (self->logo != NULL)
    add_logo (self, LOGO_HIGHEST);
  fits = arrange (self, annexa_document_get_block (self->document, block)->facts, room);
  annexa_layout_get_box (self, self->boxes->len - 1)->height = (float) room;

  box = annexa_layout_add_box (self, ANNEXA_BOX_BREAK, block);
  box->orientation = (guint8) self->orientation;
  if (!fits)
    annexa_layout_make_facts (self, block);
}

/**
 * annexa_layout_make_masthead:
 * @self: a layout
 * @block: the number of the masthead
 *
 * The running header above it names the organization.
 */
void
annexa_layout_make_masthead (AnnexaLayout *self,
                             guint         block)
{
  double y = 0;
  AnnexaBox *box;

  annexa_layout_add_box (self, ANNEXA_BOX_MASTHEAD, block);
  if (self->logo != NULL)
    y = add_logo (self, MASTHEAD_LOGO_HIGHEST) + ANNEXA_MASTHEAD_GAP;
  y = add_title (self, ANNEXA_TEXT_MASTHEAD_TITLE, y, ANNEXA_MASTHEAD_GAP);

  box = annexa_layout_get_box (self, self->boxes->len - 1);
  box->height = (float) y;
  box->keep = ANNEXA_KEEP_ALWAYS;
  annexa_layout_make_facts (self, block);
}

/* A chapter and what is in it stand together. */
static AnnexaKeep
get_contents_keep (AnnexaLayout *self,
                   guint         number)
{
  gboolean goes_on = number + 1 < self->contents->len
                     && g_array_index (self->contents, AnnexaContentsLine, number + 1).level > 1;

  return goes_on ? ANNEXA_KEEP_WISHED : ANNEXA_KEEP_NOT;
}

static void
add_contents_line (AnnexaLayout             *self,
                   guint                     block,
                   guint                     number,
                   const AnnexaContentsLine *line)
{
  AnnexaTextRole role = line->level <= 1 ? ANNEXA_TEXT_CONTENTS_1 : ANNEXA_TEXT_CONTENTS_2;
  const AnnexaTextStyle *style = &self->theme.styles[role];
  double x = line->level <= 1 ? 0 : self->theme.indent;
  AnnexaBox *box = annexa_layout_add_box (self, ANNEXA_BOX_CONTENTS, block);
  AnnexaPiece *title;

  box->row = number;
  box->before = (float) (number == 0 ? self->theme.block_gap : style->before + style->after);
  box->keep = (guint8) get_contents_keep (self, number);
  title = annexa_layout_add_text (self, annexa_layout_own_run (self, ANNEXA_RUN_LINK, line->title, line->id), 1, role,
                                  x, 0, self->width - x - NUMBER_WIDTH, 0);
  annexa_layout_add_own_text (self, "", role, self->width - NUMBER_WIDTH, title->height - style->leading, NUMBER_WIDTH,
                              1)
      ->cell
      = 1;
}

/**
 * annexa_layout_make_contents:
 * @self: a layout
 * @block: the number of the contents
 */
void
annexa_layout_make_contents (AnnexaLayout *self,
                             guint         block)
{
  AnnexaBox *box = annexa_layout_add_box (self, ANNEXA_BOX_BREAK, block);

  box->orientation = (guint8) self->orientation;
  box = annexa_layout_add_box (self, ANNEXA_BOX_TEXT, block);
  box->keep = ANNEXA_KEEP_ALWAYS;
  annexa_layout_add_span (self, annexa_document_get_block (self->document, block)->text, ANNEXA_TEXT_HEADING_1, 0, 0,
                          self->width, 0);
  for (guint i = 0; i < self->contents->len; i++)
    add_contents_line (self, block, i, &g_array_index (self->contents, AnnexaContentsLine, i));
}

static void
number_line (AnnexaLayout    *self,
             const AnnexaBox *box)
{
  const AnnexaContentsLine *line = &g_array_index (self->contents, AnnexaContentsLine, box->row);
  AnnexaTextRole role = line->level <= 1 ? ANNEXA_TEXT_CONTENTS_1 : ANNEXA_TEXT_CONTENTS_2;
  AnnexaPiece *number = &g_array_index (self->pieces, AnnexaPiece, box->first_piece + box->n_pieces - 1);
  g_autofree char *page = g_strdup_printf ("%u", line->page + 1);
  const AnnexaRun *run = annexa_layout_own_run (self, ANNEXA_RUN_LINK, page, line->id);

  number->paragraph
      = annexa_typesetter_set (self->typesetter, &(AnnexaTypesetting){ run, 1, role, number->width, 1 });
  number->n_lines = 1;
}

/**
 * annexa_layout_number_contents:
 * @self: a layout whose pages are known
 *
 * Writes the numbers of pages into the contents, for which room was left.
 */
void
annexa_layout_number_contents (AnnexaLayout *self)
{
  guint n_boxes = self->boxes->len;

  for (guint i = 0; i < n_boxes; i++)
    {
      const AnnexaBox *box = annexa_layout_get_box (self, i);

      if (box->type == ANNEXA_BOX_CONTENTS)
        number_line (self, box);
    }
}
