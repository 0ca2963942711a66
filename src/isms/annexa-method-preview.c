/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-method-preview.h"
#include "annexa-pass.h"
#include "annexa-text.h"

/* What is needed to say for every risk what becomes of it. */
typedef struct
{
  const AnnexaScales *scales;
  const AnnexaMethodDraft *draft;
  gboolean same[ANNEXA_LARGEST_SCALE + 1][ANNEXA_LARGEST_SCALE + 1]; /* a level in force and one of the draft */
} Comparison;

/* Where the level with that id stands in the method in force; 0 when it is not one of its levels. */
static guint
find_position (GArray *ids,
               gint64  id)
{
  for (guint i = 0; id != 0 && i + 1 < ids->len; i += 2)
    if (g_array_index (ids, gint64, i) == id)
      return (guint) g_array_index (ids, gint64, i + 1);
  return 0;
}

static gboolean
have_same_word (const AnnexaLevelInfo *level,
                AnnexaRecord          *other)
{
  const char *label = annexa_record_get_text (other, "label");
  g_autofree char *word = annexa_text_fold (level->label);
  g_autofree char *other_word = annexa_text_fold (label != NULL ? label : "");

  return strcmp (word, other_word) == 0;
}

/* A level stays the same one under another word; in another method it is the same one when its word is. @ids has the id
 * and the position of each level in force. */
static void
compare_levels (Comparison *comparison,
                GArray     *ids)
{
  for (guint old = 1; old <= ANNEXA_LARGEST_SCALE; old++)
    for (guint position = 1; position <= comparison->draft->levels->len; position++)
      {
        const AnnexaLevelInfo *level = annexa_scales_get_level (comparison->scales, old);
        AnnexaRecord *other = annexa_method_draft_get_level (comparison->draft, position);
        guint was = find_position (ids, annexa_record_get_id (other));

        if (level != NULL)
          comparison->same[old][position] = was != 0 ? was == old : have_same_word (level, other);
      }
}

static guint
get_old_level (const Comparison *comparison,
               gint64            likelihood,
               gint64            impact)
{
  guint position;

  if (likelihood < 1 || likelihood > ANNEXA_LARGEST_SCALE || impact < 1 || impact > ANNEXA_LARGEST_SCALE)
    return 0;
  position = comparison->scales->matrix[likelihood][impact];
  return annexa_scales_get_level (comparison->scales, position) != NULL ? position : 0;
}

/* Compares one rating of a risk with what becomes of it. Returns whether its steps change. */
static gboolean
compare_rating (const Comparison    *comparison,
                AnnexaMethodPreview *self,
                AnnexaMethodMove    *move,
                AnnexaRiskView       view,
                const gint64        *steps)
{
  const AnnexaMethodDraft *draft = comparison->draft;
  guint likelihood = annexa_method_draft_map (draft, ANNEXA_METHOD_LIKELIHOOD, steps[0]);
  guint impact = annexa_method_draft_map (draft, ANNEXA_METHOD_IMPACT, steps[1]);

  move->before[view] = get_old_level (comparison, steps[0], steps[1]);
  if (likelihood != 0 && impact != 0)
    {
      move->after[view] = draft->matrix[likelihood][impact];
      self->counts[likelihood][impact] += view == ANNEXA_RISK_CURRENT ? 1 : 0;
    }
  move->moved[view] = (move->before[view] != 0 || move->after[view] != 0)
                      && !comparison->same[move->before[view]][move->after[view]];
  return (steps[0] >= 1 && likelihood != steps[0]) || (steps[1] >= 1 && impact != steps[1]);
}

