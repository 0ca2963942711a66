/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-changeset.h"
#include "annexa-compress.h"
#include "annexa-error.h"
#include "annexa-history-data-private.h"
#include "annexa-project-private.h"
#include "annexa-search.h"
#include "annexa-text.h"

/* So many places at the end of the list of touched records may be out of order: looking through them takes less time than
 * sorting the whole list after every edit. */
#define LONGEST_TAIL 2048

#define MOST_KINDS 64

/* So many records are looked at that have the words somewhere. */
#define MOST_TITLES 500

/* So many numbers of edits may be missing at once before history counts as damaged. */
#define LARGEST_GAP 1000

typedef struct
{
  guint64 kinds;  /* a bit for each kind of which a record was touched */
  gsize text;     /* where its words begin in the text of all edits */
  gint32 person;  /* the place in the list of people */
} Edit;

typedef struct
{
  gint64 id;
  gint64 seq;
} Touch;

typedef struct
{
  gint64 id;
  const AnnexaKind *kind;
  char *ref;
  char *title;
} Gone;

/* Where in the table of a kind its ref and its title are. */
typedef struct
{
  int ref;
  int title;
} Columns;

struct _AnnexaHistoryData
{
  GArray *edits; /* Edit; the first one is number 1 */
  GString *texts;
  GPtrArray *people;  /* char */
  GHashTable *person; /* char -> its place in people, from 1 */
  GArray *touches;    /* Touch */
  guint n_sorted;
  guint64 kinds;       /* what all edits touched */
  GHashTable *gone;    /* id -> Gone */
  GHashTable *columns; /* AnnexaKind -> Columns */
};

static void
free_gone (gpointer data)
{
  Gone *gone = data;

  g_free (gone->ref);
  g_free (gone->title);
  g_free (gone);
}

AnnexaHistoryData *
annexa_history_data_new (void)
{
  AnnexaHistoryData *self = g_new0 (AnnexaHistoryData, 1);

  self->edits = g_array_new (FALSE, FALSE, sizeof (Edit));
  self->texts = g_string_new (NULL);
  self->people = g_ptr_array_new_with_free_func (g_free);
  self->person = g_hash_table_new (g_str_hash, g_str_equal);
  self->touches = g_array_new (FALSE, FALSE, sizeof (Touch));
  self->gone = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_gone);
  self->columns = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

void
annexa_history_data_free (AnnexaHistoryData *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->edits);
  g_string_free (self->texts, TRUE);
  g_hash_table_unref (self->person);
  g_ptr_array_unref (self->people);
  g_array_unref (self->touches);
  g_hash_table_unref (self->gone);
  g_hash_table_unref (self->columns);
  g_free (self);
}

/* The number of the newest edit that was read. */
gint64
annexa_history_data_get_last (AnnexaHistoryData *self)
{
  return self->edits->len;
}

static guint64
get_kind_bit (const AnnexaKind *kind)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  g_assert (n_kinds <= MOST_KINDS);
  for (guint i = 0; i < n_kinds; i++)
    if (kinds[i] == kind)
      return G_GUINT64_CONSTANT (1) << i;
  return 0;
}

static gint32
find_person (AnnexaHistoryData *self,
             const char        *name)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->person, name));
  char *copy;

  if (place == 0)
    {
      copy = g_strdup (name);
      g_ptr_array_add (self->people, copy);
      place = self->people->len;
      g_hash_table_insert (self->person, copy, GUINT_TO_POINTER (place));
    }
  return (gint32) place - 1;
}

static int
find_column (AnnexaProject    *project,
             const AnnexaKind *kind,
             const char       *name)
{
  g_autoptr (AnnexaStatement) statement
      = annexa_store_prepare (project->store, "SELECT cid FROM pragma_table_info (?1) WHERE name = ?2", NULL);

  if (statement == NULL)
    return -1;
  annexa_statement_bind_text (statement, 1, annexa_kind_get_table (kind));
  annexa_statement_bind_text (statement, 2, name);
  return annexa_statement_next (statement, NULL) ? (int) annexa_statement_get_int64 (statement, 0) : -1;
}

static const Columns *
find_columns (AnnexaHistoryData *self,
              AnnexaProject     *project,
              const AnnexaKind  *kind)
{
  Columns *columns = g_hash_table_lookup (self->columns, kind);

  if (columns == NULL)
    {
      columns = g_new0 (Columns, 1);
      columns->ref = find_column (project, kind, "ref");
      columns->title = find_column (project, kind, annexa_field_get_column (annexa_kind_get_title_field (kind)));
      g_hash_table_insert (self->columns, (gpointer) kind, columns);
    }
  return columns;
}

