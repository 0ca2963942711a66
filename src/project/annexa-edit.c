/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include "annexa-edit-private.h"
#include "annexa-text.h"

static void
clear_field_edit (gpointer data)
{
  AnnexaFieldEdit *edit = data;

  annexa_value_clear (&edit->value);
  g_free (edit->path);
  g_clear_pointer (&edit->contents, g_bytes_unref);
  g_free (edit->sha256);
  g_free (edit->name);
}

static void
free_record_edit (gpointer data)
{
  AnnexaRecordEdit *edit = data;

  g_clear_pointer (&edit->fields, g_array_unref);
  g_free (edit);
}

/* A label may hold what a person typed as a name; history keeps it for good. */
static char *
clean_label (const char *label)
{
  char *clean = annexa_text_clean (label, FALSE);

  return clean != NULL ? clean : g_strdup ("");
}

/**
 * annexa_edit_new:
 * @first_id: the id of the first record that the edit creates; see annexa_project_begin()
 * @label: what the person did, in their language: “Asset A-006 deleted”
 *
 * Returns: (transfer full): an empty edit
 */
AnnexaEdit *
annexa_edit_new (gint64      first_id,
                 const char *label)
{
  AnnexaEdit *self = g_new0 (AnnexaEdit, 1);

  self->label = clean_label (label);
  self->next_id = first_id;
  self->records = g_ptr_array_new_with_free_func (free_record_edit);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->problems = annexa_problems_new ();
  return self;
}

void
annexa_edit_free (AnnexaEdit *self)
{
  g_free (self->label);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->records);
  annexa_problems_free (self->problems);
  g_clear_pointer (&self->changes, annexa_changes_unref);
  g_clear_pointer (&self->last_checks, g_array_unref);
  g_clear_pointer (&self->held, g_hash_table_unref);
  g_free (self);
}

const char *
annexa_edit_get_label (AnnexaEdit *self)
{
  return self->label;
}

void
annexa_edit_set_label (AnnexaEdit *self,
                       const char *label)
{
  g_free (self->label);
  self->label = clean_label (label);
}

/**
 * annexa_edit_set_namer:
 * @self: an edit
 * @namer: says what the edit is called; called once, when everything is written but not committed yet
 * @data: for @namer
 *
 * For edits whose label tells how much they changed, which nobody knows before: an imported row may say what the record
 * holds already.
 */
void
annexa_edit_set_namer (AnnexaEdit     *self,
                       AnnexaEditNamer namer,
                       gpointer        data)
{
  self->namer = namer;
  self->namer_data = data;
}

void
annexa_edit_name (AnnexaEdit    *self,
                  AnnexaChanges *changes)
{
  g_autofree char *label = self->namer != NULL ? self->namer (changes, self->namer_data) : NULL;

  if (label != NULL)
    annexa_edit_set_label (self, label);
}

static AnnexaRecordEdit *
find_or_add (AnnexaEdit       *self,
             const AnnexaKind *kind,
             gint64            id)
{
  AnnexaRecordEdit *record = g_hash_table_lookup (self->by_id, &id);

  if (record == NULL)
    {
      record = g_new0 (AnnexaRecordEdit, 1);
      record->kind = kind;
      record->id = id;
      g_ptr_array_add (self->records, record);
      g_hash_table_insert (self->by_id, &record->id, record);
    }
  return record;
}

/**
 * annexa_edit_create:
 * @self: an edit
 * @kind: a kind
 *
 * Adds a new record with the initial values of its kind.
 *
 * Returns: its id, which other fields of the same edit may name
 */
gint64
annexa_edit_create (AnnexaEdit       *self,
                    const AnnexaKind *kind)
{
  AnnexaRecordEdit *record = find_or_add (self, kind, self->next_id++);

  record->create = TRUE;
  return record->id;
}

static AnnexaFieldEdit *
add_field (AnnexaEdit        *self,
           const AnnexaKind  *kind,
           gint64             id,
           const AnnexaField *field)
{
  AnnexaRecordEdit *record = find_or_add (self, kind, id);
  AnnexaFieldEdit empty = { .field = field, .value = ANNEXA_VALUE_INIT };

  g_assert (field != NULL);

  if (record->fields == NULL)
    {
      record->fields = g_array_new (FALSE, FALSE, sizeof (AnnexaFieldEdit));
      g_array_set_clear_func (record->fields, clear_field_edit);
    }
  for (guint i = 0; i < record->fields->len; i++)
    {
      AnnexaFieldEdit *edit = &g_array_index (record->fields, AnnexaFieldEdit, i);

      if (edit->field == field)
        {
          clear_field_edit (edit);
          *edit = empty;
          return edit;
        }
    }
  g_array_append_val (record->fields, empty);
  return &g_array_index (record->fields, AnnexaFieldEdit, record->fields->len - 1);
}

/**
 * annexa_edit_set:
 * @self: an edit
 * @kind: the kind of the record
 * @id: its id
 * @field: a field of @kind
 * @value: what it is going to hold; links are replaced as a whole
 */
