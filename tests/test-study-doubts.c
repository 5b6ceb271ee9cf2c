/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bad and doubtful input of studies: each case bends good prices in one way, and expects one status
 * and one warning more than the good ones have. The pitfalls that other programs fell into, roll
 * direction, sums of variances, estimation that holds the event, each have a case. */
#include "study-days.h"

#include <math.h>

#include "base/stats.h"

#define W(warning) (1u << DTL_STUDY_WARNING_##warning)

typedef struct
{
  StudyDays days;
  DtlStudySettings settings;
  DtlStudyEvent event;
  gsize others[4];
  gsize n_others;
} Case;

typedef struct
{
  const char *name;
  void (*bend) (Case *data);
  DtlStudyStatus status;
  guint32 warnings;
} Doubt;

static void
leave (Case *data)
{
}

static void
cut_to_minimum (Case *data)
{
  /* 5 + 10 days lie between, and the first price has no return */
  data->event.day = study_days_get (30 + 15 + 1);
}

static void
cut_below_minimum (Case *data)
{
  data->event.day = study_days_get (29 + 15 + 1);
}

static void
move_to_first_row (Case *data)
{
  data->event.day = study_days_get (0);
}

static void
move_before (Case *data)
{
  data->event.day = study_days_get (0) - 1;
}

static void
move_after (Case *data)
{
  data->event.day = study_days_get (STUDY_N_DAYS - 1) + 1;
}

static void
move_after_last_close (Case *data)
{
  data->event = (DtlStudyEvent){ study_days_get (STUDY_N_DAYS - 1), DTL_TIMING_POST };
}

static void
move_near_end (Case *data)
{
  data->event.day = study_days_get (STUDY_N_DAYS - 3);
}

static void
know_after_close (Case *data)
{
  data->event.timing = DTL_TIMING_POST;
}

static void
forget_time (Case *data)
{
  data->event.timing = DTL_TIMING_UNKNOWN;
}

/* The security is not traded on the day of the event and the next. */
static void
halt (Case *data)
{
  data->days.security[STUDY_EVENT_ROW] = data->days.security[STUDY_EVENT_ROW + 1] = NAN;
}

static void
miss_benchmark_day (Case *data)
{
  data->days.benchmark[STUDY_EVENT_ROW + 2] = NAN;
}

static void
miss_day_of_both (Case *data)
{
  data->days.security[STUDY_EVENT_ROW + 2] = data->days.benchmark[STUDY_EVENT_ROW + 2] = NAN;
}

static void
write_zero_price (Case *data)
{
  data->days.security[STUDY_EVENT_ROW + 2] = 0;
}

static void
flatten_benchmark (Case *data)
{
  for (gsize i = 0; i < STUDY_N_DAYS; i++)
    data->days.benchmark[i] = 50;
}

static void
take_benchmark_away (Case *data)
{
  data->days.n_benchmark = 0;
}

static void
take_benchmark_away_for_mean (Case *data)
{
  data->days.n_benchmark = 0;
  data->settings.model = DTL_STUDY_MODEL_MEAN;
}

static void
ask_for_factors (Case *data)
{
  data->settings.model = DTL_STUDY_MODEL_FACTORS;
}

static void
make_raw (Case *data)
{
  data->days.is_raw = TRUE;
}

/* Five new shares for an old one, inside the estimation: beta and sigma are worth nothing. */
static void
split (Case *data)
{
  data->days.is_raw = TRUE;
  for (gsize i = 150; i < STUDY_N_DAYS; i++)
    data->days.security[i] /= 5;
}

static void
adjust_a_jump (Case *data)
{
  for (gsize i = 150; i < STUDY_N_DAYS; i++)
    data->days.security[i] /= 5;
}

static void
trade_thinly (Case *data)
{
  for (gsize i = 80; i < 170; i += 6)
    data->days.security[i] = data->days.security[i - 1];
}

