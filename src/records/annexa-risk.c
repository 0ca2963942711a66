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
  { "assets", ANNEXA_FIELD_LINKS, N_ ("Assets at risk"),
    ANNEXA_FIELD_LIST | ANNEXA_FIELD_LIST_LAST | ANNEXA_FIELD_CREATES, .target = "asset",
    .synonyms = "asset|affected assets", .missing = N_ ("no asset"), .on_delete = ANNEXA_ON_DELETE_PROPOSALS,
    .help = N_ ("What would be harmed. A risk without an asset is hard to rate.") },
  { "threat", ANNEXA_FIELD_RECORD, N_ ("Threat"), ANNEXA_FIELD_CREATES, .target = "threat",
    .synonyms = "threats|Bedrohung|Menace", .help = N_ ("What could happen: somebody or something that does harm.") },
  { "vulnerability", ANNEXA_FIELD_RECORD, N_ ("Weakness"), ANNEXA_FIELD_CREATES, .target = "vulnerability",
    .synonyms = "vulnerabilities|Schwachstelle|Vulnérabilité", .help = N_ ("The weakness that lets the threat in.") },
  { "scenario", ANNEXA_FIELD_LONG_TEXT, N_ ("What could happen"), ANNEXA_FIELD_SEARCH,
    N_ ("Cause, event and consequence in a sentence or two."),
    .synonyms = "description|risk description|Szenario|" ANNEXA_DESCRIPTION_WORDS },
  { "affects", ANNEXA_FIELD_CHOICES, N_ ("Affects"), .choices = annexa_properties_choices, .synonyms = "CIA",
    .help = N_ ("What would be lost: that information stays secret (confidentiality), correct (integrity) or at "
                "hand (availability).") },
  { "owner", ANNEXA_FIELD_RECORD, N_ ("Risk owner"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_CREATES,
    N_ ("Who decides what is done about it and accepts what remains (6.1.2 c, 6.1.3 f)."), .target = "person",
    .missing = N_ ("no owner"), .synonyms = "responsible|Risikoeigner|" ANNEXA_OWNER_WORDS },
  { "inherent-likelihood", ANNEXA_FIELD_SCALE, N_ ("Likelihood without controls"), .scale = "likelihood",
    .synonyms = "inherent proba|inherent probability",
    .help = N_ ("How likely it would be if you did nothing about it.") },
  { "inherent-impact", ANNEXA_FIELD_SCALE, N_ ("Impact without controls"), .scale = "impact",
    .help = N_ ("How bad it would be if you did nothing about it.") },
  { "inherent-level", ANNEXA_FIELD_COMPUTED, N_ ("Level without controls"), .result = ANNEXA_FIELD_LEVEL,
    .sql = ANNEXA_RISK_LEVEL_SQL ("inherent"), .synonyms = "inherent risk",
    .help = N_ ("The level without any controls. The difference to the current level shows what your controls are "
                "worth.") },
  { "existing-controls", ANNEXA_FIELD_LINKS, N_ ("Controls in place"), .target = "control",
    .synonyms = "existing applied controls", .help = N_ ("What already keeps this risk smaller today.") },
  { "current-likelihood", ANNEXA_FIELD_SCALE, N_ ("Likelihood today"), .scale = "likelihood",
    .synonyms =
        "current proba|current probability|likelihood|probability|Eintrittswahrscheinlichkeit|Wahrscheinlichkeit"
        "|Probabilité|Vraisemblance",
    .help = N_ ("How likely it is today, with the controls that are in place.") },
  { "current-impact", ANNEXA_FIELD_SCALE, N_ ("Impact today"), .scale = "impact",
    .synonyms = "impact|Auswirkung|Schadenshöhe",
    .help = N_ ("How bad it would be today, with the controls that are in place.") },
  { "current-level", ANNEXA_FIELD_COMPUTED, N_ ("Level"), ANNEXA_FIELD_LIST, .result = ANNEXA_FIELD_LEVEL,
    .sql = ANNEXA_RISK_LEVEL_SQL ("current"), .synonyms = "current risk|risk level", .missing = N_ ("not rated"),
    .help = N_ ("What the matrix of your method says about today's ratings.") },
  { "reason", ANNEXA_FIELD_LONG_TEXT, N_ ("Why it is rated so"), ANNEXA_FIELD_SEARCH,
    .synonyms = "justification|rationale",
    .help = N_ ("Why you rated it so. In a year you will be asked, and others have to come to the same result "
                "(6.1.2 b).") },
  { "treatment", ANNEXA_FIELD_CHOICE, N_ ("Treatment"), ANNEXA_FIELD_LIST, .choices = treatments,
    .help = N_ ("Reduce it with controls, accept it, avoid what causes it, or share it, for example by insurance."),
    .initial = "undecided", .synonyms = "response|strategy|treatment option|Behandlung|Traitement" },
  { "planned-controls", ANNEXA_FIELD_LINKS, N_ ("Planned controls"), .target = "control",
    .synonyms = "additional controls|new controls",
    .help = N_ ("What you are going to do about it. Together with the tasks this is the treatment plan (6.1.3 e).") },
  { "tasks", ANNEXA_FIELD_LINKS, N_ ("Tasks"), .target = "task", .inverse = "for",
    .help = N_ ("What is done to treat it, by whom and until when (6.1.3 e).") },
  { "target-likelihood", ANNEXA_FIELD_SCALE, N_ ("Likelihood afterwards"), .scale = "likelihood",
    .synonyms = "residual proba|residual probability|residual likelihood",
    .help = N_ ("How likely it is going to be once the planned controls are in place.") },
  { "target-impact", ANNEXA_FIELD_SCALE, N_ ("Impact afterwards"), .scale = "impact", .synonyms = "residual impact",
    .help = N_ ("How bad it is going to be once the planned controls are in place.") },
  { "target-level", ANNEXA_FIELD_COMPUTED, N_ ("Level afterwards"), .result = ANNEXA_FIELD_LEVEL,
    .sql = ANNEXA_RISK_LEVEL_SQL ("target"), .synonyms = "residual risk|residual level",
    .help = N_ ("The level that is left when the treatment is done: the residual risk.") },
  { "accepted-by", ANNEXA_FIELD_RECORD, N_ ("Accepted by"), ANNEXA_FIELD_CREATES, .target = "person",
    .help = N_ ("The risk owner who agrees to live with what is left (6.1.3 f). Nobody else can.") },
  { "accepted-on", ANNEXA_FIELD_DATE, N_ ("Accepted on"), .help = N_ ("The day on which the risk owner agreed.") },
  { "acceptance-reason", ANNEXA_FIELD_LONG_TEXT, N_ ("Why it is acceptable"), ANNEXA_FIELD_SEARCH,
    .help = N_ ("Why it is all right to live with what is left.") },
  { "acceptance-expires", ANNEXA_FIELD_DATE, N_ ("Acceptance ends"), ANNEXA_FIELD_DEADLINE,
    .help = N_ ("When the decision has to be taken anew.") },
  { "status", ANNEXA_FIELD_CHOICE, N_ ("Status"), ANNEXA_FIELD_LIST, .choices = statuses, .initial = "open",
    .synonyms = ANNEXA_STATUS_WORDS, .help = N_ ("Closed risks stay in the list, but are not counted any more.") },
  { "next-review", ANNEXA_FIELD_DATE, N_ ("Next review"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_DEADLINE,
    .help = N_ ("By when the rating is looked at again.") },
  { "above-acceptance", ANNEXA_FIELD_COMPUTED, N_ ("Above the acceptance line"), .result = ANNEXA_FIELD_YES_NO,
    .sql = ANNEXA_RISK_ABOVE_ACCEPTANCE_SQL,
    .help = N_ ("The level is higher than your method lets anybody accept without treatment.") },
  { "approval-outdated", ANNEXA_FIELD_COMPUTED, N_ ("Changed since it was accepted"), .result = ANNEXA_FIELD_YES_NO,
    .pass = "approvals",
    .sql = "(SELECT ifnull (max (seq * rated) > max (seq * approved), 0)"
           " FROM temp.approvals WHERE approvals.risk = $.id)",
    .help = N_ ("Its rating or treatment was changed after its owner had accepted it.") },
  ANNEXA_DUE_FIELDS (N_ ("Review overdue"),
                     N_ ("Review due soon"),
                     ANNEXA_UNLESS ("'closed'"),
                     ANNEXA_EARLIER ("$.next_review", "$.acceptance_expires")),
  ANNEXA_PROPOSAL_FIELD,
  ANNEXA_PROPOSED_ROLE_FIELD ("owner", N_ ("Role proposed as owner")),
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
