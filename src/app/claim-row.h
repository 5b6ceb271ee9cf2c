/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How a claim stands, as a chip shows it: by symbol, colour and word. */
typedef enum
{
  DTL_CLAIM_CHIP_MATCHES,
  DTL_CLAIM_CHIP_CAVEAT,
  DTL_CLAIM_CHIP_DIFFERS,
  DTL_CLAIM_CHIP_UNKNOWN,
} DtlClaimChip;

/* What a row says of a checked claim; texts for people. */
typedef struct
{
  int index; /* of the reading's claims */
  char *quote;
  DtlClaimChip chip;
  char *verdict;  /* in the chip */
  char *rule;     /* its tooltip */
  char *measured; /* nullable: nothing could be measured */
  char *base;     /* what that was measured from and to, or why nothing was */
} DtlClaimFacts;

/* A number that an article states about a price, and what the prices say. */
#define DTL_TYPE_CLAIM_ROW (dtl_claim_row_get_type ())
G_DECLARE_FINAL_TYPE (DtlClaimRow, dtl_claim_row, DTL, CLAIM_ROW, GtkListBoxRow)

GtkWidget *dtl_claim_row_new (const DtlClaimFacts *facts);
int dtl_claim_row_get_index (DtlClaimRow *self);

G_END_DECLS
