/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-catalogue.h"
#include "annexa-clause.h"
#include "annexa-date.h"
#include "annexa-history.h"
#include "annexa-markdown.h"
#include "annexa-report-draft.h"
#include "annexa-starters.h"
#include "annexa-view.h"

/* A list of refs may fill three lines; a longer one is cut, since all of them stand in the tables anyway. */
#define MOST_REFS 40
#define SOME_REFS 30

/* The language that texts are translated to stands in the header of the translation; without one they are English. */
static char *
get_language_of_texts (void)
{
  static const char key[] = "\nLanguage: ";
  const char *header = dgettext (GETTEXT_PACKAGE, "");
  const char *language = header != NULL ? strstr (header, key) : NULL;
  g_autofree char *name = NULL;

  if (language == NULL)
    return g_strdup ("en");
  language += strlen (key);
  name = g_strndup (language, strcspn (language, "\n"));
  return *name != '\0' ? g_strdelimit (g_steal_pointer (&name), "_", '-') : g_strdup ("en");
}

/* Pages are mirrored where the translated title is written from right to left. */
static gboolean
is_right_to_left (const char *title)
{
  while (*title != '\0' && !g_unichar_isalpha (g_utf8_get_char (title)))
    title = g_utf8_next_char (title);

  switch ((int) g_unichar_get_script (g_utf8_get_char (title)))
    {
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
    case G_UNICODE_SCRIPT_NKO:
      return TRUE;
    default:
      return FALSE;
    }
}

static AnnexaRgba
get_accent (AnnexaRecord        *organization,
            const AnnexaPalette *palette)
{
  const char *colour = annexa_record_get_text (organization, "colour-1");
  AnnexaRgba accent;

  return colour != NULL && annexa_rgba_parse (colour, &accent) ? accent : palette->accent;
}

/* The second colour has none that stands for it. */
static AnnexaRgba
get_second (AnnexaRecord *organization)
{
  const char *colour = annexa_record_get_text (organization, "colour-2");
  AnnexaRgba second = { 0 };

  return colour != NULL && annexa_rgba_parse (colour, &second) ? second : (AnnexaRgba){ 0 };
}

/* A font that is not on the computer has to have others behind it. */
static char *
get_font (AnnexaRecord *organization)
{
  const char *font = annexa_record_get_text (organization, "report-font");

  return font != NULL ? g_strconcat (font, ", ", ANNEXA_PAPER_FONT, NULL) : NULL;
}

static AnnexaPaper
get_paper (AnnexaRecord *organization)
{
  return g_strcmp0 (annexa_record_get_text (organization, "paper"), "Letter") == 0 ? ANNEXA_PAPER_LETTER
                                                                                   : ANNEXA_PAPER_A4;
}

static AnnexaDocument *
make_document (AnnexaReportDraft *self,
               const char        *title,
               const char        *version,
               const char        *subject)
{
  g_autofree char *texts = get_language_of_texts ();
  g_autofree char *manager = annexa_report_draft_describe (self, self->organization, "isms-manager");
  g_autofree char *font = get_font (self->organization);
  const char *language = annexa_record_get_text (self->organization, "report-language");
  const char *logo = annexa_record_get_text (self->organization, "logo");
  g_autoptr (GBytes) picture = logo != NULL ? annexa_project_load_file (self->project, logo, NULL) : NULL;
  AnnexaDocumentInfo info = {
    .title = title,
    .organization = annexa_record_get_title (self->organization),
    .version = version,
    .date = self->today,
    .language = language != NULL ? language : texts,
    .confidentiality = annexa_record_get_text (self->organization, "confidentiality-label"),
    .author = *manager != '\0' ? manager : NULL,
    .subject = subject,
    .logo = picture,
    .paper = get_paper (self->organization),
    .accent = get_accent (self->organization, self->style.palette),
    .second = get_second (self->organization),
    .font = font,
    .right_to_left = self->style.right_to_left,
  };

  return annexa_document_new (&info);
}

/**
 * annexa_report_draft_new:
 * @project: a project
 * @title: what the report is called
 * @version: (nullable): of the report
 * @subject: a sentence about it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): an empty report about the project
 */
