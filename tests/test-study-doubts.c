/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bad and doubtful input of studies: each case bends good prices in one way, and expects one status
 * and one warning more than the good ones have, and the words that say by how much. */
#include "study-days.h"

#include <math.h>
#include <string.h>

#include "study/wording.h"

#define W(warning) (1u << DTL_STUDY_WARNING_##warning)

typedef struct
{
  const char *name;
  void (*bend) (StudyCase *data);
  DtlStudyStatus status;
  guint32 warnings;
} Doubt;

static void
leave (StudyCase *data)
{
}

static void
cut_to_minimum (StudyCase *data)
{
  /* 5 + 10 days lie between, and the first price has no return */
  data->event.day = study_days_get (30 + 15 + 1);
}

static void
cut_below_minimum (StudyCase *data)
{
  data->event.day = study_days_get (29 + 15 + 1);
}

static void
move_to_first_row (StudyCase *data)
{
  data->event.day = study_days_get (0);
}

static void
move_before (StudyCase *data)
{
  data->event.day = study_days_get (0) - 1;
}

static void
move_after (StudyCase *data)
{
  data->event.day = study_days_get (STUDY_N_DAYS - 1) + 1;
}

static void
move_after_last_close (StudyCase *data)
{
  data->event = (DtlStudyEvent){ study_days_get (STUDY_N_DAYS - 1), DTL_TIMING_POST };
}

static void
move_near_end (StudyCase *data)
{
  data->event.day = study_days_get (STUDY_N_DAYS - 3);
}

static void
know_after_close (StudyCase *data)
{
  data->event.timing = DTL_TIMING_POST;
}

static void
forget_time (StudyCase *data)
{
  data->event.timing = DTL_TIMING_UNKNOWN;
}

/* The security is not traded on the day of the event and the next. */
static void
halt (StudyCase *data)
{
  data->days.security[STUDY_EVENT_ROW] = data->days.security[STUDY_EVENT_ROW + 1] = NAN;
}

static void
miss_benchmark_day (StudyCase *data)
{
  data->days.benchmark[STUDY_EVENT_ROW + 2] = NAN;
}

static void
miss_day_of_both (StudyCase *data)
{
  data->days.security[STUDY_EVENT_ROW + 2] = data->days.benchmark[STUDY_EVENT_ROW + 2] = NAN;
}

static void
write_zero_price (StudyCase *data)
{
  data->days.security[STUDY_EVENT_ROW + 2] = 0;
}

static void
flatten_benchmark (StudyCase *data)
{
  for (gsize i = 0; i < STUDY_N_DAYS; i++)
    data->days.benchmark[i] = 50;
}

static void
take_benchmark_away (StudyCase *data)
{
  data->days.n_benchmark = 0;
}

static void
take_benchmark_away_for_mean (StudyCase *data)
{
  data->days.n_benchmark = 0;
  data->settings.model = DTL_STUDY_MODEL_MEAN;
}

static void
ask_for_factors (StudyCase *data)
{
  data->settings.model = DTL_STUDY_MODEL_FACTORS;
}

static void
make_raw (StudyCase *data)
{
  data->days.is_raw = TRUE;
}

/* Five new shares for an old one, inside the estimation: beta and sigma are worth nothing. */
static void
split (StudyCase *data)
{
  data->days.is_raw = TRUE;
  for (gsize i = 150; i < STUDY_N_DAYS; i++)
    data->days.security[i] /= 5;
}

static void
adjust_a_jump (StudyCase *data)
{
  for (gsize i = 150; i < STUDY_N_DAYS; i++)
    data->days.security[i] /= 5;
}

static void
trade_thinly (StudyCase *data)
{
  for (gsize i = 80; i < 170; i += 6)
    data->days.security[i] = data->days.security[i - 1];
}

static void
change_regime (StudyCase *data)
{
  StudyDice dice = { 77 };

  for (gsize i = 126; i < STUDY_N_DAYS; i++)
    data->days.security[i] = data->days.security[i - 1] * (1 + 0.25 * study_dice_roll (&dice));
}

static void
fatten_tails (StudyCase *data)
{
  for (gsize i = 100; i < STUDY_N_DAYS; i++)
    data->days.security[i] *= 1.2;
}

