/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-date.h"
#include "annexa-kind-counts.h"
#include "annexa-review-private.h"
#include "annexa-time.h"

/* What all inputs of a management review are written with: the records, the period that is looked back on, sentences
 * and lists. */

/* Longer lists are for the registers; what is left out is counted. */
#define MOST_LINES 12

/* The review that was held last before this one. */
static AnnexaRecord *
find_previous (AnnexaReviewWriter *self)
{
  const AnnexaKind *kind = annexa_kind_lookup ("review");
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_auto (AnnexaValue) date = ANNEXA_VALUE_INIT;
  g_autoptr (GPtrArray) reviews = NULL;

  annexa_value_copy (annexa_record_get (self->review, "date"), &date);
  annexa_query_add_filter (query, annexa_kind_find_field (kind, "date"), ANNEXA_TEST_LESS, &date);
  annexa_query_add_sort (query, annexa_kind_find_field (kind, "date"), TRUE);
  reviews = annexa_project_query_records (self->project, query, &self->error);
  for (guint i = 0; reviews != NULL && i < reviews->len; i++)
    if (annexa_review_record_is (reviews->pdata[i], "status", "held|approved"))
      return g_object_ref (reviews->pdata[i]);
  return NULL;
}

/* The period that the review names, else from the review before to its own day. What has not been yet cannot be
 * told. */
static void
find_period (AnnexaReviewWriter *self)
{
  g_autofree char *today = annexa_date_today ();
  const char *from = annexa_record_get_text (self->review, "period-from");
  const char *to = annexa_record_get_text (self->review, "period-to");

  if (from != NULL)
    self->from = g_strdup (from);
  else if (self->previous != NULL)
    self->from = annexa_date_add_days (annexa_record_get_text (self->previous, "date"), 1);
  if (to == NULL)
    to = annexa_record_get_text (self->review, "date");
  self->to = g_strdup (to != NULL && strcmp (to, today) < 0 ? to : today);
}

static void
find_first_day (AnnexaReviewWriter *self)
{
  const AnnexaKind *kind = annexa_kind_lookup ("organization");
  g_autoptr (AnnexaRecord) organization = NULL;

  if (!annexa_project_require (self->project, annexa_kind_find_field (kind, "created"), NULL))
    return;
  organization = annexa_project_get_single (self->project, kind, NULL);
  if (organization != NULL)
    self->made_on = annexa_time_get_day (annexa_record_get_text (organization, "created"));
}

/**
 * annexa_review_writer_new:
 * @project: a project
 * @review: the id of a management review
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a writer for its inputs
 */
AnnexaReviewWriter *
annexa_review_writer_new (AnnexaProject *project,
                          gint64         review,
                          GError       **error)
{
  g_autoptr (AnnexaReviewWriter) self = g_new0 (AnnexaReviewWriter, 1);

  self->project = g_object_ref (project);
  self->text = g_string_new (NULL);
  self->proposals = g_hash_table_new (NULL, NULL);
  self->kinds = g_ptr_array_new ();
  self->records = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->review = annexa_project_get_record (project, annexa_kind_lookup ("review"), review, error);
  if (self->review == NULL)
    return NULL;
  self->previous = find_previous (self);
  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return NULL;
    }
  find_period (self);
  find_first_day (self);
  return g_steal_pointer (&self);
}

