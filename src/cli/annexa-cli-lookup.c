/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "annexa-cli-lookup.h"
#include "annexa-cli-project.h"
#include "annexa-cli-suggest.h"
#include "annexa-error.h"
#include "annexa-text.h"

/* How the stable names of the ready-made risk methods begin. */
#define PRESET_PREFIX "matrix-"

/**
 * annexa_cli_find_kind:
 * @name: a word from the command line
 * @error: return location
 *
 * Returns: (nullable): the kind of that stable name
 */
const AnnexaKind *
annexa_cli_find_kind (const char *name,
                      GError    **error)
{
  const AnnexaKind *kind = annexa_kind_lookup (name);
  g_autoptr (AnnexaCliSuggester) suggester = NULL;
  g_autofree char *suggestion = NULL;
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  if (kind != NULL)
    return kind;

  suggester = annexa_cli_suggester_new (name);
  for (guint i = 0; i < n_kinds; i++)
    {
      annexa_cli_suggester_add (suggester, kinds[i]->name, kinds[i]->name);
      annexa_cli_suggester_add (suggester, kinds[i]->plural, kinds[i]->name);
      annexa_cli_suggester_add (suggester, annexa_kind_get_label (kinds[i]), kinds[i]->name);
      annexa_cli_suggester_add (suggester, annexa_kind_get_plural (kinds[i]), kinds[i]->name);
    }
  suggestion = annexa_cli_suggester_finish (suggester);
  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND,
               /* TRANSLATORS: A word; then nothing, or “ Did you mean “asset”?” */
               _("There is no kind “%s”.%s “annexa-cli kinds” lists all of them."), name, suggestion);
  return NULL;
}

/* "A-012" has the letters that the program gives to new assets; whoever writes them small is told the right ones later. */
static gboolean
has_letters (const char *ref,
             const char *letters)
{
  gsize length = strlen (letters);

  return g_ascii_strncasecmp (ref, letters, length) == 0 && ref[length] == '-' && g_ascii_isdigit (ref[length + 1]);
}

/**
 * annexa_cli_guess_kind:
 * @ref: a word from the command line
 *
 * Returns: (nullable): the kind whose references look like the word: “A-012” is an asset, “A.5.1” a control of Annex A
 *   and “6.1.3” a clause
 */
const AnnexaKind *
annexa_cli_guess_kind (const char *ref)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (has_letters (ref, annexa_kind_find_field (kinds[i], "ref")->prefix))
      return kinds[i];
  if (g_ascii_strncasecmp (ref, "A.", 2) == 0 && g_ascii_isdigit (ref[2]))
    return annexa_kind_lookup ("control");
  if (g_ascii_isdigit (*ref) && ref[strspn (ref, "0123456789.")] == '\0')
    return annexa_kind_lookup ("requirement");
  return NULL;
}

/**
 * annexa_cli_find_field:
 * @kind: a kind
 * @name: a word from the command line
 * @error: return location
 *
 * Returns: (nullable): the field of that stable name
 */
const AnnexaField *
annexa_cli_find_field (const AnnexaKind *kind,
                       const char       *name,
                       GError          **error)
{
  const AnnexaField *field = annexa_kind_find_field (kind, name);
  const AnnexaField *meant = field == NULL ? annexa_kind_match_field (kind, name) : NULL;
  g_autoptr (AnnexaCliSuggester) suggester = NULL;
  g_autofree char *suggestion = NULL;

  if (field != NULL)
    return field;

  suggester = annexa_cli_suggester_new (name);
  if (meant != NULL)
    annexa_cli_suggester_add (suggester, name, meant->name);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      annexa_cli_suggester_add (suggester, kind->fields[i].name, kind->fields[i].name);
      annexa_cli_suggester_add (suggester, annexa_field_get_label (&kind->fields[i]), kind->fields[i].name);
    }
  suggestion = annexa_cli_suggester_finish (suggester);
  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND,
               /* TRANSLATORS: The stable name of a kind, a word; then nothing, or “ Did you mean “owner”?”; the stable
                * name of the kind */
               _("The kind “%s” has no field “%s”.%s “annexa-cli kinds %s” lists all of them."), kind->name, name,
               suggestion, kind->name);
  return NULL;
}

