/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-action-closer.h"
#include "annexa-catalogue-text.h"
#include "annexa-cause-picture.h"
#include "annexa-document-approver.h"
#include "annexa-checklist-opener.h"
#include "annexa-checklist-preparer.h"
#include "annexa-explanation.h"
#include "annexa-field-row.h"
#include "annexa-focus.h"
#include "annexa-form-group.h"
#include "annexa-form-layout.h"
#include "annexa-lessons-group.h"
#include "annexa-method-opener.h"
#include "annexa-names.h"
#include "annexa-parts-editor.h"
#include "annexa-past-record.h"
#include "annexa-proposal-bar.h"
#include "annexa-record-history.h"
#include "annexa-record-form.h"
#include "annexa-record-view.h"
#include "annexa-relying-group.h"
#include "annexa-required-document-view.h"
#include "annexa-round-closer.h"
#include "annexa-round-comparer.h"
#include "annexa-soa-proposer.h"
#include "annexa-starter-swapper.h"
#include "annexa-used-by.h"
#include "annexa-wrapping.h"

/* In pixels. */
#define GROUP_SPACING 24

/**
 * AnnexaRecordForm:
 *
 * The form of a kind. A template data/ui/annexa-KIND-form.ui, whose root is called "form", groups the fields for people;
 * a kind without one gets its fields in the order of the table. Everything in it that is an #AnnexaRecordView shows the
 * record.
 */
struct _AnnexaRecordForm
{
  AdwBin parent_instance;

  const AnnexaKind *kind;
  AnnexaRecord *record;
  GtkScrolledWindow *scroller;
  gboolean stays; /* Somebody scrolled, and is still on the page. */
  GPtrArray *views; /* AnnexaRecordView */
};

G_DEFINE_FINAL_TYPE (AnnexaRecordForm, annexa_record_form, ADW_TYPE_BIN)

static void
annexa_record_form_dispose (GObject *object)
{
  AnnexaRecordForm *self = ANNEXA_RECORD_FORM (object);

  g_clear_object (&self->record);
  g_clear_pointer (&self->views, g_ptr_array_unref);

  G_OBJECT_CLASS (annexa_record_form_parent_class)->dispose (object);
}

static void
annexa_record_form_unmap (GtkWidget *widget)
{
  ANNEXA_RECORD_FORM (widget)->stays = FALSE;

  GTK_WIDGET_CLASS (annexa_record_form_parent_class)->unmap (widget);
}

static void
scrolled (AnnexaRecordForm *self,
          GtkAdjustment    *adjustment)
{
  self->stays = gtk_widget_get_mapped (GTK_WIDGET (self)) && gtk_adjustment_get_value (adjustment) > 0;
}

static void
annexa_record_form_class_init (AnnexaRecordFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annexa_record_form_dispose;
  GTK_WIDGET_CLASS (klass)->unmap = annexa_record_form_unmap;

  /* What the templates place. */
  g_type_ensure (ANNEXA_TYPE_CATALOGUE_TEXT);
  g_type_ensure (ANNEXA_TYPE_EXPLANATION);
  g_type_ensure (ANNEXA_TYPE_FIELD_ROW);
  g_type_ensure (ANNEXA_TYPE_FORM_GROUP);
  g_type_ensure (ANNEXA_TYPE_RELYING_GROUP);
  g_type_ensure (ANNEXA_TYPE_REQUIRED_DOCUMENT_VIEW);
  g_type_ensure (ANNEXA_TYPE_PARTS_EDITOR);
  g_type_ensure (ANNEXA_TYPE_PAST_RECORD);
  g_type_ensure (ANNEXA_TYPE_PROPOSAL_BAR);
  g_type_ensure (ANNEXA_TYPE_ACTION_CLOSER);
  g_type_ensure (ANNEXA_TYPE_CHECKLIST_OPENER);
  g_type_ensure (ANNEXA_TYPE_CHECKLIST_PREPARER);
  g_type_ensure (ANNEXA_TYPE_CAUSE_PICTURE);
  g_type_ensure (ANNEXA_TYPE_DOCUMENT_APPROVER);
  g_type_ensure (ANNEXA_TYPE_LESSONS_GROUP);
  g_type_ensure (ANNEXA_TYPE_ROUND_CLOSER);
  g_type_ensure (ANNEXA_TYPE_ROUND_COMPARER);
  g_type_ensure (ANNEXA_TYPE_SOA_PROPOSER);
  g_type_ensure (ANNEXA_TYPE_STARTER_SWAPPER);
  g_type_ensure (ANNEXA_TYPE_METHOD_OPENER);
}

