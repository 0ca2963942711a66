/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-control-heading.h"
#include "annexa-control-row.h"

G_BEGIN_DECLS

struct _AnnexaControlRow
{
  GtkWidget parent_instance;

  AnnexaProject *project; /* NULL for the names of the columns */
  AnnexaControlRowShows shows;
  gboolean selecting;
  guint depth;
  AnnexaRecord *record;
  gulong notify_handler;

  AnnexaControlHeading *theme;
  gulong progress_handler;

  GtkWidget *check;
  GtkWidget *heading;
  GtkWidget *progress; /* of a heading */
  GtkWidget *bar;
  GtkWidget *ref;
  GtkWidget *title;
  GtkWidget *applies;
  GtkWidget *status;
  GtkWidget *owner;
  GtkWidget *line; /* Ref and owner, below the title of a narrow row. */
};

/* annexa-control-row-layout.c */
void annexa_control_row_install_layout (GtkWidgetClass *widget_class);

G_END_DECLS
