/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-soa-report-private.h"

/* The controls one by one, those that are left out, and the names behind the references. */

/* The chapter about the controls that are left out. */
#define EXCLUDED "excluded"

/* So many letters of a justification stand in the column beside the control. */
#define LONGEST_JUSTIFICATION 120

/* Beside long texts the column is narrow, and the title stands below the reference. */
static void
add_control_cell (AnnexaSoaReport *report,
                  AnnexaRecord    *control,
                  gboolean         described)
{
  if (described)
    {
      annexa_report_draft_add_named_cell (report->draft, annexa_record_get_ref (control),
                                          annexa_report_draft_get_title (control));
      return;
    }
  annexa_document_add_cell (report->document, NULL);
  annexa_document_add_text (report->document, ANNEXA_RUN_BOLD, annexa_record_get_ref (control));
  annexa_document_add_text (report->document, ANNEXA_RUN_PLAIN, " ");
  annexa_document_add_text (report->document, ANNEXA_RUN_PLAIN, annexa_report_draft_get_title (control));
}

/* A long justification of a control that is left out is not said twice, and not in a narrow column. */
static gboolean
is_told_below (AnnexaRecord *control)
{
  const char *text = annexa_record_get_text (control, "justification");

  return annexa_soa_report_is_excluded (control) && text != NULL && g_utf8_strlen (text, -1) > LONGEST_JUSTIFICATION;
}

static gboolean
names (AnnexaRecord *record,
       const char   *field,
       gint64        target)
{
  gsize n_ids;
  const gint64 *ids = annexa_value_get_ids (annexa_record_get (record, field), &n_ids);

  for (gsize i = 0; i < n_ids; i++)
    if (ids[i] == target)
      return TRUE;
  return FALSE;
}

/* “Law” alone says little: which laws and contracts the control meets, by their references. */
static void
add_duties (AnnexaSoaReport *report,
            AnnexaRecord    *control)
{
  g_autoptr (GString) refs = g_string_new (NULL);

  for (guint i = 0; i < report->duties->len; i++)
    if (names (report->duties->pdata[i], "met-by", annexa_record_get_id (control)))
      g_string_append_printf (refs, "%s%s", refs->len > 0 ? ", " : "\n", annexa_record_get_ref (report->duties->pdata[i]));
  annexa_document_add_text (report->document, ANNEXA_RUN_PLAIN, refs->str);
}

/* Why it applies or does not: the words of the reasons, the duties behind them, then what was written about it. */
static void
add_justification_cell (AnnexaSoaReport *report,
                        AnnexaRecord    *control)
{
  gboolean with_reasons = annexa_soa_report_applies (control) || !annexa_record_is_empty (control, "reasons");

  annexa_document_add_cell (report->document, NULL);
  if (with_reasons)
    {
      annexa_report_draft_add_value (report->draft, control, "reasons", annexa_soa_report_applies (control));
      add_duties (report, control);
    }
  if (with_reasons && annexa_record_is_empty (control, "justification") && !annexa_soa_report_is_excluded (control))
    return;

  if (with_reasons)
    annexa_document_add_text (report->document, ANNEXA_RUN_PLAIN, "\n");
  if (is_told_below (control))
    {
      annexa_document_add_link (report->document, EXCLUDED, _("Justified under “Controls that do not apply”"));
      return;
    }
  annexa_report_draft_add_value (report->draft, control, "justification", annexa_soa_report_is_excluded (control));
}

/* What nobody has to fill yet is not called missing: how a control is met only once somebody says that it is. */
static void
add_control_row (AnnexaSoaReport *report,
                 AnnexaRecord    *control,
                 gboolean         described)
{
  AnnexaReportDraft *draft = report->draft;
  gboolean implemented =
      annexa_soa_report_applies (control) && annexa_soa_report_is_word (control, "status", "implemented");
  gboolean begun =
      implemented || (annexa_soa_report_applies (control) && annexa_soa_report_is_word (control, "status", "partly"));

  annexa_document_begin_row (report->document, ANNEXA_ROW_BODY);
  add_control_cell (report, control, described);
  annexa_report_draft_add_cell (draft, control, "applicable", TRUE);
  add_justification_cell (report, control);
  if (annexa_soa_report_applies (control) || !annexa_soa_report_is_word (control, "status", "not-started"))
    annexa_report_draft_add_cell (draft, control, "status", TRUE);
  else
    annexa_report_draft_add_empty_cell (draft);
  annexa_report_draft_add_cell (draft, control, "how", begun);
  annexa_report_draft_add_cell (draft, control, "owner", annexa_soa_report_applies (control));
  annexa_report_draft_add_cell (draft, control, "risks", FALSE);
  annexa_report_draft_add_cell (draft, control, "evidence", implemented);
}

