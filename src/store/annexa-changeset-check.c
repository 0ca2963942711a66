/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-store"

#include "config.h"

#include <string.h>

#include "annexa-store-private.h"

/* SQLite 3.40 trusts the lengths in a changeset: a negative one sends it back to what it has read already, for ever, or
 * beyond the end. History may come with a foreign file, so every changeset is walked once, by the description of its
 * format, before SQLite sees it. */

#define MOST_COLUMNS 100

/* The bytes before each value say of which type it is; "undefined" stands for a column that an update leaves alone. */
enum
{
  VALUE_UNDEFINED = 0,
  VALUE_INTEGER = SQLITE_INTEGER,
  VALUE_FLOAT = SQLITE_FLOAT,
  VALUE_TEXT = SQLITE_TEXT,
  VALUE_BLOB = SQLITE_BLOB,
  VALUE_NULL = SQLITE_NULL,
};

typedef struct
{
  const guint8 *at;
  const guint8 *end;
  const guint8 *keys;
  gsize n_columns;
} Walk;

static gboolean
skip (Walk   *walk,
      guint64 length)
{
  if (length > (guint64) (walk->end - walk->at))
    return FALSE;

  walk->at += length;
  return TRUE;
}

/* SQLite's numbers of one to nine bytes, seven bits each, all eight of the ninth. */
static gboolean
read_number (Walk    *walk,
             guint64 *number)
{
  *number = 0;
  for (guint i = 0; i < 9 && walk->at < walk->end; i++)
    {
      guint8 byte = *walk->at++;

      if (i == 8)
        {
          *number = *number << 8 | byte;
          return TRUE;
        }
      *number = *number << 7 | (byte & 0x7f);
      if ((byte & 0x80) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The head of a table: how many columns, which of them are its key, its name. */
static gboolean
read_table (Walk *walk)
{
  const guint8 *name_end;
  guint64 n_columns;
  gboolean has_key = FALSE;

  if (!read_number (walk, &n_columns) || n_columns == 0 || n_columns > MOST_COLUMNS)
    return FALSE;

  walk->keys = walk->at;
  walk->n_columns = (gsize) n_columns;
  if (!skip (walk, n_columns))
    return FALSE;
  for (gsize i = 0; i < walk->n_columns; i++)
    has_key = has_key || walk->keys[i] != 0;

  name_end = memchr (walk->at, '\0', (gsize) (walk->end - walk->at));
  if (!has_key || name_end == NULL || !g_utf8_validate ((const char *) walk->at, name_end - walk->at, NULL))
    return FALSE;
  walk->at = name_end + 1;
  return TRUE;
}

static gboolean
skip_value (Walk  *walk,
            guint8 type)
{
  guint64 length;

  switch (type)
    {
    case VALUE_UNDEFINED:
    case VALUE_NULL:
      return TRUE;
    case VALUE_INTEGER:
    case VALUE_FLOAT:
      return skip (walk, 8);
    case VALUE_TEXT:
    case VALUE_BLOB:
      return read_number (walk, &length) && skip (walk, length);
    default:
      return FALSE;
    }
}

/* One value for each column. What finds a row, its key, has to be there; of a row as a whole, everything. */
static gboolean
skip_row (Walk    *walk,
          gboolean whole,
          gboolean finds)
{
  for (gsize i = 0; i < walk->n_columns; i++)
    {
      guint8 type;

      if (walk->at == walk->end)
        return FALSE;
      type = *walk->at++;
      if (type == VALUE_UNDEFINED && (whole || (finds && walk->keys[i] != 0)))
        return FALSE;
      if (!skip_value (walk, type))
        return FALSE;
    }
  return TRUE;
}

static gboolean
skip_change (Walk  *walk,
             guint8 operation)
{
  /* A byte that says whether the change followed from another. */
  if (walk->keys == NULL || !skip (walk, 1))
    return FALSE;

  switch (operation)
    {
    case SQLITE_INSERT:
    case SQLITE_DELETE:
      return skip_row (walk, TRUE, TRUE);
    case SQLITE_UPDATE:
      return skip_row (walk, FALSE, TRUE) && skip_row (walk, FALSE, FALSE);
    default:
      return FALSE;
    }
}

gboolean
annexa_changeset_is_whole (gconstpointer data,
                           gsize         length)
{
  Walk walk = { .at = data };

  if (length == 0 || length > G_MAXINT)
    return length == 0;
  walk.end = walk.at + length;

  while (walk.at < walk.end)
    {
      guint8 what = *walk.at++;

      if (!(what == 'T' ? read_table (&walk) : skip_change (&walk, what)))
        return FALSE;
    }
  return TRUE;
}
