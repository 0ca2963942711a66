/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-standards"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "annexa-data.h"
#include "annexa-date.h"
#include "annexa-standards-private.h"
#include "annexa-template-text-private.h"
#include "annexa-template.h"

/* The templates are whole texts, and a translation of one is written by somebody who knows how firms in that country
 * speak, not sentence by sentence. It is therefore a folder of its own, data/templates/de/ for German, with files of the
 * same names: templates.xml for titles, the others for texts. The person's languages are tried in turn, and what none of
 * them has is English. */
static GBytes *
look_up (const char *name)
{
  const char *const *languages = g_get_language_names ();
  g_autofree char *path = g_strconcat ("templates/", name, NULL);

  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *translated = g_strconcat ("templates/", languages[i], "/", name, NULL);
      GBytes *bytes = annexa_data_lookup (translated);

      if (bytes != NULL)
        return bytes;
    }
  return annexa_data_lookup (path);
}

static AnnexaTemplate *
read_template (xmlNode *node)
{
  AnnexaTemplate *self = g_new0 (AnnexaTemplate, 1);
  g_autofree char *months = annexa_xml_get_attribute (node, "months");

  self->id = annexa_xml_get_attribute (node, "id");
  self->title = annexa_xml_get_text (node, "title");
  self->about = annexa_xml_get_text (node, "about");
  self->type = annexa_xml_get_attribute (node, "type");
  self->item = annexa_xml_get_attribute (node, "item");
  self->clauses = annexa_standards_get_words (node, "clauses");
  self->controls = annexa_standards_get_words (node, "controls");
  self->owner = annexa_xml_get_attribute (node, "owner");
  self->months = (guint) atoi (months);
  self->file = annexa_xml_get_attribute (node, "file");
  return self;
}

/* A test validates what ships, so failing to read it is a broken build. */
static GPtrArray *
read_templates (void)
{
  g_autoptr (GBytes) bytes = look_up ("templates.xml");
  g_autoptr (GError) error = NULL;
  g_autoptr (xmlDoc) document = annexa_xml_read (bytes, "templates.xml", &error);
  GPtrArray *templates = g_ptr_array_new ();

  g_assert_no_error (error);
  for (xmlNode *node = annexa_xml_first_child (xmlDocGetRootElement (document), "template"); node != NULL;
       node = annexa_xml_next (node, "template"))
    g_ptr_array_add (templates, read_template (node));
  return templates;
}

/**
 * annexa_templates_get:
 *
 * Returns: (transfer none) (element-type AnnexaTemplate): the templates of documents, in the order in which a firm needs
 *   them; read once and kept
 */
GPtrArray *
annexa_templates_get (void)
{
  static GPtrArray *templates;

  if (g_once_init_enter (&templates))
    g_once_init_leave (&templates, read_templates ());

  return templates;
}

/**
 * annexa_templates_find:
 * @id: a stable name: "access-control"
 *
 * Returns: (transfer none) (nullable): the template of that name
 */
const AnnexaTemplate *
annexa_templates_find (const char *id)
{
  GPtrArray *templates = annexa_templates_get ();

  for (guint i = 0; i < templates->len; i++)
    {
      AnnexaTemplate *self = templates->pdata[i];

      if (strcmp (self->id, id) == 0)
        return self;
    }
  return NULL;
}

/**
 * annexa_templates_find_for:
 * @item: the id of something that the standard asks for in writing: "M02"
 *
 * Returns: (transfer none) (nullable): the template that a firm needs first of those that are it
 */
const AnnexaTemplate *
annexa_templates_find_for (const char *item)
{
  GPtrArray *templates = annexa_templates_get ();

  for (guint i = 0; i < templates->len; i++)
    {
      AnnexaTemplate *self = templates->pdata[i];

      if (g_strcmp0 (self->item, item) == 0)
        return self;
    }
  return NULL;
}

static gboolean
begins_block (const char *line)
{
  const char *after_digits = line + strspn (line, "0123456789");

  return *line == '\0' || *line == '#' || *line == '|' || g_str_has_prefix (line, "- ")
         || (after_digits > line && g_str_has_prefix (after_digits, ". "));
}

/* In the files, lines end where an editor for programs is full. Where people edit the text, a paragraph is one line. */
static char *
unwrap (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *unwrapped = g_string_new (lines[0]);

  for (guint i = 1; lines[i] != NULL; i++)
    {
      gboolean goes_on = !begins_block (lines[i]) && *lines[i - 1] != '\0' && strchr ("#|", *lines[i - 1]) == NULL;

      g_string_append_c (unwrapped, goes_on ? ' ' : '\n');
      g_string_append (unwrapped, goes_on ? g_strchug (lines[i]) : lines[i]);
    }
  return g_string_free (unwrapped, FALSE);
}

/**
 * annexa_template_get_text:
 * @self: a template
 *
 * Returns: (transfer full): its text in Markdown with the words in braces, as it becomes the text of a new document
 */
char *
annexa_template_get_text (const AnnexaTemplate *self)
{
  g_autoptr (GBytes) bytes = look_up (self->file);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = g_strndup (data, size);

  return unwrap (g_strchomp (text));
}

/**
 * annexa_template_get_person_field:
 * @self: a template
 * @part: what somebody has to do with the document: "owner" or "approver"
 *
 * Top management approves, for every one of these documents binds the whole firm.
 *
 * Returns: (transfer none): the field of the organization that names the person
 */
const char *
annexa_template_get_person_field (const AnnexaTemplate *self,
                                  const char           *part)
{
  return strcmp (part, "owner") == 0 ? self->owner : "top-management";
}

/**
 * annexa_template_get_person:
 * @self: a template
 * @project: the project
 * @part: what the person has to do with the document: "owner" or "approver"
 *
 * Returns: the id of the person, or 0 while the organization names nobody
 */
gint64
annexa_template_get_person (const AnnexaTemplate *self,
                            AnnexaProject        *project,
                            const char           *part)
{
  g_autoptr (AnnexaRecord) organization
      = annexa_project_get_single (project, annexa_kind_lookup ("organization"), NULL);
  const char *field = annexa_template_get_person_field (self, part);

  return organization != NULL ? annexa_record_get_integer (organization, field) : 0;
}

/**
 * annexa_template_get_next_review:
 * @self: a template
 * @project: the project
 *
 * Returns: (transfer full): the day by which a document that is made today has to be looked at again: when the limits of
 *   the project say, or earlier where that is usual for it
 */
char *
annexa_template_get_next_review (const AnnexaTemplate *self,
                                 AnnexaProject        *project)
{
  g_autoptr (AnnexaRecord) limits = annexa_project_get_single (project, annexa_kind_lookup ("limits"), NULL);
  g_autofree char *today = annexa_project_get_today (project);
  gint64 limit = limits != NULL ? annexa_record_get_integer (limits, "document-months") : 0;
  guint months = limit > 0 ? MIN ((guint) limit, self->months) : self->months;

  return annexa_date_add_months (today, (int) months);
}

/**
 * annexa_template_fill:
 * @self: a template
 * @project: the project
 * @missing: (nullable) (element-type AnnexaOpenPoint): where to add what the project does not say yet
 *
 * Fills the text as it would read if a document were made from the template today. What is missing stands in the text as
 * well, in words.
 *
 * Returns: (transfer full): Markdown
 */
char *
annexa_template_fill (const AnnexaTemplate *self,
                      AnnexaProject        *project,
                      GPtrArray            *missing)
{
  g_autofree char *text = annexa_template_get_text (self);

  return annexa_template_text_fill_for (text, project, self, NULL, missing);
}
