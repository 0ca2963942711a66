/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-kinds-private.h"
#include "annexa-supplier.h"

/**
 * AnnexaSupplier:
 *
 * Somebody whose service the organization depends on, or who can get at its information (A.5.19 to A.5.23).
 */
ANNEXA_DEFINE_RECORD (AnnexaSupplier, annexa_supplier, annexa_supplier_kind)

static const AnnexaChoice accesses[] = {
  { "none", N_ ("None") },
  { "internal", N_ ("Internal information") },
  { "confidential", N_ ("Confidential information") },
  { "personal-data", N_ ("Personal data"), .synonyms = "PII" },
  { NULL },
};

static const AnnexaChoice verdicts[] = {
  { "not-assessed", N_ ("Not assessed"), ANNEXA_TONE_POOR },
  { "satisfactory", N_ ("Satisfactory"), ANNEXA_TONE_GOOD, "ok|passed" },
  { "conditions", N_ ("With conditions"), ANNEXA_TONE_FAIR, "conditional" },
  { "unsatisfactory", N_ ("Unsatisfactory"), ANNEXA_TONE_BAD, "failed" },
  { NULL },
};

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), ANNEXA_FIELD_LIST, .prefix = "SUP" },
  { "name", ANNEXA_FIELD_TEXT, N_ ("Supplier"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST,
    .synonyms = "company|vendor|Lieferant|Firma|Anbieter|Fournisseur|Société|" ANNEXA_NAME_WORDS },
  { "service", ANNEXA_FIELD_TEXT, N_ ("Service"), ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST | ANNEXA_FIELD_LIST_LAST,
    N_ ("What they do for you."), .synonyms = "description|Leistung|Dienstleistung|Prestation|" ANNEXA_DESCRIPTION_WORDS },
  { "criticality", ANNEXA_FIELD_RATING, N_ ("Criticality"), ANNEXA_FIELD_LIST,
    N_ ("0: we would hardly notice. 3: without them, or with their mistake, we stand still."), .maximum = 3,
    .missing = N_ ("not rated") },
  { "access-to", ANNEXA_FIELD_CHOICE, N_ ("Can get at"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_LIST_LAST, .choices = accesses,
    .missing = N_ ("not said"), .synonyms = "access",
    .help = N_ ("The most sensitive information that the supplier can get at, also by remote maintenance.") },
  { "contact", ANNEXA_FIELD_LONG_TEXT, N_ ("Contact"), .synonyms = "Kontakt|Ansprechpartner|Interlocuteur" },
  { "owner", ANNEXA_FIELD_RECORD, N_ ("Owner"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_CREATES,
    N_ ("Who in your firm looks after them."), .target = "person", .missing = N_ ("no owner"),
    .synonyms = "responsible|" ANNEXA_OWNER_WORDS },
  { "contract", ANNEXA_FIELD_RECORD, N_ ("Contract"), .target = "document",
    .help = N_ ("The document in which security is agreed with the supplier (A.5.20).") },
  { "security-terms", ANNEXA_FIELD_YES_NO, N_ ("Security is part of the contract"),
    .help = N_ ("Duties, reporting of incidents, end of contract (A.5.20).") },
  { "processing-agreement", ANNEXA_FIELD_YES_NO, N_ ("Agreement on processing personal data"),
    .synonyms = "DPA|data processing agreement",
    .help = N_ ("Whoever processes personal data for you needs an agreement about it.") },
  { "certificates", ANNEXA_FIELD_LONG_TEXT, N_ ("Certificates"), ANNEXA_FIELD_SEARCH,
    N_ ("ISO 27001, SOC 2 and the like.") },
  { "certificate-expires", ANNEXA_FIELD_DATE, N_ ("Certificate expires"), ANNEXA_FIELD_DEADLINE,
    .help = N_ ("After this day ask for the new certificate: an expired one proves nothing.") },
  { "last-assessed", ANNEXA_FIELD_DATE, N_ ("Last assessed"),
    .help = N_ ("When you last checked whether the supplier does what was agreed (A.5.22). The next review follows from "
                "this day, unless you have set one that is still far off.") },
  { "assessment", ANNEXA_FIELD_CHOICE, N_ ("Assessment"), ANNEXA_FIELD_LIST, .choices = verdicts,
    .initial = "not-assessed", .synonyms = "verdict|rating",
    .help = N_ ("What the check showed: whether you can go on with the supplier as it is.") },
  { "next-review", ANNEXA_FIELD_DATE, N_ ("Next review"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_DEADLINE,
    .help = N_ ("By when you check the supplier again. The more critical, the sooner.") },
  { "exit-plan", ANNEXA_FIELD_LONG_TEXT, N_ ("How we would leave"),
    .help = N_ ("How you get your data back and who could take over (A.5.23)."),
    .synonyms = "exit plan|exit strategy" },
  ANNEXA_DUE_FIELDS (N_ ("Overdue"),
                     N_ ("Due soon"),
                     "TRUE",
                     ANNEXA_EARLIER ("$.next_review", "$.certificate_expires")),
  ANNEXA_PROPOSAL_FIELD,
  ANNEXA_PROPOSED_ROLE_FIELD ("owner", N_ ("Role proposed as owner")),
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

const AnnexaKind annexa_supplier_kind = {
  .name = "supplier",
  .label = N_ ("Supplier"),
  .plural = N_ ("Suppliers"),
  .add = N_ ("Add supplier"),
  .fresh = N_ ("New supplier"),
  .icon = "annexa-supplier-symbolic",
  .title = "name",
  .purpose = N_ ("List who could hurt your security: the IT firm, cloud services, cleaners with a key. Look closer "
                 "at the critical ones (A.5.19)."),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_supplier_get_type,
};
