/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-restore.h"
#include "annexa-time.h"

/* Puts one field of one record back to what it held before an edit. Of links, what the edit did is reversed: those it
 * removed are made again as far as the records are still there, those it made are removed. */

static gboolean
contains (const gint64 *ids,
          gsize         n_ids,
          gint64        id)
{
  for (gsize i = 0; i < n_ids; i++)
    if (ids[i] == id)
      return TRUE;
  return FALSE;
}

/* What the links of the record would be. Whether that is anything else than what they are is said in @different. */
static GArray *
reverse_links (AnnexaProject           *self,
               const AnnexaFieldChange *change,
               AnnexaRecord            *record,
               gboolean                *different)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (gint64));
  gsize n_current, n_removed, n_made;
  const gint64 *current = annexa_value_get_ids (annexa_record_get_value (record, change->field), &n_current);
  const gint64 *removed = annexa_value_get_ids (&change->before, &n_removed);
  const gint64 *made = annexa_value_get_ids (&change->after, &n_made);

  for (gsize i = 0; i < n_current; i++)
    if (!contains (made, n_made, current[i]))
      g_array_append_val (links, current[i]);
  *different = links->len < n_current;
  for (gsize i = 0; i < n_removed; i++)
    if (!contains (current, n_current, removed[i]) && annexa_project_find_kind (self, removed[i]) != NULL)
      {
        g_array_append_val (links, removed[i]);
        *different = TRUE;
      }
  return links;
}

/* What is fixed when a record is made stays as it is. */
static gboolean
may_change (const AnnexaFieldChange *change)
{
  return change->field != NULL && change->type == ANNEXA_RECORD_CHANGED && annexa_field_is_stored (change->field)
         && !(change->field->flags & (ANNEXA_FIELD_PARENT | ANNEXA_FIELD_LOCKED));
}

/**
 * annexa_project_can_restore:
 * @self: a project
 * @change: what an edit changed
 *
 * Returns: whether the field can be put back to what it held before, and holds something else now
 */
gboolean
annexa_project_can_restore (AnnexaProject           *self,
                            const AnnexaFieldChange *change)
{
  g_autoptr (AnnexaRecord) record = NULL;
  gboolean different;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), FALSE);

  if (annexa_project_get_access (self) != ANNEXA_ACCESS_EDIT || !may_change (change))
    return FALSE;
  record = annexa_project_get_record (self, change->kind, change->id, NULL);
  if (record == NULL)
    return FALSE;
  if (change->field->type != ANNEXA_FIELD_LINKS)
    return !annexa_value_equal (annexa_record_get_value (record, change->field), &change->before);

  g_array_unref (reverse_links (self, change, record, &different));
  return different;
}

static char *
make_label (AnnexaProject           *self,
            const AnnexaFieldChange *change,
            const char              *time)
{
  const char *ref = annexa_project_get_ref (self, change->kind, change->id);
  const char *name = (change->kind->flags & ANNEXA_KIND_SINGLE) || *ref == '\0' ? annexa_kind_get_label (change->kind) : ref;
  g_autofree char *when = annexa_time_format (time);

  /* TRANSLATORS: History: a field, the reference of a record, and a date: “Owner of A-006 restored to what it was before
   * 12 May 2026, 14:02” */
  return g_strdup_printf (_("%s of %s restored to what it was before %s"), annexa_field_get_label (change->field), name,
                          when);
}

/**
 * annexa_project_begin_restore:
 * @self: a project
 * @change: what an edit changed in a record that is there
 * @time: when the edit was made
 *
 * Returns: (transfer full): an edit that puts the field back to what it held before, to be applied
 */
AnnexaEdit *
annexa_project_begin_restore (AnnexaProject           *self,
                              const AnnexaFieldChange *change,
                              const char              *time)
{
  g_autofree char *label = NULL;
  g_autoptr (AnnexaRecord) record = NULL;
  AnnexaEdit *edit;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self) && change->field != NULL, NULL);

  label = make_label (self, change, time);
  edit = annexa_project_begin (self, label);
  record = annexa_project_get_record (self, change->kind, change->id, NULL);
  if (change->field->type == ANNEXA_FIELD_LINKS && record != NULL)
    {
      gboolean different;
      g_autoptr (GArray) links = reverse_links (self, change, record, &different);

      annexa_edit_set_ids (edit, change->kind, change->id, change->field->name,
                           (const gint64 *) (void *) links->data, links->len);
    }
  else
    annexa_edit_set (edit, change->kind, change->id, change->field, &change->before);
  return edit;
}
