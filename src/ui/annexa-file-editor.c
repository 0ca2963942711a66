/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "annexa-evidence-files.h"
#include "annexa-file-editor.h"
#include "annexa-files.h"
#include "annexa-progress-work.h"
#include "annexa-text.h"

/**
 * AnnexaFileEditor:
 *
 * An attached file: attach, open, replace, remove. It is kept inside the project.
 */
struct _AnnexaFileEditor
{
  AnnexaFieldEditor parent_instance;

  AdwActionRow *row;
  GtkWidget *attach;
  GtkWidget *open;
  GtkWidget *remove;
  char *file;
};

G_DEFINE_FINAL_TYPE (AnnexaFileEditor, annexa_file_editor, ANNEXA_TYPE_FIELD_EDITOR)

static gboolean
is_picture (AnnexaFileEditor *self)
{
  return (annexa_field_editor_get_field (ANNEXA_FIELD_EDITOR (self))->flags & ANNEXA_FIELD_PICTURE) != 0;
}

static const char *
describe_attaching (AnnexaFileEditor *self)
{
  if (is_picture (self))
    return self->file != NULL ? _("Choose another picture") : _("Choose a picture");

  return self->file != NULL ? _("Replace by another file") : _("Attach a file");
}

static void
show_file (AnnexaFileEditor *self)
{
  AnnexaFieldEditor *editor = ANNEXA_FIELD_EDITOR (self);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  g_autofree char *name = NULL;

  annexa_value_set_text (&value, self->file);
  name = annexa_field_describe (annexa_field_editor_get_field (editor), &value);
  adw_action_row_set_subtitle (self->row, *name != '\0' ? name : _("None"));
  gtk_widget_set_visible (self->open, self->file != NULL);
  gtk_widget_set_visible (self->remove, self->file != NULL);
  gtk_widget_set_tooltip_text (self->attach, describe_attaching (self));
}

/* A file for a field of a record: a worker may write it. The form may show another record by then. */
typedef struct
{
  AnnexaFileEditor *self;
  const AnnexaKind *kind;
  gint64 id;
  const AnnexaField *field;
  GPtrArray *files; /* AnnexaLoadedFile, one; NULL until it is read */
} Attaching;

static void
free_attaching (gpointer data)
{
  Attaching *attaching = data;

  g_clear_pointer (&attaching->files, g_ptr_array_unref);
  g_free (attaching);
}

static gboolean
apply (AnnexaProject *project,
       gpointer       data,
       GError       **error)
{
  const Attaching *attaching = data;
  const AnnexaLoadedFile *file = attaching->files->pdata[0];
  /* TRANSLATORS: History: the name of a file */
  g_autofree char *label = g_strdup_printf (_("File %s attached"), file->name);
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, label);

  annexa_edit_set_loaded (edit, attaching->kind, attaching->id, attaching->field, file);
  return annexa_project_apply (project, edit, error);
}

static void
applied (GtkWidget    *widget,
         gpointer      data,
         const GError *error)
{
  const Attaching *attaching = data;
  AnnexaFieldEditor *editor = ANNEXA_FIELD_EDITOR (widget);

  if (error != NULL && annexa_field_editor_get_record (editor) == attaching->id)
    annexa_field_editor_fail (editor, error);
}

/* Takes @attaching. The window may be gone by now. */
static void
attach (AnnexaFileEditor *self,
        Attaching        *attaching)
{
  AnnexaProject *project = annexa_field_editor_get_project (ANNEXA_FIELD_EDITOR (self));
  gboolean open = gtk_widget_get_root (GTK_WIDGET (self)) != NULL && project != NULL;
  g_autoptr (GError) error = NULL;

  attaching->kind = open ? annexa_project_find_kind (project, attaching->id) : NULL;
  if (attaching->kind != NULL && annexa_files_are_large (attaching->files))
    {
      annexa_work_with_progress (GTK_WIDGET (self), project, _("The file is being attached…"), apply, attaching,
                                 free_attaching, applied);
      return;
    }
  if (attaching->kind != NULL && !apply (project, attaching, &error))
    applied (GTK_WIDGET (self), attaching, error);
  free_attaching (attaching);
}

static void
file_read (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Attaching *attaching = data;
  g_autoptr (AnnexaFileEditor) self = attaching->self;
  g_autoptr (GError) error = NULL;

  attaching->files = annexa_load_files_finish (result, &error);
  gtk_widget_set_sensitive (self->attach, TRUE);
  if (attaching->files != NULL)
    {
      attach (self, attaching);
      return;
    }
  applied (GTK_WIDGET (self), attaching, error);
  free_attaching (attaching);
}

/* A large file takes a moment to be read, in which the window goes on. */
static void
file_chosen (const char *path,
             gpointer    data)
{
  const char *const paths[] = { path, NULL };
  Attaching *attaching = g_new0 (Attaching, 1);

  attaching->self = data;
  attaching->id = annexa_field_editor_get_record (data);
  attaching->field = annexa_field_editor_get_field (data);
  gtk_widget_set_sensitive (attaching->self->attach, FALSE);
  annexa_load_files_async (paths, NULL, file_read, attaching);
}

