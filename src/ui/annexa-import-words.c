/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-drop-down.h"
#include "annexa-import-words.h"
#include "annexa-later.h"
#include "annexa-scales.h"

/* More words than these nobody wants to explain one by one; the others stay in the notes. */
#define MOST_WORDS 20

/**
 * AnnexaImportWords:
 *
 * The words of a table that are not in the lists of their fields, and which word somebody means by each, for all rows.
 */
struct _AnnexaImportWords
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows;
};

/* A word, the row that asks what it means, and what somebody chose. */
typedef struct
{
  guint column;
  const AnnexaField *field;
  char *text;
  GStrv meanings; /* for each item: what it stands for; the first one is that nobody chose */
  char *chosen;   /* NULL as long as nobody did */
} Word;

G_DEFINE_FINAL_TYPE (AnnexaImportWords, annexa_import_words, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
free_word (gpointer data)
{
  Word *word = data;

  g_free (word->text);
  g_strfreev (word->meanings);
  g_free (word->chosen);
  g_free (word);
}

static Word *
get_word (AnnexaImportWords *self,
          guint              row)
{
  return g_object_get_data (G_OBJECT (self->rows->pdata[row]), "word");
}

static void
annexa_import_words_finalize (GObject *object)
{
  g_ptr_array_unref (ANNEXA_IMPORT_WORDS (object)->rows);

  G_OBJECT_CLASS (annexa_import_words_parent_class)->finalize (object);
}

static void
annexa_import_words_class_init (AnnexaImportWordsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annexa_import_words_finalize;

  /**
   * AnnexaImportWords::chosen:
   *
   * Somebody said what a word means.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
annexa_import_words_init (AnnexaImportWords *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
meaning_chosen (AdwComboRow       *row,
                GParamSpec        *pspec,
                AnnexaImportWords *self)
{
  Word *word = g_object_get_data (G_OBJECT (row), "word");
  guint selected = adw_combo_row_get_selected (row);

  g_free (word->chosen);
  word->chosen = selected > 0 && selected < g_strv_length (word->meanings) ? g_strdup (word->meanings[selected]) : NULL;
  g_signal_emit (self, signals[CHOSEN], 0);
}

typedef struct
{
  GtkStringList *labels;
  GStrvBuilder *meanings;
} Items;

static void
add_item (Items      *items,
          const char *label,
          const char *meaning)
{
  gtk_string_list_append (items->labels, label);
  g_strv_builder_add (items->meanings, meaning);
}

static void
add_steps (Items             *items,
           AnnexaProject     *project,
           const AnnexaField *field)
{
  const AnnexaScales *scales = annexa_project_get_scales (project);

  for (gint64 step = 1; step <= ANNEXA_LARGEST_SCALE; step++)
    {
      const AnnexaScaleStep *candidate = annexa_scales_get_step (scales, field->scale, step);
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, step);
      g_autofree char *label = candidate != NULL ? g_strdup_printf ("%s %s", number, candidate->label) : NULL;

      if (candidate != NULL)
        add_item (items, label, number);
    }
}

/* What becomes of the word as long as nobody chooses, nothing at all, and the words of the field. */
static void
fill (AdwComboRow   *row,
      AnnexaProject *project,
      Word          *word)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autoptr (GStrvBuilder) meanings = g_strv_builder_new ();
  Items items = { labels, meanings };
  gboolean required = (word->field->flags & ANNEXA_FIELD_REQUIRED) != 0;

  add_item (&items, required ? _("Not chosen") : _("Into the notes"), "");
  if (!required)
    add_item (&items, _("Nothing"), "");
  if (word->field->type == ANNEXA_FIELD_SCALE)
    add_steps (&items, project, word->field);
  for (const AnnexaChoice *choice = word->field->choices; choice != NULL && choice->word != NULL; choice++)
    add_item (&items, annexa_choice_get_label (choice), choice->word);
  word->meanings = g_strv_builder_end (meanings);
  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
}

static void
add_word (AnnexaImportWords      *self,
          AnnexaProject          *project,
          const AnnexaImportWord *unknown)
{
  GtkWidget *row = adw_combo_row_new ();
  Word *word = g_new0 (Word, 1);
  g_autofree char *rows = g_strdup_printf (ngettext ("%u row", "%u rows", unknown->n_rows), unknown->n_rows);
  g_autofree char *place = g_strdup_printf (_("%s, %s"), annexa_field_get_label (unknown->field), rows);
  g_autofree char *title = g_strdup_printf (_("“%s” means"), unknown->text);

  word->column = unknown->column;
  word->field = unknown->field;
  word->text = g_strdup (unknown->text);
  fill (ADW_COMBO_ROW (row), project, word);
  g_object_set_data_full (G_OBJECT (row), "word", word, free_word);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), place);
  g_signal_connect (row, "notify::selected", G_CALLBACK (meaning_chosen), self);
  annexa_open_at_selected (row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static gboolean
has_word (AnnexaImportWords      *self,
          const AnnexaImportWord *unknown)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Word *word = get_word (self, i);

      if (word->column == unknown->column && word->field == unknown->field && strcmp (word->text, unknown->text) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
take_away (GtkWidget *group,
           GtkWidget *row)
{
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
}

/* What somebody chooses in a row that is about to go means nothing any more. */
static void
remove_row (AnnexaImportWords *self,
            guint              row)
{
  g_signal_handlers_disconnect_by_data (self->rows->pdata[row], self);
  annexa_remove_later (GTK_WIDGET (self), self->rows->pdata[row], take_away);
  g_ptr_array_remove_index (self->rows, row);
}

/**
 * annexa_import_words_clear:
 * @self: words
 *
 * Forgets all words, and what they mean.
 */
void
annexa_import_words_clear (AnnexaImportWords *self)
{
  g_return_if_fail (ANNEXA_IS_IMPORT_WORDS (self));

  while (self->rows->len > 0)
    remove_row (self, self->rows->len - 1);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* Words of a column that is another field now. */
static void
remove_foreign (AnnexaImportWords *self,
                AnnexaImportTable *table)
{
  for (guint i = self->rows->len; i > 0; i--)
    {
      const Word *word = get_word (self, i - 1);

      if (annexa_import_table_get_column (table, word->column)->field != word->field)
        remove_row (self, i - 1);
    }
}

/**
 * annexa_import_words_show:
 * @self: words
 * @project: the project
 * @import: what was tried, with one table
 *
 * Asks for the words that are not understood yet. Those that somebody explained stay, so that it can be changed.
 */
void
annexa_import_words_show (AnnexaImportWords *self,
                          AnnexaProject     *project,
                          AnnexaImport      *import)
{
  g_return_if_fail (ANNEXA_IS_IMPORT_WORDS (self));

  if (annexa_import_get_n_tables (import) > 0)
    remove_foreign (self, annexa_import_get_table (import, 0));
  for (guint i = 0; i < annexa_import_get_n_words (import) && self->rows->len < MOST_WORDS; i++)
    if (!has_word (self, annexa_import_get_word (import, i)))
      add_word (self, project, annexa_import_get_word (import, i));
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

/**
 * annexa_import_words_choose:
 * @self: words
 * @table: a copy of the table that is shown
 *
 * Makes the words of @table mean what somebody chose.
 */
void
annexa_import_words_choose (AnnexaImportWords *self,
                            AnnexaImportTable *table)
{
  g_return_if_fail (ANNEXA_IS_IMPORT_WORDS (self));

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Word *word = get_word (self, i);

      if (word->chosen != NULL)
        annexa_import_table_set_meaning (table, word->column, word->text, word->chosen);
    }
}
