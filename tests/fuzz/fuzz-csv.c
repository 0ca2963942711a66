/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include "annexa-csv-reader.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         length);

/* Tables in any encoding, with any separator. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         length)
{
  static const char separators[] = { '\0', ',', ';', '\t' };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AnnexaCsvReader) reader = NULL;

  if (length == 0)
    return 0;
  bytes = g_bytes_new (data + 1, length - 1);
  reader = annexa_csv_reader_new (bytes, separators[*data % G_N_ELEMENTS (separators)], NULL);
  while (reader != NULL && annexa_csv_reader_next (reader, NULL))
    for (guint i = 0; i < annexa_csv_reader_get_n_cells (reader); i++)
      g_assert_true (g_utf8_validate (annexa_csv_reader_get_cell (reader, i), -1, NULL));
  return 0;
}
