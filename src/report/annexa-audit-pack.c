/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-audit-pack-part.h"
#include "annexa-audit-pack.h"
#include "annexa-date.h"
#include "annexa-gap-group.h"
#include "annexa-history.h"
#include "annexa-markdown.h"
#include "annexa-pack-plan.h"
#include "annexa-qr.h"
#include "annexa-readiness-report.h"
#include "annexa-readiness.h"
#include "annexa-report-register.h"
#include "annexa-time.h"

/* All that an auditor reads, in one document: several reports as its parts, and around them what holds them together. */

/* Of more records than these only some are named; the part about readiness names more. */
#define MOST_REFS 12

/* Besides the one who approves a part, those who have written it sign. */
#define MOST_APPROVING 3

/* What a stage 2 auditor reads, in the order of the standard, and the policies themselves behind it. How far the firm thinks
 * that it has come is for the firm. */
static const char *const usual_parts[] = {
  "context",    "documents", "roles",     "requirements", "assets",
  "risks",      "soa",       "treatment", "plan",         "competence",
  "objectives", "suppliers", "legal",     "incidents",    "audit-programme",
  "audit",      "actions",   "review",    "exceptions",   "evidence",
  "policies",   NULL,
};

/* A pack while it is made. */
typedef struct
{
  AnnexaReportDraft *draft;
  AnnexaDocument *document;
  AnnexaPackPlan *plan;
  GPtrArray *parts; /* AnnexaPackPart */
} Pack;

/**
 * annexa_audit_pack_list_parts:
 *
 * Returns: (transfer none) (array zero-terminated=1): the names of the reports that an audit pack is made of unless others
 *   are chosen
 */
const char *const *
annexa_audit_pack_list_parts (void)
{
  return usual_parts;
}

/**
 * annexa_audit_pack_name_part:
 * @number: which part of a pack, from 1
 *
 * Returns: (transfer full): the id of its heading
 */
char *
annexa_audit_pack_name_part (guint number)
{
  return g_strdup_printf ("part-%u", number);
}

static gboolean
read_parts (Pack          *pack,
            AnnexaProject *project,
            GError       **error)
{
  for (guint i = 0; i < pack->plan->entries->len; i++)
    {
      AnnexaPackPart *part = annexa_pack_part_new (project, pack->plan->entries->pdata[i], i + 1, error);

      if (part == NULL)
        return FALSE;
      g_ptr_array_add (pack->parts, part);
    }
  return TRUE;
}

static void
add_part_link (Pack                 *pack,
               const AnnexaPackPart *part)
{
  annexa_document_add_cell (pack->document, NULL);
  annexa_document_add_link (pack->document, part->id, annexa_pack_part_get_title (part));
}

static void
add_page_cell (Pack       *pack,
               const char *target)
{
  annexa_document_add_cell (pack->document, NULL);
  annexa_document_add_page_of (pack->document, target);
}

/* The front. */

/* What a controlled document says about itself stands on the cover of one alone. */
static void
add_cover (Pack *pack)
{
  AnnexaRecord *organization = pack->draft->organization;
  g_autofree char *today = annexa_date_format_long (pack->draft->today);
  g_autofree char *count = g_strdup_printf ("%u", pack->parts->len);

  annexa_document_add_cover (pack->document);
  annexa_document_add_fact (pack->document, _("State of the records"), today);
  if (!annexa_pack_plan_has (pack->plan, "control"))
    return;
  annexa_document_add_fact (pack->document, _("Parts"), count);
  annexa_document_add_fact (pack->document, annexa_report_draft_get_label (organization, "scope-statement"),
                            annexa_record_get_text (organization, "scope-statement"));
}

