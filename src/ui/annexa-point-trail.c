/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-field-row.h"
#include "annexa-page.h"
#include "annexa-part-row.h"
#include "annexa-point-list.h"
#include "annexa-point-trail.h"
#include "annexa-project-view.h"
#include "annexa-stacking-layout.h"
#include "annexa-wrapping.h"

/**
 * AnnexaPointTrail:
 *
 * The way back to a list of what a record lacks. Its lines lead far away from it, to the end of a long form or to another
 * page; there this says below the page what the line asked for, whether it is there now, and how much is still missing, and
 * leads to the next line, or back.
 */
struct _AnnexaPointTrail
{
  AdwBin parent_instance;

  AnnexaProject *project;
  gulong changed_handler;
  const AnnexaKind *kind; /* Of the record that lacks something. */
  gint64 id;
  AnnexaPointLister lister;
  GPtrArray *points;   /* AnnexaOpenPoint, what it lacks now */
  GPtrArray *followed; /* AnnexaOpenPoint: the one that was followed last */
  guint position;      /* Where that one was among the others. */

  GtkLabel *task;
  GtkLabel *subject;
  GtkWidget *next_button;
  GtkWidget *back_button;
};

G_DEFINE_FINAL_TYPE (AnnexaPointTrail, annexa_point_trail, ADW_TYPE_BIN)

static const AnnexaOpenPoint *
get_followed (AnnexaPointTrail *self)
{
  return self->followed->pdata[0];
}

/* Returns whether what was asked for is still missing. */
static gboolean
find_followed (AnnexaPointTrail *self)
{
  for (guint i = 0; i < self->points->len; i++)
    if (annexa_open_point_is_same (self->points->pdata[i], get_followed (self)))
      {
        self->position = i;
        return TRUE;
      }
  return FALSE;
}

/* The line behind the one that was followed; behind the last comes the first. Where that one is gone, the line that took
 * its place. */
static const AnnexaOpenPoint *
get_next (AnnexaPointTrail *self)
{
  guint n = self->points->len;
  gboolean missing = find_followed (self);

  if (n == 0 || (n == 1 && missing))
    return NULL;
  return self->points->pdata[(self->position + (missing ? 1 : 0)) % n];
}

static void
forget (AnnexaPointTrail *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (self->project != NULL)
    g_clear_signal_handler (&self->changed_handler, self->project);
  g_clear_object (&self->project);
  g_clear_pointer (&self->points, g_ptr_array_unref);
  g_clear_pointer (&self->followed, g_ptr_array_unref);
}

static void
show_subject (AnnexaPointTrail *self,
              AnnexaRecord     *record)
{
  g_autofree char *missing = g_strdup_printf (
      ngettext ("%u thing still missing", "%u things still missing", self->points->len), self->points->len);
  /* TRANSLATORS: The reference and the title of a document, and how much it lacks: “D-001 Scope · 3 things still missing” */
  g_autofree char *subject
      = g_strdup_printf (_("%s %s · %s"), annexa_record_get_ref (record), annexa_record_get_title (record), missing);

  gtk_label_set_label (self->subject, subject);
}

static void
show_task (AnnexaPointTrail *self)
{
  const AnnexaOpenPoint *next = get_next (self);
  gboolean missing = find_followed (self);

  if (missing)
    gtk_label_set_label (self->task, get_followed (self)->text);
  else
    gtk_label_set_label (self->task, self->points->len > 0 ? _("That is there now") : _("Everything is there now"));
  gtk_button_set_label (GTK_BUTTON (self->back_button),
                        self->points->len > 0 ? _("Back to the list") : _("Go back and finish"));
  gtk_widget_set_visible (self->next_button, next != NULL);
  gtk_widget_set_tooltip_text (self->next_button, next != NULL ? next->text : NULL);
}

static void
update (AnnexaPointTrail *self)
{
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (self->project, self->kind, self->id, NULL);

  g_clear_pointer (&self->points, g_ptr_array_unref);
  if (record != NULL)
    self->points = self->lister (self->project, record);
  if (self->points == NULL)
    {
      forget (self);
      return;
    }
  show_subject (self, record);
  show_task (self);
}

static GtkWidget *
find_in (GtkWidget             *widget,
         const AnnexaOpenPoint *point)
{
  GtkWidget *found = annexa_part_row_find (widget, point->id);

  return found == NULL && point->field != NULL ? annexa_field_row_find_of (widget, point->field, point->id) : found;
}

/* Looks further and further around, so that the nearest row of the record is taken. */
static GtkWidget *
find_around (GtkWidget             *from,
             const AnnexaOpenPoint *point)
{
  GtkWidget *found = NULL;

  for (GtkWidget *around = gtk_widget_get_parent (from); around != NULL && found == NULL;
       around = gtk_widget_get_parent (around))
    found = find_in (around, point);
  return found;
}

static AnnexaProjectView *
find_view (GtkWidget *widget)
{
  GtkWidget *view = gtk_widget_get_ancestor (widget, ANNEXA_TYPE_PROJECT_VIEW);

  return view != NULL ? ANNEXA_PROJECT_VIEW (view) : NULL;
}

/* What is not here is on a page of its own; where nothing is entered yet, that page says how. */
static gboolean
go_elsewhere (GtkWidget             *from,
              const AnnexaOpenPoint *point)
{
  AnnexaProjectView *view = find_view (from);

  if (view == NULL)
    return FALSE;
  return point->id != 0 ? annexa_project_view_show_field (view, point->kind, point->id,
                                                          point->field != NULL ? point->field : "")
                        : annexa_project_view_show_list (view, point->kind, NULL);
}

