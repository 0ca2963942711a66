/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-markdown.h"

/* Headings inside a text never compete with the report's own: they stay out of the contents. */
#define HEADING_LEVEL 3

/* How much of a table's width a column claims at least and at most, in letters of its longest cell. */
#define NARROWEST_COLUMN 6
#define WIDEST_COLUMN 40

/* A list that is being written. */
typedef struct
{
  gboolean numbered;
  int number; /* of the point to come */
} List;

typedef enum
{
  NO_TABLE,
  TABLE,
  TABLE_TITLES,
  TABLE_ROW,
  TABLE_CELL,
} TablePart;

/* Text is read event by event and not by functions that call themselves: nesting has no limit in Markdown. */
typedef struct
{
  AnnexaDocument *document;
  gboolean in_cell;    /* everything goes to the cell or paragraph that is open */
  gboolean has_text;   /* what is open may be continued on a new line */
  gboolean new_point;  /* the next text begins a point of a list */
  int first_heading;   /* the level of the first heading of the text, or 0 */
  guint bold;
  guint italic;
  GArray *lists;       /* List: from the outermost to the innermost */
  GString *run;        /* text that has not gone to the document yet, as its looks are the same so far */
} Writer;

static AnnexaRunFlags
get_flags (Writer *writer)
{
  return (writer->bold > 0 ? ANNEXA_RUN_BOLD : 0) | (writer->italic > 0 ? ANNEXA_RUN_ITALIC : 0);
}

static void
flush (Writer *writer)
{
  annexa_document_add_text (writer->document, get_flags (writer), writer->run->str);
  g_string_truncate (writer->run, 0);
}

static void
change_look (Writer *writer,
             guint  *look,
             gboolean more)
{
  flush (writer);
  *look += more ? 1 : -1;
}

static List *
get_list (Writer *writer)
{
  return writer->lists->len > 0 ? &g_array_index (writer->lists, List, writer->lists->len - 1) : NULL;
}

static void
begin_point (Writer *writer)
{
  List *list = get_list (writer);

  writer->new_point = FALSE;
  if (!writer->in_cell)
    {
      annexa_document_add_item (writer->document, list->numbered ? ANNEXA_PARAGRAPH_NUMBERED : ANNEXA_PARAGRAPH_ITEM,
                                writer->lists->len - 1, NULL);
      return;
    }
  for (guint i = 1; i < writer->lists->len; i++)
    g_string_append (writer->run, "   ");
  if (list->numbered)
    g_string_append_printf (writer->run, "%d. ", list->number);
  else
    g_string_append (writer->run, "• ");
}

/* A second paragraph of a point stays in the point, so that numbers behind it go on. */
static void
begin_text (Writer *writer)
{
  flush (writer);
  if (writer->has_text && (writer->in_cell || (writer->lists->len > 0 && !writer->new_point)))
    g_string_append_c (writer->run, '\n');
  else if (!writer->in_cell && !writer->new_point)
    annexa_document_add_paragraph (writer->document, ANNEXA_PARAGRAPH_BODY, NULL);

  if (writer->new_point)
    begin_point (writer);
  writer->has_text = TRUE;
}

static void
begin_list (Writer     *writer,
            cmark_node *node)
{
  List list = { cmark_node_get_list_type (node) == CMARK_ORDERED_LIST, cmark_node_get_list_start (node) };

  /* A point that begins with a list has no words of its own. */
  if (writer->new_point)
    begin_text (writer);
  g_array_append_val (writer->lists, list);
}

static void
end_point (Writer *writer)
{
  if (writer->new_point)
    begin_text (writer);
  get_list (writer)->number++;
}

static void
end_list (Writer *writer)
{
  g_array_set_size (writer->lists, writer->lists->len - 1);
}

static gboolean
is_heading (Writer     *writer,
            cmark_node *node)
{
  return !writer->in_cell && writer->lists->len == 0
         && cmark_node_get_heading_level (node) <= writer->first_heading;
}

