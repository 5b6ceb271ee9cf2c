/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of sets against a second way to compute them, in long double and straight from the
 * formulas: ranks by counting, correlations pair by pair, the binomial by Pascal's triangle. */
#include "study/study-set.h"

#include <math.h>

#include "base/stats.h"
#include "study-days.h"

#define MAX_EVENTS 12
#define TOLERANCE 1e-9

typedef struct
{
  DtlStudy *studies[MAX_EVENTS];
  gsize n;
} Events;

static void
events_clear (Events *self)
{
  for (gsize i = 0; i < self->n; i++)
    dtl_study_free (self->studies[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Events, events_clear)

static void
assert_near (double a, long double b)
{
  if (isnan (b) ? !isnan (a) : !(fabsl (a - b) <= TOLERANCE * MAX (1e-3, fabsl (b))))
    g_error ("%.17g is not %.17Lg", a, b);
}

/* @n securities that fall together with @common weight; rows of the events are @step apart */
static Events
make_events (gsize n, gsize step, double common, DtlStudyModel model, guint64 seed)
{
  Events events = { .n = n };
  StudyDice dice = { seed };
  double shared[STUDY_N_DAYS];

  for (gsize i = 0; i < STUDY_N_DAYS; i++)
    shared[i] = 0.05 * study_dice_roll (&dice);
  for (gsize k = 0; k < n; k++)
    {
      StudyDays days;
      DtlStudySettings settings;
      DtlStudyEvent event = { study_days_get (STUDY_EVENT_ROW + k * step), DTL_TIMING_REGULAR };
      double factor = 1;

      study_days_fill (&days, seed + 100 * k + 1);
      for (gsize i = 0; i < STUDY_N_DAYS; i++)
        days.security[i] *= factor *= 1 + common * shared[i];
      for (gsize i = 0; i < STUDY_N_DAYS; i++) /* one market for all */
        days.benchmark[i] = 100 * exp (0.01 * sin (1.7 * (double) i * (double) i));
      dtl_study_settings_init (&settings, TRUE);
      settings.model = model;
      events.studies[k] = study_days_run (&days, &settings, &event, NULL, 0);
      g_assert_true (dtl_study_is_sound (events.studies[k]));
    }

  return events;
}

static long double
get_mean (const long double *values, gsize n)
{
  long double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += values[i];
  return sum / (long double) n;
}

static long double
get_deviation (const long double *values, gsize n)
{
  long double mean = get_mean (values, n), sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += (values[i] - mean) * (values[i] - mean);
  return sqrtl (sum / (long double) (n - 1));
}

/* Residuals and abnormal returns by relative day. */
static double
get_value (const DtlStudy *study, int rel, gboolean *found)
{
  *found = TRUE;
  for (gsize i = 0; i < study->fit.n; i++)
    if (study->estimation_rels[i] == rel)
      return study->residuals[i];
  for (gsize i = 0; i < study->n_days; i++)
    if (study->days[i].rel == rel)
      return study->days[i].ar;
  *found = FALSE;
  return NAN;
}

static long double
get_rank (const DtlStudy *study, int rel, gboolean *found)
{
  double value = get_value (study, rel, found);
  gsize below = 0, same = 0, n = study->fit.n + study->n_days;

  for (gsize i = 0; i < n; i++)
    {
      double other = i < study->fit.n ? study->residuals[i] : study->days[i - study->fit.n].ar;

      below += other < value;
      same += !(other < value) && !(other > value);
    }
  return ((long double) below + ((long double) same + 1) / 2) / (long double) (n + 1);
}

/* Mean rank of the day, and how many events have it. */
static long double
get_mean_rank (const Events *events, int rel, gsize *n)
{
  long double sum = 0;

  *n = 0;
  for (gsize i = 0; i < events->n; i++)
    {
      gboolean found;
      long double rank = get_rank (events->studies[i], rel, &found);

      if (found)
        {
          sum += rank;
          (*n)++;
        }
    }
  return sum / (long double) MAX (*n, 1);
}

static long double
get_rank_spread (const Events *events)
{
  long double sum = 0;
  gsize n_days = 0;

  for (int rel = -140; rel <= 5; rel++)
    {
      gsize n;
      long double mean = get_mean_rank (events, rel, &n);

      if (n == 0)
        continue;
      n_days++;
      sum += (long double) n / (long double) events->n * (mean - 0.5L) * (mean - 0.5L);
    }
  return sqrtl (sum / (long double) n_days);
}

static long double
get_correlation (const Events *events)
{
  long double sum = 0;

  for (gsize a = 0; a < events->n; a++)
    for (gsize b = 0; b < events->n; b++)
      {
        const double *x = events->studies[a]->residuals, *y = events->studies[b]->residuals;
        gsize n = events->studies[a]->fit.n;
        long double mx = 0, my = 0, xx = 0, yy = 0, xy = 0;

        if (a == b)
          continue;
        for (gsize i = 0; i < n; i++)
          {
            mx += x[i] / (long double) n;
            my += y[i] / (long double) n;
          }
        for (gsize i = 0; i < n; i++)
          {
            xx += (x[i] - mx) * (x[i] - mx);
            yy += (y[i] - my) * (y[i] - my);
            xy += (x[i] - mx) * (y[i] - my);
          }
        sum += xy / sqrtl (xx * yy);
      }
  return sum / (long double) (events->n * (events->n - 1));
}

static long double
get_mean_spread (const Events *events)
{
  gsize n = events->studies[0]->fit.n;
  g_autofree long double *means = g_new0 (long double, n);

  for (gsize d = 0; d < n; d++)
    for (gsize i = 0; i < events->n; i++)
      means[d] += events->studies[i]->residuals[d] / (long double) events->n;
  return get_deviation (means, n);
}

/* P(X <= k) of binomial (n, 1/2) by Pascal's triangle */
static long double
count_below (gsize k, gsize n)
{
  long double row[MAX_EVENTS + 2] = { 1 }, sum = 0, all = 0;

  for (gsize i = 1; i <= n; i++)
    for (gsize j = i; j > 0; j--)
      row[j] += row[j - 1];
  for (gsize j = 0; j <= n; j++)
    {
      all += row[j];
      sum += j <= k ? row[j] : 0;
    }
  return sum / all;
}

static void
check_level (const Events *events,
             const DtlStudySet *set,
             const DtlStudyLevel *level,
             gssize window,
             gboolean common)
{
  long double values[MAX_EVENTS], errors[MAX_EVENTS], standard[MAX_EVENTS];
  long double patell = 0, patell_variance = 0, variance = 0, share = 0, ranks = 0;
  long double n = (long double) events->n, z, t, mean, length, r, exact;
  int from = level->range.from, to = level->range.to;
  gsize positive = 0;

  length = to - from + 1;
  for (gsize i = 0; i < events->n; i++)
    {
      const DtlStudy *study = events->studies[i];
      long double q = (long double) study->fit.df / (study->fit.df - 2), sars = 0;
      gsize above = 0;

      values[i] = 0;
      for (int rel = from; rel <= to; rel++)
        {
          const DtlStudyDay *day = &study->days[rel - study->settings.from];

          values[i] += day->ar;
          sars += (long double) day->ar / day->se;
        }
      errors[i] =
          window < 0 ? study->days[from - study->settings.from].se : study->windows[window].se;
      standard[i] = values[i] / errors[i];
      positive += values[i] > 0;
      variance += errors[i] * errors[i];
      patell += window < 0 ? sars : sars / sqrtl (length * q);
      patell_variance += window < 0 ? q : 1;
      for (gsize k = 0; k < study->fit.n; k++)
        above += study->residuals[k] > 0;
      share += (long double) above / (long double) study->fit.n / n;
    }
  for (int rel = from; rel <= to; rel++)
    {
      gsize count;

      ranks += get_mean_rank (events, rel, &count) / length;
      g_assert_cmpuint (count, ==, events->n);
    }

  mean = get_mean (values, events->n);
  g_assert_cmpuint (level->n, ==, events->n);
  g_assert_cmpuint (level->n_positive, ==, positive);
  assert_near (level->mean, mean);
  assert_near (level->sd, get_deviation (values, events->n));
  assert_near (level->high - level->mean,
               (long double) dtl_stats_student_quantile (0.975, (double) n - 1) *
                   get_deviation (values, events->n) / sqrtl (n));

#define CHECK(kind, expected) assert_near (level->tests[DTL_STATISTIC_##kind].value, expected)
  CHECK (CROSS_SECTION, mean / (get_deviation (values, events->n) / sqrtl (n)));
  t = get_mean (standard, events->n) / (get_deviation (standard, events->n) / sqrtl (n));
  CHECK (BMP, t);
  z = patell / sqrtl (patell_variance);
  CHECK (PATELL, z);
  r = common ? get_correlation (events) : (long double) NAN;
  assert_near (set->correlation, r);
  CHECK (KP_PATELL, z * sqrtl (1 / (1 + (n - 1) * r)));
  CHECK (KP_BMP, t * sqrtl ((1 - r) / (1 + (n - 1) * r)));
  CHECK (BROWN_WARNER,
         common ? mean / (get_mean_spread (events) * sqrtl (length)) : (long double) NAN);
  CHECK (RANK, sqrtl (length) * (ranks - 0.5L) / get_rank_spread (events));
  CHECK (SIGN, ((long double) positive - n / 2) / sqrtl (n / 4));
  CHECK (GENERALIZED_SIGN, ((long double) positive - n * share) / sqrtl (n * share * (1 - share)));
  CHECK (J1, window < 0 ? (long double) NAN : mean / sqrtl (variance / (n * n)));
#undef CHECK

  exact = 2 * count_below (MIN (positive, events->n - positive), events->n);
  assert_near (level->tests[DTL_STATISTIC_SIGN_EXACT].p, MIN (exact, 1));
  assert_near (level->tests[DTL_STATISTIC_RANK].p,
               erfcl (fabsl (level->tests[DTL_STATISTIC_RANK].value) / sqrtl (2)));
}

typedef struct
{
  const char *name;
  gsize n, step;
  double common;
  DtlStudyModel model;
} Case;

static const Case cases[] = {
  { "market", 8, 7, 0, DTL_STUDY_MODEL_MARKET },
  { "mean", 5, 3, 0.5, DTL_STUDY_MODEL_MEAN },
  { "adjusted", 6, 9, 0, DTL_STUDY_MODEL_ADJUSTED },
  { "one-day", 9, 0, 0.6, DTL_STUDY_MODEL_MARKET },
  { "one-day-adjusted", 4, 0, 0.9, DTL_STUDY_MODEL_ADJUSTED },
  { "two", 2, 20, 0, DTL_STUDY_MODEL_MARKET },
};

static void
test_second_way (gconstpointer data)
{
  const Case *one = data;

  for (guint64 seed = 1; seed <= 5; seed++)
    {
      g_auto (Events) events = make_events (one->n, one->step, one->common, one->model, 31 * seed);
      g_autoptr (DtlStudySet) set =
          dtl_study_set_new ((const DtlStudy *const *) events.studies, events.n, NULL);

      g_assert_cmpuint (set->n_used, ==, one->n);
      g_assert_true (set->common_day == (one->step == 0));
      for (gsize i = 0; i < set->n_days; i++)
        check_level (&events, set, &set->days[i], -1, one->step == 0);
      for (gsize i = 0; i < set->n_windows; i++)
        check_level (&events, set, &set->windows[i], (gssize) i, one->step == 0);
    }
}

/* An event without figures is counted and nothing else; one that is cut is in the levels it has. */
static void
test_parts (void)
{
  g_auto (Events) events = make_events (5, 7, 0, DTL_STUDY_MODEL_MARKET, 8);
  g_autoptr (DtlStudySet) whole =
      dtl_study_set_new ((const DtlStudy *const *) events.studies, 4, NULL);
  g_autoptr (DtlStudySet) part = NULL;
  g_autoptr (DtlStudySet) none = NULL;
  StudyDays days;
  DtlStudySettings settings = events.studies[0]->settings;
  DtlStudyEvent early = { study_days_get (10), DTL_TIMING_REGULAR };
  DtlStudyEvent late = { study_days_get (STUDY_N_DAYS - 2), DTL_TIMING_REGULAR };

  study_days_fill (&days, 5);
  dtl_study_free (events.studies[4]);
  events.studies[4] = study_days_run (&days, &settings, &early, NULL, 0);
  part = dtl_study_set_new ((const DtlStudy *const *) events.studies, 5, NULL);
  g_assert_cmpuint (part->n_given, ==, 5);
  g_assert_cmpuint (part->n_used, ==, 4);
  g_assert_true ((part->warnings & 1u << DTL_STUDY_WARNING_SMALL_SAMPLE) != 0);
  for (gsize i = 0; i < whole->n_days; i++)
    assert_near (part->days[i].tests[DTL_STATISTIC_RANK].value,
                 whole->days[i].tests[DTL_STATISTIC_RANK].value);
  g_assert_true (isnan (part->holm[4 * part->n_windows]));

  g_clear_pointer (&part, dtl_study_set_free);
  dtl_study_free (events.studies[4]);
  events.studies[4] = study_days_run (&days, &settings, &late, NULL, 0);
  g_assert_cmpuint (events.studies[4]->n_days, ==, 7); /* from -5 to +1 */
  part = dtl_study_set_new ((const DtlStudy *const *) events.studies, 5, NULL);
  g_assert_cmpuint (part->days[6].n, ==, 5);
  g_assert_cmpuint (part->days[7].n, ==, 4);
  g_assert_cmpuint (part->windows[2].n, ==, 5); /* [-1, 1] */
  g_assert_cmpuint (part->windows[3].n, ==, 4); /* [-5, 5] */
  assert_near (part->windows[3].mean, whole->windows[3].mean);

  none = dtl_study_set_new ((const DtlStudy *const *) &events.studies[4], 1, NULL);
  g_assert_true (isnan (none->days[7].mean) && none->days[7].n == 0);
  g_assert_true (isnan (none->days[0].sd) &&
                 isnan (none->days[0].tests[DTL_STATISTIC_CROSS_SECTION].p));
}

/* Windows of one instrument that share days, and days that are shared. */
static void
test_overlaps (void)
{
  static const gsize instruments[] = { 0, 0, 1, 0 };
  g_auto (Events) events = make_events (4, 10, 0, DTL_STUDY_MODEL_MARKET, 8);
  g_autoptr (DtlStudySet) set =
      dtl_study_set_new ((const DtlStudy *const *) events.studies, 4, instruments);

  /* days 0, 10, 20 and 30: of instrument 0 the first two are closer than eleven sessions */
  g_assert_cmpuint (set->n_overlaps, ==, 1);
  g_assert_cmpuint (set->overlaps[0].first, ==, 0);
  g_assert_cmpuint (set->overlaps[0].second, ==, 1);
  g_assert_cmpint (set->overlaps[0].sessions, ==, 10);
  g_assert_false ((set->warnings & 1u << DTL_STUDY_WARNING_CLUSTERED) != 0);
}

/* Of four events five days apart three pairs are neighbours and two are not, and share days too. */
static void
test_all_overlaps (void)
{
  static const gsize expected[][2] = { { 0, 1 }, { 0, 2 }, { 1, 2 }, { 1, 3 }, { 2, 3 } };
  g_auto (Events) events = make_events (4, 5, 0, DTL_STUDY_MODEL_MARKET, 8);
  g_autoptr (DtlStudySet) set =
      dtl_study_set_new ((const DtlStudy *const *) events.studies, 4, NULL);

  g_assert_cmpuint (set->n_overlaps, ==, G_N_ELEMENTS (expected));
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpuint (set->overlaps[i].first, ==, expected[i][0]);
      g_assert_cmpuint (set->overlaps[i].second, ==, expected[i][1]);
      g_assert_cmpint (set->overlaps[i].sessions, ==,
                       (int) (5 * (expected[i][1] - expected[i][0])));
    }
}

/* An event with a shorter estimation: its residuals weigh as much as they should, in a window of
 * one day otherwise than on the day. */
static void
test_unequal (void)
{
  g_auto (Events) events = make_events (5, 7, 0, DTL_STUDY_MODEL_MARKET, 9);
  g_autoptr (DtlStudySet) set = NULL;
  StudyDays days;
  DtlStudySettings settings = events.studies[0]->settings;
  DtlStudyEvent early = { study_days_get (60), DTL_TIMING_REGULAR };

  study_days_fill (&days, 5);
  dtl_study_free (events.studies[2]);
  events.studies[2] = study_days_run (&days, &settings, &early, NULL, 0);
  g_assert_cmpuint (events.studies[2]->fit.n, ==, 44);
  set = dtl_study_set_new ((const DtlStudy *const *) events.studies, 5, NULL);
  for (gsize i = 0; i < set->n_days; i++)
    check_level (&events, set, &set->days[i], -1, FALSE);
  for (gsize i = 0; i < set->n_windows; i++)
    check_level (&events, set, &set->windows[i], (gssize) i, FALSE);
  g_assert_cmpfloat (fabs (set->days[5].tests[DTL_STATISTIC_PATELL].value -
                           set->windows[0].tests[DTL_STATISTIC_PATELL].value),
                     >, 1e-6);
}

/* With two degrees of freedom or one, t has no variance, and Patell's test no value. */
static void
test_few_degrees (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_auto (Events) events = make_events (5, 7, 0, DTL_STUDY_MODEL_MARKET, 9);
  g_autoptr (DtlStudySet) set = NULL;
  StudyDays days;
  DtlStudySettings settings = events.studies[0]->settings;
  DtlStudyEvent early = { study_days_get (row), DTL_TIMING_REGULAR };

  settings.minimum = 3;
  study_days_fill (&days, 5);
  dtl_study_free (events.studies[4]);
  events.studies[4] = study_days_run (&days, &settings, &early, NULL, 0);
  g_assert_true (dtl_study_is_sound (events.studies[4]));
  g_assert_cmpuint (events.studies[4]->fit.n, ==, row - 16);
  set = dtl_study_set_new ((const DtlStudy *const *) events.studies, 5, NULL);
  g_assert_true (isnan (set->days[5].tests[DTL_STATISTIC_PATELL].value) == (row < 21));
  g_assert_true (isnan (set->windows[3].tests[DTL_STATISTIC_PATELL].p) == (row < 21));
  g_assert_false (isnan (set->windows[3].tests[DTL_STATISTIC_BMP].p));
}

/* Holm 1979 on numbers small enough to follow by hand: sorted .01 .02 .03 .04 times 4, 3, 2, 1 is
 * .04 .06 .06 .04, and no p may fall below one before it. */
static void
test_holm (void)
{
  const double p[] = { 0.04, NAN, 0.01, 0.03, 0.02 };
  const double expected[] = { 0.06, NAN, 0.04, 0.06, 0.06 };
  const double high[] = { 0.6, 0.9 };
  double adjusted[5], both[2];

  dtl_statistic_adjust_holm (p, 5, 1, adjusted);
  for (gsize i = 0; i < 5; i++)
    assert_near (adjusted[i], (long double) expected[i]);
  dtl_statistic_adjust_holm (high, 2, 1, both);
  g_assert_true (both[0] == 1 && both[1] == 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/study-set/second-way/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_second_way);
    }
  g_test_add_func ("/study-set/parts", test_parts);
  g_test_add_func ("/study-set/overlaps", test_overlaps);
  g_test_add_func ("/study-set/overlaps/all", test_all_overlaps);
  g_test_add_func ("/study-set/unequal", test_unequal);
  g_test_add_data_func ("/study-set/few-degrees/1", GSIZE_TO_POINTER (19), test_few_degrees);
  g_test_add_data_func ("/study-set/few-degrees/2", GSIZE_TO_POINTER (20), test_few_degrees);
  g_test_add_data_func ("/study-set/few-degrees/3", GSIZE_TO_POINTER (21), test_few_degrees);
  g_test_add_func ("/study-set/holm", test_holm);

  return g_test_run ();
}
