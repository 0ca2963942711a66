/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-frameworks.h"
#include "annexa-oscal-import.h"
#include "annexa-query.h"
#include "annexa-text.h"

/* Brings a catalogue into a project: a framework, and a control for each control, as one edit. A catalogue that is there
 * already is brought up to date; what the organization wrote about its controls stays. */
typedef struct
{
  AnnexaProject *project;
  const AnnexaOscalCatalogue *catalogue;
  AnnexaOscalResult *result;
  const AnnexaKind *framework_kind;
  const AnnexaKind *kind;
  AnnexaEdit *edit;
  gint64 framework;
  GHashTable *known; /* number in the catalogue -> AnnexaRecord of the project */
  GHashTable *refs;  /* refs that this import gives out */
  GArray *ids;       /* the record of each control of the catalogue */
} Import;

static void
import_clear (Import *import)
{
  g_clear_pointer (&import->edit, annexa_edit_free);
  g_clear_pointer (&import->known, g_hash_table_unref);
  g_clear_pointer (&import->refs, g_hash_table_unref);
  g_clear_pointer (&import->ids, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, import_clear)

void
annexa_oscal_result_free (AnnexaOscalResult *self)
{
  g_free (self->ref);
  g_free (self->name);
  g_free (self);
}

static AnnexaOscalControl *
get_control (Import *import,
             guint   position)
{
  return import->catalogue->controls->pdata[position];
}

static gboolean
is_same_name (const char *a,
              const char *b)
{
  g_autofree char *left = annexa_text_fold (a);
  g_autofree char *right = annexa_text_fold (b);

  return strcmp (left, right) == 0;
}

/* Whether a framework is the catalogue: publishers give each edition a new identifier, but hardly a new name. */
static gboolean
is_catalogue (Import       *import,
              AnnexaRecord *framework,
              gboolean      by_name)
{
  const char *identifier = annexa_record_get_text (framework, "identifier");

  if (annexa_record_get_integer (framework, "own") == 0)
    return FALSE;
  if (by_name)
    return is_same_name (annexa_record_get_title (framework), import->catalogue->title);
  return identifier != NULL && g_strcmp0 (identifier, import->catalogue->uuid) == 0;
}

static gboolean
find_framework (Import  *import,
                GError **error)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (import->framework_kind);
  g_autoptr (GArray) ids = annexa_project_query (import->project, query, error);
  g_autoptr (GPtrArray) records = NULL;

  if (ids == NULL)
    return FALSE;
  records = annexa_project_get_records (import->project, import->framework_kind, (const gint64 *) (void *) ids->data,
                                        ids->len, error);
  if (records == NULL)
    return FALSE;
  for (guint pass = 0; pass < 2 && import->framework == 0; pass++)
    for (guint i = 0; i < records->len && import->framework == 0; i++)
      if (is_catalogue (import, records->pdata[i], pass == 1))
        {
          import->framework = annexa_record_get_id (records->pdata[i]);
          import->result->ref = g_strdup (annexa_record_get_ref (records->pdata[i]));
        }
  import->result->known = import->framework != 0;
  return TRUE;
}

/* The controls that the project has of the framework, by their number in it. */
static gboolean
load_known (Import  *import,
            GError **error)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (import->kind);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_set_integer (&value, import->framework);
  annexa_query_add_filter (query, annexa_kind_find_field (import->kind, "framework"), ANNEXA_TEST_EQUAL, &value);
  ids = annexa_project_query (import->project, query, error);
  if (ids == NULL)
    return FALSE;
  records = annexa_project_get_records (import->project, import->kind, (const gint64 *) (void *) ids->data, ids->len,
                                        error);
  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      AnnexaRecord *record = records->pdata[i];
      const char *number = annexa_record_get_text (record, "catalogue-id");

      g_hash_table_insert (import->known, g_strdup (number != NULL ? number : annexa_record_get_ref (record)),
                           g_object_ref (record));
    }
  return TRUE;
}

static void
set_text (Import           *import,
          const AnnexaKind *kind,
          gint64            id,
          const char       *field,
          const char       *text)
{
  if (text != NULL)
    annexa_edit_set_text (import->edit, kind, id, field, text);
}

static void
write_framework (Import *import)
{
  const AnnexaOscalCatalogue *catalogue = import->catalogue;
  const AnnexaKind *kind = import->framework_kind;

  if (!import->result->known)
    {
      import->framework = annexa_edit_create (import->edit, kind);
      import->result->ref = annexa_frameworks_get_next_ref (import->project);
      set_text (import, kind, import->framework, "ref", import->result->ref);
    }
  set_text (import, kind, import->framework, "name", catalogue->title);
  set_text (import, kind, import->framework, "identifier", catalogue->uuid);
  set_text (import, kind, import->framework, "edition", catalogue->version);
  set_text (import, kind, import->framework, "publisher", catalogue->publisher);
  set_text (import, kind, import->framework, "licence", catalogue->licence);
  set_text (import, kind, import->framework, "source", catalogue->file);
}

