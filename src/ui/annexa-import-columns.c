/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-drop-down.h"
#include "annexa-import-columns.h"
#include "annexa-import-remarks.h"
#include "annexa-import-word-row.h"
#include "annexa-later.h"
#include "annexa-text.h"
#include "annexa-wrapping.h"

/* So many rows show what stands in a column. */
#define N_SAMPLES 3

/* These never need a second line. GTK 4.8 reckons wrongly where the dots for what is cut off are wider than all of it. */
#define SHORT_SAMPLES 8

/* So much is said of a column; the rest is counted. */
#define MOST_REMARKS 4

/* More words than these nobody wants to explain one by one; the others stay in the notes. */
#define MOST_WORDS 20

/* What is chosen where a column is to go to the notes. No field is called so. */
#define INTO_NOTES "*"

/**
 * AnnexaImportColumns:
 *
 * The columns of a table that is pasted or imported: which field each of them is, where somebody can choose another; and
 * below each what is wrong with it, and what the words mean that stand in it.
 */
struct _AnnexaImportColumns
{
  AdwPreferencesGroup parent_instance;

  GtkListBox *list;
  GPtrArray *fields;     /* AnnexaField that a column can be */
  GtkStringList *labels; /* what a column can be: nothing, a field, and last the notes, where there are any */
  gboolean has_notes;
  GPtrArray *columns;  /* Column */
  GPtrArray *meanings; /* Meaning, also of words that are not asked for just now */
};

typedef struct
{
  AdwComboRow *row; /* NULL where nothing can be chosen */
  char *heading;    /* by which the column is known again */
  char *choice;     /* the name of the field that somebody chose, "" for none, INTO_NOTES, or NULL */
  GPtrArray *remarks;
  GPtrArray *words; /* AnnexaImportWordRow */
} Column;

/* What somebody said that a word means. */
typedef struct
{
  guint column;
  const AnnexaField *field;
  char *text;
  char *meaning;
} Meaning;

G_DEFINE_FINAL_TYPE (AnnexaImportColumns, annexa_import_columns, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
free_column (gpointer data)
{
  Column *column = data;

  g_free (column->heading);
  g_free (column->choice);
  g_ptr_array_unref (column->remarks);
  g_ptr_array_unref (column->words);
  g_free (column);
}

static void
free_meaning (gpointer data)
{
  Meaning *meaning = data;

  g_free (meaning->text);
  g_free (meaning->meaning);
  g_free (meaning);
}

static void
annexa_import_columns_finalize (GObject *object)
{
  AnnexaImportColumns *self = ANNEXA_IMPORT_COLUMNS (object);

  g_ptr_array_unref (self->fields);
  g_clear_object (&self->labels);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->meanings);

  G_OBJECT_CLASS (annexa_import_columns_parent_class)->finalize (object);
}

static void
annexa_import_columns_class_init (AnnexaImportColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annexa_import_columns_finalize;

  /**
   * AnnexaImportColumns::chosen:
   *
   * Somebody said which field a column is, or what a word in it means.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
annexa_import_columns_init (AnnexaImportColumns *self)
{
  self->fields = g_ptr_array_new ();
  self->columns = g_ptr_array_new_with_free_func (free_column);
  self->meanings = g_ptr_array_new_with_free_func (free_meaning);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Columns"), -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->list));
}

static Column *
get_column (AnnexaImportColumns *self,
            guint                position)
{
  return self->columns->pdata[position];
}

/* Which item stands for what a column is, or is chosen to be. */
static gboolean
find_choice (AnnexaImportColumns *self,
             const char          *choice,
             guint               *item)
{
  *item = strcmp (choice, INTO_NOTES) == 0 ? self->fields->len + 1 : 0;
  for (guint i = 0; i < self->fields->len; i++)
    if (strcmp (((const AnnexaField *) self->fields->pdata[i])->name, choice) == 0)
      *item = i + 1;
  return (*item > 0 || *choice == '\0') && *item < g_list_model_get_n_items (G_LIST_MODEL (self->labels));
}

static const char *
get_choice (AnnexaImportColumns *self,
            guint                item)
{
  if (item == 0)
    return "";
  return item <= self->fields->len ? ((const AnnexaField *) self->fields->pdata[item - 1])->name : INTO_NOTES;
}

static void
column_chosen (AdwComboRow         *row,
               GParamSpec          *pspec,
               AnnexaImportColumns *self)
{
  Column *column = get_column (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "column")));

  g_free (column->choice);
  column->choice = g_strdup (get_choice (self, adw_combo_row_get_selected (row)));
  g_signal_emit (self, signals[CHOSEN], 0);
}

