/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-edit.h"

G_BEGIN_DECLS

typedef struct
{
  const AnnexaField *field;
  AnnexaValue value;
  char *path; /* of a file field: the file to attach … */
  GBytes *contents; /* … or what is in it */
  char *sha256; /* of the contents, where it is known already */
  char *name; /* what it is going to be called, or NULL for its own name */
} AnnexaFieldEdit;

typedef struct
{
  const AnnexaKind *kind;
  gint64 id;
  gboolean create;
  gboolean delete;
  GArray *fields; /* AnnexaFieldEdit, or NULL */
} AnnexaRecordEdit;

struct _AnnexaEdit
{
  char *label;
  AnnexaEditNamer namer; /* says what it is called once it is known what it changed, or NULL */
  gpointer namer_data;
  gint64 next_id;
  GPtrArray *records; /* AnnexaRecordEdit in the order in which they were first named */
  GHashTable *by_id;
  guint mark; /* how many records it names without those that rules added to it */
  AnnexaProblems *problems;
  AnnexaChanges *changes; /* what it did, or would do, or NULL */
  GArray *last_checks; /* which rules are to be asked when everything is written, or NULL */
  GHashTable *held;    /* id -> AnnexaRecord: what rules look at again later in this run, or NULL */
};

void annexa_edit_name           (AnnexaEdit    *self,
                                 AnnexaChanges *changes);
void annexa_edit_mark           (AnnexaEdit *self);
void annexa_edit_return_to_mark (AnnexaEdit *self);

G_END_DECLS
