/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-apply.h"
#include "annexa-columns.h"
#include "annexa-date.h"
#include "annexa-edit.h"
#include "annexa-pill.h"
#include "annexa-query.h"
#include "annexa-task-board.h"
#include "annexa-wrapping.h"

/**
 * AnnexaTaskBoard:
 *
 * The tasks as cards in a column for each status. A card is dragged to another column; Ctrl with the arrow keys does the
 * same.
 */
struct _AnnexaTaskBoard
{
  AdwBin parent_instance;

  AnnexaProject *project;
  gboolean stale;     /* Something changed while nobody saw it. */
  gint64 focus_id;    /* The card that gets the keyboard when the cards are made anew. */
  GPtrArray *columns; /* Column */

  GtkBox *box;
};

typedef struct
{
  AnnexaTaskBoard *board;
  const AnnexaChoice *status;
  GtkLabel *count;
  GtkListBox *list;
  GtkLabel *more;
} Column;

G_DEFINE_FINAL_TYPE (AnnexaTaskBoard, annexa_task_board, ADW_TYPE_BIN)

/* More cards than these in a column are for the list. */
#define MOST_CARDS 100

/* All columns stand side by side in a window of usual width while no form is open; in a narrower one the bar for scrolling
 * says that there are more. */
#define NARROWEST_COLUMN 160

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const AnnexaKind *
task_kind (void)
{
  return annexa_kind_lookup ("task");
}

static const AnnexaField *
status_field (void)
{
  return annexa_kind_find_field (task_kind (), "status");
}

static AnnexaRecord *
get_task (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "task");
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* When it is due, and in a pill when that is past. */
static void
add_due (AnnexaTaskBoard *self,
         AnnexaRecord    *task,
         GtkBox          *card)
{
  g_autofree char *due = annexa_project_describe_field (self->project, task, "due");
  GtkWidget *pill;

  if (*due != '\0')
    gtk_box_append (card, make_label (due, "dim-label"));
  if (annexa_record_get_integer (task, "overdue") == 0)
    return;
  pill = annexa_pill_new ();
  annexa_pill_show_word (pill, _("Overdue"), "red");
  gtk_widget_set_halign (pill, GTK_ALIGN_START);
  gtk_box_append (card, pill);
}

static GdkContentProvider *
card_taken (GtkDragSource *source,
            double         x,
            double         y,
            gpointer       data)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, picture, (int) x, (int) y);
  return gdk_content_provider_new_typed (ANNEXA_TYPE_RECORD, get_task (row));
}

/* Everything that a card shows, as it is read aloud. */
static char *
describe_card (AnnexaTaskBoard *self,
               AnnexaRecord    *task)
{
  g_autofree char *responsible = annexa_project_describe_field (self->project, task, "responsible");
  g_autofree char *due = annexa_project_describe_field (self->project, task, "due");
  g_autofree char *title = annexa_describe_title (task);
  g_autoptr (GString) spoken = g_string_new (title);

  g_string_append_printf (spoken, ", %s", *responsible != '\0' ? responsible : _("nobody"));
  if (*due != '\0')
    g_string_append_printf (spoken, ", %s", due);
  if (annexa_record_get_integer (task, "overdue") != 0)
    g_string_append_printf (spoken, ", %s", _("Overdue"));
  return g_string_free (g_steal_pointer (&spoken), FALSE);
}

static GtkWidget *
make_card (AnnexaTaskBoard *self,
           AnnexaRecord    *task)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkDragSource *source = gtk_drag_source_new ();
  g_autofree char *responsible = annexa_project_describe_field (self->project, task, "responsible");
  g_autofree char *spoken = describe_card (self, task);
  g_autofree char *title = annexa_describe_title (task);

  gtk_box_append (GTK_BOX (box), make_label (title, NULL));
  gtk_box_append (GTK_BOX (box), *responsible != '\0' ? make_label (responsible, "dim-label")
                                                      : make_label (_("nobody"), "missing"));
  add_due (self, task, GTK_BOX (box));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "card");
  g_object_set_data_full (G_OBJECT (row), "task", g_object_ref (task), g_object_unref);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (card_taken), NULL);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  return row;
}

