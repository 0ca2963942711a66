/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-standards"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-date.h"
#include "annexa-open-point.h"
#include "annexa-query.h"
#include "annexa-scales.h"
#include "annexa-template-text-private.h"
#include "annexa-text.h"

/* A text is kept with its words in braces and filled each time it is read, so that a new managing director does not mean
 * rewriting twenty documents. */

/**
 * Looks:
 * @PLAIN: one line of plain text, in which nothing is Markdown
 * @LINES: an entry per line: a list where the word stands alone on its line, else separated by commas
 * @MARKDOWN: Markdown, which goes on paper as it is
 */
typedef enum
{
  PLAIN,
  LINES,
  MARKDOWN,
} Looks;

typedef struct
{
  AnnexaProject *project;
  const AnnexaTemplate *template; /* what the text is a preview of, or NULL */
  AnnexaRecord *document;         /* what the text belongs to, or NULL */
  AnnexaRecord *organization;
  AnnexaRecord *limits;
  GPtrArray *missing;
  GPtrArray *unknown; /* words that Annexa does not know, in their braces */
} Filler;

typedef struct
{
  const char *word;
  char *(*get) (Filler *filler, const char *what);
  const char *what;
  Looks looks;
  const char *missing;
} Placeholder;

static char *
get_organization (Filler     *filler,
                  const char *field)
{
  return filler->organization != NULL ? g_strdup (annexa_record_get_text (filler->organization, field)) : NULL;
}

/* What Annexa has drafted is not what the organization says. */
static char *
get_scope (Filler     *filler,
           const char *field)
{
  g_autofree char *text = get_organization (filler, field);

  return annexa_text_is_draft (text) ? NULL : g_steal_pointer (&text);
}

static char *
get_name (Filler *filler,
          gint64  person)
{
  return person != 0 ? g_strdup (annexa_project_get_title (filler->project, annexa_kind_lookup ("person"), person))
                     : NULL;
}

static char *
get_leader (Filler     *filler,
            const char *field)
{
  return filler->organization != NULL ? get_name (filler, annexa_record_get_integer (filler->organization, field))
                                      : NULL;
}

static GPtrArray *
read_roles (Filler     *filler,
            const char *purpose)
{
  const AnnexaKind *kind = annexa_kind_lookup ("role");
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_set_text (&value, purpose);
  annexa_query_add_filter (query, annexa_kind_find_field (kind, "purpose"), ANNEXA_TEST_EQUAL, &value);
  return annexa_project_query_records (filler->project, query, NULL);
}

static void
add_name (GString *names,
          char    *name)
{
  if (name != NULL && *name != '\0')
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
  g_free (name);
}

/* The role of a purpose, or 0 where nobody has entered one. */
static gint64
find_role (Filler     *filler,
           const char *purpose)
{
  g_autoptr (GPtrArray) roles = read_roles (filler, purpose);

  return roles != NULL && roles->len > 0 ? annexa_record_get_id (roles->pdata[0]) : 0;
}

static char *
get_holders (Filler     *filler,
             const char *purpose)
{
  g_autoptr (GPtrArray) roles = read_roles (filler, purpose);
  GString *names = g_string_new (NULL);

  for (guint i = 0; roles != NULL && i < roles->len; i++)
    {
      gsize n_people;
      const gint64 *people = annexa_value_get_ids (annexa_record_get (roles->pdata[i], "held-by"), &n_people);

      for (gsize k = 0; k < n_people; k++)
        add_name (names, get_name (filler, people[k]));
    }
  return g_string_free (names, FALSE);
}

static char *
get_deputies (Filler     *filler,
              const char *purpose)
{
  g_autoptr (GPtrArray) roles = read_roles (filler, purpose);
  GString *names = g_string_new (NULL);

  for (guint i = 0; roles != NULL && i < roles->len; i++)
    add_name (names, get_name (filler, annexa_record_get_integer (roles->pdata[i], "deputy")));
  return g_string_free (names, FALSE);
}

