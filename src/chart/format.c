/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers and dates as text. Nothing here asks the locale: g_ascii_formatd writes the digits, and
 * the names of months come from the caller. Non-finite numbers are a dash. */

#include "chart/format.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

#define MINUS "\xe2\x88\x92"         /* U+2212 */
#define THIN_NO_BREAK "\xe2\x80\xaf" /* U+202F */
#define DASH "\xe2\x80\x93"          /* U+2013 */
#define MAX_DECIMALS 12
#define WHOLE_FROM 1e6 /* prices of which hundredths say nothing */

const DtlDateNames dtl_date_names_english = {
  .month = { "January", "February", "March", "April", "May", "June", "July", "August", "September",
             "October", "November", "December" },
  .month_short = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
                   "Dec" },
  .weekday_short = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" },
};

/* Digits of |value|, and whether a minus belongs before them: a value that rounds to zero has
 * no sign. */
static gboolean
format_magnitude (double value, int decimals, char *buffer, int size)
{
  char format[8];

  g_snprintf (format, sizeof format, "%%.%df", CLAMP (decimals, 0, MAX_DECIMALS));
  g_ascii_formatd (buffer, size, format, fabs (value));

  return value < 0 && strpbrk (buffer, "123456789") != NULL;
}

/**
 * dtl_format_day:
 * @names: (nullable): English if %NULL
 *
 * Returns: (transfer full): the day in words; a dash for %DTL_DAY_NONE
 */
char *
dtl_format_day (DtlDay day, DtlDayStyle style, const DtlDateNames *names)
{
  int y, m, d;

  if (names == NULL)
    names = &dtl_date_names_english;
  if (day == DTL_DAY_NONE)
    return g_strdup (DASH);

  dtl_day_to_ymd (day, &y, &m, &d);

  switch (style)
    {
    case DTL_DAY_STYLE_DAY_MONTH:
      return g_strdup_printf ("%d %s", d, names->month_short[m - 1]);
    case DTL_DAY_STYLE_DAY_MONTH_YEAR:
      return g_strdup_printf ("%d %s %d", d, names->month_short[m - 1], y);
    case DTL_DAY_STYLE_FULL:
      return g_strdup_printf ("%s %d %s %d",
                              names->weekday_short[dtl_day_get_weekday (day) - G_DATE_MONDAY], d,
                              names->month_short[m - 1], y);
    case DTL_DAY_STYLE_MONTH:
      return g_strdup (names->month_short[m - 1]);
    case DTL_DAY_STYLE_MONTH_YEAR:
      return g_strdup_printf ("%s %d", names->month_short[m - 1], y);
    case DTL_DAY_STYLE_LONG_MONTH_YEAR:
      return g_strdup_printf ("%s %d", names->month[m - 1], y);
    case DTL_DAY_STYLE_LONG_DAY_MONTH:
      return g_strdup_printf ("%d %s", d, names->month[m - 1]);
    case DTL_DAY_STYLE_LONG_DAY_MONTH_YEAR:
      return g_strdup_printf ("%d %s %d", d, names->month[m - 1], y);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* Returns: (transfer full): hours and minutes of a day of 24 hours */
char *
dtl_format_time (int seconds_of_day)
{
  return g_strdup_printf ("%02d:%02d", seconds_of_day / 3600, seconds_of_day / 60 % 60);
}

/**
 * dtl_format_price:
 * @decimals: 0 to 6
 *
 * Returns: (transfer full): for example "73.28"; a dash for a missing price
 */
char *
dtl_format_price (double value, int decimals)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE + 320];
  gboolean negative;

  if (!isfinite (value))
    return g_strdup (DASH);

  negative = format_magnitude (value, decimals, digits, sizeof digits);

  return g_strconcat (negative ? MINUS : "", digits, NULL);
}

