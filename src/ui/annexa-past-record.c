/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-moment.h"
#include "annexa-past-record.h"
#include "annexa-record-view.h"

/**
 * AnnexaPastRecord:
 *
 * The part of the form of a baseline that leads to the project as it was then, and to what changed since.
 */
struct _AnnexaPastRecord
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *look;
  GtkWidget *compare;
};

static void annexa_past_record_view_init (AnnexaRecordViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnexaPastRecord, annexa_past_record, ADW_TYPE_PREFERENCES_GROUP,
                               G_IMPLEMENT_INTERFACE (ANNEXA_TYPE_RECORD_VIEW, annexa_past_record_view_init))

static void
annexa_past_record_class_init (AnnexaPastRecordClass *klass)
{
}

static GtkWidget *
add_row (AnnexaPastRecord *self,
         const char       *title,
         const char       *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return row;
}

static void
annexa_past_record_init (AnnexaPastRecord *self)
{
  self->look = add_row (self, _("_Look at the project as it was"), _("Opens in a window of its own, for reading"));
  self->compare = add_row (self, _("Co_mpare with now"), _("What is new, gone, better, worse or changed since"));
}

static void
lead (GtkWidget  *row,
      const char *action,
      gint64      id)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
}

/* From the past one goes to the present first. */
static void
annexa_past_record_set_record (AnnexaRecordView *view,
                               AnnexaProject    *project,
                               AnnexaRecord     *record)
{
  AnnexaPastRecord *self = ANNEXA_PAST_RECORD (view);

  gtk_widget_set_visible (GTK_WIDGET (self), record != NULL && !annexa_project_is_past (project));
  if (record == NULL)
    return;
  lead (self->look, "win.look-at-baseline", annexa_record_get_id (record));
  lead (self->compare, "win.compare-baseline", annexa_record_get_id (record));
}

static gboolean
annexa_past_record_flush (AnnexaRecordView *view)
{
  return TRUE;
}

static void
annexa_past_record_view_init (AnnexaRecordViewInterface *iface)
{
  iface->set_record = annexa_past_record_set_record;
  iface->flush = annexa_past_record_flush;
}
