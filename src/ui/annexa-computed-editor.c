/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-computed-editor.h"
#include "annexa-pill.h"

/**
 * AnnexaComputedEditor:
 *
 * A value that follows from others: shown, not edited.
 */
struct _AnnexaComputedEditor
{
  AnnexaFieldEditor parent_instance;

  AdwActionRow *row;
  GtkLabel *label;
  GtkWidget *pill;
};

G_DEFINE_FINAL_TYPE (AnnexaComputedEditor, annexa_computed_editor, ANNEXA_TYPE_FIELD_EDITOR)

static void
annexa_computed_editor_build (AnnexaFieldEditor *editor)
{
  AnnexaComputedEditor *self = ANNEXA_COMPUTED_EDITOR (editor);

  self->row = ADW_ACTION_ROW (annexa_field_editor_add_row (editor, adw_action_row_new ()));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), annexa_field_editor_get_title (editor));
  adw_action_row_set_subtitle_lines (self->row, 0);
  gtk_widget_set_focusable (GTK_WIDGET (self->row), FALSE);
  if (annexa_pill_suits (annexa_field_editor_get_field (editor)))
    {
      self->pill = annexa_pill_new ();
      adw_action_row_add_suffix (self->row, self->pill);
      return;
    }
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->label, 1);
  gtk_label_set_selectable (self->label, FALSE);
  gtk_label_set_natural_wrap_mode (self->label, GTK_NATURAL_WRAP_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "dim-label");
  adw_action_row_add_suffix (self->row, GTK_WIDGET (self->label));
}

/* A word that would be cut off beside its title stands below that, without a ground. */
static gboolean
show_pill (AnnexaComputedEditor *self,
           const AnnexaValue    *value)
{
  AnnexaFieldEditor *editor = ANNEXA_FIELD_EDITOR (self);
  gboolean beside;

  if (self->pill == NULL)
    return FALSE;
  annexa_pill_show (self->pill, annexa_field_editor_get_project (editor), annexa_field_editor_get_field (editor), value);
  beside = annexa_field_editor_fits_beside (editor, gtk_label_get_label (GTK_LABEL (self->pill)));
  gtk_widget_set_visible (self->pill, beside);
  adw_action_row_set_subtitle (self->row, beside ? "" : gtk_label_get_label (GTK_LABEL (self->pill)));
  return TRUE;
}

/* A longer text stands below its title, where it has the whole width. */
static void
show_text (AnnexaComputedEditor *self,
           const char           *text)
{
  gboolean beside = annexa_field_editor_fits_beside (ANNEXA_FIELD_EDITOR (self), text);

  adw_action_row_set_subtitle (self->row, beside ? "" : text);
  gtk_label_set_label (self->label, beside ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->label), beside);
}

static void
annexa_computed_editor_show (AnnexaFieldEditor *editor,
                             const AnnexaValue *value)
{
  AnnexaComputedEditor *self = ANNEXA_COMPUTED_EDITOR (editor);
  AnnexaProject *project = annexa_field_editor_get_project (editor);
  const AnnexaField *field = annexa_field_editor_get_field (editor);
  g_autofree char *text = NULL;

  if (show_pill (self, value))
    return;
  text = annexa_project_describe (project, field, value);
  show_text (self, *text != '\0' ? text : field->missing != NULL ? _(field->missing) : _("None"));
}

static gboolean
annexa_computed_editor_read (AnnexaFieldEditor *editor,
                             AnnexaValue       *value,
                             GError           **error)
{
  return TRUE;
}

static GtkWidget *
annexa_computed_editor_get_focus (AnnexaFieldEditor *editor)
{
  return GTK_WIDGET (ANNEXA_COMPUTED_EDITOR (editor)->row);
}

static void
annexa_computed_editor_class_init (AnnexaComputedEditorClass *klass)
{
  AnnexaFieldEditorClass *editor_class = ANNEXA_FIELD_EDITOR_CLASS (klass);

  editor_class->build = annexa_computed_editor_build;
  editor_class->show = annexa_computed_editor_show;
  editor_class->read = annexa_computed_editor_read;
  editor_class->get_focus = annexa_computed_editor_get_focus;
}

static void
annexa_computed_editor_init (AnnexaComputedEditor *self)
{
}
