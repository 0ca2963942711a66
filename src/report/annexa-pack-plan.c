/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-audit-pack-part.h"
#include "annexa-audit-pack.h"
#include "annexa-error.h"
#include "annexa-pack-plan.h"
#include "annexa-query.h"
#include "annexa-report-draft.h"
#include "annexa-report-register.h"
#include "annexa-text.h"

/* What a pack is made of: the built-in one, one of the parts that somebody names, and one that is kept in the project
 * differ in nothing else. */

static void
free_entry (gpointer data)
{
  AnnexaPackEntry *entry = data;

  g_free (entry->report);
  g_free (entry->ref);
  g_free (entry->heading);
  g_free (entry->before);
  g_free (entry->after);
  g_strfreev (entry->hidden);
  g_strfreev (entry->without);
  g_free (entry);
}

static AnnexaPackEntry *
add_entry (AnnexaPackPlan *self,
           const char     *report)
{
  AnnexaPackEntry *entry = g_new0 (AnnexaPackEntry, 1);

  entry->report = g_strdup (report);
  g_ptr_array_add (self->entries, entry);
  return entry;
}

/**
 * annexa_pack_plan_new:
 *
 * Returns: (transfer full): a plan with everything around its sections, and no section yet
 */
AnnexaPackPlan *
annexa_pack_plan_new (void)
{
  AnnexaPackPlan *self = g_new0 (AnnexaPackPlan, 1);

  self->entries = g_ptr_array_new_with_free_func (free_entry);
  return self;
}

/**
 * annexa_pack_plan_free:
 * @self: (transfer full): a plan
 *
 * Frees the plan with all its sections.
 */
void
annexa_pack_plan_free (AnnexaPackPlan *self)
{
  g_free (self->title);
  g_strfreev (self->frame);
  g_free (self->introduction);
  g_free (self->closing);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

/**
 * annexa_pack_plan_has:
 * @self: a plan
 * @word: a word of the field "frame" of a pack
 *
 * Returns: whether that stands around the sections
 */
gboolean
annexa_pack_plan_has (AnnexaPackPlan *self,
                      const char     *word)
{
  return self->frame == NULL || g_strv_contains ((const char *const *) self->frame, word);
}

/* Chapters of sections that say of one report what a chapter around the sections says of all. */
static const struct
{
  const char *chapter;
  const char *word;
} common[] = {
  { ANNEXA_OPEN_POINTS, ANNEXA_OPEN_POINTS },
  { ANNEXA_REGISTER_APPROVAL, ANNEXA_SIGNATURES },
};

/**
 * annexa_pack_find_switch:
 * @chapter: the name of a chapter of a section
 *
 * Returns: (nullable): the word of the field "frame" of a pack without which no section of the pack has the chapter;
 *   %NULL for a chapter that each section has or has not by itself
 */
const char *
annexa_pack_find_switch (const char *chapter)
{
  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    if (strcmp (common[i].chapter, chapter) == 0)
      return common[i].word;

  return NULL;
}

/**
 * annexa_pack_plan_allows:
 * @self: a plan
 * @chapter: the name of a chapter of a section
 *
 * Returns: whether sections may have the chapter: what the whole document goes without, none of them has
 */
gboolean
annexa_pack_plan_allows (AnnexaPackPlan *self,
                         const char     *chapter)
{
  const char *word = annexa_pack_find_switch (chapter);

  return word == NULL || annexa_pack_plan_has (self, word);
}

/**
 * annexa_pack_plan_forbids:
 * @self: a plan
 * @fields: (nullable): what something in a section tells of, see annexa_document_begin_fields()
 *
 * Returns: whether it is an open point, or leads to a line to sign on, and the whole document goes without these
 */
gboolean
annexa_pack_plan_forbids (AnnexaPackPlan *self,
                          const char     *fields)
{
  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    {
      const char *const word[] = { common[i].word, NULL };

      if (!annexa_pack_plan_has (self, word[0]) && annexa_document_tells_of (fields, word))
        return TRUE;
    }
  return FALSE;
}

/**
 * annexa_pack_plan_new_for_words:
 * @words: (array zero-terminated=1): the names of reports, with “:” and a reference behind the name where the report is
 *   about one record: “review:MR-002”
 *
 * Returns: (transfer full): a plan with a section for each, in that order
 */
AnnexaPackPlan *
annexa_pack_plan_new_for_words (const char *const *words)
{
  AnnexaPackPlan *self = annexa_pack_plan_new ();

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *colon = strchr (words[i], ':');
      g_autofree char *name = colon != NULL ? g_strndup (words[i], (gsize) (colon - words[i])) : g_strdup (words[i]);

      add_entry (self, name)->ref = colon != NULL ? g_strdup (colon + 1) : NULL;
    }
  return self;
}

