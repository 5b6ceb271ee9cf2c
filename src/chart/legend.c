/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Says what the layers of a pane are: only what is drawn, and only what needs saying. */

#include "chart/legend.h"

#define SAMPLE_WIDTH 20
#define SAMPLE_HEIGHT 12
#define SAMPLE_GAP 6
#define ENTRY_GAP 18

static const DtlTextStyle style = { 11.8, 500, 0 };

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
      DtlRect rect = { x, middle - SAMPLE_HEIGHT / 2, SAMPLE_WIDTH, SAMPLE_HEIGHT };

      if (kind->legend == NULL)
        continue;

      kind->sample (frame, &rect, cr);
      x += SAMPLE_WIDTH + SAMPLE_GAP;
      dtl_color_set_source (&frame->theme->text, cr);
      dtl_lettering_show (frame->lettering, cr, &style, kind->legend, x,
                          dtl_frame_snap (frame, middle + drop), DTL_ALIGN_START);
      x += dtl_lettering_measure (frame->lettering, &style, kind->legend) + ENTRY_GAP;
    }
}
