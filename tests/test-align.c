/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two series on the sessions of one. */

#include "series/align.h"

#include <math.h>
#include <string.h>

/* Builds from keys: ISO days, or instants below a day; closes are 1, 2, 3 and so on. */
static DtlSeries *
build (DtlInterval interval, const char *zone_name, const char *list)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zone_name);
  g_auto (GStrv) texts = g_strsplit (list, " ", -1);
  gsize n = g_strv_length (texts);
  gint64 *keys = g_new (gint64, MAX (n, 1));
  double *columns[DTL_N_COLUMNS] = { 0 };

  columns[DTL_COLUMN_CLOSE] = g_new (double, MAX (n, 1));
  for (gsize i = 0; i < n; i++)
    {
      DtlDay day = 0;

      if (dtl_interval_is_intraday (interval))
        g_assert_cmpuint (dtl_instant_parse_iso (texts[i], strlen (texts[i]), &keys[i]), >, 0);
      else
        {
          g_assert_true (dtl_day_parse (texts[i], &day));
          keys[i] = day;
        }
      columns[DTL_COLUMN_CLOSE][i] = (double) (i + 1);
    }

  return dtl_series_new_take (interval, zone, n, keys, columns);
}

typedef struct
{
  const char *name;
  DtlInterval interval;
  const char *sessions, *series;
  const char *closes; /* of the series, by the sessions */
} AlignCase;

static const AlignCase cases[] = {
  { "same", DTL_INTERVAL_DAY, "2022-07-14 2022-07-15", "2022-07-14 2022-07-15", "1 2" },
  { "a-day-missing", DTL_INTERVAL_DAY, "2022-07-14 2022-07-15 2022-07-18", "2022-07-14 2022-07-18",
    "1 - 2" },                                                               /* not carried */
  { "a-day-more", DTL_INTERVAL_DAY, "2022-07-14 2022-07-18",                 /* */
    "2022-07-13 2022-07-14 2022-07-15 2022-07-18 2022-07-19", "2 4" },       /* left out */
  { "apart", DTL_INTERVAL_DAY, "2022-07-14", "2021-07-14 2023-07-14", "-" }, /* */
  { "empty", DTL_INTERVAL_DAY, "2022-07-14 2022-07-15", "", "- -" },         /* */
  { "weeks", DTL_INTERVAL_WEEK, "2022-04-14 2022-04-22 2022-05-06",          /* Good Friday */
    "2022-04-13 2022-04-21 2022-04-29 2022-05-06", "1 2 4" },                /* */
  { "months", DTL_INTERVAL_MONTH, "2022-12-30 2023-01-31 2023-03-31",        /* */
    "2022-12-29 2023-02-28 2023-03-30", "1 - 3" },                           /* */
  { "same-month-other-year", DTL_INTERVAL_MONTH, "2022-07-29", "2021-07-29", "-" }, /* */
  { "quarters", DTL_INTERVAL_QUARTER, "2022-09-30 2022-12-30", "2022-09-29 2023-01-03", "1 -" },
  { "instants", DTL_INTERVAL_30MIN, "2022-07-14T09:30:00-04:00 2022-07-14T10:00:00-04:00",
    "2022-07-14T21:30:00+08:00 2022-07-14T22:30:00+08:00", "1 -" }, /* the same half hour */
};

static void
test_align (gconstpointer data)
{
  const AlignCase *c = data;
  g_autoptr (DtlSeries) sessions = build (c->interval, "America/New_York", c->sessions);
  g_autoptr (DtlSeries) series = build (c->interval, "Asia/Hong_Kong", c->series);
  g_autoptr (GString) shown = g_string_new (NULL);
  double values[8];
  gsize rows[8];

  dtl_align_column (sessions, series, DTL_COLUMN_CLOSE, values);
  dtl_align_rows (sessions, series, rows);
  for (gsize i = 0; i < dtl_series_get_n (sessions); i++)
    {
      if (isnan (values[i]))
        {
          g_string_append_printf (shown, "%s-", i > 0 ? " " : "");
          g_assert_true (rows[i] == DTL_ALIGN_NO_ROW);
          continue;
        }
      g_string_append_printf (shown, "%s%g", i > 0 ? " " : "", values[i]);
      g_assert_cmpuint (rows[i] + 1, ==, (gsize) values[i]);
    }
  g_assert_cmpstr (shown->str, ==, c->closes);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/align/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_align);
    }

  return g_test_run ();
}
