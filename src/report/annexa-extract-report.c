/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-change-text.h"
#include "annexa-date.h"
#include "annexa-history.h"
#include "annexa-register-reports.h"
#include "annexa-report-register.h"
#include "annexa-time.h"

/* Any single record with all that is known about it: its fields, its parts, what names it, and its history. The field tables
 * say what that is, so that no kind needs a line of its own. */

/* More edits of one record than these nobody reads on paper. */
#define MOST_EDITS 60

static gboolean
is_shown (AnnexaRecord      *record,
          const AnnexaField *field)
{
  const AnnexaValue *value = annexa_record_get_value (record, field);
  gboolean remark = field->type == ANNEXA_FIELD_COMPUTED || strcmp (field->name, "proposal") == 0;

  if (annexa_value_is_empty (value) || (field->flags & ANNEXA_FIELD_INTERNAL))
    return FALSE;
  /* That nothing is overdue need not be said. */
  if (remark && annexa_field_get_result (field) == ANNEXA_FIELD_YES_NO && annexa_value_get_integer (value) == 0)
    return FALSE;

  /* A role that a starter set proposed says nothing more where somebody is named. */
  if (field->proposes_for != NULL && annexa_record_get_integer (record, field->proposes_for) != 0)
    return FALSE;

  return field->type != ANNEXA_FIELD_REF && field != annexa_kind_get_title_field (annexa_record_get_kind (record));
}

static gboolean
is_long (const AnnexaField *field)
{
  return annexa_field_get_result (field) == ANNEXA_FIELD_LONG_TEXT;
}

static void
add_facts (AnnexaReportDraft *draft,
           AnnexaRecord      *record)
{
  const AnnexaKind *kind = annexa_record_get_kind (record);

  annexa_document_begin_facts (draft->document);
  annexa_document_add_fact (draft->document, _("Register"), annexa_kind_get_plural (kind));
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const AnnexaField *field = &kind->fields[i];
      g_autofree char *text = NULL;

      if (!is_shown (record, field) || is_long (field))
        continue;
      text = field->type == ANNEXA_FIELD_LINKS ? annexa_report_draft_list_links (draft, record, field->name, "; ")
             : field->type == ANNEXA_FIELD_RECORD ? annexa_report_register_name (draft, record, field->name)
                                                  : annexa_report_draft_describe (draft, record, field->name);
      if (*text == '\0')
        continue;
      annexa_document_begin_fields (draft->document, field->name);
      annexa_document_add_fact (draft->document, annexa_field_get_label (field), text);
      annexa_document_end_fields (draft->document);
    }
}

static void
add_texts (AnnexaReportDraft *draft,
           AnnexaRecord      *record)
{
  const AnnexaKind *kind = annexa_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const AnnexaField *field = &kind->fields[i];
      g_autofree char *id = g_strdup_printf ("text-%s", field->name);

      if (!is_shown (record, field) || !is_long (field))
        continue;
      annexa_document_begin_fields (draft->document, field->name);
      annexa_document_add_heading (draft->document, 2, id, annexa_field_get_label (field));
      annexa_report_draft_add_long_text (draft, annexa_record_get_text (record, field->name));
      annexa_document_end_fields (draft->document);
    }
}

/* What is a part of the record, in the columns of its own list. */
static GArray *
list_columns (const AnnexaKind *kind)
{
  const AnnexaField *parent = annexa_kind_get_parent_field (kind);
  GArray *columns = g_array_new (TRUE, TRUE, sizeof (AnnexaRegisterColumn));

  for (guint i = 0; i < kind->n_fields && columns->len < 6; i++)
    {
      const AnnexaField *field = &kind->fields[i];
      gboolean wide = field->type == ANNEXA_FIELD_TEXT || is_long (field) || field->type == ANNEXA_FIELD_LINKS;
      AnnexaRegisterColumn column = { field->name, wide ? 2 : 1 };

      if (field == parent || field->type == ANNEXA_FIELD_COMPUTED || (field->flags & ANNEXA_FIELD_INTERNAL)
          || strcmp (field->name, "notes") == 0)
        continue;
      if (field->type == ANNEXA_FIELD_REF)
        column.share = 0;
      g_array_append_val (columns, column);
    }
  return columns;
}

static gboolean
add_parts (AnnexaReportDraft *draft,
           AnnexaRecord      *record,
           GError           **error)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      const AnnexaField *parent = annexa_kind_get_parent_field (kinds[i]);
      g_autofree char *id = g_strdup_printf ("part-%s", kinds[i]->name);
      g_autofree char *summary
          = g_strdup_printf (_("%s that belong to this record."), annexa_kind_get_plural (kinds[i]));
      g_autoptr (GPtrArray) records = NULL;
      g_autoptr (GArray) columns = NULL;

      if (parent == NULL || annexa_field_get_target (parent) != annexa_record_get_kind (record))
        continue;
      records = annexa_report_register_read_of (draft, kinds[i]->name, NULL, record, NULL, error);
      if (records == NULL)
        return FALSE;
      if (records->len == 0)
        continue;
      columns = list_columns (kinds[i]);
      annexa_document_add_heading (draft->document, 2, id, annexa_kind_get_plural (kinds[i]));
      annexa_report_register_add_table (draft, records, (const AnnexaRegisterColumn *) (void *) columns->data, NULL,
                                        NULL, summary);
    }
  return TRUE;
}

