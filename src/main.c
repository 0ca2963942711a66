/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "annexa-application.h"
#include "annexa-isms.h"

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

  annexa_isms_init ();
  application = annexa_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
