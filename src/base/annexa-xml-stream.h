/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnnexaXmlStream:
 *
 * Reads XML from outside piece by piece, without ever holding all of it: what is too large for annexa_xml_read().
 */
typedef struct _AnnexaXmlStream AnnexaXmlStream;

/**
 * AnnexaXmlAttributes:
 *
 * The attributes of an element while its beginning is told.
 */
typedef struct _AnnexaXmlAttributes AnnexaXmlAttributes;

/**
 * AnnexaXmlEvents:
 * @start: an element begins; its name has no prefix
 * @end: an element ends
 * @text: a piece of the text inside, of @length bytes
 *
 * Who wants to know what is in a document. What is %NULL is not told.
 */
typedef struct
{
  void (*start) (const char                *name,
                 const AnnexaXmlAttributes *attributes,
                 gpointer                   data);
  void (*end)   (const char                *name,
                 gpointer                   data);
  void (*text)  (const char                *text,
                 gsize                      length,
                 gpointer                   data);
} AnnexaXmlEvents;

AnnexaXmlStream *annexa_xml_stream_new     (const AnnexaXmlEvents     *events,
                                            gpointer                   data);
void             annexa_xml_stream_free    (AnnexaXmlStream           *self);
gboolean         annexa_xml_stream_feed    (AnnexaXmlStream           *self,
                                            const void                *piece,
                                            gsize                      length);
gboolean         annexa_xml_stream_finish  (AnnexaXmlStream           *self);

char            *annexa_xml_attributes_get (const AnnexaXmlAttributes *self,
                                            const char                *name);
gint64           annexa_xml_attributes_get_integer (const AnnexaXmlAttributes *self,
                                                    const char        *name,
                                                    gint64             otherwise);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaXmlStream, annexa_xml_stream_free)

G_END_DECLS
