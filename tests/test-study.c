/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Studies of one event against a second way to compute them: one regression over estimation days
 * and event days together, with a dummy for each event day (Karafiath 1988), in long double by
 * elimination. Its dummies' coefficients are the abnormal returns, and their errors the same. */
#include "study/study.h"

#include <math.h>
#include <string.h>

#define N_DAYS 260
#define FIRST_DAY 18000 /* 2019-04-14 */
#define EVENT_ROW 200   /* of the prices */
#define TOLERANCE 1e-9
#define MAX_COLUMNS 24

typedef struct
{
  guint64 state;
} Dice;

/* xorshift64*: the same numbers everywhere */
static double
roll (Dice *dice)
{
  dice->state ^= dice->state >> 12;
  dice->state ^= dice->state << 25;
  dice->state ^= dice->state >> 27;

  return (double) ((dice->state * G_GUINT64_CONSTANT (2685821657736338717)) >> 11) /
             9007199254740992.0 -
         0.5;
}

static DtlSeries *
create_series (const double *prices, gsize n)
{
  gint64 *keys = g_new (gint64, n);
  double *columns[DTL_N_COLUMNS] = { NULL };

  for (gsize i = 0; i < n; i++)
    keys[i] = FIRST_DAY + (gint64) i;
  columns[DTL_COLUMN_CLOSE] = g_memdup2 (prices, n * sizeof (double));

  return dtl_series_new_take (DTL_INTERVAL_DAY, NULL, n, keys, columns);
}

typedef struct
{
  double security[N_DAYS], benchmark[N_DAYS]; /* prices */
} Prices;

static void
fill_prices (Prices *prices, guint64 seed, double scale)
{
  Dice dice = { seed };
  double security = 100 * scale, benchmark = 400;

  for (gsize i = 0; i < N_DAYS; i++)
    {
      double x = 0.02 * roll (&dice);
      double y = 0.0004 + 1.3 * x + 0.05 * roll (&dice) + (i == EVENT_ROW ? -0.06 : 0);

      prices->benchmark[i] = benchmark *= 1 + x;
      prices->security[i] = security *= 1 + y;
    }
}

static DtlStudy *
run (const Prices *prices, const DtlStudySettings *settings)
{
  g_autoptr (DtlSeries) security = create_series (prices->security, N_DAYS);
  g_autoptr (DtlSeries) benchmark = create_series (prices->benchmark, N_DAYS);
  g_autoptr (DtlJoinedReturns) returns =
      dtl_joined_returns_new (security, benchmark, settings->returns);
  DtlStudyEvent event = { FIRST_DAY + EVENT_ROW, DTL_TIMING_REGULAR };

  return dtl_study_new (returns, NULL, settings, &event, NULL, 0);
}

static void
assert_near (double a, double b)
{
  if (fabs (a - b) > TOLERANCE * MAX (1e-3, MAX (fabs (a), fabs (b))))
    g_error ("%.17g is not %.17g", a, b);
}

/* Inverts the k x k matrix @a in place by Gauss and Jordan with pivots. */
static void
invert (long double a[MAX_COLUMNS][2 * MAX_COLUMNS], gsize k)
{
  for (gsize i = 0; i < k; i++)
    for (gsize j = 0; j < k; j++)
      a[i][k + j] = i == j;
  for (gsize i = 0; i < k; i++)
    {
      gsize pivot = i;

      for (gsize r = i + 1; r < k; r++)
        if (fabsl (a[r][i]) > fabsl (a[pivot][i]))
          pivot = r;
      for (gsize j = 0; j < 2 * k; j++)
        {
          long double swap = a[i][j];

          a[i][j] = a[pivot][j];
          a[pivot][j] = swap;
        }
      for (gsize j = 2 * k; j-- > i;)
        a[i][j] /= a[i][i];
      for (gsize r = 0; r < k; r++)
        for (gsize j = 2 * k; r != i && j-- > i;)
          a[r][j] -= a[r][i] * a[i][j];
    }
}

typedef struct
{
  gsize k;
  long double coefficients[MAX_COLUMNS];
  long double covariance[MAX_COLUMNS][MAX_COLUMNS];
} Regression;

