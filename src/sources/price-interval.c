/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the bars of a price file are, by the step that is most frequent between its rows. Needs
 * the order of day and month: with these mistaken days look like months. */

#include "sources/price-layout.h"

#include "base/error.h"

#define MAX_SAMPLED_STEPS 4096
#define SECONDS_A_DAY 86400

/* The steps from row to row that an interval leaves. Longer bars carry the day of their last
 * session, or their first, so that holidays shift them. */
static const struct
{
  gint64 shortest, longest; /* seconds */
  DtlInterval interval;
} steps[] = {
  { 60, 60, DTL_INTERVAL_1MIN },                                    /* */
  { 300, 300, DTL_INTERVAL_5MIN },                                  /* */
  { 900, 900, DTL_INTERVAL_15MIN },                                 /* */
  { 1800, 1800, DTL_INTERVAL_30MIN },                               /* */
  { 3600, 3600, DTL_INTERVAL_60MIN },                               /* */
  { 20 * 3600, 4 * SECONDS_A_DAY, DTL_INTERVAL_DAY },               /* weekends, clock changes */
  { 5 * SECONDS_A_DAY, 9 * SECONDS_A_DAY, DTL_INTERVAL_WEEK },      /* */
  { 26 * SECONDS_A_DAY, 35 * SECONDS_A_DAY, DTL_INTERVAL_MONTH },   /* */
  { 84 * SECONDS_A_DAY, 98 * SECONDS_A_DAY, DTL_INTERVAL_QUARTER }, /* */
};

typedef struct
{
  gint64 previous;                         /* instant of the row before */
  guint n_steps[G_N_ELEMENTS (steps) + 1]; /* the last: other steps */
  guint n_all_steps;
  gint64 other_step;
  gsize no_offset_line; /* the first with a time but no offset; 0: none */
} Sample;

static void
note_step (Sample *self, gint64 instant)
{
  gboolean is_first = self->previous == G_MININT64;
  gint64 step = is_first ? 0 : ABS (instant - self->previous);
  gsize k = 0;

  self->previous = instant;
  if (step == 0)
    return;

  while (k < G_N_ELEMENTS (steps) && (step < steps[k].shortest || step > steps[k].longest))
    k++;
  if (k == G_N_ELEMENTS (steps))
    self->other_step = step;
  self->n_steps[k]++;
  self->n_all_steps++;
}

static gboolean
decide_interval (
    const char *name, const Sample *sample, int asked, DtlPriceLayout *layout, GError **error)
{
  gsize best = G_N_ELEMENTS (steps);

  layout->interval = DTL_INTERVAL_DAY;
  if (asked >= 0)
    layout->interval = (DtlInterval) asked;
  else if (sample->n_all_steps > 0)
    {
      for (gsize k = 0; k < G_N_ELEMENTS (steps); k++)
        if (sample->n_steps[k] > sample->n_steps[best])
          best = k;

      /* A few days far apart are days; only a rule makes them weeks. */
      if (best < G_N_ELEMENTS (steps) &&
          (steps[best].interval <= DTL_INTERVAL_DAY ||
           (sample->n_steps[best] >= 3 && sample->n_steps[best] * 2 > sample->n_all_steps)))
        layout->interval = steps[best].interval;
      else if (best == G_N_ELEMENTS (steps) && sample->other_step < 20 * 3600)
        {
          g_set_error (error, DTL_ERROR, DTL_ERROR_UNSUPPORTED,
                       "%s: most bars are %" G_GINT64_FORMAT
                       " seconds apart, which is none of 1min 5min 15min 30min 60min day",
                       name, sample->other_step);
          return FALSE;
        }
    }

  if (dtl_interval_is_intraday (layout->interval) && sample->no_offset_line > 0)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_UNSUPPORTED,
                   "%s: line %zu: a time of a bar shorter than a day must carry its offset from "
                   "UTC, as in 2022-07-14T09:30:00-04:00",
                   name, sample->no_offset_line);
      return FALSE;
    }

  return TRUE;
}

/**
 * dtl_price_interval_detect:
 * @asked: a #DtlInterval that the user gave, or -1
 * @layout: (inout): all but the interval is known, and that is set
 *
 * Looks at the first %MAX_SAMPLED_STEPS steps. Weeks, months and quarters need three steps and the
 * majority: a few days that far apart are days.
 *
 * Returns: %FALSE with %DTL_ERROR_UNSUPPORTED for bars of other lengths, and for bars shorter than
 * a day whose times do not tell their offset from UTC; or with the errors of dtl_csv_reader_next()
 */
gboolean
dtl_price_interval_detect (const char *name,
                           const char *data,
                           gsize size,
                           int asked,
                           DtlPriceLayout *layout,
                           GError **error)
{
  g_autoptr (DtlCsvReader) reader = dtl_csv_reader_new (name, data, size, layout->delimiter);
  g_autoptr (GError) own_error = NULL;
  Sample sample = { .previous = G_MININT64 };
  DtlCsvRow row;

  dtl_csv_reader_next (reader, &row, NULL); /* the header */
  while (sample.n_all_steps < MAX_SAMPLED_STEPS && dtl_csv_reader_next (reader, &row, &own_error))
    {
      DtlDateCell cell;
      DtlDay day;

      if (!dtl_price_layout_read_date (layout, &row, &cell))
        continue;
      if (cell.has_clock && !cell.has_offset && sample.no_offset_line == 0)
        sample.no_offset_line = row.line;

      day = dtl_date_cell_get_day (&cell, layout->order);
      if (day != DTL_DAY_NONE)
        note_step (&sample, (gint64) day * SECONDS_A_DAY + cell.seconds - cell.offset);
    }

  if (own_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&own_error));
      return FALSE;
    }
  return decide_interval (name, &sample, asked, layout, error);
}
