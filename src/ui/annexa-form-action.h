/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_FORM_ACTION (annexa_form_action_get_type ())
G_DECLARE_DERIVABLE_TYPE (AnnexaFormAction, annexa_form_action, ANNEXA, FORM_ACTION, AdwPreferencesGroup)

/**
 * AnnexaFormActionClass:
 * @label: what the button says, untranslated, with its mnemonic
 * @nothing: (nullable): what to say when there is nothing to do, untranslated
 * @field: the field of the record that decides what is shown
 * @prepare: puts the edit together that the button is for; %NULL with an error that is shown to the person
 * @list_points: (nullable): what the record lacks before the button can do its work, a list of #AnnexaOpenPoint
 * @finishes: whether one is through with the record when it is done, and is led on to what comes next
 * @many_of: (nullable): the kind of which there may be so many that a worker does it
 * @doing: what is being done then, untranslated
 * @show_state: sets title and description for a record, or for none, and says whether the button is there at all
 */
struct _AnnexaFormActionClass
{
  AdwPreferencesGroupClass parent_class;

  const char *label;
  const char *nothing;
  const char *field;
  AnnexaEdit *(*prepare) (AnnexaProject *project,
                          gint64         record,
                          GError       **error);
  GPtrArray *(*list_points) (AnnexaProject *project,
                             AnnexaRecord  *record);
  gboolean finishes;
  const char *many_of;
  const char *doing;
  gboolean (*show_state) (AnnexaFormAction *self,
                          AnnexaRecord     *record);
};

/* For those that derive from it. */
AnnexaProject *annexa_form_action_get_project (AnnexaFormAction *self);
guint          annexa_form_action_count_points (AnnexaFormAction *self);
void           annexa_form_action_set_label   (AnnexaFormAction *self,
                                               const char       *label);
void           annexa_form_action_update      (AnnexaFormAction *self);

G_END_DECLS
