/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-catalogue.h"
#include "annexa-obligations.h"
#include "annexa-rule.h"
#include "annexa-soa-exclusions.h"
#include "annexa-soa-proposal.h"
#include "annexa-starters.h"

struct _AnnexaSoaProposal
{
  AnnexaProject *project;
  GPtrArray *controls; /* AnnexaRecord, those that nobody has decided about and that apply */
  GPtrArray *left_out; /* AnnexaRecord, those of them that can probably be left out */
  GHashTable *exclusions;
  GHashTable *laws;    /* gint64, the controls that a law needs */
  GHashTable *contracts;
  GHashTable *in_place; /* those that keep a risk smaller today, and … */
  GHashTable *planned;  /* … those that are going to */
  gint64 n_proposed;    /* how many risks nobody has confirmed yet */
};

/* Risks that are closed count on nothing any more. */
#define OPEN "source.status IS NOT 'closed'"

#define BINDS ANNEXA_OBLIGATION_BINDS ("source.proposal", "source.compliance")

/* The status of a control that is there, of which nobody has said that it is complete. */
#define BEGUN "partly"

static const AnnexaKind *
get_kind (void)
{
  return annexa_kind_lookup ("control");
}

/* The controls that records link to which nobody has to confirm any more: what is only proposed obliges nobody yet.
 * @where: which records, called source */
