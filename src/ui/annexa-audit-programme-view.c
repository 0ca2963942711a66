/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-audit-coverage.h"
#include "annexa-audit-independence.h"
#include "annexa-audit-programme-view.h"
#include "annexa-flowing-layout.h"
#include "annexa-focus.h"
#include "annexa-pill.h"
#include "annexa-query.h"
#include "annexa-wrapping.h"

/**
 * AnnexaAuditProgrammeView:
 *
 * The audits of three years: what none of them looks at, what is wrong with them, the audits themselves, and a table of
 * clauses and controls against them.
 */
struct _AnnexaAuditProgrammeView
{
  AdwBin parent_instance;

  AnnexaProject *project;

  GtkStack *stack;
  GtkLabel *summary_label;
  GtkWidget *missing_box;
  GtkLabel *missing_label;
  GtkWidget *buttons;
  GtkWidget *warnings_group;
  GtkListBox *warnings;
  GtkListBox *audits;
  AnnexaAuditCoverage *coverage;
};

G_DEFINE_FINAL_TYPE (AnnexaAuditProgrammeView, annexa_audit_programme_view, ADW_TYPE_BIN)

/* More than these are counted. */
#define MOST_NAMED 12

static void
clear (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static char *
describe_missing (GPtrArray *missing)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < MIN (missing->len, MOST_NAMED); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", annexa_record_get_ref (missing->pdata[i]));
  if (missing->len > MOST_NAMED)
    {
      g_string_append_c (names, ' ');
      g_string_append_printf (names, ngettext ("and %u more", "and %u more", missing->len - MOST_NAMED),
                              missing->len - MOST_NAMED);
    }
  /* TRANSLATORS: A list of clauses and controls */
  return g_strdup_printf (_("No internal audit of these years looks at %s."), names->str);
}

static void
show_summary (AnnexaAuditProgrammeView   *self,
              const AnnexaAuditProgramme *programme)
{
  g_autoptr (GPtrArray) missing = annexa_audit_programme_list_missing (programme);
  g_autofree char *names = describe_missing (missing);
  g_autoptr (GString) text = g_string_new (NULL);

  if (missing->len == 0)
    g_string_append_printf (text, _("The internal audits look at all %u clauses and controls that apply."),
                            programme->targets->len);
  else
    g_string_append_printf (text, _("The internal audits look at %u of %u clauses and controls that apply."),
                            programme->targets->len - missing->len, programme->targets->len);
  if (programme->n_undecided > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text,
                              ngettext ("It is not decided yet whether %u control applies.",
                                        "It is not decided yet whether %u controls apply.",
                                        programme->n_undecided),
                              programme->n_undecided);
    }
  gtk_label_set_label (self->summary_label, text->str);
  gtk_label_set_label (self->missing_label, names);
  gtk_widget_set_visible (self->missing_box, missing->len > 0);
}

/* A row that leads to the audit where it can be put right. */
static void
add_warning (AnnexaAuditProgrammeView *self,
             AnnexaRecord             *audit,
             const char               *text)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf ("%s %s", annexa_record_get_ref (audit), annexa_record_get_title (audit));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  annexa_keep_references (row);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sx)", "audit", annexa_record_get_id (audit));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "audit.show-record");
  gtk_list_box_append (self->warnings, row);
}

static void
warn_about (AnnexaAuditProgrammeView *self,
            AnnexaRecord             *audit)
{
  g_autoptr (GPtrArray) conflicts = annexa_audit_list_conflicts (self->project, audit, NULL);

  for (guint i = 0; conflicts != NULL && i < conflicts->len; i++)
    {
      g_autofree char *text = annexa_audit_describe_conflict (self->project, conflicts->pdata[i]);

      add_warning (self, audit, text);
    }
  if (!annexa_audit_is_internal (audit))
    return;
  if (annexa_record_is_empty (audit, "audited"))
    add_warning (self, audit, _("It does not say what it looks at, so it covers nothing here."));
  if (annexa_record_is_empty (audit, "lead"))
    add_warning (self, audit, _("It has no lead auditor yet."));
}

