/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-field-row.h"
#include "annexa-form-pane.h"
#include "annexa-front-page.h"
#include "annexa-names.h"
#include "annexa-part-row.h"
#include "annexa-parts-editor.h"
#include "annexa-picker.h"
#include "annexa-project-view.h"
#include "annexa-record-form.h"
#include "annexa-record-view.h"
#include "annexa-sidebar.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"
#include "annexa-used-by.h"

/* The parts of a record and what it is used by, for every kind, as a person sees them in its form. */

typedef struct
{
  AnnexaWindow *window;
  AnnexaProject *project;
  char *path;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->path = annexa_test_ui_sample ("parts.annexa");
  fixture->window = annexa_test_ui_open (fixture->path, 1280, 800);
  fixture->project = annexa_window_get_project (fixture->window);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  annexa_test_ui_close (fixture->window);
  g_free (fixture->path);
}

static AnnexaPage *
get_page (Fixture *fixture)
{
  GtkWidget *view = annexa_test_ui_find (GTK_WIDGET (fixture->window), ANNEXA_TYPE_PROJECT_VIEW);

  return annexa_project_view_get_page (ANNEXA_PROJECT_VIEW (view));
}

static AnnexaRecordForm *
find_form (GtkWidget *widget)
{
  if (ANNEXA_IS_RECORD_FORM (widget) && gtk_widget_get_mapped (widget))
    return ANNEXA_RECORD_FORM (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      AnnexaRecordForm *form = find_form (child);

      if (form != NULL)
        return form;
    }
  return NULL;
}

/* The form of the page, which one with a large view of its own keeps closed until it is asked for. */
static AnnexaRecordForm *
open_form (Fixture *fixture)
{
  AnnexaPage *page = get_page (fixture);

  if (ANNEXA_IS_FRONT_PAGE (page))
    annexa_front_page_open_form (ANNEXA_FRONT_PAGE (page));
  annexa_test_ui_settle ();
  return find_form (GTK_WIDGET (page));
}

/* Turns to a record and gives its form. */
static GtkWidget *
show (Fixture          *fixture,
      const AnnexaKind *kind,
      gint64            id)
{
  AnnexaRecordForm *form;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-record", "(sx)", kind->name, id));
  annexa_test_ui_settle ();
  form = open_form (fixture);
  g_assert_nonnull (form);
  g_assert_nonnull (annexa_record_form_get_record (form));
  g_assert_cmpint (annexa_record_get_id (annexa_record_form_get_record (form)), ==, id);
  return GTK_WIDGET (form);
}

static AnnexaPartsEditor *
find_editor (GtkWidget        *form,
             const AnnexaKind *kind)
{
  AnnexaPartsEditor *found = NULL;
  GtkWidget *widget;

  for (guint i = 0; (widget = annexa_test_ui_find_nth (form, ANNEXA_TYPE_PARTS_EDITOR, i)) != NULL; i++)
    if (strcmp (annexa_parts_editor_get_kind (ANNEXA_PARTS_EDITOR (widget)), kind->name) == 0)
      {
        g_assert_null (found);
        found = ANNEXA_PARTS_EDITOR (widget);
      }
  return found;
}

static guint
count_rows (AnnexaPartsEditor *editor)
{
  guint n = 0;

  while (annexa_test_ui_find_nth (GTK_WIDGET (editor), ANNEXA_TYPE_PART_ROW, n) != NULL)
    n++;
  return n;
}

static AnnexaPartRow *
get_row (AnnexaPartsEditor *editor,
         guint              n)
{
  return ANNEXA_PART_ROW (annexa_test_ui_find_nth (GTK_WIDGET (editor), ANNEXA_TYPE_PART_ROW, n));
}

static const AnnexaField *
find_needed (const AnnexaKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == ANNEXA_FIELD_RECORD && (kind->fields[i].flags & ANNEXA_FIELD_REQUIRED)
        && !(kind->fields[i].flags & ANNEXA_FIELD_PARENT))
      return &kind->fields[i];
  return NULL;
}

