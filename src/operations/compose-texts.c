/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Says in words what a figure shows: instrument, place, unit and period above, and below what its
 * numbers are measured against, which dates are unsure, and where the prices end. */

#include "operations/compose-texts.h"

#include <string.h>

#include "operations/calendars.h"

static const char *
currency_name (const char *code)
{
  static const struct
  {
    const char *code, *name;
  } names[] = {
    { "AUD", "Australian dollars" },
    { "BRL", "Brazilian reais" },
    { "CAD", "Canadian dollars" },
    { "CHF", "Swiss francs" },
    { "CNY", "yuan" },
    { "DKK", "Danish kroner" },
    { "EUR", "euros" },
    { "GBP", "pounds sterling" },
    { "GBX", "pence" },
    { "HKD", "Hong Kong dollars" },
    { "INR", "Indian rupees" },
    { "JPY", "yen" },
    { "KRW", "won" },
    { "NOK", "Norwegian kroner" },
    { "SEK", "Swedish kronor" },
    { "SGD", "Singapore dollars" },
    { "TWD", "Taiwan dollars" },
    { "USD", "US dollars" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].code, code))
      return names[i].name;

  return code;
}

static const char *
interval_name (DtlInterval interval)
{
  switch (interval)
    {
    case DTL_INTERVAL_1MIN:
      return "1-minute";
    case DTL_INTERVAL_5MIN:
      return "5-minute";
    case DTL_INTERVAL_15MIN:
      return "15-minute";
    case DTL_INTERVAL_30MIN:
      return "30-minute";
    case DTL_INTERVAL_60MIN:
      return "hourly";
    case DTL_INTERVAL_DAY:
      return "daily";
    case DTL_INTERVAL_WEEK:
      return "weekly";
    case DTL_INTERVAL_MONTH:
      return "monthly";
    case DTL_INTERVAL_QUARTER:
    case DTL_N_INTERVALS:
    default:
      return "quarterly";
    }
}

/* "1 March to 31 August 2022" */
static char *
describe_period (const DtlSeries *series, DtlRows rows)
{
  DtlDay first = dtl_series_get_day (series, rows.first);
  DtlDay last = dtl_series_get_day (series, rows.end - 1);
  g_autofree char *from = NULL;
  g_autofree char *to = dtl_format_day (last, DTL_DAY_STYLE_LONG_DAY_MONTH_YEAR, NULL);
  int years[2], month, day;

  if (first == last)
    return g_steal_pointer (&to);

  dtl_day_to_ymd (first, &years[0], &month, &day);
  dtl_day_to_ymd (last, &years[1], &month, &day);
  from = dtl_format_day (first,
                         years[0] == years[1] ? DTL_DAY_STYLE_LONG_DAY_MONTH
                                              : DTL_DAY_STYLE_LONG_DAY_MONTH_YEAR,
                         NULL);

  return g_strconcat (from, " to ", to, NULL);
}

/* Returns: (transfer full): "Alibaba Group Holding (BABA)" */
char *
dtl_compose_title (const DtlFigureFacts *facts)
{
  const DtlInstrument *instrument = facts->instrument;

  if (instrument->name == NULL || *instrument->name == '\0')
    return g_strdup (instrument->symbol);

  return g_strdup_printf ("%s (%s)", instrument->name, instrument->symbol);
}

static char *
format_base_day (const DtlFigureFacts *facts)
{
  return dtl_format_day (dtl_series_get_day (facts->series, facts->base.row),
                         DTL_DAY_STYLE_DAY_MONTH_YEAR, NULL);
}

/* What the axis counts: money, or a change against a base. */
static void
append_unit (const DtlFigureFacts *facts, GString *text)
{
  const char *currency = facts->instrument->currency;
  g_autofree char *day = facts->base.known ? format_base_day (facts) : NULL;

  if (facts->price_scale == DTL_PRICE_SCALE_PERCENT && day != NULL)
    {
      g_string_append_printf (text, "%% vs close %s, ", day);
      return;
    }
  if (facts->price_scale == DTL_PRICE_SCALE_INDEX && day != NULL)
    {
      g_string_append_printf (text, "index, close %s = 100, ", day);
      return;
    }

  if (currency != NULL)
    g_string_append_printf (text, "%s a share, ", currency_name (currency));
  if (facts->price_scale == DTL_PRICE_SCALE_LOG)
    g_string_append (text, "logarithmic, ");
}

