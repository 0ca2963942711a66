/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "annexa-error.h"
#include "annexa-file-writer.h"
#include "annexa-file.h"
#include "annexa-hash.h"
#include "annexa-pdf-file.h"

/* So many objects are compressed together. More would be slower to find for those who read one of them. */
#define OBJECTS_TOGETHER 200

/* What compresses well with little work: more work makes text of this kind hardly smaller. */
#define LEVEL 3

/* Of the table of objects: their kind, where they are, and which of several they are there. */
#define WHERE_SIZE 4
#define WHICH_SIZE 2
#define ENTRY_SIZE (1 + WHERE_SIZE + WHICH_SIZE)

/* So many bytes go to the disk at once. */
#define BLOCK (256 * 1024)

/* Where bytes are counted in this file, and by many who read it, more are no longer right. */
#define MOST_BYTES G_MAXINT32

typedef enum
{
  KIND_FREE,
  KIND_ALONE,
  KIND_TOGETHER,
} Kind;

typedef struct
{
  guint8 kind;
  guint16 which;
  guint32 where; /* in the file, or the number of the object in which it is */
} Entry;

struct _AnnexaPdfFile
{
  AnnexaFileWriter *writer;
  GCancellable *cancellable;
  GError *error;     /* why nothing is written any more */
  GByteArray *bytes; /* that are not on the disk yet */
  gsize written;     /* how many are */
  AnnexaSum sum;     /* of these */
  GArray *entries;
  GString *together; /* objects that wait for others */
  GArray *numbers;   /* and theirs */
  GArray *offsets;
  GConverter *compressor;
  GByteArray *packed;
};

/**
 * annexa_pdf_file_new:
 * @path: where to write; an older file there is replaced once the new one is finished
 * @cancellable: (nullable): stops it at any time
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a file without objects
 */
AnnexaPdfFile *
annexa_pdf_file_new (const char   *path,
                     GCancellable *cancellable,
                     GError      **error)
{
  static const char head[] = "%PDF-1.7\n%\265\355\256\373\n";
  AnnexaFileWriter *writer;
  AnnexaPdfFile *self;

  annexa_file_remove_old_leftovers (path);
  writer = annexa_file_writer_new (path, 0666, error);
  if (writer == NULL)
    return NULL;

  self = g_new0 (AnnexaPdfFile, 1);
  self->writer = writer;
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->bytes = g_byte_array_sized_new (2 * BLOCK);
  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  self->together = g_string_new (NULL);
  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, LEVEL));
  self->packed = g_byte_array_new ();
  g_byte_array_append (self->bytes, (const guint8 *) head, sizeof head - 1);
  annexa_pdf_file_reserve (self, 1); /* number 0 is none */
  return self;
}

/**
 * annexa_pdf_file_free:
 * @self: (transfer full): a file
 *
 * Ends it. Unless it was finished nothing of it is left on the disk.
 */
void
annexa_pdf_file_free (AnnexaPdfFile *self)
{
  annexa_file_writer_free (self->writer);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_byte_array_unref (self->bytes);
  g_array_unref (self->entries);
  g_string_free (self->together, TRUE);
  g_array_unref (self->numbers);
  g_array_unref (self->offsets);
  g_object_unref (self->compressor);
  g_byte_array_unref (self->packed);
  g_free (self);
}

/**
 * annexa_pdf_file_has_failed:
 * @self: a file
 *
 * Somebody who has much to add asks now and then, and stops: nothing is written any more. Why is what
 * annexa_pdf_file_finish() tells.
 *
 * Returns: whether it was cancelled, or could not be written
 */
gboolean
annexa_pdf_file_has_failed (AnnexaPdfFile *self)
{
  return self->error != NULL || g_cancellable_set_error_if_cancelled (self->cancellable, &self->error);
}

static gsize
get_length (AnnexaPdfFile *self)
{
  return self->written + self->bytes->len;
}

static void
write_bytes (AnnexaPdfFile *self)
{
  if (self->error == NULL
      && annexa_file_writer_append (self->writer, self->bytes->data, self->bytes->len, &self->error))
    {
      annexa_hash_mix (&self->sum, self->bytes->data, self->bytes->len);
      self->written += self->bytes->len;
    }
  g_byte_array_set_size (self->bytes, 0);
}

