/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-test-ui.h"

/* A window with a project, in which scenarios are played. */
typedef struct
{
  AnnexaWindow *window;
  AnnexaProject *project;
  char *path;
  guint n_changes;
} Fixture;

typedef void (*Act) (Fixture *fixture);

/* What changes the project: where it is done, by which actions, and which files of the window write it. */
typedef struct
{
  const char *name;
  const char *page; /* A page, or “KIND REF”. */
  Act prepare;      /* Made before, and not taken back. */
  Act act;
  gboolean keeps; /* Whether the scenario after this one needs it. */
  const char *actions;
  const char *files;
} Scenario;

/* Each ends with one that has no name. */
extern const Scenario scenarios[];
extern const Scenario proposal_scenarios[];
