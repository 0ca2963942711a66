/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "annexa-cli-arguments.h"
#include "annexa-cli-commands-private.h"
#include "annexa-cli-output.h"
#include "annexa-cli-project.h"
#include "annexa-cli-table.h"
#include "annexa-date.h"
#include "annexa-way-next.h"
#include "annexa-way-place.h"

/* How many of the next things to do people are told; the JSON has all of them. */
#define FEW 5

/* How many records one rule is shown with, for people. */
#define MANY 5

/* What is asked: a result, and how far one wants to get. */
typedef struct
{
  AnnexaProject *project;
  AnnexaReadiness *readiness;
  AnnexaStage stage;
  AnnexaGapChoice choice;
} Question;

/* The words of the option, in the order of AnnexaGapChoice. */
static const char *const choices[] = { "all", "open", "accepted", "ending" };

static const char *
get_ref (const Question  *question,
         const AnnexaGap *gap)
{
  return gap->record != 0 ? annexa_project_get_ref (question->project, gap->kind, gap->record) : NULL;
}

static const char *
get_field (const Question  *question,
           const AnnexaGap *gap)
{
  const AnnexaField *field = annexa_gap_find_field (gap, question->project);

  return field != NULL ? field->name : NULL;
}

static gboolean
is_asked (const Question  *question,
          const AnnexaGap *gap)
{
  return gap->check->stage <= question->stage && annexa_gap_is_meant (gap, question->project, question->choice);
}

/* Two digits are more than an estimate deserves, and never show 1 where something is missing. */
static double
round_score (double score)
{
  return annexa_readiness_get_percent (score) / 100.0;
}

static void
add_text (AnnexaJsonWriter *writer,
          const char       *name,
          const char       *text)
{
  annexa_json_writer_add_name (writer, name);
  if (text != NULL)
    annexa_json_writer_add_string (writer, text);
  else
    annexa_json_writer_add_null (writer);
}

static void
add_boolean (AnnexaJsonWriter *writer,
             const char       *name,
             gboolean          boolean)
{
  annexa_json_writer_add_name (writer, name);
  annexa_json_writer_add_boolean (writer, boolean);
}

static void
add_number (AnnexaJsonWriter *writer,
            const char       *name,
            double            number)
{
  annexa_json_writer_add_name (writer, name);
  annexa_json_writer_add_number (writer, number);
}

static void
add_verdicts (AnnexaJsonWriter *writer,
              const Question   *question)
{
  annexa_json_writer_add_name (writer, "ready");
  annexa_json_writer_begin_object (writer);
  add_boolean (writer, "stage-1", annexa_readiness_is_ready (question->readiness, ANNEXA_STAGE_1));
  add_boolean (writer, "stage-2", annexa_readiness_is_ready (question->readiness, ANNEXA_STAGE_2));
  annexa_json_writer_end_object (writer);

  annexa_json_writer_add_name (writer, "score");
  annexa_json_writer_begin_object (writer);
  add_number (writer, "stage-1", round_score (annexa_readiness_get_score (question->readiness, ANNEXA_STAGE_1)));
  add_number (writer, "stage-2", round_score (annexa_readiness_get_score (question->readiness, ANNEXA_STAGE_2)));
  annexa_json_writer_end_object (writer);
}

static void
add_clauses (AnnexaJsonWriter *writer,
             const Question   *question)
{
  GPtrArray *clauses = annexa_readiness_get_clauses (question->readiness);

  annexa_json_writer_add_name (writer, "clauses");
  annexa_json_writer_begin_array (writer);
  for (guint i = 0; i < clauses->len; i++)
    {
      const AnnexaClauseResult *clause = clauses->pdata[i];

      annexa_json_writer_begin_object (writer);
      add_text (writer, "id", clause->clause);
      annexa_json_writer_add_name (writer, "open");
      annexa_json_writer_add_integer (writer, clause->n_open);
      add_number (writer, "score", round_score (clause->score));
      annexa_json_writer_end_object (writer);
    }
  annexa_json_writer_end_array (writer);
}

