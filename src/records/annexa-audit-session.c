/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-audit-session.h"
#include "annexa-kinds-private.h"

/**
 * AnnexaAuditSession:
 *
 * A part of an audit: an interview or a visit, when, where, with whom (9.2.2).
 */
ANNEXA_DEFINE_RECORD (AnnexaAuditSession, annexa_audit_session, annexa_audit_session_kind)

static const AnnexaChoice forms[] = {
  { "interview", N_ ("Interview") },
  { "site-visit", N_ ("Visit on site"), .synonyms = "site visit" },
  { "records", N_ ("Looking at records"), .synonyms = "records" },
  { "meeting", N_ ("Meeting"), .synonyms = "opening meeting|closing meeting" },
  { NULL },
};

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), .prefix = "AS" },
  { "audit", ANNEXA_FIELD_RECORD, N_ ("Audit"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST | ANNEXA_FIELD_PARENT,
    .target = "audit" },
  { "time", ANNEXA_FIELD_DATE_TIME, N_ ("Time"), ANNEXA_FIELD_LIST },
  { "minutes", ANNEXA_FIELD_INTEGER, N_ ("Length"), .minimum = 5, .maximum = 1440, .unit = N_ ("minutes") },
  { "topic", ANNEXA_FIELD_TEXT, N_ ("Topic"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST },
  { "form", ANNEXA_FIELD_CHOICE, N_ ("Form"), ANNEXA_FIELD_LIST, .choices = forms, .initial = "interview" },
  { "people", ANNEXA_FIELD_LINKS, N_ ("People"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_CREATES, .target = "person" },
  { "place", ANNEXA_FIELD_TEXT, N_ ("Place"), ANNEXA_FIELD_SEARCH },
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

const AnnexaKind annexa_audit_session_kind = {
  .name = "audit-session",
  .label = N_ ("Session"),
  .plural = N_ ("Plan of the audit"),
  .counted = N_ ("Sessions"),
  .add = N_ ("Add session"),
  .fresh = N_ ("New session"),
  .icon = "annexa-calendar-symbolic",
  .title = "topic",
  .flags = ANNEXA_KIND_PART | ANNEXA_KIND_CATALOGUE_ORDER,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_audit_session_get_type,
};
