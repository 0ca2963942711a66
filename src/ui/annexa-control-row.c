/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-catalogue.h"
#include "annexa-control-list.h"
#include "annexa-control-row-private.h"
#include "annexa-pill.h"
#include "annexa-wrapping.h"

/**
 * AnnexaControlRow:
 *
 * One control in the Statement of Applicability, or the heading of a theme with how far its decisions have come. The row is
 * a line of columns where there is room, and two lines and a pill where there is not. In the list of a framework it says
 * what the control is mapped to, and which status that gives, in the place of the decision and the owner; in the mapping of
 * the Statement of Applicability also which numbers it had before. While several controls are being selected, it begins
 * with a box to check.
 */

G_DEFINE_FINAL_TYPE (AnnexaControlRow, annexa_control_row, GTK_TYPE_WIDGET)

enum
{
  CHECKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
forget_record (AnnexaControlRow *self)
{
  if (self->record != NULL)
    g_clear_signal_handler (&self->notify_handler, self->record);
  g_clear_object (&self->record);
  if (self->theme != NULL)
    g_clear_signal_handler (&self->progress_handler, self->theme);
  g_clear_object (&self->theme);
}

static void
annexa_control_row_dispose (GObject *object)
{
  AnnexaControlRow *self = ANNEXA_CONTROL_ROW (object);
  GtkWidget *child;

  forget_record (self);
  g_clear_object (&self->project);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (annexa_control_row_parent_class)->dispose (object);
}

static void
annexa_control_row_class_init (AnnexaControlRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_control_row_dispose;
  annexa_control_row_install_layout (widget_class);

  /**
   * AnnexaControlRow::checked:
   * @checked: whether the box is checked
   *
   * Somebody selected the control, or those below the heading, or took that back.
   */
  signals[CHECKED] = g_signal_new ("checked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  gtk_widget_class_set_css_name (widget_class, "control-row");
}

static GtkWidget *
add_label (AnnexaControlRow *self,
           const char       *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
check_toggled (AnnexaControlRow *self)
{
  g_signal_emit (self, signals[CHECKED], 0, gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check)));
}

/* With the keyboard, rows are selected as in every list; the box is for those who point. */
static void
add_check (AnnexaControlRow *self)
{
  self->check = gtk_check_button_new ();
  gtk_widget_set_focusable (self->check, FALSE);
  gtk_widget_set_parent (self->check, GTK_WIDGET (self));
  g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (check_toggled), self);
}

static void
annexa_control_row_init (AnnexaControlRow *self)
{
  add_check (self);
  self->heading = add_label (self, "heading");
  self->progress = add_label (self, "numeric");
  gtk_widget_add_css_class (self->progress, "dim-label");
  self->bar = gtk_level_bar_new ();
  gtk_widget_add_css_class (self->bar, "plain-progress");
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
  self->ref = add_label (self, "numeric");
  self->title = add_label (self, NULL);
  self->applies = add_label (self, NULL);
  self->status = annexa_pill_new ();
  gtk_widget_set_parent (self->status, GTK_WIDGET (self));
  self->owner = add_label (self, NULL);
  self->line = add_label (self, "caption");
  gtk_widget_add_css_class (self->line, "dim-label");
  gtk_widget_add_css_class (self->line, "numeric");
}

/* A word that is missing is said in words, in another hand. */
static void
set_or_missing (GtkWidget  *label,
                const char *text,
                const char *missing)
{
  gtk_label_set_label (GTK_LABEL (label), *text != '\0' ? text : missing);
  if (*text != '\0')
    gtk_widget_remove_css_class (label, "missing");
  else
    gtk_widget_add_css_class (label, "missing");
}

