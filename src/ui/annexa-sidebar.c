/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-readiness-watch.h"
#include "annexa-sidebar.h"
#include "annexa-soa.h"
#include "annexa-view-counter.h"
#include "annexa-way-place.h"

/**
 * AnnexaSidebar:
 *
 * Where one can go, in the order of the work. A number is grey, and a filled pill only where somebody must act.
 */
struct _AnnexaSidebar
{
  AdwBin parent_instance;

  gboolean folded;
  AnnexaProject *project;
  AnnexaViewCounter *counter; /* Of what is urgent. */

  AdwWindowTitle *title;
  GtkWidget *back_button;
  GMenuModel *menu;
  GtkMenuButton *menu_button;
  GtkListBox *list;
  GtkLabel **counters; /* One per destination. */
};

G_DEFINE_FINAL_TYPE (AnnexaSidebar, annexa_sidebar, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_FOLDED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const AnnexaDestination destinations[] = {
  { "overview", NULL, N_ ("Overview"), "annexa-overview-symbolic", { NULL } },
  { "readiness", NULL, N_ ("The way"), "annexa-way-symbolic", { NULL } },

  { "organization", N_ ("Context"), N_ ("Organization"), "annexa-organization-symbolic", { "organization", "limits" } },
  { "context", NULL, N_ ("Issues and parties"), "annexa-context-symbolic",
    { "context-issue", "party", "obligation", "communication" }, "obligation", "overdue" },
  { "people", NULL, N_ ("People"), "annexa-person-symbolic", { "person", "role", "training" }, "training", "overdue" },

  { "assets", N_ ("Assets and risks"), N_ ("Assets"), "annexa-asset-symbolic", { "asset" } },
  { "suppliers", NULL, N_ ("Suppliers"), "annexa-supplier-symbolic", { "supplier" }, "supplier", "overdue" },
  { "risks", NULL, N_ ("Risks"), "annexa-risk-symbolic", { "risk", "threat", "vulnerability" } },
  { "risk-map", NULL, N_ ("Risk map"), "annexa-risk-map-symbolic", { NULL }, "risk", "above" },
  { "assessments", NULL, N_ ("Risk assessments"), "annexa-calendar-symbolic", { "assessment", "method" }, "assessment",
    "not-approved" },

  { "applicability", N_ ("Controls"), N_ ("Applicability"), "annexa-applicability-symbolic", { "control" } },
  { "requirements", NULL, N_ ("Clauses"), "annexa-check-symbolic", { "requirement", "exception", "acceptance" },
    "exception", "overdue" },
  { "frameworks", NULL, N_ ("Frameworks"), "annexa-list-symbolic", { "framework" } },

  { "documents", N_ ("Documents"), N_ ("Documents"), "annexa-document-symbolic", { "document" }, "document", "overdue" },
  { "evidence", NULL, N_ ("Evidence"), "annexa-evidence-symbolic", { "evidence" } },

  { "tasks", N_ ("Plan and operation"), N_ ("Plan"), "annexa-task-symbolic", { "task", "change" }, "task", "overdue" },
  { "timeline", NULL, N_ ("Timeline"), "annexa-timeline-symbolic", { NULL } },
  { "calendar", NULL, N_ ("Calendar"), "annexa-calendar-day-symbolic", { NULL } },
  { "objectives", NULL, N_ ("Objectives"), "annexa-objective-symbolic", { "objective" }, "objective", "overdue" },
  { "incidents", NULL, N_ ("Incidents"), "annexa-incident-symbolic", { "incident" }, "incident", "open" },

  { "audits", N_ ("Audits and improvement"), N_ ("Audits"), "annexa-audit-symbolic", { "audit", "finding" }, "finding",
    "overdue" },
  { "audit-programme", NULL, N_ ("Audit programme"), "annexa-columns-symbolic", { NULL } },
  { "actions", NULL, N_ ("Corrective actions"), "annexa-action-symbolic", { "action" }, "action", "overdue" },
  { "reviews", NULL, N_ ("Management reviews"), "annexa-report-symbolic", { "review" }, "review", "overdue" },

  { "history", N_ ("For the auditor"), N_ ("History"), "annexa-log-symbolic", { NULL } },
  { "baselines", NULL, N_ ("Baselines"), "annexa-history-symbolic", { "baseline" } },
  { "reports", NULL, N_ ("Reports"), "annexa-report-symbolic", { "pack" } },
};

/**
 * annexa_destinations_list:
 * @n: (out): how many there are
 *
 * Returns: (array length=n): the destinations of the window, in the order of the work
 */
const AnnexaDestination *
annexa_destinations_list (guint *n)
{
  *n = G_N_ELEMENTS (destinations);
  return destinations;
}

/**
 * annexa_destination_find:
 * @name: a stable name
 *
 * Returns: (nullable): the destination of that name
 */
const AnnexaDestination *
annexa_destination_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (destinations); i++)
    if (strcmp (destinations[i].name, name) == 0)
      return &destinations[i];

  return NULL;
}