/**
 * annexa_point_trail_go:
 * @from: where somebody is
 * @point: something that is missing
 *
 * Goes to where it is added: to a field nearby, to a part of the record, or to another record on another page.
 *
 * Returns: whether one is there; what was typed on this page may hold somebody here
 */
gboolean
annexa_point_trail_go (GtkWidget             *from,
                       const AnnexaOpenPoint *point)
{
  GtkWidget *row = find_around (from, point);

  if (ANNEXA_IS_PART_ROW (row))
    annexa_part_row_open (ANNEXA_PART_ROW (row), point->field);
  else if (row != NULL)
    annexa_field_row_point_out (ANNEXA_FIELD_ROW (row));
  else
    return go_elsewhere (from, point);
  return TRUE;
}

static gboolean
show_record (AnnexaPointTrail *self)
{
  AnnexaProjectView *view = find_view (GTK_WIDGET (self));

  return view != NULL && annexa_project_view_show_record (view, self->kind, self->id);
}

/* The parts of a record are found where the record is shown. */
static void
next_clicked (AnnexaPointTrail *self)
{
  g_autoptr (GPtrArray) held = g_ptr_array_ref (self->points);
  const AnnexaOpenPoint *next = get_next (self);

  if (next == NULL)
    return;
  if (find_around (GTK_WIDGET (self), next) == NULL && !show_record (self))
    return;
  if (self->project == NULL)
    return;
  annexa_point_trail_follow (self, self->project, NULL, self->lister, next);
  annexa_point_trail_go (GTK_WIDGET (self), next);
}

/* Whoever cannot leave yet, because a date is none, needs the way back afterwards. */
static void
back_clicked (AnnexaPointTrail *self)
{
  gint64 id = self->id;

  if (!show_record (self))
    return;
  annexa_point_list_return (gtk_widget_get_parent (GTK_WIDGET (self)), id);
  forget (self);
}

static GtkLabel *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static GtkWidget *
add_button (AnnexaPointTrail *self,
            GtkWidget        *box,
            const char       *label,
            GCallback         callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  annexa_wrap_button (button);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
build_buttons (AnnexaPointTrail *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  self->back_button = add_button (self, box, _("Back to the list"), G_CALLBACK (back_clicked));
  self->next_button = add_button (self, box, _("Next"), G_CALLBACK (next_clicked));
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_set_tooltip_text (close, _("Hide what is missing"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Hide what is missing"),
                                  -1);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (forget), self);
  gtk_box_append (GTK_BOX (box), close);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static void
annexa_point_trail_dispose (GObject *object)
{
  forget (ANNEXA_POINT_TRAIL (object));

  G_OBJECT_CLASS (annexa_point_trail_parent_class)->dispose (object);
}

static void
annexa_point_trail_class_init (AnnexaPointTrailClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annexa_point_trail_dispose;
}

static void
annexa_point_trail_init (AnnexaPointTrail *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *lines = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "valign", GTK_ALIGN_CENTER,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);

  self->task = make_label ("heading");
  self->subject = make_label ("caption");
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (self->task));
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (self->subject));
  gtk_widget_set_layout_manager (bar, annexa_stacking_layout_new ());
  gtk_box_append (GTK_BOX (bar), lines);
  gtk_box_append (GTK_BOX (bar), build_buttons (self));
  gtk_widget_add_css_class (bar, "point-trail");
  adw_bin_set_child (ADW_BIN (self), bar);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* The texts of a list go with it; this outlives it. */
static void
note_followed (AnnexaPointTrail      *self,
               const AnnexaOpenPoint *point)
{
  g_clear_pointer (&self->followed, g_ptr_array_unref);
  self->followed = annexa_open_points_new ();
  annexa_open_points_add (self->followed, point->text, point->kind, point->id, point->field);
}

/**
 * annexa_point_trail_follow:
 * @self: a trail
 * @project: a project
 * @record: (nullable): the record that lacks something, or %NULL for the same as before
 * @lister: what finds out what it lacks
 * @point: what of it somebody is going to add
 *
 * Shows the way back to the list in which @point stands.
 */
void
annexa_point_trail_follow (AnnexaPointTrail *self,
                           AnnexaProject *project,
                           AnnexaRecord *record,
                           AnnexaPointLister lister,
                           const AnnexaOpenPoint *point)
{
  g_return_if_fail (ANNEXA_IS_POINT_TRAIL (self));

  note_followed (self, point);
  if (self->project != project)
    {
      if (self->project != NULL)
        g_clear_signal_handler (&self->changed_handler, self->project);
      g_set_object (&self->project, project);
      self->changed_handler
          = g_signal_connect_object (project, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
    }
  if (record != NULL)
    {
      self->kind = annexa_record_get_kind (record);
      self->id = annexa_record_get_id (record);
    }
  self->lister = lister;
  self->position = 0;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  update (self);
}

/**
 * annexa_point_trail_end:
 * @self: a trail
 *
 * Forgets the list: somebody has turned to something else.
 */
void
annexa_point_trail_end (AnnexaPointTrail *self)
{
  g_return_if_fail (ANNEXA_IS_POINT_TRAIL (self));

  forget (self);
}
