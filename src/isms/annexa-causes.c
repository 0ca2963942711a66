/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-causes.h"
#include "annexa-query.h"

/* What may have led to a nonconformity, as a fishbone shows it: bone by bone (10.2 b). */

static const AnnexaField *
get_area_field (void)
{
  return annexa_kind_find_field (annexa_kind_lookup ("cause"), "area");
}

/* In the order in which people choose; a word that this program does not know comes last. */
static guint
get_place (AnnexaRecord *cause)
{
  const AnnexaField *field = get_area_field ();
  const char *word = annexa_record_get_text (cause, "area");
  guint place = 0;

  while (field->choices[place].word != NULL && g_strcmp0 (field->choices[place].word, word) != 0)
    place++;
  return place;
}

static int
compare_causes (gconstpointer a,
                gconstpointer b)
{
  AnnexaRecord *first = *(AnnexaRecord *const *) a;
  AnnexaRecord *second = *(AnnexaRecord *const *) b;
  guint first_place = get_place (first);
  guint second_place = get_place (second);

  if (first_place != second_place)
    return first_place < second_place ? -1 : 1;
  return (annexa_record_get_id (first) > annexa_record_get_id (second))
         - (annexa_record_get_id (first) < annexa_record_get_id (second));
}

/**
 * annexa_causes_list:
 * @project: a project
 * @action: the id of a corrective action
 * @error: return location
 *
 * Returns: (transfer full) (element-type AnnexaRecord) (nullable): what may have led to it, those that lie in the same
 *   area one after the other
 */
GPtrArray *
annexa_causes_list (AnnexaProject *project,
                    gint64         action,
                    GError       **error)
{
  const AnnexaKind *kind = annexa_kind_lookup ("cause");
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  GPtrArray *causes;

  annexa_value_set_integer (&value, action);
  annexa_query_add_filter (query, annexa_kind_get_parent_field (kind), ANNEXA_TEST_EQUAL, &value);
  causes = annexa_project_query_records (project, query, error);
  if (causes != NULL)
    g_ptr_array_sort (causes, compare_causes);
  return causes;
}

/**
 * annexa_causes_get_area:
 * @cause: a possible cause
 *
 * Returns: (transfer none): where it lies, as people read it
 */
const char *
annexa_causes_get_area (AnnexaRecord *cause)
{
  const char *word = annexa_record_get_text (cause, "area");
  const AnnexaChoice *choice = word != NULL ? annexa_field_find_choice (get_area_field (), word) : NULL;

  if (choice != NULL)
    return annexa_choice_get_label (choice);
  /* TRANSLATORS: Causes of which nobody has said where they lie */
  return word != NULL ? word : _("Elsewhere");
}

/**
 * annexa_causes_get_effect:
 * @action: a corrective action
 *
 * Returns: (transfer none): what the causes led to, in a few words
 */
const char *
annexa_causes_get_effect (AnnexaRecord *action)
{
  return annexa_record_get_title (action);
}