/**
 * annexa_destination_of:
 * @kind: a kind
 *
 * Returns: (nullable): the destination that shows its records; none for parts, which are shown with what they are part of
 */
const AnnexaDestination *
annexa_destination_of (const AnnexaKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (destinations); i++)
    for (guint j = 0; destinations[i].kinds[j] != NULL; j++)
      if (strcmp (destinations[i].kinds[j], kind->name) == 0)
        return &destinations[i];

  return NULL;
}

/**
 * annexa_destination_at_digit:
 * @digit: from 0 to 9
 *
 * Returns: the destination that Alt and the digit lead to: by its place in the sidebar, and 0 to the last one, the reports
 */
const AnnexaDestination *
annexa_destination_at_digit (guint digit)
{
  return &destinations[digit > 0 ? digit - 1 : G_N_ELEMENTS (destinations) - 1];
}

static void
forget_project (AnnexaSidebar *self)
{
  g_clear_pointer (&self->counter, annexa_view_counter_free);
  g_clear_object (&self->project);
}

static void
annexa_sidebar_set_property (GObject      *object,
                             guint         property,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (property)
    {
    case PROP_FOLDED:
      ANNEXA_SIDEBAR (object)->folded = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annexa_sidebar_get_property (GObject    *object,
                             guint       property,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (property)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, ANNEXA_SIDEBAR (object)->folded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annexa_sidebar_dispose (GObject *object)
{
  AnnexaSidebar *self = ANNEXA_SIDEBAR (object);

  forget_project (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNEXA_TYPE_SIDEBAR);

  G_OBJECT_CLASS (annexa_sidebar_parent_class)->dispose (object);
}

static void
annexa_sidebar_finalize (GObject *object)
{
  g_free (ANNEXA_SIDEBAR (object)->counters);

  G_OBJECT_CLASS (annexa_sidebar_parent_class)->finalize (object);
}

static void
row_activated (AnnexaSidebar *self,
               GtkListBoxRow *row)
{
  const AnnexaDestination *destination = g_object_get_data (G_OBJECT (row), "destination");

  g_signal_emit (self, signals[CHOSEN], 0, destination->name);
}

/* The action is for folded panes, too, where there is always something to go back to; the button is not. */
static void
back_clicked (AnnexaSidebar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
}

static gboolean scroll_to_selected (GtkWidget     *widget,
                                    GdkFrameClock *clock,
                                    gpointer       data);

static void
annexa_sidebar_class_init (AnnexaSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = annexa_sidebar_dispose;
  object_class->finalize = annexa_sidebar_finalize;
  object_class->get_property = annexa_sidebar_get_property;
  object_class->set_property = annexa_sidebar_set_property;

  /**
   * AnnexaSidebar:folded:
   *
   * Whether the sidebar is shown alone, so that the buttons of the window are in its header.
   */
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * AnnexaSidebar::chosen:
   * @name: the name of a destination
   *
   * Somebody wants to go there.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaSidebar, title);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSidebar, back_button);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSidebar, menu);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSidebar, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
}

static GtkWidget *
make_row (AnnexaSidebar           *self,
          const AnnexaDestination *destination,
          GtkLabel               **counter)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_(destination->label));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  *counter = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_valign (GTK_WIDGET (*counter), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (*counter), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (*counter), "counter");

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (destination->icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (*counter));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "destination", (gpointer) destination);
  return row;
}

/* The heading of a section stands above its first row; GTK asks for it whenever rows come and go. */
static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       data)
{
  const AnnexaDestination *destination = g_object_get_data (G_OBJECT (row), "destination");
  GtkWidget *heading;

  if (destination->section == NULL)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  /* Reports stand apart, without a heading: an empty text would ask gettext for its own header. */
  heading = gtk_label_new (*destination->section != '\0' ? _(destination->section) : "");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "section-heading");
  gtk_list_box_row_set_header (row, heading);
}

static void
annexa_sidebar_init (AnnexaSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
  self->counters = g_new0 (GtkLabel *, G_N_ELEMENTS (destinations));
  for (guint i = 0; i < G_N_ELEMENTS (destinations); i++)
    gtk_list_box_append (self->list, make_row (self, &destinations[i], &self->counters[i]));
}

