/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules for days that come once a year, as the calendar files write them:
 *
 *   25 december                       a fixed date
 *   third monday of january           first, second, third, fourth or last
 *   fourth thursday of november +1    and so many days after (or before)
 *   easter -2                         counted from Western Easter Sunday
 *
 * and their options: "saturday to friday", "sunday to monday", "only monday-thursday", "since
 * 1998", "until 2012". The years of the last two are those of the day before it is moved. */
#include "calendar/rule.h"

#include "base/error.h"
#include "base/number.h"

#include <string.h>

#define MAX_OFFSET_DAYS 60
#define MAX_WORDS 5

static const char *const ordinals[] = { "last", "first", "second", "third", "fourth" };
static const char *const weekdays[] = { "monday", "tuesday",  "wednesday", "thursday",
                                        "friday", "saturday", "sunday" };
static const char *const months[] = { "january",   "february", "march",    "april",
                                      "may",       "june",     "july",     "august",
                                      "september", "october",  "november", "december" };

static gboolean
refuse (GError **error, const char *text, const char *what)
{
  g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "“%s” is not %s", text, what);
  return FALSE;
}

static int
find_word (const char *word, const char *const *words, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (strcmp (words[i], word) == 0)
      return (int) i;

  return -1;
}

static gboolean
parse_number (const char *word, int min, int max, int *value)
{
  gint64 parsed;

  if (!dtl_number_parse_int (word, strlen (word), &parsed) || parsed < min || parsed > max)
    return FALSE;

  *value = (int) parsed;
  return TRUE;
}

static gboolean
parse_offset (const char *word, int *offset_days)
{
  return (word[0] == '+' || word[0] == '-') &&
         parse_number (word + 1, 1, MAX_OFFSET_DAYS, offset_days) &&
         ((*offset_days *= word[0] == '-' ? -1 : 1) != 0);
}

/* Returns: how many of the words say the base, or 0 */
static guint
parse_base (char **words, guint n, DtlRule *rule)
{
  int i;

  if (n >= 1 && strcmp (words[0], "easter") == 0)
    {
      rule->base = DTL_RULE_EASTER;
      return 1;
    }

  if (n >= 2 && parse_number (words[0], 1, 31, &rule->month_day))
    {
      rule->base = DTL_RULE_FIXED;
      rule->month = find_word (words[1], months, G_N_ELEMENTS (months)) + 1;
      /* 29 February would be a rule for leap years only; no exchange has one. */
      return dtl_day_from_ymd (2001, rule->month, rule->month_day) != DTL_DAY_NONE ? 2 : 0;
    }

  if (n < 4 || strcmp (words[2], "of") != 0)
    return 0;
  rule->base = DTL_RULE_WEEKDAY;
  rule->ordinal = find_word (words[0], ordinals, G_N_ELEMENTS (ordinals));
  i = find_word (words[1], weekdays, G_N_ELEMENTS (weekdays));
  rule->weekday = (GDateWeekday) (i + 1);
  rule->month = find_word (words[3], months, G_N_ELEMENTS (months)) + 1;

  return rule->ordinal >= 0 && i >= 0 && rule->month >= 1 ? 4 : 0;
}

/* "monday", "monday-thursday". Returns: the bits, or 0 */
static guint
parse_weekdays (const char *word)
{
  const char *dash = strchr (word, '-');
  g_autofree char *name = dash != NULL ? g_strndup (word, (gsize) (dash - word)) : g_strdup (word);
  int first = find_word (name, weekdays, G_N_ELEMENTS (weekdays));
  int last = dash != NULL ? find_word (dash + 1, weekdays, G_N_ELEMENTS (weekdays)) : first;
  guint bits = 0;

  for (int i = first; first >= 0 && i <= last; i++)
    bits |= 1U << (i + 1);

  return bits;
}

static gboolean
parse_weekday_list (const char *text, guint *bits)
{
  g_auto (GStrv) words = g_strsplit (text, " ", 8);
  guint all = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint more = parse_weekdays (words[i]);

      if (more == 0)
        return FALSE;
      all |= more;
    }

  *bits = all;
  return all != 0;
}

static DtlDay
get_weekday_of_month (const DtlRule *self, int year)
{
  DtlDay first = dtl_day_from_ymd (year, self->month, 1);
  DtlDay from = self->ordinal > 0 ? first : dtl_day_add_months (first, 1) - 7;
  int ahead = ((int) self->weekday - (int) dtl_day_get_weekday (from) + 7) % 7;

  return from + ahead + 7 * MAX (self->ordinal - 1, 0);
}

