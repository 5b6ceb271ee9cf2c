/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The view state: presets, panning, zooming, cursor and selection over a year and a half of daily
 * bars, one every calendar day from 2021-01-01, so that rows are easy to tell. */
#include "app/view-state-axes.h"

#include <math.h>

#define N_ROWS 500
#define EVENT_ROW 300

static DtlSnapshot *
make_snapshot (gsize n, const char *symbol, const char *view)
{
  DtlSnapshot *self = g_atomic_rc_box_new0 (DtlSnapshot);
  gint64 *keys = g_new (gint64, n);
  double *columns[DTL_N_COLUMNS] = { NULL };
  DtlMark *mark;

  columns[DTL_COLUMN_CLOSE] = g_new (double, n);
  for (gsize i = 0; i < n; i++)
    {
      keys[i] = dtl_day_from_ymd (2021, 1, 1) + (DtlDay) i;
      columns[DTL_COLUMN_CLOSE][i] = 100;
    }
  self->list = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_series_info_free);
  self->instrument = dtl_instrument_new (symbol);
  self->series = dtl_series_new_take (DTL_INTERVAL_DAY, NULL, n, keys, columns);
  self->view = g_strdup (view);
  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_mark_free);
  for (int i = 0; i < 2; i++)
    {
      mark = g_new0 (DtlMark, 1);
      mark->event = dtl_event_new ();
      mark->event->id = 10 + i;
      mark->event->day = (DtlDay) (keys[0] + (i == 0 ? 20 : EVENT_ROW));
      mark->landing.session = mark->event->day;
      mark->has_row = TRUE;
      mark->row = i == 0 ? 20 : EVENT_ROW;
      g_ptr_array_add (self->marks, mark);
    }

  return self;
}

static DtlViewState *
make_state (const char *view)
{
  DtlViewState *state = dtl_view_state_new ();
  g_autoptr (DtlSnapshot) snapshot = make_snapshot (N_ROWS, "TEST", view);

  dtl_view_state_set_snapshot (state, snapshot);

  return state;
}

static void
assert_range (DtlViewState *state, double first, double end)
{
  double has_first, has_end;

  dtl_view_state_get_range (state, &has_first, &has_end);
  g_assert_cmpfloat_with_epsilon (has_first, first, 1e-9);
  g_assert_cmpfloat_with_epsilon (has_end, end, 1e-9);
}

static void
test_saved_view (void)
{
  g_autoptr (DtlViewState) state = make_state (
      "{\"from\":\"2021-02-01\",\"to\":\"2021-02-28\",\"preset\":\"1M\",\"selected\":10}");

  assert_range (state, 31, 59);
  g_assert_cmpint (dtl_view_state_get_preset (state), ==, DTL_PRESET_1M);
  g_assert_cmpint (dtl_view_state_get_selected (state), ==, 10);
}

/* Seen for the first time: the last six months; an event that is gone is not selected. */
static void
test_first_view (void)
{
  g_autoptr (DtlViewState) state = make_state ("{\"selected\":99}");

  /* Row 499 is 2022-05-15; six months before it is 2021-11-15, row 318. */
  assert_range (state, 319, 500);
  g_assert_cmpint (dtl_view_state_get_selected (state), ==, 0);
}

static const struct
{
  DtlPreset preset;
  double first, end;
} preset_cases[] = {
  { DTL_PRESET_1M, 105, 135 }, /* 16 April to 15 May */
  { DTL_PRESET_3M, 46, 135 },  /* from 16 February */
  { DTL_PRESET_YTD, 0, 135 },  /* from 1 January */
  { DTL_PRESET_1Y, 0, 135 },   /* more than there is: to the first bar */
  { DTL_PRESET_ALL, 0, 500 },  /* all bars, wherever the view was */
};

static void
test_presets (void)
{
  g_autoptr (DtlViewState) state = make_state ("{\"from\":\"2021-05-01\",\"to\":\"2021-05-15\"}");
  double first = -1;
  double end = -1;

  assert_range (state, 120, 135);
  for (gsize i = 0; i < G_N_ELEMENTS (preset_cases); i++)
    {
      g_assert_true (dtl_view_state_resolve_preset (state, preset_cases[i].preset, &first, &end));
      g_assert_cmpfloat (end, ==, preset_cases[i].end);
      g_assert_cmpfloat (first, ==, preset_cases[i].first);
    }
  g_assert_false (dtl_view_state_resolve_preset (state, DTL_PRESET_NONE, &first, &end));
}

