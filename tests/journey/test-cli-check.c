/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "annexa-date.h"
#include "annexa-test-cli.h"
#include "annexa-test.h"

/* Readiness from the command line: what it answers, gaps that are accepted, the example mended, and from an empty project
 * to stage 1 with nothing but what is said to be next. */

static char *
new_file (const char *name,
          const char *option,
          const char *value)
{
  char *file = annexa_test_path (name);

  g_unlink (file);
  annexa_test_cli ("new", file, option, value, NULL);
  return file;
}

/* The program lives on the day that it really is. */
static char *
day_from_now (int days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%F");

  return annexa_date_add_days (today, days);
}

/* Exits with 1 while a major gap is open, which is no failure. */
static JsonNode *
check (const char *file,
       const char *stage,
       int         expected)
{
  const char *const arguments[] = { "check", file, "--format", "json", "--stage", stage, NULL };
  g_autoptr (AnnexaCliRun) run = annexa_test_cli_run (arguments);
  g_autoptr (GError) error = NULL;
  JsonNode *node;

  g_assert_cmpstr (run->errors, ==, "");
  if (expected >= 0)
    g_assert_cmpint (run->status, ==, expected);
  else
    g_assert_cmpint (run->status, <=, 1);
  node = json_from_string (run->output, &error);
  g_assert_no_error (error);
  return node;
}

static JsonArray *
get_array (JsonNode   *node,
           const char *name)
{
  return json_object_get_array_member (json_node_get_object (node), name);
}

static const char *
get_text (JsonObject *object,
          const char *name)
{
  g_assert_true (json_object_has_member (object, name));
  return json_object_get_null_member (object, name) ? NULL : json_object_get_string_member (object, name);
}

/* The first thing of a check in a list. */
static JsonObject *
find_of_check (JsonNode   *node,
               const char *list,
               const char *check_id)
{
  JsonArray *items = get_array (node, list);

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);

      if (strcmp (get_text (item, "check"), check_id) == 0)
        return item;
    }
  return NULL;
}

static void
test_answer (void)
{
  g_autofree char *file = new_file ("answer.annexa", "--sample", NULL);
  g_autofree char *today = day_from_now (0);
  g_autoptr (JsonNode) node = check (file, "2", 1);
  g_autoptr (JsonNode) again = check (file, "2", 1);
  JsonObject *object = json_node_get_object (node);
  JsonObject *finding = find_of_check (node, "findings", "R24");
  JsonObject *next = json_array_get_object_element (get_array (node, "next"), 0);
  g_autofree char *first_text = json_to_string (node, FALSE);
  g_autofree char *second_text = json_to_string (again, FALSE);

  g_assert_cmpstr (first_text, ==, second_text);
  g_assert_cmpstr (get_text (object, "as_of"), ==, today);
  g_assert_false (json_object_get_boolean_member (json_object_get_object_member (object, "ready"), "stage-1"));
  g_assert_cmpfloat (json_object_get_double_member (json_object_get_object_member (object, "score"), "stage-2"), <, 1);
  g_assert_cmpuint (json_array_get_length (get_array (node, "clauses")), >, 20);

  g_assert_nonnull (finding);
  g_assert_cmpstr (get_text (finding, "clause"), ==, "A.5.9");
  g_assert_cmpstr (get_text (finding, "severity"), ==, "minor");
  g_assert_cmpstr (get_text (finding, "field"), ==, "owner");
  g_assert_nonnull (get_text (finding, "title"));
  g_assert_nonnull (get_text (finding, "why"));
  g_assert_nonnull (get_text (finding, "do"));
  g_assert_null (get_text (finding, "accepted"));
  g_assert_cmpstr (get_text (json_object_get_object_member (finding, "record"), "kind"), ==, "asset");
  g_assert_cmpstr (get_text (json_object_get_object_member (finding, "record"), "ref"), ==, "A-030");

  /* What the statement lacks comes before the steps one by one. */
  g_assert_cmpstr (get_text (next, "step"), ==, "treatment");
  g_assert_cmpstr (get_text (next, "kind"), ==, "control");
  g_assert_cmpstr (get_text (next, "field"), ==, "applicable");
  g_assert_cmpstr (get_text (next, "page"), ==, "applicability");
  next = json_array_get_object_element (get_array (node, "next"), 1);
  g_assert_cmpstr (get_text (next, "step"), ==, "risk-assessment");
  g_assert_cmpstr (get_text (next, "kind"), ==, "risk");
  g_assert_cmpstr (get_text (next, "ref"), ==, "R-028");
  g_assert_cmpstr (get_text (next, "field"), ==, "owner");
  g_assert_cmpstr (get_text (next, "page"), ==, "risks");
}