static char *
read_old_text (AnnexaChangeset *changeset,
               int              column)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  if (column < 0 || column >= annexa_changeset_get_n_columns (changeset))
    return NULL;
  annexa_changeset_get_old (changeset, column, &value);
  return g_strdup (annexa_value_get_text (&value));
}

/* What is deleted keeps its name here, for everything that history says of it. */
static void
note_gone (AnnexaHistoryData *self,
           AnnexaProject     *project,
           AnnexaChangeset   *changeset,
           const AnnexaKind  *kind)
{
  gint64 id = annexa_changeset_get_key (changeset, 0);
  const Columns *columns;
  Gone *gone;

  if (annexa_changeset_get_change (changeset) == ANNEXA_CHANGE_INSERT)
    g_hash_table_remove (self->gone, &id);
  if (annexa_changeset_get_change (changeset) != ANNEXA_CHANGE_DELETE)
    return;

  columns = find_columns (self, project, kind);
  gone = g_new0 (Gone, 1);
  gone->id = id;
  gone->kind = kind;
  gone->ref = read_old_text (changeset, columns->ref);
  gone->title = read_old_text (changeset, columns->title);
  g_hash_table_replace (self->gone, &gone->id, gone);
}

static void
touch (AnnexaHistoryData *self,
       Edit              *edit,
       gint64             seq,
       const AnnexaKind  *kind,
       gint64             id)
{
  Touch last = { id, seq };

  if (kind != NULL)
    edit->kinds |= get_kind_bit (kind);
  g_array_append_val (self->touches, last);
}

/* What cannot be read any more, because it was erased or is damaged, touched nothing that could be found. */
static void
read_changeset (AnnexaHistoryData *self,
                AnnexaProject     *project,
                Edit              *edit,
                gint64             seq,
                GBytes            *bytes)
{
  g_autoptr (AnnexaChangeset) changeset = annexa_changeset_read (bytes, NULL);

  while (changeset != NULL && annexa_changeset_next (changeset, NULL))
    {
      const AnnexaKind *kind;
      const AnnexaField *field;

      if (!annexa_kind_lookup_table (annexa_changeset_get_table (changeset), &kind, &field))
        continue;
      touch (self, edit, seq, kind, annexa_changeset_get_key (changeset, 0));
      if (field != NULL)
        touch (self, edit, seq, annexa_field_get_target (field), annexa_changeset_get_key (changeset, 1));
      else
        note_gone (self, project, changeset, kind);
    }
}

static int
compare_touches (gconstpointer a,
                 gconstpointer b)
{
  const Touch *left = a;
  const Touch *right = b;

  if (left->id != right->id)
    return left->id < right->id ? -1 : 1;
  return (left->seq > right->seq) - (left->seq < right->seq);
}

static void
sort_touches (AnnexaHistoryData *self)
{
  guint n = 0;

  g_array_sort (self->touches, compare_touches);
  for (guint i = 0; i < self->touches->len; i++)
    {
      const Touch *current = &g_array_index (self->touches, Touch, i);

      if (n == 0 || compare_touches (&g_array_index (self->touches, Touch, n - 1), current) != 0)
        g_array_index (self->touches, Touch, n++) = *current;
    }
  g_array_set_size (self->touches, n);
  self->n_sorted = n;
}

static void
read_edit (AnnexaHistoryData *self,
           AnnexaProject     *project,
           AnnexaStatement   *row)
{
  const char *person = annexa_statement_get_text (row, 1);
  const char *label = annexa_statement_get_text (row, 2);
  g_autofree char *name = g_utf8_make_valid (person != NULL ? person : "", -1);
  g_autofree char *said = g_utf8_make_valid (label != NULL ? label : "", -1);
  g_autofree char *folded_label = annexa_text_fold (said);
  g_autofree char *folded_name = annexa_text_fold (name);
  Edit edit = { .text = self->texts->len, .person = find_person (self, name) };
  gsize length;
  gconstpointer data = annexa_statement_get_blob (row, 3, &length);
  g_autoptr (GBytes) changeset = data != NULL ? annexa_decompress (data, length, NULL) : NULL;

  g_string_append_printf (self->texts, "%s %s", folded_label, folded_name);
  g_string_append_c (self->texts, '\0');
  if (changeset != NULL)
    read_changeset (self, project, &edit, (gint64) self->edits->len + 1, changeset);
  self->kinds |= edit.kinds;
  g_array_append_val (self->edits, edit);
}

