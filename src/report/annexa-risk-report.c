/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-date.h"
#include "annexa-risk-report-private.h"
#include "annexa-risk-report.h"

/* The risk assessment (6.1.2, 8.2): the method, the results in figures and in words, the register, and what was accepted
 * by whom (6.1.3 f). */

/* More refs than these do not fit on the line above a signature. */
#define MOST_REFS_IN_ROLE 8

/* Signatures of a block stay on one page; more than these would leave the chapter's heading behind. */
#define MOST_SIGNATURES 7

gboolean
annexa_risk_report_is_word (AnnexaRecord *risk,
                            const char   *field,
                            const char   *word)
{
  return g_strcmp0 (annexa_record_get_text (risk, field), word) == 0;
}

static void
add_common_facts (AnnexaRiskReport *self)
{
  const char *version = self->method != NULL ? annexa_record_get_text (self->method, "version") : NULL;
  const char *title = self->method != NULL ? annexa_record_get_title (self->method) : _("none in force");
  /* TRANSLATORS: The title of a risk method and its version */
  g_autofree char *method = version != NULL ? g_strdup_printf (_("%s, version %s"), title, version) : g_strdup (title);

  annexa_document_add_fact (self->document, annexa_kind_get_label (annexa_kind_lookup ("method")), method);
}

static void
add_cover (AnnexaRiskReport *self)
{
  AnnexaRecord *organization = self->draft->organization;
  g_autofree char *today = annexa_date_format_long (self->draft->today);
  g_autofree char *count = g_strdup_printf ("%u", self->risks->len);

  annexa_document_add_cover (self->document);
  annexa_document_add_fact (self->document, _("State of the records"), today);
  annexa_document_add_fact (self->document, annexa_kind_get_plural (self->kind), count);
  annexa_report_draft_add_proposals_fact (self->draft);
  add_common_facts (self);
  annexa_document_add_fact (self->document, annexa_report_draft_get_label (organization, "scope-statement"),
                            annexa_record_get_text (organization, "scope-statement"));
}

static void
add_document_control (AnnexaRiskReport *self)
{
  annexa_document_add_contents (self->document, _("Contents"));
  annexa_document_add_heading (self->document, 1, "document-control", _("Document control"));
  annexa_document_begin_facts (self->document);
  add_common_facts (self);
  annexa_document_add_fact (self->document, _("Standard"), _("ISO/IEC 27001:2022, 6.1.2, 6.1.3 and 8.2"));
  annexa_report_draft_add_control_facts (self->draft, TRUE);
}

/* The ratings behind a level: “4 × 3”, held together by spaces that do not break. */
static void
add_rating_cell (AnnexaRiskReport *self,
                 AnnexaRecord     *risk,
                 const char       *level,
                 const char       *likelihood,
                 const char       *impact,
                 gboolean          needed)
{
  g_autofree char *steps = NULL;

  annexa_report_draft_add_cell (self->draft, risk, level, needed);
  if (annexa_record_is_empty (risk, likelihood) || annexa_record_is_empty (risk, impact))
    return;

  steps = g_strdup_printf ("\n%d\u00a0×\u00a0%d", (int) annexa_record_get_integer (risk, likelihood),
                           (int) annexa_record_get_integer (risk, impact));
  annexa_document_add_text (self->document, ANNEXA_RUN_DIM, steps);
}

static void
add_title_cell (AnnexaRiskReport *self,
                AnnexaRecord     *risk)
{
  annexa_report_draft_add_cell (self->draft, risk, "title", TRUE);
  if (annexa_record_get_integer (risk, "proposal") != 0)
    {
      annexa_document_begin_fields (self->document, ANNEXA_OPEN_POINTS);
      annexa_document_add_text (self->document, ANNEXA_RUN_DIM, "\n");
      annexa_document_add_text (self->document, ANNEXA_RUN_ATTENTION, _("proposal, not confirmed"));
      annexa_document_end_fields (self->document);
    }
  if (annexa_record_is_empty (risk, "affects"))
    return;

  {
    g_autofree char *affects = annexa_report_draft_describe (self->draft, risk, "affects");

    annexa_document_begin_fields (self->document, "affects");
    annexa_document_add_text (self->document, ANNEXA_RUN_DIM, "\n");
    annexa_document_add_text (self->document, ANNEXA_RUN_DIM, affects);
    annexa_document_end_fields (self->document);
  }
}

