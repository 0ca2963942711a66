/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AnnexaAnswerFunc:
 * @answer: the id of the answer; the first one given to annexa_ask() when the dialog was closed
 * @user_data: what was given to annexa_ask()
 */
typedef void (*AnnexaAnswerFunc) (const char *answer,
                                  gpointer    user_data);

gpointer annexa_dialog_new (GType      type,
                            GtkWindow *parent);

void annexa_ask  (GtkWidget        *parent,
                  const char       *heading,
                  const char       *body,
                  const char       *destructive,
                  AnnexaAnswerFunc  answered,
                  gpointer          user_data,
                  const char       *first_answer,
                  ...) G_GNUC_NULL_TERMINATED;
void annexa_tell (GtkWidget        *parent,
                  const char       *heading,
                  const char       *body);

G_END_DECLS
