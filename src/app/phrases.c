/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window says of days, returns and events. Names of months and weekdays are those of the
 * user's locale. Spoken forms have no symbols: screen readers leave out a true minus and a thin
 * space. No percentage is said without the price that it is measured against. */
#include "app/phrases.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>
#include <math.h>

#include "app/kind-titles.h"
#include "series/returns.h"

#define LEFT_TO_RIGHT_MARK "\342\200\216"

static char *
format_date (int year, int month, int day, const char *format)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (year, month, day, 12, 0, 0);

  return g_date_time_format (date, format);
}

/**
 * dtl_phrases_get_date_names:
 *
 * Returns: (transfer none): names of months and weekdays in the user's locale, made once
 */
const DtlDateNames *
dtl_phrases_get_date_names (void)
{
  static DtlDateNames names;
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      for (int i = 0; i < 12; i++)
        {
          names.month[i] = format_date (2022, i + 1, 1, "%OB");
          names.month_short[i] = format_date (2022, i + 1, 1, "%Ob");
        }
      for (int i = 0; i < 7; i++)
        names.weekday_short[i] = format_date (2022, 8, i + 1, "%a"); /* 1 Aug 2022: a Monday */
      g_once_init_leave (&ready, 1);
    }

  return &names;
}

/**
 * dtl_phrases_speak_day:
 * @day: a day
 *
 * Returns: (transfer full): "Thursday 14 July 2022"
 */
char *
dtl_phrases_speak_day (DtlDay day)
{
  int year, month, day_of_month;

  dtl_day_to_ymd (day, &year, &month, &day_of_month);

  /* Translators: a date as a screen reader should say it; see g_date_time_format () */
  return format_date (year, month, day_of_month, _ ("%A %-d %B %Y"));
}

/**
 * dtl_phrases_speak_percent:
 * @fraction: 0.01 is one percent; not NAN
 *
 * Returns: (transfer full): "minus 4.89 percent"
 */
char *
dtl_phrases_speak_percent (double fraction)
{
  double percent = round (fabs (fraction) * 1e4) / 100;

  if (percent == 0)
    return g_strdup (_ ("unchanged"));
  if (fraction < 0)
    return g_strdup_printf (_ ("minus %.2f percent"), percent);
  return g_strdup_printf (_ ("plus %.2f percent"), percent);
}

static char *
speak_day_month (DtlDay day)
{
  int year, month, day_of_month;

  dtl_day_to_ymd (day, &year, &month, &day_of_month);

  /* Translators: a day without its year, in a sentence; see g_date_time_format () */
  return format_date (year, month, day_of_month, _ ("%-d %B"));
}

static void
append_price (GString *text, const char *format, double value, int decimals)
{
  g_autofree char *price = NULL;

  if (!isfinite (value))
    return;
  price = dtl_format_price (value, decimals);
  g_string_append (text, ", ");
  g_string_append_printf (text, "%s %s", format, price);
}

/* Appends ", minus 4.89 percent against close 13 July" */
static void
append_return (GString *text, const DtlSeries *series, const DtlReturn *value)
{
  g_autofree char *percent = NULL;
  g_autofree char *base = NULL;

  if (value->kind == DTL_BASE_NONE || !isfinite (value->value))
    {
      g_string_append_printf (text, ", %s", _ ("no earlier close"));
      return;
    }
  percent = dtl_phrases_speak_percent (value->value);
  base = speak_day_month (dtl_series_get_day (series, value->base));
  g_string_append (text, ", ");
  /* Translators: "return minus 4.89 percent against close 13 July" */
  g_string_append_printf (text, _ ("return %s against close %s"), percent, base);
}

/**
 * dtl_phrases_speak_session:
 * @series: bars
 * @row: below its number of rows
 *
 * Returns: (transfer full): the bar in words, its return with its base
 */
char *
dtl_phrases_speak_session (const DtlSeries *series, gsize row)
{
  DtlBar bar = dtl_series_get_bar (series, row);
  DtlReturn value = dtl_returns_day (series, row, FALSE);
  int decimals = dtl_format_price_decimals (dtl_series_get_column (series, DTL_COLUMN_CLOSE),
                                            dtl_series_get_n (series));
  g_autofree char *day = dtl_phrases_speak_day (dtl_series_get_day (series, row));
  GString *text = g_string_new (day);

  append_price (text, _ ("open"), bar.value[DTL_COLUMN_OPEN], decimals);
  append_price (text, _ ("high"), bar.value[DTL_COLUMN_HIGH], decimals);
  append_price (text, _ ("low"), bar.value[DTL_COLUMN_LOW], decimals);
  append_price (text, _ ("close"), bar.value[DTL_COLUMN_CLOSE], decimals);
  append_return (text, series, &value);

  return g_string_free (text, FALSE);
}

