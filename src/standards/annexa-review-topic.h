/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnnexaReviewTopic:
 * @field: the field of a management review that it belongs to
 * @clause: the clause that asks for it: inputs 9.3.2, results 9.3.3
 * @part: (nullable): the part of the clause, "d) 1)"
 * @question: what to ask, in the person's language
 *
 * What a management review has to look at, or has to decide.
 */
typedef struct
{
  char *field;
  char *clause;
  char *part;
  char *question;
} AnnexaReviewTopic;

GPtrArray               *annexa_review_topics_get  (void);
const AnnexaReviewTopic *annexa_review_topics_find (const char *field);

G_END_DECLS
