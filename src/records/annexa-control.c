/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-kinds-private.h"
#include "annexa-control.h"
#include "annexa-problems.h"
/**
 * AnnexaControl:
 *
 * A measure: the 93 controls of Annex A, made with the project, and the organization’s own. The Statement of
 * Applicability is the list of them (6.1.3 d). Controls of imported frameworks stand beside it: what the organization does
 * shows in them through their mapping.
 */
ANNEXA_DEFINE_RECORD (AnnexaControl, annexa_control, annexa_control_kind)

static const AnnexaChoice themes[] = {
  { "organizational", N_ ("Organizational controls") },
  { "people", N_ ("People controls") },
  { "physical", N_ ("Physical controls") },
  { "technological", N_ ("Technological controls") },
  { NULL },
};

/* The five groups of attributes of ISO/IEC 27002:2022, Table A.1. */
static const AnnexaChoice types[] = {
  { "preventive", N_ ("Preventive") },
  { "detective", N_ ("Detective") },
  { "corrective", N_ ("Corrective") },
  { NULL },
};

static const AnnexaChoice properties[] = {
  { "confidentiality", N_ ("Confidentiality") },
  { "integrity", N_ ("Integrity") },
  { "availability", N_ ("Availability") },
  { NULL },
};

static const AnnexaChoice concepts[] = {
  { "identify", N_ ("Identify") },
  { "protect", N_ ("Protect") },
  { "detect", N_ ("Detect") },
  { "respond", N_ ("Respond") },
  { "recover", N_ ("Recover") },
  { NULL },
};

static const AnnexaChoice capabilities[] = {
  { "governance", N_ ("Governance") },
  { "asset-management", N_ ("Asset management") },
  { "information-protection", N_ ("Information protection") },
  { "human-resource-security", N_ ("Human resource security") },
  { "physical-security", N_ ("Physical security") },
  { "system-and-network-security", N_ ("System and network security") },
  { "application-security", N_ ("Application security") },
  { "secure-configuration", N_ ("Secure configuration") },
  { "identity-and-access-management", N_ ("Identity and access management") },
  { "threat-and-vulnerability-management", N_ ("Threat and vulnerability management") },
  { "continuity", N_ ("Continuity") },
  { "supplier-relationships-security", N_ ("Supplier relationships security") },
  { "legal-and-compliance", N_ ("Legal and compliance") },
  { "information-security-event-management", N_ ("Information security event management") },
  { "information-security-assurance", N_ ("Information security assurance") },
  { NULL },
};

static const AnnexaChoice domains[] = {
  { "governance-and-ecosystem", N_ ("Governance and ecosystem") },
  { "protection", N_ ("Protection") },
  { "defence", N_ ("Defence") },
  { "resilience", N_ ("Resilience") },
  { NULL },
};

static const AnnexaChoice decisions[] = {
  { "undecided", N_ ("Undecided"), ANNEXA_TONE_NONE, "open|tbd" },
  { "yes", N_ ("Yes"), ANNEXA_TONE_NONE, "applicable|applies|y|true|included" },
  { "no", N_ ("No"), ANNEXA_TONE_NONE, "not applicable|n/a|n|false|excluded" },
  { NULL },
};

static const AnnexaChoice reasons[] = {
  { "risk", N_ ("Risk"), ANNEXA_TONE_NONE, "risk assessment" },
  { "law", N_ ("Law"), ANNEXA_TONE_NONE, "legal|regulation" },
  { "contract", N_ ("Contract"), ANNEXA_TONE_NONE, "contractual" },
  { "business", N_ ("Business need"), ANNEXA_TONE_NONE, "business requirement" },
  { "best-practice", N_ ("Good practice"), ANNEXA_TONE_NONE, "best practice" },
  { NULL },
};

static const AnnexaChoice statuses[] = {
  { "not-started", N_ ("Not started"), ANNEXA_TONE_POOR, "to do|todo|none|no" },
  { "planned", N_ ("Planned"), ANNEXA_TONE_POOR },
  { "partly", N_ ("Partly"), ANNEXA_TONE_FAIR, "partially|partially implemented|in progress" },
  { "implemented", N_ ("Implemented"), ANNEXA_TONE_GOOD, "done|active|fully|yes" },
  { NULL },
};

