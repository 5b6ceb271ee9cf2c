/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What studies say: "unusual" and "not unusual" where they are, what is missing and by how much,
 * and never that something came of something. */
#include "study/wording.h"

#include <math.h>
#include <string.h>

#include "study-days.h"

static DtlStudy *
run (double move, DtlStudyModel model, int minimum, gsize row, const gsize *others, gsize n_others)
{
  StudyDays days;
  DtlStudySettings settings;
  DtlStudyEvent event = { study_days_get (row), DTL_TIMING_REGULAR };

  study_days_fill (&days, 3);
  for (gsize i = row; i < STUDY_N_DAYS; i++)
    days.security[i] *= 1 + move;
  dtl_study_settings_init (&settings, TRUE);
  settings.model = model;
  settings.minimum = minimum;
  return study_days_run (&days, &settings, &event, others, n_others);
}

static char *
describe (const DtlStudy *study)
{
  return dtl_wording_describe (&dtl_voice_plain, study, "A", "B");
}

static void
assert_honest (const char *text)
{
  static const char *const words[] = { "cause",    "due to", "because",     "led to",
                                       "reaction", "impact", "significant", "prove" };
  g_autofree char *lower = g_ascii_strdown (text, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (lower, words[i]) != NULL)
      g_error ("“%s” says “%s”", text, words[i]);
}

typedef struct
{
  const char *name;
  double move;
  DtlStudyModel model;
  const char *expected, *verdict;
} Sentence;

static const Sentence sentences[] = {
  { "unusual", -0.1, DTL_STUDY_MODEL_MARKET, "the market model expected",
    "points is unusual: none of 120 earlier days moved as far." },
  { "not-unusual", 0, DTL_STUDY_MODEL_MARKET, "the market model expected",
    "points is not unusual: " },
  { "adjusted", -0.1, DTL_STUDY_MODEL_ADJUSTED, "close to close; B returned",
    "is unusual: none of 120" },
  { "mean", -0.1, DTL_STUDY_MODEL_MEAN, "its mean of the days before was",
    "is unusual: none of 120" },
};

static void
test_sentence (gconstpointer data)
{
  const Sentence *sentence = data;
  g_autoptr (DtlStudy) study = run (sentence->move, sentence->model, 30, 190, NULL, 0);
  g_autofree char *text = describe (study);

  g_assert_true (g_str_has_prefix (text, "A returned "));
  g_assert_nonnull (strstr (text, sentence->expected));
  g_assert_nonnull (strstr (text, sentence->verdict));
  g_assert_true ((strstr (text, "not unusual") == NULL) == (sentence->move < 0));
  assert_honest (text);
}

/* The verdict is the placebo's: the share of days that moved as far. */
static void
test_threshold (void)
{
  for (int i = 0; i < 60; i++)
    {
      g_autoptr (DtlStudy) study = run (-0.001 * i, DTL_STUDY_MODEL_MARKET, 30, 190, NULL, 0);
      g_autofree char *text = describe (study);
      gboolean is_unusual = study->windows[0].placebo.p_two <= 0.05;

      g_assert_true ((strstr (text, "not unusual") == NULL) == is_unusual);
    }
}

/* A study whose days before deviated by @n_far times 0.1 and otherwise by 0.001, and day 0 by @ar.
 */
static char *
describe_made (double ar, gsize n_far, gsize n, double t, int level, const DtlVoice *voice)
{
  g_autofree double *residuals = g_new (double, n);
  DtlStudyDay day = { .day = study_days_get (0), .security = ar, .ar = ar, .t = t };
  DtlStudy study = { .n_days = 1, .days = &day, .session = day.day, .residuals = residuals };

  dtl_study_settings_init (&study.settings, FALSE);
  study.settings.from = study.settings.to = 0;
  study.settings.level = level;
  for (gsize i = 0; i < n; i++)
    residuals[i] = (i < n_far ? 0.1 : 0.001) * (i % 2 == 0 ? 1 : -1);
  study.fit.n = n;
  return dtl_wording_describe (voice, &study, "A&B", NULL);
}