static void
begin_heading (Writer     *writer,
               cmark_node *node)
{
  g_autofree char *id = NULL;

  if (writer->first_heading == 0)
    writer->first_heading = cmark_node_get_heading_level (node);
  if (!is_heading (writer, node))
    {
      begin_text (writer);
      change_look (writer, &writer->bold, TRUE);
      return;
    }

  /* The number of the block belongs to this heading alone. */
  flush (writer);
  id = g_strdup_printf ("text-%u", annexa_document_get_n_blocks (writer->document));
  annexa_document_add_heading (writer->document, HEADING_LEVEL, id, NULL);
  writer->has_text = TRUE;
}

static void
end_heading (Writer     *writer,
             cmark_node *node)
{
  if (!is_heading (writer, node))
    change_look (writer, &writer->bold, FALSE);
}

static void
add_verbatim (Writer     *writer,
              cmark_node *node)
{
  g_autofree char *text = g_strchomp (g_strdup (cmark_node_get_literal (node)));

  begin_text (writer);
  g_string_append (writer->run, text);
}

/* An address that is its own text is not told twice. */
static void
end_link (Writer     *writer,
          cmark_node *node)
{
  const char *address = cmark_node_get_url (node);
  cmark_node *child = cmark_node_first_child (node);
  const char *text = child != NULL && cmark_node_next (child) == NULL ? cmark_node_get_literal (child) : NULL;

  if (address == NULL || *address == '\0' || g_strcmp0 (address, text) == 0)
    return;
  if (text != NULL && g_str_has_prefix (address, "mailto:") && strcmp (address + strlen ("mailto:"), text) == 0)
    return;

  g_string_append_printf (writer->run, child != NULL ? " (%s)" : "%s", address);
}

/* The words of a cell of a heading row, without their looks. */
static char *
get_words (cmark_node *node)
{
  cmark_iter *iter = cmark_iter_new (node);
  GString *words = g_string_new (NULL);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      const char *literal = event == CMARK_EVENT_ENTER ? cmark_node_get_literal (cmark_iter_get_node (iter)) : NULL;

      g_string_append (words, literal != NULL ? literal : "");
    }
  cmark_iter_free (iter);
  return g_string_free (words, FALSE);
}

/* Columns share the width like their longest cells. */
static void
measure_columns (cmark_node        *table,
                 AnnexaTableColumn *columns,
                 guint              n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    columns[i].share = NARROWEST_COLUMN;

  for (cmark_node *row = cmark_node_first_child (table); row != NULL; row = cmark_node_next (row))
    {
      cmark_node *cell = cmark_node_first_child (row);

      for (guint i = 0; i < n_columns && cell != NULL; i++)
        {
          g_autofree char *words = get_words (cell);

          columns[i].share = CLAMP ((double) g_utf8_strlen (words, -1), columns[i].share, WIDEST_COLUMN);
          cell = cmark_node_next (cell);
        }
    }
}

static void
begin_table (Writer     *writer,
             cmark_node *table)
{
  guint n_columns = cmark_gfm_extensions_get_table_columns (table);
  const guint8 *alignments = cmark_gfm_extensions_get_table_alignments (table);
  g_autofree AnnexaTableColumn *columns = g_new0 (AnnexaTableColumn, n_columns);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  g_autofree char *summary = NULL;
  cmark_node *cell = cmark_node_first_child (cmark_node_first_child (table));

  for (guint i = 0; i < n_columns; i++)
    {
      g_ptr_array_add (titles, cell != NULL ? get_words (cell) : g_strdup (""));
      columns[i].title = titles->pdata[i];
      columns[i].align = alignments[i] == 'r' ? 1 : 0;
      cell = cell != NULL ? cmark_node_next (cell) : NULL;
    }
  measure_columns (table, columns, n_columns);
  g_ptr_array_add (titles, NULL);
  list = g_strjoinv (", ", (char **) titles->pdata);
  summary = g_strdup_printf (_("Table with these columns: %s."), list);
  annexa_document_begin_table (writer->document, columns, n_columns, summary);
}

