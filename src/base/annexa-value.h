/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * AnnexaValueType:
 * @ANNEXA_VALUE_NONE: Empty: nothing was entered.
 * @ANNEXA_VALUE_INTEGER: A whole number, a step, yes (1) or no (0), or the id of a record.
 * @ANNEXA_VALUE_NUMBER: A number with decimals.
 * @ANNEXA_VALUE_TEXT: Text, a word of a list of choices, or a date.
 * @ANNEXA_VALUE_IDS: The ids of linked records, ascending, each once.
 *
 * What a field of a record can hold. All but the last are what SQLite stores in one column.
 */
typedef enum
{
  ANNEXA_VALUE_NONE,
  ANNEXA_VALUE_INTEGER,
  ANNEXA_VALUE_NUMBER,
  ANNEXA_VALUE_TEXT,
  ANNEXA_VALUE_IDS,
} AnnexaValueType;

typedef struct
{
  AnnexaValueType type;
  union
  {
    gint64 integer;
    double number;
    char *text;
    GArray *ids;
  };
} AnnexaValue;

#define ANNEXA_VALUE_INIT ((AnnexaValue){ 0 })
#define ANNEXA_TYPE_IDS (annexa_ids_get_type ())

GType annexa_ids_get_type (void) G_GNUC_CONST;

void     annexa_value_clear       (AnnexaValue       *value);
void     annexa_value_copy        (const AnnexaValue *value,
                                   AnnexaValue       *copy);
gboolean annexa_value_equal       (const AnnexaValue *a,
                                   const AnnexaValue *b);
gboolean annexa_value_is_empty    (const AnnexaValue *value);
void     annexa_value_set_integer (AnnexaValue       *value,
                                   gint64             integer);
void     annexa_value_set_number  (AnnexaValue       *value,
                                   double             number);
void     annexa_value_set_text    (AnnexaValue       *value,
                                   const char        *text);
void     annexa_value_take_text   (AnnexaValue       *value,
                                   char              *text);
void     annexa_value_set_ids     (AnnexaValue       *value,
                                   const gint64      *ids,
                                   gsize              n_ids);

const char   *annexa_value_get_text    (const AnnexaValue *value);
gint64        annexa_value_get_integer (const AnnexaValue *value);
double        annexa_value_get_number  (const AnnexaValue *value);
const gint64 *annexa_value_get_ids     (const AnnexaValue *value,
                                        gsize             *n_ids);
gboolean      annexa_value_has_id      (const AnnexaValue *value,
                                        gint64             id);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnexaValue, annexa_value_clear)

G_END_DECLS
