/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-date.h"
#include "annexa-query.h"
#include "annexa-scales.h"
#include "annexa-starters.h"

/* What is being filled: the ids of the set and the records that stand for them. */
typedef struct
{
  AnnexaProject *project;
  AnnexaEdit *edit;
  const AnnexaStarter *starter;
  GHashTable *ids; /* of the set, to gint64 */
} Filling;

static gboolean
names_person (const AnnexaField *field)
{
  return field->target != NULL && strcmp (field->target, "person") == 0;
}

/* A number of a catalogue: A.5.1, 6.1.2, T-027, V-034. What was deleted from the project is left out. */
static gint64
find_in_project (Filling           *filling,
                 const AnnexaField *field,
                 const char        *ref)
{
  static const char *const catalogues[] = { "control", "requirement", "threat", "vulnerability" };

  for (guint i = 0; i < G_N_ELEMENTS (catalogues); i++)
    {
      const AnnexaKind *kind = annexa_kind_lookup (catalogues[i]);
      gint64 id = annexa_field_may_name (field, kind) ? annexa_project_find_ref (filling->project, kind, ref) : 0;

      if (id != 0)
        return id;
    }
  return 0;
}

static void
set_references (Filling                   *filling,
                const AnnexaStarterRecord *record,
                gint64                     id,
                const AnnexaStarterValue  *value)
{
  g_auto (GStrv) words = g_strsplit (value->text, " ", -1);
  g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; words[i] != NULL; i++)
    {
      const gint64 *own = g_hash_table_lookup (filling->ids, words[i]);
      gint64 target = own != NULL ? *own : find_in_project (filling, value->field, words[i]);

      if (target != 0)
        g_array_append_val (targets, target);
    }
  if (value->field->type == ANNEXA_FIELD_LINKS)
    annexa_edit_set_ids (filling->edit, record->kind, id, value->field->name,
                         (const gint64 *) (gpointer) targets->data, targets->len);
  else if (targets->len > 0)
    annexa_edit_set_integer (filling->edit, record->kind, id, value->field->name,
                             g_array_index (targets, gint64, 0));
}

/* The step that is as far up as @step is on the scale of the sets; in between it is the higher one, for a proposal should
 * rather warn too much. */
static gint64
map_step (gint64 step,
          guint  n_steps)
{
  guint whole = ANNEXA_STARTER_STEPS - 1;

  return 1 + ((step - 1) * ((gint64) n_steps - 1) * 2 + whole) / (2 * whole);
}

static void
set_step (Filling                   *filling,
          const AnnexaStarterRecord *record,
          gint64                     id,
          const AnnexaStarterValue  *value)
{
  const AnnexaScales *scales = annexa_project_get_scales (filling->project);
  guint n_steps = annexa_scales_get_n_steps (scales, value->field->scale);

  if (n_steps > 0)
    annexa_edit_set_integer (filling->edit, record->kind, id, value->field->name,
                             map_step (g_ascii_strtoll (value->text, NULL, 10), n_steps));
}

static void
set_date (Filling                   *filling,
          const AnnexaStarterRecord *record,
          gint64                     id,
          const AnnexaStarterValue  *value)
{
  g_autofree char *today = annexa_date_today ();
  g_autofree char *date = annexa_date_add_days (today, 7 * (int) g_ascii_strtoll (value->text, NULL, 10));

  annexa_edit_set_text (filling->edit, record->kind, id, value->field->name, date);
}

static void
set_plain (Filling                   *filling,
           const AnnexaStarterRecord *record,
           gint64                     id,
           const AnnexaStarterValue  *value)
{
  g_auto (AnnexaValue) parsed = ANNEXA_VALUE_INIT;

  /* What the field does not understand is for the gate to refuse. */
  if (!annexa_field_parse (value->field, value->text, &parsed, NULL))
    annexa_value_set_text (&parsed, value->text);
  annexa_edit_set (filling->edit, record->kind, id, value->field, &parsed);
}

static void
set_value (Filling                   *filling,
           const AnnexaStarterRecord *record,
           gint64                     id,
           const AnnexaStarterValue  *value)
{
  switch ((int) value->field->type)
    {
    case ANNEXA_FIELD_RECORD:
    case ANNEXA_FIELD_LINKS:
      set_references (filling, record, id, value);
      break;
    case ANNEXA_FIELD_SCALE:
      set_step (filling, record, id, value);
      break;
    case ANNEXA_FIELD_DATE:
      set_date (filling, record, id, value);
      break;
    default:
      set_plain (filling, record, id, value);
    }
}