static void
show_status (AnnexaControlRow *self,
             const char       *applicable)
{
  const AnnexaKind *kind = annexa_record_get_kind (self->record);
  gboolean applies = g_strcmp0 (applicable, "yes") == 0;
  const AnnexaField *field = annexa_kind_find_field (kind, applies ? "status" : "applicable");

  annexa_pill_show (self->status, self->project, field, annexa_record_get_value (self->record, field));
  if (g_strcmp0 (applicable, "no") == 0)
    gtk_label_set_label (GTK_LABEL (self->status), _("Does not apply"));
  else if (!applies)
    gtk_label_set_label (GTK_LABEL (self->status), _("Decide"));
}

/* What has a status of its own shows that; of others it is what the mapping gives. */
static void
show_in_framework (AnnexaControlRow *self)
{
  const AnnexaKind *kind = annexa_record_get_kind (self->record);
  gboolean in_soa = annexa_record_get_integer (self->record, "in-soa") != 0;
  const AnnexaField *field = annexa_kind_find_field (kind, in_soa ? "status" : "mapped-status");
  gboolean withdrawn = annexa_record_get_integer (self->record, "withdrawn") != 0;
  g_autofree char *mapped = annexa_project_describe_field (self->project, self->record, "mapped-to");
  const char *number = annexa_record_get_text (self->record, "catalogue-id");
  g_autofree char *line = NULL;

  if (number == NULL)
    number = annexa_record_get_ref (self->record);
  line = g_strdup_printf ("%s%s%s", number, *mapped != '\0' ? " · " : "", mapped);
  gtk_label_set_label (GTK_LABEL (self->ref), number);
  gtk_label_set_label (GTK_LABEL (self->owner), mapped);
  gtk_label_set_label (GTK_LABEL (self->line), line);
  if (in_soa && g_strcmp0 (annexa_record_get_text (self->record, "applicable"), "yes") != 0)
    show_status (self, annexa_record_get_text (self->record, "applicable"));
  else
    annexa_pill_show (self->status, self->project, field, annexa_record_get_value (self->record, field));
  if (withdrawn)
    gtk_label_set_label (GTK_LABEL (self->status), _("Withdrawn"));
  else if (!in_soa && *mapped == '\0')
    gtk_label_set_label (GTK_LABEL (self->status), _("Not mapped"));
}

/* What is not there is nothing that somebody would have to mend. */
static void
set_or_dim (GtkWidget  *label,
            const char *text,
            const char *otherwise)
{
  gtk_label_set_label (GTK_LABEL (label), *text != '\0' ? text : otherwise);
  if (*text != '\0')
    gtk_widget_remove_css_class (label, "dim-label");
  else
    gtk_widget_add_css_class (label, "dim-label");
}

/* Which numbers the control had in the edition of 2013, and which requirements of other frameworks are mapped to it. */
static void
show_mapping (AnnexaControlRow             *self,
              const AnnexaCatalogueControl *control)
{
  g_autofree char *numbers = control != NULL ? g_strjoinv (", ", control->was) : g_strdup ("");
  g_autofree char *mapped = annexa_project_describe_field (self->project, self->record, "mapped-to");
  g_autoptr (GString) line = g_string_new (annexa_record_get_ref (self->record));
  gboolean is_new = control != NULL && control->is_new;

  set_or_dim (self->applies, numbers, is_new ? _("new") : "");
  set_or_dim (self->owner, mapped, _("not mapped"));
  gtk_widget_set_tooltip_text (self->owner, *mapped != '\0' ? mapped : NULL);
  if (*numbers != '\0')
    {
      /* TRANSLATORS: The numbers of a control in the edition of 2013 of the standard: “2013: A.5.1.1” */
      g_autofree char *before = g_strdup_printf (_("2013: %s"), numbers);

      g_string_append_printf (line, " · %s", before);
    }
  g_string_append_printf (line, " · %s", *mapped != '\0' ? mapped : _("not mapped"));
  gtk_label_set_label (GTK_LABEL (self->line), line->str);
}

