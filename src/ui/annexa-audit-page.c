/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-apply.h"
#include "annexa-audit-independence.h"
#include "annexa-audit-page-private.h"
#include "annexa-date.h"
#include "annexa-drop-down.h"
#include "annexa-query.h"
#include "annexa-record-edits.h"
#include "annexa-tabs.h"
#include "annexa-wrapping.h"

/**
 * AnnexaAuditPage:
 *
 * The audits as work: the programme of three years, the checklist of an audit to be filled on the spot, and what the
 * audit found with what is done about it. The form of what is chosen lies beside it. The registers have the same records
 * as lists.
 */
G_DEFINE_FINAL_TYPE (AnnexaAuditPage, annexa_audit_page, ANNEXA_TYPE_PAGE)

static const AnnexaKind *
audit_kind (void)
{
  return annexa_kind_lookup ("audit");
}

static AnnexaProject *
get_project (AnnexaAuditPage *self)
{
  return annexa_page_get_project (ANNEXA_PAGE (self));
}

static gboolean
shows (AnnexaAuditPage *self,
       const char      *view)
{
  return strcmp (gtk_stack_get_visible_child_name (self->stack), view) == 0;
}

void
annexa_audit_page_update_title (AnnexaAuditPage *self)
{
  static const struct
  {
    const char *view;
    const char *title;
    const char *kind;
  } views[] = { { "programme", N_ ("Audit programme"), "audit" },
                { "checklist", N_ ("Checklist"), "checklist-item" },
                { "findings", N_ ("Findings of an audit"), "finding" } };
  int first = self->programme != NULL ? self->programme->first_year : self->first_year;
  g_autofree char *years = g_strdup_printf (_("%d to %d"), first, first + ANNEXA_AUDIT_YEARS - 1);
  g_autofree char *tooltip = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (shows (self, views[i].view))
      {
        const char *add = _(annexa_kind_lookup (views[i].kind)->add);

        adw_window_title_set_title (self->title, _(views[i].title));
        /* TRANSLATORS: A button and its key: “Add asset (Ctrl+N)” */
        tooltip = g_strdup_printf (_("%s (Ctrl+N)"), add);
        gtk_widget_set_tooltip_text (self->add_button, tooltip);
        gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL, add, -1);
      }
  adw_window_title_set_subtitle (self->title, shows (self, "programme") ? years
                                              : self->audit != NULL     ? annexa_record_get_ref (self->audit)
                                                                        : "");
}

/* Who audits their own work is told wherever the audit is shown. */
static void
show_warning (AnnexaAuditPage *self)
{
  g_autoptr (GPtrArray) conflicts
      = self->audit != NULL ? annexa_audit_list_conflicts (get_project (self), self->audit, NULL) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; conflicts != NULL && i < conflicts->len; i++)
    {
      g_autofree char *words = annexa_audit_describe_conflict (get_project (self), conflicts->pdata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", words);
    }
  gtk_label_set_label (self->warning, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->warning), text->len > 0);
}

static gboolean
is_held_now (AnnexaRecord *audit)
{
  const char *status = annexa_record_get_text (audit, "status");

  return g_strcmp0 (status, "under-way") == 0 || g_strcmp0 (status, "reporting") == 0;
}

/* The one that is going on; else the next one of our own; else the last one. */
static AnnexaRecord *
find_current_audit (AnnexaAuditPage *self)
{
  g_autofree char *today = annexa_project_get_today (annexa_page_get_project (ANNEXA_PAGE (self)));
  AnnexaRecord *next = NULL;

  for (guint i = 0; i < self->audits->len; i++)
    if (is_held_now (self->audits->pdata[i]))
      return self->audits->pdata[i];
  for (guint i = 0; i < self->audits->len; i++)
    {
      const char *starts = annexa_record_get_text (self->audits->pdata[i], "starts");

      if (annexa_audit_is_internal (self->audits->pdata[i]) && starts != NULL && strcmp (starts, today) >= 0)
        next = self->audits->pdata[i];
    }
  return next != NULL ? next : self->audits->len > 0 ? self->audits->pdata[0] : NULL;
}

static void
update_views (AnnexaAuditPage *self)
{
  show_warning (self);
  if (shows (self, "findings"))
    annexa_audit_findings_view_show (self->findings_view, get_project (self), self->audit);
  annexa_audit_page_update_title (self);
}