AnnexaReportDraft *
annexa_report_draft_new (AnnexaProject *project,
                         const char    *title,
                         const char    *version,
                         const char    *subject,
                         GError       **error)
{
  g_autoptr (AnnexaReportDraft) self = g_new0 (AnnexaReportDraft, 1);

  self->project = g_object_ref (project);
  self->organization = annexa_project_get_single (project, annexa_kind_lookup ("organization"), error);
  if (self->organization == NULL)
    return NULL;

  self->scales = annexa_project_get_scales (project);
  self->today = annexa_project_get_today (project);
  self->style.palette = annexa_palette_get (ANNEXA_PALETTE_PRINT);
  self->style.text_scale = 1;
  self->style.right_to_left = is_right_to_left (title);
  self->document = make_document (self, title, version, subject);
  self->style.font = annexa_document_get_info (self->document)->font;
  return g_steal_pointer (&self);
}

void
annexa_report_draft_free (AnnexaReportDraft *self)
{
  g_clear_pointer (&self->document, annexa_document_unref);
  g_clear_object (&self->subject);
  g_clear_object (&self->organization);
  g_clear_object (&self->project);
  g_free (self->today);
  g_free (self);
}

/**
 * annexa_report_draft_set_subject:
 * @self: a report
 * @subject: the record that it is about
 */
void
annexa_report_draft_set_subject (AnnexaReportDraft *self,
                                 AnnexaRecord      *subject)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  self->subject = g_object_ref (subject);
  g_ptr_array_add (records, subject);
  annexa_report_data_add (annexa_document_get_data (self->document), annexa_record_get_kind (subject), records);
}

/**
 * annexa_report_draft_finish:
 * @self: (transfer full): a report
 *
 * Returns: (transfer full): what it says
 */
AnnexaDocument *
annexa_report_draft_finish (AnnexaReportDraft *self)
{
  AnnexaDocument *document = annexa_document_ref (self->document);

  annexa_report_draft_free (self);
  return document;
}

/**
 * annexa_report_draft_read:
 * @self: a report
 * @query: which records
 * @error: return location
 *
 * Returns: (transfer full) (element-type AnnexaRecord) (nullable): the records, in the order of the query
 */
GPtrArray *
annexa_report_draft_read (AnnexaReportDraft *self,
                          AnnexaQuery       *query,
                          GError           **error)
{
  return annexa_project_query_records (self->project, query, error);
}

/**
 * annexa_report_draft_read_register:
 * @self: a report
 * @query: which records
 * @error: return location
 *
 * Reads records that the report shows, so that their data can go with it.
 *
 * Returns: (transfer full) (element-type AnnexaRecord) (nullable): the records, in the order of the query
 */
GPtrArray *
annexa_report_draft_read_register (AnnexaReportDraft *self,
                                   AnnexaQuery       *query,
                                   GError           **error)
{
  GPtrArray *records = annexa_report_draft_read (self, query, error);

  if (records != NULL)
    annexa_report_data_add (annexa_document_get_data (self->document), annexa_query_get_kind (query), records);
  return records;
}

/**
 * annexa_report_draft_read_view:
 * @self: a report
 * @kind: the name of a kind
 * @view: the name of a view of that kind, see annexa_views_list()
 * @error: return location
 *
 * Reads what the window shows under the same name, so that report and window never differ.
 *
 * Returns: (transfer full) (element-type AnnexaRecord) (nullable): the records
 */
GPtrArray *
annexa_report_draft_read_view (AnnexaReportDraft *self,
                               const char        *kind,
                               const char        *view,
                               GError           **error)
{
  const AnnexaKind *k = annexa_kind_lookup (kind);
  g_autoptr (GPtrArray) views = annexa_views_list (k);
  g_autoptr (AnnexaQuery) query = annexa_query_new (k);

  for (guint i = 0; i < views->len; i++)
    {
      const AnnexaView *candidate = views->pdata[i];

      if (strcmp (candidate->name, view) != 0)
        continue;
      annexa_view_apply (candidate, self->project, query);
      return annexa_report_draft_read (self, query, error);
    }
  g_return_val_if_reached (NULL);
}

static const AnnexaField *
find_field (AnnexaRecord *record,
            const char   *name)
{
  const AnnexaField *field = annexa_kind_find_field (annexa_record_get_kind (record), name);

  g_assert (field != NULL);
  return field;
}

/**
 * annexa_report_draft_describe:
 * @self: a report
 * @record: a record
 * @field: the name of one of its fields
 *
 * Returns: (transfer full): the value for people; "" when it is empty
 */
