/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-control-heading.h"

/**
 * AnnexaControlHeading:
 *
 * The heading of a group of controls in a list, and how many of these are decided.
 */
struct _AnnexaControlHeading
{
  GObject parent_instance;

  char *title;
  const char *theme; /* interned */
  guint decided;
  guint total;
};

G_DEFINE_FINAL_TYPE (AnnexaControlHeading, annexa_control_heading, G_TYPE_OBJECT)

enum
{
  PROGRESS,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

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

  /**
   * AnnexaControlHeading::progress:
   *
   * More of the controls are decided, or fewer.
   */
  signals[PROGRESS] = g_signal_new ("progress", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
}

static void
annexa_control_heading_init (AnnexaControlHeading *self)
{
}

/**
 * annexa_control_heading_new:
 * @title: what the controls below it have in common
 * @theme: (nullable): the word of the theme of Annex A that it stands for, or %ANNEXA_CONTROL_HEADING_OWN
 *
 * Returns: (transfer full): a heading
 */
AnnexaControlHeading *
annexa_control_heading_new (const char *title,
                            const char *theme)
{
  AnnexaControlHeading *self = g_object_new (ANNEXA_TYPE_CONTROL_HEADING, NULL);

  self->title = g_strdup (title);
  self->theme = g_intern_string (theme);
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

/**
 * annexa_control_heading_get_theme:
 * @self: a heading
 *
 * Returns: (nullable) (transfer none): the word of the theme of Annex A that it stands for,
 *   %ANNEXA_CONTROL_HEADING_OWN for what the organization added, or %NULL for a chapter of another framework
 */
const char *
annexa_control_heading_get_theme (AnnexaControlHeading *self)
{
  g_return_val_if_fail (ANNEXA_IS_CONTROL_HEADING (self), NULL);

  return self->theme;
}

/**
 * annexa_control_heading_set_progress:
 * @self: a heading
 * @decided: for how many of its controls it is decided whether they apply
 * @total: how many there are
 */
void
annexa_control_heading_set_progress (AnnexaControlHeading *self,
                                     guint                 decided,
                                     guint                 total)
{
  g_return_if_fail (ANNEXA_IS_CONTROL_HEADING (self));

  if (self->decided == decided && self->total == total)
    return;
  self->decided = decided;
  self->total = total;
  g_signal_emit (self, signals[PROGRESS], 0);
}

/**
 * annexa_control_heading_get_progress:
 * @self: a heading
 * @total: (out): how many controls there are, or 0 where nobody decides about them
 *
 * Returns: for how many of them it is decided whether they apply
 */
guint
annexa_control_heading_get_progress (AnnexaControlHeading *self,
                                     guint                *total)
{
  g_return_val_if_fail (ANNEXA_IS_CONTROL_HEADING (self), 0);

  *total = self->total;
  return self->decided;
}

/**
 * annexa_control_heading_describe:
 * @self: a heading
 *
 * Returns: (transfer full): the heading as a sentence, for a screen reader
 */
char *
annexa_control_heading_describe (AnnexaControlHeading *self)
{
  g_autofree char *progress = NULL;

  g_return_val_if_fail (ANNEXA_IS_CONTROL_HEADING (self), NULL);

  if (self->total == 0)
    return g_strdup (self->title);
  progress = g_strdup_printf (_("%d of %d decided"), (int) self->decided, (int) self->total);
  return g_strdup_printf ("%s, %s", self->title, progress);
}
