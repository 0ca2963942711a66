/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-apply.h"
#include "annexa-dialog.h"
#include "annexa-history-check.h"
#include "annexa-history.h"
#include "annexa-worker.h"

/* Whether history holds together, in words. The whole chain is followed, in a worker. */

typedef struct
{
  GPtrArray *findings;
  char *head;
} Verdict;

static void
free_verdict (gpointer data)
{
  Verdict *verdict = data;

  g_ptr_array_unref (verdict->findings);
  g_free (verdict->head);
  g_free (verdict);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Verdict, free_verdict)

static void
check_in_worker (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaProject) reader = annexa_project_open_reader (source, &error);
  g_autoptr (Verdict) verdict = g_new0 (Verdict, 1);

  verdict->findings = g_ptr_array_new_with_free_func (g_free);
  if (reader != NULL && annexa_project_verify_history (reader, verdict->findings, &error))
    verdict->head = annexa_project_get_chain_head (reader, &error);
  if (verdict->head != NULL)
    g_task_return_pointer (task, g_steal_pointer (&verdict), free_verdict);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
answered (const char *answer,
          gpointer    data)
{
  GtkWidget *parent = data;

  if (g_strcmp0 (answer, "copy") == 0)
    gtk_widget_activate_action (parent, "history.copy-head", NULL);
  g_object_unref (parent);
}

/* Sixty-four digits in a row are read by nobody; in groups they can be compared with those on paper. */
static char *
group_digits (const char *head)
{
  g_autoptr (GString) groups = g_string_new (NULL);

  for (gsize i = 0; i < strlen (head); i++)
    {
      if (i > 0 && i % 8 == 0)
        g_string_append_c (groups, i % 32 == 0 ? '\n' : ' ');
      g_string_append_c (groups, head[i]);
    }
  return g_strdup (groups->str);
}

static char *
describe_verdict (const Verdict *verdict)
{
  g_autofree char *digits = group_digits (verdict->head);
  g_autofree char *findings = NULL;

  if (verdict->findings->len == 0)
    return g_strdup_printf (
        _("Every edit is bound to the one before it, and none was changed, removed or inserted in between.\n\nThis shows "
          "accidents and simple tampering. Whoever holds the file and the program could rebuild all of history; only a "
          "head that was kept elsewhere, for instance on a printed report, would show that. It is now:\n\n%s"),
        digits);

  g_ptr_array_add (verdict->findings, NULL);
  findings = g_strjoinv ("\n", (char **) verdict->findings->pdata);
  return g_strdup_printf (_("%s\n\nLook at earlier copies: one from before may still hold together."), findings);
}

static void
checked (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GtkWidget) parent = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Verdict) verdict = g_task_propagate_pointer (G_TASK (result), &error);
  gboolean intact = verdict != NULL && verdict->findings->len == 0;
  g_autofree char *text = verdict != NULL ? describe_verdict (verdict) : NULL;

  if (gtk_widget_get_root (parent) == NULL)
    return;
  if (verdict == NULL)
    annexa_tell (parent, _("History could not be read"), error->message);
  else if (intact)
    annexa_ask (parent, _("History holds together"), text, NULL, answered, g_object_ref (parent), "close", _("_Close"),
                "copy", _("C_opy the head"), NULL);
  else
    annexa_tell (parent, _("History does not hold together"), text);
}

/**
 * annexa_check_history:
 * @parent: a widget with the action history.copy-head
 * @project: a project
 *
 * Follows the chain of history, and tells what came of it.
 */
void
annexa_check_history (GtkWidget     *parent,
                      AnnexaProject *project)
{
  g_autoptr (GTask) task = g_task_new (project, NULL, checked, g_object_ref (parent));

  g_task_set_source_tag (task, annexa_check_history);
  annexa_worker_run (task, check_in_worker, ANNEXA_URGENCY_AWAITED);
}

/**
 * annexa_copy_chain_head:
 * @parent: a widget in a window
 * @project: a project
 *
 * Puts the head of history into the clipboard, to be kept elsewhere.
 */
void
annexa_copy_chain_head (GtkWidget     *parent,
                        AnnexaProject *project)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *head = annexa_project_get_chain_head (project, &error);

  if (head == NULL)
    {
      annexa_say (parent, error->message);
      return;
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (parent), head);
  annexa_say (parent, _("The head of history was copied. Keep it where nobody can change it."));
}