static void
add_acceptance (AnnexaJsonWriter *writer,
                const Question   *question,
                const AnnexaGap  *gap)
{
  const AnnexaKind *kind = annexa_kind_lookup ("acceptance");
  g_autoptr (AnnexaRecord) record = NULL;
  const char *by = NULL;

  annexa_json_writer_add_name (writer, "accepted");
  record = gap->acceptance != 0 ? annexa_project_get_record (question->project, kind, gap->acceptance, NULL) : NULL;
  if (record == NULL)
    {
      annexa_json_writer_add_null (writer);
      return;
    }
  by = annexa_project_get_ref (question->project, annexa_kind_lookup ("person"),
                               annexa_record_get_integer (record, "accepted-by"));
  annexa_json_writer_begin_object (writer);
  add_text (writer, "ref", annexa_record_get_ref (record));
  add_text (writer, "reason", annexa_record_get_text (record, "reason"));
  add_text (writer, "by", by);
  add_text (writer, "on", annexa_record_get_text (record, "accepted-on"));
  add_text (writer, "until", annexa_record_get_text (record, "expires"));
  annexa_json_writer_end_object (writer);
}

static void
add_finding (AnnexaJsonWriter *writer,
             const Question   *question,
             const AnnexaGap  *gap)
{
  g_autofree char *title = annexa_gap_describe (gap, question->project);
  g_autofree char *action = annexa_way_next_get_action (gap, question->project);
  g_autofree char *clause = annexa_gap_get_clause (gap);

  annexa_json_writer_begin_object (writer);
  add_text (writer, "check", gap->id);
  add_text (writer, "clause", clause);
  add_text (writer, "severity", annexa_severity_get_word (gap->check->severity));
  add_text (writer, "title", title);
  add_text (writer, "why", annexa_gap_get_why (gap));
  add_text (writer, "do", action);
  annexa_json_writer_add_name (writer, "record");
  annexa_json_writer_begin_object (writer);
  add_text (writer, "kind", gap->kind->name);
  add_text (writer, "ref", get_ref (question, gap));
  annexa_json_writer_end_object (writer);
  add_text (writer, "field", get_field (question, gap));
  add_acceptance (writer, question, gap);
  annexa_json_writer_end_object (writer);
}

static void
add_findings (AnnexaJsonWriter *writer,
              const Question   *question)
{
  GPtrArray *gaps = annexa_readiness_get_gaps (question->readiness);

  annexa_json_writer_add_name (writer, "findings");
  annexa_json_writer_begin_array (writer);
  for (guint i = 0; i < gaps->len; i++)
    if (is_asked (question, gaps->pdata[i]))
      add_finding (writer, question, gaps->pdata[i]);
  annexa_json_writer_end_array (writer);
}

/* What a new record has to hold, where something is missing altogether and nobody has begun it. */
static void
add_values (AnnexaJsonWriter      *writer,
            const AnnexaGap       *gap,
            const AnnexaOpenPoint *place)
{
  g_auto (GStrv) values = annexa_gap_get_values (gap);

  annexa_json_writer_add_name (writer, "values");
  annexa_json_writer_begin_object (writer);
  for (guint i = 0; values[i] != NULL && place->id == 0; i++)
    {
      g_auto (GStrv) words = g_strsplit (values[i], "=", 2);

      add_text (writer, words[0], words[1]);
    }
  annexa_json_writer_end_object (writer);
}

/* Of which template a new record is best made. */
static void
add_template (AnnexaJsonWriter *writer,
              const Question   *question,
              const AnnexaGap  *gap)
{
  const AnnexaTemplate *template = annexa_gap_find_template (gap, question->project);

  add_text (writer, "template", template != NULL ? template->id : NULL);
}

