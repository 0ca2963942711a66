/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-communication.h"
#include "annexa-kinds-private.h"

/**
 * AnnexaCommunication:
 *
 * What is told to whom, when, how and by whom (7.4).
 */
ANNEXA_DEFINE_RECORD (AnnexaCommunication, annexa_communication, annexa_communication_kind)

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), ANNEXA_FIELD_LIST, .prefix = "COM" },
  { "subject", ANNEXA_FIELD_TEXT, N_ ("Subject"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST,
    .synonyms = "topic|title|what" },
  { "party", ANNEXA_FIELD_RECORD, N_ ("With"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_CREATES, .target = "party",
    .synonyms = "interested party|with" },
  { "audience", ANNEXA_FIELD_TEXT, N_ ("Audience"), ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST,
    N_ ("If it is not one of the interested parties: all employees, the team leads."), .synonyms = "to whom" },
  { "when", ANNEXA_FIELD_TEXT, N_ ("When"), ANNEXA_FIELD_LIST,
    N_ ("Every month, after an incident, on the first day.") },
  { "how", ANNEXA_FIELD_TEXT, N_ ("How"), .help = N_ ("Mail, meeting, notice board.") },
  { "who", ANNEXA_FIELD_RECORD, N_ ("Who"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_CREATES, .target = "person",
    .missing = N_ ("nobody"), .synonyms = "responsible|by whom" },
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

const AnnexaKind annexa_communication_kind = {
  .name = "communication",
  .label = N_ ("Communication"),
  .plural = N_ ("Communication"),
  .counted = N_ ("Communications"),
  .add = N_ ("Add communication"),
  .fresh = N_ ("New communication"),
  .icon = "annexa-communication-symbolic",
  .title = "subject",
  .purpose = N_ ("Plan what you tell to whom: news to staff, reports to top management, incidents to customers and "
                 "authorities (7.4)."),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_communication_get_type,
};
