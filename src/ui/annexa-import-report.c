/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-import-report.h"

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
      g_autofree char *records = annexa_import_describe_count (count->kind, n);

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

static void
add_import_message (AnnexaImportReport        *self,
                    const AnnexaImportMessage *message)
{
  g_autofree char *place = NULL;

  if (message->line > 0 && message->column != NULL)
    /* TRANSLATORS: Where in a table something is wrong: its line and the heading of the column */
    place = g_strdup_printf (_("Line %u, %s"), message->line, message->column);
  else if (message->line > 0)
    place = g_strdup_printf (_("Line %u"), message->line);
  else
    place = g_strdup (message->column != NULL ? message->column : "");
  if (!message->error && message->kept != NULL)
    {
      /* TRANSLATORS: What could not be understood, and what becomes of it */
      g_autofree char *kept = g_strdup_printf (_("%s It goes to the notes: %s"), message->text, message->kept);

      add_message (self, kept, place, "dialog-warning-symbolic");
      return;
    }
  add_message (self, message->text, place, message->error ? "dialog-error-symbolic" : "dialog-warning-symbolic");
}

static void
add_messages (AnnexaImportReport *self,
              AnnexaImport       *import,
              const GError       *error)
{
  guint n = annexa_import_get_n_messages (import);

  if (n == 0 && error != NULL)
    add_message (self, error->message, NULL, "dialog-error-symbolic");
  for (guint i = 0; i < MIN (n, MOST_MESSAGES); i++)
    add_import_message (self, annexa_import_get_message (import, i));
  if (n > MOST_MESSAGES)
    {
      g_autofree char *more = g_strdup_printf (
          ngettext ("And %u more", "And %u more", n - MOST_MESSAGES), n - MOST_MESSAGES);

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
