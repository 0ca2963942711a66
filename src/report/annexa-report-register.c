/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-date.h"
#include "annexa-report-register.h"

/* More headings than these would fill the contents with single records. */
#define MOST_IN_CONTENTS 30

/* A table of up to so many records and columns has room on a page that stands upright. */
#define MOST_UPRIGHT_RECORDS 7
#define MOST_UPRIGHT_COLUMNS 8

/* What the report is about: a record that somebody named, or the organization. */
static AnnexaRecord *
get_subject (AnnexaReportDraft *draft)
{
  return draft->subject != NULL ? draft->subject : draft->organization;
}

static void
apply_selection (AnnexaReportDraft *draft,
                 const AnnexaView  *selection,
                 AnnexaQuery       *query)
{
  if (selection->tests[0].field != NULL)
    annexa_view_apply (selection, draft->project, query);
}

static AnnexaQuery *
make_query (AnnexaReportDraft        *draft,
            const AnnexaRegisterPart *part)
{
  const AnnexaKind *kind = annexa_kind_lookup (part->kind);
  AnnexaQuery *query = annexa_query_new (kind);
  g_auto (AnnexaValue) id = ANNEXA_VALUE_INIT;

  if (part->of != NULL && draft->subject != NULL)
    {
      annexa_value_set_integer (&id, annexa_record_get_id (draft->subject));
      annexa_query_add_filter (query, annexa_kind_find_field (kind, part->of), ANNEXA_TEST_EQUAL, &id);
    }
  apply_selection (draft, &part->selection, query);
  return query;
}

/**
 * annexa_report_register_read:
 * @draft: a report
 * @part: a part of it that shows records
 * @error: return location
 *
 * Returns: (transfer full) (element-type AnnexaRecord) (nullable): the records of the part, in its order
 */
GPtrArray *
annexa_report_register_read (AnnexaReportDraft        *draft,
                             const AnnexaRegisterPart *part,
                             GError                  **error)
{
  const AnnexaKind *kind = annexa_kind_lookup (part->kind);
  g_autoptr (AnnexaQuery) query = make_query (draft, part);

  /* Clauses and controls are in the order of the standard, and so are their chapters. */
  if (part->group != NULL && !(kind->flags & ANNEXA_KIND_CATALOGUE_ORDER))
    annexa_query_add_sort (query, annexa_kind_find_field (kind, part->group), FALSE);
  if (part->sort != NULL)
    annexa_query_add_sort (query, annexa_kind_find_field (kind, part->sort), part->descending);
  if (part->group != NULL || part->sort != NULL)
    annexa_query_add_sort (query, annexa_kind_find_field (kind, "ref"), FALSE);
  return annexa_report_draft_read_register (draft, query, error);
}

/**
 * annexa_report_register_read_of:
 * @draft: a report
 * @kind: the name of a kind
 * @of: (nullable): the field in which its records name @record, or %NULL for that of their parent
 * @record: a record
 * @sort: (nullable): the field to sort by
 * @error: return location
 *
 * Returns: (transfer full) (element-type AnnexaRecord) (nullable): the records that belong to @record
 */
GPtrArray *
annexa_report_register_read_of (AnnexaReportDraft *draft,
                                const char        *kind,
                                const char        *of,
                                AnnexaRecord      *record,
                                const char        *sort,
                                GError           **error)
{
  const AnnexaKind *k = annexa_kind_lookup (kind);
  g_autoptr (AnnexaQuery) query = annexa_query_new (k);
  g_auto (AnnexaValue) id = ANNEXA_VALUE_INIT;
  GPtrArray *records;

  annexa_value_set_integer (&id, annexa_record_get_id (record));
  annexa_query_add_filter (query, of != NULL ? annexa_kind_find_field (k, of) : annexa_kind_get_parent_field (k),
                           ANNEXA_TEST_EQUAL, &id);
  if (sort != NULL)
    annexa_query_add_sort (query, annexa_kind_find_field (k, sort), FALSE);
  annexa_query_add_sort (query, annexa_kind_find_field (k, "ref"), FALSE);
  records = annexa_report_draft_read (draft, query, error);
  if (records != NULL && records->len > 0)
    annexa_report_data_add (annexa_document_get_data (draft->document), k, records);
  return records;
}

