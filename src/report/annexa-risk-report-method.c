/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-risk-report-private.h"

/* The chapter about the method: what the auditor reads first, since results can only be as good as it is (6.1.2 a). */

static void
add_attention (AnnexaRiskReport *self,
               const char       *text)
{
  annexa_document_add_paragraph (self->document, ANNEXA_PARAGRAPH_BODY, NULL);
  annexa_report_draft_add_remark (self->draft, text);
}

static GPtrArray *
read_parts (AnnexaRiskReport *self,
            const char       *kind,
            const char       *dimension,
            const char       *order,
            GError          **error)
{
  const AnnexaKind *k = annexa_kind_lookup (kind);
  g_autoptr (AnnexaQuery) query = annexa_query_new (k);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_set_integer (&value, annexa_record_get_id (self->method));
  annexa_query_add_filter (query, annexa_kind_find_field (k, "method"), ANNEXA_TEST_EQUAL, &value);
  if (dimension != NULL)
    {
      annexa_value_set_text (&value, dimension);
      annexa_query_add_filter (query, annexa_kind_find_field (k, "dimension"), ANNEXA_TEST_EQUAL, &value);
    }
  annexa_query_add_sort (query, annexa_kind_find_field (k, order), FALSE);
  return annexa_report_draft_read (self->draft, query, error);
}

static char *
describe_step (AnnexaRiskReport *self,
               AnnexaRecord     *step)
{
  /* TRANSLATORS: A step of a scale: its number and its word, “4 Likely” */
  return g_strdup_printf (_("%d %s"), (int) annexa_record_get_integer (step, "step"), annexa_record_get_title (step));
}

static void
add_heading (AnnexaRiskReport *self,
             AnnexaRecord     *step,
             const char       *id)
{
  g_autofree char *dimension = annexa_report_draft_describe (self->draft, step, "dimension");

  annexa_document_add_heading (self->document, 2, id, dimension);
}

static gboolean
add_likelihoods (AnnexaRiskReport *self,
                 GError          **error)
{
  g_autoptr (GPtrArray) steps = read_parts (self, "scale-step", "likelihood", "step", error);
  AnnexaRecord *first = steps != NULL && steps->len > 0 ? steps->pdata[0] : NULL;

  if (first == NULL)
    return steps != NULL;

  {
    AnnexaTableColumn columns[] = {
      { annexa_report_draft_get_label (first, "step"), 1, 0, "step" },
      { annexa_report_draft_get_label (first, "description"), 4, 0, "description" },
    };

    add_heading (self, first, "likelihood");
    annexa_document_begin_table (self->document, columns, G_N_ELEMENTS (columns),
                                 _("The steps of the likelihood scale and what they mean."));
  }
  for (guint i = 0; i < steps->len; i++)
    {
      g_autofree char *name = describe_step (self, steps->pdata[i]);

      annexa_document_begin_row (self->document, ANNEXA_ROW_BODY);
      annexa_document_add_cell (self->document, NULL);
      annexa_document_add_text (self->document, ANNEXA_RUN_BOLD, name);
      annexa_report_draft_add_cell (self->draft, steps->pdata[i], "description", TRUE);
    }
  return TRUE;
}

/* Whether a field says what the steps mean, and does so for one of them at least. */
static gboolean
is_meaning (GPtrArray         *steps,
            const AnnexaField *field)
{
  if (field->type != ANNEXA_FIELD_TEXT && field->type != ANNEXA_FIELD_LONG_TEXT)
    return FALSE;
  if (strcmp (field->name, "label") == 0 || strcmp (field->name, "notes") == 0)
    return FALSE;

  for (guint i = 0; i < steps->len; i++)
    if (!annexa_value_is_empty (annexa_record_get_value (steps->pdata[i], field)))
      return TRUE;
  return FALSE;
}

static void
begin_impact_table (AnnexaRiskReport *self,
                    GPtrArray        *steps,
                    const char       *corner)
{
  g_autofree AnnexaTableColumn *columns = g_new0 (AnnexaTableColumn, steps->len + 1);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  columns[0] = (AnnexaTableColumn){ corner, 1, 0 };
  for (guint i = 0; i < steps->len; i++)
    {
      g_ptr_array_add (names, describe_step (self, steps->pdata[i]));
      columns[i + 1] = (AnnexaTableColumn){ names->pdata[i], 1, 0 };
    }
  annexa_document_begin_table (self->document, columns, steps->len + 1,
                               _("What each step of the impact scale means, by what is harmed."));
}

/* What is harmed goes down, the steps go across: so each line can be read from harmless to the end of the business. */
static gboolean
add_impacts (AnnexaRiskReport *self,
             GError          **error)
{
  g_autoptr (GPtrArray) steps = read_parts (self, "scale-step", "impact", "step", error);
  const AnnexaKind *kind = annexa_kind_lookup ("scale-step");
  g_autofree char *dimension = NULL;

  if (steps == NULL || steps->len == 0)
    return steps != NULL;

  dimension = annexa_report_draft_describe (self->draft, steps->pdata[0], "dimension");
  add_heading (self, steps->pdata[0], "impact");
  begin_impact_table (self, steps, dimension);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      if (!is_meaning (steps, &kind->fields[i]))
        continue;
      annexa_document_begin_row (self->document, ANNEXA_ROW_BODY);
      annexa_document_add_cell (self->document, NULL);
      annexa_document_add_text (self->document, ANNEXA_RUN_BOLD, annexa_field_get_label (&kind->fields[i]));
      for (guint j = 0; j < steps->len; j++)
        annexa_report_draft_add_cell (self->draft, steps->pdata[j], kind->fields[i].name, FALSE);
    }
  return TRUE;
}

