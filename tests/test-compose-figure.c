/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures of the sample: what is in them, and what is said around them. */

#include "base/error.h"
#include "figure-fixture.h"

#include <string.h>

static void
test_texts (Fixture *fixture, gconstpointer data)
{
  DtlFigureOptions options = figure_half_year ();
  g_autoptr (DtlFigure) figure = NULL;
  const GArray *flags;
  double first, end;
  gsize n_events;

  figure_open_sample (fixture);
  figure = figure_compose (fixture, &options, &n_events);

  g_assert_cmpstr (dtl_figure_get_title (figure), ==, "Alibaba Group Holding (BABA)");
  g_assert_cmpstr (dtl_figure_get_subtitle (figure), ==,
                   "NYSE, US dollars a share, 1 March to 31 August 2022");
  g_assert_cmpstr (dtl_figure_get_source (figure), ==,
                   "Source: daily prices of BABA to 31 Aug 2022; event dates as marked by the "
                   "author");
  g_assert_cmpstr (dtl_figure_get_notes (figure), ==,
                   "Return is close against previous close, unadjusted. “Executives summoned” is "
                   "dated “on or before”. “Executives summoned” and “WSJ report” share one session "
                   "and one return.");
  g_assert_cmpstr (dtl_figure_get_numbered_notes (figure), ==,
                   "Return is close against previous close, unadjusted. Event 3 is dated “on or "
                   "before”. Events 3–4 share one session and one return.");
  g_assert_cmpstr (dtl_figure_get_reaction_notes (figure), ==,
                   "Return is close against previous close, unadjusted. Event 3 is dated “on or "
                   "before”. Events 3–4 share one session and one return. Abnormal is return minus "
                   "the expected one: market model on SPY, at most 120 returns before each event "
                   "window; p from a two-sided t-test, bold below 0.05.");

  g_assert_cmpuint (n_events, ==, 6);
  dtl_chart_get_range (dtl_figure_get_chart (figure), &first, &end);
  g_assert_cmpfloat (end - first, ==, 128);

  /* The two of 14 July 2022: the summons first, with its date marked as unsure. */
  flags = dtl_chart_get_flags (dtl_figure_get_chart (figure));
  g_assert_cmpstr (g_array_index (flags, DtlFlag, 2).date, ==, "≤ 14 Jul");
  g_assert_cmpstr (g_array_index (flags, DtlFlag, 2).when, ==, "date uncertain");
  g_assert_true (g_array_index (flags, DtlFlag, 2).uncertain);
  g_assert_cmpstr (g_array_index (flags, DtlFlag, 3).title, ==, "WSJ report");
  g_assert_cmpstr (g_array_index (flags, DtlFlag, 3).when, ==, "14 Jul");
  g_assert_cmpfloat_with_epsilon (g_array_index (flags, DtlFlag, 3).value, -0.0489, 5e-5);
  g_assert_cmpuint (g_array_index (flags, DtlFlag, 2).row, ==,
                    g_array_index (flags, DtlFlag, 3).row);
}

static void
mark (Fixture *fixture, const char *date, const char *title)
{
  g_autoptr (DtlEvent) event = dtl_event_new ();
  g_autoptr (DtlMark) added = NULL;
  g_autoptr (GError) error = NULL;

  event->symbol = g_strdup ("BABA");
  event->title = g_strdup (title);
  dtl_day_parse_iso (date, strlen (date), &event->day);
  added = dtl_mark_event_add (fixture->store, event, 0, &error);
  g_assert_no_error (error);
}

static DtlMark *
add_range (Fixture *fixture, const char *from, const char *to, DtlLabelPlace place, int lane)
{
  g_autoptr (DtlEvent) event = dtl_event_new ();
  g_autoptr (GError) error = NULL;
  DtlMark *mark;

  event->symbol = g_strdup ("BABA");
  event->title = g_strdup ("Stretch");
  event->label_place = place;
  event->label_lane = lane;
  dtl_day_parse_iso (from, strlen (from), &event->day);
  dtl_day_parse_iso (to, strlen (to), &event->end_day);
  mark = dtl_mark_event_add (fixture->store, event, 0, &error);
  g_assert_no_error (error);

  return mark;
}

