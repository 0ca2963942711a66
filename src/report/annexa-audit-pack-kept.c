/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <string.h>

#include "annexa-audit-pack-part.h"

/* What of a report a pack goes without. A section names chapters by their headings and columns by their names; what tells
 * of the field of such a column is gone with it, be it a line about one record or a picture that counts. */

/**
 * annexa_pack_part_hides:
 * @self: a part
 * @fields: (nullable): what something tells of, see annexa_document_begin_fields()
 *
 * Returns: whether the part goes without it
 */
gboolean
annexa_pack_part_hides (const AnnexaPackPart *self,
                        const char           *fields)
{
  return annexa_document_tells_of (fields, (const char *const *) self->entry->hidden);
}

static gboolean
is_left_out (const AnnexaPackPart *part,
             AnnexaPackPlan       *plan,
             const char           *fields)
{
  return annexa_pack_part_hides (part, fields) || annexa_pack_plan_forbids (plan, fields);
}

/**
 * annexa_pack_part_says_only_hidden:
 * @self: a part with a document
 * @plan: what the pack is made of
 * @span: a text of the document
 *
 * Returns: whether nothing would be left of a text that says something
 */
gboolean
annexa_pack_part_says_only_hidden (const AnnexaPackPart *self,
                                   AnnexaPackPlan       *plan,
                                   AnnexaSpan            span)
{
  const AnnexaRun *runs = annexa_document_get_runs (self->document, span);

  for (guint i = 0; i < span.count; i++)
    if (!is_left_out (self, plan, runs[i].fields))
      return FALSE;

  return span.count > 0;
}

static gboolean
has_only_hidden_facts (const AnnexaPackPart *part,
                       AnnexaPackPlan       *plan,
                       const GArray         *facts)
{
  for (guint i = 0; i < facts->len; i++)
    if (!is_left_out (part, plan, g_array_index (facts, AnnexaFact, i).fields))
      return FALSE;

  return facts->len > 0;
}

/**
 * annexa_pack_part_name_chapter:
 * @heading: a heading of a report
 *
 * A heading that stands below every record, “cause-17”, goes by what it is called below each of them.
 *
 * Returns: (transfer full) (nullable): the name by which a pack goes without its chapter; %NULL for the chapter that
 *   the report has about itself, which has no place in a pack
 */
char *
annexa_pack_part_name_chapter (const AnnexaBlock *heading)
{
  const char *dash = strrchr (heading->id, '-');

  if (strcmp (heading->id, ANNEXA_PACK_CONTROL) == 0)
    return NULL;
  if (dash == NULL || dash[1] == '\0' || dash[1 + strspn (dash + 1, "0123456789")] != '\0')
    return g_strdup (heading->id);

  return g_strndup (heading->id, (gsize) (dash - heading->id));
}

/* What the pack goes without, none of its sections has; a section can go without more. */
static gboolean
is_named (const AnnexaPackPart *part,
          AnnexaPackPlan       *plan,
          const AnnexaBlock    *heading)
{
  g_autofree char *name = annexa_pack_part_name_chapter (heading);

  return name == NULL || !annexa_pack_plan_allows (plan, name)
         || (part->entry->without != NULL && g_strv_contains ((const char *const *) part->entry->without, name));
}

/* The level of the heading whose chapter the pack goes without, and to which the block belongs; 0 where it stays. A
 * chapter ends at the next heading of its own level or above. @before is what was found for the block before. */
static guint
find_left_out (const AnnexaPackPart *part,
               AnnexaPackPlan       *plan,
               const AnnexaBlock    *block,
               guint                 before)
{
  if (block->type != ANNEXA_BLOCK_HEADING || (before > 0 && block->level > before))
    return before;

  return is_named (part, plan, block) ? MAX (block->level, 1) : 0;
}

/* Whether a block says nothing any more once the hidden is gone from it. */
static gboolean
is_hidden (const AnnexaPackPart *part,
           AnnexaPackPlan       *plan,
           const AnnexaBlock    *block)
{
  if (annexa_document_is_break (block))
    return FALSE;
  if (is_left_out (part, plan, block->fields)
      || (block->type == ANNEXA_BLOCK_SIGNATURES && !annexa_pack_plan_has (plan, "signatures")))
    return TRUE;
  if (block->type == ANNEXA_BLOCK_FACTS)
    return has_only_hidden_facts (part, plan, block->facts);

  return (block->type == ANNEXA_BLOCK_HEADING || block->type == ANNEXA_BLOCK_PARAGRAPH)
         && annexa_pack_part_says_only_hidden (part, plan, block->text);
}

/* A heading below which all is hidden stands above nothing: from the end, each asks whether anything was kept between it
 * and the next heading that is not deeper. One that never had anything below it stays as it is. */
static void
drop_bare_headings (const AnnexaPackPart *part,
                    const gboolean       *hidden,
                    gboolean             *kept)
{
  for (guint i = annexa_document_get_n_blocks (part->document); i > 0; i--)
    {
      const AnnexaBlock *heading = annexa_document_get_block (part->document, i - 1);
      gboolean lost = FALSE, any = FALSE;

      if (heading->type != ANNEXA_BLOCK_HEADING || !kept[i - 1])
        continue;
      for (guint j = i; j < annexa_document_get_n_blocks (part->document); j++)
        {
          const AnnexaBlock *block = annexa_document_get_block (part->document, j);

          if (block->type == ANNEXA_BLOCK_HEADING && block->level <= heading->level)
            break;
          lost = lost || hidden[j];
          any = any || (kept[j] && !annexa_document_is_break (block));
        }
      kept[i - 1] = any || !lost;
    }
}

/**
 * annexa_pack_part_list_kept:
 * @self: a part with a document
 * @plan: what the pack is made of
 *
 * Returns: (transfer full): for each block of the document, whether the pack has it. What a block tells of that is hidden
 *   is not in the pack even so
 */
gboolean *
annexa_pack_part_list_kept (const AnnexaPackPart *self,
                            AnnexaPackPlan       *plan)
{
  guint n_blocks = annexa_document_get_n_blocks (self->document);
  gboolean *kept = g_new0 (gboolean, n_blocks);
  g_autofree gboolean *hidden = g_new0 (gboolean, n_blocks);
  guint left_out = 0;

  for (guint i = 0; i < n_blocks; i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (self->document, i);

      left_out = find_left_out (self, plan, block, left_out);
      hidden[i] = is_hidden (self, plan, block);
      kept[i] = left_out == 0 && !hidden[i];
    }
  drop_bare_headings (self, hidden, kept);
  return kept;
}
