/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calendar/day.h"
#include "chart/chart-type.h"
#include "chart/geometry.h"
#include "chart/price-scale.h"
#include "series/interval.h"

G_BEGIN_DECLS

/* Saved in files by name: never rename. */
typedef enum
{
  DTL_PRESET_NONE, /* a range chosen by hand */
  DTL_PRESET_1M,
  DTL_PRESET_3M,
  DTL_PRESET_6M,
  DTL_PRESET_YTD,
  DTL_PRESET_1Y,
  DTL_PRESET_5Y,
  DTL_PRESET_ALL,
  DTL_N_PRESETS
} DtlPreset;

/* How an instrument was last looked at: what the library keeps as JSON under its view key. */
typedef struct
{
  DtlDay from, to; /* both in view; DTL_DAY_NONE: not told */
  DtlPreset preset;
  int interval; /* a DtlInterval; -1: as the bars are stored */
  DtlChartType type;
  DtlPriceScaleKind scale;
  DtlDay base; /* DTL_DAY_NONE: the first session in view */
  gboolean volume_shown;
  gint64 selected; /* event id, or 0 */
  guint hidden;    /* bits of DtlFamily */
  gboolean newest_first;
  char **compared;   /* nullable: symbols, ends with NULL */
  char **indicators; /* nullable: specs, ends with NULL */
  DtlRange prices;   /* of an axis held by hand; low >= high: by the bars in view */
  GHashTable *panes; /* nullable: shares of the height, double, by the names of panes */
  char *later_type;  /* nullable: a chart type that only a later version knows, to be kept */
  char *later_scale; /* nullable: the same of a price scale */
} DtlSavedView;

GHashTable *dtl_pane_shares_copy (GHashTable *shares); /* nullable */
char *dtl_saved_view_get_key (const char *symbol);
void dtl_saved_view_init (DtlSavedView *self);
void dtl_saved_view_clear (DtlSavedView *self);
void dtl_saved_view_parse (DtlSavedView *self, const char *json);
char *dtl_saved_view_print (const DtlSavedView *self);
char *dtl_saved_view_parse_current (const char *json);
char *dtl_saved_view_print_current (const char *symbol);

const char *dtl_preset_to_id (DtlPreset preset);
DtlPreset dtl_preset_from_id (const char *id);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DtlSavedView, dtl_saved_view_clear)

G_END_DECLS