static void
annexa_record_form_init (AnnexaRecordForm *self)
{
  self->views = g_ptr_array_new ();
}

static GtkWidget *
build_from_template (const AnnexaKind *kind)
{
  g_autofree char *path = g_strdup_printf ("/io/github/annexa/Annexa/ui/annexa-%s-form.ui", kind->name);
  g_autoptr (GtkBuilder) builder = NULL;
  g_autoptr (GError) error = NULL;
  GObject *form;

  if (!g_resources_get_info (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL))
    return NULL;

  builder = gtk_builder_new ();
  if (!gtk_builder_add_from_resource (builder, path, &error))
    g_error ("the template %s is broken: %s", path, error->message);
  form = gtk_builder_get_object (builder, "form");
  return g_object_ref_sink (GTK_WIDGET (form));
}

/* A list of thirty fields is no form. The first group has what a list shows of the record; texts, links and what follows by
 * itself have theirs, each in the order of the table. */
typedef enum
{
  GROUP_KEY,
  GROUP_DETAILS,
  GROUP_TEXTS,
  GROUP_LINKS,
  GROUP_COMPUTED,
  GROUP_MORE,
  N_GROUPS,
} FormGroup;

static FormGroup
find_group (const AnnexaKind  *kind,
            const AnnexaField *field)
{
  if (field->type == ANNEXA_FIELD_REF || strcmp (field->name, "notes") == 0)
    return GROUP_MORE;
  if (field->type == ANNEXA_FIELD_COMPUTED)
    return GROUP_COMPUTED;
  if (field->type == ANNEXA_FIELD_LINKS)
    return GROUP_LINKS;
  if (field->type == ANNEXA_FIELD_LONG_TEXT)
    return GROUP_TEXTS;
  if (strcmp (field->name, kind->title) == 0)
    return GROUP_KEY;
  return (field->flags & ANNEXA_FIELD_LIST) ? GROUP_KEY : GROUP_DETAILS;
}

/* Nobody counts the only record of its kind, and a part is shown below what it is part of. Proposals have a bar. */
static gboolean
belongs_into_form (const AnnexaKind  *kind,
                   const AnnexaField *field)
{
  if (field->type == ANNEXA_FIELD_REF && (kind->flags & ANNEXA_KIND_SINGLE))
    return FALSE;
  if (strcmp (field->name, "proposal") == 0)
    return FALSE;
  return field->pass == NULL && !(field->flags & (ANNEXA_FIELD_PARENT | ANNEXA_FIELD_INTERNAL));
}

static GtkWidget *
build_from_table (const AnnexaKind *kind)
{
  const char *const titles[N_GROUPS] = { NULL, N_ ("Details"), N_ ("In words"), N_ ("Belongs together"), N_ ("At a glance"),
                                      N_ ("More") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, GROUP_SPACING);

  for (FormGroup i = GROUP_KEY; i < N_GROUPS; i++)
    {
      GtkWidget *group = NULL;

      for (guint j = 0; j < kind->n_fields; j++)
        {
          if (!belongs_into_form (kind, &kind->fields[j]) || find_group (kind, &kind->fields[j]) != i)
            continue;
          if (group == NULL)
            {
              gboolean first = gtk_widget_get_first_child (box) == NULL;

              group = adw_preferences_group_new ();
              adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                               first ? annexa_kind_get_label (kind) : _(titles[i]));
              gtk_box_append (GTK_BOX (box), group);
            }
          adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), annexa_field_row_new (kind->fields[j].name));
        }
    }
  return g_object_ref_sink (box);
}

static gboolean
has_parts_editor (GtkWidget  *widget,
                  const char *kind)
{
  if (ANNEXA_IS_PARTS_EDITOR (widget) && strcmp (annexa_parts_editor_get_kind (ANNEXA_PARTS_EDITOR (widget)), kind) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_parts_editor (child, kind))
      return TRUE;
  return FALSE;
}

/* A proposal says so above everything else. Parts that the template does not place come after it, then what the record
 * is used by, and last of all its history. */
