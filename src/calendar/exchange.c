/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of an exchange's days, and the questions asked of it. One number for each day of the
 * span says which kind of day it is; kinds of day are few, so a calendar of forty years takes
 * 30 kB. The text form is read elsewhere. */
#include "calendar/exchange.h"

#include "calendar/exchange-private.h"

#include <string.h>

#define FULL 0    /* index of the ordinary session */
#define WEEKEND 1 /* index of Saturdays and Sundays */

typedef struct
{
  DtlSessionKind kind;
  int close_seconds; /* of a half day */
  char *name;        /* nullable */
} DayKind;

typedef struct
{
  DtlDay from;
  int open_seconds;
  int close_seconds;
} Hours;

struct _DtlExchange
{
  gatomicrefcount ref_count;
  char *code;
  char *title;
  GTimeZone *zone;
  DtlDay first;
  DtlDay last;
  GArray *hours;  /* elem: Hours, by day */
  GArray *kinds;  /* elem: DayKind */
  guint16 *table; /* [last - first + 1], indices into kinds */
};

static void
clear_kind (gpointer data)
{
  DayKind *kind = data;

  g_free (kind->name);
}

static gboolean
is_inside (const DtlExchange *self, DtlDay day)
{
  return day >= self->first && day <= self->last;
}

static const DayKind *
get_kind (const DtlExchange *self, DtlDay day)
{
  return &g_array_index (self->kinds, DayKind, self->table[day - self->first]);
}

static gboolean
is_session (const DtlExchange *self, DtlDay day)
{
  return get_kind (self, day)->kind >= DTL_SESSION_HALF;
}

static const Hours *
find_hours (const DtlExchange *self, DtlDay day)
{
  for (guint i = self->hours->len; i > 0; i--)
    {
      const Hours *hours = &g_array_index (self->hours, Hours, i - 1);

      if (hours->from <= day)
        return hours;
    }

  return NULL;
}

/* Returns: the index of a kind of day, or -1 if there are too many for the table */
static int
intern_kind (DtlExchange *self, DtlSessionKind kind, int close_seconds, const char *name)
{
  DayKind added = { kind, close_seconds, NULL };

  for (guint i = WEEKEND + 1; i < self->kinds->len; i++)
    {
      const DayKind *known = &g_array_index (self->kinds, DayKind, i);

      if (known->kind == kind && known->close_seconds == close_seconds &&
          strcmp (known->name, name) == 0)
        return (int) i;
    }
  if (self->kinds->len > G_MAXUINT16)
    return -1;

  added.name = g_strdup (name);
  g_array_append_val (self->kinds, added);
  return (int) self->kinds->len - 1;
}

static DtlExchangeMark
mark (DtlExchange *self, DtlDay day, DtlSessionKind kind, int close_seconds, const char *name)
{
  if (!is_inside (self, day))
    return DTL_EXCHANGE_OUTSIDE;

  guint16 *place = &self->table[day - self->first];
  if (*place == WEEKEND)
    return DTL_EXCHANGE_WEEKEND;
  /* A closure wins over a half day, in whichever order they come. */
  if (*place != FULL && (kind != DTL_SESSION_CLOSED || !is_session (self, day)))
    return DTL_EXCHANGE_TAKEN;

  int index = intern_kind (self, kind, close_seconds, name);
  if (index < 0)
    return DTL_EXCHANGE_TOO_MANY;

  *place = (guint16) index;
  return DTL_EXCHANGE_MARKED;
}

/* @first and @last are days; all weekdays are sessions until marked otherwise. */
DtlExchange *
dtl_exchange_new (const char *code, const char *title, GTimeZone *zone, DtlDay first, DtlDay last)
{
  DtlExchange *self = g_new0 (DtlExchange, 1);
  DayKind full = { DTL_SESSION_FULL, 0, NULL };
  DayKind weekend = { DTL_SESSION_CLOSED, 0, g_strdup ("Weekend") };

  g_atomic_ref_count_init (&self->ref_count);
  self->code = g_strdup (code);
  self->title = g_strdup (title);
  self->zone = g_time_zone_ref (zone);
  self->first = first;
  self->last = last;
  self->hours = g_array_new (FALSE, FALSE, sizeof (Hours));
  self->kinds = g_array_new (FALSE, FALSE, sizeof (DayKind));
  g_array_set_clear_func (self->kinds, clear_kind);
  g_array_append_val (self->kinds, full);
  g_array_append_val (self->kinds, weekend);

  self->table = g_new0 (guint16, last - first + 1);
  for (DtlDay day = first; day <= last; day++)
    if (dtl_day_get_weekday (day) >= G_DATE_SATURDAY)
      self->table[day - first] = WEEKEND;

  return self;
}

/* @from is the span's first day, or after the last that was given. */
void
dtl_exchange_add_hours (DtlExchange *self, DtlDay from, int open_seconds, int close_seconds)
{
  Hours hours = { from, open_seconds, close_seconds };

  g_array_append_val (self->hours, hours);
}

DtlExchangeMark
dtl_exchange_mark_closed (DtlExchange *self, DtlDay day, const char *name)
{
  return mark (self, day, DTL_SESSION_CLOSED, 0, name);
}

DtlExchangeMark
dtl_exchange_mark_half (DtlExchange *self, DtlDay day, int close_seconds, const char *name)
{
  const Hours *hours = find_hours (self, day);

  if (hours != NULL &&
      (close_seconds <= hours->open_seconds || close_seconds >= hours->close_seconds))
    return DTL_EXCHANGE_BEFORE_OPEN;

  return mark (self, day, DTL_SESSION_HALF, close_seconds, name);
}