static void
add_fact (AnnexaReportDraft          *draft,
          AnnexaRecord               *record,
          const AnnexaRegisterColumn *column)
{
  g_autofree char *text = annexa_report_draft_describe (draft, record, column->field);

  annexa_document_begin_fields (draft->document, column->field);
  if (*text != '\0')
    annexa_document_add_fact (draft->document, annexa_report_draft_get_label (record, column->field), text);
  else if (column->flags & ANNEXA_REGISTER_NEEDED)
    annexa_report_draft_add_missing_fact (draft, record, column->field);
  annexa_document_end_fields (draft->document);
}

static void
add_counts (AnnexaReportDraft *draft,
            const char *const *counts)
{
  for (guint i = 0; counts != NULL && counts[i] != NULL; i++)
    {
      const AnnexaKind *kind = annexa_kind_lookup (counts[i]);
      g_autofree char *count = g_strdup_printf ("%d", (int) annexa_project_count (draft->project, kind));

      annexa_document_add_fact (draft->document, annexa_kind_get_plural (kind), count);
    }
}

static void
add_standard (AnnexaReportDraft          *draft,
              const AnnexaReportRegister *registers)
{
  g_autofree char *standard = g_strdup_printf ("ISO/IEC 27001:2022, %s", _(registers->standard));

  annexa_document_add_fact (draft->document, _("Standard"), standard);
}

/* What is read at a glance begins on the first page. */
static void
add_cover (AnnexaReportDraft          *draft,
           const AnnexaReportRegister *registers,
           gboolean                    short_form)
{
  g_autofree char *today = annexa_date_format_long (draft->today);

  if (short_form)
    annexa_document_add_masthead (draft->document);
  else
    annexa_document_add_cover (draft->document);
  if (short_form)
    add_standard (draft, registers);
  else
    annexa_document_add_fact (draft->document, _("State of the records"), today);
  add_counts (draft, registers->counts);
  for (const AnnexaRegisterColumn *column = registers->cover; column != NULL && column->field != NULL; column++)
    add_fact (draft, get_subject (draft), column);
  if (!short_form)
    annexa_document_add_contents (draft->document, _("Contents"));
}

/* Of what a controlled document says about itself, a report of a page or two says the rest in a line. */
static void
add_document_control (AnnexaReportDraft          *draft,
                      const AnnexaReportRegister *registers,
                      gboolean                    short_form)
{
  annexa_document_add_heading (draft->document, short_form ? 4 : 1, "document-control", _("Document control"));
  if (short_form)
    {
      annexa_report_draft_add_control_line (draft);
      return;
    }
  annexa_document_begin_facts (draft->document);
  add_standard (draft, registers);
  annexa_report_draft_add_control_facts (draft, registers->signatures != NULL);
}

/* The heading stands above the first point. */
static void
begin_point (AnnexaReportDraft *draft,
             guint             *n_points)
{
  if (*n_points == 0)
    annexa_document_add_heading (draft->document, 2, "open-points", _("Open points"));
  *n_points += 1;
}

/* What a starter set proposed must not pass for what somebody has looked at. */
static gboolean
add_proposals (AnnexaReportDraft *draft,
               const char *const *counts,
               guint             *n_points,
               GError           **error)
{
  for (guint i = 0; counts != NULL && counts[i] != NULL; i++)
    {
      const AnnexaKind *kind = annexa_kind_lookup (counts[i]);
      g_autoptr (GPtrArray) records = NULL;

      if (annexa_view_find (kind, "proposal") == NULL)
        continue;
      records = annexa_report_draft_read_view (draft, counts[i], "proposal", error);
      if (records == NULL)
        return FALSE;
      if (records->len > 0)
        begin_point (draft, n_points);
      annexa_report_draft_add_open_point (draft, records, "%s", _("Proposals of a starter set that nobody has confirmed:"));
    }
  return TRUE;
}

static void
add_attention (AnnexaReportDraft *draft,
               const char        *text)
{
  annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_ITEM, NULL);
  annexa_report_draft_add_remark (draft, text);
}

static void
add_empty_fields (AnnexaReportDraft          *draft,
                  const AnnexaRegisterColumn *columns,
                  guint                      *n_points)
{
  AnnexaRecord *record = get_subject (draft);

  for (; columns != NULL && columns->field != NULL; columns++)
    {
      g_autofree char *text = NULL;

      if (!(columns->flags & ANNEXA_REGISTER_NEEDED) || !annexa_record_is_empty (record, columns->field))
        continue;
      /* TRANSLATORS: The name of a field, and that it is missing: “Scope: missing” */
      text = g_strdup_printf (_("%s: %s"), annexa_report_draft_get_label (record, columns->field),
                              annexa_report_draft_get_missing (record, columns->field));
      begin_point (draft, n_points);
      annexa_document_begin_fields (draft->document, columns->field);
      add_attention (draft, text);
      annexa_document_end_fields (draft->document);
    }
}