char *
annexa_report_draft_describe (AnnexaReportDraft *self,
                              AnnexaRecord      *record,
                              const char        *field)
{
  return annexa_project_describe_field (self->project, record, field);
}

/**
 * annexa_report_draft_get_title:
 * @record: a record
 *
 * Returns: (transfer none): its title; that of a clause or control of the standard in the language of the texts
 */
const char *
annexa_report_draft_get_title (AnnexaRecord *record)
{
  const char *kind = annexa_record_get_kind (record)->name;
  gboolean own = TRUE;

  if (strcmp (kind, "control") == 0 || strcmp (kind, "requirement") == 0)
    own = annexa_record_get_integer (record, "own") != 0;
  if (!own && strcmp (kind, "control") == 0)
    {
      const AnnexaCatalogueControl *control = annexa_catalogue_find_control (annexa_record_get_ref (record));

      return control != NULL ? annexa_catalogue_get_title (control) : annexa_record_get_title (record);
    }
  if (!own)
    {
      const AnnexaClause *clause = annexa_clauses_find (annexa_record_get_ref (record));

      return clause != NULL ? annexa_clause_get_title (clause) : annexa_record_get_title (record);
    }
  return annexa_record_get_title (record);
}

/**
 * annexa_report_draft_find_title:
 * @self: a report
 * @kind: a kind
 * @id: the id of one of its records
 *
 * Says the same as annexa_report_draft_get_title() without reading the record. No other control or requirement can have
 * the reference of one of the standard's.
 *
 * Returns: (transfer none): the title
 */
const char *
annexa_report_draft_find_title (AnnexaReportDraft *self,
                                const AnnexaKind  *kind,
                                gint64             id)
{
  const char *ref = annexa_project_get_ref (self->project, kind, id);
  const AnnexaCatalogueControl *control
      = strcmp (kind->name, "control") == 0 ? annexa_catalogue_find_control (ref) : NULL;
  const AnnexaClause *clause = strcmp (kind->name, "requirement") == 0 ? annexa_clauses_find (ref) : NULL;

  if (control != NULL)
    return annexa_catalogue_get_title (control);

  return clause != NULL ? annexa_clause_get_title (clause) : annexa_project_get_title (self->project, kind, id);
}

const char *
annexa_report_draft_get_label (AnnexaRecord *record,
                               const char   *field)
{
  return annexa_field_get_label (find_field (record, field));
}

/**
 * annexa_report_draft_get_missing:
 * @record: a record
 * @field: the name of one of its fields
 *
 * Returns: (transfer none): what is said where the field ought to be filled and is not
 */
const char *
annexa_report_draft_get_missing (AnnexaRecord *record,
                                 const char   *field)
{
  const char *missing = find_field (record, field)->missing;

  return missing != NULL ? _(missing) : _("missing");
}

/**
 * annexa_report_draft_list_refs:
 * @records: (element-type AnnexaRecord): records
 *
 * Returns: (transfer full): their refs, “ ”; where there are very many, the first and how many more
 */
char *
annexa_report_draft_list_refs (GPtrArray *records)
{
  GString *refs = g_string_new (NULL);
  guint n_shown = records->len <= MOST_REFS ? records->len : SOME_REFS;
  guint n_more = records->len - n_shown;

  for (guint i = 0; i < n_shown; i++)
    g_string_append_printf (refs, "%s%s", i > 0 ? ", " : "", annexa_record_get_ref (records->pdata[i]));
  if (n_more > 0)
    /* TRANSLATORS: Behind a list of references: how many more there are */
    g_string_append_printf (refs, ngettext (" and %u more", " and %u more", n_more), n_more);

  return g_string_free (refs, FALSE);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  g_autofree char *left = g_utf8_collate_key_for_filename (*(const char *const *) a, -1);
  g_autofree char *right = g_utf8_collate_key_for_filename (*(const char *const *) b, -1);

  return strcmp (left, right);
}

/* People are known by their names. */
static char *
name_link (AnnexaReportDraft *self,
           const AnnexaKind  *kind,
           gint64             id,
           gboolean           with_title)
{
  const AnnexaKind *found = kind != NULL ? kind : annexa_project_find_kind (self->project, id);
  gboolean person = found == annexa_kind_lookup ("person");
  const char *ref = annexa_project_get_ref (self->project, found, id);
  const char *title = annexa_project_get_title (self->project, found, id);

  if (person && *title != '\0')
    return g_strdup (title);
  return with_title ? g_strdup_printf ("%s %s", ref, title) : g_strdup (ref);
}

