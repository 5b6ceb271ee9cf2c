/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/format.h"
#include "chart/geometry.h"
#include "library/instrument.h"
#include "operations/mark-event.h"

G_BEGIN_DECLS

/* The texts of a figure, where the user gives none. */
typedef struct
{
  const DtlInstrument *instrument;
  const DtlSeries *series;
  DtlRows rows;           /* that are drawn, at least one */
  GPtrArray *marks;       /* of DtlMark: that are drawn, in the order of their numbers */
  gboolean shows_numbers; /* events are told by number; else by title */
} DtlFigureFacts;

char *dtl_compose_title (const DtlFigureFacts *facts);
char *dtl_compose_subtitle (const DtlFigureFacts *facts);
char *dtl_compose_notes (const DtlFigureFacts *facts); /* nullable: nothing to note */
char *dtl_compose_source (const DtlFigureFacts *facts);

G_END_DECLS
