/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-bars.h"
#include "annexa-catalogue.h"
#include "annexa-date.h"
#include "annexa-report-draft.h"
#include "annexa-soa-report.h"

/* The Statement of Applicability (6.1.3 d): which controls are needed and why, how far each has come, and why any control
 * of Annex A is left out. */

#define MOST_STATUSES 8
#define LANDSCAPE_FIGURE_WIDTH 620.0

/**
 * Group:
 * @id: of its heading
 * @title: what the heading says
 * @name: the same without the number
 * @controls: (element-type AnnexaRecord): in the order of the standard
 * @applicable: how many apply
 * @excluded: how many do not
 * @undecided: how many are not decided
 * @statuses: how many of those that apply have come how far, in the order of the choices
 *
 * The controls of one theme, or the organization's own.
 */
typedef struct
{
  char *id;
  char *title;
  char *name;
  GPtrArray *controls;
  gint64 applicable;
  gint64 excluded;
  gint64 undecided;
  gint64 statuses[MOST_STATUSES];
} Group;

typedef struct
{
  AnnexaReportDraft *draft;
  AnnexaDocument *document;
  const AnnexaKind *kind;
  GPtrArray *controls;
  GHashTable *ids;
  GPtrArray *groups;
  Group total;
} Report;

static void
group_free (gpointer data)
{
  Group *group = data;

  g_free (group->id);
  g_free (group->title);
  g_free (group->name);
  g_ptr_array_unref (group->controls);
  g_free (group);
}

static gboolean
is_word (AnnexaRecord *record,
         const char   *field,
         const char   *word)
{
  return g_strcmp0 (annexa_record_get_text (record, field), word) == 0;
}

static gboolean
applies (AnnexaRecord *control)
{
  return is_word (control, "applicable", "yes");
}

static gboolean
is_excluded (AnnexaRecord *control)
{
  return is_word (control, "applicable", "no");
}

/* The titles of Annex A are translated; those of the organization's own controls are its own. */
static const char *
get_title (AnnexaRecord *control)
{
  const AnnexaCatalogueControl *known = annexa_catalogue_find_control (annexa_record_get_ref (control));

  if (known == NULL || annexa_record_get_integer (control, "own"))
    return annexa_record_get_title (control);

  return annexa_catalogue_get_title (known);
}

static void
count_control (Group             *group,
               const AnnexaField *status,
               AnnexaRecord      *control)
{
  if (!applies (control))
    {
      *(is_excluded (control) ? &group->excluded : &group->undecided) += 1;
      return;
    }
  group->applicable++;
  for (guint i = 0; i < MOST_STATUSES && status->choices[i].word != NULL; i++)
    if (is_word (control, "status", status->choices[i].word))
      group->statuses[i]++;
}

static Group *
add_group (Report     *report,
           const char *id,
           const char *name)
{
  Group *group = g_new0 (Group, 1);

  group->id = g_strdup_printf ("controls-%s", id);
  group->name = g_strdup (name);
  group->controls = g_ptr_array_new ();
  g_ptr_array_add (report->groups, group);
  return group;
}

/* The number of a theme stands in the numbers of its controls: A.5 in A.5.1. */
static void
finish_group (Group *group)
{
  const char *ref = group->controls->len > 0 ? annexa_record_get_ref (group->controls->pdata[0]) : "";
  const char *dot = strrchr (ref, '.');
  g_autofree char *number = dot != NULL ? g_strndup (ref, (gsize) (dot - ref)) : NULL;

  group->title = number != NULL ? g_strdup_printf ("%s %s", number, group->name) : g_strdup (group->name);
}

/* One group for each theme of Annex A; what belongs to none of them is the organization's own. */
static void
make_groups (Report *report)
{
  const AnnexaField *theme = annexa_kind_find_field (report->kind, "theme");
  const AnnexaField *status = annexa_kind_find_field (report->kind, "status");
  Group *own;

  for (const AnnexaChoice *choice = theme->choices; choice->word != NULL; choice++)
    add_group (report, choice->word, annexa_choice_get_label (choice));
  own = add_group (report, "own", _("Own controls"));

  for (guint i = 0; i < report->controls->len; i++)
    {
      AnnexaRecord *control = report->controls->pdata[i];
      Group *group = own;

      for (guint j = 0; theme->choices[j].word != NULL && !annexa_record_get_integer (control, "own"); j++)
        if (is_word (control, "theme", theme->choices[j].word))
          group = report->groups->pdata[j];
      g_ptr_array_add (group->controls, control);
      count_control (group, status, control);
      count_control (&report->total, status, control);
    }
  for (guint i = 0; i < report->groups->len; i++)
    finish_group (report->groups->pdata[i]);
}

