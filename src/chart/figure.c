/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a figure is made of: a chart or a plot, and its texts. figure-page.c draws it. */

#include "chart/figure-private.h"

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

/**
 * dtl_figure_new_plot:
 * @data: (transfer full): of @kind
 * @destroy: (nullable): frees @data
 * @last: the last day it is about, or %DTL_DAY_NONE
 */
DtlFigure *
dtl_figure_new_plot (const DtlStudyPlotKind *kind,
                     gpointer data,
                     GDestroyNotify destroy,
                     const DtlTheme *theme,
                     DtlDay last)
{
  DtlFigure *self;

  g_return_val_if_fail (kind != NULL && data != NULL && theme != NULL, NULL);

  self = g_new0 (DtlFigure, 1);
  self->kind = kind;
  self->data = data;
  self->destroy = destroy;
  self->theme = *theme;
  self->last = last;

  return self;
}

void
dtl_figure_free (DtlFigure *self)
{
  if (self == NULL)
    return;

  if (self->destroy != NULL)
    self->destroy (self->data);
  dtl_chart_free (self->chart);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->notes);
  g_free (self->numbered_notes);
  g_free (self->reaction_notes);
  g_free (self->source);
  g_free (self);
}

DtlChart *
dtl_figure_get_chart (DtlFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->chart;
}

void
dtl_figure_set_transparent (DtlFigure *self, gboolean transparent)
{
  g_return_if_fail (self != NULL);

  self->is_transparent = !!transparent;
  if (self->chart != NULL)
    dtl_chart_set_transparent (self->chart, transparent);
}

/* Of what was drawn last; %DTL_DAY_NONE without any. */
DtlDay
dtl_figure_get_last_day (DtlFigure *self)
{
  DtlSeries *series;
  DtlRows rows;

  g_return_val_if_fail (self != NULL, DTL_DAY_NONE);

  if (self->chart == NULL)
    return self->last;
  series = dtl_chart_get_series (self->chart);
  rows = dtl_chart_get_rows (self->chart);

  return series != NULL && rows.end > rows.first ? dtl_series_get_day (series, rows.end - 1)
                                                 : DTL_DAY_NONE;
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

/* Says the same of events by their numbers, for where the chart has numbers; %NULL: as the notes.
 */
void
dtl_figure_set_numbered_notes (DtlFigure *self, const char *notes)
{
  g_return_if_fail (self != NULL);

  replace (&self->numbered_notes, notes);
}

/* The same once more, for where the key says what was abnormal; %NULL: as the numbered ones. */
void
dtl_figure_set_reaction_notes (DtlFigure *self, const char *notes)
{
  g_return_if_fail (self != NULL);

  replace (&self->reaction_notes, notes);
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

const char *
dtl_figure_get_notes (const DtlFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->notes;
}

const char *
dtl_figure_get_numbered_notes (const DtlFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->numbered_notes;
}

const char *
dtl_figure_get_reaction_notes (const DtlFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->reaction_notes;
}

const char *
dtl_figure_get_source (const DtlFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->source;
}
