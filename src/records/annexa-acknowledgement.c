/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-acknowledgement.h"
#include "annexa-kinds-private.h"

/**
 * AnnexaAcknowledgement:
 *
 * That a person has read and understood a version of a document (7.3).
 */
ANNEXA_DEFINE_RECORD (AnnexaAcknowledgement, annexa_acknowledgement, annexa_acknowledgement_kind)

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), .prefix = "ACK" },
  { "document", ANNEXA_FIELD_RECORD, N_ ("Document"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST | ANNEXA_FIELD_PARENT,
    .target = "document" },
  { "person", ANNEXA_FIELD_RECORD, N_ ("Person"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST | ANNEXA_FIELD_CREATES,
    .target = "person" },
  { "version", ANNEXA_FIELD_TEXT, N_ ("Version"), ANNEXA_FIELD_LIST },
  { "read-on", ANNEXA_FIELD_DATE, N_ ("Read on"), ANNEXA_FIELD_LIST, .synonyms = "date" },
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

const AnnexaKind annexa_acknowledgement_kind = {
  .name = "acknowledgement",
  .label = N_ ("Acknowledgement"),
  .plural = N_ ("Acknowledgements"),
  .add = N_ ("Add acknowledgement"),
  .fresh = N_ ("New acknowledgement"),
  .icon = "annexa-check-symbolic",
  .title = "ref",
  .flags = ANNEXA_KIND_PART,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_acknowledgement_get_type,
};
