/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnnexaCatalogueThreat:
 * @id: what it is called in a new project, "T-027"
 * @name: its name
 * @category: the kind of threat
 * @description: what happens, in a sentence or two
 * @origin: words of where it comes from
 * @affects: words of what it harms: "C I A"
 * @asset_types: words of the kinds of assets it typically concerns
 * @controls: (array zero-terminated=1): the controls of Annex A that typically help
 *
 * A threat that a small firm should think of. The texts come in the person's language.
 */
typedef struct
{
  char *id;
  char *name;
  char *category;
  char *description;
  char *origin;
  char *affects;
  char *asset_types;
  char **controls;
} AnnexaCatalogueThreat;

GPtrArray *annexa_catalogue_threats_get (void);

G_END_DECLS
