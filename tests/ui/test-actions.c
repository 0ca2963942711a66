/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "annexa-comparison-window.h"
#include "annexa-date.h"
#include "annexa-earlier-window.h"
#include "annexa-export.h"
#include "annexa-query.h"
#include "annexa-readiness-watch.h"
#include "annexa-round-window.h"
#include "annexa-setup.h"
#include "annexa-sidebar.h"
#include "annexa-starters.h"
#include "annexa-test.h"
#include "test-actions.h"

/* Everything that can be done in the window is done, taken back and done again, and each time the project is compared as a
 * whole. What can be done is asked of the program, so that nothing new is forgotten. */

/* What only shows, opens, saves or chooses, and changes nothing in the project. */
static const char reading[]
    = "comparison.choose comparison.copy "
      "earlier.look earlier.save-as "
      "round.copy round.turn round.compare "
      "win.new-project win.open win.open-path win.open-example win.close-project win.save win.save-again win.save-copy win.save-list "
      "win.earlier-copies win.earlier-copies-of win.look-at-past win.look-at-baseline win.look-at-edit win.compare win.compare-baseline "
      "win.back win.forward win.go win.turn-page win.turn-tab win.next-pane win.previous-pane win.main-menu win.toggle-form win.search win.search-everything "
      "win.project-settings win.show-settings win.show-picture win.show-record win.show-field win.show-list win.show-history win.show-checklist win.show-file win.shortcuts "
      "win.read-document win.show-report win.print win.save-report-pdf win.save-report-odt "
      "page.save-list page.add-filter page.filter-menu page.stop-import soa.decide-all soa.stop-selecting "
      "calendar.previous calendar.next calendar.today calendar.save "
      "audit.show-audit audit.show-record audit.show-checklist audit.earlier-years audit.later-years "
      "history.verify history.copy-head history.show-record form.history "
      "report.preview report.compose pack.look report.zoom-in report.zoom-out report.fit-width report.contents map.zoom-in map.zoom-out map.zoom-usual "
      "register.add-filter register.filter-menu register.fold-all register.unfold-all "
      "grid.copy grid.select-all grid.select-rows grid.menu grid.fold-all grid.unfold-all";

/* Undo itself, and what lies outside of what can be taken back: a new project, and an earlier copy in place of this one,
 * which is kept as a copy of its own. */
static const char outside[] = "win.undo win.redo earlier.restore";
static const char outside_files[] = "annexa-window-making.c";

/* What asks for a person or a file, or needs more around it, is done and undone by the tests of its page. */
static const char elsewhere[]
    = "page.approve-minutes page.import-catalogue report.new-pack pack.delete section.move section.remove "
      "win.take-baseline win.edit-method";
static const char elsewhere_files[] = "annexa-pack-edits.c annexa-change-row.c annexa-method-editor.c annexa-proposal-bar.c "
                                      "annexa-confirmed-bar.c";

/* When and by whom a record was changed last: taking something back is a change, too, and the history knows of it. */
static GBytes *
leave_out_stamps (GBytes *json)
{
  g_autoptr (GString) rest = g_string_new (NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (json, NULL), g_bytes_get_size (json));
  const char *from = text;
  const char *stamp;

  while ((stamp = strstr (from, "\"changed")) != NULL)
    {
      const char *end = stamp + strlen ("\"changed");

      if (g_str_has_prefix (end, "\":") || g_str_has_prefix (end, "-by\":"))
        end += strcspn (end, ",}");
      else
        stamp = end;
      g_string_append_len (rest, from, stamp - from);
      from = end;
    }
  g_string_append (rest, from);
  return g_string_free_to_bytes (g_steal_pointer (&rest));
}

/* The project record by record; what differs is named. */
static GHashTable *
read_state (AnnexaProject *project)
{
  GHashTable *state = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_bytes_unref);
  guint n;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AnnexaQuery) query = annexa_query_new (kinds[i]);
      g_autoptr (GArray) ids = annexa_project_query (project, query, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) json = annexa_export_json (project, kinds[i], ids, &error);

      g_assert_no_error (error);
      g_hash_table_insert (state, (gpointer) kinds[i]->name, leave_out_stamps (json));
    }
  return state;
}

static guint
count_differences (GHashTable *one,
                   GHashTable *other)
{
  GHashTableIter iter;
  gpointer kind, bytes;
  guint n = 0;

  g_hash_table_iter_init (&iter, one);
  while (g_hash_table_iter_next (&iter, &kind, &bytes))
    if (!g_bytes_equal (bytes, g_hash_table_lookup (other, kind)))
      {
        g_test_message ("%s differs", (const char *) kind);
        n++;
      }
  return n;
}

static void
count_change (Fixture *fixture)
{
  fixture->n_changes++;
}

