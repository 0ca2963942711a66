/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-filter-values.h"
#include "annexa-picker-sorter.h"
#include "annexa-record-list.h"
#include "annexa-scales.h"
#include "annexa-text.h"

/* So many records are offered at once; others are found by typing. */
#define MOST_OFFERED 40

/* Among more than these nobody looks for the best one. */
#define MOST_RANKED 200

#define TALLEST 220

/**
 * AnnexaFilterValues:
 *
 * What a field can hold, to tick: the words of a choice, the steps of a scale, yes and no, or records, which are searched.
 */
struct _AnnexaFilterValues
{
  GtkBox parent_instance;

  AnnexaProject *project;
  const AnnexaField *field;
  GHashTable *chosen;  /* words, or numbers and ids as text */
  AnnexaRecordList *records;
  GtkSortListModel *ranked; /* the same, those of that name first */
  AnnexaPickerSorter *sorter;
  GtkBox *list;
  gboolean single;
  GtkWidget *first; /* of those of which one is chosen */
};

G_DEFINE_FINAL_TYPE (AnnexaFilterValues, annexa_filter_values, GTK_TYPE_BOX)

static void
annexa_filter_values_finalize (GObject *object)
{
  AnnexaFilterValues *self = ANNEXA_FILTER_VALUES (object);

  g_hash_table_unref (self->chosen);
  g_clear_object (&self->ranked);
  g_clear_object (&self->sorter);
  g_clear_object (&self->records);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (annexa_filter_values_parent_class)->finalize (object);
}

static void
annexa_filter_values_class_init (AnnexaFilterValuesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annexa_filter_values_finalize;
}

static void
annexa_filter_values_init (AnnexaFilterValues *self)
{
  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
}

/**
 * annexa_filter_values_suit:
 * @field: a field
 *
 * Returns: whether what it can hold can be listed
 */
gboolean
annexa_filter_values_suit (const AnnexaField *field)
{
  switch ((int) annexa_field_get_result (field))
    {
    case ANNEXA_FIELD_CHOICE:
    case ANNEXA_FIELD_CHOICES:
      return field->choices != NULL;
    case ANNEXA_FIELD_YES_NO:
    case ANNEXA_FIELD_SCALE:
    case ANNEXA_FIELD_LEVEL:
    case ANNEXA_FIELD_RATING:
      return TRUE;
    case ANNEXA_FIELD_RECORD:
    case ANNEXA_FIELD_LINKS:
      return annexa_field_get_target (field) != NULL;
    default:
      return FALSE;
    }
}

static const char *
get_key (GtkCheckButton *check)
{
  return g_object_get_data (G_OBJECT (check), "key");
}

static void
toggled (GtkCheckButton     *check,
         AnnexaFilterValues *self)
{
  if (gtk_check_button_get_active (check))
    g_hash_table_add (self->chosen, g_strdup (get_key (check)));
  else
    g_hash_table_remove (self->chosen, get_key (check));
}

static void
add_check (AnnexaFilterValues *self,
           const char         *key,
           const char         *text)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data_full (G_OBJECT (check), "key", g_strdup (key), g_free);
  if (self->single && self->first != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (self->first));
  self->first = self->first != NULL ? self->first : check;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), g_hash_table_contains (self->chosen, key));
  g_signal_connect (check, "toggled", G_CALLBACK (toggled), self);
  gtk_box_append (self->list, check);
}

static void
add_number (AnnexaFilterValues *self,
            gint64              number)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  g_autofree char *text = NULL;

  annexa_value_set_integer (&value, number);
  text = annexa_project_describe (self->project, self->field, &value);
  add_check (self, key, text);
}

static void
add_numbers (AnnexaFilterValues *self)
{
  const AnnexaScales *scales = annexa_project_get_scales (self->project);
  gint64 first = 1, last;

  switch ((int) annexa_field_get_result (self->field))
    {
    case ANNEXA_FIELD_YES_NO:
      add_number (self, TRUE);
      add_number (self, FALSE);
      return;
    case ANNEXA_FIELD_SCALE:
      last = annexa_scales_get_n_steps (scales, self->field->scale);
      break;
    case ANNEXA_FIELD_LEVEL:
      last = scales->n_levels;
      break;
    default:
      first = self->field->minimum;
      last = self->field->maximum;
      break;
    }
  for (gint64 number = first; number <= last; number++)
    add_number (self, number);
}

