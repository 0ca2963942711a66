/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-field-row.h"
#include "annexa-look-page.h"
#include "annexa-look-preview.h"
#include "annexa-look-sample.h"
#include "annexa-organization-page.h"
#include "annexa-project-view.h"
#include "annexa-record-view.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"

/* The settings of a project: what there is once in it, and how its reports look. */

static AnnexaWindow *
open_settings (void)
{
  g_autofree char *path = annexa_test_path ("settings.annexa");
  AnnexaProject *project = annexa_test_new_project ("settings.annexa");
  g_autoptr (GError) error = NULL;
  AnnexaWindow *window;

  g_assert_true (annexa_project_publish (project, TRUE, &error));
  g_assert_no_error (error);
  annexa_test_close (project);
  window = annexa_test_ui_open (path, 1200, 800);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.project-settings", NULL));
  annexa_test_ui_settle ();
  return window;
}

static GtkWidget *
get_page (AnnexaWindow *window)
{
  GtkWidget *view = annexa_test_ui_find (GTK_WIDGET (window), ANNEXA_TYPE_PROJECT_VIEW);

  return GTK_WIDGET (annexa_project_view_get_page (ANNEXA_PROJECT_VIEW (view)));
}

static GtkWidget *
find_row (GtkWidget  *widget,
          const char *field)
{
  GtkWidget *row = NULL;

  if (ANNEXA_IS_FIELD_ROW (widget) && strcmp (annexa_field_row_get_field (ANNEXA_FIELD_ROW (widget)), field) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && row == NULL;
       child = gtk_widget_get_next_sibling (child))
    row = find_row (child, field);
  return row;
}

static AdwViewStack *
get_stack (AnnexaWindow *window)
{
  return ADW_VIEW_STACK (annexa_test_ui_find (get_page (window), ADW_TYPE_VIEW_STACK));
}

/* Organization, limits, method and look are on one page. */
static void
test_tabs (void)
{
  static const char *const names[] = { "organization", "limits", "method-in-force", "look" };
  AnnexaWindow *window = open_settings ();

  g_assert_true (ANNEXA_IS_ORGANIZATION_PAGE (get_page (window)));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      adw_view_stack_set_visible_child_name (get_stack (window), names[i]);
      annexa_test_ui_settle ();
      g_assert_cmpstr (adw_view_stack_get_visible_child_name (get_stack (window)), ==, names[i]);
    }
  annexa_test_ui_close (window);
}

static gboolean
was_shown (gpointer data)
{
  return annexa_look_preview_get_n_shown (data) > 0;
}

static gboolean
was_shown_again (gpointer data)
{
  return annexa_look_preview_get_n_shown (data) > 1;
}

static void
enter (GtkWidget  *row,
       const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (annexa_test_ui_find (row, ADW_TYPE_ENTRY_ROW)), text);
  annexa_record_view_flush (ANNEXA_RECORD_VIEW (row));
}

/* What is chosen shows at once, goes into reports and can be taken back; what is no colour is said. */
static void
test_look (void)
{
  AnnexaWindow *window = open_settings ();
  AnnexaProject *project = annexa_window_get_project (window);
  GtkWidget *look, *preview, *colour, *font;
  g_autoptr (AnnexaDocument) document = NULL;
  const AnnexaDocumentInfo *info;

  adw_view_stack_set_visible_child_name (get_stack (window), "look");
  look = annexa_test_ui_find (get_page (window), ANNEXA_TYPE_LOOK_PAGE);
  preview = annexa_test_ui_find (look, ANNEXA_TYPE_LOOK_PREVIEW);
  annexa_test_ui_wait (was_shown, preview);
  colour = find_row (look, "colour-2");
  font = find_row (look, "report-font");

  enter (colour, "blue");
  g_assert_nonnull (annexa_field_row_get_error (ANNEXA_FIELD_ROW (colour)));
  g_assert_false (annexa_look_page_flush (ANNEXA_LOOK_PAGE (look)));
  enter (colour, "#0000c0");
  g_assert_null (annexa_field_row_get_error (ANNEXA_FIELD_ROW (colour)));
  annexa_test_ui_wait (was_shown_again, preview);
  enter (font, "DejaVu Serif");

  document = annexa_look_sample_new (project, NULL);
  info = annexa_document_get_info (document);
  g_assert_cmpfloat (info->second.blue, >, 0.7);
  g_assert_true (g_str_has_prefix (info->font, "DejaVu Serif, "));
  g_clear_pointer (&document, annexa_document_unref);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  annexa_test_ui_settle ();
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  annexa_test_ui_settle ();
  document = annexa_look_sample_new (project, NULL);
  info = annexa_document_get_info (document);
  g_assert_cmpfloat (info->second.alpha, ==, 0);
  g_assert_null (info->font);
  annexa_test_ui_close (window);
}

static gboolean
is_visible (gpointer data)
{
  return gtk_widget_get_visible (data);
}

static gboolean
is_hidden (gpointer data)
{
  return !gtk_widget_get_visible (data);
}

/* A font that is not there is said where it was chosen, until one that is there is chosen. */
static void
test_lacks (void)
{
  AnnexaWindow *window = open_settings ();
  GtkWidget *look, *font, *banner;

  adw_view_stack_set_visible_child_name (get_stack (window), "look");
  look = annexa_test_ui_find (get_page (window), ANNEXA_TYPE_LOOK_PAGE);
  font = find_row (look, "report-font");
  banner = annexa_test_ui_find (look, GTK_TYPE_LABEL);
  g_assert_true (gtk_widget_has_css_class (banner, "banner"));
  annexa_test_ui_wait (was_shown, annexa_test_ui_find (look, ANNEXA_TYPE_LOOK_PREVIEW));
  g_assert_false (gtk_widget_get_visible (banner));

  enter (font, "No such font");
  annexa_test_ui_wait (is_visible, banner);
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (banner)), "No such font"));
  enter (font, "Noto Sans");
  annexa_test_ui_wait (is_hidden, banner);
  annexa_test_ui_close (window);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_ui_init (&argc, &argv);

  g_test_add_func ("/project-settings/tabs", test_tabs);
  g_test_add_func ("/project-settings/look", test_look);
  g_test_add_func ("/project-settings/lacks", test_lacks);

  return g_test_run ();
}