/* Columns: 1, the benchmark's return, and one dummy an event day, first to last. */
static void
regress (const Prices *prices,
         gsize estimation_first,
         gsize n_estimation,
         gsize event_first,
         gsize n_event,
         gboolean has_benchmark,
         Regression *out)
{
  static long double normal[MAX_COLUMNS][2 * MAX_COLUMNS];
  long double right[MAX_COLUMNS] = { 0 }, rss = 0;
  gsize n_base = has_benchmark ? 2 : 1;
  gsize k = n_base + n_event;

  memset (normal, 0, sizeof normal);
  for (int pass = 0; pass < 2; pass++)
    {
      for (gsize i = 0; i < n_estimation + n_event; i++)
        {
          gsize row = i < n_estimation ? estimation_first + i : event_first + i - n_estimation;
          long double y = (long double) prices->security[row] / prices->security[row - 1] - 1;
          long double x = (long double) prices->benchmark[row] / prices->benchmark[row - 1] - 1;
          long double columns[MAX_COLUMNS] = { 1 };
          long double residual = y;

          if (has_benchmark)
            columns[1] = x;
          if (i >= n_estimation)
            columns[n_base + i - n_estimation] = 1;
          for (gsize a = 0; a < k; a++)
            {
              for (gsize b = 0; pass == 0 && b < k; b++)
                normal[a][b] += columns[a] * columns[b];
              if (pass == 0)
                right[a] += columns[a] * y;
              else
                residual -= columns[a] * out->coefficients[a];
            }
          rss += pass == 1 ? residual * residual : 0;
        }
      if (pass == 1)
        break;
      invert (normal, k);
      for (gsize a = 0; a < k; a++)
        {
          out->coefficients[a] = 0;
          for (gsize b = 0; b < k; b++)
            out->coefficients[a] += normal[a][k + b] * right[b];
        }
    }

  out->k = k;
  for (gsize a = 0; a < k; a++)
    for (gsize b = 0; b < k; b++)
      out->covariance[a][b] = normal[a][k + b] * rss / (long double) (n_estimation - n_base);
}

/* AR, CAR and their errors by both ways, for the models that are regressions. */
static void
test_dummies (gconstpointer data)
{
  gboolean has_benchmark = GPOINTER_TO_INT (data);
  gsize n_base = has_benchmark ? 2 : 1;

  for (guint64 seed = 1; seed <= 20; seed++)
    {
      DtlStudySettings settings;
      Prices prices;
      Regression regression;
      g_autoptr (DtlStudy) study = NULL;
      gsize event_first;
      long double car = 0, variance = 0;

      dtl_study_settings_init (&settings, TRUE);
      settings.model = has_benchmark ? DTL_STUDY_MODEL_MARKET : DTL_STUDY_MODEL_MEAN;
      fill_prices (&prices, seed * 77, 1);
      study = run (&prices, &settings);
      g_assert_cmpint (study->status, ==, DTL_STUDY_OK);
      g_assert_cmpuint (study->n_days, ==, 11);

      event_first = EVENT_ROW - 5;
      regress (&prices, event_first - 10 - 120, 120, event_first, 11, has_benchmark, &regression);
      assert_near (study->fit.alpha, (double) regression.coefficients[0]);
      if (has_benchmark)
        assert_near (study->fit.beta, (double) regression.coefficients[1]);
      for (gsize i = 0; i < study->n_days; i++)
        {
          gsize at = n_base + i;

          assert_near (study->days[i].ar, (double) regression.coefficients[at]);
          assert_near (study->days[i].se, (double) sqrtl (regression.covariance[at][at]));
          car += regression.coefficients[at];
          variance = 0;
          for (gsize a = n_base; a <= at; a++)
            for (gsize b = n_base; b <= at; b++)
              variance += regression.covariance[a][b];
          assert_near (study->days[i].car, (double) car);
          assert_near (study->days[i].car_se, (double) sqrtl (variance));
        }
    }
}

