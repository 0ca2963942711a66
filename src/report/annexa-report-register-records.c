/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-audit-programme.h"
#include "annexa-report-register.h"

/* Records as rows of tables, and as facts and texts below a heading. */

/**
 * annexa_report_register_is_settled:
 * @record: a record
 * @settled: (nullable): words of its field "status", separated by |
 *
 * Returns: whether its status is one of the words, so that nobody has to do anything about it any more
 */
gboolean
annexa_report_register_is_settled (AnnexaRecord *record,
                                   const char   *settled)
{
  g_auto (GStrv) words = settled != NULL ? g_strsplit (settled, "|", -1) : NULL;
  const char *status = settled != NULL ? annexa_record_get_text (record, "status") : NULL;

  return status != NULL && g_strv_contains ((const char *const *) words, status);
}

static const AnnexaField *
find_field (AnnexaRecord *record,
            const char   *name)
{
  return annexa_kind_find_field (annexa_record_get_kind (record), name);
}

/* A day by which something had to be done. */
static gboolean
is_late (AnnexaReportDraft *draft,
         AnnexaRecord      *record,
         const AnnexaField *field)
{
  const char *day = field->type == ANNEXA_FIELD_DATE ? annexa_record_get_text (record, field->name) : NULL;

  return day != NULL && (field->flags & ANNEXA_FIELD_DEADLINE) && strcmp (day, draft->today) < 0
         && find_field (record, "overdue") != NULL && annexa_record_get_integer (record, "overdue") != 0;
}

static gboolean
is_proposal (AnnexaRecord      *record,
             const AnnexaField *field)
{
  return field == annexa_kind_get_title_field (annexa_record_get_kind (record))
         && find_field (record, "proposal") != NULL && annexa_record_get_integer (record, "proposal") != 0;
}

static void
add_below (AnnexaReportDraft          *draft,
           AnnexaRecord               *record,
           const AnnexaRegisterColumn *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (column->below) && column->below[i] != NULL; i++)
    {
      const char *name = column->below[i];
      g_autofree char *text = annexa_report_draft_describe (draft, record, name);

      if (*text == '\0')
        continue;
      annexa_document_begin_fields (draft->document, name);
      annexa_document_add_text (draft->document, ANNEXA_RUN_DIM, "\n");
      if (column->flags & ANNEXA_REGISTER_LABELS)
        {
          annexa_document_add_text (draft->document, ANNEXA_RUN_DIM, annexa_report_draft_get_label (record, name));
          annexa_document_add_text (draft->document, ANNEXA_RUN_DIM, ": ");
        }
      if (annexa_field_get_result (find_field (record, name)) == ANNEXA_FIELD_LONG_TEXT)
        annexa_report_draft_add_long_words (draft, annexa_record_get_text (record, name));
      else
        annexa_document_add_text (draft->document, ANNEXA_RUN_DIM, text);
      annexa_document_end_fields (draft->document);
    }
}

/* A title above a text of several lines has to stand out from it. */
static gboolean
has_text_below (AnnexaRecord               *record,
                const AnnexaRegisterColumn *column)
{
  return column->below[0] != NULL
         && annexa_field_get_result (find_field (record, column->below[0])) == ANNEXA_FIELD_LONG_TEXT;
}

/**
 * annexa_report_register_name:
 * @draft: a report
 * @record: a record
 * @field: the name of a field that names one other record
 *
 * Returns: (transfer full): the other record with ref and title, that of a clause or control in the language of the texts;
 *   "" when there is none
 */
char *
annexa_report_register_name (AnnexaReportDraft *draft,
                             AnnexaRecord      *record,
                             const char        *field)
{
  const AnnexaKind *kind = annexa_field_get_target (find_field (record, field));
  gint64 id = annexa_record_get_integer (record, field);
  const char *ref = id != 0 ? annexa_project_get_ref (draft->project, kind, id) : NULL;
  const char *title;

  /* What does not exist has no reference. */
  if (ref == NULL || *ref == '\0')
    return g_strdup ("");

  title = annexa_report_draft_find_title (draft, kind, id);
  /* People are known by their names. */
  return kind == annexa_kind_lookup ("person") ? g_strdup (title) : g_strdup_printf ("%s %s", ref, title);
}