static const struct
{
  const char *name;
  double ar, t;
  gsize n_far, n;
  int level;
  const char *end;
} verdicts[] = {
  { "as-designed", -0.0489, -1, 18, 120, 95,
    "The gap of -4.89 points is not unusual: 18 of 120 earlier days moved at least as far." },
  { "above", -0.05, -1, 6, 120, 95,
    "is not unusual: 6 of 120 earlier days moved at least as far." },
  { "just-five-percent", -0.05, -1, 5, 119, 95,
    "is unusual: 5 of 119 earlier days moved at least as far." },
  { "just-above", -0.05, -1, 5, 118, 95,
    "is not unusual: 5 of 118 earlier days moved at least as far." },
  { "as-far", 0.1, 1, 40, 120, 95,
    "is not unusual: 40 of 120 earlier days moved at least as far." },
  { "one", -0.05, -1, 1, 120, 95, "is unusual: 1 of 120 earlier days moved at least as far." },
  { "none", -0.05, -1, 0, 120, 95, "is unusual: none of 120 earlier days moved as far." },
  { "enough", -0.05, -1, 0, 19, 95, "is unusual: none of 19 earlier days moved as far." },
  { "too-few", -0.05, -1, 0, 18, 95,
    "is not unusual by so few days: none of 18 earlier days moved as far, and 19 are needed to "
    "tell." },
  { "no-spread", -0.05, NAN, 0, 120, 95,
    "cannot be judged: the days before did not differ from what was expected." },
  { "at-90", -0.05, -1, 11, 119, 90, "is unusual: 11 of 119 earlier days moved at least as far." },
  { "above-90", -0.05, -1, 12, 119, 90,
    "is not unusual: 12 of 119 earlier days moved at least as far." },
  { "at-99", -0.05, -1, 0, 99, 99, "is unusual: none of 99 earlier days moved as far." },
  { "above-99", -0.05, -1, 1, 120, 99,
    "is not unusual: 1 of 120 earlier days moved at least as far." },
  { "too-few-99", -0.05, -1, 0, 98, 99,
    "is not unusual by so few days: none of 98 earlier days moved as far, and 99 are needed to "
    "tell." },
};

static void
test_verdict (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *text = describe_made (verdicts[i].ar, verdicts[i].n_far, verdicts[i].n,
                                         verdicts[i].t, verdicts[i].level, &dtl_voice_plain);

  if (!g_str_has_suffix (text, verdicts[i].end))
    g_error ("“%s” does not end in “%s”", text, verdicts[i].end);
  g_assert_null (strchr (text, '<'));
  assert_honest (text);
}

/* What is put into markup is escaped; the template's own marks stay. */
static void
test_markup (void)
{
  DtlVoice marked = dtl_voice_plain;
  g_autofree char *text = NULL;

  marked.has_markup = TRUE;
  text = describe_made (-0.05, 0, 120, -1, 95, &marked);
  g_assert_true (g_str_has_prefix (text, "A&amp;B returned <b>-5.00 %</b> on "));
  g_assert_nonnull (strstr (text, "is <b>unusual</b>: none"));
}

