/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-names.h"
#include "annexa-record-view.h"
#include "annexa-used-by.h"

/**
 * AnnexaUsedBy:
 *
 * Which records name the one that a form shows, by kind and field. Each row leads to the record. Where nothing does, the
 * group is not seen.
 */
struct _AnnexaUsedBy
{
  AdwPreferencesGroup parent_instance;

  AnnexaProject *project;
  AnnexaRecord *record;
  gulong changed_handler;
  guint update_source;

  GPtrArray *groups; /* Group */
  char *shown;       /* What the rows show, to know whether they have to be made anew. */
};

static void annexa_used_by_view_init (AnnexaRecordViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnexaUsedBy, annexa_used_by, ADW_TYPE_PREFERENCES_GROUP,
                               G_IMPLEMENT_INTERFACE (ANNEXA_TYPE_RECORD_VIEW, annexa_used_by_view_init))

/* With more records in one group than this, only the first few are shown at once. */
#define MANY_USERS 12
#define FIRST_USERS 10

/* So many records in all are shown without a further step. */
#define FEW_USERS 6

typedef struct
{
  AnnexaUsedBy *owner;
  AnnexaReference reference;
  GArray *ids;
  GtkWidget *row;
  GPtrArray *children;
  gboolean all;
} Group;

static void
free_group (gpointer data)
{
  Group *group = data;

  g_array_unref (group->ids);
  g_ptr_array_unref (group->children);
  g_free (group);
}

static Group *
new_group (AnnexaUsedBy          *self,
           const AnnexaReference *reference,
           GArray                *ids)
{
  Group *group = g_new0 (Group, 1);

  group->owner = self;
  group->reference = *reference;
  group->ids = g_array_ref (ids);
  group->children = g_ptr_array_new ();
  return group;
}

/* Whether the form of the kind has a field that shows the same links from this side. */
static gboolean
has_other_end (const AnnexaKind      *kind,
               const AnnexaReference *reference)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].inverse != NULL && strcmp (kind->fields[i].inverse, reference->field->name) == 0
        && annexa_field_get_target (&kind->fields[i]) == reference->kind)
      return TRUE;

  return FALSE;
}

static GPtrArray *
find_groups (AnnexaUsedBy *self)
{
  const AnnexaKind *kind = annexa_record_get_kind (self->record);
  g_autoptr (GArray) references = annexa_kind_get_references (kind);
  GPtrArray *groups = g_ptr_array_new_with_free_func (free_group);

  for (guint i = 0; i < references->len; i++)
    {
      AnnexaReference *reference = &g_array_index (references, AnnexaReference, i);
      g_autoptr (GArray) ids = NULL;

      if ((reference->field->flags & ANNEXA_FIELD_PARENT) || has_other_end (kind, reference))
        continue;
      ids = annexa_project_list_users (self->project, reference, annexa_record_get_id (self->record), NULL);
      if (ids != NULL && ids->len > 0)
        g_ptr_array_add (groups, new_group (self, reference, ids));
    }
  return groups;
}

/* A part has often no name of its own and is shown in the form of what it is part of; so it goes by that. */
static void
find_named (AnnexaProject     *project,
            const AnnexaKind **kind,
            gint64            *id)
{
  while (*kind != NULL && ((*kind)->flags & ANNEXA_KIND_PART))
    {
      g_autoptr (AnnexaRecord) part = annexa_project_get_record (project, *kind, *id, NULL);

      if (part == NULL)
        return;
      *id = annexa_record_get_integer (part, annexa_kind_get_parent_field (*kind)->name);
      *kind = annexa_project_find_kind (project, *id);
    }
}

static guint
count_children (Group *group)
{
  return group->ids->len > MANY_USERS && !group->all ? FIRST_USERS : group->ids->len;
}

static GtkWidget *
make_user_row (Group *group,
               gint64 id)
{
  AnnexaProject *project = group->owner->project;
  const AnnexaKind *kind = group->reference.kind;
  GtkWidget *row = adw_action_row_new ();
  const char *title;

  find_named (project, &kind, &id);
  title = kind != NULL ? annexa_project_get_title (project, kind, id) : "";
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  if (kind == NULL)
    return row;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 *title != '\0' ? title : annexa_project_get_ref (project, kind, id));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), annexa_project_get_ref (project, kind, id));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sx)", kind->name, id);
  return row;
}

static void fill (Group *group);

static void
show_all_clicked (Group *group)
{
  group->all = TRUE;
  for (guint i = 0; i < group->children->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (group->row), group->children->pdata[i]);
  g_ptr_array_set_size (group->children, 0);
  fill (group);
}

static void
add_child (Group     *group,
           GtkWidget *child)
{
  adw_expander_row_add_row (ADW_EXPANDER_ROW (group->row), child);
  g_ptr_array_add (group->children, child);
}

static void
fill (Group *group)
{
  guint n = count_children (group);

  for (guint i = 0; i < n; i++)
    add_child (group, make_user_row (group, g_array_index (group->ids, gint64, i)));
  if (n < group->ids->len)
    {
      g_autofree char *label
          = g_strdup_printf (ngettext ("Show all %d", "Show all %d", group->ids->len), (int) group->ids->len);
      GtkWidget *row = adw_preferences_row_new ();
      GtkWidget *button = gtk_button_new_with_label (label);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_widget_set_focusable (row, FALSE);
      gtk_widget_add_css_class (button, "flat");
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (show_all_clicked), group);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), button);
      add_child (group, row);
    }
  annexa_name_widgets (group->row);
}