/**
 * annexa_report_register_add_entry:
 * @draft: a report
 * @record: a record
 * @column: which field, and how it is shown
 * @settled: (nullable): see annexa_report_register_is_settled()
 *
 * Adds what the field says to the paragraph or cell begun last.
 */
void
annexa_report_register_add_entry (AnnexaReportDraft          *draft,
                                  AnnexaRecord               *record,
                                  const AnnexaRegisterColumn *column,
                                  const char                 *settled)
{
  gboolean other = column->otherwise != NULL && annexa_record_is_empty (record, column->field);
  const AnnexaField *field = find_field (record, other ? column->otherwise : column->field);
  gboolean open = !annexa_report_register_is_settled (record, settled);
  g_autofree char *text = NULL;

  annexa_document_begin_fields (draft->document, field->name);
  if (field == annexa_kind_get_title_field (annexa_record_get_kind (record)))
    annexa_document_add_text (draft->document, has_text_below (record, column) ? ANNEXA_RUN_BOLD : ANNEXA_RUN_PLAIN,
                              annexa_report_draft_get_title (record));
  else if ((column->flags & ANNEXA_REGISTER_REFS) && !annexa_record_is_empty (record, field->name))
    {
      text = annexa_report_register_name (draft, record, field->name);
      annexa_document_add_text (draft->document, ANNEXA_RUN_PLAIN, text);
    }
  else if ((column->flags & ANNEXA_REGISTER_NAMES) && !annexa_record_is_empty (record, field->name))
    {
      text = annexa_report_draft_list_links (draft, record, field->name, "\n");
      annexa_document_add_text (draft->document, ANNEXA_RUN_PLAIN, text);
    }
  else if (field->type == ANNEXA_FIELD_LINKS && !annexa_record_is_empty (record, field->name))
    {
      text = annexa_report_draft_list_link_refs (draft, record, field->name);
      annexa_document_add_text (draft->document, ANNEXA_RUN_PLAIN, text);
    }
  else if (open && is_late (draft, record, field))
    {
      text = annexa_report_draft_describe (draft, record, field->name);
      annexa_document_add_text (draft->document, ANNEXA_RUN_ATTENTION, text);
    }
  else
    annexa_report_draft_add_value (draft, record, field->name, open && (column->flags & ANNEXA_REGISTER_NEEDED));
  annexa_document_end_fields (draft->document);
  if (is_proposal (record, field))
    {
      annexa_document_begin_fields (draft->document, ANNEXA_OPEN_POINTS);
      annexa_document_add_text (draft->document, ANNEXA_RUN_DIM, "\n");
      annexa_document_add_text (draft->document, ANNEXA_RUN_ATTENTION, _("proposal, not confirmed"));
      annexa_document_end_fields (draft->document);
    }
  add_below (draft, record, column);
}

static guint
count_columns (const AnnexaRegisterColumn *columns)
{
  guint n = 0;

  while (columns[n].field != NULL)
    n++;
  return n;
}

static void
begin_table (AnnexaReportDraft          *draft,
             const AnnexaKind           *kind,
             const AnnexaRegisterColumn *columns,
             const char                 *summary)
{
  guint n = count_columns (columns);
  g_autofree AnnexaTableColumn *headings = g_new0 (AnnexaTableColumn, n);

  for (guint i = 0; i < n; i++)
    {
      headings[i].title = columns[i].title != NULL ? _(columns[i].title)
                                                   : annexa_field_get_label (annexa_kind_find_field (kind, columns[i].field));
      headings[i].share = columns[i].share;
      headings[i].align = columns[i].align;
      headings[i].id = columns[i].field;
    }
  annexa_document_begin_table (draft->document, headings, n, summary);
}

/* The chapters of the standard are named in the language of the texts. */
static char *
describe_group (AnnexaReportDraft *draft,
                AnnexaRecord      *record,
                const char        *group)
{
  return strcmp (group, "chapter") == 0 ? annexa_audit_describe_group (record)
                                        : annexa_report_draft_describe (draft, record, group);
}