static void
add_next (AnnexaJsonWriter *writer,
          const Question   *question)
{
  g_autoptr (GPtrArray) next = annexa_way_list_next (question->readiness, question->stage);

  annexa_json_writer_add_name (writer, "next");
  annexa_json_writer_begin_array (writer);
  for (guint i = 0; i < next->len; i++)
    {
      const AnnexaGap *gap = next->pdata[i];
      g_autofree char *action = annexa_way_next_get_action (gap, question->project);
      AnnexaOpenPoint place;

      annexa_way_next_find_place (gap, question->project, &place);
      annexa_json_writer_begin_object (writer);
      add_text (writer, "step", gap->check->step);
      add_text (writer, "check", gap->id);
      add_text (writer, "do", action);
      add_text (writer, "kind", place.kind->name);
      add_text (writer, "ref", place.id != 0 ? annexa_project_get_ref (question->project, place.kind, place.id) : NULL);
      add_text (writer, "field", place.field);
      add_text (writer, "page", annexa_way_next_get_page (gap, &place));
      add_values (writer, gap, &place);
      add_template (writer, question, gap);
      annexa_json_writer_end_object (writer);
    }
  annexa_json_writer_end_array (writer);
}

static void
print_json (const Question *question)
{
  g_autoptr (AnnexaJsonWriter) writer = annexa_json_writer_new ();

  annexa_json_writer_begin_object (writer);
  add_text (writer, "as_of", annexa_readiness_get_day (question->readiness));
  add_verdicts (writer, question);
  add_clauses (writer, question);
  add_findings (writer, question);
  add_next (writer, question);
  annexa_json_writer_end_object (writer);
  annexa_cli_print_json (writer);
}

static void
print_verdict (const Question *question,
               AnnexaStage     stage)
{
  guint n_major = annexa_readiness_count_open (question->readiness, stage, ANNEXA_SEVERITY_MAJOR);
  guint n_minor = annexa_readiness_count_open (question->readiness, stage, ANNEXA_SEVERITY_MINOR);
  const guint numbers[ANNEXA_N_SEVERITIES] = { n_major, n_minor, 0 };
  int percent = annexa_readiness_get_percent (annexa_readiness_get_score (question->readiness, stage));
  g_autofree char *counts = NULL;

  counts = annexa_severity_describe_counts (numbers);
  /* TRANSLATORS: Stage 1: not ready, 42 % in order; open: 3 major, 12 minor */
  annexa_cli_print (n_major == 0 ? _("%s: ready, %d %% in order; open: %s\n")
                                 : _("%s: not ready, %d %% in order; open: %s\n"),
                    annexa_way_step_get_title (annexa_way_find_step (stage == ANNEXA_STAGE_1 ? "stage-1" : "stage-2")),
                    percent, counts);
}

/* How far each step of the way has come, and what it still takes. */
static void
print_way (const Question *question)
{
  g_autoptr (AnnexaCliTable) table = annexa_cli_table_new ();
  guint n_steps;
  const AnnexaWayStep *steps = annexa_way_list_steps (&n_steps);

  annexa_cli_table_add_column (table, _("Step"), FALSE);
  annexa_cli_table_add_column (table, _("State"), FALSE);
  annexa_cli_table_add_column (table, _("Rules kept"), FALSE);
  annexa_cli_table_add_column (table, _("What remains"), FALSE);
  for (guint i = 0; i < n_steps; i++)
    {
      AnnexaWayProgress progress;
      g_autofree char *kept = NULL;
      g_autofree char *effort = NULL;

      annexa_way_get_progress (question->readiness, &steps[i], &progress);
      /* TRANSLATORS: How many rules are kept of how many there are: 11 of 14 */
      kept = g_strdup_printf (_("%u of %u"), progress.n_kept, progress.n_rules);
      effort = annexa_way_describe_effort (progress.minutes);
      annexa_cli_table_add (table, annexa_way_step_get_title (&steps[i]));
      annexa_cli_table_add (table, annexa_way_state_get_label (progress.state));
      annexa_cli_table_add (table, kept);
      annexa_cli_table_add (table, effort);
    }
  annexa_cli_table_print (table);
}

