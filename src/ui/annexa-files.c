/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-dialog.h"
#include "annexa-files.h"

/* The only place that knows the native file chooser, which newer versions of GTK replace by another. */

typedef struct
{
  GtkFileChooserNative *chooser;
  const char *suffix;
  gboolean saving;
  AnnexaFileFunc chosen;
  AnnexaFilesFunc several_chosen; /* or NULL */
  gpointer user_data;
  GDestroyNotify cancelled;
  GtkWidget *parent; /* Cleared when it is gone. */
} Choice;

static const struct
{
  const char *suffix;
  const char *mime_type;
  const char *name;
  const char *also[2]; /* other suffixes that say what is wanted */
} types[] = {
  [ANNEXA_FILE_PROJECT] = { ".annexa", "application/vnd.annexa.project+sqlite3", N_ ("Annexa projects") },
  [ANNEXA_FILE_PDF] = { ".pdf", "application/pdf", N_ ("PDF documents") },
  [ANNEXA_FILE_ODT] = { ".odt", "application/vnd.oasis.opendocument.text", N_ ("OpenDocument texts") },
  [ANNEXA_FILE_TABLE] = { ".xlsx", "text/csv", N_ ("Tables (.xlsx, .ods, .csv)"), { ".ods", ".csv" } },
  [ANNEXA_FILE_SPREADSHEET] = { ".ods", "application/vnd.oasis.opendocument.spreadsheet",
                                N_ ("Spreadsheets (.ods, .xlsx, .csv)"), { ".xlsx", ".csv" } },
  [ANNEXA_FILE_CATALOGUE] = { ".xml", "application/xml", N_ ("Catalogues (OSCAL, XML)") },
  [ANNEXA_FILE_CALENDAR] = { ".ics", "text/calendar", N_ ("Calendars (iCalendar)") },
  [ANNEXA_FILE_PICTURE] = { ".png", "image/png", N_ ("Pictures (PNG, JPEG)"), { ".jpg", ".jpeg" } },
  [ANNEXA_FILE_ANY] = { NULL, NULL, NULL },
};

static char **
list_paths (GtkFileChooser *chooser)
{
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (chooser);
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *path = g_file_get_path (file);

      if (path != NULL)
        g_strv_builder_add (paths, path);
    }
  return g_strv_builder_end (paths);
}

/* Who closed the window behind the chooser does not want anything to happen in it. */
static gboolean
is_accepted (Choice *choice,
             int     response)
{
  return response == GTK_RESPONSE_ACCEPT && choice->parent != NULL && gtk_widget_get_visible (choice->parent);
}

static void
free_choice (Choice *choice)
{
  g_clear_weak_pointer (&choice->parent);
  g_object_unref (choice->chooser);
  g_free (choice);
}

static void
respond_several (GtkNativeDialog *dialog,
                 int              response,
                 gpointer         data)
{
  Choice *choice = data;
  g_auto (GStrv) paths = list_paths (GTK_FILE_CHOOSER (dialog));

  if (is_accepted (choice, response) && paths[0] != NULL)
    choice->several_chosen ((const char *const *) paths, choice->user_data);
  else
    choice->cancelled (choice->user_data);
  free_choice (choice);
}

