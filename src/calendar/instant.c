/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Instants as numbers, ISO 8601 text in and out, and the local day of an instant. Only text that
 * carries its offset is an instant: a clock time without one is refused, never given a zone. */
#include "calendar/instant.h"

#include <stdio.h>

#define SECONDS_PER_DAY 86400
#define MAX_OFFSET_HOURS 14 /* civil time runs from -12:00 to +14:00 */

/* Returns: the number that two digits make, at most @max, or -1 */
static int
read_pair (const char *text, int max)
{
  if (!g_ascii_isdigit (text[0]) || !g_ascii_isdigit (text[1]))
    return -1;

  int value = (text[0] - '0') * 10 + (text[1] - '0');

  return value <= max ? value : -1;
}

/* Reads "Z", "+HH:MM" or "+HHMM". Returns: bytes used, or 0 */
static gsize
parse_offset (const char *text, gsize len, int *offset_seconds)
{
  if (len >= 1 && text[0] == 'Z')
    {
      *offset_seconds = 0;
      return 1;
    }

  if (len < 5 || (text[0] != '+' && text[0] != '-'))
    return 0;

  gsize minutes_at = text[3] == ':' ? 4 : 3;
  if (len < minutes_at + 2)
    return 0;

  int hours = read_pair (text + 1, MAX_OFFSET_HOURS);
  int minutes = read_pair (text + minutes_at, 59);
  if (hours < 0 || minutes < 0)
    return 0;

  *offset_seconds = (hours * 60 + minutes) * 60 * (text[0] == '-' ? -1 : 1);
  return minutes_at + 2;
}

/* Reads "HH:MM", "HH:MM:SS" or "HH:MM:SS.000". Returns: bytes used, or 0 */
static gsize
parse_clock (const char *text, gsize len, int *seconds_of_day)
{
  if (len < 5 || text[2] != ':')
    return 0;

  int hours = read_pair (text, 23);
  int minutes = read_pair (text + 3, 59);
  int seconds = 0;
  gsize used = 5;

  if (used < len && text[used] == ':')
    {
      if (len < 8)
        return 0;
      seconds = read_pair (text + 6, 59);
      used = 8;

      if (used < len && text[used] == '.')
        {
          gsize first = ++used;

          while (used < len && text[used] == '0')
            used++;
          if (used == first) /* any other digit then fails as an offset */
            return 0;
        }
    }

  if (hours < 0 || minutes < 0 || seconds < 0)
    return 0;

  *seconds_of_day = (hours * 60 + minutes) * 60 + seconds;
  return used;
}

static int
get_offset (GTimeZone *zone, DtlInstant instant)
{
  if (zone == NULL)
    return 0;

  return g_time_zone_get_offset (zone,
                                 g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, instant));
}

static DtlDay
split_local (gint64 local_seconds, int *seconds_of_day)
{
  gint64 day = local_seconds / SECONDS_PER_DAY;
  gint64 rest = local_seconds % SECONDS_PER_DAY;

  if (rest < 0)
    {
      rest += SECONDS_PER_DAY;
      day--;
    }
  if (day < DTL_DAY_FIRST || day > DTL_DAY_LAST)
    return DTL_DAY_NONE;

  if (seconds_of_day != NULL)
    *seconds_of_day = (int) rest;
  return (DtlDay) day;
}

static gboolean
is_valid (DtlInstant instant)
{
  /* A day's grace at each end keeps any offset inside the years 1 to 9999. */
  return instant >= (gint64) (DTL_DAY_FIRST + 1) * SECONDS_PER_DAY &&
         instant < (gint64) DTL_DAY_LAST * SECONDS_PER_DAY;
}

/**
 * dtl_instant_parse_iso:
 * @text: (array length=len): bytes, not NUL-terminated
 * @len: how many may be read
 * @instant: (out): set only on success
 *
 * Reads "YYYY-MM-DDTHH:MM:SS+HH:MM" at the start of @text. A blank may stand for the T, Z or
 * +HHMM for the offset; the seconds may be missing, and a fraction of them must be zero. There is
 * no 24:00, no leap second, and no instant without an offset.
 *
 * Returns: bytes used, or 0 if @text does not start with an instant
 */
