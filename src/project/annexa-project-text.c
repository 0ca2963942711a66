/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-error.h"
#include "annexa-project-private.h"
#include "annexa-text.h"

/* A record by its title, in whatever case and with or without accents. 0 when there is none, -1 when there are several. */
static gint64
find_title (AnnexaProject    *self,
            const AnnexaKind *kind,
            const char       *title)
{
  g_autofree char *folded = annexa_text_fold (title);
  g_autofree char *sql
      = g_strdup_printf ("SELECT min (id), count (*) FROM %s WHERE annexa_fold (\"%s\") = ?1", annexa_kind_get_table (kind),
                         annexa_field_get_column (annexa_kind_get_title_field (kind)));
  g_autoptr (AnnexaStatement) statement = annexa_store_prepare (self->store, sql, NULL);

  if (statement == NULL)
    return 0;
  annexa_statement_bind_text (statement, 1, folded);
  if (!annexa_statement_next (statement, NULL) || annexa_statement_get_int64 (statement, 1) == 0)
    return 0;
  return annexa_statement_get_int64 (statement, 1) == 1 ? annexa_statement_get_int64 (statement, 0) : -1;
}

static gint64
find_record_in_kind (AnnexaProject    *self,
                     const AnnexaKind *kind,
                     const char       *text,
                     GError          **error)
{
  gint64 id = annexa_project_find_ref (self, kind, text);

  if (id == 0)
    id = find_title (self, kind, text);
  if (id == -1)
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND,
                   /* TRANSLATORS: “People”, a name */
                   _("%s: several are called “%s”. Give the reference."), annexa_kind_get_plural (kind), text);
      return 0;
    }
  if (id == 0)
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND,
                 /* TRANSLATORS: “People”, a name */
                 _("%s: there is no “%s”."), annexa_kind_get_plural (kind), text);
  return id;
}

/* Where a link may lead to several kinds, refs are looked for in all of them: their letters tell the kinds apart. */
static gint64
find_record (AnnexaProject     *self,
             const AnnexaField *field,
             const char        *text,
             GError           **error)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);
  const AnnexaKind *target = annexa_field_get_target (field);

  if (target != NULL)
    return find_record_in_kind (self, target, text, error);

  for (guint i = 0; i < n_kinds; i++)
    {
      gint64 id = annexa_field_may_name (field, kinds[i]) ? annexa_project_find_ref (self, kinds[i], text) : 0;

      if (id != 0)
        return id;
    }
  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND, _("There is no record “%s”."), text);
  return 0;
}

/* By its number, its word, or both, as lists show it: 4, Likely, 4 Likely. */
static gboolean
is_step (const AnnexaScaleStep *step,
         gint64                 number,
         const char            *key)
{
  g_autofree char *label = annexa_text_match_key (step->label);
  g_autofree char *shown = g_strdup_printf ("%" G_GINT64_FORMAT "%s", number, label);

  return strcmp (label, key) == 0 || strcmp (shown, key) == 0;
}

static gboolean
parse_scale (AnnexaProject     *self,
             const AnnexaField *field,
             const char        *text,
             AnnexaValue       *value,
             GError           **error)
{
  const AnnexaScales *scales = annexa_project_get_scales (self);
  g_autofree char *key = annexa_text_match_key (text);
  gint64 number;

  if (!annexa_integer_parse (text, &number))
    number = 0;

  for (gint64 step = 1; step <= ANNEXA_LARGEST_SCALE; step++)
    {
      const AnnexaScaleStep *candidate = annexa_scales_get_step (scales, field->scale, step);

      if (candidate != NULL && (number == step || is_step (candidate, step, key)))
        {
          annexa_value_set_integer (value, step);
          return TRUE;
        }
    }
  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT,
               /* TRANSLATORS: A word, the name of a scale (“Impact today”) */
               _("“%s” is no step of the scale “%s”."), text, annexa_field_get_label (field));
  return FALSE;
}

/**
 * annexa_project_parse:
 * @self: a project
 * @field: a stored field
 * @text: what a person typed or a file holds; "" empties the field
 * @value: (out caller-allocates): an empty value
 * @error: return location
 *
 * Like annexa_field_parse(), and also understands refs and titles of other records, and the words of the risk method.
 *
 * Returns: whether @text could be understood; %ANNEXA_ERROR_NOT_FOUND when it names a record that does not exist
 */
