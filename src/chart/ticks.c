/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the time axis has its marks. Each session weighs as much as the
 * calendar unit that it begins; marks are taken level by level, heaviest first, until a level
 * does not fit any more (after the tick marks of lightweight-charts). A level comes whole or not
 * at all, so that marks stay evenly spread. */

#include "chart/ticks.h"

#include <math.h>

#define LEVEL_GAP 18 /* px between labels of one level, at least */
#define WEEK_GAP 30  /* weeks come closer together than is of use */
#define GAP 6        /* px between any two labels */

/* A moment, split up. */
typedef struct
{
  int year, month, day;
  DtlDay date;
  int seconds;
} Moment;

static void
read_moment (const DtlSeries *series, gsize row, Moment *moment)
{
  moment->seconds = 0;
  if (dtl_interval_is_intraday (dtl_series_get_interval (series)))
    moment->date = dtl_instant_get_day (dtl_series_get_keys (series)[row],
                                        dtl_series_get_zone (series), &moment->seconds);
  else
    moment->date = dtl_series_get_day (series, row);
  dtl_day_to_ymd (moment->date, &moment->year, &moment->month, &moment->day);
}

/* What the first session of all is weighed against. */
static void
read_day_before (const Moment *moment, Moment *before)
{
  *before = *moment;
  before->date--;
  if (dtl_day_is_valid (before->date))
    dtl_day_to_ymd (before->date, &before->year, &before->month, &before->day);
}

static DtlMarkWeight
weigh_year (int year)
{
  if (year % 100 == 0)
    return DTL_MARK_CENTURY;
  if (year % 10 == 0)
    return DTL_MARK_DECADE;
  if (year % 2 == 0)
    return DTL_MARK_EVEN_YEAR;

  return DTL_MARK_YEAR;
}

#define FIRST_WEEK 200000 /* makes all days positive */

/* Weeks begin on Monday. Day 0 is a Thursday. */
static int
week_of (DtlDay day)
{
  return (day + 3 + 7 * FIRST_WEEK) / 7;
}

static DtlDay
first_day_of_week (int week)
{
  return (week - FIRST_WEEK) * 7 - 3;
}

/* What begins between two neighbouring sessions. */
static DtlMarkWeight
weigh (const Moment *before, const Moment *moment)
{
  if (before->year / 100 != moment->year / 100)
    return DTL_MARK_CENTURY;
  if (before->year / 10 != moment->year / 10)
    return DTL_MARK_DECADE;
  if (before->year != moment->year)
    return weigh_year (moment->year);
  if (before->month != moment->month)
    return (before->month - 1) / 3 != (moment->month - 1) / 3 ? DTL_MARK_QUARTER : DTL_MARK_MONTH;
  if (before->day < 15 && moment->day >= 15)
    return DTL_MARK_MID_MONTH;

  if (week_of (before->date) != week_of (moment->date))
    return DTL_MARK_WEEK;
  if (before->date != moment->date)
    return DTL_MARK_DAY;
  if (before->seconds / 3600 != moment->seconds / 3600)
    return DTL_MARK_HOUR;
  if (before->seconds / 900 != moment->seconds / 900)
    return DTL_MARK_MINUTES;

  return DTL_MARK_NONE;
}

static char *
mark_text (const Moment *moment, DtlMarkWeight weight, gboolean first, const DtlDateNames *names)
{
  if (weight >= DTL_MARK_YEAR)
    return g_strdup_printf ("%d", moment->year);
  if (weight >= DTL_MARK_MONTH)
    return dtl_format_day (moment->date, first ? DTL_DAY_STYLE_MONTH_YEAR : DTL_DAY_STYLE_MONTH,
                           names);
  if (first)
    return dtl_format_day (moment->date, DTL_DAY_STYLE_DAY_MONTH_YEAR, names);
  if (weight >= DTL_MARK_DAY)
    return g_strdup_printf ("%d", moment->day);

  return dtl_format_time (moment->seconds);
}

static void
tick_clear (gpointer data)
{
  DtlTimeTick *tick = data;

  g_free (tick->text);
}

gboolean
dtl_time_tick_is_heavy (const DtlTimeTick *tick)
{
  return tick->weight >= DTL_MARK_MONTH;
}

/* What building the list needs at every step. */
typedef struct
{
  const DtlSeries *series;
  const DtlTimeScale *scale;
  double left, right;
  const DtlDateNames *names;
  DtlMeasureLabel measure;
  gpointer data;
  GArray *ticks; /* placed, by row */
} Builder;

