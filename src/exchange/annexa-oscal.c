/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "annexa-error.h"
#include "annexa-field.h"
#include "annexa-oscal-prose.h"
#include "annexa-oscal.h"
#include "annexa-text.h"
#include "annexa-xml.h"

#define OSCAL_NAMESPACE "http://csrc.nist.gov/ns/oscal/1.0"

/* How long a title may be that is made from the text of a control. */
#define LONGEST_MADE_TITLE 200

/* What is known while a catalogue is read. */
typedef struct
{
  AnnexaOscalCatalogue *catalogue;
  AnnexaOscalProse *prose;
  GHashTable *lines; /* id of a control -> its line */
  guint n_assessments;
  guint n_introductions;
  guint n_made_titles;
} Reader;

static void
reader_clear (Reader *reader)
{
  g_clear_pointer (&reader->prose, annexa_oscal_prose_free);
  g_clear_pointer (&reader->lines, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static void
free_control (gpointer data)
{
  AnnexaOscalControl *control = data;

  g_free (control->id);
  g_free (control->title);
  g_free (control->chapter);
  g_free (control->text);
  g_free (control->guidance);
  g_free (control);
}

void
annexa_oscal_catalogue_free (AnnexaOscalCatalogue *self)
{
  g_free (self->file);
  g_free (self->uuid);
  g_free (self->title);
  g_free (self->version);
  g_free (self->publisher);
  g_free (self->licence);
  g_ptr_array_unref (self->controls);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

/**
 * annexa_oscal_suits:
 * @path: a file
 *
 * Returns: whether the file looks like XML, or like the JSON that catalogues come in as well, so that it is to be read as a
 *   catalogue
 */
gboolean
annexa_oscal_suits (const char *path)
{
  char start[256] = "";
  FILE *file = g_str_has_suffix (path, ".xml") ? NULL : fopen (path, "re");
  const char *text = start;
  gsize length;

  if (file == NULL)
    return g_str_has_suffix (path, ".xml");
  length = fread (start, 1, sizeof start - 1, file);
  start[length] = '\0';
  fclose (file);
  if (g_str_has_prefix (text, "\357\273\277"))
    text += 3;
  text += strspn (text, " \t\r\n");
  return g_str_has_prefix (text, "<?xml") || g_str_has_prefix (text, "<catalog") || *text == '{';
}

static gboolean
refuse (const AnnexaOscalCatalogue *catalogue,
        xmlNode                    *node,
        GError                    **error,
        const char                 *text)
{
  /* TRANSLATORS: The name of a file, a line, what is wrong there */
  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX, _("“%s”, line %d: %s"), catalogue->file,
               (int) xmlGetLineNo (node), text);
  return FALSE;
}

/* What else there is in the language, and what to do about it. */
static gboolean
refuse_root (const AnnexaOscalCatalogue *catalogue,
             xmlNode                    *root,
             GError                    **error)
{
  const char *name = (const char *) root->name;
  gboolean is_oscal = root->ns != NULL && g_strcmp0 ((const char *) root->ns->href, OSCAL_NAMESPACE) == 0;
  g_autofree char *text = NULL;

  if (is_oscal && strcmp (name, "profile") == 0)
    text = g_strdup (_("this is a profile, which only names controls of another catalogue. Import that catalogue, or the "
                       "“resolved profile catalog” that most publishers offer beside the profile."));
  else if (is_oscal)
    /* TRANSLATORS: The name of an element, such as “component-definition” */
    text = g_strdup_printf (_("this is an OSCAL document of another sort (“%s”). Only catalogues can be imported."), name);
  else if (strcmp (name, "catalog") == 0)
    text = g_strdup (_("this catalogue is not in the OSCAL format, version 1. Ask its publisher for that."));
  else
    text = g_strdup_printf (_("this is no OSCAL catalogue: it begins with “%s” and not with “catalog”."), name);
  return refuse (catalogue, root, error, text);
}

static xmlNode *
find_with_attribute (xmlNode    *parent,
                     const char *name,
                     const char *attribute,
                     const char *value)
{
  for (xmlNode *node = annexa_xml_first_child (parent, name); node != NULL; node = annexa_xml_next (node, name))
    {
      g_autofree char *found = annexa_xml_get_attribute (node, attribute);

      if (g_strcmp0 (found, value) == 0)
        return node;
    }
  return NULL;
}

static char *
clean_child (xmlNode    *parent,
             const char *name)
{
  g_autofree char *text = annexa_xml_get_text (parent, name);

  return annexa_text_clean (text, FALSE);
}

/* The party that answers for the catalogue, or the first that is named at all. */
static char *
find_publisher (xmlNode *metadata)
{
  static const char *const roles[] = { "publisher", "author", "creator" };
  xmlNode *party = annexa_xml_first_child (metadata, "party");

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      xmlNode *responsible = find_with_attribute (metadata, "responsible-party", "role-id", roles[i]);
      g_autofree char *uuid = responsible != NULL ? annexa_xml_get_text (responsible, "party-uuid") : NULL;
      xmlNode *found = uuid != NULL ? find_with_attribute (metadata, "party", "uuid", uuid) : NULL;

      if (found != NULL)
        {
          party = found;
          break;
        }
    }
  return party != NULL ? clean_child (party, "name") : NULL;
}

static char *
find_licence (xmlNode *metadata)
{
  static const char *const names[] = { "license", "licence", "rights" };
  xmlNode *link = find_with_attribute (metadata, "link", "rel", "license");
  char *licence = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names) && licence == NULL; i++)
    licence = annexa_oscal_get_prop (metadata, names[i]);
  return licence == NULL && link != NULL ? annexa_xml_get_attribute (link, "href") : licence;
}

