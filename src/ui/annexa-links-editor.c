/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-apply.h"
#include "annexa-audit-findings.h"
#include "annexa-links-editor.h"
#include "annexa-names.h"
#include "annexa-passing-clicks.h"
#include "annexa-picker.h"

/**
 * AnnexaLinksEditor:
 *
 * Any number of other records: a row for each, and a button that picks more.
 */
struct _AnnexaLinksEditor
{
  AnnexaFieldEditor parent_instance;

  GtkWidget *box;
  GtkListBox *list;
  GtkWidget *add;
  GtkWidget *picker;
  GArray *ids;
  gboolean all; /* Shows every link, not only the first few. */
};

G_DEFINE_FINAL_TYPE (AnnexaLinksEditor, annexa_links_editor, ANNEXA_TYPE_FIELD_EDITOR)

/* With more links than this, only the first few are shown at once. */
#define MANY_LINKS 8
#define FIRST_LINKS 5

static void show_ids (AnnexaLinksEditor *self);

static void
remove_clicked (GtkButton         *button,
                AnnexaLinksEditor *self)
{
  gint64 id = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (button), "id"));

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      {
        g_array_remove_index (self->ids, i);
        break;
      }
  show_ids (self);
  annexa_field_editor_commit (ANNEXA_FIELD_EDITOR (self));
}

static void
show_all_clicked (AnnexaLinksEditor *self)
{
  self->all = TRUE;
  show_ids (self);
}

static GtkWidget *
make_row (AnnexaLinksEditor *self,
          gint64             id)
{
  AnnexaProject *project = annexa_field_editor_get_project (ANNEXA_FIELD_EDITOR (self));
  const AnnexaKind *kind = annexa_project_find_kind (project, id);
  const char *ref = annexa_project_get_ref (project, kind, id);
  const char *title = annexa_project_get_title (project, kind, id);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  /* TRANSLATORS: A button: removes a link to the record that is named */
  g_autofree char *tooltip = g_strdup_printf (_("Remove %s"), ref);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), *title != '\0' ? title : ref);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), ref);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (remove, tooltip);
  g_object_set_data (G_OBJECT (remove), "id", GSIZE_TO_POINTER (id));
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_clicked), self);
  annexa_name_widgets (remove);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  if (kind != NULL)
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-record");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sx)", kind->name, id);
    }
  return row;
}

static void
show_ids (AnnexaLinksEditor *self)
{
  const AnnexaField *field = annexa_field_editor_get_field (ANNEXA_FIELD_EDITOR (self));
  gboolean cut = !self->all && self->ids->len > MANY_LINKS;
  guint n = cut ? FIRST_LINKS : self->ids->len;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->list, make_row (self, g_array_index (self->ids, gint64, i)));
  if (cut)
    {
      g_autofree char *label
          = g_strdup_printf (ngettext ("Show all %d", "Show all %d", (gulong) self->ids->len), (int) self->ids->len);
      GtkWidget *button = gtk_button_new_with_label (label);

      gtk_widget_add_css_class (button, "flat");
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (show_all_clicked), self);
      gtk_list_box_append (self->list, button);
    }
  if (self->ids->len == 0)
    {
      GtkWidget *empty = gtk_label_new (field->missing != NULL ? _(field->missing) : _("None"));

      gtk_widget_add_css_class (empty, field->missing != NULL ? "missing" : "dim-label");
      gtk_widget_add_css_class (empty, "links-empty");
      gtk_label_set_xalign (GTK_LABEL (empty), 0);
      gtk_list_box_append (self->list, empty);
      child = gtk_widget_get_parent (empty);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (child), FALSE);
      gtk_widget_set_focusable (child, FALSE);
    }
  if (self->picker != NULL)
    annexa_picker_set_chosen (ANNEXA_PICKER (self->picker), (const gint64 *) (void *) self->ids->data, self->ids->len);
}

static void
picked (AnnexaPicker      *picker,
        gint64             id,
        AnnexaLinksEditor *self)
{
  guint position = 0;

  while (position < self->ids->len && g_array_index (self->ids, gint64, position) != id)
    position++;
  if (position < self->ids->len)
    g_array_remove_index (self->ids, position);
  else
    g_array_append_val (self->ids, id);
  show_ids (self);
  annexa_field_editor_commit (ANNEXA_FIELD_EDITOR (self));
}

static void
add_record (AnnexaPicker      *picker,
            const char        *title,
            AnnexaLinksEditor *self)
{
  annexa_field_editor_add_linked (ANNEXA_FIELD_EDITOR (self), annexa_picker_get_kind (picker), title);
}

/* A finding is answered by a corrective action, which knows then what it is about and until when. */
static gboolean
plans_actions (AnnexaLinksEditor *self)
{
  AnnexaFieldEditor *editor = ANNEXA_FIELD_EDITOR (self);
  const AnnexaKind *finding = annexa_kind_lookup ("finding");

  return annexa_field_editor_get_field (editor) == annexa_kind_find_field (finding, "action")
         && annexa_field_editor_get_record (editor) != 0;
}

