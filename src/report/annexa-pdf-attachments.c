/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include "annexa-document.h"
#include "annexa-pdf-private.h"

/* The bytes of a file. A PDF tells whether they came out whole by their MD5. */
static guint
add_bytes (AnnexaPdfFile              *file,
           const AnnexaReportDataFile *data,
           const char                 *date)
{
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_MD5, data->bytes);
  gsize length;
  gconstpointer bytes = g_bytes_get_data (data->bytes, &length);
  g_autofree char *entries
      = g_strdup_printf ("/Type/EmbeddedFile/Subtype/text#2Fcsv"
                         "/Params<</Size %" G_GSIZE_FORMAT "/CheckSum<%s>/ModDate %s>>",
                         length, sum, date);

  return annexa_pdf_file_add_stream (file, entries, bytes, length);
}

/* The same table is what the report is made of, which is what the relationship says. */
static guint
add_file (AnnexaPdfFile              *file,
          const AnnexaReportDataFile *data,
          const char                 *date)
{
  guint bytes = add_bytes (file, data, date);
  g_autofree char *name = annexa_pdf_quote (data->name);
  g_autofree char *title = annexa_pdf_quote (data->title);
  g_autofree char *entries
      = g_strdup_printf ("<</Type/Filespec/F %s/UF %s/Desc %s/AFRelationship/Data/EF<</F %u 0 R/UF %u 0 R>>>>", name,
                         name, title, bytes, bytes);

  return annexa_pdf_file_add (file, entries);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const AnnexaReportDataFile *const *one = a;
  const AnnexaReportDataFile *const *other = b;

  return g_strcmp0 ((*one)->name, (*other)->name);
}

/* A tree of names has them in the order of their bytes. */
static GPtrArray *
list_files (const AnnexaReportData *data)
{
  GPtrArray *files = g_ptr_array_new ();

  for (guint i = 0; i < annexa_report_data_get_n_files (data); i++)
    g_ptr_array_add (files, (gpointer) annexa_report_data_get_file (data, i));
  g_ptr_array_sort (files, compare_names);
  return files;
}

/**
 * annexa_pdf_add_attachments:
 * @file: where to write
 * @document: what the file is made of
 * @names: (out) (transfer full): the tree of the attached files, for the names of the document
 *
 * Adds the data of the document's registers, if somebody asked for it.
 *
 * Returns: (transfer full) (nullable): what the root of the document has to say of them, or %NULL where there are none
 */
char *
annexa_pdf_add_attachments (AnnexaPdfFile  *file,
                            AnnexaDocument *document,
                            char          **names)
{
  g_autoptr (GPtrArray) files = list_files (annexa_document_get_data (document));
  g_autofree char *date = annexa_pdf_make_date (annexa_document_get_info (document));
  g_autoptr (GString) tree = g_string_new ("/EmbeddedFiles << /Names [");
  g_autoptr (GString) list = g_string_new ("/AF [");

  if (files->len == 0)
    return NULL;

  for (guint i = 0; i < files->len; i++)
    {
      const AnnexaReportDataFile *data = files->pdata[i];
      g_autofree char *name = annexa_pdf_quote (data->name);
      guint number = add_file (file, data, date);

      g_string_append_printf (tree, " %s %u 0 R", name, number);
      g_string_append_printf (list, " %u 0 R", number);
    }
  g_string_append (tree, " ] >>");
  g_string_append (list, " ]");
  *names = g_string_free (g_steal_pointer (&tree), FALSE);
  return g_string_free (g_steal_pointer (&list), FALSE);
}