static void
show_warnings (AnnexaAuditProgrammeView   *self,
               const AnnexaAuditProgramme *programme)
{
  clear (self->warnings);
  for (guint i = 0; i < programme->audits->len; i++)
    warn_about (self, programme->audits->pdata[i]);
  for (guint i = 0; i < programme->undated->len; i++)
    add_warning (self, programme->undated->pdata[i], _("It has no date yet, so it covers nothing here."));
  gtk_widget_set_visible (self->warnings_group, gtk_list_box_get_row_at_index (self->warnings, 0) != NULL);
}

static gint64
count_questions (AnnexaAuditProgrammeView *self,
                 AnnexaRecord             *audit,
                 gboolean                  open)
{
  const AnnexaKind *kind = annexa_kind_lookup ("checklist-item");
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_auto (AnnexaValue) id = ANNEXA_VALUE_INIT;
  g_auto (AnnexaValue) word = ANNEXA_VALUE_INIT;

  annexa_value_set_integer (&id, annexa_record_get_id (audit));
  annexa_query_add_filter (query, annexa_kind_find_field (kind, "audit"), ANNEXA_TEST_EQUAL, &id);
  annexa_value_set_text (&word, "not-looked-at");
  if (open)
    annexa_query_add_filter (query, annexa_kind_find_field (kind, "result"), ANNEXA_TEST_EQUAL, &word);
  return annexa_project_count_query (self->project, query, NULL);
}

static void
add_part (GString    *line,
          const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", text);
}

/* When, what sort, who, and how far its checklist is. */
static char *
describe_audit (AnnexaAuditProgrammeView *self,
                AnnexaRecord             *audit)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *starts = annexa_project_describe_field (self->project, audit, "starts");
  g_autofree char *type = annexa_project_describe_field (self->project, audit, "type");
  g_autofree char *lead = annexa_project_describe_field (self->project, audit, "lead");
  gint64 n = count_questions (self, audit, FALSE);
  gint64 n_open = count_questions (self, audit, TRUE);
  gint64 n_findings = annexa_record_get_integer (audit, "open-findings");
  g_autofree char *checklist = NULL;
  g_autofree char *findings = NULL;

  if (n > 0)
    checklist = g_strdup_printf (_("%d of %d questions answered"), (int) (n - n_open), (int) n);
  if (n_findings > 0)
    findings = g_strdup_printf (ngettext ("%d open finding", "%d open findings", (gulong) n_findings), (int) n_findings);
  add_part (line, *starts != '\0' ? starts : _("no date"));
  add_part (line, type);
  add_part (line, lead);
  add_part (line, checklist);
  add_part (line, findings);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static GtkWidget *
make_checklist_button (AnnexaRecord *audit)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("annexa-list-symbolic");
  /* TRANSLATORS: The reference of an audit */
  g_autofree char *name = g_strdup_printf (_("Checklist of %s"), annexa_record_get_ref (audit));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", annexa_record_get_id (audit));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "audit.show-checklist");
  return button;
}

static void
add_audit (AnnexaAuditProgrammeView *self,
           AnnexaRecord             *audit)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *pill = annexa_pill_new ();
  g_autofree char *title = g_strdup_printf ("%s %s", annexa_record_get_ref (audit), annexa_record_get_title (audit));
  g_autofree char *line = describe_audit (self, audit);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
  annexa_pill_show (pill, self->project, annexa_kind_find_field (annexa_record_get_kind (audit), "status"),
                    annexa_record_get (audit, "status"));
  /* The title wraps, so the status need not be shortened. */
  gtk_label_set_ellipsize (GTK_LABEL (pill), PANGO_ELLIPSIZE_NONE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), pill);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_checklist_button (audit));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sx)", "audit", annexa_record_get_id (audit));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "audit.show-record");
  gtk_list_box_append (self->audits, row);
}

