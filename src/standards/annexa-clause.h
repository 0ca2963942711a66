/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnnexaClause:
 * @id: the number, "6.1.3"
 * @title: its title, in English as the standard has it: what the project file keeps
 * @chapter: the number and title of its chapter, in English: "6 Planning"
 * @is_heading: whether it only stands above others; then it has none of the texts below
 * @documented: whether the clause asks for documented information
 * @meaning: what the clause asks for and what goes wrong without it
 * @practice: what that means in a firm of about ten people
 * @exists: (array zero-terminated=1): what must exist
 * @record: what has to be in writing, or what is customary
 * @evidence: (array zero-terminated=1): what usually proves it
 * @auditor: (array zero-terminated=1): what an auditor will ask
 *
 * One clause of the main part of the standard (4 to 10). Numbers and titles are facts of the standard; the explanations
 * are Annexa's own and come in the person's language.
 */
typedef struct
{
  char *id;
  char *title;
  char *chapter;
  gboolean is_heading;
  gboolean documented;
  char *meaning;
  char *practice;
  char **exists;
  char *record;
  char **evidence;
  char **auditor;
} AnnexaClause;

GPtrArray          *annexa_clauses_get      (void);
const AnnexaClause *annexa_clauses_find     (const char         *id);
const char         *annexa_clause_get_title (const AnnexaClause *clause);

G_END_DECLS