/* What the figures must not depend on, and how they add up. */
static void
test_properties (void)
{
  for (guint64 seed = 1; seed <= 20; seed++)
    {
      DtlStudySettings settings;
      Prices prices, scaled;
      g_autoptr (DtlStudy) study = NULL;
      g_autoptr (DtlStudy) other = NULL;
      const DtlStudyWindow *windows;

      dtl_study_settings_init (&settings, TRUE);
      settings.n_windows = 3;
      settings.windows[0] = (DtlStudyRange){ -5, -1 };
      settings.windows[1] = (DtlStudyRange){ 0, 5 };
      settings.windows[2] = (DtlStudyRange){ -5, 5 };
      fill_prices (&prices, seed, 1);
      fill_prices (&scaled, seed, 8);
      study = run (&prices, &settings);
      other = run (&scaled, &settings);
      windows = study->windows;

      assert_near (windows[0].car + windows[1].car, windows[2].car);
      assert_near (windows[2].security_sum - windows[2].expected_sum, windows[2].car);
      for (gsize i = 0; i < 3; i++)
        {
          assert_near (windows[i].car, other->windows[i].car);
          assert_near (windows[i].t, other->windows[i].t);
          assert_near (windows[i].placebo.p_two, other->windows[i].placebo.p_two);
          assert_near (windows[i].money * 8, other->windows[i].money);
          g_assert_cmpuint (windows[i].placebo.n, ==, 121 - windows[i].n);
        }
    }
}

/* A security that also earns what its benchmark does has one more of beta and the same abnormal
 * returns; measured against the benchmark alone, it is further off by just that. */
static void
test_shift (void)
{
  for (guint64 seed = 1; seed <= 20; seed++)
    {
      DtlStudySettings settings;
      Prices prices, shifted;
      g_autoptr (DtlStudy) study = NULL;
      g_autoptr (DtlStudy) other = NULL;
      g_autoptr (DtlStudy) adjusted = NULL;
      g_autoptr (DtlStudy) other_adjusted = NULL;

      dtl_study_settings_init (&settings, TRUE);
      fill_prices (&prices, seed * 5, 1);
      shifted = prices;
      for (gsize i = 1; i < N_DAYS; i++)
        shifted.security[i] =
            shifted.security[i - 1] * (prices.security[i] / prices.security[i - 1] +
                                       prices.benchmark[i] / prices.benchmark[i - 1] - 1);
      study = run (&prices, &settings);
      other = run (&shifted, &settings);
      settings.model = DTL_STUDY_MODEL_ADJUSTED;
      adjusted = run (&prices, &settings);
      other_adjusted = run (&shifted, &settings);

      assert_near (other->fit.beta, study->fit.beta + 1);
      assert_near (other->fit.alpha, study->fit.alpha);
      assert_near (other->fit.sigma, study->fit.sigma);
      for (gsize i = 0; i < study->n_days; i++)
        {
          assert_near (other->days[i].ar, study->days[i].ar);
          assert_near (other->days[i].t, study->days[i].t);
          assert_near (other_adjusted->days[i].ar,
                       adjusted->days[i].ar + adjusted->days[i].benchmark);
        }
      for (gsize i = 0; i < study->n_windows; i++)
        {
          assert_near (other->windows[i].se, study->windows[i].se);
          assert_near (other->windows[i].placebo.p_two, study->windows[i].placebo.p_two);
        }
    }
}

/* p of the placebo by counting anew over the residuals. */
static void
test_placebo (void)
{
  DtlStudySettings settings;
  Prices prices;
  g_autoptr (DtlStudy) study = NULL;

  dtl_study_settings_init (&settings, TRUE);
  fill_prices (&prices, 5, 1);
  study = run (&prices, &settings);
  for (gsize w = 0; w < study->n_windows; w++)
    {
      const DtlStudyWindow *window = &study->windows[w];
      gsize n = study->fit.n - window->n + 1, left = 0, right = 0, beyond = 0;

      for (gsize j = 0; j < n; j++)
        {
          double sum = 0;

          for (gsize i = 0; i < window->n; i++)
            sum += study->residuals[j + i];
          left += sum <= window->car;
          right += sum >= window->car;
          beyond += fabs (sum) >= fabs (window->car);
        }
      assert_near (window->placebo.p_left, (1.0 + (double) left) / ((double) n + 1));
      assert_near (window->placebo.p_right, (1.0 + (double) right) / ((double) n + 1));
      assert_near (window->placebo.p_two, (1.0 + (double) beyond) / ((double) n + 1));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/study/dummies/market", GINT_TO_POINTER (TRUE), test_dummies);
  g_test_add_data_func ("/study/dummies/mean", GINT_TO_POINTER (FALSE), test_dummies);
  g_test_add_func ("/study/properties", test_properties);
  g_test_add_func ("/study/shift", test_shift);
  g_test_add_func ("/study/placebo", test_placebo);

  return g_test_run ();
}
