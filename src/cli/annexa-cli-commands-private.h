/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-cli-command.h"

G_BEGIN_DECLS

extern const AnnexaCliCommand annexa_cli_add_command;
extern const AnnexaCliCommand annexa_cli_attach_command;
extern const AnnexaCliCommand annexa_cli_check_command;
extern const AnnexaCliCommand annexa_cli_close_assessment_command;
extern const AnnexaCliCommand annexa_cli_baseline_command;
extern const AnnexaCliCommand annexa_cli_compare_assessments_command;
extern const AnnexaCliCommand annexa_cli_compare_command;
extern const AnnexaCliCommand annexa_cli_delete_command;
extern const AnnexaCliCommand annexa_cli_exchange_proposals_command;
extern const AnnexaCliCommand annexa_cli_export_command;
extern const AnnexaCliCommand annexa_cli_history_command;
extern const AnnexaCliCommand annexa_cli_import_command;
extern const AnnexaCliCommand annexa_cli_kinds_command;
extern const AnnexaCliCommand annexa_cli_list_command;
extern const AnnexaCliCommand annexa_cli_method_command;
extern const AnnexaCliCommand annexa_cli_new_command;
extern const AnnexaCliCommand annexa_cli_prepare_checklist_command;
extern const AnnexaCliCommand annexa_cli_prepare_review_command;
extern const AnnexaCliCommand annexa_cli_redo_command;
extern const AnnexaCliCommand annexa_cli_report_command;
extern const AnnexaCliCommand annexa_cli_search_command;
extern const AnnexaCliCommand annexa_cli_set_command;
extern const AnnexaCliCommand annexa_cli_show_command;
extern const AnnexaCliCommand annexa_cli_starters_command;
extern const AnnexaCliCommand annexa_cli_templates_command;
extern const AnnexaCliCommand annexa_cli_undo_command;
extern const AnnexaCliCommand annexa_cli_verify_command;

G_END_DECLS
