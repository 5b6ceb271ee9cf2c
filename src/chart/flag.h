/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/symbol.h"

G_BEGIN_DECLS

/* An event as the chart sees it: where its pole stands and what its chip says. */
typedef struct
{
  gint64 id; /* the caller's, > 0 */
  gsize row; /* of the series */
  char *title;
  char *when;   /* second line, left: "14 Jul", "date uncertain" */
  char *date;   /* in a figure's key: "14 Jul", "≤ 14 Jul"; NULL: as when */
  double value; /* second line, right: a return as a fraction, or NAN */
  DtlSymbol symbol;
  gunichar letter;    /* of DTL_SYMBOL_LETTER */
  gboolean uncertain; /* dashed ring */
  gboolean proposed;  /* dashed outline */
} DtlFlag;

/* A growing list of flags that owns its texts. */
GArray *dtl_flags_new (void); /* of DtlFlag; g_array_unref frees */

G_END_DECLS