static void
append (AnnexaPdfFile *self,
        gconstpointer  data,
        gsize          length)
{
  if (self->error == NULL && length > MOST_BYTES - get_length (self))
    g_set_error_literal (&self->error, ANNEXA_ERROR, ANNEXA_ERROR_IO,
                         _("The PDF would be larger than two gigabytes. Leave some parts of the report out."));
  if (annexa_pdf_file_has_failed (self))
    return;

  g_byte_array_append (self->bytes, data, (guint) length);
  if (self->bytes->len >= BLOCK)
    write_bytes (self);
}

static void
append_text (AnnexaPdfFile *self,
             const char    *text)
{
  append (self, text, strlen (text));
}

static Entry *
get_entry (AnnexaPdfFile *self,
           guint          number)
{
  return &g_array_index (self->entries, Entry, number);
}

/**
 * annexa_pdf_file_reserve:
 * @self: a file
 * @n_objects: how many
 *
 * Returns: the number of the first of so many objects that are still to be written
 */
guint
annexa_pdf_file_reserve (AnnexaPdfFile *self,
                         guint          n_objects)
{
  guint first = self->entries->len;

  g_array_set_size (self->entries, first + n_objects);
  return first;
}

/* Gives the compressed bytes, which are there until others are compressed. */
static GByteArray *
pack (AnnexaPdfFile *self,
      gconstpointer  data,
      gsize          length)
{
  GConverterResult answer = G_CONVERTER_CONVERTED;
  gsize done = 0;
  gsize filled = 0;

  g_converter_reset (self->compressor);
  while (answer == G_CONVERTER_CONVERTED)
    {
      gsize read, written;

      if (self->packed->len - filled < length / 4 + 1024)
        g_byte_array_set_size (self->packed, (guint) (filled + length / 2 + 4096));
      answer = g_converter_convert (self->compressor, (const guint8 *) data + done, length - done,
                                    self->packed->data + filled, self->packed->len - filled,
                                    G_CONVERTER_INPUT_AT_END, &read, &written, NULL);
      g_assert (answer != G_CONVERTER_ERROR);
      done += read;
      filled += written;
    }
  g_byte_array_set_size (self->packed, (guint) filled);
  return self->packed;
}

static void
write_stream (AnnexaPdfFile *self,
              guint          number,
              const char    *entries,
              gconstpointer  data,
              gsize          length)
{
  g_autofree char *head
      = g_strdup_printf ("%u 0 obj\n<<%s/Length %" G_GSIZE_FORMAT ">>\nstream\n", number, entries, length);

  *get_entry (self, number) = (Entry){ KIND_ALONE, 0, (guint32) get_length (self) };
  append_text (self, head);
  append (self, data, length);
  append_text (self, "\nendstream\nendobj\n");
}

/* Writes the objects that wait, one behind the other, with a table of where each begins. */
static void
write_together (AnnexaPdfFile *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *entries = NULL;
  guint number;

  if (self->numbers->len == 0)
    return;

  number = annexa_pdf_file_reserve (self, 1);
  for (guint i = 0; i < self->numbers->len; i++)
    {
      guint object = g_array_index (self->numbers, guint, i);

      annexa_pdf_append_number (text, object, 0);
      g_string_append_c (text, ' ');
      annexa_pdf_append_number (text, (double) g_array_index (self->offsets, gsize, i), 0);
      g_string_append_c (text, ' ');
      *get_entry (self, object) = (Entry){ KIND_TOGETHER, (guint16) i, number };
    }
  entries = g_strdup_printf ("/Type/ObjStm/N %u/First %" G_GSIZE_FORMAT, self->numbers->len, text->len);
  g_string_append_len (text, self->together->str, (gssize) self->together->len);
  annexa_pdf_file_set_stream (self, number, entries, text->str, text->len);
  g_string_truncate (self->together, 0);
  g_array_set_size (self->numbers, 0);
  g_array_set_size (self->offsets, 0);
}

/**
 * annexa_pdf_file_set:
 * @self: a file
 * @number: of an object that was reserved
 * @object: what it is, anything but a stream
 */