static char *
list_links (AnnexaReportDraft *self,
            AnnexaRecord      *record,
            const char        *field,
            gboolean           with_title,
            const char        *separator)
{
  const char *target = find_field (record, field)->target;
  const AnnexaKind *kind = target != NULL ? annexa_kind_lookup (target) : NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  gsize n_ids;
  const gint64 *ids = annexa_value_get_ids (annexa_record_get (record, field), &n_ids);

  for (gsize i = 0; i < n_ids; i++)
    g_ptr_array_add (names, name_link (self, kind, ids[i], with_title));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (separator, (char **) names->pdata);
}

/**
 * annexa_report_draft_list_link_refs:
 * @self: a report
 * @record: a record
 * @field: the name of a field of it with links
 *
 * Returns: (transfer full): the refs of the linked records, in their order; the names of people; "" when there are none
 */
char *
annexa_report_draft_list_link_refs (AnnexaReportDraft *self,
                                    AnnexaRecord      *record,
                                    const char        *field)
{
  return list_links (self, record, field, FALSE, ", ");
}

/**
 * annexa_report_draft_list_links:
 * @self: a report
 * @record: a record
 * @field: the name of a field of it with links
 * @separator: what stands between them; titles may have commas in them
 *
 * Returns: (transfer full): the linked records with ref and title, in the order of their refs; the names of people; ""
 *   when there are none
 */
char *
annexa_report_draft_list_links (AnnexaReportDraft *self,
                                AnnexaRecord      *record,
                                const char        *field,
                                const char        *separator)
{
  return list_links (self, record, field, TRUE, separator);
}

static void
add_fact_of (AnnexaReportDraft *self,
             const char        *field,
             gboolean           needed)
{
  g_autofree char *value = annexa_report_draft_describe (self, self->organization, field);

  annexa_document_add_fact (self->document, annexa_report_draft_get_label (self->organization, field),
                            *value == '\0' && needed ? annexa_report_draft_get_missing (self->organization, field)
                                                     : value);
}

/**
 * annexa_report_draft_add_control_facts:
 * @self: a report whose facts were begun
 * @people: whether to name who is responsible; not where they sign beside it
 *
 * Adds what every controlled document says about itself (7.5.2, 7.5.3).
 */
void
annexa_report_draft_add_control_facts (AnnexaReportDraft *self,
                                       gboolean           people)
{
  g_autofree char *today = annexa_date_format_long (self->today);
  g_autofree char *head = annexa_project_get_chain_head (self->project, NULL);
  g_autofree char *file = g_path_get_basename (annexa_project_get_path (self->project));

  if (people)
    {
      add_fact_of (self, "top-management", TRUE);
      add_fact_of (self, "isms-manager", TRUE);
    }
  annexa_document_add_fact (self->document, _("Classification"),
                            annexa_record_get_text (self->organization, "confidentiality-label"));
  annexa_document_add_fact (self->document, _("State of the records"), today);
  annexa_document_add_fact (self->document, _("Project file"), file);
  annexa_document_add_fact (self->document, _("Fingerprint of the history"), head);
}

/**
 * annexa_report_draft_add_long_text:
 * @self: a report
 * @markdown: (nullable): a long text
 *
 * Adds the text as paragraphs and lists of its own.
 */
void
annexa_report_draft_add_long_text (AnnexaReportDraft *self,
                                   const char        *markdown)
{
  if (markdown != NULL)
    annexa_markdown_add (self->document, markdown);
}

/**
 * annexa_report_draft_add_long_words:
 * @self: a report
 * @markdown: (nullable): a long text
 *
 * Adds the text to the paragraph or cell begun last.
 */
void
annexa_report_draft_add_long_words (AnnexaReportDraft *self,
                                    const char        *markdown)
{
  if (markdown != NULL)
    annexa_markdown_add_inline (self->document, markdown);
}

/**
 * annexa_report_draft_add_level:
 * @self: a report
 * @position: the position of a level of the risk method, or 0 for a risk that is not rated
 *
 * Adds the level to the paragraph or cell begun last.
 */
