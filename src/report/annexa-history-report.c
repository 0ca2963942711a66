/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-change-text.h"
#include "annexa-history-index.h"
#include "annexa-history.h"
#include "annexa-register-reports.h"
#include "annexa-report-register.h"
#include "annexa-time.h"

/* Who changed what and when (7.5.3), with the head of the chain by which anybody can tell later that nothing was changed
 * behind it. */

/* The newest edits are told with what they changed; an edit of many records is told by its first changes. */
#define MOST_DETAILED 150
#define MOST_CHANGES 5

static void
add_verdict (AnnexaReportDraft *draft,
             GPtrArray         *findings)
{
  annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_LEAD, NULL);
  if (findings->len == 0)
    annexa_document_add_text (draft->document, ANNEXA_RUN_PLAIN,
                              _("The chain is intact: no edit was changed, taken out or put in between afterwards."));
  else
    annexa_document_add_text (draft->document, ANNEXA_RUN_ATTENTION,
                              _("The chain is broken: the history was changed outside of the program."));
  for (guint i = 0; i < findings->len; i++)
    {
      annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_ITEM, NULL);
      annexa_document_add_text (draft->document, ANNEXA_RUN_ATTENTION, findings->pdata[i]);
    }
}

static gboolean
write_chain (AnnexaReportDraft        *draft,
             const AnnexaRegisterPart *part,
             GError                  **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) entries = annexa_project_list_history (draft->project, 0, error);
  g_autofree char *head = entries != NULL ? annexa_project_get_chain_head (draft->project, error) : NULL;
  g_autofree char *count = entries != NULL ? g_strdup_printf ("%u", entries->len) : NULL;

  if (head == NULL || !annexa_project_verify_history (draft->project, findings, error))
    return FALSE;
  add_verdict (draft, findings);
  annexa_document_begin_facts (draft->document);
  annexa_document_add_fact (draft->document, _("Edits"), count);
  annexa_document_add_fact (draft->document, _("Head of the chain"), head);
  annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_BODY,
                                 _("Keep this fingerprint elsewhere. Whoever holds the file and the program could make "
                                   "the whole history anew, but not with the same fingerprint. The names are those "
                                   "that people gave themselves, and prove nothing about who they are."));
  return TRUE;
}

/* Edits by person. */

typedef struct
{
  const char *person;
  guint n_edits;
  const char *first;
  const char *last;
} Share;

/* Entries are the newest first. */
static GArray *
count_people (GPtrArray *entries)
{
  GArray *shares = g_array_new (FALSE, TRUE, sizeof (Share));
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < entries->len; i++)
    {
      const AnnexaHistoryEntry *entry = entries->pdata[i];
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, entry->person));
      Share fresh = { entry->person, 0, entry->time, entry->time };

      if (place == 0)
        {
          g_array_append_val (shares, fresh);
          place = shares->len;
          g_hash_table_insert (places, entry->person, GUINT_TO_POINTER (place));
        }
      g_array_index (shares, Share, place - 1).n_edits++;
      g_array_index (shares, Share, place - 1).first = entry->time;
    }
  return shares;
}

static gboolean
write_people (AnnexaReportDraft        *draft,
              const AnnexaRegisterPart *part,
              GError                  **error)
{
  const AnnexaTableColumn columns[] = { { _("Person"), 2, 0, "person" },
                                        { _("Edits"), 0, 1, "edits" },
                                        { _("First"), 1, 0, "first" },
                                        { _("Last"), 1, 0, "last" } };
  g_autoptr (GPtrArray) entries = annexa_project_list_history (draft->project, 0, error);
  g_autoptr (GArray) shares = entries != NULL ? count_people (entries) : NULL;

  if (entries == NULL)
    return FALSE;
  if (shares->len == 0)
    {
      annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_BODY, _("Nothing was edited yet."));
      return TRUE;
    }
  annexa_document_begin_table (draft->document, columns, G_N_ELEMENTS (columns),
                               _("How many edits each person has made."));
  for (guint i = 0; i < shares->len; i++)
    {
      const Share *share = &g_array_index (shares, Share, i);
      g_autofree char *first = annexa_time_format (share->first);
      g_autofree char *last = annexa_time_format (share->last);

      annexa_document_begin_row (draft->document, ANNEXA_ROW_BODY);
      annexa_document_add_cell (draft->document, *share->person != '\0' ? share->person : _("not named"));
      annexa_report_draft_add_count_cell (draft, share->n_edits);
      annexa_document_add_cell (draft->document, first);
      annexa_document_add_cell (draft->document, last);
    }
  return TRUE;
}

/* Edit by edit. */

static void
add_line (AnnexaReportDraft *draft,
          const char        *text)
{
  g_autofree char *line = g_strconcat ("\n", text, NULL);

  annexa_document_add_text (draft->document, ANNEXA_RUN_DIM, line);
}

