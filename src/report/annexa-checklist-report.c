/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-audit-programme.h"
#include "annexa-register-reports.h"
#include "annexa-report-register.h"

/* The checklist of an audit, to take along and fill by hand, or as it was filled. */

#define LINE_TO_WRITE_ON "……………………………………………"

static const AnnexaKind *
item_kind (void)
{
  return annexa_kind_lookup ("checklist-item");
}

/* Where an answer is still to be given there is a box for each. */
static void
add_result_cell (AnnexaReportDraft *draft,
                 AnnexaRecord      *item)
{
  const AnnexaField *field = annexa_kind_find_field (item_kind (), "result");

  annexa_document_add_cell (draft->document, NULL);
  if (g_strcmp0 (annexa_record_get_text (item, "result"), "not-looked-at") != 0
      && !annexa_record_is_empty (item, "result"))
    {
      annexa_report_draft_add_value (draft, item, "result", FALSE);
      return;
    }
  for (const AnnexaChoice *choice = field->choices; choice->word != NULL; choice++)
    {
      g_autofree char *box
          = g_strdup_printf ("%s☐\u00a0%s", choice > field->choices + 1 ? "\n" : "", annexa_choice_get_label (choice));

      if (strcmp (choice->word, "not-looked-at") != 0)
        annexa_document_add_text (draft->document, ANNEXA_RUN_PLAIN, box);
    }
}

static void
add_seen_cell (AnnexaReportDraft *draft,
               AnnexaRecord      *item)
{
  if (!annexa_record_is_empty (item, "evidence-seen"))
    {
      annexa_report_draft_add_cell (draft, item, "evidence-seen", FALSE);
      return;
    }
  annexa_document_add_cell (draft->document, NULL);
  annexa_document_add_text (draft->document, ANNEXA_RUN_DIM,
                            LINE_TO_WRITE_ON "\n" LINE_TO_WRITE_ON "\n" LINE_TO_WRITE_ON);
}

static AnnexaRecord *
load_target (AnnexaReportDraft *draft,
             AnnexaRecord      *item)
{
  const char *field = annexa_record_is_empty (item, "requirement") ? "control" : "requirement";
  gint64 id = annexa_record_get_integer (item, field);

  return id != 0 ? annexa_project_get_record (draft->project, annexa_kind_lookup (field), id, NULL) : NULL;
}

static void
add_item (AnnexaReportDraft *draft,
          AnnexaRecord      *item,
          AnnexaRecord      *target)
{
  annexa_document_begin_row (draft->document, ANNEXA_ROW_BODY);
  if (target != NULL)
    annexa_report_draft_add_named_cell (draft, annexa_record_get_ref (target), annexa_report_draft_get_title (target));
  else
    annexa_report_draft_add_empty_cell (draft);
  annexa_document_add_cell (draft->document, annexa_record_get_text (item, "question"));
  add_seen_cell (draft, item);
  add_result_cell (draft, item);
}

static gboolean
write_questions (AnnexaReportDraft        *draft,
                 const AnnexaRegisterPart *part,
                 GError                  **error)
{
  const AnnexaTableColumn columns[] = { { _("Clause or control"), 1.5, 0, "clause-or-control" },
                                        { _("Question"), 2.2, 0, "question" },
                                        { _("What was seen"), 3, 0, "what-was-seen" },
                                        { _("Result"), 0, 0, "result" } };
  g_autoptr (GPtrArray) items = annexa_report_register_read (draft, part, error);
  g_autofree char *current = NULL;

  if (items == NULL)
    return FALSE;
  if (items->len == 0)
    {
      annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_BODY, NULL);
      annexa_report_draft_add_remark (draft,
                                      _("There are no questions yet. Have them prepared from what the audit looks at."));
      return TRUE;
    }
  annexa_document_begin_table (draft->document, columns, G_N_ELEMENTS (columns),
                               _("The questions, with room for what was seen and the result."));
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (AnnexaRecord) target = load_target (draft, items->pdata[i]);
      g_autofree char *group = target != NULL ? annexa_audit_describe_group (target) : NULL;

      if (group != NULL && g_strcmp0 (group, current) != 0)
        {
          annexa_document_begin_row (draft->document, ANNEXA_ROW_GROUP);
          annexa_document_add_cell (draft->document, group);
          g_free (current);
          current = g_steal_pointer (&group);
        }
      add_item (draft, items->pdata[i], target);
    }
  return TRUE;
}

/* What an auditor notes first, on paper. */
static gboolean
write_head (AnnexaReportDraft        *draft,
            const AnnexaRegisterPart *part,
            GError                  **error)
{
  annexa_document_begin_facts (draft->document);
  annexa_document_add_fact (draft->document, _("Filled in by"), LINE_TO_WRITE_ON);
  annexa_document_add_fact (draft->document, _("On"), LINE_TO_WRITE_ON);
  annexa_document_add_fact (draft->document, _("People asked"), LINE_TO_WRITE_ON);
  return TRUE;
}

static const AnnexaRegisterPart checklist_parts[] = {
  { .id = "head",
    .form = ANNEXA_REGISTER_WRITTEN,
    .level = 2,
    .heading = N_ ("Where, when and with whom"),
    .landscape = TRUE,
    .write = write_head },
  { .id = "questions",
    .form = ANNEXA_REGISTER_WRITTEN,
    .heading = N_ ("Questions"),
    .kind = "checklist-item",
    .of = "audit",
    .landscape = TRUE,
    .write = write_questions },
  { NULL },
};

static const AnnexaReportRegister checklist_register = {
  .topic = N_ ("What an auditor asks and what was seen"),
  .standard = N_ ("9.2"),
  .cover = (const AnnexaRegisterColumn[]){ { "starts" }, { "lead" }, { "auditors" }, { NULL } },
  .parts = checklist_parts,
  .approval = N_ ("By signing, the auditor confirms that the answers are what was seen."),
  .signatures = (const AnnexaRegisterSignature[]){ { N_ ("Auditor"), "lead", NULL }, { NULL } },
};

const AnnexaReport annexa_checklist_report = {
  .name = "checklist",
  .title = N_ ("Audit checklist"),
  .description = N_ ("The questions of one audit with what was seen, or with lines and boxes to fill by hand (9.2)."),
  .icon = "annexa-list-symbolic",
  .group = ANNEXA_REPORT_EVALUATION,
  .about = ANNEXA_REPORT_ABOUT_ONE,
  .kind = "audit",
  .short_form = TRUE,
  .registers = &checklist_register,
  .collect = annexa_report_register_collect,
};