/* One asset in each line: their titles may have commas in them. */
static void
add_assets_cell (AnnexaRiskReport *self,
                 AnnexaRecord     *risk,
                 gboolean          needed)
{
  g_autofree char *assets = annexa_report_draft_list_links (self->draft, risk, "assets", "\n");

  annexa_document_add_cell (self->document, NULL);
  if (*assets != '\0')
    annexa_document_add_text (self->document, ANNEXA_RUN_PLAIN, assets);
  else
    annexa_report_draft_add_value (self->draft, risk, "assets", needed);
}

static void
add_review_cell (AnnexaRiskReport *self,
                 AnnexaRecord     *risk)
{
  const char *review = annexa_record_get_text (risk, "next-review");
  gboolean late = review != NULL && strcmp (review, self->draft->today) < 0
                  && !annexa_risk_report_is_word (risk, "status", "closed");
  g_autofree char *day = annexa_report_draft_describe (self->draft, risk, "next-review");

  annexa_document_add_cell (self->document, NULL);
  if (review != NULL)
    annexa_document_add_text (self->document, late ? ANNEXA_RUN_ATTENTION : ANNEXA_RUN_PLAIN, day);
  else
    annexa_document_add_text (self->document, ANNEXA_RUN_DIM, "–");
}

static void
add_register_row (AnnexaRiskReport *self,
                  AnnexaRecord     *risk)
{
  gboolean open = !annexa_risk_report_is_word (risk, "status", "closed");

  annexa_document_begin_row (self->document, ANNEXA_ROW_BODY);
  annexa_report_draft_add_cell (self->draft, risk, "ref", TRUE);
  add_title_cell (self, risk);
  add_assets_cell (self, risk, open);
  annexa_report_draft_add_cell (self->draft, risk, "owner", open);
  add_rating_cell (self, risk, "inherent-level", "inherent-likelihood", "inherent-impact", FALSE);
  add_rating_cell (self, risk, "current-level", "current-likelihood", "current-impact", open);
  add_rating_cell (self, risk, "target-level", "target-likelihood", "target-impact", FALSE);
  annexa_report_draft_add_cell (self->draft, risk, "treatment", open);
  annexa_report_draft_add_cell (self->draft, risk, "status", TRUE);
  add_review_cell (self, risk);
}

static AnnexaTableColumn
make_column (AnnexaRiskReport *self,
             const char       *field,
             double            share)
{
  return (AnnexaTableColumn){ annexa_field_get_label (annexa_kind_find_field (self->kind, field)), share, 0, field };
}

static void
add_register (AnnexaRiskReport *self)
{
  AnnexaTableColumn columns[] = {
    make_column (self, "ref", 0),
    make_column (self, "title", 2.4),
    make_column (self, "assets", 3),
    make_column (self, "owner", 1.1),
    make_column (self, "inherent-level", 0),
    make_column (self, "current-level", 0),
    make_column (self, "target-level", 0),
    make_column (self, "treatment", 0),
    make_column (self, "status", 0),
    make_column (self, "next-review", 0),
  };

  if (self->risks->len > 0)
    annexa_document_begin_section (self->document, ANNEXA_ORIENTATION_LANDSCAPE);
  annexa_document_add_heading (self->document, 1, "register", _("Risk register"));
  if (self->risks->len == 0)
    {
      annexa_document_add_paragraph (self->document, ANNEXA_PARAGRAPH_BODY, _("No risk is written down yet."));
      return;
    }
  annexa_document_add_paragraph (self->document, ANNEXA_PARAGRAPH_SMALL,
                                 _("Below each level: likelihood × impact, by the numbers of the steps."));
  annexa_document_begin_table (self->document, columns, G_N_ELEMENTS (columns),
                               _("All risks, in the order of their references."));
  for (guint i = 0; i < self->risks->len; i++)
    add_register_row (self, self->risks->pdata[i]);
}

static void
add_accepted_row (AnnexaRiskReport *self,
                  AnnexaRecord     *risk)
{
  const char *ends = annexa_record_get_text (risk, "acceptance-expires");
  gboolean ended = ends != NULL && strcmp (ends, self->draft->today) < 0;
  g_autofree char *day = annexa_report_draft_describe (self->draft, risk, "acceptance-expires");

  annexa_document_begin_row (self->document, ANNEXA_ROW_BODY);
  annexa_report_draft_add_cell (self->draft, risk, "ref", TRUE);
  annexa_report_draft_add_cell (self->draft, risk, "title", TRUE);
  annexa_report_draft_add_cell (self->draft, risk, "target-level", FALSE);
  annexa_report_draft_add_cell (self->draft, risk, "accepted-by", TRUE);
  annexa_report_draft_add_cell (self->draft, risk, "accepted-on", TRUE);
  annexa_document_add_cell (self->document, NULL);
  if (ends != NULL)
    annexa_document_add_text (self->document, ended ? ANNEXA_RUN_ATTENTION : ANNEXA_RUN_PLAIN, day);
  else
    annexa_document_add_text (self->document, ANNEXA_RUN_DIM, _("no end set"));
  annexa_report_draft_add_cell (self->draft, risk, "acceptance-reason", TRUE);
}