static gboolean
show_audit (AnnexaAuditPage *self,
            AnnexaRecord    *audit)
{
  guint position;

  if (!annexa_checklist_view_show_audit (self->checklist_view, audit))
    return FALSE;
  g_set_object (&self->audit, audit);
  self->filling = TRUE;
  if (audit != NULL && g_ptr_array_find (self->audits, audit, &position))
    gtk_drop_down_set_selected (self->audit_choice, position);
  self->filling = FALSE;
  update_views (self);
  return TRUE;
}

static void
audit_chosen (AnnexaAuditPage *self)
{
  guint position = gtk_drop_down_get_selected (self->audit_choice);

  if (!self->filling && position < self->audits->len && !show_audit (self, self->audits->pdata[position]))
    show_audit (self, self->audit);
}

static GPtrArray *
read_audits (AnnexaAuditPage *self)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (audit_kind ());
  GPtrArray *audits;

  annexa_query_add_sort (query, annexa_kind_find_field (audit_kind (), "starts"), TRUE);
  audits = annexa_project_query_records (get_project (self), query, NULL);
  return audits != NULL ? audits : g_ptr_array_new ();
}

/* The audit that was shown stays it while it is there. */
static void
fill_audits (AnnexaAuditPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->filling = TRUE;
  g_ptr_array_unref (self->audits);
  self->audits = read_audits (self);
  for (guint i = 0; i < self->audits->len; i++)
    {
      AnnexaRecord *audit = self->audits->pdata[i];
      g_autofree char *name = g_strdup_printf ("%s %s", annexa_record_get_ref (audit), annexa_record_get_title (audit));

      gtk_string_list_append (names, name);
    }
  gtk_drop_down_set_model (self->audit_choice, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->audit_choice), self->audits->len > 0);
  self->filling = FALSE;
  show_audit (self, self->audit != NULL && g_ptr_array_find (self->audits, self->audit, NULL) ? self->audit
                                                                                            : find_current_audit (self));
}

/* Returns whether there is a programme to show. */
gboolean
annexa_audit_page_update_programme (AnnexaAuditPage *self)
{
  g_autoptr (GError) error = NULL;
  AnnexaAuditProgramme *programme = annexa_audit_programme_new (get_project (self), self->first_year, &error);

  if (programme == NULL)
    {
      annexa_say (GTK_WIDGET (self), error->message);
      return FALSE;
    }
  annexa_audit_programme_view_show (self->programme_view, get_project (self), programme);
  g_clear_pointer (&self->programme, annexa_audit_programme_free);
  self->programme = programme;
  return TRUE;
}

static void
update (AnnexaAuditPage *self)
{
  self->stale = FALSE;
  annexa_audit_page_update_programme (self);
  fill_audits (self);
}

static gboolean
concerns_audits (AnnexaChanges *changes)
{
  static const char *const kinds[] = { "audit", "checklist-item", "finding", "action", "control", "requirement", "person",
                                       "organization" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (annexa_changes_touch (changes, annexa_kind_lookup (kinds[i])))
      return TRUE;
  return FALSE;
}

static gboolean
concerns_programme (AnnexaChanges *changes)
{
  return annexa_changes_touch (changes, audit_kind ()) || annexa_changes_touch (changes, annexa_kind_lookup ("control"))
         || annexa_changes_touch (changes, annexa_kind_lookup ("requirement"));
}

static void
close_form (AnnexaAuditPage *self)
{
  annexa_form_pane_show_record (self->form_pane, get_project (self), NULL);
  annexa_panes_set_shows_end (self->panes, FALSE);
  g_object_set (self->panes, "end-closed", TRUE, NULL);
  gtk_widget_set_visible (self->form_button, FALSE);
}

static void
project_changed (AnnexaAuditPage *self,
                 AnnexaChanges   *changes)
{
  AnnexaRecord *record = annexa_form_pane_get_record (self->form_pane);

  if (record != NULL && annexa_record_is_deleted (record))
    close_form (self);
  if (!concerns_audits (changes))
    return;
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale)
    return;
  /* Whoever fills a checklist does not wait for the rest. */
  if (shows (self, "programme") || concerns_programme (changes))
    update (self);
  else
    update_views (self);
}

