/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-field-row.h"
#include "annexa-names.h"
#include "annexa-organization-page.h"
#include "annexa-pack-edits.h"
#include "annexa-pack-editor.h"
#include "annexa-pack-sections.h"
#include "annexa-pack-switches.h"
#include "annexa-project-view.h"
#include "annexa-record-edits.h"
#include "annexa-record-view.h"
#include "annexa-report-job.h"

/**
 * AnnexaPackEditor:
 *
 * Where somebody puts a pack together, beside its pages: the pack itself, and from there one of its sections.
 */
struct _AnnexaPackEditor
{
  AdwBin parent_instance;

  AnnexaProject *project;
  AnnexaRecord *pack;
  AnnexaRecord *section;  /* NULL while the pack itself is seen */
  GCancellable *reading_details;
  GPtrArray *pack_views;    /* AnnexaRecordView */
  GPtrArray *section_views; /* AnnexaRecordView */
  gboolean folded;
  gboolean shows_end_buttons;

  AdwWindowTitle *title;
  GtkStack *stack;
  GtkWidget *pack_form;
  GtkWidget *section_form;
  AnnexaFieldRow *name_row;
  AnnexaFieldRow *heading_row;
  GtkWidget *about_row;
  AnnexaPackSections *sections;
  GtkSpinner *reading;
  AnnexaPackSwitches *chapters;
  AnnexaPackSwitches *columns;
  GtkWidget *menu_button;
};

G_DEFINE_FINAL_TYPE (AnnexaPackEditor, annexa_pack_editor, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_FOLDED,
  PROP_SHOWS_END_BUTTONS,
  PROP_SECTION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* The header says what is changed, whatever it is called by now. */
static void
show_title (AnnexaPackEditor *self)
{
  g_autofree char *section = self->section != NULL ? annexa_pack_describe_section (self->section) : NULL;

  if (self->pack == NULL)
    return;
  adw_window_title_set_title (self->title, section != NULL ? section : annexa_record_get_title (self->pack));
  adw_window_title_set_subtitle (self->title, section != NULL ? annexa_record_get_title (self->pack) : "");
}

static void
stop_reading (AnnexaPackEditor *self)
{
  if (self->reading_details != NULL)
    g_cancellable_cancel (self->reading_details);
  g_clear_object (&self->reading_details);
  gtk_spinner_stop (self->reading);
  gtk_widget_set_visible (GTK_WIDGET (self->reading), FALSE);
}

static void
hide_switches (AnnexaPackEditor *self)
{
  annexa_pack_switches_show (self->chapters, NULL, NULL, NULL, NULL);
  annexa_pack_switches_show (self->columns, NULL, NULL, NULL, NULL);
}

static void
details_read (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (AnnexaPackEditor) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaPackDetails) details = annexa_report_read_details_finish (ANNEXA_PROJECT (source), result, &error);

  /* Another section was opened meanwhile. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->section == NULL)
    return;

  stop_reading (self);
  /* What is wrong with the report is told where its pages would be. */
  if (details == NULL)
    return;
  annexa_pack_switches_show (self->chapters, self->project, self->pack, self->section, details->chapters);
  annexa_pack_switches_show (self->columns, self->project, self->pack, self->section, details->columns);
}

static void
read_details (AnnexaPackEditor *self)
{
  stop_reading (self);
  hide_switches (self);
  gtk_widget_set_visible (GTK_WIDGET (self->reading), TRUE);
  gtk_spinner_start (self->reading);
  self->reading_details = g_cancellable_new ();
  annexa_report_read_details_async (self->project, annexa_record_get_id (self->section), self->reading_details,
                                    details_read, g_object_ref (self));
}

static void
section_changed (AnnexaPackEditor *self,
                 GParamSpec       *pspec)
{
  show_title (self);
  /* Another record has other chapters. */
  if (pspec != NULL && g_strcmp0 (pspec->name, "about") == 0)
    read_details (self);
}

static void
forget_section (AnnexaPackEditor *self)
{
  stop_reading (self);
  hide_switches (self);
  if (self->section != NULL)
    g_signal_handlers_disconnect_by_data (self->section, self);
  annexa_record_views_set_record (self->section_views, NULL, NULL);
  g_clear_object (&self->section);
}

static void
forget_pack (AnnexaPackEditor *self)
{
  forget_section (self);
  if (self->pack != NULL)
    g_signal_handlers_disconnect_by_data (self->pack, self);
  annexa_record_views_set_record (self->pack_views, NULL, NULL);
  g_clear_object (&self->pack);
  g_clear_object (&self->project);
}

