/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <string.h>

#include "annexa-columns.h"
#include "annexa-grid-columns-private.h"
#include "annexa-wrapping.h"

/**
 * AnnexaGridColumns:
 *
 * Which columns a grid has, in which order, how wide they are, and what it is sorted by: what the person chose for this
 * register of this project, or else as many of the usual columns as there is room for.
 */

G_DEFINE_FINAL_TYPE (AnnexaGridColumns, annexa_grid_columns, G_TYPE_OBJECT)

enum
{
  CHANGED,
  FITTED,
  SORTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The title gets at least this much room before another column does; beyond the second figure it leaves the room to
 * columns whose texts are cut off, each of which takes the third at most. All three for the usual size of text. */
#define TITLE_WIDTH 175
#define COMFORTABLE_TITLE_WIDTH 280
#define MOST_GROWTH 120

/* However narrow somebody makes a column, it can be found and made wider again. */
#define LEAST_WIDTH 48

/* What stays when the others are scrolled may take so much of the width, in hundredths. */
#define MOST_FROZEN 50

/* So much room holds as many letters where text is larger. */
static int
scale (AnnexaGridColumns *self,
       int                width)
{
  return (int) (width * MAX (annexa_get_text_scale (self->widget), 1));
}

static void
annexa_grid_columns_finalize (GObject *object)
{
  AnnexaGridColumns *self = ANNEXA_GRID_COLUMNS (object);

  g_array_unref (self->columns);
  annexa_register_settings_free (self->settings);
  g_object_unref (self->project);

  G_OBJECT_CLASS (annexa_grid_columns_parent_class)->finalize (object);
}

static void
annexa_grid_columns_class_init (AnnexaGridColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annexa_grid_columns_finalize;

  /**
   * AnnexaGridColumns::changed:
   *
   * There are other columns, or they stand elsewhere.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  /**
   * AnnexaGridColumns::fitted:
   *
   * The columns were laid out for another room, in which there may be more of them or fewer.
   */
  signals[FITTED] =
      g_signal_new ("fitted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * AnnexaGridColumns::sorted:
   *
   * The grid is to be sorted otherwise.
   */
  signals[SORTED] = g_signal_new ("sorted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
annexa_grid_columns_init (AnnexaGridColumns *self)
{
  self->columns = g_array_new (FALSE, FALSE, sizeof (AnnexaGridColumn));
}

/* A field that a later version took away, or a line that somebody wrote by hand, is passed over. */
const AnnexaField *
annexa_grid_columns_find_field (AnnexaGridColumns *self,
                                const char        *name)
{
  const AnnexaField *field = annexa_kind_find_field (self->kind, name);

  return field != NULL && annexa_column_suits (field) ? field : NULL;
}

static gboolean
is_title (AnnexaGridColumns *self,
          const AnnexaField *field)
{
  return strcmp (field->name, self->kind->title) == 0;
}

/* The fields that are columns if there is room, in order. The title always is one. */
GPtrArray *
annexa_grid_columns_list_fields (AnnexaGridColumns *self)
{
  GPtrArray *fields = g_ptr_array_new ();
  const AnnexaField *title = annexa_kind_get_title_field (self->kind);

  if (self->settings->columns == NULL)
    {
      for (guint i = 0; i < self->kind->n_fields; i++)
        if (annexa_column_suits (&self->kind->fields[i])
            && ((self->kind->fields[i].flags & ANNEXA_FIELD_LIST) || is_title (self, &self->kind->fields[i])))
          g_ptr_array_add (fields, (gpointer) &self->kind->fields[i]);
      return fields;
    }

  for (guint i = 0; self->settings->columns[i] != NULL; i++)
    {
      const AnnexaField *field = annexa_grid_columns_find_field (self, self->settings->columns[i]);

      if (field != NULL && !g_ptr_array_find (fields, field, NULL))
        g_ptr_array_add (fields, (gpointer) field);
    }
  if (!g_ptr_array_find (fields, title, NULL))
    g_ptr_array_insert (fields, MIN (1, (int) fields->len), (gpointer) title);
  return fields;
}

static int
get_usual_width (AnnexaGridColumns *self,
                 const AnnexaField *field)
{
  int chosen = GPOINTER_TO_INT (g_hash_table_lookup (self->settings->widths, field->name));

  return chosen > 0 ? chosen : annexa_column_get_width (self->widget, field);
}

static gboolean
has_chosen_width (AnnexaGridColumns *self,
                  const AnnexaField *field)
{
  return g_hash_table_contains (self->settings->widths, field->name);
}

/* What can be told apart by its colour, what the grid is sorted by, and what somebody chose stays longest. */
static gboolean
stays (AnnexaGridColumns *self,
       const AnnexaField *field)
{
  return self->settings->columns != NULL || is_title (self, field) || field == annexa_find_pill_field (self->kind)
         || annexa_grid_columns_get_sort (self, field, NULL) > 0 || has_chosen_width (self, field);
}

/* Keeps as many as there is room for, in order. A later one may be narrower, but columns that come and go out of their order
 * confuse. */
static void
keep_fields (AnnexaGridColumns *self,
             GPtrArray         *fields,
             AnnexaFieldFlags   last,
             gboolean          *kept,
             int               *room)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const AnnexaField *field = fields->pdata[i];

      if (kept[i] || (field->flags & ANNEXA_FIELD_LIST_LAST) != last || *room < 0)
        continue;
      *room -= get_usual_width (self, field);
      kept[i] = *room >= 0;
    }
}

/* Leaves those away for which there is no room. */
static void
drop_fields (AnnexaGridColumns *self,
             GPtrArray         *fields)
{
  g_autofree gboolean *kept = g_new0 (gboolean, fields->len);
  int room = self->room - scale (self, TITLE_WIDTH);
  guint n = 0;

  for (guint i = 0; i < fields->len; i++)
    {
      kept[i] = stays (self, fields->pdata[i]);
      if (kept[i] && !is_title (self, fields->pdata[i]))
        room -= get_usual_width (self, fields->pdata[i]);
    }
  keep_fields (self, fields, 0, kept, &room);
  keep_fields (self, fields, ANNEXA_FIELD_LIST_LAST, kept, &room);
  for (guint i = 0; i < fields->len; i++)
    if (kept[i])
      fields->pdata[n++] = fields->pdata[i];
  g_ptr_array_set_size (fields, (int) n);
}

/* What the title does not need goes to the columns whose texts are often cut off, in equal parts. */
static int
get_growth (AnnexaGridColumns *self,
            GPtrArray         *fields)
{
  int room = self->room - scale (self, COMFORTABLE_TITLE_WIDTH);
  int n = 0;

  for (guint i = 0; i < fields->len; i++)
    if (!is_title (self, fields->pdata[i]))
      {
        room -= get_usual_width (self, fields->pdata[i]);
        n += annexa_column_can_grow (fields->pdata[i]) && !has_chosen_width (self, fields->pdata[i]);
      }
  return n > 0 ? CLAMP (room / n, 0, scale (self, MOST_GROWTH)) : 0;
}

static void
place (AnnexaGridColumns *self)
{
  int x = 0;

  self->n_frozen = 0;
  for (guint i = 0; i < self->columns->len; i++)
    {
      AnnexaGridColumn *column = &g_array_index (self->columns, AnnexaGridColumn, i);

      column->x = x;
      x += column->width;
    }
  /* The reference stays in sight, and the title with it where it leaves room for the others. */
  if (x <= self->room)
    return;
  while (self->n_frozen < MIN (2, self->columns->len - 1)
         && g_array_index (self->columns, AnnexaGridColumn, self->n_frozen + 1).x * 100 <= self->room * MOST_FROZEN)
    self->n_frozen++;
}

static void
build (AnnexaGridColumns *self)
{
  g_autoptr (GPtrArray) fields = annexa_grid_columns_list_fields (self);
  AnnexaGridColumn *title = NULL;
  int growth, left;

  drop_fields (self, fields);
  growth = get_growth (self, fields);
  left = self->room;
  g_array_set_size (self->columns, fields->len);
  for (guint i = 0; i < fields->len; i++)
    {
      AnnexaGridColumn *column = &g_array_index (self->columns, AnnexaGridColumn, i);

      column->field = fields->pdata[i];
      column->width = get_usual_width (self, column->field);
      if (annexa_column_can_grow (column->field) && !has_chosen_width (self, column->field))
        column->width += growth;
      if (is_title (self, column->field))
        title = column;
      else
        left -= column->width;
      annexa_project_require_soon (self->project, column->field);
    }
  if (title != NULL && !has_chosen_width (self, title->field))
    title->width = MAX (left, scale (self, TITLE_WIDTH));
  place (self);
}

void
annexa_grid_columns_rebuild (AnnexaGridColumns *self)
{
  if (self->widget != NULL)
    build (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Has whoever shows records by these columns order and group them anew. */
void
annexa_grid_columns_sorted (AnnexaGridColumns *self)
{
  g_signal_emit (self, signals[SORTED], 0);
}

static void
save (AnnexaGridColumns *self)
{
  annexa_register_settings_save (self->settings, annexa_project_get_path (self->project), self->kind->name);
}

/**
 * annexa_grid_columns_new:
 * @project: a project
 * @kind: the kind whose records the grid shows
 *
 * Returns: (transfer full): the columns as they were when the register was last used
 */
AnnexaGridColumns *
annexa_grid_columns_new (AnnexaProject    *project,
                         const AnnexaKind *kind)
{
  AnnexaGridColumns *self = g_object_new (ANNEXA_TYPE_GRID_COLUMNS, NULL);

  self->project = g_object_ref (project);
  self->kind = kind;
  self->settings = annexa_register_settings_load (annexa_project_get_path (project), kind->name);
  return self;
}

const AnnexaKind *
annexa_grid_columns_get_kind (AnnexaGridColumns *self)
{
  g_return_val_if_fail (ANNEXA_IS_GRID_COLUMNS (self), NULL);

  return self->kind;
}

/**
 * annexa_grid_columns_get_size:
 * @self: the columns of a grid
 *
 * Returns: how many are shown
 */
guint
annexa_grid_columns_get_size (AnnexaGridColumns *self)
{
  g_return_val_if_fail (ANNEXA_IS_GRID_COLUMNS (self), 0);

  return self->columns->len;
}

const AnnexaGridColumn *
annexa_grid_columns_get (AnnexaGridColumns *self,
                         guint              position)
{
  g_return_val_if_fail (ANNEXA_IS_GRID_COLUMNS (self) && position < self->columns->len, NULL);

  return &g_array_index (self->columns, AnnexaGridColumn, position);
}

gboolean
annexa_grid_columns_find (AnnexaGridColumns *self,
                          const AnnexaField *field,
                          guint             *position)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_array_index (self->columns, AnnexaGridColumn, i).field == field)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * annexa_grid_columns_get_width:
 * @self: the columns of a grid
 *
 * Returns: how wide all are together
 */
int
annexa_grid_columns_get_width (AnnexaGridColumns *self)
{
  const AnnexaGridColumn *last;

  g_return_val_if_fail (ANNEXA_IS_GRID_COLUMNS (self), 0);

  if (self->columns->len == 0)
    return 0;
  last = &g_array_index (self->columns, AnnexaGridColumn, self->columns->len - 1);
  return last->x + last->width;
}

/**
 * annexa_grid_columns_get_n_frozen:
 * @self: the columns of a grid
 *
 * Returns: how many of the first columns stay in sight when the others are scrolled
 */
guint
annexa_grid_columns_get_n_frozen (AnnexaGridColumns *self)
{
  g_return_val_if_fail (ANNEXA_IS_GRID_COLUMNS (self), 0);

  return self->n_frozen;
}

/**
 * annexa_grid_columns_get_frozen:
 * @self: the columns of a grid
 *
 * Returns: how wide the columns that stay in sight are together
 */
int
annexa_grid_columns_get_frozen (AnnexaGridColumns *self)
{
  g_return_val_if_fail (ANNEXA_IS_GRID_COLUMNS (self), 0);

  return self->n_frozen > 0 ? g_array_index (self->columns, AnnexaGridColumn, self->n_frozen).x : 0;
}

/**
 * annexa_grid_columns_fit:
 * @self: the columns of a grid
 * @widget: the grid
 * @width: how wide it is
 *
 * Lays the columns out. Who shows records by them does so itself; for others AnnexaGridColumns::fitted is emitted.
 */
void
annexa_grid_columns_fit (AnnexaGridColumns *self,
                         GtkWidget         *widget,
                         int                width)
{
  g_return_if_fail (ANNEXA_IS_GRID_COLUMNS (self));

  self->widget = widget;
  self->room = width;
  build (self);
  g_signal_emit (self, signals[FITTED], 0);
}

/**
 * annexa_grid_columns_set_width:
 * @self: the columns of a grid
 * @field: what a column shows
 * @width: how wide it is from now on, or 0 for as wide as it is usually
 */
void
annexa_grid_columns_set_width (AnnexaGridColumns *self,
                               const AnnexaField *field,
                               int                width)
{
  g_return_if_fail (ANNEXA_IS_GRID_COLUMNS (self));

  if (width > 0)
    g_hash_table_insert (self->settings->widths, g_strdup (field->name),
                         GINT_TO_POINTER (MAX (width, LEAST_WIDTH)));
  else
    g_hash_table_remove (self->settings->widths, field->name);
  save (self);
  annexa_grid_columns_rebuild (self);
}

static void
set_fields (AnnexaGridColumns *self,
            GPtrArray         *fields)
{
  g_strfreev (self->settings->columns);
  self->settings->columns = NULL;
  if (fields != NULL)
    {
      self->settings->columns = g_new0 (char *, fields->len + 1);
      for (guint i = 0; i < fields->len; i++)
        self->settings->columns[i] = g_strdup (((const AnnexaField *) fields->pdata[i])->name);
    }
  save (self);
  annexa_grid_columns_rebuild (self);
  if (annexa_grid_columns_get_group (self) != NULL)
    annexa_grid_columns_sorted (self);
}

/**
 * annexa_grid_columns_move:
 * @self: the columns of a grid
 * @field: what a column shows
 * @position: where among the columns that are shown it is to stand
 */
void
annexa_grid_columns_move (AnnexaGridColumns *self,
                          const AnnexaField *field,
                          guint              position)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();

  g_return_if_fail (ANNEXA_IS_GRID_COLUMNS (self));

  for (guint i = 0; i < self->columns->len; i++)
    if (g_array_index (self->columns, AnnexaGridColumn, i).field != field)
      g_ptr_array_add (fields, (gpointer) g_array_index (self->columns, AnnexaGridColumn, i).field);
  g_ptr_array_insert (fields, (int) MIN (position, fields->len), (gpointer) field);
  set_fields (self, fields);
}

/**
 * annexa_grid_columns_has:
 * @self: the columns of a grid
 * @field: a field
 *
 * Returns: whether the field is a column where there is room enough
 */
gboolean
annexa_grid_columns_has (AnnexaGridColumns *self,
                         const AnnexaField *field)
{
  g_autoptr (GPtrArray) fields = annexa_grid_columns_list_fields (self);

  return g_ptr_array_find (fields, field, NULL);
}

/**
 * annexa_grid_columns_list_dropped:
 * @self: the columns of a grid
 *
 * Returns: (transfer container) (element-type AnnexaField): the fields that would be columns if there were room for them
 */
GPtrArray *
annexa_grid_columns_list_dropped (AnnexaGridColumns *self)
{
  g_autoptr (GPtrArray) fields = annexa_grid_columns_list_fields (self);
  GPtrArray *dropped = g_ptr_array_new ();
  guint position;

  for (guint i = 0; self->widget != NULL && i < fields->len; i++)
    if (!annexa_grid_columns_find (self, fields->pdata[i], &position))
      g_ptr_array_add (dropped, fields->pdata[i]);
  return dropped;
}

/* Where a column that comes back belongs: before the first that the table of fields has behind it. */
static guint
find_place (AnnexaGridColumns *self,
            GPtrArray         *fields,
            const AnnexaField *field)
{
  guint index = annexa_kind_get_index (self->kind, field);

  for (guint i = 0; i < fields->len; i++)
    if (annexa_kind_get_index (self->kind, fields->pdata[i]) > index)
      return i;
  return fields->len;
}

/**
 * annexa_grid_columns_choose:
 * @self: the columns of a grid
 * @field: a field that suits a column
 * @chosen: whether it is one
 */
void
annexa_grid_columns_choose (AnnexaGridColumns *self,
                            const AnnexaField *field,
                            gboolean           chosen)
{
  g_autoptr (GPtrArray) fields = annexa_grid_columns_list_fields (self);

  g_return_if_fail (ANNEXA_IS_GRID_COLUMNS (self));

  if (chosen == g_ptr_array_find (fields, field, NULL))
    return;
  if (chosen)
    g_ptr_array_insert (fields, (int) find_place (self, fields, field), (gpointer) field);
  else
    g_ptr_array_remove (fields, (gpointer) field);
  set_fields (self, fields);
}

/**
 * annexa_grid_columns_reset:
 * @self: the columns of a grid
 *
 * Goes back to the usual columns in their usual widths.
 */
void
annexa_grid_columns_reset (AnnexaGridColumns *self)
{
  g_return_if_fail (ANNEXA_IS_GRID_COLUMNS (self));

  g_hash_table_remove_all (self->settings->widths);
  set_fields (self, NULL);
}

/**
 * annexa_grid_columns_get_settings:
 * @self: the columns of a grid
 *
 * Returns: (transfer none): what is remembered of the register; after changing it, annexa_grid_columns_save() has to be
 *   called
 */
AnnexaRegisterSettings *
annexa_grid_columns_get_settings (AnnexaGridColumns *self)
{
  g_return_val_if_fail (ANNEXA_IS_GRID_COLUMNS (self), NULL);

  return self->settings;
}

void
annexa_grid_columns_save (AnnexaGridColumns *self)
{
  g_return_if_fail (ANNEXA_IS_GRID_COLUMNS (self));

  save (self);
}

/**
 * annexa_grid_columns_take_settings:
 * @self: the columns of a grid
 * @settings: (transfer full): how the register is to be looked at
 *
 * Shows other columns, in the order that belongs to them.
 */
void
annexa_grid_columns_take_settings (AnnexaGridColumns      *self,
                                   AnnexaRegisterSettings *settings)
{
  g_return_if_fail (ANNEXA_IS_GRID_COLUMNS (self));

  annexa_register_settings_free (self->settings);
  self->settings = settings;
  save (self);
  annexa_grid_columns_rebuild (self);
  annexa_grid_columns_sorted (self);
}