/* Stage 1 does not ask for what stage 2 asks for. */
static void
test_stage (void)
{
  g_autofree char *file = new_file ("stage.annexa", "--sample", NULL);
  g_autoptr (JsonNode) first = check (file, "1", 1);
  g_autoptr (JsonNode) second = check (file, "2", 1);

  g_assert_null (find_of_check (first, "findings", "R40"));
  g_assert_nonnull (find_of_check (second, "findings", "R40"));
  annexa_test_cli_fails ("1, 2", "check", file, "--stage", "3", NULL);
}

/* Whether the accepted gap and an open one are among those that were asked for. */
static void
assert_refs (const char *file,
             const char *gaps,
             gboolean    accepted,
             gboolean    open)
{
  const char *const arguments[] = { "check", file, "--format", "json", "--gaps", gaps, NULL };
  g_autoptr (AnnexaCliRun) run = annexa_test_cli_run (arguments);
  g_autoptr (JsonNode) node = json_from_string (run->output, NULL);

  g_assert_true ((find_of_check (node, "findings", "R24") != NULL) == accepted);
  g_assert_true ((find_of_check (node, "findings", "R10") != NULL) == open);
}

static void
test_acceptance (void)
{
  g_autofree char *file = new_file ("acceptance.annexa", "--sample", NULL);
  g_autofree char *accepted = day_from_now (-10);
  g_autofree char *on = g_strconcat ("accepted-on=", accepted, NULL);
  g_autofree char *today = day_from_now (0);
  g_autofree char *until = g_strconcat ("expires=", today, NULL);
  g_autofree char *yesterday = day_from_now (-1);
  g_autofree char *over = g_strconcat ("expires=", yesterday, NULL);
  g_autofree char *ref = annexa_test_cli_answer ("add", file, "acceptance", "rule=R24", "records=A-030",
                                                 "reason=Is replaced", "accepted-by=P-002", on, until, NULL);
  g_autoptr (JsonNode) node = check (file, "2", 1);
  JsonObject *held = json_object_get_object_member (find_of_check (node, "findings", "R24"), "accepted");
  g_autoptr (JsonNode) later = NULL;

  g_strstrip (ref);
  g_assert_cmpstr (get_text (held, "ref"), ==, ref);
  g_assert_cmpstr (get_text (held, "by"), ==, "P-002");
  g_assert_cmpstr (get_text (held, "reason"), ==, "Is replaced");
  g_assert_cmpstr (get_text (held, "on"), ==, accepted);
  g_assert_cmpstr (get_text (held, "until"), ==, today);

  assert_refs (file, "open", FALSE, TRUE);
  assert_refs (file, "accepted", TRUE, FALSE);
  assert_refs (file, "ending", TRUE, FALSE);
  annexa_test_cli ("set", file, "acceptance", ref, "expires=2099-12-31", NULL);
  assert_refs (file, "ending", FALSE, FALSE);
  annexa_test_cli ("set", file, "acceptance", ref, over, NULL);
  later = check (file, "2", 1);
  g_assert_true (json_object_get_null_member (find_of_check (later, "findings", "R24"), "accepted"));
  annexa_test_cli_fails ("no such rule", "set", file, "acceptance", ref, "rule=R999", NULL);
}

