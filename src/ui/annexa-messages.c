/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <string.h>

#include "annexa-into-view.h"
#include "annexa-messages.h"

/**
 * AnnexaMessages:
 *
 * What a window says in passing. What was said before is over when something new is said: messages that wait for each
 * other come too late. So one toast takes up the next message while it is seen. It is never dismissed before it has
 * fully appeared, which libadwaita 1.2 does not survive: it goes on moving what it has freed.
 */
struct _AnnexaMessages
{
  AdwToastOverlay *overlay;
  AdwToast *toast; /* while it is seen */
  gint64 since;    /* when it began to appear */
  guint end_source;
  guint new_source; /* while what it says has only just been said */
  guint appear_source;
};

#define SECONDS_SHOWN 5
#define MOST_LINES 4

/* libadwaita takes half a second at most. */
#define MS_TO_APPEAR 800

static void show (AnnexaMessages *self,
                  const char     *title,
                  const char     *label,
                  const char     *action,
                  GVariant       *target);

static void end_after (AnnexaMessages *self,
                       guint           milliseconds);

static GtkWidget *
find_toast (AnnexaMessages *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->overlay));

  while (child != NULL && strcmp (gtk_widget_get_css_name (child), "toast") != 0)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* Who is about to press its button is not left with nothing under the pointer. */
static gboolean
has_pointer (AnnexaMessages *self)
{
  GtkWidget *toast = find_toast (self);

  return toast != NULL
         && (gtk_widget_get_state_flags (toast) & (GTK_STATE_FLAG_PRELIGHT | GTK_STATE_FLAG_FOCUS_WITHIN)) != 0;
}

static GtkLabel *
find_title (GtkWidget *widget)
{
  GtkLabel *title = GTK_IS_LABEL (widget) ? GTK_LABEL (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); title == NULL && child != NULL && !GTK_IS_BUTTON (child);
       child = gtk_widget_get_next_sibling (child))
    title = find_title (child);
  return title;
}

static int
measure_letter (GtkWidget *label)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (label), NULL, NULL);
  int width = MAX (pango_font_metrics_get_approximate_char_width (metrics),
                   pango_font_metrics_get_approximate_digit_width (metrics));

  pango_font_metrics_unref (metrics);
  return MAX (width, 1);
}

/* Where one line has no room for it, it takes several: libadwaita would cut off its end. It asks how high a toast is at its
 * natural width, so that has to be less than the window is wide. */
static void
fit_title (AnnexaMessages *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->overlay));
  GtkWidget *toast = find_toast (self);
  GtkLabel *title = toast != NULL ? find_title (toast) : NULL;
  int natural, title_width;

  if (title == NULL || width == 0)
    return;
  gtk_label_set_wrap (title, FALSE);
  gtk_label_set_max_width_chars (title, -1);
  gtk_widget_measure (toast, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (title), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &title_width, NULL, NULL);
  if (natural <= width)
    return;
  gtk_label_set_wrap (title, TRUE);
  gtk_label_set_wrap_mode (title, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (title, MOST_LINES);
  gtk_label_set_max_width_chars (
      title, MAX ((title_width + width - natural) * PANGO_SCALE / measure_letter (GTK_WIDGET (title)), 1));
}

/* Before it has fully appeared it is somewhere else. */
static gboolean
appeared (gpointer data)
{
  AnnexaMessages *self = data;

  self->appear_source = 0;
  annexa_messages_uncover_focus (self);
  return G_SOURCE_REMOVE;
}

static gboolean
end_toast (gpointer data)
{
  AnnexaMessages *self = data;

  self->end_source = 0;
  if (has_pointer (self))
    end_after (self, 1000);
  else
    adw_toast_dismiss (self->toast);
  return G_SOURCE_REMOVE;
}

static void
end_after (AnnexaMessages *self,
           guint           milliseconds)
{
  g_clear_handle_id (&self->end_source, g_source_remove);
  self->end_source = g_timeout_add (milliseconds, end_toast, self);
}

static gboolean
not_new_any_more (gpointer data)
{
  AnnexaMessages *self = data;

  self->new_source = 0;
  return G_SOURCE_REMOVE;
}

/* The button of a toast takes it away after it has done its work, of which it may have something to say itself. */
static void
toast_dismissed (AdwToast       *toast,
                 AnnexaMessages *self)
{
  gboolean unread = self->new_source != 0;

  g_signal_handlers_disconnect_by_data (toast, self);
  self->toast = NULL;
  g_clear_handle_id (&self->end_source, g_source_remove);
  g_clear_handle_id (&self->new_source, g_source_remove);
  g_clear_handle_id (&self->appear_source, g_source_remove);
  if (unread)
    show (self, adw_toast_get_title (toast), adw_toast_get_button_label (toast), adw_toast_get_action_name (toast),
          adw_toast_get_action_target_value (toast));
}

