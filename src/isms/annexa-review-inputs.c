/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-error.h"
#include "annexa-history.h"
#include "annexa-review-inputs.h"
#include "annexa-review-minutes.h"
#include "annexa-review-private.h"

/* What top management has to consider is in the registers already, and is written from there into the minutes: plain
 * sentences with figures, for somebody to add what no register knows. */

static const struct
{
  const char *field;
  void (*write) (AnnexaReviewWriter *writer);
} inputs[] = {
  { "earlier-actions", annexa_review_write_earlier_actions },
  { "issue-changes", annexa_review_write_issue_changes },
  { "party-changes", annexa_review_write_party_changes },
  { "nonconformities", annexa_review_write_nonconformities },
  { "measurements", annexa_review_write_measurements },
  { "audit-results", annexa_review_write_audit_results },
  { "objectives", annexa_review_write_objectives },
  { "party-feedback", annexa_review_write_party_feedback },
  { "risk-results", annexa_review_write_risk_results },
  { "opportunities", annexa_review_write_opportunities },
};

static const AnnexaKind *
review_kind (void)
{
  return annexa_kind_lookup ("review");
}

/**
 * annexa_review_topic_is_input:
 * @topic: something that a management review looks at, or decides
 *
 * Returns: whether it is one of the inputs
 */
gboolean
annexa_review_topic_is_input (const AnnexaReviewTopic *topic)
{
  return strcmp (topic->clause, ANNEXA_REVIEW_INPUTS_CLAUSE) == 0;
}

/* The text of one input; each is written from the beginning, with what was read for those before. */
static char *
write_input (AnnexaReviewWriter *writer,
             const char         *field,
             GError            **error)
{
  g_string_truncate (writer->text, 0);
  g_ptr_array_set_size (writer->kinds, 0);
  writer->in_list = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    if (strcmp (inputs[i].field, field) == 0)
      inputs[i].write (writer);
  annexa_review_writer_proposals (writer);
  annexa_review_writer_date (writer);
  if (writer->error == NULL)
    return g_strdup (writer->text->str);
  g_propagate_error (error, g_steal_pointer (&writer->error));
  return NULL;
}

/**
 * annexa_review_inputs_write:
 * @project: a project
 * @review: the id of a management review
 * @field: the field of one of its inputs
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what the registers say about it today, as Markdown
 */
char *
annexa_review_inputs_write (AnnexaProject *project,
                            gint64         review,
                            const char    *field,
                            GError       **error)
{
  g_autoptr (AnnexaReviewWriter) writer = annexa_review_writer_new (project, review, error);

  return writer != NULL ? write_input (writer, field, error) : NULL;
}

static char *
make_label (AnnexaRecord *review)
{
  /* TRANSLATORS: History: the reference of a management review */
  return g_strdup_printf (_("Inputs of %s written from the registers"), annexa_record_get_ref (review));
}

/* Adds a text of each input that Annexa has written once, as its field and the text. */
static void
add_written (AnnexaProject *project,
             AnnexaRecord  *review,
             gint64         seq,
             GHashTable    *texts)
{
  g_autoptr (GArray) changes = annexa_project_get_changes (project, seq, annexa_record_get_id (review), NULL);

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const AnnexaFieldChange *change = &g_array_index (changes, AnnexaFieldChange, i);
      const char *text = annexa_value_get_text (&change->after);

      if (change->field != NULL && text != NULL)
        g_hash_table_add (texts, g_strconcat (change->field->name, " ", text, NULL));
    }
}

/* History knows what was written from the registers. What cannot be told any more, because the language has changed
 * since or the history was emptied, counts as written by a person: it is asked about rather than lost. */
static GHashTable *
read_written (AnnexaProject *project,
              AnnexaRecord  *review)
{
  GHashTable *texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) entries = annexa_project_list_history (project, annexa_record_get_id (review), NULL);
  g_autofree char *label = make_label (review);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      AnnexaHistoryEntry *entry = entries->pdata[i];

      if (g_strcmp0 (entry->label, label) == 0)
        add_written (project, review, entry->seq, texts);
    }
  return texts;
}

static gboolean
is_own (AnnexaRecord *review,
        const char   *field,
        GHashTable   *written)
{
  g_autofree char *key = g_strconcat (field, " ", annexa_record_get_text (review, field), NULL);

  return !annexa_record_is_empty (review, field) && !g_hash_table_contains (written, key);
}