static DtlTimeTick
make_tick (const Builder *builder, gsize row, DtlMarkWeight weight, gboolean first)
{
  DtlTimeTick tick = { .row = row, .weight = weight };
  Moment moment;

  read_moment (builder->series, row, &moment);
  tick.text = mark_text (&moment, weight, first, builder->names);
  tick.width = builder->measure (builder->data, tick.text, weight >= DTL_MARK_MONTH);
  tick.x = dtl_time_scale_x (builder->scale, (double) row);
  tick.x = MAX (tick.x, builder->left + tick.width / 2);

  return tick;
}

static gboolean
ticks_collide (const DtlTimeTick *a, const DtlTimeTick *b, double gap)
{
  return fabs (a->x - b->x) < (a->width + b->width) / 2 + gap;
}

static gboolean
is_pushed (const Builder *builder, const DtlTimeTick *tick)
{
  return tick->x > dtl_time_scale_x (builder->scale, (double) tick->row);
}

/* Adds a level to what is placed, or leaves it out as a whole. Marks that only run into a heavier
 * one, or over the right edge, are dropped alone. */
static gboolean
add_level (Builder *builder, const GArray *rows, DtlMarkWeight weight)
{
  g_autoptr (GArray) level = g_array_new (FALSE, TRUE, sizeof (DtlTimeTick));
  double gap = weight == DTL_MARK_WEEK ? WEEK_GAP : LEVEL_GAP;
  guint n_dropped = 0;
  guint heavier = 0;

  g_array_set_clear_func (level, tick_clear);

  for (guint i = 0; i < rows->len; i++)
    {
      DtlTimeTick tick = make_tick (builder, g_array_index (rows, gsize, i), weight, FALSE);
      const DtlTimeTick *placed = (const DtlTimeTick *) (gpointer) builder->ticks->data;
      gboolean dropped = tick.x + tick.width / 2 > builder->right;

      /* A label that the edge pushes to the right gives way to the next. */
      if (level->len == 1 && is_pushed (builder, &g_array_index (level, DtlTimeTick, 0)) &&
          ticks_collide (&g_array_index (level, DtlTimeTick, 0), &tick, gap))
        g_array_set_size (level, 0);

      if (level->len > 0 &&
          ticks_collide (&g_array_index (level, DtlTimeTick, level->len - 1), &tick, gap))
        {
          tick_clear (&tick);
          return FALSE;
        }

      while (heavier < builder->ticks->len && placed[heavier].row < tick.row)
        heavier++;
      if (heavier > 0)
        dropped |= ticks_collide (&placed[heavier - 1], &tick, GAP);
      if (heavier < builder->ticks->len)
        dropped |= ticks_collide (&placed[heavier], &tick, GAP);

      if (dropped)
        {
          tick_clear (&tick);
          n_dropped++;
        }
      else
        {
          g_array_append_val (level, tick);
        }
    }

  if (n_dropped * 3 > rows->len && rows->len > 2)
    return FALSE;

  for (guint i = 0; i < level->len; i++)
    {
      DtlTimeTick *tick = &g_array_index (level, DtlTimeTick, i);
      guint at = builder->ticks->len;

      while (at > 0 && g_array_index (builder->ticks, DtlTimeTick, at - 1).row > tick->row)
        at--;
      g_array_insert_val (builder->ticks, at, *tick);
      tick->text = NULL;
    }

  return TRUE;
}

/* The first label carries the year; what it then covers goes. */
static void
name_first (Builder *builder)
{
  DtlTimeTick *first;

  if (builder->ticks->len == 0)
    return;

  first = &g_array_index (builder->ticks, DtlTimeTick, 0);
  if (first->weight < DTL_MARK_YEAR)
    {
      DtlTimeTick named = make_tick (builder, first->row, first->weight, TRUE);

      tick_clear (first);
      *first = named;
    }

  while (builder->ticks->len > 1 &&
         ticks_collide (first, &g_array_index (builder->ticks, DtlTimeTick, 1), GAP))
    g_array_remove_index (builder->ticks, 1);
}

/* The row that begins the next unit of @weight after @row, or one before it. The clock may jump in
 * the unit; what is found there is weighed like any other row, so no mark is wrong for it. */
