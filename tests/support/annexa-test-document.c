/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-test"

#include "config.h"

#include <string.h>

#include "annexa-bars.h"
#include "annexa-heat-map.h"
#include "annexa-test-document.h"

/* Words of every sort that is hard: short, long, with breaks inside, of other scripts, with marks that combine. */
static const char *const words[] = {
  "a", "the", "risk", "information", "security", "must", "be", "reviewed", "and", "approved", "Maren", "Holt",
  "non-conformities", "and/or", "24/7", "-5", "ISO/IEC", "27001:2022", "Größe", "naïve", "Ελληνικά", "Кириллица",
  "—", "“quoted”", "e\314\201tude", "→", "€1,204.50", "fi", "office", "WAVE", "x\302\240y", "soft\302\255hyphen",
  "سياسة", "אבטחה", "安全", "情報セキュリティ", "सुरक्षा", "\360\237\224\222", "Donaudampfschifffahrtsgesellschaft",
  "https://www.example.org/a/very/long/path/that/goes/on_and_on/without-an-end/index.html",
};

#define N_WORDS G_N_ELEMENTS (words)

static AnnexaScene *
make_map (void)
{
  static const char *const steps[] = { "", "Rare", "Unlikely", "Possible", "Likely", "Almost certain" };
  AnnexaSceneStyle style = { annexa_palette_get (ANNEXA_PALETTE_PRINT), NULL, 1, FALSE };
  AnnexaHeatMap map = { .n_likelihoods = 5, .n_impacts = 5 };

  for (guint i = 1; i <= 5; i++)
    {
      map.likelihoods[i] = map.impacts[i] = steps[i];
      for (guint j = 1; j <= 5; j++)
        map.cells[i][j] = (AnnexaHeatMapCell){ i * j > 9 ? "High" : "Low", i * j > 9 ? "H" : "L",
                                               i * j > 9 ? ANNEXA_COLOUR_RED : ANNEXA_COLOUR_GREEN, i * j < 4, i * j % 4 };
    }
  return annexa_heat_map_make_scene (&map, 420, 300, &style);
}

static AnnexaDocumentInfo
make_info (void)
{
  AnnexaDocumentInfo info = {
    .title = "Statement of Applicability",
    .organization = "Fjord & Fell Outfitters Ltd",
    .version = "Version 1.2",
    .date = "2026-11-23",
    .language = "en",
    .confidentiality = "Confidential",
    .author = "Maren Holt",
    .subject = "Which controls apply, why (and how far) they are implemented: 100 % “true”.",
  };

  annexa_rgba_parse ("#1a5fb4", &info.accent);
  return info;
}

static void
add_front (AnnexaDocument *document)
{
  annexa_document_add_cover (document);
  annexa_document_add_fact (document, "Version", "1.2");
  annexa_document_add_fact (document, "Approved by", "Maren Holt");
  annexa_document_add_contents (document, "Contents");
  annexa_document_begin_section (document, ANNEXA_ORIENTATION_PORTRAIT);
}

