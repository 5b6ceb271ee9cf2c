/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decimal numbers over untrusted bytes, and back to the shortest text. Follows David Gay's and
 * William Clinger's observation ("How to read floating point numbers accurately", PLDI 1990) that
 * a mantissa below 2^53 times or over a power of ten up to 10^22 needs one rounding only; the rest
 * goes to strtod, which is correctly rounded in glibc. No locale, no blanks, no grouping, no nan,
 * inf or hexadecimal: g_ascii_strtod alone takes all of these. */

#include "base/number.h"

#include <float.h>
#include <math.h>
#include <string.h>

#define MAX_EXACT_MANTISSA (G_GUINT64_CONSTANT (1) << 53)
#define MAX_EXACT_POWER 22

static const double powers_of_ten[MAX_EXACT_POWER + 1] = {
  1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
  1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
};

/* What a decimal's text says: mantissa x 10^exponent, unless digits were dropped. */
typedef struct
{
  guint64 mantissa;
  int exponent;
  gboolean negative;
  gboolean exact; /* all digits are in the mantissa, and the exponent is small */
} Decimal;

static gboolean
is_digit (char c)
{
  return c >= '0' && c <= '9';
}

/* Reads the digits from @text[*at] on into @decimal. Returns: how many there were */
static gsize
scan_digits (const char *text, gsize len, gsize *at, Decimal *decimal)
{
  gsize first = *at;
  gsize i = first;

  for (; i < len && is_digit (text[i]); i++)
    if (decimal->mantissa < MAX_EXACT_MANTISSA / 10)
      decimal->mantissa = decimal->mantissa * 10 + (guint64) (text[i] - '0');
    else
      decimal->exact = FALSE;

  *at = i;
  return i - first;
}

/* Returns: whether all of @text is a decimal number */
static gboolean
scan_decimal (const char *text, gsize len, Decimal *decimal)
{
  gsize i = 0;

  *decimal = (Decimal){ .exact = TRUE };
  if (i < len && (text[i] == '-' || text[i] == '+'))
    decimal->negative = text[i++] == '-';

  if (scan_digits (text, len, &i, decimal) == 0)
    return FALSE;

  if (i < len && text[i] == '.')
    {
      gsize n;

      i++;
      n = scan_digits (text, len, &i, decimal);
      if (n == 0)
        return FALSE;
      decimal->exponent = -(int) n;
    }

  if (i < len && (text[i] == 'e' || text[i] == 'E'))
    {
      Decimal exponent = { .exact = TRUE };
      gsize n;
      int value;

      i++;
      if (i < len && (text[i] == '-' || text[i] == '+'))
        exponent.negative = text[i++] == '-';
      n = scan_digits (text, len, &i, &exponent);
      if (n == 0)
        return FALSE;

      if (exponent.mantissa > 9999)
        decimal->exact = FALSE;
      value = (int) MIN (exponent.mantissa, 9999);
      decimal->exponent += exponent.negative ? -value : value;
    }

  return i == len;
}

/**
 * dtl_number_parse:
 * @text: (array length=len): bytes, not ended by NUL
 * @len: how many, at most %DTL_NUMBER_MAX_LENGTH
 * @value: (out): the nearest double, finite; 0 for a magnitude too small for a double
 *
 * Reads all of @text as a decimal number: a sign if any, digits, a point with digits if any, an
 * exponent if any. Zero has no sign: "-0" gives 0.
 *
 * Returns: %FALSE for anything else and for what no double can hold; @value is then unchanged
 */
