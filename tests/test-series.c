/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Series, what builds them, what merges them. */

#include "base/error.h"
#include "series/builder.h"
#include "series/merge.h"

#include <math.h>
#include <string.h>

static DtlBar
make_bar (gint64 key, double close)
{
  return (DtlBar){ .key = key, .value = { NAN, NAN, NAN, close, NAN, 100 } };
}

/* Builds from "key:close key:close ...", as a file has them; the audit may be NULL. */
static DtlSeries *
build (const char *rows, DtlAudit *audit)
{
  g_autoptr (DtlSeriesBuilder) builder = dtl_series_builder_new (DTL_INTERVAL_DAY, NULL);
  g_autoptr (DtlAudit) own = dtl_audit_new ();
  g_auto (GStrv) parts = g_strsplit (rows, " ", -1);

  for (gsize i = 0; parts[i] != NULL && *parts[i] != '\0'; i++)
    {
      char *colon = strchr (parts[i], ':');
      DtlBar bar =
          make_bar (g_ascii_strtoll (parts[i], NULL, 10), g_ascii_strtod (colon + 1, NULL));

      g_assert_true (dtl_series_builder_append (builder, &bar, i + 2, NULL));
    }

  return dtl_series_builder_finish (builder, audit != NULL ? audit : own);
}

static char *
show (const DtlSeries *series)
{
  GString *shown = g_string_new (NULL);

  for (gsize i = 0; i < dtl_series_get_n (series); i++)
    {
      DtlBar bar = dtl_series_get_bar (series, i);

      g_string_append_printf (shown, "%s%" G_GINT64_FORMAT ":%g", i > 0 ? " " : "", bar.key,
                              bar.value[DTL_COLUMN_CLOSE]);
    }

  return g_string_free (shown, FALSE);
}

static char *
show_findings (const DtlAudit *audit)
{
  GString *shown = g_string_new (NULL);

  for (gsize i = 0; i < audit->findings->len; i++)
    {
      const DtlFinding *finding = &g_array_index (audit->findings, DtlFinding, i);

      g_string_append_printf (shown, "%s%s@%" G_GINT64_FORMAT, i > 0 ? " " : "",
                              dtl_finding_kind_to_id (finding->kind), finding->key);
    }

  return g_string_free (shown, FALSE);
}

typedef struct
{
  const char *rows;
  const char *series;
  gsize duplicates;
  const char *findings;
} BuildCase;

static const BuildCase build_cases[] = {
  { "", "", 0, "" },                                        /* */
  { "5:1", "5:1", 0, "" },                                  /* */
  { "1:1 2:2 4:4", "1:1 2:2 4:4", 0, "" },                  /* ascending */
  { "4:4 2:2 1:1", "1:1 2:2 4:4", 0, "" },                  /* descending is an order */
  { "2:2 1:1 4:4", "1:1 2:2 4:4", 0, "unsorted@4" },        /* neither */
  { "1:1 2:2 2:2 3:3", "1:1 2:2 3:3", 1, "duplicate@2" },   /* */
  { "3:3 2:2 2:2 1:1", "1:1 2:2 3:3", 1, "duplicate@2" },   /* descending */
  { "1:1 2:2 2:7 3:3", "1:1 2:7 3:3", 1, "conflict@2" },    /* the last holds */
  { "3:3 2:2 2:7 1:1", "1:1 2:7 3:3", 1, "conflict@2" },    /* of the file, not the sort */
  { "2:1 2:2 2:3 2:1", "2:1", 3, "conflict@2" },            /* first equals last */
  { "2:7 1:1 2:2", "1:1 2:2", 1, "conflict@2 unsorted@2" }, /* */
  { "-3:1 -1:2", "-3:1 -1:2", 0, "" },                      /* before 1970 */
};

