/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The events of a whole text: a story told in several sentences is one event, the one that tells
 * most of it, and where no day is told the day of the first report is offered as the latest. */
#include "news/event-scan.h"

#include <string.h>

static gboolean
is_same_story (const DtlEventProposal *a, const DtlEventProposal *b)
{
  gboolean dated = a->first != DTL_DAY_NONE && b->first != DTL_DAY_NONE;

  if (strcmp (a->kind, b->kind) != 0 || a->modality != b->modality)
    return FALSE;
  if (strcmp (a->kind, "market.move") == 0)
    return a->first == b->first && a->last == b->last;
  if (dated && !a->day_assumed && !b->day_assumed && (a->last < b->first || b->last < a->first))
    return FALSE;
  if (a->object != NULL && b->object != NULL && strcmp (a->object, b->object) != 0)
    return FALSE;

  return TRUE;
}

/* Whether @a tells the day more exactly */
static gboolean
is_better (const DtlEventProposal *a, const DtlEventProposal *b)
{
  gint64 first = a->first == DTL_DAY_NONE ? G_MAXINT32 : (gint64) a->last - a->first;
  gint64 second = b->first == DTL_DAY_NONE ? G_MAXINT32 : (gint64) b->last - b->first;

  if (a->day_assumed != b->day_assumed && a->first != DTL_DAY_NONE && b->first != DTL_DAY_NONE)
    return b->day_assumed;

  return a->confidence != b->confidence ? a->confidence > b->confidence : first < second;
}

static void
offer_day (const DtlScanContext *context, const DtlReading *reading, DtlEventProposal *event)
{
  DtlDay reported = DTL_DAY_NONE;

  for (guint i = 0; i < reading->events->len; i++)
    {
      const DtlEventProposal *other = reading->events->pdata[i];

      if (strcmp (other->kind, "press.report") == 0 && other->first != DTL_DAY_NONE &&
          other->first == other->last && (reported == DTL_DAY_NONE || other->first < reported))
        reported = other->first;
    }
  if (reported == DTL_DAY_NONE)
    reported = context->published;
  if (reported == DTL_DAY_NONE)
    return;

  event->offered_day = reported;
  if (context->exchange != NULL)
    event->offered_session =
        dtl_landing_of_day (context->exchange, reported, DTL_TIMING_UNKNOWN).session;
}

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const DtlEventProposal *first = *(const DtlEventProposal *const *) a;
  const DtlEventProposal *second = *(const DtlEventProposal *const *) b;

  return first->start != second->start ? (first->start < second->start ? -1 : 1) : 0;
}

/**
 * dtl_events_merge:
 * @reading: all of whose events were found
 */
void
dtl_events_merge (const DtlScanContext *context, DtlReading *reading)
{
  GPtrArray *events = reading->events;

  g_ptr_array_sort (events, compare_starts);
  for (guint i = 0; i < events->len; i++)
    for (guint k = i + 1; k < events->len;)
      {
        DtlEventProposal *first = events->pdata[i], *second = events->pdata[k];

        if (!is_same_story (first, second))
          {
            k++;
            continue;
          }
        if (is_better (second, first))
          {
            events->pdata[i] = second;
            events->pdata[k] = first;
          }
        g_ptr_array_remove_index (events, k);
      }
  g_ptr_array_sort (events, compare_starts);

  for (guint i = 0; i < events->len; i++)
    {
      DtlEventProposal *event = events->pdata[i];

      if (event->first == DTL_DAY_NONE)
        offer_day (context, reading, event);
    }
}
