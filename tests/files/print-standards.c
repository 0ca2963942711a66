/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib.h>
#include <libintl.h>
#include <locale.h>

#include "annexa-catalogue-threat.h"
#include "annexa-catalogue-vulnerability.h"
#include "annexa-catalogue.h"
#include "annexa-clause.h"
#include "annexa-method-preset.h"
#include "annexa-required-document.h"
#include "annexa-review-topic.h"
#include "annexa-starter.h"

static void
print_text (const char *text)
{
  if (text != NULL && *text != '\0')
    g_print ("%s\n", text);
}

static void
print_all (char **texts)
{
  for (guint i = 0; texts[i] != NULL; i++)
    print_text (texts[i]);
}

static void
print_control (const AnnexaCatalogueControl *control)
{
  print_text (annexa_catalogue_get_title (control));
  print_text (control->need);
  print_text (control->meaning);
  print_text (control->practice);
  print_all (control->done);
  print_all (control->auditor);
}

static void
print_clause (const AnnexaClause *clause)
{
  print_text (annexa_clause_get_title (clause));
  if (clause->is_heading)
    return;
  print_text (clause->meaning);
  print_text (clause->practice);
  print_all (clause->exists);
  print_text (clause->record);
  print_all (clause->evidence);
  print_all (clause->auditor);
}

static void
print_threats (void)
{
  GPtrArray *threats = annexa_catalogue_threats_get ();
  GPtrArray *vulnerabilities = annexa_catalogue_vulnerabilities_get ();

  for (guint i = 0; i < threats->len; i++)
    {
      const AnnexaCatalogueThreat *threat = threats->pdata[i];

      print_text (threat->name);
      print_text (threat->category);
      print_text (threat->description);
    }
  for (guint i = 0; i < vulnerabilities->len; i++)
    {
      const AnnexaCatalogueVulnerability *vulnerability = vulnerabilities->pdata[i];

      print_text (vulnerability->name);
      print_text (vulnerability->category);
      print_text (vulnerability->description);
    }
}

static void
print_documents (void)
{
  GPtrArray *documents = annexa_required_documents_get ();

  for (guint i = 0; i < documents->len; i++)
    {
      const AnnexaRequiredDocument *document = documents->pdata[i];
      g_autofree char *basis = annexa_required_document_get_basis (document);

      print_text (document->title);
      print_text (document->owner);
      print_text (document->content);
      print_text (basis);
    }
}

static void
print_review (void)
{
  GPtrArray *topics = annexa_review_topics_get ();

  for (guint i = 0; i < topics->len; i++)
    print_text (((AnnexaReviewTopic *) topics->pdata[i])->question);
}

/* Only what is text in the file is translated; the rest are words and numbers. A list is printed line by line. */
static void
print_starter_value (const AnnexaStarterValue *value)
{
  g_auto (GStrv) lines = g_strsplit (value->text, "\n", -1);
  AnnexaFieldType type = value->field->type;

  if (type != ANNEXA_FIELD_TEXT && type != ANNEXA_FIELD_LONG_TEXT)
    return;
  for (guint i = 0; lines[i] != NULL; i++)
    print_text (g_str_has_prefix (lines[i], "- ") ? lines[i] + 2 : lines[i]);
}

static void
print_starters (void)
{
  GPtrArray *starters = annexa_starters_get ();

  for (guint i = 0; i < starters->len; i++)
    {
      const AnnexaStarter *starter = starters->pdata[i];

      print_text (starter->about);
      print_text (annexa_starter_get_title (starter));
      for (guint j = 0; j < starter->records->len; j++)
        {
          const AnnexaStarterRecord *record = starter->records->pdata[j];

          for (guint k = 0; k < record->values->len; k++)
            print_starter_value (record->values->pdata[k]);
        }
    }
}

static void
print_steps (const AnnexaPresetStep *steps,
             guint                   n_steps)
{
  for (guint i = 1; i <= n_steps; i++)
    {
      print_text (steps[i].label);
      print_text (steps[i].description);
      print_text (steps[i].money);
      print_text (steps[i].operations);
      print_text (steps[i].legal);
      print_text (steps[i].reputation);
      print_text (steps[i].safety);
    }
}

static void
print_preset (const AnnexaMethodPreset *preset)
{
  print_text (preset->title);
  print_text (preset->description);
  print_steps (preset->likelihoods, preset->n_likelihoods);
  print_steps (preset->impacts, preset->n_impacts);
  for (guint i = 1; i <= preset->n_levels; i++)
    {
      print_text (preset->levels[i].label);
      print_text (preset->levels[i].sign);
      print_text (preset->levels[i].description);
    }
}

/* Prints every text of the standard as a person with translations from the given folder reads it, one a line. */
int
main (int    argc,
      char **argv)
{
  GPtrArray *controls;
  GPtrArray *clauses;
  GPtrArray *presets;

  g_assert_cmpint (argc, ==, 2);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, argv[1]);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  controls = annexa_catalogue_get_controls ();
  for (guint i = 0; i < controls->len; i++)
    print_control (controls->pdata[i]);

  clauses = annexa_clauses_get ();
  for (guint i = 0; i < clauses->len; i++)
    print_clause (clauses->pdata[i]);

  print_threats ();
  print_documents ();
  print_review ();
  print_starters ();

  presets = annexa_method_presets_get ();
  for (guint i = 0; i < presets->len; i++)
    print_preset (presets->pdata[i]);

  return 0;
}
