/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-import-private.h"
#include "annexa-text.h"

/* So many commas a title has at most where several records stand in a cell. */
#define MOST_COMMAS 5

/* "P-017" names a record that should be there; it is nobody's name. */
static gboolean
looks_like_ref (const AnnexaKind *kind,
                const char       *text)
{
  const char *prefix = annexa_kind_find_field (kind, "ref")->prefix;
  gsize length = strlen (prefix);

  return g_ascii_strncasecmp (text, prefix, length) == 0 && text[length] == '-' && text[length + 1] != '\0'
         && strspn (text + length + 1, "0123456789") == strlen (text + length + 1);
}

/* Whether a record of a kind can be made from its title alone. */
static gboolean
needs_title_only (const AnnexaKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & ANNEXA_FIELD_REQUIRED) && kind->fields[i].initial == NULL
        && strcmp (kind->fields[i].name, kind->title) != 0)
      return FALSE;

  return annexa_kind_get_title_field (kind)->type == ANNEXA_FIELD_TEXT;
}

static gint64
create (AnnexaImport     *self,
        const AnnexaKind *kind,
        const char       *title)
{
  const AnnexaField *field = annexa_kind_get_title_field (kind);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  gint64 id;

  if (looks_like_ref (kind, title) || !needs_title_only (kind)
      || !annexa_field_parse (field, title, &value, NULL))
    return 0;

  id = annexa_edit_create (self->edit, kind);
  annexa_edit_set (self->edit, kind, id, field, &value);
  annexa_import_index_add (self->index, kind, id, NULL, title);
  annexa_import_count (self, kind)->created++;
  g_ptr_array_add (self->created, g_strdup (title));
  return id;
}

/* “Weber, Anna” in a field for one person is one person. Returns the two parts, or NULL. */
static char **
split_person (const AnnexaField *field,
              const char        *text)
{
  g_auto (GStrv) parts = NULL;

  if (g_strcmp0 (field->target, "person") != 0 || strpbrk (text, ";|\n") != NULL)
    return NULL;
  parts = annexa_text_split_list (text);
  if (g_strv_length (parts) != 2 || strchr (parts[0], ' ') != NULL || strchr (parts[1], ' ') != NULL)
    return NULL;
  return g_steal_pointer (&parts);
}

static gint64
find_or_create (AnnexaImport      *self,
                const AnnexaField *field,
                const char        *text,
                const char       **reason)
{
  gint64 id = annexa_import_index_find (self->index, field, text);

  /* Of which kind it would be, where there are several, nobody can tell from a name. */
  if (id == 0 && (field->flags & ANNEXA_FIELD_CREATES) && annexa_field_get_target (field) != NULL)
    id = create (self, annexa_field_get_target (field), text);
  if (id > 0)
    return id;

  if (id == ANNEXA_IMPORT_SEVERAL)
    *reason = _("Several records have this title. Give the reference.");
  return 0;
}

static gint64
find_person (AnnexaImport      *self,
             const AnnexaField *field,
             const char        *text,
             const char       **reason)
{
  g_auto (GStrv) parts = split_person (field, text);
  g_autofree char *name = NULL;
  gint64 id;

  if (parts == NULL)
    return 0;
  name = g_strdup_printf ("%s %s", parts[1], parts[0]);
  id = annexa_import_index_find (self->index, field, name);
  return id > 0 ? id : find_or_create (self, field, text, reason);
}

static void
append_left (GString    *left,
             const char *text)
{
  g_string_append_printf (left, "%s%s", left->len > 0 ? "; " : "", text);
}

/* A title may hold commas itself: as many parts as together name a record are one. Moves @part to the last of them. */
static char *
join_parts (AnnexaImport      *self,
            const AnnexaField *field,
            char             **parts,
            guint             *part)
{
  guint n_left = g_strv_length (parts + *part);

  for (guint n = MIN (n_left, MOST_COMMAS + 1); n > 1; n--)
    {
      g_autoptr (GStrvBuilder) some = g_strv_builder_new ();
      g_auto (GStrv) names = NULL;
      g_autofree char *joined = NULL;

      for (guint i = 0; i < n; i++)
        g_strv_builder_add (some, parts[*part + i]);
      names = g_strv_builder_end (some);
      joined = g_strjoinv (", ", names);
      if (annexa_import_index_find (self->index, field, joined) <= 0)
        continue;
      *part += n - 1;
      return g_steal_pointer (&joined);
    }
  return g_strdup (parts[*part]);
}

/* The records that a cell names. Refs and titles may hold commas, so the whole cell is tried before it is split.
 *
 * @left is what could not be taken over, and @reason why. Returns whether there is any such. */
gboolean
annexa_import_read_links (AnnexaImport      *self,
                          const AnnexaField *field,
                          const char        *text,
                          AnnexaValue       *value,
                          char             **left,
                          const char       **reason)
{
  gboolean one = field->type == ANNEXA_FIELD_RECORD;
  gint64 id = annexa_import_index_find (self->index, field, text);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) rest = g_string_new (NULL);
  g_auto (GStrv) parts = NULL;

  *reason = _("There is no such record.");
  if (id <= 0 && one)
    id = find_person (self, field, text, reason);
  if (id > 0)
    g_array_append_val (ids, id);
  else
    parts = annexa_text_split_list (text);

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    {
      g_autofree char *name = join_parts (self, field, parts, &i);

      if (one && ids->len > 0)
        {
          *reason = _("Only one can stand here.");
          append_left (rest, name);
          continue;
        }
      id = find_or_create (self, field, name, reason);
      if (id != 0)
        g_array_append_val (ids, id);
      else
        append_left (rest, name);
    }

  if (one && ids->len > 0)
    annexa_value_set_integer (value, g_array_index (ids, gint64, 0));
  else if (!one)
    annexa_value_set_ids (value, (const gint64 *) (void *) ids->data, ids->len);

  /* Where nothing was found the cell stays as it was written. */
  *left = ids->len == 0 ? g_strdup (text) : rest->len > 0 ? g_strdup (rest->str) : NULL;
  return *left != NULL;
}