void
annexa_review_writer_free (AnnexaReviewWriter *self)
{
  g_clear_object (&self->project);
  g_clear_object (&self->review);
  g_clear_object (&self->previous);
  g_clear_pointer (&self->records, g_hash_table_unref);
  g_clear_pointer (&self->proposals, g_hash_table_unref);
  g_clear_pointer (&self->kinds, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_free (self->from);
  g_free (self->to);
  g_free (self->made_on);
  g_string_free (self->text, TRUE);
  g_free (self);
}

/* What a starter set has proposed is no fact about the organization until somebody has confirmed it. */
static void
leave_out_proposals (AnnexaReviewWriter *self,
                     const AnnexaKind   *kind,
                     GPtrArray          *records)
{
  guint n = records->len;

  if (annexa_kind_find_field (kind, "proposal") == NULL)
    return;
  for (guint i = n; i > 0; i--)
    if (annexa_record_get_integer (records->pdata[i - 1], "proposal") != 0)
      g_ptr_array_remove_index (records, i - 1);
  g_hash_table_insert (self->proposals, (gpointer) kind, GUINT_TO_POINTER (n - records->len));
}

/**
 * annexa_review_writer_read:
 * @self: a writer
 * @kind: the name of a kind
 *
 * Returns: (transfer none): all records of the kind, in their order, but those that nobody has confirmed; none when they
 *   cannot be read, which is in the error
 */
GPtrArray *
annexa_review_writer_read (AnnexaReviewWriter *self,
                           const char         *kind)
{
  GPtrArray *records = g_hash_table_lookup (self->records, kind);
  const AnnexaKind *found = annexa_kind_lookup (kind);
  g_autoptr (AnnexaQuery) query = NULL;

  if (!g_ptr_array_find (self->kinds, found, NULL))
    g_ptr_array_add (self->kinds, (gpointer) found);
  if (records != NULL)
    return records;
  query = annexa_query_new (found);
  annexa_query_add_sort (query, annexa_kind_find_field (found, "ref"), FALSE);
  (void) annexa_project_require (self->project, annexa_kind_find_field (found, "changed"), NULL);
  records = annexa_project_query_records (self->project, query, self->error == NULL ? &self->error : NULL);
  if (records == NULL)
    records = g_ptr_array_new_with_free_func (g_object_unref);
  leave_out_proposals (self, found, records);
  g_hash_table_insert (self->records, (gpointer) found->name, records);
  return records;
}

/**
 * annexa_review_writer_select:
 * @self: a writer
 * @kind: the name of a kind
 * @test: which records are meant
 *
 * Returns: (transfer container): those of the kind that are meant
 */
GPtrArray *
annexa_review_writer_select (AnnexaReviewWriter *self,
                             const char         *kind,
                             AnnexaReviewTest    test)
{
  GPtrArray *all = annexa_review_writer_read (self, kind);
  GPtrArray *some = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (test (self, all->pdata[i]))
      g_ptr_array_add (some, all->pdata[i]);
  return some;
}

/**
 * annexa_review_writer_is_inside:
 * @self: a writer
 * @day: (nullable): a day, or a moment
 *
 * Returns: whether it lies in the period that is looked back on
 */
gboolean
annexa_review_writer_is_inside (AnnexaReviewWriter *self,
                                const char         *day)
{
  g_autofree char *local = day != NULL && strchr (day, 'T') != NULL ? annexa_time_get_day (day) : g_strdup (day);

  return local != NULL && (self->from == NULL || strcmp (local, self->from) >= 0) && strcmp (local, self->to) <= 0;
}

/**
 * annexa_review_writer_is_before:
 * @self: a writer
 * @day: (nullable): a day, or a moment
 *
 * Returns: whether it lies in the period of the same length before the one that is looked back on
 */
gboolean
annexa_review_writer_is_before (AnnexaReviewWriter *self,
                                const char         *day)
{
  g_autofree char *local = day != NULL && strchr (day, 'T') != NULL ? annexa_time_get_day (day) : g_strdup (day);
  g_autofree char *first = NULL;

  if (local == NULL || self->from == NULL || strcmp (self->from, self->to) > 0)
    return FALSE;
  first = annexa_date_add_days (self->from, -annexa_date_days_between (self->from, self->to) - 1);
  return strcmp (local, first) >= 0 && strcmp (local, self->from) < 0;
}

/* What came with the project, or was taken over into it on its first day, was there before. */
static gboolean
is_later (AnnexaReviewWriter *self,
          AnnexaRecord       *record,
          const char         *field)
{
  g_autofree char *day = annexa_time_get_day (annexa_record_get_text (record, field));

  return day != NULL && g_strcmp0 (day, self->made_on) > 0 && annexa_review_writer_is_inside (self, day);
}

/**
 * annexa_review_writer_is_new:
 * @self: a writer
 * @record: a record
 *
 * Returns: whether it was added in the period that is looked back on
 */
gboolean
annexa_review_writer_is_new (AnnexaReviewWriter *self,
                             AnnexaRecord       *record)
{
  return is_later (self, record, "created");
}

/**
 * annexa_review_writer_is_changed:
 * @self: a writer
 * @record: a record
 *
 * Returns: whether it was there before and was changed in the period
 */
gboolean
annexa_review_writer_is_changed (AnnexaReviewWriter *self,
                                 AnnexaRecord       *record)
{
  return !is_later (self, record, "created") && is_later (self, record, "changed");
}

gboolean
annexa_review_writer_is_overdue (AnnexaReviewWriter *self,
                                 AnnexaRecord       *record)
{
  return annexa_record_get_integer (record, "overdue") != 0;
}

/**
 * annexa_review_record_is:
 * @record: a record
 * @field: one of its fields, which holds a word
 * @words: words, separated by |
 *
 * Returns: whether the field holds one of the words
 */
gboolean
annexa_review_record_is (AnnexaRecord *record,
                         const char   *field,
                         const char   *words)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);
  const char *word = annexa_record_get_text (record, field);

  return word != NULL && g_strv_contains ((const char *const *) list, word);
}