void
annexa_pdf_file_set (AnnexaPdfFile *self,
                     guint          number,
                     const char    *object)
{
  if (self->error != NULL)
    return;

  g_array_append_val (self->numbers, number);
  g_array_append_val (self->offsets, self->together->len);
  g_string_append (self->together, object);
  g_string_append_c (self->together, '\n');
  if (self->numbers->len == OBJECTS_TOGETHER)
    write_together (self);
}

/**
 * annexa_pdf_file_add:
 * @self: a file
 * @object: what it is, anything but a stream
 *
 * Returns: the number of the new object
 */
guint
annexa_pdf_file_add (AnnexaPdfFile *self,
                     const char    *object)
{
  guint number = annexa_pdf_file_reserve (self, 1);

  annexa_pdf_file_set (self, number, object);
  return number;
}

/**
 * annexa_pdf_file_set_stream:
 * @self: a file
 * @number: of an object that was reserved
 * @entries: of its dictionary
 * @data: what is in it, and is compressed
 * @length: how many bytes
 */
void
annexa_pdf_file_set_stream (AnnexaPdfFile *self,
                            guint          number,
                            const char    *entries,
                            gconstpointer  data,
                            gsize          length)
{
  g_autofree char *packed_entries = NULL;
  GByteArray *packed;

  if (annexa_pdf_file_has_failed (self))
    return;

  packed_entries = g_strconcat (entries, "/Filter/FlateDecode", NULL);
  packed = pack (self, data, length);
  write_stream (self, number, packed_entries, packed->data, packed->len);
}

/**
 * annexa_pdf_file_add_stream:
 * @self: a file
 * @entries: of its dictionary
 * @data: what is in it, and is compressed
 * @length: how many bytes
 *
 * Returns: the number of the new object
 */
guint
annexa_pdf_file_add_stream (AnnexaPdfFile *self,
                            const char    *entries,
                            gconstpointer  data,
                            gsize          length)
{
  guint number = annexa_pdf_file_reserve (self, 1);

  annexa_pdf_file_set_stream (self, number, entries, data, length);
  return number;
}

/**
 * annexa_pdf_file_add_plain:
 * @self: a file
 * @entries: of the dictionary of a stream
 * @data: what is in it
 * @length: how many bytes
 *
 * Adds what is not compressed, so that programs find it that do not read the rest.
 *
 * Returns: the number of the new object
 */
guint
annexa_pdf_file_add_plain (AnnexaPdfFile *self,
                           const char    *entries,
                           gconstpointer  data,
                           gsize          length)
{
  guint number = annexa_pdf_file_reserve (self, 1);

  write_stream (self, number, entries, data, length);
  return number;
}

static void
append_big_endian (GByteArray *table,
                   guint32     number,
                   guint       size)
{
  for (guint i = size; i > 0; i--)
    g_byte_array_append (table, (const guint8[]){ (guint8) (number >> (8 * (i - 1))) }, 1);
}

static GByteArray *
make_table (AnnexaPdfFile *self)
{
  GByteArray *table = g_byte_array_sized_new (self->entries->len * ENTRY_SIZE);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = get_entry (self, i);

      append_big_endian (table, entry->kind, 1);
      append_big_endian (table, entry->where, WHERE_SIZE);
      append_big_endian (table, entry->which, WHICH_SIZE);
    }
  return table;
}

/* What the file is called depends on what is in it alone. */
static char *
make_id (AnnexaPdfFile *self)
{
  guint8 bytes[ANNEXA_SUM_SIZE];

  annexa_hash_finish (&self->sum);
  annexa_sum_to_bytes (&self->sum, bytes);
  return annexa_hex (bytes, sizeof bytes);
}