static gboolean
is_free (Import     *import,
         const char *ref)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_set_text (&value, ref);
  return annexa_field_check (annexa_kind_find_field (import->kind, "ref"), &value, NULL)
         && !g_hash_table_contains (import->refs, ref) && annexa_project_find_ref (import->project, import->kind, ref) == 0;
}

/* A control is called what the catalogue calls it, unless another one is: then after its framework. A number that is too
 * long, or has signs that no ref may have, is cut or mended and told apart by a counter. */
static char *
choose_ref (Import     *import,
            const char *number)
{
  char *ref = g_strdup (number);

  for (guint i = 1; !is_free (import, ref); i++)
    {
      g_autofree char *start = g_utf8_substring (number, 0, MIN (g_utf8_strlen (number, -1), 20));

      g_free (ref);
      g_strdelimit (start, ";|", '-');
      ref = i == 1 ? g_strdup_printf ("%s:%s", import->result->ref, number)
                   : g_strdup_printf ("%s:%s~%u", import->result->ref, start, i);
    }
  import->result->n_renamed += strcmp (ref, number) != 0;
  g_hash_table_add (import->refs, g_strdup (ref));
  return ref;
}

static gint64
add_control (Import             *import,
             AnnexaOscalControl *control)
{
  gint64 id = annexa_edit_create (import->edit, import->kind);
  g_autofree char *ref = choose_ref (import, control->id);

  annexa_edit_set_text (import->edit, import->kind, id, "ref", ref);
  annexa_edit_set_integer (import->edit, import->kind, id, "own", FALSE);
  annexa_edit_set_integer (import->edit, import->kind, id, "framework", import->framework);
  annexa_edit_set_text (import->edit, import->kind, id, "catalogue-id", control->id);
  import->result->n_added++;
  return id;
}

/* Sets what a record does not have already. */
static gboolean
set_value (Import       *import,
           gint64        id,
           AnnexaRecord *before,
           const char   *name,
           AnnexaValue  *value)
{
  const AnnexaField *field = annexa_kind_find_field (import->kind, name);

  if (before != NULL && annexa_value_equal (annexa_record_get_value (before, field), value))
    return FALSE;
  if (before != NULL || !annexa_value_is_empty (value))
    annexa_edit_set (import->edit, import->kind, id, field, value);
  return before != NULL;
}

static gboolean
set_words (Import       *import,
           gint64        id,
           AnnexaRecord *before,
           const char   *name,
           const char   *text)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_set_text (&value, text);
  return set_value (import, id, before, name, &value);
}

static gboolean
set_number (Import       *import,
            gint64        id,
            AnnexaRecord *before,
            const char   *name,
            gint64        number)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_set_integer (&value, number);
  return set_value (import, id, before, name, &value);
}

/* The catalogue's part of a control; the organization's is not touched. */
static void
write_control (Import             *import,
               AnnexaOscalControl *control,
               gint64              id,
               AnnexaRecord       *before)
{
  const gint64 *parent
      = control->parent >= 0 ? &g_array_index (import->ids, gint64, (guint) control->parent) : NULL;
  g_auto (AnnexaValue) part_of = ANNEXA_VALUE_INIT;
  gboolean changed = FALSE;

  if (parent != NULL)
    annexa_value_set_integer (&part_of, *parent);
  changed = set_words (import, id, before, "title", control->title) || changed;
  changed = set_words (import, id, before, "chapter", control->chapter) || changed;
  changed = set_value (import, id, before, "part-of", &part_of) || changed;
  changed = set_number (import, id, before, "withdrawn", control->withdrawn) || changed;
  changed = set_words (import, id, before, "text", control->text) || changed;
  changed = set_words (import, id, before, "guidance", control->guidance) || changed;
  import->result->n_updated += changed;
}

static void
write_controls (Import *import)
{
  for (guint i = 0; i < import->catalogue->controls->len; i++)
    {
      AnnexaOscalControl *control = get_control (import, i);
      g_autoptr (AnnexaRecord) before = NULL;
      g_autofree char *number = NULL;
      gint64 id;

      if (g_hash_table_steal_extended (import->known, control->id, (gpointer *) &number, (gpointer *) &before))
        id = annexa_record_get_id (before);
      else
        id = add_control (import, control);
      g_array_append_val (import->ids, id);
      write_control (import, control, id, before);
    }
}

