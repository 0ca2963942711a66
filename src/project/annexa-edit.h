/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-changes.h"
#include "annexa-loaded-file.h"
#include "annexa-problems.h"
#include "annexa-value.h"

G_BEGIN_DECLS

/**
 * AnnexaEdit:
 *
 * One action of a person that is going to change the project, however many records it touches: what
 * annexa_project_apply() does all of, or nothing, and what one undo takes back.
 */
typedef struct _AnnexaEdit AnnexaEdit;

/**
 * AnnexaEditNamer:
 * @changes: which records the edit changed
 * @data: what was given with the function
 *
 * Returns: (transfer full): what history calls the edit
 */
typedef char *(*AnnexaEditNamer) (AnnexaChanges *changes,
                                  gpointer       data);

AnnexaEdit     *annexa_edit_new          (gint64             first_id,
                                          const char        *label);
void            annexa_edit_free         (AnnexaEdit        *self);
const char     *annexa_edit_get_label    (AnnexaEdit        *self);
void            annexa_edit_set_label    (AnnexaEdit        *self,
                                          const char        *label);
void            annexa_edit_set_namer    (AnnexaEdit        *self,
                                          AnnexaEditNamer    namer,
                                          gpointer           data);

gint64          annexa_edit_create       (AnnexaEdit        *self,
                                          const AnnexaKind  *kind);
void            annexa_edit_set          (AnnexaEdit        *self,
                                          const AnnexaKind  *kind,
                                          gint64             id,
                                          const AnnexaField *field,
                                          const AnnexaValue *value);
void            annexa_edit_set_text     (AnnexaEdit        *self,
                                          const AnnexaKind  *kind,
                                          gint64             id,
                                          const char        *field,
                                          const char        *text);
void            annexa_edit_set_integer  (AnnexaEdit        *self,
                                          const AnnexaKind  *kind,
                                          gint64             id,
                                          const char        *field,
                                          gint64             integer);
void            annexa_edit_set_ids      (AnnexaEdit        *self,
                                          const AnnexaKind  *kind,
                                          gint64             id,
                                          const char        *field,
                                          const gint64      *ids,
                                          gsize              n_ids);
void            annexa_edit_set_file     (AnnexaEdit        *self,
                                          const AnnexaKind  *kind,
                                          gint64             id,
                                          const AnnexaField *field,
                                          const char        *path);
void            annexa_edit_set_file_as  (AnnexaEdit        *self,
                                          const AnnexaKind  *kind,
                                          gint64             id,
                                          const AnnexaField *field,
                                          const char        *path,
                                          const char        *name);
void            annexa_edit_set_contents (AnnexaEdit        *self,
                                          const AnnexaKind  *kind,
                                          gint64             id,
                                          const AnnexaField *field,
                                          const char        *name,
                                          GBytes            *contents);
void            annexa_edit_set_loaded   (AnnexaEdit        *self,
                                          const AnnexaKind  *kind,
                                          gint64             id,
                                          const AnnexaField *field,
                                          const AnnexaLoadedFile *file);
void            annexa_edit_delete       (AnnexaEdit        *self,
                                          const AnnexaKind  *kind,
                                          gint64             id);

gboolean        annexa_edit_creates      (AnnexaEdit        *self,
                                          gint64             id);
gboolean        annexa_edit_sets         (AnnexaEdit        *self,
                                          gint64             id,
                                          const AnnexaField *field);
const AnnexaValue *annexa_edit_get       (AnnexaEdit        *self,
                                          gint64             id,
                                          const AnnexaField *field);
void            annexa_edit_hold         (AnnexaEdit        *self,
                                          gint64             id,
                                          AnnexaRecord      *record);
AnnexaRecord   *annexa_edit_get_held     (AnnexaEdit        *self,
                                          gint64             id);
gboolean        annexa_edit_creates_part (AnnexaEdit        *self,
                                          const AnnexaKind  *kind,
                                          gint64             parent,
                                          const char        *field,
                                          const char        *text);
guint           annexa_edit_get_size     (AnnexaEdit        *self);
AnnexaProblems *annexa_edit_get_problems (AnnexaEdit        *self);
AnnexaChanges  *annexa_edit_get_changes  (AnnexaEdit        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaEdit, annexa_edit_free)

G_END_DECLS
