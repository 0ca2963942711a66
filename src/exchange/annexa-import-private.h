/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-import-index-private.h"
#include "annexa-import-table-private.h"
#include "annexa-import.h"

G_BEGIN_DECLS

/* A row and the record that it becomes. */
typedef struct
{
  gint64 id; /* 0 when it is blank or wrong */
  guint line;
  gboolean is_new;
  gboolean is_unchanged; /* The record held all of it already. */
  char *lost_ref; /* what the file calls it, where the project cannot */
} AnnexaImportRow;

typedef struct
{
  AnnexaImportTable *table;
  GArray *rows;      /* AnnexaImportRow, one for each row behind the heading */
  GPtrArray *parsed; /* for each column: NULL, or text -> AnnexaParsed */
} AnnexaImportSource;

struct _AnnexaImport
{
  AnnexaProject *project;
  GPtrArray *sources;
  AnnexaFolder *folder;
  char *label;
  int shift;
  gboolean pasted;
  gboolean matches_titles;
  gboolean dry_run; /* of a worker */
  gboolean counted; /* Rows that change nothing are told apart from those that do. */

  AnnexaEdit *edit;
  AnnexaImportIndex *index;
  GHashTable *claimed; /* id -> AnnexaImportRow's line: each record is written by one row */
  GHashTable *wrong;   /* "id field" of values that were refused */
  GArray *counts;      /* AnnexaImportCount */
  GPtrArray *created;  /* The titles of records that were made because cells name them. */
  GPtrArray *messages; /* AnnexaImportMessage */
  GPtrArray *words;    /* AnnexaImportWord, and … */
  GHashTable *words_by_key; /* … which one it is by table, column and text */
  guint n_errors;
};

/* annexa-import-outcome.c */
GArray            *annexa_import_counts_new    (void);
AnnexaImportCount *annexa_import_count         (AnnexaImport       *self,
                                                const AnnexaKind   *kind);
void               annexa_import_note_added    (AnnexaImport       *self,
                                                const AnnexaKind   *kind,
                                                const char         *ref,
                                                const char         *title);
char              *annexa_import_name_edit     (AnnexaChanges      *changes,
                                                gpointer            data);
void               annexa_import_take_outcome  (AnnexaImport       *self,
                                                AnnexaChanges      *changes,
                                                gboolean            dry_run);

/* annexa-import-keys.c */
GHashTable        *annexa_import_keys_load     (AnnexaImport       *self,
                                                AnnexaImportSource *source,
                                                GError            **error);
gint64             annexa_import_keys_find     (GHashTable         *keys,
                                                AnnexaImportTable  *table);

/* annexa-import-changes.c */
char              *annexa_import_describe_changes (AnnexaImport     *self,
                                                   const AnnexaKind *kind,
                                                   gint64            id);

/* annexa-import-messages.c */
GPtrArray         *annexa_import_messages_new  (void);
void               annexa_import_note          (AnnexaImport       *self,
                                                AnnexaImportTable  *table,
                                                guint               line,
                                                int                 position,
                                                const char         *text,
                                                const char         *kept);
void               annexa_import_refuse        (AnnexaImport       *self,
                                                AnnexaImportTable  *table,
                                                guint               line,
                                                const AnnexaField  *field,
                                                const char         *text);
void               annexa_import_take_problems (AnnexaImport       *self);
void               annexa_import_sort_messages (AnnexaImport       *self);

/* annexa-import-words.c */
GPtrArray         *annexa_import_words_new     (void);
void               annexa_import_note_word     (AnnexaImport       *self,
                                                AnnexaImportSource *source,
                                                guint               column,
                                                const AnnexaField  *field,
                                                const char         *text);
void               annexa_import_note_explained (AnnexaImport      *self,
                                                 AnnexaImportSource *source,
                                                 guint              column,
                                                 const AnnexaField *field,
                                                 const char        *text);
char              *annexa_import_get_meaning   (AnnexaImportTable  *table,
                                                guint               column,
                                                const AnnexaField  *field,
                                                const char         *text);

/* annexa-import-rows.c */
gboolean           annexa_import_find_rows   (AnnexaImport       *self,
                                              AnnexaImportSource *source,
                                              GError            **error);

/* annexa-import-values.c */
gboolean           annexa_import_read_values (AnnexaImport       *self,
                                              AnnexaImportSource *source,
                                              GError            **error);

/* annexa-import-links.c */
gboolean           annexa_import_read_links  (AnnexaImport       *self,
                                              const AnnexaField  *field,
                                              const char         *text,
                                              AnnexaValue        *value,
                                              char              **left,
                                              const char        **reason);

G_END_DECLS