static char *
get_limit (Filler     *filler,
           const char *name)
{
  const AnnexaField *field = annexa_kind_find_field (annexa_kind_lookup ("limits"), name);
  int n = filler->limits != NULL ? (int) annexa_record_get_integer (filler->limits, name) : 0;

  if (n == 0)
    return NULL;
  if (strcmp (field->unit, "months") == 0)
    return g_strdup_printf (ngettext ("%d month", "%d months", n), n);
  if (strcmp (field->unit, "hours") == 0)
    return g_strdup_printf (ngettext ("%d hour", "%d hours", n), n);
  return g_strdup_printf (ngettext ("%d day", "%d days", n), n);
}

static char *
get_person (Filler     *filler,
            const char *part)
{
  return filler->document != NULL ? get_name (filler, annexa_record_get_integer (filler->document, part)) : NULL;
}

static char *
get_version (Filler     *filler,
             const char *unused)
{
  return filler->document != NULL ? g_strdup (annexa_record_get_text (filler->document, "version"))
                                  : g_strdup (ANNEXA_FIRST_VERSION);
}

/* A draft bears the day on which it is read. */
static char *
get_date (Filler     *filler,
          const char *unused)
{
  const char *approved = filler->document != NULL ? annexa_record_get_text (filler->document, "approved-on") : NULL;
  g_autofree char *today = annexa_project_get_today (filler->project);

  return annexa_date_format_long (approved != NULL ? approved : today);
}

static char *
get_next_review (Filler     *filler,
                 const char *unused)
{
  g_autofree char *day = NULL;

  if (filler->document != NULL)
    day = g_strdup (annexa_record_get_text (filler->document, "next-review"));
  else if (filler->template != NULL)
    day = annexa_template_get_next_review (filler->template, filler->project);
  return day != NULL ? annexa_date_format_long (day) : NULL;
}

static char *
get_method (Filler     *filler,
            const char *field)
{
  return annexa_template_method_fact (filler->project, field);
}

static char *
get_scale (Filler     *filler,
           const char *dimension)
{
  return annexa_template_method_scale (filler->project, dimension);
}

static char *
get_levels (Filler     *filler,
            const char *unused)
{
  return annexa_template_method_levels (filler->project, unused);
}

static char *
get_matrix (Filler     *filler,
            const char *unused)
{
  return annexa_template_method_matrix (filler->project, unused);
}

static char *
get_line (Filler     *filler,
          const char *side)
{
  return annexa_template_method_line (filler->project, side);
}

#define NO_METHOD N_ ("put a risk method in force under Risk method")

/* What can stand in braces, apart from the limits: those go by the names of their fields. */
static const Placeholder placeholders[] = {
  { "organization", get_organization, "name", PLAIN, N_ ("give the name of the business under Organization") },
  { "legal-form", get_organization, "legal-form", PLAIN, N_ ("give the legal form of the business under Organization") },
  { "address", get_organization, "address", LINES, N_ ("give the address of the business under Organization") },
  { "sites", get_organization, "sites", LINES, N_ ("list the places where you work under Organization") },
  { "scope", get_scope, "scope-statement", MARKDOWN,
    N_ ("say under Organization what the scope covers; a draft does not count") },
  { "exclusions", get_organization, "scope-exclusions", MARKDOWN,
    N_ ("say under Organization what is left out of the scope and why, or that nothing is") },
  { "interfaces", get_organization, "interfaces", MARKDOWN,
    N_ ("say under Organization where work crosses the border of the scope") },
  { "business-aims", get_organization, "objectives-context", MARKDOWN,
    N_ ("say under Organization what the business is out for") },
  { "top-management", get_leader, "top-management", PLAIN, N_ ("name the head of the business under Organization") },
  { "isms-manager", get_leader, "isms-manager", PLAIN,
    N_ ("name the information security manager under Organization") },
  { "internal-auditor", get_holders, "internal-auditor", PLAIN, N_ ("name who audits internally under Roles") },
  { "data-protection", get_holders, "data-protection", PLAIN, N_ ("name who looks after data protection under Roles") },
  { "incident-lead", get_holders, "incident-lead", PLAIN, N_ ("name who leads in an incident under Roles") },
  { "incident-deputy", get_deputies, "incident-lead", PLAIN,
    N_ ("name the deputy of who leads in an incident under Roles") },
  { "method", get_method, "title", PLAIN, NO_METHOD },
  { "method-version", get_method, "version", PLAIN, N_ ("give the risk method a version") },
  { "method-description", get_method, "description", MARKDOWN,
    N_ ("say under Risk method how risks are found and rated") },
  { "likelihood-scale", get_scale, "likelihood", MARKDOWN, NO_METHOD },
  { "impact-scale", get_scale, "impact", MARKDOWN, NO_METHOD },
  { "risk-levels", get_levels, NULL, MARKDOWN, NO_METHOD },
  { "risk-matrix", get_matrix, NULL, MARKDOWN, NO_METHOD },
  { "acceptable-levels", get_line, "below", PLAIN, N_ ("mark under Risk method which levels are acceptable") },
  { "unacceptable-levels", get_line, "above", PLAIN, N_ ("mark under Risk method which levels are not acceptable") },
  { "owner", get_person, "owner", PLAIN, N_ ("name the owner of this document") },
  { "approver", get_person, "approver", PLAIN, N_ ("name the approver of this document") },
  { "version", get_version, NULL, PLAIN, N_ ("give this document a version") },
  { "date", get_date, NULL, PLAIN, NULL },
  { "next-review", get_next_review, NULL, PLAIN, N_ ("set the next review of this document") },
};

