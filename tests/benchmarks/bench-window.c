/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "annexa-bulk-window.h"
#include "annexa-paste-window.h"
#include "annexa-project-view.h"
#include "annexa-query.h"
#include "annexa-register.h"
#include "annexa-reports-page.h"
#include "annexa-search.h"
#include "annexa-sidebar.h"
#include "annexa-table-import.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"

/* How long the window answers nobody while somebody works with a large project: from one moment at which the main loop
 * waits for events to the next. It judges nothing; a tenth of a second is what people do not notice. */

#define N_IMPORTED 10000
#define N_BULK 1000
#define N_TYPED 7
#define LONGEST_REPORT 1200

/* The longest turn of the main loop since the last step began, by the clock and by the work of the thread. */
static struct
{
  gint64 woke_up;
  gint64 work_then;
  gint64 longest;
  gint64 most_work;
  gint64 started;
  gint64 all_work_then;
} watch;

static gint64
read_clock (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* Of the window's thread; workers have threads of their own. */
static gint64
get_work (void)
{
  return read_clock (CLOCK_THREAD_CPUTIME_ID);
}

static gint64
get_all_work (void)
{
  return read_clock (CLOCK_PROCESS_CPUTIME_ID);
}

static int
watched_poll (GPollFD *fds,
              guint    n_fds,
              int      timeout)
{
  gint64 now = g_get_monotonic_time ();
  gint64 work = get_work ();
  int result;

  if (watch.woke_up != 0)
    {
      watch.longest = MAX (watch.longest, now - watch.woke_up);
      watch.most_work = MAX (watch.most_work, work - watch.work_then);
    }
  result = g_poll (fds, n_fds, timeout);
  watch.woke_up = g_get_monotonic_time ();
  watch.work_then = get_work ();
  return result;
}

static void
begin (void)
{
  /* What happened since the last step counts for neither. */
  g_main_context_iteration (NULL, FALSE);
  watch.longest = 0;
  watch.most_work = 0;
  watch.all_work_then = get_all_work ();
  watch.started = g_get_monotonic_time ();
}

static double
in_milliseconds (gint64 microseconds)
{
  return (double) microseconds / 1000;
}

static void
print_step (const char *what,
            gint64      duration,
            gint64      all_work)
{
  g_print ("| %s | %.0f ms | %.0f ms | %.0f ms | %.0f ms |\n", what, in_milliseconds (duration),
           in_milliseconds (watch.longest), in_milliseconds (watch.most_work), in_milliseconds (all_work));
}

/* What follows, such as counting and drawing, is part of the step. */
static void
end (const char *what)
{
  gint64 duration = g_get_monotonic_time () - watch.started;
  gint64 all_work = get_all_work () - watch.all_work_then;

  annexa_test_ui_settle ();
  print_step (what, duration, all_work);
}

typedef struct
{
  AnnexaWindow *window;
  AnnexaProject *project;
  gint64 n_expected;
} Bench;

static gboolean
has_project (gpointer window)
{
  return annexa_window_get_project (window) != NULL;
}

static AnnexaPage *
get_page (Bench *bench)
{
  GtkWidget *view = annexa_test_ui_find (GTK_WIDGET (bench->window), ANNEXA_TYPE_PROJECT_VIEW);

  return annexa_project_view_get_page (ANNEXA_PROJECT_VIEW (view));
}

static void
open_project (Bench      *bench,
              const char *path)
{
  GtkWidget *window = annexa_window_new (ADW_APPLICATION (annexa_test_ui_get_application ()));

  bench->window = ANNEXA_WINDOW (window);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  annexa_test_ui_settle ();
  begin ();
  annexa_window_open (bench->window, path, FALSE);
  annexa_test_ui_wait (has_project, bench->window);
  end ("Opening");
  bench->project = annexa_window_get_project (bench->window);
}

static void
go (Bench      *bench,
    const char *name)
{
  gtk_widget_activate_action (GTK_WIDGET (bench->window), "win.go", "s", name);
  annexa_test_ui_settle ();
}

static void
visit_pages (Bench *bench)
{
  guint n;
  const AnnexaDestination *destinations = annexa_destinations_list (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *what = g_strdup_printf ("Going to “%s”", destinations[i].name);

      begin ();
      go (bench, destinations[i].name);
      end (what);
    }
}

typedef struct
{
  AnnexaRecordList *list;
  const char *words;
  gint64 drawn; /* when, or 0 */
  gint64 all_work;
} Search;

/* A frame was drawn: whether the list had what was typed by then. */
static void
painted (GdkFrameClock *clock,
         Search        *search)
{
  if (search->drawn != 0 || annexa_record_list_is_loading (search->list)
      || g_strcmp0 (annexa_record_list_get_words (search->list), search->words) != 0)
    return;
  search->drawn = g_get_monotonic_time ();
  search->all_work = get_all_work ();
}

static AnnexaRecordList *
get_list (Bench *bench)
{
  return annexa_register_get_list (ANNEXA_REGISTER (annexa_test_ui_find (GTK_WIDGET (get_page (bench)), ANNEXA_TYPE_REGISTER)));
}

/* As a person types, at the end: an entry whose whole text is set is empty in between, and tells of that, too. */
static void
type_text (GtkEditable *entry,
           const char  *text)
{
  int length = (int) g_utf8_strlen (gtk_editable_get_text (entry), -1);
  int n = (int) g_utf8_strlen (text, -1);

  if (n < length)
    gtk_editable_delete_text (entry, n, -1);
  else
    gtk_editable_insert_text (entry, g_utf8_offset_to_pointer (text, length), -1, &length);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, text);
}

