/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-search-row.h"
#include "annexa-wrapping.h"

/**
 * AnnexaSearchRow:
 *
 * One row of the search over everything: what it is called, what else is said about it, and the key that leads there,
 * too. Rows are used again for what is found next.
 */
struct _AnnexaSearchRow
{
  GtkListBoxRow parent_instance;

  const AnnexaSearchItem *item;
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *line;
  GtkLabel *hit;
  GtkLabel *key;
};

G_DEFINE_FINAL_TYPE (AnnexaSearchRow, annexa_search_row, GTK_TYPE_LIST_BOX_ROW)

static void
annexa_search_row_class_init (AnnexaSearchRowClass *klass)
{
}

static GtkLabel *
add_label (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
annexa_search_row_init (AnnexaSearchRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->icon = GTK_IMAGE (gtk_image_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->icon));
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  self->title = add_label (lines);
  self->line = add_label (lines);
  gtk_widget_add_css_class (GTK_WIDGET (self->line), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->line), "dim-label");
  self->hit = add_label (lines);
  gtk_label_set_wrap (self->hit, TRUE);
  gtk_label_set_wrap_mode (self->hit, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (self->hit, 2);
  gtk_widget_add_css_class (GTK_WIDGET (self->hit), "caption");
  gtk_box_append (GTK_BOX (box), lines);
  self->key = add_label (box);
  gtk_label_set_ellipsize (self->key, PANGO_ELLIPSIZE_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->key), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->key), "dim-label");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

GtkWidget *
annexa_search_row_new (void)
{
  return g_object_new (ANNEXA_TYPE_SEARCH_ROW, NULL);
}

/**
 * annexa_search_row_get_item:
 * @self: a row
 *
 * Returns: (nullable) (transfer none): what it shows
 */
const AnnexaSearchItem *
annexa_search_row_get_item (AnnexaSearchRow *self)
{
  g_return_val_if_fail (ANNEXA_IS_SEARCH_ROW (self), NULL);

  return self->item;
}

static void
show_marked (GtkLabel          *label,
             const char        *text,
             AnnexaSearchWords *words)
{
  g_autoptr (PangoAttrList) attributes = annexa_search_words_mark (words, text);

  gtk_label_set_label (label, text);
  gtk_label_set_attributes (label, attributes);
}

/**
 * annexa_search_row_set_item:
 * @self: a row
 * @item: (nullable): what to show, which must live as long as it is shown; %NULL for nothing
 * @words: what was looked for
 */
void
annexa_search_row_set_item (AnnexaSearchRow        *self,
                            const AnnexaSearchItem *item,
                            AnnexaSearchWords      *words)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (ANNEXA_IS_SEARCH_ROW (self));

  self->item = item;
  gtk_widget_set_visible (GTK_WIDGET (self), item != NULL);
  if (item == NULL)
    return;
  gtk_image_set_from_icon_name (self->icon, item->icon);
  show_marked (self->title, item->title, words);
  annexa_wrap_when_large (self->title);
  show_marked (self->line, item->line, words);
  show_marked (self->hit, item->hit != NULL ? item->hit : "", words);
  gtk_widget_set_visible (GTK_WIDGET (self->hit), item->hit != NULL);
  gtk_label_set_label (self->key, item->key != NULL ? item->key : "");
  gtk_widget_set_visible (GTK_WIDGET (self->key), item->key != NULL);
  /* TRANSLATORS: For screen readers: what was found, and what is said about it */
  sentence = g_strdup_printf (_("%s, %s"), item->title, item->line);
  if (item->hit != NULL)
    {
      g_autofree char *name = g_steal_pointer (&sentence);

      /* TRANSLATORS: For screen readers: what was found, and the words of it that were looked for */
      sentence = g_strdup_printf (_("%s. %s"), name, item->hit);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}
