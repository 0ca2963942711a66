/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-standards"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-data.h"
#include "annexa-standards-private.h"
#include "annexa-starter.h"

/* In these files an element is a record of the kind that it is called by, its attributes and children are fields. So a
 * starter set can propose whatever a kind has, without another list of fields. */

static void
add_value (AnnexaStarterRecord *record,
           const char          *name,
           char                *text)
{
  AnnexaStarterValue *value = g_new0 (AnnexaStarterValue, 1);

  value->field = annexa_kind_find_field (record->kind, name);
  if (value->field == NULL)
    g_error ("the starter sets give %s %s the unknown field “%s”", record->kind->name, record->id, name);
  value->text = text;
  g_ptr_array_add (record->values, value);
}

/* A text, or a list in Markdown where it has items. */
static char *
read_text (xmlNode *node)
{
  g_auto (GStrv) items = NULL;
  g_autofree char *joined = NULL;

  if (annexa_xml_first_child (node, "item") == NULL)
    return annexa_standards_get_translated (node, NULL);

  items = annexa_standards_get_items (node->parent, (const char *) node->name);
  joined = g_strjoinv ("\n- ", items);
  return g_strconcat ("- ", joined, NULL);
}

static AnnexaStarterRecord *
read_record (xmlNode    *node,
             const char *file)
{
  AnnexaStarterRecord *record = g_new0 (AnnexaStarterRecord, 1);

  record->kind = annexa_kind_lookup ((const char *) node->name);
  if (record->kind == NULL)
    g_error ("the starter sets have the unknown kind “%s”", (const char *) node->name);
  record->id = annexa_xml_get_attribute (node, "id");
  record->origin = g_strconcat (file, "/", record->id, NULL);
  record->values = g_ptr_array_new ();

  for (xmlNode *child = annexa_xml_first_child (node, NULL); child != NULL; child = annexa_xml_next (child, NULL))
    add_value (record, (const char *) child->name, read_text (child));
  for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    if (strcmp ((const char *) attribute->name, "id") != 0)
      add_value (record, (const char *) attribute->name,
                 annexa_xml_get_attribute (node, (const char *) attribute->name));
  return record;
}

static AnnexaStarterPremise *
read_premise (xmlNode *node)
{
  AnnexaStarterPremise *premise = g_new0 (AnnexaStarterPremise, 1);
  g_autoptr (GPtrArray) signs = g_ptr_array_new ();

  premise->claim = annexa_standards_get_translated (node, "claim");
  for (xmlNode *sign = annexa_xml_first_child (node, "sign"); sign != NULL; sign = annexa_xml_next (sign, "sign"))
    g_ptr_array_add (signs, annexa_standards_get_translated (sign, NULL));
  g_ptr_array_add (signs, NULL);
  premise->signs = (char **) g_ptr_array_free (g_steal_pointer (&signs), FALSE);
  premise->left_out = g_ptr_array_new ();
  for (xmlNode *child = annexa_xml_first_child (node, "left-out"); child != NULL; child = annexa_xml_next (child, "left-out"))
    {
      AnnexaStarterLeftOut *left_out = g_new0 (AnnexaStarterLeftOut, 1);

      left_out->control = annexa_xml_get_attribute (child, "control");
      left_out->reason = annexa_standards_get_translated (child, NULL);
      g_ptr_array_add (premise->left_out, left_out);
    }
  return premise;
}

static void
read_records (AnnexaStarter     *self,
              const char        *file,
              xmlNode           *root,
              const char *const *without)
{
  for (xmlNode *node = annexa_xml_first_child (root, NULL); node != NULL; node = annexa_xml_next (node, NULL))
    {
      g_autofree char *id = annexa_xml_get_attribute (node, "id");

      /* What the trade has under the same id stands for it. */
      if (id == NULL || annexa_starter_find_record (self, id) != NULL || g_strv_contains (without, id))
        continue;
      if (strcmp ((const char *) node->name, "premise") == 0)
        g_ptr_array_add (self->premises, read_premise (node));
      else
        g_ptr_array_add (self->records, read_record (node, file));
    }
}

static guint
get_place (const AnnexaKind *kind)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);
  guint place = 0;

  while (kinds[place] != kind)
    place++;
  return place;
}

/* Roles come from the top down and tasks as they are due; elsewhere that of the trade comes before what all have. */
static int
get_rank (const AnnexaStarterRecord *record)
{
  for (guint i = 0; i < record->values->len; i++)
    {
      const AnnexaStarterValue *value = record->values->pdata[i];

      if (strcmp (value->field->name, "purpose") == 0)
        return (int) (annexa_field_find_choice (value->field, value->text) - value->field->choices);
      if (strcmp (value->field->name, "due") == 0)
        return (int) g_ascii_strtoll (value->text, NULL, 10);
    }
  return 0;
}

static int
compare_records (gconstpointer a,
                 gconstpointer b)
{
  const AnnexaStarterRecord *first = *(const AnnexaStarterRecord *const *) a;
  const AnnexaStarterRecord *second = *(const AnnexaStarterRecord *const *) b;
  int places = (int) get_place (first->kind) - (int) get_place (second->kind);

  return places != 0 ? places : get_rank (first) - get_rank (second);
}

