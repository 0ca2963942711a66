/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-kind.h"
#include "annexa-kinds-private.h"
#include "annexa-text.h"

/* Every kind, in the order of the work: the order of the command line's list, of exports and of the sample. */
static const AnnexaKind *const kinds[] = {
  &annexa_organization_kind,
  &annexa_limits_kind,
  &annexa_person_kind,
  &annexa_role_kind,
  &annexa_competence_kind,
  &annexa_training_kind,
  &annexa_attendance_kind,
  &annexa_context_issue_kind,
  &annexa_party_kind,
  &annexa_obligation_kind,
  &annexa_communication_kind,
  &annexa_change_kind,
  &annexa_method_kind,
  &annexa_scale_step_kind,
  &annexa_level_kind,
  &annexa_matrix_cell_kind,
  &annexa_asset_kind,
  &annexa_supplier_kind,
  &annexa_threat_kind,
  &annexa_vulnerability_kind,
  &annexa_framework_kind,
  &annexa_control_kind,
  &annexa_control_mapping_kind,
  &annexa_exception_kind,
  &annexa_requirement_kind,
  &annexa_document_kind,
  &annexa_document_version_kind,
  &annexa_acknowledgement_kind,
  &annexa_risk_kind,
  &annexa_assessment_kind,
  &annexa_rating_kind,
  &annexa_task_kind,
  &annexa_objective_kind,
  &annexa_measurement_kind,
  &annexa_incident_kind,
  &annexa_timeline_entry_kind,
  &annexa_audit_kind,
  &annexa_audit_session_kind,
  &annexa_checklist_item_kind,
  &annexa_finding_kind,
  &annexa_action_kind,
  &annexa_cause_kind,
  &annexa_review_kind,
  &annexa_decision_kind,
  &annexa_evidence_kind,
  &annexa_acceptance_kind,
  &annexa_baseline_kind,
  &annexa_pack_kind,
  &annexa_pack_section_kind,
};

/**
 * annexa_kinds_list:
 * @n_kinds: (out): how many kinds there are
 *
 * Returns: (array length=n_kinds): every kind of record, in the order of the work
 */
const AnnexaKind *const *
annexa_kinds_list (guint *n_kinds)
{
  *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}

/**
 * annexa_kind_lookup:
 * @name: a name
 *
 * Returns: (nullable): the kind of that stable name
 */
const AnnexaKind *
annexa_kind_lookup (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i]->name, name) == 0)
      return kinds[i];

  return NULL;
}

/* The SQL tables of all kinds and of all their links, by name. */
static GHashTable *
build_tables (void)
{
  GHashTable *tables = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      AnnexaReference own = { kinds[i], NULL };

      g_hash_table_insert (tables, (gpointer) annexa_kind_get_table (kinds[i]), g_memdup2 (&own, sizeof own));
      for (guint j = 0; j < kinds[i]->n_fields; j++)
        {
          AnnexaReference link = { kinds[i], &kinds[i]->fields[j] };

          if (link.field->type == ANNEXA_FIELD_LINKS && link.field->inverse == NULL)
            g_hash_table_insert (tables, annexa_kind_get_link_table (kinds[i], link.field),
                                 g_memdup2 (&link, sizeof link));
        }
    }
  return tables;
}

/**
 * annexa_kind_lookup_table:
 * @table: the name of an SQL table
 * @kind: (out): the kind whose records, or whose links, are in it
 * @field: (out) (nullable): the field whose links are in it, or %NULL for the table of the records
 *
 * Returns: whether the table belongs to a kind
 */
gboolean
annexa_kind_lookup_table (const char         *table,
                          const AnnexaKind  **kind,
                          const AnnexaField **field)
{
  static GHashTable *tables;
  AnnexaReference *found;

  if (g_once_init_enter (&tables))
    g_once_init_leave (&tables, build_tables ());

  found = g_hash_table_lookup (tables, table);
  if (found == NULL)
    return FALSE;

  *kind = found->kind;
  *field = found->field;
  return TRUE;
}

/**
 * annexa_kind_get_table:
 * @kind: a kind
 *
 * Returns: the SQL table of its records
 */
const char *
annexa_kind_get_table (const AnnexaKind *kind)
{
  g_autofree char *table = NULL;

  if (strchr (kind->name, '-') == NULL)
    return kind->name;

  table = g_strdelimit (g_strdup (kind->name), "-", '_');
  return g_intern_string (table);
}

/**
 * annexa_kind_get_label:
 * @kind: a kind
 *
 * Returns: (transfer none): what one record of it is called, in the person's language: “Asset”
 */
const char *
annexa_kind_get_label (const AnnexaKind *kind)
{
  return _(kind->label);
}

/**
 * annexa_kind_get_plural:
 * @kind: a kind
 *
 * Returns: (transfer none): what its register is called, in the person's language: “Assets”
 */
