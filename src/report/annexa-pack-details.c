/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-audit-pack-part.h"
#include "annexa-error.h"
#include "annexa-pack-details.h"
#include "annexa-report-register.h"

/* What can be hidden is read from the reports themselves: from what one says about the project, and of registers, which
 * may still be empty, from their tables of data. So there is no list that could differ from the reports. */

static void
free_detail (gpointer data)
{
  AnnexaPackDetail *detail = data;

  g_free (detail->name);
  g_free (detail->title);
  g_ptr_array_unref (detail->tables);
  g_free (detail);
}

/**
 * annexa_pack_details_free:
 * @self: (transfer full): what a section can do without
 *
 * Frees it with all its chapters and columns.
 */
void
annexa_pack_details_free (AnnexaPackDetails *self)
{
  g_ptr_array_unref (self->chapters);
  g_ptr_array_unref (self->columns);
  g_free (self);
}

static AnnexaPackDetail *
find_detail (GPtrArray  *details,
             const char *name)
{
  for (guint i = 0; i < details->len; i++)
    if (strcmp (((AnnexaPackDetail *) details->pdata[i])->name, name) == 0)
      return details->pdata[i];

  return NULL;
}

static AnnexaPackDetail *
add_detail (GPtrArray  *details,
            const char *name,
            const char *title)
{
  AnnexaPackDetail *detail = g_new0 (AnnexaPackDetail, 1);

  detail->name = g_strdup (name);
  detail->title = g_strdup (title);
  detail->tables = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (details, detail);
  return detail;
}

/**
 * annexa_pack_detail_describe_tables:
 * @detail: a chapter or a column
 *
 * Returns: (transfer full) (nullable): in which tables the column stands, for people; %NULL for a chapter
 */
char *
annexa_pack_detail_describe_tables (const AnnexaPackDetail *detail)
{
  guint n_more = detail->tables->len - 1;

  if (detail->tables->len == 0)
    return NULL;
  if (n_more == 0)
    return g_strdup (detail->tables->pdata[0]);
  /* TRANSLATORS: The tables that have a column: “Organizational controls and 3 more” */
  return g_strdup_printf (ngettext ("%s and %u more", "%s and %u more", n_more), (const char *) detail->tables->pdata[0],
                          n_more);
}

/* Chapters. */

/* The heading of one record among many, such as that of a policy, is no chapter that every reader of the pack knows:
 * where headings of one name say different things, each belongs to a record. */
static void
drop_differing (GPtrArray  *chapters,
                GHashTable *differing)
{
  for (guint i = chapters->len; i > 0; i--)
    if (g_hash_table_contains (differing, ((AnnexaPackDetail *) chapters->pdata[i - 1])->name))
      g_ptr_array_remove_index (chapters, i - 1);
}

static void
add_chapters (AnnexaPackDetails *self,
              AnnexaDocument    *document)
{
  g_autoptr (GHashTable) differing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < annexa_document_get_n_blocks (document); i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (document, i);
      g_autofree char *name = block->type == ANNEXA_BLOCK_HEADING ? annexa_pack_part_name_chapter (block) : NULL;
      g_autofree char *title = name != NULL ? annexa_document_get_plain (document, block->text) : NULL;
      const AnnexaPackDetail *known = name != NULL ? find_detail (self->chapters, name) : NULL;

      if (known != NULL && strcmp (known->title, title) != 0)
        g_hash_table_add (differing, g_strdup (name));
      else if (known == NULL && name != NULL)
        add_detail (self->chapters, name, title);
    }
  drop_differing (self->chapters, differing);
}

/* Columns. */

/* What the field of a column is called, where the tables of the report are registers. */
static const char *
find_label (const AnnexaReport *report,
            const char         *name)
{
  for (const AnnexaRegisterPart *part = report->registers != NULL ? report->registers->parts : NULL;
       part != NULL && part->id != NULL; part++)
    {
      const AnnexaField *field = annexa_kind_find_field (annexa_kind_lookup (part->kind), name);

      if (field != NULL)
        return annexa_field_get_label (field);
    }
  return NULL;
}

/* A letter is enough above the marks of a narrow column, but says nothing to somebody who looks for the column. */
static char *
explain_title (const AnnexaReport *report,
               const char         *name,
               const char         *title)
{
  const char *label = g_utf8_strlen (title, -1) == 1 ? find_label (report, name) : NULL;

  /* TRANSLATORS: A column of a table: what it holds, and the letter above it: “Confidentiality (C)” */
  return label != NULL ? g_strdup_printf (_("%s (%s)"), label, title) : g_strdup (title);
}