gsize
dtl_instant_parse_iso (const char *text, gsize len, DtlInstant *instant)
{
  DtlDay day = DTL_DAY_NONE;
  int seconds_of_day = 0;
  int offset_seconds = 0;

  gsize used = dtl_day_parse_iso (text, len, &day);
  if (used == 0 || used == len || (text[used] != 'T' && text[used] != ' '))
    return 0;
  used++;

  gsize clock = parse_clock (text + used, len - used, &seconds_of_day);
  if (clock == 0)
    return 0;
  used += clock;

  gsize offset = parse_offset (text + used, len - used, &offset_seconds);
  if (offset == 0)
    return 0;
  used += offset;

  DtlInstant parsed = (gint64) day * SECONDS_PER_DAY + seconds_of_day - offset_seconds;
  if (!is_valid (parsed))
    return 0;

  *instant = parsed;
  return used;
}

/**
 * dtl_instant_format_iso:
 * @self: an instant of the years 1 to 9999
 * @zone: (nullable): whose clock to show; %NULL for UTC
 * @buffer: (out caller-allocates): room for the text and its NUL
 *
 * Offsets of before standard time, which have seconds, are cut to whole minutes, and the clock
 * with them: the text reads back as @self.
 *
 * Returns: (transfer none): @buffer
 */
char *
dtl_instant_format_iso (DtlInstant self, GTimeZone *zone, char buffer[DTL_INSTANT_TEXT_SIZE])
{
  char day_text[DTL_DAY_TEXT_SIZE];
  int seconds = 0;

  buffer[0] = '\0';
  g_return_val_if_fail (is_valid (self), buffer);

  int minutes = get_offset (zone, self) / 60;
  DtlDay day = split_local (self + minutes * 60, &seconds);
  int size = MIN (ABS (minutes), 99 * 60); /* tells the compiler that two digits are enough */

  snprintf (buffer, DTL_INSTANT_TEXT_SIZE, "%sT%02d:%02d:%02d%c%02d:%02d",
            dtl_day_format_iso (day, day_text), seconds / 3600 % 24, seconds / 60 % 60,
            seconds % 60, minutes < 0 ? '-' : '+', size / 60, size % 60);

  return buffer;
}

/**
 * dtl_instant_get_day:
 * @self: any instant
 * @zone: (nullable): whose clock to read; %NULL for UTC
 * @seconds_of_day: (out) (optional): what that clock shows, 0 to 86399; unchanged on failure
 *
 * Returns: the local day, or %DTL_DAY_NONE outside the years 1 to 9999
 */
DtlDay
dtl_instant_get_day (DtlInstant self, GTimeZone *zone, int *seconds_of_day)
{
  if (!is_valid (self))
    return DTL_DAY_NONE;

  return split_local (self + get_offset (zone, self), seconds_of_day);
}

/**
 * dtl_instant_from_local:
 * @day: a valid day
 * @seconds_of_day: what the local clock shows, 0 to 86399
 * @zone: (nullable): whose clock; %NULL for UTC
 *
 * A clock time that is skipped when clocks go forward is taken as the first instant after the
 * gap; one that comes twice when they go back, as the second (standard time).
 *
 * Returns: the instant, or %DTL_INSTANT_NONE outside the years 1 to 9999
 */
DtlInstant
dtl_instant_from_local (DtlDay day, int seconds_of_day, GTimeZone *zone)
{
  g_return_val_if_fail (dtl_day_is_valid (day), DTL_INSTANT_NONE);
  g_return_val_if_fail (seconds_of_day >= 0 && seconds_of_day < SECONDS_PER_DAY, DTL_INSTANT_NONE);

  gint64 local = (gint64) day * SECONDS_PER_DAY + seconds_of_day;

  if (zone != NULL)
    {
      int interval = g_time_zone_adjust_time (zone, G_TIME_TYPE_STANDARD, &local);

      local -= g_time_zone_get_offset (zone, interval);
    }

  return is_valid (local) ? local : DTL_INSTANT_NONE;
}