/* Reads the edits that came since it was read last. Takes long for all of history, which is read on a reader in a worker. */
gboolean
annexa_history_data_read (AnnexaHistoryData *self,
                          AnnexaProject     *project,
                          GCancellable      *cancellable,
                          GError           **error)
{
  g_autoptr (AnnexaStatement) row
      = annexa_store_prepare (project->store,
                              "SELECT seq, person, label, changeset FROM history WHERE seq > ?1 ORDER BY seq", error);
  g_autoptr (GError) local_error = NULL;

  if (row == NULL)
    return FALSE;
  annexa_statement_bind_int64 (row, 1, self->edits->len);
  while (annexa_statement_next (row, &local_error))
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      /* In a file that somebody tampered with numbers may be missing, but not without end. */
      if (annexa_statement_get_int64 (row, 0) - (gint64) self->edits->len > LARGEST_GAP)
        {
          g_set_error_literal (error, ANNEXA_ERROR, ANNEXA_ERROR_CORRUPT,
                               _("Edits are missing from the history of this project."));
          return FALSE;
        }
      while ((gint64) self->edits->len + 1 < annexa_statement_get_int64 (row, 0))
        {
          Edit nothing = { .text = self->texts->len, .person = find_person (self, "") };

          g_string_append_c (self->texts, '\0');
          g_array_append_val (self->edits, nothing);
        }
      read_edit (self, project, row);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (self->touches->len - self->n_sorted > LONGEST_TAIL)
    sort_touches (self);
  return TRUE;
}

/* Finding. */

/* The first place of a record in the part of the list that is in order. */
static guint
find_first_touch (AnnexaHistoryData *self,
                  gint64             id)
{
  guint low = 0;
  guint high = self->n_sorted;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->touches, Touch, middle).id < id)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
add_seqs_of (AnnexaHistoryData *self,
             gint64             id,
             GHashTable        *seqs)
{
  guint i = find_first_touch (self, id);

  while (i < self->n_sorted && g_array_index (self->touches, Touch, i).id == id)
    g_hash_table_add (seqs, GSIZE_TO_POINTER (g_array_index (self->touches, Touch, i++).seq));
  for (i = self->n_sorted; i < self->touches->len; i++)
    if (g_array_index (self->touches, Touch, i).id == id)
      g_hash_table_add (seqs, GSIZE_TO_POINTER (g_array_index (self->touches, Touch, i).seq));
}

static gboolean
has_all_words (const char        *text,
               const char *const *words)
{
  g_autofree char *folded = annexa_text_fold (text);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static void
add_seqs_of_ref (AnnexaHistoryData *self,
                 AnnexaProject     *project,
                 const char        *ref,
                 GHashTable        *seqs)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      gint64 id = annexa_project_find_ref (project, kinds[i], ref);

      if (id != 0)
        add_seqs_of (self, id, seqs);
    }
}

/* The search index finds records that have the words anywhere; who looks for a name means those that are called so. */
static void
add_seqs_of_titles (AnnexaHistoryData *self,
                    AnnexaProject     *project,
                    const char        *typed,
                    const char *const *words,
                    GHashTable        *seqs)
{
  g_autoptr (GArray) ids
      = annexa_project_has_search (project) ? annexa_project_search (project, typed, MOST_TITLES, NULL) : NULL;

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (has_all_words (annexa_project_get_title (project, NULL, id), words))
        add_seqs_of (self, id, seqs);
    }
}

/* Edits of the records, also of those no longer there, whose reference or name was typed. */
static GHashTable *
find_by_name (AnnexaHistoryData *self,
              AnnexaProject     *project,
              const char        *typed,
              const char *const *words)
{
  GHashTable *seqs = g_hash_table_new (NULL, NULL);
  g_autofree char *ref = annexa_text_clean (typed, FALSE);
  g_autofree char *capitals = ref != NULL ? g_utf8_strup (ref, -1) : NULL;
  GHashTableIter iter;
  Gone *gone;

  if (ref == NULL)
    return seqs;
  add_seqs_of_ref (self, project, ref, seqs);
  if (strcmp (ref, capitals) != 0)
    add_seqs_of_ref (self, project, capitals, seqs);
  add_seqs_of_titles (self, project, typed, words, seqs);
  g_hash_table_iter_init (&iter, self->gone);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &gone))
    if (g_strcmp0 (gone->ref, ref) == 0 || g_strcmp0 (gone->ref, capitals) == 0
        || (gone->title != NULL && has_all_words (gone->title, words)))
      add_seqs_of (self, gone->id, seqs);
  return seqs;
}