static void
close_apart (StudyCase *data)
{
  data->days.non_synchronous = TRUE;
}

static void
hold_security (StudyCase *data)
{
  data->days.holds_security = TRUE;
}

static void
put_other_into_window (StudyCase *data)
{
  data->others[data->n_others++] = STUDY_EVENT_ROW + 5;
}

static void
put_other_on_the_day (StudyCase *data)
{
  data->others[data->n_others++] = STUDY_EVENT_ROW;
}

static void
put_other_past_window (StudyCase *data)
{
  data->others[data->n_others++] = STUDY_EVENT_ROW + 6;
}

static void
put_other_into_gap (StudyCase *data)
{
  data->others[data->n_others++] = STUDY_EVENT_ROW - 6;
}

static void
put_other_into_estimation (StudyCase *data)
{
  data->others[data->n_others++] = STUDY_EVENT_ROW - 16;
}

static void
put_other_before_estimation (StudyCase *data)
{
  data->others[data->n_others++] = STUDY_EVENT_ROW - 136;
}

static void
exclude_other (StudyCase *data)
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
  { "holds-security", hold_security, DTL_STUDY_OK, W (BENCHMARK_HOLDS_SECURITY) },
  { "other-in-window", put_other_into_window, DTL_STUDY_OK, W (OTHER_EVENT_IN_WINDOW) },
  { "other-on-the-day", put_other_on_the_day, DTL_STUDY_OK, W (OTHER_EVENT_IN_WINDOW) },
  { "other-past-window", put_other_past_window, DTL_STUDY_OK, 0 },
  { "other-in-gap", put_other_into_gap, DTL_STUDY_OK, 0 },
  { "other-in-estimation", put_other_into_estimation, DTL_STUDY_OK, W (OTHER_EVENT_IN_ESTIMATION) },
  { "other-before-estimation", put_other_before_estimation, DTL_STUDY_OK, 0 },
  { "other-excluded", exclude_other, DTL_STUDY_OK, W (SHORT_ESTIMATION) },
};

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
  StudyCase bent;
  g_autoptr (DtlStudy) study = NULL;

  study_case_init (&bent);
  doubt->bend (&bent);
  study = study_case_run (&bent);

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
  StudyCase data;
  g_autoptr (DtlStudy) few = NULL;
  g_autoptr (DtlStudy) halted = NULL;

  study_case_init (&data);
  cut_below_minimum (&data);
  few = study_case_run (&data);
  g_assert_cmpuint (few->n_short, ==, 1);
  g_assert_cmpint (few->session, ==, data.event.day);

  study_case_init (&data);
  halt (&data);
  halted = study_case_run (&data);
  g_assert_cmpint (halted->session, ==, study_days_get (STUDY_EVENT_ROW + 2));
  g_assert_cmpint (halted->rolled_days, ==, 2);
  g_assert_cmpuint (halted->amounts.longest_span, ==, 3);
  /* The benchmark's return spans the halt as the security's does. */
  g_assert_cmpfloat_with_epsilon (
      halted->days[5].benchmark,
      data.days.benchmark[STUDY_EVENT_ROW + 2] / data.days.benchmark[STUDY_EVENT_ROW - 1] - 1,
      1e-15);
}

/* What each doubt says: the sentence has the number. */
static const struct
{
  const char *name;
  void (*bend) (StudyCase *data);
  DtlStudyWarning warning;
  const char *text;
} told[] = {
  { "short", cut_to_minimum, DTL_STUDY_WARNING_SHORT_ESTIMATION,
    "Only 30 of 120 returns to fit the model to" },
  { "truncated", move_near_end, DTL_STUDY_WARNING_TRUNCATED,
    "The prices end on day 2 of a window up to day 5" },
  { "halt", halt, DTL_STUDY_WARNING_MULTI_DAY_RETURN, "A return in the window spans 3 sessions" },
  { "rolled", halt, DTL_STUDY_WARNING_ROLLED, "Day 0 is 2 days after the event’s date." },
  { "thin", trade_thinly, DTL_STUDY_WARNING_ZERO_RETURNS, "15 of 120 estimation returns are zero" },
  { "holds-security", hold_security, DTL_STUDY_WARNING_BENCHMARK_HOLDS_SECURITY,
    "The benchmark holds the security itself" },
  { "non-synchronous", close_apart, DTL_STUDY_WARNING_NON_SYNCHRONOUS,
    "The benchmark’s exchange closes at another time" },
};