/* Selects an item without somebody having chosen it. */
static void
select_item (AnnexaImportColumns *self,
             AdwComboRow         *row,
             guint                item)
{
  if (adw_combo_row_get_selected (row) == item)
    return;
  g_signal_handlers_block_by_func (row, column_chosen, self);
  adw_combo_row_set_selected (row, item);
  g_signal_handlers_unblock_by_func (row, column_chosen, self);
}

/* A column that was thought to be a field is another one, or none, once somebody chose that field for another column. */
static void
show_match (AnnexaImportColumns *self,
            AnnexaImportTable   *table,
            guint                position)
{
  const AnnexaField *field = annexa_import_table_get_column (table, position)->field;
  guint item = 0;

  if (field != NULL)
    (void) find_choice (self, field->name, &item);
  else if (self->has_notes && !annexa_import_table_leaves_out (table, position))
    item = self->fields->len + 1;
  select_item (self, get_column (self, position)->row, item);
}

/* Where text is large, what is chosen stands below the title, where the examples would be. */
static void
describe_column (AdwActionRow *row,
                 const char   *title,
                 const char   *samples)
{
  if (annexa_get_text_scale (GTK_WIDGET (row)) >= ANNEXA_LARGE_TEXT && *samples != '\0')
    {
      /* TRANSLATORS: The heading of a column of a table, and examples of what stands in it */
      g_autofree char *both = g_strdup_printf (_("%s: %s"), title, samples);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), both);
      return;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (*samples != '\0')
    adw_action_row_set_subtitle (row, samples);
  if (g_utf8_strlen (samples, -1) > SHORT_SAMPLES)
    adw_action_row_set_subtitle_lines (row, 1);
}

static void
add_row (AnnexaImportColumns *self,
         AnnexaImportTable   *table,
         guint                position)
{
  const AnnexaField *own
      = annexa_kind_find_field (annexa_import_table_get_kind (table), annexa_import_table_get_column (table, position)->title);
  g_autofree char *title = annexa_import_table_describe_column (table, position);
  g_auto (GStrv) cells = annexa_import_table_list_cells (table, position, N_SAMPLES);
  g_autofree char *samples = g_strjoinv (" · ", cells);
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  describe_column (ADW_ACTION_ROW (row), own != NULL ? annexa_field_get_label (own) : title, samples);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (self->labels));
  /* This says that something else is selected, before anybody listens. */
  annexa_stack_choices (row);
  g_object_set_data (G_OBJECT (row), "column", GUINT_TO_POINTER (position));
  g_signal_connect (row, "notify::selected", G_CALLBACK (column_chosen), self);
  annexa_open_at_selected (row);
  gtk_list_box_append (self->list, row);
  get_column (self, position)->row = ADW_COMBO_ROW (row);
  show_match (self, table, position);
}

static void
clear (AnnexaImportColumns *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    {
      g_signal_handlers_disconnect_by_data (child, self);
      gtk_list_box_remove (self->list, child);
    }
  g_ptr_array_set_size (self->columns, 0);
  g_ptr_array_set_size (self->fields, 0);
  g_ptr_array_set_size (self->meanings, 0);
}

/* What a column can be. */
static void
list_fields (AnnexaImportColumns *self,
             const AnnexaKind    *kind)
{
  g_clear_object (&self->labels);
  self->labels = gtk_string_list_new ((const char *[]){ _("Leave out"), NULL });
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const AnnexaField *field = &kind->fields[i];

      if (!annexa_field_is_stored (field) || field->type == ANNEXA_FIELD_FILE || (field->flags & ANNEXA_FIELD_INTERNAL))
        continue;
      g_ptr_array_add (self->fields, (gpointer) field);
      gtk_string_list_append (self->labels, annexa_field_get_label (field));
    }
  self->has_notes = annexa_kind_find_field (kind, "notes") != NULL;
  if (self->has_notes)
    gtk_string_list_append (self->labels, _("Into the notes"));
}

