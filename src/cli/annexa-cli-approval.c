/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "annexa-cli-approval.h"
#include "annexa-cli-arguments.h"
#include "annexa-cli-lookup.h"

static gboolean
set_date (AnnexaProject    *project,
          AnnexaEdit       *edit,
          const AnnexaKind *kind,
          gint64            id,
          const char       *text,
          GError          **error)
{
  const AnnexaField *field = annexa_kind_find_field (kind, "approved-on");
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  if (!annexa_project_parse (project, field, text, &value, error))
    return FALSE;
  annexa_edit_set (edit, kind, id, field, &value);
  return TRUE;
}

/**
 * annexa_cli_set_approval:
 * @project: a project
 * @edit: where to add it
 * @kind: the kind of what is approved
 * @id: the id of what is approved
 * @person_field: the name of the field for who approved it
 * @arguments: what was written, with %ANNEXA_CLI_APPROVAL_OPTIONS
 * @error: return location
 *
 * Returns: whether what the options say could be understood; what they leave out is not changed
 */
gboolean
annexa_cli_set_approval (AnnexaProject      *project,
                         AnnexaEdit         *edit,
                         const AnnexaKind   *kind,
                         gint64              id,
                         const char         *person_field,
                         AnnexaCliArguments *arguments,
                         GError            **error)
{
  const char *by = annexa_cli_arguments_get_option (arguments, "by");
  const char *on = annexa_cli_arguments_get_option (arguments, "on");
  gint64 person;

  if (by != NULL)
    {
      person = annexa_cli_find_record (project, annexa_kind_lookup ("person"), by, error);
      if (person == 0)
        return FALSE;
      annexa_edit_set_integer (edit, kind, id, person_field, person);
    }
  return on == NULL || set_date (project, edit, kind, id, on, error);
}
