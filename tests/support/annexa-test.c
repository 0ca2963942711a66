/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-test"

#include "config.h"

#include <glib/gstdio.h>
#include <grp.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "annexa-date.h"
#include "annexa-isms.h"
#include "annexa-method-change.h"
#include "annexa-query.h"
#include "annexa-setup.h"
#include "annexa-test.h"

/* How long a machine under load may take; no test depends on it passing. */
#define PATIENCE_SECONDS 120

static char *own_folder;
static pid_t own_process;

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_SYMLINK) || !g_file_test (child, G_FILE_TEST_IS_DIR))
        g_unlink (child);
      else
        remove_folder (child);
    }
  g_rmdir (path);
}

/* Children that a test forks share the folder, but only the test itself cleans up. */
static void
remove_own_folder (void)
{
  if (getpid () == own_process)
    remove_folder (own_folder);
  g_free (own_folder);
}

/* GLib's own isolation of tests keeps the folder names of every case for ever. The leak sanitizer reports them, and its
 * suppressions do not help: GLib is built without frame pointers, so that nothing says where the memory came from. */
static void
make_own_folders (void)
{
  static const char *const variables[] = { "HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
                                           "XDG_RUNTIME_DIR", "XDG_STATE_HOME" };

  own_process = getpid ();
  own_folder = g_dir_make_tmp ("annexa-test-XXXXXX", NULL);
  g_assert_nonnull (own_folder);
  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      g_autofree char *folder = g_build_filename (own_folder, variables[i], NULL);

      g_assert_no_errno (g_mkdir (folder, 0700));
      g_setenv (variables[i], folder, TRUE);
    }
  atexit (remove_own_folder);
}

/**
 * annexa_test_init:
 * @argc: of main
 * @argv: of main
 *
 * Every test program begins here: folders of its own, English, a fixed day.
 */
void
annexa_test_init (int    *argc,
                  char ***argv)
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_setenv ("TZ", "UTC", TRUE);
  setlocale (LC_ALL, "");
  make_own_folders ();
  g_test_init (argc, argv, NULL);
  annexa_date_set_today ("2026-11-23");
  annexa_isms_init ();
}

static gboolean
lose_patience (gpointer data)
{
  g_error ("What was waited for did not happen.");
  return G_SOURCE_REMOVE;
}

/**
 * annexa_test_wait:
 * @condition: what is waited for
 * @data: for @condition
 *
 * Lets the main loop run until the condition holds. Where it never does, the test fails instead of waiting for ever.
 */
void
annexa_test_wait (AnnexaTestCondition condition,
                  gpointer            data)
{
  guint patience = g_timeout_add_seconds (PATIENCE_SECONDS, lose_patience, NULL);

  while (!condition (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (patience);
}

/* Compiles a locale that the machine can make but has not made. */
static gboolean
compile_locale (const char *name)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "locales", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *source = g_strndup (name, strcspn (name, "."));
  const char *arguments[] = { "localedef", "-i", source, "-f", "UTF-8", path, NULL };
  g_autofree char *tool = g_find_program_in_path ("localedef");

  if (tool == NULL || g_mkdir_with_parents (folder, 0700) != 0)
    return FALSE;
  if (!g_spawn_sync (NULL, (char **) arguments, NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                     NULL, NULL, NULL))
    return FALSE;

  g_setenv ("LOCPATH", folder, TRUE);
  return setlocale (LC_ALL, name) != NULL;
}

/**
 * annexa_test_use_locale:
 * @name: the name of a locale: "de_DE.UTF-8"
 *
 * Makes the program run as in another country, until it is told otherwise by setlocale().
 *
 * Returns: whether the machine has the locale or can make it
 */
gboolean
annexa_test_use_locale (const char *name)
{
  return setlocale (LC_ALL, name) != NULL || compile_locale (name);
}

/**
 * annexa_test_path:
 * @name: a file name
 *
 * Returns: (transfer full): a path in a folder that belongs to this test case alone
 */
char *
annexa_test_path (const char *name)
{
  g_autofree char *folder = g_build_filename (own_folder, "files", g_test_get_path (), NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  return g_build_filename (folder, name, NULL);
}

/* Whoever runs without privileges has to be able to work in the folders that the test made. */
static void
give_away (const char *path,
           uid_t       user,
           gid_t       group)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_no_errno (lchown (path, user, group));
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (!g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        give_away (child, user, group);
    }
}

/**
 * annexa_test_in_child:
 * @run: what to do; assertions end the child
 * @data: for @run
 * @unprivileged: whether to do it as a user without privileges, where the test runs as root
 *
 * Does something in another process: as somebody else, under other limits, or to be killed.
 *
 * Returns: whether the child came to its end without a failed assertion
 */
gboolean
annexa_test_in_child (void   (*run) (gpointer data),
                      gpointer data,
                      gboolean unprivileged)
{
  const uid_t nobody = 65534;
  pid_t child;
  int status = 0;

  if (unprivileged && getuid () == 0)
    give_away (own_folder, nobody, nobody);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (unprivileged && getuid () == 0)
        {
          g_assert_no_errno (setgroups (0, NULL));
          g_assert_no_errno (setgid (nobody));
          g_assert_no_errno (setuid (nobody));
        }
      run (data);
      _exit (0);
    }

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return WIFEXITED (status) && WEXITSTATUS (status) == 0;
}

