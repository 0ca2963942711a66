/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-canvas.h"
#include "annexa-theme.h"

G_BEGIN_DECLS

/**
 * AnnexaTypesetter:
 *
 * Breaks texts into lines and draws them. Lines are remembered by where they begin and end, so that ten thousand rows
 * need little memory; words are looked up again when they are drawn. Only one thread may use it at a time.
 */
typedef struct _AnnexaTypesetter AnnexaTypesetter;

/**
 * AnnexaTypesetting:
 * @runs: what it says; owned by somebody who lives longer
 * @n_runs: how many
 * @role: how it is set
 * @width: where its lines end
 * @align: 0 at the side where lines begin, 0.5 centred, 1 at the other
 *
 * A text to set.
 */
typedef struct
{
  const AnnexaRun *runs;
  guint n_runs;
  AnnexaTextRole role;
  double width;
  double align;
} AnnexaTypesetting;

/**
 * AnnexaExtent:
 * @widest_word: the width of the widest part that no line should break
 * @longest_line: the width when only line feeds break lines
 * @total: the width of all lines one behind the other
 * @n_lines: how many lines there are when only line feeds break them
 *
 * How large texts are before it is known how wide they may be. Of several texts, the first two are those of the
 * largest.
 */
typedef struct
{
  double widest_word;
  double longest_line;
  double total;
  guint n_lines;
} AnnexaExtent;

AnnexaTypesetter *annexa_typesetter_new        (const AnnexaTheme        *theme,
                                                const AnnexaDocumentInfo *info);
void              annexa_typesetter_free       (AnnexaTypesetter         *self);
PangoContext     *annexa_typesetter_get_context (AnnexaTypesetter       *self);
char             *annexa_typesetter_find_missing_font
                                                (AnnexaTypesetter       *self);
void              annexa_typesetter_set_page   (AnnexaTypesetter         *self,
                                                const char               *id,
                                                guint                     page);
void              annexa_typesetter_forget     (AnnexaTypesetter         *self);
guint             annexa_typesetter_set        (AnnexaTypesetter         *self,
                                                const AnnexaTypesetting  *setting);
void              annexa_typesetter_measure    (AnnexaTypesetter         *self,
                                                const AnnexaTypesetting  *setting,
                                                AnnexaExtent             *extent);
guint             annexa_typesetter_get_n_lines (AnnexaTypesetter        *self,
                                                guint                     paragraph);
double            annexa_typesetter_get_height (AnnexaTypesetter         *self,
                                                guint                     paragraph,
                                                guint                     first_line,
                                                guint                     n_lines);
double            annexa_typesetter_get_last_width (AnnexaTypesetter     *self,
                                                guint                     paragraph);
double            annexa_typesetter_get_baseline (AnnexaTypesetter       *self,
                                                guint                     paragraph);
void              annexa_typesetter_draw       (AnnexaTypesetter         *self,
                                                AnnexaCanvas             *canvas,
                                                guint                     paragraph,
                                                guint                     first_line,
                                                guint                     n_lines,
                                                double                    x,
                                                double                    y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaTypesetter, annexa_typesetter_free)

G_END_DECLS
