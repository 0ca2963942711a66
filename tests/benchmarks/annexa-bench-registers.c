/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include "annexa-bench-data.h"
#include "annexa-bench-registers.h"
#include "bench.h"

/* The registers whose computed fields are measured, a thousand times as long as those of a small firm. */

typedef struct
{
  const char *name;
  const char *heading;
  guint divisor; /* the register has this fraction of the records of the largest */
  AnnexaBenchRow append_row;
} Register;

/* A control of Annex A: the four themes have 37, 8, 14 and 34. */
static void
append_control (GString *csv,
                GRand   *random)
{
  static const gint32 sizes[] = { 37, 8, 14, 34 };
  gint32 theme = g_rand_int_range (random, 0, (gint32) G_N_ELEMENTS (sizes));

  g_string_append_printf (csv, "A.%d.%d", 5 + theme, g_rand_int_range (random, 1, sizes[theme] + 1));
}

static void
append_person (GString *csv,
               GRand   *random)
{
  g_string_append_printf (csv, "P-%03d", g_rand_int_range (random, 1, ANNEXA_BENCH_PERSONS + 1));
}

static void
append_date (GString *csv,
             GRand   *random,
             gint32   first_year,
             gint32   last_year)
{
  g_string_append_printf (csv, "%d-%02d-%02d", g_rand_int_range (random, first_year, last_year + 1),
                          g_rand_int_range (random, 1, 13), g_rand_int_range (random, 1, 29));
}

static void
append_title (GString    *csv,
              GRand      *random,
              const char *prefix,
              guint       number)
{
  g_string_append_printf (csv, "%s-%06u,", prefix, number);
  annexa_bench_data_append_words (csv, random, 4);
  g_string_append_c (csv, ',');
}

static void
append_task (GString *csv,
             GRand   *random,
             guint    number,
             guint    n_records)
{
  static const char *const statuses[] = { "open", "in-progress", "blocked", "done" };

  append_title (csv, random, "TSK", number);
  append_person (csv, random);
  g_string_append_printf (csv, ",%s,", ANNEXA_BENCH_PICK (random, statuses));
  append_date (csv, random, 2025, 2028);
  g_string_append_c (csv, '\n');
}

static void
append_evidence (GString *csv,
                 GRand   *random,
                 guint    number,
                 guint    n_records)
{
  append_title (csv, random, "E", number);
  g_string_append (csv, "Cabinet 3,");
  append_control (csv, random);
  g_string_append_c (csv, ',');
  append_date (csv, random, 2024, 2026);
  g_string_append_c (csv, ',');
  append_date (csv, random, 2027, 2028);
  g_string_append_c (csv, '\n');
}

static void
append_incident (GString *csv,
                 GRand   *random,
                 guint    number,
                 guint    n_records)
{
  static const char *const statuses[] = { "new", "assessed", "resolved", "closed" };

  append_title (csv, random, "INC", number);
  append_date (csv, random, 2024, 2026);
  g_string_append_printf (csv, "T%02d:15:00Z,%s,%s\n", g_rand_int_range (random, 0, 24),
                          g_rand_boolean (random) ? "yes" : "no", ANNEXA_BENCH_PICK (random, statuses));
}

static void
append_objective (GString *csv,
                  GRand   *random,
                  guint    number,
                  guint    n_records)
{
  static const char *const statuses[] = { "draft", "on-track", "at-risk", "achieved" };
  static const char *const directions[] = { "up", "down" };

  append_title (csv, random, "OBJ", number);
  g_string_append_printf (csv, "%s,%s,%d,", ANNEXA_BENCH_PICK (random, statuses),
                          ANNEXA_BENCH_PICK (random, directions), g_rand_int_range (random, 1, 13));
  append_date (csv, random, 2025, 2028);
  g_string_append_c (csv, '\n');
}

static void
append_measurement (GString *csv,
                    GRand   *random,
                    guint    number,
                    guint    n_records)
{
  g_string_append_printf (csv, "MS-%06u,OBJ-%06d,", number, g_rand_int_range (random, 1, (gint32) n_records / 10 + 1));
  append_date (csv, random, 2023, 2026);
  g_string_append_printf (csv, ",%d\n", g_rand_int_range (random, 0, 100));
}

static void
append_audit (GString *csv,
              GRand   *random,
              guint    number,
              guint    n_records)
{
  static const char *const statuses[] = { "planned", "closed", "closed", "cancelled" };

  append_title (csv, random, "AUD", number);
  g_string_append_printf (csv, "internal,%s,", ANNEXA_BENCH_PICK (random, statuses));
  append_date (csv, random, 2021, 2027);
  g_string_append_c (csv, ',');
  append_person (csv, random);
  g_string_append (csv, ",\"");
  for (guint i = 0; i < 10; i++)
    {
      g_string_append (csv, i > 0 ? "," : "");
      append_control (csv, random);
    }
  g_string_append (csv, "\"\n");
}

static void
append_finding (GString *csv,
                GRand   *random,
                guint    number,
                guint    n_records)
{
  static const char *const statuses[] = { "open", "answered", "verified", "closed" };

  append_title (csv, random, "F", number);
  g_string_append_printf (csv, "AUD-%06d,%s,", g_rand_int_range (random, 1, (gint32) n_records / 100 + 1),
                          ANNEXA_BENCH_PICK (random, statuses));
  append_date (csv, random, 2025, 2028);
  g_string_append_c (csv, '\n');
}

static const Register registers[] = {
  { "tasks", "ref,title,responsible,status,due\n", 1, append_task },
  { "evidence", "ref,title,location,for,effective-from,valid-until\n", 1, append_evidence },
  { "incidents", "ref,title,detected,personal-data,status\n", 1, append_incident },
  { "objectives", "ref,title,status,direction,measured-every,due\n", 10, append_objective },
  { "measurements", "ref,objective,date,value\n", 1, append_measurement },
  { "audits", "ref,title,type,status,starts,lead,audited\n", 100, append_audit },
  { "findings", "ref,title,audit,status,due\n", 1, append_finding },
};

/**
 * annexa_bench_registers_write:
 * @folder: where to
 * @n_records: how many records the largest registers have
 *
 * Writes the registers as CSV files, always the same ones.
 */
void
annexa_bench_registers_write (const char *folder,
                              guint       n_records)
{
  for (guint i = 0; i < G_N_ELEMENTS (registers); i++)
    annexa_bench_data_write_table (folder, registers[i].name, registers[i].heading,
                                   MAX (1, n_records / registers[i].divisor), n_records, registers[i].append_row);
}

/**
 * annexa_bench_registers_import:
 * @project: a project that has the persons
 * @folder: where annexa_bench_registers_write() wrote them
 *
 * Imports the registers, those first that others name.
 */
void
annexa_bench_registers_import (AnnexaProject *project,
                               const char    *folder)
{
  for (guint i = 0; i < G_N_ELEMENTS (registers); i++)
    annexa_bench_import_table (project, folder, registers[i].name);
}
