/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events as a calendar, RFC 5545: lines of at most 75 octets, folded between characters, texts
 * escaped. What a calendar has no property for stands in X-DATELINE- ones. Of other calendars days
 * and UTC times are read; what repeats, and times on another clock, are refused. */
#include "operations/event-file.h"

#include "base/error.h"

#include <string.h>

#define MAX_LINE 75

/* Properties that hold a member as it is; the first of two is written. */
static const struct
{
  const char *property;
  DtlEventMember member;
} properties[] = {
  { "SUMMARY", DTL_EVENT_MEMBER_TITLE },
  { "CATEGORIES", DTL_EVENT_MEMBER_KIND },
  { "DESCRIPTION", DTL_EVENT_MEMBER_NOTE },
  { "URL", DTL_EVENT_MEMBER_SOURCE },
  { "X-DATELINE-SYMBOL", DTL_EVENT_MEMBER_SYMBOL },
  { "X-DATELINE-CERTAINTY", DTL_EVENT_MEMBER_CERTAINTY },
  { "X-DATELINE-TIMING", DTL_EVENT_MEMBER_TIMING },
  { "X-DATELINE-ARTICLE-ID", DTL_EVENT_MEMBER_ARTICLE_ID },
  { "X-DATELINE-QUOTE", DTL_EVENT_MEMBER_QUOTE },
};

/* Ends the line, folding it: a line that goes on begins with a blank, which counts. */
static void
append_line (GString *out, const char *line)
{
  gsize used = 0;

  for (const char *at = line; *at != '\0';)
    {
      gsize size = (gsize) (g_utf8_next_char (at) - at);

      if (used + size > MAX_LINE)
        {
          g_string_append (out, "\r\n ");
          used = 1;
        }
      g_string_append_len (out, at, (gssize) size);
      used += size;
      at += size;
    }
  g_string_append (out, "\r\n");
}

/* An address is no text to RFC 5545 and is not escaped. */
static void
append_property (GString *out, const char *name, const char *value, gboolean is_text)
{
  g_autoptr (GString) line = g_string_new (name);

  g_string_append_c (line, ':');
  for (const char *at = value; *at != '\0'; at++)
    if (is_text && *at == '\n')
      g_string_append (line, "\\n");
    else if (is_text && *at == '\r')
      continue;
    else
      {
        if (is_text && strchr ("\\;,", *at) != NULL)
          g_string_append_c (line, '\\');
        g_string_append_c (line, *at);
      }
  append_line (out, line->str);
}

static void
append_day (GString *out, const char *format, DtlDay day)
{
  g_autofree char *line = NULL;
  int year, month, month_day;

  dtl_day_to_ymd (day, &year, &month, &month_day);
  line = g_strdup_printf ("%s%04d%02d%02d", format, year, month, month_day);
  g_string_append (out, line);
}

/* Calendars merge by UID: it must not be that of another library's event. */
static void
append_uid (GString *out, const DtlEvent *event)
{
  g_autofree char *content =
      g_strdup_printf ("%s\n%s\n%d", event->symbol, event->title, event->day);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);
  g_autofree char *line =
      g_strdup_printf ("UID:%" G_GINT64_FORMAT "-%.24s@dateline", event->id, digest);

  append_line (out, line);
}

static void
append_event (GString *out, const DtlMark *mark)
{
  const DtlEvent *event = mark->event;

  append_line (out, "BEGIN:VEVENT");
  append_uid (out, event);
  /* RFC 5545 asks for a time stamp; the clock's would make every export another file. */
  append_day (out, "DTSTAMP:", event->day);
  g_string_append (out, "T000000Z\r\n");
  append_day (out, "DTSTART;VALUE=DATE:", event->day);
  g_string_append (out, "\r\n");
  if (event->end_day != DTL_DAY_NONE && event->end_day > event->day &&
      event->end_day < DTL_DAY_LAST)
    {
      append_day (out, "DTEND;VALUE=DATE:", event->end_day + 1); /* the day after */
      g_string_append (out, "\r\n");
    }
  for (gsize i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      DtlEventValue value;
      g_autofree char *number = NULL;

      dtl_event_member_get (mark, properties[i].member, &value);
      if (value.is_number)
        number = g_strdup_printf ("%" G_GINT64_FORMAT, value.number);
      if (number != NULL || value.text != NULL)
        append_property (out, properties[i].property, number != NULL ? number : value.text,
                         properties[i].member != DTL_EVENT_MEMBER_SOURCE);
    }
  append_line (out, "TRANSP:TRANSPARENT");
  append_line (out, "END:VEVENT");
}