/* There is one organization, and packs are few among the reports: their numbers would say nothing. */
static const AnnexaKind *
find_counted_kind (const AnnexaDestination *destination)
{
  const AnnexaKind *kind = destination->kinds[0] != NULL ? annexa_kind_lookup (destination->kinds[0]) : NULL;

  return kind != NULL && !(kind->flags & ANNEXA_KIND_SINGLE) && strcmp (kind->name, "pack") != 0 ? kind : NULL;
}

/* Controls of other frameworks are none that somebody has to decide on. */
static gint64
count_records (AnnexaProject    *project,
               const AnnexaKind *kind)
{
  g_autoptr (AnnexaQuery) query = strcmp (kind->name, "control") == 0 ? annexa_soa_query_new () : NULL;

  return query != NULL ? annexa_project_count_query (project, query, NULL) : annexa_project_count (project, kind);
}

/* @meaning: (nullable): what the number counts where it is urgent */
static void
update_counter (AnnexaSidebar           *self,
                const AnnexaDestination *destination,
                GtkLabel                *counter,
                gint64                   urgent,
                const char              *meaning)
{
  const AnnexaKind *kind = find_counted_kind (destination);
  gint64 count = urgent > 0 ? urgent : kind != NULL ? count_records (self->project, kind) : 0;
  gboolean shown = urgent > 0 || kind != NULL;
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (counter), GTK_TYPE_LIST_BOX_ROW);
  g_autofree char *text = g_strdup_printf ("%d", (int) count);
  g_autofree char *sentence = NULL;

  gtk_widget_set_visible (GTK_WIDGET (counter), shown);
  gtk_label_set_label (counter, text);
  if (urgent > 0)
    gtk_widget_add_css_class (GTK_WIDGET (counter), "urgent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (counter), "urgent");

  gtk_widget_set_tooltip_text (row, urgent > 0 ? meaning : NULL);
  if (urgent > 0)
    /* TRANSLATORS: For screen readers: a destination and how many things there wait for somebody */
    sentence = g_strdup_printf (ngettext ("%s, %d needs attention", "%s, %d need attention", (gulong) urgent),
                                _(destination->label), (int) urgent);
  else if (shown)
    /* TRANSLATORS: For screen readers: a destination and how many records are there */
    sentence = g_strdup_printf (ngettext ("%s, %d record", "%s, %d records", (gulong) count), _(destination->label),
                                (int) count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sentence != NULL ? sentence : _(destination->label), -1);
}

static GPtrArray *
list_urgent (void)
{
  GPtrArray *views = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (destinations); i++)
    if (destinations[i].urgent != NULL)
      g_ptr_array_add (views, (gpointer) annexa_view_find (annexa_kind_lookup (destinations[i].urgent_kind),
                                                           destinations[i].urgent));
  return views;
}

static void
show_name (AnnexaSidebar *self)
{
  g_autofree char *name = annexa_project_get_name (self->project);

  adw_window_title_set_title (self->title, name);
}

/* How many points are open that would cost the certificate; a hundred records may lack the same. Steps that have not begun
 * alarm nobody. */
static guint
count_major_points (AnnexaSidebar *self)
{
  AnnexaReadiness *readiness = annexa_readiness_watch_get_result (annexa_readiness_watch_get (self->project));
  guint counts[ANNEXA_N_SEVERITIES] = { 0 };
  AnnexaWayPlace place;

  if (readiness != NULL)
    {
      annexa_way_find_place (readiness, ANNEXA_STAGE_2, &place);
      annexa_way_place_count (&place, readiness, ANNEXA_STAGE_2, counts);
    }
  return counts[ANNEXA_SEVERITY_MAJOR];
}

static void
show_readiness (AnnexaSidebar *self)
{
  guint n = self->project != NULL ? count_major_points (self) : 0;
  g_autofree char *meaning
      = g_strdup_printf (ngettext ("%u major point is missing in the steps that have begun",
                                   "%u major points are missing in the steps that have begun", n),
                         n);

  for (guint i = 0; self->project != NULL && i < G_N_ELEMENTS (destinations); i++)
    if (strcmp (destinations[i].name, "readiness") == 0)
      update_counter (self, &destinations[i], self->counters[i], n, meaning);
}

static char *
describe_urgent (const AnnexaDestination *destination,
                 gint64                   count)
{
  const AnnexaKind *kind = annexa_kind_lookup (destination->urgent_kind);

  /* TRANSLATORS: What a number counts: “Risks: 3 · Above the line” */
  return g_strdup_printf (_("%s: %d · %s"), annexa_kind_get_plural (kind), (int) count,
                          annexa_view_get_label (annexa_view_find (kind, destination->urgent)));
}

