/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-catalogue-threat.h"
#include "annexa-catalogue-vulnerability.h"
#include "annexa-catalogue.h"
#include "annexa-clause.h"
#include "annexa-error.h"
#include "annexa-history.h"
#include "annexa-method-change.h"
#include "annexa-setup.h"

static void
add_organization (AnnexaEdit *edit,
                  const char *name)
{
  const AnnexaKind *kind = annexa_kind_lookup ("organization");
  gint64 id = annexa_edit_create (edit, kind);

  annexa_edit_set_text (edit, kind, id, "name", name);
}

static void
add_method (AnnexaEdit               *edit,
            const AnnexaMethodPreset *preset)
{
  g_autoptr (AnnexaMethodDraft) draft = annexa_method_draft_new_from_preset (preset);
  gint64 method = annexa_method_change_add (edit, draft, "in-force");

  annexa_edit_set_text (edit, annexa_kind_lookup ("method"), method, "version", "1");
}

/* The catalogue has the words of a set in the order of the standard, a project in that of the field's table. */
static void
set_words (AnnexaEdit       *edit,
           const AnnexaKind *kind,
           gint64            id,
           const char       *name,
           const char       *words)
{
  const AnnexaField *field = annexa_kind_find_field (kind, name);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  /* A word that the table does not have is for the gate to refuse. */
  if (!annexa_field_parse (field, words != NULL ? words : "", &value, NULL))
    annexa_value_set_text (&value, words);
  annexa_edit_set (edit, kind, id, field, &value);
}

static gint64
add_framework (AnnexaEdit *edit)
{
  const AnnexaKind *kind = annexa_kind_lookup ("framework");
  gint64 id = annexa_edit_create (edit, kind);

  annexa_edit_set_text (edit, kind, id, "name", ANNEXA_CATALOGUE_NAME);
  annexa_edit_set_integer (edit, kind, id, "own", FALSE);
  annexa_edit_set_text (edit, kind, id, "edition", ANNEXA_CATALOGUE_EDITION);
  annexa_edit_set_text (edit, kind, id, "publisher", ANNEXA_CATALOGUE_PUBLISHER);
  return id;
}

/* Keeps which record stands for which number of the catalogue, for the links between them. */
static void
remember (GHashTable *records,
          const char *ref,
          gint64      id)
{
  g_hash_table_insert (records, (gpointer) ref, g_memdup2 (&id, sizeof id));
}

static void
set_links (AnnexaEdit       *edit,
           const AnnexaKind *kind,
           gint64            id,
           const char       *field,
           GHashTable       *records,
           char            **refs)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; refs[i] != NULL; i++)
    {
      const gint64 *target = g_hash_table_lookup (records, refs[i]);

      g_assert (target != NULL);
      g_array_append_vals (ids, target, 1);
    }
  annexa_edit_set_ids (edit, kind, id, field, (const gint64 *) (gpointer) ids->data, ids->len);
}

static void
add_controls (AnnexaEdit *edit,
              GHashTable *records)
{
  const AnnexaKind *kind = annexa_kind_lookup ("control");
  gint64 framework = add_framework (edit);
  GPtrArray *controls = annexa_catalogue_get_controls ();

  for (guint i = 0; i < controls->len; i++)
    {
      const AnnexaCatalogueControl *control = controls->pdata[i];
      gint64 id = annexa_edit_create (edit, kind);

      annexa_edit_set_text (edit, kind, id, "ref", control->id);
      annexa_edit_set_text (edit, kind, id, "title", control->title);
      annexa_edit_set_integer (edit, kind, id, "own", FALSE);
      annexa_edit_set_integer (edit, kind, id, "framework", framework);
      annexa_edit_set_text (edit, kind, id, "theme", control->theme);
      set_words (edit, kind, id, "types", control->types);
      set_words (edit, kind, id, "properties", control->properties);
      set_words (edit, kind, id, "concepts", control->concepts);
      set_words (edit, kind, id, "capabilities", control->capabilities);
      set_words (edit, kind, id, "domains", control->domains);
      remember (records, control->id, id);
    }
}

