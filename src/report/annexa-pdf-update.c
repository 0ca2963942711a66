/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "annexa-hash.h"
#include "annexa-pdf-update.h"

#define ENTRY_SIZE 20 /* of the table of objects */
#define END_SIZE 64   /* in which the file says where the table is */
#define ID_SIZE 16
#define LONGEST_HEAD 24 /* of an object */

/* An object that was added or changed, and where it is. */
typedef struct
{
  guint number;
  gsize offset;
} Entry;

struct _AnnexaPdfUpdate
{
  GByteArray *file;
  gsize table; /* where it begins */
  guint root;
  guint info;
  guint n_objects; /* at first */
  guint next;
  GArray *offsets; /* of the objects there are */
  GString *added;
  GArray *entries;
  GHashTable *rewritten; /* the numbers of objects of which an entry was replaced, to what they are now */
};

static const char *
get_text (AnnexaPdfUpdate *self,
          gsize            offset)
{
  return (const char *) self->file->data + offset;
}

static const char *
find (AnnexaPdfUpdate *self,
      gsize            from,
      const char      *words)
{
  return from < self->file->len ? memmem (get_text (self, from), self->file->len - from, words, strlen (words)) : NULL;
}

static gboolean
read_offsets (AnnexaPdfUpdate *self)
{
  guint n;
  int begin = 0;
  const char *entry;

  if (sscanf (get_text (self, self->table), "xref 0 %u %n", &n, &begin) != 1 || begin == 0 || n != self->n_objects
      || self->table + (gsize) begin + (gsize) n * ENTRY_SIZE > self->file->len)
    return FALSE;

  entry = get_text (self, self->table) + begin;
  for (guint i = 0; i < n; i++, entry += ENTRY_SIZE)
    {
      gsize offset = (gsize) g_ascii_strtoull (entry, NULL, 10);

      if (offset >= self->file->len)
        return FALSE;
      g_array_append_val (self->offsets, offset);
    }
  return TRUE;
}

static gboolean
read_end (AnnexaPdfUpdate *self)
{
  const char *start = find (self, self->file->len - MIN (self->file->len, END_SIZE), "startxref");
  const char *trailer;
  gsize length;

  if (start == NULL)
    return FALSE;
  self->table = (gsize) g_ascii_strtoull (start + strlen ("startxref"), NULL, 10);
  trailer = self->table > 0 ? find (self, self->table, "trailer") : NULL;
  if (trailer == NULL || trailer > start)
    return FALSE;

  length = (gsize) (start - trailer);
  self->root = annexa_pdf_get_reference (trailer, length, "/Root");
  self->info = annexa_pdf_get_reference (trailer, length, "/Info");
  self->n_objects = annexa_pdf_get_reference (trailer, length, "/Size");
  self->next = self->n_objects;
  return self->root > 0 && self->root < self->n_objects && read_offsets (self);
}

static void
free_string (gpointer string)
{
  g_string_free (string, TRUE);
}

/**
 * annexa_pdf_update_new:
 * @file: a whole PDF
 *
 * Returns: (transfer full) (nullable): an empty update, or %NULL when @file is not written as is expected
 */
AnnexaPdfUpdate *
annexa_pdf_update_new (GByteArray *file)
{
  g_autoptr (AnnexaPdfUpdate) self = g_new0 (AnnexaPdfUpdate, 1);

  /* Numbers are read to the byte that ends them: there is one more behind the last. */
  g_byte_array_append (file, (const guint8 *) "", 1);
  g_byte_array_set_size (file, file->len - 1);
  self->file = g_byte_array_ref (file);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->added = g_string_new ("\n");
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->rewritten = g_hash_table_new_full (NULL, NULL, NULL, free_string);
  return read_end (self) ? g_steal_pointer (&self) : NULL;
}

void
annexa_pdf_update_free (AnnexaPdfUpdate *self)
{
  g_byte_array_unref (self->file);
  g_array_unref (self->offsets);
  g_string_free (self->added, TRUE);
  g_array_unref (self->entries);
  g_hash_table_unref (self->rewritten);
  g_free (self);
}

guint
annexa_pdf_update_get_root (AnnexaPdfUpdate *self)
{
  return self->root;
}

guint
annexa_pdf_update_get_n_objects (AnnexaPdfUpdate *self)
{
  return self->n_objects;
}