/* A set knows roles but no people. The role stands beside the field until somebody holds it. */
static void
propose_role (Filling                   *filling,
              const AnnexaStarterRecord *record,
              gint64                     id,
              const AnnexaStarterValue  *value)
{
  const gint64 *role = g_hash_table_lookup (filling->ids, value->text);
  const AnnexaField *field = annexa_kind_find_role_field (record->kind, value->field);

  if (role != NULL && field != NULL)
    annexa_edit_set_integer (filling->edit, record->kind, id, field->name, *role);
}

static void
fill_record (Filling                   *filling,
             const AnnexaStarterRecord *record)
{
  const gint64 *id = g_hash_table_lookup (filling->ids, record->id);

  for (guint i = 0; i < record->values->len; i++)
    {
      const AnnexaStarterValue *value = record->values->pdata[i];

      if (names_person (value->field))
        propose_role (filling, record, *id, value);
      else
        set_value (filling, record, *id, value);
    }
  annexa_edit_set_integer (filling->edit, record->kind, *id, "proposal", TRUE);
  annexa_edit_set_integer (filling->edit, record->kind, *id, "as-proposed", TRUE);
  annexa_edit_set_text (filling->edit, record->kind, *id, "starter-id", record->origin);
}

/* They refer to each other, so all are there before the first is filled. */
static void
create_records (Filling    *filling,
                GHashTable *known)
{
  for (guint i = 0; i < filling->starter->records->len; i++)
    {
      const AnnexaStarterRecord *record = filling->starter->records->pdata[i];
      const gint64 *present = known != NULL ? g_hash_table_lookup (known, record->id) : NULL;
      gint64 id = present != NULL ? *present : annexa_edit_create (filling->edit, record->kind);

      g_hash_table_insert (filling->ids, record->id, g_memdup2 (&id, sizeof id));
    }
}

/**
 * annexa_starters_fill:
 * @project: a project, with a risk method in force
 * @edit: an edit of the project
 * @starter: a starter set
 * @known: (nullable) (element-type utf8 gint64): which records of the project stand for some of the set, by what the set
 *   calls these
 *
 * Adds what a starter set proposes to an edit, every record marked as a proposal. What is known stays as it is.
 */
void
annexa_starters_fill (AnnexaProject       *project,
                      AnnexaEdit          *edit,
                      const AnnexaStarter *starter,
                      GHashTable          *known)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  Filling filling = { project, edit, starter, ids };

  create_records (&filling, known);
  for (guint i = 0; i < starter->records->len; i++)
    {
      const AnnexaStarterRecord *record = starter->records->pdata[i];

      if (known == NULL || !g_hash_table_contains (known, record->id))
        fill_record (&filling, record);
    }
}

/**
 * annexa_starters_apply:
 * @project: a project, with a risk method in force
 * @starter: a starter set
 * @error: return location
 *
 * Adds what firms of a trade typically have, every record marked as a proposal, in one edit. Ratings are moved to the
 * scales of the risk method in force.
 *
 * Returns: whether it was added
 */
gboolean
annexa_starters_apply (AnnexaProject       *project,
                       const AnnexaStarter *starter,
                       GError             **error)
{
  g_autoptr (AnnexaRecord) organization
      = annexa_project_get_single (project, annexa_kind_lookup ("organization"), error);
  /* TRANSLATORS: History: a trade: “Starter set “Software firm” added” */
  g_autofree char *label = g_strdup_printf (_("Starter set “%s” added"), annexa_starter_get_title (starter));
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, label);

  if (organization == NULL)
    return FALSE;
  annexa_edit_set_text (edit, annexa_record_get_kind (organization), annexa_record_get_id (organization), "trade",
                        starter->trade);
  annexa_edit_set_text (edit, annexa_record_get_kind (organization), annexa_record_get_id (organization), "proposals-for",
                        starter->trade);
  annexa_starters_fill (project, edit, starter, NULL);
  return annexa_project_apply (project, edit, error);
}

