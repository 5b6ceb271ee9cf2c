/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/figure.h"

G_BEGIN_DECLS

/* The figure's own state, shared by the files figure*.c and by nothing else. */
struct _DtlFigure
{
  DtlChart *chart; /* NULL: a plot of a study */
  const DtlStudyPlotKind *kind;
  gpointer data;
  GDestroyNotify destroy;
  DtlTheme theme;
  DtlDay last;
  gboolean is_transparent;
  char *title, *subtitle, *notes, *numbered_notes, *reaction_notes, *source;
};

G_END_DECLS
