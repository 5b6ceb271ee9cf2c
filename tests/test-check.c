/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import remarks on a series, and what real days must not set off. */
#include "series/check.h"

#include "exchange-fixture.h"
#include "series/builder.h"

#include <math.h>
#include <string.h>

/* Two closures, a half day, and an end: 2022-12-24 is past it. */
static const char calendar[] = "exchange XTST: Test Exchange\n"
                               "zone America/New_York\n"
                               "span 2022-07-01 2022-12-23\n"
                               "hours 2022-07-01 09:30 16:00\n"
                               "closed 2022-07-04: Independence Day\n"
                               "closed 2022-11-24: Thanksgiving Day\n"
                               "half 13:00 2022-11-25: Day after Thanksgiving\n";

static double
read_value (const char *text)
{
  return strcmp (text, "-") == 0 ? NAN : g_ascii_strtod (text, NULL);
}

/* Builds from "date open/high/low/close/adjusted/volume, ..."; a "-" is missing. */
static DtlSeries *
build (const char *rows)
{
  g_autoptr (DtlSeriesBuilder) builder = dtl_series_builder_new (DTL_INTERVAL_DAY, NULL);
  g_autoptr (DtlAudit) audit = dtl_audit_new ();
  g_auto (GStrv) parts = g_strsplit (rows, ", ", -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) values = g_strsplit (parts[i] + 11, "/", -1);
      DtlDay day = 0;
      DtlBar bar;

      g_assert_cmpuint (dtl_day_parse_iso (parts[i], strlen (parts[i]), &day), ==, 10);
      g_assert_cmpuint (g_strv_length (values), ==, DTL_N_COLUMNS);
      bar.key = day;
      for (int c = 0; c < DTL_N_COLUMNS; c++)
        bar.value[c] = read_value (values[c]);
      g_assert_true (dtl_series_builder_append (builder, &bar, i + 1, NULL));
    }

  return dtl_series_builder_finish (builder, audit);
}

typedef struct
{
  const char *name;
  const char *rows;
  const char *kind;
  const char *text; /* NULL: no finding of that kind */
} CheckCase;