/* Finds what stands behind a word in braces; a limit is described in @limit. */
static const Placeholder *
find_placeholder (const char  *word,
                  Placeholder *limit)
{
  const AnnexaField *field = annexa_kind_find_field (annexa_kind_lookup ("limits"), word);

  for (guint i = 0; i < G_N_ELEMENTS (placeholders); i++)
    if (strcmp (placeholders[i].word, word) == 0)
      return &placeholders[i];
  if (field == NULL || field->unit == NULL)
    return NULL;
  *limit = (Placeholder){ field->name, get_limit, field->name, PLAIN, NULL };
  return limit;
}

/**
 * annexa_template_text_list_words:
 *
 * Returns: (transfer full) (array zero-terminated=1): every word that can stand in braces
 */
char **
annexa_template_text_list_words (void)
{
  const AnnexaKind *limits = annexa_kind_lookup ("limits");
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (placeholders); i++)
    g_strv_builder_add (words, placeholders[i].word);
  for (guint i = 0; i < limits->n_fields; i++)
    if (limits->fields[i].unit != NULL)
      g_strv_builder_add (words, limits->fields[i].name);
  return g_strv_builder_end (words);
}

/**
 * annexa_template_text_escape:
 * @text: plain text
 *
 * Returns: (transfer full): Markdown of one line that reads like @text
 */
char *
annexa_template_text_escape (const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '\n')
        {
          g_string_append_c (escaped, ' ');
          continue;
        }
      if (strchr ("\\`*_[]<>#&|~", *c) != NULL)
        g_string_append_c (escaped, '\\');
      g_string_append_c (escaped, *c);
    }
  return g_string_free (escaped, FALSE);
}

static char *
join_lines (const char *text,
            gboolean    alone)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *escaped = annexa_template_text_escape (g_strstrip (lines[i]));

      if (*escaped == '\0')
        continue;
      if (joined->len > 0)
        g_string_append (joined, alone ? "\n" : ", ");
      g_string_append_printf (joined, "%s%s", alone ? "- " : "", escaped);
    }
  return g_string_free (joined, FALSE);
}

static char *
dress (const char *text,
       Looks       looks,
       gboolean    alone)
{
  if (looks == LINES)
    return join_lines (text, alone);
  if (looks == MARKDOWN && alone)
    return g_strdup (text);
  return looks == MARKDOWN ? g_strdelimit (g_strdup (text), "\n", ' ') : annexa_template_text_escape (text);
}

static gint64
get_id (AnnexaRecord *record)
{
  return record != NULL ? annexa_record_get_id (record) : 0;
}