static void
show (AnnexaMessages *self,
      const char     *title,
      const char     *label,
      const char     *action,
      GVariant       *target)
{
  AdwToast *toast = self->toast != NULL ? self->toast : adw_toast_new (title);

  adw_toast_set_title (toast, title);
  adw_toast_set_action_name (toast, action);
  adw_toast_set_action_target_value (toast, target);
  adw_toast_set_button_label (toast, label);
  if (self->toast == NULL)
    {
      adw_toast_set_timeout (toast, 0);
      g_signal_connect (toast, "dismissed", G_CALLBACK (toast_dismissed), self);
      self->toast = toast;
      self->since = g_get_monotonic_time ();
      adw_toast_overlay_add_toast (self->overlay, toast);
      self->appear_source = g_timeout_add (MS_TO_APPEAR, appeared, self);
    }
  fit_title (self);
  if (self->new_source == 0)
    self->new_source = g_idle_add (not_new_any_more, self);
  end_after (self, SECONDS_SHOWN * 1000);
}

/**
 * annexa_messages_new:
 * @overlay: where they appear; must outlive them
 *
 * Returns: (transfer full): nothing said yet
 */
AnnexaMessages *
annexa_messages_new (AdwToastOverlay *overlay)
{
  AnnexaMessages *self = g_new0 (AnnexaMessages, 1);

  self->overlay = overlay;
  return self;
}

/**
 * annexa_messages_free:
 * @self: (transfer full): what says something in a window
 *
 * Withdraws what is being said, and goes.
 */
void
annexa_messages_free (AnnexaMessages *self)
{
  if (self->toast != NULL)
    g_signal_handlers_disconnect_by_data (self->toast, self);
  g_clear_handle_id (&self->end_source, g_source_remove);
  g_clear_handle_id (&self->new_source, g_source_remove);
  g_clear_handle_id (&self->appear_source, g_source_remove);
  g_free (self);
}

/* What covers something, once it has come to its place. */
static GtkWidget *
find_cover (AnnexaMessages *self)
{
  return self->toast != NULL && self->appear_source == 0 ? find_toast (self) : NULL;
}

/**
 * annexa_messages_uncover_focus:
 * @self: what says something in a window
 *
 * Scrolls what has the keyboard up from below what is being said.
 */
void
annexa_messages_uncover_focus (AnnexaMessages *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->overlay));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *toast = find_cover (self);

  if (focus != NULL && toast != NULL)
    annexa_uncover (focus, toast);
}

/**
 * annexa_messages_uncover_part:
 * @self: what says something in a window
 * @widget: something in the window
 * @part: a part of it
 *
 * Scrolls the part up from below what is being said.
 */
void
annexa_messages_uncover_part (AnnexaMessages        *self,
                              GtkWidget             *widget,
                              const graphene_rect_t *part)
{
  GtkWidget *toast = find_cover (self);

  if (toast != NULL)
    annexa_uncover_part (widget, part, toast);
}

/**
 * annexa_messages_say:
 * @self: messages
 * @message: a sentence
 */
void
annexa_messages_say (AnnexaMessages *self,
                     const char     *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  show (self, escaped, NULL, NULL, NULL);
}

/* What was done is told in one line that need not be as wide as the window. */
#define OFFER_MAX_CHARS 64

static char *
shorten (const char *message)
{
  glong n = g_utf8_strlen (message, -1);
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  if (n <= OFFER_MAX_CHARS)
    return g_strdup (message);
  start = g_utf8_substring (message, 0, OFFER_MAX_CHARS / 2);
  end = g_utf8_substring (message, n - OFFER_MAX_CHARS / 2, n);
  return g_strconcat (g_strchomp (start), "…", g_strchug (end), NULL);
}

/**
 * annexa_messages_offer:
 * @self: messages
 * @message: a sentence
 * @label: of a button
 * @action: the action of the button
 * @target: (nullable): its target
 */
void
annexa_messages_offer (AnnexaMessages *self,
                       const char     *message,
                       const char     *label,
                       const char     *action,
                       GVariant       *target)
{
  g_autofree char *line = shorten (message);
  g_autofree char *escaped = g_markup_escape_text (line, -1);

  show (self, escaped, label, action, target);
}

/**
 * annexa_messages_withdraw:
 * @self: messages
 *
 * Takes away an offer to undo or redo, whose button would take back something else than it says.
 */
void
annexa_messages_withdraw (AnnexaMessages *self)
{
  const char *action = self->toast != NULL ? adw_toast_get_action_name (self->toast) : NULL;
  gint64 seen = (g_get_monotonic_time () - self->since) / 1000;

  if (g_strcmp0 (action, "win.undo") != 0 && g_strcmp0 (action, "win.redo") != 0)
    return;
  g_clear_handle_id (&self->new_source, g_source_remove);
  if (seen >= MS_TO_APPEAR)
    {
      adw_toast_dismiss (self->toast);
      return;
    }
  adw_toast_set_button_label (self->toast, NULL);
  adw_toast_set_action_name (self->toast, NULL);
  end_after (self, (guint) (MS_TO_APPEAR - seen));
}