/* A report in which a chapter is missing is not finished, whatever is said in the others. */
static gboolean
add_empty_parts (AnnexaReportDraft          *draft,
                 const AnnexaReportRegister *registers,
                 guint                      *n_points,
                 GError                    **error)
{

  for (const AnnexaRegisterPart *part = registers->parts; part->id != NULL; part++)
    {
      g_autoptr (AnnexaQuery) query = part->missing != NULL ? make_query (draft, part) : NULL;

      gint64 count = query != NULL ? annexa_project_count_query (draft->project, query, error) : 1;

      if (count < 0)
        return FALSE;
      if (count == 0)
        {
          begin_point (draft, n_points);
          add_attention (draft, _(part->missing));
        }
      if (part->form != ANNEXA_REGISTER_SUBJECT
          || annexa_report_register_is_settled (get_subject (draft), part->settled))
        continue;
      add_empty_fields (draft, part->columns, n_points);
      add_empty_fields (draft, part->texts, n_points);
    }
  return TRUE;
}

static GPtrArray *
read_point (AnnexaReportDraft         *draft,
            const AnnexaRegisterPoint *point,
            GError                   **error)
{
  g_autoptr (AnnexaQuery) query = NULL;

  if (point->view != NULL)
    return annexa_report_draft_read_view (draft, point->kind, point->view, error);

  query = annexa_query_new (annexa_kind_lookup (point->kind));
  apply_selection (draft, &point->selection, query);
  return annexa_report_draft_read (draft, query, error);
}

/* A point tells of the fields by which its records are chosen. */
static void
begin_fields_of_point (AnnexaReportDraft         *draft,
                       const AnnexaRegisterPoint *point)
{
  const AnnexaView *view
      = point->view != NULL ? annexa_view_find (annexa_kind_lookup (point->kind), point->view) : &point->selection;
  g_autoptr (GString) fields = g_string_new (NULL);

  for (guint i = 0; view != NULL && i < ANNEXA_VIEW_TESTS && view->tests[i].field != NULL; i++)
    g_string_append_printf (fields, "%s%s", i > 0 ? " " : "", view->tests[i].field);
  annexa_document_begin_fields (draft->document, fields->str);
}

/* What no table of records says. */
static gboolean
add_own_points (AnnexaReportDraft          *draft,
                const AnnexaReportRegister *registers,
                guint                      *n_points,
                GError                    **error)
{
  g_autoptr (GPtrArray) texts = registers->list_points != NULL ? registers->list_points (draft, error) : NULL;

  if (registers->list_points != NULL && texts == NULL)
    return FALSE;
  for (guint i = 0; texts != NULL && i < texts->len; i++)
    {
      begin_point (draft, n_points);
      add_attention (draft, texts->pdata[i]);
    }
  return TRUE;
}

static gboolean
add_points (AnnexaReportDraft          *draft,
            const AnnexaReportRegister *registers,
            GError                    **error)
{
  guint n_points = 0;

  if (!add_own_points (draft, registers, &n_points, error) || !add_empty_parts (draft, registers, &n_points, error)
      || !add_proposals (draft, registers->counts, &n_points, error))
    return FALSE;
  for (const AnnexaRegisterPoint *point = registers->points; point != NULL && point->kind != NULL; point++)
    {
      g_autoptr (GPtrArray) records = read_point (draft, point, error);

      if (records == NULL)
        return FALSE;
      if (records->len > 0)
        begin_point (draft, &n_points);
      begin_fields_of_point (draft, point);
      annexa_report_draft_add_open_point (draft, records, "%s", _(point->text));
      annexa_document_end_fields (draft->document);
    }
  return TRUE;
}