/* The row above those that have the same in the field. */
static void
add_group_row (AnnexaReportDraft *draft,
               AnnexaRecord      *record,
               const char        *group,
               const char        *text)
{
  annexa_document_begin_row (draft->document, ANNEXA_ROW_GROUP);
  annexa_document_begin_fields (draft->document, group);
  annexa_document_add_cell (draft->document, NULL);
  if (*text != '\0')
    annexa_document_add_text (draft->document, ANNEXA_RUN_PLAIN, text);
  else
    /* TRANSLATORS: The name of a field that is empty: “Owner: not given” */
    {
      g_autofree char *empty = g_strdup_printf (_("%s: not given"), annexa_report_draft_get_label (record, group));

      annexa_document_add_text (draft->document, ANNEXA_RUN_PLAIN, empty);
    }
  annexa_document_end_fields (draft->document);
}

/**
 * annexa_report_register_add_table:
 * @draft: a report
 * @records: (element-type AnnexaRecord): at least one record, all of one kind
 * @columns: the columns
 * @group: (nullable): the field by which they are sorted, and grouped
 * @settled: (nullable): see annexa_report_register_is_settled()
 * @summary: one sentence for whoever cannot see the table
 *
 * Adds a table with a row for each record.
 */
void
annexa_report_register_add_table (AnnexaReportDraft          *draft,
                                  GPtrArray                  *records,
                                  const AnnexaRegisterColumn *columns,
                                  const char                 *group,
                                  const char                 *settled,
                                  const char                 *summary)
{
  g_autofree char *current = NULL;

  begin_table (draft, annexa_record_get_kind (records->pdata[0]), columns, summary);
  for (guint i = 0; i < records->len; i++)
    {
      AnnexaRecord *record = records->pdata[i];
      g_autofree char *text = group != NULL ? describe_group (draft, record, group) : NULL;

      if (group != NULL && g_strcmp0 (text, current) != 0)
        {
          add_group_row (draft, record, group, text);
          g_free (current);
          current = g_steal_pointer (&text);
        }
      annexa_document_begin_row (draft->document, ANNEXA_ROW_BODY);
      for (const AnnexaRegisterColumn *column = columns; column->field != NULL; column++)
        {
          annexa_document_add_cell (draft->document, NULL);
          annexa_report_register_add_entry (draft, record, column, settled);
        }
    }
}

static char *
describe_fact (AnnexaReportDraft          *draft,
               AnnexaRecord               *record,
               const AnnexaRegisterColumn *column)
{
  if (column->flags & ANNEXA_REGISTER_NAMES)
    return annexa_report_draft_list_links (draft, record, column->field, "; ");
  if (column->flags & ANNEXA_REGISTER_REFS)
    return annexa_report_register_name (draft, record, column->field);
  if (find_field (record, column->field)->type == ANNEXA_FIELD_LINKS)
    return annexa_report_draft_list_link_refs (draft, record, column->field);

  return annexa_report_draft_describe (draft, record, column->field);
}

/* A number that counts something says what: “Measured every (months)”. */
static char *
get_fact_label (AnnexaRecord *record,
                const char   *name)
{
  const AnnexaField *field = find_field (record, name);
  const char *label = annexa_report_draft_get_label (record, name);

  if (field->unit == NULL || (field->type != ANNEXA_FIELD_INTEGER && field->type != ANNEXA_FIELD_NUMBER))
    return g_strdup (label);
  /* TRANSLATORS: What a number is, and what it counts: “Measured every (months)” */
  return g_strdup_printf (_("%s (%s)"), label, _(field->unit));
}

/* Facts are plain text, and what is missing among them is said like everything else. */
static void
add_facts (AnnexaReportDraft        *draft,
           const AnnexaRegisterPart *part,
           AnnexaRecord             *record)
{
  gboolean open = !annexa_report_register_is_settled (record, part->settled);
  gboolean begun = FALSE;

  for (const AnnexaRegisterColumn *column = part->columns; column != NULL && column->field != NULL; column++)
    {
      g_autofree char *text = describe_fact (draft, record, column);
      g_autofree char *label = NULL;
      gboolean missing = *text == '\0' && open && (column->flags & ANNEXA_REGISTER_NEEDED);

      if (*text == '\0' && !missing)
        continue;
      if (!begun)
        annexa_document_begin_facts (draft->document);
      begun = TRUE;
      label = get_fact_label (record, column->field);
      annexa_document_begin_fields (draft->document, column->field);
      if (missing)
        annexa_report_draft_add_missing_fact (draft, record, column->field);
      else
        annexa_document_add_fact (draft->document, label, text);
      annexa_document_end_fields (draft->document);
    }
}

