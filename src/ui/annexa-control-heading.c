/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-control-heading.h"

/**
 * AnnexaControlHeading:
 *
 * The heading of a group of controls in a list.
 */
struct _AnnexaControlHeading
{
  GObject parent_instance;

  char *title;
};

G_DEFINE_FINAL_TYPE (AnnexaControlHeading, annexa_control_heading, G_TYPE_OBJECT)

static void
annexa_control_heading_finalize (GObject *object)
{
  g_free (ANNEXA_CONTROL_HEADING (object)->title);

  G_OBJECT_CLASS (annexa_control_heading_parent_class)->finalize (object);
}

static void
annexa_control_heading_class_init (AnnexaControlHeadingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annexa_control_heading_finalize;
}

static void
annexa_control_heading_init (AnnexaControlHeading *self)
{
}

/**
 * annexa_control_heading_new:
 * @title: what the controls below it have in common
 *
 * Returns: (transfer full): a heading
 */
AnnexaControlHeading *
annexa_control_heading_new (const char *title)
{
  AnnexaControlHeading *self = g_object_new (ANNEXA_TYPE_CONTROL_HEADING, NULL);

  self->title = g_strdup (title);
  return self;
}

/**
 * annexa_control_heading_get_title:
 * @self: a heading
 *
 * Returns: (transfer none): what the controls below it have in common
 */
const char *
annexa_control_heading_get_title (AnnexaControlHeading *self)
{
  g_return_val_if_fail (ANNEXA_IS_CONTROL_HEADING (self), NULL);

  return self->title;
}
