/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-audit-findings-view.h"
#include "annexa-audit-findings.h"
#include "annexa-focus.h"
#include "annexa-pill.h"
#include "annexa-query.h"

/**
 * AnnexaAuditFindingsView:
 *
 * What an audit found, each with the corrective actions for it, or a button that plans one (10.2).
 */
struct _AnnexaAuditFindingsView
{
  AdwBin parent_instance;

  AnnexaProject *project;

  GtkStack *stack;
  AdwStatusPage *empty_page;
  GtkWidget *plan_button;
  GtkLabel *summary;
  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (AnnexaAuditFindingsView, annexa_audit_findings_view, ADW_TYPE_BIN)

/* More findings than these of one audit are for the register. */
#define MOST_FINDINGS 200

static const AnnexaKind *
finding_kind (void)
{
  return annexa_kind_lookup ("finding");
}

static GPtrArray *
read_findings (AnnexaAuditFindingsView *self,
               AnnexaRecord            *audit)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (finding_kind ());
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  GPtrArray *findings;

  annexa_value_set_integer (&value, annexa_record_get_id (audit));
  annexa_query_add_filter (query, annexa_kind_find_field (finding_kind (), "audit"), ANNEXA_TEST_EQUAL, &value);
  findings = annexa_project_query_records (self->project, query, NULL);
  return findings != NULL ? findings : g_ptr_array_new ();
}

static gboolean
has_no_action (AnnexaRecord *finding)
{
  return annexa_audit_grade_calls_for_action (annexa_record_get_text (finding, "grade"))
         && annexa_record_is_empty (finding, "action");
}

static void
add_part (GString    *line,
          const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", text);
}

/* The values of some fields in a line; a day is said to be the one it has to be done by. */
static char *
describe (AnnexaAuditFindingsView *self,
          AnnexaRecord            *record,
          const char *const       *fields)
{
  const AnnexaKind *kind = annexa_record_get_kind (record);
  g_autoptr (GString) line = g_string_new (NULL);

  for (; *fields != NULL; fields++)
    {
      const AnnexaField *field = annexa_kind_find_field (kind, *fields);
      g_autofree char *text = annexa_project_describe_field (self->project, record, *fields);
      g_autofree char *due = NULL;

      if (field->type == ANNEXA_FIELD_DATE && *text != '\0')
        /* TRANSLATORS: A day by which something has to be done */
        due = g_strdup_printf (_("due %s"), text);
      add_part (line, due != NULL ? due : *text != '\0' ? text : field->missing != NULL ? _(field->missing) : NULL);
    }
  if (annexa_record_get_integer (record, "overdue") != 0)
    add_part (line, _("Overdue"));
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
add_label (GtkWidget  *box,
           const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

/* The reference, and at the end of the line how bad it is or how far. */
static GtkWidget *
make_first_line (AnnexaAuditFindingsView *self,
                 AnnexaRecord            *record,
                 const char              *pill_field)
{
  const AnnexaKind *kind = annexa_record_get_kind (record);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *ref = gtk_label_new (annexa_record_get_ref (record));
  GtkWidget *pill = annexa_pill_new ();

  gtk_label_set_xalign (GTK_LABEL (ref), 0);
  gtk_widget_set_hexpand (ref, TRUE);
  gtk_widget_add_css_class (ref, "caption");
  gtk_widget_add_css_class (ref, "dim-label");
  annexa_pill_show (pill, self->project, annexa_kind_find_field (kind, pill_field),
                    annexa_record_get (record, pill_field));
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name (kind->icon));
  gtk_box_append (GTK_BOX (line), ref);
  gtk_box_append (GTK_BOX (line), pill);
  return line;
}

static GtkWidget *
make_row (AnnexaAuditFindingsView *self,
          AnnexaRecord            *record,
          const char *const       *fields,
          const char              *pill_field)
{
  const AnnexaKind *kind = annexa_record_get_kind (record);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *line = describe (self, record, fields);
  g_autofree char *state = annexa_project_describe_field (self->project, record, pill_field);
  g_autofree char *sentence = g_strdup_printf ("%s %s, %s, %s", annexa_record_get_ref (record),
                                               annexa_record_get_title (record), state, line);

  gtk_box_append (GTK_BOX (box), make_first_line (self, record, pill_field));
  add_label (box, annexa_record_get_title (record), NULL);
  add_label (box, line, "dim-label");
  gtk_widget_add_css_class (box, "explanation");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sx)", kind->name, annexa_record_get_id (record));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "audit.show-record");
  return row;
}