/* An object begins with its number, its generation and "obj". */
static const char *
find_dictionary (AnnexaPdfUpdate *self,
                 gsize            offset)
{
  const char *end = get_text (self, self->file->len);
  const char *p = memmem (get_text (self, offset), MIN (self->file->len - offset, LONGEST_HEAD), "obj", strlen ("obj"));

  if (p == NULL)
    return NULL;
  for (p += strlen ("obj"); p < end && g_ascii_isspace (*p);)
    p++;
  return end - p > 2 && p[0] == '<' && p[1] == '<' ? p : NULL;
}

/**
 * annexa_pdf_update_get_object:
 * @self: an update
 * @number: of an object
 * @length: (out): how long it is
 *
 * Returns: (transfer none) (nullable): the dictionary that the object is, from << to >>; %NULL when it is none, or a
 *   stream
 */
const char *
annexa_pdf_update_get_object (AnnexaPdfUpdate *self,
                              guint            number,
                              gsize           *length)
{
  const GString *rewritten = g_hash_table_lookup (self->rewritten, GUINT_TO_POINTER (number));
  const char *start;
  const char *end;

  if (number == 0 || number >= self->n_objects)
    return NULL;
  if (rewritten != NULL)
    {
      *length = rewritten->len;
      return rewritten->str;
    }

  start = find_dictionary (self, g_array_index (self->offsets, gsize, number));
  end = start != NULL ? find (self, (gsize) (start - get_text (self, 0)), "endobj") : NULL;
  if (end == NULL)
    return NULL;
  while (end > start && g_ascii_isspace (end[-1]))
    end--;
  if (end - start < 4 || end[-1] != '>' || end[-2] != '>')
    return NULL;

  *length = (gsize) (end - start);
  return start;
}

static void
begin_object (AnnexaPdfUpdate *self,
              guint            number)
{
  Entry entry = { number, self->file->len + self->added->len };

  g_array_append_val (self->entries, entry);
  g_string_append_printf (self->added, "%u 0 obj\n", number);
}

/**
 * annexa_pdf_update_add_stream:
 * @self: an update
 * @entries: for the dictionary of the stream
 * @data: what is in it
 *
 * Returns: the number of the new object
 */
guint
annexa_pdf_update_add_stream (AnnexaPdfUpdate *self,
                              const char      *entries,
                              const char      *data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, strlen (data));

  return annexa_pdf_update_add_bytes (self, entries, bytes);
}

guint
annexa_pdf_update_add_bytes (AnnexaPdfUpdate *self,
                             const char      *entries,
                             GBytes          *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  begin_object (self, self->next);
  g_string_append_printf (self->added, "<< %s /Length %" G_GSIZE_FORMAT " >>\nstream\n", entries, length);
  g_string_append_len (self->added, data, (gssize) length);
  g_string_append (self->added, "\nendstream\nendobj\n");
  return self->next++;
}

/**
 * annexa_pdf_update_add_dictionary:
 * @self: an update
 * @entries: what is in it
 *
 * Returns: the number of the new object
 */
guint
annexa_pdf_update_add_dictionary (AnnexaPdfUpdate *self,
                                  const char      *entries)
{
  begin_object (self, self->next);
  g_string_append_printf (self->added, "<< %s >>\nendobj\n", entries);
  return self->next++;
}

/**
 * annexa_pdf_update_extend:
 * @self: an update
 * @number: of an object that is a dictionary
 * @entries: what to add to it
 */
void
annexa_pdf_update_extend (AnnexaPdfUpdate *self,
                          guint            number,
                          const char      *entries)
{
  gsize length;
  const char *object = annexa_pdf_update_get_object (self, number, &length);
  GString *rewritten = g_hash_table_lookup (self->rewritten, GUINT_TO_POINTER (number));

  g_return_if_fail (object != NULL);

  if (rewritten != NULL)
    {
      g_string_truncate (rewritten, rewritten->len - 2);
      g_string_append_printf (rewritten, "\n   %s\n>>", entries);
      return;
    }

  begin_object (self, number);
  g_string_append_len (self->added, object, (gssize) length - 2);
  g_string_append_printf (self->added, "\n   %s\n>>\nendobj\n", entries);
}

