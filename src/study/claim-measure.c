/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figure that bars give for a measure, with its arithmetic in words. Prices are always as
 * traded: an adjusted close is no price that anybody paid, and its day moves over a dividend are
 * not those that an article tells. Whether the figure fits a claim is not judged here. */
#include "study/claim-measure.h"

#include <math.h>

static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };

/* A price of one bar. */
typedef struct
{
  const char *name;
  DtlDay day;
  double price;
} Point;

void
dtl_claim_figure_clear (DtlClaimFigure *self)
{
  g_clear_pointer (&self->why, g_free);
  g_clear_pointer (&self->arithmetic, g_free);
}

/* Returns: (transfer full): "14 Jul 2022" */
char *
dtl_claim_describe_day (DtlDay day)
{
  int year, month, month_day;

  dtl_day_to_ymd (day, &year, &month, &month_day);

  return g_strdup_printf ("%d %s %d", month_day, months[month - 1], year);
}

/* Returns: (transfer full): "close 14 Jul 2022 103.76"; below 1 with four decimals */
char *
dtl_claim_describe_price (const char *name, DtlDay day, double price)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *when = dtl_claim_describe_day (day);

  g_ascii_formatd (number, sizeof number, fabs (price) < 1 ? "%.4f" : "%.2f", price);

  return g_strdup_printf ("%s %s %s", name, when, number);
}

/* Returns: (transfer full): "-4.89 %", or "-1030.43" */
char *
dtl_claim_describe_figure (double value, gboolean in_percent)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (number, sizeof number, "%+.2f", value);

  return g_strconcat (number, in_percent ? " %" : NULL, NULL);
}

/* Returns: whether the series has a bar of exactly @day */
gboolean
dtl_claim_find_row (const DtlSeries *series, DtlDay day, gsize *row)
{
  gsize found;

  if (day == DTL_DAY_NONE)
    return FALSE;
  found = dtl_series_find_day (series, day);
  if (found >= dtl_series_get_n (series) || dtl_series_get_day (series, found) != day)
    return FALSE;

  *row = found;
  return TRUE;
}

/* What @claim asks of the bars. */
DtlClaimQuestion
dtl_claim_question_of (const DtlClaim *claim)
{
  return (DtlClaimQuestion){
    .measure = claim->measure,
    .direction = claim->direction,
    .from = claim->from,
    .to = claim->to,
    .base_price = claim->base_price,
    .base_level = claim->base_level,
    .in_percent = g_strcmp0 (claim->unit, "pct") == 0,
  };
}

static gboolean
get_point (const DtlSeries *series, gsize row, DtlColumn column, Point *point, DtlClaimFigure *out)
{
  static const char *const names[] = { "open", "high", "low", "close" };
  double price = dtl_series_get_column (series, column)[row];
  DtlDay day = dtl_series_get_day (series, row);

  if (!isfinite (price) || price <= 0)
    {
      g_autofree char *when = dtl_claim_describe_day (day);

      out->why = g_strdup_printf ("the bar of %s has no %s", when, names[column]);
      return FALSE;
    }

  *point = (Point){ names[column], day, price };
  return TRUE;
}

static gboolean
find_day (const DtlSeries *series, DtlDay day, gsize *row, DtlClaimFigure *out)
{
  g_autofree char *when = NULL;

  if (dtl_claim_find_row (series, day, row))
    return TRUE;

  if (day == DTL_DAY_NONE)
    out->why = g_strdup ("the text does not say which session is meant");
  else
    {
      when = dtl_claim_describe_day (day);
      out->why = g_strdup_printf ("the prices have no bar of %s", when);
    }
  return FALSE;
}

/* The row of the close that a move of row @to starts from. */
static gboolean
find_start (const DtlClaimQuestion *question,
            const DtlSeries *series,
            gsize to,
            gsize *from,
            DtlClaimFigure *out)
{
  if (question->from != DTL_DAY_NONE)
    return find_day (series, question->from, from, out);
  if (to == 0)
    {
      out->why = g_strdup ("the prices have no session before it");
      return FALSE;
    }

  *from = to - 1;
  return TRUE;
}

static void
set_change (const Point *first, const Point *last, gboolean in_percent, DtlClaimFigure *out)
{
  g_autofree char *start = dtl_claim_describe_price (first->name, first->day, first->price);
  g_autofree char *end = dtl_claim_describe_price (last->name, last->day, last->price);
  g_autofree char *result = NULL;

  out->value = in_percent ? (last->price / first->price - 1) * 100 : last->price - first->price;
  out->from = first->day;
  out->to = last->day;
  result = dtl_claim_describe_figure (out->value, in_percent);
  out->arithmetic = g_strdup_printf ("%s to %s: %s", start, end, result);
}

