/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-apply.h"
#include "annexa-audit-proposal-window.h"
#include "annexa-date.h"
#include "annexa-dialog.h"
#include "annexa-names.h"

/**
 * AnnexaAuditProposalWindow:
 *
 * A proposed programme of audits: what each would look at and why. Those that are ticked are planned, all in one step.
 */
struct _AnnexaAuditProposalWindow
{
  AdwWindow parent_instance;

  AnnexaProject *project;
  GPtrArray *proposal; /* AnnexaProposedAudit */
  GPtrArray *checks;   /* GtkCheckButton: one for each audit */

  AdwPreferencesGroup *group;
  GtkWidget *add_button;
};

G_DEFINE_FINAL_TYPE (AnnexaAuditProposalWindow, annexa_audit_proposal_window, ADW_TYPE_WINDOW)

static GPtrArray *
list_chosen (AnnexaAuditProposalWindow *self)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      g_ptr_array_add (chosen, self->proposal->pdata[i]);
  return chosen;
}

static void
check_toggled (AnnexaAuditProposalWindow *self)
{
  g_autoptr (GPtrArray) chosen = list_chosen (self);

  gtk_widget_set_sensitive (self->add_button, chosen->len > 0);
}

static void
add_clicked (AnnexaAuditProposalWindow *self)
{
  g_autoptr (GPtrArray) chosen = list_chosen (self);
  g_autoptr (AnnexaEdit) edit = annexa_audit_proposal_make_edit (self->project, chosen);

  annexa_apply (GTK_WIDGET (self), self->project, edit, NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static char *
describe_audit (AnnexaAuditProposalWindow *self,
                AnnexaProposedAudit       *audit)
{
  g_autofree char *day = annexa_date_format (audit->starts);
  g_autofree char *count = g_strdup_printf (ngettext ("%u clause or control", "%u clauses and controls",
                                                      audit->targets->len), audit->targets->len);
  g_autoptr (GString) line = g_string_new (day);

  g_string_append_printf (line, " · %s", count);
  if (audit->audit != NULL)
    {
      g_string_append (line, " · ");
      /* TRANSLATORS: The reference of an audit that is planned already and looks at more now */
      g_string_append_printf (line, _("added to %s"), annexa_record_get_ref (audit->audit));
    }
  else if (audit->lead != 0)
    g_string_append_printf (line, " · %s",
                            annexa_project_get_title (self->project, annexa_kind_lookup ("person"), audit->lead));
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
add_target (AdwExpanderRow             *row,
            const AnnexaProposedTarget *target)
{
  GtkWidget *child = adw_action_row_new ();
  g_autofree char *title
      = g_strdup_printf ("%s %s", annexa_record_get_ref (target->record), annexa_record_get_title (target->record));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (child), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (child), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (child), target->reason);
  adw_expander_row_add_row (row, child);
}

/* Rows are made when somebody wants to see them. */
static void
unfolded (AdwExpanderRow      *row,
          GParamSpec          *pspec,
          AnnexaProposedAudit *audit)
{
  if (!adw_expander_row_get_expanded (row) || g_object_get_data (G_OBJECT (row), "filled") != NULL)
    return;
  g_object_set_data (G_OBJECT (row), "filled", audit);
  for (guint i = 0; i < audit->targets->len; i++)
    add_target (row, audit->targets->pdata[i]);
}

static void
add_audit (AnnexaAuditProposalWindow *self,
           AnnexaProposedAudit       *audit)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *line = describe_audit (self, audit);
  g_autofree char *name = g_strdup_printf ("%s, %s", audit->title, line);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), audit->title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), line);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (check_toggled), self);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (unfolded), audit);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), check);
  g_ptr_array_add (self->checks, check);
  adw_preferences_group_add (self->group, row);
  annexa_name_widgets (row);
  annexa_name_expander (ADW_EXPANDER_ROW (row), name);
}

static void
annexa_audit_proposal_window_dispose (GObject *object)
{
  AnnexaAuditProposalWindow *self = ANNEXA_AUDIT_PROPOSAL_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ANNEXA_TYPE_AUDIT_PROPOSAL_WINDOW);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (annexa_audit_proposal_window_parent_class)->dispose (object);
}

static void
annexa_audit_proposal_window_finalize (GObject *object)
{
  AnnexaAuditProposalWindow *self = ANNEXA_AUDIT_PROPOSAL_WINDOW (object);

  g_ptr_array_unref (self->checks);
  g_clear_pointer (&self->proposal, g_ptr_array_unref);

  G_OBJECT_CLASS (annexa_audit_proposal_window_parent_class)->finalize (object);
}

static void
annexa_audit_proposal_window_class_init (AnnexaAuditProposalWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_audit_proposal_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = annexa_audit_proposal_window_finalize;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/annexa/Annexa/ui/annexa-audit-proposal-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaAuditProposalWindow, group);
  gtk_widget_class_bind_template_child (widget_class, AnnexaAuditProposalWindow, add_button);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked);
}

static void
annexa_audit_proposal_window_init (AnnexaAuditProposalWindow *self)
{
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * annexa_audit_proposal_window_new:
 * @parent: the window of the project
 * @project: the project
 * @proposal: (element-type AnnexaProposedAudit): a proposal that is not empty
 *
 * Returns: (transfer none): a dialog that shows the proposal and plans it
 */
GtkWidget *
annexa_audit_proposal_window_new (GtkWindow     *parent,
                                  AnnexaProject *project,
                                  GPtrArray     *proposal)
{
  AnnexaAuditProposalWindow *self = annexa_dialog_new (ANNEXA_TYPE_AUDIT_PROPOSAL_WINDOW, parent);

  self->project = g_object_ref (project);
  self->proposal = g_ptr_array_ref (proposal);
  for (guint i = 0; i < proposal->len; i++)
    add_audit (self, proposal->pdata[i]);
  return GTK_WIDGET (self);
}
