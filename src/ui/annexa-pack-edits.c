/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-apply.h"
#include "annexa-audit-pack.h"
#include "annexa-error.h"
#include "annexa-pack-edits.h"
#include "annexa-pack-plan.h"

/* What somebody does to a pack: each is one edit. */

static const AnnexaKind *
get_kind (void)
{
  return annexa_kind_lookup ("pack-section");
}

/**
 * annexa_pack_describe_section:
 * @section: a section of a pack
 *
 * Returns: (transfer full): what people call it: its own heading, or the title of its report
 */
char *
annexa_pack_describe_section (AnnexaRecord *section)
{
  const char *heading = annexa_record_get_text (section, "heading");
  const AnnexaReport *report = annexa_report_find (annexa_record_get_text (section, "report"));

  if (heading != NULL)
    return g_strdup (heading);
  if (report != NULL)
    return g_strdup (annexa_report_get_title (report));

  /* TRANSLATORS: A section of a pack that a newer version of the program has made; the name of its report */
  return g_strdup_printf (_("Unknown report “%s”"), annexa_record_get_text (section, "report"));
}

static gboolean
apply (GtkWidget     *widget,
       AnnexaProject *project,
       AnnexaEdit    *edit)
{
  g_autoptr (GError) error = NULL;

  if (annexa_project_apply (project, edit, &error))
    return TRUE;

  annexa_say (widget, error->message);
  return FALSE;
}

/* A second pack is told from the first by its number. */
static char *
find_free_name (AnnexaProject *project,
                GError       **error)
{
  const char *fresh = _(annexa_kind_lookup ("pack")->fresh);
  g_autofree char *name = g_strdup (fresh);

  for (guint i = 2;; i++)
    {
      g_autoptr (GError) reason = NULL;
      g_autofree char *taken = annexa_pack_find (project, name, &reason);

      if (g_error_matches (reason, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND))
        return g_steal_pointer (&name);
      /* What may be taken by several is refused otherwise. */
      if (taken == NULL && !g_error_matches (reason, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT))
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return NULL;
        }
      g_free (name);
      name = g_strdup_printf ("%s %u", fresh, i);
    }
}

/**
 * annexa_pack_add:
 * @widget: a widget of the window
 * @project: a project
 * @usual: whether the pack begins with the sections of the built-in audit pack
 *
 * Returns: the id of a new pack, or 0 when it could not be added, which was told
 */
gint64
annexa_pack_add (GtkWidget     *widget,
                 AnnexaProject *project,
                 gboolean       usual)
{
  static const char *const none[] = { NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *name = find_free_name (project, &error);
  g_autoptr (AnnexaEdit) edit = NULL;
  gint64 id;

  if (name == NULL)
    {
      annexa_say (widget, error->message);
      return 0;
    }
  edit = annexa_pack_make (project, name, usual ? annexa_audit_pack_list_parts () : none, &id);
  return apply (widget, project, edit) ? id : 0;
}

static gint64
find_last_place (GPtrArray *sections)
{
  gint64 last = 0;

  for (guint i = 0; i < sections->len; i++)
    last = MAX (last, annexa_record_get_integer (sections->pdata[i], "position"));
  return last;
}

/**
 * annexa_pack_add_section:
 * @widget: a widget of the window
 * @project: a project
 * @pack: a pack
 * @report: a report
 *
 * Adds the report as the last section.
 *
 * Returns: whether it was added
 */
gboolean
annexa_pack_add_section (GtkWidget          *widget,
                         AnnexaProject      *project,
                         AnnexaRecord       *pack,
                         const AnnexaReport *report)
{
  g_autoptr (GPtrArray) sections = annexa_pack_list_sections (project, annexa_record_get_id (pack), NULL);
  /* TRANSLATORS: History: a section and the pack that it belongs to: “Risk assessment added to “For customers”” */
  g_autofree char *label
      = g_strdup_printf (_("%s added to “%s”"), annexa_report_get_title (report), annexa_record_get_title (pack));
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, label);

  (void) annexa_pack_append_section (edit, annexa_record_get_id (pack), report->name,
                                     (sections != NULL ? find_last_place (sections) : 0) + 1);
  return apply (widget, project, edit);
}

/* The words of a section go with it, so that can be taken back on the spot. */
static gboolean
remove_all (GtkWidget     *widget,
            AnnexaProject *project,
            AnnexaRecord  *pack,
            const char    *title,
            GPtrArray     *sections)
{
  /* TRANSLATORS: History: a section and the pack that it belonged to: “Risk assessment taken out of “For customers”” */
  g_autofree char *label = g_strdup_printf (_("%s taken out of “%s”"), title, annexa_record_get_title (pack));
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, label);

  for (guint i = 0; i < sections->len; i++)
    annexa_edit_delete (edit, get_kind (), annexa_record_get_id (sections->pdata[i]));
  return annexa_apply (widget, project, edit, NULL);
}

/**
 * annexa_pack_remove_report:
 * @widget: a widget of the window
 * @project: a project
 * @pack: a pack
 * @report: a report
 *
 * Takes all sections out of the pack that show the report.
 *
 * Returns: whether they are gone
 */
