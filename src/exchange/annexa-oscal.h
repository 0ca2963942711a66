/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnnexaOscalControl:
 * @id: what the catalogue calls it, such as ac-2.1
 * @title: its title
 * @chapter: (nullable): the titles of the groups that it stands in
 * @text: (nullable): what it asks for, in Markdown
 * @guidance: (nullable): what helps to meet it, in Markdown
 * @parent: the position of the control that it is part of, or -1
 * @withdrawn: whether the catalogue has given it up
 * @line: where in the file it begins
 */
typedef struct
{
  char *id;
  char *title;
  char *chapter;
  char *text;
  char *guidance;
  int parent;
  gboolean withdrawn;
  guint line;
} AnnexaOscalControl;

/**
 * AnnexaOscalCatalogue:
 * @file: the name of the file
 * @uuid: (nullable): the document's identifier
 * @title: its title
 * @version: (nullable): its version
 * @publisher: (nullable): who published it
 * @licence: (nullable): on what terms
 * @controls: (element-type AnnexaOscalControl): its controls, in the order of the file, each behind what it is part of
 * @n_groups: how many groups they stand in
 * @n_withdrawn: how many of the controls are withdrawn
 * @notes: what of the file is not imported or was mended, in sentences
 *
 * A catalogue of controls in the Open Security Controls Assessment Language, read from its XML.
 */
typedef struct
{
  char *file;
  char *uuid;
  char *title;
  char *version;
  char *publisher;
  char *licence;
  GPtrArray *controls;
  guint n_groups;
  guint n_withdrawn;
  GPtrArray *notes;
} AnnexaOscalCatalogue;

gboolean              annexa_oscal_suits          (const char            *path);
AnnexaOscalCatalogue *annexa_oscal_catalogue_read (const char            *path,
                                                   GError               **error);
void                  annexa_oscal_catalogue_free (AnnexaOscalCatalogue  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaOscalCatalogue, annexa_oscal_catalogue_free)

G_END_DECLS
