/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

/* What the first version of a document is called. */
#define ANNEXA_FIRST_VERSION "1.0"

/**
 * AnnexaTemplate:
 * @id: the stable name: "access-control"
 * @title: what the document is called
 * @about: what the document settles, in one sentence
 * @type: the word of the document's type
 * @item: (nullable): the id of what the standard asks for that the document is: "M02"
 * @clauses: (array zero-terminated=1): the numbers of the clauses it answers to
 * @controls: (array zero-terminated=1): the numbers of the controls it answers to
 * @owner: the field of the organization with the person who keeps it up: "isms-manager" or "top-management"
 * @months: after how many months it is usually looked at again
 * @file: the name of the file with its text
 *
 * A policy, procedure or plan that a small firm can adopt as it is. Its text has words in braces that are filled from the
 * project.
 */
typedef struct
{
  char *id;
  char *title;
  char *about;
  char *type;
  char *item;
  char **clauses;
  char **controls;
  char *owner;
  guint months;
  char *file;
} AnnexaTemplate;

GPtrArray            *annexa_templates_get             (void);
const AnnexaTemplate *annexa_templates_find            (const char           *id);
const AnnexaTemplate *annexa_templates_find_for        (const char           *item);
char                 *annexa_template_get_text         (const AnnexaTemplate *self);
const char           *annexa_template_get_person_field (const AnnexaTemplate *self,
                                                        const char           *part);
gint64                annexa_template_get_person       (const AnnexaTemplate *self,
                                                        AnnexaProject        *project,
                                                        const char           *part);
char                 *annexa_template_get_next_review  (const AnnexaTemplate *self,
                                                        AnnexaProject        *project);
char                 *annexa_template_fill             (const AnnexaTemplate *self,
                                                        AnnexaProject        *project,
                                                        GPtrArray            *missing);

G_END_DECLS
