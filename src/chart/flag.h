/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/label-layout.h"
#include "chart/symbol.h"

G_BEGIN_DECLS

/* An event as the chart sees it: where its pole stands and what its chip says. */
typedef struct
{
  gint64 id; /* the caller's, not 0 */
  gsize row; /* of the series */
  char *title;
  char *when;            /* second line, left: "14 Jul", "date uncertain" */
  char *date;            /* in a figure's key: "14 Jul", "≤ 14 Jul"; NULL: as when */
  double value;          /* second line, right: a return as a fraction, or NAN */
  gboolean has_reaction; /* a figure's key says also what was abnormal of the return: */
  double abnormal, p;    /* fraction; of its test, or NAN */
  gboolean is_unusual;   /* p is small */
  DtlSymbol symbol;
  gunichar letter;    /* of DTL_SYMBOL_LETTER */
  gboolean uncertain; /* dashed ring */
  gboolean proposed;  /* dashed outline */
  gboolean filtered;  /* faint: of a kind that is not asked for */
  gsize last_row;     /* of a stretch of sessions, after row; else not after it */
  gboolean is_fixed;  /* placed by hand, on this side of its pole and in this lane: */
  DtlSide side;
  int lane;
} DtlFlag;

/* A growing list of flags that owns its texts. */
GArray *dtl_flags_new (void); /* of DtlFlag; g_array_unref frees */

G_END_DECLS
