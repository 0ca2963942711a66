/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-look-page.h"
#include "annexa-organization-page.h"
#include "annexa-record-form.h"
#include "annexa-scales.h"
#include "annexa-tab-bar.h"
#include "annexa-tabs.h"

/**
 * AnnexaOrganizationPage:
 *
 * What there is once in a project, as forms over the whole width: who the project is about, the limits that its work is
 * measured by, the risk method in force, and the look of its reports. These are the settings of the project.
 */
struct _AnnexaOrganizationPage
{
  AnnexaPage parent_instance;

  AdwViewStack *stack;
  GtkWidget *method_form;
  const char *const *kinds;
  guint next;   /* What is filled in next, while the page is being made. */
  guint source;
};

G_DEFINE_FINAL_TYPE (AnnexaOrganizationPage, annexa_organization_page, ANNEXA_TYPE_PAGE)

static gboolean fill_next (AnnexaOrganizationPage *self);

enum
{
  TAB_METHOD,
  TAB_LOOK,
};

/* What the page has besides the kinds of which there is one record. */
static const AnnexaOrganizationTab tabs[] = {
  [TAB_METHOD] = { "method-in-force", N_ ("Risk method"), "annexa-method-symbolic",
                   N_ ("Likelihood, impact, levels, matrix, acceptance") },
  [TAB_LOOK] = { "look", N_ ("Report look"), "annexa-report-symbolic", N_ ("Logo, colours, font, letterhead, paper") },
};

/**
 * annexa_organization_tabs_list:
 * @n: (out): how many there are
 *
 * Returns: (array length=n): the parts of the settings besides the kinds of which there is one record
 */
const AnnexaOrganizationTab *
annexa_organization_tabs_list (guint *n)
{
  *n = G_N_ELEMENTS (tabs);
  return tabs;
}

/**
 * annexa_organization_has_tab:
 * @project: a project
 * @tab: a part of the settings
 *
 * Returns: whether the project has it: without a risk method in force there is none to be set
 */
gboolean
annexa_organization_has_tab (AnnexaProject               *project,
                             const AnnexaOrganizationTab *tab)
{
  return tab != &tabs[TAB_METHOD] || annexa_project_get_scales (project)->method != 0;
}

/* Whoever is led to a field finds it there. */
static void
fill_until (AnnexaOrganizationPage *self,
            const AnnexaKind       *kind)
{
  for (guint i = 0; self->kinds[i] != NULL; i++)
    if (strcmp (self->kinds[i], kind->name) == 0)
      while (self->source != 0 && self->next <= i)
        fill_next (self);
}

static gboolean
annexa_organization_page_show_record (AnnexaPage       *page,
                                      const AnnexaKind *kind,
                                      gint64            id)
{
  AnnexaOrganizationPage *self = ANNEXA_ORGANIZATION_PAGE (page);

  if (adw_view_stack_get_child_by_name (self->stack, kind->name) == NULL)
    return FALSE;
  fill_until (self, kind);
  adw_view_stack_set_visible_child_name (self->stack, kind->name);
  return TRUE;
}

static gboolean
flush (GtkWidget *form)
{
  return ANNEXA_IS_LOOK_PAGE (form) ? annexa_look_page_flush (ANNEXA_LOOK_PAGE (form))
                                    : annexa_record_form_flush (ANNEXA_RECORD_FORM (form));
}

/* All forms are asked, and the first in which something is left comes to the front. */
static gboolean
annexa_organization_page_flush (AnnexaPage *page)
{
  AnnexaOrganizationPage *self = ANNEXA_ORGANIZATION_PAGE (page);

  for (GtkWidget *form = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); form != NULL;
       form = gtk_widget_get_next_sibling (form))
    if (!flush (form))
      {
        adw_view_stack_set_visible_child (self->stack, form);
        return FALSE;
      }
  return TRUE;
}

/* Not into a form: nobody who looks what there is wants to change the first of it. */
static gboolean
annexa_organization_page_take_focus (AnnexaPage *page)
{
  return annexa_tabs_focus_stack (GTK_WIDGET (page), ANNEXA_ORGANIZATION_PAGE (page)->stack);
}

static void
annexa_organization_page_turn_tab (AnnexaPage *page,
                                   int         step)
{
  annexa_tabs_turn_stack (ANNEXA_ORGANIZATION_PAGE (page)->stack, step);
}

static void
annexa_organization_page_dispose (GObject *object)
{
  g_clear_handle_id (&ANNEXA_ORGANIZATION_PAGE (object)->source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNEXA_TYPE_ORGANIZATION_PAGE);

  G_OBJECT_CLASS (annexa_organization_page_parent_class)->dispose (object);
}

static void
annexa_organization_page_class_init (AnnexaOrganizationPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AnnexaPageClass *page_class = ANNEXA_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_organization_page_dispose;
  page_class->show_record = annexa_organization_page_show_record;
  page_class->flush = annexa_organization_page_flush;
  page_class->take_focus = annexa_organization_page_take_focus;
  page_class->turn_tab = annexa_organization_page_turn_tab;

  g_type_ensure (ANNEXA_TYPE_TAB_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/annexa/Annexa/ui/annexa-organization-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaOrganizationPage, stack);
}

