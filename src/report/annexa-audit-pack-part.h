/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-pack-plan.h"
#include "annexa-report-draft.h"
#include "annexa-report.h"

G_BEGIN_DECLS

/* The chapter that every report has about itself. */
#define ANNEXA_PACK_CONTROL "document-control"

/**
 * AnnexaPackSignature:
 * @id: its id in the pack
 * @heading: the id of the heading below which somebody signs
 * @chapter: (nullable): what the heading of its chapter says
 * @line: as what, who and when; valid as long as the part
 *
 * A line of a part to sign on.
 */
typedef struct
{
  char *id;
  char *heading;
  char *chapter;
  AnnexaSignature line;
} AnnexaPackSignature;

/**
 * AnnexaPackPart:
 * @report: the report
 * @entry: what the plan of the pack says about it; the plan lives longer
 * @document: (nullable): what it says, or %NULL where there is nothing to report on yet
 * @none: (nullable): what is said instead, where there is no document
 * @number: which part it is, from 1
 * @id: the id of its heading in the pack
 * @signatures: (element-type AnnexaPackSignature): who signs in it, once it was written
 *
 * A report as a part of a pack.
 */
typedef struct
{
  const AnnexaReport *report;
  const AnnexaPackEntry *entry;
  AnnexaDocument *document;
  const char *none;
  guint number;
  char *id;
  GPtrArray *signatures;
} AnnexaPackPart;

AnnexaPackPart *annexa_pack_part_new          (AnnexaProject         *project,
                                               const AnnexaPackEntry *entry,
                                               guint                  number,
                                               GError               **error);
void            annexa_pack_part_free         (AnnexaPackPart        *self);
gboolean        annexa_pack_part_finds_record (const AnnexaReport    *report);
char           *annexa_pack_part_name_chapter (const AnnexaBlock     *heading);
gboolean        annexa_pack_part_hides        (const AnnexaPackPart  *self,
                                               const char            *fields);
gboolean        annexa_pack_part_says_only_hidden (const AnnexaPackPart *self,
                                               AnnexaPackPlan        *plan,
                                               AnnexaSpan             span);
gboolean       *annexa_pack_part_list_kept    (const AnnexaPackPart  *self,
                                               AnnexaPackPlan        *plan);
const char     *annexa_pack_part_get_title    (const AnnexaPackPart  *self);
void            annexa_pack_part_write        (AnnexaPackPart        *self,
                                               AnnexaPackPlan        *plan,
                                               AnnexaDocument        *pack);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaPackPart, annexa_pack_part_free)

G_END_DECLS
