/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-base"

#include "config.h"

#include <string.h>

#include "annexa-hash.h"

/* The hash of a cell has to be fast (millions of cells in an import) and to notice accidents; it does not have to stand
 * against anybody who wants two texts with the same hash. Two lanes of multiply and rotate do, with the finish of
 * MurmurHash3's 64-bit mixer, whose constants are known to spread every bit. */

static inline guint64
rotate (guint64 x,
        int     bits)
{
  return (x << bits) | (x >> (64 - bits));
}

static inline guint64
spread (guint64 x)
{
  x ^= x >> 33;
  x *= G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  x ^= x >> 33;
  x *= G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
  x ^= x >> 33;
  return x;
}

static inline void
mix_word (AnnexaSum *hash,
          guint64    word)
{
  hash->low = rotate ((hash->low ^ word) * G_GUINT64_CONSTANT (0x87c37b91114253d5), 31) + hash->high;
  hash->high = rotate ((hash->high + word) * G_GUINT64_CONSTANT (0x4cf5ad432745937f), 29) ^ hash->low;
}

/**
 * annexa_hash_mix:
 * @hash: a hash under way, all zero at the start
 * @data: bytes
 * @length: how many; it is mixed in too, so that "ab" + "c" and "a" + "bc" differ
 *
 * Mixes bytes into @hash.
 */
void
annexa_hash_mix (AnnexaSum    *hash,
                 gconstpointer data,
                 gsize         length)
{
  const guint8 *bytes = data;
  gsize left = length;
  guint64 word;

  mix_word (hash, length + 1);
  for (; left >= 8; left -= 8, bytes += 8)
    {
      memcpy (&word, bytes, 8);
      mix_word (hash, GUINT64_FROM_LE (word));
    }
  if (left > 0)
    {
      word = 0;
      memcpy (&word, bytes, left);
      mix_word (hash, GUINT64_FROM_LE (word));
    }
}

/**
 * annexa_hash_finish:
 * @hash: a hash under way
 *
 * Spreads what was mixed over all 128 bits.
 */
void
annexa_hash_finish (AnnexaSum *hash)
{
  guint64 low = spread (hash->low + hash->high);
  guint64 high = spread (hash->high ^ low);

  hash->low = low + high;
  hash->high = high;
}

/**
 * annexa_sum_add:
 * @sum: a sum of hashes
 * @hash: the hash of a cell
 *
 * Adds to the sum, modulo 2^128: the order in which cells are added does not matter.
 */
void
annexa_sum_add (AnnexaSum       *sum,
                const AnnexaSum *hash)
{
  guint64 low = sum->low + hash->low;

  sum->high += hash->high + (low < sum->low ? 1 : 0);
  sum->low = low;
}

/**
 * annexa_sum_subtract:
 * @sum: a sum of hashes
 * @hash: the hash of a cell
 *
 * Takes back annexa_sum_add().
 */
void
annexa_sum_subtract (AnnexaSum       *sum,
                     const AnnexaSum *hash)
{
  guint64 low = sum->low - hash->low;

  sum->high -= hash->high + (low > sum->low ? 1 : 0);
  sum->low = low;
}

/**
 * annexa_sum_to_bytes:
 * @sum: a sum of hashes
 * @bytes: (out caller-allocates) (array fixed-size=16): the sum as the file holds it, the highest byte first
 */
void
annexa_sum_to_bytes (const AnnexaSum *sum,
                     guint8           bytes[ANNEXA_SUM_SIZE])
{
  guint64 words[2] = { GUINT64_TO_BE (sum->high), GUINT64_TO_BE (sum->low) };

  memcpy (bytes, words, sizeof words);
}

/**
 * annexa_sum_from_bytes:
 * @sum: (out caller-allocates): a sum of hashes
 * @bytes: (array fixed-size=16): what annexa_sum_to_bytes() wrote
 */
void
annexa_sum_from_bytes (AnnexaSum   *sum,
                       const guint8 bytes[ANNEXA_SUM_SIZE])
{
  guint64 words[2];

  memcpy (words, bytes, sizeof words);
  sum->high = GUINT64_FROM_BE (words[0]);
  sum->low = GUINT64_FROM_BE (words[1]);
}

/**
 * annexa_sha256:
 * @data: bytes
 * @length: how many
 * @digest: (out caller-allocates): the SHA-256 of the bytes
 */
void
annexa_sha256 (gconstpointer data,
               gsize         length,
               guint8        digest[ANNEXA_SHA256_SIZE])
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size = ANNEXA_SHA256_SIZE;

  g_checksum_update (checksum, data, (gssize) length);
  g_checksum_get_digest (checksum, digest, &size);
}

/**
 * annexa_hex:
 * @bytes: bytes
 * @length: how many
 *
 * Returns: (transfer full): the bytes as lower-case hexadecimal digits
 */
char *
annexa_hex (const guint8 *bytes,
            gsize         length)
{
  GString *hex = g_string_sized_new (length * 2);

  for (gsize i = 0; i < length; i++)
    g_string_append_printf (hex, "%02x", bytes[i]);

  return g_string_free (hex, FALSE);
}

/**
 * annexa_hex_parse:
 * @hex: (nullable): hexadecimal digits
 * @bytes: (out caller-allocates): room for @length bytes
 * @length: how many bytes are expected
 *
 * Returns: whether @hex is exactly @length bytes
 */
gboolean
annexa_hex_parse (const char *hex,
                  guint8     *bytes,
                  gsize       length)
{
  if (hex == NULL || strlen (hex) != length * 2)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    {
      int high = g_ascii_xdigit_value (hex[i * 2]);
      int low = g_ascii_xdigit_value (hex[i * 2 + 1]);

      if (high < 0 || low < 0)
        return FALSE;
      bytes[i] = (guint8) (high << 4 | low);
    }
  return TRUE;
}
