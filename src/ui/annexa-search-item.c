/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-columns.h"
#include "annexa-search-item.h"

/* Why a record was found, where its title does not show it: the field and the piece of it that has the words. */
static char *
describe_hit (AnnexaRecord      *record,
              AnnexaSearchWords *words)
{
  const AnnexaKind *kind = annexa_record_get_kind (record);
  const AnnexaField *title = annexa_kind_get_title_field (kind);
  g_autofree char *name
      = g_strjoin (" ", annexa_record_get_ref (record), annexa_record_get_title (record), NULL);

  if (annexa_search_words_name (words, name))
    return NULL;
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const AnnexaField *field = &kind->fields[i];
      const char *text
          = (field->flags & ANNEXA_FIELD_SEARCH) && field != title ? annexa_record_get_text (record, field->name) : NULL;
      g_autofree char *excerpt = text != NULL ? annexa_search_words_excerpt (words, text) : NULL;

      if (excerpt != NULL)
        /* TRANSLATORS: A field and what is in it: “Description: Steht im Keller” */
        return g_strdup_printf (_("%s: %s"), _(field->label), excerpt);
    }
  return NULL;
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
  g_autofree char *hit = words != NULL ? describe_hit (record, words) : annexa_describe_second_line (project, record);
  GString *line = g_string_new (annexa_kind_get_label (kind));

  if (words != NULL && ref != NULL && *ref != '\0')
    g_string_append_printf (line, " · %s", ref);
  append_whole (line, project, record);
  if (hit != NULL && *hit != '\0')
    g_string_append_printf (line, " · %s", hit);
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
  self->action = g_strdup ("win.show-record");
  self->target = g_variant_ref_sink (g_variant_new ("(sx)", kind->name, annexa_record_get_id (record)));
  return self;
}

void
annexa_search_item_free (AnnexaSearchItem *self)
{
  g_free (self->title);
  g_free (self->line);
  g_free (self->key);
  g_free (self->action);
  g_clear_pointer (&self->target, g_variant_unref);
  g_free (self);
}