/**
 * annexa_review_writer_say:
 * @self: a writer
 * @format: a sentence, as for printf()
 * @...: what goes into it
 *
 * Goes on with a sentence: in the same paragraph, or below the list that was written last.
 */
void
annexa_review_writer_say (AnnexaReviewWriter *self,
                          const char         *format,
                          ...)
{
  va_list arguments;

  if (self->text->len > 0)
    g_string_append (self->text, self->in_list ? "\n\n" : " ");
  va_start (arguments, format);
  g_string_append_vprintf (self->text, format, arguments);
  va_end (arguments);
  self->in_list = FALSE;
}

static guint
count_word (GPtrArray  *records,
            const char *field,
            const char *word)
{
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    n += g_strcmp0 (annexa_record_get_text (records->pdata[i], field), word) == 0;
  return n;
}

/**
 * annexa_review_writer_say_words:
 * @self: a writer
 * @title: what the figures are about: “State”
 * @records: records of one kind
 * @field: a field that holds one word of several
 *
 * Says how many of the records have which word, in the order of the words; nothing when there is no record.
 */
void
annexa_review_writer_say_words (AnnexaReviewWriter *self,
                                const char         *title,
                                GPtrArray          *records,
                                const char         *field)
{
  g_autoptr (GString) list = g_string_new (NULL);
  const AnnexaChoice *choices;

  if (records->len == 0)
    return;
  choices = annexa_kind_find_field (annexa_record_get_kind (records->pdata[0]), field)->choices;
  for (guint i = 0; choices[i].word != NULL; i++)
    {
      guint n = count_word (records, field, choices[i].word);

      if (n > 0)
        /* TRANSLATORS: A word and how many records have it, in a list: “Open 3” */
        g_string_append_printf (list, _("%s%s %u"), list->len > 0 ? ", " : "", annexa_choice_get_label (&choices[i]),
                                n);
    }
  if (list->len > 0)
    /* TRANSLATORS: What figures are about, and the figures: “State: Open 3, Closed 4.” */
    annexa_review_writer_say (self, _("%s: %s."), title, list->str);
}

/**
 * annexa_review_writer_list:
 * @self: a writer
 * @heading: (nullable): the sentence above the list
 * @records: records
 * @line: what is written about each
 *
 * Writes a list; nothing when there is no record.
 */
