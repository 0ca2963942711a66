/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-field.h"

G_BEGIN_DECLS

/**
 * AnnexaObligation:
 * @ANNEXA_OBLIGATION_MANDATORY: A clause of the standard asks for it.
 * @ANNEXA_OBLIGATION_IF_APPLICABLE: A control of Annex A asks for it, where the control applies.
 * @ANNEXA_OBLIGATION_CUSTOMARY: Nothing asks for it in writing, but auditors expect it.
 *
 * How firmly a document is asked for.
 */
typedef enum
{
  ANNEXA_OBLIGATION_MANDATORY,
  ANNEXA_OBLIGATION_IF_APPLICABLE,
  ANNEXA_OBLIGATION_CUSTOMARY,
} AnnexaObligation;

/**
 * AnnexaRequiredDocument:
 * @id: the id, "M05": what the field mandatory-item of a document holds
 * @title: its title
 * @obligation: how firmly it is asked for
 * @is_record: whether it proves what was done, rather than saying how it is to be done
 * @refs: (array zero-terminated=1): the clauses and controls behind it
 * @part: (nullable): the part of the clause, "d)"
 * @review_months: after how many months it is usually looked at again
 * @owner: who usually answers for it
 * @content: what belongs into it
 * @register_kind: (nullable): the name of the kind whose register can hold it instead, "objective"
 * @entry: (nullable): what to do in that register
 * @lacking: (nullable): what is wrong while that register does not hold all of it
 *
 * Something that the standard or its auditors want to see in writing. The texts come in the person's language.
 */
typedef struct
{
  char *id;
  char *title;
  AnnexaObligation obligation;
  gboolean is_record;
  char **refs;
  char *part;
  guint review_months;
  char *owner;
  char *content;
  char *register_kind;
  char *entry;
  char *lacking;
} AnnexaRequiredDocument;

GPtrArray                    *annexa_required_documents_get      (void);
const AnnexaRequiredDocument *annexa_required_documents_find     (const char                   *id);
char                         *annexa_required_document_get_basis (const AnnexaRequiredDocument *document);
const AnnexaChoice           *annexa_required_documents_get_choices (const AnnexaField         *field);

G_END_DECLS