static void
test_build (gconstpointer data)
{
  const BuildCase *c = data;
  g_autoptr (DtlAudit) audit = dtl_audit_new ();
  g_autoptr (DtlSeries) series = build (c->rows, audit);
  g_autofree char *shown = show (series);
  g_autofree char *findings = NULL;

  dtl_audit_sort (audit);
  findings = show_findings (audit);
  g_assert_cmpstr (shown, ==, c->series);
  g_assert_cmpstr (findings, ==, c->findings);
  g_assert_cmpuint (audit->rows_duplicate, ==, c->duplicates);
}

static void
test_build_refuses (void)
{
  g_autoptr (DtlSeriesBuilder) builder = dtl_series_builder_new (DTL_INTERVAL_DAY, NULL);
  g_autoptr (DtlAudit) audit = dtl_audit_new ();
  g_autoptr (DtlSeries) series = NULL;
  const DtlBar bad[] = { make_bar (1, INFINITY), make_bar (G_MAXINT64, 1),
                         make_bar (G_MININT64, 1) };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (dtl_series_builder_append (builder, &bad[i], 7, &error));
      g_assert_error (error, DTL_ERROR, DTL_ERROR_RANGE);
      g_assert_nonnull (strstr (error->message, "line 7"));
    }

  series = dtl_series_builder_finish (builder, audit);
  g_assert_cmpuint (dtl_series_get_n (series), ==, 0);
}

/* Shuffled rows, some of them twice, give the same series as rows in order. */
static void
test_shuffle (void)
{
  for (int round = 0; round < 200; round++)
    {
      g_autoptr (DtlSeriesBuilder) builder = dtl_series_builder_new (DTL_INTERVAL_DAY, NULL);
      g_autoptr (DtlAudit) audit = dtl_audit_new ();
      g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (DtlBar));
      g_autoptr (DtlSeries) series = NULL;
      int n = g_test_rand_int_range (1, 60);

      for (int i = 0; i < n; i++)
        {
          DtlBar bar = make_bar (i, i * 1.5);
          int times = g_test_rand_int_range (1, 3);

          for (int k = 0; k < times; k++)
            g_array_insert_val (rows, (guint) g_test_rand_int_range (0, (int) rows->len + 1), bar);
        }
      for (guint i = 0; i < rows->len; i++)
        g_assert_true (
            dtl_series_builder_append (builder, &g_array_index (rows, DtlBar, i), i, NULL));

      series = dtl_series_builder_finish (builder, audit);
      g_assert_cmpuint (dtl_series_get_n (series), ==, (guint) n);
      g_assert_cmpuint (audit->rows_duplicate, ==, rows->len - (guint) n);
      g_assert_cmpuint (audit->n_findings[DTL_FINDING_CONFLICT], ==, 0);
      for (int i = 0; i < n; i++)
        {
          DtlBar expected = make_bar (i, i * 1.5);
          DtlBar bar = dtl_series_get_bar (series, (gsize) i);

          g_assert_true (dtl_bar_equal (&bar, &expected));
        }
    }
}

static void
test_columns (void)
{
  g_autoptr (DtlSeries) series = build ("1:1 2:2", NULL);

  g_assert_true (dtl_series_has_column (series, DTL_COLUMN_CLOSE));
  g_assert_true (dtl_series_has_column (series, DTL_COLUMN_VOLUME));
  g_assert_false (dtl_series_has_column (series, DTL_COLUMN_OPEN));
  g_assert_true (isnan (dtl_series_get_column (series, DTL_COLUMN_OPEN)[1]));
}

static void
test_find (void)
{
  g_autoptr (DtlSeries) series = build ("10:1 12:2 15:3", NULL);

  g_assert_cmpuint (dtl_series_find_key (series, G_MININT64), ==, 0);
  g_assert_cmpuint (dtl_series_find_key (series, 10), ==, 0);
  g_assert_cmpuint (dtl_series_find_key (series, 11), ==, 1);
  g_assert_cmpuint (dtl_series_find_key (series, 15), ==, 2);
  g_assert_cmpuint (dtl_series_find_key (series, 16), ==, 3);
  g_assert_cmpuint (dtl_series_find_day (series, 12), ==, 1);
  g_assert_cmpuint (dtl_series_find_day (series, DTL_DAY_NONE), ==, 0);
}