/* Behind the value that begins at @value: an array, a dictionary, a reference, a name or a number. */
static const char *
find_value_end (const char *value,
                const char *end)
{
  int inside = 0;
  const char *p = value;

  for (; p < end; p++)
    {
      inside += (*p == '[' || *p == '<') - (*p == ']' || *p == '>');
      if (inside < 0 || (inside == 0 && p > value && (*p == '/' || *p == ']' || *p == '>')))
        break;
    }
  return p < end && inside == 0 && *p != '/' ? p + 1 : p;
}

/**
 * annexa_pdf_update_replace:
 * @self: an update
 * @number: of an object that is a dictionary, not extended yet
 * @key: with its slash
 * @value: what takes the place of its value
 *
 * Replaces the value of an entry.
 *
 * Returns: whether there is such an entry
 */
gboolean
annexa_pdf_update_replace (AnnexaPdfUpdate *self,
                           guint            number,
                           const char      *key,
                           const char      *value)
{
  gsize length;
  const char *object = annexa_pdf_update_get_object (self, number, &length);
  const char *old = object != NULL ? annexa_pdf_find_value (object, length, key) : NULL;
  GString *new;

  if (old == NULL)
    return FALSE;

  new = g_string_new_len (object, old - object);
  g_string_append_printf (new, "%s\n", value);
  old = find_value_end (old, object + length - 2);
  g_string_append_len (new, old, object + length - old);
  g_hash_table_replace (self->rewritten, GUINT_TO_POINTER (number), new);
  return TRUE;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  guint one = GPOINTER_TO_UINT (a);
  guint other = GPOINTER_TO_UINT (b);

  return (one > other) - (one < other);
}

static void
add_rewritten (AnnexaPdfUpdate *self)
{
  g_autoptr (GList) numbers = g_list_sort (g_hash_table_get_keys (self->rewritten), compare_numbers);

  for (GList *l = numbers; l != NULL; l = l->next)
    {
      const GString *object = g_hash_table_lookup (self->rewritten, l->data);

      begin_object (self, GPOINTER_TO_UINT (l->data));
      g_string_append_printf (self->added, "%s\nendobj\n", object->str);
    }
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *one = a;
  const Entry *other = b;

  return (one->number > other->number) - (one->number < other->number);
}

static void
add_table (AnnexaPdfUpdate *self)
{
  const Entry *entries = (const Entry *) (gpointer) self->entries->data;

  g_string_append (self->added, "xref\n");
  for (guint i = 0, run; i < self->entries->len; i += run)
    {
      for (run = 1; i + run < self->entries->len && entries[i + run].number == entries[i].number + run;)
        run++;
      g_string_append_printf (self->added, "%u %u\n", entries[i].number, run);
      for (guint j = 0; j < run; j++)
        g_string_append_printf (self->added, "%010" G_GSIZE_FORMAT " 00000 n \n", entries[i + j].offset);
    }
}

/* What the file is called depends on what is in it alone. */
static char *
make_id (AnnexaPdfUpdate *self)
{
  guint8 hashes[2 * ANNEXA_SHA256_SIZE];
  guint8 digest[ANNEXA_SHA256_SIZE];

  annexa_sha256 (self->file->data, self->file->len, hashes);
  annexa_sha256 (self->added->str, self->added->len, hashes + ANNEXA_SHA256_SIZE);
  annexa_sha256 (hashes, sizeof hashes, digest);
  return annexa_hex (digest, ID_SIZE);
}

/**
 * annexa_pdf_update_append:
 * @self: an update, used up
 *
 * Appends the changes to the file.
 */
void
annexa_pdf_update_append (AnnexaPdfUpdate *self)
{
  g_autofree char *id = NULL;
  gsize table;

  add_rewritten (self);
  id = make_id (self);
  table = self->file->len + self->added->len;
  g_array_sort (self->entries, compare_entries);
  add_table (self);
  g_string_append_printf (self->added, "trailer\n<< /Size %u\n   /Root %u 0 R\n", self->next, self->root);
  if (self->info > 0)
    g_string_append_printf (self->added, "   /Info %u 0 R\n", self->info);
  g_string_append_printf (self->added,
                          "   /Prev %" G_GSIZE_FORMAT "\n   /ID [<%s> <%s>]\n>>\nstartxref\n%" G_GSIZE_FORMAT
                          "\n%%%%EOF\n",
                          self->table, id, id, table);
  g_byte_array_append (self->file, (const guint8 *) self->added->str, (guint) self->added->len);
}

