/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "annexa-bench.h"
#include "annexa-search.h"

/* Runs every benchmark in processes of their own, in turn: ours on the large project, what it is compared with, ours on
 * the empty project, and again. A machine that is busy for a while is then busy for all three, and the ratios hold. The
 * time that the processors worked says more on a busy machine, but nothing of waiting for the disk: both are measured. */

typedef struct
{
  double seconds;   /* the median of what one run measured */
  double cpu;       /* and of how much the processors worked for it */
  double megabytes; /* the most memory it ever had */
} Result;

/* Of this process with all its threads and of the programs that it waited for. */
static double
get_cpu_seconds (void)
{
  struct timespec own;
  struct rusage children;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &own);
  getrusage (RUSAGE_CHILDREN, &children);
  return (double) own.tv_sec + (double) own.tv_nsec / 1e9
         + (double) (children.ru_utime.tv_sec + children.ru_stime.tv_sec)
         + (double) (children.ru_utime.tv_usec + children.ru_stime.tv_usec) / G_USEC_PER_SEC;
}

void
annexa_bench_start (AnnexaBenchRun *run)
{
  run->cpu_start = get_cpu_seconds ();
  run->start = g_get_monotonic_time ();
}

void
annexa_bench_stop (AnnexaBenchRun *run)
{
  double seconds = (double) (g_get_monotonic_time () - run->start) / G_USEC_PER_SEC;
  double cpu = get_cpu_seconds () - run->cpu_start;

  g_array_append_val (run->samples, seconds);
  g_array_append_val (run->cpu_samples, cpu);
}

/**
 * annexa_bench_open:
 * @run: a run
 * @search: whether to wait until the search index is there
 *
 * Returns: (transfer full): its project
 */
AnnexaProject *
annexa_bench_open (AnnexaBenchRun *run,
                   gboolean        search)
{
  g_autoptr (GError) error = NULL;
  AnnexaProject *project = annexa_project_open (run->path, FALSE, &error);

  g_assert_no_error (error);
  if (search)
    annexa_project_prepare_search (project, &error);
  g_assert_no_error (error);
  return project;
}

/* Lets go of the project without publishing: the next run goes on with the working copy. */
void
annexa_bench_close (AnnexaProject *project)
{
  g_object_unref (project);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

static double
median (GArray *numbers)
{
  g_autoptr (GArray) sorted = g_array_copy (numbers);

  g_array_sort (sorted, compare_numbers);
  return sorted->len > 0 ? g_array_index (sorted, double, sorted->len / 2) : 0;
}

static double
minimum (GArray *numbers)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < numbers->len; i++)
    least = MIN (least, g_array_index (numbers, double, i));
  return least;
}

G_NORETURN static void
run_child (AnnexaBenchFunction function,
           AnnexaBenchRun     *run,
           int                 answer)
{
  Result result = { 0 };

  run->samples = g_array_new (FALSE, FALSE, sizeof (double));
  run->cpu_samples = g_array_new (FALSE, FALSE, sizeof (double));
  function (run);
  result.seconds = median (run->samples);
  result.cpu = median (run->cpu_samples);
  _exit (write (answer, &result, sizeof result) == sizeof result ? EXIT_SUCCESS : EXIT_FAILURE);
}

static gboolean
measure_once (AnnexaBenchFunction function,
              AnnexaBenchRun     *run,
              Result             *result)
{
  int answer[2];
  int status;
  struct rusage usage;
  gboolean answered;
  pid_t child;

  if (pipe (answer) != 0)
    g_error ("pipe: %s", g_strerror (errno));
  fflush (stdout);
  child = fork ();
  if (child < 0)
    g_error ("fork: %s", g_strerror (errno));
  if (child == 0)
    run_child (function, run, answer[1]);

  close (answer[1]);
  answered = read (answer[0], result, sizeof *result) == sizeof *result;
  close (answer[0]);
  if (wait4 (child, &status, 0, &usage) != child || !WIFEXITED (status) || WEXITSTATUS (status) != EXIT_SUCCESS)
    answered = FALSE;
  result->megabytes = (double) usage.ru_maxrss / 1024;
  return answered;
}

/**
 * annexa_bench_in_child:
 * @function: what to do
 * @run: for @function
 *
 * Does something in a process of its own: this process stays small and has no threads, so that what its children measure
 * is theirs.
 *
 * Returns: whether it worked
 */
gboolean
annexa_bench_in_child (AnnexaBenchFunction function,
                       AnnexaBenchRun     *run)
{
  Result result;

  return measure_once (function, run, &result);
}

/* The times of one column of the table, run by run, and the most memory of all runs. */
typedef struct
{
  AnnexaBenchFunction function;
  AnnexaBenchRun run;
  GArray *seconds;
  GArray *cpu;
  double megabytes;
} Column;