static void
change_regime (Case *data)
{
  StudyDice dice = { 77 };

  for (gsize i = 126; i < STUDY_N_DAYS; i++)
    data->days.security[i] = data->days.security[i - 1] * (1 + 0.25 * study_dice_roll (&dice));
}

static void
fatten_tails (Case *data)
{
  for (gsize i = 100; i < STUDY_N_DAYS; i++)
    data->days.security[i] *= 1.2;
}

static void
close_apart (Case *data)
{
  data->days.non_synchronous = TRUE;
}

static void
put_other_into_window (Case *data)
{
  data->others[data->n_others++] = STUDY_EVENT_ROW + 5;
}

static void
put_other_on_the_day (Case *data)
{
  data->others[data->n_others++] = STUDY_EVENT_ROW;
}

static void
put_other_past_window (Case *data)
{
  data->others[data->n_others++] = STUDY_EVENT_ROW + 6;
}

static void
put_other_into_gap (Case *data)
{
  data->others[data->n_others++] = STUDY_EVENT_ROW - 6;
}

static void
put_other_into_estimation (Case *data)
{
  data->others[data->n_others++] = STUDY_EVENT_ROW - 16;
}

static void
put_other_before_estimation (Case *data)
{
  data->others[data->n_others++] = STUDY_EVENT_ROW - 136;
}

static void
exclude_other (Case *data)
{
  put_other_into_estimation (data);
  data->settings.excludes_events = TRUE;
}

static const Doubt doubts[] = {
  { "good", leave, DTL_STUDY_OK, 0 },
  { "minimum", cut_to_minimum, DTL_STUDY_OK, W (SHORT_ESTIMATION) },
  { "below-minimum", cut_below_minimum, DTL_STUDY_INSUFFICIENT_ESTIMATION, 0 },
  { "first-row", move_to_first_row, DTL_STUDY_INSUFFICIENT_ESTIMATION, 0 },
  { "before", move_before, DTL_STUDY_EVENT_BEFORE_DATA, 0 },
  { "after", move_after, DTL_STUDY_EVENT_AFTER_DATA, 0 },
  { "after-last-close", move_after_last_close, DTL_STUDY_EVENT_AFTER_DATA, W (AFTER_CLOSE) },
  { "truncated", move_near_end, DTL_STUDY_OK, W (TRUNCATED) },
  { "after-close", know_after_close, DTL_STUDY_OK, W (AFTER_CLOSE) | W (ROLLED) },
  { "time-unknown", forget_time, DTL_STUDY_OK, W (TIME_UNKNOWN) },
  { "halt", halt, DTL_STUDY_OK, W (ROLLED) | W (MULTI_DAY_RETURN) },
  { "missing-benchmark-day", miss_benchmark_day, DTL_STUDY_OK, W (MULTI_DAY_RETURN) },
  { "missing-day-of-both", miss_day_of_both, DTL_STUDY_OK, 0 }, /* as a holiday is */
  { "zero-price", write_zero_price, DTL_STUDY_OK, W (MULTI_DAY_RETURN) },
  { "flat-benchmark", flatten_benchmark, DTL_STUDY_DEGENERATE_BENCHMARK, 0 },
  { "no-benchmark", take_benchmark_away, DTL_STUDY_NO_BENCHMARK, 0 },
  { "no-benchmark-needed", take_benchmark_away_for_mean, DTL_STUDY_OK, 0 },
  { "no-factors", ask_for_factors, DTL_STUDY_FACTOR_MISSING, 0 },
  { "raw", make_raw, DTL_STUDY_OK, W (RAW_CLOSES) },
  { "split", split, DTL_STUDY_OK,
    W (RAW_CLOSES) | W (SPLIT_LIKE) | W (FAT_TAILS) | W (VOLATILITY_REGIME) },
  { "adjusted-jump", adjust_a_jump, DTL_STUDY_OK, W (FAT_TAILS) | W (VOLATILITY_REGIME) },
  { "thin", trade_thinly, DTL_STUDY_OK, W (ZERO_RETURNS) },
  { "regime", change_regime, DTL_STUDY_OK, W (VOLATILITY_REGIME) },
  { "fat-tails", fatten_tails, DTL_STUDY_OK, W (FAT_TAILS) },
  { "non-synchronous", close_apart, DTL_STUDY_OK, W (NON_SYNCHRONOUS) },
  { "other-in-window", put_other_into_window, DTL_STUDY_OK, W (OTHER_EVENT_IN_WINDOW) },
  { "other-on-the-day", put_other_on_the_day, DTL_STUDY_OK, W (OTHER_EVENT_IN_WINDOW) },
  { "other-past-window", put_other_past_window, DTL_STUDY_OK, 0 },
  { "other-in-gap", put_other_into_gap, DTL_STUDY_OK, 0 },
  { "other-in-estimation", put_other_into_estimation, DTL_STUDY_OK, W (OTHER_EVENT_IN_ESTIMATION) },
  { "other-before-estimation", put_other_before_estimation, DTL_STUDY_OK, 0 },
  { "other-excluded", exclude_other, DTL_STUDY_OK, W (SHORT_ESTIMATION) },
};

