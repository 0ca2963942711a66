/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-catalogue.h"
#include "annexa-control-list.h"
#include "annexa-control-row.h"
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
struct _AnnexaControlRow
{
  GtkWidget parent_instance;

  AnnexaProject *project; /* NULL for the names of the columns */
  AnnexaControlRowShows shows;
  gboolean selecting;
  guint depth;
  AnnexaRecord *record;
  gulong notify_handler;

  AnnexaControlHeading *theme;
  gulong progress_handler;

  GtkWidget *check;
  GtkWidget *heading;
  GtkWidget *progress; /* of a heading */
  GtkWidget *bar;
  GtkWidget *ref;
  GtkWidget *title;
  GtkWidget *applies;
  GtkWidget *status;
  GtkWidget *owner;
  GtkWidget *line; /* Ref and owner, below the title of a narrow row. */
};

G_DEFINE_FINAL_TYPE (AnnexaControlRow, annexa_control_row, GTK_TYPE_WIDGET)

enum
{
  CHECKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Below this width a row has two lines. */
#define NARROW 500

/* Below this width nothing is said of the owner, so that the title can be read. */
#define MEDIUM 720

/* The columns but the title, which takes the rest: where each ends, counted from the end of the row. */
#define PADDING 12
#define REF_WIDTH 76
#define APPLIES_WIDTH 96
#define STATUS_WIDTH 132
#define OWNER_WIDTH 112
#define MAPPED_REF_WIDTH 100
#define MAPPED_WIDTH 160
#define NUMBERS_WIDTH 128
#define CHECK_WIDTH 34
#define BAR_WIDTH 120
#define NARROW_BAR_WIDTH 56
#define INDENT 18

#define N_CHILDREN 10

static gboolean
is_heading (AnnexaControlRow *self)
{
  return gtk_widget_get_child_visible (self->heading);
}

static GtkWidget **
list_children (AnnexaControlRow *self,
               guint            *n)
{
  static GtkWidget *children[N_CHILDREN];
  GtkWidget *all[N_CHILDREN] = { self->check, self->heading, self->progress, self->bar,   self->ref,
                                 self->title, self->applies, self->status,   self->owner, self->line };

  *n = G_N_ELEMENTS (all);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    children[i] = all[i];
  return children;
}

static int
height_of (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* The lines depend on the room. */
/* A column is as wide as its words need it, which is more where text is larger. */
static int
scale (AnnexaControlRow *self,
       int               width)
{
  return (int) (width * MAX (annexa_get_text_scale (GTK_WIDGET (self)), 1));
}

static GtkSizeRequestMode
annexa_control_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
annexa_control_row_measure (GtkWidget     *widget,
                            GtkOrientation orientation,
                            int            for_size,
                            int           *minimum,
                            int           *natural,
                            int           *minimum_baseline,
                            int           *natural_baseline)
{
  AnnexaControlRow *self = ANNEXA_CONTROL_ROW (widget);
  int pill;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (self->status, GTK_ORIENTATION_HORIZONTAL, -1, &pill, NULL, NULL, NULL);
      *minimum = 3 * PADDING + 120 + pill;
      *natural = 560;
      return;
    }
  if (is_heading (self))
    *minimum = height_of (self->heading) + 20;
  else if (self->project == NULL && for_size >= 0 && for_size < scale (self, NARROW))
    *minimum = 0;
  else if (for_size >= scale (self, NARROW) || for_size < 0)
    *minimum = MAX (height_of (self->title), height_of (self->status)) + 10;
  else
    *minimum = height_of (self->title) + height_of (self->line) + 2 + 18;
  *natural = *minimum;
}

/* Puts a child at a place counted from the start of the line, whichever side that is. */
static void
place (AnnexaControlRow *self,
       GtkWidget        *child,
       int               row_width,
       int               x,
       int               y,
       int               width,
       int               height)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GtkAllocation allocation = { mirrored ? row_width - x - width : x, y, width, height };
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  allocation.width = MAX (width, minimum);
  gtk_widget_size_allocate (child, &allocation, -1);
}

/* Where the row begins, behind the box to check. */
static int
get_start (AnnexaControlRow *self)
{
  return PADDING + (self->selecting ? CHECK_WIDTH : 0);
}

/* The column before the status: the decision, or the numbers of the older edition. */
static int
get_applies_width (AnnexaControlRow *self)
{
  static const int widths[] = {
    [ANNEXA_CONTROL_ROW_DECISION] = APPLIES_WIDTH,
    [ANNEXA_CONTROL_ROW_FRAMEWORK] = 0,
    [ANNEXA_CONTROL_ROW_MAPPING] = NUMBERS_WIDTH,
  };

  return scale (self, widths[self->shows]);
}

static gboolean
shows_owner (AnnexaControlRow *self,
             int               width)
{
  return self->shows != ANNEXA_CONTROL_ROW_DECISION || width >= scale (self, MEDIUM);
}

static int
get_owner_width (AnnexaControlRow *self,
                 int               width)
{
  if (!shows_owner (self, width))
    return 0;
  return scale (self, self->shows == ANNEXA_CONTROL_ROW_DECISION ? OWNER_WIDTH : MAPPED_WIDTH);
}

