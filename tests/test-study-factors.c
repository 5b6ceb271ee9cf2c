/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of factors, and the model that reads them. One factor and a riskless rate of zero are the
 * market model; and least squares by reflections are those by the normal equations. */
#include "study-days.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/least-squares.h"

#define HEAD ",Mkt-RF,SMB,HML,RF\n"

typedef struct
{
  const char *name;
  const char *text;
  int code; /* -1: it is read */
  const char *word;
} File;

static const File files[] = {
  { "plain", HEAD "20220714,1.00,-0.50,0.25,0.01\n20220715,2,3,4,0.01\n", -1, NULL },
  { "preamble",
    "This file was created by somebody.\nIt has returns, and more.\n\n" HEAD
    "20220714,  1.00, -0.50,  0.25,  0.01 \n20220715,2,3,4,0.01\n\nCopyright 2022\n",
    -1, NULL },
  { "iso-descending",
    "Date,RF,HML,SMB,mkt-rf\n2022-07-15,.01,4,3,2\n2022-07-14,0.01,0.25,-0.50,1\n", DTL_ERROR_PARSE,
    "line 2" }, /* ".01" is no number of ours */
  { "other-order", "Date,RF,HML,SMB,mkt-rf\n2022-07-15,0.01,4,3,2\n2022-07-14,0.01,0.25,-0.5,1\n",
    -1, NULL },
  { "missing",
    HEAD "20220713,-99.99,0,0,0.01\n20220714,1.00,-0.50,0.25,0.01\n20220715,2,3,4,0.01\n"
         "20220718,1,-999,0,0.01\n",
    -1, NULL },
  { "empty", "", DTL_ERROR_PARSE, "Mkt-RF" },
  { "no-head", "20220714,1,2,3,4\n", DTL_ERROR_PARSE, "Mkt-RF" },
  { "no-riskless", ",Mkt-RF,SMB,HML\n20220714,1,2,3\n", DTL_ERROR_PARSE, "RF" },
  { "no-rows", HEAD, DTL_ERROR_TOO_SHORT, "no rows" },
  { "not-a-number", HEAD "20220714,1,x,3,4\n", DTL_ERROR_PARSE, "line 2: column 3" },
  { "too-few-columns", HEAD "20220714,1,2,3\n", DTL_ERROR_PARSE, "line 2" },
  { "twice", HEAD "20220714,1,2,3,4\n20220714,1,2,3,4\n", DTL_ERROR_PARSE, "line 3" },
  { "day-after-text", HEAD "20220714,1,2,3,4\n\nAnnual\n20220715,1,2,3,4\n", DTL_ERROR_PARSE,
    "line 5" },
  { "no-such-day", HEAD "20220231,1,2,3,4\n", DTL_ERROR_TOO_SHORT, "no rows" },
  { "thirteen", ",Mkt-RF,a,b,c,d,e,f,g,h,i,j,k,l,RF\n20220714,1,2,3,4,5,6,7,8,9,10,11,12,13,14\n",
    DTL_ERROR_TOO_LARGE, "12" },
};

static void
test_file (gconstpointer data)
{
  const File *file = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlFactors) factors =
      dtl_factors_parse ("f.csv", file->text, strlen (file->text), &error);
  gsize row;

  if (file->code >= 0)
    {
      g_assert_null (factors);
      g_assert_error (error, DTL_ERROR, file->code);
      g_assert_nonnull (strstr (error->message, "f.csv"));
      g_assert_nonnull (strstr (error->message, file->word));
      return;
    }

  g_assert_no_error (error);
  g_assert_cmpuint (factors->n, ==, 2);
  g_assert_cmpuint (factors->n_factors, ==, 3);
  g_assert_true (g_ascii_strcasecmp (factors->names[0], "Mkt-RF") == 0);
  row = dtl_factors_find (factors, dtl_day_from_ymd (2022, 7, 14));
  g_assert_cmpuint (row, ==, 0);
  g_assert_cmpfloat_with_epsilon (factors->values[0], 0.01, 1e-17);
  g_assert_cmpfloat_with_epsilon (factors->riskless[0], 0.0001, 1e-19);
  g_assert_cmpfloat_with_epsilon (factors->values[1] * factors->values[2], -0.005 * 0.0025, 1e-18);
  g_assert_cmpuint (dtl_factors_find (factors, dtl_day_from_ymd (2022, 7, 13)), ==, 2);
}

