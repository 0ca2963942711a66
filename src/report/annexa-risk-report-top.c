/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-risk-report-private.h"
#include "annexa-text.h"

/* The chapter that tells the most important risks in words, for whoever decides about money and does not read tables. */

/* All risks above the acceptance line are told, up to a number that can still be read; where there are few, so many. */
#define MOST_TOLD 15
#define FEWEST_TOLD 5

static void
add_text (AnnexaRiskReport *self,
          AnnexaRunFlags    flags,
          const char       *text)
{
  annexa_document_add_text (self->document, flags, text);
}

static gboolean
is_filled (AnnexaRecord *risk,
           const char   *field)
{
  return !annexa_record_is_empty (risk, field);
}

static void
add_fact (AnnexaRiskReport *self,
          AnnexaRecord     *risk,
          const char       *field)
{
  g_autofree char *value = annexa_report_draft_describe (self->draft, risk, field);

  annexa_document_begin_fields (self->document, field);
  annexa_document_add_fact (self->document, annexa_report_draft_get_label (risk, field), value);
  annexa_document_end_fields (self->document);
}

/* The levels by the names of their fields, each with its pill. */
static void
add_levels (AnnexaRiskReport *self,
            AnnexaRecord     *risk)
{
  static const char *const levels[] = { "current-level", "inherent-level", "target-level" };
  gboolean any = FALSE;

  annexa_document_add_paragraph (self->document, ANNEXA_PARAGRAPH_BODY, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      if (!is_filled (risk, levels[i]))
        continue;
      annexa_document_begin_fields (self->document, levels[i]);
      add_text (self, ANNEXA_RUN_DIM, any ? "\u2003" : NULL);
      add_text (self, ANNEXA_RUN_DIM, annexa_report_draft_get_label (risk, levels[i]));
      add_text (self, ANNEXA_RUN_DIM, " ");
      annexa_report_draft_add_value (self->draft, risk, levels[i], FALSE);
      annexa_document_end_fields (self->document);
      any = TRUE;
    }
}

/* How far a control can be counted on, by the Statement of Applicability: this report and that one lie side by side before
 * the auditor. */
typedef enum
{
  STANDING_IN_PLACE,
  STANDING_AWAITED,
  STANDING_LEFT_OUT,
} Standing;

static Standing
get_standing (AnnexaRecord *control)
{
  if (annexa_risk_report_is_word (control, "applicable", "no"))
    return STANDING_LEFT_OUT;

  return annexa_risk_report_is_word (control, "status", "implemented") ? STANDING_IN_PLACE : STANDING_AWAITED;
}

/* Their names: “A.5.37 Documented operating procedures; A.8.13 Information backup” */
static char *
list_controls (GPtrArray *controls,
               Standing   standing,
               guint     *n_controls)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < controls->len; i++)
    if (get_standing (controls->pdata[i]) == standing)
      g_ptr_array_add (names, g_strdup_printf ("%s %s", annexa_record_get_ref (controls->pdata[i]),
                                               annexa_record_get_title (controls->pdata[i])));
  annexa_text_sort (names);
  *n_controls = names->len;
  g_ptr_array_add (names, NULL);
  return g_strjoinv ("; ", (char **) names->pdata);
}

/* With a space behind it, since the reason of the rating follows. */
static void
add_controls_sentence (AnnexaRiskReport *self,
                       guint             n_controls,
                       const char       *sentence)
{
  if (n_controls == 0)
    return;

  add_text (self, ANNEXA_RUN_PLAIN, sentence);
  add_text (self, ANNEXA_RUN_PLAIN, " ");
}

