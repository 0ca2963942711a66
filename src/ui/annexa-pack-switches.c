/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-names.h"
#include "annexa-pack-details.h"
#include "annexa-pack-edits.h"
#include "annexa-pack-plan.h"
#include "annexa-pack-switches.h"

/**
 * AnnexaPackSwitches:
 *
 * What a section of a pack shows, chapters or columns, with a switch for each. Columns stand under the tables that have
 * them; the switches of a column that several tables have go together. What the whole pack goes without no section can
 * show.
 */
struct _AnnexaPackSwitches
{
  AdwPreferencesGroup parent_instance;

  char *field;
  AnnexaProject *project;
  AnnexaRecord *pack;
  AnnexaRecord *section;
  GPtrArray *rows;   /* AdwActionRow; "switch", "name" and "table" are its data */
  GPtrArray *tables; /* AdwExpanderRow, with rows in them */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (AnnexaPackSwitches, annexa_pack_switches, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  PROP_0,
  PROP_FIELD,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* How much of a table is shown can be read without opening it. */
static void
describe_table (AnnexaPackSwitches *self,
                AdwExpanderRow     *table)
{
  guint n = 0, n_shown = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    if (g_object_get_data (self->rows->pdata[i], "table") == table)
      {
        n++;
        n_shown += gtk_switch_get_active (g_object_get_data (self->rows->pdata[i], "switch"));
      }
  /* TRANSLATORS: How many columns of a table, or fields of records, are shown, and how many there are */
  text = g_strdup_printf (ngettext ("%u of %u is shown", "%u of %u are shown", n_shown), n_shown, n);
  adw_expander_row_set_subtitle (table, text);
}

/* Whether the whole pack goes without it, so that there is nothing to decide for the section. */
static gboolean
is_left_out (AnnexaPackSwitches *self,
             const char         *name)
{
  const char *word = annexa_pack_find_switch (name);
  g_auto (GStrv) frame = word != NULL ? annexa_pack_list_words (self->pack, "frame") : NULL;

  return word != NULL && !g_strv_contains ((const char *const *) frame, word);
}

static void
update_row (AnnexaPackSwitches *self,
            GtkWidget          *row,
            char              **hidden)
{
  const char *name = g_object_get_data (G_OBJECT (row), "name");
  GtkWidget *toggle = g_object_get_data (G_OBJECT (row), "switch");
  gboolean left_out = g_object_get_data (G_OBJECT (row), "table") == NULL && is_left_out (self, name);

  gtk_switch_set_active (GTK_SWITCH (toggle), !left_out && !g_strv_contains ((const char *const *) hidden, name));
  gtk_widget_set_sensitive (toggle, !left_out && annexa_project_get_access (self->project) == ANNEXA_ACCESS_EDIT);
  if (g_object_get_data (G_OBJECT (row), "table") == NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), left_out ? _("Left out of the whole pack") : "");
}

static void
update (AnnexaPackSwitches *self)
{
  g_auto (GStrv) hidden = annexa_pack_list_words (self->section, self->field);

  self->updating = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    update_row (self, self->rows->pdata[i], hidden);
  for (guint i = 0; i < self->tables->len; i++)
    describe_table (self, self->tables->pdata[i]);
  self->updating = FALSE;
}

static void
forget_section (AnnexaPackSwitches *self)
{
  if (self->section != NULL)
    g_signal_handlers_disconnect_by_data (self->section, self);
  if (self->pack != NULL)
    g_signal_handlers_disconnect_by_data (self->pack, self);
  g_clear_object (&self->pack);
  g_clear_object (&self->section);
  g_clear_object (&self->project);
  for (guint i = 0; i < self->rows->len; i++)
    if (g_object_get_data (self->rows->pdata[i], "table") == NULL)
      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  for (guint i = 0; i < self->tables->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->tables->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->tables, 0);
}

static void
switched (GtkSwitch          *toggle,
          GParamSpec         *pspec,
          AnnexaPackSwitches *self)
{
  const char *name = g_object_get_data (G_OBJECT (toggle), "name");

  if (self->updating)
    return;
  if (!annexa_pack_hide (GTK_WIDGET (self), self->project, self->section, self->field, name,
                         !gtk_switch_get_active (toggle)))
    update (self);
}

static GtkWidget *
add_table (AnnexaPackSwitches *self,
           const char         *title)
{
  GtkWidget *table = adw_expander_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (table), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (table), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), table);
  g_ptr_array_add (self->tables, table);
  return table;
}

/* A column stands under its table, a chapter for itself. */
static void
place_row (AnnexaPackSwitches *self,
           GtkWidget          *row,
           GtkWidget          *table)
{
  g_object_set_data (G_OBJECT (row), "table", table);
  if (table != NULL)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (table), row);
  else
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

