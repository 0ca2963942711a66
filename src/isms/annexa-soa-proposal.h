/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

/**
 * AnnexaSoaProposal:
 *
 * What is proposed for controls that nobody has decided about: that they apply, and why. The reasons come from the registers:
 * risks that count on a control, laws and contracts that it meets; without any of these it is good practice. Apart from them
 * stands what a firm of this trade can probably leave out, because a person has to say whether that is true.
 */
typedef struct _AnnexaSoaProposal AnnexaSoaProposal;

/**
 * AnnexaSoaAnswer:
 * @ANNEXA_SOA_APPLIES: yes
 * @ANNEXA_SOA_LEFT_OUT: no
 *
 * What is proposed.
 */
typedef enum
{
  ANNEXA_SOA_APPLIES,
  ANNEXA_SOA_LEFT_OUT,
} AnnexaSoaAnswer;

AnnexaSoaProposal *annexa_soa_proposal_new (AnnexaProject *project,
                                            GArray        *ids,
                                            GError       **error);
void annexa_soa_proposal_free (AnnexaSoaProposal *self);
guint annexa_soa_proposal_get_size (AnnexaSoaProposal *self,
                                    AnnexaSoaAnswer    answer);
char *annexa_soa_proposal_describe (AnnexaSoaProposal *self,
                                    AnnexaSoaAnswer    answer);
AnnexaEdit *annexa_soa_proposal_prepare (AnnexaSoaProposal *self,
                                         AnnexaSoaAnswer    answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaSoaProposal, annexa_soa_proposal_free)

G_END_DECLS
