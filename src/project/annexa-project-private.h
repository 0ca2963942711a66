/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-edit-private.h"
#include "annexa-hash.h"
#include "annexa-pass.h"
#include "annexa-project.h"
#include "annexa-scales.h"
#include "annexa-store.h"
#include "annexa-working-copy.h"

G_BEGIN_DECLS

struct _AnnexaProject
{
  GObject parent_instance;

  /* A reader has a store, but no working copy: its file is open elsewhere. Workers that publish or look at the file
   * hold the lock, and so does whoever takes the working copy away. */
  GMutex copy_lock;
  AnnexaWorkingCopy *copy;
  AnnexaWorkingCopy *lent_copy; /* of the project that a worker writes for, instead of one of its own */
  AnnexaStore *store;
  AnnexaAccess access;
  char *path;
  char *database;
  char *search_path;
  char *person;

  gboolean search_attached;
  gboolean search_building;
  gboolean search_waiting; /* It was built while a worker changed the project. */
  guint search_pieces;  /* edits added to it since its pieces were last put together */
  guint search_tidying; /* the source that does so, or 0 */
  guint32 filled_passes; /* a bit for each pass whose table is up to date */
  guint32 stale_passes;  /* a bit for each whose table is shown although a worker is filling it in anew */
  GCancellable *filling; /* of that worker, or NULL */
  gboolean follows_later; /* Somebody has a main loop, and waits for workers. */

  GHashTable *live;    /* id -> LiveRecord: what somebody holds */
  GHashTable *titles;  /* id -> Title */
  GHashTable *inserts; /* AnnexaKind -> the SQL that inserts a record, once it was needed */
  AnnexaScales *scales;

  gint64 newest_seq;
  gboolean had_effect; /* the edit that was asked for last */
  GArray *undo_stack; /* seq of rows of history; NULL until they are read */
  GArray *redo_stack;

  gboolean automatic;
  guint publish_source;
  guint publishing; /* how many jobs write the file, or wait for each other */
  GFileMonitor *monitor;
  guint monitor_source;
  gint64 publish_duration; /* of the last one, in microseconds */

  GCancellable *work; /* of a worker that changes the project, or NULL */
};

/* annexa-project.c */
AnnexaProject *annexa_project_open_reader_of (const char     *path,
                                             const char      *database,
                                             GError         **error);
void     annexa_project_committed           (AnnexaProject   *self,
                                             AnnexaChanges   *changes);
gboolean annexa_project_check_access        (AnnexaProject   *self,
                                             GError         **error);
gboolean annexa_project_check_writable      (AnnexaProject   *self,
                                             GError         **error);

/* annexa-project-write.c */
GArray  *annexa_project_links_new           (void);
gboolean annexa_project_insert_record       (AnnexaProject   *self,
                                             AnnexaRecord    *record,
                                             GArray          *links,
                                             GError         **error);
gboolean annexa_project_update_record       (AnnexaProject   *self,
                                             AnnexaRecord    *before,
                                             AnnexaRecord    *after,
                                             GArray          *links,
                                             GError         **error);
gboolean annexa_project_write_links         (AnnexaProject   *self,
                                             GArray          *links,
                                             GError         **error);

/* annexa-project-delete.c */
gboolean annexa_project_delete_records      (AnnexaProject   *self,
                                             GHashTable      *ids,
                                             AnnexaProblems  *problems,
                                             GError         **error);

/* annexa-project-chain.c */
AnnexaChanges *annexa_project_record        (AnnexaProject   *self,
                                             AnnexaEdit      *edit,
                                             const char      *label,
                                             gint64           undoes,
                                             GBytes          *changeset,
                                             gint64          *seq,
                                             GError         **error);
GBytes  *annexa_project_load_changeset      (AnnexaProject   *self,
                                             gint64           seq,
                                             GError         **error);
gboolean annexa_project_verify_digests      (AnnexaProject   *self,
                                             GPtrArray       *findings,
                                             GError         **error);

/* annexa-scales.c */
const AnnexaScales *annexa_project_load_scales (AnnexaProject *self,
                                               GError        **error);

/* annexa-project-history.c */
void     annexa_project_push_undo           (AnnexaProject   *self,
                                             gint64           seq);
void     annexa_project_forget_stacks       (AnnexaProject   *self);

/* annexa-project-times.c */
extern const AnnexaPass annexa_times_pass;