/* Whether a field may name records of the kind; no field stands for whoever looks for a record of any kind. */
static gboolean
may_be (const AnnexaField *field,
        const AnnexaKind  *kind)
{
  return field == NULL || annexa_field_may_name (field, kind);
}

/* The kind that has a record of just that reference. */
static const AnnexaKind *
find_owner (AnnexaProject     *project,
            const AnnexaField *field,
            const char        *ref)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (may_be (field, kinds[i]) && annexa_project_find_ref (project, kinds[i], ref) != 0)
      return kinds[i];
  return NULL;
}

/* Somebody may have written the ref in small letters, or the title. */
static void
add_records (AnnexaProject      *project,
             const AnnexaKind   *kind,
             AnnexaCliSuggester *suggester)
{
  g_autoptr (GArray) titles = annexa_project_list_titles (project, kind, NULL);

  for (guint i = 0; titles != NULL && i < titles->len; i++)
    {
      const AnnexaTitle *title = &g_array_index (titles, AnnexaTitle, i);

      annexa_cli_suggester_add (suggester, title->ref, title->ref);
      annexa_cli_suggester_add (suggester, title->title, title->ref);
    }
}

/* People leave out the letter of Annex A. */
static char *
add_annex (const char *ref)
{
  return g_ascii_isdigit (*ref) ? g_strconcat ("A.", ref, NULL) : g_strdup (ref);
}

/* What might have been meant where a record of the kind was looked for. */
static char *
suggest_record (AnnexaProject    *project,
                const AnnexaKind *kind,
                const char       *ref)
{
  g_autoptr (AnnexaCliSuggester) suggester = annexa_cli_suggester_new (ref);
  g_autofree char *annex = add_annex (ref);
  const AnnexaKind *owner = find_owner (project, NULL, ref);

  if (owner == NULL)
    owner = find_owner (project, NULL, annex);
  if (owner != NULL && owner != kind)
    /* TRANSLATORS: It follows another sentence, so the space at its beginning is needed. The stable name of a kind, a
     * reference: “ Did you mean “risk R-004”?” */
    return g_strdup_printf (_(" Did you mean “%s %s”?"), owner->name,
                            annexa_project_find_ref (project, owner, ref) != 0 ? ref : annex);

  add_records (project, kind, suggester);
  return annexa_cli_suggester_finish (suggester);
}

/* What may have been meant by a reference in a field, where the project has no such record. */
static char *
suggest_named (AnnexaProject     *project,
               const AnnexaField *field,
               const char        *ref)
{
  g_autoptr (AnnexaCliSuggester) suggester = annexa_cli_suggester_new (ref);
  g_autofree char *annex = add_annex (ref);
  const AnnexaKind *owner = find_owner (project, NULL, ref);
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  if (find_owner (project, field, annex) != NULL)
    annexa_cli_suggester_add (suggester, ref, annex);
  else if (owner != NULL)
    /* TRANSLATORS: It follows another sentence, so the space at its beginning is needed. A reference and the kind that it
     * belongs to: “ A-004 is one of the “Assets”.” */
    return g_strdup_printf (_(" %s is one of the “%s”."), ref, annexa_kind_get_plural (owner));
  for (guint i = 0; i < n_kinds; i++)
    if (may_be (field, kinds[i]))
      add_records (project, kinds[i], suggester);
  return annexa_cli_suggester_finish (suggester);
}

/* Says which of the references in the text is none, and what may have been meant by it. */
static void
suggest_all (AnnexaProject     *project,
             const AnnexaField *field,
             const char        *text,
             GError            *error)
{
  g_auto (GStrv) parts
      = field->type == ANNEXA_FIELD_LINKS ? annexa_text_split_list (text) : g_strsplit (text, "\n", 1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
      g_autofree char *suggestion = NULL;
      char *message;

      if (annexa_project_parse (project, field, parts[i], &value, NULL))
        continue;
      suggestion = suggest_named (project, field, parts[i]);
      message = g_strconcat (error->message, suggestion, NULL);
      g_free (error->message);
      error->message = message;
      return;
    }
}