static gboolean
has_changed (gpointer data)
{
  return ((Fixture *) data)->n_changes > 0;
}

static void
do_and_wait (Fixture *fixture,
             Act      function)
{
  fixture->n_changes = 0;
  function (fixture);
  annexa_test_ui_wait (has_changed, fixture);
  annexa_test_ui_settle ();
}

/* What follows from it is waited for by who does it, see do_and_wait(). */
static void
undo (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL));
}

static void
redo (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.redo", NULL));
}

/* One edit: what one undo does not take back was done by a second one. */
static void
do_undo_redo (Fixture    *fixture,
              const char *name,
              Act         function,
              gboolean    keeps)
{
  g_autoptr (GHashTable) before = read_state (fixture->project);
  g_autoptr (GHashTable) after = NULL;
  g_autoptr (GHashTable) undone = NULL;
  g_autoptr (GHashTable) redone = NULL;

  g_test_message ("%s", name);
  do_and_wait (fixture, function);
  after = read_state (fixture->project);
  g_assert_cmpuint (count_differences (before, after), >, 0);
  do_and_wait (fixture, undo);
  undone = read_state (fixture->project);
  g_assert_cmpuint (count_differences (before, undone), ==, 0);
  do_and_wait (fixture, redo);
  redone = read_state (fixture->project);
  g_assert_cmpuint (count_differences (after, redone), ==, 0);
  if (!keeps)
    do_and_wait (fixture, undo);
}

static void
go (Fixture    *fixture,
    const char *page)
{
  annexa_test_ui_act (GTK_WIDGET (fixture->window), "win.go", g_variant_new_string (page));
}

static void
show (Fixture    *fixture,
      const char *kind,
      const char *ref)
{
  gint64 id = annexa_project_find_ref (fixture->project, annexa_kind_lookup (kind), ref);

  g_assert_cmpint (id, !=, 0);
  annexa_test_ui_act (GTK_WIDGET (fixture->window), "win.show-record", g_variant_new ("(sx)", kind, id));
}

static gboolean
has_result (gpointer watch)
{
  return annexa_readiness_watch_get_result (watch) != NULL;
}

static void
go_to (Fixture    *fixture,
       const char *place)
{
  g_auto (GStrv) words = g_strsplit (place, " ", 2);
  AnnexaReadinessWatch *watch = annexa_readiness_watch_get (fixture->project);

  if (words[1] != NULL)
    show (fixture, words[0], words[1]);
  else if (annexa_destination_find (place) != NULL)
    go (fixture, place);
  if (strcmp (place, "readiness") == 0)
    annexa_test_ui_wait (has_result, watch);
}

static void
run (Fixture        *fixture,
     const Scenario *scenario)
{
  go_to (fixture, scenario->page);
  if (scenario->prepare != NULL)
    scenario->prepare (fixture);
  do_undo_redo (fixture, scenario->name, scenario->act, scenario->keeps);
}

static void
open_project (Fixture *fixture,
              char    *path)
{
  fixture->path = path;
  fixture->window = annexa_test_ui_open (path, 1280, 800);
  fixture->project = annexa_window_get_project (fixture->window);
  g_signal_connect_swapped (fixture->project, "changed", G_CALLBACK (count_change), fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (fixture->project, fixture);
  annexa_test_ui_close (fixture->window);
  annexa_date_set_today (NULL);
  g_free (fixture->path);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  annexa_date_set_today ("2026-11-26");
  open_project (fixture, annexa_test_ui_sample ("actions.annexa"));
}

static void
set_up_proposals (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *path = annexa_test_path ("actions-proposals.annexa");
  g_autoptr (GError) error = NULL;
  AnnexaProject *project;

  g_unlink (path);
  project = annexa_setup_new_project (path, "Weber Optics", ANNEXA_DEFAULT_METHOD, &error);
  g_assert_no_error (error);
  annexa_starters_apply (project, annexa_starters_find ("manufacturing"), &error);
  g_assert_no_error (error);
  annexa_test_close (project);
  open_project (fixture, g_steal_pointer (&path));
}

static void
test_scenarios (Fixture      *fixture,
                gconstpointer data)
{
  for (const Scenario *scenario = data; scenario->name != NULL; scenario++)
    run (fixture, scenario);
}

static gboolean
names (const char *list,
       const char *word)
{
  g_auto (GStrv) words = g_strsplit (list != NULL ? list : "", " ", -1);

  return g_strv_contains ((const char *const *) words, word);
}

static void
add (Fixture *fixture)
{
  annexa_test_ui_act (GTK_WIDGET (fixture->window), "win.add", NULL);
}

/* Every kind of record is added where it is shown, and what was added is gone again. */
static void
test_add (Fixture      *fixture,
          gconstpointer data)
{
  guint n, n_added = 0;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AnnexaQuery) query = annexa_query_new (kinds[i]);
      g_autoptr (GArray) ids = annexa_project_query (fixture->project, query, NULL);

      if (annexa_destination_of (kinds[i]) == NULL || ids->len == 0)
        continue;
      annexa_test_ui_act (GTK_WIDGET (fixture->window), "win.show-record",
                          g_variant_new ("(sx)", kinds[i]->name, g_array_index (ids, gint64, 0)));
      /* A baseline asks for its name, an acceptance begins at its gap, a pack is put together. */
      if (!annexa_window_can (fixture->window, "win.add") || names ("baseline acceptance pack", kinds[i]->name))
        continue;
      do_undo_redo (fixture, kinds[i]->name, add, FALSE);
      n_added++;
    }
  g_assert_cmpuint (n_added, >, 10);
}