static void
attach_clicked (AnnexaFileEditor *self)
{
  annexa_choose_file_to_open (GTK_WIDGET (self), describe_attaching (self),
                              is_picture (self) ? ANNEXA_FILE_PICTURE : ANNEXA_FILE_ANY, file_chosen,
                              g_object_ref (self), g_object_unref);
}

/* What is to be opened: the file within the project, and where its copy stands. */
typedef struct
{
  AnnexaFileEditor *self;
  gint64 id;
  char *file;
  char *path;
} Opening;

static void
free_opening (Opening *opening)
{
  g_object_unref (opening->self);
  g_free (opening->file);
  g_free (opening->path);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, free_opening)

static gboolean
copy_file (AnnexaProject *reader,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Opening *opening = data;

  return annexa_project_write_file (reader, opening->file, opening->path, error);
}

/* The window may be gone by now, and the form may show another record. */
static void
file_copied (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (Opening) opening = data;
  AnnexaFileEditor *self = opening->self;
  gboolean shown = gtk_widget_get_root (GTK_WIDGET (self)) != NULL;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (self->open, TRUE);
  if (!annexa_project_read_finish (ANNEXA_PROJECT (source), result, &error))
    {
      if (shown && annexa_field_editor_get_record (ANNEXA_FIELD_EDITOR (self)) == opening->id)
        annexa_field_editor_fail (ANNEXA_FIELD_EDITOR (self), error);
      return;
    }
  if (shown)
    annexa_show_file (GTK_WIDGET (self), opening->path);
}

/* A copy for reading, in a folder of ours; never executable, and under a clean name, whatever stands in the project. A
 * large file takes a moment to be written, in which the window goes on. */
static void
open_clicked (AnnexaFileEditor *self)
{
  AnnexaFieldEditor *editor = ANNEXA_FIELD_EDITOR (self);
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "annexa", "opened", NULL);
  const char *slash = strrchr (self->file, '/');
  g_autofree char *name = annexa_text_file_name (slash != NULL ? slash + 1 : self->file);
  Opening *opening = g_new0 (Opening, 1);

  opening->self = g_object_ref (self);
  opening->id = annexa_field_editor_get_record (editor);
  opening->file = g_strdup (self->file);
  opening->path = g_build_filename (folder, name, NULL);
  g_mkdir_with_parents (folder, 0700);
  gtk_widget_set_sensitive (self->open, FALSE);
  annexa_project_read_async (annexa_field_editor_get_project (editor), copy_file, opening, NULL, NULL, file_copied, opening);
}

static void
remove_clicked (AnnexaFileEditor *self)
{
  g_clear_pointer (&self->file, g_free);
  show_file (self);
  annexa_field_editor_commit (ANNEXA_FIELD_EDITOR (self));
}

static GtkWidget *
add_button (AnnexaFileEditor *self,
            const char       *icon,
            const char       *tooltip,
            GCallback         clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  adw_action_row_add_suffix (self->row, button);
  return button;
}

static void
annexa_file_editor_build (AnnexaFieldEditor *editor)
{
  AnnexaFileEditor *self = ANNEXA_FILE_EDITOR (editor);

  self->row = ADW_ACTION_ROW (annexa_field_editor_add_row (editor, adw_action_row_new ()));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), annexa_field_editor_get_title (editor));
  gtk_widget_set_focusable (GTK_WIDGET (self->row), FALSE);
  self->open = add_button (self, "view-reveal-symbolic", _("Open"), G_CALLBACK (open_clicked));
  self->attach = add_button (self, is_picture (self) ? "document-open-symbolic" : "annexa-attach-symbolic",
                             describe_attaching (self), G_CALLBACK (attach_clicked));
  self->remove = add_button (self, "list-remove-symbolic", _("Remove"), G_CALLBACK (remove_clicked));
  show_file (self);
}

static void
annexa_file_editor_show (AnnexaFieldEditor *editor,
                         const AnnexaValue *value)
{
  AnnexaFileEditor *self = ANNEXA_FILE_EDITOR (editor);

  g_free (self->file);
  self->file = g_strdup (annexa_value_get_text (value));
  show_file (self);
}

static gboolean
annexa_file_editor_read (AnnexaFieldEditor *editor,
                         AnnexaValue       *value,
                         GError           **error)
{
  annexa_value_set_text (value, ANNEXA_FILE_EDITOR (editor)->file);
  return TRUE;
}

static GtkWidget *
annexa_file_editor_get_focus (AnnexaFieldEditor *editor)
{
  return ANNEXA_FILE_EDITOR (editor)->attach;
}

static void
annexa_file_editor_finalize (GObject *object)
{
  g_free (ANNEXA_FILE_EDITOR (object)->file);

  G_OBJECT_CLASS (annexa_file_editor_parent_class)->finalize (object);
}

static void
annexa_file_editor_class_init (AnnexaFileEditorClass *klass)
{
  AnnexaFieldEditorClass *editor_class = ANNEXA_FIELD_EDITOR_CLASS (klass);

  editor_class->build = annexa_file_editor_build;
  editor_class->show = annexa_file_editor_show;
  editor_class->read = annexa_file_editor_read;
  editor_class->get_focus = annexa_file_editor_get_focus;
  editor_class->chosen = TRUE;
  G_OBJECT_CLASS (klass)->finalize = annexa_file_editor_finalize;
}

static void
annexa_file_editor_init (AnnexaFileEditor *self)
{
}