/**
 * annexa_test_new_project:
 * @name: a file name
 *
 * Returns: (transfer full): a project that was just set up and published
 */
AnnexaProject *
annexa_test_new_project (const char *name)
{
  g_autofree char *path = annexa_test_path (name);
  g_autoptr (GError) error = NULL;
  AnnexaProject *project;

  g_unlink (path);
  project = annexa_setup_new_project (path, "Weber Optics", ANNEXA_DEFAULT_METHOD, &error);
  g_assert_no_error (error);
  annexa_project_publish (project, FALSE, &error);
  g_assert_no_error (error);
  return project;
}

static gboolean
is_ours_alone (gpointer object)
{
  return g_atomic_int_get (&G_OBJECT (object)->ref_count) == 1;
}

/**
 * annexa_test_close:
 * @project: (transfer full): a project
 *
 * Publishes and closes it. A worker that has just told what it found may be the last but one to let go of the project.
 */
void
annexa_test_close (AnnexaProject *project)
{
  g_autoptr (GError) error = NULL;

  annexa_project_close (project, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < PATIENCE_SECONDS * 100 && !is_ours_alone (project); i++)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (G_USEC_PER_SEC / 100);
  g_assert_finalize_object (project);
}

/**
 * annexa_test_reopen:
 * @project: (transfer full): a project
 *
 * Returns: (transfer full): the same project, closed and opened again
 */
AnnexaProject *
annexa_test_reopen (AnnexaProject *project)
{
  g_autofree char *path = g_strdup (annexa_project_get_path (project));
  g_autoptr (GError) error = NULL;

  annexa_test_close (project);
  project = annexa_project_open (path, FALSE, &error);
  g_assert_no_error (error);
  return project;
}

/* Gives a new record what its kind demands besides the title. Without @edit it only sees to it that what such fields
 * name is there: an edit draws its ids when it begins, so none may begin within another. */
static void
fill_required (AnnexaProject    *project,
               const AnnexaKind *kind,
               AnnexaEdit       *edit,
               gint64            id)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const AnnexaField *field = &kind->fields[i];
      g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
      g_autofree char *text = NULL;

      if (!(field->flags & ANNEXA_FIELD_REQUIRED) || field->initial != NULL || strcmp (field->name, kind->title) == 0)
        continue;
      text = annexa_test_example_value (project, field, 0);
      g_assert_true (annexa_project_parse (project, field, text, &value, NULL));
      if (edit != NULL)
        annexa_edit_set (edit, kind, id, field, &value);
    }
}

/* Nobody has read what is not in force. */
static gint64
add_in_force (AnnexaEdit *edit)
{
  const AnnexaKind *kind = annexa_kind_lookup ("document");
  gint64 id = annexa_edit_create (edit, kind);

  annexa_edit_set_text (edit, kind, id, "title", "In force");
  annexa_edit_set_text (edit, kind, id, "status", "in-force");
  return id;
}

/**
 * annexa_test_add:
 * @project: a project
 * @kind: the name of a kind
 * @title: the text of its title field
 *
 * Returns: the id of the record that was added
 */
