/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether an event is in the library already, told in other words: of the same instrument, and
 * either of the same kind and session, or of the same family, a session apart at most or within the
 * days that are told, and with a title that shares words. Nothing is looked up; what is compared is
 * handed in. */
#include "operations/match-event.h"

#include "news/kind.h"

#include <string.h>

#define SHORTEST_WORD 3    /* letters of a word that tells something */
#define SHARED_BEGINNING 5 /* letters that two forms of a word share: summon, summoned */
#define SIMILAR 0.3        /* of the words of the shorter title */
#define NEAR_SESSIONS 1
#define FEW_DAYS 4 /* within which one of the same kind is likely the same */

static GPtrArray *
split_words (const char *title)
{
  g_autofree char *folded = g_utf8_casefold (title, -1);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  const char *from = folded;

  for (const char *at = folded;; at = g_utf8_next_char (at))
    {
      gboolean in_word = *at != '\0' && g_unichar_isalnum (g_utf8_get_char (at));

      if (!in_word && at > from && g_utf8_strlen (from, at - from) >= SHORTEST_WORD)
        g_ptr_array_add (words, g_strndup (from, (gsize) (at - from)));
      if (*at == '\0')
        return words;
      if (!in_word)
        from = g_utf8_next_char (at);
    }
}

static gboolean
is_same_word (const char *a, const char *b)
{
  if (strcmp (a, b) == 0)
    return TRUE;

  return strlen (a) >= SHARED_BEGINNING && strncmp (a, b, SHARED_BEGINNING) == 0;
}

/* Returns: the share of the shorter title's words that the other has too, 0 to 1 */
double
dtl_match_titles (const char *a, const char *b)
{
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  guint n = 0;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  first = split_words (a);
  second = split_words (b);
  if (first->len > second->len)
    {
      GPtrArray *longer = first;

      first = second;
      second = longer;
    }
  for (guint i = 0; i < first->len; i++)
    for (guint j = 0; j < second->len; j++)
      if (is_same_word (first->pdata[i], second->pdata[j]))
        {
          n++;
          break;
        }

  return first->len > 0 ? (double) n / first->len : 0;
}

/* The session, or the day itself where no calendar knows one. */
static DtlDay
get_session (const DtlEvent *event, const DtlExchange *exchange)
{
  DtlLanding landing;

  if (exchange == NULL)
    return event->day;
  landing = dtl_landing_of_day (exchange, event->day, event->timing);

  return landing.session != DTL_DAY_NONE ? landing.session : event->day;
}

static gboolean
is_near (DtlDay a, DtlDay b, const DtlExchange *exchange)
{
  if (exchange == NULL || ABS (a - b) > 10)
    return ABS (a - b) <= NEAR_SESSIONS;

  return dtl_exchange_count_sessions (exchange, MIN (a, b), MAX (a, b)) <= NEAR_SESSIONS + 1;
}

/* Whether the session of @event is within the days of @wanted, if it is told of several. */
static gboolean
is_within (DtlDay session, const DtlEvent *wanted)
{
  return wanted->end_day != DTL_DAY_NONE && session >= wanted->day && session <= wanted->end_day;
}

static double
score (const DtlEvent *wanted, const DtlEvent *event, const DtlExchange *exchange)
{
  DtlDay session = get_session (wanted, exchange);
  DtlDay other = get_session (event, exchange);
  DtlFamily family = dtl_kind_get_family (wanted->kind);
  double similarity = dtl_match_titles (wanted->title, event->title);
  gboolean is_same_kind = g_strcmp0 (wanted->kind, event->kind) == 0;

  if (strcmp (wanted->symbol, event->symbol) != 0)
    return 0;
  if (is_same_kind && wanted->kind != NULL && session == other)
    return 2 + similarity;
  if (is_same_kind && wanted->kind != NULL && is_within (other, wanted) &&
      (wanted->end_day - wanted->day < FEW_DAYS || similarity >= SIMILAR))
    return 1.5 + similarity;
  if (!is_same_kind && (family == DTL_FAMILY_OWN || family != dtl_kind_get_family (event->kind)))
    return 0;
  if (similarity < SIMILAR || (!is_near (session, other, exchange) && !is_within (other, wanted)))
    return 0;

  return similarity + (session == other ? 0.5 : 0);
}

/**
 * dtl_match_event:
 * @wanted: an event that may be there already
 * @events: (element-type DtlEvent): that are there
 * @exchange: (nullable): whose sessions count
 *
 * Returns: (transfer none) (nullable): the one of @events that tells the same, the likest first
 */
const DtlEvent *
dtl_match_event (const DtlEvent *wanted, GPtrArray *events, const DtlExchange *exchange)
{
  const DtlEvent *best = NULL;
  double best_score = 0;

  g_return_val_if_fail (wanted != NULL && events != NULL, NULL);

  for (guint i = 0; i < events->len; i++)
    {
      const DtlEvent *event = g_ptr_array_index (events, i);
      double now = score (wanted, event, exchange);

      if (now > best_score)
        {
          best = event;
          best_score = now;
        }
    }

  return best;
}
