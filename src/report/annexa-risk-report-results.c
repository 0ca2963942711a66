/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-bars.h"
#include "annexa-heat-map.h"
#include "annexa-risk-map.h"
#include "annexa-risk-report-private.h"

/* The chapter about the results in figures: how many risks are how high, where they lie, and what is open. */

/* More refs than these make a cell of the map unreadable; their number is told instead. */
#define MOST_REFS_IN_CELL 8

/* Every level is a part of a bar, beside the risks without one, and every step has its place on the map. */
G_STATIC_ASSERT (ANNEXA_LARGEST_SCALE + 1 <= ANNEXA_BARS_MOST_PARTS);
G_STATIC_ASSERT (ANNEXA_LARGEST_SCALE <= ANNEXA_HEAT_MAP_LARGEST);

static const AnnexaRiskView views[] = { ANNEXA_RISK_INHERENT, ANNEXA_RISK_CURRENT, ANNEXA_RISK_TARGET };

/* How many open risks stand at each level of a view; at index 0 those without. */
typedef struct
{
  gint64 levels[G_N_ELEMENTS (views)][ANNEXA_LARGEST_SCALE + 1];
} Counts;

static void
count_levels (AnnexaRiskReport *self,
              Counts           *counts)
{
  *counts = (Counts){ 0 };
  for (guint i = 0; i < self->risks->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (views); j++)
      {
        const AnnexaField *field = annexa_risk_view_get_level (views[j]);
        gint64 level = annexa_value_get_integer (annexa_record_get_value (self->risks->pdata[i], field));

        if (annexa_risk_report_is_word (self->risks->pdata[i], "status", "closed"))
          continue;
        counts->levels[j][level >= 1 && level <= ANNEXA_LARGEST_SCALE ? level : 0]++;
      }
}

static gint64
count_above (AnnexaRiskReport *self,
             const Counts     *counts,
             guint             view)
{
  gint64 above = 0;

  for (guint i = 1; i <= self->draft->scales->n_levels; i++)
    if (!self->draft->scales->levels[i].acceptable)
      above += counts->levels[view][i];

  return above;
}

static void
add_level_rows (AnnexaRiskReport *self,
                const Counts     *counts)
{
  for (guint level = self->draft->scales->n_levels; level >= 1; level--)
    {
      annexa_document_begin_row (self->document, ANNEXA_ROW_BODY);
      annexa_document_add_cell (self->document, NULL);
      annexa_report_draft_add_level (self->draft, level);
      for (guint i = 0; i < G_N_ELEMENTS (views); i++)
        annexa_report_draft_add_count_cell (self->draft, counts->levels[i][level]);
    }
  annexa_document_begin_row (self->document, ANNEXA_ROW_BODY);
  annexa_document_add_cell (self->document, _("Not rated"));
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    annexa_report_draft_add_count_cell (self->draft, counts->levels[i][0]);
  annexa_document_begin_row (self->document, ANNEXA_ROW_TOTAL);
  annexa_document_add_cell (self->document, _("Above the acceptance line"));
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    annexa_report_draft_add_count_cell (self->draft, count_above (self, counts, i));
}

