/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/wait.h>
#include <unistd.h>

#include "annexa-error.h"
#include "annexa-history.h"
#include "annexa-project-file.h"
#include "annexa-project-private.h"
#include "annexa-search.h"
#include "annexa-test-edits.h"
#include "annexa-test.h"

/* A child makes real edits through the gate and says so after each one; it is killed at a random moment, again and again.
 * Nothing it said may be missing afterwards, and everything that can be checked has to be right.
 *
 * With the argument "-m slow": 10,000 edits and at least 80 kills. */

#define HEAD_LENGTH 64

/* Longer than publishing takes on any machine. */
#define RENAME_PATIENCE_MS 20000

typedef enum
{
  SAID_COMMITTED,
  SAID_PUBLISHING,
  SAID_PUBLISHED,
} SaidType;

/* Small enough that a pipe takes it whole or not at all. */
typedef struct
{
  SaidType type;
  gint64 seq;
  char head[HEAD_LENGTH + 1];
} Said;

static void
say (int            fd,
     AnnexaProject *project,
     SaidType       type)
{
  g_autofree char *head = annexa_project_get_chain_head (project, NULL);
  Said said = { .type = type, .seq = project->newest_seq };

  g_assert_nonnull (head);
  memcpy (said.head, head, HEAD_LENGTH);
  g_assert_cmpint (write (fd, &said, sizeof said), ==, sizeof said);
}

/* The child: edits and publishes until it is killed. */
static void
edit_for_ever (const char *path,
               int         fd)
{
  g_autoptr (GError) error = NULL;
  AnnexaProject *project = annexa_project_open (path, FALSE, &error);

  g_assert_no_error (error);
  g_random_set_seed ((guint32) g_get_real_time () ^ (guint32) getpid ());
  if (g_random_boolean ())
    annexa_project_prepare_search (project, NULL);

  while (TRUE)
    {
      annexa_test_edit_anything (project);
      say (fd, project, SAID_COMMITTED);
      if (g_random_int_range (0, 15) != 0)
        continue;
      say (fd, project, SAID_PUBLISHING);
      annexa_project_publish (project, FALSE, &error);
      g_assert_no_error (error);
      say (fd, project, SAID_PUBLISHED);
    }
}

typedef struct
{
  char *path;
  gint64 committed;
  gint64 published;
  GPtrArray *heads; /* of rows 1 and on that were said to be committed; NULL for those that were not */
  guint n_kills;
  guint n_kills_publishing;
  guint n_kills_renamed;
  guint n_recovered;
  guint n_unsaid;
} Journey;

static void
note_said (Journey    *journey,
           const Said *said)
{
  if (said->type == SAID_PUBLISHED)
    journey->published = said->seq;
  if (said->type != SAID_COMMITTED)
    return;

  g_ptr_array_set_size (journey->heads, (int) MAX ((gint64) journey->heads->len, said->seq + 1));
  g_free (journey->heads->pdata[said->seq]);
  journey->heads->pdata[said->seq] = g_strdup (said->head);
  journey->committed = said->seq;
}

/* When the child is killed. */
typedef enum
{
  KILL_ANY_TIME,
  KILL_PUBLISHING,
  KILL_RENAMED,
} KillMoment;

static int
watch_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int watch = inotify_init1 (IN_CLOEXEC);

  g_assert_no_errno (watch);
  g_assert_no_errno (inotify_add_watch (watch, folder, IN_MOVED_TO));
  return watch;
}

/* Waits until a file was renamed to @path. Right after that moment the program has its own file there and has not noted it
 * yet. */
static gboolean
wait_for_rename (int         watch,
                 const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  struct pollfd wait = { .fd = watch, .events = POLLIN };
  union
  {
    struct inotify_event event;
    char bytes[4096];
  } buffer;

  while (poll (&wait, 1, RENAME_PATIENCE_MS) == 1)
    {
      gssize length = read (watch, &buffer, sizeof buffer);

      for (gssize at = 0; at < length;)
        {
          const struct inotify_event *event = (const struct inotify_event *) (buffer.bytes + at);

          if (event->len > 0 && strcmp (event->name, name) == 0)
            return TRUE;
          at += (gssize) sizeof *event + event->len;
        }
    }
  return FALSE;
}

static void
wait_for_moment (Journey    *journey,
                 KillMoment  moment,
                 SaidType    last,
                 int         watch)
{
  if (moment == KILL_RENAMED && last == SAID_PUBLISHING)
    journey->n_kills_renamed += wait_for_rename (watch, journey->path);
  else
    g_usleep ((gulong) g_random_int_range (0, moment == KILL_ANY_TIME ? 6000 : 40000));
}