static void
show_counts (const gint64 *counts,
             gpointer      data)
{
  AnnexaSidebar *self = data;

  show_name (self);
  for (guint i = 0; i < G_N_ELEMENTS (destinations); i++)
    {
      gint64 urgent = destinations[i].urgent != NULL ? *counts++ : 0;
      g_autofree char *meaning = urgent > 0 ? describe_urgent (&destinations[i], urgent) : NULL;

      update_counter (self, &destinations[i], self->counters[i], urgent, meaning);
    }
  show_readiness (self);
}

/**
 * annexa_sidebar_set_project:
 * @self: a sidebar
 * @project: a project
 */
void
annexa_sidebar_set_project (AnnexaSidebar *self,
                            AnnexaProject *project)
{
  g_autoptr (GPtrArray) views = NULL;

  g_return_if_fail (ANNEXA_IS_SIDEBAR (self));

  forget_project (self);
  self->project = g_object_ref (project);
  g_signal_connect_object (annexa_readiness_watch_get (project), "updated", G_CALLBACK (show_readiness), self,
                           G_CONNECT_SWAPPED);
  show_name (self);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_to_selected, NULL, NULL);
  views = list_urgent ();
  self->counter = annexa_view_counter_new (project, views, ANNEXA_VIEWS_AT_ONCE, show_counts, self);
}

/* A window that is not high has not all pages in view; a neighbour shows that there is more. */
static void
scroll_to (AnnexaSidebar *self,
           GtkWidget     *row)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self->list), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  double y;

  if (gtk_widget_translate_coordinates (row, GTK_WIDGET (self->list), 0, 0, NULL, &y))
    gtk_adjustment_clamp_page (adjustment, y - gtk_widget_get_height (row), y + 2 * gtk_widget_get_height (row));
}

/* Where one is may lie below what is seen of a sidebar that has just been made and has no size before its first frame. */
static gboolean
scroll_to_selected (GtkWidget     *widget,
                    GdkFrameClock *clock,
                    gpointer       data)
{
  AnnexaSidebar *self = ANNEXA_SIDEBAR (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL && gtk_widget_get_height (GTK_WIDGET (row)) == 0)
    return G_SOURCE_CONTINUE;
  if (row != NULL)
    scroll_to (self, GTK_WIDGET (row));
  return G_SOURCE_REMOVE;
}

/**
 * annexa_sidebar_select:
 * @self: a sidebar
 * @name: the name of a destination
 *
 * Shows where one is. Nothing is emitted.
 */
void
annexa_sidebar_select (AnnexaSidebar *self,
                       const char    *name)
{
  g_return_if_fail (ANNEXA_IS_SIDEBAR (self));

  for (guint i = 0; i < G_N_ELEMENTS (destinations); i++)
    if (strcmp (destinations[i].name, name) == 0)
      {
        GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);

        gtk_list_box_select_row (self->list, row);
        scroll_to (self, GTK_WIDGET (row));
      }
}

/**
 * annexa_sidebar_take_focus:
 * @self: a sidebar
 *
 * Puts the keyboard onto the destination where one is.
 */
void
annexa_sidebar_take_focus (AnnexaSidebar *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (ANNEXA_IS_SIDEBAR (self));

  row = gtk_list_box_get_selected_row (self->list);
  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->list));
}

/**
 * annexa_sidebar_get_menu:
 * @self: a sidebar
 *
 * Returns: (transfer none): the main menu
 */
GMenuModel *
annexa_sidebar_get_menu (AnnexaSidebar *self)
{
  g_return_val_if_fail (ANNEXA_IS_SIDEBAR (self), NULL);

  return self->menu;
}

/**
 * annexa_sidebar_set_can_go_back:
 * @self: a sidebar
 * @can_go_back: whether somebody was at another place before
 */
void
annexa_sidebar_set_can_go_back (AnnexaSidebar *self,
                                gboolean       can_go_back)
{
  g_return_if_fail (ANNEXA_IS_SIDEBAR (self));

  gtk_widget_set_sensitive (self->back_button, can_go_back);
}

/**
 * annexa_sidebar_open_menu:
 * @self: a sidebar that is seen
 *
 * Opens the main menu below its button.
 */
void
annexa_sidebar_open_menu (AnnexaSidebar *self)
{
  g_return_if_fail (ANNEXA_IS_SIDEBAR (self));

  gtk_menu_button_popup (self->menu_button);
}
