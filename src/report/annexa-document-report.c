/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-check.h"
#include "annexa-register-reports.h"
#include "annexa-report-register.h"
#include "annexa-required-document.h"
#include "annexa-soa.h"
#include "annexa-starters.h"

/* The register of documents (7.5): what there is, in which version, approved by whom; and which of the documents that the
 * standard asks for are there. */

static const AnnexaRegisterColumn document_columns[] = {
  { "ref" },
  { "title", 2.2 },
  { "version-in-force", 0, .title = N_ ("In force") },
  { "status" },
  { "owner", 1.1, ANNEXA_REGISTER_NEEDED },
  { "approver", 1.1 },
  { "approved-on" },
  { "next-review" },
  { "classification", 1 },
  { "audience", 1 },
  { "acknowledged", 0, .title = N_ ("Read by"), .align = 1 },
  { NULL },
};

static const AnnexaRegisterColumn version_columns[] = {
  { "document", 3 },
  { "version", 1 },
  { "approved-by", 2, ANNEXA_REGISTER_NEEDED },
  { "approved-on", 0, ANNEXA_REGISTER_NEEDED },
  { NULL },
};

static const AnnexaRegisterPoint document_points[] = {
  { "document", "no-owner", .text = N_ ("Documents that nobody answers for:") },
  { "document", "overdue", .text = N_ ("Documents that were to be looked at again:") },
  { "document",
    .selection = { .tests = { { "status", ANNEXA_TEST_EQUAL, "in-force" }, { "approved-on", ANNEXA_TEST_EMPTY } } },
    .text = N_ ("Documents in force that nobody has approved (7.5.2 c):") },
  { "document", "in-review", .text = N_ ("Documents that wait for approval:") },
  { "document", "draft", .text = N_ ("Documents that are drafts:") },
  { NULL },
};

/* Required documents. */

static GHashTable *
sort_by_item (GPtrArray *documents)
{
  GHashTable *items = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < documents->len; i++)
    {
      const char *item = annexa_record_get_text (documents->pdata[i], "mandatory-item");
      GPtrArray *list = item != NULL ? g_hash_table_lookup (items, item) : NULL;

      if (item == NULL)
        continue;
      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (items, (gpointer) item, list);
        }
      g_ptr_array_add (list, documents->pdata[i]);
    }
  return items;
}

/* The controls that the Statement of Applicability leaves out. */
static GPtrArray *
read_excluded (AnnexaReportDraft *draft,
               GError           **error)
{
  g_autoptr (AnnexaQuery) query = annexa_soa_query_new ();
  g_auto (AnnexaValue) no = ANNEXA_VALUE_INIT;

  annexa_value_set_text (&no, "no");
  annexa_query_add_filter (query, annexa_kind_find_field (annexa_query_get_kind (query), "applicable"),
                           ANNEXA_TEST_EQUAL, &no);
  return annexa_report_draft_read (draft, query, error);
}

/* Their references, which belong to the records. */
static GHashTable *
list_refs (GPtrArray *records)
{
  GHashTable *refs = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < records->len; i++)
    g_hash_table_add (refs, (gpointer) annexa_record_get_ref (records->pdata[i]));
  return refs;
}

/* Whether nothing that asks for it applies. */
static gboolean
is_left_out (const AnnexaRequiredDocument *required,
             GHashTable                   *left_out)
{
  for (guint i = 0; required->refs[i] != NULL; i++)
    if (!g_hash_table_contains (left_out, required->refs[i]))
      return FALSE;
  return required->refs[0] != NULL;
}

/* What covers it where no register of its own does: without these one would be sent to a list that is empty. */
static const struct
{
  const char *item;
  const char *text;
} proofs[] = {
  { "M03", N_ ("The risk method in force, which is approved") },
  { "M10", N_ ("The documents in force") },
  { "M11", N_ ("Documents of external origin or contracts that are in force") },
  { "M18", N_ ("An internal audit found no nonconformity") },
  { "M19", N_ ("An internal audit found no nonconformity") },
};

static const char *
find_proof (const AnnexaRequiredDocument *required)
{
  for (guint i = 0; i < G_N_ELEMENTS (proofs); i++)
    if (strcmp (proofs[i].item, required->id) == 0)
      return _(proofs[i].text);

  return _("In the project");
}

