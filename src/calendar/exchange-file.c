/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text form of exchanges, one statement a line; "#" begins a comment line. First the head:
 *
 *   exchange XNYS: NYSE               market identifier code and name; several keep one calendar
 *   zone America/New_York             whose clock
 *   span 1990-01-01 2030-12-31        first and last day of which the file knows
 *   hours 1990-01-01 09:30 16:00      from that day on; more lines for changes
 *
 * then what is no ordinary session, by date or by a rule of calendar/rule.c:
 *
 *   closed 2012-10-29 2012-10-30: Hurricane Sandy
 *   closed every 25 december, saturday to friday, sunday to monday: Christmas
 *   half 13:00 every 24 december, only monday-thursday: Christmas Eve
 *   half 15:56 2005-06-01, for XNYS: Systems failure
 *
 * Where both fall on one day a closure wins over a half day, and an earlier rule over a later
 * one; what a rule moved off a weekend is called "(observed)". A date that is a weekend, outside
 * the span or already taken is a slip, and refused. */
#include "calendar/exchange-file.h"

#include "base/error.h"
#include "calendar/exchange-private.h"
#include "calendar/rule.h"

#include <string.h>

#define NO_CLOSE (-1)

typedef struct
{
  GPtrArray *names; /* elem: char *, code and title in turn */
  GTimeZone *zone;  /* nullable until read, as all of the head */
  DtlDay first, last;
  GArray *hours;        /* elem: OpenHours */
  GPtrArray *exchanges; /* elem: DtlExchange *; made once the head is complete */
} Reader;

typedef struct
{
  DtlDay from;
  int open_seconds, close_seconds;
} OpenHours;

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->hours, g_array_unref);
  g_clear_pointer (&self->exchanges, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

G_GNUC_PRINTF (2, 3)
static gboolean
fail (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_set_error_literal (error, DTL_ERROR, DTL_ERROR_PARSE, message);
  return FALSE;
}

/* "HH:MM". Returns: seconds of the day, or -1 */
static int
parse_clock (const char *text)
{
  if (strlen (text) != 5 || text[2] != ':')
    return -1;
  for (int i = 0; i < 5; i++)
    if (i != 2 && !g_ascii_isdigit (text[i]))
      return -1;

  int hours = (text[0] - '0') * 10 + (text[1] - '0');
  int minutes = (text[3] - '0') * 10 + (text[4] - '0');

  return hours < 24 && minutes < 60 ? (hours * 60 + minutes) * 60 : -1;
}

static gboolean
read_exchange (Reader *self, const char *code, const char *title, GError **error)
{
  if (title == NULL)
    return fail (error, "an exchange needs a code and a title: “exchange XNYS: NYSE”");
  for (guint i = 0; i < self->names->len; i += 2)
    if (strcmp (g_ptr_array_index (self->names, i), code) == 0)
      return fail (error, "the exchange “%s” is named twice", code);

  if (self->names->len == 2 * DTL_EXCHANGE_FILE_MAX_EXCHANGES)
    return fail (error, "a file can have %d exchanges at most", DTL_EXCHANGE_FILE_MAX_EXCHANGES);

  g_ptr_array_add (self->names, g_strdup (code));
  g_ptr_array_add (self->names, g_strdup (title));
  return TRUE;
}

static gboolean
read_zone (Reader *self, const char *name, GError **error)
{
  if (self->zone != NULL)
    return fail (error, "there is a time zone already");

  /* An unknown zone gives NULL here; g_time_zone_new would give UTC. */
  self->zone = g_time_zone_new_identifier (name);
  if (self->zone == NULL)
    return fail (error, "the time zone “%s” is not known to this system", name);

  return TRUE;
}

static gboolean
read_span (Reader *self, char **words, GError **error)
{
  int first_year, last_year;

  if (self->first != DTL_DAY_NONE)
    return fail (error, "there is a span already");
  if (g_strv_length (words) != 2 || !dtl_day_parse (words[0], &self->first) ||
      !dtl_day_parse (words[1], &self->last) || self->last < self->first)
    return fail (error, "a span needs its first and its last day: “span 1990-01-01 2030-12-31”");

  dtl_day_to_ymd (self->first, &first_year, NULL, NULL);
  dtl_day_to_ymd (self->last, &last_year, NULL, NULL);
  if (last_year - first_year >= DTL_EXCHANGE_MAX_SPAN_YEARS || first_year < 3 || last_year > 9997)
    return fail (error, "a span must lie in the years 3 to 9997 and have at most %d years",
                 DTL_EXCHANGE_MAX_SPAN_YEARS);

  return TRUE;
}

static gboolean
read_hours (Reader *self, char **words, GError **error)
{
  OpenHours hours;

  if (self->first == DTL_DAY_NONE)
    return fail (error, "hours can only follow the span");
  if (g_strv_length (words) != 3 || !dtl_day_parse (words[0], &hours.from))
    return fail (error, "hours need a day, open and close: “hours 1990-01-01 09:30 16:00”");

  hours.open_seconds = parse_clock (words[1]);
  hours.close_seconds = parse_clock (words[2]);
  if (hours.open_seconds < 0 || hours.close_seconds <= hours.open_seconds)
    return fail (error, "hours need an opening and a later closing time");

  if (self->hours->len == 0 && hours.from != self->first)
    return fail (error, "the first hours must hold from the first day of the span on");
  if (self->hours->len > 0 &&
      hours.from <= g_array_index (self->hours, OpenHours, self->hours->len - 1).from)
    return fail (error, "hours must come in the order of their days");

  g_array_append_val (self->hours, hours);
  return TRUE;
}

static gboolean
make_exchanges (Reader *self, GError **error)
{
  if (self->exchanges != NULL)
    return TRUE;
  if (self->names->len == 0 || self->zone == NULL || self->hours->len == 0)
    return fail (error, "exchange, zone, span and hours must come first");

  self->exchanges = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_exchange_unref);
  for (guint i = 0; i < self->names->len; i += 2)
    {
      DtlExchange *exchange = dtl_exchange_new (g_ptr_array_index (self->names, i),
                                                g_ptr_array_index (self->names, i + 1), self->zone,
                                                self->first, self->last);

      for (guint j = 0; j < self->hours->len; j++)
        {
          const OpenHours *hours = &g_array_index (self->hours, OpenHours, j);

          dtl_exchange_add_hours (exchange, hours->from, hours->open_seconds, hours->close_seconds);
        }
      g_ptr_array_add (self->exchanges, exchange);
    }

  return TRUE;
}

