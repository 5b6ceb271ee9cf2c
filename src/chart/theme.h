/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

#include "chart/symbol.h"

G_BEGIN_DECLS

typedef struct
{
  double red, green, blue, alpha;
} DtlColor;

typedef enum
{
  DTL_THEME_LIGHT,
  DTL_THEME_DARK,
  DTL_THEME_CONTRAST,
  DTL_THEME_CONTRAST_DARK,
  DTL_THEME_PRINT,
  DTL_THEME_GREY,
} DtlThemeId;

typedef enum
{
  DTL_SCHEME_WESTERN,
  DTL_SCHEME_EASTERN,
  DTL_SCHEME_SAFE,
} DtlScheme;

#define DTL_N_PLOT_COLORS 6

/* Everything that ink needs to know: colours and fonts. A plain value. */
typedef struct
{
  DtlThemeId id;
  DtlColor view, text, dim_text, grid, pane_line, border;
  DtlColor accent, accent_text, selection;
  DtlColor crosshair, tag, tag_text;
  DtlColor card, card_line;
  DtlColor rise, fall, rise_text, fall_text;
  DtlColor line, range; /* of the close, and of the day's high and low behind it */
  DtlColor volume_rise, volume_fall;
  DtlColor plot[DTL_N_PLOT_COLORS]; /* of indicators and compared instruments */
  DtlColor rule;                    /* the block at the head of a figure */
  DtlColor overview_fill, overview_line;
  DtlColor study_window, study_edge; /* of the event window; in contrast themes, its hatching */
  DtlColor study_estimation;         /* of the days that the model was fitted to */
  DtlColor study_band;               /* where a path stays if nothing happened */
  DtlColor study_bin;                /* of the histogram of ordinary days */
  DtlColor expected;                 /* of the expected price */
  DtlColor kind[DTL_N_SYMBOLS], kind_tint[DTL_N_SYMBOLS];
  char font[64];     /* family list for Pango */
  double text_scale; /* 1.0; up to 2.0 with the desktop's large text */
} DtlTheme;

void dtl_theme_init (DtlTheme *self, DtlThemeId id, DtlScheme scheme);
gboolean dtl_theme_id_from_name (const char *name, DtlThemeId *id);
gboolean dtl_scheme_from_name (const char *name, DtlScheme *scheme);
gboolean dtl_theme_is_print (const DtlTheme *self);
const DtlColor *dtl_theme_get_direction (const DtlTheme *self, gboolean rises);

double dtl_color_contrast (const DtlColor *color, const DtlColor *ground);
void dtl_color_set_source (const DtlColor *color, cairo_t *cr);

G_END_DECLS