void
annexa_report_draft_add_level (AnnexaReportDraft *self,
                               gint64             position)
{
  const AnnexaLevelInfo *level = annexa_scales_get_level (self->scales, position);

  if (level != NULL)
    annexa_document_add_pill (self->document, annexa_colour_from_name (level->colour), level->label);
  else
    annexa_document_add_text (self->document, ANNEXA_RUN_DIM, "–");
}

/**
 * annexa_report_draft_get_colour:
 * @tone: how good or bad a word is
 *
 * Returns: the colour that says so
 */
AnnexaColour
annexa_report_draft_get_colour (AnnexaTone tone)
{
  switch (tone)
    {
    case ANNEXA_TONE_GOOD:
      return ANNEXA_COLOUR_GREEN;
    case ANNEXA_TONE_FAIR:
      return ANNEXA_COLOUR_YELLOW;
    case ANNEXA_TONE_POOR:
      return ANNEXA_COLOUR_ORANGE;
    case ANNEXA_TONE_BAD:
      return ANNEXA_COLOUR_RED;
    case ANNEXA_TONE_NONE:
    default:
      return ANNEXA_COLOUR_NONE;
    }
}

/* Words that are better or worse than others are pills, as in the window. */
static gboolean
has_tones (const AnnexaField *field)
{
  for (const AnnexaChoice *choice = field->choices; choice != NULL && choice->word != NULL; choice++)
    if (choice->tone != ANNEXA_TONE_NONE)
      return TRUE;

  return FALSE;
}

static void
add_choice (AnnexaReportDraft *self,
            const AnnexaField *field,
            const AnnexaValue *value)
{
  const AnnexaChoice *choice = annexa_field_find_choice (field, annexa_value_get_text (value));
  g_autofree char *text = annexa_project_describe (self->project, field, value);

  if (has_tones (field))
    annexa_document_add_pill (self->document,
                              annexa_report_draft_get_colour (choice != NULL ? choice->tone : ANNEXA_TONE_NONE), text);
  else
    annexa_document_add_text (self->document, ANNEXA_RUN_PLAIN, text);
}

/**
 * annexa_report_draft_add_lines:
 * @self: a report
 * @text: a text in which each line stands for itself
 *
 * Adds a list with a point for each line.
 */
void
annexa_report_draft_add_lines (AnnexaReportDraft *self,
                               const char        *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);

      if (*line == '\0')
        continue;
      annexa_document_add_paragraph (self->document, ANNEXA_PARAGRAPH_ITEM, NULL);
      annexa_report_draft_add_long_words (self, line);
    }
}

/**
 * annexa_report_draft_add_value:
 * @self: a report
 * @record: a record
 * @field: the name of one of its fields
 * @needed: whether the report says that it is missing when it is empty
 *
 * Adds the value to the paragraph or cell begun last, in the way that suits the field.
 */
void
annexa_report_draft_add_value (AnnexaReportDraft *self,
                               AnnexaRecord      *record,
                               const char        *field,
                               gboolean           needed)
{
  const AnnexaField *f = find_field (record, field);
  const AnnexaValue *value = annexa_record_get (record, field);
  g_autofree char *text = NULL;

  if (annexa_value_is_empty (value))
    {
      annexa_document_add_text (self->document, needed ? ANNEXA_RUN_ATTENTION : ANNEXA_RUN_DIM,
                                needed ? annexa_report_draft_get_missing (record, field) : "–");
      return;
    }
  switch ((int) annexa_field_get_result (f))
    {
    case ANNEXA_FIELD_LEVEL:
      annexa_report_draft_add_level (self, annexa_value_get_integer (value));
      return;
    case ANNEXA_FIELD_CHOICE:
      add_choice (self, f, value);
      return;
    case ANNEXA_FIELD_LONG_TEXT:
      annexa_report_draft_add_long_words (self, annexa_value_get_text (value));
      return;
    default:
      text = annexa_project_describe (self->project, f, value);
      annexa_document_add_text (self->document, ANNEXA_RUN_PLAIN, text);
    }
}

void
annexa_report_draft_add_cell (AnnexaReportDraft *self,
                              AnnexaRecord      *record,
                              const char        *field,
                              gboolean           needed)
{
  annexa_document_add_cell (self->document, NULL);
  annexa_report_draft_add_value (self, record, field, needed);
}

