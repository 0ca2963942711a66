/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-date.h"
#include "annexa-documents.h"
#include "annexa-open-point.h"
#include "annexa-error.h"
#include "annexa-query.h"
#include "annexa-test.h"

/* The life of a document: approval keeps a version, in the same edit, whichever way it comes. */

static const AnnexaKind *
document_kind (void)
{
  return annexa_kind_lookup ("document");
}

static void
set (AnnexaProject *project,
     gint64         document,
     const char    *field,
     const char    *text)
{
  g_autoptr (GError) error = NULL;

  annexa_test_set (project, "document", document, field, text, &error);
  g_assert_no_error (error);
}

static void
assert_refused (AnnexaProject *project,
                gint64         document,
                const char    *field,
                const char    *text,
                const char    *expected)
{
  g_autofree char *before = annexa_test_dump (project);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (annexa_test_set (project, "document", document, field, text, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, expected));
  after = annexa_test_dump (project);
  g_assert_cmpstr (before, ==, after);
}

static void
assert_holds (AnnexaProject *project,
              gint64         document,
              const char    *field,
              const char    *expected)
{
  g_autofree char *found = annexa_test_get (project, "document", document, field);

  g_assert_cmpstr (found, ==, expected);
}

static void
add_text (AnnexaEdit *edit,
          gint64      document,
          const char *field,
          const char *text)
{
  annexa_edit_set_text (edit, document_kind (), document, field, text);
}

static AnnexaEdit *
approval (AnnexaProject *project,
          gint64         document,
          const char    *version,
          const char    *date)
{
  AnnexaEdit *edit = annexa_project_begin (project, "Approved");
  gint64 person = annexa_project_find_ref (project, annexa_kind_lookup ("person"), "P-001");

  add_text (edit, document, "status", "in-force");
  add_text (edit, document, "version", version);
  add_text (edit, document, "approved-on", date);
  annexa_edit_set_integer (edit, document_kind (), document, "approver", person);
  return edit;
}

static void
approve (AnnexaProject *project,
         gint64         document,
         const char    *version,
         const char    *date)
{
  g_autoptr (AnnexaEdit) edit = approval (project, document, version, date);
  g_autoptr (GError) error = NULL;

  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
}

/* The kept versions, as in "1.0 2026-01-10 Lock doors., 2.0 …". */
static void
assert_versions (AnnexaProject *project,
                 const char    *expected)
{
  const AnnexaKind *kind = annexa_kind_lookup ("document-version");
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GArray) ids = annexa_project_query (project, query, NULL);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (AnnexaRecord) version
          = annexa_project_get_record (project, kind, g_array_index (ids, gint64, i), NULL);
      const char *body = annexa_record_get_text (version, "body");

      g_string_append_printf (found, "%s%s %s %s", i > 0 ? ", " : "", annexa_record_get_text (version, "version"),
                              annexa_record_get_text (version, "approved-on"), body != NULL ? body : "-");
      g_assert_cmpint (annexa_record_get_integer (version, "approved-by"), !=, 0);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static gint64
add_document (AnnexaProject *project,
              const char    *body)
{
  gint64 document = annexa_test_add (project, "document", "Access policy");

  if (annexa_project_count (project, annexa_kind_lookup ("person")) == 0)
    annexa_test_add (project, "person", "Ana");
  set (project, document, "body", body);
  return document;
}

