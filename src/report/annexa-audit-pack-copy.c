/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-audit-pack-part.h"
#include "annexa-markdown.h"

/* A report is written once, as a document of its own, and then copied: so a part of a pack says what the single report
 * says. Its cover, contents and document control give way to those of the pack. */

/* The id of the heading of the part that comes first. */
#define ANNEXA_PACK_FIRST_PART "part-1"

/* Headings below these have no numbers: there would be more numbers than words. */
#define DEEPEST_NUMBERED 3

/* While a document is copied. */
typedef struct
{
  AnnexaPackPart *part;
  AnnexaDocument *from;
  AnnexaDocument *to;
  const char *named;                        /* the field that rows go by, in their first cells */
  gboolean *kept;                           /* by block: whether it is copied */
  GHashTable *headings;                     /* ids of the headings that are copied */
  AnnexaPackPlan *plan;
  const AnnexaBlock *heading;               /* the one copied last */
  const AnnexaBlock *chapter;               /* the one of a chapter copied last */
  AnnexaOrientation orientation;            /* of the page */
  guint numbers[ANNEXA_DEEPEST_HEADING + 1]; /* of the headings copied last, by level */
} Copy;

/* Copying. */

static char *
make_id (const Copy *copy,
         const char *id)
{
  return g_strdup_printf ("%s-%s", copy->part->id, id);
}

/* Where a link of the part leads to in the pack; NULL where that is left out. */
static char *
find_target (const Copy *copy,
             const char *target)
{
  if (g_hash_table_contains (copy->headings, target))
    return make_id (copy, target);

  return strcmp (target, ANNEXA_PACK_CONTROL) == 0 && annexa_pack_plan_has (copy->plan, "control") ? g_strdup (ANNEXA_PACK_CONTROL) : NULL;
}

/* What a value is late by is an open point, too: where there are none, it has the ink of the others. */
static AnnexaRunFlags
get_flags (const Copy      *copy,
           const AnnexaRun *run)
{
  return annexa_pack_plan_has (copy->plan, ANNEXA_OPEN_POINTS) ? run->flags : run->flags & ~ANNEXA_RUN_ATTENTION;
}

static void
copy_run (Copy            *copy,
          const AnnexaRun *run)
{
  g_autofree char *target = run->target != NULL ? find_target (copy, run->target) : NULL;

  if (run->type == ANNEXA_RUN_PILL)
    annexa_document_add_pill (copy->to, run->colour, run->text);
  else if (run->type == ANNEXA_RUN_LINK && target != NULL)
    annexa_document_add_link (copy->to, target, run->text);
  else if (run->type == ANNEXA_RUN_PAGE_OF && target != NULL)
    annexa_document_add_page_of (copy->to, target);
  else
    annexa_document_add_text (copy->to, get_flags (copy, run), run->text);
}

static void
copy_runs (Copy      *copy,
           AnnexaSpan span)
{
  const AnnexaRun *runs = annexa_document_get_runs (copy->from, span);

  for (guint i = 0; i < span.count; i++)
    if ((!annexa_pack_part_hides (copy->part, runs[i].fields)
         || (copy->named != NULL && g_strcmp0 (copy->named, runs[i].fields) == 0))
        && !annexa_pack_plan_forbids (copy->plan, runs[i].fields))
      copy_run (copy, &runs[i]);
}

/* “3.1.2” for the second section of the first chapter of the third part. */
static char *
count_heading (Copy *copy,
               guint level)
{
  GString *number = g_string_new (NULL);

  copy->numbers[level]++;
  for (guint i = level + 1; i <= ANNEXA_DEEPEST_HEADING; i++)
    copy->numbers[i] = 0;
  for (guint i = 1; i <= level; i++)
    g_string_append_printf (number, "%s%u", i > 1 ? "." : "", copy->numbers[i]);
  return g_string_free (number, FALSE);
}

