/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <string.h>

#include "annexa-picker-sorter.h"
#include "annexa-text.h"

/**
 * AnnexaPickerSorter:
 *
 * The order in which a picker lists what it found: those whose name has what was typed come before those that only tell of
 * it, and what somebody most likely looks for before the rest.
 */
struct _AnnexaPickerSorter
{
  GtkSorter parent_instance;

  char *folded;  /* what was typed */
  GArray *first; /* gint64, ids of what is listed before all others, or NULL */
};

G_DEFINE_FINAL_TYPE (AnnexaPickerSorter, annexa_picker_sorter, GTK_TYPE_SORTER)

/* 0 for a name that begins with what was typed, 1 for one with a word that does, 2 for what has it anywhere else. */
static guint
rank (AnnexaPickerSorter *self,
      AnnexaRecord       *record)
{
  const char *title = annexa_record_get_title (record);
  g_autofree char *folded = annexa_text_fold (title != NULL ? title : "");

  if (g_str_has_prefix (folded, self->folded))
    return 0;
  for (const char *found = strstr (folded, self->folded); found != NULL; found = strstr (found + 1, self->folded))
    if (!g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (found))))
      return 1;
  return 2;
}

/* The place among what comes first; all others come after it. */
static guint
find_place (AnnexaPickerSorter *self,
            AnnexaRecord       *record)
{
  guint n = self->first != NULL ? self->first->len : 0;

  for (guint i = 0; i < n; i++)
    if (g_array_index (self->first, gint64, i) == annexa_record_get_id (record))
      return i;
  return n;
}

static GtkOrdering
annexa_picker_sorter_compare (GtkSorter *sorter,
                              gpointer   a,
                              gpointer   b)
{
  AnnexaPickerSorter *self = ANNEXA_PICKER_SORTER (sorter);
  int ranks = (int) rank (self, a) - (int) rank (self, b);

  return gtk_ordering_from_cmpfunc (ranks != 0 ? ranks : (int) find_place (self, a) - (int) find_place (self, b));
}

static void
annexa_picker_sorter_finalize (GObject *object)
{
  AnnexaPickerSorter *self = ANNEXA_PICKER_SORTER (object);

  g_clear_pointer (&self->first, g_array_unref);
  g_free (self->folded);

  G_OBJECT_CLASS (annexa_picker_sorter_parent_class)->finalize (object);
}

static void
annexa_picker_sorter_class_init (AnnexaPickerSorterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annexa_picker_sorter_finalize;
  GTK_SORTER_CLASS (klass)->compare = annexa_picker_sorter_compare;
}

static void
annexa_picker_sorter_init (AnnexaPickerSorter *self)
{
  self->folded = g_strdup ("");
}

/**
 * annexa_picker_sorter_new:
 *
 * Returns: (transfer full): an order that leaves records as they are until it is told what matters
 */
AnnexaPickerSorter *
annexa_picker_sorter_new (void)
{
  return g_object_new (ANNEXA_TYPE_PICKER_SORTER, NULL);
}

/**
 * annexa_picker_sorter_set_words:
 * @self: an order
 * @words: (nullable): what was typed
 */
void
annexa_picker_sorter_set_words (AnnexaPickerSorter *self,
                                const char         *words)
{
  g_return_if_fail (ANNEXA_IS_PICKER_SORTER (self));

  g_free (self->folded);
  self->folded = annexa_text_fold (words != NULL ? words : "");
  gtk_sorter_changed (GTK_SORTER (self), GTK_SORTER_CHANGE_DIFFERENT);
}

/**
 * annexa_picker_sorter_set_first:
 * @self: an order
 * @ids: (nullable) (element-type gint64): the ids of records that come before all others, in this order
 *
 * Among what is found by name they come first where it fits equally well.
 */
void
annexa_picker_sorter_set_first (AnnexaPickerSorter *self,
                                GArray             *ids)
{
  g_return_if_fail (ANNEXA_IS_PICKER_SORTER (self));

  g_clear_pointer (&self->first, g_array_unref);
  self->first = ids != NULL ? g_array_ref (ids) : NULL;
  gtk_sorter_changed (GTK_SORTER (self), GTK_SORTER_CHANGE_DIFFERENT);
}

/**
 * annexa_picker_sorter_has_order:
 * @self: an order
 *
 * Returns: whether records come in another order than before
 */
gboolean
annexa_picker_sorter_has_order (AnnexaPickerSorter *self)
{
  g_return_val_if_fail (ANNEXA_IS_PICKER_SORTER (self), FALSE);

  return *self->folded != '\0' || self->first != NULL;
}
