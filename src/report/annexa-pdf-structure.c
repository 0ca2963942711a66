/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include "annexa-pdf-structure.h"

#define NONE G_MAXUINT

/* An element that goes on is among the last ones inside its parent: a row has no more cells than this. */
#define LOOK_BACK 64

typedef enum
{
  KID_ELEMENT,
  KID_CONTENT,
  KID_LINK,
} KidType;

/* What is in an element: another one, marked content of a page, or where a link can be pressed. */
typedef struct
{
  guint8 type;
  guint value;
  guint page;
  guint previous; /* of the same element, as is the next one */
  guint next;
} Kid;

typedef struct
{
  AnnexaElement element;
  guint parent;
  guint first_kid;
  guint last_kid;
  guint page; /* of its first content */
} Node;

struct _AnnexaPdfStructure
{
  GArray *nodes;
  GArray *kids;
  GPtrArray *pages; /* for each page, the elements of its marked content */
  GArray *links;    /* the elements of links */
  guint open[ANNEXA_ELEMENTS_DEEPEST + 1];
  guint n_open;
};

/**
 * annexa_pdf_structure_new:
 * @n_pages: how many pages the file has
 *
 * Returns: (transfer full): a structure without elements
 */
AnnexaPdfStructure *
annexa_pdf_structure_new (guint n_pages)
{
  AnnexaPdfStructure *self = g_new0 (AnnexaPdfStructure, 1);

  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  self->kids = g_array_new (FALSE, FALSE, sizeof (Kid));
  self->links = g_array_new (FALSE, FALSE, sizeof (guint));
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < n_pages; i++)
    g_ptr_array_add (self->pages, g_array_new (FALSE, FALSE, sizeof (guint)));
  return self;
}

void
annexa_pdf_structure_free (AnnexaPdfStructure *self)
{
  g_array_unref (self->nodes);
  g_array_unref (self->kids);
  g_array_unref (self->links);
  g_ptr_array_unref (self->pages);
  g_free (self);
}

static Node *
get_node (AnnexaPdfStructure *self,
          guint               node)
{
  return &g_array_index (self->nodes, Node, node);
}

static Kid *
get_kid (AnnexaPdfStructure *self,
         guint               kid)
{
  return &g_array_index (self->kids, Kid, kid);
}

static void
add_kid (AnnexaPdfStructure *self,
         guint               parent,
         KidType             type,
         guint               value,
         guint               page)
{
  Node *node = get_node (self, parent);
  Kid kid = { (guint8) type, value, page, node->last_kid, NONE };

  if (node->last_kid != NONE)
    get_kid (self, node->last_kid)->next = self->kids->len;
  else
    node->first_kid = self->kids->len;
  node->last_kid = self->kids->len;
  if (page != NONE && node->page == NONE)
    node->page = page;
  g_array_append_val (self->kids, kid);
}

static guint
add_node (AnnexaPdfStructure  *self,
          guint                parent,
          const AnnexaElement *element)
{
  Node node = { *element, parent, NONE, NONE, NONE };
  guint number = self->nodes->len;

  g_array_append_val (self->nodes, node);
  if (parent != NONE)
    add_kid (self, parent, KID_ELEMENT, number, NONE);
  return number;
}

static gboolean
is_same (AnnexaPdfStructure  *self,
         guint                node,
         const AnnexaElement *element)
{
  const AnnexaElement *other = &get_node (self, node)->element;

  return other->id == element->id && g_str_equal (other->name, element->name);
}

/* Gives an element that was begun before, or %NONE. There is one that all others are in. */
static guint
find_node (AnnexaPdfStructure  *self,
           guint                parent,
           const AnnexaElement *element)
{
  guint kid = parent != NONE ? get_node (self, parent)->last_kid : NONE;

  if (parent == NONE)
    return self->nodes->len > 0 ? 0 : NONE;

  for (guint i = 0; kid != NONE && i < LOOK_BACK; i++, kid = get_kid (self, kid)->previous)
    if (get_kid (self, kid)->type == KID_ELEMENT && is_same (self, get_kid (self, kid)->value, element))
      return get_kid (self, kid)->value;
  return NONE;
}

/**
 * annexa_pdf_structure_move_to:
 * @self: a structure
 * @path: elements from the outermost
 * @length: how many
 *
 * Makes the last element of @path the one to which content is added.
 */
