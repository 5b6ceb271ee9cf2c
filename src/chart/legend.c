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

/* Where the next entry goes: in a new line if it does not fit into this one. */
typedef struct
{
  double left, right;
  double x;
  guint n_lines; /* begun so far */
} Line;

/* Returns: the x of an entry of @width px */
static double
place (Line *self, double width, double gap)
{
  double x;

  if (self->n_lines == 0 || (self->x > self->left && self->x + width > self->right))
    {
      self->n_lines++;
      self->x = self->left;
    }
  x = self->x;
  self->x += width + gap;

  return x;
}

guint
dtl_legend_draw (const DtlFrame *frame,
                 const DtlLayer *layers,
                 guint n_layers,
                 double x,
                 double width,
                 double middle,
                 cairo_t *cr)
{
  double drop = dtl_lettering_get_drop (frame->lettering, &style);
  Line line = { .left = x, .right = x + width };

  /* The topmost layer is what a reader looks for first. */
  for (guint i = n_layers; i > 0; i--)
    {
      const DtlLayerKind *kind = layers[i - 1].kind;
      g_autofree char *name = kind->label != NULL
                                  ? kind->label (layers[i - 1].data, frame->rows, DTL_PLOT_NO_ROW)
                                  : g_strdup (kind->legend);
      DtlRect rect = { 0, 0, SAMPLE_WIDTH, SAMPLE_HEIGHT };
      double y;

      if (name == NULL)
        continue;

      rect.x = place (
          &line, SAMPLE_WIDTH + SAMPLE_GAP + dtl_lettering_measure (frame->lettering, &style, name),
          ENTRY_GAP);
      if (cr == NULL)
        continue;

      y = middle + (line.n_lines - 1) * DTL_LEGEND_LINE;
      rect.y = y - SAMPLE_HEIGHT / 2;
      kind->sample (layers[i - 1].data, frame, &rect, cr);
      dtl_color_set_source (&frame->theme->text, cr);
      dtl_lettering_show (frame->lettering, cr, &style, name, rect.x + SAMPLE_WIDTH + SAMPLE_GAP,
                          dtl_frame_snap (frame, y + drop), DTL_ALIGN_START);
    }

  return line.n_lines;
}

static void
show_title (const DtlFrame *frame,
            Line *line,
            const DtlColor *color,
            const char *text,
            double y,
            cairo_t *cr)
{
  DtlTextStyle style_in_line = title_style;
  double x;

  /* A name that is wider than the pane ends in an ellipsis. */
  style_in_line.max_width = MAX (line->right - line->left, 1);
  x = place (line, dtl_lettering_measure (frame->lettering, &style_in_line, text), TITLE_GAP);

  if (cr == NULL)
    return;

  y += (line->n_lines - 1) * DTL_LEGEND_TITLE_LINE * frame->theme->text_scale;
  dtl_color_set_source (color, cr);
  dtl_lettering_show (frame->lettering, cr, &style_in_line, text, x, dtl_frame_snap (frame, y),
                      DTL_ALIGN_START);
}

guint
dtl_legend_draw_titles (const DtlFrame *frame, const DtlPane *pane, gsize row, cairo_t *cr)
{
  double baseline = pane->rect.y + TITLE_MIDDLE * frame->theme->text_scale +
                    dtl_lettering_get_drop (frame->lettering, &title_style);
  Line line = { .left = pane->rect.x + TITLE_X,
                .right = pane->rect.x + pane->rect.width - TITLE_X };

  if (pane->title != NULL)
    show_title (frame, &line, &frame->theme->dim_text, pane->title, baseline, cr);

  for (guint i = 0; i < pane->n_layers; i++)
    {
      const DtlLayer *layer = &pane->layers[i];
      g_autofree char *label =
          layer->kind->label != NULL ? layer->kind->label (layer->data, frame->rows, row) : NULL;

      if (label != NULL)
        show_title (frame, &line, layer->kind->color (layer->data, frame->theme), label, baseline,
                    cr);
    }

  return line.n_lines;
}
