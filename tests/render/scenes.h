/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/export.h"

G_BEGIN_DECLS

/* To fill in: a figure as exported, or with a scale the chart as on screen. */
typedef struct
{
  DtlFigure *figure;
  DtlChart *chart;
  const DtlStudyPlotKind *plot_kind; /* NULL: the chart is meant */
  gconstpointer plot;
  DtlTheme theme;
  DtlExportOptions options;
  double scale; /* device pixels a px; 0: a figure */
  gboolean has_cursor;
  gsize cursor_row;
  double cursor_y;
} Picture;

typedef struct
{
  const char *name;
  const char *look; /* what to see */
  void (*draw) (Picture *picture);
} Case;

#define FIRST_DAY 19052 /* Tuesday 1 March 2022 */

/* The cases of each file; the last has no name. */
extern const Case scenes[];
extern const Case scenes_compare[];
extern const Case scenes_panes[];
extern const Case scenes_indicators[];
extern const Case scenes_scales[];
extern const Case scenes_flags[];
extern const Case scenes_studies[];

void scene_use_theme (Picture *picture, DtlThemeId id, DtlScheme scheme);
void scene_use_screen (Picture *picture, int width, int height);
void scene_use_page (Picture *picture, double width_mm, double height_mm);

/* Scenes that others start from */
void scene_half_year (Picture *picture);
void scene_far (Picture *picture);
void scene_print (Picture *picture);

G_END_DECLS
