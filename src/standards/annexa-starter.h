/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-kind.h"

G_BEGIN_DECLS

/* How many steps the scales have that starter sets rate on. */
#define ANNEXA_STARTER_STEPS 5

/**
 * AnnexaStarterValue:
 * @field: a field of the kind of the record
 * @text: what it gets. A record or links name ids of the set or numbers of the catalogues, separated by spaces; where
 *   they name a person, the role that fits. A rating is a step from 1 to %ANNEXA_STARTER_STEPS, a date the number of
 *   weeks until then; anything else is written as in a CSV file.
 *
 * A value of a record of a starter set.
 */
typedef struct
{
  const AnnexaField *field;
  char *text;
} AnnexaStarterValue;

/**
 * AnnexaStarterRecord:
 * @kind: its kind
 * @id: what the others in the set call it
 * @origin: what it is known by across all sets and for good: the file and the id in it, "software/repository"
 * @values: (element-type AnnexaStarterValue): what it says, in the order of the file
 *
 * A record that a starter set proposes. Its texts come in the person's language.
 */
typedef struct
{
  const AnnexaKind *kind;
  char *id;
  char *origin;
  GPtrArray *values;
} AnnexaStarterRecord;

/**
 * AnnexaStarterLeftOut:
 * @control: the number of a control of Annex A
 * @reason: why it is left out, in the words of the firm
 *
 * A control that a premise makes needless.
 */
typedef struct
{
  char *control;
  char *reason;
} AnnexaStarterLeftOut;

/**
 * AnnexaStarterPremise:
 * @claim: what is mostly true of firms of the trade, in a sentence that says you
 * @signs: (array zero-terminated=1): what assets are called where it is not true
 * @left_out: (element-type AnnexaStarterLeftOut): what follows from it
 *
 * What controls can be left out for, if it is true of the firm.
 */
typedef struct
{
  char *claim;
  char **signs;
  GPtrArray *left_out;
} AnnexaStarterPremise;

/**
 * AnnexaStarter:
 * @trade: the word of the organization's trade
 * @about: for whom it is and what to look at, in a sentence or two
 * @records: (element-type AnnexaStarterRecord): what it proposes, by kinds in the order of the work
 * @premises: (element-type AnnexaStarterPremise): what controls can be left out for
 *
 * What firms of one trade typically start with.
 */
typedef struct
{
  char *trade;
  char *about;
  GPtrArray *records;
  GPtrArray *premises;
} AnnexaStarter;

GPtrArray                 *annexa_starters_get        (void);
const AnnexaStarter       *annexa_starters_find       (const char          *trade);
const char                *annexa_starter_get_title   (const AnnexaStarter *self);
const AnnexaStarterRecord *annexa_starter_find_record (const AnnexaStarter *self,
                                                       const char          *id);
const char                *annexa_starter_record_get_text (const AnnexaStarterRecord *self,
                                                           const char                *field);
const char                *annexa_starter_record_get_title (const AnnexaStarterRecord *self);
guint                      annexa_starter_count       (const AnnexaStarter *self,
                                                       const AnnexaKind    *kind);
char                      *annexa_starter_describe    (const AnnexaStarter *self);

G_END_DECLS