static void
show_decision (AnnexaControlRow *self)
{
  const char *applicable = annexa_record_get_text (self->record, "applicable");
  g_autofree char *applies = annexa_project_describe_field (self->project, self->record, "applicable");
  g_autofree char *owner = annexa_project_describe_field (self->project, self->record, "owner");
  gboolean undecided = g_strcmp0 (applicable, "yes") != 0 && g_strcmp0 (applicable, "no") != 0;
  gboolean needs_owner = g_strcmp0 (applicable, "yes") == 0;
  g_autofree char *line = g_strdup_printf ("%s%s%s", annexa_record_get_ref (self->record),
                                           *owner != '\0' || needs_owner ? " · " : "",
                                           *owner != '\0' ? owner : needs_owner ? _("no owner") : "");

  set_or_missing (self->applies, undecided ? "" : applies, applies);
  set_or_missing (self->owner, *owner != '\0' || !needs_owner ? (*owner != '\0' ? owner : " ") : "", _("no owner"));
  gtk_label_set_label (GTK_LABEL (self->line), line);
}

static void
show_record (AnnexaControlRow *self)
{
  const AnnexaCatalogueControl *control = annexa_catalogue_find_control (annexa_record_get_ref (self->record));
  const char *ref = annexa_record_get_ref (self->record);
  /* TRANSLATORS: For screen readers: a box to check that selects a control: “Select A.5.1” */
  g_autofree char *select = g_strdup_printf (_("Select %s"), ref);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, select, -1);
  gtk_label_set_label (GTK_LABEL (self->ref), ref);
  gtk_label_set_label (GTK_LABEL (self->title),
                       control != NULL ? annexa_catalogue_get_title (control) : annexa_record_get_title (self->record));
  annexa_wrap_when_large (GTK_LABEL (self->title));
  if (self->shows == ANNEXA_CONTROL_ROW_FRAMEWORK)
    {
      show_in_framework (self);
      return;
    }
  if (self->shows == ANNEXA_CONTROL_ROW_MAPPING)
    show_mapping (self, control);
  else
    show_decision (self);
  show_status (self, annexa_record_get_text (self->record, "applicable"));
}

static void
show_progress (AnnexaControlRow *self)
{
  guint total;
  guint decided = annexa_control_heading_get_progress (self->theme, &total);
  /* TRANSLATORS: How many of the controls of a theme are decided: “31 of 37” */
  g_autofree char *text = g_strdup_printf (_("%d of %d"), (int) decided, (int) total);
  g_autofree char *sentence = annexa_control_heading_describe (self->theme);
  g_autofree char *select = g_strdup_printf (_("Select %s"), annexa_control_heading_get_title (self->theme));

  gtk_label_set_label (GTK_LABEL (self->heading), annexa_control_heading_get_title (self->theme));
  gtk_label_set_label (GTK_LABEL (self->progress), text);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (self->bar), total > 0 ? (double) decided / (double) total : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, select, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * annexa_control_row_new:
 * @project: a project
 * @shows: what it says about the control
 * @selecting: whether it begins with a box to check
 *
 * Returns: (transfer floating): a row without a control
 */
GtkWidget *
annexa_control_row_new (AnnexaProject        *project,
                        AnnexaControlRowShows shows,
                        gboolean              selecting)
{
  AnnexaControlRow *self = g_object_new (ANNEXA_TYPE_CONTROL_ROW, NULL);

  self->project = g_object_ref (project);
  self->shows = shows;
  self->selecting = selecting;
  return GTK_WIDGET (self);
}

/**
 * annexa_control_row_set_checked:
 * @self: a row
 * @checked: whether the control is selected, or all those below the heading
 */
void
annexa_control_row_set_checked (AnnexaControlRow *self,
                                gboolean          checked)
{
  g_return_if_fail (ANNEXA_IS_CONTROL_ROW (self));

  g_signal_handlers_block_by_func (self->check, check_toggled, self);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), checked);
  g_signal_handlers_unblock_by_func (self->check, check_toggled, self);
}

/**
 * annexa_control_row_set_item:
 * @self: a row
 * @item: (nullable): an item of an #AnnexaControlList
 * @depth: how far it is indented, in steps
 */
