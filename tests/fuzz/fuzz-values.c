/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include "annexa-date.h"
#include "annexa-kind.h"
#include "annexa-text.h"
#include "annexa-time.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         length);

/* What is understood once is understood again as it is written, and as the same. */
static void
parse (const AnnexaField *field,
       const char        *text)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  g_auto (AnnexaValue) again = ANNEXA_VALUE_INIT;
  g_autofree char *formatted = NULL;
  g_autofree char *described = NULL;

  if (!annexa_field_parse (field, text, &value, NULL))
    return;
  formatted = annexa_field_format (field, &value);
  described = annexa_field_describe (field, &value);
  g_assert_true (annexa_field_parse (field, formatted, &again, NULL));
  g_assert_true (annexa_value_equal (&value, &again));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         length)
{
  static const char *const fields[][2] = {
    { "asset", "ref" },         { "asset", "name" },     { "asset", "description" },   { "asset", "class" },
    { "asset", "quantity" },    { "asset", "value" },    { "asset", "personal-data" }, { "asset", "acquired" },
    { "asset", "integrity" },   { "risk", "affects" },   { "control", "capabilities" }, { "evidence", "file" },
  };
  g_autofree char *text = g_strndup ((const char *) data, length);
  g_autofree char *clean = annexa_text_clean (text, FALSE);
  g_autofree char *name = annexa_text_file_name (text);
  g_autofree char *name_again = annexa_text_file_name (name);
  g_autofree char *date = annexa_date_parse (text);
  g_autofree char *moment = annexa_time_parse (text);
  g_auto (GStrv) parts = annexa_text_split_list (clean);
  double number;
  gint64 integer;

  annexa_date_set_today ("2026-11-23");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    parse (annexa_kind_find_field (annexa_kind_lookup (fields[i][0]), fields[i][1]), text);

  g_assert_true (date == NULL || annexa_date_is_valid (date));
  g_assert_true (moment == NULL || annexa_time_is_valid (moment));
  g_assert_cmpstr (name, ==, name_again);
  if (clean != NULL && annexa_number_parse (clean, &number))
    {
      g_autofree char *formatted = annexa_number_format (number);
      double again;

      g_assert_true (annexa_number_parse (formatted, &again) || g_strrstr (formatted, "e") != NULL);
    }
  if (clean != NULL)
    (void) annexa_integer_parse (clean, &integer);
  return 0;
}