static void
test_pan_and_zoom (void)
{
  g_autoptr (DtlViewState) state =
      make_state ("{\"from\":\"2021-01-11\",\"to\":\"2021-02-09\",\"preset\":\"1M\"}");

  assert_range (state, 10, 40);
  dtl_view_state_pan (state, 5.5);
  assert_range (state, 15.5, 45.5);
  g_assert_cmpint (dtl_view_state_get_preset (state), ==, DTL_PRESET_1M);
  dtl_view_state_pan (state, -1000);
  assert_range (state, 0, 30);
  dtl_view_state_pan (state, 1e9);
  assert_range (state, 470, 500);

  dtl_view_state_zoom (state, 485, 0.5);
  assert_range (state, 477.5, 492.5);
  g_assert_cmpint (dtl_view_state_get_preset (state), ==, DTL_PRESET_NONE);
  dtl_view_state_zoom (state, 485, 1e-9);
  assert_range (state, 482.5, 487.5);
  dtl_view_state_zoom (state, 485, 1e9);
  assert_range (state, 0, 500);

  dtl_view_state_set_range (state, NAN, INFINITY, DTL_PRESET_NONE);
  assert_range (state, 0, 500);
}

static void
test_selection (void)
{
  g_autoptr (DtlViewState) state = make_state ("{\"from\":\"2021-01-11\",\"to\":\"2021-02-09\"}");
  gsize row = 0;

  /* In view: the chart stays where it is. */
  dtl_view_state_select (state, 10);
  assert_range (state, 10, 40);
  g_assert_true (dtl_view_state_get_focus_row (state, &row));
  g_assert_cmpuint (row, ==, 20);

  /* Out of view: it comes to the middle. */
  g_assert_cmpint (dtl_view_state_get_neighbour (state, 1)->event->id, ==, 11);
  dtl_view_state_select (state, 11);
  assert_range (state, 285.5, 315.5);
  g_assert_null (dtl_view_state_get_neighbour (state, 1));

  dtl_view_state_set_cursor (state, 290, NAN);
  g_assert_true (dtl_view_state_get_focus_row (state, &row));
  g_assert_cmpuint (row, ==, 290);
  dtl_view_state_set_cursor (state, -1, NAN);

  /* No such event: none is selected, and the read-out is of the last session in view. */
  dtl_view_state_select (state, 77);
  g_assert_cmpint (dtl_view_state_get_selected (state), ==, 0);
  g_assert_true (dtl_view_state_get_focus_row (state, &row));
  g_assert_cmpuint (row, ==, 315);
}

/* New bars and other instruments */
static void
test_next_snapshot (void)
{
  g_autoptr (DtlViewState) state =
      make_state ("{\"from\":\"2021-01-11\",\"to\":\"2021-02-09\",\"type\":\"line\"}");
  g_autoptr (DtlSnapshot) longer = make_snapshot (N_ROWS + 50, "TEST", NULL);
  g_autoptr (DtlSnapshot) other = make_snapshot (3, "OTHER", "{\"preset\":\"All\"}");

  dtl_view_state_select (state, 10);
  dtl_view_state_set_marking (state, TRUE);
  dtl_view_state_set_snapshot (state, longer);
  assert_range (state, 10, 40);
  g_assert_cmpint (dtl_view_state_get_chart_type (state), ==, DTL_CHART_LINE);
  g_assert_cmpint (dtl_view_state_get_selected (state), ==, 10);
  g_assert_true (dtl_view_state_get_marking (state));

  dtl_view_state_set_snapshot (state, other);
  assert_range (state, 0, 3);
  g_assert_cmpint (dtl_view_state_get_chart_type (state), ==, DTL_CHART_CANDLES);

  dtl_view_state_set_snapshot (state, NULL);
  g_assert_false (dtl_view_state_get_marking (state));
  g_assert_cmpuint (dtl_view_state_get_n (state), ==, 0);
}

static void
count_cb (DtlViewState *state, guint change, guint *n_lists)
{
  *n_lists += (change & DTL_VIEW_CHANGE_LISTS) != 0;
}