/* The controls that the rating counts on. */
static gboolean
add_controls (AnnexaRiskReport *self,
              AnnexaRecord     *risk,
              GError          **error)
{
  gsize n_ids;
  const gint64 *ids = annexa_value_get_ids (annexa_record_get (risk, "existing-controls"), &n_ids);
  g_autoptr (GPtrArray) controls
      = annexa_project_get_records (self->draft->project, annexa_kind_lookup ("control"), ids, n_ids, error);
  guint n_there, n_awaited, n_left_out;
  g_autofree char *there = controls != NULL ? list_controls (controls, STANDING_IN_PLACE, &n_there) : NULL;
  g_autofree char *awaited = controls != NULL ? list_controls (controls, STANDING_AWAITED, &n_awaited) : NULL;
  g_autofree char *left_out = controls != NULL ? list_controls (controls, STANDING_LEFT_OUT, &n_left_out) : NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  if (controls == NULL)
    return FALSE;

  /* TRANSLATORS: Names of controls: “A.5.37 Documented operating procedures; A.8.13 Information backup” */
  first = g_strdup_printf (ngettext ("Control in place: %s.", "Controls in place: %s.", n_there), there);
  /* TRANSLATORS: Names of controls, likewise */
  second = g_strdup_printf (
      ngettext ("Counted on, but not yet implemented according to the Statement of Applicability: %s.",
                "Counted on, but not yet implemented according to the Statement of Applicability: %s.", n_awaited),
      awaited);
  /* TRANSLATORS: Names of controls, likewise */
  third = g_strdup_printf (ngettext ("Counted on, but left out in the Statement of Applicability: %s.",
                                     "Counted on, but left out in the Statement of Applicability: %s.", n_left_out),
                           left_out);
  annexa_document_begin_fields (self->document, "existing-controls");
  add_controls_sentence (self, n_there, first);
  add_controls_sentence (self, n_awaited, second);
  add_controls_sentence (self, n_left_out, third);
  add_controls_sentence (self, controls->len == 0, _("No control in place is named."));
  annexa_document_end_fields (self->document);
  return TRUE;
}

/* What is in place, and why the risk is rated as it is. */
static gboolean
add_position (AnnexaRiskReport *self,
              AnnexaRecord     *risk,
              GError          **error)
{
  annexa_document_add_paragraph (self->document, ANNEXA_PARAGRAPH_BODY, NULL);
  if (!add_controls (self, risk, error))
    return FALSE;
  annexa_document_begin_fields (self->document, "reason");
  if (is_filled (risk, "reason"))
    annexa_report_draft_add_value (self->draft, risk, "reason", FALSE);
  else
    annexa_report_draft_add_remark (self->draft, _("Nobody has written down why it is rated so."));
  annexa_document_end_fields (self->document);
  return TRUE;
}

static char *
describe_treatment (AnnexaRiskReport *self,
                    AnnexaRecord     *risk)
{
  g_autofree char *word = annexa_report_draft_describe (self->draft, risk, "treatment");

  if (annexa_risk_report_is_word (risk, "treatment", "modify"))
    return g_strdup (_("The risk is going to be reduced."));
  if (annexa_risk_report_is_word (risk, "treatment", "retain"))
    return g_strdup (_("The risk is accepted as it is."));
  if (annexa_risk_report_is_word (risk, "treatment", "avoid"))
    return g_strdup (_("What causes the risk is going to be given up."));
  if (annexa_risk_report_is_word (risk, "treatment", "share"))
    return g_strdup (_("The risk is shared with others, for example by insurance."));
  if (annexa_risk_report_is_word (risk, "treatment", "undecided") || *word == '\0')
    return NULL;

  return g_strdup_printf ("%s: %s.", annexa_report_draft_get_label (risk, "treatment"), word);
}

static void
add_target (AnnexaRiskReport *self,
            AnnexaRecord     *risk)
{
  g_autofree char *likelihood = annexa_report_draft_describe (self->draft, risk, "target-likelihood");
  g_autofree char *impact = annexa_report_draft_describe (self->draft, risk, "target-impact");
  g_autofree char *level = annexa_report_draft_describe (self->draft, risk, "target-level");
  g_autofree char *sentence = NULL;

  if (*level == '\0')
    return;

  /* TRANSLATORS: A level of risk and the two steps that make it: “High (likelihood 3 Possible, impact 4 Severe)” */
  sentence = g_strdup_printf (_("What remains afterwards is %s (likelihood %s, impact %s)."), level, likelihood, impact);
  annexa_document_begin_fields (self->document, "target-level");
  add_text (self, ANNEXA_RUN_PLAIN, " ");
  add_text (self, ANNEXA_RUN_PLAIN, sentence);
  annexa_document_end_fields (self->document);
}

