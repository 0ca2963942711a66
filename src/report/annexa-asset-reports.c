/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-register-reports.h"
#include "annexa-report-register.h"

/* What has to be protected and how much (A.5.9, A.5.12), and who else takes part (A.5.19 to A.5.23). */

static const AnnexaRegisterColumn asset_columns[] = {
  { "ref" },
  { "name", 2.6, .below = { "description" } },
  { "owner", 1.3, ANNEXA_REGISTER_NEEDED | ANNEXA_REGISTER_LABELS, .below = { "custodian" } },
  { "location", 1.3 },
  { "classification", 1.2, ANNEXA_REGISTER_NEEDED },
  { "effective-confidentiality", 0, .title = N_ ("C"), .align = 1 },
  { "effective-integrity", 0, .title = N_ ("I"), .align = 1 },
  { "effective-availability", 0, .title = N_ ("A"), .align = 1 },
  { "open-risks", 0, .title = N_ ("Risks"), .align = 1 },
  { "worst-level" },
  { "status", 0.9 },
  { "next-review", 0, ANNEXA_REGISTER_NEEDED },
  { NULL },
};

static const AnnexaRegisterColumn recovery_columns[] = {
  { "ref" },
  { "name", 2.4 },
  { "owner", 1.2 },
  { "effective-availability", 0, .title = N_ ("A"), .align = 1 },
  { "recovery-time", 1, .align = 1 },
  { "recovery-point", 1, .align = 1 },
  { "restore-tested" },
  { NULL },
};

static const AnnexaRegisterPoint asset_points[] = {
  { "asset", "no-owner", .text = N_ ("Assets without an owner. The standard asks for one each (A.5.9):") },
  { "asset", "not-classified", .text = N_ ("Assets that are not classified (A.5.12):") },
  { "asset",
    .selection = { .tests = { { "effective-confidentiality", ANNEXA_TEST_EMPTY },
                              { "effective-integrity", ANNEXA_TEST_EMPTY },
                              { "effective-availability", ANNEXA_TEST_EMPTY } } },
    .text = N_ ("Assets of which nobody has said how much protection they need:") },
  { "asset",
    .selection = { .tests = { { "open-risks", ANNEXA_TEST_EQUAL, "0" }, { "status", ANNEXA_TEST_EQUAL, "in-use" },
                              { "class", ANNEXA_TEST_EQUAL, "primary" } } },
    .text = N_ ("Primary assets in use that no risk names:") },
  { "asset", "review-due", .text = N_ ("Assets that were to be looked at again:") },
  { NULL },
};

static const struct
{
  const char *own;
  const char *effective;
} needs[] = {
  { "confidentiality", "effective-confidentiality" },
  { "integrity", "effective-integrity" },
  { "availability", "effective-availability" },
};

static gboolean
inherits (AnnexaRecord *asset)
{
  for (guint i = 0; i < G_N_ELEMENTS (needs); i++)
    if (!annexa_record_is_empty (asset, needs[i].effective)
        && (annexa_record_is_empty (asset, needs[i].own)
            || annexa_record_get_integer (asset, needs[i].effective) > annexa_record_get_integer (asset, needs[i].own)))
      return TRUE;

  return FALSE;
}

/* A need that comes from elsewhere says what it was before: “2 → 4”. */
static void
add_need_cell (AnnexaReportDraft *draft,
               AnnexaRecord      *asset,
               guint              need)
{
  g_autofree char *own = annexa_report_draft_describe (draft, asset, needs[need].own);
  g_autofree char *effective = annexa_report_draft_describe (draft, asset, needs[need].effective);

  annexa_document_add_cell (draft->document, NULL);
  if (g_strcmp0 (own, effective) != 0)
    {
      annexa_document_add_text (draft->document, ANNEXA_RUN_DIM, *own != '\0' ? own : "–");
      annexa_document_add_text (draft->document, ANNEXA_RUN_DIM, "\u00a0→\u00a0");
      annexa_document_add_text (draft->document, ANNEXA_RUN_BOLD, effective);
    }
  else
    annexa_document_add_text (draft->document, *own != '\0' ? ANNEXA_RUN_PLAIN : ANNEXA_RUN_DIM,
                              *own != '\0' ? own : "–");
}

/* For each asset, what depends on it: where a need comes from. */
static GHashTable *
list_dependants (GPtrArray *assets)
{
  GHashTable *dependants
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < assets->len; i++)
    {
      gsize n_ids;
      const gint64 *ids = annexa_value_get_ids (annexa_record_get (assets->pdata[i], "depends-on"), &n_ids);

      for (gsize j = 0; j < n_ids; j++)
        {
          GPtrArray *list = g_hash_table_lookup (dependants, &ids[j]);

          if (list == NULL)
            {
              list = g_ptr_array_new ();
              g_hash_table_insert (dependants, (gpointer) &ids[j], list);
            }
          g_ptr_array_add (list, assets->pdata[i]);
        }
    }
  return dependants;
}

