/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-import-remarks.h"
#include "annexa-import-report.h"
#include "annexa-kind-counts.h"

/* So many messages are listed; the others are counted. */
#define MOST_MESSAGES 30

/* So many of the records that cells name are told by their titles. */
#define MOST_CREATED 8

/**
 * AnnexaImportReport:
 *
 * What a table that is pasted or imported would do: what is added and changed, and what is wrong or goes to the notes.
 */
struct _AnnexaImportReport
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (AnnexaImportReport, annexa_import_report, ADW_TYPE_PREFERENCES_GROUP)

static void
annexa_import_report_finalize (GObject *object)
{
  g_ptr_array_unref (ANNEXA_IMPORT_REPORT (object)->rows);

  G_OBJECT_CLASS (annexa_import_report_parent_class)->finalize (object);
}

static void
annexa_import_report_class_init (AnnexaImportReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annexa_import_report_finalize;
}

static void
annexa_import_report_init (AnnexaImportReport *self)
{
  self->rows = g_ptr_array_new ();
}

static void
add_message (AnnexaImportReport *self,
             const char         *title,
             const char         *subtitle,
             const char         *icon)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL && *subtitle != '\0')
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (icon != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

/* What the last row says is mended at a column. */
typedef struct
{
  AnnexaImportColumns *columns;
  int position;
} Link;

static void
follow_link (AdwActionRow *row,
             Link         *link)
{
  annexa_import_columns_point_out (link->columns, link->position);
}

static void
free_link (gpointer  data,
           GClosure *closure)
{
  g_object_unref (((Link *) data)->columns);
  g_free (data);
}

static void
make_link (AnnexaImportReport  *self,
           AnnexaImportColumns *columns,
           int                  position)
{
  GtkWidget *row = self->rows->pdata[self->rows->len - 1];
  Link *link = g_new0 (Link, 1);

  link->columns = g_object_ref (columns);
  link->position = position;
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  g_signal_connect_data (row, "activated", G_CALLBACK (follow_link), link, free_link, 0);
}

/* So many of them are called by their names, the others are counted. */
static char *
join_names (GPtrArray *names,
            guint      n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", (const char *) names->pdata[i]);
  if (n > names->len && names->len > 0)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("And %u more", "And %u more", n - names->len), n - names->len);

      g_string_append_printf (text, " · %s", more);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A name that is misspelt would become another person: so each that is new is told. */
static void
add_created (AnnexaImportReport *self,
             AnnexaImport       *import)
{
  guint n = annexa_import_get_n_created (import);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < MIN (n, MOST_CREATED); i++)
    g_ptr_array_add (titles, (gpointer) annexa_import_get_created (import, i));
  text = join_names (titles, n);
  if (n > 0)
    /* TRANSLATORS: Names of people, suppliers and so on that are not in the project yet */
    add_message (self, _("Added as well, because cells name them"), text, NULL);
}

/* Which cells of them are different. */
static void
add_updated (AnnexaImportReport      *self,
             const AnnexaImportCount *count)
{
  g_autofree char *updated = annexa_kind_describe_count (count->kind, count->updated);
  /* TRANSLATORS: “12 assets” */
  g_autofree char *title = g_strdup_printf (_("Changed: %s"), updated);
  guint n_named = count->updated_names->len;
  gboolean told = n_named > 0 && count->updated_fields->len == n_named;
  g_autofree char *names = told ? NULL : join_names (count->updated_names, count->updated);
  g_autofree char *more = NULL;

  add_message (self, title, names, NULL);
  for (guint i = 0; told && i < n_named; i++)
    add_message (self, count->updated_names->pdata[i], count->updated_fields->pdata[i], NULL);
  if (!told || count->updated <= n_named)
    return;
  more = g_strdup_printf (ngettext ("And %u more", "And %u more", count->updated - n_named), count->updated - n_named);
  add_message (self, more, NULL, NULL);
}

static void
add_count (AnnexaImportReport      *self,
           const AnnexaImportCount *count)
{
  g_autofree char *added = annexa_kind_describe_count (count->kind, count->added);
  g_autofree char *unchanged = annexa_kind_describe_count (count->kind, count->unchanged);
  g_autofree char *added_names = join_names (count->added_names, count->added);
  /* TRANSLATORS: “12 assets” */
  g_autofree char *added_title = g_strdup_printf (_("Added: %s"), added);
  /* TRANSLATORS: “12 assets” */
  g_autofree char *unchanged_title = g_strdup_printf (_("Not changed: %s"), unchanged);

  if (count->added > 0)
    add_message (self, added_title, added_names, NULL);
  if (count->updated > 0)
    add_updated (self, count);
  if (count->unchanged > 0)
    add_message (self, unchanged_title, _("The project holds all that the table says of them."), NULL);
}

