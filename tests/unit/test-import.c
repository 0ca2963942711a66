/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-csv-reader.h"
#include "annexa-error.h"
#include "annexa-history.h"
#include "annexa-import.h"
#include "annexa-query.h"
#include "annexa-test.h"

static AnnexaImportTable *
make_table (const char *name,
            const char *csv,
            const char *kind)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (csv, strlen (csv));
  g_autoptr (GError) error = NULL;
  AnnexaImportTable *table
      = annexa_import_table_new (name, bytes, kind != NULL ? annexa_kind_lookup (kind) : NULL, &error);

  g_assert_no_error (error);
  return table;
}

static AnnexaImport *
run (AnnexaProject *project,
     const char    *name,
     const char    *csv,
     gboolean       dry_run,
     GError       **error)
{
  AnnexaImport *import = annexa_import_new (project);

  annexa_import_take_table (import, make_table (name, csv, NULL));
  annexa_import_run (import, dry_run, error);
  return import;
}

static AnnexaImport *
import_csv (AnnexaProject *project,
            const char    *name,
            const char    *csv)
{
  g_autoptr (GError) error = NULL;
  AnnexaImport *import = run (project, name, csv, FALSE, &error);

  for (guint i = 0; i < annexa_import_get_n_messages (import); i++)
    g_test_message ("%u %s: %s", annexa_import_get_message (import, i)->line,
                    annexa_import_get_message (import, i)->column, annexa_import_get_message (import, i)->text);
  g_assert_no_error (error);
  annexa_test_assert_sound (project);
  return import;
}

/* "line column" of every message, errors with "!". */
static char *
list_messages (AnnexaImport *import)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < annexa_import_get_n_messages (import); i++)
    {
      const AnnexaImportMessage *message = annexa_import_get_message (import, i);

      g_assert_true (g_str_has_suffix (message->text, "."));
      g_string_append_printf (list, "%s%s%u %s", list->len > 0 ? ", " : "", message->error ? "!" : "", message->line,
                              message->column != NULL ? message->column : "-");
    }
  return g_string_free (list, FALSE);
}

static void
assert_messages (AnnexaImport *import,
                 const char   *expected)
{
  g_autofree char *found = list_messages (import);

  g_assert_cmpstr (found, ==, expected);
}

static void
assert_count (AnnexaImport *import,
              const char   *kind,
              guint         added,
              guint         updated,
              guint         created)
{
  AnnexaImportCount found = { NULL };

  for (guint i = 0; i < annexa_import_get_n_counts (import); i++)
    if (strcmp (annexa_import_get_count (import, i)->kind->name, kind) == 0)
      found = *annexa_import_get_count (import, i);
  g_assert_cmpuint (found.added, ==, added);
  g_assert_cmpuint (found.updated, ==, updated);
  g_assert_cmpuint (found.created, ==, created);
}

static void
assert_field (AnnexaProject *project,
              const char    *kind,
              const char    *ref,
              const char    *field,
              const char    *expected)
{
  gint64 id = annexa_project_find_ref (project, annexa_kind_lookup (kind), ref);
  g_autofree char *found = NULL;

  if (id == 0)
    g_error ("there is no %s %s", kind, ref);
  found = annexa_test_get (project, kind, id, field);
  g_assert_cmpstr (found, ==, expected);
}

static char *
describe_columns (AnnexaImportTable *table)
{
  static const char *const words[] = { "?", "name", "label", "synonym", "values", "chosen", "computed", "out" };
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < annexa_import_table_get_n_columns (table); i++)
    {
      const AnnexaColumn *column = annexa_import_table_get_column (table, i);

      g_string_append_printf (list, "%s%s %s", i > 0 ? ", " : "", column->field != NULL ? column->field->name : "-",
                              words[column->match]);
    }
  return g_string_free (list, FALSE);
}

static void
test_columns (void)
{
  static const struct
  {
    const char *kind;
    const char *heading;
    const char *columns;
  } cases[] = {
    { "asset", "ref,name,owner", "ref name, name name, owner name" },
    { "asset", "Ref ID,ASSET NAME,asset_owner,Colour", "ref synonym, name synonym, owner synonym, - ?" },
    { "asset", "Référence,Náme,Last reviewed", "ref label, name name, reviewed label" },
    /* A synonym does not take the field from the column that is named like it, wherever that stands. */
    { "risk", "Name,Title", "- ?, title name" },
    { "asset", "Asset,Title,Name", "- ?, - ?, name name" },
    { "risk", "Risk owner,Responsible,Impact,current_impact",
      "owner label, - ?, - ?, current-impact name" },
    { "risk", "title,current_risk,Level,current-level", "title name, - ?, - ?, current-level computed" },
    { "risk", "title,Residual risk", "title name, target-level computed" },
    { "person", "id,name", "ref synonym, name name" },
    { "person", "identifier,id,ref", "- ?, - ?, ref name" },
    { "asset", "name,,  ", "name name, - ?, - ?" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnexaImportTable) table = make_table ("x.csv", cases[i].heading, cases[i].kind);
      g_autofree char *columns = describe_columns (table);

      g_assert_cmpstr (columns, ==, cases[i].columns);
    }
}

