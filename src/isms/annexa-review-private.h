/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-query.h"

G_BEGIN_DECLS

/**
 * AnnexaReviewWriter:
 * @project: the project
 * @review: the review that is written for
 * @previous: (nullable): the review before it
 * @from: (nullable): the first day that is looked back on; %NULL for everything there is
 * @to: the last one, which is never after today
 * @records: what was read: the name of a kind -> its records
 * @text: what was written so far, as Markdown
 * @error: (nullable): why something could not be read
 *
 * Writes an input of a management review: sentences, and lists below them.
 */
typedef struct
{
  AnnexaProject *project;
  AnnexaRecord *review;
  AnnexaRecord *previous;
  char *from;
  char *to;
  char *made_on; /* When the project was made: what is of that day is not new. */
  GHashTable *records;
  GHashTable *proposals; /* kind -> how many were left out, as nobody has confirmed them */
  GPtrArray *kinds;      /* what was read for the input that is written */
  GString *text;
  gboolean in_list;
  GError *error;
} AnnexaReviewWriter;

/**
 * AnnexaReviewTest:
 * @self: a writer
 * @record: a record
 *
 * Returns: whether the record is meant
 */
typedef gboolean (*AnnexaReviewTest) (AnnexaReviewWriter *self,
                                      AnnexaRecord       *record);

/**
 * AnnexaReviewLine:
 * @self: a writer
 * @record: a record
 *
 * Returns: (transfer full): what its line in a list says
 */
typedef char *(*AnnexaReviewLine) (AnnexaReviewWriter *self,
                                   AnnexaRecord       *record);

AnnexaReviewWriter *annexa_review_writer_new       (AnnexaProject      *project,
                                                    gint64              review,
                                                    GError            **error);
void                annexa_review_writer_free      (AnnexaReviewWriter *self);

/* What there is. */
GPtrArray          *annexa_review_writer_read      (AnnexaReviewWriter *self,
                                                    const char         *kind);
GPtrArray          *annexa_review_writer_select    (AnnexaReviewWriter *self,
                                                    const char         *kind,
                                                    AnnexaReviewTest    test);
gboolean            annexa_review_writer_is_inside (AnnexaReviewWriter *self,
                                                    const char         *day);
gboolean            annexa_review_writer_is_before (AnnexaReviewWriter *self,
                                                    const char         *day);
gboolean            annexa_review_writer_is_new    (AnnexaReviewWriter *self,
                                                    AnnexaRecord       *record);
gboolean            annexa_review_writer_is_changed (AnnexaReviewWriter *self,
                                                    AnnexaRecord       *record);
gboolean            annexa_review_writer_is_overdue (AnnexaReviewWriter *self,
                                                    AnnexaRecord       *record);
gboolean            annexa_review_record_is        (AnnexaRecord       *record,
                                                    const char         *field,
                                                    const char         *words);

/* What is said about it. */
void                annexa_review_writer_say       (AnnexaReviewWriter *self,
                                                    const char         *format,
                                                    ...) G_GNUC_PRINTF (2, 3);
void                annexa_review_writer_say_words (AnnexaReviewWriter *self,
                                                    const char         *title,
                                                    GPtrArray          *records,
                                                    const char         *field);
void                annexa_review_writer_list      (AnnexaReviewWriter *self,
                                                    const char         *heading,
                                                    GPtrArray          *records,
                                                    AnnexaReviewLine    line);
char               *annexa_review_writer_name      (AnnexaRecord       *record);
char               *annexa_review_writer_add_duty  (AnnexaReviewWriter *self,
                                                    AnnexaRecord       *record,
                                                    char               *line,
                                                    const char         *person);
void                annexa_review_writer_proposals (AnnexaReviewWriter *self);
void                annexa_review_writer_date      (AnnexaReviewWriter *self);

/* The inputs, one function each. */
void                annexa_review_write_earlier_actions (AnnexaReviewWriter *self);
void                annexa_review_write_issue_changes   (AnnexaReviewWriter *self);
void                annexa_review_write_party_changes   (AnnexaReviewWriter *self);
void                annexa_review_write_nonconformities (AnnexaReviewWriter *self);
void                annexa_review_write_measurements    (AnnexaReviewWriter *self);
void                annexa_review_write_audit_results   (AnnexaReviewWriter *self);
void                annexa_review_write_objectives      (AnnexaReviewWriter *self);
void                annexa_review_write_party_feedback  (AnnexaReviewWriter *self);
void                annexa_review_write_risk_results    (AnnexaReviewWriter *self);
void                annexa_review_write_opportunities   (AnnexaReviewWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaReviewWriter, annexa_review_writer_free)

G_END_DECLS
