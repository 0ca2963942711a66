/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include "annexa-pdf-private.h"

/* Bookmarks lie inside each other in so many levels: those of the first are open. */
#define N_LEVELS 2

#define NONE 0

/* A bookmark; the first one is what all others are in. Others are numbers of bookmarks. */
typedef struct
{
  const char *id;
  const char *title;
  guint parent;
  guint previous;
  guint next;
  guint first;
  guint last;
  guint n_inside;
} Bookmark;

static Bookmark *
get_bookmark (GArray *bookmarks,
              guint   number)
{
  return &g_array_index (bookmarks, Bookmark, number);
}

static void
add_bookmark (GArray                   *bookmarks,
              const AnnexaContentsLine *line,
              guint                     parent)
{
  guint number = bookmarks->len;
  guint previous = get_bookmark (bookmarks, parent)->last;
  Bookmark bookmark = { .id = line->id, .title = line->title, .parent = parent, .previous = previous };

  if (previous != NONE)
    get_bookmark (bookmarks, previous)->next = number;
  else
    get_bookmark (bookmarks, parent)->first = number;
  get_bookmark (bookmarks, parent)->last = number;
  get_bookmark (bookmarks, parent)->n_inside++;
  g_array_append_val (bookmarks, bookmark);
}

static GArray *
list_bookmarks (AnnexaPages *pages)
{
  GArray *bookmarks = g_array_new (FALSE, TRUE, sizeof (Bookmark));
  guint parents[N_LEVELS + 1] = { NONE };

  g_array_set_size (bookmarks, 1);
  for (guint i = 0; i < annexa_pages_get_n_contents (pages); i++)
    {
      const AnnexaContentsLine *line = annexa_pages_get_contents (pages, i);
      guint level = CLAMP (line->level, 1, N_LEVELS);

      if (line->id == NULL || *line->id == '\0')
        continue;
      add_bookmark (bookmarks, line, parents[level - 1]);
      for (guint j = level; j <= N_LEVELS; j++)
        parents[j] = bookmarks->len - 1;
    }
  return bookmarks;
}

static void
append_reference (GString    *text,
                  const char *name,
                  guint       first,
                  guint       number)
{
  if (number != NONE)
    g_string_append_printf (text, "/%s %u 0 R", name, first + number);
}

/* How many can be seen: those inside an open one, and all in the outermost. */
static guint
count_seen (GArray         *bookmarks,
            const Bookmark *bookmark)
{
  return bookmark->title != NULL ? bookmark->n_inside : bookmarks->len - 1;
}

static void
write_bookmark (GArray        *bookmarks,
                guint          number,
                AnnexaPdfFile *file,
                guint          first)
{
  const Bookmark *bookmark = get_bookmark (bookmarks, number);
  g_autoptr (GString) text = g_string_new (number == 0 ? "<</Type/Outlines" : "<<");

  if (number > 0)
    {
      g_autofree char *title = annexa_pdf_quote (bookmark->title);
      g_autofree char *dest = annexa_pdf_quote_bytes (bookmark->id);

      g_string_append_printf (text, "/Title %s/Dest %s/Parent %u 0 R", title, dest, first + bookmark->parent);
    }
  append_reference (text, "Prev", first, bookmark->previous);
  append_reference (text, "Next", first, bookmark->next);
  append_reference (text, "First", first, bookmark->first);
  append_reference (text, "Last", first, bookmark->last);
  if (bookmark->first != NONE)
    g_string_append_printf (text, "/Count %u", count_seen (bookmarks, bookmark));
  g_string_append (text, ">>");
  annexa_pdf_file_set (file, first + number, text->str);
}

/**
 * annexa_pdf_add_outline:
 * @file: where to write
 * @pages: the pages of the report
 *
 * Returns: the number of the object that leads to all bookmarks, or 0 where there are none
 */
guint
annexa_pdf_add_outline (AnnexaPdfFile *file,
                        AnnexaPages   *pages)
{
  g_autoptr (GArray) bookmarks = list_bookmarks (pages);
  guint first;

  if (bookmarks->len == 1)
    return 0;

  first = annexa_pdf_file_reserve (file, bookmarks->len);
  for (guint i = 0; i < bookmarks->len; i++)
    write_bookmark (bookmarks, i, file, first);
  return first;
}

static int
compare_targets (gconstpointer a,
                 gconstpointer b)
{
  return g_strcmp0 (((const AnnexaPdfTarget *) a)->id, ((const AnnexaPdfTarget *) b)->id);
}

/**
 * annexa_pdf_list_targets:
 * @canvas: a canvas with all its pages
 *
 * Returns: (transfer full): the places that bookmarks and links lead to, by their names in the order of their bytes; of
 *   two with one name, the first counts
 */
char *
annexa_pdf_list_targets (AnnexaPdfCanvas *canvas)
{
  GArray *targets = annexa_pdf_canvas_get_targets (canvas);
  GString *names = g_string_new ("/Dests<</Names[");
  const char *last = NULL;

  g_array_sort (targets, compare_targets);
  for (guint i = 0; i < targets->len; i++)
    {
      const AnnexaPdfTarget *target = &g_array_index (targets, AnnexaPdfTarget, i);
      g_autofree char *name = annexa_pdf_quote_bytes (target->id);

      if (g_strcmp0 (target->id, last) == 0)
        continue;
      g_string_append_printf (names, "%s[%u 0 R/XYZ 0 ", name, annexa_pdf_canvas_get_page (canvas, target->page));
      annexa_pdf_append_number (names, target->y, 2);
      g_string_append (names, " 0]");
      last = target->id;
    }
  return g_string_free (g_string_append (names, "]>>"), FALSE);
}