/* How it stood when something was not mended yet. */
static void
test_past (void)
{
  g_autofree char *file = new_file ("past.annexa", "--sample", NULL);
  g_autoptr (JsonNode) now = NULL;
  g_autoptr (AnnexaCliRun) run = NULL;

  g_free (annexa_test_cli_answer ("baseline", file, "Before", NULL));
  annexa_test_cli ("set", file, "asset", "A-030", "owner=P-003", NULL);
  now = check (file, "2", 1);
  g_assert_null (find_of_check (now, "findings", "R24"));
  run = annexa_test_cli_run ((const char *const[]){ "check", file, "--as-of", "Before", NULL });
  g_assert_cmpint (run->status, ==, 1);
  g_assert_nonnull (strstr (run->output, "A-030"));
}

static gboolean
put_day (const GMatchInfo *match,
         GString          *result,
         gpointer          data)
{
  g_autofree char *number = g_match_info_fetch (match, 1);
  g_autofree char *day = day_from_now ((int) g_ascii_strtoll (number, NULL, 10));

  g_string_append (result, day);
  return FALSE;
}

/* The edits that mend the example, each as a command. */
static void
mend (const char *file)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "mended-sample.txt", NULL);
  g_autoptr (GRegex) day = g_regex_new ("\\{today([+-]\\d+)?\\}", 0, 0, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = g_regex_replace_eval (day, lines[i], -1, 0, 0, put_day, NULL, NULL);
      g_auto (GStrv) words = NULL;
      g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
      g_autoptr (AnnexaCliRun) run = NULL;

      if (*line == '\0' || *line == '#')
        continue;
      g_assert_true (g_shell_parse_argv (line, NULL, &words, NULL));
      g_ptr_array_add (arguments, words[0]);
      g_ptr_array_add (arguments, (gpointer) file);
      for (guint j = 1; words[j] != NULL; j++)
        g_ptr_array_add (arguments, words[j]);
      g_ptr_array_add (arguments, NULL);
      run = annexa_test_cli_run ((const char *const *) arguments->pdata);
      g_assert_cmpstr (run->errors, ==, "");
      g_assert_cmpint (run->status, ==, 0);
    }
}

static void
test_mended (void)
{
  g_autofree char *file = new_file ("mended.annexa", "--sample", NULL);
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *table = NULL;

  mend (file);
  node = check (file, "2", 0);
  g_assert_cmpuint (json_array_get_length (get_array (node, "findings")), ==, 0);
  g_assert_cmpuint (json_array_get_length (get_array (node, "next")), ==, 0);
  table = annexa_test_cli_answer ("check", file, NULL);
  g_assert_nonnull (strstr (table, "Stage 2: ready, 100 %"));
  g_assert_nonnull (strstr (table, "Context and scope"));
  g_assert_null (strstr (table, "Under way"));
}

/* From here on somebody who knows nothing follows what is next: fills the field that is named, or adds the record that is
 * missing. What the fields are is asked of the program; what belongs into them is answered here. */

static JsonObject *
find_field (JsonNode   *kinds,
            const char *kind,
            const char *name)
{
  JsonArray *all = json_node_get_array (kinds);

  for (guint i = 0; i < json_array_get_length (all); i++)
    {
      JsonObject *object = json_array_get_object_element (all, i);
      JsonArray *fields = json_object_get_array_member (object, "fields");

      for (guint j = 0; strcmp (get_text (object, "name"), kind) == 0 && j < json_array_get_length (fields); j++)
        if (strcmp (get_text (json_array_get_object_element (fields, j), "name"), name) == 0)
          return json_array_get_object_element (fields, j);
    }
  g_error ("no field %s.%s", kind, name);
}