static void
add_what_belongs (GtkWidget        *content,
                  const AnnexaKind *kind)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  if (annexa_kind_find_field (kind, "proposal") != NULL)
    gtk_box_prepend (GTK_BOX (content), annexa_proposal_bar_new ());
  for (guint i = 0; i < n_kinds; i++)
    if (annexa_parts_editor_suits (kinds[i], kind) && !has_parts_editor (content, kinds[i]->name))
      gtk_box_append (GTK_BOX (content), annexa_parts_editor_new (kinds[i]->name));
  gtk_box_append (GTK_BOX (content), annexa_used_by_new ());
  gtk_box_append (GTK_BOX (content), annexa_record_history_new ());
}

/**
 * annexa_record_form_new:
 * @kind: a kind
 *
 * Returns: (transfer floating): the form of the kind, without a record
 */
GtkWidget *
annexa_record_form_new (const AnnexaKind *kind)
{
  AnnexaRecordForm *self = g_object_new (ANNEXA_TYPE_RECORD_FORM, NULL);
  g_autoptr (GtkWidget) content = build_from_template (kind);
  GtkWidget *clamp = adw_clamp_new ();

  if (content == NULL)
    content = build_from_table (kind);
  add_what_belongs (content, kind);

  self->kind = kind;
  gtk_widget_set_layout_manager (content, annexa_form_layout_new (GROUP_SPACING));
  gtk_widget_add_css_class (content, "form");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 640);
  adw_clamp_set_child (ADW_CLAMP (clamp), content);
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, clamp);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed", G_CALLBACK (scrolled),
                           self, G_CONNECT_SWAPPED);
  gtk_widget_set_vexpand (GTK_WIDGET (self->scroller), TRUE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->scroller));
  annexa_record_views_collect (self->views, content);
  annexa_name_widgets (content);
  annexa_wrap_headings (content);
  annexa_keep_references (content);
  return GTK_WIDGET (self);
}

/**
 * annexa_record_form_set_record:
 * @self: a form
 * @project: (nullable): the project; see annexa_record_view_set_record()
 * @record: (nullable): a record of the form's kind
 *
 * Shows another record. Who goes through a list with the form scrolled to what they look for finds it there with the next
 * one, too; otherwise a record is shown from its top. What was typed and not written has to be flushed before.
 */
void
annexa_record_form_set_record (AnnexaRecordForm *self,
                               AnnexaProject    *project,
                               AnnexaRecord     *record)
{
  gboolean stays;

  g_return_if_fail (ANNEXA_IS_RECORD_FORM (self));

  stays = self->stays && self->record != NULL && record != NULL;
  if (!g_set_object (&self->record, record))
    return;
  annexa_record_views_set_record (self->views, project, record);
  if (!stays)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/**
 * annexa_record_form_get_record:
 * @self: a form
 *
 * Returns: (nullable) (transfer none): the record that is shown
 */
AnnexaRecord *
annexa_record_form_get_record (AnnexaRecordForm *self)
{
  g_return_val_if_fail (ANNEXA_IS_RECORD_FORM (self), NULL);

  return self->record;
}

/**
 * annexa_record_form_flush:
 * @self: a form
 *
 * Writes what was typed and not written yet. Everything that leaves the form asks for it first, because a window that
 * closes does not take the focus away.
 *
 * Returns: whether nothing is left that could not be written; the reason stands beside the field, which gets the cursor
 */
gboolean
annexa_record_form_flush (AnnexaRecordForm *self)
{
  g_return_val_if_fail (ANNEXA_IS_RECORD_FORM (self), TRUE);

  return self->record == NULL || annexa_record_views_flush (self->views);
}

/* The row of a field may stand inside something else that shows the record. */
static AnnexaFieldRow *
find_row (GtkWidget  *widget,
          const char *field)
{
  AnnexaFieldRow *row = NULL;

  if (ANNEXA_IS_FIELD_ROW (widget) && strcmp (annexa_field_row_get_field (ANNEXA_FIELD_ROW (widget)), field) == 0)
    return ANNEXA_FIELD_ROW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && row == NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child))
      row = find_row (child, field);
  return row;
}

/**
 * annexa_record_form_focus_title:
 * @self: a form that shows a record
 *
 * Puts the cursor into the field that people know the record by, or into the first field where that is fixed.
 */
void
annexa_record_form_focus_title (AnnexaRecordForm *self)
{
  AnnexaFieldRow *row;

  g_return_if_fail (ANNEXA_IS_RECORD_FORM (self));

  row = find_row (GTK_WIDGET (self->scroller), self->kind->title);
  if (row == NULL || !annexa_field_row_focus (row))
    annexa_focus_first (GTK_WIDGET (self->scroller));
}