static void
add_record (AnnexaFilterValues *self,
            gint64              id)
{
  const AnnexaKind *kind = annexa_field_get_target (self->field);
  const char *title = annexa_project_get_title (self->project, kind, id);
  const char *ref = annexa_project_get_ref (self->project, kind, id);
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autofree char *text = NULL;

  if (ref == NULL || *ref == '\0')
    return;
  /* TRANSLATORS: A record in a list to choose from: its name and its reference */
  text = *title != '\0' && strcmp (title, ref) != 0 ? g_strdup_printf (_("%s (%s)"), title, ref) : g_strdup (ref);
  add_check (self, key, text);
}

static guint
count_offered (AnnexaFilterValues *self)
{
  return MIN (g_list_model_get_n_items (G_LIST_MODEL (self->ranked)), MOST_OFFERED);
}

static gint64
get_offered (AnnexaFilterValues *self,
             guint               position)
{
  g_autoptr (AnnexaRecord) record = g_list_model_get_item (G_LIST_MODEL (self->ranked), position);

  return annexa_record_get_id (record);
}

/* Those that are ticked come first, whatever is searched for, so that one sees all of them. */
static void
add_records (AnnexaFilterValues *self)
{
  guint n = count_offered (self);
  g_autoptr (GHashTable) ticked = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      g_hash_table_add (ticked, key);
      add_record (self, g_ascii_strtoll (key, NULL, 10));
    }
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, get_offered (self, i));

      if (!g_hash_table_contains (ticked, id))
        add_record (self, get_offered (self, i));
    }
}

static void
fill (AnnexaFilterValues *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_box_remove (self->list, child);
  self->first = NULL;
  add_records (self);
  if (gtk_widget_get_first_child (GTK_WIDGET (self->list)) != NULL || annexa_record_list_is_loading (self->records))
    return;
  child = gtk_label_new (_("Nothing found"));
  gtk_widget_add_css_class (child, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (child), 0);
  gtk_box_append (self->list, child);
}

/* To tell which are called so, each has to be read. */
static void
searched (GtkSearchEntry     *entry,
          AnnexaFilterValues *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autofree char *typed = annexa_text_clean (words, FALSE);

  gtk_sort_list_model_set_sorter (self->ranked, NULL);
  annexa_record_list_set_words (self->records, words);
  annexa_picker_sorter_set_words (self->sorter, typed);
  if (typed != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->records)) <= MOST_RANKED)
    gtk_sort_list_model_set_sorter (self->ranked, GTK_SORTER (self->sorter));
  fill (self);
}

/* What is ticked already among what is found was meant, and nothing else. */
static gboolean
tick_found (AnnexaFilterValues *self)
{
  guint n = count_offered (self);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, get_offered (self, i));

      if (g_hash_table_contains (self->chosen, id))
        return TRUE;
    }
  if (n == 0)
    return FALSE;
  if (self->single)
    g_hash_table_remove_all (self->chosen);
  g_hash_table_add (self->chosen, g_strdup_printf ("%" G_GINT64_FORMAT, get_offered (self, 0)));
  fill (self);
  return TRUE;
}

/* Enter after a name means the first that is called so. The entry itself tells of what is typed only after a pause. */
static void
search_activated (GtkSearchEntry     *entry,
                  AnnexaFilterValues *self)
{
  g_autofree char *typed = annexa_text_clean (gtk_editable_get_text (GTK_EDITABLE (entry)), FALSE);

  searched (entry, self);
  if (typed == NULL || tick_found (self))
    gtk_widget_activate_default (GTK_WIDGET (self));
}

/* Sorted by name. */
static void
build_search (AnnexaFilterValues *self)
{
  const AnnexaKind *kind = annexa_field_get_target (self->field);
  GtkWidget *entry = gtk_search_entry_new ();
  AnnexaQuery *query = annexa_query_new (kind);

  annexa_query_add_sort (query, annexa_kind_get_title_field (kind), FALSE);
  self->records = annexa_record_list_new (self->project, kind);
  annexa_record_list_set_query (self->records, query);
  self->ranked = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->records)), NULL);
  self->sorter = annexa_picker_sorter_new ();
  g_object_set (entry, "placeholder-text", annexa_kind_get_plural (kind), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, annexa_kind_get_plural (kind), -1);
  g_signal_connect (entry, "search-changed", G_CALLBACK (searched), self);
  g_signal_connect (entry, "activate", G_CALLBACK (search_activated), self);
  g_signal_connect_object (self->records, "notify::loading", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  gtk_box_prepend (GTK_BOX (self), entry);
}