/* “73 apply, 6 do not apply, 15 are undecided”; what is none of them is left out. */
static char *
describe_decisions (const Group *group)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (group->applicable > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%d applies", "%d apply", (gulong) group->applicable),
                                             (int) group->applicable));
  if (group->excluded > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%d does not apply", "%d do not apply", (gulong) group->excluded),
                                             (int) group->excluded));
  if (group->undecided > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%d is undecided", "%d are undecided", (gulong) group->undecided),
                                             (int) group->undecided));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}

static gint64
count_status (Report      *report,
              const Group *group,
              const char  *word)
{
  const AnnexaField *status = annexa_kind_find_field (report->kind, "status");

  for (guint i = 0; i < MOST_STATUSES && status->choices[i].word != NULL; i++)
    if (strcmp (status->choices[i].word, word) == 0)
      return group->statuses[i];

  return 0;
}

static char *
describe_progress (Report *report)
{
  gint64 implemented = count_status (report, &report->total, "implemented");
  gint64 applicable = report->total.applicable;

  if (applicable == 0)
    return g_strdup (_("No control is marked as applying yet."));

  /* TRANSLATORS: 48 of the 73 controls that apply are implemented (66 %) */
  return g_strdup_printf (ngettext ("%1$d of the %2$d controls that apply is implemented (%3$d %%).",
                                    "%1$d of the %2$d controls that apply are implemented (%3$d %%).",
                                    (gulong) implemented),
                          (int) implemented, (int) applicable, (int) (implemented * 100 / applicable));
}

static void
add_approval_facts (Report *report)
{
  AnnexaRecord *organization = report->draft->organization;
  g_autofree char *by = annexa_report_draft_describe (report->draft, organization, "soa-approved-by");
  g_autofree char *on = annexa_report_draft_describe (report->draft, organization, "soa-approved-on");

  annexa_document_add_fact (report->document, _("Version"),
                            annexa_document_get_info (report->document)->version);
  if (*on != '\0')
    annexa_document_add_fact (report->document, _("Approved by"), *by != '\0' ? by : _("nobody named"));
  annexa_document_add_fact (report->document, _("Approved on"), *on != '\0' ? on : _("not approved yet"));
}

static void
add_cover (Report *report)
{
  AnnexaRecord *organization = report->draft->organization;
  g_autofree char *today = annexa_date_format_long (report->draft->today);
  g_autofree char *decisions = describe_decisions (&report->total);

  annexa_document_add_cover (report->document);
  add_approval_facts (report);
  annexa_document_add_fact (report->document, _("State of the records"), today);
  annexa_document_add_fact (report->document, annexa_kind_get_plural (report->kind), decisions);
  annexa_document_add_fact (report->document, annexa_report_draft_get_label (organization, "scope-statement"),
                            annexa_record_get_text (organization, "scope-statement"));
}

static void
add_scope_part (Report     *report,
                const char *field,
                gboolean    needed)
{
  AnnexaRecord *organization = report->draft->organization;
  const char *text = annexa_record_get_text (organization, field);

  if (text == NULL && !needed)
    return;

  annexa_document_add_heading (report->document, 3, field, annexa_report_draft_get_label (organization, field));
  if (text != NULL)
    {
      annexa_report_draft_add_long_text (report->draft, text);
      return;
    }
  annexa_document_add_paragraph (report->document, ANNEXA_PARAGRAPH_BODY, NULL);
  annexa_document_add_text (report->document, ANNEXA_RUN_ATTENTION,
                            _("The scope is not described yet (4.3). Say which services, people and sites the "
                              "certificate is to cover."));
}

/* One place in each line. */
static void
add_sites (Report *report)
{
  AnnexaRecord *organization = report->draft->organization;
  const char *text = annexa_record_get_text (organization, "sites");
  g_auto (GStrv) sites = text != NULL ? g_strsplit (text, "\n", -1) : NULL;

  if (sites == NULL)
    return;

  annexa_document_add_heading (report->document, 3, "sites", annexa_report_draft_get_label (organization, "sites"));
  for (guint i = 0; sites[i] != NULL; i++)
    {
      const char *site = g_strstrip (sites[i]);

      if (*site == '\0')
        continue;
      annexa_document_add_paragraph (report->document, ANNEXA_PARAGRAPH_ITEM, NULL);
      annexa_report_draft_add_long_words (report->draft, site);
    }
}

static void
add_document_control (Report *report)
{
  annexa_document_add_heading (report->document, 1, "document-control", _("Document control"));
  annexa_document_begin_facts (report->document);
  add_approval_facts (report);
  annexa_document_add_fact (report->document, _("Standard"), _("ISO/IEC 27001:2022, 6.1.3 d) and Annex A"));
  annexa_report_draft_add_control_facts (report->draft, FALSE);
}