static void
add_counts (AnnexaImportReport *self,
            AnnexaImport       *import)
{
  guint n = self->rows->len;

  for (guint i = 0; i < annexa_import_get_n_counts (import); i++)
    add_count (self, annexa_import_get_count (import, i));
  add_created (self, import);
  if (self->rows->len == n)
    add_message (self, _("Nothing: there are no rows below the headings."), NULL, NULL);
}

/* The heading of a column of which something is said, or NULL. */
static const char *
find_column (GPtrArray *remarks,
             int        position,
             gboolean   error)
{
  for (guint i = 0; i < remarks->len; i++)
    {
      const AnnexaImportRemark *remark = remarks->pdata[i];

      if (remark->position == position && remark->error == error)
        return remark->column;
    }
  return NULL;
}

/* What is said of a column stands below it; here it only says which columns these are, and leads to the first. */
static void
lead_to_columns (AnnexaImportReport  *self,
                 GPtrArray           *remarks,
                 AnnexaImportColumns *columns,
                 guint                n_columns,
                 gboolean             error)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  g_autofree char *text = NULL;
  g_autofree char *subtitle = NULL;
  int first = -1;

  for (int i = 0; i < (int) n_columns; i++)
    {
      const char *title = annexa_import_columns_has (columns, i) ? find_column (remarks, i, error) : NULL;

      if (title == NULL)
        continue;
      first = first < 0 ? i : first;
      g_ptr_array_add (titles, (gpointer) title);
    }
  if (first < 0)
    return;
  text = join_names (titles, titles->len);
  /* TRANSLATORS: Headings of columns of a table */
  subtitle = g_strdup_printf (_("See below: %s"), text);
  add_message (self, error ? _("Nothing can be imported before this is mended") : _("Not everything has a place of its own"),
               subtitle, error ? "dialog-error-symbolic" : "dialog-warning-symbolic");
  make_link (self, columns, first);
}

static void
add_remarks (AnnexaImportReport  *self,
             GPtrArray           *remarks,
             AnnexaImportColumns *columns,
             gboolean             error)
{
  guint n = 0;

  for (guint i = 0; i < remarks->len; i++)
    {
      const AnnexaImportRemark *remark = remarks->pdata[i];
      g_autofree char *place = NULL;

      if (remark->error != error || annexa_import_columns_has (columns, remark->position) || ++n > MOST_MESSAGES)
        continue;
      if (remark->column != NULL && *remark->place != '\0')
        /* TRANSLATORS: The heading of a column of a table, and in which rows: “Colour, 12 rows” */
        place = g_strdup_printf (_("%s, %s"), remark->column, remark->place);
      else if (error && remark->column == NULL && *remark->place == '\0')
        place = g_strdup (_("Choose below which column that is, or where the rows go to."));
      else
        place = g_strdup (remark->column != NULL ? remark->column : remark->place);
      add_message (self, remark->text, place, remark->error ? "dialog-error-symbolic" : "dialog-warning-symbolic");
    }
  if (n > MOST_MESSAGES)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("And %u more", "And %u more", n - MOST_MESSAGES), n - MOST_MESSAGES);

      add_message (self, more, NULL, NULL);
    }
}

/**
 * annexa_import_report_clear:
 * @self: a report
 *
 * Takes away what it says.
 */
void
annexa_import_report_clear (AnnexaImportReport *self)
{
  g_return_if_fail (ANNEXA_IS_IMPORT_REPORT (self));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

/**
 * annexa_import_report_say:
 * @self: a report
 * @text: a sentence
 *
 * Says one thing only.
 */
void
annexa_import_report_say (AnnexaImportReport *self,
                          const char         *text)
{
  annexa_import_report_clear (self);
  add_message (self, text, NULL, NULL);
}

/**
 * annexa_import_report_show:
 * @self: a report
 * @import: what was tried
 * @remarks: (element-type AnnexaImportRemark): what is to be said of its rows
 * @columns: the columns, which say what is about one of them
 * @error: (nullable): why it cannot be done
 *
 * Says what an import would do.
 */
void
annexa_import_report_show (AnnexaImportReport  *self,
                           AnnexaImport        *import,
                           GPtrArray           *remarks,
                           AnnexaImportColumns *columns,
                           const GError        *error)
{
  guint n_columns = 0;

  if (annexa_import_get_n_tables (import) > 0)
    n_columns = annexa_import_table_get_n_columns (annexa_import_get_table (import, 0));
  annexa_import_report_clear (self);
  if (error == NULL)
    add_counts (self, import);
  else if (remarks->len == 0)
    add_message (self, error->message, NULL, "dialog-error-symbolic");
  add_remarks (self, remarks, columns, TRUE);
  lead_to_columns (self, remarks, columns, n_columns, TRUE);
  lead_to_columns (self, remarks, columns, n_columns, FALSE);
  add_remarks (self, remarks, columns, FALSE);
}
