/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-risk-map.h"
#include "annexa-rounds.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_ROUND_ITEM (annexa_round_item_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaRoundItem, annexa_round_item, ANNEXA, ROUND_ITEM, GObject)

AnnexaRoundItem   *annexa_round_item_new          (const AnnexaRoundChange *change);
AnnexaRoundVerdict annexa_round_item_get_verdict  (AnnexaRoundItem         *self);
gint64             annexa_round_item_get_risk     (AnnexaRoundItem         *self);
const char        *annexa_round_item_get_ref      (AnnexaRoundItem         *self);
const char        *annexa_round_item_get_title    (AnnexaRoundItem         *self);
const char        *annexa_round_item_get_before   (AnnexaRoundItem         *self);
const char        *annexa_round_item_get_after    (AnnexaRoundItem         *self);
char              *annexa_round_item_describe     (AnnexaRoundItem         *self);
gboolean           annexa_round_item_touches      (AnnexaRoundItem         *self,
                                                   const AnnexaRiskCell    *cell);
int                annexa_round_item_compare      (gconstpointer            a,
                                                   gconstpointer            b,
                                                   gpointer                 user_data);

G_END_DECLS
