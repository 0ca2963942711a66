/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-record-view.h"
#include "annexa-required-document-view.h"
#include "annexa-required-document.h"

/**
 * AnnexaRequiredDocumentView:
 *
 * Says in words what the id of a required document stands for: its title, what belongs into it, and what asks for it.
 */
struct _AnnexaRequiredDocumentView
{
  AdwBin parent_instance;

  AnnexaRecord *record;
  gulong notify_handler;
  GtkLabel *label;
};

static void annexa_required_document_view_view_init (AnnexaRecordViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnexaRequiredDocumentView, annexa_required_document_view, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ANNEXA_TYPE_RECORD_VIEW,
                                                      annexa_required_document_view_view_init))

static void
show_item (AnnexaRequiredDocumentView *self)
{
  const char *id = self->record != NULL ? annexa_record_get_text (self->record, "mandatory-item") : NULL;
  const AnnexaRequiredDocument *document = id != NULL ? annexa_required_documents_find (id) : NULL;
  g_autofree char *basis = document != NULL ? annexa_required_document_get_basis (document) : NULL;
  g_autofree char *text
      = document != NULL ? g_strdup_printf ("%s\n%s\n%s", document->title, document->content, basis) : NULL;

  gtk_label_set_label (self->label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self), document != NULL);
}

static void
forget_record (AnnexaRequiredDocumentView *self)
{
  if (self->record != NULL)
    g_clear_signal_handler (&self->notify_handler, self->record);
  g_clear_object (&self->record);
}

static void
annexa_required_document_view_set_record (AnnexaRecordView *view,
                                          AnnexaProject    *project,
                                          AnnexaRecord     *record)
{
  AnnexaRequiredDocumentView *self = ANNEXA_REQUIRED_DOCUMENT_VIEW (view);

  forget_record (self);
  if (record != NULL)
    {
      self->record = g_object_ref (record);
      self->notify_handler
          = g_signal_connect_swapped (record, "notify::mandatory-item", G_CALLBACK (show_item), self);
    }
  show_item (self);
}

static gboolean
annexa_required_document_view_flush (AnnexaRecordView *view)
{
  return TRUE;
}

static void
annexa_required_document_view_view_init (AnnexaRecordViewInterface *iface)
{
  iface->set_record = annexa_required_document_view_set_record;
  iface->flush = annexa_required_document_view_flush;
}

static void
annexa_required_document_view_dispose (GObject *object)
{
  forget_record (ANNEXA_REQUIRED_DOCUMENT_VIEW (object));

  G_OBJECT_CLASS (annexa_required_document_view_parent_class)->dispose (object);
}

static void
annexa_required_document_view_class_init (AnnexaRequiredDocumentViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annexa_required_document_view_dispose;
}

static void
annexa_required_document_view_init (AnnexaRequiredDocumentView *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "explanation");
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "dim-label");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->label));
}