/* Listens to the child, kills it at a moment that nobody chose, and listens to what it still had said. */
static void
run_and_kill (Journey *journey)
{
  static const KillMoment moments[] = { KILL_ANY_TIME, KILL_ANY_TIME, KILL_PUBLISHING, KILL_RENAMED };
  KillMoment moment = moments[g_random_int_range (0, G_N_ELEMENTS (moments))];
  guint patience = (guint) g_random_int_range (1, 260);
  SaidType last = SAID_COMMITTED;
  int watch = watch_folder (journey->path);
  int fds[2];
  int status;
  pid_t child;
  Said said;

  g_assert_no_errno (pipe (fds));
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      close (fds[0]);
      edit_for_ever (journey->path, fds[1]);
    }
  close (fds[1]);

  while (patience > 0 && read (fds[0], &said, sizeof said) == sizeof said)
    {
      note_said (journey, &said);
      last = said.type;
      patience--;
      if (moment != KILL_ANY_TIME && last == SAID_PUBLISHING)
        break;
    }
  wait_for_moment (journey, moment, last, watch);
  g_assert_no_errno (kill (child, SIGKILL));
  while (read (fds[0], &said, sizeof said) == sizeof said)
    {
      note_said (journey, &said);
      last = said.type;
    }
  close (fds[0]);
  close (watch);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  journey->n_kills++;
  journey->n_kills_publishing += last == SAID_PUBLISHING;
}

/* The person's file is, at every moment, a whole project that holds at least what was said to be published. */
static void
check_file (Journey *journey)
{
  AnnexaProjectFile file;
  guint8 hash[ANNEXA_SHA256_SIZE];
  g_autoptr (GError) error = NULL;
  int fd = annexa_project_file_open (journey->path, &file, &error);

  g_assert_no_error (error);
  g_assert_true (file.sealed && file.untouched);
  g_assert_true (annexa_project_file_hash (fd, file.length, NULL, journey->path, hash, &error));
  g_assert_cmpmem (hash, sizeof hash, file.sha256, sizeof hash);
  close (fd);
}

static void
check_project (Journey *journey)
{
  g_autoptr (GError) error = NULL;
  AnnexaProject *project = annexa_project_open (journey->path, FALSE, &error);
  g_autoptr (GPtrArray) history = NULL;
  g_autofree char *head = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (annexa_project_get_access (project), ==, ANNEXA_ACCESS_EDIT);
  g_assert_null (annexa_project_get_kept (project));
  annexa_test_assert_sound (project);
  history = annexa_project_list_history (project, 0, &error);
  g_assert_no_error (error);

  /* All that was said, and at most one edit more that was committed and could not be said any more. */
  g_assert_cmpint (history->len, >=, journey->committed);
  g_assert_cmpint (history->len, <=, journey->committed + 1);
  if (history->len == journey->committed && journey->committed < (gint64) journey->heads->len
      && journey->heads->pdata[journey->committed] != NULL)
    {
      head = annexa_project_get_chain_head (project, &error);
      g_assert_cmpstr (head, ==, journey->heads->pdata[journey->committed]);
    }
  journey->n_unsaid += history->len > journey->committed;
  journey->n_recovered += annexa_project_was_recovered (project);
  journey->committed = history->len;
  g_assert_finalize_object (project);
}

static void
test_kill (void)
{
  const gint64 n_edits = g_test_slow () ? 10000 : 400;
  const guint n_kills = g_test_slow () ? 80 : 12;
  const guint n_back = 40;
  AnnexaProject *project = annexa_test_new_project ("kill.annexa");
  Journey journey = { .path = g_strdup (annexa_project_get_path (project)), .committed = 1 };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  journey.heads = g_ptr_array_new_with_free_func (g_free);
  annexa_test_close (project);
  while (journey.committed < n_edits || journey.n_kills < n_kills)
    {
      run_and_kill (&journey);
      check_file (&journey);
      check_project (&journey);
    }
  g_test_message ("%u kills (%u while publishing, %u at the new name), %d edits, %u times recovered, %u edits committed but "
                  "not said",
                  journey.n_kills, journey.n_kills_publishing, journey.n_kills_renamed, (int) journey.committed, journey.n_recovered,
                  journey.n_unsaid);

  /* The long way back: what was edited between all these kills can still be undone and done again. */
  project = annexa_project_open (journey.path, FALSE, &error);
  g_assert_no_error (error);
  before = annexa_test_dump (project);
  for (guint i = 0; i < n_back; i++)
    {
      annexa_project_undo (project, NULL, &error);
      g_assert_no_error (error);
    }
  for (guint i = 0; i < n_back; i++)
    {
      annexa_project_redo (project, NULL, &error);
      g_assert_no_error (error);
    }
  after = annexa_test_dump (project);
  g_assert_true (g_str_equal (before, after));
  annexa_test_assert_sound (project);
  annexa_test_close (project);

  g_ptr_array_unref (journey.heads);
  g_free (journey.path);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/journey/kill", test_kill);

  return g_test_run ();
}