static void
mapped (AnnexaAuditPage *self)
{
  if (self->stale)
    update (self);
}

static void
width_changed (AnnexaAuditPage *self)
{
  int width;

  g_object_get (self->pane, "width", &width, NULL);
  annexa_audit_programme_view_set_width (self->programme_view, width);
}

/* GTK does not survive that a field writes what was typed, and rows are made anew for it, while the field is being taken
 * from the window. So the field loses the keyboard before that. */
static void
leave_field (AnnexaAuditPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack)))
    gtk_root_set_focus (root, NULL);
}

static void
view_toggled (AnnexaAuditPage *self)
{
  const char *view = gtk_toggle_button_get_active (self->checklist_button)  ? "checklist"
                     : gtk_toggle_button_get_active (self->findings_button) ? "findings"
                                                                            : "programme";

  if (shows (self, view))
    return;
  leave_field (self);
  gtk_stack_set_visible_child_name (self->stack, view);
  gtk_widget_set_visible (self->audit_box, !shows (self, "programme"));
  if (shows (self, "programme"))
    annexa_audit_page_update_programme (self);
  update_views (self);
}

/* While no form is there, nobody needs a button for it. */
static void
update_form_button (AnnexaAuditPage *self)
{
  gboolean hidden;

  g_object_get (self->panes, "end-hidden", &hidden, NULL);
  gtk_widget_set_visible (self->form_button, hidden && annexa_form_pane_get_record (self->form_pane) != NULL);
}

static gboolean
show_record (AnnexaAuditPage  *self,
             const AnnexaKind *kind,
             gint64            id)
{
  g_autoptr (AnnexaRecord) record = id != 0 ? annexa_project_get_record (get_project (self), kind, id, NULL) : NULL;

  return record != NULL && annexa_form_pane_show_record (self->form_pane, get_project (self), record);
}

void
annexa_audit_page_open_record (AnnexaAuditPage  *self,
                               const AnnexaKind *kind,
                               gint64            id)
{
  if (!show_record (self, kind, id))
    return;
  annexa_panes_open_end (self->panes);
  if (!annexa_panes_get_folded (self->panes))
    annexa_form_pane_go_on (self->form_pane);
}

static gboolean
show_question (AnnexaAuditPage *self,
               gint64           id)
{
  const AnnexaKind *kind = annexa_kind_lookup ("checklist-item");
  g_autoptr (AnnexaRecord) question = annexa_project_get_record (get_project (self), kind, id, NULL);

  if (question == NULL)
    return FALSE;
  annexa_audit_page_show_checklist (self, annexa_record_get_integer (question, "audit"));
  return annexa_checklist_view_select (self->checklist_view, id);
}

static gboolean
annexa_audit_page_show_record (AnnexaPage       *page,
                               const AnnexaKind *kind,
                               gint64            id)
{
  AnnexaAuditPage *self = ANNEXA_AUDIT_PAGE (page);

  annexa_panes_set_shows_end (self->panes, FALSE);
  return kind == annexa_kind_lookup ("checklist-item") && (id == 0 || show_question (self, id));
}

/* A question of the checklist is what one was at; else what the form shows. */
static AnnexaRecord *
annexa_audit_page_get_selected (AnnexaPage *page)
{
  AnnexaAuditPage *self = ANNEXA_AUDIT_PAGE (page);
  AnnexaRecord *question = shows (self, "checklist") ? annexa_checklist_view_get_selected (self->checklist_view) : NULL;

  return question != NULL ? question : annexa_form_pane_get_record (self->form_pane);
}

static void
annexa_audit_page_select_record (AnnexaPage       *page,
                                 const AnnexaKind *kind,
                                 gint64            id)
{
  AnnexaAuditPage *self = ANNEXA_AUDIT_PAGE (page);

  if (kind == annexa_kind_lookup ("checklist-item"))
    show_question (self, id);
  else
    show_record (self, kind, id);
}

static gboolean
annexa_audit_page_go_back (AnnexaPage *page)
{
  return annexa_panes_go_back (ANNEXA_AUDIT_PAGE (page)->panes);
}

