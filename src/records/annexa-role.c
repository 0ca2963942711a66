/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-kinds-private.h"
#include "annexa-problems.h"
#include "annexa-role.h"

/**
 * AnnexaRole:
 *
 * A responsibility for information security and who carries it (5.3, A.5.2).
 */
ANNEXA_DEFINE_RECORD (AnnexaRole, annexa_role, annexa_role_kind)

static const AnnexaChoice purposes[] = {
  { "top-management", N_ ("Top management") },
  { "isms-manager", N_ ("Looks after the management system"), .synonyms = "information security manager|CISO|ISO" },
  { "reports-to-management", N_ ("Reports to top management") },
  { "risk-owner", N_ ("Owns risks") },
  { "internal-auditor", N_ ("Audits internally"), .synonyms = "auditor" },
  { "data-protection", N_ ("Protects personal data"), .synonyms = "DPO|data protection officer" },
  { "incident-lead", N_ ("Leads in an incident") },
  { "other", N_ ("Something else"), .synonyms = "other" },
  { NULL },
};

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), ANNEXA_FIELD_LIST, .prefix = "ROL" },
  { "name", ANNEXA_FIELD_TEXT, N_ ("Role"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST,
    .synonyms = "title|role name" },
  { "purpose", ANNEXA_FIELD_CHOICE, N_ ("What it is for"), ANNEXA_FIELD_LIST, .choices = purposes,
    .missing = N_ ("no purpose") },
  { "responsibilities", ANNEXA_FIELD_LONG_TEXT, N_ ("Responsibilities"), ANNEXA_FIELD_SEARCH,
    N_ ("What the person does, in a few points."), .synonyms = "duties|tasks" },
  { "authority", ANNEXA_FIELD_LONG_TEXT, N_ ("Authority"), .help = N_ ("What the person may decide alone.") },
  { "required-competence", ANNEXA_FIELD_LONG_TEXT, N_ ("Required competence"), ANNEXA_FIELD_SEARCH,
    N_ ("What one has to know or be able to do (7.2).") },
  { "held-by", ANNEXA_FIELD_LINKS, N_ ("Held by"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_CREATES, .target = "person",
    .missing = N_ ("nobody"), .synonyms = "person|people|holder",
    .help = N_ ("Who has this duty. What a starter set has proposed for the role and nobody owns yet becomes theirs.") },
  { "deputy", ANNEXA_FIELD_RECORD, N_ ("Deputy"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_CREATES,
    N_ ("Who stands in when the person is away."), .target = "person" },
  ANNEXA_PROPOSAL_FIELD,
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

/* Whoever alone holds the role and would stand in for themselves, or 0. */
static gint64
get_own_deputy (AnnexaRecord *role)
{
  gint64 deputy = role != NULL ? annexa_record_get_integer (role, "deputy") : 0;
  gsize n = 0;
  const gint64 *holders = role != NULL ? annexa_value_get_ids (annexa_record_get (role, "held-by"), &n) : NULL;

  return n == 1 && holders[0] == deputy ? deputy : 0;
}

/* What was so before, in a file that was made elsewhere, is in nobody's way. */
static void
check_role (AnnexaRecord   *before,
            AnnexaRecord   *after,
            AnnexaProblems *problems)
{
  gint64 deputy = get_own_deputy (after);

  if (deputy == 0 || deputy == get_own_deputy (before))
    return;
  if (before == NULL || annexa_record_get_integer (before, "deputy") != deputy)
    annexa_problems_add_for (problems, after, "deputy",
                             _("Nobody can stand in for themselves. Choose somebody else than the person who holds "
                               "the role."));
  else
    annexa_problems_add_for (problems, after, "held-by",
                             _("This person stands in for whoever holds the role. Choose another deputy first, or "
                               "somebody else to hold it."));
}

const AnnexaKind annexa_role_kind = {
  .name = "role",
  .label = N_ ("Role"),
  .plural = N_ ("Roles"),
  .add = N_ ("Add role"),
  .fresh = N_ ("New role"),
  .icon = "annexa-role-symbolic",
  .title = "name",
  .purpose = N_ ("Say who answers for what. The standard asks for at least two: who keeps the system in order, and "
                 "who reports on it to top management (5.3)."),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_role_get_type,
  .check = check_role,
};