static gboolean
add_pictures (AnnexaReportDraft          *draft,
              const AnnexaReportRegister *registers,
              GError                    **error)
{
  gboolean any = FALSE;

  for (const AnnexaRegisterPicture *picture = registers->pictures; picture != NULL && picture->kind != NULL; picture++)
    {
      if (annexa_project_count (draft->project, annexa_kind_lookup (picture->kind)) == 0)
        continue;
      if (!any)
        annexa_document_add_heading (draft->document, 2, "figures", _("In figures"));
      any = TRUE;
      if (!annexa_report_register_add_picture (draft, picture, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_summary (AnnexaReportDraft          *draft,
             const AnnexaReportRegister *registers,
             gboolean                    short_form,
             GError                    **error)
{
  if (!short_form)
    {
      annexa_document_add_heading (draft->document, 1, "summary", _("Summary"));
      annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_LEAD, _(registers->lead));
    }
  return add_points (draft, registers, error) && add_pictures (draft, registers, error);
}

/* Headings. */

/* Each section is as its pages are, and the part behind a wide one stands upright again. */
static void
add_heading (AnnexaReportDraft        *draft,
             const AnnexaRegisterPart *part,
             gboolean                  first,
             gboolean                  wide,
             gboolean                 *was_wide)
{
  if (wide != *was_wide)
    annexa_document_begin_section (draft->document,
                                   wide ? ANNEXA_ORIENTATION_LANDSCAPE : ANNEXA_ORIENTATION_PORTRAIT);
  else if (part->new_page || first)
    annexa_document_add_soft_break (draft->document);
  *was_wide = wide;
  annexa_document_add_heading (draft->document, part->level == 0 ? 1 : part->level, part->id, _(part->heading));
}

/**
 * annexa_report_register_add_introduction:
 * @draft: a report
 * @part: a part of it
 *
 * Says what follows, where the part says it.
 */
void
annexa_report_register_add_introduction (AnnexaReportDraft        *draft,
                                         const AnnexaRegisterPart *part)
{
  if (part->introduction != NULL)
    annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_BODY, _(part->introduction));
}

static void
add_nothing (AnnexaReportDraft        *draft,
             const AnnexaRegisterPart *part)
{
  annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_BODY, NULL);
  if (part->missing != NULL)
    annexa_report_draft_add_remark (draft, _(part->missing));
  else
    annexa_document_add_text (draft->document, ANNEXA_RUN_PLAIN, _(part->none));
}

/* Where the names of the records are hidden, their references are left. */
static void
add_card_heading (AnnexaReportDraft *draft,
                  AnnexaRecord      *record,
                  guint              level,
                  const char        *id)
{
  annexa_document_add_heading (draft->document, level, id, annexa_record_get_ref (record));
  annexa_document_begin_fields (draft->document, annexa_kind_get_title_field (annexa_record_get_kind (record))->name);
  annexa_document_add_text (draft->document, ANNEXA_RUN_PLAIN, " ");
  annexa_document_add_text (draft->document, ANNEXA_RUN_PLAIN, annexa_report_draft_get_title (record));
  annexa_document_end_fields (draft->document);
}

static gboolean
add_cards (AnnexaReportDraft        *draft,
           const AnnexaRegisterPart *part,
           GPtrArray                *records,
           GError                  **error)
{
  gboolean few = records->len <= MOST_IN_CONTENTS && part->level < 2;

  for (guint i = 0; i < records->len; i++)
    {
      AnnexaRecord *record = records->pdata[i];
      g_autofree char *id = g_strdup_printf ("%s-%" G_GINT64_FORMAT, part->id, annexa_record_get_id (record));

      if (part->apart && i > 0)
        annexa_document_add_soft_break (draft->document);
      add_card_heading (draft, record, few ? 2 : 3, id);
      if (!annexa_report_register_add_record (draft, part, record, few ? 3 : 0, error))
        return FALSE;
    }
  return TRUE;
}

/* What is short does not turn the page: two pages would be almost empty. */
static gboolean
lies_wide (AnnexaReportDraft        *draft,
           const AnnexaRegisterPart *part,
           const GPtrArray          *records,
           gboolean                  was_wide)
{
  guint n_columns = 0;

  if (!part->landscape || was_wide)
    return part->landscape;
  if (records == NULL)
    return part->kind == NULL || annexa_project_count (draft->project, annexa_kind_lookup (part->kind)) > 0;

  while (part->columns != NULL && part->columns[n_columns].field != NULL)
    n_columns++;
  return records->len > MOST_UPRIGHT_RECORDS || (records->len > 0 && n_columns > MOST_UPRIGHT_COLUMNS);
}

static gboolean
add_part (AnnexaReportDraft        *draft,
          const AnnexaRegisterPart *part,
          gboolean                  first,
          gboolean                 *was_wide,
          GError                  **error)
{
  gboolean has_records = part->form == ANNEXA_REGISTER_TABLE || part->form == ANNEXA_REGISTER_CARDS;
  g_autoptr (GPtrArray) records = has_records ? annexa_report_register_read (draft, part, error) : NULL;

  if (has_records && records == NULL)
    return FALSE;

  add_heading (draft, part, first, lies_wide (draft, part, records, *was_wide), was_wide);
  if (records != NULL && records->len == 0)
    {
      add_nothing (draft, part);
      return TRUE;
    }
  annexa_report_register_add_introduction (draft, part);
  if (part->write != NULL && !part->write (draft, part, error))
    return FALSE;
  if (part->form == ANNEXA_REGISTER_TABLE)
    annexa_report_register_add_table (draft, records, part->columns, part->group, part->settled, _(part->summary));
  if (part->form == ANNEXA_REGISTER_CARDS)
    return add_cards (draft, part, records, error);
  if (part->form == ANNEXA_REGISTER_SUBJECT)
    return annexa_report_register_add_record (draft, part, get_subject (draft), part->level == 2 ? 3 : 2, error);
  return TRUE;
}

static const AnnexaRegisterSignature usual_signatures[] = {
  { N_ ("Approved by top management"), "top-management" },
  { N_ ("Prepared by the information security manager"), "isms-manager" },
  { NULL },
};

static void
add_approval (AnnexaReportDraft          *draft,
              const AnnexaReportRegister *registers)
{
  const AnnexaRegisterSignature *signatures = registers->signatures != NULL ? registers->signatures : usual_signatures;
  AnnexaRecord *record = registers->signatures != NULL ? get_subject (draft) : draft->organization;

  annexa_document_add_heading (draft->document, 1, ANNEXA_REGISTER_APPROVAL, _("Approval"));
  annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_BODY,
                                 registers->approval != NULL
                                     ? _(registers->approval)
                                     : _("By signing, those named confirm that what is written here is complete and right "
                                         "on the day given on the cover."));
  annexa_document_begin_signatures (draft->document);
  for (; signatures->role != NULL; signatures++)
    annexa_report_draft_add_signature (draft, _(signatures->role), record, signatures->person, signatures->date);
}

