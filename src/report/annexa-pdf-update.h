/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnnexaPdfUpdate:
 *
 * Changes to a PDF of version 1.4, as cairo writes it, which are appended to it: what is there stays as it is, and the
 * new end of the file says which objects count.
 */
typedef struct _AnnexaPdfUpdate AnnexaPdfUpdate;

AnnexaPdfUpdate *annexa_pdf_update_new           (GByteArray      *file);
void             annexa_pdf_update_free          (AnnexaPdfUpdate *self);
guint            annexa_pdf_update_get_root      (AnnexaPdfUpdate *self);
guint            annexa_pdf_update_get_n_objects (AnnexaPdfUpdate *self);
const char      *annexa_pdf_update_get_object    (AnnexaPdfUpdate *self,
                                                  guint            number,
                                                  gsize           *length);
guint            annexa_pdf_update_add_stream    (AnnexaPdfUpdate *self,
                                                  const char      *entries,
                                                  const char      *data);
guint            annexa_pdf_update_add_bytes     (AnnexaPdfUpdate *self,
                                                  const char      *entries,
                                                  GBytes          *bytes);
guint            annexa_pdf_update_add_dictionary (AnnexaPdfUpdate *self,
                                                  const char      *entries);
void             annexa_pdf_update_extend        (AnnexaPdfUpdate *self,
                                                  guint            number,
                                                  const char      *entries);
gboolean         annexa_pdf_update_replace       (AnnexaPdfUpdate *self,
                                                  guint            number,
                                                  const char      *key,
                                                  const char      *value);
void             annexa_pdf_update_append        (AnnexaPdfUpdate *self);

const char      *annexa_pdf_find_value           (const char      *object,
                                                  gsize            length,
                                                  const char      *key);
gboolean         annexa_pdf_has_name             (const char      *object,
                                                  gsize            length,
                                                  const char      *key,
                                                  const char      *name);
guint            annexa_pdf_get_reference        (const char      *object,
                                                  gsize            length,
                                                  const char      *key);
GArray          *annexa_pdf_get_children         (const char      *object,
                                                  gsize            length);
char            *annexa_pdf_quote                (const char      *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaPdfUpdate, annexa_pdf_update_free)

G_END_DECLS