/* Presses the button, and picks what the part is about where it asks for that. */
static void
add_part (Fixture           *fixture,
          AnnexaPartsEditor *editor,
          const AnnexaKind  *kind)
{
  const AnnexaField *needed = find_needed (kind);
  GtkWidget *button = adw_preferences_group_get_header_suffix (ADW_PREFERENCES_GROUP (editor));

  /* The keyboard brings the button into view; a list can only be opened from what is seen. */
  g_assert_true (gtk_widget_grab_focus (button));
  annexa_test_ui_settle ();
  g_signal_emit_by_name (button, "clicked");
  if (needed != NULL)
    {
      GtkWidget *picker = annexa_test_ui_find (button, ANNEXA_TYPE_PICKER);
      g_autoptr (GArray) titles = annexa_project_list_titles (fixture->project, annexa_field_get_target (needed), NULL);

      g_assert_nonnull (picker);
      g_assert_cmpuint (titles->len, >, 0);
      g_signal_emit_by_name (picker, "picked", g_array_index (titles, AnnexaTitle, titles->len - 1).id);
      gtk_popover_popdown (GTK_POPOVER (picker));
    }
  annexa_test_ui_settle ();
}

/* A record that has parts of the kind: a new one, or, where the standard gives them, the first. */
static gint64
make_parent (Fixture          *fixture,
             const AnnexaKind *kind)
{
  gint64 id;

  if (strcmp (kind->name, "control") == 0)
    return annexa_project_find_ref (fixture->project, kind, "A.5.1");
  id = annexa_test_add (fixture->project, kind->name, "Something with parts");
  if (annexa_kind_find_field (kind, "version") != NULL)
    {
      g_autoptr (GError) error = NULL;

      annexa_test_set (fixture->project, kind->name, id, "version", "1.0", &error);
      g_assert_no_error (error);
    }
  return id;
}

/* People read what is in force. */
static void
bring_into_force (Fixture *fixture,
                  gint64   document)
{
  const AnnexaKind *kind = annexa_kind_lookup ("document");
  gint64 person = annexa_test_add (fixture->project, "person", "Ana Ruiz");
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (fixture->project, "Approved");
  g_autoptr (GError) error = NULL;

  annexa_edit_set_integer (edit, kind, document, "approver", person);
  annexa_edit_set_text (edit, kind, document, "approved-on", "2026-02-03");
  annexa_edit_set_text (edit, kind, document, "status", "in-force");
  annexa_project_apply (fixture->project, edit, &error);
  g_assert_no_error (error);
}

static void
undo (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL));
  annexa_test_ui_settle ();
}

static void
check_parts (Fixture          *fixture,
             const AnnexaKind *kind)
{
  const AnnexaKind *parent = annexa_field_get_target (annexa_kind_get_parent_field (kind));
  gint64 id = make_parent (fixture, parent);
  AnnexaPartsEditor *editor;
  g_autoptr (AnnexaRecord) part = NULL;

  g_test_message ("%s of %s", kind->name, parent->name);
  if (strcmp (kind->name, "acknowledgement") == 0)
    bring_into_force (fixture, id);
  editor = find_editor (show (fixture, parent, id), kind);
  g_assert_nonnull (editor);
  g_assert_cmpuint (count_rows (editor), ==, 0);
  add_part (fixture, editor, kind);
  g_assert_cmpuint (count_rows (editor), ==, 1);
  part = g_object_ref (annexa_part_row_get_record (get_row (editor, 0)));
  g_assert_cmpint (annexa_record_get_integer (part, annexa_kind_get_parent_field (kind)->name), ==, id);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (get_row (editor, 0))), !=, "");

  /* Every field of the part is there, and nothing was left in it that cannot be written. */
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (get_row (editor, 0)), TRUE);
  annexa_test_ui_settle ();
  g_assert_nonnull (annexa_test_ui_find (GTK_WIDGET (get_row (editor, 0)), ANNEXA_TYPE_FIELD_ROW));
  g_assert_true (annexa_record_view_flush (ANNEXA_RECORD_VIEW (editor)));

  undo (fixture);
  g_assert_true (annexa_record_is_deleted (part));
  g_assert_cmpuint (count_rows (editor), ==, 0);
}

/* Sections of a pack are edited beside its pages, which has a test of its own. */
static gboolean
is_in_form (const AnnexaKind *kind)
{
  return (kind->flags & ANNEXA_KIND_PART) && kind->add != NULL && strcmp (kind->name, "pack-section") != 0;
}

static void
test_every_kind (Fixture      *fixture,
                 gconstpointer data)
{
  guint n_kinds, n_checked = 0;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (is_in_form (kinds[i]))
      {
        check_parts (fixture, kinds[i]);
        n_checked++;
      }
  g_assert_cmpuint (n_checked, >=, 10);
}

