/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-apply.h"
#include "annexa-date.h"
#include "annexa-names.h"
#include "annexa-part-row.h"
#include "annexa-parts-editor.h"
#include "annexa-picker.h"
#include "annexa-query.h"
#include "annexa-record-edits.h"
#include "annexa-record-list.h"
#include "annexa-record-view.h"

/**
 * AnnexaPartsEditor:
 *
 * The parts of one kind that a record has, such as the measurements of an objective, as a group of its form: a row for
 * each, in their order, and a button that adds one.
 */
struct _AnnexaPartsEditor
{
  AdwPreferencesGroup parent_instance;

  char *kind_name;
  const AnnexaKind *kind;
  AnnexaProject *project;
  AnnexaRecord *parent;
  AnnexaRecordList *parts;

  GtkListBox *list;
  GtkWidget *add;
  GtkWidget *picker;
  GtkWidget *empty;
  GtkWidget *more;
  gboolean all;    /* Shows every part, not only the first few. */
  gint64 to_open;  /* The part that was just added and has no row yet, or 0. */
};

static void annexa_parts_editor_view_init (AnnexaRecordViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnexaPartsEditor, annexa_parts_editor, ADW_TYPE_PREFERENCES_GROUP,
                               G_IMPLEMENT_INTERFACE (ANNEXA_TYPE_RECORD_VIEW, annexa_parts_editor_view_init))

/* With more parts than this, only the first few are shown at once. */
#define MANY_PARTS 12
#define FIRST_PARTS 10

enum
{
  PROP_0,
  PROP_KIND,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/**
 * annexa_parts_editor_suits:
 * @kind: a kind
 * @parent: a kind
 *
 * Returns: whether records of @kind are parts of those of @parent that are edited, or looked at, in the form of these. The
 *   scales of a method are not: they are of use only as a whole.
 */
gboolean
annexa_parts_editor_suits (const AnnexaKind *kind,
                           const AnnexaKind *parent)
{
  const AnnexaField *field = annexa_kind_get_parent_field (kind);

  if (field == NULL || !annexa_field_may_name (field, parent))
    return FALSE;
  return kind->add != NULL || (annexa_kind_get_title_field (kind)->flags & ANNEXA_FIELD_LOCKED) != 0;
}

static void
forget_parent (AnnexaPartsEditor *self)
{
  if (self->parts != NULL)
    g_signal_handlers_disconnect_by_data (self->parts, self);
  g_clear_object (&self->parts);
  g_clear_object (&self->parent);
  self->all = FALSE;
  self->to_open = 0;
}

static AnnexaPartRow *
get_row (AnnexaPartsEditor *self,
         guint              position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) position);

  return ANNEXA_IS_PART_ROW (row) ? ANNEXA_PART_ROW (row) : NULL;
}

static guint
count_shown (AnnexaPartsEditor *self)
{
  guint n = self->parts != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->parts)) : 0;

  return n > MANY_PARTS && !self->all ? FIRST_PARTS : n;
}

/* Rows of parts that are shown no longer go first, so that those that stay keep their place and the cursor in them. */
static void
remove_rows (AnnexaPartsEditor *self,
             guint              n_shown)
{
  guint i = 0;
  AnnexaPartRow *row;

  while ((row = get_row (self, i)) != NULL)
    {
      gint64 id = annexa_record_get_id (annexa_part_row_get_record (row));
      guint position;

      if (self->parts != NULL && annexa_record_list_find (self->parts, id, &position) && position < n_shown)
        i++;
      else
        gtk_list_box_remove (self->list, GTK_WIDGET (row));
    }
}

static void
add_rows (AnnexaPartsEditor *self,
          guint              n_shown)
{
  for (guint i = 0; i < n_shown; i++)
    {
      AnnexaPartRow *row = get_row (self, i);
      g_autoptr (AnnexaRecord) part = g_list_model_get_item (G_LIST_MODEL (self->parts), i);

      if (row == NULL || annexa_part_row_get_record (row) != part)
        gtk_list_box_insert (self->list, annexa_part_row_new (self->project, part), (int) i);
    }
}

