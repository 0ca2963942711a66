/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ANNEXA_SHA256_SIZE 32

/**
 * AnnexaSum:
 *
 * A number modulo 2^128 to which hashes are added and from which they are taken away again.
 */
typedef struct
{
  guint64 high;
  guint64 low;
} AnnexaSum;

#define ANNEXA_SUM_SIZE 16

void     annexa_hash_mix     (AnnexaSum       *hash,
                              gconstpointer    data,
                              gsize            length);
void     annexa_hash_finish  (AnnexaSum       *hash);
void     annexa_sum_add      (AnnexaSum       *sum,
                              const AnnexaSum *hash);
void     annexa_sum_subtract (AnnexaSum       *sum,
                              const AnnexaSum *hash);
void     annexa_sum_to_bytes (const AnnexaSum *sum,
                              guint8           bytes[ANNEXA_SUM_SIZE]);
void     annexa_sum_from_bytes (AnnexaSum    *sum,
                                const guint8  bytes[ANNEXA_SUM_SIZE]);

void     annexa_sha256       (gconstpointer    data,
                              gsize            length,
                              guint8           digest[ANNEXA_SHA256_SIZE]);
char    *annexa_hex          (const guint8    *bytes,
                              gsize            length);
gboolean annexa_hex_parse    (const char      *hex,
                              guint8          *bytes,
                              gsize            length);

G_END_DECLS