/* Factors by formula for the days from @first to before @end; @n of them. */
static DtlFactors *
make_factors (const StudyDays *days, gsize first, gsize end, gsize n, double riskless)
{
  g_autoptr (GString) text = g_string_new ("Date,Mkt-RF");
  StudyDice dice = { 9 };
  g_autoptr (GError) error = NULL;
  DtlFactors *factors;

  for (gsize f = 1; f < n; f++)
    g_string_append_printf (text, ",F%d", (int) f);
  g_string_append (text, ",RF\n");
  for (gsize i = first; i < end; i++)
    {
      char iso[DTL_DAY_TEXT_SIZE], number[64];

      g_string_append_printf (
          text, "%s,%s", dtl_day_format_iso (days->days[i], iso),
          g_ascii_formatd (number, sizeof number, "%.17g",
                           100 * (days->benchmark[i] / days->benchmark[i - 1] - 1 - riskless)));
      for (gsize f = 1; f < n; f++)
        g_string_append_printf (
            text, ",%s", g_ascii_formatd (number, sizeof number, "%.17g", study_dice_roll (&dice)));
      g_string_append_printf (text, ",%s\n",
                              g_ascii_formatd (number, sizeof number, "%.17g", 100 * riskless));
    }

  factors = dtl_factors_parse ("made", text->str, text->len, &error);
  g_assert_no_error (error);
  return factors;
}

static DtlStudy *
run (const StudyDays *days, const DtlFactors *factors, DtlStudyModel model)
{
  g_autoptr (DtlJoinedReturns) returns = study_days_join (days, DTL_STUDY_RETURNS_SIMPLE);
  DtlStudyEvent event = { study_days_get (STUDY_EVENT_ROW), DTL_TIMING_REGULAR };
  DtlStudySettings settings;

  dtl_study_settings_init (&settings, TRUE);
  settings.model = model;
  return dtl_study_new (returns, factors, &settings, &event, NULL, 0);
}

static void
assert_near (double a, double b)
{
  if (fabs (a - b) > 1e-9 * MAX (1e-4, fabs (b)))
    g_error ("%.17g is not %.17g", a, b);
}

/* One factor without a riskless rate is the market model, and the riskless rate goes into what is
 * expected, not into what is abnormal beyond alpha's change. */
static void
test_market (void)
{
  StudyDays days;
  g_autoptr (DtlFactors) factors = NULL;
  g_autoptr (DtlStudy) one = NULL;
  g_autoptr (DtlStudy) market = NULL;

  study_days_fill (&days, 4);
  factors = make_factors (&days, 1, STUDY_N_DAYS, 1, 0);
  one = run (&days, factors, DTL_STUDY_MODEL_FACTORS);
  market = run (&days, NULL, DTL_STUDY_MODEL_MARKET);
  g_assert_cmpint (one->status, ==, DTL_STUDY_OK);
  assert_near (one->fit.alpha, market->fit.alpha);
  assert_near (one->fit.beta, market->fit.beta);
  assert_near (one->fit.se_alpha, market->fit.se_alpha);
  assert_near (one->fit.se_beta, market->fit.se_beta);
  assert_near (one->fit.r2, market->fit.r2);
  g_assert_true (one->fit.df == market->fit.df);
  for (gsize i = 0; i < market->n_windows; i++)
    {
      assert_near (one->windows[i].car, market->windows[i].car);
      assert_near (one->windows[i].se, market->windows[i].se);
      assert_near (one->windows[i].bhar_model, market->windows[i].bhar_model);
    }
}

/* A constant riskless rate changes alpha by what it must, and no abnormal return. */
static void
test_riskless (void)
{
  StudyDays days;
  g_autoptr (DtlFactors) none = NULL;
  g_autoptr (DtlFactors) some = NULL;
  g_autoptr (DtlStudy) a = NULL;
  g_autoptr (DtlStudy) b = NULL;
  double rate = 0.0002;

  study_days_fill (&days, 4);
  none = make_factors (&days, 1, STUDY_N_DAYS, 3, 0);
  some = make_factors (&days, 1, STUDY_N_DAYS, 3, rate);
  a = run (&days, none, DTL_STUDY_MODEL_FACTORS);
  b = run (&days, some, DTL_STUDY_MODEL_FACTORS);
  assert_near (b->fit.beta, a->fit.beta);
  assert_near (b->fit.alpha, a->fit.alpha - rate * (1 - a->fit.beta));
  for (gsize i = 0; i < a->n_days; i++)
    {
      assert_near (b->days[i].ar, a->days[i].ar);
      assert_near (b->days[i].expected, a->days[i].expected);
      assert_near (b->days[i].car_se, a->days[i].car_se);
    }
}

