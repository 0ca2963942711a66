/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "annexa-audit-pack.h"
#include "annexa-dialog.h"
#include "annexa-pane.h"
#include "annexa-print.h"
#include "annexa-report-job.h"
#include "annexa-report-list.h"
#include "annexa-reports-page-private.h"
#include "annexa-text.h"
#include "annexa-window.h"

/* While somebody types, the pages are not made anew for every edit. */
#define REFRESH_DELAY 600

enum
{
  PROP_ATTACH_DATA = 1,
};

G_DEFINE_FINAL_TYPE (AnnexaReportsPage, annexa_reports_page, ANNEXA_TYPE_PAGE)

static AnnexaProject *
get_project (AnnexaReportsPage *self)
{
  return annexa_page_get_project (ANNEXA_PAGE (self));
}

static void
show_page_number (AnnexaReportsPage *self)
{
  AnnexaPages *pages = annexa_preview_get_pages (self->preview);
  g_autofree char *text = NULL;

  if (pages == NULL)
    return;

  /* TRANSLATORS: The page that is seen, and how many there are */
  text = g_strdup_printf (_("Page %u of %u"), annexa_preview_get_page (self->preview) + 1,
                          annexa_pages_get_n_pages (pages));
  gtk_label_set_label (self->page_label, text);
}

static void
show_zoom (AnnexaReportsPage *self)
{
  double zoom = annexa_preview_get_zoom (self->preview);
  /* TRANSLATORS: How large the pages are shown: “110 %” */
  g_autofree char *percent = g_strdup_printf (_("%d %%"), (int) round (zoom * 100));

  gtk_label_set_label (self->zoom_label, zoom > 0 ? percent : _("Fit width"));
  /* A bar that came and went while pages get their size would make the window ask for its size again. */
  gtk_scrolled_window_set_policy (self->scroller, zoom > 0 ? GTK_POLICY_ALWAYS : GTK_POLICY_EXTERNAL, GTK_POLICY_ALWAYS);
}

static void
contents_row_activated (AnnexaReportsPage *self,
                        GtkListBoxRow     *row)
{
  gtk_menu_button_popdown (self->contents_button);
  annexa_preview_go_to (self->preview, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "page")));
  gtk_widget_grab_focus (GTK_WIDGET (self->preview));
}

/* A pack has hundreds of headings, and most people only read on. */
static void
fill_contents (GtkMenuButton *button,
               gpointer       data)
{
  AnnexaReportsPage *self = data;

  if (self->contents_outdated)
    annexa_report_list_fill_contents (self->contents_list, annexa_preview_get_pages (self->preview));
  self->contents_outdated = FALSE;
}

static void
show_lacks (AnnexaReportsPage *self,
            AnnexaPages       *pages)
{
  g_autofree char *lacks = annexa_pages_tell_lacks (pages);

  gtk_label_set_label (self->lacks, lacks != NULL ? lacks : "");
  gtk_widget_set_visible (GTK_WIDGET (self->lacks), lacks != NULL);
}

/* They are drawn as well by now. */
static void
reveal_pages (AnnexaReportsPage *self)
{
  AnnexaPages *pages = annexa_preview_get_pages (self->preview);

  g_clear_object (&self->making);
  gtk_stack_set_visible_child_name (self->stack, "preview");
  gtk_widget_set_visible (GTK_WIDGET (self->page_bar), TRUE);
  if (!self->print_when_made)
    return;

  self->print_when_made = FALSE;
  annexa_print (GTK_WIDGET (self), pages, annexa_preview_get_page (self->preview));
}

static void
preview_prepared (AnnexaReportsPage *self)
{
  if (self->revealing)
    reveal_pages (self);
  self->revealing = FALSE;
}

static void
show_pages (AnnexaReportsPage *self,
            AnnexaPages       *pages)
{
  guint n_pages = annexa_pages_get_n_pages (pages);
  g_autofree char *subtitle = g_strdup_printf (ngettext ("%u page", "%u pages", n_pages), n_pages);

  if (self->shown_report == self->report && g_strcmp0 (self->shown_ref, self->ref) == 0)
    annexa_reports_page_update_pages (self, pages);
  else
    annexa_preview_set_pages (self->preview, pages);
  self->shown_report = self->report;
  g_free (self->shown_ref);
  self->shown_ref = g_strdup (self->ref);
  self->contents_outdated = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self->contents_list)))
    fill_contents (self->contents_button, self);
  show_lacks (self, pages);
  adw_window_title_set_subtitle (self->title, subtitle);
  show_page_number (self);
  self->revealing = !gtk_widget_get_child_visible (GTK_WIDGET (self->scroller))
                    && annexa_preview_prepare (self->preview, gtk_widget_get_width (GTK_WIDGET (self->stack)),
                                               gtk_widget_get_height (GTK_WIDGET (self->stack)));
  if (!self->revealing)
    reveal_pages (self);
}