static const CheckCase cases[] = {
  { "no-gap-over-weekend-and-holiday", "2022-07-01 1/1/1/1/1/1, 2022-07-05 1/1/1/1/1/1", "gap",
    NULL }, /* */
  { "gap-of-one", "2022-07-01 1/1/1/1/1/1, 2022-07-06 1/1/1/1/1/1", "gap",
    "There is no row for 2022-07-05, a session of Test Exchange." }, /* */
  { "gap-of-a-run", "2022-07-01 1/1/1/1/1/1, 2022-07-11 1/1/1/1/1/1", "gap",
    "There are no rows for the 4 sessions of Test Exchange from 2022-07-05 to 2022-07-08." }, /* */
  { "gap-of-a-half-day", "2022-11-23 1/1/1/1/1/1, 2022-11-28 1/1/1/1/1/1", "gap",
    "There is no row for 2022-11-25, a session of Test Exchange." }, /* */
  { "gap-ends-with-the-calendar", "2022-12-22 1/1/1/1/1/1, 2023-02-01 1/1/1/1/1/1", "gap",
    "There is no row for 2022-12-23, a session of Test Exchange." }, /* */
  { "closed-day", "2022-07-01 1/1/1/1/1/1, 2022-07-04 1/1/1/1/1/1, 2022-07-05 1/1/1/1/1/1",
    "closed_day", "Test Exchange was closed on 2022-07-04 (Independence Day)." }, /* */
  { "past-the-calendar", "2022-12-23 1/1/1/1/1/1, 2022-12-27 1/1/1/1/1/1", "not_checked",
    "The days of 1 rows are not checked: the calendar of Test Exchange reaches from 2022-07-01 to "
    "2022-12-23." },                                                        /* */
  { "within-the-calendar", "2022-07-01 1/1/1/1/1/1", "not_checked", NULL }, /* */
  { "high-below-low", "2022-07-01 2/1.5/2/1.8/2/1", "high_below_low",
    "High 1.5 of 2022-07-01 is below low 2." }, /* */
  { "close-above-high", "2022-07-01 2/3/1/3.5/3/1", "close_outside_range",
    "Close 3.5 of 2022-07-01 is outside its low 1 and high 3." }, /* */
  { "close-at-high-but-for-noise", "2022-07-01 2/3/1/3.0000001/3/1", "close_outside_range",
    NULL }, /* the last digit of an adjusted price */
  { "missing-is-not-wrong", "2022-07-01 -/-/-/3/-/1", "close_outside_range", NULL }, /* */
  { "zero-price", "2022-07-01 0/3/1/3/3/1", "non_positive",
    "Open of 2022-07-01 is 0, which is not above zero." }, /* */
  { "negative-price", "2022-07-01 1/3/-37.63/3/3/1", "non_positive",
    "Low of 2022-07-01 is -37.63, which is not above zero." }, /* */
  { "negative-volume", "2022-07-01 1/3/1/3/3/-5", "non_positive",
    "Volume of 2022-07-01 is -5, which is below zero." },                        /* */
  { "zero-volume-is-no-price", "2022-07-01 1/3/1/3/3/0", "non_positive", NULL }, /* */
  { "zero-volume", "2022-07-01 1/3/1/3/3/0, 2022-07-05 1/3/1/3/3/7", "no_volume",
    "1 of 2 rows have a volume of 0; the first is 2022-07-01." }, /* */
  { "some-without-volume", "2022-07-01 1/3/1/3/3/7, 2022-07-05 1/3/1/3/3/-", "no_volume",
    "1 of 2 rows have no volume; the first is 2022-07-05." },                            /* */
  { "no-volume-at-all", "2022-07-01 1/3/1/3/3/-", "no_volume", "No row has a volume." }, /* */
  { "hundredfold-for-a-day",
    "2022-07-01 -/-/-/100/-/1, 2022-07-05 -/-/-/10000/-/1, 2022-07-06 -/-/-/101/-/1", "outlier",
    "The close goes from 100 to 10000 on 2022-07-05, and is back on 2022-07-06." }, /* */
  { "hundredfold-is-then-no-split",
    "2022-07-01 -/-/-/100/-/1, 2022-07-05 -/-/-/10000/-/1, 2022-07-06 -/-/-/101/-/1", "split_like",
    NULL }, /* */
  { "away-for-three-days",
    "2022-07-01 -/-/-/100/-/1, 2022-07-05 -/-/-/55/-/1, 2022-07-06 -/-/-/56/-/1, "
    "2022-07-07 -/-/-/57/-/1, 2022-07-08 -/-/-/102/-/1",
    "outlier", "The close goes from 100 to 55 on 2022-07-05, and is back on 2022-07-08." }, /* */
  { "crash-that-stays",
    "2022-07-01 -/-/-/100/-/1, 2022-07-05 -/-/-/55/-/1, 2022-07-06 -/-/-/54/-/1", "outlier",
    NULL }, /* */
  { "high-far-away", "2022-07-01 10/1010/9/10.5/-/1", "outlier",
    "High 1010 of 2022-07-01 is far from that day's open and close." }, /* */
  { "split-of-4", "2022-07-01 490/500/480/499.2/-/1, 2022-07-05 127.6/131/126/129/-/1",
    "split_like",
    "The close goes from 499.2 to 129 on 2022-07-05, like a split of 4 for 1." }, /* */
  { "reverse-split-of-10", "2022-07-01 -/-/-/0.5/-/1, 2022-07-05 -/-/-/4.8/-/1", "split_like",
    "The close goes from 0.5 to 4.8 on 2022-07-05, like a split of 1 for 10." }, /* */
  { "split-that-the-adjusted-close-knows",
    "2022-07-01 90/90/90/90/30/1, 2022-07-05 33/33/33/33/33/1", "split_like",
    "The close goes from 90 to 33 on 2022-07-05, like a split of 3 for 1." }, /* 10 % off */
  { "loss-that-the-adjusted-close-shares",
    "2022-07-01 90/90/90/90/90/1, 2022-07-05 33/33/33/33/33/1", "split_like", NULL }, /* */
  { "alibaba-2022-03-16",
    "2022-03-15 71.5/80.7/71.3/76.76/76.76/1, 2022-03-16 90.2/105.5/89.5/104.98/104.98/1",
    "split_like", NULL }, /* +36.8 %, and real */
  { "pinduoduo-2022-03-16", "2022-03-15 27/30/23.2/26.1/-/1, 2022-03-16 33/41/32/40.74/-/1",
    "split_like", NULL }, /* +56.1 %, and real */
  { "down-13", "2022-10-21 -/-/-/72/-/1, 2022-10-24 -/-/-/62.6/-/1", "outlier", NULL }, /* */
};

static void
test_check (gconstpointer data)
{
  const CheckCase *c = data;
  g_autoptr (DtlExchange) exchange = exchange_open_text (calendar);
  g_autoptr (DtlSeries) series = build (c->rows);
  g_autoptr (DtlAudit) audit = dtl_audit_new ();
  const char *text = NULL;

  dtl_series_check (series, exchange, audit);
  dtl_audit_sort (audit);
  for (guint i = 0; i < audit->findings->len; i++)
    {
      const DtlFinding *finding = &g_array_index (audit->findings, DtlFinding, i);

      if (strcmp (dtl_finding_kind_to_id (finding->kind), c->kind) != 0)
        continue;
      g_assert_null (text); /* one finding, not one for each session */
      text = finding->text;
    }
  g_assert_cmpstr (text, ==, c->text);
}

static void
test_no_exchange (void)
{
  g_autoptr (DtlSeries) series = build ("2022-07-01 1/1/1/1/1/1, 2022-07-11 1/1/1/1/1/1");
  g_autoptr (DtlAudit) audit = dtl_audit_new ();

  dtl_series_check (series, NULL, audit);
  g_assert_cmpuint (audit->n_findings[DTL_FINDING_GAP], ==, 0);
  g_assert_cmpuint (audit->n_findings[DTL_FINDING_NOT_CHECKED], ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/check/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_check);
    }
  g_test_add_func ("/check/no-exchange", test_no_exchange);

  return g_test_run ();
}
