/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Title, subtitle, event key, notes and source around a chart. The theme decides between the form
 * of print, with rule, legend and key, and that of the screen. */

#include "chart/figure.h"

#include "chart/chart-private.h"
#include "chart/event-key.h"

/* px of the design: on a page 0.55 pt each, so that no text is under 6 pt */
#define MARGIN 26
#define RULE 1.3
#define BLOCK_WIDTH 52
#define BLOCK_HEIGHT 7.5
#define TITLE_SIZE 23.5
#define TITLE_MIN_SIZE 20
#define LEGEND_HEIGHT 18
#define LEGEND_GAP 6
#define KEY_GAP 12
#define KEY_MAX_SHARE 0.45   /* of the height of chart and key */
#define CHART_MIN_HEIGHT 180 /* with a lane of numbers, which the key explains */

static const DtlTextStyle foot_style = { 11, 400, 0 };
static const DtlTextStyle mark_style = { 11, 600, 0 };

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

const char *
dtl_figure_get_notes (const DtlFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->notes;
}

const char *
dtl_figure_get_source (const DtlFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->source;
}

/* What drawing needs at every step. */
typedef struct
{
  DtlFigure *figure;
  DtlFrame frame;
  cairo_t *cr;
  double left, width; /* of the content */
  double y;           /* from the top down */
  double bottom;      /* from the bottom up */
} Page;

static double
snap (const Page *page, double position)
{
  return dtl_frame_snap (&page->frame, position);
}

static void
draw_rule (Page *page)
{
  const DtlTheme *theme = page->frame.theme;
  double thickness = dtl_frame_hairline (&page->frame, RULE);
  double top = snap (page, page->y);

  cairo_rectangle (page->cr, page->left, top, page->width, thickness);
  dtl_frame_fill_boxes (page->cr, &theme->text);
  cairo_rectangle (page->cr, page->left, top, snap (page, MIN (BLOCK_WIDTH, page->width)),
                   snap (page, BLOCK_HEIGHT));
  dtl_frame_fill_boxes (page->cr, &theme->rule);
  page->y += BLOCK_HEIGHT + 10;
}

/* A title shrinks until it fits into one line, and then wraps. */
static void
draw_title (Page *page)
{
  DtlTextStyle style = { TITLE_SIZE, 700, 0 };
  DtlLettering *lettering = page->frame.lettering;
  const char *text = page->figure->title;

  if (text == NULL)
    return;

  while (style.size > TITLE_MIN_SIZE &&
         dtl_lettering_measure (lettering, &style, text) > page->width)
    style.size -= 0.5;

  dtl_color_set_source (&page->frame.theme->text, page->cr);
  dtl_lettering_show_paragraph (lettering, page->cr, &style, text, page->width, page->left,
                                page->y);
  page->y += dtl_lettering_measure_paragraph (lettering, &style, text, page->width) + 2;
}

static void
draw_subtitle (Page *page)
{
  static const DtlTextStyle style = { 13.6, 400, 0 };
  DtlLettering *lettering = page->frame.lettering;
  const char *text = page->figure->subtitle;

  if (text == NULL)
    return;

  dtl_color_set_source (&page->frame.theme->dim_text, page->cr);
  dtl_lettering_show_paragraph (lettering, page->cr, &style, text, page->width, page->left,
                                page->y);
  page->y += dtl_lettering_measure_paragraph (lettering, &style, text, page->width) + 2;
}

/* A paragraph that ends at the bottom of what is left. */
static void
draw_foot (Page *page, const char *text, double width)
{
  DtlLettering *lettering = page->frame.lettering;

  if (text == NULL)
    return;

  page->bottom -= dtl_lettering_measure_paragraph (lettering, &foot_style, text, width);
  dtl_color_set_source (&page->frame.theme->dim_text, page->cr);
  dtl_lettering_show_paragraph (lettering, page->cr, &foot_style, text, width, page->left,
                                page->bottom);
  page->bottom -= 2;
}