static void
show_problem (AnnexaReportsPage *self,
              const char        *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  g_clear_object (&self->making);
  self->print_when_made = FALSE;
  adw_status_page_set_description (self->problem, escaped);
  gtk_stack_set_visible_child_name (self->stack, "problem");
  gtk_widget_set_visible (GTK_WIDGET (self->page_bar), FALSE);
}

static void
made (GObject      *source,
      GAsyncResult *result,
      gpointer      data)
{
  g_autoptr (AnnexaReportsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaPages) pages = annexa_report_make_finish (ANNEXA_PROJECT (source), result, &error);

  /* Another report was chosen, or the page is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (pages != NULL)
    show_pages (self, pages);
  else
    show_problem (self, error->message);
}

static void
stop_making (AnnexaReportsPage *self)
{
  if (self->making != NULL)
    g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  self->revealing = FALSE;
  g_clear_handle_id (&self->refresh_source, g_source_remove);
}

/**
 * annexa_reports_page_make:
 * @self: the page
 *
 * Makes the pages of the chosen report as the project is now.
 */
void
annexa_reports_page_make (AnnexaReportsPage *self)
{
  stop_making (self);
  self->stale = FALSE;
  if (self->report->about == ANNEXA_REPORT_ABOUT_ONE && self->ref == NULL)
    return;
  self->making = g_cancellable_new ();
  annexa_report_make_async (get_project (self), self->report, self->ref, self->making, made, g_object_ref (self));
}

static gboolean
refresh (gpointer data)
{
  AnnexaReportsPage *self = data;

  self->refresh_source = 0;
  annexa_reports_page_make (self);
  return G_SOURCE_REMOVE;
}

/* Pages that nobody looks at are made when somebody does. */
static void
project_changed (AnnexaReportsPage *self)
{
  annexa_reports_page_update_packs (self);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->stale = TRUE;
      return;
    }
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  self->refresh_source = g_timeout_add (REFRESH_DELAY, refresh, self);
}

/**
 * annexa_reports_page_lacks_subject:
 * @self: the page
 *
 * Returns: whether the chosen report is about one record, and cannot be made before it is known about which
 */
gboolean
annexa_reports_page_lacks_subject (AnnexaReportsPage *self)
{
  return self->report->about == ANNEXA_REPORT_ABOUT_ONE && self->ref == NULL;
}

static void
ask_for_subject (AnnexaReportsPage *self)
{
  const AnnexaKind *kind = self->report->kind != NULL ? annexa_kind_lookup (self->report->kind) : NULL;
  gboolean none = kind != NULL && annexa_project_count (get_project (self), kind) == 0;
  g_autofree char *purpose
      = none && kind->purpose != NULL ? g_markup_escape_text (_(kind->purpose), -1) : g_strdup ("");

  stop_making (self);
  self->stale = FALSE;
  adw_status_page_set_title (self->question, none ? _("Nothing to report on yet") : _("What is the report about?"));
  adw_status_page_set_description (self->question,
                                   none ? purpose : _("This report is about one record. Choose which one."));
  gtk_widget_set_visible (GTK_WIDGET (self->ask_button), !none);
  gtk_stack_set_visible_child_name (self->stack, "question");
}

/**
 * annexa_reports_page_choose_report:
 * @self: the page
 * @report: a report
 * @ref: (nullable): the record that it is about
 *
 * Shows the pages of another report.
 */