/* p as its formula, and what to know before trusting it. */
static void
test_placebo (void)
{
  static const struct
  {
    DtlPlacebo placebo;
    const char *text;
  } cases[] = {
    { { .n = 120, .n_beyond = 18, .n_independent = 120, .p_two = 19 / 121.0 },
      "18 of 120 as far from zero\np = (1 + 18) / (1 + 120) = 0.16" },
    { { .n = 120, .n_independent = 120, .p_two = 1 / 121.0 },
      "0 of 120 as far from zero\np = (1 + 0) / (1 + 120) = 0.008\np cannot be below 0.008" },
    { { .n = 110, .n_beyond = 15, .n_independent = 120 / 11.0, .p_two = 16 / 111.0 },
      "15 of 110 as far from zero\np = (1 + 15) / (1 + 110) = 0.14\nsums overlap: about 11 are"
      " independent" },
    { { .n = 115, .n_beyond = 15, .n_independent = 20, .p_two = 16 / 116.0 },
      "15 of 115 as far from zero\np = (1 + 15) / (1 + 115) = 0.14" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = dtl_wording_count_placebo (&dtl_voice_plain, &cases[i].placebo);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static DtlStudy
refuse (DtlStudyStatus status)
{
  DtlStudy study = { .status = status,
                     .event = { dtl_day_from_ymd (2022, 7, 14), DTL_TIMING_UNKNOWN },
                     .first = dtl_day_from_ymd (2022, 3, 1),
                     .last = dtl_day_from_ymd (2022, 6, 30) };

  dtl_study_settings_init (&study.settings, TRUE);
  return study;
}

/* Each says what is missing and by how much. */
static void
test_refusals (void)
{
  DtlStudy study = refuse (DTL_STUDY_NO_BENCHMARK);
  g_autofree char *no_benchmark = describe (&study);
  g_autofree char *late = (study = refuse (DTL_STUDY_EVENT_AFTER_DATA), describe (&study));
  g_autofree char *late_alone = dtl_wording_describe (&dtl_voice_plain, &study, "A", NULL);
  g_autofree char *evening = (study.last = study.event.day, describe (&study));
  g_autofree char *early = (study = refuse (DTL_STUDY_EVENT_BEFORE_DATA),
                            study.first = study.event.day + 1, describe (&study));
  g_autofree char *no_factors = (study = refuse (DTL_STUDY_FACTOR_MISSING), describe (&study));
  g_autofree char *few_factors = (study.n_short = 12, describe (&study));
  g_autofree char *apart = (study = refuse (DTL_STUDY_INSUFFICIENT_ESTIMATION),
                            study.first = DTL_DAY_NONE, describe (&study));
  g_autofree char *empty = dtl_wording_describe (&dtl_voice_plain, &study, "A", NULL);

  g_assert_cmpstr (no_benchmark, ==,
                   "There are no figures: this model measures against a benchmark, and none is"
                   " given. The constant mean needs none.");
  g_assert_cmpstr (late, ==,
                   "There are no figures: the event is 14 days after the last price of both A and"
                   " B, which is of 2022-06-30.");
  g_assert_cmpstr (late_alone, ==,
                   "There are no figures: the event is 14 days after the last price of A, which is"
                   " of 2022-06-30.");
  g_assert_cmpstr (evening, ==,
                   "There are no figures: it became known after the last close, which is of"
                   " 2022-07-14.");
  g_assert_cmpstr (early, ==,
                   "There are no figures: the event is 1 day before the first price of both A and"
                   " B, which is of 2022-07-15.");
  g_assert_cmpstr (no_factors, ==,
                   "There are no figures: the factor model needs a file of factors, and none is"
                   " given.");
  g_assert_cmpstr (few_factors, ==,
                   "There are no figures: 12 days of the study have no factors, which reach from"
                   " 2022-03-01 to 2022-06-30.");
  g_assert_cmpstr (apart, ==, "There are no figures: on no day do both A and B have a price.");
  g_assert_cmpstr (empty, ==, "There are no figures: A has no prices.");
}

static void
test_missing (void)
{
  g_autoptr (DtlStudy) few = run (0, DTL_STUDY_MODEL_MARKET, 30, 40, NULL, 0);
  g_autoptr (DtlStudy) one = run (0, DTL_STUDY_MODEL_MARKET, 25, 40, NULL, 0);
  g_autofree char *first = describe (few);
  g_autofree char *second = describe (one);

  g_assert_cmpstr (first, ==,
                   "There are no figures: 24 returns lie before the window, and 30 are needed: 6"
                   " too few. A smaller gap or window leaves more of them.");
  g_assert_cmpstr (second, ==,
                   "There are no figures: 24 returns lie before the window, and 25 are needed: 1"
                   " too few. A smaller gap or window leaves more of them.");
}

/* What spoils the comparison is said before its outcome. */
static void
test_others (void)
{
  const gsize others[] = { 192, 150, 140 };
  g_autoptr (DtlStudy) study = run (-0.1, DTL_STUDY_MODEL_MARKET, 30, 190, others, 3);
  g_autofree char *text = describe (study);
  g_autofree char *warning =
      dtl_wording_warn (&dtl_voice_plain, study, DTL_STUDY_WARNING_OTHER_EVENT_IN_ESTIMATION);
  const char *note = strstr (text, " 1 other event falls into the window, and no figure can tell");
  const char *verdict = strstr (text, "unusual");

  g_assert_true (note != NULL && verdict != NULL && note < verdict);
  g_assert_cmpstr (warning, ==, "2 events in the estimation days");
  for (int i = 0; i < DTL_N_STUDY_WARNINGS; i++)
    {
      g_autofree char *what = dtl_wording_warn (&dtl_voice_plain, study, (DtlStudyWarning) i);
      g_autofree char *advice = dtl_wording_advise (&dtl_voice_plain, (DtlStudyWarning) i);

      g_assert_true (g_str_has_suffix (what, ".") == dtl_wording_is_note ((DtlStudyWarning) i));
      g_assert_true (advice == NULL || g_str_has_suffix (advice, "."));
      assert_honest (what);
      assert_honest (advice != NULL ? advice : "");
    }
}

static void
test_set (void)
{
  g_autoptr (DtlStudy) a = run (-0.1, DTL_STUDY_MODEL_MARKET, 30, 190, NULL, 0);
  g_autoptr (DtlStudy) b = run (-0.1, DTL_STUDY_MODEL_MARKET, 30, 195, NULL, 0);
  g_autoptr (DtlStudy) none = run (0, DTL_STUDY_MODEL_MARKET, 30, 40, NULL, 0);
  const DtlStudy *studies[] = { a, b, none };
  g_autoptr (DtlStudySet) set = dtl_study_set_new (studies, 3, NULL);
  g_autofree char *text = dtl_wording_describe_set (set);

  g_assert_cmpstr (text, ==,
                   "2 of 3 events have figures. With fewer than 5 no average is tested; the exact"
                   " sign test stands. 1 pair of events has windows that share days.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autofree char *path = g_strconcat ("/study-wording/", sentences[i].name, NULL);

      g_test_add_data_func (path, &sentences[i], test_sentence);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (verdicts); i++)
    {
      g_autofree char *path = g_strconcat ("/study-wording/verdict/", verdicts[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_verdict);
    }
  g_test_add_func ("/study-wording/placebo", test_placebo);
  g_test_add_func ("/study-wording/markup", test_markup);
  g_test_add_func ("/study-wording/refusals", test_refusals);
  g_test_add_func ("/study-wording/threshold", test_threshold);
  g_test_add_func ("/study-wording/missing", test_missing);
  g_test_add_func ("/study-wording/others", test_others);
  g_test_add_func ("/study-wording/set", test_set);

  return g_test_run ();
}
