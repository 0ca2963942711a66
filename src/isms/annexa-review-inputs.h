/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"
#include "annexa-review-topic.h"

G_BEGIN_DECLS

/* The clause of the inputs; the other topics are results. */
#define ANNEXA_REVIEW_INPUTS_CLAUSE "9.3.2"

/**
 * AnnexaReviewInputs:
 * @edit: what writes the inputs, not applied yet; empty when there is nothing to write
 * @n_written: how many inputs it writes
 * @n_kept: how many it leaves alone, because somebody has written something else there
 *
 * What writing the inputs of a management review comes to.
 */
typedef struct
{
  AnnexaEdit *edit;
  guint n_written;
  guint n_kept;
} AnnexaReviewInputs;

gboolean            annexa_review_topic_is_input       (const AnnexaReviewTopic *topic);
char               *annexa_review_inputs_write         (AnnexaProject      *project,
                                                        gint64              review,
                                                        const char         *field,
                                                        GError            **error);
gboolean            annexa_review_inputs_is_own        (AnnexaProject      *project,
                                                        AnnexaRecord       *review,
                                                        const char         *field);
AnnexaReviewInputs *annexa_review_inputs_prepare       (AnnexaProject      *project,
                                                        gint64              review,
                                                        GError            **error);
AnnexaEdit         *annexa_review_inputs_prepare_one   (AnnexaProject      *project,
                                                        gint64              review,
                                                        const char         *field,
                                                        gboolean            below,
                                                        GError            **error);
void                annexa_review_inputs_free          (AnnexaReviewInputs *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaReviewInputs, annexa_review_inputs_free)

G_END_DECLS