static void
add_column (AnnexaPackDetails  *self,
            const AnnexaReport *report,
            const char         *chapter,
            const char         *name,
            const char         *title)
{
  AnnexaPackDetail *column = find_detail (self->columns, name);
  g_autofree char *explained = explain_title (report, name, title);

  if (column == NULL)
    column = add_detail (self->columns, name, explained);
  if (!g_ptr_array_find_with_equal_func (column->tables, chapter, g_str_equal, NULL))
    g_ptr_array_add (column->tables, g_strdup (chapter));
}

static void
add_table (AnnexaPackDetails  *self,
           const AnnexaReport *report,
           const char         *chapter,
           const AnnexaTable  *table)
{
  for (guint i = 1; i < table->n_columns; i++)
    if (table->columns[i].id != NULL)
      add_column (self, report, chapter, table->columns[i].id, table->columns[i].title);
}

/* The tables of a report, each with the title of the chapter that it stands in. */
static void
add_tables (AnnexaPackDetails  *self,
            const AnnexaReport *report,
            AnnexaDocument     *document)
{
  const char *title = annexa_report_get_title (report);

  for (guint i = 0; i < annexa_document_get_n_blocks (document); i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (document, i);
      g_autofree char *name = block->type == ANNEXA_BLOCK_HEADING ? annexa_pack_part_name_chapter (block) : NULL;
      const AnnexaPackDetail *chapter = name != NULL ? find_detail (self->chapters, name) : NULL;

      if (chapter != NULL)
        title = chapter->title;
      if (block->table != NULL)
        add_table (self, report, title, block->table);
    }
}

static void
add_register_columns (AnnexaPackDetails          *self,
                      const AnnexaReport         *report,
                      const char                 *chapter,
                      const char                 *kind,
                      const AnnexaRegisterColumn *columns)
{
  for (guint i = 1; columns != NULL && columns[0].field != NULL && columns[i].field != NULL; i++)
    add_column (self, report, chapter, columns[i].field,
                columns[i].title != NULL
                    ? _(columns[i].title)
                    : annexa_field_get_label (annexa_kind_find_field (annexa_kind_lookup (kind), columns[i].field)));
}

static void
add_registers (AnnexaPackDetails  *self,
               const AnnexaReport *report)
{
  for (const AnnexaRegisterPart *part = report->registers->parts; part->id != NULL; part++)
    {
      if (part->form == ANNEXA_REGISTER_TABLE)
        add_register_columns (self, report, _(part->heading), part->kind, part->columns);
      for (const AnnexaRegisterChildren *children = part->children; children != NULL && children->kind != NULL;
           children++)
        add_register_columns (self, report, _(part->heading), children->kind, children->columns);
    }
}

/**
 * annexa_pack_details_new:
 * @report: a report
 * @document: (nullable): what it says about the project
 *
 * Returns: (transfer full): what a section of a pack can do without
 */
AnnexaPackDetails *
annexa_pack_details_new (const AnnexaReport *report,
                         AnnexaDocument     *document)
{
  AnnexaPackDetails *self = g_new0 (AnnexaPackDetails, 1);

  self->chapters = g_ptr_array_new_with_free_func (free_detail);
  self->columns = g_ptr_array_new_with_free_func (free_detail);
  if (document != NULL)
    {
      add_chapters (self, document);
      add_tables (self, report, document);
    }
  if (report->registers != NULL)
    add_registers (self, report);
  return self;
}

/**
 * annexa_pack_details_read:
 * @project: a project, or a reader of it in the thread that owns the reader
 * @section: the id of a section of a pack
 * @error: return location
 *
 * Makes the report of the section and looks at what there is to hide in it.
 *
 * Returns: (transfer full) (nullable): what the section can do without
 */
AnnexaPackDetails *
annexa_pack_details_read (AnnexaProject *project,
                          gint64         section,
                          GError       **error)
{
  g_autoptr (AnnexaRecord) record
      = annexa_project_get_record (project, annexa_kind_lookup ("pack-section"), section, error);
  g_autoptr (AnnexaPackPlan) plan = record != NULL ? annexa_pack_plan_new_for_section (project, record) : NULL;
  g_autoptr (AnnexaPackPart) part = NULL;

  if (plan == NULL)
    return NULL;
  if (plan->entries->len == 0)
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND,
                   _("This version of Annexa does not know the report “%s”."),
                   annexa_record_get_text (record, "report"));
      return NULL;
    }
  part = annexa_pack_part_new (project, plan->entries->pdata[0], 1, error);
  return part != NULL ? annexa_pack_details_new (part->report, part->document) : NULL;
}