static void
update_more (AnnexaPartsEditor *self,
             guint              n_shown)
{
  guint n = self->parts != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->parts)) : 0;
  g_autofree char *label = g_strdup_printf (ngettext ("Show all %d", "Show all %d", n), (int) n);

  gtk_button_set_label (GTK_BUTTON (self->more), label);
  gtk_widget_set_visible (self->more, n > n_shown);
  gtk_widget_set_visible (self->empty, n == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
}

static void
open_new_part (AnnexaPartsEditor *self)
{
  AnnexaPartRow *row;
  guint position;

  if (self->to_open == 0 || !annexa_record_list_find (self->parts, self->to_open, &position))
    return;
  row = get_row (self, position);
  if (row == NULL)
    return;
  self->to_open = 0;
  annexa_part_row_open (row, NULL);
}

static void
update (AnnexaPartsEditor *self)
{
  guint n_shown = count_shown (self);

  remove_rows (self, n_shown);
  add_rows (self, n_shown);
  update_more (self, n_shown);
  open_new_part (self);
}

static void
show_all_clicked (AnnexaPartsEditor *self)
{
  self->all = TRUE;
  update (self);
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

/* The record that a part is about, where it cannot be without: the person of a sign-off. */
static const AnnexaField *
find_needed (const AnnexaKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == ANNEXA_FIELD_RECORD && (kind->fields[i].flags & ANNEXA_FIELD_REQUIRED)
        && !(kind->fields[i].flags & ANNEXA_FIELD_PARENT))
      return &kind->fields[i];

  return NULL;
}

/* What the parent has under the same name is what the part begins with: the text that is kept. A kept version was approved
 * by whoever approves the document. What was read is the version in force, which is filled in when none is named. */
static const AnnexaField *
find_source (AnnexaPartsEditor *self,
             const AnnexaField *field)
{
  const AnnexaKind *parent_kind = annexa_record_get_kind (self->parent);
  const AnnexaField *source
      = annexa_kind_find_field (parent_kind, strcmp (field->name, "approved-by") == 0 ? "approver" : field->name);

  if (source == NULL || source->type != field->type || field->type == ANNEXA_FIELD_REF
      || field->type == ANNEXA_FIELD_COMPUTED || strcmp (field->name, "notes") == 0
      || strcmp (self->kind->name, "acknowledgement") == 0)
    return NULL;
  return source;
}

/* Fills a field of a new part, when there is something that it must or should have. */
static void
fill_field (AnnexaPartsEditor *self,
            AnnexaEdit        *edit,
            gint64             id,
            const AnnexaField *field)
{
  const AnnexaField *source = find_source (self, field);
  g_autofree char *today = annexa_date_today ();

  if (field->flags & ANNEXA_FIELD_PARENT)
    annexa_edit_set_integer (edit, self->kind, id, field->name, annexa_record_get_id (self->parent));
  else if (source != NULL)
    annexa_edit_set (edit, self->kind, id, field, annexa_record_get_value (self->parent, source));
  else if (strcmp (field->name, self->kind->title) == 0 && field->type == ANNEXA_FIELD_TEXT)
    annexa_edit_set_text (edit, self->kind, id, field->name,
                          self->kind->fresh != NULL ? _(self->kind->fresh) : annexa_kind_get_label (self->kind));
  else if (field->type == ANNEXA_FIELD_DATE && (field->flags & ANNEXA_FIELD_REQUIRED))
    annexa_edit_set_text (edit, self->kind, id, field->name, today);
  else if (field->type == ANNEXA_FIELD_CHOICE && (field->flags & ANNEXA_FIELD_REQUIRED) && field->initial == NULL)
    annexa_edit_set_text (edit, self->kind, id, field->name, field->choices[0].word);
}