/* Whether there is anything in the register that somebody has confirmed. */
static gboolean
holds_records (AnnexaReportDraft *draft,
               const AnnexaKind  *kind)
{
  return annexa_project_count (draft->project, kind) > annexa_starters_count_proposals (draft->project, kind);
}

/* The register that holds it, or what that lacks: the Statement of Applicability is no document beside the project. */
static void
add_register (AnnexaReportDraft            *draft,
              const AnnexaRequiredDocument *required,
              gboolean                      covered,
              gboolean                      left_out)
{
  const AnnexaKind *kind = required->register_kind != NULL ? annexa_kind_lookup (required->register_kind) : NULL;
  gboolean single = kind == annexa_kind_lookup ("organization");
  g_autofree char *name = NULL;

  if ((!covered || kind == NULL) && required->obligation != ANNEXA_OBLIGATION_MANDATORY)
    {
      annexa_document_add_text (draft->document, ANNEXA_RUN_DIM, left_out ? _("control left out") : "–");
      return;
    }
  if (!covered)
    {
      annexa_report_draft_add_remark (draft, required->lacking != NULL ? required->lacking : _("missing"));
      return;
    }
  if (kind == NULL || !holds_records (draft, kind))
    {
      annexa_document_add_text (draft->document, ANNEXA_RUN_PLAIN, find_proof (required));
      return;
    }
  /* TRANSLATORS: The name of a register, or of a document that is made from the project */
  name = g_strdup_printf (_("In the project: %s"), single ? required->title : annexa_kind_get_plural (kind));
  annexa_document_add_text (draft->document, ANNEXA_RUN_PLAIN, name);
}

/* What covers it: the documents with how far they have come, or a register. */
static void
add_covering_cell (AnnexaReportDraft            *draft,
                   const AnnexaRequiredDocument *required,
                   GPtrArray                    *documents,
                   gboolean                      covered,
                   gboolean                      left_out)
{
  annexa_document_add_cell (draft->document, NULL);
  if (documents == NULL)
    {
      add_register (draft, required, covered, left_out);
      return;
    }
  for (guint i = 0; i < documents->len; i++)
    {
      g_autofree char *name
          = g_strdup_printf ("%s%s %s ", i > 0 ? "\n" : "", annexa_record_get_ref (documents->pdata[i]),
                             annexa_record_get_title (documents->pdata[i]));

      annexa_document_add_text (draft->document, ANNEXA_RUN_PLAIN, name);
      annexa_report_draft_add_value (draft, documents->pdata[i], "status", FALSE);
    }
}

static void
add_required (AnnexaReportDraft *draft,
              AnnexaObligation   obligation,
              const char        *heading,
              GHashTable        *items,
              GHashTable        *uncovered,
              GHashTable        *left_out)
{
  const AnnexaField *field = annexa_kind_find_field (annexa_kind_lookup ("document"), "mandatory-item");
  GPtrArray *all = annexa_required_documents_get ();

  annexa_document_begin_row (draft->document, ANNEXA_ROW_GROUP);
  annexa_document_add_cell (draft->document, heading);
  for (guint i = 0; i < all->len; i++)
    {
      const AnnexaRequiredDocument *required = all->pdata[i];
      const AnnexaChoice *choice = annexa_field_find_choice (field, required->id);
      g_autofree char *basis = g_strjoinv (", ", required->refs);

      if (required->obligation != obligation)
        continue;
      annexa_document_begin_row (draft->document, ANNEXA_ROW_BODY);
      annexa_document_add_cell (draft->document, choice != NULL ? annexa_choice_get_label (choice) : required->title);
      annexa_document_add_cell (draft->document, NULL);
      annexa_document_add_text (draft->document, *basis != '\0' ? ANNEXA_RUN_PLAIN : ANNEXA_RUN_DIM,
                                *basis != '\0' ? basis : "–");
      add_covering_cell (draft, required, g_hash_table_lookup (items, required->id),
                         !g_hash_table_contains (uncovered, required->id), is_left_out (required, left_out));
    }
}

