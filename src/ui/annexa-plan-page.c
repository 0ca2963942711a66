/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-focus.h"
#include "annexa-form-pane.h"
#include "annexa-pane.h"
#include "annexa-panes.h"
#include "annexa-plan-page.h"
#include "annexa-query.h"
#include "annexa-record-edits.h"
#include "annexa-tabs.h"
#include "annexa-task-board.h"
#include "annexa-timeline.h"

/**
 * AnnexaPlanPage:
 *
 * The plan as a picture: tasks over the months, or on a board by their status, with the form of the one that is chosen
 * beside it. The register has the same tasks as a list.
 */
struct _AnnexaPlanPage
{
  AnnexaPage parent_instance;

  AnnexaPanes *panes;
  AnnexaFormPane *form_pane;
  AdwWindowTitle *title;
  GtkToggleButton *timeline_button;
  GtkToggleButton *board_button;
  GtkToggleButton *done_button;
  GtkStack *stack;
  AnnexaTimeline *timeline;
  AnnexaTaskBoard *board;
};

G_DEFINE_FINAL_TYPE (AnnexaPlanPage, annexa_plan_page, ANNEXA_TYPE_PAGE)

static const AnnexaKind *
task_kind (void)
{
  return annexa_kind_lookup ("task");
}

static gint64
count_tasks (AnnexaPlanPage *self,
             const char     *field,
             AnnexaTest      test,
             const char     *word,
             gint64          integer)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (task_kind ());
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  if (word != NULL)
    annexa_value_set_text (&value, word);
  else
    annexa_value_set_integer (&value, integer);
  annexa_query_add_filter (query, annexa_kind_find_field (task_kind (), field), test, &value);
  return annexa_project_count_query (annexa_page_get_project (ANNEXA_PAGE (self)), query, NULL);
}

static gboolean
has_tasks (AnnexaPlanPage *self)
{
  return annexa_project_count (annexa_page_get_project (ANNEXA_PAGE (self)), task_kind ()) > 0;
}

/* Without tasks the board would be empty columns; the timeline says what belongs here. */
static void
show_view (AnnexaPlanPage *self)
{
  gboolean board = gtk_toggle_button_get_active (self->board_button) && has_tasks (self);

  gtk_stack_set_visible_child_name (self->stack, board ? "board" : "timeline");
}

static void
update_title (AnnexaPlanPage *self)
{
  gint64 all = count_tasks (self, "status", ANNEXA_TEST_NOT_EQUAL, "dropped", 0);
  gint64 overdue = count_tasks (self, "overdue", ANNEXA_TEST_EQUAL, NULL, 1);
  g_autofree char *tasks = g_strdup_printf (ngettext ("%d task", "%d tasks", (gulong) all), (int) all);
  /* TRANSLATORS: How many tasks there are, and how many of them are overdue: “12 tasks, 2 overdue” */
  g_autofree char *both = g_strdup_printf (_("%s, %d overdue"), tasks, (int) overdue);

  annexa_form_pane_set_choosable (self->form_pane, all > 0);
  g_object_set (self->panes, "end-needed", has_tasks (self), NULL);
  show_view (self);
  adw_window_title_set_subtitle (self->title, overdue > 0 ? both : tasks);
}

static gboolean
show_task (AnnexaPlanPage *self,
           gint64          id)
{
  AnnexaProject *project = annexa_page_get_project (ANNEXA_PAGE (self));
  g_autoptr (AnnexaRecord) task = id != 0 ? annexa_project_get_record (project, task_kind (), id, NULL) : NULL;

  if (!annexa_form_pane_show_record (self->form_pane, project, task))
    {
      AnnexaRecord *kept = annexa_form_pane_get_record (self->form_pane);

      annexa_timeline_select (self->timeline, annexa_record_get_id (kept));
      return FALSE;
    }
  annexa_timeline_select (self->timeline, task != NULL ? id : 0);
  return task != NULL;
}

static void
task_activated (AnnexaPlanPage *self,
                gint64          id)
{
  if (!show_task (self, id))
    return;
  annexa_panes_open_end (self->panes);
  if (!annexa_panes_get_folded (self->panes))
    annexa_form_pane_go_on (self->form_pane);
}

static void
view_toggled (AnnexaPlanPage *self)
{
  show_view (self);
  gtk_widget_set_visible (GTK_WIDGET (self->done_button), !gtk_toggle_button_get_active (self->board_button));
}

static void
done_toggled (AnnexaPlanPage *self)
{
  annexa_timeline_set_show_done (self->timeline, gtk_toggle_button_get_active (self->done_button));
}

static void
project_changed (AnnexaPlanPage *self)
{
  AnnexaRecord *record = annexa_form_pane_get_record (self->form_pane);

  update_title (self);
  if (record != NULL && annexa_record_is_deleted (record))
    {
      show_task (self, 0);
      annexa_panes_set_shows_end (self->panes, FALSE);
    }
}

static AnnexaRecord *
annexa_plan_page_get_selected (AnnexaPage *page)
{
  return annexa_form_pane_get_record (ANNEXA_PLAN_PAGE (page)->form_pane);
}

static void
annexa_plan_page_select_record (AnnexaPage       *page,
                                const AnnexaKind *kind,
                                gint64            id)
{
  if (kind == task_kind ())
    show_task (ANNEXA_PLAN_PAGE (page), id);
}

static gboolean
annexa_plan_page_go_back (AnnexaPage *page)
{
  return annexa_panes_go_back (ANNEXA_PLAN_PAGE (page)->panes);
}

