/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-audit-findings.h"
#include "annexa-checklist-view-private.h"
#include "annexa-checklists.h"

/* How far the answers of a checklist have come, and what they call for. */

AnnexaChecklistRow *
annexa_checklist_view_get_row (AnnexaChecklistView *self,
                               int                  index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  return row != NULL ? ANNEXA_CHECKLIST_ROW (row) : NULL;
}

AnnexaChecklistGroup *
annexa_checklist_view_get_group (AnnexaChecklistRow *row)
{
  return g_object_get_data (G_OBJECT (row), "group");
}

static void
set_chip (GtkToggleButton *button,
          const char      *label,
          guint            n)
{
  /* TRANSLATORS: What is shown, and how much there is of it: “Not answered yet · 12” */
  g_autofree char *text = g_strdup_printf (_("%s · %u"), label, n);

  gtk_button_set_label (GTK_BUTTON (button), text);
}

void
annexa_checklist_view_show_heading (AnnexaChecklistRow *row)
{
  GtkWidget *heading = gtk_list_box_row_get_header (GTK_LIST_BOX_ROW (row));
  AnnexaChecklistGroup *group = annexa_checklist_view_get_group (row);
  g_autofree char *progress = NULL;

  if (heading == NULL)
    return;
  progress = g_strdup_printf (_("%u of %u answered"), group->n_answered, group->n_questions);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (heading)), group->label);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (heading)), progress);
}

static void
describe_progress (AnnexaChecklistView *self,
                   guint                n,
                   guint                n_answered,
                   guint                n_unrecorded)
{
  g_autofree char *answered = g_strdup_printf (_("%u of %u questions answered"), n_answered, n);
  g_autofree char *unrecorded
      = g_strdup_printf (ngettext ("%u finding to record", "%u findings to record", n_unrecorded), n_unrecorded);
  g_autofree char *both = g_strdup_printf ("%s · %s", answered, unrecorded);

  gtk_label_set_label (self->progress_label, n_unrecorded > 0 ? both : answered);
  gtk_level_bar_set_value (self->progress_bar, n > 0 ? (double) n_answered / n : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress_bar), GTK_ACCESSIBLE_PROPERTY_LABEL, answered, -1);
  set_chip (self->open_button, _("Not answered yet"), n - n_answered);
  set_chip (self->unrecorded_button, _("Finding to record"), n_unrecorded);
}

/* What the checklist does not ask about, although the audit says that it looks at it. */
static void
show_unasked (AnnexaChecklistView        *self,
              const AnnexaChecklistState *state)
{
  g_autofree char *text = annexa_checklists_describe_unasked (state);

  gtk_label_set_label (self->unasked_label, text != NULL ? text : "");
  gtk_widget_set_visible (self->unasked_box, text != NULL && !annexa_checklists_is_over (self->audit));
  gtk_widget_set_visible (self->more_button, annexa_project_get_access (self->project) == ANNEXA_ACCESS_EDIT);
}

static char *
describe_next (const AnnexaChecklistState *state)
{
  if (state->n_unrecorded == 0)
    return g_strdup (_("All questions are answered. What comes next:"));
  return g_strdup_printf (
      ngettext ("All questions are answered, and %u answer is worth a finding that nobody has recorded "
                "yet. What comes next:",
                "All questions are answered, and %u answers are worth a finding that nobody has "
                "recorded yet. What comes next:",
                state->n_unrecorded),
      state->n_unrecorded);
}

/* After the last answer an audit is not done. */
static void
show_next (AnnexaChecklistView        *self,
           const AnnexaChecklistState *state)
{
  g_autoptr (GPtrArray) next = annexa_checklists_list_next (self->project, self->audit, state);
  g_autofree char *text = describe_next (state);

  gtk_label_set_label (self->next_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->next_label), next->len > 0);
  annexa_point_list_show (self->next_list, next);
}

/* What the questions as a whole call for. */
void
annexa_checklist_view_update_state (AnnexaChecklistView *self)
{
  AnnexaChecklistState state;

  if (self->audit == NULL || annexa_record_is_deleted (self->audit)
      || !annexa_checklists_get_state (self->project, self->audit, &state, NULL))
    return;
  show_unasked (self, &state);
  show_next (self, &state);
}

void
annexa_checklist_view_update_progress (AnnexaChecklistView *self)
{
  AnnexaChecklistRow *row;
  guint n_answered = 0;
  guint n_unrecorded = 0;

  annexa_checklist_questions_count (self->questions);
  for (guint i = 0; i < self->questions->records->len; i++)
    {
      n_answered += annexa_checklists_is_answered (self->questions->records->pdata[i]) ? 1 : 0;
      n_unrecorded += annexa_checklists_lacks_finding (self->questions->records->pdata[i]) ? 1 : 0;
    }
  describe_progress (self, self->questions->records->len, n_answered, n_unrecorded);
  for (guint i = 0; (row = annexa_checklist_view_get_row (self, (int) i)) != NULL; i++)
    annexa_checklist_view_show_heading (row);
  annexa_checklist_view_update_state (self);
}