void
annexa_edit_set (AnnexaEdit        *self,
                 const AnnexaKind  *kind,
                 gint64             id,
                 const AnnexaField *field,
                 const AnnexaValue *value)
{
  annexa_value_copy (value, &add_field (self, kind, id, field)->value);
}

/**
 * annexa_edit_set_text:
 * @self: an edit
 * @kind: the kind of the record
 * @id: its id
 * @field: the name of a field that holds text
 * @text: (nullable): the text, as a file holds it
 */
void
annexa_edit_set_text (AnnexaEdit       *self,
                      const AnnexaKind *kind,
                      gint64            id,
                      const char       *field,
                      const char       *text)
{
  annexa_value_set_text (&add_field (self, kind, id, annexa_kind_find_field (kind, field))->value, text);
}

/**
 * annexa_edit_set_integer:
 * @self: an edit
 * @kind: the kind of the record
 * @id: its id
 * @field: the name of a field that holds a whole number, yes or no, or one record
 * @integer: the number
 */
void
annexa_edit_set_integer (AnnexaEdit       *self,
                         const AnnexaKind *kind,
                         gint64            id,
                         const char       *field,
                         gint64            integer)
{
  annexa_value_set_integer (&add_field (self, kind, id, annexa_kind_find_field (kind, field))->value, integer);
}

/**
 * annexa_edit_set_ids:
 * @self: an edit
 * @kind: the kind of the record
 * @id: its id
 * @field: the name of a field that holds links
 * @ids: (array length=n_ids): the records that are going to be linked
 * @n_ids: how many
 */
void
annexa_edit_set_ids (AnnexaEdit       *self,
                     const AnnexaKind *kind,
                     gint64            id,
                     const char       *field,
                     const gint64     *ids,
                     gsize             n_ids)
{
  annexa_value_set_ids (&add_field (self, kind, id, annexa_kind_find_field (kind, field))->value, ids, n_ids);
}

/**
 * annexa_edit_set_file:
 * @self: an edit
 * @kind: the kind of the record
 * @id: its id
 * @field: a field that holds a file
 * @path: the file, which is read when the edit is applied
 */
void
annexa_edit_set_file (AnnexaEdit        *self,
                      const AnnexaKind  *kind,
                      gint64             id,
                      const AnnexaField *field,
                      const char        *path)
{
  annexa_edit_set_file_as (self, kind, id, field, path, NULL);
}

/**
 * annexa_edit_set_file_as:
 * @self: an edit
 * @kind: the kind of the record
 * @id: its id
 * @field: a field that holds a file
 * @path: the file, which is read when the edit is applied
 * @name: (nullable): what it is going to be called in the project, or %NULL for the name it has
 */
void
annexa_edit_set_file_as (AnnexaEdit        *self,
                         const AnnexaKind  *kind,
                         gint64             id,
                         const AnnexaField *field,
                         const char        *path,
                         const char        *name)
{
  AnnexaFieldEdit *edit = add_field (self, kind, id, field);

  edit->path = g_strdup (path);
  edit->name = g_strdup (name);
}

/**
 * annexa_edit_set_contents:
 * @self: an edit
 * @kind: the kind of the record
 * @id: its id
 * @field: a field that holds a file
 * @name: what the file is going to be called in the project
 * @contents: what is in it
 */
void
annexa_edit_set_contents (AnnexaEdit        *self,
                          const AnnexaKind  *kind,
                          gint64             id,
                          const AnnexaField *field,
                          const char        *name,
                          GBytes            *contents)
{
  AnnexaFieldEdit *edit = add_field (self, kind, id, field);

  edit->name = g_strdup (name);
  edit->contents = g_bytes_ref (contents);
}

/**
 * annexa_edit_set_loaded:
 * @self: an edit
 * @kind: the kind of the record
 * @id: its id
 * @field: a field that holds a file
 * @file: a file that a worker has read
 *
 * Does annexa_edit_set_contents() without anything left to read when the edit is applied.
 */
void
annexa_edit_set_loaded (AnnexaEdit             *self,
                        const AnnexaKind       *kind,
                        gint64                  id,
                        const AnnexaField      *field,
                        const AnnexaLoadedFile *file)
{
  AnnexaFieldEdit *edit = add_field (self, kind, id, field);

  edit->name = g_strdup (file->name);
  edit->contents = g_bytes_ref (file->contents);
  edit->sha256 = g_strdup (file->sha256);
}

/**
 * annexa_edit_delete:
 * @self: an edit
 * @kind: the kind of the record
 * @id: its id
 *
 * Deletes a record with its parts. Links to it are removed, and fields that name it become empty.
 */
void
annexa_edit_delete (AnnexaEdit       *self,
                    const AnnexaKind *kind,
                    gint64            id)
{
  find_or_add (self, kind, id)->delete = TRUE;
}

/**
 * annexa_edit_creates:
 * @self: an edit
 * @id: the id of a record
 *
 * Returns: whether the edit makes the record
 */
gboolean
annexa_edit_creates (AnnexaEdit *self,
                     gint64      id)
{
  AnnexaRecordEdit *record = g_hash_table_lookup (self->by_id, &id);

  return record != NULL && record->create;
}

