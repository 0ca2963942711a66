/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

/**
 * AnnexaFirstAnswers:
 * @people: how many people work in the firm, or 0 when that was not said
 * @sites: (nullable): where, one place per line
 * @customers: (nullable): what customers ask for, in their words
 * @top_management: (nullable): the name of who leads the firm
 * @isms_manager: (nullable): the name of who looks after the management system
 * @wanted: (nullable): the day by which the certificate is wanted, 2027-06-30
 *
 * What somebody says of a firm before anything else is known of it.
 */
typedef struct
{
  int people;
  char *sites;
  char *customers;
  char *top_management;
  char *isms_manager;
  char *wanted;
} AnnexaFirstAnswers;

void     annexa_first_answers_clear      (AnnexaFirstAnswers       *self);
gboolean annexa_first_answers_apply      (AnnexaProject            *project,
                                          const AnnexaFirstAnswers *answers,
                                          GError                  **error);
char    *annexa_first_answers_judge_day  (const char               *today,
                                          const char               *wanted);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnexaFirstAnswers, annexa_first_answers_clear)

G_END_DECLS
