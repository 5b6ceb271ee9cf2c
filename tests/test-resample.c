/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shorter bars into longer ones. */
#include "series/resample.h"

#include "base/error.h"
#include "exchange-fixture.h"
#include "series/builder.h"

#include <math.h>
#include <string.h>

static const char calendar[] = "exchange XTST: Test Exchange\n"
                               "zone America/New_York\n"
                               "span 2022-07-01 2022-12-31\n"
                               "hours 2022-07-01 09:30 16:00\n"
                               "half 13:00 2022-11-25: Day after Thanksgiving\n";

/* Builds from "key open/high/low/close/volume, ..."; a "-" is missing. */
static DtlSeries *
build (DtlInterval interval, const char *rows)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("America/New_York");
  g_autoptr (DtlSeriesBuilder) builder = dtl_series_builder_new (interval, zone);
  g_autoptr (DtlAudit) audit = dtl_audit_new ();
  g_auto (GStrv) parts = g_strsplit (rows, ", ", -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      static const DtlColumn columns[] = { DTL_COLUMN_OPEN, DTL_COLUMN_HIGH, DTL_COLUMN_LOW,
                                           DTL_COLUMN_CLOSE, DTL_COLUMN_VOLUME };
      char *blank = strchr (parts[i], ' ');
      g_auto (GStrv) values = g_strsplit (blank + 1, "/", -1);
      DtlBar bar = { .value = { NAN, NAN, NAN, NAN, NAN, NAN } };
      DtlDay day = 0;

      if (dtl_interval_is_intraday (interval))
        g_assert_cmpuint (dtl_instant_parse_iso (parts[i], strlen (parts[i]), &bar.key), >, 0);
      else
        {
          g_assert_cmpuint (dtl_day_parse_iso (parts[i], strlen (parts[i]), &day), >, 0);
          bar.key = day;
        }
      for (gsize k = 0; k < G_N_ELEMENTS (columns); k++)
        if (strcmp (values[k], "-") != 0)
          bar.value[columns[k]] = g_ascii_strtod (values[k], NULL);
      g_assert_true (dtl_series_builder_append (builder, &bar, i + 1, NULL));
    }

  return dtl_series_builder_finish (builder, audit);
}

static char *
show (const DtlSeries *series)
{
  static const DtlColumn columns[] = { DTL_COLUMN_OPEN, DTL_COLUMN_HIGH, DTL_COLUMN_LOW,
                                       DTL_COLUMN_CLOSE, DTL_COLUMN_VOLUME };
  GString *shown = g_string_new (NULL);

  for (gsize i = 0; i < dtl_series_get_n (series); i++)
    {
      char key[DTL_INSTANT_TEXT_SIZE];
      DtlBar bar = dtl_series_get_bar (series, i);

      dtl_series_format_key (series, i, key);
      if (dtl_series_get_zone (series) != NULL)
        key[16] = '\0';
      g_string_append_printf (shown, "%s%s ", i > 0 ? ", " : "", key);
      for (gsize k = 0; k < G_N_ELEMENTS (columns); k++)
        {
          double value = bar.value[columns[k]];

          g_string_append (shown, k > 0 ? "/" : "");
          if (isnan (value))
            g_string_append_c (shown, '-');
          else
            g_string_append_printf (shown, "%g", value);
        }
    }

  return g_string_free (shown, FALSE);
}

typedef struct
{
  const char *name;
  DtlInterval from, to;
  gboolean with_exchange;
  const char *rows;
  const char *result;
} ResampleCase;