static void
add_texts (AnnexaDocument *document)
{
  annexa_document_add_heading (document, 1, "summary", "Summary");
  annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_LEAD, "86 of the 93 controls apply.");
  annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_BODY, "A text that is ");
  annexa_document_add_text (document, ANNEXA_RUN_BOLD, "bold");
  annexa_document_add_text (document, ANNEXA_RUN_ITALIC, ", slanted");
  annexa_document_add_text (document, ANNEXA_RUN_DIM | ANNEXA_RUN_BOLD, ", dim");
  annexa_document_add_text (document, ANNEXA_RUN_ATTENTION, " or missing, ");
  annexa_document_add_pill (document, ANNEXA_COLOUR_RED, "Very high");
  annexa_document_add_text (document, ANNEXA_RUN_PLAIN, " and leads to ");
  annexa_document_add_link (document, "controls", "the controls of the standard");
  annexa_document_add_text (document, ANNEXA_RUN_PLAIN, " on page ");
  annexa_document_add_page_of (document, "controls");
  annexa_document_add_text (document, ANNEXA_RUN_PLAIN, " or ");
  annexa_document_add_link (document, "nowhere", "nowhere");
  annexa_document_add_text (document, ANNEXA_RUN_PLAIN, ".");
  annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_SMALL, "سياسة أمن המידע 安全 with ");
  annexa_document_add_link (document, "summary", "a link");
  annexa_document_add_heading (document, 2, "facts", "How to read it (and \\ why)");
  annexa_document_begin_facts (document);
  annexa_document_add_fact (document, "Standard", "ISO/IEC 27001:2022");
  annexa_document_add_fact (document, "Owner", "Maren Holt");
  annexa_document_add_heading (document, 3, "points", "Points");
  for (guint i = 0; i < 12; i++)
    annexa_document_add_item (document, i < 3 ? ANNEXA_PARAGRAPH_ITEM : ANNEXA_PARAGRAPH_NUMBERED, i == 1, "A point");
}

static void
add_figure (AnnexaDocument *document)
{
  g_autoptr (AnnexaScene) map = make_map ();

  annexa_document_add_heading (document, 2, "map", "Risk map");
  annexa_document_add_figure (document, map, "Heat map of 25 cells (äöü).", "Figure 1. Risks after treatment.");
}

static void
add_row (AnnexaDocument *document,
         guint           number)
{
  g_autofree char *ref = g_strdup_printf ("A.%u.%u", 5 + number % 4, number);
  g_autofree char *count = g_strdup_printf ("%u", number * 7);

  annexa_document_begin_row (document, ANNEXA_ROW_BODY);
  annexa_document_add_cell (document, ref);
  annexa_document_add_cell (document, number % 3 == 0 ? "Information security roles and responsibilities"
                                                      : "Threat intelligence");
  annexa_document_add_cell (document, number % 5 == 0 ? NULL : "Contract with the customer, and the law");
  annexa_document_add_cell (document, NULL);
  annexa_document_add_pill (document, number % ANNEXA_N_COLOURS, number % 2 ? "Planned" : "Not applicable");
  annexa_document_add_cell (document, "Maren Holt");
  annexa_document_add_cell (document, count);
}

static void
add_table (AnnexaDocument *document,
           guint           n_rows)
{
  static const AnnexaTableColumn columns[] = {
    { "Control", 0, 0 }, { "Title", 2, 0 }, { "Why it applies", 3, 0 },
    { "State", 0, 0 },   { "Owner", 1, 0 }, { "Risks", 0, 1 },
  };

  annexa_document_begin_table (document, columns, G_N_ELEMENTS (columns), "Every control (with its reasons)");
  for (guint i = 0; i < n_rows; i++)
    {
      if (i % 30 == 0)
        {
          annexa_document_begin_row (document, ANNEXA_ROW_GROUP);
          annexa_document_add_cell (document, "Organizational controls");
        }
      add_row (document, i);
    }
  annexa_document_begin_row (document, ANNEXA_ROW_TOTAL);
  annexa_document_add_cell (document, "Total");
}

/**
 * annexa_test_make_everything:
 *
 * Returns: (transfer full): a report with every sort of block
 */
AnnexaDocument *
annexa_test_make_everything (void)
{
  g_autoptr (GBytes) logo = annexa_test_make_logo (120, 40);
  AnnexaDocumentInfo info = make_info ();
  AnnexaDocument *document;

  info.logo = logo;
  document = annexa_document_new (&info);
  add_front (document);
  add_texts (document);
  add_figure (document);
  annexa_document_begin_section (document, ANNEXA_ORIENTATION_LANDSCAPE);
  annexa_document_add_heading (document, 1, "controls", "Controls");
  add_table (document, 93);
  annexa_document_begin_section (document, ANNEXA_ORIENTATION_PORTRAIT);
  annexa_document_add_heading (document, 1, "approval", "Approval");
  annexa_document_begin_signatures (document);
  annexa_document_add_signature (document, "Prepared by", "Jonas Lindqvist", NULL);
  annexa_document_add_signature (document, "Approved by", NULL, "23 November 2026");
  return document;
}