/**
 * annexa_review_inputs_is_own:
 * @project: a project
 * @review: a management review
 * @field: the field of one of its inputs
 *
 * Returns: whether somebody has written something there that did not come from the registers as it is
 */
gboolean
annexa_review_inputs_is_own (AnnexaProject *project,
                             AnnexaRecord  *review,
                             const char    *field)
{
  g_autoptr (GHashTable) written = NULL;

  if (annexa_record_is_empty (review, field))
    return FALSE;
  written = read_written (project, review);
  return is_own (review, field, written);
}

static gboolean
write_into (AnnexaReviewInputs *self,
            AnnexaReviewWriter *writer,
            const char         *field,
            GError            **error)
{
  g_autofree char *text = write_input (writer, field, error);

  if (text == NULL)
    return FALSE;
  if (g_strcmp0 (text, annexa_record_get_text (writer->review, field)) == 0)
    return TRUE;
  annexa_edit_set_text (self->edit, review_kind (), annexa_record_get_id (writer->review), field, text);
  self->n_written++;
  return TRUE;
}

/**
 * annexa_review_inputs_prepare:
 * @project: a project
 * @review: the id of a management review
 * @error: return location
 *
 * Writes those inputs of a management review that are empty, or that nobody has touched since they were written from
 * the registers. What a person wrote is left alone, and counted.
 *
 * Returns: (transfer full) (nullable): the edit, not applied yet; %NULL with ANNEXA_ERROR_CONSTRAINT when the minutes
 *   are approved, or when the project cannot be read
 */
AnnexaReviewInputs *
annexa_review_inputs_prepare (AnnexaProject *project,
                              gint64         review,
                              GError       **error)
{
  g_autoptr (AnnexaReviewWriter) writer = annexa_review_writer_new (project, review, error);
  g_autoptr (AnnexaReviewInputs) self = NULL;
  g_autoptr (GHashTable) written = NULL;
  g_autofree char *label = NULL;

  if (writer == NULL || !annexa_review_minutes_check_open (writer->review, error))
    return NULL;
  label = make_label (writer->review);
  written = read_written (project, writer->review);
  self = g_new0 (AnnexaReviewInputs, 1);
  self->edit = annexa_project_begin (project, label);
  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    if (is_own (writer->review, inputs[i].field, written))
      self->n_kept++;
    else if (!write_into (self, writer, inputs[i].field, error))
      return NULL;
  return g_steal_pointer (&self);
}

void
annexa_review_inputs_free (AnnexaReviewInputs *self)
{
  g_clear_pointer (&self->edit, annexa_edit_free);
  g_free (self);
}

/**
 * annexa_review_inputs_prepare_one:
 * @project: a project
 * @review: the id of a management review
 * @field: the field of one of its inputs
 * @below: whether what stands there stays, with the new text below it
 * @error: return location
 *
 * Writes one input of a management review, whatever it holds: the caller has asked.
 *
 * Returns: (transfer full) (nullable): the edit, not applied yet; %NULL with ANNEXA_ERROR_CONSTRAINT when the minutes
 *   are approved, or when the project cannot be read
 */
AnnexaEdit *
annexa_review_inputs_prepare_one (AnnexaProject *project,
                                  gint64         review,
                                  const char    *field,
                                  gboolean       below,
                                  GError       **error)
{
  g_autoptr (AnnexaReviewWriter) writer = annexa_review_writer_new (project, review, error);
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;
  AnnexaEdit *edit;

  if (writer == NULL || !annexa_review_minutes_check_open (writer->review, error))
    return NULL;
  text = write_input (writer, field, error);
  if (text == NULL)
    return NULL;
  if (below && !annexa_record_is_empty (writer->review, field))
    {
      g_autofree char *both = g_strconcat (annexa_record_get_text (writer->review, field), "\n\n", text, NULL);

      g_free (g_steal_pointer (&text));
      text = g_steal_pointer (&both);
    }
  /* What a person wrote is still a person's with something below it. */
  label = below ? g_strdup_printf (_("Input of %s added to from the registers"), annexa_record_get_ref (writer->review))
                : make_label (writer->review);
  edit = annexa_project_begin (project, label);
  annexa_edit_set_text (edit, review_kind (), review, field, text);
  return edit;
}
