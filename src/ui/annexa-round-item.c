/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-round-item.h"

/**
 * AnnexaRoundItem:
 *
 * A risk in two rounds, for a list.
 */
struct _AnnexaRoundItem
{
  GObject parent_instance;

  AnnexaRoundVerdict verdict;
  char *ref;
  char *title;
  AnnexaRecord *earlier; /* Its ratings, or NULL. */
  AnnexaRecord *later;
};

G_DEFINE_FINAL_TYPE (AnnexaRoundItem, annexa_round_item, G_TYPE_OBJECT)

static void
annexa_round_item_finalize (GObject *object)
{
  AnnexaRoundItem *self = ANNEXA_ROUND_ITEM (object);

  g_free (self->ref);
  g_free (self->title);
  g_clear_object (&self->earlier);
  g_clear_object (&self->later);

  G_OBJECT_CLASS (annexa_round_item_parent_class)->finalize (object);
}

static void
annexa_round_item_class_init (AnnexaRoundItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annexa_round_item_finalize;
}

static void
annexa_round_item_init (AnnexaRoundItem *self)
{
}

/**
 * annexa_round_item_new:
 * @change: what became of a risk
 *
 * Returns: (transfer full): the same as an object
 */
AnnexaRoundItem *
annexa_round_item_new (const AnnexaRoundChange *change)
{
  AnnexaRoundItem *self = g_object_new (ANNEXA_TYPE_ROUND_ITEM, NULL);

  self->verdict = change->verdict;
  self->ref = g_strdup (annexa_round_change_get_ref (change));
  self->title = g_strdup (annexa_round_change_get_title (change));
  g_set_object (&self->earlier, change->earlier);
  g_set_object (&self->later, change->later);
  return self;
}

/**
 * annexa_round_item_get_verdict:
 * @self: a risk in two rounds
 *
 * Returns: what became of it
 */
AnnexaRoundVerdict
annexa_round_item_get_verdict (AnnexaRoundItem *self)
{
  return self->verdict;
}

/**
 * annexa_round_item_get_risk:
 * @self: a risk in two rounds
 *
 * Returns: the id of the risk, or 0 when it was deleted since
 */
gint64
annexa_round_item_get_risk (AnnexaRoundItem *self)
{
  return annexa_record_get_integer (self->later != NULL ? self->later : self->earlier, "risk");
}

/**
 * annexa_round_item_get_ref:
 * @self: a risk in two rounds
 *
 * Returns: (transfer none): its reference
 */
const char *
annexa_round_item_get_ref (AnnexaRoundItem *self)
{
  return self->ref;
}

/**
 * annexa_round_item_get_title:
 * @self: a risk in two rounds
 *
 * Returns: (transfer none): its title
 */
const char *
annexa_round_item_get_title (AnnexaRoundItem *self)
{
  return self->title;
}

static const char *
get_level (AnnexaRecord *rating)
{
  const char *level = rating != NULL ? annexa_record_get_text (rating, "current-level") : NULL;

  return level != NULL ? level : "";
}

/**
 * annexa_round_item_get_before:
 * @self: a risk in two rounds
 *
 * Returns: its level in the earlier round, or ""
 */
const char *
annexa_round_item_get_before (AnnexaRoundItem *self)
{
  return get_level (self->earlier);
}

/**
 * annexa_round_item_get_after:
 * @self: a risk in two rounds
 *
 * Returns: its level in the later round, or ""
 */
const char *
annexa_round_item_get_after (AnnexaRoundItem *self)
{
  return get_level (self->later);
}

static const char *
name_level (const char *level)
{
  return *level != '\0' ? level : _("not rated");
}

/**
 * annexa_round_item_describe:
 * @self: a risk in two rounds
 *
 * Returns: (transfer full): its level before and after, in words
 */
char *
annexa_round_item_describe (AnnexaRoundItem *self)
{
  const char *before = name_level (annexa_round_item_get_before (self));
  const char *after = name_level (annexa_round_item_get_after (self));

  switch (self->verdict)
    {
    case ANNEXA_ROUND_NEW:
      /* TRANSLATORS: The level of a risk that was not rated in the round before */
      return g_strdup_printf (_("%s, not in the earlier round"), after);
    case ANNEXA_ROUND_GONE:
      /* TRANSLATORS: The level of a risk that is not rated in the later round any more */
      return g_strdup_printf (_("was %s, not in the later round"), before);
    case ANNEXA_ROUND_BETTER:
    case ANNEXA_ROUND_WORSE:
      /* TRANSLATORS: The level of a risk in the later round, and in the earlier one: “Medium, was High” */
      return g_strdup_printf (_("%s, was %s"), after, before);
    case ANNEXA_ROUND_SAME:
    default:
      return g_strdup (after);
    }
}

static gboolean
lies_in (AnnexaRecord         *rating,
         const AnnexaRiskCell *cell)
{
  return rating != NULL && annexa_record_get_integer (rating, "current-likelihood") == cell->likelihood
         && annexa_record_get_integer (rating, "current-impact") == cell->impact;
}

/**
 * annexa_round_item_touches:
 * @self: a risk in two rounds
 * @cell: a cell of the risk map
 *
 * Returns: whether the risk lay there in one of the rounds
 */
gboolean
annexa_round_item_touches (AnnexaRoundItem      *self,
                           const AnnexaRiskCell *cell)
{
  return lies_in (self->earlier, cell) || lies_in (self->later, cell);
}

/**
 * annexa_round_item_compare:
 * @a: a risk in two rounds
 * @b: another one
 * @user_data: not used
 *
 * Puts first what somebody has to look at: what became worse, and what is new.
 *
 * Returns: which of them comes first, as for sorting
 */
int
annexa_round_item_compare (gconstpointer a,
                           gconstpointer b,
                           gpointer      user_data)
{
  static const int order[]
      = { [ANNEXA_ROUND_WORSE] = 0, [ANNEXA_ROUND_NEW] = 1, [ANNEXA_ROUND_BETTER] = 2, [ANNEXA_ROUND_GONE] = 3,
          [ANNEXA_ROUND_SAME] = 4 };
  AnnexaRoundItem *first = (AnnexaRoundItem *) a;
  AnnexaRoundItem *second = (AnnexaRoundItem *) b;
  gsize first_length = strlen (first->ref);
  gsize second_length = strlen (second->ref);

  if (first->verdict != second->verdict)
    return order[first->verdict] - order[second->verdict];
  if (first_length != second_length)
    return first_length < second_length ? -1 : 1;
  return strcmp (first->ref, second->ref);
}
