/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnnexaJsonWriter:
 *
 * Writes JSON as it goes, so that a hundred thousand records need no tree in memory, and numbers in the shortest form that
 * is exact.
 */
typedef struct _AnnexaJsonWriter AnnexaJsonWriter;

AnnexaJsonWriter *annexa_json_writer_new          (void);
void              annexa_json_writer_free         (AnnexaJsonWriter *self);
GBytes           *annexa_json_writer_finish       (AnnexaJsonWriter *self);

void              annexa_json_writer_begin_object (AnnexaJsonWriter *self);
void              annexa_json_writer_end_object   (AnnexaJsonWriter *self);
void              annexa_json_writer_begin_array  (AnnexaJsonWriter *self);
void              annexa_json_writer_end_array    (AnnexaJsonWriter *self);
void              annexa_json_writer_add_name     (AnnexaJsonWriter *self,
                                                   const char       *name);
void              annexa_json_writer_add_string   (AnnexaJsonWriter *self,
                                                   const char       *string);
void              annexa_json_writer_add_member   (AnnexaJsonWriter *self,
                                                   const char       *name,
                                                   const char       *text);
void              annexa_json_writer_add_number   (AnnexaJsonWriter *self,
                                                   double            number);
void              annexa_json_writer_add_integer  (AnnexaJsonWriter *self,
                                                   gint64            integer);
void              annexa_json_writer_add_boolean  (AnnexaJsonWriter *self,
                                                   gboolean          boolean);
void              annexa_json_writer_add_null     (AnnexaJsonWriter *self);
void              annexa_json_writer_add_strings  (AnnexaJsonWriter *self,
                                                   char            **strings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaJsonWriter, annexa_json_writer_free)

G_END_DECLS
