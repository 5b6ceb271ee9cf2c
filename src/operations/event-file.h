/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/mark-event.h"

G_BEGIN_DECLS

/* The formats of event files, for transfer-events.c alone: marks to text, and untrusted bytes to
 * rows. A row's date is text still, since the exchange tells the day of an instant. */
typedef struct
{
  DtlEvent *event; /* without id and day */
  char *date;      /* nullable: not told */
  char *where;     /* "events.csv, line 3", for messages */
} DtlEventRow;

DtlEventRow *dtl_event_row_new (const char *name, const char *unit, gsize number);
void dtl_event_row_free (DtlEventRow *self);
gboolean dtl_event_row_knows (const char *member);
gboolean
dtl_event_row_set (DtlEventRow *self, const char *member, const char *text, GError **error);

/* The members of an event, in the order of the command line's contract; the source is the last. */
typedef enum
{
  DTL_EVENT_MEMBER_ID,
  DTL_EVENT_MEMBER_SYMBOL,
  DTL_EVENT_MEMBER_TITLE,
  DTL_EVENT_MEMBER_KIND,
  DTL_EVENT_MEMBER_DATE,
  DTL_EVENT_MEMBER_END_DATE,
  DTL_EVENT_MEMBER_CERTAINTY,
  DTL_EVENT_MEMBER_TIMING,
  DTL_EVENT_MEMBER_SESSION,
  DTL_EVENT_MEMBER_ROLLED_DAYS,
  DTL_EVENT_MEMBER_NOTE,
  DTL_EVENT_MEMBER_ARTICLE_ID,
  DTL_EVENT_MEMBER_QUOTE,
  DTL_EVENT_MEMBER_SOURCE,
  DTL_N_EVENT_MEMBERS
} DtlEventMember;

const char *dtl_event_member_get_name (DtlEventMember member);

/* What a member holds: a text, a whole number, or nothing. */
typedef struct
{
  gboolean is_number;
  gint64 number;
  const char *text; /* NULL: absent, unless it is a number; may be @buffer */
  char buffer[DTL_DAY_TEXT_SIZE];
} DtlEventValue;

void dtl_event_member_get (const DtlMark *mark, DtlEventMember member, DtlEventValue *value);

void dtl_event_file_write_csv (GPtrArray *marks, GString *out);
void dtl_event_file_write_json (GPtrArray *marks, GString *out);
void dtl_event_file_write_ics (GPtrArray *marks, GString *out);

GPtrArray *dtl_event_file_read_csv (const char *name, GBytes *bytes, GError **error);
GPtrArray *dtl_event_file_read_json (const char *name, GBytes *bytes, GError **error);
GPtrArray *dtl_event_file_read_ics (const char *name, GBytes *bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlEventRow, dtl_event_row_free)

G_END_DECLS