static GHashTable *
find_linked (AnnexaProject *project,
             const char    *kind,
             const char    *field,
             const char    *where,
             GError       **error)
{
  const AnnexaKind *source = annexa_kind_lookup (kind);
  g_autofree char *link = annexa_kind_get_link_table (source, annexa_kind_find_field (source, field));
  g_autofree char *sql = g_strdup_printf ("SELECT DISTINCT link.target FROM %s link JOIN %s source ON source.id ="
                                          " link.source WHERE NOT source.proposal AND %s",
                                          link, kind, where);
  g_autoptr (GArray) ids = annexa_project_read_numbers (project, sql, error);
  g_autoptr (GHashTable) linked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_hash_table_add (linked, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
  return ids != NULL ? g_steal_pointer (&linked) : NULL;
}

static gboolean
is_undecided (AnnexaRecord *control)
{
  const char *decision = annexa_record_get_text (control, "applicable");

  return decision == NULL || strcmp (decision, "undecided") == 0;
}

/* What somebody has begun to write about a control is for them to finish. */
static gboolean
can_be_left_out (AnnexaSoaProposal *self,
                 AnnexaRecord      *control)
{
  gint64 id = annexa_record_get_id (control);

  return annexa_record_is_empty (control, "justification") && g_hash_table_contains (self->exclusions, &id);
}

/**
 * annexa_soa_proposal_new:
 * @project: a project
 * @ids: (element-type gint64): controls
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what is proposed for those of them that are undecided
 */
AnnexaSoaProposal *
annexa_soa_proposal_new (AnnexaProject *project,
                         GArray        *ids,
                         GError       **error)
{
  g_autoptr (AnnexaSoaProposal) self = g_new0 (AnnexaSoaProposal, 1);
  g_autoptr (GPtrArray) undecided = g_ptr_array_new ();
  g_autoptr (GPtrArray) records =
      annexa_project_get_records (project, get_kind (), (const gint64 *) (void *) ids->data, ids->len, error);

  self->project = g_object_ref (project);
  self->controls = g_ptr_array_new_with_free_func (g_object_unref);
  self->left_out = g_ptr_array_new_with_free_func (g_object_unref);
  if (records == NULL)
    return NULL;
  for (guint i = 0; i < records->len; i++)
    if (is_undecided (records->pdata[i]))
      g_ptr_array_add (undecided, records->pdata[i]);
  self->exclusions = annexa_soa_exclusions_find (project, undecided, error);
  if (self->exclusions == NULL)
    return NULL;
  self->laws = find_linked (project, "obligation", "met-by", "source.kind IN ('law', 'regulation') AND " BINDS, error);
  if (self->laws == NULL)
    return NULL;
  self->contracts = find_linked (project, "obligation", "met-by", "source.kind = 'contract' AND " BINDS, error);
  if (self->contracts == NULL)
    return NULL;
  self->in_place = find_linked (project, "risk", "existing-controls", OPEN, error);
  if (self->in_place == NULL)
    return NULL;
  self->planned = find_linked (project, "risk", "planned-controls", OPEN, error);
  if (self->planned == NULL)
    return NULL;
  self->n_proposed = annexa_starters_count_proposals (project, annexa_kind_lookup ("risk"));
  for (guint i = 0; i < undecided->len; i++)
    g_ptr_array_add (can_be_left_out (self, undecided->pdata[i]) ? self->left_out : self->controls,
                     g_object_ref (undecided->pdata[i]));
  return g_steal_pointer (&self);
}

void
annexa_soa_proposal_free (AnnexaSoaProposal *self)
{
  g_object_unref (self->project);
  g_ptr_array_unref (self->controls);
  g_ptr_array_unref (self->left_out);
  g_clear_pointer (&self->exclusions, g_hash_table_unref);
  g_clear_pointer (&self->laws, g_hash_table_unref);
  g_clear_pointer (&self->contracts, g_hash_table_unref);
  g_clear_pointer (&self->in_place, g_hash_table_unref);
  g_clear_pointer (&self->planned, g_hash_table_unref);
  g_free (self);
}

/**
 * annexa_soa_proposal_get_size:
 * @self: what is proposed
 * @answer: an answer
 *
 * Returns: for how many controls it is this
 */
guint
annexa_soa_proposal_get_size (AnnexaSoaProposal *self,
                              AnnexaSoaAnswer    answer)
{
  return answer == ANNEXA_SOA_LEFT_OUT ? self->left_out->len : self->controls->len;
}

static gboolean
is_in (GHashTable   *set,
       AnnexaRecord *control)
{
  gint64 id = annexa_record_get_id (control);

  return g_hash_table_contains (set, &id);
}

static gboolean
has_risk (AnnexaSoaProposal *self,
          AnnexaRecord      *control)
{
  return is_in (self->in_place, control) || is_in (self->planned, control);
}

/* A control that keeps a risk smaller today is not one that nobody has begun with; how far it has come, only people know. */
static gboolean
has_begun (AnnexaSoaProposal *self,
           AnnexaRecord      *control)
{
  return is_in (self->in_place, control)
         && g_strcmp0 (annexa_record_get_text (control, "status"),
                       annexa_kind_find_field (get_kind (), "status")->initial) == 0;
}

/* What somebody has said already stays. */
static char *
list_reasons (AnnexaSoaProposal *self,
              AnnexaRecord      *control)
{
  g_autoptr (GString) words = g_string_new (annexa_record_get_text (control, "reasons"));

  if (words->len > 0)
    return g_strdup (words->str);
  if (has_risk (self, control))
    g_string_append (words, " risk");
  if (is_in (self->laws, control))
    g_string_append (words, " law");
  if (is_in (self->contracts, control))
    g_string_append (words, " contract");
  if (words->len == 0)
    g_string_append (words, " best-practice");
  return g_strdup (words->str + 1);
}

/* Where nothing in the project stands behind a control, that it is good practice would say little: it gets a sentence that says
 * why. %NULL where somebody has said more. */
static const char *
find_need (AnnexaRecord *control,
           const char   *reasons)
{
  const AnnexaCatalogueControl *entry =
      annexa_record_get_integer (control, "own") ? NULL : annexa_catalogue_find_control (annexa_record_get_ref (control));

  return entry != NULL && strcmp (reasons, "best-practice") == 0 && annexa_record_is_empty (control, "justification")
             ? entry->need
             : NULL;
}

/* @n: of how many controls the status becomes another one, out of one or out of several */
static char *
add_status (AnnexaSoaProposal *self,
            const char        *words,
            guint              n)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  g_autofree char *status = NULL;
  g_autofree char *sentence = NULL;

  if (n == 0)
    return g_strdup (words);
  annexa_value_set_text (&value, BEGUN);
  status = annexa_project_describe (self->project, annexa_kind_find_field (get_kind (), "status"), &value);
  if (self->controls->len == 1)
    /* TRANSLATORS: A status: “Risks count on it today, so its status becomes “Partly”.” */
    sentence = g_strdup_printf (_("Risks count on it today, so its status becomes “%s”."), status);
  else
    /* TRANSLATORS: How many controls, and a status */
    sentence = g_strdup_printf (ngettext ("Risks count on %u of them today, so its status becomes “%s”.",
                                          "Risks count on %u of them today, so their status becomes “%s”.", n),
                                n, status);
  /* TRANSLATORS: Two sentences, one after the other */
  return g_strdup_printf (C_("sentences", "%s %s"), words, sentence);
}