static gboolean
read_metadata (Reader  *reader,
               xmlNode *root,
               GError **error)
{
  AnnexaOscalCatalogue *catalogue = reader->catalogue;
  xmlNode *metadata = annexa_xml_first_child (root, "metadata");
  xmlNode *title = metadata != NULL ? annexa_xml_first_child (metadata, "title") : NULL;

  if (title != NULL)
    catalogue->title = clean_child (metadata, "title");
  if (catalogue->title == NULL)
    return refuse (catalogue, metadata != NULL ? metadata : root, error, _("the catalogue has no title."));
  catalogue->uuid = annexa_xml_get_attribute (root, "uuid");
  catalogue->version = clean_child (metadata, "version");
  catalogue->publisher = find_publisher (metadata);
  catalogue->licence = find_licence (metadata);
  return TRUE;
}

static gboolean
is_withdrawn (xmlNode *control)
{
  g_autofree char *status = annexa_oscal_get_prop (control, "status");

  return status != NULL && g_ascii_strcasecmp (status, "withdrawn") == 0;
}

/* A withdrawn control has no text of its own; its links say where to look instead. */
static char *
describe_withdrawal (xmlNode *control)
{
  g_autoptr (GString) refs = g_string_new (NULL);

  for (xmlNode *link = annexa_xml_first_child (control, "link"); link != NULL; link = annexa_xml_next (link, "link"))
    {
      g_autofree char *rel = annexa_xml_get_attribute (link, "rel");
      g_autofree char *href = annexa_xml_get_attribute (link, "href");

      if (href != NULL && *href == '#' && (g_strcmp0 (rel, "incorporated-into") == 0 || g_strcmp0 (rel, "moved-to") == 0))
        g_string_append_printf (refs, "%s%s", refs->len > 0 ? ", " : "", href + 1);
    }
  if (refs->len == 0)
    return g_strdup (_("Withdrawn."));
  /* TRANSLATORS: The numbers of other controls */
  return g_strdup_printf (_("Withdrawn. See %s."), refs->str);
}

/* The start of a text, at the end of a word. */
static char *
shorten (const char *text)
{
  g_autofree char *start = NULL;
  char *space;

  if (g_utf8_strlen (text, -1) <= LONGEST_MADE_TITLE)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, LONGEST_MADE_TITLE);
  space = strrchr (start, ' ');
  if (space != NULL)
    *space = '\0';
  return g_strconcat (start, "…", NULL);
}