static void
add_tasks (AnnexaRiskReport *self,
           AnnexaRecord     *risk)
{
  g_autofree char *tasks = annexa_report_draft_list_links (self->draft, risk, "tasks", "; ");
  g_autofree char *sentence = NULL;
  gsize n_tasks;

  (void) annexa_value_get_ids (annexa_record_get (risk, "tasks"), &n_tasks);
  if (n_tasks == 0)
    return;

  /* TRANSLATORS: Names of tasks: “TSK-004 Put the machines into a network of their own” */
  sentence = g_strdup_printf (ngettext ("Task: %s.", "Tasks: %s.", n_tasks), tasks);
  annexa_document_begin_fields (self->document, "tasks");
  add_text (self, ANNEXA_RUN_PLAIN, " ");
  add_text (self, ANNEXA_RUN_PLAIN, sentence);
  annexa_document_end_fields (self->document);
}

static void
add_plan (AnnexaRiskReport *self,
          AnnexaRecord     *risk)
{
  g_autofree char *treatment = describe_treatment (self, risk);
  g_autofree char *controls = annexa_report_draft_list_links (self->draft, risk, "planned-controls", "; ");
  g_autofree char *planned = NULL;
  gsize n_controls;

  annexa_document_add_paragraph (self->document, ANNEXA_PARAGRAPH_BODY, NULL);
  annexa_document_begin_fields (self->document, "treatment");
  if (treatment != NULL)
    add_text (self, ANNEXA_RUN_PLAIN, treatment);
  else
    annexa_report_draft_add_remark (self->draft, _("What is done about the risk is not decided yet."));
  annexa_document_end_fields (self->document);

  (void) annexa_value_get_ids (annexa_record_get (risk, "planned-controls"), &n_controls);
  if (n_controls > 0)
    {
      planned = g_strdup_printf (ngettext ("Planned control: %s.", "Planned controls: %s.", n_controls), controls);
      annexa_document_begin_fields (self->document, "planned-controls");
      add_text (self, ANNEXA_RUN_PLAIN, " ");
      add_text (self, ANNEXA_RUN_PLAIN, planned);
      annexa_document_end_fields (self->document);
    }
  add_tasks (self, risk);
  add_target (self, risk);
}

static void
add_acceptance (AnnexaRiskReport *self,
                AnnexaRecord     *risk)
{
  g_autofree char *by = annexa_report_draft_describe (self->draft, risk, "accepted-by");
  g_autofree char *on = annexa_report_draft_describe (self->draft, risk, "accepted-on");
  gboolean explained = is_filled (risk, "acceptance-reason");
  g_autofree char *sentence = NULL;

  if (*by == '\0')
    return;

  if (*on != '\0')
    /* TRANSLATORS: The name of a person, a date */
    sentence = g_strdup_printf (explained ? _("%s accepted what remains on %s:") : _("%s accepted what remains on %s."), by, on);
  else
    /* TRANSLATORS: The name of a person */
    sentence = g_strdup_printf (explained ? _("%s has accepted what remains:") : _("%s has accepted what remains."), by);
  annexa_document_begin_fields (self->document, "accepted-by accepted-on");
  annexa_document_add_paragraph (self->document, ANNEXA_PARAGRAPH_BODY, sentence);
  add_text (self, ANNEXA_RUN_PLAIN, " ");
  annexa_document_begin_fields (self->document, "acceptance-reason");
  if (explained)
    annexa_report_draft_add_value (self->draft, risk, "acceptance-reason", FALSE);
  else
    annexa_report_draft_add_remark (self->draft, _("No reason is given."));
  annexa_document_end_fields (self->document);
  annexa_document_end_fields (self->document);
}

/* A line of its own would be lost at the head of a page. */
static void
add_owner (AnnexaRiskReport *self,
           AnnexaRecord     *risk)
{
  const char *review = annexa_record_get_text (risk, "next-review");
  g_autofree char *owner = annexa_report_draft_describe (self->draft, risk, "owner");
  g_autofree char *day = annexa_report_draft_describe (self->draft, risk, "next-review");
  /* TRANSLATORS: The name of a person */
  g_autofree char *owned = g_strdup_printf (_("%s owns the risk."), owner);
  gboolean late = review != NULL && strcmp (review, self->draft->today) < 0;
  g_autofree char *reviewed = NULL;

  /* TRANSLATORS: A date */
  reviewed = g_strdup_printf (late ? _("It was to be looked at again by %s.") : _("It is looked at again by %s."), day);
  annexa_document_begin_fields (self->document, "owner");
  add_text (self, ANNEXA_RUN_PLAIN, " ");
  if (*owner != '\0')
    add_text (self, ANNEXA_RUN_PLAIN, owned);
  else
    annexa_report_draft_add_remark (self->draft, _("Nobody owns the risk yet."));
  add_text (self, ANNEXA_RUN_PLAIN, " ");
  annexa_document_end_fields (self->document);
  annexa_document_begin_fields (self->document, "next-review");
  if (review != NULL && late)
    annexa_report_draft_add_remark (self->draft, reviewed);
  else if (review != NULL)
    add_text (self, ANNEXA_RUN_PLAIN, reviewed);
  else
    annexa_report_draft_add_remark (self->draft, _("No day is set for looking at it again."));
  annexa_document_end_fields (self->document);
}

