/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-query.h"

G_BEGIN_DECLS

/**
 * AnnexaConditionType:
 * @ANNEXA_CONDITION_IS: The field holds the value, or one of several.
 * @ANNEXA_CONDITION_IS_NOT: It holds none of them.
 * @ANNEXA_CONDITION_HAS_ALL: The set, or the links, have all of several.
 * @ANNEXA_CONDITION_CONTAINS: The text is a part of what the field holds.
 * @ANNEXA_CONDITION_LACKS: It is no part of it.
 * @ANNEXA_CONDITION_LESS: It lies below the value, or before it.
 * @ANNEXA_CONDITION_AT_MOST: It lies below the value or at it.
 * @ANNEXA_CONDITION_GREATER: It lies above the value, or after it.
 * @ANNEXA_CONDITION_AT_LEAST: It lies above the value or at it.
 * @ANNEXA_CONDITION_BETWEEN: It lies between two values, or at one of them.
 * @ANNEXA_CONDITION_OVERDUE: The day has passed, and what it is the day of is still to be done.
 * @ANNEXA_CONDITION_THIS_MONTH: The day lies in the current month.
 * @ANNEXA_CONDITION_NEXT_30_DAYS: The day is today or within thirty days.
 * @ANNEXA_CONDITION_EMPTY: The field is empty.
 * @ANNEXA_CONDITION_FILLED: The field is not empty.
 */
typedef enum
{
  ANNEXA_CONDITION_IS,
  ANNEXA_CONDITION_IS_NOT,
  ANNEXA_CONDITION_HAS_ALL,
  ANNEXA_CONDITION_CONTAINS,
  ANNEXA_CONDITION_LACKS,
  ANNEXA_CONDITION_LESS,
  ANNEXA_CONDITION_AT_MOST,
  ANNEXA_CONDITION_GREATER,
  ANNEXA_CONDITION_AT_LEAST,
  ANNEXA_CONDITION_BETWEEN,
  ANNEXA_CONDITION_OVERDUE,
  ANNEXA_CONDITION_THIS_MONTH,
  ANNEXA_CONDITION_NEXT_30_DAYS,
  ANNEXA_CONDITION_EMPTY,
  ANNEXA_CONDITION_FILLED,
} AnnexaConditionType;

#define ANNEXA_CONDITION_N_TYPES (ANNEXA_CONDITION_FILLED + 1)

/**
 * AnnexaCondition:
 * @field: what is looked at
 * @type: what is asked of it
 * @value: what it is compared with; several words as those of a set, several records or numbers as ids
 * @until: of what lies between: the end
 *
 * What the records of a list have in common: one test of one field, as people make it and the command line writes it.
 */
typedef struct
{
  const AnnexaField *field;
  AnnexaConditionType type;
  AnnexaValue value;
  AnnexaValue until;
} AnnexaCondition;

/**
 * AnnexaConditionReader:
 * @find_field: finds a field by what somebody wrote, or says that there is none
 * @parse: understands a value of a field of the type that it shows
 *
 * How the parts of a condition are understood.
 */
typedef struct
{
  const AnnexaField *(*find_field) (const AnnexaKind *kind,
                                    const char       *name,
                                    GError          **error);
  gboolean (*parse) (AnnexaProject     *project,
                     const AnnexaField *field,
                     const char        *text,
                     AnnexaValue       *value,
                     GError           **error);
} AnnexaConditionReader;

AnnexaCondition *annexa_condition_new        (const AnnexaField     *field,
                                              AnnexaConditionType    type);
AnnexaCondition *annexa_condition_copy       (const AnnexaCondition *self);
void             annexa_condition_free       (AnnexaCondition       *self);
gboolean         annexa_condition_suits      (const AnnexaField     *field,
                                              AnnexaConditionType    type);
guint            annexa_condition_count_values (AnnexaConditionType  type);
void             annexa_condition_apply      (const AnnexaCondition *self,
                                              AnnexaQuery           *query);

AnnexaCondition *annexa_condition_parse      (AnnexaProject         *project,
                                              const AnnexaKind      *kind,
                                              const char            *text,
                                              GError               **error);
AnnexaCondition *annexa_condition_read       (AnnexaProject         *project,
                                              const AnnexaKind      *kind,
                                              const char            *text,
                                              const AnnexaConditionReader *reader,
                                              GError               **error);
char            *annexa_condition_format     (const AnnexaCondition *self,
                                              AnnexaProject         *project);
char            *annexa_condition_describe   (const AnnexaCondition *self,
                                              AnnexaProject         *project);
const char      *annexa_condition_get_label  (const AnnexaField     *field,
                                              AnnexaConditionType    type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaCondition, annexa_condition_free)

G_END_DECLS