void
annexa_reports_page_choose_report (AnnexaReportsPage  *self,
                                   const AnnexaReport *report,
                                   const char         *ref)
{
  if (self->report == report && g_strcmp0 (self->ref, ref) == 0)
    return;

  self->report = report;
  g_free (self->ref);
  self->ref = g_strdup (ref);
  annexa_reports_page_show_title (self);
  adw_window_title_set_subtitle (self->title, "");
  gtk_widget_set_visible (GTK_WIDGET (self->lacks), FALSE);
  annexa_report_subject_show (self->subject, get_project (self), report, ref);
  gtk_widget_set_visible (GTK_WIDGET (self->page_bar), FALSE);
  if (annexa_reports_page_lacks_subject (self))
    {
      ask_for_subject (self);
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "making");
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    annexa_reports_page_make (self);
  else
    self->stale = TRUE;
}

static void
report_selected (AnnexaReportsPage *self,
                 GtkListBoxRow     *row)
{
  const AnnexaReport *report = row != NULL ? annexa_report_list_get (row) : NULL;
  const char *pack = row != NULL ? annexa_report_list_get_pack (row) : NULL;
  g_autofree char *ref = pack != NULL      ? g_strdup (pack)
                         : report != NULL ? annexa_report_subject_find_usual (report, get_project (self))
                                          : NULL;

  if (report != NULL)
    annexa_reports_page_choose_report (self, report, ref);
}

static void
ask (AnnexaReportsPage *self)
{
  annexa_report_subject_ask (self->subject);
}

static void
subject_chosen (AnnexaReportsPage *self,
                const char        *ref)
{
  annexa_reports_page_choose_report (self, self->report, ref);
}

static void
report_activated (AnnexaReportsPage *self)
{
  /* From one document back to all. */
  if (self->report->about == ANNEXA_REPORT_ABOUT_EITHER && self->report != &annexa_audit_pack_report)
    annexa_reports_page_choose_report (self, self->report, NULL);
  annexa_panes_set_shows_end (self->panes, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->preview));
}

static void
try_again (AnnexaReportsPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "making");
  annexa_reports_page_make (self);
}

/**
 * annexa_reports_page_get_pages:
 * @self: the page
 *
 * Returns: (nullable) (transfer none): the pages of the chosen report, or %NULL while they are being made
 */
AnnexaPages *
annexa_reports_page_get_pages (AnnexaReportsPage *self)
{
  g_return_val_if_fail (ANNEXA_IS_REPORTS_PAGE (self), NULL);

  return self->making == NULL && !self->stale && !annexa_reports_page_lacks_subject (self) ? annexa_preview_get_pages (self->preview) : NULL;
}

/* Actions. */

static void
zoom_in_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  annexa_preview_zoom (ANNEXA_REPORTS_PAGE (widget)->preview, 1);
}

static void
zoom_out_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  annexa_preview_zoom (ANNEXA_REPORTS_PAGE (widget)->preview, -1);
}

static void
fit_width_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  annexa_preview_fit_width (ANNEXA_REPORTS_PAGE (widget)->preview);
}

static void
contents_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  AnnexaReportsPage *self = ANNEXA_REPORTS_PAGE (widget);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->page_bar)))
    return;
  annexa_panes_set_shows_end (self->panes, TRUE);
  gtk_menu_button_popup (self->contents_button);
}

static void
add_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_plus, "report.zoom-in" },       { GDK_KEY_KP_Add, "report.zoom-in" },
    { GDK_KEY_equal, "report.zoom-in" },      { GDK_KEY_minus, "report.zoom-out" },
    { GDK_KEY_KP_Subtract, "report.zoom-out" }, { GDK_KEY_0, "report.fit-width" },
    { GDK_KEY_KP_0, "report.fit-width" },     { GDK_KEY_g, "report.contents" },
  };

  gtk_widget_class_install_action (widget_class, "report.zoom-in", NULL, zoom_in_action);
  gtk_widget_class_install_action (widget_class, "report.zoom-out", NULL, zoom_out_action);
  gtk_widget_class_install_action (widget_class, "report.fit-width", NULL, fit_width_action);
  gtk_widget_class_install_action (widget_class, "report.contents", NULL, contents_action);
  gtk_widget_class_install_property_action (widget_class, "report.attach-data", "attach-data");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, GDK_CONTROL_MASK, keys[i].action, NULL);
}

static gboolean
annexa_reports_page_go_back (AnnexaPage *page)
{
  AnnexaReportsPage *self = ANNEXA_REPORTS_PAGE (page);

  return annexa_panes_go_back (self->panes) || annexa_reports_page_leave_pack (self);
}

