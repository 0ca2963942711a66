/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_HISTORY_ITEM (annexa_history_item_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaHistoryItem, annexa_history_item, ANNEXA, HISTORY_ITEM, GObject)

gint64      annexa_history_item_get_seq    (AnnexaHistoryItem *self);
const char *annexa_history_item_get_time   (AnnexaHistoryItem *self);
const char *annexa_history_item_get_day    (AnnexaHistoryItem *self);
const char *annexa_history_item_get_person (AnnexaHistoryItem *self);
const char *annexa_history_item_get_label  (AnnexaHistoryItem *self);

G_END_DECLS
