/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-kinds-private.h"
#include "annexa-risk.h"
#include "annexa-problems.h"
/**
 * AnnexaRisk:
 *
 * What might happen, to which assets, how likely and how bad it would be, and what is done about it (6.1.2, 6.1.3).
 */
ANNEXA_DEFINE_RECORD (AnnexaRisk, annexa_risk, annexa_risk_kind)

static const AnnexaChoice treatments[] = {
  { "undecided", N_ ("Undecided"), ANNEXA_TONE_NONE, "open|not decided|tbd" },
  { "modify", N_ ("Reduce"), ANNEXA_TONE_NONE, "mitigate|reduce|treat|modification|reduction" },
  { "retain", N_ ("Accept"), ANNEXA_TONE_NONE, "accept|retention|acceptance|tolerate" },
  { "avoid", N_ ("Avoid"), ANNEXA_TONE_NONE, "avoidance|terminate" },
  { "share", N_ ("Share"), ANNEXA_TONE_NONE, "transfer|insure|sharing" },
  { NULL },
};

static const AnnexaChoice statuses[] = {
  { "open", N_ ("Open"), ANNEXA_TONE_POOR, "new|identified" },
  { "in-treatment", N_ ("In treatment"), ANNEXA_TONE_FAIR, "in progress|treating" },
  { "accepted", N_ ("Accepted"), ANNEXA_TONE_GOOD },
  { "closed", N_ ("Closed"), ANNEXA_TONE_NONE, "done|retired" },
  { NULL },
};

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), ANNEXA_FIELD_LIST, .prefix = "R",
    .synonyms = "ref id|id|risk id|number|" ANNEXA_REF_WORDS },
  { "title", ANNEXA_FIELD_TEXT, N_ ("Risk"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST,
    .synonyms = "name|risk title|risk name|Risiko|Risque|" ANNEXA_TITLE_WORDS },
  { "assets", ANNEXA_FIELD_LINKS, N_ ("Assets at risk"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_CREATES, .target = "asset",
    .synonyms = "asset|affected assets", .missing = N_ ("no asset") },
  { "threat", ANNEXA_FIELD_RECORD, N_ ("Threat"), ANNEXA_FIELD_CREATES, .target = "threat",
    .synonyms = "threats|Bedrohung|Menace" },
  { "vulnerability", ANNEXA_FIELD_RECORD, N_ ("Weakness"), ANNEXA_FIELD_CREATES, .target = "vulnerability",
    .synonyms = "vulnerabilities|Schwachstelle|Vulnérabilité" },
  { "scenario", ANNEXA_FIELD_LONG_TEXT, N_ ("What could happen"), ANNEXA_FIELD_SEARCH,
    N_ ("Cause, event and consequence in a sentence or two."),
    .synonyms = "description|risk description|Szenario|" ANNEXA_DESCRIPTION_WORDS },
  { "affects", ANNEXA_FIELD_CHOICES, N_ ("Affects"), .choices = annexa_properties_choices, .synonyms = "CIA" },
  { "owner", ANNEXA_FIELD_RECORD, N_ ("Risk owner"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_CREATES,
    N_ ("Who decides what is done about it and accepts what remains (6.1.2 c, 6.1.3 f)."), .target = "person",
    .missing = N_ ("no owner"), .synonyms = "responsible|Risikoeigner|" ANNEXA_OWNER_WORDS },
  { "inherent-likelihood", ANNEXA_FIELD_SCALE, N_ ("Likelihood without controls"), .scale = "likelihood",
    .synonyms = "inherent proba|inherent probability" },
  { "inherent-impact", ANNEXA_FIELD_SCALE, N_ ("Impact without controls"), .scale = "impact" },
  { "inherent-level", ANNEXA_FIELD_COMPUTED, N_ ("Level without controls"), .result = ANNEXA_FIELD_LEVEL,
    .sql = ANNEXA_RISK_LEVEL_SQL ("inherent"), .synonyms = "inherent risk" },
  { "existing-controls", ANNEXA_FIELD_LINKS, N_ ("Controls in place"), .target = "control",
    .synonyms = "existing applied controls" },
  { "current-likelihood", ANNEXA_FIELD_SCALE, N_ ("Likelihood today"), .scale = "likelihood",
    .synonyms =
        "current proba|current probability|likelihood|probability|Eintrittswahrscheinlichkeit|Wahrscheinlichkeit"
        "|Probabilité|Vraisemblance" },
  { "current-impact", ANNEXA_FIELD_SCALE, N_ ("Impact today"), .scale = "impact",
    .synonyms = "impact|Auswirkung|Schadenshöhe" },
  { "current-level", ANNEXA_FIELD_COMPUTED, N_ ("Level"), ANNEXA_FIELD_LIST, .result = ANNEXA_FIELD_LEVEL,
    .sql = ANNEXA_RISK_LEVEL_SQL ("current"), .synonyms = "current risk|risk level", .missing = N_ ("not rated") },
  { "reason", ANNEXA_FIELD_LONG_TEXT, N_ ("Why it is rated so"), ANNEXA_FIELD_SEARCH,
    .synonyms = "justification|rationale" },
  { "treatment", ANNEXA_FIELD_CHOICE, N_ ("Treatment"), ANNEXA_FIELD_LIST, .choices = treatments,
    .help = N_ ("Reduce it with controls, accept it, avoid what causes it, or share it, for example by insurance."),
    .initial = "undecided", .synonyms = "response|strategy|treatment option|Behandlung|Traitement" },
  { "planned-controls", ANNEXA_FIELD_LINKS, N_ ("Planned controls"), .target = "control",
    .synonyms = "additional controls|new controls" },
  { "tasks", ANNEXA_FIELD_LINKS, N_ ("Tasks"), .target = "task", .inverse = "for",
    .help = N_ ("What is done to treat it, by whom and until when (6.1.3 e).") },
  { "target-likelihood", ANNEXA_FIELD_SCALE, N_ ("Likelihood afterwards"), .scale = "likelihood",
    .synonyms = "residual proba|residual probability|residual likelihood" },
  { "target-impact", ANNEXA_FIELD_SCALE, N_ ("Impact afterwards"), .scale = "impact", .synonyms = "residual impact" },
  { "target-level", ANNEXA_FIELD_COMPUTED, N_ ("Level afterwards"), .result = ANNEXA_FIELD_LEVEL,
    .sql = ANNEXA_RISK_LEVEL_SQL ("target"), .synonyms = "residual risk|residual level" },
  { "accepted-by", ANNEXA_FIELD_RECORD, N_ ("Accepted by"), ANNEXA_FIELD_CREATES, .target = "person" },
  { "accepted-on", ANNEXA_FIELD_DATE, N_ ("Accepted on") },
  { "acceptance-reason", ANNEXA_FIELD_LONG_TEXT, N_ ("Why it is acceptable"), ANNEXA_FIELD_SEARCH },
  { "acceptance-expires", ANNEXA_FIELD_DATE, N_ ("Acceptance ends"), ANNEXA_FIELD_DEADLINE,
    .help = N_ ("When the decision has to be taken anew.") },
  { "status", ANNEXA_FIELD_CHOICE, N_ ("Status"), ANNEXA_FIELD_LIST, .choices = statuses, .initial = "open",
    .synonyms = ANNEXA_STATUS_WORDS },
  { "next-review", ANNEXA_FIELD_DATE, N_ ("Next review"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_DEADLINE },
  { "above-acceptance", ANNEXA_FIELD_COMPUTED, N_ ("Above the acceptance line"), .result = ANNEXA_FIELD_YES_NO,
    .sql = ANNEXA_RISK_ABOVE_ACCEPTANCE_SQL },
  ANNEXA_DUE_FIELDS (N_ ("Review overdue"),
                     N_ ("Review due soon"),
                     ANNEXA_UNLESS ("'closed'"),
                     ANNEXA_EARLIER ("$.next_review", "$.acceptance_expires")),
  ANNEXA_PROPOSAL_FIELD,
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

static void
check_risk (AnnexaRecord   *before,
            AnnexaRecord   *after,
            AnnexaProblems *problems)
{
  const char *accepted = after != NULL ? annexa_record_get_text (after, "accepted-on") : NULL;
  const char *expires = after != NULL ? annexa_record_get_text (after, "acceptance-expires") : NULL;

  if (accepted != NULL && expires != NULL && strcmp (accepted, expires) > 0)
    annexa_problems_add_for (problems, after, "acceptance-expires",
                             _("The acceptance ends before it begins. Correct one of the dates."));
}

const AnnexaKind annexa_risk_kind = {
  .name = "risk",
  .label = N_ ("Risk"),
  .plural = N_ ("Risks"),
  .add = N_ ("Add risk"),
  .fresh = N_ ("New risk"),
  .icon = "annexa-risk-symbolic",
  .title = "title",
  .purpose = N_ ("Write down what could go wrong with your assets, how likely it is and how bad it would be. "
                 "What you do about it follows from here (6.1.2)."),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_risk_get_type,
  .check = check_risk,
};
