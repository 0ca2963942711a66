/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-apply.h"
#include "annexa-dialog.h"
#include "annexa-method-change.h"
#include "annexa-method-check.h"
#include "annexa-method-editor.h"
#include "annexa-method-mapping.h"
#include "annexa-method-matrix.h"
#include "annexa-method-moves.h"
#include "annexa-method-part-row.h"
#include "annexa-names.h"
#include "annexa-pane.h"
#include "annexa-panes.h"
#include "annexa-wrapping.h"

/**
 * AnnexaMethodEditor:
 *
 * Changes scales, levels, matrix and acceptance line of a risk method, and shows all the time what would move. Nothing is
 * written before it is applied, and that is one step.
 */
struct _AnnexaMethodEditor
{
  AdwWindow parent_instance;

  AnnexaProject *project;
  AnnexaMethodDraft *original;
  AnnexaMethodDraft *draft;
  guint update_source;
  gint64 n_risks; /* that were looked at last */
  gboolean closing;
  GPtrArray *part_rows[ANNEXA_N_METHOD_SCALES + 1]; /* AnnexaMethodPartRow; those of the levels last */
  GPtrArray *remark_rows;

  AdwWindowTitle *title;
  GtkWidget *apply_button;
  AnnexaPanes *panes;
  GtkToggleButton *end_button;
  GtkLabel *summary;
  AdwPreferencesGroup *method_group;
  AdwComboRow *preset_row;
  AdwEntryRow *title_row;
  GtkWidget *force_row;
  GtkSwitch *force_switch;
  AdwPreferencesGroup *likelihood_group;
  GtkWidget *add_likelihood;
  AdwPreferencesGroup *impact_group;
  GtkWidget *add_impact;
  AdwPreferencesGroup *level_group;
  GtkWidget *add_level;
  AnnexaMethodMatrix *matrix;
  AdwPreferencesGroup *remark_group;
  AnnexaMethodMapping *likelihood_mapping;
  AnnexaMethodMapping *impact_mapping;
  AnnexaMethodMoves *moves;
};

G_DEFINE_FINAL_TYPE (AnnexaMethodEditor, annexa_method_editor, ADW_TYPE_WINDOW)

#define LEVELS ANNEXA_N_METHOD_SCALES
#define N_LISTS (ANNEXA_N_METHOD_SCALES + 1)

/* A scale may have many warnings of one sort; these are enough to see what is meant. */
#define MOST_WARNINGS 5

static void rebuild_parts (AnnexaMethodEditor *self);

static gboolean
is_changed (AnnexaMethodEditor *self)
{
  return !annexa_method_draft_equal (self->draft, self->original);
}

static void
add_remark (AnnexaMethodEditor       *self,
            const AnnexaMethodRemark *remark)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), remark->message);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name (remark->warning ? "dialog-warning-symbolic"
                                                                           : "dialog-error-symbolic"));
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_group_add (self->remark_group, row);
  g_ptr_array_add (self->remark_rows, row);
}

/* What has to be mended comes first, what only looks odd afterwards. */
static void
show_remarks (AnnexaMethodEditor *self,
              GPtrArray          *remarks)
{
  gboolean passes = annexa_method_check_passes (remarks, NULL);

  for (guint i = 0; i < self->remark_rows->len; i++)
    adw_preferences_group_remove (self->remark_group, self->remark_rows->pdata[i]);
  g_ptr_array_set_size (self->remark_rows, 0);
  for (guint i = 0; i < remarks->len; i++)
    if (!((AnnexaMethodRemark *) remarks->pdata[i])->warning)
      add_remark (self, remarks->pdata[i]);
  for (guint i = 0; i < remarks->len && self->remark_rows->len < MOST_WARNINGS; i++)
    if (((AnnexaMethodRemark *) remarks->pdata[i])->warning)
      add_remark (self, remarks->pdata[i]);
  adw_preferences_group_set_title (self->remark_group, passes ? _("Worth another look") : _("Before it can be applied"));
  gtk_widget_set_visible (GTK_WIDGET (self->remark_group), remarks->len > 0);
  gtk_widget_set_sensitive (self->apply_button, passes && is_changed (self));
  annexa_name_widgets (GTK_WIDGET (self->remark_group));
}