static void
respond (GtkNativeDialog *dialog,
         int              response,
         gpointer         data)
{
  Choice *choice = data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (is_accepted (choice, response) && path != NULL)
    {
      g_autofree char *complete = NULL;

      /* A portal grants exactly the name that was chosen, so only a name without any extension is completed, and only
       * outside of one. */
      if (choice->saving && choice->suffix != NULL && strrchr (path, '.') < strrchr (path, '/')
          && !g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
        complete = g_strconcat (path, choice->suffix, NULL);
      choice->chosen (complete != NULL ? complete : path, choice->user_data);
    }
  else
    choice->cancelled (choice->user_data);
  free_choice (choice);
}

static void
add_filter (GtkFileChooserNative *chooser,
            AnnexaFileType        type)
{
  g_autoptr (GtkFileFilter) filter = NULL;

  if (types[type].suffix == NULL)
    return;

  filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, _(types[type].name));
  gtk_file_filter_add_mime_type (filter, types[type].mime_type);
  gtk_file_filter_add_suffix (filter, types[type].suffix + 1);
  for (guint i = 0; i < G_N_ELEMENTS (types[type].also) && types[type].also[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, types[type].also[i] + 1);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
}

/**
 * annexa_file_suits:
 * @path: the name of a file
 * @type: a sort of files
 *
 * Returns: whether the name ends as those of such files do
 */
gboolean
annexa_file_suits (const char    *path,
                   AnnexaFileType type)
{
  const char *dot = strrchr (path, '.');

  if (dot == NULL || types[type].suffix == NULL)
    return FALSE;
  if (g_ascii_strcasecmp (dot, types[type].suffix) == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (types[type].also) && types[type].also[i] != NULL; i++)
    if (g_ascii_strcasecmp (dot, types[type].also[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Nobody looks for a new file in the folder that the program happened to be started in. */
static void
begin_at_documents (GtkFileChooserNative *chooser)
{
  const char *path = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) folder = g_file_new_for_path (path != NULL ? path : g_get_home_dir ());

  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
}

static const char *
get_verb (GtkFileChooserAction action)
{
  switch (action)
    {
    case GTK_FILE_CHOOSER_ACTION_SAVE:
      return _("_Save");
    case GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER:
      return _("_Choose");
    case GTK_FILE_CHOOSER_ACTION_OPEN:
    default:
      return _("_Open");
    }
}

static void
choose (GtkWidget           *parent,
        const char          *title,
        AnnexaFileType       type,
        GtkFileChooserAction action,
        const char          *suggested_name,
        AnnexaFileFunc       chosen,
        gpointer             user_data,
        GDestroyNotify       cancelled)
{
  gboolean saving = action == GTK_FILE_CHOOSER_ACTION_SAVE;
  GtkRoot *root = gtk_widget_get_root (parent);
  GtkFileChooserNative *chooser
      = gtk_file_chooser_native_new (title, GTK_WINDOW (root), action, get_verb (action), _("_Cancel"));
  Choice *choice = g_new0 (Choice, 1);

  choice->chooser = chooser;
  g_set_weak_pointer (&choice->parent, GTK_WIDGET (root));
  choice->suffix = types[type].suffix;
  choice->saving = saving;
  choice->chosen = chosen;
  choice->user_data = user_data;
  choice->cancelled = cancelled;

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  add_filter (chooser, type);
  if (saving)
    begin_at_documents (chooser);
  if (suggested_name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), suggested_name);
  g_signal_connect (chooser, "response", G_CALLBACK (respond), choice);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * annexa_choose_file_to_open:
 * @parent: a widget of the window that asks
 * @title: what the file is for
 * @type: what sort of file
 * @chosen: called when a file was chosen
 * @user_data: (transfer full): for @chosen
 * @cancelled: frees @user_data when none was chosen
 *
 * Lets the person choose a file that exists.
 */
void
annexa_choose_file_to_open (GtkWidget     *parent,
                            const char    *title,
                            AnnexaFileType type,
                            AnnexaFileFunc chosen,
                            gpointer       user_data,
                            GDestroyNotify cancelled)
{
  choose (parent, title, type, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, chosen, user_data, cancelled);
}

/**
 * annexa_choose_files:
 * @parent: a widget of the window that asks
 * @title: what the files are for
 * @chosen: called when files were chosen
 * @user_data: (transfer full): for @chosen
 * @cancelled: frees @user_data when none was chosen
 *
 * Lets the person choose one or more files of any sort.
 */
void
annexa_choose_files (GtkWidget      *parent,
                     const char     *title,
                     AnnexaFilesFunc chosen,
                     gpointer        user_data,
                     GDestroyNotify  cancelled)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (parent)),
                                                 GTK_FILE_CHOOSER_ACTION_OPEN, _("_Attach"), _("_Cancel"));
  g_set_weak_pointer (&choice->parent, GTK_WIDGET (gtk_widget_get_root (parent)));
  choice->several_chosen = chosen;
  choice->user_data = user_data;
  choice->cancelled = cancelled;
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (choice->chooser), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (choice->chooser), TRUE);
  g_signal_connect (choice->chooser, "response", G_CALLBACK (respond_several), choice);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (choice->chooser));
}

/**
 * annexa_choose_file_to_save:
 * @parent: a widget of the window that asks
 * @title: what the file is for
 * @type: what sort of file; its extension is added where the person gave none
 * @suggested_name: the name to begin with
 * @chosen: called when a place was chosen; replacing a file was confirmed
 * @user_data: (transfer full): for @chosen
 * @cancelled: frees @user_data when none was chosen
 *
 * Lets the person choose a place for a new file.
 */
void
annexa_choose_file_to_save (GtkWidget     *parent,
                            const char    *title,
                            AnnexaFileType type,
                            const char    *suggested_name,
                            AnnexaFileFunc chosen,
                            gpointer       user_data,
                            GDestroyNotify cancelled)
{
  choose (parent, title, type, GTK_FILE_CHOOSER_ACTION_SAVE, suggested_name, chosen, user_data, cancelled);
}

/**
 * annexa_choose_folder:
 * @parent: a widget of the window that asks
 * @title: what the folder is for
 * @chosen: called when one was chosen
 * @user_data: (transfer full): for @chosen
 * @cancelled: frees @user_data when none was chosen
 *
 * Lets the person choose a folder.
 */
void
annexa_choose_folder (GtkWidget     *parent,
                      const char    *title,
                      AnnexaFileFunc chosen,
                      gpointer       user_data,
                      GDestroyNotify cancelled)
{
  choose (parent, title, ANNEXA_FILE_ANY, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, chosen, user_data, cancelled);
}

/* Who closed the window meanwhile wants to see nothing. */
static void
file_shown (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GtkWidget) parent = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error) && gtk_widget_get_root (parent) != NULL
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_FAILED_HANDLED))
    annexa_tell (parent, _("The file could not be opened"), error->message);
}

/**
 * annexa_show_file:
 * @parent: a widget of the window
 * @path: a file
 *
 * Opens a file with the program that the person uses for files of its sort.
 */
void
annexa_show_file (GtkWidget  *parent,
                  const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  if (uri != NULL)
    gtk_show_uri_full (GTK_WINDOW (gtk_widget_get_root (parent)), uri, GDK_CURRENT_TIME, NULL, file_shown,
                       g_object_ref (parent));
}