/**
 * dtl_exchange_ref:
 * @self: an exchange
 *
 * Returns: (transfer full): @self
 */
DtlExchange *
dtl_exchange_ref (DtlExchange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * dtl_exchange_unref:
 * @self: (transfer full): an exchange
 */
void
dtl_exchange_unref (DtlExchange *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->hours);
  g_array_unref (self->kinds);
  g_time_zone_unref (self->zone);
  g_free (self->code);
  g_free (self->title);
  g_free (self->table);
  g_free (self);
}

/**
 * dtl_exchange_get_code:
 * @self: an exchange
 *
 * Returns: its market identifier code (ISO 10383)
 */
const char *
dtl_exchange_get_code (const DtlExchange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->code;
}

/**
 * dtl_exchange_get_title:
 * @self: an exchange
 *
 * Returns: the name people know it by
 */
const char *
dtl_exchange_get_title (const DtlExchange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/**
 * dtl_exchange_get_zone:
 * @self: an exchange
 *
 * Returns: (transfer none): the zone of its clock
 */
GTimeZone *
dtl_exchange_get_zone (const DtlExchange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->zone;
}

/**
 * dtl_exchange_get_first:
 * @self: an exchange
 *
 * Returns: the first day of which it knows whether it is a session
 */
DtlDay
dtl_exchange_get_first (const DtlExchange *self)
{
  g_return_val_if_fail (self != NULL, DTL_DAY_NONE);

  return self->first;
}

/**
 * dtl_exchange_get_last:
 * @self: an exchange
 *
 * Returns: the last day of which it knows whether it is a session
 */
DtlDay
dtl_exchange_get_last (const DtlExchange *self)
{
  g_return_val_if_fail (self != NULL, DTL_DAY_NONE);

  return self->last;
}

/**
 * dtl_exchange_get_kind:
 * @self: an exchange
 * @day: any day
 *
 * Returns: what @day is; %DTL_SESSION_NOT_KNOWN outside the span
 */
DtlSessionKind
dtl_exchange_get_kind (const DtlExchange *self, DtlDay day)
{
  g_return_val_if_fail (self != NULL, DTL_SESSION_NOT_KNOWN);

  return is_inside (self, day) ? get_kind (self, day)->kind : DTL_SESSION_NOT_KNOWN;
}

/**
 * dtl_exchange_get_reason:
 * @self: an exchange
 * @day: any day
 *
 * Returns: (transfer none) (nullable): the name of the closure or half day, in English; "Weekend"
 *   on Saturdays and Sundays; %NULL for an ordinary session and outside the span
 */
const char *
dtl_exchange_get_reason (const DtlExchange *self, DtlDay day)
{
  g_return_val_if_fail (self != NULL, NULL);

  return is_inside (self, day) ? get_kind (self, day)->name : NULL;
}

/**
 * dtl_exchange_get_hours:
 * @self: an exchange
 * @day: any day
 * @open_seconds: (out) (optional): seconds of the local day
 * @close_seconds: (out) (optional): seconds of the local day
 *
 * Late openings are not recorded, nor is a pause at noon.
 *
 * Returns: whether @day is known to be a session; the times are unchanged if not
 */
gboolean
dtl_exchange_get_hours (const DtlExchange *self, DtlDay day, int *open_seconds, int *close_seconds)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!is_inside (self, day) || !is_session (self, day))
    return FALSE;

  const DayKind *kind = get_kind (self, day);
  const Hours *hours = find_hours (self, day);
  g_return_val_if_fail (hours != NULL, FALSE);

  if (open_seconds != NULL)
    *open_seconds = hours->open_seconds;
  if (close_seconds != NULL)
    *close_seconds = kind->kind == DTL_SESSION_HALF ? kind->close_seconds : hours->close_seconds;

  return TRUE;
}

/**
 * dtl_exchange_next_session:
 * @self: an exchange
 * @after: any day
 *
 * Returns: the first session after @after; %DTL_DAY_NONE if the calendar does not reach there, or
 *   begins later than the day after @after
 */
DtlDay
dtl_exchange_next_session (const DtlExchange *self, DtlDay after)
{
  g_return_val_if_fail (self != NULL, DTL_DAY_NONE);

  if (after < self->first - 1)
    return DTL_DAY_NONE;
  for (DtlDay day = after; day < self->last;)
    if (is_session (self, ++day))
      return day;

  return DTL_DAY_NONE;
}

/**
 * dtl_exchange_previous_session:
 * @self: an exchange
 * @before: any day
 *
 * Returns: the last session before @before; %DTL_DAY_NONE if the calendar does not reach there,
 *   or ends earlier than the day before @before
 */
DtlDay
dtl_exchange_previous_session (const DtlExchange *self, DtlDay before)
{
  g_return_val_if_fail (self != NULL, DTL_DAY_NONE);

  if (before > self->last + 1)
    return DTL_DAY_NONE;
  for (DtlDay day = before; day > self->first;)
    if (is_session (self, --day))
      return day;

  return DTL_DAY_NONE;
}

/**
 * dtl_exchange_count_sessions:
 * @self: an exchange
 * @first: any day
 * @last: any day, itself counted
 *
 * Returns: how many sessions are known from @first to @last
 */
int
dtl_exchange_count_sessions (const DtlExchange *self, DtlDay first, DtlDay last)
{
  int n = 0;

  g_return_val_if_fail (self != NULL, 0);

  first = MAX (first, self->first);
  last = MIN (last, self->last);
  for (DtlDay day = first; day <= last; day++)
    n += is_session (self, day);

  return n;
}