/* Those who approve a part sign at its end, in its last chapter with lines for it. */
static GPtrArray *
list_approval (const AnnexaPackPart *part)
{
  GPtrArray *lines = g_ptr_array_new ();
  gboolean new_chapter = FALSE;

  for (guint i = 0; part->document != NULL && i < annexa_document_get_n_blocks (part->document); i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (part->document, i);

      new_chapter = new_chapter || (block->type == ANNEXA_BLOCK_HEADING && block->level == 1);
      if (block->type != ANNEXA_BLOCK_SIGNATURES || block->signatures->len == 0)
        continue;
      if (new_chapter)
        g_ptr_array_set_size (lines, 0);
      new_chapter = FALSE;
      for (guint j = 0; j < block->signatures->len; j++)
        g_ptr_array_add (lines, &g_array_index (block->signatures, AnnexaSignature, j));
    }
  return lines;
}

/* Which of the lines is that of the approval. Minutes are approved by whom the second line names; where nothing else is
 * known, the first one does it. */
static guint
find_approver (const AnnexaReport *report)
{
  const AnnexaRegisterSignature *lines = report->registers != NULL ? report->registers->signatures : NULL;

  for (guint i = 0; lines != NULL && lines[i].role != NULL; i++)
    if (strcmp (lines[i].person, "approved-by") == 0)
      return i;

  return 0;
}

static void
add_name_cell (Pack       *pack,
               const char *name)
{
  annexa_document_add_cell (pack->document, name);
  if (name == NULL)
    annexa_report_draft_add_remark (pack->draft, _("nobody is named"));
}

/* That somebody has not signed yet is open as well. */
static void
add_date_cell (Pack       *pack,
               const char *date)
{
  annexa_document_add_cell (pack->document, date);
  if (date == NULL)
    annexa_document_add_text (pack->document, ANNEXA_RUN_DIM, pack->draft->discreet ? "–" : _("not yet"));
}

/* One of them approves, unless all of them are equals, as the owners of risks are. */
static void
add_approval_cells (Pack                 *pack,
                    const AnnexaPackPart *part)
{
  g_autoptr (GPtrArray) lines = list_approval (part);
  guint place = find_approver (part->report);
  const AnnexaSignature *line = lines->len > 0 ? lines->pdata[MIN (place, lines->len - 1)] : NULL;
  g_autofree char *count = NULL;

  if (line == NULL || annexa_pack_part_hides (part, line->fields))
    {
      annexa_report_draft_add_empty_cell (pack->draft);
      annexa_report_draft_add_empty_cell (pack->draft);
      return;
    }
  count = g_strdup_printf (ngettext ("%u person", "%u people", lines->len), lines->len);
  if (lines->len > MOST_APPROVING)
    annexa_document_add_cell (pack->document, count);
  else
    add_name_cell (pack, line->name);
  add_date_cell (pack, line->date);
}

static void
add_part_row (Pack                 *pack,
              const AnnexaPackPart *part)
{
  const AnnexaDocumentInfo *info = part->document != NULL ? annexa_document_get_info (part->document) : NULL;
  g_autofree char *number = g_strdup_printf ("%u", part->number);

  annexa_document_begin_row (pack->document, ANNEXA_ROW_BODY);
  annexa_document_add_cell (pack->document, number);
  add_part_link (pack, part);
  if (info != NULL && info->subject != NULL)
    {
      annexa_document_add_text (pack->document, ANNEXA_RUN_DIM, "\n");
      annexa_document_add_text (pack->document, ANNEXA_RUN_DIM, info->subject);
    }
  annexa_document_add_cell (pack->document, info != NULL && info->version != NULL ? info->version : "–");
  add_approval_cells (pack, part);
  add_page_cell (pack, part->id);
}

