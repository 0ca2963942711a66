/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-kind.h"
#include "annexa-project.h"

G_BEGIN_DECLS

/**
 * AnnexaSeverity:
 * @ANNEXA_SEVERITY_MAJOR: Something the standard asks for is missing: no certificate while it is open.
 * @ANNEXA_SEVERITY_MINOR: A lapse; an auditor wants a plan for it.
 * @ANNEXA_SEVERITY_IMPROVEMENT: It is met, and could be better.
 *
 * What an auditor would usually say about a gap. Auditors decide case by case.
 */
typedef enum
{
  ANNEXA_SEVERITY_MAJOR,
  ANNEXA_SEVERITY_MINOR,
  ANNEXA_SEVERITY_IMPROVEMENT,
} AnnexaSeverity;

#define ANNEXA_N_SEVERITIES 3

/**
 * AnnexaStage:
 * @ANNEXA_STAGE_1: The first audit of a certification, which looks at documents and plans.
 * @ANNEXA_STAGE_2: The second one, which looks at whether the system works.
 */
typedef enum
{
  ANNEXA_STAGE_1,
  ANNEXA_STAGE_2,
} AnnexaStage;

#define ANNEXA_N_STAGES 2

/**
 * AnnexaCheckFlags:
 * @ANNEXA_CHECK_OPTIONAL: The records it looks at need not exist (incidents). Good ones add nothing to the score, bad
 *   ones take away.
 * @ANNEXA_CHECK_DOCUMENTS: It looks at the documents that have to exist, not at records. {item} is the id of one of
 *   them and {ref} the clause or control that asks for it.
 * @ANNEXA_CHECK_CONFIRMED: Proposals count as absent: something is missing altogether until one of them is confirmed.
 * @ANNEXA_CHECK_FIRST_ROUND: It asks for what everything else is built upon, and comes before all that does not.
 */
typedef enum
{
  ANNEXA_CHECK_OPTIONAL = 1 << 0,
  ANNEXA_CHECK_DOCUMENTS = 1 << 1,
  ANNEXA_CHECK_CONFIRMED = 1 << 2,
  ANNEXA_CHECK_FIRST_ROUND = 1 << 3,
} AnnexaCheckFlags;

/**
 * AnnexaCheck:
 * @id: the stable id, "R24"
 * @clause: the clauses and controls behind it, the first one being the one it counts for: "6.1.2 e); 6.1.3 a)"
 * @severity: how bad a gap is
 * @stage: the first audit that would object
 * @step: the word of the step of the way that it belongs to, as in the field step of a task
 * @kind: the name of the kind whose records it names
 * @field: (nullable): the name of the field that mends it, or of several, separated by |
 * @fresh: (nullable): what a new record has to hold where something is missing altogether: field=value, separated by |
 * @page: the page of the window that shows the records
 * @flags: see #AnnexaCheckFlags
 * @minutes: how long it takes to mend one gap, roughly
 * @rule: what is true when all is well, untranslated
 * @title: what is wrong, of one record, untranslated
 * @why: why it matters, untranslated
 * @action: what to do, untranslated
 * @absent: (nullable): the SQL condition under which something is missing altogether; the gap then names no record
 * @among: (nullable): the SQL condition that says which records are looked at; never %NULL with @wrong
 * @wrong: (nullable): the SQL condition that says which of these are not as they should be; without it, @absent says
 *   what is missing among them
 *
 * One rule of readiness. In the SQL {field} stands for the expression of a field of @kind, {kind.field} for that of
 * another kind, {limits.field} for a limit or its usual value, {since:field} for the day that lies as far back as a
 * limit says, {today} for today.
 */
typedef struct
{
  const char *id;
  const char *clause;
  AnnexaSeverity severity;
  AnnexaStage stage;
  const char *step;
  const char *kind;
  const char *field;
  const char *fresh;
  const char *page;
  AnnexaCheckFlags flags;
  guint minutes;
  const char *rule;
  const char *title;
  const char *why;
  const char *action;
  const char *absent;
  const char *among;
  const char *wrong;
} AnnexaCheck;

const AnnexaCheck *const *annexa_checks_list        (guint             *n_checks);
const AnnexaCheck        *annexa_check_find_first   (const char        *kind);
const AnnexaCheck        *annexa_check_find         (const char        *id);
char                     *annexa_check_get_clause   (const AnnexaCheck *check);
const char               *annexa_check_get_rule     (const AnnexaCheck *check);
GHashTable *annexa_checks_list_uncovered (AnnexaProject *project, GError **error);
const char               *annexa_severity_get_word  (AnnexaSeverity     severity);
const char               *annexa_severity_get_label (AnnexaSeverity     severity);
char                     *annexa_severity_describe_counts (const guint counts[ANNEXA_N_SEVERITIES]);

G_END_DECLS
