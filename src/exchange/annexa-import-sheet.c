/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-error.h"
#include "annexa-import-table-private.h"
#include "annexa-text.h"

/* Which of the sheets of a spreadsheet is the table that is imported. */

/* Begins to read the sheet. A table stays what it is where that cannot be read. */
static gboolean
take_sheet (AnnexaImportTable *self,
            guint              sheet,
            GError           **error)
{
  g_autoptr (GBytes) table = annexa_workbook_get_table (self->workbook, sheet, error);

  if (table == NULL)
    return FALSE;
  if (g_bytes_get_size (table) == 0)
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX, _("The sheet “%s” is empty."),
                   annexa_workbook_get_name (self->workbook, sheet));
      return FALSE;
    }
  g_clear_pointer (&self->reader, annexa_csv_reader_free);
  g_clear_pointer (&self->distinct, g_array_unref);
  g_array_set_size (self->columns, 0);
  self->kind = NULL;
  self->sheet = sheet;
  self->reader = annexa_csv_reader_new_for_sheet (table);
  return annexa_import_table_read_heading (self, error);
}

/* The first sheet that people see and in which something stands, or else one that is hidden. */
gboolean
annexa_import_table_take_sheet (AnnexaImportTable *self,
                                GError           **error)
{
  g_autoptr (GError) first_error = NULL;

  for (guint hidden = 0; hidden < 2; hidden++)
    for (guint i = 0; i < annexa_workbook_get_n_sheets (self->workbook); i++)
      {
        g_autoptr (GError) local_error = NULL;

        if (annexa_workbook_is_hidden (self->workbook, i) != (hidden == 1))
          continue;
        if (take_sheet (self, i, &local_error))
          return TRUE;
        if (first_error == NULL && !g_error_matches (local_error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX))
          first_error = g_steal_pointer (&local_error);
      }
  if (first_error != NULL)
    g_propagate_error (error, g_steal_pointer (&first_error));
  else
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX, _("“%s” is empty."), self->name);
  return FALSE;
}

/**
 * annexa_import_table_list_sheets:
 * @self: a table
 *
 * Returns: (transfer full): the names of the sheets that can be chosen, which are none for a CSV file
 */
GStrv
annexa_import_table_list_sheets (AnnexaImportTable *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; self->workbook != NULL && i < annexa_workbook_get_n_sheets (self->workbook); i++)
    {
      g_autoptr (GBytes) table = annexa_workbook_get_table (self->workbook, i, NULL);

      if (table == NULL || g_bytes_get_size (table) > 0)
        g_strv_builder_add (names, annexa_workbook_get_name (self->workbook, i));
    }
  return g_strv_builder_end (names);
}

/**
 * annexa_import_table_get_sheet:
 * @self: a table
 *
 * Returns: (transfer none) (nullable): the name of the sheet that it is; %NULL for a CSV file
 */
const char *
annexa_import_table_get_sheet (AnnexaImportTable *self)
{
  return self->workbook != NULL ? annexa_workbook_get_name (self->workbook, self->sheet) : NULL;
}

static void
set_sheet_error (AnnexaImportTable *self,
                 const char        *sheet,
                 GError           **error)
{
  g_auto (GStrv) names = annexa_import_table_list_sheets (self);
  g_autofree char *list = g_strjoinv (", ", names);

  if (self->workbook == NULL)
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND, _("“%s” has no sheets."), self->name);
  else
    /* TRANSLATORS: The name of a file, a name that is not there, names separated by commas */
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND, _("“%s” has no sheet “%s”. It has: %s."), self->name, sheet,
                 list);
}

/**
 * annexa_import_table_choose_sheet:
 * @self: a table
 * @sheet: the name of a sheet
 * @error: return location
 *
 * Makes it another sheet of its file. What its rows are has to be said again then.
 *
 * Returns: whether there is such a sheet that can be read
 */
gboolean
annexa_import_table_choose_sheet (AnnexaImportTable *self,
                                  const char        *sheet,
                                  GError           **error)
{
  g_autofree char *key = annexa_text_match_key (sheet);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; self->workbook != NULL && i < annexa_workbook_get_n_sheets (self->workbook); i++)
      {
        const char *name = annexa_workbook_get_name (self->workbook, i);
        g_autofree char *name_key = annexa_text_match_key (name);

        if (pass == 0 ? strcmp (name, sheet) == 0 : *key != '\0' && strcmp (name_key, key) == 0)
          return take_sheet (self, i, error);
      }
  set_sheet_error (self, sheet, error);
  return FALSE;
}

/**
 * annexa_import_table_prefer_sheet:
 * @self: a table
 * @kind: what the rows are, or may be
 *
 * Makes it the sheet that is called like @kind, when the file has one.
 */
void
annexa_import_table_prefer_sheet (AnnexaImportTable *self,
                                  const AnnexaKind  *kind)
{
  for (guint i = 0; self->workbook != NULL && i < annexa_workbook_get_n_sheets (self->workbook); i++)
    if (annexa_import_is_named_after (annexa_workbook_get_name (self->workbook, i), kind)
        && take_sheet (self, i, NULL))
      return;
}

/**
 * annexa_import_table_pass_by_foreign_sheets:
 * @self: a table
 *
 * Many spreadsheets begin with a sheet on which somebody wrote what it is about. Where no column of the sheet that it is can
 * be a field of any kind, this makes it the first one that has such a column, when the file has one.
 */
void
annexa_import_table_pass_by_foreign_sheets (AnnexaImportTable *self)
{
  guint sheet = self->sheet;

  if (self->workbook == NULL || annexa_import_table_propose_kind (self, NULL) != NULL)
    return;
  for (guint i = 0; i < annexa_workbook_get_n_sheets (self->workbook); i++)
    if (!annexa_workbook_is_hidden (self->workbook, i) && take_sheet (self, i, NULL)
        && annexa_import_table_propose_kind (self, NULL) != NULL)
      return;
  (void) take_sheet (self, sheet, NULL);
}
