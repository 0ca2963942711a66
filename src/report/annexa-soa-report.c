/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-date.h"
#include "annexa-obligations.h"
#include "annexa-soa-report-private.h"
#include "annexa-soa-report.h"
#include "annexa-soa.h"

/* The Statement of Applicability (6.1.3 d): which controls are needed and why, how far each has come, and why any control
 * of Annex A is left out. */

static void
group_free (gpointer data)
{
  AnnexaSoaGroup *group = data;

  g_free (group->id);
  g_free (group->title);
  g_free (group->name);
  g_ptr_array_unref (group->controls);
  g_free (group);
}

gboolean
annexa_soa_report_is_word (AnnexaRecord *record,
                           const char   *field,
                           const char   *word)
{
  return g_strcmp0 (annexa_record_get_text (record, field), word) == 0;
}

gboolean
annexa_soa_report_applies (AnnexaRecord *control)
{
  return annexa_soa_report_is_word (control, "applicable", "yes");
}

gboolean
annexa_soa_report_is_excluded (AnnexaRecord *control)
{
  return annexa_soa_report_is_word (control, "applicable", "no");
}

static void
count_control (AnnexaSoaGroup    *group,
               const AnnexaField *status,
               AnnexaRecord      *control)
{
  if (!annexa_soa_report_applies (control))
    {
      *(annexa_soa_report_is_excluded (control) ? &group->excluded : &group->undecided) += 1;
      return;
    }
  group->applicable++;
  for (guint i = 0; i < ANNEXA_SOA_MOST_STATUSES && status->choices[i].word != NULL; i++)
    if (annexa_soa_report_is_word (control, "status", status->choices[i].word))
      group->statuses[i]++;
}

static AnnexaSoaGroup *
add_group (AnnexaSoaReport *report,
           const char      *id,
           const char      *name)
{
  AnnexaSoaGroup *group = g_new0 (AnnexaSoaGroup, 1);

  group->id = g_strdup_printf ("controls-%s", id);
  group->name = g_strdup (name);
  group->controls = g_ptr_array_new ();
  g_ptr_array_add (report->groups, group);
  return group;
}

/* The number of a theme stands in the numbers of its controls: A.5 in A.5.1. */
static void
finish_group (AnnexaSoaGroup *group)
{
  AnnexaRecord *first = group->controls->len > 0 ? group->controls->pdata[0] : NULL;
  gboolean themed = first != NULL && !annexa_record_get_integer (first, "own") && !annexa_record_is_empty (first, "theme");
  const char *ref = themed ? annexa_record_get_ref (first) : "";
  const char *dot = strrchr (ref, '.');
  g_autofree char *number = dot != NULL ? g_strndup (ref, (gsize) (dot - ref)) : NULL;

  group->title = number != NULL ? g_strdup_printf ("%s %s", number, group->name) : g_strdup (group->name);
}

/* Where a control belongs: to its theme of Annex A, or to the organization's own. */
static AnnexaSoaGroup *
find_group (AnnexaSoaReport *report,
            AnnexaRecord    *control)
{
  const AnnexaField *theme = annexa_kind_find_field (report->kind, "theme");
  guint n_themes = 0;

  for (; theme->choices[n_themes].word != NULL; n_themes++)
    if (!annexa_record_get_integer (control, "own")
        && annexa_soa_report_is_word (control, "theme", theme->choices[n_themes].word))
      return report->groups->pdata[n_themes];
  return report->groups->pdata[n_themes];
}

/* One group for each theme of Annex A, and one for the organization's own controls. */
static void
make_groups (AnnexaSoaReport *report)
{
  const AnnexaField *theme = annexa_kind_find_field (report->kind, "theme");
  const AnnexaField *status = annexa_kind_find_field (report->kind, "status");

  for (const AnnexaChoice *choice = theme->choices; choice->word != NULL; choice++)
    add_group (report, choice->word, annexa_choice_get_label (choice));
  add_group (report, "own", _("Own controls"));

  for (guint i = 0; i < report->controls->len; i++)
    {
      AnnexaRecord *control = report->controls->pdata[i];
      AnnexaSoaGroup *group = find_group (report, control);

      g_ptr_array_add (group->controls, control);
      count_control (group, status, control);
      count_control (&report->total, status, control);
    }
  for (guint i = 0; i < report->groups->len; i++)
    finish_group (report->groups->pdata[i]);
}

/* “73 apply, 6 do not apply, 15 are undecided”; what is none of them is left out. */
char *
annexa_soa_report_describe_decisions (const AnnexaSoaGroup *group)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (group->applicable > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%d applies", "%d apply", (gulong) group->applicable),
                                             (int) group->applicable));
  if (group->excluded > 0)
    g_ptr_array_add (parts,
                     g_strdup_printf (ngettext ("%d does not apply", "%d do not apply", (gulong) group->excluded),
                                      (int) group->excluded));
  if (group->undecided > 0)
    g_ptr_array_add (parts,
                     g_strdup_printf (ngettext ("%d is undecided", "%d are undecided", (gulong) group->undecided),
                                      (int) group->undecided));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}

