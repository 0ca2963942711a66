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
 * them.
 */
struct _AnnexaPackSwitches
{
  AdwPreferencesGroup parent_instance;

  char *field;
  AnnexaProject *project;
  AnnexaRecord *section;
  GPtrArray *rows;   /* AdwActionRow; "switch" and "name" are its data */
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

/* Which of its columns a table shows can be read without opening it. */
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
  /* TRANSLATORS: How many columns of a table are shown, and how many there are */
  text = g_strdup_printf (ngettext ("%u of %u column is shown", "%u of %u columns are shown", n), n_shown, n);
  adw_expander_row_set_subtitle (table, text);
}

static void
update (AnnexaPackSwitches *self)
{
  g_auto (GStrv) hidden = annexa_pack_list_words (self->section, self->field);

  self->updating = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    gtk_switch_set_active (
        g_object_get_data (self->rows->pdata[i], "switch"),
        !g_strv_contains ((const char *const *) hidden, g_object_get_data (self->rows->pdata[i], "name")));
  for (guint i = 0; i < self->tables->len; i++)
    describe_table (self, self->tables->pdata[i]);
  self->updating = FALSE;
}

static void
forget_section (AnnexaPackSwitches *self)
{
  if (self->section != NULL)
    g_signal_handlers_disconnect_by_data (self->section, self);
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
find_table (AnnexaPackSwitches *self,
            const char         *title)
{
  GtkWidget *table;

  for (guint i = 0; i < self->tables->len; i++)
    if (strcmp (adw_preferences_row_get_title (self->tables->pdata[i]), title) == 0)
      return self->tables->pdata[i];

  table = adw_expander_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (table), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (table), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), table);
  g_ptr_array_add (self->tables, table);
  return table;
}

/* A column stands under its tables, a chapter for itself. */
static void
place_row (AnnexaPackSwitches *self,
           GtkWidget          *row,
           const char         *tables)
{
  GtkWidget *table = tables != NULL ? find_table (self, tables) : NULL;

  g_object_set_data (G_OBJECT (row), "table", table);
  if (table != NULL)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (table), row);
  else
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

/* The focus is on the switch, which says what it is for. */
static void
add_row (AnnexaPackSwitches     *self,
         const AnnexaPackDetail *detail)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();
  g_autofree char *tables = annexa_pack_detail_describe_tables (detail);
  g_autofree char *spoken = tables != NULL ? g_strdup_printf ("%s, %s", detail->title, tables) : g_strdup (detail->title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), detail->title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_sensitive (toggle, annexa_project_get_access (self->project) == ANNEXA_ACCESS_EDIT);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  g_object_set_data_full (G_OBJECT (row), "name", g_strdup (detail->name), g_free);
  g_object_set_data_full (G_OBJECT (toggle), "name", g_strdup (detail->name), g_free);
  g_object_set_data (G_OBJECT (row), "switch", toggle);
  g_signal_connect (toggle, "notify::active", G_CALLBACK (switched), self);
  place_row (self, row, tables);
}

/**
 * annexa_pack_switches_show:
 * @self: the switches
 * @project: the project
 * @section: (nullable): a section of a pack
 * @details: (element-type AnnexaPackDetail): what it can do without
 *
 * Shows a switch for each. Without any the group is not seen.
 */
void
annexa_pack_switches_show (AnnexaPackSwitches *self,
                           AnnexaProject      *project,
                           AnnexaRecord       *section,
                           GPtrArray          *details)
{
  g_return_if_fail (ANNEXA_IS_PACK_SWITCHES (self));

  forget_section (self);
  gtk_widget_set_visible (GTK_WIDGET (self), section != NULL && details->len > 0);
  if (section == NULL)
    return;

  self->project = g_object_ref (project);
  self->section = g_object_ref (section);
  self->updating = TRUE;
  for (guint i = 0; i < details->len; i++)
    add_row (self, details->pdata[i]);
  update (self);
  if (self->tables->len == 1)
    adw_expander_row_set_expanded (self->tables->pdata[0], TRUE);
  annexa_name_widgets (GTK_WIDGET (self));
  g_signal_connect_swapped (section, "notify", G_CALLBACK (update), self);
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
