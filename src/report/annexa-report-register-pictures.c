/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-bars.h"
#include "annexa-date.h"
#include "annexa-report-register.h"

/* How many records there are of which sort, as bars and as the table behind them. */

typedef struct
{
  const AnnexaField *rows; /* NULL when there is one bar alone */
  const AnnexaField *parts;
  guint n_rows;
  guint n_parts;
  gint64 *counts; /* by row and part */
} Counts;

static guint
count_choices (const AnnexaField *field)
{
  guint n = 0;

  while (field->choices[n].word != NULL)
    n++;
  return n;
}

/* The place of a word among the choices; what is empty or unknown comes behind them. */
static guint
find_place (const AnnexaField *field,
            const AnnexaValue *value)
{
  const char *word = annexa_value_get_text (value);
  guint place = 0;

  while (field->choices[place].word != NULL && g_strcmp0 (field->choices[place].word, word) != 0)
    place++;
  return place;
}

static const char *
get_label (const AnnexaField *field,
           guint              place)
{
  const AnnexaChoice *choice = &field->choices[place];

  return choice->word != NULL ? annexa_choice_get_label (choice) : _("Not given");
}

static gint64
get_count (const Counts *counts,
           guint         row,
           guint         part)
{
  return counts->counts[row * counts->n_parts + part];
}

static gint64
sum_row (const Counts *counts,
         guint         row)
{
  gint64 sum = 0;

  for (guint part = 0; part < counts->n_parts; part++)
    sum += get_count (counts, row, part);
  return sum;
}

static gint64
sum_part (const Counts *counts,
          guint         part)
{
  gint64 sum = 0;

  for (guint row = 0; row < counts->n_rows; row++)
    sum += get_count (counts, row, part);
  return sum;
}

static gboolean
read_counts (AnnexaReportDraft           *draft,
             const AnnexaRegisterPicture *picture,
             Counts                      *counts,
             GError                     **error)
{
  const AnnexaKind *kind = annexa_kind_lookup (picture->kind);
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GArray) groups = NULL;

  counts->rows = picture->rows != NULL ? annexa_kind_find_field (kind, picture->rows) : NULL;
  counts->parts = annexa_kind_find_field (kind, picture->parts);
  counts->n_rows = counts->rows != NULL ? count_choices (counts->rows) + 1 : 1;
  counts->n_parts = count_choices (counts->parts) + 1;
  if (picture->selection.tests[0].field != NULL)
    annexa_view_apply (&picture->selection, draft->project, query);
  groups = annexa_project_count_by (draft->project, query, counts->parts, counts->rows, error);
  if (groups == NULL)
    return FALSE;

  counts->counts = g_new0 (gint64, counts->n_rows * counts->n_parts);
  for (guint i = 0; i < groups->len; i++)
    {
      const AnnexaGroup *group = &g_array_index (groups, AnnexaGroup, i);
      guint row = counts->rows != NULL ? find_place (counts->rows, &group->second) : 0;

      counts->counts[row * counts->n_parts + find_place (counts->parts, &group->first)] += group->count;
    }
  return TRUE;
}

static AnnexaColour
get_colour (const AnnexaField *field,
            guint              place)
{
  static const AnnexaColour without_tone[]
      = { ANNEXA_COLOUR_LIME, ANNEXA_COLOUR_YELLOW, ANNEXA_COLOUR_ORANGE, ANNEXA_COLOUR_RED, ANNEXA_COLOUR_PURPLE };

  if (field->choices[place].word == NULL)
    return ANNEXA_COLOUR_NONE;

  return annexa_field_has_tones (field) ? annexa_report_draft_get_colour (field->choices[place].tone)
                                        : without_tone[place % G_N_ELEMENTS (without_tone)];
}

/* Which parts any bar has; what is nowhere needs no place in the legend. */
static guint
list_parts (const Counts *counts,
            guint        *places)
{
  guint n = 0;

  for (guint part = 0; part < counts->n_parts && n < ANNEXA_BARS_MOST_PARTS; part++)
    if (sum_part (counts, part) > 0)
      places[n++] = part;
  return n;
}

static const char *
get_row_label (const Counts                *counts,
               const AnnexaRegisterPicture *picture,
               guint                        row)
{
  return counts->rows != NULL ? get_label (counts->rows, row) : annexa_kind_get_plural (annexa_kind_lookup (picture->kind));
}

