/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Title, subtitle, event key, notes and source around a chart or a plot. The theme decides between
 * the form of print, with rule, legend and key, and that of the screen. */

#include "chart/chart-private.h"
#include "chart/chart-titles.h"
#include "chart/event-key.h"
#include "chart/legend.h"
#include "chart/figure-private.h"

/* px of the design: on a page 0.55 pt each, so that no text is under 6 pt */
#define MARGIN 26
#define RULE 1.3
#define BLOCK_WIDTH 52
#define BLOCK_HEIGHT 7.5
#define TITLE_SIZE 23.5
#define TITLE_MIN_SIZE 20
#define LEGEND_GAP 6
#define KEY_GAP 12
#define KEY_MAX_SHARE 0.45    /* of the height of chart and key */
#define CHART_MIN_HEIGHT 180  /* with a lane of numbers, which the key explains */
#define CHART_BARE_HEIGHT 120 /* under which texts are left out */
#define LANE_HEIGHT 44        /* of numbers, at most */
#define CHART_FLAG_HEIGHT 164 /* under which there is no lane */
#define CHART_TOLD_HEIGHT 124 /* without the lane, of a chart whose numbers are told in text */
#define TEXT_GAP 6            /* above that */
#define FEWEST_TOLD 3         /* events in a text that leaves some out */

/* The texts around the chart, in the order in which a small figure goes without them. */
typedef enum
{
  PART_NOTES,
  PART_SOURCE,
  PART_SUBTITLE,
  PART_TITLE,
  N_PARTS
} Part;

static const DtlTextStyle foot_style = { 11, 400, 0 };
static const DtlTextStyle mark_style = { 11, 600, 0 };
static const DtlTextStyle subtitle_style = { 13.6, 400, 0 };

static const char *const mark = "Made with Dateline";

/* What drawing needs at every step. */
typedef struct
{
  DtlFigure *figure;
  DtlFrame frame;
  cairo_t *cr;
  double margin;
  double left, width;     /* of the content */
  double y;               /* from the top down */
  double bottom;          /* from the bottom up */
  int n_left_out;         /* parts, from the first on */
  gboolean has_key;       /* events are told by number */
  gboolean has_reactions; /* and with what was abnormal of their days */
} Page;

static double
snap (const Page *page, double position)
{
  return dtl_frame_snap (&page->frame, position);
}

