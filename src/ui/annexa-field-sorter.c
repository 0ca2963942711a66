/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-field-sorter.h"

/**
 * AnnexaFieldSorter:
 *
 * Stands behind the header of a column, which needs a sorter to be clicked on. It never sorts: lists are queries, and
 * SQL sorts them. This version of GTK does not say by which column its view is sorted, but it can be found out by asking
 * the view's sorter to compare: the sorter that is asked then notes it, and the answer tells the direction.
 */
struct _AnnexaFieldSorter
{
  GtkSorter parent_instance;

  const AnnexaField *field;
};

G_DEFINE_FINAL_TYPE (AnnexaFieldSorter, annexa_field_sorter, GTK_TYPE_SORTER)

/* Who was asked last, in the main thread. */
static const AnnexaField *asked;

static GtkOrdering
annexa_field_sorter_compare (GtkSorter *sorter,
                             gpointer   first,
                             gpointer   second)
{
  if (asked == NULL)
    asked = ANNEXA_FIELD_SORTER (sorter)->field;
  return GTK_ORDERING_SMALLER;
}

static GtkSorterOrder
annexa_field_sorter_get_order (GtkSorter *sorter)
{
  return GTK_SORTER_ORDER_TOTAL;
}

static void
annexa_field_sorter_class_init (AnnexaFieldSorterClass *klass)
{
  GtkSorterClass *sorter_class = GTK_SORTER_CLASS (klass);

  sorter_class->compare = annexa_field_sorter_compare;
  sorter_class->get_order = annexa_field_sorter_get_order;
}

static void
annexa_field_sorter_init (AnnexaFieldSorter *self)
{
}

/**
 * annexa_field_sorter_new:
 * @field: a field
 *
 * Returns: (transfer full): a sorter for the column of the field
 */
GtkSorter *
annexa_field_sorter_new (const AnnexaField *field)
{
  AnnexaFieldSorter *self = g_object_new (ANNEXA_TYPE_FIELD_SORTER, NULL);

  self->field = field;
  return GTK_SORTER (self);
}

/**
 * annexa_field_sorter_probe:
 * @sorter: (nullable): the sorter of a column view
 * @descending: (out): whether the greatest comes first
 *
 * Returns: (nullable): the field by which the view is sorted
 */
const AnnexaField *
annexa_field_sorter_probe (GtkSorter *sorter,
                           gboolean  *descending)
{
  g_autoptr (GObject) first = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) second = g_object_new (G_TYPE_OBJECT, NULL);

  asked = NULL;
  *descending = sorter != NULL && gtk_sorter_compare (sorter, first, second) == GTK_ORDERING_LARGER;
  return asked;
}
