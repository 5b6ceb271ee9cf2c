/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days as numbers, and ISO 8601 text in and out. The conversions count from 1 March, so that the
 * leap day is the last of its year, in eras of 400 years. Nothing here guesses a date's order or
 * knows a time zone. */
#include "calendar/day.h"

#include <string.h>

#define DAYS_PER_ERA 146097 /* 400 Gregorian years */
#define ERA_TO_EPOCH 719468 /* days from 0000-03-01 to 1970-01-01 */
#define EPOCH_WEEKDAY 3     /* 1970-01-01 was a Thursday: Monday is 0 */

/* Returns: the number that @n digits make, or -1 unless all of them are digits */
static int
read_digits (const char *text, int n)
{
  int value = 0;

  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      value = value * 10 + (text[i] - '0');
    }

  return value;
}

static void
write_digits (char *text, int n, int value)
{
  for (int i = n - 1; i >= 0; i--, value /= 10)
    text[i] = (char) ('0' + value % 10);
}

static int
get_month_days (int year, int month)
{
  return g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year);
}

/**
 * dtl_day_is_valid:
 * @self: any value
 *
 * Returns: whether @self is a day of the years 1 to 9999; %DTL_DAY_NONE is not
 */
gboolean
dtl_day_is_valid (DtlDay self)
{
  return self >= DTL_DAY_FIRST && self <= DTL_DAY_LAST;
}

/**
 * dtl_day_from_ymd:
 * @year: 1 to 9999
 * @month: 1 to 12
 * @day: 1 to the month's length
 *
 * Returns: the day, or %DTL_DAY_NONE if there is no such date
 */
DtlDay
dtl_day_from_ymd (int year, int month, int day)
{
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
      day > get_month_days (year, month))
    return DTL_DAY_NONE;

  int march_year = month > 2 ? year : year - 1;
  int era = march_year / 400;
  int year_of_era = march_year - era * 400;
  int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * DAYS_PER_ERA + day_of_era - ERA_TO_EPOCH;
}

/**
 * dtl_day_to_ymd:
 * @self: a valid day
 * @year: (out) (optional): 1 to 9999
 * @month: (out) (optional): 1 to 12
 * @day: (out) (optional): 1 to 31
 */
void
dtl_day_to_ymd (DtlDay self, int *year, int *month, int *day)
{
  g_return_if_fail (dtl_day_is_valid (self));

  int shifted = self + ERA_TO_EPOCH;
  int era = shifted / DAYS_PER_ERA;
  int day_of_era = shifted - era * DAYS_PER_ERA;
  int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int march_month = (5 * day_of_year + 2) / 153;
  int real_month = march_month < 10 ? march_month + 3 : march_month - 9;

  if (year != NULL)
    *year = era * 400 + year_of_era + (real_month <= 2);
  if (month != NULL)
    *month = real_month;
  if (day != NULL)
    *day = day_of_year - (153 * march_month + 2) / 5 + 1;
}

/**
 * dtl_day_get_weekday:
 * @self: a valid day
 *
 * Returns: %G_DATE_MONDAY to %G_DATE_SUNDAY
 */
GDateWeekday
dtl_day_get_weekday (DtlDay self)
{
  g_return_val_if_fail (dtl_day_is_valid (self), G_DATE_BAD_WEEKDAY);

  int from_monday = (self + EPOCH_WEEKDAY) % 7;

  return (GDateWeekday) ((from_monday < 0 ? from_monday + 7 : from_monday) + 1);
}

/**
 * dtl_day_add_months:
 * @self: a valid day
 * @months: of either sign
 *
 * The same day of another month, or that month's last day where it is shorter: 31 January and one
 * month is 28 or 29 February.
 *
 * Returns: the day, or %DTL_DAY_NONE outside the years 1 to 9999
 */
DtlDay
dtl_day_add_months (DtlDay self, int months)
{
  int year, month, day;

  g_return_val_if_fail (dtl_day_is_valid (self), DTL_DAY_NONE);

  dtl_day_to_ymd (self, &year, &month, &day);

  gint64 count = (gint64) year * 12 + (month - 1) + months;
  if (count < 12 || count >= 10000 * 12)
    return DTL_DAY_NONE;

  year = (int) (count / 12);
  month = (int) (count % 12) + 1;

  return dtl_day_from_ymd (year, month, MIN (day, get_month_days (year, month)));
}

/**
 * dtl_day_parse_iso:
 * @text: (array length=len): bytes, not NUL-terminated
 * @len: how many may be read
 * @day: (out): set only on success
 *
 * Reads "YYYY-MM-DD" at the start of @text; what follows is the caller's matter.
 *
 * Returns: bytes used (10), or 0 if @text does not start with a real date
 */
gsize
dtl_day_parse_iso (const char *text, gsize len, DtlDay *day)
{
  if (len < 10 || text[4] != '-' || text[7] != '-')
    return 0;

  DtlDay parsed = dtl_day_from_ymd (read_digits (text, 4), read_digits (text + 5, 2),
                                    read_digits (text + 8, 2));
  if (parsed == DTL_DAY_NONE)
    return 0;

  *day = parsed;
  return 10;
}

/**
 * dtl_day_parse:
 * @text: a whole text
 * @day: (out): set only on success
 *
 * Returns: whether @text is one ISO date and nothing else
 */
gboolean
dtl_day_parse (const char *text, DtlDay *day)
{
  g_return_val_if_fail (text != NULL, FALSE);

  /* Eleven bytes at most are looked at, however long the text. */
  gsize len = strnlen (text, DTL_DAY_TEXT_SIZE);

  return len == 10 && dtl_day_parse_iso (text, len, day) == 10;
}

/**
 * dtl_day_format_iso:
 * @self: a valid day
 * @buffer: (out caller-allocates): room for the text and its NUL
 *
 * Returns: (transfer none): @buffer
 */
char *
dtl_day_format_iso (DtlDay self, char buffer[DTL_DAY_TEXT_SIZE])
{
  int year = 0, month = 0, day = 0;

  buffer[0] = '\0';
  g_return_val_if_fail (dtl_day_is_valid (self), buffer);

  dtl_day_to_ymd (self, &year, &month, &day);
  write_digits (buffer, 4, year);
  buffer[4] = '-';
  write_digits (buffer + 5, 2, month);
  buffer[7] = '-';
  write_digits (buffer + 8, 2, day);
  buffer[10] = '\0';

  return buffer;
}