static void
add_threats (AnnexaEdit *edit,
             GHashTable *records)
{
  const AnnexaKind *kind = annexa_kind_lookup ("threat");
  GPtrArray *threats = annexa_catalogue_threats_get ();

  for (guint i = 0; i < threats->len; i++)
    {
      const AnnexaCatalogueThreat *threat = threats->pdata[i];
      gint64 id = annexa_edit_create (edit, kind);

      annexa_edit_set_text (edit, kind, id, "ref", threat->id);
      annexa_edit_set_text (edit, kind, id, "name", threat->name);
      set_words (edit, kind, id, "origin", threat->origin);
      annexa_edit_set_text (edit, kind, id, "category", threat->category);
      set_words (edit, kind, id, "affects", threat->affects);
      annexa_edit_set_text (edit, kind, id, "description", threat->description);
      set_words (edit, kind, id, "asset-types", threat->asset_types);
      set_links (edit, kind, id, "controls", records, threat->controls);
      remember (records, threat->id, id);
    }
}

static void
add_vulnerabilities (AnnexaEdit *edit,
                     GHashTable *records)
{
  const AnnexaKind *kind = annexa_kind_lookup ("vulnerability");
  GPtrArray *vulnerabilities = annexa_catalogue_vulnerabilities_get ();

  for (guint i = 0; i < vulnerabilities->len; i++)
    {
      const AnnexaCatalogueVulnerability *vulnerability = vulnerabilities->pdata[i];
      gint64 id = annexa_edit_create (edit, kind);

      annexa_edit_set_text (edit, kind, id, "ref", vulnerability->id);
      annexa_edit_set_text (edit, kind, id, "name", vulnerability->name);
      annexa_edit_set_text (edit, kind, id, "category", vulnerability->category);
      annexa_edit_set_text (edit, kind, id, "severity", vulnerability->severity);
      annexa_edit_set_text (edit, kind, id, "description", vulnerability->description);
      set_words (edit, kind, id, "asset-types", vulnerability->asset_types);
      set_links (edit, kind, id, "exploited-by", records, vulnerability->threats);
      set_links (edit, kind, id, "controls", records, vulnerability->controls);
    }
}

static void
add_requirements (AnnexaEdit *edit)
{
  const AnnexaKind *kind = annexa_kind_lookup ("requirement");
  GPtrArray *clauses = annexa_clauses_get ();

  for (guint i = 0; i < clauses->len; i++)
    {
      const AnnexaClause *clause = clauses->pdata[i];
      gint64 id;

      if (clause->is_heading)
        continue;
      id = annexa_edit_create (edit, kind);
      annexa_edit_set_text (edit, kind, id, "ref", clause->id);
      annexa_edit_set_text (edit, kind, id, "title", clause->title);
      annexa_edit_set_integer (edit, kind, id, "own", FALSE);
      annexa_edit_set_text (edit, kind, id, "chapter", clause->chapter);
    }
}

static const AnnexaMethodPreset *
find_preset (const char *id,
             GError    **error)
{
  const AnnexaMethodPreset *preset = annexa_method_preset_find (id);

  if (preset == NULL)
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND, _("There is no ready-made risk method “%s”."), id);
  return preset;
}

/**
 * annexa_setup_new_project:
 * @path: where the project file is going to be
 * @name: the organization's name
 * @preset: the stable name of a ready-made risk method
 * @error: return location
 *
 * Makes a project with what every project has: the organization, a risk method in force, the clauses 4 to 10 and the 93
 * controls of Annex A, and a list of threats and weaknesses to start from.
 * The file appears when the project is published.
 *
 * Returns: (transfer full) (nullable): the project
 */
AnnexaProject *
annexa_setup_new_project (const char *path,
                          const char *name,
                          const char *preset,
                          GError    **error)
{
  const AnnexaMethodPreset *method = find_preset (preset, error);
  g_autoptr (AnnexaProject) project = NULL;
  g_autoptr (AnnexaEdit) edit = NULL;
  g_autoptr (GHashTable) records = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  if (method == NULL)
    return NULL;
  project = annexa_project_create (path, error);
  if (project == NULL)
    return NULL;

  edit = annexa_project_begin (project, _("Project created"));
  add_organization (edit, name);
  annexa_edit_create (edit, annexa_kind_lookup ("limits"));
  add_method (edit, method);
  add_requirements (edit);
  add_controls (edit, records);
  add_threats (edit, records);
  add_vulnerabilities (edit, records);
  if (!annexa_project_apply (project, edit, error) || !annexa_project_settle (project, error))
    return NULL;
  return g_steal_pointer (&project);
}