/* Answers that a type alone does not give. */
static const char *const answers[][2] = {
  { "proposal", "no" },        { "applicable", "yes" },       { "reasons", "best-practice" }, { "taken-into-isms", "no" },
  { "treatment", "retain" },   { "classification", "internal" }, { "affects", "C; I; A" },    { "current-likelihood", "1" },
  { "current-impact", "1" },   { "target-likelihood", "1" },  { "target-impact", "1" },       { "policy-link", "D-001" },
  { "addressed-by", "R-001" }, { "met-by", "A.5.1" },         { "planned-controls", "A.5.1" }, { "audited", "4.1" },
};

static char *
answer (JsonNode   *kinds,
        const char *kind,
        const char *name)
{
  JsonObject *field = find_field (kinds, kind, name);
  const char *type = get_text (field, "type");
  JsonArray *choices = json_object_get_array_member (field, "choices");

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    if (strcmp (answers[i][0], name) == 0)
      return g_strdup (answers[i][1]);
  if (strcmp (type, "one") == 0 || strcmp (type, "many") == 0)
    return g_strdup ("P-001");
  if (strcmp (type, "date") == 0)
    return day_from_now (strcmp (name, "due") == 0 || g_str_has_prefix (name, "next-") ? 60 : 0);
  if (strcmp (type, "choice") == 0)
    return g_strdup (get_text (json_array_get_object_element (choices, json_array_get_length (choices) - 1), "word"));
  if (strcmp (type, "text") == 0 || strcmp (type, "long") == 0)
    return g_strdup ("Talked about and written down by all of us.");
  return g_strdup ("2");
}

static void
add_word (GPtrArray  *words,
          const char *name,
          const char *value)
{
  g_ptr_array_add (words, g_strdup_printf ("%s=%s", name, value));
}

/* What else a new record of a kind needs so that it counts, as its form would ask for it. */
static const struct
{
  const char *kind;
  const char *name;
  const char *value;
} wanted[] = {
  { "document", "status", "in-force" }, { "document", "approver", "P-001" }, { "document", "owner", "P-001" },
  { "document", "version", "1.0" },     { "document", "body", "What we do." }, { "objective", "status", "on-track" },
  { "task", "responsible", "P-001" },
};

static void
run_words (GPtrArray *words)
{
  g_autoptr (AnnexaCliRun) run = NULL;

  g_ptr_array_add (words, NULL);
  run = annexa_test_cli_run ((const char *const *) words->pdata);
  if (run->status != 0)
    {
      g_autofree char *line = g_strjoinv (" ", (char **) words->pdata);

      g_error ("%s: %s", line, run->errors);
    }
}

static GPtrArray *
new_words (const char *command,
           const char *file,
           const char *kind)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (words, g_strdup (command));
  g_ptr_array_add (words, g_strdup (file));
  g_ptr_array_add (words, g_strdup (kind));
  return words;
}