static gboolean
add_risk (AnnexaRiskReport *self,
          AnnexaRecord     *risk,
          GError          **error)
{
  g_autofree char *id = g_strdup_printf ("risk-%" G_GINT64_FORMAT, annexa_record_get_id (risk));
  g_autofree char *assets = annexa_report_draft_list_links (self->draft, risk, "assets", "; ");

  annexa_document_add_heading (self->document, 2, id, annexa_record_get_ref (risk));
  annexa_document_begin_fields (self->document, "title");
  add_text (self, ANNEXA_RUN_PLAIN, " ");
  add_text (self, ANNEXA_RUN_PLAIN, annexa_record_get_title (risk));
  annexa_document_end_fields (self->document);
  add_levels (self, risk);
  annexa_document_begin_facts (self->document);
  annexa_document_begin_fields (self->document, "assets");
  annexa_document_add_fact (self->document, annexa_report_draft_get_label (risk, "assets"), assets);
  annexa_document_end_fields (self->document);
  add_fact (self, risk, "threat");
  add_fact (self, risk, "vulnerability");
  add_fact (self, risk, "affects");
  annexa_document_begin_fields (self->document, "scenario");
  if (is_filled (risk, "scenario"))
    annexa_report_draft_add_long_text (self->draft, annexa_record_get_text (risk, "scenario"));
  annexa_document_end_fields (self->document);
  if (!add_position (self, risk, error))
    return FALSE;
  add_plan (self, risk);
  add_owner (self, risk);
  add_acceptance (self, risk);
  return TRUE;
}

/* The highest first; among equals the one with the worse impact. */
static GPtrArray *
read_top (AnnexaRiskReport *self,
          GError          **error)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (self->kind);
  g_auto (AnnexaValue) closed = ANNEXA_VALUE_INIT;

  annexa_value_set_text (&closed, "closed");
  annexa_query_add_filter (query, annexa_kind_find_field (self->kind, "status"), ANNEXA_TEST_NOT_EQUAL, &closed);
  annexa_query_add_filter (query, annexa_kind_find_field (self->kind, "current-level"), ANNEXA_TEST_FILLED, NULL);
  annexa_query_add_sort (query, annexa_kind_find_field (self->kind, "current-level"), TRUE);
  annexa_query_add_sort (query, annexa_kind_find_field (self->kind, "current-impact"), TRUE);
  annexa_query_add_sort (query, annexa_kind_find_field (self->kind, "current-likelihood"), TRUE);
  return annexa_report_draft_read (self->draft, query, error);
}

static guint
count_told (GPtrArray *risks)
{
  guint n = 0;

  while (n < risks->len && n < MOST_TOLD
         && (n < FEWEST_TOLD || annexa_record_get_integer (risks->pdata[n], "above-acceptance") != 0))
    n++;
  return n;
}

/**
 * annexa_risk_report_add_top:
 * @self: the report
 * @error: return location
 *
 * Adds the chapter that tells the highest risks in words.
 *
 * Returns: whether the project could be read
 */
gboolean
annexa_risk_report_add_top (AnnexaRiskReport *self,
                            GError          **error)
{
  g_autoptr (GPtrArray) risks = read_top (self, error);
  guint n;

  if (risks == NULL)
    return FALSE;
  n = count_told (risks);
  if (n == 0)
    return TRUE;

  annexa_document_add_soft_break (self->document);
  annexa_document_add_heading (self->document, 1, "top", _("The most important risks"));
  annexa_document_add_paragraph (self->document, ANNEXA_PARAGRAPH_BODY,
                                 n < risks->len ? _("The highest risks as they are today. All others are in the register.")
                                                : _("All rated risks, the highest first."));
  for (guint i = 0; i < n; i++)
    if (!add_risk (self, risks->pdata[i], error))
      return FALSE;
  return TRUE;
}