/* Notes, source and the program's name, from the bottom up. */
static void
draw_feet (Page *page)
{
  static const char *const mark = "Made with Dateline";
  DtlLettering *lettering = page->frame.lettering;
  double mark_width = dtl_lettering_measure (lettering, &mark_style, mark);
  double line = dtl_lettering_measure_paragraph (lettering, &foot_style, mark, page->width);
  double width = MAX (page->width - mark_width - 18, page->width / 2);

  dtl_color_set_source (&page->frame.theme->dim_text, page->cr);
  dtl_lettering_show_paragraph (lettering, page->cr, &mark_style, mark, page->width,
                                page->left + page->width - mark_width, page->bottom - line);
  draw_foot (page, page->figure->source, width);
  draw_foot (page, page->figure->notes, width);
  if (page->figure->source == NULL && page->figure->notes == NULL)
    page->bottom -= line;
}

static gboolean
has_numbers (const DtlChart *chart)
{
  gsize n;
  const DtlChip *chips = dtl_chart_get_chips (chart, &n);

  for (gsize i = 0; i < n; i++)
    if (chips[i].form >= DTL_LABEL_BADGE)
      return TRUE;

  return FALSE;
}

/* Where the chart has numbers, the key tells what they stand for. */
static void
draw_chart_and_key (Page *page)
{
  DtlChart *chart = page->figure->chart;
  double scale = page->frame.device_scale;
  double top = snap (page, page->y);
  double height = MAX (snap (page, page->bottom) - top, 1);
  gboolean is_print = dtl_theme_is_print (page->frame.theme);
  DtlEventKey key = { 0 };

  dtl_chart_layout (chart, page->width, height, scale);
  if (is_print || has_numbers (chart))
    dtl_event_key_layout (
        &key, dtl_chart_get_flags (chart), dtl_chart_get_rows (chart), page->width,
        MAX (MIN (height * KEY_MAX_SHARE, height - CHART_MIN_HEIGHT - 2 * KEY_GAP), 0));
  if (key.height > 0 && height - key.height - 2 * KEY_GAP >= CHART_MIN_HEIGHT - 1)
    {
      double key_top = page->bottom - key.height - KEY_GAP;

      dtl_event_key_draw (&key, &page->frame, page->left, key_top, page->width, page->cr);
      dtl_frame_horizontal (&page->frame, page->cr, &page->frame.theme->pane_line, page->left,
                            page->left + page->width, key_top + key.height + KEY_GAP / 3);
      height = MAX (snap (page, key_top - KEY_GAP) - top, 1);
      dtl_chart_layout (chart, page->width, height, scale);
    }

  if (is_print)
    {
      dtl_chart_draw_legend (chart, page->cr, page->left, top + LEGEND_HEIGHT / 2);
      top = snap (page, top + LEGEND_HEIGHT + LEGEND_GAP);
      height = MAX (height - LEGEND_HEIGHT - LEGEND_GAP, 1);
      dtl_chart_layout (chart, page->width, height, scale);
    }

  cairo_save (page->cr);
  cairo_translate (page->cr, page->left, top);
  dtl_chart_draw (chart, page->cr);
  cairo_restore (page->cr);
}

/**
 * dtl_figure_draw:
 * @cr: its origin on a device pixel
 * @width: px of the design
 * @height: px of the design
 * @scale: device pixels a px
 *
 * Draws everything, and leaves the chart with the layout that it has there.
 */
void
dtl_figure_draw (DtlFigure *self, cairo_t *cr, double width, double height, double scale)
{
  g_autoptr (DtlLettering) lettering = dtl_lettering_new ();
  DtlTheme theme;
  Page page;
  double margin;

  g_return_if_fail (self != NULL && cr != NULL);
  g_return_if_fail (width > 0 && height > 0 && scale > 0);

  theme = *dtl_chart_get_theme (self->chart);
  dtl_lettering_set_theme (lettering, &theme);

  page = (Page){ .figure = self, .cr = cr };
  page.frame = (DtlFrame){ .theme = &theme, .lettering = lettering, .device_scale = scale };
  margin = snap (&page, MIN (MARGIN, MIN (width, height) / 8));
  page.left = margin;
  page.width = snap (&page, MAX (width - 2 * margin, 1));
  page.y = margin;
  page.bottom = height - margin;

  if (!dtl_chart_is_transparent (self->chart))
    {
      dtl_color_set_source (&theme.view, cr);
      cairo_rectangle (cr, 0, 0, width, height);
      cairo_fill (cr);
    }

  if (dtl_theme_is_print (&theme))
    draw_rule (&page);
  draw_title (&page);
  draw_subtitle (&page);
  if (page.y > margin)
    page.y += 8;
  draw_feet (&page);
  page.bottom -= 4;
  draw_chart_and_key (&page);
}
