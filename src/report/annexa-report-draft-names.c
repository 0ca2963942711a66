/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-catalogue.h"
#include "annexa-clause.h"
#include "annexa-report-draft-private.h"
#include "annexa-text.h"

/* What records, fields and values are called in a report. */

/* A list of refs may fill three lines; a longer one is cut, since all of them stand in the tables anyway. */
#define MOST_REFS 40
#define SOME_REFS 30

/* Never NULL: a report asks for fields by names that it knows. */
const AnnexaField *
annexa_report_draft_find_field (AnnexaRecord *record,
                                const char   *name)
{
  const AnnexaField *field = annexa_kind_find_field (annexa_record_get_kind (record), name);

  g_assert (field != NULL);
  return field;
}

/**
 * annexa_report_draft_describe:
 * @self: a report
 * @record: a record
 * @field: the name of one of its fields
 *
 * Returns: (transfer full): the value for people; "" when it is empty
 */
char *
annexa_report_draft_describe (AnnexaReportDraft *self,
                              AnnexaRecord      *record,
                              const char        *field)
{
  return annexa_project_describe_field (self->project, record, field);
}

/* The standard's own titles are translated. No other control or requirement can have the reference of one of the
 * standard's. */
static const char *
find_standard_title (const AnnexaKind *kind,
                     const char       *ref)
{
  const AnnexaCatalogueControl *control
      = strcmp (kind->name, "control") == 0 ? annexa_catalogue_find_control (ref) : NULL;
  const AnnexaClause *clause = strcmp (kind->name, "requirement") == 0 ? annexa_clauses_find (ref) : NULL;

  if (control != NULL)
    return annexa_catalogue_get_title (control);
  return clause != NULL ? annexa_clause_get_title (clause) : NULL;
}

/**
 * annexa_report_draft_get_title:
 * @record: a record
 *
 * Returns: (transfer none): its title; that of a clause or control of the standard in the language of the texts
 */
const char *
annexa_report_draft_get_title (AnnexaRecord *record)
{
  const char *title = find_standard_title (annexa_record_get_kind (record), annexa_record_get_ref (record));

  return title != NULL ? title : annexa_record_get_title (record);
}

/**
 * annexa_report_draft_find_title:
 * @self: a report
 * @kind: a kind
 * @id: the id of one of its records
 *
 * Says the same as annexa_report_draft_get_title() without reading the record.
 *
 * Returns: (transfer none): the title
 */
const char *
annexa_report_draft_find_title (AnnexaReportDraft *self,
                                const AnnexaKind  *kind,
                                gint64             id)
{
  const char *title = find_standard_title (kind, annexa_project_get_ref (self->project, kind, id));

  return title != NULL ? title : annexa_project_get_title (self->project, kind, id);
}

/**
 * annexa_report_draft_get_label:
 * @record: a record
 * @field: the name of one of its fields
 *
 * Returns: (transfer none): what the field is called
 */
const char *
annexa_report_draft_get_label (AnnexaRecord *record,
                               const char   *field)
{
  return annexa_field_get_label (annexa_report_draft_find_field (record, field));
}

/**
 * annexa_report_draft_get_missing:
 * @record: a record
 * @field: the name of one of its fields
 *
 * Returns: (transfer none): what is said where the field ought to be filled and is not
 */
const char *
annexa_report_draft_get_missing (AnnexaRecord *record,
                                 const char   *field)
{
  const char *missing = annexa_report_draft_find_field (record, field)->missing;

  return missing != NULL ? _(missing) : _("missing");
}

/**
 * annexa_report_draft_list_refs:
 * @records: (element-type AnnexaRecord): records
 *
 * Returns: (transfer full): their refs, “ ”; where there are very many, the first and how many more
 */
char *
annexa_report_draft_list_refs (GPtrArray *records)
{
  GString *refs = g_string_new (NULL);
  guint n_shown = records->len <= MOST_REFS ? records->len : SOME_REFS;
  guint n_more = records->len - n_shown;

  for (guint i = 0; i < n_shown; i++)
    g_string_append_printf (refs, "%s%s", i > 0 ? ", " : "", annexa_record_get_ref (records->pdata[i]));
  if (n_more > 0)
    /* TRANSLATORS: Behind a list of references: how many more there are */
    g_string_append_printf (refs, ngettext (" and %u more", " and %u more", n_more), n_more);

  return g_string_free (refs, FALSE);
}

/* People are known by their names. */
static char *
name_link (AnnexaReportDraft *self,
           const AnnexaKind  *kind,
           gint64             id,
           gboolean           with_title)
{
  const AnnexaKind *found = kind != NULL ? kind : annexa_project_find_kind (self->project, id);
  gboolean person = found == annexa_kind_lookup ("person");
  const char *ref = annexa_project_get_ref (self->project, found, id);
  const char *title = annexa_project_get_title (self->project, found, id);

  if (person && *title != '\0')
    return g_strdup (title);
  return with_title ? g_strdup_printf ("%s %s", ref, title) : g_strdup (ref);
}

static char *
list_links (AnnexaReportDraft *self,
            AnnexaRecord      *record,
            const char        *field,
            gboolean           with_title,
            const char        *separator)
{
  const char *target = annexa_report_draft_find_field (record, field)->target;
  const AnnexaKind *kind = target != NULL ? annexa_kind_lookup (target) : NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  gsize n_ids;
  const gint64 *ids = annexa_value_get_ids (annexa_record_get (record, field), &n_ids);

  for (gsize i = 0; i < n_ids; i++)
    g_ptr_array_add (names, name_link (self, kind, ids[i], with_title));
  annexa_text_sort (names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (separator, (char **) names->pdata);
}

/**
 * annexa_report_draft_list_link_refs:
 * @self: a report
 * @record: a record
 * @field: the name of a field of it with links
 *
 * Returns: (transfer full): the refs of the linked records, in their order; the names of people; "" when there are none
 */
char *
annexa_report_draft_list_link_refs (AnnexaReportDraft *self,
                                    AnnexaRecord      *record,
                                    const char        *field)
{
  return list_links (self, record, field, FALSE, ", ");
}

/**
 * annexa_report_draft_list_links:
 * @self: a report
 * @record: a record
 * @field: the name of a field of it with links
 * @separator: what stands between them; titles may have commas in them
 *
 * Returns: (transfer full): the linked records with ref and title, in the order of their refs; the names of people; ""
 *   when there are none
 */
char *
annexa_report_draft_list_links (AnnexaReportDraft *self,
                                AnnexaRecord      *record,
                                const char        *field,
                                const char        *separator)
{
  return list_links (self, record, field, TRUE, separator);
}