/* "4", "4 and 5", "4, 5 and 7" */
static char *
join_names (const GPtrArray *names)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      if (i > 0)
        g_string_append (text, i + 1 == names->len ? " and " : ", ");
      g_string_append (text, g_ptr_array_index (names, i));
    }

  return g_string_free (text, FALSE);
}

/* ", with SPY and 9988.HK" */
static void
append_compared_names (const DtlFigureFacts *facts, GString *text)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  for (guint i = 0; i < facts->compared->len; i++)
    {
      const DtlFigureCompared *compared = g_ptr_array_index (facts->compared, i);

      g_ptr_array_add (names, compared->instrument->symbol);
    }
  if (names->len == 0)
    return;

  joined = join_names (names);
  g_string_append_printf (text, ", with %s", joined);
}

/* Returns: (transfer full): "NYSE, US dollars a share, 1 March to 31 August 2022" */
char *
dtl_compose_subtitle (const DtlFigureFacts *facts)
{
  const DtlInstrument *instrument = facts->instrument;
  DtlInterval interval = dtl_series_get_interval (facts->series);
  const DtlExchange *exchange = dtl_calendars_get (instrument->exchange);
  g_autofree char *period = describe_period (facts->series, facts->rows);
  g_autoptr (GString) text = g_string_new (NULL);

  if (exchange != NULL)
    g_string_append_printf (text, "%s, ", dtl_exchange_get_title (exchange));
  else if (instrument->exchange != NULL)
    g_string_append_printf (text, "%s, ", instrument->exchange);
  append_unit (facts, text);
  if (interval != DTL_INTERVAL_DAY)
    g_string_append_printf (text, "%s bars, ", interval_name (interval));
  g_string_append (text, period);
  append_compared_names (facts, text);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
name_mark (const DtlFigureFacts *facts, guint i)
{
  const DtlMark *mark = g_ptr_array_index (facts->marks, i);

  if (facts->shows_numbers)
    return g_strdup_printf ("%u", i + 1);

  return g_strdup_printf ("“%s”", mark->event->title);
}

static char *
join_marks (const DtlFigureFacts *facts, const GArray *places)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < places->len; i++)
    g_ptr_array_add (names, name_mark (facts, g_array_index (places, guint, i)));

  return join_names (names);
}

/* Appends "Events 4 and 5 <do>." */
static void
append_sentence (const DtlFigureFacts *facts,
                 GString *text,
                 const GArray *places,
                 const char *verb_one,
                 const char *verb_many)
{
  g_autofree char *names = NULL;

  if (places->len == 0)
    return;

  names = join_marks (facts, places);
  if (text->len > 0)
    g_string_append_c (text, ' ');
  if (facts->shows_numbers)
    g_string_append (text, places->len == 1 ? "Event " : "Events ");
  g_string_append_printf (text, "%s %s.", names, places->len == 1 ? verb_one : verb_many);
}

static void
append_uncertain (const DtlFigureFacts *facts, GString *text)
{
  static const struct
  {
    DtlCertainty certainty;
    const char *one, *many;
  } sentences[] = {
    { DTL_CERTAINTY_ON_OR_BEFORE, "is dated “on or before”", "are dated “on or before”" },
    { DTL_CERTAINTY_ABOUT, "is dated “about”", "are dated “about”" },
  };

  for (gsize s = 0; s < G_N_ELEMENTS (sentences); s++)
    {
      g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));

      for (guint i = 0; i < facts->marks->len; i++)
        {
          const DtlMark *mark = g_ptr_array_index (facts->marks, i);

          if (mark->event->certainty == sentences[s].certainty)
            g_array_append_val (places, i);
        }
      append_sentence (facts, text, places, sentences[s].one, sentences[s].many);
    }
}