static gint64
add_question (Fixture *fixture,
              gint64   audit,
              guint    number)
{
  const AnnexaKind *kind = annexa_kind_lookup ("checklist-item");
  g_autofree char *question = g_strdup_printf ("Question %02u", number);
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (fixture->project, "Question");
  gint64 id = annexa_edit_create (edit, kind);

  annexa_edit_set_integer (edit, kind, id, "audit", audit);
  annexa_edit_set_text (edit, kind, id, "question", question);
  g_assert_true (annexa_project_apply (fixture->project, edit, NULL));
  return id;
}

static void
assert_order (AnnexaPartsEditor *editor,
              guint              n)
{
  g_assert_cmpuint (count_rows (editor), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *question = g_strdup_printf ("Question %02u", i);

      g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (get_row (editor, i))), ==, question);
    }
}

static GtkWidget *
find_more (AnnexaPartsEditor *editor)
{
  GtkWidget *button;

  for (guint i = 0; (button = annexa_test_ui_find_nth (GTK_WIDGET (editor), GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (gtk_button_get_label (GTK_BUTTON (button)) != NULL && gtk_widget_get_mapped (button))
      return button;
  return NULL;
}

/* A long list shows its beginning first, in the order in which the questions were written. */
static void
test_many (Fixture      *fixture,
           gconstpointer data)
{
  gint64 audit = annexa_test_add (fixture->project, "audit", "Long audit");
  GtkWidget *form;
  AnnexaPartsEditor *editor;

  for (guint i = 0; i < 30; i++)
    add_question (fixture, audit, i);
  form = show (fixture, annexa_kind_lookup ("audit"), audit);
  editor = find_editor (form, annexa_kind_lookup ("checklist-item"));
  assert_order (editor, 10);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (find_more (editor))), ==, "Show all 30");
  g_signal_emit_by_name (find_more (editor), "clicked");
  annexa_test_ui_settle ();
  assert_order (editor, 30);
  g_assert_null (find_more (editor));
}

static AnnexaFieldRow *
find_field (GtkWidget  *widget,
            const char *name)
{
  GtkWidget *row;

  for (guint i = 0; (row = annexa_test_ui_find_nth (widget, ANNEXA_TYPE_FIELD_ROW, i)) != NULL; i++)
    if (strcmp (annexa_field_row_get_field (ANNEXA_FIELD_ROW (row)), name) == 0)
      return ANNEXA_FIELD_ROW (row);
  g_error ("no row for %s", name);
}

/* What is typed into a part is written when the form is left; what cannot be written keeps the person there. */
static void
test_edit (Fixture      *fixture,
           gconstpointer data)
{
  const AnnexaKind *kind = annexa_kind_lookup ("measurement");
  gint64 objective = annexa_test_add (fixture->project, "objective", "Fewer visits");
  GtkWidget *form = show (fixture, annexa_kind_lookup ("objective"), objective);
  AnnexaPartsEditor *editor = find_editor (form, kind);
  g_autoptr (AnnexaRecord) part = NULL;
  GtkWidget *entry;

  add_part (fixture, editor, kind);
  part = g_object_ref (annexa_part_row_get_record (get_row (editor, 0)));
  annexa_part_row_open (get_row (editor, 0), NULL);
  entry = annexa_test_ui_find (GTK_WIDGET (find_field (GTK_WIDGET (get_row (editor, 0)), "value")), ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (entry), "many");
  g_assert_false (annexa_record_form_flush (ANNEXA_RECORD_FORM (form)));
  gtk_editable_set_text (GTK_EDITABLE (entry), "12.5");
  g_assert_true (annexa_record_form_flush (ANNEXA_RECORD_FORM (form)));
  g_assert_cmpfloat (annexa_value_get_number (annexa_record_get (part, "value")), ==, 12.5);
  g_assert_nonnull (strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (get_row (editor, 0))), "12.5"));

  /* What was written stays open under the cursor. */
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (get_row (editor, 0))));
}

