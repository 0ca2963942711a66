/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-template.h"
#include "annexa-test-cli.h"
#include "annexa-test.h"

/* Documents that can be adopted, from the command line. */

static void
test_list (void)
{
  g_autoptr (JsonNode) node = annexa_test_cli_json ("templates", "--format", "json", NULL);
  g_autofree char *table = annexa_test_cli_answer ("templates", NULL);
  g_autofree char *text = annexa_test_cli_answer ("templates", "backup-policy", NULL);
  g_autofree char *expected = annexa_template_get_text (annexa_templates_find ("backup-policy"));
  JsonArray *array = json_node_get_array (node);
  GPtrArray *templates = annexa_templates_get ();

  g_assert_cmpuint (json_array_get_length (array), ==, templates->len);
  for (guint i = 0; i < templates->len; i++)
    {
      const AnnexaTemplate *template = templates->pdata[i];
      JsonObject *object = json_array_get_object_element (array, i);

      g_assert_cmpstr (json_object_get_string_member (object, "id"), ==, template->id);
      g_assert_cmpstr (json_object_get_string_member (object, "title"), ==, template->title);
      g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "controls")), ==,
                        g_strv_length (template->controls));
      g_assert_nonnull (strstr (table, template->id));
    }
  g_assert_cmpstr (g_strchomp (text), ==, expected);
  annexa_test_cli_fails ("Did you mean “backup-policy”?", "templates", "backup-polcy", NULL);
}

static void
test_add (void)
{
  g_autofree char *file = annexa_test_cli_new ("adopted.annexa");
  g_autofree char *ref
      = annexa_test_cli_answer ("add", file, "document", "--template", "backup-policy", "title=Our copies", NULL);
  g_autofree char *title = annexa_test_cli_get (file, "document", "D-001", "title");
  g_autofree char *item = annexa_test_cli_get (file, "document", "D-001", "mandatory-item");
  g_autofree char *list = NULL;

  g_assert_cmpstr (g_strstrip (ref), ==, "D-001");
  g_assert_cmpstr (title, ==, "\"Our copies\"");
  g_assert_cmpstr (item, ==, "\"C16\"");

  annexa_test_cli_fails ("Only documents have templates", "add", file, "asset", "--template", "backup-policy", NULL);
  annexa_test_cli_fails ("There is no template “poem”.", "add", file, "document", "--template", "poem", NULL);
  annexa_test_cli_fails ("Something is missing", "add", file, "document", NULL);

  /* It was one step. */
  g_free (annexa_test_cli_answer ("undo", file, NULL));
  list = annexa_test_cli_list (file, "document", "ref");
  g_assert_cmpstr (list, ==, "");
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/cli/templates", test_list);
  g_test_add_func ("/cli/templates/add", test_add);

  return g_test_run ();
}