/* From a keystroke until what it finds is drawn. */
static Search
type_into (Bench      *bench,
           GtkWidget  *entry,
           const char *text)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (bench->window));
  Search search = { .list = get_list (bench), .words = *text != '\0' ? text : NULL };
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted), &search);

  begin ();
  type_text (GTK_EDITABLE (entry), text);
  while (search.drawn == 0)
    g_main_context_iteration (NULL, TRUE);
  search.drawn -= watch.started;
  search.all_work -= watch.all_work_then;
  g_signal_handler_disconnect (clock, handler);
  return search;
}

static int
compare_searches (gconstpointer a,
                  gconstpointer b)
{
  const Search *one = a;
  const Search *other = b;

  return one->drawn < other->drawn ? -1 : one->drawn > other->drawn;
}

/* Emptying the entry in between, as somebody does who looks for several things. A machine that is busy makes keystrokes
 * longer, never shorter, so the shortest one is told as well. */
static void
type_often (Bench      *bench,
            GtkWidget  *entry,
            const char *before,
            const char *text)
{
  g_autofree char *what = NULL;
  Search searches[N_TYPED];
  gint64 longest = 0;
  gint64 most_work = 0;

  for (guint i = 0; i < N_TYPED; i++)
    {
      (void) type_into (bench, entry, before);
      annexa_test_ui_settle ();
      searches[i] = type_into (bench, entry, text);
      annexa_test_ui_settle ();
      longest = MAX (longest, watch.longest);
      most_work = MAX (most_work, watch.most_work);
    }
  watch.longest = longest;
  watch.most_work = most_work;
  qsort (searches, N_TYPED, sizeof (Search), compare_searches);
  what = g_strdup_printf ("From “%s” to “%s” in the search of assets, %.0f ms at best", before, text,
                          in_milliseconds (searches[0].drawn));
  print_step (what, searches[N_TYPED / 2].drawn, searches[N_TYPED / 2].all_work);
}

static gboolean
has_index (gpointer data)
{
  return annexa_project_has_search (((Bench *) data)->project);
}

static void
search (Bench *bench)
{
  GtkWidget *entry;
  static const char *const typed[] = { "", "s", "se", "ser", "" };

  go (bench, "assets");
  annexa_test_ui_wait (has_index, bench);
  gtk_widget_activate_action (GTK_WIDGET (bench->window), "win.search", NULL);
  annexa_test_ui_settle ();
  entry = annexa_test_ui_find (GTK_WIDGET (get_page (bench)), GTK_TYPE_SEARCH_ENTRY);
  /* Menus of the page have entries, too. */
  for (guint i = 1; !gtk_widget_get_mapped (entry); i++)
    entry = annexa_test_ui_find_nth (GTK_WIDGET (get_page (bench)), GTK_TYPE_SEARCH_ENTRY, i);
  for (guint i = 0; i + 1 < G_N_ELEMENTS (typed); i++)
    type_often (bench, entry, typed[i], typed[i + 1]);
}

static GtkWidget *
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