/**
 * annexa_cli_parse:
 * @project: a project
 * @field: a field
 * @text: what somebody wrote for it
 * @value: (out caller-allocates): an empty value
 * @error: return location
 *
 * Like annexa_project_parse(), and says what may have been meant where there is no such record.
 *
 * Returns: whether @text could be understood
 */
gboolean
annexa_cli_parse (AnnexaProject     *project,
                  const AnnexaField *field,
                  const char        *text,
                  AnnexaValue       *value,
                  GError           **error)
{
  g_autoptr (GError) local_error = NULL;

  if (annexa_project_parse (project, field, text, value, &local_error))
    return TRUE;
  if (g_error_matches (local_error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND))
    suggest_all (project, field, text, local_error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* A word that should be a kind is taken for a reference when it has a digit, which no name of a kind has. */
static gboolean
looks_like_ref (const char *word)
{
  return word[strcspn (word, "0123456789")] != '\0';
}

static void
set_no_kind (AnnexaProject      *project,
             AnnexaCliArguments *arguments,
             const char         *ref,
             GError            **error)
{
  const AnnexaKind *owner = find_owner (project, NULL, ref);
  g_autoptr (AnnexaCliSuggester) suggester = annexa_cli_suggester_new (ref);
  g_autofree char *suggestion = NULL;
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  if (owner != NULL)
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX,
                   /* TRANSLATORS: A reference, the name of a command, the stable name of a kind, the reference */
                   _("The form of “%s” does not tell its kind. Write: annexa-cli %s FILE %s %s"), ref,
                   annexa_cli_arguments_get_command (arguments)->name, owner->name, ref);
      return;
    }
  annexa_cli_suggester_be_strict (suggester);
  for (guint i = 0; i < n_kinds; i++)
    add_records (project, kinds[i], suggester);
  suggestion = annexa_cli_suggester_finish (suggester);
  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND,
               /* TRANSLATORS: A reference; then nothing, or “ Did you mean “A-012”?” */
               _("There is no record “%s”.%s “annexa-cli list FILE KIND” shows the references of a kind."), ref,
               suggestion);
}

/**
 * annexa_cli_find_kind_of_record:
 * @arguments: the arguments of a command that takes a file, a kind and a reference
 * @error: return location
 *
 * Like annexa_cli_find_kind(), and helps whoever gave the reference only where its form does not tell the kind.
 *
 * Returns: (nullable): the kind of the record
 */
const AnnexaKind *
annexa_cli_find_kind_of_record (AnnexaCliArguments *arguments,
                                GError            **error)
{
  const char *word = annexa_cli_arguments_get (arguments, 1);
  g_autoptr (AnnexaProject) project = NULL;

  if (annexa_kind_lookup (word) != NULL || !looks_like_ref (word))
    return annexa_cli_find_kind (word, error);

  project = annexa_cli_project_read (annexa_cli_arguments_get (arguments, 0), error);
  if (project != NULL)
    set_no_kind (project, arguments, word, error);
  return NULL;
}

/**
 * annexa_cli_find_record:
 * @project: a project
 * @kind: a kind
 * @ref: (nullable): what people call a record by; %NULL is enough where there is one record of the kind only
 * @error: return location
 *
 * Returns: the id of the record, or 0
 */
gint64
annexa_cli_find_record (AnnexaProject    *project,
                        const AnnexaKind *kind,
                        const char       *ref,
                        GError          **error)
{
  g_autoptr (AnnexaRecord) single = NULL;
  g_autofree char *suggestion = NULL;
  gint64 id;

  if (ref == NULL && (kind->flags & ANNEXA_KIND_SINGLE))
    {
      single = annexa_project_get_single (project, kind, error);
      return single != NULL ? annexa_record_get_id (single) : 0;
    }
  if (ref == NULL)
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX, _("Say which record of the kind “%s”, by its reference."),
                   kind->name);
      return 0;
    }
  id = annexa_project_find_ref (project, kind, ref);
  if (id != 0)
    return id;

  suggestion = suggest_record (project, kind, ref);
  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND,
               /* TRANSLATORS: The stable name of a kind, a reference; then nothing, or “ Did you mean “A-012”?” */
               _("There is no %s “%s”.%s"), kind->name, ref, suggestion);
  return 0;
}

/**
 * annexa_cli_find_template:
 * @id: a word from the command line
 * @error: return location
 *
 * Returns: (nullable): the template of that stable name
 */