static gsize
find_next (const DtlSeries *series, gsize row, DtlMarkWeight weight)
{
  GTimeZone *zone = dtl_series_get_zone (series);
  Moment at;
  int step = 1;

  read_moment (series, row, &at);
  switch (weight)
    {
    case DTL_MARK_CENTURY:
    case DTL_MARK_DECADE:
    case DTL_MARK_EVEN_YEAR:
    case DTL_MARK_YEAR:
      step = weight == DTL_MARK_CENTURY     ? 100
             : weight == DTL_MARK_DECADE    ? 10
             : weight == DTL_MARK_EVEN_YEAR ? 2
                                            : 1;
      at.date = dtl_day_from_ymd ((at.year / step + 1) * step, 1, 1);
      break;
    case DTL_MARK_QUARTER:
    case DTL_MARK_MONTH:
      step = weight == DTL_MARK_QUARTER ? 3 : 1;
      at.date = dtl_day_add_months (dtl_day_from_ymd (at.year, (at.month - 1) / step * step + 1, 1),
                                    step);
      break;
    case DTL_MARK_MID_MONTH:
      at.date = dtl_day_from_ymd (at.year, at.month, 15);
      if (at.day >= 15)
        at.date = dtl_day_add_months (at.date, 1);
      break;
    case DTL_MARK_WEEK:
      at.date = first_day_of_week (week_of (at.date) + 1);
      break;
    case DTL_MARK_DAY:
      at.date++;
      break;
    case DTL_MARK_HOUR:
    case DTL_MARK_MINUTES:
      step = weight == DTL_MARK_HOUR ? 3600 : 900;
      return zone == NULL ? dtl_series_get_n (series)
                          : dtl_series_find_key (series, dtl_series_get_keys (series)[row] + step -
                                                             at.seconds % step);
    case DTL_MARK_NONE:
    default:
      return row + 1;
    }

  return dtl_day_is_valid (at.date) ? dtl_series_find_day (series, at.date)
                                    : dtl_series_get_n (series);
}

/* The rows that begin a unit of @weight and none that is heavier, as many as could be shown, and
 * one more if there are. */
static GArray *
find_rows (const Builder *builder, DtlRows rows, DtlMarkWeight weight)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (gsize));
  double most = (builder->right - builder->left) / LEVEL_GAP * 1.5 + 4;
  gsize row = rows.first;

  while (row < rows.end && found->len <= most)
    {
      Moment before, moment;
      DtlMarkWeight own;
      gsize next;

      read_moment (builder->series, row, &moment);
      if (row > 0)
        read_moment (builder->series, row - 1, &before);
      else
        read_day_before (&moment, &before);
      own = weigh (&before, &moment);
      if (own == weight || (own == DTL_MARK_MID_MONTH && weight == DTL_MARK_WEEK &&
                            week_of (before.date) != week_of (moment.date)))
        g_array_append_val (found, row);

      next = find_next (builder->series, row, weight);
      row = MAX (next, row + 1);
    }

  return found;
}

/* Returns: whether the level fits, which one without marks does */
static gboolean
place_level (Builder *builder, DtlRows rows, DtlMarkWeight weight)
{
  g_autoptr (GArray) found = find_rows (builder, rows, weight);

  return add_level (builder, found, weight);
}

/**
 * dtl_time_ticks_new:
 * @series: (nullable): what the scale counts
 * @rows: that are in view
 * @left: where labels may begin
 * @right: where labels must end
 * @names: (nullable): English if %NULL
 * @measure: (scope call): the width of a label in px
 *
 * The first label carries the year, and no two collide. The cost is that of finding as many marks
 * as fit, by bisection, whatever the rows in view.
 *
 * Returns: (transfer full) (element-type DtlTimeTick): by row
 */
GArray *
dtl_time_ticks_new (const DtlSeries *series,
                    DtlRows rows,
                    const DtlTimeScale *scale,
                    double left,
                    double right,
                    const DtlDateNames *names,
                    DtlMeasureLabel measure,
                    gpointer data)
{
  Builder builder = { series, scale, left, right, names, measure, data, NULL };
  gboolean fits = TRUE;

  builder.ticks = g_array_new (FALSE, TRUE, sizeof (DtlTimeTick));
  g_array_set_clear_func (builder.ticks, tick_clear);
  if (series == NULL || rows.first >= rows.end)
    return builder.ticks;

  for (int i = DTL_MARK_CENTURY; i >= DTL_MARK_MONTH && fits; i--)
    fits = place_level (&builder, rows, (DtlMarkWeight) i);

  /* The 15th stands for the weeks where these are too close. */
  if (fits && !place_level (&builder, rows, DTL_MARK_WEEK))
    {
      place_level (&builder, rows, DTL_MARK_MID_MONTH);
      fits = FALSE;
    }
  for (int i = DTL_MARK_DAY; i > DTL_MARK_NONE && fits; i--)
    fits = place_level (&builder, rows, (DtlMarkWeight) i);

  if (builder.ticks->len == 0)
    {
      gsize row = rows.first;
      DtlTimeTick tick = make_tick (&builder, row, DTL_MARK_DAY, FALSE);

      g_array_append_val (builder.ticks, tick);
    }
  name_first (&builder);

  return builder.ticks;
}
