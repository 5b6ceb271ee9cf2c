/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Says what the layers of a pane are: only what is drawn, and only what needs saying. */

#include "chart/legend.h"

#include "chart/plot.h"

#define SAMPLE_WIDTH 20
#define SAMPLE_HEIGHT 12
#define SAMPLE_GAP 6
#define ENTRY_GAP 18

#define TITLE_X 12
#define TITLE_GAP 12
#define TITLE_MIDDLE 11 /* px below the upper edge of a pane */

static const DtlTextStyle style = { 11.8, 500, 0 };
static const DtlTextStyle title_style = { 12, 400, 0 };

void
dtl_legend_draw (const DtlFrame *frame,
                 const DtlLayer *layers,
                 guint n_layers,
                 double x,
                 double middle,
                 cairo_t *cr)
{
  double drop = dtl_lettering_get_drop (frame->lettering, &style);

  /* The topmost layer is what a reader looks for first. */
  for (guint i = n_layers; i > 0; i--)
    {
      const DtlLayerKind *kind = layers[i - 1].kind;
      const char *name = kind->name != NULL ? kind->name (layers[i - 1].data) : kind->legend;
      DtlRect rect = { x, middle - SAMPLE_HEIGHT / 2, SAMPLE_WIDTH, SAMPLE_HEIGHT };

      if (name == NULL)
        continue;

      kind->sample (layers[i - 1].data, frame, &rect, cr);
      x += SAMPLE_WIDTH + SAMPLE_GAP;
      dtl_color_set_source (&frame->theme->text, cr);
      dtl_lettering_show (frame->lettering, cr, &style, name, x,
                          dtl_frame_snap (frame, middle + drop), DTL_ALIGN_START);
      x += dtl_lettering_measure (frame->lettering, &style, name) + ENTRY_GAP;
    }
}

void
dtl_legend_draw_titles (const DtlFrame *frame, const DtlPane *pane, cairo_t *cr)
{
  DtlLettering *lettering = frame->lettering;
  double baseline = dtl_frame_snap (frame, pane->rect.y + TITLE_MIDDLE * frame->theme->text_scale +
                                               dtl_lettering_get_drop (lettering, &title_style));
  double x = TITLE_X;

  if (pane->title != NULL)
    {
      dtl_color_set_source (&frame->theme->dim_text, cr);
      dtl_lettering_show (lettering, cr, &title_style, pane->title, x, baseline, DTL_ALIGN_START);
      x += dtl_lettering_measure (lettering, &title_style, pane->title) + TITLE_GAP;
    }

  for (guint i = 0; i < pane->n_layers; i++)
    {
      const DtlLayer *layer = &pane->layers[i];
      const char *name = layer->kind->name != NULL ? layer->kind->name (layer->data) : NULL;

      if (name == NULL)
        continue;

      dtl_color_set_source (dtl_plot_get_color (layer->data, frame->theme), cr);
      dtl_lettering_show (lettering, cr, &title_style, name, x, baseline, DTL_ALIGN_START);
      x += dtl_lettering_measure (lettering, &title_style, name) + TITLE_GAP;
    }
}