/* The extension tells its kinds of nodes by their names alone. */
static TablePart
get_table_part (cmark_node *node)
{
  static const char *const names[] = {
    [TABLE] = "table",
    [TABLE_TITLES] = "table_header",
    [TABLE_ROW] = "table_row",
    [TABLE_CELL] = "table_cell",
  };
  const char *name = cmark_node_get_type_string (node);

  for (guint i = TABLE; i < G_N_ELEMENTS (names); i++)
    if (strcmp (name, names[i]) == 0)
      return i;

  return NO_TABLE;
}

/* The heading row of a table of the document is made of its columns' titles. */
static void
handle_table (Writer          *writer,
              cmark_node      *node,
              cmark_event_type event,
              cmark_iter      *iter)
{
  TablePart part = get_table_part (node);

  flush (writer);
  if (part == TABLE)
    writer->has_text = FALSE;
  if (event != CMARK_EVENT_ENTER)
    return;

  if (part == TABLE)
    begin_table (writer, node);
  else if (part == TABLE_TITLES)
    cmark_iter_reset (iter, node, CMARK_EVENT_EXIT);
  else if (part == TABLE_ROW)
    annexa_document_begin_row (writer->document, ANNEXA_ROW_BODY);
  else
    annexa_document_add_cell (writer->document, NULL);
}

/* In a cell a table becomes lines. */
static void
handle_table_in_cell (Writer          *writer,
                      cmark_node      *node,
                      cmark_event_type event)
{
  TablePart part = get_table_part (node);

  if (event != CMARK_EVENT_ENTER)
    return;
  if (part == TABLE_ROW || part == TABLE_TITLES)
    begin_text (writer);
  else if (part == TABLE_CELL && cmark_node_previous (node) != NULL)
    g_string_append (writer->run, " · ");
}

static void
enter (Writer     *writer,
       cmark_node *node)
{
  switch ((int) cmark_node_get_type (node))
    {
    case CMARK_NODE_LIST:
      begin_list (writer, node);
      break;
    case CMARK_NODE_ITEM:
      writer->new_point = TRUE;
      break;
    case CMARK_NODE_PARAGRAPH:
      begin_text (writer);
      break;
    case CMARK_NODE_HEADING:
      begin_heading (writer, node);
      break;
    case CMARK_NODE_CODE_BLOCK:
    case CMARK_NODE_HTML_BLOCK:
      add_verbatim (writer, node);
      break;
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
    case CMARK_NODE_HTML_INLINE:
      g_string_append (writer->run, cmark_node_get_literal (node));
      break;
    case CMARK_NODE_SOFTBREAK:
      g_string_append_c (writer->run, ' ');
      break;
    case CMARK_NODE_LINEBREAK:
      g_string_append_c (writer->run, '\n');
      break;
    case CMARK_NODE_STRONG:
      change_look (writer, &writer->bold, TRUE);
      break;
    case CMARK_NODE_EMPH:
    case CMARK_NODE_BLOCK_QUOTE:
      change_look (writer, &writer->italic, TRUE);
      break;
    default:
      break;
    }
}

static void
leave (Writer     *writer,
       cmark_node *node)
{
  switch ((int) cmark_node_get_type (node))
    {
    case CMARK_NODE_LIST:
      end_list (writer);
      break;
    case CMARK_NODE_ITEM:
      end_point (writer);
      break;
    case CMARK_NODE_HEADING:
      end_heading (writer, node);
      break;
    case CMARK_NODE_STRONG:
      change_look (writer, &writer->bold, FALSE);
      break;
    case CMARK_NODE_EMPH:
    case CMARK_NODE_BLOCK_QUOTE:
      change_look (writer, &writer->italic, FALSE);
      break;
    case CMARK_NODE_LINK:
      end_link (writer, node);
      break;
    default:
      break;
    }
}

