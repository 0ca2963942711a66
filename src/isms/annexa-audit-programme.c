/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "annexa-audit-programme.h"
#include "annexa-clause.h"
#include "annexa-date.h"
#include "annexa-soa.h"

/* The standard asks for a programme of internal audits and leaves open how long it is. A certificate lasts three years,
 * and within these every clause and every control that applies has to be looked at. Only internal audits count: what a
 * certification body looks at does not replace them. */

static const AnnexaKind *
audit_kind (void)
{
  return annexa_kind_lookup ("audit");
}

static gboolean
has_status (AnnexaRecord *audit,
            const char   *status)
{
  return g_strcmp0 (annexa_record_get_text (audit, "status"), status) == 0;
}

/**
 * annexa_audit_is_internal:
 * @audit: an audit
 *
 * Returns: whether the organization audits itself
 */
gboolean
annexa_audit_is_internal (AnnexaRecord *audit)
{
  return g_strcmp0 (annexa_record_get_text (audit, "type"), "internal") == 0;
}

/**
 * annexa_audit_looks_at:
 * @audit: an audit
 * @target: the id of a clause or control
 *
 * Returns: whether the audit says that it looks at it
 */
gboolean
annexa_audit_looks_at (AnnexaRecord *audit,
                       gint64        target)
{
  return annexa_value_has_id (annexa_record_get (audit, "audited"), target);
}

static int
get_year (AnnexaRecord *audit)
{
  const char *starts = annexa_record_get_text (audit, "starts");

  return starts != NULL ? atoi (starts) : 0;
}

static GPtrArray *
read_audits (AnnexaProject *project,
             GError       **error)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (audit_kind ());
  g_auto (AnnexaValue) cancelled = ANNEXA_VALUE_INIT;

  annexa_value_set_text (&cancelled, "cancelled");
  annexa_query_add_filter (query, annexa_kind_find_field (audit_kind (), "status"), ANNEXA_TEST_NOT_EQUAL, &cancelled);
  annexa_query_add_sort (query, annexa_kind_find_field (audit_kind (), "starts"), FALSE);
  return annexa_project_query_records (project, query, error);
}

/* The years of the certificate that is in force, or else those that begin with the first internal audit that is not too
 * old to count. */
static int
find_first_year (AnnexaProject *project,
                 GPtrArray     *audits)
{
  g_autofree char *today = annexa_project_get_today (project);
  g_autoptr (AnnexaRecord) organization = annexa_project_get_single (project, annexa_kind_lookup ("organization"), NULL);
  const char *issued = organization != NULL ? annexa_record_get_text (organization, "certificate-issued") : NULL;
  int year = atoi (today);
  int first = issued != NULL ? atoi (issued) : 0;

  if (first > 0 && first <= year)
    return year - (year - first) % ANNEXA_AUDIT_YEARS;
  first = year;
  for (guint i = 0; i < audits->len; i++)
    if (annexa_audit_is_internal (audits->pdata[i]) && get_year (audits->pdata[i]) > year - ANNEXA_AUDIT_YEARS)
      first = MIN (first, get_year (audits->pdata[i]));
  return first;
}

static void
sort_out_audits (AnnexaAuditProgramme *self,
                 GPtrArray            *audits)
{
  for (guint i = 0; i < audits->len; i++)
    {
      int year = get_year (audits->pdata[i]);

      if (year == 0 && !has_status (audits->pdata[i], "closed"))
        g_ptr_array_add (self->undated, g_object_ref (audits->pdata[i]));
      else if (year >= self->first_year && year < self->first_year + ANNEXA_AUDIT_YEARS)
        g_ptr_array_add (self->audits, g_object_ref (audits->pdata[i]));
    }
}

static void
free_group (gpointer data)
{
  AnnexaAuditGroup *group = data;

  g_free (group->label);
  g_free (group);
}

