/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-comparison-item.h"

/**
 * AnnexaComparisonItem:
 *
 * A difference in a list. It belongs to the comparison, which lives longer.
 */
struct _AnnexaComparisonItem
{
  GObject parent_instance;

  const AnnexaDifference *difference;
  gboolean begins_kind; /* it is the first of its register in the list */
};

G_DEFINE_FINAL_TYPE (AnnexaComparisonItem, annexa_comparison_item, G_TYPE_OBJECT)

static void
annexa_comparison_item_class_init (AnnexaComparisonItemClass *klass)
{
}

static void
annexa_comparison_item_init (AnnexaComparisonItem *self)
{
}

/**
 * annexa_comparison_item_new:
 * @difference: a difference, which has to stay as long as the item
 * @begins_kind: whether it is the first of its register
 *
 * Returns: (transfer full): the difference as an item of a list
 */
AnnexaComparisonItem *
annexa_comparison_item_new (const AnnexaDifference *difference,
                            gboolean                begins_kind)
{
  AnnexaComparisonItem *self = g_object_new (ANNEXA_TYPE_COMPARISON_ITEM, NULL);

  self->difference = difference;
  self->begins_kind = begins_kind;
  return self;
}

/**
 * annexa_comparison_item_get_difference:
 * @self: an item
 *
 * Returns: (transfer none): the difference
 */
const AnnexaDifference *
annexa_comparison_item_get_difference (AnnexaComparisonItem *self)
{
  return self->difference;
}

/**
 * annexa_comparison_item_begins_kind:
 * @self: an item
 *
 * Returns: whether the name of the register stands above it
 */
gboolean
annexa_comparison_item_begins_kind (AnnexaComparisonItem *self)
{
  return self->begins_kind;
}