/* While nobody has written anything the titles are all there is to read, and each gets one line. All groups look alike. */
static gboolean
is_described (AnnexaSoaReport *report)
{
  for (guint i = 0; i < report->controls->len; i++)
    if (!annexa_record_is_empty (report->controls->pdata[i], "how")
        || !annexa_record_is_empty (report->controls->pdata[i], "justification"))
      return TRUE;

  return FALSE;
}

static void
add_group_table (AnnexaSoaReport      *report,
                 const AnnexaSoaGroup *group,
                 gboolean              described)
{
  AnnexaRecord *first = group->controls->pdata[0];
  AnnexaTableColumn columns[] = {
    { annexa_report_draft_get_label (first, "ref"), described ? 2.4 : 6, 0, "ref" },
    { annexa_report_draft_get_label (first, "applicable"), 0, 0, "applicable" },
    { annexa_report_draft_get_label (first, "justification"), 2.4, 0, "justification" },
    { annexa_report_draft_get_label (first, "status"), 0, 0, "status" },
    { annexa_report_draft_get_label (first, "how"), described ? 4.2 : 2, 0, "how" },
    { annexa_report_draft_get_label (first, "owner"), 1, 0, "owner" },
    { annexa_report_draft_get_label (first, "risks"), 0.85, 0, "risks" },
    { annexa_report_draft_get_label (first, "evidence"), 0.85, 0, "evidence" },
  };
  g_autofree char *summary = g_strdup_printf (
      _("%s: whether each control applies and why, how far it has come and how it is met."), group->title);

  annexa_document_add_heading (report->document, 2, group->id, group->title);
  annexa_document_begin_table (report->document, columns, G_N_ELEMENTS (columns), summary);
  for (guint i = 0; i < group->controls->len; i++)
    add_control_row (report, group->controls->pdata[i], described);
}

void
annexa_soa_report_add_controls (AnnexaSoaReport *report)
{
  gboolean described = is_described (report);

  annexa_document_add_heading (report->document, 1, "controls", annexa_kind_get_plural (report->kind));
  annexa_document_add_paragraph (
      report->document, ANNEXA_PARAGRAPH_BODY,
      _("Each control of Annex A is listed, and behind them the organization’s own. The reasons say where the need for "
        "a control comes from; laws, contracts and other duties (OBL), risks (R) and evidence (E) are given by their "
        "references and listed by name at the end."));
  for (guint i = 0; i < report->groups->len; i++)
    {
      AnnexaSoaGroup *group = report->groups->pdata[i];

      if (group->controls->len > 0)
        add_group_table (report, group, described);
    }
}

void
annexa_soa_report_add_excluded (AnnexaSoaReport *report)
{
  AnnexaTableColumn columns[] = {
    { annexa_field_get_label (annexa_kind_find_field (report->kind, "ref")), 0, 0, "ref" },
    { annexa_field_get_label (annexa_kind_find_field (report->kind, "title")), 1, 0, "title" },
    { annexa_field_get_label (annexa_kind_find_field (report->kind, "justification")), 3, 0, "justification" },
  };

  annexa_document_add_soft_break (report->document);
  annexa_document_add_heading (report->document, 1, EXCLUDED, _("Controls that do not apply"));
  if (report->total.excluded == 0)
    {
      annexa_document_add_paragraph (report->document, ANNEXA_PARAGRAPH_BODY, _("No control is left out."));
      return;
    }

  annexa_document_add_paragraph (
      report->document, ANNEXA_PARAGRAPH_BODY,
      _("The standard asks for a justification of every control of Annex A that is left out."));
  annexa_document_begin_table (report->document, columns, G_N_ELEMENTS (columns),
                               _("The controls that are left out, each with its justification."));
  for (guint i = 0; i < report->controls->len; i++)
    {
      AnnexaRecord *control = report->controls->pdata[i];

      if (!annexa_soa_report_is_excluded (control))
        continue;
      annexa_document_begin_row (report->document, ANNEXA_ROW_BODY);
      annexa_document_add_cell (report->document, annexa_record_get_ref (control));
      annexa_document_add_cell (report->document, annexa_report_draft_get_title (control));
      annexa_report_draft_add_cell (report->draft, control, "justification", TRUE);
    }
}