static void
fill_column (AnnexaTaskBoard *self,
             Column          *column)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (task_kind ());
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) tasks = NULL;
  g_autofree char *count = NULL;
  g_autofree char *more = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (column->list))) != NULL)
    gtk_list_box_remove (column->list, child);

  annexa_value_set_text (&value, column->status->word);
  annexa_query_add_filter (query, status_field (), ANNEXA_TEST_EQUAL, &value);
  annexa_query_add_sort (query, annexa_kind_find_field (task_kind (), "due"), FALSE);
  ids = annexa_project_query (self->project, query, NULL);
  if (ids != NULL)
    tasks = annexa_project_get_records (self->project, task_kind (), (const gint64 *) (void *) ids->data,
                                        MIN (ids->len, MOST_CARDS), NULL);
  for (guint i = 0; tasks != NULL && i < tasks->len; i++)
    {
      GtkWidget *card = make_card (self, tasks->pdata[i]);

      gtk_list_box_append (column->list, card);
      if (annexa_record_get_id (tasks->pdata[i]) == self->focus_id)
        gtk_widget_grab_focus (card);
    }
  count = g_strdup_printf ("%u", ids != NULL ? ids->len : 0);
  gtk_label_set_label (column->count, count);
  if (ids != NULL && ids->len > MOST_CARDS)
    more = g_strdup_printf (_("%u more are in the list."), ids->len - MOST_CARDS);
  gtk_label_set_label (column->more, more != NULL ? more : "");
  gtk_widget_set_visible (GTK_WIDGET (column->more), more != NULL);
}

static void
update (AnnexaTaskBoard *self)
{
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale || self->project == NULL)
    return;
  for (guint i = 0; i < self->columns->len; i++)
    fill_column (self, self->columns->pdata[i]);
  self->focus_id = 0;
}

static void
mapped (AnnexaTaskBoard *self)
{
  if (self->stale)
    update (self);
}

static void
card_activated (GtkListBox    *list,
                GtkListBoxRow *row,
                Column        *column)
{
  g_signal_emit (column->board, signals[ACTIVATED], 0, annexa_record_get_id (get_task (GTK_WIDGET (row))));
}

static gboolean
card_dropped (GtkDropTarget *target,
              const GValue  *value,
              double         x,
              double         y,
              Column        *column)
{
  AnnexaRecord *task = g_value_get_object (value);

  return annexa_task_board_move (column->board, annexa_record_get_id (task), column->status->word);
}

static Column *
find_neighbour (AnnexaTaskBoard *self,
                Column          *column,
                int              step)
{
  guint position;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    step = -step;
  if (!g_ptr_array_find (self->columns, column, &position) || (step < 0 && position == 0)
      || position + (guint) step >= self->columns->len)
    return NULL;
  return self->columns->pdata[position + (guint) step];
}

/* With Ctrl the card goes to the next column, without it the keyboard does. */
static gboolean
key_pressed (GtkEventControllerKey *controller,
             guint                  key,
             guint                  code,
             GdkModifierType        state,
             Column                *column)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (column->list)));
  Column *next;

  if ((key != GDK_KEY_Left && key != GDK_KEY_Right) || !GTK_IS_LIST_BOX_ROW (focus))
    return GDK_EVENT_PROPAGATE;
  next = find_neighbour (column->board, column, key == GDK_KEY_Right ? 1 : -1);
  if (next == NULL)
    return GDK_EVENT_STOP;
  if ((state & GDK_CONTROL_MASK) != 0)
    {
      column->board->focus_id = annexa_record_get_id (get_task (focus));
      annexa_task_board_move (column->board, column->board->focus_id, next->status->word);
      column->board->focus_id = 0;
    }
  else
    gtk_widget_child_focus (GTK_WIDGET (next->list), GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_STOP;
}