static void
show_pack (AnnexaPackEditor *self)
{
  forget_section (self);
  gtk_stack_set_visible_child_name (self->stack, "pack");
  show_title (self);
}

/**
 * annexa_pack_editor_show_section:
 * @self: the editor, with a pack
 * @section: a section of the pack
 *
 * Shows what can be said about the section.
 */
void
annexa_pack_editor_show_section (AnnexaPackEditor *self,
                                 AnnexaRecord     *section)
{
  const AnnexaReport *report = annexa_report_find (annexa_record_get_text (section, "report"));

  g_return_if_fail (ANNEXA_IS_PACK_EDITOR (self) && self->pack != NULL);

  if (!annexa_pack_editor_flush (self))
    return;
  forget_section (self);
  self->section = g_object_ref (section);
  g_signal_connect_swapped (section, "notify", G_CALLBACK (section_changed), self);
  annexa_record_views_set_record (self->section_views, self->project, section);
  gtk_widget_set_visible (self->about_row, report == NULL || report->about != ANNEXA_REPORT_ABOUT_ALL);
  annexa_name_widgets (self->section_form);
  gtk_stack_set_visible_child_name (self->stack, "section");
  show_title (self);
  read_details (self);
  annexa_field_row_focus (self->heading_row);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SECTION]);
}

static void
section_opened (AnnexaPackEditor *self,
                AnnexaRecord     *section)
{
  annexa_pack_editor_show_section (self, section);
}

/* Undo may take the section away while it is seen. */
static void
project_changed (AnnexaPackEditor *self)
{
  if (self->section != NULL
      && annexa_project_find_kind (self->project, annexa_record_get_id (self->section)) == NULL)
    show_pack (self);
}

/**
 * annexa_pack_editor_show:
 * @self: the editor
 * @project: (nullable): the project
 * @pack: (nullable): a pack, or %NULL for none
 *
 * Shows a pack.
 */
void
annexa_pack_editor_show (AnnexaPackEditor *self,
                         AnnexaProject    *project,
                         AnnexaRecord     *pack)
{
  g_return_if_fail (ANNEXA_IS_PACK_EDITOR (self));

  if (self->pack == pack)
    return;
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_func (self->project, project_changed, self);
  forget_pack (self);
  if (pack == NULL)
    return;

  self->project = g_object_ref (project);
  self->pack = g_object_ref (pack);
  g_signal_connect_object (project, "changed", G_CALLBACK (project_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (pack, "notify", G_CALLBACK (show_title), self);
  annexa_record_views_set_record (self->pack_views, project, pack);
  annexa_name_widgets (self->pack_form);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pack.delete",
                                 annexa_project_get_access (project) == ANNEXA_ACCESS_EDIT);
  show_pack (self);
}

/**
 * annexa_pack_editor_get_pack:
 * @self: the editor
 *
 * Returns: (nullable) (transfer none): the pack that is shown
 */
AnnexaRecord *
annexa_pack_editor_get_pack (AnnexaPackEditor *self)
{
  g_return_val_if_fail (ANNEXA_IS_PACK_EDITOR (self), NULL);

  return self->pack;
}

/**
 * annexa_pack_editor_get_section:
 * @self: the editor
 *
 * Returns: (nullable) (transfer none): the section that is shown, or %NULL while the pack itself is
 */
AnnexaRecord *
annexa_pack_editor_get_section (AnnexaPackEditor *self)
{
  g_return_val_if_fail (ANNEXA_IS_PACK_EDITOR (self), NULL);

  return self->section;
}

/**
 * annexa_pack_editor_go_back:
 * @self: the editor
 *
 * Returns: whether it went from a section back to the pack, or stays there because something typed cannot be written
 */
gboolean
annexa_pack_editor_go_back (AnnexaPackEditor *self)
{
  gint64 id;

  g_return_val_if_fail (ANNEXA_IS_PACK_EDITOR (self), FALSE);

  if (!annexa_pack_editor_flush (self))
    return TRUE;
  if (self->section == NULL)
    return FALSE;
  id = annexa_record_get_id (self->section);
  show_pack (self);
  annexa_pack_sections_focus (self->sections, id);
  return TRUE;
}

/**
 * annexa_pack_editor_flush:
 * @self: the editor
 *
 * Writes what was typed and not written yet.
 *
 * Returns: whether nothing is left that could not be written
 */
gboolean
annexa_pack_editor_flush (AnnexaPackEditor *self)
{
  g_return_val_if_fail (ANNEXA_IS_PACK_EDITOR (self), TRUE);

  if (self->pack == NULL)
    return TRUE;
  return annexa_record_views_flush (self->section != NULL ? self->section_views : self->pack_views);
}

/**
 * annexa_pack_editor_focus_name:
 * @self: the editor
 *
 * Puts the cursor into the name of the pack: that of a new one waits to be changed.
 */
void
annexa_pack_editor_focus_name (AnnexaPackEditor *self)
{
  g_return_if_fail (ANNEXA_IS_PACK_EDITOR (self));

  annexa_field_row_focus (self->name_row);
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  AnnexaPackEditor *self = ANNEXA_PACK_EDITOR (widget);

  annexa_delete_record (widget, self->project, self->pack, NULL, NULL);
}

/* How all reports look is chosen once, with the organization. */
static void
look_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GtkWidget *view = gtk_widget_get_ancestor (widget, ANNEXA_TYPE_PROJECT_VIEW);

  if (view != NULL && annexa_project_view_go (ANNEXA_PROJECT_VIEW (view), "organization"))
    annexa_organization_page_show_tab (
        ANNEXA_ORGANIZATION_PAGE (annexa_project_view_get_page (ANNEXA_PROJECT_VIEW (view))), "look");
}

