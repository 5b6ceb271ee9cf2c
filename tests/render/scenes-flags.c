/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Flags beyond the plain ones: events that last, that are filtered out, and labels placed by hand.
 */

#include "scenes.h"

#include "synthetic.h"

static void
add_span (GArray *flags,
          const DtlSeries *series,
          gsize row,
          gsize last_row,
          const char *title,
          DtlSymbol symbol)
{
  synthetic_flag (flags, series, 1 + flags->len, row, title, symbol);
  g_array_index (flags, DtlFlag, flags->len - 1).last_row = last_row;
}

/* Two that overlap, one inside both, one that began before the view and one that outlasts it. */
static void
draw_ranges (Picture *picture)
{
  g_autoptr (DtlSeries) series = synthetic_series (300, FIRST_DAY, 105);
  g_autoptr (GArray) flags = dtl_flags_new ();

  scene_half_year (picture);
  add_span (flags, series, 2, 34, "Lockdown", DTL_SYMBOL_MEGAPHONE);
  add_span (flags, series, 48, 80, "Inquiry", DTL_SYMBOL_SHIELD);
  add_span (flags, series, 60, 96, "Offer period", DTL_SYMBOL_BUILDING);
  add_span (flags, series, 70, 75, "Hearing", DTL_SYMBOL_SCALES);
  synthetic_flag (flags, series, 9, 100, "One day", DTL_SYMBOL_NEWSPAPER);
  add_span (flags, series, 118, 190, "Strike", DTL_SYMBOL_BUST);
  dtl_chart_set_series (picture->chart, series);
  dtl_chart_set_flags (picture->chart, flags);
  dtl_chart_set_selected (picture->chart, 2);
  dtl_chart_set_range (picture->chart, 20, 148);
}

/* More that overlap than three, of which two began before the view; long titles. */
static void
draw_ranges_many (Picture *picture)
{
  g_autoptr (DtlSeries) series = synthetic_series (300, FIRST_DAY, 105);
  g_autoptr (GArray) flags = dtl_flags_new ();

  scene_half_year (picture);
  add_span (flags, series, 2, 60, "Investigation of the authority for market regulation",
            DTL_SYMBOL_SHIELD);
  add_span (flags, series, 8, 110, "Lockdown", DTL_SYMBOL_MEGAPHONE);
  add_span (flags, series, 40, 120, "Offer period", DTL_SYMBOL_BUILDING);
  add_span (flags, series, 44, 100, "Hearings before the court of appeal", DTL_SYMBOL_SCALES);
  add_span (flags, series, 50, 90, "Strike", DTL_SYMBOL_BUST);
  add_span (flags, series, 56, 80, "Outage", DTL_SYMBOL_LOCK);
  dtl_chart_set_series (picture->chart, series);
  dtl_chart_set_flags (picture->chart, flags);
  dtl_chart_set_range (picture->chart, 20, 148);
}

static void
draw_ranges_dark (Picture *picture)
{
  draw_ranges (picture);
  scene_use_theme (picture, DTL_THEME_DARK, DTL_SCHEME_WESTERN);
}

static void
draw_ranges_grey (Picture *picture)
{
  draw_ranges (picture);
  scene_use_theme (picture, DTL_THEME_GREY, DTL_SCHEME_WESTERN);
  scene_use_page (picture, 180, 110);
}

static void
draw_filtered (Picture *picture)
{
  GArray *flags;

  scene_half_year (picture);
  flags = (GArray *) dtl_chart_get_flags (picture->chart);
  for (guint i = 0; i < flags->len; i++)
    g_array_index (flags, DtlFlag, i).filtered =
        g_array_index (flags, DtlFlag, i).symbol != DTL_SYMBOL_SHIELD;
}

static void
draw_by_hand (Picture *picture)
{
  GArray *flags;
  DtlFlag *flag;

  scene_half_year (picture);
  flags = (GArray *) dtl_chart_get_flags (picture->chart);
  flag = &g_array_index (flags, DtlFlag, 2);
  flag->is_fixed = TRUE;
  flag->side = DTL_SIDE_LEFT;
  flag->lane = 1;
}

const Case scenes_flags[] = {
  { "ranges",
    "grounds behind the candles, bars at the foot in levels, the second one selected; no left edge"
    " on the first, no right edge on the last",
    draw_ranges },
  { "ranges-many",
    "six that overlap, each with a bar; two that began before the view have chips at its edge",
    draw_ranges_many },
  { "ranges-dark", "the same on a dark ground", draw_ranges_dark },
  { "ranges-grey", "the same in greys on paper, told apart by their bars", draw_ranges_grey },
  { "filtered", "all chips but those of the regulator are faint", draw_filtered },
  { "by-hand", "the earnings hang left of their pole in the second lane", draw_by_hand },
  { NULL },
};