/**
 * annexa_starters_confirm:
 * @project: a project
 * @record: a proposal
 *
 * Prepares to confirm a proposal: from then on it counts as what the organization says itself. Whoever confirms one has
 * looked at it today.
 *
 * Returns: (transfer full): the edit that does it, not applied yet
 */
AnnexaEdit *
annexa_starters_confirm (AnnexaProject *project,
                         AnnexaRecord  *record)
{
  /* TRANSLATORS: History: the reference of a record: “Proposal A-003 confirmed” */
  g_autofree char *label = g_strdup_printf (_("Proposal %s confirmed"), annexa_record_get_ref (record));
  const AnnexaKind *kind = annexa_record_get_kind (record);
  g_autofree char *today = annexa_project_get_today (project);
  AnnexaEdit *edit = annexa_project_begin (project, label);

  annexa_edit_set_integer (edit, kind, annexa_record_get_id (record), "proposal", FALSE);
  if (annexa_kind_find_field (kind, "reviewed") != NULL && annexa_record_is_empty (record, "reviewed"))
    annexa_edit_set_text (edit, kind, annexa_record_get_id (record), "reviewed", today);
  return edit;
}

/**
 * annexa_starters_confirm_several:
 * @project: a project
 * @kind: a kind
 * @ids: (array length=n_ids): proposals of that kind
 * @n_ids: how many
 *
 * Prepares to confirm proposals together, as annexa_starters_confirm() does with one, but that somebody has looked at each
 * of them is not known.
 *
 * Returns: (transfer full): the edit that does it, not applied yet
 */
AnnexaEdit *
annexa_starters_confirm_several (AnnexaProject    *project,
                                 const AnnexaKind *kind,
                                 const gint64     *ids,
                                 gsize             n_ids)
{
  /* TRANSLATORS: History */
  g_autofree char *label = g_strdup_printf (ngettext ("%d proposal confirmed", "%d proposals confirmed", n_ids), (int) n_ids);
  AnnexaEdit *edit = annexa_project_begin (project, label);

  for (gsize i = 0; i < n_ids; i++)
    annexa_edit_set_integer (edit, kind, ids[i], "proposal", FALSE);
  return edit;
}

/**
 * annexa_starters_describe_roles:
 * @project: a project
 * @record: a proposal
 *
 * Returns: (transfer full) (nullable): a line for each person whom it lacks, with the role that the set proposes instead
 */
char *
annexa_starters_describe_roles (AnnexaProject *project,
                                AnnexaRecord  *record)
{
  const AnnexaKind *kind = annexa_record_get_kind (record);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const AnnexaField *field = &kind->fields[i];
      gint64 role = field->proposes_for != NULL ? annexa_record_get_integer (record, field->name) : 0;

      if (role == 0 || annexa_record_get_integer (record, field->proposes_for) != 0)
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      /* TRANSLATORS: A field and a role: “Proposal for “Risk owner”: Managing director” */
      g_string_append_printf (text, _("Proposal for “%s”: %s"),
                              annexa_field_get_label (annexa_kind_find_field (kind, field->proposes_for)),
                              annexa_project_get_title (project, annexa_kind_lookup ("role"), role));
    }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

/**
 * annexa_starters_query_proposals:
 * @kind: a kind
 *
 * Returns: (transfer full) (nullable): its records that are proposals which nobody has confirmed or deleted yet; %NULL for
 *   kinds that have no proposals
 */
AnnexaQuery *
annexa_starters_query_proposals (const AnnexaKind *kind)
{
  const AnnexaField *field = annexa_kind_find_field (kind, "proposal");
  g_auto (AnnexaValue) yes = ANNEXA_VALUE_INIT;
  AnnexaQuery *query;

  if (field == NULL)
    return NULL;
  query = annexa_query_new (kind);
  annexa_value_set_integer (&yes, TRUE);
  annexa_query_add_filter (query, field, ANNEXA_TEST_EQUAL, &yes);
  return query;
}

/**
 * annexa_starters_count_proposals:
 * @project: a project
 * @kind: a kind
 *
 * Returns: how many of its records are proposals that nobody has confirmed or deleted yet
 */
gint64
annexa_starters_count_proposals (AnnexaProject    *project,
                                 const AnnexaKind *kind)
{
  g_autoptr (AnnexaQuery) query = annexa_starters_query_proposals (kind);

  return query != NULL ? annexa_project_count_query (project, query, NULL) : 0;
}