/* Days of an intraday series are those of its zone, on both sides of a change of clocks. */
static void
test_intraday (void)
{
  static const struct
  {
    const char *instant;
    const char *day;
  } rows[] = {
    { "2018-03-09T23:59:00-05:00", "2018-03-09" }, /* already the 10th in UTC */
    { "2018-03-12T00:00:00-04:00", "2018-03-12" }, /* clocks went forward on the 11th */
    { "2018-03-12T09:30:00-04:00", "2018-03-12" }, /* */
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("America/New_York");
  g_autoptr (DtlSeriesBuilder) builder = dtl_series_builder_new (DTL_INTERVAL_1MIN, zone);
  g_autoptr (DtlAudit) audit = dtl_audit_new ();
  g_autoptr (DtlSeries) series = NULL;
  char text[DTL_INSTANT_TEXT_SIZE];
  DtlDay day = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      DtlBar bar = make_bar (0, 1);

      g_assert_cmpuint (dtl_instant_parse_iso (rows[i].instant, strlen (rows[i].instant), &bar.key),
                        >, 0);
      g_assert_true (dtl_series_builder_append (builder, &bar, i + 2, NULL));
    }
  series = dtl_series_builder_finish (builder, audit);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_true (dtl_day_parse (rows[i].day, &day));
      g_assert_cmpint (dtl_series_get_day (series, i), ==, day);
      g_assert_cmpstr (dtl_series_format_key (series, i, text), ==, rows[i].instant);
    }
  g_assert_cmpuint (dtl_series_find_day (series, day), ==, 1);
  g_assert_cmpuint (dtl_series_find_day (series, day + 1), ==, 3);
  g_assert_cmpuint (dtl_series_find_day (series, DTL_DAY_NONE), ==, 0);
}

typedef struct
{
  const char *stored; /* NULL: none */
  const char *newer;
  const char *merged;
  DtlMergeCounts counts; /* added, replaced, unchanged */
} MergeCase;

static const MergeCase merge_cases[] = {
  { NULL, "1:1 2:2", "1:1 2:2", { 2, 0, 0 } },              /* */
  { "1:1 2:2", "", "1:1 2:2", { 0, 0, 0 } },                /* */
  { "1:1 2:2", "1:1 2:2", "1:1 2:2", { 0, 0, 2 } },         /* */
  { "1:1 3:3", "2:2 4:4", "1:1 2:2 3:3 4:4", { 2, 0, 0 } }, /* */
  { "1:1 2:2", "2:9 3:3", "1:1 2:9 3:3", { 1, 1, 0 } },     /* */
  { "1:1 2:nan", "2:nan", "1:1 2:nan", { 0, 0, 1 } },       /* missing is the same as missing */
  { "1:1 2:2", "2:nan", "1:1 2:2", { 0, 0, 1 } },           /* a missing value is no other value */
  { "1:1 2:nan", "2:2", "1:1 2:2", { 0, 1, 0 } },           /* */
};

static void
test_merge (gconstpointer data)
{
  const MergeCase *c = data;
  g_autoptr (DtlSeries) stored = c->stored != NULL ? build (c->stored, NULL) : NULL;
  g_autoptr (DtlSeries) newer = build (c->newer, NULL);
  DtlMergeCounts counts = { 99, 99, 99 };
  g_autoptr (DtlSeries) merged = dtl_series_merge (stored, newer, &counts);
  g_autofree char *shown = show (merged);

  g_assert_cmpstr (shown, ==, c->merged);
  g_assert_cmpuint (counts.rows_added, ==, c->counts.rows_added);
  g_assert_cmpuint (counts.rows_replaced, ==, c->counts.rows_replaced);
  g_assert_cmpuint (counts.rows_unchanged, ==, c->counts.rows_unchanged);
  if (stored != NULL && counts.rows_added + counts.rows_replaced == 0)
    g_assert_true (merged == stored);
}

