/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-record-list.h"
#include "annexa-view.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_REGISTER (annexa_register_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaRegister, annexa_register, ANNEXA, REGISTER, AdwBin)

GtkWidget        *annexa_register_new             (AnnexaProject    *project,
                                                   const AnnexaKind *kind);
const AnnexaKind *annexa_register_get_kind        (AnnexaRegister   *self);
AnnexaRecordList *annexa_register_get_list        (AnnexaRegister   *self);
AnnexaRecord     *annexa_register_get_selected    (AnnexaRegister   *self);
gboolean          annexa_register_select          (AnnexaRegister   *self,
                                                   gint64            id);
gboolean          annexa_register_open            (AnnexaRegister   *self,
                                                   gint64            id);
void              annexa_register_show_view       (AnnexaRegister   *self,
                                                   const AnnexaView *view);
void              annexa_register_select_several  (AnnexaRegister   *self,
                                                   GArray           *ids);
guint             annexa_register_get_position    (AnnexaRegister   *self);
void              annexa_register_select_position (AnnexaRegister   *self,
                                                   guint             position);
gboolean          annexa_register_has_table       (AnnexaRegister   *self);
gboolean          annexa_register_take_focus      (AnnexaRegister   *self);
void              annexa_register_toggle_search   (AnnexaRegister   *self);
GtkWidget        *annexa_register_make_columns    (AnnexaRegister   *self);
void              annexa_register_save_list       (AnnexaRegister   *self);
void              annexa_register_save_list_to    (AnnexaRegister   *self,
                                                   const char       *path);
gboolean          annexa_register_flush           (AnnexaRegister   *self);
guint             annexa_register_count_marked    (AnnexaRegister   *self,
                                                   guint            *n_proposals);
void              annexa_register_act             (AnnexaRegister   *self,
                                                   const char       *action);
gboolean          annexa_register_delete_several  (AnnexaRegister   *self);
gboolean          annexa_register_confirm_proposals (AnnexaRegister   *self);
gboolean          annexa_register_delete_proposals (AnnexaRegister   *self);
char             *annexa_register_describe        (AnnexaRegister   *self);

G_END_DECLS
