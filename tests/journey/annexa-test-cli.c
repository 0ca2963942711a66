/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-test"

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "annexa-test-cli.h"
#include "annexa-test.h"

void
annexa_cli_run_free (AnnexaCliRun *run)
{
  g_free (run->output);
  g_free (run->errors);
  g_free (run);
}

/**
 * annexa_test_cli_run:
 * @arguments: (array zero-terminated=1): what stands behind the name of the program
 *
 * Returns: (transfer full): how the program ended, which it has to do by itself
 */
AnnexaCliRun *
annexa_test_cli_run (const char *const *arguments)
{
  AnnexaCliRun *run = g_new0 (AnnexaCliRun, 1);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  int status;

  g_ptr_array_add (words, (gpointer) ANNEXA_CLI);
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (words, (gpointer) arguments[i]);
  g_ptr_array_add (words, NULL);

  g_spawn_sync (NULL, (char **) words->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &run->output, &run->errors, &status,
                &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, &error) && error->domain != G_SPAWN_EXIT_ERROR)
    g_error ("%s: %s", arguments[0], error->message);
  run->status = error != NULL ? error->code : 0;
  return run;
}

static AnnexaCliRun *
run_list (const char *first,
          va_list     rest)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (const char *word = first; word != NULL; word = va_arg (rest, const char *))
    g_ptr_array_add (words, (gpointer) word);
  g_ptr_array_add (words, NULL);
  return annexa_test_cli_run ((const char *const *) words->pdata);
}

static void
assert_success (AnnexaCliRun *run)
{
  if (run->status != 0 || *run->errors != '\0')
    g_error ("exit code %d: %s", run->status, run->errors);
}

/**
 * annexa_test_cli_answer:
 * @first: the command
 * @...: its arguments, ended by %NULL
 *
 * Returns: (transfer full): what it answered; it has to succeed without a message
 */
char *
annexa_test_cli_answer (const char *first,
                        ...)
{
  g_autoptr (AnnexaCliRun) run = NULL;
  va_list rest;

  va_start (rest, first);
  run = run_list (first, rest);
  va_end (rest);
  assert_success (run);
  return g_steal_pointer (&run->output);
}

/**
 * annexa_test_cli:
 * @first: the command
 * @...: its arguments, ended by %NULL
 *
 * Runs a command that has to succeed and to say nothing.
 */
void
annexa_test_cli (const char *first,
                 ...)
{
  g_autoptr (AnnexaCliRun) run = NULL;
  va_list rest;

  va_start (rest, first);
  run = run_list (first, rest);
  va_end (rest);
  assert_success (run);
  g_assert_cmpstr (run->output, ==, "");
}

/**
 * annexa_test_cli_fails:
 * @expected: a part of the message
 * @first: the command
 * @...: its arguments, ended by %NULL
 *
 * Runs a command that has to fail with one line that says why, and to answer nothing.
 */
void
annexa_test_cli_fails (const char *expected,
                       const char *first,
                       ...)
{
  g_autoptr (AnnexaCliRun) run = NULL;
  va_list rest;

  va_start (rest, first);
  run = run_list (first, rest);
  va_end (rest);

  if (run->status != 2 || strstr (run->errors, expected) == NULL)
    g_error ("exit code %d instead of “%s”: %s", run->status, expected, run->errors);
  g_assert_cmpstr (run->output, ==, "");
  g_assert_true (g_str_has_prefix (run->errors, "annexa-cli: "));
  g_assert_true (strchr (run->errors, '\n') == run->errors + strlen (run->errors) - 1);
  g_assert_true (g_utf8_validate (run->errors, -1, NULL));
}

/**
 * annexa_test_cli_json:
 * @first: the command
 * @...: its arguments, ended by %NULL
 *
 * Returns: (transfer full): the JSON that it answered
 */
JsonNode *
annexa_test_cli_json (const char *first,
                      ...)
{
  g_autoptr (AnnexaCliRun) run = NULL;
  g_autoptr (GError) error = NULL;
  JsonNode *node;
  va_list rest;

  va_start (rest, first);
  run = run_list (first, rest);
  va_end (rest);
  node = json_from_string (run->output, &error);
  g_assert_no_error (error);
  return node;
}

/**
 * annexa_test_cli_list:
 * @file: a project
 * @kind: the name of a kind
 * @field: the name of a field that holds text
 *
 * Returns: (transfer full): what all records hold there, separated by spaces
 */
char *
annexa_test_cli_list (const char *file,
                      const char *kind,
                      const char *field)
{
  g_autoptr (JsonNode) node = annexa_test_cli_json ("list", file, kind, "--format", "json", NULL);
  JsonArray *records = json_node_get_array (node);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (records); i++)
    g_string_append_printf (list, "%s%s", i > 0 ? " " : "",
                            json_object_get_string_member (json_array_get_object_element (records, i), field));
  return g_string_free (list, FALSE);
}

/**
 * annexa_test_cli_get:
 * @file: a project
 * @kind: the name of a kind
 * @ref: the reference of a record
 * @field: the name of a field
 *
 * Returns: (transfer full): what the record holds there, as JSON
 */
char *
annexa_test_cli_get (const char *file,
                     const char *kind,
                     const char *ref,
                     const char *field)
{
  g_autoptr (JsonNode) node = annexa_test_cli_json ("show", file, kind, ref, "--format", "json", NULL);

  g_assert_true (json_object_has_member (json_node_get_object (node), field));
  return json_to_string (json_object_get_member (json_node_get_object (node), field), FALSE);
}

/**
 * annexa_test_cli_new:
 * @name: the name of a file
 *
 * Returns: (transfer full): the path of a new project, made by the program
 */
char *
annexa_test_cli_new (const char *name)
{
  char *path = annexa_test_path (name);

  annexa_test_cli ("new", path, "--name", "Weber Optics", NULL);
  return path;
}

/**
 * annexa_test_write:
 * @name: the name of a file
 * @text: what is going to be in it
 * @length: how long that is, or -1 up to a NUL
 *
 * Returns: (transfer full): the path of the file
 */
char *
annexa_test_write (const char *name,
                   const char *text,
                   gssize      length)
{
  char *path = annexa_test_path (name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
  return path;
}