static void
add_part_table (Pack *pack)
{
  const AnnexaTableColumn columns[] = { { _("Part"), 0, 1 },        { _("Title"), 4, 0 },
                                        { _("Version"), 0.8, 0 },   { _("Approved by"), 1.2, 0 },
                                        { _("Approved on"), 1, 0 }, { _("Page"), 0, 1 } };

  if (pack->parts->len == 0)
    return;
  annexa_document_add_heading (pack->document, 2, "parts", _("What is in this document"));
  annexa_document_add_paragraph (
      pack->document, ANNEXA_PARAGRAPH_BODY,
      _("A part without a version of its own shows the records as they were on the day given above."));
  annexa_document_begin_table (pack->document, columns, G_N_ELEMENTS (columns),
                               _("The parts of this document, with their versions, who approves each, and when."));
  for (guint i = 0; i < pack->parts->len; i++)
    add_part_row (pack, pack->parts->pdata[i]);
}

static void
add_document_control (Pack *pack)
{
  annexa_document_add_page_break (pack->document);
  annexa_document_add_heading (pack->document, 1, "document-control", _("Document control"));
  annexa_document_begin_facts (pack->document);
  annexa_document_add_fact (pack->document, _("Standard"), "ISO/IEC 27001:2022");
  annexa_report_draft_add_control_facts (pack->draft, TRUE);
  add_part_table (pack);
}

/* Open points. */

static const AnnexaPackPart *
find_part (Pack       *pack,
           const char *name)
{
  for (guint i = 0; i < pack->parts->len; i++)
    {
      const AnnexaPackPart *part = pack->parts->pdata[i];

      if (strcmp (part->report->name, name) == 0)
        return part;
    }
  return NULL;
}

static void
add_open_point (Pack                 *pack,
                const AnnexaGapGroup *group)
{
  AnnexaSeverity severity = group->first->check->severity;
  g_autofree char *title = annexa_gap_get_title (group->first);
  g_autofree char *clause = annexa_gap_get_clause (group->first);
  g_autofree char *refs = annexa_gap_group_list_refs (group, pack->draft, MOST_REFS);

  annexa_document_begin_row (pack->document, ANNEXA_ROW_BODY);
  annexa_document_add_cell (pack->document, NULL);
  annexa_document_add_pill (pack->document, annexa_gap_get_colour (severity), annexa_severity_get_label (severity));
  annexa_document_add_cell (pack->document, clause);
  annexa_document_add_cell (pack->document, title);
  if (annexa_gap_is_missing (group->first))
    annexa_document_add_cell (pack->document, _("missing altogether"));
  else
    annexa_document_add_cell (pack->document, *refs != '\0' ? refs : "–");
}

/* What somebody answers for is not open, but the auditor sees it all the same. */
static guint
count_accepted (AnnexaReadiness *readiness)
{
  GPtrArray *gaps = annexa_readiness_get_gaps (readiness);
  guint n = 0;

  for (guint i = 0; i < gaps->len; i++)
    {
      const AnnexaGap *gap = gaps->pdata[i];

      n += gap->acceptance != 0 && gap->check->severity <= ANNEXA_SEVERITY_MINOR;
    }
  return n;
}

static void
add_nothing_open (Pack            *pack,
                  AnnexaReadiness *readiness)
{
  guint n_accepted = count_accepted (readiness);
  g_autofree char *beyond
      = g_strdup_printf (ngettext ("The records show nothing that an auditor would object to beyond the %u point that is "
                                   "accepted for a while.",
                                   "The records show nothing that an auditor would object to beyond the %u points that "
                                   "are accepted for a while.",
                                   n_accepted),
                         n_accepted);

  annexa_document_add_paragraph (pack->document, ANNEXA_PARAGRAPH_BODY,
                                 n_accepted > 0
                                     ? beyond
                                     : _("The records show nothing that an auditor would object to."));
}