/* A title that only repeats the number says nothing in a list; there the first paragraph of the text stands for it. */
static char *
make_title (Reader             *reader,
            xmlNode            *node,
            AnnexaOscalControl *control)
{
  xmlNode *element = annexa_xml_first_child (node, "title");
  g_autofree char *title = element != NULL ? annexa_oscal_prose_write_line (reader->prose, element) : NULL;
  g_autofree char *first = NULL;

  if (title != NULL && g_ascii_strcasecmp (title, control->id) != 0)
    return shorten (title);
  if (control->text == NULL)
    return g_strdup (title != NULL ? title : control->id);
  first = g_strndup (control->text, strcspn (control->text, "\n"));
  reader->n_made_titles++;
  return shorten (first);
}

static void
count_assessments (Reader  *reader,
                   xmlNode *parent)
{
  for (xmlNode *part = annexa_xml_first_child (parent, "part"); part != NULL; part = annexa_xml_next (part, "part"))
    {
      reader->n_assessments += annexa_oscal_is_assessment (part);
      count_assessments (reader, part);
    }
}

static char *
extend_chapter (const char *chapter,
                const char *title)
{
  g_autofree char *whole = chapter != NULL ? g_strconcat (chapter, " › ", title, NULL) : g_strdup (title);

  return shorten (whole);
}

static gboolean
check_id (Reader  *reader,
          xmlNode *node,
          char   **id,
          GError **error)
{
  g_autofree char *raw = annexa_xml_get_attribute (node, "id");
  guint other;

  *id = annexa_text_clean (raw, FALSE);
  if (*id == NULL)
    return refuse (reader->catalogue, node, error, _("this control has no id."));
  if (g_utf8_strlen (*id, -1) > ANNEXA_LONGEST_TEXT)
    return refuse (reader->catalogue, node, error, _("the id of this control is too long."));
  other = GPOINTER_TO_UINT (g_hash_table_lookup (reader->lines, *id));
  if (other != 0)
    {
      g_autofree char *text
          /* TRANSLATORS: The id of a control, a line of the file */
          = g_strdup_printf (_("the id “%s” stands in line %u as well. Each control needs one of its own."), *id, other);

      return refuse (reader->catalogue, node, error, text);
    }
  g_hash_table_insert (reader->lines, g_strdup (*id), GUINT_TO_POINTER ((guint) xmlGetLineNo (node)));
  return TRUE;
}

static gboolean read_controls (Reader     *reader,
                               xmlNode    *parent,
                               const char *chapter,
                               int         position,
                               GError    **error);

static gboolean
read_control (Reader     *reader,
              xmlNode    *node,
              const char *chapter,
              int         parent,
              GError    **error)
{
  GPtrArray *controls = reader->catalogue->controls;
  AnnexaOscalControl *control = g_new0 (AnnexaOscalControl, 1);
  int position = (int) controls->len;

  g_ptr_array_add (controls, control);
  if (!check_id (reader, node, &control->id, error))
    return FALSE;
  control->line = (guint) xmlGetLineNo (node);
  control->parent = parent;
  control->chapter = g_strdup (chapter);
  control->withdrawn = is_withdrawn (node);
  control->text = annexa_oscal_prose_write_parts (reader->prose, node, TRUE);
  control->guidance = annexa_oscal_prose_write_parts (reader->prose, node, FALSE);
  if (control->withdrawn && control->text == NULL)
    control->text = describe_withdrawal (node);
  control->title = make_title (reader, node, control);
  reader->catalogue->n_withdrawn += control->withdrawn;
  count_assessments (reader, node);
  return read_controls (reader, node, chapter, position, error);
}

static gboolean
read_group (Reader     *reader,
            xmlNode    *node,
            const char *chapter,
            GError    **error)
{
  xmlNode *element = annexa_xml_first_child (node, "title");
  g_autofree char *title = element != NULL ? annexa_oscal_prose_write_line (reader->prose, element) : NULL;
  g_autofree char *id = annexa_xml_get_attribute (node, "id");
  g_autofree char *whole = NULL;

  if (title == NULL)
    title = annexa_text_clean (id, FALSE);
  if (title == NULL)
    title = g_strdup ("…");
  whole = extend_chapter (chapter, title);
  reader->catalogue->n_groups++;
  for (xmlNode *part = annexa_xml_first_child (node, "part"); part != NULL; part = annexa_xml_next (part, "part"))
    reader->n_introductions++;
  return read_controls (reader, node, whole, -1, error);
}