static GtkWidget *
make_plan_row (AnnexaRecord *finding)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (_("A nonconformity needs a corrective action: what is done about it, and about its "
                                      "cause, by whom and until when (10.2)."));
  GtkWidget *button = gtk_button_new_with_label (_("Plan a corrective action"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "missing");
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", annexa_record_get_id (finding));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "audit.plan-action");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "explanation");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static void
add_actions (AnnexaAuditFindingsView *self,
             AnnexaRecord            *finding,
             GtkListBox              *list)
{
  static const char *const fields[] = { "owner", "due", NULL };
  const AnnexaKind *kind = annexa_kind_lookup ("action");
  gsize n;
  const gint64 *ids = annexa_value_get_ids (annexa_record_get (finding, "action"), &n);
  g_autoptr (GPtrArray) actions = annexa_project_get_records (self->project, kind, ids, n, NULL);

  for (guint i = 0; actions != NULL && i < actions->len; i++)
    gtk_list_box_append (list, make_row (self, actions->pdata[i], fields, "status"));
}

static void
add_finding (AnnexaAuditFindingsView *self,
             AnnexaRecord            *finding)
{
  static const char *const fields[] = { "requirement", "control", "status", "due", NULL };
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, annexa_record_get_title (finding),
                                  -1);
  gtk_list_box_append (GTK_LIST_BOX (list), make_row (self, finding, fields, "grade"));
  add_actions (self, finding, GTK_LIST_BOX (list));
  if (has_no_action (finding) && annexa_project_get_access (self->project) == ANNEXA_ACCESS_EDIT)
    gtk_list_box_append (GTK_LIST_BOX (list), make_plan_row (finding));
  gtk_box_append (self->box, list);
}

static gboolean
is_open (AnnexaRecord *finding)
{
  const char *status = annexa_record_get_text (finding, "status");

  return g_strcmp0 (status, "verified") != 0 && g_strcmp0 (status, "closed") != 0;
}

static void
show_summary (AnnexaAuditFindingsView *self,
              GPtrArray               *findings)
{
  guint n_open = 0;
  guint n_without = 0;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      n_open += is_open (findings->pdata[i]) ? 1 : 0;
      n_without += has_no_action (findings->pdata[i]) ? 1 : 0;
    }
  g_string_append_printf (text, ngettext ("%u finding", "%u findings", findings->len), findings->len);
  if (n_open > 0)
    g_string_append_printf (text, ngettext (", %u open", ", %u open", n_open), n_open);
  if (n_without > 0)
    g_string_append_printf (text, ngettext (", %u nonconformity without a corrective action",
                                            ", %u nonconformities without a corrective action", n_without), n_without);
  gtk_label_set_label (self->summary, text->str);
}

static void
describe_empty (AnnexaAuditFindingsView *self,
                AnnexaRecord            *audit)
{
  gtk_widget_set_visible (self->plan_button, audit == NULL);
  adw_status_page_set_title (self->empty_page, audit != NULL ? _("No findings") : _("No audit yet"));
  adw_status_page_set_description (
      self->empty_page,
      audit != NULL ? _("What an audit finds is written down: what is not as it should be, what could be better, and what "
                        "is good (9.2). Findings are easiest recorded right at the question of the checklist.")
                    : _("Findings belong to an audit. Plan an audit first, or let Annexa propose a programme."));
}

static void
annexa_audit_findings_view_dispose (GObject *object)
{
  g_clear_object (&ANNEXA_AUDIT_FINDINGS_VIEW (object)->project);

  G_OBJECT_CLASS (annexa_audit_findings_view_parent_class)->dispose (object);
}

static void
annexa_audit_findings_view_class_init (AnnexaAuditFindingsViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annexa_audit_findings_view_dispose;
}

static void
annexa_audit_findings_view_init (AnnexaAuditFindingsView *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->summary, 0);
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_box_append (self->box, GTK_WIDGET (self->summary));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "form");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 980);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 800);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->box));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);

  self->empty_page = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->empty_page, finding_kind ()->icon);
  self->plan_button = gtk_button_new_with_mnemonic (_("_Plan audit"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->plan_button), "audit.add");
  gtk_widget_set_halign (self->plan_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->plan_button, "pill");
  gtk_widget_add_css_class (self->plan_button, "suggested-action");
  adw_status_page_set_child (self->empty_page, self->plan_button);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, scrolled, "findings");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->empty_page), "empty");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

/**
 * annexa_audit_findings_view_show:
 * @self: the view
 * @project: a project
 * @audit: (nullable): one of its audits
 */
void
annexa_audit_findings_view_show (AnnexaAuditFindingsView *self,
                                 AnnexaProject           *project,
                                 AnnexaRecord            *audit)
{
  g_autoptr (GPtrArray) findings = NULL;
  GtkWidget *row;

  g_return_if_fail (ANNEXA_IS_AUDIT_FINDINGS_VIEW (self));

  g_set_object (&self->project, project);
  while ((row = gtk_widget_get_next_sibling (GTK_WIDGET (self->summary))) != NULL)
    gtk_box_remove (self->box, row);
  findings = audit != NULL ? read_findings (self, audit) : g_ptr_array_new ();
  for (guint i = 0; i < MIN (findings->len, MOST_FINDINGS); i++)
    add_finding (self, findings->pdata[i]);
  show_summary (self, findings);
  describe_empty (self, audit);
  gtk_stack_set_visible_child_name (self->stack, findings->len > 0 ? "findings" : "empty");
}

/**
 * annexa_audit_findings_view_take_focus:
 * @self: the view
 *
 * Returns: whether the keyboard is in it, or there is nothing for it
 */
gboolean
annexa_audit_findings_view_take_focus (AnnexaAuditFindingsView *self)
{
  GtkWidget *shown;

  g_return_val_if_fail (ANNEXA_IS_AUDIT_FINDINGS_VIEW (self), FALSE);

  shown = gtk_stack_get_visible_child (self->stack);
  return gtk_widget_get_width (shown) > 0
         && (annexa_focus_into (shown) || shown == GTK_WIDGET (self->empty_page));
}
