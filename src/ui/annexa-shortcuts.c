/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-shortcuts.h"
#include "annexa-sidebar.h"

#define RESOURCE "/io/github/annexa/Annexa/ui/annexa-shortcuts-window.ui"

/* The names of the pages are put into what the window is built from; a list of its own would fall behind the sidebar. The
 * window for shortcuts that GTK has is wider than a narrow screen, so that this one is made of rows. */
static char *
name_pages (const char *template)
{
  g_autoptr (GString) text = g_string_new (template);

  for (guint digit = 0; digit <= 9; digit++)
    {
      g_autofree char *placeholder = g_strdup_printf ("@page-%u@", digit);
      g_autofree char *name = g_markup_escape_text (_(annexa_destination_at_digit (digit)->label), -1);

      g_string_replace (text, placeholder, name, 0);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * annexa_shortcuts_window_new:
 *
 * Returns: (transfer none): a window with the keys of the program
 */
GtkWidget *
annexa_shortcuts_window_new (void)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  g_autoptr (GBytes) template = g_resources_lookup_data (RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *text = name_pages (g_bytes_get_data (template, NULL));
  g_autoptr (GError) error = NULL;

  if (!gtk_builder_add_from_string (builder, text, -1, &error))
    g_error ("%s", error->message);
  return GTK_WIDGET (gtk_builder_get_object (builder, "window"));
}