static char *
format_signed (double percent, int decimals, const char *unit)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE + 320];
  const char *sign = "";

  if (!isfinite (percent))
    return g_strdup (DASH);

  if (format_magnitude (percent, decimals, digits, sizeof digits))
    sign = MINUS;
  else if (strpbrk (digits, "123456789") != NULL)
    sign = "+";

  return g_strconcat (sign, digits, unit, NULL);
}

/**
 * dtl_format_percent:
 * @fraction: 0.01 is one percent
 * @decimals: 0 to 6
 *
 * Returns: (transfer full): signed, for example "−4.89 %", but for what rounds to zero; a dash
 *   for a missing value
 */
char *
dtl_format_percent (double fraction, int decimals)
{
  return format_signed (fraction * 100, decimals, THIN_NO_BREAK "%");
}

/**
 * dtl_format_points:
 * @fraction: 0.01 is one percent
 * @decimals: 0 to 6
 *
 * Returns: (transfer full): as dtl_format_percent(), where a head or an axis says what it is of:
 *   "−4.89"
 */
char *
dtl_format_points (double fraction, int decimals)
{
  return format_signed (fraction * 100, decimals, "");
}

/**
 * dtl_format_probability:
 * @p: 0 to 1
 *
 * Returns: (transfer full): two significant digits, at most three decimals: "0.33", "0.015",
 *   "< 0.001"; a dash for a missing value
 */
char *
dtl_format_probability (double p)
{
  return dtl_number_format_probability (p, THIN_NO_BREAK, DASH);
}

/**
 * dtl_format_volume:
 *
 * At most three digits and a unit, without trailing zeros: 950, 35.3 K, 100 M, 1.2 B, 4 T.
 *
 * Returns: (transfer full): a dash for a missing or negative volume
 */
char *
dtl_format_volume (double volume)
{
  static const char *const units[] = { "", THIN_NO_BREAK "K", THIN_NO_BREAK "M", THIN_NO_BREAK "B",
                                       THIN_NO_BREAK "T" };
  char digits[G_ASCII_DTOSTR_BUF_SIZE + 320];
  gsize unit = 0;
  int decimals = 0;

  if (!isfinite (volume) || volume < 0)
    return g_strdup (DASH);

  while (unit + 1 < G_N_ELEMENTS (units) && volume >= 999.5)
    {
      volume /= 1000;
      unit++;
    }
  if (unit > 0)
    decimals = volume < 9.995 ? 2 : volume < 99.95 ? 1 : 0;
  format_magnitude (volume, decimals, digits, sizeof digits);

  if (decimals > 0)
    {
      gsize len = strlen (digits);

      while (digits[len - 1] == '0')
        digits[--len] = '\0';
      if (digits[len - 1] == '.')
        digits[--len] = '\0';
    }

  return g_strconcat (digits, units[unit], NULL);
}

/**
 * dtl_format_price_decimals:
 * @values: (array length=n): prices, NAN where missing
 *
 * How many decimals show prices of this size: as many as give four digits, at least two, so that
 * a share at 103.76 has two and one at 0.0123 has four. Looks at 64 of the values.
 *
 * Returns: 2 to 12; 0 for millions
 */
int
dtl_format_price_decimals (const double *values, gsize n)
{
  double largest = 0;
  gsize step = MAX (n / 64, 1);

  for (gsize i = 0; i < n; i += step)
    if (isfinite (values[i]) && fabs (values[i]) > largest)
      largest = fabs (values[i]);

  if (largest >= WHOLE_FROM)
    return 0;
  if (largest == 0 || largest >= 10)
    return 2;

  return CLAMP (3 - (int) floor (log10 (largest)), 2, MAX_DECIMALS);
}

/**
 * dtl_format_balance:
 *
 * Returns: (transfer full): as dtl_format_volume(), with a minus for volumes that were taken away
 */
char *
dtl_format_balance (double volume)
{
  g_autofree char *size = dtl_format_volume (fabs (volume));

  return g_strconcat (volume < 0 && strcmp (size, "0") != 0 ? MINUS : "", size, NULL);
}
