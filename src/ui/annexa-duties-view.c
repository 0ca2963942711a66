/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-apply.h"
#include "annexa-certification.h"
#include "annexa-date.h"
#include "annexa-duties-view.h"
#include "annexa-duties.h"
#include "annexa-history-row.h"
#include "annexa-pill.h"

/**
 * AnnexaDutiesView:
 *
 * What has to be done again and again, and the steps of the certification: when it was done last, by when it has to be done
 * next, and a button that plans it.
 */
struct _AnnexaDutiesView
{
  AdwBin parent_instance;

  AnnexaProject *project; /* of the page that the view is on */
  GPtrArray *rows;        /* GtkWidget, in the groups */
  GPtrArray *states;      /* AnnexaDutyState */
  GPtrArray *milestones;  /* AnnexaMilestone */

  AdwPreferencesGroup *duties;
  AdwPreferencesGroup *certification;
};

G_DEFINE_FINAL_TYPE (AnnexaDutiesView, annexa_duties_view, ADW_TYPE_BIN)

static void
add_row (AnnexaDutiesView    *self,
         AdwPreferencesGroup *group,
         GtkWidget           *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static GtkWidget *
make_row (const char *title,
          const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *spoken = g_strdup_printf ("%s, %s", title, subtitle);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static void
add_pill (GtkWidget  *row,
          const char *word,
          const char *colour)
{
  GtkWidget *pill = annexa_pill_new ();

  annexa_pill_show_word (pill, word, colour);
  annexa_pill_add_to_row (pill, ADW_PREFERENCES_ROW (row));
}

static void
lead_to_record (GtkWidget  *row,
                const char *kind,
                gint64      id)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sx)", kind, id);
}

static void
add_plan_button (AnnexaDutiesView *self,
                 GtkWidget        *row,
                 const char       *action,
                 guint             position,
                 const char       *title)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Plan"));
  /* TRANSLATORS: A button, read aloud: “Plan: Internal audit” */
  g_autofree char *spoken = g_strdup_printf (_("Plan: %s"), title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", position);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static char *
describe_duty (const AnnexaDutyState *state)
{
  g_autofree char *often = annexa_duty_describe (state);
  g_autofree char *day = annexa_date_format (state->planned != NULL ? state->planned : state->next);

  if (state->planned != NULL)
    /* TRANSLATORS: “Every 12 months, last done on 29 Oct 2026. Planned for 3 Nov 2027” */
    return g_strdup_printf (_("%s. Planned for %s"), often, day);
  if (state->last == NULL)
    return g_strdup (often);
  /* TRANSLATORS: “Every 12 months, last done on 29 Oct 2026. Next by 29 Oct 2027” */
  return g_strdup_printf (_("%s. Next by %s"), often, day);
}

static void
add_duty (AnnexaDutiesView *self,
          guint             position)
{
  const AnnexaDutyState *state = self->states->pdata[position];
  g_autofree char *subtitle = describe_duty (state);
  /* TRANSLATORS: A duty and the clause of the standard: “Internal audit (9.2)” */
  g_autofree char *title = g_strdup_printf (_("%s (%s)"), annexa_duty_get_title (state->duty), state->duty->clause);
  GtkWidget *row = make_row (title, subtitle);

  if (state->state == ANNEXA_DUE_OVERDUE)
    add_pill (row, _("Overdue"), "red");
  else if (state->planned != NULL)
    add_pill (row, _("Planned"), "neutral");
  else if (state->state == ANNEXA_DUE_SOON)
    add_pill (row, _("Due soon"), "yellow");
  if (annexa_duty_can_plan (state))
    add_plan_button (self, row, "duties.plan", position, annexa_duty_get_title (state->duty));
  if (state->record != 0)
    lead_to_record (row, state->duty->kind, state->record);
  add_row (self, self->duties, row);
}

static void
add_milestone (AnnexaDutiesView *self,
               guint             position)
{
  static const struct
  {
    const char *word;
    const char *colour;
  } pills[] = {
    [ANNEXA_MILESTONE_OPEN] = { NULL, NULL },
    [ANNEXA_MILESTONE_DUE] = { NULL, NULL },
    [ANNEXA_MILESTONE_PLANNED] = { N_ ("Planned"), "neutral" },
    [ANNEXA_MILESTONE_LATE] = { N_ ("Overdue"), "red" },
    [ANNEXA_MILESTONE_DONE] = { N_ ("Done"), "green" },
  };
  const AnnexaMilestone *milestone = self->milestones->pdata[position];
  g_autofree char *text = annexa_milestone_describe (milestone);
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s", text, annexa_milestone_get_about (milestone));
  GtkWidget *row = make_row (annexa_milestone_get_title (milestone), subtitle);

  if (pills[milestone->state].word != NULL)
    add_pill (row, _(pills[milestone->state].word), pills[milestone->state].colour);
  if (annexa_milestone_can_plan (milestone) && milestone->state != ANNEXA_MILESTONE_OPEN)
    add_plan_button (self, row, "duties.plan-audit", position, annexa_milestone_get_title (milestone));
  if (milestone->audit != 0)
    lead_to_record (row, "audit", milestone->audit);
  add_row (self, self->certification, row);
}

static void
append_estimate (AnnexaDutiesView *self,
                 AnnexaRecord     *organization,
                 GString          *text)
{
  gint64 n_people = annexa_record_get_integer (organization, "people-count");
  AnnexaAuditDays days;

  if (!annexa_certification_estimate_days (n_people, &days))
    {
      g_string_append (text, _("Say in the organization how many people are in scope, to see how many days of audit to "
                               "expect."));
      return;
    }
  g_string_append_printf (text,
                          ngettext ("For %d person expect about %.3g days of one auditor for stage 1 and 2, %.2g for each "
                                    "surveillance and %.2g for the recertification; certification bodies add and "
                                    "subtract up to a third.",
                                    "For %d people expect about %.3g days of one auditor for stage 1 and 2, %.2g for each "
                                    "surveillance and %.2g for the recertification; certification bodies add and "
                                    "subtract up to a third.",
                                    (gulong) n_people),
                          (int) n_people, days.initial, days.surveillance, days.recertification);
}

/* Without the day by which the certificate is wanted, there is nothing to work back from. */
static void
show_certification (AnnexaDutiesView *self)
{
  g_autoptr (AnnexaRecord) organization
      = annexa_project_get_single (self->project, annexa_kind_lookup ("organization"), NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  if (organization == NULL)
    return;
  append_estimate (self, organization, text);
  adw_preferences_group_set_description (self->certification, text->str);
  if (annexa_record_is_empty (organization, "certificate-wanted")
      && annexa_record_is_empty (organization, "certificate-issued"))
    {
      GtkWidget *row = make_row (_("By when do you want the certificate?"),
                                 _("Enter the day in the organization, and the steps below get their dates."));

      lead_to_record (row, "organization", annexa_record_get_id (organization));
      add_row (self, self->certification, row);
    }
  for (guint i = 0; i < self->milestones->len; i++)
    add_milestone (self, i);
}

static void
clear (AnnexaDutiesView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];

      adw_preferences_group_remove (gtk_widget_is_ancestor (row, GTK_WIDGET (self->duties)) ? self->duties
                                                                                              : self->certification,
                                    row);
    }
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->states, g_ptr_array_unref);
  g_clear_pointer (&self->milestones, g_ptr_array_unref);
}