/**
 * annexa_import_columns_show:
 * @self: the columns
 * @table: a table whose kind is known
 * @with_refs: whether somebody may say where the references go
 *
 * Shows the columns of a table as they are understood, and forgets what was chosen of those before. Only what a column can
 * be is offered.
 */
void
annexa_import_columns_show (AnnexaImportColumns *self,
                            AnnexaImportTable   *table,
                            gboolean             with_refs)
{
  g_auto (GStrv) headings = NULL;

  g_return_if_fail (ANNEXA_IS_IMPORT_COLUMNS (self) && table != NULL);

  clear (self);
  list_fields (self, annexa_import_table_get_kind (table));
  headings = annexa_import_settings_list_headings (table);
  for (guint i = 0; i < annexa_import_table_get_n_columns (table); i++)
    {
      const AnnexaField *field = annexa_import_table_get_column (table, i)->field;
      Column *column = g_new0 (Column, 1);

      column->heading = g_strdup (headings[i]);
      column->remarks = g_ptr_array_new ();
      column->words = g_ptr_array_new ();
      g_ptr_array_add (self->columns, column);
      if (with_refs || field == NULL || field->type != ANNEXA_FIELD_REF)
        add_row (self, table, i);
    }
}

/* Choosing takes two columns of the same field for a mistake, so those that are left out go first. */
static gboolean
choose_fields (AnnexaImportColumns *self,
               AnnexaImportTable   *table,
               GError             **error)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->columns->len; i++)
      {
        const char *choice = get_column (self, i)->choice;

        if (choice == NULL || (*choice != '\0') != (pass == 1))
          continue;
        if (strcmp (choice, INTO_NOTES) == 0)
          annexa_import_table_keep_at (table, i);
        else if (!annexa_import_table_choose_at (table, i, choice, error))
          return FALSE;
      }
  return TRUE;
}

/**
 * annexa_import_columns_choose:
 * @self: the columns
 * @table: a copy of the table that is shown
 * @error: return location
 *
 * Makes the columns of @table what somebody chose, and its words mean what they said.
 *
 * Returns: %FALSE when two columns are to be the same field
 */
gboolean
annexa_import_columns_choose (AnnexaImportColumns *self,
                              AnnexaImportTable   *table,
                              GError             **error)
{
  g_return_val_if_fail (ANNEXA_IS_IMPORT_COLUMNS (self), FALSE);

  if (!choose_fields (self, table, error))
    return FALSE;
  for (guint i = 0; i < self->columns->len; i++)
    if (get_column (self, i)->row != NULL && get_column (self, i)->choice == NULL)
      show_match (self, table, i);
  for (guint i = 0; i < self->meanings->len; i++)
    {
      const Meaning *meaning = self->meanings->pdata[i];

      if (annexa_import_table_get_column (table, meaning->column)->field == meaning->field)
        annexa_import_table_set_meaning (table, meaning->column, meaning->text, meaning->meaning);
    }
  return TRUE;
}

static gboolean
is_same_text (const char *text,
              const char *other)
{
  g_autofree char *folded = annexa_text_fold (text);
  g_autofree char *other_folded = annexa_text_fold (other);

  return strcmp (folded, other_folded) == 0;
}

/* @meaning: (nullable): what the word means, or NULL to forget that */
static void
set_meaning (AnnexaImportColumns *self,
             guint                column,
             const AnnexaField   *field,
             const char          *text,
             const char          *meaning)
{
  Meaning *added;

  for (guint i = self->meanings->len; i > 0; i--)
    {
      const Meaning *known = self->meanings->pdata[i - 1];

      if (known->column == column && known->field == field && is_same_text (known->text, text))
        g_ptr_array_remove_index (self->meanings, i - 1);
    }
  if (meaning == NULL)
    return;
  added = g_new0 (Meaning, 1);
  *added = (Meaning){ column, field, g_strdup (text), g_strdup (meaning) };
  g_ptr_array_add (self->meanings, added);
}

