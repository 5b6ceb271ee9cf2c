/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the day, and the time if there is one, in what a page, mail or feed prints as its date:
 * ISO 8601 and RFC 3339 in all their dialects, RFC 822 with two-digit years and named zones, month
 * names in the languages of much of the web, numbers with dots and slashes, and 年月日. Whatever
 * was printed comes out as an ISO day or an ISO time; an offset is never made up. */
#include "news/published-day.h"

#include "calendar/day.h"

#include <string.h>

#define MAX_LOOKED_AT 400 /* bytes of a text */
#define FIRST_YEAR 1900
#define LAST_YEAR 2099

typedef struct
{
  int year, month, day;
  int hour, minute, second; /* hour -1: no time */
  int offset;               /* minutes east; G_MAXINT: none */
} Printed;

static const struct
{
  const char *name; /* its beginning, folded; the longest of a month comes first */
  int month;
} months[] = {
  { "january", 1 },   { "januar", 1 },     { "janvier", 1 },    { "janeiro", 1 },
  { "enero", 1 },     { "gennaio", 1 },    { "jänner", 1 },     { "january", 1 },
  { "jan", 1 },       { "ene", 1 },        { "february", 2 },   { "februar", 2 },
  { "février", 2 },   { "fevereiro", 2 },  { "febrero", 2 },    { "febbraio", 2 },
  { "fevrier", 2 },   { "févr", 2 },       { "feb", 2 },        { "fev", 2 },
  { "march", 3 },     { "märz", 3 },       { "maerz", 3 },      { "mars", 3 },
  { "marzo", 3 },     { "março", 3 },      { "maart", 3 },      { "mar", 3 },
  { "mär", 3 },       { "april", 4 },      { "aprile", 4 },     { "avril", 4 },
  { "abril", 4 },     { "apr", 4 },        { "avr", 4 },        { "abr", 4 },
  { "may", 5 },       { "mai", 5 },        { "mayo", 5 },       { "maio", 5 },
  { "maggio", 5 },    { "mei", 5 },        { "june", 6 },       { "juni", 6 },
  { "juin", 6 },      { "junio", 6 },      { "junho", 6 },      { "giugno", 6 },
  { "jun", 6 },       { "july", 7 },       { "juli", 7 },       { "juillet", 7 },
  { "julio", 7 },     { "julho", 7 },      { "luglio", 7 },     { "juil", 7 },
  { "jul", 7 },       { "august", 8 },     { "août", 8 },       { "aout", 8 },
  { "agosto", 8 },    { "augustus", 8 },   { "aug", 8 },        { "ago", 8 },
  { "september", 9 }, { "septembre", 9 },  { "septiembre", 9 }, { "setembro", 9 },
  { "settembre", 9 }, { "sept", 9 },       { "sep", 9 },        { "set", 9 },
  { "october", 10 },  { "oktober", 10 },   { "octobre", 10 },   { "octubre", 10 },
  { "outubro", 10 },  { "ottobre", 10 },   { "oct", 10 },       { "okt", 10 },
  { "november", 11 }, { "novembre", 11 },  { "noviembre", 11 }, { "novembro", 11 },
  { "nov", 11 },      { "december", 12 },  { "dezember", 12 },  { "décembre", 12 },
  { "decembre", 12 }, { "diciembre", 12 }, { "dezembro", 12 },  { "dicembre", 12 },
  { "dec", 12 },      { "dez", 12 },       { "déc", 12 },       { "dic", 12 },
};

/* RFC 822 and 2822; other letters are too many zones at once. */
static const struct
{
  const char *name;
  int offset;
} zones[] = {
  { "gmt", 0 },    { "utc", 0 },    { "ut", 0 },     { "z", 0 },
  { "est", -300 }, { "edt", -240 }, { "cst", -360 }, { "cdt", -300 },
  { "mst", -420 }, { "mdt", -360 }, { "pst", -480 }, { "pdt", -420 },
};