/* Where the date as told is not the day on the chart. */
static void
append_rolled (const DtlFigureFacts *facts, GString *text)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < facts->marks->len; i++)
    {
      const DtlMark *mark = g_ptr_array_index (facts->marks, i);

      if (mark->landing.session != DTL_DAY_NONE && mark->landing.rolled_days > 0)
        g_array_append_val (places, i);
    }
  append_sentence (facts, text, places,
                   "came while the exchange was closed and stands at the next session",
                   "came while the exchange was closed and stand at the next session");
}

/* How many marks from @first on share its session, with it. */
static guint
count_shared (const DtlFigureFacts *facts, guint first)
{
  const DtlMark *mark = g_ptr_array_index (facts->marks, first);
  guint n = 1;

  for (guint i = first + 1; i < facts->marks->len && mark->has_row; i++, n++)
    {
      const DtlMark *other = g_ptr_array_index (facts->marks, i);

      if (!other->has_row || other->row != mark->row)
        break;
    }

  return n;
}

static void
append_shared_by_title (const DtlFigureFacts *facts, GString *text)
{
  for (guint i = 0, n; i < facts->marks->len; i += n)
    {
      g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));

      n = count_shared (facts, i);
      for (guint place = i; place < i + n; place++)
        g_array_append_val (places, place);
      if (n > 1)
        append_sentence (facts, text, places, "", "share one session and one return");
    }
}

/* Many may share many sessions, and there is one sentence for all of them. */
static void
append_shared_by_number (const DtlFigureFacts *facts, GString *text)
{
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *names = NULL;

  for (guint i = 0, n; i < facts->marks->len; i += n)
    {
      n = count_shared (facts, i);
      if (n > 1)
        g_ptr_array_add (runs, g_strdup_printf ("%u–%u", i + 1, i + n));
    }
  if (runs->len == 0)
    return;

  names = join_names (runs);
  g_string_append_printf (text, " Events %s share one session and one return%s.", names,
                          runs->len > 1 ? " each" : "");
}

/* Whether anything drawn is measured against the base. */
static gboolean
uses_base (const DtlFigureFacts *facts)
{
  return facts->price_scale >= DTL_PRICE_SCALE_PERCENT || facts->type == DTL_CHART_BASELINE;
}

/* What the scale leaves out, and which session stands in for a base that is none. */
static void
append_scale (const DtlFigureFacts *facts, GString *text)
{
  g_autofree char *day = facts->base.known ? format_base_day (facts) : NULL;
  g_autofree char *asked = NULL;

  if (facts->n_left_out > 0)
    g_string_append_printf (text, "%" G_GSIZE_FORMAT " %s zero or less %s not on a log scale. ",
                            facts->n_left_out,
                            facts->n_left_out == 1 ? "bar with a price of" : "bars with prices of",
                            facts->n_left_out == 1 ? "is" : "are");
  if (!uses_base (facts))
    return;

  if (day == NULL)
    g_string_append (text, "No close from there on is above zero, to be the base. ");
  else if (facts->type == DTL_CHART_BASELINE)
    g_string_append_printf (text, "The base is the close of %s. ", day);

  if (day == NULL || !facts->base.is_later)
    return;
  asked = dtl_format_day (facts->base_day, DTL_DAY_STYLE_DAY_MONTH_YEAR, NULL);
  g_string_append_printf (text, "%s is the first session from %s on. ", day, asked);
}

