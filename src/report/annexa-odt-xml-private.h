/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-palette.h"

G_BEGIN_DECLS

/* One XML part of a package, written from top to bottom into memory. */
typedef struct _AnnexaOdtXml AnnexaOdtXml;

AnnexaOdtXml *annexa_odt_xml_new         (const char       *root);
void          annexa_odt_xml_free        (AnnexaOdtXml     *self);
void          annexa_odt_xml_begin       (AnnexaOdtXml     *self,
                                          const char       *element);
void          annexa_odt_xml_end         (AnnexaOdtXml     *self);
void          annexa_odt_xml_attribute   (AnnexaOdtXml     *self,
                                          const char       *name,
                                          const char       *value);
void          annexa_odt_xml_attributes  (AnnexaOdtXml     *self,
                                          ...) G_GNUC_NULL_TERMINATED;
void          annexa_odt_xml_number      (AnnexaOdtXml     *self,
                                          const char       *name,
                                          guint             number);
void          annexa_odt_xml_length      (AnnexaOdtXml     *self,
                                          const char       *name,
                                          double            points);
void          annexa_odt_xml_percent     (AnnexaOdtXml     *self,
                                          const char       *name,
                                          double            part);
void          annexa_odt_xml_colour      (AnnexaOdtXml     *self,
                                          const char       *name,
                                          const AnnexaRgba *colour);
void          annexa_odt_xml_line        (AnnexaOdtXml     *self,
                                          const char       *name,
                                          double            width,
                                          const AnnexaRgba *colour);
void          annexa_odt_xml_string      (AnnexaOdtXml     *self,
                                          const char       *text);
void          annexa_odt_xml_text        (AnnexaOdtXml     *self,
                                          const char       *text);
void          annexa_odt_xml_element     (AnnexaOdtXml     *self,
                                          const char       *element,
                                          const char       *text);
GBytes       *annexa_odt_xml_finish      (AnnexaOdtXml     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaOdtXml, annexa_odt_xml_free)

G_END_DECLS
