/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-columns.h"
#include "annexa-grid-content.h"
#include "annexa-pill.h"
#include "annexa-text.h"

/* What stands in a cell of a grid. */

/**
 * annexa_grid_content_is_amount:
 * @field: a field
 *
 * Returns: whether its values stand at the end of their cells, below each other by their last digits
 */
gboolean
annexa_grid_content_is_amount (const AnnexaField *field)
{
  AnnexaFieldType type = annexa_field_get_result (field);

  return type == ANNEXA_FIELD_INTEGER || type == ANNEXA_FIELD_NUMBER || type == ANNEXA_FIELD_MONEY
         || type == ANNEXA_FIELD_PERCENT;
}

static gboolean
has_digits (const AnnexaField *field)
{
  return annexa_field_get_value_type (field) != ANNEXA_VALUE_TEXT || field->type == ANNEXA_FIELD_REF
         || field->type == ANNEXA_FIELD_DATE || field->type == ANNEXA_FIELD_DATE_TIME;
}

static char *
list_refs (AnnexaProject     *project,
           const AnnexaField *field,
           const AnnexaValue *value)
{
  g_autofree char *refs = annexa_project_format (project, field, value);
  g_auto (GStrv) parts = g_strsplit (refs, "; ", -1);

  return g_strjoinv (", ", parts);
}

/* Nobody knows what A-012 is, but everybody who reads the standard calls a control A.8.24. Links that lead to several kinds
 * are listed by their refs, whose letters tell the kinds apart. */
static char *
list_links (AnnexaProject     *project,
            const AnnexaField *field,
            const AnnexaValue *value)
{
  const AnnexaKind *kind = annexa_field_get_target (field);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  gsize n_ids;
  const gint64 *ids = annexa_value_get_ids (value, &n_ids);

  if (kind == NULL || strcmp (kind->name, "control") == 0)
    return list_refs (project, field, value);
  for (gsize i = 0; i < n_ids; i++)
    {
      const char *title = annexa_project_get_title (project, kind, ids[i]);

      g_ptr_array_add (titles, g_strdup (*title != '\0' ? title : annexa_project_get_ref (project, kind, ids[i])));
    }
  annexa_text_sort (titles);
  g_ptr_array_add (titles, NULL);
  return g_strjoinv (", ", (char **) titles->pdata);
}

static gboolean
is_name_of_proposal (AnnexaRecord      *record,
                     const AnnexaField *field)
{
  return strcmp (field->name, annexa_record_get_kind (record)->title) == 0 && annexa_is_proposal (record);
}

/**
 * annexa_grid_content_read:
 * @self: (out caller-allocates): where to put it
 * @project: a project
 * @record: a record
 * @field: one of its fields
 */
void
annexa_grid_content_read (AnnexaGridContent *self,
                          AnnexaProject     *project,
                          AnnexaRecord      *record,
                          const AnnexaField *field)
{
  const AnnexaValue *value = annexa_record_get_value (record, field);

  *self = (AnnexaGridContent){ .at_end = annexa_grid_content_is_amount (field) };
  if (annexa_pill_suits (field))
    {
      self->style = ANNEXA_GRID_PILL;
      self->colour = annexa_pill_describe (project, field, value, &self->text);
      return;
    }
  if (is_name_of_proposal (record, field))
    {
      self->style = ANNEXA_GRID_PROPOSAL;
      self->text = g_strdup (annexa_record_get_title (record));
      return;
    }

  self->style = has_digits (field) ? ANNEXA_GRID_NUMBER : ANNEXA_GRID_PLAIN;
  self->text = field->type == ANNEXA_FIELD_LINKS ? list_links (project, field, value)
                                                 : annexa_project_describe (project, field, value);
  if (*self->text == '\0' && field->missing != NULL)
    {
      g_free (self->text);
      self->text = g_strdup (_(field->missing));
      self->style = ANNEXA_GRID_MISSING;
    }
}

void
annexa_grid_content_clear (AnnexaGridContent *self)
{
  g_clear_pointer (&self->text, g_free);
}

/**
 * annexa_grid_content_describe:
 * @project: a project
 * @record: a record
 * @field: one of its fields
 *
 * Returns: (transfer full): what a screen reader says for the cell: “Owner: Ana Ruiz”
 */
char *
annexa_grid_content_describe (AnnexaProject     *project,
                              AnnexaRecord      *record,
                              const AnnexaField *field)
{
  g_auto (AnnexaGridContent) content = { 0 };
  const AnnexaValue *value = annexa_record_get_value (record, field);

  annexa_grid_content_read (&content, project, record, field);
  if (content.style == ANNEXA_GRID_PROPOSAL)
    {
      annexa_grid_content_clear (&content);
      content.text = annexa_describe_title (record);
    }
  if (field->type == ANNEXA_FIELD_LINKS && content.style != ANNEXA_GRID_MISSING)
    {
      annexa_grid_content_clear (&content);
      content.text = annexa_project_describe (project, field, value);
    }
  /* TRANSLATORS: For screen readers: a field and what it holds */
  return g_strdup_printf (_("%s: %s"), annexa_field_get_label (field), *content.text != '\0' ? content.text : _("empty"));
}

/**
 * annexa_grid_content_can_be_added:
 * @field: a field
 *
 * Returns: whether it holds amounts that add up to something
 */
gboolean
annexa_grid_content_can_be_added (const AnnexaField *field)
{
  return annexa_grid_content_is_amount (field) && annexa_field_get_result (field) != ANNEXA_FIELD_PERCENT;
}

/**
 * annexa_grid_content_describe_sum:
 * @field: a field that can be added
 * @sum: what the values of several records add up to
 *
 * Returns: (transfer full): “Quantity: 12 in total”
 */
char *
annexa_grid_content_describe_sum (const AnnexaField *field,
                                  double             sum)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  g_autofree char *text = NULL;

  if (annexa_field_get_value_type (field) == ANNEXA_VALUE_INTEGER)
    annexa_value_set_integer (&value, (gint64) sum);
  else
    annexa_value_set_number (&value, sum);
  text = annexa_field_describe (field, &value);
  /* TRANSLATORS: The name of a column and what several of its cells add up to: “Quantity: 12 in total” */
  return g_strdup_printf (_("%s: %s in total"), annexa_field_get_label (field), text);
}
