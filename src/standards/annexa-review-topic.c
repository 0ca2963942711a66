/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-standards"

#include "config.h"

#include <string.h>

#include "annexa-review-topic.h"
#include "annexa-standards-private.h"

static AnnexaReviewTopic *
read_topic (xmlNode *node)
{
  AnnexaReviewTopic *topic = g_new0 (AnnexaReviewTopic, 1);

  topic->field = annexa_xml_get_attribute (node, "field");
  topic->clause = annexa_xml_get_attribute (node, "clause");
  topic->part = annexa_xml_get_attribute (node, "part");
  topic->question = annexa_standards_get_translated (node, "question");
  return topic;
}

static GPtrArray *
read_topics (void)
{
  g_autoptr (xmlDoc) document = annexa_standards_read ("review.xml");
  GPtrArray *topics = g_ptr_array_new ();

  for (xmlNode *node = annexa_xml_first_child (xmlDocGetRootElement (document), "topic"); node != NULL;
       node = annexa_xml_next (node, "topic"))
    g_ptr_array_add (topics, read_topic (node));
  return topics;
}

/**
 * annexa_review_topics_get:
 *
 * Returns: (transfer none) (element-type AnnexaReviewTopic): the inputs and results of a management review, in the order
 *   of the standard; read once and kept
 */
GPtrArray *
annexa_review_topics_get (void)
{
  static GPtrArray *topics;

  if (g_once_init_enter (&topics))
    g_once_init_leave (&topics, read_topics ());

  return topics;
}

/**
 * annexa_review_topics_find:
 * @field: the name of a field of a management review
 *
 * Returns: (transfer none) (nullable): the topic that belongs to it
 */
const AnnexaReviewTopic *
annexa_review_topics_find (const char *field)
{
  GPtrArray *topics = annexa_review_topics_get ();

  for (guint i = 0; i < topics->len; i++)
    {
      AnnexaReviewTopic *topic = topics->pdata[i];

      if (strcmp (topic->field, field) == 0)
        return topic;
    }
  return NULL;
}
