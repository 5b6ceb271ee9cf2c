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
  { "unusual", -0.1, DTL_STUDY_MODEL_MARKET, "the market model on B expected",
    "points is unusual: none of 120 earlier days moved as far." },
  { "not-unusual", 0, DTL_STUDY_MODEL_MARKET, "the market model on B expected",
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
  g_autofree char *text = dtl_wording_describe (study, "A", "B");

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
      g_autofree char *text = dtl_wording_describe (study, "A", "B");
      gboolean is_unusual = study->windows[0].placebo.p_two <= DTL_WORDING_UNUSUAL_P;

      g_assert_true ((strstr (text, "not unusual") == NULL) == is_unusual);
    }
}

static void
test_missing (void)
{
  g_autoptr (DtlStudy) few = run (0, DTL_STUDY_MODEL_MARKET, 30, 40, NULL, 0);
  g_autoptr (DtlStudy) one = run (0, DTL_STUDY_MODEL_MARKET, 25, 40, NULL, 0);
  g_autofree char *first = dtl_wording_describe (few, "A", "B");
  g_autofree char *second = dtl_wording_describe (one, "A", "B");

  g_assert_cmpstr (first, ==,
                   "There are no figures: the estimation needs 30 returns, and 6 of them are"
                   " missing.");
  g_assert_cmpstr (second, ==,
                   "There are no figures: the estimation needs 25 returns, and 1 of them is"
                   " missing.");
}

static void
test_others (void)
{
  const gsize others[] = { 192, 150, 140 };
  g_autoptr (DtlStudy) study = run (-0.1, DTL_STUDY_MODEL_MARKET, 30, 190, others, 3);
  g_autofree char *text = dtl_wording_describe (study, "A", "B");
  g_autofree char *warning =
      dtl_wording_describe_warning (study, DTL_STUDY_WARNING_OTHER_EVENT_IN_ESTIMATION);

  g_assert_nonnull (strstr (text, " Another event falls into the window"));
  g_assert_true (g_str_has_prefix (warning, "2 other events"));
  for (int i = 0; i < DTL_N_STUDY_WARNINGS; i++)
    {
      g_autofree char *each = dtl_wording_describe_warning (study, (DtlStudyWarning) i);

      g_assert_true (g_str_has_suffix (each, "."));
      assert_honest (each);
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

static void
test_p (void)
{
  static const struct
  {
    double p;
    const char *text;
  } cases[] = {
    { 1, "1.00" },         { 0.3349, "0.33" },      { 0.0996, "0.10" }, { 0.0994, "0.099" },
    { 0.016339, "0.016" }, { 0.00826446, "0.008" }, { 0.001, "0.001" }, { 0.00099, "< 0.001" },
    { 1e-300, "< 0.001" }, { 0, "< 0.001" },
  };
  g_autofree char *undefined = dtl_wording_format_p (NAN);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = dtl_wording_format_p (cases[i].p);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
  g_assert_cmpstr (undefined, ==, "-");
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
  g_test_add_func ("/study-wording/threshold", test_threshold);
  g_test_add_func ("/study-wording/missing", test_missing);
  g_test_add_func ("/study-wording/others", test_others);
  g_test_add_func ("/study-wording/set", test_set);
  g_test_add_func ("/study-wording/p", test_p);

  return g_test_run ();
}