/* Marks @day at each exchange, or at the one called @code. A rule may fall on a weekend, outside
 * the span or on another holiday; a date may not. */
static gboolean
mark_day (Reader *self,
          DtlDay day,
          gboolean is_rule,
          int close_seconds,
          const char *code,
          const char *name,
          GError **error)
{
  char text[DTL_DAY_TEXT_SIZE];
  gboolean found = FALSE;

  for (guint i = 0; i < self->exchanges->len; i++)
    {
      DtlExchange *exchange = g_ptr_array_index (self->exchanges, i);

      if (code != NULL && strcmp (code, dtl_exchange_get_code (exchange)) != 0)
        continue;
      found = TRUE;

      DtlExchangeMark mark = close_seconds == NO_CLOSE
                                 ? dtl_exchange_mark_closed (exchange, day, name)
                                 : dtl_exchange_mark_half (exchange, day, close_seconds, name);

      if (mark == DTL_EXCHANGE_TOO_MANY)
        return fail (error, "there are too many different closures");
      if (mark == DTL_EXCHANGE_BEFORE_OPEN)
        return fail (error, "a half day must close between the opening and the usual close");
      if (is_rule || mark == DTL_EXCHANGE_MARKED)
        continue;

      dtl_day_format_iso (day, text);
      if (mark == DTL_EXCHANGE_OUTSIDE)
        return fail (error, "%s is outside the span", text);
      if (mark == DTL_EXCHANGE_WEEKEND)
        return fail (error, "%s is a weekend", text);
      return fail (error, "%s is already “%s”", text, dtl_exchange_get_reason (exchange, day));
    }

  return found || fail (error, "the exchange “%s” is not one of this file", code);
}