GPtrArray *
annexa_soa_report_read_all (AnnexaSoaReport *report,
                            const char      *kind,
                            GError         **error)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (annexa_kind_lookup (kind));

  return annexa_report_draft_read (report->draft, query, error);
}

static void
add_approval_facts (AnnexaSoaReport *report)
{
  AnnexaRecord *organization = report->draft->organization;
  g_autofree char *by = annexa_report_draft_describe (report->draft, organization, "soa-approved-by");
  g_autofree char *on = annexa_report_draft_describe (report->draft, organization, "soa-approved-on");

  annexa_document_add_fact (report->document, _("Version"), annexa_document_get_info (report->document)->version);
  if (*on != '\0')
    annexa_document_add_fact (report->document, _("Approved by"), *by != '\0' ? by : _("nobody named"));
  annexa_document_add_fact (report->document, _("Approved on"), *on != '\0' ? on : _("not approved yet"));
}

static void
add_cover (AnnexaSoaReport *report)
{
  AnnexaRecord *organization = report->draft->organization;
  g_autofree char *today = annexa_date_format_long (report->draft->today);
  g_autofree char *decisions = annexa_soa_report_describe_decisions (&report->total);

  annexa_document_add_cover (report->document);
  add_approval_facts (report);
  annexa_document_add_fact (report->document, _("State of the records"), today);
  annexa_document_begin_fields (report->document, "applicable");
  annexa_document_add_fact (report->document, annexa_kind_get_plural (report->kind), decisions);
  annexa_document_end_fields (report->document);
  annexa_report_draft_add_proposals_fact (report->draft);
  annexa_document_add_fact (report->document, annexa_report_draft_get_label (organization, "scope-statement"),
                            annexa_record_get_text (organization, "scope-statement"));
}

static void
add_scope_part (AnnexaSoaReport *report,
                const char      *field,
                gboolean         needed)
{
  AnnexaRecord *organization = report->draft->organization;
  const char *text = annexa_record_get_text (organization, field);

  if (text == NULL && !needed)
    return;

  annexa_document_add_heading (report->document, 3, field, annexa_report_draft_get_label (organization, field));
  if (text != NULL)
    {
      annexa_report_draft_add_long_text (report->draft, text);
      return;
    }
  annexa_document_add_paragraph (report->document, ANNEXA_PARAGRAPH_BODY, NULL);
  annexa_report_draft_add_remark (report->draft,
                                  _("The scope is not described yet (4.3). Say which services, people and sites the "
                                    "certificate is to cover."));
}

static void
add_sites (AnnexaSoaReport *report)
{
  AnnexaRecord *organization = report->draft->organization;
  const char *text = annexa_record_get_text (organization, "sites");

  if (text == NULL)
    return;
  annexa_document_add_heading (report->document, 3, "sites", annexa_report_draft_get_label (organization, "sites"));
  annexa_report_draft_add_lines (report->draft, text);
}

static void
add_document_control (AnnexaSoaReport *report)
{
  annexa_document_add_heading (report->document, 1, "document-control", _("Document control"));
  annexa_document_begin_facts (report->document);
  add_approval_facts (report);
  annexa_document_add_fact (report->document, _("Standard"), _("ISO/IEC 27001:2022, 6.1.3 d) and Annex A"));
  annexa_report_draft_add_control_facts (report->draft, FALSE);
}

static void
add_introduction (AnnexaSoaReport *report)
{
  AnnexaRecord *organization = report->draft->organization;
  g_autofree char *lead = g_strdup_printf (
      /* TRANSLATORS: The name of the organization */
      _("This statement lists the controls that %s needs to treat its information security risks, says why each of them "
        "is needed and how far it has come, and justifies every control of Annex A that is left out."),
      annexa_record_get_title (organization));

  annexa_document_add_soft_break (report->document);
  annexa_document_add_heading (report->document, 1, "introduction", _("Purpose and scope"));
  annexa_document_add_paragraph (report->document, ANNEXA_PARAGRAPH_LEAD, lead);
  add_scope_part (report, "scope-statement", TRUE);
  add_sites (report);
  add_scope_part (report, "scope-exclusions", FALSE);
}