static const AnnexaChoice effects[] = {
  { "not-tested", N_ ("Not tested") },
  { "works", N_ ("Works"), ANNEXA_TONE_GOOD, "effective" },
  { "partly", N_ ("Works partly"), ANNEXA_TONE_FAIR, "partially effective" },
  { "fails", N_ ("Does not work"), ANNEXA_TONE_BAD, "ineffective" },
  { NULL },
};

/* Whether a control counts for the Statement of Applicability: those of Annex A and the organization's own do. */
#define IN_SOA(control)                                                                                                \
  "(" control ".own OR NOT EXISTS (SELECT 1 FROM framework WHERE framework.id = " control ".framework"                 \
  " AND framework.own))"

/* The risks that rely on a control, in place or planned, closed ones left out. */
#define RISKS_OF_CONTROL                                                                                               \
  "FROM risk WHERE risk.status IS NOT 'closed' AND risk.id IN"                                                         \
  " (SELECT source FROM risk_existing_controls WHERE target = control.id UNION"                                        \
  " SELECT source FROM risk_planned_controls WHERE target = control.id)"

#define EVIDENCE_OF_CONTROL "FROM evidence_for JOIN evidence ON evidence.id = evidence_for.source WHERE evidence_for.target = control.id"

static const char *const maturities[] = {
  N_ ("not practised at all"), N_ ("practised now and then"), N_ ("practised usually"),
  N_ ("written down and practised"), N_ ("measured"), N_ ("improved all the time"),
};

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Control"), ANNEXA_FIELD_LIST, .prefix = "OC",
    .synonyms = "control id|id|ref id|number" },
  { "title", ANNEXA_FIELD_TEXT, N_ ("Title"),
    ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST | ANNEXA_FIELD_LOCKED,
    .synonyms = "name|control title" },
  { "own", ANNEXA_FIELD_YES_NO, N_ ("Own control"), ANNEXA_FIELD_LOCKED, .initial = "yes",
    .help = N_ ("A measure of your own that Annex A does not have.") },
  { "framework", ANNEXA_FIELD_RECORD, N_ ("Framework"), ANNEXA_FIELD_LOCKED, .target = "framework",
    .on_delete = ANNEXA_ON_DELETE_FOLLOW },
  { "catalogue-id", ANNEXA_FIELD_TEXT, N_ ("Number there"), ANNEXA_FIELD_LOCKED,
    .help = N_ ("What the framework itself calls the control.") },
  { "chapter", ANNEXA_FIELD_TEXT, N_ ("Chapter"), ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LOCKED,
    .help = N_ ("The group of controls that it stands in."), .synonyms = "group|family" },
  { "part-of", ANNEXA_FIELD_RECORD, N_ ("Part of"), ANNEXA_FIELD_LOCKED, .target = "control",
    .help = N_ ("The control that this one adds to.") },
  { "withdrawn", ANNEXA_FIELD_YES_NO, N_ ("Withdrawn"), ANNEXA_FIELD_LOCKED,
    .help = N_ ("The framework has given the control up.") },
  { "theme", ANNEXA_FIELD_CHOICE, N_ ("Theme"), ANNEXA_FIELD_LOCKED, .choices = themes,
    .help = N_ ("The four groups of controls in Annex A: about the organization, people, places and technology.") },
  { "types", ANNEXA_FIELD_CHOICES, N_ ("Type of control"), ANNEXA_FIELD_LOCKED, .choices = types,
    .help = N_ ("When the control acts: before something happens, when it happens, or afterwards.") },
  { "properties", ANNEXA_FIELD_CHOICES, N_ ("Protects"), ANNEXA_FIELD_LOCKED, .choices = properties,
    .help = N_ ("What the control protects: that information stays secret, correct and at hand.") },
  { "concepts", ANNEXA_FIELD_CHOICES, N_ ("Cybersecurity concepts"), ANNEXA_FIELD_LOCKED, .choices = concepts,
    .synonyms = "CSF function|cybersecurity concept",
    .help = N_ ("The phase of dealing with attacks that it belongs to, as in other frameworks.") },
  { "capabilities", ANNEXA_FIELD_CHOICES, N_ ("Operational capabilities"), ANNEXA_FIELD_LOCKED,
    .choices = capabilities,
    .help = N_ ("The field of work that the control belongs to, to find those that one person looks after.") },
  { "domains", ANNEXA_FIELD_CHOICES, N_ ("Security domains"), ANNEXA_FIELD_LOCKED, .choices = domains,
    .help = N_ ("The larger field that the control belongs to.") },
  { "text", ANNEXA_FIELD_LONG_TEXT, N_ ("What it asks for"), ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LOCKED,
    .synonyms = "statement" },
  { "guidance", ANNEXA_FIELD_LONG_TEXT, N_ ("Guidance"), ANNEXA_FIELD_LOCKED, .synonyms = "supplemental guidance" },
  { "applicable", ANNEXA_FIELD_CHOICE, N_ ("Applies"), ANNEXA_FIELD_LIST, .choices = decisions,
    .initial = "undecided", .synonyms = "applicability",
    .help = N_ ("Whether you need this control. Every “no” has to be justified (6.1.3 d).") },
  { "reasons", ANNEXA_FIELD_CHOICES, N_ ("Why it applies"), .choices = reasons, .missing = N_ ("no reason"),
    .help = N_ ("At least one reason. The auditor compares it with your risks."), .synonyms = "reason" },
  { "justification", ANNEXA_FIELD_LONG_TEXT, N_ ("Justification"), ANNEXA_FIELD_SEARCH,
    N_ ("Why the control is left out, or more about why it applies."), .missing = N_ ("no justification") },
  { "status", ANNEXA_FIELD_CHOICE, N_ ("Status"), ANNEXA_FIELD_LIST, .choices = statuses, .initial = "not-started",
    .synonyms = "implementation status|implementation",
    .help = N_ ("How far the control is put into practice. Planned and partly are honest answers; the tasks say "
                "when it is done.") },
  { "how", ANNEXA_FIELD_LONG_TEXT, N_ ("How it is met"), ANNEXA_FIELD_SEARCH,
    N_ ("What you do, in the words you would use to explain it to the auditor."),
    .missing = N_ ("not described"), .synonyms = "description|implementation description" },
  { "owner", ANNEXA_FIELD_RECORD, N_ ("Owner"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_CREATES, .target = "person",
    .missing = N_ ("no owner"), .synonyms = "responsible|control owner",
    .help = N_ ("Who answers for the control working. Often not the one who does the work.") },
  { "maturity", ANNEXA_FIELD_RATING, N_ ("Maturity"), .maximum = 5, .steps = maturities,
    .help = N_ ("How well practised it is: 0 not at all, 1 now and then, 2 usually, 3 written down, 4 measured, 5 "
                "improved all the time.") },
  { "effectiveness", ANNEXA_FIELD_CHOICE, N_ ("Effect"), .choices = effects, .initial = "not-tested",
    .help = N_ ("Whether it does what it is for. That takes a test or a measurement, not only a rule (9.1).") },
  { "last-checked", ANNEXA_FIELD_DATE, N_ ("Last checked"),
    .help = N_ ("When somebody last tested whether the control works.") },
  { "next-check", ANNEXA_FIELD_DATE, N_ ("Next check"), ANNEXA_FIELD_DEADLINE,
    .help = N_ ("By when somebody tests it again.") },
  { "documents", ANNEXA_FIELD_LINKS, N_ ("Documents"), .target = "document", .inverse = "controls",
    .help = N_ ("The policies and procedures in which the control is laid down.") },
  { "tasks", ANNEXA_FIELD_LINKS, N_ ("Tasks"), .target = "task", .inverse = "for",
    .help = N_ ("What has to be done until the control is in place.") },
  { "in-soa", ANNEXA_FIELD_COMPUTED, N_ ("In the Statement of Applicability"), .result = ANNEXA_FIELD_YES_NO,
    .sql = IN_SOA ("control") },
  { "mapped-status", ANNEXA_FIELD_COMPUTED, N_ ("Status through the mapping"), .choices = statuses,
    .result = ANNEXA_FIELD_CHOICE, .sql = ANNEXA_MAPPED_STATUS_SQL,
    .help = N_ ("What your own controls do for this one. Only controls that apply count, and what a mapping leaves open "
                "counts as not done.") },
  { "mapped-to", ANNEXA_FIELD_COMPUTED, N_ ("Mapped to"), .result = ANNEXA_FIELD_TEXT,
    .sql = "(SELECT group_concat (ref, ', ') FROM (SELECT counterpart.ref " ANNEXA_COUNTERPARTS_SQL
           " ORDER BY counterpart.id))",
    .help = N_ ("The controls of other frameworks that ask for the same or for a part of it.") },
  { "mapped-count", ANNEXA_FIELD_COMPUTED, N_ ("Number of mapped controls"), .result = ANNEXA_FIELD_INTEGER,
    .sql = "(SELECT count (*) " ANNEXA_COUNTERPARTS_SQL ")" },
  { "risk-count", ANNEXA_FIELD_COMPUTED, N_ ("Number of risks"), .result = ANNEXA_FIELD_INTEGER,
    .sql = "(SELECT count (*) " RISKS_OF_CONTROL ")" },
  { "risks", ANNEXA_FIELD_COMPUTED, N_ ("Risks"), .result = ANNEXA_FIELD_TEXT,
    .sql = "(SELECT group_concat (ref, ', ') FROM (SELECT risk.ref " RISKS_OF_CONTROL
           " ORDER BY length (risk.ref), risk.ref))",
    .help = N_ ("The open risks that rely on this control, in place or planned.") },
  { "evidence-count", ANNEXA_FIELD_COMPUTED, N_ ("Number of pieces of evidence"), .result = ANNEXA_FIELD_INTEGER,
    .sql = "(SELECT count (*) FROM evidence_for WHERE evidence_for.target = control.id)" },
  { "evidence", ANNEXA_FIELD_COMPUTED, N_ ("Evidence"), .result = ANNEXA_FIELD_TEXT,
    .sql = "(SELECT group_concat (ref, ', ') FROM (SELECT evidence.ref " EVIDENCE_OF_CONTROL
           " ORDER BY length (evidence.ref), evidence.ref))",
    .help = N_ ("What proves to an auditor that the control is in practice.") },
  { "newest-evidence", ANNEXA_FIELD_COMPUTED, N_ ("Newest evidence"), .result = ANNEXA_FIELD_DATE,
    .sql = "(SELECT max (evidence.effective_from) " EVIDENCE_OF_CONTROL ")" },
  { "open-exceptions", ANNEXA_FIELD_COMPUTED, N_ ("Open exceptions"), .result = ANNEXA_FIELD_INTEGER,
    .sql = "(SELECT count (*) FROM exception WHERE exception.control = control.id"
           " AND exception.status IN ('requested', 'approved'))" },
  ANNEXA_AUDIT_FIELDS ("control"),
  ANNEXA_DUE_FIELDS (N_ ("Check overdue"), N_ ("Check due soon"), "$.applicable IS NOT 'no'", "$.next_check"),
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

static gboolean
is_own (AnnexaRecord *record)
{
  return annexa_record_get_integer (record, "own") != 0;
}

/* What comes from a standard is looked after by the rules, which know which standard it is. */
static void
check_control (AnnexaRecord   *before,
               AnnexaRecord   *after,
               AnnexaProblems *problems)
{
  if (before != NULL && after != NULL && is_own (before) && !is_own (after))
    annexa_problems_add_for (problems, after, "own", _("Your own control cannot become one of a standard."));
}

const AnnexaKind annexa_control_kind = {
  .name = "control",
  .label = N_ ("Control"),
  .plural = N_ ("Controls"),
  .add = N_ ("Add control"),
  .fresh = N_ ("New control"),
  .icon = "annexa-control-symbolic",
  .title = "title",
  .flags = ANNEXA_KIND_CATALOGUE_ORDER,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_control_get_type,
  .check = check_control,
};
