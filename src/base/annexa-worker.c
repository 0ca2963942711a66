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
  GTaskThreadFunc work;
  AnnexaUrgency urgency;
  gpointer source;
  GThread *thread; /* that began it */
  GMainContext *context;
} Job;

#define JOB_KEY "annexa-job"

/* So many work quietly at a time, so that the pool of GTask always has threads for what is awaited. */
#define MAX_QUIET 4

static GMutex quiet_lock;
static guint n_quiet;
static GQueue waiting = G_QUEUE_INIT; /* owns tasks */

static gboolean
begin_quiet (GTask *task)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&quiet_lock);
  gboolean begins = n_quiet < MAX_QUIET;

  if (begins)
    n_quiet++;
  else
    g_queue_push_tail (&waiting, g_object_ref (task));
  return begins;
}

/* The next one takes the place of one that has ended. */
static GTask *
end_quiet (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&quiet_lock);
  GTask *next = g_queue_pop_head (&waiting);

  if (next == NULL)
    n_quiet--;
  return next;
}

static gpointer
work_quietly (gpointer data)
{
  GTask *task = data;
  const Job *job = g_object_get_data (G_OBJECT (task), JOB_KEY);

  step_back (ANNEXA_URGENCY_QUIET);
  job->work (task, g_task_get_source_object (task), g_task_get_task_data (task), g_task_get_cancellable (task));
  return NULL;
}

/* Threads of the pool keep the priority: all that they ever do for this program is awaited. No thread gets back what it once
 * gave up, so what is quiet has one of its own that ends with its work. The pool waits for it, so that a task returns as
 * all tasks do: not before its work has ended. */
static void
work_in_pool (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  const Job *job = g_object_get_data (G_OBJECT (task), JOB_KEY);
  GThread *thread = NULL;
  g_autoptr (GTask) next = NULL;

  if (job->urgency == ANNEXA_URGENCY_QUIET)
    thread = g_thread_try_new ("annexa-quiet", work_quietly, task, NULL);
  if (thread != NULL)
    {
      g_thread_join (thread);
    }
  else
    {
      step_back (ANNEXA_URGENCY_AWAITED);
      job->work (task, source, data, cancellable);
    }

  if (job->urgency == ANNEXA_URGENCY_QUIET)
    next = end_quiet ();
  if (next != NULL)
    g_task_run_in_thread (next, work_in_pool);
}

static gboolean
let_go_of_source (gpointer source)
{
  g_object_unref (source);
  return G_SOURCE_REMOVE;
}

/* The thread of the worker may be the last to let go of the task. What the task was about belongs to the thread that began
 * it: a project that nobody else holds any more is not closed in the middle of what that thread does. */
static void
free_job (gpointer data)
{
  Job *job = data;

  if (job->thread == g_thread_self ())
    {
      g_clear_object (&job->source);
    }
  else if (job->source != NULL)
    {
      g_autoptr (GSource) idle = g_idle_source_new ();

      g_source_set_priority (idle, G_PRIORITY_HIGH);
      g_source_set_callback (idle, let_go_of_source, job->source, NULL);
      g_source_attach (idle, job->context);
    }
  g_main_context_unref (job->context);
  g_free (job);
}

/**
 * annexa_worker_run:
 * @task: what is to be done
 * @work: (scope async): does it, and has the task return something
 * @urgency: what it stands back for
 *
 * Does as g_task_run_in_thread(), but for the priority of the thread, and that the source of the task is let go of where its
 * callback is called. All tasks with a worker are started by this.
 */
void
annexa_worker_run (GTask          *task,
                   GTaskThreadFunc work,
                   AnnexaUrgency   urgency)
{
  Job *job;

  g_return_if_fail (G_IS_TASK (task) && work != NULL);

  job = g_new0 (Job, 1);
  *job = (Job){ work, urgency, g_task_get_source_object (task), g_thread_self (),
                  g_main_context_ref (g_task_get_context (task)) };
  if (job->source != NULL)
    g_object_ref (job->source);
  g_object_set_data_full (G_OBJECT (task), JOB_KEY, job, free_job);
  if (urgency == ANNEXA_URGENCY_AWAITED || begin_quiet (task))
    g_task_run_in_thread (task, work_in_pool);
}

typedef struct
{
  gpointer data;
  GDestroyNotify destroy;
} Burden;

static void
let_go (GTask        *task,
        gpointer      source,
        gpointer      data,
        GCancellable *cancellable)
{
  Burden *burden = data;

  burden->destroy (burden->data);
  g_task_return_boolean (task, TRUE);
}

/**
 * annexa_worker_free:
 * @data: (transfer full) (nullable): something of many parts
 * @destroy: lets go of it in any thread
 *
 * Has a worker let go of what takes long to be taken apart.
 */
void
annexa_worker_free (gpointer       data,
                    GDestroyNotify destroy)
{
  g_autoptr (GTask) task = NULL;
  Burden *burden;

  g_return_if_fail (destroy != NULL);

  if (data == NULL)
    return;
  burden = g_new0 (Burden, 1);
  *burden = (Burden){ data, destroy };
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, annexa_worker_free);
  g_task_set_task_data (task, burden, g_free);
  annexa_worker_run (task, let_go, ANNEXA_URGENCY_QUIET);
}
