/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-report-draft.h"
#include "annexa-report.h"
#include "annexa-view.h"

G_BEGIN_DECLS

/* Most reports show registers: they differ in what they show, not in how it is done. So each of them is a table of data,
 * and one writer turns all of them into documents. What a table cannot say is a function of the part. */

/**
 * AnnexaRegisterFlags:
 * @ANNEXA_REGISTER_NEEDED: Where it is empty and ought not to be, the report says so.
 * @ANNEXA_REGISTER_NAMES: Linked records are named, each on a line, and not only by their references.
 * @ANNEXA_REGISTER_REFS: Another record is called by its reference and its title, and not by its title alone.
 * @ANNEXA_REGISTER_LABELS: What stands below says what it is.
 * @ANNEXA_REGISTER_LINES: Each line of a text is a point of a list.
 *
 * How a field is shown.
 */
typedef enum
{
  ANNEXA_REGISTER_PLAIN = 0,
  ANNEXA_REGISTER_NEEDED = 1 << 0,
  ANNEXA_REGISTER_NAMES = 1 << 1,
  ANNEXA_REGISTER_REFS = 1 << 2,
  ANNEXA_REGISTER_LABELS = 1 << 3,
  ANNEXA_REGISTER_LINES = 1 << 4,
} AnnexaRegisterFlags;

#define ANNEXA_REGISTER_MOST_BELOW 3

/**
 * AnnexaRegisterColumn:
 * @field: the name of a field; %NULL ends a list of them
 * @share: of a column of a table: as in AnnexaTableColumn
 * @flags: see #AnnexaRegisterFlags
 * @otherwise: (nullable): the name of the field that is shown where @field is empty
 * @title: (nullable): the heading, untranslated, where the label of the field is too long for it
 * @below: names of further fields, which stand below in the same cell where they are filled
 * @align: of a column of a table: as in AnnexaTableColumn
 *
 * A field that is shown: a column of a table, a fact or a text of a record.
 */
typedef struct
{
  const char *field;
  double share;
  AnnexaRegisterFlags flags;
  const char *otherwise;
  const char *title;
  const char *below[ANNEXA_REGISTER_MOST_BELOW];
  double align;
} AnnexaRegisterColumn;

/**
 * AnnexaRegisterPoint:
 * @kind: the name of a kind
 * @view: (nullable): the name of one of its views, see annexa_views_list(); or
 * @selection: the records that the point is about, where the window has no view of them
 * @text: what is open, untranslated; the references follow
 *
 * Something that is not as it should be, and where.
 */
typedef struct
{
  const char *kind;
  const char *view;
  AnnexaView selection;
  const char *text;
} AnnexaRegisterPoint;

/**
 * AnnexaRegisterPicture:
 * @kind: the name of a kind
 * @rows: (nullable): the name of a field with choices: one bar for each word; without it there is one bar
 * @parts: the name of a field with choices: a part of a bar for each word
 * @caption: what stands below it, untranslated
 * @selection: which records are counted
 *
 * How many records there are of which sort, as bars and as a table.
 */
typedef struct
{
  const char *kind;
  const char *rows;
  const char *parts;
  const char *caption;
  AnnexaView selection;
} AnnexaRegisterPicture;

/**
 * AnnexaRegisterChildren:
 * @kind: the name of a kind; %NULL ends a list
 * @of: (nullable): the field in which they name the record, or %NULL for that of their parent
 * @sort: (nullable): the field to sort by
 * @columns: the columns
 * @summary: one sentence for whoever cannot see the table, untranslated
 *
 * Records that are shown below the one that they belong to.
 */
typedef struct
{
  const char *kind;
  const char *of;
  const char *sort;
  const AnnexaRegisterColumn *columns;
  const char *summary;
} AnnexaRegisterChildren;

/**
 * AnnexaRegisterForm:
 * @ANNEXA_REGISTER_TABLE: A row for each record.
 * @ANNEXA_REGISTER_CARDS: A heading, facts and texts for each record.
 * @ANNEXA_REGISTER_SUBJECT: Facts and texts of the record that the report is about, or else of the organization.
 * @ANNEXA_REGISTER_WRITTEN: What the function of the part writes.
 */
typedef enum
{
  ANNEXA_REGISTER_TABLE,
  ANNEXA_REGISTER_CARDS,
  ANNEXA_REGISTER_SUBJECT,
  ANNEXA_REGISTER_WRITTEN,
} AnnexaRegisterForm;

typedef struct _AnnexaRegisterPart AnnexaRegisterPart;

/**
 * AnnexaRegisterPart:
 * @id: the id of its heading, unique in the report; %NULL ends a list
 * @form: how records are shown
 * @level: of the heading: 1 or 2; 0 stands for 1
 * @heading: the heading, untranslated
 * @introduction: (nullable): what follows and why, untranslated
 * @kind: the name of the kind of the records
 * @of: (nullable): the field in which the records name what the report is about; %NULL for all of the kind
 * @selection: which records
 * @sort: (nullable): the field to sort by
 * @descending: whether the largest comes first
 * @group: (nullable): the field by which rows of a table are grouped
 * @settled: (nullable): words of the field "status", separated by |; nothing is missing in such records, nor late
 * @columns: of a table: its columns; of cards: the facts of each
 * @texts: (nullable): of cards: the long texts of each
 * @children: (nullable): of cards: what is shown below each
 * @summary: of a table: one sentence for whoever cannot see it, untranslated
 * @missing: (nullable): what is said where there are no records although there ought to be some, untranslated
 * @none: (nullable): what is said where there are no records, which may be well, untranslated
 * @landscape: whether it stands on pages of its own, which are wider than high
 * @new_page: whether it begins a new page
 * @apart: whether each card begins a new page
 * @illustrate: (nullable): of cards: adds what belongs between the texts and the children of a record
 * @write: (nullable): writes the part, or what stands above its records
 *
 * A chapter of a report.
 */