/**
 * dtl_phrases_speak_mark:
 * @mark: an event and its landing
 * @series: (nullable): the bars that its row counts
 *
 * Returns: (transfer full): the accessible name of its chip and its row in the list
 */
char *
dtl_phrases_speak_mark (const DtlMark *mark, const DtlSeries *series)
{
  const DtlEvent *event = mark->event;
  g_autofree char *day = dtl_phrases_speak_day (event->day);
  GString *text = g_string_new (event->title);

  if (mark->proposed)
    /* Translators: of an event that an article proposes, spoken after its title */
    g_string_append_printf (text, ", %s", C_ ("event", "proposed"));
  g_string_append_printf (text, ", %s, ", dtl_kind_titles_get_spoken (event->kind));
  if (event->certainty != DTL_CERTAINTY_EXACT)
    g_string_append_printf (text, "%s ", dtl_phrases_get_certainty (event->certainty));
  g_string_append (text, day);
  if (event->end_day != DTL_DAY_NONE)
    {
      g_autofree char *end_day = dtl_phrases_speak_day (event->end_day);

      g_string_append_c (text, ' ');
      /* Translators: after the first day of what lasts longer, its last */
      g_string_append_printf (text, _ ("until %s"), end_day);
    }

  if (mark->has_row && mark->landing.session != DTL_DAY_NONE && mark->landing.session != event->day)
    {
      g_autofree char *session = dtl_phrases_speak_day (mark->landing.session);

      g_string_append (text, ", ");
      /* Translators: the first day on which an event could be traded */
      g_string_append_printf (text, _ ("first session %s"), session);
    }
  if (series != NULL && mark->has_row)
    append_return (text, series, &mark->day_return);

  return g_string_free (text, FALSE);
}

/**
 * dtl_phrases_describe_base:
 * @series: bars
 * @day_return: a return of one of its rows
 *
 * Returns: (transfer full): "vs close 13 Jul", or why there is none
 */
char *
dtl_phrases_describe_base (const DtlSeries *series, const DtlReturn *day_return)
{
  g_autofree char *day = NULL;

  if (day_return->kind == DTL_BASE_NONE)
    return g_strdup (_ ("no earlier close"));

  day = dtl_format_day (dtl_series_get_day (series, day_return->base), DTL_DAY_STYLE_DAY_MONTH,
                        dtl_phrases_get_date_names ());
  /* Translators: what a percentage is measured against: "vs close 13 Jul" */
  return g_strdup_printf (_ ("vs close %s"), day);
}

/**
 * dtl_phrases_format_percent:
 * @fraction: 0.01 is one percent; not NAN
 *
 * Returns: (transfer full): "−4.89 %" for a label of its own. It has no letter that says in which
 *   direction it reads, so in a right-to-left desktop a mark says it: sign first, "%" last.
 */
char *
dtl_phrases_format_percent (double fraction)
{
  g_autofree char *text = dtl_format_percent (fraction, 2);

  if (gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL)
    return g_strconcat (LEFT_TO_RIGHT_MARK, text, NULL);

  return g_steal_pointer (&text);
}

static char *
format_weekday_day (DtlDay day)
{
  const DtlDateNames *names = dtl_phrases_get_date_names ();
  g_autofree char *text = dtl_format_day (day, DTL_DAY_STYLE_DAY_MONTH, names);

  return g_strdup_printf ("%s %s", names->weekday_short[dtl_day_get_weekday (day) - G_DATE_MONDAY],
                          text);
}

/* Returns: (transfer full): the name of a badge that stands for @count events, of which @first is
 * the first one's own name */
char *
dtl_phrases_speak_badge (gsize count, const char *first)
{
  return g_strdup_printf (
      g_dngettext (NULL, "%zu event together, from %s", "%zu events together, from %s", count),
      count, first);
}

/**
 * dtl_phrases_describe_span:
 * @series: bars
 * @from: a row
 * @to: a row
 * @change: (out) (transfer full): what the close did between them, in percent, points and bars
 * @base: (out) (transfer full): the closes that were compared
 *
 * Measures from the earlier close to the later one, whatever the order of the rows.
 */