/* Deleting a part takes no question, and can be taken back. */
static void
test_delete (Fixture      *fixture,
             gconstpointer data)
{
  gint64 audit = annexa_test_add (fixture->project, "audit", "Audit");
  GtkWidget *form;
  AnnexaPartsEditor *editor;

  for (guint i = 0; i < 3; i++)
    add_question (fixture, audit, i);
  form = show (fixture, annexa_kind_lookup ("audit"), audit);
  editor = find_editor (form, annexa_kind_lookup ("checklist-item"));
  g_signal_emit_by_name (annexa_test_ui_find (GTK_WIDGET (get_row (editor, 1)), GTK_TYPE_BUTTON), "clicked");
  annexa_test_ui_settle ();
  g_assert_cmpuint (count_rows (editor), ==, 2);
  undo (fixture);
  assert_order (editor, 3);
}

/* What is kept forever can be looked at: the whole text of an old version, but not another one. */
static void
test_versions (Fixture      *fixture,
               gconstpointer data)
{
  const AnnexaKind *kind = annexa_kind_lookup ("document-version");
  gint64 document = annexa_test_add (fixture->project, "document", "Policy");
  AnnexaPartsEditor *editor;
  AnnexaRecord *version;
  GtkWidget *row;

  g_assert_true (annexa_test_set (fixture->project, "document", document, "version", "2.0", NULL));
  g_assert_true (annexa_test_set (fixture->project, "document", document, "body", "We lock the door.", NULL));
  editor = find_editor (show (fixture, annexa_kind_lookup ("document"), document), kind);
  add_part (fixture, editor, kind);
  g_assert_cmpuint (count_rows (editor), ==, 1);
  version = annexa_part_row_get_record (get_row (editor, 0));
  g_assert_cmpstr (annexa_record_get_text (version, "version"), ==, "2.0");
  g_assert_cmpstr (annexa_record_get_text (version, "body"), ==, "We lock the door.");

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (get_row (editor, 0)), TRUE);
  row = GTK_WIDGET (find_field (GTK_WIDGET (get_row (editor, 0)), "body"));
  g_assert_false (gtk_widget_is_sensitive (annexa_test_ui_find (row, GTK_TYPE_TEXT_VIEW)));
  row = GTK_WIDGET (find_field (GTK_WIDGET (get_row (editor, 0)), "notes"));
  g_assert_true (gtk_widget_is_sensitive (annexa_test_ui_find (row, GTK_TYPE_TEXT_VIEW)));
}

/* The forms of the scales of a method come later, as a whole; no list of cells stands in for them. */
static void
test_method_has_none (Fixture      *fixture,
                      gconstpointer data)
{
  const AnnexaKind *kind = annexa_kind_lookup ("method");
  GtkWidget *form = show (fixture, kind, annexa_project_find_ref (fixture->project, kind, "M-001"));

  g_assert_null (annexa_test_ui_find (form, ANNEXA_TYPE_PARTS_EDITOR));
}

static GtkWidget *
find_user (GtkWidget  *form,
           const char *group,
           const char *title)
{
  GtkWidget *used_by = annexa_test_ui_find (form, ANNEXA_TYPE_USED_BY);
  GtkWidget *expander;

  for (guint i = 0; (expander = annexa_test_ui_find_nth (used_by, ADW_TYPE_EXPANDER_ROW, i)) != NULL; i++)
    {
      GtkWidget *row;

      if (strcmp (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (expander)), group) != 0)
        continue;
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (expander), TRUE);
      for (guint j = 0; (row = annexa_test_ui_find_nth (expander, ADW_TYPE_ACTION_ROW, j)) != NULL; j++)
        if (strcmp (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) == 0
            && gtk_actionable_get_action_name (GTK_ACTIONABLE (row)) != NULL)
          return row;
    }
  return NULL;
}

/* Whatever field of whatever kind names a record, the form of that record says so, and leads there. */
static void
check_reference (Fixture               *fixture,
                 const AnnexaReference *reference,
                 const AnnexaKind      *target,
                 gint64                 id)
{
  gint64 user = annexa_test_add (fixture->project, reference->kind->name, "The one who names it");
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (fixture->project, "Named");
  g_autoptr (GError) error = NULL;
  GtkWidget *form, *row;

  g_test_message ("%s.%s -> %s", reference->kind->name, reference->field->name, target->name);
  if (reference->field->type == ANNEXA_FIELD_LINKS)
    annexa_value_set_ids (&value, &id, 1);
  else
    annexa_value_set_integer (&value, id);
  annexa_edit_set (edit, reference->kind, user, reference->field, &value);
  annexa_project_apply (fixture->project, edit, &error);
  g_assert_no_error (error);

  form = show (fixture, target, id);
  row = find_user (form, annexa_field_get_label (reference->field), "The one who names it");
  g_assert_nonnull (row);
  g_assert_true (gtk_widget_activate_action_variant (row, "win.show-record",
                                                     gtk_actionable_get_action_target_value (GTK_ACTIONABLE (row))));
  annexa_test_ui_settle ();
  g_assert_cmpint (annexa_record_get_id (annexa_record_form_get_record (open_form (fixture))), ==, user);
  undo (fixture);
  undo (fixture);
}

