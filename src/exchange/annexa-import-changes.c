/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-change-text.h"
#include "annexa-history-index.h"
#include "annexa-import-private.h"
#include "annexa-text.h"

/* What an import would change in a record that is there: whoever looks at it before it is done wants to know which cells
 * are different, not only of which records. */

/* So much of a text is told. */
#define LONGEST_TEXT 60

static char *
shorten (const char *text)
{
  g_autofree char *line = annexa_text_clean (text, FALSE);
  g_autofree char *beginning = NULL;

  if (line == NULL || g_utf8_strlen (line, -1) <= LONGEST_TEXT)
    return line != NULL ? g_steal_pointer (&line) : g_strdup ("");
  beginning = g_utf8_substring (line, 0, LONGEST_TEXT);
  return g_strconcat (g_strchomp (beginning), "…", NULL);
}

/* A record that the import makes has its name in the edit alone. */
static char *
name_record (AnnexaImport     *self,
             const AnnexaKind *kind,
             gint64            id)
{
  const AnnexaField *title = kind != NULL ? annexa_kind_get_title_field (kind) : NULL;
  const AnnexaValue *value =
      title != NULL && annexa_edit_creates (self->edit, id) ? annexa_edit_get (self->edit, id, title) : NULL;

  return value != NULL && annexa_value_get_text (value) != NULL ? g_strdup (annexa_value_get_text (value))
                                                                : annexa_project_name_record (self->project, kind, id);
}

static gboolean
has_id (const AnnexaValue *value,
        gint64             id)
{
  gsize n_ids;
  const gint64 *ids = annexa_value_get_ids (value, &n_ids);

  for (gsize i = 0; i < n_ids; i++)
    if (ids[i] == id)
      return TRUE;
  return FALSE;
}

/* The records of @value that are not in @other. */
static char *
name_links (AnnexaImport      *self,
            const AnnexaField *field,
            const AnnexaValue *value,
            const AnnexaValue *other)
{
  g_autoptr (GString) names = g_string_new (NULL);
  gsize n_ids;
  const gint64 *ids = annexa_value_get_ids (value, &n_ids);

  for (gsize i = 0; i < n_ids; i++)
    {
      g_autofree char *name =
          has_id (other, ids[i]) ? NULL : name_record (self, annexa_field_get_target (field), ids[i]);

      if (name != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  return shorten (names->str);
}

static char *
describe (AnnexaImport      *self,
          const AnnexaField *field,
          const AnnexaValue *value,
          const AnnexaValue *other)
{
  g_autofree char *text = NULL;

  if (field->type == ANNEXA_FIELD_LINKS)
    return name_links (self, field, value, other);
  if (annexa_value_is_empty (value))
    return g_strdup ("");
  if (field->type == ANNEXA_FIELD_RECORD)
    text = name_record (self, annexa_field_get_target (field), annexa_value_get_integer (value));
  else
    text = annexa_project_describe (self->project, field, value);
  return shorten (text);
}

static char *
describe_field (AnnexaImport      *self,
                const AnnexaField *field,
                const AnnexaValue *before,
                const AnnexaValue *after)
{
  AnnexaFieldChange change = { .field = field };
  g_autofree char *old = describe (self, field, before, after);
  g_autofree char *new = describe (self, field, after, before);

  /* Of the notes and the like, what is different may stand far behind. */
  if (field->type == ANNEXA_FIELD_LONG_TEXT && *old != '\0')
    /* TRANSLATORS: A field with a long text that an import changes */
    return g_strdup_printf (_("%s: changed"), annexa_field_get_label (field));
  return annexa_change_describe (&change, old, new);
}

/* What the edit changes in a record that the project holds still as it is: a line for each field. */
char *
annexa_import_describe_changes (AnnexaImport     *self,
                                const AnnexaKind *kind,
                                gint64            id)
{
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (self->project, kind, id, NULL);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; record != NULL && i < kind->n_fields; i++)
    {
      const AnnexaField *field = &kind->fields[i];
      const AnnexaValue *after = annexa_edit_get (self->edit, id, field);
      const AnnexaValue *before = after != NULL ? annexa_record_get_value (record, field) : NULL;
      g_autofree char *line = NULL;

      if (after == NULL || field->type == ANNEXA_FIELD_FILE || (field->flags & ANNEXA_FIELD_INTERNAL)
          || annexa_value_equal (before, after))
        continue;
      line = describe_field (self, field, before, after);
      g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", line);
    }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}
