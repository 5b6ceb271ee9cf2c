/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "news/rule-action.h"
#include "news/scan-private.h"

G_BEGIN_DECLS

/* What the actions of date rules are given. */
typedef struct
{
  const DtlScanContext *context;
  DtlReading *reading;
  GArray *merged; /* of DtlToken: the token of each mention */
  GArray *spans;  /* of guint: the tokens it takes the place of */
} DtlDateScan;

DtlDateMention *
dtl_date_scan_add (DtlDateScan *self, const DtlMatch *match, DtlMentionType type, char *value);

G_END_DECLS
