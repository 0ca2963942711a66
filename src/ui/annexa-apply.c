/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-apply.h"
#include "annexa-window.h"

/* What a person does somewhere in a window is told by the window: a widget that has left it meanwhile says nothing. */

/* The window of a project; a dialog speaks through the one that it belongs to. */
static AnnexaWindow *
find_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  while (GTK_IS_WINDOW (root) && !ANNEXA_IS_WINDOW (root))
    root = (GtkRoot *) gtk_window_get_transient_for (GTK_WINDOW (root));
  return ANNEXA_IS_WINDOW (root) ? ANNEXA_WINDOW (root) : NULL;
}

/**
 * annexa_say:
 * @widget: a widget
 * @message: a sentence
 *
 * Says something in passing in the window that @widget is in.
 */
void
annexa_say (GtkWidget  *widget,
            const char *message)
{
  AnnexaWindow *window = find_window (widget);

  if (window != NULL)
    annexa_window_tell (window, message);
}

/**
 * annexa_keep_seen:
 * @widget: a widget that has the keyboard
 * @part: where in it the keyboard is now
 *
 * Scrolls that part up from below what the window says in passing.
 */
void
annexa_keep_seen (GtkWidget             *widget,
                  const graphene_rect_t *part)
{
  AnnexaWindow *window = find_window (widget);

  if (window != NULL)
    annexa_window_uncover (window, widget, part);
}

/**
 * annexa_offer_undo:
 * @widget: a widget
 * @message: what was done
 *
 * Says what was done, with a button that takes it back.
 */
void
annexa_offer_undo (GtkWidget  *widget,
                   const char *message)
{
  AnnexaWindow *window = find_window (widget);

  if (window != NULL)
    annexa_window_offer_undo (window, message);
}

/**
 * annexa_apply:
 * @widget: where a person did something
 * @project: the project
 * @edit: (nullable): what they did, or %NULL when it could not even be prepared
 * @problem: (nullable): why not
 *
 * Does it, and offers to take it back; or says why it cannot be done. @widget may be gone afterwards, as a row is whose
 * record was deleted.
 *
 * Returns: whether it was done
 */
gboolean
annexa_apply (GtkWidget     *widget,
              AnnexaProject *project,
              AnnexaEdit    *edit,
              const GError  *problem)
{
  AnnexaWindow *window = find_window (widget);
  g_autoptr (GError) error = NULL;
  gboolean applied = edit != NULL && annexa_project_apply (project, edit, &error);

  if (window != NULL && applied)
    annexa_window_offer_undo (window, annexa_edit_get_label (edit));
  else if (window != NULL)
    annexa_window_tell (window, edit != NULL ? error->message : problem->message);
  return applied;
}