static void
case_init (Case *data)
{
  *data = (Case){ .event = { study_days_get (STUDY_EVENT_ROW), DTL_TIMING_REGULAR } };
  study_days_fill (&data->days, 3);
  dtl_study_settings_init (&data->settings, TRUE);
}

static DtlStudy *
case_run (const Case *data)
{
  return study_days_run (&data->days, &data->settings, &data->event, data->others, data->n_others);
}

/* No number is left standing that does not belong. */
static void
assert_empty (const DtlStudy *study)
{
  g_assert_cmpuint (study->n_days, ==, 0);
  g_assert_cmpuint (study->n_windows, ==, 0);
  g_assert_null (study->residuals);
  g_assert_cmpuint (study->fit.n, ==, 0);
  g_assert_cmpint (study->fit.first, ==, DTL_DAY_NONE);
}

static void
test_doubt (gconstpointer data)
{
  const Doubt *doubt = data;
  Case bent;
  g_autoptr (DtlStudy) study = NULL;

  case_init (&bent);
  doubt->bend (&bent);
  study = case_run (&bent);

  g_assert_cmpstr (dtl_study_status_to_id (study->status), ==,
                   dtl_study_status_to_id (doubt->status));
  for (int i = 0; i < DTL_N_STUDY_WARNINGS; i++)
    if ((study->warnings & 1u << i) != (doubt->warnings & 1u << i))
      g_error ("%s: warning %s is %s", doubt->name, dtl_study_warning_to_id ((DtlStudyWarning) i),
               (study->warnings & 1u << i) != 0 ? "there" : "missing");
  if (!dtl_study_is_sound (study))
    assert_empty (study);
}

/* How much is missing. */
static void
test_amounts (void)
{
  Case data;
  g_autoptr (DtlStudy) few = NULL;
  g_autoptr (DtlStudy) halted = NULL;

  case_init (&data);
  cut_below_minimum (&data);
  few = case_run (&data);
  g_assert_cmpuint (few->n_short, ==, 1);
  g_assert_cmpint (few->session, ==, data.event.day);

  case_init (&data);
  halt (&data);
  halted = case_run (&data);
  g_assert_cmpint (halted->session, ==, study_days_get (STUDY_EVENT_ROW + 2));
  g_assert_cmpint (halted->rolled_days, ==, 2);
  /* The benchmark's return spans the halt as the security's does. */
  g_assert_cmpfloat_with_epsilon (
      halted->days[5].benchmark,
      data.days.benchmark[STUDY_EVENT_ROW + 2] / data.days.benchmark[STUDY_EVENT_ROW - 1] - 1,
      1e-15);
}