static void
annexa_pack_editor_set_property (GObject      *object,
                                 guint         property,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  AnnexaPackEditor *self = ANNEXA_PACK_EDITOR (object);

  switch (property)
    {
    case PROP_FOLDED:
      self->folded = g_value_get_boolean (value);
      break;
    case PROP_SHOWS_END_BUTTONS:
      self->shows_end_buttons = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annexa_pack_editor_get_property (GObject    *object,
                                 guint       property,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  AnnexaPackEditor *self = ANNEXA_PACK_EDITOR (object);

  switch (property)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;
    case PROP_SHOWS_END_BUTTONS:
      g_value_set_boolean (value, self->shows_end_buttons);
      break;
    case PROP_SECTION:
      g_value_set_object (value, self->section);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annexa_pack_editor_dispose (GObject *object)
{
  AnnexaPackEditor *self = ANNEXA_PACK_EDITOR (object);

  if (self->pack != NULL)
    forget_pack (self);
  g_ptr_array_set_size (self->pack_views, 0);
  g_ptr_array_set_size (self->section_views, 0);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNEXA_TYPE_PACK_EDITOR);

  G_OBJECT_CLASS (annexa_pack_editor_parent_class)->dispose (object);
}

static void
annexa_pack_editor_finalize (GObject *object)
{
  AnnexaPackEditor *self = ANNEXA_PACK_EDITOR (object);

  g_ptr_array_unref (self->pack_views);
  g_ptr_array_unref (self->section_views);

  G_OBJECT_CLASS (annexa_pack_editor_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-pack-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaPackEditor, title);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPackEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPackEditor, pack_form);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPackEditor, section_form);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPackEditor, name_row);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPackEditor, heading_row);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPackEditor, about_row);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPackEditor, sections);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPackEditor, reading);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPackEditor, chapters);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPackEditor, columns);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPackEditor, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, section_opened);
}

static void
annexa_pack_editor_class_init (AnnexaPackEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = annexa_pack_editor_set_property;
  object_class->get_property = annexa_pack_editor_get_property;
  object_class->dispose = annexa_pack_editor_dispose;
  object_class->finalize = annexa_pack_editor_finalize;

  /**
   * AnnexaPackEditor:folded:
   *
   * Whether the pages are not seen beside it.
   */
  properties[PROP_FOLDED]
      = g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /**
   * AnnexaPackEditor:shows-end-buttons:
   *
   * Whether the buttons of the window are in its header.
   */
  properties[PROP_SHOWS_END_BUTTONS]
      = g_param_spec_boolean ("shows-end-buttons", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /**
   * AnnexaPackEditor:section:
   *
   * The section that is shown, or %NULL while the pack itself is.
   */
  properties[PROP_SECTION]
      = g_param_spec_object ("section", NULL, NULL, ANNEXA_TYPE_RECORD, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ANNEXA_TYPE_FIELD_ROW);
  g_type_ensure (ANNEXA_TYPE_PACK_SECTIONS);
  g_type_ensure (ANNEXA_TYPE_PACK_SWITCHES);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "pack.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "pack.look", NULL, look_action);
}

static void
annexa_pack_editor_init (AnnexaPackEditor *self)
{
  self->pack_views = g_ptr_array_new ();
  self->section_views = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  annexa_record_views_collect (self->pack_views, self->pack_form);
  annexa_record_views_collect (self->section_views, self->section_form);
}
