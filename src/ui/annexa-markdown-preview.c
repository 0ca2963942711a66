/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-line-layout.h"
#include "annexa-markdown-preview.h"
#include "annexa-markdown.h"

/**
 * AnnexaMarkdownPreview:
 *
 * A text in Markdown as it is read: headings, lists, tables and links. It is made of the same blocks as reports are, so that
 * nothing looks different on paper than here.
 */
struct _AnnexaMarkdownPreview
{
  AdwBin parent_instance;

  GtkBox *box;
  AnnexaDocument *document;
  GArray *numbers; /* guint: of the point that comes next, for each level of the list */
};

G_DEFINE_FINAL_TYPE (AnnexaMarkdownPreview, annexa_markdown_preview, ADW_TYPE_BIN)

#define INDENT 18

static void
annexa_markdown_preview_finalize (GObject *object)
{
  AnnexaMarkdownPreview *self = ANNEXA_MARKDOWN_PREVIEW (object);

  g_array_unref (self->numbers);
  g_clear_pointer (&self->document, annexa_document_unref);

  G_OBJECT_CLASS (annexa_markdown_preview_parent_class)->finalize (object);
}

/* GTK asks a widget that is not shown yet whether its height depends on its width, and keeps the answer when something is
 * put into it afterwards. So the answer must not follow from what is in it. */
static void
annexa_markdown_preview_class_init (AnnexaMarkdownPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annexa_markdown_preview_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), ANNEXA_TYPE_LINE_LAYOUT);
}

static void
annexa_markdown_preview_init (AnnexaMarkdownPreview *self)
{
  self->numbers = g_array_new (FALSE, TRUE, sizeof (guint));
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_add_css_class (GTK_WIDGET (self), "markdown");
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

static gboolean
add_link (const GMatchInfo *match,
          GString          *result,
          gpointer          data)
{
  g_autofree char *address = g_match_info_fetch (match, 0);

  g_string_append_printf (result, "<a href=\"%s\">%s</a>", address, address);
  return FALSE;
}

/* The text is escaped already, so that an address ends at the quotation marks of others, too. */
static char *
mark_links (const char *escaped)
{
  static GRegex *regex;

  if (g_once_init_enter (&regex))
    g_once_init_leave (&regex, g_regex_new ("(?:https?://|mailto:)(?:(?!&quot;|&lt;|&gt;|&apos;)[^\\s()<>])*[^\\s()<>.,;:!?]",
                                            G_REGEX_OPTIMIZE, 0, NULL));
  return g_regex_replace_eval (regex, escaped, -1, 0, 0, add_link, NULL, NULL);
}

static char *
get_markup (AnnexaMarkdownPreview *self,
            AnnexaSpan             span)
{
  const AnnexaRun *runs = annexa_document_get_runs (self->document, span);
  GString *markup = g_string_new (NULL);

  for (guint i = 0; i < span.count; i++)
    {
      g_autofree char *escaped = g_markup_escape_text (runs[i].text != NULL ? runs[i].text : "", -1);
      g_autofree char *linked = mark_links (escaped);
      gboolean bold = (runs[i].flags & ANNEXA_RUN_BOLD) != 0;
      gboolean italic = (runs[i].flags & ANNEXA_RUN_ITALIC) != 0;

      g_string_append_printf (markup, "%s%s%s%s%s", bold ? "<b>" : "", italic ? "<i>" : "", linked, italic ? "</i>" : "",
                              bold ? "</b>" : "");
    }
  return g_string_free (markup, FALSE);
}

static GtkWidget *
make_label (const char *markup)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  return label;
}

static void
add_heading (AnnexaMarkdownPreview *self,
             const AnnexaBlock     *block)
{
  g_autofree char *markup = get_markup (self, block->text);
  GtkWidget *label = make_label (markup);

  gtk_widget_add_css_class (label, "title-4");
  gtk_widget_set_margin_top (label, gtk_widget_get_first_child (GTK_WIDGET (self->box)) != NULL ? 6 : 0);
  gtk_box_append (self->box, label);
}

/* Points within a point do not disturb the numbers of those around. */
static guint
count_point (AnnexaMarkdownPreview *self,
             guint                  level,
             gboolean               numbered)
{
  guint *number;

  g_array_set_size (self->numbers, level + 1);
  number = &g_array_index (self->numbers, guint, level);
  *number = numbered ? *number + 1 : 0;
  return *number;
}