static gboolean
add_part (AnnexaPartsEditor *self,
          AnnexaEdit        *edit,
          gint64             about)
{
  const AnnexaField *needed = find_needed (self->kind);
  g_autoptr (GError) error = NULL;
  gint64 id = annexa_edit_create (edit, self->kind);

  for (guint i = 0; i < self->kind->n_fields; i++)
    fill_field (self, edit, id, &self->kind->fields[i]);
  if (needed != NULL)
    annexa_edit_set_integer (edit, self->kind, id, needed->name, about);
  if (annexa_kind_get_title_field (self->kind)->type != ANNEXA_FIELD_REF)
    self->to_open = id;
  self->all = TRUE;
  if (!annexa_project_apply (self->project, edit, &error))
    {
      self->to_open = 0;
      annexa_say (GTK_WIDGET (self), error->message);
      return FALSE;
    }
  update (self);
  return TRUE;
}

static AnnexaEdit *
begin (AnnexaPartsEditor *self)
{
  /* TRANSLATORS: History: a part and what it belongs to: “Session of AUD-001 added” */
  g_autofree char *label = g_strdup_printf (_("%s of %s added"), annexa_kind_get_label (self->kind),
                                            annexa_record_get_ref (self->parent));

  return annexa_project_begin (self->project, label);
}

static void
picked (AnnexaPicker      *picker,
        gint64             id,
        AnnexaPartsEditor *self)
{
  g_autoptr (AnnexaEdit) edit = begin (self);

  add_part (self, edit, id);
}

static void
add_both (AnnexaPicker      *picker,
          const char        *title,
          AnnexaPartsEditor *self)
{
  const AnnexaKind *kind = annexa_field_get_target (find_needed (self->kind));
  g_autoptr (AnnexaEdit) edit = begin (self);
  gint64 id = annexa_edit_create (edit, kind);

  annexa_edit_set_text (edit, kind, id, kind->title, title);
  if (add_part (self, edit, id))
    annexa_tell_added (GTK_WIDGET (self), kind, title);
}

static void
add_clicked (AnnexaPartsEditor *self)
{
  const AnnexaField *needed = find_needed (self->kind);

  if (needed == NULL)
    {
      g_autoptr (AnnexaEdit) edit = begin (self);

      add_part (self, edit, 0);
      return;
    }
  if (self->picker == NULL)
    {
      self->picker = annexa_picker_new (self->project, needed);
      gtk_widget_set_parent (self->picker, self->add);
      g_signal_connect (self->picker, "picked", G_CALLBACK (picked), self);
      g_signal_connect (self->picker, "add", G_CALLBACK (add_both), self);
    }
  gtk_popover_popup (GTK_POPOVER (self->picker));
}

static void
follow_parts (AnnexaPartsEditor *self)
{
  AnnexaQuery *query = annexa_query_new (self->kind);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_set_integer (&value, annexa_record_get_id (self->parent));
  annexa_query_add_filter (query, annexa_kind_get_parent_field (self->kind), ANNEXA_TEST_EQUAL, &value);
  self->parts = annexa_record_list_new (self->project, self->kind);
  annexa_record_list_set_query (self->parts, query);
  g_signal_connect_swapped (self->parts, "items-changed", G_CALLBACK (update), self);
}

static void
annexa_parts_editor_set_record (AnnexaRecordView *view,
                                AnnexaProject    *project,
                                AnnexaRecord     *record)
{
  AnnexaPartsEditor *self = ANNEXA_PARTS_EDITOR (view);

  if (self->parent == record)
    return;
  forget_parent (self);
  if (g_set_object (&self->project, project))
    g_clear_pointer (&self->picker, gtk_widget_unparent);
  if (record != NULL)
    {
      self->parent = g_object_ref (record);
      gtk_widget_set_visible (self->add, self->kind->add != NULL
                                             && annexa_project_get_access (project) == ANNEXA_ACCESS_EDIT);
      follow_parts (self);
    }
  update (self);
}

static gboolean
annexa_parts_editor_flush (AnnexaRecordView *view)
{
  AnnexaPartsEditor *self = ANNEXA_PARTS_EDITOR (view);
  gboolean flushed = TRUE;

  for (guint i = 0; get_row (self, i) != NULL; i++)
    flushed = annexa_part_row_flush (get_row (self, i)) && flushed;
  return flushed;
}

