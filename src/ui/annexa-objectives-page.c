/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-focus.h"
#include "annexa-names.h"
#include "annexa-objective-row.h"
#include "annexa-objectives-page.h"
#include "annexa-query.h"
#include "annexa-tiles-layout.h"

/**
 * AnnexaObjectivesPage:
 *
 * The objectives with how they develop, and a measurement added on the spot (6.2, 9.1).
 */
struct _AnnexaObjectivesPage
{
  AnnexaFrontPage parent_instance;

  gboolean stale; /* Something changed while nobody saw it. */
  GtkWidget *rows;
  GtkLabel *more;
};

G_DEFINE_FINAL_TYPE (AnnexaObjectivesPage, annexa_objectives_page, ANNEXA_TYPE_FRONT_PAGE)

/* Nobody has more; whoever does has the list. */
#define MOST_ROWS 40

static const AnnexaKind *
objective_kind (void)
{
  return annexa_kind_lookup ("objective");
}

static AnnexaObjectiveRow *
find_row (AnnexaObjectivesPage *self,
          AnnexaRecord         *record)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (annexa_objective_row_get_record (ANNEXA_OBJECTIVE_ROW (row)) == record)
      return ANNEXA_OBJECTIVE_ROW (row);

  return NULL;
}

static void
row_activated (AnnexaObjectiveRow   *row,
               AnnexaObjectivesPage *self)
{
  if (annexa_front_page_show (ANNEXA_FRONT_PAGE (self), annexa_objective_row_get_record (row)))
    annexa_front_page_open_form (ANNEXA_FRONT_PAGE (self));
}

static GtkWidget *
make_row (AnnexaObjectivesPage *self,
          AnnexaRecord         *objective)
{
  GtkWidget *row = annexa_objective_row_new (annexa_page_get_project (ANNEXA_PAGE (self)), objective);

  g_signal_connect (row, "activated", G_CALLBACK (row_activated), self);
  annexa_name_widgets (row);
  return row;
}

static GPtrArray *
load_objectives (AnnexaObjectivesPage *self,
                 guint                *n_all)
{
  AnnexaProject *project = annexa_page_get_project (ANNEXA_PAGE (self));
  g_autoptr (AnnexaQuery) query = annexa_query_new (objective_kind ());
  g_autoptr (GArray) ids = NULL;

  annexa_query_add_sort (query, annexa_kind_find_field (objective_kind (), "ref"), FALSE);
  ids = annexa_project_query (project, query, NULL);
  *n_all = ids != NULL ? ids->len : 0;
  return ids != NULL ? annexa_project_get_records (project, objective_kind (), (const gint64 *) (void *) ids->data,
                                                   MIN (ids->len, MOST_ROWS), NULL)
                     : NULL;
}

static void
update_more (AnnexaObjectivesPage *self,
             guint                 n_more)
{
  g_autofree char *text = g_strdup_printf (ngettext ("The list has %u more.", "The list has %u more.", n_more), n_more);

  gtk_label_set_label (self->more, text);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n_more > 0);
}

static void
remove_rows (AnnexaObjectivesPage *self,
             GPtrArray            *objectives)
{
  GtkWidget *next;

  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL; row = next)
    {
      next = gtk_widget_get_next_sibling (row);
      if (!g_ptr_array_find (objectives, annexa_objective_row_get_record (ANNEXA_OBJECTIVE_ROW (row)), NULL))
        gtk_box_remove (GTK_BOX (self->rows), row);
    }
}

/* Rows that stay keep what is being typed in them. */
static void
update_rows (AnnexaObjectivesPage *self)
{
  guint n_all = 0;
  g_autoptr (GPtrArray) objectives = load_objectives (self, &n_all);
  GtkWidget *before = NULL;

  self->stale = FALSE;
  if (objectives == NULL)
    return;
  remove_rows (self, objectives);
  for (guint i = 0; i < objectives->len; i++)
    {
      AnnexaObjectiveRow *row = find_row (self, objectives->pdata[i]);

      if (row != NULL)
        annexa_objective_row_update (row);
      else
        {
          row = ANNEXA_OBJECTIVE_ROW (make_row (self, objectives->pdata[i]));
          gtk_box_insert_child_after (GTK_BOX (self->rows), GTK_WIDGET (row), before);
        }
      before = GTK_WIDGET (row);
    }
  update_more (self, n_all - objectives->len);
}