/* A section without a chapter has no number: there is no place where it would be looked for. */
static gboolean
is_numbered (const Copy *copy,
             guint       level)
{
  return annexa_pack_plan_has (copy->plan, "numbers") && level <= DEEPEST_NUMBERED && copy->numbers[level - 1] > 0;
}

static void
add_number (Copy *copy,
            guint level)
{
  g_autofree char *number = is_numbered (copy, level) ? count_heading (copy, level) : NULL;

  if (number == NULL)
    return;
  annexa_document_add_text (copy->to, ANNEXA_RUN_DIM, number);
  annexa_document_add_text (copy->to, ANNEXA_RUN_PLAIN, " ");
}

static void
copy_heading (Copy              *copy,
              const AnnexaBlock *block)
{
  guint level = MIN (block->level + 1, ANNEXA_DEEPEST_HEADING);
  g_autofree char *id = make_id (copy, block->id);

  annexa_document_add_heading (copy->to, level, id, NULL);
  add_number (copy, level);
  copy_runs (copy, block->text);
  copy->heading = block;
  if (block->level <= 1)
    copy->chapter = block;
}

/* The first column says what the rows are about, so it stays. */
static gboolean
is_shown (const Copy        *copy,
          const AnnexaTable *table,
          guint              column)
{
  const char *id = table->columns[column].id;

  return column == 0 || !annexa_pack_part_hides (copy->part, id);
}

/* Where no column is left that takes the room that the others leave, all of them share it. */
static void
share_room (AnnexaTableColumn *columns,
            guint              n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    if (columns[i].share > 0)
      return;

  for (guint i = 0; i < n_columns; i++)
    columns[i].share = 1;
}

static void
begin_table (Copy              *copy,
             const AnnexaTable *table)
{
  g_autofree AnnexaTableColumn *columns = g_new (AnnexaTableColumn, table->n_columns);
  guint n_columns = 0;

  for (guint i = 0; i < table->n_columns; i++)
    if (is_shown (copy, table, i))
      columns[n_columns++] = table->columns[i];
  if (n_columns < table->n_columns)
    share_room (columns, n_columns);
  annexa_document_begin_table (copy->to, columns, n_columns, table->summary);
}

/* The name of a group is what all of its rows have in a field. */
static gboolean
is_hidden_group (const Copy           *copy,
                 const AnnexaTable    *table,
                 const AnnexaTableRow *row)
{
  return row->type == ANNEXA_ROW_GROUP && row->n_cells > 0
         && annexa_pack_part_says_only_hidden (copy->part, copy->plan,
                                               g_array_index (table->cells, AnnexaSpan, row->first_cell));
}

/* Where a cell only said what is open, nothing is said, as in other cells that are empty. */
static void
copy_cell (Copy      *copy,
           AnnexaSpan span)
{
  annexa_document_add_cell (copy->to, NULL);
  if (annexa_pack_plan_forbids (copy->plan, span.count > 0 ? annexa_document_get_runs (copy->from, span)->fields : NULL)
      && annexa_pack_part_says_only_hidden (copy->part, copy->plan, span))
    annexa_document_add_text (copy->to, ANNEXA_RUN_DIM, "–");
  else
    copy_runs (copy, span);
}

static void
copy_table (Copy              *copy,
            const AnnexaTable *table)
{
  begin_table (copy, table);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const AnnexaTableRow *row = &g_array_index (table->rows, AnnexaTableRow, i);

      if (is_hidden_group (copy, table, row))
        continue;
      annexa_document_begin_row (copy->to, row->type);
      for (guint j = 0; j < row->n_cells; j++)
        {
          if (row->type != ANNEXA_ROW_GROUP && !is_shown (copy, table, j))
            continue;
          copy->named = j == 0 && row->type != ANNEXA_ROW_GROUP ? table->columns[0].id : NULL;
          copy_cell (copy, g_array_index (table->cells, AnnexaSpan, row->first_cell + j));
          copy->named = NULL;
        }
    }
}

