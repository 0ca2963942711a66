/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-base"

#include "config.h"

#include "annexa-worker.h"

#ifdef __linux__
#include <sys/resource.h>
#include <unistd.h>
#endif

/* Workers stand back for the window, and those for which nobody waits for all others. Where there are more of them than
 * processors, the window would otherwise stand still for longer than it works, and a list that somebody has just turned to
 * would wait for what is counted for the sidebar. */
static const int steps_back[] = {
  [ANNEXA_URGENCY_AWAITED] = 4,
  [ANNEXA_URGENCY_QUIET] = 12,
};

/* Linux has a priority for each thread; elsewhere it is one of the whole process, which is left alone. */
static void
step_back (AnnexaUrgency urgency)
{
#ifdef __linux__
  int window = getpriority (PRIO_PROCESS, (id_t) getpid ());

  (void) setpriority (PRIO_PROCESS, 0, window + steps_back[urgency]);
#endif
}

typedef struct
{
  GTask *task;
  GTaskThreadFunc work;
} Job;

static void
work_on (GTask          *task,
         GTaskThreadFunc work)
{
  work (task, g_task_get_source_object (task), g_task_get_task_data (task), g_task_get_cancellable (task));
}

static gpointer
work_quietly (gpointer data)
{
  Job *job = data;

  step_back (ANNEXA_URGENCY_QUIET);
  work_on (job->task, job->work);
  g_object_unref (job->task);
  g_free (job);
  return NULL;
}

#define WORK_KEY "annexa-work"

/* Threads of the pool keep the priority: all that they ever do for this program is awaited. */
static void
work_awaited (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Job *job = g_object_get_data (G_OBJECT (task), WORK_KEY);

  step_back (ANNEXA_URGENCY_AWAITED);
  job->work (task, source, data, cancellable);
}

static void
run_in_pool (GTask          *task,
             GTaskThreadFunc work)
{
  Job *job = g_new0 (Job, 1);

  job->work = work;
  g_object_set_data_full (G_OBJECT (task), WORK_KEY, job, g_free);
  g_task_run_in_thread (task, work_awaited);
}

/* No thread gets back what it once gave up, so this one ends with its work. */
static gboolean
run_in_own_thread (GTask          *task,
                   GTaskThreadFunc work)
{
  Job *job = g_new0 (Job, 1);
  GThread *thread;

  job->task = g_object_ref (task);
  job->work = work;
  thread = g_thread_try_new ("annexa-quiet", work_quietly, job, NULL);
  if (thread != NULL)
    {
      g_thread_unref (thread);
      return TRUE;
    }
  g_object_unref (job->task);
  g_free (job);
  return FALSE;
}

/**
 * annexa_worker_run:
 * @task: what is to be done; it must not return when it is cancelled if it is quiet
 * @work: (scope async): does it, and has the task return something
 * @urgency: what it stands back for
 *
 * Does as g_task_run_in_thread(), but for the priority of the thread. All workers are started by this.
 */
void
annexa_worker_run (GTask          *task,
                   GTaskThreadFunc work,
                   AnnexaUrgency   urgency)
{
  g_return_if_fail (G_IS_TASK (task) && work != NULL);
  g_return_if_fail (urgency == ANNEXA_URGENCY_AWAITED || !g_task_get_return_on_cancel (task));

  if (urgency == ANNEXA_URGENCY_AWAITED || !run_in_own_thread (task, work))
    run_in_pool (task, work);
}