static void
add_level_table (AnnexaRiskReport *self,
                 const Counts     *counts)
{
  AnnexaTableColumn columns[1 + G_N_ELEMENTS (views)]
      = { { annexa_kind_get_label (annexa_kind_lookup ("level")), 2, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    columns[i + 1] = (AnnexaTableColumn){ annexa_field_get_label (annexa_risk_view_get_level (views[i])), 1, 1,
                                          annexa_risk_view_get_level (views[i])->name };
  annexa_document_begin_table (self->document, columns, G_N_ELEMENTS (columns),
                               _("How many open risks there are at each level: without controls, today, and when the plan "
                                 "is done."));
  add_level_rows (self, counts);
}

static void
add_level_figure (AnnexaRiskReport *self,
                  const Counts     *counts)
{
  static const char *const ids[] = { "inherent", "current", "target" };
  const AnnexaScales *scales = self->draft->scales;
  AnnexaBarPart parts[ANNEXA_LARGEST_SCALE + 1];
  AnnexaBar bars[G_N_ELEMENTS (views)] = { { NULL } };
  g_autoptr (GString) alternative = g_string_new (NULL);
  g_autoptr (AnnexaScene) scene = NULL;

  for (guint i = 0; i < scales->n_levels; i++)
    {
      const AnnexaLevelInfo *level = &scales->levels[scales->n_levels - i];

      parts[i] = (AnnexaBarPart){ level->label != NULL ? level->label : "–", annexa_colour_from_name (level->colour) };
    }
  parts[scales->n_levels] = (AnnexaBarPart){ _("Not rated"), ANNEXA_COLOUR_NONE };
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      bars[i].id = ids[i];
      bars[i].label = annexa_field_get_label (annexa_risk_view_get_level (views[i]));
      for (guint j = 0; j <= scales->n_levels; j++)
        bars[i].counts[j] = counts->levels[i][scales->n_levels - j];
    }

  scene = annexa_bars_make_scene (parts, scales->n_levels + 1, bars, G_N_ELEMENTS (bars), ANNEXA_REPORT_FIGURE_WIDTH,
                                  &self->draft->style);
  for (guint i = 0; i < G_N_ELEMENTS (bars); i++)
    g_string_append_printf (alternative, "%s%s.", i > 0 ? " " : "", annexa_scene_find_mark (scene, ids[i])->label);
  annexa_document_begin_fields (self->document, "inherent-level current-level target-level");
  annexa_document_add_figure (self->document, scene, alternative->str,
                              _("Open risks by level: without controls, today, and when the plan is done."));
  annexa_document_end_fields (self->document);
}

static void
fill_heat_map (AnnexaRiskReport *self,
               AnnexaHeatMap    *map)
{
  const AnnexaScales *scales = self->draft->scales;
  AnnexaRiskMap counts;

  annexa_risk_map_count (self->draft->project, ANNEXA_RISK_CURRENT, &counts);
  *map = (AnnexaHeatMap){ .n_likelihoods = scales->n_likelihoods, .n_impacts = scales->n_impacts };
  for (guint i = 1; i <= scales->n_likelihoods; i++)
    map->likelihoods[i] = scales->likelihoods[i].label;
  for (guint i = 1; i <= scales->n_impacts; i++)
    map->impacts[i] = scales->impacts[i].label;

  for (guint l = 1; l <= scales->n_likelihoods; l++)
    for (guint i = 1; i <= scales->n_impacts; i++)
      {
        const AnnexaLevelInfo *level = annexa_scales_get_level (scales, scales->matrix[l][i]);
        AnnexaHeatMapCell *cell = &map->cells[l][i];

        cell->count = counts.counts[l][i];
        if (level == NULL)
          continue;
        cell->level = level->label;
        cell->sign = level->sign;
        cell->colour = annexa_colour_from_name (level->colour);
        cell->acceptable = level->acceptable;
      }
}

static char *
describe_map (const AnnexaHeatMap *map,
              AnnexaScene         *scene)
{
  GString *text = g_string_new (_("Risks by likelihood and impact."));

  for (guint l = map->n_likelihoods; l >= 1; l--)
    for (guint i = map->n_impacts; i >= 1; i--)
      {
        g_autofree char *id = g_strdup_printf ("cell-%u-%u", l, i);

        if (map->cells[l][i].count > 0)
          g_string_append_printf (text, " %s.", annexa_scene_find_mark (scene, id)->label);
      }
  return g_string_free (text, FALSE);
}

/* The refs of the open risks that are rated so. */
static char *
list_cell (AnnexaRiskReport *self,
           guint             likelihood,
           guint             impact)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; i < self->risks->len; i++)
    if (!annexa_risk_report_is_word (self->risks->pdata[i], "status", "closed")
        && annexa_record_get_integer (self->risks->pdata[i], "current-likelihood") == likelihood
        && annexa_record_get_integer (self->risks->pdata[i], "current-impact") == impact)
      g_ptr_array_add (found, self->risks->pdata[i]);

  if (found->len > MOST_REFS_IN_CELL)
    return g_strdup_printf (ngettext ("%d risk", "%d risks", found->len), (int) found->len);
  return annexa_report_draft_list_refs (found);
}

