/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-catalogue.h"
#include "annexa-control-explanation.h"
#include "annexa-record-view.h"

/**
 * AnnexaControlExplanation:
 *
 * What a control of the standard means, for somebody who has never read it. The first paragraph is always open; what it
 * means in a small firm, what counts as done and what the auditor asks unfold below. An own control has no explanation,
 * but the fields that the standard fixes for others.
 */
struct _AnnexaControlExplanation
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *meaning;
  GtkLabel *practice;
  GtkLabel *done;
  GtkLabel *auditor;
  GtkLabel *former;
  GtkWidget *standard;
  GtkWidget *own;
  GtkWidget *own_title;
};

static void annexa_control_explanation_view_init (AnnexaRecordViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnexaControlExplanation, annexa_control_explanation, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ANNEXA_TYPE_RECORD_VIEW, annexa_control_explanation_view_init))

static char *
make_list (char **items)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; items[i] != NULL; i++)
    g_string_append_printf (list, "%s•\u2002%s", i > 0 ? "\n" : "", items[i]);

  return g_string_free (list, FALSE);
}

static void
show_control (AnnexaControlExplanation     *self,
              const AnnexaCatalogueControl *control)
{
  g_autofree char *done = make_list (control->done);
  g_autofree char *auditor = make_list (control->auditor);
  g_autofree char *former = NULL;
  g_autofree char *numbers = g_strjoinv (", ", control->was);

  gtk_label_set_label (self->title, annexa_catalogue_get_title (control));
  gtk_label_set_label (self->meaning, control->meaning);
  gtk_label_set_label (self->practice, control->practice);
  gtk_label_set_label (self->done, done);
  gtk_label_set_label (self->auditor, auditor);
  if (control->is_new)
    former = g_strdup (_("New in the edition of 2022."));
  else
    /* TRANSLATORS: One or several control numbers of the older edition */
    former = g_strdup_printf (_("In the edition of 2013: %s"), numbers);
  gtk_label_set_label (self->former, former);
}

static void
annexa_control_explanation_set_record (AnnexaRecordView *view,
                                       AnnexaProject    *project,
                                       AnnexaRecord     *record)
{
  AnnexaControlExplanation *self = ANNEXA_CONTROL_EXPLANATION (view);
  const AnnexaCatalogueControl *control
      = record != NULL ? annexa_catalogue_find_control (annexa_record_get_ref (record)) : NULL;

  gtk_widget_set_visible (self->standard, control != NULL);
  gtk_widget_set_visible (self->own, record != NULL && control == NULL);
  if (control != NULL)
    show_control (self, control);
  annexa_record_view_set_record (ANNEXA_RECORD_VIEW (self->own_title), project, control == NULL ? record : NULL);
}

static gboolean
annexa_control_explanation_flush (AnnexaRecordView *view)
{
  AnnexaControlExplanation *self = ANNEXA_CONTROL_EXPLANATION (view);

  return annexa_record_view_flush (ANNEXA_RECORD_VIEW (self->own_title));
}

static void
annexa_control_explanation_view_init (AnnexaRecordViewInterface *iface)
{
  iface->set_record = annexa_control_explanation_set_record;
  iface->flush = annexa_control_explanation_flush;
}

static void
annexa_control_explanation_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNEXA_TYPE_CONTROL_EXPLANATION);

  G_OBJECT_CLASS (annexa_control_explanation_parent_class)->dispose (object);
}

static void
annexa_control_explanation_class_init (AnnexaControlExplanationClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_control_explanation_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/annexa/Annexa/ui/annexa-control-explanation.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaControlExplanation, title);
  gtk_widget_class_bind_template_child (widget_class, AnnexaControlExplanation, meaning);
  gtk_widget_class_bind_template_child (widget_class, AnnexaControlExplanation, practice);
  gtk_widget_class_bind_template_child (widget_class, AnnexaControlExplanation, done);
  gtk_widget_class_bind_template_child (widget_class, AnnexaControlExplanation, auditor);
  gtk_widget_class_bind_template_child (widget_class, AnnexaControlExplanation, former);
  gtk_widget_class_bind_template_child (widget_class, AnnexaControlExplanation, standard);
  gtk_widget_class_bind_template_child (widget_class, AnnexaControlExplanation, own);
  gtk_widget_class_bind_template_child (widget_class, AnnexaControlExplanation, own_title);
}

static void
annexa_control_explanation_init (AnnexaControlExplanation *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