static void
test_life (void)
{
  AnnexaProject *project = annexa_test_new_project ("life.annexa");
  gint64 document = add_document (project, "It's closed; lock doors.");
  g_autoptr (AnnexaEdit) edit = approval (project, document, "1.0", "2026-01-10");
  g_autoptr (GError) error = NULL;

  assert_holds (project, document, "version-in-force", "");
  g_assert_true (annexa_project_try (project, edit, &error));
  assert_versions (project, "");
  g_assert_true (annexa_project_apply (project, edit, &error));
  g_assert_no_error (error);
  assert_versions (project, "1.0 2026-01-10 It's closed; lock doors.");

  /* One edit: one undo takes approval and version back. */
  annexa_project_undo (project, NULL, &error);
  g_assert_no_error (error);
  assert_versions (project, "");
  assert_holds (project, document, "status", "draft");
  annexa_project_redo (project, NULL, &error);
  g_assert_no_error (error);

  /* A new draft leaves the version in force readable, and is approved by nobody yet. */
  set (project, document, "status", "draft");
  assert_holds (project, document, "approved-on", "");
  set (project, document, "body", "Lock doors and windows.");
  assert_versions (project, "1.0 2026-01-10 It's closed; lock doors.");
  assert_holds (project, document, "version-in-force", "1.0");
  approve (project, document, "2.0", "2026-06-01");
  assert_versions (project, "1.0 2026-01-10 It's closed; lock doors., 2.0 2026-06-01 Lock doors and windows.");
  assert_holds (project, document, "version-in-force", "2.0");
  set (project, document, "status", "obsolete");
  assert_holds (project, document, "version-in-force", "");
  assert_holds (project, document, "approved-on", "2026-06-01");
  annexa_test_assert_sound (project);
  annexa_test_close (project);
}

/* In the form the fields are filled one after the other; the last one brings the document into force. */
static void
test_field_by_field (void)
{
  AnnexaProject *project = annexa_test_new_project ("fields.annexa");
  gint64 document = add_document (project, "Text");

  assert_refused (project, document, "status", "in-force", "force:\n• Give this document a version\n• Name the approver of this document\n• Say on");
  set (project, document, "version", "1");
  set (project, document, "approver", "P-001");
  assert_refused (project, document, "status", "in-force", "force:\n• Say on what day");
  set (project, document, "approved-on", "2026-02-03");
  assert_versions (project, "");
  set (project, document, "status", "in-force");
  assert_versions (project, "1 2026-02-03 Text");
  set (project, document, "audience", "Everybody");
  assert_versions (project, "1 2026-02-03 Text");
  annexa_test_close (project);
}

/* What is in force does not change under its number, and a number stands for one text. */
static void
test_one_text_per_number (void)
{
  AnnexaProject *project = annexa_test_new_project ("number.annexa");
  gint64 document = add_document (project, "First");
  g_autoptr (AnnexaEdit) again = NULL;
  g_autoptr (GError) error = NULL;

  approve (project, document, "1", "2026-02-03");
  assert_refused (project, document, "body", "Second", "stays as it was approved");
  set (project, document, "status", "draft");
  set (project, document, "body", "Second");
  again = approval (project, document, "1", "2026-03-04");
  g_assert_false (annexa_project_apply (project, again, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "another number"));

  /* The old text may come back into force as it was. */
  set (project, document, "body", "First");
  approve (project, document, "1", "2026-03-04");
  assert_versions (project, "1 2026-02-03 First");
  annexa_test_close (project);
}

static gboolean
delete (AnnexaProject    *project,
        const AnnexaKind *kind,
        gint64            id,
        GError          **error)
{
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Deleted");

  annexa_edit_delete (edit, kind, id);
  return annexa_project_apply (project, edit, error);
}