static gboolean
annexa_reports_page_flush (AnnexaPage *page)
{
  return annexa_pack_editor_flush (ANNEXA_REPORTS_PAGE (page)->editor);
}

static gboolean
annexa_reports_page_show_record (AnnexaPage       *page,
                                 const AnnexaKind *kind,
                                 gint64            id)
{
  return kind == annexa_kind_lookup ("pack") && annexa_reports_page_show_pack (ANNEXA_REPORTS_PAGE (page), id);
}

static void
annexa_reports_page_add (AnnexaPage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "report.new-pack", "b", TRUE);
}

static gboolean
annexa_reports_page_can_add (AnnexaPage *page)
{
  return annexa_project_get_access (annexa_page_get_project (page)) == ANNEXA_ACCESS_EDIT;
}

/* Where both panes are seen, reading is what one comes for. */
static gboolean
annexa_reports_page_take_focus (AnnexaPage *page)
{
  AnnexaReportsPage *self = ANNEXA_REPORTS_PAGE (page);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->report_list);

  if (annexa_panes_get_folded (self->panes) && !annexa_panes_get_shows_end (self->panes) && row != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (row));
  return gtk_widget_get_width (GTK_WIDGET (page)) > 0 && gtk_widget_grab_focus (GTK_WIDGET (self->preview));
}

static void
annexa_reports_page_map (GtkWidget *widget)
{
  AnnexaReportsPage *self = ANNEXA_REPORTS_PAGE (widget);

  GTK_WIDGET_CLASS (annexa_reports_page_parent_class)->map (widget);
  if (self->stale)
    annexa_reports_page_make (self);
}

static void
annexa_reports_page_dispose (GObject *object)
{
  AnnexaReportsPage *self = ANNEXA_REPORTS_PAGE (object);

  stop_making (self);
  annexa_reports_page_stop_saving (self);
  /* Disposing of the template takes its children out of their parent behind the parent's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNEXA_TYPE_REPORTS_PAGE);

  G_OBJECT_CLASS (annexa_reports_page_parent_class)->dispose (object);
}

static void
annexa_reports_page_get_property (GObject    *object,
                                  guint       property,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  AnnexaReportsPage *self = ANNEXA_REPORTS_PAGE (object);

  switch (property)
    {
    case PROP_ATTACH_DATA:
      g_value_set_boolean (value, self->attach_data);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annexa_reports_page_set_property (GObject      *object,
                                  guint         property,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  AnnexaReportsPage *self = ANNEXA_REPORTS_PAGE (object);

  switch (property)
    {
    case PROP_ATTACH_DATA:
      self->attach_data = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annexa_reports_page_finalize (GObject *object)
{
  AnnexaReportsPage *self = ANNEXA_REPORTS_PAGE (object);

  g_clear_object (&self->saving);
  g_free (self->ref);
  g_free (self->shown_ref);
  g_free (self->saving_to);

  G_OBJECT_CLASS (annexa_reports_page_parent_class)->finalize (object);
}

/* For the template. */
static gboolean
negate (gpointer object,
        gboolean value)
{
  return !value;
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-reports-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaReportsPage, panes);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReportsPage, left);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReportsPage, report_list);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReportsPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReportsPage, edit_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReportsPage, editor);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReportsPage, title);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReportsPage, subject);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReportsPage, question);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReportsPage, ask_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReportsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReportsPage, problem);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReportsPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReportsPage, preview);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReportsPage, saving_bar);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReportsPage, saving_label);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReportsPage, page_bar);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReportsPage, lacks);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReportsPage, contents_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReportsPage, contents_list);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReportsPage, page_label);
  gtk_widget_class_bind_template_child (widget_class, AnnexaReportsPage, zoom_label);
  gtk_widget_class_bind_template_callback (widget_class, negate);
  gtk_widget_class_bind_template_callback (widget_class, report_selected);
  gtk_widget_class_bind_template_callback (widget_class, report_activated);
  gtk_widget_class_bind_template_callback (widget_class, ask);
  gtk_widget_class_bind_template_callback (widget_class, subject_chosen);
  gtk_widget_class_bind_template_callback (widget_class, contents_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, show_page_number);
  gtk_widget_class_bind_template_callback (widget_class, show_zoom);
  gtk_widget_class_bind_template_callback (widget_class, preview_prepared);
  gtk_widget_class_bind_template_callback (widget_class, try_again);
  gtk_widget_class_bind_template_callback_full (widget_class, "stop_saving", G_CALLBACK (annexa_reports_page_stop_saving));
}