static void
add_introduction (Report *report)
{
  AnnexaRecord *organization = report->draft->organization;
  g_autofree char *lead = g_strdup_printf (
      /* TRANSLATORS: The name of the organization */
      _("This statement lists the controls that %s needs to treat its information security risks, says why each of them "
        "is needed and how far it has come, and justifies every control of Annex A that is left out."),
      annexa_record_get_title (organization));

  annexa_document_add_page_break (report->document);
  annexa_document_add_heading (report->document, 1, "introduction", _("Purpose and scope"));
  annexa_document_add_paragraph (report->document, ANNEXA_PARAGRAPH_LEAD, lead);
  add_scope_part (report, "scope-statement", TRUE);
  add_sites (report);
  add_scope_part (report, "scope-exclusions", FALSE);
}

static void
add_progress_row (Report      *report,
                  const Group *group,
                  const char  *name,
                  gint64       size)
{
  const AnnexaField *status = annexa_kind_find_field (report->kind, "status");

  annexa_document_add_cell (report->document, name);
  annexa_report_draft_add_count_cell (report->draft, size);
  annexa_report_draft_add_count_cell (report->draft, group->applicable);
  annexa_report_draft_add_count_cell (report->draft, group->excluded);
  annexa_report_draft_add_count_cell (report->draft, group->undecided);
  for (guint i = 0; i < MOST_STATUSES && status->choices[i].word != NULL; i++)
    annexa_report_draft_add_count_cell (report->draft, group->statuses[i]);
}

static void
add_progress_table (Report *report)
{
  const AnnexaField *status = annexa_kind_find_field (report->kind, "status");
  AnnexaTableColumn columns[5 + MOST_STATUSES] = {
    { annexa_field_get_label (annexa_kind_find_field (report->kind, "theme")), 2.4, 0 },
    { annexa_kind_get_plural (report->kind), 1, 1 },
    { _("Apply"), 1, 1 },
    { _("Do not apply"), 1, 1 },
    { annexa_choice_get_label (annexa_field_find_choice (annexa_kind_find_field (report->kind, "applicable"),
                                                         "undecided")),
      1, 1 },
  };
  guint n_columns = 5;

  for (guint i = 0; i < MOST_STATUSES && status->choices[i].word != NULL; i++)
    columns[n_columns++] = (AnnexaTableColumn){ annexa_choice_get_label (&status->choices[i]), 1, 1 };

  annexa_document_begin_table (report->document, columns, n_columns,
                               _("How many controls of each theme apply, and how far those that apply have come."));
  for (guint i = 0; i < report->groups->len; i++)
    {
      Group *group = report->groups->pdata[i];

      if (group->controls->len == 0)
        continue;
      annexa_document_begin_row (report->document, ANNEXA_ROW_BODY);
      add_progress_row (report, group, group->title, group->controls->len);
    }
  annexa_document_begin_row (report->document, ANNEXA_ROW_TOTAL);
  add_progress_row (report, &report->total, _("All controls"), report->controls->len);
}