static void
add_text_heading (AnnexaReportDraft *draft,
                  AnnexaRecord      *record,
                  const char        *field,
                  guint              level)
{
  g_autofree char *id = g_strdup_printf ("%s-%" G_GINT64_FORMAT, field, annexa_record_get_id (record));

  if (level > 0)
    {
      annexa_document_add_heading (draft->document, level, id, annexa_report_draft_get_label (record, field));
      return;
    }
  annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_BODY, NULL);
  annexa_document_add_text (draft->document, ANNEXA_RUN_BOLD, annexa_report_draft_get_label (record, field));
}

static void
add_texts (AnnexaReportDraft        *draft,
           const AnnexaRegisterPart *part,
           AnnexaRecord             *record,
           guint                     level)
{
  gboolean open = !annexa_report_register_is_settled (record, part->settled);

  for (const AnnexaRegisterColumn *column = part->texts; column != NULL && column->field != NULL; column++)
    {
      const char *text = annexa_record_get_text (record, column->field);

      annexa_document_begin_fields (draft->document, column->field);
      if (text != NULL)
        {
          add_text_heading (draft, record, column->field, level);
          if (column->flags & ANNEXA_REGISTER_LINES)
            annexa_report_draft_add_lines (draft, text);
          else
            annexa_report_draft_add_long_text (draft, text);
        }
      else if (open && (column->flags & ANNEXA_REGISTER_NEEDED))
        {
          annexa_document_begin_fields (draft->document, ANNEXA_OPEN_POINTS);
          add_text_heading (draft, record, column->field, level);
          annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_BODY, NULL);
          annexa_document_add_text (draft->document, ANNEXA_RUN_ATTENTION,
                                    annexa_report_draft_get_missing (record, column->field));
          annexa_document_end_fields (draft->document);
        }
      annexa_document_end_fields (draft->document);
    }
}

static gboolean
add_children (AnnexaReportDraft            *draft,
              const AnnexaRegisterChildren *children,
              AnnexaRecord                 *record,
              guint                         level,
              GError                      **error)
{
  const AnnexaKind *kind = annexa_kind_lookup (children->kind);
  g_autoptr (GPtrArray) records
      = annexa_report_register_read_of (draft, children->kind, children->of, record, children->sort, error);
  g_autofree char *id = g_strdup_printf ("%s-of-%" G_GINT64_FORMAT, children->kind, annexa_record_get_id (record));

  if (records == NULL)
    return FALSE;
  if (records->len == 0)
    return TRUE;

  if (level > 0)
    annexa_document_add_heading (draft->document, level, id, annexa_kind_get_plural (kind));
  annexa_report_register_add_table (draft, records, children->columns, NULL, NULL, _(children->summary));
  return TRUE;
}

/**
 * annexa_report_register_add_record:
 * @draft: a report
 * @part: says which facts, texts and children
 * @record: the record
 * @level: of the headings above texts and tables; 0 where there is no room for further headings
 * @error: return location
 *
 * Adds a record as facts, texts and tables of what belongs to it.
 *
 * Returns: whether the project could be read
 */
gboolean
annexa_report_register_add_record (AnnexaReportDraft        *draft,
                                   const AnnexaRegisterPart *part,
                                   AnnexaRecord             *record,
                                   guint                     level,
                                   GError                  **error)
{
  add_facts (draft, part, record);
  add_texts (draft, part, record, level);
  if (part->illustrate != NULL && !part->illustrate (draft, record, error))
    return FALSE;
  for (const AnnexaRegisterChildren *children = part->children; children != NULL && children->kind != NULL; children++)
    if (!add_children (draft, children, record, level, error))
      return FALSE;
  return TRUE;
}