static gboolean
is_accepted (AnnexaRecord *risk)
{
  return !annexa_risk_report_is_word (risk, "status", "closed")
         && (!annexa_record_is_empty (risk, "accepted-by") || !annexa_record_is_empty (risk, "accepted-on"));
}

/* Rated risks that somebody still has to accept: the auditor asks for each (6.1.3 f). */
static void
add_not_accepted (AnnexaRiskReport *self)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();

  for (guint i = 0; i < self->risks->len; i++)
    if (!annexa_risk_report_is_word (self->risks->pdata[i], "status", "closed") && !is_accepted (self->risks->pdata[i])
        && !annexa_record_is_empty (self->risks->pdata[i], "current-level"))
      g_ptr_array_add (waiting, self->risks->pdata[i]);

  annexa_document_begin_fields (self->document, "accepted-by");
  annexa_report_draft_add_open_point (self->draft, waiting,
                                      ngettext ("What remains of %u risk is not accepted by its owner yet:",
                                                "What remains of %u risks is not accepted by their owners yet:",
                                                waiting->len),
                                      waiting->len);
  annexa_document_end_fields (self->document);
}

static void
add_accepted (AnnexaRiskReport *self)
{
  AnnexaTableColumn columns[] = {
    make_column (self, "ref", 0),
    make_column (self, "title", 1.6),
    make_column (self, "target-level", 0),
    make_column (self, "accepted-by", 1),
    make_column (self, "accepted-on", 0),
    make_column (self, "acceptance-expires", 0),
    make_column (self, "acceptance-reason", 3),
  };
  gboolean any = FALSE;

  annexa_document_add_heading (self->document, 1, "accepted", _("Accepted risks"));
  add_not_accepted (self);
  for (guint i = 0; i < self->risks->len; i++)
    {
      if (!is_accepted (self->risks->pdata[i]))
        continue;
      if (!any)
        {
          annexa_document_add_paragraph (self->document, ANNEXA_PARAGRAPH_BODY,
                                         _("What remains when the plan is done, and who has accepted it (6.1.3 f)."));
          annexa_document_begin_table (self->document, columns, G_N_ELEMENTS (columns),
                                       _("Who has accepted which risk, until when and why."));
        }
      any = TRUE;
      add_accepted_row (self, self->risks->pdata[i]);
    }
  if (!any)
    annexa_document_add_paragraph (
        self->document, ANNEXA_PARAGRAPH_BODY,
        _("No acceptance of a risk is written down yet. The owners have to accept what remains (6.1.3 f)."));
}

static gboolean
add_unrated (AnnexaRiskReport *self,
             GError          **error)
{
  g_autoptr (GPtrArray) unrated = annexa_report_draft_read_view (self->draft, "risk", "not-rated", error);
  AnnexaTableColumn columns[] = {
    make_column (self, "ref", 0),
    make_column (self, "title", 1.6),
    make_column (self, "scenario", 3),
    make_column (self, "owner", 1),
    make_column (self, "next-review", 0),
  };

  if (unrated == NULL)
    return FALSE;
  if (unrated->len == 0)
    return TRUE;

  annexa_document_add_heading (self->document, 1, "unrated", _("Risks that are not rated yet"));
  annexa_document_begin_table (self->document, columns, G_N_ELEMENTS (columns),
                               _("The risks without a level, and who has to rate them."));
  for (guint i = 0; i < unrated->len; i++)
    {
      annexa_document_begin_row (self->document, ANNEXA_ROW_BODY);
      annexa_report_draft_add_cell (self->draft, unrated->pdata[i], "ref", TRUE);
      annexa_report_draft_add_cell (self->draft, unrated->pdata[i], "title", TRUE);
      annexa_report_draft_add_cell (self->draft, unrated->pdata[i], "scenario", FALSE);
      annexa_report_draft_add_cell (self->draft, unrated->pdata[i], "owner", TRUE);
      add_review_cell (self, unrated->pdata[i]);
    }
  return TRUE;
}

static char *
describe_role (GPtrArray *risks)
{
  g_autofree char *refs = annexa_report_draft_list_refs (risks);

  if (risks->len > MOST_REFS_IN_ROLE)
    return g_strdup_printf (ngettext ("Risk owner of %d risk", "Risk owner of %d risks", risks->len), (int) risks->len);

  /* TRANSLATORS: References of risks: “ ” */
  return g_strdup_printf (_("Risk owner of %s"), refs);
}

