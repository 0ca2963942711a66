/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-bars.h"
#include "annexa-overview-page-private.h"
#include "annexa-report-draft.h"

/* What is drawn: risks, controls and clauses by how they stand. */

static gint64
sum (const gint64 *counts,
     guint         n)
{
  gint64 total = 0;

  for (guint i = 0; i < n; i++)
    total += counts[i];
  return total;
}

static gint64
count_controls (const AnnexaOverview *overview)
{
  gint64 n = sum (overview->undecided, ANNEXA_OVERVIEW_THEMES) + sum (overview->excluded, ANNEXA_OVERVIEW_THEMES);

  for (guint i = 0; i < ANNEXA_OVERVIEW_THEMES; i++)
    n += sum (overview->controls[i], ANNEXA_OVERVIEW_STATUSES);
  return n;
}

/* The words of a status, the best one first. Gives how many there are. */
static guint
list_statuses (const AnnexaField *field,
               AnnexaBarPart     *parts)
{
  guint n = 0;

  while (field->choices[n].word != NULL && n < ANNEXA_OVERVIEW_STATUSES)
    n++;
  for (guint i = 0; i < n; i++)
    {
      const AnnexaChoice *choice = &field->choices[n - 1 - i];

      parts[i] = (AnnexaBarPart){ annexa_choice_get_label (choice), annexa_report_draft_get_colour (choice->tone) };
      /* Of two that are equally poor, the one further from the goal. */
      if (i > 0 && parts[i].colour == parts[i - 1].colour)
        parts[i].colour = ANNEXA_COLOUR_RED;
    }
  return n;
}

/* Parts that count nothing in any bar would only make the key longer. */
static AnnexaScene *
make_bars (AnnexaBarPart          *parts,
           guint                   n_parts,
           AnnexaBar              *bars,
           guint                   n_bars,
           double                  width,
           const AnnexaSceneStyle *style)
{
  guint n_kept = 0;

  for (guint i = 0; i < n_parts; i++)
    {
      gint64 total = 0;

      for (guint j = 0; j < n_bars; j++)
        {
          total += bars[j].counts[i];
          bars[j].counts[n_kept] = bars[j].counts[i];
        }
      parts[n_kept] = parts[i];
      n_kept += total > 0;
    }
  return annexa_bars_make_scene (parts, n_kept, bars, n_bars, width, style);
}

static AnnexaScene *
make_risks (double                  width,
            double                  height,
            const AnnexaSceneStyle *style,
            gpointer                data)
{
  AnnexaOverviewPage *self = data;
  const AnnexaScales *scales = annexa_project_get_scales (annexa_page_get_project (ANNEXA_PAGE (self)));
  AnnexaBarPart parts[ANNEXA_LARGEST_SCALE + 1];
  AnnexaBar bars[] = { { "today", _("Today") }, { "target", _("When the plan is done") } };

  if (self->overview == NULL)
    return NULL;
  for (guint i = 0; i < scales->n_levels; i++)
    {
      guint level = scales->n_levels - i;

      parts[i] = (AnnexaBarPart){ scales->levels[level].label != NULL ? scales->levels[level].label : "–",
                                  annexa_colour_from_name (scales->levels[level].colour) };
      bars[0].counts[i] = self->overview->risks_today[level];
      bars[1].counts[i] = self->overview->risks_target[level];
    }
  parts[scales->n_levels] = (AnnexaBarPart){ _("Not rated"), ANNEXA_COLOUR_NONE };
  bars[0].counts[scales->n_levels] = self->overview->risks_today[0];
  bars[1].counts[scales->n_levels] = self->overview->risks_target[0];
  return make_bars (parts, scales->n_levels + 1, bars, G_N_ELEMENTS (bars), width, style);
}

static void
fill_theme (const AnnexaOverview *overview,
            guint                 theme,
            guint                 n_statuses,
            AnnexaBar            *bar)
{
  for (guint i = 0; i < n_statuses; i++)
    bar->counts[i] = overview->controls[theme][n_statuses - 1 - i];
  bar->counts[n_statuses] = overview->undecided[theme];
  bar->counts[n_statuses + 1] = overview->excluded[theme];
}