static void
copy_facts (Copy   *copy,
            GArray *facts)
{
  annexa_document_begin_facts (copy->to);
  for (guint i = 0; i < facts->len; i++)
    {
      const AnnexaFact *fact = &g_array_index (facts, AnnexaFact, i);

      if (!annexa_pack_part_hides (copy->part, fact->fields) && !annexa_pack_plan_forbids (copy->plan, fact->fields))
        annexa_document_add_fact (copy->to, fact->label, fact->value);
    }
}

/* Where it is hidden who it is, there is an empty line to sign on. */
static void
copy_signatures (Copy   *copy,
                 GArray *signatures)
{
  annexa_document_begin_signatures (copy->to);
  for (guint i = 0; i < signatures->len; i++)
    {
      AnnexaPackSignature *signature = g_new0 (AnnexaPackSignature, 1);

      signature->line = g_array_index (signatures, AnnexaSignature, i);
      if (annexa_pack_part_hides (copy->part, signature->line.fields))
        signature->line.name = signature->line.date = NULL;
      signature->heading = copy->heading != NULL ? make_id (copy, copy->heading->id) : g_strdup (copy->part->id);
      signature->chapter = copy->chapter != NULL ? annexa_document_get_plain (copy->from, copy->chapter->text) : NULL;
      signature->id = g_strdup_printf ("%s-line-%u", copy->part->id, copy->part->signatures->len + 1);
      annexa_document_add_signature (copy->to, signature->line.role, signature->line.name, signature->line.date);
      annexa_document_name_signature (copy->to, signature->id);
      g_ptr_array_add (copy->part->signatures, signature);
    }
}

/* How pages lie that would lie this way in the single report. */
static AnnexaOrientation
turn (const AnnexaPackPart *part,
      AnnexaOrientation     orientation)
{
  switch (part->entry->turn)
    {
    case ANNEXA_PACK_TURN_PORTRAIT:
      return ANNEXA_ORIENTATION_PORTRAIT;
    case ANNEXA_PACK_TURN_LANDSCAPE:
      return ANNEXA_ORIENTATION_LANDSCAPE;
    case ANNEXA_PACK_TURN_AS_REPORT:
    default:
      return orientation;
    }
}

static void
copy_block (Copy              *copy,
            const AnnexaBlock *block)
{
  switch (block->type)
    {
    case ANNEXA_BLOCK_SECTION:
      annexa_document_begin_section (copy->to, turn (copy->part, block->orientation));
      break;
    case ANNEXA_BLOCK_PAGE_BREAK:
      annexa_document_add_page_break (copy->to);
      break;
    case ANNEXA_BLOCK_SOFT_BREAK:
      annexa_document_add_soft_break (copy->to);
      break;
    case ANNEXA_BLOCK_HEADING:
      copy_heading (copy, block);
      break;
    case ANNEXA_BLOCK_PARAGRAPH:
      annexa_document_add_item (copy->to, block->style, block->level, NULL);
      copy_runs (copy, block->text);
      break;
    case ANNEXA_BLOCK_TABLE:
      copy_table (copy, block->table);
      break;
    case ANNEXA_BLOCK_FACTS:
      copy_facts (copy, block->facts);
      break;
    case ANNEXA_BLOCK_FIGURE:
      annexa_document_add_figure (copy->to, block->figure->scene, block->figure->alternative, block->figure->caption);
      break;
    case ANNEXA_BLOCK_SIGNATURES:
      copy_signatures (copy, block->signatures);
      break;
    case ANNEXA_BLOCK_COVER:
    case ANNEXA_BLOCK_MASTHEAD:
    case ANNEXA_BLOCK_CONTENTS:
    default:
      break;
    }
}

/* What is left out. */

static gboolean
is_title (const AnnexaBlock *block)
{
  return block->type == ANNEXA_BLOCK_COVER || block->type == ANNEXA_BLOCK_MASTHEAD;
}