/* Western Easter by the anonymous Gregorian algorithm (Nature, 20 April 1876; J. Meeus,
 * "Astronomical Algorithms", chapter 8). The letters are Meeus's. */
static DtlDay
get_easter (int year)
{
  int a = year % 19, b = year / 100, c = year % 100;
  int d = b / 4, e = b % 4;
  int f = (b + 8) / 25;
  int g = (b - f + 1) / 3;
  int h = (19 * a + b - d - g + 15) % 30;
  int i = c / 4, k = c % 4;
  int l = (32 + 2 * e + 2 * i - h - k) % 7;
  int m = (a + 11 * h + 22 * l) / 451;
  int p = h + l - 7 * m + 114;

  return dtl_day_from_ymd (year, p / 31, p % 31 + 1);
}

/**
 * dtl_rule_parse:
 * @text: the rule without its options
 * @rule: (out): set only on success, without options
 * @error: %DTL_ERROR_PARSE; the message is the middle of a sentence, for the caller to place
 *
 * Returns: whether @text is a rule
 */
gboolean
dtl_rule_parse (const char *text, DtlRule *rule, GError **error)
{
  g_auto (GStrv) words = g_strsplit (text, " ", MAX_WORDS + 1);
  guint n = g_strv_length (words);
  DtlRule parsed = { .since_year = 1, .until_year = 9999 };
  guint used = parse_base (words, n, &parsed);

  if (used > 0 && used + 1 == n && parse_offset (words[used], &parsed.offset_days))
    used++;
  if (used == 0 || used != n)
    return refuse (error, text, "a rule");

  *rule = parsed;
  return TRUE;
}

/**
 * dtl_rule_parse_option:
 * @text: one option
 * @rule: (inout): where it is set; unchanged on failure
 * @error: %DTL_ERROR_PARSE; the message is the middle of a sentence, for the caller to place
 *
 * Returns: whether @text is an option
 */
gboolean
dtl_rule_parse_option (const char *text, DtlRule *rule, GError **error)
{
  gboolean ok = TRUE;

  if (strcmp (text, "saturday to friday") == 0)
    rule->saturday_to_friday = TRUE;
  else if (strcmp (text, "sunday to monday") == 0)
    rule->sunday_to_monday = TRUE;
  else if (g_str_has_prefix (text, "since "))
    ok = parse_number (text + strlen ("since "), 1, 9999, &rule->since_year);
  else if (g_str_has_prefix (text, "until "))
    ok = parse_number (text + strlen ("until "), 1, 9999, &rule->until_year);
  else if (g_str_has_prefix (text, "only "))
    ok = parse_weekday_list (text + strlen ("only "), &rule->only_weekdays);
  else
    ok = FALSE;

  return ok || refuse (error, text, "an option of a rule");
}

/**
 * dtl_rule_get_day:
 * @self: a rule
 * @year: 2 to 9998
 * @is_observed: (out) (optional): whether the day was moved off a weekend
 *
 * Returns: the day on which @self is observed for @year, perhaps in the year beside it;
 *   %DTL_DAY_NONE if it does not come that year
 */
DtlDay
dtl_rule_get_day (const DtlRule *self, int year, gboolean *is_observed)
{
  DtlDay day = DTL_DAY_NONE;
  int moved_days = 0;

  g_return_val_if_fail (self != NULL, DTL_DAY_NONE);
  g_return_val_if_fail (year >= 2 && year <= 9998, DTL_DAY_NONE);

  if (year < self->since_year || year > self->until_year)
    return DTL_DAY_NONE;

  switch (self->base)
    {
    case DTL_RULE_FIXED:
      day = dtl_day_from_ymd (year, self->month, self->month_day);
      break;
    case DTL_RULE_WEEKDAY:
      day = get_weekday_of_month (self, year);
      break;
    case DTL_RULE_EASTER:
      day = get_easter (year);
      break;
    default:
      g_return_val_if_reached (DTL_DAY_NONE);
    }
  day += self->offset_days;

  GDateWeekday weekday = dtl_day_get_weekday (day);
  if (self->only_weekdays != 0 && (self->only_weekdays & (1U << weekday)) == 0)
    return DTL_DAY_NONE;
  if (self->saturday_to_friday && weekday == G_DATE_SATURDAY)
    moved_days = -1;
  if (self->sunday_to_monday && weekday == G_DATE_SUNDAY)
    moved_days = 1;

  if (is_observed != NULL)
    *is_observed = moved_days != 0;
  return day + moved_days;
}