/* Returns: (nullable): NULL for a part that is left out, too */
static const char *
get_text (const Page *page, Part part)
{
  const DtlFigure *figure = page->figure;

  if ((int) part < page->n_left_out)
    return NULL;

  switch (part)
    {
    case PART_TITLE:
      return figure->title;
    case PART_SUBTITLE:
      return figure->subtitle;
    case PART_SOURCE:
      return figure->source;
    case PART_NOTES:
      if (page->has_reactions && figure->reaction_notes != NULL)
        return figure->reaction_notes;
      return page->has_key && figure->numbered_notes != NULL ? figure->numbered_notes
                                                             : figure->notes;
    case N_PARTS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* A title shrinks until it fits into one line, and then wraps. */
static DtlTextStyle
get_title_style (const Page *page, const char *text)
{
  DtlTextStyle style = { TITLE_SIZE, 700, 0 };

  while (style.size > TITLE_MIN_SIZE &&
         dtl_lettering_measure (page->frame.lettering, &style, text) > page->width)
    style.size -= 0.5;

  return style;
}

static double
get_mark_width (const Page *page)
{
  return dtl_lettering_measure (page->frame.lettering, &mark_style, mark);
}

/* The program's name stands beside the last line of what is said below. */
static double
get_foot_width (const Page *page, Part part)
{
  if (part == PART_NOTES && get_text (page, PART_SOURCE) != NULL)
    return page->width;

  return MAX (page->width - get_mark_width (page) - 18, page->width / 2);
}

static double
measure (const Page *page, const DtlTextStyle *style, const char *text, double width)
{
  return text != NULL
             ? dtl_lettering_measure_paragraph (page->frame.lettering, style, text, width) + 2
             : 0;
}

static double
measure_head (const Page *page)
{
  const char *title = get_text (page, PART_TITLE);
  DtlTextStyle style = { 0 };
  double height = 0;

  if (dtl_theme_is_print (page->frame.theme))
    height += BLOCK_HEIGHT + 10;
  if (title != NULL)
    style = get_title_style (page, title);
  height += measure (page, &style, title, page->width);
  height += measure (page, &subtitle_style, get_text (page, PART_SUBTITLE), page->width);

  return height > 0 ? height + 8 : 0;
}

static double
measure_feet (const Page *page)
{
  double height = 0;

  for (int part = PART_NOTES; part <= PART_SOURCE; part++)
    height += measure (page, &foot_style, get_text (page, (Part) part),
                       get_foot_width (page, (Part) part));

  if (height > 0)
    return height + 4;
  if (page->n_left_out > PART_SOURCE)
    return 0;

  return measure (page, &foot_style, mark, page->width) + 2;
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

static void
draw_paragraph (Page *page,
                const DtlTextStyle *style,
                const DtlColor *color,
                const char *text,
                double width,
                double y)
{
  dtl_color_set_source (color, page->cr);
  dtl_lettering_show_paragraph (page->frame.lettering, page->cr, style, text, width, page->left, y);
}

static void
draw_head (Page *page)
{
  const DtlTheme *theme = page->frame.theme;
  const char *title = get_text (page, PART_TITLE);
  const char *subtitle = get_text (page, PART_SUBTITLE);
  double end = page->margin + measure_head (page);

  if (dtl_theme_is_print (theme))
    draw_rule (page);
  if (title != NULL)
    {
      DtlTextStyle style = get_title_style (page, title);

      draw_paragraph (page, &style, &theme->text, title, page->width, page->y);
      page->y += measure (page, &style, title, page->width);
    }
  if (subtitle != NULL)
    draw_paragraph (page, &subtitle_style, &theme->dim_text, subtitle, page->width, page->y);
  page->y = end;
}

/* Notes, source and the program's name, from the bottom up. */
static void
draw_feet (Page *page)
{
  const DtlColor *dim = &page->frame.theme->dim_text;
  DtlLettering *lettering = page->frame.lettering;
  double end = page->bottom - measure_feet (page);

  if (page->n_left_out <= PART_SOURCE)
    {
      double line = dtl_lettering_measure_paragraph (lettering, &foot_style, mark, page->width);

      dtl_color_set_source (dim, page->cr);
      dtl_lettering_show_paragraph (lettering, page->cr, &mark_style, mark, page->width,
                                    page->left + page->width - get_mark_width (page),
                                    page->bottom - line);
    }
  for (int part = PART_SOURCE; part >= PART_NOTES; part--)
    {
      const char *text = get_text (page, (Part) part);
      double width = get_foot_width (page, (Part) part);

      if (text == NULL)
        continue;
      page->bottom -= measure (page, &foot_style, text, width);
      draw_paragraph (page, &foot_style, dim, text, width, page->bottom + 2);
    }
  page->bottom = end;
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

static double
get_chart_height (const Page *page)
{
  return page->bottom - page->y - measure_head (page) - measure_feet (page);
}

/* Px below which the chart lacks a lane for its numbers, or a pane that was asked for. */
static double
get_least_height (const Page *page)
{
  DtlChart *chart = page->figure->chart;
  const GArray *flags = dtl_chart_get_flags (chart);
  double height = dtl_chart_get_added_height (chart);

  if (height > 0 && flags != NULL && flags->len > 0)
    height += LANE_HEIGHT;
  if (height > 0 && dtl_theme_is_print (page->frame.theme))
    height += DTL_LEGEND_LINE + LEGEND_GAP;

  return MAX (CHART_MIN_HEIGHT, height);
}

/* The key tells what the numbers of the chart stand for; without room for one it has no height. */
static void
lay_out_key (const Page *page, double height, DtlEventKey *key)
{
  DtlChart *chart = page->figure->chart;
  double room = MIN (height * KEY_MAX_SHARE, height - get_least_height (page) - 2 * KEY_GAP);

  *key = (DtlEventKey){ 0 };
  if (page->has_key)
    dtl_event_key_layout (key, dtl_chart_get_flags (chart), dtl_chart_get_rows (chart), page->width,
                          MAX (room, 0));
  if (height - key->height - 2 * KEY_GAP < get_least_height (page) - 1)
    key->height = 0;
  key->has_reactions = page->has_reactions;
}

/* Px of a low chart with one lane of numbers. */
static double
get_told_height (const Page *page)
{
  return CHART_TOLD_HEIGHT + dtl_annotations_get_lane_height (page->frame.theme, TRUE);
}

static char *
try_running_key (const Page *page, double room, gsize n, gboolean with_returns, double *text_height)
{
  DtlChart *chart = page->figure->chart;
  g_autofree char *text = dtl_event_key_describe (dtl_chart_get_flags (chart),
                                                  dtl_chart_get_rows (chart), n, with_returns);
  double height = measure (page, &foot_style, text, page->width);

  if (*text == '\0' || height > room)
    return NULL;
  *text_height = height;

  return g_steal_pointer (&text);
}

/* What stands in place of a table where that has no room or would leave events out: the same in
 * running text, with returns if they fit; without a table, as many events as fit.
 *
 * Returns: (nullable) (transfer full): %NULL where the table tells all, and where nothing fits */
static char *
choose_running_key (const Page *page, double height, const DtlEventKey *key, double *text_height)
{
  double room = key->height > 0 ? key->height : height - TEXT_GAP - get_told_height (page);
  char *text = NULL;

  if (!page->has_key || (key->height > 0 && key->n_shown == key->end - key->first))
    return NULL;

  for (int with_returns = 1; with_returns >= 0 && text == NULL; with_returns--)
    text = try_running_key (page, room, G_MAXSIZE, (gboolean) with_returns, text_height);
  if (text != NULL || key->height > 0)
    return text;

  for (gsize n = FEWEST_TOLD;; n++)
    {
      char *longer = try_running_key (page, room, n, FALSE, text_height);

      if (longer == NULL)
        return text;
      g_free (text);
      text = longer;
    }
}

static gsize
count_told (const DtlEventKey *key)
{
  return key->height > 0 ? key->n_shown : 0;
}

static gboolean
tells_events (const Page *page)
{
  double height = get_chart_height (page);
  double text_height;
  g_autofree char *text = NULL;
  DtlEventKey key;

  lay_out_key (page, height, &key);
  text = choose_running_key (page, height, &key, &text_height);

  return key.height > 0 || text != NULL;
}

/* Numbers that nothing explains are worth less than source and subtitle. */
static void
make_room_for_key (Page *page)
{
  int kept = page->n_left_out;

  while (!tells_events (page) && page->n_left_out < PART_TITLE)
    page->n_left_out++;
  if (!tells_events (page))
    page->n_left_out = kept;
}

/* What a small figure goes without, so that there is a chart, lanes for its flags and a key: first
 * the notes, which a key must gain much by, and the title last and only for the chart. */
static void
choose_parts (Page *page)
{
  DtlChart *chart = page->figure->chart;
  const GArray *flags = dtl_chart_get_flags (chart);
  double wanted = flags != NULL && flags->len > 0 ? CHART_FLAG_HEIGHT : CHART_BARE_HEIGHT;
  DtlEventKey with_notes, without;
  double height;

  if (dtl_chart_get_added_height (chart) > 0)
    wanted = get_least_height (page);
  while (page->n_left_out < PART_TITLE && get_chart_height (page) < wanted)
    page->n_left_out++;
  if (get_chart_height (page) < CHART_BARE_HEIGHT)
    page->n_left_out = N_PARTS;

  height = MAX (snap (page, get_chart_height (page)), 1);
  dtl_chart_layout (chart, page->width, height, page->frame.device_scale);
  page->has_key = dtl_theme_is_print (page->frame.theme) || has_numbers (chart);
  page->has_reactions =
      page->has_key && dtl_event_key_has_reactions (dtl_chart_get_flags (chart),
                                                    dtl_chart_get_rows (chart), page->width);
  if (!page->has_key)
    return;

  lay_out_key (page, get_chart_height (page), &with_notes);
  if (page->n_left_out == PART_NOTES)
    {
      page->n_left_out = PART_NOTES + 1;
      lay_out_key (page, get_chart_height (page), &without);
      if (count_told (&without) == 0 || count_told (&without) < 2 * count_told (&with_notes))
        page->n_left_out = PART_NOTES;
    }
  if (has_numbers (chart) && page->n_left_out < N_PARTS)
    make_room_for_key (page);
  lay_out_key (page, get_chart_height (page), &with_notes);
  page->has_reactions = page->has_reactions && with_notes.height > 0;
}

static void
choose_plot_parts (Page *page)
{
  while (page->n_left_out < N_PARTS && get_chart_height (page) < CHART_BARE_HEIGHT)
    page->n_left_out++;
}

static void
draw_plot (Page *page)
{
  double top = snap (page, page->y);
  double height = MAX (snap (page, page->bottom) - top, 1);

  cairo_save (page->cr);
  cairo_translate (page->cr, page->left, top);
  dtl_study_plot_draw (page->figure->kind, page->figure->data, page->frame.theme, page->cr,
                       page->width, height, page->frame.device_scale);
  cairo_restore (page->cr);
}

static void
draw_chart_and_key (Page *page)
{
  DtlChart *chart = page->figure->chart;
  double scale = page->frame.device_scale;
  double top = snap (page, page->y);
  double height = MAX (snap (page, page->bottom) - top, 1);
  double text_height = 0;
  g_autofree char *text = NULL;
  DtlEventKey key;

  dtl_chart_layout (chart, page->width, height, scale);
  lay_out_key (page, height, &key);
  text = choose_running_key (page, height, &key, &text_height);
  if (text != NULL)
    {
      double text_top = page->bottom - text_height;

      draw_paragraph (page, &foot_style, &page->frame.theme->text, text, page->width, text_top);
      height = MAX (snap (page, text_top - TEXT_GAP) - top, 1);
      dtl_chart_layout (chart, page->width, height, scale);
    }
  else if (key.height > 0)
    {
      double key_top = page->bottom - key.height - KEY_GAP;

      dtl_event_key_draw (&key, &page->frame, page->left, key_top, page->width, page->cr);
      dtl_frame_horizontal (&page->frame, page->cr, &page->frame.theme->pane_line, page->left,
                            page->left + page->width, key_top + key.height + KEY_GAP / 3);
      height = MAX (snap (page, key_top - KEY_GAP) - top, 1);
      dtl_chart_layout (chart, page->width, height, scale);
    }

  /* A low chart whose numbers are told needs the room for them more than for a legend. */
  if (dtl_theme_is_print (page->frame.theme) &&
      height > (text != NULL ? get_told_height (page) + DTL_LEGEND_LINE + LEGEND_GAP
                             : CHART_BARE_HEIGHT))
    {
      guint n_lines = dtl_chart_draw_legend (chart, page->cr, page->left, page->width,
                                             top + DTL_LEGEND_LINE / 2);
      double legend_height = n_lines * DTL_LEGEND_LINE + LEGEND_GAP;

      top = snap (page, top + legend_height);
      height = MAX (height - legend_height, 1);
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
 * Draws everything, and leaves the chart with the layout that it has there. Where there is no room
 * for a chart and its texts, texts are left out.
 */
void
dtl_figure_draw (DtlFigure *self, cairo_t *cr, double width, double height, double scale)
{
  g_autoptr (DtlLettering) lettering = dtl_lettering_new ();
  DtlTheme theme;
  Page page;

  g_return_if_fail (self != NULL && cr != NULL);
  g_return_if_fail (width > 0 && height > 0 && scale > 0);

  theme = self->chart != NULL ? *dtl_chart_get_theme (self->chart) : self->theme;
  dtl_lettering_set_theme (lettering, &theme);

  page = (Page){ .figure = self, .cr = cr };
  page.frame = (DtlFrame){ .theme = &theme, .lettering = lettering, .device_scale = scale };
  page.margin = snap (&page, MIN (MARGIN, MIN (width, height) / 8));
  page.left = page.margin;
  page.width = snap (&page, MAX (width - 2 * page.margin, 1));
  page.y = page.margin;
  page.bottom = height - page.margin;

  if (!self->is_transparent)
    {
      dtl_color_set_source (&theme.view, cr);
      cairo_rectangle (cr, 0, 0, width, height);
      cairo_fill (cr);
    }

  if (self->chart != NULL)
    choose_parts (&page);
  else
    choose_plot_parts (&page);
  draw_head (&page);
  draw_feet (&page);
  if (self->chart != NULL)
    draw_chart_and_key (&page);
  else
    draw_plot (&page);
}
