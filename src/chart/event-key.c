/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Explains the numbers on a figure's chart, in one column or two. */

#include "chart/event-key.h"

#include <math.h>
#include <string.h>

#include "chart/chip.h"
#include "chart/format.h"

#define ROW_HEIGHT 18
#define TWO_COLUMNS_FROM 4 /* flags */
#define TWO_COLUMNS_WIDTH 480
#define COLUMN_GAP 36
#define BADGE 16
#define DIGIT 7 /* px that a badge is wider for each further digit */
#define DATE_X 30
#define VALUE_WIDTH 62
#define ABNORMAL_WIDTH 74
#define P_WIDTH 54
#define REACTION_COLUMN 400 /* px of a column that has room for what was abnormal */
#define CELL_GAP 12
#define NO_BREAK "\302\240" /* a space */

static const DtlTextStyle head_style = { 11.5, 600, 0 };
static const DtlTextStyle date_style = { 11.5, 400, 0 };
static const DtlTextStyle value_style = { 11.5, 600, 0 };
static const DtlTextStyle plain_style = { 11.5, 400, 0 };

static const DtlFlag *
get_flag (const DtlEventKey *self, gsize i)
{
  return &g_array_index (self->flags, DtlFlag, i);
}

static void
find_flags (DtlEventKey *self, DtlRows rows)
{
  while (self->first < self->flags->len && get_flag (self, self->first)->row < rows.first)
    self->first++;
  self->end = self->first;
  while (self->end < self->flags->len && get_flag (self, self->end)->row < rows.end)
    self->end++;
}

static guint
count_columns (gsize n, double width)
{
  return n >= TWO_COLUMNS_FROM && width >= TWO_COLUMNS_WIDTH ? 2 : 1;
}

static double
get_column_width (guint n_columns, double width)
{
  return (width - (n_columns - 1) * COLUMN_GAP) / n_columns;
}

/**
 * dtl_event_key_has_reactions:
 * @flags: (nullable) (element-type DtlFlag): by row
 * @rows: in view
 * @width: px of the table
 *
 * Returns: whether a table of @width says what was abnormal: there is such a figure, and room
 */
gboolean
dtl_event_key_has_reactions (const GArray *flags, DtlRows rows, double width)
{
  DtlEventKey key = { .flags = flags };

  if (flags == NULL)
    return FALSE;

  find_flags (&key, rows);
  if (get_column_width (count_columns (key.end - key.first, width), width) < REACTION_COLUMN)
    return FALSE;
  for (gsize i = key.first; i < key.end; i++)
    if (get_flag (&key, i)->has_reaction)
      return TRUE;

  return FALSE;
}

/**
 * dtl_event_key_describe:
 * @flags: (nullable) (element-type DtlFlag): by row
 * @rows: in view
 * @n: how many events are named, at most; the rest is counted
 * @with_returns: whether each event is followed by its return
 *
 * Returns: (transfer full): "1 Liu He statement +36.76 %  ·  2 ..."; "" without flags. A number and
 *   the first word of its title stay in one line
 */
char *
dtl_event_key_describe (const GArray *flags, DtlRows rows, gsize n, gboolean with_returns)
{
  GString *text = g_string_new (NULL);
  DtlEventKey key = { .flags = flags };

  if (flags == NULL)
    return g_string_free (text, FALSE);

  find_flags (&key, rows);
  n = MIN (n, key.end - key.first);
  for (gsize i = key.first; i < key.first + n; i++)
    {
      const DtlFlag *flag = get_flag (&key, i);

      g_string_append_printf (text, "%s%zu" NO_BREAK "%s", i > key.first ? NO_BREAK "· " : "",
                              i + 1, flag->title != NULL ? flag->title : "");
      if (with_returns && isfinite (flag->value))
        {
          g_autofree char *value = dtl_format_percent (flag->value, 2);

          g_string_append_printf (text, NO_BREAK "%s", value);
        }
    }
  if (key.first + n < key.end)
    g_string_append_printf (text, NO_BREAK "· and %zu more", key.end - key.first - n);

  return g_string_free (text, FALSE);
}

/**
 * dtl_event_key_layout:
 * @self: (out caller-allocates)
 * @rows: in view
 * @max_height: px; flags that do not fit are counted in the last line
 */
void
dtl_event_key_layout (
    DtlEventKey *self, const GArray *flags, DtlRows rows, double width, double max_height)
{
  gsize n, n_fit;

  *self = (DtlEventKey){ .flags = flags, .n_columns = 1 };
  if (flags == NULL)
    return;

  find_flags (self, rows);
  n = self->end - self->first;
  if (n == 0)
    return;

  self->n_columns = count_columns (n, width);
  self->has_reactions = dtl_event_key_has_reactions (flags, rows, width);
  n_fit = (gsize) MAX (floor (max_height / ROW_HEIGHT) - 1, 1);
  self->n_rows = MIN ((n + self->n_columns - 1) / self->n_columns, n_fit);
  self->n_shown = MIN (n, self->n_rows * self->n_columns);
  if (self->n_shown < n)
    self->n_shown--;
  self->height = (double) (self->n_rows + 1) * ROW_HEIGHT;
}

static void
show (const DtlFrame *frame,
      cairo_t *cr,
      const DtlTextStyle *style,
      const DtlColor *color,
      const char *text,
      double x,
      double middle,
      DtlAlign align)
{
  double drop = dtl_lettering_get_drop (frame->lettering, style);

  dtl_color_set_source (color, cr);
  dtl_lettering_show (frame->lettering, cr, style, text, x, dtl_frame_snap (frame, middle + drop),
                      align);
}