const char *
annexa_kind_get_plural (const AnnexaKind *kind)
{
  return _(kind->plural);
}

/**
 * annexa_kind_get_short_plural:
 * @kind: a kind
 *
 * Returns: what several of its records are called where there is little room, translated
 */
const char *
annexa_kind_get_short_plural (const AnnexaKind *kind)
{
  return kind->short_plural != NULL ? _(kind->short_plural) : annexa_kind_get_plural (kind);
}

/**
 * annexa_kind_get_counted:
 * @kind: a kind
 * @count: how many
 *
 * Returns: (transfer none): what so many records are called behind their number, in the person's language; a register may
 *   have a name that cannot be counted
 */
const char *
annexa_kind_get_counted (const AnnexaKind *kind,
                         guint             count)
{
  if (count == 1)
    return kind->counted_one != NULL ? _(kind->counted_one) : annexa_kind_get_label (kind);
  return kind->counted != NULL ? _(kind->counted) : annexa_kind_get_plural (kind);
}

/**
 * annexa_kind_find_field:
 * @kind: a kind
 * @name: a stable name
 *
 * Returns: (nullable): the field of that name
 */
const AnnexaField *
annexa_kind_find_field (const AnnexaKind *kind,
                        const char       *name)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (strcmp (kind->fields[i].name, name) == 0)
      return &kind->fields[i];

  return NULL;
}

/**
 * annexa_kind_find_role_field:
 * @kind: a kind
 * @person: a field of it that names a person
 *
 * Returns: (nullable): the field for the role that a starter set proposes instead of a person
 */
const AnnexaField *
annexa_kind_find_role_field (const AnnexaKind  *kind,
                             const AnnexaField *person)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (g_strcmp0 (kind->fields[i].proposes_for, person->name) == 0)
      return &kind->fields[i];

  return NULL;
}

static gboolean
has_key (const char *text,
         const char *key)
{
  g_autofree char *other = annexa_text_match_key (text);

  return strcmp (other, key) == 0;
}

static gboolean
field_is_called (const AnnexaField *field,
                 AnnexaMatch        match,
                 const char        *key)
{
  g_auto (GStrv) synonyms = NULL;
  gboolean found = FALSE;

  if (match == ANNEXA_MATCH_NAME)
    return has_key (field->name, key);
  if (match == ANNEXA_MATCH_LABEL)
    return has_key (field->label, key) || has_key (annexa_field_get_label (field), key);

  synonyms = g_strsplit (field->synonyms != NULL ? field->synonyms : "", "|", -1);
  for (guint i = 0; synonyms[i] != NULL && !found; i++)
    found = has_key (synonyms[i], key);
  return found;
}

/**
 * annexa_kind_match_field_by:
 * @kind: a kind
 * @match: what to compare with
 * @text: what somebody calls a column, with any case, accents, spaces and punctuation
 *
 * Returns: (nullable): the field that is meant
 */
const AnnexaField *
annexa_kind_match_field_by (const AnnexaKind *kind,
                            AnnexaMatch       match,
                            const char       *text)
{
  g_autofree char *key = annexa_text_match_key (text);

  if (*key == '\0')
    return NULL;

  for (guint i = 0; i < kind->n_fields; i++)
    if (field_is_called (&kind->fields[i], match, key))
      return &kind->fields[i];

  return NULL;
}

/**
 * annexa_kind_match_field:
 * @kind: a kind
 * @text: what somebody calls a column: its name, its label in English or the current language, or a synonym, with any
 *   case, accents, spaces and punctuation
 *
 * A field's own name counts before another's label, and that before a synonym.
 *
 * Returns: (nullable): the field that is meant
 */
const AnnexaField *
annexa_kind_match_field (const AnnexaKind *kind,
                         const char       *text)
{
  const AnnexaField *field = annexa_kind_match_field_by (kind, ANNEXA_MATCH_NAME, text);

  if (field == NULL)
    field = annexa_kind_match_field_by (kind, ANNEXA_MATCH_LABEL, text);
  if (field == NULL)
    field = annexa_kind_match_field_by (kind, ANNEXA_MATCH_SYNONYM, text);
  return field;
}

/**
 * annexa_kind_get_index:
 * @kind: a kind
 * @field: one of its fields
 *
 * Returns: the place of @field in the table
 */
guint
annexa_kind_get_index (const AnnexaKind  *kind,
                       const AnnexaField *field)
{
  g_assert (field >= kind->fields && field < kind->fields + kind->n_fields);

  return (guint) (field - kind->fields);
}

/**
 * annexa_kind_get_title_field:
 * @kind: a kind
 *
 * Returns: the field that people know a record by
 */
const AnnexaField *
annexa_kind_get_title_field (const AnnexaKind *kind)
{
  return annexa_kind_find_field (kind, kind->title);
}