void
annexa_pdf_structure_move_to (AnnexaPdfStructure  *self,
                              const AnnexaElement *path,
                              guint                length)
{
  guint common = 0;

  g_return_if_fail (length <= ANNEXA_ELEMENTS_DEEPEST);

  while (common < MIN (length, self->n_open) && is_same (self, self->open[common], &path[common]))
    common++;
  for (self->n_open = common; self->n_open < length; self->n_open++)
    {
      guint parent = self->n_open > 0 ? self->open[self->n_open - 1] : NONE;
      guint node = find_node (self, parent, &path[self->n_open]);

      self->open[self->n_open] = node != NONE ? node : add_node (self, parent, &path[self->n_open]);
    }
}

/**
 * annexa_pdf_structure_get_current:
 * @self: a structure
 *
 * Returns: the number of the element to which content is added; %G_MAXUINT where it is in none
 */
guint
annexa_pdf_structure_get_current (AnnexaPdfStructure *self)
{
  return self->n_open > 0 ? self->open[self->n_open - 1] : NONE;
}

/**
 * annexa_pdf_structure_get_name:
 * @self: a structure, in an element
 *
 * Returns: (transfer none): what sort of element it is, such as “P”
 */
const char *
annexa_pdf_structure_get_name (AnnexaPdfStructure *self)
{
  g_return_val_if_fail (self->n_open > 0, NULL);

  return get_node (self, annexa_pdf_structure_get_current (self))->element.name;
}

/**
 * annexa_pdf_structure_add_content:
 * @self: a structure, in an element
 * @page: the number of a page
 *
 * Returns: the number of the content on its page, which is to be marked with it
 */
guint
annexa_pdf_structure_add_content (AnnexaPdfStructure *self,
                                  guint               page)
{
  guint current = annexa_pdf_structure_get_current (self);
  GArray *contents;

  g_return_val_if_fail (current != NONE && page < self->pages->len, 0);

  contents = self->pages->pdata[page];
  add_kid (self, current, KID_CONTENT, contents->len, page);
  g_array_append_val (contents, current);
  return contents->len - 1;
}

/**
 * annexa_pdf_structure_begin_link:
 * @self: a structure, in an element
 * @page: the number of a page
 * @annotation: the number of the object that says where it leads
 *
 * Returns: the number that leads from the annotation to the element
 */
guint
annexa_pdf_structure_begin_link (AnnexaPdfStructure *self,
                                 guint               page,
                                 guint               annotation)
{
  const AnnexaElement element = { .name = "Link", .id = annotation };
  guint node;

  /* One without an element around it would be in the file, but nothing would lead to it. */
  g_return_val_if_fail (self->n_open > 0 && self->n_open < G_N_ELEMENTS (self->open), 0);

  node = add_node (self, annexa_pdf_structure_get_current (self), &element);
  self->open[self->n_open++] = node;
  add_kid (self, node, KID_LINK, annotation, page);
  g_array_append_val (self->links, node);
  return self->pages->len + self->links->len - 1;
}

/**
 * annexa_pdf_structure_end_link:
 * @self: a structure, in a link
 *
 * Goes back to the element that the link is in.
 */
void
annexa_pdf_structure_end_link (AnnexaPdfStructure *self)
{
  g_return_if_fail (self->n_open > 0);

  self->n_open--;
}

/* Writing. */

typedef struct
{
  AnnexaPdfStructure *structure;
  GString *text;
  guint first_page;
  guint first_node;
  guint root;
} Writer;

static void
append_kid (Writer     *self,
            const Node *node,
            const Kid  *kid)
{
  if (kid->type == KID_ELEMENT)
    annexa_pdf_append_reference (self->text, self->first_node + kid->value);
  else if (kid->type == KID_LINK)
    g_string_append_printf (self->text, "<</Type/OBJR/Pg %u 0 R/Obj %u 0 R>>", self->first_page + kid->page,
                            kid->value);
  else if (kid->page == node->page)
    annexa_pdf_append_number (self->text, kid->value, 0);
  else
    g_string_append_printf (self->text, "<</Type/MCR/Pg %u 0 R/MCID %u>>", self->first_page + kid->page, kid->value);
}

static void
append_kids (Writer     *self,
             const Node *node)
{
  g_string_append (self->text, "/K[");
  for (guint kid = node->first_kid; kid != NONE; kid = get_kid (self->structure, kid)->next)
    {
      append_kid (self, node, get_kid (self->structure, kid));
      g_string_append_c (self->text, ' ');
    }
  g_string_append_c (self->text, ']');
}

