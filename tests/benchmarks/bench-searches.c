/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-bench-plain.h"
#include "annexa-record-list.h"
#include "bench.h"

/* Words that some texts have, from frequent to rare. */
static const guint words[] = { 3, 40, 170, 700, 2100 };

/* What is in the search entry: so many letters of a word, or two whole words (0). */
static char *
what_is_typed (AnnexaBenchRun *run,
               guint           number)
{
  gsize letters = (gsize) GPOINTER_TO_UINT (run->argument);
  g_autofree char *word = annexa_bench_data_word (words[number]);
  g_autofree char *frequent = annexa_bench_data_word (number);

  return letters > 0 ? g_strndup (word, letters) : g_strconcat (frequent, " ", word, NULL);
}

/* From the keystroke until the list knows what it shows; reading the records that can be seen is measured as scrolling. */
static void
search_list (AnnexaBenchRun *run)
{
  g_autoptr (AnnexaProject) project = annexa_bench_open (run, TRUE);
  g_autoptr (AnnexaRecordList) list = annexa_record_list_new (project, annexa_kind_lookup ("asset"));

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *typed = what_is_typed (run, i);

      annexa_bench_start (run);
      annexa_record_list_set_words (list, typed);
      while (annexa_record_list_is_loading (list))
        g_main_context_iteration (NULL, TRUE);
      annexa_bench_stop (run);
      annexa_record_list_set_words (list, NULL);
    }
}

static void
search_plain (AnnexaBenchRun *run)
{
  sqlite3 *db = annexa_bench_plain_open (run);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *typed = what_is_typed (run, i);
      g_auto (GStrv) parts = g_strsplit (typed, " ", -1);
      g_autofree char *joined = g_strjoinv ("\" \"", parts);
      g_autofree char *sql = g_strdup_printf ("SELECT rowid FROM search.texts WHERE texts MATCH '\"%s\"*'", joined);

      annexa_bench_start (run);
      annexa_bench_plain_run (db, sql);
      annexa_bench_stop (run);
    }
  sqlite3_close (db);
}

const AnnexaBench annexa_bench_searches[] = {
  { "Search, one letter typed", "large", search_list, search_plain, "plain FTS5 query", 1.5, GUINT_TO_POINTER (1) },
  { "Search, two letters", "large", search_list, search_plain, "plain FTS5 query", 1.5, GUINT_TO_POINTER (2) },
  { "Search, five letters", "large", search_list, search_plain, "plain FTS5 query", 1.5, GUINT_TO_POINTER (5) },
  { "Search, two whole words", "large", search_list, search_plain, "plain FTS5 query", 1.5, GUINT_TO_POINTER (0) },
  { NULL },
};