/* Packs of the project. */

static char *
list_names (GArray *packs)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < packs->len; i++)
    g_string_append_printf (names, "%s“%s”", i > 0 ? ", " : "", g_array_index (packs, AnnexaTitle, i).title);
  return g_string_free (names, FALSE);
}

/* The packs that somebody can mean by a word: the one with that reference, or else all of that name. */
static GPtrArray *
list_meant (GArray     *packs,
            const char *word)
{
  GPtrArray *meant = g_ptr_array_new ();
  g_autofree char *wanted = annexa_text_fold (word);

  for (guint i = 0; i < packs->len; i++)
    {
      const AnnexaTitle *pack = &g_array_index (packs, AnnexaTitle, i);
      g_autofree char *name = annexa_text_fold (pack->title);

      if (strcmp (name, wanted) == 0)
        g_ptr_array_add (meant, pack->ref);
    }
  for (guint i = 0; i < packs->len; i++)
    if (g_ascii_strcasecmp (g_array_index (packs, AnnexaTitle, i).ref, word) == 0)
      {
        g_ptr_array_set_size (meant, 0);
        g_ptr_array_add (meant, g_array_index (packs, AnnexaTitle, i).ref);
      }
  return meant;
}

static void
set_several (GError    **error,
             const char *word,
             GPtrArray  *refs)
{
  g_autofree char *list = NULL;

  g_ptr_array_add (refs, NULL);
  list = g_strjoinv (", ", (char **) refs->pdata);
  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT,
               /* TRANSLATORS: A name, and the references of the packs that have it */
               _("Several packs are called “%s”: %s. Name the one you mean by its reference."), word, list);
}

/**
 * annexa_pack_find:
 * @project: a project
 * @word: what somebody calls a pack: its name, in whatever case, or its reference
 * @error: return location
 *
 * Returns: (transfer full) (nullable): its reference; %NULL with ANNEXA_ERROR_NOT_FOUND when there is none, and with
 *   ANNEXA_ERROR_CONSTRAINT when there are several
 */
char *
annexa_pack_find (AnnexaProject *project,
                  const char    *word,
                  GError       **error)
{
  g_autoptr (GArray) packs = annexa_project_list_titles (project, annexa_kind_lookup ("pack"), error);
  g_autoptr (GPtrArray) meant = packs != NULL ? list_meant (packs, word) : NULL;
  g_autofree char *names = NULL;

  if (packs == NULL)
    return NULL;
  if (meant->len == 1)
    return g_strdup (meant->pdata[0]);
  if (meant->len > 1)
    {
      set_several (error, word, meant);
      return NULL;
    }

  names = list_names (packs);
  if (packs->len == 0)
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND,
                 _("The project has no pack of its own yet, so none is called “%s”."), word);
  else
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND, _("The project has no pack “%s”. Its packs are: %s."),
                 word, names);
  return NULL;
}

/**
 * annexa_pack_query_sections:
 * @pack: the id of a pack
 *
 * Returns: (transfer full): a query for its sections, in their order; those without a place come last
 */
AnnexaQuery *
annexa_pack_query_sections (gint64 pack)
{
  const AnnexaKind *kind = annexa_kind_lookup ("pack-section");
  AnnexaQuery *query = annexa_query_new (kind);
  g_auto (AnnexaValue) id = ANNEXA_VALUE_INIT;

  annexa_value_set_integer (&id, pack);
  annexa_query_add_filter (query, annexa_kind_get_parent_field (kind), ANNEXA_TEST_EQUAL, &id);
  annexa_query_add_sort (query, annexa_kind_find_field (kind, "position"), FALSE);
  annexa_query_add_sort (query, annexa_kind_find_field (kind, "ref"), FALSE);
  return query;
}

/**
 * annexa_pack_list_sections:
 * @project: a project
 * @pack: the id of a pack
 * @error: return location
 *
 * Returns: (transfer full) (element-type AnnexaRecord) (nullable): its sections, in their order; those without a place
 *   come last
 */
GPtrArray *
annexa_pack_list_sections (AnnexaProject *project,
                           gint64         pack,
                           GError       **error)
{
  g_autoptr (AnnexaQuery) query = annexa_pack_query_sections (pack);

  return annexa_project_query_records (project, query, error);
}

