/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_FIELD_EDITOR (annexa_field_editor_get_type ())
G_DECLARE_DERIVABLE_TYPE (AnnexaFieldEditor, annexa_field_editor, ANNEXA, FIELD_EDITOR, AdwBin)

/**
 * AnnexaFieldEditorClass:
 * @build: makes the widgets; the field and the project are known
 * @show: shows a value
 * @read: gives what is in the editor now; %FALSE with a sentence for people when it cannot be understood
 * @get_focus: the widget that takes the keyboard
 * @kept: (nullable): what is typed so far was written, so that Esc takes back only what comes after
 * @chosen: whether a value is chosen at once rather than typed; one that is refused then gives way to the stored one
 *
 * An editor for one sort of field. It knows nothing of records and edits: when the person is done with a value it says so
 * by annexa_field_editor_commit(), and the row around it writes the value.
 */
struct _AnnexaFieldEditorClass
{
  AdwBinClass parent_class;

  void (*build) (AnnexaFieldEditor *self);
  void (*show) (AnnexaFieldEditor *self,
                const AnnexaValue *value);
  gboolean (*read) (AnnexaFieldEditor *self,
                    AnnexaValue       *value,
                    GError           **error);
  GtkWidget *(*get_focus) (AnnexaFieldEditor *self);
  void (*kept) (AnnexaFieldEditor *self);
  gboolean chosen;
};

AnnexaFieldEditor *annexa_field_editor_new         (AnnexaProject     *project,
                                                    const AnnexaField *field,
                                                    const char        *title);
AnnexaFieldEditor *annexa_field_editor_new_reader (AnnexaProject     *project,
                                                   const AnnexaField *field,
                                                   const char        *title);
AnnexaProject     *annexa_field_editor_get_project (AnnexaFieldEditor *self);
const AnnexaField *annexa_field_editor_get_field   (AnnexaFieldEditor *self);
const char        *annexa_field_editor_get_title   (AnnexaFieldEditor *self);
gint64             annexa_field_editor_get_record  (AnnexaFieldEditor *self);
void               annexa_field_editor_show        (AnnexaFieldEditor *self,
                                                    gint64             record,
                                                    const AnnexaValue *value);
gboolean           annexa_field_editor_read        (AnnexaFieldEditor *self,
                                                    AnnexaValue       *value,
                                                    GError           **error);
GtkWidget         *annexa_field_editor_get_focus   (AnnexaFieldEditor *self);
void               annexa_field_editor_kept        (AnnexaFieldEditor *self);
gboolean           annexa_field_editor_is_chosen   (AnnexaFieldEditor *self);
gboolean           annexa_field_editor_is_whole    (AnnexaFieldEditor *self);
void               annexa_field_editor_set_empty_text (AnnexaFieldEditor *self,
                                                       const char        *text);

/* For editors. */
const char        *annexa_field_editor_get_empty_text (AnnexaFieldEditor *self);
void               annexa_field_editor_commit      (AnnexaFieldEditor *self);
void               annexa_field_editor_typed       (AnnexaFieldEditor *self);
void               annexa_field_editor_fail        (AnnexaFieldEditor *self,
                                                    const GError      *error);
GtkWidget         *annexa_field_editor_add_row     (AnnexaFieldEditor *self,
                                                    GtkWidget         *row);
void               annexa_field_editor_add_linked  (AnnexaFieldEditor *self,
                                                    const AnnexaKind  *kind,
                                                    const char        *title);
gboolean           annexa_field_editor_fits_beside (AnnexaFieldEditor *self,
                                                    const char        *text);
gboolean           annexa_field_editor_is_locked   (AnnexaFieldEditor *self);

G_END_DECLS
