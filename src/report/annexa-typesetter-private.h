/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-typesetter.h"
#include "annexa-words.h"

G_BEGIN_DECLS

/* Between two letters of a text made of runs. */
typedef struct
{
  guint run;
  guint byte;
} AnnexaPlace;

/* Of texts that Pango lays out, only the size is known. */
typedef struct
{
  AnnexaPlace start;
  AnnexaPlace end; /* without the space that follows */
  float width;
  float height;
} AnnexaLine;

typedef struct
{
  const AnnexaRun *runs;
  guint n_runs;
  guint first_line;
  guint n_lines;
  float width;
  float align;
  guint8 role;
  guint8 complex; /* whether Pango lays it out */
} AnnexaParagraph;

typedef enum
{
  ANNEXA_TOKEN_WORD,
  ANNEXA_TOKEN_SPACE,
  ANNEXA_TOKEN_BREAK,
} AnnexaTokenType;

typedef struct
{
  AnnexaTokenType type;
  AnnexaPlace place;
  const char *text;
  guint length;
  gboolean breaks;     /* whether a line may end behind it, although no space follows */
  gboolean pill_start; /* room is left in front of it */
  gboolean pill_end;   /* and behind it */
} AnnexaToken;

struct _AnnexaTypesetter
{
  const AnnexaTheme *theme;
  AnnexaWords *words;
  GArray *paragraphs;
  GArray *lines;
  GHashTable *pages; /* ids of headings to numbers of pages in words */
  gboolean right_to_left;
  GArray *glyphs; /* of the runs being drawn, as are those below */
  GArray *clusters;
  GArray *parts;
  GString *text;
};

gboolean     annexa_typesetter_next_token    (AnnexaTypesetter         *self,
                                              const AnnexaRun          *runs,
                                              guint                     n_runs,
                                              AnnexaPlace              *place,
                                              AnnexaToken              *token);
const char  *annexa_typesetter_get_text      (AnnexaTypesetter         *self,
                                              const AnnexaRun          *run);
guint        annexa_typesetter_get_font      (AnnexaTypesetter         *self,
                                              const AnnexaRun          *run,
                                              AnnexaTextRole            role);
AnnexaRgba   annexa_typesetter_get_ink       (AnnexaTypesetter         *self,
                                              const AnnexaRun          *run,
                                              AnnexaTextRole            role);
void         annexa_typesetter_draw_pill     (AnnexaTypesetter         *self,
                                              AnnexaCanvas             *canvas,
                                              const AnnexaRun          *run,
                                              AnnexaTextRole            role,
                                              double                    x,
                                              double                    width,
                                              double                    baseline);
const char  *annexa_typesetter_get_link      (AnnexaTypesetter         *self,
                                              const AnnexaRun          *run);

/* Texts of scripts that Pango lays out. */
PangoDirection annexa_tell_direction         (const char               *text,
                                              gboolean                  right_to_left);
gboolean     annexa_typesetter_is_complex    (AnnexaTypesetter         *self,
                                              const AnnexaRun          *runs,
                                              guint                     n_runs);
void         annexa_typesetter_set_complex   (AnnexaTypesetter         *self,
                                              AnnexaParagraph          *paragraph);
void         annexa_typesetter_measure_complex (AnnexaTypesetter       *self,
                                              const AnnexaTypesetting  *setting,
                                              AnnexaExtent             *extent);
void         annexa_typesetter_draw_complex  (AnnexaTypesetter         *self,
                                              AnnexaCanvas             *canvas,
                                              const AnnexaParagraph    *paragraph,
                                              guint                     first_line,
                                              guint                     n_lines,
                                              double                    x,
                                              double                    y);

G_END_DECLS