/* What is left is not in the catalogue any more. It may be mapped and written about, so it is marked and stays. */
static void
mark_gone (Import *import)
{
  GHashTableIter iter;
  AnnexaRecord *record;

  g_hash_table_iter_init (&iter, import->known);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &record))
    import->result->n_gone
        += set_number (import, annexa_record_get_id (record), record, "withdrawn", TRUE);
}

static char *
make_label (Import *import)
{
  /* TRANSLATORS: History: the name of a catalogue */
  return g_strdup_printf (import->result->known ? _("Catalogue “%s” brought up to date") : _("Catalogue “%s” imported"),
                          import->catalogue->title);
}

static gboolean
run (Import  *import,
     gboolean dry_run,
     GError **error)
{
  g_autofree char *label = NULL;

  if (!find_framework (import, error) || (import->result->known && !load_known (import, error)))
    return FALSE;
  label = make_label (import);
  import->edit = annexa_project_begin (import->project, label);
  write_framework (import);
  write_controls (import);
  mark_gone (import);
  import->result->name = g_strdup (import->catalogue->title);
  if (dry_run)
    return annexa_project_try (import->project, import->edit, error);
  import->result->framework = import->framework;
  return annexa_project_keep_earlier (import->project, "import", error)
         && annexa_project_apply (import->project, import->edit, error);
}

/**
 * annexa_oscal_import:
 * @project: a project that can be edited
 * @catalogue: a catalogue
 * @dry_run: whether to find out only what would happen
 * @error: return location
 *
 * Makes a framework of the catalogue, with its controls, as one edit. When the project has it already, by its identifier or
 * else by its name, the framework and the catalogue's part of its controls are brought up to date: new controls are added,
 * those that are gone are marked as withdrawn, and what the organization wrote stays.
 *
 * Returns: (transfer full) (nullable): what was, or would be, done
 */
AnnexaOscalResult *
annexa_oscal_import (AnnexaProject              *project,
                     const AnnexaOscalCatalogue *catalogue,
                     gboolean                    dry_run,
                     GError                    **error)
{
  g_autoptr (AnnexaOscalResult) result = g_new0 (AnnexaOscalResult, 1);
  g_auto (Import) import = {
    .project = project,
    .catalogue = catalogue,
    .result = result,
    .framework_kind = annexa_kind_lookup ("framework"),
    .kind = annexa_kind_lookup ("control"),
    .known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref),
    .refs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .ids = g_array_new (FALSE, FALSE, sizeof (gint64)),
  };

  g_return_val_if_fail (ANNEXA_IS_PROJECT (project), NULL);

  return run (&import, dry_run, error) ? g_steal_pointer (&result) : NULL;
}

/* Takes the sentence when there is anything to say. */
static void
take (GPtrArray *sentences,
      guint      count,
      char      *sentence)
{
  if (count > 0)
    g_ptr_array_add (sentences, sentence);
  else
    g_free (sentence);
}

/**
 * annexa_oscal_result_describe:
 * @self: what an import did
 * @catalogue: what was imported
 *
 * Returns: (transfer full) (element-type utf8): what happened to which controls, in sentences for people
 */
GPtrArray *
annexa_oscal_result_describe (const AnnexaOscalResult    *self,
                              const AnnexaOscalCatalogue *catalogue)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  if (self->known && self->n_added + self->n_updated + self->n_gone == 0)
    g_ptr_array_add (sentences, g_strdup (_("The project has this catalogue already, and its controls say the same.")));
  else if (self->known)
    g_ptr_array_add (sentences, g_strdup (_("The project has this catalogue already. What you wrote about its controls "
                                            "stays as it is.")));
  take (sentences, self->known ? self->n_updated : 0,
        g_strdup_printf (ngettext ("%u control says something else than before.",
                                   "%u controls say something else than before.", self->n_updated),
                         self->n_updated));
  take (sentences, self->known ? self->n_added : 0,
        g_strdup_printf (ngettext ("%u control is new.", "%u controls are new.", self->n_added), self->n_added));
  take (sentences, self->n_gone,
        g_strdup_printf (ngettext ("%u control is not in it any more and is marked as withdrawn.",
                                   "%u controls are not in it any more and are marked as withdrawn.", self->n_gone),
                         self->n_gone));
  take (sentences, self->n_renamed,
        /* TRANSLATORS: The number of controls, then the ref of a framework such as FW-002 */
        g_strdup_printf (ngettext ("%u number is taken by another control; this one is called after its framework "
                                   "(%s:…).",
                                   "%u numbers are taken by other controls; these are called after their framework "
                                   "(%s:…).",
                                   self->n_renamed),
                         self->n_renamed, self->ref));
  for (guint i = 0; i < catalogue->notes->len; i++)
    g_ptr_array_add (sentences, g_strdup (catalogue->notes->pdata[i]));
  return sentences;
}