static void
add_inheriting_row (AnnexaReportDraft *draft,
                    AnnexaRecord      *asset,
                    GPtrArray         *dependants)
{
  g_autofree char *refs = dependants != NULL ? annexa_report_draft_list_refs (dependants) : NULL;

  annexa_document_begin_row (draft->document, ANNEXA_ROW_BODY);
  annexa_document_add_cell (draft->document, annexa_record_get_ref (asset));
  annexa_document_add_cell (draft->document, annexa_record_get_title (asset));
  for (guint need = 0; need < G_N_ELEMENTS (needs); need++)
    add_need_cell (draft, asset, need);
  if (refs != NULL)
    annexa_document_add_cell (draft->document, refs);
  else
    annexa_report_draft_add_empty_cell (draft);
}

/* What the pass over the dependencies worked out, and from what. */
static gboolean
write_inherited (AnnexaReportDraft        *draft,
                 const AnnexaRegisterPart *part,
                 GError                  **error)
{
  const AnnexaTableColumn columns[] = { { _("Reference"), 0, 0, "ref" },
                                        { _("Asset"), 2.4, 0, "asset" },
                                        { _("Confidentiality"), 0, 0, "confidentiality" },
                                        { _("Integrity"), 0, 0, "integrity" },
                                        { _("Availability"), 0, 0, "availability" },
                                        { _("What depends on it"), 2, 0, "dependants" } };
  g_autoptr (GPtrArray) assets = annexa_report_register_read (draft, part, error);
  g_autoptr (GHashTable) dependants = assets != NULL ? list_dependants (assets) : NULL;
  gboolean any = FALSE;

  if (assets == NULL)
    return FALSE;
  for (guint i = 0; i < assets->len; i++)
    {
      gint64 id = annexa_record_get_id (assets->pdata[i]);

      if (!inherits (assets->pdata[i]))
        continue;
      if (!any)
        annexa_document_begin_table (draft->document, columns, G_N_ELEMENTS (columns),
                                     _("The assets that need more protection because of what depends on them."));
      any = TRUE;
      add_inheriting_row (draft, assets->pdata[i], g_hash_table_lookup (dependants, &id));
    }
  if (!any)
    annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_BODY,
                                   _("No asset needs more protection because of what depends on it."));
  return TRUE;
}

static const AnnexaRegisterPart asset_parts[] = {
  { .id = "assets",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("Asset register"),
    .introduction = N_ ("The assets by type. C, I and A are the needs for confidentiality, integrity and availability, "
                        "from 0 to 4, with what is taken over from whatever depends on the asset."),
    .kind = "asset",
    .group = "type",
    .settled = "retired|disposed",
    .columns = asset_columns,
    .summary = N_ ("The assets by type, with owner, classification, protection needs and risks."),
    .missing = N_ ("No asset is written down yet. The standard asks for an inventory of information and other "
                   "associated assets, with owners (A.5.9)."),
    .landscape = TRUE },
  { .id = "inherited",
    .form = ANNEXA_REGISTER_WRITTEN,
    .heading = N_ ("Needs taken over from what depends on an asset"),
    .introduction = N_ ("A server needs at least the protection of what runs on it. Where that is more than was set "
                        "for the asset itself, it counts."),
    .kind = "asset",
    .write = write_inherited },
  { .id = "recovery",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("How soon assets have to run again"),
    .introduction = N_ ("For how many hours an asset may fail, and how many hours of data may be lost (A.5.30, "
                        "A.8.13)."),
    .kind = "asset",
    .selection = { .tests = { { "recovery-time", ANNEXA_TEST_FILLED } } },
    .sort = "recovery-time",
    .columns = recovery_columns,
    .summary = N_ ("The assets with a time to recover, the shortest first."),
    .none = N_ ("For no asset is it written down how soon it has to run again.") },
  { .id = "personal-data",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("Assets with personal data"),
    .introduction = N_ ("Where personal data are held or processed (A.5.34)."),
    .kind = "asset",
    .selection = { .tests = { { "personal-data", ANNEXA_TEST_EQUAL, "yes" } } },
    .columns = (const AnnexaRegisterColumn[]){ { "ref" }, { "name", 2 }, { "type", 1 },
                                               { "owner", 1.2, ANNEXA_REGISTER_NEEDED },
                                               { "classification", 1.2, ANNEXA_REGISTER_NEEDED },
                                               { "supplier", 1.4 }, { NULL } },
    .summary = N_ ("The assets that hold personal data."),
    .none = N_ ("No asset is said to hold personal data.") },
  { NULL },
};

static const AnnexaReportRegister asset_register = {
  .topic = N_ ("What has to be protected, who answers for it, and how much protection it needs"),
  .standard = N_ ("controls A.5.9 to A.5.13, A.5.30 and A.5.34"),
  .lead
      = N_ ("This inventory names the information and everything that information depends on: processes, programs, "
            "machines, rooms, people and services. Each needs an owner, a classification and a rating of its needs, from "
            "which the risk assessment starts."),
  .counts = (const char *const[]){ "asset", NULL },
  .points = asset_points,
  .pictures = (const AnnexaRegisterPicture[]){ { "asset", "type", "classification",
                                                 N_ ("Assets by type and classification.") },
                                               { NULL } },
  .parts = asset_parts,
};

