/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-soa-needs-bar.h"
#include "annexa-soa-needs.h"

/**
 * AnnexaSoaNeedsBar:
 *
 * One row of buttons with the frameworks that were imported beside Annex A, each with how many of the controls that it
 * needs are not decided yet. Choosing one leaves only these controls in the list.
 */
struct _AnnexaSoaNeedsBar
{
  AdwBin parent_instance;

  GPtrArray *needs;  /* AnnexaSoaNeed */
  gint64 framework;  /* that is chosen, or 0 */
  gboolean updating;

  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (AnnexaSoaNeedsBar, annexa_soa_needs_bar, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
annexa_soa_needs_bar_finalize (GObject *object)
{
  g_clear_pointer (&ANNEXA_SOA_NEEDS_BAR (object)->needs, g_ptr_array_unref);

  G_OBJECT_CLASS (annexa_soa_needs_bar_parent_class)->finalize (object);
}

static void
annexa_soa_needs_bar_class_init (AnnexaSoaNeedsBarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annexa_soa_needs_bar_finalize;

  /**
   * AnnexaSoaNeedsBar::changed:
   *
   * Another framework was chosen.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
annexa_soa_needs_bar_init (AnnexaSoaNeedsBar *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "filter-bar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Needed by"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->box));
  gtk_widget_set_focusable (scroller, FALSE);
  gtk_widget_add_css_class (scroller, "chips");
  adw_bin_set_child (ADW_BIN (self), scroller);
}

static AnnexaSoaNeed *
find_need (AnnexaSoaNeedsBar *self)
{
  for (guint i = 0; self->needs != NULL && i < self->needs->len; i++)
    if (((AnnexaSoaNeed *) self->needs->pdata[i])->framework == self->framework)
      return self->needs->pdata[i];
  return NULL;
}

static void
toggled (GtkToggleButton   *button,
         AnnexaSoaNeedsBar *self)
{
  gint64 *framework = g_object_get_data (G_OBJECT (button), "framework");

  if (self->updating || !gtk_toggle_button_get_active (button))
    return;
  self->framework = *framework;
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkToggleButton *
add_button (AnnexaSoaNeedsBar *self,
            GtkToggleButton   *group,
            const char        *label,
            gint64             framework)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  gtk_widget_add_css_class (button, "chip");
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), group);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), framework == self->framework);
  g_object_set_data_full (G_OBJECT (button), "framework", g_memdup2 (&framework, sizeof framework), g_free);
  g_signal_connect (button, "toggled", G_CALLBACK (toggled), self);
  gtk_box_append (self->box, button);
  return GTK_TOGGLE_BUTTON (button);
}

static char *
describe_need (const AnnexaSoaNeed *need)
{
  guint n = g_hash_table_size (need->controls);

  if (n == 0)
    /* TRANSLATORS: A framework of which nothing is mapped yet: “NIST CSF 2.0 · not mapped” */
    return g_strdup_printf (_("%s · not mapped"), need->name);
  if (need->n_undecided == 0)
    /* TRANSLATORS: A framework, all of whose controls are decided: “NIST CSF 2.0 · all 40 decided” */
    return g_strdup_printf (_("%s · all %u decided"), need->name, n);
  /* TRANSLATORS: A framework and how many of the controls it needs are not decided: “NIST CSF 2.0 · 12 of 40 undecided” */
  return g_strdup_printf (_("%s · %u of %u undecided"), need->name, need->n_undecided, n);
}

static void
remove_all (AnnexaSoaNeedsBar *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
}

static void
say_none (AnnexaSoaNeedsBar *self)
{
  GtkWidget *label = gtk_label_new (_("No other framework yet"));
  GtkWidget *button = gtk_button_new_with_label (_("Import one"));

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (button, "chip");
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), "win.go::frameworks");
  gtk_box_append (self->box, label);
  gtk_box_append (self->box, button);
}

static void
add_buttons (AnnexaSoaNeedsBar *self)
{
  GtkToggleButton *all = add_button (self, NULL, _("All"), 0);

  for (guint i = 0; i < self->needs->len; i++)
    {
      const AnnexaSoaNeed *need = self->needs->pdata[i];
      g_autofree char *label = describe_need (need);

      add_button (self, all, label, need->framework);
    }
}

/* Buttons whose words change keep the keyboard only when they stay. */
static gboolean
rename_buttons (AnnexaSoaNeedsBar *self)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->box));

  for (guint i = 0; i < self->needs->len; i++)
    {
      const AnnexaSoaNeed *need = self->needs->pdata[i];
      g_autofree char *label = describe_need (need);
      gint64 *framework;

      button = button != NULL ? gtk_widget_get_next_sibling (button) : NULL;
      framework = button != NULL ? g_object_get_data (G_OBJECT (button), "framework") : NULL;
      if (framework == NULL || *framework != need->framework)
        return FALSE;
      gtk_button_set_label (GTK_BUTTON (button), label);
    }
  return self->needs->len > 0 && gtk_widget_get_next_sibling (button) == NULL;
}

/**
 * annexa_soa_needs_bar_update:
 * @self: a bar
 * @project: a project
 *
 * Reads anew what the frameworks need. A framework that was chosen and is gone gives way to all controls.
 */
void
annexa_soa_needs_bar_update (AnnexaSoaNeedsBar *self,
                             AnnexaProject     *project)
{
  g_return_if_fail (ANNEXA_IS_SOA_NEEDS_BAR (self));

  g_clear_pointer (&self->needs, g_ptr_array_unref);
  self->needs = annexa_soa_list_needs (project);
  self->updating = TRUE;
  if (find_need (self) == NULL)
    self->framework = 0;
  if (!rename_buttons (self))
    {
      remove_all (self);
      if (self->needs->len > 0)
        add_buttons (self);
      else
        say_none (self);
    }
  self->updating = FALSE;
}

/**
 * annexa_soa_needs_bar_get_controls:
 * @self: a bar
 *
 * Returns: (nullable) (transfer none) (element-type gint64): the ids of the controls that the chosen framework needs, or
 *   %NULL for all controls
 */
GHashTable *
annexa_soa_needs_bar_get_controls (AnnexaSoaNeedsBar *self)
{
  const AnnexaSoaNeed *need;

  g_return_val_if_fail (ANNEXA_IS_SOA_NEEDS_BAR (self), NULL);

  need = self->framework != 0 ? find_need (self) : NULL;
  return need != NULL ? need->controls : NULL;
}

/**
 * annexa_soa_needs_bar_clear:
 * @self: a bar
 *
 * Chooses all controls.
 */
void
annexa_soa_needs_bar_clear (AnnexaSoaNeedsBar *self)
{
  GtkWidget *button;

  g_return_if_fail (ANNEXA_IS_SOA_NEEDS_BAR (self));

  button = gtk_widget_get_first_child (GTK_WIDGET (self->box));
  if (GTK_IS_TOGGLE_BUTTON (button))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
}
