/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-field.h"

G_BEGIN_DECLS

typedef struct _AnnexaKind AnnexaKind;
typedef struct _AnnexaRecord AnnexaRecord;
typedef struct _AnnexaProblems AnnexaProblems;

/**
 * AnnexaKindFlags:
 * @ANNEXA_KIND_SINGLE: There is one record of the kind, made with the project and never deleted.
 * @ANNEXA_KIND_PART: Its records are parts of a parent and edited in the parent's form.
 * @ANNEXA_KIND_CATALOGUE_ORDER: Its records are listed in the order they were made in (that of the standard), not by ref.
 * @ANNEXA_KIND_MADE_HERE: Its records are made in the program only; nobody has them in a spreadsheet.
 */
typedef enum
{
  ANNEXA_KIND_SINGLE = 1 << 0,
  ANNEXA_KIND_PART = 1 << 1,
  ANNEXA_KIND_CATALOGUE_ORDER = 1 << 2,
  ANNEXA_KIND_MADE_HERE = 1 << 3,
} AnnexaKindFlags;

/**
 * AnnexaKind:
 * @name: the stable name: word of the command line and, with _ for -, the SQL table
 * @label: one record of the kind, untranslated
 * @plural: several, and what their register is called, untranslated
 * @short_plural: (nullable): what their register is called where there is little room, unless that is @plural
 * @counted_one: (nullable): one of them where they are counted, unless that is @label: “piece of evidence”
 * @counted: (nullable): several of them where they are counted, unless that is @plural
 * @add: (nullable): what the button says that adds one, untranslated
 * @fresh: (nullable): what a new one is called until somebody names it, untranslated
 * @icon: the symbolic icon
 * @title: the name of the field that people know a record by
 * @flags: see #AnnexaKindFlags
 * @purpose: (nullable): what belongs here and why the standard asks for it, for an empty page, untranslated
 * @fields: the fields, in the order of a form
 * @n_fields: how many
 * @get_type: gives the class of its records
 * @check: (nullable): checks what concerns several fields at once. @before is %NULL for a new record and @after is %NULL
 *   for one that is going to be deleted
 * @keeps: (nullable): tells whether a field of a record, or with %NULL the record as a whole, stays as it is, because what
 *   it belongs to is closed; the gate refuses to change or delete it then
 * @kept_by: with @keeps: the name of the field that what it tells follows from. Whoever changes it so that the record
 *   is not kept any more opens the record, unless the field is locked
 * @why_kept: with @keeps: what the gate says when something that is kept would change, untranslated
 * @why_not_deleted: (nullable): what it says when a record that is kept would be deleted, unless that is @why_kept
 *
 * What is true of one kind of record.
 */
struct _AnnexaKind
{
  const char *name;
  const char *label;
  const char *plural;
  const char *short_plural;
  const char *counted_one;
  const char *counted;
  const char *add;
  const char *fresh;
  const char *icon;
  const char *title;
  AnnexaKindFlags flags;
  const char *purpose;
  const AnnexaField *fields;
  guint n_fields;
  GType (*get_type) (void);
  void (*check) (AnnexaRecord   *before,
                 AnnexaRecord   *after,
                 AnnexaProblems *problems);
  gboolean (*keeps) (AnnexaRecord      *record,
                     const AnnexaField *field);
  const char *kept_by;
  const char *why_kept;
  const char *why_not_deleted;
};

/**
 * AnnexaMatch:
 * @ANNEXA_MATCH_NAME: By the stable name of a field.
 * @ANNEXA_MATCH_LABEL: By its label, in English or in the current language.
 * @ANNEXA_MATCH_SYNONYM: By what other programs and people call it.
 *
 * How somebody else's word for a field can be understood, the surest way first.
 */
typedef enum
{
  ANNEXA_MATCH_NAME,
  ANNEXA_MATCH_LABEL,
  ANNEXA_MATCH_SYNONYM,
} AnnexaMatch;

/**
 * AnnexaReference:
 *
 * A field through which records of @kind refer to records of another kind.
 */
typedef struct
{
  const AnnexaKind *kind;
  const AnnexaField *field;
} AnnexaReference;

const AnnexaKind *const *annexa_kinds_list          (guint            *n_kinds);
const AnnexaKind        *annexa_kind_lookup         (const char       *name);
gboolean                 annexa_kind_lookup_table   (const char         *table,
                                                     const AnnexaKind  **kind,
                                                     const AnnexaField **field);
const char              *annexa_kind_get_table      (const AnnexaKind *kind);
const char              *annexa_kind_get_label      (const AnnexaKind *kind);
const char              *annexa_kind_get_plural     (const AnnexaKind *kind);
const char              *annexa_kind_get_short_plural (const AnnexaKind *kind);
const char              *annexa_kind_get_counted    (const AnnexaKind *kind,
                                                     guint             count);
const AnnexaField       *annexa_kind_find_field     (const AnnexaKind *kind,
                                                     const char       *name);
const AnnexaField       *annexa_kind_find_role_field (const AnnexaKind  *kind,
                                                      const AnnexaField *person);
const AnnexaField       *annexa_kind_match_field    (const AnnexaKind *kind,
                                                     const char       *text);
const AnnexaField       *annexa_kind_match_field_by (const AnnexaKind *kind,
                                                     AnnexaMatch       match,
                                                     const char       *text);
guint                    annexa_kind_get_index      (const AnnexaKind  *kind,
                                                     const AnnexaField *field);
const AnnexaField       *annexa_kind_get_title_field (const AnnexaKind *kind);
const AnnexaField       *annexa_kind_get_parent_field (const AnnexaKind *kind);
char                    *annexa_kind_get_link_table (const AnnexaKind  *kind,
                                                     const AnnexaField *field);
char                    *annexa_kind_get_sql        (const AnnexaKind  *kind,
                                                     const AnnexaField *field);
const char              *annexa_field_get_link_column (const AnnexaField *field,
                                                       gboolean           other);
GArray                  *annexa_kind_get_references (const AnnexaKind *kind);
const AnnexaKind        *annexa_field_get_target    (const AnnexaField *field);
gboolean                 annexa_field_may_name      (const AnnexaField *field,
                                                     const AnnexaKind  *kind);
gboolean                 annexa_kind_is_read_by     (const AnnexaKind  *kind,
                                                     const AnnexaField *field);

G_END_DECLS