/* Whether a record links to one of the controls that are listed. */
static gboolean
names_control (AnnexaSoaReport *report,
               AnnexaRecord    *record,
               const char      *field)
{
  gsize n_ids;
  const gint64 *ids = annexa_value_get_ids (annexa_record_get (record, field), &n_ids);

  for (gsize i = 0; i < n_ids; i++)
    if (g_hash_table_contains (report->ids, &ids[i]))
      return TRUE;

  return FALSE;
}

static void
add_risks (AnnexaSoaReport *report,
           GPtrArray       *risks)
{
  AnnexaRecord *first = risks->pdata[0];
  AnnexaTableColumn columns[] = {
    { annexa_report_draft_get_label (first, "ref"), 0, 0, "ref" },
    { annexa_report_draft_get_label (first, "title"), 3, 0, "title" },
    { annexa_report_draft_get_label (first, "owner"), 1, 0, "owner" },
    { annexa_report_draft_get_label (first, "current-level"), 0, 0, "current-level" },
    { annexa_report_draft_get_label (first, "treatment"), 0, 0, "treatment" },
  };

  annexa_document_add_heading (report->document, 2, "named-risks",
                               annexa_kind_get_plural (annexa_kind_lookup ("risk")));
  annexa_document_begin_table (report->document, columns, G_N_ELEMENTS (columns),
                               _("The risks that the controls treat."));
  for (guint i = 0; i < risks->len; i++)
    {
      annexa_document_begin_row (report->document, ANNEXA_ROW_BODY);
      annexa_report_draft_add_cell (report->draft, risks->pdata[i], "ref", TRUE);
      annexa_report_draft_add_cell (report->draft, risks->pdata[i], "title", TRUE);
      annexa_report_draft_add_cell (report->draft, risks->pdata[i], "owner", TRUE);
      annexa_report_draft_add_cell (report->draft, risks->pdata[i], "current-level", TRUE);
      annexa_report_draft_add_cell (report->draft, risks->pdata[i], "treatment", TRUE);
    }
}

static void
add_named_duties (AnnexaSoaReport *report,
                  GPtrArray       *duties)
{
  AnnexaRecord *first = duties->pdata[0];
  AnnexaTableColumn columns[] = {
    { annexa_report_draft_get_label (first, "ref"), 0, 0, "ref" },
    { annexa_report_draft_get_label (first, "title"), 3, 0, "title" },
    { annexa_report_draft_get_label (first, "kind"), 0, 0, "kind" },
    { annexa_report_draft_get_label (first, "source"), 3, 0, "source" },
  };

  annexa_document_add_heading (report->document, 2, "named-duties",
                               annexa_kind_get_plural (annexa_kind_lookup ("obligation")));
  annexa_document_begin_table (report->document, columns, G_N_ELEMENTS (columns),
                               _("The laws, contracts and other duties that the controls meet."));
  for (guint i = 0; i < duties->len; i++)
    {
      annexa_document_begin_row (report->document, ANNEXA_ROW_BODY);
      for (guint j = 0; j < G_N_ELEMENTS (columns); j++)
        annexa_report_draft_add_cell (report->draft, duties->pdata[i], columns[j].id, j < 2);
    }
}

/* A file and a place to look may both be given. */
static void
add_place_cell (AnnexaSoaReport *report,
                AnnexaRecord    *evidence)
{
  gboolean both = !annexa_record_is_empty (evidence, "file") && !annexa_record_is_empty (evidence, "location");

  annexa_document_add_cell (report->document, NULL);
  if (!annexa_record_is_empty (evidence, "file"))
    annexa_report_draft_add_value (report->draft, evidence, "file", FALSE);
  if (both)
    annexa_document_add_text (report->document, ANNEXA_RUN_PLAIN, "\n");
  if (!annexa_record_is_empty (evidence, "location"))
    annexa_report_draft_add_value (report->draft, evidence, "location", FALSE);
}

