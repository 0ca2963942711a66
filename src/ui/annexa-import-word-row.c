/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-drop-down.h"
#include "annexa-import-word-row.h"
#include "annexa-scales.h"
#include "annexa-text.h"
#include "annexa-wrapping.h"

/**
 * AnnexaImportWordRow:
 *
 * Asks what somebody means by a word of a table that is not in the list of its field, for all rows.
 */
struct _AnnexaImportWordRow
{
  AdwComboRow parent_instance;

  const AnnexaField *field;
  char *text;
  GPtrArray *meanings; /* for each item what it stands for; NULL for the first one, with which nobody said anything */
};

G_DEFINE_FINAL_TYPE (AnnexaImportWordRow, annexa_import_word_row, ADW_TYPE_COMBO_ROW)

static void
annexa_import_word_row_finalize (GObject *object)
{
  AnnexaImportWordRow *self = ANNEXA_IMPORT_WORD_ROW (object);

  g_free (self->text);
  g_ptr_array_unref (self->meanings);

  G_OBJECT_CLASS (annexa_import_word_row_parent_class)->finalize (object);
}

static void
annexa_import_word_row_class_init (AnnexaImportWordRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annexa_import_word_row_finalize;
}

static void
annexa_import_word_row_init (AnnexaImportWordRow *self)
{
  self->meanings = g_ptr_array_new_with_free_func (g_free);
}

static void
add_item (AnnexaImportWordRow *self,
          GtkStringList       *labels,
          const char          *label,
          const char          *meaning)
{
  gtk_string_list_append (labels, label);
  g_ptr_array_add (self->meanings, g_strdup (meaning));
}

static void
add_steps (AnnexaImportWordRow *self,
           GtkStringList       *labels,
           AnnexaProject       *project)
{
  const AnnexaScales *scales = annexa_project_get_scales (project);

  for (gint64 step = 1; step <= ANNEXA_LARGEST_SCALE; step++)
    {
      const AnnexaScaleStep *candidate = annexa_scales_get_step (scales, self->field->scale, step);
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, step);
      g_autofree char *label = candidate != NULL ? g_strdup_printf ("%s %s", number, candidate->label) : NULL;

      if (candidate != NULL)
        add_item (self, labels, label, number);
    }
}

/* What becomes of the word as long as nobody chooses, nothing at all, and the words of the field. */
static void
fill (AnnexaImportWordRow *self,
      AnnexaProject       *project)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  gboolean required = (self->field->flags & ANNEXA_FIELD_REQUIRED) != 0;

  add_item (self, labels, required ? _("Not chosen") : _("Into the notes"), NULL);
  if (!required)
    add_item (self, labels, _("Nothing"), "");
  if (self->field->type == ANNEXA_FIELD_SCALE)
    add_steps (self, labels, project);
  for (const AnnexaChoice *choice = self->field->choices; choice != NULL && choice->word != NULL; choice++)
    add_item (self, labels, annexa_choice_get_label (choice), choice->word);
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (labels));
}

/**
 * annexa_import_word_row_new:
 * @project: the project
 * @word: a word that an import could not understand, or that somebody explained
 *
 * Returns: (transfer floating): a row that asks for its meaning
 */
GtkWidget *
annexa_import_word_row_new (AnnexaProject          *project,
                            const AnnexaImportWord *word)
{
  AnnexaImportWordRow *self = g_object_new (ANNEXA_TYPE_IMPORT_WORD_ROW, "use-markup", FALSE, NULL);
  g_autofree char *rows = g_strdup_printf (ngettext ("%u row", "%u rows", word->n_rows), word->n_rows);
  /* TRANSLATORS: In how many rows a word stands that is not in the list of a field: “12 rows · unknown word” */
  g_autofree char *subtitle = g_strdup_printf (_("%s · unknown word"), rows);
  g_autofree char *title = g_strdup_printf (_("“%s” means"), word->text);

  self->field = word->field;
  self->text = g_strdup (word->text);
  fill (self, project);
  for (guint i = 1; word->meaning != NULL && i < self->meanings->len; i++)
    if (strcmp (self->meanings->pdata[i], word->meaning) == 0)
      adw_combo_row_set_selected (ADW_COMBO_ROW (self), i);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  annexa_open_at_selected (GTK_WIDGET (self));
  annexa_stack_choices (GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/**
 * annexa_import_word_row_is_about:
 * @self: a row
 * @field: what a column is
 * @text: a word that stands in it
 *
 * Returns: whether the row asks what that word means there
 */
gboolean
annexa_import_word_row_is_about (AnnexaImportWordRow *self,
                                 const AnnexaField   *field,
                                 const char          *text)
{
  g_autofree char *own = annexa_text_fold (self->text);
  g_autofree char *other = annexa_text_fold (text);

  return self->field == field && strcmp (own, other) == 0;
}

const AnnexaField *
annexa_import_word_row_get_field (AnnexaImportWordRow *self)
{
  return self->field;
}

const char *
annexa_import_word_row_get_text (AnnexaImportWordRow *self)
{
  return self->text;
}

/**
 * annexa_import_word_row_get_meaning:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the word of the field that is meant, "" for nothing, or %NULL as long as nobody
 *   said
 */
const char *
annexa_import_word_row_get_meaning (AnnexaImportWordRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  return selected < self->meanings->len ? self->meanings->pdata[selected] : NULL;
}
