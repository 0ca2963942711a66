/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-xml.h"

G_BEGIN_DECLS

/**
 * AnnexaOscalProse:
 *
 * Writes the prose of an OSCAL catalogue as Markdown: statements with their points, guidance, and what stands for the
 * values that an organization has to choose.
 */
typedef struct _AnnexaOscalProse AnnexaOscalProse;

AnnexaOscalProse *annexa_oscal_prose_new         (xmlNode          *catalogue);
void              annexa_oscal_prose_free        (AnnexaOscalProse *self);
char             *annexa_oscal_prose_write_parts (AnnexaOscalProse *self,
                                                  xmlNode          *control,
                                                  gboolean          statements);
char             *annexa_oscal_prose_write_line  (AnnexaOscalProse *self,
                                                  xmlNode          *element);
char             *annexa_oscal_get_prop          (xmlNode          *element,
                                                  const char       *name);
gboolean          annexa_oscal_is_assessment     (xmlNode          *part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaOscalProse, annexa_oscal_prose_free)

G_END_DECLS