struct _AnnexaRegisterPart
{
  const char *id;
  AnnexaRegisterForm form;
  guint level;
  const char *heading;
  const char *introduction;
  const char *kind;
  const char *of;
  AnnexaView selection;
  const char *sort;
  gboolean descending;
  const char *group;
  const char *settled;
  const AnnexaRegisterColumn *columns;
  const AnnexaRegisterColumn *texts;
  const AnnexaRegisterChildren *children;
  const char *summary;
  const char *missing;
  const char *none;
  gboolean landscape;
  gboolean new_page;
  gboolean apart;
  gboolean (*illustrate) (AnnexaReportDraft *draft,
                          AnnexaRecord      *record,
                          GError           **error);
  gboolean (*write) (AnnexaReportDraft        *draft,
                     const AnnexaRegisterPart *part,
                     GError                  **error);
};

/**
 * AnnexaRegisterSignature:
 * @role: as what somebody signs, untranslated; %NULL ends a list
 * @person: the name of a field of the record that the report is about, or of the organization
 * @date: (nullable): the same for the day
 *
 * A line to sign on.
 */
typedef struct
{
  const char *role;
  const char *person;
  const char *date;
} AnnexaRegisterSignature;

#define ANNEXA_REGISTER_APPROVAL "approval"

/**
 * AnnexaReportRegister:
 * @get_title: (nullable): what the report is called, where that depends on the record that it is about
 * @list_points: (nullable): what is open besides @points: the sentences (transfer full) (element-type utf8), in a list
 *   that frees them and is %NULL, with the error set, where they could not be read
 * @leaves_out: (nullable): whether a chapter, named by the id of its heading, has no place in the report as the record is
 *   now; the approval is the chapter #ANNEXA_REGISTER_APPROVAL
 * @topic: what the report is about, in a few words, untranslated
 * @standard: the clauses that ask for it, untranslated
 * @lead: (nullable): what the report says and what it is good for, untranslated; nothing in a short report
 * @counts: (nullable): the names of kinds whose records are counted on the cover, ended by %NULL
 * @cover: (nullable): fields on the cover: of the record that the report is about, or of the organization
 * @points: (nullable): what may be open, ended by one without kind
 * @pictures: (nullable): pictures of the summary, ended by one without kind
 * @parts: the chapters
 * @approval: (nullable): what those who sign say by it, untranslated; %NULL for a sentence that suits every register
 * @signatures: (nullable): who signs, %NULL for top management and the information security manager
 *
 * A report that shows registers.
 */
struct _AnnexaReportRegister
{
  const char *(*get_title) (AnnexaProject *project,
                            AnnexaRecord  *subject);
  GPtrArray *(*list_points) (AnnexaReportDraft *draft,
                             GError           **error);
  gboolean (*leaves_out) (AnnexaReportDraft *draft,
                          const char        *chapter);
  const char *topic;
  const char *standard;
  const char *lead;
  const char *const *counts;
  const AnnexaRegisterColumn *cover;
  const AnnexaRegisterPoint *points;
  const AnnexaRegisterPicture *pictures;
  const AnnexaRegisterPart *parts;
  const char *approval;
  const AnnexaRegisterSignature *signatures;
};

AnnexaDocument *annexa_report_register_collect          (const AnnexaReport          *report,
                                                         AnnexaProject               *project,
                                                         AnnexaRecord                *subject,
                                                         GError                     **error);

/* For parts that write themselves. */

void            annexa_report_register_add_introduction (AnnexaReportDraft          *draft,
                                                         const AnnexaRegisterPart    *part);
GPtrArray      *annexa_report_register_read             (AnnexaReportDraft           *draft,
                                                         const AnnexaRegisterPart    *part,
                                                         GError                     **error);
GPtrArray      *annexa_report_register_read_of          (AnnexaReportDraft           *draft,
                                                         const char                  *kind,
                                                         const char                  *of,
                                                         AnnexaRecord                *record,
                                                         const char                  *sort,
                                                         GError                     **error);
char           *annexa_report_register_name             (AnnexaReportDraft           *draft,
                                                         AnnexaRecord                *record,
                                                         const char                  *field);
void            annexa_report_register_add_entry        (AnnexaReportDraft           *draft,
                                                         AnnexaRecord                *record,
                                                         const AnnexaRegisterColumn  *column,
                                                         const char                  *settled);
void            annexa_report_register_add_table        (AnnexaReportDraft           *draft,
                                                         GPtrArray                   *records,
                                                         const AnnexaRegisterColumn  *columns,
                                                         const char                  *group,
                                                         const char                  *settled,
                                                         const char                  *summary);
gboolean        annexa_report_register_add_record       (AnnexaReportDraft           *draft,
                                                         const AnnexaRegisterPart    *part,
                                                         AnnexaRecord                *record,
                                                         guint                        level,
                                                         GError                     **error);
gboolean        annexa_report_register_add_picture      (AnnexaReportDraft           *draft,
                                                         const AnnexaRegisterPicture *picture,
                                                         GError                     **error);
gboolean        annexa_report_register_is_settled       (AnnexaRecord                *record,
                                                         const char                  *settled);

G_END_DECLS
