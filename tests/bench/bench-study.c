/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thousand event studies with every window, the placebo test of each, and all tests of the set,
 * in one thread: CPU milliseconds, and microseconds of one study anew as after a change of
 * settings. With a file name it also writes the prices and days, so that another program can do the
 * same. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/number.h"
#include "study/study-set.h"

#define N_SECURITIES 40
#define N_EVENTS 1000
#define N_DAYS 3000
#define N_ROUNDS 9

typedef struct
{
  DtlSeries *benchmark;
  DtlSeries *securities[N_SECURITIES];
} Prices;

static double
roll (guint64 *state)
{
  *state ^= *state >> 12;
  *state ^= *state << 25;
  *state ^= *state >> 27;

  return (double) ((*state * G_GUINT64_CONSTANT (2685821657736338717)) >> 11) / 9007199254740992.0 -
         0.5;
}

static DtlSeries *
make_series (const double *closes)
{
  gint64 *keys = g_new (gint64, N_DAYS);
  double *columns[DTL_N_COLUMNS] = { NULL };

  for (gsize i = 0; i < N_DAYS; i++)
    keys[i] = 15000 + (gint64) i;
  columns[DTL_COLUMN_CLOSE] = g_memdup2 (closes, N_DAYS * sizeof *closes);

  return dtl_series_new_take (DTL_INTERVAL_DAY, NULL, N_DAYS, keys, columns);
}

static void
make_prices (Prices *self)
{
  guint64 state = 88172645463325252;
  double market[N_DAYS], closes[N_DAYS];
  double price = 100;

  for (gsize i = 0; i < N_DAYS; i++)
    {
      market[i] = 0.03 * roll (&state);
      closes[i] = price *= 1 + market[i];
    }
  self->benchmark = make_series (closes);
  for (gsize k = 0; k < N_SECURITIES; k++)
    {
      price = 50;
      for (gsize i = 0; i < N_DAYS; i++)
        closes[i] = price *= 1 + 1.2 * market[i] + 0.06 * roll (&state);
      self->securities[k] = make_series (closes);
    }
}

static void
prices_clear (Prices *self)
{
  dtl_series_unref (self->benchmark);
  for (gsize k = 0; k < N_SECURITIES; k++)
    dtl_series_unref (self->securities[k]);
}

static DtlStudyEvent
get_event (gsize i)
{
  return (DtlStudyEvent){ 15000 + 200 + (DtlDay) (i * 2711 % (N_DAYS - 300)), DTL_TIMING_REGULAR };
}

static double
get_cpu_ms (void)
{
  return 1000.0 * (double) clock () / CLOCKS_PER_SEC;
}

/* From prices to the set. */
static double
run_all (const Prices *prices, const DtlStudySettings *settings, double *mean, double *bmp)
{
  DtlJoinedReturns *returns[N_SECURITIES];
  DtlStudy *studies[N_EVENTS];
  gsize instruments[N_EVENTS];
  DtlStudySet *set;
  double start = get_cpu_ms (), used;

  for (gsize k = 0; k < N_SECURITIES; k++)
    returns[k] =
        dtl_joined_returns_new (prices->securities[k], prices->benchmark, settings->returns);
  for (gsize i = 0; i < N_EVENTS; i++)
    {
      DtlStudyEvent event = get_event (i);

      instruments[i] = i % N_SECURITIES;
      studies[i] = dtl_study_new (returns[i % N_SECURITIES], NULL, settings, &event, NULL, 0);
    }
  set = dtl_study_set_new ((const DtlStudy *const *) studies, N_EVENTS, instruments);
  used = get_cpu_ms () - start;
  g_assert_cmpuint (set->n_used, ==, N_EVENTS);
  *mean = set->days[-settings->from].mean;
  *bmp = set->days[-settings->from].tests[DTL_STATISTIC_BMP].value;

  dtl_study_set_free (set);
  for (gsize i = 0; i < N_EVENTS; i++)
    dtl_study_free (studies[i]);
  for (gsize k = 0; k < N_SECURITIES; k++)
    dtl_joined_returns_free (returns[k]);
  return used;
}

/* Microseconds of one study, its prices joined. */
static double
run_one (const Prices *prices, const DtlStudySettings *settings)
{
  g_autoptr (DtlJoinedReturns) returns =
      dtl_joined_returns_new (prices->securities[0], prices->benchmark, settings->returns);
  DtlStudyEvent event = get_event (7);
  double start = get_cpu_ms ();

  for (gsize i = 0; i < N_EVENTS; i++)
    dtl_study_free (dtl_study_new (returns, NULL, settings, &event, NULL, 0));

  return 1000 * (get_cpu_ms () - start) / N_EVENTS;
}

static int
compare_cb (const void *a, const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
report (const char *title, double *values, const char *unit)
{
  qsort (values, N_ROUNDS, sizeof *values, compare_cb);
  printf ("%-34s %8.1f %s (%.1f-%.1f)\n", title, values[N_ROUNDS / 2], unit, values[0],
          values[N_ROUNDS - 1]);
}

/* Columns: benchmark, then the securities; and a line "place row" an event, counted from 0. */
static gboolean
write_prices (const Prices *prices, const char *path)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  char number[DTL_NUMBER_SIZE];

  for (gsize i = 0; i < N_DAYS; i++)
    {
      g_string_append (
          text, dtl_number_format (dtl_series_get_column (prices->benchmark, DTL_COLUMN_CLOSE)[i],
                                   number));
      for (gsize k = 0; k < N_SECURITIES; k++)
        g_string_append_printf (
            text, ",%s",
            dtl_number_format (dtl_series_get_column (prices->securities[k], DTL_COLUMN_CLOSE)[i],
                               number));
      g_string_append_c (text, '\n');
    }
  for (gsize i = 0; i < N_EVENTS; i++)
    g_string_append_printf (text, "event,%d,%d\n", (int) (i % N_SECURITIES),
                            get_event (i).day - 15000);
  if (g_file_set_contents (path, text->str, (gssize) text->len, &error))
    return TRUE;

  fprintf (stderr, "bench-study: %s\n", error->message);
  return FALSE;
}

int
main (int argc, char **argv)
{
  double all[N_ROUNDS], one[N_ROUNDS], mean, bmp;
  DtlStudySettings settings;
  Prices prices;
  gboolean ok = TRUE;

  make_prices (&prices);
  dtl_study_settings_init (&settings, TRUE);
  for (gsize i = 0; i < N_ROUNDS; i++)
    {
      all[i] = run_all (&prices, &settings, &mean, &bmp);
      one[i] = run_one (&prices, &settings);
    }
  report ("1,000 studies and all tests", all, "ms");
  report ("one study anew", one, "us");
  printf ("mean AR of day 0 %.10g, BMP t %.10g\n", mean, bmp);
  if (argc > 1)
    ok = write_prices (&prices, argv[1]);
  prices_clear (&prices);

  return ok ? 0 : 1;
}
