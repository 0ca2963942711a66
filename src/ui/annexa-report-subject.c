/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-audit-pack.h"
#include "annexa-picker.h"
#include "annexa-report-subject.h"

/**
 * AnnexaReportSubject:
 *
 * Which record a report is about, and a way to choose another one. It is not seen where a report is about the whole project.
 */
struct _AnnexaReportSubject
{
  GtkBox parent_instance;

  AnnexaProject *project;
  const AnnexaReport *report;

  GtkLabel *label;
  GtkMenuButton *button;
  GtkLabel *name;
  GtkButton *all;
};

G_DEFINE_FINAL_TYPE (AnnexaReportSubject, annexa_report_subject, GTK_TYPE_BOX)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const AnnexaKind *
get_kind (const AnnexaReport *report)
{
  return report->kind != NULL ? annexa_kind_lookup (report->kind) : NULL;
}

/* A picker offers what a field can name: any field that can name what the report is about. */
static const AnnexaField *
find_field (const AnnexaReport *report)
{
  g_autoptr (GArray) references = NULL;

  if (report->kind == NULL)
    return annexa_kind_find_field (annexa_kind_lookup ("task"), "for");

  references = annexa_kind_get_references (get_kind (report));
  for (guint i = 0; i < references->len; i++)
    {
      const AnnexaReference *reference = &g_array_index (references, AnnexaReference, i);

      if (annexa_field_get_target (reference->field) == get_kind (report) && reference->field->type == ANNEXA_FIELD_RECORD)
        return reference->field;
    }
  return NULL;
}

static void
picked (AnnexaReportSubject *self,
        gint64               id)
{
  const AnnexaKind *kind = annexa_project_find_kind (self->project, id);
  g_autofree char *ref = kind != NULL ? g_strdup (annexa_project_get_ref (self->project, kind, id)) : NULL;

  gtk_menu_button_popdown (self->button);
  if (ref != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, ref);
}

static void
choose_all (AnnexaReportSubject *self)
{
  g_signal_emit (self, signals[CHOSEN], 0, NULL);
}

static void
make_picker (AnnexaReportSubject *self)
{
  GtkWidget *picker = annexa_picker_new (self->project, find_field (self->report));

  g_signal_connect_swapped (picker, "picked", G_CALLBACK (picked), self);
  gtk_menu_button_set_popover (self->button, picker);
}

/* The record with its reference and name; what nobody has chosen yet, in words. */
static char *
describe (AnnexaReportSubject *self,
          const char          *ref)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; ref != NULL && i < n_kinds; i++)
    {
      gint64 id = get_kind (self->report) == NULL || get_kind (self->report) == kinds[i]
                      ? annexa_project_find_ref (self->project, kinds[i], ref)
                      : 0;

      if (id != 0)
        return g_strdup_printf ("%s %s", ref, annexa_project_get_title (self->project, kinds[i], id));
    }
  return g_strdup (self->report->about == ANNEXA_REPORT_ABOUT_EITHER ? _("All") : _("Choose…"));
}

/**
 * annexa_report_subject_find_usual:
 * @report: a report
 * @project: a project
 *
 * Returns: (transfer full) (nullable): the ref of the record that somebody most likely wants to read about: the newest one;
 *   %NULL when there is none, or when the report does not need one
 */
char *
annexa_report_subject_find_usual (const AnnexaReport *report,
                                  AnnexaProject      *project)
{
  g_autoptr (GArray) titles = NULL;

  if (report->about != ANNEXA_REPORT_ABOUT_ONE || report->kind == NULL)
    return NULL;

  titles = annexa_project_list_titles (project, get_kind (report), NULL);
  return titles != NULL && titles->len > 0 ? g_strdup (g_array_index (titles, AnnexaTitle, titles->len - 1).ref) : NULL;
}

/* Packs stand in the list of reports, where one is chosen. */
static gboolean
has_choice (const AnnexaReport *report)
{
  return report->about != ANNEXA_REPORT_ABOUT_ALL && report != &annexa_audit_pack_report;
}

/**
 * annexa_report_subject_show:
 * @self: the chooser
 * @project: the project
 * @report: the report that is read
 * @ref: (nullable): the record that it is about
 *
 * Shows what the report is about.
 */
void
annexa_report_subject_show (AnnexaReportSubject *self,
                            AnnexaProject       *project,
                            const AnnexaReport  *report,
                            const char          *ref)
{
  g_autofree char *name = NULL;
  gboolean other = self->report != report;

  g_return_if_fail (ANNEXA_IS_REPORT_SUBJECT (self));

  self->project = project;
  self->report = report;
  gtk_widget_set_visible (GTK_WIDGET (self), has_choice (report));
  if (!has_choice (report))
    return;

  if (other)
    make_picker (self);
  name = describe (self, ref);
  gtk_label_set_label (self->label, report->kind != NULL ? annexa_kind_get_label (get_kind (report)) : _("Record"));
  gtk_label_set_label (self->name, name);
  gtk_widget_set_visible (GTK_WIDGET (self->all), report->about == ANNEXA_REPORT_ABOUT_EITHER && ref != NULL);
}

/**
 * annexa_report_subject_ask:
 * @self: the chooser
 *
 * Lets the person choose a record.
 */
void
annexa_report_subject_ask (AnnexaReportSubject *self)
{
  g_return_if_fail (ANNEXA_IS_REPORT_SUBJECT (self));

  gtk_menu_button_popup (self->button);
}

static void
annexa_report_subject_class_init (AnnexaReportSubjectClass *klass)
{
  /**
   * AnnexaReportSubject::chosen:
   * @ref: (nullable): the reference of a record, or %NULL for all
   *
   * The report is to be about something else.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, G_TYPE_STRING);
}

static GtkWidget *
make_button_child (AnnexaReportSubject *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->name = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->name, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->name, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->name), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  return box;
}

static void
annexa_report_subject_init (AnnexaReportSubject *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "report-subject");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "dim-label");
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->button, make_button_child (self));
  gtk_widget_set_hexpand (GTK_WIDGET (self->button), TRUE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _("What the report is about"));
  self->all = GTK_BUTTON (gtk_button_new_with_label (_("All")));
  g_signal_connect_swapped (self->all, "clicked", G_CALLBACK (choose_all), self);

  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->button));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->all));
}