static char *
describe_one (AnnexaSoaProposal *self)
{
  AnnexaRecord *control = self->controls->pdata[0];
  g_autofree char *words = list_reasons (self, control);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  g_autofree char *reasons = NULL;
  g_autofree char *answer = NULL;

  annexa_value_set_text (&value, words);
  reasons = annexa_project_describe (self->project, annexa_kind_find_field (get_kind (), "reasons"), &value);
  if (has_risk (self, control))
    /* TRANSLATORS: Why a control applies, and references of risks: “It applies: Risk, Law .” */
    answer = g_strdup_printf (_("It applies: %s (%s)."), reasons, annexa_record_get_text (control, "risks"));
  else
    /* TRANSLATORS: Why a control applies: “It applies: Good practice.” */
    answer = g_strdup_printf (_("It applies: %s."), reasons);
  if (find_need (control, words) != NULL)
    /* TRANSLATORS: Why a control applies, and a sentence of the organization: “It applies: Good practice. “Losing our data would
     * stop our work.”” */
    return g_strdup_printf (C_("quotation", "%s “%s”"), answer, find_need (control, words));
  return add_status (self, answer, has_begun (self, control));
}

/* How many apply for each reason that there is. */
static char *
describe_reasons (guint n_risk,
                  guint n_asked,
                  guint n_practice)
{
  g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  if (n_risk > 0)
    g_ptr_array_add (reasons, g_strdup_printf (ngettext ("%u because risks count on it", "%u because risks count on them",
                                                         n_risk), n_risk));
  if (n_asked > 0)
    g_ptr_array_add (reasons, g_strdup_printf (ngettext ("%u because of a law or contract",
                                                         "%u because of laws or contracts", n_asked), n_asked));
  if (n_practice > 0)
    g_ptr_array_add (reasons, g_strdup_printf (ngettext ("%u as good practice, with a sentence that says why",
                                                         "%u as good practice, each with a sentence that says why",
                                                         n_practice),
                                               n_practice));
  g_ptr_array_add (reasons, NULL);
  list = g_strjoinv (_(", "), (char **) reasons->pdata);
  /* TRANSLATORS: Why controls apply, as a sentence: “20 because risks count on them, 70 as good practice.” */
  return g_strdup_printf (_("%s."), list);
}

/* Whoever decides before that has good practice for a reason where a risk would be a better one. */
static char *
add_advice (AnnexaSoaProposal *self,
            const char        *words)
{
  g_autofree char *advice = NULL;

  if (self->n_proposed == 0)
    return g_strdup (words);
  advice = g_strdup_printf (ngettext ("%u risk is only proposed yet. Confirm it first if it is yours: the answers then name it.",
                                      "%u risks are only proposed yet. Confirm first those that are yours: the answers then name"
                                      " them.",
                                      (gulong) self->n_proposed),
                            (guint) self->n_proposed);
  /* TRANSLATORS: Two sentences, one after the other */
  return g_strdup_printf (C_("sentences", "%s %s"), words, advice);
}

static char *
describe_controls (AnnexaSoaProposal *self)
{
  guint n_risk = 0, n_asked = 0, n_begun = 0;
  guint n = self->controls->len;
  g_autofree char *apply = NULL;
  g_autofree char *why = NULL;
  g_autofree char *both = NULL;
  g_autofree char *all = NULL;

  if (n == 1)
    return describe_one (self);
  for (guint i = 0; i < n; i++)
    if (has_risk (self, self->controls->pdata[i]))
      n_risk++;
    else if (is_in (self->laws, self->controls->pdata[i]) || is_in (self->contracts, self->controls->pdata[i]))
      n_asked++;
  for (guint i = 0; i < n; i++)
    n_begun += has_begun (self, self->controls->pdata[i]);
  if (self->left_out->len == 0)
    apply = g_strdup_printf (ngettext ("%u undecided control applies.", "All %u undecided controls apply.", n), n);
  else
    apply = g_strdup_printf (ngettext ("%u undecided control applies.", "%u undecided controls apply.", n), n);
  why = describe_reasons (n_risk, n_asked, n - n_risk - n_asked);
  /* TRANSLATORS: Two sentences, one after the other */
  both = g_strdup_printf (C_("sentences", "%s %s"), apply, why);
  all = add_status (self, both, n_begun);
  return add_advice (self, all);
}

