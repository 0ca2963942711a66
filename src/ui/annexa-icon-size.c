/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-icon-size.h"

/* What GTK draws icons and boxes to check at, whatever the size of text, in pixels. */
#define ICON_SIZE 16
#define CHECK_SIZE 14

/* Of what text grows, so much in hundredths does an icon: with the whole of it, the buttons of a header bar would take a
 * narrow window for themselves. */
#define GROWTH 50

/* How large the person wants text, compared with what a screen shows without being asked. */
static double
get_text_scale (GtkSettings *settings)
{
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / (96.0 * PANGO_SCALE) : 1;
}

/* To the next even number, so that the middle of an icon is between two pixels, as it was drawn. */
static int
grow (int    size,
      double text_scale)
{
  return 2 * (int) (size * (1 + (text_scale - 1) * GROWTH / 100) / 2);
}

static void
update (GtkSettings    *settings,
        GParamSpec     *pspec,
        GtkCssProvider *provider)
{
  double text_scale = get_text_scale (settings);
  int icon = grow (ICON_SIZE, text_scale);
  int check = grow (CHECK_SIZE, text_scale);
  g_autofree char *style = NULL;

  if (icon > ICON_SIZE)
    style = g_strdup_printf ("window, .normal-icons { -gtk-icon-size: %dpx; }\n"
                             "check, radio { -gtk-icon-size: %dpx; min-width: %dpx; min-height: %dpx; }\n"
                             "headerbar.narrow .title { font-size: .7em; }\n"
                             "headerbar.narrow .subtitle { font-size: .6em; }\n",
                             icon, check, check, check);
  gtk_css_provider_load_from_data (provider, style != NULL ? style : "", -1);
}

/**
 * annexa_icon_size_follow_text:
 *
 * Makes icons larger where text is larger. GTK draws them as large as ever, which is small beside text of twice the size.
 * The title of a narrow window, between its buttons, grows less than other text for the same reason as icons do.
 */
void
annexa_icon_size_follow_text (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_signal_connect_object (settings, "notify::gtk-xft-dpi", G_CALLBACK (update), provider, 0);
  update (settings, NULL, provider);
}