/* “Major”, or “Accepted until 3 March 2027”. */
static char *
describe_state (const Question  *question,
                const AnnexaGap *gap)
{
  const AnnexaKind *kind = annexa_kind_lookup ("acceptance");
  g_autoptr (AnnexaRecord) record
      = gap->acceptance != 0 ? annexa_project_get_record (question->project, kind, gap->acceptance, NULL) : NULL;
  g_autofree char *until = record != NULL ? annexa_date_format (annexa_record_get_text (record, "expires")) : NULL;

  return until != NULL ? g_strdup_printf (_("Accepted until %s"), until)
                       : g_strdup (annexa_severity_get_label (gap->check->severity));
}

static void
add_row (AnnexaCliTable  *table,
         const Question  *question,
         const AnnexaGap *gap)
{
  g_autofree char *state = describe_state (question, gap);
  g_autofree char *clause = annexa_gap_get_clause (gap);
  g_autofree char *title = annexa_gap_describe (gap, question->project);
  const char *ref = get_ref (question, gap);

  annexa_cli_table_add (table, gap->id);
  annexa_cli_table_add (table, clause);
  annexa_cli_table_add (table, state);
  annexa_cli_table_add (table, ref != NULL ? ref : annexa_kind_get_label (gap->kind));
  annexa_cli_table_add (table, title);
}

static void
add_rest (AnnexaCliTable  *table,
          const AnnexaGap *gap,
          guint            n_more)
{
  g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", n_more), n_more);

  annexa_cli_table_add (table, gap->check->id);
  annexa_cli_table_add (table, gap->check->clause);
  annexa_cli_table_add (table, annexa_severity_get_label (gap->check->severity));
  annexa_cli_table_add (table, "…");
  annexa_cli_table_add (table, more);
}

/* Nobody reads 93 lines that say the same: of one rule the first few are shown, and how many more there are. */
static void
print_gaps (const Question *question)
{
  g_autoptr (AnnexaCliTable) table = annexa_cli_table_new ();
  GPtrArray *gaps = annexa_readiness_get_gaps (question->readiness);
  guint n_same = 0;

  annexa_cli_table_add_column (table, _("Rule"), FALSE);
  annexa_cli_table_add_column (table, _("Clause"), FALSE);
  annexa_cli_table_add_column (table, _("Severity"), FALSE);
  annexa_cli_table_add_column (table, _("Record"), FALSE);
  annexa_cli_table_add_column (table, _("What is wrong"), FALSE);
  for (guint i = 0; i < gaps->len; i++)
    {
      const AnnexaGap *gap = gaps->pdata[i];
      const AnnexaGap *following = i + 1 < gaps->len ? gaps->pdata[i + 1] : NULL;

      if (!is_asked (question, gap))
        continue;
      if (n_same < MANY)
        add_row (table, question, gap);
      n_same++;
      if (following != NULL && following->check == gap->check)
        continue;
      if (n_same > MANY)
        add_rest (table, gap, n_same - MANY);
      n_same = 0;
    }
  annexa_cli_table_print (table);
}

static void
print_next (const Question *question)
{
  g_autoptr (GPtrArray) next = annexa_way_list_next_rules (question->readiness, question->stage, FEW);

  const char *round = annexa_way_describe_round (question->readiness, question->stage);

  if (next->len > 0)
    annexa_cli_print ("\n%s\n", _("Next"));
  if (round != NULL)
    annexa_cli_print ("%s\n", round);
  for (guint i = 0; i < next->len; i++)
    {
      const AnnexaGap *gap = next->pdata[i];
      g_autofree char *sentence = annexa_way_next_describe (gap, question->readiness, question->project);

      annexa_cli_print ("  %s · %s\n", annexa_way_step_get_title (annexa_way_find_step (gap->check->step)), sentence);
    }
}

