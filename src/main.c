/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdlib.h>

#include "annexa-application.h"
#include "annexa-isms.h"

/* Without its schema GLib would end the program with a trace trap. */
static gboolean
has_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema
      = source != NULL ? g_settings_schema_source_lookup (source, ANNEXA_APPLICATION_ID, TRUE) : NULL;

  return schema != NULL;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AnnexaApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, ANNEXA_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_("Annexa"));

  if (!has_settings ())
    {
      g_printerr ("%s\n", _("The settings of Annexa are not installed: start it by build-aux/run, or set "
                           "GSETTINGS_SCHEMA_DIR to the folder “data” of the build."));
      return EXIT_FAILURE;
    }
  annexa_isms_init ();
  application = annexa_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
