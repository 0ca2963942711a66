/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-audit-pack-part.h"
#include "annexa-audit-pack.h"
#include "annexa-error.h"
#include "annexa-query.h"

/* Which report, about which record, is a part of a pack. */

/* Reports about one record of which the latest is meant where no other is named. */
static const struct
{
  const char *report;
  const char *date;
  const char *field; /* and its word, where only some of the records are meant */
  const char *word;
  const char *none;
} latest[] = {
  { "review", "date", NULL, NULL, N_ ("No management review that was held is written down yet (9.3).") },
  { "audit", "starts", "type", "internal", N_ ("No internal audit that was carried out is written down yet (9.2).") },
};

/**
 * annexa_pack_part_finds_record:
 * @report: a report about one record
 *
 * Returns: whether a part of a pack finds the record by itself where none is named
 */
gboolean
annexa_pack_part_finds_record (const AnnexaReport *report)
{
  for (guint i = 0; i < G_N_ELEMENTS (latest); i++)
    if (strcmp (report->name, latest[i].report) == 0)
      return TRUE;

  return FALSE;
}

static void
add_test (AnnexaQuery *query,
          const char  *field,
          AnnexaTest   test,
          const char  *word)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_set_text (&value, word);
  annexa_query_add_filter (query, annexa_kind_find_field (annexa_query_get_kind (query), field), test, &value);
}

/* The reference of the newest record that is not only planned. */
static gboolean
find_latest (AnnexaPackPart *self,
             AnnexaProject  *project,
             guint           place,
             char          **ref,
             GError        **error)
{
  const AnnexaKind *kind = annexa_kind_lookup (self->report->kind);
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GArray) ids = NULL;

  add_test (query, "status", ANNEXA_TEST_NOT_EQUAL, "planned");
  add_test (query, "status", ANNEXA_TEST_NOT_EQUAL, "cancelled");
  if (latest[place].field != NULL)
    add_test (query, latest[place].field, ANNEXA_TEST_EQUAL, latest[place].word);
  annexa_query_add_sort (query, annexa_kind_find_field (kind, latest[place].date), TRUE);
  ids = annexa_project_query (project, query, error);
  if (ids == NULL)
    return FALSE;
  if (ids->len > 0)
    *ref = g_strdup (annexa_project_get_ref (project, kind, g_array_index (ids, gint64, 0)));
  else
    self->none = _(latest[place].none);
  return TRUE;
}

static gboolean
choose_record (AnnexaPackPart *self,
               AnnexaProject  *project,
               char          **ref,
               GError        **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (latest); i++)
    if (*ref == NULL && strcmp (self->report->name, latest[i].report) == 0)
      return find_latest (self, project, i, ref, error);

  return TRUE;
}

static gboolean
find_report (AnnexaPackPart *self,
             const char     *name,
             GError        **error)
{
  self->report = annexa_report_find (name);
  if (self->report == NULL)
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND,
                 _("There is no report “%s” to be a part of the audit pack."), name);
  else if (self->report == &annexa_audit_pack_report)
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX, _("The audit pack cannot be a part of itself."));
  else
    return TRUE;
  return FALSE;
}

/**
 * annexa_pack_part_new:
 * @project: the project
 * @entry: what the part is; it has to live as long as the part
 * @number: which part it is, from 1
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the part, with what its report says
 */
AnnexaPackPart *
annexa_pack_part_new (AnnexaProject         *project,
                      const AnnexaPackEntry *entry,
                      guint                  number,
                      GError               **error)
{
  g_autoptr (AnnexaPackPart) self = g_new0 (AnnexaPackPart, 1);
  g_autofree char *ref = g_strdup (entry->ref);

  self->entry = entry;
  self->number = number;
  self->id = annexa_audit_pack_name_part (number);
  self->signatures = g_ptr_array_new ();
  if (!find_report (self, entry->report, error) || !choose_record (self, project, &ref, error))
    return NULL;
  if (entry->undecided)
    self->none = _("It is not chosen yet which record this section is about.");
  if (self->none == NULL)
    self->document = annexa_report_collect (self->report, project, ref, error);
  return self->document != NULL || self->none != NULL ? g_steal_pointer (&self) : NULL;
}

void
annexa_pack_part_free (AnnexaPackPart *self)
{
  for (guint i = 0; self->signatures != NULL && i < self->signatures->len; i++)
    {
      AnnexaPackSignature *signature = self->signatures->pdata[i];

      g_free (signature->id);
      g_free (signature->heading);
      g_free (signature->chapter);
      g_free (signature);
    }
  g_clear_pointer (&self->signatures, g_ptr_array_unref);
  g_clear_pointer (&self->document, annexa_document_unref);
  g_free (self->id);
  g_free (self);
}

/**
 * annexa_pack_part_get_title:
 * @self: a part
 *
 * Returns: (transfer none): what the part is called
 */
const char *
annexa_pack_part_get_title (const AnnexaPackPart *self)
{
  if (self->entry->heading != NULL)
    return self->entry->heading;

  return self->document != NULL ? annexa_document_get_info (self->document)->title
                                : annexa_report_get_title (self->report);
}