static void
annexa_organization_page_init (AnnexaOrganizationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_form (AnnexaOrganizationPage *self,
          const AnnexaKind       *kind)
{
  adw_view_stack_add_titled_with_icon (self->stack, annexa_record_form_new (kind), kind->name,
                                       annexa_kind_get_plural (kind), kind->icon);
}

static void
fill_form (AnnexaOrganizationPage *self,
           const char             *name)
{
  AnnexaProject *project = annexa_page_get_project (ANNEXA_PAGE (self));
  GtkWidget *form = adw_view_stack_get_child_by_name (self->stack, name);
  g_autoptr (AnnexaRecord) record = annexa_project_get_single (project, annexa_kind_lookup (name), NULL);

  if (record != NULL)
    annexa_record_form_set_record (ANNEXA_RECORD_FORM (form), project, record);
}

/* Another method may come into force while the page is open. */
static void
show_method (AnnexaOrganizationPage *self)
{
  AnnexaProject *project = annexa_page_get_project (ANNEXA_PAGE (self));
  const AnnexaScales *scales = annexa_project_get_scales (project);
  g_autoptr (AnnexaRecord) method = NULL;

  if (scales->method != 0)
    method = annexa_project_get_record (project, annexa_kind_lookup ("method"), scales->method, NULL);
  adw_view_stack_page_set_visible (adw_view_stack_get_page (self->stack, self->method_form), method != NULL);
  annexa_record_form_set_record (ANNEXA_RECORD_FORM (self->method_form), method != NULL ? project : NULL, method);
}

static void
project_changed (AnnexaOrganizationPage *self,
                 AnnexaChanges          *changes)
{
  if (annexa_changes_touch (changes, annexa_kind_lookup ("method")))
    show_method (self);
}

static void
add_tab (AnnexaOrganizationPage      *self,
         GtkWidget                   *widget,
         const AnnexaOrganizationTab *tab)
{
  adw_view_stack_add_titled_with_icon (self->stack, widget, tab->name, _(tab->title), tab->icon);
}

static void
add_method (AnnexaOrganizationPage *self)
{
  self->method_form = annexa_record_form_new (annexa_kind_lookup ("method"));
  add_tab (self, self->method_form, &tabs[TAB_METHOD]);
  adw_view_stack_page_set_visible (adw_view_stack_get_page (self->stack, self->method_form), FALSE);
  g_signal_connect_object (annexa_page_get_project (ANNEXA_PAGE (self)), "changed", G_CALLBACK (project_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
add_look (AnnexaOrganizationPage *self)
{
  add_tab (self, annexa_look_page_new (annexa_page_get_project (ANNEXA_PAGE (self))), &tabs[TAB_LOOK]);
}

/* Returns FALSE when nothing is left to be done. */
static gboolean
fill_next (AnnexaOrganizationPage *self)
{
  guint n_kinds = g_strv_length ((char **) self->kinds);
  guint place = self->next++;

  if (place < n_kinds)
    fill_form (self, self->kinds[place]);
  else if (place == n_kinds)
    show_method (self);
  else
    add_look (self);
  return place <= n_kinds;
}

static gboolean
fill_in_turn (gpointer data)
{
  AnnexaOrganizationPage *self = data;
  gboolean more = fill_next (self);

  if (!more)
    self->source = 0;
  return more;
}

/* Fills in all that is left, for those who cannot wait. */
static void
fill_all (AnnexaOrganizationPage *self)
{
  if (self->source == 0)
    return;
  g_clear_handle_id (&self->source, g_source_remove);
  while (fill_next (self))
    ;
}

/**
 * annexa_organization_page_new:
 * @project: a project
 * @kinds: (array zero-terminated=1): names of kinds of which there is one record, the main one first; static
 *
 * The forms of the page are filled in one by one while it is shown: all at once would take longer than people wait.
 *
 * Returns: (transfer floating): the page of its organization
 */
GtkWidget *
annexa_organization_page_new (AnnexaProject     *project,
                              const char *const *kinds)
{
  AnnexaOrganizationPage *self = g_object_new (ANNEXA_TYPE_ORGANIZATION_PAGE, "project", project, NULL);

  self->kinds = kinds;
  for (guint i = 0; kinds[i] != NULL; i++)
    add_form (self, annexa_kind_lookup (kinds[i]));
  add_method (self);
  self->source = g_idle_add (fill_in_turn, self);
  return GTK_WIDGET (self);
}

/**
 * annexa_organization_page_show_tab:
 * @self: the page
 * @name: the name of a kind of which there is one record, or of a tab of annexa_organization_tabs_list()
 *
 * Turns to a part of the settings. A project that has no risk method yet has no part for it.
 */
void
annexa_organization_page_show_tab (AnnexaOrganizationPage *self,
                                   const char             *name)
{
  GtkWidget *form;

  g_return_if_fail (ANNEXA_IS_ORGANIZATION_PAGE (self));

  fill_all (self);
  form = adw_view_stack_get_child_by_name (self->stack, name);
  if (form != NULL && adw_view_stack_page_get_visible (adw_view_stack_get_page (self->stack, form)))
    adw_view_stack_set_visible_child (self->stack, form);
}