void
dtl_phrases_describe_span (
    const DtlSeries *series, gsize from, gsize to, char **change, char **base)
{
  const double *closes = dtl_series_get_column (series, DTL_COLUMN_CLOSE);
  gsize first = MIN (from, to);
  gsize last = MAX (from, to);
  double points = closes[last] - closes[first];
  GString *text = g_string_new (NULL);
  g_autofree char *first_day = NULL;
  g_autofree char *last_day = NULL;

  if (closes[first] > 0 && isfinite (points))
    {
      g_autofree char *percent = dtl_format_percent (points / closes[first], 2);

      g_string_append_printf (text, "%s · ", percent);
    }
  if (isfinite (points))
    {
      g_autofree char *value =
          dtl_format_price (points, dtl_format_price_decimals (closes, dtl_series_get_n (series)));

      g_autofree char *with_sign = g_strconcat (points > 0 ? "+" : "", value, NULL);

      /* Translators: the change of a price, signed */
      g_string_append_printf (text, _ ("%s points"), with_sign);
      g_string_append (text, " · ");
    }
  else
    {
      g_string_append_printf (text, "%s · ", _ ("no close there"));
    }
  if (dtl_series_get_interval (series) == DTL_INTERVAL_DAY)
    g_string_append_printf (text, g_dngettext (NULL, "%zu session", "%zu sessions", last - first),
                            last - first);
  else
    g_string_append_printf (text, g_dngettext (NULL, "%zu bar", "%zu bars", last - first),
                            last - first);

  first_day = dtl_format_day (dtl_series_get_day (series, first), DTL_DAY_STYLE_DAY_MONTH_YEAR,
                              dtl_phrases_get_date_names ());
  last_day = dtl_format_day (dtl_series_get_day (series, last), DTL_DAY_STYLE_DAY_MONTH_YEAR,
                             dtl_phrases_get_date_names ());
  /* Translators: the two days whose closes are compared */
  *base = g_strdup_printf (_ ("close %s to close %s"), first_day, last_day);
  *change = g_string_free (text, FALSE);
}

/**
 * dtl_phrases_describe_landing:
 * @mark: an event and its landing
 *
 * Returns: (transfer full): when it happened as told, and the session that it moved if that is
 *   another day: "published Sat 10 Apr, first session Mon 12 Apr"
 */
char *
dtl_phrases_describe_landing (const DtlMark *mark)
{
  const DtlEvent *event = mark->event;
  const DtlDateNames *names = dtl_phrases_get_date_names ();
  g_autofree char *told = dtl_format_day (event->day, DTL_DAY_STYLE_FULL, names);
  GString *text = g_string_new (NULL);

  switch (event->certainty)
    {
    case DTL_CERTAINTY_ON_OR_BEFORE:
      g_string_append_printf (text, _ ("on or before %s"), told);
      break;
    case DTL_CERTAINTY_ABOUT:
      g_string_append_printf (text, _ ("about %s"), told);
      break;
    case DTL_CERTAINTY_EXACT:
    default:
      g_string_append (text, told);
      break;
    }

  switch (mark->landing.reason)
    {
    case DTL_LANDING_AFTER_CLOSE:
      g_string_append_printf (text, ", %s", _ ("after the close"));
      break;
    case DTL_LANDING_HOLIDAY:
      if (mark->landing.detail != NULL)
        g_string_append_printf (text, " (%s)", mark->landing.detail);
      break;
    case DTL_LANDING_NOT_KNOWN:
      g_string_append_printf (text, ", %s", _ ("the trading calendar does not reach that day"));
      break;
    case DTL_LANDING_SAME_DAY:
    case DTL_LANDING_WEEKEND:
    default:
      break;
    }

  if (mark->landing.session != DTL_DAY_NONE && mark->landing.session != event->day)
    {
      g_autofree char *session = format_weekday_day (mark->landing.session);

      g_string_append_printf (text, _ (", first session %s"), session);
    }
  if (mark->landing.session != DTL_DAY_NONE && !mark->has_row)
    g_string_append_printf (text, ", %s", _ ("no price for that session"));

  return g_string_free (text, FALSE);
}

/**
 * dtl_phrases_get_certainty:
 * @certainty: how sure a day is
 *
 * Returns: (transfer none): "on or before"
 */
const char *
dtl_phrases_get_certainty (DtlCertainty certainty)
{
  switch (certainty)
    {
    case DTL_CERTAINTY_ON_OR_BEFORE:
      return _ ("on or before");
    case DTL_CERTAINTY_ABOUT:
      return _ ("about");
    case DTL_CERTAINTY_EXACT:
    default:
      return _ ("on the day");
    }
}