gboolean
annexa_pack_remove_report (GtkWidget          *widget,
                           AnnexaProject      *project,
                           AnnexaRecord       *pack,
                           const AnnexaReport *report)
{
  g_autoptr (GPtrArray) sections = annexa_pack_list_sections (project, annexa_record_get_id (pack), NULL);

  for (guint i = sections != NULL ? sections->len : 0; i > 0; i--)
    if (g_strcmp0 (annexa_record_get_text (sections->pdata[i - 1], "report"), report->name) != 0)
      g_ptr_array_remove_index (sections, i - 1);
  return sections != NULL && remove_all (widget, project, pack, annexa_report_get_title (report), sections);
}

/**
 * annexa_pack_remove_section:
 * @widget: a widget of the window
 * @project: a project
 * @pack: a pack
 * @section: one of its sections
 *
 * Returns: whether it is gone
 */
gboolean
annexa_pack_remove_section (GtkWidget     *widget,
                            AnnexaProject *project,
                            AnnexaRecord  *pack,
                            AnnexaRecord  *section)
{
  g_autofree char *title = annexa_pack_describe_section (section);
  g_autoptr (GPtrArray) sections = g_ptr_array_new ();

  g_ptr_array_add (sections, section);
  return remove_all (widget, project, pack, title, sections);
}

/* Who writes on the command line may leave gaps or places twice: after a move all are numbered from 1. */
static void
number_sections (AnnexaEdit *edit,
                 GPtrArray  *sections)
{
  for (guint i = 0; i < sections->len; i++)
    if (annexa_record_get_integer (sections->pdata[i], "position") != i + 1)
      annexa_edit_set_integer (edit, get_kind (), annexa_record_get_id (sections->pdata[i]), "position", i + 1);
}

/**
 * annexa_pack_move_section:
 * @widget: a widget of the window
 * @project: a project
 * @pack: a pack
 * @section: the id of one of its sections
 * @place: where it is to stand, from 0
 *
 * Returns: whether it stands there
 */
gboolean
annexa_pack_move_section (GtkWidget     *widget,
                          AnnexaProject *project,
                          AnnexaRecord  *pack,
                          gint64         section,
                          guint          place)
{
  g_autoptr (GPtrArray) sections = annexa_pack_list_sections (project, annexa_record_get_id (pack), NULL);
  /* TRANSLATORS: History: the name of a pack */
  g_autofree char *label = g_strdup_printf (_("Sections of “%s” put in another order"), annexa_record_get_title (pack));
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, label);

  for (guint i = 0; sections != NULL && i < sections->len; i++)
    if (annexa_record_get_id (sections->pdata[i]) == section)
      {
        AnnexaRecord *moved = g_ptr_array_steal_index (sections, i);

        g_ptr_array_insert (sections, (int) MIN (place, sections->len), moved);
        number_sections (edit, sections);
        return apply (widget, project, edit);
      }
  return FALSE;
}

/**
 * annexa_pack_leave_out:
 * @widget: a widget of the window
 * @project: a project
 * @section: a section of a pack
 * @left_out: whether it is left out
 *
 * Returns: whether it could be written
 */
gboolean
annexa_pack_leave_out (GtkWidget     *widget,
                       AnnexaProject *project,
                       AnnexaRecord  *section,
                       gboolean       left_out)
{
  g_autofree char *title = annexa_pack_describe_section (section);
  /* TRANSLATORS: History: the name of a section of a pack */
  g_autofree char *label = g_strdup_printf (left_out ? _("%s left out") : _("%s put in"), title);
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, label);

  annexa_edit_set_integer (edit, get_kind (), annexa_record_get_id (section), "left-out", left_out);
  return apply (widget, project, edit);
}

/* The words of the field without @name, and with it at the end where it is hidden: what somebody else has hidden
 * stays. */
static char *
join_words (AnnexaRecord *section,
            const char   *field,
            const char   *name,
            gboolean      hidden)
{
  g_auto (GStrv) words = annexa_pack_list_words (section, field);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], name) != 0)
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", words[i]);
  if (hidden)
    g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", name);
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

/**
 * annexa_pack_hide:
 * @widget: a widget of the window
 * @project: a project
 * @section: a section of a pack
 * @field: "hidden-chapters" or "hidden-columns"
 * @name: the name of a chapter or column
 * @hidden: whether it is hidden
 *
 * Returns: whether it could be written
 */
gboolean
annexa_pack_hide (GtkWidget     *widget,
                  AnnexaProject *project,
                  AnnexaRecord  *section,
                  const char    *field,
                  const char    *name,
                  gboolean       hidden)
{
  g_autofree char *title = annexa_pack_describe_section (section);
  g_autofree char *words = join_words (section, field, name, hidden);
  /* TRANSLATORS: History: the name of a section of a pack, and of a field of it: “Risk assessment: Hidden columns” */
  g_autofree char *label
      = g_strdup_printf (_("%s: %s"), title, annexa_field_get_label (annexa_kind_find_field (get_kind (), field)));
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, label);

  annexa_edit_set_text (edit, get_kind (), annexa_record_get_id (section), field, words);
  return apply (widget, project, edit);
}
