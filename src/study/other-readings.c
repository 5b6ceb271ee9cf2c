/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a number that does not hold may have been meant to say: the session from its open, its low,
 * the day before, the other exchange. Only readings that would hold are kept, the likeliest first;
 * they are offered and change no verdict. */
#include "study/claim-measure.h"

#include <math.h>
#include <string.h>

#define LONG_STRETCH 15 /* sessions; what is shorter is counted, and begins where it says */
#define START_REACH 3   /* sessions */

typedef struct
{
  DtlClaimCheck *check;
  const DtlClaim *claim;
} Search;

static gboolean
fits (const DtlClaim *claim, const DtlClaimFigure *figure)
{
  double sign = claim->direction == DTL_CLAIM_DOWN ? -1 : 1;

  return !isnan (figure->value) &&
         dtl_claim_check_judge (claim->bound, claim->value, claim->precision,
                                sign * figure->value) == DTL_VERDICT_HOLDS;
}

static gboolean
is_moment (const DtlClaim *claim, const DtlClaimFigure *figure)
{
  double moment = (claim->direction == DTL_CLAIM_DOWN ? -1 : 1) * claim->value;

  return moment >= figure->low && moment <= figure->high;
}

/* The trough since the peak may be the close of the day itself. */
static gboolean
is_known (const Search *self, const char *symbol, const DtlClaimFigure *figure)
{
  for (guint i = 0; i < self->check->also->len; i++)
    {
      const DtlOtherReading *other = self->check->also->pdata[i];

      if (other->from == figure->from && other->to == figure->to &&
          other->measured == figure->value && g_strcmp0 (other->series, symbol) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
try_reading (Search *self, DtlClaimPrices prices, const DtlClaimQuestion *question)
{
  g_auto (DtlClaimFigure) figure = { 0 };
  DtlOtherReading *reading;

  dtl_claim_measure (question, prices.series, &figure);
  if (figure.why != NULL ||
      !(question->measure == DTL_MEASURE_AT_TIME ? is_moment (self->claim, &figure)
                                                 : fits (self->claim, &figure)) ||
      is_known (self, prices.symbol, &figure))
    return;

  reading = g_new0 (DtlOtherReading, 1);
  reading->measure = question->measure;
  reading->measured = figure.value;
  reading->from = figure.from;
  reading->to = figure.to;
  reading->series = g_strdup (prices.symbol);
  reading->arithmetic = g_steal_pointer (&figure.arithmetic);
  g_ptr_array_add (self->check->also, reading);
}

static void
try_measures (Search *self,
              DtlClaimPrices prices,
              DtlClaimQuestion question,
              const DtlMeasure *measures,
              gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      question.measure = measures[i];
      if (measures[i] != self->claim->measure)
        try_reading (self, prices, &question);
    }
}

/* The sessions next to the one that the text tells. */
static void
try_neighbours (Search *self, DtlClaimPrices prices, DtlClaimQuestion question)
{
  gsize n = dtl_series_get_n (prices.series), row;
  DtlMeasure measure =
      question.direction == DTL_CLAIM_LEVEL ? DTL_MEASURE_LEVEL_CLOSE : DTL_MEASURE_CHANGE;

  if (!dtl_claim_find_row (prices.series, question.to, &row))
    return;

  question.measure = measure;
  question.from = DTL_DAY_NONE;
  if (row > 0)
    {
      question.to = dtl_series_get_day (prices.series, row - 1);
      try_reading (self, prices, &question);
    }
  if (row + 1 < n)
    {
      question.to = dtl_series_get_day (prices.series, row + 1);
      try_reading (self, prices, &question);
    }
}

/* The same of the session that the text told before */
static void
try_told (Search *self, DtlClaimPrices prices, DtlClaimQuestion question)
{
  if (self->claim->told == DTL_DAY_NONE || self->claim->told == question.to)
    return;

  question.to = self->claim->told;
  question.from = DTL_DAY_NONE;
  try_reading (self, prices, &question);
}

/* "Over the past month" begins on no day in particular: up to three sessions earlier or later. */
static void
try_starts (Search *self, DtlClaimPrices prices, DtlClaimQuestion question)
{
  gsize n = dtl_series_get_n (prices.series), row, to;
  guint known = self->check->also->len;

  if (question.measure != DTL_MEASURE_CHANGE ||
      !dtl_claim_find_row (prices.series, question.from, &row) ||
      !dtl_claim_find_row (prices.series, question.to, &to) || row + LONG_STRETCH > to)
    return;

  for (gsize off = 1; off <= START_REACH && self->check->also->len == known; off++)
    {
      if (row >= off)
        {
          question.from = dtl_series_get_day (prices.series, row - off);
          try_reading (self, prices, &question);
        }
      if (row + off < n && self->check->also->len == known)
        {
          question.from = dtl_series_get_day (prices.series, row + off);
          try_reading (self, prices, &question);
        }
    }
}

static void
try_venues (Search *self, DtlClaimPrices prices, DtlFindPrices find, gpointer data)
{
  static const char *const venues[] = { "NYSE", "NASDAQ", "HKEX" };
  DtlClaimQuestion question = dtl_claim_question_of (self->claim);

  if (!question.in_percent)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (venues); i++)
    {
      DtlClaimPrices other = find (self->claim->subject, venues[i], data);

      if (other.series == NULL || other.series == prices.series)
        continue;
      /* Sessions of one exchange are not those of another. */
      if (question.measure != DTL_MEASURE_PEAK && question.from != DTL_DAY_NONE)
        {
          gsize row = dtl_series_find_day (other.series, question.from + 1);

          if (row == 0)
            continue;
          question.from = dtl_series_get_day (other.series, row - 1);
        }
      try_reading (self, other, &question);
    }
}

static gboolean
is_day_move (const DtlClaim *claim, const DtlSeries *series)
{
  gsize from, to;

  if (claim->measure == DTL_MEASURE_OPEN || claim->measure == DTL_MEASURE_LOW ||
      claim->measure == DTL_MEASURE_HIGH || claim->measure == DTL_MEASURE_AT_TIME)
    return TRUE;

  return (claim->measure == DTL_MEASURE_CHANGE || claim->measure == DTL_MEASURE_POINTS) &&
         dtl_claim_find_row (series, claim->to, &to) &&
         (claim->from == DTL_DAY_NONE ||
          (dtl_claim_find_row (series, claim->from, &from) && from + 1 == to));
}

/**
 * dtl_other_readings_add:
 * @check: to whose list the readings are added
 * @prices: against which @claim was checked
 */
void
dtl_other_readings_add (DtlClaimCheck *check,
                        const DtlClaim *claim,
                        DtlClaimPrices prices,
                        DtlFindPrices find,
                        gpointer data)
{
  static const DtlMeasure falls[] = { DTL_MEASURE_CHANGE, DTL_MEASURE_OPEN_CLOSE, DTL_MEASURE_LOW,
                                      DTL_MEASURE_OPEN };
  static const DtlMeasure rises[] = { DTL_MEASURE_CHANGE, DTL_MEASURE_OPEN_CLOSE, DTL_MEASURE_HIGH,
                                      DTL_MEASURE_OPEN };
  static const DtlMeasure stretches[] = { DTL_MEASURE_PEAK, DTL_MEASURE_TROUGH };
  static const DtlMeasure levels[] = { DTL_MEASURE_LEVEL_CLOSE, DTL_MEASURE_LEVEL_OPEN,
                                       DTL_MEASURE_LEVEL_HIGH, DTL_MEASURE_LEVEL_LOW };
  DtlClaimQuestion question = dtl_claim_question_of (claim);
  Search search = { check, claim };
  gboolean of_a_day = claim->direction == DTL_CLAIM_LEVEL || is_day_move (claim, prices.series);

  if (of_a_day)
    try_told (&search, prices, question);
  if (claim->direction == DTL_CLAIM_LEVEL)
    try_measures (&search, prices, question, levels, G_N_ELEMENTS (levels));
  else if (of_a_day)
    try_measures (&search, prices, question, claim->direction == DTL_CLAIM_UP ? rises : falls,
                  G_N_ELEMENTS (falls));
  else if (claim->measure != DTL_MEASURE_BASE)
    {
      try_starts (&search, prices, question);
      try_measures (&search, prices, question, stretches, G_N_ELEMENTS (stretches));
    }

  if (of_a_day)
    try_neighbours (&search, prices, question);
  try_venues (&search, prices, find, data);

  question.measure = DTL_MEASURE_AT_TIME;
  if (of_a_day && check->also->len == 0 && !claim->closes && claim->measure != DTL_MEASURE_AT_TIME)
    try_reading (&search, prices, &question);
}
