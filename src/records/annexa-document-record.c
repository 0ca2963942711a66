/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-document-record.h"
#include "annexa-kinds-private.h"

/**
 * AnnexaDocumentRecord:
 *
 * Documented information: a policy, procedure, plan or record, with its versions (7.5). The document that a report is laid
 * out from is #AnnexaDocument.
 */
ANNEXA_DEFINE_RECORD (AnnexaDocumentRecord, annexa_document_record, annexa_document_kind)

static const AnnexaChoice types[] = {
  { "policy", N_ ("Policy") },
  { "topic-policy", N_ ("Policy on a topic"), .synonyms = "topic policy" },
  { "statement", N_ ("Statement"), .synonyms = "scope|declaration" },
  { "procedure", N_ ("Procedure"), .synonyms = "process" },
  { "record", N_ ("Record") },
  { "plan", N_ ("Plan") },
  { "form", N_ ("Form"), .synonyms = "template" },
  { "contract", N_ ("Contract"), .synonyms = "agreement" },
  { "external", N_ ("From outside"), .synonyms = "external" },
  { "other", N_ ("Something else"), .synonyms = "other" },
  { NULL },
};

static const AnnexaChoice statuses[] = {
  { "draft", N_ ("Draft"), ANNEXA_TONE_POOR },
  { "in-review", N_ ("In review"), ANNEXA_TONE_FAIR },
  { "in-force", N_ ("In force"), ANNEXA_TONE_GOOD, "active|approved|published" },
  { "obsolete", N_ ("Obsolete"), .synonyms = "withdrawn|retired" },
  { NULL },
};

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), ANNEXA_FIELD_LIST, .prefix = "D" },
  { "title", ANNEXA_FIELD_TEXT, N_ ("Document"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST,
    .synonyms = "name" },
  { "type", ANNEXA_FIELD_CHOICE, N_ ("Type"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_LIST_LAST | ANNEXA_FIELD_NAMES,
    .choices = types, .missing = N_ ("no type"),
    .synonyms = "document type|kind",
    .help = N_ ("A policy says what is to be, a statement what holds, such as the scope, a procedure how something is "
                "done, and a record what was done.") },
  { "mandatory-item", ANNEXA_FIELD_TEXT, N_ ("Required document"), .catalogue = TRUE,
    .help = N_ ("The id of what the standard asks for that this document is, such as M01.") },
  { "owner", ANNEXA_FIELD_RECORD, N_ ("Owner"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_CREATES, .target = "person",
    .missing = N_ ("no owner"), .synonyms = "responsible",
    .help = N_ ("Who answers for the document being right and kept up to date.") },
  { "author", ANNEXA_FIELD_RECORD, N_ ("Author"), ANNEXA_FIELD_CREATES, .target = "person",
    .help = N_ ("Who wrote it. Another person should approve it.") },
  { "approver", ANNEXA_FIELD_RECORD, N_ ("Approver"), ANNEXA_FIELD_CREATES, .target = "person",
    .missing = N_ ("nobody"), .synonyms = "approved by",
    .help = N_ ("Who may put it into force. For the policy that is top management (5.2).") },
  { "version", ANNEXA_FIELD_TEXT, N_ ("Version"), ANNEXA_FIELD_LIST },
  { "status", ANNEXA_FIELD_CHOICE, N_ ("Status"), ANNEXA_FIELD_LIST, .choices = statuses, .initial = "draft",
    .help = N_ ("Only what is in force binds anybody. A new version starts as a draft.") },
  { "approved-on", ANNEXA_FIELD_DATE, N_ ("Approved on"),
    .help = N_ ("The day on which the approver put this version into force.") },
  { "next-review", ANNEXA_FIELD_DATE, N_ ("Next review"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_DEADLINE,
    .help = N_ ("By when somebody looks whether it still fits. Documents are reviewed at planned intervals (7.5.2).") },
  { "classification", ANNEXA_FIELD_CHOICE, N_ ("Classification"), .choices = annexa_classification_choices,
    .help = N_ ("Who may read it. It decides how the document is marked, sent and thrown away (A.5.12).") },
  { "body", ANNEXA_FIELD_LONG_TEXT, N_ ("Text"), ANNEXA_FIELD_SEARCH,
    N_ ("Markdown. Words in braces are filled from the project: {organization}."), .synonyms = "content|text" },
  { "file", ANNEXA_FIELD_FILE, N_ ("File"),
    .help = N_ ("The document itself, when it is not written here.") },
  { "location", ANNEXA_FIELD_TEXT, N_ ("Where to find it"), ANNEXA_FIELD_SEARCH, .synonyms = "link|url|path" },
  { "audience", ANNEXA_FIELD_TEXT, N_ ("Audience"), .help = N_ ("Who has to know it.") },
  { "clauses", ANNEXA_FIELD_LINKS, N_ ("Clauses"), .target = "requirement", .synonyms = "requirements",
    .help = N_ ("The clauses of the standard that the document answers.") },
  { "controls", ANNEXA_FIELD_LINKS, N_ ("Controls"), .target = "control",
    .help = N_ ("The controls that the document lays down.") },
  { "version-in-force", ANNEXA_FIELD_COMPUTED, N_ ("Version in force"), .result = ANNEXA_FIELD_TEXT,
    .help = N_ ("The one that was approved last, while the document itself may be a new draft already."),
    .sql = "(CASE WHEN document.status IS NOT 'obsolete' THEN (SELECT document_version.version FROM document_version"
           " WHERE document_version.document = document.id ORDER BY document_version.approved_on DESC,"
           " document_version.id DESC LIMIT 1) END)" },
  { "acknowledged", ANNEXA_FIELD_COMPUTED, N_ ("Read by"), .result = ANNEXA_FIELD_INTEGER,
    .sql = "(SELECT count (DISTINCT acknowledgement.person) FROM acknowledgement WHERE"
           " acknowledgement.document = document.id AND acknowledgement.version IS document.version)",
    .help = N_ ("How many of those it is for have read and accepted the version in force.") },
  ANNEXA_DUE_FIELDS (N_ ("Review overdue"), N_ ("Review due soon"), ANNEXA_UNLESS ("'obsolete'"), "$.next_review"),
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

const AnnexaKind annexa_document_kind = {
  .name = "document",
  .label = N_ ("Document"),
  .plural = N_ ("Documents"),
  .add = N_ ("Add document"),
  .fresh = N_ ("New document"),
  .icon = "annexa-document-symbolic",
  .title = "title",
  .purpose = N_ ("Keep policies and procedures here, or say where they are. Each has an owner, a version, an "
                 "approval and a date of its next review (7.5)."),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_document_record_get_type,
};