static void
column_init (Column            *column,
             const AnnexaBench *bench,
             AnnexaBenchFunction function,
             const char        *folder,
             const char        *project,
             guint              n_records)
{
  column->function = function;
  column->run = (AnnexaBenchRun){ .folder = folder, .argument = bench->argument, .n_records = n_records };
  column->run.path = annexa_bench_data_path (folder, project, "annexa");
  column->seconds = g_array_new (FALSE, FALSE, sizeof (double));
  column->cpu = g_array_new (FALSE, FALSE, sizeof (double));
  column->megabytes = 0;
}

static void
column_clear (Column *column)
{
  g_free (column->run.path);
  g_array_unref (column->seconds);
  g_array_unref (column->cpu);
}

static void
column_measure (Column *column)
{
  Result result;

  if (column->function == NULL)
    return;
  if (!measure_once (column->function, &column->run, &result))
    g_error ("a benchmark failed on %s", column->run.path);
  g_array_append_val (column->seconds, result.seconds);
  g_array_append_val (column->cpu, result.cpu);
  column->megabytes = MAX (column->megabytes, result.megabytes);
}

static char *
format_seconds (double seconds)
{
  if (seconds >= 1)
    return g_strdup_printf ("%.2f s", seconds);
  if (seconds >= 0.01)
    return g_strdup_printf ("%.0f ms", seconds * 1000);
  return g_strdup_printf (seconds >= 0.001 ? "%.1f ms" : "%.3f ms", seconds * 1000);
}

static char *
format_column (Column *column)
{
  g_autofree char *least = NULL;
  g_autofree char *middle = NULL;

  if (column->function == NULL)
    return g_strdup ("–");
  least = format_seconds (minimum (column->seconds));
  middle = format_seconds (median (column->seconds));
  return g_strdup_printf ("%s (%s)", middle, least);
}

/* The median of the ratios run by run. */
static double
median_ratio (GArray *ours,
              GArray *others)
{
  g_autoptr (GArray) ratios = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < ours->len; i++)
    {
      double ratio = g_array_index (ours, double, i) / g_array_index (others, double, i);

      g_array_append_val (ratios, ratio);
    }
  return median (ratios);
}

/* What takes less than this, in seconds, does nothing, and a ratio to it says nothing: scrolling an empty list. */
#define NOTHING 0.0001

/* By the clock, and by what the processors worked. */
static char *
format_ratio (Column *ours,
              Column *other,
              double  promised)
{
  double seconds, cpu;

  if (other->function == NULL || median (other->seconds) < NOTHING)
    return g_strdup ("– | –");

  seconds = median_ratio (ours->seconds, other->seconds);
  cpu = median_ratio (ours->cpu, other->cpu);
  if (promised > 0)
    return g_strdup_printf ("%.2f (≤ %g) | %.2f", seconds, promised, cpu);
  return g_strdup_printf ("%.*f | %.*f", seconds < 100 ? 2 : 0, seconds, cpu < 100 ? 2 : 0, cpu);
}

void
annexa_bench_print_heading (void)
{
  g_print ("| what | large | CPU | empty | ratio | CPU ratio | reference | | ratio | CPU ratio | memory |\n");
  g_print ("|---|---|---|---|---|---|---|---|---|---|---|\n");
}

/**
 * annexa_bench_measure:
 * @bench: a benchmark
 * @folder: the folder of the benchmarks
 * @n_records: how many records a large register has
 * @n_runs: how often to run it
 *
 * Runs a benchmark and prints its row of the table: medians, with the least in parentheses.
 */
void
annexa_bench_measure (const AnnexaBench *bench,
                      const char        *folder,
                      guint              n_records,
                      guint              n_runs)
{
  Column large, reference, empty;
  g_autofree char *large_text = NULL;
  g_autofree char *large_cpu = NULL;
  g_autofree char *reference_text = NULL;
  g_autofree char *empty_text = NULL;
  g_autofree char *large_ratio = NULL;
  g_autofree char *reference_ratio = NULL;

  column_init (&large, bench, bench->ours, folder, bench->project, n_records);
  column_init (&reference, bench, bench->reference, folder, bench->project, n_records);
  column_init (&empty, bench, bench->no_empty ? NULL : bench->ours, folder, "empty", n_records);
  for (guint i = 0; i < n_runs; i++)
    {
      column_measure (&large);
      column_measure (&reference);
      column_measure (&empty);
    }

  large_text = format_column (&large);
  large_cpu = format_seconds (median (large.cpu));
  reference_text = format_column (&reference);
  empty_text = format_column (&empty);
  large_ratio = format_ratio (&large, &empty, 0);
  reference_ratio = format_ratio (&large, &reference, bench->promised);
  g_print ("| %s | %s | %s | %s | %s | %s | %s | %s | %.0f MB |\n", bench->name, large_text, large_cpu, empty_text,
           large_ratio, bench->reference_name != NULL ? bench->reference_name : "–", reference_text, reference_ratio,
           large.megabytes);
  column_clear (&large);
  column_clear (&reference);
  column_clear (&empty);
}
