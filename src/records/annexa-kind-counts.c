/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-kind-counts.h"

/**
 * annexa_kind_describe_count:
 * @kind: a kind
 * @count: how many records
 *
 * Returns: (transfer full): “12 assets”, in the person's language
 */
char *
annexa_kind_describe_count (const AnnexaKind *kind,
                              guint             count)
{
  const char *noun = annexa_kind_get_counted (kind, count);
  /* TRANSLATORS: How your language writes nouns in the middle of a sentence. Translate with “lower-case” where they are
   * written small as in English, with “as in headings” where they keep their capital letter as in German. */
  gboolean small = strcmp (C_("nouns inside a sentence", "lower-case"), "lower-case") == 0;
  gboolean acronym = g_unichar_isupper (g_utf8_get_char (g_utf8_next_char (noun)));
  g_autofree char *first = g_utf8_substring (noun, 0, 1);
  g_autofree char *lower = g_utf8_strdown (first, -1);

  /* TRANSLATORS: How many of what: “12 assets” */
  return g_strdup_printf (_("%u %s%s"), count, small && !acronym ? lower : first, g_utf8_next_char (noun));
}

/**
 * annexa_kind_describe_counts:
 * @kinds: (array length=n_kinds): kinds
 * @counts: (array length=n_kinds): how many records of each; kinds without any are left out
 * @n_kinds: how many kinds there are
 *
 * Returns: (transfer full) (nullable): “12 assets, 3 risks”, in the person's language, or %NULL where there are none
 */
char *
annexa_kind_describe_counts (const AnnexaKind *const *kinds,
                             const guint             *counts,
                             guint                    n_kinds)
{
  char *list = NULL;

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autofree char *next = counts[i] > 0 ? annexa_kind_describe_count (kinds[i], counts[i]) : NULL;
      g_autofree char *before = NULL;

      if (next == NULL)
        continue;
      before = g_steal_pointer (&list);
      /* TRANSLATORS: A list and what comes next in it: “12 assets, 3 risks”, then “12 assets, 3 risks, 1 task” */
      list = before != NULL ? g_strdup_printf (C_("list", "%s, %s"), before, next) : g_steal_pointer (&next);
    }
  return list;
}