const AnnexaReport annexa_asset_report = {
  .name = "assets",
  .title = N_ ("Asset register"),
  .description = N_ ("All assets with owner, classification and protection needs, inherited ones included (A.5.9, "
                     "A.5.12). The risk assessment starts from it."),
  .icon = "annexa-asset-symbolic",
  .group = ANNEXA_REPORT_RISKS,
  .registers = &asset_register,
  .collect = annexa_report_register_collect,
};

/* Suppliers. */

static const AnnexaRegisterColumn supplier_columns[] = {
  { "ref" },
  { "name", 1.8, .below = { "service" } },
  { "criticality", 0, .align = 1 },
  { "access-to", 1.1 },
  { "owner", 1.1, ANNEXA_REGISTER_NEEDED },
  { "security-terms", 0, .title = N_ ("Security in the contract") },
  { "processing-agreement", 0, .title = N_ ("Processing agreement") },
  { "assessment", 0, ANNEXA_REGISTER_NEEDED },
  { "last-assessed", 0, ANNEXA_REGISTER_NEEDED },
  { "next-review", 0, ANNEXA_REGISTER_NEEDED },
  { NULL },
};

static const AnnexaRegisterColumn supplier_facts[] = {
  { "service" },
  { "owner", .flags = ANNEXA_REGISTER_NEEDED },
  { "contract", .flags = ANNEXA_REGISTER_NEEDED },
  { "access-to" },
  { "assessment" },
  { "certificate-expires" },
  { NULL },
};

static const AnnexaRegisterColumn supplier_texts[] = {
  { "certificates" },
  { "exit-plan", .flags = ANNEXA_REGISTER_NEEDED },
  { "notes" },
  { NULL },
};

static const AnnexaRegisterPoint supplier_points[] = {
  { "supplier", "unsatisfactory", .text = N_ ("Suppliers that were found unsatisfactory:") },
  { "supplier", "no-agreement",
    .text = N_ ("Suppliers that can get at personal data without an agreement on processing them:") },
  { "supplier",
    .selection = { .tests = { { "security-terms", ANNEXA_TEST_EQUAL, "no" },
                              { "access-to", ANNEXA_TEST_NOT_EQUAL, "none" } } },
    .text = N_ ("Suppliers that can get at information, but whose contract says nothing about security (A.5.20):") },
  { "supplier", "not-assessed", .text = N_ ("Suppliers that nobody has assessed yet (A.5.22):") },
  { "supplier", "no-owner", .text = N_ ("Suppliers that nobody answers for:") },
  { "supplier", "overdue", .text = N_ ("Suppliers that were to be assessed again:") },
  { NULL },
};

static const AnnexaRegisterPart supplier_parts[] = {
  { .id = "suppliers",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("Register of suppliers"),
    .introduction = N_ ("Criticality goes from 0, which nobody would miss, to 3, without which work stops."),
    .kind = "supplier",
    .sort = "criticality",
    .descending = TRUE,
    .columns = supplier_columns,
    .summary = N_ ("The suppliers, the most critical first, with contract and assessment."),
    .missing
        = N_ ("No supplier is written down yet. The standard asks how the risks that come with suppliers are managed "
              "(A.5.19)."),
    .landscape = TRUE },
  { .id = "critical",
    .form = ANNEXA_REGISTER_CARDS,
    .heading = N_ ("Critical suppliers one by one"),
    .introduction = N_ ("Suppliers without which work stops: what they prove about their own security, and how the "
                        "organization would leave them (A.5.22, A.5.23)."),
    .kind = "supplier",
    .selection = { .tests = { { "criticality", ANNEXA_TEST_EQUAL, "3" } } },
    .columns = supplier_facts,
    .texts = supplier_texts,
    .none = N_ ("No supplier is said to be critical.") },
  { NULL },
};

static const AnnexaReportRegister supplier_register = {
  .topic = N_ ("Who supplies what, what they can get at, and how far they can be trusted"),
  .standard = N_ ("8.1 and controls A.5.19 to A.5.23"),
  .lead
      = N_ ("This register names the suppliers that matter to information security, what each of them can get at, what "
            "was agreed, and the result of the last assessment."),
  .counts = (const char *const[]){ "supplier", NULL },
  .points = supplier_points,
  .pictures = (const AnnexaRegisterPicture[]){ { "supplier", "access-to", "assessment",
                                                 N_ ("Suppliers by what they can get at, and the last assessment.") },
                                               { NULL } },
  .parts = supplier_parts,
};

const AnnexaReport annexa_supplier_report = {
  .name = "suppliers",
  .title = N_ ("Suppliers"),
  .description = N_ ("Suppliers with criticality, access, contract and assessment, and the critical ones one by one "
                     "(A.5.19 to A.5.23)."),
  .icon = "annexa-supplier-symbolic",
  .group = ANNEXA_REPORT_RISKS,
  .registers = &supplier_register,
  .collect = annexa_report_register_collect,
};