static const char *
flag_date (const DtlFlag *flag)
{
  if (flag->date != NULL)
    return flag->date;

  return flag->when != NULL ? flag->when : "";
}

static double
measure_dates (const DtlEventKey *self, const DtlFrame *frame)
{
  double widest = dtl_lettering_measure (frame->lettering, &head_style, "Date");

  for (gsize i = self->first; i < self->first + self->n_shown; i++)
    widest = MAX (widest, dtl_lettering_measure (frame->lettering, &date_style,
                                                 flag_date (get_flag (self, i))));

  return ceil (widest);
}

/* Where the figures of a row end, from the right. */
typedef struct
{
  double value, abnormal, p;
  double title_width;
} Cells;

static Cells
get_cells (const DtlEventKey *self, double left, double event_x, double column)
{
  Cells cells = { .value = left + column };
  double value_left;

  if (self->has_reactions)
    {
      cells.p = cells.value;
      cells.abnormal = cells.p - P_WIDTH;
      cells.value = cells.abnormal - ABNORMAL_WIDTH;
    }
  value_left = cells.value - VALUE_WIDTH;
  cells.title_width = MAX (value_left - event_x, 1);

  return cells;
}

static void
draw_reaction (
    const DtlFrame *frame, const DtlFlag *flag, const Cells *cells, double middle, cairo_t *cr)
{
  const DtlColor *color = &frame->theme->text;
  g_autofree char *abnormal = dtl_format_percent (flag->abnormal, 2);
  g_autofree char *p = dtl_format_probability (flag->p);

  show (frame, cr, &plain_style, color, abnormal, cells->abnormal, middle, DTL_ALIGN_END);
  show (frame, cr, flag->is_unusual ? &value_style : &plain_style, color, p, cells->p, middle,
        DTL_ALIGN_END);
}

static void
draw_row (const DtlEventKey *self,
          const DtlFrame *frame,
          gsize i,
          double x,
          double event_x,
          const Cells *cells,
          double middle,
          cairo_t *cr)
{
  const DtlTheme *theme = frame->theme;
  const DtlFlag *flag = get_flag (self, i);
  DtlTextStyle title_style = { 11.5, 600, cells->title_width / theme->text_scale };
  g_autofree char *number = g_strdup_printf ("%zu", i + 1);
  double badge = BADGE + DIGIT * ((double) strlen (number) - 1);
  DtlRect rect = { x, dtl_frame_snap (frame, middle - BADGE / 2), badge, BADGE };

  dtl_chip_draw_badge (frame, cr, flag, &rect, number, FALSE);
  show (frame, cr, &date_style, &theme->text, flag_date (flag), x + DATE_X, middle,
        DTL_ALIGN_START);
  show (frame, cr, &title_style, &theme->text, flag->title != NULL ? flag->title : "", event_x,
        middle, DTL_ALIGN_START);

  if (isfinite (flag->value))
    {
      g_autofree char *value = dtl_format_percent (flag->value, 2);

      show (frame, cr, &value_style,
            flag->value < 0   ? &theme->fall_text
            : flag->value > 0 ? &theme->rise_text
                              : &theme->text,
            value, cells->value, middle, DTL_ALIGN_END);
    }
  if (self->has_reactions && flag->has_reaction)
    draw_reaction (frame, flag, cells, middle, cr);
}

void
dtl_event_key_draw (
    const DtlEventKey *self, const DtlFrame *frame, double x, double y, double width, cairo_t *cr)
{
  const DtlColor *dim = &frame->theme->dim_text;
  double column = get_column_width (self->n_columns, width);
  double date_width;

  if (self->height <= 0)
    return;

  date_width = measure_dates (self, frame);
  for (guint c = 0; c < self->n_columns; c++)
    {
      double left = dtl_frame_snap (frame, x + c * (column + COLUMN_GAP));
      double event_x = left + DATE_X + date_width + CELL_GAP;
      Cells cells = get_cells (self, left, event_x, column);

      show (frame, cr, &head_style, dim, "Date", left + DATE_X, y + ROW_HEIGHT / 2,
            DTL_ALIGN_START);
      show (frame, cr, &head_style, dim, "Event", event_x, y + ROW_HEIGHT / 2, DTL_ALIGN_START);
      show (frame, cr, &head_style, dim, "Return", cells.value, y + ROW_HEIGHT / 2, DTL_ALIGN_END);
      if (self->has_reactions)
        {
          show (frame, cr, &head_style, dim, "Abnormal", cells.abnormal, y + ROW_HEIGHT / 2,
                DTL_ALIGN_END);
          show (frame, cr, &head_style, dim, "p", cells.p, y + ROW_HEIGHT / 2, DTL_ALIGN_END);
        }

      for (gsize row = 0; row < self->n_rows; row++)
        {
          gsize place = c * self->n_rows + row;
          double middle = y + ((double) row + 1.5) * ROW_HEIGHT;

          if (place < self->n_shown)
            {
              draw_row (self, frame, self->first + place, left, event_x, &cells, middle, cr);
            }
          else if (place == self->n_shown && self->n_shown < self->end - self->first)
            {
              g_autofree char *rest =
                  g_strdup_printf ("and %zu more", self->end - self->first - self->n_shown);

              show (frame, cr, &date_style, dim, rest, left + DATE_X, middle, DTL_ALIGN_START);
            }
        }
    }
}