static void
show_summary (AnnexaMethodEditor        *self,
              GPtrArray                 *remarks,
              const AnnexaMethodPreview *preview)
{
  g_autofree char *moves = annexa_method_preview_describe (preview);
  g_autofree char *line = annexa_method_preview_describe_line (preview);
  g_autofree char *text = g_strdup_printf ("%s %s", moves, line);
  g_autoptr (GError) error = NULL;

  if (annexa_method_check_passes (remarks, &error))
    gtk_label_set_label (self->summary, self->draft->puts_in_force ? text : _("The method is a draft: nothing moves yet."));
  else
    gtk_label_set_label (self->summary, error->message);
}

static void
show_preview (AnnexaMethodEditor *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaMethodPreview) preview = annexa_method_preview_new (self->project, self->draft, &error);
  g_autoptr (GPtrArray) remarks = annexa_method_check (self->draft);

  if (preview == NULL)
    {
      gtk_label_set_label (self->summary, error->message);
      return;
    }
  self->n_risks = preview->n_risks;
  annexa_method_matrix_show (self->matrix, self->draft, preview);
  annexa_method_moves_show (self->moves, self->project, self->draft, preview);
  show_remarks (self, remarks);
  show_summary (self, remarks, preview);
}

static void
show_mapping (AnnexaMethodEditor *self)
{
  AnnexaMethodDraft *asked = self->draft->puts_in_force ? self->draft : NULL;

  annexa_method_mapping_show (self->likelihood_mapping, self->project, asked, ANNEXA_METHOD_LIKELIHOOD);
  annexa_method_mapping_show (self->impact_mapping, self->project, asked, ANNEXA_METHOD_IMPACT);
}

static gboolean
update (gpointer data)
{
  AnnexaMethodEditor *self = data;

  self->update_source = 0;
  show_mapping (self);
  show_preview (self);
  return G_SOURCE_REMOVE;
}

/* So many risks are looked at again while somebody types without being felt; with more, a pause is waited for. */
#define MANY_RISKS 2000
#define PAUSE_MILLISECONDS 300

/* Typing a word tells of every letter. */
static void
queue_update (AnnexaMethodEditor *self)
{
  if (self->n_risks > MANY_RISKS)
    {
      g_clear_handle_id (&self->update_source, g_source_remove);
      self->update_source = g_timeout_add (PAUSE_MILLISECONDS, update, self);
    }
  else if (self->update_source == 0)
    self->update_source = g_idle_add (update, self);
}

/* The row that somebody is choosing in stays as it is. */
static void
mapping_changed (AnnexaMethodEditor *self)
{
  show_preview (self);
}

static void
title_changed (AnnexaMethodEditor *self)
{
  const AnnexaField *field = annexa_kind_get_title_field (annexa_kind_lookup ("method"));
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  if (self->draft == NULL || !annexa_field_parse (field, gtk_editable_get_text (GTK_EDITABLE (self->title_row)), &value, NULL))
    return;
  annexa_record_set_value (self->draft->method, field, &value);
  queue_update (self);
}

static void
force_switched (AnnexaMethodEditor *self)
{
  if (self->draft == NULL)
    return;
  self->draft->puts_in_force = self->draft->was_in_force || gtk_switch_get_active (self->force_switch);
  queue_update (self);
}

/* The row tells of the change while it takes the text, and what it tells goes into the record that the text is from. */
static void
show_title (AnnexaMethodEditor *self)
{
  g_autofree char *title = g_strdup (annexa_record_get_title (self->draft->method));

  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (self->title_row)), title) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->title_row), title);
}