/* Each row reads its measurements, so that not every edit is worth it. */
static gboolean
concerns_objectives (AnnexaChanges *changes)
{
  static const char *const kinds[] = { "objective", "measurement", "person", "limits" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (annexa_changes_touch (changes, annexa_kind_lookup (kinds[i])))
      return TRUE;
  return FALSE;
}

static void
project_changed (AnnexaObjectivesPage *self,
                 AnnexaChanges        *changes)
{
  if (!concerns_objectives (changes))
    return;
  if (gtk_widget_get_mapped (self->rows))
    update_rows (self);
  else
    self->stale = TRUE;
}

static void
rows_mapped (AnnexaObjectivesPage *self)
{
  if (self->stale)
    update_rows (self);
}

static GtkWidget *
annexa_objectives_page_make_front (AnnexaFrontPage *page)
{
  AnnexaObjectivesPage *self = ANNEXA_OBJECTIVES_PAGE (page);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_layout_manager (self->rows, g_object_new (ANNEXA_TYPE_TILES_LAYOUT, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Objectives"), -1);
  g_signal_connect_object (self->rows, "map", G_CALLBACK (rows_mapped), self, G_CONNECT_SWAPPED);
  self->more = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->more), "dim-label");
  gtk_box_append (GTK_BOX (box), self->rows);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->more));
  gtk_widget_add_css_class (box, "form");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1100);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  update_rows (self);
  return scroller;
}

static void
annexa_objectives_page_show_front (AnnexaFrontPage *page,
                                   AnnexaRecord    *record)
{
  AnnexaObjectivesPage *self = ANNEXA_OBJECTIVES_PAGE (page);

  if (record != NULL && find_row (self, record) == NULL)
    update_rows (self);
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL; row = gtk_widget_get_next_sibling (row))
    annexa_objective_row_set_chosen (ANNEXA_OBJECTIVE_ROW (row),
                                     annexa_objective_row_get_record (ANNEXA_OBJECTIVE_ROW (row)) == record);
}

static gboolean
annexa_objectives_page_flush_front (AnnexaFrontPage *page)
{
  AnnexaObjectivesPage *self = ANNEXA_OBJECTIVES_PAGE (page);

  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (!annexa_objective_row_flush (ANNEXA_OBJECTIVE_ROW (row)))
      return FALSE;
  return TRUE;
}

static gboolean
annexa_objectives_page_focus_front (AnnexaFrontPage *page)
{
  AnnexaObjectivesPage *self = ANNEXA_OBJECTIVES_PAGE (page);
  AnnexaRecord *record = annexa_front_page_get_record (page);
  AnnexaObjectiveRow *row = record != NULL ? find_row (self, record) : NULL;

  if (row == NULL)
    return annexa_focus_into (self->rows);
  annexa_objective_row_focus (row);
  return TRUE;
}

static AnnexaRecord *
annexa_objectives_page_find_first (AnnexaFrontPage *page)
{
  GtkWidget *row = gtk_widget_get_first_child (ANNEXA_OBJECTIVES_PAGE (page)->rows);

  return row != NULL ? g_object_ref (annexa_objective_row_get_record (ANNEXA_OBJECTIVE_ROW (row))) : NULL;
}

static void
measure_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  AnnexaObjectivesPage *self = ANNEXA_OBJECTIVES_PAGE (widget);
  AnnexaRecord *record = annexa_front_page_get_record (ANNEXA_FRONT_PAGE (self));
  AnnexaObjectiveRow *row = record != NULL ? find_row (self, record) : NULL;

  if (row != NULL && annexa_page_flush (ANNEXA_PAGE (self)))
    annexa_objective_row_measure (row);
}

static void
annexa_objectives_page_constructed (GObject *object)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  AnnexaProject *project = annexa_page_get_project (ANNEXA_PAGE (object));

  g_signal_connect_object (project, "changed", G_CALLBACK (project_changed), object, G_CONNECT_SWAPPED);
  G_OBJECT_CLASS (annexa_objectives_page_parent_class)->constructed (object);

  g_menu_append (menu, _("Add a _measurement"), "page.measure");
  annexa_front_page_set_menu (ANNEXA_FRONT_PAGE (object), G_MENU_MODEL (menu), _("Menu of the objective"));
  gtk_widget_action_set_enabled (GTK_WIDGET (object), "page.measure",
                                 annexa_project_get_access (project) == ANNEXA_ACCESS_EDIT);
}

static void
annexa_objectives_page_class_init (AnnexaObjectivesPageClass *klass)
{
  AnnexaFrontPageClass *page_class = ANNEXA_FRONT_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = annexa_objectives_page_constructed;
  page_class->kind = "objective";
  page_class->title = N_ ("Trends");
  page_class->icon = "annexa-objective-symbolic";
  page_class->make_front = annexa_objectives_page_make_front;
  page_class->show_front = annexa_objectives_page_show_front;
  page_class->flush_front = annexa_objectives_page_flush_front;
  page_class->focus_front = annexa_objectives_page_focus_front;
  page_class->find_first = annexa_objectives_page_find_first;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.measure", NULL, measure_action);
}

static void
annexa_objectives_page_init (AnnexaObjectivesPage *self)
{
}

/**
 * annexa_objectives_page_new:
 * @project: a project
 *
 * Returns: (transfer floating): the page of its objectives
 */
GtkWidget *
annexa_objectives_page_new (AnnexaProject *project)
{
  return g_object_new (ANNEXA_TYPE_OBJECTIVES_PAGE, "project", project, NULL);
}