static void
append_text (Writer     *self,
             const char *before,
             const char *text,
             const char *after)
{
  g_autofree char *quoted = text != NULL && *text != '\0' ? annexa_pdf_quote (text) : NULL;

  if (quoted != NULL)
    g_string_append_printf (self->text, "%s%s%s", before, quoted, after);
}

static void
append_use (Writer              *self,
            const AnnexaElement *element)
{
  switch (element->use)
    {
    case ANNEXA_ELEMENT_COLUMN_TITLE:
      g_string_append (self->text, "/A<</O/Table/Scope/Column>>");
      break;
    case ANNEXA_ELEMENT_ROW_TITLE:
      g_string_append (self->text, "/A<</O/Table/Scope/Row>>");
      break;
    case ANNEXA_ELEMENT_SPANNING:
      if (element->n_columns > 1)
        g_string_append_printf (self->text, "/A<</O/Table/ColSpan %u>>", element->n_columns);
      break;
    case ANNEXA_ELEMENT_PICTURE:
      append_text (self, "/Alt", element->text, "");
      break;
    case ANNEXA_ELEMENT_SUMMARIZED:
      append_text (self, "/A<</O/Table/Summary", element->text, ">>");
      break;
    case ANNEXA_ELEMENT_PLAIN:
    default:
      break;
    }
}

static void
write_node (Writer        *self,
            AnnexaPdfFile *file,
            guint          number)
{
  const Node *node = get_node (self->structure, number);

  g_string_assign (self->text, "<</Type/StructElem/S/");
  g_string_append (self->text, node->element.name);
  g_string_append (self->text, "/P ");
  annexa_pdf_append_reference (self->text, node->parent != NONE ? self->first_node + node->parent : self->root);
  if (node->page != NONE)
    {
      g_string_append (self->text, "/Pg ");
      annexa_pdf_append_reference (self->text, self->first_page + node->page);
    }
  append_use (self, &node->element);
  append_kids (self, node);
  g_string_append (self->text, ">>");
  annexa_pdf_file_set (file, self->first_node + number, self->text->str);
}

static guint
add_page (Writer        *self,
          AnnexaPdfFile *file,
          const GArray  *contents)
{
  g_string_assign (self->text, "[");
  for (guint i = 0; i < contents->len; i++)
    annexa_pdf_append_reference (self->text, self->first_node + g_array_index (contents, guint, i));
  g_string_append_c (self->text, ']');
  return annexa_pdf_file_add (file, self->text->str);
}

/* Leads from pages and links to elements. */
static guint
write_parents (Writer        *self,
               AnnexaPdfFile *file)
{
  AnnexaPdfStructure *structure = self->structure;
  g_autoptr (GString) tree = g_string_new ("<</Nums[");

  for (guint i = 0; i < structure->pages->len && !annexa_pdf_file_has_failed (file); i++)
    g_string_append_printf (tree, "%u %u 0 R ", i, add_page (self, file, structure->pages->pdata[i]));
  for (guint i = 0; i < structure->links->len; i++)
    g_string_append_printf (tree, "%u %u 0 R ", structure->pages->len + i,
                            self->first_node + g_array_index (structure->links, guint, i));
  g_string_append (tree, "]>>");
  return annexa_pdf_file_add (file, tree->str);
}

/**
 * annexa_pdf_structure_write:
 * @self: a structure
 * @file: where to write
 * @first_page: the number of the object that is the first page; the others follow
 *
 * Returns: the number of the object that leads to all elements
 */
guint
annexa_pdf_structure_write (AnnexaPdfStructure *self,
                            AnnexaPdfFile      *file,
                            guint               first_page)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint root = annexa_pdf_file_reserve (file, 1 + self->nodes->len);
  Writer writer = { self, text, first_page, root + 1, root };
  guint parents;

  for (guint i = 0; i < self->nodes->len && !annexa_pdf_file_has_failed (file); i++)
    write_node (&writer, file, i);
  parents = write_parents (&writer, file);
  g_string_printf (text, "<</Type/StructTreeRoot/K[");
  if (self->nodes->len > 0)
    g_string_append_printf (text, "%u 0 R", writer.first_node);
  g_string_append_printf (text, "]/ParentTree %u 0 R/ParentTreeNextKey %u>>", parents,
                          self->pages->len + self->links->len);
  annexa_pdf_file_set (file, writer.root, text->str);
  return writer.root;
}
