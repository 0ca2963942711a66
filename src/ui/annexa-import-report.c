/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-import-report.h"
#include "annexa-kind-counts.h"

/* So many messages are listed; the others are counted. */
#define MOST_MESSAGES 30

/* So many records that cells name are told by their titles. */
#define MOST_CREATED 8

/**
 * AnnexaImportReport:
 *
 * What a table that is pasted or imported would do: what is added and changed, and what is wrong or goes to the notes.
 */
struct _AnnexaImportReport
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (AnnexaImportReport, annexa_import_report, ADW_TYPE_PREFERENCES_GROUP)

static void
annexa_import_report_finalize (GObject *object)
{
  g_ptr_array_unref (ANNEXA_IMPORT_REPORT (object)->rows);

  G_OBJECT_CLASS (annexa_import_report_parent_class)->finalize (object);
}

static void
annexa_import_report_class_init (AnnexaImportReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annexa_import_report_finalize;
}

static void
annexa_import_report_init (AnnexaImportReport *self)
{
  self->rows = g_ptr_array_new ();
}

static char *
describe_counts (AnnexaImport *import,
                 gboolean      added)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < annexa_import_get_n_counts (import); i++)
    {
      const AnnexaImportCount *count = annexa_import_get_count (import, i);
      guint n = added ? count->added : count->updated;
      g_autofree char *records = annexa_kind_describe_count (count->kind, n);

      if (n > 0)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", records);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_message (AnnexaImportReport *self,
             const char         *title,
             const char         *subtitle,
             const char         *icon)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL && *subtitle != '\0')
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (icon != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

/* A name that is misspelt would become another person: so each that is new is told. */
static char *
describe_created (AnnexaImport *import)
{
  guint n = annexa_import_get_n_created (import);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (n, MOST_CREATED); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", annexa_import_get_created (import, i));
  if (n > MOST_CREATED)
    {
      g_autofree char *more
          = g_strdup_printf (ngettext ("And %u more", "And %u more", n - MOST_CREATED), n - MOST_CREATED);

      g_string_append_printf (text, " · %s", more);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_counts (AnnexaImportReport *self,
            AnnexaImport       *import)
{
  g_autofree char *added = describe_counts (import, TRUE);
  g_autofree char *created = describe_created (import);
  g_autofree char *updated = describe_counts (import, FALSE);

  if (*added != '\0')
    add_message (self, _("Added"), added, NULL);
  if (*created != '\0')
    /* TRANSLATORS: Names of people, suppliers and so on that are not in the project yet */
    add_message (self, _("Added as well, because cells name them"), created, NULL);
  if (*updated != '\0')
    add_message (self, _("Changed"), updated, NULL);
}

/* What is said of a column in many rows is said once. */
typedef struct
{
  const AnnexaImportMessage *first;
  guint n;
  gboolean alike; /* Whether all of them leave the same to the notes. */
} Group;

/* Where something is that concerns a row, several rows or the whole table. */
static char *
describe_place (const Group *group)
{
  const AnnexaImportMessage *message = group->first;
  g_autofree char *rows = g_strdup_printf (ngettext ("%u row", "%u rows", group->n), group->n);

  if (group->n > 1 && message->column != NULL)
    /* TRANSLATORS: The heading of a column of a table, and in how many rows: “Colour, 12 rows” */
    return g_strdup_printf (_("%s, %s"), message->column, rows);
  if (group->n > 1)
    return g_steal_pointer (&rows);
  if (message->line > 0 && message->column != NULL)
    /* TRANSLATORS: Where in a table something is wrong: its line and the heading of the column */
    return g_strdup_printf (_("Line %u, %s"), message->line, message->column);
  if (message->line > 0)
    return g_strdup_printf (_("Line %u"), message->line);
  return g_strdup (message->column != NULL ? message->column : "");
}

static char *
describe_message (const Group *group)
{
  const AnnexaImportMessage *message = group->first;

  if (message->error || message->kept == NULL)
    return g_strdup (message->text);
  if (!group->alike)
    /* TRANSLATORS: What could not be understood in several rows, and what becomes of it */
    return g_strdup_printf (_("%s What stands there goes to the notes."), message->text);
  /* TRANSLATORS: What could not be understood, and what becomes of it */
  return g_strdup_printf (_("%s It goes to the notes: %s"), message->text, message->kept);
}

static void
add_group (AnnexaImportReport *self,
           const Group        *group)
{
  g_autofree char *place = describe_place (group);
  g_autofree char *text = describe_message (group);

  add_message (self, text, place, group->first->error ? "dialog-error-symbolic" : "dialog-warning-symbolic");
}

/* An error is mended where it is, so each of them is told. */
static char *
get_key (const AnnexaImportMessage *message)
{
  g_autofree char *line = message->error || message->column == NULL ? g_strdup_printf ("%u", message->line) : NULL;

  return g_strjoin ("\037", message->file, message->text, message->column != NULL ? message->column : "", line, NULL);
}

static GArray *
list_groups (AnnexaImport *import)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (Group));
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < annexa_import_get_n_messages (import); i++)
    {
      const AnnexaImportMessage *message = annexa_import_get_message (import, i);
      g_autofree char *key = get_key (message);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, key));
      Group fresh = { message, 0, TRUE };
      Group *group;

      if (place == 0)
        {
          g_array_append_val (groups, fresh);
          place = groups->len;
          g_hash_table_insert (places, g_steal_pointer (&key), GUINT_TO_POINTER (place));
        }
      group = &g_array_index (groups, Group, place - 1);
      group->n++;
      group->alike = group->alike && g_strcmp0 (group->first->kept, message->kept) == 0;
    }
  return groups;
}

static void
add_messages (AnnexaImportReport *self,
              AnnexaImport       *import,
              const GError       *error)
{
  g_autoptr (GArray) groups = list_groups (import);

  if (groups->len == 0 && error != NULL)
    add_message (self, error->message, NULL, "dialog-error-symbolic");
  for (guint i = 0; i < MIN (groups->len, MOST_MESSAGES); i++)
    add_group (self, &g_array_index (groups, Group, i));
  if (groups->len > MOST_MESSAGES)
    {
      guint n = groups->len - MOST_MESSAGES;
      g_autofree char *more = g_strdup_printf (ngettext ("And %u more", "And %u more", n), n);

      add_message (self, more, NULL, NULL);
    }
}

/**
 * annexa_import_report_clear:
 * @self: a report
 *
 * Takes away what it says.
 */
void
annexa_import_report_clear (AnnexaImportReport *self)
{
  g_return_if_fail (ANNEXA_IS_IMPORT_REPORT (self));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

/**
 * annexa_import_report_say:
 * @self: a report
 * @text: a sentence
 *
 * Says one thing only.
 */
void
annexa_import_report_say (AnnexaImportReport *self,
                          const char         *text)
{
  annexa_import_report_clear (self);
  add_message (self, text, NULL, NULL);
}

/**
 * annexa_import_report_show:
 * @self: a report
 * @import: what was tried
 * @possible: whether it can be done
 * @error: (nullable): why not
 *
 * Says what an import would do.
 */
void
annexa_import_report_show (AnnexaImportReport *self,
                           AnnexaImport       *import,
                           gboolean            possible,
                           const GError       *error)
{
  annexa_import_report_clear (self);
  if (possible)
    add_counts (self, import);
  add_messages (self, import, error);
}
