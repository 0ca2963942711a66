/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include "annexa-report-draft-private.h"

/* The values of records as a report shows them, most of them in the cells of a table. */

/**
 * annexa_report_draft_add_level:
 * @self: a report
 * @position: the position of a level of the risk method, or 0 for a risk that is not rated
 *
 * Adds the level to the paragraph or cell begun last.
 */
void
annexa_report_draft_add_level (AnnexaReportDraft *self,
                               gint64             position)
{
  const AnnexaLevelInfo *level = annexa_scales_get_level (self->scales, position);

  if (level != NULL)
    annexa_document_add_pill (self->document, annexa_colour_from_name (level->colour), level->label);
  else
    annexa_document_add_text (self->document, ANNEXA_RUN_DIM, "–");
}

/**
 * annexa_report_draft_get_colour:
 * @tone: how good or bad a word is
 *
 * Returns: the colour that says so
 */
AnnexaColour
annexa_report_draft_get_colour (AnnexaTone tone)
{
  switch (tone)
    {
    case ANNEXA_TONE_GOOD:
      return ANNEXA_COLOUR_GREEN;
    case ANNEXA_TONE_FAIR:
      return ANNEXA_COLOUR_YELLOW;
    case ANNEXA_TONE_POOR:
      return ANNEXA_COLOUR_ORANGE;
    case ANNEXA_TONE_BAD:
      return ANNEXA_COLOUR_RED;
    case ANNEXA_TONE_NONE:
    default:
      return ANNEXA_COLOUR_NONE;
    }
}

/* Words that are better or worse than others are pills, as in the window. */
static void
add_choice (AnnexaReportDraft *self,
            const AnnexaField *field,
            const AnnexaValue *value)
{
  const AnnexaChoice *choice = annexa_field_find_choice (field, annexa_value_get_text (value));
  g_autofree char *text = annexa_project_describe (self->project, field, value);

  if (annexa_field_has_tones (field))
    annexa_document_add_pill (self->document,
                              annexa_report_draft_get_colour (choice != NULL ? choice->tone : ANNEXA_TONE_NONE), text);
  else
    annexa_document_add_text (self->document, ANNEXA_RUN_PLAIN, text);
}

/**
 * annexa_report_draft_add_remark:
 * @self: a report
 * @text: what is missing or late
 *
 * Adds the text to the paragraph or cell begun last. It is an open point, which a pack without these goes without.
 */
void
annexa_report_draft_add_remark (AnnexaReportDraft *self,
                                const char        *text)
{
  if (self->discreet)
    {
      annexa_document_add_text (self->document, ANNEXA_RUN_DIM, "–");
      return;
    }
  annexa_document_begin_fields (self->document, ANNEXA_OPEN_POINTS);
  annexa_document_add_text (self->document, ANNEXA_RUN_ATTENTION, text);
  annexa_document_end_fields (self->document);
}

/**
 * annexa_report_draft_add_value:
 * @self: a report
 * @record: a record
 * @field: the name of one of its fields
 * @needed: whether the report says that it is missing when it is empty
 *
 * Adds the value to the paragraph or cell begun last, in the way that suits the field.
 */
void
annexa_report_draft_add_value (AnnexaReportDraft *self,
                               AnnexaRecord      *record,
                               const char        *field,
                               gboolean           needed)
{
  const AnnexaField *f = annexa_report_draft_find_field (record, field);
  const AnnexaValue *value = annexa_record_get (record, field);
  g_autofree char *text = NULL;

  if (annexa_value_is_empty (value))
    {
      if (needed)
        annexa_report_draft_add_remark (self, annexa_report_draft_get_missing (record, field));
      else
        annexa_document_add_text (self->document, ANNEXA_RUN_DIM, "–");
      return;
    }
  switch ((int) annexa_field_get_result (f))
    {
    case ANNEXA_FIELD_LEVEL:
      annexa_report_draft_add_level (self, annexa_value_get_integer (value));
      return;
    case ANNEXA_FIELD_CHOICE:
      add_choice (self, f, value);
      return;
    case ANNEXA_FIELD_LONG_TEXT:
      annexa_report_draft_add_long_words (self, annexa_value_get_text (value));
      return;
    default:
      text = annexa_project_describe (self->project, f, value);
      annexa_document_add_text (self->document, ANNEXA_RUN_PLAIN, text);
    }
}

/**
 * annexa_report_draft_add_cell:
 * @self: a report
 * @record: a record
 * @field: the name of one of its fields
 * @needed: whether the report says that it is missing when it is empty
 *
 * Adds a cell with the value.
 */
void
annexa_report_draft_add_cell (AnnexaReportDraft *self,
                              AnnexaRecord      *record,
                              const char        *field,
                              gboolean           needed)
{
  annexa_document_add_cell (self->document, NULL);
  annexa_report_draft_add_value (self, record, field, needed);
}

/**
 * annexa_report_draft_add_empty_cell:
 * @self: a report
 *
 * Adds a cell for what there is nothing to say about.
 */
void
annexa_report_draft_add_empty_cell (AnnexaReportDraft *self)
{
  annexa_document_add_cell (self->document, NULL);
  annexa_document_add_text (self->document, ANNEXA_RUN_DIM, "–");
}

/**
 * annexa_report_draft_add_named_cell:
 * @self: a report
 * @ref: what people call a record by
 * @title: its title
 *
 * Adds a cell that names a record on two lines.
 */
void
annexa_report_draft_add_named_cell (AnnexaReportDraft *self,
                                    const char        *ref,
                                    const char        *title)
{
  annexa_document_add_cell (self->document, NULL);
  annexa_document_add_text (self->document, ANNEXA_RUN_BOLD, ref);
  annexa_document_add_text (self->document, ANNEXA_RUN_PLAIN, "\n");
  annexa_document_add_text (self->document, ANNEXA_RUN_PLAIN, title);
}

/**
 * annexa_report_draft_add_count_cell:
 * @self: a report
 * @count: how many
 *
 * Adds a cell with a number; none is quieter than some.
 */
void
annexa_report_draft_add_count_cell (AnnexaReportDraft *self,
                                    gint64             count)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, count);

  annexa_document_add_cell (self->document, NULL);
  annexa_document_add_text (self->document, count == 0 ? ANNEXA_RUN_DIM : ANNEXA_RUN_PLAIN, text);
}