static void
add_point (AnnexaMarkdownPreview *self,
           const AnnexaBlock     *block)
{
  g_autofree char *markup = get_markup (self, block->text);
  guint number = count_point (self, block->level, block->style == ANNEXA_PARAGRAPH_NUMBERED);
  g_autofree char *mark = number > 0 ? g_strdup_printf ("%u.", number) : g_strdup (block->level % 2 == 0 ? "•" : "–");
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = make_label (markup);

  gtk_widget_set_layout_manager (line, annexa_line_layout_new (6));
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_margin_start (line, (int) MIN (block->level, 4) * INDENT + 6);
  gtk_box_append (GTK_BOX (line), make_label (mark));
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (self->box, line);
}

static void
add_paragraph (AnnexaMarkdownPreview *self,
               const AnnexaBlock     *block)
{
  g_autofree char *markup = get_markup (self, block->text);

  gtk_box_append (self->box, make_label (markup));
}

static void
add_cell (GtkGrid    *grid,
          const char *markup,
          gboolean    title,
          double      align,
          guint       column,
          guint       row)
{
  GtkWidget *label = make_label (markup);

  gtk_widget_add_css_class (label, "table-cell");
  if (title)
    gtk_widget_add_css_class (label, "heading");
  gtk_label_set_xalign (GTK_LABEL (label), (float) align);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_grid_attach (grid, label, (int) column, (int) row, 1, 1);
}

static void
add_row (AnnexaMarkdownPreview *self,
         GtkGrid               *grid,
         const AnnexaTable     *table,
         guint                  row)
{
  const AnnexaTableRow *cells = &g_array_index (table->rows, AnnexaTableRow, row);

  for (guint i = 0; i < cells->n_cells && i < table->n_columns; i++)
    {
      g_autofree char *markup = get_markup (self, g_array_index (table->cells, AnnexaSpan, cells->first_cell + i));

      add_cell (grid, markup, FALSE, table->columns[i].align, i, row + 1);
    }
}

static void
add_table (AnnexaMarkdownPreview *self,
           const AnnexaTable     *table)
{
  GtkWidget *grid = gtk_grid_new ();

  for (guint i = 0; i < table->n_columns; i++)
    {
      g_autofree char *title = g_markup_escape_text (table->columns[i].title != NULL ? table->columns[i].title : "", -1);

      add_cell (GTK_GRID (grid), title, TRUE, table->columns[i].align, i, 0);
    }
  for (guint i = 0; i < table->rows->len; i++)
    add_row (self, GTK_GRID (grid), table, i);
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL, table->summary, -1);
  gtk_box_append (self->box, grid);
}

static void
add_block (AnnexaMarkdownPreview *self,
           const AnnexaBlock     *block)
{
  gboolean point = block->type == ANNEXA_BLOCK_PARAGRAPH
                   && (block->style == ANNEXA_PARAGRAPH_ITEM || block->style == ANNEXA_PARAGRAPH_NUMBERED);

  if (point)
    {
      add_point (self, block);
      return;
    }
  g_array_set_size (self->numbers, 0);
  if (block->type == ANNEXA_BLOCK_HEADING)
    add_heading (self, block);
  else if (block->type == ANNEXA_BLOCK_PARAGRAPH)
    add_paragraph (self, block);
  else if (block->type == ANNEXA_BLOCK_TABLE)
    add_table (self, block->table);
}

/**
 * annexa_markdown_preview_new:
 *
 * Returns: (transfer floating): a preview of nothing
 */
GtkWidget *
annexa_markdown_preview_new (void)
{
  return g_object_new (ANNEXA_TYPE_MARKDOWN_PREVIEW, NULL);
}

/**
 * annexa_markdown_preview_set_text:
 * @self: a preview
 * @markdown: (nullable): a text in Markdown
 */
void
annexa_markdown_preview_set_text (AnnexaMarkdownPreview *self,
                                  const char            *markdown)
{
  static const AnnexaDocumentInfo info = { .title = "", .organization = "", .date = "", .language = "en" };
  GtkWidget *child;
  guint n;

  g_return_if_fail (ANNEXA_IS_MARKDOWN_PREVIEW (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  g_clear_pointer (&self->document, annexa_document_unref);
  self->document = annexa_document_new (&info);
  annexa_markdown_add (self->document, markdown);
  g_array_set_size (self->numbers, 0);
  n = annexa_document_get_n_blocks (self->document);
  for (guint i = 0; i < n; i++)
    add_block (self, annexa_document_get_block (self->document, i));
  if (n == 0)
    {
      child = make_label (_("Nothing is written yet."));
      gtk_widget_add_css_class (child, "dim-label");
      gtk_box_append (self->box, child);
    }
}