/**
 * annexa_edit_sets:
 * @self: an edit
 * @id: the id of a record
 * @field: a field of its kind
 *
 * Returns: whether the edit itself says what the field is to hold
 */
gboolean
annexa_edit_sets (AnnexaEdit        *self,
                  gint64             id,
                  const AnnexaField *field)
{
  return annexa_edit_get (self, id, field) != NULL;
}

/**
 * annexa_edit_get:
 * @self: an edit
 * @id: the id of a record
 * @field: a field of its kind
 *
 * Returns: (transfer none) (nullable): what the field is to hold, or %NULL where the edit does not say
 */
const AnnexaValue *
annexa_edit_get (AnnexaEdit        *self,
                 gint64             id,
                 const AnnexaField *field)
{
  AnnexaRecordEdit *record = g_hash_table_lookup (self->by_id, &id);

  for (guint i = 0; record != NULL && record->fields != NULL && i < record->fields->len; i++)
    if (g_array_index (record->fields, AnnexaFieldEdit, i).field == field)
      return &g_array_index (record->fields, AnnexaFieldEdit, i).value;
  return NULL;
}

/**
 * annexa_edit_hold:
 * @self: an edit that the gate is in the middle of
 * @id: the id under which it is asked for
 * @record: a record as it is going to be
 *
 * Keeps a record for a rule that is asked later in the same run of the edit.
 */
void
annexa_edit_hold (AnnexaEdit   *self,
                  gint64        id,
                  AnnexaRecord *record)
{
  if (self->held == NULL)
    self->held = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  g_hash_table_insert (self->held, g_memdup2 (&id, sizeof id), g_object_ref (record));
}

/**
 * annexa_edit_get_held:
 * @self: an edit that the gate is in the middle of
 * @id: the id under which a record was given to annexa_edit_hold()
 *
 * Returns: (transfer none) (nullable): the record
 */
AnnexaRecord *
annexa_edit_get_held (AnnexaEdit *self,
                      gint64      id)
{
  return self->held != NULL ? g_hash_table_lookup (self->held, &id) : NULL;
}

static gboolean
sets (const AnnexaRecordEdit *record,
      const AnnexaField      *field,
      const AnnexaValue      *value)
{
  for (guint i = 0; record->fields != NULL && i < record->fields->len; i++)
    {
      const AnnexaFieldEdit *edit = &g_array_index (record->fields, AnnexaFieldEdit, i);

      if (edit->field == field)
        return annexa_value_equal (&edit->value, value);
    }
  return FALSE;
}

/**
 * annexa_edit_creates_part:
 * @self: an edit
 * @kind: a kind of parts
 * @parent: the id of the record that they are parts of
 * @field: the name of a field
 * @text: a text
 *
 * Returns: whether the edit makes a part of @parent that has @text in @field
 */
gboolean
annexa_edit_creates_part (AnnexaEdit       *self,
                          const AnnexaKind *kind,
                          gint64            parent,
                          const char       *field,
                          const char       *text)
{
  const AnnexaField *parent_field = annexa_kind_get_parent_field (kind);
  const AnnexaField *text_field = annexa_kind_find_field (kind, field);
  g_auto (AnnexaValue) id = ANNEXA_VALUE_INIT;
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_set_integer (&id, parent);
  annexa_value_set_text (&value, text);
  for (guint i = 0; i < self->records->len; i++)
    {
      const AnnexaRecordEdit *record = self->records->pdata[i];

      if (record->kind == kind && record->create && sets (record, parent_field, &id)
          && sets (record, text_field, &value))
        return TRUE;
    }
  return FALSE;
}

/* What rules add while the gate looks at the edit is taken off it again when the edit does not come to be: it may be
 * tried another time. */
void
annexa_edit_mark (AnnexaEdit *self)
{
  self->mark = self->records->len;
}

void
annexa_edit_return_to_mark (AnnexaEdit *self)
{
  for (guint i = self->mark; i < self->records->len; i++)
    {
      AnnexaRecordEdit *record = self->records->pdata[i];

      g_hash_table_remove (self->by_id, &record->id);
      self->next_id = MIN (self->next_id, record->id);
    }
  g_ptr_array_set_size (self->records, (int) self->mark);
}

/**
 * annexa_edit_get_size:
 * @self: an edit
 *
 * Returns: how many records it names
 */
guint
annexa_edit_get_size (AnnexaEdit *self)
{
  return self->records->len;
}

/**
 * annexa_edit_get_problems:
 * @self: an edit that was refused
 *
 * Returns: (transfer none): everything that is wrong with it
 */
AnnexaProblems *
annexa_edit_get_problems (AnnexaEdit *self)
{
  return self->problems;
}

/**
 * annexa_edit_get_changes:
 * @self: an edit that was applied or tried
 *
 * Returns: (transfer none) (nullable): which records it changed, or would change; %NULL when nothing is different or the
 *   edit was refused
 */
AnnexaChanges *
annexa_edit_get_changes (AnnexaEdit *self)
{
  return self->changes;
}
