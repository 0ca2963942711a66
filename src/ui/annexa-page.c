/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <string.h>

#include "annexa-page.h"
#include "annexa-query.h"
#include "annexa-wrapping.h"

/* How many frames a page is given to get its size. */
#define MOST_FOCUS_TRIES 20

typedef struct
{
  AnnexaProject *project;
  gboolean sidebar_folded;
  guint focus_tick;
  guint focus_tries;
} AnnexaPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AnnexaPage, annexa_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_PROJECT,
  PROP_SIDEBAR_FOLDED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Of one side of a layout such as “icon:minimize,maximize,close”. */
static const char *
keep_close (const char *side)
{
  g_auto (GStrv) names = g_strsplit (side != NULL ? side : "", ",", -1);

  return g_strv_contains ((const char *const *) names, "close") ? "close" : "";
}

/* The buttons of a window that somebody can do without in a narrow one. */
static char *
make_narrow_layout (GtkWidget *widget)
{
  g_autofree char *layout = NULL;
  g_auto (GStrv) sides = NULL;

  g_object_get (gtk_widget_get_settings (widget), "gtk-decoration-layout", &layout, NULL);
  sides = g_strsplit (layout != NULL ? layout : "", ":", 2);
  return g_strdup_printf ("%s:%s", keep_close (sides[0]), sides[0] != NULL ? keep_close (sides[1]) : "");
}