const AnnexaTemplate *
annexa_cli_find_template (const char *id,
                          GError    **error)
{
  const AnnexaTemplate *template = annexa_templates_find (id);
  g_autoptr (AnnexaCliSuggester) suggester = NULL;
  g_autofree char *suggestion = NULL;
  GPtrArray *templates = annexa_templates_get ();

  if (template != NULL)
    return template;

  suggester = annexa_cli_suggester_new (id);
  for (guint i = 0; i < templates->len; i++)
    {
      const AnnexaTemplate *candidate = templates->pdata[i];

      annexa_cli_suggester_add (suggester, candidate->id, candidate->id);
      annexa_cli_suggester_add (suggester, candidate->title, candidate->id);
    }
  suggestion = annexa_cli_suggester_finish (suggester);
  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND,
               /* TRANSLATORS: A word; then nothing, or “ Did you mean “backup-policy”?” */
               _("There is no template “%s”.%s “annexa-cli templates” lists all of them."), id, suggestion);
  return NULL;
}

/**
 * annexa_cli_find_starter:
 * @trade: a word from the command line
 * @error: return location
 *
 * Returns: (nullable): the starter set of that trade
 */
const AnnexaStarter *
annexa_cli_find_starter (const char *trade,
                         GError    **error)
{
  const AnnexaStarter *starter = annexa_starters_find (trade);
  g_autoptr (AnnexaCliSuggester) suggester = NULL;
  g_autofree char *suggestion = NULL;
  GPtrArray *starters = annexa_starters_get ();

  if (starter != NULL)
    return starter;

  suggester = annexa_cli_suggester_new (trade);
  for (guint i = 0; i < starters->len; i++)
    {
      const AnnexaStarter *candidate = starters->pdata[i];

      annexa_cli_suggester_add (suggester, candidate->trade, candidate->trade);
      annexa_cli_suggester_add (suggester, annexa_starter_get_title (candidate), candidate->trade);
    }
  suggestion = annexa_cli_suggester_finish (suggester);
  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND,
               /* TRANSLATORS: A word; then nothing, or “ Did you mean “software”?” */
               _("There is no starter set “%s”.%s “annexa-cli starters” lists all of them."), trade, suggestion);
  return NULL;
}

/* What people write for a ready-made risk method: “5x5” for “matrix-5x5”. */
static const char *
get_preset_word (const AnnexaMethodPreset *preset)
{
  return g_str_has_prefix (preset->id, PRESET_PREFIX) ? preset->id + strlen (PRESET_PREFIX) : preset->id;
}

/**
 * annexa_cli_find_preset:
 * @name: a word from the command line: “5x5”, or “matrix-5x5” as it is called in full
 * @error: return location
 *
 * Returns: (nullable): the ready-made risk method of that name
 */
const AnnexaMethodPreset *
annexa_cli_find_preset (const char *name,
                        GError    **error)
{
  g_autofree char *full = g_strconcat (PRESET_PREFIX, name, NULL);
  const AnnexaMethodPreset *preset = annexa_method_preset_find (name);
  GPtrArray *presets = annexa_method_presets_get ();
  g_autoptr (AnnexaCliSuggester) suggester = NULL;
  g_autoptr (GString) known = g_string_new (NULL);
  g_autofree char *suggestion = NULL;

  if (preset == NULL)
    preset = annexa_method_preset_find (full);
  if (preset != NULL)
    return preset;

  suggester = annexa_cli_suggester_new (name);
  for (guint i = 0; i < presets->len; i++)
    {
      const AnnexaMethodPreset *candidate = presets->pdata[i];

      g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", get_preset_word (candidate));
      annexa_cli_suggester_add (suggester, candidate->id, get_preset_word (candidate));
      annexa_cli_suggester_add (suggester, get_preset_word (candidate), get_preset_word (candidate));
    }
  suggestion = annexa_cli_suggester_finish (suggester);
  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND,
               /* TRANSLATORS: A word; then nothing, or “ Did you mean “5x5”?”; a list of the words that would be right */
               _("There is no ready-made risk method “%s”.%s There are: %s."), name, suggestion, known->str);
  return NULL;
}
