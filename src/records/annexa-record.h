/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib-object.h>

#include "annexa-kind.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_RECORD (annexa_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (AnnexaRecord, annexa_record, ANNEXA, RECORD, GObject)

struct _AnnexaRecordClass
{
  GObjectClass parent_class;

  const AnnexaKind *kind;
  GParamSpec **properties;
};

void               annexa_record_class_install_kind (AnnexaRecordClass *klass,
                                                     const AnnexaKind  *kind);

AnnexaRecord      *annexa_record_new         (const AnnexaKind  *kind,
                                              gint64             id);
AnnexaRecord      *annexa_record_copy        (AnnexaRecord      *self);
const AnnexaKind  *annexa_record_get_kind    (AnnexaRecord      *self);
gint64             annexa_record_get_id      (AnnexaRecord      *self);
gboolean           annexa_record_is_deleted  (AnnexaRecord      *self);
void               annexa_record_set_deleted (AnnexaRecord      *self,
                                              gboolean           deleted);

const AnnexaValue *annexa_record_get_value   (AnnexaRecord      *self,
                                              const AnnexaField *field);
void               annexa_record_set_value   (AnnexaRecord      *self,
                                              const AnnexaField *field,
                                              const AnnexaValue *value);
const AnnexaValue *annexa_record_get         (AnnexaRecord      *self,
                                              const char        *name);
const char        *annexa_record_get_text    (AnnexaRecord      *self,
                                              const char        *name);
gint64             annexa_record_get_integer (AnnexaRecord      *self,
                                              const char        *name);
gboolean           annexa_record_keeps       (AnnexaRecord      *self,
                                              const AnnexaField *field);
void               annexa_record_check_kept  (AnnexaRecord      *before,
                                              AnnexaRecord      *after,
                                              AnnexaProblems    *problems);
gboolean           annexa_record_is_empty    (AnnexaRecord      *self,
                                              const char        *name);
const char        *annexa_record_get_ref     (AnnexaRecord      *self);
const char        *annexa_record_get_title   (AnnexaRecord      *self);

G_END_DECLS