static void
write_end (AnnexaPdfFile *self,
           guint          root,
           guint          info)
{
  guint number = annexa_pdf_file_reserve (self, 1);
  gsize start = get_length (self);
  g_autoptr (GByteArray) table = NULL;
  g_autofree char *id = NULL;
  g_autofree char *entries = NULL;
  g_autofree char *tail = g_strdup_printf ("startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", start);

  *get_entry (self, number) = (Entry){ KIND_ALONE, 0, (guint32) start };
  write_bytes (self);
  table = make_table (self);
  id = make_id (self);
  entries = g_strdup_printf ("/Type/XRef/Size %u/W[1 %d %d]/Root %u 0 R/Info %u 0 R/ID[<%s><%s>]", self->entries->len,
                             WHERE_SIZE, WHICH_SIZE, root, info, id, id);
  annexa_pdf_file_set_stream (self, number, entries, table->data, table->len);
  append_text (self, tail);
  write_bytes (self);
}

/**
 * annexa_pdf_file_finish:
 * @self: a file, to which nothing can be added any more
 * @root: the number of the object that the others belong to
 * @info: the number of that which says what the file is about
 * @error: return location
 *
 * Puts the file in its place.
 *
 * Returns: whether it is there; %FALSE also when anything failed before
 */
gboolean
annexa_pdf_file_finish (AnnexaPdfFile *self,
                        guint          root,
                        guint          info,
                        GError       **error)
{
  write_together (self);
  if (!annexa_pdf_file_has_failed (self))
    write_end (self, root, info);
  if (annexa_pdf_file_has_failed (self))
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }
  return annexa_file_writer_finish (self->writer, error);
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
 * annexa_pdf_quote_bytes:
 * @text: any bytes
 *
 * Returns: (transfer full): the bytes as a string of a PDF, such as a name that is compared and not read
 */
char *
annexa_pdf_quote_bytes (const char *text)
{
  GString *quoted = g_string_new ("(");

  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    if (*p < 0x20 || *p > 0x7e)
      g_string_append_printf (quoted, "\\%03o", *p);
    else
      {
        if (strchr ("()\\", *p) != NULL)
          g_string_append_c (quoted, '\\');
        g_string_append_c (quoted, (char) *p);
      }
  return g_string_free (g_string_append_c (quoted, ')'), FALSE);
}

/**
 * annexa_pdf_quote:
 * @text: in UTF-8
 *
 * Returns: (transfer full): the text as a string of a PDF that people read
 */
char *
annexa_pdf_quote (const char *text)
{
  GString *quoted;
  g_autofree gunichar2 *wide = NULL;

  if (is_plain (text))
    return annexa_pdf_quote_bytes (text);

  quoted = g_string_new ("<FEFF");
  wide = g_utf8_to_utf16 (text, -1, NULL, NULL, NULL);
  for (const gunichar2 *p = wide; p != NULL && *p != 0; p++)
    g_string_append_printf (quoted, "%04X", *p);
  return g_string_free (g_string_append_c (quoted, '>'), FALSE);
}

/**
 * annexa_pdf_append_number:
 * @text: where to write
 * @number: a number
 * @decimals: how many places behind the point it has at most, up to 4
 *
 * Writes a number as it is read everywhere, quickly: a long table has a million of them.
 */
void
annexa_pdf_append_number (GString *text,
                          double   number,
                          guint    decimals)
{
  static const gint64 powers[] = { 1, 10, 100, 1000, 10000 };
  gint64 scaled = isnan (number) ? 0 : (gint64) round (CLAMP (number, -1e9, 1e9) * (double) powers[decimals]);
  gint64 rest = ABS (scaled);
  char digits[32];
  guint start = sizeof digits;

  for (; decimals > 0 && rest % 10 == 0; rest /= 10)
    decimals--;
  for (guint i = 0; i < decimals; i++, rest /= 10)
    digits[--start] = (char) ('0' + rest % 10);
  if (decimals > 0)
    digits[--start] = '.';
  do
    {
      digits[--start] = (char) ('0' + rest % 10);
      rest /= 10;
    }
  while (rest > 0);
  if (scaled < 0)
    digits[--start] = '-';
  g_string_append_len (text, digits + start, (gssize) (sizeof digits - start));
}

/**
 * annexa_pdf_append_reference:
 * @text: where to write
 * @number: the number of an object
 *
 * Refers to the object, with a space behind, so that another can follow.
 */
void
annexa_pdf_append_reference (GString *text,
                             guint    number)
{
  annexa_pdf_append_number (text, number, 0);
  g_string_append_len (text, " 0 R ", 5);
}