static gboolean
write_required (AnnexaReportDraft        *draft,
                const AnnexaRegisterPart *part,
                GError                  **error)
{
  const AnnexaTableColumn columns[] = { { _("What the standard asks for"), 2, 0, "item" },
                                        { _("Asked for in"), 1, 0, "asked-for-in" },
                                        { _("Documents"), 2.4, 0, "documents" } };
  g_autoptr (GPtrArray) documents = annexa_report_register_read (draft, part, error);
  g_autoptr (GHashTable) items = documents != NULL ? sort_by_item (documents) : NULL;
  g_autoptr (GHashTable) uncovered = items != NULL ? annexa_checks_list_uncovered (draft->project, error) : NULL;
  g_autoptr (GPtrArray) excluded = uncovered != NULL ? read_excluded (draft, error) : NULL;
  g_autoptr (GHashTable) left_out = excluded != NULL ? list_refs (excluded) : NULL;

  if (left_out == NULL)
    return FALSE;
  annexa_document_begin_table (draft->document, columns, G_N_ELEMENTS (columns),
                               _("The documents that the standard asks for, and what covers them."));
  add_required (draft, ANNEXA_OBLIGATION_MANDATORY, _("Every organization needs these"), items, uncovered, left_out);
  add_required (draft, ANNEXA_OBLIGATION_IF_APPLICABLE, _("Needed where the control applies"), items, uncovered,
                left_out);
  add_required (draft, ANNEXA_OBLIGATION_CUSTOMARY, _("Usual, and expected by many auditors"), items, uncovered,
                left_out);
  return TRUE;
}

static const AnnexaRegisterPart document_parts[] = {
  { .id = "documents",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("Register of documents"),
    .introduction = N_ ("All documents by type, with the version in force, who approved it and when it is looked at "
                        "again."),
    .kind = "document",
    .selection = { .tests = { { "status", ANNEXA_TEST_NOT_EQUAL, "obsolete" } } },
    .group = "type",
    .columns = document_columns,
    .summary = N_ ("The documents by type, with version, status, owner and review."),
    .missing = N_ ("No document is written down yet. The standard asks for documented information of its own and for "
                   "what the organization needs beside it (7.5.1)."),
    .landscape = TRUE },
  { .id = "required",
    .form = ANNEXA_REGISTER_WRITTEN,
    .heading = N_ ("What the standard asks for"),
    .introduction = N_ ("The documents and records that the standard names, and what covers each of them here. "
                        "Registers of this project, such as that of risks, are records themselves."),
    .kind = "document",
    .selection = { .tests = { { "status", ANNEXA_TEST_NOT_EQUAL, "obsolete" } } },
    .write = write_required },
  { .id = "versions",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("Approved versions"),
    .introduction = N_ ("Every version that was approved is kept and cannot be deleted (7.5.3)."),
    .kind = "document-version",
    .sort = "document",
    .columns = version_columns,
    .summary = N_ ("The approved versions of each document."),
    .none = N_ ("No version was approved yet."),
    .new_page = TRUE },
  { .id = "obsolete",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("Obsolete documents"),
    .kind = "document",
    .selection = { .tests = { { "status", ANNEXA_TEST_EQUAL, "obsolete" } } },
    .settled = "obsolete",
    .columns = (const AnnexaRegisterColumn[]){ { "ref" }, { "title", 3 }, { "type", 1 }, { "owner", 1 },
                                               { "approved-on" }, { NULL } },
    .summary = N_ ("The documents that nobody has to follow any more."),
    .none = N_ ("No document is obsolete.") },
  { NULL },
};

static const AnnexaReportRegister document_register = {
  .topic = N_ ("Which documents there are, in which version, and whether all that are needed are there"),
  .standard = N_ ("7.5 and controls A.5.1 and A.5.37"),
  .lead = N_ (
      "This register shows which documents direct information security here, which version of each is in force, who "
      "approved it and when somebody looks at it again."),
  .counts = (const char *const[]){ "document", NULL },
  .points = document_points,
  .pictures = (const AnnexaRegisterPicture[]){ { "document", "type", "status", N_ ("Documents by type and status.") },
                                               { NULL } },
  .parts = document_parts,
};

const AnnexaReport annexa_document_report = {
  .name = "documents",
  .title = N_ ("Document register"),
  .description = N_ ("All documents with version, status, approval and review, what the standard asks for, and the "
                     "approved versions (7.5)."),
  .icon = "annexa-list-symbolic",
  .group = ANNEXA_REPORT_DOCUMENTS,
  .registers = &document_register,
  .collect = annexa_report_register_collect,
};