static void
annexa_reports_page_class_init (AnnexaReportsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_reports_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = annexa_reports_page_finalize;
  G_OBJECT_CLASS (klass)->get_property = annexa_reports_page_get_property;
  G_OBJECT_CLASS (klass)->set_property = annexa_reports_page_set_property;
  widget_class->map = annexa_reports_page_map;
  ANNEXA_PAGE_CLASS (klass)->go_back = annexa_reports_page_go_back;
  ANNEXA_PAGE_CLASS (klass)->flush = annexa_reports_page_flush;
  ANNEXA_PAGE_CLASS (klass)->show_record = annexa_reports_page_show_record;
  ANNEXA_PAGE_CLASS (klass)->add = annexa_reports_page_add;
  ANNEXA_PAGE_CLASS (klass)->can_add = annexa_reports_page_can_add;
  ANNEXA_PAGE_CLASS (klass)->take_focus = annexa_reports_page_take_focus;
  ANNEXA_PAGE_CLASS (klass)->save_place = annexa_reports_page_save_place;
  ANNEXA_PAGE_CLASS (klass)->restore_place = annexa_reports_page_restore_place;

  /**
   * AnnexaReportsPage:attach-data:
   *
   * Whether a PDF that is saved carries the data of its registers with it.
   */
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_ATTACH_DATA,
                                   g_param_spec_boolean ("attach-data", NULL, NULL, FALSE,
                                                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));

  g_type_ensure (ANNEXA_TYPE_PACK_EDITOR);
  g_type_ensure (ANNEXA_TYPE_PANE);
  g_type_ensure (ANNEXA_TYPE_PANES);
  g_type_ensure (ANNEXA_TYPE_PREVIEW);
  g_type_ensure (ANNEXA_TYPE_REPORT_SUBJECT);
  bind_template (widget_class);
  add_actions (widget_class);
  annexa_reports_page_install_packs (widget_class);
}

static void
annexa_reports_page_init (AnnexaReportsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  annexa_report_list_fill (self->report_list, self->panes);
  gtk_menu_button_set_create_popup_func (self->contents_button, fill_contents, self, NULL);
  g_signal_connect_object (self->editor, "notify::section", G_CALLBACK (annexa_reports_page_show_section), self,
                           G_CONNECT_SWAPPED);
}

/**
 * annexa_reports_page_new:
 * @project: a project
 *
 * Returns: (transfer floating): the page of its reports
 */
GtkWidget *
annexa_reports_page_new (AnnexaProject *project)
{
  AnnexaReportsPage *self = g_object_new (ANNEXA_TYPE_REPORTS_PAGE, "project", project, NULL);

  show_zoom (self);
  annexa_reports_page_update_packs (self);
  gtk_widget_set_visible (self->new_button, annexa_project_get_access (project) == ANNEXA_ACCESS_EDIT);
  /* What the auditor reads holds all the others; who comes to print it has it in front of them. */
  gtk_list_box_select_row (self->report_list,
                           annexa_report_list_find (self->report_list, annexa_audit_pack_report.name, NULL));
  g_signal_connect_object (project, "changed", G_CALLBACK (project_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * annexa_reports_page_choose:
 * @self: the page
 * @name: (nullable): the name of a report, or %NULL for the one that is chosen
 * @ref: (nullable): the record that the report is about, where it is about one
 *
 * Turns to a report.
 */
void
annexa_reports_page_choose (AnnexaReportsPage *self,
                            const char        *name,
                            const char        *ref)
{
  GtkListBoxRow *row;

  g_return_if_fail (ANNEXA_IS_REPORTS_PAGE (self));

  annexa_panes_set_shows_end (self->panes, TRUE);
  row = name != NULL ? annexa_report_list_find (self->report_list, name, NULL) : NULL;
  if (row == NULL)
    return;
  gtk_list_box_select_row (self->report_list, row);
  if (ref != NULL || annexa_report_list_get (row)->about != ANNEXA_REPORT_ABOUT_ONE)
    annexa_reports_page_choose_report (self, annexa_report_list_get (row), ref);
}