static void
test_told (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  StudyCase bent;
  g_autoptr (DtlStudy) study = NULL;
  g_autofree char *text = NULL;

  study_case_init (&bent);
  told[i].bend (&bent);
  study = study_case_run (&bent);
  g_assert_true ((study->warnings & 1u << told[i].warning) != 0);
  text = dtl_wording_warn (&dtl_voice_plain, study, told[i].warning);
  g_assert_cmpstr (text, ==, told[i].text);
}

/* Those whose figures are computed here in another way. */
static void
test_told_figures (void)
{
  StudyCase data;
  g_autoptr (DtlStudy) wild = NULL;
  g_autoptr (DtlStudy) fat = NULL;
  g_autoptr (DtlStudy) cut = NULL;
  g_autofree char *regime = NULL;
  g_autofree char *tails = NULL;
  g_autofree char *jump = NULL;
  g_autofree char *expected = NULL;
  double squares[2] = { 0, 0 }, sums[2] = { 0, 0 }, ratio;

  study_case_init (&data);
  change_regime (&data);
  wild = study_case_run (&data);
  for (gsize i = 0; i < 120; i++)
    {
      sums[i / 60] += wild->estimation_security[i];
      squares[i / 60] += wild->estimation_security[i] * wild->estimation_security[i];
    }
  ratio = sqrt ((squares[1] - sums[1] * sums[1] / 60) / (squares[0] - sums[0] * sums[0] / 60));
  g_assert_cmpfloat_with_epsilon (wild->amounts.regime_ratio, ratio, 1e-9);
  regime = dtl_wording_warn (&dtl_voice_plain, wild, DTL_STUDY_WARNING_VOLATILITY_REGIME);
  expected = g_strdup_printf ("One half of the estimation days moved %.1f times as much", ratio);
  g_assert_cmpstr (regime, ==, expected);

  study_case_init (&data);
  fatten_tails (&data);
  fat = study_case_run (&data);
  tails = dtl_wording_warn (&dtl_voice_plain, fat, DTL_STUDY_WARNING_FAT_TAILS);
  g_assert_true (g_str_has_prefix (tails, "Fat tails (excess kurtosis "));

  study_case_init (&data);
  split (&data);
  cut = study_case_run (&data);
  g_assert_cmpint (cut->amounts.jump_day, ==, study_days_get (150));
  jump = dtl_wording_warn (&dtl_voice_plain, cut, DTL_STUDY_WARNING_SPLIT_LIKE);
  g_assert_nonnull (strstr (jump, " looks like a split"));
}

/* A Saturday's event belongs to Monday, whatever Friday did. */
static void
test_roll_forward (void)
{
  StudyCase data;
  g_autoptr (DtlStudy) study = NULL;

  study_case_init (&data);
  for (gsize i = 0; i < STUDY_N_DAYS; i++)
    data.days.days[i] = STUDY_FIRST_DAY + (DtlDay) (i / 5 * 7 + i % 5);
  data.event.day = data.days.days[STUDY_EVENT_ROW - 1] + 1;
  g_assert_cmpint (data.days.days[STUDY_EVENT_ROW] - data.event.day, ==, 2);
  study = study_case_run (&data);
  g_assert_cmpint (study->session, ==, data.days.days[STUDY_EVENT_ROW]);
  g_assert_cmpint (study->rolled_days, ==, 2);
  g_assert_true ((study->warnings & W (ROLLED)) != 0);
  g_assert_false ((study->warnings & W (MULTI_DAY_RETURN)) != 0);
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
  for (gsize i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_autofree char *path = g_strconcat ("/study-doubts/told/", told[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_told);
    }
  g_test_add_func ("/study-doubts/told/figures", test_told_figures);
  g_test_add_func ("/study-doubts/amounts", test_amounts);
  g_test_add_func ("/study-doubts/roll-forward", test_roll_forward);

  return g_test_run ();
}