static AnnexaScene *
make_controls (double                  width,
               double                  height,
               const AnnexaSceneStyle *style,
               gpointer                data)
{
  AnnexaOverviewPage *self = data;
  const AnnexaKind *kind = annexa_kind_lookup ("control");
  const AnnexaField *theme = annexa_kind_find_field (kind, "theme");
  AnnexaBarPart parts[ANNEXA_BARS_MOST_PARTS];
  AnnexaBar bars[ANNEXA_OVERVIEW_THEMES] = { { NULL } };
  guint n_statuses = list_statuses (annexa_kind_find_field (kind, "status"), parts);
  guint n_bars = 0;

  if (self->overview == NULL)
    return NULL;
  parts[n_statuses] = (AnnexaBarPart){ _("Undecided"), ANNEXA_COLOUR_PURPLE };
  parts[n_statuses + 1] = (AnnexaBarPart){ _("Does not apply"), ANNEXA_COLOUR_NONE };
  for (guint i = 0; i < ANNEXA_OVERVIEW_THEMES; i++)
    {
      gboolean own = i == ANNEXA_OVERVIEW_THEMES - 1;
      AnnexaBar *bar = &bars[n_bars];

      bar->id = own ? "own" : theme->choices[i].word;
      bar->label = own ? _("Own controls") : annexa_choice_get_label (&theme->choices[i]);
      fill_theme (self->overview, i, n_statuses, bar);
      n_bars += sum (bar->counts, n_statuses + 2) > 0;
    }
  return make_bars (parts, n_statuses + 2, bars, n_bars, width, style);
}

static AnnexaScene *
make_clauses (double                  width,
              double                  height,
              const AnnexaSceneStyle *style,
              gpointer                data)
{
  AnnexaOverviewPage *self = data;
  AnnexaBarPart parts[ANNEXA_BARS_MOST_PARTS];
  AnnexaBar bar = { "clauses", _("Clauses") };
  guint n = list_statuses (annexa_kind_find_field (annexa_kind_lookup ("requirement"), "status"), parts);

  if (self->overview == NULL)
    return NULL;
  for (guint i = 0; i < n; i++)
    bar.counts[i] = self->overview->clauses[n - 1 - i];
  return make_bars (parts, n, &bar, 1, width, style);
}

static void
go (AnnexaOverviewPage *self,
    const char         *page)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "s", page);
}

static void
risks_activated (AnnexaOverviewPage *self)
{
  go (self, "risk-map");
}

static void
controls_activated (AnnexaOverviewPage *self)
{
  go (self, "applicability");
}

static void
clauses_activated (AnnexaOverviewPage *self)
{
  go (self, "requirements");
}

/**
 * annexa_overview_page_install_pictures:
 * @widget_class: the class of the page, which has its template
 *
 * Makes the pictures lead to where they are from.
 */
void
annexa_overview_page_install_pictures (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, risks_activated);
  gtk_widget_class_bind_template_callback (widget_class, controls_activated);
  gtk_widget_class_bind_template_callback (widget_class, clauses_activated);
}

static void
start_picture (AnnexaOverviewPage *self,
               AnnexaSceneView    *view,
               AnnexaSceneFunc     func,
               const char         *name)
{
  annexa_scene_view_set_func (view, func, self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * annexa_overview_page_start_pictures:
 * @self: the page
 *
 * Says what the pictures show. They stay empty until there is an overview.
 */
void
annexa_overview_page_start_pictures (AnnexaOverviewPage *self)
{
  start_picture (self, self->risks, make_risks, _("Risks by level"));
  start_picture (self, self->controls, make_controls, _("Controls by status"));
  start_picture (self, self->clauses, make_clauses, _("Clauses by status"));
}

/**
 * annexa_overview_page_show_pictures:
 * @self: the page, whose overview is there
 *
 * Draws the pictures anew, and shows those that have something to say.
 */
void
annexa_overview_page_show_pictures (AnnexaOverviewPage *self)
{
  const AnnexaOverview *overview = self->overview;

  gtk_widget_set_visible (self->risks_group, sum (overview->risks_today, ANNEXA_LARGEST_SCALE + 1) > 0);
  gtk_widget_set_visible (self->controls_group, count_controls (overview) > 0);
  gtk_widget_set_visible (self->clauses_group, sum (overview->clauses, ANNEXA_OVERVIEW_STATUSES) > 0);
  annexa_scene_view_update (self->risks);
  annexa_scene_view_update (self->controls);
  annexa_scene_view_update (self->clauses);
}