static char *
make_sentence (const char *request)
{
  const char *rest = g_utf8_next_char (request);
  g_autofree char *letter = g_utf8_strup (request, rest - request);

  return g_strconcat (letter, rest, NULL);
}

/**
 * annexa_template_text_dup_request:
 * @word: a word that can stand in braces and may lack something
 *
 * Returns: (transfer full): what to do where the project does not say yet what stands for it, as a sentence for people
 */
char *
annexa_template_text_dup_request (const char *word)
{
  Placeholder limit;
  const Placeholder *placeholder = find_placeholder (word, &limit);

  g_return_val_if_fail (placeholder != NULL && placeholder->missing != NULL, NULL);

  return make_sentence (_(placeholder->missing));
}

/* Adds a point, as a sentence of its own, that leads to where the project is made to say what it does not say yet. */
static void
add_point (Filler            *filler,
           const Placeholder *placeholder,
           const char        *request)
{
  const char *what = placeholder->what;
  g_autofree char *text = make_sentence (request);

  if (filler->missing == NULL)
    return;
  if (placeholder->get == get_organization || placeholder->get == get_scope || placeholder->get == get_leader)
    annexa_open_points_add (filler->missing, text, annexa_kind_lookup ("organization"), get_id (filler->organization),
                            what);
  else if (placeholder->get == get_limit)
    annexa_open_points_add (filler->missing, text, annexa_kind_lookup ("limits"), get_id (filler->limits), what);
  else if (placeholder->get == get_holders || placeholder->get == get_deputies)
    annexa_open_points_add (filler->missing, text, annexa_kind_lookup ("role"), find_role (filler, what),
                            placeholder->get == get_holders ? "held-by" : "deputy");
  else if (placeholder->get == get_person || placeholder->get == get_version || placeholder->get == get_next_review)
    annexa_open_points_add (filler->missing, text, annexa_kind_lookup ("document"), get_id (filler->document),
                            placeholder->word);
  else
    annexa_open_points_add (filler->missing, text, annexa_kind_lookup ("method"),
                            annexa_project_get_scales (filler->project)->method,
                            placeholder->get == get_method ? what : NULL);
}

/* What is missing is told once, and stands in bold so that nobody signs it by mistake. */
static char *
tell_missing (Filler            *filler,
              const Placeholder *placeholder)
{
  g_autofree char *request = NULL;
  g_autofree char *sentence = NULL;

  if (placeholder->get == get_limit)
    {
      const AnnexaField *field = annexa_kind_find_field (annexa_kind_lookup ("limits"), placeholder->word);

      /* TRANSLATORS: In the text of a document, in the place of a number, and in a list of what is missing; begins with a
       * small letter: “set “Months between internal audits” under Limits” */
      request = g_strdup_printf (_("set “%s” under Limits"), annexa_field_get_label (field));
    }
  else
    request = g_strdup (_(placeholder->missing));
  /* TRANSLATORS: In the text of a document, in the place of a name: “(name who leads in an incident under Roles)” */
  sentence = g_strdup_printf (_("(%s)"), request);
  add_point (filler, placeholder, request);
  return g_strdup_printf ("**%s**", sentence);
}

static char *
tell_unknown (Filler     *filler,
              const char *word)
{
  char *text = g_strdup_printf ("{%s}", word);

  if (!g_ptr_array_find_with_equal_func (filler->unknown, text, g_str_equal, NULL))
    g_ptr_array_add (filler->unknown, g_strdup (text));
  return text;
}

/* All of them are mended in one place, so that they are one point. */
static void
add_unknown (Filler *filler)
{
  guint n = filler->unknown->len;
  g_autofree char *words = NULL;
  g_autofree char *sentence = NULL;

  if (filler->missing == NULL || n == 0)
    return;
  g_ptr_array_add (filler->unknown, NULL);
  words = g_strjoinv (", ", (char **) filler->unknown->pdata);
  /* TRANSLATORS: The words, in braces */
  sentence = g_strdup_printf (ngettext ("Annexa does not know what to write for %s. Correct the word, or take the braces "
                                        "away.",
                                        "Annexa does not know what to write for %s. Correct the words, or take the braces "
                                        "away.",
                                        n),
                              words);
  annexa_open_points_add (filler->missing, sentence, annexa_kind_lookup ("document"), get_id (filler->document), "body");
}