static gboolean
read_rule (Reader *self,
           char **parts,
           const char *rule_text,
           int close_seconds,
           const char *name,
           GError **error)
{
  DtlRule rule;
  g_autofree char *observed_name = g_strdup_printf ("%s (observed)", name);
  const char *code = NULL;
  int first_year, last_year;

  if (!dtl_rule_parse (rule_text, &rule, error))
    return FALSE;
  for (guint i = 1; parts[i] != NULL; i++)
    {
      const char *option = g_strstrip (parts[i]);

      if (g_str_has_prefix (option, "for "))
        code = option + strlen ("for ");
      else if (!dtl_rule_parse_option (option, &rule, error))
        return FALSE;
    }

  /* A day may be observed in the year beside its own. */
  dtl_day_to_ymd (self->first, &first_year, NULL, NULL);
  dtl_day_to_ymd (self->last, &last_year, NULL, NULL);
  for (int year = first_year - 1; year <= last_year + 1; year++)
    {
      gboolean is_observed = FALSE;
      DtlDay day = dtl_rule_get_day (&rule, year, &is_observed);
      const char *day_name = is_observed ? observed_name : name;

      if (day != DTL_DAY_NONE && !mark_day (self, day, TRUE, close_seconds, code, day_name, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_dates (
    Reader *self, char **parts, char **words, int close_seconds, const char *name, GError **error)
{
  const char *code = NULL;

  for (guint i = 1; parts[i] != NULL; i++)
    {
      const char *option = g_strstrip (parts[i]);

      if (!g_str_has_prefix (option, "for "))
        return fail (error, "“%s” is not an option of dates", option);
      code = option + strlen ("for ");
    }

  if (words[0] == NULL)
    return fail (error, "a date or a rule is missing");
  for (guint i = 0; words[i] != NULL; i++)
    {
      DtlDay day;

      if (!dtl_day_parse (words[i], &day))
        return fail (error, "“%s” is not a date", words[i]);
      if (!mark_day (self, day, FALSE, close_seconds, code, name, error))
        return FALSE;
    }

  return TRUE;
}

/* @head is what stands before the name: "half 13:00 every 24 december, only monday-thursday". */
static gboolean
read_closure (Reader *self, const char *head, const char *name, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (head, ",", -1);
  g_auto (GStrv) words = g_strsplit (parts[0], " ", -1);
  gboolean is_half = strcmp (words[0], "half") == 0;
  guint next = is_half ? 2 : 1;
  int close_seconds = NO_CLOSE;

  if (name == NULL)
    return fail (error, "a closure needs a name: “closed 2012-10-29: Hurricane Sandy”");
  if (!make_exchanges (self, error))
    return FALSE;

  if (is_half && (words[1] == NULL || (close_seconds = parse_clock (words[1])) < 0))
    return fail (error, "a half day needs its closing time: “half 13:00 2003-12-26: …”");
  if (words[next] == NULL || strcmp (words[next], "every") != 0)
    return read_dates (self, parts, words + next, close_seconds, name, error);

  g_autofree char *rule_text = g_strjoinv (" ", words + next + 1);
  return read_rule (self, parts, rule_text, close_seconds, name, error);
}

static gboolean
read_line (Reader *self, char *line, GError **error)
{
  /* The name follows a colon and a blank; a clock's colon has no blank. */
  char *colon = strstr (line, ": ");
  const char *name = colon != NULL ? g_strstrip (colon + 2) : NULL;

  if (colon != NULL)
    *colon = '\0';
  if (name != NULL && *name == '\0')
    return fail (error, "the name is missing after the colon");

  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  const char *verb = words[0];

  if (verb != NULL && (strcmp (verb, "closed") == 0 || strcmp (verb, "half") == 0))
    return read_closure (self, line, name, error);
  if (self->exchanges != NULL)
    return fail (error, "“%s” is not closed or half, and the head is complete", line);
  if (g_strv_length (words) == 2 && strcmp (verb, "exchange") == 0)
    return read_exchange (self, words[1], name, error);
  if (name != NULL)
    return fail (error, "“%s” has no name", line);
  if (g_strv_length (words) == 2 && strcmp (verb, "zone") == 0)
    return read_zone (self, words[1], error);
  if (verb != NULL && strcmp (verb, "span") == 0)
    return read_span (self, words + 1, error);
  if (verb != NULL && strcmp (verb, "hours") == 0)
    return read_hours (self, words + 1, error);

  return fail (error, "“%s” is not a statement of a calendar", line);
}

/**
 * dtl_exchange_file_read:
 * @name: of the file, for messages
 * @bytes: UTF-8, at most %DTL_EXCHANGE_FILE_MAX_SIZE
 * @error: %DTL_ERROR_TOO_LARGE, or %DTL_ERROR_PARSE naming @name and line
 *
 * Returns: (transfer full) (element-type DtlExchange) (nullable): the exchanges of the file, at
 *   least one, in its order
 */
GPtrArray *
dtl_exchange_file_read (const char *name, GBytes *bytes, GError **error)
{
  g_auto (Reader) reader = { .first = DTL_DAY_NONE, .last = DTL_DAY_NONE };
  g_autoptr (GError) reason = NULL;
  gsize size;

  g_return_val_if_fail (name != NULL && bytes != NULL, NULL);

  const char *data = g_bytes_get_data (bytes, &size);
  if (size > DTL_EXCHANGE_FILE_MAX_SIZE)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_TOO_LARGE, "%s is too large for a calendar.", name);
      return NULL;
    }
  if (size > 0 && !g_utf8_validate_len (data, size, NULL))
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "%s is not UTF-8.", name);
      return NULL;
    }

  reader.names = g_ptr_array_new_with_free_func (g_free);
  reader.hours = g_array_new (FALSE, FALSE, sizeof (OpenHours));

  g_autofree char *text = g_strndup (size > 0 ? data : "", size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strstrip (lines[i]);

      if (*line == '\0' || *line == '#')
        continue;
      if (!read_line (&reader, line, &reason))
        {
          g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "%s, line %u: %s.", name, i + 1,
                       reason->message);
          return NULL;
        }
    }

  if (!make_exchanges (&reader, &reason))
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "%s: %s.", name, reason->message);
      return NULL;
    }

  return g_steal_pointer (&reader.exchanges);
}