static void
annexa_audit_programme_view_dispose (GObject *object)
{
  AnnexaAuditProgrammeView *self = ANNEXA_AUDIT_PROGRAMME_VIEW (object);

  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNEXA_TYPE_AUDIT_PROGRAMME_VIEW);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (annexa_audit_programme_view_parent_class)->dispose (object);
}

static void
annexa_audit_programme_view_class_init (AnnexaAuditProgrammeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_audit_programme_view_dispose;

  g_type_ensure (ANNEXA_TYPE_AUDIT_COVERAGE);
  g_type_ensure (ANNEXA_TYPE_FLOWING_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/annexa/Annexa/ui/annexa-audit-programme-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaAuditProgrammeView, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnexaAuditProgrammeView, summary_label);
  gtk_widget_class_bind_template_child (widget_class, AnnexaAuditProgrammeView, missing_box);
  gtk_widget_class_bind_template_child (widget_class, AnnexaAuditProgrammeView, missing_label);
  gtk_widget_class_bind_template_child (widget_class, AnnexaAuditProgrammeView, buttons);
  gtk_widget_class_bind_template_child (widget_class, AnnexaAuditProgrammeView, warnings_group);
  gtk_widget_class_bind_template_child (widget_class, AnnexaAuditProgrammeView, warnings);
  gtk_widget_class_bind_template_child (widget_class, AnnexaAuditProgrammeView, audits);
  gtk_widget_class_bind_template_child (widget_class, AnnexaAuditProgrammeView, coverage);
}

static void
annexa_audit_programme_view_init (AnnexaAuditProgrammeView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  annexa_wrap_buttons (GTK_WIDGET (self));
}

/**
 * annexa_audit_programme_view_show:
 * @self: the view
 * @project: a project
 * @programme: its programme, which has to stay until another one is shown
 */
void
annexa_audit_programme_view_show (AnnexaAuditProgrammeView   *self,
                                  AnnexaProject              *project,
                                  const AnnexaAuditProgramme *programme)
{
  gboolean any;

  g_return_if_fail (ANNEXA_IS_AUDIT_PROGRAMME_VIEW (self));

  any = programme->audits->len + programme->undated->len > 0;
  g_set_object (&self->project, project);
  show_summary (self, programme);
  show_warnings (self, programme);
  clear (self->audits);
  for (guint i = 0; i < programme->audits->len; i++)
    add_audit (self, programme->audits->pdata[i]);
  for (guint i = 0; i < programme->undated->len; i++)
    add_audit (self, programme->undated->pdata[i]);
  annexa_audit_coverage_show (self->coverage, programme);
  gtk_widget_set_visible (self->buttons, annexa_project_get_access (project) == ANNEXA_ACCESS_EDIT);
  gtk_stack_set_visible_child_name (self->stack, any ? "programme" : "empty");
}

/**
 * annexa_audit_programme_view_set_width:
 * @self: the view
 * @width: how much room there is
 *
 * Shows the audits as columns where there is room for them.
 */
void
annexa_audit_programme_view_set_width (AnnexaAuditProgrammeView *self,
                                       int                       width)
{
  g_return_if_fail (ANNEXA_IS_AUDIT_PROGRAMME_VIEW (self));

  annexa_audit_coverage_set_width (self->coverage, width);
}

/**
 * annexa_audit_programme_view_take_focus:
 * @self: the view
 *
 * Returns: whether the keyboard is in it
 */
gboolean
annexa_audit_programme_view_take_focus (AnnexaAuditProgrammeView *self)
{
  GtkWidget *shown;

  g_return_val_if_fail (ANNEXA_IS_AUDIT_PROGRAMME_VIEW (self), FALSE);

  shown = gtk_stack_get_visible_child (self->stack);
  return gtk_widget_get_width (shown) > 0 && annexa_focus_into (shown);
}