/* Which other records name it, and in which field. */
static gboolean
add_users (AnnexaReportDraft *draft,
           AnnexaRecord      *record,
           GError           **error)
{
  const AnnexaTableColumn columns[] = { { _("Register"), 1, 0, "register" },
                                        { _("Record"), 3, 0, "record" },
                                        { _("As"), 1.2, 0, "as" } };
  g_autoptr (GArray) references = annexa_kind_get_references (annexa_record_get_kind (record));
  gboolean any = FALSE;

  for (guint i = 0; i < references->len; i++)
    {
      const AnnexaReference *reference = &g_array_index (references, AnnexaReference, i);
      g_autoptr (GArray) ids = NULL;

      if (reference->field == annexa_kind_get_parent_field (reference->kind))
        continue;
      ids = annexa_project_list_users (draft->project, reference, annexa_record_get_id (record), error);
      if (ids == NULL)
        return FALSE;
      for (guint j = 0; j < ids->len; j++)
        {
          gint64 id = g_array_index (ids, gint64, j);
          g_autofree char *name
              = g_strdup_printf ("%s %s", annexa_project_get_ref (draft->project, reference->kind, id),
                                 annexa_project_get_title (draft->project, reference->kind, id));

          if (!any)
            {
              annexa_document_add_heading (draft->document, 2, "users", _("Named by"));
              annexa_document_begin_table (draft->document, columns, G_N_ELEMENTS (columns),
                                           _("The records that name this one."));
            }
          any = TRUE;
          annexa_document_begin_row (draft->document, ANNEXA_ROW_BODY);
          annexa_document_add_cell (draft->document, annexa_kind_get_plural (reference->kind));
          annexa_document_add_cell (draft->document, name);
          annexa_document_add_cell (draft->document, annexa_field_get_label (reference->field));
        }
    }
  return TRUE;
}

static gboolean
add_edit (AnnexaReportDraft        *draft,
          const AnnexaHistoryEntry *entry,
          AnnexaRecord             *record,
          GError                  **error)
{
  g_autoptr (GArray) changes
      = annexa_project_get_changes (draft->project, entry->seq, annexa_record_get_id (record), error);
  g_autofree char *time = annexa_time_format (entry->time);

  if (changes == NULL)
    return FALSE;
  annexa_document_begin_row (draft->document, ANNEXA_ROW_BODY);
  annexa_document_add_cell (draft->document, time);
  annexa_document_add_cell (draft->document, *entry->person != '\0' ? entry->person : "–");
  annexa_document_add_cell (draft->document, NULL);
  annexa_document_add_text (draft->document, ANNEXA_RUN_PLAIN, *entry->label != '\0' ? entry->label : "–");
  for (guint i = 0; i < changes->len; i++)
    {
      const AnnexaFieldChange *change = &g_array_index (changes, AnnexaFieldChange, i);
      g_autofree char *text = annexa_project_describe_change (draft->project, change);

      annexa_document_add_text (draft->document, ANNEXA_RUN_DIM, "\n");
      annexa_document_add_text (draft->document, ANNEXA_RUN_DIM, text);
    }
  return TRUE;
}

static gboolean
add_history (AnnexaReportDraft *draft,
             AnnexaRecord      *record,
             GError           **error)
{
  const AnnexaTableColumn columns[] = { { _("When"), 0, 0, "when" },
                                        { _("Who"), 1, 0, "who" },
                                        { _("What"), 4, 0, "what" } };
  g_autoptr (GPtrArray) entries = annexa_project_list_history (draft->project, annexa_record_get_id (record), error);

  if (entries == NULL)
    return FALSE;
  if (entries->len == 0)
    return TRUE;
  annexa_document_add_heading (draft->document, 2, "history", _("History"));
  annexa_document_begin_table (draft->document, columns, G_N_ELEMENTS (columns),
                               _("The edits of this record, the newest first."));
  for (guint i = 0; i < MIN (entries->len, MOST_EDITS); i++)
    if (!add_edit (draft, entries->pdata[i], record, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_report (AnnexaReportDraft *draft,
              const char        *heading,
              GError           **error)
{
  g_autofree char *today = annexa_date_format_long (draft->today);
  /* TRANSLATORS: The name of the organization and a day */
  g_autofree char *line = g_strdup_printf (_("%s, as of %s"), annexa_record_get_title (draft->organization), today);

  annexa_document_begin_section (draft->document, ANNEXA_ORIENTATION_PORTRAIT);
  annexa_document_add_heading (draft->document, 1, "record", heading);
  annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_SMALL, line);
  add_facts (draft, draft->subject);
  add_texts (draft, draft->subject);
  return add_parts (draft, draft->subject, error) && add_users (draft, draft->subject, error)
         && add_history (draft, draft->subject, error);
}

static AnnexaDocument *
collect (const AnnexaReport *self,
         AnnexaProject      *project,
         AnnexaRecord       *subject,
         GError            **error)
{
  g_autofree char *heading
      = g_strdup_printf ("%s %s", annexa_record_get_ref (subject), annexa_report_draft_get_title (subject));
  g_autoptr (AnnexaReportDraft) draft
      = annexa_report_draft_new (project, heading, NULL, annexa_kind_get_label (annexa_record_get_kind (subject)), error);

  if (draft == NULL)
    return NULL;
  annexa_report_draft_set_subject (draft, subject);
  if (!write_report (draft, heading, error))
    return NULL;
  return annexa_report_draft_finish (g_steal_pointer (&draft));
}

const AnnexaReport annexa_extract_report = {
  .name = "extract",
  .title = N_ ("Extract of a record"),
  .description = N_ ("Any single record with all its fields, its parts, what names it, and its history."),
  .icon = "annexa-file-symbolic",
  .group = ANNEXA_REPORT_PROJECT,
  .about = ANNEXA_REPORT_ABOUT_ONE,
  .short_form = TRUE,
  .collect = collect,
};
