/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pieces of the calendar and their names in TIMEX3 (TimeML 1.2.1): 2022-07-14, 2022-W28,
 * 2022-W28-WE, 2022-07, 2022-SU, 2022-Q3, 2022-H2, 2022, 202X, 20XX. */
#include "news/period.h"

static const char *const seasons[] = { "SP", "SU", "FA", "WI" };

/* "D", "W", "WE", "M", "Q", "H", "Y", "E" (decade), "C": as rule files write units */
DtlUnit
dtl_unit_from_letter (const char *letter)
{
  static const char *const letters[] = { "", "D", "W", "WE", "M", "S", "Q", "H", "Y", "E", "C" };

  for (guint i = 1; i < G_N_ELEMENTS (letters); i++)
    if (g_strcmp0 (letters[i], letter) == 0)
      return i;

  return DTL_UNIT_NONE;
}

static DtlDay
begin_year (int year)
{
  return year >= 1 && year <= 9999 ? dtl_day_from_ymd (year, 1, 1) : DTL_DAY_NONE;
}

/* Returns: the period of @unit that @day lies in; of a weekend, that of its week */
DtlPeriod
dtl_period_of (DtlUnit unit, DtlDay day)
{
  DtlPeriod self = { unit, DTL_DAY_NONE };
  int year, month;

  if (!dtl_day_is_valid (day))
    return self;

  dtl_day_to_ymd (day, &year, &month, NULL);
  switch (unit)
    {
    case DTL_UNIT_DAY:
      self.first = day;
      break;
    case DTL_UNIT_WEEK:
      self.first = day - (dtl_day_get_weekday (day) - 1);
      break;
    case DTL_UNIT_WEEKEND:
      self.first = day - (dtl_day_get_weekday (day) - 1) + 5;
      break;
    case DTL_UNIT_MONTH:
      self.first = dtl_day_from_ymd (year, month, 1);
      break;
    case DTL_UNIT_SEASON:
      if (month < 3)
        self.first = year > 1 ? dtl_day_from_ymd (year - 1, 12, 1) : DTL_DAY_NONE;
      else
        self.first = dtl_day_from_ymd (year, month / 3 * 3, 1);
      break;
    case DTL_UNIT_QUARTER:
      self.first = dtl_day_from_ymd (year, (month - 1) / 3 * 3 + 1, 1);
      break;
    case DTL_UNIT_HALF:
      self.first = dtl_day_from_ymd (year, month < 7 ? 1 : 7, 1);
      break;
    case DTL_UNIT_YEAR:
      self.first = begin_year (year);
      break;
    case DTL_UNIT_DECADE:
      self.first = begin_year (year / 10 * 10);
      break;
    case DTL_UNIT_CENTURY:
      self.first = begin_year (year / 100 * 100);
      break;
    case DTL_UNIT_NONE:
    default:
      break;
    }

  return self;
}

DtlPeriod
dtl_period_of_day (DtlDay day)
{
  return dtl_period_of (DTL_UNIT_DAY, day);
}

/* Returns: the latest @weekday, 1 for Monday, that is not after @day */
DtlDay
dtl_day_latest_weekday (DtlDay day, int weekday)
{
  return day - (dtl_day_get_weekday (day) - weekday + 7) % 7;
}

static DtlDay
add_months (DtlDay day, gint64 months)
{
  int year, month;

  dtl_day_to_ymd (day, &year, &month, NULL);
  gint64 total = (gint64) year * 12 + month - 1 + months;

  if (total < 12 || total >= 10000 * 12)
    return DTL_DAY_NONE;

  return dtl_day_from_ymd ((int) (total / 12), (int) (total % 12) + 1, 1);
}

/* Returns: the period @n later; DTL_DAY_NONE as its first day if the calendar ends before */
DtlPeriod
dtl_period_shift (DtlPeriod self, int n)
{
  static const int months[] = {
    [DTL_UNIT_MONTH] = 1, [DTL_UNIT_SEASON] = 3,   [DTL_UNIT_QUARTER] = 3,   [DTL_UNIT_HALF] = 6,
    [DTL_UNIT_YEAR] = 12, [DTL_UNIT_DECADE] = 120, [DTL_UNIT_CENTURY] = 1200
  };
  gint64 day = self.first;

  if (self.first == DTL_DAY_NONE)
    return self;
  if (self.unit == DTL_UNIT_DAY)
    day += n;
  else if (self.unit == DTL_UNIT_WEEK || self.unit == DTL_UNIT_WEEKEND)
    day += (gint64) n * 7;
  else
    day = add_months (self.first, (gint64) n * months[self.unit]);
  self.first = day >= DTL_DAY_FIRST && day <= DTL_DAY_LAST ? (DtlDay) day : DTL_DAY_NONE;

  return self;
}

/* Returns: the last day of the period, which the calendar may cut */
DtlDay
dtl_period_get_last (DtlPeriod self)
{
  if (self.first == DTL_DAY_NONE || self.unit == DTL_UNIT_DAY)
    return self.first;
  if (self.unit == DTL_UNIT_WEEKEND)
    return MIN (self.first + 1, DTL_DAY_LAST);

  DtlPeriod next = dtl_period_shift (self, 1);

  return next.first == DTL_DAY_NONE ? DTL_DAY_LAST : next.first - 1;
}

/* Returns: (transfer full): its name in TIMEX3; "" outside the calendar */
char *
dtl_period_format (DtlPeriod self)
{
  char day[DTL_DAY_TEXT_SIZE];
  int year, month;
  DtlDay thursday;

  if (self.first == DTL_DAY_NONE)
    return g_strdup ("");
  dtl_day_to_ymd (self.first, &year, &month, NULL);
  switch (self.unit)
    {
    case DTL_UNIT_DAY:
      return g_strdup (dtl_day_format_iso (self.first, day));
    case DTL_UNIT_WEEK:
    case DTL_UNIT_WEEKEND:
      thursday = MIN (self.first + (self.unit == DTL_UNIT_WEEK ? 3 : -2), DTL_DAY_LAST);
      dtl_day_to_ymd (thursday, &year, NULL, NULL);
      return g_strdup_printf ("%04d-W%02d%s", year,
                              (thursday - dtl_day_from_ymd (year, 1, 1)) / 7 + 1,
                              self.unit == DTL_UNIT_WEEKEND ? "-WE" : "");
    case DTL_UNIT_MONTH:
      return g_strdup_printf ("%04d-%02d", year, month);
    case DTL_UNIT_SEASON:
      return g_strdup_printf ("%04d-%s", year, seasons[month / 3 - 1]);
    case DTL_UNIT_QUARTER:
      return g_strdup_printf ("%04d-Q%d", year, (month - 1) / 3 + 1);
    case DTL_UNIT_HALF:
      return g_strdup_printf ("%04d-H%d", year, month < 7 ? 1 : 2);
    case DTL_UNIT_YEAR:
      return g_strdup_printf ("%04d", year);
    case DTL_UNIT_DECADE:
      return g_strdup_printf ("%03dX", year / 10);
    case DTL_UNIT_CENTURY:
      return g_strdup_printf ("%02dXX", year / 100);
    case DTL_UNIT_NONE:
    default:
      return g_strdup ("");
    }
}