static AnnexaColour
get_status_colour (const char *word)
{
  static const struct
  {
    const char *word;
    AnnexaColour colour;
  } colours[] = {
    { "implemented", ANNEXA_COLOUR_GREEN },
    { "partly", ANNEXA_COLOUR_YELLOW },
    { "planned", ANNEXA_COLOUR_ORANGE },
    { "not-started", ANNEXA_COLOUR_RED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    if (strcmp (colours[i].word, word) == 0)
      return colours[i].colour;

  return ANNEXA_COLOUR_PURPLE;
}

/* What is done comes first in a bar, what does not apply last. Gives the number of parts. */
static guint
list_parts (Report        *report,
            AnnexaBarPart *parts)
{
  const AnnexaField *status = annexa_kind_find_field (report->kind, "status");
  const AnnexaField *applicable = annexa_kind_find_field (report->kind, "applicable");
  guint n_statuses = 0;

  while (status->choices[n_statuses].word != NULL && n_statuses < ANNEXA_BARS_MOST_PARTS - 2)
    n_statuses++;
  for (guint i = 0; i < n_statuses; i++)
    {
      const AnnexaChoice *choice = &status->choices[n_statuses - 1 - i];

      parts[i] = (AnnexaBarPart){ annexa_choice_get_label (choice), get_status_colour (choice->word) };
    }
  parts[n_statuses] = (AnnexaBarPart){ annexa_choice_get_label (annexa_field_find_choice (applicable, "undecided")),
                                       ANNEXA_COLOUR_PURPLE };
  parts[n_statuses + 1] = (AnnexaBarPart){ _("Does not apply"), ANNEXA_COLOUR_NONE };
  return n_statuses + 2;
}

static void
add_progress_figure (Report *report)
{
  AnnexaBarPart parts[ANNEXA_BARS_MOST_PARTS];
  guint n_parts = list_parts (report, parts);
  g_autoptr (GArray) bars = g_array_new (FALSE, TRUE, sizeof (AnnexaBar));
  g_autoptr (AnnexaScene) scene = NULL;
  g_autoptr (GString) alternative = g_string_new (NULL);

  for (guint i = 0; i < report->groups->len; i++)
    {
      Group *group = report->groups->pdata[i];
      AnnexaBar bar = { group->id, group->title };

      if (group->controls->len == 0)
        continue;
      for (guint j = 0; j < n_parts - 2; j++)
        bar.counts[j] = group->statuses[n_parts - 3 - j];
      bar.counts[n_parts - 2] = group->undecided;
      bar.counts[n_parts - 1] = group->excluded;
      g_array_append_val (bars, bar);
    }
  scene = annexa_bars_make_scene (parts, n_parts, (const AnnexaBar *) (void *) bars->data, bars->len,
                                  LANDSCAPE_FIGURE_WIDTH, &report->draft->style);
  for (guint i = 0; i < bars->len; i++)
    {
      const AnnexaMark *mark = annexa_scene_find_mark (scene, g_array_index (bars, AnnexaBar, i).id);

      g_string_append_printf (alternative, "%s%s.", i > 0 ? " " : "", mark->label);
    }
  annexa_document_add_figure (report->document, scene, alternative->str, _("How far the controls have come, by theme."));
}

static GPtrArray *
find_unjustified_use (Report  *report,
                      GError **error)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (report->kind);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_set_text (&value, "no");
  annexa_query_add_filter (query, annexa_kind_find_field (report->kind, "applicable"), ANNEXA_TEST_EQUAL, &value);
  annexa_value_set_integer (&value, 1);
  annexa_query_add_filter (query, annexa_kind_find_field (report->kind, "risk-count"), ANNEXA_TEST_AT_LEAST, &value);
  return annexa_report_draft_read (report->draft, query, error);
}

static GPtrArray *
find_without_owner (Report  *report,
                    GError **error)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (report->kind);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_set_text (&value, "yes");
  annexa_query_add_filter (query, annexa_kind_find_field (report->kind, "applicable"), ANNEXA_TEST_EQUAL, &value);
  annexa_query_add_filter (query, annexa_kind_find_field (report->kind, "owner"), ANNEXA_TEST_EMPTY, NULL);
  return annexa_report_draft_read (report->draft, query, error);
}

/* Controls that were edited on a later day than the statement was approved. */
static GPtrArray *
find_changed_since_approval (Report  *report,
                             GError **error)
{
  const char *approved = annexa_record_get_text (report->draft->organization, "soa-approved-on");
  g_autoptr (AnnexaQuery) query = annexa_query_new (report->kind);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  if (approved == NULL)
    return g_ptr_array_new ();

  annexa_value_take_text (&value, g_strdup_printf ("%sT23:59:59Z", approved));
  annexa_query_add_filter (query, annexa_kind_find_field (report->kind, "changed"), ANNEXA_TEST_GREATER, &value);
  return annexa_report_draft_read (report->draft, query, error);
}

/**
 * OpenPoints:
 *
 * What has to be done before the statement is approved: records by what is wrong with them.
 */
typedef struct
{
  GPtrArray *undecided;
  GPtrArray *no_reason;
  GPtrArray *no_justification;
  GPtrArray *used;
  GPtrArray *no_owner;
  GPtrArray *no_evidence;
  GPtrArray *expired;
  GPtrArray *changed;
} OpenPoints;