/* Rows count from 1 March 2022 as row 0 of the figure. */
static void
test_ranges (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *from, *to;
    const char *date;
    int row, last_row; /* -1: not drawn */
  } rows[] = {
    { "2022-03-02", "2022-03-04", "2 Mar – 4 Mar", 1, 3 },
    { "2022-03-04", "2022-03-06", "4 Mar – 6 Mar", 3, 3 }, /* ends on a Sunday */
    { "2022-03-05", "2022-03-06", "7 Mar", 4, 4 },         /* a weekend, lands after it */
    { "2022-02-01", "2022-03-02", "1 Feb – 2 Mar", 0, 1 }, /* began before */
    { "2022-08-31", "2023-01-31", "31 Aug 2022 – 31 Jan 2023", 127, -2 }, /* outlasts the figure */
    { "2022-02-01", "2022-02-28", "", -1, -1 },
    { "2022-09-01", "2022-09-30", "", -1, -1 },
  };

  figure_open_sample (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      DtlFigureOptions options = figure_half_year ();
      g_autoptr (DtlMark) mark =
          add_range (fixture, rows[i].from, rows[i].to, DTL_LABEL_PLACE_LEFT, 2);
      g_autoptr (DtlFigure) figure = figure_compose (fixture, &options, NULL);
      const GArray *flags = dtl_chart_get_flags (dtl_figure_get_chart (figure));
      const DtlFlag *flag = NULL;
      double first, end;

      dtl_chart_get_range (dtl_figure_get_chart (figure), &first, &end);
      for (guint f = 0; f < flags->len; f++)
        if (g_array_index (flags, DtlFlag, f).id == mark->event->id)
          flag = &g_array_index (flags, DtlFlag, f);
      g_assert_true ((flag != NULL) == (rows[i].row >= 0));
      if (flag == NULL)
        continue;
      g_assert_cmpstr (flag->date, ==, rows[i].date);
      g_assert_cmpint ((int) (flag->row - (gsize) first), ==, rows[i].row);
      if (rows[i].last_row == -2)
        g_assert_cmpuint (flag->last_row, >=, (gsize) end);
      else
        g_assert_cmpint ((int) (flag->last_row - (gsize) first), ==, rows[i].last_row);
      g_assert_true (flag->is_fixed && flag->side == DTL_SIDE_LEFT && flag->lane == 2);
    }
}

/* What rolled is said, and one sentence tells all that share a session. */
static void
test_notes_of_many (Fixture *fixture, gconstpointer data)
{
  DtlFigureOptions options = figure_half_year ();
  g_autoptr (DtlFigure) figure = NULL;

  figure_open_sample (fixture);
  mark (fixture, "2022-07-16", "Follow-up");
  mark (fixture, "2022-07-18", "Denial");
  mark (fixture, "2022-07-18", "Comment");
  figure = figure_compose (fixture, &options, NULL);
  g_assert_cmpstr (dtl_figure_get_numbered_notes (figure), ==,
                   "Return is close against previous close, unadjusted. Event 3 is dated “on or "
                   "before”. Event 5 came while the exchange was closed and stands at the next "
                   "session. Events 3–4 and 5–7 share one session and one return each.");
}

