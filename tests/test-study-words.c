/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of the study page: honest ones. */

#include "app/study-words.h"

#include <math.h>
#include <pango/pango.h>
#include <string.h>

/* A study of one day with these figures, @n_beyond of whose @n days before moved further. */
typedef struct
{
  DtlStudyDay day;
  double residuals[120];
  DtlStudy study;
} Made;

static void
make (Made *self, double security, double expected, gsize n_beyond, gsize n)
{
  *self = (Made){ 0 };
  self->day = (DtlStudyDay){ .rel = 0,
                             .day = dtl_day_from_ymd (2022, 7, 14),
                             .security = security,
                             .expected = expected,
                             .ar = security - expected,
                             .t = -0.97,
                             .p = 0.33 };
  for (gsize i = 0; i < n; i++)
    self->residuals[i] = i < n_beyond ? 1 : 0.001;
  self->study = (DtlStudy){
    .n_days = 1, .days = &self->day, .residuals = self->residuals, .session = self->day.day
  };
  self->study.fit.n = n;
  dtl_study_settings_init (&self->study.settings, TRUE);
  self->study.settings.from = self->study.settings.to = 0;
}

static const struct
{
  double security, expected;
  gsize n_beyond, n;
  const char *has, *lacks;
} sentences[] = {
  { -0.0489, 0.0001, 18, 120, "<b>not unusual</b>: 18 of 120", NULL }, /* as designed */
  { -0.20, 0, 2, 120, "<b>unusual</b>: 2 of 120", "not unusual" },     /* p 0.025 */
  { -0.20, 0, 0, 120, "<b>unusual</b>: none of 120", "not unusual" },  /* */
  { -0.20, 0, 0, 10, "<b>not unusual</b> by so few days", NULL },      /* p 1/11: too few */
  { 0.05, 0.01, 6, 120, "<b>not unusual</b>: 6 of 120", NULL },        /* p 0.058 */
};

static void
test_sentence (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *text = NULL;
  Made made;

  make (&made, sentences[i].security, sentences[i].expected, sentences[i].n_beyond, sentences[i].n);
  text = dtl_study_words_tell ("BABA", &made.study, "SPY");
  g_assert_nonnull (strstr (text, sentences[i].has));
  if (sentences[i].lacks != NULL)
    g_assert_null (strstr (text, sentences[i].lacks));
  g_assert_nonnull (strstr (text, "close to close"));
  g_assert_null (strstr (text, "caus"));
  g_assert_null (strstr (text, "because"));
  g_assert_true (pango_parse_markup (text, -1, 0, NULL, NULL, NULL, NULL));
}

static const struct
{
  DtlStudyStatus status;
  gsize n_short;
  const char *has, *has_too;
} refusals[] = {
  { DTL_STUDY_INSUFFICIENT_ESTIMATION, 7, "<b>23</b>", "<b>30</b>" }, /* what there is, is needed */
  { DTL_STUDY_NO_BENCHMARK, 0, "benchmark", "constant mean" },        /* both ways out */
  { DTL_STUDY_EVENT_BEFORE_DATA, 0, "<b>1</b> day before the first price", "1 Mar 2022" },
  { DTL_STUDY_EVENT_AFTER_DATA, 0, "<b>2</b> days after the last price", "31 Aug 2022" },
};

/* No figure is left standing that does not belong. */
static void
test_refusal (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *text = NULL;
  g_autofree char *reaction = NULL;
  g_autofree char *spoken = NULL;
  g_autoptr (DtlStudyPlan) plan = dtl_study_plan_parse (NULL, "SPY");
  DtlStudyEntry entry = { .plan = plan, .reaction = { .ar = -0.05, .p = 0.33 } };
  Made made;

  make (&made, -0.05, 0, 18, 120);
  made.study.status = refusals[i].status;
  made.study.event.day = refusals[i].status == DTL_STUDY_EVENT_BEFORE_DATA
                             ? dtl_day_from_ymd (2022, 2, 28)
                             : dtl_day_from_ymd (2022, 9, 2);
  made.study.n_needed = 30;
  made.study.n_short = refusals[i].n_short;
  made.study.first = dtl_day_from_ymd (2022, 3, 1);
  made.study.last = dtl_day_from_ymd (2022, 8, 31);
  text = dtl_study_words_tell ("BABA", &made.study, "SPY");
  entry.reaction.status = made.study.status;
  reaction = dtl_study_words_mark_reaction (&entry);
  spoken = dtl_study_words_speak_reaction ("Report", &entry);

  g_assert_nonnull (strstr (text, refusals[i].has));
  g_assert_nonnull (strstr (text, refusals[i].has_too));
  g_assert_null (strstr (text, "unusual"));
  g_assert_cmpstr (reaction, ==, "AR –   <i>p</i> –");
  g_assert_cmpstr (spoken, ==, "Report");
}

static void
test_reaction (void)
{
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;
  g_autofree char *small = NULL;
  g_autoptr (DtlStudyPlan) plan = dtl_study_plan_parse (NULL, "SPY");
  DtlStudyEntry entry = { .plan = plan, .reaction = { .ar = -0.049, .p = 0.33 } };

  text = dtl_study_words_mark_reaction (&entry);
  g_assert_cmpstr (text, ==, "AR −4.90\xe2\x80\xaf%   <i>p</i> 0.33");
  spoken = dtl_study_words_speak_reaction ("Report", &entry);
  g_assert_cmpstr (spoken, ==, "Report, abnormal minus 4.90 percent, p 0.33");
  entry.reaction.p = 0.0004;
  small = dtl_study_words_mark_reaction (&entry);
  g_assert_nonnull (strstr (small, "<b>&lt;"));
}

static void
test_windows (void)
{
  static const struct
  {
    int from, to;
    const char *name;
  } rows[] = { { 0, 0, "[0]" }, { 0, 1, "[0, 1]" }, { -1, 1, "[−1, 1]" }, { -60, 5, "[−60, 5]" } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name =
          dtl_study_words_name_range ((DtlStudyRange){ rows[i].from, rows[i].to });

      g_assert_cmpstr (name, ==, rows[i].name);
    }
}

/* Each warning is a note or a card, and has words. */
static void
test_warnings (void)
{
  Made made;

  make (&made, -0.05, 0, 18, 120);
  for (int i = 0; i < DTL_N_STUDY_WARNINGS; i++)
    {
      g_autofree char *card = dtl_study_words_warn (&made.study, (DtlStudyWarning) i);
      g_autofree char *note = NULL;

      made.study.warnings = 1u << i;
      note = dtl_study_words_list_notes (&made.study);
      g_assert_true ((card != NULL) != dtl_study_words_is_note ((DtlStudyWarning) i));
      g_assert_true ((*note != '\0') == dtl_study_words_is_note ((DtlStudyWarning) i));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autofree char *path = g_strdup_printf ("/study-words/sentence/%zu", i);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_sentence);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strdup_printf ("/study-words/refusal/%zu", i);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_refusal);
    }
  g_test_add_func ("/study-words/reaction", test_reaction);
  g_test_add_func ("/study-words/windows", test_windows);
  g_test_add_func ("/study-words/warnings", test_warnings);

  return g_test_run ();
}
