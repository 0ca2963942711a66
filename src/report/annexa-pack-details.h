/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-report.h"

G_BEGIN_DECLS

/**
 * AnnexaPackDetail:
 * @name: the stable name that a section of a pack hides it by
 * @title: what people see
 * @tables: (element-type utf8): of a column: the titles of the chapters whose tables have it; nothing of a chapter
 *
 * A chapter or a column of a report.
 */
typedef struct
{
  char *name;
  char *title;
  GPtrArray *tables;
} AnnexaPackDetail;

/**
 * AnnexaPackTable:
 * @title: what people see: the title of its chapter, or a list of them
 * @columns: (element-type AnnexaPackDetail): its columns; one that other tables have too is shown or hidden in all of them
 *
 * A table of a report, or several that have the same columns.
 */
typedef struct
{
  char *title;
  GPtrArray *columns;
} AnnexaPackTable;

/**
 * AnnexaPackDetails:
 * @chapters: (element-type AnnexaPackDetail): the chapters that a section can go without, in their order
 * @columns: (element-type AnnexaPackDetail): the columns that the tables of a section can go without
 *
 * What of a report a section of a pack can do without.
 */
typedef struct
{
  GPtrArray *chapters;
  GPtrArray *columns;
} AnnexaPackDetails;

AnnexaPackDetails *annexa_pack_details_new  (const AnnexaReport *report,
                                             AnnexaDocument     *document);
AnnexaPackDetails *annexa_pack_details_read (AnnexaProject      *project,
                                             gint64              section,
                                             GError            **error);
void               annexa_pack_details_free (AnnexaPackDetails  *self);
GPtrArray         *annexa_pack_list_tables  (GPtrArray          *columns);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaPackDetails, annexa_pack_details_free)

G_END_DECLS
