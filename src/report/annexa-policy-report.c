/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-date.h"
#include "annexa-policy-report.h"
#include "annexa-error.h"
#include "annexa-report-draft.h"
#include "annexa-template-text.h"

/* The policies and procedures that are in force (7.5), as they were approved, or one document, whatever has become of it
 * so far. What is not in force says so. */

static const AnnexaKind *
document_kind (void)
{
  return annexa_kind_lookup ("document");
}

static gboolean
is_in_force (AnnexaRecord *record)
{
  return g_strcmp0 (annexa_record_get_text (record, "status"), "in-force") == 0;
}

/* The parts of a document, the newest day first. */
static GPtrArray *
read_parts (AnnexaReportDraft *draft,
            const char        *kind_name,
            AnnexaRecord      *record,
            const char        *date,
            GError           **error)
{
  const AnnexaKind *kind = annexa_kind_lookup (kind_name);
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_auto (AnnexaValue) id = ANNEXA_VALUE_INIT;

  annexa_value_set_integer (&id, annexa_record_get_id (record));
  annexa_query_add_filter (query, annexa_kind_get_parent_field (kind), ANNEXA_TEST_EQUAL, &id);
  annexa_query_add_sort (query, annexa_kind_find_field (kind, date), TRUE);
  return annexa_report_draft_read (draft, query, error);
}

/* What people have to follow is the text that was approved; a draft is filled with what the project says today. */
static char *
get_text (AnnexaReportDraft *draft,
          AnnexaRecord      *record,
          GPtrArray         *versions)
{
  const char *version = annexa_record_get_text (record, "version");
  const char *body = annexa_record_get_text (record, "body");

  for (guint i = 0; is_in_force (record) && i < versions->len; i++)
    {
      const char *kept = annexa_record_get_text (versions->pdata[i], "body");

      if (kept != NULL && g_strcmp0 (annexa_record_get_text (versions->pdata[i], "version"), version) == 0)
        return g_strdup (kept);
    }
  return body != NULL ? annexa_template_text_fill (body, draft->project, record, NULL) : NULL;
}

static void
add_facts (AnnexaReportDraft *draft,
           AnnexaRecord      *record)
{
  static const char *const fields[]
      = { "version", "status", "owner", "approver", "approved-on", "next-review", "classification", "audience" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = annexa_report_draft_describe (draft, record, fields[i]);

      if (*text != '\0')
        annexa_document_add_fact (draft->document, annexa_report_draft_get_label (record, fields[i]), text);
    }
}

/* Each heading has a name of its own in the report. */
static void
add_heading (AnnexaReportDraft *draft,
             AnnexaRecord      *record,
             const char        *name,
             const char        *text)
{
  g_autofree char *id = g_strdup_printf ("%s-%" G_GINT64_FORMAT, name, annexa_record_get_id (record));

  annexa_document_add_heading (draft->document, 3, id, text);
}

static void
add_versions (AnnexaReportDraft *draft,
              AnnexaRecord      *record,
              GPtrArray         *versions)
{
  const AnnexaTableColumn columns[] = { { _("Version"), 0, 0, "version" },
                                        { _("Approved by"), 1, 0, "approved-by" },
                                        { _("Approved on"), 0, 0, "approved-on" } };

  if (versions->len == 0)
    return;
  add_heading (draft, record, "versions", _("Versions"));
  annexa_document_begin_table (draft->document, columns, G_N_ELEMENTS (columns),
                               _("The versions of this document, the newest first"));
  for (guint i = 0; i < versions->len; i++)
    {
      annexa_document_begin_row (draft->document, ANNEXA_ROW_BODY);
      annexa_report_draft_add_cell (draft, versions->pdata[i], "version", FALSE);
      annexa_report_draft_add_cell (draft, versions->pdata[i], "approved-by", TRUE);
      annexa_report_draft_add_cell (draft, versions->pdata[i], "approved-on", FALSE);
    }
}

/* Whether somebody has read this version, and when. */
static AnnexaRecord *
find_acknowledgement (GPtrArray  *acknowledgements,
                      gint64      person,
                      const char *version)
{
  for (guint i = 0; i < acknowledgements->len; i++)
    if (annexa_record_get_integer (acknowledgements->pdata[i], "person") == person
        && g_strcmp0 (annexa_record_get_text (acknowledgements->pdata[i], "version"), version) == 0)
      return acknowledgements->pdata[i];

  return NULL;
}