static void
open_points_clear (OpenPoints *points)
{
  GPtrArray **lists[] = { &points->undecided, &points->no_reason,   &points->no_justification, &points->used,
                          &points->no_owner,  &points->no_evidence, &points->expired,          &points->changed };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_clear_pointer (lists[i], g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OpenPoints, open_points_clear)

static gboolean
find_open_points (Report     *report,
                  OpenPoints *points,
                  GError    **error)
{
  AnnexaReportDraft *draft = report->draft;

  return (points->undecided = annexa_report_draft_read_view (draft, "control", "undecided", error)) != NULL
         && (points->no_reason = annexa_report_draft_read_view (draft, "control", "no-reason", error)) != NULL
         && (points->no_justification = annexa_report_draft_read_view (draft, "control", "no-justification", error))
                != NULL
         && (points->used = find_unjustified_use (report, error)) != NULL
         && (points->no_owner = find_without_owner (report, error)) != NULL
         && (points->no_evidence = annexa_report_draft_read_view (draft, "control", "no-evidence", error)) != NULL
         && (points->expired = annexa_report_draft_read_view (draft, "evidence", "expired", error)) != NULL
         && (points->changed = find_changed_since_approval (report, error)) != NULL;
}

static guint
count_open_points (const OpenPoints *points)
{
  return points->undecided->len + points->no_reason->len + points->no_justification->len + points->used->len
         + points->no_owner->len + points->no_evidence->len + points->expired->len + points->changed->len;
}

static void
add_points_of_decisions (Report           *report,
                         const OpenPoints *points)
{
  AnnexaReportDraft *draft = report->draft;
  guint n;

  n = points->undecided->len;
  annexa_report_draft_add_open_point (
      draft, points->undecided,
      ngettext ("%u control is undecided. Decide it before the statement is approved:",
                "%u controls are undecided. Decide each before the statement is approved:", n),
      n);
  n = points->no_reason->len;
  annexa_report_draft_add_open_point (draft, points->no_reason,
                                      ngettext ("%u control applies, but no reason is given:",
                                                "%u controls apply, but no reason is given:", n),
                                      n);
  n = points->no_justification->len;
  annexa_report_draft_add_open_point (
      draft, points->no_justification,
      ngettext ("%u control is left out without a justification. The standard asks for one:",
                "%u controls are left out without a justification. The standard asks for one each:", n),
      n);
  n = points->used->len;
  annexa_report_draft_add_open_point (
      draft, points->used,
      ngettext ("%u control is left out although risks rely on it:",
                "%u controls are left out although risks rely on them:", n),
      n);
}

static void
add_points_of_work (Report           *report,
                    const OpenPoints *points)
{
  AnnexaReportDraft *draft = report->draft;
  guint n;

  n = points->no_owner->len;
  annexa_report_draft_add_open_point (
      draft, points->no_owner,
      ngettext ("%u control applies, but has no owner:", "%u controls apply, but have no owner:", n), n);
  n = points->no_evidence->len;
  annexa_report_draft_add_open_point (
      draft, points->no_evidence,
      ngettext ("%u control is said to be implemented, but nothing proves it:",
                "%u controls are said to be implemented, but nothing proves it:", n),
      n);
  n = points->expired->len;
  annexa_report_draft_add_open_point (draft, points->expired,
                                      ngettext ("%u piece of evidence is no longer valid:",
                                                "%u pieces of evidence are no longer valid:", n),
                                      n);
  n = points->changed->len;
  annexa_report_draft_add_open_point (
      draft, points->changed,
      ngettext ("%u control was changed after the statement was approved. Raise the version and have it approved again:",
                "%u controls were changed after the statement was approved. Raise the version and have it approved again:",
                n),
      n);
}

static gboolean
add_open_points (Report  *report,
                 GError **error)
{
  g_auto (OpenPoints) points = { NULL };

  if (!find_open_points (report, &points, error))
    return FALSE;

  annexa_document_add_heading (report->document, 2, "open-points", _("Open points"));
  if (count_open_points (&points) == 0)
    annexa_document_add_paragraph (report->document, ANNEXA_PARAGRAPH_BODY, _("Nothing is open."));
  add_points_of_decisions (report, &points);
  add_points_of_work (report, &points);
  return TRUE;
}

static gboolean
add_summary (Report  *report,
             GError **error)
{
  g_autofree char *decisions = describe_decisions (&report->total);
  g_autofree char *progress = describe_progress (report);
  /* TRANSLATORS: How many controls there are, and “73 apply, 6 do not apply” */
  g_autofree char *lead = g_strdup_printf (ngettext ("Of %d control, %s.", "Of %d controls, %s.", report->controls->len),
                                           (int) report->controls->len, decisions);
  const char *nothing = _("The project has no controls.");

  annexa_document_add_page_break (report->document);
  annexa_document_add_heading (report->document, 1, "summary", _("Summary"));
  annexa_document_add_paragraph (report->document, ANNEXA_PARAGRAPH_LEAD, report->controls->len > 0 ? lead : nothing);
  annexa_document_add_text (report->document, ANNEXA_RUN_PLAIN, " ");
  annexa_document_add_text (report->document, ANNEXA_RUN_PLAIN, progress);
  if (report->controls->len > 0)
    {
      add_progress_table (report);
      add_progress_figure (report);
    }
  return add_open_points (report, error);
}

static void
add_control_cell (Report       *report,
                  AnnexaRecord *control)
{
  annexa_report_draft_add_named_cell (report->draft, annexa_record_get_ref (control), get_title (control));
}

/* Why it applies or does not: the words of the reasons, then what was written about it. */
static void
add_justification_cell (Report       *report,
                        AnnexaRecord *control)
{
  gboolean with_reasons = applies (control) || !annexa_record_is_empty (control, "reasons");

  annexa_document_add_cell (report->document, NULL);
  if (with_reasons)
    annexa_report_draft_add_value (report->draft, control, "reasons", applies (control));
  if (with_reasons && annexa_record_is_empty (control, "justification") && !is_excluded (control))
    return;

  if (with_reasons)
    annexa_document_add_text (report->document, ANNEXA_RUN_PLAIN, "\n");
  annexa_report_draft_add_value (report->draft, control, "justification", is_excluded (control));
}

/* What nobody has to fill yet is not called missing: how a control is met only once somebody says that it is. */
static void
add_control_row (Report       *report,
                 AnnexaRecord *control)
{
  AnnexaReportDraft *draft = report->draft;
  gboolean implemented = applies (control) && is_word (control, "status", "implemented");
  gboolean begun = implemented || (applies (control) && is_word (control, "status", "partly"));

  annexa_document_begin_row (report->document, ANNEXA_ROW_BODY);
  add_control_cell (report, control);
  annexa_report_draft_add_cell (draft, control, "applicable", TRUE);
  add_justification_cell (report, control);
  if (applies (control) || !is_word (control, "status", "not-started"))
    annexa_report_draft_add_cell (draft, control, "status", TRUE);
  else
    annexa_report_draft_add_empty_cell (draft);
  annexa_report_draft_add_cell (draft, control, "how", begun);
  annexa_report_draft_add_cell (draft, control, "owner", applies (control));
  annexa_report_draft_add_cell (draft, control, "risks", FALSE);
  annexa_report_draft_add_cell (draft, control, "evidence", implemented);
}

static void
add_group_table (Report      *report,
                 const Group *group)
{
  AnnexaRecord *first = group->controls->pdata[0];
  AnnexaTableColumn columns[] = {
    { annexa_report_draft_get_label (first, "ref"), 1.8, 0 },
    { annexa_report_draft_get_label (first, "applicable"), 0, 0 },
    { annexa_report_draft_get_label (first, "justification"), 3, 0 },
    { annexa_report_draft_get_label (first, "status"), 0, 0 },
    { annexa_report_draft_get_label (first, "how"), 4.2, 0 },
    { annexa_report_draft_get_label (first, "owner"), 1, 0 },
    { annexa_report_draft_get_label (first, "risks"), 0.85, 0 },
    { annexa_report_draft_get_label (first, "evidence"), 0.85, 0 },
  };
  g_autofree char *summary
      = g_strdup_printf (_("%s: whether each control applies and why, how far it has come and how it is met."), group->title);

  annexa_document_add_heading (report->document, 2, group->id, group->title);
  annexa_document_begin_table (report->document, columns, G_N_ELEMENTS (columns), summary);
  for (guint i = 0; i < group->controls->len; i++)
    add_control_row (report, group->controls->pdata[i]);
}

static void
add_controls (Report *report)
{
  annexa_document_add_heading (report->document, 1, "controls", annexa_kind_get_plural (report->kind));
  annexa_document_add_paragraph (
      report->document, ANNEXA_PARAGRAPH_BODY,
      _("Each control of Annex A is listed, and behind them the organization’s own. The reasons say where the need for "
        "a control comes from; risks (R) and evidence (E) are given by their references and listed by name at the end."));
  for (guint i = 0; i < report->groups->len; i++)
    {
      Group *group = report->groups->pdata[i];

      if (group->controls->len > 0)
        add_group_table (report, group);
    }
}

static void
add_excluded (Report *report)
{
  AnnexaTableColumn columns[] = {
    { annexa_field_get_label (annexa_kind_find_field (report->kind, "ref")), 0, 0 },
    { annexa_field_get_label (annexa_kind_find_field (report->kind, "title")), 1, 0 },
    { annexa_field_get_label (annexa_kind_find_field (report->kind, "justification")), 3, 0 },
  };

  annexa_document_add_page_break (report->document);
  annexa_document_add_heading (report->document, 1, "excluded", _("Controls that do not apply"));
  if (report->total.excluded == 0)
    {
      annexa_document_add_paragraph (report->document, ANNEXA_PARAGRAPH_BODY, _("No control is left out."));
      return;
    }

  annexa_document_add_paragraph (report->document, ANNEXA_PARAGRAPH_BODY,
                                 _("The standard asks for a justification of every control of Annex A that is left out."));
  annexa_document_begin_table (report->document, columns, G_N_ELEMENTS (columns),
                               _("The controls that are left out, each with its justification."));
  for (guint i = 0; i < report->controls->len; i++)
    {
      AnnexaRecord *control = report->controls->pdata[i];

      if (!is_excluded (control))
        continue;
      annexa_document_begin_row (report->document, ANNEXA_ROW_BODY);
      annexa_document_add_cell (report->document, annexa_record_get_ref (control));
      annexa_document_add_cell (report->document, get_title (control));
      annexa_report_draft_add_cell (report->draft, control, "justification", TRUE);
    }
}

static gboolean
names_control (Report       *report,
               AnnexaRecord *record,
               const char   *field)
{
  gsize n_ids;
  const gint64 *ids = annexa_value_get_ids (annexa_record_get (record, field), &n_ids);

  for (gsize i = 0; i < n_ids; i++)
    if (g_hash_table_contains (report->ids, &ids[i]))
      return TRUE;

  return FALSE;
}

static GPtrArray *
read_all (Report     *report,
          const char *kind,
          GError    **error)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (annexa_kind_lookup (kind));

  return annexa_report_draft_read (report->draft, query, error);
}