static void
annexa_plan_page_add (AnnexaPage *page)
{
  AnnexaPlanPage *self = ANNEXA_PLAN_PAGE (page);
  gint64 id;

  if (!annexa_page_flush (page))
    return;
  id = annexa_add_record (GTK_WIDGET (self), annexa_page_get_project (page), task_kind ());
  if (id == 0)
    return;
  task_activated (self, id);
  annexa_form_pane_focus_title (self->form_pane);
}

static void
annexa_plan_page_delete_selected (AnnexaPage *page)
{
  AnnexaRecord *record = annexa_page_get_selected (page);

  if (record != NULL)
    annexa_delete_record (GTK_WIDGET (page), annexa_page_get_project (page), record, NULL, NULL);
}

static void
delete_proposal_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  annexa_plan_page_delete_selected (ANNEXA_PAGE (widget));
}

static void
confirm_proposal_action (GtkWidget  *widget,
                         const char *name,
                         GVariant   *parameter)
{
  AnnexaPage *page = ANNEXA_PAGE (widget);
  AnnexaRecord *record = annexa_page_get_selected (page);

  if (record != NULL && annexa_page_flush (page))
    annexa_confirm_proposal (widget, annexa_page_get_project (page), record);
}

static gboolean
annexa_plan_page_flush (AnnexaPage *page)
{
  return annexa_form_pane_flush (ANNEXA_PLAN_PAGE (page)->form_pane);
}

static gboolean
annexa_plan_page_take_focus (AnnexaPage *page)
{
  GtkWidget *shown = gtk_stack_get_visible_child (ANNEXA_PLAN_PAGE (page)->stack);

  return gtk_widget_get_width (shown) > 0 && annexa_focus_into (shown);
}

static void
annexa_plan_page_toggle_form (AnnexaPage *page)
{
  annexa_panes_toggle_end (ANNEXA_PLAN_PAGE (page)->panes);
}

static void
annexa_plan_page_turn_tab (AnnexaPage *page,
                           int         step)
{
  AnnexaPlanPage *self = ANNEXA_PLAN_PAGE (page);
  GtkToggleButton *buttons[] = { self->board_button, self->timeline_button };

  annexa_panes_set_shows_end (self->panes, FALSE);
  annexa_tabs_turn_buttons (buttons, G_N_ELEMENTS (buttons), step);
}

static void
annexa_plan_page_show_picture (AnnexaPage *page,
                               const char *name)
{
  AnnexaPlanPage *self = ANNEXA_PLAN_PAGE (page);

  annexa_panes_set_shows_end (self->panes, FALSE);
  gtk_toggle_button_set_active (strcmp (name, "board") == 0 ? self->board_button : self->timeline_button, TRUE);
}

static gboolean
annexa_plan_page_can_add (AnnexaPage *page)
{
  return TRUE;
}

static void
annexa_plan_page_dispose (GObject *object)
{
  /* Disposing of the template takes its children out of their parent behind the parent's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNEXA_TYPE_PLAN_PAGE);

  G_OBJECT_CLASS (annexa_plan_page_parent_class)->dispose (object);
}

static void
annexa_plan_page_class_init (AnnexaPlanPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AnnexaPageClass *page_class = ANNEXA_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_plan_page_dispose;
  page_class->get_selected = annexa_plan_page_get_selected;
  page_class->select_record = annexa_plan_page_select_record;
  page_class->go_back = annexa_plan_page_go_back;
  page_class->add = annexa_plan_page_add;
  page_class->delete_selected = annexa_plan_page_delete_selected;
  page_class->flush = annexa_plan_page_flush;
  page_class->take_focus = annexa_plan_page_take_focus;
  page_class->toggle_form = annexa_plan_page_toggle_form;
  page_class->turn_tab = annexa_plan_page_turn_tab;
  page_class->show_picture = annexa_plan_page_show_picture;
  page_class->can_add = annexa_plan_page_can_add;

  gtk_widget_class_install_action (widget_class, "page.confirm-proposal", NULL, confirm_proposal_action);
  gtk_widget_class_install_action (widget_class, "page.delete-proposal", NULL, delete_proposal_action);

  g_type_ensure (ANNEXA_TYPE_FORM_PANE);
  g_type_ensure (ANNEXA_TYPE_PANE);
  g_type_ensure (ANNEXA_TYPE_PANES);
  g_type_ensure (ANNEXA_TYPE_TASK_BOARD);
  g_type_ensure (ANNEXA_TYPE_TIMELINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-plan-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaPlanPage, panes);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPlanPage, form_pane);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPlanPage, title);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPlanPage, timeline_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPlanPage, board_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPlanPage, done_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPlanPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPlanPage, timeline);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPlanPage, board);
  gtk_widget_class_bind_template_callback (widget_class, view_toggled);
  gtk_widget_class_bind_template_callback (widget_class, done_toggled);
  gtk_widget_class_bind_template_callback (widget_class, task_activated);
}

static void
annexa_plan_page_init (AnnexaPlanPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * annexa_plan_page_new:
 * @project: a project
 *
 * Returns: (transfer floating): the page of its plan as a picture
 */
GtkWidget *
annexa_plan_page_new (AnnexaProject *project)
{
  AnnexaPlanPage *self = g_object_new (ANNEXA_TYPE_PLAN_PAGE, "project", project, NULL);

  annexa_timeline_set_project (self->timeline, project);
  annexa_task_board_set_project (self->board, project);
  g_signal_connect_object (project, "changed", G_CALLBACK (project_changed), self, G_CONNECT_SWAPPED);
  update_title (self);
  return GTK_WIDGET (self);
}