gboolean
annexa_project_parse (AnnexaProject     *self,
                      const AnnexaField *field,
                      const char        *text,
                      AnnexaValue       *value,
                      GError           **error)
{
  g_autofree char *clean = NULL;
  g_auto (GStrv) parts = NULL;
  g_autoptr (GArray) ids = NULL;
  gint64 id;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), FALSE);

  if (field->type != ANNEXA_FIELD_RECORD && field->type != ANNEXA_FIELD_LINKS && field->type != ANNEXA_FIELD_SCALE)
    return annexa_field_parse (field, text, value, error);

  clean = annexa_text_clean (text, field->type == ANNEXA_FIELD_LINKS);
  annexa_value_clear (value);
  if (clean == NULL)
    return TRUE;
  if (field->type == ANNEXA_FIELD_SCALE)
    return parse_scale (self, field, clean, value, error);
  if (field->type == ANNEXA_FIELD_RECORD)
    {
      id = find_record (self, field, clean, error);
      if (id != 0)
        annexa_value_set_integer (value, id);
      return id != 0;
    }

  parts = annexa_text_split_list (clean);
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; parts[i] != NULL; i++)
    {
      id = find_record (self, field, parts[i], error);
      if (id == 0)
        return FALSE;
      g_array_append_val (ids, id);
    }
  annexa_value_set_ids (value, (const gint64 *) (void *) ids->data, ids->len);
  return TRUE;
}

static char *
join_records (AnnexaProject     *self,
              const AnnexaField *field,
              const AnnexaValue *value,
              gboolean           titles)
{
  const AnnexaKind *kind = annexa_field_get_target (field);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  gsize n_ids;
  const gint64 *ids = annexa_value_get_ids (value, &n_ids);
  GString *joined = g_string_new (NULL);

  for (gsize i = 0; i < n_ids; i++)
    {
      const char *ref = annexa_project_get_ref (self, kind, ids[i]);
      const char *title = annexa_project_get_title (self, kind, ids[i]);

      g_ptr_array_add (names, titles && *title != '\0' && strcmp (title, ref) != 0
                                  ? g_strdup_printf ("%s %s", ref, title)
                                  : g_strdup (ref));
    }
  annexa_text_sort (names);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? (titles ? ", " : "; ") : "", (char *) names->pdata[i]);

  return g_string_free (joined, FALSE);
}

/**
 * annexa_project_format:
 * @self: a project
 * @field: a field
 * @value: its value
 *
 * Like annexa_field_format(): as files and the command line have it. Linked records come out as refs, levels as the
 * method's words.
 *
 * Returns: (transfer full): the text; "" for an empty value
 */
char *
annexa_project_format (AnnexaProject     *self,
                       const AnnexaField *field,
                       const AnnexaValue *value)
{
  const AnnexaLevelInfo *level;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), NULL);

  if (annexa_value_is_empty (value))
    return g_strdup ("");

  switch ((int) annexa_field_get_result (field))
    {
    case ANNEXA_FIELD_RECORD:
      return g_strdup (annexa_project_get_ref (
          self, annexa_field_get_target (field), annexa_value_get_integer (value)));
    case ANNEXA_FIELD_LINKS:
      return join_records (self, field, value, FALSE);
    case ANNEXA_FIELD_LEVEL:
      level = annexa_scales_get_level (annexa_project_get_scales (self), annexa_value_get_integer (value));
      if (level != NULL)
        return g_strdup (level->label);
      return annexa_field_format (field, value);
    default:
      return annexa_field_format (field, value);
    }
}

/**
 * annexa_project_describe:
 * @self: a project
 * @field: a field
 * @value: its value
 *
 * Like annexa_field_describe(): as people read it, in their language. Linked records come out with their titles, steps
 * and levels as the method's words.
 *
 * Returns: (transfer full): the text; "" for an empty value
 */
char *
annexa_project_describe (AnnexaProject     *self,
                         const AnnexaField *field,
                         const AnnexaValue *value)
{
  const AnnexaKind *kind = annexa_field_get_target (field);
  const AnnexaScaleStep *step;
  gint64 number = annexa_value_get_integer (value);
  const char *title;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), NULL);

  if (annexa_value_is_empty (value))
    return g_strdup ("");

  switch ((int) annexa_field_get_result (field))
    {
    case ANNEXA_FIELD_RECORD:
      title = annexa_project_get_title (self, kind, number);
      return g_strdup (*title != '\0' ? title : annexa_project_get_ref (self, kind, number));
    case ANNEXA_FIELD_LINKS:
      return join_records (self, field, value, TRUE);
    case ANNEXA_FIELD_SCALE:
      step = annexa_scales_get_step (annexa_project_get_scales (self), field->scale, number);
      /* TRANSLATORS: A step of a scale: its number and its word, “4 Likely” */
      return step != NULL ? g_strdup_printf (_("%d %s"), (int) number, step->label) : annexa_field_format (field, value);
    case ANNEXA_FIELD_LEVEL:
      return annexa_project_format (self, field, value);
    default:
      return annexa_field_describe (field, value);
    }
}

/**
 * annexa_project_describe_field:
 * @self: a project
 * @record: a record
 * @field: the name of one of its fields
 *
 * Does annexa_project_describe() for what a record holds.
 *
 * Returns: (transfer full): the text; "" for an empty value
 */
char *
annexa_project_describe_field (AnnexaProject *self,
                               AnnexaRecord  *record,
                               const char    *field)
{
  const AnnexaField *found = annexa_kind_find_field (annexa_record_get_kind (record), field);

  g_return_val_if_fail (found != NULL, NULL);

  return annexa_project_describe (self, found, annexa_record_get_value (record, found));
}