static void
add_approval (AnnexaSoaReport *report)
{
  AnnexaRecord *organization = report->draft->organization;
  gboolean named = !annexa_record_is_empty (organization, "soa-approved-by");

  annexa_document_add_heading (report->document, 1, "approval", _("Approval"));
  annexa_document_add_paragraph (
      report->document, ANNEXA_PARAGRAPH_BODY,
      _("By signing, top management approves this Statement of Applicability in the version given on the cover: the "
        "controls that are needed, how far they have come, and the reasons for leaving others out."));
  annexa_document_begin_signatures (report->document);
  annexa_report_draft_add_signature (report->draft, _("Approved by top management"), organization,
                                     named ? "soa-approved-by" : "top-management", "soa-approved-on");
  annexa_report_draft_add_signature (report->draft, _("Prepared by the information security manager"), organization,
                                     "isms-manager", NULL);
}

/* What has no date of approval is a draft, whatever its number. */
static char *
describe_version (AnnexaProject *project,
                  GError       **error)
{
  g_autoptr (AnnexaRecord) organization =
      annexa_project_get_single (project, annexa_kind_lookup ("organization"), error);
  const char *version = organization != NULL ? annexa_record_get_text (organization, "soa-version") : NULL;

  if (organization == NULL)
    return NULL;
  if (annexa_record_get_text (organization, "soa-approved-on") != NULL)
    return g_strdup (version != NULL ? version : _("without number"));

  /* TRANSLATORS: A version that is not approved yet: “2.0, draft” */
  return version != NULL ? g_strdup_printf (_("%s, draft"), version) : g_strdup (_("Draft"));
}

static gboolean
read_duties (AnnexaSoaReport *report,
             GError         **error)
{
  report->duties = annexa_soa_report_read_all (report, "obligation", error);
  for (guint i = report->duties != NULL ? report->duties->len : 0; i > 0; i--)
    if (!annexa_obligation_binds (report->duties->pdata[i - 1]))
      g_ptr_array_remove_index (report->duties, i - 1);
  return report->duties != NULL;
}

/* The controls of other frameworks are no part of the statement, which is measured against Annex A (6.1.3 d). */
static gboolean
read_controls (AnnexaSoaReport *report,
               GError         **error)
{
  g_autoptr (AnnexaQuery) query = annexa_soa_query_new ();

  report->kind = annexa_query_get_kind (query);
  report->controls = annexa_report_draft_read_register (report->draft, query, error);
  if (report->controls == NULL)
    return FALSE;

  report->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < report->controls->len; i++)
    {
      gint64 id = annexa_record_get_id (report->controls->pdata[i]);

      g_hash_table_add (report->ids, g_memdup2 (&id, sizeof id));
    }
  report->groups = g_ptr_array_new_with_free_func (group_free);
  make_groups (report);
  return TRUE;
}

static gboolean
write_report (AnnexaSoaReport *report,
              GError         **error)
{
  if (!read_controls (report, error) || !read_duties (report, error))
    return FALSE;

  annexa_document_begin_section (report->document, ANNEXA_ORIENTATION_LANDSCAPE);
  add_cover (report);
  annexa_document_add_contents (report->document, _("Contents"));
  add_introduction (report);
  if (!annexa_soa_report_add_summary (report, error))
    return FALSE;
  annexa_soa_report_add_controls (report);
  annexa_soa_report_add_excluded (report);
  if (!annexa_soa_report_add_references (report, error))
    return FALSE;
  add_approval (report);
  add_document_control (report);
  return TRUE;
}

static AnnexaDocument *
collect (const AnnexaReport *self,
         AnnexaProject      *project,
         AnnexaRecord       *subject,
         GError            **error)
{
  g_autofree char *version = NULL;
  g_autoptr (AnnexaReportDraft) draft = NULL;
  AnnexaSoaReport report = { NULL };
  gboolean written;

  version = describe_version (project, error);
  if (version == NULL)
    return NULL;
  draft = annexa_report_draft_new (project, annexa_report_get_title (self), version,
                                   _("Which controls apply, why, and how far they have come"), error);
  if (draft == NULL)
    return NULL;

  report.draft = draft;
  report.document = draft->document;
  written = write_report (&report, error);
  g_clear_pointer (&report.groups, g_ptr_array_unref);
  g_clear_pointer (&report.ids, g_hash_table_unref);
  g_clear_pointer (&report.controls, g_ptr_array_unref);
  g_clear_pointer (&report.duties, g_ptr_array_unref);
  return written ? annexa_report_draft_finish (g_steal_pointer (&draft)) : NULL;
}

const AnnexaReport annexa_soa_report = {
  .name = "soa",
  .title = N_ ("Statement of Applicability"),
  .description = N_ ("All controls with the decision about each, its reasons, and how it is met (6.1.3 d). The auditor "
                     "begins with it."),
  .icon = "annexa-applicability-symbolic",
  .group = ANNEXA_REPORT_CONTROLS,
  .collect = collect,
};