/* Of the standard the chapter is known in the person's language. */
static char *
describe_chapter (AnnexaRecord *requirement)
{
  g_autofree char *number = g_strdup (annexa_record_get_ref (requirement));
  const AnnexaClause *chapter;

  if (annexa_record_get_integer (requirement, "own") != 0)
    return g_strdup (_("Own requirements"));
  number[strcspn (number, ".")] = '\0';
  chapter = annexa_clauses_find (number);
  if (chapter != NULL)
    return g_strdup_printf ("%s %s", number, annexa_clause_get_title (chapter));
  return g_strdup (annexa_record_is_empty (requirement, "chapter") ? number
                                                                   : annexa_record_get_text (requirement, "chapter"));
}

static char *
describe_theme (AnnexaRecord *control)
{
  const AnnexaField *theme = annexa_kind_find_field (annexa_record_get_kind (control), "theme");

  if (annexa_record_get_integer (control, "own") != 0 || annexa_record_is_empty (control, "theme"))
    return g_strdup (_("Own controls"));
  return annexa_field_describe (theme, annexa_record_get_value (control, theme));
}

/**
 * annexa_audit_describe_group:
 * @target: a clause or control
 *
 * Returns: (transfer full): what the chapter or theme is called that it belongs to
 */
char *
annexa_audit_describe_group (AnnexaRecord *target)
{
  return annexa_record_get_kind (target) == annexa_kind_lookup ("requirement") ? describe_chapter (target)
                                                                               : describe_theme (target);
}

static void
add_target (AnnexaAuditProgramme *self,
            AnnexaRecord         *target)
{
  g_autofree char *label = annexa_audit_describe_group (target);
  AnnexaAuditGroup *group = self->groups->len > 0 ? self->groups->pdata[self->groups->len - 1] : NULL;

  if (group == NULL || strcmp (group->label, label) != 0)
    {
      group = g_new0 (AnnexaAuditGroup, 1);
      group->label = g_steal_pointer (&label);
      group->first = self->targets->len;
      g_ptr_array_add (self->groups, group);
    }
  g_ptr_array_add (self->targets, g_object_ref (target));
  group->n_targets++;
}

static gboolean
read_clauses (AnnexaAuditProgramme *self,
              AnnexaProject        *project,
              GError              **error)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (annexa_kind_lookup ("requirement"));
  g_autoptr (GPtrArray) requirements = annexa_project_query_records (project, query, error);

  for (guint i = 0; requirements != NULL && i < requirements->len; i++)
    add_target (self, requirements->pdata[i]);
  return requirements != NULL;
}

/* A control that is left out is not audited either. */
static gboolean
read_controls (AnnexaAuditProgramme *self,
               AnnexaProject        *project,
               GError              **error)
{
  g_autoptr (AnnexaQuery) query = annexa_soa_query_new ();
  g_autoptr (GPtrArray) controls = annexa_project_query_records (project, query, error);

  for (guint i = 0; controls != NULL && i < controls->len; i++)
    {
      const char *applicable = annexa_record_get_text (controls->pdata[i], "applicable");

      if (g_strcmp0 (applicable, "yes") == 0)
        add_target (self, controls->pdata[i]);
      else if (g_strcmp0 (applicable, "no") != 0)
        self->n_undecided++;
    }
  return controls != NULL;
}

/**
 * annexa_audit_programme_new:
 * @project: a project
 * @first_year: the first of the three years, or 0 for those that count now
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the programme of these years
 */