static void
word_chosen (AnnexaImportWordRow *row,
             GParamSpec          *pspec,
             AnnexaImportColumns *self)
{
  set_meaning (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "column")),
               annexa_import_word_row_get_field (row), annexa_import_word_row_get_text (row),
               annexa_import_word_row_get_meaning (row));
  g_signal_emit (self, signals[CHOSEN], 0);
}

/* Puts a row behind @n_before others that are below the column. */
static void
insert_below (AnnexaImportColumns *self,
              Column              *column,
              GtkWidget           *row,
              guint                n_before)
{
  gtk_widget_add_css_class (row, "below-column");
  gtk_list_box_insert (self->list, row, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (column->row)) + 1 + (int) n_before);
}

static void
add_remark (AnnexaImportColumns *self,
            Column              *column,
            const char          *title,
            const char          *subtitle,
            const char          *icon)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (*subtitle != '\0')
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (icon != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  insert_below (self, column, row, column->words->len + column->remarks->len);
  g_ptr_array_add (column->remarks, row);
}

static gboolean
is_asked (Column            *column,
          const AnnexaField *field,
          const char        *text)
{
  for (guint i = 0; i < column->words->len; i++)
    if (annexa_import_word_row_is_about (column->words->pdata[i], field, text))
      return TRUE;
  return FALSE;
}

/* Of a word whose meaning is asked for everything is said where it is. */
static gboolean
is_said (Column                   *column,
         const AnnexaField        *field,
         const AnnexaImportRemark *remark)
{
  return !remark->error && remark->kept != NULL && is_asked (column, field, remark->kept);
}

static void
show_remarks (AnnexaImportColumns *self,
              guint                position,
              const AnnexaField   *field,
              GPtrArray           *remarks)
{
  Column *column = get_column (self, position);
  guint n = 0;

  for (guint i = 0; i < remarks->len; i++)
    {
      const AnnexaImportRemark *remark = remarks->pdata[i];

      if (remark->position == (int) position && !is_said (column, field, remark) && ++n <= MOST_REMARKS)
        add_remark (self, column, remark->text, remark->place,
                    remark->error ? "dialog-error-symbolic" : "dialog-warning-symbolic");
    }
  if (n > MOST_REMARKS)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("And %u more", "And %u more", n - MOST_REMARKS), n - MOST_REMARKS);

      add_remark (self, column, more, "", NULL);
    }
}

static void
take_away (GtkWidget *list,
           GtkWidget *row)
{
  gtk_list_box_remove (GTK_LIST_BOX (list), row);
}

static guint
count_words (AnnexaImportColumns *self)
{
  guint n = 0;

  for (guint i = 0; i < self->columns->len; i++)
    n += get_column (self, i)->words->len;
  return n;
}

/* Those that were explained stay, so that it can be changed. */
static void
show_words (AnnexaImportColumns *self,
            guint                position,
            AnnexaProject       *project,
            AnnexaImport        *import)
{
  Column *column = get_column (self, position);

  for (guint i = 0; i < annexa_import_get_n_words (import) && count_words (self) < MOST_WORDS; i++)
    {
      const AnnexaImportWord *word = annexa_import_get_word (import, i);
      GtkWidget *row;

      if (word->column != position || is_asked (column, word->field, word->text))
        continue;
      row = annexa_import_word_row_new (project, word);
      g_object_set_data (G_OBJECT (row), "column", GUINT_TO_POINTER (position));
      g_signal_connect (row, "notify::selected", G_CALLBACK (word_chosen), self);
      insert_below (self, column, row, column->words->len);
      g_ptr_array_add (column->words, row);
    }
}

/* What is chosen in a row that is about to go means nothing any more. */
static void
remove_foreign_words (AnnexaImportColumns *self,
                      Column              *column,
                      const AnnexaField   *field)
{
  for (guint i = column->words->len; i > 0; i--)
    {
      GtkWidget *row = column->words->pdata[i - 1];

      if (annexa_import_word_row_get_field (ANNEXA_IMPORT_WORD_ROW (row)) == field)
        continue;
      g_signal_handlers_disconnect_by_data (row, self);
      annexa_remove_later (GTK_WIDGET (self->list), row, take_away);
      g_ptr_array_remove_index (column->words, i - 1);
    }
}

/**
 * annexa_import_columns_show_import:
 * @self: the columns
 * @project: the project
 * @import: what was tried, with the table or with none
 * @remarks: (element-type AnnexaImportRemark): what is to be said of it
 *
 * Shows below each column what is wrong with it, and asks for the words that are not understood.
 */
