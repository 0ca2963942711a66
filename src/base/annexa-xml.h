/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

xmlDoc  *annexa_xml_read          (GBytes      *bytes,
                                   const char  *name,
                                   GError     **error);
xmlDoc  *annexa_xml_read_file     (const char  *path,
                                   GError     **error);
xmlNode *annexa_xml_first_child   (xmlNode     *parent,
                                   const char  *name);
xmlNode *annexa_xml_next          (xmlNode     *node,
                                   const char  *name);
char    *annexa_xml_get_text      (xmlNode     *parent,
                                   const char  *name);
char    *annexa_xml_get_attribute (xmlNode     *node,
                                   const char  *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

G_END_DECLS
