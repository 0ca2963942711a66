/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-report-draft.h"
#include "annexa-view.h"

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

/* One that is gone is one that cannot be read: whoever has chosen a logo is told when it is not there. */
static GBytes *
load_logo (AnnexaReportDraft *self)
{
  const char *logo = annexa_record_get_text (self->organization, "logo");
  GBytes *picture = logo != NULL ? annexa_project_load_file (self->project, logo, NULL) : NULL;

  return logo != NULL && picture == NULL ? g_bytes_new_static ("", 0) : picture;
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
  g_autoptr (GBytes) picture = load_logo (self);
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

/**
 * annexa_report_draft_free:
 * @self: (transfer full): a report that is not going to be finished
 */
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
 * @view: the name of a view of that kind, see annexa_view_find()
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
  const AnnexaView *selection = annexa_view_find (k, view);
  g_autoptr (AnnexaQuery) query = annexa_query_new (k);

  g_return_val_if_fail (selection != NULL, NULL);

  annexa_view_apply (selection, self->project, query);
  return annexa_report_draft_read (self, query, error);
}
