/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The options that describe an event, for "events add" and "events edit". */
#include "cli/event-options.h"

#include "base/text.h"
#include "cli/values.h"
#include "news/kind.h"
#include "operations/calendars.h"
#include "operations/mark-event.h"

#include <string.h>

static gboolean
is_instant (const char *text)
{
  DtlInstant instant;
  gsize len = strlen (text);

  return dtl_instant_parse_iso (text, len, &instant) == len && len > 0;
}

/**
 * dtl_event_options_check:
 *
 * Finds wrong usage before the library is touched: texts that are no dates, kinds or ids, and a
 * timing beside an instant, which has one of its own.
 *
 * Returns: %FALSE with %DTL_USAGE_ERROR naming the option
 */
gboolean
dtl_event_options_check (const DtlCall *call, GError **error)
{
  const char *date = dtl_call_get (call, "date");
  const char *end = dtl_call_get (call, "end");
  const char *kind = dtl_call_get (call, "kind");
  const char *article = dtl_call_get (call, "article");
  const char *symbol = dtl_call_get (call, "symbol");
  const char *title = dtl_call_get (call, "title");
  g_autoptr (GError) text_error = NULL;
  DtlDay day;
  gint64 id;

  if (symbol != NULL && !dtl_symbol_validate (symbol, &text_error))
    {
      dtl_set_usage_error (error, "--symbol: %s", text_error->message);
      return FALSE;
    }
  if (title != NULL && dtl_text_is_blank (title))
    {
      dtl_set_usage_error (error, "--title is empty, and an event needs a title");
      return FALSE;
    }
  if (date != NULL && !is_instant (date) && !dtl_day_parse (date, &day))
    {
      dtl_set_usage_error (error,
                           "--date takes a date like 2022-07-14 or an instant like"
                           " 2022-07-14T07:30:00-04:00, and “%s” is neither",
                           date);
      return FALSE;
    }
  if (date != NULL && is_instant (date) && dtl_call_has (call, "timing"))
    {
      dtl_set_usage_error (error, "--timing follows from the instant of --date: give one of them");
      return FALSE;
    }
  if (end != NULL && *end != '\0' && !dtl_value_day (call, "end", &day, error))
    return FALSE;
  if (kind != NULL && *kind != '\0' && !dtl_kind_is_valid (kind, &text_error))
    {
      dtl_set_usage_error (error, "--kind: %s", text_error->message);
      return FALSE;
    }
  if (article != NULL && *article != '\0' && !dtl_value_id ("--article", article, &id, error))
    return FALSE;

  return TRUE;
}

/* "" takes a text away. */
static void
set_text (const DtlCall *call, const char *option, char **text)
{
  const char *value = dtl_call_get (call, option);

  if (value == NULL)
    return;
  g_free (*text);
  *text = *value != '\0' ? g_strdup (value) : NULL;
}

static gboolean
set_date (const DtlCall *call, DtlEvent *event, DtlStore *store, GError **error)
{
  const char *date = dtl_call_get (call, "date");
  g_autoptr (DtlInstrument) instrument = NULL;
  DtlExchange *exchange;
  gboolean had_instant;

  if (date == NULL)
    return TRUE;
  instrument = dtl_store_get_instrument (store, event->symbol, error);
  if (instrument == NULL)
    return FALSE;
  exchange = instrument->exchange != NULL ? dtl_calendars_get (instrument->exchange) : NULL;

  return dtl_mark_event_set_date (event, exchange, date, &had_instant, error);
}

/**
 * dtl_event_options_apply:
 * @call: found sound by dtl_event_options_check()
 * @event: gets what the options give, and keeps the rest; not to be used on failure
 * @store: holds the instrument, whose exchange decides the day and timing of an instant
 *
 * Returns: %FALSE with the error of the store or of dtl_mark_event_set_date()
 */
gboolean
dtl_event_options_apply (const DtlCall *call, DtlEvent *event, DtlStore *store, GError **error)
{
  const char *end = dtl_call_get (call, "end");
  const char *certainty = dtl_call_get (call, "certainty");
  const char *timing = dtl_call_get (call, "timing");
  const char *article = dtl_call_get (call, "article");

  set_text (call, "symbol", &event->symbol);
  set_text (call, "title", &event->title);
  set_text (call, "kind", &event->kind);
  set_text (call, "note", &event->note);
  if (end != NULL && *end == '\0')
    event->end_day = DTL_DAY_NONE;
  else if (!dtl_value_day (call, "end", &event->end_day, error))
    return FALSE;
  if (certainty != NULL)
    dtl_certainty_from_id (certainty, &event->certainty);
  if (timing != NULL)
    dtl_timing_from_id (timing, &event->timing);
  if (article != NULL && *article == '\0')
    event->article_id = 0;
  else if (article != NULL && !dtl_value_id ("--article", article, &event->article_id, error))
    return FALSE;

  return set_date (call, event, store, error);
}