static void
annexa_parts_editor_view_init (AnnexaRecordViewInterface *iface)
{
  iface->set_record = annexa_parts_editor_set_record;
  iface->flush = annexa_parts_editor_flush;
}

static void
build (AnnexaPartsEditor *self)
{
  self->kind = annexa_kind_lookup (self->kind_name);
  if (self->kind == NULL || annexa_kind_get_parent_field (self->kind) == NULL)
    g_error ("“%s” is no kind of parts", self->kind_name);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), annexa_kind_get_plural (self->kind));
  gtk_widget_set_tooltip_text (self->add, self->kind->add != NULL ? _(self->kind->add) : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  annexa_kind_get_plural (self->kind), -1);
  annexa_name_widgets (self->add);
}

static void
annexa_parts_editor_set_property (GObject      *object,
                                  guint         property,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  AnnexaPartsEditor *self = ANNEXA_PARTS_EDITOR (object);

  switch (property)
    {
    case PROP_KIND:
      self->kind_name = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annexa_parts_editor_get_property (GObject    *object,
                                  guint       property,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (property)
    {
    case PROP_KIND:
      g_value_set_string (value, ANNEXA_PARTS_EDITOR (object)->kind_name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annexa_parts_editor_constructed (GObject *object)
{
  G_OBJECT_CLASS (annexa_parts_editor_parent_class)->constructed (object);

  build (ANNEXA_PARTS_EDITOR (object));
}

static void
annexa_parts_editor_dispose (GObject *object)
{
  AnnexaPartsEditor *self = ANNEXA_PARTS_EDITOR (object);

  forget_parent (self);
  g_clear_pointer (&self->picker, gtk_widget_unparent);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (annexa_parts_editor_parent_class)->dispose (object);
}

static void
annexa_parts_editor_finalize (GObject *object)
{
  g_free (ANNEXA_PARTS_EDITOR (object)->kind_name);

  G_OBJECT_CLASS (annexa_parts_editor_parent_class)->finalize (object);
}

static void
annexa_parts_editor_class_init (AnnexaPartsEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = annexa_parts_editor_constructed;
  object_class->dispose = annexa_parts_editor_dispose;
  object_class->finalize = annexa_parts_editor_finalize;
  object_class->get_property = annexa_parts_editor_get_property;
  object_class->set_property = annexa_parts_editor_set_property;

  /**
   * AnnexaPartsEditor:kind:
   *
   * The stable name of the kind of the parts.
   */
  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
annexa_parts_editor_init (AnnexaPartsEditor *self)
{
  self->add = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->add, "flat");
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_clicked), self);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->add);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  self->empty = gtk_label_new (_("None yet"));
  gtk_label_set_xalign (GTK_LABEL (self->empty), 0);
  gtk_widget_add_css_class (self->empty, "dim-label");
  self->more = gtk_button_new ();
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_set_margin_top (self->more, 6);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (show_all_clicked), self);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->list));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->empty);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->more);
}

/**
 * annexa_parts_editor_new:
 * @kind: the stable name of a kind of parts
 *
 * Returns: (transfer floating): an editor without a record
 */
GtkWidget *
annexa_parts_editor_new (const char *kind)
{
  return g_object_new (ANNEXA_TYPE_PARTS_EDITOR, "kind", kind, NULL);
}

const char *
annexa_parts_editor_get_kind (AnnexaPartsEditor *self)
{
  g_return_val_if_fail (ANNEXA_IS_PARTS_EDITOR (self), NULL);

  return self->kind_name;
}

/**
 * annexa_parts_editor_open:
 * @self: an editor in a window
 * @part: the id of one of the parts that it lists
 *
 * Shows the fields of a part, with the cursor in the one that people know it by.
 */
void
annexa_parts_editor_open (AnnexaPartsEditor *self,
                          gint64             part)
{
  g_return_if_fail (ANNEXA_IS_PARTS_EDITOR (self));

  self->to_open = part;
  open_new_part (self);
  self->to_open = 0;
}