/* Whoever has just begun is told where, and that the rest is natural. */
static void
print_place (const Question *question)
{
  AnnexaWayPlace place;
  g_autofree char *here = NULL;
  g_autofree char *later = NULL;

  annexa_way_find_place (question->readiness, question->stage, &place);
  here = annexa_way_place_describe (&place);
  later = annexa_way_place_describe_later (&place);
  if (here != NULL)
    annexa_cli_print ("%s\n", here);
  if (later != NULL)
    annexa_cli_print ("%s\n", later);
}

static void
print_table (const Question *question)
{
  print_verdict (question, ANNEXA_STAGE_1);
  if (question->stage == ANNEXA_STAGE_2)
    print_verdict (question, ANNEXA_STAGE_2);
  print_place (question);
  annexa_cli_print ("\n");
  print_way (question);
  if (annexa_readiness_get_gaps (question->readiness)->len == 0)
    return;
  annexa_cli_print ("\n");
  print_gaps (question);
  print_next (question);
}

static AnnexaGapChoice
find_choice (const char *word)
{
  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (choices); i++)
    if (strcmp (choices[i], word) == 0)
      return (AnnexaGapChoice) i;
  return ANNEXA_GAPS_ALL;
}

static AnnexaCliResult
run (AnnexaCliArguments *arguments,
     GError            **error)
{
  g_autoptr (AnnexaProject) project = annexa_cli_project_read_as_of (arguments, error);
  g_autoptr (AnnexaReadiness) readiness = project != NULL ? annexa_readiness_new (project, error) : NULL;
  const char *stage = annexa_cli_arguments_get_option (arguments, "stage");
  Question question = { project, readiness, g_strcmp0 (stage, "1") == 0 ? ANNEXA_STAGE_1 : ANNEXA_STAGE_2,
                        find_choice (annexa_cli_arguments_get_option (arguments, "gaps")) };

  if (readiness == NULL)
    return ANNEXA_CLI_ERROR;
  if (annexa_cli_arguments_wants (arguments, "json"))
    print_json (&question);
  else
    print_table (&question);
  return annexa_readiness_is_ready (readiness, question.stage) ? ANNEXA_CLI_YES : ANNEXA_CLI_NO;
}

static const AnnexaCliOption options[] = {
  { "stage", 0, "STAGE", N_ ("Look only at what the audit of this stage looks at"), .words = "1|2" },
  { "gaps", 0, "WHICH", N_ ("Name only these gaps: “ending” are accepted ones that are open again soon"),
    .words = "all|open|accepted|ending" },
  ANNEXA_CLI_AS_OF_OPTION,
  ANNEXA_CLI_FORMAT_OPTION ("table|json"),
  { NULL },
};

const AnnexaCliCommand annexa_cli_check_command = {
  .name = "check",
  .usage = "FILE",
  .least = 1,
  .most = 1,
  .paths = 1,
  .summary = N_ ("Says what an auditor would object to today, and what is next"),
  .description
  = N_ ("Everything is computed from the registers; nothing can be ticked. Exits with 1 while a major gap is open. A "
        "gap can be accepted for a while: add an acceptance with the rule, the records, the reason, who accepts it and "
        "until when.\n\nExample: annexa-cli add firm.annexa acceptance rule=R24 records=A-030 reason=\"Is replaced in "
        "March\" accepted-by=P-002 accepted-on=2026-11-23 expires=2027-03-31"),
  .json = N_ ("An object: “as_of” (date), “ready” and “score” (objects with “stage-1” and “stage-2”), “clauses” (array "
              "of “id”, “open”, “score”), “findings” (array of “check”, “clause”, “severity”, “title”, “why”, “do”, "
              "“record” with “kind” and “ref”, “field”, “accepted”), “next” (array of “step”, “check”, “do”, “kind”, "
              "“ref”, “field”, “page”, “values”, “template”, in the order in which it is best done). “ref” is null where "
              "something is missing altogether; “values” then says what a new record has to hold, and “template” of what "
              "“annexa-cli add --template” makes it, or null. Where a document has been begun, “next” names the first "
              "thing that it lacks, one after the other, and its “status” in the end."),
  .options = options,
  .run = run,
};
