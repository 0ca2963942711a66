/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AnnexaFileFunc:
 * @path: the file that was chosen
 * @user_data: (transfer full): what was given with the function
 */
typedef void (*AnnexaFileFunc) (const char *path,
                                gpointer    user_data);

/**
 * AnnexaFilesFunc:
 * @paths: (array zero-terminated=1): the files that were chosen
 * @user_data: (transfer full): what was given with the function
 */
typedef void (*AnnexaFilesFunc) (const char *const *paths,
                                 gpointer           user_data);

/**
 * AnnexaFileType:
 * @ANNEXA_FILE_PROJECT: Projects of Annexa.
 * @ANNEXA_FILE_PDF: PDF documents.
 * @ANNEXA_FILE_ODT: Text documents of LibreOffice.
 * @ANNEXA_FILE_TABLE: Tables that can be imported: .xlsx, .ods and .csv.
 * @ANNEXA_FILE_SPREADSHEET: Spreadsheets that Annexa writes: .ods, and by their endings .xlsx and .csv.
 * @ANNEXA_FILE_CATALOGUE: Catalogues of controls.
 * @ANNEXA_FILE_CALENDAR: What is due, for other calendars.
 * @ANNEXA_FILE_PICTURE: Pictures that reports can show: PNG and JPEG.
 * @ANNEXA_FILE_ANY: Any file.
 */
typedef enum
{
  ANNEXA_FILE_PROJECT,
  ANNEXA_FILE_PDF,
  ANNEXA_FILE_ODT,
  ANNEXA_FILE_TABLE,
  ANNEXA_FILE_SPREADSHEET,
  ANNEXA_FILE_CATALOGUE,
  ANNEXA_FILE_CALENDAR,
  ANNEXA_FILE_PICTURE,
  ANNEXA_FILE_ANY,
} AnnexaFileType;

gboolean annexa_file_suits      (const char     *path,
                                 AnnexaFileType  type);
void annexa_choose_file_to_open (GtkWidget      *parent,
                                 const char     *title,
                                 AnnexaFileType  type,
                                 AnnexaFileFunc  chosen,
                                 gpointer        user_data,
                                 GDestroyNotify  cancelled);
void annexa_choose_files        (GtkWidget      *parent,
                                 const char     *title,
                                 AnnexaFilesFunc chosen,
                                 gpointer        user_data,
                                 GDestroyNotify  cancelled);
void annexa_choose_file_to_save (GtkWidget      *parent,
                                 const char     *title,
                                 AnnexaFileType  type,
                                 const char     *suggested_name,
                                 AnnexaFileFunc  chosen,
                                 gpointer        user_data,
                                 GDestroyNotify  cancelled);
void annexa_choose_folder       (GtkWidget      *parent,
                                 const char     *title,
                                 AnnexaFileFunc  chosen,
                                 gpointer        user_data,
                                 GDestroyNotify  cancelled);
void annexa_show_file           (GtkWidget      *parent,
                                 const char     *path);

G_END_DECLS
