/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <adwaita.h>
#include <time.h>

#include "annexa-columns.h"
#include "annexa-grid.h"
#include "annexa-isms.h"

/* How long the window's processor works for a frame while a register of a large project is scrolled: reading the records,
 * laying out, drawing. It judges nothing. Sixty frames a second leave sixteen milliseconds. */

#define N_COLUMNS 12
#define N_FRAMES 240

/* A turn of the wheel, a page, and far away. */
static const double steps[] = { 40, 600, 12345 };

typedef struct
{
  GMainLoop *loop;
  AnnexaGrid *grid;
  GtkAdjustment *adjustment;
  guint step;
  guint n_frames;
  gint64 start;
  GArray *times; /* double, in milliseconds */
} Scrolling;

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

static void
print_times (Scrolling *scrolling)
{
  const double *times = (const double *) (void *) scrolling->times->data;
  guint n = scrolling->times->len;

  g_array_sort (scrolling->times, compare_times);
  g_print ("| %.0f px a frame | %.1f ms | %.1f ms | %.1f ms |\n", steps[scrolling->step], times[n / 2], times[n * 95 / 100],
           times[n - 1]);
}

static gint64
get_work (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
frame_began (GdkFrameClock *clock,
             Scrolling     *scrolling)
{
  scrolling->start = get_work ();
}

static void
frame_ended (GdkFrameClock *clock,
             Scrolling     *scrolling)
{
  double time = (double) (get_work () - scrolling->start) / 1000;

  if (scrolling->n_frames > 0)
    g_array_append_val (scrolling->times, time);
}

static gboolean
scroll (GtkWidget     *widget,
        GdkFrameClock *clock,
        gpointer       data)
{
  Scrolling *scrolling = data;

  if (scrolling->n_frames++ < N_FRAMES)
    {
      gtk_adjustment_set_value (scrolling->adjustment,
                                gtk_adjustment_get_value (scrolling->adjustment) + steps[scrolling->step]);
      return G_SOURCE_CONTINUE;
    }
  print_times (scrolling);
  g_array_set_size (scrolling->times, 0);
  gtk_adjustment_set_value (scrolling->adjustment, 0);
  scrolling->n_frames = 0;
  if (++scrolling->step < G_N_ELEMENTS (steps))
    return G_SOURCE_CONTINUE;
  g_main_loop_quit (scrolling->loop);
  return G_SOURCE_REMOVE;
}

static gboolean
begin (gpointer data)
{
  Scrolling *scrolling = data;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (scrolling->grid));

  g_signal_connect (clock, "before-paint", G_CALLBACK (frame_began), scrolling);
  g_signal_connect (clock, "after-paint", G_CALLBACK (frame_ended), scrolling);
  gtk_widget_add_tick_callback (GTK_WIDGET (scrolling->grid), scroll, scrolling, NULL);
  return G_SOURCE_REMOVE;
}

static void
choose_columns (AnnexaGridColumns *columns,
                const AnnexaKind  *kind)
{
  for (guint i = 0; i < kind->n_fields && annexa_grid_columns_get_size (columns) < N_COLUMNS; i++)
    if (annexa_column_suits (&kind->fields[i]) && kind->fields[i].pass == NULL)
      annexa_grid_columns_choose (columns, &kind->fields[i], TRUE);
}

/* Puts the records together by a field, and says how long that takes, for the window and in all. */
static void
group_by (AnnexaGridColumns *columns,
          AnnexaRecordList  *list,
          const char        *field)
{
  const AnnexaKind *kind = annexa_record_list_get_kind (list);
  AnnexaQuery *query = annexa_query_new (kind);
  gint64 start, waited;

  annexa_grid_columns_set_group (columns, annexa_kind_find_field (kind, field));
  annexa_grid_columns_add_sorts (columns, query);
  start = g_get_monotonic_time ();
  annexa_record_list_set_query (list, query);
  waited = g_get_monotonic_time () - start;
  while (annexa_record_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
  g_print ("\nGrouped by %s: %u groups after %.0f ms, of which the window waits %.1f ms\n\n", field,
           annexa_record_list_get_n_groups (list), (double) (g_get_monotonic_time () - start) / 1000,
           (double) waited / 1000);
}

/* @group: (nullable): the field that records are put together by */
static void
measure (AnnexaProject *project,
         const char    *group)
{
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  g_autoptr (AnnexaRecordList) list = annexa_record_list_new (project, kind);
  g_autoptr (GtkSingleSelection) selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (list)));
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  GtkWidget *window = adw_window_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  Scrolling scrolling = { .loop = loop, .grid = g_object_new (ANNEXA_TYPE_GRID, NULL), .times = times };

  /* As registers do: or the selection would look for its record among all that come in another order, and read them. */
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_single_selection_set_selected (selection, GTK_INVALID_LIST_POSITION);
  annexa_grid_set_list (scrolling.grid, list, selection);
  choose_columns (annexa_grid_get_columns (scrolling.grid), kind);
  if (group != NULL)
    group_by (annexa_grid_get_columns (scrolling.grid), list, group);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (scrolling.grid));
  adw_window_set_content (ADW_WINDOW (window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (window), 1270, 640);
  gtk_window_present (GTK_WINDOW (window));
  scrolling.adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  g_print ("Scrolling %u assets, %u columns\n\n| step | median | 95 of 100 | longest |\n|---|---|---|---|\n",
           g_list_model_get_n_items (G_LIST_MODEL (list)), annexa_grid_columns_get_size (annexa_grid_get_columns (scrolling.grid)));
  g_timeout_add (1000, begin, &scrolling);
  g_main_loop_run (loop);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AnnexaProject) project = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 2 || !g_file_test (argv[1], G_FILE_TEST_EXISTS))
    {
      g_printerr ("There is no project yet. Run the other benchmarks first; they make it.\n");
      return 77;
    }
  annexa_isms_init ();
  adw_init ();
  project = annexa_project_open (argv[1], TRUE, &error);
  if (project == NULL)
    g_error ("%s", error->message);
  measure (project, NULL);
  measure (project, "type");
  measure (project, "owner");
  return 0;
}
