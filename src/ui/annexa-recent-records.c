/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-earlier.h"
#include "annexa-moment.h"
#include "annexa-recent-records.h"
#include "annexa-settings.h"

#define MOST_PROJECTS 12
#define MOST_RECORDS 15

/* By path of the project, the latest first: names of kinds and ids. A number alone could, in a project that was put in
 * the place of another, be that of something quite different. */
#define KEY "recent-records"
#define KEY_TYPE "a(sa(sx))"

static GVariant *
find_records (const char *path)
{
  g_autoptr (GVariant) all = g_settings_get_value (annexa_settings_get (), KEY);
  GVariantIter iter;
  const char *other;
  GVariant *records;

  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "(&s@a(sx))", &other, &records))
    {
      if (g_strcmp0 (other, path) == 0)
        return records;
      g_variant_unref (records);
    }
  return g_variant_ref_sink (g_variant_new_array (G_VARIANT_TYPE ("(sx)"), NULL, 0));
}

static GVariant *
put_first (GVariant   *records,
           const char *kind,
           gint64      id)
{
  GVariantBuilder builder;
  GVariantIter iter;
  const char *other_kind;
  gint64 other;
  guint n = 0;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sx)"));
  g_variant_builder_add (&builder, "(sx)", kind, id);
  g_variant_iter_init (&iter, records);
  while (g_variant_iter_next (&iter, "(&sx)", &other_kind, &other))
    if (other != id && ++n < MOST_RECORDS)
      g_variant_builder_add (&builder, "(sx)", other_kind, other);
  return g_variant_builder_end (&builder);
}

/**
 * annexa_recent_records_add:
 * @project: a project
 * @record: what is looked at
 *
 * Puts the record at the top of those that were looked at last.
 */
void
annexa_recent_records_add (AnnexaProject *project,
                           AnnexaRecord  *record)
{
  const char *path = annexa_project_get_path (project);
  g_autoptr (GVariant) all = g_settings_get_value (annexa_settings_get (), KEY);
  g_autoptr (GVariant) records = find_records (path);
  GVariantBuilder builder;
  GVariantIter iter;
  g_autofree char *copied = annexa_earlier_get_time (path);
  const char *other;
  GVariant *other_records;
  guint n = 0;

  /* Nobody goes on in an earlier copy or in the past. */
  if (copied != NULL || annexa_project_is_past (project))
    return;
  g_variant_builder_init (&builder, G_VARIANT_TYPE (KEY_TYPE));
  g_variant_builder_add (&builder, "(s@a(sx))", path,
                         put_first (records, annexa_record_get_kind (record)->name, annexa_record_get_id (record)));
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "(&s@a(sx))", &other, &other_records))
    {
      if (g_strcmp0 (other, path) != 0 && ++n < MOST_PROJECTS)
        g_variant_builder_add (&builder, "(s@a(sx))", other, other_records);
      g_variant_unref (other_records);
    }
  g_settings_set_value (annexa_settings_get (), KEY, g_variant_builder_end (&builder));
}

/**
 * annexa_recent_records_list:
 * @project: a project
 *
 * Returns: (transfer full) (element-type AnnexaRecord): the records that were looked at last and still exist, the latest
 *   first
 */
GPtrArray *
annexa_recent_records_list (AnnexaProject *project)
{
  g_autoptr (GVariant) records = find_records (annexa_project_get_path (project));
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  GVariantIter iter;
  const char *name;
  gint64 id;

  g_variant_iter_init (&iter, records);
  while (g_variant_iter_next (&iter, "(&sx)", &name, &id))
    {
      const AnnexaKind *kind = annexa_project_find_kind (project, id);
      AnnexaRecord *record = kind != NULL && g_strcmp0 (kind->name, name) == 0
                                 ? annexa_project_get_record (project, kind, id, NULL)
                                 : NULL;

      if (record != NULL)
        g_ptr_array_add (list, record);
    }
  return list;
}
