/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a figure takes over from the app: figures of studies in its key, axes set by hand. */

#include "chart/chart-panes.h"
#include "chart/event-key.h"
#include "figure-fixture.h"
#include "operations/study-reactions.h"

#include <math.h>
#include <string.h>

/* The key says of each event what the events list says: abnormal return and p, of its own plan. */
static void
test_reactions (Fixture *fixture, gconstpointer data)
{
  DtlFigureOptions options = figure_half_year ();
  g_autoptr (GPtrArray) reactions = NULL;
  g_autoptr (DtlFigure) figure = NULL;
  g_autoptr (GError) error = NULL;
  const GArray *flags;
  guint n_unusual = 0;

  figure_open_sample (fixture);
  figure = figure_compose (fixture, &options, NULL);
  flags = dtl_chart_get_flags (dtl_figure_get_chart (figure));
  reactions = dtl_study_events_reactions (fixture->store, "BABA", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < flags->len; i++)
    {
      const DtlFlag *flag = &g_array_index (flags, DtlFlag, i);
      const DtlEventReaction *reaction = NULL;

      for (guint k = 0; k < reactions->len; k++)
        if (((DtlEventReaction *) reactions->pdata[k])->event_id == flag->id)
          reaction = reactions->pdata[k];
      g_assert_true (flag->has_reaction);
      g_assert_cmpfloat (flag->abnormal, ==, reaction->reaction.ar);
      g_assert_cmpfloat (flag->p, ==, reaction->reaction.p);
      g_assert_cmpint (flag->is_unusual, ==, flag->p < 0.05);
      n_unusual += (guint) flag->is_unusual;
    }
  g_assert_cmpuint (n_unusual, ==, 3);

  /* Without the benchmark they are measured against the security's own mean, and it is said. */
  dtl_figure_free (g_steal_pointer (&figure));
  begin_step (fixture->store, "Forget the benchmark");
  g_assert_true (dtl_store_remove_instrument (fixture->store, "SPY", &error));
  commit_step (fixture->store);
  figure = figure_compose (fixture, &options, NULL);
  g_assert_null (strstr (dtl_figure_get_reaction_notes (figure), "SPY"));
  g_assert_nonnull (strstr (dtl_figure_get_reaction_notes (figure), ": constant mean, at most"));
}

/* What explains the numbers of a figure too low for a table. */
static void
test_key_text (void)
{
  g_autoptr (GArray) flags = dtl_flags_new ();
  DtlFlag items[] = { { .id = 1, .row = 2, .title = g_strdup ("Before"), .value = 0.5 },
                      { .id = 2, .row = 5, .title = g_strdup ("WSJ report"), .value = -0.0489 },
                      { .id = 3, .row = 5, .title = g_strdup ("Summons"), .value = NAN },
                      { .id = 4, .row = 9, .title = g_strdup ("After"), .value = 0.5 } };
  g_autofree char *both = NULL;
  g_autofree char *titles = NULL;
  g_autofree char *few = NULL;
  g_autofree char *none = dtl_event_key_describe (NULL, (DtlRows){ 0, 9 }, 9, TRUE);

  g_array_append_vals (flags, items, G_N_ELEMENTS (items));
  both = dtl_event_key_describe (flags, (DtlRows){ 3, 9 }, 2, TRUE);
  titles = dtl_event_key_describe (flags, (DtlRows){ 3, 9 }, 9, FALSE);
  g_assert_cmpstr (both, ==, "2 WSJ report −4.89 % · 3 Summons");
  g_assert_cmpstr (titles, ==, "2 WSJ report · 3 Summons");
  g_assert_cmpstr (none, ==, "");
  few = dtl_event_key_describe (flags, (DtlRows){ 0, 10 }, 1, FALSE);
  g_assert_cmpstr (few, ==, "1\u00a0Before\u00a0· and 3 more");

  /* Two columns of a page have room for what was abnormal; without a study there is none. */
  g_assert_false (dtl_event_key_has_reactions (flags, (DtlRows){ 3, 9 }, 875));
  g_array_index (flags, DtlFlag, 1).has_reaction = TRUE;
  g_assert_true (dtl_event_key_has_reactions (flags, (DtlRows){ 3, 9 }, 875));
  g_assert_false (dtl_event_key_has_reactions (flags, (DtlRows){ 6, 9 }, 875));
  g_assert_false (dtl_event_key_has_reactions (flags, (DtlRows){ 3, 9 }, 386));
}

/* A figure has the axis and the heights of the view that it is exported from. */
static void
test_axes (Fixture *fixture, gconstpointer data)
{
  DtlFigureOptions options = figure_half_year ();
  const char *const indicators[] = { "rsi:14", "atr:14", NULL };
  g_autoptr (GHashTable) panes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (DtlFigure) figure = NULL;
  double shares[] = { 0.25, 0.125 };
  double low, high;
  DtlChart *chart;

  figure_open_sample (fixture);
  g_hash_table_insert (panes, (gpointer) "Volume", &shares[0]);
  g_hash_table_insert (panes, (gpointer) "ATR 14", &shares[1]);
  options.indicators = indicators;
  options.panes = panes;
  options.prices = (DtlRange){ 60, 150 };
  figure = figure_compose (fixture, &options, NULL);
  chart = dtl_figure_get_chart (figure);

  g_assert_true (dtl_chart_get_price_range (chart, &low, &high));
  g_assert_cmpfloat (low, ==, 60);
  g_assert_cmpfloat (high, ==, 150);
  g_assert_cmpfloat (dtl_chart_get_pane_share (chart, DTL_PANE_VOLUME), ==, 0.25);
  g_assert_cmpfloat (dtl_chart_get_pane_share (chart, DTL_PANE_VOLUME + 1), ==, 0);
  g_assert_cmpfloat (dtl_chart_get_pane_share (chart, DTL_PANE_VOLUME + 2), ==, 0.125);

  dtl_figure_free (g_steal_pointer (&figure));
  options.panes = NULL;
  options.prices = (DtlRange){ 0, 0 };
  figure = figure_compose (fixture, &options, NULL);
  g_assert_false (dtl_chart_get_price_range (dtl_figure_get_chart (figure), &low, &high));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/compose-key/axes", Fixture, NULL, fixture_set_up, test_axes, fixture_tear_down);
  g_test_add ("/compose-key/reactions", Fixture, NULL, fixture_set_up, test_reactions,
              fixture_tear_down);
  g_test_add_func ("/compose-key/text", test_key_text);

  return g_test_run ();
}