static void
add_map_row (AnnexaRiskReport *self,
             guint             likelihood)
{
  const AnnexaScales *scales = self->draft->scales;

  annexa_document_begin_row (self->document, ANNEXA_ROW_BODY);
  annexa_document_add_cell (self->document, NULL);
  annexa_document_add_text (self->document, ANNEXA_RUN_BOLD, scales->likelihoods[likelihood].label);
  for (guint i = 1; i <= scales->n_impacts; i++)
    {
      g_autofree char *refs = list_cell (self, likelihood, i);

      annexa_document_add_cell (self->document, NULL);
      annexa_report_draft_add_level (self->draft, scales->matrix[likelihood][i]);
      if (*refs == '\0')
        continue;
      annexa_document_add_text (self->document, ANNEXA_RUN_PLAIN, "\n");
      annexa_document_add_text (self->document, ANNEXA_RUN_PLAIN, refs);
    }
}

static void
add_map_table (AnnexaRiskReport *self)
{
  const AnnexaScales *scales = self->draft->scales;
  const AnnexaField *dimension = annexa_kind_find_field (annexa_kind_lookup ("scale-step"), "dimension");
  AnnexaTableColumn columns[1 + ANNEXA_LARGEST_SCALE];

  columns[0] = (AnnexaTableColumn){ annexa_choice_get_label (annexa_field_find_choice (dimension, "likelihood")), 1, 0 };
  for (guint i = 1; i <= scales->n_impacts; i++)
    columns[i] = (AnnexaTableColumn){ scales->impacts[i].label, 1, 0 };
  annexa_document_begin_table (self->document, columns, scales->n_impacts + 1,
                               _("The risk map as a table: the level of each likelihood and impact, and the risks there."));
  for (guint l = scales->n_likelihoods; l >= 1; l--)
    add_map_row (self, l);
}

static void
add_map (AnnexaRiskReport *self)
{
  AnnexaHeatMap map;
  g_autoptr (AnnexaScene) scene = NULL;
  g_autofree char *alternative = NULL;

  annexa_document_add_heading (self->document, 2, "risk-map", _("Risk map"));
  if (self->draft->scales->n_likelihoods == 0 || self->draft->scales->n_impacts == 0)
    {
      annexa_document_add_paragraph (self->document, ANNEXA_PARAGRAPH_BODY,
                                     _("There is no map as long as no risk method with two scales is in force."));
      return;
    }

  fill_heat_map (self, &map);
  scene = annexa_heat_map_make_scene (&map, ANNEXA_REPORT_FIGURE_WIDTH, 0, &self->draft->style);
  alternative = describe_map (&map, scene);
  annexa_document_add_figure (self->document, scene, alternative, _("Open risks as they are today."));
  add_map_table (self);
}

static void
add_sentence (AnnexaRiskReport *self,
              const char       *sentence)
{
  annexa_document_add_text (self->document, ANNEXA_RUN_PLAIN, " ");
  annexa_document_add_text (self->document, ANNEXA_RUN_PLAIN, sentence);
}

/* What the plan leaves above the acceptance line, and how much of it nobody has been asked to do. A risk of which it is not
 * said what remains, remains. */