static gboolean
leaves_out (AnnexaReportDraft          *draft,
            const AnnexaReportRegister *registers,
            const char                 *chapter)
{
  return registers->leaves_out != NULL && registers->leaves_out (draft, chapter);
}

static gboolean
write_report (AnnexaReportDraft  *draft,
              const AnnexaReport *report,
              GError            **error)
{
  const AnnexaReportRegister *registers = report->registers;
  gboolean was_wide = report->short_form && registers->parts->landscape;

  annexa_document_begin_section (draft->document,
                                 was_wide ? ANNEXA_ORIENTATION_LANDSCAPE : ANNEXA_ORIENTATION_PORTRAIT);
  add_cover (draft, registers, report->short_form);
  if (!add_summary (draft, registers, report->short_form, error))
    return FALSE;
  for (const AnnexaRegisterPart *part = registers->parts; part->id != NULL; part++)
    if (!leaves_out (draft, registers, part->id)
        && !add_part (draft, part, part == registers->parts && !report->short_form, &was_wide, error))
      return FALSE;
  if (!leaves_out (draft, registers, ANNEXA_REGISTER_APPROVAL))
    add_approval (draft, registers);
  add_document_control (draft, registers, report->short_form);
  return TRUE;
}

/**
 * annexa_report_register_collect:
 * @report: a report with registers
 * @project: the project
 * @subject: (nullable): the record that it is about
 * @error: return location
 *
 * Reads the project and says what the report says: what a report with registers does.
 *
 * Returns: (transfer full) (nullable): the report, ready to be laid out
 */
AnnexaDocument *
annexa_report_register_collect (const AnnexaReport *report,
                                AnnexaProject      *project,
                                AnnexaRecord       *subject,
                                GError            **error)
{
  const AnnexaReportRegister *registers = report->registers;
  g_autofree char *name = subject != NULL ? g_strdup_printf ("%s %s", annexa_record_get_ref (subject),
                                                             annexa_report_draft_get_title (subject))
                                          : NULL;
  const char *title
      = registers->get_title != NULL ? registers->get_title (project, subject) : annexa_report_get_title (report);
  g_autoptr (AnnexaReportDraft) draft = annexa_report_draft_new (project, title, NULL,
                                                                 name != NULL ? name : _(registers->topic), error);

  if (draft == NULL)
    return NULL;
  if (subject != NULL)
    annexa_report_draft_set_subject (draft, subject);
  if (!write_report (draft, report, error))
    return NULL;
  return annexa_report_draft_finish (g_steal_pointer (&draft));
}