static void
place_wide (AnnexaControlRow *self,
            int               width,
            int               height)
{
  int ref_width = scale (self, self->shows == ANNEXA_CONTROL_ROW_FRAMEWORK ? MAPPED_REF_WIDTH : REF_WIDTH);
  int owner_width = get_owner_width (self, width);
  int status_width = scale (self, STATUS_WIDTH);
  int owner_x = width - PADDING - owner_width;
  int status_x = owner_x - status_width;
  int applies_x = status_x - get_applies_width (self);
  int title_x = get_start (self) + ref_width + (int) self->depth * INDENT;
  int pill_width;
  int pill_height = height_of (self->status);

  gtk_widget_measure (self->status, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &pill_width, NULL, NULL);
  place (self, self->ref, width, get_start (self), 0, ref_width - PADDING, height);
  place (self, self->title, width, title_x, 0, applies_x - title_x - PADDING, height);
  if (status_x > applies_x)
    place (self, self->applies, width, applies_x, 0, status_x - applies_x - PADDING, height);
  place (self, self->status, width, status_x, (height - pill_height) / 2, MIN (pill_width, status_width - PADDING),
         pill_height);
  if (owner_width > 0)
    place (self, self->owner, width, owner_x, 0, owner_width, height);
}

static void
place_narrow (AnnexaControlRow *self,
              int               width,
              int               height)
{
  int pill_width;
  int pill_height = height_of (self->status);
  int title_height = height_of (self->title);
  int text_x = get_start (self) + (int) self->depth * INDENT;
  int text_width;

  gtk_widget_measure (self->status, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &pill_width, NULL, NULL);
  text_width = width - text_x - 2 * PADDING - pill_width;
  place (self, self->title, width, text_x, 9, text_width, title_height);
  place (self, self->line, width, text_x, 9 + title_height + 2, text_width, height_of (self->line));
  place (self, self->status, width, width - PADDING - pill_width, (height - pill_height) / 2, pill_width, pill_height);
}

/* The numbers and the bar stand at the end, below the status of the controls where these have columns. */
static void
place_heading (AnnexaControlRow *self,
               int               width,
               int               height)
{
  int bar_width = width >= scale (self, NARROW) ? BAR_WIDTH : NARROW_BAR_WIDTH;
  int bar_height = height_of (self->bar);
  int bar_x = width - PADDING - bar_width;
  int progress_width, progress_x, end;

  gtk_widget_measure (self->progress, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &progress_width, NULL, NULL);
  progress_x = bar_x - PADDING - progress_width;
  end = gtk_widget_get_child_visible (self->bar) ? progress_x : width;
  place (self, self->heading, width, get_start (self), 14, end - PADDING - get_start (self), height - 16);
  if (!gtk_widget_get_child_visible (self->bar))
    return;
  place (self, self->progress, width, progress_x, 14, progress_width, height - 16);
  place (self, self->bar, width, bar_x, 14 + (height - 16 - bar_height) / 2, bar_width, bar_height);
}

static void
show_children (AnnexaControlRow *self,
               int               width)
{
  gboolean wide = width >= scale (self, NARROW);
  gboolean heading = is_heading (self);
  gboolean shown = !heading && (wide || self->project != NULL);
  guint total = 0;

  if (self->theme != NULL)
    annexa_control_heading_get_progress (self->theme, &total);
  gtk_widget_set_child_visible (self->check, self->selecting && self->project != NULL && (shown || heading));
  gtk_widget_set_child_visible (self->progress, heading && total > 0);
  gtk_widget_set_child_visible (self->bar, heading && total > 0);
  gtk_widget_set_child_visible (self->title, shown);
  gtk_widget_set_child_visible (self->status, shown);
  gtk_widget_set_child_visible (self->line, shown && !wide);
  gtk_widget_set_child_visible (self->ref, shown && wide);
  gtk_widget_set_child_visible (self->applies, shown && wide && self->shows != ANNEXA_CONTROL_ROW_FRAMEWORK);
  gtk_widget_set_child_visible (self->owner, shown && wide && shows_owner (self, width));
}

static void
annexa_control_row_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  AnnexaControlRow *self = ANNEXA_CONTROL_ROW (widget);
  gboolean wide = width >= scale (self, NARROW);
  int check_height = height_of (self->check);
  int above = is_heading (self) ? 14 : 0;

  show_children (self, width);
  if (gtk_widget_get_child_visible (self->check))
    place (self, self->check, width, PADDING - 2, above + (height - above - check_height) / 2, CHECK_WIDTH - PADDING,
           check_height);
  if (is_heading (self))
    place_heading (self, width, height);
  else if (wide)
    place_wide (self, width, height);
  else if (gtk_widget_get_child_visible (self->title))
    place_narrow (self, width, height);
}

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
  guint n;
  GtkWidget **children = list_children (self, &n);

  forget_record (self);
  g_clear_object (&self->project);
  for (guint i = 0; i < n; i++)
    if (children[i] != NULL)
      gtk_widget_unparent (children[i]);
  self->check = self->heading = self->progress = self->bar = self->ref = self->title = NULL;
  self->applies = self->status = self->owner = self->line = NULL;

  G_OBJECT_CLASS (annexa_control_row_parent_class)->dispose (object);
}

static void
annexa_control_row_class_init (AnnexaControlRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_control_row_dispose;
  widget_class->get_request_mode = annexa_control_row_get_request_mode;
  widget_class->measure = annexa_control_row_measure;
  widget_class->size_allocate = annexa_control_row_size_allocate;

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
