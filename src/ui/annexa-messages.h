/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct _AnnexaMessages AnnexaMessages;

AnnexaMessages *annexa_messages_new           (AdwToastOverlay *overlay);
void            annexa_messages_free          (AnnexaMessages  *self);
void            annexa_messages_say           (AnnexaMessages  *self,
                                               const char      *message);
void            annexa_messages_offer         (AnnexaMessages  *self,
                                               const char      *message,
                                               const char      *label,
                                               const char      *action,
                                               GVariant        *target);
void            annexa_messages_withdraw      (AnnexaMessages  *self);
void            annexa_messages_uncover_focus (AnnexaMessages  *self);
void annexa_messages_uncover_part (AnnexaMessages *self, GtkWidget *widget, const graphene_rect_t *part);

G_END_DECLS