/* A document that does not exist yet is going to have the people whom its template names. */
static const char *
get_word (Filler     *filler,
          const char *word)
{
  if (filler->document != NULL || filler->template == NULL)
    return word;
  if (strcmp (word, "owner") == 0 || strcmp (word, "approver") == 0)
    return annexa_template_get_person_field (filler->template, word);
  return word;
}

static char *
fill_word (Filler     *filler,
           const char *word,
           gboolean    alone)
{
  Placeholder limit;
  const Placeholder *placeholder = find_placeholder (get_word (filler, word), &limit);
  g_autofree char *value = NULL;

  if (placeholder == NULL)
    return tell_unknown (filler, word);
  value = placeholder->get (filler, placeholder->what);
  if (value == NULL || *value == '\0')
    return tell_missing (filler, placeholder);
  return dress (value, placeholder->looks, alone);
}

/* Takes the bold of what is missing away where the text around it is bold already. */
static char *
calm_down (const char *value,
           const char *text,
           int         start,
           int         end)
{
  gboolean bold = start >= 2 && strncmp (text + start - 2, "**", 2) == 0 && g_str_has_prefix (text + end, "**");

  if (bold && g_str_has_prefix (value, "**(") && g_str_has_suffix (value, ")**"))
    return g_strndup (value + 2, strlen (value) - 4);
  return g_strdup (value);
}

static gboolean
fill_match (const GMatchInfo *match,
            GString          *filled,
            gpointer          data)
{
  g_autofree char *word = g_match_info_fetch (match, 1);
  const char *text = g_match_info_get_string (match);
  g_autofree char *value = NULL;
  g_autofree char *calm = NULL;
  int start;
  int end;

  g_match_info_fetch_pos (match, 0, &start, &end);
  value = fill_word (data, word, (start == 0 || text[start - 1] == '\n') && (text[end] == '\n' || text[end] == '\0'));
  calm = calm_down (value, text, start, end);
  g_string_append (filled, calm);
  return FALSE;
}

/* As annexa_template_text_fill(), also for a template of which no document has been made yet. */
char *
annexa_template_text_fill_for (const char           *text,
                               AnnexaProject        *project,
                               const AnnexaTemplate *template,
                               AnnexaRecord         *document,
                               GPtrArray            *missing)
{
  g_autoptr (AnnexaRecord) organization
      = annexa_project_get_single (project, annexa_kind_lookup ("organization"), NULL);
  g_autoptr (AnnexaRecord) limits = annexa_project_get_single (project, annexa_kind_lookup ("limits"), NULL);
  g_autoptr (GPtrArray) unknown = g_ptr_array_new_with_free_func (g_free);
  Filler filler = { project, template, document, organization, limits, missing, unknown };
  g_autoptr (GRegex) regex = g_regex_new ("\\{([a-z][a-z0-9-]*)\\}", 0, 0, NULL);
  char *filled = g_regex_replace_eval (regex, text, -1, 0, 0, fill_match, &filler, NULL);

  add_unknown (&filler);
  return filled;
}

/**
 * annexa_template_text_fill:
 * @text: Markdown in which words in braces stand for what the project says: "{organization}"
 * @project: the project
 * @document: (nullable): the document record that the text belongs to, for its owner, version and dates
 * @missing: (nullable) (element-type AnnexaOpenPoint): where to add what the project does not say yet
 *
 * Fills a text from the project. What is missing stands in the text as well, in words; braces around a word that Annexa
 * does not know stay as they are.
 *
 * Returns: (transfer full): Markdown
 */
char *
annexa_template_text_fill (const char    *text,
                           AnnexaProject *project,
                           AnnexaRecord  *document,
                           GPtrArray     *missing)
{
  return annexa_template_text_fill_for (text, project, NULL, document, missing);
}
