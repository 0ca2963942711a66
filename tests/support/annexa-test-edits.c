/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-query.h"
#include "annexa-test-edits.h"

/* Edits that nobody chose. */

static gint64
any_record (AnnexaProject    *project,
            const AnnexaKind *kind)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GArray) ids = annexa_project_query (project, query, NULL);

  if (ids == NULL || ids->len == 0)
    return 0;
  return g_array_index (ids, gint64, g_random_int_range (0, (int) ids->len));
}

static void
add_record (AnnexaProject *project,
            AnnexaEdit    *edit,
            const char    *name)
{
  const AnnexaKind *kind = annexa_kind_lookup (name);
  g_autofree char *title = g_strdup_printf ("%s %08x", name, g_random_int ());
  g_autofree char *notes = g_strnfill ((gsize) g_random_int_range (1, 3000), 'n');
  gint64 person = any_record (project, annexa_kind_lookup ("person"));
  gint64 id = annexa_edit_create (edit, kind);

  annexa_edit_set_text (edit, kind, id, kind->title, title);
  annexa_edit_set_text (edit, kind, id, "notes", notes);
  if (person != 0 && annexa_kind_find_field (kind, "owner") != NULL)
    annexa_edit_set_integer (edit, kind, id, "owner", person);
}

static void
link_records (AnnexaProject *project,
              AnnexaEdit    *edit)
{
  const AnnexaKind *risk = annexa_kind_lookup ("risk");
  const AnnexaKind *asset = annexa_kind_lookup ("asset");
  gint64 ids[] = { any_record (project, asset), any_record (project, asset), any_record (project, asset) };
  gint64 id = any_record (project, risk);

  if (id != 0 && ids[0] != 0)
    {
      annexa_edit_set_ids (edit, risk, id, "assets", ids, G_N_ELEMENTS (ids));
      annexa_edit_set_integer (edit, risk, id, "current-likelihood", g_random_int_range (1, 6));
      annexa_edit_set_integer (edit, risk, id, "current-impact", g_random_int_range (1, 6));
    }
}

static void
attach_file (AnnexaEdit *edit)
{
  const AnnexaKind *kind = annexa_kind_lookup ("evidence");
  g_autofree char *data = g_strnfill ((gsize) g_random_int_range (1, 20000), (char) g_random_int_range ('a', 'z'));
  g_autoptr (GBytes) bytes = g_bytes_new (data, strlen (data));
  gint64 id = annexa_edit_create (edit, kind);

  annexa_edit_set_text (edit, kind, id, "title", "Report");
  annexa_edit_set_contents (edit, kind, id, annexa_kind_find_field (kind, "file"), "report.txt", bytes);
}

static void
change_text (AnnexaProject *project,
             AnnexaEdit    *edit,
             const char    *name)
{
  const AnnexaKind *kind = annexa_kind_lookup (name);
  gint64 id = any_record (project, kind);
  g_autofree char *text = g_strdup_printf ("Changed to %08x", g_random_int ());

  if (id != 0)
    annexa_edit_set_text (edit, kind, id, "notes", text);
}

static gboolean
apply (AnnexaProject *project,
       AnnexaEdit    *edit)
{
  g_autoptr (GError) error = NULL;

  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
  return annexa_edit_get_size (edit) > 0;
}

/**
 * annexa_test_edit_anything:
 * @project: a project that can be edited
 *
 * Makes one edit of any sort, with the random numbers of GLib: adds, changes, links and deletes records, attaches a file,
 * takes edits back and makes them again.
 */
void
annexa_test_edit_anything (AnnexaProject *project)
{
  static const char *const kinds[] = { "asset", "risk", "person", "threat", "vulnerability" };
  const char *name = kinds[g_random_int_range (0, G_N_ELEMENTS (kinds))];
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Edited");
  int what = g_random_int_range (0, 100);

  if (what < 12 && annexa_project_undo (project, NULL, NULL))
    return;
  if (what >= 12 && what < 18 && annexa_project_redo (project, NULL, NULL))
    return;

  if (what < 40)
    add_record (project, edit, name);
  else if (what < 45)
    for (guint i = 0; i < 20; i++)
      add_record (project, edit, name);
  else if (what < 65)
    change_text (project, edit, name);
  else if (what < 80)
    link_records (project, edit);
  else if (what < 84)
    attach_file (edit);
  else
    {
      gint64 id = any_record (project, annexa_kind_lookup (name));

      if (id != 0)
        annexa_edit_delete (edit, annexa_kind_lookup (name), id);
      else
        add_record (project, edit, name);
    }
  apply (project, edit);
}