static char *
list_levels (AnnexaRiskReport *self,
             gboolean          acceptable)
{
  const AnnexaScales *scales = self->draft->scales;
  GString *list = g_string_new (NULL);

  for (guint i = 1; i <= scales->n_levels; i++)
    if (scales->levels[i].label != NULL && scales->levels[i].acceptable == acceptable)
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", scales->levels[i].label);

  return g_string_free (list, FALSE);
}

static void
add_acceptance_line (AnnexaRiskReport *self)
{
  g_autofree char *acceptable = list_levels (self, TRUE);
  g_autofree char *others = list_levels (self, FALSE);
  g_autofree char *first = *acceptable != '\0'
                               /* TRANSLATORS: Levels of risk, “Low, Medium” */
                               ? g_strdup_printf (_("Acceptable without treatment: %s."), acceptable)
                               : g_strdup (_("No level is acceptable without treatment."));

  annexa_document_add_paragraph (self->document, ANNEXA_PARAGRAPH_BODY, first);
  if (*others != '\0')
    {
      /* TRANSLATORS: Levels of risk, “High, Critical” */
      g_autofree char *second = g_strdup_printf (
          _("Above the acceptance line, and therefore to be treated or to be accepted in writing by the risk owner: %s."),
          others);

      annexa_document_add_text (self->document, ANNEXA_RUN_PLAIN, " ");
      annexa_document_add_text (self->document, ANNEXA_RUN_PLAIN, second);
    }
  annexa_document_add_text (self->document, ANNEXA_RUN_PLAIN, " ");
  annexa_document_add_text (self->document, ANNEXA_RUN_PLAIN,
                            _("Which likelihood and impact make which level is shown in the"));
  annexa_document_add_text (self->document, ANNEXA_RUN_PLAIN, " ");
  /* TRANSLATORS: A link behind “is shown in the” */
  annexa_document_add_link (self->document, "risk-map", _("risk map"));
  annexa_document_add_text (self->document, ANNEXA_RUN_PLAIN, ".");
}

static gboolean
add_levels (AnnexaRiskReport *self,
            GError          **error)
{
  g_autoptr (GPtrArray) levels = read_parts (self, "level", NULL, "position", error);
  AnnexaRecord *first = levels != NULL && levels->len > 0 ? levels->pdata[0] : NULL;

  if (first == NULL)
    return levels != NULL;

  {
    AnnexaTableColumn columns[] = {
      { annexa_kind_get_label (annexa_kind_lookup ("level")), 1, 0, "level" },
      { annexa_report_draft_get_label (first, "acceptable"), 1, 0, "acceptable" },
      { annexa_report_draft_get_label (first, "description"), 3.4, 0, "description" },
    };

    annexa_document_add_heading (self->document, 2, "levels", _("Levels and acceptance line"));
    add_acceptance_line (self);
    annexa_document_begin_table (self->document, columns, G_N_ELEMENTS (columns),
                                 _("The levels of risk, which of them are acceptable, and what has to happen."));
  }
  for (guint i = 0; i < levels->len; i++)
    {
      annexa_document_begin_row (self->document, ANNEXA_ROW_BODY);
      annexa_document_add_cell (self->document, NULL);
      annexa_report_draft_add_level (self->draft, annexa_record_get_integer (levels->pdata[i], "position"));
      annexa_report_draft_add_cell (self->draft, levels->pdata[i], "acceptable", TRUE);
      annexa_report_draft_add_cell (self->draft, levels->pdata[i], "description", FALSE);
    }
  return TRUE;
}

static void
add_method_facts (AnnexaRiskReport *self)
{
  g_autofree char *by = annexa_report_draft_describe (self->draft, self->method, "approved-by");
  g_autofree char *on = annexa_report_draft_describe (self->draft, self->method, "approved-on");

  annexa_document_begin_facts (self->document);
  annexa_document_add_fact (self->document, annexa_report_draft_get_label (self->method, "title"),
                            annexa_record_get_title (self->method));
  annexa_document_add_fact (self->document, annexa_report_draft_get_label (self->method, "version"),
                            annexa_record_get_text (self->method, "version"));
  annexa_document_add_fact (self->document, annexa_report_draft_get_label (self->method, "approved-by"), by);
  annexa_document_add_fact (self->document, annexa_report_draft_get_label (self->method, "approved-on"),
                            *on != '\0' ? on : _("not approved yet"));
}

/**
 * annexa_risk_report_add_method:
 * @self: the report
 * @error: return location
 *
 * Adds the chapter about how risks are found and rated (6.1.2).
 *
 * Returns: whether the project could be read
 */
gboolean
annexa_risk_report_add_method (AnnexaRiskReport *self,
                               GError          **error)
{
  annexa_document_add_soft_break (self->document);
  annexa_document_add_heading (self->document, 1, "method", annexa_kind_get_label (annexa_kind_lookup ("method")));
  if (self->method == NULL)
    {
      add_attention (self, _("No risk method is in force. Without one, risks cannot be rated alike (6.1.2 a). Choose a "
                             "method and put it in force."));
      return TRUE;
    }

  add_method_facts (self);
  if (annexa_record_is_empty (self->method, "description"))
    add_attention (self, _("How risks are found and rated is not described yet."));
  annexa_report_draft_add_long_text (self->draft, annexa_record_get_text (self->method, "description"));
  return add_likelihoods (self, error) && add_impacts (self, error) && add_levels (self, error);
}