/* A filter, made ready for looking at many edits. */
typedef struct
{
  AnnexaHistoryData *data;
  char **words;
  GHashTable *by_name;
  GHashTable *of_record;
  guint64 kind;
  gint person; /* -1 for everybody */
} Search;

static void
end_search (Search *search)
{
  g_strfreev (search->words);
  g_clear_pointer (&search->by_name, g_hash_table_unref);
  g_clear_pointer (&search->of_record, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, end_search)

static void
begin_search (Search                    *search,
              AnnexaHistoryData         *data,
              AnnexaProject             *project,
              const AnnexaHistoryFilter *filter)
{
  g_autofree char *folded = filter->words != NULL ? annexa_text_fold (filter->words) : NULL;

  search->data = data;
  search->words = g_strsplit_set (folded != NULL ? g_strstrip (folded) : "", " \t", -1);
  search->by_name = search->words[0] != NULL ? find_by_name (data, project, filter->words, (const char *const *) search->words) : NULL;
  search->kind = filter->kind != NULL ? get_kind_bit (filter->kind) : 0;
  search->person = -1;
  if (filter->person != NULL)
    search->person = (gint) GPOINTER_TO_UINT (g_hash_table_lookup (data->person, filter->person)) - 1;
  if (filter->record != 0)
    {
      search->of_record = g_hash_table_new (NULL, NULL);
      add_seqs_of (data, filter->record, search->of_record);
    }
}

static gboolean
has_words (const Search *search,
           const Edit   *edit)
{
  const char *text = search->data->texts->str + edit->text;

  for (guint i = 0; search->words[i] != NULL; i++)
    if (strstr (text, search->words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
matches (const Search *search,
         gint64        seq)
{
  const Edit *edit = &g_array_index (search->data->edits, Edit, seq - 1);

  if (search->kind != 0 && !(edit->kinds & search->kind))
    return FALSE;
  if (search->person >= 0 && edit->person != search->person)
    return FALSE;
  if (search->of_record != NULL && !g_hash_table_contains (search->of_record, GSIZE_TO_POINTER (seq)))
    return FALSE;
  return has_words (search, edit)
         || (search->by_name != NULL && g_hash_table_contains (search->by_name, GSIZE_TO_POINTER (seq)));
}

/* The numbers of the edits, the newest first. Nobody of that name made none. */
GArray *
annexa_history_data_find (AnnexaHistoryData         *self,
                          AnnexaProject             *project,
                          const AnnexaHistoryFilter *filter)
{
  GArray *seqs = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (Search) search = { 0 };

  begin_search (&search, self, project, filter);
  if (filter->person != NULL && search.person < 0)
    return seqs;
  for (gint64 seq = self->edits->len; seq > 0; seq--)
    if (matches (&search, seq))
      g_array_append_val (seqs, seq);
  return seqs;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
annexa_history_data_list_people (AnnexaHistoryData *self)
{
  GPtrArray *people = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->people->len; i++)
    if (*(const char *) self->people->pdata[i] != '\0')
      g_ptr_array_add (people, g_strdup (self->people->pdata[i]));
  g_ptr_array_sort (people, compare_names);
  return people;
}

gboolean
annexa_history_data_has_kind (AnnexaHistoryData *self,
                              const AnnexaKind  *kind)
{
  return (self->kinds & get_kind_bit (kind)) != 0;
}

/* What a record was called when it was deleted. */
gboolean
annexa_history_data_find_gone (AnnexaHistoryData *self,
                               gint64             id,
                               const AnnexaKind **kind,
                               const char       **ref,
                               const char       **title)
{
  const Gone *gone = g_hash_table_lookup (self->gone, &id);

  if (gone == NULL)
    return FALSE;
  *kind = gone->kind;
  *ref = gone->ref != NULL ? gone->ref : "";
  *title = gone->title != NULL ? gone->title : "";
  return TRUE;
}