/* The focus is on the switch, which says what it is for. */
static GtkWidget *
make_switch (AnnexaPackSwitches     *self,
             const AnnexaPackDetail *detail,
             GtkWidget              *table)
{
  GtkWidget *toggle = gtk_switch_new ();
  g_autofree char *spoken
      /* TRANSLATORS: A column, and the table that it stands in */
      = table != NULL ? g_strdup_printf (C_ ("column and table", "%s, %s"), detail->title,
                                         adw_preferences_row_get_title (ADW_PREFERENCES_ROW (table)))
                      : g_strdup (detail->title);

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (toggle), "name", g_strdup (detail->name), g_free);
  g_signal_connect (toggle, "notify::active", G_CALLBACK (switched), self);
  return toggle;
}

static void
add_row (AnnexaPackSwitches     *self,
         const AnnexaPackDetail *detail,
         GtkWidget              *table,
         gboolean                shared)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = make_switch (self, detail, table);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), detail->title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  if (shared)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("In other tables too"));
  gtk_widget_set_focusable (row, FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  g_object_set_data_full (G_OBJECT (row), "name", g_strdup (detail->name), g_free);
  g_object_set_data (G_OBJECT (row), "switch", toggle);
  place_row (self, row, table);
}

/* Whether the column stands in more tables than these. */
static gboolean
is_shared (GPtrArray              *tables,
           const AnnexaPackTable  *table,
           const AnnexaPackDetail *column)
{
  for (guint i = 0; i < tables->len; i++)
    if (tables->pdata[i] != table
        && g_ptr_array_find (((const AnnexaPackTable *) tables->pdata[i])->columns, column, NULL))
      return TRUE;

  return FALSE;
}

static void
add_tables (AnnexaPackSwitches *self,
            GPtrArray          *details)
{
  g_autoptr (GPtrArray) tables = annexa_pack_list_tables (details);

  for (guint i = 0; i < tables->len; i++)
    {
      const AnnexaPackTable *table = tables->pdata[i];
      GtkWidget *rows = add_table (self, table->title);

      for (guint j = 0; j < table->columns->len; j++)
        add_row (self, table->columns->pdata[j], rows, is_shared (tables, table, table->columns->pdata[j]));
    }
}

/**
 * annexa_pack_switches_show:
 * @self: the switches
 * @project: the project
 * @pack: (nullable): a pack
 * @section: (nullable): a section of the pack
 * @details: (nullable) (element-type AnnexaPackDetail): what it can do without
 *
 * Shows a switch for each. Without any the group is not seen.
 */
void
annexa_pack_switches_show (AnnexaPackSwitches *self,
                           AnnexaProject      *project,
                           AnnexaRecord       *pack,
                           AnnexaRecord       *section,
                           GPtrArray          *details)
{
  g_return_if_fail (ANNEXA_IS_PACK_SWITCHES (self));

  forget_section (self);
  gtk_widget_set_visible (GTK_WIDGET (self), section != NULL && details->len > 0);
  if (section == NULL)
    return;

  self->project = g_object_ref (project);
  self->pack = g_object_ref (pack);
  self->section = g_object_ref (section);
  self->updating = TRUE;
  add_tables (self, details);
  for (guint i = 0; i < details->len; i++)
    if (((const AnnexaPackDetail *) details->pdata[i])->tables->len == 0)
      add_row (self, details->pdata[i], NULL, FALSE);
  update (self);
  if (self->tables->len == 1)
    adw_expander_row_set_expanded (self->tables->pdata[0], TRUE);
  annexa_name_widgets (GTK_WIDGET (self));
  g_signal_connect_swapped (section, "notify", G_CALLBACK (update), self);
  g_signal_connect_swapped (pack, "notify", G_CALLBACK (update), self);
}

static void
annexa_pack_switches_set_property (GObject      *object,
                                   guint         property,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  switch (property)
    {
    case PROP_FIELD:
      ANNEXA_PACK_SWITCHES (object)->field = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annexa_pack_switches_get_property (GObject    *object,
                                   guint       property,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  switch (property)
    {
    case PROP_FIELD:
      g_value_set_string (value, ANNEXA_PACK_SWITCHES (object)->field);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annexa_pack_switches_dispose (GObject *object)
{
  forget_section (ANNEXA_PACK_SWITCHES (object));

  G_OBJECT_CLASS (annexa_pack_switches_parent_class)->dispose (object);
}

static void
annexa_pack_switches_finalize (GObject *object)
{
  AnnexaPackSwitches *self = ANNEXA_PACK_SWITCHES (object);

  g_free (self->field);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->tables);

  G_OBJECT_CLASS (annexa_pack_switches_parent_class)->finalize (object);
}

static void
annexa_pack_switches_class_init (AnnexaPackSwitchesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = annexa_pack_switches_set_property;
  object_class->get_property = annexa_pack_switches_get_property;
  object_class->dispose = annexa_pack_switches_dispose;
  object_class->finalize = annexa_pack_switches_finalize;

  /**
   * AnnexaPackSwitches:field:
   *
   * The name of the field of a section that holds what is hidden.
   */
  properties[PROP_FIELD] = g_param_spec_string ("field", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
annexa_pack_switches_init (AnnexaPackSwitches *self)
{
  self->rows = g_ptr_array_new ();
  self->tables = g_ptr_array_new ();
}
