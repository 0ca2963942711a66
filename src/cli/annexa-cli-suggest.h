/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnnexaCliSuggester:
 *
 * Finds, among the words that would have been right, the one that somebody probably meant.
 */
typedef struct _AnnexaCliSuggester AnnexaCliSuggester;

AnnexaCliSuggester *annexa_cli_suggester_new       (const char         *word);
void                annexa_cli_suggester_free      (AnnexaCliSuggester *self);
void                annexa_cli_suggester_be_strict (AnnexaCliSuggester *self);
void                annexa_cli_suggester_add       (AnnexaCliSuggester *self,
                                                    const char         *candidate,
                                                    const char         *suggestion);
char               *annexa_cli_suggester_finish    (AnnexaCliSuggester *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaCliSuggester, annexa_cli_suggester_free)

G_END_DECLS
