/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws the plots of a study, whatever their kind, and says what is at a point of one. */

#include "chart/study-plot.h"

#include <math.h>

/**
 * dtl_study_plot_draw:
 * @data: of @kind
 * @width: px, > 0
 * @height: px, > 0
 * @scale: device pixels a px
 *
 * Inks nothing outside of its paper, and leaves the state of @cr as it was.
 */
void
dtl_study_plot_draw (const DtlStudyPlotKind *kind,
                     gconstpointer data,
                     const DtlTheme *theme,
                     cairo_t *cr,
                     double width,
                     double height,
                     double scale)
{
  g_autoptr (DtlLettering) lettering = dtl_lettering_new ();
  DtlFrame frame = { .rect = { 0, 0, width, height },
                     .theme = theme,
                     .lettering = lettering,
                     .device_scale = scale,
                     .base = NAN };

  g_return_if_fail (kind != NULL && data != NULL && theme != NULL);
  g_return_if_fail (width > 0 && height > 0 && scale > 0);

  dtl_lettering_set_theme (lettering, theme);
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  kind->draw (data, &frame, cr);
  cairo_restore (cr);
}

/**
 * dtl_study_plot_find:
 * @x: px, as drawn
 * @y: px, as drawn
 *
 * Returns: the place of the day, bin, dot or event near a point, or -1
 */
gssize
dtl_study_plot_find (const DtlStudyPlotKind *kind,
                     gconstpointer data,
                     const DtlTheme *theme,
                     double width,
                     double height,
                     double x,
                     double y)
{
  g_autoptr (DtlLettering) lettering = dtl_lettering_new ();
  DtlFrame frame = { .rect = { 0, 0, width, height },
                     .theme = theme,
                     .lettering = lettering,
                     .device_scale = 1,
                     .base = NAN };

  g_return_val_if_fail (kind != NULL && data != NULL && theme != NULL, -1);

  dtl_lettering_set_theme (lettering, theme);

  return kind->find (data, &frame, x, y);
}
