/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-catalogue.h"
#include "annexa-clause.h"
#include "annexa-explanation.h"
#include "annexa-record-view.h"

/**
 * AnnexaExplanation:
 *
 * What a control or a clause of the standard means, for somebody who has never read it. The first paragraph is always
 * open; what it means in a small firm, what has to be there and what the auditor asks unfold below. What the organization
 * added itself has no explanation, but the fields that the standard fixes for others.
 */
struct _AnnexaExplanation
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *meaning;
  GtkLabel *practice;
  GtkLabel *exists;
  GtkWidget *exists_row;
  GtkLabel *done;
  GtkWidget *done_row;
  GtkLabel *evidence;
  GtkWidget *evidence_row;
  GtkLabel *auditor;
  GtkLabel *caption;
  GtkWidget *standard;
  AdwPreferencesGroup *own;
  GtkWidget *own_title;
};

static void annexa_explanation_view_init (AnnexaRecordViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnexaExplanation, annexa_explanation, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ANNEXA_TYPE_RECORD_VIEW, annexa_explanation_view_init))

static void
show_list (GtkLabel  *label,
           GtkWidget *row,
           char     **items)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; items != NULL && items[i] != NULL; i++)
    g_string_append_printf (list, "%s•\u2002%s", i > 0 ? "\n" : "", items[i]);
  gtk_label_set_label (label, list->str);
  if (row != NULL)
    gtk_widget_set_visible (row, items != NULL);
}

static void
show_control (AnnexaExplanation            *self,
              const AnnexaCatalogueControl *control)
{
  g_autofree char *caption = NULL;
  g_autofree char *numbers = g_strjoinv (", ", control->was);

  gtk_label_set_label (self->title, annexa_catalogue_get_title (control));
  gtk_label_set_label (self->meaning, control->meaning);
  gtk_label_set_label (self->practice, control->practice);
  show_list (self->exists, self->exists_row, NULL);
  show_list (self->done, self->done_row, control->done);
  show_list (self->evidence, self->evidence_row, NULL);
  show_list (self->auditor, NULL, control->auditor);
  if (control->is_new)
    caption = g_strdup (_("New in the edition of 2022."));
  else
    /* TRANSLATORS: One or several control numbers of the older edition */
    caption = g_strdup_printf (_("In the edition of 2013: %s"), numbers);
  gtk_label_set_label (self->caption, caption);
}

static void
show_clause (AnnexaExplanation  *self,
             const AnnexaClause *clause)
{
  gtk_label_set_label (self->title, annexa_clause_get_title (clause));
  gtk_label_set_label (self->meaning, clause->meaning);
  gtk_label_set_label (self->practice, clause->practice);
  show_list (self->exists, self->exists_row, clause->exists);
  show_list (self->done, self->done_row, NULL);
  show_list (self->evidence, self->evidence_row, clause->evidence);
  show_list (self->auditor, NULL, clause->auditor);
  gtk_label_set_label (self->caption, clause->record);
}

/* Somebody may give a record of his own a number that the standard has, too. */
static gboolean
show_standard (AnnexaExplanation *self,
               AnnexaRecord      *record)
{
  gboolean is_clause = strcmp (annexa_record_get_kind (record)->name, "requirement") == 0;
  const char *ref = annexa_record_get_ref (record);
  const AnnexaClause *clause = is_clause ? annexa_clauses_find (ref) : NULL;
  const AnnexaCatalogueControl *control = is_clause ? NULL : annexa_catalogue_find_control (ref);

  if (annexa_record_get_integer (record, "own") != 0)
    return FALSE;
  if (clause != NULL && !clause->is_heading)
    show_clause (self, clause);
  else if (control != NULL)
    show_control (self, control);
  else
    return FALSE;
  return TRUE;
}

static void
annexa_explanation_set_record (AnnexaRecordView *view,
                               AnnexaProject    *project,
                               AnnexaRecord     *record)
{
  AnnexaExplanation *self = ANNEXA_EXPLANATION (view);
  gboolean explained = record != NULL && show_standard (self, record);
  gboolean own = record != NULL && annexa_record_get_integer (record, "own") != 0;

  gtk_widget_set_visible (self->standard, explained);
  gtk_widget_set_visible (GTK_WIDGET (self->own), own && !explained);
  gtk_widget_set_visible (GTK_WIDGET (self), own || explained);
  if (record != NULL && strcmp (annexa_record_get_kind (record)->name, "requirement") == 0)
    adw_preferences_group_set_title (self->own, _("A requirement of your own"));
  else
    adw_preferences_group_set_title (self->own, _("A control of your own"));
  annexa_record_view_set_record (ANNEXA_RECORD_VIEW (self->own_title), project, own && !explained ? record : NULL);
}

static gboolean
annexa_explanation_flush (AnnexaRecordView *view)
{
  AnnexaExplanation *self = ANNEXA_EXPLANATION (view);

  return annexa_record_view_flush (ANNEXA_RECORD_VIEW (self->own_title));
}

static void
annexa_explanation_view_init (AnnexaRecordViewInterface *iface)
{
  iface->set_record = annexa_explanation_set_record;
  iface->flush = annexa_explanation_flush;
}

static void
annexa_explanation_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNEXA_TYPE_EXPLANATION);

  G_OBJECT_CLASS (annexa_explanation_parent_class)->dispose (object);
}

static void
annexa_explanation_class_init (AnnexaExplanationClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_explanation_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/annexa/Annexa/ui/annexa-explanation.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaExplanation, title);
  gtk_widget_class_bind_template_child (widget_class, AnnexaExplanation, meaning);
  gtk_widget_class_bind_template_child (widget_class, AnnexaExplanation, practice);
  gtk_widget_class_bind_template_child (widget_class, AnnexaExplanation, exists);
  gtk_widget_class_bind_template_child (widget_class, AnnexaExplanation, exists_row);
  gtk_widget_class_bind_template_child (widget_class, AnnexaExplanation, done);
  gtk_widget_class_bind_template_child (widget_class, AnnexaExplanation, done_row);
  gtk_widget_class_bind_template_child (widget_class, AnnexaExplanation, evidence);
  gtk_widget_class_bind_template_child (widget_class, AnnexaExplanation, evidence_row);
  gtk_widget_class_bind_template_child (widget_class, AnnexaExplanation, auditor);
  gtk_widget_class_bind_template_child (widget_class, AnnexaExplanation, caption);
  gtk_widget_class_bind_template_child (widget_class, AnnexaExplanation, standard);
  gtk_widget_class_bind_template_child (widget_class, AnnexaExplanation, own);
  gtk_widget_class_bind_template_child (widget_class, AnnexaExplanation, own_title);
}

static void
annexa_explanation_init (AnnexaExplanation *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