/* Whether the block belongs to the chapter that the report has about itself: it ends at the next chapter. */
static gboolean
is_control (const AnnexaBlock *block,
            gboolean           before)
{
  if (block->type == ANNEXA_BLOCK_HEADING && (block->level <= 1 || strcmp (block->id, ANNEXA_PACK_CONTROL) == 0))
    return strcmp (block->id, ANNEXA_PACK_CONTROL) == 0;

  return before && !annexa_document_is_break (block);
}

static void
find_headings (Copy *copy)
{
  for (guint i = 0; i < annexa_document_get_n_blocks (copy->from); i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (copy->from, i);

      if (block->type == ANNEXA_BLOCK_HEADING && copy->kept[i])
        g_hash_table_add (copy->headings, (gpointer) block->id);
    }
}

static gboolean
has_fact (const GArray     *facts,
          const AnnexaFact *fact)
{
  for (guint i = 0; facts != NULL && i < facts->len; i++)
    if (strcmp (g_array_index (facts, AnnexaFact, i).label, fact->label) == 0
        && strcmp (g_array_index (facts, AnnexaFact, i).value, fact->value) == 0)
      return TRUE;

  return FALSE;
}

/* Whether the pack says so of itself, in front of its first part, or this part already does. */
static gboolean
is_said (AnnexaDocument   *pack,
         const AnnexaFact *fact)
{
  guint n_blocks = annexa_document_get_n_blocks (pack);

  for (guint i = 0; i < n_blocks; i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (pack, i);

      if (block->type == ANNEXA_BLOCK_HEADING && strcmp (block->id, ANNEXA_PACK_FIRST_PART) == 0)
        break;
      if (has_fact (block->facts, fact))
        return TRUE;
    }
  return has_fact (annexa_document_get_block (pack, n_blocks - 1)->facts, fact);
}

/* What is on the cover and in the chapter about the report itself stands below the title, as far as it is true of this
 * part alone. */
static void
add_facts (Copy *copy)
{
  gboolean control = FALSE;

  annexa_document_begin_facts (copy->to);
  for (guint i = 0; i < annexa_document_get_n_blocks (copy->from); i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (copy->from, i);

      control = is_control (block, control);
      if (control && !annexa_pack_plan_has (copy->plan, "control"))
        continue;
      if (block->facts == NULL || (!is_title (block) && !control))
        continue;
      for (guint j = 0; j < block->facts->len; j++)
        {
          const AnnexaFact *fact = &g_array_index (block->facts, AnnexaFact, j);

          if (!annexa_pack_part_hides (copy->part, fact->fields) && !annexa_pack_plan_forbids (copy->plan, fact->fields)
              && !is_said (copy->to, fact))
            annexa_document_add_fact (copy->to, fact->label, fact->value);
        }
    }
}

/* Chapters follow each other without a break: each on a page of its own would make a hundred pages that are almost
 * empty. */
static gboolean
is_needless (const Copy *copy,
             guint       position)
{
  const AnnexaBlock *block = annexa_document_get_block (copy->from, position);
  const AnnexaBlock *next = position + 1 < annexa_document_get_n_blocks (copy->from)
                                ? annexa_document_get_block (copy->from, position + 1)
                                : NULL;

  return block->type == ANNEXA_BLOCK_SOFT_BREAK && next != NULL && next->type == ANNEXA_BLOCK_HEADING
         && next->level <= 1;
}

/* Of several breaks without anything between them one is enough: a section, which says how the pages lie, or else the
 * one that certainly begins a page. */
static const AnnexaBlock *
join_breaks (const AnnexaBlock *first,
             const AnnexaBlock *second)
{
  if (first == NULL || second->type == ANNEXA_BLOCK_SECTION)
    return second;

  return first->type == ANNEXA_BLOCK_SOFT_BREAK ? second : first;
}

