/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-method-moves.h"
#include "annexa-names.h"
#include "annexa-pill.h"

/**
 * AnnexaMethodMoves:
 *
 * The risks that a draft of the risk method gives another level, or moves across the acceptance line.
 */
struct _AnnexaMethodMoves
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (AnnexaMethodMoves, annexa_method_moves, ADW_TYPE_PREFERENCES_GROUP)

/* Whoever changes more than this has to look at the method, not at each risk. */
#define MOST_ROWS 50

static void
add_row (AnnexaMethodMoves *self,
         GtkWidget         *row)
{
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static GtkWidget *
make_row (AnnexaProject           *project,
          const AnnexaMethodDraft *draft,
          const AnnexaMethodMove  *move)
{
  const AnnexaKind *kind = annexa_kind_lookup ("risk");
  AnnexaRecord *level = annexa_method_draft_get_level (draft, move->after[ANNEXA_RISK_CURRENT]);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *text = annexa_method_move_describe (move, project, draft);
  g_autofree char *title = g_strdup_printf ("%s %s", annexa_project_get_ref (project, kind, move->risk),
                                            annexa_project_get_title (project, kind, move->risk));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  if (level != NULL && annexa_record_get_text (level, "label") != NULL)
    {
      GtkWidget *pill = annexa_pill_new ();

      annexa_pill_show_word (pill, annexa_record_get_text (level, "label"), annexa_record_get_text (level, "colour"));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), pill);
    }
  return row;
}

static GtkWidget *
make_rest_row (guint n)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  return row;
}

static char *
describe (const AnnexaMethodDraft   *draft,
          const AnnexaMethodPreview *preview)
{
  g_autofree char *moves = annexa_method_preview_describe (preview);
  g_autofree char *line = annexa_method_preview_describe_line (preview);
  g_autofree char *loss = annexa_method_preview_describe_loss (preview, draft);
  g_autofree char *text = g_strdup_printf ("%s %s%s%s", moves, line, loss != NULL ? " " : "", loss != NULL ? loss : "");

  if (draft->puts_in_force)
    return g_steal_pointer (&text);
  /* TRANSLATORS: Sentences about what would move follow */
  return g_strdup_printf (_("Nothing moves as long as the method is a draft. When it is put in force: %s"), text);
}

/**
 * annexa_method_moves_show:
 * @self: the list
 * @project: the project
 * @draft: a draft of its risk method
 * @preview: what would move
 *
 * Shows what would move.
 */
void
annexa_method_moves_show (AnnexaMethodMoves         *self,
                          AnnexaProject             *project,
                          const AnnexaMethodDraft   *draft,
                          const AnnexaMethodPreview *preview)
{
  g_autofree char *description = describe (draft, preview);
  guint n = MIN (preview->moves->len, MOST_ROWS);

  g_return_if_fail (ANNEXA_IS_METHOD_MOVES (self));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), description);
  for (guint i = 0; i < n; i++)
    add_row (self, make_row (project, draft, &g_array_index (preview->moves, AnnexaMethodMove, i)));
  if (preview->moves->len > n)
    add_row (self, make_rest_row (preview->moves->len - n));
  annexa_name_widgets (GTK_WIDGET (self));
}

static void
annexa_method_moves_finalize (GObject *object)
{
  g_ptr_array_unref (ANNEXA_METHOD_MOVES (object)->rows);

  G_OBJECT_CLASS (annexa_method_moves_parent_class)->finalize (object);
}

static void
annexa_method_moves_class_init (AnnexaMethodMovesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annexa_method_moves_finalize;
}

static void
annexa_method_moves_init (AnnexaMethodMoves *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("What would move"));
}
