/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A claim against the prices: what was measured, whether the number printed is a fair rounding of
 * it, and in words how it was computed. A claim is only ever held against the security and the
 * venue that it names; where those bars are missing it stays unknown. Other readings that would fit
 * are looked for in other-readings.c, and never change the verdict. */
#include "study/claim-check.h"

#include "study/claim-measure.h"

#include <math.h>
#include <string.h>

#define EDGE 1e-9 /* 3.5 may have been computed as 3.4999999999 */

static const char *const verdicts[] = { "holds", "near", "possible", "differs", "unknown" };

G_STATIC_ASSERT (G_N_ELEMENTS (verdicts) == DTL_VERDICT_UNKNOWN + 1);

const char *
dtl_verdict_to_id (DtlVerdict verdict)
{
  g_return_val_if_fail ((guint) verdict < G_N_ELEMENTS (verdicts), NULL);

  return verdicts[verdict];
}

void
dtl_other_reading_free (DtlOtherReading *self)
{
  if (self == NULL)
    return;

  g_free (self->series);
  g_free (self->arithmetic);
  g_free (self);
}

void
dtl_claim_check_free (DtlClaimCheck *self)
{
  if (self == NULL)
    return;

  g_free (self->series);
  g_ptr_array_unref (self->also);
  g_free (self->why);
  g_free (self->arithmetic);
  g_free (self);
}

/**
 * dtl_claim_check_judge:
 * @claimed: positive
 * @precision: one unit of the last digit printed, positive
 * @measured: in the same unit, signed so that the direction claimed is positive
 *
 * With x measured, v claimed and p the precision: equal holds if x rounds half up to v, and is near
 * within p of it; about holds within max (p, v / 10), and is near within twice that; over holds if
 * x > v, under if x < v, and both are near within p; nearly holds from v - max (p, v / 10) to what
 * rounds to v, and is near within 2 p. A move the other way always differs.
 *
 * Returns: %DTL_VERDICT_HOLDS, %DTL_VERDICT_NEAR or %DTL_VERDICT_DIFFERS
 */
DtlVerdict
dtl_claim_check_judge (DtlClaimBound bound, double claimed, double precision, double measured)
{
  double off = fabs (measured - claimed);
  double width = fmax (precision, claimed / 10);
  gboolean holds = FALSE, near = FALSE;

  g_return_val_if_fail (claimed >= 0 && precision > 0, DTL_VERDICT_DIFFERS);

  if (!isfinite (measured) || (measured < 0 && claimed > 0))
    return DTL_VERDICT_DIFFERS;

  switch (bound)
    {
    case DTL_CLAIM_EQUAL:
      holds =
          measured >= claimed - precision / 2 - EDGE && measured < claimed + precision / 2 - EDGE;
      near = off <= precision + EDGE;
      break;
    case DTL_CLAIM_ABOUT:
      holds = off <= width + EDGE;
      near = off <= 2 * width + EDGE;
      break;
    case DTL_CLAIM_OVER:
      holds = measured > claimed;
      near = off <= precision + EDGE;
      break;
    case DTL_CLAIM_UNDER:
      holds = measured < claimed;
      near = off <= precision + EDGE;
      break;
    case DTL_CLAIM_NEARLY:
      holds = measured >= claimed - width - EDGE && measured < claimed + precision / 2 - EDGE;
      near = off <= 2 * precision + EDGE;
      break;
    default:
      g_return_val_if_reached (DTL_VERDICT_DIFFERS);
    }

  return holds ? DTL_VERDICT_HOLDS : near ? DTL_VERDICT_NEAR : DTL_VERDICT_DIFFERS;
}

/* Whether the number lies between low and high of the day; printed, it may be rounded off either */
static gboolean
is_inside (const DtlClaim *claim, const DtlClaimFigure *figure)
{
  double moment = claim->direction == DTL_CLAIM_DOWN ? -claim->value : claim->value;

  return moment >= figure->low - claim->precision / 2 - EDGE &&
         moment <= figure->high + claim->precision / 2 + EDGE;
}

static DtlVerdict
judge_figure (const DtlClaim *claim, const DtlClaimFigure *figure)
{
  double sign = claim->direction == DTL_CLAIM_DOWN ? -1 : 1;

  if (claim->measure == DTL_MEASURE_AT_TIME)
    return is_inside (claim, figure) ? DTL_VERDICT_POSSIBLE : DTL_VERDICT_DIFFERS;

  return dtl_claim_check_judge (claim->bound, claim->value, claim->precision, sign * figure->value);
}

static DtlVerdict
turn_round (DtlVerdict verdict)
{
  return verdict == DTL_VERDICT_HOLDS     ? DTL_VERDICT_DIFFERS
         : verdict == DTL_VERDICT_DIFFERS ? DTL_VERDICT_HOLDS
                                          : verdict;
}

