/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_REVIEW_VIEW (annexa_review_view_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaReviewView, annexa_review_view, ANNEXA, REVIEW_VIEW, AdwBin)

GtkWidget    *annexa_review_view_new          (AnnexaProject    *project);
void          annexa_review_view_show         (AnnexaReviewView *self,
                                               AnnexaRecord     *review);
gboolean      annexa_review_view_flush        (AnnexaReviewView *self);
gboolean      annexa_review_view_focus        (AnnexaReviewView *self);
void          annexa_review_view_focus_title  (AnnexaReviewView *self);
void          annexa_review_view_add_decision (AnnexaReviewView *self);
void          annexa_review_view_write_inputs (AnnexaReviewView *self);
void          annexa_review_view_approve      (AnnexaReviewView *self);
void          annexa_review_view_reopen       (AnnexaReviewView *self);
AnnexaRecord *annexa_review_view_find_latest  (AnnexaReviewView *self);

G_END_DECLS
