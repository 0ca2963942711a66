/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-frameworks.h"

/* The frameworks of a project: Annex A, whose controls stay what the standard says, and those that were imported, which
 * are brought up to date by importing them again. */

static gboolean
is_imported (AnnexaProject  *project,
             AnnexaRecord   *control,
             AnnexaProblems *problems)
{
  return annexa_rule_read_number (project, problems, "SELECT own FROM framework WHERE id = %" G_GINT64_FORMAT,
                                     annexa_record_get_integer (control, "framework"))
         != 0;
}

static gboolean
is_changed (AnnexaRecord *before,
            AnnexaRecord *after,
            const char   *field)
{
  return !annexa_value_equal (annexa_record_get (before, field), annexa_record_get (after, field));
}

/* A control that moved to another framework, or became one's own, would turn up in a Statement of Applicability that
 * somebody has approved. */
static void
check_imported (AnnexaRecord   *before,
                AnnexaRecord   *after,
                AnnexaProblems *problems)
{
  static const char *const names[] = { "own", "framework" };

  for (guint i = 0; after != NULL && i < G_N_ELEMENTS (names); i++)
    if (is_changed (before, after, names[i]))
      annexa_problems_add_for (problems, after, names[i],
                               _("This control belongs to the framework that it was imported with. Add a control of your "
                                 "own instead."));
}

static void
check_standard (AnnexaRecord   *before,
                AnnexaRecord   *after,
                AnnexaProblems *problems)
{
  const AnnexaKind *kind = annexa_record_get_kind (before);

  if (after == NULL)
    {
      annexa_problems_add_for (problems, before, NULL,
                               _("The controls of Annex A cannot be deleted. If you do not need one, decide that it "
                                 "does not apply and say why."));
      return;
    }
  if (strcmp (annexa_record_get_ref (before), annexa_record_get_ref (after)) != 0)
    annexa_problems_add_for (problems, after, "ref", _("The number of a control of Annex A cannot be changed."));
  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & ANNEXA_FIELD_LOCKED) && is_changed (before, after, kind->fields[i].name))
      annexa_problems_add_for (problems, after, kind->fields[i].name,
                               _("This comes from the standard and cannot be changed. Add a control of your own "
                                 "instead."));
}

/* The rule about controls: what a standard says about them stays what it is. */
void
annexa_frameworks_check_control (AnnexaProject  *project,
                                 AnnexaEdit     *edit,
                                 AnnexaRecord   *before,
                                 AnnexaRecord   *after,
                                 AnnexaProblems *problems)
{
  if (before == NULL || annexa_record_get_integer (before, "own") != 0)
    return;
  if (is_imported (project, before, problems))
    check_imported (before, after, problems);
  else
    check_standard (before, after, problems);
}

/* The rule about mappings: two controls are mapped once, or the better one of two that say different things would count. */
void
annexa_frameworks_check_mapping (AnnexaProject  *project,
                                 AnnexaEdit     *edit,
                                 AnnexaRecord   *before,
                                 AnnexaRecord   *after,
                                 AnnexaProblems *problems)
{
  gint64 control = after != NULL ? annexa_record_get_integer (after, "control") : 0;
  gint64 other = after != NULL ? annexa_record_get_integer (after, "other") : 0;
  g_autofree char *message = NULL;
  gint64 double_id;

  if (control == 0 || other == 0)
    return;
  double_id = annexa_rule_read_number (
      project, problems,
      "SELECT id FROM control_mapping WHERE id <> %" G_GINT64_FORMAT " AND (control = %" G_GINT64_FORMAT
      " AND other = %" G_GINT64_FORMAT " OR control = %" G_GINT64_FORMAT " AND other = %" G_GINT64_FORMAT ")",
      annexa_record_get_id (after), control, other, other, control);
  if (double_id == 0)
    return;
  /* TRANSLATORS: The ref of a mapping, such as MAP-003 */
  message = g_strdup_printf (_("These two controls are mapped already, by %s. Change that one."),
                             annexa_project_get_ref (project, annexa_record_get_kind (after), double_id));
  annexa_problems_add_for (problems, after, "other", message);
}

/**
 * annexa_frameworks_get_next_ref:
 * @project: a project
 *
 * Returns: (transfer full): a ref that no framework has or had, for controls that are called after their framework
 */
char *
annexa_frameworks_get_next_ref (AnnexaProject *project)
{
  return annexa_project_get_next_ref (project, annexa_kind_lookup ("framework"));
}
