/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "annexa-cli-assign.h"
#include "annexa-cli-lookup.h"
#include "annexa-error.h"

static void
prefix_field (const AnnexaField *field,
              GError           **error)
{
  /* TRANSLATORS: The stable name of a field, with what is wrong with it behind */
  g_prefix_error (error, _("%s: "), field->name);
}

/* A file is named as a CSV file has it, if the project holds it already, or else by its path. */
static gboolean
assign_file (AnnexaProject     *project,
             AnnexaEdit        *edit,
             const AnnexaKind  *kind,
             gint64             id,
             const AnnexaField *field,
             const char        *text)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  g_autoptr (GBytes) contents = NULL;
  g_autofree char *path = NULL;

  if (annexa_field_parse (field, text, &value, NULL))
    {
      if (!annexa_value_is_empty (&value))
        contents = annexa_project_load_file (project, annexa_value_get_text (&value), NULL);
      if (annexa_value_is_empty (&value) || contents != NULL)
        {
          annexa_edit_set (edit, kind, id, field, &value);
          return TRUE;
        }
    }
  path = g_filename_from_utf8 (text, -1, NULL, NULL, NULL);
  annexa_edit_set_file (edit, kind, id, field, path != NULL ? path : text);
  return TRUE;
}

static gboolean
assign_field (AnnexaProject     *project,
              AnnexaEdit        *edit,
              const AnnexaKind  *kind,
              gint64             id,
              const AnnexaField *field,
              const char        *text,
              GError           **error)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  if (!annexa_field_is_stored (field))
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT,
                   _("%s: this follows from other values and cannot be set."), field->name);
      return FALSE;
    }
  if (field->type == ANNEXA_FIELD_FILE)
    return assign_file (project, edit, kind, id, field, text);
  if (!annexa_cli_parse (project, field, text, &value, error))
    {
      prefix_field (field, error);
      return FALSE;
    }
  annexa_edit_set (edit, kind, id, field, &value);
  return TRUE;
}

/**
 * annexa_cli_assign:
 * @project: a project
 * @edit: an edit
 * @kind: the kind of a record
 * @id: its id
 * @arguments: arguments
 * @first: the position of the first FIELD=VALUE among them
 * @error: return location
 *
 * Adds to the edit what the rest of the arguments say, as a CSV file would.
 *
 * Returns: whether all of it could be understood
 */
gboolean
annexa_cli_assign (AnnexaProject      *project,
                   AnnexaEdit         *edit,
                   const AnnexaKind   *kind,
                   gint64              id,
                   AnnexaCliArguments *arguments,
                   guint               first,
                   GError            **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = first; i < annexa_cli_arguments_get_size (arguments); i++)
    {
      const char *assignment = annexa_cli_arguments_get (arguments, i);
      const char *equals = strchr (assignment, '=');
      g_autofree char *name = equals != NULL ? g_strndup (assignment, (gsize) (equals - assignment)) : NULL;
      const AnnexaField *field;

      if (name == NULL)
        {
          g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX,
                       _("“%s” is no FIELD=VALUE. Quote values that have spaces in them."), assignment);
          return FALSE;
        }
      field = annexa_cli_find_field (kind, name, error);
      if (field == NULL)
        return FALSE;
      if (!g_hash_table_add (seen, (gpointer) field))
        {
          g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX, _("%s: this field is set twice."), field->name);
          return FALSE;
        }
      if (!assign_field (project, edit, kind, id, field, equals + 1, error))
        return FALSE;
    }
  return TRUE;
}