/* The references of the records that a section is about, as far as its report can be about them. */
static GPtrArray *
list_refs (AnnexaProject      *project,
           const AnnexaReport *report,
           AnnexaRecord       *section)
{
  GPtrArray *refs = g_ptr_array_new_with_free_func (g_free);
  gsize n_ids;
  const gint64 *ids = annexa_value_get_ids (annexa_record_get (section, "about"), &n_ids);

  for (gsize i = 0; report->about != ANNEXA_REPORT_ABOUT_ALL && i < n_ids; i++)
    {
      const AnnexaKind *kind = annexa_project_find_kind (project, ids[i]);

      if (kind != NULL && (report->kind == NULL || strcmp (report->kind, kind->name) == 0))
        g_ptr_array_add (refs, g_strdup (annexa_project_get_ref (project, kind, ids[i])));
    }
  return refs;
}

/**
 * annexa_pack_list_words:
 * @record: a pack or a section of one
 * @field: the name of a field that holds words: "frame", "hidden-columns" or "hidden-chapters"
 *
 * Reads the words as people write them on the command line and in tables, too: with commas, or one a line.
 *
 * Returns: (transfer full) (array zero-terminated=1): the words
 */
char **
annexa_pack_list_words (AnnexaRecord *record,
                        const char   *field)
{
  const char *text = annexa_record_get_text (record, field);
  g_auto (GStrv) all = g_strsplit_set (text != NULL ? text : "", " ,;\t\n", -1);
  GPtrArray *words = g_ptr_array_new ();

  for (guint i = 0; all[i] != NULL; i++)
    if (*all[i] != '\0')
      g_ptr_array_add (words, g_strdup (all[i]));
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (words, FALSE);
}

static AnnexaPackTurn
get_turn (AnnexaRecord *section)
{
  const char *word = annexa_record_get_text (section, "orientation");

  if (g_strcmp0 (word, "portrait") == 0)
    return ANNEXA_PACK_TURN_PORTRAIT;
  return g_strcmp0 (word, "landscape") == 0 ? ANNEXA_PACK_TURN_LANDSCAPE : ANNEXA_PACK_TURN_AS_REPORT;
}

static AnnexaPackEntry *
add_section_entry (AnnexaPackPlan     *self,
                   const AnnexaReport *report,
                   AnnexaRecord       *section,
                   const char         *ref)
{
  AnnexaPackEntry *entry = add_entry (self, report->name);

  entry->ref = g_strdup (ref);
  entry->heading = g_strdup (annexa_record_get_text (section, "heading"));
  entry->hidden = annexa_pack_list_words (section, "hidden-columns");
  entry->without = annexa_pack_list_words (section, "hidden-chapters");
  entry->turn = get_turn (section);
  return entry;
}

/* The own words stand around all that is said about the records, and not around each of them. */
static void
add_section (AnnexaPackPlan *self,
             AnnexaProject  *project,
             AnnexaRecord   *section)
{
  const AnnexaReport *report = annexa_report_find (annexa_record_get_text (section, "report"));
  g_autoptr (GPtrArray) refs = NULL;
  AnnexaPackEntry *entry;
  guint first = self->entries->len;

  /* What a newer program has put there is left to it. */
  if (report == NULL || report == &annexa_audit_pack_report)
    return;

  refs = list_refs (project, report, section);
  for (guint i = 0; i < refs->len; i++)
    add_section_entry (self, report, section, refs->pdata[i]);
  if (refs->len == 0)
    {
      entry = add_section_entry (self, report, section, NULL);
      entry->undecided = report->about == ANNEXA_REPORT_ABOUT_ONE && !annexa_pack_part_finds_record (report);
    }
  entry = self->entries->pdata[first];
  entry->before = g_strdup (annexa_record_get_text (section, "text-before"));
  entry = self->entries->pdata[self->entries->len - 1];
  entry->after = g_strdup (annexa_record_get_text (section, "text-after"));
}

/**
 * annexa_pack_plan_new_for_pack:
 * @project: a project
 * @pack: a record of the kind "pack"
 * @error: return location
 *
 * Reads what somebody has put together. Sections that are left out, and those of reports that this program does not
 * know, are not among them.
 *
 * Returns: (transfer full) (nullable): the plan
 */
AnnexaPackPlan *
annexa_pack_plan_new_for_pack (AnnexaProject *project,
                               AnnexaRecord  *pack,
                               GError       **error)
{
  g_autoptr (AnnexaPackPlan) self = annexa_pack_plan_new ();
  g_autoptr (GPtrArray) sections = annexa_pack_list_sections (project, annexa_record_get_id (pack), error);
  const char *heading = annexa_record_get_text (pack, "heading");

  if (sections == NULL)
    return NULL;
  self->title = g_strdup (heading != NULL ? heading : annexa_record_get_title (pack));
  self->frame = annexa_pack_list_words (pack, "frame");
  self->introduction = g_strdup (annexa_record_get_text (pack, "introduction"));
  self->closing = g_strdup (annexa_record_get_text (pack, "closing"));
  for (guint i = 0; i < sections->len; i++)
    if (annexa_record_get_integer (sections->pdata[i], "left-out") == 0)
      add_section (self, project, sections->pdata[i]);
  return g_steal_pointer (&self);
}

