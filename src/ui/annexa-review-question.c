/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-review-question.h"
#include "annexa-review-topic.h"

/**
 * AnnexaReviewQuestion:
 *
 * Stands above a field of a management review and says what to ask there. The template names the field.
 */
struct _AnnexaReviewQuestion
{
  AdwPreferencesRow parent_instance;

  const AnnexaReviewTopic *topic;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (AnnexaReviewQuestion, annexa_review_question, ADW_TYPE_PREFERENCES_ROW)

enum
{
  PROP_0,
  PROP_FIELD,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
show_topic (AnnexaReviewQuestion *self,
            const char           *field)
{
  self->topic = annexa_review_topics_find (field);
  if (self->topic == NULL)
    g_error ("no topic of the management review belongs to “%s”", field);
  gtk_label_set_label (self->label, self->topic->question);
}

static void
annexa_review_question_set_property (GObject      *object,
                                     guint         property,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  switch (property)
    {
    case PROP_FIELD:
      show_topic (ANNEXA_REVIEW_QUESTION (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annexa_review_question_get_property (GObject    *object,
                                     guint       property,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  AnnexaReviewQuestion *self = ANNEXA_REVIEW_QUESTION (object);

  switch (property)
    {
    case PROP_FIELD:
      g_value_set_string (value, self->topic != NULL ? self->topic->field : NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annexa_review_question_class_init (AnnexaReviewQuestionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = annexa_review_question_set_property;
  object_class->get_property = annexa_review_question_get_property;
  properties[PROP_FIELD]
      = g_param_spec_string ("field", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
annexa_review_question_init (AnnexaReviewQuestion *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "explanation");
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "dim-label");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), GTK_WIDGET (self->label));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}