void
annexa_review_writer_list (AnnexaReviewWriter *self,
                           const char         *heading,
                           GPtrArray          *records,
                           AnnexaReviewLine    line)
{
  if (records->len == 0)
    return;
  if (heading != NULL)
    {
      if (self->text->len > 0)
        g_string_append (self->text, "\n\n");
      g_string_append (self->text, heading);
    }
  g_string_append (self->text, self->text->len > 0 ? "\n\n" : "");
  for (guint i = 0; i < MIN (records->len, MOST_LINES); i++)
    {
      g_autofree char *text = line (self, records->pdata[i]);

      g_string_append_printf (self->text, "%s- %s", i > 0 ? "\n" : "", text);
    }
  if (records->len > MOST_LINES)
    {
      guint rest = records->len - MOST_LINES;
      /* TRANSLATORS: The last line of a list that is too long */
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", rest), rest);

      g_string_append_printf (self->text, "\n- %s", more);
    }
  self->in_list = TRUE;
}

/**
 * annexa_review_writer_name:
 * @record: a record
 *
 * Returns: (transfer full): what it is called, with its reference in front
 */
char *
annexa_review_writer_name (AnnexaRecord *record)
{
  return g_strdup_printf ("%s %s", annexa_record_get_ref (record), annexa_record_get_title (record));
}

/**
 * annexa_review_writer_add_duty:
 * @self: a writer
 * @record: a record with a date by which it is due
 * @line: (transfer full): what was written about it so far
 * @person: the field of who is to see to it
 *
 * Returns: (transfer full): the line, with who and until when
 */
char *
annexa_review_writer_add_duty (AnnexaReviewWriter *self,
                               AnnexaRecord       *record,
                               char               *line,
                               const char         *person)
{
  g_autoptr (GString) text = g_string_new (line);
  g_autofree char *name = annexa_project_describe_field (self->project, record, person);
  const char *due = annexa_record_get_text (record, "due");

  g_free (line);
  if (*name != '\0')
    g_string_append_printf (text, ", %s", name);
  if (due != NULL)
    {
      g_autofree char *day = annexa_date_format_long (due);

      /* TRANSLATORS: A date, in a line of a list: “, due 3 March 2026” */
      g_string_append_printf (text, _(", due %s"), day);
    }
  if (annexa_review_writer_is_overdue (self, record))
    g_string_append_printf (text, ", %s", _("overdue"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * annexa_review_writer_proposals:
 * @self: a writer
 *
 * Says how many proposals were left out of what was written.
 */
void
annexa_review_writer_proposals (AnnexaReviewWriter *self)
{
  g_autofree guint *counts = g_new0 (guint, self->kinds->len);
  g_autofree char *list = NULL;

  for (guint i = 0; i < self->kinds->len; i++)
    counts[i] = GPOINTER_TO_UINT (g_hash_table_lookup (self->proposals, self->kinds->pdata[i]));
  list = annexa_kind_describe_counts ((const AnnexaKind *const *) self->kinds->pdata, counts, self->kinds->len);
  if (list == NULL)
    return;
  self->in_list = TRUE;
  /* TRANSLATORS: What is left out: “8 issues, 3 risks” */
  annexa_review_writer_say (self, _("Proposals that nobody has confirmed yet are left out: %s."), list);
}

/**
 * annexa_review_writer_date:
 * @self: a writer
 *
 * Says at the end what the text is about: the registers of a day, and the period that was looked back on.
 */
void
annexa_review_writer_date (AnnexaReviewWriter *self)
{
  g_autofree char *today = annexa_date_today ();
  g_autofree char *day = annexa_date_format_long (today);
  g_autofree char *to = annexa_date_format_long (self->to);
  g_autofree char *from = self->from != NULL ? annexa_date_format_long (self->from) : NULL;
  g_autofree char *sentence = NULL;

  if (from != NULL)
    sentence = g_strdup_printf (_("From the registers on %s, looking back from %s to %s."), day, from, to);
  else
    sentence = g_strdup_printf (_("From the registers on %s, looking back on everything up to %s."), day, to);
  g_string_append_printf (self->text, "\n\n%s", sentence);
}
