/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_METHOD_EDITOR (annexa_method_editor_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaMethodEditor, annexa_method_editor, ANNEXA, METHOD_EDITOR, AdwWindow)

GtkWidget *annexa_method_editor_new (GtkWindow     *parent,
                                     AnnexaProject *project,
                                     gint64         method,
                                     GError       **error);

G_END_DECLS
