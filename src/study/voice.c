/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Templates of sentences, spoken in the words of whoever shows them. Templates may have <b> around
 * what matters; the plain voice, for terminals and scripts, is English with ISO dates and ASCII. */
#include "study/voice.h"

#include <math.h>

#include "base/number.h"

static const char *
translate (const char *text)
{
  return text;
}

static const char *
translate_count (const char *one, const char *many, gulong n)
{
  return n == 1 ? one : many;
}

static char *
format_day (DtlDay day, gboolean has_year)
{
  char iso[DTL_DAY_TEXT_SIZE];

  return g_strdup (dtl_day_format_iso (day, iso));
}

/* "+0.01", "-4.89"; what rounds to zero has no sign */
static char *
format_points (double fraction)
{
  double hundredths = round (fabs (fraction) * 1e4);
  const char *sign = fraction > 0 ? "+" : "-";

  return isfinite (fraction)
             ? g_strdup_printf ("%s%.2f", hundredths > 0 ? sign : "", hundredths / 100)
             : g_strdup ("-");
}

static char *
format_percent (double fraction)
{
  g_autofree char *points = format_points (fraction);

  return g_strconcat (points, " %", NULL);
}

static char *
format_probability (double p)
{
  return dtl_number_format_probability (p, " ", "-");
}

static char *
format_number (double value, int decimals)
{
  return isfinite (value) ? g_strdup_printf ("%.*f", decimals, value) : g_strdup ("-");
}

const DtlVoice dtl_voice_plain = {
  .translate = translate,
  .translate_count = translate_count,
  .format_day = format_day,
  .format_percent = format_percent,
  .format_points = format_points,
  .format_probability = format_probability,
  .format_number = format_number,
};

static char *
fill_in (const DtlVoice *self, const char *text, va_list arguments)
{
  g_autoptr (GString) plain = NULL;

  if (self->has_markup)
    return g_markup_vprintf_escaped (text, arguments);

  plain = g_string_new (text);
  g_string_replace (plain, "<b>", "", 0);
  g_string_replace (plain, "</b>", "", 0);
  return g_strdup_vprintf (plain->str, arguments);
}

/**
 * dtl_voice_say:
 * @text: a template of printf, marked for translation
 *
 * Returns: (transfer full): it, translated and filled in
 */
char *
dtl_voice_say (const DtlVoice *self, const char *text, ...)
{
  va_list arguments;
  char *said;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  va_start (arguments, text);
  said = fill_in (self, self->translate (text), arguments);
  va_end (arguments);

  return said;
}

/**
 * dtl_voice_say_count:
 * @one: a template of printf for one, marked for translation
 * @many: for other numbers, with the same arguments
 * @n: of which there are so many
 *
 * Returns: (transfer full): the one that goes with @n, translated and filled in
 */
char *
dtl_voice_say_count (const DtlVoice *self, const char *one, const char *many, gsize n, ...)
{
  va_list arguments;
  char *said;

  g_return_val_if_fail (self != NULL && one != NULL && many != NULL, NULL);

  va_start (arguments, n);
  said = fill_in (self, self->translate_count (one, many, (gulong) n), arguments);
  va_end (arguments);

  return said;
}