gint64
annexa_test_add (AnnexaProject *project,
                 const char    *kind,
                 const char    *title)
{
  const AnnexaKind *k = annexa_kind_lookup (kind);
  g_autoptr (AnnexaEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  fill_required (project, k, NULL, 0);
  edit = annexa_project_begin (project, "Added");
  id = annexa_edit_create (edit, k);
  if (strcmp (k->title, "ref") != 0)
    annexa_edit_set_text (edit, k, id, k->title, title);
  fill_required (project, k, edit, id);
  if (g_str_equal (kind, "evidence"))
    annexa_edit_set_text (edit, k, id, "location", "Cabinet 3");
  if (g_str_equal (kind, "acknowledgement"))
    annexa_edit_set_integer (edit, k, id, "document", add_in_force (edit));
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
  return id;
}

/**
 * annexa_test_add_method:
 * @project: a project
 * @title: the name of a risk method
 * @preset: the stable name of a ready-made one
 *
 * Returns: the id of a method that was added as a draft, with all its parts
 */
gint64
annexa_test_add_method (AnnexaProject *project,
                        const char    *title,
                        const char    *preset)
{
  g_autoptr (AnnexaMethodDraft) draft = annexa_method_draft_new_from_preset (annexa_method_preset_find (preset));
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Added");
  gint64 id = annexa_method_change_add (edit, draft, "draft");
  g_autoptr (GError) error = NULL;

  annexa_edit_set_text (edit, annexa_kind_lookup ("method"), id, "title", title);
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
  return id;
}

/**
 * annexa_test_set:
 * @project: a project
 * @kind: the name of a kind
 * @id: the id of a record
 * @field: the name of a field
 * @text: what to write, as a person types it
 * @error: return location
 *
 * Returns: whether the gate took it
 */
gboolean
annexa_test_set (AnnexaProject *project,
                 const char    *kind,
                 gint64         id,
                 const char    *field,
                 const char    *text,
                 GError       **error)
{
  const AnnexaKind *k = annexa_kind_lookup (kind);
  const AnnexaField *f = annexa_kind_find_field (k, field);
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Changed");
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  g_assert_nonnull (f);
  if (!annexa_project_parse (project, f, text, &value, error))
    return FALSE;
  annexa_edit_set (edit, k, id, f, &value);
  return annexa_project_apply (project, edit, error);
}

/**
 * annexa_test_put:
 * @project: a project
 * @kind_name: the name of a kind
 * @id: a record of it
 * @field_name: the name of a field
 * @text: what to set it to, as annexa_test_set() takes it
 *
 * Sets a field where nothing is to be in the way.
 */
void
annexa_test_put (AnnexaProject *project,
                 const char    *kind_name,
                 gint64         id,
                 const char    *field_name,
                 const char    *text)
{
  g_autoptr (GError) error = NULL;

  annexa_test_set (project, kind_name, id, field_name, text, &error);
  g_assert_no_error (error);
}

/**
 * annexa_test_get:
 * @project: a project
 * @kind: the name of a kind
 * @id: the id of a record
 * @field: the name of a field
 *
 * Returns: (transfer full): the value as files have it
 */
char *
annexa_test_get (AnnexaProject *project,
                 const char    *kind,
                 gint64         id,
                 const char    *field)
{
  const AnnexaKind *k = annexa_kind_lookup (kind);
  const AnnexaField *f = annexa_kind_find_field (k, field);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (project, k, id, &error);

  g_assert_no_error (error);
  return annexa_project_format (project, f, annexa_record_get_value (record, f));
}

/**
 * annexa_test_dump:
 * @project: a project
 *
 * Returns: (transfer full): everything that its records hold, for comparing
 */
char *
annexa_test_dump (AnnexaProject *project)
{
  GString *dump = g_string_new (NULL);
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (AnnexaQuery) query = annexa_query_new (kinds[i]);
      g_autoptr (GArray) ids = annexa_project_query (project, query, &error);
      g_autoptr (GPtrArray) records = NULL;

      g_assert_no_error (error);
      records = annexa_project_get_records (project, kinds[i], (const gint64 *) (void *) ids->data, ids->len, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < records->len; j++)
        {
          g_string_append_printf (dump, "%s %" G_GINT64_FORMAT, kinds[i]->name,
                                  annexa_record_get_id (records->pdata[j]));
          for (guint k = 0; k < kinds[i]->n_fields; k++)
            if (annexa_field_is_stored (&kinds[i]->fields[k]))
              {
                g_autofree char *text = annexa_field_format (
                    &kinds[i]->fields[k], annexa_record_get_value (records->pdata[j], &kinds[i]->fields[k]));

                g_string_append_printf (dump, "|%s", text);
              }
          g_string_append_c (dump, '\n');
        }
    }
  return g_string_free (dump, FALSE);
}

/**
 * annexa_test_assert_sound:
 * @project: a project
 *
 * Everything that can be checked is right.
 */
void
annexa_test_assert_sound (AnnexaProject *project)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  annexa_project_verify (project, findings, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (char *) findings->pdata[i]);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* Parts of the method in force cannot be anything; those of a draft can. */
static void
leave_out_in_force (AnnexaQuery *query)
{
  const AnnexaKind *kind = annexa_query_get_kind (query);
  g_auto (AnnexaValue) in_force = ANNEXA_VALUE_INIT;

  annexa_value_set_text (&in_force, "in-force");
  if (strcmp (kind->name, "method") == 0)
    annexa_query_add_filter (query, annexa_kind_find_field (kind, "status"), ANNEXA_TEST_NOT_EQUAL, &in_force);
}

static char *
example_record (AnnexaProject    *project,
                const AnnexaKind *kind,
                guint             variant)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GArray) ids = NULL;

  leave_out_in_force (query);
  for (gint64 n = annexa_project_count_query (project, query, NULL); n <= variant; n++)
    {
      g_autofree char *title = g_strdup_printf ("Example %s %d", kind->name, (int) n);

      annexa_test_add (project, kind->name, title);
    }
  ids = annexa_project_query (project, query, NULL);
  return g_strdup (annexa_project_get_ref (project, kind, g_array_index (ids, gint64, variant)));
}