/* A row with another close is taken as it is, without the volume that only the old one had. */
static void
test_merge_whole_rows (void)
{
  double closes[] = { 7 };
  gint64 keys[] = { 2 };
  double *columns[DTL_N_COLUMNS] = { [DTL_COLUMN_CLOSE] = g_memdup2 (closes, sizeof closes) };
  g_autoptr (DtlSeries) stored = build ("1:1 2:2", NULL);
  g_autoptr (DtlSeries) newer =
      dtl_series_new_take (DTL_INTERVAL_DAY, NULL, 1, g_memdup2 (keys, sizeof keys), columns);
  g_autoptr (DtlSeries) merged = NULL;
  DtlMergeCounts counts;

  merged = dtl_series_merge (stored, newer, &counts);
  g_assert_cmpuint (counts.rows_replaced, ==, 1);
  g_assert_cmpfloat (dtl_series_get_column (merged, DTL_COLUMN_CLOSE)[1], ==, 7);
  g_assert_true (isnan (dtl_series_get_column (merged, DTL_COLUMN_VOLUME)[1]));
  g_assert_cmpfloat (dtl_series_get_column (merged, DTL_COLUMN_VOLUME)[0], ==, 100);
}

static void
test_interval (void)
{
  static const char *const ids[] = { "1min", "5min", "15min", "30min",  "60min",
                                     "day",  "week", "month", "quarter" };
  DtlInterval interval = DTL_INTERVAL_DAY;

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_assert_true (dtl_interval_from_id (ids[i], &interval));
      g_assert_cmpint (interval, ==, i);
      g_assert_cmpstr (dtl_interval_to_id (interval), ==, ids[i]);
      g_assert_cmpint (dtl_interval_is_intraday (interval), ==, i < 5);
      g_assert_cmpint (dtl_interval_get_seconds (interval) > 0, ==, i < 5);
    }
  g_assert_false (dtl_interval_from_id ("2min", &interval));
}

/* A file that is wrong throughout does not fill memory with sentences. */
static void
test_audit_limit (void)
{
  g_autoptr (DtlAudit) audit = dtl_audit_new ();
  const DtlFinding *first;

  for (int i = 0; i < DTL_AUDIT_MAX_FINDINGS + 5; i++)
    dtl_audit_add (audit, DTL_FINDING_GAP, i, "Gap %d.", i);
  dtl_audit_sort (audit);

  first = &g_array_index (audit->findings, DtlFinding, 0);
  g_assert_cmpuint (audit->findings->len, ==, DTL_AUDIT_MAX_FINDINGS + 1);
  g_assert_cmpuint (audit->n_findings[DTL_FINDING_GAP], ==, DTL_AUDIT_MAX_FINDINGS + 5);
  g_assert_cmpstr (first->text, ==, "5 more findings of this kind are not listed.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (build_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/series/build/%zu", i);

      g_test_add_data_func (path, &build_cases[i], test_build);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (merge_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/series/merge/%zu", i);

      g_test_add_data_func (path, &merge_cases[i], test_merge);
    }
  g_test_add_func ("/series/build-refuses", test_build_refuses);
  g_test_add_func ("/series/shuffle", test_shuffle);
  g_test_add_func ("/series/columns", test_columns);
  g_test_add_func ("/series/find", test_find);
  g_test_add_func ("/series/intraday", test_intraday);
  g_test_add_func ("/series/merge-whole-rows", test_merge_whole_rows);
  g_test_add_func ("/series/interval", test_interval);
  g_test_add_func ("/series/audit-limit", test_audit_limit);

  return g_test_run ();
}