static void
add_values (AnnexaFilterValues *self)
{
  AnnexaFieldType type = annexa_field_get_result (self->field);

  if (type == ANNEXA_FIELD_RECORD || type == ANNEXA_FIELD_LINKS)
    {
      build_search (self);
      fill (self);
    }
  else if (type == ANNEXA_FIELD_CHOICE || type == ANNEXA_FIELD_CHOICES)
    for (const AnnexaChoice *choice = self->field->choices; choice->word != NULL; choice++)
      add_check (self, choice->word, annexa_choice_get_label (choice));
  else
    add_numbers (self);
}

/* Space ticks and Enter goes on, with what it is pressed on if nothing is ticked. */
static gboolean
key_pressed (GtkEventControllerKey *controller,
             guint                  key,
             guint                  code,
             GdkModifierType        state,
             AnnexaFilterValues    *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter && key != GDK_KEY_ISO_Enter) || !GTK_IS_CHECK_BUTTON (focus))
    return GDK_EVENT_PROPAGATE;
  if (g_hash_table_size (self->chosen) == 0)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (focus), TRUE);
  gtk_widget_activate_default (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

static void
choose (AnnexaFilterValues *self,
        const AnnexaValue  *value)
{
  g_auto (GStrv) words = g_strsplit (value->type == ANNEXA_VALUE_TEXT ? value->text : "", " ", -1);
  gsize n_ids;
  const gint64 *ids = annexa_value_get_ids (value, &n_ids);

  for (guint i = 0; words[i] != NULL; i++)
    g_hash_table_add (self->chosen, g_strdup (words[i]));
  for (gsize i = 0; i < n_ids; i++)
    g_hash_table_add (self->chosen, g_strdup_printf ("%" G_GINT64_FORMAT, ids[i]));
  if (value->type == ANNEXA_VALUE_INTEGER)
    g_hash_table_add (self->chosen, g_strdup_printf ("%" G_GINT64_FORMAT, value->integer));
}

/**
 * annexa_filter_values_new:
 * @project: a project
 * @field: a field that suits
 * @value: what is ticked at first
 * @single: whether one is chosen, and not any number of them
 *
 * Returns: (transfer floating): what the field can hold, to tick
 */
GtkWidget *
annexa_filter_values_new (AnnexaProject     *project,
                          const AnnexaField *field,
                          const AnnexaValue *value,
                          gboolean           single)
{
  AnnexaFilterValues *self = g_object_new (ANNEXA_TYPE_FILTER_VALUES, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->project = g_object_ref (project);
  self->field = field;
  self->single = single;
  choose (self, value);
  self->list = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), TALLEST);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  gtk_box_append (GTK_BOX (self), scroller);
  add_values (self);
  return GTK_WIDGET (self);
}

/* In the order of the list, so that a sentence names them in it. */
static char *
list_words (AnnexaFilterValues *self)
{
  GString *words = g_string_new (NULL);

  for (const AnnexaChoice *choice = self->field->choices; choice->word != NULL; choice++)
    if (g_hash_table_contains (self->chosen, choice->word))
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", choice->word);
  return g_string_free (words, FALSE);
}

/**
 * annexa_filter_values_read:
 * @self: what a field can hold
 * @value: (out caller-allocates): an empty value
 *
 * Returns: whether something is ticked
 */
gboolean
annexa_filter_values_read (AnnexaFilterValues *self,
                           AnnexaValue        *value)
{
  AnnexaFieldType type = annexa_field_get_result (self->field);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer key;

  g_return_val_if_fail (ANNEXA_IS_FILTER_VALUES (self), FALSE);

  if (g_hash_table_size (self->chosen) == 0)
    return FALSE;
  if (type == ANNEXA_FIELD_CHOICE || type == ANNEXA_FIELD_CHOICES)
    {
      annexa_value_take_text (value, list_words (self));
      return TRUE;
    }
  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gint64 id = g_ascii_strtoll (key, NULL, 10);

      g_array_append_val (ids, id);
    }
  if (self->single)
    annexa_value_set_integer (value, g_array_index (ids, gint64, 0));
  else
    annexa_value_set_ids (value, (const gint64 *) (void *) ids->data, ids->len);
  return TRUE;
}