/* One line for each owner, in the order in which the register names them first. */
static void
add_owners (AnnexaRiskReport *self)
{
  g_autoptr (GHashTable) lines = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) owners = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < self->risks->len; i++)
    {
      AnnexaRecord *risk = self->risks->pdata[i];
      const AnnexaValue *owner = annexa_record_get (risk, "owner");
      GPtrArray *risks;

      if (annexa_value_is_empty (owner) || annexa_risk_report_is_word (risk, "status", "closed"))
        continue;
      risks = g_hash_table_lookup (lines, &owner->integer);
      if (risks == NULL)
        {
          risks = g_ptr_array_new ();
          g_hash_table_insert (lines, (gpointer) &owner->integer, risks);
          g_ptr_array_add (owners, risks);
        }
      g_ptr_array_add (risks, risk);
    }
  for (guint i = 0; i < owners->len; i++)
    {
      GPtrArray *risks = owners->pdata[i];
      g_autofree char *role = describe_role (risks);

      if (i % MOST_SIGNATURES == 0)
        annexa_document_begin_signatures (self->document);
      annexa_report_draft_add_signature (self->draft, role, risks->pdata[0], "owner", NULL);
    }
  if (owners->len == 0)
    {
      annexa_document_begin_signatures (self->document);
      annexa_document_add_signature (self->document, annexa_field_get_label (annexa_kind_find_field (self->kind, "owner")),
                                     NULL, NULL);
    }
}

static void
add_approval (AnnexaRiskReport *self)
{
  annexa_document_add_heading (self->document, 1, "approval", _("Approval by the risk owners"));
  annexa_document_add_paragraph (
      self->document, ANNEXA_PARAGRAPH_BODY,
      _("By signing, each risk owner approves how his or her risks are treated and accepts what remains of them (6.1.3 f)."));
  add_owners (self);
}

static gboolean
read_risks (AnnexaRiskReport *self,
            GError          **error)
{
  g_autoptr (AnnexaQuery) query = NULL;

  self->kind = annexa_kind_lookup ("risk");
  query = annexa_query_new (self->kind);
  self->risks = annexa_report_draft_read_register (self->draft, query, error);
  if (self->risks == NULL)
    return FALSE;

  for (guint i = 0; i < self->risks->len; i++)
    self->n_closed += annexa_risk_report_is_word (self->risks->pdata[i], "status", "closed") ? 1 : 0;
  if (self->draft->scales->method == 0)
    return TRUE;
  self->method = annexa_project_get_record (self->draft->project, annexa_kind_lookup ("method"),
                                            self->draft->scales->method, error);
  return self->method != NULL;
}

static gboolean
write_report (AnnexaRiskReport *self,
              GError          **error)
{
  if (!read_risks (self, error))
    return FALSE;

  add_cover (self);
  add_document_control (self);
  if (!annexa_risk_report_add_method (self, error) || !annexa_risk_report_add_results (self, error)
      || !annexa_risk_report_add_top (self, error))
    return FALSE;
  add_register (self);
  if (self->risks->len > 0)
    add_accepted (self);
  if (!add_unrated (self, error))
    return FALSE;
  add_approval (self);
  return TRUE;
}

static AnnexaDocument *
collect (const AnnexaReport *self,
         AnnexaProject      *project,
         AnnexaRecord       *subject,
         GError            **error)
{
  g_autoptr (AnnexaReportDraft) draft = NULL;
  AnnexaRiskReport report = { NULL };
  gboolean written;

  draft = annexa_report_draft_new (project, annexa_report_get_title (self), NULL,
                                   _("What could go wrong, and what is done about it"), error);
  if (draft == NULL)
    return NULL;

  report.draft = draft;
  report.document = draft->document;
  written = write_report (&report, error);
  g_clear_pointer (&report.risks, g_ptr_array_unref);
  g_clear_object (&report.method);
  return written ? annexa_report_draft_finish (g_steal_pointer (&draft)) : NULL;
}

const AnnexaReport annexa_risk_report = {
  .name = "risks",
  .title = N_ ("Risk assessment"),
  .description = N_ ("The method, the risks in figures, on the map and in words, the register, and who has accepted what "
                     "remains (6.1.2, 8.2). For management, risk owners and the auditor."),
  .icon = "annexa-risk-symbolic",
  .group = ANNEXA_REPORT_RISKS,
  .collect = collect,
};