/* Where something is going to be written by hand. */
#define LINE_FOR_DAY "…………………………"
#define LINE_TO_SIGN_ON LINE_FOR_DAY "……………………………"

/* A line for everybody who works here, to sign on where the day is still missing (7.3). */
static gboolean
add_sign_off (AnnexaReportDraft *draft,
              AnnexaRecord      *record,
              GError           **error)
{
  const AnnexaTableColumn columns[] = { { _("Person"), 2, 0, "person" },
                                        { _("Read on"), 1, 0, "read-on" },
                                        { _("Signature"), 2, 0, "signature" } };
  const AnnexaKind *kind = annexa_kind_lookup ("person");
  const AnnexaField *active = annexa_kind_find_field (kind, "active");
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GPtrArray) acknowledgements = read_parts (draft, "acknowledgement", record, "read-on", error);
  g_autoptr (GPtrArray) people = NULL;
  g_auto (AnnexaValue) yes = ANNEXA_VALUE_INIT;

  annexa_value_set_integer (&yes, 1);
  annexa_query_add_filter (query, active, ANNEXA_TEST_EQUAL, &yes);
  annexa_query_add_sort (query, annexa_kind_get_title_field (kind), FALSE);
  people = acknowledgements != NULL ? annexa_report_draft_read (draft, query, error) : NULL;
  if (people == NULL)
    return FALSE;
  if (people->len == 0)
    return TRUE;

  add_heading (draft, record, "read", _("Read and understood"));
  annexa_document_begin_table (draft->document, columns, G_N_ELEMENTS (columns),
                               _("Who has read this version, with room to sign"));
  for (guint i = 0; i < people->len; i++)
    {
      AnnexaRecord *read = find_acknowledgement (acknowledgements, annexa_record_get_id (people->pdata[i]),
                                                 annexa_record_get_text (record, "version"));
      g_autofree char *day = read != NULL ? annexa_report_draft_describe (draft, read, "read-on") : NULL;

      annexa_document_begin_row (draft->document, ANNEXA_ROW_BODY);
      annexa_document_add_cell (draft->document, annexa_record_get_title (people->pdata[i]));
      annexa_document_add_cell (draft->document, day != NULL && *day != '\0' ? day : LINE_FOR_DAY);
      annexa_document_add_cell (draft->document, LINE_TO_SIGN_ON);
    }
  return TRUE;
}

static gboolean
add_document (AnnexaReportDraft *draft,
              AnnexaRecord      *record,
              GError           **error)
{
  g_autoptr (GPtrArray) versions = read_parts (draft, "document-version", record, "approved-on", error);
  g_autofree char *id = g_strdup_printf ("document-%" G_GINT64_FORMAT, annexa_record_get_id (record));
  /* TRANSLATORS: The reference and the title of a document */
  g_autofree char *heading
      = g_strdup_printf (_("%s %s"), annexa_record_get_ref (record), annexa_record_get_title (record));
  g_autofree char *text = versions != NULL ? get_text (draft, record, versions) : NULL;

  if (versions == NULL)
    return FALSE;
  annexa_document_add_page_break (draft->document);
  annexa_document_add_heading (draft->document, 1, id, heading);
  if (!is_in_force (record))
    {
      annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_LEAD, NULL);
      annexa_document_add_text (draft->document, ANNEXA_RUN_ATTENTION | ANNEXA_RUN_BOLD,
                                _("This document is not in force. Nobody has to follow it yet, or any more."));
    }
  annexa_document_begin_facts (draft->document);
  add_facts (draft, record);
  annexa_report_draft_add_long_text (draft, text);
  annexa_document_begin_signatures (draft->document);
  annexa_report_draft_add_signature (draft, _("Approved by"), record, "approver", "approved-on");
  add_versions (draft, record, versions);
  return add_sign_off (draft, record, error);
}