/* The rows are made when somebody looks at them. */
static void
expanded_changed (Group *group)
{
  if (group->children->len == 0 && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (group->row)))
    fill (group);
}

static void
add_group (AnnexaUsedBy *self,
           Group        *group,
           gboolean      expanded)
{
  const char *kind = annexa_kind_get_plural (group->reference.kind);
  const char *field = annexa_field_get_label (group->reference.field);
  g_autofree char *count = g_strdup_printf ("%u", group->ids->len);
  /* TRANSLATORS: For screen readers: how many records of a kind name this one, and in which field: “Risks: 3, Assets at
   * risk” */
  g_autofree char *sentence = g_strdup_printf (_("%s: %u, %s"), kind, group->ids->len, field);
  GtkWidget *counter = gtk_label_new (count);

  group->row = adw_expander_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (group->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (group->row), kind);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (group->row), field);
  gtk_widget_add_css_class (counter, "numeric");
  gtk_widget_add_css_class (counter, "dim-label");
  adw_expander_row_add_action (ADW_EXPANDER_ROW (group->row), counter);
  annexa_name_widgets (group->row);
  annexa_name_expander (ADW_EXPANDER_ROW (group->row), sentence);
  g_signal_connect_swapped (group->row, "notify::expanded", G_CALLBACK (expanded_changed), group);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), group->row);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (group->row), expanded);
}

static void
remove_groups (AnnexaUsedBy *self)
{
  for (guint i = 0; self->groups != NULL && i < self->groups->len; i++)
    {
      Group *group = self->groups->pdata[i];

      g_signal_handlers_disconnect_by_data (group->row, group);
      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), group->row);
    }
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_free);
}

/* Everything that the rows say, as far as they can be seen at once. */
static char *
describe_groups (AnnexaUsedBy *self,
                 GPtrArray    *groups)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = groups->pdata[i];

      g_string_append_printf (text, "%s.%s %u\n", group->reference.kind->name, group->reference.field->name,
                              group->ids->len);
      for (guint j = 0; j < MIN (group->ids->len, MANY_USERS); j++)
        {
          const AnnexaKind *kind = group->reference.kind;
          gint64 id = g_array_index (group->ids, gint64, j);

          find_named (self->project, &kind, &id);
          g_string_append_printf (text, "%" G_GINT64_FORMAT " %s\n", id,
                                  kind != NULL ? annexa_project_get_title (self->project, kind, id) : "");
        }
    }
  return g_strdup (text->str);
}

static gboolean
update (gpointer data)
{
  AnnexaUsedBy *self = data;
  g_autoptr (GPtrArray) groups = NULL;
  g_autofree char *description = NULL;
  guint n = 0;

  self->update_source = 0;
  if (self->record == NULL || annexa_record_is_deleted (self->record) || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return G_SOURCE_REMOVE;
  groups = find_groups (self);
  description = describe_groups (self, groups);
  if (g_strcmp0 (description, self->shown) == 0)
    return G_SOURCE_REMOVE;

  remove_groups (self);
  self->groups = g_steal_pointer (&groups);
  self->shown = g_steal_pointer (&description);
  for (guint i = 0; i < self->groups->len; i++)
    n += ((Group *) self->groups->pdata[i])->ids->len;
  for (guint i = 0; i < self->groups->len; i++)
    add_group (self, self->groups->pdata[i], n <= FEW_USERS);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  return G_SOURCE_REMOVE;
}

/* A form is there at once; whoever goes through a list quickly does not wait for what stands at its end. Nothing is done for
 * a form that nobody sees. */
static void
schedule (AnnexaUsedBy *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (self->update_source == 0 && parent != NULL && gtk_widget_get_mapped (parent))
    self->update_source = g_idle_add_full (G_PRIORITY_LOW, update, self, NULL);
}

static void
follow_parent (AnnexaUsedBy *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (parent != NULL)
    g_signal_connect_object (parent, "map", G_CALLBACK (schedule), self, G_CONNECT_SWAPPED);
}

static void
forget_record (AnnexaUsedBy *self)
{
  if (self->project != NULL)
    g_clear_signal_handler (&self->changed_handler, self->project);
  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_object (&self->project);
  g_clear_object (&self->record);
}

static void
annexa_used_by_set_record (AnnexaRecordView *view,
                           AnnexaProject    *project,
                           AnnexaRecord     *record)
{
  AnnexaUsedBy *self = ANNEXA_USED_BY (view);

  if (self->record == record)
    return;
  forget_record (self);
  remove_groups (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (record == NULL)
    return;
  self->project = g_object_ref (project);
  self->record = g_object_ref (record);
  self->changed_handler = g_signal_connect_swapped (project, "changed", G_CALLBACK (schedule), self);
  schedule (self);
}

static void
annexa_used_by_view_init (AnnexaRecordViewInterface *iface)
{
  iface->set_record = annexa_used_by_set_record;
}

static void
annexa_used_by_dispose (GObject *object)
{
  AnnexaUsedBy *self = ANNEXA_USED_BY (object);

  forget_record (self);
  remove_groups (self);

  G_OBJECT_CLASS (annexa_used_by_parent_class)->dispose (object);
}

static void
annexa_used_by_class_init (AnnexaUsedByClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annexa_used_by_dispose;
}

static void
annexa_used_by_init (AnnexaUsedBy *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Used by"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect (self, "notify::parent", G_CALLBACK (follow_parent), NULL);
}

/**
 * annexa_used_by_new:
 *
 * Returns: (transfer floating): a list without a record
 */
GtkWidget *
annexa_used_by_new (void)
{
  return g_object_new (ANNEXA_TYPE_USED_BY, NULL);
}