static void
test_choose_columns (void)
{
  g_autoptr (AnnexaImportTable) table = make_table ("x.csv", "Name,Notes,Who,Remarks,Drop", "asset");
  g_autoptr (GError) error = NULL;
  g_autofree char *columns = NULL;

  g_assert_true (annexa_import_table_choose (table, "Who", "custodian", &error));
  g_assert_true (annexa_import_table_choose (table, "remarks", "notes", &error));
  g_assert_true (annexa_import_table_choose (table, "Drop", "", &error));
  columns = describe_columns (table);
  g_assert_cmpstr (columns, ==, "name name, - ?, custodian chosen, notes chosen, - out");

  g_assert_false (annexa_import_table_choose (table, "Nobody", "notes", &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (annexa_import_table_choose (table, "Name", "price tag", &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (annexa_import_table_choose (table, "Name", "open-risks", &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (annexa_import_table_choose (table, "Name", "custodian", &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
}

/* Where the words of a column are those of another list, that is what the other program means. */
static void
test_columns_by_values (void)
{
  static const struct
  {
    const char *csv;
    const char *columns;
  } cases[] = {
    { "name,type\nx,PR\ny,SP\n", "name name, class values" },
    { "name,type\nx,PR\ny,\n", "name name, class values" },
    { "name,type\nx,PR\ny,hardware\n", "name name, type name" },
    { "name,type\nx,PR\ny,elsewhere\n", "name name, type name" },
    { "name,type\nx,\ny,\n", "name name, type name" },
    { "name,type,class\nx,PR,SP\n", "name name, type name, class name" },
    { "ref,name,type\nA-1,x,primary\n", "ref name, name name, type name" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnexaImportTable) table = make_table ("x.csv", cases[i].csv, "asset");
      g_autofree char *columns = describe_columns (table);

      g_assert_cmpstr (columns, ==, cases[i].columns);
    }
}

static void
test_dashes (void)
{
  AnnexaProject *project = annexa_test_new_project ("dashes.annexa");
  g_autoptr (AnnexaImport) import
      = import_csv (project, "risk.csv",
                    "ref,title,residual impact,residual proba,owner,reason,next-review,level,colour\n"
                    "R-1,One,--,—,-,--,–,--,--\n");

  assert_messages (import, "2 colour");
  assert_field (project, "risk", "R-1", "target-impact", "");
  assert_field (project, "risk", "R-1", "owner", "");
  assert_field (project, "risk", "R-1", "reason", "--");
  assert_field (project, "risk", "R-1", "notes", "colour: --");
  annexa_test_close (project);
}

static void
test_guess_kind (void)
{
  static const struct
  {
    const char *name;
    const char *heading;
    const char *kind;
  } cases[] = {
    { "asset.csv", "x,y", "asset" },
    { "Assets.csv", "name", "asset" },
    { "People.CSV", "name", "person" },
    { "sample_assets.csv", "name,description", "asset" },
    { "my weaknesses 2026.csv", "name", "vulnerability" },
    { "sample_applied_controls.csv", "ref_id,name,description,status,category,owner", "control" },
    { "export.csv", "title,assets,threat,current-likelihood", "risk" },
    { "RA_sample.csv", "ref_id;assets;threats;name;description;current_impact;treatment", "risk" },
    { "list.csv", "Name,Email,Job title,Department", "person" },
    { "Inventar.csv", "Inventarnummer;Bezeichnung;Typ;Eigentümer;Standort;Bemerkung", "asset" },
    { "Mitarbeiter.csv", "Name;E-Mail-Adresse;Funktion;Abteilung;Eintritt", "person" },
    { "inventaire.csv", "Désignation;Catégorie;Propriétaire;Emplacement;Quantité", "asset" },
    { "plan.csv", "Tâche;Description;Responsable;Échéance;Statut", "task" },
  };
  g_autoptr (GBytes) bytes = g_bytes_new_static ("name\nx", 6);
  g_autoptr (GBytes) empty = g_bytes_new_static ("\n\n", 2);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnexaImportTable) table = make_table (cases[i].name, cases[i].heading, NULL);

      g_assert_cmpstr (annexa_import_table_get_kind (table)->name, ==, cases[i].kind);
    }
  g_assert_null (annexa_import_table_new ("list.csv", bytes, NULL, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX);
  g_clear_error (&error);
  g_assert_null (annexa_import_table_new ("asset.csv", empty, NULL, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX);
}

/* What somebody looks at is as good as another kind, but not better than one that knows more columns. */
static void
test_propose_kind (void)
{
  static const struct
  {
    const char *table;
    const char *shown;
    const char *kind;
  } cases[] = {
    { "Name;Type;Owner;Location\nPlotter;Hardware;;\n", "review", "asset" },
    { "Name;Type;Owner;Location\nPlotter;Hardware;;\n", "asset", "asset" },
    { "Name;Type;Owner;Location\nPlotter;Hardware;;\n", NULL, "asset" },
    { "Name;Owner\nPlotter;\n", "supplier", "supplier" },
    { "Name;Type;Owner\nPlotter;Hardware;\n", "review", "asset" },
    { "colour\nx\n", NULL, NULL },
    { "name\nx\n", "asset", "asset" },
    { "Name;Type;Owner\nPlotter;Hardware;\n", "baseline", "asset" },
    { "Name;Type;Owner;Paint\nPlotter;Contraption;Ana;red\n", NULL, "asset" },
    { "Name;Type;Owner;Paint\nPlotter;Contraption;Ana;red\n", "obligation", "obligation" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].table, strlen (cases[i].table));
      const AnnexaKind *shown = cases[i].shown != NULL ? annexa_kind_lookup (cases[i].shown) : NULL;
      g_autoptr (AnnexaImportTable) table = annexa_import_table_open ("list.csv", bytes, NULL, NULL);
      const AnnexaKind *kind = annexa_import_table_propose_kind (table, shown);

      g_assert_cmpstr (kind != NULL ? kind->name : NULL, ==, cases[i].kind);
    }
}

static void
test_new_rows (void)
{
  AnnexaProject *project = annexa_test_new_project ("new-rows.annexa");
  g_autoptr (AnnexaImport) import = import_csv (
      project, "assets.csv",
      "ref,name,type,owner,depends-on,classification,personal-data,quantity,value,next-review\n"
      "A-7,Server,hardware,Anna Weber,,confidential,yes,2,\"1.234,50\",12.1.2027\n"
      ",Web shop,Application,anna weber,Server; A-9,Strictly confidential,x,,,\n"
      "A-001,Router,Device,Eva,\"server|Web shop\",,,,,\n"
      "A-9,Database,,ANNA WEBER,,,,,,\n"
      ",,,,,,,,,\n");

  assert_messages (import, "");
  assert_count (import, "asset", 4, 0, 0);
  assert_count (import, "person", 0, 0, 2);
  g_assert_cmpstr (annexa_import_get_label (import), ==, "4 assets imported from assets.csv");
  assert_field (project, "asset", "A-7", "value", "1234.5");
  assert_field (project, "asset", "A-7", "next-review", "2027-01-12");
  assert_field (project, "asset", "A-7", "status", "in-use");
  /* The one without a ref gets one that no other row brings along. */
  assert_field (project, "asset", "A-010", "name", "Web shop");
  assert_field (project, "asset", "A-010", "type", "software");
  assert_field (project, "asset", "A-010", "depends-on", "A-7; A-9");
  assert_field (project, "asset", "A-010", "classification", "strictly-confidential");
  assert_field (project, "asset", "A-010", "personal-data", "yes");
  assert_field (project, "asset", "A-001", "depends-on", "A-7; A-010");
  assert_field (project, "asset", "A-7", "owner", "P-001");
  assert_field (project, "asset", "A-010", "owner", "P-001");
  assert_field (project, "asset", "A-9", "owner", "P-001");
  assert_field (project, "person", "P-001", "name", "Anna Weber");
  annexa_test_close (project);
}

static void
test_update_rows (void)
{
  AnnexaProject *project = annexa_test_new_project ("update-rows.annexa");
  g_autoptr (AnnexaImport) first = import_csv (project, "asset.csv",
                                               "ref,name,location,status,personal-data,owner,notes\n"
                                               "A-1,Server,Room 3,standby,yes,Anna,old\n"
                                               "A-2,Laptop,Bag,in-use,no,Eva,\n"
                                               "A-3,Desk,Room 1,in-use,no,,\n");
  g_autoptr (AnnexaImport) second = import_csv (project, "asset.csv",
                                                "ref,name,location,status,personal-data,owner\n"
                                                "A-1,Big server,,,,\n"
                                                ",LAPTOP,Desk,retired,yes,anna\n"
                                                ",Chair,,,,\n");

  assert_count (first, "asset", 3, 0, 0);
  assert_count (second, "asset", 1, 2, 0);
  assert_messages (second, "");
  /* An empty cell empties the field; what has no column stays. */
  assert_field (project, "asset", "A-1", "name", "Big server");
  assert_field (project, "asset", "A-1", "location", "");
  assert_field (project, "asset", "A-1", "status", "");
  assert_field (project, "asset", "A-1", "personal-data", "no");
  assert_field (project, "asset", "A-1", "owner", "");
  assert_field (project, "asset", "A-1", "notes", "old");
  assert_field (project, "asset", "A-2", "location", "Desk");
  assert_field (project, "asset", "A-2", "owner", "P-001");
  assert_field (project, "asset", "A-3", "location", "Room 1");
  assert_field (project, "asset", "A-004", "name", "Chair");
  /* Of a new record an empty cell is an empty field, too, where it may be. */
  assert_field (project, "asset", "A-004", "status", "");
  assert_field (project, "asset", "A-004", "personal-data", "no");
  annexa_test_close (project);
}

static void
test_strange_refs (void)
{
  AnnexaProject *project = annexa_test_new_project ("refs.annexa");
  const char *csv = "ref,name,depends-on\n"
                    "urn:intuitem:risk:library:a-very-long-reference-of-another-tool,First,\n"
                    "a;b,Second,\n"
                    "R.1/x 5,Third,urn:intuitem:risk:library:a-very-long-reference-of-another-tool\n";
  g_autoptr (AnnexaImport) import = import_csv (project, "asset.csv", csv);
  g_autoptr (AnnexaImport) again = NULL;

  assert_messages (import, "2 ref, 3 ref");
  assert_field (project, "asset", "A-001", "notes",
                "Reference before import: urn:intuitem:risk:library:a-very-long-reference-of-another-tool");
  assert_field (project, "asset", "A-002", "notes", "Reference before import: a;b");
  assert_field (project, "asset", "R.1/x 5", "depends-on", "A-001");

  again = import_csv (project, "asset.csv", csv);
  assert_count (again, "asset", 0, 0, 0);
  g_assert_cmpuint (annexa_import_get_count (again, 0)->unchanged, ==, 3);
  assert_field (project, "asset", "R.1/x 5", "depends-on", "A-001");
  assert_field (project, "asset", "A-002", "notes", "Reference before import: a;b");
  annexa_test_close (project);
}

static void
test_links (void)
{
  AnnexaProject *project = annexa_test_new_project ("links.annexa");
  g_autoptr (AnnexaImport) people = import_csv (project, "people.csv",
                                                "ref,name\nP-001,Anna Weber\nP-002,Eva\nP-003,Eva\n"
                                                "P-004,\"Klein, Söhne\"\n");
  g_autoptr (AnnexaImport) import = import_csv (project, "risks.csv",
                                                "ref;title;owner;threats;existing-controls;assets\n"
                                                "R-1;One;Anna Weber|Max;Fire,Flood;A.5.1, Backup;Server\n"
                                                "R-2;Two;Weber, Anna;;;Server, Laptop\n"
                                                "R-3;Three;Meier, Max;;;SERVER | Laptop\n"
                                                "R-4;Four;Eva;;\"A.5.1; A.5.2\";\n"
                                                "R-5;Five;P-099;;;A-099\n"
                                                "R-6;Six;Klein, Söhne;\";\";;\n"
                                                "R-7;Seven;Otto Maier, Ida Huber;;;\n");

  assert_count (people, "person", 4, 0, 0);
  /* Max of R-1 is no second owner, and Meier, Max is one person. */
  assert_count (import, "person", 0, 0, 2);
  assert_count (import, "asset", 0, 0, 2);
  assert_messages (import, "2 owner, 2 threats, 2 existing-controls, 5 owner, 6 owner, 6 assets, 7 threats, 8 owner");
  assert_field (project, "risk", "R-1", "owner", "P-001");
  assert_field (project, "risk", "R-1", "threat", "T-055");
  assert_field (project, "risk", "R-1", "existing-controls", "A.5.1");
  assert_field (project, "risk", "R-1", "notes", "owner: Max\nthreats: Flood\nexisting-controls: Backup");
  assert_field (project, "risk", "R-2", "owner", "P-001");
  assert_field (project, "risk", "R-2", "assets", "A-001; A-002");
  assert_field (project, "risk", "R-3", "assets", "A-001; A-002");
  assert_field (project, "person", "P-005", "name", "Meier, Max");
  assert_field (project, "risk", "R-4", "owner", "");
  assert_field (project, "risk", "R-4", "notes", "owner: Eva");
  assert_field (project, "risk", "R-4", "existing-controls", "A.5.1; A.5.2");
  assert_field (project, "risk", "R-5", "notes", "owner: P-099\nassets: A-099");
  assert_field (project, "risk", "R-6", "owner", "P-004");
  assert_field (project, "risk", "R-7", "notes", "owner: Ida Huber");
  annexa_test_close (project);
}

static void
test_not_understood (void)
{
  AnnexaProject *project = annexa_test_new_project ("notes.annexa");
  const char *csv = "ref,title,current-likelihood,current-impact,affects,next-review,treatment,colour,current_risk,notes,"
                    "remarks,\n"
                    "R-1,One,LIKELY,Important,C; privacy,soon,burn it,blue,Low,mine,yours,loose,more\n"
                    "R-2,Two,5,6,A/C,2027-02-30\n"
                    "R-3,Three,likely,Severe,\"Confidentiality, Integrity\",+1w,mitigate,,,,,\n"
                    "R-4,Four,5,5,C,1 year\n";
  g_autoptr (AnnexaImport) import = import_csv (project, "risk.csv", csv);
  g_autoptr (AnnexaImport) again = NULL;
  const char *notes = "mine\ncurrent-impact: Important\naffects: privacy\nnext-review: soon\ntreatment: burn it\n"
                      "colour: blue\ncurrent_risk: Low\nremarks: yours\nColumn 12: loose\nColumn 13: more";

  assert_messages (import, "2 -, 2 current-impact, 2 affects, 2 next-review, 2 treatment, 2 colour, 2 current_risk, "
                           "2 remarks, 2 Column 12, 2 Column 13, 3 -, 3 current-impact, 3 next-review, 5 -, 5 next-review");
  assert_field (project, "risk", "R-1", "current-likelihood", "4");
  assert_field (project, "risk", "R-1", "affects", "C");
  assert_field (project, "risk", "R-1", "notes", notes);
  assert_field (project, "risk", "R-2", "current-likelihood", "5");
  assert_field (project, "risk", "R-2", "affects", "C; A");
  assert_field (project, "risk", "R-2", "notes", "current-impact: 6\nnext-review: 2027-02-30");
  assert_field (project, "risk", "R-3", "current-impact", "4");
  assert_field (project, "risk", "R-3", "affects", "C; I");
  assert_field (project, "risk", "R-3", "next-review", "2026-11-30");
  assert_field (project, "risk", "R-3", "treatment", "modify");
  assert_field (project, "risk", "R-4", "next-review", "");
  assert_field (project, "risk", "R-4", "notes", "next-review: 1 year");

  /* A second time nothing is added to the notes, although the file says nothing of R-2's. */
  again = import_csv (project, "risk.csv", csv);
  assert_field (project, "risk", "R-1", "notes", notes);
  assert_field (project, "risk", "R-2", "notes", "current-impact: 6\nnext-review: 2027-02-30");
  annexa_test_close (project);
}

/* With the reference and the names or labels of fields the program itself wrote the file, whatever somebody added: what it
 * computed is left out. */
static void
test_own_computed (void)
{
  AnnexaProject *project = annexa_test_new_project ("computed.annexa");
  g_autoptr (AnnexaImport) own
      = import_csv (project, "risk.csv", "ref,title,current-level,created\nR-1,One,Low,2020-01-01T00:00:00Z\n");
  g_autoptr (AnnexaImport) saved = import_csv (project, "risk.csv", "Reference,Risk,Level,Colour\nR-1,One,Low,red\n");
  g_autoptr (AnnexaImport) foreign = import_csv (project, "risk.csv", "Title,Created\nTwo,2020-01-01\n");
  g_autoptr (AnnexaImport) chosen = annexa_import_new (project);
  AnnexaImportTable *table = make_table ("risk.csv", "ref,title,created\nR-1,One,2020-01-01\n", NULL);
  g_autoptr (GError) error = NULL;

  assert_messages (own, "");
  assert_messages (saved, "2 Colour");
  assert_field (project, "risk", "R-1", "notes", "Colour: red");
  annexa_import_table_keep_at (table, 2);
  annexa_import_take_table (chosen, table);
  annexa_import_run (chosen, FALSE, &error);
  g_assert_no_error (error);
  assert_messages (chosen, "2 created");
  assert_messages (foreign, "2 Created");
  assert_field (project, "risk", "R-002", "notes", "Created: 2020-01-01");
  annexa_test_close (project);
}

/* A word is one for each table and column, and only so many are told apart as a person may go through. */
static void
test_unknown_words (void)
{
  AnnexaProject *project = annexa_test_new_project ("words.annexa");
  g_autoptr (GString) many = g_string_new ("name,type\n");
  g_autoptr (AnnexaImport) trial = annexa_import_new (project);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (many, "Machine %u,Kind %u\n", i, i % 150);
  annexa_import_take_table (trial, make_table ("asset.csv", "name,type\nPlotter,kind 0\nLathe,Oddity\n", NULL));
  annexa_import_take_table (trial, make_table ("asset.csv", many->str, NULL));
  annexa_import_run (trial, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (annexa_import_get_n_words (trial), ==, 100);
  g_assert_cmpstr (annexa_import_get_word (trial, 0)->text, ==, "kind 0");
  g_assert_cmpuint (annexa_import_get_word (trial, 0)->table, ==, 0);
  g_assert_cmpuint (annexa_import_get_word (trial, 0)->n_rows, ==, 1);
  g_assert_cmpuint (annexa_import_get_word (trial, 2)->table, ==, 1);
  for (guint i = 2; i < 100; i++)
    g_assert_cmpuint (annexa_import_get_word (trial, i)->n_rows, ==, 2);
  annexa_test_close (project);
}

/* What somebody says that a word means goes for all rows, and for each part of a list of words. */
static void
test_meanings (void)
{
  AnnexaProject *project = annexa_test_new_project ("meanings.annexa");
  const char *csv = "name,type,personal-data\nPlotter,Machine,no\nLathe,MACHINE,no\nOrders,Folklore,no\n";
  g_autoptr (AnnexaImport) trial = annexa_import_new (project);
  g_autoptr (AnnexaImport) import = annexa_import_new (project);
  g_autoptr (AnnexaImport) risks = annexa_import_new (project);
  AnnexaImportTable *table = make_table ("asset.csv", csv, NULL);
  g_autoptr (GError) error = NULL;

  annexa_import_take_table (trial, make_table ("asset.csv", csv, NULL));
  annexa_import_run (trial, TRUE, &error);
  g_assert_no_error (error);
  assert_messages (trial, "2 type, 3 type, 4 type");
  g_assert_cmpuint (annexa_import_get_n_words (trial), ==, 2);
  g_assert_cmpstr (annexa_import_get_word (trial, 0)->text, ==, "Machine");
  g_assert_cmpuint (annexa_import_get_word (trial, 0)->n_rows, ==, 2);
  g_assert_cmpuint (annexa_import_get_word (trial, 0)->column, ==, 1);

  g_assert_null (annexa_import_get_word (trial, 0)->meaning);
  g_assert_cmpint (annexa_import_get_message (trial, 0)->position, ==, 1);

  annexa_import_table_set_meaning (table, 1, "Machine", "hardware");
  annexa_import_table_set_meaning (table, 1, "Folklore", "");
  annexa_import_table_set_meaning (table, 1, "Nowhere", "software");
  annexa_import_take_table (import, table);
  annexa_import_run (import, FALSE, &error);
  g_assert_no_error (error);
  assert_messages (import, "");
  /* What was explained is told, so that it can be changed; what does not occur is not. */
  g_assert_cmpuint (annexa_import_get_n_words (import), ==, 2);
  g_assert_cmpstr (annexa_import_get_word (import, 0)->text, ==, "Machine");
  g_assert_cmpstr (annexa_import_get_word (import, 0)->meaning, ==, "hardware");
  g_assert_cmpuint (annexa_import_get_word (import, 0)->n_rows, ==, 2);
  g_assert_cmpstr (annexa_import_get_word (import, 1)->meaning, ==, "");
  assert_field (project, "asset", "A-001", "type", "hardware");
  assert_field (project, "asset", "A-002", "type", "hardware");
  assert_field (project, "asset", "A-003", "type", "");
  assert_field (project, "asset", "A-001", "notes", "");

  table = make_table ("risk.csv", "title,affects,current-impact\nOne,C; privacy; A,awful\n", NULL);
  annexa_import_table_set_meaning (table, 1, "Privacy", "I");
  annexa_import_table_set_meaning (table, 2, "awful", "5");
  annexa_import_take_table (risks, table);
  annexa_import_run (risks, FALSE, &error);
  g_assert_no_error (error);
  assert_messages (risks, "");
  g_assert_cmpuint (annexa_import_get_n_words (risks), ==, 2);
  g_assert_cmpstr (annexa_import_get_word (risks, 0)->text, ==, "privacy");
  assert_field (project, "risk", "R-001", "affects", "C; I; A");
  assert_field (project, "risk", "R-001", "current-impact", "5");
  annexa_test_close (project);
}

static void
test_row_errors (void)
{
  AnnexaProject *project = annexa_test_new_project ("errors.annexa");
  g_autofree char *long_name = g_strnfill (ANNEXA_LONGEST_TEXT + 1, 'x');
  g_autofree char *csv = g_strdup_printf ("ref,name,depends-on\n"
                                          "A-1,,\n"
                                          "A-2,Good,\n"
                                          "A-2,Same ref,\n"
                                          "A-3,%s,\n"
                                          ",\"two\nlines\",\n"
                                          "A-5,Circle,A-5\n",
                                          long_name);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = annexa_test_dump (project);
  g_autofree char *after = NULL;
  g_autoptr (AnnexaImport) import = run (project, "asset.csv", csv, FALSE, &error);
  g_autoptr (AnnexaImport) people = NULL;

  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  assert_messages (import, "!2 name, !4 ref, !5 name, !8 depends-on");

  /* Rules over several fields are the gate's, and it tells them with their line, too. */
  g_clear_error (&error);
  people = run (project, "person.csv", "name,joined,left\nAnna,2026-01-01,\nEva,2026-05-01,2025-01-01\n", FALSE, &error);
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  assert_messages (people, "!3 left");

  after = annexa_test_dump (project);
  g_assert_cmpstr (after, ==, before);
  annexa_test_close (project);
}

/* Not a line for each of a thousand rows. */
static void
test_no_title_column (void)
{
  AnnexaProject *project = annexa_test_new_project ("untitled.annexa");
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaImport) import = run (project, "asset.csv", "Gizmo,Description\nServer,Big\nShop,Small\n", FALSE, &error);

  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  assert_messages (import, "!0 -, 2 Gizmo, 3 Gizmo");
  g_assert_nonnull (strstr (annexa_import_get_message (import, 0)->text, "no column for “Name”"));
  annexa_test_close (project);
}

static void
test_same_record_twice (void)
{
  AnnexaProject *project = annexa_test_new_project ("twice.annexa");
  g_autoptr (AnnexaImport) first = import_csv (project, "asset.csv", "ref,name\nA-1,Server\nA-2,Laptop\nA-3,laptop\n");
  g_autoptr (AnnexaImport) second = import_csv (project, "asset.csv", "ref,name\nA-1,Box\n,Server\n,Laptop\n,Laptop\n");
  g_autoptr (AnnexaImport) organization = NULL;
  g_autoptr (GError) error = NULL;

  /* The first row claims A-1, so the second is another server; which laptop is meant nobody can know. */
  assert_count (second, "asset", 3, 1, 0);
  assert_messages (second, "4 name, 5 name");
  assert_count (first, "asset", 3, 0, 0);

  organization = run (project, "organization.csv", "name\nOne\nTwo\n", FALSE, &error);
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  assert_messages (organization, "!3 Reference");
  annexa_test_close (project);
}

static void
test_controls (void)
{
  AnnexaProject *project = annexa_test_new_project ("controls.annexa");
  g_autoptr (AnnexaImport) import = import_csv (project, "controls.csv",
                                                "id;title;theme;applicable;status\n"
                                                "A.5.1;Richtlinien;organizational;yes;done\n"
                                                "X-1;Our own rule;;yes;planned\n");

  assert_messages (import, "2 title");
  assert_count (import, "control", 1, 1, 0);
  assert_field (project, "control", "A.5.1", "title", "Policies for information security");
  assert_field (project, "control", "A.5.1", "applicable", "yes");
  assert_field (project, "control", "A.5.1", "status", "implemented");
  assert_field (project, "control", "A.5.1", "notes", "title: Richtlinien");
  assert_field (project, "control", "X-1", "own", "yes");
  annexa_test_close (project);
}

/* How many projects earlier copies are kept of. */
static guint
count_copied (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "annexa", "copies", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_one_undo_step (void)
{
  AnnexaProject *project = annexa_test_new_project ("undo.annexa");
  g_autofree char *before = annexa_test_dump (project);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *label = NULL;
  guint n_copied = count_copied ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaImport) dry = run (project, "assets.csv", "name,owner\nServer,Anna\nDesk,Eva\n", TRUE, &error);
  g_autoptr (AnnexaImport) import = NULL;

  g_assert_no_error (error);
  assert_count (dry, "asset", 2, 0, 0);
  assert_count (dry, "person", 0, 0, 2);
  after = annexa_test_dump (project);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (count_copied (), ==, n_copied);

  import = import_csv (project, "assets.csv", "name,owner\nServer,Anna\nDesk,Eva\n");
  assert_count (import, "asset", 2, 0, 0);
  g_assert_cmpuint (count_copied (), ==, n_copied + 1);
  annexa_project_undo (project, &label, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, "2 assets imported from assets.csv");
  undone = annexa_test_dump (project);
  g_assert_cmpstr (undone, ==, before);
  annexa_test_close (project);
}

static void
test_header_only (void)
{
  AnnexaProject *project = annexa_test_new_project ("header.annexa");
  g_autoptr (AnnexaImport) import = import_csv (project, "assets.csv", "ref,name\n");
  g_autoptr (GPtrArray) history = annexa_project_list_history (project, 0, NULL);

  g_assert_cmpstr (annexa_import_get_label (import), ==, "Nothing new in assets.csv");
  g_assert_false (annexa_import_has_effect (import));
  g_assert_cmpuint (history->len, ==, 1);
  annexa_test_close (project);
}

static void
assert_names (GPtrArray  *names,
              const char *expected)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? ", " : "", (const char *) names->pdata[i]);
  g_assert_cmpstr (joined->str, ==, expected);
}

static void
assert_newest_label (AnnexaProject *project,
                     const char    *label)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;

  annexa_project_undo (project, &undone, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone, ==, label);
  annexa_project_redo (project, NULL, &error);
  g_assert_no_error (error);
}

/* What is said and what history keeps counts the rows that were new or different, and names them; a trial says the same. */
static void
test_outcome (void)
{
  AnnexaProject *project = annexa_test_new_project ("outcome.annexa");
  const char *csv = "ref,name\nA-001,Server\nA-002,Table\nA-003,Lamp\n,Chair\n,Shelf\n";
  g_autoptr (AnnexaImport) first = import_csv (project, "assets.csv", "ref,name\nA-001,Server\nA-002,Desk\nA-003,Lamp\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaImport) trial = run (project, "assets.csv", csv, TRUE, &error);
  g_autoptr (AnnexaImport) changed = NULL;
  g_autoptr (AnnexaImport) both = NULL;
  g_autoptr (AnnexaImport) nothing = NULL;
  g_autoptr (AnnexaImport) pasted = annexa_import_new (project);
  const AnnexaImportCount *count = annexa_import_get_count (trial, 0);

  assert_names (annexa_import_get_count (first, 0)->added_names, "A-001 Server, A-002 Desk, A-003 Lamp");
  g_assert_no_error (error);
  g_assert_cmpuint (count->unchanged, ==, 2);
  assert_names (count->added_names, "Chair, Shelf");
  assert_names (count->updated_names, "A-002 Desk");
  assert_names (count->updated_fields, "Name: Desk → Table");
  g_assert_cmpstr (annexa_import_get_label (trial), ==, "2 assets added, 1 asset changed from assets.csv");

  changed = import_csv (project, "assets.csv", "ref,name\nA-001,Server\nA-002,Sofa\nA-003,Lamp\n");
  g_assert_cmpstr (annexa_import_get_label (changed), ==, "1 asset changed from assets.csv");
  assert_newest_label (project, "1 asset changed from assets.csv");
  both = import_csv (project, "assets.csv", csv);
  assert_newest_label (project, "2 assets added, 1 asset changed from assets.csv");
  nothing = import_csv (project, "assets.csv", "ref,name\nA-001,Server\nA-002,Table\n");
  g_assert_false (annexa_import_has_effect (nothing));
  g_assert_cmpstr (annexa_import_get_label (nothing), ==, "Nothing new in assets.csv");
  assert_newest_label (project, "2 assets added, 1 asset changed from assets.csv");

  annexa_import_set_pasted (pasted, TRUE);
  annexa_import_take_table (pasted, make_table ("Clipboard", "ref,name\nA-001,Server\nA-002,Stool\n", "asset"));
  annexa_import_run (pasted, FALSE, &error);
  g_assert_no_error (error);
  assert_newest_label (project, "1 asset changed by pasting");
  annexa_test_close (project);
}

/* Who looks at an import before it is done sees which cells are different, also where they name what is not there yet. */
static void
test_changed_fields (void)
{
  AnnexaProject *project = annexa_test_new_project ("changed-fields.annexa");
  g_autoptr (AnnexaImport) first = import_csv (
      project, "assets.csv",
      "ref,name,location,owner,depends-on,notes\nA-1,Server,Cellar,Anna,A-2; A-3,old\nA-2,Rack,,,,\nA-3,Plug,,,,\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaImport) trial = run (
      project, "assets.csv",
      "ref,name,location,owner,depends-on,notes\nA-1,Server,,Eva,A-3; A-4,new\nA-4,Switch,,,,\nA-2,Rack,Room 2,,,\n",
      TRUE, &error);
  const AnnexaImportCount *count = annexa_import_get_count (trial, 0);

  g_assert_no_error (error);
  g_assert_cmpuint (annexa_import_get_count (first, 0)->updated_fields->len, ==, 0);
  g_assert_cmpuint (count->updated_fields->len, ==, 2);
  g_assert_cmpstr (count->updated_fields->pdata[0], ==,
                   "Owner: P-001 Anna → Eva\nLocation: Cellar → –\nDepends on: Switch added, A-2 Rack removed\n"
                   "Notes: changed");
  g_assert_cmpstr (count->updated_fields->pdata[1], ==, "Location: Room 2");
  annexa_test_close (project);
}

static AnnexaImport *
import_by (AnnexaProject *project,
           const char    *csv,
           int            key)
{
  AnnexaImport *import = annexa_import_new (project);
  AnnexaImportTable *table = make_table ("assets.csv", csv, "asset");
  g_autoptr (GError) error = NULL;

  annexa_import_table_set_key (table, key);
  annexa_import_take_table (import, table);
  annexa_import_run (import, FALSE, &error);
  g_assert_no_error (error);
  return import;
}

/* A thing that has another name in a list of one's own has the same number still, though that stands in the notes. */
static void
test_keys (void)
{
  const char *renamed = "Tag,Name,Colour\nX-1,Server,red\nX-2,Big desk,blue\nX-9,Chair,\n,Lamp,\n";
  AnnexaProject *project = annexa_test_new_project ("keys.annexa");
  g_autoptr (AnnexaImport) first =
      import_csv (project, "assets.csv", "Tag,Name,Colour\nX-1,Server,red\nX-2,Desk,blue\nX-3,Lamp,blue\n");
  g_autoptr (AnnexaImportTable) table = make_table ("assets.csv", renamed, "asset");
  g_autoptr (GArray) keys = annexa_import_table_list_keys (table);
  g_autoptr (AnnexaImport) proposed = import_by (project, renamed, ANNEXA_KEY_PROPOSED);
  g_autoptr (AnnexaImport) foreign = NULL;
  g_autoptr (AnnexaImport) counted = NULL;
  g_autoptr (AnnexaImport) named = NULL;
  g_autoptr (AnnexaImport) located = NULL;

  g_assert_cmpuint (keys->len, ==, 2);
  g_assert_cmpint (g_array_index (keys, int, 0), ==, 0);
  g_assert_cmpint (g_array_index (keys, int, 1), ==, 2);
  g_assert_cmpint (annexa_import_table_get_key (annexa_import_get_table (proposed, 0)), ==, 0);
  assert_field (project, "asset", "A-002", "name", "Big desk");
  assert_field (project, "asset", "A-004", "name", "Chair");
  g_assert_cmpuint (annexa_project_count (project, annexa_kind_lookup ("asset")), ==, 4);

  /* What something else is called that has the same colour is no proof. */
  foreign = import_by (project, "Name,Colour\nShelf,red\nBox,green\n", ANNEXA_KEY_PROPOSED);
  g_assert_cmpint (annexa_import_table_get_key (annexa_import_get_table (foreign, 0)), ==, ANNEXA_KEY_NAMES);
  assert_count (foreign, "asset", 2, 0, 0);
  /* Rows that are only counted have another number once a row is put between them. */
  counted = import_by (project, "Tag,Name\nX-1,Server\nX-2,Lamp\nX-9,Chair\n", ANNEXA_KEY_PROPOSED);
  g_assert_cmpint (annexa_import_table_get_key (annexa_import_get_table (counted, 0)), ==, ANNEXA_KEY_NAMES);
  named = import_by (project, "Tag,Name\nX-1,Old server\n", ANNEXA_KEY_NAMES);
  assert_count (named, "asset", 1, 0, 0);
  assert_field (project, "asset", "A-001", "name", "Server");

  /* A field serves as well. */
  located = import_by (project, "Name,Location\nServer,Cellar\n", ANNEXA_KEY_NAMES);
  g_clear_pointer (&located, annexa_import_free);
  located = import_by (project, "Name,Location\nFile server,CELLAR\n", 1);
  assert_count (located, "asset", 0, 1, 0);
  assert_field (project, "asset", "A-001", "name", "File server");
  annexa_test_close (project);
}

/* A column that the first rows speak for is not proposed where a later row would be the same record as one before; whoever
 * chooses it is told. */
static void
test_late_repeat (void)
{
  AnnexaProject *project = annexa_test_new_project ("late-repeat.annexa");
  const AnnexaKind *asset = annexa_kind_lookup ("asset");
  g_autoptr (GString) csv = g_string_new ("Tag,Name\n");
  g_autoptr (AnnexaImport) first = NULL;
  g_autoptr (AnnexaImport) again = NULL;

  for (guint i = 0; i < 1200; i++)
    g_string_append_printf (csv, "X-%u,Thing %u\n", i, i);
  first = import_by (project, csv->str, ANNEXA_KEY_PROPOSED);
  g_assert_cmpint (annexa_project_count (project, asset), ==, 1200);
  g_string_append (csv, "X-7,Another thing\n");
  again = import_by (project, csv->str, ANNEXA_KEY_PROPOSED);
  g_assert_cmpint (annexa_import_table_get_key (annexa_import_get_table (again, 0)), ==, ANNEXA_KEY_NAMES);
  g_assert_cmpint (annexa_project_count (project, asset), ==, 1201);
  annexa_test_close (project);
}

/* What a list calls a thing with words that are no reference here stays with it, also where a column told what it is. */
static void
test_key_and_reference (void)
{
  AnnexaProject *project = annexa_test_new_project ("key-and-reference.annexa");
  g_autoptr (AnnexaImport) first = import_csv (project, "assets.csv", "Tag,Name\nX-1,Server\n");
  g_autoptr (AnnexaImport) known
      = import_by (project, "Tag,Reference,Name,Depends on\nX-1,A | 17,Server,\nX-2,B,Lamp,A | 17\n", 0);
  g_autofree char *notes = NULL;

  assert_field (project, "asset", "B", "depends-on", "A-001");
  notes = annexa_test_get (project, "asset", annexa_project_find_ref (project, annexa_kind_lookup ("asset"), "A-001"), "notes");
  g_assert_nonnull (strstr (notes, "A | 17"));
  annexa_test_close (project);
}

/* A column that is the colour of many is none to recognize rows by, whatever was said before. */
static void
test_key_gone (void)
{
  AnnexaProject *project = annexa_test_new_project ("key-gone.annexa");
  g_autoptr (AnnexaImport) first = import_by (project, "Name,Colour\nServer,red\nLamp,red\n", 1);

  g_assert_cmpint (annexa_import_table_get_key (annexa_import_get_table (first, 0)), ==, ANNEXA_KEY_NAMES);
  assert_count (first, "asset", 2, 0, 0);
  annexa_test_close (project);
}

/* So many are named, and no more. */
static void
test_many_names (void)
{
  AnnexaProject *project = annexa_test_new_project ("names.annexa");
  g_autoptr (AnnexaImport) import
      = import_csv (project, "assets.csv", "name\nOne\nTwo\nThree\nFour\nFive\nSix\nSeven\n");
  const AnnexaImportCount *count = annexa_import_get_count (import, 0);

  g_assert_cmpuint (count->added, ==, 7);
  assert_names (count->added_names, "One, Two, Three, Four, Five");
  annexa_test_close (project);
}

/* Who imports a list again wants to see what became different, and not all of it. */
static void
test_list_records (void)
{
  AnnexaProject *project = annexa_test_new_project ("list-records.annexa");
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  g_autoptr (AnnexaImport) first = import_csv (project, "assets.csv", "ref,name\nA-001,Server\nA-002,Desk\n");
  g_autoptr (AnnexaImport) again = import_csv (project, "assets.csv", "ref,name\nA-001,Server\nA-002,Table\n");
  g_autoptr (GArray) added = annexa_import_list_records (first, kind);
  g_autoptr (GArray) changed = annexa_import_list_records (again, kind);

  g_assert_cmpuint (added->len, ==, 2);
  assert_count (again, "asset", 0, 1, 0);
  g_assert_cmpuint (changed->len, ==, 1);
  g_assert_cmpint (g_array_index (changed, gint64, 0), ==, annexa_project_find_ref (project, kind, "A-002"));
  annexa_test_close (project);
}

static void
test_bad_csv (void)
{
  AnnexaProject *project = annexa_test_new_project ("bad.annexa");
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaImport) import = run (project, "assets.csv", "ref,name\nA-1,x\nA-2,\"open\n", FALSE, &error);

  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX);
  g_assert_nonnull (strstr (error->message, "Line 3"));
  g_assert_cmpint (annexa_project_count (project, annexa_kind_lookup ("asset")), ==, 0);
  g_assert_cmpuint (annexa_import_get_n_messages (import), ==, 0);
  annexa_test_close (project);
}

/* Whether a record says what a cell says: in its notes, in a field as it is shown, or as what the cell means there. */
static gboolean
holds (AnnexaProject     *project,
       AnnexaRecord      *record,
       const AnnexaField *field,
       const char        *part)
{
  const AnnexaKind *kind = annexa_record_get_kind (record);
  const char *notes = annexa_record_get_text (record, "notes");
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  if (notes != NULL && strstr (notes, part) != NULL)
    return TRUE;
  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *shown
          = annexa_project_describe (project, &kind->fields[i], annexa_record_get_value (record, &kind->fields[i]));

      if (strstr (shown, part) != NULL)
        return TRUE;
    }
  return field != NULL && annexa_project_parse (project, field, part, &value, NULL)
         && annexa_value_equal (&value, annexa_record_get_value (record, field));
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

static void
assert_nothing_lost (const char *name,
                     const char *kind_name,
                     guint       n_records)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "testdata",
                                                 "ciso-assistant", name, NULL);
  AnnexaProject *project;
  const AnnexaKind *kind = annexa_kind_lookup (kind_name);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AnnexaImport) import = NULL;
  g_autoptr (AnnexaImportTable) table = NULL;
  g_autoptr (AnnexaCsvReader) reader = NULL;
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) records = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_skip ("the sample of another program is not here");
      return;
    }
  project = annexa_test_new_project (name);
  import = import_csv (project, name, text);
  ids = annexa_project_query (project, query, NULL);
  g_array_sort (ids, compare_ids);
  records = annexa_project_get_records (project, kind, (const gint64 *) (void *) ids->data, ids->len, NULL);
  g_assert_cmpuint (records->len, >=, n_records);

  table = make_table (name, text, NULL);
  bytes = g_bytes_new_static (text, strlen (text));
  reader = annexa_csv_reader_new (bytes, '\0', NULL);
  g_assert_true (annexa_csv_reader_next (reader, NULL));
  for (guint row = 0; annexa_csv_reader_next (reader, NULL); row++)
    for (guint i = 0; i < annexa_csv_reader_get_n_cells (reader); i++)
      {
        g_auto (GStrv) parts = g_strsplit_set (annexa_csv_reader_get_cell (reader, i), ",;|\n", -1);

        for (guint j = 0; parts[j] != NULL; j++)
          if (*g_strstrip (parts[j]) != '\0' && strspn (parts[j], "-") < strlen (parts[j])
              && !holds (project, records->pdata[records->len - n_records + row],
                         annexa_import_table_get_column (table, i)->field, parts[j]))
            g_error ("%s: “%s” of row %u is lost", name, parts[j], row + 2);
      }
  annexa_test_close (project);
}