static void
measure_change (const DtlClaimQuestion *question,
                const DtlSeries *series,
                DtlColumn column,
                DtlClaimFigure *out)
{
  Point first, last;
  gsize from, to;

  if (find_day (series, question->to, &to, out) && find_start (question, series, to, &from, out) &&
      get_point (series, from, DTL_COLUMN_CLOSE, &first, out) &&
      get_point (series, to, column, &last, out))
    set_change (&first, &last, question->in_percent, out);
}

static void
measure_open_close (const DtlClaimQuestion *question, const DtlSeries *series, DtlClaimFigure *out)
{
  Point first, last;
  gsize to;

  if (find_day (series, question->to, &to, out) &&
      get_point (series, to, DTL_COLUMN_OPEN, &first, out) &&
      get_point (series, to, DTL_COLUMN_CLOSE, &last, out))
    set_change (&first, &last, question->in_percent, out);
}

static void
measure_level (const DtlClaimQuestion *question,
               const DtlSeries *series,
               DtlColumn column,
               DtlClaimFigure *out)
{
  Point point;
  gsize to;

  if (find_day (series, question->to, &to, out) && get_point (series, to, column, &point, out))
    {
      out->value = point.price;
      out->to = point.day;
      out->arithmetic = dtl_claim_describe_price (point.name, point.day, point.price);
    }
}

static void
measure_moment (const DtlClaimQuestion *question, const DtlSeries *series, DtlClaimFigure *out)
{
  gboolean is_level = question->direction == DTL_CLAIM_LEVEL;
  g_autofree char *low_text = NULL, *high_text = NULL;
  Point first = { 0 }, low, high;
  gsize from, to;

  if (!find_day (series, question->to, &to, out) ||
      !get_point (series, to, DTL_COLUMN_LOW, &low, out) ||
      !get_point (series, to, DTL_COLUMN_HIGH, &high, out))
    return;
  if (!is_level && (!find_start (question, series, to, &from, out) ||
                    !get_point (series, from, DTL_COLUMN_CLOSE, &first, out)))
    return;

  low_text = dtl_claim_describe_price (low.name, low.day, low.price);
  high_text = dtl_claim_describe_price (high.name, high.day, high.price);
  out->to = low.day;
  if (is_level)
    {
      out->low = low.price;
      out->high = high.price;
      out->arithmetic = g_strdup_printf ("%s, %s", low_text, high_text);
    }
  else
    {
      g_autofree char *start = dtl_claim_describe_price (first.name, first.day, first.price);
      g_autofree char *low_move = NULL, *high_move = NULL;

      out->from = first.day;
      out->low =
          question->in_percent ? (low.price / first.price - 1) * 100 : low.price - first.price;
      out->high =
          question->in_percent ? (high.price / first.price - 1) * 100 : high.price - first.price;
      low_move = dtl_claim_describe_figure (out->low, question->in_percent);
      high_move = dtl_claim_describe_figure (out->high, question->in_percent);
      out->arithmetic = g_strdup_printf ("%s to %s: %s, to %s: %s", start, low_text, low_move,
                                         high_text, high_move);
    }
}

/* The highest or lowest close of rows @first to @last, the earliest of equals. */
static gboolean
find_extreme (const DtlSeries *series, gsize first, gsize last, gboolean highest, gsize *row)
{
  const double *close = dtl_series_get_column (series, DTL_COLUMN_CLOSE);
  gboolean found = FALSE;

  for (gsize i = first; i <= last; i++)
    if (isfinite (close[i]) && close[i] > 0 &&
        (!found || (highest ? close[i] > close[*row] : close[i] < close[*row])))
      {
        *row = i;
        found = TRUE;
      }

  return found;
}

/* From the highest close, or of a rise the lowest, to the close of the day or to the furthest
 * close on the way there. */
static void
measure_peak (const DtlClaimQuestion *question,
              const DtlSeries *series,
              gboolean to_trough,
              DtlClaimFigure *out)
{
  gboolean falling = question->direction != DTL_CLAIM_UP;
  gsize to, from = 0, peak = 0, trough = 0;
  Point first, last;

  if (!find_day (series, question->to, &to, out))
    return;
  if (question->from != DTL_DAY_NONE)
    {
      if (question->from < dtl_series_get_day (series, 0))
        {
          g_autofree char *when = dtl_claim_describe_day (dtl_series_get_day (series, 0));

          out->why = g_strdup_printf ("the prices begin on %s", when);
          return;
        }
      from = dtl_series_find_day (series, question->from);
    }
  if (from > to || !find_extreme (series, from, to, falling, &peak))
    {
      out->why = g_strdup ("there is no session from which it could be counted");
      return;
    }
  if (to_trough)
    {
      find_extreme (series, peak, to, !falling, &trough);
      to = trough;
    }

  if (get_point (series, peak, DTL_COLUMN_CLOSE, &first, out) &&
      get_point (series, to, DTL_COLUMN_CLOSE, &last, out))
    set_change (&first, &last, question->in_percent, out);
}