/* A kind that the field can name. */
static const AnnexaKind *
find_target (const AnnexaField *field)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  if (field->target == NULL)
    return annexa_kind_lookup ("asset");
  for (guint i = 0; i < n_kinds; i++)
    if (annexa_field_may_name (field, kinds[i]))
      return kinds[i];
  return NULL;
}

/**
 * annexa_test_example_value:
 * @project: a project, to which the records that links need are added
 * @field: a stored field
 * @variant: 0 or 1, for two different values
 *
 * Returns: (transfer full): a value that the field takes, as a person would type it and as files have it
 */
char *
annexa_test_example_value (AnnexaProject     *project,
                           const AnnexaField *field,
                           guint              variant)
{
  const AnnexaKind *target = find_target (field);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  switch (field->type)
    {
    case ANNEXA_FIELD_REF:
      return g_strdup_printf ("%s-%u", field->prefix, 801 + variant);
    case ANNEXA_FIELD_TEXT:
      if (g_str_has_prefix (field->name, "colour-"))
        return g_strdup (variant == 0 ? "#1c71d8" : "#f5c211");
      if (strcmp (field->name, "mandatory-item") == 0)
        return g_strdup (variant == 0 ? "M01" : "E17");
      if (field == annexa_kind_find_field (annexa_kind_lookup ("acceptance"), "rule"))
        return g_strdup (variant == 0 ? "R24" : "R30-M05");
      if (strcmp (field->name, "website") == 0)
        return g_strdup (variant == 0 ? "www.example.org" : "https://example.org/a");
      return g_strdup (variant == 0 ? "Größe; “quoted”, Ω" : "=1+1");
    case ANNEXA_FIELD_LONG_TEXT:
      return g_strdup (variant == 0 ? "First *paragraph*.\n\n- one\n- two; \"three\"" : "Another");
    case ANNEXA_FIELD_INTEGER:
    case ANNEXA_FIELD_RATING:
      return g_strdup_printf ("%d", (int) MIN (MAX (field->minimum, 1) + variant,
                                               field->maximum > 0 ? field->maximum : 1000));
    case ANNEXA_FIELD_NUMBER:
    case ANNEXA_FIELD_MONEY:
      return g_strdup (variant == 0 ? "1234.5" : "0.1");
    case ANNEXA_FIELD_PERCENT:
      return g_strdup (variant == 0 ? "30" : "100");
    case ANNEXA_FIELD_YES_NO:
      return g_strdup (variant == 0 ? "yes" : "no");
    case ANNEXA_FIELD_DATE:
      /* An acceptance ends after it began, whichever of the others that is. */
      if (field == annexa_kind_find_field (annexa_kind_lookup ("acceptance"), "expires"))
        return g_strdup (variant == 0 ? "2028-02-29" : "2028-12-31");
      return g_strdup (variant == 0 ? "2026-02-28" : "2027-12-31");
    case ANNEXA_FIELD_DATE_TIME:
      return g_strdup (variant == 0 ? "2026-02-28T23:59:59Z" : "2027-01-01T00:00:00Z");
    case ANNEXA_FIELD_CHOICE:
      /* A method that lacks its scales cannot be put in force. */
      if (field == annexa_kind_find_field (annexa_kind_lookup ("method"), "status"))
        return g_strdup (variant == 0 ? "draft" : "retired");
      return g_strdup (field->choices[variant].word);
    case ANNEXA_FIELD_CHOICES:
      if (variant == 0 && field->choices[1].word != NULL)
        return g_strdup_printf ("%s; %s", field->choices[0].word, field->choices[1].word);
      return g_strdup (field->choices[0].word);
    case ANNEXA_FIELD_SCALE:
      return g_strdup (variant == 0 ? "2" : "4");
    case ANNEXA_FIELD_RECORD:
      /* A control is not mapped to itself, and nobody is their own deputy. */
      if (strcmp (field->name, "other") == 0 || strcmp (field->name, "deputy") == 0)
        variant += 2;
      return example_record (project, target, variant);
    case ANNEXA_FIELD_LINKS:
      first = example_record (project, target, 0);
      second = example_record (project, target, 1);
      return variant == 0 ? g_strdup_printf ("%s; %s", first, second) : g_steal_pointer (&second);
    case ANNEXA_FIELD_FILE:
      return g_strdup_printf ("%064d/report %u.pdf", 0, variant);
    case ANNEXA_FIELD_LEVEL:
    case ANNEXA_FIELD_COMPUTED:
    default:
      g_assert_not_reached ();
    }
}
