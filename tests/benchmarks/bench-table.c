/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <locale.h>

#include "annexa-odt.h"
#include "annexa-pages.h"
#include "annexa-pdf.h"

/* A table of six columns as a report has them, written as the name of the file says: .pdf, .odt, or .tsv for programs that
 * are to write the same. How long that takes is measured from outside. */

#define N_COLUMNS 6
#define SEED 27001

/* In the order of the columns: so many words stand in a cell at least, and so many more at most. */
static const guint lengths[N_COLUMNS][2] = { { 0, 0 }, { 2, 4 }, { 0, 0 }, { 14, 18 }, { 0, 0 }, { 0, 0 } };

static const char *const words[] = {
  "access",     "accepted",  "after",     "agreed",     "alarm",     "annual",   "approved",   "archive",   "asset",
  "attack",     "audit",     "authority", "backup",     "before",    "board",    "building",   "calendar",  "cause",
  "certified",  "change",    "checked",   "classified", "clause",    "cloud",    "committed",  "competent", "contract",
  "controlled", "corrected", "customer",  "deadline",   "decided",   "device",   "disposal",   "document",  "effective",
  "emergency",  "encrypted", "evidence",  "exercise",   "exception", "external", "fingerprint", "firewall", "handbook",
  "identity",   "improved",  "incident",  "information", "interested", "internal", "keys",      "labelled",  "law",
  "licence",    "logged",    "manager",   "measured",   "meeting",   "monthly",  "network",    "notified",  "objective",
  "office",     "owner",     "password",  "people",     "physical",  "planned",  "policy",     "privacy",   "procedure",
  "process",    "protected", "provider",  "purpose",    "quarterly", "recovery", "register",   "released",  "removed",
  "reported",   "restored",  "reviewed",  "rights",     "risk",      "role",     "schedule",   "scope",     "screened",
  "secret",     "security",  "separated", "server",     "signed",    "software", "staff",      "statement", "stored",
  "supplier",   "supported", "system",    "tested",     "threat",    "trained",  "treated",    "updated",   "visitor",
  "vulnerable", "warned",    "weakness",  "without",    "workshop",  "yearly",
};

static const char *const statuses[] = { "Implemented", "Partly", "Planned", "Not started" };
static const char *const owners[] = { "Nora Falk", "Tim Weber", "Lea Brandt", "Markus Thoma" };

static void
append_words (GString *text,
              GRand   *random,
              guint    column)
{
  guint n_words = lengths[column][0] + (guint) g_rand_int_range (random, 0, (gint32) lengths[column][1]);

  for (guint i = 0; i < n_words; i++)
    {
      gsize begin = text->len;

      if (i > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
      if (i == 0)
        text->str[begin] = g_ascii_toupper (text->str[begin]);
    }
}

/* What a cell says; the same for the same row in every run. */
static void
make_cell (GString *text,
           GRand   *random,
           guint    row,
           guint    column)
{
  g_string_truncate (text, 0);
  switch (column)
    {
    case 0:
      g_string_printf (text, "A.%u.%u", 5 + row % 4, 1 + row / 4 % 37);
      break;
    case 2:
      g_string_assign (text, g_rand_boolean (random) ? "Yes" : "No");
      break;
    case 4:
      g_string_assign (text, statuses[g_rand_int_range (random, 0, G_N_ELEMENTS (statuses))]);
      break;
    case 5:
      g_string_assign (text, owners[g_rand_int_range (random, 0, G_N_ELEMENTS (owners))]);
      break;
    default:
      append_words (text, random, column);
    }
}

static gboolean
write_tsv (guint       n_rows,
           const char *path,
           GError    **error)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_rows; i++)
    for (guint j = 0; j < N_COLUMNS; j++)
      {
        make_cell (text, random, i, j);
        g_string_append (all, text->str);
        g_string_append_c (all, j + 1 < N_COLUMNS ? '\t' : '\n');
      }
  return g_file_set_contents (path, all->str, (gssize) all->len, error);
}

static AnnexaDocument *
create_document (guint n_rows)
{
  const AnnexaDocumentInfo info
      = { .title = "Statement of Applicability", .organization = "Example", .date = "2026-11-26", .language = "en" };
  const AnnexaTableColumn columns[N_COLUMNS] = { { "Ref", 0, 0 },           { "Control", 1.5, 0 }, { "Applies", 0, 0 },
                                                 { "How it is met", 3, 0 }, { "Status", 0, 0 },    { "Owner", 0, 0 } };
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (GString) text = g_string_new (NULL);
  AnnexaDocument *document = annexa_document_new (&info);

  annexa_document_begin_section (document, ANNEXA_ORIENTATION_PORTRAIT);
  annexa_document_add_heading (document, 1, "table", "Controls");
  annexa_document_begin_table (document, columns, N_COLUMNS, "All controls.");
  for (guint i = 0; i < n_rows; i++)
    {
      annexa_document_begin_row (document, ANNEXA_ROW_BODY);
      for (guint j = 0; j < N_COLUMNS; j++)
        {
          make_cell (text, random, i, j);
          annexa_document_add_cell (document, text->str);
        }
    }
  return document;
}

static gboolean
write_document (guint       n_rows,
                const char *path,
                GError    **error)
{
  g_autoptr (AnnexaDocument) document = create_document (n_rows);
  g_autoptr (AnnexaPages) pages = annexa_pages_new (document, NULL, error);

  if (pages == NULL)
    return FALSE;
  if (g_str_has_suffix (path, ".odt"))
    return annexa_odt_write (document, pages, path, NULL, error);

  return annexa_pdf_write (pages, path, NULL, error);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  guint64 n_rows = 0;
  gboolean written;

  setlocale (LC_ALL, "");
  if (argc != 3 || !g_ascii_string_to_unsigned (argv[1], 10, 1, 1000000, &n_rows, NULL))
    {
      g_printerr ("Usage: annexa-bench-table ROWS FILE.pdf|FILE.odt|FILE.tsv\n");
      return 2;
    }
  written = g_str_has_suffix (argv[2], ".tsv") ? write_tsv ((guint) n_rows, argv[2], &error)
                                               : write_document ((guint) n_rows, argv[2], &error);
  if (!written)
    g_printerr ("%s\n", error->message);
  return written ? 0 : 1;
}