static AnnexaStarter *
read_starter (const char *trade,
              const char *name)
{
  static const char *const nothing[] = { NULL };
  g_autoptr (xmlDoc) document = annexa_standards_read (name);
  g_autoptr (xmlDoc) common = annexa_standards_read ("starters/common.xml");
  xmlNode *root = xmlDocGetRootElement (document);
  g_auto (GStrv) without = annexa_standards_get_words (root, "without");
  AnnexaStarter *self = g_new0 (AnnexaStarter, 1);

  self->trade = g_strdup (trade);
  self->about = annexa_standards_get_translated (root, "about");
  self->records = g_ptr_array_new ();
  self->premises = g_ptr_array_new ();
  read_records (self, trade, root, nothing);
  read_records (self, "common", xmlDocGetRootElement (common), (const char *const *) without);
  g_ptr_array_sort (self->records, compare_records);
  return self;
}

static const AnnexaField *
trade_field (void)
{
  return annexa_kind_find_field (annexa_kind_lookup ("organization"), "trade");
}

static GPtrArray *
read_starters (void)
{
  GPtrArray *starters = g_ptr_array_new ();

  for (const AnnexaChoice *trade = trade_field ()->choices; trade->word != NULL; trade++)
    {
      g_autofree char *name = g_strdup_printf ("starters/%s.xml", trade->word);
      g_autofree char *path = g_strconcat ("standards/", name, NULL);
      g_autoptr (GBytes) bytes = annexa_data_lookup (path);

      /* There is nothing typical about “other”. */
      if (bytes != NULL)
        g_ptr_array_add (starters, read_starter (trade->word, name));
    }
  return starters;
}

/**
 * annexa_starters_get:
 *
 * Returns: (transfer none) (element-type AnnexaStarter): the starter sets, in the order of the trades; read once and kept
 */
GPtrArray *
annexa_starters_get (void)
{
  static GPtrArray *starters;

  if (g_once_init_enter (&starters))
    g_once_init_leave (&starters, read_starters ());

  return starters;
}

/**
 * annexa_starters_find:
 * @trade: the word of a trade: "software"
 *
 * Returns: (transfer none) (nullable): its starter set
 */
const AnnexaStarter *
annexa_starters_find (const char *trade)
{
  GPtrArray *starters = annexa_starters_get ();

  for (guint i = 0; i < starters->len; i++)
    {
      const AnnexaStarter *self = starters->pdata[i];

      if (strcmp (self->trade, trade) == 0)
        return self;
    }
  return NULL;
}

/**
 * annexa_starter_get_title:
 * @self: a starter set
 *
 * Returns: (transfer none): the name of its trade, in the person's language
 */
const char *
annexa_starter_get_title (const AnnexaStarter *self)
{
  return annexa_choice_get_label (annexa_field_find_choice (trade_field (), self->trade));
}

/**
 * annexa_starter_record_get_text:
 * @self: a record of a starter set
 * @field: the name of a field
 *
 * Returns: (transfer none) (nullable): what the set says for the field
 */
const char *
annexa_starter_record_get_text (const AnnexaStarterRecord *self,
                                const char                *field)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      const AnnexaStarterValue *value = self->values->pdata[i];

      if (strcmp (value->field->name, field) == 0)
        return value->text;
    }
  return NULL;
}

/**
 * annexa_starter_record_get_title:
 * @self: a record of a starter set
 *
 * Returns: (transfer none): its title, in the person's language; empty where the set has none
 */
const char *
annexa_starter_record_get_title (const AnnexaStarterRecord *self)
{
  const char *title = annexa_starter_record_get_text (self, self->kind->title);

  return title != NULL ? title : "";
}

/**
 * annexa_starter_find_record:
 * @self: a starter set
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the record that the set calls so
 */
const AnnexaStarterRecord *
annexa_starter_find_record (const AnnexaStarter *self,
                            const char          *id)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      const AnnexaStarterRecord *record = self->records->pdata[i];

      if (strcmp (record->id, id) == 0)
        return record;
    }
  return NULL;
}

/**
 * annexa_starter_count:
 * @self: a starter set
 * @kind: a kind
 *
 * Returns: how many records of the kind it proposes
 */
guint
annexa_starter_count (const AnnexaStarter *self,
                      const AnnexaKind    *kind)
{
  guint n = 0;

  for (guint i = 0; i < self->records->len; i++)
    n += ((AnnexaStarterRecord *) self->records->pdata[i])->kind == kind;
  return n;
}

/**
 * annexa_starter_describe:
 * @self: a starter set
 *
 * Returns: (transfer full): what it brings, in numbers: “24 assets, 23 risks, 10 obligations, …”
 */
char *
annexa_starter_describe (const AnnexaStarter *self)
{
  guint assets = annexa_starter_count (self, annexa_kind_lookup ("asset"));
  guint risks = annexa_starter_count (self, annexa_kind_lookup ("risk"));
  guint obligations = annexa_starter_count (self, annexa_kind_lookup ("obligation"));
  guint roles = annexa_starter_count (self, annexa_kind_lookup ("role"));
  guint tasks = annexa_starter_count (self, annexa_kind_lookup ("task"));
  guint others = self->records->len - assets - risks - obligations - roles - tasks;

  /* TRANSLATORS: What a starter set brings: “24 assets, 23 risks, …” The numbers are always larger than one. */
  return g_strdup_printf (_("%u assets, %u risks, %u obligations, %u roles, %u tasks, and %u suppliers, interested "
                            "parties, issues of the context and objectives."),
                          assets, risks, obligations, roles, tasks, others);
}