void
annexa_control_row_set_item (AnnexaControlRow *self,
                             GObject          *item,
                             guint             depth)
{
  g_return_if_fail (ANNEXA_IS_CONTROL_ROW (self));

  forget_record (self);
  self->depth = MIN (depth, 4);
  gtk_widget_set_child_visible (self->heading, ANNEXA_IS_CONTROL_HEADING (item));
  if (ANNEXA_IS_CONTROL_HEADING (item))
    {
      self->theme = g_object_ref (ANNEXA_CONTROL_HEADING (item));
      self->progress_handler = g_signal_connect_swapped (item, "progress", G_CALLBACK (show_progress), self);
      show_progress (self);
    }
  else if (item != NULL)
    {
      self->record = g_object_ref (ANNEXA_RECORD (item));
      self->notify_handler = g_signal_connect_swapped (self->record, "notify", G_CALLBACK (show_record), self);
      show_record (self);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * annexa_control_row_get_id:
 * @self: a row
 *
 * Returns: the id of the control that is shown, or 0
 */
gint64
annexa_control_row_get_id (AnnexaControlRow *self)
{
  g_return_val_if_fail (ANNEXA_IS_CONTROL_ROW (self), 0);

  return self->record != NULL ? annexa_record_get_id (self->record) : 0;
}

/**
 * annexa_control_row_new_heading:
 * @shows: what the rows say about the controls
 * @selecting: whether the rows begin with a box to check
 *
 * Returns: (transfer floating): the names of the columns, above the rows; shown while there is room for columns
 */
GtkWidget *
annexa_control_row_new_heading (AnnexaControlRowShows shows,
                                gboolean              selecting)
{
  const AnnexaKind *kind = annexa_kind_lookup ("control");
  AnnexaControlRow *self = g_object_new (ANNEXA_TYPE_CONTROL_ROW, NULL);

  self->shows = shows;
  self->selecting = selecting;
  gtk_widget_set_child_visible (self->heading, FALSE);
  gtk_label_set_label (GTK_LABEL (self->ref), annexa_field_get_label (annexa_kind_find_field (kind, "ref")));
  gtk_label_set_label (GTK_LABEL (self->title), annexa_field_get_label (annexa_kind_find_field (kind, "title")));
  gtk_label_set_label (GTK_LABEL (self->applies),
                       shows == ANNEXA_CONTROL_ROW_MAPPING
                           ? _("Before 2022")
                           : annexa_field_get_label (annexa_kind_find_field (kind, "applicable")));
  gtk_label_set_label (GTK_LABEL (self->status), annexa_field_get_label (annexa_kind_find_field (kind, "status")));
  gtk_label_set_label (GTK_LABEL (self->owner),
                       annexa_field_get_label (annexa_kind_find_field (kind, shows == ANNEXA_CONTROL_ROW_DECISION ? "owner"
                                                                                                    : "mapped-to")));
  gtk_widget_remove_css_class (self->status, "level");
  gtk_widget_add_css_class (GTK_WIDGET (self), "column-names");
  return GTK_WIDGET (self);
}

/**
 * annexa_control_row_find:
 * @view: a list view of such rows, and of headings, which cannot take the keyboard
 * @id: the id of the control that is selected, or 0
 *
 * Returns: (nullable) (transfer none): the row that the keyboard belongs to: that of the control, or else the first of any
 */
GtkWidget *
annexa_control_row_find (GtkWidget *view,
                         gint64     id)
{
  GtkWidget *first = NULL;

  for (GtkWidget *row = gtk_widget_get_first_child (view); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *child = gtk_widget_get_first_child (row);
      gint64 found = ANNEXA_IS_CONTROL_ROW (child) ? annexa_control_row_get_id (ANNEXA_CONTROL_ROW (child)) : 0;

      if (found != 0 && found == id)
        return row;
      if (found != 0 && first == NULL)
        first = row;
    }
  return first;
}