static void
plan_action (AnnexaPicker      *picker,
             const char        *title,
             AnnexaLinksEditor *self)
{
  AnnexaFieldEditor *editor = ANNEXA_FIELD_EDITOR (self);
  AnnexaProject *project = annexa_field_editor_get_project (editor);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaEdit) edit = NULL;
  gint64 action;

  edit = annexa_audit_plan_action (project, annexa_field_editor_get_record (editor), &action, &error);
  if (edit != NULL && title != NULL)
    annexa_edit_set_text (edit, annexa_kind_lookup ("action"), action, "title", title);
  if (edit == NULL || !annexa_project_apply (project, edit, &error))
    annexa_field_editor_fail (editor, error);
  else
    {
      annexa_offer_undo (GTK_WIDGET (self), annexa_edit_get_label (edit));
      /* Its cause is what has to be found next. */
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "(sx)", "action", action);
    }
}

static void
open_picker (AnnexaLinksEditor *self)
{
  AnnexaFieldEditor *editor = ANNEXA_FIELD_EDITOR (self);

  if (self->picker == NULL)
    {
      self->picker = annexa_picker_new (annexa_field_editor_get_project (editor),
                                        annexa_field_editor_get_field (editor));
      annexa_let_clicks_pass (GTK_POPOVER (self->picker));
      gtk_widget_set_parent (self->picker, self->add);
      /* The tooltip would cover what is offered at the foot of the picker. */
      g_object_bind_property (self->picker, "visible", self->add, "has-tooltip", G_BINDING_INVERT_BOOLEAN);
      g_signal_connect (self->picker, "picked", G_CALLBACK (picked), self);
      g_signal_connect (self->picker, "add", G_CALLBACK (add_record), self);
      g_signal_connect (self->picker, "offered", G_CALLBACK (plan_action), self);
      if (plans_actions (self))
        annexa_picker_set_offer (ANNEXA_PICKER (self->picker), _("Plan a corrective action"));
    }
  annexa_picker_set_chosen (ANNEXA_PICKER (self->picker), (const gint64 *) (void *) self->ids->data, self->ids->len);
  gtk_popover_popup (GTK_POPOVER (self->picker));
}

static void
annexa_links_editor_build (AnnexaFieldEditor *editor)
{
  AnnexaLinksEditor *self = ANNEXA_LINKS_EDITOR (editor);
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (annexa_field_editor_get_title (editor));
  /* TRANSLATORS: A button that links more records; the name of the field: “Add to Assets at risk” */
  g_autofree char *tooltip = g_strdup_printf (_("Add to %s"), annexa_field_editor_get_title (editor));

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  self->add = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->add, "flat");
  annexa_set_first_tooltip (self->add, tooltip);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (open_picker), self);
  gtk_widget_add_css_class (heading, "links-heading");
  gtk_box_append (GTK_BOX (heading), title);
  gtk_box_append (GTK_BOX (heading), self->add);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "field-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  annexa_field_editor_get_title (editor), -1);
  gtk_box_append (GTK_BOX (self->box), heading);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), self->box);
}

static void
annexa_links_editor_show (AnnexaFieldEditor *editor,
                          const AnnexaValue *value)
{
  AnnexaLinksEditor *self = ANNEXA_LINKS_EDITOR (editor);
  gsize n;
  const gint64 *ids = annexa_value_get_ids (value, &n);

  g_array_set_size (self->ids, 0);
  if (n > 0)
    g_array_append_vals (self->ids, ids, (guint) n);
  show_ids (self);
}

static gboolean
annexa_links_editor_read (AnnexaFieldEditor *editor,
                          AnnexaValue       *value,
                          GError           **error)
{
  AnnexaLinksEditor *self = ANNEXA_LINKS_EDITOR (editor);

  annexa_value_set_ids (value, (const gint64 *) (void *) self->ids->data, self->ids->len);
  return TRUE;
}

static GtkWidget *
annexa_links_editor_get_focus (AnnexaFieldEditor *editor)
{
  return ANNEXA_LINKS_EDITOR (editor)->add;
}

static void
annexa_links_editor_dispose (GObject *object)
{
  AnnexaLinksEditor *self = ANNEXA_LINKS_EDITOR (object);

  g_clear_pointer (&self->picker, gtk_widget_unparent);
  g_clear_pointer (&self->ids, g_array_unref);

  G_OBJECT_CLASS (annexa_links_editor_parent_class)->dispose (object);
}

static void
annexa_links_editor_class_init (AnnexaLinksEditorClass *klass)
{
  AnnexaFieldEditorClass *editor_class = ANNEXA_FIELD_EDITOR_CLASS (klass);

  editor_class->build = annexa_links_editor_build;
  editor_class->show = annexa_links_editor_show;
  editor_class->read = annexa_links_editor_read;
  editor_class->get_focus = annexa_links_editor_get_focus;
  editor_class->chosen = TRUE;
  G_OBJECT_CLASS (klass)->dispose = annexa_links_editor_dispose;
}

static void
annexa_links_editor_init (AnnexaLinksEditor *self)
{
}
