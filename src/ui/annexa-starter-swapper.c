/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-starter-swap.h"
#include "annexa-starter-swapper.h"
#include "annexa-starters.h"

/**
 * AnnexaStarterSwapper:
 *
 * How many proposals there are for the trade of the organization, how many are left of another trade, and the button that
 * fetches the ones and takes the others away.
 */
struct _AnnexaStarterSwapper
{
  AnnexaFormAction parent_instance;

  AnnexaProject *followed;
  gulong changed_handler;
  gboolean stale; /* Something changed while nobody saw it. */
};

G_DEFINE_FINAL_TYPE (AnnexaStarterSwapper, annexa_starter_swapper, ANNEXA_TYPE_FORM_ACTION)

static gboolean
may_change (AnnexaChanges *changes)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  if (annexa_changes_touch (changes, annexa_kind_lookup ("organization")))
    return TRUE;
  for (guint i = 0; i < n_kinds; i++)
    if (annexa_kind_find_field (kinds[i], "proposal") != NULL && annexa_changes_touch (changes, kinds[i]))
      return TRUE;
  return FALSE;
}

static void
project_changed (AnnexaStarterSwapper *self,
                 AnnexaChanges        *changes)
{
  if (!may_change (changes))
    return;
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    annexa_form_action_update (ANNEXA_FORM_ACTION (self));
}

static void
mapped (AnnexaStarterSwapper *self)
{
  if (self->stale)
    annexa_form_action_update (ANNEXA_FORM_ACTION (self));
}

static void
follow (AnnexaStarterSwapper *self)
{
  AnnexaProject *project = annexa_form_action_get_project (ANNEXA_FORM_ACTION (self));

  if (project == self->followed)
    return;
  if (self->followed != NULL)
    g_clear_signal_handler (&self->changed_handler, self->followed);
  g_set_object (&self->followed, project);
  if (project != NULL)
    self->changed_handler = g_signal_connect_object (project, "changed", G_CALLBACK (project_changed), self,
                                                     G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static char *
describe_new (const AnnexaStarterSwap *swap)
{
  if (swap->starter == NULL)
    return NULL;
  if (swap->n_new == 0)
    /* TRANSLATORS: A trade: “The proposals for “Software firm” have been fetched.” */
    return g_strdup_printf (_("The proposals for “%s” have been fetched."), annexa_starter_get_title (swap->starter));
  /* TRANSLATORS: How many, and a trade: “118 proposals for “Software firm” are not in the project.” */
  return g_strdup_printf (ngettext ("%u proposal for “%s” is not in the project.",
                                    "%u proposals for “%s” are not in the project.", swap->n_new),
                          swap->n_new, annexa_starter_get_title (swap->starter));
}

static char *
describe_gone (const AnnexaStarterSwap *swap)
{
  if (swap->gone->len == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%u proposal is left of another trade, which nobody confirmed or changed; it would go. "
                                    "What you confirmed or changed stays.",
                                    "%u proposals are left of another trade, which nobody confirmed or changed; they would "
                                    "go. What you confirmed or changed stays.",
                                    swap->gone->len),
                          swap->gone->len);
}

static void
describe (AnnexaStarterSwapper    *self,
          const AnnexaStarterSwap *swap,
          AnnexaRecord            *organization)
{
  const char *nothing = annexa_record_get_text (organization, "trade") != NULL
                            ? _("Annexa has no proposals for this trade.")
                            : _("Choose the trade to get proposals for it.");
  g_autofree char *first = describe_new (swap);
  g_autofree char *second = describe_gone (swap);
  g_autofree char *both = first != NULL && second != NULL
                                /* TRANSLATORS: Two sentences, one after the other */
                                ? g_strdup_printf (C_("sentences", "%s %s"), first, second)
                                : NULL;
  const char *text = both != NULL ? both : first != NULL ? first : second;

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         text != NULL ? text : nothing);
  annexa_form_action_set_label (ANNEXA_FORM_ACTION (self), swap->gone->len == 0 ? _("_Fetch the proposals")
                                                           : swap->n_new == 0   ? _("_Take them away")
                                                                                : _("_Exchange the proposals"));
}

static gboolean
annexa_starter_swapper_show_state (AnnexaFormAction *action,
                                   AnnexaRecord     *record)
{
  AnnexaStarterSwapper *self = ANNEXA_STARTER_SWAPPER (action);
  AnnexaProject *project = annexa_form_action_get_project (action);
  g_autoptr (AnnexaStarterSwap) swap = NULL;
  g_autoptr (GError) error = NULL;

  self->stale = FALSE;
  follow (self);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Proposals for the trade"));
  if (record != NULL)
    swap = annexa_starter_swap_new (project, record, &error);
  if (error != NULL)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), error->message);
  if (swap == NULL)
    return FALSE;
  describe (self, swap, record);
  return !annexa_starter_swap_is_empty (swap);
}

static void
annexa_starter_swapper_dispose (GObject *object)
{
  AnnexaStarterSwapper *self = ANNEXA_STARTER_SWAPPER (object);

  if (self->followed != NULL)
    g_clear_signal_handler (&self->changed_handler, self->followed);
  g_clear_object (&self->followed);

  G_OBJECT_CLASS (annexa_starter_swapper_parent_class)->dispose (object);
}

static void
annexa_starter_swapper_class_init (AnnexaStarterSwapperClass *klass)
{
  AnnexaFormActionClass *action_class = ANNEXA_FORM_ACTION_CLASS (klass);

  action_class->label = N_ ("_Fetch the proposals");
  action_class->nothing = N_ ("The proposals for this trade have been fetched.");
  action_class->field = "trade";
  action_class->prepare = annexa_starters_swap;
  action_class->show_state = annexa_starter_swapper_show_state;
  G_OBJECT_CLASS (klass)->dispose = annexa_starter_swapper_dispose;
}

static void
annexa_starter_swapper_init (AnnexaStarterSwapper *self)
{
  g_signal_connect (self, "map", G_CALLBACK (mapped), NULL);
}
