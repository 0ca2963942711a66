/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-columns.h"
#include "annexa-search-item.h"

/* So many places explain why a record was found; who typed more words than that are in them knows what it is. */
#define MOST_PLACES 3

static const char *
get_searched_text (AnnexaRecord      *record,
                   const AnnexaField *field)
{
  const AnnexaKind *kind = annexa_record_get_kind (record);

  return (field->flags & ANNEXA_FIELD_SEARCH) && field != annexa_kind_get_title_field (kind)
             ? annexa_record_get_text (record, field->name)
             : NULL;
}

/* Why a record was found: the fields that have the words that its name does not, and the pieces of them with the words. */
static char *
describe_hit (AnnexaRecord      *record,
              AnnexaSearchWords *words)
{
  const AnnexaKind *kind = annexa_record_get_kind (record);
  g_autofree char *name
      = g_strjoin (" ", annexa_record_get_ref (record), annexa_record_get_title (record), NULL);
  g_autoptr (AnnexaSearchWords) rest = annexa_search_words_without (words, name);
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < kind->n_fields && places->len < MOST_PLACES && !annexa_search_words_none (rest); i++)
    {
      const char *text = get_searched_text (record, &kind->fields[i]);
      g_autofree char *excerpt = text != NULL ? annexa_search_words_excerpt (rest, text) : NULL;
      AnnexaSearchWords *fewer;

      if (excerpt == NULL)
        continue;
      /* TRANSLATORS: Where something was found: a field and what is in it: “In Description: Steht im Keller” */
      g_ptr_array_add (places, g_strdup_printf (_("In %s: %s"), annexa_field_get_label (&kind->fields[i]), excerpt));
      fewer = annexa_search_words_without (rest, text);
      annexa_search_words_free (rest);
      rest = fewer;
    }
  if (places->len == 0)
    return NULL;
  g_ptr_array_add (places, NULL);
  return g_strjoinv ("\n", (char **) places->pdata);
}

/* What a part belongs to: a rating of a risk says nothing without the assessment that it is from. */
static void
append_whole (GString       *line,
              AnnexaProject *project,
              AnnexaRecord  *record)
{
  const AnnexaKind *kind = annexa_record_get_kind (record);
  const AnnexaField *parent = (kind->flags & ANNEXA_KIND_PART) != 0 ? annexa_kind_get_parent_field (kind) : NULL;
  gint64 id = parent != NULL ? annexa_record_get_integer (record, parent->name) : 0;
  const AnnexaKind *whole = id != 0 ? annexa_project_find_kind (project, id) : NULL;

  if (whole != NULL)
    g_string_append_printf (line, " · %s %s", annexa_project_get_ref (project, whole, id),
                            annexa_project_get_title (project, whole, id));
}

static char *
describe_record (AnnexaProject     *project,
                 AnnexaRecord      *record,
                 AnnexaSearchWords *words)
{
  const AnnexaKind *kind = annexa_record_get_kind (record);
  const char *ref = annexa_record_get_ref (record);
  g_autofree char *more = words == NULL ? annexa_describe_second_line (project, record) : NULL;
  GString *line = g_string_new (annexa_kind_get_label (kind));

  if (words != NULL && ref != NULL && *ref != '\0')
    g_string_append_printf (line, " · %s", ref);
  append_whole (line, project, record);
  if (more != NULL && *more != '\0')
    g_string_append_printf (line, " · %s", more);
  return g_string_free (line, FALSE);
}

/**
 * annexa_search_item_new_record:
 * @section: what it is among
 * @project: a project
 * @record: a record
 * @words: (nullable): what it was found by
 *
 * Returns: (transfer full): an item that leads to the record
 */
AnnexaSearchItem *
annexa_search_item_new_record (AnnexaSearchSection section,
                               AnnexaProject      *project,
                               AnnexaRecord       *record,
                               AnnexaSearchWords  *words)
{
  AnnexaSearchItem *self = g_new0 (AnnexaSearchItem, 1);
  const AnnexaKind *kind = annexa_record_get_kind (record);
  const char *title = annexa_record_get_title (record);

  self->section = section;
  self->icon = kind->icon;
  self->title = g_strdup (title != NULL && *title != '\0' ? title : annexa_record_get_ref (record));
  self->line = describe_record (project, record, words);
  self->hit = words != NULL ? describe_hit (record, words) : NULL;
  self->action = g_strdup ("win.show-record");
  self->target = g_variant_ref_sink (g_variant_new ("(sx)", kind->name, annexa_record_get_id (record)));
  return self;
}

void
annexa_search_item_free (AnnexaSearchItem *self)
{
  g_free (self->title);
  g_free (self->line);
  g_free (self->hit);
  g_free (self->key);
  g_free (self->action);
  g_clear_pointer (&self->target, g_variant_unref);
  g_free (self);
}
