/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * AnnexaSearchWords:
 *
 * What somebody is looking for, word by word.
 */
typedef struct _AnnexaSearchWords AnnexaSearchWords;

AnnexaSearchWords *annexa_search_words_new     (const char        *typed);
void               annexa_search_words_free    (AnnexaSearchWords *self);
gboolean           annexa_search_words_none    (AnnexaSearchWords *self);
gboolean           annexa_search_words_name    (AnnexaSearchWords *self,
                                                const char        *name);
AnnexaSearchWords *annexa_search_words_without (AnnexaSearchWords *self,
                                                const char        *text);
char              *annexa_search_words_excerpt (AnnexaSearchWords *self,
                                                const char        *text);
PangoAttrList     *annexa_search_words_mark    (AnnexaSearchWords *self,
                                                const char        *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaSearchWords, annexa_search_words_free)

G_END_DECLS
