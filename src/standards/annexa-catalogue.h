/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the framework of these controls is called in a project. */
#define ANNEXA_CATALOGUE_NAME "ISO/IEC 27001:2022, Annex A"
#define ANNEXA_CATALOGUE_EDITION "2022"
#define ANNEXA_CATALOGUE_PUBLISHER "ISO/IEC"

/**
 * AnnexaCatalogueControl:
 * @id: the number, "A.5.1"
 * @title: its title, in English as the standard has it: what the project file keeps
 * @theme: the word of its theme
 * @types: words of the control types
 * @properties: words of the information security properties
 * @concepts: words of the cybersecurity concepts
 * @capabilities: words of the operational capabilities
 * @domains: words of the security domains
 * @is_new: whether the edition of 2013 had nothing like it
 * @was: (array zero-terminated=1): its numbers in the edition of 2013
 * @need: why a firm needs it, in a sentence of its own; the reason where no risk, law or contract is one
 * @meaning: what the control asks for and what goes wrong without it
 * @practice: what that means in a firm of about ten people
 * @done: (array zero-terminated=1): what counts as done
 * @auditor: (array zero-terminated=1): what an auditor will ask
 *
 * One control of Annex A. Numbers, titles and words are facts of the standard; the explanations are Annexa's own and
 * come in the person's language.
 */
typedef struct
{
  char *id;
  char *title;
  char *theme;
  char *types;
  char *properties;
  char *concepts;
  char *capabilities;
  char *domains;
  gboolean is_new;
  char **was;
  char *need;
  char *meaning;
  char *practice;
  char **done;
  char **auditor;
} AnnexaCatalogueControl;

GPtrArray                    *annexa_catalogue_get_controls (void);
const AnnexaCatalogueControl *annexa_catalogue_find_control (const char                   *id);
const char                   *annexa_catalogue_get_title    (const AnnexaCatalogueControl *control);

G_END_DECLS