static void
add_figure (AnnexaReportDraft           *draft,
            const AnnexaRegisterPicture *picture,
            const Counts                *counts,
            const guint                 *places,
            guint                        n_places)
{
  AnnexaBarPart parts[ANNEXA_BARS_MOST_PARTS];
  g_autoptr (GArray) bars = g_array_new (FALSE, TRUE, sizeof (AnnexaBar));
  g_autoptr (GString) alternative = g_string_new (NULL);
  g_autoptr (AnnexaScene) scene = NULL;

  for (guint i = 0; i < n_places; i++)
    parts[i] = (AnnexaBarPart){ get_label (counts->parts, places[i]), get_colour (counts->parts, places[i]) };
  for (guint row = 0; row < counts->n_rows; row++)
    {
      AnnexaBar bar = { counts->rows != NULL && counts->rows->choices[row].word != NULL ? counts->rows->choices[row].word : "all",
                        get_row_label (counts, picture, row) };

      if (sum_row (counts, row) == 0)
        continue;
      for (guint i = 0; i < n_places; i++)
        bar.counts[i] = get_count (counts, row, places[i]);
      g_array_append_val (bars, bar);
    }
  scene = annexa_bars_make_scene (parts, n_places, (const AnnexaBar *) (void *) bars->data, bars->len,
                                  ANNEXA_REPORT_FIGURE_WIDTH, &draft->style);
  for (guint i = 0; i < bars->len; i++)
    g_string_append_printf (alternative, "%s%s.", i > 0 ? " " : "",
                            annexa_scene_find_mark (scene, g_array_index (bars, AnnexaBar, i).id)->label);
  annexa_document_add_figure (draft->document, scene, alternative->str, _(picture->caption));
}

static void
add_row (AnnexaReportDraft *draft,
         const Counts      *counts,
         guint              row,
         const char        *label,
         const guint       *places,
         guint              n_places)
{
  annexa_document_begin_row (draft->document, ANNEXA_ROW_BODY);
  annexa_document_add_cell (draft->document, label);
  for (guint i = 0; i < n_places; i++)
    annexa_report_draft_add_count_cell (draft, get_count (counts, row, places[i]));
  annexa_report_draft_add_count_cell (draft, sum_row (counts, row));
}

static void
add_total (AnnexaReportDraft *draft,
           const Counts      *counts,
           const guint       *places,
           guint              n_places)
{
  gint64 sum = 0;

  annexa_document_begin_row (draft->document, ANNEXA_ROW_TOTAL);
  annexa_document_add_cell (draft->document, _("All"));
  for (guint i = 0; i < n_places; i++)
    annexa_report_draft_add_count_cell (draft, sum_part (counts, places[i]));
  for (guint row = 0; row < counts->n_rows; row++)
    sum += sum_row (counts, row);
  annexa_report_draft_add_count_cell (draft, sum);
}

static void
add_table (AnnexaReportDraft           *draft,
           const AnnexaRegisterPicture *picture,
           const Counts                *counts,
           const guint                 *places,
           guint                        n_places)
{
  AnnexaTableColumn columns[ANNEXA_BARS_MOST_PARTS + 2];
  const AnnexaKind *kind = annexa_kind_lookup (picture->kind);
  guint n_shown = 0;

  columns[0] = (AnnexaTableColumn){ counts->rows != NULL ? annexa_field_get_label (counts->rows) : annexa_kind_get_label (kind), 2, 0 };
  for (guint i = 0; i < n_places; i++)
    columns[i + 1] = (AnnexaTableColumn){ get_label (counts->parts, places[i]), 1, 1 };
  columns[n_places + 1] = (AnnexaTableColumn){ _("All"), 0.7, 1 };
  annexa_document_begin_table (draft->document, columns, n_places + 2, _(picture->caption));
  for (guint row = 0; row < counts->n_rows; row++)
    if (sum_row (counts, row) > 0)
      {
        add_row (draft, counts, row, get_row_label (counts, picture, row), places, n_places);
        n_shown++;
      }
  if (n_shown > 1)
    add_total (draft, counts, places, n_places);
}

/* It tells of all that it counts by, and by which it chooses what it counts. */
static void
begin_fields (AnnexaReportDraft           *draft,
              const AnnexaRegisterPicture *picture)
{
  g_autoptr (GString) fields = g_string_new (picture->parts);

  if (picture->rows != NULL)
    g_string_append_printf (fields, " %s", picture->rows);
  for (guint i = 0; i < ANNEXA_VIEW_TESTS && picture->selection.tests[i].field != NULL; i++)
    g_string_append_printf (fields, " %s", picture->selection.tests[i].field);
  annexa_document_begin_fields (draft->document, fields->str);
}

/**
 * annexa_report_register_add_picture:
 * @draft: a report
 * @picture: what is counted
 * @error: return location
 *
 * Adds bars and the table behind them; nothing when there are no records.
 *
 * Returns: whether the project could be read
 */
gboolean
annexa_report_register_add_picture (AnnexaReportDraft           *draft,
                                    const AnnexaRegisterPicture *picture,
                                    GError                     **error)
{
  Counts counts = { NULL };
  guint places[ANNEXA_BARS_MOST_PARTS];
  guint n_places;

  if (!read_counts (draft, picture, &counts, error))
    return FALSE;
  n_places = list_parts (&counts, places);
  if (n_places > 0)
    {
      begin_fields (draft, picture);
      add_figure (draft, picture, &counts, places, n_places);
      add_table (draft, picture, &counts, places, n_places);
      annexa_document_end_fields (draft->document);
    }
  g_free (counts.counts);
  return TRUE;
}