/* Lists are those of the instrument, told when they change, and may be made of their own texts. */
static void
test_lists (void)
{
  g_autoptr (DtlViewState) state = make_state ("{\"compare\":[\"A\",\"B\"]}");
  g_autoptr (DtlSnapshot) other = make_snapshot (N_ROWS, "OTHER", "{\"indicators\":[\"obv\"]}");
  const char *own[] = { NULL, NULL };
  g_auto (DtlSavedView) saved = { 0 };
  guint n_lists = 0;

  g_assert_true (dtl_view_state_has_base (state));
  g_signal_connect (state, "changed", G_CALLBACK (count_cb), &n_lists);
  own[0] = dtl_view_state_get_compared (state)[1];
  dtl_view_state_set_compared (state, own);
  dtl_view_state_set_compared (state, dtl_view_state_get_compared (state));
  g_assert_cmpuint (n_lists, ==, 1);
  g_assert_cmpstr (dtl_view_state_get_compared (state)[0], ==, "B");
  g_assert_null (dtl_view_state_get_compared (state)[1]);

  dtl_view_state_save (state, &saved);
  g_assert_cmpstr (saved.compared[0], ==, "B");
  g_assert_null (saved.indicators);

  dtl_view_state_set_snapshot (state, other);
  g_assert_null (dtl_view_state_get_compared (state)[0]);
  g_assert_cmpstr (dtl_view_state_get_indicators (state)[0], ==, "obv");
  dtl_view_state_set_indicators (state, NULL);
  g_assert_null (dtl_view_state_get_indicators (state)[0]);
  g_assert_null (dtl_view_state_find_problem (state, "obv"));
}

static void
count_proposed_cb (DtlViewState *state, guint change, guint *n)
{
  *n += (change & (DTL_VIEW_CHANGE_PROPOSED | DTL_VIEW_CHANGE_POINTED)) != 0;
}

static DtlMark *
make_proposed (gint64 id, const char *symbol, gsize row)
{
  DtlMark *mark = g_new0 (DtlMark, 1);

  mark->event = dtl_event_new ();
  mark->event->id = id;
  mark->event->symbol = g_strdup (symbol);
  mark->event->day = dtl_day_from_ymd (2021, 1, 1) + (DtlDay) row;
  mark->landing.session = mark->event->day;
  mark->proposed = mark->has_row = TRUE;
  mark->row = row;

  return mark;
}

/* "10 -2@100 11" */
static void
assert_marks (DtlViewState *state, const char *expected)
{
  g_autoptr (GPtrArray) marks = dtl_view_state_list_marks (state);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < marks->len; i++)
    {
      const DtlMark *mark = g_ptr_array_index (marks, i);

      g_string_append_printf (text, "%s%d", i > 0 ? " " : "", (int) mark->event->id);
      if (mark->proposed && mark->has_row)
        g_string_append_printf (text, "@%zu", mark->row);
      g_assert_true (dtl_view_state_find_mark (state, mark->event->id) == mark);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* Proposals of the instrument shown stand between its events, by day, on the bars shown. */
static void
test_proposed (void)
{
  g_autoptr (DtlViewState) state = make_state (NULL);
  g_autoptr (DtlSnapshot) short_one = make_snapshot (50, "TEST", NULL);
  g_autoptr (DtlSnapshot) other = make_snapshot (N_ROWS, "OTHER", NULL);
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_mark_free);
  guint n_changes = 0;

  g_ptr_array_add (marks, make_proposed (-3, "TEST", 5));
  g_ptr_array_add (marks, make_proposed (-1, "TEST", 100));
  g_ptr_array_add (marks, make_proposed (-4, "OTHER", 120));
  g_ptr_array_add (marks, make_proposed (-2, "TEST", 400));
  g_signal_connect (state, "changed", G_CALLBACK (count_proposed_cb), &n_changes);
  dtl_view_state_set_proposed (state, NULL);
  g_assert_cmpuint (n_changes, ==, 0);
  dtl_view_state_set_proposed (state, marks);
  dtl_view_state_set_proposed (state, marks);
  g_assert_cmpuint (n_changes, ==, 1);
  assert_marks (state, "-3@5 10 -1@100 11 -2@400");

  dtl_view_state_set_snapshot (state, short_one);
  assert_marks (state, "-3@5 10 -1 11 -2");
  dtl_view_state_set_snapshot (state, other);
  assert_marks (state, "10 -4@120 11");
  dtl_view_state_set_proposed (state, NULL);
  assert_marks (state, "10 11");
  g_assert_null (dtl_view_state_find_mark (state, -4));
}

