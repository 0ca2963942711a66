/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-comparison-row.h"
#include "annexa-pill.h"
#include "annexa-text.h"

/* A record may have changed in all of its fields; so many of them are told in the list. */
#define MOST_CHANGES 6

/* A long text may have changed; so many lines of it are shown. */
#define MOST_LINES 3

/**
 * AnnexaComparisonRow:
 *
 * A record that is different, and what changed in it, below the name of its register where that begins.
 */
struct _AnnexaComparisonRow
{
  AdwBin parent_instance;

  GtkLabel *kind;
  GtkLabel *title;
  GtkWidget *pill;
  GtkBox *changes;
};

G_DEFINE_FINAL_TYPE (AnnexaComparisonRow, annexa_comparison_row, ADW_TYPE_BIN)

static void
annexa_comparison_row_class_init (AnnexaComparisonRowClass *klass)
{
}

static GtkLabel *
add_label (GtkBox *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (label), MOST_LINES);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static void
annexa_comparison_row_init (AnnexaComparisonRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->kind = add_label (GTK_BOX (box));
  gtk_widget_add_css_class (GTK_WIDGET (self->kind), "day");
  self->title = add_label (GTK_BOX (line));
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  self->pill = annexa_pill_new ();
  gtk_label_set_ellipsize (GTK_LABEL (self->pill), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_valign (self->pill, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), self->pill);
  gtk_box_append (GTK_BOX (entry), line);
  self->changes = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  gtk_box_append (GTK_BOX (entry), GTK_WIDGET (self->changes));
  gtk_widget_add_css_class (entry, "entry");
  gtk_box_append (GTK_BOX (box), entry);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * annexa_comparison_row_new:
 *
 * Returns: (transfer floating): a row without a difference
 */
GtkWidget *
annexa_comparison_row_new (void)
{
  return g_object_new (ANNEXA_TYPE_COMPARISON_ROW, NULL);
}

static const char *
get_colour (AnnexaDifferenceGroup group)
{
  static const char *const colours[ANNEXA_DIFFERENCE_N_GROUPS] = {
    [ANNEXA_DIFFERENCE_NEW] = "lime",       [ANNEXA_DIFFERENCE_GONE] = "purple",
    [ANNEXA_DIFFERENCE_BETTER] = "green",   [ANNEXA_DIFFERENCE_WORSE] = "red",
    [ANNEXA_DIFFERENCE_CHANGED] = "neutral",
  };

  return colours[group];
}

static void
add_line (AnnexaComparisonRow *self,
          GString             *sentence,
          const char          *text)
{
  GtkLabel *label = add_label (self->changes);

  gtk_label_set_label (label, text);
  gtk_widget_add_css_class (GTK_WIDGET (label), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (label), "dim-label");
  g_string_append_printf (sentence, ". %s", text);
}

/* What a new record holds is all new, and what a record held that is gone is all gone: there the title says enough. */
static void
show_changes (AnnexaComparisonRow    *self,
              AnnexaComparison       *comparison,
              const AnnexaDifference *difference,
              GString                *sentence)
{
  guint n = difference->type == ANNEXA_RECORD_CHANGED ? difference->changes->len : 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->changes))) != NULL)
    gtk_box_remove (self->changes, child);
  for (guint i = 0; i < MIN (n, MOST_CHANGES); i++)
    {
      g_autofree char *text
          = annexa_comparison_describe (comparison, &g_array_index (difference->changes, AnnexaFieldChange, i));
      g_autofree char *clean = annexa_text_clean (text, FALSE);

      add_line (self, sentence, clean != NULL ? clean : "");
    }
  if (n > MOST_CHANGES)
    {
      guint rest = n - MOST_CHANGES;
      g_autofree char *text
          = g_strdup_printf (ngettext ("and %u more field", "and %u more fields", rest), rest);

      add_line (self, sentence, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->changes), n > 0);
}

/* The row of the list has the keyboard, so it is the row that is read out. */
static void
set_name (AnnexaComparisonRow *self,
          const char          *name)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * annexa_comparison_row_set_item:
 * @self: a row
 * @comparison: a comparison
 * @item: one of its differences
 */
void
annexa_comparison_row_set_item (AnnexaComparisonRow  *self,
                                AnnexaComparison     *comparison,
                                AnnexaComparisonItem *item)
{
  const AnnexaDifference *difference = annexa_comparison_item_get_difference (item);
  const char *label = annexa_difference_get_label (difference);
  /* TRANSLATORS: A record: its reference and its title */
  g_autofree char *title = g_strdup_printf (_("%s %s"), difference->ref, difference->title);
  g_autoptr (GString) sentence = g_string_new (NULL);

  g_return_if_fail (ANNEXA_IS_COMPARISON_ROW (self));

  gtk_label_set_label (self->kind, annexa_kind_get_plural (difference->kind));
  gtk_widget_set_visible (GTK_WIDGET (self->kind), annexa_comparison_item_begins_kind (item));
  gtk_label_set_label (self->title, title);
  annexa_pill_show_word (self->pill, label, get_colour (annexa_difference_get_group (difference)));
  /* TRANSLATORS: For screen readers: a kind of records, a record of it, and “New”, “Gone”, “Better”, “Worse” or “Changed” */
  g_string_append_printf (sentence, _("%s, %s, %s"), annexa_kind_get_label (difference->kind), title, label);
  show_changes (self, comparison, difference, sentence);
  set_name (self, sentence->str);
}