/**
 * annexa_pack_plan_new_for_section:
 * @project: a project
 * @section: a record of the kind "pack-section"
 *
 * Returns: (transfer full): a plan with that section alone, whether it is left out or not; without any when its report
 *   is not known
 */
AnnexaPackPlan *
annexa_pack_plan_new_for_section (AnnexaProject *project,
                                  AnnexaRecord  *section)
{
  AnnexaPackPlan *self = annexa_pack_plan_new ();

  add_section (self, project, section);
  return self;
}

/* What tells of the whole firm, such as its open points, stands in what an auditor reads, and in another pack only where
 * somebody wants it. */
static void
put_everything_around (AnnexaEdit *edit,
                       gint64      id)
{
  const AnnexaKind *pack = annexa_kind_lookup ("pack");
  const AnnexaField *field = annexa_kind_find_field (pack, "frame");
  g_autoptr (GString) words = g_string_new (NULL);

  for (const AnnexaChoice *choice = field->choices; choice->word != NULL; choice++)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", choice->word);
  annexa_edit_set_text (edit, pack, id, field->name, words->str);
}

/**
 * annexa_pack_find_parts:
 * @project: a project
 * @section: a record of the kind "pack-section"
 * @first: (out): which part of its pack the section is, from 1, or the first of its parts where it is about several
 *   records
 *
 * Returns: how many parts it is; 0 where it is left out or its pack cannot be read
 */
guint
annexa_pack_find_parts (AnnexaProject *project,
                        AnnexaRecord  *section,
                        guint         *first)
{
  const AnnexaKind *kind = annexa_kind_lookup ("pack-section");
  gint64 pack = annexa_record_get_integer (section, annexa_kind_get_parent_field (kind)->name);
  g_autoptr (GPtrArray) sections = annexa_pack_list_sections (project, pack, NULL);
  g_autoptr (AnnexaPackPlan) plan = annexa_pack_plan_new ();

  for (guint i = 0; sections != NULL && i < sections->len; i++)
    {
      AnnexaRecord *other = sections->pdata[i];
      gboolean left_out = annexa_record_get_integer (other, "left-out") != 0;

      *first = plan->entries->len + 1;
      if (!left_out)
        add_section (plan, project, other);
      if (annexa_record_get_id (other) == annexa_record_get_id (section))
        return plan->entries->len + 1 - *first;
    }
  return 0;
}

/**
 * annexa_pack_append_section:
 * @edit: an edit
 * @pack: the id of a pack
 * @report: the name of the report that the section shows
 * @position: its place among the sections
 *
 * Returns: the id of a new section of the pack
 */
gint64
annexa_pack_append_section (AnnexaEdit *edit,
                            gint64      pack,
                            const char *report,
                            gint64      position)
{
  const AnnexaKind *kind = annexa_kind_lookup ("pack-section");
  gint64 id = annexa_edit_create (edit, kind);

  annexa_edit_set_integer (edit, kind, id, annexa_kind_get_parent_field (kind)->name, pack);
  annexa_edit_set_text (edit, kind, id, "report", report);
  annexa_edit_set_integer (edit, kind, id, "position", position);
  return id;
}

/**
 * annexa_pack_make:
 * @project: a project
 * @name: what the pack is called
 * @reports: (array zero-terminated=1): the names of the reports that its sections are made of, with everything around
 *   them; where there is none, the pack begins with what gives nothing away
 * @id: (out): the id of the pack
 *
 * Returns: (transfer full): an edit that adds the pack, to be applied
 */
AnnexaEdit *
annexa_pack_make (AnnexaProject     *project,
                  const char        *name,
                  const char *const *reports,
                  gint64            *id)
{
  const AnnexaKind *pack = annexa_kind_lookup ("pack");
  /* TRANSLATORS: History: the name of a pack: “Pack “For customers” added” */
  g_autofree char *label = g_strdup_printf (_("Pack “%s” added"), name);
  AnnexaEdit *edit = annexa_project_begin (project, label);

  *id = annexa_edit_create (edit, pack);
  annexa_edit_set_text (edit, pack, *id, pack->title, name);
  if (reports[0] != NULL)
    put_everything_around (edit, *id);
  for (guint i = 0; reports[i] != NULL; i++)
    annexa_pack_append_section (edit, *id, reports[i], i + 1);
  return edit;
}
