/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "operations/article-proposals.h"

G_BEGIN_DECLS

/* What a row says of a proposed event. */
typedef struct
{
  int index; /* of the reading's events: target of the actions */
  const char *kind;
  const char *title;
  const char *day; /* when it happened and, where another, the session: for people */
  const char *reason;
  gboolean uncertain;
  const char *known; /* nullable: title of an event of the library that tells the same */
  DtlProposalState state;
} DtlProposalFacts;

/* An event that an article tells of, with what can be decided about it. Its buttons are the actions
 * win.accept-proposal, win.reject-proposal, win.edit-proposal and win.reconsider-proposal, with the
 * index as target. */
#define DTL_TYPE_PROPOSAL_ROW (dtl_proposal_row_get_type ())
G_DECLARE_FINAL_TYPE (DtlProposalRow, dtl_proposal_row, DTL, PROPOSAL_ROW, GtkListBoxRow)

GtkWidget *dtl_proposal_row_new (const DtlProposalFacts *facts);
int dtl_proposal_row_get_index (DtlProposalRow *self);
DtlProposalState dtl_proposal_row_get_state (DtlProposalRow *self);

G_END_DECLS