static void
add_risks (Report    *report,
           GPtrArray *risks)
{
  AnnexaRecord *first = risks->pdata[0];
  AnnexaTableColumn columns[] = {
    { annexa_report_draft_get_label (first, "ref"), 0, 0 },
    { annexa_report_draft_get_label (first, "title"), 3, 0 },
    { annexa_report_draft_get_label (first, "owner"), 1, 0 },
    { annexa_report_draft_get_label (first, "current-level"), 0, 0 },
    { annexa_report_draft_get_label (first, "treatment"), 0, 0 },
  };

  annexa_document_add_heading (report->document, 2, "named-risks", annexa_kind_get_plural (annexa_kind_lookup ("risk")));
  annexa_document_begin_table (report->document, columns, G_N_ELEMENTS (columns), _("The risks that the controls treat."));
  for (guint i = 0; i < risks->len; i++)
    {
      annexa_document_begin_row (report->document, ANNEXA_ROW_BODY);
      annexa_report_draft_add_cell (report->draft, risks->pdata[i], "ref", TRUE);
      annexa_report_draft_add_cell (report->draft, risks->pdata[i], "title", TRUE);
      annexa_report_draft_add_cell (report->draft, risks->pdata[i], "owner", TRUE);
      annexa_report_draft_add_cell (report->draft, risks->pdata[i], "current-level", TRUE);
      annexa_report_draft_add_cell (report->draft, risks->pdata[i], "treatment", TRUE);
    }
}

