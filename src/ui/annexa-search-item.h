/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"
#include "annexa-search-words.h"

G_BEGIN_DECLS

/**
 * AnnexaSearchSection:
 * @ANNEXA_SEARCH_RECENT: Records that were looked at last.
 * @ANNEXA_SEARCH_COMMANDS: Pages, reports, and what the program does.
 * @ANNEXA_SEARCH_RECORDS: Records that were found.
 */
typedef enum
{
  ANNEXA_SEARCH_RECENT,
  ANNEXA_SEARCH_COMMANDS,
  ANNEXA_SEARCH_RECORDS,
} AnnexaSearchSection;

/**
 * AnnexaSearchItem:
 * @section: what it is among
 * @icon: a symbolic icon
 * @title: what it is called
 * @line: what else is said about it
 * @hit: (nullable): where in it the words were found, if that is not its name
 * @key: (nullable): the key that leads there, too, as people read it
 * @action: the action of the window that opens it
 * @target: (nullable): what the action needs
 *
 * Something that a search over everything offers.
 */
typedef struct
{
  AnnexaSearchSection section;
  const char *icon;
  char *title;
  char *line;
  char *hit;
  char *key;
  char *action;
  GVariant *target;
} AnnexaSearchItem;

AnnexaSearchItem *annexa_search_item_new_record (AnnexaSearchSection section,
                                                 AnnexaProject      *project,
                                                 AnnexaRecord       *record,
                                                 AnnexaSearchWords  *words);
void              annexa_search_item_free       (AnnexaSearchItem   *self);

G_END_DECLS