/* "fell as much as 7% in early trading": bars of days tell the low of the whole day only, which may
 * have come later. Returns: whether the number lies inside that day */
static gboolean
is_possible_in_part (const DtlClaim *claim, const DtlSeries *series)
{
  g_auto (DtlClaimFigure) figure = { 0 };
  DtlClaimQuestion question = dtl_claim_question_of (claim);

  question.measure = DTL_MEASURE_AT_TIME;
  dtl_claim_measure (&question, series, &figure);

  return figure.why == NULL && is_inside (claim, &figure);
}

/* Returns: (nullable): the currency in which the venue quotes, if the prices do not tell */
static const char *
get_currency (const DtlClaimPrices *prices, const char *venue)
{
  if (prices->currency != NULL)
    return prices->currency;
  if (strcmp (venue, "HKEX") == 0)
    return "HKD";

  return strcmp (venue, "NYSE") == 0 || strcmp (venue, "NASDAQ") == 0 ? "USD" : NULL;
}

static gboolean
is_other_currency (const DtlClaim *claim, const DtlClaimPrices *prices)
{
  const char *currency = get_currency (prices, claim->venue);

  return currency != NULL && claim->unit != NULL && strlen (claim->unit) == 3 &&
         g_ascii_isupper (claim->unit[0]) && strcmp (claim->unit, currency) != 0;
}

static gboolean
is_named (const char *symbol)
{
  return symbol != NULL && *symbol != '\0';
}

/* Returns: (nullable) (transfer full): why it cannot be checked, known without a look at a bar */
static char *
find_obstacle (const DtlClaim *claim, const DtlClaimPrices *prices)
{
  if (claim->modality != DTL_MODALITY_FACT && claim->modality != DTL_MODALITY_REPORTED &&
      claim->modality != DTL_MODALITY_DENIED)
    return g_strdup ("not a statement of fact");
  if (claim->measure == DTL_MEASURE_PREMARKET)
    return g_strdup ("no premarket prices");
  if (claim->measure == DTL_MEASURE_AFTERHOURS)
    return g_strdup ("no after-hours prices");
  if (prices->series == NULL || dtl_series_get_n (prices->series) == 0)
    return g_strdup_printf ("no series for %s", is_named (prices->symbol) ? prices->symbol
                                                : is_named (claim->subject)
                                                    ? claim->subject
                                                    : "an unnamed security");
  if (is_other_currency (claim, prices))
    return g_strdup_printf ("the prices of %s are not in %s", prices->symbol, claim->unit);

  return NULL;
}

/**
 * dtl_claim_check_new:
 * @claim: a claim with a number, or a superlative
 * @find: gives bars of days; also asked for other venues
 * @data: for @find
 *
 * Returns: (transfer full): the verdict with all it rests on
 */
DtlClaimCheck *
dtl_claim_check_new (const DtlClaim *claim, DtlFindPrices find, gpointer data)
{
  g_autoptr (DtlClaimCheck) self = NULL;
  g_auto (DtlClaimFigure) figure = { 0 };
  DtlClaimPrices prices;

  g_return_val_if_fail (claim != NULL && find != NULL, NULL);

  self = g_new0 (DtlClaimCheck, 1);
  self->also = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_other_reading_free);
  self->measured = self->low = self->high = NAN;
  self->from = self->to = DTL_DAY_NONE;
  self->verdict = DTL_VERDICT_UNKNOWN;

  prices = find (claim->subject, claim->venue, data);
  self->why = find_obstacle (claim, &prices);
  if (self->why != NULL)
    return g_steal_pointer (&self);
  self->series = g_strdup (prices.symbol);

  if (claim->superlative != DTL_SUPERLATIVE_NONE)
    self->verdict = dtl_claim_measure_superlative (claim, prices.series, &figure);
  else
    {
      DtlClaimQuestion question = dtl_claim_question_of (claim);

      dtl_claim_measure (&question, prices.series, &figure);
      if (figure.why == NULL)
        self->verdict = judge_figure (claim, &figure);
      if (self->verdict == DTL_VERDICT_DIFFERS && claim->in_part &&
          is_possible_in_part (claim, prices.series))
        self->verdict = DTL_VERDICT_POSSIBLE;
    }
  self->measured = figure.value;
  self->from = figure.from;
  self->to = figure.to;
  self->low = figure.low;
  self->high = figure.high;
  self->why = g_steal_pointer (&figure.why);
  self->arithmetic = g_steal_pointer (&figure.arithmetic);

  if (claim->modality == DTL_MODALITY_DENIED)
    self->verdict = turn_round (self->verdict);
  else if (claim->superlative == DTL_SUPERLATIVE_NONE &&
           (self->verdict == DTL_VERDICT_NEAR || self->verdict == DTL_VERDICT_DIFFERS))
    dtl_other_readings_add (self, claim, prices, find, data);

  return g_steal_pointer (&self);
}