static gboolean
shows_other_end (const AnnexaKind      *kind,
                 const AnnexaReference *reference)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].inverse != NULL && strcmp (kind->fields[i].inverse, reference->field->name) == 0
        && annexa_field_get_target (&kind->fields[i]) == reference->kind)
      return TRUE;
  return FALSE;
}

static void
test_used_by (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const targets[] = { "person", "asset", "document", "risk", "audit" };
  guint n_checked = 0;

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      const AnnexaKind *target = annexa_kind_lookup (targets[i]);
      g_autoptr (GArray) references = annexa_kind_get_references (target);
      gint64 id = annexa_test_add (fixture->project, targets[i], "The one that is named");

      for (guint j = 0; j < references->len; j++)
        {
          const AnnexaReference *reference = &g_array_index (references, AnnexaReference, j);

          if ((reference->kind->flags & (ANNEXA_KIND_PART | ANNEXA_KIND_SINGLE)) || shows_other_end (target, reference)
              || (reference->field->flags & ANNEXA_FIELD_LOCKED))
            continue;
          check_reference (fixture, reference, target, id);
          n_checked++;
        }
    }
  g_assert_cmpuint (n_checked, >, 30);
}

/* A sign-off leads to the training that it is a part of. What nobody names says nothing. */
static void
test_used_by_part (Fixture      *fixture,
                   gconstpointer data)
{
  const AnnexaKind *attendance = annexa_kind_lookup ("attendance");
  gint64 person = annexa_test_add (fixture->project, "person", "Zoe");
  gint64 training = annexa_test_add (fixture->project, "training", "First aid for computers");
  g_autoptr (AnnexaEdit) edit = NULL;
  GtkWidget *form = show (fixture, annexa_kind_lookup ("person"), person);
  GtkWidget *row;
  gint64 part;

  g_assert_false (gtk_widget_get_visible (annexa_test_ui_find (form, ANNEXA_TYPE_USED_BY)));
  edit = annexa_project_begin (fixture->project, "Attended");
  part = annexa_edit_create (edit, attendance);
  annexa_edit_set_integer (edit, attendance, part, "training", training);
  annexa_edit_set_integer (edit, attendance, part, "person", person);
  g_assert_true (annexa_project_apply (fixture->project, edit, NULL));
  annexa_test_ui_settle ();

  g_assert_true (gtk_widget_get_visible (annexa_test_ui_find (form, ANNEXA_TYPE_USED_BY)));
  row = find_user (form, "Person", "First aid for computers");
  g_assert_nonnull (row);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-record", "(sx)", "attendance", part));
  annexa_test_ui_settle ();
  g_assert_cmpint (annexa_record_get_id (annexa_record_form_get_record (open_form (fixture))), ==,
                   training);
}

/* Every kind that is no part has its place in the window, and one only. */
static void
test_places (Fixture      *fixture,
             gconstpointer data)
{
  guint n_kinds, n_destinations;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);
  const AnnexaDestination *destinations = annexa_destinations_list (&n_destinations);

  for (guint i = 0; i < n_kinds; i++)
    {
      guint n = 0;

      for (guint j = 0; j < n_destinations; j++)
        n += g_strv_contains (destinations[j].kinds, kinds[i]->name);
      if (n != !(kinds[i]->flags & ANNEXA_KIND_PART))
        g_error ("%s has %u places", kinds[i]->name, n);
    }
}

int
main (int   argc,
      char *argv[])
{
  annexa_test_ui_init (&argc, &argv);

#define ADD(name, function) g_test_add ("/parts/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("places", test_places);
  ADD ("every-kind", test_every_kind);
  ADD ("many", test_many);
  ADD ("edit", test_edit);
  ADD ("delete", test_delete);
  ADD ("versions", test_versions);
  ADD ("method-has-none", test_method_has_none);
  ADD ("used-by", test_used_by);
  ADD ("used-by-part", test_used_by_part);

  return g_test_run ();
}
