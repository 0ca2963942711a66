/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-value.h"

G_BEGIN_DECLS

/**
 * AnnexaFieldType:
 * @ANNEXA_FIELD_REF: What people call the record by: A-012. Given out by the gate.
 * @ANNEXA_FIELD_TEXT: One line.
 * @ANNEXA_FIELD_LONG_TEXT: Several paragraphs, in Markdown.
 * @ANNEXA_FIELD_INTEGER: A whole number.
 * @ANNEXA_FIELD_NUMBER: A number with decimals.
 * @ANNEXA_FIELD_MONEY: An amount in the organization's currency.
 * @ANNEXA_FIELD_PERCENT: A whole number from 0 to 100.
 * @ANNEXA_FIELD_YES_NO: Yes (1) or no (0), never empty.
 * @ANNEXA_FIELD_DATE: A local day, 2026-11-23.
 * @ANNEXA_FIELD_DATE_TIME: A moment in UTC, 2026-11-23T20:07:00Z.
 * @ANNEXA_FIELD_CHOICE: One word of a list.
 * @ANNEXA_FIELD_CHOICES: Several words of a list, in its order, separated by spaces.
 * @ANNEXA_FIELD_SCALE: The number of a step of a scale of the risk method in force.
 * @ANNEXA_FIELD_LEVEL: The position of a risk level of the risk method in force; computed only.
 * @ANNEXA_FIELD_RATING: A fixed rating from 0 to the field's maximum.
 * @ANNEXA_FIELD_RECORD: One other record.
 * @ANNEXA_FIELD_LINKS: Any number of other records.
 * @ANNEXA_FIELD_FILE: An attached file: its SHA-256, a slash, its name.
 * @ANNEXA_FIELD_COMPUTED: What follows from other values; the field's @result says of which type.
 */
typedef enum
{
  ANNEXA_FIELD_REF,
  ANNEXA_FIELD_TEXT,
  ANNEXA_FIELD_LONG_TEXT,
  ANNEXA_FIELD_INTEGER,
  ANNEXA_FIELD_NUMBER,
  ANNEXA_FIELD_MONEY,
  ANNEXA_FIELD_PERCENT,
  ANNEXA_FIELD_YES_NO,
  ANNEXA_FIELD_DATE,
  ANNEXA_FIELD_DATE_TIME,
  ANNEXA_FIELD_CHOICE,
  ANNEXA_FIELD_CHOICES,
  ANNEXA_FIELD_SCALE,
  ANNEXA_FIELD_LEVEL,
  ANNEXA_FIELD_RATING,
  ANNEXA_FIELD_RECORD,
  ANNEXA_FIELD_LINKS,
  ANNEXA_FIELD_FILE,
  ANNEXA_FIELD_COMPUTED,
} AnnexaFieldType;

/**
 * AnnexaFieldFlags:
 * @ANNEXA_FIELD_REQUIRED: The gate refuses a record without it.
 * @ANNEXA_FIELD_SEARCH: Its text is found by search.
 * @ANNEXA_FIELD_LIST: A column of the register unless the person chose others.
 * @ANNEXA_FIELD_LIST_LAST: A column of the register that goes first where there is not room for all of them.
 * @ANNEXA_FIELD_NAMES: The words of a choice are names: whoever sorts by them looks for one by how it begins.
 * @ANNEXA_FIELD_PARENT: The record that this one is a part of; it goes when its parent goes.
 * @ANNEXA_FIELD_LOCKED: Set when the record is made, never changed by hand (facts of the standard).
 * @ANNEXA_FIELD_CREATES: The record that is named can be made along with it when there is none yet: an import makes it where
 *   it can only be of one kind, and choosers offer to.
 * @ANNEXA_FIELD_COLOUR: A text that is a colour: #1c71d8.
 * @ANNEXA_FIELD_FONT: A text that is the name of a font.
 * @ANNEXA_FIELD_DEADLINE: A day on which something has to be done, ends or takes place: it stands in the calendar.
 * @ANNEXA_FIELD_PICTURE: A file that is a picture, PNG or JPEG.
 * @ANNEXA_FIELD_INTERNAL: What the program keeps for itself: people are not shown it, but it goes where a record goes.
 */
