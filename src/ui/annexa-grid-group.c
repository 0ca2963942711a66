/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-grid-content.h"
#include "annexa-grid-group.h"

/**
 * AnnexaGridGroup:
 *
 * The heading of a group of records: what they have in common, how many there are, and what their numbers add up to.
 */
struct _AnnexaGridGroup
{
  GtkWidget parent_instance;

  guint group;
  GtkImage *arrow;
  GtkLabel *name;
  GtkLabel *total;
};

G_DEFINE_FINAL_TYPE (AnnexaGridGroup, annexa_grid_group, GTK_TYPE_WIDGET)

static void
annexa_grid_group_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (annexa_grid_group_parent_class)->dispose (object);
}

static void
annexa_grid_group_class_init (AnnexaGridGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_grid_group_dispose;
  gtk_widget_class_set_css_name (widget_class, "gridgroup");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static GtkLabel *
add_label (AnnexaGridGroup *self,
           const char      *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return GTK_LABEL (label);
}

static void
annexa_grid_group_init (AnnexaGridGroup *self)
{
  self->group = GTK_INVALID_LIST_POSITION;
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 9);
  self->arrow = GTK_IMAGE (gtk_image_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->arrow), GTK_WIDGET (self));
  self->name = add_label (self, "heading");
  self->total = add_label (self, "numeric");
  gtk_widget_set_hexpand (GTK_WIDGET (self->total), TRUE);
}

/**
 * annexa_grid_group_new:
 *
 * Returns: (transfer floating): a heading over a group of rows
 */
GtkWidget *
annexa_grid_group_new (void)
{
  return g_object_new (ANNEXA_TYPE_GRID_GROUP, NULL);
}

static char *
describe_month (const char *month)
{
  int year = 0, number = 0;
  g_autoptr (GDateTime) date = NULL;

  if (sscanf (month, "%d-%d", &year, &number) != 2)
    return g_strdup (month);
  date = g_date_time_new_local (year, number, 1, 0, 0, 0);
  /* TRANSLATORS: A month as g_date_time_format() writes it: “May 2027” */
  return date != NULL ? g_date_time_format (date, _("%B %Y")) : g_strdup (month);
}

/**
 * annexa_describe_group:
 * @list: a list with groups
 * @group: which group
 *
 * Returns: (transfer full): what the records of the group have in common: “Type: Software”
 */
char *
annexa_describe_group (AnnexaRecordList *list,
                       guint             group)
{
  const AnnexaField *field = annexa_query_get_group (annexa_record_list_get_query (list));
  const AnnexaValue *value = annexa_record_list_get_group (list, group)->value;
  AnnexaFieldType type = annexa_field_get_result (field);
  g_autofree char *text = NULL;

  if (annexa_value_is_empty (value))
    text = g_strdup (field->missing != NULL ? _(field->missing) : _("none"));
  else if (type == ANNEXA_FIELD_DATE || type == ANNEXA_FIELD_DATE_TIME)
    text = describe_month (annexa_value_get_text (value));
  else
    text = annexa_project_describe (annexa_record_list_get_project (list), field, value);
  /* TRANSLATORS: A field and what the records of a group hold in it: “Type: Software” */
  return g_strdup_printf (_("%s: %s"), annexa_field_get_label (field), text);
}

/**
 * annexa_describe_group_total:
 * @list: a list with groups
 * @group: which group
 *
 * Returns: (transfer full): how many records there are, and what their numbers add up to
 */
char *
annexa_describe_group_total (AnnexaRecordList *list,
                             guint             group)
{
  const AnnexaListGroup *place = annexa_record_list_get_group (list, group);
  AnnexaQuery *query = annexa_record_list_get_query (list);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%u record", "%u records", place->count), place->count);
  for (guint i = 0; place->sums != NULL && i < annexa_query_get_n_sums (query); i++)
    {
      g_autofree char *sum = annexa_grid_content_describe_sum (annexa_query_get_sum (query, i), place->sums[i]);

      g_string_append_printf (text, " · %s", sum);
    }
  return g_string_free (text, FALSE);
}

/**
 * annexa_speak_group:
 * @list: a list with groups
 * @group: which group
 *
 * Returns: (transfer full): the heading as a sentence, for a screen reader
 */
char *
annexa_speak_group (AnnexaRecordList *list,
                    guint             group)
{
  g_autofree char *name = annexa_describe_group (list, group);
  g_autofree char *total = annexa_describe_group_total (list, group);

  /* TRANSLATORS: For screen readers: the heading of a group, how many records it has, and whether they are shown: “Group
   * Type: Software, 12 records, folded” */
  return g_strdup_printf (_("Group %s, %s, %s"), name, total,
                          annexa_record_list_get_group (list, group)->folded ? _("folded") : _("unfolded"));
}

/**
 * annexa_grid_group_show:
 * @self: a heading
 * @list: a list with groups
 * @group: which group it stands over
 */
void
annexa_grid_group_show (AnnexaGridGroup  *self,
                        AnnexaRecordList *list,
                        guint             group)
{
  g_autofree char *name = annexa_describe_group (list, group);
  g_autofree char *total = annexa_describe_group_total (list, group);
  g_autofree char *spoken = annexa_speak_group (list, group);
  gboolean folded = annexa_record_list_get_group (list, group)->folded;

  g_return_if_fail (ANNEXA_IS_GRID_GROUP (self));

  self->group = group;
  gtk_image_set_from_icon_name (self->arrow, folded ? "pan-end-symbolic" : "pan-down-symbolic");
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->total, total);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/**
 * annexa_grid_group_set_focused:
 * @self: a heading
 * @focused: whether the cursor of the grid is on it
 */
void
annexa_grid_group_set_focused (AnnexaGridGroup *self,
                               gboolean         focused)
{
  g_return_if_fail (ANNEXA_IS_GRID_GROUP (self));

  if (focused)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED);
}

guint
annexa_grid_group_get_group (AnnexaGridGroup *self)
{
  g_return_val_if_fail (ANNEXA_IS_GRID_GROUP (self), GTK_INVALID_LIST_POSITION);

  return self->group;
}
