/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "annexa-cli-output.h"
#include "annexa-cli-record.h"
#include "annexa-query.h"
#include "annexa-text.h"

static gboolean
append_uses (AnnexaProject         *project,
             const AnnexaReference *reference,
             const AnnexaValue     *id,
             GArray                *uses,
             GError               **error)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (reference->kind);
  g_autoptr (GArray) ids = NULL;

  annexa_query_add_filter (query, reference->field, ANNEXA_TEST_EQUAL, id);
  ids = annexa_project_query (project, query, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      AnnexaCliUse use = { reference->kind, g_array_index (ids, gint64, i), reference->field };

      g_array_append_val (uses, use);
    }
  return ids != NULL;
}

/**
 * annexa_cli_list_uses:
 * @project: a project
 * @kind: the kind of a record
 * @id: its id
 * @error: return location
 *
 * Returns: (transfer full) (element-type AnnexaCliUse) (nullable): the records that name it, and in which fields
 */
GArray *
annexa_cli_list_uses (AnnexaProject    *project,
                      const AnnexaKind *kind,
                      gint64            id,
                      GError          **error)
{
  g_autoptr (GArray) references = annexa_kind_get_references (kind);
  g_autoptr (GArray) uses = g_array_new (FALSE, FALSE, sizeof (AnnexaCliUse));
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_set_integer (&value, id);
  for (guint i = 0; i < references->len; i++)
    if (!append_uses (project, &g_array_index (references, AnnexaReference, i), &value, uses, error))
      return NULL;
  return g_steal_pointer (&uses);
}

/**
 * annexa_cli_print_named:
 * @project: a project
 * @kind: the kind of a record
 * @id: its id
 * @field: (nullable): a field of it that names another record
 *
 * Prints what the record is, in one line of a list.
 */
void
annexa_cli_print_named (AnnexaProject     *project,
                        const AnnexaKind  *kind,
                        gint64             id,
                        const AnnexaField *field)
{
  const char *ref = annexa_project_get_ref (project, kind, id);
  g_autofree char *title = annexa_text_clean (annexa_project_get_title (project, kind, id), FALSE);

  annexa_cli_print ("  %s %s", annexa_kind_get_label (kind), ref);
  if (title != NULL && strcmp (title, ref) != 0)
    annexa_cli_print (" %s", title);
  if (field != NULL)
    annexa_cli_print (" (%s)", annexa_field_get_label (field));
  annexa_cli_print ("\n");
}
