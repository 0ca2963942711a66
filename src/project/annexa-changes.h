/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-kind.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_CHANGES (annexa_changes_get_type ())

typedef enum
{
  ANNEXA_RECORD_ADDED,
  ANNEXA_RECORD_CHANGED,
  ANNEXA_RECORD_DELETED,
} AnnexaRecordChangeType;

typedef struct
{
  gint64 id;
  const AnnexaKind *kind;
  AnnexaRecordChangeType type;
} AnnexaRecordChange;

/**
 * AnnexaChanges:
 *
 * Which records an edit added, changed or deleted. A record counts as changed when one of its links is made or removed,
 * from either end.
 */
typedef struct _AnnexaChanges AnnexaChanges;

GType                     annexa_changes_get_type (void) G_GNUC_CONST;
AnnexaChanges            *annexa_changes_ref      (AnnexaChanges    *self);
void                      annexa_changes_unref    (AnnexaChanges    *self);
guint                     annexa_changes_get_size (AnnexaChanges    *self);
const AnnexaRecordChange *annexa_changes_get      (AnnexaChanges    *self,
                                                   guint             position);
const AnnexaRecordChange *annexa_changes_find     (AnnexaChanges    *self,
                                                   gint64            id);
gboolean                  annexa_changes_touch    (AnnexaChanges    *self,
                                                   const AnnexaKind *kind);
gboolean                  annexa_changes_touch_field (AnnexaChanges     *self,
                                                      const AnnexaKind  *kind,
                                                      const AnnexaField *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaChanges, annexa_changes_unref)

G_END_DECLS