/* annexa-project-approvals.c */
extern const AnnexaPass annexa_approvals_pass;

/* annexa-pass-worker.c */
gboolean annexa_pass_takes_long             (AnnexaProject   *self,
                                             const AnnexaPass *pass);
void     annexa_pass_fill_async             (AnnexaProject   *self,
                                             const AnnexaPass *pass);
void     annexa_project_stop_filling        (AnnexaProject   *self);

/* annexa-project-passes.c */
gboolean annexa_pass_fill                   (AnnexaProject   *self,
                                             const AnnexaPass *pass,
                                             GError         **error);
void     annexa_pass_take                   (AnnexaProject   *self,
                                             const AnnexaPass *pass,
                                             GArray          *cells);
gboolean annexa_pass_is_shown               (AnnexaProject   *self,
                                             const AnnexaField *field);
gboolean annexa_pass_follows                (const AnnexaField *field,
                                             AnnexaChanges   *changes);
gboolean annexa_pass_is_live                (const AnnexaField *field);
gboolean annexa_pass_is_filled              (AnnexaProject   *self,
                                             const AnnexaField *field);
void     annexa_project_update_passes       (AnnexaProject   *self,
                                             AnnexaChanges   *changes);

/* annexa-project-rules.c */
void     annexa_project_check_record        (AnnexaProject   *self,
                                             AnnexaEdit      *edit,
                                             const AnnexaKind *kind,
                                             AnnexaRecord    *before,
                                             AnnexaRecord    *after);

/* annexa-project-search-tidy.c */
void     annexa_project_tidy_search         (AnnexaProject   *self,
                                             guint            n_pieces);
void     annexa_project_stop_tidying        (AnnexaProject   *self);

/* annexa-project-search.c */
void     annexa_project_index               (AnnexaProject   *self,
                                             AnnexaChanges   *changes);
gboolean annexa_project_attach_search       (AnnexaProject   *self);
void     annexa_project_close_search        (AnnexaProject   *self);
GArray  *annexa_project_search_sorted       (AnnexaProject   *self,
                                             const char      *words,
                                             GError         **error);
char    *annexa_search_get_text_sql          (const AnnexaKind *kind,
                                             gboolean         all);
char    *annexa_search_get_expression       (const char      *words);
GArray  *annexa_search_match                (AnnexaStore     *store,
                                             const char      *sql,
                                             const char      *expression,
                                             GError         **error);

/* annexa-search-scan.c */
GArray  *annexa_search_scan                 (AnnexaStore     *store,
                                             const AnnexaKind *kind,
                                             const char      *words,
                                             GError         **error);

/* annexa-find-worker.c */
GArray  *annexa_pick_found                  (GArray          *ordered,
                                             GArray          *found);
void     annexa_project_find_async          (AnnexaProject   *self,
                                             const AnnexaKind *kind,
                                             const char      *words,
                                             GArray          *ordered,
                                             GCancellable    *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer         user_data);
GArray  *annexa_project_find_finish         (AnnexaProject   *self,
                                             GAsyncResult    *result,
                                             GError         **error);

/* annexa-project-records.c */
gboolean annexa_project_look_up_ref         (AnnexaProject   *self,
                                             const AnnexaKind *kind,
                                             const char      *ref,
                                             gint64          *id,
                                             GError         **error);
gboolean annexa_project_look_up_kind        (AnnexaProject   *self,
                                             gint64           id,
                                             const AnnexaKind **kind,
                                             GError         **error);
AnnexaRecord *annexa_project_load_record    (AnnexaProject   *self,
                                             const AnnexaKind *kind,
                                             gint64           id,
                                             GError         **error);
AnnexaRecord *annexa_project_find_live      (AnnexaProject   *self,
                                             gint64           id);
void     annexa_project_forget_live         (AnnexaProject   *self);
gboolean annexa_project_read_live_again     (AnnexaProject   *self,
                                             const AnnexaKind *kind,
                                             GError         **error);
void     annexa_project_refresh_live        (AnnexaProject   *self,
                                             AnnexaChanges   *changes);
void     annexa_project_forget_titles       (AnnexaProject   *self,
                                             AnnexaChanges   *changes);

/* annexa-project-work.c */
void     annexa_project_stop_work           (AnnexaProject   *self);

/* annexa-project-publish.c */
void     annexa_project_schedule_publishing (AnnexaProject   *self);
void     annexa_project_stop_publishing     (AnnexaProject   *self);

G_END_DECLS
