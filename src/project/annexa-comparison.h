/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-history.h"
#include "annexa-moment.h"

G_BEGIN_DECLS

/**
 * AnnexaComparison:
 *
 * What is different between two moments of a project.
 */
typedef struct _AnnexaComparison AnnexaComparison;

/**
 * AnnexaTurn:
 * @ANNEXA_TURN_NONE: Nothing that can be called better or worse, or some of both.
 * @ANNEXA_TURN_BETTER: A lower level of risk, or a word that is better than before.
 * @ANNEXA_TURN_WORSE: A higher level of risk, or a word that is worse than before.
 *
 * Whether a difference is for the better.
 */
typedef enum
{
  ANNEXA_TURN_NONE,
  ANNEXA_TURN_BETTER,
  ANNEXA_TURN_WORSE,
} AnnexaTurn;

/**
 * AnnexaDifferenceGroup:
 * @ANNEXA_DIFFERENCE_NEW: The record was not there before.
 * @ANNEXA_DIFFERENCE_GONE: It is not there any more.
 * @ANNEXA_DIFFERENCE_BETTER: It is better.
 * @ANNEXA_DIFFERENCE_WORSE: It is worse.
 * @ANNEXA_DIFFERENCE_CHANGED: It changed in another way.
 * @ANNEXA_DIFFERENCE_N_GROUPS: how many there are
 *
 * What people call a difference. Each difference is of one group.
 */
typedef enum
{
  ANNEXA_DIFFERENCE_NEW,
  ANNEXA_DIFFERENCE_GONE,
  ANNEXA_DIFFERENCE_BETTER,
  ANNEXA_DIFFERENCE_WORSE,
  ANNEXA_DIFFERENCE_CHANGED,
  ANNEXA_DIFFERENCE_N_GROUPS,
} AnnexaDifferenceGroup;

/**
 * AnnexaDifference:
 * @kind: the kind of the record
 * @id: its id
 * @ref: its reference
 * @title: its title
 * @type: whether it is new, gone or changed
 * @turn: whether that is for the better
 * @changes: (element-type AnnexaFieldChange): what changed, field by field; the level of a risk may change although
 *   nothing else in it did
 *
 * A record that is different.
 */
typedef struct
{
  const AnnexaKind *kind;
  gint64 id;
  char *ref;
  char *title;
  AnnexaRecordChangeType type;
  AnnexaTurn turn;
  GArray *changes;
} AnnexaDifference;

AnnexaComparison       *annexa_comparison_new         (AnnexaProject           *project,
                                                       const AnnexaMoment      *earlier,
                                                       const AnnexaMoment      *later,
                                                       GCancellable            *cancellable,
                                                       GError                 **error);
void                    annexa_comparison_free        (AnnexaComparison        *self);
guint                   annexa_comparison_get_size    (AnnexaComparison        *self);
const AnnexaDifference *annexa_comparison_get         (AnnexaComparison        *self,
                                                       guint                    position);
AnnexaProject          *annexa_comparison_get_project (AnnexaComparison        *self,
                                                       gboolean                 later);
char                   *annexa_comparison_describe    (AnnexaComparison        *self,
                                                       const AnnexaFieldChange *change);
const char             *annexa_turn_get_name          (AnnexaTurn               turn);
AnnexaDifferenceGroup   annexa_difference_get_group   (const AnnexaDifference  *self);
const char             *annexa_difference_get_label   (const AnnexaDifference  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaComparison, annexa_comparison_free)

G_END_DECLS