static gboolean
is_done (const char *action)
{
  for (const Scenario *scenario = scenarios; scenario->name != NULL; scenario++)
    if (names (scenario->actions, action))
      return TRUE;
  for (const Scenario *scenario = proposal_scenarios; scenario->name != NULL; scenario++)
    if (names (scenario->actions, action))
      return TRUE;
  return strcmp (action, "win.add") == 0;
}

/* The actions of a class of widgets that are ours. */
static guint
count_unknown (GType type)
{
  g_autofree GType *children = g_type_children (type, NULL);
  gpointer klass = g_type_class_ref (type);
  GType owner;
  const char *name, *property;
  const GVariantType *parameter;
  guint n = 0;

  for (guint i = 0; children[i] != 0; i++)
    n += count_unknown (children[i]);
  for (guint i = 0; gtk_widget_class_query_action (klass, i, &owner, &name, &parameter, &property); i++)
    if (owner == type && g_str_has_prefix (g_type_name (type), "Annexa") && property == NULL && !is_done (name)
        && !names (reading, name) && !names (outside, name) && !names (elsewhere, name))
      {
        g_test_message ("%s of %s: does it change the project?", name, g_type_name (type));
        n++;
      }
  g_type_class_unref (klass);
  return n;
}

/* Everything that can be done is known here. */
static void
test_actions (Fixture      *fixture,
              gconstpointer data)
{
  guint n;
  const AnnexaDestination *destinations = annexa_destinations_list (&n);

  for (guint i = 0; i < n; i++)
    {
      go (fixture, destinations[i].name);
      for (guint j = 0; destinations[i].kinds[j] != NULL; j++)
        annexa_test_ui_act (GTK_WIDGET (fixture->window), "win.turn-tab", g_variant_new_int32 (1));
    }
  show (fixture, "incident", "INC-001");
  g_type_ensure (ANNEXA_TYPE_COMPARISON_WINDOW);
  g_type_ensure (ANNEXA_TYPE_EARLIER_WINDOW);
  g_type_ensure (ANNEXA_TYPE_ROUND_WINDOW);
  g_assert_cmpuint (count_unknown (GTK_TYPE_WIDGET), ==, 0);
}

static gboolean
is_written (const char *file)
{
  for (const Scenario *scenario = scenarios; scenario->name != NULL; scenario++)
    if (names (scenario->files, file))
      return TRUE;
  return names (outside_files, file) || names (elsewhere_files, file);
}

/* So is every place in the window from which the project is written, also without an action. */
static void
test_files (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "src", "ui", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_unknown = 0, n_written = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;

      /* Those that ask annexa-apply.c to write are looked at, and not that file. */
      if (!g_str_has_suffix (name, ".c") || strcmp (name, "annexa-apply.c") == 0
          || !g_file_get_contents (path, &text, NULL, NULL)
          || (strstr (text, "annexa_project_apply (") == NULL && strstr (text, "annexa_apply (") == NULL))
        continue;
      n_written++;
      if (!is_written (name))
        g_test_message ("%s writes the project, and nothing here undoes that", name);
      n_unknown += is_written (name) ? 0 : 1;
    }
  g_assert_cmpuint (n_written, >, 20);
  g_assert_cmpuint (n_unknown, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_ui_init (&argc, &argv);
  g_test_add ("/actions/scenarios", Fixture, scenarios, set_up, test_scenarios, tear_down);
  g_test_add ("/actions/proposals", Fixture, proposal_scenarios, set_up_proposals, test_scenarios, tear_down);
  g_test_add ("/actions/add", Fixture, NULL, set_up, test_add, tear_down);
  g_test_add ("/actions/actions", Fixture, NULL, set_up, test_actions, tear_down);
  g_test_add ("/actions/files", Fixture, NULL, set_up, test_files, tear_down);
  return g_test_run ();
}