/* A Saturday's event belongs to Monday, whatever Friday did. */
static void
test_roll_forward (void)
{
  Case data;
  g_autoptr (DtlStudy) study = NULL;

  case_init (&data);
  for (gsize i = 0; i < STUDY_N_DAYS; i++)
    data.days.days[i] = STUDY_FIRST_DAY + (DtlDay) (i / 5 * 7 + i % 5);
  data.event.day = data.days.days[STUDY_EVENT_ROW - 1] + 1;
  g_assert_cmpint (data.days.days[STUDY_EVENT_ROW] - data.event.day, ==, 2);
  study = case_run (&data);
  g_assert_cmpint (study->session, ==, data.days.days[STUDY_EVENT_ROW]);
  g_assert_cmpint (study->rolled_days, ==, 2);
  g_assert_true ((study->warnings & W (ROLLED)) != 0);
  g_assert_false ((study->warnings & W (MULTI_DAY_RETURN)) != 0);
}

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
      Case data;
      g_autoptr (DtlStudy) study = NULL;
      double naive, ratio;

      case_init (&data);
      data.settings.estimation = cases[i].estimation;
      data.settings.from = cases[i].from;
      data.settings.to = cases[i].to;
      study = case_run (&data);
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
  Case data, bent;
  g_autoptr (DtlStudy) plain = NULL;
  g_autoptr (DtlStudy) wild = NULL;

  case_init (&data);
  bent = data;
  for (gsize i = STUDY_EVENT_ROW - 15; i < STUDY_N_DAYS; i++)
    bent.days.security[i] *= i % 2 == 0 ? 2 : 0.7;
  plain = case_run (&data);
  wild = case_run (&bent);
  g_assert_true (plain->fit.sigma == wild->fit.sigma && plain->fit.beta == wild->fit.beta);
  g_assert_cmpuint (plain->fit.n, ==, 120);
  g_assert_cmpint (plain->fit.last, ==, study_days_get (STUDY_EVENT_ROW - 16));
}

/* The three days next to another event are left out, and the rest stays in order. */
static void
test_exclusion (void)
{
  Case data;
  g_autoptr (DtlStudy) study = NULL;
  gsize row = STUDY_EVENT_ROW - 60;

  case_init (&data);
  data.others[data.n_others++] = row;
  data.settings.excludes_events = TRUE;
  study = case_run (&data);
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
      Case data;
      g_autoptr (DtlStudy) study = NULL;

      case_init (&data);
      data.event.day = study_days_get (101);
      data.others[data.n_others++] = (gsize) cases[i].other;
      data.settings.excludes_events = TRUE;
      study = case_run (&data);
      g_assert_cmpuint (study->fit.n, ==, cases[i].n);
      g_assert_cmpint (study->fit.first, ==, study_days_get (cases[i].first_row));
      g_assert_cmpuint (study->n_others_in_estimation, ==, cases[i].other > 0);
    }
}

/* The path starts at the first day's return; the band is a 95 % band; expected prices compound. */
static void
test_path (void)
{
  Case data;
  g_autoptr (DtlStudy) study = NULL;
  double price, critical;

  case_init (&data);
  study = case_run (&data);
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
  Case data;
  g_autoptr (DtlStudy) study = NULL;

  case_init (&data);
  for (gsize i = 0; i < STUDY_N_DAYS; i++)
    data.days.security[i] = data.days.benchmark[i];
  study = case_run (&data);
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

  for (gsize i = 0; i < G_N_ELEMENTS (doubts); i++)
    {
      g_autofree char *path = g_strconcat ("/study-doubts/", doubts[i].name, NULL);

      g_test_add_data_func (path, &doubts[i], test_doubt);
    }
  g_test_add_func ("/study-doubts/amounts", test_amounts);
  g_test_add_func ("/study-doubts/roll-forward", test_roll_forward);
  g_test_add_func ("/study-doubts/forecast-term", test_forecast_term);
  g_test_add_func ("/study-doubts/clean-estimation", test_clean_estimation);
  g_test_add_func ("/study-doubts/exclusion", test_exclusion);
  g_test_add_func ("/study-doubts/exclusion/at-start", test_exclusion_at_start);
  g_test_add_func ("/study-doubts/path", test_path);
  g_test_add_func ("/study-doubts/no-residuals", test_no_residuals);

  return g_test_run ();
}