/* In a narrow window the room beside the buttons is for the title. */
static void
fit_headers (GtkWidget  *widget,
             const char *layout)
{
  if (ADW_IS_HEADER_BAR (widget))
    {
      adw_header_bar_set_decoration_layout (ADW_HEADER_BAR (widget), layout);
      if (layout != NULL)
        {
          gtk_widget_add_css_class (widget, "narrow");
          annexa_wrap_titles (widget);
        }
      else
        gtk_widget_remove_css_class (widget, "narrow");
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    fit_headers (child, layout);
}

static void
set_sidebar_folded (AnnexaPage *self,
                    gboolean    folded)
{
  AnnexaPagePrivate *priv = annexa_page_get_instance_private (self);
  g_autofree char *layout = folded ? make_narrow_layout (GTK_WIDGET (self)) : NULL;

  priv->sidebar_folded = folded;
  fit_headers (GTK_WIDGET (self), layout);
}

static void
annexa_page_set_property (GObject      *object,
                          guint         property,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  AnnexaPagePrivate *priv = annexa_page_get_instance_private (ANNEXA_PAGE (object));

  switch (property)
    {
    case PROP_PROJECT:
      priv->project = g_value_dup_object (value);
      break;
    case PROP_SIDEBAR_FOLDED:
      set_sidebar_folded (ANNEXA_PAGE (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annexa_page_get_property (GObject    *object,
                          guint       property,
                          GValue     *value,
                          GParamSpec *pspec)
{
  AnnexaPagePrivate *priv = annexa_page_get_instance_private (ANNEXA_PAGE (object));

  switch (property)
    {
    case PROP_PROJECT:
      g_value_set_object (value, priv->project);
      break;
    case PROP_SIDEBAR_FOLDED:
      g_value_set_boolean (value, priv->sidebar_folded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annexa_page_finalize (GObject *object)
{
  AnnexaPagePrivate *priv = annexa_page_get_instance_private (ANNEXA_PAGE (object));

  g_clear_object (&priv->project);

  G_OBJECT_CLASS (annexa_page_parent_class)->finalize (object);
}

static void
annexa_page_class_init (AnnexaPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = annexa_page_finalize;
  object_class->get_property = annexa_page_get_property;
  object_class->set_property = annexa_page_set_property;

  /**
   * AnnexaPage:project:
   *
   * The project that the page shows.
   */
  properties[PROP_PROJECT] = g_param_spec_object ("project", NULL, NULL, ANNEXA_TYPE_PROJECT,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /**
   * AnnexaPage:sidebar-folded:
   *
   * Whether the page is shown without the sidebar, so that it needs a way back to it.
   */
  properties[PROP_SIDEBAR_FOLDED] = g_param_spec_boolean ("sidebar-folded", NULL, NULL, FALSE,
                                                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
annexa_page_init (AnnexaPage *self)
{
}

AnnexaProject *
annexa_page_get_project (AnnexaPage *self)
{
  AnnexaPagePrivate *priv = annexa_page_get_instance_private (self);

  g_return_val_if_fail (ANNEXA_IS_PAGE (self), NULL);

  return priv->project;
}

/* Whoever asks for a record, or for the search, goes on there. */
static void
cancel_focus (AnnexaPage *self)
{
  AnnexaPagePrivate *priv = annexa_page_get_instance_private (self);

  if (priv->focus_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), priv->focus_tick);
  priv->focus_tick = 0;
}

/**
 * annexa_page_show_record:
 * @self: a page
 * @kind: the kind of a record
 * @id: its id
 *
 * Returns: whether the page shows records of the kind and turned to this one
 */
gboolean
annexa_page_show_record (AnnexaPage       *self,
                         const AnnexaKind *kind,
                         gint64            id)
{
  AnnexaPageClass *klass = ANNEXA_PAGE_GET_CLASS (self);

  cancel_focus (self);
  return klass->show_record != NULL && klass->show_record (self, kind, id);
}

/**
 * annexa_page_get_selected:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the record that is selected on the page, if it has a selection that is worth coming
 *   back to
 */
AnnexaRecord *
annexa_page_get_selected (AnnexaPage *self)
{
  AnnexaPageClass *klass = ANNEXA_PAGE_GET_CLASS (self);

  return klass->get_selected != NULL ? klass->get_selected (self) : NULL;
}

/**
 * annexa_page_select_record:
 * @self: a page
 * @kind: the kind of a record
 * @id: its id
 *
 * Selects a record where it stands, as it was when the page was left; unlike annexa_page_show_record() it opens nothing.
 */
void
annexa_page_select_record (AnnexaPage       *self,
                           const AnnexaKind *kind,
                           gint64            id)
{
  AnnexaPageClass *klass = ANNEXA_PAGE_GET_CLASS (self);

  if (klass->select_record != NULL)
    klass->select_record (self, kind, id);
}

/**
 * annexa_page_select_several:
 * @self: a page
 * @kind: the kind of the records
 * @ids: (element-type gint64): their ids
 *
 * Shows the list of a kind with several records selected, the first of them in sight, or with not more than one.
 */
void
annexa_page_select_several (AnnexaPage       *self,
                            const AnnexaKind *kind,
                            GArray           *ids)
{
  AnnexaPageClass *klass = ANNEXA_PAGE_GET_CLASS (self);

  if (klass->select_several != NULL)
    klass->select_several (self, kind, ids);
}

/**
 * annexa_page_save_place:
 * @self: a page
 *
 * Returns: (transfer full) (nullable): what is shown besides records, for a page that takes the place of this one; %NULL
 *   when nothing else is
 */
GVariant *
annexa_page_save_place (AnnexaPage *self)
{
  AnnexaPageClass *klass = ANNEXA_PAGE_GET_CLASS (self);

  return klass->save_place != NULL ? g_variant_take_ref (klass->save_place (self)) : NULL;
}

/**
 * annexa_page_restore_place:
 * @self: a page that takes the place of another one of its kind
 * @place: (nullable): what annexa_page_save_place() told of that
 *
 * Shows the same.
 */
void
annexa_page_restore_place (AnnexaPage *self,
                           GVariant   *place)
{
  AnnexaPageClass *klass = ANNEXA_PAGE_GET_CLASS (self);

  if (klass->restore_place != NULL && place != NULL)
    klass->restore_place (self, place);
}

/* The first record of a selection, or 0. */
static gint64
find_first (AnnexaPage       *self,
            const AnnexaKind *kind,
            const AnnexaView *view)
{
  AnnexaProject *project = annexa_page_get_project (self);
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GArray) ids = NULL;

  if (view == NULL)
    return 0;
  annexa_view_apply (view, project, query);
  ids = annexa_project_query (project, query, NULL);
  return ids != NULL && ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
}

/**
 * annexa_page_show_list:
 * @self: a page
 * @kind: the kind of the records
 * @view: (nullable): one of the ready-made selections of the kind
 *
 * Shows the list of a kind, cut down to the selection, and the first record in it. A page that has no such list shows the
 * record alone.
 */
void
annexa_page_show_list (AnnexaPage       *self,
                       const AnnexaKind *kind,
                       const AnnexaView *view)
{
  AnnexaPageClass *klass = ANNEXA_PAGE_GET_CLASS (self);

  if (klass->show_list != NULL && klass->show_list (self, kind, view))
    annexa_page_take_focus (self);
  else
    annexa_page_show_record (self, kind, find_first (self, kind, view));
}

gboolean
annexa_page_go_back (AnnexaPage *self)
{
  AnnexaPageClass *klass = ANNEXA_PAGE_GET_CLASS (self);

  return klass->go_back != NULL && klass->go_back (self);
}

void
annexa_page_add (AnnexaPage *self)
{
  if (!annexa_page_can_add (self))
    return;
  cancel_focus (self);
  ANNEXA_PAGE_GET_CLASS (self)->add (self);
}

void
annexa_page_delete_selected (AnnexaPage *self)
{
  if (annexa_page_can_delete (self))
    ANNEXA_PAGE_GET_CLASS (self)->delete_selected (self);
}

void
annexa_page_toggle_search (AnnexaPage *self)
{
  if (!annexa_page_can_search (self))
    return;
  cancel_focus (self);
  ANNEXA_PAGE_GET_CLASS (self)->toggle_search (self);
}

/**
 * annexa_page_flush:
 * @self: (nullable): a page; before a window has shown its first one there is nothing to write
 *
 * Returns: whether nothing is left that was typed and could not be written
 */
gboolean
annexa_page_flush (AnnexaPage *self)
{
  return self == NULL || ANNEXA_PAGE_GET_CLASS (self)->flush == NULL || ANNEXA_PAGE_GET_CLASS (self)->flush (self);
}

static gboolean
move_focus (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       data)
{
  AnnexaPage *self = ANNEXA_PAGE (widget);
  AnnexaPagePrivate *priv = annexa_page_get_instance_private (self);

  if (++priv->focus_tries < MOST_FOCUS_TRIES && !ANNEXA_PAGE_GET_CLASS (self)->take_focus (self))
    return G_SOURCE_CONTINUE;
  priv->focus_tick = 0;
  return G_SOURCE_REMOVE;
}

/**
 * annexa_page_take_focus:
 * @self: a page
 *
 * Puts the keyboard into what the page is about, as soon as the page has its size: only then it is known whether it shows
 * a table or rows of two lines.
 */
void
annexa_page_take_focus (AnnexaPage *self)
{
  AnnexaPagePrivate *priv = annexa_page_get_instance_private (self);

  priv->focus_tries = 0;
  if (ANNEXA_PAGE_GET_CLASS (self)->take_focus != NULL && priv->focus_tick == 0)
    priv->focus_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), move_focus, NULL, NULL);
}

/* Who was in the form that is hidden now goes on in what the page is about. */
void
annexa_page_toggle_form (AnnexaPage *self)
{
  AnnexaPageClass *klass = ANNEXA_PAGE_GET_CLASS (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (klass->toggle_form == NULL)
    return;
  klass->toggle_form (self);
  if (focus != NULL && !gtk_widget_get_mapped (focus))
    annexa_page_take_focus (self);
}

/* The keyboard goes along. Left where something is hidden now, GTK would put it on the first button of the page, which is that
 * of another tab. */
void
annexa_page_turn_tab (AnnexaPage *self,
                      int         step)
{
  AnnexaPageClass *klass = ANNEXA_PAGE_GET_CLASS (self);

  if (klass->turn_tab == NULL)
    return;
  klass->turn_tab (self, step);
  annexa_page_take_focus (self);
}

void
annexa_page_show_picture (AnnexaPage *self,
                          const char *name)
{
  AnnexaPageClass *klass = ANNEXA_PAGE_GET_CLASS (self);

  g_return_if_fail (klass->show_picture != NULL);

  klass->show_picture (self, name);
  annexa_page_take_focus (self);
}

gboolean
annexa_page_can_add (AnnexaPage *self)
{
  AnnexaPageClass *klass = ANNEXA_PAGE_GET_CLASS (self);

  return klass->add != NULL && annexa_project_get_access (annexa_page_get_project (self)) == ANNEXA_ACCESS_EDIT
         && (klass->can_add == NULL || klass->can_add (self));
}

gboolean
annexa_page_can_delete (AnnexaPage *self)
{
  return ANNEXA_PAGE_GET_CLASS (self)->delete_selected != NULL
         && annexa_project_get_access (annexa_page_get_project (self)) == ANNEXA_ACCESS_EDIT;
}

gboolean
annexa_page_can_search (AnnexaPage *self)
{
  return ANNEXA_PAGE_GET_CLASS (self)->toggle_search != NULL;
}