static void
test_kept_for_good (void)
{
  AnnexaProject *project = annexa_test_new_project ("kept.annexa");
  const AnnexaKind *version = annexa_kind_lookup ("document-version");
  const AnnexaKind *person = annexa_kind_lookup ("person");
  gint64 document = add_document (project, "Text");
  gint64 draft = add_document (project, "Never approved");
  g_autoptr (GError) error = NULL;

  approve (project, document, "1", "2026-02-03");
  g_assert_false (delete (project, document_kind (), document, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "Obsolete"));
  g_clear_error (&error);
  g_assert_false (delete (project, version, annexa_project_find_ref (project, version, "DV-001"), &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  g_clear_error (&error);

  /* Who approved it is part of it. */
  g_assert_false (delete (project, person, annexa_project_find_ref (project, person, "P-001"), &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "DV-001"));
  g_clear_error (&error);
  g_assert_true (delete (project, document_kind (), draft, &error));
  g_assert_no_error (error);
  annexa_test_close (project);
}

/* The text of the version as it was approved. */
static char *
get_kept (AnnexaProject *project,
          const char    *ref)
{
  const AnnexaKind *kind = annexa_kind_lookup ("document-version");

  return annexa_test_get (project, "document-version", annexa_project_find_ref (project, kind, ref), "body");
}

static void
set_organization (AnnexaProject *project,
                  const char    *field,
                  const char    *text)
{
  g_autoptr (AnnexaRecord) organization
      = annexa_project_get_single (project, annexa_kind_lookup ("organization"), NULL);
  g_autoptr (GError) error = NULL;

  annexa_test_set (project, "organization", annexa_record_get_id (organization), field, text, &error);
  g_assert_no_error (error);
}

/* What was approved says for good what the project said on that day; the document goes on following the project. */
static void
test_filled (void)
{
  AnnexaProject *project = annexa_test_new_project ("filled.annexa");
  gint64 document = add_document (project, "{organization}: {top-management} signs, {approver} approves {version} of {date}.");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (AnnexaEdit) again = NULL;
  g_autoptr (GError) error = NULL;

  set_organization (project, "name", "Lens_works");
  set_organization (project, "top-management", "P-001");
  approve (project, document, "1.0", "2026-01-10");
  first = get_kept (project, "DV-001");
  g_assert_cmpstr (first, ==, "Lens\\_works: Ana signs, Ana approves 1.0 of 10 January 2026.");
  assert_holds (project, document, "body",
                "{organization}: {top-management} signs, {approver} approves {version} of {date}.");

  set_organization (project, "name", "Lens works");
  g_clear_pointer (&first, g_free);
  first = get_kept (project, "DV-001");
  g_assert_nonnull (strstr (first, "Lens\\_works"));

  /* The words are the same, what they stand for is not. */
  set (project, document, "status", "draft");
  again = approval (project, document, "1.0", "2026-01-10");
  g_assert_false (annexa_project_apply (project, again, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "another number"));
  approve (project, document, "1.1", "2026-11-20");
  second = get_kept (project, "DV-002");
  g_assert_cmpstr (second, ==, "Lens works: Ana signs, Ana approves 1.1 of 20 November 2026.");
  annexa_test_assert_sound (project);
  annexa_test_close (project);
}

static void
assert_not_approved (AnnexaProject *project,
                     gint64         document,
                     const char    *expected)
{
  g_autoptr (AnnexaEdit) edit = approval (project, document, "1.0", "2026-01-10");
  g_autoptr (GError) error = NULL;

  g_assert_false (annexa_project_apply (project, edit, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, expected));
  assert_versions (project, "");
  assert_holds (project, document, "status", "draft");
}

/* Nobody approves a text with gaps, nor one with a word that means nothing. */
static void
test_gaps (void)
{
  AnnexaProject *project = annexa_test_new_project ("gaps.annexa");
  gint64 document = add_document (project, "Report it to {incident-lead}.");

  assert_not_approved (project, document, "• Name who leads in an incident under Roles");

  /* All of them are told at once, with what the approval lacks. */
  set (project, document, "body", "{incident-lead}, {incident-deputy}, {no-such-word}.");
  assert_not_approved (project, document,
                       "force:\n• Name who leads in an incident under Roles\n"
                       "• Name the deputy of who leads in an incident under Roles\n• Annexa does not know");
  set (project, document, "version", "1.0");
  assert_refused (project, document, "status", "in-force",
                  "force:\n• Name the approver of this document\n• Say on what day this document was approved\n"
                  "• Name who leads in an incident under Roles\n"
                  "• Name the deputy of who leads in an incident under Roles\n• Annexa does not know");
  set (project, document, "body", "Report it to {incident-leader} or {somebody}, not to {somebody}.");
  assert_not_approved (project, document,
                       "force:\n• Annexa does not know what to write for {incident-leader}, {somebody}. Correct the words");
  set (project, document, "body", "Report it to {incident-leader}.");
  assert_not_approved (project, document, "{incident-leader}");
  set (project, document, "body", "Report it to {braces} { } {Braces}.");
  assert_not_approved (project, document, "{braces}");
  set (project, document, "body", "Report it { } {Braces}.");
  approve (project, document, "1.0", "2026-01-10");
  assert_versions (project, "1.0 2026-01-10 Report it { } {Braces}.");
  annexa_test_close (project);
}

static AnnexaEdit *
person_and_document (AnnexaProject *project,
                     gint64        *person)
{
  AnnexaEdit *edit = annexa_project_begin (project, "Imported");
  const AnnexaKind *role_kind = annexa_kind_lookup ("role");
  gint64 document = annexa_edit_create (edit, document_kind ());
  gint64 role = annexa_edit_create (edit, role_kind);

  *person = annexa_edit_create (edit, annexa_kind_lookup ("person"));
  annexa_edit_set_text (edit, annexa_kind_lookup ("person"), *person, "name", "Ana");
  annexa_edit_set_text (edit, role_kind, role, "name", "Leads in an incident");
  annexa_edit_set_text (edit, role_kind, role, "purpose", "incident-lead");
  annexa_edit_set_ids (edit, role_kind, role, "held-by", person, 1);
  add_text (edit, document, "title", "Rules");
  add_text (edit, document, "body", "{approver}, {incident-lead}, {incident-deputy}");
  add_text (edit, document, "status", "in-force");
  add_text (edit, document, "version", "1");
  add_text (edit, document, "approved-on", "2026-02-03");
  annexa_edit_set_integer (edit, document_kind (), document, "approver", *person);
  return edit;
}

/* People who come with the document are named in its version, whatever the order; what came to nothing nobody has heard
 * of. */
static void
test_filled_in_one_edit (void)
{
  AnnexaProject *project = annexa_test_new_project ("one-edit.annexa");
  gint64 person;
  g_autoptr (AnnexaEdit) edit = person_and_document (project, &person);
  g_autoptr (AnnexaEdit) tried = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
  kept = get_kept (project, "DV-001");
  g_assert_cmpstr (kept, ==, "Ana, Ana, **(name the deputy of who leads in an incident under Roles)**");

  tried = person_and_document (project, &person);
  g_assert_true (annexa_project_try (project, tried, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (annexa_project_get_title (project, annexa_kind_lookup ("person"), person), ==, "");
  annexa_test_close (project);
}

/* A document that comes in with its versions keeps those; one that comes in force without any gets its own; what nobody
 * approved comes in, too. */
static void
test_new_in_force (void)
{
  AnnexaProject *project = annexa_test_new_project ("new.annexa");
  const AnnexaKind *version = annexa_kind_lookup ("document-version");
  g_autoptr (AnnexaEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  gint64 person = annexa_test_add (project, "person", "Ana");

  edit = annexa_project_begin (project, "Imported");
  for (guint i = 0; i < 3; i++)
    {
      gint64 document = annexa_edit_create (edit, document_kind ());

      add_text (edit, document, "title", "Imported");
      add_text (edit, document, "status", "in-force");
      if (i == 2)
        continue;
      add_text (edit, document, "version", "3");
      add_text (edit, document, "approved-on", "2026-02-03");
      annexa_edit_set_integer (edit, document_kind (), document, "approver", person);
      if (i == 0)
        {
          gint64 kept = annexa_edit_create (edit, version);

          annexa_edit_set_integer (edit, version, kept, "document", document);
          annexa_edit_set_text (edit, version, kept, "version", "3");
          annexa_edit_set_text (edit, version, kept, "body", "As it was");
          annexa_edit_set_text (edit, version, kept, "approved-on", "2026-02-03");
          annexa_edit_set_integer (edit, version, kept, "approved-by", person);
        }
    }
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
  assert_versions (project, "3 2026-02-03 As it was, 3 2026-02-03 -");
  annexa_test_assert_sound (project);
  annexa_test_close (project);
}

static gboolean
acknowledge (AnnexaProject *project,
             gint64         document,
             const char    *version,
             const char    *expected)
{
  const AnnexaKind *kind = annexa_kind_lookup ("acknowledgement");
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Read");
  gint64 id = annexa_edit_create (edit, kind);
  gboolean applied;
  g_autoptr (GError) error = NULL;

  annexa_edit_set_integer (edit, kind, id, "document", document);
  annexa_edit_set_integer (edit, kind, id, "person",
                           annexa_project_find_ref (project, annexa_kind_lookup ("person"), "P-001"));
  if (version != NULL)
    annexa_edit_set_text (edit, kind, id, "version", version);
  applied = annexa_project_apply (project, edit, &error);
  if (expected == NULL)
    g_assert_no_error (error);
  else
    {
      g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
      g_assert_nonnull (strstr (error->message, expected));
    }
  return applied;
}

/* What is in force is read, once by each; the version need not be named. */
static void
test_acknowledged (void)
{
  AnnexaProject *project = annexa_test_new_project ("acknowledged.annexa");
  gint64 document = add_document (project, "Text");
  gint64 first;
  g_autofree char *filled = NULL;

  g_assert_false (acknowledge (project, document, NULL, "never in force"));
  approve (project, document, "1.0", "2026-01-10");
  assert_holds (project, document, "acknowledged", "0");
  g_assert_true (acknowledge (project, document, NULL, NULL));
  first = annexa_project_find_ref (project, annexa_kind_lookup ("acknowledgement"), "ACK-001");
  filled = annexa_test_get (project, "acknowledgement", first, "version");
  g_assert_cmpstr (filled, ==, "1.0");
  assert_holds (project, document, "acknowledged", "1");
  g_assert_false (acknowledge (project, document, NULL, "noted already"));
  g_assert_false (acknowledge (project, document, "1.0", "noted already"));
  g_assert_false (acknowledge (project, document, "9.9", "never had a version"));

  /* A draft of the next version is not read, the one in force still is. */
  set (project, document, "status", "draft");
  set (project, document, "version", "2.0");
  g_assert_false (acknowledge (project, document, "2.0", "never had a version"));
  g_assert_false (acknowledge (project, document, NULL, "noted already"));
  set (project, document, "body", "New text");
  approve (project, document, "2.0", "2026-06-01");
  g_assert_true (acknowledge (project, document, NULL, NULL));
  assert_holds (project, document, "acknowledged", "1");
  g_assert_true (annexa_test_set (project, "acknowledgement", first, "notes", "On paper", NULL));
  annexa_test_close (project);
}

static void
assert_need (GPtrArray  *needs,
             guint       position,
             const char *kind,
             gint64      id,
             const char *field)
{
  const AnnexaOpenPoint *point = needs->pdata[position];

  g_assert_cmpstr (point->kind->name, ==, kind);
  g_assert_cmpint (point->id, ==, id);
  g_assert_cmpstr (point->field, ==, field);
}

/* What a draft lacks leads to where it is added, be it another record or one that is not there yet; what is added is gone
 * from the list. */
static void
test_needs (void)
{
  AnnexaProject *project = annexa_test_new_project ("documents-needs.annexa");
  gint64 document = annexa_test_add (project, "document", "Scope");
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (project, annexa_kind_lookup ("document"), document, NULL);
  g_autoptr (AnnexaRecord) organization
      = annexa_project_get_single (project, annexa_kind_lookup ("organization"), NULL);
  g_autoptr (GPtrArray) empty = annexa_documents_list_needs (project, record);
  g_autoptr (GPtrArray) filled = NULL;
  g_autoptr (GPtrArray) later = NULL;
  gint64 role;

  g_assert_cmpuint (empty->len, ==, 2);
  assert_need (empty, 0, "document", document, "body");
  assert_need (empty, 1, "document", document, "approver");

  set (project, document, "body", "{address} {address} {approver} {incident-lead} {owner} {acceptable-levels} {no-word}");
  filled = annexa_documents_list_needs (project, record);
  g_assert_cmpuint (filled->len, ==, 5);
  assert_need (filled, 0, "document", document, "approver");
  assert_need (filled, 1, "organization", annexa_record_get_id (organization), "address");
  assert_need (filled, 2, "role", 0, "held-by");
  assert_need (filled, 3, "document", document, "owner");
  assert_need (filled, 4, "document", document, "body");

  role = annexa_test_add (project, "role", "Who leads");
  g_assert_true (annexa_test_set (project, "role", role, "purpose", "incident-lead", NULL));
  g_assert_true (annexa_test_set (project, "organization", annexa_record_get_id (organization), "address", "Mill Lane 1",
                                  NULL));
  later = annexa_documents_list_needs (project, record);
  g_assert_cmpuint (later->len, ==, 4);
  assert_need (later, 1, "role", role, "held-by");
  annexa_test_close (project);
}

/* The button brings into force what somebody may approve, and says what is missing otherwise. */
static void
test_approve (void)
{
  g_autoptr (AnnexaProject) project = annexa_test_new_project ("documents-approve.annexa");
  gint64 document = annexa_test_add (project, "document", "Policy");
  g_autoptr (AnnexaEdit) early = NULL;
  g_autoptr (AnnexaEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  annexa_test_add (project, "person", "Ana Ruiz");
  annexa_date_set_today ("2026-11-26");
  early = annexa_documents_approve (project, document, NULL);
  g_assert_false (annexa_project_apply (project, early, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "Name the approver"));
  g_clear_error (&error);
  assert_holds (project, document, "status", "draft");

  set (project, document, "approver", "P-001");
  edit = annexa_documents_approve (project, document, &error);
  g_assert_no_error (error);
  g_assert_true (annexa_project_apply (project, edit, &error));
  g_assert_no_error (error);
  assert_holds (project, document, "status", "in-force");
  assert_holds (project, document, "approved-on", "2026-11-26");
  assert_holds (project, document, "version-in-force", "1.0");
  annexa_date_set_today (NULL);
  annexa_test_close (g_steal_pointer (&project));
}

static gboolean
set_person (AnnexaProject *project,
            gint64         role,
            const char    *field,
            const char    *refs)
{
  g_autoptr (GError) error = NULL;

  if (annexa_test_set (project, "role", role, field, refs, &error))
    return TRUE;
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  return FALSE;
}

/* Nobody stands in for themselves, whichever is named first; one of several who hold a role stands in for the others. */
static void
test_own_deputy (void)
{
  AnnexaProject *project = annexa_test_new_project ("deputy.annexa");
  gint64 role = annexa_test_add (project, "role", "Leads in an incident");

  annexa_test_add (project, "person", "Ana");
  annexa_test_add (project, "person", "Ben");
  g_assert_true (set_person (project, role, "held-by", "P-001"));
  g_assert_false (set_person (project, role, "deputy", "P-001"));
  g_assert_true (set_person (project, role, "deputy", "P-002"));
  g_assert_false (set_person (project, role, "held-by", "P-002"));
  g_assert_true (set_person (project, role, "held-by", "P-001; P-002"));
  g_assert_true (set_person (project, role, "deputy", ""));
  annexa_test_close (project);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/documents/life", test_life);
  g_test_add_func ("/documents/needs", test_needs);
  g_test_add_func ("/documents/approve", test_approve);
  g_test_add_func ("/documents/acknowledged", test_acknowledged);
  g_test_add_func ("/documents/field-by-field", test_field_by_field);
  g_test_add_func ("/documents/one-text-per-number", test_one_text_per_number);
  g_test_add_func ("/documents/kept-for-good", test_kept_for_good);
  g_test_add_func ("/documents/new-in-force", test_new_in_force);
  g_test_add_func ("/documents/filled", test_filled);
  g_test_add_func ("/documents/gaps", test_gaps);
  g_test_add_func ("/documents/filled-in-one-edit", test_filled_in_one_edit);
  g_test_add_func ("/documents/own-deputy", test_own_deputy);

  return g_test_run ();
}