/* What could only be better is no objection, and stands in the part about readiness alone. */
static void
add_open_point_table (Pack            *pack,
                      AnnexaReadiness *readiness)
{
  const AnnexaTableColumn columns[]
      = { { _("Severity"), 0, 0 }, { _("Clause"), 1.2, 0 }, { _("What is open"), 3, 0 }, { _("Records"), 2, 0 } };
  guint n = 0;

  for (AnnexaSeverity severity = ANNEXA_SEVERITY_MAJOR; severity <= ANNEXA_SEVERITY_MINOR; severity++)
    {
      g_autoptr (GPtrArray) groups = annexa_gap_groups_list (readiness, severity);

      if (n == 0 && groups->len > 0)
        annexa_document_begin_table (pack->document, columns, G_N_ELEMENTS (columns),
                                     _("What an auditor would object to today, the worst first."));
      for (guint i = 0; i < groups->len; i++)
        add_open_point (pack, groups->pdata[i]);
      n += groups->len;
    }
  if (n == 0)
    add_nothing_open (pack, readiness);
}

static gboolean
add_open_points (Pack    *pack,
                 GError **error)
{
  g_autoptr (AnnexaReadiness) readiness = annexa_readiness_new (pack->draft->project, error);
  const AnnexaPackPart *part = find_part (pack, annexa_readiness_report.name);

  if (readiness == NULL)
    return FALSE;
  annexa_document_add_page_break (pack->document);
  annexa_document_add_heading (pack->document, 1, "open-points", _("Open points"));
  annexa_document_add_paragraph (
      pack->document, ANNEXA_PARAGRAPH_LEAD,
      _("What is not in order on the day of this document, as the records themselves show it."));
  if (part != NULL)
    {
      annexa_document_add_paragraph (pack->document, ANNEXA_PARAGRAPH_BODY,
                                     /* TRANSLATORS: The title of a part of the document follows */
                                     _("Why each of them matters and what is to be done stands in this part: "));
      annexa_document_add_link (pack->document, part->id, annexa_pack_part_get_title (part));
    }
  add_open_point_table (pack, readiness);
  return TRUE;
}

/* The end. */