gboolean
dtl_number_parse (const char *text, gsize len, double *value)
{
  char copy[DTL_NUMBER_MAX_LENGTH + 1];
  Decimal decimal;
  double magnitude;

  g_return_val_if_fail (text != NULL || len == 0, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (len > DTL_NUMBER_MAX_LENGTH || !scan_decimal (text, len, &decimal))
    return FALSE;

  /* FLT_EVAL_METHOD: with the x87's longer registers the one rounding would be two. */
  if (FLT_EVAL_METHOD == 0 && decimal.exact && ABS (decimal.exponent) <= MAX_EXACT_POWER)
    {
      magnitude = (double) decimal.mantissa;
      if (decimal.exponent < 0)
        magnitude /= powers_of_ten[-decimal.exponent];
      else
        magnitude *= powers_of_ten[decimal.exponent];
    }
  else
    {
      memcpy (copy, text, len);
      copy[len] = '\0';
      magnitude = fabs (g_ascii_strtod (copy, NULL));
      if (!isfinite (magnitude))
        return FALSE;
    }

  *value = decimal.negative && magnitude > 0 ? -magnitude : magnitude;
  return TRUE;
}

/**
 * dtl_number_parse_int:
 * @text: (array length=len): bytes, not ended by NUL
 * @len: how many, at most %DTL_NUMBER_MAX_LENGTH
 * @value: (out): the integer
 *
 * Reads all of @text as a decimal integer: a sign if any, and digits.
 *
 * Returns: %FALSE for anything else and for what 64 bits cannot hold; @value is then unchanged
 */
gboolean
dtl_number_parse_int (const char *text, gsize len, gint64 *value)
{
  gboolean negative = FALSE;
  guint64 limit = G_MAXINT64;
  guint64 magnitude = 0;
  gsize i = 0;

  g_return_val_if_fail (text != NULL || len == 0, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (len > 0 && (text[0] == '-' || text[0] == '+'))
    negative = text[i++] == '-';
  if (negative)
    limit++;
  if (i == len || len > DTL_NUMBER_MAX_LENGTH)
    return FALSE;

  for (; i < len; i++)
    {
      guint64 digit = (guint64) (text[i] - '0');

      if (!is_digit (text[i]) || magnitude > (limit - digit) / 10)
        return FALSE;
      magnitude = magnitude * 10 + digit;
    }

  /* -2^63 has no positive: negate in unsigned arithmetic. */
  *value = (gint64) (negative ? 0 - magnitude : magnitude);
  return TRUE;
}

/**
 * dtl_number_format:
 * @value: any double
 * @buffer: (out): the text, ended by NUL
 *
 * Writes the fewest of 15, 16 or 17 significant digits that read back the same double: "103.76",
 * "1e+20". Zero is "0" whatever its sign. What is not finite is undefined in our files, so it
 * gives "", an empty cell; JSON has its own word for it.
 *
 * Returns: (transfer none): @buffer
 */
char *
dtl_number_format (double value, char buffer[DTL_NUMBER_SIZE])
{
  g_return_val_if_fail (buffer != NULL, NULL);

  buffer[0] = '\0';
  if (!isfinite (value))
    return buffer;

  if (!(value < 0 || value > 0))
    value = 0;

  for (int digits = DBL_DIG; digits <= DBL_DECIMAL_DIG; digits++)
    {
      char format[] = "%.15g";
      double back = NAN;

      format[3] = (char) ('0' + digits % 10);
      g_ascii_formatd (buffer, DTL_NUMBER_SIZE, format, value);
      if (dtl_number_parse (buffer, strlen (buffer), &back) && back == value)
        break;
    }

  return buffer;
}

/**
 * dtl_number_format_probability:
 * @p: 0 to 1
 * @blank: what stands between "<" and the bound
 * @missing: for what is not finite
 *
 * Returns: (transfer full): two significant digits, at most three decimals: "0.33", "0.015",
 *   "< 0.001"
 */
char *
dtl_number_format_probability (double p, const char *blank, const char *missing)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_val_if_fail (blank != NULL && missing != NULL, NULL);

  if (!isfinite (p))
    return g_strdup (missing);
  if (p < 0.001)
    return g_strconcat ("<", blank, "0.001", NULL);

  return g_strdup (g_ascii_formatd (digits, sizeof digits, p < 0.0995 ? "%.3f" : "%.2f", p));
}