/* What a reader must know of one line: where it meets the prices, and what its own are in. */
static void
append_compared_line (const DtlFigureFacts *facts, const DtlFigureCompared *compared, GString *text)
{
  const DtlInstrument *instrument = compared->instrument;
  const DtlExchange *exchange = dtl_calendars_get (instrument->exchange);
  const char *place = exchange != NULL ? dtl_exchange_get_title (exchange) : instrument->exchange;
  g_autofree char *day = NULL;

  if (compared->base == DTL_DAY_NONE)
    {
      g_string_append_printf (text, "%s has no close from the base on and is not drawn. ",
                              instrument->symbol);
      return;
    }

  day = dtl_format_day (compared->base, DTL_DAY_STYLE_DAY_MONTH_YEAR, NULL);
  if (compared->base != dtl_series_get_day (facts->series, facts->base.row))
    g_string_append_printf (text,
                            "%s is measured against its close of %s, the first from there on. ",
                            instrument->symbol, day);
  if (compared->other_exchange)
    g_string_append_printf (text, "%s is traded at %s%s%s%s. ", instrument->symbol, place,
                            compared->other_currency ? " in " : "",
                            compared->other_currency ? currency_name (instrument->currency) : "",
                            dtl_series_get_interval (facts->series) <= DTL_INTERVAL_DAY
                                ? ": where only one of the exchanges is open there is a gap"
                                : "");
  else if (compared->other_currency)
    g_string_append_printf (text, "%s is in %s. ", instrument->symbol,
                            currency_name (instrument->currency));
}

static void
append_compared (const DtlFigureFacts *facts, GString *text)
{
  g_autofree char *day = facts->base.known ? format_base_day (facts) : NULL;

  if (facts->compared->len == 0)
    return;
  if (day == NULL)
    {
      g_string_append (text, "Without a base nothing is compared. ");
      return;
    }

  if (facts->price_scale < DTL_PRICE_SCALE_PERCENT)
    g_string_append_printf (text,
                            "%s the prices at the close of %s; equal heights are equal changes "
                            "in percent. ",
                            facts->compared->len == 1 ? "The line meets" : "The lines meet", day);
  for (guint i = 0; i < facts->compared->len; i++)
    append_compared_line (facts, g_ptr_array_index (facts->compared, i), text);
}

static void
append_events (const DtlFigureFacts *facts, GString *text)
{
  const DtlMark *mark = g_ptr_array_index (facts->marks, 0);

  g_string_append_printf (text, "Return is close against previous close, %s.",
                          mark->day_return.adjusted ? "adjusted" : "unadjusted");
  append_uncertain (facts, text);
  append_rolled (facts, text);
  if (facts->shows_numbers)
    append_shared_by_number (facts, text);
  else
    append_shared_by_title (facts, text);
}

/**
 * dtl_compose_notes:
 *
 * Returns: (transfer full) (nullable): what the returns are measured against, which dates are
 *   unsure, which events are not shown on their own day and which share a session; %NULL without
 *   events
 */
char *
dtl_compose_notes (const DtlFigureFacts *facts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_scale (facts, text);
  append_compared (facts, text);
  if (facts->marks->len > 0)
    append_events (facts, text);
  g_strchomp (text->str);
  if (*text->str == '\0')
    return NULL;

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Returns: (transfer full): where the numbers come from, with the last day drawn */
char *
dtl_compose_source (const DtlFigureFacts *facts)
{
  g_autofree char *last = dtl_format_day (dtl_series_get_day (facts->series, facts->rows.end - 1),
                                          DTL_DAY_STYLE_DAY_MONTH_YEAR, NULL);

  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "Source: %s prices of %s to %s",
                          interval_name (dtl_series_get_interval (facts->series)),
                          facts->instrument->symbol, last);
  for (guint i = 0; i < facts->compared->len; i++)
    {
      const DtlFigureCompared *compared = g_ptr_array_index (facts->compared, i);
      g_autofree char *day = NULL;

      if (compared->last == DTL_DAY_NONE)
        continue;
      day = dtl_format_day (compared->last, DTL_DAY_STYLE_DAY_MONTH_YEAR, NULL);
      g_string_append_printf (text, ", %s to %s", compared->instrument->symbol, day);
    }
  if (facts->marks->len > 0)
    g_string_append (text, "; event dates as marked by the author");

  return g_string_free (g_steal_pointer (&text), FALSE);
}