static void
add_outlook (AnnexaRiskReport *self,
             gint64            above_afterwards)
{
  const AnnexaScales *scales = self->draft->scales;
  gint64 unsaid = 0;
  gint64 nobody = 0;
  gint64 remaining;
  g_autofree char *afterwards = NULL;
  g_autofree char *without_target = NULL;
  g_autofree char *without_task = NULL;

  for (guint i = 0; i < self->risks->len; i++)
    {
      AnnexaRecord *risk = self->risks->pdata[i];
      const AnnexaLevelInfo *level =
          annexa_scales_get_level (scales, (guint) annexa_record_get_integer (risk, "current-level"));

      if (level == NULL || level->acceptable || annexa_risk_report_is_word (risk, "status", "closed"))
        continue;
      unsaid += annexa_record_is_empty (risk, "target-level");
      nobody += annexa_record_is_empty (risk, "tasks");
    }
  remaining = above_afterwards + unsaid;
  afterwards = g_strdup_printf (ngettext ("When all that is planned is done, %d is expected to be left there.",
                                          "When all that is planned is done, %d are expected to be left there.",
                                          (gulong) remaining),
                                (int) remaining);
  without_target = g_strdup_printf (ngettext ("For %d of the risks above the line today it is not said yet what remains.",
                                              "For %d of the risks above the line today it is not said yet what remains.",
                                              (gulong) unsaid),
                                    (int) unsaid);
  without_task = g_strdup_printf (ngettext ("For %d of the risks above the line today no task says who does "
                                            "what until when.",
                                            "For %d of the risks above the line today no task says who does "
                                            "what until when.",
                                            (gulong) nobody),
                                  (int) nobody);
  annexa_document_begin_fields (self->document, "target-level");
  add_sentence (self, remaining > 0 ? afterwards
                                    : _("When all that is planned is done, none is expected to be left there."));
  if (unsaid > 0)
    add_sentence (self, without_target);
  annexa_document_end_fields (self->document);
  annexa_document_begin_fields (self->document, "tasks");
  if (nobody > 0)
    add_sentence (self, without_task);
  annexa_document_end_fields (self->document);
}

static void
add_summary (AnnexaRiskReport *self,
             const Counts     *counts)
{
  guint n_open = self->risks->len - self->n_closed;
  gint64 above = count_above (self, counts, 1);
  g_autofree char *total
      = g_strdup_printf (ngettext ("%d risk is written down.", "%d risks are written down.", self->risks->len),
                         (int) self->risks->len);
  g_autofree char *closed = g_strdup_printf (
      ngettext ("%d of them is closed and left out of the figures.",
                "%d of them are closed and left out of the figures.", self->n_closed),
      (int) self->n_closed);
  g_autofree char *today = g_strdup_printf (ngettext ("Today %d risk lies above the acceptance line.",
                                                      "Today %d risks lie above the acceptance line.", (gulong) above),
                                            (int) above);

  annexa_document_add_paragraph (self->document, ANNEXA_PARAGRAPH_LEAD, total);
  annexa_document_begin_fields (self->document, "status");
  if (self->n_closed > 0)
    add_sentence (self, closed);
  annexa_document_end_fields (self->document);
  annexa_document_begin_fields (self->document, "current-level");
  if (n_open > 0)
    add_sentence (self, above > 0 ? today : _("Today no risk lies above the acceptance line."));
  if (above > 0)
    add_outlook (self, count_above (self, counts, 2));
  annexa_document_end_fields (self->document);
}

static void
add_proposals (AnnexaRiskReport *self,
               GPtrArray        *proposals)
{
  annexa_report_draft_add_open_point (
      self->draft, proposals,
      ngettext ("%u risk is a proposal of a starter set. Its rating counts above, but nobody has confirmed it:",
                "%u risks are proposals of a starter set. Their ratings count above, but nobody has confirmed them:",
                proposals->len),
      proposals->len);
}

/* The open risks of which nobody has said when they are looked at again. */
static GPtrArray *
read_undated (AnnexaRiskReport *self,
              GError          **error)
{
  const AnnexaKind *kind = annexa_kind_lookup ("risk");
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_auto (AnnexaValue) closed = ANNEXA_VALUE_INIT;

  annexa_value_set_text (&closed, "closed");
  annexa_query_add_filter (query, annexa_kind_find_field (kind, "status"), ANNEXA_TEST_NOT_EQUAL, &closed);
  annexa_query_add_filter (query, annexa_kind_find_field (kind, "next-review"), ANNEXA_TEST_EMPTY, NULL);
  return annexa_report_draft_read (self->draft, query, error);
}