/* What is planned has a day that somebody still has to think about: its form opens. */
static void
apply (AnnexaDutiesView *self,
       AnnexaEdit       *edit,
       const char       *kind,
       gint64            id)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  if (annexa_apply (root, self->project, edit, NULL))
    gtk_widget_activate_action (root, "win.show-record", "(sx)", kind, id);
}

static void
plan_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  AnnexaDutiesView *self = ANNEXA_DUTIES_VIEW (widget);
  guint position = g_variant_get_uint32 (parameter);
  const AnnexaDutyState *state = position < self->states->len ? self->states->pdata[position] : NULL;
  g_autoptr (AnnexaEdit) edit = NULL;
  gint64 id;

  if (state == NULL || !annexa_duty_can_plan (state))
    return;
  edit = annexa_duty_plan (self->project, state, &id);
  apply (self, edit, state->duty->kind, id);
}

static void
plan_audit_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  AnnexaDutiesView *self = ANNEXA_DUTIES_VIEW (widget);
  guint position = g_variant_get_uint32 (parameter);
  const AnnexaMilestone *milestone = position < self->milestones->len ? self->milestones->pdata[position] : NULL;
  g_autoptr (AnnexaEdit) edit = NULL;
  gint64 id;

  if (milestone == NULL || !annexa_milestone_can_plan (milestone))
    return;
  edit = annexa_milestone_plan (self->project, milestone, &id);
  apply (self, edit, "audit", id);
}

static void
annexa_duties_view_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNEXA_TYPE_DUTIES_VIEW);

  G_OBJECT_CLASS (annexa_duties_view_parent_class)->dispose (object);
}

static void
annexa_duties_view_finalize (GObject *object)
{
  AnnexaDutiesView *self = ANNEXA_DUTIES_VIEW (object);

  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->states, g_ptr_array_unref);
  g_clear_pointer (&self->milestones, g_ptr_array_unref);

  G_OBJECT_CLASS (annexa_duties_view_parent_class)->finalize (object);
}

static void
annexa_duties_view_class_init (AnnexaDutiesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_duties_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = annexa_duties_view_finalize;
  gtk_widget_class_install_action (widget_class, "duties.plan", "u", plan_action);
  gtk_widget_class_install_action (widget_class, "duties.plan-audit", "u", plan_audit_action);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-duties-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaDutiesView, duties);
  gtk_widget_class_bind_template_child (widget_class, AnnexaDutiesView, certification);
}

static void
annexa_duties_view_init (AnnexaDutiesView *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Who only reads the project plans nothing. */
static void
enable_actions (AnnexaDutiesView *self)
{
  gboolean editable = annexa_project_get_access (self->project) == ANNEXA_ACCESS_EDIT;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duties.plan", editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duties.plan-audit", editable);
}

static void
tell_error (AnnexaDutiesView *self,
            const GError     *error)
{
  /* TRANSLATORS: Why, as a sentence */
  g_autofree char *text = g_strdup_printf (_("The duties cannot be read. %s"), error->message);

  annexa_say (GTK_WIDGET (self), text);
}

/**
 * annexa_duties_view_show:
 * @self: the view
 * @project: the project, which lives longer than the view
 *
 * Shows how it stands now.
 */
void
annexa_duties_view_show (AnnexaDutiesView *self,
                         AnnexaProject    *project)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (ANNEXA_IS_DUTIES_VIEW (self));

  clear (self);
  self->project = project;
  enable_actions (self);
  self->states = annexa_duties_list (project, &error);
  self->milestones = self->states != NULL ? annexa_certification_list (project, &error) : NULL;
  if (self->milestones == NULL)
    {
      tell_error (self, error);
      return;
    }
  for (guint i = 0; i < self->states->len; i++)
    add_duty (self, i);
  show_certification (self);
}
