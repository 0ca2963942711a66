/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include <string.h>

#include "annexa-json-writer.h"
#include "annexa-text.h"

struct _AnnexaJsonWriter
{
  GString *text;
  guint depth;
  gboolean is_first; /* in its object or array */
  gboolean is_named; /* the name was just written */
};

AnnexaJsonWriter *
annexa_json_writer_new (void)
{
  AnnexaJsonWriter *self = g_new0 (AnnexaJsonWriter, 1);

  self->text = g_string_new (NULL);
  self->is_first = TRUE;
  return self;
}

void
annexa_json_writer_free (AnnexaJsonWriter *self)
{
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_free (self);
}

/**
 * annexa_json_writer_finish:
 * @self: a writer, which cannot be used any further
 *
 * Returns: (transfer full): the text, ended by a line feed
 */
GBytes *
annexa_json_writer_finish (AnnexaJsonWriter *self)
{
  g_assert (self->depth == 0);

  g_string_append_c (self->text, '\n');
  return g_string_free_to_bytes (g_steal_pointer (&self->text));
}

static void
new_line (AnnexaJsonWriter *self)
{
  g_string_append_c (self->text, '\n');
  for (guint i = 0; i < self->depth; i++)
    g_string_append (self->text, "  ");
}

/* What stands before a value or a name. */
static void
begin_member (AnnexaJsonWriter *self)
{
  if (self->is_named)
    {
      self->is_named = FALSE;
      return;
    }
  if (!self->is_first)
    g_string_append_c (self->text, ',');
  if (self->depth > 0)
    new_line (self);
  self->is_first = FALSE;
}

static void
begin_container (AnnexaJsonWriter *self,
                 char              bracket)
{
  begin_member (self);
  g_string_append_c (self->text, bracket);
  self->depth++;
  self->is_first = TRUE;
}

static void
end_container (AnnexaJsonWriter *self,
               char              bracket)
{
  self->depth--;
  if (!self->is_first)
    new_line (self);
  g_string_append_c (self->text, bracket);
  self->is_first = FALSE;
}

void
annexa_json_writer_begin_object (AnnexaJsonWriter *self)
{
  begin_container (self, '{');
}

void
annexa_json_writer_end_object (AnnexaJsonWriter *self)
{
  end_container (self, '}');
}

void
annexa_json_writer_begin_array (AnnexaJsonWriter *self)
{
  begin_container (self, '[');
}

void
annexa_json_writer_end_array (AnnexaJsonWriter *self)
{
  end_container (self, ']');
}

static void
append_quoted (GString    *text,
               const char *string)
{
  g_autofree char *valid = g_utf8_make_valid (string, -1);

  g_string_append_c (text, '"');
  for (const char *p = valid; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_printf (text, "\\%c", *p);
      else if (*p == '\n')
        g_string_append (text, "\\n");
      else if (*p == '\t')
        g_string_append (text, "\\t");
      else if ((guchar) *p < 0x20)
        g_string_append_printf (text, "\\u%04x", (guint) *p);
      else
        g_string_append_c (text, *p);
    }
  g_string_append_c (text, '"');
}

/**
 * annexa_json_writer_add_name:
 * @self: a writer inside an object
 * @name: the name of the member whose value is written next
 */
void
annexa_json_writer_add_name (AnnexaJsonWriter *self,
                             const char       *name)
{
  begin_member (self);
  append_quoted (self->text, name);
  g_string_append (self->text, ": ");
  self->is_named = TRUE;
}

/**
 * annexa_json_writer_add_string:
 * @self: a writer
 * @string: (nullable): a text; %NULL is written as null
 */
void
annexa_json_writer_add_string (AnnexaJsonWriter *self,
                               const char       *string)
{
  if (string == NULL)
    {
      annexa_json_writer_add_null (self);
      return;
    }
  begin_member (self);
  append_quoted (self->text, string);
}

/**
 * annexa_json_writer_add_member:
 * @self: a writer inside an object
 * @name: the name of a member
 * @text: (nullable): its value; %NULL is written as null
 */
void
annexa_json_writer_add_member (AnnexaJsonWriter *self,
                               const char       *name,
                               const char       *text)
{
  annexa_json_writer_add_name (self, name);
  annexa_json_writer_add_string (self, text);
}

void
annexa_json_writer_add_number (AnnexaJsonWriter *self,
                               double            number)
{
  g_autofree char *text = annexa_number_format (number);

  begin_member (self);
  g_string_append (self->text, text);
}

void
annexa_json_writer_add_integer (AnnexaJsonWriter *self,
                                gint64            integer)
{
  begin_member (self);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, integer);
}

void
annexa_json_writer_add_boolean (AnnexaJsonWriter *self,
                                gboolean          boolean)
{
  begin_member (self);
  g_string_append (self->text, boolean ? "true" : "false");
}

void
annexa_json_writer_add_null (AnnexaJsonWriter *self)
{
  begin_member (self);
  g_string_append (self->text, "null");
}

/**
 * annexa_json_writer_add_strings:
 * @self: a writer
 * @strings: (array zero-terminated=1): texts
 *
 * Writes an array of texts, in one line.
 */
void
annexa_json_writer_add_strings (AnnexaJsonWriter *self,
                                char            **strings)
{
  begin_member (self);
  g_string_append_c (self->text, '[');
  for (guint i = 0; strings[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (self->text, ", ");
      append_quoted (self->text, strings[i]);
    }
  g_string_append_c (self->text, ']');
}
