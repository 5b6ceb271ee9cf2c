/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The average price of a session: where it starts, and what is outside. */
#include "series/indicator.h"

#include "exchange-fixture.h"

#include <math.h>
#include <string.h>

static const char calendar[] = "exchange XTST: Test Exchange\n"
                               "zone America/New_York\n"
                               "span 2022-07-01 2022-12-31\n"
                               "hours 2022-07-01 09:30 16:00\n";

/* Builds from "start price/volume, ...": high, low and close are the price. A "-" is missing. */
static DtlSeries *
build (DtlInterval interval, const char *list)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("America/New_York");
  g_auto (GStrv) bars = g_strsplit (list, ", ", -1);
  gsize n = g_strv_length (bars);
  gint64 *keys = g_new (gint64, n);
  double *columns[DTL_N_COLUMNS];

  for (int c = 0; c < DTL_N_COLUMNS; c++)
    columns[c] = g_new (double, n);
  for (gsize i = 0; i < n; i++)
    {
      g_auto (GStrv) parts = g_strsplit_set (bars[i], " /", -1);
      g_autofree char *start = g_strconcat ("2022-", parts[0], ":00-04:00", NULL);

      g_assert_cmpuint (dtl_instant_parse_iso (start, strlen (start), &keys[i]), >, 0);
      for (int c = 0; c < DTL_N_COLUMNS; c++)
        {
          const char *text = parts[c == DTL_COLUMN_VOLUME ? 2 : 1];

          columns[c][i] = strcmp (text, "-") == 0 ? NAN : g_ascii_strtod (text, NULL);
        }
    }

  return dtl_series_new_take (interval, zone, n, keys, columns);
}

typedef struct
{
  const char *name;
  gboolean with_exchange;
  const char *bars;
  const char *values;
} VwapCase;

static const VwapCase cases[] = {
  { "from-the-open", TRUE,
    "07-14T08:00 5/100, 07-14T09:30 10/1, 07-14T09:35 20/3, 07-15T09:30 8/7, 07-15T09:35 16/7",
    "- 10 17.5 8 12" },
  { "on-after-the-close", TRUE, "07-14T09:30 10/1, 07-14T16:00 20/1, 07-15T08:00 9/9", "10 15 -" },
  { "opening-print", TRUE, "07-14T09:25 10/1, 07-14T09:30 20/1", "10 15" },
  { "no-opening-print-with-trade-before", TRUE,
    "07-14T09:20 9/9, 07-14T09:25 10/1, 07-14T09:30 20/1", "- - 20" },
  { "no-session", TRUE, "07-16T12:00 10/1, 07-16T12:05 20/1", "10 15" }, /* a Saturday */
  { "no-calendar", FALSE, "07-14T08:00 10/1, 07-14T09:30 20/1, 07-15T08:00 9/9", "10 15 9" },
  { "outside-the-span", TRUE, "06-14T08:00 10/1, 06-14T09:30 20/1", "10 15" },
  { "gaps", TRUE, "07-14T09:30 10/-, 07-14T09:35 -/5, 07-14T09:40 20/0, 07-14T09:45 30/1",
    "- - - 30" },
};

static void
test_vwap (gconstpointer data)
{
  const VwapCase *c = data;
  g_autoptr (DtlExchange) exchange = c->with_exchange ? exchange_open_text (calendar) : NULL;
  g_autoptr (DtlSeries) series = build (DTL_INTERVAL_5MIN, c->bars);
  g_autoptr (GString) shown = g_string_new (NULL);
  DtlIndicatorInput input = { .series = series, .exchange = exchange };
  DtlIndicator vwap;
  double values[8];
  double *outputs[] = { values };

  g_assert_true (dtl_indicator_parse ("vwap", &vwap, NULL));
  dtl_indicator_compute (&vwap, &input, outputs);
  for (gsize i = 0; i < dtl_series_get_n (series); i++)
    if (isnan (values[i]))
      g_string_append_printf (shown, "%s-", i > 0 ? " " : "");
    else
      g_string_append_printf (shown, "%s%g", i > 0 ? " " : "", values[i]);
  g_assert_cmpstr (shown->str, ==, c->values);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/indicator/vwap/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_vwap);
    }

  return g_test_run ();
}
