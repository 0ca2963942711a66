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
 * may still be empty, from their tables of data. So there is no list that could differ from the reports. A record that
 * is told below a heading of its own has fields as a table has columns, and what is hidden is hidden in both. */

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

/* Chapters. */

/* Whether the heading stands above a single field of a record, which goes with the columns. */
static gboolean
is_field (const AnnexaBlock *heading,
          const char        *name)
{
  return heading->fields != NULL && g_str_has_suffix (name, heading->fields);
}

static char *
name_chapter (const AnnexaBlock *block)
{
  g_autofree char *name = block->type == ANNEXA_BLOCK_HEADING ? annexa_pack_part_name_chapter (block) : NULL;

  return name != NULL && !is_field (block, name) ? g_steal_pointer (&name) : NULL;
}

/* The heading of one record among many, such as that of a policy, is no chapter that every reader of the pack knows:
 * where headings of one name say different things, each belongs to a record. The chapter around them may have the same
 * name, and comes first. */
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
  g_autoptr (GHashTable) around = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < annexa_document_get_n_blocks (document); i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (document, i);
      g_autofree char *name = name_chapter (block);
      g_autofree char *title = name != NULL ? annexa_document_get_plain (document, block->text) : NULL;
      const AnnexaPackDetail *known = name != NULL ? find_detail (self->chapters, name) : NULL;

      if (name != NULL && strcmp (name, block->id) == 0)
        g_hash_table_add (around, g_strdup (name));
      if (known != NULL && strcmp (known->title, title) != 0 && !g_hash_table_contains (around, name))
        g_hash_table_add (differing, g_strdup (name));
      else if (known == NULL && name != NULL)
        add_detail (self->chapters, name, title);
    }
  drop_differing (self->chapters, differing);
}

/* Columns. */

/* A part that shows no records of its own shows what the report is about, or else the organization. */
static const AnnexaKind *
get_kind (const AnnexaReport       *report,
          const AnnexaRegisterPart *part)
{
  if (part->kind != NULL)
    return annexa_kind_lookup (part->kind);

  return annexa_kind_lookup (report->kind != NULL ? report->kind : "organization");
}

