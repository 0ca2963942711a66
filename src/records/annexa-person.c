/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-kinds-private.h"
#include "annexa-person.h"
#include "annexa-problems.h"
/**
 * AnnexaPerson:
 *
 * Somebody who works in the organization or for it: owners, managers, auditors.
 */
ANNEXA_DEFINE_RECORD (AnnexaPerson, annexa_person, annexa_person_kind)

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), ANNEXA_FIELD_LIST, .prefix = "P" },
  { "name", ANNEXA_FIELD_TEXT, N_ ("Name"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST,
    .synonyms = "full name|person|employee|Mitarbeiter|Vollständiger Name|Nom complet|" ANNEXA_NAME_WORDS },
  { "email", ANNEXA_FIELD_TEXT, N_ ("Email"), ANNEXA_FIELD_SEARCH,
    .synonyms = "e-mail|mail|email address|E-Mail-Adresse|Courriel|Adresse e-mail" },
  { "phone", ANNEXA_FIELD_TEXT, N_ ("Phone"), .synonyms = "telephone|mobile|Telefon|Telefonnummer|Handy|Téléphone" },
  { "job-title", ANNEXA_FIELD_TEXT, N_ ("Job title"), ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST,
    .synonyms = "position|function|role|job|Funktion|Stelle|Rolle|Fonction|Poste" },
  { "department", ANNEXA_FIELD_TEXT, N_ ("Department"), ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST,
    .synonyms = "team|unit|division|Abteilung|Bereich|Département|Service" },
  { "external", ANNEXA_FIELD_YES_NO, N_ ("External"),
    .help = N_ ("Works for you without being employed: a freelancer, an auditor, a service provider’s engineer.") },
  { "active", ANNEXA_FIELD_YES_NO, N_ ("Works here"), ANNEXA_FIELD_LIST, .initial = "yes",
    .help = N_ ("Switch this off when somebody leaves. Past records keep the name.") },
  { "joined", ANNEXA_FIELD_DATE, N_ ("Joined"),
    .synonyms = "start date|entry date|hired|Eintritt|Eintrittsdatum|Date d’entrée" },
  { "left", ANNEXA_FIELD_DATE, N_ ("Left"),
    .synonyms = "end date|leaving date|exit date|Austritt|Austrittsdatum|Date de sortie" },
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

static void
check_person (AnnexaRecord   *before,
              AnnexaRecord   *after,
              AnnexaProblems *problems)
{
  const char *joined = after != NULL ? annexa_record_get_text (after, "joined") : NULL;
  const char *left = after != NULL ? annexa_record_get_text (after, "left") : NULL;

  if (joined != NULL && left != NULL && strcmp (joined, left) > 0)
    annexa_problems_add_for (problems, after, "left", _("This person left before joining. Correct one of the dates."));
}

const AnnexaKind annexa_person_kind = {
  .name = "person",
  .label = N_ ("Person"),
  .plural = N_ ("People"),
  .add = N_ ("Add person"),
  .fresh = N_ ("New person"),
  .icon = "annexa-person-symbolic",
  .title = "name",
  .purpose = N_ ("List the people who own something, decide something or check something. "
                 "Risks, assets and controls each need a name behind them (5.3, 6.1.2)."),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_person_get_type,
  .check = check_person,
};
