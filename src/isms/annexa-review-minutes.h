/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

gboolean    annexa_review_minutes_is_approved           (AnnexaRecord  *review);
gboolean    annexa_review_minutes_check_open            (AnnexaRecord  *review,
                                                         GError       **error);
gboolean    annexa_review_minutes_has_begun             (AnnexaProject *project,
                                                         AnnexaRecord  *review);
GPtrArray  *annexa_review_minutes_list_gaps             (AnnexaProject *project,
                                                         AnnexaRecord  *review,
                                                         GError       **error);
GPtrArray  *annexa_review_minutes_list_missing          (AnnexaProject *project,
                                                         AnnexaRecord  *review,
                                                         GError       **error);
GPtrArray  *annexa_review_minutes_list_missing_for_good (AnnexaProject *project,
                                                         AnnexaRecord  *review,
                                                         GError       **error);
GArray     *annexa_review_minutes_list_who_took_part    (AnnexaRecord  *review);
gboolean    annexa_review_minutes_took_part             (AnnexaRecord  *review,
                                                         gint64         person);
AnnexaEdit *annexa_review_minutes_approve               (AnnexaProject *project,
                                                         gint64         review,
                                                         gint64         person,
                                                         GError       **error);
AnnexaEdit *annexa_review_minutes_reopen                (AnnexaProject *project,
                                                         gint64         review,
                                                         GError       **error);
AnnexaEdit *annexa_review_minutes_decide                (AnnexaProject *project,
                                                         AnnexaRecord  *review,
                                                         const char    *topic,
                                                         const char    *text,
                                                         gint64        *decision);
AnnexaEdit *annexa_review_minutes_make_task             (AnnexaProject *project,
                                                         gint64         decision,
                                                         GError       **error);

G_END_DECLS