/* Begins again, from the method as it is or from a ready-made one. */
static void
preset_selected (AnnexaMethodEditor *self)
{
  GPtrArray *presets = annexa_method_presets_get ();
  guint selected = adw_combo_row_get_selected (self->preset_row);
  g_autoptr (GError) error = NULL;
  AnnexaMethodDraft *draft;

  if (self->draft == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  draft = annexa_method_draft_new (self->project, self->original->base, &error);
  if (draft == NULL)
    {
      annexa_tell (GTK_WIDGET (self), _("The risk method cannot be read"), error->message);
      return;
    }
  if (selected >= 1 && selected <= presets->len)
    annexa_method_draft_use_preset (draft, presets->pdata[selected - 1]);
  draft->puts_in_force = self->draft->puts_in_force;
  annexa_method_matrix_show (self->matrix, draft, NULL);
  annexa_method_draft_free (self->draft);
  self->draft = draft;
  show_title (self);
  rebuild_parts (self);
}

static AdwPreferencesGroup *
get_group (AnnexaMethodEditor *self,
           guint               list)
{
  return list == LEVELS ? self->level_group
         : list == ANNEXA_METHOD_LIKELIHOOD ? self->likelihood_group : self->impact_group;
}

static GPtrArray *
get_parts (AnnexaMethodEditor *self,
           guint               list)
{
  return list == LEVELS ? self->draft->levels : self->draft->steps[list];
}

static guint
find_list (AnnexaMethodEditor  *self,
           AnnexaMethodPartRow *row)
{
  guint list = 0;

  while (list < N_LISTS && !g_ptr_array_find (self->part_rows[list], row, NULL))
    list++;
  return list;
}

/* The neighbour of what is gone is next. */
static void
part_removed (AnnexaMethodPartRow *row,
              AnnexaMethodEditor  *self)
{
  guint list = find_list (self, row);
  guint number = annexa_method_part_row_get_number (row);
  gboolean removed = list == LEVELS ? annexa_method_draft_remove_level (self->draft, number)
                                    : annexa_method_draft_remove_step (self->draft, list, number);

  if (!removed)
    return;
  rebuild_parts (self);
  gtk_widget_child_focus (self->part_rows[list]->pdata[MIN (number, self->part_rows[list]->len) - 1],
                          GTK_DIR_TAB_FORWARD);
}

static void
add_part_row (AnnexaMethodEditor *self,
              guint               list,
              guint               number)
{
  GPtrArray *parts = get_parts (self, list);
  guint fewest = list == LEVELS ? ANNEXA_FEWEST_LEVELS : ANNEXA_SMALLEST_SCALE;
  GtkWidget *row = annexa_method_part_row_new (parts->pdata[number - 1], number, list == ANNEXA_METHOD_IMPACT,
                                               parts->len > fewest);

  g_signal_connect_object (row, "changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove", G_CALLBACK (part_removed), self, 0);
  adw_preferences_group_add (get_group (self, list), row);
  g_ptr_array_add (self->part_rows[list], row);
}

static void
rebuild_parts (AnnexaMethodEditor *self)
{
  GtkWidget *const add_buttons[N_LISTS] = { self->add_likelihood, self->add_impact, self->add_level };

  for (guint list = 0; list < N_LISTS; list++)
    {
      GPtrArray *parts = get_parts (self, list);

      for (guint i = 0; i < self->part_rows[list]->len; i++)
        adw_preferences_group_remove (get_group (self, list), self->part_rows[list]->pdata[i]);
      g_ptr_array_set_size (self->part_rows[list], 0);
      for (guint number = 1; number <= parts->len; number++)
        add_part_row (self, list, number);
      gtk_widget_set_sensitive (add_buttons[list], parts->len < ANNEXA_LARGEST_SCALE);
    }
  queue_update (self);
}

static void
focus_last (AnnexaMethodEditor *self,
            guint               list)
{
  rebuild_parts (self);
  annexa_method_part_row_focus_word (self->part_rows[list]->pdata[self->part_rows[list]->len - 1]);
}

static void
add_likelihood_clicked (AnnexaMethodEditor *self)
{
  if (annexa_method_draft_add_step (self->draft, ANNEXA_METHOD_LIKELIHOOD))
    focus_last (self, ANNEXA_METHOD_LIKELIHOOD);
}

static void
add_impact_clicked (AnnexaMethodEditor *self)
{
  if (annexa_method_draft_add_step (self->draft, ANNEXA_METHOD_IMPACT))
    focus_last (self, ANNEXA_METHOD_IMPACT);
}

static void
add_level_clicked (AnnexaMethodEditor *self)
{
  if (annexa_method_draft_add_level (self->draft))
    focus_last (self, LEVELS);
}

static void
end_toggled (AnnexaMethodEditor *self)
{
  annexa_panes_set_shows_end (self->panes, gtk_toggle_button_get_active (self->end_button));
}

static void
apply_clicked (AnnexaMethodEditor *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaEdit) edit = annexa_method_change_prepare (self->project, self->draft, &error);

  if (edit == NULL || !annexa_project_apply (self->project, edit, &error))
    {
      annexa_tell (GTK_WIDGET (self), _("The risk method was not changed"), error->message);
      return;
    }
  annexa_offer_undo (GTK_WIDGET (self), annexa_edit_get_label (edit));
  self->closing = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
leave_answered (const char *answer,
                gpointer    data)
{
  g_autoptr (AnnexaMethodEditor) self = data;

  if (strcmp (answer, "discard") != 0)
    return;
  self->closing = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

/* An hour of work does not go by one wrong key. */
static gboolean
annexa_method_editor_close_request (GtkWindow *window)
{
  AnnexaMethodEditor *self = ANNEXA_METHOD_EDITOR (window);

  if (self->closing || self->draft == NULL || !is_changed (self))
    return GTK_WINDOW_CLASS (annexa_method_editor_parent_class)->close_request (window);
  annexa_ask (GTK_WIDGET (self), _("Discard the changes of the risk method?"),
              _("Nothing of it has been applied yet."), "discard", leave_answered, g_object_ref (self), "keep",
              _("_Go on editing"), "discard", _("_Discard"), NULL);
  return TRUE;
}

static void
annexa_method_editor_dispose (GObject *object)
{
  AnnexaMethodEditor *self = ANNEXA_METHOD_EDITOR (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  if (self->matrix != NULL)
    annexa_method_matrix_show (self->matrix, NULL, NULL);
  if (self->likelihood_mapping != NULL && self->draft != NULL)
    {
      annexa_method_mapping_show (self->likelihood_mapping, self->project, NULL, ANNEXA_METHOD_LIKELIHOOD);
      annexa_method_mapping_show (self->impact_mapping, self->project, NULL, ANNEXA_METHOD_IMPACT);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNEXA_TYPE_METHOD_EDITOR);
  g_clear_pointer (&self->draft, annexa_method_draft_free);
  g_clear_pointer (&self->original, annexa_method_draft_free);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (annexa_method_editor_parent_class)->dispose (object);
}

static void
annexa_method_editor_finalize (GObject *object)
{
  AnnexaMethodEditor *self = ANNEXA_METHOD_EDITOR (object);

  for (guint list = 0; list < N_LISTS; list++)
    g_ptr_array_unref (self->part_rows[list]);
  g_ptr_array_unref (self->remark_rows);

  G_OBJECT_CLASS (annexa_method_editor_parent_class)->finalize (object);
}

static void
annexa_method_editor_class_init (AnnexaMethodEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_method_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = annexa_method_editor_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = annexa_method_editor_close_request;

  g_type_ensure (ANNEXA_TYPE_METHOD_MAPPING);
  g_type_ensure (ANNEXA_TYPE_METHOD_MATRIX);
  g_type_ensure (ANNEXA_TYPE_METHOD_MOVES);
  g_type_ensure (ANNEXA_TYPE_PANE);
  g_type_ensure (ANNEXA_TYPE_PANES);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-method-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaMethodEditor, title);
  gtk_widget_class_bind_template_child (widget_class, AnnexaMethodEditor, apply_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaMethodEditor, panes);
  gtk_widget_class_bind_template_child (widget_class, AnnexaMethodEditor, end_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaMethodEditor, summary);
  gtk_widget_class_bind_template_child (widget_class, AnnexaMethodEditor, method_group);
  gtk_widget_class_bind_template_child (widget_class, AnnexaMethodEditor, preset_row);
  gtk_widget_class_bind_template_child (widget_class, AnnexaMethodEditor, title_row);
  gtk_widget_class_bind_template_child (widget_class, AnnexaMethodEditor, force_row);
  gtk_widget_class_bind_template_child (widget_class, AnnexaMethodEditor, force_switch);
  gtk_widget_class_bind_template_child (widget_class, AnnexaMethodEditor, likelihood_group);
  gtk_widget_class_bind_template_child (widget_class, AnnexaMethodEditor, add_likelihood);
  gtk_widget_class_bind_template_child (widget_class, AnnexaMethodEditor, impact_group);
  gtk_widget_class_bind_template_child (widget_class, AnnexaMethodEditor, add_impact);
  gtk_widget_class_bind_template_child (widget_class, AnnexaMethodEditor, level_group);
  gtk_widget_class_bind_template_child (widget_class, AnnexaMethodEditor, add_level);
  gtk_widget_class_bind_template_child (widget_class, AnnexaMethodEditor, matrix);
  gtk_widget_class_bind_template_child (widget_class, AnnexaMethodEditor, remark_group);
  gtk_widget_class_bind_template_child (widget_class, AnnexaMethodEditor, likelihood_mapping);
  gtk_widget_class_bind_template_child (widget_class, AnnexaMethodEditor, impact_mapping);
  gtk_widget_class_bind_template_child (widget_class, AnnexaMethodEditor, moves);
  gtk_widget_class_bind_template_callback (widget_class, title_changed);
  gtk_widget_class_bind_template_callback (widget_class, force_switched);
  gtk_widget_class_bind_template_callback (widget_class, preset_selected);
  gtk_widget_class_bind_template_callback (widget_class, add_likelihood_clicked);
  gtk_widget_class_bind_template_callback (widget_class, add_impact_clicked);
  gtk_widget_class_bind_template_callback (widget_class, add_level_clicked);
  gtk_widget_class_bind_template_callback (widget_class, queue_update);
  gtk_widget_class_bind_template_callback (widget_class, mapping_changed);
  gtk_widget_class_bind_template_callback (widget_class, end_toggled);
  gtk_widget_class_bind_template_callback (widget_class, apply_clicked);
}

static void
annexa_method_editor_init (AnnexaMethodEditor *self)
{
  for (guint list = 0; list < N_LISTS; list++)
    self->part_rows[list] = g_ptr_array_new ();
  self->remark_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_presets (AnnexaMethodEditor *self)
{
  GPtrArray *presets = annexa_method_presets_get ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_string_list_append (titles, _("The method as it is"));
  for (guint i = 0; i < presets->len; i++)
    gtk_string_list_append (titles, ((AnnexaMethodPreset *) presets->pdata[i])->title);
  adw_combo_row_set_model (self->preset_row, G_LIST_MODEL (titles));
}

static void
show_method (AnnexaMethodEditor *self)
{
  const AnnexaField *status = annexa_kind_find_field (annexa_kind_lookup ("method"), "status");
  const char *ref = annexa_record_get_ref (self->original->method);
  g_autofree char *state = annexa_field_describe (status, annexa_record_get_value (self->original->method, status));
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", ref, state);
  g_autofree char *version = NULL;

  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_widget_set_visible (self->force_row, !self->original->was_in_force);
  if (annexa_method_change_makes_version (self->project, self->original->base))
    version = g_strdup_printf (_("%s was approved, or a closed round of risk assessment was made with it. It stays as it is; "
                                 "your changes become a new version."),
                               ref);
  adw_preferences_group_set_description (self->method_group, version);
  show_title (self);
}

/**
 * annexa_method_editor_new:
 * @parent: the window of the project
 * @project: the project
 * @method: the id of a risk method, or 0 for the one in force
 * @error: return location
 *
 * Returns: (transfer none) (nullable): a window that changes the method
 */
GtkWidget *
annexa_method_editor_new (GtkWindow     *parent,
                          AnnexaProject *project,
                          gint64         method,
                          GError       **error)
{
  g_autoptr (AnnexaMethodDraft) original = annexa_method_draft_new (project, method, error);
  g_autoptr (AnnexaMethodDraft) draft = original != NULL ? annexa_method_draft_new (project, method, error) : NULL;
  AnnexaMethodEditor *self;

  if (draft == NULL)
    return NULL;
  self = annexa_dialog_new (ANNEXA_TYPE_METHOD_EDITOR, parent);
  self->project = g_object_ref (project);
  fill_presets (self);
  self->original = g_steal_pointer (&original);
  self->draft = g_steal_pointer (&draft);
  show_method (self);
  rebuild_parts (self);
  g_clear_handle_id (&self->update_source, g_source_remove);
  update (self);
  annexa_name_widgets (GTK_WIDGET (self));
  annexa_stack_choices (GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