static void
test_other_tools (gconstpointer data)
{
  const char *const *sample = data;

  assert_nothing_lost (sample[0], sample[1], (guint) g_ascii_strtoull (sample[2], NULL, 10));
}

int
main (int    argc,
      char **argv)
{
  static const char *const assets[] = { "sample_assets.csv", "asset", "2" };
  static const char *const risks[] = { "RA_sample.csv", "risk", "3" };
  static const char *const controls[] = { "sample_applied_controls.csv", "control", "5" };

  annexa_test_init (&argc, &argv);

  g_test_add_func ("/import/columns", test_columns);
  g_test_add_func ("/import/choose-columns", test_choose_columns);
  g_test_add_func ("/import/columns-by-values", test_columns_by_values);
  g_test_add_func ("/import/dashes", test_dashes);
  g_test_add_func ("/import/guess-kind", test_guess_kind);
  g_test_add_func ("/import/propose-kind", test_propose_kind);
  g_test_add_func ("/import/new-rows", test_new_rows);
  g_test_add_func ("/import/update-rows", test_update_rows);
  g_test_add_func ("/import/strange-refs", test_strange_refs);
  g_test_add_func ("/import/links", test_links);
  g_test_add_func ("/import/not-understood", test_not_understood);
  g_test_add_func ("/import/own-computed", test_own_computed);
  g_test_add_func ("/import/unknown-words", test_unknown_words);
  g_test_add_func ("/import/meanings", test_meanings);
  g_test_add_func ("/import/row-errors", test_row_errors);
  g_test_add_func ("/import/no-title-column", test_no_title_column);
  g_test_add_func ("/import/same-record-twice", test_same_record_twice);
  g_test_add_func ("/import/controls", test_controls);
  g_test_add_func ("/import/one-undo-step", test_one_undo_step);
  g_test_add_func ("/import/header-only", test_header_only);
  g_test_add_func ("/import/outcome", test_outcome);
  g_test_add_func ("/import/changed-fields", test_changed_fields);
  g_test_add_func ("/import/keys", test_keys);
  g_test_add_func ("/import/keys/late-repeat", test_late_repeat);
  g_test_add_func ("/import/keys/reference", test_key_and_reference);
  g_test_add_func ("/import/keys/gone", test_key_gone);
  g_test_add_func ("/import/many-names", test_many_names);
  g_test_add_func ("/import/list-records", test_list_records);
  g_test_add_func ("/import/bad-csv", test_bad_csv);
  g_test_add_data_func ("/import/other-tools/assets", assets, test_other_tools);
  g_test_add_data_func ("/import/other-tools/risks", risks, test_other_tools);
  g_test_add_data_func ("/import/other-tools/controls", controls, test_other_tools);

  return g_test_run ();
}