void
annexa_audit_page_add_audit (AnnexaAuditPage *self)
{
  gint64 id = annexa_add_record (GTK_WIDGET (self), get_project (self), audit_kind ());

  if (id == 0)
    return;
  annexa_audit_page_open_record (self, audit_kind (), id);
  annexa_form_pane_focus_title (self->form_pane);
}

/* It belongs to the audit whose findings are shown. */
static void
add_finding (AnnexaAuditPage *self)
{
  const AnnexaKind *kind = annexa_kind_lookup ("finding");
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (get_project (self), _(kind->fresh));
  g_autoptr (GError) error = NULL;
  gint64 id = annexa_edit_create (edit, kind);

  annexa_edit_set_text (edit, kind, id, "title", _(kind->fresh));
  annexa_edit_set_integer (edit, kind, id, "audit", annexa_record_get_id (self->audit));
  if (!annexa_project_apply (get_project (self), edit, &error))
    {
      annexa_say (GTK_WIDGET (self), error->message);
      return;
    }
  annexa_audit_page_open_record (self, kind, id);
  annexa_form_pane_focus_title (self->form_pane);
}

static void
annexa_audit_page_add (AnnexaPage *page)
{
  AnnexaAuditPage *self = ANNEXA_AUDIT_PAGE (page);

  if (!annexa_page_flush (page))
    return;
  annexa_panes_set_shows_end (self->panes, FALSE);
  if (shows (self, "programme") || self->audit == NULL)
    annexa_audit_page_add_audit (self);
  else if (shows (self, "checklist"))
    annexa_checklist_view_add_question (self->checklist_view);
  else
    add_finding (self);
}

static void
annexa_audit_page_delete_selected (AnnexaPage *page)
{
  AnnexaRecord *record = annexa_page_get_selected (page);

  if (record != NULL)
    annexa_delete_record (GTK_WIDGET (page), annexa_page_get_project (page), record, NULL, NULL);
}

static gboolean
annexa_audit_page_flush (AnnexaPage *page)
{
  AnnexaAuditPage *self = ANNEXA_AUDIT_PAGE (page);

  return annexa_form_pane_flush (self->form_pane) && annexa_checklist_view_flush (self->checklist_view);
}

static gboolean
annexa_audit_page_take_focus (AnnexaPage *page)
{
  AnnexaAuditPage *self = ANNEXA_AUDIT_PAGE (page);

  if (annexa_panes_get_folded (self->panes) && annexa_panes_get_shows_end (self->panes))
    return TRUE;
  if (shows (self, "checklist"))
    return annexa_checklist_view_take_focus (self->checklist_view);
  if (shows (self, "findings"))
    return annexa_audit_findings_view_take_focus (self->findings_view);
  return annexa_audit_programme_view_take_focus (self->programme_view);
}

static void
annexa_audit_page_toggle_form (AnnexaPage *page)
{
  annexa_panes_toggle_end (ANNEXA_AUDIT_PAGE (page)->panes);
}

static void
annexa_audit_page_turn_tab (AnnexaPage *page,
                            int         step)
{
  AnnexaAuditPage *self = ANNEXA_AUDIT_PAGE (page);
  GtkToggleButton *buttons[] = { self->programme_button, self->checklist_button, self->findings_button };

  annexa_panes_set_shows_end (self->panes, FALSE);
  annexa_tabs_turn_buttons (buttons, G_N_ELEMENTS (buttons), step);
}