AnnexaDocument *
annexa_test_make_rows (guint n_rows)
{
  AnnexaDocumentInfo info = make_info ();
  AnnexaDocument *document = annexa_document_new (&info);

  add_front (document);
  annexa_document_add_heading (document, 1, "controls", "Controls");
  add_table (document, n_rows);
  return document;
}

AnnexaDocument *
annexa_test_make_empty (void)
{
  AnnexaDocumentInfo info = make_info ();

  info.version = NULL;
  info.confidentiality = NULL;
  info.author = NULL;
  info.subject = NULL;
  return annexa_document_new (&info);
}

static cairo_status_t
append (void                *closure,
        const unsigned char *data,
        unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
annexa_test_make_logo (int width,
                       int height)
{
  GByteArray *file = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgba (cr, 0.1, 0.4, 0.7, 0.8);
  cairo_arc (cr, width / 2, height / 2, height / 2, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, append, file);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (file);
}

/* What follows fills a document as no person would. */

static char *
make_text (GRand *rand,
           guint  most)
{
  GString *text = g_string_new (NULL);
  guint n = (guint) g_rand_int_range (rand, 0, (gint32) most + 1);
  /* Most texts are of simple scripts alone. */
  guint n_words = g_rand_int_range (rand, 0, 5) > 0 ? 24 : N_WORDS;

  for (guint i = 0; i < n; i++)
    {
      g_string_append (text, words[g_rand_int_range (rand, 0, (gint32) n_words)]);
      switch (g_rand_int_range (rand, 0, 25))
        {
        case 0:
          g_string_append (text, "  \t ");
          break;
        case 1:
          g_string_append_c (text, '\n');
          break;
        case 2:
          g_string_append (text, "\001\033[0m\177");
          break;
        case 3:
          for (guint j = (guint) g_rand_int_range (rand, 0, 400); j > 0; j--)
            g_string_append_c (text, (char) g_rand_int_range (rand, 'a', 'z'));
          break;
        default:
          g_string_append_c (text, ' ');
        }
    }
  return g_string_free (text, FALSE);
}

static void
add_runs (AnnexaDocument *document,
          GRand          *rand,
          guint           most)
{
  guint n_runs = (guint) g_rand_int_range (rand, 0, 4);

  for (guint i = 0; i < n_runs; i++)
    {
      g_autofree char *text = make_text (rand, most);
      g_autofree char *target = g_strdup_printf ("h-%d", g_rand_int_range (rand, 0, 12));

      switch (g_rand_int_range (rand, 0, 8))
        {
        case 0:
          annexa_document_add_pill (document, (AnnexaColour) g_rand_int_range (rand, 0, ANNEXA_N_COLOURS), text);
          break;
        case 1:
          annexa_document_add_link (document, target, text);
          break;
        case 2:
          annexa_document_add_page_of (document, target);
          break;
        default:
          annexa_document_add_text (document, (AnnexaRunFlags) g_rand_int_range (rand, 0, 16), text);
        }
    }
}

static void
add_random_table (AnnexaDocument *document,
                  GRand          *rand)
{
  guint n_columns = (guint) g_rand_int_range (rand, 1, 9);
  AnnexaTableColumn columns[9] = { { NULL } };
  guint n_rows = (guint) g_rand_int_range (rand, 0, 40);

  for (guint i = 0; i < n_columns; i++)
    columns[i] = (AnnexaTableColumn){ words[g_rand_int_range (rand, 0, N_WORDS)], g_rand_int_range (rand, 0, 3),
                                      g_rand_boolean (rand) };
  annexa_document_begin_table (document, columns, n_columns, "Noise");
  for (guint i = 0; i < n_rows; i++)
    {
      gint32 chance = g_rand_int_range (rand, -7, 3);
      AnnexaRowType type = (AnnexaRowType) MAX (0, chance);
      guint most = g_rand_int_range (rand, 0, 40) == 0 ? 700 : 20;

      annexa_document_begin_row (document, type);
      for (guint j = 0; j < (type == ANNEXA_ROW_GROUP ? 1 : n_columns); j++)
        {
          annexa_document_add_cell (document, NULL);
          add_runs (document, rand, j == 0 ? most : 12);
        }
    }
}

static void
add_random_signatures (AnnexaDocument *document,
                       GRand          *rand)
{
  guint n = (guint) g_rand_int_range (rand, 0, 5);

  annexa_document_begin_signatures (document);
  for (guint i = 0; i < n; i++)
    annexa_document_add_signature (document, "Approved by", words[g_rand_int_range (rand, 0, N_WORDS)],
                                   g_rand_boolean (rand) ? "23 November 2026" : NULL);
}

static void
add_random_facts (AnnexaDocument *document,
                  GRand          *rand)
{
  guint n = (guint) g_rand_int_range (rand, 0, 5);

  annexa_document_begin_facts (document);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = make_text (rand, 20);

      annexa_document_add_fact (document, words[g_rand_int_range (rand, 0, N_WORDS)], text);
    }
}