/**
 * annexa_report_draft_add_empty_cell:
 * @self: a report
 *
 * Adds a cell for what there is nothing to say about.
 */
void
annexa_report_draft_add_empty_cell (AnnexaReportDraft *self)
{
  annexa_document_add_cell (self->document, NULL);
  annexa_document_add_text (self->document, ANNEXA_RUN_DIM, "–");
}

/**
 * annexa_report_draft_add_named_cell:
 * @self: a report
 * @ref: what people call a record by
 * @title: its title
 *
 * Adds a cell that names a record on two lines.
 */
void
annexa_report_draft_add_named_cell (AnnexaReportDraft *self,
                                    const char        *ref,
                                    const char        *title)
{
  annexa_document_add_cell (self->document, NULL);
  annexa_document_add_text (self->document, ANNEXA_RUN_BOLD, ref);
  annexa_document_add_text (self->document, ANNEXA_RUN_PLAIN, "\n");
  annexa_document_add_text (self->document, ANNEXA_RUN_PLAIN, title);
}

/**
 * annexa_report_draft_add_count_cell:
 * @self: a report
 * @count: how many
 *
 * Adds a cell with a number; none is quieter than some.
 */
void
annexa_report_draft_add_count_cell (AnnexaReportDraft *self,
                                    gint64             count)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, count);

  annexa_document_add_cell (self->document, NULL);
  annexa_document_add_text (self->document, count == 0 ? ANNEXA_RUN_DIM : ANNEXA_RUN_PLAIN, text);
}

/**
 * annexa_report_draft_add_proposals_fact:
 * @self: a report in the middle of its facts
 *
 * Says how much of what follows was proposed by a starter set and not looked at yet: it must not pass for the result of
 * an assessment. Nothing when there is no such proposal.
 */
void
annexa_report_draft_add_proposals_fact (AnnexaReportDraft *self)
{
  const AnnexaKind *risk = annexa_kind_lookup ("risk");
  const AnnexaKind *asset = annexa_kind_lookup ("asset");
  int risks = (int) annexa_starters_count_proposals (self->project, risk);
  int assets = (int) annexa_starters_count_proposals (self->project, asset);
  g_autofree char *text = NULL;

  if (risks + assets == 0)
    return;

  text = g_strdup_printf (
      _("%d of %d risks and %d of %d assets are proposals of a starter set that nobody has confirmed"), risks,
      (int) annexa_project_count (self->project, risk), assets, (int) annexa_project_count (self->project, asset));
  annexa_document_add_fact (self->document, _("Not reviewed yet"), text);
}

/**
 * annexa_report_draft_add_open_point:
 * @self: a report
 * @records: (element-type AnnexaRecord): the records that the point is about
 * @format: what is open, for printf()
 * @...: arguments for @format
 *
 * Adds a point of a list: the sentence, and the refs of the records. Nothing when there are none.
 */
void
annexa_report_draft_add_open_point (AnnexaReportDraft *self,
                                    GPtrArray         *records,
                                    const char        *format,
                                    ...)
{
  g_autofree char *refs = annexa_report_draft_list_refs (records);
  g_autofree char *sentence = NULL;
  va_list arguments;

  if (records->len == 0)
    return;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  annexa_document_add_paragraph (self->document, ANNEXA_PARAGRAPH_ITEM, NULL);
  annexa_document_add_text (self->document, ANNEXA_RUN_PLAIN, sentence);
  annexa_document_add_text (self->document, ANNEXA_RUN_PLAIN, " ");
  annexa_document_add_text (self->document, ANNEXA_RUN_DIM, refs);
}

/**
 * annexa_report_draft_add_signature:
 * @self: a report whose signatures were begun
 * @role: as what somebody signs
 * @record: the record that names the person
 * @person: the name of the field
 * @date: (nullable): the name of the field with the day
 *
 * Adds a line to sign on.
 */
void
annexa_report_draft_add_signature (AnnexaReportDraft *self,
                                   const char        *role,
                                   AnnexaRecord      *record,
                                   const char        *person,
                                   const char        *date)
{
  g_autofree char *name = annexa_report_draft_describe (self, record, person);
  g_autofree char *day = date != NULL ? annexa_report_draft_describe (self, record, date) : NULL;

  annexa_document_add_signature (self->document, role, *name != '\0' ? name : NULL,
                                 day != NULL && *day != '\0' ? day : NULL);
}