static void
add_missing (JsonNode   *kinds,
             const char *file,
             JsonObject *next)
{
  const char *kind = get_text (next, "kind");
  const char *field = get_text (next, "field");
  JsonObject *values = json_object_get_object_member (next, "values");
  g_autoptr (GList) names = json_object_get_members (values);
  g_autoptr (GPtrArray) words = new_words ("add", file, kind);
  g_autofree char *today = day_from_now (0);
  static const char *const titles[] = { "title", "name", "subject", "date" };
  JsonArray *all = json_node_get_array (kinds);

  for (GList *name = names; name != NULL; name = name->next)
    add_word (words, name->data, json_object_get_string_member (values, name->data));
  for (guint i = 0; i < json_array_get_length (all); i++)
    {
      JsonObject *object = json_array_get_object_element (all, i);
      JsonArray *fields = json_object_get_array_member (object, "fields");

      for (guint j = 0; strcmp (get_text (object, "name"), kind) == 0 && j < json_array_get_length (fields); j++)
        if (g_strv_contains (titles, get_text (json_array_get_object_element (fields, j), "name"))
            && json_object_get_boolean_member (json_array_get_object_element (fields, j), "required"))
          {
            const char *name = get_text (json_array_get_object_element (fields, j), "name");
            g_autofree char *value = answer (kinds, kind, name);

            add_word (words, name, value);
          }
    }
  if (field != NULL && !json_object_has_member (values, field)
      && !json_object_get_boolean_member (find_field (kinds, kind, field), "computed"))
    {
      g_autofree char *value = answer (kinds, kind, field);

      add_word (words, field, value);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (strcmp (wanted[i].kind, kind) == 0 && g_strcmp0 (field, wanted[i].name) != 0)
      add_word (words, wanted[i].name, wanted[i].value);
  if (strcmp (kind, "document") == 0)
    add_word (words, "approved-on", today);
  run_words (words);
}

/* A round of assessment is closed, not filled in. */
static void
assess (const char *file)
{
  g_autofree char *today = day_from_now (0);
  g_autofree char *date = g_strconcat ("date=", today, NULL);
  g_autofree char *ref = annexa_test_cli_answer ("add", file, "assessment", "title=First round", date, NULL);

  annexa_test_cli ("close-assessment", file, g_strstrip (ref), "--by", "P-001", "--on", today, NULL);
}

/* No field of an asset says which risks it has, and none of a control which tasks: these are added for it. */
static void
add_for (const char *file,
         const char *kind,
         const char *field,
         const char *ref)
{
  g_autoptr (GPtrArray) words = new_words ("add", file, kind);
  g_autofree char *due = day_from_now (60);

  add_word (words, "title", "What could happen, or is to be done");
  add_word (words, field, ref);
  if (strcmp (kind, "task") == 0)
    {
      add_word (words, "responsible", "P-001");
      add_word (words, "due", due);
    }
  run_words (words);
}

/* A document that lacks nothing is approved as of today. */
static void
bring_into_force (const char *file,
                  const char *ref)
{
  g_autofree char *today = day_from_now (0);
  g_autofree char *approved = g_strconcat ("approved-on=", today, NULL);

  annexa_test_cli ("set", file, "document", ref, "status=in-force", "version=1.0", approved, NULL);
}

static void
follow (JsonNode   *kinds,
        const char *file,
        JsonObject *next)
{
  const char *kind = get_text (next, "kind");
  const char *ref = get_text (next, "ref");
  const char *field = get_text (next, "field");
  g_autofree char *value = NULL;
  g_autoptr (GPtrArray) words = NULL;

  if (strcmp (kind, "assessment") == 0)
    assess (file);
  else if (get_text (next, "template") != NULL)
    g_free (annexa_test_cli_answer ("add", file, kind, "--template", get_text (next, "template"), NULL));
  else if (strcmp (kind, "document") == 0 && g_strcmp0 (field, "status") == 0)
    bring_into_force (file, ref);
  else if (ref == NULL)
    add_missing (kinds, file, next);
  else if (field == NULL)
    add_for (file, "risk", "assets", ref);
  else if (strcmp (field, "tasks") == 0)
    add_for (file, "task", "for", ref);
  else
    {
      /* Nobody stands in for themselves. */
      value = strcmp (field, "deputy") == 0 ? g_strstrip (annexa_test_cli_answer ("add", file, "person", "name=Ben Amin", NULL))
                                            : answer (kinds, kind, field);
      words = new_words ("set", file, kind);
      g_ptr_array_add (words, g_strdup (ref));
      add_word (words, field, value);
      run_words (words);
    }
}

/* Looking for leaks takes half of the time of each command. Here the same few run a thousand times; that they leak nothing is
 * for the other tests to find, which run each of them once. */
static void
leave_leaks_to_others (void)
{
  const char *set = g_getenv ("ASAN_OPTIONS");
  g_autofree char *options = g_strconcat (set != NULL ? set : "", set != NULL ? ":" : "", "detect_leaks=0", NULL);

  g_setenv ("ASAN_OPTIONS", options, TRUE);
}

static void
test_way (gconstpointer data)
{
  const char *trade = data;
  g_autofree char *file = new_file ("way.annexa", "--starter", trade);
  g_autoptr (JsonNode) kinds = annexa_test_cli_json ("kinds", "--format", "json", NULL);
  gboolean ready = FALSE;
  double score = 0;

  leave_leaks_to_others ();
  for (guint round = 0; round < 30 && !ready; round++)
    {
      g_autoptr (JsonNode) node = check (file, "1", -1);
      g_autoptr (GHashTable) touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      JsonArray *next = get_array (node, "next");
      JsonObject *object = json_node_get_object (node);
      double now = json_object_get_double_member (json_object_get_object_member (object, "score"), "stage-1");

      ready = json_object_get_boolean_member (json_object_get_object_member (object, "ready"), "stage-1");
      g_test_message ("%s, round %u: %.2f, %u to do", trade, round, now, json_array_get_length (next));
      g_assert_true (ready || round == 0 || now > score || json_array_get_length (next) > 0);
      score = now;
      for (guint i = 0; !ready && i < json_array_get_length (next); i++)
        {
          JsonObject *item = json_array_get_object_element (next, i);
          const char *field = get_text (item, "field");
          g_autofree char *key = g_strdup_printf ("%s %s %s", get_text (item, "kind"), get_text (item, "ref"),
                                                  field != NULL ? field : "");

          if (get_text (item, "ref") == NULL || g_hash_table_add (touched, g_steal_pointer (&key)))
            follow (kinds, file, item);
        }
    }
  g_assert_true (ready);
  g_assert_cmpfloat (score, >, 0.8);
}

/* Does the next thing for the rule about the scope. Returns what is said to be done, and %NULL once the rule is kept. */
static char *
follow_scope (JsonNode   *kinds,
              const char *file)
{
  g_autoptr (JsonNode) node = check (file, "1", 1);
  JsonObject *item = find_of_check (node, "next", "R26");

  if (item == NULL)
    return NULL;
  g_assert_true ((strstr (get_text (find_of_check (node, "findings", "R26"), "do"), "Adopt") != NULL)
                 == (strstr (get_text (item, "do"), "Adopt") != NULL));
  g_assert_cmpuint (json_object_get_size (json_object_get_object_member (item, "values")), ==,
                    get_text (item, "template") != NULL ? 1 : 0);
  follow (kinds, file, item);
  return g_strdup (get_text (item, "do"));
}

/* A template is adopted; from then on what is next is not to adopt it once more, but what the draft lacks. */
static void
test_begun (void)
{
  g_autofree char *file = new_file ("begun.annexa", "--starter", "software");
  g_autoptr (JsonNode) kinds = annexa_test_cli_json ("kinds", "--format", "json", NULL);
  g_autofree char *adopt = NULL;
  g_autofree char *last = NULL;
  guint n_steps = 0;

  g_free (annexa_test_cli_answer ("add", file, "person", "name=Ana Ruiz", NULL));
  adopt = follow_scope (kinds, file);
  g_assert_nonnull (strstr (adopt, "Adopt the template"));
  for (char *step = follow_scope (kinds, file); step != NULL; step = follow_scope (kinds, file))
    {
      g_assert_cmpuint (n_steps++, <, 20);
      g_assert_null (strstr (step, "Adopt"));
      g_assert_cmpstr (step, !=, last);
      g_free (last);
      last = step;
    }
  g_assert_cmpuint (n_steps, >, 3);
  g_assert_true (g_str_has_prefix (last, "Put D-001"));
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/cli/check/answer", test_answer);
  g_test_add_func ("/cli/check/stage", test_stage);
  g_test_add_func ("/cli/check/acceptance", test_acceptance);
  g_test_add_func ("/cli/check/past", test_past);
  g_test_add_func ("/cli/check/mended", test_mended);
  g_test_add_func ("/cli/check/begun", test_begun);
  g_test_add_data_func ("/cli/check/way/planning", "planning", test_way);
  g_test_add_data_func ("/cli/check/way/health", "health", test_way);
  g_test_add_data_func ("/cli/check/way/manufacturing", "manufacturing", test_way);
  return g_test_run ();
}