static void
make_column (AnnexaTaskBoard    *self,
             const AnnexaChoice *status)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (annexa_choice_get_label (status));
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkDropTarget *target = gtk_drop_target_new (ANNEXA_TYPE_RECORD, GDK_ACTION_MOVE);
  GtkEventController *keys = gtk_event_controller_key_new ();
  Column *column = g_new0 (Column, 1);

  column->board = self;
  column->status = status;
  column->list = GTK_LIST_BOX (gtk_list_box_new ());
  column->count = GTK_LABEL (gtk_label_new (NULL));
  column->more = GTK_LABEL (make_label (NULL, "dim-label"));

  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (GTK_WIDGET (column->count), "dim-label");
  gtk_box_append (GTK_BOX (heading), title);
  gtk_box_append (GTK_BOX (heading), GTK_WIDGET (column->count));
  gtk_list_box_set_selection_mode (column->list, GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (column->list), GTK_ACCESSIBLE_PROPERTY_LABEL, annexa_choice_get_label (status), -1);
  g_signal_connect (column->list, "row-activated", G_CALLBACK (card_activated), column);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), column);
  gtk_widget_add_controller (GTK_WIDGET (column->list), keys);

  gtk_box_append (GTK_BOX (content), GTK_WIDGET (column->list));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (column->more));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), content);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_widget_add_css_class (box, "board-column");
  gtk_widget_set_size_request (box, (int) (NARROWEST_COLUMN * MAX (annexa_get_text_scale (box), 1)), -1);
  gtk_widget_set_hexpand (box, TRUE);

  g_signal_connect (target, "drop", G_CALLBACK (card_dropped), column);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (target));
  gtk_box_append (self->box, box);
  g_ptr_array_add (self->columns, column);
}

static void
annexa_task_board_dispose (GObject *object)
{
  AnnexaTaskBoard *self = ANNEXA_TASK_BOARD (object);

  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNEXA_TYPE_TASK_BOARD);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (annexa_task_board_parent_class)->dispose (object);
}

static void
annexa_task_board_finalize (GObject *object)
{
  g_ptr_array_unref (ANNEXA_TASK_BOARD (object)->columns);

  G_OBJECT_CLASS (annexa_task_board_parent_class)->finalize (object);
}

static void
annexa_task_board_class_init (AnnexaTaskBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_task_board_dispose;
  G_OBJECT_CLASS (klass)->finalize = annexa_task_board_finalize;

  /**
   * AnnexaTaskBoard::activated:
   * @id: the id of a task
   *
   * Somebody wants to see the task.
   */
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-task-board.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaTaskBoard, box);
  gtk_widget_class_bind_template_callback (widget_class, mapped);
}

static void
annexa_task_board_init (AnnexaTaskBoard *self)
{
  self->columns = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (const AnnexaChoice *status = status_field ()->choices; status->word != NULL; status++)
    make_column (self, status);
}

/**
 * annexa_task_board_set_project:
 * @self: a board
 * @project: a project
 *
 * Shows the tasks of a project, and follows it.
 */
void
annexa_task_board_set_project (AnnexaTaskBoard *self,
                               AnnexaProject   *project)
{
  g_return_if_fail (ANNEXA_IS_TASK_BOARD (self) && self->project == NULL);

  self->project = g_object_ref (project);
  g_signal_connect_object (project, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * annexa_task_board_move:
 * @self: a board
 * @id: the id of a task
 * @status: the word of a status
 *
 * Gives a task another status, as one edit that can be taken back. What is done was done today, unless it says when.
 *
 * Returns: whether its status is another one now
 */
gboolean
annexa_task_board_move (AnnexaTaskBoard *self,
                        gint64           id,
                        const char      *status)
{
  g_autoptr (AnnexaRecord) task = annexa_project_get_record (self->project, task_kind (), id, NULL);
  g_autoptr (AnnexaEdit) edit = NULL;
  g_autofree char *today = annexa_date_today ();
  g_autofree char *label = NULL;
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  g_autofree char *word = NULL;

  if (task == NULL || g_strcmp0 (annexa_record_get_text (task, "status"), status) == 0)
    return FALSE;
  annexa_value_set_text (&value, status);
  word = annexa_project_describe (self->project, status_field (), &value);
  /* TRANSLATORS: A task and its new status: “Write the policy”: In progress */
  label = g_strdup_printf (_("“%s”: %s"), annexa_record_get_title (task), word);
  edit = annexa_project_begin (self->project, label);
  annexa_edit_set (edit, task_kind (), id, status_field (), &value);
  if (strcmp (status, "done") == 0 && annexa_record_is_empty (task, "done-on"))
    annexa_edit_set_text (edit, task_kind (), id, "done-on", today);
  return annexa_apply (GTK_WIDGET (self), self->project, edit, NULL);
}