static void
write_tree (Writer     *writer,
            cmark_node *root)
{
  cmark_iter *iter = cmark_iter_new (root);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);
      gboolean table = get_table_part (node) != NO_TABLE;

      if (table && writer->in_cell)
        handle_table_in_cell (writer, node, event);
      else if (table)
        handle_table (writer, node, event, iter);
      else if (event == CMARK_EVENT_ENTER)
        enter (writer, node);
      else
        leave (writer, node);
    }
  flush (writer);
  cmark_iter_free (iter);
}

/* Registering is not safe in two threads at once. */
static void
register_extensions (void)
{
  static gsize registered = 0;

  if (g_once_init_enter (&registered))
    {
      cmark_gfm_core_extensions_ensure_registered ();
      g_once_init_leave (&registered, 1);
    }
}

static gboolean
is_words (cmark_node *node)
{
  return cmark_node_get_type (node) == CMARK_NODE_PARAGRAPH || cmark_node_get_type (node) == CMARK_NODE_HEADING;
}

/* The first paragraph, point or heading; all of a text that has none of them. */
static cmark_node *
find_begin (cmark_node *root)
{
  cmark_iter *iter = cmark_iter_new (root);
  cmark_node *found = NULL;
  cmark_event_type event;

  while (found == NULL && (event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    if (is_words (cmark_iter_get_node (iter)))
      found = cmark_iter_get_node (iter);
  cmark_iter_free (iter);
  return found != NULL ? found : root;
}

static void
write_markdown (AnnexaDocument *document,
                const char     *markdown,
                gboolean        in_cell,
                gboolean        only_begin)
{
  Writer writer = { .document = document, .in_cell = in_cell };
  cmark_parser *parser;
  cmark_node *root;

  if (markdown == NULL)
    return;

  register_extensions ();
  parser = cmark_parser_new (CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8);
  cmark_parser_attach_syntax_extension (parser, cmark_find_syntax_extension ("table"));
  cmark_parser_feed (parser, markdown, strlen (markdown));
  root = cmark_parser_finish (parser);

  writer.lists = g_array_new (FALSE, FALSE, sizeof (List));
  writer.run = g_string_new (NULL);
  write_tree (&writer, only_begin ? find_begin (root) : root);

  g_string_free (writer.run, TRUE);
  g_array_unref (writer.lists);
  cmark_node_free (root);
  cmark_parser_free (parser);
}

/**
 * annexa_markdown_add:
 * @document: a document
 * @markdown: (nullable): a long text that somebody wrote, in Markdown (CommonMark and tables)
 *
 * Adds the text as blocks of its own behind the last one. Its first heading and those of the same rank become headings of
 * the lowest level, which the contents leave out; those below become bold. Addresses of links stand behind the links in
 * brackets, pictures are told by their descriptions, and HTML is shown as it was written.
 */
void
annexa_markdown_add (AnnexaDocument *document,
                     const char     *markdown)
{
  g_return_if_fail (document != NULL);

  write_markdown (document, markdown, FALSE, FALSE);
}

/**
 * annexa_markdown_add_inline:
 * @document: a document in which a cell or paragraph was begun
 * @markdown: (nullable): a text that somebody wrote, in Markdown
 *
 * Adds the text to that cell or paragraph: each of its paragraphs, points and rows of tables in a line of its own.
 */
void
annexa_markdown_add_inline (AnnexaDocument *document,
                            const char     *markdown)
{
  g_return_if_fail (document != NULL);

  write_markdown (document, markdown, TRUE, FALSE);
}

/**
 * annexa_markdown_add_begin:
 * @document: a document in which a cell or paragraph was begun
 * @markdown: (nullable): a text that somebody wrote, in Markdown
 *
 * Adds the first paragraph of the text to that cell or paragraph, or its first point or heading where it begins with one.
 */
void
annexa_markdown_add_begin (AnnexaDocument *document,
                           const char     *markdown)
{
  g_return_if_fail (document != NULL);

  write_markdown (document, markdown, TRUE, TRUE);
}