/* A small figure goes without its texts before it goes without its flags, or at last a chart. */
static void
test_small (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    double width, height, chart;
    gboolean has_chips;
  } sizes[] = {
    { 467, 330, 96, TRUE },  /* a column of a page, in px */
    { 438, 309, 96, TRUE },  /* 85 x 60 mm, its numbers told in text */
    { 700, 450, 96, TRUE },  /* with a key */
    { 1200, 300, 96, TRUE }, /* a banner */
    { 320, 240, 90, FALSE }, /* title and chart */
    { 200, 150, 70, FALSE }, /* chart */
    { 10, 10, 1, FALSE },    /* nothing to see, nothing to break */
  };

  figure_open_sample (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      DtlFigureOptions options = figure_half_year ();
      cairo_surface_t *surface = cairo_image_surface_create (
          CAIRO_FORMAT_RGB24, (int) sizes[i].width, (int) sizes[i].height);
      cairo_t *cr = cairo_create (surface);
      g_autoptr (DtlFigure) figure = NULL;
      gsize n_chips;

      options.theme = i == 1 ? DTL_THEME_PRINT : DTL_THEME_LIGHT;
      figure = figure_compose (fixture, &options, NULL);
      dtl_figure_draw (figure, cr, sizes[i].width, sizes[i].height, 1);
      dtl_chart_get_chips (dtl_figure_get_chart (figure), &n_chips);
      g_assert_cmpint (n_chips > 0, ==, sizes[i].has_chips);
      g_assert_cmpfloat (dtl_chart_get_area (dtl_figure_get_chart (figure), DTL_AREA_PRICE).height,
                         >=, sizes[i].chart);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

static void
test_own_texts (Fixture *fixture, gconstpointer data)
{
  DtlFigureOptions options = figure_half_year ();
  g_autoptr (DtlFigure) figure = NULL;

  figure_open_sample (fixture);
  options.title = "A fall of 4.9 %";
  options.notes = "";
  figure = figure_compose (fixture, &options, NULL);
  g_assert_cmpstr (dtl_figure_get_title (figure), ==, "A fall of 4.9 %");
  g_assert_null (dtl_figure_get_notes (figure));
  g_assert_nonnull (dtl_figure_get_source (figure));
}

static void
test_kinds (Fixture *fixture, gconstpointer data)
{
  const char *press[] = { "press", NULL };
  const char *none[] = { NULL };
  DtlFigureOptions options = figure_half_year ();
  gsize n_events;

  figure_open_sample (fixture);
  options.event_kinds = (char **) press;
  dtl_figure_free (figure_compose (fixture, &options, &n_events));
  g_assert_cmpuint (n_events, ==, 1);

  options.event_kinds = (char **) none;
  {
    g_autoptr (DtlFigure) figure = figure_compose (fixture, &options, &n_events);

    g_assert_cmpuint (n_events, ==, 0);
    g_assert_null (dtl_figure_get_notes (figure));
    g_assert_null (dtl_figure_get_numbered_notes (figure));
    g_assert_cmpstr (dtl_figure_get_source (figure), ==,
                     "Source: daily prices of BABA to 31 Aug 2022");
  }
}

/* Weeks are made of the days; an event stands on the week of its session. */
static void
test_weeks (Fixture *fixture, gconstpointer data)
{
  DtlFigureOptions options = { .from = DTL_DAY_NONE,
                               .to = DTL_DAY_NONE,
                               .interval = DTL_INTERVAL_WEEK };
  g_autoptr (DtlFigure) figure = NULL;
  const GArray *flags;
  DtlSeries *series;
  gsize n_events;

  figure_open_sample (fixture);
  figure = figure_compose (fixture, &options, &n_events);
  series = dtl_chart_get_series (dtl_figure_get_chart (figure));
  flags = dtl_chart_get_flags (dtl_figure_get_chart (figure));

  g_assert_cmpint (dtl_series_get_interval (series), ==, DTL_INTERVAL_WEEK);
  g_assert_cmpuint (n_events, ==, 17);
  for (guint i = 0; i < flags->len; i++)
    {
      const DtlFlag *flag = &g_array_index (flags, DtlFlag, i);

      if (g_str_equal (flag->title, "WSJ report"))
        g_assert_cmpint (dtl_series_get_day (series, flag->row), ==,
                         dtl_day_from_ymd (2022, 7, 15));
      if (i > 0)
        g_assert_cmpuint (flag->row, >=, (flag - 1)->row);
    }
  g_assert_cmpstr (dtl_figure_get_subtitle (figure), ==,
                   "NYSE, US dollars a share, weekly bars, 3 January 2020 to 30 December 2022");
}

static const struct
{
  DtlPriceScaleKind scale;
  DtlChartType type;
  int month, day; /* of 2022, the base; 0: none */
  const char *subtitle, *notes;
} scales[] = {
  { DTL_PRICE_SCALE_LINEAR, DTL_CHART_CANDLES, 0, 0,
    "NYSE, US dollars a share, 1 March to 31 August 2022", NULL }, /* nothing to say */
  { DTL_PRICE_SCALE_LOG, DTL_CHART_CANDLES, 0, 0,
    "NYSE, US dollars a share, logarithmic, 1 March to 31 August 2022", NULL },
  { DTL_PRICE_SCALE_PERCENT, DTL_CHART_LINE, 0, 0,
    "NYSE, % vs close 1 Mar 2022, 1 March to 31 August 2022", NULL }, /* the first drawn */
  { DTL_PRICE_SCALE_INDEX, DTL_CHART_LINE, 1, 1,
    "NYSE, index, close 3 Jan 2022 = 100, 1 March to 31 August 2022",
    "3 Jan 2022 is the first session from 1 Jan 2022 on." }, /* a holiday */
  { DTL_PRICE_SCALE_LINEAR, DTL_CHART_BASELINE, 3, 15,
    "NYSE, US dollars a share, 1 March to 31 August 2022",
    "The base is the close of 15 Mar 2022." },
};

static void
test_scales (Fixture *fixture, gconstpointer data)
{
  const char *none[] = { NULL };

  figure_open_sample (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      DtlFigureOptions options = figure_half_year ();
      g_autoptr (DtlFigure) figure = NULL;

      options.event_kinds = (char **) none;
      options.price_scale = scales[i].scale;
      options.type = scales[i].type;
      options.base = scales[i].month > 0 ? dtl_day_from_ymd (2022, scales[i].month, scales[i].day)
                                         : DTL_DAY_NONE;
      figure = figure_compose (fixture, &options, NULL);
      g_assert_cmpstr (dtl_figure_get_subtitle (figure), ==, scales[i].subtitle);
      g_assert_cmpstr (dtl_figure_get_notes (figure), ==, scales[i].notes);
    }
}

static const struct
{
  const char *symbol;
  int from, to; /* years, from the first to the last day */
  const char *message;
} refused[] = {
  { "BABA", 2015, 2016,
    "There are no bars of BABA between 2015-01-01 and 2016-12-31." }, /* before */
  { "BABA", 2030, 2031,
    "There are no bars of BABA between 2030-01-01 and 2031-12-31." }, /* after */
  { "BABA", 2022, 2021,
    "There are no bars of BABA between 2022-01-01 and 2021-12-31." }, /* wrong */
  { "NOPE", 2022, 2022, "*NOPE*" },                                   /* no such symbol */
};

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  figure_open_sample (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      DtlFigureOptions options = { .from = dtl_day_from_ymd (refused[i].from, 1, 1),
                                   .to = dtl_day_from_ymd (refused[i].to, 12, 31),
                                   .interval = DTL_INTERVAL_DAY };
      g_autoptr (GError) error = NULL;

      g_assert_null (
          dtl_compose_figure (fixture->store, refused[i].symbol, &options, NULL, &error));
      g_assert_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND);
      g_assert_true (g_pattern_match_simple (refused[i].message, error->message));
    }
}