AnnexaAuditProgramme *
annexa_audit_programme_new (AnnexaProject *project,
                            int            first_year,
                            GError       **error)
{
  g_autoptr (AnnexaAuditProgramme) self = g_new0 (AnnexaAuditProgramme, 1);
  g_autoptr (GPtrArray) audits = read_audits (project, error);

  self->audits = g_ptr_array_new_with_free_func (g_object_unref);
  self->undated = g_ptr_array_new_with_free_func (g_object_unref);
  self->groups = g_ptr_array_new_with_free_func (free_group);
  self->targets = g_ptr_array_new_with_free_func (g_object_unref);
  if (audits == NULL)
    return NULL;
  self->first_year = first_year != 0 ? first_year : find_first_year (project, audits);
  sort_out_audits (self, audits);
  if (!read_clauses (self, project, error) || !read_controls (self, project, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
annexa_audit_programme_free (AnnexaAuditProgramme *self)
{
  g_ptr_array_unref (self->audits);
  g_ptr_array_unref (self->undated);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->targets);
  g_free (self);
}

/**
 * annexa_audit_programme_get_cover:
 * @self: a programme
 * @target: the position of a clause or control
 * @audit: the position of an audit
 *
 * Returns: what the audit means for it
 */
AnnexaAuditCover
annexa_audit_programme_get_cover (const AnnexaAuditProgramme *self,
                                  guint                       target,
                                  guint                       audit)
{
  AnnexaRecord *record = self->audits->pdata[audit];

  if (!annexa_audit_looks_at (record, annexa_record_get_id (self->targets->pdata[target])))
    return ANNEXA_AUDIT_COVER_NONE;
  return has_status (record, "closed") ? ANNEXA_AUDIT_COVER_DONE : ANNEXA_AUDIT_COVER_PLANNED;
}

/**
 * annexa_audit_programme_get_best_cover:
 * @self: a programme
 * @target: the position of a clause or control
 *
 * Returns: what the internal audits of the three years mean for it
 */
AnnexaAuditCover
annexa_audit_programme_get_best_cover (const AnnexaAuditProgramme *self,
                                       guint                       target)
{
  AnnexaAuditCover best = ANNEXA_AUDIT_COVER_NONE;

  for (guint i = 0; i < self->audits->len; i++)
    if (annexa_audit_is_internal (self->audits->pdata[i]))
      best = MAX (best, annexa_audit_programme_get_cover (self, target, i));
  return best;
}

/**
 * annexa_audit_programme_list_missing:
 * @self: a programme
 *
 * Returns: (transfer container) (element-type AnnexaRecord): the clauses and controls that no internal audit of the three
 *   years looks at
 */
GPtrArray *
annexa_audit_programme_list_missing (const AnnexaAuditProgramme *self)
{
  GPtrArray *missing = g_ptr_array_new ();

  for (guint i = 0; i < self->targets->len; i++)
    if (annexa_audit_programme_get_best_cover (self, i) == ANNEXA_AUDIT_COVER_NONE)
      g_ptr_array_add (missing, self->targets->pdata[i]);
  return missing;
}

static void
set_targets (AnnexaEdit *edit,
             gint64      audit,
             GPtrArray  *targets)
{
  g_autofree gint64 *ids = g_new (gint64, targets->len);

  for (guint i = 0; i < targets->len; i++)
    ids[i] = annexa_record_get_id (targets->pdata[i]);
  annexa_edit_set_ids (edit, audit_kind (), audit, "audited", ids, targets->len);
}

/* In a month, unless that lies outside of the years. */
static char *
choose_day (const AnnexaAuditProgramme *self)
{
  g_autofree char *today = annexa_date_today ();
  g_autofree char *soon = annexa_date_add_days (today, 30);
  int year = atoi (soon);

  if (year < self->first_year)
    return g_strdup_printf ("%04d-01-15", self->first_year);
  if (year >= self->first_year + ANNEXA_AUDIT_YEARS)
    return g_strdup (today);
  return g_steal_pointer (&soon);
}

/**
 * annexa_audit_programme_add_audit:
 * @project: a project
 * @self: its programme
 * @audit: (out): the id of the new audit
 *
 * Returns: (transfer full): the edit that plans an internal audit of everything that is missing, not applied yet
 */
AnnexaEdit *
annexa_audit_programme_add_audit (AnnexaProject              *project,
                                  const AnnexaAuditProgramme *self,
                                  gint64                     *audit)
{
  g_autoptr (GPtrArray) missing = annexa_audit_programme_list_missing (self);
  g_autofree char *day = choose_day (self);
  g_autofree char *title = g_strdup_printf (_("Internal audit %d"), atoi (day));
  g_autofree char *label = NULL;
  AnnexaEdit *edit;

  label = g_strdup_printf (ngettext ("Internal audit of %u clause or control planned",
                                     "Internal audit of %u clauses and controls planned", missing->len), missing->len);
  edit = annexa_project_begin (project, label);
  *audit = annexa_edit_create (edit, audit_kind ());
  annexa_edit_set_text (edit, audit_kind (), *audit, "title", title);
  annexa_edit_set_text (edit, audit_kind (), *audit, "starts", day);
  set_targets (edit, *audit, missing);
  return edit;
}
