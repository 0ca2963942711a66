/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * AnnexaCliRun:
 * @status: the code that the program exited with
 * @output: what it wrote to standard output
 * @errors: what it wrote to standard error
 *
 * How a run of the built command-line program ended.
 */
typedef struct
{
  int status;
  char *output;
  char *errors;
} AnnexaCliRun;

AnnexaCliRun *annexa_test_cli_run    (const char *const *arguments);
void          annexa_cli_run_free    (AnnexaCliRun      *run);
char         *annexa_test_cli_answer (const char        *first,
                                      ...) G_GNUC_NULL_TERMINATED;
void          annexa_test_cli        (const char        *first,
                                      ...) G_GNUC_NULL_TERMINATED;
void          annexa_test_cli_fails  (const char        *expected,
                                      const char        *first,
                                      ...) G_GNUC_NULL_TERMINATED;
JsonNode     *annexa_test_cli_json   (const char        *first,
                                      ...) G_GNUC_NULL_TERMINATED;
char         *annexa_test_cli_list   (const char        *file,
                                      const char        *kind,
                                      const char        *field);
char         *annexa_test_cli_get    (const char        *file,
                                      const char        *kind,
                                      const char        *ref,
                                      const char        *field);
char         *annexa_test_cli_new    (const char        *name);
char         *annexa_test_write      (const char        *name,
                                      const char        *text,
                                      gssize             length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaCliRun, annexa_cli_run_free)

G_END_DECLS