static const ResampleCase cases[] = {
  { "weeks-carry-their-last-session", DTL_INTERVAL_DAY, DTL_INTERVAL_WEEK, FALSE,
    "2022-07-07 5/9/4/6/10, 2022-07-08 6/8/3/7/20, 2022-07-11 7/7.5/6.5/7/1", /* Thu, Fri, Mon */
    "2022-07-08 5/9/3/7/30, 2022-07-11 7/7.5/6.5/7/1" },
  { "a-week-over-the-new-year", DTL_INTERVAL_DAY, DTL_INTERVAL_WEEK, FALSE,
    "2020-12-31 1/2/1/2/1, 2021-01-01 2/3/2/3/1, 2021-01-04 3/4/3/4/1", /* Thu, Fri, Mon */
    "2021-01-01 1/3/1/3/2, 2021-01-04 3/4/3/4/1" },
  { "weeks-before-1970", DTL_INTERVAL_DAY, DTL_INTERVAL_WEEK, FALSE,
    "1969-12-28 1/1/1/1/1, 1969-12-29 2/2/2/2/1, 1970-01-04 3/3/3/3/1, 1970-01-05 4/4/4/4/1",
    "1969-12-28 1/1/1/1/1, 1970-01-04 2/3/2/3/2, 1970-01-05 4/4/4/4/1" },
  { "months", DTL_INTERVAL_DAY, DTL_INTERVAL_MONTH, FALSE,
    "2022-07-01 1/5/1/4/1, 2022-07-29 4/6/3/5/1, 2022-08-01 5/5/5/5/1, 2023-08-01 6/6/6/6/1",
    "2022-07-29 1/6/1/5/2, 2022-08-01 5/5/5/5/1, 2023-08-01 6/6/6/6/1" },
  { "quarters", DTL_INTERVAL_DAY, DTL_INTERVAL_QUARTER, FALSE,
    "2022-03-31 1/1/1/1/1, 2022-04-01 2/2/2/2/1, 2022-06-30 3/3/3/3/1, 2022-07-01 4/4/4/4/1",
    "2022-03-31 1/1/1/1/1, 2022-06-30 2/3/2/3/2, 2022-07-01 4/4/4/4/1" },
  { "quarters-from-months", DTL_INTERVAL_MONTH, DTL_INTERVAL_QUARTER, FALSE,
    "2022-04-29 1/1/1/1/1, 2022-05-31 2/2/2/2/1, 2022-06-30 3/3/3/3/1", "2022-06-30 1/3/1/3/3" },
  { "missing-values-say-nothing", DTL_INTERVAL_DAY, DTL_INTERVAL_MONTH, FALSE,
    "2022-07-01 -/-/-/4/-, 2022-07-05 4/6/3/-/5, 2022-07-06 -/-/-/-/-", "2022-07-06 4/6/3/4/5" },
  { "nothing-stays-nothing", DTL_INTERVAL_DAY, DTL_INTERVAL_MONTH, FALSE,
    "2022-07-01 -/-/-/4/-, 2022-07-05 -/-/-/5/-", "2022-07-05 -/-/-/5/-" },
  { "minutes-from-the-open", DTL_INTERVAL_30MIN, DTL_INTERVAL_60MIN, TRUE,
    "2022-07-14T09:30:00-04:00 1/2/1/2/1, 2022-07-14T10:00:00-04:00 2/3/2/3/1, "
    "2022-07-14T10:30:00-04:00 3/4/3/4/1",
    "2022-07-14T09:30 1/3/1/3/2, 2022-07-14T10:30 3/4/3/4/1" },
  { "minutes-from-the-hour", DTL_INTERVAL_30MIN, DTL_INTERVAL_60MIN, FALSE,
    "2022-07-14T09:30:00-04:00 1/2/1/2/1, 2022-07-14T10:00:00-04:00 2/3/2/3/1, "
    "2022-07-14T10:30:00-04:00 3/4/3/4/1",
    "2022-07-14T09:00 1/2/1/2/1, 2022-07-14T10:00 2/4/2/4/2" },
  { "no-bar-reaches-over-open-or-close", DTL_INTERVAL_30MIN, DTL_INTERVAL_60MIN, TRUE,
    "2022-07-14T08:30:00-04:00 1/1/1/1/1, 2022-07-14T09:00:00-04:00 1/2/1/2/1, "
    "2022-07-14T09:30:00-04:00 2/2/2/2/1, "
    "2022-07-14T15:30:00-04:00 3/3/3/3/1, 2022-07-14T16:00:00-04:00 4/4/4/4/1",
    "2022-07-14T08:00 1/1/1/1/1, 2022-07-14T09:00 1/2/1/2/1, 2022-07-14T09:30 2/2/2/2/1, "
    "2022-07-14T15:30 3/3/3/3/1, "
    "2022-07-14T16:00 4/4/4/4/1" },
  { "a-day-is-its-session", DTL_INTERVAL_5MIN, DTL_INTERVAL_DAY, TRUE,
    "2022-07-14T08:00:00-04:00 9/9/9/9/9, 2022-07-14T09:30:00-04:00 1/2/1/2/1, "
    "2022-07-14T15:55:00-04:00 2/3/2/3/1, 2022-07-14T16:00:00-04:00 9/9/9/9/9",
    "2022-07-14 1/3/1/3/2" },
  { "a-half-day", DTL_INTERVAL_5MIN, DTL_INTERVAL_DAY, TRUE,
    "2022-11-25T12:55:00-05:00 1/2/1/2/1, 2022-11-25T13:00:00-05:00 9/9/9/9/9",
    "2022-11-25 1/2/1/2/1" },
  { "a-day-of-all-bars", DTL_INTERVAL_5MIN, DTL_INTERVAL_DAY, FALSE,
    "2022-07-14T08:00:00-04:00 9/9/9/9/9, 2022-07-14T09:30:00-04:00 1/2/1/2/1, "
    "2022-07-14T23:55:00-04:00 2/3/2/3/1",
    "2022-07-14 9/9/1/3/11" },
  { "an-opening-print-before-the-open", DTL_INTERVAL_1MIN, DTL_INTERVAL_DAY, TRUE,
    "2022-07-14T09:29:00-04:00 5/5/5/5/5, 2022-07-14T09:30:00-04:00 1/2/1/2/1",
    "2022-07-14 5/5/1/2/6" },
  { "but-not-with-trade-before-it", DTL_INTERVAL_1MIN, DTL_INTERVAL_DAY, TRUE,
    "2022-07-14T09:28:00-04:00 9/9/9/9/9, 2022-07-14T09:29:00-04:00 9/9/9/9/9, "
    "2022-07-14T09:30:00-04:00 1/2/1/2/1",
    "2022-07-14 1/2/1/2/1" },
  { "minutes-to-weeks", DTL_INTERVAL_5MIN, DTL_INTERVAL_WEEK, TRUE,
    "2022-07-14T09:30:00-04:00 1/2/1/2/1, 2022-07-15T09:30:00-04:00 2/3/2/3/1",
    "2022-07-15 1/3/1/3/2" },
  { "clocks-go-back", DTL_INTERVAL_30MIN, DTL_INTERVAL_60MIN, FALSE,
    "2022-11-06T01:00:00-04:00 1/1/1/1/1, 2022-11-06T01:30:00-04:00 2/2/2/2/1, "
    "2022-11-06T01:00:00-05:00 3/3/3/3/1, 2022-11-06T01:30:00-05:00 4/4/4/4/1",
    "2022-11-06T01:00 1/2/1/2/2, 2022-11-06T01:00 3/4/3/4/2" },
};