static gboolean
ends_name (char c)
{
  return g_ascii_isspace (c) || strchr ("/<>[](){}%", c) != NULL;
}

/**
 * annexa_pdf_find_value:
 * @object: a dictionary
 * @length: how long it is
 * @key: with its slash
 *
 * Returns: (transfer none) (nullable): where the value of the first such key begins
 */
const char *
annexa_pdf_find_value (const char *object,
                       gsize       length,
                       const char *key)
{
  const char *end = object + length;
  gsize size = strlen (key);

  for (const char *p = object; (p = memmem (p, (gsize) (end - p), key, size)) != NULL; p += size)
    if (p + size < end && ends_name (p[size]))
      {
        for (p += size; p < end && g_ascii_isspace (*p);)
          p++;
        return p < end ? p : NULL;
      }
  return NULL;
}

gboolean
annexa_pdf_has_name (const char *object,
                     gsize       length,
                     const char *key,
                     const char *name)
{
  const char *value = annexa_pdf_find_value (object, length, key);
  gsize size = strlen (name);

  return value != NULL && value + size < object + length && memcmp (value, name, size) == 0 && ends_name (value[size]);
}

/**
 * annexa_pdf_get_reference:
 * @object: a dictionary
 * @length: how long it is
 * @key: with its slash
 *
 * Returns: the number that is the key's value or that its value refers to; 0 when there is none
 */
guint
annexa_pdf_get_reference (const char *object,
                          gsize       length,
                          const char *key)
{
  const char *value = annexa_pdf_find_value (object, length, key);

  return value != NULL && g_ascii_isdigit (*value) ? (guint) MIN (strtoul (value, NULL, 10), G_MAXINT32) : 0;
}

/**
 * annexa_pdf_get_children:
 * @object: an element of the structure
 * @length: how long it is
 *
 * Returns: (transfer full): the numbers of the elements in it, in their order
 */
GArray *
annexa_pdf_get_children (const char *object,
                         gsize       length)
{
  GArray *children = g_array_new (FALSE, FALSE, sizeof (guint));
  const char *end = object + length;
  const char *p = annexa_pdf_find_value (object, length, "/K");
  gboolean array = p != NULL && *p == '[';
  guint inside = 0; /* how many dictionaries: what they refer to are no elements */
  guint numbers[2] = { 0, 0 };

  for (; p != NULL && p < end && *p != ']' && (array || *p != '/'); p++)
    {
      if (*p == '<' || *p == '>')
        inside += *p == '<' ? 1 : (guint) -1;
      else if (*p == 'R' && inside == 0)
        g_array_append_val (children, numbers[0]);
      else if (g_ascii_isdigit (*p))
        {
          char *behind;

          numbers[0] = numbers[1];
          numbers[1] = (guint) MIN (strtoul (p, &behind, 10), G_MAXINT32);
          p = behind - 1;
        }
      if (!array && (*p == 'R' || inside > G_MAXINT32))
        break;
    }
  return children;
}

static gboolean
is_plain (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (*p < 0x20 || *p > 0x7e)
      return FALSE;
  return TRUE;
}

/**
 * annexa_pdf_quote:
 * @text: in UTF-8
 *
 * Returns: (transfer full): the text as a string of a PDF
 */
char *
annexa_pdf_quote (const char *text)
{
  GString *quoted;
  g_autofree gunichar2 *wide = NULL;

  if (is_plain (text))
    {
      quoted = g_string_new ("(");
      for (const char *p = text; *p != '\0'; p++)
        {
          if (strchr ("()\\", *p) != NULL)
            g_string_append_c (quoted, '\\');
          g_string_append_c (quoted, *p);
        }
      return g_string_free (g_string_append_c (quoted, ')'), FALSE);
    }

  quoted = g_string_new ("<FEFF");
  wide = g_utf8_to_utf16 (text, -1, NULL, NULL, NULL);
  for (const gunichar2 *p = wide; p != NULL && *p != 0; p++)
    g_string_append_printf (quoted, "%04X", *p);
  return g_string_free (g_string_append_c (quoted, '>'), FALSE);
}
