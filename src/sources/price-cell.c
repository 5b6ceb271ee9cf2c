/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Single cells of price files: numbers with a currency sign, grouping or a K, M, B behind them, and
 * dates in any order. A cell is read by what its column is known to be: nothing is guessed here. */

#include "sources/price-cell.h"

#include "base/number.h"

#include <string.h>

#define MAX_NUMBER_LENGTH 64
#define SHOWN_LENGTH 40 /* bytes of a cell in a message */

/* No exchange is older or newer; a year outside is a date gone wrong. */
#define FIRST_YEAR 1700
#define LAST_YEAR 2199

static gboolean
is_digit (char c)
{
  return c >= '0' && c <= '9';
}

static void
trim (const char **text, gsize *len)
{
  while (*len > 0 && ((*text)[0] == ' ' || (*text)[0] == '\t'))
    {
      (*text)++;
      (*len)--;
    }
  while (*len > 0 && ((*text)[*len - 1] == ' ' || (*text)[*len - 1] == '\t'))
    (*len)--;
}

static gboolean
is_missing (const char *text, gsize len)
{
  static const char *const words[] = { "-", "--", "null", "nan", "n/a", "na", "#n/a", "none" };

  if (len == 0)
    return TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == len && g_ascii_strncasecmp (text, words[i], len) == 0)
      return TRUE;

  return FALSE;
}

/* Returns: the bytes of the grouping sign at the start of @text, or 0. With a decimal point groups
 * are set off by commas, with a decimal comma by points, and with both by blanks. */
static gsize
match_grouping (const char *text, gsize len, char decimal)
{
  static const char *const blanks[] = { " ", "\xc2\xa0",
                                        "\xe2\x80\xaf" }; /* the last two: no-break */

  if (len > 0 && text[0] == (decimal == '.' ? ',' : '.'))
    return 1;

  for (gsize i = 0; i < G_N_ELEMENTS (blanks); i++)
    if (len >= strlen (blanks[i]) && memcmp (text, blanks[i], strlen (blanks[i])) == 0)
      return strlen (blanks[i]);

  return 0;
}

/* Copies the integer part of a number without its grouping; groups are of three digits.
 * Returns: bytes of @text used, or 0 where the groups are not in order */
static gsize
copy_integer (const char *text, gsize len, char decimal, GString *out)
{
  gsize in_group = 0;
  gboolean is_grouped = FALSE;
  gsize i = 0;

  while (i < len)
    {
      gsize sign;

      if (is_digit (text[i]))
        {
          g_string_append_c (out, text[i++]);
          in_group++;
          continue;
        }

      sign = match_grouping (text + i, len - i, decimal);
      if (sign == 0)
        break;
      if (in_group == 0 || in_group > 3 || (is_grouped && in_group != 3))
        return 0;
      is_grouped = TRUE;
      in_group = 0;
      i += sign;
    }

  return is_grouped && in_group != 3 ? 0 : i;
}

/* Numbers as people's files have them: "$1,067.50", "-0,65", "3.54B", ".5". */
static gboolean
read_dressed (const char *text, gsize len, char decimal, double *value)
{
  g_autoptr (GString) plain = NULL;
  gsize used;

  if (len > MAX_NUMBER_LENGTH)
    return FALSE;

  plain = g_string_sized_new (MAX_NUMBER_LENGTH);
  if (len > 0 && (text[0] == '-' || text[0] == '+'))
    {
      g_string_append_c (plain, text[0]);
      text++;
      len--;
    }
  if (len > 0 && text[0] == '$')
    {
      text++;
      len--;
    }
  if (len == 0 || (!is_digit (text[0]) && text[0] != decimal))
    return FALSE;

  if (text[0] == decimal)
    g_string_append_c (plain, '0');
  used = copy_integer (text, len, decimal, plain);
  if (used == 0 && text[0] != decimal)
    return FALSE;
  text += used;
  len -= used;

  if (len > 0 && text[0] == decimal)
    {
      g_string_append_c (plain, '.');
      text++;
      len--;
    }
  while (len > 0 && strchr ("0123456789eE+-", text[0]) != NULL)
    {
      g_string_append_c (plain, text[0]);
      text++;
      len--;
    }

  /* As an exponent the factor costs no rounding: 3.54 x 10^9 need not be 3.54e9. */
  if (len == 1)
    {
      const char *factors = "KMBT";
      const char *factor = strchr (factors, g_ascii_toupper (text[0]));

      if (factor == NULL)
        return FALSE;
      g_string_append_printf (plain, "e%d", (int) (factor - factors + 1) * 3);
      len = 0;
    }

  return len == 0 && dtl_number_parse (plain->str, plain->len, value);
}

/**
 * dtl_price_cell_read_number:
 * @text: (array length=len): bytes of a cell
 * @decimal: '.' or ','
 * @value: (out): set only for %DTL_CELL_NUMBER
 */
DtlCellKind
dtl_price_cell_read_number (const char *text, gsize len, char decimal, double *value)
{
  /* Nearly all cells are bare. With a decimal comma "1.234" is a grouped integer. */
  if (decimal == '.' && len > 0 && dtl_number_parse (text, len, value))
    return DTL_CELL_NUMBER;

  trim (&text, &len);
  if (is_missing (text, len))
    return DTL_CELL_MISSING;

  return read_dressed (text, len, decimal, value) ? DTL_CELL_NUMBER : DTL_CELL_UNREADABLE;
}

/* Reads @min to @max digits at @text[*at]. Returns: how many, or 0 */
static gsize
read_digits (const char *text, gsize len, gsize *at, gsize min, gsize max, int *value)
{
  gsize n = 0;

  *value = 0;
  while (*at + n < len && n < max && is_digit (text[*at + n]))
    *value = *value * 10 + (text[*at + n++] - '0');
  if (n < min)
    return 0;

  *at += n;
  return n;
}

