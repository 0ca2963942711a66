/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <string.h>

#include "annexa-odt-private.h"

/* How high a line of the report's font is by itself, for a size of 1. */
#define NATURAL_LEADING 1.362

#define FIGURE_GAP 6
#define COVER_SUBJECT_WIDTH 360

typedef enum
{
  PLAIN = 0,
  SPACED = 1 << 0,    /* keeps the white space that the theme puts around it */
  KEPT = 1 << 1,      /* stays with what follows */
  END = 1 << 2,       /* stands at the side where lines end */
  MEASURED = 1 << 3,  /* is not set wider than can be read well */
  UNBROKEN = 1 << 4,  /* stands on one page */
  LOOSE = 1 << 5,     /* its lines are as high as what is in them */
} StyleFlags;

/* LibreOffice forgets where the lines of a point end unless its style says where they begin, and to which list it belongs:
 * so there is a style for each level of lists. Those of last points follow the others. */
#define LIST_STYLE(name, display_name, parent)                                                                         \
  {                                                                                                                    \
    name, display_name, parent, ANNEXA_TEXT_BODY, "list", SPACED | MEASURED                                            \
  }
#define LIST_LEVELS(level)                                                                                             \
  [ANNEXA_ODT_LIST (level, ANNEXA_ODT_ITEM)]                                                                           \
  = LIST_STYLE ("List_20_" #level, "List " #level, ANNEXA_ODT_BODY),                                                   \
  [ANNEXA_ODT_LIST (level, ANNEXA_ODT_LAST_ITEM)]                                                                      \
  = LIST_STYLE ("List_20_" #level "_20_End", "List " #level " End", ANNEXA_ODT_LIST (level, ANNEXA_ODT_ITEM)),         \
  [ANNEXA_ODT_LIST (level, ANNEXA_ODT_NUMBERED)]                                                                       \
  = LIST_STYLE ("Numbering_20_" #level, "Numbering " #level, ANNEXA_ODT_BODY),                                         \
  [ANNEXA_ODT_LIST (level, ANNEXA_ODT_LAST_NUMBERED)]                                                                  \
  = LIST_STYLE ("Numbering_20_" #level "_20_End", "Numbering " #level " End",                                          \
                ANNEXA_ODT_LIST (level, ANNEXA_ODT_NUMBERED))

/* Names that LibreOffice knows are its own, so that the styles appear where people look for them. Others are names of the
 * file format and not translated: a template of one's own has to find them again. */
static const struct
{
  const char *name;
  const char *display_name;
  AnnexaOdtStyle parent;
  AnnexaTextRole role;
  const char *group;
  StyleFlags flags;
  guint outline;
} styles[ANNEXA_ODT_N_STYLES] = {
  [ANNEXA_ODT_STANDARD] = { "Standard", NULL, ANNEXA_ODT_STANDARD, ANNEXA_TEXT_BODY, "text", PLAIN },
  [ANNEXA_ODT_BODY] = { "Text_20_body", "Text body", ANNEXA_ODT_STANDARD, ANNEXA_TEXT_BODY, "text", SPACED | MEASURED },
  [ANNEXA_ODT_LEAD] = { "Lead", NULL, ANNEXA_ODT_BODY, ANNEXA_TEXT_LEAD, "text", SPACED | MEASURED },
  [ANNEXA_ODT_SMALL] = { "Remark", NULL, ANNEXA_ODT_BODY, ANNEXA_TEXT_SMALL, "text", SPACED | MEASURED },
  [ANNEXA_ODT_SMALL_KEPT] = { "Remark_20_kept", "Remark kept", ANNEXA_ODT_SMALL, ANNEXA_TEXT_SMALL, "text",
                              SPACED | MEASURED | KEPT },
  [ANNEXA_ODT_INTRODUCTION] = { "Introduction", NULL, ANNEXA_ODT_BODY, ANNEXA_TEXT_BODY, "text",
                                SPACED | MEASURED | KEPT },
  LIST_LEVELS (1),
  LIST_LEVELS (2),
  LIST_LEVELS (3),
  LIST_LEVELS (4),
  [ANNEXA_ODT_HEADING] = { "Heading", NULL, ANNEXA_ODT_STANDARD, ANNEXA_TEXT_HEADING_2, "text",
                           SPACED | KEPT | UNBROKEN },
  [ANNEXA_ODT_HEADING_1] = { "Heading_20_1", "Heading 1", ANNEXA_ODT_HEADING, ANNEXA_TEXT_HEADING_1, "text",
                             SPACED | KEPT | UNBROKEN, 1 },
  [ANNEXA_ODT_HEADING_2] = { "Heading_20_2", "Heading 2", ANNEXA_ODT_HEADING, ANNEXA_TEXT_HEADING_2, "text",
                             SPACED | KEPT | UNBROKEN, 2 },
  [ANNEXA_ODT_HEADING_3] = { "Heading_20_3", "Heading 3", ANNEXA_ODT_HEADING, ANNEXA_TEXT_HEADING_3, "text",
                             SPACED | KEPT | UNBROKEN, 3 },
  [ANNEXA_ODT_HEADING_4] = { "Heading_20_4", "Heading 4", ANNEXA_ODT_HEADING, ANNEXA_TEXT_HEADING_4, "text",
                             SPACED | KEPT | UNBROKEN, 4 },
  [ANNEXA_ODT_COVER_LOGO] = { "Cover_20_logo", "Cover logo", ANNEXA_ODT_STANDARD, ANNEXA_TEXT_BODY, "chapter", LOOSE },
  [ANNEXA_ODT_COVER_ORGANIZATION] = { "Cover_20_organization", "Cover organization", ANNEXA_ODT_STANDARD,
                                      ANNEXA_TEXT_COVER_ORGANIZATION, "chapter" },
  [ANNEXA_ODT_COVER_TITLE] = { "Title", NULL, ANNEXA_ODT_STANDARD, ANNEXA_TEXT_COVER_TITLE, "chapter" },
  [ANNEXA_ODT_COVER_SUBJECT] = { "Subtitle", NULL, ANNEXA_ODT_STANDARD, ANNEXA_TEXT_COVER_SUBJECT, "chapter" },
  [ANNEXA_ODT_COVER_RULE] = { "Cover_20_rule", "Cover rule", ANNEXA_ODT_STANDARD, ANNEXA_TEXT_BODY, "chapter" },
  [ANNEXA_ODT_COVER_LABEL] = { "Cover_20_label", "Cover label", ANNEXA_ODT_STANDARD, ANNEXA_TEXT_COVER_LABEL,
                               "chapter" },
  [ANNEXA_ODT_CONTENTS_TITLE] = { "Contents_20_Heading", "Contents Heading", ANNEXA_ODT_STANDARD, ANNEXA_TEXT_HEADING_1,
                                  "index", SPACED | KEPT },
  [ANNEXA_ODT_CONTENTS_1] = { "Contents_20_1", "Contents 1", ANNEXA_ODT_STANDARD, ANNEXA_TEXT_CONTENTS_1, "index",
                              SPACED },
  [ANNEXA_ODT_CONTENTS_1_KEPT] = { "Contents_20_1_20_kept", "Contents 1 kept", ANNEXA_ODT_CONTENTS_1,
                                   ANNEXA_TEXT_CONTENTS_1, "index", SPACED | KEPT },
  [ANNEXA_ODT_CONTENTS_2] = { "Contents_20_2", "Contents 2", ANNEXA_ODT_STANDARD, ANNEXA_TEXT_CONTENTS_2, "index",
                              SPACED },
  [ANNEXA_ODT_CONTENTS_2_KEPT] = { "Contents_20_2_20_kept", "Contents 2 kept", ANNEXA_ODT_CONTENTS_2,
                                   ANNEXA_TEXT_CONTENTS_2, "index", SPACED | KEPT },
  [ANNEXA_ODT_FIGURE] = { "Figure", NULL, ANNEXA_ODT_STANDARD, ANNEXA_TEXT_BODY, "extra", KEPT | LOOSE },
  [ANNEXA_ODT_LONE_FIGURE] = { "Figure_20_without_20_caption", "Figure without caption", ANNEXA_ODT_FIGURE,
                               ANNEXA_TEXT_BODY, "extra", LOOSE },
  [ANNEXA_ODT_CAPTION] = { "Caption", NULL, ANNEXA_ODT_STANDARD, ANNEXA_TEXT_CAPTION, "extra", MEASURED },
  [ANNEXA_ODT_CAPTION_KEPT] = { "Caption_20_kept", "Caption kept", ANNEXA_ODT_CAPTION, ANNEXA_TEXT_CAPTION, "extra",
                                MEASURED | KEPT },
  [ANNEXA_ODT_CELL] = { "Table_20_Contents", "Table Contents", ANNEXA_ODT_STANDARD, ANNEXA_TEXT_CELL, "extra" },
  [ANNEXA_ODT_CELL_END] = { "Table_20_Number", "Table Number", ANNEXA_ODT_CELL, ANNEXA_TEXT_CELL, "extra", END },
  [ANNEXA_ODT_CELL_KEPT] = { "Table_20_Contents_20_kept", "Table Contents kept", ANNEXA_ODT_CELL, ANNEXA_TEXT_CELL,
                             "extra", KEPT },
  [ANNEXA_ODT_CELL_TITLE] = { "Table_20_Heading", "Table Heading", ANNEXA_ODT_CELL, ANNEXA_TEXT_CELL_TITLE, "extra",
                              KEPT },
  [ANNEXA_ODT_CELL_TITLE_END] = { "Table_20_Heading_20_Number", "Table Heading Number", ANNEXA_ODT_CELL_TITLE,
                                  ANNEXA_TEXT_CELL_TITLE, "extra", KEPT | END },
  [ANNEXA_ODT_CELL_GROUP] = { "Table_20_Group", "Table Group", ANNEXA_ODT_CELL, ANNEXA_TEXT_CELL_GROUP, "extra", KEPT },
  [ANNEXA_ODT_CELL_TOTAL] = { "Table_20_Total", "Table Total", ANNEXA_ODT_CELL, ANNEXA_TEXT_CELL_TOTAL, "extra" },
  [ANNEXA_ODT_CELL_TOTAL_END] = { "Table_20_Total_20_Number", "Table Total Number", ANNEXA_ODT_CELL_TOTAL,
                                  ANNEXA_TEXT_CELL_TOTAL, "extra", END },
  [ANNEXA_ODT_FACT_LABEL] = { "Fact_20_label", "Fact label", ANNEXA_ODT_STANDARD, ANNEXA_TEXT_FACT_LABEL, "extra" },
  [ANNEXA_ODT_FACT] = { "Fact", NULL, ANNEXA_ODT_STANDARD, ANNEXA_TEXT_FACT, "extra" },
  [ANNEXA_ODT_SIGNATURE_ROLE] = { "Signature_20_role", "Signature role", ANNEXA_ODT_STANDARD, ANNEXA_TEXT_CELL_TOTAL,
                                  "extra", KEPT },
  [ANNEXA_ODT_SIGNATURE_LINE] = { "Signature_20_line", "Signature line", ANNEXA_ODT_STANDARD, ANNEXA_TEXT_FACT, "extra",
                                  KEPT },
  [ANNEXA_ODT_SIGNATURE_LABEL] = { "Signature_20_label", "Signature label", ANNEXA_ODT_STANDARD,
                                   ANNEXA_TEXT_SIGNATURE_LABEL, "extra" },
  [ANNEXA_ODT_HEADER] = { "Header", NULL, ANNEXA_ODT_STANDARD, ANNEXA_TEXT_RUNNING, "extra" },
  [ANNEXA_ODT_FOOTER] = { "Footer", NULL, ANNEXA_ODT_STANDARD, ANNEXA_TEXT_RUNNING, "extra" },
};

static const char *const asian_languages[] = { "ja", "ko", "zh", NULL };
static const char *const complex_languages[] = { "ar", "fa", "he", "hi", "th", "ur", NULL };

static const AnnexaTextStyle *
get_look (AnnexaOdt     *self,
          AnnexaOdtStyle style)
{
  AnnexaTextRole role = style == ANNEXA_ODT_COVER_TITLE ? annexa_odt_get_title_role (self) : styles[style].role;

  return &self->theme.styles[role];
}

static gboolean
depends_on_orientation (AnnexaOdtStyle style)
{
  return (styles[style].flags & MEASURED) != 0 || style == ANNEXA_ODT_HEADER || style == ANNEXA_ODT_FOOTER;
}

/**
 * annexa_odt_style_name:
 * @style: a style
 * @orientation: of the page on which it is used: where lines end in the same place on narrow and wide pages, a style of its
 *   own says so
 *
 * Returns: (transfer none): the name of the style
 */
const char *
annexa_odt_style_name (AnnexaOdtStyle    style,
                       AnnexaOrientation orientation)
{
  const char *name = styles[style].name;
  g_autofree char *wide = NULL;

  if (orientation == ANNEXA_ORIENTATION_PORTRAIT || !depends_on_orientation (style))
    return name;

  wide = g_strconcat (name, "_20_landscape", NULL);
  return g_intern_string (wide);
}

static void
write_letters (AnnexaOdtXml          *xml,
               const AnnexaTextStyle *style)
{
  annexa_odt_xml_begin (xml, "style:text-properties");
  annexa_odt_write_size (xml, style->size);
  annexa_odt_write_weight (xml, style->bold);
  annexa_odt_xml_colour (xml, "fo:color", &style->colour);
  annexa_odt_xml_end (xml);
}

static gboolean
is_written_in (AnnexaOdt         *self,
               const char *const *languages)
{
  g_autofree char *language = g_strdup (self->info->language != NULL ? self->info->language : "");

  language[strcspn (language, "-")] = '\0';
  return g_strv_contains (languages, language);
}

/* Lines may grow when somebody makes the letters larger. Those closer than the font's own distance can only be told as a
 * part of it. The fonts of complex scripts have a distance of their own, which would make every line higher than on our
 * pages. */
static void
write_leading (AnnexaOdt             *self,
               AnnexaOdtXml          *xml,
               const AnnexaTextStyle *style)
{
  double natural = style->size * NATURAL_LEADING;

  if (self->info->right_to_left || is_written_in (self, complex_languages))
    annexa_odt_xml_length (xml, "fo:line-height", style->leading);
  else if (style->leading >= natural)
    annexa_odt_xml_length (xml, "style:line-height-at-least", style->leading);
  else
    annexa_odt_xml_percent (xml, "fo:line-height", style->leading / natural);
}

static gboolean
is_contents (AnnexaOdtStyle style)
{
  return style >= ANNEXA_ODT_CONTENTS_1 && style <= ANNEXA_ODT_CONTENTS_2_KEPT;
}

static double
get_contents_indent (AnnexaOdt     *self,
                     AnnexaOdtStyle style)
{
  return is_contents (style) && style >= ANNEXA_ODT_CONTENTS_2 ? self->theme.indent : 0;
}

/* The numbers of the contents stand at the margin, behind dots. Places of tabs count from where lines begin. */
static void
write_tabs (AnnexaOdt        *self,
            AnnexaOdtXml     *xml,
            AnnexaOdtStyle    style,
            AnnexaOrientation orientation)
{
  double indent = get_contents_indent (self, style);

  annexa_odt_xml_begin (xml, "style:tab-stops");
  annexa_odt_xml_begin (xml, "style:tab-stop");
  annexa_odt_xml_length (xml, "style:position", annexa_odt_get_text_width (self, orientation) - indent);
  annexa_odt_xml_attribute (xml, "style:type", "right");
  if (is_contents (style))
    annexa_odt_xml_attributes (xml, "style:leader-style", "dotted", "style:leader-text", ".", NULL);
  annexa_odt_xml_end (xml);
  annexa_odt_xml_end (xml);
}

static gboolean
has_tabs (AnnexaOdtStyle style)
{
  return style == ANNEXA_ODT_HEADER || style == ANNEXA_ODT_FOOTER || is_contents (style);
}

/* White space around a paragraph. In LibreOffice the space below one and that above the next add up, in the theme the
 * larger one counts: what a paragraph of running text leaves below is taken off above all others. */
typedef struct
{
  double above;
  double below;
  double beside; /* where its lines end */
  double indent; /* where they begin */
  double hanging; /* how much before that the first one begins */
} Space;

/* Lines are no longer than can be read well, also where the page has room for longer ones. */
static double
get_beside (AnnexaOdt        *self,
            double            longest,
            AnnexaOrientation orientation)
{
  return MAX (0, annexa_odt_get_text_width (self, orientation) - longest);
}

static void
set_cover_space (AnnexaOdt     *self,
                 AnnexaOdtStyle style,
                 Space         *space)
{
  const AnnexaPiece *logo = annexa_odt_find_title_piece (self, ANNEXA_PIECE_LOGO, 0);
  const AnnexaPiece *rule = annexa_odt_find_title_piece (self, ANNEXA_PIECE_RULE, 0);

  double gap = self->cover == G_MAXUINT ? ANNEXA_MASTHEAD_GAP : ANNEXA_COVER_GAP;

  switch ((int) style)
    {
    case ANNEXA_ODT_COVER_ORGANIZATION:
      space->above = MAX (0, annexa_odt_get_cover_top (self) - (logo != NULL ? logo->height : 0));
      space->below = 6;
      break;
    case ANNEXA_ODT_COVER_TITLE:
      space->above = self->cover == G_MAXUINT && logo != NULL ? ANNEXA_MASTHEAD_GAP : 0;
      space->below = gap;
      break;
    case ANNEXA_ODT_COVER_RULE:
      space->below = gap;
      space->beside = get_beside (self, rule != NULL ? rule->width : 0, self->cover_orientation);
      break;
    case ANNEXA_ODT_COVER_SUBJECT:
      space->beside = get_beside (self, COVER_SUBJECT_WIDTH, self->cover_orientation);
      break;
    case ANNEXA_ODT_COVER_LABEL:
      space->above = 12;
      break;
    default:
      break;
    }
}

static gboolean
is_list_style (AnnexaOdtStyle style)
{
  return style >= ANNEXA_ODT_ITEM && style < ANNEXA_ODT_HEADING;
}

static gboolean
is_numbered (AnnexaOdtStyle style)
{
  return (style - ANNEXA_ODT_ITEM) % ANNEXA_ODT_N_LIST_STYLES >= ANNEXA_ODT_NUMBERED - ANNEXA_ODT_ITEM;
}

/* Points lie closer to each other than the last of them to what follows the list. */
static void
set_list_space (AnnexaOdt     *self,
                AnnexaOdtStyle style,
                Space         *space)
{
  guint number = style - ANNEXA_ODT_ITEM;

  if (!is_list_style (style))
    return;
  space->indent = self->theme.indent * (number / ANNEXA_ODT_N_LIST_STYLES + 1);
  space->hanging = self->theme.indent;
  if (number % 2 == 0)
    space->below = self->theme.item_gap;
}

static Space
get_space (AnnexaOdt     *self,
           AnnexaOdtStyle style)
{
  const AnnexaTheme *theme = &self->theme;
  const AnnexaTextStyle *look = get_look (self, style);
  Space space = { 0 };

  if ((styles[style].flags & SPACED) != 0)
    space = (Space){ MAX (0, look->before - theme->styles[ANNEXA_TEXT_BODY].after), look->after, 0 };
  if ((styles[style].flags & MEASURED) != 0)
    space.beside = get_beside (self, theme->measure, ANNEXA_ORIENTATION_PORTRAIT);

  set_list_space (self, style, &space);
  if (style == ANNEXA_ODT_FIGURE || style == ANNEXA_ODT_LONE_FIGURE)
    space = (Space){ theme->block_gap - theme->styles[ANNEXA_TEXT_BODY].after,
                     style == ANNEXA_ODT_FIGURE ? FIGURE_GAP : theme->block_gap, 0 };
  else if (style == ANNEXA_ODT_CAPTION || style == ANNEXA_ODT_CAPTION_KEPT)
    space.below = theme->block_gap;
  else if (is_contents (style))
    space = (Space){ look->before + look->after, 0, 0, get_contents_indent (self, style) };
  else if (style == ANNEXA_ODT_CONTENTS_TITLE)
    space.below = MAX (0, theme->block_gap - theme->styles[ANNEXA_TEXT_CONTENTS_1].before
                          - theme->styles[ANNEXA_TEXT_CONTENTS_1].after);
  else if (style == ANNEXA_ODT_SIGNATURE_LINE || style == ANNEXA_ODT_SIGNATURE_LABEL)
    space.beside = ANNEXA_SIGNATURE_GAP;
  set_cover_space (self, style, &space);
  return space;
}

/* Rules that belong to a paragraph. */
static void
write_rules (AnnexaOdt     *self,
             AnnexaOdtXml  *xml,
             AnnexaOdtStyle style)
{
  const AnnexaTheme *theme = &self->theme;
  const AnnexaPiece *rule = annexa_odt_find_title_piece (self, ANNEXA_PIECE_RULE, 0);

  if (style == ANNEXA_ODT_COVER_RULE)
    annexa_odt_xml_line (xml, "fo:border-top", rule != NULL ? rule->height : theme->thick, &theme->accent);
  else if (style == ANNEXA_ODT_COVER_LABEL)
    {
      annexa_odt_xml_line (xml, "fo:border-top", theme->thin, &theme->palette->line);
      annexa_odt_xml_length (xml, "fo:padding-top", 12);
    }
  else if (style == ANNEXA_ODT_HEADER)
    {
      annexa_odt_xml_line (xml, "fo:border-bottom", theme->thin, &theme->palette->line);
      annexa_odt_xml_length (xml, "fo:padding-bottom",
                             ANNEXA_ODT_HEADER_RULE - theme->styles[ANNEXA_TEXT_RUNNING].leading);
    }
  else if (style == ANNEXA_ODT_SIGNATURE_LINE)
    {
      annexa_odt_xml_line (xml, "fo:border-bottom", theme->thin * 1.5, &theme->palette->text);
      annexa_odt_xml_length (xml, "fo:padding-bottom", 1);
    }
}

/* The title of the contents begins a page by its own style: one beside it would be lost when somebody has the contents
 * made anew. */
static const AnnexaOdtPlace *
find_contents (AnnexaOdt *self)
{
  for (guint i = 0; i < annexa_document_get_n_blocks (self->document); i++)
    if (annexa_document_get_block (self->document, i)->type == ANNEXA_BLOCK_CONTENTS)
      return &self->places[i];

  return NULL;
}

/* LibreOffice takes the start of lines for the left, whatever the direction. */
static const char *
get_align (AnnexaOdt *self,
           gboolean   end)
{
  if (self->info->right_to_left)
    return end ? "left" : "right";

  return end ? "end" : "start";
}

static void
write_paragraph_properties (AnnexaOdt     *self,
                            AnnexaOdtXml  *xml,
                            AnnexaOdtStyle style)
{
  const AnnexaOdtPlace *contents = find_contents (self);
  const AnnexaTextStyle *look = get_look (self, style);
  StyleFlags flags = styles[style].flags;
  Space space = get_space (self, style);
  gboolean begins_page
      = style == ANNEXA_ODT_CONTENTS_TITLE && contents != NULL && contents->page_break != ANNEXA_ODT_BREAK_NONE;

  annexa_odt_xml_begin (xml, "style:paragraph-properties");
  annexa_odt_xml_length (xml, "fo:margin-top", begins_page ? 0 : space.above);
  annexa_odt_xml_length (xml, "fo:margin-bottom", space.below);
  annexa_odt_xml_length (xml, "fo:margin-left", space.indent);
  annexa_odt_xml_length (xml, "fo:margin-right", space.beside);
  annexa_odt_xml_length (xml, "fo:text-indent", -space.hanging);
  write_rules (self, xml, style);
  if (style == ANNEXA_ODT_COVER_RULE)
    annexa_odt_xml_length (xml, "fo:line-height", 1);
  else if ((flags & LOOSE) == 0)
    write_leading (self, xml, look);
  else
    annexa_odt_xml_attribute (xml, "fo:line-height", "100%");
  annexa_odt_xml_attribute (xml, "fo:text-align", get_align (self, (flags & END) != 0));
  annexa_odt_xml_attribute (xml, "fo:keep-with-next", (flags & KEPT) != 0 ? "always" : "auto");
  if ((flags & UNBROKEN) != 0)
    annexa_odt_xml_attribute (xml, "fo:keep-together", "always");
  if (begins_page && contents->page_break == ANNEXA_ODT_BREAK_PAGE)
    annexa_odt_xml_attribute (xml, "fo:break-before", "page");
  if (has_tabs (style))
    write_tabs (self, xml, style, ANNEXA_ORIENTATION_PORTRAIT);
  annexa_odt_xml_end (xml);
}

static void
begin_paragraph_style (AnnexaOdtXml *xml,
                       const char   *name,
                       const char   *display_name,
                       const char   *parent,
                       const char   *group)
{
  annexa_odt_xml_begin (xml, "style:style");
  annexa_odt_xml_attribute (xml, "style:name", name);
  if (display_name != NULL)
    annexa_odt_xml_attribute (xml, "style:display-name", display_name);
  annexa_odt_xml_attribute (xml, "style:family", "paragraph");
  if (parent != NULL)
    annexa_odt_xml_attribute (xml, "style:parent-style-name", parent);
  annexa_odt_xml_attribute (xml, "style:class", group);
}

static void
write_paragraph_style (AnnexaOdt     *self,
                       AnnexaOdtXml  *xml,
                       AnnexaOdtStyle style)
{
  const AnnexaOdtPlace *contents = find_contents (self);

  begin_paragraph_style (xml, styles[style].name, styles[style].display_name,
                         style != ANNEXA_ODT_STANDARD ? styles[styles[style].parent].name : NULL, styles[style].group);
  if (is_list_style (style))
    annexa_odt_xml_attribute (xml, "style:list-style-name", annexa_odt_list_name (is_numbered (style)));
  if (styles[style].outline > 0)
    {
      annexa_odt_xml_attribute (xml, "style:next-style-name", styles[ANNEXA_ODT_BODY].name);
      annexa_odt_xml_number (xml, "style:default-outline-level", styles[style].outline);
    }
  if (style == ANNEXA_ODT_CONTENTS_TITLE && contents != NULL)
    annexa_odt_write_break (xml, contents->page_break);
  write_paragraph_properties (self, xml, style);
  write_letters (xml, get_look (self, style));
  annexa_odt_xml_end (xml);
}

/**
 * annexa_odt_style_above:
 * @self: a report
 * @style: a style
 *
 * Returns: the white space above a paragraph
 */
double
annexa_odt_style_above (AnnexaOdt     *self,
                        AnnexaOdtStyle style)
{
  return get_space (self, style).above;
}

/**
 * annexa_odt_style_below:
 * @self: a report
 * @style: a style
 *
 * Returns: the white space below a paragraph
 */
double
annexa_odt_style_below (AnnexaOdt     *self,
                        AnnexaOdtStyle style)
{
  return get_space (self, style).below;
}

/* The same on wide pages; all but the ends of lines comes from the style for narrow ones. */
static void
write_landscape_style (AnnexaOdt     *self,
                       AnnexaOdtXml  *xml,
                       AnnexaOdtStyle style)
{
  const char *shown = styles[style].display_name != NULL ? styles[style].display_name : styles[style].name;
  g_autofree char *display_name = g_strconcat (shown, " landscape", NULL);
  Space space = get_space (self, style);

  begin_paragraph_style (xml, annexa_odt_style_name (style, ANNEXA_ORIENTATION_LANDSCAPE), display_name,
                         styles[style].name, styles[style].group);
  annexa_odt_xml_begin (xml, "style:paragraph-properties");
  annexa_odt_xml_length (xml, "fo:margin-left", space.indent);
  annexa_odt_xml_length (xml, "fo:text-indent", -space.hanging);
  annexa_odt_xml_length (xml, "fo:margin-right", (styles[style].flags & MEASURED) != 0
                             ? get_beside (self, self->theme.wide_measure, ANNEXA_ORIENTATION_LANDSCAPE)
                             : 0);
  if (has_tabs (style))
    write_tabs (self, xml, style, ANNEXA_ORIENTATION_LANDSCAPE);
  annexa_odt_xml_end (xml);
  annexa_odt_xml_end (xml);
}

/* Latin letters are of no language in such a text: LibreOffice would break their words wherever a line ends. */
static void
write_language (AnnexaOdt    *self,
                AnnexaOdtXml *xml)
{
  g_auto (GStrv) parts = g_strsplit (self->info->language != NULL ? self->info->language : "", "-", -1);
  const char *language = parts[0] != NULL && *parts[0] != '\0' ? parts[0] : "none";
  const char *country = parts[0] != NULL && parts[1] != NULL && strlen (parts[1]) == 2 ? parts[1] : "none";

  gboolean asian = is_written_in (self, asian_languages);
  gboolean complex = is_written_in (self, complex_languages);

  annexa_odt_xml_attributes (xml, "fo:language", asian || complex ? "none" : language, "fo:country",
                             asian || complex ? "none" : country, NULL);
  if (asian)
    annexa_odt_xml_attributes (xml, "style:language-asian", language, "style:country-asian", country, NULL);
  if (complex)
    annexa_odt_xml_attributes (xml, "style:language-complex", language, "style:country-complex", country, NULL);
}

/* Letters are moved together as on our pages, which LibreOffice does only when it is told: “Yes” is three per cent wider
 * without, and so many lines broke a word earlier that the contents were two pages behind. */
static void
write_defaults (AnnexaOdt    *self,
                AnnexaOdtXml *xml)
{
  g_autofree char *font = annexa_odt_get_font (self);

  annexa_odt_xml_begin (xml, "style:default-style");
  annexa_odt_xml_attribute (xml, "style:family", "paragraph");
  annexa_odt_xml_begin (xml, "style:paragraph-properties");
  annexa_odt_xml_attributes (xml, "style:writing-mode", self->info->right_to_left ? "rl-tb" : "lr-tb", "fo:orphans", "2",
                             "fo:widows", "2", "style:tab-stop-distance", "36pt", NULL);
  annexa_odt_xml_end (xml);
  annexa_odt_xml_begin (xml, "style:text-properties");
  annexa_odt_xml_attributes (xml, "style:font-name", font,
                             "style:font-name-asian", annexa_odt_find_script_font (self, TRUE),
                             "style:font-name-complex", annexa_odt_find_script_font (self, FALSE),
                             "fo:hyphenate", "false", "style:letter-kerning", "true", NULL);
  write_language (self, xml);
  annexa_odt_xml_end (xml);
  annexa_odt_xml_end (xml);

  annexa_odt_xml_begin (xml, "style:default-style");
  annexa_odt_xml_attribute (xml, "style:family", "table");
  annexa_odt_xml_begin (xml, "style:table-properties");
  annexa_odt_xml_attribute (xml, "table:border-model", "collapsing");
  annexa_odt_xml_end (xml);
  annexa_odt_xml_end (xml);
}

/* The styles that those of pictures and frames stand on: without one, LibreOffice takes a frame for a drawing and drops
 * the tables in it. */
static void
write_graphic_styles (AnnexaOdtXml *xml)
{
  static const char *const names[] = { "Graphics", "Frame" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      annexa_odt_xml_begin (xml, "style:style");
      annexa_odt_xml_attributes (xml, "style:name", names[i], "style:family", "graphic", NULL);
      annexa_odt_xml_begin (xml, "style:graphic-properties");
      annexa_odt_xml_attributes (xml, "fo:padding", "0pt", "fo:border", "none", NULL);
      annexa_odt_xml_end (xml);
      annexa_odt_xml_end (xml);
    }
}

/* Headings carry no numbers but those in their texts. */
static void
write_outline_style (AnnexaOdtXml *xml)
{
  annexa_odt_xml_begin (xml, "text:outline-style");
  annexa_odt_xml_attribute (xml, "style:name", "Outline");
  for (guint level = 1; level <= ANNEXA_ODT_DEEPEST_LEVEL; level++)
    {
      annexa_odt_xml_begin (xml, "text:outline-level-style");
      annexa_odt_xml_number (xml, "text:level", level);
      annexa_odt_xml_attribute (xml, "style:num-format", "");
      annexa_odt_xml_end (xml);
    }
  annexa_odt_xml_end (xml);
}

/**
 * annexa_odt_write_styles:
 * @self: a report
 * @error: return location
 *
 * Returns: (transfer full) (nullable): styles.xml
 */
GBytes *
annexa_odt_write_styles (AnnexaOdt *self,
                         GError   **error)
{
  g_autoptr (AnnexaOdtXml) xml = annexa_odt_xml_new ("office:document-styles");

  annexa_odt_write_fonts (self, xml);
  annexa_odt_xml_begin (xml, "office:styles");
  write_defaults (self, xml);
  for (guint i = 0; i < ANNEXA_ODT_N_STYLES; i++)
    {
      write_paragraph_style (self, xml, i);
      if (depends_on_orientation (i))
        write_landscape_style (self, xml, i);
    }
  annexa_odt_write_text_styles (self, xml);
  annexa_odt_write_list_styles (self, xml);
  write_graphic_styles (xml);
  write_outline_style (xml);
  annexa_odt_xml_end (xml);

  annexa_odt_write_page_layouts (self, xml);
  annexa_odt_write_masters (self, xml);
  return annexa_odt_xml_finish (xml);
}