/* What the field of a column is called, where the tables of the report are registers. */
static const char *
find_label (const AnnexaReport *report,
            const char         *name)
{
  for (const AnnexaRegisterPart *part = report->registers != NULL ? report->registers->parts : NULL;
       part != NULL && part->id != NULL; part++)
    {
      const AnnexaField *field = annexa_kind_find_field (get_kind (report, part), name);

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

/* What tells of several fields at once goes with each of them, but is none itself. */
static void
add_facts (AnnexaPackDetails  *self,
           const AnnexaReport *report,
           const char         *chapter,
           GArray             *facts)
{
  for (guint i = 0; i < facts->len; i++)
    {
      const AnnexaFact *fact = &g_array_index (facts, AnnexaFact, i);

      if (fact->fields != NULL && strchr (fact->fields, ' ') == NULL)
        add_column (self, report, chapter, fact->fields, fact->label);
    }
}

static void
add_text (AnnexaPackDetails  *self,
          const AnnexaReport *report,
          const char         *chapter,
          AnnexaDocument     *document,
          const AnnexaBlock  *block)
{
  g_autofree char *name = block->type == ANNEXA_BLOCK_HEADING ? annexa_pack_part_name_chapter (block) : NULL;
  g_autofree char *title = name != NULL ? annexa_document_get_plain (document, block->text) : NULL;

  if (name != NULL && is_field (block, name))
    add_column (self, report, chapter, block->fields, title);
}

/* The tables and facts of a report, each with the title of the chapter that it stands in. */
static void
add_tables (AnnexaPackDetails  *self,
            const AnnexaReport *report,
            AnnexaDocument     *document)
{
  const char *chapter = annexa_report_get_title (report);

  for (guint i = 0; i < annexa_document_get_n_blocks (document); i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (document, i);
      g_autofree char *name = name_chapter (block);
      const AnnexaPackDetail *known = name != NULL ? find_detail (self->chapters, name) : NULL;

      if (known != NULL)
        chapter = known->title;
      if (block->table != NULL)
        add_table (self, report, chapter, block->table);
      if (block->facts != NULL)
        add_facts (self, report, chapter, block->facts);
      add_text (self, report, chapter, document, block);
    }
}

static void
add_register_column (AnnexaPackDetails          *self,
                     const AnnexaReport         *report,
                     const char                 *chapter,
                     const AnnexaKind           *kind,
                     const AnnexaRegisterColumn *column)
{
  const AnnexaField *field = annexa_kind_find_field (kind, column->field);

  add_column (self, report, chapter, column->field,
              column->title != NULL ? _(column->title) : annexa_field_get_label (field));
}

/* What stands below something else in a cell. */
static void
add_below (AnnexaPackDetails          *self,
           const AnnexaReport         *report,
           const char                 *chapter,
           const AnnexaKind           *kind,
           const AnnexaRegisterColumn *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (column->below) && column->below[i] != NULL; i++)
    add_column (self, report, chapter, column->below[i],
                annexa_field_get_label (annexa_kind_find_field (kind, column->below[i])));
}

/* The first column of a table stays. */
static void
add_register_columns (AnnexaPackDetails          *self,
                      const AnnexaReport         *report,
                      const char                 *chapter,
                      const AnnexaKind           *kind,
                      const AnnexaRegisterColumn *columns,
                      gboolean                    is_table)
{
  for (guint i = 0; columns != NULL && columns[i].field != NULL; i++)
    {
      if (i > 0 || !is_table)
        add_register_column (self, report, chapter, kind, &columns[i]);
      add_below (self, report, chapter, kind, &columns[i]);
    }
}

static void
add_registers (AnnexaPackDetails  *self,
               const AnnexaReport *report)
{
  for (const AnnexaRegisterPart *part = report->registers->parts; part->id != NULL; part++)
    {
      if (part->form != ANNEXA_REGISTER_WRITTEN)
        {
          add_register_columns (self, report, _(part->heading), get_kind (report, part), part->columns,
                                part->form == ANNEXA_REGISTER_TABLE);
          add_register_columns (self, report, _(part->heading), get_kind (report, part), part->texts, FALSE);
        }
      for (const AnnexaRegisterChildren *children = part->children; children != NULL && children->kind != NULL;
           children++)
        add_register_columns (self, report, _(part->heading), annexa_kind_lookup (children->kind), children->columns,
                              TRUE);
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

/* Tables. */

static void
free_table (gpointer data)
{
  AnnexaPackTable *table = data;

  g_free (table->title);
  g_ptr_array_unref (table->columns);
  g_free (table);
}

/* Each table alone, in the order in which columns name them. */
static GPtrArray *
list_single_tables (GPtrArray *columns)
{
  GPtrArray *tables = g_ptr_array_new_with_free_func (free_table);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < columns->len; i++)
    {
      AnnexaPackDetail *column = columns->pdata[i];

      for (guint j = 0; j < column->tables->len; j++)
        {
          AnnexaPackTable *table = g_hash_table_lookup (known, column->tables->pdata[j]);

          if (table == NULL)
            {
              table = g_new0 (AnnexaPackTable, 1);
              table->title = g_strdup (column->tables->pdata[j]);
              table->columns = g_ptr_array_new ();
              g_hash_table_insert (known, column->tables->pdata[j], table);
              g_ptr_array_add (tables, table);
            }
          g_ptr_array_add (table->columns, column);
        }
    }
  return tables;
}

/* Columns are added in the same order to all tables. */
static AnnexaPackTable *
find_same (GPtrArray             *tables,
           const AnnexaPackTable *table)
{
  for (guint i = 0; i < tables->len; i++)
    {
      AnnexaPackTable *other = tables->pdata[i];

      if (other->columns->len == table->columns->len
          && memcmp (other->columns->pdata, table->columns->pdata, table->columns->len * sizeof (gpointer)) == 0)
        return other;
    }
  return NULL;
}

/**
 * annexa_pack_list_tables:
 * @columns: (element-type AnnexaPackDetail): columns, which have to live longer
 *
 * Returns: (transfer full) (element-type AnnexaPackTable): the tables that have them, those with the same columns as one
 */
GPtrArray *
annexa_pack_list_tables (GPtrArray *columns)
{
  g_autoptr (GPtrArray) single = list_single_tables (columns);
  GPtrArray *tables = g_ptr_array_new_with_free_func (free_table);

  for (guint i = 0; i < single->len; i++)
    {
      AnnexaPackTable *table = single->pdata[i];
      AnnexaPackTable *same = find_same (tables, table);
      char *titles;

      if (same != NULL)
        {
          titles = g_strdup_printf (C_ ("list", "%s, %s"), same->title, table->title);
          g_free (same->title);
          same->title = titles;
          continue;
        }
      same = g_new0 (AnnexaPackTable, 1);
      same->title = g_strdup (table->title);
      same->columns = g_ptr_array_ref (table->columns);
      g_ptr_array_add (tables, same);
    }
  return tables;
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
