/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-change-text.h"
#include "annexa-history-index.h"
#include "annexa-text.h"

/* What an edit changed, in words: the window and the command line say the same. */

/* Nobody reads more names than this, but an import may link thousands. */
#define MOST_NAMES 100

static char *
join_links (AnnexaProject     *self,
            const AnnexaField *field,
            const AnnexaValue *value)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  gsize n_ids;
  const gint64 *ids = annexa_value_get_ids (value, &n_ids);
  gsize n_named = MIN (n_ids, MOST_NAMES);
  guint rest = (guint) (n_ids - n_named);

  for (gsize i = 0; i < n_named; i++)
    g_ptr_array_add (names, annexa_project_name_record (self, annexa_field_get_target (field), ids[i]));
  annexa_text_sort (names);
  if (rest > 0)
    /* TRANSLATORS: At the end of a list of names */
    g_ptr_array_add (names, g_strdup_printf (ngettext ("and %u more", "and %u more", rest), rest));
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

/* Other than for what the project holds now, a record that is named may be gone. */
static char *
describe (AnnexaProject     *self,
          const AnnexaField *field,
          const AnnexaValue *value)
{
  const AnnexaKind *target = annexa_field_get_target (field);

  if (annexa_value_is_empty (value))
    return g_strdup ("");
  if (field->type == ANNEXA_FIELD_LINKS)
    return join_links (self, field, value);
  if (field->type == ANNEXA_FIELD_RECORD
      && *annexa_project_get_ref (self, target, annexa_value_get_integer (value)) == '\0')
    return annexa_project_name_record (self, target, annexa_value_get_integer (value));
  return annexa_project_describe (self, field, value);
}

/**
 * annexa_project_describe_before:
 * @self: a project
 * @change: what an edit changed in a field
 *
 * Returns: (transfer full): what the field held before, or which links were removed; "" when nothing
 */
char *
annexa_project_describe_before (AnnexaProject           *self,
                                const AnnexaFieldChange *change)
{
  g_return_val_if_fail (ANNEXA_IS_PROJECT (self) && change->field != NULL, NULL);

  return describe (self, change->field, &change->before);
}

/**
 * annexa_project_describe_after:
 * @self: a project
 * @change: what an edit changed in a field
 *
 * Returns: (transfer full): what the field held afterwards, or which links were made; "" when nothing
 */
char *
annexa_project_describe_after (AnnexaProject           *self,
                               const AnnexaFieldChange *change)
{
  g_return_val_if_fail (ANNEXA_IS_PROJECT (self) && change->field != NULL, NULL);

  return describe (self, change->field, &change->after);
}

static char *
describe_links (const char *label,
                const char *removed,
                const char *made)
{
  if (*removed == '\0')
    /* TRANSLATORS: A field and the records that an edit linked there */
    return g_strdup_printf (_("%s: %s added"), label, made);
  if (*made == '\0')
    /* TRANSLATORS: A field and the records that an edit no longer linked there */
    return g_strdup_printf (_("%s: %s removed"), label, removed);
  /* TRANSLATORS: A field, the records that an edit linked there, and those that it no longer linked */
  return g_strdup_printf (_("%s: %s added, %s removed"), label, made, removed);
}

/**
 * annexa_change_describe:
 * @change: what was changed in a field
 * @before: what it held before, for people
 * @after: what it held afterwards
 *
 * Returns: (transfer full): that in one line
 */
char *
annexa_change_describe (const AnnexaFieldChange *change,
                        const char              *before,
                        const char              *after)
{
  const char *label = annexa_field_get_label (change->field);

  if (change->field->type == ANNEXA_FIELD_LINKS)
    return describe_links (label, before, after);
  if (*before == '\0')
    /* TRANSLATORS: A field and what it holds since an edit */
    return g_strdup_printf (_("%s: %s"), label, after);
  /* TRANSLATORS: A field, what it held before an edit and what it held afterwards */
  return g_strdup_printf (_("%s: %s → %s"), label, before, *after != '\0' ? after : "–");
}

/**
 * annexa_project_describe_change:
 * @self: a project
 * @change: what an edit changed
 *
 * Returns: (transfer full): that in one line
 */
char *
annexa_project_describe_change (AnnexaProject           *self,
                                const AnnexaFieldChange *change)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), NULL);

  if (change->field == NULL)
    return g_strdup (change->type == ANNEXA_RECORD_ADDED ? _("Added") : _("Deleted"));

  before = annexa_project_describe_before (self, change);
  after = annexa_project_describe_after (self, change);
  return annexa_change_describe (change, before, after);
}
