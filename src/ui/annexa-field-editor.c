/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-choice-editor.h"
#include "annexa-computed-editor.h"
#include "annexa-date-editor.h"
#include "annexa-field-editor.h"
#include "annexa-file-editor.h"
#include "annexa-links-editor.h"
#include "annexa-long-text-editor.h"
#include "annexa-names.h"
#include "annexa-record-editor.h"
#include "annexa-record-edits.h"
#include "annexa-set-editor.h"
#include "annexa-steps-editor.h"
#include "annexa-switch-editor.h"
#include "annexa-text-editor.h"
#include "annexa-wrapping.h"

typedef struct
{
  AnnexaProject *project;
  const AnnexaField *field;
  char *title;
  gint64 record;
  gboolean showing;
  guint pause_source;
  const char *empty_text;
} AnnexaFieldEditorPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AnnexaFieldEditor, annexa_field_editor, ADW_TYPE_BIN)

enum
{
  COMMIT,
  PAUSE,
  TYPE,
  UNDERSTAND,
  FAIL,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
annexa_field_editor_dispose (GObject *object)
{
  AnnexaFieldEditorPrivate *priv = annexa_field_editor_get_instance_private (ANNEXA_FIELD_EDITOR (object));

  g_clear_handle_id (&priv->pause_source, g_source_remove);

  G_OBJECT_CLASS (annexa_field_editor_parent_class)->dispose (object);
}

static void
annexa_field_editor_finalize (GObject *object)
{
  AnnexaFieldEditorPrivate *priv = annexa_field_editor_get_instance_private (ANNEXA_FIELD_EDITOR (object));

  g_clear_object (&priv->project);
  g_free (priv->title);

  G_OBJECT_CLASS (annexa_field_editor_parent_class)->finalize (object);
}

static void
annexa_field_editor_class_init (AnnexaFieldEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annexa_field_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = annexa_field_editor_finalize;

  /**
   * AnnexaFieldEditor::commit:
   *
   * The person is done with a value.
   */
  signals[COMMIT] = g_signal_new ("commit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  /**
   * AnnexaFieldEditor::pause:
   *
   * The person is typing and stopped for a moment.
   */
  signals[PAUSE] = g_signal_new ("pause", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  /**
   * AnnexaFieldEditor::type:
   *
   * Something was typed, or taken away.
   */
  signals[TYPE] =
      g_signal_new ("type", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * AnnexaFieldEditor::understand:
   *
   * What is typed can be understood again. Only editors say so in which a part of a value is another one.
   */
  signals[UNDERSTAND]
      = g_signal_new ("understand", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * AnnexaFieldEditor::fail:
   * @error: what went wrong
   *
   * Something that the editor did by itself, such as adding the record that was typed, did not work.
   */
  signals[FAIL] = g_signal_new ("fail", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_ERROR);
}

static void
annexa_field_editor_init (AnnexaFieldEditor *self)
{
}

/* How many letters fit side by side with the title, where the form is narrow. */
#define MOST_LETTERS 24

/* A few short words fit side by side; more go into a list that opens. */
static GType
choice_editor_type (const AnnexaField *field)
{
  glong n_letters = 0;
  guint n = 0;

  for (; field->choices[n].word != NULL; n++)
    n_letters += g_utf8_strlen (annexa_choice_get_label (&field->choices[n]), -1);
  return n <= 3 && n_letters <= MOST_LETTERS && field->initial != NULL ? ANNEXA_TYPE_STEPS_EDITOR
                                                                       : ANNEXA_TYPE_CHOICE_EDITOR;
}

static GType
editor_type (const AnnexaField *field)
{
  switch (field->type)
    {
    case ANNEXA_FIELD_TEXT:
      return field->catalogue ? ANNEXA_TYPE_CHOICE_EDITOR : ANNEXA_TYPE_TEXT_EDITOR;
    case ANNEXA_FIELD_REF:
    case ANNEXA_FIELD_INTEGER:
    case ANNEXA_FIELD_NUMBER:
    case ANNEXA_FIELD_MONEY:
    case ANNEXA_FIELD_PERCENT:
      return ANNEXA_TYPE_TEXT_EDITOR;
    case ANNEXA_FIELD_LONG_TEXT:
      return ANNEXA_TYPE_LONG_TEXT_EDITOR;
    case ANNEXA_FIELD_YES_NO:
      return ANNEXA_TYPE_SWITCH_EDITOR;
    case ANNEXA_FIELD_DATE:
    case ANNEXA_FIELD_DATE_TIME:
      return ANNEXA_TYPE_DATE_EDITOR;
    case ANNEXA_FIELD_CHOICE:
      return choice_editor_type (field);
    case ANNEXA_FIELD_CHOICES:
      return ANNEXA_TYPE_SET_EDITOR;
    case ANNEXA_FIELD_SCALE:
    case ANNEXA_FIELD_RATING:
      return ANNEXA_TYPE_STEPS_EDITOR;
    case ANNEXA_FIELD_RECORD:
      return ANNEXA_TYPE_RECORD_EDITOR;
    case ANNEXA_FIELD_LINKS:
      return ANNEXA_TYPE_LINKS_EDITOR;
    case ANNEXA_FIELD_FILE:
      return ANNEXA_TYPE_FILE_EDITOR;
    case ANNEXA_FIELD_LEVEL:
    case ANNEXA_FIELD_COMPUTED:
    default:
      return ANNEXA_TYPE_COMPUTED_EDITOR;
    }
}

static AnnexaFieldEditor *
make (AnnexaProject     *project,
      const AnnexaField *field,
      const char        *title,
      GType              type)
{
  AnnexaFieldEditor *self = g_object_new (type, NULL);
  AnnexaFieldEditorPrivate *priv = annexa_field_editor_get_instance_private (self);

  priv->project = g_object_ref (project);
  priv->field = field;
  priv->title = g_strdup (title != NULL && *title != '\0' ? title : annexa_field_get_label (field));
  ANNEXA_FIELD_EDITOR_GET_CLASS (self)->build (self);
  annexa_name_widgets (GTK_WIDGET (self));
  if (annexa_field_editor_is_locked (self))
    gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  return self;
}

/**
 * annexa_field_editor_new:
 * @project: a project
 * @field: a field
 * @title: (nullable): what to call the field here, or %NULL for its label
 *
 * Returns: (transfer floating): the editor that suits the type of the field
 */
AnnexaFieldEditor *
annexa_field_editor_new (AnnexaProject     *project,
                         const AnnexaField *field,
                         const char        *title)
{
  return make (project, field, title, editor_type (field));
}

/**
 * annexa_field_editor_new_reader:
 * @project: a project
 * @field: a field
 * @title: (nullable): what to call the field here, or %NULL for its label
 *
 * Returns: (transfer floating): an editor that only shows the value, of a record that is kept as it is
 */
AnnexaFieldEditor *
annexa_field_editor_new_reader (AnnexaProject     *project,
                                const AnnexaField *field,
                                const char        *title)
{
  return make (project, field, title, ANNEXA_TYPE_COMPUTED_EDITOR);
}

AnnexaProject *
annexa_field_editor_get_project (AnnexaFieldEditor *self)
{
  AnnexaFieldEditorPrivate *priv = annexa_field_editor_get_instance_private (self);

  return priv->project;
}

const AnnexaField *
annexa_field_editor_get_field (AnnexaFieldEditor *self)
{
  AnnexaFieldEditorPrivate *priv = annexa_field_editor_get_instance_private (self);

  return priv->field;
}

const char *
annexa_field_editor_get_title (AnnexaFieldEditor *self)
{
  AnnexaFieldEditorPrivate *priv = annexa_field_editor_get_instance_private (self);

  return priv->title;
}

gint64
annexa_field_editor_get_record (AnnexaFieldEditor *self)
{
  AnnexaFieldEditorPrivate *priv = annexa_field_editor_get_instance_private (self);

  return priv->record;
}

/**
 * annexa_field_editor_is_locked:
 * @self: an editor
 *
 * Returns: whether the value can only be read, because the project can
 */
gboolean
annexa_field_editor_is_locked (AnnexaFieldEditor *self)
{
  AnnexaFieldEditorPrivate *priv = annexa_field_editor_get_instance_private (self);

  return annexa_project_get_access (priv->project) != ANNEXA_ACCESS_EDIT;
}

/**
 * annexa_field_editor_show:
 * @self: an editor
 * @record: the id of the record that the value belongs to
 * @value: the value
 *
 * Shows a value. Nothing is committed by that.
 */
void
annexa_field_editor_show (AnnexaFieldEditor *self,
                          gint64             record,
                          const AnnexaValue *value)
{
  AnnexaFieldEditorPrivate *priv = annexa_field_editor_get_instance_private (self);

  priv->record = record;
  g_clear_handle_id (&priv->pause_source, g_source_remove);
  priv->showing = TRUE;
  ANNEXA_FIELD_EDITOR_GET_CLASS (self)->show (self, value);
  priv->showing = FALSE;
}

/**
 * annexa_field_editor_read:
 * @self: an editor
 * @value: (out caller-allocates): an empty value
 * @error: return location
 *
 * Returns: whether what is in the editor could be understood
 */
gboolean
annexa_field_editor_read (AnnexaFieldEditor *self,
                          AnnexaValue       *value,
                          GError           **error)
{
  return ANNEXA_FIELD_EDITOR_GET_CLASS (self)->read (self, value, error);
}

/**
 * annexa_field_editor_get_focus:
 * @self: an editor
 *
 * Returns: (transfer none): the widget that takes the keyboard
 */
GtkWidget *
annexa_field_editor_get_focus (AnnexaFieldEditor *self)
{
  return ANNEXA_FIELD_EDITOR_GET_CLASS (self)->get_focus (self);
}

/**
 * annexa_field_editor_kept:
 * @self: an editor in which somebody types
 *
 * Says that what was typed so far is written. The text and the cursor stay as they are, and Esc leads back to here.
 */
void
annexa_field_editor_kept (AnnexaFieldEditor *self)
{
  if (ANNEXA_FIELD_EDITOR_GET_CLASS (self)->kept != NULL)
    ANNEXA_FIELD_EDITOR_GET_CLASS (self)->kept (self);
}

/**
 * annexa_field_editor_is_chosen:
 * @self: an editor
 *
 * Returns: whether a value is chosen at once, with nothing of it typed that could be mended
 */
gboolean
annexa_field_editor_is_chosen (AnnexaFieldEditor *self)
{
  return ANNEXA_FIELD_EDITOR_GET_CLASS (self)->chosen;
}

/**
 * annexa_field_editor_is_whole:
 * @self: an editor
 *
 * Returns: whether only the whole is meant: half a number is another number and half a date another day, while half a text
 *   is worth keeping
 */
gboolean
annexa_field_editor_is_whole (AnnexaFieldEditor *self)
{
  AnnexaFieldEditorPrivate *priv = annexa_field_editor_get_instance_private (self);

  switch ((int) priv->field->type)
    {
    case ANNEXA_FIELD_INTEGER:
    case ANNEXA_FIELD_NUMBER:
    case ANNEXA_FIELD_MONEY:
    case ANNEXA_FIELD_PERCENT:
    case ANNEXA_FIELD_DATE:
    case ANNEXA_FIELD_DATE_TIME:
      return TRUE;
    default:
      return FALSE;
    }
}

void
annexa_field_editor_commit (AnnexaFieldEditor *self)
{
  AnnexaFieldEditorPrivate *priv = annexa_field_editor_get_instance_private (self);

  g_clear_handle_id (&priv->pause_source, g_source_remove);
  g_signal_emit (self, signals[COMMIT], 0);
}

/* How many letters a row has room for in a form of the usual width, beside what can be pressed at its end, and what more of
 * that takes when text, and icons with it, is twice as large. */
#define MOST_LETTERS_BESIDE 34
#define LETTERS_OF_ICONS 9

/**
 * annexa_field_editor_fits_beside:
 * @self: an editor
 * @text: what is going to be shown
 *
 * Returns: whether the text can stand behind the title; a longer one is better read below it
 */
gboolean
annexa_field_editor_fits_beside (AnnexaFieldEditor *self,
                                 const char        *text)
{
  glong n_letters = g_utf8_strlen (annexa_field_editor_get_title (self), -1) + g_utf8_strlen (text, -1);
  double text_scale = annexa_get_text_scale (GTK_WIDGET (self));

  return (double) n_letters * text_scale <= MOST_LETTERS_BESIDE - LETTERS_OF_ICONS * (MAX (text_scale, 1) - 1);
}

/* So much of what is typed can be lost when the computer stops. */
#define PAUSE_MILLISECONDS 1000

static gboolean
paused (gpointer data)
{
  AnnexaFieldEditorPrivate *priv = annexa_field_editor_get_instance_private (data);

  priv->pause_source = 0;
  g_signal_emit (data, signals[PAUSE], 0);
  return G_SOURCE_REMOVE;
}

/**
 * annexa_field_editor_typed:
 * @self: an editor whose text was changed
 *
 * Waits for a pause in the typing. An editor in which text is typed calls this for every change; those that come from
 * showing a value are not meant.
 */
void
annexa_field_editor_typed (AnnexaFieldEditor *self)
{
  AnnexaFieldEditorPrivate *priv = annexa_field_editor_get_instance_private (self);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  if (priv->showing)
    return;
  g_clear_handle_id (&priv->pause_source, g_source_remove);
  priv->pause_source = g_timeout_add (PAUSE_MILLISECONDS, paused, self);
  g_signal_emit (self, signals[TYPE], 0);
  if (annexa_field_editor_is_whole (self) && annexa_field_editor_read (self, &value, NULL))
    g_signal_emit (self, signals[UNDERSTAND], 0);
}

void
annexa_field_editor_fail (AnnexaFieldEditor *self,
                          const GError      *error)
{
  g_signal_emit (self, signals[FAIL], 0, error);
}

/**
 * annexa_field_editor_add_row:
 * @self: an editor being built
 * @row: (transfer floating): a list box row
 *
 * Puts a row of libadwaita into the editor. Such a row has to be in a list box, else moving the focus stops the program;
 * the list box has the name of the field, because screen readers find it.
 *
 * Returns: (transfer none): @row
 */
GtkWidget *
annexa_field_editor_add_row (AnnexaFieldEditor *self,
                             GtkWidget         *row)
{
  GtkWidget *list = adw_bin_get_child (ADW_BIN (self));

  if (list == NULL)
    {
      list = gtk_list_box_new ();
      gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
      gtk_widget_add_css_class (list, "field-list");
      gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      annexa_field_editor_get_title (self), -1);
      adw_bin_set_child (ADW_BIN (self), list);
    }
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  annexa_keep_references (row);
  return row;
}

/**
 * annexa_field_editor_add_linked:
 * @self: an editor of a field that names other records
 * @kind: one of the kinds that the field may name
 * @title: what the new record is called
 *
 * Adds a record and links to it, in one edit.
 */
void
annexa_field_editor_add_linked (AnnexaFieldEditor *self,
                                const AnnexaKind  *kind,
                                const char        *title)
{
  AnnexaFieldEditorPrivate *priv = annexa_field_editor_get_instance_private (self);
  const AnnexaKind *own_kind = annexa_project_find_kind (priv->project, priv->record);
  /* TRANSLATORS: History: the kind and the name of a record that was added: “Person Ana Ruiz added” */
  g_autofree char *label = g_strdup_printf (_("%s %s added"), annexa_kind_get_label (kind), title);
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (priv->project, label);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  gint64 id = annexa_edit_create (edit, kind);

  annexa_edit_set_text (edit, kind, id, kind->title, title);
  if (priv->field->type == ANNEXA_FIELD_LINKS)
    {
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      const gint64 *linked;
      gsize n_linked;

      annexa_field_editor_read (self, &value, NULL);
      linked = annexa_value_get_ids (&value, &n_linked);
      if (n_linked > 0)
        g_array_append_vals (ids, linked, (guint) n_linked);
      g_array_append_val (ids, id);
      annexa_value_set_ids (&value, (const gint64 *) (void *) ids->data, ids->len);
    }
  else
    annexa_value_set_integer (&value, id);
  if (own_kind != NULL)
    annexa_edit_set (edit, own_kind, priv->record, priv->field, &value);

  if (!annexa_project_apply (priv->project, edit, &error))
    {
      annexa_field_editor_fail (self, error);
      return;
    }
  annexa_tell_added (GTK_WIDGET (self), kind, title);
  /* Where the value is for several records, or for one that is still to come, it only stands in the editor. */
  if (own_kind == NULL)
    {
      annexa_field_editor_show (self, 0, &value);
      annexa_field_editor_commit (self);
    }
}

/**
 * annexa_field_editor_set_empty_text:
 * @self: an editor that was not shown yet
 * @text: (nullable): what an empty value means here
 *
 * Says what it means that nothing is chosen, where that is something else than that the field is empty.
 */
void
annexa_field_editor_set_empty_text (AnnexaFieldEditor *self,
                                    const char        *text)
{
  AnnexaFieldEditorPrivate *priv = annexa_field_editor_get_instance_private (self);

  priv->empty_text = text;
}

/**
 * annexa_field_editor_get_empty_text:
 * @self: an editor
 *
 * Returns: (nullable): what an empty value means here, or %NULL for the usual
 */
const char *
annexa_field_editor_get_empty_text (AnnexaFieldEditor *self)
{
  AnnexaFieldEditorPrivate *priv = annexa_field_editor_get_instance_private (self);

  return priv->empty_text;
}