/* Whether somebody signs as the same in several chapters, as in those of which each is a policy. */
static gboolean
signs_again (const AnnexaPackPart      *part,
             const AnnexaPackSignature *signature)
{
  for (guint i = 0; i < part->signatures->len; i++)
    {
      const AnnexaPackSignature *other = part->signatures->pdata[i];

      if (g_strcmp0 (other->heading, signature->heading) != 0 && g_strcmp0 (other->line.role, signature->line.role) == 0
          && g_strcmp0 (other->line.name, signature->line.name) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_signature_row (Pack                      *pack,
                   const AnnexaPackPart      *part,
                   const AnnexaPackSignature *signature)
{
  annexa_document_begin_row (pack->document, ANNEXA_ROW_BODY);
  annexa_document_add_cell (pack->document, signature->line.role);
  if (signature->chapter != NULL && signs_again (part, signature))
    {
      annexa_document_add_text (pack->document, ANNEXA_RUN_PLAIN, "\n");
      annexa_document_add_text (pack->document, ANNEXA_RUN_DIM, signature->chapter);
    }
  add_name_cell (pack, signature->line.name);
  add_date_cell (pack, signature->line.date);
  add_page_cell (pack, signature->id);
}

static void
add_signature_table (Pack *pack)
{
  const AnnexaTableColumn columns[]
      = { { _("As what"), 3, 0 }, { _("Who"), 1.5, 0 }, { _("Signed on"), 1, 0 }, { _("Page"), 0, 1 } };
  gboolean any = FALSE;

  for (guint i = 0; i < pack->parts->len; i++)
    {
      const AnnexaPackPart *part = pack->parts->pdata[i];

      if (part->signatures->len == 0)
        continue;
      if (!any)
        annexa_document_begin_table (pack->document, columns, G_N_ELEMENTS (columns),
                                     _("Who signs in which part, and on which page."));
      any = TRUE;
      annexa_document_begin_row (pack->document, ANNEXA_ROW_GROUP);
      add_part_link (pack, part);
      for (guint j = 0; j < part->signatures->len; j++)
        add_signature_row (pack, part, part->signatures->pdata[j]);
    }
}

static void
add_signatures (Pack *pack)
{
  annexa_document_begin_section (pack->document, ANNEXA_ORIENTATION_PORTRAIT);
  annexa_document_add_heading (pack->document, 1, "signatures", _("Signatures"));
  annexa_document_add_paragraph (
      pack->document, ANNEXA_PARAGRAPH_BODY,
      _("Those named here sign where the parts have lines for it. Below, top management signs for the document as a "
        "whole."));
  add_signature_table (pack);
  annexa_document_begin_signatures (pack->document);
  annexa_report_draft_add_signature (pack->draft, _("Released by top management"), pack->draft->organization,
                                     "top-management", NULL);
  annexa_report_draft_add_signature (pack->draft, _("Put together by the information security manager"),
                                     pack->draft->organization, "isms-manager", NULL);
}

/* The history is told the newest edit first. */
static void
add_chain_facts (Pack       *pack,
                 GPtrArray  *entries,
                 const char *head)
{
  const AnnexaHistoryEntry *newest = entries->len > 0 ? entries->pdata[0] : NULL;
  g_autofree char *file = g_path_get_basename (annexa_project_get_path (pack->draft->project));
  g_autofree char *count = g_strdup_printf ("%u", entries->len);
  g_autofree char *time = newest != NULL ? annexa_time_format (newest->time) : NULL;

  annexa_document_begin_facts (pack->document);
  annexa_document_add_fact (pack->document, _("Project file"), file);
  annexa_document_add_fact (pack->document, _("Edits"), count);
  if (newest != NULL)
    {
      annexa_document_add_fact (pack->document, _("Newest edit"), newest->label);
      annexa_document_add_fact (pack->document, _("Made by"), newest->person);
      annexa_document_add_fact (pack->document, _("Made on"), time);
    }
  annexa_document_add_fact (pack->document, _("Head of the chain"), head);
}

static gboolean
add_code (Pack       *pack,
          const char *head,
          GError    **error)
{
  g_autoptr (AnnexaScene) scene = annexa_qr_make_scene (head, &pack->draft->style, error);
  g_autofree char *alternative = NULL;

  if (scene == NULL)
    return FALSE;
  /* TRANSLATORS: %s is the fingerprint, 64 digits */
  alternative = g_strdup_printf (_("A QR code that says: %s"), head);
  annexa_document_add_figure (pack->document, scene, alternative,
                              _("The head of the chain, for a telephone or a scanner to read."));
  return TRUE;
}

static gboolean
add_chain (Pack    *pack,
           GError **error)
{
  g_autoptr (GPtrArray) entries = annexa_project_list_history (pack->draft->project, 0, error);
  g_autofree char *head = entries != NULL ? annexa_project_get_chain_head (pack->draft->project, error) : NULL;

  if (head == NULL)
    return FALSE;
  annexa_document_add_page_break (pack->document);
  annexa_document_add_heading (pack->document, 1, "chain", _("Fingerprint of the history"));
  annexa_document_add_paragraph (
      pack->document, ANNEXA_PARAGRAPH_LEAD,
      _("Every edit of the records holds the fingerprint of the edit before it, so that all of them form a chain. The "
        "fingerprint of the newest one is the head of the chain. It stands for the whole history up to this "
        "document."));
  add_chain_facts (pack, entries, head);
  if (!add_code (pack, head, error))
    return FALSE;
  annexa_document_add_paragraph (
      pack->document, ANNEXA_PARAGRAPH_BODY,
      _("Keep this page. Whoever is handed the project file with it can compare: as long as nothing was edited since, "
        "the page History shows the same head, and so does annexa-cli verify. If the head is another one although "
        "nobody has edited anything, the history is not the one that this document was made from."));
  return TRUE;
}

/* What the person who put the pack together wants to say. A few sentences need no page of their own, unless the one before
 * is the cover. */
static void
add_own_words (Pack       *pack,
               const char *id,
               const char *heading,
               const char *markdown,
               gboolean    behind_cover)
{
  if (markdown == NULL)
    return;
  if (behind_cover)
    annexa_document_add_page_break (pack->document);
  else
    annexa_document_add_soft_break (pack->document);
  annexa_document_add_heading (pack->document, 1, id, heading);
  annexa_markdown_add (pack->document, markdown);
}

static gboolean
write_front (Pack    *pack,
             GError **error)
{
  annexa_document_begin_section (pack->document, ANNEXA_ORIENTATION_PORTRAIT);
  if (annexa_pack_plan_has (pack->plan, "cover"))
    add_cover (pack);
  if (annexa_pack_plan_has (pack->plan, "contents"))
    annexa_document_add_contents (pack->document, _("Contents"));
  if (annexa_pack_plan_has (pack->plan, "control"))
    add_document_control (pack);
  add_own_words (pack, "introduction", _("Introduction"), pack->plan->introduction,
                 !annexa_pack_plan_has (pack->plan, "contents") && !annexa_pack_plan_has (pack->plan, "control"));
  return !annexa_pack_plan_has (pack->plan, "open-points") || add_open_points (pack, error);
}

static gboolean
write_pack (Pack    *pack,
            GError **error)
{
  if (!write_front (pack, error))
    return FALSE;
  for (guint i = 0; i < pack->parts->len; i++)
    annexa_pack_part_write (pack->parts->pdata[i], pack->plan, pack->document);
  add_own_words (pack, "closing", _("Closing words"), pack->plan->closing, FALSE);
  if (annexa_pack_plan_has (pack->plan, "signatures"))
    add_signatures (pack);
  return !annexa_pack_plan_has (pack->plan, "fingerprint") || add_chain (pack, error);
}

/**
 * annexa_audit_pack_collect:
 * @project: a project, or a reader of it in the thread that owns the reader
 * @plan: what the pack is made of. A management review or an internal audit of which none is named is the latest that
 *   was held
 * @error: return location
 *
 * Reads the project and makes one document of several reports.
 *
 * Returns: (transfer full) (nullable): the pack, ready to be laid out
 */
AnnexaDocument *
annexa_audit_pack_collect (AnnexaProject  *project,
                           AnnexaPackPlan *plan,
                           GError        **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) annexa_pack_part_free);
  g_autoptr (AnnexaReportDraft) draft = annexa_report_draft_new (
      project, plan->title != NULL ? plan->title : annexa_report_get_title (&annexa_audit_pack_report), NULL,
      plan->title != NULL ? NULL : _("The information security management system, as an auditor wants to see it"),
      error);
  Pack pack = { draft, NULL, plan, list };

  if (draft == NULL || !read_parts (&pack, project, error))
    return NULL;

  pack.document = draft->document;
  draft->discreet = !annexa_pack_plan_has (plan, ANNEXA_OPEN_POINTS);
  if (!write_pack (&pack, error))
    return NULL;
  return annexa_report_draft_finish (g_steal_pointer (&draft));
}

static AnnexaDocument *
collect (const AnnexaReport *self,
         AnnexaProject      *project,
         AnnexaRecord       *subject,
         GError            **error)
{
  g_autoptr (AnnexaPackPlan) plan = subject != NULL ? annexa_pack_plan_new_for_pack (project, subject, error)
                                                    : annexa_pack_plan_new_for_words (usual_parts);

  return plan != NULL ? annexa_audit_pack_collect (project, plan, error) : NULL;
}

/* The one for the auditor is the pack that everybody has; what is put together in the project is made in the same
 * way. */
const AnnexaReport annexa_audit_pack_report = {
  .name = "audit-pack",
  .title = N_ ("Audit pack"),
  .description
      = N_ ("Everything that the certification auditor reads, in one document: the single reports as its parts, what is "
            "open, who signs where, and the fingerprint of the history. Or a pack of your own, which is named."),
  .icon = "annexa-report-symbolic",
  .group = ANNEXA_REPORT_PACKS,
  .about = ANNEXA_REPORT_ABOUT_EITHER,
  .kind = "pack",
  .collect = collect,
};
