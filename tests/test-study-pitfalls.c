/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pitfalls that other programs fell into: sums of variances, an estimation that holds the event or
 * its neighbours, a path that drops its first day, a band of the wrong width. */
#include "study-days.h"

#include <math.h>

#include "base/stats.h"

/* The sum of variances is too small: for L = 11 and n = 120 by some 4 %, for L = 41 and n = 60 by
 * some 30 %. */
static void
test_forecast_term (void)
{
  static const struct
  {
    int estimation, from, to;
    double least, most;
  } cases[] = {
    { 120, -5, 5, 1.04, 1.08 },
    { 60, -20, 20, 1.25, 1.45 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      StudyCase data;
      g_autoptr (DtlStudy) study = NULL;
      double naive, ratio;

      study_case_init (&data);
      data.settings.estimation = cases[i].estimation;
      data.settings.from = cases[i].from;
      data.settings.to = cases[i].to;
      study = study_case_run (&data);
      naive = study->fit.sigma * sqrt ((double) study->n_days);
      ratio = study->days[study->n_days - 1].car_se / naive;
      g_assert_cmpfloat (ratio, >, cases[i].least);
      g_assert_cmpfloat (ratio, <, cases[i].most);
    }
}

/* What happens in window and gap has no part in the fit. */
static void
test_clean_estimation (void)
{
  StudyCase data, bent;
  g_autoptr (DtlStudy) plain = NULL;
  g_autoptr (DtlStudy) wild = NULL;

  study_case_init (&data);
  bent = data;
  for (gsize i = STUDY_EVENT_ROW - 15; i < STUDY_N_DAYS; i++)
    bent.days.security[i] *= i % 2 == 0 ? 2 : 0.7;
  plain = study_case_run (&data);
  wild = study_case_run (&bent);
  g_assert_true (plain->fit.sigma == wild->fit.sigma && plain->fit.beta == wild->fit.beta);
  g_assert_cmpuint (plain->fit.n, ==, 120);
  g_assert_cmpint (plain->fit.last, ==, study_days_get (STUDY_EVENT_ROW - 16));
}

/* The three days next to another event are left out, and the rest stays in order. */
static void
test_exclusion (void)
{
  StudyCase data;
  g_autoptr (DtlStudy) study = NULL;
  gsize row = STUDY_EVENT_ROW - 60;

  study_case_init (&data);
  data.others[data.n_others++] = row;
  data.settings.excludes_events = TRUE;
  study = study_case_run (&data);
  g_assert_cmpuint (study->fit.n, ==, 117);
  for (gsize i = 0; i < study->fit.n; i++)
    {
      g_assert_cmpint (ABS (study->estimation_days[i] - study_days_get (row)), >, 1);
      g_assert_cmpint (study->estimation_rels[i], ==,
                       study->estimation_days[i] - study_days_get (STUDY_EVENT_ROW));
      if (i > 0)
        g_assert_cmpint (study->estimation_days[i], >, study->estimation_days[i - 1]);
    }
}

/* An event on the first price has no return of its own, but the day after it has one, which is left
 * out as that of any event. It is in no estimation; an event before the prices is nowhere. */
static void
test_exclusion_at_start (void)
{
  static const struct
  {
    gssize other;
    gsize n;
    gsize first_row;
  } cases[] = {
    { -1, 85, 1 }, /* before the prices */
    { 0, 84, 2 },  /* the first price */
    { 1, 83, 3 },  /* the first return, and the next */
    { 2, 82, 4 },  /* one on either side */
    { 3, 82, 1 },  /* */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      StudyCase data;
      g_autoptr (DtlStudy) study = NULL;

      study_case_init (&data);
      data.event.day = study_days_get (101);
      data.others[data.n_others++] = (gsize) cases[i].other;
      data.settings.excludes_events = TRUE;
      study = study_case_run (&data);
      g_assert_cmpuint (study->fit.n, ==, cases[i].n);
      g_assert_cmpint (study->fit.first, ==, study_days_get (cases[i].first_row));
      g_assert_cmpuint (study->n_others_in_estimation, ==, cases[i].other > 0);
    }
}

/* The path starts at the first day's return; the band is a 95 % band; expected prices compound. */
static void
test_path (void)
{
  StudyCase data;
  g_autoptr (DtlStudy) study = NULL;
  double price, critical;

  study_case_init (&data);
  study = study_case_run (&data);
  critical = dtl_stats_student_quantile (0.975, study->fit.df);
  g_assert_true (study->days[0].car == study->days[0].ar);
  g_assert_true (study->price_before == data.days.security[STUDY_EVENT_ROW - 6]);
  price = study->price_before;
  for (gsize i = 0; i < study->n_days; i++)
    {
      const DtlStudyDay *day = &study->days[i];

      price *= 1 + day->expected;
      g_assert_cmpfloat_with_epsilon (day->expected_price, price, 1e-12 * price);
      g_assert_cmpfloat_with_epsilon ((day->car_high - day->car_low) / 2, critical * day->car_se,
                                      1e-14);
    }
}

/* A security that is its benchmark has no residuals: no t, no p. */
static void
test_no_residuals (void)
{
  StudyCase data;
  g_autoptr (DtlStudy) study = NULL;

  study_case_init (&data);
  for (gsize i = 0; i < STUDY_N_DAYS; i++)
    data.days.security[i] = data.days.benchmark[i];
  study = study_case_run (&data);
  g_assert_cmpint (study->status, ==, DTL_STUDY_OK);
  g_assert_cmpfloat_with_epsilon (study->fit.beta, 1, 1e-12);
  for (gsize i = 0; i < study->n_windows; i++)
    g_assert_true (isnan (study->windows[i].t) && isnan (study->windows[i].p));
  for (gsize i = 0; i < study->n_days; i++)
    g_assert_true (isnan (study->days[i].t) && isnan (study->days[i].car_p));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/study-pitfalls/forecast-term", test_forecast_term);
  g_test_add_func ("/study-pitfalls/clean-estimation", test_clean_estimation);
  g_test_add_func ("/study-pitfalls/exclusion", test_exclusion);
  g_test_add_func ("/study-pitfalls/exclusion/at-start", test_exclusion_at_start);
  g_test_add_func ("/study-pitfalls/path", test_path);
  g_test_add_func ("/study-pitfalls/no-residuals", test_no_residuals);

  return g_test_run ();
}