/* The selections that the window shows under the same names, and those without a day. */
static gboolean
add_open_points (AnnexaRiskReport *self,
                 GError          **error)
{
  AnnexaReportDraft *draft = self->draft;
  g_autoptr (GPtrArray) proposals = annexa_report_draft_read_view (draft, "risk", "proposal", error);
  g_autoptr (GPtrArray) unrated
      = proposals != NULL ? annexa_report_draft_read_view (draft, "risk", "not-rated", error) : NULL;
  g_autoptr (GPtrArray) orphans = unrated != NULL ? annexa_report_draft_read_view (draft, "risk", "no-owner", error) : NULL;
  g_autoptr (GPtrArray) undecided
      = orphans != NULL ? annexa_report_draft_read_view (draft, "risk", "undecided", error) : NULL;
  g_autoptr (GPtrArray) overdue
      = undecided != NULL ? annexa_report_draft_read_view (draft, "risk", "overdue", error) : NULL;

  g_autoptr (GPtrArray) undated = overdue != NULL ? read_undated (self, error) : NULL;

  if (undated == NULL)
    return FALSE;

  annexa_document_add_heading (self->document, 2, "open-points", _("Open points"));
  if (proposals->len + unrated->len + orphans->len + undecided->len + overdue->len + undated->len == 0)
    annexa_document_add_paragraph (
        self->document, ANNEXA_PARAGRAPH_BODY,
        self->n_closed < self->risks->len
            ? _("Each open risk is rated and has an owner, it is decided what is done about it, and none is due to be "
                 "looked at again.")
            : _("No risk is open."));
  add_proposals (self, proposals);
  annexa_document_begin_fields (self->document, "current-level");
  annexa_report_draft_add_open_point (
      draft, unrated, ngettext ("%u risk is not rated yet:", "%u risks are not rated yet:", unrated->len), unrated->len);
  annexa_document_end_fields (self->document);
  annexa_document_begin_fields (self->document, "owner");
  annexa_report_draft_add_open_point (
      draft, orphans, ngettext ("%u risk has no owner:", "%u risks have no owner:", orphans->len), orphans->len);
  annexa_document_end_fields (self->document);
  annexa_document_begin_fields (self->document, "treatment");
  annexa_report_draft_add_open_point (draft, undecided,
                                      ngettext ("What is done about %u risk is not decided yet:",
                                                "What is done about %u risks is not decided yet:", undecided->len),
                                      undecided->len);
  annexa_document_end_fields (self->document);
  annexa_document_begin_fields (self->document, "next-review");
  annexa_report_draft_add_open_point (
      draft, overdue,
      ngettext ("%u risk has to be looked at again, because its review or its acceptance is out of date:",
                "%u risks have to be looked at again, because their review or their acceptance is out of date:",
                overdue->len),
      overdue->len);
  annexa_report_draft_add_open_point (
      draft, undated,
      ngettext ("%u risk has no day on which it is looked at again:",
                "%u risks have no day on which they are looked at again:", undated->len),
      undated->len);
  annexa_document_end_fields (self->document);
  return TRUE;
}

/**
 * annexa_risk_report_add_results:
 * @self: the report
 * @error: return location
 *
 * Adds the chapter with the figures, the risk map and what is open.
 *
 * Returns: whether the project could be read
 */
gboolean
annexa_risk_report_add_results (AnnexaRiskReport *self,
                                GError          **error)
{
  Counts counts;

  annexa_document_add_soft_break (self->document);
  annexa_document_add_heading (self->document, 1, "results", _("Results"));
  if (self->risks->len == 0)
    {
      annexa_document_add_paragraph (self->document, ANNEXA_PARAGRAPH_LEAD, _("No risk is written down yet."));
      annexa_document_add_paragraph (self->document, ANNEXA_PARAGRAPH_BODY,
                                     _("The standard asks for an assessment of the risks to confidentiality, integrity "
                                       "and availability of what lies in the scope, with an owner for each (6.1.2 c)."));
      add_map (self);
      return TRUE;
    }

  count_levels (self, &counts);
  add_summary (self, &counts);
  add_level_figure (self, &counts);
  add_level_table (self, &counts);
  if (!add_open_points (self, error))
    return FALSE;
  annexa_document_begin_fields (self->document, "current-level");
  add_map (self);
  annexa_document_end_fields (self->document);
  return TRUE;
}
