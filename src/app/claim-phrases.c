/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verdict on a claim in words of the user's language: what the chip says, what was measured,
 * and from which price to which. No number goes without its base. */
#include "app/claim-phrases.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "app/phrases.h"

static char *
format_day (DtlDay day)
{
  if (day == DTL_DAY_NONE)
    return g_strdup ("?");

  return dtl_format_day (day, DTL_DAY_STYLE_DAY_MONTH_YEAR, dtl_phrases_get_date_names ());
}

/* Returns: (transfer full): a figure in the unit of a claim */
static char *
format_measured (double value, const char *unit)
{
  g_autofree char *number = NULL;

  if (g_strcmp0 (unit, "pct") == 0)
    return dtl_phrases_format_percent (value / 100);

  number = dtl_format_price (value, 2);
  if (g_strcmp0 (unit, "points") == 0)
    return g_strdup_printf (_ ("%s points"), number);

  return g_strdup_printf ("%s %s", number, unit != NULL ? unit : "");
}

/* Returns: (transfer full): between which prices a figure was measured */
static char *
describe_base (DtlMeasure measure, DtlDay from_day, DtlDay to_day)
{
  g_autofree char *from = format_day (from_day);
  g_autofree char *to = format_day (to_day);

  switch (measure)
    {
    case DTL_MEASURE_CHANGE:
    case DTL_MEASURE_POINTS:
      return g_strdup_printf (_ ("close %s to close %s"), from, to);
    case DTL_MEASURE_OPEN:
      return g_strdup_printf (_ ("close %s to open %s"), from, to);
    case DTL_MEASURE_LOW:
      return g_strdup_printf (_ ("close %s to low of %s"), from, to);
    case DTL_MEASURE_HIGH:
      return g_strdup_printf (_ ("close %s to high of %s"), from, to);
    case DTL_MEASURE_AT_TIME:
    case DTL_MEASURE_PREMARKET:
    case DTL_MEASURE_AFTERHOURS:
      return g_strdup_printf (_ ("a moment of %s"), to);
    case DTL_MEASURE_LEVEL_CLOSE:
      return g_strdup_printf (_ ("close of %s"), to);
    case DTL_MEASURE_LEVEL_OPEN:
      return g_strdup_printf (_ ("open of %s"), to);
    case DTL_MEASURE_LEVEL_LOW:
      return g_strdup_printf (_ ("low of %s"), to);
    case DTL_MEASURE_LEVEL_HIGH:
      return g_strdup_printf (_ ("high of %s"), to);
    case DTL_MEASURE_PEAK:
      return g_strdup_printf (_ ("highest close since %s to close %s"), from, to);
    case DTL_MEASURE_BASE:
      return g_strdup_printf (_ ("the price named to that of %s"), to);
    case DTL_MEASURE_OPEN_CLOSE:
      return g_strdup_printf (_ ("open to close of %s"), to);
    case DTL_MEASURE_TROUGH:
      return g_strdup_printf (_ ("highest close %s to lowest close %s"), from, to);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* Returns: (transfer none): what the chip says of a reading that fits though the plain one does
 * not */
static const char *
name_other_reading (DtlMeasure measure)
{
  switch (measure)
    {
    case DTL_MEASURE_OPEN_CLOSE:
      return _ ("Matches open-to-close");
    case DTL_MEASURE_TROUGH:
      return _ ("Matches at the trough");
    case DTL_MEASURE_PEAK:
      return _ ("Matches from the peak");
    case DTL_MEASURE_LOW:
    case DTL_MEASURE_LEVEL_LOW:
      return _ ("Matches at the low");
    case DTL_MEASURE_HIGH:
    case DTL_MEASURE_LEVEL_HIGH:
      return _ ("Matches at the high");
    case DTL_MEASURE_OPEN:
    case DTL_MEASURE_LEVEL_OPEN:
      return _ ("Matches at the open");
    case DTL_MEASURE_CHANGE:
    case DTL_MEASURE_POINTS:
    case DTL_MEASURE_LEVEL_CLOSE:
      return _ ("Matches another session");
    case DTL_MEASURE_AT_TIME:
    case DTL_MEASURE_PREMARKET:
    case DTL_MEASURE_AFTERHOURS:
    case DTL_MEASURE_BASE:
    default:
      return _ ("Matches another reading");
    }
}

static char *
capitalize (const char *text)
{
  g_autofree char *first = g_utf8_strup (text, (gssize) (g_utf8_next_char (text) - text));

  return g_strconcat (first, *text != '\0' ? g_utf8_next_char (text) : "", NULL);
}

/* The claim's own reading, by the sessions whose prices were used. */
static char *
describe_own_base (const DtlClaim *claim, const DtlClaimCheck *check)
{
  return describe_base (claim->measure, check->from != DTL_DAY_NONE ? check->from : claim->from,
                        check->to != DTL_DAY_NONE ? check->to : claim->to);
}

static char *
describe_range (const DtlClaimCheck *check, const char *unit)
{
  g_autofree char *low = format_measured (check->low, unit);
  g_autofree char *high = format_measured (check->high, unit);

  /* Translators: the lowest and the highest figure of a day */
  return g_strdup_printf (_ ("between %s and %s that day"), low, high);
}

static void
describe_other (DtlClaimFacts *self,
                const DtlClaim *claim,
                const DtlClaimCheck *check,
                const DtlOtherReading *other)
{
  g_autofree char *fits = describe_base (other->measure, other->from, other->to);
  g_autofree char *plain = describe_own_base (claim, check);
  g_autofree char *capital = capitalize (fits);

  self->chip = DTL_CLAIM_CHIP_CAVEAT;
  self->verdict = g_strdup (name_other_reading (other->measure));
  self->measured =
      format_measured (isfinite (other->measured) ? other->measured : check->measured, claim->unit);
  if (isfinite (check->measured))
    {
      g_autofree char *measured = format_measured (check->measured, claim->unit);

      /* Translators: the reading that fits, then the plain one and its figure */
      self->base = g_strdup_printf (_ ("%s; %s was %s"), capital, plain, measured);
    }
  else
    {
      self->base = g_strdup (capital);
    }
}

static void
describe_plain (DtlClaimFacts *self, const DtlClaim *claim, const DtlClaimCheck *check)
{
  g_autofree char *base = describe_own_base (claim, check);

  if (isfinite (check->measured))
    self->measured = format_measured (check->measured, claim->unit);
  if (check->verdict == DTL_VERDICT_UNKNOWN)
    self->base = capitalize (check->why != NULL ? check->why : _ ("no prices for it"));
  else if (isfinite (check->low) && isfinite (check->high))
    {
      g_autofree char *range = describe_range (check, claim->unit);

      self->base = capitalize (range);
    }
  else
    self->base = capitalize (base);
}

static const struct
{
  DtlClaimChip chip;
  const char *verdict;
} verdicts[] = {
  [DTL_VERDICT_HOLDS] = { DTL_CLAIM_CHIP_MATCHES, N_ ("Matches") },
  [DTL_VERDICT_NEAR] = { DTL_CLAIM_CHIP_CAVEAT, N_ ("Nearly") },
  [DTL_VERDICT_POSSIBLE] = { DTL_CLAIM_CHIP_CAVEAT, N_ ("Possible that day") },
  [DTL_VERDICT_DIFFERS] = { DTL_CLAIM_CHIP_DIFFERS, N_ ("Does not match") },
  [DTL_VERDICT_UNKNOWN] = { DTL_CLAIM_CHIP_UNKNOWN, N_ ("Cannot be checked") },
};

/**
 * dtl_claim_phrases_new_facts:
 * @index: of the claim among those of its article
 * @claim: a claim
 * @check: what the prices say of it
 * @text: the article's
 *
 * Returns: (transfer full): what a row of the list of claims says
 */
DtlClaimFacts *
dtl_claim_phrases_new_facts (int index,
                             const DtlClaim *claim,
                             const DtlClaimCheck *check,
                             const char *text)
{
  DtlClaimFacts *self = g_new0 (DtlClaimFacts, 1);

  self->index = index;
  self->quote = g_strndup (text + claim->start, claim->end - claim->start);
  g_strdelimit (self->quote, "\r\n\t", ' ');
  if (check->also->len > 0 &&
      (check->verdict == DTL_VERDICT_NEAR || check->verdict == DTL_VERDICT_DIFFERS))
    {
      describe_other (self, claim, check, g_ptr_array_index (check->also, 0));
    }
  else
    {
      self->chip = verdicts[check->verdict].chip;
      self->verdict = g_strdup (_ (verdicts[check->verdict].verdict));
      describe_plain (self, claim, check);
    }
  if (claim->bound == DTL_CLAIM_ABOUT)
    self->rule = g_strdup (_ ("“About”: within one unit of the last digit printed, or a tenth"));
  else
    self->rule = g_strdup (
        _ ("A number matches when the figure, rounded to the digits of the text, equals it"));

  return self;
}

void
dtl_claim_facts_free (DtlClaimFacts *self)
{
  if (self == NULL)
    return;

  g_free (self->quote);
  g_free (self->verdict);
  g_free (self->rule);
  g_free (self->measured);
  g_free (self->base);
  g_free (self);
}