typedef enum
{
  ANNEXA_FIELD_REQUIRED = 1 << 0,
  ANNEXA_FIELD_SEARCH = 1 << 1,
  ANNEXA_FIELD_LIST = 1 << 2,
  ANNEXA_FIELD_PARENT = 1 << 3,
  ANNEXA_FIELD_LOCKED = 1 << 4,
  ANNEXA_FIELD_CREATES = 1 << 5,
  ANNEXA_FIELD_DEADLINE = 1 << 6,
  ANNEXA_FIELD_COLOUR = 1 << 7,
  ANNEXA_FIELD_FONT = 1 << 8,
  ANNEXA_FIELD_INTERNAL = 1 << 9,
  ANNEXA_FIELD_PICTURE = 1 << 10,
  ANNEXA_FIELD_LIST_LAST = 1 << 11,
  ANNEXA_FIELD_NAMES = 1 << 12,
} AnnexaFieldFlags;

/**
 * AnnexaOnDelete:
 * @ANNEXA_ON_DELETE_CLEAR: The field becomes empty when the record it names is deleted.
 * @ANNEXA_ON_DELETE_REFUSE: The record it names cannot be deleted.
 * @ANNEXA_ON_DELETE_FOLLOW: The record whose field it is goes, too: a control with the framework it is from.
 * @ANNEXA_ON_DELETE_LET_GO: The field becomes empty even in a record that is kept, which says by itself what it named.
 * @ANNEXA_ON_DELETE_PROPOSALS: Of links: a proposal that names nothing else in the field goes, too: a risk that somebody
 *   else thought of, with what it would have harmed. What somebody confirmed stays.
 */
typedef enum
{
  ANNEXA_ON_DELETE_CLEAR,
  ANNEXA_ON_DELETE_REFUSE,
  ANNEXA_ON_DELETE_FOLLOW,
  ANNEXA_ON_DELETE_LET_GO,
  ANNEXA_ON_DELETE_PROPOSALS,
} AnnexaOnDelete;

/**
 * AnnexaTone:
 *
 * How good or bad a word is, for its colour. A word is never shown by colour alone.
 */
typedef enum
{
  ANNEXA_TONE_NONE,
  ANNEXA_TONE_GOOD,
  ANNEXA_TONE_FAIR,
  ANNEXA_TONE_POOR,
  ANNEXA_TONE_BAD,
} AnnexaTone;

typedef struct
{
  const char *word;     /* What the file holds. */
  const char *label;    /* What people see, untranslated: N_() */
  AnnexaTone tone;
  const char *synonyms; /* Further words that imports understand, separated by | */
} AnnexaChoice;

typedef struct _AnnexaField AnnexaField;

/**
 * AnnexaField:
 * @name: the stable name: GObject property, CSV header, word of the command line; with _ for - the SQL column
 * @type: what the field holds
 * @label: what people see, untranslated
 * @flags: see #AnnexaFieldFlags
 * @help: (nullable): one or two sentences for whoever fills the field, untranslated
 * @synonyms: (nullable): what other programs and people call the column, separated by |
 * @choices: (nullable): the words of a choice, ended by one without word
 * @catalogue: of a text: whether it is the id of a required document, which the standard lists and not the table
 * @prefix: (nullable): of a ref: the letters before the number
 * @target: (nullable): of a record or links: the kind of the other record, several separated by |, or %NULL for any kind
 * @inverse: (nullable): of links: the links of @target that these are the other end of; they are kept there
 * @on_delete: what deleting the other record does
 * @proposes_for: (nullable): of a record that is a role: the field of the same kind that names a person; whoever alone holds
 *   the role is named there as long as nobody is
 * @scale: (nullable): of a scale: the dimension, "likelihood" or "impact"
 * @sql: (nullable): of a computed field: the expression; columns are written as table.column, and $ stands for the
 *   table of the kind
 * @pass: (nullable): of a computed field: the name of the pass that fills the TEMP table which @sql reads
 * @while_open: (nullable): of a computed field that tells whether something is overdue: the expression of whether it still can
 *   be, as in @sql
 * @due_by: (nullable): of the same field: the expression of the day or moment after which it is
 * @result: of a computed field: what it gives
 * @minimum: smallest number allowed, where @maximum is larger
 * @maximum: largest number allowed
 * @initial: (nullable): what a new record has, as written in a CSV file
 * @missing: (nullable): what a list says, in words, where the field ought to be filled and is not, untranslated
 * @unit: (nullable): what a number counts, untranslated
 * @steps: (nullable): of a rating: what each number means, from 0 to @maximum, untranslated
 *
 * One field of a kind of record. Everything the program does with the field is read from here.
 */
