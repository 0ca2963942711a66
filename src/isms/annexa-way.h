/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-readiness.h"

G_BEGIN_DECLS

/**
 * AnnexaWayStep:
 * @id: the word of the step, as in the field step of a task
 * @title: its name, untranslated
 * @about: what it is for, in plain words, untranslated
 * @page: the page of the window where it begins
 * @kind: the name of the kind that it is about first
 * @view: (nullable): the name of the ready-made selection of that kind to open the page with
 * @minutes: what the step takes besides mending single records: talking, deciding, writing
 *
 * One step on the way to the certificate.
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *about;
  const char *page;
  const char *kind;
  const char *view;
  guint minutes;
} AnnexaWayStep;

/* How many steps there are. */
#define ANNEXA_WAY_STEPS 11

/**
 * AnnexaWayState:
 * @ANNEXA_WAY_NOT_STARTED: Nothing of it is there.
 * @ANNEXA_WAY_PREPARED: Something stands there, such as what a starter set proposes, and nothing of it is in order yet.
 * @ANNEXA_WAY_UNDER_WAY: Some of it is in order.
 * @ANNEXA_WAY_DONE: Nothing of it is missing that an auditor would write down.
 */
typedef enum
{
  ANNEXA_WAY_NOT_STARTED,
  ANNEXA_WAY_PREPARED,
  ANNEXA_WAY_UNDER_WAY,
  ANNEXA_WAY_DONE,
} AnnexaWayState;

/**
 * AnnexaWayProgress:
 * @state: how far the step has come
 * @n_rules: how many rules belong to it, but for those that have nothing to look at and need not have
 * @n_kept: how many of them are kept
 * @n_open: how many gaps are open
 * @n_major: how many of them are major
 * @score: what is in order, from 0 to 1
 * @minutes: the effort that remains, an estimate
 *
 * How far a step has come, computed from the registers.
 */
typedef struct
{
  AnnexaWayState state;
  guint n_rules;
  guint n_kept;
  guint n_open;
  guint n_major;
  double score;
  guint minutes;
} AnnexaWayProgress;

const AnnexaWayStep *annexa_way_list_steps     (guint               *n_steps);
const AnnexaWayStep *annexa_way_find_step      (const char          *id);
const char          *annexa_way_step_get_title (const AnnexaWayStep *step);
const char          *annexa_way_step_get_about (const AnnexaWayStep *step);
GPtrArray           *annexa_way_step_list_checks (const AnnexaWayStep *step);
void                 annexa_way_get_progress   (AnnexaReadiness     *readiness,
                                                const AnnexaWayStep *step,
                                                AnnexaWayProgress   *progress);
GPtrArray           *annexa_way_list_next      (AnnexaReadiness     *readiness,
                                                AnnexaStage          stage);
const char          *annexa_way_describe_round (AnnexaReadiness     *readiness,
                                                AnnexaStage          stage);
const char          *annexa_way_state_get_label (AnnexaWayState      state);
GPtrArray           *annexa_way_list_next_rules (AnnexaReadiness    *readiness,
                                                AnnexaStage          stage,
                                                guint                most);
const AnnexaGap *annexa_way_find_next_from (AnnexaReadiness *readiness,
                                            AnnexaStage stage,
                                            const AnnexaKind *kind,
                                            const AnnexaGap **earlier);
char                *annexa_way_describe_effort (guint               minutes);

G_END_DECLS
