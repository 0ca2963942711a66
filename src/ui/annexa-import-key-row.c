/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-drop-down.h"
#include "annexa-import-key-row.h"

/**
 * AnnexaImportKeyRow:
 *
 * Asks by what it is recognized which record a row of a table is: who renamed a thing in a list of their own means the same
 * thing still. It is there only where the table has a column that could tell.
 */
struct _AnnexaImportKeyRow
{
  AdwComboRow parent_instance;

  gboolean asks;
  int key;      /* what somebody chose, or ANNEXA_KEY_PROPOSED */
  GArray *keys; /* what is offered, ANNEXA_KEY_NAMES first */
};

G_DEFINE_FINAL_TYPE (AnnexaImportKeyRow, annexa_import_key_row, ADW_TYPE_COMBO_ROW)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
annexa_import_key_row_finalize (GObject *object)
{
  g_array_unref (ANNEXA_IMPORT_KEY_ROW (object)->keys);

  G_OBJECT_CLASS (annexa_import_key_row_parent_class)->finalize (object);
}

static void
annexa_import_key_row_class_init (AnnexaImportKeyRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annexa_import_key_row_finalize;

  /**
   * AnnexaImportKeyRow::chosen:
   *
   * Somebody said by what rows are recognized.
   */
  signals[CHOSEN] =
      g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
selected (AnnexaImportKeyRow *self)
{
  guint item = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if (item >= self->keys->len || g_array_index (self->keys, int, item) == self->key)
    return;
  self->key = g_array_index (self->keys, int, item);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
annexa_import_key_row_init (AnnexaImportKeyRow *self)
{
  self->key = ANNEXA_KEY_PROPOSED;
  self->keys = g_array_new (FALSE, FALSE, sizeof (int));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("Recognize rows by"));
  annexa_open_at_selected (GTK_WIDGET (self));
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected), NULL);
}

/**
 * annexa_import_key_row_begin:
 * @self: a row
 * @asks: whether there are records that rows could be
 *
 * Forgets what was chosen for another table or another register.
 */
void
annexa_import_key_row_begin (AnnexaImportKeyRow *self,
                             gboolean            asks)
{
  g_return_if_fail (ANNEXA_IS_IMPORT_KEY_ROW (self));

  self->asks = asks;
  self->key = ANNEXA_KEY_PROPOSED;
}

/**
 * annexa_import_key_row_choose:
 * @self: a row
 * @table: a table whose columns are chosen
 *
 * Makes it recognize its rows by what somebody chose, or by what is proposed where nobody did.
 */
void
annexa_import_key_row_choose (AnnexaImportKeyRow *self,
                              AnnexaImportTable  *table)
{
  g_return_if_fail (ANNEXA_IS_IMPORT_KEY_ROW (self));

  annexa_import_table_set_key (table, self->asks ? self->key : ANNEXA_KEY_NAMES);
}

/* What rows are recognized by as long as nobody says otherwise. */
static char *
describe_names (AnnexaImportTable *table)
{
  const AnnexaKind *kind = annexa_import_table_get_kind (table);
  const char *title = annexa_field_get_label (annexa_kind_get_title_field (kind));

  for (guint i = 0; i < annexa_import_table_get_n_columns (table); i++)
    {
      const AnnexaField *field = annexa_import_table_get_column (table, i)->field;

      if (field != NULL && field->type == ANNEXA_FIELD_REF)
        /* TRANSLATORS: By what it is recognized which record a row is: “Reference, or else name” */
        return g_strdup_printf (_("%s, or else %s"), annexa_field_get_label (field), title);
    }
  return g_strdup (title);
}

/* The list may be the one in which somebody is choosing just now. */
static gboolean
offers (AnnexaImportKeyRow *self,
        GtkStringList      *labels)
{
  GListModel *offered = adw_combo_row_get_model (ADW_COMBO_ROW (self));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (labels));

  if (offered == NULL || g_list_model_get_n_items (offered) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (strcmp (gtk_string_list_get_string (GTK_STRING_LIST (offered), i), gtk_string_list_get_string (labels, i)) != 0)
      return FALSE;
  return TRUE;
}

/**
 * annexa_import_key_row_show:
 * @self: a row
 * @table: a table that was tried
 *
 * Shows by what its rows were recognized, and by what else they could be.
 */
void
annexa_import_key_row_show (AnnexaImportKeyRow *self,
                            AnnexaImportTable  *table)
{
  g_autoptr (GArray) keys = self->asks ? annexa_import_table_list_keys (table) : g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autofree char *names = describe_names (table);
  int key = annexa_import_table_get_key (table);
  guint item = 0;

  g_return_if_fail (ANNEXA_IS_IMPORT_KEY_ROW (self));

  gtk_widget_set_visible (GTK_WIDGET (self), keys->len > 0);
  gtk_string_list_append (labels, names);
  for (guint i = 0; i < keys->len; i++)
    {
      g_autofree char *column = annexa_import_table_describe_column (table, (guint) g_array_index (keys, int, i));

      gtk_string_list_append (labels, column);
      item = g_array_index (keys, int, i) == key ? i + 1 : item;
    }
  g_array_prepend_vals (keys, &(int){ ANNEXA_KEY_NAMES }, 1);
  g_signal_handlers_block_by_func (self, selected, NULL);
  if (!offers (self, labels))
    adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), item);
  g_signal_handlers_unblock_by_func (self, selected, NULL);
  g_array_unref (self->keys);
  self->keys = g_steal_pointer (&keys);
}
