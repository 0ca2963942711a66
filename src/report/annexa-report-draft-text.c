/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include "annexa-markdown.h"
#include "annexa-report-draft.h"

/* Long texts, and the points of lists. */

/**
 * annexa_report_draft_add_long_text:
 * @self: a report
 * @markdown: (nullable): a long text
 *
 * Adds the text as paragraphs and lists of its own.
 */
void
annexa_report_draft_add_long_text (AnnexaReportDraft *self,
                                   const char        *markdown)
{
  if (markdown != NULL)
    annexa_markdown_add (self->document, markdown);
}

/**
 * annexa_report_draft_add_long_words:
 * @self: a report
 * @markdown: (nullable): a long text
 *
 * Adds the text to the paragraph or cell begun last.
 */
void
annexa_report_draft_add_long_words (AnnexaReportDraft *self,
                                    const char        *markdown)
{
  if (markdown != NULL)
    annexa_markdown_add_inline (self->document, markdown);
}

/**
 * annexa_report_draft_add_lines:
 * @self: a report
 * @text: a text in which each line stands for itself
 *
 * Adds a list with a point for each line.
 */
void
annexa_report_draft_add_lines (AnnexaReportDraft *self,
                               const char        *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);

      if (*line == '\0')
        continue;
      annexa_document_add_paragraph (self->document, ANNEXA_PARAGRAPH_ITEM, NULL);
      annexa_report_draft_add_long_words (self, line);
    }
}

/**
 * annexa_report_draft_add_open_point:
 * @self: a report
 * @records: (element-type AnnexaRecord): the records that the point is about
 * @format: what is open, for printf()
 * @...: arguments for @format
 *
 * Adds a point of a list: the sentence, and the refs of the records. Nothing when there are none.
 */
void
annexa_report_draft_add_open_point (AnnexaReportDraft *self,
                                    GPtrArray         *records,
                                    const char        *format,
                                    ...)
{
  g_autofree char *refs = annexa_report_draft_list_refs (records);
  g_autofree char *sentence = NULL;
  va_list arguments;

  if (records->len == 0)
    return;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  annexa_document_begin_fields (self->document, ANNEXA_OPEN_POINTS);
  annexa_document_add_paragraph (self->document, ANNEXA_PARAGRAPH_ITEM, NULL);
  annexa_document_add_text (self->document, ANNEXA_RUN_PLAIN, sentence);
  annexa_document_add_text (self->document, ANNEXA_RUN_PLAIN, " ");
  annexa_document_add_text (self->document, ANNEXA_RUN_DIM, refs);
  annexa_document_end_fields (self->document);
}
