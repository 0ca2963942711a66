/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

/* As long as a certificate lasts. */
#define ANNEXA_AUDIT_YEARS 3

/**
 * AnnexaAuditCover:
 * @ANNEXA_AUDIT_COVER_NONE: It is not looked at.
 * @ANNEXA_AUDIT_COVER_PLANNED: It is going to be looked at.
 * @ANNEXA_AUDIT_COVER_DONE: It was looked at.
 *
 * What an audit means for a clause or a control.
 */
typedef enum
{
  ANNEXA_AUDIT_COVER_NONE,
  ANNEXA_AUDIT_COVER_PLANNED,
  ANNEXA_AUDIT_COVER_DONE,
} AnnexaAuditCover;

/**
 * AnnexaAuditGroup:
 * @label: what people call it, in their language
 * @first: the position of its first target
 * @n_targets: how many targets there are in it
 *
 * A chapter of the standard, a theme of Annex A, or the organization's own controls.
 */
typedef struct
{
  char *label;
  guint first;
  guint n_targets;
} AnnexaAuditGroup;

/**
 * AnnexaAuditProgramme:
 * @first_year: the first of the three years
 * @audits: (element-type AnnexaRecord): the audits of these years, the earliest first, without cancelled ones
 * @undated: (element-type AnnexaRecord): audits that are planned for no day yet
 * @groups: (element-type AnnexaAuditGroup): the groups, in the order of the standard
 * @targets: (element-type AnnexaRecord): the clauses, and the controls that apply, group after group
 * @n_undecided: about how many controls nothing is decided, so that nobody knows whether they have to be audited
 *
 * Which clauses and controls the audits of three years look at (9.2.2).
 */
typedef struct
{
  int first_year;
  GPtrArray *audits;
  GPtrArray *undated;
  GPtrArray *groups;
  GPtrArray *targets;
  guint n_undecided;
} AnnexaAuditProgramme;

AnnexaAuditProgramme *annexa_audit_programme_new           (AnnexaProject              *project,
                                                            int                         first_year,
                                                            GError                    **error);
void                  annexa_audit_programme_free          (AnnexaAuditProgramme       *self);
AnnexaAuditCover      annexa_audit_programme_get_cover     (const AnnexaAuditProgramme *self,
                                                            guint                       target,
                                                            guint                       audit);
AnnexaAuditCover      annexa_audit_programme_get_best_cover (const AnnexaAuditProgramme *self,
                                                             guint                       target);
GPtrArray            *annexa_audit_programme_list_missing  (const AnnexaAuditProgramme *self);
AnnexaEdit           *annexa_audit_programme_add_audit     (AnnexaProject              *project,
                                                            const AnnexaAuditProgramme *self,
                                                            gint64                     *audit);
char                 *annexa_audit_describe_group          (AnnexaRecord               *target);
gboolean              annexa_audit_is_internal             (AnnexaRecord               *audit);
gboolean              annexa_audit_looks_at                (AnnexaRecord               *audit,
                                                            gint64                      target);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaAuditProgramme, annexa_audit_programme_free)

G_END_DECLS