/**
 * annexa_kind_get_parent_field:
 * @kind: a kind
 *
 * Returns: (nullable): the field that names the record of which a record of this kind is a part
 */
const AnnexaField *
annexa_kind_get_parent_field (const AnnexaKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & ANNEXA_FIELD_PARENT)
      return &kind->fields[i];

  return NULL;
}

/**
 * annexa_kind_get_link_table:
 * @kind: a kind
 * @field: one of its links
 *
 * Returns: (transfer full): the SQL table with the columns source and target, see annexa_field_get_link_column()
 */
char *
annexa_kind_get_link_table (const AnnexaKind  *kind,
                            const AnnexaField *field)
{
  if (field->inverse != NULL)
    {
      const AnnexaKind *target = annexa_field_get_target (field);

      return annexa_kind_get_link_table (target, annexa_kind_find_field (target, field->inverse));
    }
  return g_strdup_printf ("%s_%s", annexa_kind_get_table (kind), annexa_field_get_column (field));
}

/**
 * annexa_field_get_link_column:
 * @field: links
 * @other: whether the linked record is meant, and not the one whose field it is
 *
 * Returns: the column of the link table that has the record
 */
const char *
annexa_field_get_link_column (const AnnexaField *field,
                              gboolean           other)
{
  return (field->inverse != NULL) == other ? "source" : "target";
}

/**
 * annexa_kind_get_sql:
 * @kind: a kind
 * @field: a field that is no link
 *
 * Returns: (transfer full): the SQL expression that gives the field's value in a query over the kind's table
 */
char *
annexa_kind_get_sql (const AnnexaKind  *kind,
                     const AnnexaField *field)
{
  g_autoptr (GString) sql = NULL;

  if (field->type != ANNEXA_FIELD_COMPUTED)
    return g_strdup_printf ("%s.\"%s\"", annexa_kind_get_table (kind), annexa_field_get_column (field));

  sql = g_string_new (field->sql);
  g_string_replace (sql, "$", annexa_kind_get_table (kind), 0);
  return g_strdup (sql->str);
}

/**
 * annexa_field_get_target:
 * @field: a field
 *
 * Returns: (nullable): the kind whose records the field names, or %NULL when it names none or those of several kinds
 */
const AnnexaKind *
annexa_field_get_target (const AnnexaField *field)
{
  return field->target != NULL ? annexa_kind_lookup (field->target) : NULL;
}

/**
 * annexa_field_may_name:
 * @field: a field
 * @kind: a kind
 *
 * Returns: whether the field is a reference that can name records of @kind
 */
gboolean
annexa_field_may_name (const AnnexaField *field,
                       const AnnexaKind  *kind)
{
  gsize length = strlen (kind->name);

  if (field->type != ANNEXA_FIELD_RECORD && field->type != ANNEXA_FIELD_LINKS)
    return FALSE;
  if (field->target == NULL)
    return TRUE;

  for (const char *target = field->target; target != NULL; target = strchr (target, '|'))
    {
      target += *target == '|';
      if (strncmp (target, kind->name, length) == 0 && (target[length] == '\0' || target[length] == '|'))
        return TRUE;
    }
  return FALSE;
}

/**
 * annexa_kind_get_references:
 * @kind: a kind
 *
 * Returns: (transfer full) (element-type AnnexaReference): the fields of all kinds that can name a record of @kind, but
 *   for those that are the other end of links of @kind
 */
GArray *
annexa_kind_get_references (const AnnexaKind *kind)
{
  GArray *references = g_array_new (FALSE, FALSE, sizeof (AnnexaReference));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      {
        const AnnexaField *field = &kinds[i]->fields[j];
        AnnexaReference reference = { kinds[i], field };

        if (field->inverse == NULL && annexa_field_may_name (field, kind))
          g_array_append_val (references, reference);
      }
  return references;
}

/* Whether @sql goes on with the table of a kind, or of links of it: risk and risk_assets, but not riskier. */
static gboolean
names_table (const char *sql,
             const char *table)
{
  gsize length = strlen (table);

  return strncmp (sql, table, length) == 0 && !g_ascii_isalnum (sql[length]);
}

/**
 * annexa_kind_is_read_by:
 * @kind: a kind
 * @field: a computed field of any kind
 *
 * Finds out from the field's SQL what it reads besides the record that it is a field of.
 *
 * Returns: whether an edit of a record of @kind can give the field another value in another record
 */
gboolean
annexa_kind_is_read_by (const AnnexaKind  *kind,
                        const AnnexaField *field)
{
  static const char *const words[] = { "FROM ", "JOIN " };
  const char *table = annexa_kind_get_table (kind);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (const char *p = strstr (field->sql, words[i]); p != NULL; p = strstr (p + 1, words[i]))
      if (names_table (p + strlen (words[i]), table))
        return TRUE;

  return FALSE;
}