static const AnnexaSoaExclusion *
get_exclusion (AnnexaSoaProposal *self,
               AnnexaRecord      *control)
{
  gint64 id = annexa_record_get_id (control);

  return g_hash_table_lookup (self->exclusions, &id);
}

/* Each claim once, with what follows from it: whoever accepts it sees every word that the auditor is going to read. */
static char *
describe_left_out (AnnexaSoaProposal *self)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const AnnexaStarterPremise *premise = NULL;

  for (guint i = 0; i < self->left_out->len; i++)
    {
      AnnexaRecord *control = self->left_out->pdata[i];
      const AnnexaSoaExclusion *exclusion = get_exclusion (self, control);

      if (exclusion->premise != premise)
        g_string_append_printf (words, "%s%s %s", words->len > 0 ? "\n" : "", exclusion->premise->claim,
                                /* TRANSLATORS: After a sentence such as “You develop no software.” */
                                _("Only if that is true of you, leave out:"));
      premise = exclusion->premise;
      g_string_append_c (words, '\n');
      /* TRANSLATORS: The number of a control, and why it is left out: “A.8.4: We keep no source code.” */
      g_string_append_printf (words, C_("left out", "%s: “%s”"), annexa_record_get_ref (control), exclusion->reason);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * annexa_soa_proposal_describe:
 * @self: what is proposed
 * @answer: an answer that is proposed for at least one control
 *
 * Returns: (transfer full): a sentence that says it, of one control with the risks, of several how many apply and why; of
 *   those that are left out what has to be true, and each with its reason
 */
char *
annexa_soa_proposal_describe (AnnexaSoaProposal *self,
                              AnnexaSoaAnswer    answer)
{
  return answer == ANNEXA_SOA_LEFT_OUT ? describe_left_out (self) : describe_controls (self);
}

static AnnexaEdit *
leave_out (AnnexaSoaProposal *self)
{
  gulong n = self->left_out->len;
  /* TRANSLATORS: History */
  g_autofree char *label =
      g_strdup_printf (ngettext ("%lu control left out as proposed", "%lu controls left out as proposed", n), n);
  AnnexaEdit *edit = annexa_project_begin (self->project, label);

  for (guint i = 0; i < n; i++)
    {
      AnnexaRecord *control = self->left_out->pdata[i];

      annexa_edit_set_text (edit, get_kind (), annexa_record_get_id (control), "applicable", "no");
      annexa_edit_set_text (edit, get_kind (), annexa_record_get_id (control), "justification",
                            get_exclusion (self, control)->reason);
    }
  return edit;
}

static AnnexaEdit *
decide (AnnexaSoaProposal *self)
{
  gulong n = self->controls->len;
  /* TRANSLATORS: History */
  g_autofree char *label =
      g_strdup_printf (ngettext ("%lu control decided as proposed", "%lu controls decided as proposed", n), n);
  AnnexaEdit *edit = annexa_project_begin (self->project, label);

  for (guint i = 0; i < n; i++)
    {
      gint64 id = annexa_record_get_id (self->controls->pdata[i]);
      g_autofree char *reasons = list_reasons (self, self->controls->pdata[i]);

      annexa_edit_set_text (edit, get_kind (), id, "applicable", "yes");
      annexa_edit_set_text (edit, get_kind (), id, "reasons", reasons);
      if (find_need (self->controls->pdata[i], reasons) != NULL)
        annexa_edit_set_text (edit, get_kind (), id, "justification", find_need (self->controls->pdata[i], reasons));
      if (has_begun (self, self->controls->pdata[i]))
        annexa_edit_set_text (edit, get_kind (), id, "status", BEGUN);
    }
  return edit;
}

/**
 * annexa_soa_proposal_prepare:
 * @self: what is proposed
 * @answer: an answer
 *
 * Returns: (transfer full): the edit that accepts it for all controls for which it is proposed, not applied yet
 */
AnnexaEdit *
annexa_soa_proposal_prepare (AnnexaSoaProposal *self,
                             AnnexaSoaAnswer    answer)
{
  return answer == ANNEXA_SOA_LEFT_OUT ? leave_out (self) : decide (self);
}
