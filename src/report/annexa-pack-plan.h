/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-report.h"
#include "annexa-query.h"

G_BEGIN_DECLS

/**
 * AnnexaPackTurn:
 * @ANNEXA_PACK_TURN_AS_REPORT: As the report wants it.
 * @ANNEXA_PACK_TURN_PORTRAIT: All pages are higher than wide.
 * @ANNEXA_PACK_TURN_LANDSCAPE: All pages are wider than high.
 *
 * How the pages of a section lie.
 */
typedef enum
{
  ANNEXA_PACK_TURN_AS_REPORT,
  ANNEXA_PACK_TURN_PORTRAIT,
  ANNEXA_PACK_TURN_LANDSCAPE,
} AnnexaPackTurn;

/**
 * AnnexaPackEntry:
 * @report: the name of a report
 * @ref: (nullable): the record that it is about, where it is about one
 * @undecided: whether a record has to be named and was not: the section says so, and nothing else
 * @heading: (nullable): what stands above it, or %NULL for the title of the report
 * @before: (nullable): the person's own words below the heading, in Markdown
 * @after: (nullable): the person's own words at the end, in Markdown
 * @hidden: (nullable) (array zero-terminated=1): the names of columns that its tables go without
 * @without: (nullable) (array zero-terminated=1): the ids of the headings of chapters that it goes without
 * @turn: how its pages lie
 *
 * One section of a pack.
 */
typedef struct
{
  char *report;
  char *ref;
  gboolean undecided;
  char *heading;
  char *before;
  char *after;
  char **hidden;
  char **without;
  AnnexaPackTurn turn;
} AnnexaPackEntry;

/**
 * AnnexaPackPlan:
 * @title: (nullable): what the document is called, or %NULL for the name of the built-in pack
 * @frame: (nullable) (array zero-terminated=1): what stands around the sections, words of the field "frame" of a pack;
 *   %NULL for all of it
 * @introduction: (nullable): the person's own words in front of the first section, in Markdown
 * @closing: (nullable): the person's own words behind the last section, in Markdown
 * @entries: (element-type AnnexaPackEntry): the sections, in their order
 *
 * What a pack is made of, whoever has put it together.
 */
typedef struct
{
  char *title;
  char **frame;
  char *introduction;
  char *closing;
  GPtrArray *entries;
} AnnexaPackPlan;

AnnexaPackPlan *annexa_pack_plan_new           (void);
AnnexaPackPlan *annexa_pack_plan_new_for_words (const char *const *words);
AnnexaPackPlan *annexa_pack_plan_new_for_pack  (AnnexaProject     *project,
                                                AnnexaRecord      *pack,
                                                GError           **error);
AnnexaPackPlan *annexa_pack_plan_new_for_section (AnnexaProject   *project,
                                                AnnexaRecord      *section);
guint           annexa_pack_find_parts         (AnnexaProject     *project,
                                                AnnexaRecord      *section,
                                                guint             *first);
void            annexa_pack_plan_free          (AnnexaPackPlan    *self);
gboolean        annexa_pack_plan_has           (AnnexaPackPlan    *self,
                                                const char        *word);
gboolean        annexa_pack_plan_allows        (AnnexaPackPlan    *self,
                                                const char        *chapter);
gboolean        annexa_pack_plan_forbids       (AnnexaPackPlan    *self,
                                                const char        *fields);
const char     *annexa_pack_find_switch        (const char        *chapter);
char           *annexa_pack_find               (AnnexaProject     *project,
                                                const char        *word,
                                                GError           **error);
char          **annexa_pack_list_words         (AnnexaRecord      *record,
                                                const char        *field);
AnnexaQuery    *annexa_pack_query_sections     (gint64             pack);
GPtrArray      *annexa_pack_list_sections      (AnnexaProject     *project,
                                                gint64             pack,
                                                GError           **error);
gint64          annexa_pack_append_section     (AnnexaEdit        *edit,
                                                gint64             pack,
                                                const char        *report,
                                                gint64             position);
AnnexaEdit     *annexa_pack_make               (AnnexaProject     *project,
                                                const char        *name,
                                                const char *const *reports,
                                                gint64            *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaPackPlan, annexa_pack_plan_free)

G_END_DECLS