static void
annexa_audit_page_dispose (GObject *object)
{
  AnnexaAuditPage *self = ANNEXA_AUDIT_PAGE (object);

  self->filling = TRUE;
  /* Disposing of the template takes its children out of their parent behind the parent's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNEXA_TYPE_AUDIT_PAGE);
  g_clear_object (&self->audit);

  G_OBJECT_CLASS (annexa_audit_page_parent_class)->dispose (object);
}

static void
annexa_audit_page_finalize (GObject *object)
{
  AnnexaAuditPage *self = ANNEXA_AUDIT_PAGE (object);

  g_clear_pointer (&self->programme, annexa_audit_programme_free);
  g_ptr_array_unref (self->audits);

  G_OBJECT_CLASS (annexa_audit_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, AnnexaAuditPage, panes);
  gtk_widget_class_bind_template_child (widget_class, AnnexaAuditPage, pane);
  gtk_widget_class_bind_template_child (widget_class, AnnexaAuditPage, form_pane);
  gtk_widget_class_bind_template_child (widget_class, AnnexaAuditPage, title);
  gtk_widget_class_bind_template_child (widget_class, AnnexaAuditPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaAuditPage, form_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaAuditPage, programme_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaAuditPage, checklist_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaAuditPage, findings_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaAuditPage, audit_box);
  gtk_widget_class_bind_template_child (widget_class, AnnexaAuditPage, audit_choice);
  gtk_widget_class_bind_template_child (widget_class, AnnexaAuditPage, warning);
  gtk_widget_class_bind_template_child (widget_class, AnnexaAuditPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnexaAuditPage, programme_view);
  gtk_widget_class_bind_template_child (widget_class, AnnexaAuditPage, checklist_view);
  gtk_widget_class_bind_template_child (widget_class, AnnexaAuditPage, findings_view);
  gtk_widget_class_bind_template_callback (widget_class, view_toggled);
  gtk_widget_class_bind_template_callback (widget_class, update_form_button);
  gtk_widget_class_bind_template_callback (widget_class, audit_chosen);
  gtk_widget_class_bind_template_callback (widget_class, width_changed);
}

static void
annexa_audit_page_class_init (AnnexaAuditPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AnnexaPageClass *page_class = ANNEXA_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_audit_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = annexa_audit_page_finalize;
  page_class->show_record = annexa_audit_page_show_record;
  page_class->get_selected = annexa_audit_page_get_selected;
  page_class->select_record = annexa_audit_page_select_record;
  page_class->go_back = annexa_audit_page_go_back;
  page_class->add = annexa_audit_page_add;
  page_class->delete_selected = annexa_audit_page_delete_selected;
  page_class->flush = annexa_audit_page_flush;
  page_class->take_focus = annexa_audit_page_take_focus;
  page_class->toggle_form = annexa_audit_page_toggle_form;
  page_class->turn_tab = annexa_audit_page_turn_tab;

  annexa_audit_page_install_actions (widget_class);
  g_type_ensure (ANNEXA_TYPE_AUDIT_FINDINGS_VIEW);
  g_type_ensure (ANNEXA_TYPE_AUDIT_PROGRAMME_VIEW);
  g_type_ensure (ANNEXA_TYPE_CHECKLIST_VIEW);
  g_type_ensure (ANNEXA_TYPE_FORM_PANE);
  g_type_ensure (ANNEXA_TYPE_PANE);
  g_type_ensure (ANNEXA_TYPE_PANES);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-audit-page.ui");
  bind_children (widget_class);
}

static void
annexa_audit_page_init (AnnexaAuditPage *self)
{
  self->audits = g_ptr_array_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  annexa_keep_references (GTK_WIDGET (self->warning));
  annexa_shorten_names (self->audit_choice, GTK_TYPE_STRING_OBJECT, "string");
  g_signal_connect (self, "map", G_CALLBACK (mapped), NULL);
}

/**
 * annexa_audit_page_new:
 * @project: a project
 *
 * Returns: (transfer floating): the page of its audits as work
 */
GtkWidget *
annexa_audit_page_new (AnnexaProject *project)
{
  AnnexaAuditPage *self = g_object_new (ANNEXA_TYPE_AUDIT_PAGE, "project", project, NULL);

  annexa_audit_page_enable_actions (self);
  annexa_checklist_view_set_project (self->checklist_view, project);
  update (self);
  g_signal_connect_object (project, "changed", G_CALLBACK (project_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  return GTK_WIDGET (self);
}

/**
 * annexa_audit_page_show_checklist:
 * @self: the page
 * @audit: the id of an audit
 *
 * Turns to the checklist of an audit.
 */
void
annexa_audit_page_show_checklist (AnnexaAuditPage *self,
                                  gint64           audit)
{
  g_return_if_fail (ANNEXA_IS_AUDIT_PAGE (self));

  for (guint i = 0; i < self->audits->len; i++)
    if (annexa_record_get_id (self->audits->pdata[i]) == audit && show_audit (self, self->audits->pdata[i]))
      {
        annexa_panes_set_shows_end (self->panes, FALSE);
        gtk_toggle_button_set_active (self->checklist_button, TRUE);
        annexa_page_take_focus (ANNEXA_PAGE (self));
      }
}