static void
test_resample (gconstpointer data)
{
  const ResampleCase *c = data;
  g_autoptr (DtlExchange) exchange = c->with_exchange ? exchange_open_text (calendar) : NULL;
  g_autoptr (DtlSeries) series = build (c->from, c->rows);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlSeries) result = dtl_series_resample (series, c->to, exchange, &error);
  g_autofree char *shown = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (dtl_series_get_interval (result), ==, c->to);
  shown = show (result);
  g_assert_cmpstr (shown, ==, c->result);
}

static void
test_same (void)
{
  g_autoptr (DtlSeries) series = build (DTL_INTERVAL_DAY, "2022-07-14 1/1/1/1/1");
  g_autoptr (DtlSeries) result = dtl_series_resample (series, DTL_INTERVAL_DAY, NULL, NULL);

  g_assert_true (result == series);
}

static void
test_refuse (void)
{
  static const struct
  {
    DtlInterval from, to;
    const char *message;
  } refused[] = {
    { DTL_INTERVAL_DAY, DTL_INTERVAL_60MIN,
      "bars of interval 60min cannot be made from bars of interval day" },
    { DTL_INTERVAL_WEEK, DTL_INTERVAL_MONTH,
      "bars of interval month cannot be made from bars of interval week" },
    { DTL_INTERVAL_QUARTER, DTL_INTERVAL_MONTH,
      "bars of interval month cannot be made from bars of interval quarter" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (DtlSeries) series = build (refused[i].from, "2022-07-14 1/1/1/1/1");
      g_autoptr (GError) error = NULL;

      g_assert_null (dtl_series_resample (series, refused[i].to, NULL, &error));
      g_assert_error (error, DTL_ERROR, DTL_ERROR_UNSUPPORTED);
      g_assert_cmpstr (error->message, ==, refused[i].message);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/resample/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_resample);
    }
  g_test_add_func ("/resample/same", test_same);
  g_test_add_func ("/resample/refuse", test_refuse);

  return g_test_run ();
}