struct _AnnexaField
{
  const char *name;
  AnnexaFieldType type;
  const char *label;
  AnnexaFieldFlags flags;
  const char *help;
  const char *synonyms;
  const AnnexaChoice *choices;
  gboolean catalogue;
  const char *prefix;
  const char *target;
  const char *inverse;
  AnnexaOnDelete on_delete;
  const char *proposes_for;
  const char *scale;
  const char *sql;
  const char *pass;
  const char *while_open;
  const char *due_by;
  AnnexaFieldType result;
  gint64 minimum;
  gint64 maximum;
  const char *initial;
  const char *missing;
  const char *unit;
  const char *const *steps;
};

const char         *annexa_field_type_get_name (AnnexaFieldType    type);
AnnexaFieldType     annexa_field_get_result    (const AnnexaField *field);
const char         *annexa_field_get_column    (const AnnexaField *field);
const char         *annexa_field_get_label     (const AnnexaField *field);
const char         *annexa_field_get_help      (const AnnexaField *field);
gboolean            annexa_field_is_column     (const AnnexaField *field);
gboolean            annexa_field_is_stored     (const AnnexaField *field);
AnnexaValueType     annexa_field_get_value_type (const AnnexaField *field);
const AnnexaChoice *annexa_field_find_choice   (const AnnexaField *field,
                                                const char        *word);
const AnnexaChoice *annexa_field_match_choice  (const AnnexaField *field,
                                                const char        *text);
gboolean            annexa_field_has_tones     (const AnnexaField *field);
const char         *annexa_choice_get_label    (const AnnexaChoice *choice);
char              **annexa_field_get_words     (const AnnexaField *field,
                                                const AnnexaValue *value);

void                annexa_field_fit           (const AnnexaField *field,
                                                AnnexaValue       *value);
gboolean            annexa_field_check         (const AnnexaField *field,
                                                const AnnexaValue *value,
                                                GError           **error);
gboolean            annexa_field_parse         (const AnnexaField *field,
                                                const char        *text,
                                                AnnexaValue       *value,
                                                GError           **error);
char               *annexa_field_format        (const AnnexaField *field,
                                                const AnnexaValue *value);
char               *annexa_field_describe      (const AnnexaField *field,
                                                const AnnexaValue *value);

#define ANNEXA_LONGEST_REF 40
#define ANNEXA_LONGEST_TEXT 1000
#define ANNEXA_LONGEST_LONG_TEXT 1000000

/* What every kind has besides its own fields. The three that history knows are filled by the pass "times". */
#define ANNEXA_NOTES_FIELD                                                                                             \
  { "notes", ANNEXA_FIELD_LONG_TEXT, N_ ("Notes"), ANNEXA_FIELD_SEARCH,                                                \
    .synonyms = "comment|comments|remark|remarks|observation|observations|annotation" }

#define ANNEXA_HISTORY_FIELDS                                                                                          \
  { "created", ANNEXA_FIELD_COMPUTED, N_ ("Created"), .result = ANNEXA_FIELD_DATE_TIME, .pass = "times",               \
    .sql = "(SELECT created FROM temp.times WHERE times.id = $.id)" },                                            \
  { "changed", ANNEXA_FIELD_COMPUTED, N_ ("Last changed"), .result = ANNEXA_FIELD_DATE_TIME, .pass = "times",          \
    .sql = "(SELECT changed FROM temp.times WHERE times.id = $.id)" },                                            \
  { "changed-by", ANNEXA_FIELD_COMPUTED, N_ ("Last changed by"), .result = ANNEXA_FIELD_TEXT, .pass = "times",         \
    .sql = "(SELECT changed_by FROM temp.times WHERE times.id = $.id)" }

G_END_DECLS