static void
add_random_block (AnnexaDocument *document,
                  GRand          *rand,
                  guint          *n_headings)
{
  g_autofree char *id = g_strdup_printf ("h-%u", *n_headings);
  guint most = g_rand_int_range (rand, 0, 10) == 0 ? 900 : 60;

  switch (g_rand_int_range (rand, 0, 12))
    {
    case 0:
      annexa_document_begin_section (document, (AnnexaOrientation) g_rand_int_range (rand, 0, 2));
      break;
    case 1:
      annexa_document_add_page_break (document);
      break;
    case 2:
    case 3:
    case 4:
      annexa_document_add_heading (document, (guint) g_rand_int_range (rand, 1, 4), id, "Heading ");
      add_runs (document, rand, 5);
      ++*n_headings;
      break;
    case 5:
    case 6:
      annexa_document_add_paragraph (document, (AnnexaParagraphStyle) g_rand_int_range (rand, 0, 3), NULL);
      add_runs (document, rand, most);
      break;
    case 7:
    case 8:
      annexa_document_add_item (document, (AnnexaParagraphStyle) g_rand_int_range (rand, 3, 5),
                                (guint) g_rand_int_range (rand, 0, 3), NULL);
      add_runs (document, rand, most);
      break;
    case 9:
      add_random_table (document, rand);
      break;
    case 10:
      add_random_facts (document, rand);
      break;
    default:
      add_random_signatures (document, rand);
    }
}

/**
 * annexa_test_make_random:
 * @seed: the same gives the same
 *
 * Returns: (transfer full): a report that makes no sense
 */
AnnexaDocument *
annexa_test_make_random (guint32 seed)
{
  GRand *rand = g_rand_new_with_seed (seed);
  AnnexaDocumentInfo info = make_info ();
  guint n_blocks = (guint) g_rand_int_range (rand, 0, 40);
  guint n_headings = 0;
  g_autofree char *title = make_text (rand, 12);
  AnnexaDocument *document;

  info.title = title;
  info.paper = g_rand_boolean (rand) ? ANNEXA_PAPER_A4 : ANNEXA_PAPER_LETTER;
  info.right_to_left = g_rand_boolean (rand);
  document = annexa_document_new (&info);
  if (g_rand_boolean (rand))
    add_front (document);
  for (guint i = 0; i < n_blocks; i++)
    add_random_block (document, rand, &n_headings);
  g_rand_free (rand);
  return document;
}