/* @row has the id, then the steps by view, likelihood before impact. */
static void
compare_risk (const Comparison    *comparison,
              AnnexaMethodPreview *self,
              const gint64        *row)
{
  AnnexaMethodMove move = { .risk = row[0] };
  const AnnexaLevelInfo *before;
  AnnexaRecord *after;
  gboolean rerated = FALSE;
  gboolean moved = FALSE;

  for (guint view = 0; view < ANNEXA_N_RISK_VIEWS; view++)
    {
      rerated |= compare_rating (comparison, self, &move, view, &row[1 + 2 * view]);
      moved |= move.moved[view];
    }
  before = annexa_scales_get_level (comparison->scales, move.before[ANNEXA_RISK_CURRENT]);
  after = annexa_method_draft_get_level (comparison->draft, move.after[ANNEXA_RISK_CURRENT]);
  move.above_before = before != NULL && !before->acceptable;
  move.above_after = after != NULL && annexa_record_get_integer (after, "acceptable") == 0;

  self->n_risks++;
  self->n_rerated += rerated ? 1 : 0;
  self->above_before += move.above_before ? 1 : 0;
  self->above_after += move.above_after ? 1 : 0;
  if (moved || move.above_before != move.above_after)
    g_array_append_val (self->moves, move);
}

static GArray *
read_risks (AnnexaProject *project,
            GError       **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT id");

  for (guint view = 0; view < ANNEXA_N_RISK_VIEWS; view++)
    g_string_append_printf (sql, ", \"%s\", \"%s\"", annexa_field_get_column (annexa_risk_view_get_likelihood (view)),
                            annexa_field_get_column (annexa_risk_view_get_impact (view)));
  g_string_append (sql, " FROM risk WHERE status IS NOT 'closed' ORDER BY length (ref), ref");
  return annexa_project_read_numbers (project, sql->str, error);
}

/**
 * annexa_method_preview_new:
 * @project: a project
 * @draft: a draft of a risk method
 * @error: return location
 *
 * Finds out what would move if the draft were in force, without changing anything.
 *
 * Returns: (transfer full) (nullable): what would move
 */
AnnexaMethodPreview *
annexa_method_preview_new (AnnexaProject           *project,
                           const AnnexaMethodDraft *draft,
                           GError                 **error)
{
  const guint n_columns = 1 + 2 * ANNEXA_N_RISK_VIEWS;
  Comparison comparison = { .scales = annexa_project_get_scales (project), .draft = draft };
  g_autofree char *sql = g_strdup_printf ("SELECT id, position FROM level WHERE method = %" G_GINT64_FORMAT,
                                          comparison.scales->method);
  g_autoptr (GArray) levels = annexa_project_read_numbers (project, sql, error);
  g_autoptr (GArray) risks = levels != NULL ? read_risks (project, error) : NULL;
  AnnexaMethodPreview *self;

  if (risks == NULL)
    return NULL;

  compare_levels (&comparison, levels);
  self = g_new0 (AnnexaMethodPreview, 1);
  self->moves = g_array_new (FALSE, FALSE, sizeof (AnnexaMethodMove));
  for (guint i = 0; i + n_columns <= risks->len; i += n_columns)
    compare_risk (&comparison, self, &g_array_index (risks, gint64, i));
  return self;
}

void
annexa_method_preview_free (AnnexaMethodPreview *self)
{
  g_array_unref (self->moves);
  g_free (self);
}

/**
 * annexa_method_preview_describe:
 * @self: a preview
 *
 * Returns: (transfer full): how many risks move, in a sentence
 */
char *
annexa_method_preview_describe (const AnnexaMethodPreview *self)
{
  if (self->moves->len == 0)
    return g_strdup (_("No risk moves."));
  return g_strdup_printf (ngettext ("%u risk moves.", "%u risks move.", self->moves->len), self->moves->len);
}

/**
 * annexa_method_preview_describe_line:
 * @self: a preview
 *
 * Returns: (transfer full): what changes at the acceptance line, in a sentence
 */