static void
test_pointed (void)
{
  g_autoptr (DtlViewState) state = make_state ("{\"from\":\"2021-02-01\",\"to\":\"2021-03-02\"}");
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_mark_free);
  DtlDay first = dtl_day_from_ymd (2021, 1, 1);
  guint n_changes = 0;
  gsize from = 7, to = 7;

  g_signal_connect (state, "changed", G_CALLBACK (count_proposed_cb), &n_changes);
  dtl_view_state_point_at (state, 10, DTL_DAY_NONE, DTL_DAY_NONE);
  dtl_view_state_point_at (state, 10, DTL_DAY_NONE, DTL_DAY_NONE);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpint (dtl_view_state_get_pointed (state), ==, 10);
  g_assert_false (dtl_view_state_get_pointed_rows (state, &from, &to));

  dtl_view_state_point_at (state, 0, first + 40, first + 45);
  g_assert_true (dtl_view_state_get_pointed_rows (state, &from, &to));
  g_assert_cmpuint (from, ==, 40);
  g_assert_cmpuint (to, ==, 45);
  dtl_view_state_point_at (state, 0, first + 45, first + 45); /* a day is no stretch */
  g_assert_false (dtl_view_state_get_pointed_rows (state, &from, &to));

  /* The id of a proposal is another one's in the next article. */
  g_ptr_array_add (marks, make_proposed (-1, "TEST", 5));
  dtl_view_state_point_at (state, -1, DTL_DAY_NONE, DTL_DAY_NONE);
  dtl_view_state_set_proposed (state, marks);
  g_assert_cmpint (dtl_view_state_get_pointed (state), ==, 0);

  assert_range (state, 31, 61);
  dtl_view_state_reveal_rows (state, 31, 60); /* all in view */
  assert_range (state, 31, 61);
  dtl_view_state_reveal_rows (state, 58, 67); /* as wide as before */
  assert_range (state, 48, 78);
  dtl_view_state_reveal_rows (state, 100, 199); /* wider, with margins */
  assert_range (state, 92, 208);
  dtl_view_state_reveal_rows (state, 0, N_ROWS - 1);
  assert_range (state, 0, N_ROWS);
}

/* What is set at the axes is saved with the view and comes back with it; another instrument, or a
 * view without, has none. A type of a later version stays until another is chosen. */
static void
test_axes (void)
{
  g_autoptr (DtlViewState) state = make_state ("{\"type\":\"renko\",\"panes\":{\"RSI 14\":0.2}}");
  g_autoptr (GHashTable) shares = dtl_pane_shares_copy (NULL);
  g_auto (DtlSavedView) saved = { 0 };
  g_autofree char *printed = NULL;
  double share = 0.25;
  double none = 0;

  g_assert_cmpint (dtl_view_state_get_chart_type (state), ==, DTL_CHART_CANDLES);
  g_hash_table_insert (shares, g_strdup ("Volume"), g_memdup2 (&share, sizeof share));
  dtl_view_state_set_axes (state, (DtlRange){ 80, 120 }, shares);
  dtl_view_state_save (state, &saved);
  printed = dtl_saved_view_print (&saved);
  g_assert_nonnull (strstr (printed, "\"type\":\"renko\""));
  g_assert_nonnull (strstr (printed, "\"prices\":{\"low\":80,\"high\":120}"));
  g_assert_nonnull (strstr (printed, "\"panes\":{\"RSI 14\":0.2,\"Volume\":0.25}"));
  dtl_saved_view_clear (&saved);
  g_clear_pointer (&printed, g_free);

  g_hash_table_insert (shares, g_strdup ("RSI 14"), g_memdup2 (&none, sizeof none));
  dtl_view_state_set_axes (state, (DtlRange){ 0, 0 }, shares);
  dtl_view_state_set_chart_type (state, DTL_CHART_CANDLES);
  dtl_view_state_save (state, &saved);
  printed = dtl_saved_view_print (&saved);
  g_assert_null (strstr (printed, "renko"));
  g_assert_null (strstr (printed, "prices"));
  g_assert_nonnull (strstr (printed, "\"panes\":{\"Volume\":0.25}"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/view-state/saved-view", test_saved_view);
  g_test_add_func ("/view-state/first-view", test_first_view);
  g_test_add_func ("/view-state/presets", test_presets);
  g_test_add_func ("/view-state/pan-and-zoom", test_pan_and_zoom);
  g_test_add_func ("/view-state/selection", test_selection);
  g_test_add_func ("/view-state/next-snapshot", test_next_snapshot);
  g_test_add_func ("/view-state/lists", test_lists);
  g_test_add_func ("/view-state/proposed", test_proposed);
  g_test_add_func ("/view-state/pointed", test_pointed);
  g_test_add_func ("/view-state/axes", test_axes);

  return g_test_run ();
}
