/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Title, subtitle and source around a chart. */

#include "chart/figure.h"

struct _DtlFigure
{
  DtlChart *chart;
  char *title, *subtitle, *notes, *source;
};

/* Takes @chart. */
DtlFigure *
dtl_figure_new (DtlChart *chart)
{
  DtlFigure *self;

  g_return_val_if_fail (chart != NULL, NULL);

  self = g_new0 (DtlFigure, 1);
  self->chart = chart;

  return self;
}

void
dtl_figure_free (DtlFigure *self)
{
  if (self == NULL)
    return;

  dtl_chart_free (self->chart);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->notes);
  g_free (self->source);
  g_free (self);
}

DtlChart *
dtl_figure_get_chart (DtlFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->chart;
}

static void
replace (char **text, const char *value)
{
  char *copy = value != NULL && *value != '\0' ? g_strdup (value) : NULL;

  g_free (*text);
  *text = copy;
}

void
dtl_figure_set_title (DtlFigure *self, const char *title)
{
  g_return_if_fail (self != NULL);

  replace (&self->title, title);
}

void
dtl_figure_set_subtitle (DtlFigure *self, const char *subtitle)
{
  g_return_if_fail (self != NULL);

  replace (&self->subtitle, subtitle);
}

void
dtl_figure_set_notes (DtlFigure *self, const char *notes)
{
  g_return_if_fail (self != NULL);

  replace (&self->notes, notes);
}

void
dtl_figure_set_source (DtlFigure *self, const char *source)
{
  g_return_if_fail (self != NULL);

  replace (&self->source, source);
}

const char *
dtl_figure_get_title (const DtlFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

const char *
dtl_figure_get_subtitle (const DtlFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->subtitle;
}

/**
 * dtl_figure_draw:
 * @cr: its origin on a device pixel
 * @width: px of the design
 * @height: px of the design
 * @scale: device pixels a px
 */
void
dtl_figure_draw (DtlFigure *self, cairo_t *cr, double width, double height, double scale)
{
  g_return_if_fail (self != NULL && cr != NULL);
  g_return_if_fail (width > 0 && height > 0 && scale > 0);

  dtl_chart_layout (self->chart, width, height, scale);
  dtl_chart_draw (self->chart, cr);
}