char *
annexa_method_preview_describe_line (const AnnexaMethodPreview *self)
{
  gint64 more = self->above_after - self->above_before;

  if (more > 0)
    return g_strdup_printf (ngettext ("%d more above the acceptance line: %d instead of %d.",
                                      "%d more above the acceptance line: %d instead of %d.", (gulong) more),
                            (int) more, (int) self->above_after, (int) self->above_before);
  if (more < 0)
    return g_strdup_printf (ngettext ("%d fewer above the acceptance line: %d instead of %d.",
                                      "%d fewer above the acceptance line: %d instead of %d.", (gulong) -more),
                            (int) -more, (int) self->above_after, (int) self->above_before);
  return g_strdup_printf (ngettext ("%d lies above the acceptance line, as before.",
                                    "%d lie above the acceptance line, as before.", (gulong) self->above_after),
                          (int) self->above_after);
}

/* Whether two steps of the method in force become one. */
static gboolean
merges_steps (const AnnexaMethodDraft *draft,
              AnnexaMethodScale        scale)
{
  guint n_taken[ANNEXA_LARGEST_SCALE + 1] = { 0 };

  for (guint old = 1; old <= draft->n_old[scale]; old++)
    if (++n_taken[draft->map[scale][old]] > 1)
      return TRUE;
  return FALSE;
}

/**
 * annexa_method_preview_describe_loss:
 * @self: a preview
 * @draft: the draft that it is of
 *
 * Where several steps become one, nobody can tell afterwards which ratings were which.
 *
 * Returns: (transfer full) (nullable): a warning that going back to the old scales is not going to restore the ratings, or
 *   %NULL where it is, or no risk is rated otherwise
 */
char *
annexa_method_preview_describe_loss (const AnnexaMethodPreview *self,
                                     const AnnexaMethodDraft   *draft)
{
  if (self->n_rerated == 0
      || !(merges_steps (draft, ANNEXA_METHOD_LIKELIHOOD) || merges_steps (draft, ANNEXA_METHOD_IMPACT)))
    return NULL;
  return g_strdup (_("Several steps become one, so going back to the old method later does not restore the ratings. Only "
                     "undo does."));
}

static char *
describe_levels (AnnexaRiskView view,
                 const char    *before,
                 const char    *after)
{
  switch (view)
    {
    case ANNEXA_RISK_INHERENT:
      return g_strdup_printf (_("without controls %s → %s"), before, after);
    case ANNEXA_RISK_TARGET:
      return g_strdup_printf (_("afterwards %s → %s"), before, after);
    case ANNEXA_RISK_CURRENT:
    default:
      /* TRANSLATORS: A level of risk before and after: “today Medium → High” */
      return g_strdup_printf (_("today %s → %s"), before, after);
    }
}

static void
append_move (GString                 *text,
             const AnnexaMethodMove  *move,
             AnnexaRiskView           view,
             const AnnexaScales      *scales,
             const AnnexaMethodDraft *draft)
{
  const AnnexaLevelInfo *before = annexa_scales_get_level (scales, move->before[view]);
  AnnexaRecord *level = annexa_method_draft_get_level (draft, move->after[view]);
  const char *after = level != NULL ? annexa_record_get_text (level, "label") : NULL;
  g_autofree char *levels = describe_levels (view, before != NULL ? before->label : _("no level"),
                                             after != NULL ? after : _("no level"));

  if (move->moved[view])
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", levels);
}

/**
 * annexa_method_move_describe:
 * @move: what becomes of a risk
 * @project: the project, with the old method still in force
 * @draft: the draft
 *
 * Returns: (transfer full): it in words: “today Medium → High · now above the acceptance line”
 */
char *
annexa_method_move_describe (const AnnexaMethodMove  *move,
                             AnnexaProject           *project,
                             const AnnexaMethodDraft *draft)
{
  const AnnexaScales *scales = annexa_project_get_scales (project);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint view = 0; view < ANNEXA_N_RISK_VIEWS; view++)
    append_move (text, move, view, scales, draft);
  if (move->above_before != move->above_after)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "",
                            move->above_after ? _("now above the acceptance line")
                                              : _("no longer above the acceptance line"));
  return g_strdup (text->str);
}