static const char *
skip_blanks (const char *at)
{
  for (;;)
    {
      if (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r')
        at++;
      else if (g_str_has_prefix (at, "\xC2\xA0") || g_str_has_prefix (at, "\xE2\x80\xAF"))
        at += *at == '\xC2' ? 2 : 3;
      else
        return at;
    }
}

/* Reads @min to @max digits with no digit behind; returns NULL if there are none such. */
static const char *
read_digits (const char *at, int min, int max, int *value)
{
  int n = 0, number = 0;

  while (n < max && g_ascii_isdigit (at[n]))
    number = number * 10 + at[n++] - '0';
  if (n < min || g_ascii_isdigit (at[n]))
    return NULL;

  *value = number;
  return at + n;
}

static gboolean
is_letter (const char *at)
{
  return g_unichar_isalpha (g_utf8_get_char (at));
}

static const char *
read_month (const char *at, int *month)
{
  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    if (g_str_has_prefix (at, months[i].name) && !is_letter (at + strlen (months[i].name)))
      {
        *month = months[i].month;
        at += strlen (months[i].name);
        return *at == '.' ? at + 1 : at;
      }

  return NULL;
}

static const char *
skip_word (const char *at, const char *const *words)
{
  const char *start = skip_blanks (at);

  for (gsize i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (start, words[i]))
      {
        const char *behind = start + strlen (words[i]);

        if (g_ascii_isalpha (words[i][0]) && is_letter (behind))
          continue;
        return skip_blanks (behind);
      }

  return start;
}

static gboolean
is_day (const Printed *printed)
{
  return printed->year >= FIRST_YEAR && printed->year <= LAST_YEAR &&
         dtl_day_from_ymd (printed->year, printed->month, printed->day) != DTL_DAY_NONE;
}

static const char *
read_year (const char *at, int *year)
{
  const char *behind = read_digits (at, 4, 4, year);

  if (behind == NULL && *at == '\'')
    at++;
  if (behind == NULL && (behind = read_digits (at, 2, 2, year)) != NULL)
    *year += *year < 70 ? 2000 : 1900; /* RFC 2822, 4.3, for years of two digits */

  return behind;
}

/* "+0100", "+01:00", "Z", "GMT", "EST"; leaves the offset alone where there is none. */
static const char *
read_zone (const char *at, Printed *printed)
{
  const char *start = skip_blanks (at);
  int hours, minutes;
  const char *behind;

  if (*start == '+' || *start == '-')
    {
      int sign = *start == '-' ? -1 : 1;

      if ((behind = read_digits (start + 1, 4, 4, &hours)) != NULL)
        {
          minutes = hours % 100;
          hours /= 100;
        }
      else if ((behind = read_digits (start + 1, 2, 2, &hours)) != NULL && *behind == ':' &&
               read_digits (behind + 1, 2, 2, &minutes) != NULL)
        behind += 3;
      else if (behind != NULL)
        minutes = 0;
      if (behind != NULL && hours <= 14 && minutes < 60)
        {
          printed->offset = sign * (60 * hours + minutes);
          return behind;
        }
      return at;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    if (g_str_has_prefix (start, zones[i].name) && !is_letter (start + strlen (zones[i].name)))
      {
        printed->offset = zones[i].offset;
        return start + strlen (zones[i].name);
      }

  return at;
}

/* A time behind a day: "T10:00:00.000Z", " at 6:01 am ET", ", 01:27 PM". */
static void
read_time (const char *at, Printed *printed)
{
  static const char *const joints[] = { "t", ",", "at", "-", "|",  "um",    "à", "às",
                                        "@", "•", "·",  "–", "kl", "a las", NULL };
  Printed timed = *printed;
  const char *start = at, *behind;

  for (int i = 0; i < 2; i++)
    start = skip_word (start, joints);
  if (*start == 't')
    start++;
  behind = read_digits (start, 1, 2, &timed.hour);
  if (behind == NULL || (*behind != ':' && *behind != 'h' && *behind != '.'))
    return;
  start = behind + 1;
  if (*behind == '.' && !g_ascii_isdigit (*start))
    return;
  behind = read_digits (start, 2, 2, &timed.minute);
  if (behind == NULL)
    return;
  timed.second = 0;
  if (*behind == ':')
    {
      const char *seconds = read_digits (behind + 1, 2, 2, &timed.second);

      behind = seconds != NULL ? seconds : behind;
      if (*behind == '.' || *behind == ',')
        {
          const char *fraction = behind + 1;

          while (g_ascii_isdigit (*fraction))
            fraction++;
          if (fraction > behind + 1)
            behind = fraction;
        }
    }
  start = skip_blanks (behind);
  if ((start[0] == 'a' || start[0] == 'p') &&
      (start[1] == 'm' || g_str_has_prefix (start + 1, ".m")))
    {
      if (timed.hour < 1 || timed.hour > 12)
        return;
      timed.hour = timed.hour % 12 + (start[0] == 'p' ? 12 : 0);
      behind = start + (start[1] == 'm' ? 2 : 3);
      behind += *behind == '.' ? 1 : 0;
    }
  if (timed.hour > 23 || timed.minute > 59 || timed.second > 60)
    return;
  timed.second = MIN (timed.second, 59);

  read_zone (behind, &timed);
  *printed = timed;
}

/* 2022-07-14, 2022/7/14, 2022.07.14, 20220714, 2022年7月14日 */
static const char *
read_year_first (const char *at, Printed *printed)
{
  const char *behind = read_digits (at, 4, 4, &printed->year);
  int packed;

  if (behind != NULL && (*behind == '-' || *behind == '/' || *behind == '.'))
    {
      char mark = *behind;

      behind = read_digits (behind + 1, 1, 2, &printed->month);
      if (behind == NULL || *behind != mark)
        return NULL;
      behind = read_digits (behind + 1, 1, 2, &printed->day);
      return behind != NULL && is_day (printed) ? behind : NULL;
    }
  if (behind != NULL)
    {
      behind = skip_blanks (behind);
      if (!g_str_has_prefix (behind, "年"))
        return NULL;
      behind = read_digits (skip_blanks (behind + 3), 1, 2, &printed->month);
      if (behind == NULL || !g_str_has_prefix (skip_blanks (behind), "月"))
        return NULL;
      behind = read_digits (skip_blanks (skip_blanks (behind) + 3), 1, 2, &printed->day);
      if (behind == NULL || !is_day (printed))
        return NULL;
      behind = skip_blanks (behind);
      return g_str_has_prefix (behind, "日") ? behind + 3 : behind;
    }

  behind = read_digits (at, 8, 8, &packed);
  if (behind == NULL)
    return NULL;
  printed->year = packed / 10000;
  printed->month = packed / 100 % 100;
  printed->day = packed % 100;
  return is_day (printed) ? behind : NULL;
}

static gboolean
writes_month_first (const char *language)
{
  if (language == NULL)
    return TRUE;

  return g_ascii_strncasecmp (language, "en", 2) == 0 &&
         g_ascii_strncasecmp (language, "en-GB", 5) && g_ascii_strncasecmp (language, "en-AU", 5) &&
         g_ascii_strncasecmp (language, "en-IE", 5) && g_ascii_strncasecmp (language, "en-NZ", 5) &&
         g_ascii_strncasecmp (language, "en-IN", 5);
}

/* 14 July 2022, 14th of July, 2022, 14-Jul-22; 14.07.2022, 07/14/2022 */
static const char *
read_number_first (const char *at, const char *language, Printed *printed)
{
  static const char *const endings[] = { "st", "nd", "rd", "th", "er", "º", ".", "-", "/", NULL };
  static const char *const links[] = { "of", "de", ",", "-", "/", NULL };
  const char *behind = read_digits (at, 1, 2, &printed->day), *start;
  int second;

  if (behind == NULL)
    return NULL;

  if (*behind == '.' || *behind == '/' || *behind == '-')
    {
      char mark = *behind;
      const char *next = read_digits (behind + 1, 1, 2, &second);

      if (next != NULL && *next == mark)
        {
          int first = printed->day;
          gboolean month_first = mark != '.' && writes_month_first (language);

          next = read_year (next + 1, &printed->year);
          if (next == NULL)
            return NULL;
          if (first > 12 || second > 12)
            month_first = second > 12;
          printed->month = month_first ? first : second;
          printed->day = month_first ? second : first;
          return is_day (printed) ? next : NULL;
        }
    }

  start = skip_word (skip_word (behind, endings), links);
  behind = read_month (start, &printed->month);
  if (behind == NULL)
    return NULL;
  behind = read_year (skip_word (behind, links), &printed->year);

  return behind != NULL && is_day (printed) ? behind : NULL;
}

/* July 14, 2022; Jul. 14th 2022; Thu Jul 14 10:00:00 2022 is read without its time */
static const char *
read_month_first (const char *at, Printed *printed)
{
  static const char *const endings[] = { "st", "nd", "rd", "th", ",", ".", NULL };
  const char *behind = read_month (at, &printed->month);
  int hour, minute;

  if (behind == NULL)
    return NULL;
  behind = read_digits (skip_word (behind, endings), 1, 2, &printed->day);
  if (behind == NULL)
    return NULL;
  behind = skip_word (skip_word (behind, endings), endings);
  if (read_digits (behind, 2, 2, &hour) != NULL && behind[2] == ':' &&
      read_digits (behind + 3, 2, 2, &minute) != NULL) /* ctime () */
    {
      const char *year = strrchr (behind, ' ');

      behind = year != NULL ? year + 1 : behind;
    }
  behind = read_digits (behind, 4, 4, &printed->year);

  return behind != NULL && is_day (printed) ? behind : NULL;
}

static char *
format (const Printed *printed)
{
  GString *out = g_string_new (NULL);

  g_string_printf (out, "%04d-%02d-%02d", printed->year, printed->month, printed->day);
  if (printed->hour >= 0)
    g_string_append_printf (out, "T%02d:%02d:%02d", printed->hour, printed->minute,
                            printed->second);
  if (printed->hour >= 0 && printed->offset == 0)
    g_string_append_c (out, 'Z');
  else if (printed->hour >= 0 && printed->offset != G_MAXINT)
    g_string_append_printf (out, "%c%02d:%02d", printed->offset < 0 ? '-' : '+',
                            ABS (printed->offset) / 60, ABS (printed->offset) % 60);

  return g_string_free (out, FALSE);
}

/**
 * dtl_published_find:
 * @text: (nullable): what is printed
 * @language: (nullable): of the page, which decides what 07/08/2022 is
 *
 * Returns: (transfer full) (nullable): the first day in the first 400 bytes of @text, with the time
 *   that follows it and that time's offset, where they are printed: "2022-07-14",
 *   "2022-07-14T10:00:00", "2022-07-14T10:00:00+08:00"
 */
char *
dtl_published_find (const char *text, const char *language)
{
  g_autofree char *head = NULL;
  g_autofree char *folded = NULL;
  gboolean in_word = FALSE;

  if (text == NULL)
    return NULL;

  head = g_utf8_make_valid (text, (gssize) MIN (strlen (text), MAX_LOOKED_AT));
  folded = g_utf8_strdown (head, -1);
  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      Printed printed = { .hour = -1, .offset = G_MAXINT };
      const char *behind = NULL;
      gunichar c = g_utf8_get_char (at);

      if (!in_word && g_ascii_isdigit (*at))
        {
          behind = read_year_first (at, &printed);
          if (behind == NULL)
            behind = read_number_first (at, language, &printed);
        }
      else if (!in_word)
        behind = read_month_first (at, &printed);
      if (behind != NULL)
        {
          read_time (behind, &printed);
          return format (&printed);
        }
      in_word = g_unichar_isalnum (c);
    }

  return NULL;
}

/**
 * dtl_published_find_in_address:
 * @url: (nullable): the address of a page
 *
 * Returns: (transfer full) (nullable): the day that its path names: /2022/07/14/, /2022-07-14-,
 *   /20220714
 */
char *
dtl_published_find_in_address (const char *url)
{
  const char *path = url != NULL ? strstr (url, "://") : NULL;

  path = path != NULL ? strchr (path + 3, '/') : url;
  for (; path != NULL && *path != '\0'; path++)
    {
      Printed printed = { .hour = -1, .offset = G_MAXINT };

      if (*path != '/' && *path != '-' && *path != '_')
        continue;
      if (read_year_first (path + 1, &printed) != NULL && printed.year >= 1990)
        return format (&printed);
    }

  return NULL;
}