static void
put_shifted (Fixture *fixture, const char *symbol, const char *exchange, const char *currency)
{
  g_autoptr (DtlSeries) series =
      dtl_store_get_series (fixture->store, "SPY", DTL_INTERVAL_DAY, NULL);
  g_autoptr (DtlInstrument) instrument = dtl_instrument_new (symbol);
  g_autoptr (GError) error = NULL;

  instrument->exchange = g_strdup (exchange);
  instrument->currency = g_strdup (currency);
  begin_step (fixture->store, "Add");
  g_assert_true (dtl_store_put_instrument (fixture->store, instrument, &error));
  g_assert_true (dtl_store_put_series (fixture->store, symbol, series, NULL, &error));
  g_assert_no_error (error);
  commit_step (fixture->store);
}

/* What a compared line is, where it meets the prices, and where its numbers end. */
static void
test_compared_texts (Fixture *fixture, gconstpointer data)
{
  static const char *const symbols[] = { "SPY", "HK", NULL };
  DtlFigureOptions options = figure_half_year ();
  g_autoptr (DtlFigure) figure = NULL;
  char *none[] = { NULL };

  figure_open_sample (fixture);
  put_shifted (fixture, "HK", "XHKG", "HKD");
  options.base = DTL_DAY_NONE;
  options.compared = symbols;
  options.event_kinds = none;
  figure = figure_compose (fixture, &options, NULL);

  g_assert_cmpstr (dtl_figure_get_subtitle (figure), ==,
                   "NYSE, US dollars a share, 1 March to 31 August 2022, with SPY and HK");
  g_assert_cmpstr (dtl_figure_get_notes (figure), ==,
                   "The lines meet the prices at the close of 1 Mar 2022; equal heights are equal "
                   "changes in percent. HK is traded at HKEX in Hong Kong dollars: where only one "
                   "of the exchanges is open there is a gap.");
  g_assert_cmpstr (dtl_figure_get_source (figure), ==,
                   "Source: daily prices of BABA to 31 Aug 2022, SPY to 31 Aug 2022, HK to 31 Aug "
                   "2022");
}