/* One document, or all that are in force and have their text in the project. */
static GPtrArray *
read_documents (AnnexaProject *project,
                AnnexaRecord  *subject,
                GError       **error)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (document_kind ());
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  if (subject != NULL && annexa_record_is_empty (subject, "body"))
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND,
                   _("The document “%s” has no text of its own in the project."), annexa_record_get_ref (subject));
      return NULL;
    }
  if (subject != NULL)
    {
      GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

      g_ptr_array_add (records, g_object_ref (subject));
      return records;
    }
  annexa_value_set_text (&value, "in-force");
  annexa_query_add_filter (query, annexa_kind_find_field (document_kind (), "status"), ANNEXA_TEST_EQUAL, &value);
  annexa_query_add_filter (query, annexa_kind_find_field (document_kind (), "body"), ANNEXA_TEST_FILLED, NULL);
  annexa_query_add_sort (query, annexa_kind_find_field (document_kind (), "ref"), FALSE);
  return annexa_project_query_records (project, query, error);
}

static void
add_cover (AnnexaReportDraft *draft,
           GPtrArray         *records,
           gboolean           single)
{
  g_autofree char *today = annexa_date_format_long (draft->today);
  g_autofree char *count = g_strdup_printf ("%u", records->len);

  annexa_document_add_cover (draft->document);
  if (single)
    add_facts (draft, records->pdata[0]);
  else
    annexa_document_add_fact (draft->document, _("Documents in force"), count);
  annexa_document_add_fact (draft->document, _("State of the records"), today);
}

static gboolean
write_report (AnnexaReportDraft *draft,
              GPtrArray         *records,
              gboolean           single,
              GError           **error)
{
  annexa_report_data_add (annexa_document_get_data (draft->document), document_kind (), records);
  annexa_document_begin_section (draft->document, ANNEXA_ORIENTATION_PORTRAIT);
  add_cover (draft, records, single);
  if (!single)
    annexa_document_add_contents (draft->document, _("Contents"));
  if (records->len == 0)
    {
      annexa_document_add_page_break (draft->document);
      annexa_document_add_heading (draft->document, 1, "documents", _("Documents"));
      annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_BODY, NULL);
      annexa_report_draft_add_remark (
          draft,
          _("No document is in force yet. Write the policies of your organization, beginning with the information "
            "security policy (5.2), and have them approved."));
      annexa_document_begin_signatures (draft->document);
      annexa_report_draft_add_signature (draft, _("Prepared by the information security manager"), draft->organization,
                                         "isms-manager", NULL);
    }
  for (guint i = 0; i < records->len; i++)
    if (!add_document (draft, records->pdata[i], error))
      return FALSE;
  return TRUE;
}

static AnnexaDocument *
collect (const AnnexaReport *self,
         AnnexaProject      *project,
         AnnexaRecord       *subject,
         GError            **error)
{
  g_autoptr (GPtrArray) records = read_documents (project, subject, error);
  gboolean single = subject != NULL;
  g_autofree char *version = NULL;
  g_autoptr (AnnexaReportDraft) draft = NULL;

  if (records == NULL)
    return NULL;
  if (single)
    {
      const char *number = annexa_record_get_text (records->pdata[0], "version");

      /* TRANSLATORS: A version that is not in force: “2.0, not in force” */
      version = is_in_force (records->pdata[0]) || number == NULL ? g_strdup (number)
                                                                  : g_strdup_printf (_("%s, not in force"), number);
    }
  draft = annexa_report_draft_new (project,
                                   single ? annexa_record_get_title (records->pdata[0])
                                          : annexa_report_get_title (self),
                                   version, _("What everybody here follows"), error);
  if (draft == NULL || !write_report (draft, records, single, error))
    return NULL;
  return annexa_report_draft_finish (g_steal_pointer (&draft));
}

const AnnexaReport annexa_policy_report = {
  .name = "policies",
  .title = N_ ("Policies and procedures"),
  .description = N_ ("The documents that are in force, as they were approved, each with its versions and a sheet to "
                     "sign that it was read (7.5)."),
  .icon = "annexa-document-symbolic",
  .group = ANNEXA_REPORT_DOCUMENTS,
  .about = ANNEXA_REPORT_ABOUT_EITHER,
  .kind = "document",
  .collect = collect,
};