/* A file and a place to look may both be given. */
static void
add_place_cell (Report       *report,
                AnnexaRecord *evidence)
{
  gboolean both = !annexa_record_is_empty (evidence, "file") && !annexa_record_is_empty (evidence, "location");

  annexa_document_add_cell (report->document, NULL);
  if (!annexa_record_is_empty (evidence, "file"))
    annexa_report_draft_add_value (report->draft, evidence, "file", FALSE);
  if (both)
    annexa_document_add_text (report->document, ANNEXA_RUN_PLAIN, "\n");
  if (!annexa_record_is_empty (evidence, "location"))
    annexa_report_draft_add_value (report->draft, evidence, "location", FALSE);
}

static void
add_validity_cell (Report       *report,
                   AnnexaRecord *evidence)
{
  const char *until = annexa_record_get_text (evidence, "valid-until");
  gboolean expired = until != NULL && strcmp (until, report->draft->today) < 0;
  g_autofree char *text = annexa_report_draft_describe (report->draft, evidence, "valid-until");

  annexa_document_add_cell (report->document, NULL);
  if (until != NULL)
    annexa_document_add_text (report->document, expired ? ANNEXA_RUN_ATTENTION : ANNEXA_RUN_PLAIN, text);
  else
    annexa_document_add_text (report->document, ANNEXA_RUN_DIM, "–");
}

static void
add_evidence (Report    *report,
              GPtrArray *evidence)
{
  AnnexaRecord *first = evidence->pdata[0];
  AnnexaTableColumn columns[] = {
    { annexa_report_draft_get_label (first, "ref"), 0, 0 },
    { annexa_report_draft_get_label (first, "title"), 2, 0 },
    { annexa_report_draft_get_label (first, "location"), 2.4, 0 },
    { annexa_report_draft_get_label (first, "effective-from"), 0, 0 },
    { annexa_report_draft_get_label (first, "valid-until"), 0, 0 },
  };

  annexa_document_add_heading (report->document, 2, "named-evidence",
                               annexa_kind_get_plural (annexa_kind_lookup ("evidence")));
  annexa_document_begin_table (report->document, columns, G_N_ELEMENTS (columns),
                               _("The evidence that shows the controls at work, and where to find it."));
  for (guint i = 0; i < evidence->len; i++)
    {
      annexa_document_begin_row (report->document, ANNEXA_ROW_BODY);
      annexa_report_draft_add_cell (report->draft, evidence->pdata[i], "ref", TRUE);
      annexa_report_draft_add_cell (report->draft, evidence->pdata[i], "title", TRUE);
      add_place_cell (report, evidence->pdata[i]);
      annexa_report_draft_add_cell (report->draft, evidence->pdata[i], "effective-from", FALSE);
      add_validity_cell (report, evidence->pdata[i]);
    }
}