/* Without a calendar a weekend's event stands on the next bar, where its mark says it is. */
static void
test_no_calendar (Fixture *fixture, gconstpointer data)
{
  DtlFigureOptions options = { .from = DTL_DAY_NONE, .to = DTL_DAY_NONE };
  g_autoptr (DtlInstrument) instrument = NULL;
  g_autoptr (DtlFigure) figure = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_before, n_events;

  options.interval = DTL_INTERVAL_DAY;
  figure_open_sample (fixture);
  instrument = dtl_store_get_instrument (fixture->store, "BABA", &error);
  g_clear_pointer (&instrument->exchange, g_free);
  begin_step (fixture->store, "Forget the exchange");
  g_assert_true (dtl_store_put_instrument (fixture->store, instrument, &error));
  commit_step (fixture->store);
  dtl_figure_free (figure_compose (fixture, &options, &n_before));

  mark (fixture, "2022-07-16", "Saturday");
  mark (fixture, "2019-07-13", "Before all bars");
  figure = figure_compose (fixture, &options, &n_events);
  g_assert_cmpuint (n_events, ==, n_before + 1);
}

static const struct
{
  const char *kind;
  DtlSymbol symbol;
  gunichar letter;
} symbols[] = {
  { "regulator.fine", DTL_SYMBOL_SHIELD, 0 },    /* of the table */
  { "press", DTL_SYMBOL_NEWSPAPER, 0 },          /* a group */
  { "regulator.rule", DTL_SYMBOL_MEGAPHONE, 0 }, /* shows as policy */
  { "weather", DTL_SYMBOL_LETTER, 'W' },         /* a user's own */
  { "übernahme", DTL_SYMBOL_LETTER, 0xdc },      /* in any script */
};

static void
test_symbols (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (symbols); i++)
    {
      gunichar letter = 1;

      g_assert_cmpint (dtl_compose_symbol (symbols[i].kind, &letter), ==, symbols[i].symbol);
      g_assert_cmpuint (letter, ==, symbols[i].letter);
    }
}

int
main (int argc, char *argv[])
{
  static const FixtureTest tests[] = {
    { "/compose-figure/texts", test_texts },
    { "/compose-figure/ranges", test_ranges },
    { "/compose-figure/notes-of-many", test_notes_of_many },
    { "/compose-figure/small", test_small },
    { "/compose-figure/own-texts", test_own_texts },
    { "/compose-figure/kinds", test_kinds },
    { "/compose-figure/weeks", test_weeks },
    { "/compose-figure/scales", test_scales },
    { "/compose-figure/compared-texts", test_compared_texts },
    { "/compose-figure/no-calendar", test_no_calendar },
    { "/compose-figure/refused", test_refused },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);
  g_test_add_func ("/compose-figure/symbols", test_symbols);

  return g_test_run ();
}
