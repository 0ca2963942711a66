/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>

#include "annexa-dialog.h"
#include "annexa-wrapping.h"

/* The only place that knows the message dialog, which newer versions of libadwaita replace by another. */

typedef struct
{
  AnnexaAnswerFunc answered;
  gpointer user_data;
} Question;

static void
answer (AdwMessageDialog *dialog,
        const char       *response,
        gpointer          data)
{
  Question *question = data;

  if (question->answered != NULL)
    question->answered (response, question->user_data);
}

/**
 * annexa_ask:
 * @parent: a widget of the window that asks
 * @heading: the question
 * @body: (nullable): what follows from the answers
 * @destructive: (nullable): the id of an answer that destroys something
 * @answered: (nullable): called with the id of the answer
 * @user_data: for @answered
 * @first_answer: the id of the answer that changes nothing, then its label, then further ids and labels, then %NULL; the
 *   last one is the one that is suggested, unless it destroys something
 * @...: as said
 *
 * Asks something that cannot be undone afterwards. Whatever can be undone is done without asking.
 */
void
annexa_ask (GtkWidget       *parent,
            const char      *heading,
            const char      *body,
            const char      *destructive,
            AnnexaAnswerFunc answered,
            gpointer         user_data,
            const char      *first_answer,
            ...)
{
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (root), heading, body);
  Question *question = g_new0 (Question, 1);
  const char *id = first_answer;
  const char *last = first_answer;
  va_list arguments;

  va_start (arguments, first_answer);
  while (id != NULL)
    {
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), id, va_arg (arguments, const char *));
      last = id;
      id = va_arg (arguments, const char *);
    }
  va_end (arguments);

  if (destructive != NULL)
    adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), destructive, ADW_RESPONSE_DESTRUCTIVE);
  if (g_strcmp0 (last, destructive) != 0 && g_strcmp0 (last, first_answer) != 0)
    adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), last, ADW_RESPONSE_SUGGESTED);
  /* What destroys something is not done by a key that was pressed once too often. */
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog),
                                           g_strcmp0 (last, destructive) != 0 ? last : first_answer);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), first_answer);

  question->answered = answered;
  question->user_data = user_data;
  g_signal_connect_data (dialog, "response", G_CALLBACK (answer), question, (GClosureNotify) (void (*) (void)) g_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * annexa_tell:
 * @parent: a widget of the window that tells
 * @heading: what happened
 * @body: (nullable): why, and what to do
 *
 * Tells of something that went wrong and needs attention; smaller things are toasts.
 */
void
annexa_tell (GtkWidget  *parent,
             const char *heading,
             const char *body)
{
  annexa_ask (parent, heading, body, NULL, NULL, NULL, "close", _("_Close"), NULL);
}

/* What a window is to have where text is larger, unless that is more than the one behind it has. */
static int
fit (int    size,
     double text_scale,
     int    most)
{
  int wanted = size > 0 ? (int) (size * MAX (text_scale, 1)) : size;

  return most > 0 && wanted > most ? MAX (size, most) : wanted;
}

/**
 * annexa_dialog_new:
 * @type: the type of a window
 * @parent: (nullable): the window that it stands in front of
 *
 * Makes a window in front of another, no wider than that one as long as it can be so narrow. Where text is larger, so is
 * the window, within the one behind it.
 *
 * Returns: (transfer none): the window, not shown yet
 */
gpointer
annexa_dialog_new (GType      type,
                   GtkWindow *parent)
{
  GtkWindow *dialog = g_object_new (type, "transient-for", parent, NULL);
  int width, height;
  int widest = parent != NULL ? gtk_widget_get_width (GTK_WIDGET (parent)) : 0;
  int tallest = parent != NULL ? gtk_widget_get_height (GTK_WIDGET (parent)) : 0;
  double text_scale = annexa_get_text_scale (GTK_WIDGET (dialog));

  gtk_window_get_default_size (dialog, &width, &height);
  width = fit (width, text_scale, widest);
  if (widest > 0 && width > widest)
    width = widest;
  gtk_window_set_default_size (dialog, width, fit (height, text_scale, tallest));
  return dialog;
}