static GtkWidget *
find_button (GtkWidget *window)
{
  GtkWidget *button;

  for (guint i = 0; (button = annexa_test_ui_find_nth (window, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (gtk_widget_has_css_class (button, "suggested-action"))
      return button;
  return NULL;
}

static gboolean
is_idle (gpointer data)
{
  return !annexa_project_is_working (((Bench *) data)->project);
}

static void
act (Bench      *bench,
     const char *action,
     const char *what)
{
  begin ();
  gtk_widget_activate_action (GTK_WIDGET (bench->window), action, NULL);
  annexa_test_ui_wait (is_idle, bench);
  end (what);
}

static void
edit_many (Bench *bench)
{
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  AnnexaQuery *query = annexa_query_new (kind);
  g_autoptr (GArray) ids = annexa_project_query (bench->project, query, NULL);
  GtkWidget *dialog;

  annexa_query_free (query);
  g_array_set_size (ids, N_BULK);
  dialog = annexa_bulk_window_new (GTK_WINDOW (bench->window), bench->project, kind, ids);
  gtk_window_present (GTK_WINDOW (dialog));
  annexa_bulk_window_choose (ANNEXA_BULK_WINDOW (dialog), annexa_kind_find_field (kind, "location"));
  annexa_test_ui_settle ();
  gtk_editable_set_text (GTK_EDITABLE (gtk_window_get_focus (GTK_WINDOW (dialog))), "Hall nine");
  begin ();
  g_signal_emit_by_name (find_button (dialog), "clicked");
  annexa_test_ui_wait (is_idle, bench);
  end ("Setting a field of 1,000 assets");
  act (bench, "win.undo", "Undoing that");
}

static gboolean
can_import (gpointer dialog)
{
  return gtk_widget_get_sensitive (find_button (dialog));
}

static gboolean
has_imported (gpointer data)
{
  return find_window (ANNEXA_TYPE_PASTE_WINDOW) == NULL;
}

static void
import (Bench *bench)
{
  g_autofree char *path = annexa_test_path ("machines.csv");
  g_autoptr (GString) csv = g_string_new ("Name;Type;Notes\n");
  GtkWidget *dialog;

  for (guint i = 0; i < N_IMPORTED; i++)
    g_string_append_printf (csv, "Machine %u;Hardware;Stands in hall %u, row %u, since %u\n", i, i % 9, i % 31,
                            1990 + i % 35);
  g_assert_true (g_file_set_contents (path, csv->str, (gssize) csv->len, NULL));
  begin ();
  annexa_import_table_file (GTK_WIDGET (get_page (bench)), bench->project, annexa_kind_lookup ("asset"), path);
  dialog = find_window (ANNEXA_TYPE_PASTE_WINDOW);
  annexa_test_ui_wait (can_import, dialog);
  end ("Looking at a table of 10,000 rows");
  begin ();
  annexa_paste_window_paste (ANNEXA_PASTE_WINDOW (dialog));
  annexa_test_ui_wait (has_imported, bench);
  end ("Importing it");
  act (bench, "win.undo", "Undoing the import");
  act (bench, "win.redo", "Redoing it");
}

/* The audit pack of 200,000 records takes minutes, which its workers may take as long as the window goes on answering. */
static void
wait_long (AnnexaTestCondition condition,
           gpointer            data)
{
  gint64 until = g_get_monotonic_time () + LONGEST_REPORT * G_USEC_PER_SEC;

  while (!condition (data) && g_get_monotonic_time () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
  if (!condition (data))
    g_printerr ("That took more than %d seconds.\n", LONGEST_REPORT);
}

static gboolean
has_pages (gpointer page)
{
  return annexa_reports_page_get_pages (page) != NULL;
}

static gboolean
is_there (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
show_report (Bench *bench)
{
  AnnexaReportsPage *page;

  go (bench, "reports");
  page = ANNEXA_REPORTS_PAGE (get_page (bench));
  /* The page opens with the audit pack, which would be there before it is chosen. */
  annexa_reports_page_choose (page, "soa", NULL);
  wait_long (has_pages, page);
  begin ();
  annexa_reports_page_choose (page, "audit-pack", NULL);
  wait_long (has_pages, page);
  end ("Showing the audit pack");
}

static void
save_report (Bench *bench)
{
  static const char *const endings[] = { "pdf", "odt" };
  AnnexaReportsPage *page;

  go (bench, "reports");
  page = ANNEXA_REPORTS_PAGE (get_page (bench));
  annexa_reports_page_choose (page, "audit-pack", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat ("pack.", endings[i], NULL);
      g_autofree char *path = annexa_test_path (name);
      g_autofree char *what = g_strdup_printf ("Saving the audit pack as %s", endings[i]);

      g_unlink (path);
      begin ();
      annexa_reports_page_save_to (page, path);
      wait_long (is_there, path);
      end (what);
    }
}

static const struct
{
  const char *name;
  void (*run) (Bench *bench);
} steps[] = {
  { "pages", visit_pages }, { "search", search }, { "bulk", edit_many }, { "import", import }, { "report", show_report },
  { "save", save_report },
};

static gboolean
is_wanted (const char *name,
           char      **wanted)
{
  return *wanted == NULL || g_strv_contains ((const char *const *) wanted, name);
}

/* annexa-bench-window FILE [STEP]... */
int
main (int    argc,
      char **argv)
{
  g_autofree char *path = NULL;
  g_autofree char *contents = NULL;
  gsize length;
  Bench bench = { NULL };

  if (argc < 2 || !g_file_get_contents (argv[1], &contents, &length, NULL))
    {
      g_printerr ("There is no project yet. Run the other benchmarks first; they make it.\n");
      return 77;
    }
  annexa_test_ui_init (&argc, &argv);
  path = annexa_test_path ("bench-window.annexa");
  g_assert_true (g_file_set_contents (path, contents, (gssize) length, NULL));
  g_clear_pointer (&contents, g_free);
  g_main_context_set_poll_func (NULL, watched_poll);

  g_print ("| step | until it is done | longest turn of the main loop | most work in a turn | work of all threads |\n"
           "|---|---|---|---|---|\n");
  open_project (&bench, path);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (is_wanted (steps[i].name, argv + 2))
      steps[i].run (&bench);
  begin ();
  annexa_test_ui_close (bench.window);
  end ("Closing");
  return 0;
}
