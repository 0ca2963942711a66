/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include "annexa-history-item-private.h"
#include "annexa-time.h"

/**
 * AnnexaHistoryItem:
 *
 * One edit in a list.
 */
struct _AnnexaHistoryItem
{
  GObject parent_instance;

  GHashTable *live;
  gint64 seq;
  char *time;
  char *day;
  char *person;
  char *label;
  gint64 undoes;
};

G_DEFINE_FINAL_TYPE (AnnexaHistoryItem, annexa_history_item, G_TYPE_OBJECT)

static void
annexa_history_item_finalize (GObject *object)
{
  AnnexaHistoryItem *self = ANNEXA_HISTORY_ITEM (object);

  g_hash_table_remove (self->live, &self->seq);
  g_hash_table_unref (self->live);
  g_free (self->time);
  g_free (self->day);
  g_free (self->person);
  g_free (self->label);

  G_OBJECT_CLASS (annexa_history_item_parent_class)->finalize (object);
}

static void
annexa_history_item_class_init (AnnexaHistoryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annexa_history_item_finalize;
}

static void
annexa_history_item_init (AnnexaHistoryItem *self)
{
}

/* A damaged or foreign file may hold nothing, or bytes that are no text, where a text is promised. */
static char *
dup_text (AnnexaStatement *row,
          int              column)
{
  const char *text = annexa_statement_get_text (row, column);

  return text != NULL ? g_utf8_make_valid (text, -1) : g_strdup ("");
}

/* Makes the item of the edit @seq from a row with time, person, label and undoes, or an empty one without a row. As long as
 * somebody holds it, it stands in @live under its number. */
AnnexaHistoryItem *
annexa_history_item_new (gint64           seq,
                         AnnexaStatement *row,
                         GHashTable      *live)
{
  AnnexaHistoryItem *self = g_object_new (ANNEXA_TYPE_HISTORY_ITEM, NULL);

  self->seq = seq;
  self->time = row != NULL ? dup_text (row, 0) : g_strdup ("");
  self->person = row != NULL ? dup_text (row, 1) : g_strdup ("");
  self->label = row != NULL ? dup_text (row, 2) : g_strdup ("");
  self->undoes = row != NULL ? annexa_statement_get_int64 (row, 3) : 0;
  self->live = g_hash_table_ref (live);
  g_hash_table_insert (live, &self->seq, self);
  return self;
}

/**
 * annexa_history_item_get_seq:
 * @self: an edit
 *
 * Returns: its number, from 1
 */
gint64
annexa_history_item_get_seq (AnnexaHistoryItem *self)
{
  g_return_val_if_fail (ANNEXA_IS_HISTORY_ITEM (self), 0);

  return self->seq;
}

/**
 * annexa_history_item_get_time:
 * @self: an edit
 *
 * Returns: (transfer none): when it was made, in UTC
 */
const char *
annexa_history_item_get_time (AnnexaHistoryItem *self)
{
  g_return_val_if_fail (ANNEXA_IS_HISTORY_ITEM (self), NULL);

  return self->time;
}

/**
 * annexa_history_item_get_day:
 * @self: an edit
 *
 * Returns: (transfer none): the day here on which it was made: 2026-11-23
 */
const char *
annexa_history_item_get_day (AnnexaHistoryItem *self)
{
  g_return_val_if_fail (ANNEXA_IS_HISTORY_ITEM (self), NULL);

  if (self->day != NULL)
    return self->day;
  self->day = annexa_time_get_day (self->time);
  if (self->day == NULL)
    self->day = g_strdup ("");
  return self->day;
}

/**
 * annexa_history_item_get_person:
 * @self: an edit
 *
 * Returns: (transfer none): who made it
 */
const char *
annexa_history_item_get_person (AnnexaHistoryItem *self)
{
  g_return_val_if_fail (ANNEXA_IS_HISTORY_ITEM (self), NULL);

  return self->person;
}

/**
 * annexa_history_item_get_label:
 * @self: an edit
 *
 * Returns: (transfer none): what they did
 */
const char *
annexa_history_item_get_label (AnnexaHistoryItem *self)
{
  g_return_val_if_fail (ANNEXA_IS_HISTORY_ITEM (self), NULL);

  return self->label;
}