void
annexa_import_columns_show_import (AnnexaImportColumns *self,
                                   AnnexaProject       *project,
                                   AnnexaImport        *import,
                                   GPtrArray           *remarks)
{
  AnnexaImportTable *table = annexa_import_get_n_tables (import) > 0 ? annexa_import_get_table (import, 0) : NULL;

  g_return_if_fail (ANNEXA_IS_IMPORT_COLUMNS (self));

  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = get_column (self, i);
      const AnnexaField *field = table != NULL ? annexa_import_table_get_column (table, i)->field : NULL;

      if (column->row == NULL)
        continue;
      for (guint j = 0; j < column->remarks->len; j++)
        gtk_list_box_remove (self->list, column->remarks->pdata[j]);
      g_ptr_array_set_size (column->remarks, 0);
      if (table == NULL)
        continue;
      remove_foreign_words (self, column, field);
      show_words (self, i, project, import);
      show_remarks (self, i, field, remarks);
    }
}

/**
 * annexa_import_columns_has:
 * @self: the columns
 * @position: which column, from 0, or -1
 *
 * Returns: whether it is shown, with what is said of it
 */
gboolean
annexa_import_columns_has (AnnexaImportColumns *self,
                           int                  position)
{
  g_return_val_if_fail (ANNEXA_IS_IMPORT_COLUMNS (self), FALSE);

  return position >= 0 && (guint) position < self->columns->len && get_column (self, (guint) position)->row != NULL;
}

/**
 * annexa_import_columns_point_out:
 * @self: the columns
 * @position: which column, from 0
 *
 * Brings a column into view.
 */
void
annexa_import_columns_point_out (AnnexaImportColumns *self,
                                 int                  position)
{
  g_return_if_fail (ANNEXA_IS_IMPORT_COLUMNS (self));

  if (annexa_import_columns_has (self, position))
    gtk_widget_grab_focus (GTK_WIDGET (get_column (self, (guint) position)->row));
}

static void
recall_meanings (AnnexaImportColumns *self,
                 AnnexaImportChoices *choices,
                 guint                position)
{
  for (guint i = 0; i < choices->meanings->len; i++)
    {
      const AnnexaImportMeaning *meaning = choices->meanings->pdata[i];
      guint item;

      if (strcmp (meaning->heading, get_column (self, position)->heading) == 0
          && find_choice (self, meaning->field, &item) && item > 0 && item <= self->fields->len)
        set_meaning (self, position, self->fields->pdata[item - 1], meaning->text, meaning->meaning);
    }
}

/**
 * annexa_import_columns_recall:
 * @self: the columns
 * @choices: what was chosen another time
 *
 * Chooses it again, as far as there are such columns and such fields.
 */
void
annexa_import_columns_recall (AnnexaImportColumns *self,
                              AnnexaImportChoices *choices)
{
  g_return_if_fail (ANNEXA_IS_IMPORT_COLUMNS (self));

  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = get_column (self, i);
      const char *choice = g_hash_table_lookup (choices->columns, column->heading);
      guint item;

      if (column->row != NULL && choice != NULL && find_choice (self, choice, &item))
        {
          g_free (column->choice);
          column->choice = g_strdup (choice);
          select_item (self, column->row, item);
        }
      recall_meanings (self, choices, i);
    }
}

/**
 * annexa_import_columns_list_choices:
 * @self: the columns
 *
 * Returns: (transfer full): what somebody chose, for another time
 */
AnnexaImportChoices *
annexa_import_columns_list_choices (AnnexaImportColumns *self)
{
  AnnexaImportChoices *choices = annexa_import_choices_new ();

  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = get_column (self, i);

      if (column->choice != NULL)
        g_hash_table_insert (choices->columns, g_strdup (column->heading), g_strdup (column->choice));
    }
  for (guint i = 0; i < self->meanings->len; i++)
    {
      const Meaning *meaning = self->meanings->pdata[i];

      annexa_import_choices_add_meaning (choices, get_column (self, meaning->column)->heading, meaning->field->name,
                                         meaning->text, meaning->meaning);
    }
  return choices;
}