/* Where all pages of a part were turned alike, a section that would have been turned needs no page of its own. */
static void
copy_break (Copy              *copy,
            const AnnexaBlock *block)
{
  if (block->type != ANNEXA_BLOCK_SECTION || turn (copy->part, block->orientation) != copy->orientation)
    copy_block (copy, block);
  if (block->type == ANNEXA_BLOCK_SECTION)
    copy->orientation = turn (copy->part, block->orientation);
}

/* The first chapter follows the title of its part on the same page. */
static void
copy_blocks (Copy *copy)
{
  const AnnexaBlock *waiting = NULL; /* a break that something has to follow */
  gboolean any = FALSE;

  for (guint i = 0; i < annexa_document_get_n_blocks (copy->from); i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (copy->from, i);

      if (annexa_document_is_break (block))
        {
          if (any && !is_needless (copy, i))
            waiting = join_breaks (waiting, block);
          continue;
        }
      if (!copy->kept[i] || is_title (block) || block->type == ANNEXA_BLOCK_CONTENTS)
        continue;
      if (waiting != NULL)
        copy_break (copy, waiting);
      waiting = NULL;
      any = TRUE;
      copy_block (copy, block);
    }
}

/* How the page lies on which the first chapter begins. */
static AnnexaOrientation
get_orientation (const Copy *copy)
{
  AnnexaOrientation orientation = ANNEXA_ORIENTATION_PORTRAIT;
  guint n_blocks = copy->from != NULL ? annexa_document_get_n_blocks (copy->from) : 0;

  for (guint i = 0; i < n_blocks; i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (copy->from, i);

      if (block->type == ANNEXA_BLOCK_SECTION)
        orientation = block->orientation;
      else if (block->type == ANNEXA_BLOCK_HEADING && copy->kept[i])
        break;
    }
  return orientation;
}

static gboolean
has_words (char **words)
{
  return words != NULL && *words != NULL;
}

/* Files have all fields of their records, so a section that hides something has none. */
static void
add_data (AnnexaPackPart   *self,
          AnnexaReportData *data)
{
  const AnnexaReportData *own = annexa_document_get_data (self->document);

  if (has_words (self->entry->hidden) || has_words (self->entry->without))
    annexa_report_data_withhold (data, own);
  else
    annexa_report_data_add_all (data, own);
}

/**
 * annexa_pack_part_write:
 * @self: a part
 * @plan: what the pack is made of
 * @pack: the document that it becomes a part of
 *
 * Adds what the report says, with names of their own for its headings, and what the plan says about it.
 */
void
annexa_pack_part_write (AnnexaPackPart *self,
                        AnnexaPackPlan *plan,
                        AnnexaDocument *pack)
{
  g_autoptr (GHashTable) headings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree gboolean *kept = self->document != NULL ? annexa_pack_part_list_kept (self, plan) : NULL;
  Copy copy
      = { .part = self, .from = self->document, .to = pack, .kept = kept, .headings = headings, .plan = plan };

  copy.numbers[0] = 1;
  copy.numbers[1] = self->number - 1;
  copy.orientation = turn (self, get_orientation (&copy));
  if (self->document != NULL)
    annexa_document_begin_section (pack, copy.orientation);
  else
    annexa_document_add_soft_break (pack);
  annexa_document_add_heading (pack, 1, self->id, NULL);
  add_number (&copy, 1);
  annexa_document_add_text (pack, ANNEXA_RUN_PLAIN, annexa_pack_part_get_title (self));
  annexa_markdown_add (pack, self->entry->before);
  if (self->document == NULL)
    {
      annexa_document_add_paragraph (pack, ANNEXA_PARAGRAPH_BODY, NULL);
      annexa_document_add_text (pack, annexa_pack_plan_has (plan, ANNEXA_OPEN_POINTS) ? ANNEXA_RUN_ATTENTION : ANNEXA_RUN_PLAIN,
                                self->none);
    }
  else
    {
      add_data (self, annexa_document_get_data (pack));
      find_headings (&copy);
      add_facts (&copy);
      copy_blocks (&copy);
    }
  annexa_markdown_add (pack, self->entry->after);
}