static void
add_validity_cell (AnnexaSoaReport *report,
                   AnnexaRecord    *evidence)
{
  const char *until = annexa_record_get_text (evidence, "valid-until");
  gboolean expired = until != NULL && strcmp (until, report->draft->today) < 0;
  g_autofree char *text = annexa_report_draft_describe (report->draft, evidence, "valid-until");

  annexa_document_add_cell (report->document, NULL);
  if (until != NULL)
    annexa_document_add_text (report->document, expired ? ANNEXA_RUN_ATTENTION : ANNEXA_RUN_PLAIN, text);
  else
    annexa_document_add_text (report->document, ANNEXA_RUN_DIM, "–");
}

static void
add_evidence (AnnexaSoaReport *report,
              GPtrArray       *evidence)
{
  AnnexaRecord *first = evidence->pdata[0];
  AnnexaTableColumn columns[] = {
    { annexa_report_draft_get_label (first, "ref"), 0, 0, "ref" },
    { annexa_report_draft_get_label (first, "title"), 2, 0, "title" },
    { annexa_report_draft_get_label (first, "location"), 2.4, 0, "location" },
    { annexa_report_draft_get_label (first, "effective-from"), 0, 0, "effective-from" },
    { annexa_report_draft_get_label (first, "valid-until"), 0, 0, "valid-until" },
  };

  annexa_document_add_heading (report->document, 2, "named-evidence",
                               annexa_kind_get_plural (annexa_kind_lookup ("evidence")));
  annexa_document_begin_table (report->document, columns, G_N_ELEMENTS (columns),
                               _("The evidence that shows the controls at work, and where to find it."));
  for (guint i = 0; i < evidence->len; i++)
    {
      annexa_document_begin_row (report->document, ANNEXA_ROW_BODY);
      annexa_report_draft_add_cell (report->draft, evidence->pdata[i], "ref", TRUE);
      annexa_report_draft_add_cell (report->draft, evidence->pdata[i], "title", TRUE);
      add_place_cell (report, evidence->pdata[i]);
      annexa_report_draft_add_cell (report->draft, evidence->pdata[i], "effective-from", FALSE);
      add_validity_cell (report, evidence->pdata[i]);
    }
}

/* The references of the big table, with their names. */
gboolean
annexa_soa_report_add_references (AnnexaSoaReport *report,
                                  GError         **error)
{
  g_autoptr (GPtrArray) risks = annexa_soa_report_read_all (report, "risk", error);
  g_autoptr (GPtrArray) evidence = risks != NULL ? annexa_soa_report_read_all (report, "evidence", error) : NULL;
  g_autoptr (GPtrArray) duties = g_ptr_array_new ();

  if (evidence == NULL)
    return FALSE;

  for (guint i = risks->len; i > 0; i--)
    if (annexa_soa_report_is_word (risks->pdata[i - 1], "status", "closed")
        || (!names_control (report, risks->pdata[i - 1], "existing-controls")
            && !names_control (report, risks->pdata[i - 1], "planned-controls")))
      g_ptr_array_remove_index (risks, i - 1);
  for (guint i = evidence->len; i > 0; i--)
    if (!names_control (report, evidence->pdata[i - 1], "for"))
      g_ptr_array_remove_index (evidence, i - 1);
  for (guint i = 0; i < report->duties->len; i++)
    if (names_control (report, report->duties->pdata[i], "met-by"))
      g_ptr_array_add (duties, report->duties->pdata[i]);
  if (duties->len == 0 && risks->len == 0 && evidence->len == 0)
    return TRUE;

  annexa_document_add_heading (report->document, 1, "references", _("Duties, risks and evidence by name"));
  if (duties->len > 0)
    add_named_duties (report, duties);
  if (risks->len > 0)
    add_risks (report, risks);
  if (evidence->len > 0)
    add_evidence (report, evidence);
  return TRUE;
}