/* The references of the big table, with their names. */
static gboolean
add_references (Report  *report,
                GError **error)
{
  g_autoptr (GPtrArray) risks = read_all (report, "risk", error);
  g_autoptr (GPtrArray) evidence = risks != NULL ? read_all (report, "evidence", error) : NULL;

  if (evidence == NULL)
    return FALSE;

  for (guint i = risks->len; i > 0; i--)
    if (is_word (risks->pdata[i - 1], "status", "closed")
        || (!names_control (report, risks->pdata[i - 1], "existing-controls")
            && !names_control (report, risks->pdata[i - 1], "planned-controls")))
      g_ptr_array_remove_index (risks, i - 1);
  for (guint i = evidence->len; i > 0; i--)
    if (!names_control (report, evidence->pdata[i - 1], "for"))
      g_ptr_array_remove_index (evidence, i - 1);
  if (risks->len == 0 && evidence->len == 0)
    return TRUE;

  annexa_document_add_heading (report->document, 1, "references", _("Risks and evidence by name"));
  if (risks->len > 0)
    add_risks (report, risks);
  if (evidence->len > 0)
    add_evidence (report, evidence);
  return TRUE;
}

static void
add_approval (Report *report)
{
  AnnexaRecord *organization = report->draft->organization;
  gboolean named = !annexa_record_is_empty (organization, "soa-approved-by");

  annexa_document_add_page_break (report->document);
  annexa_document_add_heading (report->document, 1, "approval", _("Approval"));
  annexa_document_add_paragraph (
      report->document, ANNEXA_PARAGRAPH_BODY,
      _("By signing, top management approves this Statement of Applicability in the version given on the cover: the "
        "controls that are needed, how far they have come, and the reasons for leaving others out."));
  annexa_document_begin_signatures (report->document);
  annexa_report_draft_add_signature (report->draft, _("Approved by top management"), organization,
                                     named ? "soa-approved-by" : "top-management", "soa-approved-on");
  annexa_report_draft_add_signature (report->draft, _("Prepared by the information security manager"), organization,
                                     "isms-manager", NULL);
}

/* What has no date of approval is a draft, whatever its number. */
static char *
describe_version (AnnexaProject *project,
                  GError       **error)
{
  g_autoptr (AnnexaRecord) organization
      = annexa_project_get_single (project, annexa_kind_lookup ("organization"), error);
  const char *version = organization != NULL ? annexa_record_get_text (organization, "soa-version") : NULL;

  if (organization == NULL)
    return NULL;
  if (annexa_record_get_text (organization, "soa-approved-on") != NULL)
    return g_strdup (version != NULL ? version : _("without number"));

  /* TRANSLATORS: A version that is not approved yet: “2.0, draft” */
  return version != NULL ? g_strdup_printf (_("%s, draft"), version) : g_strdup (_("Draft"));
}

static gboolean
read_controls (Report  *report,
               GError **error)
{
  report->kind = annexa_kind_lookup ("control");
  report->controls = read_all (report, "control", error);
  if (report->controls == NULL)
    return FALSE;

  report->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < report->controls->len; i++)
    {
      gint64 id = annexa_record_get_id (report->controls->pdata[i]);

      g_hash_table_add (report->ids, g_memdup2 (&id, sizeof id));
    }
  report->groups = g_ptr_array_new_with_free_func (group_free);
  make_groups (report);
  return TRUE;
}

static gboolean
write_report (Report  *report,
              GError **error)
{
  if (!read_controls (report, error))
    return FALSE;

  annexa_document_begin_section (report->document, ANNEXA_ORIENTATION_LANDSCAPE);
  add_cover (report);
  annexa_document_add_contents (report->document, _("Contents"));
  add_introduction (report);
  if (!add_summary (report, error))
    return FALSE;
  add_controls (report);
  add_excluded (report);
  if (!add_references (report, error))
    return FALSE;
  add_approval (report);
  add_document_control (report);
  return TRUE;
}

static AnnexaDocument *
collect (AnnexaProject *project,
         const char    *ref,
         GError       **error)
{
  g_autofree char *version = describe_version (project, error);
  g_autoptr (AnnexaReportDraft) draft = NULL;
  Report report = { NULL };
  gboolean written;

  if (version == NULL)
    return NULL;
  draft = annexa_report_draft_new (project, annexa_report_get_title (&annexa_soa_report), version,
                                   _("Which controls apply, why, and how far they have come"), error);
  if (draft == NULL)
    return NULL;

  report.draft = draft;
  report.document = draft->document;
  written = write_report (&report, error);
  g_clear_pointer (&report.groups, g_ptr_array_unref);
  g_clear_pointer (&report.ids, g_hash_table_unref);
  g_clear_pointer (&report.controls, g_ptr_array_unref);
  return written ? annexa_report_draft_finish (g_steal_pointer (&draft)) : NULL;
}

const AnnexaReport annexa_soa_report = {
  .name = "soa",
  .title = N_ ("Statement of Applicability"),
  .description = N_ ("All controls with the decision about each, its reasons, and how it is met (6.1.3 d). The auditor "
                     "begins with it."),
  .icon = "annexa-applicability-symbolic",
  .collect = collect,
};
