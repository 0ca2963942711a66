/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-kinds-private.h"
#include "annexa-asset.h"
#include "annexa-problems.h"
/**
 * AnnexaAsset:
 *
 * Something the business could not work without: information, and what carries it (A.5.9).
 */
ANNEXA_DEFINE_RECORD (AnnexaAsset, annexa_asset, annexa_asset_kind)

static const AnnexaChoice classes[] = {
  { "primary", N_ ("Primary"), .synonyms = "PR|business asset" },
  { "supporting", N_ ("Supporting"), .synonyms = "SP|support" },
  { NULL },
};

static const AnnexaChoice statuses[] = {
  { "planned", N_ ("Planned") },
  { "in-use", N_ ("In use"), .synonyms = "active|live|production" },
  { "standby", N_ ("Standby"), .synonyms = "spare" },
  { "retired", N_ ("Retired") },
  { "disposed", N_ ("Disposed of"), .synonyms = "disposed|scrapped" },
  { NULL },
};

/* What the numbers of the protection needs mean. */
static const char *const needs[] = {
  N_ ("nobody would mind"),
  N_ ("a nuisance, soon made good"),
  N_ ("costs days of work or some money"),
  N_ ("customers, the law or much money are at stake"),
  N_ ("threatens the business"),
};

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), ANNEXA_FIELD_LIST, .prefix = "A",
    .synonyms = "ref id|id|asset id|asset number|asset no|number|inventory number|inventory "
                "no|Inventarnummer|Inventar-Nr|" ANNEXA_REF_WORDS },
  { "name", ANNEXA_FIELD_TEXT, N_ ("Name"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST,
    .synonyms = "asset|asset name|title|" ANNEXA_NAME_WORDS },
  { "class", ANNEXA_FIELD_CHOICE, N_ ("Primary or supporting"), .choices = classes, .synonyms = "class",
    .help = N_ ("Primary: what the business is about, such as a process or information. Supporting: what carries it, "
                "such as a server, a room or a supplier’s service.") },
  { "type", ANNEXA_FIELD_CHOICE, N_ ("Type"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_NAMES,
    .choices = annexa_asset_type_choices, .missing = N_ ("no type"), .synonyms = "asset type|category|kind|Typ|Art|Kategorie|Catégorie",
    .help = N_ ("What sort of thing it is. Processes and information are what matters to the business; the rest "
                "carries them.") },
  { "description", ANNEXA_FIELD_LONG_TEXT, N_ ("Description"), ANNEXA_FIELD_SEARCH,
    .synonyms = "details|" ANNEXA_DESCRIPTION_WORDS },
  { "owner", ANNEXA_FIELD_RECORD, N_ ("Owner"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_CREATES,
    N_ ("Who decides about it and answers for its protection."), .target = "person", .missing = N_ ("no owner"),
    .synonyms = "asset owner|responsible|" ANNEXA_OWNER_WORDS },
  { "custodian", ANNEXA_FIELD_RECORD, N_ ("Custodian"), ANNEXA_FIELD_CREATES,
    N_ ("Who looks after it day by day, if that is somebody else."), .target = "person",
    .synonyms = "administrator|admin" },
  { "location", ANNEXA_FIELD_TEXT, N_ ("Location"), ANNEXA_FIELD_SEARCH,
    .synonyms = "place|where|Standort|Ort|Raum|Emplacement|Lieu|Localisation" },
  { "quantity", ANNEXA_FIELD_INTEGER, N_ ("Quantity"), .minimum = 0, .maximum = 1000000000,
    .synonyms = "count|amount|pieces|Anzahl|Menge|Quantité|Nombre" },
  { "classification", ANNEXA_FIELD_CHOICE, N_ ("Classification"), ANNEXA_FIELD_LIST,
    .choices = annexa_classification_choices,
    .help = N_ ("How confidential the information is that it holds (A.5.12)."), .missing = N_ ("not classified"),
    .synonyms = "confidentiality class|information class|Klassifizierung|Schutzklasse" },
  { "personal-data", ANNEXA_FIELD_YES_NO, N_ ("Personal data"), .synonyms = "PII|GDPR",
    .help = N_ ("Holds data about people: customers, patients, employees.") },
  { "confidentiality", ANNEXA_FIELD_RATING, N_ ("Confidentiality"), .maximum = 4, .steps = needs,
    .synonyms = "C|Vertraulichkeit|Confidentialité",
    .help = N_ ("How bad it would be if the wrong people saw it: 0 not at all, 4 threatens the business.") },
  { "integrity", ANNEXA_FIELD_RATING, N_ ("Integrity"), .maximum = 4, .steps = needs,
    .synonyms = "I|Integrität|Intégrité",
    .help = N_ ("How bad it would be if it were wrong without anybody noticing: 0 not at all, 4 threatens the "
                "business.") },
  { "availability", ANNEXA_FIELD_RATING, N_ ("Availability"), .maximum = 4, .steps = needs,
    .synonyms = "A|Verfügbarkeit|Disponibilité",
    .help = N_ ("How bad it would be if it were gone when needed: 0 not at all, 4 threatens the business.") },
  { "needs-inherited", ANNEXA_FIELD_YES_NO, N_ ("Takes over the needs of what depends on it"), .initial = "yes",
    .help = N_ ("The asset needs at least as much protection as what depends on it. Off: only its own ratings "
                "count.") },
  { "effective-confidentiality", ANNEXA_FIELD_COMPUTED, N_ ("Confidentiality with what depends on it"),
    .result = ANNEXA_FIELD_RATING, .maximum = 4, .pass = "needs", .synonyms = "effective C",
    .help = N_ ("The highest need of this asset and of all that depend on it, directly or through others."),
    .sql = "ifnull ((SELECT c FROM temp.needs WHERE needs.id = asset.id), asset.confidentiality)" },
  { "effective-integrity", ANNEXA_FIELD_COMPUTED, N_ ("Integrity with what depends on it"),
    .result = ANNEXA_FIELD_RATING, .maximum = 4, .pass = "needs", .synonyms = "effective I",
    .help = N_ ("The highest need of this asset and of all that depend on it, directly or through others."),
    .sql = "ifnull ((SELECT i FROM temp.needs WHERE needs.id = asset.id), asset.integrity)" },
  { "effective-availability", ANNEXA_FIELD_COMPUTED, N_ ("Availability with what depends on it"),
    .result = ANNEXA_FIELD_RATING, .maximum = 4, .pass = "needs", .synonyms = "effective A",
    .help = N_ ("The highest need of this asset and of all that depend on it, directly or through others."),
    .sql = "ifnull ((SELECT a FROM temp.needs WHERE needs.id = asset.id), asset.availability)" },
  { "depends-on", ANNEXA_FIELD_LINKS, N_ ("Depends on"), .target = "asset",
    .help = N_ ("What it cannot work without: the shop depends on the server."),
    .synonyms = "dependencies|parent assets" },
  { "supplier", ANNEXA_FIELD_RECORD, N_ ("Supplier"), ANNEXA_FIELD_CREATES,
    N_ ("Who provides it, if somebody else does."), .target = "supplier",
    .synonyms = "vendor|provider|Lieferant|Anbieter|Fournisseur" },
  { "in-scope", ANNEXA_FIELD_YES_NO, N_ ("In scope"), .initial = "yes",
    .help = N_ ("Whether it belongs to what the certificate is to cover (4.3).") },
  { "status", ANNEXA_FIELD_CHOICE, N_ ("Status"), .choices = statuses, .initial = "in-use",
    .synonyms = ANNEXA_STATUS_WORDS,
    .help = N_ ("Where it is in its life. Retired and disposed assets need no review any more, but the auditor may "
                "ask how they were disposed of (A.7.14).") },
  { "access-reviewed", ANNEXA_FIELD_DATE, N_ ("Access rights reviewed"),
    .help = N_ ("When somebody last checked who can get at it (A.5.18).") },
  { "restore-tested", ANNEXA_FIELD_DATE, N_ ("Restore tested"),
    .help = N_ ("When a backup of it was last restored to see whether it works (A.8.13).") },
  { "recovery-time", ANNEXA_FIELD_INTEGER, N_ ("Must run again within"), .minimum = 0, .maximum = 100000,
    .unit = N_ ("hours"), .synonyms = "RTO",
    .help = N_ ("How long you can do without it at most. Backups and spare parts have to be quick enough (A.5.30).") },
  { "recovery-point", ANNEXA_FIELD_INTEGER, N_ ("Data loss at most"), .minimum = 0, .maximum = 100000,
    .unit = N_ ("hours"), .synonyms = "RPO",
    .help = N_ ("How much of the work may be lost at most, counted in hours. Backups have to be made at least this "
                "often (A.8.13).") },
  { "value", ANNEXA_FIELD_MONEY, N_ ("Value"), .synonyms = "cost|price|Wert|Valeur|" ANNEXA_COST_WORDS },
  { "acquired", ANNEXA_FIELD_DATE, N_ ("Acquired"),
    .synonyms = "purchase date|bought|Kaufdatum|Anschaffung|Date d’achat" },
  { "reviewed", ANNEXA_FIELD_DATE, N_ ("Last reviewed"), .synonyms = "last review",
    .help = N_ ("When somebody last looked whether this still holds.") },
  { "next-review", ANNEXA_FIELD_DATE, N_ ("Next review"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_DEADLINE,
    .help = N_ ("By when somebody looks again whether owner, ratings and place still hold.") },
  { "open-risks", ANNEXA_FIELD_COMPUTED, N_ ("Open risks"), .result = ANNEXA_FIELD_INTEGER,
    .sql = "(SELECT count(*) FROM risk_assets JOIN risk ON risk.id = risk_assets.source"
           " WHERE risk_assets.target = asset.id AND risk.status IS NOT 'closed')" },
  { "worst-level", ANNEXA_FIELD_COMPUTED, N_ ("Worst risk"), ANNEXA_FIELD_LIST, .result = ANNEXA_FIELD_LEVEL,
    .sql = "(SELECT max(" ANNEXA_RISK_LEVEL_SQL (
        "current") ") FROM risk_assets"
                   " JOIN risk ON risk.id = risk_assets.source"
                   " WHERE risk_assets.target = asset.id AND risk.status IS NOT 'closed')",
    .help = N_ ("The highest current level among the open risks to this asset.") },
  ANNEXA_DUE_FIELDS (N_ ("Review overdue"),
                     N_ ("Review due soon"),
                     ANNEXA_UNLESS ("'retired', 'disposed'"),
                     "$.next_review"),
  ANNEXA_PROPOSAL_FIELD,
  ANNEXA_PROPOSED_ROLE_FIELD ("owner", N_ ("Role proposed as owner")),
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

static void
check_asset (AnnexaRecord   *before,
             AnnexaRecord   *after,
             AnnexaProblems *problems)
{
  if (after != NULL && annexa_value_has_id (annexa_record_get (after, "depends-on"), annexa_record_get_id (after)))
    annexa_problems_add_for (problems, after, "depends-on", _("An asset cannot depend on itself."));
}

const AnnexaKind annexa_asset_kind = {
  .name = "asset",
  .label = N_ ("Asset"),
  .plural = N_ ("Assets"),
  .add = N_ ("Add asset"),
  .fresh = N_ ("New asset"),
  .icon = "annexa-asset-symbolic",
  .title = "name",
  .purpose = N_ ("List what your business could not work without: customer data, machines, people. "
                 "The standard asks for it (A.5.9)."),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_asset_get_type,
  .check = check_asset,
};