static DtlColumn
get_column_of_level (DtlMeasure level)
{
  return level == DTL_MEASURE_LEVEL_OPEN   ? DTL_COLUMN_OPEN
         : level == DTL_MEASURE_LEVEL_LOW  ? DTL_COLUMN_LOW
         : level == DTL_MEASURE_LEVEL_HIGH ? DTL_COLUMN_HIGH
                                           : DTL_COLUMN_CLOSE;
}

static void
measure_base (const DtlClaimQuestion *question, const DtlSeries *series, DtlClaimFigure *out)
{
  g_autofree char *end = NULL, *result = NULL;
  char base[G_ASCII_DTOSTR_BUF_SIZE];
  Point last;
  gsize to;

  if (!isfinite (question->base_price) || question->base_price <= 0)
    {
      out->why = g_strdup ("the text does not say which price it is measured against");
      return;
    }
  if (!find_day (series, question->to, &to, out) ||
      !get_point (series, to, get_column_of_level (question->base_level), &last, out))
    return;

  out->value = question->in_percent ? (last.price / question->base_price - 1) * 100
                                    : last.price - question->base_price;
  out->to = last.day;
  g_ascii_formatd (base, sizeof base, "%.2f", question->base_price);
  end = dtl_claim_describe_price (last.name, last.day, last.price);
  result = dtl_claim_describe_figure (out->value, question->in_percent);
  out->arithmetic = g_strdup_printf ("%s to %s: %s", base, end, result);
}

/**
 * dtl_claim_measure:
 * @series: bars of days
 * @out: (out): to be cleared by the caller
 *
 * O(log n), but for peaks, which look at every close from the first day on.
 */
void
dtl_claim_measure (const DtlClaimQuestion *question, const DtlSeries *series, DtlClaimFigure *out)
{
  g_return_if_fail (question != NULL && series != NULL && out != NULL);

  *out = (DtlClaimFigure){
    .value = NAN, .low = NAN, .high = NAN, .from = DTL_DAY_NONE, .to = DTL_DAY_NONE
  };

  switch (question->measure)
    {
    case DTL_MEASURE_CHANGE:
    case DTL_MEASURE_POINTS:
      measure_change (question, series, DTL_COLUMN_CLOSE, out);
      break;
    case DTL_MEASURE_OPEN:
      measure_change (question, series, DTL_COLUMN_OPEN, out);
      break;
    case DTL_MEASURE_LOW:
      measure_change (question, series, DTL_COLUMN_LOW, out);
      break;
    case DTL_MEASURE_HIGH:
      measure_change (question, series, DTL_COLUMN_HIGH, out);
      break;
    case DTL_MEASURE_AT_TIME:
      measure_moment (question, series, out);
      break;
    case DTL_MEASURE_PREMARKET:
      out->why = g_strdup ("no premarket prices");
      break;
    case DTL_MEASURE_AFTERHOURS:
      out->why = g_strdup ("no after-hours prices");
      break;
    case DTL_MEASURE_LEVEL_CLOSE:
      measure_level (question, series, DTL_COLUMN_CLOSE, out);
      break;
    case DTL_MEASURE_LEVEL_OPEN:
      measure_level (question, series, DTL_COLUMN_OPEN, out);
      break;
    case DTL_MEASURE_LEVEL_LOW:
      measure_level (question, series, DTL_COLUMN_LOW, out);
      break;
    case DTL_MEASURE_LEVEL_HIGH:
      measure_level (question, series, DTL_COLUMN_HIGH, out);
      break;
    case DTL_MEASURE_PEAK:
      measure_peak (question, series, FALSE, out);
      break;
    case DTL_MEASURE_BASE:
      measure_base (question, series, out);
      break;
    case DTL_MEASURE_OPEN_CLOSE:
      measure_open_close (question, series, out);
      break;
    case DTL_MEASURE_TROUGH:
      measure_peak (question, series, TRUE, out);
      break;
    default:
      g_return_if_reached ();
    }
}
