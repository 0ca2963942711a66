/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-apply.h"
#include "annexa-audit-findings.h"
#include "annexa-audit-page-private.h"
#include "annexa-audit-proposal-window.h"

/* What can be done on the page of audits, beside what every page can do. */

static AnnexaProject *
get_project (AnnexaAuditPage *self)
{
  return annexa_page_get_project (ANNEXA_PAGE (self));
}

static const AnnexaKind *
audit_kind (void)
{
  return annexa_kind_lookup ("audit");
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  if (annexa_page_can_add (ANNEXA_PAGE (widget)) && annexa_page_flush (ANNEXA_PAGE (widget)))
    annexa_audit_page_add_audit (ANNEXA_AUDIT_PAGE (widget));
}

static void
propose_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  AnnexaAuditPage *self = ANNEXA_AUDIT_PAGE (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) proposal = NULL;

  if (!annexa_page_flush (ANNEXA_PAGE (self)) || !annexa_audit_page_update_programme (self))
    return;
  proposal = annexa_audit_proposal_new (get_project (self), self->programme, &error);
  if (proposal == NULL)
    annexa_say (GTK_WIDGET (self), error->message);
  else if (proposal->len == 0)
    annexa_say (GTK_WIDGET (self), _("Nothing is missing: the internal audits look at everything that applies"));
  else
    gtk_window_present (GTK_WINDOW (annexa_audit_proposal_window_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                                                      get_project (self), proposal)));
}

static void
add_missing_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  AnnexaAuditPage *self = ANNEXA_AUDIT_PAGE (widget);
  g_autoptr (GPtrArray) missing = NULL;
  g_autoptr (AnnexaEdit) edit = NULL;
  gint64 audit;

  if (!annexa_page_flush (ANNEXA_PAGE (self)) || !annexa_audit_page_update_programme (self))
    return;
  missing = annexa_audit_programme_list_missing (self->programme);
  if (missing->len == 0)
    {
      annexa_say (GTK_WIDGET (self), _("Nothing is missing: the internal audits look at everything that applies"));
      return;
    }
  edit = annexa_audit_programme_add_audit (get_project (self), self->programme, &audit);
  if (annexa_apply (GTK_WIDGET (self), get_project (self), edit, NULL))
    annexa_audit_page_open_record (self, audit_kind (), audit);
}

static void
turn_years (AnnexaAuditPage *self,
            int              step)
{
  if (self->programme == NULL)
    return;
  self->first_year = self->programme->first_year + step;
  gtk_toggle_button_set_active (self->programme_button, TRUE);
  annexa_audit_page_update_programme (self);
  annexa_audit_page_update_title (self);
}

static void
earlier_years_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  turn_years (ANNEXA_AUDIT_PAGE (widget), -1);
}

static void
later_years_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  turn_years (ANNEXA_AUDIT_PAGE (widget), 1);
}

static void
prepare_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  AnnexaAuditPage *self = ANNEXA_AUDIT_PAGE (widget);

  gtk_toggle_button_set_active (self->checklist_button, TRUE);
  annexa_checklist_view_prepare (self->checklist_view);
  /* The first question is the next thing to do. */
  annexa_page_take_focus (ANNEXA_PAGE (self));
}

static void
show_audit_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  AnnexaAuditPage *self = ANNEXA_AUDIT_PAGE (widget);

  if (self->audit != NULL)
    annexa_audit_page_open_record (self, audit_kind (), annexa_record_get_id (self->audit));
}

static void
show_record_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  const char *kind;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &kind, &id);
  annexa_audit_page_open_record (ANNEXA_AUDIT_PAGE (widget), annexa_kind_lookup (kind), id);
}

static void
show_checklist_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  annexa_audit_page_show_checklist (ANNEXA_AUDIT_PAGE (widget), g_variant_get_int64 (parameter));
}

static void
plan_action_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  AnnexaAuditPage *self = ANNEXA_AUDIT_PAGE (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaEdit) edit = NULL;
  gint64 action;

  if (!annexa_page_flush (ANNEXA_PAGE (self)))
    return;
  edit = annexa_audit_plan_action (get_project (self), g_variant_get_int64 (parameter), &action, &error);
  if (annexa_apply (GTK_WIDGET (self), get_project (self), edit, error))
    annexa_audit_page_open_record (self, annexa_kind_lookup ("action"), action);
}

void
annexa_audit_page_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "audit.add", NULL, add_action },
    { "audit.propose", NULL, propose_action },
    { "audit.add-missing", NULL, add_missing_action },
    { "audit.earlier-years", NULL, earlier_years_action },
    { "audit.later-years", NULL, later_years_action },
    { "audit.prepare", NULL, prepare_action },
    { "audit.show-audit", NULL, show_audit_action },
    { "audit.show-record", "(sx)", show_record_action },
    { "audit.show-checklist", "x", show_checklist_action },
    { "audit.plan-action", "x", plan_action_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter, actions[i].activate);
}

/**
 * annexa_audit_page_enable_actions:
 * @self: the page
 *
 * Who only reads the project plans nothing.
 */
void
annexa_audit_page_enable_actions (AnnexaAuditPage *self)
{
  static const char *const editing[] = { "audit.add", "audit.propose", "audit.add-missing", "audit.prepare",
                                         "audit.plan-action" };

  for (guint i = 0; i < G_N_ELEMENTS (editing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), editing[i],
                                   annexa_project_get_access (get_project (self)) == ANNEXA_ACCESS_EDIT);
}
