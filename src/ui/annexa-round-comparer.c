/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-date.h"
#include "annexa-query.h"
#include "annexa-record-view.h"
#include "annexa-round-comparer.h"
#include "annexa-round-window.h"

/**
 * AnnexaRoundComparer:
 *
 * The other closed rounds, each of which can be compared with the one that the form shows.
 */
struct _AnnexaRoundComparer
{
  AdwPreferencesGroup parent_instance;

  AnnexaProject *project;
  AnnexaRecord *record;
  gulong changed_handler;
  GtkWidget *list;
};

static void annexa_round_comparer_view_init (AnnexaRecordViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnexaRoundComparer, annexa_round_comparer, ADW_TYPE_PREFERENCES_GROUP,
                               G_IMPLEMENT_INTERFACE (ANNEXA_TYPE_RECORD_VIEW, annexa_round_comparer_view_init))

static const AnnexaKind *
assessment_kind (void)
{
  return annexa_kind_lookup ("assessment");
}

/* The closed rounds, the latest first. */
static GPtrArray *
list_closed (AnnexaRoundComparer *self)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (assessment_kind ());
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_set_integer (&value, TRUE);
  annexa_query_add_filter (query, annexa_kind_find_field (assessment_kind (), "closed"), ANNEXA_TEST_EQUAL, &value);
  annexa_query_add_sort (query, annexa_kind_find_field (assessment_kind (), "date"), TRUE);
  return annexa_project_query_records (self->project, query, NULL);
}

static gboolean
is_earlier (AnnexaRecord *one,
            AnnexaRecord *other)
{
  return g_strcmp0 (annexa_record_get_text (one, "date"), annexa_record_get_text (other, "date")) < 0;
}

static GtkWidget *
make_row (AnnexaRoundComparer *self,
          AnnexaRecord        *other)
{
  g_autofree char *date = annexa_date_format (annexa_record_get_text (other, "date"));
  g_autofree char *title
      = g_strdup_printf ("%s %s", annexa_record_get_ref (other), annexa_record_get_title (other));
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), date);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "round.compare");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", annexa_record_get_id (other));
  return row;
}

static gboolean
is_closed (AnnexaRoundComparer *self)
{
  return self->record != NULL && !annexa_record_is_deleted (self->record)
         && annexa_record_get_integer (self->record, "closed") != 0;
}

static void
update (AnnexaRoundComparer *self)
{
  g_autoptr (GPtrArray) closed = is_closed (self) ? list_closed (self) : NULL;
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (guint i = 0; closed != NULL && i < closed->len; i++)
    if (annexa_record_get_id (closed->pdata[i]) != annexa_record_get_id (self->record))
      {
        gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (self, closed->pdata[i]));
        n++;
      }
  gtk_widget_set_visible (self->list, n > 0);
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self),
      n > 0               ? _("Shows which risks are new or gone, better or worse.")
      : is_closed (self) ? _("When another round is closed, both can be compared here: which risks are new or gone, "
                              "better or worse.")
                          : _("When it is closed, it can be compared here with other rounds: which risks are new or gone, "
                              "better or worse."));
}

/* Every edit of a form comes by here; only a round that is closed, or opened again by undo, changes anything. */
static void
project_changed (AnnexaRoundComparer *self,
                 AnnexaChanges       *changes)
{
  if (annexa_changes_touch (changes, assessment_kind ()))
    update (self);
}

static void
compare_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  AnnexaRoundComparer *self = ANNEXA_ROUND_COMPARER (widget);
  g_autoptr (AnnexaRecord) other
      = annexa_project_get_record (self->project, assessment_kind (), g_variant_get_int64 (parameter), NULL);
  GtkRoot *root = gtk_widget_get_root (widget);
  gboolean earlier;

  if (other == NULL || !is_closed (self) || !ANNEXA_IS_WINDOW (root))
    return;
  earlier = is_earlier (self->record, other);
  annexa_round_window_compare (ANNEXA_WINDOW (root), annexa_record_get_id (earlier ? self->record : other),
                               annexa_record_get_id (earlier ? other : self->record));
}

static void
forget_project (AnnexaRoundComparer *self)
{
  if (self->project != NULL)
    g_clear_signal_handler (&self->changed_handler, self->project);
  g_clear_object (&self->project);
}

static void
annexa_round_comparer_set_record (AnnexaRecordView *view,
                                  AnnexaProject    *project,
                                  AnnexaRecord     *record)
{
  AnnexaRoundComparer *self = ANNEXA_ROUND_COMPARER (view);

  if (project != self->project)
    {
      forget_project (self);
      g_set_object (&self->project, project);
      if (project != NULL)
        self->changed_handler
            = g_signal_connect_swapped (project, "changed", G_CALLBACK (project_changed), self);
    }
  g_set_object (&self->record, record);
  update (self);
}

static gboolean
annexa_round_comparer_flush (AnnexaRecordView *view)
{
  return TRUE;
}

static void
annexa_round_comparer_view_init (AnnexaRecordViewInterface *iface)
{
  iface->set_record = annexa_round_comparer_set_record;
  iface->flush = annexa_round_comparer_flush;
}

static void
annexa_round_comparer_dispose (GObject *object)
{
  AnnexaRoundComparer *self = ANNEXA_ROUND_COMPARER (object);

  forget_project (self);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (annexa_round_comparer_parent_class)->dispose (object);
}

static void
annexa_round_comparer_class_init (AnnexaRoundComparerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annexa_round_comparer_dispose;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "round.compare", "x", compare_action);
}

static void
annexa_round_comparer_init (AnnexaRoundComparer *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Compare with"), -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Compare with"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->list);
}
