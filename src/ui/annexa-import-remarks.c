/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-import-remarks.h"

/* What is said of a column in many rows is said once. */
typedef struct
{
  const AnnexaImportMessage *first;
  guint n;
  gboolean alike; /* Whether all of them leave the same to the notes. */
} Group;

static void
free_remark (gpointer data)
{
  AnnexaImportRemark *remark = data;

  g_free (remark->text);
  g_free (remark->column);
  g_free (remark->place);
  g_free (remark->kept);
  g_free (remark);
}

static char *
describe_place (const Group *group)
{
  if (group->n > 1)
    return g_strdup_printf (ngettext ("%u row", "%u rows", group->n), group->n);
  return group->first->line > 0 ? g_strdup_printf (_("Line %u"), group->first->line) : g_strdup ("");
}

static char *
describe_message (const Group *group)
{
  const AnnexaImportMessage *message = group->first;

  if (message->error || message->kept == NULL)
    return g_strdup (message->text);
  if (!group->alike)
    /* TRANSLATORS: What could not be understood in several rows, and what becomes of it */
    return g_strdup_printf (_("%s What stands there goes to the notes."), message->text);
  /* TRANSLATORS: What could not be understood, and what becomes of it */
  return g_strdup_printf (_("%s It goes to the notes: %s"), message->text, message->kept);
}

static AnnexaImportRemark *
make_remark (const Group *group)
{
  AnnexaImportRemark *remark = g_new0 (AnnexaImportRemark, 1);

  remark->position = group->first->position;
  remark->error = group->first->error;
  remark->text = describe_message (group);
  remark->column = g_strdup (group->first->column);
  remark->place = describe_place (group);
  remark->kept = group->alike ? g_strdup (group->first->kept) : NULL;
  return remark;
}

/* An error is mended where it is, so each of them is told. */
static char *
get_key (const AnnexaImportMessage *message)
{
  guint line = message->error || message->column == NULL ? message->line : 0;

  return g_strdup_printf ("%s\037%s\037%s\037%d\037%u", message->file, message->text,
                          message->column != NULL ? message->column : "", message->position, line);
}

static GArray *
list_groups (AnnexaImport *import)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (Group));
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < annexa_import_get_n_messages (import); i++)
    {
      const AnnexaImportMessage *message = annexa_import_get_message (import, i);
      g_autofree char *key = get_key (message);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, key));
      Group fresh = { message, 0, TRUE };
      Group *group;

      if (place == 0)
        {
          g_array_append_val (groups, fresh);
          place = groups->len;
          g_hash_table_insert (places, g_steal_pointer (&key), GUINT_TO_POINTER (place));
        }
      group = &g_array_index (groups, Group, place - 1);
      group->n++;
      group->alike = group->alike && g_strcmp0 (group->first->kept, message->kept) == 0;
    }
  return groups;
}

/**
 * annexa_import_list_remarks:
 * @import: an import that was run
 *
 * Returns: (transfer full) (element-type AnnexaImportRemark): what is to be said of its rows, in the order of the lines on
 *   which it begins
 */
GPtrArray *
annexa_import_list_remarks (AnnexaImport *import)
{
  GPtrArray *remarks = g_ptr_array_new_with_free_func (free_remark);
  g_autoptr (GArray) groups = list_groups (import);

  for (guint i = 0; i < groups->len; i++)
    g_ptr_array_add (remarks, make_remark (&g_array_index (groups, Group, i)));
  return remarks;
}
