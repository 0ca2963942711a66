/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-audit-pack.h"
#include "annexa-pack-adder.h"
#include "annexa-pack-edits.h"

#define TALLEST 420
#define NARROWEST 260

/**
 * AnnexaPackAdder:
 *
 * Which reports a pack is made of: all of them with a tick where they are in it. It stays open, so that several can be
 * chosen one after the other.
 */
struct _AnnexaPackAdder
{
  GtkPopover parent_instance;

  AnnexaProject *project;
  AnnexaRecord *pack;
  GPtrArray *checks; /* GtkCheckButton; "report" is its data */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (AnnexaPackAdder, annexa_pack_adder, GTK_TYPE_POPOVER)

static void
toggled (GtkCheckButton  *check,
         AnnexaPackAdder *self)
{
  const AnnexaReport *report = g_object_get_data (G_OBJECT (check), "report");

  if (self->updating || self->pack == NULL)
    return;
  if (gtk_check_button_get_active (check))
    annexa_pack_add_section (gtk_widget_get_parent (GTK_WIDGET (self)), self->project, self->pack, report);
  else
    annexa_pack_remove_report (gtk_widget_get_parent (GTK_WIDGET (self)), self->project, self->pack, report);
}

static void
add_heading (GtkBox            *box,
             AnnexaReportGroup  group)
{
  GtkWidget *heading = gtk_label_new (annexa_report_group_get_title (group));

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "section-heading");
  gtk_box_append (box, heading);
}

static void
add_check (AnnexaPackAdder    *self,
           GtkBox             *box,
           const AnnexaReport *report)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (annexa_report_get_title (report));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_widget_set_tooltip_text (check, annexa_report_get_description (report));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  annexa_report_get_title (report), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  annexa_report_get_description (report), -1);
  g_object_set_data (G_OBJECT (check), "report", (gpointer) report);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled), self);
  gtk_box_append (box, check);
  g_ptr_array_add (self->checks, check);
}

static void
fill (AnnexaPackAdder *self,
      GtkBox          *box)
{
  guint n_reports;
  const AnnexaReport *const *reports = annexa_reports_list (&n_reports);
  AnnexaReportGroup group = ANNEXA_REPORT_PACKS;

  for (guint i = 0; i < n_reports; i++)
    {
      if (reports[i] == &annexa_audit_pack_report)
        continue;
      if (reports[i]->group != group)
        add_heading (box, reports[i]->group);
      group = reports[i]->group;
      add_check (self, box, reports[i]);
    }
}

static gboolean
has_report (GListModel         *sections,
            const AnnexaReport *report)
{
  guint n = sections != NULL ? g_list_model_get_n_items (sections) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AnnexaRecord) section = g_list_model_get_item (sections, i);

      if (g_strcmp0 (annexa_record_get_text (section, "report"), report->name) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * annexa_pack_adder_update:
 * @self: the popover
 * @sections: (nullable): the sections of the pack
 *
 * Ticks the reports that are in the pack.
 */
void
annexa_pack_adder_update (AnnexaPackAdder *self,
                          GListModel      *sections)
{
  g_return_if_fail (ANNEXA_IS_PACK_ADDER (self));

  self->updating = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (self->checks->pdata[i],
                                 has_report (sections, g_object_get_data (self->checks->pdata[i], "report")));
  self->updating = FALSE;
}

/**
 * annexa_pack_adder_set_pack:
 * @self: the popover
 * @project: the project
 * @pack: the pack that sections are added to
 */
void
annexa_pack_adder_set_pack (AnnexaPackAdder *self,
                            AnnexaProject   *project,
                            AnnexaRecord    *pack)
{
  g_return_if_fail (ANNEXA_IS_PACK_ADDER (self));

  g_set_object (&self->project, project);
  g_set_object (&self->pack, pack);
}

static void
annexa_pack_adder_finalize (GObject *object)
{
  AnnexaPackAdder *self = ANNEXA_PACK_ADDER (object);

  g_ptr_array_unref (self->checks);
  g_clear_object (&self->pack);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (annexa_pack_adder_parent_class)->finalize (object);
}

static void
annexa_pack_adder_class_init (AnnexaPackAdderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annexa_pack_adder_finalize;
}

static void
annexa_pack_adder_init (AnnexaPackAdder *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->checks = g_ptr_array_new ();
  fill (self, GTK_BOX (box));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_min_content_width (GTK_SCROLLED_WINDOW (scroller), NARROWEST);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), TALLEST);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_popover_set_child (GTK_POPOVER (self), scroller);
}

/**
 * annexa_pack_adder_new:
 *
 * Returns: (transfer floating): a list of what can be added to a pack, which has no pack yet
 */
GtkWidget *
annexa_pack_adder_new (void)
{
  return g_object_new (ANNEXA_TYPE_PACK_ADDER, NULL);
}
