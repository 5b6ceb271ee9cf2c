/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/view-state.h"

G_BEGIN_DECLS

struct _DtlViewState
{
  GObject parent_instance;

  DtlSnapshot *snapshot;
  double first;
  double end;
  DtlPreset preset;
  int interval; /* as DtlSavedView has it */
  gssize cursor;
  double cursor_y;
  gint64 selected;
  DtlChartType type;
  DtlPriceScaleKind scale;
  DtlDay base;
  gboolean volume_shown;
  gboolean marking;
  guint hidden; /* bits of DtlFamily */
  gboolean newest_first;
  char **compared;   /* nullable: none */
  char **indicators; /* nullable: none */
  DtlRange prices;   /* of an axis held by hand; low >= high: none is */
  GHashTable *panes; /* of double: shares of the height by the names of panes */
  char *later_type;  /* as DtlSavedView has it */
  char *later_scale;
  DtlOverlays *overlays; /* nullable: not composed yet */
  GPtrArray *proposed;   /* elem: DtlMark, by day; rows are of the daily series; nullable: none */
  GPtrArray *shown;      /* the same with rows of the series shown, of its instrument alone */
  gint64 pointed;        /* id of a flag; 0: none */
  DtlDay pointed_from, pointed_to; /* DTL_DAY_NONE: no sessions */
};

void dtl_view_state_place_proposed (DtlViewState *self);
void dtl_view_state_emit_changed (DtlViewState *self, guint change);

/* view-state-style.c: the part of a saved view that says how the chart is drawn */
void dtl_view_state_apply_style (DtlViewState *self, const DtlSavedView *saved);
void dtl_view_state_save_style (DtlViewState *self, DtlSavedView *saved);

G_END_DECLS