static void
add_changes (AnnexaReportDraft *draft,
             GArray            *changes)
{
  g_autofree char *more = NULL;

  for (guint i = 0; i < MIN (changes->len, MOST_CHANGES); i++)
    {
      const AnnexaFieldChange *change = &g_array_index (changes, AnnexaFieldChange, i);
      g_autofree char *name = annexa_project_name_record (draft->project, change->kind, change->id);
      g_autofree char *text = annexa_project_describe_change (draft->project, change);
      g_autofree char *line = g_strdup_printf ("%s: %s", name, text);

      add_line (draft, line);
    }
  if (changes->len <= MOST_CHANGES)
    return;
  more = g_strdup_printf (ngettext ("and %u more change", "and %u more changes", changes->len - MOST_CHANGES),
                          changes->len - MOST_CHANGES);
  add_line (draft, more);
}

static gboolean
add_edit (AnnexaReportDraft        *draft,
          const AnnexaHistoryEntry *entry,
          gboolean                  detailed,
          GError                  **error)
{
  g_autofree char *seq = g_strdup_printf ("%" G_GINT64_FORMAT, entry->seq);
  g_autofree char *time = annexa_time_format (entry->time);
  g_autofree char *undoes
      = entry->undoes != 0 ? g_strdup_printf (_("Takes edit %d back"), (int) entry->undoes) : NULL;
  g_autoptr (GArray) changes = detailed ? annexa_project_get_changes (draft->project, entry->seq, 0, error) : NULL;

  if (detailed && changes == NULL)
    return FALSE;
  annexa_document_begin_row (draft->document, ANNEXA_ROW_BODY);
  annexa_document_add_cell (draft->document, seq);
  annexa_document_add_cell (draft->document, time);
  annexa_document_add_cell (draft->document, *entry->person != '\0' ? entry->person : "–");
  annexa_document_add_cell (draft->document, NULL);
  annexa_document_add_text (draft->document, ANNEXA_RUN_PLAIN, *entry->label != '\0' ? entry->label : "–");
  if (undoes != NULL)
    add_line (draft, undoes);
  if (changes != NULL)
    add_changes (draft, changes);
  return TRUE;
}

static gboolean
write_edits (AnnexaReportDraft        *draft,
             const AnnexaRegisterPart *part,
             GError                  **error)
{
  const AnnexaTableColumn columns[] = {
    { _("No."), 0, 1, "no" }, { _("When"), 0, 0, "when" }, { _("Who"), 1, 0, "who" }, { _("What"), 4, 0, "what" }
  };
  g_autoptr (GPtrArray) entries = annexa_project_list_history (draft->project, 0, error);

  if (entries == NULL)
    return FALSE;
  if (entries->len == 0)
    {
      annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_BODY, _("Nothing was edited yet."));
      return TRUE;
    }
  annexa_document_begin_table (draft->document, columns, G_N_ELEMENTS (columns),
                               _("The edits, the newest first, with who made them."));
  for (guint i = 0; i < entries->len; i++)
    if (!add_edit (draft, entries->pdata[i], i < MOST_DETAILED, error))
      return FALSE;
  return TRUE;
}

static const AnnexaRegisterPart history_parts[] = {
  { .id = "chain",
    .form = ANNEXA_REGISTER_WRITTEN,
    .heading = N_ ("The chain of edits"),
    .introduction = N_ ("Every edit holds the fingerprint of the one before it."),
    .new_page = TRUE,
    .write = write_chain },
  { .id = "people",
    .form = ANNEXA_REGISTER_WRITTEN,
    .heading = N_ ("Who has worked on it"),
    .write = write_people },
  { .id = "edits",
    .form = ANNEXA_REGISTER_WRITTEN,
    .heading = N_ ("Edit by edit"),
    .introduction = N_ ("The newest first. The newest edits are told with what they changed; all changes of all edits "
                        "are in the project."),
    .landscape = TRUE,
    .write = write_edits },
  { NULL },
};

static const AnnexaReportRegister history_register = {
  .topic = N_ ("Who has changed what and when, and the fingerprint that shows it"),
  .standard = N_ ("7.5.2 and 7.5.3"),
  .lead = N_ ("This report shows how the records of the management system came to be as they are: who edited what and "
              "when. The head of the chain is a fingerprint of all edits up to now."),
  .parts = history_parts,
};

const AnnexaReport annexa_history_report = {
  .name = "history",
  .title = N_ ("Change history"),
  .description = N_ ("Who changed what and when, whether the chain of edits is intact, and its head to keep elsewhere "
                     "(7.5.3)."),
  .icon = "annexa-history-symbolic",
  .group = ANNEXA_REPORT_PROJECT,
  .registers = &history_register,
  .collect = annexa_report_register_collect,
};