static gboolean
read_sign (const char *text, gsize len, gsize *at, char sign)
{
  if (*at >= len || text[*at] != sign)
    return FALSE;

  (*at)++;
  return TRUE;
}

/* Reads "Z", "+08:00" or "+0800" at the end of a cell; none is right too. */
static gboolean
read_offset (const char *text, gsize len, gsize at, DtlDateCell *cell)
{
  int sign, hours, minutes;

  if (at == len)
    return TRUE;

  cell->has_offset = TRUE;
  cell->offset = 0;
  if (read_sign (text, len, &at, 'Z'))
    return at == len;

  sign = text[at] == '-' ? -1 : 1;
  if (text[at] != '-' && text[at] != '+')
    return FALSE;
  at++;
  if (read_digits (text, len, &at, 2, 2, &hours) == 0)
    return FALSE;
  read_sign (text, len, &at, ':');
  if (read_digits (text, len, &at, 2, 2, &minutes) == 0)
    return FALSE;

  cell->offset = sign * (hours * 60 + minutes) * 60;
  return at == len && hours <= 14 && minutes <= 59;
}

/**
 * dtl_price_cell_read_clock:
 * @text: (array length=len): bytes of a cell, or what follows the date in it
 * @cell: (inout): gets clock and offset
 *
 * Reads "HH:MM", with ":SS" and a fraction of zero if any, and an offset if any.
 *
 * Returns: %FALSE for anything else
 */
gboolean
dtl_price_cell_read_clock (const char *text, gsize len, DtlDateCell *cell)
{
  gsize at = 0;
  int hours = 0;
  int minutes = 0;
  int seconds = 0;

  trim (&text, &len);
  if (read_digits (text, len, &at, 1, 2, &hours) == 0 || !read_sign (text, len, &at, ':') ||
      read_digits (text, len, &at, 2, 2, &minutes) == 0)
    return FALSE;

  if (read_sign (text, len, &at, ':'))
    {
      if (read_digits (text, len, &at, 2, 2, &seconds) == 0)
        return FALSE;
      if (read_sign (text, len, &at, '.'))
        while (at < len && text[at] == '0')
          at++;
    }
  if (hours > 23 || minutes > 59 || seconds > 59)
    return FALSE;

  cell->has_clock = TRUE;
  cell->seconds = (hours * 60 + minutes) * 60 + seconds;
  return read_offset (text, len, at, cell);
}

/**
 * dtl_price_cell_read_date:
 * @text: (array length=len): bytes of a cell
 * @cell: (out): what is written
 *
 * Reads three numbers set off by -, / or . with the year first or last, or YYYYMMDD; then a clock
 * time after T or a blank, if any. A year has four digits.
 *
 * Returns: %FALSE for anything else; @cell is then undefined
 */
gboolean
dtl_price_cell_read_date (const char *text, gsize len, DtlDateCell *cell)
{
  gsize at = 0;
  gsize n;
  int parts[3];
  char sign;

  *cell = (DtlDateCell){ 0 };
  trim (&text, &len);

  n = read_digits (text, len, &at, 1, 4, &parts[0]);
  if (n == 4 && at < len && is_digit (text[at]))
    {
      if (read_digits (text, len, &at, 2, 2, &parts[1]) == 0 ||
          read_digits (text, len, &at, 2, 2, &parts[2]) == 0)
        return FALSE;
    }
  else
    {
      if (n == 0 || n == 3 || at == len || strchr ("-/.", text[at]) == NULL)
        return FALSE;
      sign = text[at];
      if (!read_sign (text, len, &at, sign) || read_digits (text, len, &at, 1, 2, &parts[1]) == 0 ||
          !read_sign (text, len, &at, sign) ||
          read_digits (text, len, &at, n == 4 ? 1 : 4, n == 4 ? 2 : 4, &parts[2]) == 0)
        return FALSE;
    }

  cell->year_first = n == 4;
  cell->year = cell->year_first ? parts[0] : parts[2];
  cell->first = cell->year_first ? parts[1] : parts[0];
  cell->second = cell->year_first ? parts[2] : parts[1];

  if (at == len)
    return TRUE;
  if (!read_sign (text, len, &at, 'T') && !read_sign (text, len, &at, ' '))
    return FALSE;

  return dtl_price_cell_read_clock (text + at, len - at, cell);
}

/**
 * dtl_date_cell_get_day:
 * @order: of the column; a date that starts with its year is in order of year, month, day anyway,
 *   and one that ends with it is no date in a column of the others
 *
 * Returns: the day as written, whatever the offset; %DTL_DAY_NONE if there is no such date, or one
 *   only outside the years 1700 to 2199
 */
DtlDay
dtl_date_cell_get_day (const DtlDateCell *self, DtlDateOrder order)
{
  gboolean day_first = !self->year_first && order == DTL_DATE_ORDER_DMY;

  if (self->year < FIRST_YEAR || self->year > LAST_YEAR)
    return DTL_DAY_NONE;
  if (!self->year_first && order != DTL_DATE_ORDER_MDY && order != DTL_DATE_ORDER_DMY)
    return DTL_DAY_NONE; /* in a column of years first: not told what it means */

  return dtl_day_from_ymd (self->year, day_first ? self->second : self->first,
                           day_first ? self->first : self->second);
}

/**
 * dtl_price_cell_show:
 *
 * Returns: (transfer full): the start of a cell in quotes, valid UTF-8, for a message
 */
char *
dtl_price_cell_show (const char *text, gsize len)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) MIN (len, SHOWN_LENGTH));

  return g_strdup_printf ("“%s%s”", valid, len > SHOWN_LENGTH ? "…" : "");
}
