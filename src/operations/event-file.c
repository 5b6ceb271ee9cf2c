/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the formats of event files share: the members of an event by name, as values to write and
 * from texts that were read. What follows from calendar and library (id, session, rolled days) is
 * written, and not read. */
#include "operations/event-file.h"

#include "base/error.h"
#include "base/number.h"

#include <string.h>

/* In the order of DtlEventMember. */
static const char *const names[] = {
  "id",     "symbol",  "title",       "kind", "date",       "end_date", "certainty",
  "timing", "session", "rolled_days", "note", "article_id", "quote",    "source",
};

G_STATIC_ASSERT (G_N_ELEMENTS (names) == DTL_N_EVENT_MEMBERS);

const char *
dtl_event_member_get_name (DtlEventMember member)
{
  g_return_val_if_fail ((guint) member < DTL_N_EVENT_MEMBERS, NULL);

  return names[member];
}

static gboolean
find_member (const char *name, DtlEventMember *member)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (name, names[i]) == 0)
      {
        *member = (DtlEventMember) i;
        return TRUE;
      }

  return FALSE;
}

static void
set_day (DtlEventValue *value, DtlDay day)
{
  if (day != DTL_DAY_NONE)
    value->text = dtl_day_format_iso (day, value->buffer);
}

static void
set_number (DtlEventValue *value, gint64 number)
{
  value->is_number = TRUE;
  value->number = number;
}

/* @value borrows from @mark. */
void
dtl_event_member_get (const DtlMark *mark, DtlEventMember member, DtlEventValue *value)
{
  const DtlEvent *event = mark->event;

  value->is_number = FALSE;
  value->text = NULL;
  switch (member)
    {
    case DTL_EVENT_MEMBER_ID:
      set_number (value, event->id);
      break;
    case DTL_EVENT_MEMBER_SYMBOL:
      value->text = event->symbol;
      break;
    case DTL_EVENT_MEMBER_TITLE:
      value->text = event->title;
      break;
    case DTL_EVENT_MEMBER_KIND:
      value->text = event->kind;
      break;
    case DTL_EVENT_MEMBER_DATE:
      set_day (value, event->day);
      break;
    case DTL_EVENT_MEMBER_END_DATE:
      set_day (value, event->end_day);
      break;
    case DTL_EVENT_MEMBER_CERTAINTY:
      value->text = dtl_certainty_to_id (event->certainty);
      break;
    case DTL_EVENT_MEMBER_TIMING:
      value->text = dtl_timing_to_id (event->timing);
      break;
    case DTL_EVENT_MEMBER_SESSION:
      set_day (value, mark->landing.session);
      break;
    case DTL_EVENT_MEMBER_ROLLED_DAYS:
      if (mark->landing.session != DTL_DAY_NONE)
        set_number (value, mark->landing.rolled_days);
      break;
    case DTL_EVENT_MEMBER_NOTE:
      value->text = event->note;
      break;
    case DTL_EVENT_MEMBER_ARTICLE_ID:
      if (event->article_id != 0)
        set_number (value, event->article_id);
      break;
    case DTL_EVENT_MEMBER_QUOTE:
      value->text = event->quote;
      break;
    case DTL_EVENT_MEMBER_SOURCE:
      value->text = event->source;
      break;
    case DTL_N_EVENT_MEMBERS:
    default:
      g_return_if_reached ();
    }
}

/* @unit is what @number counts in the file: "line", "event". */
DtlEventRow *
dtl_event_row_new (const char *name, const char *unit, gsize number)
{
  DtlEventRow *self = g_new0 (DtlEventRow, 1);

  self->event = dtl_event_new ();
  self->where = g_strdup_printf ("%s, %s %zu", name, unit, number);
  return self;
}

void
dtl_event_row_free (DtlEventRow *self)
{
  if (self == NULL)
    return;

  dtl_event_free (self->event);
  g_free (self->date);
  g_free (self->where);
  g_free (self);
}

gboolean
dtl_event_row_knows (const char *member)
{
  DtlEventMember ignored;

  return find_member (member, &ignored);
}

static gboolean
fail (const DtlEventRow *self, const char *member, const char *text, GError **error)
{
  g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "%s: “%s” cannot be the %s of an event.",
               self->where, text, member);
  return FALSE;
}

static void
replace (char **member, const char *text)
{
  g_free (*member);
  *member = g_strdup (text);
}

static gboolean
parse_article (const char *text, gint64 *id)
{
  return dtl_number_parse_int (text, strlen (text), id) && *id >= 0;
}

/* @member must be a known one. NULL and "" are both absent. */
gboolean
dtl_event_row_set (DtlEventRow *self, const char *member, const char *text, GError **error)
{
  DtlEvent *event = self->event;
  DtlEventMember which = DTL_N_EVENT_MEMBERS;
  gboolean ok = TRUE;

  if (text == NULL || *text == '\0')
    return TRUE;

  find_member (member, &which);
  switch (which)
    {
    case DTL_EVENT_MEMBER_SYMBOL:
      replace (&event->symbol, text);
      break;
    case DTL_EVENT_MEMBER_TITLE:
      replace (&event->title, text);
      break;
    case DTL_EVENT_MEMBER_KIND:
      replace (&event->kind, text);
      break;
    case DTL_EVENT_MEMBER_DATE:
      replace (&self->date, text);
      break;
    case DTL_EVENT_MEMBER_END_DATE:
      ok = dtl_day_parse (text, &event->end_day);
      break;
    case DTL_EVENT_MEMBER_CERTAINTY:
      ok = dtl_certainty_from_id (text, &event->certainty);
      break;
    case DTL_EVENT_MEMBER_TIMING:
      ok = dtl_timing_from_id (text, &event->timing);
      break;
    case DTL_EVENT_MEMBER_NOTE:
      replace (&event->note, text);
      break;
    case DTL_EVENT_MEMBER_ARTICLE_ID:
      ok = parse_article (text, &event->article_id);
      break;
    case DTL_EVENT_MEMBER_QUOTE:
      replace (&event->quote, text);
      break;
    case DTL_EVENT_MEMBER_SOURCE:
      replace (&event->source, text);
      break;
    case DTL_EVENT_MEMBER_ID:
    case DTL_EVENT_MEMBER_SESSION:
    case DTL_EVENT_MEMBER_ROLLED_DAYS:
      break;
    case DTL_N_EVENT_MEMBERS:
    default:
      g_return_val_if_reached (FALSE);
    }

  return ok || fail (self, member, text, error);
}