void
dtl_event_file_write_ics (GPtrArray *marks, GString *out)
{
  append_line (out, "BEGIN:VCALENDAR");
  append_line (out, "VERSION:2.0");
  append_line (out, "PRODID:-//Dateline//Dateline//EN");
  for (guint i = 0; i < marks->len; i++)
    append_event (out, g_ptr_array_index (marks, i));
  append_line (out, "END:VCALENDAR");
}

/* One unfolded line: NAME;PARAMETERS:VALUE. */
typedef struct
{
  gsize number;
  char *name; /* owns the text that the others point into */
  const char *parameters;
  char *value;
} Line;

typedef struct
{
  const char *name; /* of the file */
  const char *at;
  const char *end;
  gsize number; /* of the next line */
  Line line;
} Reader;

static void
reader_clear (Reader *self)
{
  g_free (self->line.name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

/* Appends up to the line's end, and passes it. */
static void
append_physical_line (Reader *self, GString *text)
{
  const char *end = memchr (self->at, '\n', (gsize) (self->end - self->at));
  const char *stop = end != NULL ? end : self->end;
  const char *next = end != NULL ? end + 1 : self->end;

  if (stop > self->at && stop[-1] == '\r')
    stop--;
  g_string_append_len (text, self->at, stop - self->at);
  self->at = next;
  self->number++;
}

static gboolean
fail (const Reader *self, gsize line, const char *what, GError **error)
{
  g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "%s, line %zu: %s.", self->name, line, what);
  return FALSE;
}

/* Returns: FALSE at the end, or with @error if a line has no colon */
static gboolean
next_line (Reader *self, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean quoted = FALSE;
  char *at;

  while (text->len == 0)
    {
      if (self->at == self->end)
        return FALSE;
      self->line.number = self->number;
      append_physical_line (self, text);
    }
  while (self->at < self->end && (*self->at == ' ' || *self->at == '\t'))
    {
      self->at++;
      append_physical_line (self, text);
    }

  g_free (self->line.name);
  self->line.name = g_string_free (g_steal_pointer (&text), FALSE);
  self->line.parameters = "";
  for (at = self->line.name; *at != '\0' && (quoted || *at != ':'); at++)
    {
      if (*at == '"')
        quoted = !quoted;
      if (*at == ';' && !quoted && *self->line.parameters == '\0')
        {
          *at = '\0';
          self->line.parameters = at + 1;
        }
    }
  if (*at == '\0')
    return fail (self, self->line.number, "this is not a property of a calendar", error);
  *at = '\0';
  self->line.value = at + 1;

  return TRUE;
}

/* In place: it only gets shorter. */
static void
unescape (char *text)
{
  char *out = text;

  for (const char *at = text; *at != '\0'; at++)
    if (at[0] == '\\' && at[1] != '\0')
      {
        at++;
        *out++ = *at == 'n' || *at == 'N' ? '\n' : *at;
      }
    else
      *out++ = *at;
  *out = '\0';
}

/* Reads digits of "YYYYMMDD" or "YYYYMMDDTHHMMSSZ" into ISO text. */
static char *
dup_iso (const char *value)
{
  static const char pattern[] = "00000000T000000Z";
  gsize len = strlen (value);

  if (len != 8 && len != 16)
    return NULL;
  for (gsize i = 0; i < len; i++)
    if (pattern[i] == '0' ? !g_ascii_isdigit (value[i]) : value[i] != pattern[i])
      return NULL;
  if (len == 8)
    return g_strdup_printf ("%.4s-%.2s-%.2s", value, value + 4, value + 6);

  return g_strdup_printf ("%.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ", value, value + 4, value + 6, value + 9,
                          value + 11, value + 13);
}

static gboolean
read_date (const Reader *self, DtlEventRow *row, gboolean is_end, GError **error)
{
  g_autofree char *iso = dup_iso (self->line.value);
  DtlDay day;

  if (iso == NULL || g_strstr_len (self->line.parameters, -1, "TZID") != NULL)
    return fail (self, self->line.number,
                 "this is neither a day, as 20220714, nor a time in UTC, as 20220714T200500Z",
                 error);
  if (!is_end)
    {
      g_free (row->date);
      row->date = g_steal_pointer (&iso);
      return TRUE;
    }
  if (strlen (iso) != 10)
    return TRUE; /* the end of a meeting, say */
  if (!dtl_day_parse (iso, &day) || day == DTL_DAY_FIRST)
    return fail (self, self->line.number, "there is no such day", error);

  row->event->end_day = day - 1;
  return TRUE;
}

static gboolean
read_property (const Reader *self, DtlEventRow *row, GError **error)
{
  const Line *line = &self->line;

  if (g_ascii_strcasecmp (line->name, "DTSTART") == 0)
    return read_date (self, row, FALSE, error);
  if (g_ascii_strcasecmp (line->name, "DTEND") == 0)
    return read_date (self, row, TRUE, error);
  if (g_ascii_strcasecmp (line->name, "RRULE") == 0)
    return fail (self, line->number, "events that repeat cannot be imported", error);

  for (gsize i = 0; i < G_N_ELEMENTS (properties); i++)
    if (g_ascii_strcasecmp (line->name, properties[i].property) == 0)
      {
        if (properties[i].member != DTL_EVENT_MEMBER_SOURCE)
          unescape (line->value);
        return dtl_event_row_set (row, dtl_event_member_get_name (properties[i].member),
                                  line->value, error);
      }

  return TRUE;
}

/* A calendar's one-day event ends on the day after: that is no end to us. */
static void
drop_empty_end (DtlEventRow *row)
{
  DtlDay day;

  if (row->date != NULL && dtl_day_parse (row->date, &day) && row->event->end_day == day)
    row->event->end_day = DTL_DAY_NONE;
}

/* From after BEGIN:VEVENT to its END; alarms and other parts inside are passed over. */
static DtlEventRow *
read_event (Reader *self, GError **error)
{
  g_autoptr (DtlEventRow) row = dtl_event_row_new (self->name, "line", self->line.number);
  gsize begin = self->line.number;
  GError *local = NULL;
  gsize depth = 1;

  while (next_line (self, &local))
    {
      if (g_ascii_strcasecmp (self->line.name, "BEGIN") == 0)
        depth++;
      else if (g_ascii_strcasecmp (self->line.name, "END") == 0)
        depth--;
      else if (depth == 1 && !read_property (self, row, error))
        return NULL;
      if (depth == 0)
        {
          drop_empty_end (row);
          return g_steal_pointer (&row);
        }
    }

  if (local != NULL)
    g_propagate_error (error, local);
  else
    fail (self, begin, "this event has no END", error);
  return NULL;
}

/* Returns: (transfer full) (element-type DtlEventRow): or NULL with DTL_ERROR_PARSE */
GPtrArray *
dtl_event_file_read_ics (const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_event_row_free);
  g_auto (Reader) self = { .name = name, .number = 1 };
  GError *local = NULL;
  gsize size;

  self.at = g_bytes_get_data (bytes, &size);
  self.end = self.at + size;
  if (!next_line (&self, &local) || g_ascii_strcasecmp (self.line.name, "BEGIN") != 0 ||
      g_ascii_strcasecmp (self.line.value, "VCALENDAR") != 0)
    {
      g_clear_error (&local);
      fail (&self, 1, "this is not a calendar, which begins with BEGIN:VCALENDAR", error);
      return NULL;
    }

  while (next_line (&self, &local))
    if (g_ascii_strcasecmp (self.line.name, "BEGIN") == 0 &&
        g_ascii_strcasecmp (self.line.value, "VEVENT") == 0)
      {
        DtlEventRow *row = read_event (&self, error);

        if (row == NULL)
          return NULL;
        g_ptr_array_add (rows, row);
      }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }

  return g_steal_pointer (&rows);
}