static void
test_missing (void)
{
  static const struct
  {
    gsize first, end;
    DtlStudyStatus status;
  } cases[] = {
    { STUDY_EVENT_ROW - 135, STUDY_EVENT_ROW + 6, DTL_STUDY_OK }, /* just what is needed */
    { STUDY_EVENT_ROW - 134, STUDY_EVENT_ROW + 6, DTL_STUDY_FACTOR_MISSING },
    { STUDY_EVENT_ROW - 135, STUDY_EVENT_ROW + 5, DTL_STUDY_FACTOR_MISSING },
  };
  StudyDays days;

  study_days_fill (&days, 4);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DtlFactors) factors = make_factors (&days, cases[i].first, cases[i].end, 3, 0);
      g_autoptr (DtlStudy) study = run (&days, factors, DTL_STUDY_MODEL_FACTORS);

      g_assert_cmpstr (dtl_study_status_to_id (study->status), ==,
                       dtl_study_status_to_id (cases[i].status));
      if (cases[i].status == DTL_STUDY_OK)
        continue;
      g_assert_cmpuint (study->n_days + study->n_windows, ==, 0);
      g_assert_cmpint (study->first, ==, days.days[cases[i].first]);
      g_assert_cmpint (study->last, ==, days.days[cases[i].end - 1]);
    }
}

#define K 4

/* Solves the normal equations in long double by elimination. */
static void
solve_normal (const double *x, const double *y, gsize n, long double *solution)
{
  long double a[K][K + 1] = { 0 };

  for (gsize r = 0; r < n; r++)
    for (gsize i = 0; i < K; i++)
      {
        for (gsize j = 0; j < K; j++)
          a[i][j] += (long double) x[r * K + i] * x[r * K + j];
        a[i][K] += (long double) x[r * K + i] * y[r];
      }
  for (gsize i = 0; i < K; i++)
    for (gsize r = 0; r < K; r++)
      {
        long double factor = r == i ? 0 : a[r][i] / a[i][i];

        for (gsize j = 0; j <= K; j++)
          a[r][j] -= factor * a[i][j];
      }
  for (gsize i = 0; i < K; i++)
    solution[i] = a[i][K] / a[i][i];
}

static void
test_least_squares (void)
{
  for (guint64 seed = 1; seed <= 20; seed++)
    {
      enum
      {
        N = 60
      };
      double x[N * K], y[N], ones[N] = { 0 }, total = 0;
      StudyDice dice = { seed * 991 };
      long double expected[K];
      DtlLeastSquares fit;

      for (gsize i = 0; i < N; i++)
        {
          x[i * K] = 1;
          for (gsize c = 1; c < K; c++)
            x[i * K + c] = study_dice_roll (&dice) * pow (10, (double) c - 2);
          y[i] = study_dice_roll (&dice);
        }
      g_assert_true (dtl_least_squares_solve (&fit, x, y, N, K));
      solve_normal (x, y, N, expected);
      for (gsize c = 0; c < K; c++)
        assert_near (fit.coefficients[c], (double) expected[c]);

      /* The leverages of all rows add up to the number of columns. */
      for (gsize i = 0; i < N; i++)
        total += dtl_least_squares_leverage (&fit, x + i * K);
      g_assert_cmpfloat_with_epsilon (total, K, 1e-10);

      for (gsize i = 0; i < N; i++)
        x[i * K + 3] = 2 * x[i * K + 1] - ones[i] - x[i * K];
      g_assert_false (dtl_least_squares_solve (&fit, x, y, N, K));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/study-factors/file/", files[i].name, NULL);

      g_test_add_data_func (path, &files[i], test_file);
    }
  g_test_add_func ("/study-factors/market", test_market);
  g_test_add_func ("/study-factors/riskless", test_riskless);
  g_test_add_func ("/study-factors/missing", test_missing);
  g_test_add_func ("/study-factors/least-squares", test_least_squares);

  return g_test_run ();
}
