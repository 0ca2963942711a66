/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include "annexa-record-csv.h"
#include "annexa-report-data.h"

/* A register that is shown. */
typedef struct
{
  const AnnexaKind *kind;
  GArray *ids;       /* in the order in which they are shown */
  GHashTable *known; /* the same */
  gboolean withheld;
} Register;

struct _AnnexaReportData
{
  GPtrArray *registers; /* Register */
  GPtrArray *files;     /* AnnexaReportDataFile */
};

static void
register_free (gpointer data)
{
  Register *shown = data;

  g_array_unref (shown->ids);
  g_hash_table_unref (shown->known);
  g_free (shown);
}

static void
file_free (gpointer data)
{
  AnnexaReportDataFile *file = data;

  g_free (file->name);
  g_free (file->title);
  g_bytes_unref (file->bytes);
  g_free (file);
}

AnnexaReportData *
annexa_report_data_new (void)
{
  AnnexaReportData *self = g_new0 (AnnexaReportData, 1);

  self->registers = g_ptr_array_new_with_free_func (register_free);
  self->files = g_ptr_array_new_with_free_func (file_free);
  return self;
}

void
annexa_report_data_free (AnnexaReportData *self)
{
  g_ptr_array_unref (self->registers);
  g_ptr_array_unref (self->files);
  g_free (self);
}

static Register *
find_register (AnnexaReportData *self,
               const AnnexaKind *kind)
{
  Register *shown;

  for (guint i = 0; i < self->registers->len; i++)
    {
      shown = self->registers->pdata[i];
      if (shown->kind == kind)
        return shown;
    }
  shown = g_new0 (Register, 1);
  shown->kind = kind;
  shown->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  shown->known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_ptr_array_add (self->registers, shown);
  return shown;
}

static void
add_id (Register *shown,
        gint64    id)
{
  if (g_hash_table_add (shown->known, g_memdup2 (&id, sizeof id)))
    g_array_append_val (shown->ids, id);
}

/**
 * annexa_report_data_add:
 * @self: what a report shows
 * @kind: a kind
 * @records: (element-type AnnexaRecord): records of that kind, which may be none
 *
 * Notes that the report shows the register of the kind, and these records in it.
 */
void
annexa_report_data_add (AnnexaReportData *self,
                        const AnnexaKind *kind,
                        GPtrArray        *records)
{
  Register *shown = find_register (self, kind);

  for (guint i = 0; i < records->len; i++)
    add_id (shown, annexa_record_get_id (records->pdata[i]));
}

/**
 * annexa_report_data_add_all:
 * @self: what a report shows
 * @other: what a report shows that is a part of it
 */
void
annexa_report_data_add_all (AnnexaReportData       *self,
                            const AnnexaReportData *other)
{
  for (guint i = 0; i < other->registers->len; i++)
    {
      const Register *from = other->registers->pdata[i];
      Register *shown = find_register (self, from->kind);

      for (guint j = 0; j < from->ids->len; j++)
        add_id (shown, g_array_index (from->ids, gint64, j));
    }
}

/**
 * annexa_report_data_withhold:
 * @self: what a report shows
 * @other: what a report shows of which a part is hidden in it
 *
 * No file is going to have these registers: it would say what the report does not.
 */
void
annexa_report_data_withhold (AnnexaReportData       *self,
                             const AnnexaReportData *other)
{
  for (guint i = 0; i < other->registers->len; i++)
    find_register (self, ((const Register *) other->registers->pdata[i])->kind)->withheld = TRUE;
}

/**
 * annexa_report_data_is_empty:
 * @self: what a report shows
 *
 * Returns: whether the report shows no register that a file may have
 */
gboolean
annexa_report_data_is_empty (const AnnexaReportData *self)
{
  for (guint i = 0; i < self->registers->len; i++)
    if (!((const Register *) self->registers->pdata[i])->withheld)
      return FALSE;

  return TRUE;
}

/**
 * annexa_report_data_read:
 * @self: what a report shows
 * @project: the project that it was made from, or the reader
 * @error: return location
 *
 * Makes a file of each register: the records that the report shows, with all of their fields.
 *
 * Returns: whether that worked
 */
gboolean
annexa_report_data_read (AnnexaReportData *self,
                         AnnexaProject    *project,
                         GError          **error)
{
  g_ptr_array_set_size (self->files, 0);
  for (guint i = 0; i < self->registers->len; i++)
    {
      const Register *shown = self->registers->pdata[i];
      AnnexaReportDataFile *file;
      GBytes *bytes;

      if (shown->withheld)
        continue;
      bytes = annexa_record_csv_write (project, shown->kind, shown->ids, TRUE, NULL, NULL, error);
      if (bytes == NULL)
        return FALSE;
      file = g_new0 (AnnexaReportDataFile, 1);
      file->name = g_strconcat (shown->kind->name, ".csv", NULL);
      file->title = g_strdup (annexa_kind_get_plural (shown->kind));
      file->bytes = bytes;
      g_ptr_array_add (self->files, file);
    }
  return TRUE;
}

/**
 * annexa_report_data_get_n_files:
 * @self: what a report shows
 *
 * Returns: how many files a PDF of the report carries with it: none unless they were asked for
 */
guint
annexa_report_data_get_n_files (const AnnexaReportData *self)
{
  return self->files->len;
}

const AnnexaReportDataFile *
annexa_report_data_get_file (const AnnexaReportData *self,
                             guint                   position)
{
  return self->files->pdata[position];
}