/* Everything is read in the order of the file, which is that of the publisher. */
static gboolean
read_controls (Reader     *reader,
               xmlNode    *parent,
               const char *chapter,
               int         position,
               GError    **error)
{
  for (xmlNode *node = annexa_xml_first_child (parent, NULL); node != NULL; node = annexa_xml_next (node, NULL))
    {
      gboolean read = TRUE;

      if (strcmp ((const char *) node->name, "group") == 0)
        read = read_group (reader, node, chapter, error);
      else if (strcmp ((const char *) node->name, "control") == 0)
        read = read_control (reader, node, chapter, position, error);
      if (!read)
        return FALSE;
    }
  return TRUE;
}

/* Takes the sentence when there is anything to say. */
static void
take_note (Reader *reader,
           guint   count,
           char   *note)
{
  if (count > 0)
    g_ptr_array_add (reader->catalogue->notes, note);
  else
    g_free (note);
}

static void
add_notes (Reader *reader)
{
  guint n_withdrawn = reader->catalogue->n_withdrawn;
  guint n_titles = reader->n_made_titles;
  guint n_assessments = reader->n_assessments;
  guint n_introductions = reader->n_introductions;

  take_note (reader, n_withdrawn,
             g_strdup_printf (ngettext ("%u control is withdrawn: it is kept, marked as such, and has no status.",
                                        "%u controls are withdrawn: they are kept, marked as such, and have no status.",
                                        n_withdrawn),
                              n_withdrawn));
  take_note (reader, n_titles,
             g_strdup_printf (ngettext ("The title of %u control only repeats its number. The start of its text is used.",
                                        "The titles of %u controls only repeat their numbers. The starts of their texts "
                                        "are used.",
                                        n_titles),
                              n_titles));
  take_note (reader, n_assessments,
             g_strdup_printf (ngettext ("Left out: %u part that tells assessors what to look at.",
                                        "Left out: %u parts that tell assessors what to look at.", n_assessments),
                              n_assessments));
  take_note (reader, n_introductions,
             g_strdup_printf (ngettext ("Left out: %u introduction of a chapter.",
                                        "Left out: %u introductions of chapters.", n_introductions),
                              n_introductions));
}

static gboolean
read_catalogue (Reader  *reader,
                xmlNode *root,
                GError **error)
{
  if (root->ns == NULL || g_strcmp0 ((const char *) root->ns->href, OSCAL_NAMESPACE) != 0
      || strcmp ((const char *) root->name, "catalog") != 0)
    return refuse_root (reader->catalogue, root, error);

  reader->prose = annexa_oscal_prose_new (root);
  reader->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!read_metadata (reader, root, error) || !read_controls (reader, root, NULL, -1, error))
    return FALSE;
  if (reader->catalogue->controls->len == 0)
    return refuse (reader->catalogue, root, error, _("the catalogue has no controls."));
  add_notes (reader);
  return TRUE;
}

/**
 * annexa_oscal_catalogue_read:
 * @path: a file
 * @error: return location
 *
 * Reads a catalogue. It touches nothing but the file, so that a worker can do it.
 *
 * Returns: (transfer full) (nullable): the catalogue; what is wrong with it is said with the line where it stands
 */
AnnexaOscalCatalogue *
annexa_oscal_catalogue_read (const char *path,
                             GError    **error)
{
  g_autoptr (xmlDoc) document = annexa_xml_read_file (path, error);
  g_autoptr (AnnexaOscalCatalogue) catalogue = NULL;
  g_auto (Reader) reader = { NULL };

  if (document == NULL)
    return NULL;
  catalogue = g_new0 (AnnexaOscalCatalogue, 1);
  catalogue->file = g_filename_display_basename (path);
  catalogue->controls = g_ptr_array_new_with_free_func (free_control);
  catalogue->notes = g_ptr_array_new_with_free_func (g_free);
  reader.catalogue = catalogue;
  return read_catalogue (&reader, xmlDocGetRootElement (document), error) ? g_steal_pointer (&catalogue) : NULL;
}
